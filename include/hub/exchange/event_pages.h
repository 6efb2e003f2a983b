/* SPDX-License-Identifier: MIT */
/*
 * An event on paper: the register twice (the leader's copy, with alerts, and
 * the sheet to sign out on, with line number and first name only), the event
 * sheet and the risk sheet.
 */
#ifndef HUB_EXCHANGE_EVENT_PAGES_H
#define HUB_EXCHANGE_EVENT_PAGES_H

#include "hub/exchange/page.h"
#include "hub/exchange/rota_pages.h"
#include "hub/service/event_view.h"

enum event_page { EVENT_REGISTER, EVENT_SIGNOUT, EVENT_SHEET, EVENT_RISK };

/* Pages of one event already read; everything in *d lives in its arena. */
void register_pages(const struct event_view *v, enum sheet_names names, struct page_doc *d);
/* Never a family name: full names are first names here. */
void signout_pages(const struct event_view *v, enum sheet_names names, struct page_doc *d);
/* Initials: for a wall, without alerts, answers of families and their phones. */
void event_pages(const struct event_view *v, enum sheet_names names, struct page_doc *d);
void risk_pages(const struct risk_view *v, struct page_doc *d);

/*
 * `name`: of an event, or its number; `day`: which of several, DATE_NONE: the next.
 * Registers give everyone who is due a line first, so that a paper one is keyed back by line.
 * HUB_ENOTFOUND, HUB_EDENIED.
 */
struct event_print {
    enum event_page page;
    const char *name;
    hub_date day;
    enum sheet_names names;
};
enum hub_rc event_print_pages(struct hub *h, const struct event_print *p, struct arena *a,
    struct page_doc **out, struct hub_err *err);

#endif
