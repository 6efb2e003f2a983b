/* SPDX-License-Identifier: MIT */
/* What waits is tried again until nothing moves: a name is free now, a parent has come. */
#include "hub/base/str.h"
#include "merge_work_priv.h"

enum { ROUNDS = 100 }; /* a chain of parents is not longer */

static enum hub_rc later(
    struct merging *m, const struct merge_waiting *w, enum aside_fate fate, struct hub_err *err)
{
    m->out->freed += fate == ASIDE_LATER;
    return merge_line_fate(
        m->s, w->step.site, w->step.seq, w->line.n, fate, fate == ASIDE_LATER, err);
}

static struct cell_write write_of(const struct merge_waiting *w)
{
    return merge_write_of(&w->step, &w->line);
}

static enum hub_rc later_same(
    struct merging *m, const struct merge_waiting *w, enum line_came *why, struct hub_err *err)
{
    *why = CAME_SAME;
    return later(m, w, ASIDE_PAST, err);
}

/* It was in, and went with an answer that was taken back. */
static enum hub_rc put_back(struct merging *m, const struct noun *n, const struct merge_waiting *w,
    enum line_came *why, struct hub_err *err)
{
    struct cell_value none = {.kind = CELL_NULL};
    struct cell_writes said;
    enum hub_rc rc = merge_writes(m->s, n, w->line.row, REMOVED_AT, m->scratch, &said, err);
    if (rc != HUB_OK) {
        return rc;
    }
    know_standing(&m->know, &said);
    for (size_t i = 0; i < said.count; i++) {
        if (said.items[i].value.kind != CELL_NULL) {
            return later_same(m, w, why, err);
        }
    }
    rc = merge_cell_set(m->s, n, w->line.row, REMOVED_AT, &none, m->scratch, err);
    return rc == HUB_OK ? later(m, w, ASIDE_LATER, err) : rc;
}

static enum hub_rc put_record(struct merging *m, const struct noun *n,
    const struct merge_waiting *w, enum line_came *why, struct hub_err *err)
{
    struct cell_write own = write_of(w);
    struct cell_value v;
    bool there, removed;
    enum hub_rc rc =
        merge_cell(m->s, n, w->line.row, REMOVED_AT, m->scratch, &v, &there, &removed, err);
    if (rc == HUB_OK && there) {
        return removed ? put_back(m, n, w, why, err) : later_same(m, w, why, err);
    }
    rc = rc == HUB_OK ? merge_row_insert(m->s, n, w->line.row, w->line.now.text, m->scratch, err)
                      : rc;
    rc = rc == HUB_OK ? later(m, w, ASIDE_LATER, err) : rc;
    return rc == HUB_OK ? merge_worked_on(m, n, &w->line, &own, 0, err) : rc;
}

/* Among the writes of its cell: does it stand, and alone? */
static enum hub_rc stands(struct merging *m, const struct noun *n, const struct merge_waiting *w,
    bool *stands, bool *alone, struct hub_err *err)
{
    struct cell_writes all;
    enum hub_rc rc = merge_writes(m->s, n, w->line.row, w->line.column, m->scratch, &all, err);
    *stands = w->line.fate == ASIDE_BARRED; /* claims nothing itself */
    *alone = true;
    if (rc == HUB_OK) {
        know_standing(&m->know, &all);
    }
    for (size_t i = 0; rc == HUB_OK && i < all.count; i++) {
        const struct cell_write *c = &all.items[i];
        *stands =
            *stands || (c->site == w->step.site && c->seq == w->step.seq && c->n == w->line.n);
        *alone =
            *alone &&
            (cell_same(&c->value, &w->line.now) ||
                (w->line.fate == ASIDE_BARRED && knows(&m->know, w->step.site, w->step.seq, c)));
    }
    return rc;
}

