/* SPDX-License-Identifier: MIT */
/*
 * Drawing the month: a cell a day. A mark stands for each event, a letter for what else there is;
 * where cells are wide the names stand below.
 */
#include "calendar_view_priv.h"

#include <string.h>

enum {
    TIME_COLS = 15,    /* a cell from which times stand before them */
    HEAD_ROWS = 2,     /* the month, the names of the weekdays */
    NUMBER_COLS = 4,   /* ">28]" */
    TITLE_COLS = 9,    /* a cell from which names are shown */
    BULLETS_MOST = 3,
    NARROW_ROWS = 2,   /* of a cell without names: the number, the marks */
    LEGEND_ROOM = 15,  /* rows from which the marks are explained below */
    LEGEND_ROWS = 2,
};

struct mark {
    enum calendar_kind kind;
    const char *sign, *ascii, *word;
    unsigned style;
};

static const struct mark marks[] = {
    {CALENDAR_EVENT, "•", "*", "event", STYLE_NORMAL},
    {CALENDAR_STAY, "▸", "=", "sleepover", STYLE_OK},
    {CALENDAR_AWAY, "A", "A", "away", STYLE_AWAY},
    {CALENDAR_BANK, "B", "B", "bank holiday", STYLE_WARN},
    {CALENDAR_SCHOOL, "S", "S", "no school", STYLE_MUTED},
};
enum { MARKS = sizeof marks / sizeof *marks };

struct grid {
    hub_date first; /* of the month */
    hub_date from;  /* the Monday at the top left */
    int weeks, cell_cols, cell_rows, legend;
};

static struct grid grid_of(const struct pane *p)
{
    const struct calendar_pane *s = p->state;
    struct area area = calendar_grid_area(p);
    struct grid g = {.first = calendar_month_first(s->at), .cell_cols = area.cols / A_WEEK};
    g.from = calendar_monday(g.first);
    int days = date_diff(date_add_months(g.first, 1), g.from);
    g.weeks = (days + A_WEEK - 1) / A_WEEK;
    g.legend = area.rows >= LEGEND_ROOM ? LEGEND_ROWS : 0;
    g.cell_rows = (area.rows - HEAD_ROWS - g.legend) / g.weeks;
    if (g.cell_cols < TITLE_COLS && g.cell_rows > NARROW_ROWS) {
        g.cell_rows = NARROW_ROWS;
    }
    g.cell_rows = g.cell_rows < 1 ? 1 : g.cell_rows;
    return g;
}

static const char *sign_of(const struct pane *p, const struct mark *m)
{
    return p->view.ascii ? m->ascii : m->sign;
}

/* "••", "••+": one each, then a plus. */
static int put_events(
    const struct pane *p, struct canvas *c, int row, int col, int room, int events, unsigned style)
{
    int most = room < BULLETS_MOST ? room : BULLETS_MOST, used = 0;
    for (int i = 0; i < events && i < most; i++) {
        bool more = i == most - 1 && events > most;
        used += canvas_put(
            c, row, col + used, room - used, style, more ? "+" : sign_of(p, &marks[0]));
    }
    return used;
}

static int put_others(
    const struct pane *p, struct canvas *c, int row, int col, int room, unsigned kinds)
{
    int used = 0;
    for (size_t i = 1; i < MARKS; i++) {
        if (kinds & 1U << marks[i].kind) {
            used += canvas_put(
                c, row, col + used, room - used, marks[i].style, sign_of(p, &marks[i]));
        }
    }
    return used;
}

/* Names below the number, the last row telling how many there was no room for. */
static void put_titles(const struct pane *p, struct canvas *c, const struct calendar_day *day,
    hub_date d, struct area cell)
{
    struct arena *a = arena_create();
    int room = cell.rows, shown = day->items <= room ? day->items : room - 1;
    shown = shown > CALENDAR_TITLES ? CALENDAR_TITLES : shown < 0 ? 0 : shown;
    for (int i = 0; i < shown; i++) {
        const struct calendar_item *item = day->first[i];
        const char *times = item->first.d == d.d ? calendar_times(item, d, a) : "";
        const char *start = arena_strndup(a, times, strcspn(times, "–"));
        bool timed = *start >= '0' && *start <= '9' && cell.cols >= TIME_COLS;
        canvas_put_short(c, cell.row + i, cell.col, cell.cols,
            item->cancelled ? STYLE_MUTED : STYLE_NORMAL,
            arena_printf(a, "%s%s%s", timed ? arena_strndup(a, start, 5) : "", timed ? " " : "",
                calendar_title(item, p->view.hide, a)));
    }
    if (shown < day->items && room > 0) {
        canvas_putf(
            c, cell.row + shown, cell.col, cell.cols, STYLE_MUTED, "+%d more", day->items - shown);
    }
    arena_destroy(a);
}

