/* SPDX-License-Identifier: MIT */
/* Hosts of a fill: homes, beds by the age they are for, weekends just done. */
#include "fill_facts_priv.h"

enum { WEEK = 7 };

static int32_t limit_or(int32_t n)
{
    return n < 0 ? INT32_MAX : n;
}

/* Beds of a home for children older than `age`; -1: all of them. */
static int32_t beds_over(const struct fill_facts *x, int32_t home, int32_t age)
{
    const struct group *g = &x->index.home_beds;
    int32_t n = 0;
    for (int32_t i = g->first[home]; i < g->first[home + 1]; i++) {
        int32_t most = x->facts->beds[g->items[i]].max_age;
        n += age < 0 || most < 0 || most > age;
    }
    if (group_size(g, home) > 0) {
        return n;
    }
    int32_t said = x->facts->homes[home].beds;
    return said >= 0 ? said : x->policy->beds;
}

/* The next greater age that some bed of the home is limited to; -1: no more. */
static int32_t next_age(const struct fill_facts *x, int32_t home, int32_t age)
{
    const struct group *g = &x->index.home_beds;
    int32_t next = -1;
    for (int32_t i = g->first[home]; i < g->first[home + 1]; i++) {
        int32_t most = x->facts->beds[g->items[i]].max_age;
        next = most > age && (next < 0 || most < next) ? most : next;
    }
    return next;
}

static void write_limits(struct fill_facts *x, int32_t *home_of)
{
    struct fill_model *m = &x->m;
    int32_t most = m->homes + x->facts->bed_count;
    int32_t *first = arena_array(x->a, (size_t)m->homes + 1, sizeof *first);
    x->limit_age = arena_array(x->a, (size_t)most + 1, sizeof *x->limit_age);
    x->limit_beds = arena_array(x->a, (size_t)most + 1, sizeof *x->limit_beds);
    for (int32_t home = 0; home < m->homes; home++) {
        first[home] = m->limits;
        int32_t age = -1;
        do {
            x->limit_age[m->limits] = age;
            x->limit_beds[m->limits++] = beds_over(x, home_of[home], age);
            age = next_age(x, home_of[home], age);
        } while (age >= 0);
    }
    first[m->homes] = m->limits;
    m->home_limit = first;
    x->home_of = home_of;
}

void fill_write_hosts(struct fill_facts *x)
{
    const struct rota_facts *t = x->facts;
    struct fill_model *m = &x->m;
    int32_t *home_at = arena_array(x->a, (size_t)t->home_count + 1, sizeof *home_at);
    int32_t *home_of = arena_array(x->a, (size_t)t->home_count + 1, sizeof *home_of);
    m->host = x->host = arena_array(x->a, (size_t)m->hosts + 1, sizeof *x->host);
    for (int32_t i = 0; i < t->home_count; i++) {
        home_at[i] = -1;
    }
    for (int32_t h = 0; h < m->hosts; h++) {
        const struct rota_host *host = &t->hosts[x->host_of[h]];
        if (home_at[host->home] < 0) {
            home_at[host->home] = m->homes;
            home_of[m->homes++] = host->home;
        }
        x->host[h] = (struct fill_host){.home = home_at[host->home],
            .run_most = limit_or(host->weekends_in_a_row),
            .work_left = limit_or(host->weekends_per_year),
            .usual_left = limit_or(host->usual_weekends)};
    }
    write_limits(x, home_of);
}

/* --- weekends --- */

bool fill_host_away(const struct fill_facts *x, int32_t h, int32_t w)
{
    const struct group *g = &x->index.host_aways;
    int32_t host = x->host_of[h], friday = fill_friday(x, w).d;
    bool people = false;
    for (int32_t i = g->first[host]; i < g->first[host + 1]; i++) {
        const struct rota_away *r = &x->facts->aways[g->items[i]];
        bool meets = (!date_known(r->from) || r->from.d <= friday + 2) &&
                     (!date_known(r->to) || r->to.d >= friday);
        if (meets && r->person < 0) {
            return true;
        }
        people = people || meets;
    }
    for (int32_t day = friday; people && day <= friday + 2; day++) {
        if (!approved_at_home(&x->run, host, day)) {
            return true;
        }
    }
    return false;
}

/* The Friday of the hub's first row of weekends; NONE: it has none. */
static hub_date first_row(const struct fill_facts *x)
{
    hub_date first = DATE_NONE;
    for (int32_t i = 0; i < x->facts->weekend_count; i++) {
        const struct rota_weekend *r = &x->facts->weekends[i];
        if (r->hub == x->ask->hub && (!date_known(first) || r->friday.d < first.d)) {
            first = r->friday;
        }
    }
    return first;
}

/* Whether host h has guests who are not to be decided on weekend w, which may lie outside. */
static bool host_works(const struct fill_facts *x, int32_t h, int32_t w)
{
    for (int32_t i = 0; i < x->facts->stay_count; i++) {
        const struct rota_stay *s = &x->facts->stays[i];
        int32_t first, last;
        if (s->host != x->host_of[h] || !fill_stands(x, i)) {
            continue;
        }
        fill_weekends_of(x, s, &first, &last);
        if (w >= first && w <= last) {
            return true;
        }
    }
    return false;
}

void fill_write_runs(struct fill_facts *x)
{
    hub_date row = first_row(x);
    for (int32_t h = 0; h < x->m.hosts; h++) {
        struct fill_host *host = &x->host[h];
        int32_t done = x->facts->hosts[x->host_of[h]].weekends_just_done;
        int32_t w = -1;
        host->before = host->after = 0;
        for (;; w--) {
            bool told = date_known(row) && fill_friday(x, w + 1).d == row.d;
            if (told && done > 0) {
                int32_t counted = host->before;
                while (host_works(x, h, w)) {
                    counted++;
                    w--;
                }
                host->before = host->before + done > counted ? host->before + done : counted;
                break;
            }
            if (!host_works(x, h, w)) {
                break;
            }
            host->before++;
        }
        for (w = x->m.weekends; host_works(x, h, w); w++) {
            host->after++;
        }
    }
}
