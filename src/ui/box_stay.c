/* SPDX-License-Identifier: MIT */
/* What can be done with one sleepover: each as it is, asked for to happened. */
#include "doors_priv.h"
#include "hub/base/str.h"
#include "hub/model/host.h"
#include "hub/model/stay.h"
#include "hub/service/stays.h"
#include "hub/service/tells.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "stay_verbs_priv.h"
#include "ui_priv.h"
#include "ways_view_priv.h"

struct stay_box {
    struct ways_view ways;
    hub_id stay;
    struct stay row;
    const char *host;
    hub_wall now;
    size_t untold;
};

/* --- what each does -------------------------------------------------------------- */

static unsigned move(struct pane *p)
{
    struct stay_box *s = p->state;
    pane_open(p, &pane_offer,
        &(struct pane_target){.id = s->row.family_id.n,
            .text = arena_printf(p->life, "%s|%lld", s->ways.title, (long long)s->stay.n)});
    return REACT_CLOSE;
}

static unsigned swap(struct pane *p)
{
    struct stay_box *s = p->state;
    pane_open(p, &pane_swap, &(struct pane_target){.id = s->stay.n, .text = s->ways.title});
    return REACT_CLOSE;
}

static unsigned others(struct pane *p)
{
    struct stay_box *s = p->state;
    char iso[DATE_TEXT];
    hub_date from = wall_date(s->row.arrive), today = wall_date(s->now);
    pane_open(p, &pane_others,
        &(struct pane_target){.id = s->row.host_id.n,
            .text = arena_printf(
                p->life, "%s|%s", s->host, date_iso(from.d < today.d ? today : from, iso))});
    return REACT_CLOSE;
}

static unsigned call_home(struct pane *p)
{
    struct stay_box *s = p->state;
    pane_open(p, &pane_call, &(struct pane_target){.id = s->stay.n});
    return REACT_CLOSE;
}

static unsigned note(struct pane *p)
{
    struct stay_box *s = p->state;
    hub_date left = wall_date(s->row.leave), today = wall_date(s->now);
    stay_note_home(p, s->stay, left.d < today.d ? left : today);
    return REACT_CLOSE;
}

static unsigned said(struct pane *p)
{
    struct stay_box *s = p->state;
    pane_open(p, &pane_said, &(struct pane_target){.id = s->stay.n, .text = s->ways.title});
    return REACT_CLOSE;
}

static unsigned tell(struct pane *p)
{
    struct stay_box *s = p->state;
    pane_open(p, &pane_tells, &(struct pane_target){.id = s->stay.n});
    return REACT_CLOSE;
}

static unsigned edit(struct pane *p)
{
    struct stay_box *s = p->state;
    form_open_edit(p, &stay_noun, s->stay);
    return REACT_CLOSE;
}

static unsigned off(struct pane *p)
{
    struct stay_box *s = p->state;
    stay_cancel(p, s->stay);
    return REACT_DRAW;
}

#define AHEAD  "asked|offered|draft|agreed"
#define PLACED "offered|draft|agreed"

static const struct stay_way {
    const char *word, *statuses; /* of a stay it is for */
    bool over;                   /* it has begun */
    bool ahead;                  /* it has not ended */
    unsigned (*run)(struct pane *p);
    unsigned (*save)(struct pane *p, struct hub *hub, hub_id stay, struct hub_err *err);
    const char *id; /* what it needs of the role stands in the table of doors */
} ways[] = {
    {"Agree it", "asked|offered|draft", false, true, NULL, stay_agree, "agree"},
    {"It happened", "agreed", true, false, NULL, NULL, "happened"},
    {"Ring before they come", AHEAD, false, true, call_home, NULL, "call"},
    {"What the child said about it", AHEAD "|happened", false, false, said, NULL, "said"},
    {"Write the going-home note", "agreed|happened", true, false, note, NULL, "note"},
    {"Move it: other dates or host", AHEAD, false, true, move, NULL, "move"},
    {"Swap it with another family", PLACED, false, true, swap, NULL, "exchange"},
    {"Cancel it", AHEAD, false, false, off, NULL, "cancel"},
    {"The host cannot: find other places for everybody", PLACED, false, true, others, NULL, "others"},
    {"Who has to be told", AHEAD "|happened|cancelled", false, false, tell, NULL, "tell"},
    {"Change anything in it", AHEAD "|happened|cancelled", false, false, edit, NULL, "edit"},
};
enum { WAYS = sizeof ways / sizeof *ways };

