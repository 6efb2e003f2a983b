/* SPDX-License-Identifier: MIT */
/* What can be done with one sleepover: each as it is, asked for to happened. */
#include "doors_priv.h"
#include "hub/base/str.h"
#include "hub/model/host.h"
#include "hub/model/stay.h"
#include "hub/service/stays.h"
#include "hub/service/tells.h"
#include "hub/ui/form.h"
#include "hub/ui/list.h"
#include "panes_priv.h"
#include "stay_verbs_priv.h"
#include "ui_priv.h"

enum { WIDE = 60, BORDER_ROWS = 4 };

struct stay_box {
    hub_id stay;
    struct stay row;
    const char *title, *host;
    hub_wall now;
    size_t untold;
    struct list list;
    struct list_memory rows;
};

/* --- what each does -------------------------------------------------------------- */

static unsigned move(struct pane *p)
{
    struct stay_box *s = p->state;
    pane_open(p, &pane_offer,
        &(struct pane_target){.id = s->row.family_id.n,
            .text = arena_printf(p->life, "%s|%lld", s->title, (long long)s->stay.n)});
    return REACT_CLOSE;
}

static unsigned swap(struct pane *p)
{
    struct stay_box *s = p->state;
    pane_open(p, &pane_swap, &(struct pane_target){.id = s->stay.n, .text = s->title});
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
    pane_open(p, &pane_said, &(struct pane_target){.id = s->stay.n, .text = s->title});
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
    {"Ring before they come, sheet in hand", AHEAD, false, true, call_home, NULL, "call"},
    {"What the child said about it", AHEAD "|happened", false, false, said, NULL, "said"},
    {"Write the going-home note", "agreed|happened", true, false, note, NULL, "note"},
    {"Move it to other dates or another host", AHEAD, false, true, move, NULL, "move"},
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
    s->title = s->host = "";
    list_init(&s->list);
}

static void stay_close(struct pane *p)
{
    struct stay_box *s = p->state;
    list_fini(&s->list);
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
    s->title = hub_stay_title(hub, s->stay, p->life);
    for (size_t i = 0; rc == HUB_OK && i < WAYS; i++) {
        if (fits(s, &ways[i]) && pane_may(p, ways[i].id)) {
            list_page_add(&page, (int64_t)i + 1, ways[i].word, &ways[i]);
        }
    }
    s->rows = (struct list_memory){page.rows, page.count, NULL};
    struct list_source src = list_memory_source(&s->rows);
    list_set_height(&s->list, p->view.rows > BORDER_ROWS ? p->view.rows - BORDER_ROWS : 1);
    return rc == HUB_OK ? list_load(&s->list, &src, err) : rc;
}

static void draw_way(const void *ctx, const struct list_row *row, struct canvas *c)
{
    const struct stay_way *w = row->item;
    (void)ctx;
    canvas_put_short(c, 0, 0, canvas_cols(c), STYLE_NORMAL, w->word);
}

static void stay_draw(const struct pane *p, struct canvas *c)
{
    const struct stay_box *s = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, p->ops->title));
    int rows = canvas_rows(c), cols = canvas_cols(c);
    canvas_put_short(c, 0, 0, cols, STYLE_HEADING, p->view.hide ? "A sleepover" : s->title);
    struct area inside = canvas_enter(c, (struct area){1, 0, rows - 1, cols});
    list_draw(&s->list, c, true, draw_way, p, "There is nothing to do with it.");
    canvas_leave(c, inside);
    canvas_leave(c, before);
}

static unsigned run(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct stay_box *s = p->state;
    const struct list_row *row = list_selected(&s->list);
    const struct stay_way *w = row ? row->item : NULL;
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
    unsigned react = box_list_act(&s->list, call, &open);
    return open ? run(p, call->hub, err) : react;
}

static struct area stay_area(const struct pane *p, int rows, int cols)
{
    const struct stay_box *s = p->state;
    return box_list_area(s->list.count, BORDER_ROWS, WIDE, rows, cols);
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
    .close = stay_close,
    .load = stay_load,
    .draw = stay_draw,
    .act = stay_act,
    .box_area = stay_area,
};
