/* SPDX-License-Identifier: MIT */
/* Steps and sites of two journals, as bringing a copy home reads and writes them. */
#include "hub/model/merge.h"

#include "hub/base/str.h"
#include "hub/store/came.h"
#include "hub/store/stmt.h"
#include "merge_priv.h"
#include "rows_priv.h"

#include <string.h>

#define STEP_COLUMNS                                                                               \
    "SELECT t.site,t.seq,t.lamport,t.applied,t.at,t.person_id,t.verb,t.noun,t.record_id,"          \
    "t.undoes_site,t.undoes_seq,t.came FROM txn t "
/* No more than one taking back and one doing again stand on a step. */
#define TAKEN_BACK(site, seq)                                                                      \
    "EXISTS (SELECT 1 FROM txn u WHERE u.undoes_site = " site " AND u.undoes_seq = " seq           \
    " AND NOT EXISTS (SELECT 1 FROM txn r WHERE r.undoes_site = u.site AND r.undoes_seq = u.seq))"

static const char STEPS_ALL[] = STEP_COLUMNS "ORDER BY t.applied";
#define CAME_WITH                                                                                  \
    "t.applied < (SELECT applied FROM txn WHERE site = ?1 AND seq = ?2) AND t.applied > "          \
    "(SELECT coalesce(max(h.applied),0) FROM txn h WHERE h.came IS NULL AND h.applied < "          \
    "(SELECT applied FROM txn WHERE site = ?1 AND seq = ?2)) "
static const char STEPS_OF[] = STEP_COLUMNS "WHERE " CAME_WITH "ORDER BY t.applied";
static const char STEPS_CHANGED[] =
    "SELECT count(*) FROM txn t WHERE " CAME_WITH
    "AND (EXISTS (SELECT 1 FROM change c WHERE c.site = t.site AND c.seq = t.seq) "
    "OR EXISTS (SELECT 1 FROM change_aside c WHERE c.site = t.site AND c.seq = t.seq))";
/* What it is called may differ: a copy may have a part of it only, and of an erased one nothing is told. */
static const char STEP_KNOWN[] =
    "SELECT lamport = ?3 AND at = ?4 FROM txn WHERE site = ?1 AND seq = ?2";
static const char STEP_ADD[] =
    "INSERT INTO main.txn(site,seq,lamport,applied,at,person_id,verb,noun,record_id,undoes_site,"
    "undoes_seq,came) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)";
static const char APPLIED[] = "SELECT coalesce(max(applied),0) FROM txn";
static const char LINES[] =
    "SELECT n,tbl,row_id,op,col,old,new,typeof(old),typeof(new),0 FROM change "
    "WHERE site = ?1 AND seq = ?2 UNION ALL "
    "SELECT n,tbl,row_id,op,col,old,new,typeof(old),typeof(new),fate FROM change_aside "
    "WHERE site = ?1 AND seq = ?2 ORDER BY 1";
static const char LINE_ADD[] =
    "INSERT INTO main.change(site,seq,n,tbl,row_id,op,col,old,new) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)";
static const char ASIDE_ADD[] =
    "INSERT INTO main.change_aside(site,seq,n,tbl,row_id,op,col,old,new,fate) "
    "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)";
static const char LINE_FATE[] =
    "UPDATE main.change_aside SET fate = ?4, by_site = ?5, by_seq = ?6 WHERE site = ?1 AND seq = ?2 AND n = ?3";
static const char SITES[] =
    "SELECT id,coalesce(parent,0),coalesce(parent_seq,0),made_at,pack,own FROM site";
static const char SITE_ADD[] =
    "INSERT OR IGNORE INTO main.site(id,own,made_at,parent,parent_seq,pack) VALUES(?1,0,?2,?3,?4,?5)";
