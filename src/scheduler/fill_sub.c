/* SPDX-License-Identifier: MIT */
/* Cutting a part out of a problem: what stays fixed is taken off the limits. */
#include "fill_sub_priv.h"

#include <string.h>

struct cutting {
    const struct fill_model *from;
    const struct fill_plan *plan;
    const struct fill_part *part;
    struct fill_sub *sub;
    struct arena *a;
    int32_t weekends;
    /* of the part's model, to be written */
    struct fill_family *family;
    struct fill_host *host;
    struct fill_apart *aparts;
    int16_t *cost, *cap, *use, *cap_all, *three, *three_use;
    bool *works, *strangers;
    struct fill_window *windows;
    int32_t *part_of; /* family of the whole → of the part, -1 */
};

static bool is_free(const struct cutting *c, int32_t f, int32_t w)
{
    return c->part->free[f] && w >= c->part->first && w <= c->part->last;
}

static void copy_rows(void *to, const void *from, int32_t first, int32_t count, size_t row)
{
    memcpy(to, (const char *)from + (size_t)first * row, (size_t)count * row);
}

static void cut_make(struct cutting *c)
{
    const struct fill_model *m = c->from;
    struct fill_model *out = &c->sub->m;
    size_t f = (size_t)out->families, w = (size_t)c->weekends, h = (size_t)m->hosts;
    size_t l = (size_t)m->limits, homes = (size_t)m->homes;
    int32_t first = c->part->first;
    out->family = c->family = arena_array(c->a, f + 1, sizeof *c->family);
    out->host = c->host = arena_array(c->a, h + 1, sizeof *c->host);
    out->cost = c->cost = arena_array(c->a, f * w * h + 1, sizeof *c->cost);
    out->cap = c->cap = arena_array(c->a, w * l + 1, sizeof *c->cap);
    out->use = c->use = arena_array(c->a, f * l + 1, sizeof *c->use);
    out->cap_all = c->cap_all = arena_array(c->a, w + 1, sizeof *c->cap_all);
    out->three = c->three = arena_array(c->a, w * homes + 1, sizeof *c->three);
    out->three_use = c->three_use = arena_array(c->a, f * homes + 1, sizeof *c->three_use);
    out->works = c->works = arena_array(c->a, w * h + 1, sizeof *c->works);
    out->strangers = c->strangers = arena_array(c->a, w * homes + 1, sizeof *c->strangers);
    memcpy(c->host, m->host, h * sizeof *c->host);
    copy_rows(c->cap, m->cap, first, c->weekends, l * sizeof *c->cap);
    copy_rows(c->cap_all, m->cap_all, first, c->weekends, sizeof *c->cap_all);
    copy_rows(c->three, m->three, first, c->weekends, homes * sizeof *c->three);
    copy_rows(c->works, m->works, first, c->weekends, h * sizeof *c->works);
    copy_rows(c->strangers, m->strangers, first, c->weekends, homes * sizeof *c->strangers);
    for (int32_t i = 0; i < out->families; i++) {
        int32_t g = c->sub->family_of[i];
        copy_rows(c->use + (size_t)i * l, m->use, g, 1, l * sizeof *c->use);
        copy_rows(
            c->three_use + (size_t)i * homes, m->three_use, g, 1, homes * sizeof *c->three_use);
        memcpy(c->cost + (size_t)i * w * h,
            m->cost + ((size_t)g * (size_t)m->weekends + (size_t)first) * h,
            w * h * sizeof *c->cost);
    }
}

static void never(struct cutting *c, int32_t part_family, int32_t w, int32_t home)
{
    const struct fill_model *m = c->from;
    if (w < c->part->first || w > c->part->last) {
        return;
    }
    int16_t *row =
        c->cost + ((size_t)part_family * (size_t)c->weekends + (size_t)(w - c->part->first)) *
                      (size_t)m->hosts;
    for (int32_t h = 0; h < m->hosts; h++) {
        if (home < 0 || m->host[h].home == home) {
            row[h] = FILL_NEVER;
        }
    }
}

/* A stay that stands keeps its own family off for its gap, and others apart from it. */
static void fix_neighbours(struct cutting *c, int32_t g, int32_t h, int32_t w)
{
    const struct fill_model *m = c->from;
    if (c->part_of[g] >= 0) {
        for (int32_t i = w - m->family[g].gap + 1; i < w + m->family[g].gap; i++) {
            never(c, c->part_of[g], i, -1);
        }
        c->family[c->part_of[g]].given++;
        c->family[c->part_of[g]].need--;
    }
    for (int32_t i = m->family[g].apart_first; i < m->family[g].apart_end; i++) {
        int32_t other = c->part_of[m->aparts[i].other];
        if (other >= 0) {
            never(c, other, w, m->aparts[i].house ? m->host[h].home : -1);
        }
    }
}

