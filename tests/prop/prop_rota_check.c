/* SPDX-License-Identifier: MIT */
/*
 * Properties of the check on made facts full of trouble. HUB_SEED=n repeats a run; HUB_SOAK=1 runs
 * many more.
 */
#include "hub/base/str.h"
#include "prop.h"
#include "rota_round.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static const char *sentences(const struct rota_round *r)
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
    for (int n = 0; n < rota_rounds(150); n++) {
        struct rota_round r = rota_round_make(n);
        struct rota_round other = r;
        region_shuffle(&other.region, &r.region, &r.seed, r.a);
        rota_round_check(&other);
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
static struct rota_facts without_last_stay(const struct rota_round *r)
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
    for (int n = 0; n < rota_rounds(300); n++) {
        struct rota_round r = rota_round_make(n);
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
    for (int n = 0; n < rota_rounds(60); n++) {
        struct rota_round r = rota_round_make(n);
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
    for (int n = 0; n < rota_rounds(60); n++) {
        struct rota_round r = rota_round_make(n);
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
    for (int n = 0; n < rota_rounds(60); n++) {
        struct rota_round r = rota_round_make(n);
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

static void fix_holds(const struct rota_round *r, const struct finding *of, const struct fix *fix)
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
    for (int n = 0; n < rota_rounds(30); n++) {
        struct rota_round r = rota_round_make(n);
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
        cmocka_unit_test(a_fix_offered_is_a_fix_that_passes),
    };
    rota_round_seed = prop_seed("the check");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