static const char DEEDS[] =
    "WITH RECURSIVE deed(site,seq) AS (SELECT site,seq FROM txn WHERE verb IN ('merge','resolve') "
    "UNION SELECT u.site,u.seq FROM deed d JOIN txn u ON u.undoes_site = d.site AND u.undoes_seq = d.seq) "
    "SELECT t.site,t.seq,coalesce(t.undoes_site,0),coalesce(t.undoes_seq,0),t.record_id,t.came,"
    "t.verb = 'merge' FROM deed d JOIN txn t ON t.site = d.site AND t.seq = d.seq "
    "ORDER BY t.applied DESC";
/* For a person's yes again, where a question that asks for it is open again. */
static const char WAIT_AGAIN[] =
    "UPDATE main.change_aside AS c SET by_site = NULL, by_seq = NULL, fate = CASE WHEN EXISTS "
    "(SELECT 1 FROM claim k JOIN question q ON q.id = k.question_id WHERE k.site = c.site AND "
    "k.seq = c.seq AND k.n = c.n AND q.status = 'open' AND q.kind IN ('not allowed','not theirs') "
    "AND q.removed_at IS NULL) THEN 8 ELSE 3 END "
    "WHERE fate IN (5,7) AND by_seq IS NOT NULL AND " TAKEN_BACK("by_site", "by_seq");
#define WAITING                                                                                    \
    "SELECT t.site,t.seq,t.person_id,t.at,t.came,c.n,c.tbl,c.row_id,c.op,c.col,c.old,c.new,"       \
    "typeof(c.old),typeof(c.new),c.fate FROM change_aside c JOIN txn t ON t.site = c.site AND "    \
    "t.seq = c.seq WHERE "
static const char WAITS[] = WAITING "c.fate IN (3,8) ORDER BY t.applied, c.n";
static const char ROWLESS[] = WAITING "c.fate IN (1,3) AND c.op = 'I' ORDER BY t.applied, c.n";

/* --- values ------------------------------------------------------------------------ */

bool cell_same(const struct cell_value *x, const struct cell_value *y)
{
    if (x->kind != y->kind) {
        return false;
    }
    return x->kind == CELL_NULL ||
           (x->kind == CELL_INT ? x->n == y->n : strcmp(x->text, y->text) == 0);
}

const char *cell_text(const struct cell_value *v, struct arena *a)
{
    return v->kind == CELL_INT    ? arena_printf(a, "%lld", (long long)v->n)
           : v->kind == CELL_TEXT ? v->text
                                  : NULL;
}

struct cell_value cell_at(struct stmt *q, int column, int type, struct arena *a)
{
    if (stmt_is_null(q, column)) {
        return (struct cell_value){.kind = CELL_NULL};
    }
    if (strcmp(stmt_text(q, type), "integer") == 0) {
        return (struct cell_value){.kind = CELL_INT, .n = stmt_int(q, column)};
    }
    return (struct cell_value){.kind = CELL_TEXT, .text = stmt_text_dup(q, column, a)};
}

struct sql_arg sql_cell(const struct cell_value *v)
{
    return v->kind == CELL_INT    ? sql_int(v->n)
           : v->kind == CELL_TEXT ? sql_text(v->text)
                                  : sql_text(NULL);
}

/* --- steps ------------------------------------------------------------------------- */

static void read_step(struct stmt *q, struct arena *a, void *item)
{
    *(struct merge_step *)item = (struct merge_step){
        .site = stmt_int(q, 0),
        .seq = stmt_int(q, 1),
        .lamport = stmt_int(q, 2),
        .applied = stmt_int(q, 3),
        .at = {stmt_int(q, 4)},
        .person = stmt_id(q, 5),
        .verb = stmt_text_dup(q, 6, a),
        .noun = stmt_text_dup(q, 7, a),
        .record = stmt_id(q, 8),
        .undoes_site = stmt_int(q, 9),
        .undoes_seq = stmt_int(q, 10),
        .came = stmt_id(q, 11),
    };
}

static enum hub_rc read_steps(struct store *s, const char *sql, const struct sql_arg *args,
    size_t count, struct arena *a, struct merge_steps *out, struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof *out->items, .read = read_step};
    enum hub_rc rc = rows_read(&r, s, sql, args, count, err);
    *out = (struct merge_steps){r.items, r.count};
    return rc;
}

