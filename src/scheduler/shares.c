/* SPDX-License-Identifier: MIT */
#include "hub/scheduler/shares.h"

#include "share_priv.h"

#include <stdlib.h>

struct tally {
    const struct rota_facts *facts;
    const struct rota_index *ix;
    struct arena *scratch;
    int32_t from, to; /* days, both included */
};

/* --- families ---------------------------------------------------------------------- */

static bool in_holiday(const struct tally *t, int32_t hub, int32_t night)
{
    const struct group *g = &t->ix->hub_holidays;
    for (int32_t i = g->first[hub]; i < g->first[hub + 1]; i++) {
        const struct rota_holiday *h = &t->facts->holidays[g->items[i]];
        if (day_within(night, h->from, h->to)) {
            return true;
        }
    }
    return false;
}

static void add_holidays(const struct tally *t, const struct share_year *y, struct family_share *f)
{
    int32_t hub = t->facts->families[y->family].hub;
    for (int32_t i = share_first_after(y, t->from); i < y->count; i++) {
        int32_t nights = 0;
        for (int32_t d = y->spans[i].from; d < y->spans[i].to && d <= t->to; d++) {
            nights += d >= t->from && in_holiday(t, hub, d);
        }
        f->holiday_nights += nights;
        f->holiday_stays += nights > 0;
    }
}

static struct family_share family_of(const struct tally *t, int32_t family)
{
    struct family_share f = {.family = family, .agreed = t->facts->families[family].stays_per_year};
    struct share_year y;
    share_year_of(t->facts, t->ix, family, t->scratch, &y);
    f.stays = share_until(&y, SHARE_STAYS, t->to);
    f.nights = share_until(&y, SHARE_NIGHTS, t->to);
    f.weekends = share_until(&y, SHARE_WEEKENDS, t->to);
    add_holidays(t, &y, &f);
    for (int32_t i = 0; i < y.count; i++) {
        const struct visit *v = &t->ix->visits[y.spans[i].visit];
        f.ahead += v->first > t->to && !t->facts->stays[v->stay].filled;
    }
    return f;
}

/* --- hosts ------------------------------------------------------------------------- */

/* By Friday of the year: children stay that weekend. */
static void mark_weekends(const struct tally *t, int32_t host, bool *taken, struct host_share *h)
{
    int32_t home = t->facts->hosts[host].home, upto = t->from;
    const struct group *g = &t->ix->home_visits;
    for (int32_t i = g->first[home]; i < g->first[home + 1]; i++) {
        const struct visit *v = &t->ix->visits[g->items[i]];
        if (v->host != host || !visit_overnight(v) || v->last <= t->from || v->first > t->to) {
            continue;
        }
        h->stays += v->first >= t->from;
        for (int32_t d = v->first > upto ? v->first : upto; d < v->last && d <= t->to; d++) {
            int weekday = date_weekday((hub_date){d});
            int32_t friday = date_friday((hub_date){d}).d;
            h->nights++;
            upto = d + 1;
            if ((weekday == FRI || weekday == SAT) && friday >= t->from) {
                taken[(friday - t->from + 7) / 7] = true;
            }
        }
    }
}

static int32_t own_nights(const struct tally *t, int32_t host)
{
    const struct group *g = &t->ix->host_aways;
    int32_t nights = 0;
    for (int32_t d = t->from; d <= t->to; d++) {
        bool own = false;
        for (int32_t i = g->first[host]; i < g->first[host + 1] && !own; i++) {
            const struct rota_away *w = &t->facts->aways[g->items[i]];
            own = w->own_time && day_within(d, w->from, w->to);
        }
        nights += own;
    }
    return nights;
}

static struct host_share host_of(const struct tally *t, int32_t host)
{
    struct host_share h = {.host = host, .usual = t->facts->hosts[host].usual_weekends};
    int32_t weeks = (t->to - t->from) / 7 + 3, run = 0;
    bool *taken = arena_array(t->scratch, (size_t)weeks, sizeof *taken);
    mark_weekends(t, host, taken, &h);
    for (int32_t i = 0; i < weeks; i++) {
        run = taken[i] ? run + 1 : 0;
        h.weekends += taken[i];
        h.in_a_row = run > h.in_a_row ? run : h.in_a_row;
    }
    h.own_nights = own_nights(t, host);
    return h;
}

/* --- all --------------------------------------------------------------------------- */

struct place {
    int32_t hub, rank, at;
};

static int by_name(const void *x, const void *y)
{
    const struct place *a = x, *b = y;
    int order = (a->hub > b->hub) - (a->hub < b->hub);
    return order ? order : (a->rank > b->rank) - (a->rank < b->rank);
}

static struct place *in_order(struct place *p, int32_t n)
{
    if (n > 1) {
        qsort(p, (size_t)n, sizeof *p, by_name);
    }
    return p;
}

static void tally_families(const struct tally *t, struct arena *a, struct shares *out)
{
    int32_t n = t->facts->family_count;
    struct place *p = arena_array(t->scratch, (size_t)n + 1, sizeof *p);
    for (int32_t i = 0; i < n; i++) {
        p[i] = (struct place){t->facts->families[i].hub, t->facts->families[i].rank, i};
    }
    in_order(p, n);
    out->families = arena_array(a, (size_t)n + 1, sizeof *out->families);
    for (int32_t i = 0; i < n; i++) {
        out->families[out->family_count++] = family_of(t, p[i].at);
    }
}

static void tally_hosts(const struct tally *t, struct arena *a, struct shares *out)
{
    int32_t n = t->facts->host_count;
    struct place *p = arena_array(t->scratch, (size_t)n + 1, sizeof *p);
    for (int32_t i = 0; i < n; i++) {
        p[i] = (struct place){t->facts->hosts[i].hub, t->facts->hosts[i].rank, i};
    }
    in_order(p, n);
    out->hosts = arena_array(a, (size_t)n + 1, sizeof *out->hosts);
    for (int32_t i = 0; i < n; i++) {
        out->hosts[out->host_count++] = host_of(t, p[i].at);
    }
}

void rota_shares(
    const struct rota_facts *facts, hub_date to, struct arena *a, struct shares *out)
{
    struct rota_index ix = {0};
    struct tally t = {.facts = facts,
        .ix = &ix,
        .scratch = arena_create(),
        .from = date_add_months(to, -12).d + 1,
        .to = to.d};
    *out = (struct shares){.from = {t.from}, .to = to};
    index_build(&ix, facts, t.scratch);
    tally_families(&t, a, out);
    tally_hosts(&t, a, out);
    arena_destroy(t.scratch);
}
