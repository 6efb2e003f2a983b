/* SPDX-License-Identifier: MIT */
/* What cannot be put in, and why: who may not, whose name is taken, what is missing. */
#include "hub/base/str.h"
#include "hub/model/erase.h"
#include "hub/model/keeping.h"
#include "hub/model/peer.h"
#include "hub/model/person.h"
#include "merge_work_priv.h"

bool merge_kept(const struct noun *n)
{
    return n->flags & NOUN_FOLLOWS || n == &question_noun || n == &claim_noun ||
           n == &homecoming_noun || n == &pack_noun || n == &pack_family_noun || n == &erasure_noun;
}

bool merge_column(const struct noun *n, const char *column)
{
    const struct field *f = column ? noun_field(n, column) : NULL;
    return str_eq(column, REMOVED_AT) || (f && str_eq(f->column, column) && f->type != FIELD_LINKS);
}

struct place place_of(const struct merge_change *c)
{
    return (struct place){noun_of_table(c->table), c->table, c->row, c->column ? c->column : ""};
}

/* --- may it --------------------------------------------------------------------------------- */

/* A peer's own: their matches, and the ticks of these. */
static enum hub_rc of_own_match(struct merging *m, hub_id holder, const struct noun *n,
    const struct merge_change *c, bool *own, struct hub_err *err)
{
    struct peer_match match;
    struct peer peer;
    struct tick tick;
    hub_id id = c->row;
    struct cell_value v = {.kind = CELL_NULL};
    *own = false;
    if (n == &tick_noun && c->op == 'I') {
        enum hub_rc rc = merge_json_cell(m->s, c->now.text, "match_id", m->scratch, &v, err);
        if (rc != HUB_OK) {
            return rc;
        }
        id = (hub_id){v.n};
    } else if (n == &tick_noun && record_get(m->s, n, c->row, m->scratch, &tick, err) == HUB_OK) {
        id = tick.match_id;
    }
    *own = (n == &tick_noun || (n == &peer_match_noun && c->op == 'U')) && id_known(id) &&
           record_get(m->s, &peer_match_noun, id, m->scratch, &match, err) == HUB_OK &&
           record_get(m->s, &peer_noun, match.peer_id, m->scratch, &peer, err) == HUB_OK &&
           id_eq(peer.person_id, holder);
    return HUB_OK;
}

enum hub_rc merge_may(struct merging *m, hub_id holder, const struct noun *n,
    const struct merge_change *c, bool *may, struct hub_err *err)
{
    struct person p = {0};
    struct hub_err ignored;
    const char *role = m->role;
    if (!id_eq(holder, m->holder)) {
        role = record_get(m->s, &person_noun, holder, m->scratch, &p, &ignored) == HUB_OK ? p.role
                                                                                          : NULL;
    }
    unsigned verbs = c->op == 'I' ? VERB_ADD : VERB_CHANGE | VERB_MINE;
    *may = !role || access_allows(role, verbs, n) || merge_kept(n) ||
           access_allows(role, VERB_ROLES, NULL);
    if (*may || !access_allows(role, VERB_OWN, NULL)) {
        return HUB_OK;
    }
    return of_own_match(m, holder, n, c, may, err);
}

/* --- why it cannot be put in ------------------------------------------------------------------ */

enum hub_rc merge_column_value(struct merging *m, const struct noun *n,
    const struct merge_change *c, const struct field *f, struct cell_value *out,
    struct hub_err *err)
{
    bool there, removed;
    *out = (struct cell_value){.kind = CELL_NULL};
    if (c->op == 'I') {
        return merge_json_cell(m->s, c->now.text, f->column, m->scratch, out, err);
    }
    if (str_eq(f->column, c->column)) {
        *out = c->now;
        return HUB_OK;
    }
    return merge_cell(m->s, n, c->row, f->column, m->scratch, out, &there, &removed, err);
}

enum hub_rc merge_is_there(
    struct merging *m, const struct noun *n, hub_id row, bool *there, struct hub_err *err)
{
    struct cell_value ignored;
    bool removed;
    return merge_cell(m->s, n, row, REMOVED_AT, m->scratch, &ignored, there, &removed, err);
}

