/* SPDX-License-Identifier: MIT */
/* Random events, out as a calendar file and in again elsewhere: the same dates; and again: nothing new. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/exchange/ics.h"
#include "hub/service/calendar.h"
#include "open_hub.h"
#include "prop.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

enum { EVENTS = 12 };

static const char *const recur_rules[] = {"", "", "FREQ=DAILY;COUNT=9", "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,TU",
    "FREQ=MONTHLY;BYDAY=-1MO", "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=7", "FREQ=YEARLY",
    "FREQ=WEEKLY;UNTIL=20270601T180000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"};
static const char *const zones[] = {"", "", "", "America/New_York", "UTC", "Australia/Sydney"};
static const char *const names[] = {"Club", "Café\\; a\\, b", "Łukasz \\\\ Siân", "Farm trip",
    "A name so long that its line has to be folded: größer, länger, weiter, äöü äöü äöü äöü äöü"};

struct trial {
    struct prop p;
    struct open_hub *w, *other;
};

#define PICK(t, list) ((list)[prop_between(&(t)->p, 0, (int64_t)(sizeof(list) / sizeof *(list)) - 1)])

/* In winter: an hour that comes twice has lost which of the two it was. */
static hub_wall some_time(struct trial *t)
{
    hub_date day = date_add(date_from_ymd(2026, 11, 2), (int)prop_between(&t->p, 0, 120));
    return wall_at(day, (int)prop_between(&t->p, 0, 95) * 15);
}

static const char *compact(struct trial *t, hub_wall w)
{
    char text[DATE_TEXT];
    struct sb b = sb_on(t->w->a);
    for (const char *p = wall_iso(w, text); *p; p++) {
        if (*p == ' ') {
            sb_addc(&b, 'T');
        } else if (*p != '-' && *p != ':') {
            sb_addc(&b, *p);
        }
    }
    sb_add(&b, "00");
    return sb_str(&b);
}

/* An event as a file of another program has it. */
static void write_event(struct trial *t, struct sb *b, int i)
{
    hub_wall starts = some_time(t);
    const char *rule = PICK(t, recur_rules), *zone = PICK(t, zones), *name = PICK(t, names);
    bool all_day = prop_between(&t->p, 0, 3) == 0;
    const char *at = compact(t, starts);
    sb_addf(b, "BEGIN:VEVENT\nUID:e%d\nSUMMARY:%s\n", i, name);
    if (all_day) {
        sb_addf(b, "DTSTART;VALUE=DATE:%.8s\n", at);
    } else if (*zone) {
        sb_addf(b, "DTSTART;TZID=%s:%s\nDURATION:PT%dM\n", zone, at, (int)prop_between(&t->p, 0, 600));
    } else {
        sb_addf(b, "DTSTART:%s\nDURATION:PT%dM\n", at, (int)prop_between(&t->p, 0, 3000));
    }
    if (*rule) {
        sb_addf(b, "RRULE:%s\n", rule);
    }
    for (int k = (int)prop_between(&t->p, 0, 2); *rule && k > 0; k--) {
        const char *day = compact(t, some_time(t));
        if (all_day) {
            sb_addf(b, "RDATE;VALUE=DATE:%.8s\n", day);
        } else {
            sb_addf(b, "RDATE:%s\n", day);
        }
    }
    if (*rule && prop_between(&t->p, 0, 1) && all_day) {
        sb_addf(b, "EXDATE;VALUE=DATE:%.8s\n", at);
    } else if (*rule && prop_between(&t->p, 0, 1)) {
        sb_addf(b, "EXDATE%s%s:%s\n", *zone && !all_day ? ";TZID=" : "", all_day ? "" : zone, at);
    }
    sb_add(b, "END:VEVENT\n");
}

