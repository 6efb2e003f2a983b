/* SPDX-License-Identifier: MIT */
/* Rules 3, 4, 34 and 37. */
#include "unit.h"
#include "world.h"

static struct world w;

static int setup(void **state)
{
    (void)state;
    world_make(&w);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    world_free(&w);
    return 0;
}

static int32_t family_of(const char *name, int children)
{
    static const char *const names[] = {"Anaya", "Mia", "Rohan", "Theo", "Una"};
    int32_t family = world_family(&w, name);
    for (int i = 0; i < children; i++)
        world_child(&w, family, names[i], "2016-03-04", 'f');
    return family;
}

static void a_stay_on_a_closed_day_is_a_must_fix(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 2);
    world_stay(&w, family_of("Reid", 1), amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_away(&w, amina, -1, "2026-12-13", "2026-12-20");
    world_check(&w);
    assert_string_equal(world_sentence(&w, world_finding(&w, 3, 0)),
        "Hub home closed or carer away: Amina is away or the home is closed; Anaya is "
        "booked there, Sun 13 Dec 2026.");
    w.aways[0].from = day("2026-12-14");
    world_check(&w);
    assert_int_equal(world_count(&w, 3), 0);
    w.aways[0] = (struct rota_away){amina, -1, DATE_NONE, day("2026-12-10"), false};
    world_check(&w);
    assert_int_equal(world_count(&w, 3), 0);
    w.aways[0].to = day("2026-12-11");
    world_check(&w);
    assert_int_equal(world_count(&w, 3), 1);
}

static void another_host_away_does_not_matter(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 2), ben = world_host(&w, "Ben", 2);
    world_stay(&w, family_of("Reid", 1), amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_away(&w, ben, -1, "2026-12-01", "2026-12-31");
    world_check(&w);
    assert_int_equal(world_count(&w, 3), 0);
}

static void one_approved_adult_must_be_at_home(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 2);
    int32_t a = world_person(&w, amina, "Amina", "1970-01-01");
    int32_t b = world_person(&w, amina, "Sam", "1970-01-01");
    w.people[a].approved = w.people[b].approved = true;
    world_stay(&w, family_of("Reid", 1), amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_away(&w, amina, a, "2026-12-11", "2026-12-12");
    world_check(&w);
    assert_int_equal(world_count(&w, 3), 0);
    world_away(&w, amina, b, "2026-12-12", "2026-12-14");
    world_check(&w);
    assert_int_equal(world_count(&w, 3), 1);
    assert_int_equal(world_finding(&w, 3, 0)->from.d, day("2026-12-12").d);
    assert_int_equal(world_finding(&w, 3, 0)->numbers[0], 1);
}

static void four_children_of_two_families_are_too_many(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 6);
    world_stay(&w, family_of("Reid", 2), amina, "2026-12-11 16:00", "2026-12-13 15:00");
    int32_t jay =
        world_stay(&w, family_of("Jay", 2), amina, "2026-12-12 10:00", "2026-12-14 15:00");
    world_check(&w);
    assert_int_equal(world_finding(&w, 4, 0)->level, LEVEL_HARD);
    assert_string_equal(world_sentence(&w, world_finding(&w, 4, 0)),
        "No more than three: 4 children at Amina's at once, not all brothers and sisters; the "
        "most is 3, 12–13 Dec 2026.");
    w.stays[jay].arrive = at("2026-12-13 15:00"); /* the minute the others leave */
    world_check(&w);
    assert_int_equal(world_count(&w, 4), 0);
    w.stays[jay].arrive = at("2026-12-13 14:59");
    world_check(&w);
    assert_int_equal(world_count(&w, 4), 1);
}

static void three_children_of_two_families_are_fine(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 6);
    world_stay(&w, family_of("Reid", 2), amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_stay(&w, family_of("Jay", 1), amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 4), 0);
}

static void five_brothers_and_sisters_are_fine(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 6);
    world_stay(&w, family_of("Reid", 5), amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 4), 0);
}

