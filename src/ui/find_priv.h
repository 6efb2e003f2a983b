/* SPDX-License-Identifier: MIT */
/* Inside the pane Find. */
#ifndef HUB_UI_FIND_PRIV_H
#define HUB_UI_FIND_PRIV_H

#include "hub/service/find.h"
#include "hub/ui/edit.h"
#include "hub/ui/pane.h"

enum { FIND_HEAD = 2 }; /* rows above the hits: the words, and where they are looked for */

struct find_place {
    const char *word; /* "Log" */
    const char *in;   /* "the log" */
    unsigned kinds;   /* FIND_ bits; FIND_ALL: everywhere */
};
extern const struct find_place find_places[];
extern const size_t find_place_count;

struct find_pane {
    struct edit query;
    size_t place;     /* in find_places */
    unsigned allowed; /* FIND_ bits of what this person may see */
    bool reading;     /* the hits have the keys, not the words */
    struct find_hits hits;
    int64_t total; /* -1: not counted */
    bool whole; /* the hits are those of the detail, all that are shown */
    size_t at, top;
    const struct noun *at_noun; /* the hit with the '>', after a load too */
    hub_id at_id;
};

/* Whether this person may look there at all. */
bool find_place_open(const struct find_pane *s, size_t place);
/* The first hit shown, so that the one with the '>' is on screen whole. */
size_t find_first_shown(const struct find_pane *s, int rows);
int find_hit_rows(const struct find_hit *hit);
/* The hit at a row of the pane; SIZE_MAX: none. */
size_t find_hit_at(const struct find_pane *s, int row, int rows);
void find_draw(const struct pane *p, struct canvas *c);

#endif
