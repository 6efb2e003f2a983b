/* SPDX-License-Identifier: MIT */
/* The calendar: moving by day, week and month, into a day, and what can be done with what is on. */
#include "calendar_view_priv.h"
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/model/holiday.h"
#include "hub/model/noun.h"
#include "hub/service/records.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "register_priv.h"
#include "series_ui_priv.h"

#include <string.h>

enum { MORNING_MIN = 600, YEAR_LEAST = 1601, YEAR_MOST = 9998 };

static const char worked_out[] = "Bank holidays are worked out by hub.";

static void calendar_pane_open(struct pane *p, const struct pane_target *target)
{
    struct calendar_pane *s = p->state;
    s->at = s->day_of = s->was_day = DATE_NONE;
    list_init(&s->agenda);
    if (target->text) {
        date_from_iso(target->text, &s->at);
    }
}

static void calendar_pane_close(struct pane *p)
{
    struct calendar_pane *s = p->state;
    list_fini(&s->agenda);
    arena_destroy(s->win.a);
    arena_destroy(s->found.a);
}

static enum hub_rc calendar_pane_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct calendar_pane *s = p->state;
    hub_id before = hub_narrowed(hub);
    s->hub_name = arena_strdup(p->loaded, hub_shown_name(hub));
    hub_narrow_to(hub, hub_shown(hub));
    bool finding = calendar_finding(s);
    enum hub_rc rc = finding ? calendar_find_load(p, hub, err) : calendar_read(p, hub, err);
    hub_narrow_to(hub, before);
    bool agenda = s->shape == SHAPE_AGENDA && !finding;
    return rc == HUB_OK && agenda ? calendar_agenda_load(p, err) : rc;
}

static enum hub_rc calendar_pane_detail(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct calendar_pane *s = p->state;
    hub_id before = hub_narrowed(hub);
    hub_narrow_to(hub, hub_shown(hub));
    enum hub_rc rc = calendar_finding(s) ? calendar_read(p, hub, err) : HUB_OK;
    calendar_day_rows(p, hub);
    hub_narrow_to(hub, before);
    return rc;
}

/* --- moving --- */

static unsigned go_to(struct pane *p, hub_date d)
{
    struct calendar_pane *s = p->state;
    int year, month, day;
    date_to_ymd(d, &year, &month, &day);
    if (year < YEAR_LEAST || year > YEAR_MOST) {
        return REACT_DRAW;
    }
    bool here = calendar_month_first(d).d == calendar_month_first(s->at).d;
    s->at = d;
    s->agenda_jump = s->shape == SHAPE_AGENDA;
    return (here && !s->agenda_jump ? REACT_DRAW : REACT_LOAD) | REACT_DETAIL;
}

static const struct {
    const char *id;
    int days[SHAPES], months[SHAPES];
} moves[] = {
    {"left", {-1, -1}, {0}},
    {"right", {1, 1}, {0}},
    {"up", {-A_WEEK, -1}, {0}},
    {"down", {A_WEEK, 1}, {0}},
    {"page-up", {0, -A_WEEK}, {-1, 0, -1}},
    {"page-down", {0, A_WEEK}, {1, 0, 1}},
    {"wheel-up", {-A_WEEK, -1}, {0}},
    {"wheel-down", {A_WEEK, 1}, {0}},
};

static unsigned move(struct pane *p, const char *id)
{
    struct calendar_pane *s = p->state;
    if (str_eq(id, "first")) {
        return go_to(p, calendar_monday(s->at));
    }
    if (str_eq(id, "last")) {
        return go_to(p, date_add(calendar_monday(s->at), A_WEEK - 1));
    }
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (str_eq(id, moves[i].id)) {
            hub_date to = date_add(s->at, moves[i].days[s->shape]);
            return go_to(p, date_add_months(to, moves[i].months[s->shape]));
        }
    }
    return REACT_PASS;
}

