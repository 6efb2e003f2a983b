/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/model/host.h"
#include "hub/service/clashes.h"
#include "hub/service/event_facts.h"
#include "hub/service/invite.h"
#include "hub/service/series.h"
#include "open_hub.h"
#include "unit.h"

static const char *met(struct open_hub *w, hub_id event, hub_date day, bool hide)
{
    struct clashes c;
    assert_int_equal(hub_event_clashes(w->h, event, day, w->a, &c, &w->err), HUB_OK);
    return clash_words(&c, hide, w->a);
}

static void two_events_at_one_time_clash(void **state)
{
    struct open_hub *w = *state;
    hub_id trip = add(w, "event", "event=Trip|start=2026-12-05 10:00|end=2026-12-05 12:00");
    add(w, "event", "event=Choir|start=2026-12-05 11:30|end=2026-12-05 13:00");
    add(w, "event", "event=Lunch|start=2026-12-05 12:00|end=2026-12-05 13:00");
    assert_string_equal(met(w, trip, DATE_NONE, false), "Clashes with Choir, 11:30–13:00.");
}

static void one_that_is_off_clashes_with_nothing(void **state)
{
    struct open_hub *w = *state;
    hub_id trip = add(w, "event", "event=Trip|start=2026-12-05 10:00|end=2026-12-05 12:00");
    hub_id off = add(
        w, "event", "event=Choir|start=2026-12-05 10:00|end=2026-12-05 13:00|status=cancelled");
    assert_string_equal(met(w, trip, DATE_NONE, false), "");
    assert_string_equal(met(w, off, DATE_NONE, false), "");
}

static void a_sleepover_and_days_away_are_said(void **state)
{
    struct open_hub *w = *state;
    hub_id trip = add(w, "event", "event=Trip|start=2026-12-05 10:00|end=2026-12-05 12:00");
    add(w, "family", "family=Okafor");
    add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-12-04T16:00|leave=2026-12-06T10:00|status=agreed");
    add(w, "away", "host=Amina|from=2026-12-05|to=2026-12-05|own_time=yes");
    assert_string_equal(met(w, trip, DATE_NONE, false),
        "Also then: the sleepover of Okafor at Amina's; Amina's rest, 5 Dec 2026.");
    assert_string_equal(met(w, trip, DATE_NONE, true),
        "Also then: the sleepover of O. at A.'s; A.'s rest, 5 Dec 2026.");
}

static void at_a_hosts_home_only_that_host_counts_and_surely(void **state)
{
    struct open_hub *w = *state;
    add(w, "host", "host=Ben|beds=1");
    hub_id trip = add(
        w, "event", "event=Baking|start=2026-12-05 10:00|end=2026-12-05 12:00|host=Amina");
    add(w, "away", "host=Ben|from=2026-12-05|to=2026-12-05");
    assert_string_equal(met(w, trip, DATE_NONE, false), "");
    add(w, "away", "host=Amina|from=2026-12-04|to=2026-12-06");
    assert_string_equal(
        met(w, trip, DATE_NONE, false), "Clashes with Amina away, 4–6 Dec 2026.");
}

static void a_series_looks_at_its_next_dates(void **state)
{
    struct open_hub *w = *state;
    hub_id choir = add(w, "event",
        "event=Choir|start=2026-11-28 10:00|end=2026-11-28 11:00|repeats=FREQ=WEEKLY;BYDAY=SA");
    add(w, "event", "event=Trip|start=2026-12-12 10:30|end=2026-12-12 12:00");
    assert_string_equal(met(w, choir, DATE_NONE, false),
        "Clashes with Trip, Sat 12 Dec, 10:30–12:00.");
    assert_string_equal(met(w, choir, date_from_ymd(2026, 12, 12), false),
        "Clashes with Trip, 10:30–12:00.");
    assert_string_equal(met(w, choir, date_from_ymd(2026, 12, 5), false), "");
}

static void an_event_without_an_end_meets_what_is_on_then(void **state)
{
    struct open_hub *w = *state;
    hub_id trip = add(w, "event", "event=Trip|start=2026-12-05 10:00");
    add(w, "event", "event=Camp|start=2026-12-04|end=2026-12-06|all_day=yes");
    assert_string_equal(met(w, trip, DATE_NONE, false), "Clashes with Camp, Fri 4 Dec.");
}

static void families_are_asked_once_and_in_one_step(void **state)
{
    struct open_hub *w = *state;
    struct invite_line *lines;
    size_t count, asked;
    hub_id event = add(w, "event", "event=Trip|start=2026-12-05 10:00");
    hub_id ids[] = {add(w, "family", "family=Okafor"), add(w, "family", "family=Reid"),
        add(w, "family", "family=Shah")};
    add(w, "family", "family=Gone|left=2026-01-05");
    add(w, "invitation", "event=Trip|family=Reid|answer=yes");
    assert_int_equal(
        hub_invite_lines(w->h, event, DATE_NONE, w->a, &lines, &count, &w->err), HUB_OK);
    assert_int_equal(count, 3);
    assert_true(lines[1].asked);
    assert_int_equal(hub_invite(w->h, event, DATE_NONE, ids, 3, &asked, &w->err), HUB_OK);
    assert_int_equal(asked, 2);
    assert_int_equal(hub_invite(w->h, event, DATE_NONE, ids, 3, &asked, &w->err), HUB_OK);
    assert_int_equal(asked, 0);
    assert_string_equal(invite_next_answer("not said"), "yes");
    assert_string_equal(invite_next_answer(invite_next_answer("perhaps")), "not said");
}

static void the_facts_say_who_comes_and_what_is_missing(void **state)
{
    struct open_hub *w = *state;
    struct event_facts f;
    hub_id event = add(w, "event",
        "event=Trip|start=2026-12-05 10:00|end=2026-12-05 12:00|risk_kind=trip|adults_checked=1");
    add(w, "family", "family=Okafor");
    add(w, "child", "child=Mia|family=Okafor|born=2023-05-05");
    assert_int_equal(hub_event_facts(w->h, event, DATE_NONE, w->a, &f, &w->err), HUB_OK);
    assert_string_equal(f.coming, "");
    assert_string_equal(f.ratio, "");
    add(w, "invitation", "event=Trip|family=Okafor|answer=yes");
    assert_int_equal(hub_event_facts(w->h, event, DATE_NONE, w->a, &f, &w->err), HUB_OK);
    assert_string_equal(f.coming, "1 child, 1 adult checked");
    assert_string_equal(f.ratio, "ratio 1 to 4: 1 adult short");
    assert_true(f.ratio_short);
    hub_id past = add(w, "event", "event=Tea|start=2026-11-05 10:00");
    assert_int_equal(hub_event_facts(w->h, past, DATE_NONE, w->a, &f, &w->err), HUB_OK);
    assert_string_equal(f.coming, "register not taken");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(two_events_at_one_time_clash),
        TEST(one_that_is_off_clashes_with_nothing),
        TEST(a_sleepover_and_days_away_are_said),
        TEST(at_a_hosts_home_only_that_host_counts_and_surely),
        TEST(a_series_looks_at_its_next_dates),
        TEST(an_event_without_an_end_meets_what_is_on_then),
        TEST(families_are_asked_once_and_in_one_step),
        TEST(the_facts_say_who_comes_and_what_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
