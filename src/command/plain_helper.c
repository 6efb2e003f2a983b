/* SPDX-License-Identifier: MIT */
/* Those who see one page: an event's helper its register, a technical helper whether all is well. */
#include "plain_screens_priv.h"

#include "hub/model/log.h"
#include "hub/service/helper_day.h"
#include "hub/service/users.h"

/* --- an event's helper ------------------------------------------------------------------- */

static void at_event(struct plain *p, const struct helper_event *e)
{
    enum { REGISTER, BUMP, RISK, PRINT, SIGNOUT, LINES };
    static const char *const lines[LINES] = {"In, out, notes, who may collect",
        "Write down a bump or accident", "The risk sheet", "Print the register, leader's copy",
        "Print the sheet to sign out on"};
    char day[DATE_TEXT];
    const char *id = id_text(p->a, e->event);
    const struct assignment set = {"event_id", id};
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        which = choose_of(p, helper_event_words(e, hub_today(p->h), p->a), lines, LINES);
        if (which == REGISTER) {
            plain_register(p, e->event, e->day);
        } else if (which == BUMP) {
            plain_add(p, &incident_noun, &set, 1);
        } else if (which == RISK) {
            plain_risk(p, e->event, e->day);
        } else if (which >= 0) {
            plain_print_on(p, which == PRINT ? "register" : "signout", id,
                arena_strdup(p->a, date_iso(e->day, day)));
        }
    }
}

struct helped {
    const struct helper_event *events;
    hub_date today;
};

static const char *event_label(void *arg, size_t i, struct arena *a)
{
    const struct helped *h = arg;
    return helper_event_words(&h->events[i], h->today, a);
}

void plain_helper(struct plain *p, const void *unused)
{
    struct helper_event *events;
    struct hub_err err;
    size_t count = 0;
    int which = 0;
    (void)unused;
    if (hub_helper_events(p->h, p->a, &events, &count, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    struct helped of = {events, hub_today(p->h)};
    if (count > 1) {
        struct choices c = {.title = "Which event?", .word = "event", .count = count,
            .label = event_label, .arg = &of};
        which = choose(p, &c);
    }
    const struct helper_event *e = which >= 0 && count ? &events[which] : NULL;
    if (e && e->open) {
        at_event(p, e);
    } else if (which >= 0) {
        say(p, "%s", helper_event_words(e, of.today, p->a));
    }
}

/* --- a technical helper --------------------------------------------------------------------- */

static void say_users(struct plain *p)
{
    struct users all;
    struct hub_err err;
    if (hub_users(p->h, p->a, &all, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    for (size_t i = 0; i < all.count; i++) {
        const struct user *u = &all.items[i];
        say(p, "%s, %s%s", u->name, u->role, stamp_known(u->closed) ? ": CLOSED" : "");
        for (size_t k = 0; k < u->key_count; k++) {
            say(p, "%s", u->keys[k]);
        }
        if (u->key_count == 0) {
            say(p, "No key");
        }
    }
}

void plain_upkeep(struct plain *p, const void *unused)
{
    enum { LOOK, USERS, COMMANDS, LINES };
    static const char *const lines[LINES] = {"Look whether all is well",
        "Who comes in, by initials, with their keys", "Keys, backups: the commands"};
    static const char *const doctor[] = {"doctor"};
    (void)unused;
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        which = choose_of(p, "Looking after hub", lines, LINES);
        if (which == LOOK) {
            plain_command(p, doctor, 1);
        } else if (which == USERS) {
            say_users(p);
        } else if (which == COMMANDS) {
            plain_commands(p, NULL);
        }
    }
}
