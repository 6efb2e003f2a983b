/* SPDX-License-Identifier: MIT */
/* Bringing a copy home: which steps are new, where they go in the journal, and each of their lines. */
#include "hub/base/str.h"
#include "hub/model/erase.h"
#include "hub/model/person.h"
#include "hub/model/sight.h"
#include "hub/store/came.h"
#include "hub/store/memory.h"
#include "merge_work_priv.h"

/* --- the work at hand ------------------------------------------------------------------------ */

enum hub_rc merging_begin(struct merging *m, struct hub *h, hub_id homecoming,
    struct merge_done *out, struct hub_err *err)
{
    *m = (struct merging){.h = h,
        .s = h->store,
        .a = arena_create(),
        .scratch = arena_create(),
        .homecoming = homecoming,
        .hub = hub_default(h),
        .out = out};
    strmap_on(&m->touched, m->a);
    strmap_on(&m->met, m->a);
    m->kinds = arena_array(m->a, noun_count, sizeof *m->kinds);
    m->kind_caps = arena_array(m->a, noun_count, sizeof *m->kind_caps);
    return know_load(m->s, homecoming, m->a, &m->know, err);
}

void merging_end(struct merging *m)
{
    arena_destroy(m->scratch);
    arena_destroy(m->a);
}

static bool first_time(
    struct merging *m, struct strmap *map, const struct noun *n, hub_id row, const char *column)
{
    const char *key = arena_printf(m->scratch, "%s %lld %s", n->table, (long long)row.n, column);
    bool first = strmap_get(map, key, 0) == 0;
    strmap_put(map, key, 1);
    return first;
}

void merging_cell(struct merging *m, const struct noun *n, hub_id row, const char *column)
{
    if (first_time(m, &m->touched, n, row, column)) {
        arena_grow(m->a, &m->cells, m->cell_count, &m->cell_cap, sizeof *m->cells);
        m->cells[m->cell_count++] = (struct place){n, n->table, row, noun_field(n, column)->column};
    }
}

void merging_row(struct merging *m, const struct noun *n, hub_id row)
{
    if (first_time(m, &m->touched, n, row, REMOVED_AT)) {
        arena_grow(m->a, &m->rows, m->row_count, &m->row_cap, sizeof *m->rows);
        m->rows[m->row_count++] = (struct place){n, n->table, row, REMOVED_AT};
    }
}

enum { MET_ADDED = 1, MET_CHANGED, MET_REMOVED };

void merging_met(struct merging *m, const struct noun *n, hub_id row, char op)
{
    const char *key = arena_printf(m->scratch, "%s %lld", n->table, (long long)row.n);
    int64_t was = strmap_get(&m->met, key, 0);
    int64_t is = op == 'I' || was == MET_ADDED ? MET_ADDED : op == 'R' ? MET_REMOVED : MET_CHANGED;
    size_t at = 0;
    while (nouns[at] != n) {
        at++;
    }
    struct merge_kind *k = &m->kinds[at];
    if (was == 0) {
        k->noun = n;
        arena_grow(m->a, &k->ids, k->count, &m->kind_caps[at], sizeof *k->ids);
        k->ids[k->count++] = row;
    }
    int64_t *counts[] = {NULL, &k->added, &k->changed, &k->removed};
    *counts[is] += 1;
    if (was) {
        *counts[was] -= 1;
    }
    strmap_put(&m->met, key, is);
}

/* --- which steps -------------------------------------------------------------------------------- */

/*
 * A step of this hub itself that it does not know: it was restored, and lost it. Its number may stand
 * for another step by now, or will. So it goes by a site of its own, named after what it is: every
 * copy that brings it gives it the same.
 */
static const char LOST[] = "lost"; /* the mark of such a site */

struct fork {
    int64_t site, seq, instead;
    int64_t parent; /* the site of the step before it */
};

struct incoming {
    struct merge_steps steps; /* of the copy */
    bool *fresh;              /* not known here */
    int64_t *site;            /* as numbered here */
    struct merge_site *sites;
    size_t site_count;
    struct fork *forks;
    size_t fork_count, fork_cap;
};

static uint64_t mix(uint64_t hash, int64_t number)
{
    uint64_t n = (uint64_t)number;
    for (int i = 0; i < 8; i++) {
        hash = (hash ^ (n >> (8 * i) & 0xff)) * 1099511628211u; /* FNV-1a, 64 bits */
    }
    return hash;
}

