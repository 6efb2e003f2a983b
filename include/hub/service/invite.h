/* SPDX-License-Identifier: MIT */
/* Asking families to an event, several at once, and writing down what they say. */
#ifndef HUB_SERVICE_INVITE_H
#define HUB_SERVICE_INVITE_H

#include "hub/service/hub.h"

struct invite_line { /* a family of the event's hub */
    hub_id family;
    const char *name;     /* "Okafor" */
    const char *children; /* "Mia 8, Theo 6" */
    bool asked;           /* already */
};

/* Families of the event's hub that have not left, by name. `day`: of a series; DATE_NONE: all. */
enum hub_rc hub_invite_lines(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct invite_line **out, size_t *count, struct hub_err *err);

/*
 * Ask these families; those asked already are passed over. `day` is the day of the rule for one
 * date of a series, DATE_NONE for all. *asked: how many were new. One step to undo.
 */
enum hub_rc hub_invite(struct hub *h, hub_id event, hub_date day, const hub_id *families,
    size_t count, size_t *asked, struct hub_err *err);

/*
 * What they say. `day`: for that date of a series alone, when they were asked to all of them;
 * DATE_NONE: as they were asked. HUB_ENOTFOUND; HUB_EDENIED.
 */
enum hub_rc hub_invite_answer(
    struct hub *h, hub_id invitation, hub_date day, const char *answer, struct hub_err *err);

/* The answer after this one: not said → yes → perhaps → no → not said. */
const char *invite_next_answer(const char *answer);

#endif
