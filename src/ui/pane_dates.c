/* SPDX-License-Identifier: MIT */
/* The dates of an event that repeats: the next ones, those skipped, those not as the others. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "panes_priv.h"
#include "hub/service/series_words.h"
#include "hub/ui/choose.h"
#include "rows_view_priv.h"
#include "series_ui_priv.h"

#include <string.h>

enum { NEXT_SHOWN = 12, OTHERS_SHOWN = 200 };

struct dates_pane {
    hub_id event;
    struct event e;
    struct rows_view rows;
};

static void dates_open(struct pane *p, const struct pane_target *target)
{
    struct dates_pane *s = p->state;
    s->event = (hub_id){target->id};
    s->e.name = "";
}

/* "Sat 19 Dec 2026 14:00 to 15:30 · moved from Sat 12 Dec 2026 10:00 · Kirk · carols" */
static const char *date_text(const struct pane *p, const struct series_date *d)
{
    struct arena *a = p->loaded;
    struct sb b = sb_on(a);
    char day[DATE_TEXT], time[DATE_TEXT];
    sb_addf(&b, "%s", date_medium(wall_date(d->starts), day));
    sb_addf(&b, " %s", tod_iso(wall_tod(d->starts), time));
    if (wall_known(d->ends)) {
        sb_addf(&b, " to %s", tod_iso(wall_tod(d->ends), time));
    }
    if (d->moved) {
        sb_addf(&b, " · moved from %s", date_medium(wall_date(d->original), day));
        sb_addf(&b, " %s", tod_iso(wall_tod(d->original), time));
    }
    const char *more[] = {d->name, d->place, d->note}; /* of families: not while hidden */
    for (size_t i = 0; i < sizeof more / sizeof *more && !p->view.hide; i++) {
        sb_addf(&b, "%s%s", *more[i] ? " · " : "", more[i]);
    }
    sb_addf(&b, "%s", d->skipped ? " · not on" : "");
    if (d->asked) {
        sb_addf(&b, " · %d asked", d->asked);
    }
    if (d->expected) {
        sb_addf(&b, " · %d on the register", d->expected);
    }
    sb_addf(&b, "%s%s", d->clock != WALL_ONCE ? " · " : "", series_clock_words(d->clock));
    return sb_str(&b);
}

static const struct {
    enum series_which which;
    const char *heading, *none;
} lists[] = {
    {SERIES_STRAY, "No dates of it any more", NULL},
    {SERIES_NEXT, "Next", "No date from today on."},
    {SERIES_SKIPPED, "Skipped", "None: every date of the rule is on."},
    {SERIES_CHANGED, "Changed, or with a note", "None: all are as the series has them."},
};

static enum hub_rc add_list(struct pane *p, struct hub *hub, size_t i, struct hub_err *err)
{
    struct dates_pane *s = p->state;
    struct series_dates d;
    bool next = lists[i].which == SERIES_NEXT;
    enum hub_rc rc = hub_series_dates(hub, s->event, lists[i].which,
        next ? hub_today(hub) : DATE_NONE, next ? NEXT_SHOWN : OTHERS_SHOWN, p->loaded, &d, err);
    if (d.count == 0 && !lists[i].none) {
        return rc;
    }
    rows_view_heading(&s->rows, p->loaded, lists[i].heading, NULL);
    for (size_t k = 0; rc == HUB_OK && k < d.count; k++) {
        rows_view_add(&s->rows, p->loaded,
            (struct view_row){(int)lists[i].which, d.items[k].original.min, true, STYLE_NORMAL,
                NULL, 0, date_text(p, &d.items[k]), NULL});
    }
    if (d.count == 0) {
        rows_view_add(
            &s->rows, p->loaded, (struct view_row){.style = STYLE_MUTED, .text = lists[i].none});
    }
    return rc;
}

static enum hub_rc dates_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct dates_pane *s = p->state;
    rows_view_begin(&s->rows);
    enum hub_rc rc = hub_get(hub, &event_noun, s->event, p->loaded, &s->e, err);
    for (size_t i = 0; rc == HUB_OK && i < sizeof lists / sizeof *lists; i++) {
        rc = add_list(p, hub, i, err);
    }
    rows_view_end(&s->rows);
    return rc;
}

static void dates_draw(const struct pane *p, struct canvas *c)
{
    const struct dates_pane *s = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c);
    struct arena *scratch = arena_create();
    const char *name = s->e.name ? s->e.name : "";
    canvas_putf(c, 0, 1, cols - 1, STYLE_HEADING, "Dates of %s: %s",
        p->view.hide ? utf8_initials(scratch, name) : name,
        series_told(&s->e, scratch));
    arena_destroy(scratch);
    struct area before = canvas_enter(c, (struct area){1, 0, rows - 1, cols});
    rows_view_draw(&s->rows, c, true);
    canvas_leave(c, before);
}

/* Something was written for a date, and then the rule was changed: the person says where it goes. */
static void ask_stray(struct pane *p, int64_t minute)
{
    struct arena *a = p->life;
    char day[DATE_TEXT];
    const struct answer answers[] = {
        {"", "Leave it"},
        {arena_printf(a, "stray %d %lld", STRAY_FURTHER, (long long)minute), "On that day too"},
        {arena_printf(a, "stray %d %lld", STRAY_NEAREST, (long long)minute), "To the nearest"},
        {arena_printf(a, "stray %d %lld", STRAY_REMOVED, (long long)minute), "Remove"},
    };
    pane_choose(p, "What was written for it?",
        arena_printf(a,
            "%s is no date of it any more, but something was written for it.\nOn that day too: it is "
            "on then as well. To the nearest: what was written goes to the nearest date. Remove: "
            "it goes to Removed.",
            date_long(wall_date((hub_wall){minute}), day)),
        answers, 4, 0);
}

