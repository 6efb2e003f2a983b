/* SPDX-License-Identifier: MIT */
/*
 * Which part of a document goes on which page, for every writer alike. Heights
 * are in the writer's own units (lines, or Pango units); the writer measures
 * and draws, this decides.
 *
 * A heading stays with what follows it. A table stays whole if a page can hold
 * it, else its groups stay whole, else its rows. Its heading rows come again
 * on each page. What is taller than a page is sliced and goes on.
 */
#ifndef HUB_EXCHANGE_FLOW_PRIV_H
#define HUB_EXCHANGE_FLOW_PRIV_H

#include "hub/base/arena.h"
#include "hub/exchange/page.h"

#include <stdbool.h>
#include <stddef.h>

struct flow_place {
    size_t page; /* from 0 */
    int y;       /* below the top of the body */
    const struct page_block *block;
    size_t row; /* of block->table */
    bool named; /* the row's first cell shows the name of its group */
    int from;   /* how much of it earlier pages have shown; 0 at its start */
    int upto;   /* first height no longer shown here */
    int height; /* of its box on this page */
};

struct flow_meter {
    void *c;              /* passed to the functions */
    int first_body, body; /* height for content: first page, later pages; above 0 */
    int gap, heading_gap; /* between blocks; below a heading */
    int (*text)(void *c, const struct page_block *b);
    int (*row)(void *c, const struct page_table *t, size_t row, bool named);
    /* How far to show, from p->from, something that overfills `room`: p->from < answer. */
    int (*slice)(void *c, const struct flow_place *p, int room);
};

struct flow {
    struct arena *a;
    struct flow_place *places;
    size_t count, cap;
    size_t pages; /* at least 1 */
};

const struct flow *flow_pages(
    const struct page_doc *d, const struct flow_meter *m, struct arena *a);

#endif
