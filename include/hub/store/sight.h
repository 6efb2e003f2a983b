/* SPDX-License-Identifier: MIT */
/*
 * Fewer rows for everybody who asks. A view stands before a table, under the table's own name and in
 * this connection only, so every statement that names the table is answered from the view; what
 * writes names main."table" and means the table. SQLite's authorizer is the second fence: a
 * statement that reads such a table past its view is not prepared (HUB_EDENIED), and a view never
 * blanks a value.
 *
 * In the conditions of a view these may be called:
 *   hub_past()           whether the sight is paused: then every row is there
 *   id >= hub_from()     the same in a form that leaves the other half of an OR to its index
 *   id BETWEEN hub_low() AND hub_high()  it is the one of the first ids; paused, any
 *   hub_sees('t', id)    whether the row of table (or noun) t with this id is seen, by the view of t
 *   hub_sees_any(id)     the same where the table is not known, as ids are of one record only
 *   hub_sees_words(s)    the same of all records that a text names in braces: "{family 12}"
 * What they answered is remembered until something is written.
 */
#ifndef HUB_STORE_SIGHT_H
#define HUB_STORE_SIGHT_H

#include "hub/store/store.h"

struct sight_view {
    const char *table;
    const char *where;   /* over the table as t; for lists: an index may answer it */
    const char *one;     /* the same for a row that is there already; NULL: as where */
    bool by_id;          /* its ids are those of records */
    bool by_owner;       /* of each row that is seen its owner is: a list may begin with the owners */
    const char *columns; /* NULL: all as they are. A virtual table has hidden ones. */
};

/* Ids that conditions ask for: SELECT id FROM temp.NAME. */
struct sight_ids {
    const char *name;
    const hub_id *ids;
    size_t count;
};

struct store_views {
    const struct sight_view *views; /* copied */
    size_t count;
    const struct sight_ids *ids;
    size_t id_count;
    /* The table of a record's noun as words in braces name it; NULL: none of that name. */
    const char *(*table_of)(const char *noun);
};

/* In place of those before; NULL: none. Not in a transaction; no statement may be running. */
enum hub_rc store_set_views(struct store *s, const struct store_views *v, struct hub_err *err);
bool store_sighted(const struct store *s); /* there are views, paused or not */
bool store_views_on(const struct store *s); /* there are, and they are not paused */
bool store_view_by_owner(const struct store *s, const char *table); /* while they are on */
/* Each pause needs its end; one may be within another, and no rollback ends one. */
void store_views_pause(struct store *s);
void store_views_resume(struct store *s);

#endif
