/* SPDX-License-Identifier: MIT */
/* Reading any noun's records by conditions on its columns. */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/noun.h"
#include "hub/store/sight.h"
#include "hub/store/stmt.h"
#include "record_priv.h"

#include <string.h>

void query_is(struct record_query *q, const char *column, hub_id id)
{
    HUB_BUG(q->where_count < RECORD_WHERES);
    q->where[q->where_count++] =
        (struct record_where){.column = column, .op = RECORD_IS, .is_number = true, .number = id.n};
}

void query_text(struct record_query *q, const char *column, enum record_op op, const char *text)
{
    HUB_BUG(q->where_count < RECORD_WHERES);
    q->where[q->where_count++] = (struct record_where){.column = column, .op = op, .text = text};
}

static const char *op_sql(enum record_op op)
{
    static const char *const text[] = {
        [RECORD_IS] = "=?",
        [RECORD_FROM] = ">=?",
        [RECORD_BEFORE] = "<?",
        [RECORD_EMPTY] = " IS NULL",
        [RECORD_KNOWN] = " IS NOT NULL",
        [RECORD_SAME] = "=? COLLATE NOCASE",
    };
    return text[op];
}

static bool op_has_value(enum record_op op)
{
    return op != RECORD_EMPTY && op != RECORD_KNOWN;
}

enum { OWNER_DEPTH = 8 };

/* The noun its owner column points to; NULL at the top. */
static const struct noun *owner_of(const struct noun *n)
{
    const struct field *f = n->owner ? noun_field(n, n->owner) : NULL;
    return f ? noun_find(f->ref) : NULL;
}

bool noun_belongs(const struct noun *n, const struct noun *top)
{
    for (int depth = 0; n && depth < OWNER_DEPTH; depth++) {
        if (n == top) {
            return true;
        }
        n = owner_of(n);
    }
    return false;
}

/* (SELECT the owner's owner … of this row) = ? */
static void add_scope_by_row(struct sb *b, const struct noun *n, const struct record_query *q)
{
    const struct noun *chain[OWNER_DEPTH] = {owner_of(n)};
    int depth = 1;
    HUB_BUG(chain[0] != NULL);
    for (const struct noun *p = owner_of(chain[0]); p != q->scope; p = owner_of(p)) {
        HUB_BUG(p != NULL && depth < OWNER_DEPTH);
        chain[depth++] = p;
    }
    sb_addf(
        b, "(SELECT p%d.\"%s\" FROM \"%s\" p1", depth, chain[depth - 1]->owner, chain[0]->table);
    for (int i = 1; i < depth; i++) {
        sb_addf(b, " CROSS JOIN \"%s\" p%d ON p%d.id=p%d.\"%s\"", chain[i]->table, i + 1, i + 1, i,
            chain[i - 1]->owner);
    }
    sb_addf(b, " WHERE p1.id=\"%s\".\"%s\")=?", n->table, n->owner);
}

/* owner IN (SELECT id FROM parent WHERE parent's owner IN (… = ?)) */
static void add_scope(struct sb *b, const struct noun *n, const struct record_query *q)
{
    int open = 0;
    if (q->by_row && n != q->scope && owner_of(n) != q->scope) {
        add_scope_by_row(b, n, q);
        return;
    }
    while (n != q->scope) {
        const struct noun *parent = owner_of(n);
        HUB_BUG(parent != NULL);
        if (parent == q->scope) {
            sb_addf(b, "\"%s\"=?", n->owner);
            break;
        }
        sb_addf(b, "\"%s\" IN (SELECT id FROM \"%s\" WHERE ", n->owner, parent->table);
        open++;
        n = parent;
    }
    if (n == q->scope) {
        sb_add(b, "id=?");
    }
    while (open-- > 0) {
        sb_addc(b, ')');
    }
}

/* What belongs to a removed record is out of sight with it, and comes back with it. */
static void add_owner_present(struct sb *b, const struct noun *n)
{
    const struct noun *owner = owner_of(n);
    if (owner) {
        sb_addf(b, " AND hub_present('%s',\"%s\")", owner->table, n->owner);
    }
}

/*
 * A whole list for somebody who sees a part of the file begins with the owners that they see, which an
 * index finds; the view alone would be asked of every row there is.
 */
