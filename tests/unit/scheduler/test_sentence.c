/* SPDX-License-Identifier: MIT */
/* The words of findings: each rule with a check says something of its own, and nothing is left out. */
#include "unit.h"
#include "world.h"

#include <string.h>

static const char *const hosts[] = {"Amina", "Ben"};
static const char *const families[] = {"Patel-Shah", "Reid"};
static const char *const children[] = {"Anaya", "Rohan", "Mia"};
static const char *const people[] = {"Sam"};
static const char *const events[] = {"Pool day"};
static const struct rota_names names = {hosts, families, children, people, events};

static const int32_t first_three[] = {0, 1, 2};

static struct rota_facts facts_of(void)
{
    static const struct rota_stay stays[] = {{.family = 0, .host = 0}, {.family = 1, .host = 1}};
    static const struct rota_family rows[] = {{.rank = 0}, {.rank = 1}};
    return (struct rota_facts){
        .stays = stays, .stay_count = 2, .families = rows, .family_count = 2};
}

static struct finding finding_of(int32_t rule)
{
    hub_date d = day("2026-12-12");
    return (struct finding){.rule = rule,
        .from = d,
        .to = date_add(d, 1),
        .host = 0,
        .family = 0,
        .stay = 1,
        .other_stay = 0,
        .child = -1,
        .person = 0,
        .event = -1,
        .children = first_three,
        .child_count = 1,
        .numbers = {30, 28, 0, 0},
        .override = -1};
}

static void each_rule_has_words_of_its_own(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct rota_facts facts = facts_of();
    for (size_t i = 0; i < rule_count; i++) {
        if (!rules[i].check)
            continue;
        struct finding f = finding_of(rules[i].number);
        f.event = rules[i].number == 30 || rules[i].number == 31 ? 0 : -1;
        const char *text = finding_line(&f, &facts, &names, a);
        size_t title = strlen(rules[i].title);
        assert_memory_equal(text, rules[i].title, title);
        assert_true(strlen(text) > title + 10);
        assert_null(strstr(text + title, "someone"));
        assert_string_equal(text + strlen(text) - 1, ".");
    }
    arena_destroy(a);
}

static void counts_and_names_read_well(void **state)
{
    (void)state;
    static const struct {
        int32_t rule, numbers[FINDING_NUMBERS], children;
        const char *want;
    } cases[] = {
        {1, {1, 1, 1}, 1,
            "A bed for every child: 1 child, 1 bed at Amina's, but no way to give each a bed that "
            "suits."},
        {4, {4, 3, 2}, 3,
            "No more than three: 4 children at Amina's at once, not all brothers and sisters, with "
            "2 fostered there; the most is 3."},
        {5, {30, 28}, 2,
            "28 days = private fostering: 30 days for Anaya and Rohan by the end of this stay, "
            "without a real return home; 28 make it private fostering."},
        {6, {18, 17}, 3,
            "Longest single stay: 18 days for Anaya, Rohan and Mia at Amina's; the longest is 17."},
        {9, {2}, 1,
            "Not adopted yet: agency must say yes – who agreed, and when, is missing for 2 stays "
            "of Anaya."},
        {10, {1, 0}, 1, "Nights away anywhere else? Not asked in time for 1 stay of Anaya."},
        {11, {2, 3}, 1,
            "Long stay needs the liaison worker's yes: missing for 2 stays of Anaya over 3 "
            "nights."},
    };
    struct arena *a = arena_create();
    struct rota_facts facts = facts_of();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct finding f = finding_of(cases[i].rule);
        memcpy(f.numbers, cases[i].numbers, sizeof f.numbers);
        f.child_count = cases[i].children;
        assert_string_equal(finding_line(&f, &facts, &names, a), cases[i].want);
    }
    arena_destroy(a);
}

static void one_day_is_named_with_its_weekday(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct rota_facts facts = facts_of();
    struct finding f = finding_of(34);
    assert_string_equal(finding_sentence(&f, &facts, &names, a),
        "Too many nights in a row: 30 at Amina's; the most is 28, 12–13 Dec 2026.");
    f.to = f.from;
    assert_string_equal(finding_sentence(&f, &facts, &names, a),
        "Too many nights in a row: 30 at Amina's; the most is 28, Sat 12 Dec 2026.");
    arena_destroy(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_has_words_of_its_own),
        cmocka_unit_test(counts_and_names_read_well),
        cmocka_unit_test(one_day_is_named_with_its_weekday),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
