/* SPDX-License-Identifier: MIT */
/* Who is in a house, stretch by stretch. */
#include "run_priv.h"

void visit_list_add(struct visit_list *list, int32_t visit, struct arena *a)
{
    int32_t at = list->count;
    while (at > 0 && list->at[at - 1] > visit) {
        at--;
    }
    if (at > 0 && list->at[at - 1] == visit) {
        return;
    }
    arena_grow(a, &list->at, (size_t)list->count, &list->cap, sizeof *list->at);
    for (int32_t i = list->count++; i > at; i--) {
        list->at[i] = list->at[i - 1];
    }
    list->at[at] = visit;
}

struct sweep sweep_home(const struct rota_run *run, int32_t home, bool nights)
{
    const struct group *g = &run->index->home_visits;
    return (struct sweep){.run = run,
        .next = g->items + g->first[home],
        .end = g->items + g->first[home + 1],
        .nights = nights,
        .active = arena_array(run->scratch, (size_t)group_size(g, home) + 1, sizeof(int32_t))};
}

static const struct visit *visit_at(const struct sweep *s, int32_t visit)
{
    return &s->run->index->visits[visit];
}

static int64_t start_of(const struct sweep *s, int32_t visit)
{
    const struct visit *v = visit_at(s, visit);
    return s->nights ? v->first : v->arrive;
}

static int64_t end_of(const struct sweep *s, int32_t visit)
{
    const struct visit *v = visit_at(s, visit);
    return s->nights ? v->last : v->leave;
}

static void drop_gone(struct sweep *s)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < s->active_count; i++) {
        if (end_of(s, s->active[i]) > s->at) {
            s->active[kept++] = s->active[i];
        }
    }
    s->active_count = kept;
}

static void skip_days(struct sweep *s)
{
    while (s->nights && s->next < s->end && !visit_overnight(visit_at(s, *s->next))) {
        s->next++;
    }
}

bool sweep_next(struct sweep *s)
{
    drop_gone(s);
    skip_days(s);
    if (s->active_count == 0) {
        if (s->next == s->end) {
            return false;
        }
        s->at = start_of(s, *s->next);
    }
    for (; s->next < s->end && start_of(s, *s->next) <= s->at; skip_days(s)) {
        s->active[s->active_count++] = *s->next++;
    }
    s->from = s->at;
    s->to = s->next < s->end ? start_of(s, *s->next) : INT64_MAX;
    for (int32_t i = 0; i < s->active_count; i++) {
        if (end_of(s, s->active[i]) < s->to) {
            s->to = end_of(s, s->active[i]);
        }
    }
    s->at = s->to;
    return true;
}
