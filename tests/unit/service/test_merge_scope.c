/* SPDX-License-Identifier: MIT */
/* Bringing a copy home: whether what came is of those its holder works with now. */
#include "hub/base/str.h"
#include "merge_case.h"
#include "unit.h"

#define OTHER "fedcba9876543210fedcba9876543210"

/* Robin Hub and Tern Hub; Amina works with both, Rosa with Robin Hub, Nia with both. */
struct people {
    hub_id tern, rosa, nia, nia_tern;
    hub_id robins, terns; /* a family of each */
};

static struct people two_hubs(struct open_hub *w)
{
    struct people p;
    p.tern = add(w, "hub", "hub=Tern Hub|nation=England");
    add(w, "person", "person=Amina|hub=Tern Hub|role=hub carer");
    p.rosa = add(w, "person", "person=Rosa|hub=Robin Hub|role=hub carer");
    p.nia = add(w, "person", "person=Nia|hub=Robin Hub|role=hub carer");
    p.nia_tern = add(w, "person", "person=Nia|hub=Tern Hub|role=hub carer");
    p.robins = add(w, "family", "family=Okafor|hub=Robin Hub|phone=0161 496 0000");
    p.terns = add(w, "family", "family=Reid|hub=Tern Hub|phone=0161 496 0000");
    return p;
}

static hub_id liaison(struct open_hub *w, hub_id family)
{
    hub_id lena = add(w, "person", "person=Lena|hub=Robin Hub|role=liaison worker");
    give_only(w, lena, SCOPE_FAMILY, family, DATE_NONE);
    return lena;
}

static hub_id stay_of(struct open_hub *w, const char *family)
{
    return add(w, "stay", arena_printf(w->a,
        "family=%s|arrive=2027-01-05 16:00|leave=2027-01-06 12:00", family));
}

static hub_id goes_ahead(struct open_hub *w, struct hub *at, hub_id stay)
{
    return away_add(w, at, "go_ahead",
        arena_printf(w->a, "stay=%lld|rule=3|person=Lena|reason=The sofa is fine.", (long long)stay.n));
}

/* --- families -------------------------------------------------------------------------------- */

static void a_family_taken_away_meanwhile_is_asked_about(void **state)
{
    struct open_hub *w = *state;
    hub_id family = okafor(w), other = add(w, "family", "family=Reid"), stay = stay_of(w, "Okafor");
    hub_id lena = liaison(w, family);
    hub_id pack = away_pack_of(w, 1, MARK, lena);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id ahead = goes_ahead(w, away, stay);
    give_only(w, lena, SCOPE_FAMILY, other, DATE_NONE);
    struct merge_done done = away_return(w, away, pack);
    assert_int_equal(done.waiting, 1);
    assert_int_equal(done.applied, 0);
    assert_false(is_here(w, "go_ahead", ahead));
    asks_whose(w, "go_ahead", ahead);
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_true(is_here(w, "go_ahead", ahead));
    no_questions(w);
    assert_int_equal(away_return(w, away, pack).steps, 0);
    no_questions(w);
    hub_close(away);
}

static void home_leaves_it_out_for_good(void **state)
{
    struct open_hub *w = *state;
    hub_id family = okafor(w), other = add(w, "family", "family=Reid"), stay = stay_of(w, "Okafor");
    hub_id lena = liaison(w, family);
    hub_id pack = away_pack_of(w, 1, MARK, lena);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id ahead = goes_ahead(w, away, stay);
    give_only(w, lena, SCOPE_FAMILY, other, DATE_NONE);
    away_return(w, away, pack);
    assert_int_equal(away_settle(w, 1, ANSWER_HOME), HUB_OK);
    assert_false(is_here(w, "go_ahead", ahead));
    give_only(w, lena, SCOPE_FAMILY, family, DATE_NONE); /* given back later: it was decided */
    away_return(w, away, pack);
    assert_false(is_here(w, "go_ahead", ahead));
    no_questions(w);
    hub_close(away);
}

