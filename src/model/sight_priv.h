/* SPDX-License-Identifier: MIT */
#ifndef MODEL_SIGHT_PRIV_H
#define MODEL_SIGHT_PRIV_H

#include "hub/model/sight.h"

#define SIGHT_BIT(kind) (1u << (kind))

/*
 * Which rows of a table t are seen, for some kinds of sight. `$since` stands for the first day of
 * what is not long past, `$until` for the last that is near. NULL: as the tables of holding.c have it, its owner and
 * whatever it belongs to must be seen. Where a kind has no row for a noun, hubs and families go by
 * holding.c and the others see none.
 */
struct sight_rule {
    unsigned kinds;
    const char *table, *where;
};
extern const struct sight_rule sight_rules[];
extern const size_t sight_rule_count;
/* The same asked of one row that is there, where that is quicker than what lists are made by. */
extern const struct sight_rule sight_one_rules[];
extern const size_t sight_one_rule_count;
/* The columns of those that have hidden ones: NULL for all others. */
const char *sight_columns(const char *table);

#endif
