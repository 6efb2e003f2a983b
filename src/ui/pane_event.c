/* SPDX-License-Identifier: MIT */
/* One event, opened: what it is, who is asked, its register and its risk sheet. */
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/model/noun.h"
#include "hub/service/invite.h"
#include "hub/service/series_words.h"
#include "hub/ui/choose.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "parts_view_priv.h"
#include "register_priv.h"
#include "series_ui_priv.h"

static void event_open(struct pane *p, const struct pane_target *target)
{
    struct parts_view *s = p->state;
    const char *day = str_part(p->life, target->text ? target->text : "", 0);
    const char *word = str_part(p->life, target->text ? target->text : "", 1);
    s->id = (hub_id){target->id};
    s->first = part_first(event_noun.name, &s->count);
    s->top = &event_noun;
    s->day = DATE_NONE;
    if (day) {
        date_from_iso(day, &s->day);
    }
    const struct part *part = word ? part_find(event_noun.name, word) : NULL;
    s->at = part ? (size_t)(part - parts) - s->first : 0;
}

static const char *day_text(struct pane *p)
{
    const struct parts_view *s = p->state;
    char iso[DATE_TEXT];
    return date_known(s->day) ? arena_strdup(p->loaded, date_iso(s->day, iso)) : NULL;
}

static bool at_part(const struct parts_view *s, const char *word)
{
    return str_eq(parts_at(s)->word, word);
}

/* --- asking --- */

static unsigned ask_whom(struct pane *p)
{
    const struct answer answers[] = {{"event.ask.some", "Pick families"},
        {"event.ask.all", "All families"}, {"event.ask.adult", "An adult who helps"}};
    pane_choose(
        p, "Asked", "Who is asked?", answers, sizeof answers / sizeof *answers, 0);
    return REACT_DRAW;
}

static unsigned ask_all(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct parts_view *s = p->state;
    struct invite_line *lines;
    size_t count, asked = 0;
    enum hub_rc rc = hub_invite_lines(hub, s->id, s->day, p->loaded, &lines, &count, err);
    hub_id *ids = arena_array(p->loaded, count + 1, sizeof *ids);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        ids[i] = lines[i].family;
    }
    rc = rc == HUB_OK ? hub_invite(hub, s->id, s->day, ids, count, &asked, err) : rc;
    if (rc == HUB_OK) {
        pane_say(p, asked ? "%zu more asked. u takes it back." : "All families are asked already.",
            asked);
    }
    return REACT_LOAD | REACT_DETAIL;
}

/* Enter on a family: what it said goes round. */
static unsigned next_answer(
    struct pane *p, const struct part_line *line, struct hub *hub, struct hub_err *err)
{
    struct invitation v;
    if (hub_get(hub, &invitation_noun, line->id, p->loaded, &v, err) != HUB_OK) {
        return REACT_LOAD;
    }
    const struct parts_view *s = p->state;
    const char *answer = invite_next_answer(v.answer);
    if (hub_invite_answer(hub, line->id, s->day, answer, err) == HUB_OK) {
        pane_say(p, "%s: %s. Enter again: %s. e writes how many, and what they bring.", line->lead,
            answer, invite_next_answer(answer));
    }
    return REACT_LOAD | REACT_DETAIL;
}

/* --- the register and the sheet --- */

static unsigned open_register(struct pane *p)
{
    const struct parts_view *s = p->state;
    pane_open(p, &pane_register, &(struct pane_target){.id = s->id.n, .text = day_text(p)});
    return REACT_DRAW;
}

static unsigned open_sheet(struct pane *p)
{
    const struct parts_view *s = p->state;
    pane_open(p, &pane_risk, &(struct pane_target){.id = s->id.n, .text = day_text(p)});
    return REACT_DRAW;
}

/* The page of the part that is shown. */
static unsigned print(struct pane *p)
{
    const struct parts_view *s = p->state;
    const char *page = at_part(s, "register") ? "register" : at_part(s, "sheet") ? "risk" : "event";
    const char *day = day_text(p);
    pane_open(p, &pane_event_paper,
        &(struct pane_target){.text = arena_printf(p->loaded, "%s|%lld|%s|%s", page,
                                  (long long)s->id.n, day ? day : "", s->view.title)});
    return REACT_DRAW;
}

static unsigned new_here(struct pane *p)
{
    const struct parts_view *s = p->state;
    if (at_part(s, "sheet")) {
        return open_sheet(p);
    }
    return at_part(s, "register") ? open_register(p) : ask_whom(p);
}

static unsigned open_here(struct pane *p, const struct call *call, struct hub_err *err)
{
    const struct parts_view *s = p->state;
    const struct part_line *line = parts_selected(s);
    if (at_part(s, "register")) {
        return open_register(p);
    }
    if (at_part(s, "sheet")) {
        return open_sheet(p);
    }
    if (line && at_part(s, "invited") && line->noun == &invitation_noun) {
        return next_answer(p, line, call->hub, err);
    }
    return line ? parts_act(p, call, err) : new_here(p);
}

