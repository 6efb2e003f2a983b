/* SPDX-License-Identifier: MIT */
/*
 * The nearest changes that put a finding right. Each idea (a stay, a host, some
 * weeks later, or on a date they asked for) is first sifted cheaply, then tried: the hub's stays around it are
 * copied, changed and checked again.
 */
#include "sift_priv.h"

#include <stdlib.h>

enum {
    WEEKS_MAX = 12,      /* how far ahead other dates are looked for */
    TRIES_MAX = 48,      /* full checks a finding may cost */
    DAYS_AROUND = 800,   /* what rules 5 and 7 can look back on, and more */
    COST_RATHER_NOT = 6, /* in weeks */
    COST_LIKES = -4,
    COST_CHOICE = -40, /* a date they asked for comes before all others; */
    COST_CHOICES = 13, /* of two the one they would like better */
    COST_STRANGER = 2,
    COST_NEXT_STAY = 1,
};

struct idea {
    int32_t stay, host; /* stay in the copy */
    int32_t days, cost, rank; /* days: later, or earlier */
};

struct attempt {
    const struct rota_facts *whole;
    const struct policy *policy;
    const struct finding *finding; /* in the caller's facts */
    int32_t own;                   /* the caller's stay that is to pass, whatever else stands; -1: all */
    struct arena *a;               /* scratch */
    struct rota_facts facts;       /* the copy */
    struct rota_stay *stays;
    int32_t *origin;  /* by stay of the copy: the caller's */
    int32_t *kids;    /* by stay of the copy: how many come */
    struct sift sift; /* the copy */
    int32_t *copy_of; /* by the caller's stay, -1: not copied */
    struct findings before;
    struct idea *ideas;
    size_t idea_count, idea_cap;
    int tries;
};

/* --- the copy --- */

static bool stay_near(const struct attempt *t, const struct rota_stay *s)
{
    int32_t day = wall_date(s->arrive).d;
    return t->whole->families[s->family].hub == t->finding->hub &&
           day >= t->finding->from.d - DAYS_AROUND && day <= t->finding->to.d + DAYS_AROUND;
}

static void copy_stays(struct attempt *t)
{
    const struct rota_facts *w = t->whole;
    int32_t n = 0, kids = 0;
    t->copy_of = arena_array(t->a, (size_t)w->stay_count + 1, sizeof *t->copy_of);
    for (int32_t i = 0; i < w->stay_count; i++) {
        t->copy_of[i] = stay_near(t, &w->stays[i]) ? n++ : -1;
    }
    t->stays = arena_array(t->a, (size_t)n + 1, sizeof *t->stays);
    t->origin = arena_array(t->a, (size_t)n + 1, sizeof *t->origin);
    for (int32_t i = 0; i < w->stay_count; i++) {
        if (t->copy_of[i] < 0) {
            continue;
        }
        t->stays[t->copy_of[i]] = w->stays[i];
        t->origin[t->copy_of[i]] = i;
    }
    for (int32_t i = 0; i < w->stay_child_count; i++) {
        kids += t->copy_of[w->stay_children[i].stay] >= 0;
    }
    struct rota_stay_child *rows = arena_array(t->a, (size_t)kids + 1, sizeof *rows);
    t->kids = arena_array(t->a, (size_t)n + 1, sizeof *t->kids);
    kids = 0;
    for (int32_t i = 0; i < w->stay_child_count; i++) {
        struct rota_stay_child row = w->stay_children[i];
        row.stay = t->copy_of[row.stay];
        if (row.stay < 0) {
            continue;
        }
        rows[kids++] = row;
        t->kids[row.stay]++;
    }
    t->facts = *w;
    t->facts.stays = t->stays;
    t->facts.stay_count = n;
    t->facts.stay_children = rows;
    t->facts.stay_child_count = kids;
    t->facts.override_count = 0;
}

/* --- ideas --- */

/* What the family says of the weekend, in weeks; INT32_MAX when it cannot. */
static int32_t wish_cost(const struct attempt *t, int32_t family, int32_t friday)
{
    switch (sift_wish(&t->sift, family, friday)) {
    case WISH_CANNOT:
        return INT32_MAX;
    case WISH_LIKES:
        return COST_LIKES;
    case WISH_RATHER_NOT:
        return COST_RATHER_NOT;
    default:
        return 0;
    }
}

static int32_t host_cost(const struct attempt *t, int32_t family, int32_t host)
{
    switch (sift_link(&t->sift, family, host)) {
    case LINK_NOT_WITH:
        return INT32_MAX;
    case LINK_KNOWS:
        return 0;
    default:
        return COST_STRANGER;
    }
}

static struct sift_stay moved(const struct attempt *t, int32_t stay)
{
    return (struct sift_stay){stay, t->facts.stays[stay].family, t->kids[stay]};
}

/* Room on that weekend for the children of the stay, and the family's gap to its other stays. */
static bool weekend_open(const struct attempt *t, int32_t stay, int32_t friday)
{
    struct sift_stay m = moved(t, stay);
    return !sift_too_near(&t->sift, &m, friday) && !sift_weekend_full(&t->sift, &m, friday);
}

