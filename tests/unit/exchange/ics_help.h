/* SPDX-License-Identifier: MIT */
/* Calendar files as text into a hub, and its dates as text. */
#ifndef TESTS_ICS_HELP_H
#define TESTS_ICS_HELP_H

#include "hub/base/str.h"
#include "hub/exchange/ics.h"
#include "hub/service/calendar.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

#define BEGIN_ICS "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
#define END_ICS   "END:VCALENDAR\r\n"
#define EVENT(lines) "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n"

struct brought {
    struct open_hub *w;
    struct import_options o;
    struct calendar_entries entries;
    struct calendar_import report;
    struct faults faults;
};

static struct brought brought_on(struct open_hub *w)
{
    struct brought b = {.w = w};
    faults_on(&b.faults, w->a);
    return b;
}

static enum hub_rc bring(struct brought *b, const char *text)
{
    struct open_hub *w = b->w;
    faults_on(&b->faults, w->a);
    enum hub_rc rc =
        ics_read("team.ics", text, strlen(text), w->a, &b->entries, &b->faults, &w->err);
    return rc == HUB_OK ? hub_import_calendar(
                              w->h, &b->entries, &b->o, w->a, &b->report, &b->faults, &w->err)
                        : rc;
}

static void counts(struct brought *b, const char *text, int added, int updated, int same)
{
    if (bring(b, text) != HUB_OK) {
        fail_msg("%s", b->w->err.msg);
    }
    assert_int_equal(b->report.counts[CALENDAR_NEW], added);
    assert_int_equal(b->report.counts[CALENDAR_UPDATED], updated);
    assert_int_equal(b->report.counts[CALENDAR_SAME], same);
}

/* "2026-12-05 16:00 Farm trip", a line each; a whole day "2026-12-05/2026-12-06 Name". */
static const char *dates_of(struct open_hub *w, const char *from, const char *to)
{
    struct calendar c;
    struct sb s = sb_on(w->a);
    hub_date first, last;
    char one[DATE_TEXT], two[DATE_TEXT];
    assert_true(date_from_iso(from, &first));
    assert_true(date_from_iso(to, &last));
    assert_int_equal(
        hub_calendar(w->h, first, last, CALENDAR_EVENTS, w->a, &c, &w->err), HUB_OK);
    assert_string_equal(c.unread, "");
    for (size_t i = 0; i < c.count; i++) {
        const struct calendar_item *item = &c.items[i];
        if (item->all_day) {
            sb_addf(&s, "%s/%s %s\n", date_iso(item->first, one), date_iso(item->last, two),
                item->title);
        } else {
            sb_addf(&s, "%s %s\n", wall_iso(item->starts, one), item->title);
        }
    }
    return sb_str(&s);
}

#endif
