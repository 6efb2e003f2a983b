/* SPDX-License-Identifier: MIT */
/*
 * Saving what was looked at a while ago. Fields that nobody else has changed
 * since are simply saved; where somebody has, nothing is saved and both
 * versions come back, to be chosen from by a person.
 */
#ifndef HUB_SERVICE_VERSIONS_H
#define HUB_SERVICE_VERSIONS_H

#include "hub/service/records.h"

/* The other version of one field. */
struct version {
    const struct field *field;
    const char *text;  /* as it can be typed: names for records */
    const char *shown; /* as a person reads it; "nothing" when empty */
    const char *both;  /* of a long text one below the other, of several names all; NULL: of no other */
    const char *both_ids; /* of several names: "123, 456" */
    const char *who;   /* "Jo"; "hub" for the program itself */
    hub_wall at;
};

struct versions {
    struct version *items; /* in the order of the field table */
    size_t count;
    int64_t step; /* what `since` is once they have been looked at */
};

/* Where the history of this file stands: ask before reading what is to be edited. */
enum hub_rc hub_step(struct hub *h, int64_t *out, struct hub_err *err);

/*
 * hub_edit of a record that was read at step `since`. HUB_ECONFLICT with
 * out->count > 0: these fields were changed meanwhile to something else.
 * HUB_ENOTFOUND: it was removed meanwhile.
 */
enum hub_rc hub_edit_since(struct hub *h, const struct noun *n, hub_id id, int64_t since,
    const struct assignment *set, size_t count, struct arena *a, struct versions *out,
    struct hub_err *err);

#endif
