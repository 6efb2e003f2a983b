/* SPDX-License-Identifier: MIT */
#include "hub/service/bed.h"
#include "hub/base/str.h"
#include "hub/service/today.h"
#include "open_hub.h"
#include "unit.h"

/* Amina has two beds, Ben one; Mia takes medicine and has an allergy without a plan. */
static hub_id people(struct open_hub *w)
{
    add(w, "family", "family=Okafor");
    hub_id mia = add(w, "child", "family=Okafor|child=Mia|born=2018-04-02|allergy=PEANUTS");
    add(w, "child", "family=Okafor|child=Theo");
    add(w, "family", "family=Reid");
    add(w, "child", "family=Reid|child=Jay|born=2015-01-02");
    add(w, "host", "host=Ben|beds=1");
    add(w, "medicine", "child=Mia|medicine=Brown inhaler|dose=2 puffs|times=07:30 19:30");
    return mia;
}

static struct bed_page page(struct open_hub *w, hub_id child)
{
    struct bed_page p;
    if (hub_bed_page(w->h, child, w->a, &p, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return p;
}

static hub_id book(struct open_hub *w, struct bed_booking b)
{
    hub_id stay;
    if (hub_bed_book(w->h, &b, &stay, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return stay;
}

static void the_page_says_beds_allergy_medicine_and_whom_to_ring(void **state)
{
    struct open_hub *w = *state;
    hub_id mia = people(w);
    const char *said[BED_WARNINGS];
    struct bed_page p = page(w, mia);
    assert_int_equal(p.host_count, 2);
    assert_string_equal(p.hosts[p.first].name, "Amina");
    assert_int_equal(p.hosts[0].beds - p.hosts[0].used, 2);
    assert_string_equal(p.allergy, "PEANUTS");
    assert_string_equal(p.medicines[0], "Brown inhaler, 2 puffs: the sheet says 07:30");
    assert_int_equal(bed_warnings(&p, p.first, w->a, said), 2);
    assert_string_equal(said[0], "PEANUTS, and no plan is written down.");
    assert_string_equal(said[1], "Nobody to ring is written down.");
}

static void a_bed_is_one_night_of_that_child_alone(void **state)
{
    struct open_hub *w = *state;
    hub_id mia = people(w);
    struct bed_page p = page(w, mia);
    hub_id stay = book(w, (struct bed_booking){.child = mia, .host = p.hosts[p.first].id});
    assert_string_equal(field_of(w, "stay", stay, "kind"), "emergency");
    assert_string_equal(field_of(w, "stay", stay, "status"), "agreed");
    assert_string_equal(field_of(w, "stay", stay, "reason"), "crisis");
    assert_string_equal(field_of(w, "stay", stay, "host"), "Amina");
    assert_string_equal(field_of(w, "stay", stay, "leave"), "2026-11-22 12:00");
    p = page(w, mia);
    assert_string_equal(p.here, "Amina");
    assert_string_equal(p.hosts[0].children, "Mia 8");
}

static void a_child_kept_apart_is_not_put_in_that_house_first(void **state)
{
    struct open_hub *w = *state;
    hub_id mia = people(w), jay;
    const char *said[BED_WARNINGS];
    add(w, "apart", "family=Okafor|other_family=Reid|scope=same house");
    assert_int_equal(hub_find(w->h, noun_find("child"), "Jay", &jay, &w->err), HUB_OK);
    book(w, (struct bed_booking){.child = mia, .host = page(w, mia).hosts[0].id});
    struct bed_page p = page(w, jay);
    assert_string_equal(p.hosts[p.first].name, "Ben");
    assert_string_equal(p.hosts[0].apart, "Mia");
    assert_true(bed_warnings(&p, 0, w->a, said) >= 1);
    assert_true(str_starts(said[0], "KEEP APART: Mia"));
}

static void a_name_and_one_phone_is_enough(void **state)
{
    struct open_hub *w = *state;
    hub_id child;
    hub_id stay = book(w, (struct bed_booking){.name = "Kofi Boateng", .phone = "07700 900999"});
    assert_string_equal(field_of(w, "stay", stay, "family"), "Boateng");
    assert_int_equal(hub_find(w->h, noun_find("child"), "Kofi", &child, &w->err), HUB_OK);
    assert_string_equal(page(w, child).ring[0], "Who rang for Kofi Boateng 07700 900999");
    book(w, (struct bed_booking){.name = "Ama Boateng"});
    assert_int_equal(hub_find(w->h, noun_find("family"), "Boateng 2", &child, &w->err), HUB_OK);
}

static void nothing_stays_of_a_bed_without_a_name(void **state)
{
    struct open_hub *w = *state;
    hub_id stay;
    struct bed_booking b = {.name = "  "};
    assert_int_equal(hub_bed_book(w->h, &b, &stay, &w->err), HUB_EINVAL);
    assert_false(id_known(stay));
}

static size_t bed_needs(struct open_hub *w)
{
    struct today t;
    size_t count = 0;
    assert_int_equal(hub_today_view(w->h, hub_today(w->h), w->a, &t, &w->err), HUB_OK);
    for (size_t i = 0; i < t.need_count; i++) {
        count += t.needs[i].kind == NEED_BED;
    }
    return count;
}

static void what_is_ticked_lands_in_the_log_and_the_rest_is_owed(void **state)
{
    struct open_hub *w = *state;
    struct bed_todos t;
    hub_id mia = people(w), stay = book(w, (struct bed_booking){.child = mia});
    assert_int_equal(bed_needs(w), 1);
    for (int i = 0; i < BED_STEPS; i++) {
        assert_int_equal(hub_bed_done(w->h, stay, i, i ? "Gran, at 9" : NULL, &w->err), HUB_OK);
    }
    assert_int_equal(bed_needs(w), 0);
    assert_int_equal(hub_bed_todos(w->h, stay, w->a, &t, &w->err), HUB_OK);
    assert_true(t.no_number);
    assert_string_equal(t.steps[BED_COLLECT].words, "Asked who collects: Gran, at 9");
    assert_string_equal(t.steps[BED_COLLECT].by, "Amina");
    assert_string_equal(field_of(w, "stay", stay, "collects"), "Gran, at 9");
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)
    const struct CMUnitTest tests[] = {
        T(the_page_says_beds_allergy_medicine_and_whom_to_ring),
        T(a_bed_is_one_night_of_that_child_alone),
        T(a_child_kept_apart_is_not_put_in_that_house_first),
        T(a_name_and_one_phone_is_enough),
        T(nothing_stays_of_a_bed_without_a_name),
        T(what_is_ticked_lands_in_the_log_and_the_rest_is_owed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
