/* SPDX-License-Identifier: MIT */
/* The log: the newest first, narrowed by words, the one with the '>' whole below. */
#include "hub/base/str.h"
#include "hub/model/log.h"
#include "hub/model/stay_note.h"
#include "hub/service/records.h"
#include "hub/service/today.h"
#include "hub/ui/form.h"
#include "list_over_priv.h"
#include "log_rows_priv.h"
#include "panes_priv.h"

struct log_pane {
    struct list list;
    struct log_rows rows;
    struct text_view below;
    const char *words; /* how the line with the '>' begins: for a window with one part at a time */
    int64_t below_id;
    bool moved; /* somebody stands on a line by choice: its family is proposed next */
    hub_id asked; /* about which line a question stands */
};

static const struct view {
    const char *heading, *next, *empty;
    const struct noun *writes; /* by n */
} views[] = {
    [LOG_ALL] = {"LOG", "To do", "Nothing is written down yet. Press n to write the first line.",
        &log_entry_noun},
    [LOG_TO_DO] = {"TO DO", "Notes of stays", "Nothing is left to do.", &log_entry_noun},
    [LOG_NOTES] = {"NOTES OF STAYS", "Accidents", "No note of a stay yet. Press n to write one.",
        &stay_note_noun},
    [LOG_ACCIDENTS] = {"ACCIDENTS", "All of it", "None is written down. Press n to write one.",
        &incident_noun},
};
enum { VIEWS = sizeof views / sizeof *views };

/* --- load ----------------------------------------------------------------------------- */

static void log_open(struct pane *p, const struct pane_target *target)
{
    struct log_pane *s = p->state;
    list_init(&s->list);
    if (target->id) {
        list_jump(&s->list, target->id);
    }
}

static void log_close(struct pane *p)
{
    struct log_pane *s = p->state;
    list_fini(&s->list);
}

/* Rows of the text below the list. */
static struct list_source source_of(struct pane *p, struct hub *hub)
{
    struct log_pane *s = p->state;
    s->rows.hub = hub;
    s->rows.hide = p->view.hide;
    return log_source(&s->rows);
}

static enum hub_rc log_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct log_pane *s = p->state;
    struct list_source src = source_of(p, hub);
    s->list.hide = p->view.hide;
    s->list.news = p->view.news;
    list_set_height(&s->list, list_over_rows(p) - list_over_words(p));
    return list_load(&s->list, &src, err);
}

static const struct log_line *selected(const struct log_pane *s)
{
    const struct list_row *row = list_selected(&s->list);
    return row ? row->item : NULL;
}

static enum hub_rc log_detail(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct log_pane *s = p->state;
    const struct log_line *l = selected(s);
    s->below.detail = (struct detail){0};
    s->words = l ? arena_strdup(p->details, l->text) : "";
    if (!l) {
        return HUB_OK;
    }
    if (l->id.n != s->below_id) {
        s->below.top = 0;
    }
    s->below_id = l->id.n;
    if (s->moved && id_known(l->family)) {
        hub_stand_on(hub, l->family);
    }
    enum hub_rc rc = hub_log_detail(
        hub, l->id, p->view.hide ? DETAIL_HIDE : 0, p->details, &s->below.detail, err);
    if (rc == HUB_OK) {
        text_view_news(&s->below, p, l->id.n);
    }
    return rc;
}

static enum hub_rc log_rest(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct log_pane *s = p->state;
    struct list_source src = source_of(p, hub);
    return list_rest(&s->list, &src, err);
}

/* --- draw ----------------------------------------------------------------------------- */

static struct list_over over(struct log_pane *s)
{
    const struct view *v = &views[s->rows.part];
    return (struct list_over){&s->list, &s->below, v->heading, v->next, v->empty, log_row_draw,
        s->words ? s->words : ""};
}

static void log_draw(const struct pane *p, struct canvas *c)
{
    struct list_over o = over(p->state);
    list_over_draw(p, c, &o);
}