static void put_marks(const struct pane *p, struct canvas *c, const struct calendar_day *day,
    hub_date d, struct area cell)
{
    bool here = d.d == p->view.today.d, wide = cell.cols >= TITLE_COLS, tall = cell.rows > 1;
    int col = cell.col + NUMBER_COLS - !here, end = cell.col + cell.cols - wide;
    bool one_row = wide || !tall;
    int others = 0;
    for (size_t i = 1; i < MARKS; i++) {
        others += (day->kinds & 1U << marks[i].kind) != 0;
    }
    col += wide;
    int room = end - col - (one_row ? others : 0);
    room = room < 1 ? 1 : room;
    col += put_events(p, c, cell.row, col, room, day->events, marks[0].style);
    if (one_row) {
        put_others(p, c, cell.row, col, end - col, day->kinds);
    } else {
        put_others(p, c, cell.row + 1, cell.col + 1, cell.cols - 1, day->kinds);
    }
    if (wide && tall) {
        put_titles(p, c, day, d,
            (struct area){cell.row + 1, cell.col + 1, cell.rows - 1, cell.cols - 2});
    }
}

static void draw_cell(const struct pane *p, struct canvas *c, hub_date d, struct area cell)
{
    const struct calendar_pane *s = p->state;
    const struct calendar_day *day = calendar_day_of(s, d);
    bool here = d.d == s->at.d, today = d.d == p->view.today.d;
    bool keys = here && p->part == CALENDAR_GRID;
    int year, month, number;
    date_to_ymd(d, &year, &month, &number);
    canvas_putf(c, cell.row, cell.col, cell.cols, today ? STYLE_HEADING : STYLE_NORMAL, "%s%2d%s",
        keys    ? ">"
        : today ? "["
                : " ",
        number, today ? "]" : "");
    if (day) {
        put_marks(p, c, day, d, cell);
    }
    if (here) {
        canvas_select(c, cell.row, cell.col, 3, true);
        if (keys) {
            canvas_cursor(c, cell.row, cell.col);
        }
    }
}

static void draw_legend(const struct pane *p, struct canvas *c, const struct grid *g, int row)
{
    const struct calendar_pane *s = p->state;
    unsigned kinds = 0;
    int col = 1, cols = canvas_cols(c);
    for (int i = 0; i < g->weeks * A_WEEK; i++) {
        const struct calendar_day *day = calendar_day_of(s, date_add(g->from, i));
        kinds |= day ? day->kinds : 0;
    }
    for (size_t i = 0; i < MARKS; i++) {
        if (kinds & 1U << marks[i].kind) {
            if (col + 2 + (int)strlen(marks[i].word) > cols) {
                col = 1;
                row++;
            }
            col += canvas_put(c, row, col, cols - col, marks[i].style, sign_of(p, &marks[i]));
            col += canvas_putf(c, row, col, cols - col, STYLE_HINT, " %s  ", marks[i].word);
        }
    }
}

void calendar_month_draw(const struct pane *p, struct canvas *c)
{
    static const char *const names[A_WEEK] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    struct grid g = grid_of(p);
    int year, month, day;
    struct arena *a = arena_create();
    date_to_ymd(g.first, &year, &month, &day);
    calendar_head(p, c, arena_printf(a, "%s %d", date_month_name(month), year), "Week");
    arena_destroy(a);
    for (int i = 0; i < A_WEEK; i++) {
        canvas_put(c, 1, i * g.cell_cols + 1, g.cell_cols, STYLE_LABEL, names[i]);
    }
    for (int i = 0; i < g.weeks * A_WEEK; i++) {
        hub_date d = date_add(g.from, i);
        int row = HEAD_ROWS + i / A_WEEK * g.cell_rows;
        if (d.d >= g.first.d && d.d < date_add_months(g.first, 1).d) {
            draw_cell(p, c, d, (struct area){row, i % A_WEEK * g.cell_cols, g.cell_rows, g.cell_cols});
        }
    }
    if (g.legend) {
        draw_legend(p, c, &g, HEAD_ROWS + g.weeks * g.cell_rows);
    }
}

hub_date calendar_month_day_at(const struct pane *p, int row, int col)
{
    struct grid g = grid_of(p);
    int week = (row - HEAD_ROWS) / g.cell_rows, day = col / g.cell_cols;
    if (row < HEAD_ROWS || week >= g.weeks || col < 0 || day >= A_WEEK) {
        return DATE_NONE;
    }
    hub_date d = date_add(g.from, week * A_WEEK + day);
    bool in = d.d >= g.first.d && d.d < date_add_months(g.first, 1).d;
    return in ? d : DATE_NONE;
}
