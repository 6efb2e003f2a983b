/* SPDX-License-Identifier: MIT */
/* What came in, was given and went home of one medicine; and what was due but not ticked. */
#ifndef HUB_SERVICE_DOSE_COUNT_H
#define HUB_SERVICE_DOSE_COUNT_H

#include "hub/model/medicine.h"
#include "hub/service/hub.h"

/* From one counting in to the counting out after it. Texts are ready to be shown. */
struct count_pair {
    hub_id in, out; /* of medicine_count; ID_NONE: not counted */
    hub_wall in_at, out_at;
    const char *amount_in, *amount_out; /* as written; "" */
    const char *given_text;             /* "3 given" */
    const char *left_text;              /* "9 tablets should be left"; NULL: cannot be said */
    const char *result; /* "matches", "1 short: ask", "1 too many: ask"; NULL: not said */
    bool counted;       /* the amounts could be added up */
    int64_t short_by;   /* thousandths; below 0: too many */
};

struct count_pairs {
    struct count_pair *items; /* the newest three, newest first */
    size_t count;
};

/* HUB_EDENIED. Those taken back do not count. */
enum hub_rc hub_counts(struct hub *h, const struct medicine *m, struct arena *a,
    struct count_pairs *out, struct hub_err *err);

/* Times of the sheet of the last three days in the house, up to an hour ago, without any dose. */
struct dose_slots {
    hub_wall *at; /* newest first */
    size_t count;
};
enum hub_rc hub_missed(struct hub *h, const struct medicine *m, hub_wall now, struct arena *a,
    struct dose_slots *out, struct hub_err *err);

/*
 * "12 tablets" → 12000 and "tablets"; "½", "1/2", "2.5 ml". False: it does not begin with a number.
 * Amounts that say two things ("2 boxes and 3") are not understood either.
 */
bool amount_read(const char *text, struct arena *a, int64_t *thousandths, const char **unit);

/* Whether a stay of the child's covers this minute. */
enum hub_rc hub_in_house(
    struct hub *h, hub_id child, hub_wall at, struct arena *a, bool *out, struct hub_err *err);

#endif
