/* SPDX-License-Identifier: MIT */
/* A plan: what is placed, what may be placed, and its cost, kept at every step. */
#include "fill_plan_priv.h"

#include <string.h>

void plan_make(struct fill_plan *p, const struct fill_model *m, struct arena *a)
{
    size_t f = (size_t)m->families, h = (size_t)m->hosts, w = (size_t)m->weekends,
           homes = (size_t)m->homes;
    *p = (struct fill_plan){
        .m = m,
        .at = arena_array(a, f * w + 1, sizeof *p->at),
        .near = arena_array(a, f * w + 1, sizeof *p->near),
        .load = arena_array(a, w * (size_t)m->limits + 1, sizeof *p->load),
        .all = arena_array(a, w + 1, sizeof *p->all),
        .kids = arena_array(a, w * homes + 1, sizeof *p->kids),
        .guests = arena_array(a, w * homes + 1, sizeof *p->guests),
        .busy = arena_array(a, w * h + 1, sizeof *p->busy),
        .work = arena_array(a, h + 1, sizeof *p->work),
        .stays = arena_array(a, f + 1, sizeof *p->stays),
        .list = arena_array(a, f * w + 1, sizeof *p->list),
        .where = arena_array(a, f * w + 1, sizeof *p->where),
        .windows = arena_array(a, (size_t)m->window_count + 1, sizeof *p->windows),
    };
    plan_clear(p);
}

static void copy(void *to, const void *from, size_t count, size_t size)
{
    memcpy(to, from, count * size);
}

void plan_copy(struct fill_plan *to, const struct fill_plan *from)
{
    const struct fill_model *m = from->m;
    size_t f = (size_t)m->families, h = (size_t)m->hosts, w = (size_t)m->weekends,
           homes = (size_t)m->homes;
    copy(to->at, from->at, f * w, sizeof *to->at);
    copy(to->near, from->near, f * w, sizeof *to->near);
    copy(to->load, from->load, w * (size_t)m->limits, sizeof *to->load);
    copy(to->all, from->all, w, sizeof *to->all);
    copy(to->kids, from->kids, w * homes, sizeof *to->kids);
    copy(to->guests, from->guests, w * homes, sizeof *to->guests);
    copy(to->busy, from->busy, w * h, sizeof *to->busy);
    copy(to->work, from->work, h, sizeof *to->work);
    copy(to->stays, from->stays, f, sizeof *to->stays);
    copy(to->list, from->list, f * w, sizeof *to->list);
    copy(to->where, from->where, f * w, sizeof *to->where);
    copy(to->windows, from->windows, (size_t)m->window_count, sizeof *to->windows);
    to->cost = from->cost;
    to->unmet = from->unmet;
}

int32_t plan_spread(const struct fill_plan *p)
{
    const struct fill_model *m = p->m;
    int32_t least = m->given_any ? m->given_least : INT32_MAX;
    int32_t most = m->given_any ? m->given_most : INT32_MIN;
    for (int32_t f = 0; f < m->families; f++) {
        int32_t share = m->family[f].share * (m->family[f].given + p->stays[f]);
        if (m->family[f].share > 0) {
            least = share < least ? share : least;
            most = share > most ? share : most;
        }
    }
    return most > least ? most - least : 0;
}

int64_t plan_total(const struct fill_plan *p)
{
    return p->cost + p->unmet + (int64_t)p->m->spread_cost * plan_spread(p);
}

void plan_clear(struct fill_plan *p)
{
    const struct fill_model *m = p->m;
    size_t f = (size_t)m->families, h = (size_t)m->hosts, w = (size_t)m->weekends,
           homes = (size_t)m->homes;
    memset(p->at, -1, f * w * sizeof *p->at);
    memset(p->near, 0, f * w * sizeof *p->near);
    memset(p->load, 0, w * (size_t)m->limits * sizeof *p->load);
    memset(p->all, 0, w * sizeof *p->all);
    memset(p->kids, 0, w * homes * sizeof *p->kids);
    memset(p->guests, 0, w * homes * sizeof *p->guests);
    memset(p->work, 0, h * sizeof *p->work);
    memset(p->stays, 0, f * sizeof *p->stays);
    memset(p->windows, 0, (size_t)m->window_count * sizeof *p->windows);
    p->cost = p->unmet = 0;
    for (size_t i = 0; i < w * h; i++) {
        p->busy[i] = m->works[i];
    }
    for (int32_t i = 0; i < m->families; i++) {
        p->unmet += (int64_t)m->family[i].unmet * m->family[i].need;
    }
    for (int32_t i = 0; i < m->hosts; i++) {
        int32_t over = -m->host[i].usual_left;
        p->cost += over > 0 ? (int64_t)m->over_cost * over : 0;
    }
}

/* Weekends in a row that host h would have around weekend w, w among them. */
static int32_t run_with(const struct fill_plan *p, int32_t h, int32_t w)
{
    const struct fill_model *m = p->m;
    const struct fill_host *host = &m->host[h];
    int32_t a = w, b = w;
    while (a > 0 && w - a <= host->run_most && p->busy[(a - 1) * m->hosts + h] > 0) {
        a--;
    }
    while (b + 1 < m->weekends && b - w <= host->run_most && p->busy[(b + 1) * m->hosts + h] > 0) {
        b++;
    }
    return b - a + 1 + (a == 0 ? host->before : 0) + (b + 1 == m->weekends ? host->after : 0);
}

