/* SPDX-License-Identifier: MIT */
/*
 * Dates for one family. Each date and host is put into a small copy of the
 * facts, the family's own stays and what is near the date, and checked there
 * by the same rules as ever.
 */
#include "offer_priv.h"

#include <stdlib.h>

enum {
    DAYS_NEAR = 62, /* other families' stays: rest, nights in a row, who sleeps beside whom */
    DAYS_LOOKED_BACK = 800, /* the family's own: what rules 5 and 7 look back on, and more */
};

/* --- who would come, and what the hosts have already --- */

static void count_kids(struct offering *o)
{
    const struct rota_facts *f = o->whole;
    int32_t *kids = arena_array(o->scratch, (size_t)f->stay_count + 1, sizeof *kids);
    for (int32_t i = 0; i < f->stay_child_count; i++) {
        kids[f->stay_children[i].stay]++;
    }
    o->sift = (struct sift){f, o->policy, kids, f->families[o->ask->family].hub};
}

static void name_coming(struct offering *o)
{
    const struct rota_facts *f = o->whole;
    o->coming = o->ask->children;
    o->coming_count = o->ask->child_count;
    if (o->coming_count == 0) {
        int32_t *all = arena_array(o->scratch, (size_t)f->child_count + 1, sizeof *all);
        for (int32_t i = 0; i < f->child_count; i++) {
            if (f->children[i].family == o->ask->family) {
                all[o->coming_count++] = i;
            }
        }
        o->coming = all;
    }
    o->stay = (struct sift_stay){o->ask->instead_of, o->ask->family, o->coming_count};
}

/* --- the small copy with the new stay in it --- */

static bool copied(const struct offering *o, int32_t stay, const struct rota_stay *new)
{
    const struct rota_stay *s = &o->whole->stays[stay];
    int32_t day = wall_date(s->arrive).d, around = wall_date(new->arrive).d;
    int32_t near = s->family == o->ask->family ? DAYS_LOOKED_BACK : DAYS_NEAR;
    return stay != o->ask->instead_of && sift_takes_bed(s) && abs(day - around) <= near &&
           o->whole->families[s->family].hub == o->sift.hub;
}

static struct rota_stay_child child_row(int32_t stay, int32_t child)
{
    return (struct rota_stay_child){.stay = stay, .child = child, .bed = -1};
}

/* The new stay is the last. */
static struct rota_facts copy_with(
    const struct offering *o, const struct rota_stay *new, struct arena *a)
{
    const struct rota_facts *w = o->whole;
    struct rota_stay *stays = arena_array(a, (size_t)w->stay_count + 1, sizeof *stays);
    int32_t *copy_of = arena_array(a, (size_t)w->stay_count + 1, sizeof *copy_of);
    struct rota_stay_child *rows =
        arena_array(a, (size_t)w->stay_child_count + (size_t)o->coming_count + 1, sizeof *rows);
    struct rota_facts f = *w;
    f.stay_count = f.stay_child_count = f.override_count = 0;
    for (int32_t i = 0; i < w->stay_count; i++) {
        copy_of[i] = copied(o, i, new) ? f.stay_count : -1;
        stays[f.stay_count] = w->stays[i];
        f.stay_count += copy_of[i] >= 0;
    }
    for (int32_t i = 0; i < w->stay_child_count; i++) {
        rows[f.stay_child_count] = w->stay_children[i];
        rows[f.stay_child_count].stay = copy_of[w->stay_children[i].stay];
        f.stay_child_count += rows[f.stay_child_count].stay >= 0;
    }
    for (int32_t i = 0; i < o->coming_count; i++) {
        rows[f.stay_child_count++] = child_row(f.stay_count, o->coming[i]);
    }
    stays[f.stay_count++] = *new;
    f.stays = stays;
    f.stay_children = rows;
    return f;
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

/* The same trouble of the same child or family before the new stay. */
static bool was_there(const struct offering *o, const struct finding *f)
{
    for (size_t i = 0; i < o->before.count; i++) {
        const struct finding *b = &o->before.items[i];
        if (b->rule == f->rule && b->level == f->level && b->family == f->family &&
            b->child == f->child && b->from.d <= f->to.d && b->to.d >= f->from.d) {
            return true;
        }
    }
    return false;
}

/* Papers can be put right before the stay is agreed; a bed that is not there cannot. */
static bool papers(const struct finding *f)
{
    return rule_find(f->rule)->flags & RULE_RECORD;
}

/* The first must-fix that the new stay brings; NULL: none. */
static const struct finding *brought(
    const struct offering *o, const struct findings *found, int32_t new)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct finding *f = &found->items[i];
        bool theirs = f->family == o->ask->family && !was_there(o, f);
        if (f->level != LEVEL_WARN && !papers(f) && (about(f, new) || theirs)) {
            return f;
        }
    }
    return NULL;
}

