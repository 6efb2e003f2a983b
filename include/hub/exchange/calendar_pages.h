/* SPDX-License-Identifier: MIT */
/*
 * The calendar on paper: a month on each A4 (landscape), or what is on in
 * order. Events, stays, away dates, bank holidays and school holidays; for a
 * wall, so children stand as initials unless asked otherwise, and no reason
 * for an absence is given. A day of a month shows its first twelve, and how
 * many more the agenda has.
 */
#ifndef HUB_EXCHANGE_CALENDAR_PAGES_H
#define HUB_EXCHANGE_CALENDAR_PAGES_H

#include "hub/exchange/page.h"
#include "hub/exchange/rota_pages.h"
#include "hub/service/hub.h"

/* What touches one day or several of the sheet, in words. */
struct calendar_entry {
    hub_date first, last;
    const char *when;       /* on the first day: "10:00"; "" */
    const char *until;      /* on the last day of several: "until 15:00"; "" */
    const char *text;       /* "Coffee morning, Kirk Hall", "M.O. at Amina's", "Ben away" */
    const char *long_when;  /* in the agenda: "10:00 to 12:00", "all day" */
    bool holiday;           /* bank or school: stands first, beside the day */
    bool away;
};

struct calendar_sheet {
    hub_date from, to; /* both included */
    bool agenda;
    enum sheet_names names;
    const struct calendar_entry *entries; /* by first day, then as they stand in a day */
    size_t count;
    const char *unread; /* a series that could not be worked out: a sentence; "" */
};

/* Title, subtitle, note, orientation and blocks of `d`. */
void calendar_sheet_pages(const struct calendar_sheet *s, struct page_doc *d);

struct calendar_print {
    /* NONE: this month; of an agenda, today and the next four weeks. Months are printed whole. */
    hub_date from, to;
    bool agenda;
    enum sheet_names names;
};

/* HUB_EUSAGE: there are several hubs and none was chosen, or `to` is before `from`. */
enum hub_rc calendar_print_pages(struct hub *h, const struct calendar_print *p, struct arena *a,
    struct page_doc **out, struct hub_err *err);

#endif