/* Beds enough on each of the nights, by number alone: most ideas end here. */
static bool beds_free(const struct attempt *t, int32_t stay, int32_t host, int32_t later)
{
    const struct rota_stay *s = &t->facts.stays[stay];
    struct sift_stay m = moved(t, stay);
    return sift_beds_left(&t->sift, &m, host, wall_date(s->arrive).d + later,
               wall_date(s->leave).d + later) >= 0;
}

static void idea_add(struct attempt *t, struct idea idea)
{
    arena_grow(t->a, &t->ideas, t->idea_count, &t->idea_cap, sizeof *t->ideas);
    t->ideas[t->idea_count++] = idea;
}

static void ideas_for_date(struct attempt *t, int32_t stay, int32_t days, int32_t cost)
{
    const struct rota_facts *f = &t->facts;
    const struct rota_stay *s = &f->stays[stay];
    for (int32_t host = 0; host < f->host_count; host++) {
        int32_t stranger = host_cost(t, s->family, host);
        if (f->hosts[host].hub != t->finding->hub || stranger == INT32_MAX ||
            (days == 0 && host == s->host)) {
            continue;
        }
        idea_add(t, (struct idea){stay, host, days,
                        cost + abs(days) / 7 + (host == s->host ? 0 : stranger), f->hosts[host].rank});
    }
}

static void ideas_later(struct attempt *t, int32_t stay, int32_t days, int32_t cost)
{
    const struct rota_stay *s = &t->facts.stays[stay];
    int64_t shift = (int64_t)days * MINUTES_A_DAY;
    int32_t friday = sift_friday((hub_wall){s->arrive.min + shift});
    int32_t wish = wish_cost(t, s->family, friday);
    if (wish != INT32_MAX && weekend_open(t, stay, friday)) {
        ideas_for_date(t, stay, days, cost + wish);
    }
}

/* Days from the stay to a date they asked for, ahead and not too far; 0: none. */
static int32_t days_to_choice(const struct attempt *t, const struct rota_stay *s, int choice)
{
    hub_date day = s->prefer[choice], today = t->facts.today;
    int32_t days = date_known(day) ? day.d - wall_date(s->arrive).d : 0;
    bool past = date_known(today) && date_known(day) && day.d < today.d;
    return past || abs(days) > 7 * WEEKS_MAX ? 0 : days;
}

static bool is_choice(const struct attempt *t, const struct rota_stay *s, int32_t days)
{
    for (int i = 0; i < 3; i++) {
        if (days_to_choice(t, s, i) == days) {
            return true;
        }
    }
    return false;
}

static void ideas_for_stay(struct attempt *t, int32_t stay, int32_t cost)
{
    const struct rota_stay *s = &t->facts.stays[stay];
    ideas_for_date(t, stay, 0, cost);
    if (s->kind == KIND_EMERGENCY) {
        return;
    }
    for (int i = 0; i < 3; i++) {
        int32_t days = days_to_choice(t, s, i);
        if (days != 0) {
            ideas_later(t, stay, days, cost + COST_CHOICE + COST_CHOICES * i - abs(days) / 7);
        }
    }
    for (int32_t days = 7; days <= 7 * WEEKS_MAX; days += 7) {
        if (!is_choice(t, s, days)) {
            ideas_later(t, stay, days, cost);
        }
    }
}

