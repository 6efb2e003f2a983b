/* SPDX-License-Identifier: MIT */
/*
 * The menu, where a letter does what its line says; the palette, where letters are words; and what
 * may follow a key that begins several things.
 */
#include "doors_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/ui/list.h"
#include "menu_priv.h"
#include "panes_priv.h"

struct menu {
    struct box_below below; /* the app has another as soon as a box is opened from here */
    const char *prefix; /* only what follows this key; NULL: everything */
    struct menu_item *items;
    struct list list;
    struct list_memory rows;
    const char *whole; /* what the line with the > does, uncut; follows when the keys rest */
};

enum { GROUP_COLS = 14, WORD_COLS = 17, KEY_COLS = 9, WITHOUT_GROUP = 60, MOST_COLS = 116 };
enum { WHOLE_COLS = 72, WHOLE_ROWS = 12, BORDER_AND_HINT = 3 };

/* Rows at the foot of a box of this size for the whole of what its line does. */
static int foot_rows(int rows, int cols)
{
    return rows < WHOLE_ROWS && cols >= WITHOUT_GROUP ? 0 : cols < WHOLE_COLS ? 2 : 1;
}

static void menu_open(struct pane *p, const struct pane_target *target)
{
    struct menu *m = p->state;
    m->below = *(const struct box_below *)target->data;
    m->prefix = str_empty(target->text) ? NULL : arena_strdup(p->life, target->text);
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

static const char *item_words(const struct list_row *row)
{
    return ((const struct menu_item *)row->item)->words;
}

static enum hub_rc menu_detail(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct menu *m = p->state;
    const struct list_row *row = list_selected(&m->list);
    (void)hub;
    (void)err;
    m->whole = row ? ((const struct menu_item *)row->item)->help : "";
    return HUB_OK;
}

static enum hub_rc menu_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct menu *m = p->state;
    struct list_page page = {.a = p->loaded};
    size_t count;
    (void)hub;
    struct menu_ask ask = {m->prefix, m->list.narrowing};
    menu_items(m->below.pane, m->below.opt, &ask, p->loaded, &m->items, &count);
    for (enum menu_rank rank = MENU_NAME; rank <= MENU_HELP; rank++) {
        for (size_t i = 0; i < count; i++) {
            if (menu_rank(&m->items[i], m->list.needle, p->loaded) == rank) {
                list_page_add(&page, (int64_t)i + 1, m->items[i].id, &m->items[i]);
            }
        }
    }
    m->rows = (struct list_memory){page.rows, page.count, item_words};
    int height = p->view.rows >= 4 ? p->view.rows - BORDER_AND_HINT : p->view.rows - 1;
    list_set_height(&m->list, height - foot_rows(p->view.rows, p->view.cols));
    struct list_source src = list_memory_source(&m->rows);
    enum hub_rc rc = list_load(&m->list, &src, err);
    return rc == HUB_OK ? menu_detail(p, hub, err) : rc;
}

/* The first of its group has the group's name before it. */
static bool names_group(const struct menu *m, const struct menu_item *item)
{
    return m->list.needle[0] || item == m->items || !str_eq(item->group, (item - 1)->group);
}

static void draw_item(const void *ctx, const struct list_row *row, struct canvas *c)
{
    const struct menu *m = ctx;
    const struct menu_item *item = row->item;
    int cols = canvas_cols(c), col = 0;
    if (!m->prefix && cols >= WITHOUT_GROUP) {
        if (names_group(m, item)) {
            canvas_put_short(c, 0, 0, GROUP_COLS - 1, STYLE_HEADING, item->group);
        }
        col = GROUP_COLS;
    }
    bool help = cols >= WITHOUT_GROUP; /* else it stands at the foot only */
    canvas_put_short(
        c, 0, col, (help ? WORD_COLS : cols - KEY_COLS) - 1, STYLE_KEY_WORD, item->word);
    if (help) {
        canvas_put_short(
            c, 0, col + WORD_COLS, cols - col - WORD_COLS - KEY_COLS, STYLE_HINT, item->help);
    }
    canvas_put_right(c, 0, cols - KEY_COLS, KEY_COLS, STYLE_KEY, item->keys);
}

static const char *hint(const struct pane *p, int room)
{
    const struct menu *m = p->state;
    const char *all = m->prefix ? "A letter does it. Esc leaves it."
                                : "A letter does it. / looks for words.";
    const char *brief = m->prefix ? "A letter does it." : "A letter does it. / finds.";
    return utf8_width(all) <= room ? all : brief;
}

static const char *title(const struct pane *p)
{
    const struct menu *m = p->state;
    struct keymap map = pane_keymap(m->below.pane);
    const struct ui_key *row = m->prefix ? keymap_by_id(&map, m->prefix) : NULL;
    return row ? row->word : p->ops->title;
}

