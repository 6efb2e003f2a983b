/* SPDX-License-Identifier: MIT */
/* Families, and hosts with their homes: a list by name, the one selected beside it. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/service/families.h"
#include "hub/ui/form.h"
#include "hub/ui/list.h"
#include "families_rows_priv.h"
#include "panes_priv.h"
#include "text_view_priv.h"

enum what { FAMILIES, HOSTS, WHATS };
enum { LIST_LEAST = 39, LIST_MOST = 64 };

struct families {
    hub_id removing; /* asked about */
    enum what what;
    struct list lists[WHATS];
    struct text_view beside;
    int64_t beside_id;
    bool by_heard; /* families: not heard from for longest first */
    struct families_quiet quiet;
};

static const char *const nouns_of[WHATS] = {"family", "host"};

static struct list *list_of(struct families *s)
{
    return &s->lists[s->what];
}

static struct list_source source_of(struct families *s, struct hub *hub)
{
    if (s->what == FAMILIES && s->by_heard) {
        return list_memory_source(&s->quiet.memory);
    }
    return s->what == FAMILIES ? families_source(hub) : hosts_source(hub);
}

/* --- load ------------------------------------------------------------------- */

static void families_open(struct pane *p, const struct pane_target *target)
{
    struct families *s = p->state;
    for (int i = 0; i < WHATS; i++) {
        list_init(&s->lists[i]);
    }
    s->quiet.a = arena_create();
    s->what = str_eq(target->text, "host") ? HOSTS : FAMILIES;
    if (target->id) {
        list_jump(list_of(s), target->id);
    }
}

static void families_close(struct pane *p)
{
    struct families *s = p->state;
    for (int i = 0; i < WHATS; i++) {
        list_fini(&s->lists[i]);
    }
    arena_destroy(s->quiet.a);
}

static enum hub_rc families_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct families *s = p->state;
    enum hub_rc rc = s->what == FAMILIES && s->by_heard
                         ? families_quiet_load(&s->quiet, hub, err)
                         : HUB_OK;
    if (rc != HUB_OK) {
        return rc;
    }
    struct list_source src = source_of(s, hub);
    list_of(s)->hide = p->view.hide;
    list_set_height(list_of(s), p->view.rows - 1);
    list_of(s)->news = p->view.news;
    return list_load(list_of(s), &src, err);
}

static enum hub_rc families_detail(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct families *s = p->state;
    const struct list_row *row = list_selected(list_of(s));
    unsigned flags = p->view.hide ? DETAIL_HIDE : 0;
    s->beside.detail = (struct detail){0};
    if (!row) {
        return HUB_OK;
    }
    if (row->id != s->beside_id) {
        s->beside.top = 0;
    }
    s->beside_id = row->id;
    if (s->what == FAMILIES) {
        hub_stand_on(hub, (hub_id){row->id});
    }
    enum hub_rc rc =
        s->what == FAMILIES
            ? hub_family_detail(hub, (hub_id){row->id}, flags, p->details, &s->beside.detail, err)
            : hub_host_detail(hub, (hub_id){row->id}, flags, p->details, &s->beside.detail, err);
    if (rc == HUB_OK) {
        text_view_news(&s->beside, p, row->id);
    }
    return rc;
}

static enum hub_rc families_rest(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct families *s = p->state;
    struct list_source src = source_of(s, hub);
    return list_rest(list_of(s), &src, err);
}

/* --- draw ------------------------------------------------------------------- */

static int list_cols(const struct pane *p)
{
    int cols = p->view.cols * 2 / 5;
    if (p->view.single) {
        return p->view.cols;
    }
    return cols < LIST_LEAST ? LIST_LEAST : cols > LIST_MOST ? LIST_MOST : cols;
}

static int heading_key(struct canvas *c, int col, const char *key, const char *word)
{
    int cols = canvas_cols(c) - 6;
    col += canvas_put(c, 0, col, cols - col, STYLE_RULE, "  ");
    col += canvas_put(c, 0, col, cols - col, STYLE_KEY, key);
    return col + 1 + canvas_put(c, 0, col + 1, cols - col - 1, STYLE_KEY_WORD, word);
}