/* What it points to: *gone: erased for good; *missing: not there. */
enum hub_rc merge_refs(struct merging *m, const struct noun *n, const struct merge_change *c,
    bool *gone, struct place *missing, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    *gone = false;
    *missing = (struct place){0};
    for (size_t i = 0; rc == HUB_OK && i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        const struct noun *to = f->type == FIELD_REF ? noun_find(f->ref) : NULL;
        struct cell_value v;
        bool there = true, erased = false;
        if (!to || (c->op != 'I' && !str_eq(f->column, c->column))) {
            continue;
        }
        rc = merge_column_value(m, n, c, f, &v, err);
        if (rc != HUB_OK || v.kind != CELL_INT) {
            continue;
        }
        rc = merge_is_there(m, to, (hub_id){v.n}, &there, err);
        rc = rc == HUB_OK && !there ? erased_before(m->s, to->table, (hub_id){v.n}, &erased, err)
                                    : rc;
        *gone = *gone || (erased && (c->op != 'I' || holding_of(n, f) == HOLD_BELONGS));
        if (!there && !missing->noun) {
            *missing = (struct place){to, to->table, {v.n}, ""};
        }
    }
    return rc;
}

enum hub_rc merge_why(struct merging *m, const struct noun *n, const struct merge_change *c,
    enum line_came *out, hub_id *twin, struct hub_err *err)
{
    struct place missing;
    bool gone, there = true;
    bool whole = c->op == 'I';
    *twin = ID_NONE;
    *out = CAME_MISSING;
    enum hub_rc rc = whole ? HUB_OK : merge_is_there(m, n, c->row, &there, err);
    if (rc != HUB_OK || !there) {
        return rc;
    }
    rc = merge_refs(m, n, c, &gone, &missing, err);
    if (rc != HUB_OK || missing.noun) {
        return rc;
    }
    rc = merge_twin(m->s, n, c->row, whole ? c->now.text : NULL, whole ? NULL : c->column, &c->now,
        m->scratch, twin, err);
    *out = CAME_CLASH;
    return rc;
}

/* Whether a record that is not there has itself come and waits. */
static enum hub_rc waits_itself(
    struct merging *m, const struct noun *n, hub_id row, bool *out, struct hub_err *err)
{
    struct cell_writes w;
    enum hub_rc rc = merge_row_writes(m->s, n, row, m->scratch, &w, err);
    *out = false;
    for (size_t i = 0; rc == HUB_OK && i < w.count; i++) {
        int fate = w.items[i].fate;
        *out = *out || (w.items[i].op == 'I' && (fate == ASIDE_WAITS || fate == ASIDE_BARRED));
    }
    return rc;
}

static enum hub_rc ask_missing(struct merging *m, const struct cell_write *w,
    const struct merge_change *c, struct hub_err *err)
{
    struct place p = place_of(c), missing;
    bool gone, waits = false;
    hub_id id;
    enum hub_rc rc = waits_itself(m, p.noun, c->row, &waits, err);
    if (rc == HUB_OK && c->op == 'I') {
        rc = merge_refs(m, p.noun, c, &gone, &missing, err);
        rc = rc == HUB_OK && missing.noun ? waits_itself(m, missing.noun, missing.row, &waits, err)
                                          : rc;
    }
    if (rc != HUB_OK || waits) {
        return rc;
    }
    p.column = "";
    rc = question_open(m, "missing parent", &p, &id, err);
    return rc == HUB_OK ? question_claim(m, id, w, err) : rc;
}

/* The write by which the other record has that name. */
static enum hub_rc claim_of_twin(struct merging *m, hub_id question, const struct noun *n,
    hub_id twin, const struct merge_change *c, struct hub_err *err)
{
    const struct field *name = field_of_name(n);
    const char *column = c->column && !str_eq(c->column, REMOVED_AT) ? c->column
                         : name                                      ? name->column
                                                                     : REMOVED_AT;
    struct cell_writes w;
    enum hub_rc rc = merge_writes(m->s, n, twin, column, m->scratch, &w, err);
    if (rc == HUB_OK) {
        know_standing(&m->know, &w);
    }
    for (size_t i = 0; rc == HUB_OK && i < w.count; i++) {
        rc = question_claim(m, question, &w.items[i], err);
    }
    return rc;
}

enum hub_rc merge_ask_why(struct merging *m, const struct merge_step *step,
    const struct merge_change *c, enum line_came why, hub_id twin, struct hub_err *err)
{
    struct place p = place_of(c);
    struct cell_write w = merge_write_of(step, c);
    hub_id id;
    if (why == CAME_MISSING) {
        return ask_missing(m, &w, c, err);
    }
    enum hub_rc rc = question_open(m, why == CAME_CLASH ? "same name" : "not known", &p, &id, err);
    rc = rc == HUB_OK ? question_claim(m, id, &w, err) : rc;
    return rc == HUB_OK && id_known(twin) ? claim_of_twin(m, id, p.noun, twin, c, err) : rc;
}
