/* SPDX-License-Identifier: MIT */
/*
 * Slow second opinions on what the check says of made facts full of trouble: every way to give out
 * beds, every day of every window, counted one by one. HUB_SEED=n repeats a run; HUB_SOAK=1 runs
 * many more.
 */
#include "hub/base/str.h"
#include "prop.h"
#include "rota_round.h"
#include "unit.h"

#include <string.h>

static bool counts(const struct rota_stay *s)
{
    return s->status >= STATUS_DRAFT && s->status <= STATUS_HAPPENED &&
           s->leave.min > s->arrive.min;
}

static bool has_night(const struct rota_stay *s, int32_t night)
{
    return counts(s) && wall_date(s->arrive).d <= night && night < wall_date(s->leave).d;
}

struct guest {
    int32_t child, bed;
    bool agreed;
};

/* Children in the home that night, each once, with a bed of this home if one was chosen. */
static int32_t guests_of(const struct rota_facts *f, int32_t home, int32_t night, struct guest *out)
{
    int32_t n = 0;
    for (int32_t i = 0; i < f->stay_child_count; i++) {
        const struct rota_stay_child *row = &f->stay_children[i];
        const struct rota_stay *s = &f->stays[row->stay];
        int32_t at = 0;
        if (f->hosts[s->host].home != home || !has_night(s, night))
            continue;
        bool ours = row->bed >= 0 && f->rooms[f->beds[row->bed].room].home == home;
        while (at < n && out[at].child != row->child)
            at++;
        if (at < n)
            return -1; /* booked twice: rule 2 tells, and beds are left alone here */
        out[n++] = (struct guest){row->child, ours ? row->bed : -1, s->sharing_agreed};
    }
    return n;
}

static bool older(const struct rota_child *c, int32_t age, int32_t night)
{
    return date_age(c->born, (hub_date){night}) > age;
}

static bool shares_badly(const struct rota_round *r, const struct guest *a, const struct guest *b,
    int32_t night, int32_t rule)
{
    const struct rota_facts *f = &r->region.facts;
    const struct rota_child *x = &f->children[a->child], *y = &f->children[b->child];
    bool family = x->family == y->family, agreed = a->agreed && b->agreed;
    bool over3 = older(x, 3, night) || older(y, 3, night);
    bool over6 = older(x, 6, night) || older(y, 6, night);
    for (int32_t i = 0; i < f->sharing_count; i++) {
        const struct rota_sharing *w = &f->sharings[i];
        agreed = agreed || (w->child == a->child && w->other_child == b->child) ||
                 (w->child == b->child && w->other_child == a->child);
    }
    if (rule == 21)
        return !family && over3 && !agreed;
    return x->sex != y->sex && (family ? over6 : over3);
}

static bool way_good(const struct rota_round *r, const struct guest *guests, int32_t n,
    const int32_t *beds, int32_t night, bool all)
{
    const struct rota_facts *f = &r->region.facts;
    for (int32_t i = 0; i < n; i++) {
        const struct rota_bed *b = &f->beds[beds[i]];
        const struct rota_child *c = &f->children[guests[i].child];
        bool baby = date_add_months(c->born, 6).d > night;
        if (b->max_age >= 0 && older(c, b->max_age, night))
            return false;
        if (all && (f->rooms[b->room].carers ? older(c, 1, night) : baby))
            return false;
        for (int32_t k = 0; k < i; k++) {
            if (beds[k] == beds[i])
                return false;
            if (all && f->beds[beds[k]].room == b->room &&
                (shares_badly(r, &guests[k], &guests[i], night, 21) ||
                    shares_badly(r, &guests[k], &guests[i], night, 22)))
                return false;
        }
    }
    return true;
}