static enum hub_rc put_value(struct merging *m, const struct noun *n, const struct merge_waiting *w,
    enum line_came *why, struct hub_err *err)
{
    struct cell_write own = write_of(w);
    struct cell_value now;
    bool there, removed, still, alone, contested = false;
    const char *column = w->line.column;
    enum hub_rc rc =
        merge_cell(m->s, n, w->line.row, column, m->scratch, &now, &there, &removed, err);
    if (rc == HUB_OK && !there) {
        *why = CAME_MISSING;
        return hub_fail(err, HUB_ECONFLICT, "The record this belongs to is not there.");
    }
    rc = rc == HUB_OK ? stands(m, n, w, &still, &alone, err) : rc;
    bool removal = str_eq(column, REMOVED_AT);
    if (rc == HUB_OK && removal && w->line.now.kind != CELL_NULL) {
        rc = merge_contested(m, n, w->line.row, &own, &contested, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    *why = CAME_SAME;
    if (!still) {
        return later(m, w, ASIDE_PAST, err);
    }
    removal ? merging_row(m, n, w->line.row) : merging_cell(m, n, w->line.row, column);
    if ((!alone && !removal) || contested) {
        return later(m, w, ASIDE_ASKED, err);
    }
    *why = CAME_IN;
    rc = merge_cell_set(m->s, n, w->line.row, column, &w->line.now, m->scratch, err);
    rc = rc == HUB_OK ? later(m, w, ASIDE_LATER, err) : rc;
    return rc == HUB_OK && !removal ? merge_worked_on(m, n, &w->line, &own, 0, err) : rc;
}

enum hub_rc merge_put_in(struct merging *m, const struct merge_waiting *w, enum line_came *why,
    hub_id *twin, struct hub_err *err)
{
    const struct noun *n = noun_of_table(w->line.table);
    *why = CAME_UNKNOWN;
    *twin = ID_NONE;
    if (!n || (w->line.op != 'I' && !merge_column(n, w->line.column))) {
        return HUB_OK;
    }
    *why = CAME_IN;
    enum hub_rc rc =
        w->line.op == 'I' ? put_record(m, n, w, why, err) : put_value(m, n, w, why, err);
    if (rc == HUB_ECONFLICT) {
        return merge_why(m, n, &w->line, why, twin, err);
    }
    if (rc == HUB_EINVAL) {
        *why = CAME_UNKNOWN;
        return HUB_OK;
    }
    return rc;
}

static enum hub_rc try_one(
    struct merging *m, const struct merge_waiting *w, bool *moved, struct hub_err *err)
{
    const struct noun *n = noun_of_table(w->line.table);
    enum line_came why;
    hub_id twin;
    if (w->line.fate == ASIDE_BARRED || !n ||
        !know_counts_step(&m->know, w->step.site, w->step.seq, w->step.came)) {
        return HUB_OK;
    }
    enum hub_rc rc = merge_put_in(m, w, &why, &twin, err);
    *moved = *moved || (rc == HUB_OK && (why == CAME_IN || why == CAME_SAME));
    if (rc == HUB_OK && why != CAME_IN && why != CAME_SAME) {
        rc = merge_ask_why(m, &w->step, &w->line, why, twin, err);
    }
    return rc;
}

static enum hub_rc again(struct merging *m, bool *any, struct hub_err *err)
{
    bool moved = true;
    enum hub_rc rc = HUB_OK;
    *any = false;
    for (int round = 0; rc == HUB_OK && moved && round < ROUNDS; round++) {
        struct arena *a = arena_create();
        struct merge_waiting *waits;
        size_t count = 0;
        moved = false;
        rc = merge_waits(m->s, a, &waits, &count, err);
        for (size_t i = 0; rc == HUB_OK && i < count; i++) {
            rc = try_one(m, &waits[i], &moved, err);
            arena_reset(m->scratch);
        }
        *any = *any || moved;
        arena_destroy(a);
    }
    return rc;
}

/* To weigh may free a name, too. */
enum hub_rc merge_to_rest(struct merging *m, struct hub_err *err)
{
    bool any;
    enum hub_rc rc = again(m, &any, err);
    rc = rc == HUB_OK ? merge_weigh(m, err) : rc;
    any = true;
    for (int round = 0; rc == HUB_OK && any && round < ROUNDS; round++) {
        rc = again(m, &any, err);
        rc = rc == HUB_OK && any ? merge_weigh(m, err) : rc;
    }
    return rc;
}
