/* SPDX-License-Identifier: MIT */
#include "ways_view_priv.h"

#include "ui_priv.h"

enum { WIDE = 60, BORDER_ROWS = 4 };

void ways_open(struct pane *p, const char *hidden)
{
    struct ways_view *v = p->state;
    v->title = "";
    v->hidden = hidden;
    list_init(&v->list);
}

void ways_close(struct pane *p)
{
    struct ways_view *v = p->state;
    list_fini(&v->list);
}

enum hub_rc ways_load(struct pane *p, const struct list_page *page, struct hub_err *err)
{
    struct ways_view *v = p->state;
    v->rows = (struct list_memory){page->rows, page->count, NULL};
    struct list_source src = list_memory_source(&v->rows);
    list_set_height(&v->list, p->view.rows > BORDER_ROWS ? p->view.rows - BORDER_ROWS : 1);
    return list_load(&v->list, &src, err);
}

const void *ways_selected(const struct pane *p)
{
    const struct ways_view *v = p->state;
    const struct list_row *row = list_selected(&v->list);
    return row ? row->item : NULL;
}

static void draw_way(const void *unused, const struct list_row *row, struct canvas *c)
{
    (void)unused;
    canvas_put_short(c, 0, 0, canvas_cols(c), STYLE_NORMAL, row->sort);
}

void ways_draw(const struct pane *p, struct canvas *c)
{
    const struct ways_view *v = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, p->ops->title));
    int rows = canvas_rows(c), cols = canvas_cols(c);
    canvas_put_short(c, 0, 0, cols, STYLE_HEADING, p->view.hide ? v->hidden : v->title);
    struct area inside = canvas_enter(c, (struct area){1, 0, rows - 1, cols});
    list_draw(&v->list, c, true, draw_way, NULL, "There is nothing to do with it.");
    canvas_leave(c, inside);
    canvas_leave(c, before);
}

struct area ways_area(const struct pane *p, int rows, int cols)
{
    const struct ways_view *v = p->state;
    return box_list_area(v->list.count, BORDER_ROWS, WIDE, rows, cols);
}
