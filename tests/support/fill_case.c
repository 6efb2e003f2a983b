/* SPDX-License-Identifier: MIT */
#include "fill_case.h"

#include <string.h>

enum { FIRST_FRIDAY = 20455, WEEK = 7 };

static int32_t pick(struct prop *p, int32_t first, int32_t last)
{
    return (int32_t)prop_between(p, first, last);
}

static bool chance(struct prop *p, int32_t percent)
{
    return pick(p, 1, 100) <= percent;
}

hub_date fill_case_friday(int32_t weekend)
{
    return (hub_date){FIRST_FRIDAY + WEEK * weekend};
}

static void make_family(
    struct fill_case *c, int32_t f, const struct fill_case_size *size, struct prop *p)
{
    struct fill_case_family *x = &c->family[f];
    x->children = pick(p, 1, chance(p, 20) ? 3 : 2);
    x->yearly = pick(p, size->yearly_least, size->yearly_most);
    x->priority = pick(p, 1, 3);
    x->gap = c->weekends / (x->yearly + 1) > 2 ? pick(p, 1, c->weekends / (x->yearly + 1)) : 1;
    x->last = -pick(p, 1, 4);
    x->knows = pick(p, 0, c->hosts - 1);
    for (int32_t w = 0; w < c->weekends; w++) {
        int32_t kind = pick(p, 0, 9);
        x->cannot[w] = kind == 0 || kind == 1;
        x->likes[w] = kind == 2 || kind == 3;
        x->rather_not[w] = kind == 4;
    }
    for (int32_t h = 0; h < c->hosts; h++) {
        x->not_with[h] = h != x->knows && chance(p, 15);
    }
}

static void make_host(struct fill_case *c, int32_t h, struct prop *p)
{
    struct fill_case_host *x = &c->host[h];
    x->beds = pick(p, 2, 3);
    x->in_a_row = pick(p, 2, 4);
    x->most = pick(p, c->weekends / 2, c->weekends);
    x->usual = x->most * 8 / 10;
    x->just_done = pick(p, 0, 2);
    for (int32_t w = 0; w < c->weekends; w++) {
        x->away[w] = chance(p, 10);
    }
}

void fill_case_make(struct fill_case *c, const struct fill_case_size *size, struct prop *p)
{
    memset(c, 0, sizeof *c);
    c->families = size->families;
    c->hosts = size->hosts;
    c->weekends = size->weekends;
    for (int32_t f = 0; f < c->families; f++) {
        make_family(c, f, size, p);
    }
    int32_t beds = 0;
    for (int32_t h = 0; h < c->hosts; h++) {
        make_host(c, h, p);
        beds += c->host[h].beds;
    }
    for (int32_t w = 0; w < c->weekends; w++) {
        c->max_children[w] = chance(p, 5) ? 0 : pick(p, beds > 1 ? beds - 1 : 1, beds);
    }
    for (int32_t i = 0; c->families > 1 && i < c->families / 4 + 1; i++) {
        int32_t a = pick(p, 0, c->families - 1), b = pick(p, 0, c->families - 1);
        if (a != b) {
            c->apart[c->pairs].a = a;
            c->apart[c->pairs].b = b;
            c->apart[c->pairs++].house = chance(p, 60);
        }
    }
}

/* --- as facts --- */

