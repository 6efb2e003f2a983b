/* SPDX-License-Identifier: MIT */
/* Bringing a copy home, one rule a test: new records, what a person must allow, erased, odd copies. */
#include "away.h"
#include "file_words.h"
#include "hub/base/str.h"
#include "hub/model/record.h"
#include "hub/service/erase.h"
#include "hub/store/stmt.h"
#include "merge_case.h"
#include "unit.h"

/* --- new records -------------------------------------------------------------------------------- */

static void the_same_name_waits_with_its_child_until_the_name_is_free(void **state)
{
    struct open_hub *w = *state;
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id theirs = away_add(w, away, "family", "family=Reid");
    hub_id child = away_add(w, away, "child", "child=Mia|family=Reid");
    hub_id ours = add(w, "family", "family=reid");
    struct merge_done done = away_return(w, away, ID_NONE);
    assert_true(done.waiting >= 2);
    assert_false(is_here(w, "family", theirs));
    one_question(w, "same name");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_ECONFLICT);
    edit_at(w, w->h, ours, "family=Reid the elder");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_true(is_here(w, "family", theirs));
    assert_true(is_here(w, "child", child));
    no_questions(w);
    hub_close(away);
}

static void what_was_left_out_stays_out_with_all_of_it(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id theirs = away_add(w, away, "family", "family=Reid");
    hub_id child = away_add(w, away, "child", "child=Mia|family=Reid");
    hub_id ours = add(w, "family", "family=Reid");
    away_return(w, away, ID_NONE);
    assert_int_equal(away_settle(w, 1, ANSWER_HOME), HUB_OK);
    no_questions(w);
    edit_at(w, w->h, ours, "family=Reid the elder");
    struct hub *next = away_copy(w, w->h, "other");
    edit_at(w, next, ours, "priority=9");
    away_return(w, next, ID_NONE);
    assert_false(is_here(w, "family", theirs));
    assert_false(is_here(w, "child", child));
    for (int i = 0; i < 3; i++) /* the second return, the name, the answer */
        assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    one_question(w, "same name");
    edit_at(w, w->h, ours, "family=Reid the elder");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_true(is_here(w, "child", child));
    hub_close(next);
    hub_close(away);
}

static void what_was_left_out_waits_again_when_a_copy_takes_that_back(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    struct hub *away = away_copy(w, w->h, MARK);
    away_add(w, away, "family", "family=Reid");
    add(w, "family", "family=Reid");
    away_return(w, away, ID_NONE);
    assert_int_equal(away_settle(w, 1, ANSWER_HOME), HUB_OK);
    no_questions(w);
    struct hub *other = away_copy(w, w->h, "other");
    assert_int_equal(hub_undo(other, w->a, &sentence, &w->err), HUB_OK);
    away_return(w, other, ID_NONE);
    one_question(w, "same name");
    hub_close(other);
    hub_close(away);
}

static void a_name_changed_to_one_that_is_taken_here_waits(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "family=Reid");
    hub_id ours = add(w, "family", "family=Reid");
    away_return(w, away, ID_NONE);
    assert_string_equal(field_of(w, "family", id, "family"), "Okafor");
    const struct question *q = one_question(w, "same name");
    assert_string_equal(q->col, "name");
    edit_at(w, w->h, ours, "family=Reid the elder");
    struct hub *next = away_copy(w, w->h, "other");
    edit_at(w, next, ours, "priority=9");
    struct merge_done done = away_return(w, next, ID_NONE); /* tried again by the way */
    assert_int_equal(done.freed, 1);
    assert_string_equal(field_of(w, "family", id, "family"), "Reid");
    no_questions(w);
    hub_close(next);
    hub_close(away);
}

static void what_waited_and_was_removed_twice_is_removed_once(void **state)
{
    struct open_hub *w = *state;
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id theirs = away_add(w, away, "family", "family=Reid");
    struct hub *second = away_copy(w, away, MARK);
    hub_id ours = add(w, "family", "family=Reid");
    remove_at(w, away, "family", theirs);
    remove_at(w, second, "family", theirs);
    away_return(w, away, ID_NONE);
    away_return(w, second, ID_NONE);
    edit_at(w, w->h, ours, "family=Reid the elder");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_true(is_removed(w, "family", theirs));
    replay_is_the_same(w->h->store, w->a);
    hub_close(second);
    hub_close(away);
}

