/* SPDX-License-Identifier: MIT */
/* Risk sheets and copies: when they are due, what comes along, what is left behind and said. */
#include "hub/base/str.h"
#include "hub/service/copy.h"
#include "hub/service/event_view.h"
#include "hub/service/today.h"
#include "hub/service/calendar.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static struct risk_view risk(struct open_hub *w, hub_id event)
{
    struct risk_view v;
    if (hub_risk(w->h, event, DATE_NONE, w->a, &v, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return v;
}

static hub_id trip_on(struct open_hub *w, const char *day)
{
    return add(w, "event",
        arena_printf(w->a, "event=Farm trip|kind=outing|start=%s 10:00|end=%s 12:00", day, day));
}

/* Last year's trip with its sheet. */
static hub_id last_years(struct open_hub *w)
{
    hub_id event = trip_on(w, "2025-11-22");
    hub_id sheet = add(w, "risk_sheet",
        arena_printf(w->a,
            "event=%lld|kind=trip|written_by=Jo|children=12|leaders=4|first_aiders=Ben|"
            "meeting_point=the gate|hospital=Kirk Infirmary|signed_by=Jo|signed_on=2025-11-15",
            (long long)event.n));
    for (int i = 1; i <= 2; i++) {
        add(w, "risk_line",
            arena_printf(w->a,
                "risk_sheet=%lld|number=%d|hazard=Hazard %d|likely=2|harm=3|review=2025-11-20",
                (long long)sheet.n, i, i));
    }
    return event;
}

static const char *joined(struct open_hub *w, const struct copy_notes *n)
{
    struct sb b = sb_on(w->a);
    for (size_t i = 0; i < n->count; i++) {
        sb_addf(&b, "%s\n", n->lines[i]);
    }
    return sb_str(&b);
}

static const struct today_need *need(struct open_hub *w)
{
    struct today *t = arena_alloc(w->a, sizeof *t);
    assert_int_equal(hub_today_view(w->h, hub_today(w->h), w->a, t, &w->err), HUB_OK);
    for (size_t i = 0; i < t->need_count; i++) {
        if (t->needs[i].kind == NEED_RISK) {
            return &t->needs[i];
        }
    }
    return NULL;
}

static void a_sheet_is_told_of_from_a_week_before(void **state)
{
    struct open_hub *w = *state;
    hub_id event = trip_on(w, "2026-11-29");
    assert_null(need(w));
    assert_int_equal(risk(w, event).state, RISK_LATER);
    edit(w, "event", event, "start=2026-11-28 10:00|end=2026-11-28 12:00");
    assert_int_equal(need(w)->level, NEED_CHECK);
    assert_string_equal(need(w)->text, "Farm trip, Sat 28 Nov: risk sheet not done, due today.");
    assert_string_equal(risk(w, event).said, "risk sheet not done: due today");
    edit(w, "event", event, "start=2026-11-21 10:00|end=2026-11-21 12:00");
    assert_int_equal(need(w)->level, NEED_FIRST);
    assert_string_equal(need(w)->text, "Farm trip is today: risk sheet not done.");
}

static void one_called_off_needs_none(void **state)
{
    struct open_hub *w = *state;
    hub_id event = trip_on(w, "2026-11-21");
    edit(w, "event", event, "status=cancelled");
    assert_null(need(w));
}

static void a_usual_sheet_is_shared_and_a_trip_needs_its_own(void **state)
{
    struct open_hub *w = *state;
    hub_id coffee =
        add(w, "event", "event=Coffee|start=2026-10-20 10:00|place=Kirk Hall|risk_kind=usual");
    add(w, "risk_sheet",
        arena_printf(w->a, "event=%lld|kind=usual|signed_by=Amina|signed_on=2026-10-01",
            (long long)coffee.n));
    hub_id film = add(
        w, "event", "event=Film night|start=2026-11-24 18:00|place=Kirk Hall|risk_kind=usual");
    assert_int_equal(risk(w, film).state, RISK_SIGNED);
    assert_null(need(w));
    hub_id swim =
        add(w, "event", "event=Coffee|start=2026-11-24 10:00|place=Kirk Hall|risk_kind=water");
    assert_int_equal(risk(w, swim).state, RISK_SOON);
    assert_non_null(need(w));
}

static void what_changed_since_last_year_is_told(void **state)
{
    struct open_hub *w = *state;
    last_years(w);
    hub_id event = trip_on(w, "2026-11-28");
    struct copy_notes notes = {.a = w->a};
    assert_int_equal(hub_risk_copy(w->h, event, ID_NONE, &notes, &w->err), HUB_OK);
    struct risk_view v = risk(w, event);
    assert_string_equal(v.since, "Since Farm trip, 22 Nov 2025: nothing is changed.");
    edit(w, "risk_line", v.lines[0].record.id, "action=Three adults at the water");
    assert_int_equal(hub_remove(w->h, noun_find("risk_line"), v.lines[1].record.id, &w->err), HUB_OK);
    add(w, "risk_line",
        arena_printf(w->a, "risk_sheet=%lld|number=3|hazard=Ice on the yard",
            (long long)v.sheet.record.id.n));
    v = risk(w, event);
    assert_string_equal(
        v.since, "Since Farm trip, 22 Nov 2025: 1 new, 1 changed, 1 left out.");
    assert_string_equal(v.marks[0], "changed");
    assert_string_equal(v.marks[1], "new");
}

static void a_sheet_signed_since_serves_what_comes_and_not_what_was(void **state)
{
    struct open_hub *w = *state;
    hub_id was = add(w, "event", "event=Choir|start=2026-10-20 10:00|risk_kind=usual");
    hub_id comes = add(w, "event", "event=choir|start=2026-11-24 10:00|risk_kind=usual");
    hub_id tea = add(w, "event", "event=CHOIR|start=2026-11-10 10:00|risk_kind=usual");
    assert_int_equal(risk(w, comes).state, RISK_SOON);
    hub_id sheet = add(w, "risk_sheet",
        arena_printf(w->a, "event=%lld|kind=usual|signed_by=Amina|signed_on=2026-11-09",
            (long long)tea.n));
    assert_int_equal(risk(w, comes).state, RISK_SIGNED);
    assert_int_equal(risk(w, was).state, RISK_TODAY);
    edit(w, "risk_sheet", sheet, "review=2026-11-23");
    assert_int_equal(risk(w, comes).state, RISK_SOON);
}

static void last_years_lines_come_and_the_rest_is_said(void **state)
{
    struct open_hub *w = *state;
    last_years(w);
    hub_id event = trip_on(w, "2026-11-28");
    struct copy_notes notes = {.a = w->a};
    add(w, "family", "family=Okafor");
    add(w, "child", "family=Okafor|child=Mia|born=2018-03-02");
    add(w, "invitation",
        arena_printf(w->a, "event=%lld|family=Okafor|answer=yes", (long long)event.n));
    assert_int_equal(hub_risk_copy(w->h, event, ID_NONE, &notes, &w->err), HUB_OK);
    struct risk_view v = risk(w, event);
    assert_int_equal(v.count, 2);
    assert_int_equal(notes.made, 2);
    assert_string_equal(v.lines[1].hazard, "Hazard 2");
    assert_false(date_known(v.lines[1].review_on));
    assert_string_equal(v.sheet.hospital, "Kirk Infirmary");
    assert_int_equal(v.sheet.children, 1);
    assert_null(v.sheet.first_aiders);
    assert_false(date_known(v.sheet.signed_on));
    const char *said = joined(w, &notes);
    assert_non_null(strstr(said, "Copied from Farm trip, 22 Nov 2025."));
    assert_non_null(strstr(said, "the signature of Jo of 15 Nov 2025"));
    assert_non_null(strstr(said, "first aiders (Ben)"));
    assert_non_null(strstr(said, "the dates of 2 lines"));
    assert_int_equal(hub_risk_copy(w->h, event, ID_NONE, &notes, &w->err), HUB_ECONFLICT);
}

static void a_copied_sheet_goes_back_in_one_step(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    last_years(w);
    hub_id event = trip_on(w, "2026-11-28");
    struct copy_notes notes = {.a = w->a};
    assert_int_equal(hub_risk_copy(w->h, event, ID_NONE, &notes, &w->err), HUB_OK);
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_false(id_known(risk(w, event).sheet.record.id));
}

static void signing_makes_it_done(void **state)
{
    struct open_hub *w = *state;
    last_years(w);
    hub_id event = trip_on(w, "2026-11-28"), sheet;
    assert_int_equal(hub_risk_begin(w->h, event, &sheet, &w->err), HUB_OK);
    assert_int_equal(hub_risk_sign(w->h, sheet, &w->err), HUB_EINVAL);
    add(w, "risk_line", arena_printf(w->a, "risk_sheet=%lld|number=1|hazard=Mud", (long long)sheet.n));
    assert_int_equal(hub_risk_sign(w->h, sheet, &w->err), HUB_OK);
    assert_int_equal(risk(w, event).state, RISK_SIGNED);
    assert_null(need(w));
}

static void nothing_like_it_is_said(void **state)
{
    struct open_hub *w = *state;
    struct copy_notes notes = {.a = w->a};
    hub_id event = trip_on(w, "2026-11-28");
    assert_int_equal(hub_risk_copy(w->h, event, ID_NONE, &notes, &w->err), HUB_ENOTFOUND);
}

/* A sheet with a hazard by which the copy tells where it came from. */
static void sheet_of(struct open_hub *w, const char *event, const char *kind, const char *signed_on)
{
    hub_id id = add(w, "event", event);
    hub_id sheet = add(w, "risk_sheet",
        arena_printf(w->a, "event=%lld|kind=%s|signed_by=Amina|signed_on=%s", (long long)id.n, kind,
            signed_on));
    add(w, "risk_line",
        arena_printf(w->a, "risk_sheet=%lld|number=1|hazard=%s", (long long)sheet.n, signed_on));
}

static const char *copied_for(struct open_hub *w, const char *event)
{
    struct copy_notes notes = {.a = w->a};
    hub_id id = add(w, "event", event);
    if (hub_risk_copy(w->h, id, ID_NONE, &notes, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    struct risk_view v = risk(w, id);
    return v.count ? v.lines[0].hazard : "";
}

static void the_latest_of_the_name_without_its_year_comes_first(void **state)
{
    struct open_hub *w = *state;
    sheet_of(w, "event=Lake walk 2024|start=2024-06-01 10:00", "usual", "2024-05-01");
    sheet_of(w, "event=LAKE WALK (2025)|start=2025-06-01 10:00", "usual", "2025-05-01");
    add(w, "event", "event=Lake walk|start=2026-02-01 10:00");
    sheet_of(w, "event=Walk by the lake|start=2026-03-01 10:00", "usual", "2026-02-20");
    sheet_of(w, "event=Lake walk and tea|start=2026-04-01 10:00", "usual", "2026-03-20");
    assert_string_equal(copied_for(w, "event=Lake walk 2026|start=2026-11-28 10:00"), "2025-05-01");
    sheet_of(w, "event=Lake walk|start=2027-01-09 10:00|repeats=FREQ=WEEKLY;COUNT=4", "usual",
        "2026-11-01");
    assert_string_equal(copied_for(w, "event=Lake walk 27|start=2027-05-28 10:00"), "2026-11-01");
}

static void else_the_one_of_its_kind_that_was_signed_last(void **state)
{
    struct open_hub *w = *state;
    sheet_of(w, "event=Pool|start=2026-08-01 10:00", "water", "2026-05-01");
    sheet_of(w, "event=Beach|start=2026-07-01 10:00", "water", "2026-06-01");
    sheet_of(w, "event=Coffee|start=2026-09-01 10:00", "usual", "2026-08-01");
    assert_string_equal(
        copied_for(w, "event=Rafts|start=2026-11-28 10:00|risk_kind=water"), "2026-06-01");
}

/* --- an event again --- */

static void asked_again_but_for_those_who_left_or_are_too_old(void **state)
{
    struct open_hub *w = *state;
    struct event_view v;
    struct copy_notes notes = {.a = w->a};
    hub_id event = last_years(w);
    add(w, "family", "family=Okafor");
    add(w, "child", "family=Okafor|child=Mia|born=2018-03-02");
    add(w, "family", "family=Reid");
    add(w, "child", "family=Reid|child=Jay|born=2014-05-05");
    hub_id marsh = add(w, "family", "family=Marsh");
    const char *const asked[] = {"Okafor|answer=yes|brings=a game", "Reid|answer=yes", "Marsh"};
    for (int i = 0; i < 3; i++) {
        add(w, "invitation",
            arena_printf(w->a, "event=%lld|family=%s", (long long)event.n, asked[i]));
    }
    edit(w, "family", marsh, "left=2026-05-03");
    edit(w, "event", event, "oldest=11|bring=wellies");
    assert_int_equal(hub_event_copy(w->h, event, date_from_ymd(2026, 11, 28), false, &notes,
                         &w->err), HUB_OK);
    assert_int_equal(hub_event_view(w->h, notes.record, DATE_NONE, w->a, &v, &w->err), HUB_OK);
    assert_int_equal(v.guest_count, 1);
    assert_string_equal(v.guests[0].name, "Okafor");
    assert_string_equal(v.guests[0].answer, "not said");
    assert_string_equal(v.guests[0].brings, "");
    assert_string_equal(v.event.bring, "wellies");
    assert_int_equal(v.risk.count, 2);
    const char *said = joined(w, &notes);
    assert_non_null(strstr(said, "Marsh: not asked again. The family left the hub on 3 May 2026."));
    assert_non_null(strstr(said, "Reid: not asked again. It is for up to 11 and Jay will be 12."));
    assert_non_null(strstr(said, "2 answers"));
}

static void a_copied_event_goes_back_in_one_step(void **state)
{
    struct open_hub *w = *state;
    struct event_view v;
    const char *sentence;
    struct copy_notes notes = {.a = w->a};
    hub_id event = last_years(w);
    hub_date day = date_from_ymd(2026, 11, 28);
    assert_int_equal(hub_event_copy(w->h, event, day, true, &notes, &w->err), HUB_OK);
    assert_int_equal(
        hub_event_view(w->h, notes.record, DATE_NONE, w->a, &v, &w->err), HUB_ENOTFOUND);
    assert_int_equal(hub_event_copy(w->h, event, day, false, &notes, &w->err), HUB_OK);
    assert_int_equal(hub_event_copy(w->h, event, day, false, &notes, &w->err), HUB_ECONFLICT);
    hub_id made = notes.record;
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_int_not_equal(hub_event_view(w->h, made, DATE_NONE, w->a, &v, &w->err), HUB_OK);
}

static void a_season_keeps_its_weekdays_and_says_what_stays(void **state)
{
    struct open_hub *w = *state;
    struct copy_notes notes = {.a = w->a};
    add(w, "event", "event=Coffee|start=2026-01-10 10:00|end=2026-01-10 12:00");
    add(w, "event", "event=Film night|start=2026-02-06 18:00");
    add(w, "event", "event=Choir|start=2026-01-03 10:00|repeats=FREQ=WEEKLY;BYDAY=SA");
    add(w, "event", "event=Picnic|start=2026-03-01 12:00|status=cancelled");
    hub_date from = date_from_ymd(2026, 1, 1), to = date_from_ymd(2026, 3, 31);
    assert_int_equal(hub_season_copy(w->h, from, to, date_from_ymd(2027, 1, 1), false, &notes,
                         &w->err), HUB_OK);
    assert_int_equal(notes.made, 2);
    const char *said = joined(w, &notes);
    assert_non_null(strstr(said, "Coffee: Sat 9 Jan 2027."));
    assert_non_null(strstr(said, "Film night: Fri 5 Feb 2027."));
    assert_non_null(strstr(said, "Choir, Sat 3 Jan 2026: not copied, it goes on by itself."));
    assert_non_null(strstr(said, "Picnic, Sun 1 Mar 2026: not copied, it was cancelled."));
    assert_int_equal(hub_season_copy(w->h, from, to, date_from_ymd(2026, 2, 1), false, &notes,
                         &w->err), HUB_EINVAL);
}

static void a_season_takes_its_series_along(void **state)
{
    struct open_hub *w = *state;
    struct copy_notes notes = {.a = w->a};
    add(w, "event",
        "event=Choir|start=2026-01-10 10:00|end=2026-01-10 11:00|"
        "repeats=every second Saturday until 21 Mar 2026");
    add(w, "event_change", "event=Choir|day=2026-01-24 10:00|cancelled=yes");
    add(w, "event", "event=Tea|start=2025-12-01 15:00|repeats=first Monday of the month, 4 times");
    add(w, "event", "event=Walk|start=2026-02-03 09:00|also_on=20260210T090000");
    hub_date from = date_from_ymd(2026, 1, 1), to = date_from_ymd(2026, 3, 31);
    assert_int_equal(
        hub_season_copy(w->h, from, to, date_from_ymd(2027, 1, 1), false, &notes, &w->err), HUB_OK);
    const char *said = joined(w, &notes);
    assert_int_equal(notes.made, 3);
    assert_non_null(strstr(said, "Choir: from Sat 9 Jan 2027, every second Saturday until "
                                 "Saturday 20 March 2027. 0 asked."));
    assert_non_null(strstr(said, "Not copied: that it was not on on 1 date."));
    assert_non_null(
        strstr(said, "Tea: from Mon 4 Jan 2027, the first Monday of the month until"));
    assert_non_null(strstr(said, "Walk: Tue 2 Feb 2027. 0 asked."));
    struct calendar c;
    assert_int_equal(hub_calendar(w->h, date_from_ymd(2027, 1, 1), date_from_ymd(2027, 6, 30),
                         CALENDAR_EVENTS, w->a, &c, &w->err), HUB_OK);
    assert_int_equal(c.count, 6 + 3 + 2);
    notes = (struct copy_notes){.a = w->a};
    assert_int_equal(
        hub_season_copy(w->h, from, to, date_from_ymd(2027, 1, 1), false, &notes, &w->err),
        HUB_ENOTFOUND);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_sheet_is_told_of_from_a_week_before),
        TEST(one_called_off_needs_none),
        TEST(a_usual_sheet_is_shared_and_a_trip_needs_its_own),
        TEST(what_changed_since_last_year_is_told),
        TEST(a_sheet_signed_since_serves_what_comes_and_not_what_was),
        TEST(last_years_lines_come_and_the_rest_is_said),
        TEST(a_copied_sheet_goes_back_in_one_step),
        TEST(signing_makes_it_done),
        TEST(nothing_like_it_is_said),
        TEST(the_latest_of_the_name_without_its_year_comes_first),
        TEST(else_the_one_of_its_kind_that_was_signed_last),
        TEST(asked_again_but_for_those_who_left_or_are_too_old),
        TEST(a_copied_event_goes_back_in_one_step),
        TEST(a_season_takes_its_series_along),
        TEST(a_season_keeps_its_weekdays_and_says_what_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