/* --- one date with one host --- */

static void refuse(struct offering *o, struct offer_refusal r)
{
    struct offers *out = o->out;
    arena_grow(o->a, &out->refusals, out->refusal_count, &o->refusal_cap, sizeof *out->refusals);
    out->refusals[out->refusal_count++] = r;
}

static struct rota_stay stay_on(const struct offering *o, int32_t host, hub_date day)
{
    const struct offer_ask *ask = o->ask;
    return (struct rota_stay){.id = -1,
        .family = ask->family,
        .host = host,
        .arrive = wall_at(day, ask->arrive_min),
        .leave = wall_at(date_add(day, ask->nights), ask->leave_min),
        .status = STATUS_DRAFT,
        .basis = ask->basis,
        .nation = ask->nation,
        .elsewhere = ANSWER_NO,
        .parents_far = ANSWER_NO};
}

static void keep_notes(struct offering *o, struct offer *out, const struct findings *found,
    int32_t new, const struct rota_facts *copy)
{
    struct offer_note *notes = arena_array(o->a, found->count + 1, sizeof *notes);
    for (size_t i = 0; i < found->count; i++) {
        const struct finding *f = &found->items[i];
        if (about(f, new)) {
            enum rule_level level = f->level == LEVEL_HARD ? LEVEL_OWED : f->level;
            notes[out->note_count++] =
                (struct offer_note){f->rule, level, finding_line(f, copy, o->names, o->a)};
        }
    }
    out->notes = notes;
}

/* Whether it may be offered; else why not. */
static bool try_date(
    struct offering *o, int32_t host, hub_date day, struct offer *offer, struct offer_refusal *no)
{
    struct rota_stay s = stay_on(o, host, day);
    int32_t friday = sift_friday(s.arrive);
    *no = (struct offer_refusal){.host = host, .arrive = day, .why = NO_HOST};
    if (offer_host_done(o, host, friday)) {
        return false;
    }
    struct arena *a = arena_create();
    struct rota_facts copy = copy_with(o, &s, a);
    struct findings found;
    rota_check_rules(&copy, o->policy, DATE_NONE, DATE_NONE, 0, a, &found);
    int32_t new = copy.stay_count - 1;
    const struct finding *must = brought(o, &found, new);
    if (must) {
        no->why = NO_RULE;
        no->rule = must->rule;
        no->line = finding_line(must, &copy, o->names, o->a);
    } else {
        struct offer notes = {0};
        keep_notes(o, &notes, &found, new, &copy);
        *offer = offer_weighed(o, &s, friday, notes);
    }
    arena_destroy(a);
    return !must;
}

/* --- a week: the best of its days with each host --- */

/* Weekends; in the school holidays any other day too. One night may begin on a Saturday. */
static bool may_begin(const struct offering *o, hub_date day)
{
    int weekday = date_weekday(day);
    return weekday == FRI || (weekday == SAT && o->ask->nights == 1) ||
           (weekday != SAT && offer_in_holidays(o, day, date_add(day, o->ask->nights)));
}

static void keep_offer(struct offering *o, const struct offer *offer)
{
    struct offers *out = o->out;
    arena_grow(o->a, &out->items, out->count, &o->cap, sizeof *out->items);
    out->items[out->count++] = *offer;
}

static void offer_host(struct offering *o, int32_t host, const hub_date *days, int32_t n)
{
    struct offer best = {0}, offer;
    struct offer_refusal no, first = {0};
    bool any = false;
    for (int32_t i = 0; i < n; i++) {
        if (!try_date(o, host, days[i], &offer, &no)) {
            first = i == 0 ? no : first;
        } else if (!any || offer.cost < best.cost) {
            best = offer;
            any = true;
        }
    }
    if (any) {
        keep_offer(o, &best);
    } else {
        refuse(o, first);
    }
}

