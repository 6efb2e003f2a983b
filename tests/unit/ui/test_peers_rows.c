/* SPDX-License-Identifier: MIT */
/* Rows of Peers are read when they are shown: of a long list a few, all of them once when words narrow it. */
#include "../../../src/ui/peers_view_priv.h"
#include "hub/base/utf8.h"
#include "hub/model/peer.h"
#include "unit.h"

#include <stdio.h>

enum { ROWS = 1000, HEIGHT = 20, FEW = 5 * HEIGHT, LAST = 2 * ROWS };

static size_t reads;
static int64_t broken;

static enum hub_rc read_one(struct peers_load *l, const void *of, size_t at, struct peers_row *out,
    struct hub_err *err)
{
    const int64_t *ids = of;
    reads++;
    if (ids[at] == broken) {
        return hub_fail(err, HUB_EBUSY, "Somebody is saving.");
    }
    *out = (struct peers_row){.noun = &peer_match_noun,
        .id = ids[at],
        .lead = arena_printf(l->a, "Jo %lld", (long long)ids[at]),
        .with = "Reid",
        .what = "weekly",
        .text = "",
        .mark = at % 100 ? "" : "WE'D WORRY"};
    return HUB_OK;
}

static enum hub_rc add_all(struct peers_load *l, struct hub_err *err)
{
    int64_t *ids = arena_array(l->a, ROWS, sizeof *ids);
    (void)err;
    for (size_t i = 0; i < ROWS; i++) {
        ids[i] = (int64_t)(ROWS - i);
        peers_await(l, &peer_match_noun, (hub_id){ids[i]}, read_one, ids, i);
    }
    peers_add(l, &(struct peers_row){.noun = &peer_noun,
                     .id = ROWS + 1,
                     .lead = "",
                     .with = "",
                     .what = "",
                     .text = "Here at once",
                     .mark = ""});
    return HUB_OK;
}

static enum hub_rc add_none(struct peers_load *l, struct hub_err *err)
{
    (void)l;
    (void)err;
    return HUB_OK;
}

static enum hub_rc add_last(struct peers_load *l, struct hub_err *err)
{
    if (broken == LAST) {
        return hub_fail(err, HUB_EBUSY, "Somebody is saving.");
    }
    peers_add(l, &(struct peers_row){.noun = &peer_noun, .id = LAST, .lead = "", .with = "", .what = "",
                     .text = "Behind all", .mark = ""});
    return HUB_OK;
}

static const struct peers_part part = {.sections = {add_all, add_none, add_last}};

struct world {
    struct peers_rows rows;
    struct list list;
    struct hub_err err;
};
static struct world world;

static enum hub_rc load(struct world *w)
{
    struct list_source src = peers_rows_source(&w->rows);
    return list_load(&w->list, &src, &w->err);
}

static void rest(struct world *w)
{
    struct list_source src = peers_rows_source(&w->rows);
    assert_int_equal(list_rest(&w->list, &src, &w->err), HUB_OK);
}

static int set_up(void **state)
{
    world = (struct world){0};
    reads = 0;
    broken = 0;
    list_init(&world.list);
    list_set_height(&world.list, HEIGHT);
    peers_rows_of(&world.rows, NULL, &part, false);
    *state = &world;
    return 0;
}

static int tear_down(void **state)
{
    struct world *w = *state;
    list_fini(&w->list);
    peers_rows_fini(&w->rows);
    return 0;
}

static const struct peers_row *row_at(const struct world *w, size_t i)
{
    return peers_row_of(&w->list.rows[i]);
}

static void of_many_rows_those_near_the_screen_are_read(void **state)
{
    struct world *w = *state;
    assert_int_equal(reads, 0);
    assert_int_equal(load(w), HUB_OK);
    assert_true(reads >= HEIGHT && reads < FEW);
    assert_int_equal(w->list.all, -1);
    rest(w);
    assert_int_equal(w->list.all, ROWS + 2);
    assert_true(reads < FEW);
    assert_string_equal(row_at(w, 0)->lead, "Jo 1000");
    assert_string_equal(row_at(w, HEIGHT)->lead, "Jo 980");
    size_t before = reads;
    assert_int_equal(load(w), HUB_OK);
    assert_int_equal(reads, before);
}