static bool beds_for(const struct fill_plan *p, int32_t f, int32_t home, int32_t w)
{
    const struct fill_model *m = p->m;
    for (int32_t l = m->home_limit[home]; l < m->home_limit[home + 1]; l++) {
        int64_t i = (int64_t)w * m->limits + l;
        if (p->load[i] + m->use[(int64_t)f * m->limits + l] > m->cap[i]) {
            return false;
        }
    }
    int64_t i = (int64_t)w * m->homes + home;
    int32_t count = m->three_use[f * m->homes + home];
    return count == 0 || p->kids[i] + count <= m->three[i] || (p->kids[i] == 0 && !m->strangers[i]);
}

bool plan_apart(const struct fill_plan *p, int32_t f, int32_t home, int32_t w)
{
    const struct fill_model *m = p->m;
    for (int32_t i = m->family[f].apart_first; i < m->family[f].apart_end; i++) {
        int16_t host = p->at[m->aparts[i].other * m->weekends + w];
        if (host >= 0 && (!m->aparts[i].house || m->host[host].home == home)) {
            return false;
        }
    }
    return true;
}

bool plan_days(const struct fill_plan *p, int32_t f, int32_t w)
{
    const struct fill_model *m = p->m;
    for (int32_t i = 0; i < m->window_count; i++) {
        const struct fill_window *x = &m->windows[i];
        if (x->family == f && w >= x->first && w <= x->last && p->windows[i] >= x->most) {
            return false;
        }
    }
    return true;
}

bool plan_days_kept(const struct fill_plan *p)
{
    for (int32_t i = 0; i < p->m->window_count; i++) {
        if (p->windows[i] > p->m->windows[i].most) {
            return false;
        }
    }
    return true;
}

bool plan_can(const struct fill_plan *p, int32_t f, int32_t h, int32_t w)
{
    const struct fill_model *m = p->m;
    int32_t home = m->host[h].home;
    if (fill_cost(m, f, h, w) == FILL_NEVER || p->near[f * m->weekends + w] > 0 ||
        p->all[w] + m->family[f].children > m->cap_all[w] || !beds_for(p, f, home, w) ||
        !plan_apart(p, f, home, w) || !plan_days(p, f, w)) {
        return false;
    }
    return p->busy[w * m->hosts + h] > 0 ||
           (p->work[h] < m->host[h].work_left && run_with(p, h, w) <= m->host[h].run_most);
}

int32_t plan_price(const struct fill_plan *p, int32_t f, int32_t h, int32_t w)
{
    const struct fill_model *m = p->m;
    bool over = p->busy[w * m->hosts + h] == 0 && p->work[h] >= m->host[h].usual_left;
    return fill_cost(m, f, h, w) + (over ? m->over_cost : 0);
}

/* What goes with a stay of f at h on w, `by` 1 or -1. */
static void count_stay(struct fill_plan *p, int32_t f, int32_t h, int32_t w, int by)
{
    const struct fill_model *m = p->m;
    int32_t home = m->host[h].home;
    for (int32_t l = m->home_limit[home]; l < m->home_limit[home + 1]; l++) {
        p->load[w * m->limits + l] += (int16_t)(by * m->use[f * m->limits + l]);
    }
    p->all[w] += (int16_t)(by * m->family[f].children);
    p->kids[w * m->homes + home] += (int16_t)(by * m->three_use[f * m->homes + home]);
    p->guests[w * m->homes + home] += (int16_t)by;
    int32_t gap = m->family[f].gap - 1, from = w - gap, to = w + gap;
    from = from < 0 ? 0 : from;
    to = to >= m->weekends ? m->weekends - 1 : to;
    for (int32_t i = from; i <= to; i++) {
        p->near[f * m->weekends + i] += (int16_t)by;
    }
    for (int32_t i = 0; i < m->window_count; i++) {
        const struct fill_window *x = &m->windows[i];
        p->windows[i] += x->family == f && w >= x->first && w <= x->last ? by : 0;
    }
}

void plan_place(struct fill_plan *p, int32_t f, int32_t h, int32_t w)
{
    const struct fill_model *m = p->m;
    p->cost += plan_price(p, f, h, w);
    p->work[h] += p->busy[w * m->hosts + h]++ == 0;
    p->at[f * m->weekends + w] = (int16_t)h;
    p->list[f * m->weekends + p->stays[f]] = (int16_t)w;
    p->where[f * m->weekends + w] = (int16_t)p->stays[f];
    count_stay(p, f, h, w, 1);
    p->stays[f]++;
    p->unmet -= m->family[f].unmet;
}

void plan_take(struct fill_plan *p, int32_t f, int32_t w)
{
    const struct fill_model *m = p->m;
    int32_t h = p->at[f * m->weekends + w];
    int16_t place = p->where[f * m->weekends + w];
    p->stays[f]--;
    p->unmet += m->family[f].unmet;
    count_stay(p, f, h, w, -1);
    int16_t last = p->list[f * m->weekends + p->stays[f]];
    p->list[f * m->weekends + place] = last;
    p->where[f * m->weekends + last] = place;
    p->at[f * m->weekends + w] = -1;
    p->work[h] -= --p->busy[w * m->hosts + h] == 0;
    p->cost -= plan_price(p, f, h, w);
}
