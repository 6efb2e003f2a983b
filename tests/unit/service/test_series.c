/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/model/risk.h"
#include "hub/service/import_calendar.h"
#include "hub/service/register.h"
#include "hub/service/series.h"
#include "hub/service/series_words.h"
#include "choir_case.h"
#include "unit.h"

/* --- words -------------------------------------------------------------------- */

static void words_become_the_rule_and_the_rule_words(void **state)
{
    struct open_hub *w = *state;
    hub_id id = choir_new(w);
    assert_string_equal(field_of(w, "event", id, "repeats"), "FREQ=WEEKLY;BYDAY=SA");
    edit(w, "event", id, "repeats=every second Saturday until 18 Dec");
    assert_string_equal(field_of(w, "event", id, "repeats"),
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA;UNTIL=20261218T235900Z");
    assert_string_equal(field_of(w, "event", id, "repeats_until"), "2026-12-18");
    edit(w, "event", id, "repeats=Does not repeat");
    assert_string_equal(field_of(w, "event", id, "repeats"), "");
}

static void words_that_miss_the_start_are_refused_with_the_first_date(void **state)
{
    struct open_hub *w = *state;
    hub_id id;
    assert_int_equal(
        try_add(w, "event", "event=Choir|start=2026-12-05 10:00|repeats=every Sunday", &id),
        HUB_EINVAL);
    assert_string_equal(w->err.msg,
        "Repeats: that is not on Sat 5 Dec 2026, when it starts. Its first date would be Sun 6 "
        "Dec 2026: let it start then, or say it another way.");
}

static void a_rule_that_has_no_words_is_shown_as_it_is(void **state)
{
    struct open_hub *w = *state;
    hub_wall start = choir_at("2026-12-05 10:00");
    assert_string_equal(series_words("FREQ=DAILY;BYHOUR=10,14", start, false, w->a),
        "as its calendar file says: FREQ=DAILY;BYHOUR=10,14");
    const char *rule;
    choir_must(w, series_rule("as its calendar file says: FREQ=DAILY;BYHOUR=10,14", start, false, w->a,
                &rule, &w->err));
    assert_string_equal(rule, "FREQ=DAILY;BYHOUR=10,14");
}

/* --- only this one -------------------------------------------------------------- */

static void only_this_one_is_moved_and_keeps_its_length(void **state)
{
    struct open_hub *w = *state;
    hub_id id = choir_new(w);
    choir_must(w, choir_change(w, id, "2026-12-12 10:00", SERIES_ONE, "start=2026-12-13 14:00|note=in the Kirk",
                NULL));
    assert_string_equal(
        choir_dates(w, id, SERIES_NEXT, 3), "12-05 10:00|12-13 14:00 ~in the Kirk|12-19 10:00");
    struct series_dates d;
    choir_must(w, hub_series_dates(w->h, id, SERIES_CHANGED, DATE_NONE, 9, w->a, &d, &w->err));
    assert_int_equal(d.count, 1);
    assert_int_equal(d.items[0].ends.min - d.items[0].starts.min, 90);
    choir_undo(w);
    assert_string_equal(choir_dates(w, id, SERIES_CHANGED, 3), "");
}

static void a_time_alone_keeps_the_day(void **state)
{
    struct open_hub *w = *state;
    hub_id id = choir_new(w);
    choir_must(w, choir_change(w, id, "2026-12-12 10:00", SERIES_ONE, "start=9:30|end=12", NULL));
    struct series_dates d;
    choir_must(w, hub_series_dates(w->h, id, SERIES_CHANGED, DATE_NONE, 9, w->a, &d, &w->err));
    assert_int_equal(d.items[0].starts.min, choir_at("2026-12-12 09:30").min);
    assert_int_equal(d.items[0].ends.min, choir_at("2026-12-12 12:00").min);
}

static void a_skipped_date_is_listed_and_comes_back(void **state)
{
    struct open_hub *w = *state;
    hub_id id = choir_new(w);
    hub_wall second = choir_at("2026-12-12 10:00");
    choir_must(w, hub_series_remove(w->h, id, second, SERIES_ONE, &w->err));
    assert_string_equal(choir_dates(w, id, SERIES_NEXT, 2), "12-05 10:00|12-19 10:00");
    assert_string_equal(choir_dates(w, id, SERIES_SKIPPED, 2), "12-12 10:00");
    assert_int_equal(hub_series_remove(w->h, id, second, SERIES_ONE, &w->err), HUB_ENOTFOUND);
    choir_must(w, hub_series_restore(w->h, id, second, &w->err));
    assert_string_equal(choir_dates(w, id, SERIES_SKIPPED, 2), "");
    assert_int_equal(hub_series_restore(w->h, id, second, &w->err), HUB_ENOTFOUND);
}

static void a_skipped_date_keeps_its_note(void **state)
{
    struct open_hub *w = *state;
    hub_id id = choir_new(w);
    choir_must(w, choir_change(w, id, "2026-12-12 10:00", SERIES_ONE, "note=hall is painted|status=cancelled",
                NULL));
    assert_string_equal(choir_dates(w, id, SERIES_SKIPPED, 2), "12-12 10:00 ~hall is painted");
    choir_must(w, hub_series_restore(w->h, id, choir_at("2026-12-12 10:00"), &w->err));
    assert_string_equal(choir_dates(w, id, SERIES_CHANGED, 2), "12-12 10:00 ~hall is painted");
}

static void what_makes_no_sense_is_refused(void **state)
{
    struct open_hub *w = *state;
    hub_id id = choir_new(w);
    assert_int_equal(choir_change(w, id, "2026-12-13 10:00", SERIES_ONE, "note=x", NULL), HUB_ENOTFOUND);
    assert_string_equal(w->err.msg,
        "Choir has no date on Sun 13 Dec 2026. Near it: Sat 12 Dec 2026 "
        "and Sat 19 Dec 2026.");
    assert_int_equal(
        choir_change(w, id, "2026-12-12 10:00", SERIES_ONE, "start=2026-12-19 10:00", NULL), HUB_EINVAL);
    assert_int_equal(
        choir_change(w, id, "2026-12-12 10:00", SERIES_ONE, "end=2026-12-12 09:00", NULL), HUB_EINVAL);
    assert_int_equal(choir_change(w, id, "2026-12-12 10:00", SERIES_ONE, "bring=cake", NULL), HUB_EINVAL);
    hub_id once = add(w, "event", "event=Fair|start=2026-12-05 10:00");
    assert_int_equal(choir_change(w, once, "2026-12-05 10:00", SERIES_ONE, "note=x", NULL), HUB_EINVAL);
    assert_string_equal(w->err.msg, "Fair does not repeat: it has one date.");
}

static void the_last_date_left_is_not_skipped(void **state)
{
    struct open_hub *w = *state;
    hub_id id =
        add(w, "event", "event=Swim|start=2026-12-05 10:00|repeats=every Saturday, 2 times");
    choir_must(w, hub_series_remove(w->h, id, choir_at("2026-12-05 10:00"), SERIES_ONE, &w->err));
    assert_int_equal(
        hub_series_remove(w->h, id, choir_at("2026-12-12 10:00"), SERIES_ONE, &w->err), HUB_EINVAL);
}

/* --- this and later ----------------------------------------------------------------- */

static void this_and_later_is_a_series_of_its_own(void **state)
{
    struct open_hub *w = *state;
    hub_id id = choir_new(w), now;
    choir_must(w, choir_change(w, id, "2026-12-26 10:00", SERIES_ONE, "note=mince pies", NULL));
    choir_must(w, choir_change(w, id, "2026-12-12 10:00", SERIES_ONE, "note=carols", NULL));
    choir_must(w, choir_change(w, id, "2026-12-19 10:00", SERIES_LATER, "start=14:00|place=Kirk", &now));
    assert_string_equal(choir_dates(w, id, SERIES_NEXT, 9), "12-05 10:00|12-12 10:00 ~carols");
    assert_string_equal(
        choir_dates(w, now, SERIES_NEXT, 3), "12-19 14:00|12-26 14:00 ~mince pies|01-02 14:00");
    assert_string_equal(field_of(w, "event", now, "place"), "Kirk");
    assert_string_equal(field_of(w, "event", now, "end"), "2026-12-19 15:30");
    choir_undo(w);
    assert_string_equal(choir_dates(w, id, SERIES_NEXT, 5),
        "12-05 10:00|12-12 10:00 ~carols|12-19 10:00|12-26 10:00 ~mince pies|01-02 10:00");
    assert_string_equal(
        choir_dates(w, id, SERIES_CHANGED, 5), "12-12 10:00 ~carols|12-26 10:00 ~mince pies");
}

static void the_number_of_times_is_shared_out(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "event", "event=Swim|start=2026-12-05 10:00|repeats=weekly, 5 times"), now;
    choir_must(w, choir_change(w, id, "2026-12-19 10:00", SERIES_LATER, "name=Swim club", &now));
    assert_string_equal(choir_dates(w, id, SERIES_NEXT, 9), "12-05 10:00|12-12 10:00");
    assert_string_equal(choir_dates(w, now, SERIES_NEXT, 9), "12-19 10:00|12-26 10:00|01-02 10:00");
}

