/* SPDX-License-Identifier: MIT */
/* Words about a person in the records, history and drafts of others: looked through, and put right. */
#include "hub/base/str.h"
#include "hub/model/erase.h"
#include "hub/store/stmt.h"

#include "record_priv.h"

#include <string.h>

#define HISTORY_OF(table)                                                                          \
    {"SELECT site,seq,n,tbl,row_id,op,col,old,new,typeof(old),typeof(new) FROM " table,            \
        "UPDATE main." table " SET old = ?4, new = ?5 WHERE site = ?1 AND seq = ?2 AND n = ?3"}
static const struct history {
    const char *get, *put;
} histories[] = {HISTORY_OF("change"), HISTORY_OF("change_aside")};
static const char PARTS[] = "SELECT key,value,type FROM json_each(?1)";
static const char PART_SET[] = "SELECT json_set(?1, '$.' || ?2, ?3)";
static const char PART_EMPTY[] = "SELECT json_set(?1, '$.' || ?2, NULL)";
static const char DRAFTS[] = "SELECT draft_id,col,value FROM draft_field";
static const char DRAFT_PUT[] = "UPDATE main.draft_field SET value = ?3 WHERE draft_id = ?1 AND col = ?2";

struct pass {
    struct store *s;
    const struct scrub *scrub;
    struct arena *a;       /* what is to be written */
    struct arena *scratch; /* one row */
    struct fresh {         /* a line of the history as it shall be; NULL: null */
        int64_t site, seq, n;
        const char *old, *now;
        bool old_number, now_number;
    } *fresh;
    size_t count, cap;
};

static const char *say(struct pass *p, const struct kept_place *at, const char *text)
{
    return str_empty(text) ? NULL : p->scrub->say(p->scrub->arg, at, text, p->scratch);
}

/* Of a date, a time and a choice no word is anybody's name. */
static bool holds_words(const struct field *f)
{
    return field_is_text(f) && f->type != FIELD_CHOICE && f->type != FIELD_LINKS &&
           f->type != FIELD_TIMES;
}

/* --- records ------------------------------------------------------------------------- */

struct noun_pass {
    struct pass *p;
    const struct noun *noun;
    hub_id *ids; /* of records to be written anew */
    size_t count, cap;
};

static bool puts_right(struct noun_pass *n, void *rec)
{
    const struct record *r = rec;
    bool any = false;
    for (size_t i = 0; i < n->noun->field_count; i++) {
        const struct field *f = &n->noun->fields[i];
        if (!holds_words(f)) {
            continue;
        }
        const char **member = (const char **)(void *)((char *)rec + f->offset);
        const char *instead = say(n->p, &(struct kept_place){n->noun, r->id, f, false}, *member);
        if (instead) {
            *member = instead;
            any = true;
        }
    }
    return any;
}

static enum hub_rc look_at(void *arg, const void *rec, struct hub_err *err)
{
    struct noun_pass *n = arg;
    const struct record *r = rec;
    (void)err;
    if (held_has(n->p->scrub->gone, n->noun, r->id)) {
        return HUB_OK;
    }
    void *copy = arena_alloc(n->p->scratch, n->noun->size);
    memcpy(copy, rec, n->noun->size);
    if (puts_right(n, copy)) {
        arena_grow(n->p->a, &n->ids, n->count, &n->cap, sizeof *n->ids);
        n->ids[n->count++] = r->id;
    }
    arena_reset(n->p->scratch);
    return HUB_OK;
}

static enum hub_rc pass_records(struct pass *p, const struct noun *noun, struct hub_err *err)
{
    struct noun_pass n = {.p = p, .noun = noun};
    struct record_query all = {.any = true};
    enum hub_rc rc = record_each(p->s, noun, &all, look_at, &n, err);
    for (size_t i = 0; rc == HUB_OK && !p->scrub->look && i < n.count; i++) {
        void *rec = arena_alloc(p->scratch, noun->size);
        rc = record_get(p->s, noun, n.ids[i], p->scratch, rec, err);
        if (rc == HUB_OK && puts_right(&n, rec)) {
            rc = record_update(p->s, noun, rec, err);
        }
        arena_reset(p->scratch);
    }
    return rc;
}

