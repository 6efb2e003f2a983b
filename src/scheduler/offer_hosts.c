/* SPDX-License-Identifier: MIT */
/* Weekends the hosts have already. */
#include "offer_priv.h"

/* Which weekends each host has a stay on, from a year before the first asked for to a year after the last. */
void offer_count_hosts(struct offering *o)
{
    const struct rota_facts *f = o->whole;
    o->first_friday = date_friday(o->ask->from).d - 53 * WEEK;
    o->weeks = (date_friday(o->ask->to).d + 53 * WEEK - o->first_friday) / WEEK + 1;
    o->of_week =
        arena_array(o->scratch, (size_t)o->weeks * (size_t)f->host_count + 1, sizeof *o->of_week);
    for (int32_t i = 0; i < f->stay_count; i++) {
        const struct rota_stay *s = &f->stays[i];
        int32_t week = (sift_friday(s->arrive) - o->first_friday) / WEEK;
        if (i != o->ask->instead_of && sift_takes_bed(s) && week >= 0 && week < o->weeks &&
            wall_date(s->leave).d > wall_date(s->arrive).d) {
            o->of_week[s->host * o->weeks + week]++;
        }
    }
}

static bool host_busy(const struct offering *o, int32_t host, int32_t week)
{
    return week >= 0 && week < o->weeks && o->of_week[host * o->weeks + week] > 0;
}

static int32_t year_of(int32_t day)
{
    int year, month, d;
    date_to_ymd((hub_date){day}, &year, &month, &d);
    return year;
}

/* Weekends of the host in that calendar year, were this one among them. */
int32_t offer_host_year(const struct offering *o, int32_t host, int32_t friday)
{
    int32_t n = 0, year = year_of(friday);
    for (int32_t week = 0; week < o->weeks; week++) {
        int32_t day = o->first_friday + week * WEEK;
        n += year_of(day) == year && (day == friday || host_busy(o, host, week));
    }
    return n;
}

static int32_t host_run(const struct offering *o, int32_t host, int32_t friday)
{
    int32_t week = (friday - o->first_friday) / WEEK, n = 1;
    for (int32_t w = week - 1; host_busy(o, host, w); w--) {
        n++;
    }
    for (int32_t w = week + 1; host_busy(o, host, w); w++) {
        n++;
    }
    return n;
}

bool offer_host_done(const struct offering *o, int32_t host, int32_t friday)
{
    const struct rota_host *h = &o->whole->hosts[host];
    return (h->weekends_in_a_row >= 0 && host_run(o, host, friday) > h->weekends_in_a_row) ||
           (h->weekends_per_year >= 0 && offer_host_year(o, host, friday) > h->weekends_per_year);
}
