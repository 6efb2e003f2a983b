/* SPDX-License-Identifier: MIT */
/* Who came in and what was taken out on paper or as a file. No part of the history of records. */
#ifndef HUB_MODEL_VISIT_H
#define HUB_MODEL_VISIT_H

#include "hub/store/store.h"

#define VISIT_CAME_IN  "came in"
#define VISIT_TOOK_OUT "took out"

struct visit {
    hub_stamp at;
    hub_id person;
    const char *kind;    /* VISIT_CAME_IN, VISIT_TOOK_OUT */
    const char *command; /* "print rota"; "": the screen */
    const char *address, *fingerprint; /* NULL: not over ssh, not known */
};

/* Needs a running transaction. */
enum hub_rc visit_add(struct store *s, const struct visit *v, struct hub_err *err);
/* In [from, before), newest first, texts valid during the call; STAMP_NONE: open. */
enum hub_rc visit_each(struct store *s, hub_stamp from, hub_stamp before,
    enum hub_rc (*each)(void *arg, const struct visit *v, struct hub_err *err), void *arg,
    struct hub_err *err);

#endif
