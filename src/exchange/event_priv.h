/* SPDX-License-Identifier: MIT */
/* What the pages of an event share. */
#ifndef EVENT_PRIV_H
#define EVENT_PRIV_H

#include "child_parts_priv.h"
#include "hub/exchange/event_pages.h"

/* "Saturday 28 November 2026, 10:00 to 12:00" */
const char *event_when(const struct event_view *v, struct arena *a);
/* "Hollow Farm", "at Ben's", both; "" */
const char *event_place(const struct event_view *v, struct arena *a);
/* The name of a row of the register in the form asked for. */
const char *event_named(
    const struct event_view *v, size_t row, enum sheet_names names, struct arena *a);
/* "11 due, 3 not said. Register not taken yet." */
const char *event_counts(const struct event_view *v, struct arena *a);
/* "PEANUTS · photo no"; "" */
const char *event_alert(const struct register_row *r, struct arena *a);
const char *event_names_note(enum sheet_names names);

/* A row of headings, repeated on each page. */
struct event_column {
    const char *head;
    int width;
};
struct page_table *event_table(
    struct page_doc *d, const struct event_column *columns, size_t count);

#endif
