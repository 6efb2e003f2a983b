/* SPDX-License-Identifier: MIT */
/*
 * How a noun is written down once. Its rows, in a list macro X_FIELDS(F), make
 * both the members of its struct and its field table:
 *
 *   #define AWAY_FIELDS(F)                                                    \
 *       F(REF, host_id, "host", "Host", FIELD_REQUIRED, .ref = "host")        \
 *       F(DATE, from_date, "from", "First day away", FIELD_REQUIRED, .help = "…")
 *   NOUN_STRUCT(away, AWAY_FIELDS);
 *
 * A row is F(TYPE, column, word, label, flags, other members of struct field);
 * hub/base/field.h says what each type is in the struct and in the file, and
 * what stands for empty: NULL, INT_NONE, DATE_NONE, ID_NONE and the like. A struct that was
 * read is the caller's; its texts live on the arena it was read with.
 *
 * A new field is a row here and a line in a new migration; a new noun is a list
 * like the above, a struct noun in the .c file beside it, a place in nouns[]
 * and a table. tests/unit/model tells what was forgotten.
 */
#ifndef HUB_MODEL_NOUN_H
#define HUB_MODEL_NOUN_H

#include "hub/base/field.h"

#define MEMBER_TEXT(column)   const char *column;
#define MEMBER_NOTE(column)   const char *column;
#define MEMBER_CHOICE(column) const char *column;
#define MEMBER_PHONE(column)  const char *column;
#define MEMBER_EMAIL(column)  const char *column;
#define MEMBER_TIMES(column)  const char *column;
#define MEMBER_LINKS(column)  const char *column;
#define MEMBER_BOOL(column)   int64_t column;
#define MEMBER_INT(column)    int64_t column;
#define MEMBER_DATE(column)   hub_date column;
#define MEMBER_WALL(column)   hub_wall column;
#define MEMBER_TOD(column)    hub_tod column;
#define MEMBER_STAMP(column)  hub_stamp column;
#define MEMBER_REF(column)    hub_id column;

#define NOUN_MEMBER(type, column, word, label, flags, ...) MEMBER_##type(column)
#define NOUN_STRUCT(name, LIST)                                                                    \
    struct name {                                                                                  \
        struct record record;                                                                      \
        LIST(NOUN_MEMBER)                                                                          \
    }

/* All nouns, in an order in which a record's parents come before it. */
extern const struct noun *const nouns[];
extern const size_t noun_count;

const char *noun_article(const struct noun *n); /* "a" or "an" */

/*
 * For people, without _. Counted: "1 log entry", "2 log entries" have the words after the number,
 * where the list is called log. Titled: "Log", over the list of them.
 */
const char *noun_counted(const struct noun *n, size_t count, struct arena *a);
const char *noun_titled(const struct noun *n, struct arena *a);

/* By name, plural, table or CSV file name, without case; NULL if there is none. */
const struct noun *noun_find(const char *word);

#endif
