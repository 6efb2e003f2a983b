/* SPDX-License-Identifier: MIT */
/* Families of a fill: what they want, what they wish, what each stay of theirs costs. */
#include "fill_facts_priv.h"

enum { WEEK = 7, USUAL_PRIORITY = 2, SHARES = 120 };

static int32_t weekend_of(const struct fill_facts *x, hub_date friday)
{
    int32_t days = date_diff(friday, x->first);
    return days >= 0 && days % WEEK == 0 && days / WEEK < x->m.weekends ? days / WEEK : -1;
}

/* Plain costs: neither wished nor disliked, with a host the family does not know. */
static void write_costs(struct fill_facts *x)
{
    const struct rota_facts *t = x->facts;
    const struct fill_weights *k = &x->ask->weights;
    struct fill_model *m = &x->m;
    size_t row = (size_t)m->weekends * (size_t)m->hosts;
    for (size_t i = 0; i < (size_t)m->families * row; i++) {
        x->cost[i] = (int16_t)(k->neutral + k->unknown_host);
    }
    bool *known = arena_array(x->a, (size_t)(m->families * m->hosts) + 1, sizeof *known);
    for (int32_t i = 0; i < t->link_count; i++) {
        const struct rota_link *l = &t->links[i];
        int32_t f = x->family_at[l->family], h = x->host_at[l->host];
        if (f >= 0 && h >= 0 && l->link == LINK_KNOWS && !known[f * m->hosts + h]) {
            known[f * m->hosts + h] = true;
            for (int32_t w = 0; w < m->weekends; w++) {
                x->cost[(size_t)f * row + (size_t)(w * m->hosts + h)] -= (int16_t)k->unknown_host;
            }
        }
    }
}

static void write_wishes(struct fill_facts *x)
{
    const struct fill_weights *k = &x->ask->weights;
    const int32_t by[] = {[WISH_LIKES] = -k->neutral, [WISH_RATHER_NOT] = k->disliked - k->neutral};
    for (int32_t i = 0; i < x->facts->wish_count; i++) {
        const struct rota_wish *r = &x->facts->wishes[i];
        int32_t f = x->family_at[r->family], w = weekend_of(x, r->weekend);
        if (f < 0 || w < 0) {
            continue;
        }
        if (r->wish == WISH_CANNOT) {
            fill_never(x, f, -1, w, FILL_CANNOT);
            continue;
        }
        for (int32_t h = 0; h < x->m.hosts; h++) {
            int16_t *c = &x->cost[((int64_t)f * x->m.weekends + w) * x->m.hosts + h];
            *c = *c == FILL_NEVER ? FILL_NEVER : (int16_t)(*c + by[r->wish]);
        }
    }
}

static void write_use(struct fill_facts *x, int32_t f)
{
    struct fill_model *m = &x->m;
    hub_date end = date_add(fill_friday(x, m->weekends), WEEK); /* they only grow older */
    for (int32_t home = 0; home < m->homes; home++) {
        for (int32_t l = m->home_limit[home]; l < m->home_limit[home + 1]; l++) {
            for (int32_t i = 0; i < x->facts->child_count; i++) {
                const struct rota_child *c = &x->facts->children[i];
                bool ours = c->family == x->family_of[f];
                bool needs = ours && (x->limit_age[l] < 0 || child_over(c, x->limit_age[l], end.d));
                x->use[f * m->limits + l] = (int16_t)(x->use[f * m->limits + l] + needs);
            }
        }
        for (int32_t i = 0; i < x->facts->child_count; i++) {
            bool ours = x->facts->children[i].family == x->family_of[f];
            int16_t *n = &x->three_use[f * m->homes + home];
            *n = (int16_t)(*n + (ours && !fill_exempt(x, x->home_of[home], i)));
        }
    }
}

static int32_t movable_of(const struct fill_facts *x, int32_t f)
{
    int32_t n = 0;
    for (int32_t i = 0; i < x->move_count; i++) {
        n += x->moves[i].family == f;
    }
    return n;
}

