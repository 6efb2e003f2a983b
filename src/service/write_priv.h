/* SPDX-License-Identifier: MIT */
/* A record on its way in, for the verbs that write one. */
#ifndef WRITE_PRIV_H
#define WRITE_PRIV_H

#include "stays_priv.h"

struct since;

struct edit_work {
    const struct noun *noun;
    const struct assignment *set;
    size_t count;
    struct arena *a;
    hub_id id;
    struct since *since;   /* NULL: whatever others have changed */
    hub_id corrects;       /* the record a new one puts right */
    struct stay_pass pass; /* of a sleepover: past what is in the way */
};

/* In a step of its own; permission is asked and `a` made there. */
enum hub_rc write_new(struct hub *h, struct edit_work *w, hub_id *out, struct hub_err *err);
enum hub_rc write_change(struct hub *h, struct edit_work *w, struct hub_err *err);

/* What somebody writes is about what they see: HUB_EINVAL when the new record is out of their sight. */
enum hub_rc write_in_sight(struct hub *h, const struct edit_work *w, struct hub_err *err);
/* A host's words are of the stay that is on, an event helper's of their event, where none is said. */
enum hub_rc write_of_what_is_on(
    struct hub *h, const struct noun *n, void *rec, struct arena *a, struct hub_err *err);

#endif
