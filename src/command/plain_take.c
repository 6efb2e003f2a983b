/* SPDX-License-Identifier: MIT */
/* A copy is taken: what it holds, who has it, until when, where to, its passphrase. */
#include "plain_away_priv.h"

#include "hub/base/str.h"
#include "hub/command/away.h"
#include "hub/command/spool_out.h"
#include "hub/service/packs.h"
#include "plain_screens_priv.h"

#include <inttypes.h>

struct taking {
    struct take_ask ask;
    struct away_events events;
    const struct away_event *event; /* NULL: the whole hub */
};

static const char *what_label(void *arg, size_t i, struct arena *a)
{
    const struct away_events *e = arg;
    char day[DATE_TEXT];
    return i == 0 ? "The whole hub"
                  : arena_printf(a, "Only %s, %s", e->items[i - 1].name,
                        date_medium(e->items[i - 1].day, day));
}

static bool ask_what(struct plain *p, struct taking *t)
{
    struct hub_err err;
    if (away_events(p->h, p->a, &t->events, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    struct choices c = {.title = "Take a copy. What does it hold?",
        .help = "Less in it is less to lose.",
        .word = "line",
        .count = t->events.count + 1,
        .label = what_label,
        .arg = &t->events};
    int which = choose(p, &c);
    t->event = which > 0 ? &t->events.items[which - 1] : NULL;
    t->ask.event = t->event ? t->event->id : ID_NONE;
    t->ask.day = t->event ? t->event->day : DATE_NONE;
    return which >= 0;
}

struct carriers {
    struct plain *p;
    struct away_person *people;
};

static const char *who_label(void *arg, size_t i, struct arena *a)
{
    const struct carriers *c = arg;
    const char *name = shown_name(c->p, c->people[i].name);
    return i ? name : arena_printf(a, "%s (you)", name);
}

static bool ask_who(struct plain *p, struct taking *t)
{
    struct carriers who = {.p = p};
    struct hub_err err;
    size_t count = 0;
    if (away_people(p->h, p->a, &who.people, &count, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    struct choices c = {.title = "Who has it?",
        .help = "The copy shows what this person may see.",
        .word = "person",
        .count = count,
        .label = who_label,
        .arg = &who};
    int which = choose(p, &c);
    t->ask.holder = which >= 0 ? who.people[which].id : ID_NONE;
    return which >= 0;
}

static bool ask_due(struct plain *p, struct taking *t)
{
    struct hub_err err;
    char day[DATE_TEXT];
    hub_date today = hub_today(p->h);
    hub_date due = t->event ? date_add(t->event->day, 1) : date_add(today, PACK_DAYS);
    say(p, "By when is it home? Enter: %s. Or another day. 0 back", date_long(due, day));
    for (const char *text; (text = ask(p)) != NULL && !str_eq(text, "0");) {
        enum hub_rc rc = *text ? date_parse(text, today, &due, &err) : HUB_OK;
        if (rc == HUB_OK && due.d >= today.d) {
            t->ask.due = due;
            say(p, "%s.", date_long(due, day));
            return true;
        }
        say(p, "%s", rc == HUB_OK ? "That day has gone. When will it be home?" : err.msg);
    }
    return false;
}

static const char *ask_where(struct plain *p)
{
    struct away_place places[AWAY_PLACES];
    const char *paths[AWAY_PLACES];
    size_t count = away_places(p->inv, p->a, places);
    for (size_t i = 0; i < count; i++) {
        paths[i] = places[i].path;
    }
    const char *path = plain_path(p, "Where to?", paths, count);
    return path ? away_path(p->inv, path, hub_title(p->h), hub_today(p->h), p->a) : NULL;
}

/* Twice the same; false: not given. */
static bool ask_words(struct plain *p, struct secret *words, struct secret *again)
{
    struct hub_err err;
    say(p, "Its passphrase. %s", away_advice);
    if (!plain_passphrase(p, "Passphrase: ", words)) {
        return false;
    }
    if (passphrase_check(words->text, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    if (!plain_passphrase(p, "The same again: ", again) || !str_eq(words->text, again->text)) {
        say(p, "The two differ. No copy was taken.");
        return false;
    }
    return true;
}

static void say_taken(struct plain *p, const struct taking *t, const struct take_done *done,
    const char *where)
{
    char day[DATE_TEXT];
    say(p, "Copy %" PRId64 " is taken. It holds %s. %s Bring it home by %s. On the other "
           "computer start hub, choose Open a copy I took, and type the passphrase.",
        done->number, done->holds, where, date_long(done->due, day));
    if (t->event && ask_yes(p, "Print the register too?")) {
        plain_print_on(p, "register", arena_printf(p->a, "%" PRId64, t->event->id.n),
            date_iso(t->event->day, day));
    }
}

/* Somebody who came in over ssh has it on their own computer; sealed, it waits until then. */
static enum hub_rc put_by(struct plain *p, struct taking *t, struct take_done *done,
    const char **where, struct hub_err *err)
{
    int64_t number = 0;
    const char *file = spool_file(away_file_in("/", hub_title(p->h), hub_today(p->h), p->a), p->a);
    enum hub_rc rc = hub_take_spool(p->h, &t->ask, file, p->a, done, &number, err);
    *where = rc == HUB_OK ? spool_said(p->inv, number, file, p->a) : "";
    return rc;
}

/* `path`: NULL to put it by for a guest. */
static void take_it(struct plain *p, struct taking *t, const char *path)
{
    struct secret words, again;
    struct take_done done;
    struct hub_err err = {0};
    const char *where = path ? arena_printf(p->a, "It is in %s.", path) : "";
    enum hub_rc rc = HUB_EDENIED;
    secret_open(&words);
    secret_open(&again);
    bool given = ask_words(p, &words, &again);
    if (given) {
        t->ask.passphrase = words.text;
        rc = path ? hub_take_file(p->h, &t->ask, path, p->a, &done, &err)
                  : put_by(p, t, &done, &where, &err);
        t->ask.passphrase = NULL;
    }
    secret_close(&words);
    secret_close(&again);
    if (rc == HUB_OK) {
        say_taken(p, t, &done, where);
    } else if (given) {
        say_error(p, &err);
    }
}

void plain_take_copy(struct plain *p)
{
    struct taking t = {.ask = {.hub = hub_shown(p->h)}};
    const char *path = NULL;
    bool guest = p->inv->program->guest != NULL;
    if (!secret_can_be_asked(p->inv)) {
        say(p, "A copy is sealed with a passphrase. That is typed on a terminal, and there is none "
               "here.%s", guest ? " ssh -t brings one along." : "");
        return;
    }
    if (ask_what(p, &t) && ask_who(p, &t) && ask_due(p, &t) &&
        (guest || (path = ask_where(p)) != NULL)) {
        take_it(p, &t, path);
    }
}
