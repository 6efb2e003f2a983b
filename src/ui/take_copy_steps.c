/* SPDX-License-Identifier: MIT */
/* What each step of Take a copy offers, and what its answer leads to. */
#include "away_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/command/away.h"
#include "hub/command/spool_out.h"
#include "hub/service/homecoming.h"
#include "panes_priv.h"
#include "print_view_priv.h"
#include "take_copy_priv.h"

#include <string.h>

enum { ROW_CHOICE, ROW_REGISTER, ROW_CLOSE };

/* --- what is offered ------------------------------------------------------------------------ */

static void add(struct take_copy *s, int kind, int64_t id, const char *text)
{
    rows_view_add(&s->rows, s->seen,
        (struct view_row){.kind = kind, .id = id, .pick = true, .text = text});
}

static void add_text(struct take_copy *s, unsigned style, const char *text)
{
    rows_view_add(&s->rows, s->seen, (struct view_row){.style = style, .text = text});
}

static const char *event_words(const struct away_event *e, struct arena *a)
{
    char day[DATE_TEXT];
    return arena_printf(a, "%s, %s", e->name, date_medium(e->day, day));
}

/* The event's own place in the list is its id; 0 is the whole hub. */
static enum hub_rc load_what(struct take_copy *s, struct hub *hub, struct hub_err *err)
{
    struct away_events events;
    enum hub_rc rc = away_events(hub, s->seen, &events, err);
    add(s, ROW_CHOICE, 0, "The whole hub");
    for (size_t i = 0; rc == HUB_OK && i < events.count; i++) {
        add(s, ROW_CHOICE, events.items[i].id.n,
            arena_printf(s->seen, "Only %s", event_words(&events.items[i], s->seen)));
    }
    return rc;
}

static enum hub_rc load_who(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct take_copy *s = p->state;
    struct away_person *people;
    size_t count = 0;
    enum hub_rc rc = away_people(hub, s->seen, &people, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        const char *name = p->view.hide ? utf8_initials(s->seen, people[i].name) : people[i].name;
        add(s, ROW_CHOICE, people[i].id.n, i ? name : arena_printf(s->seen, "%s (you)", name));
    }
    return rc;
}

static void load_where(struct pane *p)
{
    struct take_copy *s = p->state;
    struct away_place places[AWAY_PLACES];
    size_t count = p->view.inv ? away_places(p->view.inv, s->seen, places) : 0;
    rows_view_heading(&s->rows, s->seen, "Sticks and folders at hand", NULL);
    for (size_t i = 0; i < count; i++) {
        add(s, ROW_CHOICE, (int64_t)i + 1,
            arena_printf(s->seen, "%s%s", places[i].path, places[i].stick ? "  (stick)" : ""));
    }
}

/* Paper for an event it was taken for, else for those until it is home. */
static enum hub_rc load_done(struct take_copy *s, struct hub *hub, struct hub_err *err)
{
    struct away_events events;
    char day[DATE_TEXT];
    enum hub_rc rc = away_events(hub, s->seen, &events, err);
    add_text(s, STYLE_NORMAL, arena_printf(s->seen, "It holds %s.", s->done.holds));
    add_text(s, STYLE_NORMAL, s->written);
    if (*s->agrees) {
        add_text(s, s->same ? STYLE_OK : STYLE_WARN, s->agrees);
    }
    add_text(s, STYLE_NORMAL,
        arena_printf(s->seen, "Bring it home by %s.", date_long(s->done.due, day)));
    add_text(s, STYLE_HINT,
        "On the other computer: start hub, take 1, Open a copy I took, and type the passphrase. "
        "Keep the stick and the passphrase apart.");
    add_text(s, STYLE_NORMAL, "");
    for (size_t i = 0; rc == HUB_OK && i < events.count; i++) {
        const struct away_event *e = &events.items[i];
        bool wanted = id_known(s->event) ? id_eq(e->id, s->event) : e->day.d <= s->done.due.d;
        if (wanted) {
            add(s, ROW_REGISTER, e->id.n,
                arena_printf(s->seen, "Print the register too: %s", event_words(e, s->seen)));
        }
    }
    add(s, ROW_CLOSE, 1, "That is all");
    return rc;
}

enum hub_rc take_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct take_copy *s = p->state;
    enum hub_rc rc = HUB_OK;
    rows_view_begin(&s->rows);
    arena_reset(s->seen);
    if (s->step == TAKE_WHAT) {
        rc = load_what(s, hub, err);
    } else if (s->step == TAKE_WHO) {
        rc = load_who(p, hub, err);
    } else if (s->step == TAKE_WHERE) {
        load_where(p);
    } else if (s->step == TAKE_DONE) {
        rc = load_done(s, hub, err);
    }
    rows_view_end(&s->rows);
    return rc;
}

