/* SPDX-License-Identifier: MIT */
/* What can be done with one match as it is: who waits, is proposed, runs, pauses, has ended. */
#include "hub/base/str.h"
#include "hub/model/peer.h"
#include "hub/service/peers.h"
#include "hub/ui/choose.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "peers_verbs_priv.h"
#include "ui_priv.h"
#include "ways_view_priv.h"

#include <string.h>

struct match_box {
    struct ways_view ways;
    hub_id match;
    struct match_line m;
};

/* --- what each does -------------------------------------------------------------------- */

static unsigned suggest(struct pane *p)
{
    struct match_box *s = p->state;
    pane_open(p, &pane_suggest,
        &(struct pane_target){.id = s->m.family.n,
            .text = arena_printf(p->life, "%lld|%s", (long long)s->match.n, s->m.family_name)});
    return REACT_CLOSE;
}

static unsigned edit(struct pane *p)
{
    struct match_box *s = p->state;
    form_open_edit(p, &peer_match_noun, s->match);
    return REACT_CLOSE;
}

static unsigned ask_how(struct pane *p)
{
    static const struct answer answers[] = {{"end as planned", "As planned"},
        {"end family chose", "The family chose"}, {"end peer chose", "The peer chose"},
        {"end moved away", "Moved away"}, {"end other peer", "Another peer"}, {"", "It goes on"}};
    pane_choose(p, "Ending", "How does it end? At once, and nobody is at fault.", answers,
        sizeof answers / sizeof *answers, 5);
    return REACT_DRAW;
}

static unsigned ask_door(struct pane *p)
{
    static const struct answer answers[] = {{"door help", "They asked us to help"},
        {"door training", "They asked about training"}, {"door risk", "Someone may be at risk now"},
        {"", "Nothing"}};
    pane_choose(p, "Passed on by the peer",
        "What did the peer pass on? The first two only when the parent asked for it.", answers,
        sizeof answers / sizeof *answers, 3);
    return REACT_DRAW;
}

static unsigned ask_tick(struct pane *p)
{
    static const struct answer answers[] = {{"tick yes", "Yes"}, {"tick tried", "Tried, no reply"},
        {"tick no", "Not this week"}, {"tick last", "Last week…"}, {"", "Leave it"}};
    pane_choose(p, "In touch", "In touch this week? It is kept that the peer rang.", answers,
        sizeof answers / sizeof *answers, 0);
    return REACT_DRAW;
}

static enum hub_rc pause_now(struct hub *hub, hub_id match, struct hub_err *err)
{
    return hub_match_pause(hub, match, DATE_NONE, err);
}

static const struct match_way {
    const char *word, *statuses;
    unsigned (*run)(struct pane *p);
    enum hub_rc (*save)(struct hub *hub, hub_id match, struct hub_err *err);
    const char *said;
} ways[] = {
    {"Who fits? Suggest a peer", "waiting|proposed", suggest, NULL, NULL},
    {"Both said yes: agree it", "proposed", NULL, hub_match_agree, "Agreed today: the weeks begin."},
    {"One of them said no: wait for another", "proposed", NULL, hub_match_decline,
        "It waits again. Nobody is at fault."},
    {"In touch this week?", "agreed|paused", ask_tick, NULL, NULL},
    {"Pause it, at once", "agreed", NULL, pause_now, "Paused: nobody is asked for a tick."},
    {"Go on after the pause", "paused", NULL, hub_match_resume, "It goes on from today."},
    {"We looked at it together today", "agreed|paused", NULL, hub_match_reviewed, "Written down."},
    {"The peer passed something on", "agreed|paused", ask_door, NULL, NULL},
    {"End it", "waiting|proposed|agreed|paused", ask_how, NULL, NULL},
    {"We talked it over with the peer today", "ended", NULL, hub_match_talked_over, "Written down."},
    {"Change anything in it", "waiting|proposed|agreed|paused|ended", edit, NULL, NULL},
};
enum { WAYS = sizeof ways / sizeof *ways };

/* --- the box ---------------------------------------------------------------------------- */

static void match_open(struct pane *p, const struct pane_target *target)
{
    struct match_box *s = p->state;
    s->match = (hub_id){target->id};
    ways_open(p, "A peer and a family");
}

static enum hub_rc match_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct match_box *s = p->state;
    struct list_page page = {.a = p->loaded};
    enum hub_rc rc = hub_match(hub, s->match, p->life, &s->m, err);
    if (rc != HUB_OK) {
        return rc;
    }
    s->ways.title =
        *s->m.peer_name
            ? arena_printf(p->life, "%s and %s, %s", s->m.peer_name, s->m.family_name, s->m.status)
            : arena_printf(p->life, "%s waits for a peer", s->m.family_name);
    for (size_t i = 0; i < WAYS; i++) {
        if (str_part_index(ways[i].statuses, s->m.status) >= 0) {
            list_page_add(&page, (int64_t)i + 1, ways[i].word, &ways[i]);
        }
    }
    return ways_load(p, &page, err);
}

static unsigned run(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct match_box *s = p->state;
    const struct match_way *w = ways_selected(p);
    if (!w) {
        return REACT_DRAW;
    }
    if (w->run) {
        return w->run(p);
    }
    if (w->save(hub, s->match, err) == HUB_OK) {
        pane_say(p, "%s u takes it back.", w->said);
    }
    return REACT_CLOSE | REACT_LOAD;
}

static unsigned end_it(struct pane *p, struct hub *hub, const char *how, struct hub_err *err)
{
    struct match_box *s = p->state;
    if (hub_match_end(hub, s->match, how, err) == HUB_OK) {
        pane_say(p, "Ended today, %s. u takes it back.", how);
    }
    return REACT_CLOSE | REACT_LOAD;
}

static unsigned pass_on(struct pane *p, struct hub *hub, const char *door, struct hub_err *err)
{
    struct match_box *s = p->state;
    int which = str_part_index("help|training|risk", door);
    if (which < 0) {
        return REACT_DRAW;
    }
    if (hub_peer_door(hub, s->match, (enum peer_door)which, true, NULL, err) == HUB_OK) {
        pane_say(p, which == DOOR_RISK ? "It stands on Today. Ring now: w has the numbers."
                                       : "It stands on Today until it is seen to.");
    }
    return REACT_CLOSE | REACT_LOAD;
}

static unsigned match_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct match_box *s = p->state;
    bool open;
    if (str_starts(call->id, "end ")) {
        return end_it(p, call->hub, call->id + strlen("end "), err);
    }
    if (str_starts(call->id, "door ")) {
        return pass_on(p, call->hub, call->id + strlen("door "), err);
    }
    if (match_ticked(p, call, s->match, err)) {
        return str_eq(call->id, "tick last") ? REACT_DRAW : REACT_CLOSE | REACT_LOAD;
    }
    unsigned react = box_list_act(&s->ways.list, call, &open);
    return open ? run(p, call->hub, err) : react;
}

static const struct ui_key match_keys[] = {
    {K_ENTER, K_NONE, "open", "Do it", "What the > stands on.", KEY_BAR},
};

const struct pane_ops box_match = {
    .name = "match",
    .title = "A peer and a family",
    .help = "Enter does what the > stands on. Esc goes back, and nothing is changed.",
    .state_size = sizeof(struct match_box),
    .keys = match_keys,
    .key_count = sizeof match_keys / sizeof *match_keys,
    .box = true,
    .open = match_open,
    .close = ways_close,
    .load = match_load,
    .draw = ways_draw,
    .act = match_act,
    .box_area = ways_area,
};
