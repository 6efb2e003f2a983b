/* SPDX-License-Identifier: MIT */
/* Whom to ask: a tick beside each family, then all of them at once. */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/service/invite.h"
#include "hub/ui/list.h"
#include "panes_priv.h"
#include "ui_priv.h"

enum { WIDE = 60, BORDER_ROWS = 4, MARK_COLS = 5, NAME_COLS = 20 };

struct invite {
    hub_id event;
    hub_date day;
    struct invite_line *lines;
    size_t count;
    struct idmap ticked; /* family → 1 */
    size_t ticks;
    struct list list;
    struct list_memory rows;
};

static void invite_open(struct pane *p, const struct pane_target *target)
{
    struct invite *s = p->state;
    s->event = (hub_id){target->id};
    s->day = DATE_NONE;
    if (target->text) {
        date_from_iso(target->text, &s->day);
    }
    idmap_on(&s->ticked, p->life);
    list_init(&s->list);
}

static void invite_close(struct pane *p)
{
    struct invite *s = p->state;
    list_fini(&s->list);
}

/* Those who can be ticked come first. */
static void add_lines(struct pane *p, bool asked, struct list_page *page)
{
    const struct invite *s = p->state;
    for (size_t i = 0; i < s->count; i++) {
        const struct invite_line *l = &s->lines[i];
        if (l->asked == asked) {
            list_page_add(page, l->family.n,
                arena_printf(p->loaded, "%d %s %s", asked, l->name, l->children), l);
        }
    }
}

static enum hub_rc invite_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct invite *s = p->state;
    struct list_page page = {.a = p->loaded};
    enum hub_rc rc =
        hub_invite_lines(hub, s->event, s->day, p->loaded, &s->lines, &s->count, err);
    for (int asked = 0; rc == HUB_OK && asked < 2; asked++) {
        add_lines(p, asked == 1, &page);
    }
    s->rows = (struct list_memory){page.rows, page.count, NULL};
    struct list_source src = list_memory_source(&s->rows);
    s->list.hide = p->view.hide;
    list_set_height(&s->list, p->view.rows > BORDER_ROWS ? p->view.rows - BORDER_ROWS : 1);
    return rc == HUB_OK ? list_load(&s->list, &src, err) : rc;
}

static void draw_line(const void *ctx, const struct list_row *row, struct canvas *c)
{
    const struct pane *p = ctx;
    const struct invite *s = p->state;
    const struct invite_line *l = row->item;
    struct arena *a = arena_create();
    bool ticked = idmap_get(&s->ticked, l->family, 0) == 1;
    int cols = canvas_cols(c), col = MARK_COLS + NAME_COLS;
    canvas_put(c, 0, 0, MARK_COLS, STYLE_NORMAL, ticked ? "[x]" : l->asked ? "" : "[ ]");
    canvas_put_short(c, 0, MARK_COLS, NAME_COLS - 1, STYLE_NORMAL,
        p->view.hide ? utf8_initials(a, l->name) : l->name);
    canvas_put_short(c, 0, col, cols - col, STYLE_MUTED,
        l->asked       ? "asked already"
        : p->view.hide ? ""
                       : l->children);
    arena_destroy(a);
}

static void invite_draw(const struct pane *p, struct canvas *c)
{
    const struct invite *s = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, p->ops->title));
    int rows = canvas_rows(c), cols = canvas_cols(c);
    list_draw_find(&s->list, c, 0, true);
    struct area inside = canvas_enter(c, (struct area){1, 0, rows - 2, cols});
    list_draw(&s->list, c, true, draw_line, p, "No family has that name.");
    canvas_leave(c, inside);
    canvas_putf(c, rows - 1, 0, cols, STYLE_HINT, "%zu picked. Ctrl-S asks them.", s->ticks);
    canvas_leave(c, before);
}

static unsigned tick(struct pane *p)
{
    struct invite *s = p->state;
    const struct list_row *row = list_selected(&s->list);
    const struct invite_line *l = row ? row->item : NULL;
    if (!l || l->asked) {
        pane_say(p, l ? "This family is asked already." : "Nobody is there to ask.");
        return REACT_DRAW;
    }
    bool on = idmap_get(&s->ticked, l->family, 0) != 1;
    idmap_put(&s->ticked, l->family, on);
    s->ticks = on ? s->ticks + 1 : s->ticks - 1;
    return list_act(&s->list, "down", NULL) | REACT_DRAW;
}

static unsigned ask(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct invite *s = p->state;
    hub_id *ids = arena_array(p->loaded, s->count + 1, sizeof *ids);
    size_t count = 0, asked = 0;
    for (size_t i = 0; i < s->count; i++) {
        if (idmap_get(&s->ticked, s->lines[i].family, 0) == 1) {
            ids[count++] = s->lines[i].family;
        }
    }
    if (count == 0) {
        pane_say(p, "Nobody is picked yet: Enter ticks the family with the >.");
        return REACT_DRAW;
    }
    if (hub_invite(hub, s->event, s->day, ids, count, &asked, err) == HUB_OK) {
        pane_say(p, "%zu %s asked. u takes it back.", asked, words_many(asked, "family", "families"));
        return REACT_CLOSE | REACT_LOAD;
    }
    return REACT_DRAW;
}

static unsigned invite_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct invite *s = p->state;
    bool open = str_eq(call->id, "open") && !s->list.narrowing;
    if (str_eq(call->id, "invite.ask")) {
        return ask(p, call->hub, err);
    }
    if (str_eq(call->id, "click")) {
        unsigned react = list_click(&s->list, call->ev->row - 2, &open);
        if (!open) {
            return react;
        }
    }
    return open ? tick(p) : list_act(&s->list, call->id, call->ev);
}

static bool invite_typing(const struct pane *p)
{
    return ((const struct invite *)p->state)->list.narrowing;
}

static const struct ui_key invite_keys[] = {
    {K_ENTER, ' ', "open", "Tick", "Tick the family with the >, or take the tick away.", KEY_BAR},
    {K_CTRL('s'), K_NONE, "invite.ask", "Ask them", "All that are ticked are asked.", KEY_BAR},
    {'/', K_NONE, "find", "Find", "Type a few letters of a name.", KEY_BAR},
};

static struct area invite_area(const struct pane *p, int rows, int cols)
{
    const struct invite *s = p->state;
    return box_list_area(s->count, BORDER_ROWS, WIDE, rows, cols);
}

const struct pane_ops box_invite = {
    .name = "invite",
    .title = "Who is asked?",
    .help = "Enter or Space ticks the family with the >. Ctrl-S asks all that are ticked. Esc asks "
            "nobody.",
    .state_size = sizeof(struct invite),
    .keys = invite_keys,
    .key_count = sizeof invite_keys / sizeof *invite_keys,
    .box = true,
    .open = invite_open,
    .close = invite_close,
    .load = invite_load,
    .draw = invite_draw,
    .act = invite_act,
    .typing = invite_typing,
    .box_area = invite_area,
};
