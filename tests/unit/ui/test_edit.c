/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/ui/edit.h"
#include "unit.h"

#include <string.h>

static int set_up(void **state)
{
    utf8_locale();
    *state = arena_create();
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(*state);
    return 0;
}

static enum edit_did press(struct edit *e, int key)
{
    struct ui_event ev = {.type = UI_KEY, .key = key};
    return edit_key(e, &ev);
}

static void type(struct edit *e, const char *text)
{
    while (*text) {
        struct ui_event ev = {.type = UI_KEY};
        const char *start = text;
        ev.key = (int)utf8_next(&text);
        memcpy(ev.text, start, (size_t)(text - start));
        assert_int_not_equal(edit_key(e, &ev), EDIT_PASS);
    }
}

static struct edit with(void **state, const char *text, bool lines)
{
    struct edit e;
    edit_init(&e, *state, lines);
    edit_set(&e, text);
    e.cols = 12;
    return e;
}

static void an_empty_text_takes_every_key(void **state)
{
    static const int keys[] = {K_LEFT, K_RIGHT, K_WORD_LEFT, K_WORD_RIGHT, K_HOME, K_END,
        K_BACKSPACE, K_DELETE, K_CTRL('w'), K_CTRL('u'), K_CTRL('k')};
    struct edit e = with(state, "", false);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        assert_int_equal(press(&e, keys[i]), EDIT_MOVED);
        assert_string_equal(e.text, "");
    }
    assert_int_equal(press(&e, K_TAB), EDIT_PASS);
    assert_int_equal(press(&e, K_ENTER), EDIT_PASS);
}

static void text_goes_in_at_the_cursor(void **state)
{
    struct edit e = with(state, "Okar", false);
    press(&e, K_LEFT);
    type(&e, "fo");
    assert_string_equal(e.text, "Okafor");
    press(&e, K_HOME);
    type(&e, "Ó ");
    assert_string_equal(e.text, "Ó Okafor");
    press(&e, K_END);
    assert_int_equal(e.at, e.len);
}

static void a_mark_joins_the_letter_before_and_goes_with_it(void **state)
{
    struct edit e = with(state, "", false);
    type(&e, "Re\xcc\x81mi");
    assert_int_equal(e.at, strlen("Re\xcc\x81mi"));
    press(&e, K_LEFT);
    press(&e, K_LEFT);
    assert_int_equal(e.at, strlen("Re\xcc\x81"));
    press(&e, K_BACKSPACE);
    assert_string_equal(e.text, "Rmi");
    press(&e, K_HOME);
    type(&e, "e\xcc\x81");
    press(&e, K_HOME);
    press(&e, K_RIGHT);
    assert_int_equal(e.at, 3);
    press(&e, K_HOME);
    press(&e, K_DELETE);
    assert_string_equal(e.text, "Rmi");
}

static void a_mark_typed_before_a_letter_does_not_leave_the_cursor_inside(void **state)
{
    struct edit e = with(state, "🇬🇧", false);
    press(&e, K_HOME);
    type(&e, "🇫");
    assert_int_equal(e.at, 8); /* two letters of a flag are one cluster */
    press(&e, K_BACKSPACE);
    assert_string_equal(e.text, "🇧");
}

static void words_are_walked_and_taken_whole(void **state)
{
    struct edit e = with(state, "Mia slept, at-last", false);
    press(&e, K_WORD_LEFT);
    assert_string_equal(e.text + e.at, "last");
    press(&e, K_WORD_LEFT);
    press(&e, K_WORD_LEFT);
    assert_string_equal(e.text + e.at, "slept, at-last");
    press(&e, K_WORD_RIGHT);
    assert_string_equal(e.text + e.at, ", at-last");
    press(&e, K_CTRL('w'));
    assert_string_equal(e.text, "Mia , at-last");
    press(&e, K_CTRL('k'));
    assert_string_equal(e.text, "Mia ");
    press(&e, K_CTRL('u'));
    assert_string_equal(e.text, "");
}

static void pasted_lines_stay_lines_in_a_note_only(void **state)
{
    static const char paste[] = "Theo slept.\r\nAte \x1b[31mtwo\x07 helpings.";
    struct edit note = with(state, "", true), line = with(state, "", false);
    assert_true(edit_insert(&note, paste, strlen(paste)));
    assert_true(edit_insert(&line, paste, strlen(paste)));
    assert_string_equal(note.text, "Theo slept.\nAte [31mtwo helpings.");
    assert_string_equal(line.text, "Theo slept. Ate [31mtwo helpings.");
}

static void what_has_no_room_is_told(void **state)
{
    struct edit e = with(state, "x", false);
    char *much = arena_alloc(*state, EDIT_MOST + 1);
    memset(much, 'a', EDIT_MOST);
    assert_false(edit_insert(&e, much, EDIT_MOST));
    assert_int_equal(e.len, EDIT_MOST);
    struct ui_event ev = {.type = UI_KEY, .key = 'b', .text = "b"};
    assert_int_equal(edit_key(&e, &ev), EDIT_FULL);
    assert_int_equal(e.len, EDIT_MOST);
}

static const char *drawn(
    struct arena *a, const struct edit *e, int rows, int cols, int *row, int *col)
{
    struct canvas *c = canvas_create(rows, cols);
    edit_draw(e, c, (struct area){0, 0, rows, cols}, STYLE_FIELD, true);
    canvas_cursor_at(c, row, col);
    const char *text = canvas_text(c, a);
    canvas_destroy(c);
    return text;
}

