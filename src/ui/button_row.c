/* SPDX-License-Identifier: MIT */
#include "away_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "ui_priv.h"

enum { LEFT = 1, BETWEEN = 2, EDGES = 2 };

void button_row_draw(const struct button_row *b, struct canvas *c, int row, bool focused)
{
    int col = LEFT, cols = canvas_cols(c);
    for (size_t i = 0; i < b->count; i++) {
        int used = canvas_putf(c, row, col, cols - col, STYLE_KEY, "[%s]", b->words[i]);
        canvas_select(c, row, col, used, focused && i == b->at);
        if (focused && i == b->at) {
            canvas_cursor(c, row, col);
        }
        col += used + BETWEEN;
    }
}

int buttons_spot(
    const char *const *words, size_t count, int cols, size_t n, int *row, int *col)
{
    int at = 0, rows = 0;
    *row = *col = 0;
    for (size_t i = 0; i < count; i++) {
        int wide = utf8_width(words[i]) + EDGES;
        if (at > 0 && at + wide > cols) {
            rows++;
            at = 0;
        }
        if (i == n) {
            *row = rows;
            *col = at;
        }
        at += wide + 1;
    }
    return rows + 1;
}

bool button_row_move(struct button_row *b, const char *id)
{
    bool on = str_part_index("right|next-part", id) >= 0;
    if ((!on && str_part_index("left|prev-part", id) < 0) || b->count == 0) {
        return false;
    }
    b->at = (b->at + (on ? 1 : b->count - 1)) % b->count;
    return true;
}

size_t button_row_hit(const struct button_row *b, int col)
{
    int at = LEFT;
    for (size_t i = 0; i < b->count; i++) {
        int wide = utf8_width(b->words[i]) + EDGES;
        if (col >= at && col < at + wide) {
            return i;
        }
        at += wide + BETWEEN;
    }
    return b->count;
}