static void lines_of_the_log_only_add(void **state)
{
    struct open_hub *w = *state;
    okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id theirs = away_add(w, away, "log", "family=Okafor|kind=visit|at=2026-11-20 10:00|fact=All well.");
    hub_id ours = add(w, "log", "family=Okafor|kind=call|at=2026-11-20 11:00|fact=All well.");
    away_return(w, away, ID_NONE);
    assert_true(is_here(w, "log", theirs));
    assert_true(is_here(w, "log", ours));
    no_questions(w);
    hub_close(away);
}

static void the_same_pair_made_on_both_sides_is_one(void **state)
{
    struct open_hub *w = *state;
    okafor(w);
    add(w, "child", "child=Mia|family=Okafor");
    add(w, "child", "child=Theo|family=Okafor");
    hub_id stay = add(w, "stay", "family=Okafor|arrive=2027-02-05 16:00|leave=2027-02-06 12:00|children=Mia");
    struct hub *away = away_copy(w, w->h, MARK);
    assert_int_equal(away_edit(w, away, "stay", stay, "children=Mia, Theo"), HUB_OK);
    edit(w, "stay", stay, "children=Mia, Theo");
    away_return(w, away, ID_NONE);
    assert_string_equal(field_of(w, "stay", stay, "children"), "Mia, Theo");
    no_questions(w);
    hub_close(away);
}

/* --- one step --------------------------------------------------------------------------------------- */

static void a_homecoming_is_taken_back_whole(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    hub_id id = okafor(w), pack = away_pack(w, 3, MARK);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    edit_at(w, away, id, "phone=0161 496 0002|priority=4");
    edit_at(w, w->h, id, "priority=5");
    away_return(w, away, pack);
    one_question(w, "two values");
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_string_equal(sentence, "Taken back: brought copy 3 home: 2 changes");
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0000");
    no_questions(w);
    assert_int_equal(hub_redo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0002");
    one_question(w, "two values");
    hub_close(away);
}

static void what_came_is_not_taken_back_by_itself(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    away_return(w, away, ID_NONE);
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK); /* the homecoming */
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK); /* the family */
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_ENOTFOUND);
    hub_close(away);
}

/* "site seq n" of each claim of the one open question. */
static const char *claimed(struct open_hub *w)
{
    struct claim *c;
    struct sb b = sb_on(w->a);
    size_t count = claims(w, one_question(w, "removed and changed")->record.id, &c);
    for (size_t i = 0; i < count; i++)
        sb_addf(&b, "%lld %lld %lld\n", (long long)c[i].site, (long long)c[i].seq, (long long)c[i].n);
    return sb_str(&b);
}

static void who_took_a_return_back_is_asked_whatever_comes_first(void **state)
{
    struct open_hub *w = *state;
    const char *sentence, *said[2];
    okafor(w);
    struct hub *away = away_copy(w, w->h, MARK), *home = w->h;
    hub_id child = away_add(w, away, "child", "child=Mia|family=Okafor");
    away_return(w, away, ID_NONE);
    struct hub *other = away_copy(w, w->h, "other");
    assert_int_equal(hub_undo(other, w->a, &sentence, &w->err), HUB_OK); /* the return */
    assert_int_equal(away_edit(w, away, "child", child, "school=Hill Lane"), HUB_OK);
    for (int i = 0; i < 2; i++) {
        w->h = away_same(w, home);
        away_return(w, i ? away : other, ID_NONE);
        away_return(w, i ? other : away, ID_NONE);
        said[i] = claimed(w);
        hub_close(w->h);
    }
    w->h = home;
    assert_string_equal(said[0], said[1]);
    hub_close(other);
    hub_close(away);
}

static void a_taking_back_that_went_with_its_return_is_in_force_no_more(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id child = away_add(w, away, "child", "child=Mia|family=Okafor");
    away_return(w, away, ID_NONE);
    struct hub *other = away_copy(w, w->h, "other");
    assert_int_equal(hub_undo(other, w->a, &sentence, &w->err), HUB_OK);
    away_return(w, other, ID_NONE);
    assert_true(is_removed(w, "child", child));
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_false(is_removed(w, "child", child));
    assert_int_equal(away_edit(w, away, "child", child, "school=Hill Lane"), HUB_OK);
    away_return(w, away, ID_NONE);
    assert_false(is_removed(w, "child", child));
    assert_string_equal(field_of(w, "child", child, "school"), "Hill Lane");
    no_questions(w);
    hub_close(other);
    hub_close(away);
}

