/* SPDX-License-Identifier: MIT */
/* Going home from an event: who collects. Someone not on the list needs a parent's yes. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/register.h"
#include "hub/ui/choose.h"
#include "hub/ui/edit.h"
#include "keep_priv.h"
#include "register_priv.h"
#include "rows_view_priv.h"
#include "ui_priv.h"

enum { WIDE = 64, FOOT_ROWS = 2, EDGE = 3 };

struct collect {
    hub_id event, line;
    hub_date day;
    hub_tod at; /* as typed before o; NONE: now */
    struct register_view view;
    const struct register_row *row;
    struct rows_view rows;
    struct edit other; /* a name that is not on the list */
    const char *about; /* what it was opened with: "<event>|2026-11-21|15:40" */
    struct keep keep;
};

void box_collect_open(struct pane *p, hub_id event, hub_date day, hub_id row, hub_tod at)
{
    char iso[DATE_TEXT], time[DATE_TEXT];
    pane_open(p, &box_collect,
        &(struct pane_target){.id = row.n,
            .text = arena_printf(p->loaded, "%lld|%s|%s", (long long)event.n,
                date_iso(day, iso), tod_iso(at, time))});
}

static void be_about(struct pane *p, const char *about)
{
    struct collect *s = p->state;
    struct hub_err now;
    s->about = arena_strdup(p->life, about);
    str_int(str_part(p->life, about, 0), 1, INT64_MAX, &s->event.n);
    date_from_iso(str_part(p->life, about, 1), &s->day);
    if (*str_part(p->life, about, 2)) {
        tod_parse(str_part(p->life, about, 2), &s->at, &now);
    }
}

static void collect_open(struct pane *p, const struct pane_target *target)
{
    struct collect *s = p->state;
    s->at = TOD_NONE;
    edit_init(&s->other, p->life, false);
    if (!keep_opens(&s->keep, target)) {
        s->line = (hub_id){target->id};
        be_about(p, target->text);
    }
}

/* An unfinished note says whose line it was written at, and the name so far. */
static enum hub_rc resume(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct collect *s = p->state;
    const char *about;
    enum hub_rc rc = keep_resume(&s->keep, hub, p->life, &s->other, &about, err);
    if (about) {
        s->line = s->keep.draft.record;
        be_about(p, about);
    }
    return rc;
}

static void add_listed(struct pane *p, size_t i)
{
    struct collect *s = p->state;
    const struct collect_line *l = &s->row->collect[i];
    struct sb b = sb_on(p->loaded);
    sb_addf(&b, "%s%s", l->may ? "" : "NOT ",
        p->view.hide ? utf8_initials(p->loaded, l->name) : l->name);
    if (l->relation) {
        sb_addf(&b, " (%s)", l->relation);
    }
    if (l->phone && !p->view.hide) {
        sb_addf(&b, "  %s", l->phone);
    }
    sb_add(&b, l->only_today ? " · only today" : "");
    rows_view_add(&s->rows, p->loaded,
        (struct view_row){0, (int64_t)i + 1, true, l->may ? STYLE_NORMAL : STYLE_ALERT, NULL, 0,
            sb_str(&b), NULL});
}

static enum hub_rc collect_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct collect *s = p->state;
    rows_view_begin(&s->rows);
    s->row = NULL;
    enum hub_rc rc = resume(p, hub, err);
    if (rc != HUB_OK) {
        return rc;
    }
    rc = hub_register(hub, s->event, s->day, p->loaded, &s->view, err);
    for (size_t i = 0; rc == HUB_OK && i < s->view.count; i++) {
        if (id_eq(s->view.rows[i].id, s->line)) {
            s->row = &s->view.rows[i];
        }
    }
    for (size_t i = 0; s->row && i < s->row->collect_count; i++) {
        add_listed(p, i);
    }
    if (s->row && !s->row->collect_count) {
        rows_view_add(&s->rows, p->loaded,
            (struct view_row){.style = STYLE_WARN,
                .text = id_known(s->row->child) ? "Nobody is written down: ask a parent."
                                                : "A name, or Enter for nobody."});
    }
    rows_view_end(&s->rows);
    return rc;
}

static void collect_draw(const struct pane *p, struct canvas *c)
{
    const struct collect *s = p->state;
    const char *who = !s->row ? ""
                      : p->view.hide
                          ? register_initials(&s->view, (size_t)(s->row - s->view.rows), p->loaded)
                          : s->row->name;
    struct area before =
        canvas_enter(c, box_draw_border(c, arena_printf(p->loaded, "Who collects %s?", who)));
    int rows = canvas_rows(c), cols = canvas_cols(c);
    struct area inside = canvas_enter(c, (struct area){0, 0, rows - FOOT_ROWS, cols});
    rows_view_draw(&s->rows, c, s->other.len == 0);
    canvas_leave(c, inside);
    int used = canvas_put(c, rows - 1, 2, cols - 2, STYLE_NORMAL, "Someone else: ");
    edit_draw(&s->other, c, (struct area){rows - 1, 2 + used, 1, cols - 2 - used}, STYLE_FIELD,
        s->other.len > 0 || !s->rows.count);
    canvas_leave(c, before);
}

