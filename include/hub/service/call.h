/* SPDX-License-Identifier: MIT */
/*
 * The call before a sleepover: whom to ring, and the sheet line by line to read
 * out and ask about. And what the children said about it.
 */
#ifndef HUB_SERVICE_CALL_H
#define HUB_SERVICE_CALL_H

#include "hub/base/field.h"
#include "hub/service/hub.h"

struct call_line {
    const struct noun *noun; /* what is changed when the parent says it is different; NULL: nothing */
    hub_id id;               /* ID_NONE: one is to be added for this child */
    const struct field *field;
    hub_id child;      /* ID_NONE: of the whole sleepover */
    const char *lead;  /* "Mia · Bedtime" */
    const char *hidden; /* the same with initials: "M. · Bedtime" */
    const char *text;  /* as it is written down; "nothing is written down" */
    bool ring;         /* a person to ring: the text has the phone */
    bool empty;
};

/* Those to ring, then child by child, then who brings and collects. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_call_sheet(struct hub *h, hub_id stay, struct arena *a, struct call_line **out,
    size_t *count, struct hub_err *err);

/* Rung today, and each child's sheet gone through: one step. */
enum hub_rc hub_call_done(struct hub *h, hub_id stay, struct hub_err *err);

struct said_line {
    hub_id pair;       /* the stay_child record it is written in */
    const char *child; /* "Mia" */
    const char *said;  /* "yes", "not sure", "no", "not asked" */
    const char *words; /* "" */
};

enum hub_rc hub_stay_said(struct hub *h, hub_id stay, struct arena *a, struct said_line **out,
    size_t *count, struct hub_err *err);

#endif
