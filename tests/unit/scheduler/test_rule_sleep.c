/* SPDX-License-Identifier: MIT */
/* Rules 1, 21, 22 and 24. */
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

/* A family of n children born 2016, all of one sex, at the host for the second weekend of December. */
static int32_t guests(int32_t host, const char *name, int n)
{
    static const char *const names[] = {"Anaya", "Mia", "Rohan", "Theo"};
    int32_t family = world_family(&w, name);
    for (int i = 0; i < n; i++)
        world_child(&w, family, names[i], "2016-03-04", 'f');
    return world_stay(&w, family, host, "2026-12-11 16:00", "2026-12-13 15:00");
}

static void three_children_in_two_beds_is_a_must_fix(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 2);
    guests(amina, "Patel-Shah", 2);
    guests(amina, "Reid", 1);
    world_check(&w);
    assert_int_equal(world_count(&w, 1), 1);
    const struct finding *f = world_finding(&w, 1, 0);
    assert_int_equal(f->level, LEVEL_HARD);
    assert_string_equal(world_sentence(&w, f),
        "A bed for every child: 3 children, 2 beds at Amina's, 11–12 Dec 2026.");
}

static void two_children_in_two_beds_are_fine(void **state)
{
    (void)state;
    guests(world_host(&w, "Amina", 2), "Reid", 2);
    world_check(&w);
    assert_int_equal(world_count(&w, 1), 0);
}

static void only_the_nights_that_fail_are_told(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 2);
    int32_t reid = guests(amina, "Reid", 2), jay = guests(amina, "Jay", 1);
    (void)reid;
    w.stays[jay].arrive = at("2026-12-12 10:00");
    w.stays[jay].leave = at("2026-12-14 10:00");
    world_check(&w);
    assert_int_equal(world_finding(&w, 1, 0)->from.d, day("2026-12-12").d);
    assert_int_equal(world_finding(&w, 1, 0)->to.d, day("2026-12-12").d);
}

static void one_leaving_as_another_arrives_needs_one_bed(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 1);
    guests(amina, "Reid", 1);
    int32_t next = guests(amina, "Jay", 1);
    w.stays[next].arrive = at("2026-12-13 16:00");
    w.stays[next].leave = at("2026-12-14 16:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 1), 0);
}

static void asked_offered_and_cancelled_stays_take_no_bed(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 1);
    guests(amina, "Reid", 1);
    int32_t other = guests(amina, "Jay", 1);
    static const enum stay_status free_ones[] = {STATUS_ASKED, STATUS_OFFERED, STATUS_CANCELLED};
    for (size_t i = 0; i < 3; i++) {
        w.stays[other].status = free_ones[i];
        world_check(&w);
        assert_int_equal(world_count(&w, 1), 0);
    }
    w.stays[other].status = STATUS_DRAFT;
    world_check(&w);
    assert_int_equal(world_count(&w, 1), 1);
}

static void an_emergency_owes_the_bed_instead(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 1);
    guests(amina, "Reid", 1);
    int32_t jay = guests(amina, "Jay", 1);
    w.stays[jay].kind = KIND_EMERGENCY;
    world_check(&w);
    assert_int_equal(world_finding(&w, 1, 0)->level, LEVEL_OWED);
    assert_int_equal(world_finding(&w, 1, 0)->stay, jay);
    assert_int_equal(findings_standing(&w.found), 0);
}

static void a_host_who_has_not_said_has_the_usual_beds(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", -1);
    guests(amina, "Reid", 3);
    world_check(&w);
    assert_int_equal(world_finding(&w, 1, 0)->numbers[1], 2);
    w.policy.beds = 3;
    world_check(&w);
    assert_int_equal(world_count(&w, 1), 0);
}