/* --- act ------------------------------------------------------------------------------ */

static unsigned view_next(struct pane *p)
{
    struct log_pane *s = p->state;
    s->rows.part = (enum log_part)((s->rows.part + 1) % VIEWS);
    s->list.wish = LIST_FIRST;
    p->part = 0;
    return REACT_LOAD | REACT_DETAIL;
}

/* About the family that was stood on last; an accident or a note offers its children. */
static unsigned write_new(struct pane *p, struct hub *hub, const struct noun *n)
{
    hub_id family = hub_stands_on(hub);
    struct assignment set = {
        noun_field(n, "family_id") ? "family" : FORM_FAMILY, id_text(p->life, family)};
    form_open_new(p, n, &set, id_known(family));
    return REACT_DRAW;
}

static unsigned on_line(struct pane *p, const char *id)
{
    struct log_pane *s = p->state;
    const struct log_line *l = selected(s);
    if (!l) {
        return REACT_DRAW;
    }
    struct pane_target target = {.id = l->id.n, .text = l->noun->name};
    if (str_eq(id, "edit")) {
        form_open_edit(p, l->noun, l->id);
    } else {
        pane_open(p, str_eq(id, "history") ? &pane_history : &pane_sheet, &target);
    }
    return REACT_DRAW;
}

static unsigned ask_back(struct pane *p, struct hub *hub)
{
    struct log_pane *s = p->state;
    const struct log_line *l = selected(s);
    s->asked = l ? l->id : ID_NONE;
    if (l && (l->noun->flags & NOUN_APPEND_ONLY)) {
        pane_ask(p, "Take back this line of the log? It stays, and says so.", "Keep", "Take back",
            "log.back");
    } else if (l) {
        remove_ask(p, hub, l->noun, l->id, "log.remove");
    }
    return REACT_DRAW;
}

static unsigned take_back(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct log_pane *s = p->state;
    const struct log_line *l = selected(s);
    if (l && str_eq(call->id, "log.remove")) {
        return remove_now(p, call->hub, l->noun, s->asked, err);
    }
    if (hub_remove(call->hub, &log_entry_noun, s->asked, err) == HUB_OK) {
        pane_say(p, "Taken back. The line stays.");
    }
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned ask_done(struct pane *p)
{
    struct log_pane *s = p->state;
    const struct log_line *l = selected(s);
    s->asked = l ? l->id : ID_NONE;
    if (l) {
        pane_ask(p, "Is what was to do here done?", "Not yet", "Done", "log.done");
    }
    return REACT_DRAW;
}

static unsigned open_line(struct pane *p)
{
    struct log_pane *s = p->state;
    return s->rows.part == LOG_TO_DO ? ask_done(p) : on_line(p, "open");
}

static unsigned click(struct pane *p, const struct ui_event *ev)
{
    struct log_pane *s = p->state;
    struct list_over o = over(s);
    unsigned react;
    enum list_over_click on = list_over_click(p, &o, ev, &react);
    s->moved |= on == CLICK_LINE || on == CLICK_OPENS;
    return on == CLICK_HEADING ? view_next(p) : on == CLICK_OPENS ? open_line(p) : react;
}

static unsigned list_keys(struct pane *p, const struct call *call)
{
    struct log_pane *s = p->state;
    struct list_over o = over(s);
    bool narrowing = s->list.narrowing;
    unsigned react = list_over_keys(p, &o, call);
    s->moved |= p->part == 0 && !(react & REACT_PASS) && !narrowing && !str_eq(call->id, "find");
    return react;
}

static const struct {
    const char *id;
    const struct noun *noun;
} writes[] = {{"new.bump", &incident_noun}, {"new.note", &stay_note_noun}};

static unsigned log_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct log_pane *s = p->state;
    if (str_eq(call->id, "click")) {
        return click(p, call->ev);
    }
    unsigned react = list_keys(p, call);
    if (!(react & REACT_PASS) || str_eq(call->id, "hide")) {
        return react;
    }
    if (str_eq(call->id, "open")) {
        return open_line(p);
    }
    if (str_eq(call->id, "edit") || str_eq(call->id, "history")) {
        return on_line(p, call->id);
    }
    if (str_eq(call->id, "new")) {
        return write_new(p, call->hub, views[s->rows.part].writes);
    }
    for (size_t i = 0; i < sizeof writes / sizeof *writes; i++) {
        if (str_eq(call->id, writes[i].id)) {
            return write_new(p, call->hub, writes[i].noun);
        }
    }
    if (str_eq(call->id, "remove")) {
        return ask_back(p, call->hub);
    }
    if (str_eq(call->id, "log.back") || str_eq(call->id, "log.remove")) {
        return take_back(p, call, err);
    }
    if (str_eq(call->id, "log.done")) {
        if (hub_action_done(call->hub, s->asked, err) == HUB_OK) {
            pane_say(p, "Done today.");
        }
        return REACT_LOAD | REACT_DETAIL;
    }
    return str_eq(call->id, "view") ? view_next(p) : REACT_PASS;
}

