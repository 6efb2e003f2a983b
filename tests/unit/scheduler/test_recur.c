/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/scheduler/recur.h"
#include "recur_case.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

/* The dates, without their times, of a rule from a start on. */
static const char *days_of(struct arena *a, const char *start, const char *rule, size_t most)
{
    struct recur_case c = {
        .start = start, .rule = rule, .most = most, .from = WALL_NONE, .to = WALL_NONE};
    struct hub_err err = {.msg = ""};
    const char *got = recur_case_run(&c, NULL, a, NULL, &err);
    if (!got) {
        return arena_printf(a, "refused: %s", err.msg);
    }
    struct sb b = sb_on(a);
    size_t width = strlen(start);
    for (size_t i = 0; i * (width + 1) < strlen(got); i++) {
        sb_addf(&b, "%s%.8s", i ? " " : "", got + i * (width + 1));
    }
    return sb_str(&b);
}

/* RFC 5545, 3.8.5.3, by its own dates; those that end in "..." there are cut. */
static const struct {
    const char *start, *rule, *days;
} rfc[] = {
    {"19970902T090000", "FREQ=DAILY;COUNT=10",
        "19970902 19970903 19970904 19970905 19970906 19970907 19970908 19970909 19970910 19970911"},
    {"19970902T090000", "FREQ=DAILY;INTERVAL=2", "19970902 19970904 19970906 19970908"},
    {"19970902T090000", "FREQ=DAILY;INTERVAL=10;COUNT=5",
        "19970902 19970912 19970922 19971002 19971012"},
    {"19970902T090000", "FREQ=WEEKLY;COUNT=10",
        "19970902 19970909 19970916 19970923 19970930 19971007 19971014 19971021 19971028 19971104"},
    {"19970902T090000", "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "19970902 19970916 19970930 19971014 19971028 19971111 19971125 19971209 19971223 19980106 "
        "19980120 19980203"},
    {"19970902T090000", "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
        "19970902 19970904 19970909 19970911 19970916 19970918 19970923 19970925 19970930 19971002"},
    {"19970901T090000", "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
        "19970901 19970903 19970905 19970915 19970917 19970919 19970929 19971001 19971003 19971013 "
        "19971015 19971017 19971027 19971029 19971031 19971110 19971112 19971114 19971124 19971126 "
        "19971128 19971208 19971210 19971212 19971222"},
    {"19970902T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
        "19970902 19970904 19970916 19970918 19970930 19971002 19971014 19971016"},
    {"19970905T090000", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        "19970905 19971003 19971107 19971205 19980102 19980206 19980306 19980403 19980501 19980605"},
    {"19970905T090000", "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR",
        "19970905 19971003 19971107 19971205"},
    {"19970907T090000", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        "19970907 19970928 19971102 19971130 19980104 19980125 19980301 19980329 19980503 19980531"},
    {"19970922T090000", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        "19970922 19971020 19971117 19971222 19980119 19980216"},
    {"19970928T090000", "FREQ=MONTHLY;BYMONTHDAY=-3",
        "19970928 19971029 19971128 19971229 19980129 19980226"},
    {"19970902T090000", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
        "19970902 19970915 19971002 19971015 19971102 19971115 19971202 19971215 19980102 19980115"},
    {"19970930T090000", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        "19970930 19971001 19971031 19971101 19971130 19971201 19971231 19980101 19980131 19980201"},
    {"19970910T090000", "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        "19970910 19970911 19970912 19970913 19970914 19970915 19990310 19990311 19990312 19990313"},
    {"19970902T090000", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
        "19970902 19970909 19970916 19970923 19970930 19971104 19971111 19971118 19971125 19980106 "
        "19980113 19980120 19980127 19980303 19980310 19980317 19980324 19980331"},
    {"19970610T090000", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
        "19970610 19970710 19980610 19980710 19990610 19990710 20000610 20000710 20010610 20010710"},
    {"19970310T090000", "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
        "19970310 19990110 19990210 19990310 20010110 20010210 20010310 20030110 20030210 20030310"},
    {"19970519T090000", "FREQ=YEARLY;BYDAY=20MO", "19970519 19980518 19990517"},
    {"19970512T090000", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "19970512 19980511 19990517"},
    {"19970313T090000", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
        "19970313 19970320 19970327 19980305 19980312 19980319 19980326 19990304 19990311 19990318 "
        "19990325"},
    {"19970605T090000", "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
        "19970605 19970612 19970619 19970626 19970703 19970710 19970717 19970724 19970731 19970807 "
        "19970814 19970821 19970828 19980604"},
    {"19970902T090000", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "19980213 19980313 19981113 19990813 20001013"},
    {"19970913T090000", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        "19970913 19971011 19971108 19971213 19980110 19980207 19980307 19980411 19980509 19980613"},
    {"19961105T090000", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "19961105 20001107 20041102"},
    {"19970904T090000", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
        "19970904 19971007 19971106"},
    {"19970929T090000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        "19970929 19971030 19971127 19971230 19980129 19980226 19980330"},
    {"19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
        "19970805 19970810 19970819 19970824"},
    {"19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
        "19970805 19970817 19970819 19970831"},
    {"20070115T090000", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "20070115 20070130 20070215 20070315 20070330"},
};

static void the_examples_of_the_standard_are_right(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    for (size_t i = 0; i < sizeof rfc / sizeof *rfc; i++) {
        size_t most = (strlen(rfc[i].days) + 1) / 9;
        bool ends = strstr(rfc[i].rule, "COUNT") || strstr(rfc[i].rule, "UNTIL");
        const char *got = days_of(a, rfc[i].start, rfc[i].rule, most + ends);
        if (strcmp(got, rfc[i].days) != 0) {
            print_error("%s from %s\n", rfc[i].rule, rfc[i].start);
        }
        assert_string_equal(got, rfc[i].days);
    }
    arena_destroy(a);
}

static void long_series_have_their_number(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    assert_int_equal(
        strlen(days_of(a, "19970902T090000", "FREQ=DAILY;UNTIL=19971224T000000Z", 0)), 113 * 9 - 1);
    assert_int_equal(
        strlen(days_of(a, "19980101T090000",
            "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", 0)),
        93 * 9 - 1);
    assert_int_equal(
        strlen(days_of(a, "19970902T090000", "FREQ=WEEKLY;UNTIL=19971224T000000Z", 0)), 17 * 9 - 1);
    arena_destroy(a);
}

static void days_that_a_month_does_not_have_are_left_out(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    assert_string_equal(
        days_of(a, "20260131", "FREQ=MONTHLY", 4), "20260131 20260331 20260531 20260731");
    assert_string_equal(days_of(a, "20240229", "FREQ=YEARLY", 3), "20240229 20280229 20320229");
    assert_string_equal(days_of(a, "20960229", "FREQ=YEARLY", 2), "20960229 21040229");
    assert_string_equal(days_of(a, "20260101", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 2), "");
    assert_string_equal(
        days_of(a, "20260101", "FREQ=MONTHLY;BYDAY=5SA", 3), "20260131 20260530 20260829");
    arena_destroy(a);
}

static void a_day_of_the_year_without_a_month_is_the_starts_own(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    assert_string_equal(
        days_of(a, "20240229", "FREQ=YEARLY;BYMONTHDAY=29", 3), "20240229 20280229 20320229");
    assert_string_equal(
        days_of(a, "19970902", "FREQ=YEARLY;BYMONTHDAY=1,3", 3), "19970903 19971001 19971003");
    arena_destroy(a);
}

static void days_of_the_year_are_counted_from_both_ends(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    assert_string_equal(
        days_of(a, "19970101", "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", 20),
        "19970101 19970410 19970719 20000101 20000409 20000718 20030101 20030410 20030719 20060101");
    assert_string_equal(
        days_of(a, "20120101", "FREQ=YEARLY;BYYEARDAY=-366", 3), "20120101 20160101 20200101");
    assert_string_equal(
        days_of(a, "19970902", "FREQ=YEARLY;BYMONTH=4,7;BYYEARDAY=1,100,200,365", 4),
        "19980410 19980719 19990410 19990719");
    arena_destroy(a);
}

static struct recur_times expand(
    struct arena *a, const struct recur_series *s, hub_wall from, hub_wall to, size_t most)
{
    struct recur_times t;
    struct hub_err err;
    struct recur_window w = {from, to, most};
    assert_int_equal(recur_expand(s, &w, NULL, a, &t, &err), HUB_OK);
    return t;
}

static struct recur_rule rule(const char *text)
{
    struct recur_rule r;
    struct hub_err err = {.msg = ""};
    if (recur_parse(text, NULL, &r, &err) != HUB_OK) {
        print_error("%s: %s\n", text, err.msg);
        fail();
    }
    return r;
}

static hub_wall at(int year, int month, int day, int min)
{
    return wall_at(date_from_ymd(year, month, day), min);
}

static void the_time_stays_the_same_when_the_clock_changes(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct recur_rule r = rule("FREQ=WEEKLY;COUNT=3");
    struct recur_series s = {.rule = &r, .start = at(2026, 3, 22, 19 * 60 + 30)};
    struct recur_times t = expand(a, &s, WALL_NONE, WALL_NONE, 0);
    assert_int_equal(t.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(wall_tod(t.items[i].at).min, 19 * 60 + 30);
        assert_int_equal(t.items[i].kind, WALL_ONCE);
    }
    arena_destroy(a);
}

static void a_time_that_is_skipped_or_comes_twice_is_told(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct recur_rule r = rule("FREQ=DAILY");
    struct recur_series s = {.rule = &r, .start = at(2026, 3, 1, 90)};
    struct recur_times t = expand(a, &s, at(2026, 3, 28, 0), at(2026, 3, 31, 0), 0);
    assert_int_equal(t.count, 3);
    assert_int_equal(t.items[0].kind, WALL_ONCE);
    assert_int_equal(t.items[1].kind, WALL_SKIPPED);
    assert_int_equal(t.items[2].kind, WALL_ONCE);
    assert_int_equal(t.items[2].at.min, at(2026, 3, 30, 90).min);
    t = expand(a, &s, at(2026, 10, 25, 0), at(2026, 10, 26, 0), 0);
    assert_int_equal(t.items[0].kind, WALL_TWICE);
    s.all_day = true;
    s.start = at(2026, 3, 1, 0);
    t = expand(a, &s, at(2026, 3, 29, 0), at(2026, 3, 30, 0), 0);
    assert_int_equal(t.items[0].kind, WALL_ONCE);
    arena_destroy(a);
}

static void dates_are_added_and_left_out(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct hub_err err;
    struct recur_rule r = rule("FREQ=WEEKLY;COUNT=4");
    struct recur_series s = {.rule = &r, .start = at(2026, 12, 5, 600)};
    struct recur_reading how = {.start = s.start};
    assert_int_equal(
        recur_dates_parse("20261225,20261219T100000,20261208T140000", &how, a, &s.added, &err),
        HUB_OK);
    assert_int_equal(
        recur_dates_parse("20261212,20261219T100000", &how, a, &s.left_out, &err), HUB_OK);
    struct recur_times t = expand(a, &s, WALL_NONE, WALL_NONE, 0);
    assert_string_equal(recur_times_text(&t, "20261205T100000", a),
        "20261205T100000 20261208T140000 20261225T100000 20261226T100000");
    t = expand(a, &s, at(2026, 12, 6, 0), WALL_NONE, 2);
    assert_string_equal(
        recur_times_text(&t, "20261205T100000", a), "20261208T140000 20261225T100000");
    assert_true(t.more);
    assert_int_equal(recur_dates_parse("20261332", &how, a, &s.added, &err), HUB_EINVAL);
    arena_destroy(a);
}

static void a_start_that_the_rule_does_not_name_is_kept_when_asked(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct recur_rule r = rule("FREQ=WEEKLY;BYDAY=SU;COUNT=2");
    struct recur_series s = {.rule = &r, .start = at(2026, 12, 5, 600)};
    assert_false(recur_names(&r, s.start, s.start));
    assert_true(recur_names(&r, s.start, at(2026, 12, 13, 600)));
    assert_false(recur_names(&r, s.start, at(2026, 12, 20, 600)));
    struct recur_times t = expand(a, &s, WALL_NONE, WALL_NONE, 0);
    assert_string_equal(recur_times_text(&t, "20261205", a), "20261206 20261213");
    s.keep_start = true;
    t = expand(a, &s, WALL_NONE, WALL_NONE, 0);
    assert_string_equal(recur_times_text(&t, "20261205", a), "20261205 20261206 20261213");
    s.rule = NULL;
    t = expand(a, &s, WALL_NONE, WALL_NONE, 0);
    assert_string_equal(recur_times_text(&t, "20261205", a), "20261205");
    arena_destroy(a);
}

static void the_last_day_counts_in_every_way_of_writing_it(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    static const char *const ends[] = {"20270718", "20270718T173000", "20270718T163000Z"};
    for (size_t i = 0; i < 3; i++) {
        struct recur_rule r = rule(arena_printf(a, "FREQ=DAILY;UNTIL=%s", ends[i]));
        struct recur_series s = {.rule = &r, .start = at(2027, 7, 17, 17 * 60 + 30)};
        assert_int_equal(expand(a, &s, WALL_NONE, WALL_NONE, 0).count, 2);
    }
    struct recur_reading all_day = {.all_day = true};
    struct recur_rule r;
    struct hub_err err;
    assert_int_equal(recur_parse("FREQ=DAILY;UNTIL=20270717T230000Z", &all_day, &r, &err), HUB_OK);
    struct recur_series s = {.rule = &r, .start = at(2027, 7, 17, 0), .all_day = true};
    assert_int_equal(expand(a, &s, WALL_NONE, WALL_NONE, 0).count, 2);
    arena_destroy(a);
}

static void a_far_window_needs_no_walk(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct recur_rule r = rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=1000000");
    struct recur_series s = {.rule = &r, .start = at(1800, 1, 7, 600)};
    struct recur_times t = expand(a, &s, at(2026, 12, 1, 0), at(2027, 1, 1, 0), 0);
    assert_true(t.count >= 4 && t.count <= 6);
    struct recur_rule no_end = rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH");
    s.rule = &no_end;
    struct recur_times same = expand(a, &s, at(2026, 12, 1, 0), at(2027, 1, 1, 0), 0);
    assert_string_equal(
        recur_times_text(&t, "20261205", a), recur_times_text(&same, "20261205", a));
    arena_destroy(a);
}

static void what_hub_does_not_repeat_is_refused_by_name(void **state)
{
    (void)state;
    static const struct {
        const char *rule, *part;
    } wrong[] = {
        {"FREQ=HOURLY;COUNT=3", "FREQ=HOURLY"},
        {"FREQ=MINUTELY", "FREQ=MINUTELY"},
        {"FREQ=SECONDLY;INTERVAL=2", "FREQ=SECONDLY"},
        {"FREQ=DAILY;BYSECOND=6,18", "BYSECOND"},
        {"RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD", "RSCALE"},
        {"FREQ=MONTHLY;SKIP=FORWARD", "SKIP"},
        {"FREQ=YEARLY;BYWEEKNO=20", "day of the week"},
        {"FREQ=DAILY;BYHOUR=9,15;BYSETPOS=1", "times of a day"},
        {"FREQ=DAILY;BYMONTHDAY=-1;BYHOUR=6,18", "BYHOUR"},
        {"FREQ=WEEKLY;INTERVAL=2;BYHOUR=6,18;WKST=SU", "BYHOUR"},
        {"FREQ=WEEKLY;BYDAY=1MO", "BYDAY"},
        {"FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", "BYDAY"},
        {"FREQ=WEEKLY;BYMONTHDAY=5", "BYMONTHDAY"},
        {"FREQ=MONTHLY;BYYEARDAY=100", "BYYEARDAY"},
        {"FREQ=MONTHLY;BYWEEKNO=20;BYDAY=MO", "BYWEEKNO"},
        {"FREQ=DAILY;COUNT=3;UNTIL=20261231", "COUNT and UNTIL"},
        {"FREQ=DAILY;BYSETPOS=1", "BYSETPOS"},
        {"FREQ=DAILY;BYEASTER=0", "BYEASTER"},
        {"FREQ=DAILY;FREQ=WEEKLY", "FREQ twice"},
        {"FREQ=SOMETIMES", "FREQ=SOMETIMES"},
        {"INTERVAL=2", "FREQ"},
        {"", "FREQ"},
        {"FREQ=DAILY;INTERVAL=0", "INTERVAL=0"},
        {"FREQ=DAILY;COUNT=-1", "COUNT=-1"},
        {"FREQ=DAILY;UNTIL=20261301", "UNTIL=20261301"},
        {"FREQ=DAILY;UNTIL=20261231T250000Z", "UNTIL"},
        {"FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0"},
        {"FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32"},
        {"FREQ=YEARLY;BYMONTH=13", "BYMONTH=13"},
        {"FREQ=MONTHLY;BYDAY=0MO", "BYDAY=0MO"},
        {"FREQ=WEEKLY;BYDAY=MO,,TU", "BYDAY"},
        {"FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX"},
        {"FREQ=WEEKLY;BYDAY", "BYDAY"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct recur_rule r;
        struct hub_err err = {.msg = ""};
        if (recur_parse(wrong[i].rule, NULL, &r, &err) != HUB_EINVAL ||
            !strstr(err.msg, wrong[i].part)) {
            print_error("%s: %s\n", wrong[i].rule, err.msg);
            fail();
        }
    }
}

static void what_is_repeated_of_a_rule_is_cut_between_letters(void **state)
{
    struct arena *a = arena_create();
    struct sb value = sb_on(a), name = sb_on(a);
    struct hub_err err;
    struct recur_rule r;
    struct recur_dates d;
    (void)state;
    sb_add(&value, "FREQ=MON");
    sb_add(&name, "FREQ=DAILY;BYDAY");
    for (int i = 0; i < 60; i++) {
        sb_add(&value, "ÿ");
        sb_add(&name, "ÿ");
    }
    const char *const wrong[] = {sb_str(&value), sb_str(&name), sb_str(&name) + strlen("FREQ=DAILY;B")};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(recur_parse(wrong[i], NULL, &r, &err), HUB_EINVAL);
        assert_true(utf8_valid(err.msg, strlen(err.msg), NULL));
    }
    assert_int_equal(recur_dates_parse(sb_str(&value) + 3, NULL, a, &d, &err), HUB_EINVAL);
    assert_true(utf8_valid(err.msg, strlen(err.msg), NULL));
    arena_destroy(a);
}

static void a_rule_is_read_as_programs_write_it(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    static const char *const same[][2] = {
        {"RRULE:FREQ=WEEKLY;BYDAY=SA;", "FREQ=WEEKLY;BYDAY=SA"},
        {"freq=weekly;byday=sa,mo;wkst=su", "FREQ=WEEKLY;BYDAY=MO,SA;WKST=SU"},
        {"FREQ=MONTHLY;BYDAY=+2TU,-1FR;INTERVAL=1", "FREQ=MONTHLY;BYDAY=2TU,-1FR"},
        {"BYMONTH=5,4,4;FREQ=YEARLY;COUNT=4", "FREQ=YEARLY;BYMONTH=4,5;COUNT=4"},
        {"FREQ=DAILY;BYHOUR=9;BYMINUTE=30;BYSECOND=0", "FREQ=DAILY;BYHOUR=9;BYMINUTE=30"},
        {"FREQ=WEEKLY;UNTIL=20260630T180000", "FREQ=WEEKLY;UNTIL=20260630T170000Z"},
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        struct recur_rule r = rule(same[i][0]);
        assert_string_equal(recur_text(&r, false, RECUR_UTC, a), same[i][1]);
    }
    assert_int_equal(rule("FREQ=DAILY;BYHOUR=9").scope, RECUR_RARE);
    struct recur_reading from_nine = {.start = at(2026, 12, 5, 540)};
    struct recur_reading all_day = {.all_day = true};
    struct recur_rule r;
    struct hub_err err;
    assert_int_equal(recur_parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA;BYHOUR=9;BYMINUTE=0;WKST=SU",
                         &from_nine, &r, &err),
        HUB_OK);
    assert_int_equal(r.scope, RECUR_CORE);
    assert_int_equal(recur_parse("FREQ=DAILY;BYMINUTE=1,2", &all_day, &r, &err), HUB_OK);
    assert_int_equal(r.scope, RECUR_CORE);
    arena_destroy(a);
}

static void a_rare_rule_without_its_part_is_a_sentence(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct recur_rule r = rule("FREQ=DAILY;BYHOUR=9,15");
    struct recur_series s = {.rule = &r, .start = at(2026, 12, 5, 540)};
    struct recur_window w = {s.start, WALL_NONE, 6};
    struct recur_times t;
    struct hub_err err = {.msg = ""};
    assert_int_equal(recur_expand(&s, &w, NULL, a, &t, &err), HUB_ENOTFOUND);
    assert_non_null(strstr(err.msg, "hub-exchange.so"));
    arena_destroy(a);
}

static void a_window_never_gives_more_than_its_most(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct recur_rule r = rule("FREQ=DAILY");
    struct recur_series s = {.rule = &r, .start = at(1700, 1, 1, 0)};
    struct recur_times t = expand(a, &s, WALL_NONE, WALL_NONE, 0);
    assert_int_equal(t.count, RECUR_MOST);
    assert_true(t.more);
    arena_destroy(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_of_the_standard_are_right),
        cmocka_unit_test(long_series_have_their_number),
        cmocka_unit_test(days_that_a_month_does_not_have_are_left_out),
        cmocka_unit_test(a_day_of_the_year_without_a_month_is_the_starts_own),
        cmocka_unit_test(days_of_the_year_are_counted_from_both_ends),
        cmocka_unit_test(the_time_stays_the_same_when_the_clock_changes),
        cmocka_unit_test(a_time_that_is_skipped_or_comes_twice_is_told),
        cmocka_unit_test(dates_are_added_and_left_out),
        cmocka_unit_test(a_start_that_the_rule_does_not_name_is_kept_when_asked),
        cmocka_unit_test(the_last_day_counts_in_every_way_of_writing_it),
        cmocka_unit_test(a_far_window_needs_no_walk),
        cmocka_unit_test(what_hub_does_not_repeat_is_refused_by_name),
        cmocka_unit_test(what_is_repeated_of_a_rule_is_cut_between_letters),
        cmocka_unit_test(a_rule_is_read_as_programs_write_it),
        cmocka_unit_test(a_rare_rule_without_its_part_is_a_sentence),
        cmocka_unit_test(a_window_never_gives_more_than_its_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
