/* SPDX-License-Identifier: MIT */
/* Rules 4, 7 and 23 as a fill's model has them: exemptions, pairs kept apart, days in 12 months. */
#include "fill_facts_priv.h"

enum { WEEKEND_DAYS = 3 };

/* Named as exempt at that home for the whole period. */
bool fill_exempt(const struct fill_facts *x, int32_t home, int32_t child)
{
    const struct group *g = &x->index.child_exemptions;
    for (int32_t i = g->first[child]; i < g->first[child + 1]; i++) {
        const struct rota_exemption *e = &x->facts->exemptions[g->items[i]];
        if (e->home == home && day_within(x->ask->from.d, e->from, e->to) &&
            day_within(x->ask->to.d + WEEKEND_DAYS, e->from, e->to)) {
            return true;
        }
    }
    return false;
}

/* --- 23 --- */

struct pair { /* families of the facts */
    int32_t family, other;
    bool house;
};

static bool pair_of(const struct fill_facts *x, const struct rota_apart *r, struct pair *out)
{
    const struct rota_child *c = x->facts->children;
    out->family = r->family >= 0 ? r->family : r->child >= 0 ? c[r->child].family : -1;
    out->other = r->other_family >= 0  ? r->other_family
                 : r->other_child >= 0 ? c[r->other_child].family
                                       : -1;
    out->house = r->scope == APART_HOUSE;
    return out->family >= 0 && out->other >= 0 && out->family != out->other;
}

/* The stays of `other` that stand keep the family away. */
static void keep_away(struct fill_facts *x, const struct pair *p)
{
    const struct rota_facts *t = x->facts;
    int32_t f = x->family_at[p->family], first, last;
    for (int32_t i = 0; f >= 0 && i < t->stay_count; i++) {
        if (t->stays[i].family != p->other || !fill_stands(x, i)) {
            continue;
        }
        fill_weekends_of(x, &t->stays[i], &first, &last);
        for (int32_t w = first < 0 ? 0 : first; w <= last && w < x->m.weekends; w++) {
            for (int32_t h = 0; h < x->m.hosts; h++) {
                if (!p->house || t->hosts[x->host_of[h]].home == t->hosts[t->stays[i].host].home) {
                    fill_never(x, f, h, w, FILL_WHYS);
                }
            }
        }
    }
}

void fill_write_aparts(struct fill_facts *x)
{
    const struct rota_facts *t = x->facts;
    struct fill_model *m = &x->m;
    struct pair *pairs = arena_array(x->a, 2 * (size_t)t->apart_count + 1, sizeof *pairs);
    struct fill_apart *rows = arena_array(x->a, 2 * (size_t)t->apart_count + 1, sizeof *rows);
    int32_t count = 0, written = 0;
    for (int32_t i = 0; i < t->apart_count; i++) {
        struct pair p;
        if (pair_of(x, &t->aparts[i], &p)) {
            pairs[count++] = p;
            pairs[count++] = (struct pair){p.other, p.family, p.house};
        }
    }
    for (int32_t f = 0; f < m->families; f++) {
        x->family[f].apart_first = written;
        for (int32_t i = 0; i < count; i++) {
            int32_t other = x->family_at[pairs[i].other];
            if (x->family_at[pairs[i].family] == f && other >= 0) {
                rows[written++] = (struct fill_apart){other, pairs[i].house};
            }
        }
        x->family[f].apart_end = written;
    }
    m->aparts = rows;
    for (int32_t i = 0; i < count; i++) {
        keep_away(x, &pairs[i]);
    }
}

/* --- 7 --- */

static int32_t days_in(const struct fill_facts *x, int32_t f, int32_t after, int32_t until)
{
    int32_t days = 0;
    for (int32_t i = 0; i < x->facts->stay_count; i++) {
        const struct rota_stay *s = &x->facts->stays[i];
        int32_t from = wall_date(s->arrive).d, to = wall_date(s->leave).d;
        if (s->family != x->family_of[f] || !fill_stands(x, i) || to <= from) {
            continue;
        }
        to -= x->policy->count_nights ? 1 : 0;
        from = from <= after ? after + 1 : from;
        to = to > until ? until : to;
        days += to >= from ? to - from + 1 : 0;
    }
    return days;
}

static int32_t stay_days(const struct fill_facts *x)
{
    return WEEKEND_DAYS - (x->policy->count_nights ? 1 : 0);
}

/* The 12 months that end on `until`: how many more weekends of these they leave. */
static void add_window(struct fill_facts *x, struct fill_window *rows, int32_t f, int32_t until)
{
    int32_t after = date_add_months((hub_date){until}, -12).d, first = 0, last = -1;
    for (int32_t w = 0; w < x->m.weekends; w++) {
        int32_t friday = fill_friday(x, w).d;
        if (friday + 2 <= after) {
            first = w + 1;
        }
        last = friday <= until ? w : last;
    }
    int32_t left = x->policy->year_days[x->ask->nation] - days_in(x, f, after, until);
    int32_t most = left > 0 ? left / stay_days(x) : 0;
    if (first <= last && most < x->family[f].need && most < last - first + 1) {
        rows[x->m.window_count++] = (struct fill_window){f, first, last, most};
    }
}

void fill_write_days(struct fill_facts *x)
{
    const struct rota_facts *t = x->facts;
    size_t most = (size_t)x->m.families * (size_t)(x->m.weekends + 1) + (size_t)t->stay_count;
    struct fill_window *rows = arena_array(x->a, most + 1, sizeof *rows);
    x->m.windows = rows;
    for (int32_t f = 0; f < x->m.families; f++) {
        int32_t all = days_in(x, f, INT32_MIN, INT32_MAX) + x->family[f].need * stay_days(x);
        if (all <= x->policy->year_days[x->ask->nation]) {
            continue;
        }
        for (int32_t w = 0; w < x->m.weekends; w++) {
            add_window(x, rows, f, fill_friday(x, w).d + 2);
        }
        for (int32_t i = 0; i < t->stay_count; i++) {
            int32_t leave = wall_date(t->stays[i].leave).d;
            if (t->stays[i].family == x->family_of[f] && fill_stands(x, i) &&
                leave > fill_friday(x, x->m.weekends).d) {
                add_window(x, rows, f, leave);
            }
        }
    }
}
