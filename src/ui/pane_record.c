/* SPDX-License-Identifier: MIT */
/* One family or host, opened: its parts side by side, each a list of records with one in full. */
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/ui/choose.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "parts_view_priv.h"
#include "stay_verbs_priv.h"

#include <string.h>

static void parts_open(struct pane *p, const struct pane_target *target)
{
    struct parts_view *s = p->state;
    const char *top = str_part(p->life, target->text, 0);
    const char *word = str_part(p->life, target->text, 1);
    s->id = (hub_id){target->id};
    s->day = DATE_NONE;
    s->first = part_first(top, &s->count);
    s->top = noun_find(top);
    const struct part *part = word ? part_find(top, word) : NULL;
    s->at = part ? (size_t)(part - parts) - s->first : 0;
    const char *child = str_part(p->life, target->text, 2);
    if (child) {
        str_int(child, 1, INT64_MAX, &s->to_child);
    }
}

enum hub_rc parts_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct parts_view *s = p->state;
    s->now = hub_now(hub);
    rows_view_begin(parts_rows(s));
    enum hub_rc rc = hub_part_on(
        hub, parts_at(s), s->id, s->day, p->view.hide ? DETAIL_HIDE : 0, p->loaded, &s->view, err);
    if (rc != HUB_OK) {
        s->view = (struct part_view){.title = "", .state = "", .empty = ""};
        return rc;
    }
    parts_make_rows(p);
    return HUB_OK;
}

enum hub_rc parts_detail(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct parts_view *s = p->state;
    const struct part_line *line = parts_selected(s);
    s->beside.detail = (struct detail){0};
    s->beside.top = 0;
    enum hub_rc rc = line ? hub_part_detail(hub, line, p->view.hide ? DETAIL_HIDE : 0, p->details,
                                &s->beside.detail, err)
                          : HUB_OK;
    if (line && rc == HUB_OK) {
        text_view_news(&s->beside, p, line->id.n);
    }
    parts_join_detail(p);
    return rc;
}

/* --- going from part to part --- */