static unsigned turn(struct pane *p)
{
    struct calendar_pane *s = p->state;
    s->shape = (s->shape + 1) % SHAPES;
    s->agenda_jump = s->shape == SHAPE_AGENDA;
    p->part = CALENDAR_GRID;
    return REACT_LOAD | REACT_DETAIL;
}

/* --- what is on --- */

/* The item to act on: of the day beside, or of the agenda's line. */
static const struct calendar_item *item_here(struct pane *p)
{
    struct calendar_pane *s = p->state;
    if (s->shape == SHAPE_AGENDA && p->part == CALENDAR_GRID) {
        return calendar_agenda_selected(s);
    }
    if (calendar_finding(s) && s->day_of.d != s->at.d) {
        return calendar_agenda_selected(s); /* its day is read when the keys rest */
    }
    if (s->day_of.d != s->at.d) {
        calendar_day_rows(p, NULL); /* the keys have not rested yet */
    }
    return calendar_selected(s);
}

static const struct noun *noun_of(const struct calendar_item *item)
{
    static const char *const names[] = {
        [CALENDAR_BANK] = "holiday",
        [CALENDAR_SCHOOL] = "holiday",
        [CALENDAR_AWAY] = "away",
        [CALENDAR_EVENT] = "event",
        [CALENDAR_STAY] = "stay",
    };
    return item && id_known(item->id) ? noun_find(names[item->kind]) : NULL;
}

/* The day that the rule has, also where it was moved: the register is kept under it. */
static const char *day_of_series(struct pane *p, const struct calendar_item *item)
{
    char iso[DATE_TEXT];
    return item->repeats ? arena_strdup(p->details, date_iso(wall_date(item->original), iso)) : NULL;
}

static unsigned open_item(struct pane *p)
{
    const struct calendar_item *item = item_here(p);
    const struct noun *n = noun_of(item);
    char iso[DATE_TEXT];
    if (!n) {
        pane_say(p, item ? worked_out : "Nothing is on that day.");
    } else if (item->kind == CALENDAR_STAY) {
        const struct calendar_pane *s = p->state;
        hub_date night = s->at.d >= item->last.d ? date_add(item->last, -1) : s->at;
        pane_go(p, "rota",
            &(struct pane_target){.id = item->id.n, .text = date_iso(night, iso)});
    } else if (item->kind == CALENDAR_EVENT) {
        pane_open(p, &pane_event,
            &(struct pane_target){.id = item->id.n, .text = day_of_series(p, item)});
    } else {
        pane_open(p, &pane_sheet, &(struct pane_target){.id = item->id.n, .text = n->name});
    }
    return REACT_DRAW;
}

/* Into the day; from there, and from the agenda, to what is under the '>'. */
static unsigned open_here(struct pane *p)
{
    struct calendar_pane *s = p->state;
    if (p->part == CALENDAR_DAY || s->shape == SHAPE_AGENDA) {
        return open_item(p);
    }
    if (!item_here(p)) {
        pane_say(p, "Nothing is on that day. n puts something in.");
        return REACT_DRAW;
    }
    p->part = CALENDAR_DAY;
    return REACT_DRAW | REACT_DETAIL;
}

static unsigned edit(struct pane *p)
{
    const struct calendar_item *item = item_here(p);
    const struct noun *n = noun_of(item);
    if (n && item->repeats) {
        series_ask(p, item->id, item->title, item->original, "edit");
    } else if (n) {
        form_open_edit(p, n, item->id);
    } else {
        pane_say(p, item ? worked_out : "Stand on a day with something on it: e changes that.");
    }
    return REACT_DRAW;
}

static unsigned add(struct pane *p)
{
    struct calendar_pane *s = p->state;
    char starts[DATE_TEXT];
    struct assignment set = {"starts", wall_iso(wall_at(s->at, MORNING_MIN), starts)};
    form_open_new(p, &event_noun, &set, 1);
    return REACT_DRAW;
}

