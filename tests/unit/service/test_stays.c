/* SPDX-License-Identifier: MIT */
/* The verbs of a sleepover: what stops them, what is kept of a go-ahead, swaps, a host who is ill. */
#include "hub/base/str.h"
#include "hub/model/host.h"
#include "hub/model/stay.h"
#include "hub/model/stay_note.h"
#include "hub/service/history.h"
#include "hub/service/stays.h"
#include "hub/service/tells.h"
#include "open_hub.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

/* With all papers, so that only beds and dates are in the way. */
static hub_id child(struct open_hub *w, const char *family, const char *name)
{
    hub_id id = add(w, "child",
        arena_printf(w->a, "child=%s|family=%s|born=2016-05-01|checked_on=2026-11-01|checked_by=Mum", name, family));
    const char *who = arena_printf(w->a, "%lld", (long long)id.n);
    add(w, "consent",
        arena_printf(w->a, "child=%s|kind=stay overnight|answer=yes|given=2026-06-01|given_by=Mum", who));
    add(w, "consent",
        arena_printf(w->a, "child=%s|kind=first aid|answer=yes|given=2026-06-01|given_by=Mum", who));
    return id;
}

static void may_collect(struct open_hub *w, const char *child, const char *who)
{
    add(w, "collector", arena_printf(w->a, "child=%s|person=%s|may=yes", child, who));
}

static void family(struct open_hub *w, const char *name, int phone)
{
    add(w, "family", arena_printf(w->a, "family=%s", name));
    add(w, "person", arena_printf(w->a, "person=Mum %s|family=%s|phone=07700 900%03d|emergency_order=1",
                         name, name, phone));
    add(w, "person", arena_printf(w->a, "person=Gran %s|family=%s|phone=07700 901%03d|emergency_order=2",
                         name, name, phone));
}

static hub_id stay(struct open_hub *w, const char *family, const char *host, const char *from,
    const char *to, const char *status)
{
    return add(w, "stay",
        arena_printf(w->a,
            "family=%s|host=%s|arrive=%s 16:00|leave=%s 15:00|status=%s|legal_basis=section 17",
            family, host, from, to, status));
}

static void two_families(struct open_hub *w)
{
    family(w, "Okafor", 101);
    child(w, "Okafor", "Mia");
    child(w, "Okafor", "Theo");
    family(w, "Reid", 102);
    child(w, "Reid", "Jay");
    add(w, "host", "host=Ben|beds=2");
    may_collect(w, "Mia", "Mum Okafor");
    may_collect(w, "Theo", "Mum Okafor");
    may_collect(w, "Jay", "Mum Reid");
    add(w, "check", "kind=DBS|person=Amina|done=2026-01-10");
    add(w, "check", "kind=first aid|person=Amina|done=2026-01-10");
}