static void facts_families(const struct fill_case *c, struct arena *a, struct rota_facts *out)
{
    struct rota_family *families = arena_array(a, CASE_FAMILIES, sizeof *families);
    struct rota_child *children = arena_array(a, (size_t)CASE_FAMILIES * 3, sizeof *children);
    struct rota_wish *wishes =
        arena_array(a, (size_t)CASE_FAMILIES * CASE_WEEKENDS, sizeof *wishes);
    struct rota_link *links =
        arena_array(a, (size_t)CASE_FAMILIES * (CASE_HOSTS + 1), sizeof *links);
    for (int32_t f = 0; f < c->families; f++) {
        const struct fill_case_family *x = &c->family[f];
        families[f] = (struct rota_family){.left = DATE_NONE,
            .id = 1000 + f,
            .rank = f,
            .stays_per_year = x->yearly,
            .priority = x->priority,
            .gap_weeks = x->gap,
            .last_stay = fill_case_friday(x->last)};
        for (int32_t k = 0; k < x->children; k++, out->child_count++) {
            children[out->child_count] = (struct rota_child){.id = 2000 + out->child_count,
                .rank = out->child_count,
                .family = f,
                .born = {FIRST_FRIDAY - 3650},
                .elsewhere_asked = DATE_NONE};
        }
        for (int32_t w = 0; w < c->weekends; w++) {
            enum wish_kind kind = x->cannot[w]  ? WISH_CANNOT
                                  : x->likes[w] ? WISH_LIKES
                                                : WISH_RATHER_NOT;
            if (x->cannot[w] || x->likes[w] || x->rather_not[w]) {
                wishes[out->wish_count++] = (struct rota_wish){f, fill_case_friday(w), kind};
            }
        }
        links[out->link_count++] = (struct rota_link){f, x->knows, LINK_KNOWS};
        for (int32_t h = 0; h < c->hosts; h++) {
            if (x->not_with[h]) {
                links[out->link_count++] = (struct rota_link){f, h, LINK_NOT_WITH};
            }
        }
    }
    out->families = families;
    out->family_count = c->families;
    out->children = children;
    out->wishes = wishes;
    out->links = links;
}

static void facts_hosts(const struct fill_case *c, struct arena *a, struct rota_facts *out)
{
    struct rota_home *homes = arena_array(a, CASE_HOSTS, sizeof *homes);
    struct rota_host *hosts = arena_array(a, CASE_HOSTS, sizeof *hosts);
    struct rota_away *aways = arena_array(a, (size_t)CASE_HOSTS * CASE_WEEKENDS, sizeof *aways);
    struct rota_weekend *weekends = arena_array(a, CASE_WEEKENDS, sizeof *weekends);
    for (int32_t h = 0; h < c->hosts; h++) {
        const struct fill_case_host *x = &c->host[h];
        homes[h] = (struct rota_home){.id = 100 + h, .beds = x->beds};
        hosts[h] = (struct rota_host){.id = 200 + h,
            .rank = h,
            .home = h,
            .weekends_in_a_row = x->in_a_row,
            .weekends_per_year = x->most,
            .usual_weekends = x->usual,
            .weekends_just_done = x->just_done};
        for (int32_t w = 0; w < c->weekends; w++) {
            if (x->away[w]) {
                hub_date friday = fill_case_friday(w);
                aways[out->away_count++] = (struct rota_away){
                    .host = h, .person = -1, .from = friday, .to = date_add(friday, 2)};
            }
        }
    }
    for (int32_t w = 0; w < c->weekends; w++) {
        weekends[w] = (struct rota_weekend){0, fill_case_friday(w), c->max_children[w]};
    }
    out->homes = homes;
    out->hosts = hosts;
    out->home_count = out->host_count = c->hosts;
    out->aways = aways;
    out->weekends = weekends;
    out->weekend_count = c->weekends;
}

static void facts_stays(const struct fill_case *c, struct arena *a, struct rota_facts *out)
{
    struct rota_stay *stays = arena_array(a, (size_t)c->agreed_count + 1, sizeof *stays);
    struct rota_stay_child *kids = arena_array(a, (size_t)c->agreed_count * 3 + 1, sizeof *kids);
    for (int32_t i = 0; i < c->agreed_count; i++) {
        const struct fill_case_stay *s = &c->agreed[i];
        stays[i] = (struct rota_stay){.id = 5000 + i,
            .family = s->family,
            .host = s->host,
            .arrive = wall_at(fill_case_friday(s->weekend), STAY_ARRIVE_MIN),
            .leave = wall_at(date_add(fill_case_friday(s->weekend), 2), STAY_LEAVE_MIN),
            .status = STATUS_AGREED};
        for (int32_t k = 0; k < out->child_count; k++) {
            if (out->children[k].family == s->family) {
                kids[out->stay_child_count++] =
                    (struct rota_stay_child){.stay = i, .child = k, .bed = -1};
            }
        }
    }
    out->stays = stays;
    out->stay_count = c->agreed_count;
    out->stay_children = kids;
}