static void an_answer_taken_back_is_asked_again(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    hub_id family = okafor(w), other = add(w, "family", "family=Reid"), stay = stay_of(w, "Okafor");
    hub_id lena = liaison(w, family);
    hub_id pack = away_pack_of(w, 1, MARK, lena);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id ahead = goes_ahead(w, away, stay);
    give_only(w, lena, SCOPE_FAMILY, other, DATE_NONE);
    away_return(w, away, pack);
    assert_int_equal(away_settle(w, 1, ANSWER_HOME), HUB_OK);
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    asks_whose(w, "go_ahead", ahead);
    for (int i = 0; i < 3; i++) { /* others come home meanwhile */
        struct hub *next = away_copy(w, w->h, arena_printf(w->a, "%032d", i + 1));
        edit_at(w, next, family, arena_printf(w->a, "priority=%d", i + 1));
        away_return(w, next, ID_NONE);
        assert_false(is_here(w, "go_ahead", ahead));
        asks_whose(w, "go_ahead", ahead);
        hub_close(next);
    }
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_true(is_here(w, "go_ahead", ahead));
    no_questions(w);
    hub_close(away);
}

static void a_family_still_given_asks_nothing(void **state)
{
    struct open_hub *w = *state;
    hub_id family = okafor(w), stay = stay_of(w, "Okafor");
    hub_id pack = away_pack_of(w, 1, MARK, liaison(w, family));
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id ahead = goes_ahead(w, away, stay);
    assert_int_equal(away_return(w, away, pack).waiting, 0);
    assert_true(is_here(w, "go_ahead", ahead));
    no_questions(w);
    hub_close(away);
}

static void who_is_given_all_families_again_is_asked_nothing(void **state)
{
    struct open_hub *w = *state;
    okafor(w);
    hub_id reid = add(w, "family", "family=Reid"), stay = stay_of(w, "Okafor");
    hub_id lena = liaison(w, reid);
    hub_id pack = away_pack_of(w, 1, MARK, lena);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id ahead = goes_ahead(w, away, stay);
    give_only(w, lena, SCOPE_FAMILY, ID_NONE, DATE_NONE);
    away_return(w, away, pack);
    assert_true(is_here(w, "go_ahead", ahead));
    no_questions(w);
    hub_close(away);
}

static void a_worry_waits_for_nobody(void **state)
{
    struct open_hub *w = *state;
    hub_id family = okafor(w), other = add(w, "family", "family=Reid");
    hub_id lena = liaison(w, family);
    hub_id pack = away_pack_of(w, 1, MARK, lena);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id worry = away_add(w, away, "worry", "family=Okafor|exact_words=a bruise|at=2026-11-21 09:00");
    give_only(w, lena, SCOPE_FAMILY, other, DATE_NONE);
    away_return(w, away, pack);
    assert_true(is_here(w, "worry", worry));
    no_questions(w);
    hub_close(away);
}

/* --- hubs ------------------------------------------------------------------------------------ */

static void a_hub_taken_away_meanwhile_is_asked_about(void **state)
{
    struct open_hub *w = *state;
    struct people p = two_hubs(w);
    hub_id pack = away_pack_of(w, 1, MARK, p.nia_tern);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, p.terns, "phone=0161 496 0001|notes=likes tea");
    edit_at(w, away, p.robins, "phone=0161 496 0001");
    remove_at(w, w->h, "person", p.nia_tern);
    away_return(w, away, pack);
    assert_string_equal(field_of(w, "family", p.robins, "phone"), "0161 496 0001");
    assert_string_equal(field_of(w, "family", p.terns, "phone"), "0161 496 0000");
    assert_string_equal(field_of(w, "family", p.terns, "notes"), "");
    struct claim *c;
    const struct question *q = one_question(w, "not theirs");
    assert_int_equal(q->record_id, p.terns.n);
    assert_int_equal(claims(w, q->record.id, &c), 2);
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_string_equal(field_of(w, "family", p.terns, "phone"), "0161 496 0001");
    assert_string_equal(field_of(w, "family", p.terns, "notes"), "likes tea");
    no_questions(w);
    hub_close(away);
}

