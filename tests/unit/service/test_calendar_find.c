/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/service/calendar_find.h"
#include "open_hub.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static struct calendar_found look(struct open_hub *w, const char *text, hub_date near, size_t most)
{
    struct calendar_found f;
    if (hub_calendar_find(w->h, text, near, most, w->a, &f, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return f;
}

/* "Choir 2026-11-21|… / Choir 2026-11-07|…+": from today on, then before, + for more. */
static const char *found(struct open_hub *w, const char *text, size_t most)
{
    struct calendar_found f = look(w, text, date_from_ymd(2026, 11, 21), most);
    struct sb b = sb_on(w->a);
    char day[DATE_TEXT];
    for (size_t i = 0; i < f.count; i++) {
        sb_addf(&b, "%s%s %s", i == f.onward ? " / " : i ? "|" : "", f.items[i].title,
            date_iso(f.items[i].first, day));
    }
    sb_add(&b, f.more ? "+" : "");
    return sb_str(&b);
}

static void the_next_dates_come_first_then_those_before(void **state)
{
    struct open_hub *w = *state;
    add(w, "event", "event=Café evening|start=2031-02-03 18:00");
    add(w, "event", "event=Café evening|start=2027-02-03 18:00");
    add(w, "event", "event=Café evening|start=1999-02-03 18:00");
    add(w, "event", "event=Café evening|start=2026-02-03 18:00|place=Elm Park");
    add(w, "event", "event=Choir|start=2026-12-03 18:00|place=The café");
    assert_string_equal(found(w, "cafe", 0),
        "Choir 2026-12-03|Café evening 2027-02-03|Café evening 2031-02-03 / "
        "Café evening 2026-02-03|Café evening 1999-02-03");
    assert_string_equal(found(w, "cafe", 1), "Choir 2026-12-03 / Café evening 2026-02-03+");
    assert_string_equal(found(w, "eve elm", 0), " / Café evening 2026-02-03");
    assert_string_equal(found(w, "nothing", 0), "");
    assert_string_equal(found(w, " - ", 0), "");
}

static void a_series_is_found_by_its_dates(void **state)
{
    struct open_hub *w = *state;
    add(w, "event", "event=Choir|start=2026-11-07 10:00|repeats=FREQ=WEEKLY;BYDAY=SA;COUNT=5");
    add(w, "event", "event=Old choir|start=2003-05-01 10:00|repeats=FREQ=YEARLY;COUNT=3");
    assert_string_equal(found(w, "choir", 2),
        "Choir 2026-11-21|Choir 2026-11-28 / Choir 2026-11-14|Choir 2026-11-07+");
    assert_string_equal(
        found(w, "old", 2), " / Old choir 2005-05-01|Old choir 2004-05-01+");
}

static void a_date_moved_or_renamed_is_found_as_it_is(void **state)
{
    struct open_hub *w = *state;
    add(w, "event", "event=Choir|start=2026-11-07 10:00|repeats=FREQ=WEEKLY;BYDAY=SA;COUNT=3");
    add(w, "event_change",
        "event=Choir|day=2026-11-14 10:00|start=2026-12-02 18:00|name=Pumpkin supper");
    assert_string_equal(found(w, "pumpkin", 0), "Pumpkin supper 2026-12-02");
    assert_string_equal(
        found(w, "choir", 0), "Choir 2026-11-21|Pumpkin supper 2026-12-02 / Choir 2026-11-07");
}

static void stays_away_dates_and_holidays_are_found_too(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2026-11-27 16:00|leave=2026-11-29 12:00|status=agreed");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2025-11-27 16:00|leave=2025-11-29 12:00|status=happened");
    add(w, "away", "host=Amina|from=2026-12-20|to=2027-01-04");
    add(w, "holiday", "holiday=Half term|from=2026-02-16|to=2026-02-20");
    assert_string_equal(found(w, "okaf", 0), "Okafor 2026-11-27 / Okafor 2025-11-27");
    assert_string_equal(
        found(w, "amina", 0), "Okafor 2026-11-27|Amina away 2026-12-20 / Okafor 2025-11-27");
    assert_string_equal(found(w, "okafor amina", 0), "Okafor 2026-11-27 / Okafor 2025-11-27");
    assert_string_equal(found(w, "half", 0), " / Half term 2026-02-16");
    assert_non_null(strstr(found(w, "boxing", 0), "Boxing Day (substitute day) 2026-12-28"));
}

static void what_is_removed_renamed_or_put_on_another_day_is_found_so(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "event", "event=Farm trip|start=2026-12-05 10:00");
    add(w, "event", "event=Farm day|start=2026-12-07 10:00");
    assert_string_equal(found(w, "farm", 0), "Farm trip 2026-12-05|Farm day 2026-12-07");
    edit(w, "event", id, "start=2024-01-02 10:00|end=|event=Farmyard");
    assert_string_equal(found(w, "farm", 0), "Farm day 2026-12-07 / Farmyard 2024-01-02");
    assert_int_equal(hub_remove(w->h, &event_noun, id, &w->err), HUB_OK);
    assert_string_equal(found(w, "farm", 0), "Farm day 2026-12-07");
}

