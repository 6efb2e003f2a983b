/* SPDX-License-Identifier: MIT */
/* A week: its days one below the other, each as high as it is busy. */
#include "calendar_view_priv.h"

enum { HEAD_ROWS = 1, DAY_COLS = 8 };

/* Rows for each day: one, then more for the days that miss most. */
static void share_rows(const struct pane *p, hub_date monday, int rows, int out[A_WEEK])
{
    const struct calendar_pane *s = p->state;
    int wants[A_WEEK], left = rows - A_WEEK;
    for (int i = 0; i < A_WEEK; i++) {
        const struct calendar_day *day = calendar_day_of(s, date_add(monday, i));
        wants[i] = day && day->items > 1 ? day->items : 1;
        out[i] = 1;
    }
    for (bool given = true; left > 0 && given;) {
        int most = 0;
        for (int i = 1; i < A_WEEK; i++) {
            most = wants[i] - out[i] > wants[most] - out[most] ? i : most;
        }
        given = wants[most] > out[most];
        out[most] += given;
        left -= given;
    }
    for (int i = 0; left >= A_WEEK && i < A_WEEK; i++) {
        out[i]++; /* an empty row between the days */
    }
}

static void draw_items(const struct pane *p, struct canvas *c, hub_date d, struct area area)
{
    const struct calendar_pane *s = p->state;
    const struct calendar_day *day = calendar_day_of(s, d);
    struct arena *a = arena_create();
    int count = day ? day->items : 0, shown = count <= area.rows ? count : area.rows;
    shown = shown > CALENDAR_TITLES ? CALENDAR_TITLES : shown;
    for (int i = 0; i < shown; i++) {
        const struct calendar_item *item = day->first[i];
        const char *times = calendar_times(item, d, a);
        bool last = i == area.rows - 1 && count > area.rows;
        canvas_put_short(c, area.row + i, area.col, area.cols,
            item->cancelled || item->kind == CALENDAR_SCHOOL ? STYLE_MUTED : STYLE_NORMAL,
            last ? arena_printf(a, "+%d more", count - i)
                 : arena_printf(a, "%s%s%s%s", times, *times ? " " : "",
                       item->kind == CALENDAR_STAY ? "Sleepover: " : "",
                       calendar_title(item, p->view.hide, a)));
    }
    arena_destroy(a);
}

void calendar_week_draw(const struct pane *p, struct canvas *c)
{
    static const char *const names[A_WEEK] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    const struct calendar_pane *s = p->state;
    hub_date monday = calendar_monday(s->at);
    char range[DATE_TEXT];
    int high[A_WEEK], row = HEAD_ROWS, cols = canvas_cols(c);
    calendar_head(p, c, date_range(monday, date_add(monday, A_WEEK - 1), range), "Agenda");
    share_rows(p, monday, canvas_rows(c) - HEAD_ROWS, high);
    for (int i = 0; i < A_WEEK; row += high[i++]) {
        hub_date d = date_add(monday, i);
        bool here = d.d == s->at.d, today = d.d == p->view.today.d;
        bool keys = here && p->part == CALENDAR_GRID;
        int year, month, day;
        date_to_ymd(d, &year, &month, &day);
        canvas_putf(c, row, 0, DAY_COLS, today ? STYLE_HEADING : STYLE_NORMAL, "%s%s %2d%s",
            keys    ? ">"
            : today ? "["
                    : " ",
            names[i], day, today ? "]" : "");
        draw_items(p, c, d, (struct area){row, DAY_COLS, high[i], cols - DAY_COLS - 1});
        if (here) {
            canvas_select(c, row, 0, 3, true);
        }
        if (keys) {
            canvas_cursor(c, row, 0);
        }
    }
}

hub_date calendar_week_day_at(const struct pane *p, int row)
{
    const struct calendar_pane *s = p->state;
    hub_date monday = calendar_monday(s->at);
    int high[A_WEEK], top = HEAD_ROWS;
    share_rows(p, monday, calendar_grid_area(p).rows - HEAD_ROWS, high);
    for (int i = 0; i < A_WEEK; top += high[i++]) {
        if (row >= top && row < top + high[i]) {
            return date_add(monday, i);
        }
    }
    return DATE_NONE;
}
