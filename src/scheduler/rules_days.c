/* SPDX-License-Identifier: MIT */
/*
 * Rules that count a child's days: 5 private fostering, 6 the longest stay, 7 the
 * last 12 months. Each is told stay by stay, so that another stay can only add to
 * it. What is counted for each child of a visit stands beside index->kids.
 */
#include "rules_priv.h"

static int32_t days_of(const struct rota_run *run, int32_t first, int32_t last)
{
    return last - first + (run->policy->count_nights ? 0 : 1);
}

/* The children of this visit with the most counted, if it is at least `least`. */
static void tell_most(struct rota_run *run, struct finding f, const struct visit *v,
    const int32_t *counted, int32_t least)
{
    const struct rota_index *ix = run->index;
    const struct rota_child *children = run->facts->children;
    int32_t *list = arena_array(run->a, (size_t)v->kid_count + 1, sizeof *list);
    for (int32_t k = v->kid_first; k < v->kid_first + v->kid_count; k++) {
        int32_t child = ix->kids[k].child, at = f.child_count;
        if (counted[k - run->first_kid] < least) {
            continue;
        }
        for (; at > 0 && children[list[at - 1]].rank > children[child].rank; at--) {
            list[at] = list[at - 1];
        }
        list[at] = child;
        f.child_count++;
    }
    f.children = list;
    run_report(run, f, (int32_t[]){(int32_t)(v - ix->visits)}, 1);
}

static int32_t most_of(const struct rota_run *run, const struct visit *v, const int32_t *counted)
{
    int32_t most = 0;
    for (int32_t k = v->kid_first; k < v->kid_first + v->kid_count; k++) {
        most = counted[k - run->first_kid] > most ? counted[k - run->first_kid] : most;
    }
    return most;
}

/* --- 5: continuous days of private stays; a short night at home does not end the count --- */

/* The last day on which the child is under the age of this rule. */
static int32_t last_under(const struct rota_run *run, int32_t child)
{
    enum { MONTHS = 12 };
    const struct rota_child *c = &run->facts->children[child];
    int32_t under = c->disabled ? run->policy->private_age_disabled : run->policy->private_age;
    return date_known(c->born) ? date_add_months(c->born, MONTHS * under).d - 1 : INT32_MAX;
}

static void private_count(const struct rota_run *run, int32_t child, int32_t *counted)
{
    const struct group *g = &run->index->child_kids;
    int32_t start = 0, end = 0, young = last_under(run, child);
    bool open = false;
    for (int32_t i = g->first[child]; i < g->first[child + 1]; i++) {
        const struct kid *kid = &run->index->kids[g->items[i]];
        const struct visit *v = &run->index->visits[kid->visit];
        if (v->basis != BASIS_PRIVATE || !visit_overnight(v) || v->first > young) {
            continue;
        }
        int32_t last = v->last < young ? v->last : young;
        if (!open || v->first - end >= run->policy->home_nights) {
            start = v->first;
            end = last;
        }
        open = true;
        end = last > end ? last : end;
        counted[g->items[i] - run->first_kid] = days_of(run, start, end);
    }
}

void check_private(struct rota_run *run)
{
    const struct rota_index *ix = run->index;
    const struct policy *p = run->policy;
    int32_t least = p->private_warn_days < p->private_days ? p->private_warn_days : p->private_days;
    struct rows children = hub_rows(run, &ix->hub_children);
    int32_t *counted = arena_array(run->scratch, (size_t)run->kid_count + 1, sizeof *counted);
    for (const int32_t *child = children.at; child < children.end; child++) {
        private_count(run, *child, counted);
    }
    for (int32_t i = visits_from(run); i < visits_end(run); i++) {
        const struct visit *v = &ix->visits[i];
        int32_t most = most_of(run, v, counted);
        if (most < least || most == 0) {
            continue;
        }
        enum rule_level level = most >= p->private_days ? level_for(v, LEVEL_HARD) : LEVEL_WARN;
        struct finding f = finding_make(5, level, v->first, v->last);
        f.numbers[0] = most;
        f.numbers[1] = p->private_days;
        tell_most(run, f, v, counted, level == LEVEL_WARN ? least : p->private_days);
    }
}

/* --- 6: one stay --- */

void check_longest(struct rota_run *run)
{
    for (int32_t i = visits_from(run); i < visits_end(run); i++) {
        const struct visit *v = &run->index->visits[i];
        int32_t days = days_of(run, v->first, v->last);
        if (!visit_overnight(v) || days <= run->policy->stay_days[v->nation]) {
            continue;
        }
        enum rule_level level = v->basis == BASIS_S20 ? level_for(v, LEVEL_HARD) : LEVEL_WARN;
        struct finding f = finding_make(6, level, v->first, v->last);
        f.numbers[0] = days;
        f.numbers[1] = run->policy->stay_days[v->nation];
        run_report(run, f, &i, 1);
    }
}

