/* SPDX-License-Identifier: MIT */
#include "demo_pane.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "unit.h"

static const struct ui_key own[] = {
    {'n', K_NONE, "stay.add", "New", "Book a stay.", KEY_BAR | KEY_MENU},
    {'x', K_NONE, "stay.remove", "Remove", "Move a stay to Removed.", KEY_BAR},
    {K_ENTER, K_NONE, "open", "Jump", "Go to the stay.", KEY_BAR},
    {'v', K_NONE, "view", "View", "All nights.", KEY_BAR},
    {'f', K_NONE, "dates", "Find dates", "Dates for a request.", KEY_BAR},
    {'a', K_NONE, "agree", "Agree", "Agree a draft.", KEY_BAR},
};
static const struct ui_key more[] = {
    {'b', K_NONE, "bed", "Bed tonight", "A bed for a child, now.", KEY_BAR | KEY_MENU},
};
static const struct keymap map = {
    .own = own, .own_count = sizeof own / sizeof *own, .more = more, .more_count = 1};

static void no_key_has_two_meanings(void **state)
{
    (void)state;
    assert_null(keymap_clash(ui_keys, ui_key_count));
    assert_null(keymap_clash(own, sizeof own / sizeof *own));
    static const struct ui_key clash[] = {{'n', 0, "a", "A", "", 0}, {'n', 0, "b", "B", "", 0}};
    assert_string_equal(keymap_clash(clash, 2), "a");
}

static void a_capital_does_what_its_small_letter_does(void **state)
{
    (void)state;
    for (int c = 'a'; c <= 'z'; c++)
        assert_ptr_equal(keymap_find(&map, c), keymap_find(&map, c - 'a' + 'A'));
    assert_string_equal(keymap_find(&map, 'N')->id, "stay.add");
}

static void a_function_key_always_has_a_twin(void **state)
{
    (void)state;
    for (size_t i = 0; i < ui_key_count; i++)
        assert_false(ui_keys[i].key >= K_F1 && ui_keys[i].key <= K_F12);
}

static void the_panes_row_wins(void **state)
{
    (void)state;
    assert_string_equal(keymap_find(&map, K_ENTER)->word, "Jump");
    assert_string_equal(keymap_by_id(&map, "open")->word, "Jump");
    size_t enters = 0;
    const struct ui_key *row;
    for (size_t n = 0; (row = keymap_at(&map, n)); n++)
        enters += row->key == K_ENTER;
    assert_int_equal(enters, 1);
}

static void letters_are_text_while_typing(void **state)
{
    struct keymap typing = map;
    (void)state;
    typing.typing = true;
    assert_null(keymap_find(&typing, 'q'));
    assert_string_equal(keymap_find(&typing, K_CTRL('g'))->id, "help");
    assert_null(keymap_find(&typing, '?'));
    assert_string_equal(keymap_find(&typing, K_ESC)->id, "back");
    typing = map;
    typing.alone = true;
    assert_null(keymap_find(&typing, 'q'));
    assert_string_equal(keymap_find(&typing, 'n')->id, "stay.add");
}

/* In silence a person thinks that it is broken; where ? is text, F1 does. */
static void help_is_there_over_a_box_too(void **state)
{
    struct keymap box = map;
    (void)state;
    box.alone = true;
    assert_string_equal(keymap_find(&box, '?')->id, "help");
    box.typing = true;
    assert_null(keymap_find(&box, '?'));
    assert_string_equal(keymap_find(&box, K_F1)->id, "help");
}

static void the_key_bar_has_eight_pairs_and_ends_in_help(void **state)
{
    const struct ui_key *bar[KEY_BAR_MAX];
    (void)state;
    size_t count = keymap_bar(&map, bar);
    assert_int_equal(count, KEY_BAR_MAX);
    assert_string_equal(bar[0]->word, "Jump");
    assert_string_equal(bar[1]->word, "New");
    assert_string_equal(bar[KEY_BAR_MAX - 1]->word, "Help");
    assert_string_equal(bar[KEY_BAR_MAX - 2]->word, "Back");
}

static void a_row_that_does_nothing_is_not_offered(void **state)
{
    struct keymap still = {.without = "open|find"};
    const struct ui_key *bar[KEY_BAR_MAX], *row;
    (void)state;
    assert_null(keymap_find(&still, '/'));
    assert_null(keymap_find(&still, K_ENTER));
    assert_int_equal(keymap_bar(&still, bar), 4);
    for (size_t n = 0; (row = keymap_at(&still, n)); n++)
        assert_string_not_equal(row->id, "find");
}

static void every_row_says_what_it_does(void **state)
{
    (void)state;
    for (size_t i = 0; i < ui_key_count; i++) {
        assert_false(str_empty(ui_keys[i].word));
        assert_false(str_empty(ui_keys[i].help));
        assert_false(str_empty(ui_keys[i].id));
    }
}

static void initials_are_short_and_whole(void **state)
{
    struct arena *a = arena_create();
    (void)state;
    assert_string_equal(utf8_initials(a, "Mia Okafor"), "M.O.");
    assert_string_equal(utf8_initials(a, "Patel-Shah"), "P.S.");
    assert_string_equal(utf8_initials(a, "Łukasz"), "Ł.");
    assert_string_equal(utf8_initials(a, ""), "");
    assert_string_equal(utf8_initials(a, NULL), "");
    arena_destroy(a);
}

int main(void)
{
    utf8_locale();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_key_has_two_meanings),
        cmocka_unit_test(a_capital_does_what_its_small_letter_does),
        cmocka_unit_test(a_function_key_always_has_a_twin),
        cmocka_unit_test(the_panes_row_wins),
        cmocka_unit_test(letters_are_text_while_typing),
        cmocka_unit_test(help_is_there_over_a_box_too),
        cmocka_unit_test(the_key_bar_has_eight_pairs_and_ends_in_help),
        cmocka_unit_test(a_row_that_does_nothing_is_not_offered),
        cmocka_unit_test(every_row_says_what_it_does),
        cmocka_unit_test(initials_are_short_and_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