/* --- what an answer leads to ---------------------------------------------------------------- */

static unsigned go(struct take_copy *s, enum take_step step)
{
    s->step = step;
    s->at = 0;
    s->said[0] = '\0';
    s->rows.was_kind = -1; /* the list of another step: its first row */
    s->rows.at = 0;
    return REACT_LOAD;
}

static void say(struct take_copy *s, const char *text)
{
    size_t len = utf8_head(text, sizeof s->said - 1);
    memcpy(s->said, text, len);
    s->said[len] = '\0';
}

/* The name of what was chosen, by its id: the rows of the step before are gone. */
static unsigned take_what(struct pane *p, hub_id event, struct hub *hub, struct hub_err *err)
{
    struct take_copy *s = p->state;
    struct away_events events;
    s->event = event;
    s->event_day = DATE_NONE;
    s->what = "The whole hub";
    if (id_known(event) && away_events(hub, p->life, &events, err) != HUB_OK) {
        return REACT_DRAW;
    }
    for (size_t i = 0; id_known(event) && i < events.count; i++) {
        if (id_eq(events.items[i].id, event)) {
            s->event_day = events.items[i].day;
            s->what = arena_printf(p->life, "Only %s", event_words(&events.items[i], p->life));
        }
    }
    return go(s, TAKE_WHO);
}

/* Proposed: the day after the event; of the whole hub in a week. */
static unsigned take_who(struct pane *p, hub_id who, const char *name)
{
    struct take_copy *s = p->state;
    char text[DATE_TEXT];
    s->holder = who;
    s->who = arena_strdup(p->life, name);
    if (!s->day.len) {
        bool event = date_known(s->event_day);
        hub_date due = date_add(event ? s->event_day : p->view.today, event ? 1 : PACK_DAYS);
        edit_set(&s->day, date_plain(due, text));
    }
    return go(s, TAKE_DUE);
}

static unsigned take_due(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct take_copy *s = p->state;
    struct away_place places[AWAY_PLACES];
    char text[DATE_TEXT];
    if (date_parse(s->day.text, p->view.today, &s->day_home, err) != HUB_OK) {
        return REACT_DRAW;
    }
    if (s->day_home.d < p->view.today.d) {
        hub_fail(err, HUB_EINVAL, "That day has gone. When will it be home?");
        return REACT_DRAW;
    }
    s->due = arena_strdup(p->life, date_medium(s->day_home, text));
    if (print_guest(p)) { /* no folder of theirs is here: it goes to their own computer */
        return go(s, TAKE_WORDS);
    }
    size_t count = p->view.inv ? away_places(p->view.inv, p->life, places) : 0;
    if (!s->path.len && count) {
        edit_set(&s->path, away_file_in(places[0].path, hub_title(hub), p->view.today, p->life));
    }
    return go(s, TAKE_WHERE);
}

static unsigned take_where(struct pane *p, struct hub *hub)
{
    struct take_copy *s = p->state;
    struct away_place places[AWAY_PLACES];
    const struct view_row *row = s->at == 1 ? rows_view_selected(&s->rows) : NULL;
    const char *title = hub_title(hub);
    if (!p->view.inv) {
        return REACT_DRAW;
    }
    size_t count = away_places(p->view.inv, p->life, places);
    const char *typed = row && (size_t)row->id <= count ? places[row->id - 1].path : s->path.text;
    const char *path = away_path(p->view.inv, typed, title, p->view.today, p->life);
    if (str_empty(path)) {
        say(s, "Where to? Type a folder, or Tab to those below.");
        return REACT_DRAW;
    }
    if (!away_named(path)) { /* the passphrase, typed a step too early, would be the file's name */
        say(s, "End the file's name with .hubpack, or type only a folder.");
        return REACT_DRAW;
    }
    edit_set(&s->path, path);
    return go(s, TAKE_WORDS);
}

/* A sum a family on both sides: nothing was left behind by the way home. */
static void compare(struct pane *p, struct hub *hub)
{
    struct take_copy *s = p->state;
    struct return_ask ask = {
        .path = s->file, .passphrase = s->words[0].text, .sent_at = STAMP_NONE};
    struct sums_differ differ = {0};
    struct hub_err err = {0};
    if (hub_copy_agrees(hub, &ask, p->life, &differ, &err) != HUB_OK) {
        s->agrees = arena_printf(p->life, "It could not be held against the hub. %s", err.msg);
        return;
    }
    struct sb b = sb_on(p->life);
    for (size_t i = 0; i < differ.count; i++) {
        sb_addf(&b, "%s%s", i ? ", " : "", differ.families[i]);
    }
    s->same = differ.count == 0;
    s->agrees = s->same ? "Checked family by family: the copy and the hub hold the same."
                        : arena_printf(p->life, "Not the same in the copy and the hub: %s.", sb_str(&b));
}

