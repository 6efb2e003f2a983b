/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/ui/event.h"
#include "quiet_priv.h"

/* Below TALL rows the field alone is shown. */
enum { MARGIN = 1, GAP = 2, TALL = 8, DOTS_MOST = 24 };

static int key_cols(const struct ui_key *key)
{
    char name[16];
    return utf8_width(ui_key_name(key->key, name)) + 1 + utf8_width(key->word);
}

static void draw_keys(const struct quiet_page *q, struct canvas *c, int row)
{
    int col = MARGIN, cols = canvas_cols(c);
    canvas_cursor(c, row, col);
    for (size_t i = 0; i < q->key_count; i++) {
        char name[16];
        int used =
            canvas_put(c, row, col, cols - col, STYLE_KEY, ui_key_name(q->keys[i].key, name));
        canvas_put(c, row, col + used + 1, cols - col - used - 1, STYLE_KEY_WORD, q->keys[i].word);
        col += key_cols(&q->keys[i]) + GAP;
    }
}

static void draw_field(const struct quiet_page *q, struct canvas *c, int row)
{
    int cols = canvas_cols(c), most = cols - MARGIN - utf8_width(q->field) - GAP - 1;
    int col = MARGIN + canvas_putf(c, row, MARGIN, cols - MARGIN, STYLE_LABEL, "%s: ", q->field);
    most = most > DOTS_MOST ? DOTS_MOST : most;
    for (int i = 0; i < most && (size_t)i < q->typed; i++) {
        col += canvas_put(c, row, col, 1, STYLE_FIELD, q->ascii ? "*" : "•");
    }
    canvas_cursor(c, row, col);
}

static int draw_line(struct canvas *c, int row, const char *text, unsigned style)
{
    struct area a = {row, MARGIN, canvas_rows(c) - 1 - row, canvas_cols(c) - 2 * MARGIN};
    return a.rows > 0 && a.cols > 0 ? row + canvas_wrap(c, a, style, text) : row;
}

static void draw_title(const struct quiet_page *q, struct canvas *c)
{
    int col = MARGIN, cols = canvas_cols(c);
    if (q->practice) {
        col += canvas_put(c, 0, col, cols - col, STYLE_PRACTICE, "PRACTICE");
        col += canvas_put(c, 0, col, cols - col, STYLE_TITLE, " · ");
    }
    canvas_put_short(c, 0, col, cols - col - MARGIN, STYLE_TITLE, q->title);
}

void quiet_draw(const struct quiet_page *q, struct canvas *c)
{
    int rows = canvas_rows(c), row = 0;
    bool tall = rows >= TALL;
    canvas_clear(c);
    if (rows > 1) {
        draw_keys(q, c, rows - 1);
    }
    if (tall) {
        draw_title(q, c);
        row = rows > 2 * TALL ? rows / 4 : 2;
    }
    for (size_t i = 0; tall && i < q->count; i++) {
        row = draw_line(c, row, q->lines[i], i ? STYLE_NORMAL : STYLE_HEADING) + (i == 0);
    }
    row += tall;
    if (q->field) {
        row = row < rows - 2 ? row : rows > 2 ? rows - 2 : 0;
        draw_field(q, c, row++);
    }
    if (!str_empty(q->said) && row < rows - 1) {
        int row_cursor, col_cursor;
        canvas_cursor_at(c, &row_cursor, &col_cursor);
        draw_line(c, row, q->said, STYLE_WARN);
        canvas_cursor(c, row_cursor, col_cursor);
    }
}

const struct ui_key *quiet_hit(const struct quiet_page *q, int rows, int row, int col)
{
    int at = MARGIN;
    for (size_t i = 0; row == rows - 1 && i < q->key_count; i++) {
        int wide = key_cols(&q->keys[i]);
        if (col >= at && col < at + wide) {
            return &q->keys[i];
        }
        at += wide + GAP;
    }
    return NULL;
}
