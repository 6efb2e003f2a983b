/* SPDX-License-Identifier: MIT */
#include "demo_pane.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/ui/list.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[] = {"Okafor", "Reid", "Patel-Shah", "Ó Briain", "Łukasz", "李娜",
    "Adeyemi", "Hale", "Siân Wyn-Jones", "Marsh"};
enum { NAMES = sizeof names / sizeof *names };

struct hub *demo_as_hub(struct demo_hub *demo)
{
    return (struct hub *)(void *)demo;
}

const char *demo_title(struct hub *hub)
{
    (void)hub;
    return "Robin Hub";
}

static struct demo_hub *demo_of(struct hub *hub)
{
    return (struct demo_hub *)(void *)hub;
}

static const char *row_name(struct arena *a, int64_t id)
{
    return arena_printf(a, "%s %lld", names[id % NAMES], (long long)id);
}

static bool row_is_there(
    const struct demo_hub *demo, int64_t id, const char *needle, struct arena *a)
{
    if (id < 1 || id > demo->rows || id == demo->removed)
        return false;
    return !*needle || utf8_find(utf8_fold(a, row_name(a, id)), needle);
}

static enum hub_rc demo_page(
    void *ctx, const struct list_ask *ask, struct list_page *out, struct hub_err *err)
{
    struct demo_hub *demo = ctx;
    int64_t step = ask->back ? -1 : 1;
    int64_t id = ask->from ? ask->from->id : ask->back ? demo->rows : 1;
    (void)err;
    demo->pages++;
    if (ask->from && !ask->inclusive)
        id += step;
    for (; id >= 1 && id <= demo->rows && out->count < ask->max; id += step)
        if (row_is_there(demo, id, ask->needle, out->a))
            list_page_add(
                out, id, arena_printf(out->a, "%09lld", (long long)id), row_name(out->a, id));
    return HUB_OK;
}

static enum hub_rc demo_count(
    void *ctx, const char *needle, int64_t *matching, int64_t *all, struct hub_err *err)
{
    const struct demo_hub *demo = ctx;
    struct arena *a = arena_create();
    (void)err;
    *all = demo->rows - (demo->removed > 0);
    *matching = *needle ? 0 : *all;
    for (int64_t id = 1; *needle && id <= demo->rows; id++) {
        *matching += row_is_there(demo, id, needle, a);
        arena_reset(a);
    }
    arena_destroy(a);
    return HUB_OK;
}

static enum hub_rc demo_find(void *ctx, int64_t id, struct list_page *out, struct hub_err *err)
{
    if (!row_is_there(ctx, id, "", out->a))
        return hub_fail(err, HUB_ENOTFOUND, "That row is gone.");
    list_page_add(out, id, "", row_name(out->a, id));
    return HUB_OK;
}

struct list_source demo_source(struct demo_hub *demo)
{
    return (struct list_source){.ctx = demo, .page = demo_page, .count = demo_count, .find = demo_find};
}

struct people {
    struct list list;
    int64_t target;
    const char *detail;
};

enum { LIST_COLS = 40 };

const struct list *demo_list(const struct pane *p)
{
    const struct people *s = p->state;
    return &s->list;
}

static void people_open(struct pane *p, const struct pane_target *target)
{
    struct people *s = p->state;
    list_init(&s->list);
    if (target->id)
        list_jump(&s->list, target->id);
}

static void people_close(struct pane *p)
{
    struct people *s = p->state;
    list_fini(&s->list);
}

static enum hub_rc people_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct people *s = p->state;
    struct list_source src = demo_source(demo_of(hub));
    list_set_height(&s->list, p->view.rows - 1);
    return list_load(&s->list, &src, err);
}

static enum hub_rc people_detail(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct people *s = p->state;
    const struct list_row *row = list_selected(&s->list);
    (void)err;
    demo_of(hub)->details++;
    s->detail = row ? arena_printf(p->details, "About %s", (const char *)row->item) : "";
    return HUB_OK;
}

static void draw_person(const void *ctx, const struct list_row *row, struct canvas *c)
{
    const struct pane *p = ctx;
    struct arena *a = arena_create();
    const char *name = row->item;
    canvas_put_short(c, 0, 0, 24, STYLE_NORMAL, p->view.hide ? utf8_initials(a, name) : name);
    canvas_put_right(c, 0, canvas_cols(c) - 7, 6, STYLE_MUTED, "21 Nov");
    arena_destroy(a);
}