static void draw_heading(const struct families *s, struct canvas *c)
{
    bool heard = s->what == FAMILIES && s->by_heard;
    const char *title = heard ? "LAST HEARD" : s->what == HOSTS ? "HOSTS AND HOMES" : "FAMILIES";
    int col = 1 + canvas_put(c, 0, 1, canvas_cols(c) - 7, STYLE_HEADING, title);
    if (s->what == HOSTS) {
        heading_key(c, col, "v", "Families");
        return;
    }
    col = heading_key(c, col, "v", "Hosts");
    heading_key(c, col, "l", heard ? "By name" : "Last heard");
}

static list_draw_row row_draw(const struct families *s)
{
    return s->what == HOSTS ? host_row_draw : s->by_heard ? family_heard_draw : family_row_draw;
}

static void draw_list(const struct pane *p, struct canvas *c, struct area area)
{
    struct families *s = p->state;
    const struct list *l = list_of(s);
    static const char *const nobody[WHATS] = {
        "No families yet. Press n, then f, to write down the first.",
        "No hosts yet. Press n, then h, to write down the first."};
    const char *empty = l->needle[0] ? "Nobody has that name. Enter looks everywhere, Esc shows all." : nobody[s->what];
    struct area before = canvas_enter(c, area);
    if (!l->narrowing && !l->needle[0]) {
        draw_heading(s, c);
    }
    list_draw_find(l, c, 0, p->part == 0);
    struct area rows = {1, 0, area.rows - 1, area.cols};
    struct area inside = canvas_enter(c, rows);
    list_draw(l, c, p->part == 0, row_draw(s), p, empty);
    canvas_leave(c, inside);
    canvas_leave(c, before);
}

static struct area beside_area(const struct pane *p)
{
    int left = p->view.single ? 1 : list_cols(p) + 2;
    return (struct area){0, left, p->view.rows, p->view.cols - left};
}

static void families_draw(const struct pane *p, struct canvas *c)
{
    const struct families *s = p->state;
    int rows = canvas_rows(c), cols = list_cols(p);
    if (!p->view.single || p->part == 0) {
        draw_list(p, c, (struct area){0, 0, rows, cols});
    }
    if (!p->view.single) {
        canvas_vline(c, 0, cols, rows);
    }
    if (p->view.single && p->part == 0) {
        return;
    }
    struct area before = canvas_enter(c, beside_area(p));
    struct text_view beside = s->beside;
    beside.more = p->part == 1 ? "PgDn: more" : "Enter: all of it";
    text_view_draw(&beside, c, p->part == 1);
    canvas_leave(c, before);
}

/* --- act -------------------------------------------------------------------- */

static unsigned turn(struct pane *p)
{
    struct families *s = p->state;
    s->what = s->what == FAMILIES ? HOSTS : FAMILIES;
    p->part = 0;
    return REACT_LOAD | REACT_DETAIL;
}

