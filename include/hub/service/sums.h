/* SPDX-License-Identifier: MIT */
/*
 * A sum a family over all that belongs to it: equal wherever the same is held, whatever site wrote
 * it, in whatever order it came. By it the hub and a fresh copy prove that they agree.
 *
 * Left out: worries, what hub keeps by itself as others change, what is not in the journal, the list
 * of copies, and kinds of record that who asks may not see. The same person asks on both sides.
 */
#ifndef HUB_SERVICE_SUMS_H
#define HUB_SERVICE_SUMS_H

#include "hub/service/hub.h"

enum { FAMILY_SUM_BYTES = 16 };

struct family_sum {
    hub_id family;
    const char *name;
    unsigned char sum[FAMILY_SUM_BYTES];
};

struct family_sums {
    struct family_sum *items; /* by id; those in Removed too */
    size_t count;
};

/* Of the hubs narrowed to. Each table is read once. HUB_EDENIED. */
enum hub_rc hub_family_sums(
    struct hub *h, struct arena *a, struct family_sums *out, struct hub_err *err);

struct sums_differ {
    const char **families; /* by name: held differently, or by one side only */
    size_t count;
};
/* `part`: `other` holds some families only, as a copy for an event does; those it lacks are passed over. */
void family_sums_differ(const struct family_sums *one, const struct family_sums *other, bool part,
    struct arena *a, struct sums_differ *out);

#endif
