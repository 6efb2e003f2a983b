/* SPDX-License-Identifier: MIT */
/* Rules that libical works out, through the shared object. */
#include "hub/base/str.h"
#include "opened_so.h"
#include "prop.h"
#include "recur_case.h"
#include "unit.h"

#include <string.h>

static void has(const char *start, const char *rule, size_t most, const char *expected)
{
    struct arena *a = arena_create();
    struct recur_rare rare = opened_libical();
    struct recur_case c = {
        .start = start, .rule = rule, .most = most, .from = WALL_NONE, .to = WALL_NONE};
    struct hub_err err = {.msg = ""};
    const char *got = recur_case_run(&c, &rare, a, NULL, &err);
    assert_string_equal(got ? got : err.msg, expected);
    arena_destroy(a);
}

static void several_times_of_a_day_are_worked_out(void **state)
{
    (void)state;
    has("19970902T090000", "FREQ=DAILY;BYHOUR=9,16;BYMINUTE=0,20", 5,
        "19970902T090000 19970902T092000 19970902T160000 19970902T162000 19970903T090000");
    has("20261205T090000", "FREQ=WEEKLY;BYHOUR=9,15;UNTIL=20261212T100000", 0,
        "20261205T090000 20261205T150000 20261212T090000");
}

static void the_time_stays_the_same_after_a_skipped_hour(void **state)
{
    (void)state;
    has("20270321T013000", "FREQ=WEEKLY;BYMINUTE=30,45", 6,
        "20270321T013000 20270321T014500 20270328T013000 20270328T014500 20270404T013000 "
        "20270404T014500");
}

static void a_core_rule_is_the_same_here(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct recur_rule r;
    struct hub_err err;
    struct recur_times mine, theirs;
    assert_int_equal(recur_parse("FREQ=MONTHLY;BYDAY=-1MO", NULL, &r, &err), HUB_OK);
    struct recur_series s = {.rule = &r, .start = wall_at(date_from_ymd(2026, 11, 30), 600)};
    struct recur_window w = {s.start, WALL_NONE, 100};
    assert_int_equal(recur_expand(&s, &w, NULL, a, &mine, &err), HUB_OK);
    assert_int_equal(recur_rare_with(opened_so(), &s, &w, a, &theirs, &err), HUB_OK);
    assert_string_equal(recur_times_text(&mine, "20261130T100000", a),
        recur_times_text(&theirs, "20261130T100000", a));
    arena_destroy(a);
}

static void what_comes_too_often_is_given_up_in_a_sentence(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct recur_rule r;
    struct recur_times t;
    struct hub_err err = {.msg = ""};
    assert_int_equal(
        recur_parse("FREQ=DAILY;COUNT=1000000;BYHOUR=9,10,11,12", NULL, &r, &err), HUB_OK);
    struct recur_series s = {.rule = &r, .start = wall_at(date_from_ymd(1700, 1, 1), 540)};
    struct recur_window w = {wall_at(date_from_ymd(2026, 1, 1), 0), WALL_NONE, 5};
    struct recur_rare rare = opened_libical();
    assert_int_equal(recur_expand(&s, &w, &rare, a, &t, &err), HUB_EINVAL);
    assert_non_null(strstr(err.msg, "too often"));
    r.count = 0;
    assert_int_equal(recur_expand(&s, &w, &rare, a, &t, &err), HUB_OK);
    assert_string_equal(recur_times_text(&t, "20260101T090000", a),
        "20260101T090000 20260101T100000 20260101T110000 20260101T120000 20260102T090000");
    arena_destroy(a);
}

static const char *window(struct arena *a, const struct recur_series *s, hub_wall from, hub_wall to)
{
    struct recur_times t;
    struct hub_err err = {.msg = ""};
    struct recur_rare rare = opened_libical();
    struct recur_window w = {from, to, 0};
    assert_int_equal(recur_expand(s, &w, &rare, a, &t, &err), HUB_OK);
    return recur_times_text(&t, "20260101T090000", a);
}

static void a_rare_window_is_the_sum_of_its_parts(void **state)
{
    (void)state;
    static const char *const rules[] = {"FREQ=DAILY;INTERVAL=3;BYHOUR=9,15",
        "FREQ=YEARLY;BYMONTH=2,8;BYDAY=2SU;BYHOUR=7,8", "FREQ=WEEKLY;INTERVAL=2;BYMINUTE=0,30",
        "FREQ=MONTHLY;INTERVAL=5;BYHOUR=1,2", "FREQ=MONTHLY;BYDAY=-1MO;BYHOUR=8,20;COUNT=90",
        "FREQ=YEARLY;INTERVAL=2;BYHOUR=3,4"};
    struct arena *a = arena_create();
    struct prop p = prop_start("rare windows", 60, 2000);
    for (int i = 0; i < p.rounds; i++) {
        struct recur_rule r;
        struct hub_err err;
        arena_reset(a);
        assert_int_equal(recur_parse(rules[i % 6], NULL, &r, &err), HUB_OK);
        hub_wall start = {
            (prop_between(&p, 9000, 20000)) * MINUTES_A_DAY + prop_between(&p, 0, 1439)};
        hub_wall left_out = {start.min + 3 * MINUTES_A_DAY};
        struct recur_series s = {.rule = &r, .start = start, .left_out = {&left_out, 1}};
        hub_wall x = {start.min + prop_between(&p, -100000, 3000000)};
        hub_wall y = {x.min + prop_between(&p, 0, 2000000)};
        const char *all = window(a, &s, WALL_NONE, y), *tail = window(a, &s, x, y);
        const char *head = window(a, &s, WALL_NONE, x);
        const char *both = arena_printf(a, "%s%s%s", head, *head && *tail ? " " : "", tail);
        assert_string_equal(both, all);
    }
    arena_destroy(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(several_times_of_a_day_are_worked_out),
        cmocka_unit_test(the_time_stays_the_same_after_a_skipped_hour),
        cmocka_unit_test(a_core_rule_is_the_same_here),
        cmocka_unit_test(what_comes_too_often_is_given_up_in_a_sentence),
        cmocka_unit_test(a_rare_window_is_the_sum_of_its_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
