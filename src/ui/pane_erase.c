/* SPDX-License-Identifier: MIT */
/* Before a record is erased for good: what goes, who else names it, and two questions. */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/model/noun.h"
#include "hub/service/erase.h"
#include "hub/ui/choose.h"
#include "panes_priv.h"
#include "stay_rows_priv.h"

#include <string.h>

enum { WHAT_COLS = 26, GO = 1 };

struct erase_pane {
    struct stay_rows rows;
    const struct noun *noun;
    hub_id record;
    struct erase_plan plan;
    struct idmap leave; /* records whose words stay */
    const char *why;
};

static void erase_open(struct pane *p, const struct pane_target *target)
{
    struct erase_pane *s = p->state;
    s->noun = noun_find(target->text);
    s->record = (hub_id){target->id};
    idmap_on(&s->leave, p->life);
    stay_rows_open(p, WHAT_COLS, "");
    s->rows.hint = "Look through who else names it: Enter leaves the words, or puts initials.";
}

static void add_mention(struct pane *p, struct erase_mention *m)
{
    struct erase_pane *s = p->state;
    struct arena *a = p->loaded;
    m->leave = idmap_get(&s->leave, m->record, 0) != 0;
    const char *what = m->noun ? arena_printf(a, "%s, %s", m->noun->title, m->name) : m->name;
    const char *hidden = m->noun ? arena_printf(a, "%s, %s", m->noun->title, m->hidden) : m->name;
    stay_rows_add(p, &(struct stay_row){.id = m->record.n,
                         .lead = what,
                         .hidden = hidden,
                         .mark = m->leave ? "leave" : "A.B.",
                         .text = m->words,
                         .style = STYLE_NORMAL,
                         .whole = arena_printf(a, "%s%s: %s\n%s", what,
                             m->past ? ", earlier, in its history" : "", m->words,
                             m->leave ? "The words stay as they are."
                                      : "The name becomes initials there, in its history too."),
                         .tone = TONE_PLAIN,
                         .item = m});
}

static const char *all_said(const struct pane *p)
{
    const struct erase_pane *s = p->state;
    const struct erase_plan *e = &s->plan;
    struct sb b = sb_on(p->loaded);
    const char *const said[] = {e->held, e->not_yet, e->worries, e->copies,
        erase_sentence(e, p->view.hide, p->loaded),
        "Nothing brings it back. Copies made before, backups and paper still have it."};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        sb_addf(&b, "%s%s", b.len && *said[i] ? "\n" : "", said[i]);
    }
    return sb_str(&b);
}

static enum hub_rc erase_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct erase_pane *s = p->state;
    enum hub_rc rc = hub_erase_look(hub, s->noun, s->record, p->loaded, &s->plan, err);
    stay_rows_begin(p);
    if (rc == HUB_OK) {
        stay_rows_add(p, &(struct stay_row){.id = GO,
                             .lead = "Erase for good…",
                             .hidden = "Erase for good…",
                             .mark = "",
                             .text = arena_printf(p->loaded, "%zu records", s->plan.total),
                             .style = STYLE_NORMAL,
                             .whole = all_said(p),
                             .tone = TONE_PLAIN});
    }
    for (size_t i = 0; rc == HUB_OK && i < s->plan.mention_count; i++) {
        add_mention(p, &s->plan.mentions[i]);
    }
    s->rows.title = rc == HUB_OK ? "ERASE " : "";
    s->rows.name = rc == HUB_OK ? s->plan.name : "";
    s->rows.name_hidden = rc == HUB_OK ? s->plan.hidden : "";
    s->rows.after = rc == HUB_OK ? arena_printf(p->loaded, "? · %zu %s it", s->plan.mention_count,
                                       words_many(s->plan.mention_count, "other names", "others name"))
                                 : "";
    enum hub_rc shown = stay_rows_end(p, err);
    return rc == HUB_OK ? shown : rc;
}

static unsigned ask_why(struct pane *p)
{
    static const struct answer answers[] = {{"", "Keep it"}, {"why time is up", "Its time is up"},
        {"why they asked", "They asked"}, {"why kept by mistake", "Kept by mistake"}};
    const struct erase_pane *s = p->state;
    if (*s->plan.held) {
        pane_say(p, "%s", s->plan.held);
        return REACT_DRAW;
    }
    pane_choose(p, "Erase for good",
        arena_printf(p->loaded, "%s Why?", erase_sentence(&s->plan, p->view.hide, p->loaded)), answers,
        sizeof answers / sizeof *answers, 0);
    return REACT_DRAW;
}

static unsigned ask_again(struct pane *p, const char *why)
{
    struct erase_pane *s = p->state;
    s->why = arena_strdup(p->life, why);
    pane_ask(p,
        arena_printf(p->loaded,
            "Erase %s and %zu records for good? Nothing brings them back: not u, not Removed.",
            p->view.hide ? s->plan.hidden : s->plan.name, s->plan.total),
        "Keep", "Erase", "erase now");
    return REACT_DRAW;
}

static unsigned erase_now(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct erase_pane *s = p->state;
    struct erase_done done;
    if (hub_erase(hub, &s->plan, s->why, &done, err) != HUB_OK) {
        return REACT_LOAD;
    }
    pane_say(p, "Erased for good, number %lld: %zu records.%s", (long long)done.number,
        done.records, done.swept ? "" : " The last traces go when hub is opened next.");
    pane_go(p, "today", NULL);
    return REACT_DRAW;
}

static unsigned erase_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct erase_pane *s = p->state;
    const struct stay_row *row = stay_rows_selected(p);
    bool open = false;
    if (str_starts(call->id, "why ")) {
        return ask_again(p, call->id + strlen("why "));
    }
    if (str_eq(call->id, "erase now")) {
        return erase_now(p, call->hub, err);
    }
    unsigned react = stay_rows_act(p, call, &open);
    if (!open || !row) {
        return react;
    }
    if (row->id == GO) {
        return ask_why(p);
    }
    idmap_put(&s->leave, (hub_id){row->id}, !idmap_get(&s->leave, (hub_id){row->id}, 0));
    return REACT_LOAD | REACT_DETAIL;
}

static const struct ui_key erase_keys[] = {
    {K_ENTER, K_NONE, "open", "Choose", "Leave the words or put initials; on the first line, erase.",
        KEY_BAR | KEY_MENU},
    {'/', K_NONE, "find", "Find", "Type a few letters of a name.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_erase = {
    .name = "erase",
    .title = "Erase for good",
    .help = "Erase somebody's records for good\nThe first line says what goes. The others are records "
            "of other people that name them: Enter leaves the words as they are, or puts initials.\n\n"
            "Then\nEnter on the first line asks why, and once more. What stays is a number, the day, "
            "who erased it and why, and no name.\n\n"
            "It cannot be taken back. To take something out of sight for now, use x: Removed keeps it.",
    .parts = 2,
    .state_size = sizeof(struct erase_pane),
    .keys = erase_keys,
    .key_count = sizeof erase_keys / sizeof *erase_keys,
    .open = erase_open,
    .close = stay_rows_close,
    .load = erase_load,
    .detail = stay_rows_detail,
    .draw = stay_rows_draw,
    .act = erase_act,
    .typing = stay_rows_typing,
    .rows = stay_rows_count,
};
