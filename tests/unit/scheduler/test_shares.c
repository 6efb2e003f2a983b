/* SPDX-License-Identifier: MIT */
/* The share tally of families and hosts. */
#include "hub/scheduler/shares.h"
#include "unit.h"
#include "world.h"

static struct world w;
static int32_t amina, ben, okafor, reid;
static struct shares shares;

static int set_up(void **state)
{
    (void)state;
    world_make(&w);
    ben = world_host(&w, "Ben", 2);
    amina = world_host(&w, "Amina", 2);
    reid = world_family(&w, "Reid");
    okafor = world_family(&w, "Okafor");
    world_child(&w, okafor, "Mia", "2018-03-04", 'f');
    world_child(&w, reid, "Jay", "2015-03-04", 'm');
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    world_free(&w);
    return 0;
}

static void tally(const char *to)
{
    rota_shares(world_facts(&w), day(to), w.a, &shares);
}

static void families_and_hosts_come_in_order_of_name(void **state)
{
    (void)state;
    tally("2026-11-21");
    assert_int_equal(shares.family_count, 2);
    assert_int_equal(shares.families[0].family, okafor);
    assert_int_equal(shares.hosts[0].host, amina);
    assert_int_equal(shares.hosts[1].host, ben);
    assert_int_equal(shares.from.d, day("2025-11-22").d);
}

static void nights_weekends_and_holidays_are_counted_apart(void **state)
{
    (void)state;
    world_holiday(&w, "2026-10-26", "2026-10-30");
    world_stay(&w, okafor, amina, "2026-10-02 16:00", "2026-10-04 15:00"); /* a weekend */
    world_stay(&w, okafor, amina, "2026-10-28 16:00", "2026-11-01 15:00"); /* three nights of holiday */
    world_stay(&w, okafor, amina, "2025-11-20 16:00", "2025-11-23 15:00"); /* one night within */
    world_stay(&w, okafor, ben, "2026-12-04 16:00", "2026-12-06 15:00");
    int32_t emergency = world_stay(&w, okafor, ben, "2026-11-06 16:00", "2026-11-08 15:00");
    w.stays[emergency].kind = KIND_EMERGENCY;
    tally("2026-11-21");
    const struct family_share *f = &shares.families[0];
    assert_int_equal(f->stays, 2);
    assert_int_equal(f->nights, 2 + 4 + 1);
    assert_int_equal(f->weekends, 2);
    assert_int_equal(f->holiday_stays, 1);
    assert_int_equal(f->holiday_nights, 3);
    assert_int_equal(f->ahead, 1);
}

static void hosts_weekends_runs_and_own_nights(void **state)
{
    (void)state;
    world_stay(&w, okafor, amina, "2026-10-02 16:00", "2026-10-04 15:00");
    world_stay(&w, reid, amina, "2026-10-03 10:00", "2026-10-04 15:00"); /* the same weekend */
    world_stay(&w, reid, amina, "2026-10-09 16:00", "2026-10-11 15:00");
    world_stay(&w, reid, amina, "2026-10-23 16:00", "2026-10-25 15:00");
    int32_t emergency = world_stay(&w, okafor, amina, "2026-10-18 16:00", "2026-10-19 15:00");
    w.stays[emergency].kind = KIND_EMERGENCY; /* a Sunday night: no weekend, but a night */
    world_away(&w, amina, -1, "2026-08-01", "2026-08-05");
    w.aways[0].own_time = true;
    tally("2026-11-21");
    const struct host_share *h = &shares.hosts[0];
    assert_int_equal(h->stays, 5);
    assert_int_equal(h->nights, 2 + 2 + 2 + 1);
    assert_int_equal(h->weekends, 3);
    assert_int_equal(h->in_a_row, 2);
    assert_int_equal(h->own_nights, 5);
    assert_int_equal(shares.hosts[1].nights, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
static void over_the_edge_host_and_family_count_alike(void **state)
{
    (void)state;
    world_stay(&w, okafor, amina, "2025-11-21 16:00", "2025-11-24 10:00"); /* Friday to Monday */
    tally("2026-11-21");
    assert_int_equal(shares.families[0].stays, 0);
    assert_int_equal(shares.hosts[0].stays, 0);
    assert_int_equal(shares.families[0].nights, 2);
    assert_int_equal(shares.hosts[0].nights, 2);
    assert_int_equal(shares.families[0].weekends, 0);
    assert_int_equal(shares.hosts[0].weekends, 0);
    tally("2025-11-21");
    assert_int_equal(shares.families[0].stays, 1);
    assert_int_equal(shares.hosts[0].stays, 1);
    assert_int_equal(shares.families[0].weekends, 1);
    assert_int_equal(shares.hosts[0].weekends, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(families_and_hosts_come_in_order_of_name),
        T(nights_weekends_and_holidays_are_counted_apart),
        T(hosts_weekends_runs_and_own_nights),
        cmocka_unit_test_setup_teardown(
            over_the_edge_host_and_family_count_alike, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
