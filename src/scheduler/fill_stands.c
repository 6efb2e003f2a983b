/* SPDX-License-Identifier: MIT */
/* What stands already: beds and weekends taken, gaps kept, pairs apart, days of the year. */
#include "fill_facts_priv.h"

enum { WEEK = 7, WEEKEND_DAYS = 3 };

struct taking { /* by one stay that stands, of one weekend */
    const struct rota_stay *s;
    int32_t stay, w;
};

static int32_t home_at(const struct fill_facts *x, int32_t host)
{
    for (int32_t i = 0; i < x->m.homes; i++) {
        if (x->home_of[i] == x->facts->hosts[host].home) {
            return i;
        }
    }
    return -1;
}

/* --- beds and children --- */

static void write_caps(struct fill_facts *x)
{
    struct fill_model *m = &x->m;
    for (int32_t w = 0; w < m->weekends; w++) {
        for (int32_t l = 0; l < m->limits; l++) {
            x->cap[w * m->limits + l] =
                (int16_t)(x->limit_beds[l] < INT16_MAX ? x->limit_beds[l] : INT16_MAX - 1);
        }
        for (int32_t home = 0; home < m->homes; home++) {
            int32_t fostered = 0;
            for (int32_t d = 0; d < WEEKEND_DAYS; d++) {
                int32_t n = fostered_there(&x->run, x->home_of[home], fill_friday(x, w).d + d);
                fostered = n > fostered ? n : fostered;
            }
            x->three[w * m->homes + home] = (int16_t)(x->policy->max_children - fostered);
            x->strangers[w * m->homes + home] = fostered > 0;
        }
    }
}

/* One child of a stay that stands, in the house during weekend w. */
static void take_bed(struct fill_facts *x, const struct taking *t, int32_t child, int32_t home)
{
    struct fill_model *m = &x->m;
    int32_t friday = fill_friday(x, t->w).d;
    bool night = wall_date(t->s->arrive).d <= friday + 1 && wall_date(t->s->leave).d > friday;
    for (int32_t l = m->home_limit[home]; night && l < m->home_limit[home + 1]; l++) {
        int32_t age = x->limit_age[l];
        if (age < 0 || child_over(&x->facts->children[child], age, friday + WEEK)) {
            x->cap[t->w * m->limits + l]--;
        }
    }
    if (!fill_exempt(x, x->home_of[home], child)) {
        x->three[t->w * m->homes + home]--;
        x->strangers[t->w * m->homes + home] = true;
    }
    if (night && x->cap_all[t->w] < INT16_MAX) {
        x->cap_all[t->w]--;
    }
}

static void take_children(struct fill_facts *x, const struct taking *t)
{
    int32_t home = home_at(x, t->s->host);
    const struct visit *v = &x->index.visits[x->index.visit_of[t->stay]];
    for (int32_t i = v->kid_first; i < v->kid_first + v->kid_count; i++) {
        int32_t child = x->index.kids[i].child;
        if (home >= 0) {
            take_bed(x, t, child, home);
        }
        int32_t f = x->family_at[x->facts->children[child].family];
        if (f >= 0) {
            fill_never(x, f, -1, t->w, FILL_AT_STAY);
        }
    }
}

static void take_weekends(struct fill_facts *x, int32_t stay)
{
    const struct rota_stay *s = &x->facts->stays[stay];
    for (int32_t w = 0; w < x->m.weekends; w++) {
        hub_wall come = wall_at(fill_friday(x, w), STAY_ARRIVE_MIN);
        hub_wall go = wall_at(date_add(fill_friday(x, w), 2), STAY_LEAVE_MIN);
        if (s->arrive.min < go.min && s->leave.min > come.min) {
            take_children(x, &(struct taking){s, stay, w});
        }
    }
}

/* --- counts --- */

/* A planned stay with a night, which is what the yearly number counts. */
static bool planned(const struct rota_stay *s)
{
    return s->kind == KIND_PLANNED && wall_date(s->leave).d > wall_date(s->arrive).d;
}

/* In the 12 months ending on `to`, or in the period. */
static bool in_year(const struct fill_facts *x, int32_t day)
{
    int32_t start = date_add_months(x->ask->to, -12).d;
    start = x->ask->from.d <= start ? x->ask->from.d - 1 : start;
    return day > start && day <= x->ask->to.d;
}

static void count_family(struct fill_facts *x, const struct rota_stay *s)
{
    int32_t f = x->family_at[s->family], first, last;
    if (f < 0 || !planned(s)) {
        return;
    }
    struct fill_family *fam = &x->family[f];
    if (x->facts->families[s->family].stays_per_year > 0 && in_year(x, wall_date(s->arrive).d)) {
        bool here = wall_date(s->arrive).d >= x->ask->from.d;
        fam->given++;
        fam->need -= fam->need > 0;
        x->wants[f].before += !here;
        x->wants[f].given += here;
    }
    fill_weekends_of(x, s, &first, &last);
    if (first > last) { /* in the week: counted from the Friday before */
        first = last;
    }
    for (int32_t w = first - fam->gap + 1; w < last + fam->gap; w++) {
        if (w >= 0 && w < x->m.weekends) {
            fill_never(x, f, -1, w, FILL_TOO_NEAR);
        }
    }
}

/* The weekends each host has taken in the year, each once. */
static void count_hosts(struct fill_facts *x)
{
    const struct rota_facts *t = x->facts;
    int32_t back = (date_diff(x->first, date_add_months(x->ask->to, -12)) + WEEK) / WEEK;
    back = back > 0 ? back : 0;
    int32_t span = back + x->m.weekends + 1;
    bool *taken = arena_array(x->a, (size_t)(span * x->m.hosts) + 1, sizeof *taken);
    for (int32_t i = 0; i < t->stay_count; i++) {
        int32_t first, last, h = fill_stands(x, i) ? x->host_at[t->stays[i].host] : -1;
        if (h < 0) {
            continue;
        }
        fill_weekends_of(x, &t->stays[i], &first, &last);
        for (int32_t w = first < -back ? -back : first; w <= last && w < x->m.weekends; w++) {
            bool *at = &taken[(w + back) * x->m.hosts + h];
            if (!*at && in_year(x, fill_friday(x, w).d)) {
                x->host[h].work_left -= x->host[h].work_left < INT32_MAX;
                x->host[h].usual_left -= x->host[h].usual_left < INT32_MAX;
            }
            *at = true;
            if (w >= 0) {
                x->works[w * x->m.hosts + h] = true;
            }
        }
    }
}

void fill_write_stands(struct fill_facts *x)
{
    write_caps(x);
    for (int32_t i = 0; i < x->facts->stay_count; i++) {
        if (fill_stands(x, i)) {
            take_weekends(x, i);
            count_family(x, &x->facts->stays[i]);
        }
    }
    count_hosts(x);
    fill_write_runs(x);
    for (int32_t i = 0; i < x->move_count; i++) {
        const struct fill_movable *v = &x->moves[i];
        int16_t *c =
            &x->cost[((int64_t)v->family * x->m.weekends + v->weekend) * x->m.hosts + v->host];
        *c = *c == FILL_NEVER ? FILL_NEVER : (int16_t)(*c - x->ask->weights.dropped);
    }
}
