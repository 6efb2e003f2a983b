/* SPDX-License-Identifier: MIT */
/* What all shapes of the calendar share: how the screen is parted, and the first row. */
#include "calendar_view_priv.h"
#include "hub/base/str.h"

#include <string.h>

enum {
    LEFT_LEAST = 42,   /* seven cells of six columns */
    LEFT_TWO = 2,      /* of three of the columns where names stand in the cells */
    LEFT_THREE = 3,
    WIDE_LEAST = 110,  /* columns from which they do */
};

struct area calendar_grid_area(const struct pane *p)
{
    int rows = p->view.rows, cols = p->view.cols, left = cols * LEFT_TWO / LEFT_THREE;
    if (p->view.single) {
        return (struct area){0, 0, rows, cols};
    }
    left -= left % A_WEEK;
    return (struct area){0, 0, rows, cols < WIDE_LEAST ? LEFT_LEAST : left};
}

struct area calendar_day_area(const struct pane *p)
{
    struct area grid = calendar_grid_area(p);
    if (p->view.single) {
        return grid;
    }
    return (struct area){0, grid.cols + 1, p->view.rows, p->view.cols - grid.cols - 1};
}

void calendar_head(const struct pane *p, struct canvas *c, const char *title, const char *next)
{
    const struct calendar_pane *s = p->state;
    int cols = canvas_cols(c), used = 1 + canvas_put(c, 0, 1, cols - 1, STYLE_HEADING, title);
    if (!str_empty(s->hub_name)) {
        int key = 4 + (int)strlen(next); /* stays, whatever the hub is called */
        used += canvas_put(c, 0, used, cols - used, STYLE_HEADING, " · ");
        used += canvas_put_short(c, 0, used, cols - used - key, STYLE_HEADING, s->hub_name);
    }
    canvas_put(c, 0, used + 2, cols - used - 2, STYLE_KEY, "v");
    canvas_put(c, 0, used + 4, cols - used - 4, STYLE_KEY_WORD, next);
}