static void a_return_taken_back_on_both_sides_is_taken_back_once(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "priority=9");
    away_return(w, away, ID_NONE);
    struct hub *other = away_copy(w, w->h, "other");
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_int_equal(hub_undo(other, w->a, &sentence, &w->err), HUB_OK);
    away_return(w, other, ID_NONE);
    replay_is_the_same(w->h->store, w->a);
    no_questions(w);
    hub_close(other);
    hub_close(away);
}

static void an_answer_taken_back_in_a_copy_is_asked_for_again(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "priority=9");
    remove_at(w, w->h, "family", id);
    away_return(w, away, ID_NONE);
    one_question(w, "removed and changed");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    no_questions(w);
    struct hub *other = away_copy(w, w->h, "other");
    assert_int_equal(hub_undo(other, w->a, &sentence, &w->err), HUB_OK);
    away_return(w, other, ID_NONE);
    one_question(w, "removed and changed");
    hub_close(other);
    hub_close(away);
}

/* --- what a person must allow ----------------------------------------------------------------------- */

static hub_id pack_of(struct open_hub *w, const char *person)
{
    open_hub_as(w, person);
    hub_id pack = away_pack(w, 1, MARK);
    open_hub_as(w, "Amina");
    return pack;
}

static void what_the_holder_may_not_write_waits_for_a_person(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    add(w, "person", "person=Lena|role=liaison worker");
    hub_id pack = pack_of(w, "Lena");
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    away_return(w, away, pack);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0000");
    one_question(w, "not allowed");
    struct hub *next = away_copy(w, w->h, "other");
    edit_at(w, next, id, "priority=9");
    away_return(w, next, ID_NONE); /* nobody said yes meanwhile */
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0000");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0001");
    no_questions(w);
    hub_close(next);
    hub_close(away);
}

static void what_may_not_be_written_claims_nothing(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    add(w, "person", "person=Lena|role=liaison worker");
    hub_id pack = pack_of(w, "Lena");
    struct hub *away = away_copy(w, w->h, MARK), *other = away_copy(w, w->h, "other");
    edit_at(w, away, id, "phone=0161 496 0001");
    edit_at(w, other, id, "phone=0161 496 0002");
    away_return(w, away, pack);
    away_return(w, other, ID_NONE);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0002");
    one_question(w, "not allowed");
    hub_close(other);
    hub_close(away);
}

