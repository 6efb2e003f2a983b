/* SPDX-License-Identifier: MIT */
/*
 * An event's register at the door: one key a child. Digits are line numbers,
 * so a paper register is keyed back by line; three or four digits, or a colon,
 * and Enter correct the time just stamped.
 */
#include "hub/base/str.h"
#include "hub/service/register.h"
#include "panes_priv.h"
#include "register_priv.h"

#include <string.h>

enum { LEAD_COLS = 9, TIME_DIGITS = 3 };

/* On its day. One without an end: three hours, our own number. */
static hub_wall register_pane_until(const struct pane *p)
{
    enum { NO_END_MIN = 180 };
    const struct register_pane *s = p->state;
    if (!wall_known(s->view.starts) || wall_date(s->view.starts).d != p->view.today.d) {
        return WALL_NONE;
    }
    if (wall_known(s->view.ends)) {
        return s->view.ends;
    }
    return (hub_wall){s->view.starts.min + NO_END_MIN};
}

static void register_pane_open(struct pane *p, const struct pane_target *target)
{
    struct register_pane *s = p->state;
    s->event = (hub_id){target->id};
    s->day = DATE_NONE;
    if (target->text) {
        date_from_iso(target->text, &s->day);
    }
}

/* --- what is shown --- */

static const char *state_word(const struct register_row *r)
{
    static const char *const words[] = {"due", "IN", "out", "didn't", "no"};
    return words[r->state];
}

static const char *times(const struct pane *p, const struct register_row *r)
{
    char in[DATE_TEXT], out[DATE_TEXT];
    struct sb b = sb_on(p->loaded);
    bool names = !p->view.hide;
    if (tod_known(r->in_at)) {
        sb_addf(&b, "%s%s%s", tod_iso(r->in_at, in), names && *r->brought_by ? " " : "",
            names ? r->brought_by : "");
    }
    if (tod_known(r->out_at)) {
        sb_addf(&b, " – %s%s%s%s", tod_iso(r->out_at, out), names && *r->collected_by ? " " : "",
            names ? r->collected_by : "", r->not_listed ? " (not on the list)" : "");
    }
    return sb_str(&b);
}

static void add_row(struct pane *p, size_t i)
{
    struct register_pane *s = p->state;
    const struct register_row *r = &s->view.rows[i];
    struct sb b = sb_on(p->loaded);
    if (p->view.hide) {
        sb_add(&b, register_initials(&s->view, i, p->loaded));
    } else {
        sb_addf(&b, "%s%s%s", r->name, *r->family_name ? " " : "", r->family_name);
    }
    if (*r->alert) {
        sb_addf(&b, "  %s",
            p->view.hide ? arena_strndup(p->loaded, r->alert, strcspn(r->alert, " ,;:"))
                         : r->alert);
    }
    sb_add(&b, r->no_photo && id_known(r->child) ? " · photo no" : "");
    if (*r->taken_back && !p->view.hide) {
        sb_addf(&b, "\n%s", r->taken_back);
    }
    if (*r->note && !p->view.hide) {
        sb_addf(&b, "\n%s", r->note);
    }
    rows_view_add(&s->rows, p->loaded,
        (struct view_row){0, r->line, true,
            *r->alert && r->state == REGISTER_IN ? STYLE_ALERT
            : !register_expects(r) ? STYLE_MUTED
                                                 : STYLE_NORMAL,
            arena_printf(p->loaded, "%2lld %s", (long long)r->line, state_word(r)), LEAD_COLS,
            sb_str(&b), times(p, r)});
}

static enum hub_rc register_pane_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct register_pane *s = p->state;
    rows_view_begin(&s->rows);
    enum hub_rc rc = hub_register(hub, s->event, s->day, p->loaded, &s->view, err);
    for (size_t i = 0; rc == HUB_OK && i < s->view.count; i++) {
        add_row(p, i);
    }
    rows_view_end(&s->rows);
    return rc;
}

static void register_pane_draw(const struct pane *p, struct canvas *c)
{
    const struct register_pane *s = p->state;
    int head = register_head_rows(p), rows = canvas_rows(c) - head, cols = canvas_cols(c);
    register_head_draw(p, c);
    struct area before = canvas_enter(c, (struct area){head, 0, rows, cols});
    if (s->view.count) {
        rows_view_draw(&s->rows, c, true);
    } else {
        canvas_wrap(c, (struct area){rows > REGISTER_FEW, 2, rows, cols - 4}, STYLE_NORMAL,
            "Nobody has said yes to this event yet. Families are asked on the event's page; "
            "with / a name is added here.");
    }
    canvas_leave(c, before);
}