/* What years read at once give, day by day, is what is found. */
static void any_day_has_the_same_as_all_years_read(void **state)
{
    struct open_hub *w = *state;
    static const char *const rules[] = {"FREQ=WEEKLY;COUNT=40", "FREQ=MONTHLY;COUNT=30",
        "FREQ=MONTHLY;BYDAY=-1MO;COUNT=20", "FREQ=YEARLY;COUNT=4", "FREQ=DAILY;INTERVAL=9;COUNT=50"};
    struct calendar all;
    unsigned n = 7;
    for (int i = 0; i < 60; i++) {
        char day[DATE_TEXT];
        n = n * 1103515245U + 12345U;
        hub_date d = date_add(date_from_ymd(2018, 1, 1), (int)(n >> 16) % 5000);
        add(w, "event", arena_printf(w->a, "event=%s %d|start=%s 10:00%s%s", i % 2 ? "Choir" : "Walk",
            i, date_iso(d, day), i % 3 ? "" : "|repeats=", i % 3 ? "" : rules[n >> 20 & 3]));
    }
    assert_int_equal(hub_calendar(w->h, date_from_ymd(2010, 1, 1), date_from_ymd(2045, 1, 1),
        CALENDAR_EVENTS, w->a, &all, &w->err), HUB_OK);
    for (int k = 0; k < 30; k++) {
        n = n * 1103515245U + 12345U;
        hub_date near = date_add(date_from_ymd(2017, 6, 1), (int)(n >> 16) % 6000);
        struct calendar_found f = look(w, "wal", near, 12);
        size_t on = 0, before = 0;
        for (size_t i = 0; i < all.count; i++) {
            on += str_starts(all.items[i].title, "Walk") && all.items[i].first.d >= near.d;
            before += str_starts(all.items[i].title, "Walk") && all.items[i].first.d < near.d;
        }
        assert_int_equal(f.onward, on < 12 ? on : 12);
        assert_int_equal(f.count - f.onward, before < 12 ? before : 12);
        assert_int_equal(f.more, on > 12 || before > 12);
        size_t at = f.onward; /* of those before, from the earliest shown on */
        for (size_t i = all.count; i-- > 0 && at < f.count;) {
            if (str_starts(all.items[i].title, "Walk") && all.items[i].first.d < near.d) {
                assert_int_equal(f.items[at++].first.d, all.items[i].first.d);
            }
        }
        at = 0;
        for (size_t i = 0; i < all.count && at < f.onward; i++) {
            if (str_starts(all.items[i].title, "Walk") && all.items[i].first.d >= near.d) {
                assert_int_equal(f.items[at++].first.d, all.items[i].first.d);
            }
        }
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_next_dates_come_first_then_those_before),
        TEST(a_series_is_found_by_its_dates),
        TEST(a_date_moved_or_renamed_is_found_as_it_is),
        TEST(stays_away_dates_and_holidays_are_found_too),
        TEST(what_is_removed_renamed_or_put_on_another_day_is_found_so),
        TEST(any_day_has_the_same_as_all_years_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