static void later_dates_on_another_weekday_take_the_rule_along(void **state)
{
    struct open_hub *w = *state;
    hub_id id = choir_new(w), now;
    choir_must(w, choir_change(w, id, "2026-12-19 10:00", SERIES_LATER, "start=2026-12-20 10:00", &now));
    assert_string_equal(field_of(w, "event", now, "repeats"), "FREQ=WEEKLY;BYDAY=SU");
    assert_string_equal(choir_dates(w, now, SERIES_NEXT, 2), "12-20 10:00|12-27 10:00");
}

static void a_rule_that_cannot_follow_is_asked_for(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "event",
               "event=Lunch|start=2026-12-26 12:00|repeats=the last Saturday of the month"),
           now;
    assert_int_equal(
        choir_change(w, id, "2027-01-30 12:00", SERIES_LATER, "start=2027-01-31 12:00", &now),
        HUB_EINVAL);
    assert_true(str_starts(w->err.msg, "Repeats: it is the last Saturday of the month"));
    choir_must(w, choir_change(w, id, "2027-01-30 12:00", SERIES_LATER,
                "start=2027-01-31 12:00|repeats=the last Sunday of the month", &now));
    assert_string_equal(choir_dates(w, now, SERIES_NEXT, 2), "01-31 12:00|02-28 12:00");
}

