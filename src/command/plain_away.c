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

static bool ask_which(struct plain *p, void *unused)
{
    static const char *const lines[] = {"Hand over a register", "Its passphrase"};
    struct away_state away = {0};
    (void)unused;
    hub_away_state(p->h, &away);
    int which = choose_of(p, arena_printf(p->a, "Away and home. Now: %s", hub_kept(p->h, p->a)),
        lines, away.form == FORM_FILE ? 1 : 2);
    if (which == 0) {
        hand_over(p);
    } else if (which == 1) {
        other_words(p);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_away(struct plain *p, const void *unused)
{
    (void)unused;
    plain_until_left(p, ask_which, NULL);
}
