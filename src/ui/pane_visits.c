/* SPDX-License-Identifier: MIT */
/* Who came in, from where and with which key, and what was printed or saved; for hub carers. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/visits.h"
#include "panes_priv.h"
#include "told_view_priv.h"

enum { RECENT = 92 }; /* days; our own number */

struct visits_pane {
    bool all;
    struct told_view view;
};

static void visits_open(struct pane *p, const struct pane_target *target)
{
    struct visits_pane *s = p->state;
    (void)target;
    told_view_open(&s->view);
}

static void visits_close(struct pane *p)
{
    struct visits_pane *s = p->state;
    told_view_close(&s->view);
}

struct gathering {
    struct pane *p;
    struct told_row *rows;
    size_t count, cap;
};

static enum hub_rc add_row(void *arg, const struct visit_line *line, struct hub_err *err)
{
    struct gathering *g = arg;
    struct arena *a = g->p->loaded;
    struct visit_line shown = *line;
    (void)err;
    shown.who = g->p->view.hide ? utf8_initials(a, line->who) : line->who;
    arena_grow(a, &g->rows, g->count, &g->cap, sizeof *g->rows);
    g->rows[g->count++] = (struct told_row){
        .at = line->at,
        .text = visit_sentence(&shown, false, a),
        .whole = visit_sentence(&shown, true, a),
        .note = "Is it nobody you know? hub user disable NAME closes their way in.",
    };
    return HUB_OK;
}

static enum hub_rc visits_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct visits_pane *s = p->state;
    struct gathering g = {.p = p};
    hub_date from = s->all ? DATE_NONE : date_add(p->view.today, -RECENT);
    enum hub_rc rc = hub_visits(hub, from, DATE_NONE, add_row, &g, err);
    int64_t *ids = arena_array(p->loaded, g.count + 1, sizeof *ids);
    for (size_t i = 0; i < g.count; i++) {
        ids[i] = (int64_t)(g.count - i); /* lines are only added: counted from the oldest */
    }
    return rc == HUB_OK ? told_view_load(p, &s->view, g.rows, ids, g.count, err) : rc;
}

static void visits_draw(const struct pane *p, struct canvas *c)
{
    const struct visits_pane *s = p->state;
    told_view_draw(p, &s->view, c, s->all ? "WHO CAME IN" : "WHO CAME IN · last 3 months", "v",
        s->all ? "Last 3 months" : "All",
        "Nobody came in over ssh, and nothing was printed or saved.");
}

static unsigned visits_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct visits_pane *s = p->state;
    bool open = false;
    (void)err;
    if (str_eq(call->id, "view")) {
        s->all = !s->all;
        return REACT_LOAD;
    }
    return told_view_act(p, &s->view, call, &open);
}

static bool visits_typing(const struct pane *p)
{
    const struct visits_pane *s = p->state;
    return s->view.list.narrowing;
}

static size_t visits_rows(const struct pane *p)
{
    const struct visits_pane *s = p->state;
    return s->view.list.count;
}

static const struct ui_key visits_keys[] = {
    {'v', K_NONE, "view", "Months or all", "The last three months, or all that there is.",
        KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_visits = {
    .name = "visits",
    .title = "Who came in",
    .help = "See who came in\nEach line is somebody who came in, or a page or file that somebody "
            "printed or saved; the newest first. Below it stand the address and the key.\n\n"
            "Find one person\nPress / and type a few letters of the name.\n\n"
            "Close a way in\nhub user disable NAME closes it at once, also for somebody who is in.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct visits_pane),
    .keys = visits_keys,
    .key_count = sizeof visits_keys / sizeof *visits_keys,
    .open = visits_open,
    .close = visits_close,
    .load = visits_load,
    .draw = visits_draw,
    .act = visits_act,
    .typing = visits_typing,
    .rows = visits_rows,
};
