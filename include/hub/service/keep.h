/* SPDX-License-Identifier: MIT */
/*
 * How long records are kept: rules with their sources, what has come up for
 * review, what is held. Nothing ever goes by itself: a person reviews, says
 * what is to be done, and erases by hand (erase.h).
 */
#ifndef HUB_SERVICE_KEEP_H
#define HUB_SERVICE_KEEP_H

#include "hub/base/field.h"
#include "hub/service/hub.h"

struct keep_rule {
    const char *title;  /* "Families that left" */
    const char *table;  /* the noun whose day counts */
    const char *from;   /* its column: years are counted from then */
    const char *since;  /* "after it left" */
    const char *target; /* its column with the record that is kept or erased; "id": itself */
    const char *column; /* of the review's line that points to that record */
    size_t offset;      /* of its number of years in struct config_keep */
    const char *source; /* "S100"; README has the list */
};

extern const struct keep_rule keep_rules[];
extern const size_t keep_rule_count;

int keep_years(const struct hub *h, const struct keep_rule *r); /* in force */

struct keep_line {
    const struct keep_rule *rule;
    const struct noun *noun; /* what would be erased */
    hub_id record;
    const char *name, *hidden; /* "Okafor"; "O." while names are hidden */
    hub_date from, until; /* until: as it was reviewed last, else by the rule */
    bool due, hold;
    hub_id review;           /* the line of the last review; ID_NONE: never reviewed */
    const char *reviewed_by; /* ""; and when */
    hub_date reviewed_on;
    const char *outcome; /* "keep longer"; "" */
};

/* Each record under a rule whose clock runs; `due`: only those that have come up, and the held ones. */
enum hub_rc hub_keep(struct hub *h, bool due, struct arena *a, struct keep_line **out,
    size_t *count, struct hub_err *err);

/* What was decided; members that are NULL or DATE_NONE stay as they are. It erases nothing. */
struct keep_review {
    const char *outcome; /* keep, keep longer, anonymise, erase */
    const char *hold;    /* "yes", "no" */
    hub_date until;      /* looked at again then; keep longer without it: a year from today */
};
enum hub_rc hub_keep_decide(struct hub *h, const struct keep_line *line,
    const struct keep_review *review, struct hub_err *err);

/* "1 January 2127: 100 years after it left" */
const char *keep_sentence(const struct hub *h, const struct keep_line *line, struct arena *a);

#endif
