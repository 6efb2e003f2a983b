/* SPDX-License-Identifier: MIT */
/* The cursor's shortest way to a place: absolute, or down or up and then along the row. */
#include "paint_priv.h"

#include <string.h>

struct way {
    char text[PAINT_SHORT];
    size_t len; /* PAINT_SHORT: there is no such way, or it is too long */
};

static void way_add(struct way *w, const char *s, size_t len)
{
    if (!s || w->len + len >= PAINT_SHORT) {
        w->len = PAINT_SHORT;
        return;
    }
    memcpy(w->text + w->len, s, len);
    w->len += len;
}

/* A string with numbers. */
static void way_cap(const struct paint *p, struct way *w, enum paint_cap cap, int a, int b)
{
    const char *s = p->caps[cap] ? p->fill(p->caps[cap], a, b) : NULL;
    way_add(w, s, s ? strlen(s) : 0);
}

/* One step, `times` times. */
static void way_steps(const struct paint *p, struct way *w, enum paint_cap cap, int times)
{
    const char *s = p->caps[cap];
    for (int i = 0; i < times && w->len < PAINT_SHORT; i++) {
        way_add(w, s, s ? strlen(s) : 0);
    }
}

static void keep_shorter(struct way *best, const struct way *other)
{
    if (other->len < best->len) {
        *best = *other;
    }
}

/* Behind `start`: to another row, the column kept. */
static struct way way_to_row(const struct paint *p, struct way start, int row)
{
    if (row == p->row) {
        return start;
    }
    bool down = row > p->row;
    int far = down ? row - p->row : p->row - row;
    struct way best = start, by = start, place = start;
    way_steps(p, &best, down ? CAP_DOWN1 : CAP_UP1, far);
    way_cap(p, &by, down ? CAP_DOWN : CAP_UP, far, 0);
    way_cap(p, &place, CAP_VPA, row, 0);
    keep_shorter(&best, &by);
    keep_shorter(&best, &place);
    return best;
}

/* To send again what stands between: only where that needs no other look. */
static struct way way_over(const struct paint *p, struct way start, int row, int from, int to)
{
    const struct cell *cells = paint_row(p, row);
    if (cells[from].width == 0 || cells[to].width == 0) {
        start.len = PAINT_SHORT;
    }
    for (int col = from; col < to && start.len < PAINT_SHORT; col++) {
        bool right = cells[col].width == 0 || paint_is_for(p, &cells[col]);
        way_add(&start, right ? cells[col].text : NULL, strlen(cells[col].text));
    }
    return start;
}

/* Behind `start`: along the row. */
static struct way way_along(const struct paint *p, struct way start, int row, int from, int to)
{
    if (from == to) {
        return start;
    }
    bool right = to > from;
    int far = right ? to - from : from - to;
    struct way best = start, by = start, place = start;
    way_steps(p, &best, right ? CAP_RIGHT1 : CAP_LEFT1, far);
    way_cap(p, &by, right ? CAP_RIGHT : CAP_LEFT, far, 0);
    way_cap(p, &place, CAP_HPA, to, 0);
    keep_shorter(&best, &by);
    keep_shorter(&best, &place);
    if (right) {
        struct way over = way_over(p, start, row, from, to);
        keep_shorter(&best, &over);
    }
    return best;
}

void paint_move(struct paint *p, int row, int col)
{
    if (p->col == col && p->row == row) {
        return;
    }
    if (!p->moves_any) {
        paint_be(p, PAINT_ERASED);
    }
    struct way none = {.len = 0}, best = none;
    way_cap(p, &best, CAP_CUP, row, col);
    if (p->col >= 0) {
        struct way home = none;
        way_steps(p, &home, CAP_CR, 1);
        struct way there = way_along(p, way_to_row(p, none, row), row, p->col, col);
        struct way back = way_along(p, way_to_row(p, home, row), row, 0, col);
        keep_shorter(&best, &there);
        keep_shorter(&best, &back);
    }
    paint_add(p, best.text, best.len < PAINT_SHORT ? best.len : 0);
    p->row = row;
    p->col = col;
}
