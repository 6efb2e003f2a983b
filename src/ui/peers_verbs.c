/* SPDX-License-Identifier: MIT */
#include "peers_verbs_priv.h"

#include "hub/base/str.h"
#include "hub/service/peers.h"
#include "hub/ui/choose.h"
#include "panes_priv.h"

#include <string.h>

void match_menu(struct pane *p, hub_id match)
{
    pane_open(p, &box_match, &(struct pane_target){.id = match.n});
}

void match_ask_tick(struct pane *p, struct hub *hub, hub_id match, struct hub_err *err)
{
    static const struct answer answers[] = {{"tick yes", "Yes"}, {"tick tried", "Tried, no reply"},
        {"tick no", "Not this week"}, {"tick pause", "Pause"}, {"tick last", "Last week…"},
        {"", "Leave it"}};
    struct match_line m;
    if (hub_match(hub, match, p->life, &m, err) != HUB_OK) {
        return;
    }
    if (!m.agreed.d || str_part_index("agreed|paused", m.status) < 0) {
        pane_say(p, "It has not begun, or has ended: there is no week to tick.");
        return;
    }
    pane_choose(p, "In touch",
        arena_printf(p->life, "%s and %s: in touch this week? It is kept that %s rang.",
            m.peer_name, m.family_name, m.peer_called),
        answers, sizeof answers / sizeof *answers, 0);
}

static void ask_last(struct pane *p)
{
    static const struct answer answers[] = {{"tick last yes", "Yes"},
        {"tick last tried", "Tried, no reply"}, {"tick last no", "Not that week"}, {"", "Leave it"}};
    pane_choose(p, "In touch", "In touch last week?", answers, sizeof answers / sizeof *answers, 0);
}

bool match_ticked(struct pane *p, const struct call *call, hub_id match, struct hub_err *err)
{
    enum peer_touch touch;
    hub_date week = hub_today(call->hub);
    if (!str_starts(call->id, "tick ")) {
        return false;
    }
    const char *word = call->id + strlen("tick ");
    if (str_eq(word, "last")) {
        ask_last(p);
        return true;
    }
    if (str_starts(word, "last ")) {
        word += strlen("last ");
        week = date_add(week, -7);
    }
    if (peer_touch_named(word, &touch) && hub_tick(call->hub, match, week, touch, err) == HUB_OK) {
        pane_say(p, "%s. u takes it back.",
            touch == TOUCH_PAUSE ? "Paused at once: nobody is asked" : "Ticked, as of a peer who rang");
    }
    return true;
}

unsigned match_agree(struct pane *p, struct hub *hub, hub_id match, struct hub_err *err)
{
    if (hub_match_agree(hub, match, err) == HUB_OK) {
        pane_say(p, "Agreed today: the weeks begin. u takes it back.");
    }
    return REACT_LOAD | REACT_DETAIL;
}
