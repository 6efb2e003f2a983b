/* SPDX-License-Identifier: MIT */
/* What others have done since this person last opened the screen, in words, for Today. */
#ifndef HUB_SERVICE_SINCE_H
#define HUB_SERVICE_SINCE_H

#include "hub/model/last_here.h"
#include "hub/service/hub.h"

enum { SINCE_LINES = 8, SINCE_STEPS = 100 };

struct since_line {
    const char *who;  /* "Ben" */
    const char *what; /* "changed the stay Okafor, 4 Dec 2026: Status: asked → agreed" */
    size_t steps;     /* more than 1: "added 3 entries" */
};

struct since_view {
    struct since_line lines[SINCE_LINES]; /* newest first */
    size_t count, more;                   /* more: steps that have no line */
    bool cut;                             /* others did more than SINCE_STEPS: no older is read */
    hub_stamp from;                       /* STAMP_NONE: this person was never here before */
};

/* When this person was last here; at STAMP_NONE: never. */
enum hub_rc hub_last_here(struct hub *h, struct last_here *out, struct hub_err *err);
/* Remember that they are here now. A file that cannot be written is left as it is. */
enum hub_rc hub_here_now(struct hub *h, struct hub_err *err);

/*
 * Steps of others that came after `from`, whatever their clocks said, within the hub this person is
 * narrowed to; several alike are one line.
 */
enum hub_rc hub_since(
    struct hub *h, struct last_here from, struct arena *a, struct since_view *out, struct hub_err *err);

#endif
