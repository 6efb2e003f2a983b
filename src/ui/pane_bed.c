/* SPDX-License-Identifier: MIT */
/* Bed tonight: b, a few letters, Enter, Enter. Then what is to be done now, ticked with its time. */
#include "bed_view_priv.h"
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "panes_priv.h"

static void bed_open(struct pane *p, const struct pane_target *target)
{
    struct bed_view *s = p->state;
    edit_init(&s->who, p->life, false);
    edit_init(&s->phone, p->life, false);
    edit_init(&s->words, p->life, false);
    s->stay = keep_opens(&s->keep, target) ? ID_NONE : (hub_id){target->id};
    s->stage = id_known(s->stay) ? BED_NOW : BED_WHO;
    s->todos.child = s->todos.host = "";
    s->page.name = s->page.family = "";
}

/* --- load --- */

static enum hub_rc load_who(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct bed_view *s = p->state;
    if (s->picks) {
        return HUB_OK;
    }
    enum hub_rc rc = hub_picks(
        hub, &child_noun, ID_NONE, hub_default(hub), p->life, &s->picks, &s->pick_count, err);
    s->pick_count = rc == HUB_OK ? s->pick_count : 0;
    bed_match(s, p->life);
    return rc;
}

static enum hub_rc load_page(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct bed_view *s = p->state;
    enum hub_rc rc = hub_bed_page(hub, s->child, p->loaded, &s->page, err);
    if (rc != HUB_OK) {
        s->stage = BED_WHO;
        return rc;
    }
    if (!id_known(s->host) && s->page.host_count) {
        s->host = s->page.hosts[s->page.first].id;
    }
    bed_page_rows(p);
    return HUB_OK;
}

/* To the next thing that is not done, when the rows are made anew. */
static void next_step(struct bed_view *s, int done)
{
    for (int i = 0; i < BED_STEPS; i++) {
        if (i != done && !wall_known(s->todos.steps[i].done)) {
            s->rows.was_id = i + 1;
            s->rows.was_kind = BED_ROW_STEP;
            return;
        }
    }
}

static enum hub_rc bed_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct bed_view *s = p->state;
    rows_view_begin(&s->rows);
    enum hub_rc rc = bed_resume(s, hub, p->life, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (s->stage == BED_WHO || s->stage == BED_PHONE) {
        return load_who(p, hub, err);
    }
    if (s->stage == BED_PAGE) {
        return load_page(p, hub, err);
    }
    rc = hub_bed_todos(hub, s->stay, p->loaded, &s->todos, err);
    if (rc != HUB_OK) {
        s->todos = (struct bed_todos){.child = "", .host = ""};
    } else {
        if (s->rows.was_kind != BED_ROW_STEP) {
            next_step(s, -1);
        }
        bed_now_rows(p);
    }
    return rc;
}

static bool bed_typing(const struct pane *p)
{
    const struct bed_view *s = p->state;
    return s->stage != BED_PAGE || s->warning_count > 0;
}

static struct edit *field_of(struct bed_view *s)
{
    return s->stage == BED_WHO ? &s->who : s->stage == BED_PHONE ? &s->phone : &s->words;
}

/* --- Enter --- */

static unsigned to_page(struct bed_view *s)
{
    s->stage = BED_PAGE;
    s->host = ID_NONE;
    s->asked_once = false;
    edit_set(&s->words, "");
    return REACT_LOAD;
}

static unsigned choose_child(struct pane *p)
{
    struct bed_view *s = p->state;
    if (s->at < s->match_count && s->who.len) {
        s->child = s->picks[s->matches[s->at]].id;
        return to_page(s);
    }
    if (!*str_trim(p->life, s->who.text)) {
        pane_say(p, "Type a few letters of the child's name first.");
        return REACT_DRAW;
    }
    s->child = ID_NONE;
    s->stage = BED_PHONE;
    return REACT_DRAW;
}

