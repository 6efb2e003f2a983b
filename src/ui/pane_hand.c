/* SPDX-License-Identifier: MIT */
/* Hand over: which register; from then on nothing else is on the screen until the PIN. */
#include "away_priv.h"
#include "hub/base/str.h"
#include "hub/service/calendar.h"
#include "hub/service/pin.h"
#include "lent_priv.h"
#include "panes_priv.h"
#include "rows_view_priv.h"

enum { AHEAD_DAYS = 7, DAY_COLS = 12 };

struct hand_pane {
    bool has_pin;
    struct calendar days;
    struct rows_view rows;
};

static bool listed(const struct calendar_item *item)
{
    return item->kind == CALENDAR_EVENT && !item->cancelled;
}

static void add_events(struct pane *p)
{
    struct hand_pane *s = p->state;
    char day[DATE_TEXT];
    bool any = false;
    rows_view_heading(&s->rows, p->loaded, "Which register do you hand over?", NULL);
    for (size_t i = 0; i < s->days.count; i++) {
        const struct calendar_item *item = &s->days.items[i];
        if (!listed(item)) {
            continue;
        }
        any = true;
        bool today = item->first.d <= p->view.today.d;
        rows_view_add(&s->rows, p->loaded,
            (struct view_row){.id = (int64_t)i + 1,
                .pick = true,
                .lead = today ? "today" : arena_strdup(p->loaded, date_short(item->first, day)),
                .lead_cols = DAY_COLS,
                .text = item->title});
    }
    rows_view_add(&s->rows, p->loaded,
        (struct view_row){.style = any ? STYLE_HINT : STYLE_NORMAL,
            .text = any ? "Only the register stays on the screen then: in, out, a note. Your PIN "
                          "shows the rest again."
                        : "No event is on in the next seven days."});
}

static enum hub_rc hand_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct hand_pane *s = p->state;
    enum hub_rc rc = pin_has(hub, hub_person_id(hub), &s->has_pin, err);
    hub_date today = hub_today(hub);
    if (rc == HUB_OK) {
        rc = hub_calendar(
            hub, today, date_add(today, AHEAD_DAYS), CALENDAR_EVENTS, p->loaded, &s->days, err);
    }
    rows_view_begin(&s->rows);
    if (rc == HUB_OK && s->has_pin) {
        add_events(p);
    } else if (rc == HUB_OK) {
        rows_view_add(&s->rows, p->loaded,
            (struct view_row){.style = STYLE_NORMAL,
                .text = "You have no PIN yet, so anybody could go on from the register to the rest "
                        "of hub. Set one first: it takes a moment, and it is yours alone."});
        rows_view_add(&s->rows, p->loaded,
            (struct view_row){.id = 1, .pick = true, .text = "Set a PIN now"});
    }
    rows_view_end(&s->rows);
    return rc;
}

static void hand_draw(const struct pane *p, struct canvas *c)
{
    const struct hand_pane *s = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c);
    canvas_put_short(c, 0, 1, cols - 2, STYLE_HEADING, "HAND OVER");
    struct area before = canvas_enter(c, (struct area){2, 0, rows - 2, cols});
    rows_view_draw(&s->rows, c, true);
    canvas_leave(c, before);
}

/* As it stands in the file: the day of the rule where it repeats. */
static unsigned hand_over(struct pane *p)
{
    struct hand_pane *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    char day[DATE_TEXT];
    if (!row) {
        return REACT_DRAW;
    }
    if (!s->has_pin) {
        pane_open(p, &box_pin, NULL);
        return REACT_DRAW;
    }
    const struct calendar_item *item = &s->days.items[row->id - 1];
    hub_date on = wall_known(item->original) ? wall_date(item->original) : item->first;
    pane_open(p, &pane_lent, &(struct pane_target){.id = item->id.n, .text = date_iso(on, day)});
    pane_say(p, "Handed over. q asks for your PIN.");
    return REACT_CLOSE;
}

static unsigned hand_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct hand_pane *s = p->state;
    bool again = false;
    (void)err;
    if (str_eq(call->id, "open")) {
        return hand_over(p);
    }
    if (str_eq(call->id, "click")) {
        rows_view_click(&s->rows, call->ev->row - 2, p->view.rows - 2, p->view.cols, &again);
        return again ? hand_over(p) : REACT_DRAW;
    }
    return rows_view_act(&s->rows, call->id, p->view.rows - 2, p->view.cols);
}

static const char *hand_key_word(const struct pane *p, const struct ui_key *key)
{
    const struct hand_pane *s = p->state;
    return str_eq(key->id, "open") && !s->has_pin ? "Set a PIN" : key->word;
}

static const struct ui_key hand_keys[] = {
    {K_ENTER, K_NONE, "open", "Hand over", "Only this register stays on the screen until your PIN.",
        KEY_BAR | KEY_MENU},
    PANE_FIND_KEY,
};

const struct pane_ops pane_hand = {
    .name = "hand-over",
    .title = "Hand over",
    .help = "Leave the register with a helper\nChoose the event: from then on the screen shows its "
            "register and nothing else. Stamping in and out, didn't come and notes work; families, "
            "log, menu and find do not.\n\n"
            "Have hub back\nq or Esc asks for your PIN.\n\n"
            "You have no PIN\nEnter sets one: four digits are enough.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct hand_pane),
    .keys = hand_keys,
    .key_count = sizeof hand_keys / sizeof *hand_keys,
    .load = hand_load,
    .draw = hand_draw,
    .act = hand_act,
    .key_word = hand_key_word,
};