static int idea_compare(const void *pa, const void *pb)
{
    const struct idea *a = pa, *b = pb;
    if ((a->days == 0) != (b->days == 0)) {
        return a->days == 0 ? -1 : 1;
    }
    if (a->cost != b->cost) {
        return a->cost < b->cost ? -1 : 1;
    }
    if (a->days != b->days) {
        return a->days < b->days ? -1 : 1;
    }
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

/* The finding's own stay first, then the others from the last to arrive. */
static void ideas_gather(struct attempt *t)
{
    const struct finding *f = t->finding;
    int32_t cost = COST_NEXT_STAY;
    for (int32_t i = f->stay_count - 1; i >= 0; i--) {
        int32_t stay = t->copy_of[f->stays[i]];
        bool open = t->whole->stays[f->stays[i]].status != STATUS_HAPPENED;
        if (stay < 0 || !open || (t->own >= 0 && t->own != f->stays[i])) {
            continue;
        }
        ideas_for_stay(t, stay, f->stays[i] == f->stay ? 0 : cost);
        cost += f->stays[i] == f->stay ? 0 : COST_NEXT_STAY;
    }
    if (t->idea_count > 0) {
        qsort(t->ideas, t->idea_count, sizeof *t->ideas, idea_compare);
    }
}

/* --- trying --- */

static bool must_fix(const struct finding *f)
{
    return f->level != LEVEL_WARN;
}

static bool about(const struct finding *f, int32_t stay)
{
    for (int32_t i = 0; i < f->stay_count; i++) {
        if (f->stays[i] == stay) {
            return true;
        }
    }
    return false;
}

/* The same trouble, no less bad, as one that was there before the change, or what is left of it. */
static bool was_there(const struct attempt *t, const struct finding *f)
{
    for (size_t i = 0; i < t->before.count; i++) {
        const struct finding *b = &t->before.items[i];
        bool same = b->rule == f->rule && b->stay_count >= f->stay_count &&
                    (must_fix(b) || !must_fix(f));
        for (int32_t k = 0; k < f->stay_count && same; k++) {
            same = about(b, f->stays[k]);
        }
        if (same) {
            return true;
        }
    }
    return false;
}

/* For a must-fix only must-fixes are looked at; for what is to be checked those of its kind too. */
static unsigned flags_of(const struct attempt *t)
{
    return must_fix(t->finding) ? RULE_MOVE : RULE_PLACE;
}

/* Still what it was about: the same rule between some of the same stays at the same time. */
static bool still_there(const struct attempt *t, const struct finding *f)
{
    const struct finding *was = t->finding;
    if (f->rule != was->rule || f->from.d > was->to.d || f->to.d < was->from.d) {
        return false;
    }
    for (int32_t i = 0; i < was->stay_count; i++) {
        if (t->copy_of[was->stays[i]] >= 0 && about(f, t->copy_of[was->stays[i]])) {
            return true;
        }
    }
    return false;
}

/* What stands after a change may stand: it brings nothing new, and what it is for is gone. */
static bool is_fine(const struct attempt *t, const struct finding *f, int32_t stay)
{
    bool mine = about(f, stay), old = was_there(t, f);
    if (must_fix(f)) {
        return !mine && old && (t->own >= 0 || !still_there(t, f));
    }
    if (must_fix(t->finding)) {
        return true;
    }
    return old && !(f->rule == t->finding->rule && (mine || still_there(t, f)));
}

static bool idea_passes(struct attempt *t, const struct idea *idea)
{
    struct findings after;
    struct arena *a = arena_create();
    struct rota_stay *s = &t->stays[idea->stay], kept = *s;
    int64_t shift = (int64_t)idea->days * MINUTES_A_DAY;
    s->host = idea->host;
    s->arrive.min += shift;
    s->leave.min += shift;
    rota_check_rules(&t->facts, t->policy, DATE_NONE, DATE_NONE, flags_of(t), a, &after);
    bool good = true;
    for (size_t i = 0; i < after.count && good; i++) {
        good = is_fine(t, &after.items[i], idea->stay);
    }
    *s = kept;
    arena_destroy(a);
    return good;
}

static struct fix fix_of(const struct attempt *t, const struct idea *idea)
{
    const struct rota_stay *s = &t->stays[idea->stay];
    int64_t shift = (int64_t)idea->days * MINUTES_A_DAY;
    return (struct fix){t->origin[idea->stay], idea->host, {s->arrive.min + shift},
        {s->leave.min + shift}, idea->days == 0};
}

/* The same dates get the better half, so that a carer sees both kinds. */
static void ideas_try(struct attempt *t, size_t max, struct fixes *out)
{
    for (size_t i = 0; i < t->idea_count && out->count < max && t->tries < TRIES_MAX; i++) {
        const struct idea *idea = &t->ideas[i];
        if (idea->days == 0 && (out->count >= (max + 1) / 2 || t->tries >= TRIES_MAX / 2)) {
            continue;
        }
        if (!beds_free(t, idea->stay, idea->host, idea->days)) {
            continue;
        }
        t->tries++;
        if (idea_passes(t, idea)) {
            out->items[out->count++] = fix_of(t, idea);
        }
    }
}

static void fixes_find(const struct rota_facts *facts, const struct policy *policy,
    const struct finding *f, int32_t own, size_t max, struct arena *a, struct fixes *out)
{
    const struct rule *rule = rule_find(f->rule);
    *out = (struct fixes){arena_array(a, max + 1, sizeof *out->items), 0};
    bool rooms_not_known = f->rule == 21 && f->numbers[2];
    if (!rule || !(rule->flags & (must_fix(f) ? RULE_MOVE : RULE_PLACE)) || rooms_not_known ||
        f->stay_count == 0) {
        return;
    }
    struct attempt t = {.whole = facts, .policy = policy, .finding = f, .own = own, .a = arena_create()};
    copy_stays(&t);
    t.sift = (struct sift){&t.facts, policy, t.kids, f->hub};
    ideas_gather(&t);
    rota_check_rules(&t.facts, policy, DATE_NONE, DATE_NONE, flags_of(&t), t.a, &t.before);
    ideas_try(&t, max, out);
    arena_destroy(t.a);
}

void rota_fixes(const struct rota_facts *facts, const struct policy *policy,
    const struct finding *f, size_t max, struct arena *a, struct fixes *out)
{
    fixes_find(facts, policy, f, -1, max, a, out);
}

void rota_fixes_of(const struct rota_facts *facts, const struct policy *policy,
    const struct finding *f, int32_t stay, size_t max, struct arena *a, struct fixes *out)
{
    fixes_find(facts, policy, f, stay, max, a, out);
}
