/* SPDX-License-Identifier: MIT */
/* Unfinished notes: a day each, never a name; Enter carries on. */
#include "form_priv.h"
#include "hub/base/str.h"
#include "hub/ui/list.h"

struct drafts {
    struct list list;
    struct list_memory rows;
    hub_id asked; /* to be thrown away if the answer is yes */
};

hub_id form_draft(const struct pane *p)
{
    return p->ops == &form_pane ? ((const struct form *)p->state)->draft.id : ID_NONE;
}

void form_open_drafts(struct pane *p)
{
    pane_open(p, &drafts_pane, NULL);
}

static void drafts_open(struct pane *p, const struct pane_target *target)
{
    struct drafts *d = p->state;
    (void)target;
    list_init(&d->list);
}

static void drafts_close(struct pane *p)
{
    struct drafts *d = p->state;
    list_fini(&d->list);
}

static enum hub_rc drafts_load(struct pane *p, struct hub *h, struct hub_err *err)
{
    struct drafts *d = p->state;
    struct list_page page = {.a = p->loaded};
    struct draft *all;
    size_t count;
    enum hub_rc rc = hub_draft_list(h, p->loaded, &all, &count, err);
    if (rc != HUB_OK) {
        return rc;
    }
    for (size_t i = 0; i < count; i++) {
        list_page_add(&page, all[i].id.n, hub_draft_line(&all[i], p->loaded), &all[i]);
    }
    d->rows = (struct list_memory){page.rows, page.count, NULL};
    struct list_source src = list_memory_source(&d->rows);
    list_set_height(&d->list, p->view.rows > 2 ? p->view.rows - 2 : 1);
    return list_load(&d->list, &src, err);
}

static void draw_row(const void *ctx, const struct list_row *row, struct canvas *c)
{
    (void)ctx;
    canvas_put_short(c, 0, 0, canvas_cols(c), STYLE_NORMAL, row->sort);
}

static void drafts_draw(const struct pane *p, struct canvas *c)
{
    const struct drafts *d = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c), head = rows > 2 ? 2 : 0;
    if (head) {
        canvas_put_short(c, 0, 1, cols - 2, STYLE_HEADING, "UNFINISHED NOTES");
    }
    struct area before = canvas_enter(c, (struct area){head, 0, rows - head, cols});
    list_draw(&d->list, c, true, draw_row, NULL, "There are none. All you typed is saved.");
    canvas_leave(c, before);
}

static unsigned ask_drop(struct pane *p)
{
    struct drafts *d = p->state;
    const struct list_row *row = list_selected(&d->list);
    if (row) {
        d->asked = (hub_id){row->id};
        pane_ask(p, "Throw this unfinished note away? What you typed in it is then gone.", "Keep",
            "Throw away", "draft.drop");
    }
    return REACT_DRAW;
}

static unsigned carry_on(struct pane *p, struct hub *hub)
{
    const struct drafts *d = p->state;
    const struct list_row *row = list_selected(&d->list);
    if (!row) {
        return REACT_PASS;
    }
    form_open_draft(p, hub, (hub_id){row->id});
    return REACT_DRAW;
}

static unsigned drafts_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct drafts *d = p->state;
    bool open = false;
    if (str_eq(call->id, "open")) {
        return carry_on(p, call->hub);
    }
    if (str_eq(call->id, "draft.ask")) {
        return ask_drop(p);
    }
    if (str_eq(call->id, "draft.drop")) {
        return hub_draft_drop(call->hub, d->asked, err) == HUB_OK ? REACT_LOAD : REACT_DRAW;
    }
    if (str_eq(call->id, "click")) {
        unsigned react = list_click(&d->list, call->ev->row - (p->view.rows > 2 ? 2 : 0), &open);
        return open ? carry_on(p, call->hub) : react;
    }
    if (str_starts(call->id, "added ")) {
        return REACT_DRAW; /* a record, and no note of this list */
    }
    return list_act(&d->list, call->id, call->ev);
}

static size_t drafts_rows(const struct pane *p)
{
    const struct drafts *d = p->state;
    return d->list.count;
}

static const struct ui_key drafts_keys[] = {
    {K_ENTER, K_NONE, "open", "Carry on", "Open the form with what you had typed.",
        KEY_BAR | KEY_MENU},
    {'x', K_NONE, "draft.ask", "Throw away", "Throw an unfinished note away.", KEY_BAR | KEY_MENU},
};

const struct pane_ops drafts_pane = {
    .name = "drafts",
    .title = "Unfinished notes",
    .help =
        "Carry on\nEnter opens the form with all you had typed.\n\nThrow away\nPress x. It asks "
        "first.\n\nNobody else sees your unfinished notes, and no name is shown here.",
    .state_size = sizeof(struct drafts),
    .keys = drafts_keys,
    .key_count = sizeof drafts_keys / sizeof *drafts_keys,
    .without = "find",
    .open = drafts_open,
    .close = drafts_close,
    .load = drafts_load,
    .draw = drafts_draw,
    .act = drafts_act,
    .rows = drafts_rows,
};
