/* SPDX-License-Identifier: MIT */
/*
 * One line of a step that comes home. Into the tables where nobody else wrote, or where it knew of
 * what was written; else aside, with the reason why. It is kept either way.
 */
#include "hub/base/str.h"
#include "hub/model/erase.h"
#include "merge_work_priv.h"

/* --- keeping it --------------------------------------------------------------------------- */

static enum hub_rc keep_line(
    struct merging *m, struct merge_change *c, int fate, struct hub_err *err)
{
    struct merge_done *d = m->out;
    d->applied += fate == 0;
    d->same += fate == ASIDE_SAME || fate == ASIDE_PAST || fate == ASIDE_SETTLED;
    d->asked += fate == ASIDE_ASKED;
    d->waiting += fate == ASIDE_WAITS || fate == ASIDE_BARRED;
    d->left += fate == ASIDE_LEFT;
    c->fate = fate;
    return merge_line_add(m->s, m->step->site, m->step->seq, c, err);
}

struct cell_write merge_write_of(const struct merge_step *step, const struct merge_change *c)
{
    return (struct cell_write){.site = step->site,
        .seq = step->seq,
        .n = c->n,
        .op = c->op,
        .value = c->now,
        .who = step->person,
        .came = step->came,
        .at = step->at,
        .applied = step->applied,
        .column = c->column};
}

/* The line at hand. */
static struct cell_write write_of(const struct merging *m, const struct merge_change *c)
{
    return merge_write_of(m->step, c);
}

/* Two removals are the same whatever the hour. */
static bool same_values(const char *column, const struct cell_value *x, const struct cell_value *y)
{
    return str_eq(column, REMOVED_AT) ? (x->kind == CELL_NULL) == (y->kind == CELL_NULL)
                                      : cell_same(x, y);
}

/* It could not be put in: `err` says how; what is no matter of the data goes up. */
static enum hub_rc cannot(
    struct merging *m, const struct noun *n, struct merge_change *c, struct hub_err *err)
{
    enum line_came why = CAME_UNKNOWN;
    hub_id twin = ID_NONE;
    enum hub_rc rc = err->rc;
    if (rc != HUB_ECONFLICT && rc != HUB_EINVAL) {
        return rc;
    }
    if (merge_kept(n)) {
        return keep_line(m, c, ASIDE_LEFT, err);
    }
    rc = rc == HUB_ECONFLICT ? merge_why(m, n, c, &why, &twin, err) : HUB_OK;
    if (rc == HUB_OK && why == CAME_CLASH && n->flags & NOUN_LINK && id_known(twin)) {
        return keep_line(m, c, ASIDE_SAME, err); /* the same pair, made on both sides */
    }
    rc = rc == HUB_OK ? keep_line(m, c, ASIDE_WAITS, err) : rc;
    return rc == HUB_OK ? merge_ask_why(m, m->step, c, why, twin, err) : rc;
}

/* --- a new record ------------------------------------------------------------------------------ */

static enum hub_rc same_record(struct merging *m, const struct noun *n,
    const struct merge_change *c, bool *same, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    *same = true;
    for (size_t i = 0; rc == HUB_OK && *same && i < n->field_count; i++) {
        struct cell_value here, came;
        bool there, removed;
        if (n->fields[i].type == FIELD_LINKS) {
            continue;
        }
        rc = merge_cell(
            m->s, n, c->row, n->fields[i].column, m->scratch, &here, &there, &removed, err);
        rc = rc == HUB_OK ? merge_column_value(m, n, c, &n->fields[i], &came, err) : rc;
        *same = rc == HUB_OK && cell_same(&here, &came);
    }
    return rc;
}

/* Another record has this number. */
static enum hub_rc number_taken(
    struct merging *m, const struct noun *n, struct merge_change *c, struct hub_err *err)
{
    bool same;
    struct place p = place_of(c);
    hub_id id;
    enum hub_rc rc = same_record(m, n, c, &same, err);
    if (rc != HUB_OK || same || merge_kept(n)) {
        return rc == HUB_OK ? keep_line(m, c, same ? ASIDE_SAME : ASIDE_LEFT, err) : rc;
    }
    struct cell_write w = write_of(m, c);
    rc = keep_line(m, c, ASIDE_ASKED, err);
    rc = rc == HUB_OK ? question_open(m, "same number", &p, &id, err) : rc;
    return rc == HUB_OK ? question_claim(m, id, &w, err) : rc;
}

static enum hub_rc bring_record(
    struct merging *m, const struct noun *n, struct merge_change *c, struct hub_err *err)
{
    bool there;
    enum hub_rc rc = merge_is_there(m, n, c->row, &there, err);
    if (rc != HUB_OK || there) {
        return rc == HUB_OK ? number_taken(m, n, c, err) : rc;
    }
    store_capture(m->s, false);
    rc = merge_row_insert(m->s, n, c->row, c->now.text, m->scratch, err);
    store_capture(m->s, true);
    if (rc == HUB_OK) {
        merging_met(m, n, c->row, 'I');
        rc = keep_line(m, c, 0, err);
    } else {
        rc = cannot(m, n, c, err);
    }
    struct cell_write w = write_of(m, c);
    return rc == HUB_OK && !merge_kept(n) ? merge_worked_on(m, n, c, &w, 0, err) : rc;
}

