/* SPDX-License-Identifier: MIT */
/* `?`: what can be done here, as tasks, then each key with its sentence. */
#include "doors_priv.h"
#include "hub/base/str.h"
#include "menu_priv.h"

#include <string.h>

struct help {
    struct box_below below;
    const char *text;
    int top;
};

enum { MANY_ROWS = 10000 };

static void help_open(struct pane *p, const struct pane_target *target)
{
    struct help *h = p->state;
    h->below = *(const struct box_below *)target->data;
}

/* A task that begins with a key which is not there for who sits here is left out. */
static bool needs_shut_key(const struct pane *below, const char *task, size_t len, struct arena *a)
{
    const struct doors *d = below->view.doors;
    const char *text = arena_strndup(a, task, len);
    for (size_t t = 0; d && t < 2; t++) {
        const struct ui_key *rows = t ? below->view.more : below->ops->keys;
        size_t count = t ? below->view.more_count : below->ops->key_count;
        for (size_t i = 0; i < count; i++) {
            const char *press = arena_printf(a, "ress %c", rows[i].key);
            const char *at = rows[i].key > ' ' && rows[i].key < 127 ? strstr(text, press) : NULL;
            if (at && !strchr("abcdefghijklmnopqrstuvwxyz", at[strlen(press)]) &&
                !doors_open(d, below->ops->name, rows[i].id)) {
                return true;
            }
        }
    }
    return false;
}

/* Tasks with an empty line between. */
static void add_tasks(const struct pane *below, struct sb *out, struct arena *a)
{
    for (const char *p = below->ops->help; p && *p;) {
        const char *end = strstr(p, "\n\n");
        size_t len = end ? (size_t)(end - p) : strlen(p);
        if (!needs_shut_key(below, p, len, a)) {
            sb_addf(out, "%.*s\n\n", (int)len, p);
        }
        p += len + (end ? 2 : 0);
    }
}

/* What the pane below and the program do by letters and menus they do not do there. */
static bool over_box(const struct pane *box, const struct keymap *map, const struct ui_key *row)
{
    const struct ui_key *more = box->view.more;
    bool programs = more && row >= more && row < more + box->view.more_count;
    return !programs && !str_eq(row->id, "palette") && keymap_find(map, row->key) == row;
}

static enum hub_rc help_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct help *h = p->state;
    const struct pane *below = h->below.pane;
    struct keymap map = pane_keymap(below), over = map; /* as it is over a box */
    map.typing = false;
    struct sb text = sb_on(p->loaded);
    const struct ui_key *row;
    (void)hub;
    (void)err;
    add_tasks(below, &text, p->loaded);
    sb_add(&text, "Keys\n");
    for (size_t n = 0; (row = keymap_at(&map, n)); n++) {
        if (row->key != K_NONE && (!below->ops->box || over_box(below, &over, row))) {
            const char *keys = menu_keys_of(&map, row, p->loaded);
            sb_addf(&text, "%s  %s. %s\n", keys, row->word, row->help);
        }
    }
    bool tabs = h->below.opt->tab_count > 1 && !below->ops->box;
    for (size_t i = 0; tabs && i < h->below.opt->tab_count; i++) {
        sb_addf(&text, "%d  Go to %s.\n", tab_digit(h->below.opt, i),
            h->below.opt->tabs[i]->title);
    }
    sb_add(&text, "The mouse works too.");
    h->text = sb_str(&text);
    return HUB_OK;
}

static void help_draw(const struct pane *p, struct canvas *c)
{
    const struct help *h = p->state;
    struct area inside = box_draw_border(c, h->below.pane->ops->title);
    struct area before = canvas_enter(c, inside);
    struct area text = {-h->top, 0, MANY_ROWS, canvas_cols(c)};
    int needed = canvas_wrap(c, text, STYLE_NORMAL, h->text ? h->text : "");
    canvas_cursor(c, 0, 0);
    canvas_leave(c, before);
    if (needed - h->top > inside.rows && inside.row > 0) {
        canvas_put(c, canvas_rows(c) - 1, 3, canvas_cols(c) - 6, STYLE_KEY_WORD, " PgDn more ");
    }
}

/* The last row that can be on top, with the text's end on screen. */
static int help_last(const struct pane *p)
{
    const struct help *h = p->state;
    struct canvas *c = canvas_create(p->view.rows, p->view.cols);
    struct area inside = box_draw_border(c, NULL);
    struct area nowhere = {0, 0, 0, inside.cols};
    int rows = canvas_wrap(c, nowhere, STYLE_NORMAL, h->text ? h->text : "");
    canvas_destroy(c);
    return rows > inside.rows ? rows - inside.rows : 0;
}

static unsigned help_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    static const struct {
        const char *id;
        int rows, pages;
    } moves[] = {{"up", -1, 0}, {"down", 1, 0}, {"page-up", 0, -1}, {"page-down", 0, 1},
        {"wheel-up", -3, 0}, {"wheel-down", 3, 0}, {"first", -MANY_ROWS, 0},
        {"last", MANY_ROWS, 0}};
    struct help *h = p->state;
    (void)err;
    if (str_eq(call->id, "open") || str_eq(call->id, "help")) {
        return REACT_CLOSE;
    }
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (!str_eq(call->id, moves[i].id)) {
            continue;
        }
        int page = p->view.rows > 4 ? p->view.rows - 3 : 1, last = help_last(p);
        h->top += moves[i].rows + moves[i].pages * page;
        h->top = h->top < 0 ? 0 : h->top > last ? last : h->top;
        return REACT_DRAW;
    }
    return REACT_PASS;
}

static const struct ui_key help_keys[] = {
    {K_ENTER, K_NONE, "open", "Close", "Close this help.", KEY_BAR},
    {'?', K_F1, "help", "Close", "Close this help.", 0},
};

const struct pane_ops box_help = {
    .name = "help",
    .title = "Help",
    .state_size = sizeof(struct help),
    .keys = help_keys,
    .key_count = 2,
    .box = true,
    .open = help_open,
    .load = help_load,
    .draw = help_draw,
    .act = help_act,
};
