/* SPDX-License-Identifier: MIT */
#ifndef RISK_PRIV_H
#define RISK_PRIV_H

#include "hub/service/risk.h"
#include "hub_priv.h"

void copy_note(struct copy_notes *notes, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The kind of sheet an event needs: as said; an outing is a trip. */
const char *risk_kind(const struct event *e);
/* Whether one is needed at all. */
bool risk_needed(const struct event *e);

/* Sheets, newest event first, each with its event; removed ones left out. */
struct risk_known {
    hub_id sheet, event, hub;
    const char *kind, *name, *place; /* of the sheet; of its event; never NULL */
    hub_date signed_on, review_on;
    hub_wall starts;
};
struct risk_known_list {
    struct arena *a;
    struct risk_known *items;
    size_t count, cap;
};

/* Usual sheets of a hub (ID_NONE: of all) that may serve events of these days; `like`: this event. */
enum hub_rc risk_shared(struct hub *h, hub_id hub, hub_date from, hub_date to,
    const struct event *like, struct arena *a, struct risk_known_list *out, struct hub_err *err);
/* The sheets of one event. */
enum hub_rc risk_own(struct hub *h, hub_id event, struct arena *a, struct risk_known_list *out,
    struct hub_err *err);
/* The one that serves this event that day: its own, else one it shares. sheet ID_NONE: none. */
enum hub_rc risk_serves(struct hub *h, const struct risk_known_list *shared,
    const struct event *e, hub_date day, struct arena *a, struct risk_known *out,
    struct hub_err *err);
/* `k` may be of no sheet. */
enum risk_due risk_due_on(
    const struct event *e, const struct risk_known *k, hub_date day, hub_date today);
/* The event whose sheet is most like what this one needs. sheet ID_NONE: none. */
enum hub_rc risk_like(struct hub *h, const struct event *e, struct arena *a,
    struct risk_known *out, struct hub_err *err);

/* Sets v->since and v->marks against the sheet of `like`. */
enum hub_rc risk_since(struct hub *h, const struct risk_known *like, struct risk_view *v,
    struct arena *a, struct hub_err *err);

/* Whether the sheet, or a line of it, was written in after it was signed in hub. */
enum hub_rc risk_changed_since(struct hub *h, const struct risk_sheet *sheet, struct arena *a,
    bool *changed, struct hub_err *err);

/* Inside a transaction: lines and texts of `from` on a new sheet of `e`. */
enum hub_rc risk_copy_sheet(struct hub *h, const struct risk_sheet *from, const struct event *e,
    struct arena *a, struct copy_notes *notes, struct hub_err *err);

#endif
