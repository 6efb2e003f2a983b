/* SPDX-License-Identifier: MIT */
/* Dates for one family: which are offered, in which order, and why the others are not. */
#include "hub/scheduler/offer.h"
#include "unit.h"
#include "world.h"

#include <string.h>

static struct world w;
static int32_t amina, ben, shah, reid;
static struct offer_ask ask;
static struct offers offers;

static int setup(void **state)
{
    (void)state;
    world_make(&w);
    amina = world_host(&w, "Amina", 2);
    ben = world_host(&w, "Ben", 2);
    shah = world_family(&w, "Patel-Shah");
    reid = world_family(&w, "Reid");
    world_child(&w, shah, "Rohan", "2016-03-04", 'm');
    world_child(&w, shah, "Anaya", "2018-03-04", 'f');
    world_child(&w, reid, "Mia", "2016-03-04", 'f');
    ask = (struct offer_ask){.family = shah,
        .nights = 2,
        .from = day("2026-12-01"),
        .to = day("2026-12-31"),
        .choices = {DATE_NONE, DATE_NONE, DATE_NONE},
        .arrive_min = 16 * 60,
        .leave_min = 15 * 60,
        .instead_of = -1,
        .basis = BASIS_S17};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    world_free(&w);
    return 0;
}

static void find_dates(void)
{
    struct rota_names names = world_names(&w);
    rota_offers(world_facts(&w), &w.policy, &names, &ask, 100, w.a, &offers);
}

static const char *reason(size_t n)
{
    struct rota_names names = world_names(&w);
    return n < offers.count ? offer_reason(&offers.items[n], &ask, &w.facts, &names, w.a) : "";
}

static const struct offer *offer_on(const char *friday, int32_t host)
{
    for (size_t i = 0; i < offers.count; i++) {
        if (wall_date(offers.items[i].arrive).d == day(friday).d && offers.items[i].host == host) {
            return &offers.items[i];
        }
    }
    return NULL;
}

static const char *refusal(const char *friday, int32_t host)
{
    struct rota_names names = world_names(&w);
    for (size_t i = 0; i < offers.refusal_count; i++) {
        const struct offer_refusal *r = &offers.refusals[i];
        if (r->arrive.d == day(friday).d && r->host == host) {
            return offer_refusal_reason(r, &ask, &w.facts, &names, w.a);
        }
    }
    return "";
}

static void every_weekend_with_every_host_comes_once(void **state)
{
    (void)state;
    find_dates();
    assert_int_equal(offers.count, 8);
    assert_int_equal(offers.refusal_count, 0);
    assert_int_equal(wall_date(offers.items[0].arrive).d, day("2026-12-04").d);
    assert_int_equal(offers.items[0].host, amina);
    assert_int_equal(offers.items[1].host, ben);
    assert_string_equal(reason(0), "they do not know Amina yet; nobody else is there");
}

static void their_choice_comes_first_and_says_so(void **state)
{
    (void)state;
    ask.choices[0] = day("2026-12-12");
    ask.choices[1] = day("2026-12-18");
    world_link(&w, shah, ben, LINK_KNOWS);
    w.families[shah].stays_per_year = 4;
    find_dates();
    assert_int_equal(wall_date(offers.items[0].arrive).d, day("2026-12-11").d);
    assert_int_equal(offers.items[0].host, ben);
    assert_string_equal(reason(0),
        "their first choice; they know Ben; nobody else is there; 1st of 4 in 12 months");
    assert_int_equal(offers.items[1].choice, 1); /* the first choice with a new host */
    assert_int_equal(offers.items[2].choice, 2);
}

static void wishes_order_the_list_and_cannot_is_never_offered(void **state)
{
    (void)state;
    world_wish(&w, shah, "2026-12-04", WISH_CANNOT);
    world_wish(&w, shah, "2026-12-11", WISH_RATHER_NOT);
    world_wish(&w, shah, "2026-12-25", WISH_LIKES);
    find_dates();
    assert_int_equal(offers.count, 6);
    assert_int_equal(wall_date(offers.items[0].arrive).d, day("2026-12-25").d);
    assert_int_equal(wall_date(offers.items[5].arrive).d, day("2026-12-11").d);
    assert_string_equal(refusal("2026-12-04", -1), "They cannot come.");
}

static void a_full_house_is_refused_in_words(void **state)
{
    (void)state;
    world_stay(&w, reid, amina, "2026-12-11 15:00", "2026-12-13 15:00");
    find_dates();
    assert_null(offer_on("2026-12-11", amina));
    assert_string_equal(
        refusal("2026-12-11", amina), "A bed for every child: 3 children, 2 beds at Amina's.");
    assert_non_null(offer_on("2026-12-11", ben));
}

