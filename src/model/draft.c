/* SPDX-License-Identifier: MIT */
#include "hub/model/draft.h"

#include "hub/store/stmt.h"

#include "rows_priv.h"
#define DRAFT_COLUMNS "SELECT id,person_id,noun,record_id,step,field,at FROM draft "

static const char PUT[] =
    "INSERT INTO main.draft(id,person_id,noun,record_id,step,field,at) VALUES(?1,?2,?3,?4,?5,?6,?7) "
    "ON CONFLICT(id) DO UPDATE SET step = ?5, field = ?6, at = ?7";
static const char CLEAR[] = "DELETE FROM main.draft_field WHERE draft_id = ?1";
static const char PUT_FIELD[] = "INSERT INTO main.draft_field(draft_id,col,value) VALUES(?1,?2,?3)";
static const char GET[] = DRAFT_COLUMNS "WHERE person_id = ?1 AND id = ?2";
static const char GET_FIELDS[] =
    "SELECT col,value FROM draft_field WHERE draft_id = ?1 ORDER BY col";
static const char LIST[] = DRAFT_COLUMNS "WHERE person_id = ?1 ORDER BY at DESC, id DESC";
static const char DROP[] = "DELETE FROM main.draft WHERE person_id = ?1 AND id = ?2";

static enum hub_rc write_head(struct store *s, const struct draft *d, struct hub_err *err)
{
    return store_tell(s, PUT,
        SQL_ARGS(sql_id(d->id), sql_id(d->person), sql_text(d->noun), sql_id(d->record),
            sql_int(d->step), sql_text(d->field), sql_int(d->at.ms)),
        err);
}

static enum hub_rc write_field(
    struct store *s, hub_id draft, const struct draft_field *f, struct hub_err *err)
{
    return store_tell(
        s, PUT_FIELD, SQL_ARGS(sql_id(draft), sql_text(f->column), sql_text(f->text)), err);
}

static enum hub_rc clear_fields(struct store *s, hub_id draft, struct hub_err *err)
{
    return store_tell(s, CLEAR, SQL_ARGS(sql_id(draft)), err);
}

enum hub_rc draft_write(struct store *s, struct draft *d, struct hub_err *err)
{
    d->id = id_known(d->id) ? d->id : store_next_id(s);
    enum hub_rc rc = write_head(s, d, err);
    if (rc == HUB_OK) {
        rc = clear_fields(s, d->id, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < d->count; i++) {
        rc = write_field(s, d->id, &d->fields[i], err);
    }
    return rc;
}

static void read_head(struct stmt *q, struct arena *a, void *item)
{
    *(struct draft *)item = (struct draft){
        .id = stmt_id(q, 0),
        .person = stmt_id(q, 1),
        .noun = stmt_text_dup(q, 2, a),
        .record = stmt_id(q, 3),
        .step = stmt_int(q, 4),
        .field = stmt_text_dup(q, 5, a),
        .at = {stmt_int(q, 6)},
    };
}

static void read_field(struct stmt *q, struct arena *a, void *item)
{
    *(struct draft_field *)item =
        (struct draft_field){stmt_text_dup(q, 0, a), stmt_text_dup(q, 1, a)};
}

static enum hub_rc read_fields(
    struct store *s, struct arena *a, struct draft *out, struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof *out->fields, .read = read_field};
    enum hub_rc rc = rows_read(&r, s, GET_FIELDS, SQL_ARGS(sql_id(out->id)), err);
    out->fields = r.items;
    out->count = r.count;
    return rc;
}

enum hub_rc draft_read(struct store *s, hub_id person, hub_id id, struct arena *a,
    struct draft *out, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_ask(s, GET, SQL_ARGS(sql_id(person), sql_id(id)), &q, &row, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (row) {
        read_head(q, a, out);
    }
    stmt_done(q);
    return row ? read_fields(s, a, out, err)
               : hub_fail(err, HUB_ENOTFOUND, "That unfinished note is not here any more.");
}

enum hub_rc draft_list(struct store *s, hub_id person, struct arena *a, struct draft **out,
    size_t *count, struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof **out, .read = read_head};
    enum hub_rc rc = rows_read(&r, s, LIST, SQL_ARGS(sql_id(person)), err);
    *out = r.items;
    *count = r.count;
    return rc;
}

enum hub_rc draft_delete(struct store *s, hub_id person, hub_id id, struct hub_err *err)
{
    return store_tell(s, DROP, SQL_ARGS(sql_id(person), sql_id(id)), err);
}
