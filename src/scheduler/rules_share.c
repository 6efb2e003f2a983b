/* SPDX-License-Identifier: MIT */
/*
 * Rule 36, fair shares, family by family: bookings ahead; nights, weekends and stays in the twelve
 * months that end with each stay; nights in one school holiday. Only planned nights count.
 */
#include "rules_priv.h"
#include "share_priv.h"

static int32_t most_of(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* What was agreed with the family goes before the usual number; a stay is a weekend, two nights. */
static int32_t limit_of(const struct rota_run *run, int32_t family, enum share_kind kind)
{
    const struct policy *p = run->policy;
    int32_t year = run->facts->families[family].stays_per_year;
    switch (kind) {
    case SHARE_AHEAD:
        return p->fair_ahead;
    case SHARE_NIGHTS:
        return most_of(p->fair_nights, 2 * year);
    case SHARE_WEEKENDS:
        return most_of(p->fair_weekends, year);
    case SHARE_STAYS:
        return year > 0 ? year : INT32_MAX;
    default:
        return p->fair_holiday_nights;
    }
}

static void tell(struct rota_run *run, enum share_kind kind, int32_t family, int32_t count,
    const struct visit_list *over)
{
    const struct visit *v = run->index->visits;
    struct finding f = finding_make(36, LEVEL_WARN, v[over->at[0]].first, v[over->at[0]].last);
    for (int32_t i = 1; i < over->count; i++) {
        f.to.d = most_of(f.to.d, v[over->at[i]].last);
    }
    f.family = family;
    f.numbers[0] = count;
    f.numbers[1] = limit_of(run, family, kind);
    f.numbers[2] = (int32_t)kind;
    run_report(run, f, over->at, over->count);
}

/* One finding for each run of stays that end a year with too many. */
static void check_years(struct rota_run *run, const struct share_year *y, enum share_kind kind)
{
    int32_t limit = limit_of(run, y->family, kind), most = 0;
    struct visit_list over = {0};
    for (int32_t i = 0; i < y->count; i++) {
        int32_t n = share_in_year(y, kind, i);
        if (n > limit) {
            visit_list_add(&over, y->spans[i].visit, run->scratch);
            most = most_of(most, n);
        } else if (over.count > 0) {
            tell(run, kind, y->family, most, &over);
            over.count = most = 0;
        }
    }
    if (over.count > 0) {
        tell(run, kind, y->family, most, &over);
    }
}

static void check_ahead(struct rota_run *run, const struct share_year *y)
{
    hub_date today = run->facts->today;
    struct visit_list ahead = {0};
    for (int32_t i = 0; i < y->count && date_known(today); i++) {
        const struct visit *v = &run->index->visits[y->spans[i].visit];
        if (v->first > today.d && !run->facts->stays[v->stay].filled) {
            visit_list_add(&ahead, y->spans[i].visit, run->scratch);
        }
    }
    if (ahead.count > limit_of(run, y->family, SHARE_AHEAD)) {
        tell(run, SHARE_AHEAD, y->family, ahead.count, &ahead);
    }
}

static void check_holiday(
    struct rota_run *run, const struct share_year *y, const struct rota_holiday *h)
{
    struct visit_list within = {0};
    int32_t nights = 0;
    for (int32_t i = share_first_after(y, h->from.d); i < y->count; i++) {
        const struct share_span *s = &y->spans[i];
        if (s->from > h->to.d) {
            break;
        }
        int32_t n = share_overlap(s, h->from.d, h->to.d);
        if (n > 0) {
            visit_list_add(&within, s->visit, run->scratch);
            nights += n;
        }
    }
    if (nights > limit_of(run, y->family, SHARE_HOLIDAY)) {
        tell(run, SHARE_HOLIDAY, y->family, nights, &within);
    }
}

void check_fair_shares(struct rota_run *run)
{
    static const enum share_kind by_year[] = {SHARE_NIGHTS, SHARE_WEEKENDS, SHARE_STAYS};
    struct rows families = hub_rows(run, &run->index->hub_families);
    struct rows holidays = hub_rows(run, &run->index->hub_holidays);
    for (const int32_t *family = families.at; family < families.end; family++) {
        struct share_year y;
        if (group_size(&run->index->family_visits, *family) == 0) {
            continue;
        }
        share_year_of(run->facts, run->index, *family, run->scratch, &y);
        for (size_t k = 0; k < sizeof by_year / sizeof *by_year; k++) {
            check_years(run, &y, by_year[k]);
        }
        check_ahead(run, &y);
        for (const int32_t *at = holidays.at; at < holidays.end; at++) {
            check_holiday(run, &y, &run->facts->holidays[*at]);
        }
    }
}