static const char *all_warnings(struct pane *p)
{
    struct bed_view *s = p->state;
    struct sb b = sb_on(p->loaded);
    for (size_t i = 0; i < s->warning_count; i++) {
        sb_addf(&b, "%s%s", i ? " " : "", s->warnings[i]);
    }
    return sb_str(&b);
}

static unsigned book(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct bed_view *s = p->state;
    char time[DATE_TEXT];
    struct bed_booking b = {.child = s->child,
        .name = s->who.text,
        .phone = str_trim(p->life, s->phone.text),
        .host = s->host,
        .said = all_warnings(p),
        .will_do = str_trim(p->life, s->words.text)};
    if (s->warning_count && !*b.will_do && !s->asked_once) {
        s->asked_once = true;
        pane_say(
            p, "Type what you will do, then Enter. Enter alone saves; you can write it later.");
        return REACT_DRAW;
    }
    if (hub_bed_book(hub, &b, &s->stay, err) != HUB_OK) {
        return REACT_DRAW;
    }
    s->stage = BED_NOW;
    s->rows = (struct rows_view){0};
    edit_set(&s->who, "");
    edit_set(&s->phone, "");
    edit_set(&s->words, "");
    keep_drop(&s->keep, hub, err); /* a note that stays is no harm: it says so itself */
    pane_say(p, "Saved %s: a bed tonight. It can be taken back with u.",
        tod_iso(wall_tod(hub_now(hub)), time));
    return REACT_LOAD;
}

static unsigned tick_step(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct bed_view *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    int step = row ? (int)row->id - 1 : 0;
    bool all = true;
    for (int i = 0; i < BED_STEPS; i++) {
        all &= wall_known(s->todos.steps[i].done);
    }
    if (!row || all) {
        return REACT_CLOSE;
    }
    if (wall_known(s->todos.steps[step].done)) {
        pane_say(p, "That is done already. Down goes to the next line.");
        return REACT_DRAW;
    }
    if (hub_bed_done(hub, s->stay, step, str_trim(p->life, s->words.text), err) == HUB_OK) {
        edit_set(&s->words, "");
        keep_drop(&s->keep, hub, err);
        pane_say(p, "In the log.");
        next_step(s, step);
    }
    return REACT_LOAD;
}

static unsigned go_on(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct bed_view *s = p->state;
    switch (s->stage) {
    case BED_WHO:
        return choose_child(p);
    case BED_PHONE:
        return to_page(s);
    case BED_PAGE:
        return book(p, hub, err);
    case BED_NOW:
        break;
    }
    return tick_step(p, hub, err);
}

/* --- the other keys --- */

/* Words that were typed stay, as an unfinished note; letters that looked for a name do not. */
static unsigned close_bed(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct bed_view *s = p->state;
    enum hub_rc rc = bed_has_words(s) ? bed_keep(s, hub, err) : keep_drop(&s->keep, hub, err);
    if (rc == HUB_OK && bed_has_words(s)) {
        pane_say(p, "Kept as an unfinished note.");
    }
    return rc == HUB_OK ? REACT_CLOSE : REACT_DRAW;
}

static unsigned go_back(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct bed_view *s = p->state;
    if (s->stage == BED_WHO || s->stage == BED_NOW) {
        return close_bed(p, hub, err);
    }
    s->stage = BED_WHO;
    s->warning_count = 0;
    return REACT_LOAD;
}

static unsigned move(struct pane *p, const char *id)
{
    struct bed_view *s = p->state;
    struct area a = bed_rows_area(p);
    bool up = str_eq(id, "up");
    if (s->stage == BED_WHO && (up || str_eq(id, "down"))) {
        s->at = up ? (s->at ? s->at - 1 : 0) : s->at < s->match_count ? s->at + 1 : s->at;
        return REACT_DRAW;
    }
    if (s->stage < BED_PAGE) {
        return REACT_PASS;
    }
    unsigned react = rows_view_act(&s->rows, id, a.rows, a.cols);
    const struct view_row *row = rows_view_selected(&s->rows);
    if (s->stage == BED_PAGE && row && !(react & REACT_PASS) && row->id != s->host.n) {
        s->host = (hub_id){row->id};
        return REACT_LOAD;
    }
    return react;
}

