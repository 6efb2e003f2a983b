/* SPDX-License-Identifier: MIT */
/* Families and hosts as lines of a list, a page at a time, and one whole beside it. */
#include "hub/base/str.h"
#include "hub/service/families.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static size_t lines(struct open_hub *w, const struct name_ask *ask, struct family_line **out)
{
    size_t count = 0;
    if (hub_family_lines(w->h, ask, w->a, out, &count, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return count;
}

static void four_families(struct open_hub *w)
{
    add(w, "family", "family=Okafor");
    add(w, "child", "family=Okafor|child=Mia|born=2018-08-19");
    add(w, "child", "family=Okafor|child=Theo|born=2020-03-01");
    add(w, "family", "family=Reid");
    add(w, "child", "family=Reid|child=Siân|born=2012-10-26");
    add(w, "family", "family=Begum");
    add(w, "family", "family=Patel-Shah");
}

static void lines_come_by_name_with_the_children_and_their_ages(void **state)
{
    struct open_hub *w = *state;
    struct family_line *l;
    struct name_ask ask = {.max = 10};
    four_families(w);
    assert_int_equal(lines(w, &ask, &l), 4);
    assert_string_equal(l[0].name, "Begum");
    assert_string_equal(l[1].name, "Okafor");
    assert_string_equal(l[1].children, "Mia 8, Theo 6");
    assert_string_equal(l[3].name, "Reid");
}

static void pages_go_on_from_any_row_both_ways(void **state)
{
    struct open_hub *w = *state;
    struct family_line *l;
    struct name_ask ask = {.max = 2};
    four_families(w);
    assert_int_equal(lines(w, &ask, &l), 2);
    struct name_ask on = {.max = 2, .from = l[1].name, .from_id = l[1].id};
    assert_int_equal(lines(w, &on, &l), 2);
    assert_string_equal(l[0].name, "Patel-Shah");
    struct name_ask back = {.max = 2, .from = l[0].name, .from_id = l[0].id, .back = true};
    assert_int_equal(lines(w, &back, &l), 2);
    assert_string_equal(l[0].name, "Okafor");
    assert_string_equal(l[1].name, "Begum");
    struct name_ask last = {.max = 1, .back = true};
    assert_int_equal(lines(w, &last, &l), 1);
    assert_string_equal(l[0].name, "Reid");
}

static void a_child_finds_the_family_without_accents(void **state)
{
    struct open_hub *w = *state;
    struct family_line *l;
    struct name_ask ask = {.max = 10, .needle = "sian"};
    four_families(w);
    assert_int_equal(lines(w, &ask, &l), 1);
    assert_string_equal(l[0].name, "Reid");
}

static bool says(const struct detail *d, const char *text)
{
    for (size_t i = 0; i < d->count; i++) {
        if (strstr(d->lines[i].text, text)) {
            return true;
        }
    }
    return false;
}

static void the_detail_tells_what_is_asked_first(void **state)
{
    struct open_hub *w = *state;
    struct detail d;
    hub_id id = add(w, "family", "family=Okafor|stays_per_year=12|phone=01632 960001");
    add(w, "person", "person=Grace|family=Okafor|role=parent|relation=mum|phone=07700 900123|may_collect=yes");
    add(w, "child", "family=Okafor|child=Mia|born=2018-08-19|allergy=PEANUTS|bedtime=19:30");
    add(w, "host", "host=Ben|beds=2");
    add(w, "stay", "family=Okafor|host=Ben|arrive=2026-10-02 16:00|leave=2026-10-04 15:00|status=happened");
    add(w, "stay", "family=Okafor|host=Ben|arrive=2026-11-27 16:00|leave=2026-11-29 15:00|status=agreed");
    assert_int_equal(hub_family_detail(w->h, id, 0, w->a, &d, &w->err), HUB_OK);
    assert_string_equal(d.title, "Okafor");
    assert_true(says(&d, "Grace (mum)"));
    assert_true(says(&d, "may collect"));
    assert_true(says(&d, "07700 900123"));
    assert_true(says(&d, "Mia 8  PEANUTS (no plan yet) · bedtime 19:30"));
    assert_true(says(&d, "1 in the last 12 months"));
    assert_true(says(&d, "next Fri 27 Nov"));
    assert_int_equal(hub_family_detail(w->h, id, DETAIL_HIDE, w->a, &d, &w->err), HUB_OK);
    assert_false(says(&d, "07700"));
    assert_false(says(&d, "01632"));
    assert_false(says(&d, "Grace"));
    assert_true(says(&d, "PEANUTS"));
}

static void a_host_has_beds_and_days_away(void **state)
{
    struct open_hub *w = *state;
    struct host_line *l;
    struct detail d;
    size_t count;
    struct name_ask ask = {.max = 10, .needle = "ben"};
    add(w, "host", "host=Ben|beds=2");
    add(w, "away", "host=Ben|from=2026-12-04|to=2026-12-06|why=leave");
    assert_int_equal(hub_host_lines(w->h, &ask, w->a, &l, &count, &w->err), HUB_OK);
    assert_int_equal(count, 1);
    assert_string_equal(l[0].beds, "2 beds");
    assert_string_equal(l[0].away, "away 4–6 Dec 2026");
    assert_int_equal(hub_host_detail(w->h, l[0].id, 0, w->a, &d, &w->err), HUB_OK);
    assert_true(says(&d, "4–6 Dec 2026"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines_come_by_name_with_the_children_and_their_ages),
        TEST(pages_go_on_from_any_row_both_ways),
        TEST(a_child_finds_the_family_without_accents),
        TEST(the_detail_tells_what_is_asked_first),
        TEST(a_host_has_beds_and_days_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