static struct stay_check tried(struct open_hub *w, hub_id id, const char *word, const char *value)
{
    struct stay_check c;
    struct assignment set = {word, value};
    if (hub_stay_try(w->h, id, &set, 1, 2, w->a, &c, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return c;
}

static const char *status_of(struct open_hub *w, hub_id id)
{
    return field_of(w, "stay", id, "status");
}

static void agreeing_what_passes_needs_no_reason(void **state)
{
    struct open_hub *w = *state;
    two_families(w);
    hub_id id = stay(w, "Okafor", "Amina", "2026-12-11", "2026-12-13", "draft");
    if (hub_stay_agree(w->h, id, NULL, &w->err) != HUB_OK) {
        struct stay_check c = tried(w, id, "status", "agreed");
        for (size_t i = 0; i < c.must; i++) {
            print_error("%s\n", c.items[i].line);
        }
        fail_msg("%s", w->err.msg);
    }
    assert_string_equal(status_of(w, id), "agreed");
    assert_int_equal(hub_stay_agree(w->h, id, NULL, &w->err), HUB_EINVAL);
}

static void a_must_fix_stops_it_and_a_reason_is_kept_with_the_name(void **state)
{
    struct open_hub *w = *state;
    struct record_list list;
    struct record_ask ask = record_ask_all();
    two_families(w);
    stay(w, "Okafor", "Amina", "2026-12-11", "2026-12-13", "agreed");
    hub_id id = stay(w, "Reid", "Amina", "2026-12-11", "2026-12-13", "draft");
    struct stay_check c = tried(w, id, "status", "agreed");
    assert_true(c.must >= 1);
    assert_non_null(strstr(c.items[0].line, "3 children, 2 beds"));
    assert_non_null(c.items[0].fix);
    assert_string_equal(status_of(w, id), "draft");
    assert_int_equal(hub_stay_agree(w->h, id, NULL, &w->err), HUB_ECONFLICT);
    assert_non_null(strstr(w->err.msg, "MUST FIX"));
    assert_string_equal(status_of(w, id), "draft");
    assert_int_equal(hub_stay_agree(w->h, id, "One sleeps on the sofa, agreed with Jo.", &w->err), HUB_OK);
    assert_string_equal(status_of(w, id), "agreed");
    assert_int_equal(hub_list(w->h, &go_ahead_noun, &ask, w->a, &list, &w->err), HUB_OK);
    assert_int_equal(list.count, c.must);
    c = tried(w, id, "status", "agreed");
    assert_int_equal(c.must, 0);
}

static void no_step_is_left_out(void **state)
{
    struct open_hub *w = *state;
    two_families(w);
    hub_id asked = stay(w, "Okafor", "Amina", "2026-11-13", "2026-11-15", "asked");
    hub_id ahead = stay(w, "Reid", "Amina", "2026-12-11", "2026-12-13", "agreed");
    assert_int_equal(hub_stay_happened(w->h, asked, &w->err), HUB_EINVAL);
    assert_non_null(strstr(w->err.msg, "Agree it first"));
    assert_int_equal(hub_stay_happened(w->h, ahead, &w->err), HUB_EINVAL);
    assert_int_equal(try_edit(w, "stay", asked, "status=happened"), HUB_EINVAL);
    assert_int_equal(hub_stay_cancel(w->h, ahead, "", "a cold", &w->err), HUB_EINVAL);
    assert_int_equal(hub_stay_cancel(w->h, ahead, "the family", "a cold", &w->err), HUB_OK);
    assert_string_equal(field_of(w, "stay", ahead, "cancelled_why"), "a cold");
}

static void an_emergency_is_agreed_whatever_is_wrong(void **state)
{
    struct open_hub *w = *state;
    two_families(w);
    stay(w, "Okafor", "Amina", "2026-12-11", "2026-12-13", "agreed");
    hub_id id = stay(w, "Reid", "Amina", "2026-12-11", "2026-12-12", "draft");
    edit(w, "stay", id, "kind=emergency");
    assert_int_equal(hub_stay_agree(w->h, id, NULL, &w->err), HUB_OK);
}

static void two_families_change_places_in_one_step(void **state)
{
    struct open_hub *w = *state;
    struct stay_swap *swaps;
    size_t count;
    const char *sentence;
    two_families(w);
    hub_id one = stay(w, "Okafor", "Amina", "2026-12-11", "2026-12-13", "agreed");
    hub_id two = stay(w, "Reid", "Ben", "2026-12-18", "2026-12-20", "agreed");
    assert_int_equal(hub_stay_swaps(w->h, one, w->a, &swaps, &count, &w->err), HUB_OK);
    assert_int_equal(count, 1);
    if (swaps[0].why_not) {
        fail_msg("%s", swaps[0].why_not);
    }
    assert_string_equal(field_of(w, "stay", one, "arrive"), "2026-12-11 16:00");
    assert_int_equal(hub_stay_swap(w->h, one, two, NULL, &w->err), HUB_OK);
    assert_string_equal(field_of(w, "stay", one, "arrive"), "2026-12-18 16:00");
    assert_string_equal(field_of(w, "stay", two, "arrive"), "2026-12-11 16:00");
    static const char *const swapped =
        "swapped the sleepovers of Okafor and Reid: Okafor now come 18–20 Dec 2026 at Ben's, Reid "
        "now come 11–13 Dec 2026 at Amina's";
    struct undo_next next;
    assert_int_equal(hub_undo_next(w->h, w->a, &next, &w->err), HUB_OK);
    assert_string_equal(next.what, swapped);
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_string_equal(sentence, arena_printf(w->a, "Taken back: %s", swapped));
    assert_string_equal(field_of(w, "stay", one, "arrive"), "2026-12-11 16:00");
    assert_string_equal(field_of(w, "stay", two, "arrive"), "2026-12-18 16:00");
}

static void a_swap_that_brings_a_must_fix_says_why_not(void **state)
{
    struct open_hub *w = *state;
    struct stay_swap *swaps;
    size_t count;
    two_families(w);
    add(w, "host", "host=Ruth|beds=1");
    hub_id one = stay(w, "Okafor", "Amina", "2026-12-11", "2026-12-13", "agreed");
    hub_id two = stay(w, "Reid", "Ruth", "2026-12-18", "2026-12-20", "agreed");
    assert_int_equal(hub_stay_swaps(w->h, one, w->a, &swaps, &count, &w->err), HUB_OK);
    assert_int_equal(count, 1);
    assert_non_null(swaps[0].why_not);
    assert_int_equal(hub_stay_swap(w->h, one, two, NULL, &w->err), HUB_ECONFLICT);
    assert_string_equal(field_of(w, "stay", one, "arrive"), "2026-12-11 16:00");
}

static void a_host_who_is_ill_brings_other_places_and_who_to_tell(void **state)
{
    struct open_hub *w = *state;
    struct stay_moved *list;
    struct tell_line *lines;
    const struct tell_ask all = {ID_NONE, false};
    size_t count;
    hub_date from, to;
    two_families(w);
    hub_id one = stay(w, "Okafor", "Amina", "2026-12-11", "2026-12-13", "agreed");
    stay(w, "Reid", "Ben", "2026-12-11", "2026-12-13", "agreed");
    date_from_iso("2026-12-10", &from);
    date_from_iso("2026-12-17", &to);
    hub_id host;
    assert_int_equal(hub_find(w->h, &host_noun, "Amina", &host, &w->err), HUB_OK);
    assert_int_equal(hub_stays_of_host(w->h, host, from, to, w->a, &list, &count, &w->err), HUB_OK);
    assert_int_equal(count, 1);
    assert_non_null(list[0].best);
    assert_int_equal(hub_offer_put_in(w->h, &list[0].offers, 0, &one, &w->err), HUB_OK);
    assert_string_equal(status_of(w, one), "agreed");
    assert_int_equal(hub_stays_of_host(w->h, host, from, to, w->a, &list, &count, &w->err), HUB_OK);
    assert_int_equal(count, 0);
    assert_int_equal(hub_tells(w->h, &all, w->a, &lines, &count, &w->err), HUB_OK);
    assert_true(count >= 2);
}

static size_t count_of(struct open_hub *w, const char *noun)
{
    struct record_list list;
    struct record_ask ask = record_ask_all();
    assert_int_equal(hub_list(w->h, noun_find(noun), &ask, w->a, &list, &w->err), HUB_OK);
    return list.count;
}

static enum hub_rc keep_sentence(void *arg, const struct change_line *line, struct hub_err *err)
{
    char **out = arg;
    (void)err;
    *out = *out ? *out : strdup(line->sentence);
    return HUB_OK;
}

static void a_swap_is_one_sentence_of_the_history(void **state)
{
    struct open_hub *w = *state;
    char *said = NULL;
    two_families(w);
    hub_id one = stay(w, "Okafor", "Amina", "2026-12-11", "2026-12-13", "agreed");
    hub_id two = stay(w, "Reid", "Ben", "2026-12-18", "2026-12-20", "agreed");
    assert_int_equal(hub_stay_swap(w->h, one, two, NULL, &w->err), HUB_OK);
    const struct changes_ask ask = {.from = DATE_NONE, .to = DATE_NONE, .most = 1};
    assert_int_equal(hub_changes(w->h, &ask, keep_sentence, &said, &w->err), HUB_OK);
    assert_string_equal(said,
        "swapped the sleepovers of Okafor and Reid: Okafor now come 18–20 Dec 2026 at Ben's, Reid "
        "now come 11–13 Dec 2026 at Amina's");
    free(said);
}

static const char REID_TOO[] = "family=Reid|host=Amina|arrive=2026-12-11 16:00|"
                               "leave=2026-12-13 15:00|status=agreed|legal_basis=section 17";

static void a_stay_added_as_agreed_stops_at_a_must_fix_with_the_nearest_that_passes(void **state)
{
    struct open_hub *w = *state;
    hub_id id;
    two_families(w);
    stay(w, "Okafor", "Amina", "2026-12-11", "2026-12-13", "agreed");
    assert_int_equal(try_add(w, "stay", REID_TOO, &id), HUB_ECONFLICT);
    assert_non_null(strstr(w->err.msg, "MUST FIX: A bed for every child: 3 children, 2 beds"));
    assert_non_null(strstr(w->err.msg, "Nearest: "));
    assert_non_null(strstr(w->err.msg, "at Ben's"));
    assert_int_equal(count_of(w, "stay"), 1);
    const char *wished =
        arena_printf(w->a, "%s|prefer_1=2026-12-11|prefer_2=2026-12-18", REID_TOO);
    assert_int_equal(try_add(w, "stay", wished, &id), HUB_ECONFLICT);
    assert_non_null(strstr(w->err.msg,
        "Nearest: Jay at Ben's, 11–13 Dec 2026, or Jay at Amina's, 18–20 Dec 2026 (their second "
        "choice)."));
    struct assignment set[] = {{"family", "Reid"}, {"host", "Amina"}, {"arrive", "2026-12-11 16:00"},
        {"leave", "2026-12-13 15:00"}, {"status", "agreed"}, {"legal_basis", "section 17"}};
    assert_int_equal(hub_stay_add(w->h, set, 6, "The sofa, agreed with Jo.", &id, &w->err), HUB_OK);
    assert_string_equal(status_of(w, id), "agreed");
    assert_int_equal(count_of(w, "go_ahead"), 1);
}

static void an_edit_is_stopped_where_it_makes_things_wrong_and_nowhere_else(void **state)
{
    struct open_hub *w = *state;
    two_families(w);
    stay(w, "Okafor", "Amina", "2026-12-11", "2026-12-13", "agreed");
    hub_id id = stay(w, "Reid", "Amina", "2026-12-18", "2026-12-20", "draft");
    edit(w, "stay", id, "status=agreed");
    assert_int_equal(
        try_edit(w, "stay", id, "arrive=2026-12-11 16:00|leave=2026-12-13 15:00"), HUB_ECONFLICT);
    assert_string_equal(field_of(w, "stay", id, "arrive"), "2026-12-18 16:00");
    hub_id wrong = add(w, "stay", REID_TOO); /* as a file brings it */
    edit(w, "stay", wrong, "notes=Brings a tent.");
    edit(w, "stay", wrong, "host=Ben");
    assert_int_equal(try_edit(w, "stay", wrong, "host=Amina"), HUB_ECONFLICT);
}

static void a_move_asks_about_papers_that_do_not_last_and_not_about_those_that_were_short(
    void **state)
{
    struct open_hub *w = *state;
    two_families(w);
    add(w, "medicine",
        "child=Jay|medicine=Salbutamol|strength=100 mcg|dose=2 puffs|times=19:30|route=inhaled|"
        "expiry=2026-12-31|label_matches=yes|parent_signed=Mum Reid|parent_signed_on=2026-10-01|"
        "hub_signed=Amina|hub_signed_on=2026-10-01");
    hub_id id = stay(w, "Reid", "Amina", "2026-12-18", "2026-12-20", "draft");
    edit(w, "stay", id, "status=agreed");
    assert_int_equal(
        try_edit(w, "stay", id, "arrive=2027-01-08 16:00|leave=2027-01-10 15:00"), HUB_ECONFLICT);
    assert_non_null(strstr(w->err.msg, "Medicine sheet complete"));
    hub_id short_of = add(w, "stay", "family=Okafor|host=Ben|arrive=2026-12-04 16:00|"
                                     "leave=2026-12-06 15:00|status=agreed"); /* no legal basis */
    edit(w, "stay", short_of, "arrive=2026-12-11 16:00|leave=2026-12-13 15:00");
}

static void a_liaison_worker_may_go_ahead_and_change_nothing_else(void **state)
{
    struct open_hub *w = *state;
    two_families(w);
    stay(w, "Okafor", "Amina", "2026-12-11", "2026-12-13", "agreed");
    hub_id id = stay(w, "Reid", "Amina", "2026-12-11", "2026-12-13", "draft");
    hub_id fine = stay(w, "Reid", "Ben", "2026-12-18", "2026-12-20", "draft");
    add(w, "person", "person=Liz Hart|role=liaison worker");
    open_hub_as(w, "Liz Hart");
    assert_int_equal(hub_stay_agree(w->h, id, NULL, &w->err), HUB_ECONFLICT);
    assert_int_equal(hub_stay_agree(w->h, fine, NULL, &w->err), HUB_EDENIED);
    assert_int_equal(hub_stay_agree(w->h, fine, "Why not", &w->err), HUB_EDENIED);
    assert_int_equal(try_edit(w, "stay", id, "status=agreed"), HUB_EDENIED);
    assert_int_equal(hub_stay_agree(w->h, id, "The sofa is fine.", &w->err), HUB_OK);
    open_hub_as(w, "Amina");
    assert_string_equal(status_of(w, id), "agreed");
    assert_int_equal(count_of(w, "go_ahead"), 1);
}

static void one_that_is_brought_back_is_a_draft_when_its_bed_is_taken(void **state)
{
    struct open_hub *w = *state;
    two_families(w);
    hub_id id = stay(w, "Okafor", "Amina", "2026-12-11", "2026-12-13", "agreed");
    assert_int_equal(hub_remove(w->h, &stay_noun, id, &w->err), HUB_OK);
    assert_int_equal(hub_restore(w->h, &stay_noun, id, &w->err), HUB_OK);
    assert_string_equal(status_of(w, id), "agreed");
    assert_int_equal(hub_remove(w->h, &stay_noun, id, &w->err), HUB_OK);
    stay(w, "Reid", "Amina", "2026-12-11", "2026-12-13", "agreed");
    assert_int_equal(hub_restore(w->h, &stay_noun, id, &w->err), HUB_OK);
    assert_string_equal(status_of(w, id), "draft");
}

static void an_emergency_that_is_added_saves_and_has_a_reason(void **state)
{
    struct open_hub *w = *state;
    hub_id id;
    two_families(w);
    stay(w, "Okafor", "Amina", "2026-11-21", "2026-11-22", "agreed");
    assert_int_equal(try_add(w, "stay",
                         "family=Reid|host=Amina|arrive=2026-11-21 20:00|leave=2026-11-22 12:00|"
                         "status=agreed|kind=emergency",
                         &id),
        HUB_OK);
    assert_string_equal(field_of(w, "stay", id, "reason"), "crisis");
    assert_int_equal(count_of(w, "go_ahead"), 0);
    assert_int_equal(try_edit(w, "stay", id, "kind=planned"), HUB_ECONFLICT);
}

static void nothing_is_added_as_happened_before_it_has_begun(void **state)
{
    struct open_hub *w = *state;
    hub_id id;
    two_families(w);
    assert_int_equal(try_add(w, "stay",
                         "family=Reid|host=Amina|arrive=2026-12-11 20:00|leave=2026-12-12 12:00|"
                         "status=happened",
                         &id),
        HUB_EINVAL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(agreeing_what_passes_needs_no_reason),
        TEST(a_must_fix_stops_it_and_a_reason_is_kept_with_the_name),
        TEST(no_step_is_left_out),
        TEST(an_emergency_is_agreed_whatever_is_wrong),
        TEST(two_families_change_places_in_one_step),
        TEST(a_swap_that_brings_a_must_fix_says_why_not),
        TEST(a_swap_is_one_sentence_of_the_history),
        TEST(a_stay_added_as_agreed_stops_at_a_must_fix_with_the_nearest_that_passes),
        TEST(an_edit_is_stopped_where_it_makes_things_wrong_and_nowhere_else),
        TEST(a_move_asks_about_papers_that_do_not_last_and_not_about_those_that_were_short),
        TEST(a_liaison_worker_may_go_ahead_and_change_nothing_else),
        TEST(one_that_is_brought_back_is_a_draft_when_its_bed_is_taken),
        TEST(an_emergency_that_is_added_saves_and_has_a_reason),
        TEST(nothing_is_added_as_happened_before_it_has_begun),
        TEST(a_host_who_is_ill_brings_other_places_and_who_to_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
