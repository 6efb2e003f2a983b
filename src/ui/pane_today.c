/* SPDX-License-Identifier: MIT */
/* Today: what is on, who is in the house, what needs the carer, what others did. */
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/stay.h"
#include "hub/service/pin.h"
#include "hub/service/due.h"
#include "hub/service/hub.h"
#include "hub/service/peers.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "series_ui_priv.h"
#include "stay_verbs_priv.h"
#include "today_priv.h"

static enum hub_rc today_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct today_pane *s = p->state;
    hub_id before = hub_narrowed(hub);
    enum hub_rc rc = HUB_OK;
    s->hub_name = hub_shown_name(hub);
    if (!s->last_known) {
        rc = hub_last_here(hub, &s->last, err);
        s->last_known = rc == HUB_OK;
    }
    hub_narrow_to(hub, hub_shown(hub));
    s->now = hub_now(hub);
    rc = rc == HUB_OK ? hub_today_kept(hub, p->loaded, &s->view, err) : rc;
    rc = rc == HUB_OK ? hub_since(hub, s->last, p->loaded, &s->since, err) : rc;
    hub_narrow_to(hub, before);
    if (rc != HUB_OK) {
        s->view = (struct today){.day = hub_today(hub), .rested_to = DATE_NONE};
        s->since = (struct since_view){.from = s->last.at};
    }
    today_day_rows(p);
    today_needs_rows(p);
    return rc;
}

/* On a day that has begun since: the first picture is there already, now it is made right. */
static enum hub_rc today_later(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct today_pane *s = p->state;
    hub_id before = hub_narrowed(hub);
    if (!s->view.stale) {
        return HUB_OK;
    }
    hub_narrow_to(hub, hub_shown(hub));
    enum hub_rc rc = hub_due_refresh(hub, err);
    hub_narrow_to(hub, before);
    return rc == HUB_OK ? pane_load(p, hub, err) : rc;
}

/* --- draw --- */

static struct area part_area(const struct pane *p, int part)
{
    int left = p->view.cols / 2;
    if (p->view.single) {
        return (struct area){0, 0, p->view.rows, p->view.cols};
    }
    return part == TODAY_DAY ? ((struct area){0, 0, p->view.rows, left})
                             : (struct area){0, left + 2, p->view.rows, p->view.cols - left - 2};
}

static void today_draw(const struct pane *p, struct canvas *c)
{
    const struct today_pane *s = p->state;
    rows_view_draw_parts(s->parts, p, c, canvas_cols(c) / 2);
}

/* --- act --- */

static const struct view_row *child_row(const struct today_pane *s)
{
    const struct view_row *row = rows_view_selected(&s->parts[TODAY_DAY]);
    return row && row->kind == ROW_CHILD ? row : NULL;
}

static const struct today_event *event_here(const struct pane *p)
{
    const struct today_pane *s = p->state;
    const struct view_row *row = rows_view_selected(&s->parts[TODAY_DAY]);
    for (size_t i = 0; p->part == TODAY_DAY && row && i < s->view.event_count; i++) {
        if (row->kind == ROW_EVENT && s->view.events[i].id.n == row->id) {
            return &s->view.events[i];
        }
    }
    return NULL;
}

/* Of a series its date of the day. */
static void open_event(struct pane *p, const struct today_event *e, const struct pane_ops *ops)
{
    char day[DATE_TEXT];
    bool dated = e->repeats || ops == &pane_register;
    pane_open(p, ops,
        &(struct pane_target){.id = e->id.n, .text = dated ? date_iso(e->day, day) : NULL});
}

static unsigned open_day_row(struct pane *p)
{
    const struct today_pane *s = p->state;
    const struct view_row *row = rows_view_selected(&s->parts[TODAY_DAY]);
    const struct today_event *e = event_here(p);
    if (!row) {
        return REACT_PASS;
    }
    if (row->kind == ROW_CHILD) {
        pane_open(p, &pane_night, &(struct pane_target){.id = row->id});
    } else if (e) {
        open_event(p, e, &pane_event);
    } else if (row->kind == ROW_REST) {
        pane_open(p, &pane_record, &(struct pane_target){.id = row->id, .text = "host|rest"});
    } else {
        form_open_edit(p, &stay_noun, (hub_id){row->id});
    }
    return REACT_DRAW;
}

