/* SPDX-License-Identifier: MIT */
/*
 * Whether what comes home is about somebody its holder works with: the hubs, families and events
 * given to them, the stays at their home, as that is here now. Whose a record is, is taken from what
 * whoever wrote it knew: another copy may have moved it meanwhile, and the order of returns has no
 * say in it. Nor have days: what was long past when it came home was not when it was written.
 *
 * Of worries nothing is asked, which anybody may write about anybody; nor of peers, who take no copy.
 */
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/person.h"
#include "hub/model/stay.h"
#include "hub/model/user_scope.h"
#include "merge_work_priv.h"
#include "roles_priv.h"

enum { OWNERS_DEEP = 8 }; /* a record, its owner, the owner's owner … */

struct merge_scope {
    struct standing standing;
    hub_id *events; /* given to them for any day, and what the copy itself is of */
    size_t event_count;
    hub_id *hosts; /* they themselves as hosts */
    size_t host_count;
    const char *mark; /* of the copy */
};

/* By which column it is found whose a record is: the first that its noun has; NULL: by all it belongs to. */
static const struct {
    bool asked;
    const char *columns;
} ways[SIGHT_KINDS] = {
    [SIGHT_HUBS] = {true, NULL},
    [SIGHT_FAMILIES] = {true, NULL},
    [SIGHT_STAYS] = {true, "stay_id|host_id|medicine_id|child_id"},
    [SIGHT_EVENT] = {true, "event_id"},
};

static bool is_among(const hub_id *ids, size_t count, hub_id id)
{
    for (size_t i = 0; i < count; i++) {
        if (id_eq(ids[i], id)) {
            return true;
        }
    }
    return false;
}

/* --- what was given -------------------------------------------------------------------------- */

static enum hub_rc read_events(
    struct merging *m, struct merge_scope *s, hub_id of_copy, struct hub_err *err)
{
    const struct sight *sight = &s->standing.sight;
    struct user_scopes all;
    enum hub_rc rc = user_scope_list(m->s, m->a, &all, err);
    s->events = arena_array(m->a, rc == HUB_OK ? all.count + 1 : 1, sizeof *s->events);
    s->events[s->event_count++] = of_copy;
    for (size_t i = 0; rc == HUB_OK && i < all.count; i++) {
        const struct user_scope *g = &all.items[i];
        if (g->kind == SCOPE_EVENT &&
            is_among(sight->persons, sight->person_count, g->person)) {
            s->events[s->event_count++] = g->record;
        }
    }
    return rc;
}

static enum hub_rc read_hosts(struct merging *m, struct merge_scope *s, struct hub_err *err)
{
    const struct sight *sight = &s->standing.sight;
    struct record_query q = {.any = true};
    struct record_list hosts = {0};
    enum hub_rc rc = sight->kind == SIGHT_STAYS
                         ? record_list(m->s, &host_noun, &q, m->a, &hosts, err)
                         : HUB_OK;
    s->hosts = arena_array(m->a, hosts.count + 1, sizeof *s->hosts);
    for (size_t i = 0; rc == HUB_OK && i < hosts.count; i++) {
        const struct host *host = record_at(&hosts, i);
        if (is_among(sight->persons, sight->person_count, host->person_id)) {
            s->hosts[s->host_count++] = host->record.id;
        }
    }
    return rc;
}

static enum hub_rc copy_of(struct merging *m, struct pack *out, struct hub_err *err)
{
    struct homecoming came;
    record_clear(&pack_noun, out);
    enum hub_rc rc = record_get(m->s, &homecoming_noun, m->homecoming, m->a, &came, err);
    rc = rc == HUB_OK && id_known(came.pack_id)
             ? record_get(m->s, &pack_noun, came.pack_id, m->a, out, err)
             : rc;
    return rc == HUB_ENOTFOUND ? HUB_OK : rc;
}

enum hub_rc merge_scope_read(
    struct merging *m, const struct person *holder, const char *mark, struct hub_err *err)
{
    struct merge_scope *s = arena_alloc(m->a, sizeof *s);
    struct pack pack;
    *s = (struct merge_scope){.mark = mark};
    m->scope = NULL;
    if (!role_named(holder->role)) {
        return HUB_OK; /* then their role is asked alone, and may nothing */
    }
    enum hub_rc rc = standing_of(m->h, holder, m->a, &s->standing, err);
    if (rc != HUB_OK || !ways[s->standing.sight.kind].asked) {
        return rc;
    }
    rc = copy_of(m, &pack, err);
    rc = rc == HUB_OK ? read_events(m, s, pack.event_id, err) : rc;
    rc = rc == HUB_OK ? read_hosts(m, s, err) : rc;
    m->scope = s;
    return rc;
}

