/* SPDX-License-Identifier: MIT */
/* How the screen looks to this person; remembered in the file. */
#include "hub/base/str.h"
#include "hub/service/personal.h"
#include "hub/ui/list.h"
#include "panes_priv.h"
#include "ui_priv.h"

enum { WIDE = 62, BORDER_ROWS = 2, NAME_COLS = 16 };

struct looks {
    struct list list;
    struct list_memory rows;
};

static const char *const about[][2] = {
    {"dark", "Light letters on a dark screen."},
    {"light", "Dark letters on a light screen."},
    {"high contrast", "White and yellow on black."},
    {"mono", "No colours: for bright sunlight."},
};

static const char *about_theme(const char *name)
{
    for (size_t i = 0; i < sizeof about / sizeof *about; i++) {
        if (str_eq(about[i][0], name)) {
            return about[i][1];
        }
    }
    return "";
}

static void looks_open(struct pane *p, const struct pane_target *target)
{
    struct looks *s = p->state;
    list_init(&s->list);
    for (unsigned i = 0; theme_at(i); i++) {
        if (target->text && str_ieq(theme_at(i)->name, target->text)) {
            list_jump(&s->list, (int64_t)i + 1);
        }
    }
}

static void looks_close(struct pane *p)
{
    struct looks *s = p->state;
    list_fini(&s->list);
}

static enum hub_rc looks_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct looks *s = p->state;
    struct list_page page = {.a = p->loaded};
    (void)hub;
    for (unsigned i = 0; theme_at(i); i++) {
        list_page_add(&page, (int64_t)i + 1, theme_at(i)->name, theme_at(i));
    }
    s->rows = (struct list_memory){page.rows, page.count, NULL};
    struct list_source src = list_memory_source(&s->rows);
    list_set_height(&s->list, p->view.rows > BORDER_ROWS ? p->view.rows - BORDER_ROWS : 1);
    return list_load(&s->list, &src, err);
}

static void draw_theme(const void *ctx, const struct list_row *row, struct canvas *c)
{
    int cols = canvas_cols(c);
    (void)ctx;
    canvas_put_short(c, 0, 0, NAME_COLS - 1, STYLE_NORMAL, row->sort);
    canvas_put_short(c, 0, NAME_COLS, cols - NAME_COLS, STYLE_HINT, about_theme(row->sort));
}

static void looks_draw(const struct pane *p, struct canvas *c)
{
    const struct looks *s = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, p->ops->title));
    list_draw(&s->list, c, true, draw_theme, NULL, "");
    canvas_leave(c, before);
}

/* It shows even where it cannot be remembered: a file that is only read says so. */
static unsigned choose(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct looks *s = p->state;
    const struct list_row *row = list_selected(&s->list);
    if (!row) {
        return REACT_CLOSE;
    }
    const struct theme *theme = row->item;
    pane_look(p, theme->name);
    if (hub_set_personal(hub, PERSONAL_THEME, theme->name, err) == HUB_OK) {
        pane_say(p, "This is how hub looks for you from now on.");
    }
    return REACT_CLOSE;
}

static unsigned looks_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct looks *s = p->state;
    bool open = str_eq(call->id, "open");
    if (str_eq(call->id, "click")) {
        unsigned react = list_click(&s->list, call->ev->row - 1, &open);
        if (!open) {
            return react;
        }
    }
    return open ? choose(p, call->hub, err) : list_act(&s->list, call->id, call->ev);
}

static const struct ui_key looks_keys[] = {
    {K_ENTER, K_NONE, "open", "Choose", "Show everything in these colours.", KEY_BAR},
};

static struct area looks_area(const struct pane *p, int rows, int cols)
{
    const struct looks *s = p->state;
    return box_list_area(s->rows.count, BORDER_ROWS, WIDE, rows, cols);
}

const struct pane_ops box_looks = {
    .name = "looks",
    .title = "Colours",
    .help =
        "Enter shows everything in the colours of the line with the >. hub remembers it for you.",
    .state_size = sizeof(struct looks),
    .keys = looks_keys,
    .key_count = sizeof looks_keys / sizeof *looks_keys,
    .without = "find",
    .box = true,
    .open = looks_open,
    .close = looks_close,
    .load = looks_load,
    .draw = looks_draw,
    .act = looks_act,
    .box_area = looks_area,
};