static struct area collect_area(const struct pane *p, int rows, int cols)
{
    const struct collect *s = p->state;
    return box_middle((int)s->rows.count + FOOT_ROWS + EDGE, WIDE, rows, cols);
}

static const char *by_whom(const struct pane *p)
{
    const struct collect *s = p->state;
    const struct view_row *at = rows_view_selected(&s->rows);
    if (s->other.len) {
        return str_trim(p->loaded, s->other.text);
    }
    return at && s->row ? s->row->collect[at->id - 1].name : "";
}

/* The first who may collect and has a phone: whom the sentence says to ring. */
static const char *asked(const struct collect *s)
{
    for (size_t i = 0; i < s->row->collect_count; i++) {
        if (s->row->collect[i].may && s->row->collect[i].phone) {
            return s->row->collect[i].name;
        }
    }
    return "A parent";
}

static void say_gone(struct pane *p, hub_tod at, const char *by)
{
    const struct collect *s = p->state;
    char time[DATE_TEXT];
    bool hide = p->view.hide;
    pane_say(p, "%s out %s%s%s. A time and Enter corrects it.",
        hide ? register_initials(&s->view, (size_t)(s->row - s->view.rows), p->loaded) : s->row->name,
        tod_iso(at, time), hide || !*by ? "" : ", with ", hide ? "" : by);
}

static unsigned let_go(struct pane *p, struct hub *hub, bool said_yes, struct hub_err *err)
{
    struct collect *s = p->state;
    struct hub_err no;
    char time[DATE_TEXT];
    if (!s->row) {
        return REACT_CLOSE;
    }
    hub_tod now = wall_tod(hub_now(hub)), at = tod_known(s->at) ? s->at : now;
    const char *yes = arena_printf(p->loaded, "%s said yes, %s", asked(s), tod_iso(now, time));
    const char *by = by_whom(p);
    enum hub_rc rc = hub_register_out(hub, s->line, at, by, said_yes ? yes : NULL, &no);
    if (rc == HUB_ECONFLICT) {
        const struct answer answers[] = {{"", "Keep here"}, {"collect.yes", p->view.hide ? "The parent said yes" : yes}};
        pane_choose(p, "Not on the list",
            p->view.hide ? "That name is not on the list. The full stop (.) shows whom to ring."
                         : no.msg,
            answers, 2, 0);
        return REACT_DRAW;
    }
    if (rc != HUB_OK) {
        *err = no;
        return REACT_DRAW;
    }
    keep_drop(&s->keep, hub, err); /* a note that stays is no harm: it says so itself */
    say_gone(p, at, by);
    return REACT_CLOSE;
}

static unsigned collect_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct collect *s = p->state;
    int rows = p->view.rows - EDGE - FOOT_ROWS, cols = p->view.cols;
    if (str_eq(call->id, "open") || str_eq(call->id, "collect.yes")) {
        return let_go(p, call->hub, *call->id == 'c', err);
    }
    if (str_eq(call->id, "click")) {
        bool again;
        return rows_view_click(&s->rows, call->ev->row - 1, rows, cols, &again);
    }
    if (!str_eq(call->id, "up") && !str_eq(call->id, "down")) {
        const struct keep_edit edit = {&s->keep, &s->other, COLLECT_DRAFT, s->line, s->about};
        unsigned react = keep_edit_act(p, &edit, call, err);
        if (react != REACT_PASS || str_eq(call->id, "leave")) {
            return react;
        }
    }
    return rows_view_act(&s->rows, call->id, rows, cols);
}

static bool collect_typing(const struct pane *p)
{
    (void)p;
    return true;
}

static const struct ui_key collect_keys[] = {
    {K_ENTER, K_NONE, "open", "Goes home", "Out now, with the one with the > or the name typed.",
        KEY_BAR},
};

const struct pane_ops box_collect = {
    .name = "collect",
    .title = "Who collects",
    .help = "Up and Down choose one of those on the list. For someone else type the name. Enter "
            "writes the time. Someone who is not on the list needs a parent's yes first.",
    .state_size = sizeof(struct collect),
    .keys = collect_keys,
    .key_count = sizeof collect_keys / sizeof *collect_keys,
    .box = true,
    .open = collect_open,
    .load = collect_load,
    .draw = collect_draw,
    .act = collect_act,
    .typing = collect_typing,
    .ticks = true,
    .box_area = collect_area,
};
