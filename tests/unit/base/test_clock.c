/* SPDX-License-Identifier: MIT */
#include "base_test.h"
#include "hub/base/clock.h"
#include "hub/base/id.h"
#include "hub/base/map.h"

static void a_set_clock_ticks_from_where_it_was_set(void **state)
{
    (void)state;
    struct hub_clock c;
    struct hub_err err;
    hub_wall w;
    assert_int_equal(clock_set(&c, "2026-11-21T10:00", &err), HUB_OK);
    assert_true(wall_from_iso("2026-11-21 10:00", &w));
    int64_t late = clock_now(&c).ms - wall_to_stamp(w, NULL).ms;
    assert_in_range(late, 0, 3600000);
    c.since_ms -= 90 * 60000;
    assert_true(clock_wall(&c).min >= w.min + 90);
    assert_int_equal(clock_today(&c).d, date_from_ymd(2026, 11, 21).d);
}

static void a_wrong_clock_text_is_refused(void **state)
{
    (void)state;
    struct hub_clock c;
    struct hub_err err;
    clock_system(&c);
    assert_int_equal(clock_set(&c, "noon", &err), HUB_EINVAL);
    assert_string_equal(
        err.msg, "The clock cannot be set to \"noon\". Write it as 2026-11-21T10:00.");
    assert_false(stamp_known(c.fixed));
}

static void the_system_clock_goes_forward(void **state)
{
    (void)state;
    struct hub_clock c;
    clock_system(&c);
    assert_true(date_diff(clock_today(&c), date_from_ymd(2025, 1, 1)) > 0);
    int64_t before = clock_monotonic_us();
    assert_true(clock_monotonic_us() >= before);
}

static void random_bytes_fill_all_they_are_asked_for(void **state)
{
    (void)state;
    unsigned char bytes[4096] = {0};
    size_t zeros = 0;
    random_bytes(bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        zeros += bytes[i] == 0;
    }
    assert_in_range(zeros, 0, 100); /* 16 are to be expected */
}

static struct hub_clock clock_at(const char *text)
{
    struct hub_clock c;
    struct hub_err err;
    assert_int_equal(clock_set(&c, text, &err), HUB_OK);
    return c;
}

static void ids_of_one_transaction_count_on(void **state)
{
    (void)state;
    struct hub_clock c = clock_at("2026-11-21T10:00");
    struct id_source s = {0};
    id_run_begin(&s);
    hub_id first = id_next(&s, &c), second = id_next(&s, &c);
    assert_int_equal(second.n, first.n + 1);
    id_run_begin(&s);
    assert_true(id_next(&s, &c).n > second.n);
    assert_true(id_known(first));
    assert_true(id_eq(first, first));
    assert_false(id_eq(first, second));
}

static void an_id_tells_its_time(void **state)
{
    (void)state;
    struct hub_clock c = clock_at("2026-11-21T10:00");
    struct id_source s = {0};
    hub_stamp now = clock_now(&c);
    hub_id id = id_next(&s, &c);
    assert_in_range(id_time(id).ms - now.ms, 0, 3600000);
    assert_false(stamp_known(id_time(ID_NONE)));
}

static void a_clock_that_goes_back_does_not_take_the_ids_back(void **state)
{
    (void)state;
    struct hub_clock late = clock_at("2026-11-21T10:00"), early = clock_at("2021-01-01T10:00");
    struct id_source s = {0};
    hub_id last = id_next(&s, &late);
    for (int i = 0; i < 100; i++) {
        id_run_begin(&s);
        hub_id id = id_next(&s, &early);
        assert_true(id.n > last.n);
        last = id;
    }
}

static void two_devices_do_not_hand_out_the_same_id(void **state)
{
    (void)state;
    struct hub_clock c = {.fixed = {1800000000000}, .since_ms = clock_monotonic_us() / 1000};
    struct id_source one = {0}, two = {0};
    int same = 0;
    for (int i = 0; i < 50; i++) {
        one.in_run = two.in_run = 0;
        one.last = two.last = 0;
        same += id_eq(id_next(&one, &c), id_next(&two, &c));
    }
    assert_int_equal(same, 0);
}

static void imported_entries_keep_their_own_time(void **state)
{
    (void)state;
    struct id_source s = {.last = INT64_C(1) << 60};
    hub_stamp at = {1700000000000}, later = {1700000060000}, old = {0};
    hub_id a = id_at(&s, at), b = id_at(&s, at), c = id_at(&s, later), d = id_at(&s, old);
    assert_int_equal(id_time(a).ms, at.ms);
    assert_int_equal(b.n, a.n + 1);
    assert_int_equal(id_time(c).ms, later.ms);
    assert_true(id_known(d));
    assert_true(id_time(d).ms >= 1577836800000 && id_time(d).ms < 1577836800000 + 86400000);
    assert_int_equal(s.last, INT64_C(1) << 60);
}

/* 60,000 of them in one millisecond would meet about 850 times. */
static void old_entries_do_not_meet(void **state)
{
    (void)state;
    enum { OLD = 60000 };
    static const hub_stamp days[] = {{0}, {86400000}}; /* in turn, so that none counts on */
    struct id_source s = {0};
    struct arena *a = arena_create();
    struct idmap seen;
    int met = 0;
    idmap_on(&seen, a);
    for (int i = 0; i < OLD; i++) {
        hub_id id = id_at(&s, days[i % 2]);
        met += idmap_get(&seen, id, 0) != 0;
        idmap_put(&seen, id, 1);
    }
    assert_true(met < 3);
    arena_destroy(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_set_clock_ticks_from_where_it_was_set),
        cmocka_unit_test(a_wrong_clock_text_is_refused),
        cmocka_unit_test(the_system_clock_goes_forward),
        cmocka_unit_test(random_bytes_fill_all_they_are_asked_for),
        cmocka_unit_test(ids_of_one_transaction_count_on),
        cmocka_unit_test(an_id_tells_its_time),
        cmocka_unit_test(a_clock_that_goes_back_does_not_take_the_ids_back),
        cmocka_unit_test(two_devices_do_not_hand_out_the_same_id),
        cmocka_unit_test(imported_entries_keep_their_own_time),
        cmocka_unit_test(old_entries_do_not_meet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
