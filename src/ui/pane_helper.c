/* SPDX-License-Identifier: MIT */
/* An event's helper who comes in: its register on its days, a kind sentence on all others. */
#include "hub/base/str.h"
#include "hub/command/welcome.h"
#include "hub/model/log.h"
#include "hub/service/helper_day.h"
#include "hub/service/worry.h"
#include "hub/ui/form.h"
#include "own_pages_priv.h"
#include "panes_priv.h"
#include "register_priv.h"

struct helper {
    struct register_pane reg; /* first: the register's own functions work on it */
    struct helper_event *events;
    size_t count;
    const struct helper_event *now;
    hub_id chosen; /* of several that are open, the one gone to; ID_NONE: the nearest */
    hub_date chosen_day;
    const char *words, *welcome, *numbers;
};

static struct helper *of(const struct pane *p)
{
    return p->state;
}

static bool is_open(const struct pane *p)
{
    return of(p)->now && of(p)->now->open;
}

/* --- load ----------------------------------------------------------------------------- */

static const char *whom_to_ring(struct hub *hub, struct arena *a)
{
    struct worry_help help;
    struct hub_err ignored;
    struct sb b = sb_on(a);
    bool any = hub_worry_help(hub, a, &help, &ignored) == HUB_OK;
    for (size_t i = 0; any && i < help.number_count; i++) {
        sb_addf(&b, "%s%s: %s", i ? "\n" : "", help.numbers[i].who, help.numbers[i].number);
    }
    return sb_str(&b);
}

static void choose_event(struct helper *s, hub_date today)
{
    s->now = helper_event_now(s->events, s->count, today);
    for (size_t i = 0; i < s->count; i++) {
        const struct helper_event *e = &s->events[i];
        if (e->open && id_eq(e->event, s->chosen) && e->day.d == s->chosen_day.d) {
            s->now = e;
        }
    }
}

static enum hub_rc helper_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct helper *s = p->state;
    enum hub_rc rc = hub_helper_events(hub, p->loaded, &s->events, &s->count, err);
    choose_event(s, hub_today(hub));
    if (!s->welcome) {
        s->welcome = welcome_words(hub, p->life);
    }
    s->words = helper_event_words(s->now, hub_today(hub), p->loaded);
    s->numbers = whom_to_ring(hub, p->loaded);
    s->reg.event = s->now ? s->now->event : ID_NONE;
    s->reg.day = s->now ? s->now->day : DATE_NONE;
    p->ops = is_open(p) ? &pane_helper : &pane_helper_shut; /* other keys */
    if (rc == HUB_OK && is_open(p)) {
        return pane_register.load(p, hub, err);
    }
    rows_view_begin(&s->reg.rows);
    rows_view_end(&s->reg.rows);
    s->reg.view = (struct register_view){.starts = WALL_NONE, .ends = WALL_NONE};
    return rc;
}

/* --- draw ------------------------------------------------------------------------------ */

static void helper_draw(const struct pane *p, struct canvas *c)
{
    const struct helper *s = of(p);
    int rows = canvas_rows(c), cols = canvas_cols(c) - 4, row = 1;
    if (is_open(p)) {
        pane_register.draw(p, c);
        return;
    }
    if (s->welcome) {
        row += canvas_wrap(c, (struct area){row, 2, rows - row, cols}, STYLE_OK, s->welcome) + 1;
    }
    canvas_cursor(c, row, 2);
    row += canvas_wrap(c, (struct area){row, 2, rows - row, cols}, STYLE_NORMAL,
               s->words ? s->words : "") + 1;
    canvas_wrap(c, (struct area){row, 2, rows - row, cols}, STYLE_MUTED,
        p->view.hide || !s->numbers ? "" : s->numbers);
}

/* --- act -------------------------------------------------------------------------------- */

static const struct register_row *row_here(const struct pane *p)
{
    const struct register_pane *r = &of(p)->reg;
    const struct view_row *at = rows_view_selected(&r->rows);
    for (size_t i = 0; at && i < r->view.count; i++) {
        if (r->view.rows[i].line == at->id) {
            return &r->view.rows[i];
        }
    }
    return NULL;
}

static void add_collect(struct sb *b, const struct register_row *r, bool may)
{
    bool any = false;
    for (size_t i = 0; i < r->collect_count; i++) {
        const struct collect_line *c = &r->collect[i];
        if (c->may == may) {
            sb_addf(b, "%s%s%s%s%s%s%s%s", any ? ", " : may ? "\nMay collect: " : "\nMUST NOT collect: ",
                c->name, c->relation ? " (" : "", c->relation ? c->relation : "", c->relation ? ")" : "",
                c->phone ? " " : "", c->phone ? c->phone : "", c->only_today ? ", only today" : "");
            any = true;
        }
    }
    if (may && !any) {
        sb_add(b, "\nMay collect: nobody is on the list. Ring the hub carer.");
    }
}

/* What must be known of one child at the door. */
static unsigned show_child(struct pane *p)
{
    const struct register_row *r = row_here(p);
    struct sb b = sb_on(p->loaded);
    if (!r) {
        pane_say(p, "Stand on a child: v shows who may collect, and whose picture may not be taken.");
        return REACT_DRAW;
    }
    if (p->view.hide) {
        pane_say(p, "Names are hidden. . shows them.");
        return REACT_DRAW;
    }
    sb_addf(&b, "%s%s%s", r->name, *r->alert ? "\n" : "", r->alert);
    add_collect(&b, r, false);
    add_collect(&b, r, true);
    sb_add(&b, r->no_photo && id_known(r->child) ? "\nPictures: NO" : "\nPictures: yes");
    pane_tell(p, "At the door", sb_str(&b));
    return REACT_DRAW;
}