static void who_is_asked_and_the_register_go_with_their_dates(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Bell");
    hub_id id = choir_new(w), now;
    add(w, "invitation", "event=Choir|family=Okafor|answer=yes");
    hub_id later = add(w, "invitation", "event=Choir|family=Bell|day=2026-12-26|answer=no");
    hub_id past = add(w, "register_line", "event=Choir|day=2026-12-05|line=1|name=Jo|in=10:00");
    choir_must(w, choir_change(w, id, "2026-12-19 10:00", SERIES_LATER, "start=11:00", &now));
    const char *mine = "Choir Sat 19 Dec 2026, 11:00", *old = "Choir Sat 5 Dec 2026, 10:00";
    assert_string_equal(field_of(w, "invitation", later, "event"), mine);
    assert_string_equal(field_of(w, "register_line", past, "event"), old);
    struct register_view v;
    choir_must(w, hub_register(w->h, now, choir_on("2026-12-19"), w->a, &v, &w->err));
    assert_int_equal(v.families_yes, 1);
    choir_undo(w);
    assert_string_equal(field_of(w, "invitation", later, "event"), old);
}

static void removing_later_ones_ends_the_series_before(void **state)
{
    struct open_hub *w = *state;
    hub_id id = choir_new(w);
    choir_must(w, choir_change(w, id, "2026-12-26 10:00", SERIES_ONE, "start=2026-12-16 10:00", NULL));
    choir_must(w, hub_series_remove(w->h, id, choir_at("2026-12-19 10:00"), SERIES_LATER, &w->err));
    assert_string_equal(choir_dates(w, id, SERIES_NEXT, 9), "12-05 10:00|12-12 10:00");
    choir_undo(w);
    assert_string_equal(
        choir_dates(w, id, SERIES_NEXT, 4), "12-05 10:00|12-12 10:00|12-16 10:00|12-19 10:00");
}

static void a_date_with_a_register_is_not_taken_away(void **state)
{
    struct open_hub *w = *state;
    hub_id id = choir_new(w);
    add(w, "register_line", "event=Choir|day=2026-12-12|line=1|name=Jo|in=10:00");
    hub_wall second = choir_at("2026-12-12 10:00");
    for (int scope = SERIES_ONE; scope <= SERIES_ALL; scope++) {
        assert_int_equal(
            hub_series_remove(w->h, id, second, (enum series_scope)scope, &w->err), HUB_EINVAL);
    }
    choir_must(w, hub_series_remove(w->h, id, choir_at("2026-12-19 10:00"), SERIES_LATER, &w->err));
    assert_int_equal(try_edit(w, "event", id, "start=2026-12-06 10:00"), HUB_EINVAL);
}

