/* SPDX-License-Identifier: MIT */
/* Who fits a family that waits for a peer: the best first, each with the reasons. */
#include "hub/base/str.h"
#include "hub/service/peers.h"
#include "hub/ui/choose.h"
#include "panes_priv.h"
#include "stay_rows_priv.h"

enum { NAME_COLS = 20 };

struct suggest_pane {
    struct stay_rows rows;
    hub_id family, match;
    const char *name;
    hub_id asked;
};

/* text: "MATCH|Shah" */
static void suggest_open(struct pane *p, const struct pane_target *target)
{
    struct suggest_pane *s = p->state;
    const char *text = target->text ? target->text : "0|";
    int64_t match = 0;
    s->family = (hub_id){target->id};
    str_int(str_part(p->life, text, 0), 0, INT64_MAX, &match);
    s->match = (hub_id){match};
    s->name = str_part(p->life, text, 1);
    stay_rows_open(p, NAME_COLS, "No peer is written down yet.");
    s->rows.hint = "Enter proposes the one with the >. Nobody is told: ring both.";
}

static void add_offer(struct pane *p, const struct peer_offer *o)
{
    struct arena *a = p->loaded;
    const char *stop = o->stops ? "Never" : "PLEASE CHECK";
    const char *both = arena_printf(a, "%s%s%s", o->but, *o->but && *o->why ? " · " : "", o->why);
    stay_rows_add(p, &(struct stay_row){.id = o->peer.n,
                         .lead = o->name,
                         .mark = o->stops ? "no" : *o->but ? "check" : "",
                         .text = both,
                         .style = o->stops ? STYLE_MUTED : *o->but ? STYLE_WARN : STYLE_NORMAL,
                         .whole = arena_printf(a, "%s%s%s%s", o->name, *o->why ? ": " : "", o->why,
                             *o->but ? arena_printf(a, "\n%s: %s", stop, o->but) : ""),
                         .tone = *o->but && !o->stops ? TONE_WARN : TONE_PLAIN,
                         .item = o->name});
}

static enum hub_rc suggest_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct suggest_pane *s = p->state;
    struct peer_offer *offers;
    size_t count = 0;
    enum hub_rc rc = hub_peer_suggest(hub, s->family, p->loaded, &offers, &count, err);
    stay_rows_begin(p);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        add_offer(p, &offers[i]);
    }
    s->rows.title = "WHO FITS · ";
    s->rows.name = s->name ? s->name : "";
    enum hub_rc shown = stay_rows_end(p, err);
    return rc == HUB_OK ? shown : rc;
}

static unsigned propose(struct pane *p, struct hub *hub, const char *reason, struct hub_err *err)
{
    struct suggest_pane *s = p->state;
    struct hub_err why;
    static const struct answer answers[] = {{"", "Keep looking"}, {"peer.propose", "Match them"}};
    enum hub_rc rc = hub_match_propose(hub, s->match, s->asked, reason, &why);
    if (rc == HUB_ECONFLICT) {
        pane_choose(p, "Please check", arena_printf(p->loaded, "%s\nMatch them all the same?", why.msg),
            answers, sizeof answers / sizeof *answers, 0);
        return REACT_DRAW;
    }
    if (rc != HUB_OK) {
        hub_fail(err, rc, "%s", why.msg);
        return REACT_DRAW;
    }
    pane_say(p, "Proposed. When both say yes, a agrees it. u takes it back.");
    return REACT_CLOSE | REACT_LOAD;
}

static unsigned suggest_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct suggest_pane *s = p->state;
    bool open;
    if (str_eq(call->id, "peer.propose")) {
        const char *reason = arena_printf(p->life, "%s says so", hub_person(call->hub));
        return propose(p, call->hub, reason, err);
    }
    unsigned react = stay_rows_act(p, call, &open);
    const struct stay_row *row = stay_rows_selected(p);
    if (open && row) {
        s->asked = (hub_id){row->id};
        return propose(p, call->hub, NULL, err);
    }
    return react;
}

static const struct ui_key suggest_keys[] = {
    {K_ENTER, K_NONE, "open", "Propose", "The one with the >, to both.", KEY_BAR | KEY_MENU},
    {'/', K_NONE, "find", "Find", "Type a few letters of a name.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_suggest = {
    .name = "suggest",
    .title = "Who fits",
    .help = "Match a family with a peer\nThose who fit best come first, with the reasons: what they "
            "know, children of the same age, when both can talk, room for one more. Enter proposes "
            "the one with the >. Ring both; when both say yes, press a on the match.\n\n"
            "check beside a name\nSomething stands against it: you are asked before.\n\n"
            "no beside a name\nThese two are never matched.",
    .parts = 2,
    .state_size = sizeof(struct suggest_pane),
    .keys = suggest_keys,
    .key_count = sizeof suggest_keys / sizeof *suggest_keys,
    .open = suggest_open,
    .close = stay_rows_close,
    .load = suggest_load,
    .detail = stay_rows_detail,
    .draw = stay_rows_draw,
    .act = suggest_act,
    .typing = stay_rows_typing,
    .rows = stay_rows_count,
};