static void add_owner_seen(
    struct sb *b, const struct store *s, const struct noun *n, const char *joint)
{
    int open = 0;
    const struct noun *up = owner_of(n);
    for (; up && up != &hub_noun && store_view_by_owner(s, n->table); up = owner_of(n)) {
        sb_addf(b, "%s\"%s\" IN (SELECT id FROM \"%s\"", joint, n->owner, up->table);
        joint = " WHERE ";
        open++;
        n = up;
    }
    while (open-- > 0) {
        sb_addc(b, ')');
    }
}

static bool is_whole(const struct record_query *q)
{
    return !q->scope && !q->where_count && !q->limit && !q->removed;
}

static void add_where(
    struct sb *b, const struct store *s, const struct noun *n, const struct record_query *q)
{
    const char *joint = " WHERE ";
    if (!q->any) {
        sb_add(b, q->removed ? " WHERE removed_at IS NOT NULL" : " WHERE removed_at IS NULL");
        if (q->removed) { /* found by the journal, which knows each removal */
            sb_addf(b, " AND id IN (SELECT row_id FROM change WHERE tbl='%s' AND op='R')", n->table);
        } else {
            add_owner_present(b, n);
        }
        joint = " AND ";
    }
    if (q->scope) {
        sb_add(b, joint);
        add_scope(b, n, q);
        joint = " AND ";
    }
    for (size_t i = 0; i < q->where_count; i++) {
        sb_addf(b, "%s\"%s\"%s", joint, q->where[i].column, op_sql(q->where[i].op));
        joint = " AND ";
    }
    if (is_whole(q)) {
        add_owner_seen(b, s, n, joint);
    }
}

static void add_order(
    struct sb *b, const struct noun *n, const struct record_query *q, struct arena *a)
{
    const char *order = q->order ? q->order : n->order;
    bool down = order && order[0] == '-';
    const char *list = order ? order + down : "";
    sb_add(b, " ORDER BY ");
    const char *copy = arena_strdup(a, list);
    for (const char *p = copy; *p;) {
        size_t len = strcspn(p, ",|");
        sb_addf(b, "\"%.*s\"%s,", (int)len, p, down ? " DESC" : "");
        p += len + (p[len] != '\0');
    }
    sb_add(b, down ? "id DESC" : "id");
}

static void add_columns(struct sb *b, const struct noun *n)
{
    sb_add(b, "SELECT id,removed_at");
    for (size_t i = 0; i < n->field_count; i++) {
        if (record_has_column(&n->fields[i])) {
            sb_addf(b, ",\"%s\"", n->fields[i].column);
        }
    }
}

static void bind_where(struct stmt *q, const struct record_query *w)
{
    int index = 1;
    if (w->scope) {
        stmt_bind_id(q, index++, w->scope_id);
    }
    for (size_t i = 0; i < w->where_count; i++) {
        const struct record_where *c = &w->where[i];
        if (!op_has_value(c->op)) {
            continue;
        }
        if (c->is_number) {
            stmt_bind_int(q, index++, c->number);
        } else {
            stmt_bind_text(q, index++, c->text);
        }
    }
}

static enum hub_rc prepare(struct store *s, const struct noun *n, const struct record_query *q,
    struct stmt **out, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct sb b = sb_as_is(scratch);
    add_columns(&b, n);
    sb_addf(&b, " FROM \"%s\"", n->table);
    add_where(&b, s, n, q);
    add_order(&b, n, q, scratch);
    if (q->limit) {
        sb_addf(&b, " LIMIT %zu", q->limit);
    }
    enum hub_rc rc = store_prepare(s, sb_str(&b), out, err);
    if (rc == HUB_OK) {
        bind_where(*out, q);
    }
    arena_destroy(scratch);
    return rc;
}

static void read_row(struct stmt *q, const struct noun *n, void *rec, struct arena *a)
{
    struct record *r = rec;
    record_clear(n, rec);
    r->id = stmt_id(q, 0);
    if (!stmt_is_null(q, 1)) {
        r->removed_at.ms = stmt_int(q, 1);
    }
    int column = 2;
    for (size_t i = 0; i < n->field_count; i++) {
        if (record_has_column(&n->fields[i])) {
            record_read(q, column++, &n->fields[i], rec, a);
        }
    }
}