static void a_host_who_is_away_or_has_had_enough_is_not_offered(void **state)
{
    (void)state;
    world_away(&w, amina, -1, "2026-12-12", "2026-12-12");
    w.hosts[ben].weekends_in_a_row = 1;
    world_stay(&w, reid, ben, "2026-12-11 15:00", "2026-12-13 15:00");
    find_dates();
    assert_null(offer_on("2026-12-11", amina));
    assert_null(offer_on("2026-12-18", ben));
    assert_string_equal(refusal("2026-12-18", ben), "Ben has as many weekends as agreed.");
    assert_non_null(offer_on("2026-12-25", ben));
}

static void the_gap_they_want_is_kept(void **state)
{
    (void)state;
    w.families[shah].gap_weeks = 3;
    world_stay(&w, shah, amina, "2026-12-04 16:00", "2026-12-06 15:00");
    find_dates();
    assert_string_equal(
        refusal("2026-12-18", -1), "It is less than 3 weeks from another sleepover of theirs.");
    assert_int_equal(offers.count, 2);
    ask.instead_of = 0; /* that one would move */
    find_dates();
    assert_int_equal(offers.count, 8);
}

static void a_family_kept_apart_is_not_put_beside_them(void **state)
{
    (void)state;
    w.homes[w.hosts[amina].home].beds = 4;
    world_stay(&w, reid, amina, "2026-12-11 15:00", "2026-12-13 15:00");
    world_apart(&w, shah, reid, APART_HOUSE);
    find_dates();
    assert_null(offer_on("2026-12-11", amina));
    assert_non_null(offer_on("2026-12-11", ben));
}

static void one_child_alone_may_fit_where_two_do_not(void **state)
{
    (void)state;
    int32_t rohan = 0;
    world_stay(&w, reid, amina, "2026-12-11 15:00", "2026-12-13 15:00");
    ask.children = &rohan;
    ask.child_count = 1;
    find_dates();
    const struct offer *o = offer_on("2026-12-11", amina);
    assert_non_null(o);
    assert_int_equal(o->beds_left, 0);
    assert_false(o->flags & OFFER_HOUSE_EMPTY);
}

static void what_is_offered_to_others_comes_later_and_is_said(void **state)
{
    (void)state;
    int32_t other = world_stay(&w, reid, amina, "2026-12-04 16:00", "2026-12-06 15:00");
    w.stays[other].status = STATUS_OFFERED;
    find_dates();
    assert_int_equal(offers.count, 8);
    assert_int_equal(offers.items[7].host, amina);
    assert_string_equal(reason(7),
        "they do not know Amina yet; nobody else is there; offered to another family too");
}

static void who_has_been_there_knows_the_host(void **state)
{
    (void)state;
    int32_t stay = world_stay(&w, shah, ben, "2026-06-05 16:00", "2026-06-07 15:00");
    w.stays[stay].status = STATUS_HAPPENED;
    find_dates();
    assert_int_equal(offers.items[0].host, ben);
    assert_string_equal(reason(0), "they know Ben; nobody else is there");
}

static void holidays_bring_weekdays_too(void **state)
{
    (void)state;
    ask.from = day("2026-12-21");
    ask.to = day("2026-12-24");
    find_dates();
    assert_int_equal(offers.count, 0);
    world_holiday(&w, "2026-12-19", "2027-01-03");
    find_dates();
    assert_int_equal(offers.count, 2);
    assert_true(offers.items[0].flags & OFFER_HOLIDAY);
    assert_int_equal(wall_date(offers.items[0].arrive).d, day("2026-12-21").d);
}

static void papers_still_missing_come_as_notes(void **state)
{
    (void)state;
    ask.basis = BASIS_UNKNOWN;
    find_dates();
    assert_int_equal(offers.count, 8);
    bool said = false;
    for (size_t i = 0; i < offers.items[0].note_count; i++) {
        said = said ||
               (offers.items[0].notes[i].rule == 8 && offers.items[0].notes[i].level == LEVEL_OWED);
    }
    assert_true(said);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        T(every_weekend_with_every_host_comes_once),
        T(their_choice_comes_first_and_says_so),
        T(wishes_order_the_list_and_cannot_is_never_offered),
        T(a_full_house_is_refused_in_words),
        T(a_host_who_is_away_or_has_had_enough_is_not_offered),
        T(the_gap_they_want_is_kept),
        T(a_family_kept_apart_is_not_put_beside_them),
        T(one_child_alone_may_fit_where_two_do_not),
        T(what_is_offered_to_others_comes_later_and_is_said),
        T(who_has_been_there_knows_the_host),
        T(holidays_bring_weekdays_too),
        T(papers_still_missing_come_as_notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