static unsigned go_to(struct pane *p, size_t part)
{
    struct parts_view *s = p->state;
    s->at = part;
    s->beside.detail = (struct detail){0};
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned turn(struct pane *p, int by)
{
    const struct parts_view *s = p->state;
    return go_to(p, (s->at + s->count + (size_t)by) % s->count);
}

static unsigned go_to_word(struct pane *p, const char *word, hub_id child)
{
    struct parts_view *s = p->state;
    const struct part *part = part_find(s->top->name, word);
    s->to_child = child.n;
    return part ? go_to(p, (size_t)(part - parts) - s->first) : REACT_DRAW;
}

/* The first line of the next child, round and round. */
static unsigned next_child(struct pane *p)
{
    struct parts_view *s = p->state;
    struct rows_view *v = parts_rows(s);
    const struct part_line *line = parts_selected(s);
    for (size_t n = 1; line && n < s->view.count; n++) {
        size_t i = (v->at + n) % s->view.count;
        const struct part_line *other = &s->view.lines[i];
        if (v->rows[i].pick && id_known(other->child) && !id_eq(other->child, line->child)) {
            rows_view_select(v, i);
            return REACT_DRAW | REACT_DETAIL;
        }
    }
    return REACT_DRAW;
}

/* --- act on the line --- */

static unsigned open_line(struct pane *p, bool edit)
{
    struct parts_view *s = p->state;
    const struct part_line *line = parts_selected(s);
    if (!line) {
        return edit ? (form_open_edit(p, s->top, s->id), REACT_DRAW) : parts_add(p, NULL);
    }
    if (line->kind == PART_ABSENT) {
        return parts_add(p, line->noun);
    }
    if (!edit && str_eq(parts_at(s)->word, "history")) {
        pane_open(
            p, &pane_sheet, &(struct pane_target){.id = line->id.n, .text = line->noun->name});
        return REACT_DRAW;
    }
    if (!edit && line->noun == noun_find("child") && line->kind == PART_RECORD) {
        return go_to_word(p, "about", line->id);
    }
    form_open_at(p, line->noun, line->id, line->field);
    return REACT_DRAW;
}

static const struct part_line *record_line(struct pane *p)
{
    const struct part_line *line = parts_selected(p->state);
    return line && line->kind != PART_ABSENT && id_known(line->id) ? line : NULL;
}

static unsigned ask_remove(struct pane *p)
{
    struct parts_view *s = p->state;
    const struct part_line *line = record_line(p);
    if (!line || line->kind == PART_FIELD || line->id.n == s->id.n) {
        pane_say(p,
            line ? "Stand on one line of a list: x removes that." : "Nothing is there to remove.");
        return REACT_DRAW;
    }
    bool stays = line->noun->flags & NOUN_APPEND_ONLY;
    const char *name = line->lead ? str_trim(p->loaded, line->lead) : "";
    s->asked_noun = line->noun;
    s->asked_id = line->id;
    pane_ask(p,
        stays
            ? arena_printf(p->loaded, "Take back this line (%s, %s)? It stays and says so.",
                  line->noun->title, name)
            : arena_printf(p->loaded, "Remove %s (%s)? It goes to Removed and can be brought back.",
                  name, line->noun->title),
        "Keep", stays ? "Take back" : "Remove", "parts.remove");
    return REACT_DRAW;
}

static unsigned remove_it(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct parts_view *s = p->state;
    bool stays = s->asked_noun->flags & NOUN_APPEND_ONLY;
    if (hub_remove(hub, s->asked_noun, s->asked_id, err) == HUB_OK) {
        pane_say(p, stays ? "Taken back. The line stays." : "Removed. u takes it back.");
    }
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned history(struct pane *p)
{
    const struct parts_view *s = p->state;
    const struct part_line *line = record_line(p);
    pane_open(p, &pane_history,
        &(struct pane_target){
            .id = line ? line->id.n : s->id.n, .text = line ? line->noun->name : s->top->name});
    return REACT_DRAW;
}

/* What can be done with the sleepover of the line. */
static unsigned change_stay(struct pane *p)
{
    const struct part_line *line = record_line(p);
    if (line && line->noun == noun_find("stay")) {
        return stay_menu(p, line->id);
    }
    pane_say(p, "Go to Stays and stand on one: c moves, swaps or cancels it.");
    return REACT_DRAW;
}

/* --- medicine --- */

static unsigned give(struct pane *p)
{
    struct parts_view *s = p->state;
    const struct part_line *line = parts_selected(s);
    hub_id child = line && id_known(line->child) ? line->child : s->view.only_child;
    bool medicine = line && line->noun == noun_find("medicine");
    if (!id_known(child)) {
        pane_say(p, "Stand on a child or a medicine: g gives a dose.");
        return REACT_DRAW;
    }
    pane_open(p, &box_give,
        &(struct pane_target){
            .id = child.n, .text = medicine ? id_text(p->loaded, line->id) : NULL});
    return REACT_DRAW;
}

static unsigned count(struct pane *p, const char *way)
{
    struct parts_view *s = p->state;
    const struct part_line *line = parts_selected(s);
    char now[DATE_TEXT];
    if (!line || !id_known(line->whose) || !str_eq(parts_at(s)->word, "medicines")) {
        pane_say(p, "Go to Medicines and stand on one: i counts it in, o counts it out.");
        return REACT_DRAW;
    }
    struct assignment set[] = {{"medicine_id", id_text(p->loaded, line->whose)}, {"way", way},
        {"counted_at", wall_iso(s->now, now)}};
    form_open_new(p, noun_find("medicine_count"), set, sizeof set / sizeof *set);
    return REACT_DRAW;
}

/* --- paper --- */

static unsigned print(struct pane *p)
{
    struct parts_view *s = p->state;
    const struct part_line *line = parts_selected(s);
    hub_id child = line && id_known(line->child) ? line->child : s->view.only_child;
    if (id_known(child)) {
        pane_open(p, &pane_paper,
            &(struct pane_target){.text = arena_printf(p->loaded, "fridge|%lld|%s",
                                      (long long)child.n, parts_child_name(s, child))});
    } else {
        pane_say(p, "Stand on a child's line: p prints the page for the fridge.");
    }
    return REACT_DRAW;
}

/* Of all of it: a copy for a family, or before it is erased. */
static unsigned whole(struct pane *p, const char *id)
{
    const struct parts_view *s = p->state;
    const struct pane_target target = {.id = s->id.n, .text = s->top->name};
    bool copy = str_eq(id, "held");
    if (copy && !str_eq(s->top->name, "family")) {
        pane_say(p, "A copy is made for a family, a child or a grown-up.");
        return REACT_DRAW;
    }
    pane_open(p, copy ? &pane_held : &pane_erase, &target);
    return REACT_DRAW;
}

/* --- keys --- */

static unsigned click(struct pane *p, const struct ui_event *ev)
{
    struct parts_view *s = p->state;
    struct parts_areas a = parts_areas(p);
    bool again = false;
    size_t part;
    if (ev->row == PARTS_BAR_ROW && parts_bar_hit(p, ev->col, &part)) {
        return go_to(p, part);
    }
    if (ev->row < a.list.row || ev->row >= a.list.row + a.list.rows || ev->col >= a.list.cols) {
        return REACT_DRAW;
    }
    rows_view_click(parts_rows(s), ev->row - a.list.row, a.list.rows, a.list.cols, &again);
    return again ? open_line(p, false) : REACT_DRAW | REACT_DETAIL;
}

static unsigned with_hub(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct parts_view *s = p->state;
    if (str_eq(call->id, "parts.remove")) {
        return remove_it(p, call->hub, err);
    }
    if (str_eq(call->id, "new") && parts_wants_home(s)) {
        return parts_make_home(p, call->hub, err);
    }
    if (str_starts(call->id, "parts.add.")) {
        return parts_add(p, noun_find(call->id + strlen("parts.add.")));
    }
    return str_eq(call->id, "new") ? parts_new(p) : REACT_PASS;
}

unsigned parts_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    static const struct {
        const char *id;
        unsigned (*run)(struct pane *p);
    } acts[] = {{"remove", ask_remove}, {"history", history}, {"give", give}, {"print", print},
        {"view", next_child}, {"swap", change_stay}};
    struct parts_view *s = p->state;
    struct parts_areas a = parts_areas(p);
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (str_eq(call->id, acts[i].id)) {
            return acts[i].run(p);
        }
    }
    if (str_eq(call->id, "next-part") || str_eq(call->id, "right")) {
        return turn(p, 1);
    }
    if (str_eq(call->id, "prev-part") || str_eq(call->id, "left")) {
        return turn(p, -1);
    }
    if (str_eq(call->id, "open") || str_eq(call->id, "edit")) {
        return open_line(p, str_eq(call->id, "edit"));
    }
    if (str_eq(call->id, "count-in") || str_eq(call->id, "count-out")) {
        return count(p, call->id + strlen("count-"));
    }
    if (str_eq(call->id, "held") || str_eq(call->id, "erase")) {
        return whole(p, call->id);
    }
    if (str_eq(call->id, "belongs")) {
        form_open_belongs(p, s->top, s->id);
        return REACT_DRAW;
    }
    if (str_eq(call->id, "click")) {
        return click(p, call->ev);
    }
    if (str_starts(call->id, "added ")) {
        str_int(call->id + strlen("added "), 1, INT64_MAX, &s->to_record);
        return REACT_LOAD | REACT_DETAIL;
    }
    unsigned react = with_hub(p, call, err);
    return react & REACT_PASS ? rows_view_act(parts_rows(s), call->id, a.list.rows, a.list.cols)
                              : react;
}