static void write_family(struct fill_facts *x, int32_t f)
{
    const struct rota_family *r = &x->facts->families[x->family_of[f]];
    struct fill_family *out = &x->family[f];
    int32_t priority = r->priority < 0 ? USUAL_PRIORITY : r->priority;
    bool numbered = r->stays_per_year > 0; /* else what is there to be planned again, no more */
    out->need = numbered ? r->stays_per_year : movable_of(x, f);
    out->gap = r->gap_weeks > 1 ? r->gap_weeks : 1;
    out->unmet = x->ask->weights.unmet * priority;
    out->share = numbered ? SHARES / r->stays_per_year : 0;
    for (int32_t i = 0; i < x->facts->child_count; i++) {
        out->children += x->facts->children[i].family == x->family_of[f];
    }
    write_use(x, f);
    x->wants[x->want_count++] = (struct fill_want){.family = x->family_of[f], .yearly = out->need};
    hub_date last = date_known(r->last_stay) ? date_friday(r->last_stay) : DATE_NONE;
    for (int32_t w = 0; date_known(last) && w < x->m.weekends; w++) {
        if (date_diff(fill_friday(x, w), last) < WEEK * r->gap_weeks) {
            fill_never(x, f, -1, w, FILL_TOO_NEAR);
        }
    }
}

static void write_closed(struct fill_facts *x)
{
    struct fill_model *m = &x->m;
    for (int32_t i = 0; i < x->facts->weekend_count; i++) {
        const struct rota_weekend *r = &x->facts->weekends[i];
        int32_t w = r->hub == x->ask->hub ? weekend_of(x, r->friday) : -1;
        if (w >= 0 && r->max_children >= 0) {
            x->cap_all[w] = (int16_t)(r->max_children < INT16_MAX ? r->max_children : INT16_MAX);
        }
    }
    for (int32_t w = 0; w < m->weekends; w++) {
        for (int32_t f = 0; x->cap_all[w] == 0 && f < m->families; f++) {
            fill_never(x, f, -1, w, FILL_CLOSED);
        }
    }
}

/* The Sunday of a weekend is the last day they would be here. */
static void write_left(struct fill_facts *x)
{
    for (int32_t f = 0; f < x->m.families; f++) {
        hub_date left = x->facts->families[x->family_of[f]].left;
        for (int32_t w = 0; date_known(left) && w < x->m.weekends; w++) {
            if (date_diff(left, fill_friday(x, w)) <= 2) {
                fill_never(x, f, -1, w, FILL_LEFT);
            }
        }
    }
}

static void write_hosts_not(struct fill_facts *x)
{
    struct fill_model *m = &x->m;
    for (int32_t i = 0; i < x->facts->link_count; i++) {
        const struct rota_link *l = &x->facts->links[i];
        int32_t f = x->family_at[l->family], h = x->host_at[l->host];
        for (int32_t w = 0; f >= 0 && h >= 0 && l->link == LINK_NOT_WITH && w < m->weekends; w++) {
            fill_never(x, f, h, w, FILL_WHYS);
        }
    }
    for (int32_t h = 0; h < m->hosts; h++) {
        for (int32_t w = 0; w < m->weekends; w++) {
            bool away = fill_host_away(x, h, w);
            for (int32_t f = 0; away && f < m->families; f++) {
                fill_never(x, f, h, w, FILL_WHYS);
            }
        }
    }
}

/* Where every host fell away that way. */
static void write_away(struct fill_facts *x)
{
    struct fill_model *m = &x->m;
    for (int32_t f = 0; f < m->families; f++) {
        for (int32_t w = 0; w < m->weekends; w++) {
            bool any = false;
            for (int32_t h = 0; h < m->hosts; h++) {
                any = any || fill_cost(m, f, h, w) != FILL_NEVER;
            }
            if (!any) {
                fill_never(x, f, -1, w, FILL_AWAY);
            }
        }
    }
}

void fill_write_families(struct fill_facts *x)
{
    const struct rota_facts *t = x->facts;
    write_costs(x);
    write_wishes(x);
    write_left(x);
    write_hosts_not(x);
    write_closed(x);
    for (int32_t f = 0; f < x->m.families; f++) {
        write_family(x, f);
    }
    write_away(x);
    for (int32_t f = 0; f < t->family_count; f++) {
        const struct rota_family *r = &t->families[f];
        if (fill_wants(x, f) && r->stays_per_year > 0 && x->family_at[f] < 0) {
            x->wants[x->want_count++] =
                (struct fill_want){.family = f, .yearly = r->stays_per_year, .no_children = true};
        }
    }
}
