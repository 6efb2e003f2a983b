/* SPDX-License-Identifier: MIT */
/* Reading the journal back. It is written by triggers only (store). */
#include "hub/model/journal.h"

#include "hub/base/str.h"
#include "hub/store/stmt.h"

#include "record_priv.h"
#include "rows_priv.h"

#define TXN_COLUMNS                                                                                \
    "SELECT t.site,t.seq,t.applied,t.at,t.person_id,t.verb,t.noun,t.record_id,t.undoes_site,"      \
    "t.undoes_seq FROM txn t "
#define CHANGE_COLUMNS "SELECT c.site,c.seq,c.n,c.tbl,c.row_id,c.op,c.col,c.old,c.new FROM change c "
/* Taken back = some transaction undoes it, and nothing undoes that one. */
#define TAKEN_BACK                                                                                 \
    "EXISTS (SELECT 1 FROM txn u WHERE u.undoes_site = t.site AND u.undoes_seq = t.seq AND "       \
    "NOT EXISTS (SELECT 1 FROM txn r WHERE r.undoes_site = u.site AND r.undoes_seq = u.seq))"

/* What came home with a copy is taken back with its homecoming, no step of it on its own. */
/* Steps that change no record, or only number the lines of a register: not taken back. */
#define NO_STEP "('export','erase','worry','pin','sign in','take out','number','take','lost','found','closed','part','recovery','restored')"

static const char TXN_GET[] = TXN_COLUMNS "WHERE t.site = ?1 AND t.seq = ?2";
static const char CHANGES_OF_TXN[] = CHANGE_COLUMNS "WHERE c.site = ?1 AND c.seq = ?2 ORDER BY c.n";
static const char PAGE_OF_TXN[] = CHANGE_COLUMNS
    "WHERE c.site = ?1 AND c.seq = ?2 AND c.n > ?3 ORDER BY c.n LIMIT ?4";
static const char RECORD_OF_TXN[] = CHANGE_COLUMNS
    "WHERE c.tbl = ?1 AND c.row_id = ?2 AND c.site = ?3 AND c.seq = ?4 ORDER BY c.n";
static const char CHANGE_AT[] = CHANGE_COLUMNS
    "WHERE c.site = ?1 AND c.seq = ?2 AND c.n = ?3 UNION ALL "
    "SELECT c.site,c.seq,c.n,c.tbl,c.row_id,c.op,c.col,c.old,c.new FROM change_aside c "
    "WHERE c.site = ?1 AND c.seq = ?2 AND c.n = ?3";
static const char SITE_PACK[] = "SELECT pack FROM site WHERE id = ?1";
static const char SIZE_OF_TXN[] =
    "SELECT c.n FROM change c WHERE c.site = ?1 AND c.seq = ?2 ORDER BY c.n DESC LIMIT 1";
static const char CHANGES_OF_RECORD[] = CHANGE_COLUMNS
    "JOIN txn t ON t.site = c.site AND t.seq = c.seq "
    "WHERE c.tbl = ?1 AND c.row_id = ?2 ORDER BY t.applied, c.n";
static const char LAST_UNDOABLE[] = TXN_COLUMNS
    "WHERE t.person_id IS ?1 AND t.undoes_seq IS NULL AND t.came IS NULL AND t.verb NOT IN " NO_STEP
    " AND NOT " TAKEN_BACK " ORDER BY t.applied DESC LIMIT 1";
/* The newest undo that stands, if no new step was made after it. */
static const char LAST_REDOABLE[] = TXN_COLUMNS
    "WHERE t.person_id IS ?1 AND t.verb = 'undo' AND t.came IS NULL AND NOT " TAKEN_BACK
    " AND NOT EXISTS (SELECT 1 FROM txn n WHERE n.person_id IS ?1 AND n.applied > t.applied "
    "AND n.came IS NULL AND n.undoes_seq IS NULL AND n.verb NOT IN " NO_STEP ") ORDER BY t.applied DESC LIMIT 1";
/* It came home with a copy, and that stands. */
#define CAME_TO_STAY                                                                               \
    "EXISTS (SELECT 1 FROM txn m WHERE m.verb = 'merge' AND m.record_id = t.came AND NOT EXISTS "  \
    "(SELECT 1 FROM txn u WHERE u.undoes_site = m.site AND u.undoes_seq = m.seq AND NOT EXISTS "   \
    "(SELECT 1 FROM txn r WHERE r.undoes_site = u.site AND r.undoes_seq = u.seq)))"