static void fix_stay(struct cutting *c, int32_t g, int32_t h, int32_t w)
{
    const struct fill_model *m = c->from;
    int32_t home = m->host[h].home, at = w - c->part->first;
    fix_neighbours(c, g, h, w);
    if (at < 0 || at >= c->weekends) {
        return;
    }
    for (int32_t l = m->home_limit[home]; l < m->home_limit[home + 1]; l++) {
        c->cap[at * m->limits + l] -= m->use[g * m->limits + l];
    }
    if (c->cap_all[at] < INT16_MAX) {
        c->cap_all[at] -= (int16_t)m->family[g].children;
    }
    if (m->three_use[g * m->homes + home] > 0) {
        c->three[at * m->homes + home] -= m->three_use[g * m->homes + home];
        c->strangers[at * m->homes + home] = true;
    }
    c->works[at * m->hosts + h] = true;
}

static void fix_all(struct cutting *c)
{
    const struct fill_model *m = c->from;
    for (int32_t g = 0; g < m->families; g++) {
        for (int32_t i = 0; i < c->plan->stays[g]; i++) {
            int32_t w = c->plan->list[g * m->weekends + i];
            if (!is_free(c, g, w)) {
                fix_stay(c, g, c->plan->at[g * m->weekends + w], w);
            }
        }
    }
}

/* Whether host h has guests on weekend w of the whole, whatever is free. */
static bool works_anyway(const struct cutting *c, int32_t h, int32_t w)
{
    const struct fill_model *m = c->from;
    if (w >= c->part->first && w <= c->part->last) {
        return c->works[(w - c->part->first) * m->hosts + h];
    }
    return c->plan->busy[w * m->hosts + h] > 0;
}

static void fix_hosts(struct cutting *c)
{
    const struct fill_model *m = c->from;
    for (int32_t h = 0; h < m->hosts; h++) {
        int32_t taken = 0, w;
        for (w = 0; w < m->weekends; w++) {
            taken += works_anyway(c, h, w) && !m->works[w * m->hosts + h];
        }
        c->host[h].work_left -= m->host[h].work_left < INT32_MAX ? taken : 0;
        c->host[h].usual_left -= m->host[h].usual_left < INT32_MAX ? taken : 0;
        int32_t before = 0, after = 0;
        for (w = c->part->first; w > 0 && works_anyway(c, h, w - 1); w--) {
            before++;
        }
        c->host[h].before = before + (w == 0 ? m->host[h].before : 0);
        for (w = c->part->last; w + 1 < m->weekends && works_anyway(c, h, w + 1); w++) {
            after++;
        }
        c->host[h].after = after + (w + 1 == m->weekends ? m->host[h].after : 0);
    }
}

static void cut_aparts(struct cutting *c)
{
    const struct fill_model *m = c->from;
    int32_t count = 0, most = m->families > 0 ? m->family[m->families - 1].apart_end : 0;
    c->sub->m.aparts = c->aparts = arena_array(c->a, (size_t)most + 1, sizeof *c->aparts);
    for (int32_t i = 0; i < c->sub->m.families; i++) {
        const struct fill_family *g = &m->family[c->sub->family_of[i]];
        c->family[i].apart_first = count;
        for (int32_t j = g->apart_first; j < g->apart_end; j++) {
            int32_t other = c->part_of[m->aparts[j].other];
            if (other >= 0) {
                c->aparts[count++] = (struct fill_apart){other, m->aparts[j].house};
            }
        }
        c->family[i].apart_end = count;
    }
}

static void cut_windows(struct cutting *c)
{
    const struct fill_model *m = c->from;
    struct fill_model *out = &c->sub->m;
    out->windows = c->windows = arena_array(c->a, (size_t)m->window_count + 1, sizeof *c->windows);
    for (int32_t i = 0; i < m->window_count; i++) {
        struct fill_window x = m->windows[i];
        if (c->part_of[x.family] < 0 || x.last < c->part->first || x.first > c->part->last) {
            continue;
        }
        for (int32_t k = 0; k < c->plan->stays[x.family]; k++) {
            int32_t w = c->plan->list[x.family * m->weekends + k];
            x.most -= w >= x.first && w <= x.last && !is_free(c, x.family, w);
        }
        x.family = c->part_of[x.family];
        x.first = x.first < c->part->first ? 0 : x.first - c->part->first;
        x.last = x.last > c->part->last ? c->weekends - 1 : x.last - c->part->first;
        c->windows[out->window_count++] = x;
    }
}

