/* SPDX-License-Identifier: MIT */
/* Find: words at the top, below them what has them, wherever it stands. */
#include "find_priv.h"
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/group.h"
#include "hub/model/host.h"
#include "hub/service/records.h"
#include "panes_priv.h"

const struct find_place find_places[] = {
    {"Everywhere", "everything", FIND_ALL},
    {"Families", "families", FIND_FAMILIES},
    {"Children", "children", FIND_CHILDREN},
    {"People", "people", FIND_PEOPLE},
    {"Hosts", "hosts and homes", FIND_HOSTS | FIND_HOMES},
    {"Events", "events, groups, training", FIND_EVENTS | FIND_GROUPS | FIND_TRAINING},
    {"Log", "the log", FIND_LOG},
};
const size_t find_place_count = sizeof find_places / sizeof *find_places;

bool find_place_open(const struct find_pane *s, size_t place)
{
    unsigned kinds = find_places[place].kinds;
    return kinds == FIND_ALL || (s->allowed & kinds);
}

static void open_find(struct pane *p, const struct pane_target *target)
{
    struct find_pane *s = p->state;
    edit_init(&s->query, p->life, false);
    edit_set(&s->query, target->text ? target->text : "");
    s->total = -1;
}

/* --- load -------------------------------------------------------------------- */

static void remember(struct find_pane *s)
{
    bool any = s->at < s->hits.count;
    s->at_noun = any ? s->hits.items[s->at].noun : NULL;
    s->at_id = any ? s->hits.items[s->at].id : ID_NONE;
}

/* Back to the hit that had the '>', wherever it stands now. */
static void find_again(struct find_pane *s)
{
    for (size_t i = 0; i < s->hits.count; i++) {
        if (s->hits.items[i].noun == s->at_noun && id_eq(s->hits.items[i].id, s->at_id)) {
            s->at = i;
            return;
        }
    }
    s->at = s->at < s->hits.count ? s->at : s->hits.count ? s->hits.count - 1 : 0;
    remember(s);
}

static unsigned asked(const struct pane *p)
{
    const struct find_pane *s = p->state;
    return find_places[s->place].kinds | (p->view.hide ? (unsigned)FIND_HIDE : 0);
}

static enum hub_rc look(
    struct pane *p, struct hub *hub, size_t most, struct arena *a, struct hub_err *err)
{
    struct find_pane *s = p->state;
    enum hub_rc rc = hub_find_text(hub, s->query.text, most, asked(p), a, &s->hits, err);
    if (rc != HUB_OK) {
        s->hits = (struct find_hits){0};
    }
    find_again(s);
    return rc;
}

/* At each key what fits the screen; the rest, and how many, when the keys rest. */
static enum hub_rc load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct find_pane *s = p->state;
    size_t rows = p->view.rows > FIND_HEAD ? (size_t)(p->view.rows - FIND_HEAD) : 1;
    s->allowed = hub_find_kinds(hub);
    s->total = -1;
    s->whole = false;
    return look(p, hub, s->at < rows && rows < FIND_MOST ? rows : FIND_MOST, p->loaded, err);
}

static enum hub_rc detail(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct find_pane *s = p->state;
    enum hub_rc rc = HUB_OK;
    if (s->hits.more || s->whole) { /* what the last detail read went with its arena */
        rc = look(p, hub, FIND_MOST, p->details, err);
        s->whole = true;
    }
    s->total = (int64_t)s->hits.count;
    if (rc == HUB_OK && s->hits.more) {
        rc = hub_find_count(hub, s->query.text, asked(p), &s->total, err);
    }
    return rc;
}

/* --- act --------------------------------------------------------------------- */