static unsigned open_selected(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct today_pane *s = p->state;
    const struct today_need *need = today_need_at(s);
    if (p->part == TODAY_DAY) {
        return open_day_row(p);
    }
    return need ? today_put_right(p, need, hub, err) : REACT_DRAW;
}

static unsigned open_register(struct pane *p)
{
    const struct today_event *e = event_here(p);
    if (e) {
        open_event(p, e, &pane_register);
    } else {
        pane_say(p, "Stand on an event: r opens its register.");
    }
    return REACT_DRAW;
}

static unsigned give(struct pane *p)
{
    const struct view_row *row = child_row(p->state);
    if (row) {
        pane_open(p, &box_give, &(struct pane_target){.id = row->id});
    } else {
        pane_say(p, "Stand on a child who is in the house: g gives a dose.");
    }
    return REACT_DRAW;
}

static unsigned edit(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct view_row *row = p->part == TODAY_DAY ? child_row(p->state) : NULL;
    const struct today_event *e = event_here(p);
    if (row) {
        form_open_edit(p, &child_noun, (hub_id){row->id});
    } else if (e && e->repeats) {
        series_ask(p, e->id, e->name, e->original, "edit");
    } else if (e) {
        form_open_edit(p, &event_noun, e->id);
    } else {
        return open_selected(p, hub, err);
    }
    return REACT_DRAW;
}

static unsigned done(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct today_need *need = today_need_at(p->state);
    bool agreed = need && need->kind == NEED_AGREED;
    if (need && (agreed ? hub_agreed_done(hub, need->record, err)
                        : hub_action_done(hub, need->record, err)) == HUB_OK) {
        pane_say(p, "Done today. u takes it back.");
    }
    if (need && need->kind == NEED_DOOR && hub_peer_seen_to(hub, need->record, err) == HUB_OK) {
        pane_say(p, "Seen to, today. u takes it back.");
    }
    if (need && need->kind == NEED_PIN) {
        pin_news_told(hub, err);
    }
    return REACT_LOAD;
}

static unsigned click(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct today_pane *s = p->state;
    int part = !p->view.single && call->ev->col > p->view.cols / 2 ? TODAY_NEEDS : TODAY_DAY;
    bool again, here = p->part == part || p->view.single;
    p->part = p->view.single ? p->part : part;
    struct area a = part_area(p, p->part);
    rows_view_click(&s->parts[p->part], call->ev->row, a.rows, a.cols, &again);
    return again && here ? open_selected(p, call->hub, err) : REACT_DRAW;
}

/* The sleepover of the line: who comes or goes, who is here tonight, what is needed of one. */
static hub_id stay_here(const struct pane *p)
{
    const struct today_pane *s = p->state;
    const struct view_row *row = rows_view_selected(&s->parts[p->part]);
    const struct today_need *n = p->part == TODAY_NEEDS ? today_need_at(s) : NULL;
    if (n) {
        bool of_stay = n->kind == NEED_RULE || n->kind == NEED_ASKED || n->kind == NEED_BED ||
                       n->kind == NEED_CALL || n->kind == NEED_ENDED || n->kind == NEED_NOTE;
        return of_stay ? n->record : ID_NONE;
    }
    if (row && (row->kind == ROW_COMES || row->kind == ROW_GOES)) {
        return (hub_id){row->id};
    }
    for (size_t h = 0; row && row->kind == ROW_CHILD && h < s->view.host_count; h++) {
        for (size_t i = 0; i < s->view.hosts[h].count; i++) {
            if (s->view.hosts[h].children[i].child.n == row->id) {
                return s->view.hosts[h].children[i].stay;
            }
        }
    }
    return ID_NONE;
}

