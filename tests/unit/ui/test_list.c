/* SPDX-License-Identifier: MIT */
#include "demo_pane.h"
#include "hub/base/utf8.h"
#include "hub/ui/list.h"
#include "unit.h"

#include <string.h>

struct world {
    struct demo_hub demo;
    struct list list;
    struct list_source src;
    struct hub_err err;
};

static struct world world;

static int set_up(void **state)
{
    world = (struct world){.demo = {.rows = 100000}};
    world.src = demo_source(&world.demo);
    list_init(&world.list);
    list_set_height(&world.list, 20);
    assert_int_equal(list_load(&world.list, &world.src, &world.err), HUB_OK);
    *state = &world;
    return 0;
}

static int tear_down(void **state)
{
    struct world *w = *state;
    list_fini(&w->list);
    return 0;
}

static int64_t selected(const struct world *w)
{
    const struct list_row *row = list_selected(&w->list);
    return row ? row->id : 0;
}

static void reload(struct world *w)
{
    assert_int_equal(list_load(&w->list, &w->src, &w->err), HUB_OK);
    assert_true(w->list.selected >= w->list.top);
    assert_true(w->list.selected < w->list.top + 20 || w->list.count == 0);
}

static void act(struct world *w, const char *id)
{
    if (list_act(&w->list, id, NULL) & REACT_LOAD)
        reload(w);
}

static void type(struct world *w, const char *letters)
{
    for (const char *s = letters; *s; s++) {
        struct ui_event ev = {.type = UI_KEY, .key = *s, .text = {*s}};
        if (list_act(&w->list, "", &ev) & REACT_LOAD)
            reload(w);
    }
}

static void moving_visits_every_row_and_reads_seldom(void **state)
{
    struct world *w = *state;
    for (int64_t id = 1; id < 2000; id++) {
        assert_int_equal(selected(w), id);
        act(w, "down");
    }
    assert_in_range(w->demo.pages, 1, 2 * (2000 / 40 + 2));
    for (int64_t id = 2000; id > 1; id--) {
        assert_int_equal(selected(w), id);
        act(w, "up");
    }
    act(w, "up");
    assert_int_equal(selected(w), 1);
}

static void both_ends_are_one_step_away(void **state)
{
    struct world *w = *state;
    w->demo.pages = 0;
    act(w, "last");
    assert_int_equal(selected(w), 100000);
    assert_int_equal(w->list.top + 20, w->list.count);
    act(w, "page-up");
    assert_int_equal(selected(w), 100000 - 19);
    act(w, "first");
    assert_int_equal(selected(w), 1);
    assert_in_range(w->demo.pages, 1, 4);
}

static void the_selection_is_a_record_not_a_line(void **state)
{
    struct world *w = *state;
    for (int i = 0; i < 50; i++)
        act(w, "down");
    size_t line = w->list.selected - w->list.top;
    w->demo.removed = 40;
    reload(w);
    assert_int_equal(selected(w), 51);
    assert_int_equal(w->list.selected - w->list.top, line);
}

static void a_removed_record_leaves_its_place_to_the_next(void **state)
{
    struct world *w = *state;
    for (int i = 0; i < 50; i++)
        act(w, "down");
    w->demo.removed = 51;
    reload(w);
    assert_int_equal(selected(w), 52);
    act(w, "last");
    w->demo.removed = 100000;
    reload(w);
    assert_int_equal(selected(w), 99999);
}

static void a_jump_finds_any_record(void **state)
{
    struct world *w = *state;
    list_jump(&w->list, 77777);
    reload(w);
    assert_int_equal(selected(w), 77777);
    act(w, "up");
    assert_int_equal(selected(w), 77776);
    list_jump(&w->list, 999999);
    reload(w);
    assert_int_equal(selected(w), 77776);
}

static void narrowing_ignores_case_and_accents(void **state)
{
    struct world *w = *state;
    char counts[48];
    act(w, "find");
    type(w, "SIAN");
    assert_int_equal(selected(w), 8);
    assert_string_equal(list_counts(&w->list, counts), "10,000 of 100,000");
    act(w, "down");
    assert_int_equal(selected(w), 18);
    act(w, "back");
    assert_int_equal(selected(w), 18);
    assert_false(w->list.narrowing);
    assert_string_equal(list_counts(&w->list, counts), "100,000");
    act(w, "down");
    assert_int_equal(selected(w), 19);
}

static size_t counted;

static enum hub_rc noting_count(
    void *ctx, const char *needle, int64_t *matching, int64_t *all, struct hub_err *err)
{
    counted++;
    return demo_source(ctx).count(ctx, needle, matching, all, err);
}

static void what_takes_long_to_count_is_counted_when_the_keys_rest(void **state)
{
    struct world *w = *state;
    struct list l;
    char counts[48];
    struct list_source src = demo_source(&w->demo);
    src.count = noting_count;
    src.slow = true;
    counted = 0;
    list_init(&l);
    list_set_height(&l, 20);
    assert_int_equal(list_load(&l, &src, &w->err), HUB_OK);
    assert_string_equal(list_counts(&l, counts), "");
    assert_int_equal(list_rest(&l, &src, &w->err), HUB_OK);
    assert_string_equal(list_counts(&l, counts), "100,000");
    strcpy(l.needle, "sian");
    l.wish = LIST_FIRST;
    assert_int_equal(list_load(&l, &src, &w->err), HUB_OK);
    assert_string_equal(list_counts(&l, counts), "68+ of 100,000");
    assert_int_equal(counted, 1);
    assert_int_equal(list_rest(&l, &src, &w->err), HUB_OK);
    assert_int_equal(list_rest(&l, &src, &w->err), HUB_OK);
    assert_string_equal(list_counts(&l, counts), "10,000 of 100,000");
    strcpy(l.needle, "nobody at all");
    l.wish = LIST_FIRST;
    assert_int_equal(list_load(&l, &src, &w->err), HUB_OK);
    assert_string_equal(list_counts(&l, counts), "0 of 100,000");
    assert_int_equal(counted, 2);
    list_fini(&l);
}