static unsigned changed(struct find_pane *s)
{
    s->at = s->top = 0;
    s->at_noun = NULL;
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned turn(struct find_pane *s, size_t step)
{
    do {
        s->place = (s->place + step) % find_place_count;
    } while (!find_place_open(s, s->place));
    return changed(s);
}

/* A child among its family's, at what is about it. */
static bool open_child(struct pane *p, hub_id id, struct hub *hub)
{
    struct child c;
    struct hub_err ignored;
    struct arena *a = arena_create();
    bool found = hub_get(hub, &child_noun, id, a, &c, &ignored) == HUB_OK && id_known(c.family_id);
    if (found) {
        const char *text = arena_printf(a, "family|about|%lld", (long long)id.n);
        pane_open(p, &pane_record, &(struct pane_target){.id = c.family_id.n, .text = text});
    }
    arena_destroy(a);
    return found;
}

static unsigned open_hit(struct pane *p, struct hub *hub)
{
    const struct find_pane *s = p->state;
    if (s->at >= s->hits.count) {
        if (s->query.len) {
            pane_open(p, &pane_removed, &(struct pane_target){.text = s->query.text});
        }
        return REACT_DRAW;
    }
    const struct find_hit *hit = &s->hits.items[s->at];
    bool parts = hit->noun == &family_noun || hit->noun == &host_noun;
    if (hit->noun != &child_noun || !open_child(p, hit->id, hub)) {
        pane_open(p,
            parts                              ? &pane_record
            : hit->noun == &support_group_noun ? &pane_group
                                               : &pane_sheet,
            &(struct pane_target){.id = hit->id.n,
                .text = hit->noun == &support_group_noun ? NULL : hit->noun->name});
    }
    return REACT_DRAW;
}

static unsigned select_hit(struct pane *p, size_t to)
{
    struct find_pane *s = p->state;
    int rows = p->view.rows - FIND_HEAD;
    s->top = find_first_shown(s, rows);
    s->at = to;
    s->top = find_first_shown(s, rows);
    remember(s);
    return REACT_DRAW;
}

/* Hits that a screen holds from the selected one on, at least one. */
static size_t page(const struct pane *p, bool back)
{
    const struct find_pane *s = p->state;
    int rows = p->view.rows - FIND_HEAD;
    size_t i = s->at, hits = 0;
    while (rows > 0 && (back ? i > 0 : i + 1 < s->hits.count)) {
        i = back ? i - 1 : i + 1;
        rows -= find_hit_rows(&s->hits.items[i]);
        hits += rows >= 0;
    }
    return hits ? hits : 1;
}

static unsigned move(struct pane *p, const char *id)
{
    struct find_pane *s = p->state;
    size_t last = s->hits.count ? s->hits.count - 1 : 0;
    bool back = str_eq(id, "up") || str_eq(id, "page-up") || str_eq(id, "wheel-up");
    size_t step = str_eq(id, "page-up") || str_eq(id, "page-down") ? page(p, back) : 1;
    if (str_eq(id, "up") && s->at == 0) {
        s->reading = false;
        return REACT_DRAW;
    }
    s->reading = s->hits.count > 0;
    if (str_eq(id, "first") || str_eq(id, "last")) {
        return select_hit(p, str_eq(id, "first") ? 0 : last);
    }
    if (back) {
        return select_hit(p, s->at > step ? s->at - step : 0);
    }
    return select_hit(p, last - s->at > step ? s->at + step : last);
}

static unsigned type(struct pane *p, const struct call *call)
{
    struct find_pane *s = p->state;
    const struct ui_event *ev = call->ev;
    if (str_eq(call->id, "paste")) {
        edit_insert(&s->query, ev->paste, ev->paste_len);
        return changed(s);
    }
    if (ev->type != UI_KEY || s->reading) {
        return REACT_PASS;
    }
    if (ev->key == '.') { /* no word has it, and it must hide at once */
        pane_run(p, "hide");
        return REACT_DRAW;
    }
    enum edit_did did = edit_key(&s->query, ev);
    return did == EDIT_PASS ? REACT_PASS : did == EDIT_MOVED ? REACT_DRAW : changed(s);
}

static unsigned click(struct pane *p, const struct call *call)
{
    struct find_pane *s = p->state;
    const struct ui_event *ev = call->ev;
    size_t to = find_hit_at(s, ev->row, p->view.rows);
    if (ev->row == 0) {
        s->reading = false;
    }
    if (ev->row == 1) {
        return turn(s, 1);
    }
    if (to >= s->hits.count) {
        return REACT_DRAW;
    }
    bool again = s->reading && to == s->at;
    s->reading = true;
    return again ? open_hit(p, call->hub) : select_hit(p, to);
}

static bool is_move(const struct find_pane *s, const char *id)
{
    static const char always[] = "up|down|page-up|page-down|wheel-up|wheel-down";
    return str_part_index(always, id) >= 0 ||
           (s->reading && str_part_index("first|last", id) >= 0);
}

static unsigned act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct find_pane *s = p->state;
    (void)err;
    if (is_move(s, call->id)) {
        return move(p, call->id);
    }
    if (str_eq(call->id, "find")) {
        s->reading = false;
        return REACT_DRAW;
    }
    if (str_eq(call->id, "open")) {
        return open_hit(p, call->hub);
    }
    if (str_eq(call->id, "next-part") || str_eq(call->id, "prev-part")) {
        return turn(s, str_eq(call->id, "next-part") ? 1 : find_place_count - 1);
    }
    if (str_eq(call->id, "click")) {
        return click(p, call);
    }
    return str_part_index("back|help|palette|redraw|hide", call->id) >= 0 ? REACT_PASS
                                                                         : type(p, call);
}

static bool typing(const struct pane *p)
{
    const struct find_pane *s = p->state;
    return !s->reading;
}

static size_t rows(const struct pane *p)
{
    const struct find_pane *s = p->state;
    return s->hits.count;
}

static const struct ui_key keys[] = {
    {K_ENTER, K_NONE, "open", "Open", "Open what was found.", KEY_BAR | KEY_MENU},
    {K_DOWN, K_NONE, "down", "Next", "To the next one found; from there letters are keys again.",
        KEY_BAR},
    {K_TAB, K_NONE, "next-part", "Where", "Only families, only the log; everywhere again.",
        KEY_BAR | KEY_MENU},
    {'/', K_NONE, "find", "Words", "Change the words.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_find = {
    .name = "find",
    .title = "Find",
    .help = "Find a family, a person, an event\nType a few letters of any word of the name. "
            "Accents and capitals do not matter. First letters do as well: to finds Theo Okafor.\n\n"
            "Find what was said\nType words: theo sleep. Each entry of the log that has them, or "
            "is about Theo, stands there, the newest first.\n\n"
            "Find words that stand together\nPut them between quotes: \"slept through\".\n\n"
            "Open one\nEnter opens the line with the >; Esc comes back here. Down goes on to the "
            "next ones.\n\n"
            "Look in one place only\nTab goes from everywhere to families, children, people, "
            "hosts, events, the log.\n\n"
            "What is not here\nWhat was removed stands under Removed. Worries are kept apart.",
    .state_size = sizeof(struct find_pane),
    .keys = keys,
    .key_count = sizeof keys / sizeof *keys,
    .open = open_find,
    .load = load,
    .detail = detail,
    .draw = find_draw,
    .act = act,
    .rows = rows,
    .typing = typing,
};