static unsigned ask_remove(struct pane *p)
{
    const struct calendar_item *item = item_here(p);
    const struct noun *n = noun_of(item);
    if (n) {
        calendar_ask_remove(p, item, n);
    } else {
        pane_say(p, item ? worked_out : "Stand on a day with something on it: x removes that.");
    }
    return REACT_DRAW;
}

static unsigned open_register(struct pane *p)
{
    const struct calendar_item *item = item_here(p);
    if (!item || item->kind != CALENDAR_EVENT) {
        pane_say(p, "Stand on an event: r opens its register.");
        return REACT_DRAW;
    }
    pane_open(p, &pane_register,
        &(struct pane_target){.id = item->id.n, .text = day_of_series(p, item)});
    return REACT_DRAW;
}

static unsigned history(struct pane *p)
{
    const struct calendar_item *item = item_here(p);
    const struct noun *n = noun_of(item);
    if (n) {
        pane_open(p, &pane_history, &(struct pane_target){.id = item->id.n, .text = n->name});
    } else {
        pane_say(p, "Stand on an event: h shows who changed it.");
    }
    return REACT_DRAW;
}

/* The month; of an event in the day beside its own pages. */
static unsigned print(struct pane *p)
{
    const struct calendar_pane *s = p->state;
    const struct calendar_item *item = p->part == CALENDAR_DAY ? item_here(p) : NULL;
    char iso[DATE_TEXT];
    if (item && item->kind == CALENDAR_EVENT) {
        const char *day = day_of_series(p, item);
        pane_open(p, &pane_event_paper,
            &(struct pane_target){.text = arena_printf(p->details, "event|%lld|%s|%s",
                                      (long long)item->id.n, day ? day : "", item->title)});
    } else {
        pane_open(p, &pane_calendar_paper, &(struct pane_target){.text = date_iso(s->at, iso)});
    }
    return REACT_DRAW;
}

static unsigned take_in(struct pane *p)
{
    try_open_take(p);
    return REACT_DRAW;
}

static unsigned copy_event(struct pane *p)
{
    const struct calendar_item *item = item_here(p);
    if (!item || item->kind != CALENDAR_EVENT) {
        pane_say(p, "Stand on an event: this copies it to another day.");
        return REACT_DRAW;
    }
    pane_open(p, &pane_copy, &(struct pane_target){.id = item->id.n, .text = item->title});
    return REACT_DRAW;
}

static unsigned copy_season(struct pane *p)
{
    pane_open(p, &pane_season, &(struct pane_target){0});
    return REACT_DRAW;
}

static unsigned add_holiday(struct pane *p)
{
    const struct calendar_pane *s = p->state;
    char from[DATE_TEXT];
    struct assignment set = {"first_day", date_medium(s->at, from)};
    form_open_new(p, &holiday_noun, &set, 1);
    return REACT_DRAW;
}

static unsigned today(struct pane *p)
{
    struct calendar_pane *s = p->state;
    p->part = CALENDAR_GRID;
    if (calendar_finding(s)) {
        return calendar_find_from(p, p->view.today);
    }
    return go_to(p, p->view.today);
}

/* To the day of what was just put in. */
static unsigned show_added(struct pane *p, const struct call *call)
{
    struct event e;
    struct hub_err ignored;
    int64_t id;
    if (str_int(call->id + strlen("added "), 1, INT64_MAX, &id) &&
        hub_get(call->hub, &event_noun, (hub_id){id}, p->details, &e, &ignored) == HUB_OK &&
        wall_known(e.starts)) {
        struct calendar_pane *s = p->state;
        s->agenda.needle[0] = '\0'; /* it may not have the words looked for */
        s->agenda.narrowing = false;
        go_to(p, wall_date(e.starts));
        s->to_item = (hub_id){id};
    }
    return REACT_LOAD | REACT_DETAIL;
}

/* --- keys --- */