/* --- all ---------------------------------------------------------------------------- */

static void all_move_by_as_much_as_the_one(void **state)
{
    struct open_hub *w = *state;
    hub_id id = choir_new(w), now;
    choir_must(w, choir_change(w, id, "2026-12-12 10:00", SERIES_ONE, "note=carols", NULL));
    choir_must(w, choir_change(w, id, "2026-12-19 10:00", SERIES_ALL, "start=2026-12-20 09:00", &now));
    assert_true(id_eq(id, now));
    assert_string_equal(
        choir_dates(w, id, SERIES_NEXT, 3), "12-06 09:00|12-13 09:00 ~carols|12-20 09:00");
    assert_string_equal(field_of(w, "event", id, "end"), "2026-12-06 10:30");
    choir_undo(w);
    assert_string_equal(
        choir_dates(w, id, SERIES_NEXT, 3), "12-05 10:00|12-12 10:00 ~carols|12-19 10:00");
}

static void the_last_day_still_counts_at_a_later_hour(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(
        w, "event", "event=Swim|start=2026-12-05 10:00|repeats=FREQ=WEEKLY;UNTIL=20261219T100000Z");
    edit(w, "event", id, "start=2026-12-05 18:00");
    assert_string_equal(choir_dates(w, id, SERIES_NEXT, 9), "12-05 18:00|12-12 18:00|12-19 18:00");
}

/* --- asking ---------------------------------------------------------------------------- */

static void a_day_finds_its_date(void **state)
{
    struct open_hub *w = *state;
    hub_id id = choir_new(w);
    hub_wall found;
    choir_must(w, choir_change(w, id, "2026-12-12 10:00", SERIES_ONE, "start=2026-12-15 14:00", NULL));
    choir_must(w, hub_series_on(w->h, id, choir_on("2026-12-15"), &found, &w->err));
    assert_int_equal(found.min, choir_at("2026-12-12 10:00").min);
    assert_int_equal(hub_series_on(w->h, id, choir_on("2026-12-16"), &found, &w->err), HUB_ENOTFOUND);
}

static void a_preview_says_what_else_is_on_and_when_the_clocks_change(void **state)
{
    struct open_hub *w = *state;
    choir_new(w);
    struct series_plan plan = {.starts = choir_at("2026-12-05 11:00"),
        .ends = choir_at("2026-12-05 12:00"),
        .repeats = "every second Saturday"};
    struct series_dates d;
    choir_must(w, hub_series_preview(w->h, &plan, 6, w->a, &d, &w->err));
    assert_int_equal(d.count, 6);
    assert_string_equal(d.items[0].remark, "Choir is then too, 10:00");
    plan = (struct series_plan){
        .starts = choir_at("2027-03-27 01:30"), .ends = WALL_NONE, .repeats = "every day"};
    choir_must(w, hub_series_preview(w->h, &plan, 2, w->a, &d, &w->err));
    assert_string_equal(
        d.items[1].remark, "that time does not exist that night: the clocks go forward");
}

/* --- further days -------------------------------------------------------------------------- */

static void further_days_are_typed_as_people_write_them(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "event",
        "event=Walk|start=2026-12-05 09:00|also_on=19 dec, 12/12 and sat 2 jan 2pm; 19 dec");
    assert_string_equal(
        field_of(w, "event", id, "also_on"), "20261212T090000,20261219T090000,20270102T140000");
    struct event e;
    choir_must(w, hub_get(w->h, &event_noun, id, w->a, &e, &w->err));
    assert_string_equal(series_shown(noun_field(&event_noun, "also_on"), &e, w->a),
        "Sat 12 Dec 2026, Sat 19 Dec 2026, Sat 2 Jan 2027 14:00");
    edit(w, "event", id, "also_on=Sat 12 Dec 2026, Sat 2 Jan 2027 14:00");
    assert_string_equal(field_of(w, "event", id, "also_on"), "20261212T090000,20270102T140000");
    assert_int_equal(try_edit(w, "event", id, "also_on=12 dec, soon"), HUB_EINVAL);
    assert_true(str_starts(w->err.msg, "Also on: "));
    id = add(w, "event", "event=Camp|start=2026-12-05|all_day=yes|also_on=12 dec");
    assert_string_equal(field_of(w, "event", id, "also_on"), "20261212");
}