static int64_t fork_site(const struct merge_step *t, int64_t before)
{
    const int64_t told[] = {
        before, t->site, t->seq, t->at.ms, t->lamport, t->person.n, t->record.n};
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        hash = mix(hash, told[i]);
    }
    return (int64_t)(hash >> 2) | 1;
}

static int64_t site_here(const struct incoming *in, int64_t site, int64_t seq)
{
    for (size_t i = 0; i < in->fork_count; i++) {
        if (in->forks[i].site == site && in->forks[i].seq == seq) {
            return in->forks[i].instead;
        }
    }
    return site;
}

/* Written by a hub under itself: an opening of a copy has the copy's mark. */
static bool is_of_hub(const struct incoming *in, int64_t site)
{
    for (size_t i = 0; i < in->site_count; i++) {
        if (in->sites[i].id == site) {
            return !in->sites[i].mark;
        }
    }
    return false;
}

static enum hub_rc sift_step(
    struct store *s, struct incoming *in, size_t i, struct arena *a, struct hub_err *err)
{
    struct merge_step t = in->steps.items[i];
    bool found = false, same = false;
    int64_t before = site_here(in, t.site, t.seq - 1);
    enum hub_rc rc = merge_step_known(s, &t, &found, &same, err);
    bool lost = !(found && same) && is_of_hub(in, t.site);
    if (rc == HUB_OK && (lost || before != t.site || (found && !same))) {
        arena_grow(a, &in->forks, in->fork_count, &in->fork_cap, sizeof *in->forks);
        in->forks[in->fork_count++] = (struct fork){t.site, t.seq, fork_site(&t, before), before};
        t.site = fork_site(&t, before);
        rc = merge_step_known(s, &t, &found, &same, err);
    }
    in->site[i] = t.site;
    in->fresh[i] = !found;
    return rc;
}

static enum hub_rc sift(
    struct store *s, struct store *pack, struct arena *a, struct incoming *in, struct hub_err *err)
{
    *in = (struct incoming){0};
    enum hub_rc rc = merge_sites(pack, a, &in->sites, &in->site_count, err);
    rc = rc == HUB_OK ? merge_steps_all(pack, a, &in->steps, err) : rc;
    in->fresh = arena_array(a, in->steps.count + 1, sizeof *in->fresh);
    in->site = arena_array(a, in->steps.count + 1, sizeof *in->site);
    for (size_t i = 0; rc == HUB_OK && i < in->steps.count; i++) {
        rc = sift_step(s, in, i, a, err);
    }
    return rc;
}

/* --- into the journal ------------------------------------------------------------------------------ */

static enum hub_rc bring_sites(struct merging *m, const struct incoming *in, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < in->site_count; i++) {
        struct merge_site site = in->sites[i];
        site.parent = site_here(in, site.parent, site.parent_seq);
        rc = merge_site_add(m->s, &site, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < in->fork_count; i++) {
        const struct fork *f = &in->forks[i];
        struct merge_site site = {
            f->instead, f->parent, f->seq - 1, clock_now(&m->h->clock), LOST, false};
        rc = merge_site_add(m->s, &site, err);
    }
    return rc;
}

/* Of a record that was erased here the step says no more than that there was one. */
static enum hub_rc forget_erased(struct merging *m, struct merge_step *t, struct hub_err *err)
{
    const struct noun *n = noun_find(t->noun);
    bool erased = false;
    enum hub_rc rc =
        n && id_known(t->record) ? erased_before(m->s, n->table, t->record, &erased, err) : HUB_OK;
    if (erased) {
        t->noun = NULL;
        t->record = ID_NONE;
    }
    return rc;
}

static enum hub_rc bring_steps(struct merging *m, struct incoming *in, struct hub_err *err)
{
    int64_t applied;
    enum hub_rc rc = merge_applied(m->s, &applied, err);
    for (size_t i = 0; rc == HUB_OK && i < in->steps.count; i++) {
        struct merge_step *t = &in->steps.items[i];
        struct merge_step here = *t;
        if (!in->fresh[i]) {
            continue;
        }
        t->applied = here.applied = ++applied;
        t->came = here.came = m->homecoming;
        here.site = in->site[i];
        here.undoes_site = site_here(in, t->undoes_site, t->undoes_seq);
        rc = forget_erased(m, &here, err);
        rc = rc == HUB_OK ? merge_step_add(m->s, &here, err) : rc;
    }
    return rc;
}

