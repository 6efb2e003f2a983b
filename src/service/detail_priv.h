/* SPDX-License-Identifier: MIT */
/* Writing a detail: lines of text, and names and dates as they are to be shown. */
#ifndef HUB_DETAIL_PRIV_H
#define HUB_DETAIL_PRIV_H

#include "hub/model/stay.h"
#include "hub/service/families.h"

#include "hub_priv.h"

enum { STAYS_SHOWN = 4 };

struct writer {
    struct hub *h;
    struct arena *a;
    struct detail *out;
    bool whole, hide;
};

struct writer writer_on(struct hub *h, unsigned flags, struct arena *a, struct detail *out);
void put(struct writer *w, enum tone tone, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* A name, or its initials. */
const char *put_name(struct writer *w, const char *name);
/* The records that point at `id` by this column. */
enum hub_rc list_of(struct writer *w, const struct noun *n, const char *column, hub_id id,
    const char *order, struct record_list *out, struct hub_err *err);

/* "4–6 Dec 2026  Amina · draft" */
void put_stay(struct writer *w, const struct stay *s, const struct noun *who, hub_id whose);

#endif