/* By others, and with ?6 also by the same person, what was taken back or again aside. */
static const char TOUCHED_SINCE[] = TXN_COLUMNS
    "JOIN change c ON t.site = c.site AND t.seq = c.seq "
    "WHERE c.tbl = ?1 AND c.row_id = ?2 AND (?3 IS NULL OR c.col = ?3 OR c.op <> 'U') "
    "AND t.applied > ?4 AND (t.person_id IS NOT ?5 OR " CAME_TO_STAY " OR (?6 AND t.undoes_seq IS NULL AND NOT " TAKEN_BACK
    ")) ORDER BY t.applied DESC LIMIT 1";
static const char STANDS[] = "SELECT 1 FROM txn t WHERE t.site = ?1 AND t.seq = ?2 AND t.undoes_seq IS "
                             "NULL AND t.came IS NULL AND t.verb NOT IN " NO_STEP " AND NOT " TAKEN_BACK;
static const char STEP_SINCE[] = TXN_COLUMNS
    "JOIN change c ON t.site = c.site AND t.seq = c.seq "
    "WHERE c.tbl = ?1 AND c.row_id = ?2 AND c.col = ?3 AND t.applied > ?4 "
    "ORDER BY t.applied DESC LIMIT 1";
static const char NEWEST[] = "SELECT coalesce(max(applied),0) FROM txn";
/* Of one hub, or, as a record moved there brings its past along, perhaps of it. */
#define OF_HUB(hub)                                                                                \
    "(" hub " IS NULL OR EXISTS (SELECT 1 FROM txn_hub x WHERE x.applied = t.applied AND "         \
    "x.hub_id = " hub ") OR t.applied <= (SELECT x.applied FROM txn_hub_from x WHERE x.hub_id = " hub "))"
/* By the index of `at`: what is older is not walked through. */
static const char TXNS_BETWEEN[] = TXN_COLUMNS
    "WHERE t.at >= ?1 AND t.at < ?2 AND +t.applied > ?3 AND +t.applied < ?4 AND " OF_HUB("?5")
    " ORDER BY +t.applied DESC";
static const char TXNS_AFTER[] = TXN_COLUMNS
    "WHERE t.applied > ?1 AND t.applied < ?2 AND " OF_HUB("?3") " ORDER BY t.applied DESC";
static const char LAST_VERB[] =
    "SELECT t.verb FROM change c JOIN txn t ON t.site = c.site AND t.seq = c.seq "
    "WHERE c.tbl = ?1 AND c.row_id = ?2 AND c.col = ?3 AND c.op <> 'I' "
    "ORDER BY t.applied DESC LIMIT 1";

static void read_txn(struct stmt *q, struct arena *a, struct journal_txn *out)
{
    *out = (struct journal_txn){
        .site = stmt_int(q, 0),
        .seq = stmt_int(q, 1),
        .applied = stmt_int(q, 2),
        .at = {stmt_int(q, 3)},
        .person = stmt_id(q, 4),
        .verb = stmt_text_dup(q, 5, a),
        .noun = stmt_text_dup(q, 6, a),
        .record = stmt_id(q, 7),
        .undoes_site = stmt_int(q, 8),
        .undoes_seq = stmt_int(q, 9),
    };
}

static enum hub_rc one_txn(struct store *s, const char *sql, const struct sql_arg *args,
    size_t count, struct arena *a, struct journal_txn *out, bool *found, struct hub_err *err)
{
    struct stmt *q;
    enum hub_rc rc = store_ask(s, sql, args, count, &q, found, err);
    if (rc == HUB_OK && *found) {
        read_txn(q, a, out);
    }
    stmt_done(q);
    return rc;
}

enum hub_rc journal_txn_get(struct store *s, int64_t site, int64_t seq, struct arena *a,
    struct journal_txn *out, struct hub_err *err)
{
    bool found;
    enum hub_rc rc =
        one_txn(s, TXN_GET, SQL_ARGS(sql_int(site), sql_int(seq)), a, out, &found, err);
    return rc != HUB_OK || found
               ? rc
               : hub_fail(err, HUB_ENOTFOUND, "That step is not in the record of changes.");
}

static enum hub_rc last_step(struct store *s, const char *sql, hub_id person, struct arena *a,
    struct journal_txn *out, const char *missing, struct hub_err *err)
{
    bool found;
    enum hub_rc rc = one_txn(s, sql, SQL_ARGS(sql_id(person)), a, out, &found, err);
    return rc != HUB_OK || found ? rc : hub_fail(err, HUB_ENOTFOUND, "%s", missing);
}

