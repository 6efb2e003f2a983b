/* SPDX-License-Identifier: MIT */
/*
 * The five statements every noun needs, made from its field table. The words
 * that go into the SQL are table and column names compiled into the program,
 * never anything a person typed; values are always parameters.
 */
#include "hub/model/record.h"

#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/store/stmt.h"
#include "record_priv.h"

#include <string.h>

bool record_has_column(const struct field *f)
{
    return f->type != FIELD_LINKS;
}

void record_bind(struct stmt *q, int index, const struct field *f, const void *rec)
{
    const char *member = (const char *)rec + f->offset;
    char buf[DATE_TEXT];
    const char *text;
    switch (f->type) {
    case FIELD_BOOL:
    case FIELD_INT: {
        int64_t n = *(const int64_t *)(const void *)member;
        n == INT_NONE ? stmt_bind_null(q, index) : stmt_bind_int(q, index, n);
        return;
    }
    case FIELD_STAMP: {
        hub_stamp at = *(const hub_stamp *)(const void *)member;
        stamp_known(at) ? stmt_bind_int(q, index, at.ms) : stmt_bind_null(q, index);
        return;
    }
    case FIELD_REF:
        stmt_bind_id(q, index, *(const hub_id *)(const void *)member);
        return;
    case FIELD_DATE:
        text = date_iso(*(const hub_date *)(const void *)member, buf);
        break;
    case FIELD_WALL:
        text = wall_iso(*(const hub_wall *)(const void *)member, buf);
        break;
    case FIELD_TOD:
        text = tod_iso(*(const hub_tod *)(const void *)member, buf);
        break;
    default:
        text = *(const char *const *)(const void *)member;
        break;
    }
    stmt_bind_text(q, index, str_empty(text) ? NULL : text);
}

/* The name as it is sorted by, made anew at every save. */
static void record_bind_sorted(struct stmt *q, int index, const struct noun *n, const void *rec)
{
    struct arena *scratch = arena_create();
    const struct field *f = noun_field(n, n->sorted);
    stmt_bind_text(q, index, utf8_fold(scratch, field_text(f, rec, scratch)));
    arena_destroy(scratch);
}

static hub_tod tod_from_iso(const char *s)
{
    if (strlen(s) != 5) {
        return TOD_NONE;
    }
    return (hub_tod){(s[0] - '0') * 600 + (s[1] - '0') * 60 + (s[3] - '0') * 10 + (s[4] - '0')};
}

void record_read(struct stmt *q, int column, const struct field *f, void *rec, struct arena *a)
{
    if (stmt_is_null(q, column)) {
        return; /* record_clear has set NONE */
    }
    char *member = (char *)rec + f->offset;
    switch (f->type) {
    case FIELD_BOOL:
    case FIELD_INT:
        *(int64_t *)(void *)member = stmt_int(q, column);
        break;
    case FIELD_STAMP:
        ((hub_stamp *)(void *)member)->ms = stmt_int(q, column);
        break;
    case FIELD_REF:
        *(hub_id *)(void *)member = stmt_id(q, column);
        break;
    case FIELD_DATE:
        date_from_iso(stmt_text(q, column), (hub_date *)(void *)member);
        break;
    case FIELD_WALL:
        wall_from_iso(stmt_text(q, column), (hub_wall *)(void *)member);
        break;
    case FIELD_TOD:
        *(hub_tod *)(void *)member = tod_from_iso(stmt_text(q, column));
        break;
    default:
        *(const char **)(void *)member = stmt_text_dup(q, column, a);
        break;
    }
}

static const char *insert_sql(const void *table, struct arena *a)
{
    const struct noun *n = table;
    struct sb b = sb_as_is(a);
    sb_addf(&b, "INSERT INTO main.\"%s\"(id,removed_at%s", n->table, n->sorted ? ",sort_name" : "");
    for (size_t i = 0; i < n->field_count; i++) {
        if (record_has_column(&n->fields[i])) {
            sb_addf(&b, ",\"%s\"", n->fields[i].column);
        }
    }
    sb_add(&b, n->sorted ? ") VALUES(?1,?2,?3" : ") VALUES(?1,?2");
    int index = n->sorted ? 4 : 3;
    for (size_t i = 0; i < n->field_count; i++) {
        if (record_has_column(&n->fields[i])) {
            sb_addf(&b, ",?%d", index++);
        }
    }
    sb_add(&b, ")");
    return sb_str(&b);
}

