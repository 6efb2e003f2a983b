/* SPDX-License-Identifier: MIT */
/* TELL: who has to hear of a change, the phone and the words to say; and who was told. */
#include "hub/base/str.h"
#include "hub/service/tells.h"
#include "hub/ui/choose.h"
#include "panes_priv.h"
#include "stay_rows_priv.h"

#include <string.h>

enum { WHO_COLS = 26 };

struct tells_pane {
    struct stay_rows rows;
    hub_id stay; /* ID_NONE: of all */
    bool all;    /* those who were told too */
    hub_id asked;
};

static void tells_open(struct pane *p, const struct pane_target *target)
{
    struct tells_pane *s = p->state;
    s->stay = (hub_id){target->id};
    stay_rows_open(p, WHO_COLS, "Everybody has been told.");
    s->rows.hint = "hub sends nothing: ring or write yourself, then press Enter.";
}

static void add_line(struct pane *p, const struct tell_line *l)
{
    struct arena *a = p->loaded;
    char day[DATE_TEXT];
    const char *phone = *l->phone ? l->phone : "no phone is written down";
    const char *by = l->told ? arena_printf(a, "Told %s, %s%s%s.", wall_long(stamp_to_wall(l->told_at), day),
                                   l->how, *l->by ? ", by " : "", l->by)
                     : date_known(l->due) ? arena_printf(a, "By %s.", date_long(l->due, day))
                                          : "";
    stay_rows_add(p, &(struct stay_row){.id = l->id.n,
                         .lead = l->who,
                         .mark = l->told ? "told" : "",
                         .text = arena_printf(a, "%s  %s", phone, l->words),
                         .style = l->told ? STYLE_MUTED : STYLE_NORMAL,
                         .whole = arena_printf(a, "%s, %s: %s %s", l->who, phone, l->words, by),
                         .tone = TONE_PLAIN,
                         .item = l->told ? NULL : l->who});
}

static enum hub_rc tells_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct tells_pane *s = p->state;
    const struct tell_ask ask = {s->stay, s->all};
    struct tell_line *lines;
    size_t count, open = 0;
    enum hub_rc rc = hub_tells(hub, &ask, p->loaded, &lines, &count, err);
    stay_rows_begin(p);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        add_line(p, &lines[i]);
        open += !lines[i].told;
    }
    s->rows.title = open ? arena_printf(p->loaded, "TELL · %zu to tell", open) : "TELL · nobody waits";
    enum hub_rc shown = stay_rows_end(p, err);
    return rc == HUB_OK ? shown : rc;
}

static unsigned ask_how(struct pane *p)
{
    static const struct answer answers[] = {{"tell by phone", "By phone"},
        {"tell by message", "By message"}, {"tell in person", "In person"}, {"", "Not yet"}};
    struct tells_pane *s = p->state;
    const struct stay_row *row = stay_rows_selected(p);
    if (!row || !row->item) {
        pane_say(p, row ? "They have been told." : "Nobody waits to be told.");
        return REACT_DRAW;
    }
    s->asked = (hub_id){row->id};
    pane_choose(p, "Told", arena_printf(p->loaded, "%s was told, now. How?", row->lead), answers,
        sizeof answers / sizeof *answers, 0);
    return REACT_DRAW;
}

static unsigned tells_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct tells_pane *s = p->state;
    bool open;
    if (str_starts(call->id, "tell ")) {
        if (hub_tell_done(call->hub, s->asked, call->id + strlen("tell "), err) == HUB_OK) {
            pane_say(p, "Told, %s. u takes it back.", call->id + strlen("tell "));
        }
        return REACT_LOAD | REACT_DETAIL;
    }
    if (str_eq(call->id, "view")) {
        s->all = !s->all;
        pane_say(p, s->all ? "With those who were told." : "Only those who wait.");
        return REACT_LOAD | REACT_DETAIL;
    }
    if (str_eq(call->id, "history")) {
        const struct stay_row *row = stay_rows_selected(p);
        if (row) {
            pane_open(p, &pane_history, &(struct pane_target){.id = row->id, .text = "tell"});
        }
        return REACT_DRAW;
    }
    unsigned react = stay_rows_act(p, call, &open);
    return open ? ask_how(p) : react;
}

static const struct ui_key tells_keys[] = {
    {K_ENTER, K_NONE, "open", "Told", "The one with the > was told, now.", KEY_BAR | KEY_MENU},
    {'v', K_NONE, "view", "All", "Those who were told too, when and how.", KEY_BAR | KEY_MENU},
    {'/', K_NONE, "find", "Find", "Type a few letters of a name.", KEY_BAR | KEY_MENU},
    {'h', K_NONE, "history", "History", "What changed for the one with the >.", KEY_MENU},
};

const struct pane_ops pane_tells = {
    .name = "tells",
    .title = "Tell",
    .help = "Tell somebody of a change\nOne line a person, with the phone and the words to say. "
            "Ring or write yourself: hub sends nothing. Then press Enter and say how.\n\n"
            "What was said and when\nv shows those who were told too.\n\n"
            "It changed again\nThe words follow by themselves. What is put back before anybody was "
            "told needs no telling, and its line goes.",
    .parts = 2,
    .state_size = sizeof(struct tells_pane),
    .keys = tells_keys,
    .key_count = sizeof tells_keys / sizeof *tells_keys,
    .open = tells_open,
    .close = stay_rows_close,
    .load = tells_load,
    .detail = stay_rows_detail,
    .draw = stay_rows_draw,
    .act = tells_act,
    .typing = stay_rows_typing,
    .rows = stay_rows_count,
};
