/* SPDX-License-Identifier: MIT */
/*
 * All that is written down about a family or a host, a line a record under the
 * name of its kind, with a line to add one more.
 */
#include "form_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/host.h"
#include "hub/model/noun.h"
#include "hub/ui/list.h"

static const struct kind {
    const char *top, *noun;
    bool of_home; /* belongs to the host's home */
} kinds[] = {
    {"family", "family", false},
    {"family", "child", false},
    {"family", "person", false},
    {"family", "consent", false},
    {"family", "collector", false},
    {"family", "medicine", false},
    {"family", "wish", false},
    {"family", "family_host", false},
    {"family", "apart", false},
    {"host", "host", false},
    {"host", "away", false},
    {"host", "exemption", false},
    {"host", "home", true},
    {"host", "room", true},
    {"host", "bed", true},
    {"host", "household", true},
    {"host", "check", true},
    {"host", "car", true},
    {"host", "closure", true},
};
enum { KINDS = sizeof kinds / sizeof *kinds, KIND_COLS = 18 };

struct belongs {
    const struct noun *top;
    hub_id id, home;
    struct list list;
    struct list_memory rows;
    const struct noun *asked_noun; /* to be removed if the answer is yes */
    hub_id asked_id;
};

struct item {
    const struct noun *noun;
    hub_id id; /* ID_NONE: the line that adds one */
    const char *name, *hidden, *beside;
};

void form_open_belongs(struct pane *p, const struct noun *top, hub_id id)
{
    pane_open(p, &belongs_pane, &(struct pane_target){.id = id.n, .text = top->name});
}

static void belongs_open(struct pane *p, const struct pane_target *target)
{
    struct belongs *b = p->state;
    b->top = noun_find(target->text);
    b->id = (hub_id){target->id};
    list_init(&b->list);
}

static void belongs_close(struct pane *p)
{
    struct belongs *b = p->state;
    list_fini(&b->list);
}

static void add_item(struct pane *p, struct list_page *page, const struct item *item, int64_t id)
{
    struct item *copy = arena_alloc(p->loaded, sizeof *copy);
    *copy = *item;
    list_page_add(page, id,
        arena_printf(p->loaded, "%s %s %s", item->noun->title, item->name, item->beside), copy);
}

/* The records of one kind, and unless it is the top itself a line to add one. */
static enum hub_rc add_kind(struct pane *p, struct hub *h, const struct kind *kind,
    struct list_page *page, struct hub_err *err)
{
    const struct belongs *b = p->state;
    const struct noun *n = noun_find(kind->noun);
    const struct noun *top = kind->of_home ? noun_find("home") : b->top;
    struct pick *picks = NULL;
    size_t count = 0;
    struct namer *names = namer_create(h, p->loaded);
    enum hub_rc rc = HUB_OK;
    if (!kind->of_home || id_known(b->home)) {
        rc = hub_picks_of(
            h, n, top, kind->of_home ? b->home : b->id, p->loaded, &picks, &count, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        struct item item = {
            n, picks[i].id, picks[i].name, namer_shown(names, n, picks[i].id, true), picks[i].beside};
        add_item(p, page, &item, picks[i].id.n);
    }
    bool one = n == top && count > 0, homeless = kind->of_home && !id_known(b->home) && n != top;
    if (rc == HUB_OK && !one && !homeless) {
        struct item item = {n, ID_NONE, "+ add one", "+ add one", ""};
        add_item(p, page, &item, kind - kinds + 1);
    }
    return rc;
}

static enum hub_rc read_home(struct pane *p, struct hub *h, struct hub_err *err)
{
    struct belongs *b = p->state;
    struct host host;
    if (b->top != &host_noun) {
        return HUB_OK;
    }
    enum hub_rc rc = hub_get(h, &host_noun, b->id, p->loaded, &host, err);
    b->home = rc == HUB_OK ? host.home_id : ID_NONE;
    return rc;
}

static enum hub_rc belongs_load(struct pane *p, struct hub *h, struct hub_err *err)
{
    struct belongs *b = p->state;
    struct list_page page = {.a = p->loaded};
    enum hub_rc rc = read_home(p, h, err);
    for (size_t i = 0; rc == HUB_OK && i < KINDS; i++) {
        if (str_eq(kinds[i].top, b->top->name)) {
            rc = add_kind(p, h, &kinds[i], &page, err);
        }
    }
    if (rc != HUB_OK) {
        return rc;
    }
    b->rows = (struct list_memory){page.rows, page.count, NULL};
    struct list_source src = list_memory_source(&b->rows);
    list_set_height(&b->list, p->view.rows > 1 ? p->view.rows - 1 : 1);
    b->list.news = p->view.news;
    return list_load(&b->list, &src, err);
}

static void draw_row(const void *ctx, const struct list_row *row, struct canvas *c)
{
    const struct pane *p = ctx;
    const struct item *item = row->item;
    int cols = canvas_cols(c), kind = cols / 3 < KIND_COLS ? cols / 3 : KIND_COLS;
    bool hide = p->view.hide && id_known(item->id);
    struct arena *a = arena_create();
    const char *name = hide ? item->hidden : item->name;
    canvas_put_short(c, 0, 0, kind - 1, STYLE_LABEL, item->noun->title);
    int used = kind + canvas_put_short(c, 0, kind, cols - kind,
                          id_known(item->id) ? STYLE_NORMAL : STYLE_MUTED, name);
    if (!hide) {
        canvas_put_short(c, 0, used + 2, cols - used - 2, STYLE_MUTED, item->beside);
    }
    arena_destroy(a);
}

static void belongs_draw(const struct pane *p, struct canvas *c)
{
    const struct belongs *b = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c);
    if (!b->list.narrowing && !b->list.needle[0]) {
        canvas_put_short(c, 0, 1, cols - 8, STYLE_HEADING, "ALL THAT IS WRITTEN DOWN");
    }
    list_draw_find(&b->list, c, 0, true);
    struct area before = canvas_enter(c, (struct area){1, 0, rows - 1, cols});
    list_draw(&b->list, c, true, draw_row, p, "Nothing has these letters.");
    canvas_leave(c, before);
}

