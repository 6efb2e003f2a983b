/* SPDX-License-Identifier: MIT */
/* Clocks of other places. Needs the system's zone files, as the program does. */
#include "hub/base/zone.h"

#include "base/zone_priv.h"
#include "unit.h"

static hub_wall wall(const char *iso)
{
    hub_wall w;
    assert_true(wall_from_iso(iso, &w));
    return w;
}

static hub_stamp utc(const char *iso)
{
    return (hub_stamp){wall(iso).min * 60000};
}

static const struct zone *new_york(struct arena *a)
{
    struct zone *z = arena_alloc(a, sizeof *z);
    *z = (struct zone){.before = -18000};
    assert_true(zone_rules_parse("EST5EDT,M3.2.0,M11.1.0", &z->rules));
    return z;
}

static void a_rule_gives_summer_and_winter(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    const struct zone *z = new_york(a);
    assert_int_equal(zone_offset(z, utc("2027-01-15 12:00")), -18000);
    assert_int_equal(zone_offset(z, utc("2027-07-15 12:00")), -14400);
    assert_int_equal(zone_offset(z, utc("2027-03-14 06:59")), -18000);
    assert_int_equal(zone_offset(z, utc("2027-03-14 07:00")), -14400);
    assert_int_equal(zone_offset(z, utc("2027-11-07 05:59")), -14400);
    assert_int_equal(zone_offset(z, utc("2027-11-07 06:00")), -18000);
    arena_destroy(a);
}

static void a_time_that_is_skipped_or_comes_twice_is_one_instant(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    const struct zone *z = new_york(a);
    assert_int_equal(zone_stamp(z, wall("2027-03-14 02:30")).ms, utc("2027-03-14 07:30").ms);
    assert_int_equal(zone_stamp(z, wall("2027-11-07 01:30")).ms, utc("2027-11-07 05:30").ms);
    assert_int_equal(zone_stamp(z, wall("2027-07-01 10:00")).ms, utc("2027-07-01 14:00").ms);
    arena_destroy(a);
}

static void the_south_has_its_summer_over_new_year(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct zone z = {0};
    assert_true(zone_rules_parse("AEST-10AEDT,M10.1.0,M4.1.0/3", &z.rules));
    assert_int_equal(zone_offset(&z, utc("2027-01-15 12:00")), 39600);
    assert_int_equal(zone_offset(&z, utc("2027-07-15 12:00")), 36000);
    arena_destroy(a);
}

static void what_is_no_rule_is_refused(void **state)
{
    static const char *const wrong[] = {"", "EST", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0",
        "EST5EDT,M3.2.0", "EST5EDT,M3.2.0,M11.1.0x", "<-03", "EST999"};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct zone_rules r;
        if (zone_rules_parse(wrong[i], &r)) {
            fail_msg("%s was taken for a rule", wrong[i]);
        }
    }
    struct zone_rules r;
    assert_true(zone_rules_parse("<-03>3", &r));
    assert_int_equal(r.standard, -10800);
}

static void a_broken_file_is_no_zone(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    unsigned char bytes[200] = "TZif2";
    assert_null(zone_read(bytes, sizeof bytes, a));
    assert_null(zone_read(bytes, 10, a));
    bytes[35] = 255; /* more changes than there are bytes */
    assert_null(zone_read(bytes, sizeof bytes, a));
    arena_destroy(a);
}

static void no_name_leads_out_of_the_folder(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    const struct zone *z;
    struct hub_err err;
    assert_int_equal(zone_load("../../../etc/passwd", a, &z, &err), HUB_ENOTFOUND);
    assert_int_equal(zone_load("/etc/passwd", a, &z, &err), HUB_ENOTFOUND);
    assert_int_equal(zone_load("", a, &z, &err), HUB_ENOTFOUND);
    assert_int_equal(zone_load("Europe", a, &z, &err), HUB_ENOTFOUND);
    arena_destroy(a);
}

static void berlin_keeps_step_with_london_and_new_york_does_not(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct zone berlin = {0};
    int by = 0;
    hub_date from = date_from_ymd(2027, 1, 1), to = date_from_ymd(2030, 1, 1);
    assert_true(zone_rules_parse("CET-1CEST,M3.5.0,M10.5.0/3", &berlin.rules));
    assert_true(zone_keeps_step(&berlin, NULL, from, to, &by));
    assert_int_equal(by, 60);
    assert_false(zone_keeps_step(new_york(a), NULL, from, to, &by));
    arena_destroy(a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_gives_summer_and_winter),
        cmocka_unit_test(a_time_that_is_skipped_or_comes_twice_is_one_instant),
        cmocka_unit_test(the_south_has_its_summer_over_new_year),
        cmocka_unit_test(what_is_no_rule_is_refused),
        cmocka_unit_test(a_broken_file_is_no_zone),
        cmocka_unit_test(no_name_leads_out_of_the_folder),
        cmocka_unit_test(berlin_keeps_step_with_london_and_new_york_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
