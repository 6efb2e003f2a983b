/* SPDX-License-Identifier: MIT */
/* Peers: who waits, matches and their weeks, units, volunteers; one part at a time, read below. */
#include "hub/base/str.h"
#include "hub/model/peer.h"
#include "hub/service/parts.h"
#include "hub/ui/form.h"
#include "list_over_priv.h"
#include "panes_priv.h"
#include "peers_verbs_priv.h"
#include "peers_view_priv.h"

struct peers_pane {
    struct list list;
    struct peers_rows rows; /* as of these */
    uint64_t version;
    hub_id of;
    size_t part_of;
    bool hidden;
    struct text_view below;
    int64_t below_id;
    size_t part; /* of peers_parts */
};

/* --- load ----------------------------------------------------------------------------- */

static void peers_open(struct pane *p, const struct pane_target *target)
{
    struct peers_pane *s = p->state;
    list_init(&s->list);
    for (size_t i = 0; target->text && i < peers_part_count; i++) {
        s->part = str_eq(peers_parts[i].word, target->text) ? i : s->part;
    }
    if (target->id) {
        list_jump(&s->list, target->id);
    }
}

static void peers_close(struct pane *p)
{
    struct peers_pane *s = p->state;
    list_fini(&s->list);
    peers_rows_fini(&s->rows);
}

/* What is read already, of all hubs perhaps, does for scrolling and narrowing while nobody saves. */
static bool still_good(struct pane *p, struct hub *hub)
{
    struct peers_pane *s = p->state;
    uint64_t version = hub_version(hub);
    bool same = s->version == version && s->part_of == s->part && s->hidden == p->view.hide &&
                id_eq(s->of, hub_narrowed(hub));
    s->version = version;
    s->part_of = s->part;
    s->hidden = p->view.hide;
    s->of = hub_narrowed(hub);
    return same && (s->list.scrolled || s->list.needle[0]);
}

static enum hub_rc show(struct pane *p, struct peers_rows *rows, struct hub_err *err)
{
    struct peers_pane *s = p->state;
    struct list_source src = peers_rows_source(rows);
    s->list.hide = p->view.hide;
    s->list.news = p->view.news;
    list_set_height(&s->list, list_over_rows(p));
    return list_load(&s->list, &src, err);
}

static enum hub_rc peers_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct peers_pane *s = p->state;
    struct peers_rows fresh = {0};
    if (still_good(p, hub)) {
        return show(p, &s->rows, err);
    }
    peers_rows_of(&fresh, hub, &peers_parts[s->part], p->view.hide);
    enum hub_rc rc = show(p, &fresh, err);
    if (rc != HUB_OK) { /* the list shows what it had */
        peers_rows_fini(&fresh);
        s->version = 0;
        return rc;
    }
    peers_rows_fini(&s->rows);
    s->rows = fresh;
    return HUB_OK;
}

static const struct peers_row *selected(const struct peers_pane *s)
{
    const struct list_row *row = list_selected(&s->list);
    return row ? peers_row_of(row) : NULL;
}

static const struct peers_open *open_of(const struct peers_row *row)
{
    for (size_t i = 0; i < peers_open_count; i++) {
        if (str_eq(peers_opens[i].noun, row->noun->name)) {
            return &peers_opens[i];
        }
    }
    return NULL;
}

static enum hub_rc read_below(struct pane *p, struct hub *hub, const struct peers_row *row,
    struct detail *out, struct hub_err *err)
{
    const struct peers_open *how = open_of(row);
    unsigned flags = p->view.hide ? DETAIL_HIDE : 0;
    const struct part_line line = {.kind = PART_RECORD, .noun = row->noun, .id = {row->id}, .text = ""};
    return how && how->detail ? how->detail(hub, (hub_id){row->id}, flags, p->details, out, err)
                              : hub_part_detail(hub, &line, flags, p->details, out, err);
}