static void a_child_fostered_there_counts(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 6);
    int32_t teen = world_person(&w, amina, "Kit", "2009-12-13");
    w.people[teen].fostered = true;
    world_stay(&w, family_of("Reid", 3), amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_check(&w);
    assert_int_equal(world_finding(&w, 4, 0)->numbers[0], 4);
    assert_int_equal(world_finding(&w, 4, 0)->numbers[2], 1);
    w.people[teen].born = day("2008-12-11"); /* eighteen on the first day */
    world_check(&w);
    assert_int_equal(world_count(&w, 4), 0);
    w.people[teen].born = day("2009-12-13");
    w.people[teen].to = day("2026-12-10"); /* moved out the day before */
    world_check(&w);
    assert_int_equal(world_count(&w, 4), 0);
}

static void a_named_child_may_be_exempt(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 6);
    world_stay(&w, family_of("Reid", 3), amina, "2026-12-11 16:00", "2026-12-13 15:00");
    int32_t jay = family_of("Jay", 1);
    world_stay(&w, jay, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_exemption(&w, amina, 3, "2026-01-01", "2026-12-13");
    world_check(&w);
    assert_int_equal(world_count(&w, 4), 0);
    w.exemptions[0].to = day("2026-12-10");
    world_check(&w);
    assert_int_equal(world_count(&w, 4), 1);
}

static void six_nights_in_a_row_are_to_be_checked(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 6), reid = family_of("Reid", 1),
            jay = family_of("Jay", 1);
    world_stay(&w, reid, amina, "2026-12-01 16:00", "2026-12-04 10:00"); /* 3 nights */
    world_stay(&w, jay, amina, "2026-12-04 16:00", "2026-12-06 10:00");  /* 2 more */
    world_check(&w);
    assert_int_equal(world_count(&w, 34), 0);
    w.stays[1].leave = at("2026-12-07 10:00");
    world_check(&w);
    assert_int_equal(world_finding(&w, 34, 0)->level, LEVEL_WARN);
    assert_string_equal(world_sentence(&w, world_finding(&w, 34, 0)),
        "Too many nights in a row: 6 at Amina's; the most is 5, 1–6 Dec 2026.");
    w.stays[1].arrive = at("2026-12-05 16:00"); /* a night off between */
    w.stays[1].leave = at("2026-12-09 10:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 34), 0);
}

static void changeover_needs_its_gap(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 6), reid = family_of("Reid", 1),
            jay = family_of("Jay", 1);
    world_stay(&w, reid, amina, "2026-12-01 16:00", "2026-12-04 12:00");
    world_stay(&w, jay, amina, "2026-12-04 15:00", "2026-12-05 10:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 37), 0);
    w.stays[0].leave = at("2026-12-04 12:01");
    world_check(&w);
    assert_int_equal(world_finding(&w, 37, 0)->level, LEVEL_WARN);
    assert_string_equal(world_sentence(&w, world_finding(&w, 37, 0)),
        "Changeover gap: at Amina's Reid leave at 12:01 and Jay arrive at 15:00; out by 12:00, in "
        "from 15:00, Fri 4 Dec 2026.");
    w.stays[0].leave = at("2026-12-04 12:00");
    w.stays[1].arrive = at("2026-12-04 14:59");
    world_check(&w);
    assert_int_equal(world_count(&w, 37), 1);
}

static void leaving_late_is_fine_when_nobody_else_comes(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 6), reid = family_of("Reid", 1);
    world_stay(&w, reid, amina, "2026-12-01 16:00", "2026-12-04 18:00");
    world_stay(
        &w, family_of("Jay", 1), world_host(&w, "Ben", 2), "2026-12-04 10:00", "2026-12-05 10:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 37), 0);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        T(a_stay_on_a_closed_day_is_a_must_fix),
        T(another_host_away_does_not_matter),
        T(one_approved_adult_must_be_at_home),
        T(four_children_of_two_families_are_too_many),
        T(three_children_of_two_families_are_fine),
        T(five_brothers_and_sisters_are_fine),
        T(a_child_fostered_there_counts),
        T(a_named_child_may_be_exempt),
        T(six_nights_in_a_row_are_to_be_checked),
        T(changeover_needs_its_gap),
        T(leaving_late_is_fine_when_nobody_else_comes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
