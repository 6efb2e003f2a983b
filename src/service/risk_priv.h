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

/* The sheets of a hub (ID_NONE: of all), newest event first, each with its event. Removed ones left out. */
struct risk_known {
    struct risk_sheet sheet;
    struct event event;
};
struct risk_known_list {
    struct risk_known *items;
    size_t count;
};
enum hub_rc risk_known(struct hub *h, hub_id hub, struct arena *a, struct risk_known_list *out,
    struct hub_err *err);
/* The one that serves this event: its own, else a usual one it shares. NULL: none. */
const struct risk_known *risk_serves(
    const struct risk_known_list *known, const struct event *e, hub_date day);
bool risk_holds(const struct risk_sheet *s, hub_date day);
enum risk_due risk_due_on(
    const struct event *e, const struct risk_sheet *s, hub_date day, hub_date today);
/* The event whose sheet is most like what this one needs. NULL: none. */
const struct risk_known *risk_like(const struct risk_known_list *known, const struct event *e);

/* Inside a transaction: lines and texts of `from` on a new sheet of `e`. */
enum hub_rc risk_copy_sheet(struct hub *h, const struct risk_sheet *from, const struct event *e,
    struct arena *a, struct copy_notes *notes, struct hub_err *err);

#endif
