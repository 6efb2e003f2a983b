/* SPDX-License-Identifier: MIT */
/* Questions and their claims; and weighing at the end what was touched. */
#include "hub/base/str.h"
#include "merge_work_priv.h"

#include <string.h>

/* They keep out what nobody but a person may let in. */
enum { BARRINGS = 2 };
static const char *const BARRING[BARRINGS] = {"not allowed", "not theirs"};

static enum hub_rc load_open(struct merging *m, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list list;
    if (m->open_known) {
        return HUB_OK;
    }
    query_text(&q, "status", RECORD_IS, "open");
    enum hub_rc rc = record_list(m->s, &question_noun, &q, m->a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        arena_grow(m->a, &m->open, m->open_count, &m->open_cap, sizeof *m->open);
        memcpy(&m->open[m->open_count++], record_at(&list, i), sizeof *m->open);
    }
    m->open_known = rc == HUB_OK;
    return rc;
}

void questions_changed(struct merging *m, const struct noun *n)
{
    if (n == &question_noun) {
        m->open_known = false;
        m->open_count = 0;
    }
}

static bool is_about(const struct question *q, const char *kind, const struct place *p)
{
    return str_eq(q->status, "open") && str_eq(q->kind, kind) && str_eq(q->tbl, p->table) &&
           q->record_id == p->row.n && strcmp(q->col ? q->col : "", p->column) == 0;
}

enum hub_rc question_find(
    struct merging *m, const char *kind, const struct place *p, hub_id *out, struct hub_err *err)
{
    enum hub_rc rc = load_open(m, err);
    *out = ID_NONE;
    for (size_t i = 0; rc == HUB_OK && i < m->open_count; i++) {
        *out = is_about(&m->open[i], kind, p) ? m->open[i].record.id : *out;
    }
    return rc;
}

/* In the list of those that this return made or added to. */
static void note(struct merging *m, hub_id id)
{
    struct merge_done *d = m->out;
    for (size_t i = 0; i < d->question_count; i++) {
        if (id_eq(d->questions[i], id)) {
            return;
        }
    }
    arena_grow(m->a, &d->questions, d->question_count, &m->question_cap, sizeof *d->questions);
    d->questions[d->question_count++] = id;
}

static enum hub_rc next_number(struct merging *m, int64_t *out, struct hub_err *err)
{
    struct record_query q = {.any = true, .order = "-number", .limit = 1};
    struct record_list list;
    enum hub_rc rc = record_list(m->s, &question_noun, &q, m->scratch, &list, err);
    *out =
        rc == HUB_OK && list.count ? ((const struct question *)record_at(&list, 0))->number + 1 : 1;
    return rc;
}

enum hub_rc question_open(
    struct merging *m, const char *kind, const struct place *p, hub_id *out, struct hub_err *err)
{
    struct question q;
    enum hub_rc rc = question_find(m, kind, p, out, err);
    if (rc != HUB_OK || id_known(*out)) {
        return rc;
    }
    record_clear(&question_noun, &q);
    q.hub_id = m->hub;
    q.homecoming_id = m->homecoming;
    q.kind = kind;
    q.tbl = arena_strdup(m->a, p->table);
    q.record_id = p->row.n;
    q.col = *p->column ? arena_strdup(m->a, p->column) : NULL;
    q.status = "open";
    rc = next_number(m, &q.number, err);
    rc = rc == HUB_OK ? record_insert(m->s, &question_noun, &q, err) : rc;
    if (rc == HUB_OK) {
        *out = q.record.id;
        note(m, *out);
        arena_grow(m->a, &m->open, m->open_count, &m->open_cap, sizeof *m->open);
        m->open[m->open_count++] = q;
    }
    return rc;
}