/* Those not heard from for longest first, from the first; or by name, the same one selected. */
static unsigned reorder(struct pane *p)
{
    struct families *s = p->state;
    const struct list_row *row = list_selected(&s->lists[FAMILIES]);
    s->by_heard = s->what == HOSTS || !s->by_heard;
    s->what = FAMILIES;
    p->part = 0;
    if (s->by_heard) {
        list_of(s)->wish = LIST_FIRST;
    } else if (row) {
        list_jump(list_of(s), row->id);
    }
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned open_record(struct pane *p, const struct pane_ops *ops)
{
    struct families *s = p->state;
    const struct list_row *row = list_selected(list_of(s));
    if (row) {
        pane_open(p, ops, &(struct pane_target){.id = row->id, .text = nouns_of[s->what]});
    }
    return REACT_DRAW;
}

/* What n offers: a new record of this noun, of the family with the > where it belongs to one. */
static const struct {
    const char *id, *noun;
    bool of_family;
} news[] = {{"new/family", "family", false}, {"new/child", "child", true},
    {"new/person", "person", true}, {"new/stay", "stay", true}, {"new/medicine", "medicine", true},
    {"new/entry", "entry", true}, {"new/host", "host", false}};

static unsigned new_record(struct pane *p, const char *id)
{
    struct families *s = p->state;
    const struct list_row *row = s->what == FAMILIES ? list_selected(list_of(s)) : NULL;
    for (size_t i = 0; i < sizeof news / sizeof *news; i++) {
        if (!str_eq(news[i].id, id)) {
            continue;
        }
        const struct noun *n = noun_find(news[i].noun);
        bool of_family = row && news[i].of_family;
        const char *word = noun_field(n, "family_id") ? "family" : FORM_FAMILY;
        struct assignment set = {
            word, of_family ? arena_printf(p->life, "%lld", (long long)row->id) : ""};
        form_open_new(p, n, of_family ? &set : NULL, of_family);
        return REACT_DRAW;
    }
    return REACT_PASS;
}

static unsigned edit_record(struct pane *p)
{
    struct families *s = p->state;
    const struct list_row *row = list_selected(list_of(s));
    if (row) {
        form_open_edit(p, s->what == FAMILIES ? &family_noun : &host_noun, (hub_id){row->id});
    }
    return REACT_DRAW;
}

static unsigned ask_remove(struct pane *p, struct hub *hub)
{
    struct families *s = p->state;
    const struct list_row *row = list_selected(list_of(s));
    s->removing = row ? ((hub_id){row->id}) : ID_NONE;
    if (row) {
        remove_ask(p, hub, noun_find(nouns_of[s->what]), s->removing, "families.remove");
    }
    return REACT_DRAW;
}

static bool over_detail(const struct pane *p, const struct ui_event *ev)
{
    return p->view.single ? p->part == 1 : ev->col >= list_cols(p);
}

/* From narrowing to Find with the same words: by Tab, and by Enter when nobody has the name. */
static bool looks_everywhere(const struct list *l, const char *id)
{
    return l->narrowing && (str_eq(id, "next-part") || (str_eq(id, "open") && !l->count));
}

static unsigned narrow_key(struct pane *p, const struct call *call)
{
    struct families *s = p->state;
    const struct list *l = list_of(s);
    if (looks_everywhere(l, call->id)) {
        pane_open(p, &pane_find, &(struct pane_target){.text = l->needle});
        return REACT_DRAW;
    }
    if (l->narrowing && !*call->id && call->ev->type == UI_KEY && call->ev->key == '.') {
        pane_run(p, "hide"); /* no name has it, and it must hide at once */
        return REACT_DRAW;
    }
    return REACT_PASS;
}

static unsigned click(struct pane *p, const struct ui_event *ev)
{
    struct families *s = p->state;
    bool open = false;
    p->part = over_detail(p, ev);
    if (p->part == 1) {
        return REACT_DRAW;
    }
    if (ev->row == 0) {
        return list_of(s)->needle[0] ? REACT_DRAW : turn(p);
    }
    unsigned react = list_click(list_of(s), ev->row - 1, &open);
    return open ? open_record(p, &pane_record) : react;
}

/* The keys that move: over the text beside the list, or in the list itself. */
static unsigned move(struct pane *p, const struct call *call)
{
    struct families *s = p->state;
    bool find = str_eq(call->id, "find");
    bool beside = str_starts(call->id, "wheel-") ? over_detail(p, call->ev) : p->part == 1 && !find;
    if (beside) {
        struct area area = beside_area(p);
        return text_view_act(&s->beside, call->id, area.rows, area.cols);
    }
    if (str_eq(call->id, "open") && !list_of(s)->narrowing) {
        return REACT_PASS;
    }
    p->part = find ? 0 : p->part;
    return list_act(list_of(s), call->id, call->ev);
}

static unsigned families_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct families *s = p->state;
    unsigned react = narrow_key(p, call);
    if (!(react & REACT_PASS) || str_eq(call->id, "hide")) {
        return react;
    }
    if (str_eq(call->id, "click")) {
        return click(p, call->ev);
    }
    react = move(p, call);
    if (!(react & REACT_PASS)) {
        return react;
    }
    if (str_eq(call->id, "open")) {
        return open_record(p, &pane_record);
    }
    if (str_eq(call->id, "history")) {
        return open_record(p, &pane_history);
    }
    if (str_starts(call->id, "new/")) {
        return new_record(p, call->id);
    }
    if (str_eq(call->id, "edit")) {
        return edit_record(p);
    }
    if (str_eq(call->id, "remove")) {
        return ask_remove(p, call->hub);
    }
    if (str_eq(call->id, "families.remove")) {
        return remove_now(p, call->hub, noun_find(nouns_of[s->what]), s->removing, err);
    }
    if (str_eq(call->id, "last-heard")) {
        return reorder(p);
    }
    return str_eq(call->id, "view") ? turn(p) : REACT_PASS;
}

