/* SPDX-License-Identifier: MIT */
/* Which hub of those in the file: all panes follow. */
#include "hub/service/hub.h"
#include "hub/ui/list.h"
#include "panes_priv.h"
#include "ui_priv.h"

enum { WIDE = 44, ALL_HUBS = 1 };

struct hubs {
    struct list list;
    struct list_memory rows;
};

static void hubs_open(struct pane *p, const struct pane_target *target)
{
    struct hubs *s = p->state;
    list_init(&s->list);
    if (target->id) {
        list_jump(&s->list, target->id);
    }
}

static void hubs_close(struct pane *p)
{
    struct hubs *s = p->state;
    list_fini(&s->list);
}

static enum hub_rc hubs_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct hubs *s = p->state;
    const struct hub_entry *entries;
    struct list_page page = {.a = p->loaded};
    size_t count = hub_entries(hub, &entries);
    list_page_add(&page, ALL_HUBS, "All hubs", NULL);
    for (size_t i = 0; i < count; i++) {
        list_page_add(&page, entries[i].id.n, entries[i].name, NULL);
    }
    s->rows = (struct list_memory){page.rows, page.count, NULL};
    struct list_source src = list_memory_source(&s->rows);
    list_set_height(&s->list, p->view.rows > BOX_LIST_ROWS ? p->view.rows - BOX_LIST_ROWS : 1);
    return list_load(&s->list, &src, err);
}

static void draw_name(const void *ctx, const struct list_row *row, struct canvas *c)
{
    (void)ctx;
    canvas_put_short(c, 0, 0, canvas_cols(c), STYLE_NORMAL, row->sort);
}

static void hubs_draw(const struct pane *p, struct canvas *c)
{
    const struct hubs *s = p->state;
    box_list_draw(p, c, &s->list, draw_name, NULL, "No hub has that name.");
}

static unsigned choose(struct pane *p, struct hub *hub)
{
    const struct hubs *s = p->state;
    const struct list_row *row = list_selected(&s->list);
    if (row) {
        hub_narrow_to(hub, row->id == ALL_HUBS ? ID_NONE : (hub_id){row->id});
    }
    return REACT_CLOSE | REACT_LOAD;
}

static unsigned hubs_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct hubs *s = p->state;
    bool open;
    (void)err;
    unsigned react = box_list_act(&s->list, call, &open);
    return open ? choose(p, call->hub) : react;
}

static bool hubs_typing(const struct pane *p)
{
    const struct hubs *s = p->state;
    return s->list.narrowing;
}

static const struct ui_key hubs_keys[] = {
    {'/', K_NONE, "find", "Find", "Type a few letters of its name.", KEY_BAR},
    {K_ENTER, K_NONE, "open", "Choose", "Show this hub, and no other.", KEY_BAR},
};

static struct area hubs_area(const struct pane *p, int rows, int cols)
{
    const struct hubs *s = p->state;
    return box_list_area(s->rows.count, BOX_LIST_ROWS, WIDE, rows, cols);
}

const struct pane_ops box_hubs = {
    .name = "hubs",
    .title = "Which hub?",
    .help = "Enter shows the hub with the >, and no other, until you choose again.",
    .state_size = sizeof(struct hubs),
    .keys = hubs_keys,
    .key_count = sizeof hubs_keys / sizeof *hubs_keys,
    .box = true,
    .open = hubs_open,
    .close = hubs_close,
    .load = hubs_load,
    .draw = hubs_draw,
    .act = hubs_act,
    .typing = hubs_typing,
    .box_area = hubs_area,
};
