/* SPDX-License-Identifier: MIT */
/* Rows that stand higher or lower than before are scrolled, not sent again. */
#include "paint_priv.h"

#include <string.h>

/* In cells: what setting the region, scrolling and setting it back costs. */
enum { WORTH = 40, FARTHEST = 60 };

/* `count` rows, now from `top` on, stood `by` rows lower before (higher where it is negative). */
struct shift {
    int top, count, by;
    int gain; /* cells that need not be sent */
};

static int differing(const struct paint *p, const struct cell *now, const struct cell *before)
{
    int count = 0;
    for (int col = 0; col < p->cols; col++) {
        count += !paint_same(p, &now[col], &before[col]);
    }
    return count;
}

static bool stood_at(const struct paint *p, const struct canvas *c, int row, int before)
{
    return before >= 0 && before < p->rows &&
           memcmp(canvas_row(c, row), paint_row(p, before),
               (size_t)p->cols * sizeof(struct cell)) == 0;
}

/* The best of the runs of rows that moved by so many. `cost`: of each row, if it is sent. */
static void look_at(
    const struct paint *p, const struct canvas *c, int by, const int *cost, struct shift *best)
{
    struct shift run = {.by = by};
    for (int row = 0; row < p->rows; row++) {
        if (!stood_at(p, c, row, row + by)) {
            run.count = run.gain = 0;
            continue;
        }
        run.top = run.count ? run.top : row;
        run.count++;
        run.gain += cost[row];
        if (run.gain > best->gain && run.count > 1) {
            *best = run;
        }
    }
}

static void blank_rows(struct paint *p, int from, int count)
{
    struct cell *cells = paint_row(p, from);
    for (int i = 0; i < count * p->cols; i++) {
        cells[i] = (struct cell){.text = " ", .width = 1, .style = PAINT_ERASED};
    }
}

static void do_it(struct paint *p, const struct shift *s)
{
    bool up = s->by > 0;
    int far = up ? s->by : -s->by;
    int first = up ? s->top : s->top - far, last = first + s->count + far - 1;
    size_t row_size = (size_t)p->cols * sizeof *p->cells;
    paint_be(p, PAINT_ERASED);
    paint_cap(p, CAP_REGION, first, last);
    p->col = -1;
    paint_move(p, up ? last : first, 0);
    for (int i = 0; i < far; i++) {
        paint_cap(p, up ? CAP_SCROLL : CAP_SCROLL_BACK, 0, 0);
    }
    paint_cap(p, CAP_REGION, 0, p->rows - 1);
    p->col = -1;
    memmove(paint_row(p, s->top), paint_row(p, s->top + s->by), (size_t)s->count * row_size);
    blank_rows(p, up ? last - far + 1 : first, far);
}

void paint_scroll(struct paint *p, const struct canvas *c)
{
    int cost[CANVAS_MAX] = {0}, changed = 0;
    bool can = p->caps[CAP_REGION] && p->caps[CAP_SCROLL] && p->caps[CAP_SCROLL_BACK];
    for (int row = 0; can && row < p->rows; row++) {
        cost[row] =
            stood_at(p, c, row, row) ? 0 : differing(p, canvas_row(c, row), paint_row(p, row));
        changed += cost[row];
    }
    if (!can || changed < WORTH) {
        return;
    }
    int most = p->rows - 1 < FARTHEST ? p->rows - 1 : FARTHEST;
    struct shift best = {.gain = WORTH};
    for (int by = 1; by <= most; by++) {
        look_at(p, c, by, cost, &best);
        look_at(p, c, -by, cost, &best);
    }
    if (best.gain > WORTH) {
        do_it(p, &best);
    }
}
