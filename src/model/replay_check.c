/* SPDX-License-Identifier: MIT */
/* Whether the journal alone gives every table again. */
#include "hub/base/str.h"
#include "hub/model/journal.h"
#include "hub/store/stmt.h"

#include "record_priv.h"

static const char *rows_sql(const void *noun, struct arena *a)
{
    const struct noun *n = noun;
    struct sb b = sb_as_is(a);
    sb_add(&b, "SELECT id,removed_at");
    for (size_t i = 0; i < n->field_count; i++) {
        if (record_has_column(&n->fields[i])) {
            sb_addf(&b, ",\"%s\"", n->fields[i].column);
        }
    }
    sb_addf(&b, " FROM \"%s\" ORDER BY id", n->table);
    return sb_str(&b);
}

static int columns_of(const struct noun *n)
{
    int columns = 2;
    for (size_t i = 0; i < n->field_count; i++) {
        columns += record_has_column(&n->fields[i]);
    }
    return columns;
}

static bool same_row(struct stmt *x, struct stmt *y, int columns)
{
    bool same = true;
    for (int i = 0; same && i < columns; i++) {
        same = str_eq(stmt_text(x, i), stmt_text(y, i));
    }
    return same;
}

static enum hub_rc differs(const struct noun *n, struct hub_err *err)
{
    return hub_fail(err, HUB_ECORRUPT,
        "What is written down of %s is not what was saved: something was changed around hub.",
        n->plural);
}

static enum hub_rc same_rows(const struct noun *n, struct stmt *x, struct stmt *y, struct hub_err *err)
{
    int columns = columns_of(n);
    bool one = true, other = true;
    enum hub_rc rc = HUB_OK;
    while (rc == HUB_OK && one) {
        rc = stmt_step(x, &one, err);
        rc = rc == HUB_OK ? stmt_step(y, &other, err) : rc;
        if (rc == HUB_OK && (one != other || (one && !same_row(x, y, columns)))) {
            rc = differs(n, err);
        }
    }
    return rc;
}

static enum hub_rc same_table(
    const struct noun *n, struct store *s, struct store *again, struct hub_err *err)
{
    struct stmt *x = NULL, *y = NULL;
    enum hub_rc rc = store_prepare_made(s, n, rows_sql, &x, err);
    rc = rc == HUB_OK ? store_prepare_made(again, n, rows_sql, &y, err) : rc;
    rc = rc == HUB_OK ? same_rows(n, x, y, err) : rc;
    stmt_done(x);
    stmt_done(y);
    return rc;
}

static enum hub_rc replay_into(struct store *s, struct store *again,
    const struct noun *const *list, size_t count, struct hub_err *err)
{
    struct txn_label label = {.verb = "replay"};
    enum hub_rc rc = store_begin(again, &label, err);
    if (rc != HUB_OK) {
        return rc;
    }
    store_capture(again, false);
    rc = journal_replay(s, again, list, count, err);
    if (rc != HUB_OK) {
        store_rollback(again);
        return rc;
    }
    return store_commit(again, err);
}

enum hub_rc journal_agrees(
    struct store *s, const struct noun *const *list, size_t count, struct hub_err *err)
{
    struct store *again = NULL;
    struct store_options o = {
        .mode = STORE_MEMORY, .nouns = list, .noun_count = count, .clock = store_clock(s)};
    enum hub_rc rc = store_open(&o, &again, err);
    rc = rc == HUB_OK ? replay_into(s, again, list, count, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = same_table(list[i], s, again, err);
    }
    store_close(again);
    return rc;
}