static void a_column_this_hub_does_not_know_is_asked_not_dropped(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001|priority=9");
    if (store_tell(away->store, "UPDATE change SET col = 'shoe_size' WHERE col = 'priority' AND op = 'U'",
            NULL, 0, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    struct merge_done done = away_return(w, away, ID_NONE);
    assert_int_equal(done.waiting, 1);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0001");
    one_question(w, "not known");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_ECONFLICT);
    assert_int_equal(away_settle(w, 1, ANSWER_HOME), HUB_OK);
    no_questions(w);
    hub_close(away);
}

/* --- erased ----------------------------------------------------------------------------------------- */

static void erase(struct open_hub *w, hub_id family)
{
    struct erase_plan plan;
    struct erase_done done;
    if (hub_erase_look(w->h, noun_find("family"), family, w->a, &plan, &w->err) != HUB_OK ||
        hub_erase(w->h, &plan, "they asked", &done, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static void erasing_takes_questions_claims_and_what_waits_with_it(void **state)
{
    struct open_hub *w = *state;
    static const char *const secrets[] = {"Zwetkova", "frabjous", "slithytove", "Quillan", "vorpal"};
    hub_id id = add(w, "family", "family=Zwetkova|notes=frabjous");
    add(w, "child", "child=Quillan|family=Zwetkova");
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "notes=slithytove");
    away_add(w, away, "child", "child=Jay|family=Zwetkova|allergy=vorpal");
    edit_at(w, w->h, id, "notes=nothing new");
    add(w, "child", "child=Jay|family=Zwetkova");
    away_return(w, away, ID_NONE);
    struct question *q;
    assert_int_equal(open_questions(w, &q), 2);
    erase(w, id);
    no_questions(w);
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
        no_file_has_word(w->h->store, secrets[i], w->a);
    replay_is_the_same(w->h->store, w->a);
    hub_close(away);
}

static void what_was_erased_here_never_comes_home(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "family", "family=Zwetkova");
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "notes=slithytove");
    hub_id child = away_add(w, away, "child", "child=Quillan|family=Zwetkova");
    erase(w, id);
    struct merge_done done = away_return(w, away, ID_NONE);
    assert_int_equal(done.erased, 2);
    assert_false(is_here(w, "child", child));
    no_questions(w);
    no_file_has_word(w->h->store, "slithytove", w->a);
    no_file_has_word(w->h->store, "Quillan", w->a);
    hub_close(away);
}

/* --- odd copies ------------------------------------------------------------------------------------- */

static void a_restored_hub_gets_its_own_lost_steps_back(void **state)
{
    struct open_hub *w = *state;
    struct merge_facts facts;
    hub_id id = okafor(w);
    struct hub *kept = away_same(w, w->h);
    edit_at(w, w->h, id, "notes=was lost");
    hub_id lost = add(w, "family", "family=Reid");
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    hub_close(w->h);
    w->h = kept;
    edit_at(w, w->h, id, "priority=8"); /* under a number that stood for another step */
    assert_int_equal(merge_look(w->h, away->store, &facts, &w->err), HUB_OK);
    assert_int_equal(facts.lost, 2);
    assert_int_equal(facts.removes, 0);
    assert_int_equal(facts.records, 0); /* nothing is counted for a copy that removes nothing */
    away_return(w, away, ID_NONE);
    assert_string_equal(field_of(w, "family", id, "notes"), "was lost");
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0001");
    assert_string_equal(field_of(w, "family", id, "priority"), "8");
    assert_true(is_here(w, "family", lost));
    no_questions(w);
    struct merge_done done = away_return(w, away, ID_NONE);
    assert_int_equal(done.steps, 0);
    hub_close(away);
}

static void a_file_opened_on_two_computers_is_noticed(void **state)
{
    struct open_hub *w = *state;
    struct merge_facts facts;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK), *second = away_copy(w, away, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    edit_at(w, second, id, "phone=0161 496 0002");
    away_return(w, away, ID_NONE);
    assert_int_equal(merge_look(w->h, second->store, &facts, &w->err), HUB_OK);
    assert_true(facts.copied);
    away_return(w, second, ID_NONE);
    one_question(w, "two values");
    assert_int_equal(merge_look(w->h, away->store, &facts, &w->err), HUB_OK);
    assert_int_equal(facts.steps, 0);
    hub_close(second);
    hub_close(away);
}

static void a_stay_moved_away_is_to_be_told_here(void **state)
{
    struct open_hub *w = *state;
    struct record_query q = {0};
    struct record_list list;
    okafor(w);
    hub_id stay = add(w, "stay", "family=Okafor|host=Amina|arrive=2027-02-05 16:00|leave=2027-02-06 12:00");
    struct hub *away = away_copy(w, w->h, MARK), *home = w->h;
    w->h = away;
    assert_int_equal(change_ahead(w, stay, "status=agreed"), HUB_OK);
    w->h = home;
    away_return(w, away, ID_NONE);
    query_is(&q, "stay_id", stay);
    query_text(&q, "whom", RECORD_IS, "family");
    query_text(&q, "state", RECORD_IS, "to tell");
    assert_int_equal(record_list(w->h->store, noun_find("tell"), &q, w->a, &list, &w->err), HUB_OK);
    assert_int_equal(list.count, 1); /* once, though both would say so */
    hub_close(away);
}

#define T(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(the_same_name_waits_with_its_child_until_the_name_is_free),
        T(what_was_left_out_stays_out_with_all_of_it),
        T(what_was_left_out_waits_again_when_a_copy_takes_that_back),
        T(a_name_changed_to_one_that_is_taken_here_waits),
        T(what_waited_and_was_removed_twice_is_removed_once),
        T(lines_of_the_log_only_add),
        T(the_same_pair_made_on_both_sides_is_one),
        T(what_the_holder_may_not_write_waits_for_a_person),
        T(what_may_not_be_written_claims_nothing),
        T(a_column_this_hub_does_not_know_is_asked_not_dropped),
        T(erasing_takes_questions_claims_and_what_waits_with_it),
        T(what_was_erased_here_never_comes_home),
        T(a_restored_hub_gets_its_own_lost_steps_back),
        T(a_file_opened_on_two_computers_is_noticed),
        T(a_stay_moved_away_is_to_be_told_here),
        T(a_homecoming_is_taken_back_whole),
        T(what_came_is_not_taken_back_by_itself),
        T(a_taking_back_that_went_with_its_return_is_in_force_no_more),
        T(a_return_taken_back_on_both_sides_is_taken_back_once),
        T(an_answer_taken_back_in_a_copy_is_asked_for_again),
        T(who_took_a_return_back_is_asked_whatever_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