/* --- act --- */

static void stand_on(struct register_pane *s, int64_t line)
{
    for (size_t i = 0; i < s->rows.count; i++) {
        if (s->rows.rows[i].id == line) {
            rows_view_select(&s->rows, i);
        }
    }
}

/* What was typed before i or o, as a time: "0958", "9:58". It is used up. */
static hub_tod typed_time(struct register_pane *s)
{
    struct hub_err not_one;
    hub_tod at = TOD_NONE;
    bool long_enough = strlen(s->typed) >= TIME_DIGITS || strchr(s->typed, ':');
    if (long_enough && !register_typed_line(s) && tod_parse(s->typed, &at, &not_one) == HUB_OK) {
        s->typed[0] = '\0';
        return at;
    }
    return TOD_NONE;
}

/* What was typed, as a line to stand on. False: there is no such line, and that was said. */
static bool go_to_typed(struct pane *p)
{
    struct register_pane *s = p->state;
    const struct register_row *found = register_typed_line(s);
    if (!*s->typed) {
        return true;
    }
    if (found) {
        stand_on(s, found->line);
    } else {
        pane_say(p, "There is no line %s.", s->typed);
    }
    s->typed[0] = '\0';
    return found != NULL;
}

/* The selected row as it stands in the file, with a line: those without get theirs first. */
static const struct register_row *row_to_write(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct register_pane *s = p->state;
    if (!go_to_typed(p)) {
        return NULL;
    }
    const struct view_row *at = rows_view_selected(&s->rows);
    int64_t line = at ? at->id : 0;
    const struct register_row *row = at ? register_row_at(s, line) : NULL;
    enum hub_rc rc = row && !id_known(row->id) ? hub_register_open(hub, s->event, s->day, err) : HUB_OK;
    rc = row && rc == HUB_OK ? pane_load(p, hub, err) : rc; /* someone else may stand at the door too */
    return row && rc == HUB_OK ? register_row_at(s, line) : NULL;
}

static const char *called(const struct pane *p, const struct register_row *row)
{
    const struct register_pane *s = p->state;
    return p->view.hide ? register_initials(&s->view, (size_t)(row - s->view.rows), p->loaded)
                        : row->name;
}

static unsigned stamp_in(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct register_pane *s = p->state;
    char time[DATE_TEXT];
    hub_tod typed = typed_time(s), at = tod_known(typed) ? typed : wall_tod(hub_now(hub));
    const struct register_row *row = row_to_write(p, hub, err);
    if (row && !tod_known(typed) && tod_known(row->in_at)) {
        pane_say(p, "%s is in since %s. To correct it type the time, then i.", called(p, row),
            tod_iso(row->in_at, time));
        return REACT_LOAD;
    }
    if (!row || hub_register_in(hub, row->id, at, NULL, err) != HUB_OK) {
        return REACT_LOAD;
    }
    s->stamped = row->line;
    s->stamped_out = false;
    pane_say(p, "%s in %s%s%s. A time and Enter corrects it.", called(p, row), tod_iso(at, time),
        *row->usual && !p->view.hide ? ", with " : "", p->view.hide ? "" : row->usual);
    rows_view_act(&s->rows, "down", p->view.rows - register_head_rows(p), p->view.cols);
    return REACT_LOAD;
}

static unsigned ask_out(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct register_pane *s = p->state;
    hub_tod at = typed_time(s);
    const struct register_row *row = row_to_write(p, hub, err);
    if (row) {
        s->stamped = row->line;
        s->stamped_out = true;
        box_collect_open(p, s->event, s->view.day, row->id, at);
    }
    return REACT_LOAD;
}

static unsigned stamp_absent(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct register_pane *s = p->state;
    const struct register_row *row = row_to_write(p, hub, err);
    if (row && hub_register_absent(hub, row->id, err) == HUB_OK) {
        pane_say(p, "%s didn't come. u takes it back.", called(p, row));
        rows_view_act(&s->rows, "down", p->view.rows - register_head_rows(p), p->view.cols);
    }
    return REACT_LOAD;
}

