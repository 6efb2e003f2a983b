/* SPDX-License-Identifier: MIT */
/*
 * Whatever keys, clicks, pastes, bytes and sizes come: nothing is drawn outside
 * a view, no wide character is halved, the cursor is on the screen, and the
 * frame is there.
 */
#include "demo_pane.h"
#include "hub/base/utf8.h"
#include "prop.h"
#include "ui/keys_priv.h"
#include "unit.h"

#include <string.h>

static void check_cells(const struct canvas *c)
{
    int rows, cols, row, col;
    canvas_size(c, &rows, &cols);
    canvas_cursor_at(c, &row, &col);
    assert_in_range(row, 0, rows - 1);
    assert_in_range(col, 0, cols - 1);
    for (row = 0; row < rows; row++) {
        const struct cell *cell = canvas_row(c, row);
        for (col = 0; col < cols; col++) {
            if (cell[col].width == 2)
                assert_true(col + 1 < cols && cell[col + 1].width == 0);
            if (cell[col].width == 0)
                assert_true(col > 0 && cell[col - 1].width == 2);
        }
    }
}

static const char *const texts[] = {"Okafor", "Siân Wyn-Jones", "李娜李娜", "a\xcc\x82\xcc\x82",
    "👋🏽 Theo", "", "x", "\033[2J\t\n", "Theo slept through.\nAte two helpings.", "\xff\xfe",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"};
enum { TEXTS = sizeof texts / sizeof *texts };

static void draw_anything(struct prop *p, struct canvas *c)
{
    int row = (int)prop_between(p, -3, 14), col = (int)prop_between(p, -5, 34);
    int n = (int)prop_between(p, -2, 40);
    struct area a = {row, col, (int)prop_between(p, -2, 9), n};
    const char *text = texts[prop_between(p, 0, TEXTS - 1)];
    switch (prop_between(p, 0, 9)) {
    case 0:
        canvas_put_short(c, row, col, n, STYLE_WARN, text);
        break;
    case 1:
        canvas_put_right(c, row, col, n, STYLE_WARN, text);
        break;
    case 2:
        canvas_wrap(c, a, STYLE_HINT, text);
        break;
    case 3:
        canvas_fill(c, a, STYLE_HINT);
        break;
    case 4:
        canvas_box(c, a);
        break;
    case 5:
        canvas_hline(c, row, col, n);
        canvas_vline(c, row, col, n);
        break;
    case 6:
        canvas_select(c, row, col, n, true);
        canvas_restyle(c, row, col, n, STYLE_OK);
        break;
    case 7:
        canvas_cursor(c, row, col);
        break;
    default:
        canvas_put(c, row, col, n, STYLE_NORMAL, text);
    }
}

static void nothing_is_drawn_outside_the_view(void **state)
{
    struct prop p = prop_start("canvas", 400, 20000);
    struct canvas *c = canvas_create(12, 30);
    (void)state;
    for (int round = 0; round < p.rounds; round++) {
        int rows = (int)prop_between(&p, 0, 10), cols = (int)prop_between(&p, 0, 20);
        struct area view = {(int)prop_between(&p, 0, 3), (int)prop_between(&p, 0, 9), rows, cols};
        canvas_clear(c);
        for (int row = 0; row < 12; row++)
            canvas_put(c, row, 0, 30, STYLE_NORMAL, "..............................");
        struct area before = canvas_enter(c, view);
        for (int i = 0; i < 20; i++)
            draw_anything(&p, c);
        canvas_leave(c, before);
        check_cells(c);
        for (int row = 0; row < 12; row++)
            for (int col = 0; col < 30; col++)
                if (row < view.row || row >= view.row + rows || col < view.col ||
                    col >= view.col + cols) {
                    assert_string_equal(canvas_row(c, row)[col].text, ".");
                    assert_int_equal(canvas_row(c, row)[col].style, STYLE_NORMAL);
                }
    }
    canvas_destroy(c);
}

struct fake {
    struct prop p;
    struct arena *a;
    int left, rows, cols, shown;
};

static void fake_size(void *self, int *rows, int *cols)
{
    const struct fake *f = self;
    *rows = f->rows;
    *cols = f->cols;
}

static int some_key(struct prop *p)
{
    static const int often[] = {K_DOWN, K_UP, K_ENTER, K_ESC, K_TAB, K_PGDN, K_END, '/', 'm', '?',
        'x', K_CTRL('p'), '1', '2', '.', K_RIGHT};
    if (prop_between(p, 0, 2))
        return often[prop_between(p, 0, sizeof often / sizeof *often - 1)];
    return prop_between(p, 0, 1) ? (int)prop_between(p, K_ENTER, K_END_OF_KEYS)
                                 : (int)prop_between(p, ' ', '~');
}

static void fake_wait(void *self, int timeout_ms, struct ui_event *out)
{
    struct fake *f = self;
    (void)timeout_ms;
    *out = (struct ui_event){.type = f->left-- > 0 ? UI_KEY : UI_HANGUP};
    if (out->type == UI_HANGUP)
        return;
    int kind = (int)prop_between(&f->p, 0, 19);
    if (kind == 0) {
        out->type = UI_RESIZE;
        f->rows = (int)prop_between(&f->p, 1, 60);
        f->cols = (int)prop_between(&f->p, 1, 130);
    } else if (kind < 4) {
        static const enum ui_event_type mouse[] = {UI_CLICK, UI_WHEEL_UP, UI_WHEEL_DOWN};
        out->type = mouse[kind - 1];
        out->row = (int)prop_between(&f->p, 0, f->rows - 1);
        out->col = (int)prop_between(&f->p, 0, f->cols - 1);
    } else if (kind == 4) {
        out->type = UI_PASTE;
        out->paste = texts[prop_between(&f->p, 0, TEXTS - 1)];
        out->paste_len = strlen(out->paste);
    } else if (kind == 5) {
        out->type = UI_TIMEOUT;
    } else {
        out->key = some_key(&f->p);
        if (out->key == 'q')
            out->key = 'z';
        if (out->key < K_ENTER)
            utf8_put((uint32_t)out->key, out->text);
    }
}

static void fake_show(void *self, const struct canvas *c, bool all)
{
    struct fake *f = self;
    int rows, cols;
    (void)all;
    canvas_size(c, &rows, &cols);
    assert_int_equal(rows, f->rows);
    assert_int_equal(cols, f->cols);
    check_cells(c);
    arena_reset(f->a);
    if (rows >= 8 && cols >= 20)
        assert_non_null(strstr(canvas_row_text(c, 0, f->a), "Robin"));
    if (rows >= 2 && cols >= 80)
        assert_non_null(strstr(canvas_row_text(c, rows - 1, f->a), "Esc Back"));
    f->shown++;
}

static void no_keys_break_the_frame(void **state)
{
    struct fake f = {.p = prop_start("frame", 3000, 100000), .rows = 24, .cols = 80};
    struct demo_hub demo = {.rows = 500};
    struct ui_options opt = {
        .tabs = demo_tabs, .tab_count = 2, .title = demo_title, .hide_min = -1};
    struct screen screen = {&f, fake_size, fake_wait, fake_show, NULL, NULL};
    struct hub_err err;
    (void)state;
    f.left = f.p.rounds;
    f.a = arena_create();
    while (f.left > 0) { /* the palette can leave too */
        assert_int_equal(ui_run_on(screen, demo_as_hub(&demo), &opt, &err), HUB_OK);
    }
    assert_true(f.shown > f.p.rounds / 2);
    arena_destroy(f.a);
}

static void no_bytes_break_the_decoder(void **state)
{
    static const char *const parts[] = {"\033", "[", "O", "200~", "201~", "<0;1;1M", "A", ";5", "M",
        "\x8e", "\xe6\x9d\x8e", "\xf0\x9f", "9999999999", "~", "\0", "?", "\r", "n"};
    struct prop p = prop_start("keys", 2000, 200000);
    struct keys k;
    struct ui_event ev;
    int64_t now = 1000;
    (void)state;
    keys_init(&k, 0);
    for (int round = 0; round < p.rounds; round++) {
        const char *part = parts[prop_between(&p, 0, sizeof parts / sizeof *parts - 1)];
        char byte = (char)prop_bits(&p);
        if (prop_between(&p, 0, 3))
            keys_feed(&k, part, *part ? strlen(part) : 1, now);
        else
            keys_feed(&k, &byte, 1, now);
        now += prop_between(&p, 0, 60);
        while (keys_next(&k, now, &ev))
            assert_true(ev.type != UI_TIMEOUT && ev.type != UI_RESIZE && ev.type != UI_HANGUP);
        assert_true(k.pasting || k.len < 64);
    }
    keys_fini(&k);
}

int main(void)
{
    utf8_locale();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_drawn_outside_the_view),
        cmocka_unit_test(no_keys_break_the_frame),
        cmocka_unit_test(no_bytes_break_the_decoder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
