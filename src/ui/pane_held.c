/* SPDX-License-Identifier: MIT */
/* A copy of what is held about somebody: each place that names another, for a person to decide. */
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/service/access_copy.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "stay_rows_priv.h"

enum { WHERE_COLS = 30 };

struct held_pane {
    struct stay_rows rows;
    const struct noun *noun;
    hub_id record;
    struct access_copy copy;
};

static void held_open(struct pane *p, const struct pane_target *target)
{
    struct held_pane *s = p->state;
    s->noun = noun_find(target->text);
    s->record = (hub_id){target->id};
    stay_rows_open(p, WHERE_COLS, "Nobody else is named in it. p shows the copy.");
}

static void add_mask(struct pane *p, const struct copy_mask *m)
{
    struct arena *a = p->loaded;
    const char *by = m->decided && *m->decided_by ? arena_printf(a, " Decided by %s.", m->decided_by) : "";
    stay_rows_add(p, &(struct stay_row){.id = (int64_t)m->number,
                         .lead = m->where,
                         .mark = m->show ? "show" : m->decided ? "mask" : "TO DO",
                         .text = m->words,
                         .style = m->decided ? STYLE_MUTED : STYLE_NORMAL,
                         .whole = arena_printf(a, "%s\nhub has: %s\nThe copy has: %s%s", m->where,
                             m->words, m->show ? m->words : m->masked, by),
                         .tone = TONE_PLAIN,
                         .item = m});
}

static enum hub_rc held_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct held_pane *s = p->state;
    enum hub_rc rc = hub_copy(hub, s->noun, s->record, p->loaded, &s->copy, err);
    const struct access_copy *c = &s->copy;
    stay_rows_begin(p);
    for (size_t i = 0; rc == HUB_OK && i < c->mask_count; i++) {
        add_mask(p, &c->masks[i]);
    }
    s->rows.title = rc == HUB_OK ? "A COPY FOR " : "";
    s->rows.name = rc == HUB_OK ? c->name : "";
    s->rows.after = rc == HUB_OK ? arena_printf(p->loaded, " · %zu records · %zu to decide",
                                       c->records, c->undecided)
                                 : "";
    s->rows.hint = rc == HUB_OK && c->asked ? c->clock.words
                                           : "Nobody has asked yet: n writes it down, then decide.";
    enum hub_rc shown = stay_rows_end(p, err);
    return rc == HUB_OK ? shown : rc;
}

static unsigned decide(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct held_pane *s = p->state;
    const struct stay_row *row = stay_rows_selected(p);
    const struct copy_mask *m = row ? row->item : NULL;
    if (!m) {
        return REACT_DRAW;
    }
    bool show = m->decided && !m->show;
    if (hub_copy_decide(hub, &s->copy, m, show, err) == HUB_OK) {
        pane_say(p, show ? "It is shown in the copy." : "It stays masked. Enter again shows it.");
    }
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned write_request(struct pane *p)
{
    const struct held_pane *s = p->state;
    const char *id = id_text(p->loaded, s->record);
    const char *word = str_eq(s->noun->name, "person") ? "about" : s->noun->name;
    char today[DATE_TEXT];
    const struct assignment set[] = {{word, id}, {"received", date_iso(p->view.today, today)}};
    if (s->copy.asked) {
        form_open_edit(p, noun_find("request"), s->copy.request.record.id);
    } else {
        form_open_new(p, noun_find("request"), set, 2);
    }
    return REACT_DRAW;
}

static unsigned show_pages(struct pane *p)
{
    const struct held_pane *s = p->state;
    pane_open(p, &pane_paper,
        &(struct pane_target){.text = arena_printf(
                                  p->loaded, "copy|%lld|%s", (long long)s->record.n, s->copy.name)});
    return REACT_DRAW;
}

static unsigned held_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    bool open = false;
    if (str_eq(call->id, "new") || str_eq(call->id, "edit")) {
        return write_request(p);
    }
    if (str_eq(call->id, "print")) {
        return show_pages(p);
    }
    unsigned react = stay_rows_act(p, call, &open);
    return open ? decide(p, call->hub, err) : react;
}

static const struct ui_key held_keys[] = {
    {K_ENTER, K_NONE, "open", "Decide", "Keep the other person masked there, or show it.",
        KEY_BAR | KEY_MENU},
    {'p', K_NONE, "print", "Print", "The copy: see it first, then save or print it.", KEY_BAR | KEY_MENU},
    {'n', K_NONE, "new", "Asked", "Write down who asked, and when.", KEY_BAR | KEY_MENU},
    {'e', K_NONE, "edit", "Edit", "Identity, clock, searched where, sent, a complaint.", KEY_MENU},
    {'/', K_NONE, "find", "Find", "Type a few letters.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_held = {
    .name = "held",
    .title = "A copy of records",
    .help = "Give somebody a copy of what you hold\nOther families and their children are masked "
            "wherever they are named, and what somebody else said is kept back. Each place is a line.\n\n"
            "Decide\nEnter keeps it masked; Enter again shows it. Who decided and when is kept.\n\n"
            "See the copy\np shows it as it will be, then saves or prints it.\n\n"
            "Worries\nThey are never in a copy. The safeguarding lead decides about those with the "
            "agency: would it put anybody at risk of serious harm?",
    .parts = 2,
    .state_size = sizeof(struct held_pane),
    .keys = held_keys,
    .key_count = sizeof held_keys / sizeof *held_keys,
    .open = held_open,
    .close = stay_rows_close,
    .load = held_load,
    .detail = stay_rows_detail,
    .draw = stay_rows_draw,
    .act = held_act,
    .typing = stay_rows_typing,
    .rows = stay_rows_count,
};
