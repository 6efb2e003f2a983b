/* SPDX-License-Identifier: MIT */
/* The calendar: what is on, in the order of days, a month of it at a time. */
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/service/calendar.h"
#include "plain_screens_priv.h"

enum { DAYS_SAID = 28 };

struct days {
    struct plain *p;
    struct calendar c;
};

/* "10:00 to 12:00 ", "all day " */
static const char *hours(const struct calendar_item *t, struct arena *a)
{
    char from[DATE_TEXT], to[DATE_TEXT];
    if (t->all_day) {
        return "";
    }
    tod_iso(wall_tod(t->starts), from);
    if (!wall_known(t->ends) || t->kind == CALENDAR_STAY) {
        return arena_printf(a, "%s ", from);
    }
    return arena_printf(a, "%s to %s ", from, tod_iso(wall_tod(t->ends), to));
}

static const char *what(const struct days *d, const struct calendar_item *t, struct arena *a)
{
    bool name = t->kind == CALENDAR_STAY || t->kind == CALENDAR_AWAY;
    const char *title = name ? shown_name(d->p, t->title) : t->title;
    if (t->kind == CALENDAR_STAY) {
        return arena_printf(a, "sleepover, %s%s%s, %s", title, *t->place ? " at " : "",
            *t->place ? shown_name(d->p, t->place) : "", t->status);
    }
    return arena_printf(a, "%s%s%s%s", title, *t->place && !d->p->hide ? ", " : "",
        d->p->hide ? "" : t->place, t->cancelled ? ", not on" : "");
}

/* "Sat 28 Nov, 10:00 to 12:00 Farm trip, Kirk Hall"; with its days where it has several. */
static const char *item_label(void *arg, size_t i, struct arena *a)
{
    const struct days *d = arg;
    const struct calendar_item *t = &d->c.items[i];
    char days[DATE_TEXT];
    const char *when =
        t->last.d > t->first.d ? date_range(t->first, t->last, days) : date_short(t->first, days);
    struct sb b = sb_on(a);
    sb_addf(&b, "%s, %s%s", when, hours(t, a), what(d, t, a));
    if (!d->p->hide && *t->note) {
        sb_addf(&b, " (%s)", t->note);
    }
    return sb_str(&b);
}

static void open_item(struct plain *p, const struct calendar_item *t)
{
    static const char *const nouns_of[] = {[CALENDAR_BANK] = "holiday",
        [CALENDAR_SCHOOL] = "holiday",
        [CALENDAR_AWAY] = "away",
        [CALENDAR_STAY] = "stay"};
    if (t->kind == CALENDAR_EVENT) {
        plain_event(p, &(struct plain_event){t->id, t->title,
                           t->repeats ? wall_date(t->original) : DATE_NONE, t->original,
                           t->cancelled});
    } else if (id_known(t->id)) {
        plain_record(p, noun_find(nouns_of[t->kind]), t->id, NULL);
    } else {
        say(p, "%s. It is a bank holiday by law.", t->title);
    }
}

static void add_event(struct plain *p)
{
    plain_add(p, noun_find("event"), NULL, 0);
}

/* One question about days read afresh; false: back. */
static bool ask_days(struct plain *p, void *arg)
{
    hub_date *from = arg;
    struct days d = {.p = p};
    struct hub_err err;
    char days[DATE_TEXT];
    const char *words = NULL;
    hub_date to = date_add(*from, DAYS_SAID - 1);
    if (hub_calendar(p->h, *from, to, CALENDAR_EVENTS | CALENDAR_SPANS | CALENDAR_CANCELLED, p->a,
            &d.c, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    if (*d.c.unread) {
        say(p, "%s", d.c.unread);
    }
    struct choices c = {
        .title = arena_printf(p->a, "%s, %s", d.c.count ? "What is on" : "Nothing is on",
            date_range(*from, to, days)),
        .word = "line",
        .help = "Choose a line for all of it. + writes down a new event. A day, such as 5 dec or "
                "sat, goes there.",
        .count = d.c.count,
        .label = item_label,
        .arg = &d,
        .add = if_met(p, "write event", "A new event"),
        .words = &words,
    };
    int which = choose(p, &c);
    if (which >= 0) {
        open_item(p, &d.c.items[which]);
    } else if (which == CHOSE_ADD) {
        add_event(p);
    } else if (which == CHOSE_WORDS && date_parse(words, hub_today(p->h), from, &err) != HUB_OK) {
        say_error(p, &err);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_calendar(struct plain *p, const void *unused)
{
    hub_date from = hub_today(p->h);
    (void)unused;
    plain_until_left(p, ask_days, &from);
}