enum hub_rc question_close(
    struct merging *m, hub_id id, const char *answer, hub_id by, struct hub_err *err)
{
    struct question q;
    struct merge_done *d = m->out;
    size_t kept = 0;
    enum hub_rc rc = record_get(m->s, &question_noun, id, m->scratch, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    q.status = "settled";
    q.answer = answer;
    q.settled_by = by;
    q.settled_at = clock_now(&m->h->clock);
    rc = record_update(m->s, &question_noun, &q, err);
    for (size_t i = 0; rc == HUB_OK && i < m->open_count; i++) {
        m->open[i].status = id_eq(m->open[i].record.id, id) ? "settled" : m->open[i].status;
    }
    for (size_t i = 0; i < d->question_count; i++) {
        if (!id_eq(d->questions[i], id)) {
            d->questions[kept++] = d->questions[i];
        }
    }
    d->question_count = kept;
    return rc;
}

/* --- claims ------------------------------------------------------------------------------------- */

static bool is_of(const struct claim *c, const struct cell_write *w)
{
    return c->site == w->site && c->seq == w->seq && c->n == w->n;
}

static enum hub_rc claims_of(
    struct merging *m, hub_id id, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.any = true};
    query_is(&q, "question_id", id);
    return record_list(m->s, &claim_noun, &q, m->scratch, out, err);
}

/* What is written on paper of it: a value as the file has it; of a new record its name. */
static const char *value_of(struct merging *m, const struct cell_write *w)
{
    struct cell_value name = {.kind = CELL_NULL};
    if (w->op != 'I' || w->value.kind != CELL_TEXT || w->value.text[0] != '{') {
        return w->op == 'R' ? NULL : cell_text(&w->value, m->scratch);
    }
    struct hub_err ignored;
    if (merge_json_cell(m->s, w->value.text, "name", m->scratch, &name, &ignored) != HUB_OK) {
        return NULL;
    }
    return cell_text(&name, m->scratch);
}

static enum hub_rc add_claim(
    struct merging *m, hub_id id, const struct cell_write *w, struct hub_err *err)
{
    struct claim c;
    record_clear(&claim_noun, &c);
    c.question_id = id;
    c.side = id_known(w->came) ? "laptop" : "home";
    c.site = w->site;
    c.seq = w->seq;
    c.n = w->n;
    c.who_id = w->who;
    c.made_at = w->at;
    c.value = value_of(m, w);
    note(m, id);
    return record_insert(m->s, &claim_noun, &c, err);
}

static enum hub_rc put_claim(struct merging *m, hub_id id, const struct record_list *have,
    const struct cell_write *w, struct hub_err *err)
{
    for (size_t i = 0; i < have->count; i++) {
        const struct claim *c = record_at(have, i);
        if (is_of(c, w)) {
            return stamp_known(c->record.removed_at)
                       ? record_set_removed(m->s, &claim_noun, c->record.id, STAMP_NONE, err)
                       : HUB_OK;
        }
    }
    return add_claim(m, id, w, err);
}

enum hub_rc question_claim(
    struct merging *m, hub_id id, const struct cell_write *w, struct hub_err *err)
{
    struct record_list have;
    enum hub_rc rc = claims_of(m, id, &have, err);
    return rc == HUB_OK ? put_claim(m, id, &have, w, err) : rc;
}

enum hub_rc question_claims(
    struct merging *m, hub_id id, const struct cell_writes *w, struct hub_err *err)
{
    struct record_list have;
    enum hub_rc rc = claims_of(m, id, &have, err);
    for (size_t i = 0; rc == HUB_OK && i < w->count; i++) {
        rc = put_claim(m, id, &have, &w->items[i], err);
    }
    for (size_t i = 0; rc == HUB_OK && i < have.count; i++) {
        const struct claim *c = record_at(&have, i);
        bool wanted = stamp_known(c->record.removed_at);
        for (size_t k = 0; k < w->count && !wanted; k++) {
            wanted = is_of(c, &w->items[k]);
        }
        if (!wanted) {
            rc = record_set_removed(m->s, &claim_noun, c->record.id, clock_now(&m->h->clock), err);
        }
    }
    return rc;
}

/* --- weighing ----------------------------------------------------------------------------------- */

static bool one_value(const struct cell_writes *w)
{
    for (size_t i = 1; i < w->count; i++) {
        if (!cell_same(&w->items[0].value, &w->items[i].value)) {
            return false;
        }
    }
    return true;
}

/* What waited for a name is one of several values now. */
static enum hub_rc asked_instead(
    struct merging *m, const struct place *p, const struct cell_writes *w, struct hub_err *err)
{
    hub_id id;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < w->count; i++) {
        const struct cell_write *c = &w->items[i];
        if (c->fate == ASIDE_WAITS) {
            rc = merge_line_fate(m->s, c->site, c->seq, c->n, ASIDE_ASKED, false, err);
        }
    }
    rc = rc == HUB_OK ? question_find(m, "same name", p, &id, err) : rc;
    return rc == HUB_OK && id_known(id) ? question_close(m, id, "changed since", ID_NONE, err) : rc;
}