enum hub_rc merge_steps_all(
    struct store *s, struct arena *a, struct merge_steps *out, struct hub_err *err)
{
    return read_steps(s, STEPS_ALL, NULL, 0, a, out, err);
}

enum hub_rc merge_steps_of(struct store *s, int64_t site, int64_t seq, struct arena *a,
    struct merge_steps *out, struct hub_err *err)
{
    return read_steps(s, STEPS_OF, SQL_ARGS(sql_int(site), sql_int(seq)), a, out, err);
}

enum hub_rc merge_step_known(
    struct store *s, const struct merge_step *step, bool *found, bool *same, struct hub_err *err)
{
    struct stmt *q;
    enum hub_rc rc = store_ask(s, STEP_KNOWN,
        SQL_ARGS(
            sql_int(step->site), sql_int(step->seq), sql_int(step->lamport), sql_int(step->at.ms)),
        &q, found, err);
    *same = rc == HUB_OK && *found && stmt_int(q, 0) != 0;
    stmt_done(q);
    return rc;
}

enum hub_rc merge_step_add(struct store *s, const struct merge_step *t, struct hub_err *err)
{
    return store_tell(s, STEP_ADD,
        SQL_ARGS(sql_int(t->site), sql_int(t->seq), sql_int(t->lamport), sql_int(t->applied),
            sql_int(t->at.ms), sql_id(t->person), sql_text(t->verb), sql_text(t->noun),
            sql_id(t->record), sql_id((hub_id){t->undoes_site}), sql_id((hub_id){t->undoes_seq}),
            sql_id(t->came)),
        err);
}

enum hub_rc merge_applied(struct store *s, int64_t *out, struct hub_err *err)
{
    return store_number(s, APPLIED, out, err);
}

enum hub_rc merge_steps_changed(
    struct store *s, int64_t site, int64_t seq, int64_t *out, struct hub_err *err)
{
    return rows_number(s, STEPS_CHANGED, SQL_ARGS(sql_int(site), sql_int(seq)), out, err);
}

static struct merge_change line_at(struct stmt *q, int first, struct arena *a)
{
    return (struct merge_change){
        .n = stmt_int(q, first),
        .table = stmt_text_dup(q, first + 1, a),
        .row = stmt_id(q, first + 2),
        .op = stmt_text(q, first + 3)[0],
        .column = stmt_text_dup(q, first + 4, a),
        .old = cell_at(q, first + 5, first + 7, a),
        .now = cell_at(q, first + 6, first + 8, a),
        .fate = (int)stmt_int(q, first + 9),
    };
}

static void read_line(struct stmt *q, struct arena *a, void *item)
{
    *(struct merge_change *)item = line_at(q, 0, a);
}

enum hub_rc merge_lines(struct store *s, int64_t site, int64_t seq, struct arena *a,
    struct merge_changes_list *out, struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof *out->items, .read = read_line};
    enum hub_rc rc = rows_read(&r, s, LINES, SQL_ARGS(sql_int(site), sql_int(seq)), err);
    *out = (struct merge_changes_list){r.items, r.count};
    return rc;
}

enum hub_rc merge_line_add(
    struct store *s, int64_t site, int64_t seq, const struct merge_change *c, struct hub_err *err)
{
    const char op[] = {c->op, '\0'};
    const struct sql_arg args[] = {sql_int(site), sql_int(seq), sql_int(c->n), sql_text(c->table),
        sql_id(c->row), sql_text(op), sql_text(c->column), sql_cell(&c->old), sql_cell(&c->now),
        sql_int(c->fate)};
    size_t count = sizeof args / sizeof *args;
    return c->fate ? store_tell(s, ASIDE_ADD, args, count, err)
                   : store_tell(s, LINE_ADD, args, count - 1, err);
}

