/* SPDX-License-Identifier: MIT */
/*
 * Properties of the check on made facts full of trouble, and slow second
 * opinions: every way to give out beds, every day of every window, counted one
 * by one. HUB_SEED=n repeats a run; HUB_SOAK=1 runs many more.
 */
#include "hub/base/str.h"
#include "prop.h"
#include "region.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static uint64_t start_seed;

static int rounds(int usual)
{
    return getenv("HUB_SOAK") ? usual * 50 : usual;
}

struct round {
    struct arena *a;
    uint64_t seed;
    struct policy policy;
    struct region region;
    struct findings found;
};

static void check(struct round *r)
{
    rota_check(&r->region.facts, &r->policy, DATE_NONE, DATE_NONE, r->a, &r->found);
}

static struct round round_make(int n)
{
    struct round r = {.a = arena_create(), .seed = start_seed + (uint64_t)n * 7919};
    policy_defaults(&r.policy);
    struct region_size size = {1 + region_below(&r.seed, 2), 2 + region_below(&r.seed, 5),
        1 + region_below(&r.seed, 3), 1 + region_below(&r.seed, 40),
        20 + region_below(&r.seed, 400), false};
    region_make(&r.region, &size, &r.seed, r.a);
    check(&r);
    return r;
}

static const char *sentences(const struct round *r)
{
    struct sb b = sb_on(r->a);
    for (size_t i = 0; i < r->found.count; i++) {
        const struct finding *f = &r->found.items[i];
        sb_addf(&b, "%s %s\n", rule_level_word(f->level),
            finding_sentence(f, &r->region.facts, &r->region.names, r->a));
    }
    return sb_str(&b);
}

static void order_of_rows_never_matters(void **state)
{
    (void)state;
    for (int n = 0; n < rounds(150); n++) {
        struct round r = round_make(n);
        struct round other = r;
        region_shuffle(&other.region, &r.region, &r.seed, r.a);
        check(&other);
        assert_string_equal(sentences(&r), sentences(&other));
        for (size_t i = 0; i < r.found.count; i++) {
            const struct finding *f = &r.found.items[i], *g = &other.found.items[i];
            if (f->stay >= 0) /* what an override binds to does not move either */
                assert_true(finding_facts_hash(&r.region.facts, f, f->stay) ==
                            finding_facts_hash(&other.region.facts, g, g->stay));
        }
        arena_destroy(r.a);
    }
}

/* The facts without stay `last`, which must be the last row. */
static struct rota_facts without_last_stay(const struct round *r)
{
    struct rota_facts f = r->region.facts;
    int32_t last = f.stay_count - 1, n = 0;
    struct rota_stay_child *rows = arena_array(r->a, (size_t)f.stay_child_count + 1, sizeof *rows);
    for (int32_t i = 0; i < f.stay_child_count; i++) {
        if (f.stay_children[i].stay != last)
            rows[n++] = f.stay_children[i];
    }
    f.stay_count = last;
    f.stay_children = rows;
    f.stay_child_count = n;
    return f;
}

/* The same trouble: a rule at a host for a stay. */
static bool told_too(const struct findings *all, const struct finding *f)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct finding *g = &all->items[i];
        if (g->rule == f->rule && g->host == f->host && g->stay == f->stay &&
            g->other_stay == f->other_stay && g->child == f->child && g->person == f->person)
            return true;
    }
    return false;
}

static void a_stay_more_never_removes_a_finding_of_another_host(void **state)
{
    (void)state;
    for (int n = 0; n < rounds(300); n++) {
        struct round r = round_make(n);
        struct rota_facts fewer = without_last_stay(&r);
        int32_t host = r.region.facts.stays[r.region.facts.stay_count - 1].host;
        struct findings before;
        rota_check(&fewer, &r.policy, DATE_NONE, DATE_NONE, r.a, &before);
        for (size_t i = 0; i < before.count; i++) {
            const struct finding *f = &before.items[i];
            if (f->host >= 0 && f->host != host)
                assert_true(told_too(&r.found, f));
        }
        arena_destroy(r.a);
    }
}

