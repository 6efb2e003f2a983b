/* SPDX-License-Identifier: MIT */
/* Where the text of a field stands on the screen: wrapping, scrolling, drawing. */
#include "edit_priv.h"
#include "hub/base/utf8.h"

#include <string.h>

enum { PART_BYTES = 4096 };

/* A row of a note: bytes from `start` to `end`; the next one begins at `next`. */
struct row {
    size_t start, end, next;
    bool last;
};

static int cluster_cols(const struct edit *e, size_t pos, size_t len)
{
    int cols = 0;
    if (len == 1) {
        return 1;
    }
    for (const char *s = e->text + pos; s < e->text + pos + len;) {
        cols += utf8_char_width(utf8_next(&s));
    }
    return cols;
}

static int columns(const struct edit *e, size_t from, size_t to)
{
    int cols = 0;
    for (size_t n; from < to && (n = edit_cluster(e, from)) > 0; from += n) {
        cols += cluster_cols(e, from, n);
    }
    return cols;
}

/* The last place whose column is not behind `col`. */
static size_t at_column(const struct edit *e, size_t from, size_t to, int col)
{
    int used = 0;
    for (size_t n; from < to && (n = edit_cluster(e, from)) > 0; from += n) {
        used += cluster_cols(e, from, n);
        if (used > col) {
            break;
        }
    }
    return from;
}

static bool line_ends(const struct edit *e, size_t pos)
{
    return pos >= e->len || (e->lines && e->text[pos] == '\n');
}

/* Words are kept whole where they fit; spaces at the end of a row may hang over it. */
static struct row row_from(const struct edit *e, size_t start, int most)
{
    size_t pos = start, break_at = start;
    int col = 0;
    while (!line_ends(e, pos)) {
        size_t n = edit_cluster(e, pos);
        int wide = cluster_cols(e, pos, n);
        bool space = n == 1 && e->text[pos] == ' ';
        if (e->lines && col + wide > most && !space && pos > start) {
            size_t end = break_at > start ? break_at : pos;
            return (struct row){start, end, end, false};
        }
        col += wide;
        pos += n;
        break_at = space ? pos : break_at;
    }
    bool last = pos >= e->len;
    return (struct row){start, pos, last ? pos : pos + 1, last};
}

/* Columns that text may take: one is left for the cursor behind it. */
static int most_of(int cols)
{
    return cols > 1 ? cols - 1 : 1;
}

static bool holds(const struct row *r, size_t pos)
{
    return r->last || pos < r->next;
}

/* The row with the cursor, and its number. */
static struct row cursor_row(const struct edit *e, int cols, int *number)
{
    struct row r = row_from(e, 0, most_of(cols));
    *number = 0;
    while (!holds(&r, e->at)) {
        r = row_from(e, r.next, most_of(cols));
        ++*number;
    }
    return r;
}

int edit_rows(const struct edit *e, int cols)
{
    struct row r = row_from(e, 0, most_of(cols));
    int rows = 1;
    while (!r.last) {
        r = row_from(e, r.next, most_of(cols));
        rows++;
    }
    return rows;
}

size_t edit_row_start(const struct edit *e)
{
    int number;
    return cursor_row(e, e->cols, &number).start;
}

/* The place behind the last cluster that still belongs to this row. */
static size_t row_stop(const struct edit *e, const struct row *r)
{
    if (r->last || r->end < r->next) {
        return r->end;
    }
    size_t pos = r->start;
    for (size_t n; (n = edit_cluster(e, pos)) > 0 && pos + n < r->end;) {
        pos += n;
    }
    return pos;
}

size_t edit_row_end(const struct edit *e)
{
    int number;
    struct row r = cursor_row(e, e->cols, &number);
    return row_stop(e, &r);
}

static struct row row_number(const struct edit *e, int cols, int number)
{
    struct row r = row_from(e, 0, most_of(cols));
    while (number-- > 0 && !r.last) {
        r = row_from(e, r.next, most_of(cols));
    }
    return r;
}

bool edit_vertical(struct edit *e, int step)
{
    int number;
    if (!e->lines) {
        return false;
    }
    struct row r = cursor_row(e, e->cols, &number);
    if (number + step < 0 || (step > 0 && r.last)) {
        return false;
    }
    e->goal = e->goal < 0 ? columns(e, r.start, e->at) : e->goal;
    r = row_number(e, e->cols, number + step);
    size_t stop = row_stop(e, &r), to = at_column(e, r.start, r.end, e->goal);
    e->at = to < stop ? to : stop;
    return true;
}

/* The first of `whole` places to show, so that `at` is within `room` of them: in steps of half. */
static int scroll(int at, int room)
{
    int step = room / 2 > 0 ? room / 2 : 1;
    return at < room ? 0 : ((at - room) / step + 1) * step;
}

/* The bytes from `from` to `to`, of which the canvas need not see what comes behind. */
static void put_part(
    const struct edit *e, size_t from, size_t to, struct canvas *c, struct area a, unsigned style)
{
    char part[PART_BYTES];
    size_t len = to - from < sizeof part ? to - from : utf8_head(e->text + from, sizeof part - 1);
    memcpy(part, e->text + from, len);
    part[len] = '\0';
    canvas_put(c, a.row, a.col, a.cols, style, part);
}

static void draw_line(
    const struct edit *e, struct canvas *c, struct area a, unsigned style, bool focused)
{
    int cursor = columns(e, 0, e->at), left = focused ? scroll(cursor, a.cols) : 0;
    size_t from = at_column(e, 0, e->len, left);
    int skipped = columns(e, 0, from);
    if (skipped < left) { /* a wide character lies across the edge */
        from += edit_cluster(e, from);
        skipped = columns(e, 0, from);
    }
    int indent = skipped - left;
    struct area shown = {a.row, a.col + indent, 1, a.cols - indent};
    put_part(e, from, at_column(e, from, e->len, shown.cols), c, shown, style);
    if (focused) {
        canvas_cursor(c, a.row, a.col + cursor - left);
    }
}

static int top_row(const struct edit *e, struct area a)
{
    int number;
    cursor_row(e, a.cols, &number);
    return scroll(number, a.rows);
}

static void draw_note(
    const struct edit *e, struct canvas *c, struct area a, unsigned style, bool focused)
{
    int top = focused ? top_row(e, a) : 0;
    struct row r = row_number(e, a.cols, top);
    for (int row = 0; row < a.rows; row++) {
        put_part(e, r.start, r.end, c, (struct area){a.row + row, a.col, 1, a.cols}, style);
        if (focused && e->at >= r.start && holds(&r, e->at)) {
            int col = columns(e, r.start, e->at);
            canvas_cursor(c, a.row + row, a.col + (col < a.cols ? col : a.cols - 1));
        }
        if (r.last) {
            return;
        }
        r = row_from(e, r.next, most_of(a.cols));
    }
}

void edit_draw(const struct edit *e, struct canvas *c, struct area a, unsigned style, bool focused)
{
    if (a.rows < 1 || a.cols < 1) {
        return;
    }
    if (e->lines) {
        draw_note(e, c, a, style, focused);
    } else {
        draw_line(e, c, a, style, focused);
    }
}

void edit_click(struct edit *e, struct area a, int row, int col)
{
    e->goal = -1;
    if (!e->lines) {
        int left = scroll(columns(e, 0, e->at), a.cols);
        e->at = at_column(e, 0, e->len, left + col - a.col);
        return;
    }
    struct row r = row_number(e, a.cols, top_row(e, a) + row - a.row);
    size_t stop = row_stop(e, &r), to = at_column(e, r.start, r.end, col - a.col);
    e->at = to < stop ? to : stop;
}