/* Sorting no days at all is a fault that a build with UBSan tells of. */
static void a_list_of_further_days_without_a_day_is_none(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "event", "event=Fair|start=2026-12-05 10:00|also_on= ; ,");
    assert_string_equal(field_of(w, "event", id, "also_on"), "");
}

/* --- what the changed rule has no more ---------------------------------------------------- */

static hub_id choir_with_strays(struct open_hub *w)
{
    hub_id id = choir_new(w);
    add(w, "family", "family=Okafor");
    choir_must(w, choir_change(w, id, "2026-12-12 10:00", SERIES_ONE, "start=14:00|note=carols", NULL));
    choir_must(w, hub_series_remove(w->h, id, choir_at("2026-12-26 10:00"), SERIES_ONE, &w->err));
    add(w, "invitation", "event=Choir|day=2026-12-19|family=Okafor");
    add(w, "register_line", "event=Choir|day=2026-12-19|line=1|name=Jo");
    assert_string_equal(choir_dates(w, id, SERIES_STRAY, 9), "");
    choir_must(w, choir_change(w, id, "2026-12-05 10:00", SERIES_ALL,
                "repeats=first Saturday of the month", NULL));
    return id;
}

static void what_was_written_for_a_date_is_told_when_the_rule_has_it_no_more(void **state)
{
    struct open_hub *w = *state;
    hub_id id = choir_with_strays(w);
    assert_string_equal(
        choir_dates(w, id, SERIES_STRAY, 9), "12-12 14:00 ~carols|12-19 10:00 1+1|12-26 10:00");
    assert_string_equal(choir_dates(w, id, SERIES_CHANGED, 9), "");
    assert_string_equal(choir_dates(w, id, SERIES_SKIPPED, 9), "");
    assert_string_equal(choir_dates(w, id, SERIES_NEXT, 2), "12-05 10:00|01-02 10:00");
    assert_string_equal(hub_series_strays_told(w->h, id, w->a),
        "No date of it any more: Sat 12 Dec 2026 (carols), Sat 19 Dec 2026, Sat 26 Dec 2026 "
        "(skipped). What was written for them is kept: see Dates.");
}

static void the_person_says_what_becomes_of_it(void **state)
{
    struct open_hub *w = *state;
    hub_id id = choir_with_strays(w);
    hub_wall to;
    choir_must(w, hub_series_settle_stray(
                w->h, id, choir_at("2026-12-12 10:00"), STRAY_FURTHER, &to, &w->err));
    choir_must(w, hub_series_settle_stray(
                w->h, id, choir_at("2026-12-19 10:00"), STRAY_NEAREST, &to, &w->err));
    assert_int_equal(to.min, choir_at("2027-01-02 10:00").min);
    choir_undo(w);
    choir_must(w, hub_series_settle_stray(
                w->h, id, choir_at("2026-12-26 10:00"), STRAY_NEAREST, &to, &w->err));
    assert_int_equal(to.min, choir_at("2027-01-02 10:00").min);
    choir_must(w, hub_series_settle_stray(
                w->h, id, choir_at("2026-12-19 10:00"), STRAY_REMOVED, &to, &w->err));
    assert_string_equal(choir_dates(w, id, SERIES_STRAY, 9), "");
    assert_string_equal(choir_dates(w, id, SERIES_SKIPPED, 9), "01-02 10:00");
    assert_string_equal(
        choir_dates(w, id, SERIES_NEXT, 3), "12-05 10:00|12-12 14:00 ~carols|02-06 10:00");
    assert_int_equal(hub_series_settle_stray(
                         w->h, id, choir_at("2026-12-19 10:00"), STRAY_REMOVED, &to, &w->err),
        HUB_ENOTFOUND);
}

/* --- by another clock ------------------------------------------------------------------- */

/* 20:00 in New York: an hour nearer to London's while only America has put its clocks on. */
static hub_id by_new_york(struct open_hub *w)
{
    struct calendar_entry in = {.line = 1,
        .uid = "call@example.invalid",
        .sequence = INT_NONE,
        .name = "Call",
        .place = "",
        .notes = "",
        .repeats = "FREQ=WEEKLY;BYDAY=TU",
        .also_on = "",
        .zone = "America/New_York",
        .starts = choir_at("2027-03-03 01:00"),
        .ends = choir_at("2027-03-03 02:00")};
    struct calendar_entries entries = {"call.ics", &in, 1};
    struct import_options o = {0};
    struct calendar_import out;
    struct faults faults;
    hub_id id;
    faults_on(&faults, w->a);
    choir_must(w, hub_import_calendar(w->h, &entries, &o, w->a, &out, &faults, &w->err));
    choir_must(w, hub_find(w->h, &event_noun, "Call", &id, &w->err));
    return id;
}

