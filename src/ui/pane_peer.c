/* SPDX-License-Identifier: MIT */
/* The one page of a peer who signs in: each family in one line of buttons, and three doors below. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/command/welcome.h"
#include "hub/service/peers.h"
#include "hub/service/worry.h"
#include "hub/ui/choose.h"
#include "panes_priv.h"
#include "ui_priv.h"

#include <string.h>

enum { BUTTONS = 5, LAST_WEEK = 4, BUTTON_COL = 4 };
enum { ROOM_FOR_WELCOME = 16, ROOM_FOR_GAPS = 8 /* rows */ };

static const struct {
    const char *word;
    enum peer_touch touch;
} buttons[BUTTONS] = {{"Yes", TOUCH_YES}, {"Tried, no reply", TOUCH_TRIED},
    {"Not this week", TOUCH_NO}, {"Pause", TOUCH_PAUSE}, {"Last week too", TOUCH_NONE}};

static const struct {
    const char *word, *title, *question;
} doors[] = {
    [DOOR_HELP] = {"We asked for help", "Help",
        "Did a parent of this family ask you to ask us for help? Only that they asked is passed on; "
        "what you talk about stays between you. The hub rings them."},
    [DOOR_TRAINING] = {"Training", "Training",
        "Did a parent of this family ask about training? Only that they asked is passed on."},
    [DOOR_RISK] = {"Someone may be at risk now", "Someone may be at risk now", ""},
};
enum { DOORS = sizeof doors / sizeof *doors };

struct peer_page {
    struct match_line *lines;
    size_t count, at; /* at: of the families, then of the doors */
    size_t family;    /* stood on last: whose door it is */
    int button;
    const char *ring;  /* what to do when someone is at risk */
    const char *welcome; /* at the first time here; NULL */
};

/* --- load ----------------------------------------------------------------------------- */

static const char *whom_to_ring(struct hub *hub, struct arena *a)
{
    struct worry_help help;
    struct hub_err ignored;
    struct sb b = sb_on(a);
    sb_add(&b, "Ring now, then tell the hub here:");
    if (hub_worry_help(hub, a, &help, &ignored) == HUB_OK) {
        for (size_t i = 0; i < help.number_count; i++) {
            sb_addf(&b, "\n%s: %s", help.numbers[i].who, help.numbers[i].number);
        }
    }
    return sb_str(&b);
}

static enum hub_rc page_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct peer_page *s = p->state;
    enum hub_rc rc = hub_matches(hub, MATCHES_RUNNING, p->loaded, &s->lines, &s->count, err);
    size_t kept = 0;
    for (size_t i = 0; rc == HUB_OK && i < s->count; i++) {
        if (str_part_index("agreed|paused", s->lines[i].status) >= 0) {
            s->lines[kept++] = s->lines[i];
        }
    }
    s->count = kept;
    s->at = s->at < s->count + DOORS ? s->at : 0;
    s->family = s->family < s->count ? s->family : 0;
    s->ring = whom_to_ring(hub, p->loaded);
    s->welcome = s->welcome ? s->welcome : welcome_words(hub, p->life);
    return rc;
}

/* --- draw ----------------------------------------------------------------------------- */

static enum peer_touch this_week(const struct match_line *l)
{
    return l->weeks[PEER_WEEKS - 1];
}

static enum peer_touch last_week(const struct match_line *l)
{
    return l->weeks[PEER_WEEKS - 2];
}

/* Returns the rows that all of them take. */
static int button_spot(int cols, int b, int *row, int *col)
{
    const char *words[BUTTONS];
    for (int i = 0; i < BUTTONS; i++) {
        words[i] = buttons[i].word;
    }
    return buttons_spot(words, BUTTONS, cols, (size_t)b, row, col);
}

/* Of a family: the question, its answers, and a row between where there is room. */
static int family_rows(const struct pane *p)
{
    int row, col, rows = 1 + button_spot(p->view.cols - BUTTON_COL, 0, &row, &col);
    return rows + (p->view.rows > ROOM_FOR_GAPS);
}

