/* SPDX-License-Identifier: MIT */
#include "hub/model/tell.h"
#include "hub/store/came.h"
#include "hub/store/stmt.h"

#include "noun_priv.h"
#include "rows_priv.h"

#define SELF struct tell
static const struct field tell_fields[] = {TELL_FIELDS(NOUN_ROW)};
const struct noun tell_noun = {
    NOUN_SHAPE(tell),
    .name = "tell",
    .plural = "tells",
    .title = "To tell",
    .flags = NOUN_FOLLOWS,
    .key = "stay|whom|host|child|made_at",
    .shown = "stay_id whom",
    .order = "made_at",
    .owner = "stay_id",
    .file = "tells",
};
#undef SELF

/* Of the running step ?1 ?2, behind which stand those that came in with it, from ?4 on; 0: none did. */
#define RUNNING                                                                                    \
    "(SELECT ?1 AS site,?2 AS seq,9223372036854775807 AS applied UNION ALL "                       \
    "SELECT site,seq,applied FROM txn WHERE ?4 > 0 AND applied >= ?4) t "                          \
    "CROSS JOIN change c ON c.site = t.site AND c.seq = t.seq "

static const char CHANGES[] =
    "SELECT c.row_id,c.op,c.col,c.old FROM " RUNNING "WHERE c.tbl = 'stay' AND "
    "((c.op = 'I' AND ?3) OR c.op = 'R' OR c.col IN "
    "('status','host_id','arrive','leave','swapped_id','removed_at')) ORDER BY t.applied DESC, c.n DESC";

struct stay_telling {
    enum hub_rc (*each)(void *arg, const struct stay_change *c, struct hub_err *err);
    void *arg;
};

static enum hub_rc tell_stay(void *arg, struct stmt *q, struct hub_err *err)
{
    struct stay_telling *t = arg;
    struct stay_change c = {stmt_id(q, 0), stmt_text(q, 1)[0], NULL, NULL, ID_NONE};
    c.column = stmt_is_null(q, 2) ? NULL : stmt_text(q, 2);
    if (c.op == 'U' && !stmt_is_null(q, 3)) {
        c.before = stmt_text(q, 3);
        c.before_id = stmt_id(q, 3);
    }
    return t->each(t->arg, &c, err);
}

enum hub_rc stay_changes(struct store *s, bool added,
    enum hub_rc (*each)(void *arg, const struct stay_change *c, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    struct stay_telling t = {each, arg};
    return rows_each(s, CHANGES,
        SQL_ARGS(sql_int(store_site(s)), sql_int(store_txn_seq(s)), sql_int(added),
            sql_int(store_came_first(s))),
        tell_stay, &t, err);
}

static const char CHILD_CHANGES[] =
    "SELECT p.stay_id,p.child_id,c.op = 'R' FROM " RUNNING "CROSS JOIN stay_child p ON p.id = c.row_id "
    "WHERE c.tbl = 'stay_child' AND p.stay_id IS NOT NULL AND "
    "(c.op IN ('I','R') OR c.col = 'removed_at') AND NOT EXISTS (SELECT 1 FROM change i LEFT JOIN txn x "
    "ON x.site = i.site AND x.seq = i.seq WHERE i.tbl = 'stay' AND i.row_id = p.stay_id AND i.op = 'I' "
    "AND ((i.site = ?1 AND i.seq = ?2) OR (?4 > 0 AND x.applied >= ?4))) "
    "ORDER BY t.applied DESC, c.n DESC";

struct child_telling {
    enum hub_rc (*each)(void *arg, const struct stay_child_change *c, struct hub_err *err);
    void *arg;
};

static enum hub_rc tell_child(void *arg, struct stmt *q, struct hub_err *err)
{
    struct child_telling *t = arg;
    struct stay_child_change c = {stmt_id(q, 0), stmt_id(q, 1), stmt_int(q, 2) != 0};
    return t->each(t->arg, &c, err);
}

enum hub_rc stay_child_changes(struct store *s,
    enum hub_rc (*each)(void *arg, const struct stay_child_change *c, struct hub_err *err),
    void *arg, struct hub_err *err)
{
    struct child_telling t = {each, arg};
    return rows_each(s, CHILD_CHANGES,
        SQL_ARGS(sql_int(store_site(s)), sql_int(store_txn_seq(s)), sql_int(false),
            sql_int(store_came_first(s))),
        tell_child, &t, err);
}