static enum hub_rc bring_lines(
    struct merging *m, struct store *pack, const struct incoming *in, size_t i, struct hub_err *err)
{
    struct merge_step here = in->steps.items[i];
    struct merge_changes_list lines;
    struct arena *a = arena_create();
    enum hub_rc rc = merge_lines(pack, here.site, here.seq, a, &lines, err);
    here.site = in->site[i];
    m->step = &here;
    m->adjusting = !know_counts_step(&m->know, here.site, here.seq, ID_NONE);
    m->out->steps += rc == HUB_OK && lines.count > 0;
    for (size_t k = 0; rc == HUB_OK && k < lines.count; k++) {
        rc = merge_line(m, &lines.items[k], err);
        arena_reset(m->scratch);
    }
    m->step = NULL;
    arena_destroy(a);
    return rc;
}

/* --- all of it -------------------------------------------------------------------------------------- */

/* Those changed, added, removed. */
static hub_id *in_order(struct merging *m, const struct merge_kind *k, struct arena *a)
{
    static const int64_t order[] = {MET_CHANGED, MET_ADDED, MET_REMOVED};
    hub_id *ids = arena_array(a, k->count, sizeof *ids);
    size_t count = 0;
    for (size_t o = 0; o < sizeof order / sizeof *order; o++) {
        for (size_t i = 0; i < k->count; i++) {
            const char *key =
                arena_printf(m->scratch, "%s %lld", k->noun->table, (long long)k->ids[i].n);
            if (strmap_get(&m->met, key, 0) == order[o]) {
                ids[count++] = k->ids[i];
            }
        }
    }
    return ids;
}

static void hand_out(struct merging *m, struct arena *a, struct merge_done *out)
{
    hub_id *questions = arena_array(a, out->question_count + 1, sizeof *questions);
    for (size_t i = 0; i < out->question_count; i++) {
        questions[i] = out->questions[i];
    }
    out->questions = questions;
    out->kinds = arena_array(a, noun_count, sizeof *out->kinds);
    for (size_t i = 0; i < noun_count; i++) {
        struct merge_kind k = m->kinds[i];
        if (!k.noun) {
            continue;
        }
        k.ids = in_order(m, &k, a);
        out->kinds[out->kind_count++] = k;
    }
}

/* Of the copy itself. */
static const char *mark_of(const struct incoming *in)
{
    const char *mark = NULL;
    for (size_t i = 0; i < in->site_count; i++) {
        mark = in->sites[i].own ? in->sites[i].mark : mark;
    }
    return mark;
}

static enum hub_rc bring(struct merging *m, struct store *pack, const struct person *holder,
    struct hub_err *err)
{
    struct incoming in;
    enum hub_rc rc = sift(m->s, pack, m->a, &in, err);
    rc = rc == HUB_OK ? bring_sites(m, &in, err) : rc;
    rc = rc == HUB_OK ? merge_scope_read(m, holder, mark_of(&in), err) : rc;
    rc = rc == HUB_OK ? bring_steps(m, &in, err) : rc;
    rc = rc == HUB_OK ? merge_wait_again(m->s, err) : rc; /* answers were taken back */
    rc = rc == HUB_OK ? know_load(m->s, m->homecoming, m->a, &m->know, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < in.steps.count; i++) {
        if (in.fresh[i]) {
            rc = bring_lines(m, pack, &in, i, err);
        }
    }
    return rc == HUB_OK ? merge_to_rest(m, err) : rc;
}

static enum hub_rc apply(struct hub *h, const struct merge_ask *ask, struct arena *a,
    struct merge_done *out, struct hub_err *err)
{
    struct merging m;
    struct person holder = {0};
    *out = (struct merge_done){0};
    enum hub_rc rc = merging_begin(&m, h, ask->homecoming, out, err);
    m.hub = id_known(ask->hub) ? ask->hub : m.hub;
    m.holder = id_known(ask->holder) ? ask->holder : h->person;
    rc = rc == HUB_OK ? record_get(m.s, &person_noun, m.holder, m.a, &holder, err) : rc;
    m.role = holder.role ? holder.role : "";
    rc = rc == HUB_OK ? bring(&m, ask->pack, &holder, err) : rc;
    rc = rc == HUB_OK ? store_came_before(h->store, err) : rc;
    hand_out(&m, a, out);
    merging_end(&m);
    return rc;
}