static void two_children_in_one_chosen_bed_is_a_must_fix(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", -1), room = world_room(&w, amina, false);
    int32_t bed = world_bed(&w, room, -1);
    world_bed(&w, room, -1);
    int32_t reid = guests(amina, "Reid", 2);
    world_stay_child(&w, reid, 0, bed);
    world_stay_child(&w, reid, 1, bed);
    world_check(&w);
    assert_int_equal(world_finding(&w, 1, 0)->numbers[2], 1);
    world_stay_child(&w, reid, 1, -1);
    world_check(&w);
    assert_int_equal(world_count(&w, 1), 0);
}

static void a_bed_for_the_small_does_not_take_the_big(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", -1), room = world_room(&w, amina, false);
    world_bed(&w, room, 9);
    guests(amina, "Reid", 1); /* 10 years old */
    world_check(&w);
    assert_int_equal(world_count(&w, 1), 1);
    w.beds[0].max_age = 10;
    world_check(&w);
    assert_int_equal(world_count(&w, 1), 0);
}

/* Two rooms' worth of strangers in one room. */
static void strangers(const char *born, char sex_a, char sex_b)
{
    int32_t amina = world_host(&w, "Amina", -1), room = world_room(&w, amina, false);
    world_bed(&w, room, -1);
    world_bed(&w, room, -1);
    int32_t a = world_family(&w, "Reid"), b = world_family(&w, "Jay");
    world_child(&w, a, "Mia", born, sex_a);
    world_child(&w, b, "Theo", born, sex_b);
    world_stay(&w, a, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_stay(&w, b, amina, "2026-12-11 16:00", "2026-12-13 15:00");
}

static void unrelated_over_three_need_an_agreement(void **state)
{
    (void)state;
    strangers("2016-01-01", 'f', 'f');
    world_check(&w);
    assert_int_equal(world_finding(&w, 21, 0)->level, LEVEL_HARD);
    assert_string_equal(world_sentence(&w, world_finding(&w, 21, 0)),
        "Room sharing over 3: Mia and Theo at Amina's cannot be given rooms without a written "
        "agreement, 11–12 Dec 2026.");
    world_sharing(&w, 1, 0, "2026-12-01", "2026-12-12");
    world_check(&w);
    assert_int_equal(world_count(&w, 21), 0);
}

static void an_agreement_covers_its_nights_only(void **state)
{
    (void)state;
    strangers("2016-01-01", 'f', 'f');
    world_sharing(&w, 0, 1, NULL, "2026-12-11");
    world_check(&w);
    assert_int_equal(world_finding(&w, 21, 0)->from.d, day("2026-12-12").d);
}

static void both_stays_may_carry_the_agreement(void **state)
{
    (void)state;
    strangers("2016-01-01", 'f', 'f');
    w.stays[0].sharing_agreed = true;
    world_check(&w);
    assert_int_equal(world_count(&w, 21), 1);
    w.stays[1].sharing_agreed = true;
    world_check(&w);
    assert_int_equal(world_count(&w, 21), 0);
}

static void three_year_olds_may_share_until_the_fourth_birthday(void **state)
{
    (void)state;
    strangers("2022-12-13", 'f', 'm'); /* four on the day they leave */
    world_check(&w);
    assert_int_equal(world_count(&w, 21), 0);
    assert_int_equal(world_count(&w, 22), 0);
    w.children[0].born = day("2022-12-12"); /* four on the second night */
    world_check(&w);
    assert_int_equal(world_finding(&w, 21, 0)->from.d, day("2026-12-12").d);
    assert_int_equal(world_finding(&w, 22, 0)->from.d, day("2026-12-12").d);
}

static void a_second_room_lets_strangers_sleep_apart(void **state)
{
    (void)state;
    strangers("2016-01-01", 'f', 'm');
    world_bed(&w, world_room(&w, 0, false), -1);
    world_check(&w);
    assert_int_equal(world_count(&w, 21) + world_count(&w, 22), 0);
    world_stay_child(&w, 0, 0, 0); /* but not once both beds of one room are chosen */
    world_stay_child(&w, 1, 1, 1);
    world_check(&w);
    assert_int_equal(world_count(&w, 21), 1);
    assert_int_equal(world_count(&w, 22), 1);
}

static void a_room_agreement_does_not_clear_mixed_sharing(void **state)
{
    (void)state;
    strangers("2016-01-01", 'f', 'm');
    world_sharing(&w, 0, 1, NULL, NULL);
    world_check(&w);
    assert_int_equal(world_count(&w, 21), 0);
    assert_int_equal(world_finding(&w, 22, 0)->level, LEVEL_HARD);
}

static void brother_and_sister_share_until_seven(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", -1), room = world_room(&w, amina, false);
    int32_t reid = world_family(&w, "Reid");
    world_bed(&w, room, -1);
    world_bed(&w, room, -1);
    world_child(&w, reid, "Mia", "2020-01-01", 'f'); /* 6 */
    world_child(&w, reid, "Theo", "2021-01-01", 'm');
    world_stay(&w, reid, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 22), 0);
    w.children[0].born = day("2019-12-11"); /* 7 that day */
    world_check(&w);
    assert_int_equal(world_count(&w, 22), 1);
}