/* --- its dates --- */

static unsigned open_dates(struct pane *p, struct hub *hub)
{
    const struct parts_view *s = p->state;
    struct event e;
    struct hub_err ignored;
    if (hub_get(hub, &event_noun, s->id, p->loaded, &e, &ignored) == HUB_OK &&
        !series_repeats(&e)) {
        pane_say(p, "It has one date. e says how it repeats.");
        return REACT_DRAW;
    }
    pane_open(p, &pane_dates, &(struct pane_target){.id = s->id.n});
    return REACT_DRAW;
}

/* Changing or removing the event itself, opened on one of its dates: which of them is meant? */
static bool asks_which(struct pane *p, const struct call *call)
{
    const struct parts_view *s = p->state;
    const struct part_line *line = parts_selected(s);
    struct hub_err ignored;
    struct event e;
    hub_wall original;
    bool of_date = line && line->noun == &event_noun && date_known(s->day) &&
                   str_part_index("edit|remove", call->id) >= 0;
    if (!of_date || hub_series_on(call->hub, s->id, s->day, &original, &ignored) != HUB_OK ||
        hub_get(call->hub, &event_noun, s->id, p->loaded, &e, &ignored) != HUB_OK) {
        return false;
    }
    series_ask(p, s->id, e.name, original, call->id);
    return true;
}

static unsigned event_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    const struct parts_view *s = p->state;
    if (asks_which(p, call)) {
        return REACT_DRAW;
    }
    if (str_starts(call->id, SERIES_CALL)) {
        return series_answer(p, call, err) | REACT_DETAIL;
    }
    if (str_eq(call->id, "dates")) {
        return open_dates(p, call->hub);
    }
    if (str_eq(call->id, "open")) {
        return open_here(p, call, err);
    }
    if (str_eq(call->id, "new")) {
        return new_here(p);
    }
    if (str_eq(call->id, "register")) {
        return open_register(p);
    }
    if (str_eq(call->id, "print")) {
        return print(p);
    }
    if (str_eq(call->id, "event.ask.all")) {
        return ask_all(p, call->hub, err);
    }
    if (str_eq(call->id, "event.ask.some")) {
        pane_open(p, &box_invite, &(struct pane_target){.id = s->id.n, .text = day_text(p)});
        return REACT_DRAW;
    }
    if (str_eq(call->id, "event.ask.adult")) {
        return parts_add(p, &invitation_noun);
    }
    return parts_act(p, call, err);
}

// clang-format off
static const struct ui_key event_keys[] = {
    {'n',   K_NONE, "new",       "New",       "Ask families; under Risk sheet: write it.",        KEY_BAR | KEY_MENU},
    {'e',   K_NONE, "edit",      "Edit",      "Change the line with the >.",                           KEY_BAR | KEY_MENU},
    {'r',   K_NONE, "register",  "Register",  "Tick people in and out.",                               KEY_BAR | KEY_MENU},
    {'f',   K_NONE, "dates",     "Dates",     "Its next dates, those skipped, those changed.",         KEY_BAR | KEY_MENU},
    {K_TAB, K_NONE, "next-part", "Next part", "To the next part: Event, Invited, Register …",          KEY_BAR | KEY_MENU},
    {'p',   K_NONE, "print",     "Print",     "The event's sheet, its registers or its risk sheet.",   KEY_MENU},
    {'x',   K_NONE, "remove",    "Remove",    "Put the line with the > into Removed.",                 KEY_MENU},
    {'h',   K_NONE, "history",   "History",   "Who changed the line with the >, and when.",            KEY_MENU},
    {K_NONE, K_NONE, "event.ask.all", "Ask all families", "Every family of the hub is asked.",         KEY_MENU},
    PANE_FIND_KEY,
};
// clang-format on

const struct pane_ops pane_event = {
    .name = "event",
    .title = "One event",
    .help = "Ask families\nPress n: all of them, or pick some.\n\n"
            "Write down what they say\nUnder Invited stand on the family: Enter is yes, again "
            "perhaps, again no. e writes how many come and what they bring.\n\n"
            "See if there are enough grown-ups\nIt stands under Event, for the ages that come.\n\n"
            "See whose picture may not be taken\nUnder Event: Photos. Under Register beside each "
            "name.\n\n"
            "Tick people in and out\nPress r.\n\n"
            "Skip a date, bring one back, write a note on one\nPress f: all its dates.\n\n"
            "Write the risk sheet\nTab to Risk sheet and press Enter.\n\n"
            "Print it\nPress p: what stands on the screen, as a page.",
    .state_size = sizeof(struct parts_view),
    .keys = event_keys,
    .key_count = sizeof event_keys / sizeof *event_keys,
    .open = event_open,
    .load = parts_load,
    .detail = parts_detail,
    .draw = parts_draw,
    .act = event_act,
    .rows = parts_count,
};