static void home_keeps_what_it_has_of_a_hub_taken_away(void **state)
{
    struct open_hub *w = *state;
    struct people p = two_hubs(w);
    hub_id pack = away_pack_of(w, 1, MARK, p.nia);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, p.terns, "phone=0161 496 0001");
    remove_at(w, w->h, "person", p.nia_tern);
    away_return(w, away, pack);
    assert_int_equal(away_settle(w, 1, ANSWER_HOME), HUB_OK);
    assert_string_equal(field_of(w, "family", p.terns, "phone"), "0161 496 0000");
    edit(w, "family", p.terns, "phone=0161 496 0003");
    away_return(w, away, pack);
    assert_string_equal(field_of(w, "family", p.terns, "phone"), "0161 496 0003");
    no_questions(w);
    hub_close(away);
}

static void who_works_with_both_hubs_is_asked_nothing(void **state)
{
    struct open_hub *w = *state;
    struct people p = two_hubs(w);
    add(w, "hub", "hub=Wren Hub|nation=England");
    add(w, "person", "person=Wanda|hub=Wren Hub|role=hub carer");
    hub_id pack = away_pack_of(w, 1, MARK, p.nia);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, p.terns, "phone=0161 496 0001");
    edit_at(w, away, p.robins, "phone=0161 496 0001");
    hub_id mia = away_add(w, away, "child", "child=Mia|family=Reid");
    away_return(w, away, pack);
    assert_string_equal(field_of(w, "family", p.terns, "phone"), "0161 496 0001");
    assert_string_equal(field_of(w, "family", p.robins, "phone"), "0161 496 0001");
    assert_true(is_here(w, "child", mia));
    no_questions(w);
    hub_close(away);
}

static void a_new_child_of_a_lost_family_waits_with_what_is_the_childs(void **state)
{
    struct open_hub *w = *state;
    struct people p = two_hubs(w);
    hub_id pack = away_pack_of(w, 1, MARK, p.nia);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id mia = away_add(w, away, "child", "child=Mia|family=Reid");
    assert_int_equal(away_edit(w, away, "child", mia, "school=Brook"), HUB_OK);
    remove_at(w, w->h, "person", p.nia_tern);
    away_return(w, away, pack);
    assert_false(is_here(w, "child", mia));
    struct claim *c;
    const struct question *q = one_question(w, "not theirs");
    assert_int_equal(claims(w, q->record.id, &c), 2);
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_string_equal(field_of(w, "child", mia, "school"), "Brook");
    no_questions(w);
    hub_close(away);
}

static void a_child_moved_out_of_reach_waits_and_what_was_done_before_comes(void **state)
{
    struct open_hub *w = *state;
    struct people p = two_hubs(w);
    hub_id mia = add(w, "child", "child=Mia|family=Okafor");
    hub_id pack = away_pack_of(w, 1, MARK, p.rosa);
    struct hub *away = away_copy(w, w->h, MARK);
    const char *to = arena_printf(w->a, "family=%lld", (long long)p.terns.n);
    assert_int_equal(away_edit(w, away, "child", mia, "school=Brook"), HUB_OK);
    assert_int_equal(away_edit(w, away, "child", mia, to), HUB_OK);
    away_return(w, away, pack);
    assert_string_equal(field_of(w, "child", mia, "school"), "Brook");
    assert_string_equal(field_of(w, "child", mia, "family"), "Okafor");
    asks_whose(w, "child", mia);
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_string_equal(field_of(w, "child", mia, "family"), "Reid");
    hub_close(away);
}

/* Another copy moved the child meanwhile: who wrote did not know. */
static const char *school_after(struct open_hub *w, bool moved_first)
{
    struct people p = two_hubs(w);
    hub_id mia = add(w, "child", "child=Mia|family=Okafor");
    hub_id rosas = away_pack_of(w, 1, MARK, p.rosa), ours = away_pack(w, 2, OTHER);
    struct hub *away = away_copy(w, w->h, MARK), *other = away_copy(w, w->h, OTHER);
    const char *to = arena_printf(w->a, "family=%lld", (long long)p.terns.n);
    assert_int_equal(away_edit(w, away, "child", mia, "school=Brook"), HUB_OK);
    assert_int_equal(away_edit(w, other, "child", mia, to), HUB_OK);
    away_return(w, moved_first ? other : away, moved_first ? ours : rosas);
    away_return(w, moved_first ? away : other, moved_first ? rosas : ours);
    assert_string_equal(field_of(w, "child", mia, "family"), "Reid");
    no_questions(w);
    hub_close(away);
    hub_close(other);
    return field_of(w, "child", mia, "school");
}

