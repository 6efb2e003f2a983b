/* SPDX-License-Identifier: MIT */
/* What has come up for review: kept how long and by which rule, held, or erased by hand. */
#include "hub/base/str.h"
#include "hub/service/keep.h"
#include "hub/ui/choose.h"
#include "panes_priv.h"
#include "stay_rows_priv.h"

enum { NAME_COLS = 26 };

struct keeping_pane {
    struct stay_rows rows;
    bool all; /* those whose time is not up too */
    struct keep_line asked;
};

static void keeping_open(struct pane *p, const struct pane_target *target)
{
    struct keeping_pane *s = p->state;
    (void)target;
    stay_rows_open(p, NAME_COLS, "Nothing has come up for review. v shows what runs, and until when.");
    s->rows.hint = "Nothing goes by itself. hub.ini has the years; ask your agency.";
}

static void add_line(struct pane *p, struct hub *hub, const struct keep_line *l)
{
    struct arena *a = p->loaded;
    char day[DATE_TEXT];
    const char *until = keep_sentence(hub, l, a);
    const char *by = *l->reviewed_by
                         ? arena_printf(a, "\nReviewed by %s%s%s%s%s.", l->reviewed_by,
                               date_known(l->reviewed_on) ? ", " : "",
                               date_known(l->reviewed_on) ? date_long(l->reviewed_on, day) : "",
                               *l->outcome ? ": " : "", l->outcome)
                         : "\nNobody has reviewed it yet.";
    stay_rows_add(p, &(struct stay_row){.id = l->record.n,
                         .lead = l->name,
                         .hidden = l->hidden,
                         .mark = l->hold ? "hold" : l->due ? "due" : "",
                         .text = arena_printf(a, "%s, kept until %s", l->noun->title,
                             date_plain(l->until, day)),
                         .style = l->due ? STYLE_NORMAL : STYLE_MUTED,
                         .whole = arena_printf(
                             a, "%s: %s, kept until %s.%s", l->noun->title, l->name, until, by),
                         .tone = TONE_PLAIN,
                         .item = l});
}

static enum hub_rc keeping_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct keeping_pane *s = p->state;
    struct keep_line *lines = NULL;
    size_t count = 0, due = 0;
    enum hub_rc rc = hub_keep(hub, !s->all, p->loaded, &lines, &count, err);
    stay_rows_begin(p);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        add_line(p, hub, &lines[i]);
        due += lines[i].due;
    }
    s->rows.title = arena_printf(p->loaded, "OLD RECORDS · %zu to review", due);
    enum hub_rc shown = stay_rows_end(p, err);
    return rc == HUB_OK ? shown : rc;
}

static unsigned ask_outcome(struct pane *p)
{
    static const struct answer kept[] = {{"", "Back"}, {"keep longer", "Keep longer"},
        {"hold", "Hold"}, {"erase", "Erase…"}};
    static const struct answer held[] = {{"", "Back"}, {"hold off", "Take the hold off"}};
    struct keeping_pane *s = p->state;
    const struct stay_row *row = stay_rows_selected(p);
    if (!row) {
        return REACT_DRAW;
    }
    s->asked = *(const struct keep_line *)row->item;
    s->asked.name = arena_strdup(p->life, s->asked.name);
    const char *name = p->view.hide ? row->hidden : row->lead;
    const char *question = arena_printf(p->loaded,
        "%s: keep it another year, hold it whatever the date, or erase it for good?", name);
    if (s->asked.hold) {
        pane_choose(p, "On hold", arena_printf(p->loaded, "%s is on hold.", name), held,
            sizeof held / sizeof *held, 0);
    } else {
        pane_choose(p, "Review", question, kept, sizeof kept / sizeof *kept, 0);
    }
    return REACT_DRAW;
}

static unsigned decide(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct keeping_pane *s = p->state;
    struct keep_review r = {.until = DATE_NONE};
    bool longer = str_eq(call->id, "keep longer"), erase = str_eq(call->id, "erase");
    r.outcome = longer ? "keep longer" : erase ? "erase" : NULL;
    r.hold = str_eq(call->id, "hold") ? "yes" : str_eq(call->id, "hold off") ? "no" : NULL;
    if (erase) {
        pane_open(p, &pane_erase,
            &(struct pane_target){.id = s->asked.record.n, .text = s->asked.noun->name});
        return REACT_DRAW;
    }
    if (hub_keep_decide(call->hub, &s->asked, &r, err) == HUB_OK) {
        pane_say(p, "Written down. u takes it back.");
    }
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned keeping_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct keeping_pane *s = p->state;
    bool open = false;
    if (str_part_index("keep longer|hold|hold off|erase", call->id) >= 0) {
        return decide(p, call, err);
    }
    if (str_eq(call->id, "view")) {
        s->all = !s->all;
        pane_say(p, s->all ? "All whose time runs." : "Only what has come up, and what is on hold.");
        return REACT_LOAD | REACT_DETAIL;
    }
    unsigned react = stay_rows_act(p, call, &open);
    return open ? ask_outcome(p) : react;
}

static const struct ui_key keeping_keys[] = {
    {K_ENTER, K_NONE, "open", "Review", "Keep it longer, hold it, or erase it.", KEY_BAR | KEY_MENU},
    {'v', K_NONE, "view", "All", "Those whose time is not up too.", KEY_BAR | KEY_MENU},
    {'/', K_NONE, "find", "Find", "Type a few letters of a name.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_keeping = {
    .name = "keeping",
    .title = "Old records",
    .help = "Review old records\nWhat has been kept as long as its rule says is listed. Enter: keep it "
            "another year, hold it, or erase it. Nothing goes by itself.\n\n"
            "Who says how long\nThe rule and its source stand below the line. Your agency may have "
            "other years: hub.ini has them.\n\n"
            "Hold\nWhat is on hold is not erased whatever the date, until somebody takes the hold off.",
    .parts = 2,
    .state_size = sizeof(struct keeping_pane),
    .keys = keeping_keys,
    .key_count = sizeof keeping_keys / sizeof *keeping_keys,
    .open = keeping_open,
    .close = stay_rows_close,
    .load = keeping_load,
    .detail = stay_rows_detail,
    .draw = stay_rows_draw,
    .act = keeping_act,
    .typing = stay_rows_typing,
    .rows = stay_rows_count,
};