static void of_a_brief_list_a_screen_comes_first_and_more_when_the_keys_rest(void **state)
{
    struct world *w = *state;
    struct list l;
    struct list_source src = demo_source(&w->demo);
    src.brief = true;
    list_init(&l);
    list_set_height(&l, 20);
    assert_int_equal(list_load(&l, &src, &w->err), HUB_OK);
    assert_in_range(l.count, 20, 30);
    assert_false(l.at_last);
    assert_int_equal(list_rest(&l, &src, &w->err), HUB_OK);
    assert_true(l.count > 60 && l.at_first && l.selected == 0);
    for (int i = 0; i < 45; i++) {
        if (list_act(&l, "down", NULL) & REACT_LOAD)
            assert_int_equal(list_load(&l, &src, &w->err), HUB_OK);
    }
    assert_int_equal(l.rows[l.selected].id, 46);
    list_fini(&l);
}

static size_t most_asked;

static enum hub_rc noting_page(
    void *ctx, const struct list_ask *ask, struct list_page *out, struct hub_err *err)
{
    most_asked = ask->max > most_asked ? ask->max : most_asked;
    return demo_source(ctx).page(ctx, ask, out, err);
}

static void a_letter_asks_for_what_is_seen_and_little_more(void **state)
{
    struct world *w = *state;
    w->src.page = noting_page;
    most_asked = 0;
    act(w, "find");
    type(w, "a");
    assert_true(most_asked > 20 && most_asked < 40);
    act(w, "page-down");
    assert_true(most_asked > 40);
}

static void nothing_found_is_an_empty_list_not_a_fault(void **state)
{
    struct world *w = *state;
    act(w, "find");
    type(w, "zzz");
    assert_int_equal(selected(w), 0);
    act(w, "down");
    act(w, "page-up");
    act(w, "last");
    act(w, "back");
    assert_int_not_equal(selected(w), 0);
}

static void an_empty_list_takes_every_key(void **state)
{
    static const char *const ids[] = {"up", "down", "page-up", "page-down", "first", "last", "find",
        "back", "wheel-up", "wheel-down"};
    struct world *w = *state;
    w->demo.rows = 0;
    reload(w);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        act(w, ids[i]);
    assert_int_equal(selected(w), 0);
}

static enum hub_rc fail_page(
    void *ctx, const struct list_ask *ask, struct list_page *out, struct hub_err *err)
{
    (void)ctx;
    (void)ask;
    (void)out;
    return hub_fail(err, HUB_EBUSY, "Someone else is saving.");
}

static void a_failed_load_leaves_the_list_as_it_was(void **state)
{
    struct world *w = *state;
    struct list_source bad = {.page = fail_page};
    act(w, "down");
    assert_int_equal(list_load(&w->list, &bad, &w->err), HUB_EBUSY);
    assert_int_equal(selected(w), 2);
    act(w, "down");
    assert_int_equal(selected(w), 3);
}

static void a_click_selects_and_the_second_opens(void **state)
{
    struct world *w = *state;
    bool open;
    list_click(&w->list, 4, &open);
    assert_false(open);
    assert_int_equal(selected(w), 5);
    list_click(&w->list, 4, &open);
    assert_true(open);
    w->demo.rows = 3;
    reload(w);
    list_click(&w->list, 9, &open);
    assert_false(open);
}

static void rows_in_memory_are_a_source_too(void **state)
{
    static const struct list_row rows[] = {
        {1, "Ada Quill", "a"}, {2, "Łukasz", "b"}, {3, "Zoe Brahe", "c"}};
    struct list_memory m = {rows, 3, NULL};
    struct list_source src = list_memory_source(&m);
    struct list l;
    struct hub_err err;
    (void)state;
    list_init(&l);
    assert_int_equal(list_load(&l, &src, &err), HUB_OK);
    assert_int_equal(l.count, 3);
    list_jump(&l, 3);
    assert_int_equal(list_load(&l, &src, &err), HUB_OK);
    assert_int_equal(list_selected(&l)->id, 3);
    assert_int_equal(l.count, 3);
    l.needle[0] = 'l';
    assert_int_equal(list_load(&l, &src, &err), HUB_OK);
    assert_int_equal(l.matching, 2);
    list_fini(&l);
}

int main(void)
{
    utf8_locale();
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(moving_visits_every_row_and_reads_seldom),
        T(both_ends_are_one_step_away),
        T(the_selection_is_a_record_not_a_line),
        T(a_removed_record_leaves_its_place_to_the_next),
        T(a_jump_finds_any_record),
        T(narrowing_ignores_case_and_accents),
        T(what_takes_long_to_count_is_counted_when_the_keys_rest),
        T(of_a_brief_list_a_screen_comes_first_and_more_when_the_keys_rest),
        T(a_letter_asks_for_what_is_seen_and_little_more),
        T(nothing_found_is_an_empty_list_not_a_fault),
        T(an_empty_list_takes_every_key),
        T(a_failed_load_leaves_the_list_as_it_was),
        T(a_click_selects_and_the_second_opens),
        T(rows_in_memory_are_a_source_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