static int by_text(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* A line each, sorted: two that begin together have no order. */
static const char *dates(struct open_hub *w)
{
    struct calendar c;
    struct sb s = sb_on(w->a);
    char from[DATE_TEXT], to[DATE_TEXT];
    hub_date first = date_from_ymd(2026, 10, 1), last = date_from_ymd(2029, 1, 1);
    assert_int_equal(hub_calendar(w->h, first, last, CALENDAR_EVENTS, w->a, &c, &w->err), HUB_OK);
    assert_string_equal(c.unread, "");
    const char **lines = arena_array(w->a, c.count + 1, sizeof *lines);
    for (size_t i = 0; i < c.count; i++) {
        const struct calendar_item *item = &c.items[i];
        lines[i] = arena_printf(w->a, "%s–%s %s %d %s %s\n", wall_iso(item->starts, from),
            wall_iso(item->ends, to), item->title, item->all_day, item->uid, item->zone);
    }
    qsort(lines, c.count, sizeof *lines, by_text);
    for (size_t i = 0; i < c.count; i++) {
        sb_add(&s, lines[i]);
    }
    return sb_str(&s);
}

static struct calendar_import bring(struct open_hub *w, const char *text)
{
    struct calendar_entries entries;
    struct calendar_import report = {0};
    struct import_options o = {0};
    struct faults faults;
    faults_on(&faults, w->a);
    if (ics_read("x.ics", text, strlen(text), w->a, &entries, &faults, &w->err) != HUB_OK ||
        hub_import_calendar(w->h, &entries, &o, w->a, &report, &faults, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    for (size_t i = 0; i < faults.count; i++) {
        fail_msg("%s", fault_text(&faults.items[i], w->a));
    }
    return report;
}

static const char *written(struct open_hub *w)
{
    struct feed feed;
    struct feed_ask ask = {.from = DATE_NONE, .to = DATE_NONE};
    struct sb out = sb_on(w->a);
    struct sink to = sink_memory(&out);
    assert_int_equal(hub_feed(w->h, &ask, w->a, &feed, &w->err), HUB_OK);
    assert_int_equal(ics_write(&feed, "Robin Hub", ICS_FULL, &to, w->a, &w->err), HUB_OK);
    return sb_str(&out);
}

static void one_round(struct trial *t)
{
    struct sb b = sb_on(t->w->a);
    sb_add(&b, "BEGIN:VCALENDAR\nVERSION:2.0\n");
    for (int i = 0; i < EVENTS; i++) {
        write_event(t, &b, i);
    }
    sb_add(&b, "END:VCALENDAR\n");
    assert_int_equal(bring(t->w, sb_str(&b)).counts[CALENDAR_NEW], EVENTS);
    const char *before = dates(t->w), *text = written(t->w);
    assert_int_equal(bring(t->other, text).counts[CALENDAR_NEW], EVENTS);
    const char *after = dates(t->other);
    if (strcmp(before, after) != 0) {
        fail_msg("before:\n%s\nafter:\n%s\nfile:\n%s", before, after, text);
    }
    assert_int_equal(bring(t->other, text).counts[CALENDAR_SAME], EVENTS);
    assert_int_equal(bring(t->w, text).counts[CALENDAR_SAME], EVENTS);
}

static void what_goes_out_comes_in_the_same(void **state)
{
    struct trial t = {.p = prop_start("calendar out and in", 12, 300)};
    (void)state;
    for (int i = 0; i < t.p.rounds; i++) {
        void *one = NULL, *two = NULL;
        open_hub_set_up(&one);
        open_hub_set_up(&two);
        t.w = one;
        t.other = two;
        one_round(&t);
        open_hub_tear_down(&one);
        open_hub_tear_down(&two);
    }
}

/* Bytes changed, dropped and doubled in a good file: told or refused, never worse. */
static void a_spoilt_file_does_no_harm(void **state)
{
    struct trial t = {.p = prop_start("spoilt calendar files", 200, 20000)};
    struct arena *a = arena_create();
    (void)state;
    void *one = NULL;
    open_hub_set_up(&one);
    t.w = one;
    for (int i = 0; i < t.p.rounds; i++) {
        struct calendar_entries entries;
        struct faults faults;
        struct hub_err err;
        struct sb b = sb_on(a);
        sb_add(&b, "BEGIN:VCALENDAR\nVERSION:2.0\n");
        write_event(&t, &b, i);
        write_event(&t, &b, i);
        sb_add(&b, "END:VCALENDAR\n");
        for (int k = (int)prop_between(&t.p, 1, 12); k > 0; k--) {
            b.p[prop_between(&t.p, 0, (int64_t)b.len - 1)] = (char)prop_bits(&t.p);
        }
        faults_on(&faults, a);
        enum hub_rc rc = ics_read("x.ics", b.p, b.len, a, &entries, &faults, &err);
        assert_true(rc == HUB_OK || rc == HUB_EINVAL);
        arena_reset(a);
    }
    open_hub_tear_down(&one);
    arena_destroy(a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(what_goes_out_comes_in_the_same),
        cmocka_unit_test(a_spoilt_file_does_no_harm)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