/* --- history ------------------------------------------------------------------------- */

static const struct field *column_of(const struct noun *n, const char *column)
{
    const struct field *f = column ? noun_field(n, column) : NULL;
    return f && strcmp(f->column, column) == 0 && record_has_column(f) ? f : NULL;
}

static bool points_at_gone(const struct pass *p, const struct field *f, hub_id id)
{
    return f->type == FIELD_REF && held_has(p->scrub->gone, noun_find(f->ref), id);
}

static enum hub_rc set_part(struct pass *p, const char **json, const char *key, const char *value,
    struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc =
        value ? store_ask(p->s, PART_SET, SQL_ARGS(sql_text(*json), sql_text(key), sql_text(value)),
                    &q, &row, err)
              : store_ask(p->s, PART_EMPTY, SQL_ARGS(sql_text(*json), sql_text(key)), &q, &row, err);
    if (rc == HUB_OK) {
        *json = stmt_text_dup(q, 0, p->scratch);
        stmt_done(q);
    }
    return rc;
}

/* A whole record as the journal keeps it; *json stays the same text where nothing is to be done. */
static enum hub_rc put_whole_right(struct pass *p, const struct kept_place *row, const char **json,
    struct hub_err *err)
{
    struct part {
        const char *key, *value;
    } *parts = NULL;
    size_t count = 0, cap = 0;
    struct stmt *q;
    bool more;
    enum hub_rc rc = store_ask(p->s, PARTS, SQL_ARGS(sql_text(*json)), &q, &more, err);
    while (rc == HUB_OK && more) {
        const char *type = stmt_text(q, 2);
        const char *key = stmt_text_dup(q, 0, p->scratch);
        const struct field *f = column_of(row->noun, key);
        const char *instead = NULL;
        if (f && holds_words(f) && strcmp(type, "text") == 0) {
            struct kept_place at = {row->noun, row->row, f, true};
            instead = say(p, &at, stmt_text_dup(q, 1, p->scratch));
        }
        bool gone = f && strcmp(type, "integer") == 0 && points_at_gone(p, f, stmt_id(q, 1));
        if (instead || gone) {
            arena_grow(p->scratch, &parts, count, &cap, sizeof *parts);
            parts[count++] = (struct part){key, instead};
        }
        rc = stmt_step(q, &more, err);
    }
    stmt_done(q);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = set_part(p, json, parts[i].key, parts[i].value, err);
    }
    return rc;
}

struct cell {
    const char *text; /* NULL: null */
    bool number, changed;
};

/* One value of one column. */
static void put_cell_right(struct pass *p, const struct kept_place *at, struct cell *c)
{
    int64_t id = 0;
    if (!c->text || !at->field) {
        return;
    }
    if (c->number) {
        c->changed = at->field->type == FIELD_REF && str_int(c->text, 1, INT64_MAX, &id) &&
                     points_at_gone(p, at->field, (hub_id){id});
        c->text = c->changed ? NULL : c->text;
        return;
    }
    const char *instead = holds_words(at->field) ? say(p, at, c->text) : NULL;
    c->changed = instead != NULL;
    c->text = instead ? instead : c->text;
}

static enum hub_rc put_value_right(struct pass *p, const struct kept_place *at, bool whole,
    struct cell *c, struct hub_err *err)
{
    if (!whole || !c->text || c->number) {
        put_cell_right(p, at, c);
        return HUB_OK;
    }
    const char *was = c->text;
    enum hub_rc rc = put_whole_right(p, at, &c->text, err);
    c->changed = c->text != was;
    return rc;
}

static struct cell cell_at(struct stmt *q, int column, int type, struct arena *a)
{
    bool none = stmt_is_null(q, column);
    return (struct cell){
        .text = none ? NULL : stmt_text_dup(q, column, a),
        .number = strcmp(stmt_text(q, type), "integer") == 0,
    };
}

