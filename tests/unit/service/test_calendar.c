/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/service/calendar.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static struct calendar month(struct open_hub *w, int month, unsigned what)
{
    struct calendar c;
    hub_date from = date_from_ymd(2026, month, 1);
    hub_date to = date_add(date_add_months(from, 1), -1);
    if (hub_calendar(w->h, from, to, what, w->a, &c, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    assert_string_equal(c.unread, "");
    return c;
}

/* "Choir 2026-11-07 10:00|…" */
static const char *listed(struct open_hub *w, int of_month, unsigned what)
{
    struct calendar c = month(w, of_month, what);
    struct sb b = sb_on(w->a);
    for (size_t i = 0; i < c.count; i++) {
        const struct calendar_item *t = &c.items[i];
        char text[DATE_TEXT];
        sb_addf(&b, "%s%s %s%s", b.len ? "|" : "", t->title,
            t->all_day ? date_iso(t->first, text) : wall_iso(t->starts, text),
            t->cancelled ? " not on" : "");
    }
    return sb_str(&b);
}

static const char weekly[] = "event=Choir|start=2026-11-07 10:00|end=2026-11-07 11:30|"
                             "repeats=FREQ=WEEKLY;INTERVAL=2;BYDAY=SA";

static void a_series_has_its_dates_in_the_days_asked_for(void **state)
{
    struct open_hub *w = *state;
    add(w, "event", weekly);
    assert_string_equal(
        listed(w, 11, CALENDAR_EVENTS), "Choir 2026-11-07 10:00|Choir 2026-11-21 10:00");
    assert_string_equal(
        listed(w, 12, CALENDAR_EVENTS), "Choir 2026-12-05 10:00|Choir 2026-12-19 10:00");
    assert_string_equal(listed(w, 10, CALENDAR_EVENTS), "");
}

static void a_series_changed_since_is_read_anew(void **state)
{
    struct open_hub *w = *state;
    hub_id choir = add(w, "event", weekly);
    assert_string_equal(
        listed(w, 12, CALENDAR_EVENTS), "Choir 2026-12-05 10:00|Choir 2026-12-19 10:00");
    edit(w, "event", choir, "event=Band|repeats=FREQ=MONTHLY;BYDAY=1SA");
    assert_string_equal(listed(w, 12, CALENDAR_EVENTS), "Band 2026-12-05 10:00");
    assert_int_equal(hub_remove(w->h, &event_noun, choir, &w->err), HUB_OK);
    assert_string_equal(listed(w, 12, CALENDAR_EVENTS), "");
}

static void years_from_now_a_series_goes_on(void **state)
{
    struct open_hub *w = *state;
    struct calendar c;
    add(w, "event", weekly);
    listed(w, 12, CALENDAR_EVENTS);
    hub_date far = date_from_ymd(2036, 12, 1);
    assert_int_equal(
        hub_calendar(w->h, far, date_add(far, 30), CALENDAR_EVENTS, w->a, &c, &w->err), HUB_OK);
    assert_int_equal(c.count, 2);
}

static size_t on_in(struct open_hub *w, int year)
{
    struct calendar c;
    hub_date from = date_from_ymd(year, 1, 1);
    assert_int_equal(
        hub_calendar(w->h, from, date_add(from, 364), CALENDAR_EVENTS, w->a, &c, &w->err), HUB_OK);
    return c.count;
}

/* Each year further away is read beside those that are kept: none comes twice, none is left out. */
static void years_further_away_add_the_series_that_are_not_there_yet(void **state)
{
    struct open_hub *w = *state;
    add(w, "event", "event=Over|start=2020-03-01 10:00|repeats=FREQ=MONTHLY;COUNT=10");
    add(w, "event", "event=Always|start=2020-05-01 10:00|repeats=FREQ=YEARLY");
    add(w, "event", "event=Later|start=2033-02-01 10:00|repeats=FREQ=YEARLY");
    add(w, "event", "event=Between|start=2029-02-01 10:00|repeats=FREQ=YEARLY;COUNT=2");
    assert_int_equal(on_in(w, 2026), 1);
    assert_int_equal(on_in(w, 2033), 2);
    assert_int_equal(on_in(w, 2029), 2);
    assert_int_equal(on_in(w, 2020), 11);
    assert_int_equal(on_in(w, 2026), 1);
    add(w, "event", "event=New|start=2026-02-01 10:00|repeats=FREQ=YEARLY");
    assert_int_equal(on_in(w, 2020), 11);
    assert_int_equal(on_in(w, 2026), 2);
}

static void one_date_can_be_moved_renamed_or_not_be_on(void **state)
{
    struct open_hub *w = *state;
    add(w, "event", weekly);
    add(w, "event_change", "event=Choir|day=2026-12-05 10:00|cancelled=yes");
    add(w, "event_change",
        "event=Choir|day=2026-11-21 10:00|start=2026-12-02 18:00|name=Choir at the Kirk");
    assert_string_equal(listed(w, 11, CALENDAR_EVENTS), "Choir 2026-11-07 10:00");
    assert_string_equal(listed(w, 12, CALENDAR_EVENTS),
        "Choir at the Kirk 2026-12-02 18:00|Choir 2026-12-19 10:00");
    assert_string_equal(listed(w, 12, CALENDAR_EVENTS | CALENDAR_CANCELLED),
        "Choir at the Kirk 2026-12-02 18:00|Choir 2026-12-05 10:00 not on|Choir 2026-12-19 10:00");
    struct calendar c = month(w, 12, CALENDAR_EVENTS);
    assert_int_equal(c.items[0].ends.min - c.items[0].starts.min, 90);
    assert_int_equal(c.items[0].original.min, wall_at(date_from_ymd(2026, 11, 21), 600).min);
}

static void further_days_are_dates_too(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(
        w, "event", "event=Walk|start=2026-11-03 09:00|also_on=20261110T090000,20261201T090000");
    assert_string_equal(
        listed(w, 11, CALENDAR_EVENTS), "Walk 2026-11-03 09:00|Walk 2026-11-10 09:00");
    assert_string_equal(field_of(w, "event", id, "repeats_until"), "2026-12-01");
}

static void a_rule_that_cannot_be_kept_is_not_saved(void **state)
{
    struct open_hub *w = *state;
    hub_id id;
    assert_int_equal(
        try_add(w, "event", "event=Choir|start=2026-11-07 10:00|repeats=FREQ=HOURLY", &id),
        HUB_EINVAL);
    assert_true(str_starts(w->err.msg, "It repeats within the day"));
}

static void the_last_day_follows_the_rule(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "event", weekly);
    assert_string_equal(field_of(w, "event", id, "repeats_until"), "");
    edit(w, "event", id, "repeats=FREQ=WEEKLY;INTERVAL=2;BYDAY=SA;COUNT=3");
    assert_string_equal(field_of(w, "event", id, "repeats_until"), "2026-12-05");
    edit(w, "event", id, "repeats=");
    assert_string_equal(field_of(w, "event", id, "repeats_until"), "");
}

static void what_goes_on_over_midnight_touches_both_days(void **state)
{
    struct open_hub *w = *state;
    add(w, "event", "event=Camp|start=2026-10-30 18:00|end=2026-11-02 10:00");
    add(w, "event", "event=Trip|start=2026-11-29|end=2026-12-01|all_day=yes");
    add(w, "event", "event=Disco|start=2026-10-31 19:00|end=2026-11-01 00:00");
    assert_string_equal(listed(w, 11, CALENDAR_EVENTS), "Camp 2026-10-30 18:00|Trip 2026-11-29");
    assert_string_equal(listed(w, 12, CALENDAR_EVENTS), "Trip 2026-11-29");
}

static void stays_away_dates_and_holidays_stand_beside(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-11-27T16:00|leave=2026-11-29T10:00|status=agreed");
    add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-11-06T16:00|leave=2026-11-08T10:00|"
        "status=cancelled");
    add(w, "away", "host=Amina|from=2026-10-20|to=2026-11-02|own_time=yes");
    add(w, "holiday", "holiday=Half term|from=2026-10-26|to=2026-11-01|area=Fife");
    assert_string_equal(listed(w, 11, CALENDAR_SPANS),
        "Amina away 2026-10-20|Half term 2026-10-26|Okafor 2026-11-27 16:00");
    assert_string_equal(
        listed(w, 10, CALENDAR_SPANS), "Amina away 2026-10-20|Half term 2026-10-26");
}

