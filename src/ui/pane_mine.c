/* SPDX-License-Identifier: MIT */
/* A host who comes in: who stays with them, what each child needs, what is owed, their days off. */
#include "hub/base/str.h"
#include "hub/command/welcome.h"
#include "hub/model/host.h"
#include "hub/model/log.h"
#include "hub/model/medicine.h"
#include "hub/model/stay_note.h"
#include "hub/ui/choose.h"
#include "hub/ui/form.h"
#include "mine_priv.h"
#include "own_pages_priv.h"
#include "panes_priv.h"
#include "stay_verbs_priv.h"

#include <string.h>

static enum hub_rc mine_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct mine *s = p->state;
    enum hub_rc rc = hub_host_day(hub, p->loaded, &s->day, err);
    if (!s->welcome) {
        s->welcome = welcome_words(hub, p->life);
    }
    if (rc != HUB_OK) {
        s->day = (struct host_day){.day = hub_today(hub)};
    }
    mine_rows(p);
    return rc;
}

/* --- draw -------------------------------------------------------------------------------- */

static int left_cols(int cols)
{
    return cols * 11 / 20; /* the sleepovers have the more to say */
}

static void mine_draw(const struct pane *p, struct canvas *c)
{
    const struct mine *s = p->state;
    rows_view_draw_parts(s->parts, p, c, left_cols(canvas_cols(c)));
}

/* --- what the line is about ----------------------------------------------------------------- */

static const struct view_row *row_here(const struct pane *p)
{
    const struct mine *s = p->state;
    return rows_view_selected(&s->parts[p->part]);
}

static const struct host_owed *owed_here(const struct pane *p)
{
    const struct mine *s = p->state;
    const struct view_row *row = p->part == MINE_OWED ? row_here(p) : NULL;
    return row && row->kind == MINE_OWES ? &s->day.owed[row->id - 1] : NULL;
}

struct about {
    const struct host_stay *stay;
    const struct host_child *child; /* the only one, where the line is about the stay */
};

/* The stay and child of the line; of a child who comes twice the first time. */
static struct about about_here(const struct pane *p)
{
    const struct mine *s = p->state;
    const struct view_row *row = row_here(p);
    const struct host_owed *o = owed_here(p);
    struct about found = {NULL, NULL};
    for (size_t i = 0; row && i < s->day.stay_count && !found.stay; i++) {
        const struct host_stay *stay = &s->day.stays[i];
        bool this_one = o ? id_eq(o->stay, stay->stay)
                          : row->kind == MINE_STAY && row->id == stay->stay.n;
        found.stay = this_one ? stay : NULL;
        found.child = this_one && stay->count == 1 ? &stay->children[0] : NULL;
        for (size_t k = 0; k < stay->count; k++) {
            hub_id child = stay->children[k].child;
            bool named = o ? this_one && id_eq(o->child, child)
                           : row->kind == MINE_CHILD && row->id == child.n;
            if (named) {
                found = (struct about){stay, &stay->children[k]};
            }
        }
    }
    return found;
}

/* --- act ------------------------------------------------------------------------------------ */

static unsigned count_medicine(struct pane *p, struct hub *hub, hub_id medicine, const char *way)
{
    char now[DATE_TEXT];
    struct assignment set[] = {{"medicine_id", id_text(p->life, medicine)}, {"way", way},
        {"counted_at", arena_strdup(p->life, wall_iso(hub_now(hub), now))}};
    form_open_new(p, &medicine_count_noun, set, sizeof set / sizeof *set);
    return REACT_DRAW;
}

/* "count-in": the only medicine of the child, or which of them. */
static unsigned count_one(struct pane *p, struct hub *hub, const char *id, struct hub_err *err)
{
    struct host_medicine *all;
    struct answer answers[CHOOSE_MOST];
    size_t count = 0;
    struct about at = about_here(p);
    const struct host_owed *o = owed_here(p);
    const char *way = id + strlen("count-");
    if (o && id_known(o->medicine)) {
        return count_medicine(p, hub, o->medicine, way);
    }
    if (!at.child) {
        pane_say(p, "Stand on a child: i counts a medicine in, o counts it out.");
        return REACT_DRAW;
    }
    if (hub_host_medicines(hub, at.child->child, p->life, &all, &count, err) != HUB_OK) {
        return REACT_DRAW;
    }
    if (count < 2) {
        if (count == 0) {
            pane_say(p, "No medicine of %s is on the sheet.", mine_name(p, at.child->name));
        }
        return count ? count_medicine(p, hub, all[0].id, way) : REACT_DRAW;
    }
    for (size_t i = 0; i < count && i < CHOOSE_MOST; i++) {
        answers[i] = (struct answer){
            arena_printf(p->life, "count %s %lld", way, (long long)all[i].id.n), all[i].name};
    }
    pane_choose(p, "Which medicine?", str_eq(way, "in") ? "Which one came along?" : "Which one goes home?",
        answers, count < CHOOSE_MOST ? count : CHOOSE_MOST, 0);
    return REACT_DRAW;
}