static unsigned type(struct pane *p, const struct call *call)
{
    struct bed_view *s = p->state;
    struct edit *e = field_of(s);
    if (str_eq(call->id, "paste")) {
        edit_insert(e, call->ev->paste, call->ev->paste_len);
    } else if (!call->ev || call->ev->type != UI_KEY || edit_key(e, call->ev) == EDIT_PASS) {
        return REACT_PASS;
    }
    keep_touch(&s->keep);
    if (s->stage == BED_WHO) {
        bed_match(s, p->life);
    }
    return REACT_DRAW;
}

static unsigned click(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct bed_view *s = p->state;
    struct area a = bed_rows_area(p);
    bool again = false;
    int row = call->ev->row - a.row;
    if (s->stage == BED_WHO && row >= 0 && (size_t)row <= s->match_count) {
        again = s->at == (size_t)row;
        s->at = (size_t)row;
        return again ? choose_child(p) : REACT_DRAW;
    }
    if (s->stage < BED_PAGE || row < 0) {
        return REACT_DRAW;
    }
    rows_view_click(&s->rows, row, a.rows, a.cols, &again);
    const struct view_row *on = rows_view_selected(&s->rows);
    if (s->stage == BED_PAGE && on) {
        s->host = (hub_id){on->id};
        return REACT_LOAD;
    }
    return again && s->stage == BED_NOW ? tick_step(p, call->hub, err) : REACT_DRAW;
}

static unsigned keep(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct bed_view *s = p->state;
    if (keep_due(&s->keep, call)) {
        bed_keep(s, call->hub, err);
    }
    return 0;
}

static unsigned bed_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    if (str_eq(call->id, "leave")) {
        return close_bed(p, call->hub, err) == REACT_CLOSE ? REACT_PASS : REACT_DRAW;
    }
    if (str_eq(call->id, "tick") || str_eq(call->id, "hangup")) {
        return keep(p, call, err);
    }
    if (str_eq(call->id, "open")) {
        return go_on(p, call->hub, err);
    }
    if (str_eq(call->id, "back")) {
        return go_back(p, call->hub, err);
    }
    if (str_eq(call->id, "click")) {
        return click(p, call, err);
    }
    unsigned react = move(p, call->id);
    if ((react & REACT_PASS) && bed_typing(p)) {
        react = type(p, call);
    }
    return react;
}

static const struct ui_key bed_keys[] = {
    {K_ENTER, K_NONE, "open", "Go on", "Choose, save, or tick off.", KEY_BAR | KEY_MENU},
    {K_UP, K_NONE, "up", "Up", "One line up.", 0},
    {K_DOWN, K_NONE, "down", "Next line", "One line down; another host.", KEY_BAR},
};

const struct pane_ops pane_bed = {
    .name = "bed",
    .title = "Bed tonight",
    .help = "Take in a child tonight\nA few letters of the name, Enter: one page with what must be "
            "known. Up and Down choose another host. Enter saves: an emergency, tonight, one "
            "night. It always saves.\n\n"
            "A child who is not in the hub\nType the name, go down to the last line, Enter. One "
            "phone is enough.\n\n"
            "When something is said first\nType what you will do. It goes onto the stay and into "
            "the log.\n\n"
            "Do now\nRing, ask, ask who collects: type what was said, Enter ticks it off with the "
            "time.",
    .without = "find|hide|next-part|prev-part",
    .state_size = sizeof(struct bed_view),
    .keys = bed_keys,
    .key_count = sizeof bed_keys / sizeof *bed_keys,
    .open = bed_open,
    .load = bed_load,
    .draw = bed_draw,
    .act = bed_act,
    .typing = bed_typing,
    .ticks = true,
};
