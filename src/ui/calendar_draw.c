/* SPDX-License-Identifier: MIT */
/* The shape that is chosen, and the day beside it. */
#include "calendar_view_priv.h"

hub_date calendar_day_at(const struct pane *p, int row, int col)
{
    const struct calendar_pane *s = p->state;
    return s->shape == SHAPE_MONTH  ? calendar_month_day_at(p, row, col)
           : s->shape == SHAPE_WEEK ? calendar_week_day_at(p, row)
                                    : DATE_NONE;
}

void calendar_draw(const struct pane *p, struct canvas *c)
{
    static void (*const shapes[SHAPES])(const struct pane *p, struct canvas *c) = {
        [SHAPE_MONTH] = calendar_month_draw,
        [SHAPE_WEEK] = calendar_week_draw,
        [SHAPE_AGENDA] = calendar_agenda_draw,
    };
    const struct calendar_pane *s = p->state;
    struct area grid = calendar_grid_area(p);
    if (!date_known(s->at)) {
        return;
    }
    if (!p->view.single || p->part == CALENDAR_GRID) {
        struct area before = canvas_enter(c, grid);
        shapes[s->shape](p, c);
        canvas_leave(c, before);
    }
    if (!p->view.single) {
        canvas_vline(c, 0, grid.cols, canvas_rows(c));
    }
    if (!p->view.single || p->part == CALENDAR_DAY) {
        struct area before = canvas_enter(c, calendar_day_area(p));
        calendar_day_draw(p, c);
        canvas_leave(c, before);
    }
}