/* "count in 123" */
static unsigned counted(struct pane *p, struct hub *hub, const char *id)
{
    int64_t medicine = 0;
    bool in = str_starts(id, "count in ");
    str_int(id + strlen(in ? "count in " : "count out "), 1, INT64_MAX, &medicine);
    return medicine ? count_medicine(p, hub, (hub_id){medicine}, in ? "in" : "out") : REACT_DRAW;
}

static unsigned give(struct pane *p, const char *medicine)
{
    struct about at = about_here(p);
    if (at.child && at.stay->when == HOST_HERE) {
        pane_open(p, &box_give, &(struct pane_target){.id = at.child->child.n, .text = medicine});
    } else {
        pane_say(p, "Stand on a child who is here: g gives a dose.");
    }
    return REACT_DRAW;
}

static unsigned print(struct pane *p)
{
    struct about at = about_here(p);
    if (at.child) {
        pane_open(p, &pane_paper,
            &(struct pane_target){.text = arena_printf(p->loaded, "fridge|%lld|%s",
                                      (long long)at.child->child.n, at.child->name)});
    } else {
        pane_say(p, "Stand on a child: p prints the page for the fridge.");
    }
    return REACT_DRAW;
}

static unsigned new_away(struct pane *p)
{
    struct mine *s = p->state;
    struct assignment set = {"host_id", id_text(p->life, s->day.host)};
    form_open_new(p, &away_noun, &set, id_known(s->day.host) ? 1 : 0);
    return REACT_DRAW;
}

/* What is written of a sleepover: a note of the day, a bump, a line of the log. */
static unsigned write_new(struct pane *p, const struct noun *n)
{
    const struct mine *s = p->state;
    struct about at = about_here(p);
    char day[DATE_TEXT];
    if (!at.stay) {
        pane_say(p, "Stand on a sleepover or a child: n writes about it.");
        return REACT_DRAW;
    }
    struct assignment set[4] = {{"stay_id", id_text(p->life, at.stay->stay)}};
    size_t count = 1;
    if (noun_field(n, "family_id")) {
        set[count++] = (struct assignment){"family_id", id_text(p->life, at.stay->family)};
    }
    if (at.child) {
        set[count++] = (struct assignment){"child_id", id_text(p->life, at.child->child)};
    }
    if (n == &stay_note_noun) {
        set[count++] = (struct assignment){"day", arena_strdup(p->life, date_iso(s->day.day, day))};
    }
    form_open_new(p, n, set, count);
    return REACT_DRAW;
}

static unsigned open_owed(struct pane *p, struct hub *hub, const struct host_owed *o)
{
    switch (o->kind) {
    case HOST_OWES_ANSWER:
    case HOST_OWES_CALL:
        pane_open(p, &pane_call, &(struct pane_target){.id = o->stay.n});
        break;
    case HOST_OWES_COUNT_IN:
    case HOST_OWES_COUNT_OUT:
        return count_medicine(p, hub, o->medicine, o->kind == HOST_OWES_COUNT_IN ? "in" : "out");
    case HOST_OWES_DOSE:
        return give(p, id_text(p->life, o->medicine));
    case HOST_OWES_NOTE:
        stay_note_home(p, o->stay, o->when);
        break;
    }
    return REACT_DRAW;
}

static unsigned open_row(struct pane *p, struct hub *hub)
{
    const struct view_row *row = row_here(p);
    const struct host_owed *o = owed_here(p);
    if (!row) {
        return REACT_PASS;
    }
    if (o) {
        return open_owed(p, hub, o);
    }
    if (row->kind == MINE_REST) {
        form_open_edit(p, &away_noun, (hub_id){row->id});
    } else if (row->kind == MINE_CHILD) {
        pane_open(p, &pane_night, &(struct pane_target){.id = row->id});
    } else {
        pane_open(p, &pane_call, &(struct pane_target){.id = row->id});
    }
    return REACT_DRAW;
}

static unsigned remove_row(struct pane *p, struct hub *hub)
{
    const struct view_row *row = row_here(p);
    if (row && row->kind == MINE_REST) {
        remove_ask(p, hub, &away_noun, (hub_id){row->id}, "mine.remove");
    } else {
        pane_say(p, "Stand on days off of yours: x removes them.");
    }
    return REACT_DRAW;
}

static unsigned click(struct pane *p, const struct call *call)
{
    struct mine *s = p->state;
    int left = left_cols(p->view.cols);
    int part = p->view.single ? p->part : call->ev->col > left ? MINE_OWED : MINE_STAYS;
    bool again, here = p->part == part;
    int cols = p->view.single ? p->view.cols : part == MINE_STAYS ? left : p->view.cols - left - 2;
    p->part = part;
    rows_view_click(&s->parts[part], call->ev->row, p->view.rows, cols, &again);
    return again && here ? open_row(p, call->hub) : REACT_DRAW;
}