static unsigned correct_time(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct register_pane *s = p->state;
    const struct register_row *row = register_row_at(s, s->stamped);
    hub_tod at;
    enum hub_rc rc = tod_parse(s->typed, &at, err);
    s->typed[0] = '\0';
    if (rc != HUB_OK || !row) {
        return REACT_DRAW;
    }
    bool out = s->stamped_out && tod_known(row->out_at); /* else the child was kept here */
    rc = out ? hub_register_out(hub, row->id, at, row->collected_by, row->allowed_by, err)
             : hub_register_in(hub, row->id, at, NULL, err);
    if (rc == HUB_OK) {
        char time[DATE_TEXT];
        pane_say(p, "%s %s %s.", called(p, row), out ? "out" : "in", tod_iso(at, time));
    }
    return REACT_LOAD;
}

/* Enter: what was typed, else the next step of this child. */
static unsigned go_on(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct register_pane *s = p->state;
    bool time = strlen(s->typed) >= TIME_DIGITS || strchr(s->typed, ':');
    if (*s->typed && time && s->stamped && !register_typed_line(s)) {
        return correct_time(p, hub, err);
    }
    if (*s->typed) {
        go_to_typed(p);
        return REACT_DRAW;
    }
    const struct view_row *at = rows_view_selected(&s->rows);
    const struct register_row *row = at ? register_row_at(s, at->id) : NULL;
    if (!row) {
        return REACT_DRAW;
    }
    if (row->state == REGISTER_IN) {
        return ask_out(p, hub, err);
    }
    if (row->state == REGISTER_OUT) {
        pane_say(p, "%s has gone home. o corrects who and when.", called(p, row));
        return REACT_DRAW;
    }
    return stamp_in(p, hub, err);
}

static unsigned type(struct pane *p, const struct ui_event *ev)
{
    struct register_pane *s = p->state;
    size_t len = strlen(s->typed);
    if (!ev || ev->type != UI_KEY) {
        return REACT_PASS;
    }
    if (ev->key == K_BACKSPACE && len) {
        s->typed[len - 1] = '\0';
        return REACT_DRAW;
    }
    bool mine = (ev->key >= '0' && ev->key <= '9') || (ev->key == ':' && len);
    if (!mine) {
        return REACT_PASS;
    }
    if (len + 1 < REGISTER_TYPED) {
        s->typed[len] = (char)ev->key;
        s->typed[len + 1] = '\0';
    }
    return REACT_DRAW;
}

static unsigned write_words(
    struct pane *p, enum register_words what, struct hub *hub, struct hub_err *err)
{
    struct register_pane *s = p->state;
    const struct register_row *row = what == WORDS_NOTE ? row_to_write(p, hub, err) : NULL;
    if (what != WORDS_NOTE || row) {
        box_words_open(p, what, s->event, s->view.day, row ? row->id : ID_NONE);
    }
    return REACT_LOAD;
}

/* A letter after "/": a name on the list, or somebody who was not asked. */
static unsigned find_who(struct pane *p)
{
    const struct register_pane *s = p->state;
    char day[DATE_TEXT];
    pane_open(p, &box_who,
        &(struct pane_target){.id = s->event.n, .text = date_iso(s->view.day, day)});
    return REACT_DRAW;
}

/* From there: to that line, or to the one that was added. */
static unsigned go_to_line(struct pane *p, const char *line, struct hub *hub, struct hub_err *err)
{
    struct register_pane *s = p->state;
    int64_t number;
    if (pane_load(p, hub, err) != HUB_OK || !s->view.count) {
        return REACT_DRAW;
    }
    stand_on(s, str_int(line, 1, REGISTER_LINES, &number) ? number
                                                      : s->view.rows[s->view.count - 1].line);
    return REACT_DRAW;
}

static unsigned open_paper(struct pane *p, bool print)
{
    const struct register_pane *s = p->state;
    char day[DATE_TEXT];
    const char *text = date_iso(s->view.day, day);
    if (print) {
        text = arena_printf(p->life, "register|%lld|%s|%s", (long long)s->event.n,
            text, s->view.name ? s->view.name : "");
    }
    pane_open(p, print ? &pane_event_paper : &pane_risk,
        &(struct pane_target){.id = s->event.n, .text = text});
    return REACT_DRAW;
}

