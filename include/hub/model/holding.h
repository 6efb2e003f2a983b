/* SPDX-License-Identifier: MIT */
/*
 * Whose a record is. By these tables a copy for a person is gathered and a
 * record is erased with all that belongs to it, so that no noun is forgotten:
 * tests/unit/model/test_holding.c holds them against all nouns.
 */
#ifndef HUB_MODEL_HOLDING_H
#define HUB_MODEL_HOLDING_H

#include "hub/model/noun.h"
#include "hub/store/store.h"

#include <stdbool.h>
#include <stddef.h>

enum holding_kind {
    HOLD_BELONGS, /* it is the other's: told with it, erased with it */
    HOLD_NAMES,   /* it points there in passing: it stays, and points nowhere afterwards */
    HOLD_SIGNS,   /* who wrote it or did it: the same */
};

/* One REF column; a noun's owner belongs without a row here, and hubs own nothing in this sense. */
struct holding {
    const char *table, *column;
    enum holding_kind kind;
};

extern const struct holding holdings[];
extern const size_t holding_count;

enum holding_kind holding_of(const struct noun *n, const struct field *f);

/* The columns that hold names, numbers and addresses a person is known by. */
struct holding_name {
    const char *table;
    const char *columns; /* joined by '|' */
    const char *instead; /* what stands for it in another's copy; NULL: initials */
};

extern const struct holding_name holding_names[];
extern const size_t holding_name_count;

/* Nouns whose private or sensitive words belong to nobody in particular, and why. */
struct holding_excuse {
    const char *table, *why;
};

extern const struct holding_excuse holding_excuses[];
extern const size_t holding_excuse_count;

/* Records, each once, in the order they were met: first the one asked for. */
struct held {
    const struct noun *noun;
    hub_id id;
};

struct held_set {
    struct held *items;
    size_t count, cap;
    struct idmap *known; /* one a noun, in the order of nouns[] */
    struct arena *a;
};

/* What belongs to the record, those of it that were removed too. `may`, unless NULL, leaves records out. */
struct held_ask {
    const struct noun *noun;
    hub_id id;
    bool (*may)(void *arg, const struct noun *n, hub_id id);
    void *arg;
};
enum hub_rc held_gather(struct store *s, const struct held_ask *ask, struct arena *a,
    struct held_set *out, struct hub_err *err);
/* One more, when it is not in it. */
void held_put(struct held_set *set, const struct noun *n, hub_id id);
bool held_has(const struct held_set *set, const struct noun *n, hub_id id);

/* The noun of a table; NULL: none has it. */
const struct noun *noun_of_table(const char *table);

#endif
