/* SPDX-License-Identifier: MIT */
#include "sift_priv.h"

#include <stdlib.h>

enum { WEEK = 7 };

bool sift_takes_bed(const struct rota_stay *s)
{
    return s->status >= STATUS_DRAFT && s->status <= STATUS_HAPPENED && s->host >= 0;
}

static bool overnight(const struct rota_stay *s)
{
    return wall_date(s->leave).d > wall_date(s->arrive).d;
}

int32_t sift_friday(hub_wall arrive)
{
    hub_date day = wall_date(arrive);
    int weekday = date_weekday(day);
    return date_friday(day).d + (weekday == FRI || weekday == SAT ? 0 : WEEK);
}

int sift_wish(const struct sift *t, int32_t family, int32_t friday)
{
    int wish = -1;
    for (int32_t i = 0; i < t->facts->wish_count; i++) {
        const struct rota_wish *w = &t->facts->wishes[i];
        if (w->family == family && w->weekend.d == friday && wish != WISH_CANNOT) {
            wish = (int)w->wish;
        }
    }
    return wish;
}

int sift_link(const struct sift *t, int32_t family, int32_t host)
{
    int link = -1;
    for (int32_t i = 0; i < t->facts->link_count; i++) {
        const struct rota_link *l = &t->facts->links[i];
        if (l->family == family && l->host == host && link != LINK_NOT_WITH) {
            link = (int)l->link;
        }
    }
    return link;
}

bool sift_too_near(const struct sift *t, const struct sift_stay *stay, int32_t friday)
{
    const struct rota_facts *f = t->facts;
    for (int32_t i = 0; i < f->stay_count; i++) {
        const struct rota_stay *s = &f->stays[i];
        if (i != stay->instead_of && s->family == stay->family && sift_takes_bed(s) &&
            overnight(s) &&
            abs(sift_friday(s->arrive) - friday) / WEEK < f->families[s->family].gap_weeks) {
            return true;
        }
    }
    return false;
}

static int32_t weekend_most(const struct sift *t, int32_t friday)
{
    int32_t most = -1;
    for (int32_t i = 0; i < t->facts->weekend_count; i++) {
        const struct rota_weekend *w = &t->facts->weekends[i];
        if (w->hub == t->hub && w->friday.d == friday) {
            most = w->max_children;
        }
    }
    return most;
}

bool sift_weekend_full(const struct sift *t, const struct sift_stay *stay, int32_t friday)
{
    int32_t most = weekend_most(t, friday), there = stay->kids;
    for (int32_t i = 0; i < t->facts->stay_count && most >= 0; i++) {
        const struct rota_stay *s = &t->facts->stays[i];
        if (i != stay->instead_of && sift_takes_bed(s) && overnight(s) &&
            t->facts->families[s->family].hub == t->hub && sift_friday(s->arrive) == friday) {
            there += t->kids[i];
        }
    }
    return most >= 0 && there > most;
}

static int32_t beds_of(const struct sift *t, int32_t home)
{
    const struct rota_facts *f = t->facts;
    int32_t listed = 0, said = f->homes[home].beds;
    for (int32_t i = 0; i < f->bed_count; i++) {
        listed += f->rooms[f->beds[i].room].home == home;
    }
    return listed > 0 ? listed : said >= 0 ? said : t->policy->beds;
}

int32_t sift_beds_left(const struct sift *t, const struct sift_stay *stay, int32_t host,
    int32_t first, int32_t last)
{
    const struct rota_facts *f = t->facts;
    int32_t home = f->hosts[host].home, all = beds_of(t, home) - stay->kids, least = all;
    for (int32_t night = first; night < last; night++) {
        int32_t left = all;
        for (int32_t i = 0; i < f->stay_count; i++) {
            const struct rota_stay *s = &f->stays[i];
            if (i != stay->instead_of && sift_takes_bed(s) && f->hosts[s->host].home == home &&
                wall_date(s->arrive).d <= night && night < wall_date(s->leave).d) {
                left -= t->kids[i];
            }
        }
        least = left < least ? left : least;
    }
    return least;
}