static bool families_typing(const struct pane *p)
{
    struct families *s = p->state;
    return list_of(s)->narrowing;
}

static size_t families_rows(const struct pane *p)
{
    struct families *s = p->state;
    return list_of(s)->count;
}

static const struct ui_key families_keys[] = {
    {'n', K_NONE, "new", "New", "Something new: a family, a child, a host …", KEY_BAR | KEY_MENU},
    {'f', K_NONE, "new/family", "Family", "A family that joins the hub.", KEY_MENU},
    {'c', K_NONE, "new/child", "Child", "A child of the family with the >.", KEY_MENU},
    {'p', K_NONE, "new/person", "Person", "Somebody of the family with the >.", KEY_MENU},
    {'s', K_NONE, "new/stay", "Sleepover", "A sleepover of the family with the >.", KEY_MENU},
    {'m', K_NONE, "new/medicine", "Medicine", "A medicine of a child of this family.", KEY_MENU},
    {'l', K_NONE, "new/entry", "Log line", "What happened or was said, in this family's log.", KEY_MENU},
    {'h', K_NONE, "new/host", "Host", "A home that has beds.", KEY_MENU},
    {'e', K_NONE, "edit", "Edit", "Change what is known about the line with the >.",
        KEY_BAR | KEY_MENU},
    {'x', K_NONE, "remove", "Remove", "Take the line with the > off the list, with all that is theirs.", KEY_MENU},
    {'v', K_NONE, "view", "View", "Families, or hosts and homes.", KEY_MENU},
    {'l', K_NONE, "last-heard", "Last heard", "Who was not heard from for longest, or by name.",
        KEY_MENU},
    {'h', K_NONE, "history", "History", "Who changed what, and when.", KEY_MENU},
};

const struct pane_ops pane_families = {
    .name = "families",
    .title = "Families",
    .help = "Find a family\nPress / and type a few letters of the family or of a child. Accents "
            "and capitals do not matter; first letters do as well. Esc shows all again, Tab looks "
            "everywhere.\n\n"
            "See one family\nMove to it with the arrows: it stands beside the list. Tab goes "
            "there to read on, Enter opens it whole.\n\n"
            "Add or change one\nn, then f, is a new family; n c a new child, n h a new host. e changes "
            "the one with the >.\n\n"
            "Spot a family not heard from\nPress l: those not heard from for longest stand first, with "
            "the day they were last here, rung or met. l again is by name.\n\n"
            "See hosts and their homes\nPress v, and v again for the families.",
    .digit = 2,
    .state_size = sizeof(struct families),
    .keys = families_keys,
    .key_count = sizeof families_keys / sizeof *families_keys,
    .parts = 2,
    .open = families_open,
    .close = families_close,
    .load = families_load,
    .detail = families_detail,
    .rest = families_rest,
    .draw = families_draw,
    .act = families_act,
    .rows = families_rows,
    .typing = families_typing,
};
