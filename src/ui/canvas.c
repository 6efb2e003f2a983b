/* SPDX-License-Identifier: MIT */
/* The grid of cells that panes draw into. One cell holds one character and the marks on it. */
#include "hub/ui/canvas.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"

#include <stdarg.h>
#include <string.h>

struct canvas {
    struct arena *own;     /* this struct */
    struct arena *grid;    /* the cells */
    struct arena *scratch; /* texts on their way in */
    struct cell *cells;
    size_t room; /* cells there is memory for */
    int rows, cols;
    struct area view;
    int cursor_row, cursor_col;
    bool ascii;
};

enum { SCRATCH_KEPT = 64 * 1024 };

static int clamp(int n, int min, int max)
{
    return n < min ? min : n > max ? max : n;
}

static struct cell *cell_at(struct canvas *c, int row, int col)
{
    return &c->cells[(size_t)row * (size_t)c->cols + (size_t)col];
}

static void cell_blank(struct cell *cell, unsigned style)
{
    *cell = (struct cell){.text = " ", .width = 1, .style = (uint8_t)style};
}

struct canvas *canvas_create(int rows, int cols)
{
    struct arena *own = arena_create();
    struct canvas *c = arena_alloc(own, sizeof *c);
    c->own = own;
    c->grid = arena_create();
    c->scratch = arena_create();
    canvas_resize(c, rows, cols);
    return c;
}

void canvas_destroy(struct canvas *c)
{
    if (!c) {
        return;
    }
    arena_destroy(c->scratch);
    arena_destroy(c->grid);
    arena_destroy(c->own);
}

void canvas_resize(struct canvas *c, int rows, int cols)
{
    c->rows = clamp(rows, 1, CANVAS_MAX);
    c->cols = clamp(cols, 1, CANVAS_MAX);
    size_t need = (size_t)c->rows * (size_t)c->cols;
    if (need > c->room) {
        arena_reset(c->grid);
        c->cells = arena_array(c->grid, need, sizeof *c->cells);
        c->room = need;
    }
    canvas_clear(c);
}

void canvas_clear(struct canvas *c)
{
    size_t n = (size_t)c->rows * (size_t)c->cols;
    for (size_t i = 0; i < n; i++) {
        cell_blank(&c->cells[i], STYLE_NORMAL);
    }
    c->view = (struct area){0, 0, c->rows, c->cols};
    c->cursor_row = c->cursor_col = 0;
}

void canvas_set_ascii(struct canvas *c, bool ascii)
{
    c->ascii = ascii;
}

struct area canvas_enter(struct canvas *c, struct area a)
{
    struct area before = c->view;
    int row = clamp(a.row, 0, before.rows), col = clamp(a.col, 0, before.cols);
    int below = clamp(a.row, -CANVAS_MAX, CANVAS_MAX) + clamp(a.rows, 0, CANVAS_MAX);
    int right = clamp(a.col, -CANVAS_MAX, CANVAS_MAX) + clamp(a.cols, 0, CANVAS_MAX);
    c->view.row = before.row + row;
    c->view.col = before.col + col;
    c->view.rows = clamp(below, row, before.rows) - row;
    c->view.cols = clamp(right, col, before.cols) - col;
    return before;
}

void canvas_leave(struct canvas *c, struct area before)
{
    c->view = before;
}

int canvas_rows(const struct canvas *c)
{
    return c->view.rows;
}

int canvas_cols(const struct canvas *c)
{
    return c->view.cols;
}

/* Set a cell of the view, which must be inside it, leaving no half of a wide character behind. */
static void put_cell(
    struct canvas *c, int row, int col, unsigned style, const char *text, int width)
{
    row += c->view.row;
    col += c->view.col;
    struct cell *cell = cell_at(c, row, col);
    if (cell->width == 0 && col > 0) {
        cell_blank(cell - 1, cell[-1].style);
    }
    struct cell *last = cell + (width - 1);
    if (last->width == 2 && col + width < c->cols) {
        cell_blank(last + 1, last[1].style);
    }
    *cell = (struct cell){.width = (uint8_t)width, .style = (uint8_t)style};
    size_t len = strlen(text);
    memcpy(cell->text, text, len < CELL_TEXT ? len : CELL_TEXT - 1);
    if (width == 2) {
        cell[1] = (struct cell){.width = 0, .style = (uint8_t)style};
    }
}

static void add_mark(struct canvas *c, int row, int col, const char *mark, size_t len)
{
    struct cell *cell = cell_at(c, row + c->view.row, col + c->view.col);
    if (cell->width == 0 && col > 0) {
        cell--;
    }
    size_t have = strlen(cell->text);
    if (have + len < CELL_TEXT) {
        memcpy(cell->text + have, mark, len + 1);
    }
}

/* Marks by which some terminals make a narrow character wide, or a flag of many. */
static bool changes_width(uint32_t ch)
{
    return (ch >= 0xFE00 && ch <= 0xFE0F) || (ch >= 0xE0000 && ch <= 0xE01EF);
}

