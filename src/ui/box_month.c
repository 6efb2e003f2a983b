/* SPDX-License-Identifier: MIT */
/* A month to choose a day from. The day goes to the pane below as "date 2026-12-05". */
#include "hub/base/str.h"
#include "ui_priv.h"

enum { WEEK = 7, CELL = 4, WIDE = 34, HIGH = 12, HEAD = 2, FOOT = 1, EDGE = 2 };
static const char week_days[] = " Mo  Tu  We  Th  Fr  Sa  Su";

struct month {
    hub_date at;
};

static void month_open(struct pane *p, const struct pane_target *target)
{
    struct month *m = p->state;
    m->at = DATE_NONE;
    date_from_iso(target->text ? target->text : "", &m->at);
}

static hub_date at_of(const struct pane *p)
{
    const struct month *m = p->state;
    return date_known(m->at) ? m->at : p->view.today;
}

/* The Monday of the week with the first of the month. */
static hub_date first_shown(hub_date at)
{
    int year, month, day;
    date_to_ymd(at, &year, &month, &day);
    hub_date first = date_from_ymd(year, month, 1);
    return date_add(first, -date_weekday(first));
}

/* Weeks that go before those on screen, when there is not room for all. */
static int first_week(hub_date at, int room)
{
    int week = date_diff(at, first_shown(at)) / WEEK;
    return week >= room && room > 0 ? week - room + 1 : 0;
}

static bool same_month(hub_date a, hub_date b)
{
    int year, month, day, other_year, other_month;
    date_to_ymd(a, &year, &month, &day);
    date_to_ymd(b, &other_year, &other_month, &day);
    return year == other_year && month == other_month;
}

static void draw_day(const struct pane *p, struct canvas *c, int row, int col, hub_date d)
{
    int year, month, day;
    hub_date at = at_of(p);
    bool here = d.d == at.d, today = d.d == p->view.today.d;
    date_to_ymd(d, &year, &month, &day);
    unsigned style = !same_month(d, at) ? STYLE_MUTED : today ? STYLE_HEADING : STYLE_NORMAL;
    canvas_putf(c, row, col, CELL, style, "%s%2d", here ? ">" : " ", day);
    canvas_select(c, row, col, CELL - 1, here);
    if (here) {
        canvas_cursor(c, row, col + 1);
    }
}

static void month_draw(const struct pane *p, struct canvas *c)
{
    char text[DATE_TEXT];
    int year, month, day;
    hub_date at = at_of(p);
    date_to_ymd(at, &year, &month, &day);
    struct area before = canvas_enter(c, box_draw_border(c, "Choose a day"));
    int rows = canvas_rows(c), cols = canvas_cols(c), room = rows - HEAD - FOOT;
    canvas_putf(c, 0, 1, cols - 1, STYLE_HEADING, "%s %d", date_month_name(month), year);
    canvas_put(c, 1, 0, cols, STYLE_LABEL, week_days);
    hub_date d = date_add(first_shown(at), first_week(at, room) * WEEK);
    for (int week = 0; week < room && week < 6; week++) {
        for (int i = 0; i < WEEK; i++, d = date_add(d, 1)) {
            draw_day(p, c, HEAD + week, i * CELL, d);
        }
    }
    canvas_put_short(c, rows - 1, 1, cols - 1, STYLE_HINT, date_long(at, text));
    canvas_leave(c, before);
}

static struct area month_area(const struct pane *p, int rows, int cols)
{
    (void)p;
    return box_middle(HIGH, WIDE, rows, cols);
}

/* The years a date may have, so that no arrow leads out of them. */
static hub_date within(hub_date to, hub_date from)
{
    int year, month, day;
    date_to_ymd(to, &year, &month, &day);
    return year > 1600 && year < 9999 ? to : from;
}

static unsigned take(struct pane *p)
{
    char iso[DATE_TEXT];
    pane_run(p, arena_printf(p->life, "date %s", date_iso(at_of(p), iso)));
    return REACT_CLOSE;
}

static unsigned click(struct pane *p, const struct ui_event *ev)
{
    struct month *m = p->state;
    hub_date at = at_of(p);
    int room = p->view.rows - EDGE - HEAD - FOOT;
    int week = ev->row - 1 - HEAD, day = (ev->col - EDGE) / CELL;
    if (week < 0 || week >= room || week > 5 || ev->col < EDGE || day >= WEEK) {
        return REACT_DRAW;
    }
    m->at = within(date_add(first_shown(at), (first_week(at, room) + week) * WEEK + day), at);
    return m->at.d == at.d ? take(p) : REACT_DRAW;
}

static const struct {
    const char *id;
    int days, months;
} moves[] = {
    {"left", -1, 0},
    {"right", 1, 0},
    {"up", -WEEK, 0},
    {"down", WEEK, 0},
    {"page-up", 0, -1},
    {"page-down", 0, 1},
    {"wheel-up", 0, -1},
    {"wheel-down", 0, 1},
};

static unsigned month_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct month *m = p->state;
    hub_date at = at_of(p);
    (void)err;
    if (str_eq(call->id, "open")) {
        return take(p);
    }
    if (str_eq(call->id, "click")) {
        return click(p, call->ev);
    }
    if (str_eq(call->id, "month.today")) {
        m->at = p->view.today;
        return REACT_DRAW;
    }
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (str_eq(call->id, moves[i].id)) {
            m->at = within(date_add_months(date_add(at, moves[i].days), moves[i].months), at);
            return REACT_DRAW;
        }
    }
    return REACT_PASS;
}

// clang-format off
static const struct ui_key month_keys[] = {
    {K_ENTER, K_NONE, "open",        "Take",  "Put the day into the field.",  KEY_BAR},
    {K_HOME,  't',    "month.today", "Today", "Go to today.",                 KEY_BAR},
    {K_PGDN,  K_NONE, "page-down",   "Month", "The next month.",              KEY_BAR},
};
// clang-format on

const struct pane_ops box_month = {
    .name = "month",
    .title = "Choose a day",
    .help = "The arrows go by days and weeks, PgUp and PgDn by months, Home or t to today. Enter "
            "takes the day. Esc keeps the field as it was.",
    .state_size = sizeof(struct month),
    .keys = month_keys,
    .key_count = sizeof month_keys / sizeof *month_keys,
    .box = true,
    .open = month_open,
    .draw = month_draw,
    .act = month_act,
    .box_area = month_area,
};
