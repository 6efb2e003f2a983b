/* SPDX-License-Identifier: MIT */
/* Inside the day's view: what its parts share while it is put together. */
#ifndef TODAY_PRIV_H
#define TODAY_PRIV_H

#include "hub/model/due.h"
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
/* "Mia, Theo" of a stay by its place in the facts, out of these names. */
const char *today_children(struct today_work *w, const struct rota_names *names, int32_t stay);

enum hub_rc today_events(struct today_work *w, struct hub_err *err); /* today_events.c */
enum hub_rc today_tonight(struct today_work *w, struct hub_err *err);

#define TOLD_BY_TICKS "tick" /* what of a NEED_PEER that only those see who may read ticks */

/* --- what needs the carer; every name in a sentence is left open until today_needs_end --- */

void today_need(struct today_work *w, enum need_level level, enum need_kind kind, hub_date when,
    hub_id record, const char *fmt, ...) __attribute__((format(printf, 6, 7)));
/* Needs a book of the next TODAY_AHEAD_DAYS. */
enum hub_rc today_rota(struct today_work *w, struct hub_err *err);
enum hub_rc today_actions(struct today_work *w, struct hub_err *err);
enum hub_rc today_beds(struct today_work *w, struct hub_err *err);
enum hub_rc today_peers(struct today_work *w, struct hub_err *err);
/* Who has to be told, sleepovers that are over, notes that go home. */
enum hub_rc today_stays(struct today_work *w, struct hub_err *err);
/* Requests for records that are not answered. */
enum hub_rc today_requests(struct today_work *w, struct hub_err *err);
/* Copies past their day, and questions of those that are back. */
enum hub_rc today_away(struct today_work *w, struct hub_err *err);
void today_at_home_only(struct today_work *w);
/* Units, groups, buddies, training, supervision. */
enum hub_rc today_schemes(struct today_work *w, struct hub_err *err);
enum hub_rc today_risk(struct today_work *w, struct hub_err *err);
/* All of one part of what is kept. */
enum hub_rc today_part(struct today_work *w, enum due_part part, struct hub_err *err);
enum hub_rc today_first_steps(struct today_work *w, struct hub_err *err);
/* A PIN that was set, the recovery sheet, backups. */
enum hub_rc today_safe(struct today_work *w, struct hub_err *err);
/* This person's unfinished notes and the phones; the order; the names. */
enum hub_rc today_needs_end(struct today_work *w, struct hub_err *err);

/* A name left open, and a column of a record. */
const char *due_name(struct arena *a, const struct noun *n, hub_id id);
const char *due_cell(struct arena *a, const struct noun *n, hub_id id, const char *column);
/* The book with every name left open; texts live in `a`. */
struct rota_book due_book(const struct rota_book *from, struct arena *a);
/* The sentence with its names. */
const char *due_shown(struct hub *h, struct namer *names, const char *words, struct arena *a);
/* The same with initials. */
const char *due_hidden(struct hub *h, struct namer *names, const char *words, struct arena *a);

/* What is kept of the hub narrowed to, or of all, into out->needs; *known: it was ever worked out. */
enum hub_rc due_needs(struct today_work *w, bool *known, struct hub_err *err);

#endif