static enum hub_rc peers_detail(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct peers_pane *s = p->state;
    const struct peers_row *row = selected(s);
    s->below.detail = (struct detail){0};
    if (!row) {
        return HUB_OK;
    }
    s->below.top = row->id == s->below_id ? s->below.top : 0;
    s->below_id = row->id;
    if (id_known(row->family)) {
        hub_stand_on(hub, row->family);
    }
    enum hub_rc rc = read_below(p, hub, row, &s->below.detail, err);
    if (rc == HUB_OK) {
        text_view_news(&s->below, p, row->id);
    }
    return rc;
}

static enum hub_rc peers_rest(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct peers_pane *s = p->state;
    struct list_source src = peers_rows_source(&s->rows);
    (void)hub;
    return list_rest(&s->list, &src, err);
}

/* --- draw ----------------------------------------------------------------------------- */

static struct list_over over(struct peers_pane *s)
{
    const struct peers_part *part = &peers_parts[s->part];
    const struct peers_part *next = &peers_parts[(s->part + 1) % peers_part_count];
    return (struct list_over){
        &s->list, &s->below, part->heading, next->title, part->empty, peers_row_draw, NULL};
}

static void peers_draw(const struct pane *p, struct canvas *c)
{
    struct list_over o = over(p->state);
    list_over_draw(p, c, &o);
}

/* --- act ------------------------------------------------------------------------------ */

static unsigned view_next(struct pane *p)
{
    struct peers_pane *s = p->state;
    s->part = (s->part + 1) % peers_part_count;
    s->list.wish = LIST_FIRST;
    p->part = 0;
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned write_new(struct pane *p, struct hub *hub)
{
    struct peers_pane *s = p->state;
    const struct noun *n = noun_find(peers_parts[s->part].writes);
    hub_id family = noun_field(n, "family_id") && !str_eq(n->name, "peer") ? hub_stands_on(hub) : ID_NONE;
    struct assignment set = {"family", id_text(p->life, family)};
    form_open_new(p, n, &set, id_known(family));
    return REACT_DRAW;
}

static unsigned on_row(struct pane *p, const char *id)
{
    struct peers_pane *s = p->state;
    const struct peers_row *row = selected(s);
    if (!row) {
        return REACT_DRAW;
    }
    const struct peers_open *how = open_of(row);
    struct pane_target target = {.id = row->id, .text = row->noun->name};
    if (str_eq(id, "edit")) {
        form_open_edit(p, row->noun, (hub_id){row->id});
    } else if (str_eq(id, "history")) {
        pane_open(p, &pane_history, &target);
    } else if (how && how->open) {
        how->open(p, row);
    } else {
        pane_open(p, &pane_sheet, &target);
    }
    return REACT_DRAW;
}

static unsigned ask_remove(struct pane *p, struct hub *hub)
{
    struct peers_pane *s = p->state;
    const struct peers_row *row = selected(s);
    if (row) {
        remove_ask(p, hub, row->noun, (hub_id){row->id}, "peers.remove");
    }
    return REACT_DRAW;
}

/* k and a, on a match. */
static unsigned match_key(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct peers_pane *s = p->state;
    const struct peers_row *row = selected(s);
    if (!row || row->noun != &peer_match_noun) {
        pane_say(p, "Stand on a peer and a family first.");
        return REACT_DRAW;
    }
    if (str_eq(call->id, "agree")) {
        return match_agree(p, call->hub, (hub_id){row->id}, err);
    }
    if (match_ticked(p, call, (hub_id){row->id}, err)) {
        return REACT_LOAD | REACT_DETAIL;
    }
    match_ask_tick(p, call->hub, (hub_id){row->id}, err);
    return REACT_DRAW;
}

static unsigned click(struct pane *p, const struct ui_event *ev)
{
    struct list_over o = over(p->state);
    unsigned react;
    enum list_over_click on = list_over_click(p, &o, ev, &react);
    return on == CLICK_HEADING ? view_next(p) : on == CLICK_OPENS ? on_row(p, "open") : react;
}

static unsigned peers_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct peers_pane *s = p->state;
    if (str_eq(call->id, "click")) {
        return click(p, call->ev);
    }
    struct list_over o = over(s);
    unsigned react = list_over_keys(p, &o, call);
    if (!(react & REACT_PASS) || str_eq(call->id, "hide")) {
        return react;
    }
    if (str_part_index("open|edit|history", call->id) >= 0) {
        return on_row(p, call->id);
    }
    if (str_eq(call->id, "new")) {
        return write_new(p, call->hub);
    }
    if (str_eq(call->id, "agree") || (str_starts(call->id, "tick"))) {
        return match_key(p, call, err);
    }
    if (str_eq(call->id, "remove")) {
        return ask_remove(p, call->hub);
    }
    if (str_eq(call->id, "peers.remove")) {
        const struct peers_row *row = selected(s);
        return row ? remove_now(p, call->hub, row->noun, (hub_id){row->id}, err) : REACT_DRAW;
    }
    return str_eq(call->id, "view") ? view_next(p) : REACT_PASS;
}