static const char *update_sql(const void *table, struct arena *a)
{
    const struct noun *n = table;
    struct sb b = sb_as_is(a);
    sb_addf(&b, "UPDATE main.\"%s\" SET removed_at=?2%s", n->table, n->sorted ? ",sort_name=?3" : "");
    int index = n->sorted ? 4 : 3;
    for (size_t i = 0; i < n->field_count; i++) {
        if (record_has_column(&n->fields[i])) {
            sb_addf(&b, ",\"%s\"=?%d", n->fields[i].column, index++);
        }
    }
    sb_add(&b, " WHERE id=?1 RETURNING id");
    return sb_str(&b);
}

/* Bind a whole record to insert_sql or update_sql. */
static void bind_all(struct stmt *q, const struct noun *n, const void *rec)
{
    const struct record *r = rec;
    stmt_bind_id(q, 1, r->id);
    if (stamp_known(r->removed_at)) {
        stmt_bind_int(q, 2, r->removed_at.ms);
    }
    int index = 3;
    if (n->sorted) {
        record_bind_sorted(q, index++, n, rec);
    }
    for (size_t i = 0; i < n->field_count; i++) {
        if (record_has_column(&n->fields[i])) {
            record_bind(q, index++, &n->fields[i], rec);
        }
    }
}

/* Of the last minute of a day where only the day is known. */
static hub_wall own_time(const struct noun *n, const void *rec)
{
    const struct field *f = n->when ? noun_field(n, n->when) : NULL;
    const void *member = f ? (const char *)rec + f->offset : NULL;
    if (f && f->type == FIELD_WALL) {
        return *(const hub_wall *)member;
    }
    hub_date day = f && f->type == FIELD_DATE ? *(const hub_date *)member : DATE_NONE;
    return date_known(day) ? wall_at(day, MINUTES_A_DAY - 1) : WALL_NONE;
}

/* In its own minute: what puts another right comes behind it, what is written now comes last. */
static hub_stamp own_moment(struct store *s, const struct noun *n, const void *rec, hub_wall at)
{
    const struct field *corrects = noun_field(n, "corrects_id");
    hub_stamp now = clock_now(store_clock(s)), moment = wall_to_stamp(at, NULL);
    hub_id old = corrects ? *(const hub_id *)(const void *)((const char *)rec + corrects->offset) : ID_NONE;
    if (id_known(old) && stamp_to_wall(id_time(old)).min == at.min) {
        return (hub_stamp){id_time(old).ms + 1};
    }
    return stamp_to_wall(now).min == at.min ? now : moment;
}

static hub_id new_id(struct store *s, const struct noun *n, const void *rec)
{
    hub_wall at = n->flags & NOUN_TIMED ? own_time(n, rec) : WALL_NONE;
    hub_stamp moment = wall_known(at) ? own_moment(s, n, rec, at) : STAMP_NONE;
    /* Of what is still to come, today's note too, the time is now: no id is later than that. */
    bool past = stamp_known(moment) && moment.ms <= clock_now(store_clock(s)).ms;
    return past ? store_id_at(s, n->table, moment) : store_next_id(s);
}

enum hub_rc record_insert(struct store *s, const struct noun *n, void *rec, struct hub_err *err)
{
    struct stmt *q;
    struct record *r = rec;
    enum hub_rc rc = store_prepare_made(s, n, insert_sql, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (!id_known(r->id)) {
        r->id = new_id(s, n, rec);
    }
    bind_all(q, n, rec);
    return stmt_run(q, err);
}

enum hub_rc record_update(
    struct store *s, const struct noun *n, const void *rec, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    enum hub_rc rc = store_prepare_made(s, n, update_sql, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    bind_all(q, n, rec);
    rc = stmt_step(q, &row, err);
    stmt_done(q);
    if (rc == HUB_OK && !row) {
        rc = hub_fail(err, HUB_ENOTFOUND, "%s is not there any more.", n->title);
    }
    return rc;
}

enum hub_rc record_set_removed(
    struct store *s, const struct noun *n, hub_id id, hub_stamp at, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct stmt *q;
    bool row = false, removes = stamp_known(at);
    /* Only from there to removed and back: a second removal would leave no line in the journal. */
    enum hub_rc rc = store_prepare(s,
        arena_printf(scratch,
            "UPDATE main.\"%s\" SET removed_at=?2 WHERE id=?1 AND removed_at IS %s "
            "RETURNING id",
            n->table, removes ? "NULL" : "NOT NULL"),
        &q, err);
    arena_destroy(scratch);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_id(q, 1, id);
    if (removes) {
        stmt_bind_int(q, 2, at.ms);
    }
    rc = stmt_step(q, &row, err);
    stmt_done(q);
    if (rc == HUB_OK && !row) {
        rc = hub_fail(err, HUB_ENOTFOUND,
            removes ? "This %s is not there any more." : "This %s is not among the removed ones.",
            n->name);
    }
    return rc;
}