enum hub_rc journal_last_undoable(struct store *s, hub_id person, struct arena *a,
    struct journal_txn *out, struct hub_err *err)
{
    return last_step(s, LAST_UNDOABLE, person, a, out, "There is nothing of yours to take back.", err);
}

enum hub_rc journal_last_redoable(struct store *s, hub_id person, struct arena *a,
    struct journal_txn *out, struct hub_err *err)
{
    return last_step(s, LAST_REDOABLE, person, a, out, "There is nothing to do again.", err);
}

enum hub_rc journal_newest(struct store *s, int64_t *applied, struct hub_err *err)
{
    *applied = 0;
    return store_number(s, NEWEST, applied, err);
}

static void read_change(struct stmt *q, struct arena *a, void *item)
{
    *(struct journal_change *)item = (struct journal_change){
        .site = stmt_int(q, 0),
        .seq = stmt_int(q, 1),
        .n = stmt_int(q, 2),
        .table = stmt_text_dup(q, 3, a),
        .row = stmt_id(q, 4),
        .op = stmt_text(q, 5)[0],
        .column = stmt_text_dup(q, 6, a),
        .old_text = stmt_text_dup(q, 7, a),
        .new_text = stmt_text_dup(q, 8, a),
    };
}

static enum hub_rc read_changes(struct store *s, const char *sql, const struct sql_arg *args,
    size_t count, struct arena *a, struct journal_changes *out, struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof *out->items, .read = read_change};
    enum hub_rc rc = rows_read(&r, s, sql, args, count, err);
    *out = (struct journal_changes){r.items, r.count};
    return rc;
}

enum hub_rc journal_txn_changes(struct store *s, int64_t site, int64_t seq, struct arena *a,
    struct journal_changes *out, struct hub_err *err)
{
    return read_changes(s, CHANGES_OF_TXN, SQL_ARGS(sql_int(site), sql_int(seq)), a, out, err);
}

enum hub_rc journal_txn_page(struct store *s, const struct journal_page *page, struct arena *a,
    struct journal_changes *out, struct hub_err *err)
{
    return read_changes(s, PAGE_OF_TXN,
        SQL_ARGS(sql_int(page->site), sql_int(page->seq), sql_int(page->after),
            sql_int((int64_t)page->most)),
        a, out, err);
}

enum hub_rc journal_txn_record(struct store *s, const struct journal_txn *txn, const char *table,
    hub_id row, struct arena *a, struct journal_changes *out, struct hub_err *err)
{
    return read_changes(s, RECORD_OF_TXN,
        SQL_ARGS(sql_text(table), sql_id(row), sql_int(txn->site), sql_int(txn->seq)), a, out, err);
}

enum hub_rc journal_change_at(struct store *s, int64_t site, int64_t seq, int64_t n,
    struct arena *a, bool *found, struct journal_change *out, struct hub_err *err)
{
    struct journal_changes list;
    enum hub_rc rc = read_changes(
        s, CHANGE_AT, SQL_ARGS(sql_int(site), sql_int(seq), sql_int(n)), a, &list, err);
    *found = rc == HUB_OK && list.count > 0;
    if (*found) {
        *out = list.items[0];
    }
    return rc;
}

enum hub_rc journal_site_pack(
    struct store *s, int64_t site, struct arena *a, const char **mark, struct hub_err *err)
{
    return rows_text(s, SITE_PACK, SQL_ARGS(sql_int(site)), a, mark, err);
}

enum hub_rc journal_txn_size(
    struct store *s, int64_t site, int64_t seq, int64_t *size, struct hub_err *err)
{
    return rows_number(s, SIZE_OF_TXN, SQL_ARGS(sql_int(site), sql_int(seq)), size, err);
}

/* SELECT json_extract(?1,'$.column'), … */
static const char *added_sql(const struct noun *n, struct arena *a)
{
    struct sb b = sb_as_is(a);
    for (size_t i = 0; i < n->field_count; i++) {
        if (record_has_column(&n->fields[i])) {
            sb_addf(&b, "%sjson_extract(?1,'$.%s')", b.len ? "," : "SELECT ", n->fields[i].column);
        }
    }
    return sb_str(&b);
}

enum hub_rc journal_added(struct store *s, const struct noun *n, const struct journal_change *c,
    struct arena *a, void *rec, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    int column = 0;
    record_clear(n, rec);
    ((struct record *)rec)->id = c->row;
    enum hub_rc rc = store_ask(s, added_sql(n, a), SQL_ARGS(sql_text(c->new_text)), &q, &row, err);
    for (size_t i = 0; rc == HUB_OK && row && i < n->field_count; i++) {
        if (record_has_column(&n->fields[i])) {
            record_read(q, column++, &n->fields[i], rec, a);
        }
    }
    if (rc == HUB_OK) {
        stmt_done(q);
    }
    return rc;
}

