/* SPDX-License-Identifier: MIT */
/* The rota: moving about, jumping to what is wrong, to a date, to a person. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/stay.h"
#include "hub/service/records.h"
#include "panes_priv.h"
#include "rota_verbs_priv.h"

#include <string.h>

enum { GRID, FINDINGS, WEEK = 7, WHEEL = 3 };

static void rota_open(struct pane *p, const struct pane_target *target)
{
    struct rota_view *s = p->state;
    s->start = s->night = DATE_NONE;
    if (target->text && date_from_iso(target->text, &s->night)) { /* a stay, and a night of it */
        s->start = date_friday(s->night);
        s->wanted = (hub_id){target->id};
    }
    s->asked = s->hub_name = "";
    list_init(&s->findings);
}

static void rota_close(struct pane *p)
{
    struct rota_view *s = p->state;
    list_fini(&s->findings);
    arena_destroy(s->read.a);
}

/* --- the window ---------------------------------------------------------------- */

static unsigned show_night(struct pane *p, hub_date night)
{
    struct rota_view *s = p->state;
    hub_date today = s->read.today, last = s->cols[s->col_count - 1].night;
    bool seen = s->col_count > 1 && night.d >= s->start.d && night.d <= last.d;
    if (night.d != today.d && !seen) {
        s->start = date_friday(night).d < today.d && night.d > today.d ? today : date_friday(night);
    }
    s->night = night.d == today.d ? DATE_NONE : night;
    p->part = GRID;
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned move_window(struct rota_view *s, hub_date start)
{
    hub_date today = s->read.today;
    int days = date_known(s->night) ? date_diff(s->night, s->start) : 0;
    bool past = s->start.d > today.d && start.d < today.d; /* today is a stop on the way back */
    s->start = past ? today : start;
    if (date_known(s->night)) {
        s->night = date_add(s->start, days > 0 ? days : 0);
    }
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned move_month(struct rota_view *s, int months)
{
    return move_window(s, date_friday(date_add_months(s->start, months)));
}

static unsigned week_back(struct rota_view *s)
{
    hub_date friday = date_friday(s->start), today = s->read.today;
    hub_date start = friday.d < s->start.d ? friday : date_add(friday, -WEEK);
    bool past = s->start.d > today.d && start.d <= today.d; /* today is a stop on the way */
    s->start = past ? today : start;
    s->night = past ? DATE_NONE : date_add(start, 1);
    return REACT_LOAD | REACT_DETAIL;
}

/* By night within the window; over its edges by weeks. */
static unsigned move_left(struct rota_view *s)
{
    int at = rota_view_col(s);
    if (at > 1) {
        s->night = s->cols[at - 1].night;
    } else if (at == 1 && s->start.d == s->read.today.d) {
        s->night = DATE_NONE;
    } else {
        return week_back(s);
    }
    return REACT_DRAW | REACT_DETAIL;
}

static unsigned move_right(struct rota_view *s)
{
    int at = rota_view_col(s);
    if (at + 1 < s->col_count) {
        s->night = s->cols[at + 1].night;
        return REACT_DRAW | REACT_DETAIL;
    }
    hub_date start = date_add(date_friday(s->start), WEEK);
    s->night = date_add(s->cols[at].night, WEEK);
    s->start = start;
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned move_row(struct pane *p, int rows)
{
    struct rota_view *s = p->state;
    int room = rota_view_split(p).grid, step = rows < 0 ? -1 : 1;
    for (int row = s->row + step; row >= 0 && row < s->row_count && rows != 0; row += step) {
        if (!rota_view_is_bed(s, row)) {
            continue;
        }
        s->row = row;
        rows -= step;
    }
    if (s->row < s->top) {
        s->top = s->row;
    }
    if (s->row >= s->top + room) {
        s->top = s->row - room + 1;
    }
    return REACT_DRAW | REACT_DETAIL;
}

static unsigned move_in_grid(struct pane *p, const char *id)
{
    struct rota_view *s = p->state;
    if (str_eq(id, "up") || str_eq(id, "wheel-up")) {
        return move_row(p, *id == 'u' ? -1 : -WHEEL);
    }
    if (str_eq(id, "down") || str_eq(id, "wheel-down")) {
        return move_row(p, *id == 'd' ? 1 : WHEEL);
    }
    if (str_eq(id, "left")) {
        return move_left(s);
    }
    if (str_eq(id, "right")) {
        return move_right(s);
    }
    if (str_eq(id, "page-up") || str_eq(id, "page-down")) {
        return move_month(s, str_eq(id, "page-up") ? -1 : 1);
    }
    if (!str_eq(id, "first") && !str_eq(id, "last")) {
        return REACT_PASS;
    }
    s->night = str_eq(id, "first") ? DATE_NONE : s->cols[s->col_count - 1].night;
    return REACT_DRAW | REACT_DETAIL;
}

/* --- Enter ----------------------------------------------------------------------- */

static unsigned open_family(struct pane *p, int64_t family)
{
    pane_open(p, &pane_record, &(struct pane_target){.id = family, .text = "family"});
    return REACT_DRAW;
}

static unsigned open_cell(struct pane *p)
{
    struct rota_view *s = p->state;
    const struct bed_cell *c = rota_view_cell(s);
    if (c && c->kind == CELL_CHILD) {
        return open_family(p, c->book->facts.families[c->book->facts.stays[c->stay].family].id);
    }
    pane_say(p, "Nobody sleeps here that night. n books a sleepover.");
    return REACT_DRAW;
}

/* To the stay it is about; else to the family or the host whose papers it is about. */
static unsigned open_finding(struct pane *p)
{
    struct rota_view *s = p->state;
    const struct rota_report_row *r = rota_view_finding(s);
    const struct rota_facts *f = &s->read.book.facts;
    if (!r) {
        return REACT_DRAW;
    }
    if (r->finding->stay < 0 && r->finding->family >= 0) {
        return open_family(p, f->families[r->finding->family].id);
    }
    if (r->finding->stay < 0 && r->finding->host >= 0) {
        int64_t host = f->hosts[r->finding->host].id;
        pane_open(p, &pane_record, &(struct pane_target){.id = host, .text = "host"});
        return REACT_DRAW;
    }
    if (r->finding->stay < 0) {
        return REACT_DRAW;
    }
    const struct rota_stay *stay = &f->stays[r->finding->stay];
    hub_date night = r->finding->from, last = date_add(wall_date(stay->leave), -1);
    night = night.d > last.d ? last : night;
    night = night.d < wall_date(stay->arrive).d ? wall_date(stay->arrive) : night;
    s->wanted = r->stay;
    return show_night(p, night);
}

static unsigned open_selected(struct pane *p)
{
    return p->part == FINDINGS ? open_finding(p) : open_cell(p);
}

static unsigned open_history(struct pane *p)
{
    hub_id stay = rota_stay_at(p);
    if (id_known(stay)) {
        pane_open(p, &pane_history, &(struct pane_target){.id = stay.n, .text = "stay"});
    } else {
        pane_say(p, "Stand on a name first: its stay has a history.");
    }
    return REACT_DRAW;
}

/* --- a date ------------------------------------------------------------------------ */

static unsigned go_to_date(struct pane *p, struct hub_err *err)
{
    struct rota_view *s = p->state;
    hub_date date;
    if (s->typed[0] && date_parse(s->typed, s->read.today, &date, err) != HUB_OK) {
        return REACT_DRAW;
    }
    s->dating = false;
    return s->typed[0] ? show_night(p, date) : REACT_DRAW;
}

static void type_text(struct rota_view *s, const char *text)
{
    size_t have = strlen(s->typed), len = strlen(text);
    if (have + len < sizeof s->typed) {
        memcpy(s->typed + have, text, len + 1);
    }
}

static void erase_one(struct rota_view *s)
{
    size_t last = 0;
    for (size_t i = 0; s->typed[i]; i += utf8_cluster(s->typed + i)) {
        last = i;
    }
    s->typed[last] = '\0';
}

static unsigned date_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct rota_view *s = p->state;
    const struct ui_event *ev = call->ev;
    if (str_eq(call->id, "open")) {
        return go_to_date(p, err);
    }
    if (str_eq(call->id, "back") || str_eq(call->id, "click")) {
        s->dating = false;
    } else if (str_eq(call->id, "paste")) {
        type_text(s, utf8_clean(p->life, ev->paste, ev->paste_len, false, NULL));
    } else if (ev && ev->type == UI_KEY && ev->key == K_BACKSPACE) {
        erase_one(s);
    } else if (ev && ev->type == UI_KEY && ev->text[0]) {
        type_text(s, ev->text);
    } else {
        return REACT_PASS;
    }
    return REACT_DRAW;
}

/* --- the mouse ----------------------------------------------------------------------- */

static unsigned click_grid(struct pane *p, int row, int col)
{
    struct rota_view *s = p->state;
    int at = rota_view_col(s), wide = rota_cell_cols(p);
    p->part = GRID;
    for (int i = 0; s->top + row < s->row_count && i < s->col_count; i++) {
        if (col < s->cols[i].col || col >= s->cols[i].col + wide) {
            continue;
        }
        if (i == at && s->top + row == s->row) {
            return open_cell(p);
        }
        s->row = s->top + row;
        s->night = i == 0 ? DATE_NONE : s->cols[i].night;
        rota_view_to_bed(s);
        return REACT_DRAW | REACT_DETAIL;
    }
    return REACT_DRAW;
}

static unsigned click(struct pane *p, const struct ui_event *ev)
{
    struct rota_view *s = p->state;
    struct rota_split room = rota_view_split(p);
    int grid = ev->row - room.head, list = grid - room.grid - room.asked - room.version - room.rule;
    bool open = false;
    if (grid >= 0 && grid < room.grid) {
        return click_grid(p, grid, ev->col);
    }
    if (list < 0 || list >= room.list) {
        return REACT_DRAW;
    }
    bool here = p->part == FINDINGS;
    p->part = FINDINGS;
    unsigned react = list_click(&s->findings, list, &open);
    return open && here ? open_finding(p) : react | REACT_DETAIL;
}

/* --- keys ---------------------------------------------------------------------------- */


static unsigned find_dates(struct pane *p)
{
    pane_open(p, &box_whose, &(struct pane_target){0});
    return REACT_DRAW;
}

static unsigned open_versions(struct pane *p)
{
    const struct rota_view *s = p->state;
    pane_open(p, &pane_versions, &(struct pane_target){.id = s->read.hub.n});
    return REACT_DRAW;
}

static unsigned open_shares(struct pane *p)
{
    const struct rota_view *s = p->state;
    pane_open(p, &pane_shares, &(struct pane_target){.id = s->read.hub.n});
    return REACT_DRAW;
}

static unsigned open_fill(struct pane *p)
{
    const struct rota_view *s = p->state;
    pane_open(p, &pane_fill, &(struct pane_target){.id = s->read.hub.n});
    return REACT_DRAW;
}

/* To the name of what was just booked: a agrees it there. */
static unsigned show_booked(struct pane *p, const struct call *call)
{
    struct rota_view *s = p->state;
    struct stay stay;
    struct hub_err ignored;
    int64_t id;
    if (!str_int(call->id + strlen("added "), 1, INT64_MAX, &id) ||
        hub_get(call->hub, &stay_noun, (hub_id){id}, p->details, &stay, &ignored) != HUB_OK) {
        return REACT_LOAD | REACT_DETAIL;
    }
    s->wanted = (hub_id){id};
    return show_night(p, wall_date(stay.arrive));
}

static unsigned show_today(struct pane *p)
{
    struct rota_view *s = p->state;
    s->start = s->read.today;
    return show_night(p, s->read.today);
}

static unsigned change_nights(struct pane *p)
{
    struct rota_view *s = p->state;
    s->all_nights = !s->all_nights;
    pane_say(p, s->all_nights ? "Every night." : "Weekends, and nights somebody stays.");
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned ask_date(struct pane *p)
{
    struct rota_view *s = p->state;
    s->dating = true;
    s->typed[0] = '\0';
    return REACT_DRAW;
}

static unsigned other_part(struct pane *p)
{
    p->part = !p->part;
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned rota_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    static const struct {
        const char *id;
        unsigned (*act)(struct pane *);
    } acts[] = {{"open", open_selected}, {"history", open_history}, {"print", rota_print},
        {"dates", find_dates}, {"versions", open_versions}, {"shares", open_shares}, {"fill", open_fill},
        {"today", show_today}, {"view", change_nights}, {"find", ask_date},
        {"next-part", other_part}, {"prev-part", other_part}};
    struct rota_view *s = p->state;
    if (s->dating) {
        return date_act(p, call, err);
    }
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (str_eq(acts[i].id, call->id)) {
            return acts[i].act(p);
        }
    }
    if (str_eq(call->id, "click")) {
        return click(p, call->ev);
    }
    if (str_starts(call->id, "added ")) {
        return show_booked(p, call);
    }
    unsigned verb = rota_verb(p, call, err);
    if (verb != REACT_PASS) {
        return verb;
    }
    if (p->part == FINDINGS) {
        return str_eq(call->id, "back") ? other_part(p)
                                        : list_act(&s->findings, call->id, call->ev);
    }
    unsigned react = move_in_grid(p, call->id);
    rota_view_to_bed(s);
    return react;
}

static bool rota_typing(const struct pane *p)
{
    const struct rota_view *s = p->state;
    return s->dating;
}

static size_t rota_rows(const struct pane *p)
{
    const struct rota_view *s = p->state;
    return s->findings.count;
}

static const struct ui_key rota_keys[] = {
    {K_ENTER, K_NONE, "open", "Open", "On a name: the family. On a line below: go to that night.",
        KEY_BAR | KEY_MENU},
    {K_TAB, K_NONE, "next-part", "Problems", "From the nights to what is wrong, and back.", KEY_MENU},
    {'n', K_NONE, "new", "Book", "A sleepover for the night and the bed under the cursor.",
        KEY_BAR | KEY_MENU},
    {'a', K_NONE, "agree", "Agree", "They said yes: the sleepover under the cursor is agreed.",
        KEY_MENU},
    {'c', K_NONE, "swap", "Change",
        "Agree, move, swap, cancel: what can be done with this sleepover.",
        KEY_BAR | KEY_MENU},
    {'f', K_NONE, "dates", "Find dates", "For one family: the best dates first, with reasons.",
        KEY_BAR | KEY_MENU},
    {'p', K_NONE, "print", "Print", "By month, week, family or host; of one alone; what to put right.", KEY_MENU},
    {'/', K_NONE, "find", "Date", "Go to a date: 5 dec, sat, +2w.", KEY_BAR | KEY_MENU},
    {'t', K_NONE, "today", "Today", "Back to tonight.", KEY_MENU},
    {'v', K_NONE, "view", "View", "Every night, or weekends and nights somebody stays.", KEY_MENU},
    {'h', K_NONE, "history", "History", "Who changed this stay, and when.", KEY_MENU},
    {K_NONE, K_NONE, "versions", "Publish",
        "Keep the rota under a number; what has changed since.", KEY_MENU},
    {K_NONE, K_NONE, "fill", "Fill", "Fill the weekends of a period, as drafts; plan again.",
        KEY_MENU},
    {K_NONE, K_NONE, "shares", "Shares",
        "What each family had and each host gave in twelve months.", KEY_MENU},
    {K_PGUP, K_NONE, "page-up", "Month before", "A month back; in a list, one page up.", KEY_MENU},
    {K_PGDN, K_NONE, "page-down", "Month after", "A month on; in a list, one page down.", KEY_MENU},
};

const struct pane_ops pane_rota = {
    .name = "rota",
    .title = "Rota",
    .help =
        "Read the rota\nNights go across, beds down. ! is a must-fix. ? is a draft, not agreed "
        "yet. \"no bed\" is a child for whom no bed is left. Below stands, in words, what is "
        "selected.\n\n"
        "Put right what is wrong\nPress Tab: each line is one thing, with what you could try. "
        "Enter goes to that night.\n\n"
        "Book a sleepover\nStand on the night and the bed and press n. The rules are said as each "
        "field is left. It is a draft until you agree it.\n\n"
        "They said yes\nStand on the name and press a. What is in the way is shown first; then you "
        "may go ahead anyway and say why. After it stands who has to be told.\n\n"
        "Move, swap or cancel one; a host is ill; ring before; the going-home note\nStand on the "
        "name and press c.\n\n"
        "Find dates for a family\nPress f and choose the family; those who asked come first. Each "
        "date has its reason.\n\n"
        "They said yes to an offer\nPress f and choose that family: Agree it.\n\n"
        "Go to another time\nPress / and type a date: 5 dec, sat, +2w. PgUp and PgDn go by "
        "month, t comes back to tonight. v shows every night.\n\n"
        "Publish it\nIn the menu: Publish. From then on a line says what has changed "
        "since.\n\n"
        "Print it\nPress p: by month or week, by family or host, a family's own sheet, what to put "
        "right. You see the page first.",
    .digit = 4,
    .state_size = sizeof(struct rota_view),
    .keys = rota_keys,
    .key_count = sizeof rota_keys / sizeof *rota_keys,
    .parts = 2,
    .open = rota_open,
    .close = rota_close,
    .load = rota_view_load,
    .detail = rota_view_below,
    .draw = rota_view_draw,
    .act = rota_act,
    .rows = rota_rows,
    .typing = rota_typing,
};