/* The one value that stands is not in the table: a step elsewhere that was none of a person's. */
static enum hub_rc heal(
    struct merging *m, const struct place *p, const struct cell_writes *w, struct hub_err *err)
{
    struct cell_value now;
    bool there, removed;
    for (size_t i = 0; i < w->count; i++) {
        if (w->items[i].fate == ASIDE_WAITS) {
            return HUB_OK;
        }
    }
    enum hub_rc rc =
        merge_cell(m->s, p->noun, p->row, p->column, m->scratch, &now, &there, &removed, err);
    if (rc == HUB_OK && there && w->count && !cell_same(&now, &w->items[0].value)) {
        rc = merge_cell_set(m->s, p->noun, p->row, p->column, &w->items[0].value, m->scratch, err);
        rc = rc == HUB_ECONFLICT ? HUB_OK : rc;
    }
    return rc;
}

enum hub_rc merge_weigh_cell(struct merging *m, const struct place *p, struct hub_err *err)
{
    struct cell_writes w;
    hub_id id;
    enum hub_rc rc = merge_writes(m->s, p->noun, p->row, p->column, m->scratch, &w, err);
    if (rc != HUB_OK) {
        return rc;
    }
    know_standing(&m->know, &w);
    if (!one_value(&w)) {
        rc = question_open(m, "two values", p, &id, err);
        rc = rc == HUB_OK ? question_claims(m, id, &w, err) : rc;
        return rc == HUB_OK ? asked_instead(m, p, &w, err) : rc;
    }
    rc = question_find(m, "two values", p, &id, err);
    rc = rc == HUB_OK && id_known(id) ? question_close(m, id, "changed since", ID_NONE, err) : rc;
    return rc == HUB_OK ? heal(m, p, &w, err) : rc;
}

static bool is_barring(const struct question *q)
{
    return str_eq(q->kind, BARRING[0]) || str_eq(q->kind, BARRING[1]);
}

/* Of what a question asks, does anything still wait? */
static bool still_waits(const struct question *q, const struct merge_waiting *waits, size_t count)
{
    bool barred = is_barring(q);
    for (size_t i = 0; i < count; i++) {
        const struct merge_change *c = &waits[i].line;
        bool same_cell = str_empty(q->col) || str_eq(c->column, q->col);
        if (str_eq(c->table, q->tbl) && c->row.n == q->record_id && same_cell &&
            barred == (c->fate == ASIDE_BARRED)) {
            return true;
        }
    }
    return false;
}

/* As the question about it was that is settled. */
static enum hub_rc barring_kind(
    struct merging *m, const struct place *p, const char **kind, struct hub_err *err)
{
    struct record_query q = {.any = true, .order = "number"};
    struct record_list list;
    query_is(&q, "record_id", p->row);
    enum hub_rc rc = record_list(m->s, &question_noun, &q, m->scratch, &list, err);
    *kind = BARRING[0];
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct question *o = record_at(&list, i);
        bool same = str_eq(o->tbl, p->table) && str_eq(o->kind, BARRING[1]);
        *kind = same ? BARRING[1] : *kind;
    }
    return rc;
}

/*
 * What waits for a person's yes is asked about while it waits: an answer that comes home from a hub
 * which was restored since says nothing of what it did not know.
 */
static enum hub_rc ask_of_barred(
    struct merging *m, const struct merge_waiting *w, struct hub_err *err)
{
    struct place p = place_of(&w->line);
    struct cell_write own = merge_write_of(&w->step, &w->line);
    const char *kind = BARRING[0];
    hub_id id = ID_NONE;
    p.column = "";
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && !id_known(id) && i < BARRINGS; i++) {
        rc = question_find(m, BARRING[i], &p, &id, err);
    }
    if (rc == HUB_OK && !id_known(id)) {
        rc = barring_kind(m, &p, &kind, err);
        rc = rc == HUB_OK ? question_open(m, kind, &p, &id, err) : rc;
    }
    return rc == HUB_OK ? question_claim(m, id, &own, err) : rc;
}