static void a_series_by_another_clock_has_londons_times(void **state)
{
    struct open_hub *w = *state;
    hub_id id = by_new_york(w);
    assert_string_equal(choir_dates(w, id, SERIES_NEXT, 3), "03-03 01:00|03-10 01:00|03-17 00:00");
    struct series_date d;
    choir_must(w, hub_series_date(w->h, id, choir_at("2027-03-17 00:00"), w->a, &d, &w->err));
    assert_int_equal(d.ends.min, choir_at("2027-03-17 01:00").min);
    struct register_view v;
    choir_must(w, hub_register(w->h, id, choir_on("2027-03-17"), w->a, &v, &w->err));
    assert_int_equal(v.starts.min, choir_at("2027-03-17 00:00").min);
    struct event e;
    choir_must(w, hub_get(w->h, &event_noun, id, w->a, &e, &w->err));
    assert_string_equal(series_told(&e, w->a), "every Tuesday, by the clock of America/New_York");
}

static void dates_by_another_clock_are_skipped_moved_and_split(void **state)
{
    struct open_hub *w = *state;
    hub_id id = by_new_york(w), now;
    choir_must(w, hub_series_remove(w->h, id, choir_at("2027-03-17 00:00"), SERIES_ONE, &w->err));
    assert_string_equal(choir_dates(w, id, SERIES_SKIPPED, 3), "03-17 00:00");
    choir_must(w, choir_change(w, id, "2027-03-24 00:00", SERIES_LATER, "place=Hall", &now));
    assert_string_equal(choir_dates(w, id, SERIES_NEXT, 9), "03-03 01:00|03-10 01:00");
    assert_string_equal(choir_dates(w, now, SERIES_NEXT, 2), "03-24 00:00|03-31 01:00");
    choir_must(w, choir_change(w, id, "2027-03-03 01:00", SERIES_ALL, "start=2027-03-03 02:00", &now));
    assert_string_equal(choir_dates(w, id, SERIES_SKIPPED, 3), "03-17 01:00");
}

#define IN_A_HUB(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_HUB(further_days_are_typed_as_people_write_them),
        IN_A_HUB(a_list_of_further_days_without_a_day_is_none),
        IN_A_HUB(what_was_written_for_a_date_is_told_when_the_rule_has_it_no_more),
        IN_A_HUB(the_person_says_what_becomes_of_it),
        IN_A_HUB(a_series_by_another_clock_has_londons_times),
        IN_A_HUB(dates_by_another_clock_are_skipped_moved_and_split),
        IN_A_HUB(words_become_the_rule_and_the_rule_words),
        IN_A_HUB(words_that_miss_the_start_are_refused_with_the_first_date),
        IN_A_HUB(a_rule_that_has_no_words_is_shown_as_it_is),
        IN_A_HUB(only_this_one_is_moved_and_keeps_its_length),
        IN_A_HUB(a_time_alone_keeps_the_day),
        IN_A_HUB(a_skipped_date_is_listed_and_comes_back),
        IN_A_HUB(a_skipped_date_keeps_its_note),
        IN_A_HUB(what_makes_no_sense_is_refused),
        IN_A_HUB(the_last_date_left_is_not_skipped),
        IN_A_HUB(this_and_later_is_a_series_of_its_own),
        IN_A_HUB(the_number_of_times_is_shared_out),
        IN_A_HUB(later_dates_on_another_weekday_take_the_rule_along),
        IN_A_HUB(a_rule_that_cannot_follow_is_asked_for),
        IN_A_HUB(who_is_asked_and_the_register_go_with_their_dates),
        IN_A_HUB(removing_later_ones_ends_the_series_before),
        IN_A_HUB(a_date_with_a_register_is_not_taken_away),
        IN_A_HUB(all_move_by_as_much_as_the_one),
        IN_A_HUB(the_last_day_still_counts_at_a_later_hour),
        IN_A_HUB(a_day_finds_its_date),
        IN_A_HUB(a_preview_says_what_else_is_on_and_when_the_clocks_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
