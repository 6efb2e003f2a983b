/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/scheduler/recur_words.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

/* Saturday 5 December 2026, 10:00 */
static hub_wall start(void)
{
    return wall_at(date_from_ymd(2026, 12, 5), 600);
}

static void says(const char *text, const char *expected)
{
    struct arena *a = arena_create();
    struct recur_rule r;
    struct hub_err err = {.msg = ""};
    if (recur_parse(text, NULL, &r, &err) != HUB_OK) {
        print_error("%s: %s\n", text, err.msg);
        fail();
    }
    assert_string_equal(recur_words(&r, start(), a), expected);
    arena_destroy(a);
}

static void reads(const char *words, const char *expected)
{
    struct arena *a = arena_create();
    struct recur_rule r;
    struct hub_err err = {.msg = ""};
    if (recur_from_words(words, start(), &r, &err) != HUB_OK) {
        print_error("%s: %s\n", words, err.msg);
        fail();
    }
    assert_string_equal(recur_text(&r, false, RECUR_LOCAL, a), expected);
    arena_destroy(a);
}

static void refuses(const char *words, const char *part)
{
    struct recur_rule r;
    struct hub_err err = {.msg = ""};
    if (recur_from_words(words, start(), &r, &err) == HUB_OK) {
        print_error("%s was read\n", words);
        fail();
    }
    if (!strstr(err.msg, part)) {
        print_error("%s: %s\n", words, err.msg);
        fail();
    }
}