static enum hub_rc look_at_change(struct pass *p, struct stmt *q, struct hub_err *err)
{
    const struct noun *n = noun_of_table(stmt_text(q, 3));
    hub_id row = stmt_id(q, 4);
    char op = stmt_text(q, 5)[0];
    if (!n || held_has(p->scrub->gone, n, row)) {
        return HUB_OK;
    }
    struct kept_place at = {n, row, column_of(n, stmt_text(q, 6)), true};
    struct cell old = cell_at(q, 7, 9, p->scratch), now = cell_at(q, 8, 10, p->scratch);
    enum hub_rc rc = put_value_right(p, &at, op == 'R', &old, err);
    if (rc == HUB_OK) {
        rc = put_value_right(p, &at, op == 'I', &now, err);
    }
    if (rc == HUB_OK && !p->scrub->look && (old.changed || now.changed)) {
        arena_grow(p->a, &p->fresh, p->count, &p->cap, sizeof *p->fresh);
        p->fresh[p->count++] = (struct fresh){stmt_int(q, 0), stmt_int(q, 1), stmt_int(q, 2),
            arena_strdup(p->a, old.text), arena_strdup(p->a, now.text), old.number, now.number};
    }
    return rc;
}

/* A value goes back as it came: a number as a number. */
static struct sql_arg as_it_was(const char *text, bool number)
{
    int64_t n = 0;
    return text && number && str_int(text, INT64_MIN, INT64_MAX, &n) ? sql_int(n) : sql_text(text);
}

static enum hub_rc pass_history(
    struct pass *p, const struct history *h, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    p->count = 0;
    enum hub_rc rc = store_ask(p->s, h->get, NULL, 0, &q, &row, err);
    while (rc == HUB_OK && row) {
        rc = look_at_change(p, q, err);
        arena_reset(p->scratch);
        rc = rc == HUB_OK ? stmt_step(q, &row, err) : rc;
    }
    stmt_done(q);
    for (size_t i = 0; rc == HUB_OK && i < p->count; i++) {
        const struct fresh *f = &p->fresh[i];
        rc = store_tell(p->s, h->put,
            SQL_ARGS(sql_int(f->site), sql_int(f->seq), sql_int(f->n),
                as_it_was(f->old, f->old_number), as_it_was(f->now, f->now_number)),
            err);
    }
    return rc;
}

/* --- drafts --------------------------------------------------------------------------- */

static enum hub_rc pass_drafts(struct pass *p, struct hub_err *err)
{
    struct fresh_draft {
        int64_t draft;
        const char *column, *value;
    } *list = NULL;
    size_t count = 0, cap = 0;
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_ask(p->s, DRAFTS, NULL, 0, &q, &row, err);
    while (rc == HUB_OK && row) {
        const char *instead = say(p, &(struct kept_place){.noun = NULL}, stmt_text(q, 2));
        if (instead) {
            arena_grow(p->a, &list, count, &cap, sizeof *list);
            list[count++] = (struct fresh_draft){
                stmt_int(q, 0), stmt_text_dup(q, 1, p->a), arena_strdup(p->a, instead)};
        }
        rc = stmt_step(q, &row, err);
    }
    stmt_done(q);
    for (size_t i = 0; rc == HUB_OK && !p->scrub->look && i < count; i++) {
        rc = store_tell(p->s, DRAFT_PUT,
            SQL_ARGS(sql_int(list[i].draft), sql_text(list[i].column), sql_text(list[i].value)), err);
    }
    return rc;
}

enum hub_rc scrub_kept(struct store *s, const struct scrub *scrub, struct hub_err *err)
{
    struct pass p = {.s = s, .scrub = scrub, .a = arena_create(), .scratch = arena_create()};
    enum hub_rc rc = HUB_OK;
    if (!scrub->look) {
        store_capture(s, false);
    }
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        rc = pass_records(&p, nouns[i], err);
    }
    for (size_t i = 0; rc == HUB_OK && i < sizeof histories / sizeof *histories; i++) {
        rc = pass_history(&p, &histories[i], err);
    }
    rc = rc == HUB_OK ? pass_drafts(&p, err) : rc;
    if (!scrub->look) {
        store_capture(s, true);
    }
    arena_destroy(p.scratch);
    arena_destroy(p.a);
    return rc;
}