/* --- 7: days in (d - 1 year, d], for every day d of a stay --- */

struct span {                 /* days with the child away, merged: [from, to] */
    int32_t from, to, before; /* days in the spans before this one */
};

struct year {
    struct span *spans;
    int32_t count;
};

static struct year year_of(const struct rota_run *run, int32_t child, struct span *room)
{
    const struct group *g = &run->index->child_kids;
    struct year y = {room, 0};
    for (int32_t i = g->first[child]; i < g->first[child + 1]; i++) {
        const struct visit *v = &run->index->visits[run->index->kids[g->items[i]].visit];
        int32_t to = v->last - (run->policy->count_nights ? 1 : 0);
        if (!visit_overnight(v)) {
            continue;
        }
        struct span *last = y.count > 0 ? &y.spans[y.count - 1] : NULL;
        if (last && v->first <= last->to + 1) {
            last->to = to > last->to ? to : last->to;
        } else {
            int32_t before = last ? last->before + last->to - last->from + 1 : 0;
            y.spans[y.count++] = (struct span){v->first, to, before};
        }
    }
    return y;
}

/* Days up to and with `day`. */
static int32_t days_until(const struct year *y, int32_t day)
{
    int32_t low = 0, high = y->count; /* the last span that begins by then is low - 1 */
    while (low < high) {
        int32_t mid = low + (high - low) / 2;
        if (y->spans[mid].from <= day) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    if (low == 0) {
        return 0;
    }
    const struct span *s = &y->spans[low - 1];
    return s->before + (s->to < day ? s->to : day) - s->from + 1;
}

/* The most days that any day of from..to looks back on. */
static int32_t year_most(const struct year *y, int32_t from, int32_t to)
{
    int32_t most = 0;
    for (int32_t day = from; day <= to; day++) {
        int32_t start = date_add_months((hub_date){day}, -12).d;
        int32_t days = days_until(y, day) - days_until(y, start);
        most = days > most ? days : most;
    }
    return most;
}

/* Fewer than this in 366 days and no rule will speak. */
static int32_t year_least(const struct policy *p)
{
    int32_t least = INT32_MAX;
    for (int i = 0; i < NATIONS; i++) {
        int32_t warn = (p->year_days[i] * p->year_warn_percent + 99) / 100;
        least = warn < least ? warn : least;
    }
    return least;
}

static void year_count(
    const struct rota_run *run, int32_t child, struct span *room, int32_t *counted)
{
    const struct group *g = &run->index->child_kids;
    struct year y = year_of(run, child, room);
    int32_t least = year_least(run->policy);
    for (int32_t i = g->first[child]; i < g->first[child + 1]; i++) {
        const struct visit *v = &run->index->visits[run->index->kids[g->items[i]].visit];
        if (!visit_overnight(v) ||
            days_until(&y, v->last) - days_until(&y, v->first - 366) < least) {
            continue;
        }
        int32_t to = v->last - (run->policy->count_nights ? 1 : 0);
        counted[g->items[i] - run->first_kid] = year_most(&y, v->first, to);
    }
}

static void year_tell(struct rota_run *run, const struct visit *v, const int32_t *counted)
{
    int32_t most = most_of(run, v, counted), limit = run->policy->year_days[v->nation];
    int32_t warn = (limit * run->policy->year_warn_percent + 99) / 100;
    bool over = v->basis == BASIS_S20 && most > limit;
    if (most == 0 || (!over && most < warn)) {
        return;
    }
    struct finding f =
        finding_make(7, over ? level_for(v, LEVEL_HARD) : LEVEL_WARN, v->first, v->last);
    f.numbers[0] = most;
    f.numbers[1] = limit;
    tell_most(run, f, v, counted, over ? limit + 1 : warn);
}

void check_year(struct rota_run *run)
{
    const struct rota_index *ix = run->index;
    struct rows children = hub_rows(run, &ix->hub_children);
    int32_t *counted = arena_array(run->scratch, (size_t)run->kid_count + 1, sizeof *counted);
    size_t most = (size_t)(visits_end(run) - visits_from(run));
    struct span *room = arena_array(run->scratch, most + 1, sizeof *room);
    for (const int32_t *child = children.at; child < children.end; child++) {
        year_count(run, *child, room, counted);
    }
    for (int32_t i = visits_from(run); i < visits_end(run); i++) {
        year_tell(run, &ix->visits[i], counted);
    }
}
