/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/ui/canvas.h"
#include "tsv.h"
#include "unit.h"

#include <string.h>

struct world {
    struct arena *a;
    struct canvas *c;
};

static int set_up(void **state)
{
    struct arena *a = arena_create();
    struct world *w = arena_alloc(a, sizeof *w);
    w->a = a;
    w->c = canvas_create(6, 30);
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    struct world *w = *state;
    canvas_destroy(w->c);
    arena_destroy(w->a);
    return 0;
}

#define ROW(w, row) canvas_row_text((w)->c, (row), (w)->a)

/* Every wide character has its right half behind it, and every right half its left. */
static void check_cells(const struct canvas *c)
{
    int rows, cols;
    canvas_size(c, &rows, &cols);
    for (int row = 0; row < rows; row++) {
        const struct cell *cell = canvas_row(c, row);
        for (int col = 0; col < cols; col++) {
            if (cell[col].width == 2)
                assert_true(col + 1 < cols && cell[col + 1].width == 0);
            if (cell[col].width == 0)
                assert_true(col > 0 && cell[col - 1].width == 2);
            assert_true(cell[col].width == 0 || cell[col].text[0] != '\0');
        }
    }
}

static void text_is_cut_to_its_columns(void **state)
{
    struct world *w = *state;
    assert_int_equal(canvas_put(w->c, 0, 2, 5, STYLE_NORMAL, "Patel-Shah"), 5);
    assert_string_equal(ROW(w, 0), "  Patel");
    assert_int_equal(canvas_put(w->c, 1, 26, 99, STYLE_NORMAL, "Patel-Shah"), 4);
    assert_int_equal(canvas_put(w->c, 2, -3, 99, STYLE_NORMAL, "Patel"), 5);
    assert_string_equal(ROW(w, 2), "el");
    assert_int_equal(canvas_put(w->c, 6, 0, 9, STYLE_NORMAL, "below"), 0);
    assert_int_equal(canvas_put(w->c, -1, 0, 9, STYLE_NORMAL, "above"), 0);
    assert_int_equal(canvas_put(w->c, 0, 30, 9, STYLE_NORMAL, "right"), 0);
}

static void a_wide_character_is_never_halved(void **state)
{
    struct world *w = *state;
    assert_int_equal(canvas_put(w->c, 0, 0, 3, STYLE_NORMAL, "李娜"), 2);
    canvas_put(w->c, 0, 0, 4, STYLE_NORMAL, "李娜");
    canvas_put(w->c, 0, 1, 2, STYLE_NORMAL, "ab");
    check_cells(w->c);
    assert_string_equal(ROW(w, 0), " ab");
    assert_int_equal(canvas_put(w->c, 1, 29, 2, STYLE_NORMAL, "李"), 0);
    check_cells(w->c);
}

static void marks_stay_on_their_letter(void **state)
{
    struct world *w = *state;
    assert_int_equal(canvas_put(w->c, 0, 0, 9, STYLE_NORMAL, "Sia\xcc\x82n"), 4);
    assert_string_equal(canvas_row(w->c, 0)[2].text, "a\xcc\x82");
    canvas_put(w->c, 1, 0, 9, STYLE_NORMAL, "\xcc\x82x");
    check_cells(w->c);
}

static void what_does_not_fit_says_so(void **state)
{
    struct world *w = *state;
    canvas_put_short(w->c, 0, 0, 6, STYLE_NORMAL, "Patel-Shah");
    assert_string_equal(ROW(w, 0), "Patel…");
    canvas_put_short(w->c, 1, 0, 10, STYLE_NORMAL, "Patel-Shah");
    assert_string_equal(ROW(w, 1), "Patel-Shah");
    canvas_put_right(w->c, 2, 0, 12, STYLE_NORMAL, "21 Nov");
    assert_string_equal(ROW(w, 2), "      21 Nov");
    canvas_set_ascii(w->c, true);
    canvas_put_short(w->c, 3, 0, 6, STYLE_NORMAL, "Patel-Shah");
    assert_string_equal(ROW(w, 3), "Patel~");
}

static void words_wrap_and_long_words_break(void **state)
{
    struct world *w = *state;
    struct area a = {0, 0, 6, 10};
    assert_int_equal(canvas_wrap(w->c, a, STYLE_NORMAL, "Theo slept through.\nAte"), 3);
    assert_string_equal(ROW(w, 0), "Theo slept");
    assert_string_equal(ROW(w, 1), "through.");
    assert_string_equal(ROW(w, 2), "Ate");
    canvas_clear(w->c);
    assert_int_equal(canvas_wrap(w->c, a, STYLE_NORMAL, "Llanfairpwllgwyngyll"), 2);
    assert_string_equal(ROW(w, 1), "llgwyngyll");
    assert_int_equal(canvas_wrap(w->c, (struct area){0, 0, 1, 1}, STYLE_NORMAL, "李娜"), 2);
    assert_int_equal(canvas_wrap(w->c, (struct area){0, 0, 1, 0}, STYLE_NORMAL, "x"), 0);
    check_cells(w->c);
}

static void a_view_clips_and_is_given_back(void **state)
{
    struct world *w = *state;
    struct area before = canvas_enter(w->c, (struct area){1, 2, 2, 5});
    assert_int_equal(canvas_rows(w->c), 2);
    assert_int_equal(canvas_cols(w->c), 5);
    canvas_put(w->c, 0, 0, 99, STYLE_NORMAL, "abcdefgh");
    canvas_put(w->c, 5, 0, 99, STYLE_NORMAL, "no");
    canvas_cursor(w->c, 1, 1);
    struct area inner = canvas_enter(w->c, (struct area){1, 3, 9, 9});
    canvas_put(w->c, 0, 0, 99, STYLE_NORMAL, "xyz");
    canvas_leave(w->c, inner);
    canvas_leave(w->c, before);
    assert_string_equal(ROW(w, 1), "  abcde");
    assert_string_equal(ROW(w, 2), "     xy");
    int row, col;
    canvas_cursor_at(w->c, &row, &col);
    assert_int_equal(row, 2);
    assert_int_equal(col, 3);
}