static unsigned change_stay(struct pane *p)
{
    hub_id stay = stay_here(p);
    if (id_known(stay)) {
        return stay_menu(p, stay);
    }
    pane_say(p, "Stand on somebody who comes, goes or is here tonight: c changes the sleepover.");
    return REACT_DRAW;
}

/* The first moment somebody has really been here; the last time stays what this sitting goes by. */
static unsigned tick(struct pane *p, struct hub *hub)
{
    struct today_pane *s = p->state;
    struct hub_err ignored;
    if (!s->here) {
        s->here = true;
        hub_here_now(hub, &ignored);
    }
    return 0;
}

static unsigned today_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct today_pane *s = p->state;
    struct area a = part_area(p, p->part);
    if (str_eq(call->id, "tick") || str_eq(call->id, "hangup")) {
        return tick(p, call->hub);
    }
    if (str_eq(call->id, "leave")) {
        tick(p, call->hub);
        return REACT_PASS;
    }
    if (str_eq(call->id, "click")) {
        return click(p, call, err);
    }
    if (str_eq(call->id, "open")) {
        return open_selected(p, call->hub, err);
    }
    if (str_eq(call->id, "give")) {
        return give(p);
    }
    if (str_eq(call->id, "register")) {
        return open_register(p);
    }
    if (str_eq(call->id, "edit")) {
        return edit(p, call->hub, err);
    }
    if (str_eq(call->id, "swap")) {
        return change_stay(p);
    }
    if (str_starts(call->id, SERIES_CALL)) {
        return series_answer(p, call, err);
    }
    if (str_eq(call->id, "today.done")) {
        return done(p, call->hub, err);
    }
    return rows_view_act(&s->parts[p->part], call->id, a.rows, a.cols);
}

static size_t today_rows(const struct pane *p)
{
    const struct today_pane *s = p->state;
    return s->parts[TODAY_DAY].count + s->parts[TODAY_NEEDS].count;
}

static const struct ui_key today_keys[] = {
    {'g', K_NONE, "give", "Given", "Write down a dose for the child with the >.",
        KEY_BAR | KEY_MENU},
    {'r', K_NONE, "register", "Register", "Who comes to the event with the >, in and out.",
        KEY_MENU},
    {'c', K_NONE, "swap", "Change stay", "Move, swap, cancel, it happened: the sleepover with the >.",
        KEY_MENU},
    {'e', K_NONE, "edit", "Edit", "Change what is known about the line with the >.", KEY_MENU},
    {K_TAB, K_NONE, "next-part", "Needs you", "From the day to what needs you, and back.",
        KEY_MENU},
    PANE_FIND_KEY,
};

const struct pane_ops pane_today = {
    .name = "today",
    .title = "Today",
    .help = "See who is in the house\nThe children stand under TONIGHT. Enter on a child is their "
            "night page: alerts, medicine, who to ring, who may collect, bedtime.\n\n"
            "Give a dose\nStand on the child and press g. Enter writes it with the time and your "
            "name. Too soon is said first and asked twice.\n\n"
            "Tick people in and out\nStand on the event and press r.\n\n"
            "Take in a child tonight\nPress b, a few letters of the name, Enter, Enter.\n\n"
            "See what needs you\nTab goes to NEEDS YOU: ! must be put right first. Enter on a "
            "line goes to where that is done.\n\n"
            "Book your own days off\nEnd goes to the line that says when you last rested. Enter "
            "opens your days, n books some.\n\n"
            "Tell somebody of a change\nUnder NEEDS YOU stands who has to be told, with the phone. "
            "Enter shows the words to say.\n\n"
            "Write the going-home note, or that a sleepover happened\nEnter on its line under NEEDS "
            "YOU, or c on the child.\n\n"
            "See what others did\nIt stands below, since you were last here.",
    .digit = 1,
    .state_size = sizeof(struct today_pane),
    .keys = today_keys,
    .key_count = sizeof today_keys / sizeof *today_keys,
    .parts = TODAY_PARTS,
    .ticks = true,
    .later = true,
    .load = today_load,
    .detail = today_later,
    .draw = today_draw,
    .act = today_act,
    .rows = today_rows,
};