enum hub_rc record_each(struct store *s, const struct noun *n, const struct record_query *q,
    enum hub_rc (*each)(void *arg, const void *rec, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    struct stmt *stmt;
    bool row;
    enum hub_rc rc = prepare(s, n, q, &stmt, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct arena *keep = arena_create(), *scratch = arena_create();
    void *rec = arena_alloc(keep, n->size);
    while ((rc = stmt_step(stmt, &row, err)) == HUB_OK && row) {
        arena_reset(scratch);
        read_row(stmt, n, rec, scratch);
        rc = each(arg, rec, err);
        if (rc != HUB_OK) {
            break;
        }
    }
    stmt_done(stmt);
    arena_destroy(scratch);
    arena_destroy(keep);
    return rc;
}

enum hub_rc record_list(struct store *s, const struct noun *n, const struct record_query *q,
    struct arena *a, struct record_list *out, struct hub_err *err)
{
    struct stmt *stmt;
    bool row;
    size_t cap = 0;
    *out = (struct record_list){.noun = n};
    enum hub_rc rc = prepare(s, n, q, &stmt, err);
    if (rc != HUB_OK) {
        return rc;
    }
    while ((rc = stmt_step(stmt, &row, err)) == HUB_OK && row) {
        arena_grow(a, &out->items, out->count, &cap, n->size);
        read_row(stmt, n, record_at(out, out->count), a);
        out->count++;
    }
    stmt_done(stmt);
    return rc;
}

static const char *get_sql(const void *table, struct arena *a)
{
    const struct noun *n = table;
    struct sb b = sb_as_is(a);
    add_columns(&b, n);
    sb_addf(&b, " FROM \"%s\" WHERE id=?1", n->table);
    return sb_str(&b);
}

enum hub_rc record_get(struct store *s, const struct noun *n, hub_id id, struct arena *a, void *rec,
    struct hub_err *err)
{
    struct stmt *stmt;
    bool row;
    enum hub_rc rc = store_prepare_made(s, n, get_sql, &stmt, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_id(stmt, 1, id);
    rc = stmt_step(stmt, &row, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (row) {
        read_row(stmt, n, rec, a);
    } else {
        rc = hub_fail(err, HUB_ENOTFOUND, "%s is not there any more.", n->title);
    }
    stmt_done(stmt);
    return rc;
}

/* The pairs behind a LINKS field belong to its record, in the order in which they were made. */
static const char *links_sql(const void *table, struct arena *a)
{
    const struct field *f = table;
    const struct noun *via = noun_find(f->via);
    const struct field *to = NULL;
    for (size_t i = 0; i < via->field_count; i++) {
        const struct field *other = &via->fields[i];
        to = !to && other->type == FIELD_REF && str_eq(other->ref, f->ref) ? other : to;
    }
    HUB_BUG(to && via->owner);
    return arena_printf(a,
        "SELECT \"%s\" FROM \"%s\" WHERE \"%s\"=?1 AND removed_at IS NULL ORDER BY id", to->column,
        via->table, via->owner);
}

enum hub_rc record_links(
    struct store *s, const struct field *f, hub_id id, struct sb *out, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_prepare_made(s, f, links_sql, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_id(q, 1, id);
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        sb_addf(out, "%s%lld", out->len ? " " : "", (long long)stmt_id(q, 0).n);
    }
    stmt_done(q);
    return rc;
}

enum hub_rc record_count(struct store *s, const struct noun *n, const struct record_query *q,
    int64_t *out, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct sb b = sb_as_is(scratch);
    struct stmt *stmt;
    bool row;
    sb_addf(&b, "SELECT count(*) FROM \"%s\"", n->table);
    add_where(&b, s, n, q);
    enum hub_rc rc = store_prepare(s, sb_str(&b), &stmt, err);
    arena_destroy(scratch);
    if (rc == HUB_OK) {
        bind_where(stmt, q);
        rc = stmt_step(stmt, &row, err);
    }
    if (rc == HUB_OK) {
        *out = stmt_int(stmt, 0);
        stmt_done(stmt);
    }
    return rc;
}