static void a_host_known_by_beds_only_is_asked_for_rooms_once(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", 2);
    guests(amina, "Reid", 1);
    guests(amina, "Jay", 1);
    world_stay(&w, 0, amina, "2026-12-18 16:00", "2026-12-20 15:00");
    world_stay(&w, 1, amina, "2026-12-18 16:00", "2026-12-20 15:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 21), 1);
    assert_int_equal(world_count(&w, 22) + world_count(&w, 24), 0);
    assert_int_equal(world_finding(&w, 21, 0)->level, LEVEL_WARN);
    assert_int_equal(world_finding(&w, 21, 0)->family, -1); /* it is about the home */
    assert_string_equal(world_sentence(&w, world_finding(&w, 21, 0)),
        "Room sharing over 3: tell us the rooms at Amina's, to see who shares; only 2 beds are "
        "known, 11–19 Dec 2026.");
}

static void a_baby_sleeps_in_the_carers_room(void **state)
{
    (void)state;
    int32_t amina = world_host(&w, "Amina", -1), room = world_room(&w, amina, false);
    world_bed(&w, room, -1);
    int32_t reid = world_family(&w, "Reid");
    world_child(&w, reid, "Mia", "2026-06-13", 'f'); /* six months on the 13th */
    world_stay(&w, reid, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_check(&w);
    assert_int_equal(world_finding(&w, 24, 0)->level, LEVEL_WARN);
    w.rooms[0].carers = true;
    world_check(&w);
    assert_int_equal(world_count(&w, 24), 0);
    w.children[0].born = day("2024-12-11"); /* two: too old for that room */
    world_check(&w);
    assert_int_equal(world_count(&w, 24), 1);
    w.rooms[0].carers = false;
    world_check(&w);
    assert_int_equal(world_count(&w, 24), 0);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        T(three_children_in_two_beds_is_a_must_fix),
        T(two_children_in_two_beds_are_fine),
        T(only_the_nights_that_fail_are_told),
        T(one_leaving_as_another_arrives_needs_one_bed),
        T(asked_offered_and_cancelled_stays_take_no_bed),
        T(an_emergency_owes_the_bed_instead),
        T(a_host_who_has_not_said_has_the_usual_beds),
        T(two_children_in_one_chosen_bed_is_a_must_fix),
        T(a_bed_for_the_small_does_not_take_the_big),
        T(unrelated_over_three_need_an_agreement),
        T(an_agreement_covers_its_nights_only),
        T(both_stays_may_carry_the_agreement),
        T(three_year_olds_may_share_until_the_fourth_birthday),
        T(a_second_room_lets_strangers_sleep_apart),
        T(a_room_agreement_does_not_clear_mixed_sharing),
        T(brother_and_sister_share_until_seven),
        T(a_host_known_by_beds_only_is_asked_for_rooms_once),
        T(a_baby_sleeps_in_the_carers_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