static bool peers_typing(const struct pane *p)
{
    return ((const struct peers_pane *)p->state)->list.narrowing;
}

static size_t peers_on_hand(const struct pane *p)
{
    return ((const struct peers_pane *)p->state)->list.count;
}

/* Only matches have weeks to tick. */
static const char *peers_key_word(const struct pane *p, const struct ui_key *key)
{
    const struct peers_pane *s = p->state;
    bool matches = str_eq(peers_parts[s->part].word, "matches");
    return str_eq(key->id, "tick") && !matches ? NULL : key->word;
}

static const struct ui_key peers_keys[] = {
    {'n', K_NONE, "new", "New", "A family that asks for a peer; in another part, what that part has.",
        KEY_BAR | KEY_MENU},
    {'k', K_NONE, "tick", "In touch", "This week of the match with the >, for a peer who rang.",
        KEY_BAR | KEY_MENU},
    {'a', K_NONE, "agree", "Agree", "Both said yes to each other: the weeks begin.", KEY_MENU},
    {'e', K_NONE, "edit", "Edit", "Change the line with the >.", KEY_MENU},
    {'v', K_NONE, "view", "View", "The next part: volunteers, what has ended, and the others.",
        KEY_BAR | KEY_MENU},
    {'x', K_NONE, "remove", "Remove", "To Removed, from where it can be brought back.", KEY_MENU},
    {'h', K_NONE, "history", "History", "Who changed what, and when.", KEY_MENU},
};

const struct pane_ops pane_peers = {
    .name = "peers",
    .title = "Peers",
    .help = "A family asks for a peer\nPress n: the family, what they would like, one chat or every week.\n\n"
            "Match them\nEnter on a family that waits: those who fit best come first, with the "
            "reasons. Enter proposes one; when both say yes, press a.\n\n"
            "A peer rang\nPress k on the match: Yes, Tried no reply, Not this week, Pause. No words are "
            "kept of what they talked about.\n\n"
            "Pause, end, look at it together\nEnter on the match. Both go at once; nobody is at fault.\n\n"
            "WE'D WORRY\nThe family does not answer: tried, no reply, for two weeks. A peer who forgot to "
            "tick is only asked.\n\n"
            "See volunteers and what has ended\nPress v until that part stands at the top.\n\n"
            "Read about one\nStand on it: all of it is below. Tab goes there to read on.",
    .digit = 6,
    .state_size = sizeof(struct peers_pane),
    .keys = peers_keys,
    .key_count = sizeof peers_keys / sizeof *peers_keys,
    .parts = 2,
    .open = peers_open,
    .close = peers_close,
    .load = peers_load,
    .detail = peers_detail,
    .rest = peers_rest,
    .draw = peers_draw,
    .act = peers_act,
    .rows = peers_on_hand,
    .typing = peers_typing,
    .key_word = peers_key_word,
};