static const struct item *selected(const struct pane *p)
{
    const struct belongs *b = p->state;
    const struct list_row *row = list_selected(&b->list);
    return row ? row->item : NULL;
}

/* The field of the new record that points to what it belongs to. */
static size_t presets_of(
    const struct belongs *b, const struct noun *n, struct arena *a, struct assignment set[2])
{
    size_t count = 0;
    const char *id = id_text(a, b->id);
    for (size_t i = 0; i < n->field_count && count == 0; i++) {
        const struct field *f = &n->fields[i];
        bool home = str_eq(f->ref, "home") && id_known(b->home);
        if (f->type == FIELD_REF && (home || str_eq(f->ref, b->top->name))) {
            set[count++] = (struct assignment){f->column, home ? id_text(a, b->home) : id};
        }
    }
    if (b->top != &host_noun) {
        set[count++] = (struct assignment){FORM_FAMILY, id};
    }
    return count;
}

static unsigned add_one(struct pane *p, const struct noun *n)
{
    struct assignment set[2];
    size_t count = presets_of(p->state, n, p->loaded, set);
    form_open_new(p, n, set, count);
    return REACT_DRAW;
}

static unsigned open_item(struct pane *p, bool new)
{
    const struct belongs *b = p->state;
    const struct item *item = selected(p);
    if (!item) {
        return REACT_DRAW;
    }
    if (new && item->noun == b->top) {
        pane_say(p, "Go to the kind you want to add, then n.");
        return REACT_DRAW;
    }
    if (new || !id_known(item->id)) {
        return add_one(p, item->noun);
    }
    form_open_edit(p, item->noun, item->id);
    return REACT_DRAW;
}

static unsigned ask_remove(struct pane *p)
{
    struct belongs *b = p->state;
    const struct item *item = selected(p);
    if (!item || !id_known(item->id)) {
        return REACT_DRAW;
    }
    b->asked_noun = item->noun;
    b->asked_id = item->id;
    pane_ask(p,
        arena_printf(p->loaded, "Remove %s (%s)? It goes to Removed and can be brought back.",
            p->view.hide ? item->hidden : item->name, item->noun->title),
        "Keep", "Remove", "belongs.remove");
    return REACT_DRAW;
}

static unsigned remove_it(struct pane *p, struct hub *h, struct hub_err *err)
{
    const struct belongs *b = p->state;
    if (hub_remove(h, b->asked_noun, b->asked_id, err) != HUB_OK) {
        return REACT_DRAW;
    }
    pane_say(p, "Removed. u takes it back.");
    return b->asked_noun == b->top ? REACT_CLOSE : REACT_LOAD;
}

static unsigned belongs_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct belongs *b = p->state;
    bool open = false;
    if (str_eq(call->id, "open") && !b->list.narrowing) {
        return open_item(p, false);
    }
    if (str_eq(call->id, "edit") || str_eq(call->id, "new")) {
        return open_item(p, str_eq(call->id, "new"));
    }
    if (str_eq(call->id, "remove")) {
        return ask_remove(p);
    }
    if (str_eq(call->id, "belongs.remove")) {
        return remove_it(p, call->hub, err);
    }
    if (str_eq(call->id, "click")) {
        unsigned react = list_click(&b->list, call->ev->row - 1, &open);
        return open ? open_item(p, false) : react;
    }
    return list_act(&b->list, call->id, call->ev);
}

static bool belongs_typing(const struct pane *p)
{
    const struct belongs *b = p->state;
    return b->list.narrowing;
}

static size_t belongs_rows(const struct pane *p)
{
    const struct belongs *b = p->state;
    return b->list.count;
}

// clang-format off
static const struct ui_key belongs_keys[] = {
    {'e', K_NONE, "edit",   "Edit",   "Change the line with the >.",                  KEY_BAR | KEY_MENU},
    {'n', K_NONE, "new",    "New",    "One more of the kind of the line with the >.", KEY_BAR | KEY_MENU},
    {'x', K_NONE, "remove", "Remove", "Put the line with the > into Removed.",        KEY_BAR | KEY_MENU},
};
// clang-format on

const struct pane_ops belongs_pane = {
    .name = "belongs",
    .title = "All of it",
    .help =
        "Change something\nMove to its line, Enter opens it.\n\nAdd something\nMove to the kind, "
        "for example Child, and press n, or Enter on \"+ add one\".\n\nRemove something\n"
        "Press x. It goes to Removed and can be brought back.",
    .state_size = sizeof(struct belongs),
    .keys = belongs_keys,
    .key_count = sizeof belongs_keys / sizeof *belongs_keys,
    .open = belongs_open,
    .close = belongs_close,
    .load = belongs_load,
    .draw = belongs_draw,
    .act = belongs_act,
    .rows = belongs_rows,
    .typing = belongs_typing,
};