/* --- one cell ------------------------------------------------------------------------------------ */

/* How the write at hand stands to those that are here. */
struct against {
    struct cell_writes others; /* standing, and not known to it */
    bool past;                 /* one here knew of it */
    bool agree;                /* they all wrote the same */
    bool here;                 /* one of them wrote what is in the table */
};

static enum hub_rc look_against(struct merging *m, const struct noun *n, struct merge_change *c,
    const struct cell_value *now, struct against *out, struct hub_err *err)
{
    struct cell_write own = write_of(m, c);
    size_t kept = 0;
    *out = (struct against){.agree = true};
    enum hub_rc rc = merge_writes(m->s, n, c->row, c->column, m->scratch, &out->others, err);
    if (rc != HUB_OK) {
        return rc;
    }
    know_standing(&m->know, &out->others);
    for (size_t i = 0; i < out->others.count; i++) {
        const struct cell_write *o = &out->others.items[i];
        bool same_step = o->site == own.site && o->seq == own.seq;
        out->past = out->past || (!same_step && knows(&m->know, o->site, o->seq, &own));
        if (!same_step && !knows(&m->know, own.site, own.seq, o)) {
            out->agree = out->agree && same_values(c->column, &o->value, &c->now);
            out->here = out->here || same_values(c->column, &o->value, now);
            out->others.items[kept++] = *o;
        }
    }
    out->others.count = kept;
    return HUB_OK;
}

static enum hub_rc put_cell(struct merging *m, const struct noun *n, struct merge_change *c,
    const struct cell_value *now, struct hub_err *err)
{
    store_capture(m->s, false);
    enum hub_rc rc = merge_cell_set(m->s, n, c->row, c->column, &c->now, m->scratch, err);
    store_capture(m->s, true);
    if (rc != HUB_OK) {
        return cannot(m, n, c, err);
    }
    merging_met(m, n, c->row, c->op);
    questions_changed(m, n);
    if (c->op != 'R') {
        c->old = *now;
    }
    return keep_line(m, c, 0, err);
}

static enum hub_rc bring_removal(struct merging *m, const struct noun *n, struct merge_change *c,
    const struct against *x, const struct cell_value *now, struct hub_err *err)
{
    struct cell_write own = write_of(m, c);
    bool removes = c->now.kind != CELL_NULL, contested = false;
    bool same = same_values(REMOVED_AT, &c->now, now);
    if (merge_kept(n)) {
        return same             ? keep_line(m, c, ASIDE_SAME, err)
               : x->others.count ? keep_line(m, c, ASIDE_LEFT, err)
                                 : put_cell(m, n, c, now, err);
    }
    /* To bring a record back is work on what it belongs to. */
    enum hub_rc rc = removes ? merge_contested(m, n, c->row, &own, &contested, err)
                             : merge_worked_on(m, n, c, &own, 0, err);
    merging_row(m, n, c->row);
    if (rc != HUB_OK || same) {
        return rc == HUB_OK ? keep_line(m, c, ASIDE_SAME, err) : rc;
    }
    if (removes && (contested || !x->agree)) {
        return keep_line(m, c, ASIDE_ASKED, err);
    }
    return put_cell(m, n, c, now, err);
}

static enum hub_rc bring_value(struct merging *m, const struct noun *n, struct merge_change *c,
    const struct against *x, const struct cell_value *now, struct hub_err *err)
{
    struct cell_write own = write_of(m, c);
    enum hub_rc rc = HUB_OK;
    bool asks = x->others.count && !x->agree;
    if (merge_kept(n) && asks) {
        return keep_line(m, c, ASIDE_LEFT, err);
    }
    merging_cell(m, n, c->row, c->column);
    if (asks && x->here) {
        rc = keep_line(m, c, ASIDE_ASKED, err);
    } else if (cell_same(&c->now, now)) {
        rc = keep_line(m, c, c->fate == ASIDE_SETTLED ? ASIDE_SETTLED : ASIDE_SAME, err);
    } else {
        rc = put_cell(m, n, c, now, err);
    }
    return rc == HUB_OK && !merge_kept(n) ? merge_worked_on(m, n, c, &own, 0, err) : rc;
}

/* A pair that is the same as another one here has no row of its own. */
static enum hub_rc came_as_same(
    struct merging *m, const struct noun *n, hub_id row, bool *out, struct hub_err *err)
{
    struct cell_writes w;
    enum hub_rc rc = merge_row_writes(m->s, n, row, m->scratch, &w, err);
    *out = false;
    for (size_t i = 0; rc == HUB_OK && i < w.count; i++) {
        *out = *out || (w.items[i].op == 'I' && w.items[i].fate == ASIDE_SAME);
    }
    return rc;
}