static unsigned happened(struct pane *p, struct hub *hub, hub_id stay, struct hub_err *err)
{
    if (hub_stay_happened(hub, stay, err) == HUB_OK) {
        pane_say(p, "It happened. The going-home note is next. u takes it back.");
        return REACT_CLOSE | REACT_LOAD;
    }
    return REACT_DRAW;
}

/* --- the box ------------------------------------------------------------------------ */

static void stay_open(struct pane *p, const struct pane_target *target)
{
    struct stay_box *s = p->state;
    s->stay = (hub_id){target->id};
    s->host = "";
    ways_open(p, "A sleepover");
}

static bool fits(const struct stay_box *s, const struct stay_way *w)
{
    return str_part_index(w->statuses, s->row.status) >= 0 &&
           (!w->over || s->row.arrive.min <= s->now.min) &&
           (!w->ahead || s->row.leave.min > s->now.min) &&
           (w->run != others || id_known(s->row.host_id)) && (w->run != tell || s->untold > 0);
}

static enum hub_rc stay_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct stay_box *s = p->state;
    struct list_page page = {.a = p->loaded};
    struct tell_line *lines;
    struct host host;
    const struct tell_ask ask = {s->stay, false};
    enum hub_rc rc = hub_get(hub, &stay_noun, s->stay, p->life, &s->row, err);
    rc = rc == HUB_OK ? hub_tells(hub, &ask, p->loaded, &lines, &s->untold, err) : rc;
    if (rc == HUB_OK && id_known(s->row.host_id)) {
        rc = hub_get(hub, &host_noun, s->row.host_id, p->life, &host, err);
        s->host = rc == HUB_OK ? host.name : "";
    }
    s->now = hub_now(hub);
    s->ways.title = hub_stay_title(hub, s->stay, p->life);
    for (size_t i = 0; rc == HUB_OK && i < WAYS; i++) {
        if (fits(s, &ways[i]) && pane_may(p, ways[i].id)) {
            list_page_add(&page, (int64_t)i + 1, ways[i].word, &ways[i]);
        }
    }
    return rc == HUB_OK ? ways_load(p, &page, err) : rc;
}

static unsigned run(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct stay_box *s = p->state;
    const struct stay_way *w = ways_selected(p);
    if (!w) {
        return REACT_DRAW;
    }
    return w->run ? w->run(p) : w->save ? w->save(p, hub, s->stay, err) | REACT_CLOSE
                                        : happened(p, hub, s->stay, err);
}

static unsigned stay_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct stay_box *s = p->state;
    bool open;
    if (str_starts(call->id, "cancel ")) {
        pane_open(p, &box_reason,
            &(struct pane_target){.id = s->stay.n, .text = call->id + sizeof "cancel " - 1});
        return REACT_CLOSE;
    }
    unsigned react = box_list_act(&s->ways.list, call, &open);
    return open ? run(p, call->hub, err) : react;
}

static const struct ui_key stay_keys[] = {
    {K_ENTER, K_NONE, "open", "Do it", "What the > stands on.", KEY_BAR},
};

const struct pane_ops box_stay = {
    .name = "stay",
    .title = "This sleepover",
    .help = "Enter does what the > stands on. Esc goes back, and nothing is changed.",
    .state_size = sizeof(struct stay_box),
    .keys = stay_keys,
    .key_count = sizeof stay_keys / sizeof *stay_keys,
    .box = true,
    .open = stay_open,
    .close = ways_close,
    .load = stay_load,
    .draw = ways_draw,
    .act = stay_act,
    .box_area = ways_area,
};