static void people_draw(const struct pane *p, struct canvas *c)
{
    const struct people *s = p->state;
    struct area part[2];
    pane_split_cols(p, c, LIST_COLS, part);
    struct area before = canvas_enter(c, part[0]);
    list_draw_find(&s->list, c, 0, true);
    struct area below = {1, 0, canvas_rows(c) - 1, canvas_cols(c)};
    struct area head = canvas_enter(c, below);
    list_draw(&s->list, c, p->part == 0, draw_person, p, "Nobody has that name.");
    canvas_leave(c, head);
    canvas_leave(c, before);
    canvas_wrap(c, part[1], STYLE_NORMAL, s->detail ? s->detail : "");
    if (p->part == 1)
        canvas_cursor(c, part[1].row, part[1].col);
}

static unsigned people_click(struct pane *p, const struct ui_event *ev, bool *open)
{
    struct people *s = p->state;
    *open = false;
    if (p->view.single ? p->part == 1 : ev->col >= LIST_COLS)
        return REACT_DRAW;
    return ev->row < 1 ? REACT_DRAW : list_click(&s->list, ev->row - 1, open);
}

static unsigned people_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct people *s = p->state;
    const struct list_row *row = list_selected(&s->list);
    bool open = str_eq(call->id, "open");
    if (str_eq(call->id, "click")) {
        unsigned react = people_click(p, call->ev, &open);
        if (!open)
            return react;
    }
    unsigned react =
        open && !s->list.narrowing ? REACT_PASS : list_act(&s->list, call->id, call->ev);
    if (!(react & REACT_PASS))
        return react;
    if (open && row)
        pane_tell(p, "Person", (const char *)row->item);
    else if (str_eq(call->id, "remove") && row)
        pane_ask(p, arena_printf(p->life, "Remove %s from the hub?", (const char *)row->item),
            "Keep", "Remove", "remove.yes");
    else if (str_eq(call->id, "remove.yes") && row) {
        demo_of(call->hub)->removed = row->id;
        pane_say(p, "Removed %s.", (const char *)row->item);
        return REACT_LOAD;
    } else if (str_eq(call->id, "notes"))
        pane_go(p, "notes", NULL);
    else if (str_eq(call->id, "fail"))
        hub_fail(err, HUB_EBUSY, "Someone else is saving. Nothing is lost: try again.");
    else
        return REACT_PASS;
    return REACT_DRAW;
}

static bool people_typing(const struct pane *p)
{
    const struct people *s = p->state;
    return s->list.narrowing;
}

static size_t people_rows(const struct pane *p)
{
    const struct people *s = p->state;
    return s->list.count;
}

static const struct ui_key people_keys[] = {
    {'x', K_NONE, "remove", "Remove", "Move a person to Removed.", KEY_BAR | KEY_MENU},
    {'n', K_NONE, "notes", "Notes", "Go to the notes.", KEY_BAR | KEY_MENU},
    {'f', K_NONE, "fail", "Fail", "Say that something failed.", KEY_MENU},
};

const struct pane_ops demo_people = {
    .name = "people",
    .title = "People",
    .help = "Find a person\nPress / and type a few letters. Accents do not matter.\n\n"
            "Remove a person\nStand on the line and press x.",
    .state_size = sizeof(struct people),
    .keys = people_keys,
    .key_count = sizeof people_keys / sizeof *people_keys,
    .parts = 2,
    .open = people_open,
    .close = people_close,
    .load = people_load,
    .detail = people_detail,
    .draw = people_draw,
    .act = people_act,
    .rows = people_rows,
    .typing = people_typing,
};

/* Names and worse; what follows each of them stands in one column on every terminal. */
static void notes_draw(const struct pane *p, struct canvas *c)
{
    static const char *const hard[] = {"Siân", "Sia\xcc\x82n", "Łukasz", "Ó Briain", "李娜",
        "김민준", "さくら", "நிலா", "გიორგი", "Ελένη", "👋🏽 Theo", "🇬🇧 flag", "❤️ heart",
        "evil \033[2J\u202e text", "tab\there"};
    (void)p;
    canvas_put(c, 0, 1, canvas_cols(c) - 1, STYLE_HEADING, "NOTES");
    for (int i = 0; i < (int)(sizeof hard / sizeof *hard); i++) {
        canvas_put(c, i + 1, 1, 16, STYLE_NORMAL, hard[i]);
        canvas_put(c, i + 1, 20, 1, STYLE_RULE, "|");
    }
    canvas_cursor(c, 1, 0);
}

const struct pane_ops demo_notes = {
    .name = "notes", .title = "Notes", .without = "open|find", .draw = notes_draw};

const struct pane_ops *const demo_tabs[2] = {&demo_people, &demo_notes};