void fill_case_facts(const struct fill_case *c, struct arena *a, struct rota_facts *out)
{
    struct rota_apart *aparts = arena_array(a, CASE_PAIRS, sizeof *aparts);
    *out = (struct rota_facts){.hub_count = 1, .aparts = aparts, .apart_count = c->pairs};
    for (int32_t i = 0; i < c->pairs; i++) {
        aparts[i] = (struct rota_apart){300 + i, c->apart[i].a, c->apart[i].b, -1, -1,
            c->apart[i].house ? APART_HOUSE : APART_WEEKEND};
    }
    facts_families(c, a, out);
    facts_hosts(c, a, out);
    facts_stays(c, a, out);
}

struct fill_ask fill_case_ask(const struct fill_case *c)
{
    struct fill_ask ask = {.from = fill_case_friday(c->fixed_before),
        .to = fill_case_friday(c->weekends - 1),
        .keep_agreed = c->agreed_count > 0,
        .seed = 1};
    fill_weights_default(&ask.weights);
    return ask;
}

int32_t fill_case_stays(const struct fill_case *c, const struct rota_facts *facts,
    const struct fill_result *r, struct fill_case_stay *out)
{
    int32_t n = 0;
    (void)facts;
    for (int32_t i = 0; i < c->agreed_count; i++) {
        if (c->agreed[i].weekend < c->fixed_before) {
            out[n++] = c->agreed[i];
        }
    }
    for (int32_t i = 0; i < r->stay_count; i++) {
        const struct fill_stay *s = &r->stays[i];
        out[n++] = (struct fill_case_stay){
            s->family, s->host, (wall_date(s->arrive).d - FIRST_FRIDAY) / WEEK};
    }
    return n;
}

/* --- a second opinion --- */

static const char *single_broken(const struct fill_case *c, const struct fill_case_stay *s)
{
    const struct fill_case_family *f = &c->family[s->family];
    if (s->weekend < 0 || s->weekend >= c->weekends) {
        return "outside the period";
    }
    return f->cannot[s->weekend]               ? "they cannot come"
           : f->not_with[s->host]              ? "not with this host"
           : c->host[s->host].away[s->weekend] ? "the host is away"
                                               : NULL;
}

static const char *pair_broken(
    const struct fill_case *c, const struct fill_case_stay *x, const struct fill_case_stay *y)
{
    int32_t far = x->weekend > y->weekend ? x->weekend - y->weekend : y->weekend - x->weekend;
    int32_t gap = c->family[x->family].gap;
    if (x->family == y->family && far < (gap > 1 ? gap : 1)) {
        return "nearer than the gap";
    }
    for (int32_t i = 0; i < c->pairs; i++) {
        bool both = (c->apart[i].a == x->family && c->apart[i].b == y->family) ||
                    (c->apart[i].b == x->family && c->apart[i].a == y->family);
        if (both && far == 0 && (!c->apart[i].house || x->host == y->host)) {
            return "kept apart";
        }
    }
    return NULL;
}

static int32_t children_at(const struct fill_case *c, const struct fill_case_stay *stays,
    int32_t count, int32_t host, int32_t weekend)
{
    int32_t n = 0;
    for (int32_t i = 0; i < count; i++) {
        if (stays[i].weekend == weekend && (host < 0 || stays[i].host == host)) {
            n += c->family[stays[i].family].children;
        }
    }
    return n;
}