static void draw_buttons(const struct peer_page *s, size_t i, struct canvas *c, int row)
{
    const struct match_line *l = &s->lines[i];
    int cols = canvas_cols(c) - BUTTON_COL, first = row, col;
    for (int b = 0; b < BUTTONS; b++) {
        button_spot(cols, b, &row, &col);
        row += first;
        col += BUTTON_COL;
        bool on = b == LAST_WEEK ? last_week(l) != TOUCH_NONE : this_week(l) == buttons[b].touch;
        bool here = s->at == i && s->button == b;
        int used = canvas_putf(
            c, row, col, cols, on ? STYLE_OK : STYLE_KEY, "[%s]", buttons[b].word);
        canvas_select(c, row, col, used, here);
        if (here) {
            canvas_put(c, row, 2, 1, STYLE_NORMAL, ">");
            canvas_cursor(c, row, col);
        }
    }
}

static void draw_family(const struct pane *p, size_t i, struct canvas *c, int row)
{
    const struct peer_page *s = p->state;
    const struct match_line *l = &s->lines[i];
    struct arena *a = arena_create();
    const char *name = p->view.hide ? utf8_initials(a, l->family_name) : l->family_name;
    enum peer_touch now = this_week(l);
    const char *said = str_eq(l->status, "paused") ? "paused: nobody asks you"
                       : now == TOUCH_NONE         ? ""
                                                   : peer_touch_shown(now);
    int used = canvas_putf(c, row, 2, canvas_cols(c) - 2, STYLE_HEADING, "%s: in touch this week?", name);
    canvas_put(c, row, 4 + used, canvas_cols(c) - 4 - used, STYLE_OK, said);
    draw_buttons(s, i, c, row + 1);
    arena_destroy(a);
}

static void draw_doors(const struct pane *p, struct canvas *c, int row)
{
    const struct peer_page *s = p->state;
    canvas_put(c, row, 2, canvas_cols(c) - 2, STYLE_MUTED,
        "What you talk about stays between you. There are three doors to more:");
    for (size_t i = 0; i < DOORS; i++) {
        int at = row + 1 + (int)i;
        int used = canvas_put(c, at, 4, canvas_cols(c) - 4, i == DOOR_RISK ? STYLE_WARN : STYLE_NORMAL,
            doors[i].word);
        bool here = s->at == s->count + i;
        canvas_select(c, at, 4, used, here);
        if (here) {
            canvas_put(c, at, 2, 1, STYLE_NORMAL, ">");
            canvas_cursor(c, at, 4);
        }
    }
}

/* The first family that is shown, where there is not room for all. */
static size_t first_shown(const struct pane *p)
{
    const struct peer_page *s = p->state;
    size_t fit = (size_t)((p->view.rows - (int)DOORS - 1) / family_rows(p));
    fit = fit ? fit : 1;
    size_t at = s->at < s->count ? s->at : s->family;
    return at >= fit ? at - fit + 1 : 0;
}

static void page_draw(const struct pane *p, struct canvas *c)
{
    const struct peer_page *s = p->state;
    int row = p->view.rows > ROOM_FOR_GAPS, last = canvas_rows(c) - (int)DOORS - 1;
    if (s->welcome && canvas_rows(c) >= ROOM_FOR_WELCOME) {
        row += canvas_wrap(c, (struct area){0, 2, last, canvas_cols(c) - 4}, STYLE_OK, s->welcome);
    }
    if (!s->count) {
        canvas_put(c, row > 0 ? row - 1 : 0, 2, canvas_cols(c) - 2, STYLE_NORMAL,
            "You have no family just now. Thank you.");
        row++;
    }
    int each = family_rows(p), first = row;
    for (size_t i = first_shown(p); i < s->count && (row == first || row + each <= last); i++) {
        draw_family(p, i, c, row);
        row += each;
    }
    draw_doors(p, c, row < last ? row : last < 0 ? 0 : last);
}

/* --- act ------------------------------------------------------------------------------ */

/* To the next family that is not ticked; else here. */
static void go_on(struct peer_page *s)
{
    for (size_t i = 1; i < s->count; i++) {
        size_t next = (s->at + i) % s->count;
        if (this_week(&s->lines[next]) == TOUCH_NONE && str_eq(s->lines[next].status, "agreed")) {
            s->at = s->family = next;
            s->button = 0;
            return;
        }
    }
}

