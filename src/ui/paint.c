/* SPDX-License-Identifier: MIT */
/* What is shown against what is to be shown, row by row. */
#include "paint_priv.h"

#include <string.h>

/* ECH and the way on behind the gap cost more than so many blanks. */
enum { GAP_LEAST = 10 };

const char *const paint_cap_names[CAP_COUNT] = {
    [CAP_CUP] = "cup",
    [CAP_HPA] = "hpa",
    [CAP_VPA] = "vpa",
    [CAP_RIGHT] = "cuf",
    [CAP_LEFT] = "cub",
    [CAP_UP] = "cuu",
    [CAP_DOWN] = "cud",
    [CAP_RIGHT1] = "cuf1",
    [CAP_LEFT1] = "cub1",
    [CAP_UP1] = "cuu1",
    [CAP_DOWN1] = "cud1",
    [CAP_CR] = "cr",
    [CAP_EL] = "el",
    [CAP_ECH] = "ech",
    [CAP_REGION] = "csr",
    [CAP_SCROLL] = "ind",
    [CAP_SCROLL_BACK] = "ri",
    [CAP_CLEAR] = "clear",
    [CAP_PLAIN] = "sgr0",
    [CAP_BOLD] = "bold",
    [CAP_UNDERLINE] = "smul",
    [CAP_DIM] = "dim",
    [CAP_REVERSE] = "rev",
    [CAP_FG] = "setaf",
    [CAP_BG] = "setab",
};

void paint_init(struct paint *p)
{
    *p = (struct paint){.grid = arena_create(), .bytes = arena_create(), .col = -1};
}

void paint_fini(struct paint *p)
{
    arena_destroy(p->grid);
    arena_destroy(p->bytes);
    p->grid = p->bytes = NULL;
}

unsigned paint_index(const struct cell *cell)
{
    unsigned style = cell->style & ~(unsigned)STYLE_SELECTED;
    unsigned i = cell->style & STYLE_SELECTED ? style + STYLE_COUNT : style;
    return i < PAINT_LOOKS ? i : STYLE_NORMAL;
}

bool paint_blank(const struct cell *cell)
{
    return cell->text[0] == ' ' && cell->text[1] == '\0';
}

bool paint_same(const struct paint *p, const struct cell *a, const struct cell *b)
{
    if (strcmp(a->text, b->text) != 0) {
        return false;
    }
    const unsigned char *class = paint_blank(a) ? p->blank : p->ink;
    return class[paint_index(a)] == class[paint_index(b)];
}

/* As erasing leaves it. */
static bool is_erased(const struct paint *p, const struct cell *cell)
{
    return paint_blank(cell) && p->blank[paint_index(cell)] == p->blank[PAINT_ERASED];
}

struct cell *paint_row(const struct paint *p, int row)
{
    return p->cells + (size_t)row * (size_t)p->cols;
}

void paint_add(struct paint *p, const char *bytes, size_t len)
{
    while (p->len + len > p->cap) {
        arena_grow(p->bytes, &p->out, p->cap, &p->cap, 1);
    }
    memcpy(p->out + p->len, bytes, len);
    p->len += len;
}

void paint_cap(struct paint *p, enum paint_cap cap, int a, int b)
{
    const char *s = p->caps[cap] ? p->fill(p->caps[cap], a, b) : NULL;
    if (s) {
        paint_add(p, s, strlen(s));
    }
}

/* The cursor is behind it afterwards; behind the last column a terminal may be anywhere. */
static void send_cell(struct paint *p, const struct cell *cell)
{
    paint_be_for(p, cell);
    paint_add(p, cell->text, strlen(cell->text));
    memcpy(paint_row(p, p->row) + p->col, cell, (size_t)cell->width * sizeof *cell);
    p->col += cell->width;
    if (p->col >= p->cols) {
        p->col = -1;
    }
}

