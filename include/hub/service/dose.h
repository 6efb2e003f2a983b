/* SPDX-License-Identifier: MIT */
/* A child's medicines on one day: when each is due, what was given, and writing a dose. */
#ifndef HUB_SERVICE_DOSE_H
#define HUB_SERVICE_DOSE_H

#include "hub/model/medicine.h"
#include "hub/service/hub.h"

struct dose_line {
    hub_id id;
    hub_wall at;
    const char *amount, *by, *outcome; /* outcome: taken, refused, spat out, missed */
    const char *taken_back;            /* "taken back 19:42 by Amina", "corrected …"; "" while it stands */
};

struct sheet_line {
    const struct medicine *medicine;
    struct dose_line *doses; /* of the last three days, newest first, those taken back too */
    size_t dose_count;
    hub_wall last;        /* the last one that was taken; NONE: none since then */
    const char *last_by;  /* "" */
    hub_wall due;         /* the time on the sheet it is for now: the nearest not yet given; NONE: as needed */
    hub_wall not_before;  /* sooner asks twice; NONE: any time */
    const char *why_wait; /* "4 hours between", "2 in 24 hours", "the sheet says 07:30"; "" */
};

struct sheet {
    struct sheet_line *lines; /* of medicines taken on the day, by name */
    size_t count;
    hub_wall now;
    bool here; /* the child is in the house now: only then can a dose be late */
};

/* Texts live in `a`. HUB_EDENIED. */
enum hub_rc hub_sheet(
    struct hub *h, hub_id child, hub_wall now, struct arena *a, struct sheet *out, struct hub_err *err);

/* "19:30 GIVEN 19:34 by Amina · next 07:30", "19:30 not given yet", "when needed · last 16:10 by Ben · not before 20:10" */
const char *sheet_text(const struct sheet *s, const struct sheet_line *l, struct arena *a);

struct giving {
    hub_id medicine;
    const char *outcome; /* NULL: taken */
    const char *reason;  /* NULL: as the sheet has it */
    bool sure;           /* it was said that it is too soon, and asked twice */
};

/* Writes it with the time and the person. HUB_ECONFLICT with the sentence: too soon, and not `sure`. */
enum hub_rc hub_give(struct hub *h, const struct giving *g, hub_id *out, struct hub_err *err);

#endif