/* What is no thing to do may be somebody's name. */
static bool looks_everywhere(const struct menu *m)
{
    return !m->prefix && m->list.needle[0] && m->list.count == 0 && m->below.opt->inv &&
           doors_open(m->below.opt->doors, pane_find.name, DOOR_PAGE);
}

static void menu_draw(const struct pane *p, struct canvas *c)
{
    const struct menu *m = p->state;
    int foot = foot_rows(canvas_rows(c), canvas_cols(c));
    struct area before = canvas_enter(c, box_draw_border(c, title(p)));
    int rows = canvas_rows(c) - foot, cols = canvas_cols(c);
    if (foot && !str_empty(m->whole)) {
        canvas_wrap(c, (struct area){rows, 2, foot, cols - 2}, STYLE_NORMAL, m->whole);
    }
    list_draw_find(&m->list, c, 0, true);
    if (!m->list.narrowing && !m->list.needle[0]) {
        canvas_put_short(c, 0, 0, cols - 8, STYLE_HINT, hint(p, cols - 8));
    }
    struct area whole = canvas_enter(c, (struct area){1, 0, rows - 1, cols});
    list_draw(&m->list, c, true, draw_item, m,
        looks_everywhere(m) ? "Nothing to do is called so. Enter looks for it everywhere."
                            : "Nothing has these words.");
    canvas_leave(c, whole);
    canvas_leave(c, before);
}

static unsigned menu_run(struct pane *p, const char *id)
{
    if (!id) {
        return REACT_DRAW;
    }
    pane_run(p, id);
    return REACT_CLOSE;
}

/* A capital does what its small letter does. */
static unsigned menu_letter(struct pane *p, int letter)
{
    const struct menu *m = p->state;
    letter += letter >= 'A' && letter <= 'Z' ? 'a' - 'A' : 0;
    for (size_t i = 0; i < m->rows.count; i++) {
        if (m->items[i].key == letter) {
            return menu_run(p, m->items[i].id);
        }
    }
    struct keymap map = pane_keymap(m->below.pane);
    map.typing = map.alone = false;
    const struct ui_key *key = m->prefix ? NULL : keymap_find(&map, letter);
    return key ? menu_run(p, key->id) : REACT_PASS;
}

static const char *selected_id(const struct menu *m)
{
    const struct list_row *row = list_selected(&m->list);
    return row ? ((const struct menu_item *)row->item)->id : NULL;
}

static unsigned menu_click(struct pane *p, const struct call *call)
{
    struct menu *m = p->state;
    int first = p->view.rows >= 4 ? 2 : 1;
    bool open = false;
    unsigned react = list_click(&m->list, call->ev->row - first, &open);
    return open ? menu_run(p, selected_id(m)) : react;
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
    if (str_eq(call->id, "open") && looks_everywhere(m)) {
        pane_open(p, &pane_find, &(struct pane_target){.text = m->list.needle});
        return REACT_DRAW;
    }
    if (str_eq(call->id, "open")) {
        return menu_run(p, selected_id(m));
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
    int wide = cols > MOST_COLS ? MOST_COLS : cols;
    int high = (int)m->rows.count + BORDER_AND_HINT, foot = foot_rows(WHOLE_ROWS, wide);
    high += high + foot < WHOLE_ROWS ? 0 : foot;
    return box_middle(m->rows.count == 0 ? rows : high, wide, rows, cols);
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
    .detail = menu_detail,
    .draw = menu_draw,
    .act = menu_act,
    .rows = menu_count,
    .typing = menu_typing,
    .box_area = menu_area,
};

const struct pane_ops box_palette = {
    .name = "palette",
    .title = "What would you like to do?",
    .help = "Type any words for it, as you would say it; Enter does the line with the >. At the "
            "right stands the key that does the same.",
    .state_size = sizeof(struct menu),
    .keys = menu_keys + 1,
    .key_count = 1,
    .box = true,
    .open = palette_open,
    .close = menu_close,
    .load = menu_load,
    .detail = menu_detail,
    .draw = menu_draw,
    .act = menu_act,
    .rows = menu_count,
    .typing = menu_typing,
    .box_area = menu_area,
};

const struct pane_ops box_prefix = {
    .name = "prefix",
    .title = "What next?",
    .help = "One more letter does what its line says. Esc leaves everything as it was.",
    .state_size = sizeof(struct menu),
    .keys = menu_keys + 1,
    .key_count = 1,
    .box = true,
    .open = menu_open,
    .close = menu_close,
    .load = menu_load,
    .detail = menu_detail,
    .draw = menu_draw,
    .act = menu_act,
    .rows = menu_count,
    .typing = menu_typing,
    .box_area = menu_area,
};