/* Try each way in turn: n digits in base `count`. */
static bool any_way(const struct rota_round *r, const struct guest *guests, int32_t n,
    const int32_t *home_beds, int32_t count, int32_t night, bool all)
{
    int64_t ways = 1;
    int32_t beds[16];
    for (int32_t i = 0; i < n; i++)
        ways *= count;
    for (int64_t way = 0; way < ways; way++) {
        int64_t rest = way;
        bool chosen = true;
        for (int32_t i = 0; i < n; i++, rest /= count) {
            beds[i] = home_beds[rest % count];
            chosen = chosen && (guests[i].bed < 0 || guests[i].bed == beds[i]);
        }
        if (chosen && way_good(r, guests, n, beds, night, all))
            return true;
    }
    return n == 0;
}

static bool told_night(const struct rota_round *r, int32_t home, int32_t night, bool all)
{
    for (size_t i = 0; i < r->found.count; i++) {
        const struct finding *f = &r->found.items[i];
        bool ours = f->rule == 1 ||
                    (all && ((f->rule == 21 && !f->numbers[2]) || f->rule == 22 || f->rule == 24));
        if (ours && r->region.facts.hosts[f->host].home == home && f->from.d <= night &&
            night <= f->to.d)
            return true;
    }
    return false;
}

static void home_agrees(const struct rota_round *r, int32_t home)
{
    const struct rota_facts *f = &r->region.facts;
    int32_t beds[16], count = 0;
    for (int32_t i = 0; i < f->bed_count; i++) {
        if (f->rooms[f->beds[i].room].home == home)
            beds[count++] = i;
    }
    for (int32_t night = 20454; night < 20454 + 460; night++) {
        struct guest guests[200];
        int32_t n = guests_of(f, home, night, guests);
        if (n < 0 || n > 5)
            continue;
        int32_t said = count > 0 ? count : f->homes[home].beds;
        bool fits = n <= said && (count == 0 || any_way(r, guests, n, beds, count, night, false));
        assert_int_equal(told_night(r, home, night, false), !fits);
        if (count > 0)
            assert_int_equal(
                told_night(r, home, night, true), !any_way(r, guests, n, beds, count, night, true));
    }
}

static void beds_agree_with_trying_every_way(void **state)
{
    (void)state;
    for (int n = 0; n < rota_rounds(60); n++) {
        struct rota_round r = rota_round_make(n);
        for (int32_t home = 0; home < r.region.facts.home_count; home++)
            home_agrees(&r, home);
        arena_destroy(r.a);
    }
}

static bool child_comes(const struct rota_facts *f, int32_t stay, int32_t child)
{
    for (int32_t i = 0; i < f->stay_child_count; i++) {
        if (f->stay_children[i].stay == stay && f->stay_children[i].child == child)
            return true;
    }
    return false;
}

/* Days of the child away in (day - 1 year, day], looked at one by one. */
static int32_t days_back(const struct rota_facts *f, int32_t child, int32_t day)
{
    int32_t days = 0;
    for (int32_t d = date_add_months((hub_date){day}, -12).d + 1; d <= day; d++) {
        bool away = false;
        for (int32_t i = 0; i < f->stay_count && !away; i++) {
            const struct rota_stay *s = &f->stays[i];
            int32_t first = wall_date(s->arrive).d, last = wall_date(s->leave).d;
            away = counts(s) && last > first && first <= d && d <= last && child_comes(f, i, child);
        }
        days += away;
    }
    return days;
}

static void year_agrees(const struct rota_round *r, int32_t stay)
{
    const struct rota_facts *f = &r->region.facts;
    const struct rota_stay *s = &f->stays[stay];
    int32_t first = wall_date(s->arrive).d, last = wall_date(s->leave).d, most = 0;
    for (int32_t child = 0; child < f->child_count; child++) {
        for (int32_t d = first; d <= last && child_comes(f, stay, child); d++) {
            int32_t days = days_back(f, child, d);
            most = days > most ? days : most;
        }
    }
    const struct finding *told = NULL;
    for (size_t i = 0; i < r->found.count && !told; i++) {
        if (r->found.items[i].rule == 7 && r->found.items[i].stay == stay)
            told = &r->found.items[i];
    }
    int32_t limit = r->policy.year_days[s->nation];
    if (counts(s) && last > first && most * 100 >= limit * r->policy.year_warn_percent) {
        assert_non_null(told);
        assert_int_equal(told->numbers[0], most);
        assert_int_equal(told->level != LEVEL_WARN, s->basis == BASIS_S20 && most > limit);
    } else {
        assert_null(told);
    }
}

