/* SPDX-License-Identifier: MIT */
/*
 * The rota on paper: by week or month a grid with hosts and beds down and nights
 * across, by family or by host a list. What a wall may show and no more: no
 * findings, no reasons, no go-aheads.
 *
 * The caller gives facts already reduced to what this reader may see: names in
 * the chosen form, beds already chosen, no why of an absence. Nothing here
 * reads a clock, a setting or the file.
 */
#ifndef HUB_EXCHANGE_ROTA_PAGES_H
#define HUB_EXCHANGE_ROTA_PAGES_H

#include "hub/base/arena.h"
#include "hub/base/date.h"
#include "hub/exchange/page.h"

#include <stdbool.h>
#include <stddef.h>

enum sheet_by { ROTA_BY_WEEK, ROTA_BY_MONTH, ROTA_BY_FAMILY, ROTA_BY_HOST };
enum sheet_names { ROTA_NAMES_FULL, ROTA_NAMES_FIRST, ROTA_NAMES_INITIALS };
enum sheet_status { ROTA_OFFERED, ROTA_DRAFT, ROTA_AGREED, ROTA_HAPPENED };

enum { ROTA_NO_BED = -1 };

struct sheet_host {
    const char *name;
    int beds;               /* rows in the grid; 0 gives one row without a bed name */
    const char *const *bed; /* `beds` names ("Blue room, top"); NULL: "bed 1", "bed 2" */
};

/* A stay as a whole: lists show it, the week grid takes its times from it. */
struct sheet_stay {
    size_t host; /* in rota_sheet.hosts */
    const char *family;
    const char *children; /* "Mia and Theo" */
    const char *kind;     /* NULL for an overnight stay; else "tea visit", "day", … */
    hub_wall arrive, leave;
    enum sheet_status status;
};

/* One child on one night. Two in one bed share the cell. */
struct sheet_night {
    size_t stay;      /* in rota_sheet.stays */
    hub_date night;   /* covers midnight from this day to the next */
    int bed;          /* row of the host, from 0; ROTA_NO_BED: in a row "no bed" below them */
    const char *name; /* of the child */
};

struct sheet_away {
    size_t host;
    hub_date from, to; /* both included */
};

struct rota_sheet {
    const char *hub;
    int version; /* as published; 0 = not yet published */
    const char *since; /* "Version 3, published Fri 20 Nov 2026 by Amina; changed since: 2 new."; NULL */
    const char *const *changes; /* "Okafor: gone, was 4–6 Dec 2026 at Ben's" */
    size_t change_count;
    bool practice;
    hub_wall printed; /* now */
    hub_date tonight; /* marked in the grid; DATE_NONE = no night is */
    /* Both included: the nights of a grid; a list has every stay that touches them. DATE_NONE:
       from the first day, to the last one that anything here is on. */
    hub_date from, to;
    enum sheet_by by;
    const char *only; /* by family or host: the one that all of it is about, which is then said in
                         the title; NULL: all */
    enum sheet_names names; /* said in the footer when not full */
    bool all_nights; /* month grid: also nights without a stay that are no Friday or Saturday */
    const struct sheet_host *hosts;
    size_t host_count;
    const struct sheet_stay *stays;
    size_t stay_count;
    const struct sheet_night *nights;
    size_t night_count;
    const struct sheet_away *away;
    size_t away_count;
    const char *const *asked; /* "Patel-Shah: 11–13 Dec or 18–20 Dec" */
    size_t asked_count;
};

/* Everything in *out lives in `a`; the sheet may go. */
void rota_sheet_pages(const struct rota_sheet *s, struct arena *a, struct page_doc **out);

#endif