static unsigned tick(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct peer_page *s = p->state;
    const struct match_line *l = &s->lines[s->at];
    enum peer_touch touch = buttons[s->button].touch;
    hub_date day = hub_today(hub);
    if (s->button == LAST_WEEK) {
        touch = this_week(l);
        day = date_add(day, -7);
        if (touch == TOUCH_NONE || touch == TOUCH_PAUSE) {
            pane_say(p, "Say first how this week was; then last week is ticked the same.");
            return REACT_DRAW;
        }
    }
    if (hub_tick(hub, l->id, day, touch, err) == HUB_OK) {
        pane_say(p, "%s, saved. q leaves, u takes it back.",
            s->button == LAST_WEEK ? "Last week too" : peer_touch_shown(touch));
        if (s->button != LAST_WEEK) {
            go_on(s);
        }
    }
    return REACT_LOAD;
}

static unsigned ask_door(struct pane *p)
{
    struct peer_page *s = p->state;
    static const struct answer asked[] = {{"", "No"}, {"door yes", "Yes, they asked"}};
    static const struct answer risk[] = {{"door yes", "Tell the hub now"}, {"", "Back"}};
    size_t door = s->at - s->count;
    if (!s->count) {
        pane_say(p, "You have no family just now. Ring the hub.");
        return REACT_DRAW;
    }
    if (door == DOOR_RISK) {
        pane_choose(p, doors[door].title, s->ring, risk, sizeof risk / sizeof *risk, 0);
    } else {
        pane_choose(p, doors[door].title,
            arena_printf(p->loaded, "%s: %s", s->lines[s->family].family_name, doors[door].question),
            asked, sizeof asked / sizeof *asked, 0);
    }
    return REACT_DRAW;
}

static unsigned pass_on(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct peer_page *s = p->state;
    size_t door = s->at - s->count;
    if (s->at < s->count || !s->count) {
        return REACT_DRAW;
    }
    if (hub_peer_door(hub, s->lines[s->family].id, (enum peer_door)door, true, NULL, err) == HUB_OK) {
        pane_say(p, door == DOOR_RISK ? "The hub is told when it looks next. Ring now as well."
                                      : "Passed on: the hub rings them.");
    }
    return REACT_DRAW;
}

static unsigned move(struct pane *p, const char *id)
{
    struct peer_page *s = p->state;
    size_t most = s->count + DOORS - 1;
    if (str_eq(id, "left") || str_eq(id, "right")) {
        int step = str_eq(id, "left") ? -1 : 1;
        s->button = (s->button + step + BUTTONS) % BUTTONS;
        return REACT_DRAW;
    }
    if (str_eq(id, "up")) {
        s->at -= s->at > 0;
    } else if (str_eq(id, "down")) {
        s->at += s->at < most;
    } else if (str_eq(id, "first") || str_eq(id, "last")) {
        s->at = str_eq(id, "first") ? 0 : most;
    } else {
        return REACT_PASS;
    }
    s->button = 0;
    s->family = s->at < s->count ? s->at : s->family;
    return REACT_DRAW;
}

static bool on_family(const struct peer_page *s)
{
    return s->at < s->count;
}

static unsigned page_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct peer_page *s = p->state;
    if (str_eq(call->id, "open")) {
        return on_family(s) ? tick(p, call->hub, err) : ask_door(p);
    }
    if (str_eq(call->id, "door yes")) {
        return pass_on(p, call->hub, err);
    }
    return move(p, call->id);
}

static size_t page_rows(const struct pane *p)
{
    return ((const struct peer_page *)p->state)->count;
}

static const struct ui_key page_keys[] = {
    {K_ENTER, K_NONE, "open", "Choose", "The button or the door that is marked.", KEY_BAR | KEY_MENU},
    {'q', K_NONE, "quit", "Leave", "Leave hub. Everything is saved already.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_peer = {
    .name = "peer",
    .title = "In touch",
    .help = "Tick the week\nEnter says Yes for the family that is marked; the arrows go to the other "
            "answers and families. Press another one to put it right. q leaves.\n\n"
            "Forgotten last week\nTick this week first, then Last week too.\n\n"
            "A break\nPause: at once, and nobody asks you. Yes goes on.\n\n"
            "Something more\nWhat you talk about stays between you. Three doors lead to the hub: they "
            "asked us to help, they asked about training, someone may be at risk now.",
    .without = "find|next-part|prev-part|palette",
    .state_size = sizeof(struct peer_page),
    .keys = page_keys,
    .key_count = sizeof page_keys / sizeof *page_keys,
    .load = page_load,
    .draw = page_draw,
    .act = page_act,
    .rows = page_rows,
};