static void a_note_wraps_at_words(void **state)
{
    int row, col;
    struct edit e = with(state, "Theo slept through. Ate two.\n\nLlanfairpwllgwyn", true);
    assert_string_equal(drawn(*state, &e, 7, 12, &row, &col),
        "Theo slept\nthrough.\nAte two.\n\nLlanfairpwl\nlgwyn\n\n");
    assert_int_equal(row, 5);
    assert_int_equal(col, 5);
    assert_int_equal(edit_rows(&e, 12), 6);
}

static void up_and_down_keep_the_column_and_end_at_the_edges(void **state)
{
    struct edit e = with(state, "Theo slept through.\nAte\nnothing at all", true);
    assert_int_equal(press(&e, K_UP), EDIT_MOVED); /* "nothing at " | "all" */
    assert_int_equal(press(&e, K_UP), EDIT_MOVED);
    assert_string_equal(e.text + e.at, "\nnothing at all");
    assert_int_equal(press(&e, K_UP), EDIT_MOVED);
    assert_string_equal(e.text + e.at, "ough.\nAte\nnothing at all");
    assert_int_equal(press(&e, K_UP), EDIT_MOVED);
    assert_int_equal(press(&e, K_UP), EDIT_PASS);
    press(&e, K_HOME);
    assert_int_equal(e.at, 0);
    press(&e, K_END);
    assert_string_equal(e.text + e.at, " through.\nAte\nnothing at all");
    press(&e, K_DOWN);
    press(&e, K_DOWN);
    press(&e, K_DOWN);
    press(&e, K_DOWN);
    assert_int_equal(press(&e, K_DOWN), EDIT_PASS);
}

static void a_long_line_scrolls_and_the_cursor_stays_in_sight(void **state)
{
    int row, col;
    struct edit e = with(state, "Łukasz 李娜 and Siân Wyn-Jones", false);
    assert_string_equal(drawn(*state, &e, 1, 10, &row, &col), "Jones\n");
    assert_int_equal(col, 5);
    press(&e, K_HOME);
    assert_string_equal(drawn(*state, &e, 1, 10, &row, &col), "Łukasz 李\n");
    assert_int_equal(col, 0);
}

static void a_click_puts_the_cursor_there(void **state)
{
    struct area a = {2, 5, 4, 12};
    struct edit e = with(state, "Theo slept through. Ate two.", true);
    edit_click(&e, a, 3, 9);
    assert_string_equal(e.text + e.at, "ugh. Ate two.");
    edit_click(&e, a, 5, 40);
    assert_int_equal(e.at, e.len);
}

static void enter_on_an_empty_last_line_is_known(void **state)
{
    struct edit e = with(state, "", true);
    assert_true(edit_at_empty_end(&e));
    type(&e, "Jay");
    assert_false(edit_at_empty_end(&e));
    edit_insert(&e, "\n", 1);
    assert_true(edit_at_empty_end(&e));
    press(&e, K_UP);
    assert_false(edit_at_empty_end(&e));
}

/* What one Backspace and one Left go over: a name with a loose mark, wide ones, joined ones. */
static void every_script_is_edited_a_whole_character_at_a_time(void **state)
{
    static const struct {
        const char *text;
        int clusters;
    } texts[] = {
        {"Sia\xcc\x82n", 4},
        {"李", 1},
        {"👨\xe2\x80\x8d👩\xe2\x80\x8d👧", 3}, /* the door drops joiners between pictures */
        {"👍🏽", 1},
        {"नमस्ते", 4},
        {"🇬🇧", 1},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (int pasted = 0; pasted < 2; pasted++) {
            struct edit e = with(state, "", pasted);
            if (pasted) {
                assert_true(edit_insert(&e, texts[i].text, strlen(texts[i].text)));
            } else {
                type(&e, texts[i].text);
            }
            int left = 0, taken = 0;
            for (; e.at > 0 && left < 20; left++) {
                press(&e, K_LEFT);
            }
            press(&e, K_END);
            for (; e.len > 0 && taken < 20; taken++) {
                press(&e, K_BACKSPACE);
            }
            if (left != texts[i].clusters || taken != left) {
                fail_msg("%s: %d steps left, %d taken, wanted %d", texts[i].text, left, taken,
                    texts[i].clusters);
            }
        }
    }
}

static void several_pasted_lines_stay_and_wrap(void **state)
{
    struct edit e = with(state, "", true);
    const char *paste = "Sia\xcc\x82n slept\r\nwell.\r\rAte two helpings";
    assert_true(edit_insert(&e, paste, strlen(paste)));
    assert_string_equal(e.text, "Siân slept\nwell.\n\nAte two helpings");
    assert_int_equal(edit_rows(&e, 12), 5);
    press(&e, K_UP);
    press(&e, K_UP);
    assert_string_equal(e.text + e.at, "\nAte two helpings");
    press(&e, K_UP);
    assert_string_equal(e.text + e.at, "\n\nAte two helpings");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_text_takes_every_key),
        cmocka_unit_test(text_goes_in_at_the_cursor),
        cmocka_unit_test(a_mark_joins_the_letter_before_and_goes_with_it),
        cmocka_unit_test(a_mark_typed_before_a_letter_does_not_leave_the_cursor_inside),
        cmocka_unit_test(words_are_walked_and_taken_whole),
        cmocka_unit_test(pasted_lines_stay_lines_in_a_note_only),
        cmocka_unit_test(what_has_no_room_is_told),
        cmocka_unit_test(a_note_wraps_at_words),
        cmocka_unit_test(up_and_down_keep_the_column_and_end_at_the_edges),
        cmocka_unit_test(a_long_line_scrolls_and_the_cursor_stays_in_sight),
        cmocka_unit_test(a_click_puts_the_cursor_there),
        cmocka_unit_test(enter_on_an_empty_last_line_is_known),
        cmocka_unit_test(every_script_is_edited_a_whole_character_at_a_time),
        cmocka_unit_test(several_pasted_lines_stay_and_wrap),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