/* --- whose a record is ------------------------------------------------------------------------ */

/* Begun in this copy, or come with it: a hub that is nobody else's yet. */
static enum hub_rc begun_there(struct merging *m, hub_id hub, bool *out, struct hub_err *err)
{
    struct cell_writes w;
    const struct know *k = &m->know;
    enum hub_rc rc = merge_row_writes(m->s, &hub_noun, hub, m->scratch, &w, err);
    *out = false;
    for (size_t i = 0; rc == HUB_OK && i < w.count; i++) {
        const struct cell_write *c = &w.items[i];
        int64_t at = idmap_get(&k->site_at, (hub_id){c->site}, -1);
        const char *mark = at >= 0 ? k->sites[at].mark : NULL;
        bool here = id_eq(c->came, m->homecoming);
        *out = *out || (c->op == 'I' && (here || (mark && str_eq(mark, m->scope->mark))));
    }
    return rc;
}

static enum hub_rc row_theirs(struct merging *m, const struct noun *n, hub_id row, int deep,
    bool *theirs, struct hub_err *err);

/* The values that whoever wrote the line at hand found in a cell: several where that is in question. */
static enum hub_rc found(struct merging *m, const struct noun *n, hub_id row, const char *column,
    struct cell_writes *out, struct hub_err *err)
{
    enum hub_rc rc = merge_writes(m->s, n, row, column, m->scratch, out, err);
    if (rc == HUB_OK) {
        know_found(&m->know, m->step->site, m->step->seq, out);
    }
    return rc;
}

/* Whether one of them is among these. */
static enum hub_rc found_among(struct merging *m, const struct place *p, const hub_id *ids,
    size_t count, bool *out, struct hub_err *err)
{
    struct cell_writes w;
    enum hub_rc rc = found(m, p->noun, p->row, p->column, &w, err);
    *out = false;
    for (size_t i = 0; rc == HUB_OK && i < w.count; i++) {
        const struct cell_value *v = &w.items[i].value;
        *out = *out || (v->kind == CELL_INT && is_among(ids, count, (hub_id){v->n}));
    }
    return rc;
}

/* They themselves, or whoever has the same home. */
static enum hub_rc host_theirs(struct merging *m, hub_id host, bool *theirs, struct hub_err *err)
{
    const struct merge_scope *s = m->scope;
    struct place home = {&host_noun, host_noun.table, host, "home_id"};
    enum hub_rc rc = HUB_OK;
    *theirs = is_among(s->hosts, s->host_count, host);
    for (size_t i = 0; rc == HUB_OK && !*theirs && i < s->host_count; i++) {
        struct cell_writes own;
        rc = found(m, &host_noun, s->hosts[i], "home_id", &own, err);
        for (size_t k = 0; rc == HUB_OK && !*theirs && k < own.count; k++) {
            const hub_id id = {own.items[k].value.n};
            rc = own.items[k].value.kind == CELL_INT ? found_among(m, &home, &id, 1, theirs, err)
                                                     : HUB_OK;
        }
    }
    return rc;
}

/* Of a stay that is theirs, as far as it was known. */
static enum hub_rc child_theirs(
    struct merging *m, hub_id child, int deep, bool *theirs, struct hub_err *err)
{
    struct record_query q = {.any = true};
    struct record_list pairs;
    query_is(&q, "child_id", child);
    enum hub_rc rc = record_list(m->s, &stay_child_noun, &q, m->scratch, &pairs, err);
    *theirs = false;
    for (size_t i = 0; rc == HUB_OK && !*theirs && i < pairs.count; i++) {
        const struct stay_child *k = record_at(&pairs, i);
        struct cell_writes w;
        rc = found(m, &stay_child_noun, k->record.id, "stay_id", &w, err);
        rc = rc == HUB_OK && w.count ? row_theirs(m, &stay_noun, k->stay_id, deep + 1, theirs, err)
                                     : rc;
    }
    return rc;
}

/* Of some nouns it is known without asking further. */
static enum hub_rc is_given(struct merging *m, const struct noun *n, hub_id row, int deep,
    bool *known, bool *theirs, struct hub_err *err)
{
    const struct merge_scope *s = m->scope;
    const struct sight *sight = &s->standing.sight;
    bool stays = sight->kind == SIGHT_STAYS;
    *known = true;
    if (n == &hub_noun) {
        *theirs = is_among(sight->hubs, sight->hub_count, row);
        return *theirs ? HUB_OK : begun_there(m, row, theirs, err);
    }
    if (n == &event_noun && sight->kind == SIGHT_EVENT) {
        *theirs = is_among(s->events, s->event_count, row);
        return HUB_OK;
    }
    if (stays && (n == &host_noun || n == &child_noun)) {
        return n == &host_noun ? host_theirs(m, row, theirs, err)
                               : child_theirs(m, row, deep, theirs, err);
    }
    *theirs = false;
    *known = n == &family_noun && sight->kind == SIGHT_FAMILIES &&
             !is_among(sight->families, sight->family_count, row);
    return HUB_OK;
}

