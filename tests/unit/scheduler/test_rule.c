/* SPDX-License-Identifier: MIT */
/* The rule table and its numbers. */
#include "hub/base/str.h"
#include "hub/scheduler/rule.h"
#include "unit.h"

#include <string.h>

static void all_forty_rules_are_in_the_table_in_order(void **state)
{
    (void)state;
    assert_int_equal(rule_count, 40);
    for (size_t i = 0; i < rule_count; i++) {
        assert_int_equal(rules[i].number, (int)i + 1);
        assert_false(str_empty(rules[i].id) || str_empty(rules[i].title) ||
                     str_empty(rules[i].when) || str_empty(rules[i].parameter) ||
                     str_empty(rules[i].source));
    }
    assert_null(rule_find(41));
}

static void all_forty_are_checked(void **state)
{
    (void)state;
    for (size_t i = 0; i < rule_count; i++) {
        assert_non_null(rules[i].check);
    }
}

static void numbers_in_force_stand_in_the_texts(void **state)
{
    (void)state;
    struct policy p;
    struct arena *a = arena_create();
    policy_defaults(&p);
    assert_string_equal(rule_when(rule_find(5), &p, a), "HARD at 28, WARN from 21");
    assert_string_equal(rule_parameter(rule_find(37), &p, a),
        "out by 12:00, in from 15:00, when another stay arrives that day");
    p.long_stay_nights = 5;
    assert_string_equal(rule_parameter(rule_find(11), &p, a), "over 5 nights");
    arena_destroy(a);
}

static void every_number_named_in_a_text_exists(void **state)
{
    (void)state;
    struct policy p;
    struct arena *a = arena_create();
    policy_defaults(&p);
    for (size_t i = 0; i < rule_count; i++) {
        assert_null(strchr(rule_when(&rules[i], &p, a), '{'));
        assert_null(strchr(rule_parameter(&rules[i], &p, a), '{'));
    }
    arena_destroy(a);
}

static void defaults_lie_in_their_ranges(void **state)
{
    (void)state;
    assert_int_equal(policy_number_count * sizeof(int32_t), sizeof(struct policy));
    for (size_t i = 0; i < policy_number_count; i++) {
        assert_in_range(policy_numbers[i].def, policy_numbers[i].min, policy_numbers[i].max);
        int32_t rule = policy_numbers[i].rule;
        bool peer = rule >= peer_rules[0].number &&
                    rule < peer_rules[0].number + (int32_t)peer_rule_count;
        assert_true(peer || rule_find(rule));
        assert_string_equal(policy_section(&policy_numbers[i]), peer ? "peers" : "rota");
    }
}

static void rules_of_the_peer_scheme_follow_with_their_numbers(void **state)
{
    struct policy p;
    struct arena *a = arena_create();
    (void)state;
    policy_defaults(&p);
    for (size_t i = 0; i < peer_rule_count; i++) {
        const struct rule *r = &peer_rules[i];
        assert_int_equal(r->number, 41 + (int)i);
        assert_false(str_empty(r->title) || str_empty(r->source));
        assert_null(strchr(rule_when(r, &p, a), '{'));
        assert_null(strchr(rule_parameter(r, &p, a), '{'));
        assert_null(rule_find(r->number));
    }
    p.worry_days = 21;
    assert_string_equal(
        rule_when(&peer_rules[1], &p, a), "WARN from 10 days, HARD from 21: we'd worry");
    arena_destroy(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_forty_rules_are_in_the_table_in_order),
        cmocka_unit_test(all_forty_are_checked),
        cmocka_unit_test(numbers_in_force_stand_in_the_texts),
        cmocka_unit_test(every_number_named_in_a_text_exists),
        cmocka_unit_test(defaults_lie_in_their_ranges),
        cmocka_unit_test(rules_of_the_peer_scheme_follow_with_their_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
