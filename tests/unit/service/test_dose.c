/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/service/corrections.h"
#include "hub/service/dose.h"
#include "hub/service/since.h"
#include "open_hub.h"
#include "unit.h"

static hub_id child_with(struct open_hub *w, const char *medicine)
{
    add(w, "family", "family=Okafor");
    hub_id child = add(w, "child", "family=Okafor|child=Theo");
    add(w, "medicine", medicine);
    return child;
}

static void set_time(struct open_hub *w, const char *when)
{
    assert_int_equal(clock_set(&w->clock, when, &w->err), HUB_OK);
    hub_set_clock(w->h, &w->clock);
}

static struct sheet sheet(struct open_hub *w, hub_id child)
{
    struct sheet s;
    if (hub_sheet(w->h, child, hub_now(w->h), w->a, &s, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    assert_int_equal(s.count, 1);
    return s;
}

static const char *says(struct open_hub *w, hub_id child)
{
    struct sheet s = sheet(w, child);
    return sheet_text(&s, &s.lines[0], w->a);
}

static enum hub_rc give(struct open_hub *w, hub_id child, const char *outcome, bool sure)
{
    struct giving g = {
        .medicine = sheet(w, child).lines[0].medicine->record.id, .outcome = outcome, .sure = sure};
    return hub_give(w->h, &g, NULL, &w->err);
}

static const char timed[] = "child=Theo|medicine=Inhaler|dose=2 puffs|times=07:30 19:30";
static const char at_need[] =
    "child=Theo|medicine=Calpol|dose=5 ml|as_needed=yes|gap_hours=4|most_in_a_day=2 doses";

static void stays(struct open_hub *w)
{
    add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-11-20T16:00|leave=2026-11-22T17:00|status=agreed");
}

static void a_dose_at_home_is_not_late(void **state)
{
    struct open_hub *w = *state;
    hub_id theo = child_with(w, timed);
    set_time(w, "2026-11-21T19:34");
    assert_string_equal(says(w, theo), "the sheet says 19:30");
    stays(w);
    assert_string_equal(says(w, theo), "NOT GIVEN YET: 19:30");
}

static void a_dose_is_for_the_nearest_time_of_the_sheet(void **state)
{
    struct open_hub *w = *state;
    hub_id theo = child_with(w, timed);
    stays(w);
    set_time(w, "2026-11-21T19:34");
    assert_string_equal(says(w, theo), "NOT GIVEN YET: 19:30");
    assert_int_equal(give(w, theo, NULL, false), HUB_OK);
    assert_string_equal(says(w, theo), "19:30 GIVEN 19:34 by Amina · next Sun 07:30");
}

static void a_missed_dose_is_told(void **state)
{
    struct open_hub *w = *state;
    hub_id theo = child_with(w, timed);
    stays(w);
    set_time(w, "2026-11-21T19:34");
    assert_int_equal(give(w, theo, NULL, false), HUB_OK);
    set_time(w, "2026-11-22T11:00");
    assert_string_equal(says(w, theo), "Sat 19:30 GIVEN 19:34 by Amina · NOT GIVEN YET: 07:30");
}

static void too_soon_is_refused_until_it_is_sure(void **state)
{
    struct open_hub *w = *state;
    hub_id theo = child_with(w, at_need);
    assert_int_equal(give(w, theo, NULL, false), HUB_OK);
    set_time(w, "2026-11-21T13:59");
    assert_int_equal(give(w, theo, NULL, false), HUB_ECONFLICT);
    assert_string_equal(w->err.msg,
        "Too soon for Calpol: last given 10:00 by Amina, not before 14:00 (4 hours between).");
    assert_int_equal(give(w, theo, NULL, true), HUB_OK);
}

static void the_most_in_a_day_is_held_to(void **state)
{
    struct open_hub *w = *state;
    hub_id theo = child_with(w, at_need);
    assert_int_equal(give(w, theo, NULL, false), HUB_OK);
    set_time(w, "2026-11-21T14:00");
    assert_int_equal(give(w, theo, NULL, false), HUB_OK);
    set_time(w, "2026-11-22T09:59");
    assert_int_equal(give(w, theo, NULL, false), HUB_ECONFLICT);
    set_time(w, "2026-11-22T10:00");
    assert_int_equal(give(w, theo, NULL, false), HUB_OK);
}

static void what_was_refused_counts_for_nothing(void **state)
{
    struct open_hub *w = *state;
    hub_id theo = child_with(w, at_need);
    assert_int_equal(give(w, theo, "refused", false), HUB_OK);
    assert_int_equal(give(w, theo, NULL, false), HUB_OK);
}

static void a_dose_taken_back_stays_and_counts_for_nothing(void **state)
{
    struct open_hub *w = *state;
    hub_id theo = child_with(w, at_need);
    assert_int_equal(give(w, theo, NULL, false), HUB_OK);
    struct sheet s = sheet(w, theo);
    assert_int_equal(hub_remove(w->h, &dose_noun, s.lines[0].doses[0].id, &w->err), HUB_OK);
    s = sheet(w, theo);
    assert_int_equal(s.lines[0].dose_count, 1);
    assert_string_equal(s.lines[0].doses[0].taken_back, "taken back 10:00 by Amina");
    assert_string_equal(says(w, theo), "when needed");
    assert_int_equal(give(w, theo, NULL, false), HUB_OK);
}

static void a_dose_that_was_corrected_counts_once_and_says_so(void **state)
{
    struct open_hub *w = *state;
    hub_id theo = child_with(w, at_need);
    assert_int_equal(give(w, theo, NULL, false), HUB_OK);
    struct sheet s = sheet(w, theo);
    struct assignment set[] = {
        {"medicine", arena_printf(w->a, "%lld", (long long)s.lines[0].medicine->record.id.n)},
        {"at", "2026-11-21 09:00"}, {"amount", "5 ml"}, {"by", "Ben"}};
    assert_int_equal(
        hub_correct(w->h, &dose_noun, s.lines[0].doses[0].id, set, 4, NULL, &w->err), HUB_OK);
    s = sheet(w, theo);
    assert_int_equal(s.lines[0].dose_count, 2);
    assert_string_equal(s.lines[0].doses[0].taken_back, "corrected 10:00 by Amina");
    assert_string_equal(s.lines[0].doses[1].taken_back, "");
    assert_string_equal(says(w, theo), "when needed · last 09:00 by Ben · not before 13:00");
}

static void only_what_others_did_since_is_told(void **state)
{
    struct open_hub *w = *state;
    struct last_here last;
    struct since_view s;
    add(w, "person", "person=Jo|role=hub carer");
    open_hub_as(w, "Amina");
    assert_int_equal(hub_last_here(w->h, &last, &w->err), HUB_OK);
    assert_false(stamp_known(last.at));
    assert_int_equal(hub_since(w->h, last, w->a, &s, &w->err), HUB_OK); /* the first time here */
    assert_int_equal(s.count, 0);
    assert_int_equal(hub_here_now(w->h, &w->err), HUB_OK);
    assert_int_equal(hub_last_here(w->h, &last, &w->err), HUB_OK);
    add(w, "family", "family=Mine");
    open_hub_as(w, "Jo");
    add(w, "family", "family=Reid");
    add(w, "family", "family=Shah");
    open_hub_as(w, "Amina");
    assert_int_equal(hub_since(w->h, last, w->a, &s, &w->err), HUB_OK);
    assert_int_equal(s.count, 1);
    assert_string_equal(s.lines[0].who, "Jo");
    assert_string_equal(s.lines[0].what, "added 2 families");
    open_hub_as(w, "Jo");
    add(w, "entry", "family=Reid|kind=call|fact=Rang|at=2026-11-20 09:00");
    add(w, "entry", "family=Shah|kind=call|fact=Rang|at=2026-11-20 09:30");
    open_hub_as(w, "Amina");
    assert_int_equal(hub_since(w->h, last, w->a, &s, &w->err), HUB_OK);
    assert_string_equal(s.lines[0].what, "added 2 log entries"); /* not "2 log" */
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)
    const struct CMUnitTest tests[] = {
        T(a_dose_at_home_is_not_late),
        T(a_dose_is_for_the_nearest_time_of_the_sheet),
        T(a_missed_dose_is_told),
        T(too_soon_is_refused_until_it_is_sure),
        T(the_most_in_a_day_is_held_to),
        T(what_was_refused_counts_for_nothing),
        T(a_dose_taken_back_stays_and_counts_for_nothing),
        T(a_dose_that_was_corrected_counts_once_and_says_so),
        T(only_what_others_did_since_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
