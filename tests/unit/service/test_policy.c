/* SPDX-License-Identifier: MIT */
/* The numbers of the rules and the settings of hub.ini are the same numbers. */
#include "hub/config/config.h"
#include "hub/service/policy.h"
#include "unit.h"

#include <string.h>

static const struct setting *setting_of(const struct policy_number *n)
{
    const struct setting *s = setting_find("rota", n->key);
    if (!s)
        fail_msg("hub.ini has no setting for %s", n->key);
    return s;
}

static void every_number_has_a_setting_of_its_range(void **state)
{
    (void)state;
    for (size_t i = 0; i < policy_number_count; i++) {
        const struct policy_number *n = &policy_numbers[i];
        const struct setting *s = setting_of(n);
        if (s->min != n->min || s->max != n->max)
            fail_msg("%s is %d to %d in hub.ini, %d to %d in the rules", n->key, (int)s->min,
                (int)s->max, (int)n->min, (int)n->max);
    }
}

static void every_number_has_the_default_of_its_setting(void **state)
{
    struct arena *a = arena_create();
    struct config_env env = {.home = "/nowhere"};
    struct config c;
    (void)state;
    config_defaults(&env, a, &c);
    for (size_t i = 0; i < policy_number_count; i++) {
        int32_t value = config_int(setting_of(&policy_numbers[i]), &c);
        if (value != policy_numbers[i].def)
            fail_msg("%s is %d in hub.ini, %d in the rules", policy_numbers[i].key, (int)value,
                (int)policy_numbers[i].def);
    }
    arena_destroy(a);
}

static void every_setting_of_the_rota_is_a_number_of_a_rule(void **state)
{
    size_t count;
    const struct setting *all = config_settings(&count);
    (void)state;
    for (size_t i = 0; i < count; i++) {
        bool known = strcmp(all[i].section, "rota") != 0;
        for (size_t k = 0; k < policy_number_count; k++)
            known = known || strcmp(policy_numbers[k].key, all[i].key) == 0;
        if (!known)
            fail_msg("no rule reads %s", all[i].key);
    }
}

static void a_setting_reaches_the_rules(void **state)
{
    struct arena *a = arena_create();
    struct config_env env = {.home = "/nowhere"};
    struct config c;
    struct policy p, usual;
    struct hub_err err = {0};
    (void)state;
    config_defaults(&env, a, &c);
    assert_int_equal(config_set(setting_find("rota", "beds"), &c, "7", a, &err), HUB_OK);
    assert_int_equal(config_set(setting_find("rota", "out_by"), &c, "11:30", a, &err), HUB_OK);
    hub_policy(&c, &p);
    policy_defaults(&usual);
    assert_int_equal(p.beds, 7);
    assert_int_equal(p.out_by_min, 11 * 60 + 30);
    assert_int_equal(p.max_children, usual.max_children);
    hub_policy(NULL, &p);
    assert_memory_equal(&p, &usual, sizeof p);
    arena_destroy(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_has_a_setting_of_its_range),
        cmocka_unit_test(every_number_has_the_default_of_its_setting),
        cmocka_unit_test(every_setting_of_the_rota_is_a_number_of_a_rule),
        cmocka_unit_test(a_setting_reaches_the_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