static void moved_by_another_copy_first_it_comes_in(void **state)
{
    assert_string_equal(school_after(*state, true), "Brook");
}

static void moved_by_another_copy_afterwards_it_comes_in(void **state)
{
    assert_string_equal(school_after(*state, false), "Brook");
}

static void a_hub_begun_in_the_copy_is_its_holders(void **state)
{
    struct open_hub *w = *state;
    struct people p = two_hubs(w);
    hub_id pack = away_pack_of(w, 1, MARK, p.rosa);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id wren = away_add(w, away, "hub", "hub=Wren Hub|nation=England");
    hub_id shah = away_add(w, away, "family", "family=Shah|hub=Wren Hub");
    edit_at(w, away, shah, "notes=new here");
    away_return(w, away, pack);
    assert_true(is_here(w, "hub", wren));
    assert_string_equal(field_of(w, "family", shah, "notes"), "new here");
    no_questions(w);
    hub_close(away);
}

static void who_works_here_no_more_at_all_is_judged_by_their_role(void **state)
{
    struct open_hub *w = *state;
    struct people p = two_hubs(w);
    hub_id pack = away_pack_of(w, 1, MARK, p.rosa);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, p.robins, "phone=0161 496 0001");
    remove_at(w, w->h, "person", p.rosa);
    away_return(w, away, pack);
    assert_string_equal(field_of(w, "family", p.robins, "phone"), "0161 496 0001");
    no_questions(w);
    hub_close(away);
}

/* An answer taken back asks again: for what waits, not for what is in question otherwise by now. */
static void what_waits_no_more_claims_nothing(void **state)
{
    struct open_hub *w = *state;
    struct people p = two_hubs(w);
    struct question *open, *whose = NULL;
    struct claim *of;
    const char *sentence;
    hub_id pack = away_pack_of(w, 1, MARK, p.nia);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, p.terns, "notes=Likes tea.");
    edit_at(w, w->h, p.terns, "notes=Likes milk.");
    remove_at(w, w->h, "person", p.nia_tern);
    away_return(w, away, pack);
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    edit_at(w, away, p.terns, "priority=1");
    away_return(w, away, pack);
    size_t count = open_questions(w, &open);
    for (size_t i = 0; i < count; i++) {
        whose = str_eq(open[i].kind, "not theirs") ? &open[i] : whose;
    }
    assert_non_null(whose);
    assert_int_equal(claims(w, whose->record.id, &of), 1);
    assert_string_equal(of[0].value, "1");
    hub_close(away);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_family_taken_away_meanwhile_is_asked_about),
        TEST(home_leaves_it_out_for_good),
        TEST(an_answer_taken_back_is_asked_again),
        TEST(a_family_still_given_asks_nothing),
        TEST(who_is_given_all_families_again_is_asked_nothing),
        TEST(a_worry_waits_for_nobody),
        TEST(a_hub_taken_away_meanwhile_is_asked_about),
        TEST(home_keeps_what_it_has_of_a_hub_taken_away),
        TEST(who_works_with_both_hubs_is_asked_nothing),
        TEST(a_new_child_of_a_lost_family_waits_with_what_is_the_childs),
        TEST(a_child_moved_out_of_reach_waits_and_what_was_done_before_comes),
        TEST(moved_by_another_copy_first_it_comes_in),
        TEST(moved_by_another_copy_afterwards_it_comes_in),
        TEST(a_hub_begun_in_the_copy_is_its_holders),
        TEST(who_works_here_no_more_at_all_is_judged_by_their_role),
        TEST(what_waits_no_more_claims_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
