/* SPDX-License-Identifier: MIT */
/* The menu, where a letter does what its line says, and the palette, where letters are words. */
#include "hub/base/str.h"
#include "hub/ui/list.h"
#include "ui_priv.h"

struct menu {
    const struct box_below *below;
    struct list list;
    struct list_memory rows;
};

enum { WORD_COLS = 18, KEY_COLS = 9 };

static void menu_open(struct pane *p, const struct pane_target *target)
{
    struct menu *m = p->state;
    m->below = target->data;
    list_init(&m->list);
}

static void palette_open(struct pane *p, const struct pane_target *target)
{
    struct menu *m = p->state;
    menu_open(p, target);
    m->list.narrowing = true;
}

static void menu_close(struct pane *p)
{
    struct menu *m = p->state;
    list_fini(&m->list);
}

/* The rows of the pane below that go in a menu, and a row for each tab. */
static void menu_rows(struct pane *p)
{
    struct menu *m = p->state;
    const struct ui_options *opt = m->below->opt;
    struct keymap map = pane_keymap(m->below->pane);
    map.typing = false;
    struct list_page page = {.a = p->loaded};
    const struct ui_key *key;
    for (size_t n = 0; (key = keymap_at(&map, n)); n++) {
        if (key->flags & KEY_MENU) {
            const char *words = arena_printf(p->loaded, "%s %s", key->word, key->help);
            list_page_add(&page, (int64_t)page.count + 1, words, key);
        }
    }
    for (size_t i = 0; i < opt->tab_count && i < UI_TABS; i++) {
        struct ui_key *tab = arena_alloc(p->loaded, sizeof *tab);
        *tab = (struct ui_key){.key = '0' + tab_digit(opt, i), .word = opt->tabs[i]->title};
        tab->id = arena_printf(p->loaded, "tab %s", opt->tabs[i]->name);
        tab->help = arena_printf(p->loaded, "Go to %s.", opt->tabs[i]->title);
        const char *words = arena_printf(p->loaded, "%s %s", tab->word, tab->help);
        list_page_add(&page, (int64_t)page.count + 1, words, tab);
    }
    m->rows = (struct list_memory){page.rows, page.count, NULL};
}

static enum hub_rc menu_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct menu *m = p->state;
    (void)hub;
    menu_rows(p);
    int height = p->view.rows >= 4 ? p->view.rows - 3 : p->view.rows - 1;
    list_set_height(&m->list, height);
    struct list_source src = list_memory_source(&m->rows);
    return list_load(&m->list, &src, err);
}

static void draw_key(const void *ctx, const struct list_row *row, struct canvas *c)
{
    const struct ui_key *key = row->item;
    char name[16];
    (void)ctx;
    int cols = canvas_cols(c);
    canvas_put_short(c, 0, 0, WORD_COLS - 1, STYLE_KEY_WORD, key->word);
    canvas_put_short(c, 0, WORD_COLS, cols - WORD_COLS - KEY_COLS, STYLE_HINT, key->help);
    if (key->key != K_NONE) {
        canvas_put_right(c, 0, cols - KEY_COLS, KEY_COLS, STYLE_KEY, ui_key_name(key->key, name));
    }
}

static void menu_draw(const struct pane *p, struct canvas *c)
{
    const struct menu *m = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, p->ops->title));
    int rows = canvas_rows(c), cols = canvas_cols(c);
    list_draw_find(&m->list, c, 0, true);
    if (!m->list.narrowing && !m->list.needle[0]) {
        canvas_put_short(c, 0, 0, cols - 8, STYLE_HINT, "A letter does it. / looks for words.");
    }
    struct area whole = canvas_enter(c, (struct area){1, 0, rows - 1, cols});
    list_draw(&m->list, c, true, draw_key, NULL, "Nothing has these words.");
    canvas_leave(c, whole);
    canvas_leave(c, before);
}

static unsigned menu_run(struct pane *p, const struct ui_key *key)
{
    if (!key) {
        return REACT_DRAW;
    }
    pane_run(p, key->id);
    return REACT_CLOSE;
}

static unsigned menu_letter(struct pane *p, int letter)
{
    const struct menu *m = p->state;
    for (size_t i = 0; i < m->rows.count; i++) {
        const struct ui_key *key = m->rows.rows[i].item;
        if (key->key == letter) {
            return menu_run(p, key);
        }
    }
    struct keymap map = pane_keymap(m->below->pane);
    map.typing = map.alone = false;
    const struct ui_key *key = keymap_find(&map, letter);
    return key ? menu_run(p, key) : REACT_PASS;
}

static unsigned menu_click(struct pane *p, const struct call *call)
{
    struct menu *m = p->state;
    int first = p->view.rows >= 4 ? 2 : 1;
    bool open = false;
    unsigned react = list_click(&m->list, call->ev->row - first, &open);
    const struct list_row *row = list_selected(&m->list);
    return open && row ? menu_run(p, row->item) : react;
}

static unsigned menu_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct menu *m = p->state;
    (void)err;
    if (str_eq(call->id, "click")) {
        return menu_click(p, call);
    }
    if (str_eq(call->id, "back")) {
        return REACT_CLOSE;
    }
    if (str_eq(call->id, "open")) {
        const struct list_row *row = list_selected(&m->list);
        return row ? menu_run(p, row->item) : REACT_DRAW;
    }
    unsigned react = list_act(&m->list, call->id, call->ev);
    if ((react & REACT_PASS) && call->ev->type == UI_KEY && !m->list.narrowing) {
        return menu_letter(p, call->ev->key);
    }
    return react;
}

static bool menu_typing(const struct pane *p)
{
    const struct menu *m = p->state;
    return m->list.narrowing;
}

static size_t menu_count(const struct pane *p)
{
    const struct menu *m = p->state;
    return m->list.count;
}

static const struct ui_key menu_keys[] = {
    {'/', K_NONE, "find", "Find", "Look for words.", KEY_BAR},
    {K_ENTER, K_NONE, "open", "Do it", "Do what the line says.", KEY_BAR},
};

static struct area menu_area(const struct pane *p, int rows, int cols)
{
    const struct menu *m = p->state;
    int wide = cols > 72 ? 72 : cols, high = (int)m->rows.count + 3;
    if (high > rows || m->rows.count == 0) {
        high = rows;
    }
    return (struct area){(rows - high) / 2, (cols - wide) / 2, high, wide};
}

const struct pane_ops box_menu = {
    .name = "menu",
    .title = "Menu",
    .help = "Each line is one thing you can do here, with its key.",
    .state_size = sizeof(struct menu),
    .keys = menu_keys,
    .key_count = 2,
    .box = true,
    .open = menu_open,
    .close = menu_close,
    .load = menu_load,
    .draw = menu_draw,
    .act = menu_act,
    .rows = menu_count,
    .typing = menu_typing,
    .box_area = menu_area,
};

const struct pane_ops box_palette = {
    .name = "palette",
    .title = "What would you like to do?",
    .help = "Type any word of it; Enter does the line with the >.",
    .state_size = sizeof(struct menu),
    .keys = menu_keys + 1,
    .key_count = 1,
    .box = true,
    .open = palette_open,
    .close = menu_close,
    .load = menu_load,
    .draw = menu_draw,
    .act = menu_act,
    .rows = menu_count,
    .typing = menu_typing,
    .box_area = menu_area,
};
