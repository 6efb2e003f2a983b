/* SPDX-License-Identifier: MIT */
/* Inside the day's view: what its parts share while it is put together. */
#ifndef TODAY_PRIV_H
#define TODAY_PRIV_H

#include "hub/service/rota.h"
#include "hub/service/today.h"
#include "hub_priv.h"

struct today_work {
    struct hub *h;
    struct arena *a;
    struct today *out;
    struct rota_book book;
    size_t event_cap, move_cap, need_cap;
};

/* All of a noun within the hubs asked for that meet the query. */
enum hub_rc today_list(struct today_work *w, const struct noun *n, struct record_query *q,
    struct record_list *out, struct hub_err *err);
/* "Mia, Theo" of a stay by its place in the facts. */
const char *today_children(struct today_work *w, int32_t stay);

enum hub_rc today_tonight(struct today_work *w, struct hub_err *err);
enum hub_rc today_needs(struct today_work *w, struct hub_err *err);
/* Beds given, quiet matches, unfinished notes, phones: part of today_needs. */
enum hub_rc today_owed(struct today_work *w, struct hub_err *err);
void today_need(struct today_work *w, enum need_level level, enum need_kind kind, hub_date when,
    hub_id record, const char *fmt, ...) __attribute__((format(printf, 6, 7)));

#endif
