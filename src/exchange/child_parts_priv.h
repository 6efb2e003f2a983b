/* SPDX-License-Identifier: MIT */
/* What the pages of a child share. */
#ifndef CHILD_PARTS_PRIV_H
#define CHILD_PARTS_PRIV_H

#include "hub/exchange/child_pages.h"

/* A page of this hub: its name, the time, PRACTICE. Title and orientation as given. */
struct page_doc *page_of_hub(
    struct hub *h, struct arena *a, enum page_orientation o, const char *title);

/* "Mia", "Mia Okafor", "M.O." */
const char *child_named(const struct child_view *v, enum sheet_names names, struct arena *a);
/* "8 years old"; "" when the birthday is not known. */
const char *child_age(const struct child_view *v, struct arena *a);

/* What may not be overlooked, each in a heavy box: allergy with its plan, no photos. */
void alert_boxes(const struct child_view *v, bool whole_plan, struct page_doc *d);

/* A table of two columns: a heading on the left, text on the right. */
struct page_table *pairs_table(struct page_doc *d, int heading_share);
/* Nothing is added when the text is empty. */
void pair_row(struct page_table *t, const char *heading, unsigned style, const char *text);

/* "Grace (mum)  07700 900123", the other phone below it */
const char *ring_text(const struct person *p, struct arena *a);
/* The first `most` to ring, a line each. */
const char *ring_lines(const struct child_view *v, size_t most, struct arena *a);
/* "Grace (mum), Dan (dad) until 5 Dec 2026"; those who may, or those who may not. */
const char *collect_text(const struct child_view *v, bool may, struct arena *a);

/*
 * "Ventolin 100 micrograms, 2 puffs: 07:30 19:30", "… when needed for a headache, at most 4 a day":
 * a line each, those with times first.
 */
const char *medicine_lines(const struct child_view *v, struct arena *a);

/* At most so many characters, whole words; what was left out is said. */
const char *in_short(const char *text, size_t most, struct arena *a);

#endif
