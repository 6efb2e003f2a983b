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

static void those_not_heard_from_for_longest_come_first(void **state)
{
    struct open_hub *w = *state;
    struct family_line *l;
    size_t count;
    four_families(w);
    add(w, "family", "family=Gone|left=2025-01-01|last_spoke=2024-12-24");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2026-09-04T16:00|leave=2026-09-06T10:00|status=happened");
    add(w, "entry", "family=Okafor|at=2026-11-02T09:30|kind=training|fact=What others said of them.");
    add(w, "entry", "family=Reid|at=2026-08-30T18:10|kind=call|fact=Rang about school.");
    add(w, "entry", "family=Begum|at=2026-11-20T10:00|kind=visit|fact=Tea.");
    assert_int_equal(hub_family_quiet(w->h, 10, w->a, &l, &count, &w->err), HUB_OK);
    assert_int_equal(count, 4);
    assert_string_equal(l[0].name, "Patel-Shah");
    assert_false(date_known(l[0].last));
    assert_string_equal(l[1].name, "Reid");
    assert_string_equal(l[2].name, "Okafor");
    assert_string_equal(l[3].name, "Begum");
    assert_int_equal(hub_family_quiet(w->h, 2, w->a, &l, &count, &w->err), HUB_OK);
    assert_int_equal(count, 2);
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

/* "Okafor Reid": who is left by these letters, in the order of the list. */
static const char *left(struct open_hub *w, const char *needle)
{
    struct family_line *l;
    struct sb b = sb_on(w->a);
    int64_t some, matching, all;
    struct name_ask ask = {.max = 10, .needle = needle};
    size_t count = lines(w, &ask, &l);
    assert_int_equal(hub_family_some(w->h, needle, INT64_MAX, &some, &w->err), HUB_OK);
    assert_int_equal(some, count);
    assert_int_equal(hub_family_count(w->h, needle, &matching, &all, &w->err), HUB_OK);
    assert_int_equal(matching, count);
    for (size_t i = 0; i < count; i++) {
        sb_addf(&b, "%s%s", i ? " " : "", l[i].name);
    }
    return sb_str(&b);
}

static void letters_narrow_by_words_and_by_first_letters(void **state)
{
    struct open_hub *w = *state;
    four_families(w);
    add(w, "family", "family=O'Hara");
    assert_string_equal(left(w, "r"), "Reid");
    assert_string_equal(left(w, "o"), "O'Hara Okafor");
    assert_string_equal(left(w, "SHAH"), "Patel-Shah");
    assert_string_equal(left(w, "patel-sh"), "Patel-Shah");
    assert_string_equal(left(w, "ohar"), "O'Hara");
    assert_string_equal(left(w, "o'h"), "O'Hara");
    assert_string_equal(left(w, "mo"), "Okafor"); /* Mia Okafor */
    assert_string_equal(left(w, "m o"), "Okafor");
    assert_string_equal(left(w, "mia theo"), "Okafor");
    assert_string_equal(left(w, "theo's"), "Okafor");
    assert_string_equal(left(w, "mia reid"), "");
    assert_string_equal(left(w, "afor"), "");
    assert_string_equal(left(w, " - "), "Begum O'Hara Okafor Patel-Shah Reid");
}

static void pages_of_what_is_narrowed_go_on_both_ways(void **state)
{
    struct open_hub *w = *state;
    struct family_line *l;
    int64_t some;
    for (int i = 0; i < 30; i++) {
        add(w, "family", arena_printf(w->a, "family=Family %d|notes=n", 10 + i));
    }
    struct name_ask ask = {.max = 3, .needle = "fam 2"};
    assert_int_equal(lines(w, &ask, &l), 3);
    assert_string_equal(l[2].name, "Family 22");
    struct name_ask on = {.max = 3, .needle = "fam 2", .from = l[2].name, .from_id = l[2].id};
    assert_int_equal(lines(w, &on, &l), 3);
    assert_string_equal(l[0].name, "Family 23");
    struct name_ask back = {
        .max = 9, .needle = "fam 2", .from = l[0].name, .from_id = l[0].id, .back = true};
    assert_int_equal(lines(w, &back, &l), 3);
    assert_string_equal(l[0].name, "Family 22");
    struct name_ask last = {.max = 1, .needle = "fam 2", .back = true};
    assert_int_equal(lines(w, &last, &l), 1);
    assert_string_equal(l[0].name, "Family 29");
    assert_int_equal(hub_family_some(w->h, "fam 2", 4, &some, &w->err), HUB_OK);
    assert_int_equal(some, 4);
}

static void changes_are_narrowed_to_at_once(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    hub_id reid, child;
    four_families(w);
    child = add(w, "child", "family=Begum|child=Zara|known_as=Zed");
    assert_int_equal(hub_find(w->h, noun_find("family"), "Reid", &reid, &w->err), HUB_OK);
    assert_string_equal(left(w, "zed"), "Begum");
    edit(w, "child", child, "family=Reid|known_as=");
    assert_string_equal(left(w, "zed"), "");
    assert_string_equal(left(w, "zr"), "Reid");
    edit(w, "family", reid, "family=Quill");
    assert_string_equal(left(w, "reid"), "");
    assert_string_equal(left(w, "zara quill"), "Quill");
    assert_int_equal(hub_remove(w->h, noun_find("child"), child, &w->err), HUB_OK);
    assert_string_equal(left(w, "zara"), "");
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_string_equal(left(w, "zara"), "Quill");
    assert_int_equal(hub_remove(w->h, noun_find("family"), reid, &w->err), HUB_OK);
    assert_string_equal(left(w, "q"), "");
    assert_int_equal(hub_restore(w->h, noun_find("family"), reid, &w->err), HUB_OK);
    assert_string_equal(left(w, "sian"), "Quill");
}

static void a_hub_narrows_its_own(void **state)
{
    struct open_hub *w = *state;
    struct hub_start start = {.name = "Wren Hub", .carer = "Amina"};
    four_families(w);
    assert_int_equal(hub_init_beside(w->h, &start, &w->err), HUB_OK);
    open_hub_as(w, "Amina");
    add(w, "family", "family=Okapi|hub=Wren Hub");
    assert_string_equal(left(w, "ok"), "Okafor Okapi");
    assert_int_equal(hub_narrow(w->h, "Wren Hub", &w->err), HUB_OK);
    assert_string_equal(left(w, "ok"), "Okapi");
    assert_string_equal(left(w, ""), "Okapi");
    assert_string_equal(left(w, "reid"), "");
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
    add(w, "stay", "family=Okafor|host=Ben|arrive=2023-05-05 16:00|leave=2023-05-07 15:00|status=happened");
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
    assert_true(says(&d, "5–7 May 2023"));
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

static void expect_counts(struct open_hub *w, int64_t families, int64_t hosts)
{
    int64_t n, all;
    assert_int_equal(hub_family_count(w->h, NULL, &n, &all, &w->err), HUB_OK);
    assert_int_equal(all, families);
    assert_int_equal(hub_host_count(w->h, NULL, &n, &all, &w->err), HUB_OK);
    assert_int_equal(all, hosts);
}

static void what_is_gone_is_not_counted_nor_what_is_of_a_hub_that_is_gone(void **state)
{
    struct open_hub *w = *state;
    four_families(w);
    hub_id other = add(w, "hub", "hub=Wren Hub");
    add(w, "family", "hub=Wren Hub|family=Khan");
    add(w, "host", "hub=Wren Hub|host=Cy");
    hub_id ben = add(w, "host", "hub=Robin Hub|host=Ben"), gone = add(w, "family", "hub=Robin Hub|family=Bell");
    expect_counts(w, 6, 3);
    assert_int_equal(hub_remove(w->h, noun_find("family"), gone, &w->err), HUB_OK);
    assert_int_equal(hub_remove(w->h, noun_find("host"), ben, &w->err), HUB_OK);
    expect_counts(w, 5, 2);
    hub_narrow_to(w->h, other);
    expect_counts(w, 1, 1);
    hub_narrow_to(w->h, ID_NONE);
    assert_int_equal(hub_remove(w->h, noun_find("hub"), other, &w->err), HUB_OK);
    expect_counts(w, 4, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines_come_by_name_with_the_children_and_their_ages),
        TEST(those_not_heard_from_for_longest_come_first),
        TEST(pages_go_on_from_any_row_both_ways),
        TEST(a_child_finds_the_family_without_accents),
        TEST(letters_narrow_by_words_and_by_first_letters),
        TEST(pages_of_what_is_narrowed_go_on_both_ways),
        TEST(changes_are_narrowed_to_at_once),
        TEST(a_hub_narrows_its_own),
        TEST(the_detail_tells_what_is_asked_first),
        TEST(a_host_has_beds_and_days_away),
        TEST(what_is_gone_is_not_counted_nor_what_is_of_a_hub_that_is_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