static enum hub_rc first_of_range(struct store *s, const struct journal_range *r, struct stmt **q,
    bool *row, struct hub_err *err)
{
    int64_t last = r->before_applied ? r->before_applied : INT64_MAX;
    if (!stamp_known(r->from) && !stamp_known(r->before)) {
        return store_ask(
            s, TXNS_AFTER, SQL_ARGS(sql_int(r->after), sql_int(last), sql_id(r->hub)), q, row, err);
    }
    int64_t before = stamp_known(r->before) ? r->before.ms : INT64_MAX;
    return store_ask(s, TXNS_BETWEEN, /* NONE is the least there is */
        SQL_ARGS(sql_int(r->from.ms), sql_int(before), sql_int(r->after), sql_int(last),
            sql_id(r->hub)),
        q, row, err);
}

enum hub_rc journal_each_txn(struct store *s, const struct journal_range *r,
    enum hub_rc (*each)(void *arg, const struct journal_txn *txn, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = first_of_range(s, r, &q, &row, err);
    struct arena *scratch = arena_create();
    for (; rc == HUB_OK && row; rc = stmt_step(q, &row, err)) {
        struct journal_txn txn;
        arena_reset(scratch);
        read_txn(q, scratch, &txn);
        rc = each(arg, &txn, err);
        if (rc != HUB_OK) {
            break;
        }
    }
    stmt_done(q);
    arena_destroy(scratch);
    return rc;
}

enum hub_rc journal_of_record(struct store *s, const char *table, hub_id row, struct arena *a,
    struct journal_changes *out, struct hub_err *err)
{
    return read_changes(s, CHANGES_OF_RECORD, SQL_ARGS(sql_text(table), sql_id(row)), a, out, err);
}

enum hub_rc journal_touched_since(struct store *s, const struct journal_cell *cell, int64_t applied,
    const struct journal_touch_ask *ask, struct arena *a, bool *found, struct journal_txn *out,
    struct hub_err *err)
{
    return one_txn(s, TOUCHED_SINCE,
        SQL_ARGS(sql_text(cell->table), sql_id(cell->row), sql_text(cell->column),
            sql_int(applied), sql_id(ask->person), sql_int(ask->own_too)),
        a, out, found, err);
}

enum hub_rc journal_stands(
    struct store *s, int64_t site, int64_t seq, bool *stands, struct hub_err *err)
{
    struct stmt *q;
    enum hub_rc rc =
        store_ask(s, STANDS, SQL_ARGS(sql_int(site), sql_int(seq)), &q, stands, err);
    stmt_done(q);
    return rc;
}

enum hub_rc journal_last_verb(struct store *s, const char *table, hub_id row, const char *column,
    struct arena *a, const char **verb, struct hub_err *err)
{
    struct stmt *q;
    bool found;
    *verb = NULL;
    enum hub_rc rc = store_ask(
        s, LAST_VERB, SQL_ARGS(sql_text(table), sql_id(row), sql_text(column)), &q, &found, err);
    if (rc == HUB_OK) {
        *verb = found ? stmt_text_dup(q, 0, a) : NULL;
        stmt_done(q);
    }
    return rc;
}

enum hub_rc journal_step_since(struct store *s, const char *table, hub_id row, const char *column,
    int64_t applied, struct arena *a, bool *found, struct journal_txn *out, struct hub_err *err)
{
    return one_txn(s, STEP_SINCE,
        SQL_ARGS(sql_text(table), sql_id(row), sql_text(column), sql_int(applied)), a, out, found,
        err);
}

enum hub_rc journal_rows_since(struct store *s, const char *table, const char *column, hub_id to,
    int64_t applied, struct arena *a, bool *found, struct journal_txn *out, struct hub_err *err)
{
    const char *sql = arena_printf(a,
        "%sJOIN change c ON t.site = c.site AND t.seq = c.seq "
        "WHERE c.tbl = ?1 AND c.row_id IN (SELECT id FROM \"%s\" WHERE \"%s\" = ?2) "
        "AND t.applied > ?3 ORDER BY t.applied DESC LIMIT 1",
        TXN_COLUMNS, table, column);
    return one_txn(
        s, sql, SQL_ARGS(sql_text(table), sql_id(to), sql_int(applied)), a, out, found, err);
}