static void the_end_of_the_list_is_read_without_its_middle(void **state)
{
    struct world *w = *state;
    assert_int_equal(load(w), HUB_OK);
    list_act(&w->list, "last", NULL);
    assert_int_equal(load(w), HUB_OK);
    assert_true(reads < 2 * FEW);
    assert_string_equal(row_at(w, w->list.selected)->text, "Behind all");
    assert_string_equal(row_at(w, w->list.selected - 1)->text, "Here at once");
    assert_string_equal(row_at(w, w->list.selected - 2)->lead, "Jo 1");
}

static void a_section_is_read_when_one_comes_near_it(void **state)
{
    struct world *w = *state;
    assert_int_equal(load(w), HUB_OK);
    assert_int_equal(w->rows.sections, 1);
    list_jump(&w->list, LAST);
    assert_int_equal(load(w), HUB_OK);
    assert_int_equal(w->rows.sections, 3);
    assert_string_equal(row_at(w, w->list.selected)->text, "Behind all");
}

static void a_section_that_cannot_be_read_leaves_the_list_as_it_was(void **state)
{
    struct world *w = *state;
    struct list_source src = peers_rows_source(&w->rows);
    assert_int_equal(load(w), HUB_OK);
    broken = LAST;
    assert_int_equal(list_rest(&w->list, &src, &w->err), HUB_EBUSY);
    assert_string_equal(row_at(w, w->list.selected)->lead, "Jo 1000");
    broken = 0;
    rest(w);
    assert_int_equal(w->list.all, ROWS + 2);
}

static void words_are_looked_for_in_all_rows_each_read_once(void **state)
{
    struct world *w = *state;
    assert_int_equal(load(w), HUB_OK);
    snprintf(w->list.needle, sizeof w->list.needle, "worry");
    w->list.wish = LIST_FIRST;
    assert_int_equal(load(w), HUB_OK);
    assert_int_equal(w->list.matching, ROWS / 100);
    assert_int_equal(w->list.count, ROWS / 100);
    assert_string_equal(row_at(w, 1)->lead, "Jo 900");
    snprintf(w->list.needle, sizeof w->list.needle, "once");
    assert_int_equal(load(w), HUB_OK);
    assert_int_equal(w->list.matching, 1);
    assert_int_equal(reads, ROWS);
}

static void a_line_that_goes_leaves_its_place_to_the_next(void **state)
{
    struct world *w = *state;
    assert_int_equal(load(w), HUB_OK);
    w->list.selected = 3;
    w->list.rows[3].id = ROWS + 9; /* as if it had gone since */
    assert_int_equal(load(w), HUB_OK);
    assert_string_equal(row_at(w, w->list.selected)->lead, "Jo 997");
}

static void a_row_that_cannot_be_read_leaves_the_list_as_it_was(void **state)
{
    struct world *w = *state;
    assert_int_equal(load(w), HUB_OK);
    broken = 1;
    list_act(&w->list, "last", NULL);
    assert_int_equal(load(w), HUB_EBUSY);
    assert_string_equal(row_at(w, w->list.selected)->lead, "Jo 1000");
    broken = 0;
    assert_int_equal(load(w), HUB_OK);
    assert_string_equal(row_at(w, w->list.selected - 2)->lead, "Jo 1");
}

int main(void)
{
    utf8_locale();
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(of_many_rows_those_near_the_screen_are_read),
        T(the_end_of_the_list_is_read_without_its_middle),
        T(a_section_is_read_when_one_comes_near_it),
        T(a_section_that_cannot_be_read_leaves_the_list_as_it_was),
        T(words_are_looked_for_in_all_rows_each_read_once),
        T(a_line_that_goes_leaves_its_place_to_the_next),
        T(a_row_that_cannot_be_read_leaves_the_list_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