static void send_gap(struct paint *p, const struct cell *now, int count)
{
    paint_be(p, PAINT_ERASED);
    paint_cap(p, CAP_ECH, count, 0);
    memcpy(paint_row(p, p->row) + p->col, now, (size_t)count * sizeof *now);
}

/* How many cells from `col` on are blank, as erasing leaves them, up to `end`. */
static int gap_at(const struct paint *p, const struct cell *now, int col, int end)
{
    int from = col;
    while (col < end && is_erased(p, &now[col])) {
        col++;
    }
    return col - from;
}

/* Before `end`, what differs. Returns where the row is right up to: a corner may not be sent. */
static int send_cells(struct paint *p, int row, int end, const struct cell *now)
{
    const struct cell *before = paint_row(p, row);
    int col = 0;
    while (col < end) {
        int wide = now[col].width;
        if (wide == 0 || paint_same(p, &now[col], &before[col])) {
            col++;
            continue;
        }
        if (p->wraps && row == p->rows - 1 && col + wide >= p->cols) {
            return col;
        }
        paint_move(p, row, col);
        int gap = p->caps[CAP_ECH] ? gap_at(p, now, col, end) : 0;
        if (gap >= GAP_LEAST) {
            send_gap(p, &now[col], gap);
            col += gap;
        } else {
            send_cell(p, &now[col]);
            col += wide;
        }
    }
    return p->cols;
}

/* The first cell of the blanks at the end of a row that it is worth to erase; else its length. */
static int tail_of(const struct paint *p, int row, const struct cell *now, int last)
{
    const struct cell *before = paint_row(p, row);
    int tail = p->cols;
    while (tail > 0 && is_erased(p, &now[tail - 1])) {
        tail--;
    }
    while (tail <= last && paint_same(p, &now[tail], &before[tail])) {
        tail++;
    }
    size_t cost = p->caps[CAP_EL] ? strlen(p->caps[CAP_EL]) : SIZE_MAX;
    return last >= tail && (size_t)(last - tail + 1) > cost ? tail : p->cols;
}

static void send_row(struct paint *p, int row, const struct cell *now)
{
    struct cell *before = paint_row(p, row);
    if (memcmp(now, before, (size_t)p->cols * sizeof *now) == 0) {
        return;
    }
    int last = p->cols - 1;
    while (last >= 0 && paint_same(p, &now[last], &before[last])) {
        last--;
    }
    int tail = tail_of(p, row, now, last);
    int right = send_cells(p, row, tail <= last ? tail : last + 1, now);
    if (tail <= last) {
        paint_move(p, row, tail);
        paint_be(p, PAINT_ERASED);
        paint_cap(p, CAP_EL, 0, 0);
    }
    memcpy(before, now, (size_t)right * sizeof *now);
}

/* A blank screen with nothing on. */
static void start_anew(struct paint *p, int rows, int cols)
{
    arena_reset(p->grid);
    p->rows = rows;
    p->cols = cols;
    p->cells = arena_array(p->grid, (size_t)rows * (size_t)cols, sizeof *p->cells);
    for (int i = 0; i < rows * cols; i++) {
        p->cells[i] = (struct cell){.text = " ", .width = 1, .style = PAINT_ERASED};
    }
    paint_cap(p, CAP_PLAIN, 0, 0);
    paint_cap(p, CAP_CLEAR, 0, 0);
    p->look = PAINT_ERASED;
    p->col = -1;
}

void paint(struct paint *p, const struct canvas *c, bool all)
{
    int rows, cols, row, col;
    p->len = 0;
    canvas_size(c, &rows, &cols);
    if (all || !p->cells || rows != p->rows || cols != p->cols) {
        start_anew(p, rows, cols);
    } else {
        paint_scroll(p, c);
    }
    for (int i = 0; i < rows; i++) {
        send_row(p, i, canvas_row(c, i));
    }
    canvas_cursor_at(c, &row, &col);
    paint_move(p, row, col);
}
