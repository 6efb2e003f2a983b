/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/service/corrections.h"
#include "hub/service/dose_count.h"
#include "open_hub.h"
#include "unit.h"

static struct medicine sheet_of(struct open_hub *w, const char *fields)
{
    struct medicine m;
    add(w, "family", "family=Okafor");
    add(w, "child", "family=Okafor|child=Theo");
    hub_id id = add(w, "medicine", fields);
    assert_int_equal(hub_get(w->h, &medicine_noun, id, w->a, &m, &w->err), HUB_OK);
    return m;
}

static struct count_pairs counts(struct open_hub *w, const struct medicine *m)
{
    struct count_pairs p;
    assert_int_equal(hub_counts(w->h, m, w->a, &p, &w->err), HUB_OK);
    return p;
}

static const char tablets[] = "child=Theo|medicine=Cetirizine|dose=1 tablet|times=08:00 20:00";

static void a_number_is_read_as_people_write_it(void **state)
{
    struct open_hub *w = *state;
    static const struct {
        const char *text;
        int64_t thousandths;
        const char *unit;
    } read[] = {{"12 tablets", 12000, "tablet"}, {"12", 12000, ""}, {"2.5 ml", 2500, "ml"},
        {"½ tablet", 500, "tablet"}, {"1/2 tablet", 500, "tablet"}, {"1½ Tablets", 1500, "tablet"},
        {" 0.125mg ", 125, "mg"}};
    static const char *const refused[] = {"a few", "", "2 boxes and 3", "twelve", "99999999999"};
    int64_t n;
    const char *unit;
    for (size_t i = 0; i < sizeof read / sizeof *read; i++) {
        assert_true(amount_read(read[i].text, w->a, &n, &unit));
        assert_int_equal(n, read[i].thousandths);
        assert_string_equal(unit, read[i].unit);
    }
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_false(amount_read(refused[i], w->a, &n, &unit));
    }
}

static void what_came_less_what_was_given_is_what_goes_home(void **state)
{
    struct open_hub *w = *state;
    struct medicine m = sheet_of(w, tablets);
    add(w, "count", "medicine=Cetirizine|way=in|at=2026-11-18 16:00|amount=12 tablets");
    add(w, "dose", "medicine=Cetirizine|at=2026-11-18 20:00|amount=1 tablet|by=Amina");
    add(w, "dose",
        "medicine=Cetirizine|at=2026-11-19 08:00|amount=1 tablet|by=Amina|outcome=refused");
    add(w, "dose", "medicine=Cetirizine|at=2026-11-19 08:20|amount=2 tablets|by=Amina");
    assert_string_equal(counts(w, &m).items[0].given_text, "2 given (3 tablets)");
    assert_string_equal(counts(w, &m).items[0].left_text, "9 should be left");
    assert_string_equal(counts(w, &m).items[0].result, "not counted out: ask");
    add(w, "count", "medicine=Cetirizine|way=out|at=2026-11-20 10:00|amount=9");
    assert_string_equal(counts(w, &m).items[0].result, "matches");
    assert_int_equal(counts(w, &m).count, 1);
}

static void one_too_few_is_a_question(void **state)
{
    struct open_hub *w = *state;
    struct medicine m = sheet_of(w, tablets);
    add(w, "count", "medicine=Cetirizine|way=in|at=2026-11-18 16:00|amount=12 tablets");
    hub_id out =
        add(w, "count", "medicine=Cetirizine|way=out|at=2026-11-20 10:00|amount=11 tablets");
    assert_string_equal(counts(w, &m).items[0].result, "1 short: ask");
    struct assignment right[] = {{"medicine", "Cetirizine"}, {"way", "out"},
        {"at", "2026-11-20 10:05"}, {"amount", "12 tablets"}};
    assert_int_equal(hub_correct(w->h, &medicine_count_noun, out, right, 4, NULL, &w->err), HUB_OK);
    assert_string_equal(counts(w, &m).items[0].result, "matches");
    assert_int_equal(counts(w, &m).count, 1);
}

static void amounts_that_cannot_be_added_up_are_compared_by_people(void **state)
{
    struct open_hub *w = *state;
    struct medicine m = sheet_of(w, "child=Theo|medicine=Syrup|dose=5 ml");
    add(w, "count", "medicine=Syrup|way=in|at=2026-11-18 16:00|amount=1 bottle");
    add(w, "dose", "medicine=Syrup|at=2026-11-18 20:00|amount=5 ml|by=Amina");
    add(w, "count", "medicine=Syrup|way=out|at=2026-11-20 10:00|amount=1 bottle");
    assert_string_equal(counts(w, &m).items[0].result, "please compare");
}

static void each_stay_is_counted_apart_newest_first(void **state)
{
    struct open_hub *w = *state;
    struct medicine m = sheet_of(w, tablets);
    add(w, "count", "medicine=Cetirizine|way=in|at=2026-10-01 16:00|amount=10");
    add(w, "count", "medicine=Cetirizine|way=out|at=2026-10-03 10:00|amount=10");
    add(w, "count", "medicine=Cetirizine|way=out|at=2026-10-04 10:00|amount=3");
    add(w, "count", "medicine=Cetirizine|way=in|at=2026-11-20 16:00|amount=20");
    struct count_pairs p = counts(w, &m);
    assert_int_equal(p.count, 3);
    assert_string_equal(p.items[0].amount_in, "20");
    assert_string_equal(p.items[1].result, "was not counted in");
    assert_string_equal(p.items[2].result, "matches");
}

static void only_a_time_in_the_house_can_be_missed(void **state)
{
    struct open_hub *w = *state;
    struct medicine m = sheet_of(w, tablets);
    struct dose_slots s;
    add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-11-20 16:00|leave=2026-11-22 10:00|status=agreed");
    assert_int_equal(hub_missed(w->h, &m, hub_now(w->h), w->a, &s, &w->err), HUB_OK);
    assert_int_equal(s.count, 2); /* Fri 20:00 and Sat 08:00, not Fri 08:00 at home */
    add(w, "dose",
        "medicine=Cetirizine|at=2026-11-20 20:10|amount=1 tablet|by=Amina|outcome=missed");
    assert_int_equal(hub_missed(w->h, &m, hub_now(w->h), w->a, &s, &w->err), HUB_OK);
    assert_int_equal(s.count, 1);
    assert_int_equal(wall_tod(s.at[0]).min, 8 * 60);
}

static void as_directed_is_refused_kindly(void **state)
{
    struct open_hub *w = *state;
    hub_id id;
    add(w, "family", "family=Okafor");
    add(w, "child", "family=Okafor|child=Theo");
    assert_int_equal(
        try_add(w, "medicine", "child=Theo|medicine=Syrup|dose=As DIRECTED by doctor", &id),
        HUB_EINVAL);
    assert_string_equal(w->err.msg,
        "Dose: \"as directed\" does not say how much. Please write it out, as 5 ml or 1 tablet; the "
        "chemist on the label can tell you.");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_number_is_read_as_people_write_it),
        TEST(what_came_less_what_was_given_is_what_goes_home),
        TEST(one_too_few_is_a_question),
        TEST(amounts_that_cannot_be_added_up_are_compared_by_people),
        TEST(each_stay_is_counted_apart_newest_first),
        TEST(only_a_time_in_the_house_can_be_missed),
        TEST(as_directed_is_refused_kindly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