/* What stands against a day whoever the host. */
static bool day_refused(const struct offering *o, hub_date day, enum offer_no *why)
{
    int32_t friday = sift_friday(wall_at(day, o->ask->arrive_min));
    if (sift_wish(&o->sift, o->ask->family, friday) == WISH_CANNOT) {
        *why = NO_CANNOT;
    } else if (sift_too_near(&o->sift, &o->stay, friday)) {
        *why = NO_TOO_NEAR;
    } else if (sift_weekend_full(&o->sift, &o->stay, friday)) {
        *why = NO_WEEKEND;
    } else {
        return false;
    }
    return true;
}

static void offer_week(struct offering *o, const int32_t *hosts, int32_t friday)
{
    hub_date days[WEEK];
    int32_t n = 0;
    enum offer_no why = NO_CANNOT, first_why = NO_CANNOT;
    hub_date refused = DATE_NONE;
    for (int32_t day = friday; day < friday + WEEK; day++) {
        if (day < o->ask->from.d || day > o->ask->to.d || !may_begin(o, (hub_date){day})) {
            continue;
        }
        if (!day_refused(o, (hub_date){day}, &why)) {
            days[n++] = (hub_date){day};
        } else if (!date_known(refused)) {
            refused = (hub_date){day};
            first_why = why;
        }
    }
    if (n == 0 && date_known(refused)) {
        refuse(o, (struct offer_refusal){.host = -1, .arrive = refused, .why = first_why});
    }
    for (; n > 0 && *hosts >= 0; hosts++) {
        offer_host(o, *hosts, days, n);
    }
}

/* Hosts the family may be with, by name; ends with -1. */
static const int32_t *hosts_for(struct offering *o)
{
    const struct rota_facts *f = o->whole;
    int32_t *list = arena_array(o->scratch, (size_t)f->host_count + 1, sizeof *list), n = 0;
    for (int32_t i = 0; i < f->host_count; i++) {
        if (f->hosts[i].hub != o->sift.hub ||
            sift_link(&o->sift, o->ask->family, i) == LINK_NOT_WITH) {
            continue;
        }
        int32_t at = n++;
        for (; at > 0 && f->hosts[list[at - 1]].rank > f->hosts[i].rank; at--) {
            list[at] = list[at - 1];
        }
        list[at] = i;
    }
    list[n] = -1;
    return list;
}

struct ranked {
    struct offer offer;
    int32_t rank;
};

static int better(const void *pa, const void *pb)
{
    const struct ranked *a = pa, *b = pb;
    if (a->offer.cost != b->offer.cost) {
        return a->offer.cost < b->offer.cost ? -1 : 1;
    }
    if (a->offer.arrive.min != b->offer.arrive.min) {
        return a->offer.arrive.min < b->offer.arrive.min ? -1 : 1;
    }
    return (a->rank > b->rank) - (a->rank < b->rank);
}

static void rank_offers(struct offering *o, size_t max)
{
    struct offers *out = o->out;
    struct ranked *list = arena_array(o->scratch, out->count + 1, sizeof *list);
    for (size_t i = 0; i < out->count; i++) {
        list[i] = (struct ranked){out->items[i], o->whole->hosts[out->items[i].host].rank};
    }
    qsort(list, out->count, sizeof *list, better);
    out->count = out->count < max ? out->count : max;
    for (size_t i = 0; i < out->count; i++) {
        out->items[i] = list[i].offer;
    }
}

void rota_offers(const struct rota_facts *facts, const struct policy *policy,
    const struct rota_names *names, const struct offer_ask *ask, size_t max, struct arena *a,
    struct offers *out)
{
    struct offering o = {.whole = facts,
        .policy = policy,
        .names = names,
        .ask = ask,
        .a = a,
        .scratch = arena_create(),
        .out = out};
    *out = (struct offers){0};
    count_kids(&o);
    name_coming(&o);
    offer_count_hosts(&o);
    rota_check_rules(facts, policy, DATE_NONE, DATE_NONE, 0, o.scratch, &o.before);
    const int32_t *hosts = hosts_for(&o);
    for (int32_t friday = date_friday(ask->from).d; friday <= ask->to.d; friday += WEEK) {
        offer_week(&o, hosts, friday);
    }
    rank_offers(&o, max);
    arena_destroy(o.scratch);
}
