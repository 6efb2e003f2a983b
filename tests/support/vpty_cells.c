/* SPDX-License-Identifier: MIT */
/* What stands on the screen. */
#include "vpty_priv.h"

static size_t put_utf8(char *to, uint32_t c)
{
    static const struct {
        uint32_t below, lead;
        int shift;
    } forms[] = {{0x80, 0, 0}, {0x800, 0xC0, 6}, {0x10000, 0xE0, 12}, {0x110000, 0xF0, 18}};
    size_t len = 0, form = 0;
    while (form < 3 && c >= forms[form].below)
        form++;
    to[len++] = (char)(forms[form].lead | c >> forms[form].shift);
    for (int shift = forms[form].shift - 6; shift >= 0; shift -= 6)
        to[len++] = (char)(0x80 | (c >> shift & 0x3F));
    return len;
}

/* An erased cell has no character of its own. */
static size_t put_cell(const VTermScreenCell *cell, char *to)
{
    size_t len = 0;
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
        len += put_utf8(to + len, cell->chars[i]);
    if (!len)
        to[len++] = ' ';
    return len;
}

const char *pty_row(struct pty *p, int row, char buf[PTY_ROW])
{
    size_t len = 0, end = 0;
    for (int col = 0; col < p->cols && len + 32 < PTY_ROW;) {
        VTermScreenCell cell;
        VTermPos pos = {row, col};
        if (!vterm_screen_get_cell(p->screen, pos, &cell))
            break;
        len += put_cell(&cell, buf + len);
        if (cell.chars[0] && cell.chars[0] != ' ')
            end = len;
        col += cell.width > 0 ? cell.width : 1;
    }
    buf[end] = '\0';
    return buf;
}

void pty_letter(struct pty *p, int row, int col, char buf[32])
{
    VTermScreenCell cell = {0};
    VTermPos pos = {row, col};
    vterm_screen_get_cell(p->screen, pos, &cell);
    buf[put_cell(&cell, buf)] = '\0';
}

static int index_of(const VTermColor *c, bool usual)
{
    return usual || !VTERM_COLOR_IS_INDEXED(c) ? -1 : c->indexed.idx;
}

struct pty_cell pty_cell(struct pty *p, int row, int col)
{
    VTermScreenCell cell;
    VTermPos pos = {row, col};
    if (!vterm_screen_get_cell(p->screen, pos, &cell))
        return (struct pty_cell){0};
    return (struct pty_cell){.reverse = cell.attrs.reverse,
        .bold = cell.attrs.bold,
        .underline = cell.attrs.underline != 0,
        .width = cell.width,
        .fg = index_of(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg)),
        .bg = index_of(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))};
}