static const struct {
    const char *id;
    const struct noun *noun;
} writes[] = {{"new/note", &stay_note_noun}, {"new/bump", &incident_noun}, {"new/line", &log_entry_noun}};

static unsigned mine_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct mine *s = p->state;
    for (size_t i = 0; i < sizeof writes / sizeof *writes; i++) {
        if (str_eq(call->id, writes[i].id)) {
            return write_new(p, writes[i].noun);
        }
    }
    if (str_eq(call->id, "click")) {
        return click(p, call);
    }
    if (str_eq(call->id, "open")) {
        return open_row(p, call->hub);
    }
    if (str_eq(call->id, "give")) {
        return give(p, NULL);
    }
    if (str_eq(call->id, "count-in") || str_eq(call->id, "count-out")) {
        return count_one(p, call->hub, call->id, err);
    }
    if (str_starts(call->id, "count ")) {
        return counted(p, call->hub, call->id);
    }
    if (str_eq(call->id, "print")) {
        return print(p);
    }
    if (str_eq(call->id, "new/away")) {
        return new_away(p);
    }
    if (str_eq(call->id, "remove")) {
        return remove_row(p, call->hub);
    }
    if (str_eq(call->id, "mine.remove")) {
        const struct view_row *row = row_here(p);
        return row ? remove_now(p, call->hub, &away_noun, (hub_id){row->id}, err) : REACT_DRAW;
    }
    int cols = p->view.single ? p->view.cols : left_cols(p->view.cols);
    return rows_view_act(&s->parts[p->part], call->id, p->view.rows, cols);
}

static size_t mine_count(const struct pane *p)
{
    const struct mine *s = p->state;
    return s->parts[MINE_STAYS].count + s->parts[MINE_OWED].count;
}

// clang-format off
static const struct ui_key mine_keys[] = {
    {'n', K_NONE, "new",      "Write",           "A note, a bump, a line of the log, days off.",         KEY_BAR | KEY_MENU},
    {'n', K_NONE, "new/note", "Note of the day", "How it is: mood, food, sleep.",                        KEY_MENU},
    {'b', K_NONE, "new/bump", "Bump or accident", "What happened, what was done, which parent was told.", KEY_MENU},
    {'l', K_NONE, "new/line", "Line of the log", "Anything else about this sleepover.",                  KEY_MENU},
    {'d', K_NONE, "new/away", "Days off",        "Days when nobody can stay with you.",                  KEY_MENU},
    {'g', K_NONE, "give",     "Given",           "Write down a dose for the child with the >.",          KEY_BAR | KEY_MENU},
    {'i', K_NONE, "count-in", "Count in",        "Count a medicine of the child as it comes.",           KEY_MENU},
    {'o', K_NONE, "count-out", "Count out",      "Count a medicine of the child as it goes home.",       KEY_MENU},
    {'p', K_NONE, "print",    "Print",           "The child's page for the fridge.",                     KEY_MENU},
    {'x', K_NONE, "remove",   "Remove",          "Take days off of yours away again.",                   KEY_MENU},
    {K_TAB, K_NONE, "next-part", "Needs you",    "From the sleepovers to what needs you, and back.",     KEY_BAR | KEY_MENU},
    {'w', K_NONE, "worry",    "Worry",           "Worried about a child: what to do, whom to ring, writing it down.", KEY_BAR | KEY_MENU},
};
// clang-format on

const struct pane_ops pane_mine = {
    .name = "mine",
    .title = "Your sleepovers",
    .help = "See what a child needs\nStand on the child and press Enter: allergies, medicine, bedtime "
            "and comforts, who to ring, who may collect.\n\n"
            "Go through the sheet of a sleepover\nEnter on the line of the family.\n\n"
            "Give a dose\nStand on the child and press g, then Enter. Too soon is said first and asked "
            "twice.\n\n"
            "Medicine in and out\nStand on the child: i counts it in as it comes, o counts it out as it "
            "goes home. hub says whether it matches.\n\n"
            "Write a note\nPress n, then n: how the day was. n, then b: a bump. n, then l: anything "
            "else.\n\n"
            "The going-home note\nIt stands under NEEDS YOU when they have gone: Tab, then Enter.\n\n"
            "Your days off\nPress n, then d. Nobody is planned with you on these days. x on the line "
            "takes them away again.\n\n"
            "The page for the fridge\nStand on the child and press p.\n\n"
            "You are worried about a child\nPress w: whom to ring, and writing it down.",
    .digit = 1,
    .without = "find",
    .state_size = sizeof(struct mine),
    .keys = mine_keys,
    .key_count = sizeof mine_keys / sizeof *mine_keys,
    .parts = MINE_PARTS,
    .load = mine_load,
    .draw = mine_draw,
    .act = mine_act,
    .rows = mine_count,
};
