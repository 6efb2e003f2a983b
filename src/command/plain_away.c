/* SPDX-License-Identifier: MIT */
/* Away and home, in plain questions. */
#include "plain_away_priv.h"

#include "hub/base/str.h"
#include "hub/command/away.h"
#include "hub/service/calendar.h"
#include "hub/service/pin.h"
#include "plain_screens_priv.h"

/* --- what the parts share ------------------------------------------------------------- */

bool plain_passphrase(struct plain *p, const char *prompt, struct secret *s)
{
    struct hub_err err;
    (void)fflush(p->inv->program->out);
    if (secret_ask(p->inv, prompt, s, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    return *s->text != '\0';
}

const char *plain_path(struct plain *p, const char *title, const char *const *paths, size_t count)
{
    const char **lines = arena_array(p->a, count + 1, sizeof *lines);
    for (size_t i = 0; i < count; i++) {
        lines[i] = paths[i];
    }
    lines[count] = "Somewhere else";
    int which = choose_of(p, title, lines, count + 1);
    if (which >= 0 && (size_t)which < count) {
        return paths[which];
    }
    if (which < 0) {
        return NULL;
    }
    say(p, "Where? Type the whole path. 0 back");
    const char *typed = ask(p);
    return !typed || !*typed || str_eq(typed, "0") ? NULL : typed;
}

/* --- hand over ------------------------------------------------------------------------ */

struct today_events {
    const struct calendar_item **items;
    size_t count;
};

static const char *event_label(void *arg, size_t i, struct arena *a)
{
    const struct today_events *e = arg;
    char day[DATE_TEXT];
    return arena_printf(a, "%s, %s", e->items[i]->title, date_short(e->items[i]->first, day));
}

static enum hub_rc next_events(struct plain *p, struct today_events *out, struct hub_err *err)
{
    enum { AHEAD_DAYS = 7 };
    struct calendar c;
    hub_date today = hub_today(p->h);
    enum hub_rc rc =
        hub_calendar(p->h, today, date_add(today, AHEAD_DAYS), CALENDAR_EVENTS, p->a, &c, err);
    out->items = arena_array(p->a, rc == HUB_OK ? c.count + 1 : 1, sizeof *out->items);
    for (size_t i = 0; rc == HUB_OK && i < c.count; i++) {
        if (c.items[i].kind == CALENDAR_EVENT && !c.items[i].cancelled) {
            out->items[out->count++] = &c.items[i];
        }
    }
    return rc;
}

/* Only the register is asked about; whoever leaves it has to give the PIN. */
static void hand_over(struct plain *p)
{
    struct today_events events = {0};
    struct hub_err err;
    bool has = false;
    enum hub_rc rc = pin_has(p->h, hub_person_id(p->h), &has, &err);
    rc = rc == HUB_OK ? next_events(p, &events, &err) : rc;
    if (rc != HUB_OK) {
        say_error(p, &err);
        return;
    }
    if (!has) {
        say(p, "You have no PIN yet, so anybody could go on from the register to the rest of hub. "
               "Set one first: Settings, Your PIN.");
        return;
    }
    struct choices c = {.title = events.count ? "Which register do you hand over?"
                                              : "No event is on in the next seven days.",
        .word = "event",
        .count = events.count,
        .label = event_label,
        .arg = &events};
    int which = choose(p, &c);
    if (which < 0) {
        return;
    }
    const struct calendar_item *item = events.items[which];
    say(p, "Handed over. 0 asks for your PIN.");
    plain_register(p, item->id, wall_known(item->original) ? wall_date(item->original) : item->first);
    plain_lock(p, "The register was handed over.");
}

/* --- which of them -------------------------------------------------------------------- */

static void other_words(struct plain *p)
{
    struct secret fresh;
    struct hub_err err;
    secret_open(&fresh);
    (void)fflush(p->inv->program->out);
    enum hub_rc rc = passphrase_new(p->inv, &fresh, &err);
    rc = rc == HUB_OK ? hub_change_passphrase(p->h, fresh.text, &err) : rc;
    secret_close(&fresh);
    if (rc == HUB_OK) {
        say(p, "The file has a new passphrase. The old one opens it no more.");
    } else {
        say_error(p, &err);
    }
}

/* What belongs to the hub at home is not done in a copy of it. */
static bool in_a_copy(struct plain *p)
{
    struct away_state s = {0};
    hub_away_state(p->h, &s);
    if (s.form == FORM_AWAY) {
        say(p, "This is a copy. Copies are taken, brought home and reported lost at the hub they "
               "came from: leave hub here, open the hub at home, and choose Bring it home there.");
    }
    return s.form == FORM_AWAY;
}

static const struct {
    const char *label;
    void (*run)(struct plain *p);
    bool home, sealed; /* not in a copy; of a sealed file only */
} parts[] = {
    {"Take a copy", plain_take_copy, true, false},
    {"Bring it home", plain_bring_home, true, false},
    {"Questions to decide", plain_questions, false, false},
    {"Who has a copy; one that is lost", plain_copies, true, false},
    {"Hand over a register", hand_over, false, false},
    {"Its passphrase", other_words, false, true}, /* the last: it is not always there */
};
enum { PARTS = sizeof parts / sizeof *parts };

static bool ask_which(struct plain *p, void *unused)
{
    const char *lines[PARTS];
    struct away_state away = {0};
    size_t count = 0;
    (void)unused;
    hub_away_state(p->h, &away);
    for (size_t i = 0; i < PARTS; i++) {
        if (!parts[i].sealed || away.form != FORM_FILE) {
            lines[count++] = parts[i].label;
        }
    }
    int which = choose_of(
        p, arena_printf(p->a, "Away and home. Now: %s", hub_kept(p->h, p->a)), lines, count);
    if (which >= 0 && !(parts[which].home && in_a_copy(p))) {
        parts[which].run(p);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_away(struct plain *p, const void *unused)
{
    (void)unused;
    plain_until_left(p, ask_which, NULL);
}
