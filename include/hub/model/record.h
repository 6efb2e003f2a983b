/* SPDX-License-Identifier: MIT */
/*
 * Any noun's records, by its field table alone. `rec` points to the noun's own
 * struct (struct family …), whose first member is struct record. Texts that
 * are read live in the arena. Writing needs a running transaction.
 */
#ifndef HUB_MODEL_RECORD_H
#define HUB_MODEL_RECORD_H

#include "hub/base/field.h"
#include "hub/base/str.h"
#include "hub/store/store.h"

enum record_op { RECORD_IS, RECORD_FROM, RECORD_BEFORE, RECORD_EMPTY, RECORD_KNOWN, RECORD_SAME };

/* One condition on one column. A number serves INT, BOOL, STAMP and REF; a text all others (ISO dates). */
struct record_where {
    const char *column; /* "id", "removed_at" or a column of the noun */
    enum record_op op;  /* IS =, FROM >=, BEFORE <, EMPTY, KNOWN, SAME: = without case */
    bool is_number;
    int64_t number;
    const char *text;
};

enum { RECORD_WHERES = 6 };

struct record_query {
    struct record_where where[RECORD_WHERES];
    size_t where_count;
    const struct noun *scope; /* only what belongs, by way of owners, to the record … */
    hub_id scope_id;          /* … with this id: a hub's, a family's; ignored when scope is NULL */
    bool by_row;        /* each row is asked for its scope: for few rows in a scope of very many */
    bool removed;       /* the removed ones instead of those that are there */
    bool any;           /* both */
    const char *order;  /* "arrive" or "arrive,id"; NULL: the noun's own. A leading '-' turns it round */
    size_t limit;       /* 0 = all */
};

/* An array of `count` structs of the noun, each noun->size bytes. */
struct record_list {
    const struct noun *noun;
    void *items;
    size_t count;
};

static inline void *record_at(const struct record_list *l, size_t i)
{
    return (char *)l->items + i * l->noun->size;
}

/* Whether a noun's records belong, by way of owners, to records of `top` (or are such). */
bool noun_belongs(const struct noun *n, const struct noun *top);
void query_is(struct record_query *q, const char *column, hub_id id);
void query_text(struct record_query *q, const char *column, enum record_op op, const char *text);

/* HUB_ENOTFOUND: there is none with this id (a removed one is found). */
enum hub_rc record_get(struct store *s, const struct noun *n, hub_id id, struct arena *a, void *rec,
    struct hub_err *err);
enum hub_rc record_list(struct store *s, const struct noun *n, const struct record_query *q,
    struct arena *a, struct record_list *out, struct hub_err *err);
/* Calls `each` with one reused struct, texts in a scratch arena reset between calls; stops at its first error. */
enum hub_rc record_each(struct store *s, const struct noun *n, const struct record_query *q,
    enum hub_rc (*each)(void *arg, const void *rec, struct hub_err *err), void *arg,
    struct hub_err *err);
/* The ids that a LINKS field of the record with this id joins, "123 456", behind what is in `out`. */
enum hub_rc record_links(
    struct store *s, const struct field *f, hub_id id, struct sb *out, struct hub_err *err);
enum hub_rc record_count(struct store *s, const struct noun *n, const struct record_query *q,
    int64_t *out, struct hub_err *err);

/* Gives the record an id when it has none. HUB_ECONFLICT: its natural key is taken. */
enum hub_rc record_insert(struct store *s, const struct noun *n, void *rec, struct hub_err *err);
/* All columns; the journal keeps those that changed. HUB_ENOTFOUND. */
enum hub_rc record_update(struct store *s, const struct noun *n, const void *rec, struct hub_err *err);
/* STAMP_NONE brings a removed record back. HUB_ENOTFOUND when it is not there, or not removed. */
enum hub_rc record_set_removed(struct store *s, const struct noun *n, hub_id id, hub_stamp at,
    struct hub_err *err);

/*
 * The name a record is known by, from the noun's `shown` columns ("known_as/name");
 * a REF among them gives that record's name. Never NULL; "?" when it is gone.
 */
const char *record_name(struct store *s, const struct noun *n, hub_id id, struct arena *a);
/* The same of a record that was read already. */
const char *record_name_in(
    struct store *s, const struct noun *n, const void *rec, struct arena *a);
/* As record_name while names are hidden: "Fri 20 Nov 2026, 10:00 O. call". */
const char *record_name_hidden(struct store *s, const struct noun *n, hub_id id, struct arena *a);

#endif
