/* SPDX-License-Identifier: MIT */
/* Rules about events that are still to come, or on today: 30 grown-ups, 31 risk sheet. */
#include "hub/scheduler/ratio.h"
#include "rules_priv.h"

static bool is_over(const struct rota_run *run, const struct rota_event *e)
{
    return date_known(run->facts->today) && wall_date(e->start).d < run->facts->today.d;
}

static struct finding about_event(
    const struct rota_run *run, int32_t rule, enum rule_level level, int32_t event)
{
    const struct rota_event *e = &run->facts->events[event];
    int32_t day = wall_date(e->start).d;
    struct finding f = finding_make(rule, level, day, day);
    f.hub = e->hub;
    f.event = event;
    return f;
}

/* --- 30 --- */

static void grown_ups_check(struct rota_run *run, int32_t event)
{
    const struct group *g = &run->index->event_children;
    const struct rota_event *e = &run->facts->events[event];
    size_t count = 0, room = (size_t)group_size(g, event);
    struct ratio_child *children = arena_array(run->scratch, room + 1, sizeof *children);
    for (int32_t i = g->first[event]; i < g->first[event + 1]; i++) {
        const struct rota_event_child *row = &run->facts->event_children[g->items[i]];
        hub_date born = run->facts->children[row->child].born;
        int age = date_known(born) ? date_age(born, wall_date(e->start)) : -1;
        children[count++] = (struct ratio_child){age, row->own_adult};
    }
    struct ratio r = ratio_of(children, count, e->adults);
    if (r.state != RATIO_SHORT && r.state != RATIO_EXACT) {
        return;
    }
    struct finding f =
        about_event(run, 30, r.state == RATIO_SHORT ? LEVEL_HARD : LEVEL_WARN, event);
    f.numbers[0] = r.adults;
    f.numbers[1] = r.needed;
    f.numbers[2] = r.children;
    f.numbers[3] = r.one_to;
    run_report(run, f, NULL, 0);
}

void check_grown_ups(struct rota_run *run)
{
    struct rows events = hub_rows(run, &run->index->hub_events);
    for (const int32_t *at = events.at; at < events.end; at++) {
        if (!is_over(run, &run->facts->events[*at])) {
            grown_ups_check(run, *at);
        }
    }
}

/* --- 31 --- */

void check_risk_sheet(struct rota_run *run)
{
    struct rows events = hub_rows(run, &run->index->hub_events);
    hub_date today = run->facts->today;
    for (const int32_t *at = events.at; at < events.end; at++) {
        const struct rota_event *e = &run->facts->events[*at];
        int32_t day = wall_date(e->start).d;
        if (!date_known(today) || !e->needs_sheet || e->sheet_done || is_over(run, e) ||
            day > today.d + run->policy->risk_days) {
            continue;
        }
        enum rule_level level = day == today.d ? LEVEL_HARD : LEVEL_WARN;
        run_report(run, about_event(run, 31, level, *at), NULL, 0);
    }
}