/* What is shown instead of `ch`, in as many columns on every terminal. */
static const char *shown_as(uint32_t ch, bool after_other, char buf[5])
{
    if (ch >= 0x1F1E6 && ch <= 0x1F1FF) { /* the letters of flags */
        buf[0] = (char)('A' + (ch - 0x1F1E6));
        buf[1] = '\0';
    } else if (ch >= 0x1F3FB && ch <= 0x1F3FF && after_other) { /* skin tones */
        return "  ";
    } else {
        utf8_put(ch, buf);
    }
    return buf;
}

static const char *safe_text(struct canvas *c, const char *text)
{
    text = hub_words(text);
    const char *s = text;
    while (*s >= ' ' && *s <= '~') {
        s++;
    }
    if (!*s) {
        return text;
    }
    if (arena_used(c->scratch) > SCRATCH_KEPT) {
        arena_reset(c->scratch);
    }
    return utf8_safe(c->scratch, text);
}

/* Write characters until `end` or until `limit` columns are used. Returns the column after. */
static int put_run(
    struct canvas *c, int row, int col, unsigned style, const char *s, const char *end, int limit)
{
    int last = -1; /* where the latest character stands, for its marks */
    while (s < end) {
        char buf[5];
        uint32_t ch = utf8_next(&s);
        int width = utf8_char_width(ch);
        const char *show = shown_as(ch, last >= 0, buf);
        if (width == 0) {
            if (last >= 0 && !changes_width(ch)) {
                add_mark(c, row, last, show, strlen(show));
            }
            continue;
        }
        if (col + width > limit) {
            break;
        }
        if (show[0] == ' ' && width == 2) {
            put_cell(c, row, col, style, " ", 1);
            put_cell(c, row, col + 1, style, " ", 1);
        } else {
            put_cell(c, row, col, style, show, width);
        }
        last = col;
        col += width;
    }
    return col;
}

/* Put safe text, of which the part left of column 0 is not seen. Returns the columns used. */
static int put_safe(struct canvas *c, int row, int col, int cols, unsigned style, const char *s)
{
    if (row < 0 || row >= c->view.rows || cols <= 0 || col >= c->view.cols || col < -CANVAS_MAX) {
        return 0;
    }
    int start = col;
    if (cols > CANVAS_MAX) {
        cols = CANVAS_MAX;
    }
    int limit = clamp(col + cols, 0, c->view.cols);
    while (col < 0 && *s) {
        for (const char *end = s + utf8_cluster(s); s < end;) {
            col += utf8_char_width(utf8_next(&s));
        }
    }
    if (col < 0) {
        return 0;
    }
    size_t len = utf8_fit(s, limit - col, NULL);
    return put_run(c, row, col, style, s, s + len, limit) - start;
}

int canvas_put(struct canvas *c, int row, int col, int cols, unsigned style, const char *text)
{
    return put_safe(c, row, col, cols, style, safe_text(c, text));
}

int canvas_put_short(struct canvas *c, int row, int col, int cols, unsigned style, const char *text)
{
    const char *s = safe_text(c, text);
    if (utf8_width(s) <= cols) {
        return put_safe(c, row, col, cols, style, s);
    }
    int used = put_safe(c, row, col, cols - 1, style, s);
    return used + put_safe(c, row, col + used, cols - used, style, c->ascii ? "~" : "…");
}

int canvas_put_right(struct canvas *c, int row, int col, int cols, unsigned style, const char *text)
{
    int width = utf8_width(safe_text(c, text));
    int start = width < cols ? col + cols - width : col;
    return canvas_put_short(c, row, start, col + cols - start, style, text);
}

int canvas_putf(struct canvas *c, int row, int col, int cols, unsigned style, const char *fmt, ...)
{
    if (arena_used(c->scratch) > SCRATCH_KEPT) {
        arena_reset(c->scratch);
    }
    va_list ap;
    va_start(ap, fmt);
    const char *text = arena_vprintf(c->scratch, fmt, ap);
    va_end(ap);
    return put_safe(c, row, col, cols, style, utf8_safe(c->scratch, text));
}

/* Bytes of `line` (of `len`) that go on one row; at least one cluster. */
static size_t wrap_fit(const char *line, size_t len, int cols)
{
    size_t fit = utf8_fit(line, cols, NULL);
    if (fit >= len) {
        return len;
    }
    if (line[fit] == ' ') {
        return fit;
    }
    size_t cut = fit;
    while (cut > 0 && line[cut - 1] != ' ') {
        cut--;
    }
    if (cut > 0) {
        return cut;
    }
    size_t one = utf8_cluster(line);
    return fit > 0 ? fit : one < len ? one : len;
}

int canvas_wrap(struct canvas *c, struct area a, unsigned style, const char *text)
{
    struct arena *scratch = c->scratch;
    if (arena_used(scratch) > SCRATCH_KEPT) {
        arena_reset(scratch);
    }
    int row = 0;
    for (const char *line = hub_words(text); a.cols > 0;) {
        size_t len = strcspn(line, "\n");
        const char *safe = utf8_safe(scratch, arena_strndup(scratch, line, len));
        size_t left = strlen(safe);
        do {
            size_t fit = wrap_fit(safe, left, a.cols);
            if (row < a.rows) {
                put_safe(c, a.row + row, a.col, a.cols, style, arena_strndup(scratch, safe, fit));
            }
            row++;
            safe += fit;
            left -= fit;
            while (left && *safe == ' ') {
                safe++, left--;
            }
        } while (left);
        if (!line[len]) {
            break;
        }
        line += len + 1;
    }
    return row;
}

