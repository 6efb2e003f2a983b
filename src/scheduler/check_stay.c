/* SPDX-License-Identifier: MIT */
/*
 * One stay checked: the stays it can meet are copied and checked like a rota of their own. Those
 * are its family's and its children's, for what is counted in twelve months; the home's as far as
 * they hang together without some clear days, and those a helper's days are counted in; those of
 * other homes around its weekend, for families kept apart.
 */
#include "run_priv.h"

#include <string.h>

enum { CLEAR_DAYS = 4, WEEK = 7 };

struct around {
    const struct rota_facts *whole;
    int32_t stay, home;
    int32_t from, to;   /* days of the home that hang together, with room */
    int32_t first, last; /* of the stay itself */
    bool *near;         /* by stay */
    bool *kid;          /* by child: comes with the stay */
    int32_t *origin;    /* by stay of the copy: the caller's */
};

static int32_t first_day(const struct rota_stay *s)
{
    return wall_date(s->arrive).d;
}

static int32_t last_day(const struct rota_stay *s)
{
    return wall_date(s->leave).d;
}

static bool at_home(const struct around *r, const struct rota_stay *s)
{
    return s->host >= 0 && r->whole->hosts[s->host].home == r->home;
}

/* From..to grows over every stay of the home that lies within the clear days of it. */
static void reach_out(struct around *r)
{
    for (bool grown = true; grown;) {
        grown = false;
        for (int32_t i = 0; i < r->whole->stay_count; i++) {
            const struct rota_stay *s = &r->whole->stays[i];
            int32_t first = first_day(s), last = last_day(s);
            if (!at_home(r, s) || first > r->to + CLEAR_DAYS || last < r->from - CLEAR_DAYS) {
                continue;
            }
            grown = grown || first < r->from || last > r->to;
            r->from = first < r->from ? first : r->from;
            r->to = last > r->to ? last : r->to;
        }
    }
}

static bool meets(const struct rota_stay *s, int32_t from, int32_t to)
{
    return first_day(s) <= to && last_day(s) >= from;
}

static bool has_helper(const struct around *r)
{
    bool found = false;
    for (int32_t i = 0; i < r->whole->person_count; i++) {
        found = found || (r->whole->people[i].home == r->home && r->whole->people[i].helper);
    }
    return found;
}

/* Somebody of this family is kept apart from others. */
static bool is_kept_apart(const struct around *r)
{
    const struct rota_facts *w = r->whole;
    int32_t family = w->stays[r->stay].family;
    bool found = false;
    for (int32_t i = 0; i < w->apart_count; i++) {
        const struct rota_apart *p = &w->aparts[i];
        found = found || p->family == family || p->other_family == family ||
                (p->child >= 0 && (r->kid[p->child] || r->kid[p->other_child]));
    }
    return found;
}

static void mark_near(struct around *r, const struct policy *p)
{
    const struct rota_facts *w = r->whole;
    int32_t hub = w->families[w->stays[r->stay].family].hub;
    int32_t room = CLEAR_DAYS + (has_helper(r) ? p->helper_window : 0);
    for (int32_t i = 0; i < w->stay_child_count; i++) {
        r->kid[w->stay_children[i].child] |= w->stay_children[i].stay == r->stay;
    }
    bool apart = is_kept_apart(r);
    for (int32_t i = 0; i < w->stay_count; i++) {
        const struct rota_stay *s = &w->stays[i];
        bool home = at_home(r, s) && meets(s, r->from - room, r->to + room);
        bool weekend = apart && meets(s, r->first - WEEK, r->last + WEEK);
        r->near[i] = w->families[s->family].hub == hub &&
                     (s->family == w->stays[r->stay].family || home || weekend);
    }
    for (int32_t i = 0; i < w->stay_child_count; i++) {
        r->near[w->stay_children[i].stay] |= r->kid[w->stay_children[i].child];
    }
}

/* The facts with those stays only, and what hangs on them; `stay` becomes its place among them. */
static struct rota_facts copy_near(struct around *r, int32_t *stay, struct arena *a)
{
    const struct rota_facts *w = r->whole;
    struct rota_facts f = *w;
    int32_t *copy_of = arena_array(a, (size_t)w->stay_count + 1, sizeof *copy_of);
    struct rota_stay *stays = arena_array(a, (size_t)w->stay_count + 1, sizeof *stays);
    struct rota_stay_child *kids = arena_array(a, (size_t)w->stay_child_count + 1, sizeof *kids);
    struct rota_override *overs = arena_array(a, (size_t)w->override_count + 1, sizeof *overs);
    f.stay_count = f.stay_child_count = f.override_count = 0;
    r->origin = arena_array(a, (size_t)w->stay_count + 1, sizeof *r->origin);
    for (int32_t i = 0; i < w->stay_count; i++) {
        copy_of[i] = f.stay_count;
        if (r->near[i]) {
            r->origin[f.stay_count] = i;
            stays[f.stay_count++] = w->stays[i];
        }
    }
    for (int32_t i = 0; i < w->stay_child_count; i++) {
        if (r->near[w->stay_children[i].stay]) {
            kids[f.stay_child_count] = w->stay_children[i];
            kids[f.stay_child_count++].stay = copy_of[w->stay_children[i].stay];
        }
    }
    for (int32_t i = 0; i < w->override_count; i++) {
        if (r->near[w->overrides[i].stay]) {
            overs[f.override_count] = w->overrides[i];
            overs[f.override_count++].stay = copy_of[w->overrides[i].stay];
        }
    }
    f.stays = stays;
    f.stay_children = kids;
    f.overrides = overs;
    *stay = copy_of[r->stay];
    return f;
}