static void hubs_share_nothing(void **state)
{
    (void)state;
    for (int n = 0; n < rounds(60); n++) {
        struct round r = round_make(n);
        for (size_t i = 0; i < r.found.count; i++) {
            const struct finding *f = &r.found.items[i];
            for (int32_t k = 0; k < f->stay_count; k++) {
                int32_t family = r.region.facts.stays[f->stays[k]].family;
                assert_int_equal(r.region.facts.families[family].hub, f->hub);
            }
        }
        arena_destroy(r.a);
    }
}

static void a_range_tells_what_meets_it(void **state)
{
    (void)state;
    for (int n = 0; n < rounds(60); n++) {
        struct round r = round_make(n);
        struct findings part;
        hub_date from = {20454 + region_below(&r.seed, 300)}, to = date_add(from, 20);
        size_t want = 0, got = 0;
        rota_check(&r.region.facts, &r.policy, from, to, r.a, &part);
        for (size_t i = 0; i < r.found.count; i++) {
            const struct finding *f = &r.found.items[i];
            bool gathered = (rule_find(f->rule)->flags & RULE_RECORD) || f->rule == 21;
            want += !gathered && f->from.d <= to.d && f->to.d >= from.d;
        }
        for (size_t i = 0; i < part.count; i++) {
            int32_t rule = part.items[i].rule;
            got += !(rule_find(rule)->flags & RULE_RECORD) && rule != 21;
            assert_true(part.items[i].from.d <= to.d && part.items[i].to.d >= from.d);
        }
        assert_int_equal(want, got);
        arena_destroy(r.a);
    }
}

static bool has_stay(const struct finding *f, int32_t stay)
{
    for (int32_t k = 0; k < f->stay_count; k++) {
        if (f->stays[k] == stay)
            return true;
    }
    return false;
}

/* The same finding but for what a record counts over all stays. */
static bool same_finding(const struct finding *f, const struct finding *g)
{
    bool record = rule_find(f->rule)->flags & RULE_RECORD;
    bool same = f->rule == g->rule && f->child == g->child && f->person == g->person &&
                f->event == g->event;
    if (!same || record || (f->rule == 21 && f->numbers[2])) /* gathered over many stays */
        return same;
    return f->level == g->level && f->from.d == g->from.d && f->to.d == g->to.d &&
           f->host == g->host && f->family == g->family && f->stay == g->stay &&
           f->other_stay == g->other_stay && f->stay_count == g->stay_count &&
           f->child_count == g->child_count && memcmp(f->numbers, g->numbers, sizeof f->numbers) == 0;
}

static bool found_in(const struct findings *all, const struct finding *f)
{
    for (size_t i = 0; i < all->count; i++) {
        if (same_finding(&all->items[i], f))
            return true;
    }
    return false;
}

static void a_stay_alone_is_told_as_in_the_whole_rota(void **state)
{
    (void)state;
    for (int n = 0; n < rounds(60); n++) {
        struct round r = round_make(n);
        int32_t stay = region_below(&r.seed, r.region.facts.stay_count);
        struct findings own;
        rota_check_stay(&r.region.facts, &r.policy, stay, r.a, &own);
        for (size_t i = 0; i < r.found.count; i++) {
            if (has_stay(&r.found.items[i], stay))
assert_true(found_in(&own, &r.found.items[i]));
        }
        for (size_t i = 0; i < own.count; i++) {
            assert_true(has_stay(&own.items[i], stay));
            assert_true(found_in(&r.found, &own.items[i]));
        }
        arena_destroy(r.a);
    }
}

/* --- second opinions --- */

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

