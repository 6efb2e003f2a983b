/* SPDX-License-Identifier: MIT */
#include "recur_trial.h"

bool recur_chance(struct recur_trial *t, int of)
{
    return prop_between(&t->p, 1, of) == 1;
}

int recur_between(struct recur_trial *t, int first, int last)
{
    return (int)prop_between(&t->p, first, last);
}

static uint32_t some_bits(struct recur_trial *t, int first, int last, int most)
{
    uint32_t bits = 0;
    for (int n = recur_between(t, 1, most); n > 0; n--) {
        bits |= 1u << recur_between(t, first, last);
    }
    return bits;
}

static void random_nth(struct recur_trial *t)
{
    int furthest = t->r.freq == RECUR_MONTHLY || t->r.months ? 5 : 53;
    for (int n = recur_between(t, 1, 3); n > 0; n--) {
        int at = recur_between(t, 1, recur_chance(t, 2) ? furthest : 4);
        int weekday = recur_between(t, MON, SUN);
        bool known = false;
        at = recur_chance(t, 2) ? -at : at;
        for (int i = 0; i < t->r.nth_count; i++) {
            known |= t->r.nth[i].n == at && t->r.nth[i].weekday == weekday;
        }
        if (!known) {
            t->r.nth[t->r.nth_count++] = (struct recur_nth){(int8_t)at, (uint8_t)weekday};
        }
    }
}

static void random_places(struct recur_trial *t)
{
    for (int n = recur_between(t, 1, 3); n > 0; n--) {
        int at = recur_between(t, 1, 6);
        at = recur_chance(t, 2) ? -at : at;
        bool known = false;
        for (int i = 0; i < t->r.place_count; i++) {
            known |= t->r.places[i] == at;
        }
        if (!known) {
            t->r.places[t->r.place_count++] = (int16_t)at;
        }
    }
}

static bool has_parts(const struct recur_rule *r)
{
    return r->months || r->days || r->days_back || r->weekdays || r->nth_count;
}

static void random_parts(struct recur_trial *t)
{
    struct recur_rule *r = &t->r;
    r->months = (uint16_t)(recur_chance(t, 3) ? some_bits(t, 1, 12, 5) : 0);
    if (r->freq != RECUR_WEEKLY && recur_chance(t, 3)) {
        r->days = some_bits(t, 1, 31, 4);
    }
    if (r->freq != RECUR_WEEKLY && recur_chance(t, 5)) {
        r->days_back = some_bits(t, 1, 31, 3);
    }
    if (recur_chance(t, 2)) {
        r->weekdays = (uint8_t)some_bits(t, MON, SUN, 5);
    } else if (r->freq >= RECUR_MONTHLY && recur_chance(t, 2)) {
        random_nth(t);
    }
    if (has_parts(r) && recur_chance(t, 4)) {
        random_places(t);
    }
    if (r->freq == RECUR_YEARLY && recur_chance(t, 5)) {
        r->year_day_count = 1;
        r->year_days[0] = (int16_t)recur_between(t, 1, 366);
        r->year_days[0] = (int16_t)(recur_chance(t, 2) ? -r->year_days[0] : r->year_days[0]);
    }
    if (r->freq == RECUR_YEARLY && r->weekdays && !r->place_count && recur_chance(t, 4)) {
        r->week_count = 1;
        r->weeks[0] =
            (int8_t)(recur_chance(t, 2) ? recur_between(t, 1, 53) : -recur_between(t, 1, 53));
    }
}

hub_wall recur_some_time(struct recur_trial *t)
{
    return wall_at(
        (hub_date){recur_between(t, 9000, 24000)}, recur_between(t, 0, MINUTES_A_DAY - 1));
}

void recur_trial_random(struct recur_trial *t)
{
    static const int steps[] = {1, 1, 1, 2, 2, 3, 4, 5, 7, 12, 13, 30, 100};
    t->r = recur_daily();
    t->s = (struct recur_series){.rule = &t->r, .start = recur_some_time(t)};
    t->s.all_day = recur_chance(t, 4);
    if (t->s.all_day) {
        t->s.start = wall_at(wall_date(t->s.start), 0);
    }
    t->r.freq = (enum recur_freq)recur_between(t, RECUR_DAILY, RECUR_YEARLY);
    t->r.interval = steps[recur_between(t, 0, t->r.freq == RECUR_YEARLY ? 7 : 12)];
    t->r.wkst = (uint8_t)(recur_chance(t, 2) ? MON : recur_between(t, MON, SUN));
    if (!recur_chance(t, 4)) {
        random_parts(t);
    }
    if (recur_chance(t, 4)) {
        t->r.count = recur_between(t, 1, 60);
    } else if (recur_chance(t, 3)) {
        t->r.until = (hub_wall){t->s.start.min + recur_between(t, 0, 4000) * MINUTES_A_DAY};
        if (!t->s.all_day) {
            t->r.until.min += recur_between(t, -600, 600);
        }
    }
}

struct recur_trial recur_trial_start(const char *what, int rounds, int soak)
{
    return (struct recur_trial){.p = prop_start(what, rounds, soak), .a = arena_create()};
}