enum hub_rc merge_line_fate(struct store *s, int64_t site, int64_t seq, int64_t n,
    enum aside_fate fate, bool by, struct hub_err *err)
{
    struct sql_arg none = sql_text(NULL);
    return store_tell(s, LINE_FATE,
        SQL_ARGS(sql_int(site), sql_int(seq), sql_int(n), sql_int(fate),
            by ? sql_int(store_site(s)) : none, by ? sql_int(store_txn_seq(s)) : none),
        err);
}

enum hub_rc merge_settled_add(struct store *s, const struct noun *n, hub_id row, const char *column,
    const struct cell_value *value, struct hub_err *err)
{
    struct merge_change c = {.n = store_next_change(s),
        .table = n->table,
        .row = row,
        .op = 'U',
        .column = column,
        .old = *value,
        .now = *value,
        .fate = ASIDE_SETTLED};
    return merge_line_add(s, store_site(s), store_txn_seq(s), &c, err);
}

enum hub_rc merge_wait_again(struct store *s, struct hub_err *err)
{
    return store_tell(s, WAIT_AGAIN, NULL, 0, err);
}

static void read_wait(struct stmt *q, struct arena *a, void *item)
{
    *(struct merge_waiting *)item = (struct merge_waiting){
        .step = {.site = stmt_int(q, 0),
            .seq = stmt_int(q, 1),
            .person = stmt_id(q, 2),
            .at = {stmt_int(q, 3)},
            .came = stmt_id(q, 4)},
        .line = line_at(q, 5, a),
    };
}

static enum hub_rc read_waiting(struct store *s, const char *sql, struct arena *a,
    struct merge_waiting **out, size_t *count, struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof **out, .read = read_wait};
    enum hub_rc rc = rows_read(&r, s, sql, NULL, 0, err);
    *out = r.items;
    *count = r.count;
    return rc;
}

enum hub_rc merge_waits(struct store *s, struct arena *a, struct merge_waiting **out, size_t *count,
    struct hub_err *err)
{
    return read_waiting(s, WAITS, a, out, count, err);
}

enum hub_rc merge_rowless(struct store *s, struct arena *a, struct merge_waiting **out,
    size_t *count, struct hub_err *err)
{
    return read_waiting(s, ROWLESS, a, out, count, err);
}

/* --- sites ------------------------------------------------------------------------- */

static void read_site(struct stmt *q, struct arena *a, void *item)
{
    *(struct merge_site *)item = (struct merge_site){stmt_int(q, 0), stmt_int(q, 1), stmt_int(q, 2),
        {stmt_int(q, 3)}, stmt_text_dup(q, 4, a), stmt_int(q, 5) != 0};
}

enum hub_rc merge_sites(
    struct store *s, struct arena *a, struct merge_site **out, size_t *count, struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof **out, .read = read_site};
    enum hub_rc rc = rows_read(&r, s, SITES, NULL, 0, err);
    *out = r.items;
    *count = r.count;
    return rc;
}

enum hub_rc merge_site_add(struct store *s, const struct merge_site *site, struct hub_err *err)
{
    struct sql_arg none = sql_text(NULL);
    return store_tell(s, SITE_ADD,
        SQL_ARGS(sql_int(site->id), sql_int(site->made_at.ms),
            site->parent ? sql_int(site->parent) : none,
            site->parent ? sql_int(site->parent_seq) : none, sql_text(site->mark)),
        err);
}

static void read_deed(struct stmt *q, struct arena *a, void *item)
{
    (void)a;
    *(struct merge_deed *)item = (struct merge_deed){
        .site = stmt_int(q, 0),
        .seq = stmt_int(q, 1),
        .undoes_site = stmt_int(q, 2),
        .undoes_seq = stmt_int(q, 3),
        .record = stmt_id(q, 4),
        .came = stmt_id(q, 5),
        .merge = stmt_int(q, 6) != 0,
    };
}

enum hub_rc merge_deeds(
    struct store *s, struct arena *a, struct merge_deed **out, size_t *count, struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof **out, .read = read_deed};
    enum hub_rc rc = rows_read(&r, s, DEEDS, NULL, 0, err);
    *out = r.items;
    *count = r.count;
    return rc;
}