static void a_holiday_of_many_weeks_is_seen_in_each_of_its_months(void **state)
{
    struct open_hub *w = *state;
    add(w, "holiday", "holiday=Works|from=2026-08-31|to=2026-11-01");
    add(w, "holiday", "holiday=Summer|from=2026-07-01|to=2026-08-30");
    assert_string_equal(listed(w, 11, CALENDAR_SPANS), "Works 2026-08-31");
    assert_string_equal(listed(w, 10, CALENDAR_SPANS), "Works 2026-08-31");
    assert_string_equal(listed(w, 8, CALENDAR_SPANS),
        "Summer 2026-07-01|Summer bank holiday 2026-08-31|Works 2026-08-31");
}

static void bank_holidays_are_those_of_the_nations_in_sight(void **state)
{
    struct open_hub *w = *state;
    assert_string_equal(listed(w, 12, CALENDAR_SPANS),
        "Christmas Day 2026-12-25|Boxing Day (substitute day) 2026-12-28");
    add(w, "hub", "name=Wren Hub|nation=Scotland");
    struct calendar c = month(w, 11, CALENDAR_SPANS);
    assert_int_equal(c.count, 1);
    assert_int_equal(c.items[0].kind, CALENDAR_BANK);
    assert_string_equal(c.items[0].place, "Scotland");
    c = month(w, 12, CALENDAR_SPANS);
    assert_int_equal(c.count, 2);
    assert_string_equal(c.items[0].place, "");
}