static unsigned settle_stray(struct pane *p, const struct call *call, struct hub_err *err)
{
    static const char *const said[] = {[STRAY_FURTHER] = "It is on on %s too. u takes that back.",
        [STRAY_NEAREST] = "It is with %s now. u takes that back.",
        [STRAY_REMOVED] = "What was written for %s is in Removed. u takes that back."};
    const struct dates_pane *s = p->state;
    int how = call->id[strlen("stray ")] - '0';
    hub_wall at, to;
    char day[DATE_TEXT];
    if (how < STRAY_FURTHER || how > STRAY_REMOVED ||
        !str_int(call->id + strlen("stray 0 "), INT64_MIN + 1, INT64_MAX, &at.min)) {
        return REACT_DRAW;
    }
    if (hub_series_settle_stray(
            call->hub, s->event, at, (enum series_stray)how, &to, err) == HUB_OK) {
        const char *text = said[how], *gap = strstr(text, "%s");
        pane_say(p, "%.*s%s%s", (int)(gap - text), text,
            date_medium(wall_date(wall_known(to) ? to : at), day), gap + 2);
    }
    return REACT_LOAD | REACT_DRAW;
}

static unsigned ask(struct pane *p, const char *verb)
{
    const struct dates_pane *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    if (!row) {
        return REACT_DRAW;
    }
    if (row->kind == SERIES_SKIPPED) {
        pane_say(p, "That date is skipped already. Enter brings it back.");
        return REACT_DRAW;
    }
    if (row->kind == SERIES_STRAY) {
        ask_stray(p, row->id);
        return REACT_DRAW;
    }
    series_ask(p, s->event, s->e.name, (hub_wall){row->id}, verb);
    return REACT_DRAW;
}

static unsigned restore(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct dates_pane *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    char day[DATE_TEXT];
    if (row && hub_series_restore(hub, s->event, (hub_wall){row->id}, err) == HUB_OK) {
        pane_say(p,
            row->kind == SERIES_SKIPPED ? "%s is on again. u takes that back."
                                        : "%s is as the others are. u takes that back.",
            date_medium(wall_date((hub_wall){row->id}), day));
    }
    return REACT_LOAD | REACT_DRAW;
}

/* Enter: a skipped date is on again; of any other it asks what changes. */
static unsigned take(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct dates_pane *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    bool skipped = row && row->kind == SERIES_SKIPPED;
    return skipped ? restore(p, hub, err) : ask(p, "edit");
}

static unsigned dates_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct dates_pane *s = p->state;
    bool again = false;
    if (str_starts(call->id, SERIES_CALL)) {
        return series_answer(p, call, err);
    }
    if (str_starts(call->id, "stray ")) {
        return settle_stray(p, call, err);
    }
    if (str_eq(call->id, "open")) {
        return take(p, call->hub, err);
    }
    if (str_eq(call->id, "edit")) {
        return ask(p, "edit");
    }
    if (str_eq(call->id, "remove")) {
        return ask(p, "remove");
    }
    if (str_eq(call->id, "restore")) {
        return restore(p, call->hub, err);
    }
    if (str_eq(call->id, "click")) {
        unsigned react =
            rows_view_click(&s->rows, call->ev->row - 1, p->view.rows - 1, p->view.cols, &again);
        return again ? take(p, call->hub, err) : react;
    }
    return rows_view_act(&s->rows, call->id, p->view.rows - 1, p->view.cols);
}

// clang-format off
static const struct ui_key dates_keys[] = {
    {K_ENTER, K_NONE, "open",    "Change",     "Change this date, this and later ones, or all.",  KEY_BAR | KEY_MENU},
    {'e',     K_NONE, "edit",    "Edit",       "Change this date, this and later ones, or all.",  KEY_MENU},
    {'x',     K_NONE, "remove",  "Skip",       "This date is not on; or end the series here.",    KEY_BAR | KEY_MENU},
    {K_NONE,  K_NONE, "restore", "As the others", "A skipped date is on again; a changed one is as the others.", KEY_MENU},
    PANE_FIND_KEY,
};
// clang-format on

const struct pane_ops pane_dates = {
    .name = "dates",
    .title = "Dates",
    .help =
        "Skip a date\nMove to it and press x, then Only this one.\n\n"
        "Bring a date back\nMove to it under Skipped and press Enter. A changed one is as the others again with As the others in the menu.\n\n"
        "Move a date, or write a note on it\nEnter, then Only this one.\n\n"
        "Say what becomes of a date it has no more\nUnder No dates of it any more, press Enter.\n\n"
        "Change from a date on\nEnter, then This and later. What was written down for dates "
        "that have been stays with them.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct dates_pane),
    .keys = dates_keys,
    .key_count = sizeof dates_keys / sizeof *dates_keys,
    .open = dates_open,
    .load = dates_load,
    .draw = dates_draw,
    .act = dates_act,
};
