/* SPDX-License-Identifier: MIT */
/* A family's planned nights, each once, counted up so that a year is a difference of two sums. */
#include "share_priv.h"

static bool is_weekend(int32_t night)
{
    int weekday = date_weekday((hub_date){night});
    return weekday == FRI || weekday == SAT;
}

/* Fridays of the span's Friday and Saturday nights. */
static void add_weekends(struct share_year *y, const struct share_span *s)
{
    for (int32_t night = s->from; night < s->to; night++) {
        int32_t friday = date_friday((hub_date){night}).d;
        bool have = y->weekend_count > 0 && y->weekends[y->weekend_count - 1] == friday;
        if (is_weekend(night) && !have) {
            y->weekends[y->weekend_count++] = friday;
        }
    }
}

static bool counts(const struct rota_facts *f, const struct visit *v)
{
    return visit_overnight(v) && f->stays[v->stay].kind == KIND_PLANNED;
}

static size_t nights_most(
    const struct rota_facts *f, const struct rota_index *ix, struct rows visits)
{
    size_t nights = 0;
    for (const int32_t *at = visits.at; at < visits.end; at++) {
        const struct visit *v = &ix->visits[*at];
        nights += counts(f, v) ? (size_t)(v->last - v->first) : 0;
    }
    return nights;
}

void share_year_of(const struct rota_facts *facts, const struct rota_index *ix, int32_t family,
    struct arena *a, struct share_year *out)
{
    const struct group *g = &ix->family_visits;
    struct rows visits = {g->items + g->first[family], g->items + g->first[family + 1]};
    int32_t upto = INT32_MIN, nights = 0;
    *out = (struct share_year){.family = family};
    out->spans = arena_array(a, (size_t)(visits.end - visits.at) + 1, sizeof *out->spans);
    out->weekends = arena_array(a, nights_most(facts, ix, visits) + 1, sizeof *out->weekends);
    for (const int32_t *at = visits.at; at < visits.end; at++) {
        const struct visit *v = &ix->visits[*at];
        if (!counts(facts, v)) {
            continue;
        }
        struct share_span s = {.visit = *at, .arrived = v->first};
        s.from = v->first > upto ? v->first : upto;
        s.to = v->last > s.from ? v->last : s.from;
        upto = s.to;
        add_weekends(out, &s);
        nights += s.to - s.from;
        s.nights = nights;
        s.weekends = out->weekend_count;
        out->spans[out->count++] = s;
    }
}

int32_t share_overlap(const struct share_span *s, int32_t from, int32_t to)
{
    int32_t first = s->from > from ? s->from : from, end = s->to <= to ? s->to : to + 1;
    return end > first ? end - first : 0;
}

int32_t share_first_after(const struct share_year *y, int32_t day)
{
    int32_t low = 0, high = y->count;
    while (low < high) {
        int32_t mid = low + (high - low) / 2;
        if (y->spans[mid].to <= day) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

/* Nights up to and with `day`. */
static int32_t nights_until(const struct share_year *y, int32_t day)
{
    int32_t at = share_first_after(y, day), before = at > 0 ? y->spans[at - 1].nights : 0;
    for (; at < y->count && y->spans[at].from <= day; at++) {
        before += share_overlap(&y->spans[at], y->spans[at].from, day);
    }
    return before;
}

static int32_t weekends_until(const struct share_year *y, int32_t day)
{
    int32_t low = 0, high = y->weekend_count;
    while (low < high) {
        int32_t mid = low + (high - low) / 2;
        if (y->weekends[mid] <= day) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

static int32_t stays_until(const struct share_year *y, int32_t day)
{
    int32_t low = 0, high = y->count;
    while (low < high) {
        int32_t mid = low + (high - low) / 2;
        if (y->spans[mid].arrived <= day) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

int32_t share_until(const struct share_year *y, enum share_kind kind, int32_t day)
{
    int32_t start = date_add_months((hub_date){day}, -12).d;
    switch (kind) {
    case SHARE_NIGHTS:
        return nights_until(y, day) - nights_until(y, start);
    case SHARE_WEEKENDS:
        return weekends_until(y, day) - weekends_until(y, start);
    default:
        return stays_until(y, day) - stays_until(y, start);
    }
}

int32_t share_in_year(const struct share_year *y, enum share_kind kind, int32_t i)
{
    return share_until(y, kind, y->spans[i].to - 1);
}
