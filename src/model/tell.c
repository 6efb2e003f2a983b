/* SPDX-License-Identifier: MIT */
#include "hub/model/tell.h"

#include "noun_priv.h"

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

static const char CHANGES[] =
    "SELECT row_id,op,col,old FROM change WHERE site = ?1 AND seq = ?2 AND tbl = 'stay' AND "
    "((op = 'I' AND ?3) OR op = 'R' OR "
    "col IN ('status','host_id','arrive','leave','swapped_id','removed_at')) ORDER BY n DESC";

enum hub_rc stay_changes(struct store *s, bool added,
    enum hub_rc (*each)(void *arg, const struct stay_change *c, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_prepare(s, CHANGES, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_int(q, 1, store_site(s));
    stmt_bind_int(q, 2, store_txn_seq(s));
    stmt_bind_int(q, 3, added);
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        struct stay_change c = {stmt_id(q, 0), stmt_text(q, 1)[0], NULL, NULL, ID_NONE};
        c.column = stmt_is_null(q, 2) ? NULL : stmt_text(q, 2);
        if (c.op == 'U' && !stmt_is_null(q, 3)) {
            c.before = stmt_text(q, 3);
            c.before_id = stmt_id(q, 3);
        }
        rc = each(arg, &c, err);
        if (rc != HUB_OK) {
            break;
        }
    }
    stmt_done(q);
    return rc;
}

static const char CHILD_CHANGES[] =
    "SELECT p.stay_id,p.child_id,c.op = 'R' FROM change c CROSS JOIN stay_child p ON p.id = c.row_id "
    "WHERE c.site = ?1 AND c.seq = ?2 AND c.tbl = 'stay_child' AND p.stay_id IS NOT NULL AND "
    "(c.op IN ('I','R') OR c.col = 'removed_at') AND NOT EXISTS (SELECT 1 FROM change i WHERE "
    "i.tbl = 'stay' AND i.row_id = p.stay_id AND i.op = 'I' AND i.site = ?1 AND i.seq = ?2) "
    "ORDER BY c.n DESC";

enum hub_rc stay_child_changes(struct store *s,
    enum hub_rc (*each)(void *arg, const struct stay_child_change *c, struct hub_err *err),
    void *arg, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_prepare(s, CHILD_CHANGES, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_int(q, 1, store_site(s));
    stmt_bind_int(q, 2, store_txn_seq(s));
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        struct stay_child_change c = {stmt_id(q, 0), stmt_id(q, 1), stmt_int(q, 2) != 0};
        rc = each(arg, &c, err);
        if (rc != HUB_OK) {
            break;
        }
    }
    stmt_done(q);
    return rc;
}