static void days_of_the_year_agree_with_counting_one_by_one(void **state)
{
    (void)state;
    for (int n = 0; n < rota_rounds(4); n++) {
        struct rota_round r = {.a = arena_create(), .seed = rota_round_seed + (uint64_t)n};
        struct region_size size = {1, 2, 1, 60, 500, false};
        policy_defaults(&r.policy);
        region_make(&r.region, &size, &r.seed, r.a);
        rota_round_check(&r);
        for (int32_t stay = 0; stay < r.region.facts.stay_count; stay++)
            year_agrees(&r, stay);
        arena_destroy(r.a);
    }
}

/* Planned nights of a family, each once, in (day - 1 year, day]. */
static int32_t nights_back(const struct rota_facts *f, int32_t family, int32_t day)
{
    int32_t nights = 0;
    for (int32_t d = date_add_months((hub_date){day}, -12).d + 1; d <= day; d++) {
        bool away = false;
        for (int32_t i = 0; i < f->stay_count && !away; i++) {
            const struct rota_stay *s = &f->stays[i];
            away = s->family == family && s->kind == KIND_PLANNED && s->host >= 0 && has_night(s, d);
        }
        nights += away;
    }
    return nights;
}

static int32_t share_limit(const struct rota_round *r, int32_t family)
{
    int32_t year = 2 * r->region.facts.families[family].stays_per_year;
    return year > r->policy.fair_nights ? year : r->policy.fair_nights;
}

static bool share_told(const struct rota_round *r, int32_t stay)
{
    for (size_t i = 0; i < r->found.count; i++) {
        const struct finding *f = &r->found.items[i];
        for (int32_t k = 0; f->rule == 36 && f->numbers[2] == 1 && k < f->stay_count; k++) {
            if (f->stays[k] == stay)
                return true;
        }
    }
    return false;
}

/* The last night of this stay that no stay before it reached; they overlap in made facts. */
static int32_t last_night(const struct rota_facts *f, int32_t stay)
{
    const struct rota_stay *me = &f->stays[stay];
    int32_t last = wall_date(me->leave).d;
    for (int32_t i = 0; i < f->stay_count; i++) {
        const struct rota_stay *s = &f->stays[i];
        bool earlier = s->arrive.min < me->arrive.min && s->family == me->family && s->host >= 0 &&
                       counts(s) && s->kind == KIND_PLANNED &&
                       wall_date(s->leave).d > wall_date(s->arrive).d;
        if (earlier && wall_date(s->leave).d > last)
            last = wall_date(s->leave).d;
    }
    return last - 1;
}

static void shares_agree_with_counting_night_by_night(void **state)
{
    (void)state;
    int told = 0;
    for (int n = 0; n < rota_rounds(6); n++) {
        struct rota_round r = {.a = arena_create(), .seed = rota_round_seed + (uint64_t)n * 31};
        struct region_size size = {1, 2, 1, 150, 900, false};
        policy_defaults(&r.policy);
        region_make(&r.region, &size, &r.seed, r.a);
        rota_round_check(&r);
        for (int32_t i = 0; i < r.region.facts.stay_count; i++) {
            const struct rota_stay *s = &r.region.facts.stays[i];
            if (!counts(s) || s->kind != KIND_PLANNED || s->host < 0 ||
                wall_date(s->leave).d == wall_date(s->arrive).d)
                continue;
            int32_t nights = nights_back(&r.region.facts, s->family, last_night(&r.region.facts, i));
            assert_int_equal(share_told(&r, i), nights > share_limit(&r, s->family));
            told += nights > share_limit(&r, s->family);
        }
        arena_destroy(r.a);
    }
    assert_true(told > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(beds_agree_with_trying_every_way),
        cmocka_unit_test(days_of_the_year_agree_with_counting_one_by_one),
        cmocka_unit_test(shares_agree_with_counting_night_by_night),
    };
    rota_round_seed = prop_seed("second opinions");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
