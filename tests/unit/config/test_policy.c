/* SPDX-License-Identifier: MIT */
/* The settings of [rota] and [peers] are the scheduler's numbers: same keys, defaults and ranges, both ways. */
#include "hub/config/config.h"
#include "hub/config/load.h"
#include "hub/config/settings.h"
#include "hub/scheduler/rule.h"

#include "unit.h"

static const struct config_env no_env = {.home = "/home/amina"};

static void every_policy_number_is_a_setting_with_its_range(void **state)
{
    struct arena *a = arena_create();
    struct config c;
    (void)state;
    config_defaults(&no_env, a, &c);
    for (size_t i = 0; i < policy_number_count; i++) {
        const struct policy_number *n = &policy_numbers[i];
        const struct setting *s = setting_find(policy_section(n), n->key);
        if (!s)
            fail_msg("hub.ini has no %s among the numbers", n->key);
        assert_int_equal(config_int(s, &c), n->def);
        assert_int_equal(s->min, n->min);
        assert_int_equal(s->max, n->max);
    }
    arena_destroy(a);
}

static void every_setting_of_a_rule_is_a_policy_number(void **state)
{
    size_t count, found = 0;
    const struct setting *settings = config_settings(&count);
    (void)state;
    for (size_t i = 0; i < count; i++)
        found += str_eq(settings[i].section, "rota") || str_eq(settings[i].section, "peers");
    assert_int_equal(found, policy_number_count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_policy_number_is_a_setting_with_its_range),
        cmocka_unit_test(every_setting_of_a_rule_is_a_policy_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
