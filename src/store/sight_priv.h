/* SPDX-License-Identifier: MIT */
#ifndef STORE_SIGHT_PRIV_H
#define STORE_SIGHT_PRIV_H

#include "hub/store/sight.h"

#include "hub/base/map.h"

#include "store_priv.h"

struct seen {
    const char *table, *one;
    bool by_id; /* its rows are asked for by id */
    bool by_owner;
    struct idmap known;
    sqlite3_stmt *look; /* whether a row of it is seen; made when first asked */
    bool looking;
    uint64_t turn; /* of the last statement in which a view read the table */
};

struct sighted {
    struct arena *arena;
    struct seen *seen; /* by table */
    size_t count;
    const char **id_names;
    size_t id_count;
    const char *(*table_of)(const char *noun);
    int paused, depth;
    struct arena *memory; /* what is known */
    struct as_of at;
    size_t known;
    int64_t first_id; /* of the first list of ids */
    uint64_t turns;
};

/* NULL: no view stands before it. */
struct seen *sight_of(const struct store *s, const char *table);
int sight_order(const void *x, const void *y); /* of two struct seen, for bsearch */
/* As hub_sees(); a sight is on. */
bool sight_sees(struct store *s, const char *table, hub_id id);
enum hub_rc sight_functions(struct store *s, struct hub_err *err); /* those that conditions call */

#endif