/* Known is what anybody did, seen by who brings it home or not. */
enum hub_rc merge_apply(struct hub *h, const struct merge_ask *ask, struct arena *a,
    struct merge_done *out, struct hub_err *err)
{
    sight_pause(h->store);
    enum hub_rc rc = apply(h, ask, a, out, err);
    sight_resume(h->store);
    return rc;
}

/* --- looking first ------------------------------------------------------------------------------------ */

/* An opening of the same file came home, of which the copy knows nothing. */
static bool was_copied(const struct merge_site *here, size_t here_count,
    const struct merge_site *there, size_t there_count)
{
    const char *mark = NULL;
    for (size_t i = 0; i < there_count; i++) {
        mark = there[i].own ? there[i].mark : mark;
    }
    for (size_t i = 0; mark && i < here_count; i++) {
        bool known = !str_eq(here[i].mark, mark);
        for (size_t k = 0; k < there_count && !known; k++) {
            known = there[k].id == here[i].id;
        }
        if (!known) {
            return true;
        }
    }
    return false;
}

static enum hub_rc look_at_lines(struct hub *h, struct store *pack, const struct merge_step *t,
    struct merge_facts *out, struct hub_err *err)
{
    struct merge_changes_list lines;
    struct arena *a = arena_create();
    enum hub_rc rc = merge_lines(pack, t->site, t->seq, a, &lines, err);
    out->steps += rc == HUB_OK && lines.count > 0;
    for (size_t i = 0; rc == HUB_OK && i < lines.count; i++) {
        const struct noun *n = noun_of_table(lines.items[i].table);
        struct cell_value v;
        bool there, removed;
        if (lines.items[i].op == 'R' && n) {
            rc = merge_cell(
                h->store, n, lines.items[i].row, REMOVED_AT, a, &v, &there, &removed, err);
            out->removes += rc == HUB_OK && there && !removed;
        }
    }
    arena_destroy(a);
    return rc;
}

static enum hub_rc count_families(
    struct hub *h, struct store *pack, struct merge_facts *out, struct hub_err *err)
{
    struct record_query q = {0};
    const struct noun *family = noun_find("family");
    enum hub_rc rc = record_count(pack, family, &q, &out->families, err);
    return rc == HUB_OK ? record_count(h->store, family, &q, &out->families_home, err) : rc;
}

/* As far as it matters: counting all takes long in a large file. */
static enum hub_rc count_records(struct hub *h, struct merge_facts *out, struct hub_err *err)
{
    struct record_query q = {0};
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < noun_count && out->records < out->removes * MERGE_PART; i++) {
        int64_t count = 0;
        if (!merge_kept(nouns[i])) {
            rc = record_count(h->store, nouns[i], &q, &count, err);
            out->records += count;
        }
    }
    return rc;
}

static enum hub_rc look(
    struct hub *h, struct store *pack, struct merge_facts *out, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct incoming in;
    struct merge_site *here;
    size_t here_count;
    *out = (struct merge_facts){.newest = STAMP_NONE};
    enum hub_rc rc = sift(h->store, pack, a, &in, err);
    rc = rc == HUB_OK ? merge_sites(h->store, a, &here, &here_count, err) : rc;
    rc = rc == HUB_OK ? count_families(h, pack, out, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < in.steps.count; i++) {
        const struct merge_step *t = &in.steps.items[i];
        bool later = !stamp_known(out->newest) || t->at.ms > out->newest.ms;
        out->newest = later ? t->at : out->newest;
        if (!in.fresh[i]) {
            continue;
        }
        out->lost += in.site[i] != t->site;
        rc = look_at_lines(h, pack, t, out, err);
    }
    rc = rc == HUB_OK ? count_records(h, out, err) : rc;
    out->copied = rc == HUB_OK && was_copied(here, here_count, in.sites, in.site_count);
    arena_destroy(a);
    return rc;
}

enum hub_rc merge_look(
    struct hub *h, struct store *pack, struct merge_facts *out, struct hub_err *err)
{
    sight_pause(h->store);
    enum hub_rc rc = look(h, pack, out, err);
    sight_resume(h->store);
    return rc;
}

enum hub_rc merge_new_site(struct hub *h, struct hub_err *err)
{
    return store_new_site(h->store, NULL, err);
}