static unsigned write_note(struct pane *p, struct hub *hub, struct hub_err *err)
{
    return write_words(p, WORDS_NOTE, hub, err);
}

static unsigned count_heads(struct pane *p, struct hub *hub, struct hub_err *err)
{
    return write_words(p, WORDS_COUNT, hub, err);
}

static unsigned register_pane_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    static const struct {
        const char *id;
        unsigned (*act)(struct pane *p, struct hub *hub, struct hub_err *err);
    } acts[] = {{"open", go_on}, {"register.in", stamp_in}, {"register.out", ask_out},
        {"register.absent", stamp_absent}, {"register.note", write_note},
        {"register.count", count_heads}};
    struct register_pane *s = p->state;
    int rows = p->view.rows - register_head_rows(p);
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (str_eq(call->id, acts[i].id)) {
            return acts[i].act(p, call->hub, err);
        }
    }
    if (str_eq(call->id, "find")) {
        return find_who(p);
    }
    if (str_starts(call->id, REGISTER_LINE)) {
        return go_to_line(p, call->id + strlen(REGISTER_LINE), call->hub, err);
    }
    if (str_eq(call->id, "print") || str_eq(call->id, "register.risk")) {
        return open_paper(p, str_eq(call->id, "print"));
    }
    if (str_eq(call->id, "back") && *s->typed) {
        s->typed[0] = '\0';
        return REACT_DRAW;
    }
    if (str_eq(call->id, "click")) {
        bool again;
        rows_view_click(&s->rows, call->ev->row - register_head_rows(p), rows, p->view.cols, &again);
        return again ? go_on(p, call->hub, err) : REACT_DRAW;
    }
    return *call->id ? rows_view_act(&s->rows, call->id, rows, p->view.cols) : type(p, call->ev);
}

static size_t register_pane_rows(const struct pane *p)
{
    return ((const struct register_pane *)p->state)->view.count;
}

static const struct ui_key register_keys[] = {
    {K_ENTER, K_NONE, "open", "Open", "The child's page; after a time that was typed: corrects it.",
        KEY_MENU},
    {'i', K_NONE, "register.in", "In", "Came in now, with the usual one; moves down.",
        KEY_BAR | KEY_MENU},
    {'o', K_NONE, "register.out", "Out", "Goes home: who collects?", KEY_BAR | KEY_MENU},
    {'d', K_NONE, "register.absent", "Didn't come", "Didn't come.", KEY_BAR | KEY_MENU},
    {'n', K_NONE, "register.note", "Note", "A bump or a note for this one.", KEY_BAR | KEY_MENU},
    {K_NONE, K_NONE, "register.count", "Count heads",
        "“11 on the bus” goes into the log with the time.", KEY_MENU},
    {'p', K_NONE, "print", "Print", "On paper: the leader's copy, and one to sign out on.", KEY_MENU},
    {K_NONE, K_NONE, "register.risk", "Risk sheet", "What could go wrong, and what we do.",
        KEY_MENU},
    {'/', K_NONE, "find", "Find", "Someone else came, or a name on the list by a few letters.",
        KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_register = {
    .name = "register",
    .title = "Register",
    .help = "Tick someone in\nStand on the name and press i. The time is now and the usual one "
            "brought them; the next name is under the cursor.\n\n"
            "Correct a time\nType it after i or o, as 0958 or 9:58, and press Enter.\n\n"
            "Someone came who was not asked\nPress / and type a few letters: every child of the hub "
            "is there. A name the hub does not know goes on as you type it.\n\n"
            "Let someone go home\nPress o. Those on the list stand first. Someone who is not on it "
            "needs a parent's yes.\n\n"
            "Key in a paper register\nType the line number and Enter, then the time and i or o: 4 Enter "
            "0958i. Without a time it is now. d didn't come.\n\n"
            "A bump or a note\nPress n. Count heads is in the menu.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct register_pane),
    .keys = register_keys,
    .key_count = sizeof register_keys / sizeof *register_keys,
    .open = register_pane_open,
    .load = register_pane_load,
    .draw = register_pane_draw,
    .act = register_pane_act,
    .rows = register_pane_rows,
    .until = register_pane_until,
};
