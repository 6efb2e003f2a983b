/* SPDX-License-Identifier: MIT */
/*
 * The rule report on paper: what is wrong, in words, and who went ahead anyway.
 * It goes in the carer's folder, never on a wall.
 */
#ifndef HUB_EXCHANGE_RULES_PAGES_H
#define HUB_EXCHANGE_RULES_PAGES_H

#include "hub/base/arena.h"
#include "hub/base/date.h"
#include "hub/exchange/page.h"

#include <stdbool.h>
#include <stddef.h>

/* One finding, every text ready to read. NULL or "" where there is nothing to say. */
struct rules_row {
    /* "MUST FIX", "GOING AHEAD ANYWAY", "PLEASE CHECK": rows of one level stand together */
    const char *level;
    const char *rule;  /* its title: "A bed for every child" */
    const char *dates; /* "Sat 12 Dec 2026" */
    const char *family;
    const char *host;
    const char *sentence;
    const char *fix;      /* "Anaya at Ben's that night" */
    const char *go_ahead; /* "Amina, 3 Dec 2026: the cousins asked for it" */
    bool lapsed; /* the go-ahead is of another time: nothing is wrong now, or it is something else */
};

struct share_line { /* "Okafor", "10 of 12 stays, 14 nights, ..." */
    const char *name, *words;
    bool host;
};

struct rules_sheet {
    const char *hub;
    int version; /* of the rota; 0 = not yet published */
    const char *since; /* what has changed since it was, in a sentence; NULL */
    bool practice;
    hub_wall printed;
    hub_date from, to;            /* both included; DATE_NONE: everything */
    const struct rules_row *rows; /* in the order to print */
    size_t row_count;
    const struct share_line *shares; /* families, then hosts */
    size_t share_count;
    const char *share_days;
};

/* Everything in *out lives in `a`; the sheet may go. */
void rules_sheet_pages(const struct rules_sheet *s, struct arena *a, struct page_doc **out);

#endif
