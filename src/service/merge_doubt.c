/* SPDX-License-Identifier: MIT */
/*
 * Removed on one side, worked on at the other. Work outranks a removal that did not know of it: the
 * record stays, or comes back, and a person is asked. Work is a change of the record or of anything
 * that belongs to it, and anything new of it.
 */
#include "hub/base/str.h"
#include "merge_work_priv.h"

#include <stdlib.h>

enum { OWNERS_DEEP = 6, WORK_CLAIMS = 40 };

static enum hub_rc work_on_one(struct merging *m, const struct held *at, bool top, struct arena *a,
    struct cell_writes *out, size_t *cap, struct hub_err *err)
{
    struct cell_writes w;
    if (merge_kept(at->noun)) {
        return HUB_OK;
    }
    enum hub_rc rc = merge_row_writes(m->s, at->noun, at->id, a, &w, err);
    if (rc != HUB_OK) {
        return rc;
    }
    know_counted(&m->know, &w);
    for (size_t i = 0; i < w.count; i++) {
        bool of_removal = str_eq(w.items[i].column, REMOVED_AT);
        if (w.items[i].op != 'R' && !(top && of_removal)) {
            arena_grow(a, &out->items, out->count, cap, sizeof *out->items);
            out->items[out->count++] = w.items[i];
        }
    }
    return HUB_OK;
}

/* New records that belong to one of `held` and are in no table: they wait, or are the same as another. */
static enum hub_rc work_in_wait(struct merging *m, const struct held_set *held, struct arena *a,
    struct cell_writes *out, size_t *cap, struct hub_err *err)
{
    struct merge_waiting *waits;
    size_t count;
    enum hub_rc rc = merge_rowless(m->s, a, &waits, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        const struct noun *n = noun_of_table(waits[i].line.table);
        bool of_it = false;
        for (size_t k = 0; n && rc == HUB_OK && !of_it && k < n->field_count; k++) {
            const struct field *f = &n->fields[k];
            struct cell_value v = {.kind = CELL_NULL};
            if (f->type == FIELD_REF && holding_of(n, f) == HOLD_BELONGS) {
                rc = merge_json_cell(m->s, waits[i].line.now.text, f->column, a, &v, err);
            }
            of_it = v.kind == CELL_INT && held_has(held, noun_find(f->ref), (hub_id){v.n});
        }
        if (of_it &&
            know_counts_step(&m->know, waits[i].step.site, waits[i].step.seq, waits[i].step.came)) {
            arena_grow(a, &out->items, out->count, cap, sizeof *out->items);
            out->items[out->count++] = merge_write_of(&waits[i].step, &waits[i].line);
        }
    }
    return rc;
}

enum hub_rc merge_work_on(struct merging *m, const struct noun *n, hub_id row, struct arena *a,
    struct cell_writes *out, struct hub_err *err)
{
    struct held_set held;
    struct held_ask ask = {.noun = n, .id = row};
    size_t cap = 0;
    *out = (struct cell_writes){0};
    enum hub_rc rc = held_gather(m->s, &ask, a, &held, err);
    for (size_t i = 0; rc == HUB_OK && i < held.count; i++) {
        rc = work_on_one(m, &held.items[i], i == 0, a, out, &cap, err);
    }
    return rc == HUB_OK ? work_in_wait(m, &held, a, out, &cap, err) : rc;
}

enum hub_rc merge_contested(struct merging *m, const struct noun *n, hub_id row,
    const struct cell_write *removal, bool *out, struct hub_err *err)
{
    struct cell_writes work;
    struct arena *a = arena_create();
    enum hub_rc rc = merge_work_on(m, n, row, a, &work, err);
    *out = false;
    for (size_t i = 0; rc == HUB_OK && i < work.count && !*out; i++) {
        *out = know_apart(&m->know, removal, &work.items[i]);
    }
    arena_destroy(a);
    return rc;
}

/* --- what it touches ------------------------------------------------------------------------------ */

/* The removals by which a person took back what had brought it. */
static void takings_back(
    struct merging *m, const struct cell_writes *w, struct arena *a, struct cell_writes *out)
{
    size_t cap = 0;
    *out = (struct cell_writes){0};
    for (size_t i = 0; i < w->count; i++) {
        if (w->items[i].value.kind != CELL_NULL && know_takes_back(&m->know, &w->items[i])) {
            arena_grow(a, &out->items, out->count, &cap, sizeof *out->items);
            out->items[out->count++] = w->items[i];
        }
    }
}