static unsigned click_day(struct pane *p, int row, int cols)
{
    struct calendar_pane *s = p->state;
    bool again;
    p->part = CALENDAR_DAY;
    unsigned react = rows_view_click(&s->day, row, p->view.rows, cols, &again);
    return again ? open_item(p) : react;
}

static unsigned click(struct pane *p, const struct ui_event *ev)
{
    struct calendar_pane *s = p->state;
    struct area grid = calendar_grid_area(p), day = calendar_day_area(p);
    bool open = false;
    if (p->view.single ? p->part == CALENDAR_DAY : ev->col >= grid.cols) {
        return click_day(p, ev->row, day.cols);
    }
    bool here = p->part == CALENDAR_GRID;
    p->part = CALENDAR_GRID;
    if (ev->row == 0 && !s->agenda.needle[0]) {
        return turn(p);
    }
    if (s->shape == SHAPE_AGENDA) {
        unsigned react = list_click(&s->agenda, ev->row - 1, &open);
        return open && here ? open_item(p) : react | REACT_DETAIL;
    }
    hub_date d = calendar_day_at(p, ev->row, ev->col);
    if (!date_known(d)) {
        return REACT_DRAW;
    }
    return d.d == s->at.d && here ? open_here(p) : go_to(p, d);
}

/* What was looked at and left is no news any more. */
static unsigned move_in_day(struct pane *p, const char *id, struct area day)
{
    struct calendar_pane *s = p->state;
    const struct calendar_item *before = calendar_selected(s);
    unsigned react = rows_view_act(&s->day, id, day.rows, day.cols) & ~(unsigned)REACT_DETAIL;
    if (before && before != calendar_selected(s)) {
        news_seen(p->view.news, before->id.n);
    }
    return react;
}

static unsigned in_part(struct pane *p, const struct call *call)
{
    struct calendar_pane *s = p->state;
    struct area day = calendar_day_area(p);
    bool back = str_eq(call->id, "back") && p->part == CALENDAR_DAY;
    if (back || str_eq(call->id, "next-part") || str_eq(call->id, "prev-part")) {
        p->part = !p->part;
        return REACT_DRAW | REACT_DETAIL;
    }
    if (p->part == CALENDAR_DAY) {
        return move_in_day(p, call->id, day);
    }
    if (calendar_finding(s) || (s->shape == SHAPE_AGENDA && !str_starts(call->id, "page-"))) {
        return calendar_agenda_act(p, call);
    }
    return move(p, call->id);
}

static unsigned calendar_pane_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    static const struct {
        const char *id;
        unsigned (*run)(struct pane *p);
    } acts[] = {{"open", open_here}, {"edit", edit}, {"new", add}, {"remove", ask_remove},
        {"register", open_register}, {"history", history}, {"today", today}, {"view", turn},
        {"print", print}, {"take-in", take_in}, {"copy", copy_event}, {"season", copy_season},
        {"holiday", add_holiday}};
    struct calendar_pane *s = p->state;
    if (s->agenda.narrowing) {
        return calendar_agenda_act(p, call);
    }
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (str_eq(call->id, acts[i].id)) {
            return acts[i].run(p);
        }
    }
    if (str_starts(call->id, SERIES_CALL)) {
        return series_answer(p, call, err) | REACT_DETAIL;
    }
    unsigned removed = calendar_remove(p, call, err);
    if (!(removed & REACT_PASS)) {
        return removed;
    }
    if (str_eq(call->id, "find")) {
        return calendar_find_act(p, call);
    }
    if (str_eq(call->id, "click")) {
        return click(p, call->ev);
    }
    return str_starts(call->id, "added ") ? show_added(p, call) : in_part(p, call);
}

static bool calendar_pane_typing(const struct pane *p)
{
    return ((const struct calendar_pane *)p->state)->agenda.narrowing;
}

static size_t calendar_pane_rows(const struct pane *p)
{
    return ((const struct calendar_pane *)p->state)->win.what.count;
}