static unsigned write_bump(struct pane *p)
{
    const struct helper *s = of(p);
    const struct register_row *r = row_here(p);
    struct assignment set[3] = {{"event_id", id_text(p->life, s->reg.event)}};
    size_t count = 1;
    if (r && id_known(r->child)) {
        set[count++] = (struct assignment){"child_id", id_text(p->life, r->child)};
    } else if (r) {
        set[count++] = (struct assignment){"who", arena_strdup(p->life, r->name)};
    }
    form_open_new(p, &incident_noun, set, count);
    return REACT_DRAW;
}

/* To the next register that is open. */
static unsigned next_event(struct pane *p)
{
    struct helper *s = p->state;
    size_t at = s->now ? (size_t)(s->now - s->events) : 0;
    for (size_t i = 1; i < s->count; i++) {
        const struct helper_event *e = &s->events[(at + i) % s->count];
        if (e->open) {
            s->chosen = e->event;
            s->chosen_day = e->day;
            s->reg.typed[0] = '\0';
            s->reg.stamped = 0;
            return REACT_LOAD;
        }
    }
    pane_say(p, "No other register is open for you today.");
    return REACT_DRAW;
}

static unsigned helper_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    if (str_eq(call->id, "view")) {
        return show_child(p);
    }
    if (str_eq(call->id, "new.bump")) {
        return write_bump(p);
    }
    if (str_eq(call->id, "next-part")) {
        return next_event(p);
    }
    return pane_register.act(p, call, err);
}

static size_t helper_rows(const struct pane *p)
{
    return of(p)->reg.view.count;
}

static hub_wall helper_until(const struct pane *p)
{
    return pane_register.until(p);
}

// clang-format off
static const struct ui_key helper_keys[] = {
    {K_ENTER, K_NONE, "open",          "Next step",  "In, then out; after a time that was typed: corrects it.", KEY_MENU},
    {'i', K_NONE, "register.in",       "In",         "Came in now, with the usual one; moves down.",            KEY_BAR | KEY_MENU},
    {'o', K_NONE, "register.out",      "Out",        "Goes home: who collects?",                                KEY_BAR | KEY_MENU},
    {'d', K_NONE, "register.absent",   "Didn't come", "Didn't come.",                                           KEY_BAR | KEY_MENU},
    {'n', K_NONE, "register.note",     "Note",       "A note for this one.",                                    KEY_BAR | KEY_MENU},
    {'v', K_NONE, "view",              "View",       "Who may collect this child, and whether pictures may be taken.", KEY_BAR | KEY_MENU},
    {'w', K_NONE, "worry",             "Worry",      "Worried about a child: what to do, whom to ring, writing it down.", KEY_BAR | KEY_MENU},
    {'/', K_NONE, "find",              "Find",       "Someone else came, or a name on the list by a few letters.", KEY_MENU},
    {'p', K_NONE, "print",             "Print",      "On paper: the leader's copy, and one to sign out on.",    KEY_MENU},
    {K_NONE, K_NONE, "new.bump",       "Bump or accident", "What happened, what was done, which parent was told.", KEY_MENU},
    {K_NONE, K_NONE, "register.risk",  "Risk sheet", "What could go wrong, and what we do.",                    KEY_MENU},
    {K_TAB, K_NONE, "next-part",       "Next event", "The register of another event you help at, when it is open.", KEY_MENU},
};
// clang-format on

const struct pane_ops pane_helper = {
    .name = "helper",
    .title = "Register",
    .help = "Tick someone in\nStand on the name and press i. The time is now; the next name is under "
            "the cursor.\n\n"
            "Correct a time\nType it after i or o, as 0958 or 9:58, and press Enter.\n\n"
            "Let someone go home\nPress o. Those on the list stand first. Someone who is not on it "
            "needs a parent's yes.\n\n"
            "See who may collect a child, and whose picture may not be taken\nPress v.\n\n"
            "Someone came who was not asked\nPress / and type the name.\n\n"
            "A note or a bump\nPress n. A bigger one is in the menu: Bump or accident.\n\n"
            "You are worried about a child\nPress w: whom to ring, and writing it down.\n\n"
            "When it opens\nFrom the day before until the day after.",
    .digit = 1,
    .without = "prev-part",
    .state_size = sizeof(struct helper),
    .keys = helper_keys,
    .key_count = sizeof helper_keys / sizeof *helper_keys,
    .load = helper_load,
    .draw = helper_draw,
    .act = helper_act,
    .rows = helper_rows,
    .until = helper_until,
};

static const struct ui_key shut_keys[] = {
    {'w', K_NONE, "worry", "Worry",
        "Worried about a child: what to do, whom to ring, writing it down.", KEY_BAR | KEY_MENU},
    {'q', K_NONE, "quit", "Leave", "Leave hub. Everything is saved already.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_helper_shut = {
    .name = "helper-shut",
    .title = "Register",
    .help = "When it opens\nA register is here from the day before its event until the day after.\n\n"
            "You are worried about a child\nPress w: whom to ring, and writing it down.",
    .digit = 1,
    .without = "open|find|next-part|prev-part",
    .state_size = sizeof(struct helper),
    .keys = shut_keys,
    .key_count = sizeof shut_keys / sizeof *shut_keys,
    .load = helper_load,
    .draw = helper_draw,
    .rows = helper_rows,
};