static bool leads(const struct merging *m, const struct noun *n, const struct field *f)
{
    const char *columns = ways[m->scope->standing.sight.kind].columns;
    if (f->type != FIELD_REF) {
        return false;
    }
    if (!columns) {
        return str_eq(n->owner, f->column) || holding_of(n, f) == HOLD_BELONGS;
    }
    for (size_t i = 0; i < str_parts(columns); i++) {
        const struct field *first = noun_field(n, str_part(m->scratch, columns, i));
        if (first) {
            return first == f;
        }
    }
    return false;
}

/* What a column points to. What points nowhere is theirs, unless it is by this that it would be. */
static enum hub_rc value_theirs(struct merging *m, const struct noun *n, const struct field *f,
    const struct cell_value *v, int deep, bool *theirs, struct hub_err *err)
{
    bool by_this = ways[m->scope->standing.sight.kind].columns || str_eq(n->owner, f->column);
    *theirs = !by_this;
    return v->kind == CELL_INT
               ? row_theirs(m, noun_find(f->ref), (hub_id){v->n}, deep + 1, theirs, err)
               : HUB_OK;
}

/* Where it is in question one of what stood is enough. */
static enum hub_rc cell_theirs(struct merging *m, const struct noun *n, hub_id row,
    const struct field *f, int deep, bool *theirs, struct hub_err *err)
{
    struct cell_writes w;
    struct cell_value now;
    bool there, removed;
    enum hub_rc rc = found(m, n, row, f->column, &w, err);
    *theirs = false;
    for (size_t i = 0; rc == HUB_OK && i < w.count && !*theirs; i++) {
        rc = value_theirs(m, n, f, &w.items[i].value, deep, theirs, err);
    }
    if (rc != HUB_OK || w.count) {
        return rc;
    }
    rc = merge_cell(m->s, n, row, f->column, m->scratch, &now, &there, &removed, err);
    *theirs = !there; /* what is missing is asked about for that */
    return rc == HUB_OK && there ? value_theirs(m, n, f, &now, deep, theirs, err) : rc;
}

static enum hub_rc row_theirs(struct merging *m, const struct noun *n, hub_id row, int deep,
    bool *theirs, struct hub_err *err)
{
    bool known = false;
    enum hub_rc rc = is_given(m, n, row, deep, &known, theirs, err);
    if (rc != HUB_OK || known) {
        return rc;
    }
    *theirs = true;
    for (size_t i = 0; deep < OWNERS_DEEP && rc == HUB_OK && *theirs && i < n->field_count; i++) {
        if (leads(m, n, &n->fields[i])) {
            rc = cell_theirs(m, n, row, &n->fields[i], deep, theirs, err);
        }
    }
    return rc;
}

/* --- a line ------------------------------------------------------------------------------------ */

static enum hub_rc new_theirs(struct merging *m, const struct noun *n,
    const struct merge_change *c, bool *theirs, struct hub_err *err)
{
    bool known = false;
    enum hub_rc rc = n == &hub_noun ? HUB_OK : is_given(m, n, c->row, 0, &known, theirs, err);
    *theirs = !known;
    for (size_t i = 0; rc == HUB_OK && *theirs && i < n->field_count; i++) {
        struct cell_value v;
        if (leads(m, n, &n->fields[i])) {
            rc = merge_column_value(m, n, c, &n->fields[i], &v, err);
            rc = rc == HUB_OK ? value_theirs(m, n, &n->fields[i], &v, 0, theirs, err) : rc;
        }
    }
    return rc;
}

enum hub_rc merge_theirs(struct merging *m, const struct noun *n, const struct merge_change *c,
    bool *theirs, struct hub_err *err)
{
    *theirs = true;
    if (!m->scope || merge_kept(n) || n->flags & NOUN_SEALED) {
        return HUB_OK;
    }
    if (c->op == 'I') {
        return new_theirs(m, n, c, theirs, err);
    }
    enum hub_rc rc = row_theirs(m, n, c->row, 0, theirs, err);
    const struct field *f = noun_field(n, c->column);
    return rc == HUB_OK && *theirs && f && leads(m, n, f)
               ? value_theirs(m, n, f, &c->now, 0, theirs, err)
               : rc;
}
