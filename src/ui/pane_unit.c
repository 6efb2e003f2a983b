/* SPDX-License-Identifier: MIT */
/* One unit of the parent consultant, and one group of adopters: what is due, and what was. */
#include "hub/base/str.h"
#include "hub/model/group.h"
#include "hub/model/unit.h"
#include "hub/service/units.h"
#include "hub/ui/choose.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "parts_view_priv.h"

static void open_parts(struct pane *p, const struct pane_target *target, const struct noun *top)
{
    struct parts_view *s = p->state;
    const struct part *part = target->text ? part_find(top->name, target->text) : NULL;
    s->id = (hub_id){target->id};
    s->day = DATE_NONE;
    s->top = top;
    s->first = part_first(top->name, &s->count);
    s->at = part ? (size_t)(part - parts) - s->first : 0;
}

static void unit_open(struct pane *p, const struct pane_target *target)
{
    open_parts(p, target, &unit_noun);
}

static void group_open(struct pane *p, const struct pane_target *target)
{
    open_parts(p, target, &support_group_noun);
}

/* --- calls --- */

/* The line stands on the call afterwards: Enter writes how long it was. */
static unsigned call_was(struct pane *p, const char *status, struct hub *hub, struct hub_err *err)
{
    struct parts_view *s = p->state;
    struct unit_view v;
    hub_id call;
    const struct unit_call was = {status, DATE_NONE, INT_NONE};
    if (hub_unit_call(hub, s->id, &was, &call, err) != HUB_OK ||
        hub_unit(hub, s->id, p->loaded, &v, err) != HUB_OK) {
        return REACT_DRAW;
    }
    s->to_record = call.n;
    if (str_eq(status, "held")) {
        pane_say(p, "Held: calls %d of %d. Enter says how long it was, or another day.", v.held,
            v.agreed);
    } else {
        pane_say(p, "Missed; it uses none of the %d up. Enter sets another day.", v.agreed);
    }
    return REACT_LOAD | REACT_DETAIL;
}

/* --- the end --- */

static unsigned ask_end(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct parts_view *s = p->state;
    struct unit_view v;
    if (hub_unit(hub, s->id, p->loaded, &v, err) != HUB_OK) {
        return REACT_DRAW;
    }
    bool over = v.step == UNIT_OVER, reviewed = date_known(v.row.reviewed_on);
    const struct answer answers[] = {{"", over ? "Leave it" : "Go on"},
        {over ? "unit.again" : "unit.end",
            over       ? "Another unit"
            : reviewed ? "Finish"
                       : "Stop"}};
    pane_choose(p, "How it stands",
        over       ? "This unit is over. Another one begins with a first assessment again."
        : reviewed ? "It is reviewed. Finish this unit?"
                   : "It was not reviewed yet. Stop it before its end?",
        answers, sizeof answers / sizeof *answers, 0);
    return REACT_DRAW;
}

static unsigned end_it(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct parts_view *s = p->state;
    if (hub_unit_end(hub, s->id, err) == HUB_OK) {
        pane_say(p, "It is over. Enter on How it stands begins another one; u takes it back.");
    }
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned begin_again(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct parts_view *s = p->state;
    hub_id again;
    if (hub_unit_again(hub, s->id, &again, err) == HUB_OK) {
        pane_say(p, "Another unit has begun, with the same consultant. u takes it back.");
        pane_open(p, &pane_unit, &(struct pane_target){.id = again.n});
        return REACT_CLOSE | REACT_LOAD;
    }
    return REACT_DRAW;
}

static bool at_status(const struct parts_view *s)
{
    const struct part_line *line = parts_selected(s);
    return line && line->field == noun_field(&unit_noun, "status");
}

static unsigned unit_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    if (str_eq(call->id, "call.held") || str_eq(call->id, "call.missed")) {
        return call_was(p, call->id + sizeof "call." - 1, call->hub, err);
    }
    if (str_eq(call->id, "unit.close") || (str_eq(call->id, "open") && at_status(p->state))) {
        return ask_end(p, call->hub, err);
    }
    if (str_eq(call->id, "unit.end")) {
        return end_it(p, call->hub, err);
    }
    if (str_eq(call->id, "unit.again")) {
        return begin_again(p, call->hub, err);
    }
    return parts_act(p, call, err);
}

// clang-format off
static const struct ui_key unit_keys[] = {
    {'k', K_NONE, "call.held",   "Held",    "The next call was held: on the day that was set, else today.", KEY_BAR | KEY_MENU},
    {'d', K_NONE, "call.missed", "Missed",  "The next call did not come about; it uses none up.",      KEY_BAR | KEY_MENU},
    {'n', K_NONE, "new",         "Set a call", "The day of the next call.",                            KEY_BAR | KEY_MENU},
    {'e', K_NONE, "edit",        "Edit",    "Change the line with the >.",                             KEY_BAR | KEY_MENU},
    {K_NONE, K_NONE, "unit.close", "Finish", "Finish the unit, or begin another one.",                 KEY_MENU},
    {'x', K_NONE, "remove",      "Remove",  "Put the line with the > into Removed.",                   KEY_MENU},
    {'h', K_NONE, "history",     "History", "Who changed the line with the >, and when.",              KEY_MENU},
    PANE_FIND_KEY,
};

static const struct ui_key group_keys[] = {
    {'n',   K_NONE, "new",       "New",       "A meeting: the day, and how many came.",                KEY_BAR | KEY_MENU},
    {'e',   K_NONE, "edit",      "Edit",      "Change the line with the >.",                           KEY_BAR | KEY_MENU},
    {K_TAB, K_NONE, "next-part", "Next part", "From its meetings to the group, and back.",             KEY_BAR | KEY_MENU},
    {'x',   K_NONE, "remove",    "Remove",    "Put the line with the > into Removed.",                 KEY_MENU},
    {'h',   K_NONE, "history",   "History",   "Who changed the line with the >, and when.",            KEY_MENU},
    PANE_FIND_KEY,
};
// clang-format on

const struct pane_ops pane_unit = {
    .name = "unit",
    .title = "A unit of calls",
    .help = "Write down a call\nPress k when it was held, d when it did not come about. Enter on it "
            "then says how long it was.\n\n"
            "Set the day of the next call\nPress n, or Enter on a call that is not arranged.\n\n"
            "Write the goals\nEnter on Goals: what the parent wants, in their words.\n\n"
            "End it\nEnter on End review writes its day, then on What comes next. Enter on How it "
            "stands finishes the unit, and begins another one.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct parts_view),
    .keys = unit_keys,
    .key_count = sizeof unit_keys / sizeof *unit_keys,
    .open = unit_open,
    .load = parts_load,
    .detail = parts_detail,
    .draw = parts_draw,
    .act = unit_act,
    .rows = parts_count,
};

const struct pane_ops pane_group = {
    .name = "group",
    .title = "One group",
    .help = "Write down a meeting\nEnter on the day that asks how many came, or n for any other day: "
            "how many came, whether the social worker dropped in, what it cost.\n\n"
            "Set the next drop-in\nTab to The group, Enter on Next drop-in.\n\n"
            "See the money\nUnder The group: received and spent, with its meetings.\n\n"
            "Talk the group over\nUnder The group n writes its supervision down.",
    .state_size = sizeof(struct parts_view),
    .keys = group_keys,
    .key_count = sizeof group_keys / sizeof *group_keys,
    .open = group_open,
    .load = parts_load,
    .detail = parts_detail,
    .draw = parts_draw,
    .act = parts_act,
    .rows = parts_count,
};
