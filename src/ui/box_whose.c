/* SPDX-License-Identifier: MIT */
/* Dates for which family? Those who asked come first. */
#include "hub/base/utf8.h"
#include "hub/service/offer.h"
#include "hub/ui/list.h"
#include "panes_priv.h"
#include "rota_view_priv.h"
#include "stay_verbs_priv.h"
#include "ui_priv.h"

enum { WIDE = 56, NAME_COLS = 22, NARROW_COLS = 15 };

struct whose {
    struct offer_family *families;
    size_t count;
    struct list list;
    struct list_memory rows;
};

static void whose_open(struct pane *p, const struct pane_target *target)
{
    struct whose *s = p->state;
    (void)target;
    list_init(&s->list);
}

static void whose_close(struct pane *p)
{
    struct whose *s = p->state;
    list_fini(&s->list);
}

static enum hub_rc whose_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct whose *s = p->state;
    struct list_page page = {.a = p->loaded};
    enum hub_rc rc = hub_offer_families(hub, p->loaded, &s->families, &s->count, err);
    for (size_t i = 0; rc == HUB_OK && i < s->count; i++) {
        list_page_add(&page, s->families[i].family.n, s->families[i].name, &s->families[i]);
    }
    s->rows = (struct list_memory){page.rows, page.count, NULL};
    struct list_source src = list_memory_source(&s->rows);
    s->list.hide = p->view.hide;
    list_set_height(&s->list, p->view.rows > BOX_LIST_ROWS ? p->view.rows - BOX_LIST_ROWS : 1);
    return rc == HUB_OK ? list_load(&s->list, &src, err) : rc;
}

static void draw_family(const void *ctx, const struct list_row *row, struct canvas *c)
{
    const struct pane *p = ctx;
    const struct offer_family *f = row->item;
    struct arena *a = arena_create();
    int cols = canvas_cols(c), name = cols < WIDE - 4 ? NARROW_COLS : NAME_COLS;
    canvas_put_short(
        c, 0, 0, name - 1, STYLE_NORMAL, p->view.hide ? utf8_initials(a, f->name) : f->name);
    if (id_known(f->request)) {
        const char *days = rota_short_range(f->first, f->last, a);
        canvas_put_short(c, 0, name, cols - name, STYLE_MUTED,
            arena_printf(a, f->offered ? "offered %s" : "asked for %s", days));
    }
    arena_destroy(a);
}

static void whose_draw(const struct pane *p, struct canvas *c)
{
    const struct whose *s = p->state;
    box_list_draw(p, c, &s->list, draw_family, p, "No family has that name.");
}

static unsigned find_dates(struct pane *p)
{
    struct whose *s = p->state;
    const struct list_row *row = list_selected(&s->list);
    if (!row) {
        return REACT_DRAW;
    }
    const struct offer_family *f = row->item;
    if (f->offered) { /* they may have answered: agree it, move it, look for others */
        stay_menu(p, f->request);
        return REACT_CLOSE;
    }
    pane_open(p, &pane_offer, &(struct pane_target){.id = f->family.n, .text = f->name});
    return REACT_DRAW;
}

static unsigned whose_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct whose *s = p->state;
    bool open;
    (void)err;
    unsigned react = box_list_act(&s->list, call, &open);
    return open ? find_dates(p) : react;
}

static bool whose_typing(const struct pane *p)
{
    return ((const struct whose *)p->state)->list.narrowing;
}

static const struct ui_key whose_keys[] = {
    {K_ENTER, K_NONE, "open", "Find dates", "Dates for the family with the >.", KEY_BAR},
    {'/', K_NONE, "find", "Find", "Type a few letters of a name.", KEY_BAR},
};

static struct area whose_area(const struct pane *p, int rows, int cols)
{
    const struct whose *s = p->state;
    return box_list_area(s->count, BOX_LIST_ROWS, WIDE, rows, cols);
}

const struct pane_ops box_whose = {
    .name = "whose",
    .title = "Dates for which family?",
    .help = "Those who asked for a sleepover come first. Enter finds dates for the family with "
            "the >. Esc goes back.\n\n"
            "They said yes to an offer\nEnter on its line: agree it, move it to other dates, or "
            "cancel it.",
    .state_size = sizeof(struct whose),
    .keys = whose_keys,
    .key_count = sizeof whose_keys / sizeof *whose_keys,
    .box = true,
    .open = whose_open,
    .close = whose_close,
    .load = whose_load,
    .draw = whose_draw,
    .act = whose_act,
    .typing = whose_typing,
    .box_area = whose_area,
};