static enum hub_rc ask_of_all_barred(
    struct merging *m, const struct merge_waiting *waits, size_t count, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        const struct merge_step *t = &waits[i].step;
        if (waits[i].line.fate == ASIDE_BARRED && noun_of_table(waits[i].line.table) &&
            know_counts_step(&m->know, t->site, t->seq, t->came)) {
            rc = ask_of_barred(m, &waits[i], err);
            arena_reset(m->scratch);
        }
    }
    return rc;
}

static bool is_barred(
    struct merging *m, const struct claim *c, const struct merge_waiting *waits, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct merge_step *t = &waits[i].step;
        if (t->site == c->site && t->seq == c->seq && waits[i].line.n == c->n &&
            waits[i].line.fate == ASIDE_BARRED && know_counts_step(&m->know, t->site, t->seq, t->came)) {
            return true;
        }
    }
    return false;
}

/* A line that waits for no yes any more claims nothing in the question about others that do. */
static enum hub_rc drop_claims(struct merging *m, hub_id id, const struct merge_waiting *waits,
    size_t count, struct hub_err *err)
{
    struct record_list have;
    enum hub_rc rc = claims_of(m, id, &have, err);
    for (size_t i = 0; rc == HUB_OK && i < have.count; i++) {
        const struct claim *c = record_at(&have, i);
        if (!stamp_known(c->record.removed_at) && !is_barred(m, c, waits, count)) {
            rc = record_set_removed(m->s, &claim_noun, c->record.id, clock_now(&m->h->clock), err);
        }
    }
    return rc;
}

static enum hub_rc close_answered(struct merging *m, struct hub_err *err)
{
    static const char WAITING[] = "same name|missing parent|not allowed|not theirs|not known";
    struct merge_waiting *waits;
    size_t count;
    enum hub_rc rc = load_open(m, err);
    rc = rc == HUB_OK ? merge_waits(m->s, m->a, &waits, &count, err) : rc;
    rc = rc == HUB_OK ? ask_of_all_barred(m, waits, count, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < m->open_count; i++) {
        const struct question *q = &m->open[i];
        bool open = str_eq(q->status, "open") && str_part_index(WAITING, q->kind) >= 0;
        if (open && !still_waits(q, waits, count)) {
            rc = question_close(m, q->record.id, "changed since", ID_NONE, err);
        } else if (open && is_barring(q)) {
            rc = drop_claims(m, q->record.id, waits, count, err);
        }
    }
    return rc;
}

static void touch(struct merging *m, const struct question *q)
{
    const struct noun *n = noun_of_table(q->tbl);
    if (n && str_eq(q->kind, "removed and changed")) {
        merging_row(m, n, (hub_id){q->record_id});
    } else if (n && str_eq(q->kind, "two values") && merge_column(n, q->col)) {
        merging_cell(m, n, (hub_id){q->record_id}, q->col);
    }
}

enum hub_rc question_touch(struct merging *m, hub_id id, struct hub_err *err)
{
    struct question q;
    enum hub_rc rc = record_get(m->s, &question_noun, id, m->scratch, &q, err);
    if (rc == HUB_OK) {
        touch(m, &q);
    }
    return rc == HUB_ENOTFOUND ? HUB_OK : rc;
}

/* What is open is weighed whatever was touched: a copy may have taken an answer back. */
static enum hub_rc touch_open(struct merging *m, struct hub_err *err)
{
    enum hub_rc rc = load_open(m, err);
    for (size_t i = 0; rc == HUB_OK && i < m->open_count; i++) {
        if (str_eq(m->open[i].status, "open")) {
            touch(m, &m->open[i]);
        }
    }
    return rc;
}

enum hub_rc merge_weigh(struct merging *m, struct hub_err *err)
{
    enum hub_rc rc = touch_open(m, err);
    for (size_t i = 0; rc == HUB_OK && i < m->cell_count; i++) {
        rc = merge_weigh_cell(m, &m->cells[i], err);
        arena_reset(m->scratch);
    }
    for (size_t i = 0; rc == HUB_OK && i < m->row_count; i++) {
        rc = merge_weigh_row(m, m->rows[i].noun, m->rows[i].row, err);
        arena_reset(m->scratch);
    }
    return rc == HUB_OK ? close_answered(m, err) : rc;
}