static enum hub_rc without_record(
    struct merging *m, const struct noun *n, struct merge_change *c, struct hub_err *err)
{
    bool same = false;
    enum hub_rc rc = n->flags & NOUN_LINK ? came_as_same(m, n, c->row, &same, err) : HUB_OK;
    if (rc != HUB_OK || same || merge_kept(n)) {
        return rc == HUB_OK ? keep_line(m, c, ASIDE_LEFT, err) : rc;
    }
    rc = keep_line(m, c, ASIDE_WAITS, err);
    return rc == HUB_OK ? merge_ask_why(m, m->step, c, CAME_MISSING, ID_NONE, err) : rc;
}

static enum hub_rc bring_cell(
    struct merging *m, const struct noun *n, struct merge_change *c, struct hub_err *err)
{
    struct cell_value now;
    struct against x;
    bool there, removed;
    enum hub_rc rc =
        merge_cell(m->s, n, c->row, c->column, m->scratch, &now, &there, &removed, err);
    if (rc != HUB_OK || !there) {
        return rc == HUB_OK ? without_record(m, n, c, err) : rc;
    }
    rc = look_against(m, n, c, &now, &x, err);
    if (rc != HUB_OK || x.past) {
        return rc == HUB_OK ? keep_line(m, c, ASIDE_PAST, err) : rc;
    }
    return str_eq(c->column, REMOVED_AT) ? bring_removal(m, n, c, &x, &now, err)
                                         : bring_value(m, n, c, &x, &now, err);
}

/* --- which of these ------------------------------------------------------------------------------ */

/* About a record that was erased here, or of which one is the owner: not a byte of it is kept. */
static enum hub_rc is_erased(struct merging *m, const struct noun *n, const struct merge_change *c,
    bool *out, struct hub_err *err)
{
    struct place missing;
    enum hub_rc rc = erased_before(m->s, c->table, c->row, out, err);
    if (rc != HUB_OK || *out || !n || (c->op != 'I' && !merge_column(n, c->column))) {
        return rc;
    }
    rc = merge_refs(m, n, c, out, &missing, err);
    if (rc == HUB_OK && *out && c->op == 'I') {
        rc = erased_remember(m->s, c->table, c->row, err);
    }
    return rc;
}

static enum hub_rc barred(
    struct merging *m, struct merge_change *c, const char *kind, struct hub_err *err)
{
    struct place p = place_of(c);
    struct cell_write w = write_of(m, c);
    hub_id id;
    p.column = "";
    enum hub_rc rc = keep_line(m, c, ASIDE_BARRED, err);
    rc = rc == HUB_OK ? question_open(m, kind, &p, &id, err) : rc;
    return rc == HUB_OK ? question_claim(m, id, &w, err) : rc;
}

static enum hub_rc unknown(struct merging *m, struct merge_change *c, struct hub_err *err)
{
    enum hub_rc rc = keep_line(m, c, ASIDE_WAITS, err);
    return rc == HUB_OK ? merge_ask_why(m, m->step, c, CAME_UNKNOWN, ID_NONE, err) : rc;
}

/* Another hub's bringing home adjusted it: nobody wrote that. It is weighed here anew. */
static enum hub_rc adjusted(
    struct merging *m, const struct noun *n, struct merge_change *c, struct hub_err *err)
{
    struct cell_write own = write_of(m, c);
    if (str_eq(c->column, REMOVED_AT)) {
        merging_row(m, n, c->row);
    } else {
        merging_cell(m, n, c->row, c->column);
    }
    enum hub_rc rc = merge_worked_on(m, n, c, &own, 0, err);
    return rc == HUB_OK ? keep_line(m, c, ASIDE_LEFT, err) : rc;
}

enum hub_rc merge_line(struct merging *m, struct merge_change *c, struct hub_err *err)
{
    const struct noun *n = noun_of_table(c->table);
    bool erased = false, may = true;
    m->out->changes++;
    enum hub_rc rc = is_erased(m, n, c, &erased, err);
    if (rc != HUB_OK || erased) {
        m->out->erased += erased;
        return rc;
    }
    if (!n || (c->op != 'I' && !merge_column(n, c->column))) {
        return unknown(m, c, err);
    }
    rc = merge_may(m, m->holder, n, c, &may, err);
    if (rc != HUB_OK || !may) {
        return rc == HUB_OK ? barred(m, c, "not allowed", err) : rc;
    }
    /* What is to be asked is weighed here anew, by what was written; an answer may come home. */
    bool asked = (n == &question_noun || n == &claim_noun) && (c->op == 'I' || m->adjusting);
    if (asked && n == &question_noun && c->op == 'U') {
        rc = question_touch(m, c->row, err); /* its answer was taken back */
    }
    if (rc != HUB_OK || c->fate == ASIDE_LEFT || asked) {
        return rc == HUB_OK ? keep_line(m, c, ASIDE_LEFT, err) : rc;
    }
    if (m->adjusting && c->op != 'I' && !merge_kept(n)) {
        return adjusted(m, n, c, err);
    }
    rc = merge_theirs(m, n, c, &may, err);
    if (rc != HUB_OK || !may) {
        return rc == HUB_OK ? barred(m, c, "not theirs", err) : rc;
    }
    return c->op == 'I' ? bring_record(m, n, c, err) : bring_cell(m, n, c, err);
}
