/* SPDX-License-Identifier: MIT */
/*
 * Replay: every table again from the journal alone. It proves, in a property
 * test and in `hub doctor`, that nothing was written around the journal.
 */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/model/journal.h"
#include "hub/store/stmt.h"

#include "record_priv.h"

#include <string.h>

static const char ALL_CHANGES[] =
    "SELECT c.tbl,c.row_id,c.op,c.col,c.new,typeof(c.new) FROM txn t "
    "JOIN change c ON c.site = t.site AND c.seq = t.seq ORDER BY t.applied, c.n";

static const struct noun *by_table(const struct noun *const *list, size_t count, const char *table)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(list[i]->table, table) == 0) {
            return list[i];
        }
    }
    return NULL;
}

/* INSERT … SELECT json_extract(?2,'$.column'), … : the row as the journal kept it. */
const char *record_line_insert(const struct noun *n, struct arena *a)
{
    struct sb columns = sb_as_is(a), values = sb_as_is(a);
    for (size_t i = 0; i < n->field_count; i++) {
        if (record_has_column(&n->fields[i])) {
            sb_addf(&columns, ",\"%s\"", n->fields[i].column);
            sb_addf(&values, ",json_extract(?2,'$.%s')", n->fields[i].column);
        }
    }
    return arena_printf(a, "INSERT INTO main.\"%s\"(id%s) SELECT ?1%s", n->table, sb_str(&columns),
        sb_str(&values));
}

static bool known_column(const struct noun *n, const char *column)
{
    return strcmp(column, "removed_at") == 0 || noun_field(n, column) != NULL;
}

/* sort_name is not in the journal: saving the record makes it. */
enum hub_rc record_sort_again(
    struct store *into, const struct noun *n, hub_id id, struct arena *a, struct hub_err *err)
{
    void *rec = arena_alloc(a, n->size);
    enum hub_rc rc = record_get(into, n, id, a, rec, err);
    return rc == HUB_OK ? record_update(into, n, rec, err) : rc;
}

static enum hub_rc apply(struct stmt *from, struct store *into, const struct noun *n,
    struct arena *a, struct hub_err *err)
{
    struct stmt *q;
    bool insert = stmt_text(from, 2)[0] == 'I';
    const char *column = stmt_text_dup(from, 3, a);
    HUB_BUG(insert || known_column(n, column));
    const char *sql = insert ? record_line_insert(n, a)
                             : arena_printf(a, "UPDATE main.\"%s\" SET \"%s\" = ?2 WHERE id = ?1",
                                   n->table, column);
    enum hub_rc rc = store_prepare(into, sql, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_id(q, 1, stmt_id(from, 1));
    if (strcmp(stmt_text(from, 5), "integer") == 0) {
        stmt_bind_int(q, 2, stmt_int(from, 4));
    } else if (!stmt_is_null(from, 4)) {
        stmt_bind_text(q, 2, stmt_text(from, 4));
    }
    hub_id id = stmt_id(from, 1);
    rc = stmt_run(q, err);
    bool renamed = n->sorted && (insert || strcmp(column, n->sorted) == 0);
    return rc == HUB_OK && renamed ? record_sort_again(into, n, id, a, err) : rc;
}

enum hub_rc journal_replay(struct store *from, struct store *into, const struct noun *const *list,
    size_t count, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_prepare(from, ALL_CHANGES, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct arena *scratch = arena_create();
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        arena_reset(scratch);
        const struct noun *n = by_table(list, count, stmt_text(q, 0));
        HUB_BUG(n != NULL);
        rc = apply(q, into, n, scratch, err);
        if (rc != HUB_OK) {
            break;
        }
    }
    stmt_done(q);
    arena_destroy(scratch);
    return rc;
}
