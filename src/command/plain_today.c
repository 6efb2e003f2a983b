/* SPDX-License-Identifier: MIT */
/* The day and the night, then what there is to do about them. */
#include "plain_screens_priv.h"

#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/event.h"
#include "hub/service/since.h"
#include "hub/service/today_words.h"

static void say_child(struct plain *p, const struct today_child *c)
{
    say(p, "- %s%s%s", shown_name(p, today_child_name(c, p->a)), p->hide ? "" : ", ",
        p->hide ? "" : c->family);
    if (p->hide) {
        if (*c->alert) {
            say(p, "%s", shown_alert(p, c->alert));
        }
        return;
    }
    const char *alert = today_alert_text(c, p->a);
    if (*alert) {
        say(p, "%s", alert);
    }
    for (size_t i = 0; i < c->dose_count; i++) {
        say(p, "%s", c->doses[i]);
    }
    say(p, "Ring %s", today_ring_text(c, p->a));
    if (*c->not_collect) {
        say(p, "MUST NOT collect: %s", c->not_collect);
    }
    if (*c->collect) {
        say(p, "May collect: %s", c->collect);
    }
}

static void say_tonight(struct plain *p, const struct today *t)
{
    const char *none = today_no_tonight_text(t);
    size_t here = 0;
    if (*none) {
        say(p, "\n%s", none);
        return;
    }
    say(p, "\nTonight");
    for (size_t i = 0; i < t->host_count; i++) {
        here += t->hosts[i].count;
        say(p, "%s: %s", shown_name(p, t->hosts[i].name), today_beds_text(&t->hosts[i], p->a));
        for (size_t k = 0; k < t->hosts[i].count; k++) {
            say_child(p, &t->hosts[i].children[k]);
        }
    }
    if (here == 0) {
        say(p, "Nobody stays tonight.");
    }
}

static const char *move_text(struct plain *p, const struct today_move *m)
{
    return p->hide ? arena_printf(p->a, "%s %s", shown_names(p, m->children),
                         m->arrives ? "come or comes" : "go or goes home")
                   : today_move_text(m, p->a);
}

static void say_planned(struct plain *p, const struct today *t)
{
    char time[DATE_TEXT];
    for (size_t i = 0; i < t->event_count; i++) {
        say(p, "%s %s", today_hours(&t->events[i], p->a), today_event_text(&t->events[i], p->a));
    }
    for (size_t i = 0; i < t->move_count; i++) {
        say(p, "%s %s", tod_iso(wall_tod(t->moves[i].at), time), move_text(p, &t->moves[i]));
    }
    if (t->event_count + t->move_count == 0) {
        say(p, "Nothing is planned.");
    }
}

static void say_day(struct plain *p, const struct today *t)
{
    char day[DATE_TEXT], rest[DATE_TEXT];
    say(p, "\n%s", date_long(t->day, day));
    say_planned(p, t);
    say_tonight(p, t);
    if (date_known(t->rested_to)) {
        say(p, "You last rested %s.", date_range(t->rested_from, t->rested_to, rest));
    } else if (!t->of_event) {
        say(p, "No rest of yours is written down.");
    }
}

/* --- since you were last here ---------------------------------------------------- */