/*
 * What stands of whether it is there. Of what came home and was taken back nothing stands: then the
 * takings back removed it. What a bringing home put right by itself, here or elsewhere, is said by
 * nobody: it differs with the order of returns.
 */
static enum hub_rc said_of_it(struct merging *m, const struct noun *n, hub_id row, struct arena *a,
    struct cell_writes *out, struct hub_err *err)
{
    struct cell_writes back;
    enum hub_rc rc = merge_writes(m->s, n, row, REMOVED_AT, a, out, err);
    if (rc == HUB_OK) {
        takings_back(m, out, a, &back);
        know_standing(&m->know, out);
        *out = out->count ? *out : back;
    }
    return rc;
}

/* Removed by somebody who did not know of the work, or in question already: weighed at the end. */
static enum hub_rc touched(struct merging *m, const struct noun *n, hub_id row,
    const struct cell_write *work, struct hub_err *err)
{
    struct place p = {n, n->table, row, REMOVED_AT};
    struct cell_writes w;
    hub_id id;
    enum hub_rc rc = question_find(m, "removed and changed", &p, &id, err);
    rc = rc == HUB_OK ? said_of_it(m, n, row, m->scratch, &w, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    bool doubt = id_known(id);
    for (size_t i = 0; i < w.count; i++) {
        doubt = doubt ||
                (w.items[i].value.kind != CELL_NULL && know_apart(&m->know, work, &w.items[i]));
    }
    if (doubt) {
        merging_row(m, n, row);
    }
    return HUB_OK;
}

enum hub_rc merge_worked_on(struct merging *m, const struct noun *n, const struct merge_change *c,
    const struct cell_write *work, int depth, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    if (depth == OWNERS_DEEP || n == noun_find("hub")) {
        return HUB_OK;
    }
    rc = touched(m, n, c->row, work, err);
    for (size_t i = 0; rc == HUB_OK && i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        struct cell_value v;
        if (f->type != FIELD_REF || holding_of(n, f) != HOLD_BELONGS) {
            continue;
        }
        rc = merge_column_value(m, n, c, f, &v, err);
        if (rc == HUB_OK && v.kind == CELL_INT) {
            struct merge_change up = {.row = {v.n}, .op = 'U'};
            rc = merge_worked_on(m, noun_find(f->ref), &up, work, depth + 1, err);
        }
    }
    return rc;
}

/* --- asking ------------------------------------------------------------------------------------ */

static int by_step(const void *x, const void *y)
{
    const struct cell_write *a = x, *b = y;
    if (a->site != b->site) {
        return (a->site > b->site) - (a->site < b->site);
    }
    if (a->seq != b->seq) {
        return (a->seq > b->seq) - (a->seq < b->seq);
    }
    return (a->n > b->n) - (a->n < b->n);
}

/* One claim a step is enough. */
static void one_a_step(struct cell_writes *w)
{
    size_t kept = 0;
    if (w->count) {
        qsort(w->items, w->count, sizeof *w->items, by_step);
    }
    for (size_t i = 0; i < w->count; i++) {
        const struct cell_write *c = &w->items[i];
        bool again = kept && w->items[kept - 1].site == c->site && w->items[kept - 1].seq == c->seq;
        if (!again && kept < WORK_CLAIMS) {
            w->items[kept++] = *c;
        }
    }
    w->count = kept;
}

/* Somebody removed it unknowing, and nobody removed it who knew. */
static bool stands_against(
    struct merging *m, const struct cell_write *work, const struct cell_writes *removals)
{
    bool apart = false;
    for (size_t i = 0; i < removals->count; i++) {
        const struct cell_write *r = &removals->items[i];
        if (knows(&m->know, r->site, r->seq, work)) {
            return false;
        }
        apart = apart || !knows(&m->know, work->site, work->seq, r);
    }
    return apart;
}

/* Of `work`, and of those that say it is there, what stands against one of the removals. */
static void against_removals(struct merging *m, struct cell_writes *said, struct cell_writes *work,
    struct cell_writes *removals, struct arena *a)
{
    size_t kept = 0, cap = 0;
    struct cell_writes there = {0};
    *removals = (struct cell_writes){0};
    for (size_t i = 0; i < said->count; i++) {
        struct cell_writes *to = said->items[i].value.kind != CELL_NULL ? removals : &there;
        if (to == removals) {
            arena_grow(a, &removals->items, removals->count, &cap, sizeof *removals->items);
            removals->items[removals->count++] = said->items[i];
        }
    }
    for (size_t i = 0; i < work->count; i++) {
        if (stands_against(m, &work->items[i], removals)) {
            work->items[kept++] = work->items[i];
        }
    }
    work->count = kept;
    cap = work->count;
    for (size_t i = 0; i < said->count; i++) {
        if (said->items[i].value.kind == CELL_NULL && removals->count) {
            arena_grow(a, &work->items, work->count, &cap, sizeof *work->items);
            work->items[work->count++] = said->items[i];
        }
    }
}

/*
 * As it shall be, by this hub's own step. A name that another has taken meanwhile leaves it removed,
 * and what waits for such a name is left to its question.
 */
static enum hub_rc put_there(
    struct merging *m, const struct place *p, const struct cell_write *removal, struct hub_err *err)
{
    struct cell_value v, want = {.kind = CELL_NULL};
    bool there, removed;
    enum hub_rc rc =
        merge_cell(m->s, p->noun, p->row, REMOVED_AT, m->scratch, &v, &there, &removed, err);
    if (rc != HUB_OK || !there || removed == (removal != NULL)) {
        return rc;
    }
    rc = merge_cell_set(
        m->s, p->noun, p->row, REMOVED_AT, removal ? &removal->value : &want, m->scratch, err);
    return rc == HUB_ECONFLICT ? HUB_OK : rc;
}

static bool any_waits(const struct cell_writes *w)
{
    bool waits = false;
    for (size_t i = 0; i < w->count; i++) {
        waits = waits || w->items[i].fate == ASIDE_WAITS;
    }
    return waits;
}

static enum hub_rc ask(struct merging *m, const struct place *p, struct cell_writes *removals,
    struct cell_writes *work, struct arena *a, struct hub_err *err)
{
    hub_id id;
    size_t cap = removals->count;
    one_a_step(work);
    for (size_t i = 0; i < work->count; i++) {
        arena_grow(a, &removals->items, removals->count, &cap, sizeof *removals->items);
        removals->items[removals->count++] = work->items[i];
    }
    enum hub_rc rc = question_open(m, "removed and changed", p, &id, err);
    rc = rc == HUB_OK ? question_claims(m, id, removals, err) : rc;
    return rc == HUB_OK ? put_there(m, p, NULL, err) : rc;
}

/* Nothing to ask: what stands of it alone says whether it is there. */
static enum hub_rc no_doubt(struct merging *m, const struct place *p,
    const struct cell_writes *said, const struct cell_writes *removals, struct hub_err *err)
{
    hub_id id;
    enum hub_rc rc = question_find(m, "removed and changed", p, &id, err);
    rc = rc == HUB_OK && id_known(id) ? question_close(m, id, "changed since", ID_NONE, err) : rc;
    if (rc != HUB_OK || said->count == 0 || any_waits(said)) {
        return rc;
    }
    return put_there(m, p, removals->count ? &removals->items[0] : NULL, err);
}

enum hub_rc merge_weigh_row(
    struct merging *m, const struct noun *n, hub_id row, struct hub_err *err)
{
    struct place p = {n, n->table, row, REMOVED_AT};
    struct cell_writes said, work = {0}, removals;
    struct arena *a = arena_create();
    enum hub_rc rc = said_of_it(m, n, row, a, &said, err);
    rc = rc == HUB_OK ? merge_work_on(m, n, row, a, &work, err) : rc;
    if (rc == HUB_OK) {
        against_removals(m, &said, &work, &removals, a);
    }
    if (rc == HUB_OK && work.count && removals.count) {
        rc = ask(m, &p, &removals, &work, a, err);
    } else if (rc == HUB_OK) {
        rc = no_doubt(m, &p, &said, &removals, err);
    }
    arena_destroy(a);
    return rc;
}
