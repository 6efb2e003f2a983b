/* SPDX-License-Identifier: MIT */
/* History and Removed as lists to stand on: each line is one step, or one removed record. */
#ifndef HUB_SERVICE_STORY_H
#define HUB_SERVICE_STORY_H

#include "hub/base/field.h"
#include "hub/service/history.h"

struct story_line {
    int64_t site, seq; /* the step, for hub_undo_look */
    int64_t place;     /* later is higher; unique */
    hub_wall at;
    bool mine;         /* this person did it */
    bool stands;       /* it is a step that u can take back */
    const char *who;   /* "Amina" */
    const char *did;   /* "changed Theo's bedtime from 19:00 to 19:30" */
    const char *whole; /* "Amina changed Theo's bedtime …, Saturday 21 November 2026, 22:14" */
    const struct noun *noun; /* NULL: several records */
    hub_id record;
    const char *verb; /* "edit": for a screen that shows no names */
};

struct story {
    struct story_line *lines; /* newest first */
    size_t count;
    bool more; /* there are older ones */
};

struct story_ask {
    const struct noun *noun; /* NULL: everything in the hub */
    hub_id record;
    bool mine; /* only what this person did */
    size_t most;
};

/* HUB_EDENIED. Private values are shown for one record, never for everything. */
enum hub_rc hub_story(struct hub *h, const struct story_ask *ask, struct arena *a,
    struct story *out, struct hub_err *err);

struct removed_line {
    const struct noun *noun;
    hub_id record;
    hub_wall at;
    const char *name;  /* "Reid" */
    const char *hidden; /* the same while names are hidden: "R." */
    const char *who;   /* "Amina" */
    const char *whole; /* "Amina removed the family Reid, Saturday 21 November 2026, 10:00" */
};

/* Everything that was removed and can be brought back (hub_restore), newest first. */
enum hub_rc hub_removed(
    struct hub *h, struct arena *a, struct removed_line **out, size_t *count, struct hub_err *err);

#endif
