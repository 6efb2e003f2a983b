/* SPDX-License-Identifier: MIT */
#include "hub/scheduler/ratio.h"
#include "unit.h"

static struct ratio of(const int *ages, size_t count, int adults)
{
    struct ratio_child children[32] = {{0}};
    for (size_t i = 0; i < count; i++) {
        children[i].age = ages[i];
    }
    return ratio_of(children, count, adults);
}

static void the_numbers_are_those_of_the_nspcc(void **state)
{
    (void)state;
    static const int to[][2] = {
        {0, 3}, {1, 3}, {2, 4}, {3, 4}, {4, 6}, {8, 6}, {9, 8}, {12, 8}, {13, 10}, {17, 10}};
    for (size_t i = 0; i < sizeof to / sizeof *to; i++) {
        assert_int_equal(ratio_one_to(to[i][0]), to[i][1]);
    }
}

static void two_adults_at_least(void **state)
{
    (void)state;
    static const int ages[] = {14};
    assert_int_equal(of(ages, 1, 1).needed, 2);
    assert_int_equal(of(ages, 1, 1).state, RATIO_SHORT);
    assert_int_equal(of(ages, 1, 2).state, RATIO_EXACT);
    assert_int_equal(of(ages, 1, 3).state, RATIO_ENOUGH);
}

static void each_child_counts_by_its_own_age(void **state)
{
    (void)state;
    /* 4 × 1/4 + 6 × 1/6 + 1 × 1/8: two adults and a share of a third */
    static const int ages[] = {2, 2, 3, 3, 4, 5, 6, 7, 8, 8, 9};
    struct ratio r = of(ages, 11, 2);
    assert_int_equal(r.needed, 3);
    assert_int_equal(r.one_to, 4);
    assert_int_equal(r.state, RATIO_SHORT);
    assert_int_equal(of(ages, 10, 2).needed, 2);
}

static void an_unknown_age_counts_with_the_youngest(void **state)
{
    (void)state;
    static const int ages[] = {-1, -1, -1, -1, -1, -1, -1};
    struct ratio r = of(ages, 7, 3);
    assert_int_equal(r.unknown, 7);
    assert_int_equal(r.needed, 3);
}

static void a_parent_counts_for_their_own(void **state)
{
    (void)state;
    struct ratio_child children[] = {{5, true}, {1, true}, {5, false}};
    struct ratio r = ratio_of(children, 3, 2);
    assert_int_equal(r.children, 1);
    assert_int_equal(r.one_to, 6);
    children[2].own_adult = true;
    assert_int_equal(ratio_of(children, 3, 0).state, RATIO_NO_CHILDREN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_numbers_are_those_of_the_nspcc),
        cmocka_unit_test(two_adults_at_least),
        cmocka_unit_test(each_child_counts_by_its_own_age),
        cmocka_unit_test(an_unknown_age_counts_with_the_youngest),
        cmocka_unit_test(a_parent_counts_for_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