static bool is_about(const struct finding *f, int32_t stay)
{
    for (int32_t i = 0; i < f->stay_count; i++) {
        if (f->stays[i] == stay) {
            return true;
        }
    }
    return false;
}

/* What this stay alone lacks. */
static void keep_lacks(struct finding *f, int32_t at, struct arena *a)
{
    int32_t *lacks = arena_array(a, 1, sizeof *lacks);
    for (int32_t i = 0; i < f->stay_count; i++) {
        *lacks = f->stays[i] == at ? f->lacks[i] : *lacks;
    }
    f->lacks = lacks;
    f->numbers[1] = *lacks;
}

/* Papers are asked for by each stay: told for this one, owed while it waits. */
static bool is_gathered(const struct finding *f)
{
    bool rooms_not_known = f->rule == 21 && f->numbers[2];
    return rooms_not_known || (rule_find(f->rule)->flags & RULE_RECORD);
}

static void tell_gathered(const struct around *r, struct finding *f, struct arena *a)
{
    const struct rota_stay *s = &r->whole->stays[r->stay];
    int32_t *stays = arena_array(a, 1, sizeof *stays);
    bool waits = s->status == STATUS_DRAFT || s->kind == KIND_EMERGENCY;
    *stays = r->stay;
    f->stays = stays;
    f->stay_count = 1;
    f->stay = r->stay;
    f->from.d = r->first;
    f->to.d = r->last;
    if (f->rule == 21) {
        return;
    }
    f->numbers[0] = 1;
    f->level = f->level == LEVEL_WARN ? LEVEL_WARN : waits ? LEVEL_OWED : LEVEL_HARD;
}

/* Indexes of the copy become the caller's. */
static void map_back(const struct around *r, struct finding *f, struct arena *a)
{
    int32_t *stays = arena_array(a, (size_t)f->stay_count + 1, sizeof *stays);
    for (int32_t i = 0; i < f->stay_count; i++) {
        stays[i] = r->origin[f->stays[i]];
    }
    f->stays = stays;
    f->stay = f->stay < 0 ? f->stay : r->origin[f->stay];
    f->other_stay = f->other_stay < 0 ? f->other_stay : r->origin[f->other_stay];
}

/* An override of the copy is the caller's row of the same rule, stay and mark. */
static int32_t override_of(const struct around *r, const struct rota_override *o)
{
    for (int32_t i = 0; i < r->whole->override_count; i++) {
        const struct rota_override *w = &r->whole->overrides[i];
        if (w->rule == o->rule && w->stay == r->origin[o->stay] &&
            w->facts_hash == o->facts_hash) {
            return i;
        }
    }
    return -1;
}

static void keep_own(const struct around *r, const struct rota_facts *copy, int32_t stay,
    const struct findings *all, struct arena *a, struct findings *out)
{
    out->items = arena_array(a, all->count + 1, sizeof *out->items);
    for (size_t i = 0; i < all->count; i++) {
        struct finding f = all->items[i];
        if (!is_about(&f, stay)) {
            continue;
        }
        f.override = f.override < 0 ? -1 : override_of(r, &copy->overrides[f.override]);
        if (is_gathered(&f)) {
            if (f.lacks) {
                keep_lacks(&f, stay, a);
            }
            tell_gathered(r, &f, a);
        } else {
            map_back(r, &f, a);
        }
        out->items[out->count++] = f;
    }
    out->cap = all->count + 1;
}

void rota_check_stay(const struct rota_facts *facts, const struct policy *policy, int32_t stay,
    struct arena *a, struct findings *out)
{
    const struct rota_stay *s = &facts->stays[stay];
    struct arena *scratch = arena_create();
    struct findings all;
    *out = (struct findings){0};
    if (s->host >= 0 && s->leave.min > s->arrive.min) {
        struct around r = {.whole = facts,
            .stay = stay,
            .home = facts->hosts[s->host].home,
            .from = first_day(s),
            .to = last_day(s),
            .first = first_day(s),
            .last = last_day(s),
            .near = arena_array(scratch, (size_t)facts->stay_count + 1, sizeof *r.near),
            .kid = arena_array(scratch, (size_t)facts->child_count + 1, sizeof *r.kid)};
        int32_t at;
        reach_out(&r);
        mark_near(&r, policy);
        struct rota_facts copy = copy_near(&r, &at, scratch);
        rota_check_rules(&copy, policy, DATE_NONE, DATE_NONE, 0, a, &all);
        keep_own(&r, &copy, at, &all, a, out);
    }
    arena_destroy(scratch);
}