static void rules_of_days_and_weeks_are_said(void **state)
{
    (void)state;
    says("FREQ=DAILY", "every day");
    says("FREQ=DAILY;INTERVAL=2", "every second day");
    says("FREQ=DAILY;INTERVAL=10;COUNT=5", "every 10 days, 5 times");
    says("FREQ=WEEKLY", "every Saturday");
    says("FREQ=WEEKLY;INTERVAL=2", "every second Saturday");
    says("FREQ=WEEKLY;INTERVAL=3", "every 3 weeks on Saturday");
    says("FREQ=WEEKLY;BYDAY=TU,TH", "every Tuesday and Thursday");
    says("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "every second week on Tuesday and Thursday");
    says("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
        "every second week on Tuesday and Sunday, weeks starting on Sunday");
    says("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261218T235900",
        "every weekday until Friday 18 December 2026");
    says("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "every weekday");
    says("FREQ=DAILY;BYDAY=MO;COUNT=1", "every Monday, once");
    says("FREQ=DAILY;BYMONTH=1", "every day, only in January");
}

static void rules_of_months_are_said(void **state)
{
    (void)state;
    says("FREQ=MONTHLY", "the 5th of the month");
    says("FREQ=MONTHLY;BYDAY=-1MO;BYMONTH=1,2,3,4,5,6,7,9,10,11,12",
        "the last Monday of the month, not in August");
    says("FREQ=MONTHLY;BYDAY=1SA,3SA", "the first and third Saturday of the month");
    says("FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1FR",
        "the first Sunday and the last Friday of every second month");
    says("FREQ=MONTHLY;BYMONTHDAY=2,15", "the 2nd and 15th of the month");
    says("FREQ=MONTHLY;INTERVAL=18;BYMONTHDAY=10,11,12,13", "the 10th to 13th of every 18 months");
    says("FREQ=MONTHLY;BYMONTHDAY=1,-1", "the 1st and last day of the month");
    says("FREQ=MONTHLY;BYMONTHDAY=-2", "the second to last day of the month");
    says("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "the last weekday of the month");
    says("FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1", "the first weekend day of the month");
    says("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "the second Tuesday of the month");
    says("FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3",
        "the third Tuesday, Wednesday or Thursday of the month");
    says("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "the 13th of the month, if it is a Friday");
    says("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "every Tuesday of every second month");
    says("FREQ=MONTHLY;BYDAY=2MO;BYMONTH=3,6;UNTIL=20270630T120000",
        "the second Monday of the month, only in March and June, until Wednesday 30 June 2027");
}

static void rules_of_years_are_said(void **state)
{
    (void)state;
    says("FREQ=YEARLY", "every year on 5 December");
    says("FREQ=YEARLY;INTERVAL=2;BYMONTH=6,7", "every second year on the 5th of June and July");
    says("FREQ=YEARLY;BYMONTH=8;BYDAY=-1MO", "every year on the last Monday of August");
    says("FREQ=YEARLY;BYDAY=20MO", "every year on the 20th Monday of the year");
    says("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "every Thursday, only in March");
    says("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "every 4 years on the 2nd to 8th of November, if it is a Tuesday");
    says("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "every year on Monday of week 20");
    says("FREQ=YEARLY;BYYEARDAY=1,-1", "every year on the first day and the last day of the year");
}

static void times_of_a_day_are_said(void **state)
{
    (void)state;
    says("FREQ=WEEKLY;BYHOUR=9,15", "every Saturday, at 09:00 and 15:00");
    says("FREQ=DAILY;BYHOUR=9,10,11;BYMINUTE=0,20,40", "every day, 9 times a day");
}

static void the_last_day_is_the_one_whose_time_still_counts(void **state)
{
    (void)state;
    says("FREQ=WEEKLY;UNTIL=20261219T095900", "every Saturday until Friday 18 December 2026");
    says("FREQ=WEEKLY;UNTIL=20261219T100000", "every Saturday until Saturday 19 December 2026");
}

static void words_of_days_and_weeks_are_read(void **state)
{
    (void)state;
    reads("every day", "FREQ=DAILY");
    reads("Daily", "FREQ=DAILY");
    reads("every other day", "FREQ=DAILY;INTERVAL=2");
    reads("every 3 days", "FREQ=DAILY;INTERVAL=3");
    reads("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
    reads("weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
    reads("every weekend", "FREQ=WEEKLY;BYDAY=SA,SU");
    reads("every week", "FREQ=WEEKLY");
    reads("weekly on tue, thu and sat", "FREQ=WEEKLY;BYDAY=TU,TH,SA");
    reads("every second Saturday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA");
    reads("every 2nd saturday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA");
    reads("every other Friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR");
    reads("fortnightly", "FREQ=WEEKLY;INTERVAL=2");
    reads("every fortnight on Monday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO");
    reads("every 3 weeks on Saturday", "FREQ=WEEKLY;INTERVAL=3;BYDAY=SA");
    reads("every three weeks", "FREQ=WEEKLY;INTERVAL=3");
    reads("Mondays", "FREQ=WEEKLY;BYDAY=MO");
    reads("on Tuesdays and Thursdays", "FREQ=WEEKLY;BYDAY=TU,TH");
    reads("every Monday, Wednesday and Friday", "FREQ=WEEKLY;BYDAY=MO,WE,FR");
}

static void other_ways_to_say_the_days_are_read(void **state)
{
    (void)state;
    reads("alternate Saturdays", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA");
    reads("alternate weeks on Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU");
    reads("mon-fri", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
    reads("every Monday to Thursday, not in August",
        "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=MO,TU,WE,TH");
    reads("Friday to Monday", "FREQ=WEEKLY;BYDAY=MO,FR,SA,SU");
    reads("every day except Sundays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA");
    reads("every weekday but not on Wednesday or Friday", "FREQ=WEEKLY;BYDAY=MO,TU,TH");
    reads("once a week", "FREQ=WEEKLY");
    reads("once a year", "FREQ=YEARLY");
}

static void words_of_months_are_read(void **state)
{
    (void)state;
    reads("the last Monday of the month, not in August",
        "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=-1MO");
    reads("last Monday of the month except August",
        "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=-1MO");
    reads("every last Monday", "FREQ=MONTHLY;BYDAY=-1MO");
    reads("every first Sunday", "FREQ=MONTHLY;BYDAY=1SU");
    reads("every second Saturday of the month", "FREQ=MONTHLY;BYDAY=2SA");
    reads("the second Saturday", "FREQ=MONTHLY;BYDAY=2SA");
    reads("the 1st and 3rd Saturday of each month", "FREQ=MONTHLY;BYDAY=1SA,3SA");
    reads("monthly on the 15th", "FREQ=MONTHLY;BYMONTHDAY=15");
    reads("every month", "FREQ=MONTHLY");
    reads("every 2 months on the last Friday", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR");
    reads("the 2nd and 15th of the month", "FREQ=MONTHLY;BYMONTHDAY=2,15");
    reads("the last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1");
    reads("the last but one day of the month", "FREQ=MONTHLY;BYMONTHDAY=-2");
    reads("the last weekday of the month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1");
    reads("every 15th of the month", "FREQ=MONTHLY;BYMONTHDAY=15");
    reads("every Friday, if it is the 13th", "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR");
    reads("the 13th of the month when it falls on a Friday", "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR");
    reads("quarterly", "FREQ=MONTHLY;INTERVAL=3");
}

static void words_of_years_are_read(void **state)
{
    (void)state;
    reads("every year", "FREQ=YEARLY");
    reads("yearly on 5 December", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5");
    reads("every 5 December", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5");
    reads("every 5th of December", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5");
    reads("every December 5th", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5");
    reads("the last Monday of August", "FREQ=YEARLY;BYMONTH=8;BYDAY=-1MO");
    reads("every year on the last Monday in August", "FREQ=YEARLY;BYMONTH=8;BYDAY=-1MO");
    reads("every 4 years on the 10th of June and July",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=6,7;BYMONTHDAY=10");
}

static void ends_are_read(void **state)
{
    (void)state;
    reads("every weekday until Friday 18 December 2026",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261218T235900");
    reads("every Saturday until 1 Sep", "FREQ=WEEKLY;BYDAY=SA;UNTIL=20270901T235900");
    reads("every Saturday until 18/12", "FREQ=WEEKLY;BYDAY=SA;UNTIL=20261218T235900");
    reads("every Saturday until 18/12/2026, not in August",
        "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=SA;UNTIL=20261218T235900");
    reads("every other Friday for 6 times", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=6");
    reads("daily, 10 times", "FREQ=DAILY;COUNT=10");
    reads("every Saturday for 6 weeks", "FREQ=WEEKLY;BYDAY=SA;UNTIL=20270115T235900");
    reads("every Saturday in March and April", "FREQ=WEEKLY;BYMONTH=3,4;BYDAY=SA");
}

static void what_is_not_clear_is_refused_with_a_way_out(void **state)
{
    (void)state;
    refuses("", "not all of it");
    refuses("sometimes", "“sometimes”");
    refuses("every", "not all of it");
    refuses(
        "every third Saturday", "“the third Saturday of the month” or “every 3 weeks on Saturday”");
    refuses("every Saturday until yesterday", "before it begins");
    refuses("every Saturday until 31/2/2027", "31");
    refuses("every Saturday 5 times until 18/12/2026", "twice");
    refuses("every year on 5 December, not in December", "no month");
    refuses("every 0 weeks", "“0 weeks”");
    refuses("every Saturday in school holidays", "“school holidays”");
    refuses("every Saturday; DROP TABLE", "Write it as");
    refuses("the 45th of the month", "Write it as");
    refuses("the first weekday and the last Friday of the month", "Write it as");
    refuses("the 1st day and the last Friday of the month", "Write it as");
    refuses("the 15th and the last Friday", "Write it as");
    refuses("the 1st to 31st weekday and the 1st to 31st weekday", "Write it as");
    refuses("0th", "Write it as");
    refuses("every Saturday, not on Saturday", "");
    refuses("every month on the 5th, not on Sundays", "");
    refuses("weekdays in term time", "take each date out with x");
    refuses("the first Monday of the month unless it is a bank holiday", "take each date out");
    refuses("the 1st weekday working", "Write it as");
    refuses("the second of 0 months", "Write it as");
    refuses("every 0th August", "Write it as");
    refuses("every Monday, if it is a Friday", "Write it as");
    refuses("every second Friday, if it is the 13th", "Write it as");
    refuses("every year, only the first of them", "as one rule");
}

static void more_words_than_any_rule_has_are_refused(void **state)
{
    char words[512] = "every ";
    (void)state;
    for (size_t len = strlen(words); len + 5 < sizeof words; len += 4) {
        memcpy(words + len, "mon-", 5);
    }
    refuses(words, "Write it as");
}

static void a_form_offers_what_fits_the_start(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct recur_choice c[RECUR_CHOICES];
    struct sb b = sb_on(a);
    size_t count = recur_choices(wall_at(date_from_ymd(2026, 11, 30), 600), a, c);
    for (size_t i = 0; i < count; i++) {
        sb_addf(&b, "%s%s", i ? " | " : "", c[i].words);
    }
    assert_string_equal(sb_str(&b),
        "every Monday | every second Monday | the last Monday of the month | the last day of the "
        "month | every weekday | every day | every year on 30 November");
    for (int day = 0; day < 800; day++) {
        hub_wall at = wall_at(date_add(date_from_ymd(2027, 1, 1), day), 600);
        count = recur_choices(at, a, c);
        for (size_t i = 0; i < count; i++) {
            assert_true(recur_names(&c[i].rule, at, at));
        }
    }
    arena_destroy(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_of_days_and_weeks_are_said),
        cmocka_unit_test(rules_of_months_are_said),
        cmocka_unit_test(rules_of_years_are_said),
        cmocka_unit_test(times_of_a_day_are_said),
        cmocka_unit_test(the_last_day_is_the_one_whose_time_still_counts),
        cmocka_unit_test(words_of_days_and_weeks_are_read),
        cmocka_unit_test(other_ways_to_say_the_days_are_read),
        cmocka_unit_test(words_of_months_are_read),
        cmocka_unit_test(words_of_years_are_read),
        cmocka_unit_test(ends_are_read),
        cmocka_unit_test(what_is_not_clear_is_refused_with_a_way_out),
        cmocka_unit_test(more_words_than_any_rule_has_are_refused),
        cmocka_unit_test(a_form_offers_what_fits_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