static bool shares_badly(const struct round *r, const struct guest *a, const struct guest *b,
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

static bool way_good(const struct round *r, const struct guest *guests, int32_t n,
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
static bool any_way(const struct round *r, const struct guest *guests, int32_t n,
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

static bool told_night(const struct round *r, int32_t home, int32_t night, bool all)
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

static void home_agrees(const struct round *r, int32_t home)
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
    for (int n = 0; n < rounds(60); n++) {
        struct round r = round_make(n);
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

static void year_agrees(const struct round *r, int32_t stay)
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
    for (int n = 0; n < rounds(4); n++) {
        struct round r = {.a = arena_create(), .seed = start_seed + (uint64_t)n};
        struct region_size size = {1, 2, 1, 60, 500, false};
        policy_defaults(&r.policy);
        region_make(&r.region, &size, &r.seed, r.a);
        check(&r);
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

static int32_t share_limit(const struct round *r, int32_t family)
{
    int32_t year = 2 * r->region.facts.families[family].stays_per_year;
    return year > r->policy.fair_nights ? year : r->policy.fair_nights;
}

static bool share_told(const struct round *r, int32_t stay)
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
    for (int n = 0; n < rounds(6); n++) {
        struct round r = {.a = arena_create(), .seed = start_seed + (uint64_t)n * 31};
        struct region_size size = {1, 2, 1, 150, 900, false};
        policy_defaults(&r.policy);
        region_make(&r.region, &size, &r.seed, r.a);
        check(&r);
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

/* --- fixes --- */

static size_t must_fixes(const struct findings *f, int32_t stay)
{
    size_t n = 0;
    for (size_t i = 0; i < f->count; i++) {
        const struct finding *g = &f->items[i];
        bool ours = false;
        for (int32_t k = 0; k < g->stay_count; k++)
            ours = ours || stay < 0 || g->stays[k] == stay;
        n += ours && g->level != LEVEL_WARN && (rule_find(g->rule)->flags & RULE_MOVE);
    }
    return n;
}

/* Of one rule, about this stay. */
static size_t said_of(const struct findings *f, int32_t rule, int32_t stay)
{
    size_t n = 0;
    for (size_t i = 0; i < f->count; i++) {
        for (int32_t k = 0; k < f->items[i].stay_count; k++)
            n += f->items[i].rule == rule && f->items[i].stays[k] == stay;
    }
    return n;
}

static void fix_holds(const struct round *r, const struct finding *of, const struct fix *fix)
{
    struct rota_facts f = r->region.facts;
    struct findings after;
    struct rota_stay *stays = arena_array(r->a, (size_t)f.stay_count, sizeof *stays);
    memcpy(stays, f.stays, (size_t)f.stay_count * sizeof *stays);
    stays[fix->stay].host = fix->host;
    stays[fix->stay].arrive = fix->arrive;
    stays[fix->stay].leave = fix->leave;
    f.stays = stays;
    rota_check(&f, &r->policy, DATE_NONE, DATE_NONE, r->a, &after);
    assert_int_equal(must_fixes(&after, fix->stay), 0);
    if (of->level == LEVEL_WARN) {
        assert_int_equal(said_of(&after, of->rule, fix->stay), 0);
        assert_true(must_fixes(&after, -1) <= must_fixes(&r->found, -1));
        return;
    }
    assert_true(must_fixes(&after, -1) < must_fixes(&r->found, -1));
}

static void a_fix_offered_is_a_fix_that_passes(void **state)
{
    (void)state;
    int offered = 0;
    for (int n = 0; n < rounds(30); n++) {
        struct round r = round_make(n);
        for (size_t i = 0; i < r.found.count && i < 12; i++) {
            struct fixes fixes;
            rota_fixes(&r.region.facts, &r.policy, &r.found.items[i], 2, r.a, &fixes);
            assert_true(fixes.count <= 2);
            for (size_t k = 0; k < fixes.count; k++, offered++)
                fix_holds(&r, &r.found.items[i], &fixes.items[k]);
        }
        arena_destroy(r.a);
    }
    assert_true(offered > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_of_rows_never_matters),
        cmocka_unit_test(a_stay_more_never_removes_a_finding_of_another_host),
        cmocka_unit_test(hubs_share_nothing),
        cmocka_unit_test(a_range_tells_what_meets_it),
        cmocka_unit_test(a_stay_alone_is_told_as_in_the_whole_rota),
        cmocka_unit_test(beds_agree_with_trying_every_way),
        cmocka_unit_test(days_of_the_year_agree_with_counting_one_by_one),
        cmocka_unit_test(shares_agree_with_counting_night_by_night),
        cmocka_unit_test(a_fix_offered_is_a_fix_that_passes),
    };
    start_seed = prop_seed("the check");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
