/* SPDX-License-Identifier: MIT */
/*
 * What is written down for good: log entries, doses, ticks, worries. A
 * correction is a new record that points to the old one; both stay (SCREENS
 * M13). Taking one back is hub_remove: the line stays and says so.
 */
#ifndef HUB_SERVICE_CORRECTIONS_H
#define HUB_SERVICE_CORRECTIONS_H

#include "hub/service/records.h"

/* Whether records of this noun are corrected instead of changed. */
bool hub_corrects(const struct noun *n);

/*
 * A new record that corrects `old`. What `set` does not name is as in a new
 * record: give all that is to be said. HUB_EINVAL: the noun is changed, not
 * corrected, or `old` was taken back or is removed; else as hub_add.
 */
enum hub_rc hub_correct(struct hub *h, const struct noun *n, hub_id old,
    const struct assignment *set, size_t count, hub_id *out, struct hub_err *err);

/* The same, but what `set` does not name is as in the old one; "" empties. */
enum hub_rc hub_correct_some(struct hub *h, const struct noun *n, hub_id old,
    const struct assignment *set, size_t count, hub_id *out, struct hub_err *err);

/*
 * What became of a record: "taken back 19:42 by Amina", "corrected 19:42 by
 * Amina", with the day when it was not today: "corrected 20 Nov 2026 19:42 by
 * Ben". "" while it stands as written, and for nouns that are changed.
 */
const char *hub_standing(struct hub *h, const struct noun *n, const void *rec, struct arena *a);

#endif