void canvas_fill(struct canvas *c, struct area a, unsigned style)
{
    struct area before = canvas_enter(c, a);
    for (int row = 0; row < c->view.rows; row++) {
        for (int col = 0; col < c->view.cols; col++) {
            put_cell(c, row, col, style, " ", 1);
        }
    }
    canvas_leave(c, before);
}

static void put_line(struct canvas *c, int row, int col, const char *utf8, const char *ascii)
{
    if (row >= 0 && col >= 0 && row < c->view.rows && col < c->view.cols) {
        put_cell(c, row, col, STYLE_RULE, c->ascii ? ascii : utf8, 1);
    }
}

void canvas_hline(struct canvas *c, int row, int col, int cols)
{
    int end = clamp(col, 0, CANVAS_MAX) + clamp(cols, 0, CANVAS_MAX);
    for (int i = clamp(col, 0, CANVAS_MAX); i < end && i < c->view.cols; i++) {
        put_line(c, row, i, "─", "-");
    }
}

void canvas_vline(struct canvas *c, int row, int col, int rows)
{
    int end = clamp(row, 0, CANVAS_MAX) + clamp(rows, 0, CANVAS_MAX);
    for (int i = clamp(row, 0, CANVAS_MAX); i < end && i < c->view.rows; i++) {
        put_line(c, i, col, "│", "|");
    }
}

void canvas_box(struct canvas *c, struct area a)
{
    int bottom = a.row + a.rows - 1, right = a.col + a.cols - 1;
    if (a.rows < 2 || a.cols < 2) {
        return;
    }
    canvas_hline(c, a.row, a.col, a.cols);
    canvas_hline(c, bottom, a.col, a.cols);
    canvas_vline(c, a.row, a.col, a.rows);
    canvas_vline(c, a.row, right, a.rows);
    put_line(c, a.row, a.col, "┌", "+");
    put_line(c, a.row, right, "┐", "+");
    put_line(c, bottom, a.col, "└", "+");
    put_line(c, bottom, right, "┘", "+");
}

/* The cells of one row of the view between col and col + cols. */
static struct cell *row_part(struct canvas *c, int row, int col, int cols, int *count)
{
    int from = clamp(col, 0, c->view.cols);
    int to =
        clamp(clamp(col, -CANVAS_MAX, CANVAS_MAX) + clamp(cols, 0, CANVAS_MAX), from, c->view.cols);
    *count = row >= 0 && row < c->view.rows ? to - from : 0;
    return *count ? cell_at(c, c->view.row + row, c->view.col + from) : NULL;
}

void canvas_select(struct canvas *c, int row, int col, int cols, bool on)
{
    int count;
    struct cell *cell = row_part(c, row, col, cols, &count);
    for (int i = 0; i < count; i++) {
        unsigned plain = cell[i].style & ~(unsigned)STYLE_SELECTED;
        cell[i].style = (uint8_t)(on ? plain | STYLE_SELECTED : plain);
    }
}

void canvas_restyle(struct canvas *c, int row, int col, int cols, unsigned style)
{
    int count;
    struct cell *cell = row_part(c, row, col, cols, &count);
    for (int i = 0; i < count; i++) {
        cell[i].style = (uint8_t)style;
    }
}

void canvas_cursor(struct canvas *c, int row, int col)
{
    if (row < 0 || col < 0 || row >= c->view.rows || col >= c->view.cols) {
        return;
    }
    c->cursor_row = c->view.row + row;
    c->cursor_col = c->view.col + col;
}

void canvas_size(const struct canvas *c, int *rows, int *cols)
{
    *rows = c->rows;
    *cols = c->cols;
}

void canvas_cursor_at(const struct canvas *c, int *row, int *col)
{
    *row = c->cursor_row;
    *col = c->cursor_col;
}

const struct cell *canvas_row(const struct canvas *c, int row)
{
    return row >= 0 && row < c->rows ? &c->cells[(size_t)row * (size_t)c->cols] : NULL;
}

static void row_text(const struct canvas *c, int row, struct sb *out)
{
    const struct cell *cells = canvas_row(c, row);
    int end = c->cols;
    while (end > 0 && strcmp(cells[end - 1].text, " ") == 0) {
        end--;
    }
    for (int col = 0; col < end; col++) {
        sb_add(out, cells[col].text);
    }
}

const char *canvas_row_text(const struct canvas *c, int row, struct arena *a)
{
    struct sb out = sb_on(a);
    if (row >= 0 && row < c->rows) {
        row_text(c, row, &out);
    }
    return sb_str(&out);
}

const char *canvas_text(const struct canvas *c, struct arena *a)
{
    struct sb out = sb_on(a);
    for (int row = 0; row < c->rows; row++) {
        row_text(c, row, &out);
        sb_addc(&out, '\n');
    }
    return sb_str(&out);
}