static void a_removed_event_takes_its_dates_with_it(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "event", weekly);
    add(w, "event_change", "event=Choir|day=2026-12-05 10:00|start=2026-11-10 10:00");
    assert_int_equal(hub_remove(w->h, noun_find("event"), id, &w->err), HUB_OK);
    assert_string_equal(listed(w, 11, CALENDAR_EVENTS), "");
}

static void times_stay_on_the_wall_when_the_clocks_change(void **state)
{
    struct open_hub *w = *state;
    add(w, "event", "event=Late|start=2026-10-24 01:30|repeats=FREQ=DAILY;COUNT=3");
    struct calendar c = month(w, 10, CALENDAR_EVENTS);
    assert_int_equal(c.count, 3);
    assert_int_equal(c.items[0].clock, WALL_ONCE);
    assert_int_equal(c.items[1].clock, WALL_TWICE);
    assert_int_equal(wall_tod(c.items[2].starts).min, 90);
}

struct given {
    struct open_hub *w;
    struct sb b;
};

static enum hub_rc take(void *arg, const struct calendar_item *item, struct hub_err *err)
{
    struct given *g = arg;
    char first[DATE_TEXT], start[DATE_TEXT];
    (void)err;
    sb_addf(&g->b, "%s %s %s%s\n", date_iso(item->first, first), wall_iso(item->starts, start),
        item->title, item->cancelled ? " not on" : "");
    return HUB_OK;
}

static void years_some_months_at_a_time_are_the_same_as_all_at_once(void **state)
{
    struct open_hub *w = *state;
    struct given parts = {w, sb_on(w->a)}, whole = {w, sb_on(w->a)};
    struct calendar c;
    const char *unread;
    hub_date from = date_from_ymd(2026, 11, 10), to = date_from_ymd(2031, 2, 3);
    add(w, "event", weekly);
    add(w, "event", "event=Camp|start=2026-11-02 10:00|end=2027-02-01 12:00|all_day=yes");
    add(w, "event",
        "event=Night walk|start=2026-12-31 22:00|repeats=FREQ=MONTHLY;BYMONTHDAY=-1|end=2027-01-01 02:00");
    add(w, "event_change", "event=Choir|day=2026-11-21 10:00|start=2027-03-02 18:00|name=Concert");
    add(w, "event_change", "event=Choir|day=2026-12-05 10:00|cancelled=yes");
    add(w, "away", "host=Amina|from=2026-12-20|to=2027-01-04");
    for (unsigned what = CALENDAR_EVENTS;
         what <= (CALENDAR_EVENTS | CALENDAR_SPANS | CALENDAR_CANCELLED); what++) {
        assert_int_equal(
            hub_calendar_each(w->h, from, to, what, w->a, &unread, take, &parts, &w->err), HUB_OK);
        assert_string_equal(unread, "");
        assert_int_equal(hub_calendar(w->h, from, to, what, w->a, &c, &w->err), HUB_OK);
        for (size_t i = 0; i < c.count; i++) {
            take(&whole, &c.items[i], &w->err);
        }
    }
    assert_non_null(strstr(sb_str(&whole.b), "Concert"));
    assert_string_equal(sb_str(&parts.b), sb_str(&whole.b));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_series_has_its_dates_in_the_days_asked_for),
        TEST(a_series_changed_since_is_read_anew),
        TEST(years_from_now_a_series_goes_on),
        TEST(years_further_away_add_the_series_that_are_not_there_yet),
        TEST(one_date_can_be_moved_renamed_or_not_be_on),
        TEST(further_days_are_dates_too),
        TEST(a_rule_that_cannot_be_kept_is_not_saved),
        TEST(the_last_day_follows_the_rule),
        TEST(what_goes_on_over_midnight_touches_both_days),
        TEST(stays_away_dates_and_holidays_stand_beside),
        TEST(a_holiday_of_many_weeks_is_seen_in_each_of_its_months),
        TEST(bank_holidays_are_those_of_the_nations_in_sight),
        TEST(a_removed_event_takes_its_dates_with_it),
        TEST(times_stay_on_the_wall_when_the_clocks_change),
        TEST(years_some_months_at_a_time_are_the_same_as_all_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