static enum hub_rc into_file(
    struct pane *p, struct hub *hub, const struct take_ask *ask, struct hub_err *err)
{
    struct take_copy *s = p->state;
    const char *path = arena_strdup(p->life, s->path.text);
    s->written = arena_printf(p->life, "It is in %s", path);
    s->file = path;
    return hub_take_file(hub, ask, path, p->life, &s->done, err);
}

/* Somebody who came in over ssh has it on their own computer; sealed, it waits until then. */
static enum hub_rc put_by(
    struct pane *p, struct hub *hub, const struct take_ask *ask, struct hub_err *err)
{
    struct take_copy *s = p->state;
    int64_t number = 0;
    const char *file =
        spool_file(away_file_in("/", hub_title(hub), p->view.today, p->life), p->life);
    enum hub_rc rc = hub_take_spool(hub, ask, file, p->life, &s->done, &number, err);
    if (rc == HUB_OK) {
        s->written = spool_said(p->view.inv, number, file, p->life);
    }
    return rc;
}

static unsigned take_it(struct pane *p, struct hub *hub)
{
    struct take_copy *s = p->state;
    struct hub_err err = {0};
    struct take_ask ask = {.hub = hub_shown(hub),
        .event = s->event,
        .day = s->event_day,
        .holder = s->holder,
        .due = s->day_home,
        .passphrase = s->words[0].text};
    enum hub_rc rc = print_guest(p) ? put_by(p, hub, &ask, &err) : into_file(p, hub, &ask, &err);
    if (rc == HUB_OK && s->fresh && !print_guest(p)) {
        compare(p, hub);
    }
    for (int i = 0; i < TAKE_TWICE; i++) {
        secret_line_empty(&s->words[i]);
    }
    if (rc == HUB_OK) {
        return go(s, TAKE_DONE);
    }
    s->at = 0;
    bool place = !print_guest(p) && (rc == HUB_ECONFLICT || rc == HUB_EIO || rc == HUB_ECREATE);
    unsigned react = place ? go(s, TAKE_WHERE) : REACT_DRAW;
    say(s, err.msg);
    return react;
}

static unsigned take_words(struct pane *p, struct hub *hub)
{
    struct take_copy *s = p->state;
    struct hub_err err = {0};
    s->said[0] = '\0';
    if (passphrase_check(s->words[0].text, &err) != HUB_OK) {
        say(s, err.msg);
        s->at = 0;
        return REACT_DRAW;
    }
    if (s->at == 0) {
        s->at = 1;
        return REACT_DRAW;
    }
    if (!str_eq(s->words[0].text, s->words[1].text)) {
        secret_line_empty(&s->words[1]);
        say(s, "The two differ. Type the second again, or Ctrl-T to see what you type.");
        return REACT_DRAW;
    }
    return take_it(p, hub);
}

/* The register of an event, to look at and then print. */
static unsigned print_register(struct pane *p, hub_id event, struct hub *hub, struct hub_err *err)
{
    struct away_events events;
    char day[DATE_TEXT];
    enum hub_rc rc = away_events(hub, p->life, &events, err);
    for (size_t i = 0; rc == HUB_OK && i < events.count; i++) {
        const struct away_event *e = &events.items[i];
        if (id_eq(e->id, event)) {
            const char *text = arena_printf(p->life, "register|%lld|%s|%s", (long long)event.n,
                date_iso(e->day, day), e->name);
            pane_open(p, &pane_event_paper, &(struct pane_target){.id = event.n, .text = text});
        }
    }
    return REACT_DRAW;
}

static unsigned take_done(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct take_copy *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    return !row || row->kind == ROW_CLOSE ? REACT_CLOSE
                                          : print_register(p, (hub_id){row->id}, hub, err);
}

unsigned take_next(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct take_copy *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    switch (s->step) {
    case TAKE_WHAT:
        return row ? take_what(p, (hub_id){row->id}, hub, err) : REACT_DRAW;
    case TAKE_WHO:
        return row ? take_who(p, (hub_id){row->id}, row->text) : REACT_DRAW;
    case TAKE_DUE:
        return take_due(p, hub, err);
    case TAKE_WHERE:
        return take_where(p, hub);
    case TAKE_WORDS:
        return take_words(p, hub);
    case TAKE_DONE:
    case TAKE_STEPS:
        break;
    }
    return take_done(p, hub, err);
}