static bool log_typing(const struct pane *p)
{
    const struct log_pane *s = p->state;
    return s->list.narrowing;
}

static size_t log_rows_on_hand(const struct pane *p)
{
    const struct log_pane *s = p->state;
    return s->list.count;
}

static const struct ui_key log_keys[] = {
    {'n', K_NONE, "new", "New", "Write down what happened, about the family you stood on last.",
        KEY_BAR | KEY_MENU},
    {'w', K_NONE, "worry", "Worry", "Worried about a child: what to do, whom to ring, writing it down.",
        KEY_BAR | KEY_MENU},
    {'e', K_NONE, "edit", "Correct", "Put the line with the > right; the old one stays.",
        KEY_BAR | KEY_MENU},
    {'v', K_NONE, "view", "View", "All of it, what is to do, notes of stays, accidents.",
        KEY_BAR | KEY_MENU},
    {'x', K_NONE, "remove", "Take back", "The line stays and says who took it back.", KEY_MENU},
    {'h', K_NONE, "history", "History", "Who changed what, and when.", KEY_MENU},
    {K_NONE, K_NONE, "new.bump", "Bump or accident", "What happened, what was done, which parent was told.",
        KEY_MENU},
    {K_NONE, K_NONE, "new.note", "Note of a stay", "How the day was, or the note that goes home.",
        KEY_MENU},
};

const struct pane_ops pane_log = {
    .name = "log",
    .title = "Log",
    .help = "Write a line\nPress n. The family you stood on last is there already; say the kind, with "
            "whom and what happened, and Ctrl-S saves. What you think and what others said have "
            "places of their own. Other children by initials.\n\n"
            "Find what was said\nPress / and type words: theo sleep. \"slept through\" between quotes "
            "stands together. A family's name, a kind (school) and days narrow too: since 1 oct, "
            "until 3 nov, 12 dec 2025.\n\n"
            "Put a line right\nPress e on it: a correction is added, the old line stays. x takes one "
            "back; it stays too.\n\n"
            "A bumped head\nPress v until ACCIDENTS stands there, then n. Write which parent was told, "
            "and when.\n\n"
            "See what is to do\nPress v: what was promised and is not done. Enter says that it is.\n\n"
            "A worry about a child\nPress w. It is kept apart from the log.",
    .digit = 5,
    .state_size = sizeof(struct log_pane),
    .keys = log_keys,
    .key_count = sizeof log_keys / sizeof *log_keys,
    .parts = 2,
    .open = log_open,
    .close = log_close,
    .load = log_load,
    .detail = log_detail,
    .rest = log_rest,
    .draw = log_draw,
    .act = log_act,
    .rows = log_rows_on_hand,
    .typing = log_typing,
};