static void say_since(struct plain *p)
{
    struct since_view s;
    struct hub_err err;
    if (hub_since(p->h, p->last, p->a, &s, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    say(p, "\nSince you were last here");
    for (size_t i = 0; i < s.count; i++) {
        if (p->hide) {
            say(p, "%s: %zu %s", shown_name(p, s.lines[i].who), s.lines[i].steps,
                words_many(s.lines[i].steps, "change", "changes"));
        } else {
            say(p, "%s %s", s.lines[i].who, s.lines[i].what);
        }
    }
    if (s.more) {
        say(p, "and %zu more: see What was done", s.more);
    }
    if (s.count == 0) {
        say(p, stamp_known(p->last.at) ? "Nobody else changed anything." : "This is your first time here.");
    }
}

/* --- who is here, what is on ------------------------------------------------------- */

struct tonight {
    struct plain *p;
    const struct today_child **children;
    const struct today_host **hosts;
    size_t count;
};

static const char *child_label(void *arg, size_t i, struct arena *a)
{
    const struct tonight *t = arg;
    const struct today_child *c = t->children[i];
    const char *name = shown_name(t->p, today_child_name(c, a));
    const char *alert = *c->alert ? shown_alert(t->p, c->alert) : "";
    return arena_printf(a, "%s at %s's%s%s", name, shown_name(t->p, t->hosts[i]->name),
        *alert ? ": " : "", alert);
}

static struct tonight tonight_of(struct plain *p, const struct today *t)
{
    struct tonight all = {.p = p};
    for (size_t i = 0; i < t->host_count; i++) {
        all.count += t->hosts[i].count;
    }
    all.children = arena_array(p->a, all.count + 1, sizeof *all.children);
    all.hosts = arena_array(p->a, all.count + 1, sizeof *all.hosts);
    size_t n = 0;
    for (size_t i = 0; i < t->host_count; i++) {
        for (size_t k = 0; k < t->hosts[i].count; k++) {
            all.hosts[n] = &t->hosts[i];
            all.children[n++] = &t->hosts[i].children[k];
        }
    }
    return all;
}

static void open_child(struct plain *p, struct tonight *t, const char *title)
{
    struct choices c = {.title = title,
        .word = "child",
        .help = "Choose a child for the medicine, whom to ring and who may collect.",
        .count = t->count,
        .label = child_label,
        .arg = t};
    int which = choose(p, &c);
    if (which >= 0) {
        plain_tonight(p, t->children[which]->child);
    }
}

void plain_give(struct plain *p, const void *unused)
{
    struct today t;
    struct hub_err err;
    (void)unused;
    if (hub_today_on(p->h, hub_today(p->h), p->a, &t, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    struct tonight all = tonight_of(p, &t);
    open_child(p, &all, "Given to which child?");
}

struct planned {
    struct plain *p;
    const struct today *t;
};

static const char *planned_label(void *arg, size_t i, struct arena *a)
{
    const struct planned *d = arg;
    const struct today *t = d->t;
    char time[DATE_TEXT];
    if (i < t->event_count) {
        return arena_printf(
            a, "%s %s", today_hours(&t->events[i], a), today_event_text(&t->events[i], a));
    }
    const struct today_move *m = &t->moves[i - t->event_count];
    return arena_printf(a, "%s %s", tod_iso(wall_tod(m->at), time), move_text(d->p, m));
}

static void open_planned(struct plain *p, const struct today *t)
{
    struct planned d = {p, t};
    struct choices c = {.title = "Planned today",
        .word = "line",
        .count = t->event_count + t->move_count,
        .label = planned_label,
        .arg = &d};
    int which = choose(p, &c);
    if (which >= 0 && (size_t)which < t->event_count) {
        const struct today_event *e = &t->events[which];
        plain_event(p, &(struct plain_event){e->id, e->name, e->repeats ? e->day : DATE_NONE,
                           e->original, false});
    } else if (which >= 0) {
        plain_record(p, noun_find("stay"), t->moves[(size_t)which - t->event_count].stay, NULL);
    }
}

/* --- the screen --------------------------------------------------------------------- */

/* One question about a day read afresh; false: back. */
static bool ask_today(struct plain *p, void *unused, bool aloud)
{
    enum { NEEDS, CHILDREN, PLANNED, SINCE, BED, AGAIN, PRINT, LINES };
    struct today t;
    struct hub_err err;
    if (hub_today_on(p->h, hub_today(p->h), p->a, &t, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    struct tonight all = tonight_of(p, &t);
    (void)unused;
    if (aloud) {
        say_day(p, &t);
    }
    const char *lines[LINES] = {
        [NEEDS] = arena_printf(p->a, "Needs you: %zu", t.need_count),
        [CHILDREN] = arena_printf(p->a, "Children tonight: %zu", all.count),
        [PLANNED] = arena_printf(p->a, "Planned today: %zu", t.event_count + t.move_count),
        [SINCE] = "Since you were last here",
        [BED] = "Bed tonight",
        [AGAIN] = "Read the day again",
        [PRINT] = "Print the day sheet",
    };
    static const char *const needs[LINES] = {[CHILDREN] = "read stay", [BED] = "write stay"};
    int which = choose_met(p, "Today", lines, needs, LINES);
    switch (which) {
    case NEEDS:
        plain_needs(p);
        break;
    case CHILDREN:
        open_child(p, &all, "Children tonight");
        break;
    case PLANNED:
        open_planned(p, &t);
        break;
    case SINCE:
        say_since(p);
        break;
    case BED:
        plain_bed(p, NULL);
        break;
    case AGAIN:
        say_day(p, &t);
        break;
    case PRINT:
        plain_print(p, "day", NULL);
        break;
    default:
        break;
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_today(struct plain *p, const void *unused)
{
    (void)unused;
    plain_aloud_until_left(p, ask_today, NULL);
}