size_t parts_count(const struct pane *p)
{
    const struct parts_view *s = p->state;
    return s->view.count;
}

// clang-format off
static const struct ui_key parts_keys[] = {
    {'n',   K_NONE, "new",       "New",         "One more of what this part holds.",                   KEY_BAR | KEY_MENU},
    {'e',   K_NONE, "edit",      "Edit",        "Change the line with the >.",                         KEY_BAR | KEY_MENU},
    {K_TAB, K_NONE, "next-part", "Next part",   "To the next part: People, About me, Consents …",      KEY_BAR | KEY_MENU},
    {'x',   K_NONE, "remove",    "Remove",      "Put the line with the > into Removed.",               KEY_MENU},
    {'g',   K_NONE, "give",      "Given",       "Write down a dose for the child of the line.",        KEY_MENU},
    {'i',   K_NONE, "count-in",  "Count in",    "Count the medicine of the line as it comes.",         KEY_MENU},
    {'o',   K_NONE, "count-out", "Count out",   "Count the medicine of the line as it goes home.",     KEY_MENU},
    {'c',   K_NONE, "swap",      "Change stay", "Move, swap, cancel: what can be done with a sleepover.",    KEY_MENU},
    {'v',   K_NONE, "view",      "Next child",  "To the lines of the next child.",                     KEY_MENU},
    {'p',   K_NONE, "print",     "Print",       "The child's page for the fridge.",                    KEY_MENU},
    {'h',   K_NONE, "history",   "History",     "Who changed the line with the >, and when.",          KEY_MENU},
    {K_NONE, K_NONE, "belongs",  "All of it",   "Every record there is: wishes, hosts they know, kept apart.", KEY_MENU},
    {K_NONE, K_NONE, "held",     "Copy of records", "All you hold about them, for them to have; others masked.", KEY_MENU},
    {K_NONE, K_NONE, "erase",    "Erase for good", "All of it, its history too. It is looked at and asked first.", KEY_MENU},
    PANE_FIND_KEY,
};
// clang-format on

const struct pane_ops pane_record = {
    .name = "record",
    .title = "All of it",
    .help =
        "Go from part to part\nTab and Shift-Tab, or Right and Left: People, About me, Consents …\n\n"
        "See who may collect a child\nIt stands under People, with who must not first.\n\n"
        "Check a medicine in and out\nUnder Medicines stand on it: i counts it in, g writes a dose, "
        "o counts it out. hub says whether it matches.\n\n"
        "Write down a dose that was not ticked\nStand on the line that says so and press Enter.\n\n"
        "Ask for a consent\nEnter on a line that says \"not asked yet\".\n\n"
        "Add or change something\nn is one more of what the part holds, e changes the line with "
        "the >, x removes it.\n\n"
        "Print the page for the fridge\nStand on a line of the child and press p.",
    .state_size = sizeof(struct parts_view),
    .keys = parts_keys,
    .key_count = sizeof parts_keys / sizeof *parts_keys,
    .open = parts_open,
    .load = parts_load,
    .detail = parts_detail,
    .draw = parts_draw,
    .act = parts_act,
    .rows = parts_count,
};