static const char *host_broken(
    const struct fill_case *c, const struct fill_case_stay *stays, int32_t count, int32_t h)
{
    int32_t run = c->host[h].just_done, work = 0;
    for (int32_t w = 0; w < c->weekends; w++) {
        int32_t children = children_at(c, stays, count, h, w);
        if (children > c->host[h].beds) {
            return "more children than beds";
        }
        run = children > 0 ? run + 1 : 0;
        work += children > 0;
        if (children > 0 && run > c->host[h].in_a_row) {
            return "too many weekends in a row";
        }
    }
    return work > c->host[h].most ? "too many weekends of a host" : NULL;
}

static int32_t stays_of(const struct fill_case_stay *stays, int32_t count, int32_t f)
{
    int32_t n = 0;
    for (int32_t i = 0; i < count; i++) {
        n += stays[i].family == f;
    }
    return n;
}

const char *fill_case_broken(
    const struct fill_case *c, const struct fill_case_stay *stays, int32_t count)
{
    const char *broken = NULL;
    for (int32_t i = 0; !broken && i < count; i++) {
        broken = single_broken(c, &stays[i]);
        if (stays[i].weekend - c->family[stays[i].family].last < c->family[stays[i].family].gap) {
            broken = "too near to the last stay";
        }
        for (int32_t j = 0; !broken && j < i; j++) {
            broken = pair_broken(c, &stays[i], &stays[j]);
        }
    }
    for (int32_t w = 0; !broken && w < c->weekends; w++) {
        if (children_at(c, stays, count, -1, w) > c->max_children[w]) {
            broken = "too many children on a weekend";
        }
    }
    for (int32_t h = 0; !broken && h < c->hosts; h++) {
        broken = host_broken(c, stays, count, h);
    }
    for (int32_t f = 0; !broken && f < c->families; f++) {
        broken = stays_of(stays, count, f) > c->family[f].yearly ? "above the yearly number" : NULL;
    }
    return broken;
}

static int64_t hosts_cost(
    const struct fill_case *c, const struct fill_case_stay *stays, int32_t count)
{
    int64_t cost = 0;
    for (int32_t h = 0; h < c->hosts; h++) {
        int32_t work = 0;
        for (int32_t w = 0; w < c->weekends; w++) {
            work += children_at(c, stays, count, h, w) > 0;
        }
        cost += work > c->host[h].usual ? 5 * (work - c->host[h].usual) : 0;
    }
    return cost;
}

static int64_t dropped_cost(
    const struct fill_case *c, const struct fill_case_stay *stays, int32_t count)
{
    int64_t cost = 0;
    for (int32_t i = 0; i < c->agreed_count; i++) {
        bool kept = false;
        for (int32_t j = 0; j < count; j++) {
            kept = kept || memcmp(&stays[j], &c->agreed[i], sizeof *stays) == 0;
        }
        cost += kept ? 0 : 25;
    }
    return cost;
}

int64_t fill_case_cost(const struct fill_case *c, const struct fill_case_stay *stays, int32_t count)
{
    int64_t cost = hosts_cost(c, stays, count) + dropped_cost(c, stays, count);
    int32_t least = INT32_MAX, most = 0;
    for (int32_t i = 0; i < count; i++) {
        const struct fill_case_family *f = &c->family[stays[i].family];
        int32_t w = stays[i].weekend;
        cost += f->cannot[w] || f->likes[w] ? 0 : f->rather_not[w] ? 12 : 3;
        cost += stays[i].host == f->knows ? 0 : 4;
    }
    for (int32_t f = 0; f < c->families; f++) {
        int32_t given = stays_of(stays, count, f), share = 120 / c->family[f].yearly * given;
        cost += 100 * (int64_t)c->family[f].priority * (c->family[f].yearly - given);
        least = share < least ? share : least;
        most = share > most ? share : most;
    }
    return cost + 2 * (int64_t)(most - least);
}
