/* SPDX-License-Identifier: MIT */
/* What hub.ini says reaches the rules. */
#include "hub/config/config.h"
#include "hub/config/load.h"
#include "hub/config/settings.h"
#include "hub/service/policy.h"
#include "unit.h"

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
        cmocka_unit_test(a_setting_reaches_the_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