static void lines_have_an_ascii_form(void **state)
{
    struct world *w = *state;
    canvas_box(w->c, (struct area){0, 0, 3, 4});
    assert_string_equal(ROW(w, 0), "┌──┐");
    assert_string_equal(ROW(w, 1), "│  │");
    canvas_set_ascii(w->c, true);
    canvas_box(w->c, (struct area){0, 0, 3, 4});
    assert_string_equal(ROW(w, 2), "+--+");
}

static void selecting_keeps_the_meaning(void **state)
{
    struct world *w = *state;
    canvas_put(w->c, 0, 0, 9, STYLE_ALERT, "PEANUTS");
    canvas_select(w->c, 0, 0, 3, true);
    assert_int_equal(canvas_row(w->c, 0)[2].style, STYLE_ALERT | STYLE_SELECTED);
    assert_int_equal(canvas_row(w->c, 0)[3].style, STYLE_ALERT);
    canvas_select(w->c, 0, 0, 30, false);
    assert_int_equal(canvas_row(w->c, 0)[2].style, STYLE_ALERT);
}

/* What follows a text of any kind stands in the column where it was put. */
static void check_lines_up(struct world *w, const char *text)
{
    int width = utf8_width(utf8_safe(w->a, text));
    canvas_clear(w->c);
    int used = canvas_put(w->c, 0, 0, 20, STYLE_NORMAL, text);
    canvas_put(w->c, 0, 20, 1, STYLE_NORMAL, "|");
    assert_string_equal(canvas_row(w->c, 0)[20].text, "|");
    assert_true(width > 20 || used == width);
    assert_true(used <= 20);
    check_cells(w->c);
}

static void emoji_keep_their_columns(void **state)
{
    struct world *w = *state;
    struct tsv t = tsv_read(w->a, "tests/fixtures/unicode/width_cases.tsv");
    assert_true(t.count > 700);
    for (size_t i = 0; i < t.count; i++)
        check_lines_up(w, hex_text(w->a, t.rows[i].column[1]));
}

static void names_of_the_world_line_up(void **state)
{
    struct world *w = *state;
    struct tsv t = tsv_read(w->a, "tests/fixtures/strings/names_cldr.tsv");
    assert_true(t.count > 100);
    for (size_t i = 0; i < t.count; i++) {
        struct sb name = sb_on(w->a);
        for (int k = 2; k < TSV_COLUMNS; k++)
            sb_addf(&name, "%s ", t.rows[i].column[k]);
        check_lines_up(w, sb_str(&name));
    }
}

/* Terminals may join these into fewer columns than their widths add up to, so none is sent. */
static void nothing_that_joins_is_shown(void **state)
{
    static const char *const cases[][2] = {
        {"👋🏽|", "👋  |"},
        {"🇬🇧|", "GB|"},
        {"❤️|", "❤|"},
    };
    struct world *w = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        canvas_clear(w->c);
        canvas_put(w->c, 0, 0, 20, STYLE_NORMAL, cases[i][0]);
        assert_string_equal(ROW(w, 0), cases[i][1]);
    }
}

static void no_control_reaches_a_cell(void **state)
{
    struct world *w = *state;
    struct tsv t = tsv_read(w->a, "tests/fixtures/strings/escape_payloads.tsv");
    assert_true(t.count > 100);
    for (size_t i = 0; i < t.count; i++) {
        size_t len;
        canvas_clear(w->c);
        canvas_put(w->c, 0, 0, 30, STYLE_NORMAL, base64_bytes(w->a, t.rows[i].column[3], &len));
        for (const char *s = ROW(w, 0); *s;) {
            uint32_t ch = utf8_next(&s);
            assert_true(ch >= 0x20 && (ch < 0x7f || ch > 0x9f));
        }
    }
}

static void themes_differ_but_never_in_words(void **state)
{
    (void)state;
    assert_string_equal(theme_find("LIGHT")->name, "light");
    assert_string_equal(theme_find("no such")->name, "dark");
    assert_string_equal(theme_find(NULL)->name, "dark");
    for (unsigned i = 0; theme_at(i); i++) {
        struct look plain = theme_look(theme_at(i), STYLE_ALERT, false);
        assert_int_equal(plain.fg, COLOUR_DEFAULT);
        assert_true(plain.attrs & LOOK_BOLD);
        struct look chosen = theme_look(theme_at(i), STYLE_NORMAL | STYLE_SELECTED, true);
        assert_true(chosen.attrs & LOOK_REVERSE);
    }
}

int main(void)
{
    utf8_locale();
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(text_is_cut_to_its_columns),
        T(a_wide_character_is_never_halved),
        T(marks_stay_on_their_letter),
        T(what_does_not_fit_says_so),
        T(words_wrap_and_long_words_break),
        T(a_view_clips_and_is_given_back),
        T(lines_have_an_ascii_form),
        T(selecting_keeps_the_meaning),
        T(emoji_keep_their_columns),
        T(names_of_the_world_line_up),
        T(nothing_that_joins_is_shown),
        T(no_control_reaches_a_cell),
        T(themes_differ_but_never_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