/* Those who stand as they are hold the spread's ends. */
static void cut_spread(struct cutting *c)
{
    const struct fill_model *m = c->from;
    struct fill_model *out = &c->sub->m;
    for (int32_t g = 0; g < m->families; g++) {
        if (c->part_of[g] >= 0 || m->family[g].share == 0) {
            continue;
        }
        int32_t share = m->family[g].share * (m->family[g].given + c->plan->stays[g]);
        out->given_least = !out->given_any || share < out->given_least ? share : out->given_least;
        out->given_most = !out->given_any || share > out->given_most ? share : out->given_most;
        out->given_any = true;
    }
}

void sub_make(struct fill_sub *s, const struct fill_plan *whole, const struct fill_part *part,
    struct arena *a)
{
    const struct fill_model *m = whole->m;
    struct cutting c = {.from = m, .plan = whole, .part = part, .sub = s, .a = a};
    *s = (struct fill_sub){.m = *m, .first = part->first};
    s->family_of = arena_array(a, (size_t)m->families + 1, sizeof *s->family_of);
    c.part_of = arena_array(a, (size_t)m->families + 1, sizeof *c.part_of);
    c.weekends = s->m.weekends = part->last - part->first + 1;
    s->m.families = s->m.window_count = 0;
    for (int32_t f = 0; f < m->families; f++) {
        c.part_of[f] = part->free[f] ? s->m.families : -1;
        if (part->free[f]) {
            s->family_of[s->m.families++] = f;
        }
    }
    cut_make(&c);
    s->family = c.family;
    s->cost = c.cost;
    for (int32_t i = 0; i < s->m.families; i++) {
        c.family[i] = m->family[s->family_of[i]];
    }
    fix_all(&c);
    fix_hosts(&c);
    cut_aparts(&c);
    cut_windows(&c);
    cut_spread(&c);
}

void sub_hold(struct fill_sub *s, const struct fill_plan *now)
{
    for (int32_t i = 0; i < s->m.families; i++) {
        s->family[i].need = now->stays[i];
    }
}

void sub_only(struct fill_sub *s, const struct fill_model *whole, const int16_t *const *plans,
    int32_t count, struct arena *a)
{
    const struct fill_model *m = &s->m;
    bool *keep = arena_array(a, (size_t)m->hosts + 1, sizeof *keep);
    for (int32_t i = 0; i < m->families * m->weekends; i++) {
        int32_t f = s->family_of[i / m->weekends], w = s->first + i % m->weekends;
        memset(keep, 0, (size_t)m->hosts);
        for (int32_t k = 0; k < count; k++) {
            int32_t h = plans[k][f * whole->weekends + w];
            if (h >= 0) {
                keep[h] = true;
            }
        }
        for (int32_t h = 0; h < m->hosts; h++) {
            int16_t *cost = &s->cost[(size_t)i * (size_t)m->hosts + (size_t)h];
            *cost = keep[h] ? *cost : FILL_NEVER;
        }
    }
}

void sub_plan(const struct fill_sub *s, const struct fill_plan *whole, struct fill_plan *out)
{
    const struct fill_model *m = whole->m;
    plan_clear(out);
    for (int32_t i = 0; i < s->m.families; i++) {
        for (int32_t w = 0; w < s->m.weekends; w++) {
            int32_t h = whole->at[s->family_of[i] * m->weekends + s->first + w];
            if (h >= 0) {
                plan_place(out, i, h, w);
            }
        }
    }
}

void sub_apply(const struct fill_sub *s, const struct fill_plan *part, struct fill_plan *whole)
{
    const struct fill_model *m = whole->m;
    for (int32_t i = 0; i < s->m.families; i++) {
        for (int32_t w = 0; w < s->m.weekends; w++) {
            if (whole->at[s->family_of[i] * m->weekends + s->first + w] >= 0) {
                plan_take(whole, s->family_of[i], s->first + w);
            }
        }
    }
    for (int32_t i = 0; i < s->m.families; i++) {
        for (int32_t w = 0; w < s->m.weekends; w++) {
            int32_t h = part->at[i * s->m.weekends + w];
            if (h >= 0) {
                plan_place(whole, s->family_of[i], h, s->first + w);
            }
        }
    }
}

void sub_prices(const struct fill_sub *s, const struct fill_prices *whole, struct fill_prices *out)
{
    const struct fill_model *m = whole->m;
    size_t row = (size_t)m->hosts;
    for (int32_t i = 0; i < s->m.families; i++) {
        int32_t g = s->family_of[i];
        memcpy(out->link + (size_t)i * (size_t)s->m.weekends * row,
            whole->link + ((size_t)g * (size_t)m->weekends + (size_t)s->first) * row,
            (size_t)s->m.weekends * row * sizeof *out->link);
    }
    memcpy(out->crowd, whole->crowd + s->first, (size_t)s->m.weekends * sizeof *out->crowd);
}