// clang-format off
static const struct ui_key calendar_keys[] = {
    {K_ENTER, K_NONE, "open",      "Open",         "Into the day, then the event itself.",                       KEY_BAR | KEY_MENU},
    {'n',     K_NONE, "new",       "New",          "A new event on this day.",                                   KEY_BAR | KEY_MENU},
    {'v',     K_NONE, "view",      "View",         "Month, week or agenda.",                                     KEY_BAR | KEY_MENU},
    {'r',     K_NONE, "register",  "Register",     "Who comes to the event, in and out.",                        KEY_BAR | KEY_MENU},
    {'t',     K_NONE, "today",     "Today",        "Back to today.",                                             KEY_MENU},
    {'e',     K_NONE, "edit",      "Edit",         "Change the event with the >.",                               KEY_MENU},
    {'x',     K_NONE, "remove",    "Remove",       "Put the event with the > into Removed.",                     KEY_MENU},
    {'p',     K_NONE, "print",     "Print",        "The month as a page; in the day the event's own pages.",     KEY_MENU},
    {'h',     K_NONE, "history",   "History",      "Who changed the event with the >, and when.",                KEY_MENU},
    {'/',     K_NONE, "find",      "Find",         "By its words, in all years.",                                KEY_BAR | KEY_MENU},
    {K_NONE,  K_NONE, "take-in",   "Take in a file", "A calendar of Outlook, Google or Apple; a list.", KEY_MENU},
    {K_NONE,  K_NONE, "holiday",   "School holidays", "Days without school, for all or for one area.",      KEY_MENU},
    {K_NONE,  K_NONE, "copy",      "Copy this event", "The event with the > on another day.",               KEY_MENU},
    {K_NONE,  K_NONE, "season",    "Copy a season", "A term or a year of events again.",                    KEY_MENU},
    {K_PGUP,  K_NONE, "page-up",   "Month before", "A month back; in the week view a week.",                     KEY_MENU},
    {K_PGDN,  K_NONE, "page-down", "Month after",  "A month on; in the week view a week.",                       KEY_MENU},
};
// clang-format on

const struct pane_ops pane_calendar = {
    .name = "calendar",
    .title = "Calendar",
    .help =
        "See a day\nGo to it with the arrows: what is on stands beside it. Enter goes into the "
        "day, Enter again opens what has the >.\n\n"
        "See a month, a week or a list\nPress v. PgUp and PgDn go by month or week, Home and End "
        "to the ends of the week, t to today.\n\n"
        "Put something in\nGo to the day and press n.\n\n"
        "Tick people in and out\nPress r on the event.\n\n"
        "Put in school holidays\nOpen the menu with m and choose School holidays; or take in a list.\n\n"
        "Take in a calendar of Outlook, Google or Apple\nOpen the menu with m and choose Take in a "
        "file. You see what is in it before it is saved.\n\n"
        "Have an event or a whole term again\nOpen the menu with m: Copy this event, Copy a season.\n\n"
        "Print the month\nPress p.\n\n"
        "Find an event\nPress / and type some of its words. The next dates stand first, then those "
        "before, the latest first.\n\n"
        "Read the marks\n• is an event, a + stands for more. ▸ is a sleepover, A somebody away, B a bank "
        "holiday, S a day without school.",
    .digit = 3,
    .state_size = sizeof(struct calendar_pane),
    .keys = calendar_keys,
    .key_count = sizeof calendar_keys / sizeof *calendar_keys,
    .parts = 2,
    .open = calendar_pane_open,
    .close = calendar_pane_close,
    .load = calendar_pane_load,
    .later = true, /* how many come, and what else is on, takes longer than a screen may */
    .detail = calendar_pane_detail,
    .draw = calendar_draw,
    .act = calendar_pane_act,
    .rows = calendar_pane_rows,
    .typing = calendar_pane_typing,
};
