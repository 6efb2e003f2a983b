/* SPDX-License-Identifier: MIT */
/* Is all well? What was looked at of the hub itself, a line each; below it what was found and what to do. */
#include "hub/base/str.h"
#include "hub/command/doctor.h"
#include "panes_priv.h"
#include "stay_rows_priv.h"

enum { WHAT_COLS = 24 };

struct doctor_pane {
    struct stay_rows rows;
    bool all; /* what takes longer too */
    struct hub_doctor result;
};

static void doctor_open(struct pane *p, const struct pane_target *target)
{
    struct doctor_pane *s = p->state;
    (void)target;
    stay_rows_open(p, WHAT_COLS, "Nothing could be looked at.");
    s->rows.hint = "Enter reads all of the file too, which may take a moment.";
    s->rows.open = true;
}

static enum hub_rc look(struct pane *p, struct hub *hub, bool all, struct arena *a, struct hub_err *err)
{
    struct doctor_pane *s = p->state;
    struct doctor_inv from = {p->view.inv, true};
    struct doctor_ask ask = {.hub = hub, .path = hub_path(hub)};
    if (p->view.inv) {
        ask = doctor_ask_of(&from);
        ask.hub = hub;
        ask.path = hub_path(hub);
    }
    ask.quick = !all;
    return hub_doctor(&ask, a, &s->result, err);
}

static void add_line(struct pane *p, int64_t id, const struct doctor_line *l)
{
    static const char *const marks[DOCTOR_STATES] = {"fine", "?", "LOOK", "WRONG"};
    bool asks = l->state >= DOCTOR_LOOK;
    struct sb whole = sb_on(p->loaded);
    sb_add(&whole, l->found);
    if (*l->next) {
        sb_addf(&whole, "\nNext%s%s: %s", l->who ? ", by " : "", doctor_who_words[l->who], l->next);
    }
    stay_rows_add(p, &(struct stay_row){.id = id,
                         .lead = l->what,
                         .mark = marks[l->state],
                         .text = l->found,
                         .style = asks ? STYLE_WARN : l->state ? STYLE_NORMAL : STYLE_MUTED,
                         .whole = sb_str(&whole),
                         .tone = asks ? TONE_WARN : TONE_PLAIN,
                         .item = l});
}

/* What asks for something comes first. */
static enum hub_rc doctor_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct doctor_pane *s = p->state;
    enum hub_rc rc = s->all ? HUB_OK : look(p, hub, false, p->loaded, err);
    stay_rows_begin(p);
    for (int state = DOCTOR_WRONG; rc == HUB_OK && state >= DOCTOR_FINE; state--) {
        for (size_t i = 0; i < s->result.count; i++) {
            if ((int)s->result.lines[i].state == state) {
                add_line(p, (int64_t)i + 1, &s->result.lines[i]);
            }
        }
    }
    s->rows.title = arena_printf(p->loaded, "IS ALL WELL? · %s", rc == HUB_OK ? s->result.sentence : "");
    enum hub_rc shown = stay_rows_end(p, err);
    return rc == HUB_OK ? shown : rc;
}

static unsigned doctor_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct doctor_pane *s = p->state;
    bool open = false;
    unsigned react = stay_rows_act(p, call, &open);
    if (!open) {
        return react;
    }
    if (look(p, call->hub, true, p->life, err) == HUB_OK) {
        s->all = true;
        pane_say(p, "All was looked at: %s", s->result.sentence);
    }
    return REACT_LOAD | REACT_DETAIL;
}

static const struct ui_key doctor_keys[] = {
    {K_ENTER, K_NONE, "open", "Look at all", "Read all of the file too, and look again.", KEY_BAR | KEY_MENU},
    {'/', K_NONE, "find", "Find", "Type a few letters.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_doctor = {
    .name = "doctor",
    .title = "Is all well?",
    .help = "See whether the hub itself is well\nEach line is one thing that was looked at: the file, the "
            "computer, what keeps it safe, who comes in. WRONG and LOOK come first; below the list stands "
            "what was found, what to do next, and who does it.\n\n"
            "Look at all of it\nEnter reads the whole file too: whether it is damaged, and whether what stands "
            "there is what was saved.\n\n"
            "Show it to whoever looks after the computer\nNo line names a family or a person, so it stands "
            "there while names are hidden too. From there it is the command hub doctor.",
    .parts = 2,
    .state_size = sizeof(struct doctor_pane),
    .keys = doctor_keys,
    .key_count = sizeof doctor_keys / sizeof *doctor_keys,
    .open = doctor_open,
    .close = stay_rows_close,
    .load = doctor_load,
    .detail = stay_rows_detail,
    .draw = stay_rows_draw,
    .act = doctor_act,
    .typing = stay_rows_typing,
    .rows = stay_rows_count,
};
