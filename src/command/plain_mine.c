/* SPDX-License-Identifier: MIT */
/* A host: who stays with them, what each child needs, what is owed, their days off. */
#include "plain_screens_priv.h"
#include "plain_stay_priv.h"

#include "hub/base/str.h"
#include "hub/model/host.h"
#include "hub/model/log.h"
#include "hub/model/medicine.h"
#include "hub/model/stay_note.h"
#include "hub/service/host_day.h"

/* --- read aloud -------------------------------------------------------------------------- */

static const char *stay_text(struct plain *p, const struct host_stay *s)
{
    static const char *const words[] = {[HOST_HERE] = "here now", [HOST_AHEAD] = "coming",
        [HOST_OVER] = "went home"};
    struct sb b = sb_on(p->a);
    for (size_t i = 0; i < s->count; i++) {
        sb_addf(&b, "%s%s", i ? ", " : "", shown_name(p, s->children[i].name));
    }
    return arena_printf(p->a, "%s%s%s, %s: %s", sb_str(&b), s->count ? " " : "",
        shown_name(p, s->family_name), s->days, s->agreed ? words[s->when] : "you are asked");
}

static void say_mine(struct plain *p, const struct host_day *d)
{
    char day[DATE_TEXT];
    say(p, "\n%s", date_long(d->day, day));
    if (!id_known(d->host)) {
        say(p, "No host stands under your name yet, so no sleepover is shown. Ring the hub carer.");
    }
    for (size_t i = 0; i < d->stay_count; i++) {
        say(p, "%s", stay_text(p, &d->stays[i]));
    }
    if (d->stay_count == 0) {
        say(p, "No sleepover is planned.");
    }
    for (size_t i = 0; i < d->rest_count; i++) {
        say(p, "Your days off: %s", d->rests[i].days);
    }
    say(p, "Needs you: %zu", d->owed_count);
}

static void say_numbers(struct plain *p, const struct host_day *d)
{
    for (size_t i = 0; i < d->number_count; i++) {
        say(p, "%s: %s", shown_name(p, d->numbers[i].who), d->numbers[i].number);
    }
}

/* --- medicine ------------------------------------------------------------------------------ */

static void count_medicine(struct plain *p, hub_id medicine, const char *way)
{
    char now[DATE_TEXT];
    const struct assignment set[] = {{"medicine_id", id_text(p->a, medicine)}, {"way", way},
        {"counted_at", arena_strdup(p->a, wall_iso(hub_now(p->h), now))}};
    plain_add(p, &medicine_count_noun, set, sizeof set / sizeof *set);
}

static void count_of(struct plain *p, hub_id child, const char *way)
{
    struct host_medicine *all;
    struct hub_err err;
    size_t count = 0;
    if (hub_host_medicines(p->h, child, p->a, &all, &count, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    if (count == 0) {
        say(p, "No medicine is on the sheet.");
        return;
    }
    const char **names = arena_array(p->a, count, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = all[i].name;
    }
    int which = choose_of(p, "Which medicine?", names, count);
    if (which >= 0) {
        count_medicine(p, all[which].id, way);
    }
}

/* --- one sleepover -------------------------------------------------------------------------- */

static void write_new(
    struct plain *p, const struct noun *n, const struct host_stay *s, const struct host_child *c)
{
    char day[DATE_TEXT];
    struct assignment set[4] = {{"stay_id", id_text(p->a, s->stay)}};
    size_t count = 1;
    if (noun_field(n, "family_id")) {
        set[count++] = (struct assignment){"family_id", id_text(p->a, s->family)};
    }
    if (c) {
        set[count++] = (struct assignment){"child_id", id_text(p->a, c->child)};
    }
    if (n == &stay_note_noun) {
        set[count++] = (struct assignment){
            "day", arena_strdup(p->a, date_iso(hub_today(p->h), day))};
    }
    plain_add(p, n, set, count);
}

static void note_home(struct plain *p, hub_id stay, hub_date day)
{
    char iso[DATE_TEXT];
    const struct assignment set[] = {{"stay_id", id_text(p->a, stay)}, {"kind", "going home"},
        {"day", arena_strdup(p->a, date_iso(day, iso))}};
    plain_add(p, &stay_note_noun, set, sizeof set / sizeof *set);
}

/* What is done for one child; false: back. */
static bool ask_child(struct plain *p, const struct host_stay *s, const struct host_child *c)
{
    enum { NIGHT, IN, OUT, BUMP, PRINT, LINES };
    static const char *const lines[LINES] = {"What this child needs, give a dose",
        "Count a medicine in", "Count a medicine out", "A bump or accident",
        "Print the page for the fridge"};
    int which = choose_of(p, shown_name(p, c->name), lines, LINES);
    switch (which) {
    case NIGHT:
        plain_tonight(p, c->child);
        break;
    case IN:
    case OUT:
        count_of(p, c->child, which == IN ? "in" : "out");
        break;
    case BUMP:
        write_new(p, &incident_noun, s, c);
        break;
    case PRINT:
        plain_print(p, "fridge", id_text(p->a, c->child));
        break;
    default:
        break;
    }
    return which != CHOSE_BACK && !p->ended;
}

static void open_stay(struct plain *p, const struct host_stay *s)
{
    enum { SHEET, NOTE, HOME, LINE, FIXED };
    const char *fixed[FIXED] = {"The sheet, line by line", "Write a note of the day",
        "Write the going-home note", "Write a line of the log"};
    const char **lines = arena_array(p->a, s->count + FIXED, sizeof *lines);
    for (size_t i = 0; i < s->count; i++) {
        const struct host_child *c = &s->children[i];
        lines[i] = arena_printf(p->a, "%s%s%s", shown_name(p, c->name), *c->alert ? ": " : "",
            *c->alert ? shown_alert(p, c->alert) : "");
    }
    for (size_t i = 0; i < FIXED; i++) {
        lines[s->count + i] = fixed[i];
    }
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        which = choose_of(p, stay_text(p, s), lines, s->count + (s->agreed ? FIXED : NOTE));
        int what = which - (int)s->count;
        if (which >= 0 && what < 0) {
            while (ask_child(p, s, &s->children[which])) {
            }
        } else if (which >= 0 && what == SHEET) {
            plain_call(p, s->stay);
        } else if (which >= 0 && what == HOME) {
            note_home(p, s->stay, hub_today(p->h));
        } else if (which >= 0) {
            write_new(p, what == NOTE ? &stay_note_noun : &log_entry_noun, s, NULL);
        }
    }
}

struct mine {
    struct plain *p;
    const struct host_day *d;
};

static const char *stay_label(void *arg, size_t i, struct arena *a)
{
    const struct mine *m = arg;
    (void)a;
    return stay_text(m->p, &m->d->stays[i]);
}

static void stays(struct plain *p, const struct host_day *d)
{
    struct mine m = {p, d};
    struct choices c = {.title = "Your sleepovers", .word = "sleepover", .count = d->stay_count,
        .label = stay_label, .arg = &m};
    int which = choose(p, &c);
    if (which >= 0) {
        open_stay(p, &d->stays[which]);
    }
}

/* --- what is owed ---------------------------------------------------------------------------- */

static const char *owed_label(void *arg, size_t i, struct arena *a)
{
    const struct mine *m = arg;
    return m->p->hide ? arena_printf(a, "Something to do, %zu", i + 1) : m->d->owed[i].text;
}

static void see_to(struct plain *p, const struct host_owed *o)
{
    switch (o->kind) {
    case HOST_OWES_ANSWER:
    case HOST_OWES_CALL:
        plain_call(p, o->stay);
        break;
    case HOST_OWES_COUNT_IN:
    case HOST_OWES_COUNT_OUT:
        count_medicine(p, o->medicine, o->kind == HOST_OWES_COUNT_IN ? "in" : "out");
        break;
    case HOST_OWES_DOSE:
        plain_tonight(p, o->child);
        break;
    case HOST_OWES_NOTE:
        note_home(p, o->stay, o->when);
        break;
    }
}

static void owed(struct plain *p, const struct host_day *d)
{
    struct mine m = {p, d};
    struct choices c = {.title = d->owed_count ? "Needs you" : "Nothing needs you just now.",
        .word = "line", .count = d->owed_count, .label = owed_label, .arg = &m};
    int which = is_hidden(p) ? CHOSE_BACK : choose(p, &c);
    if (which >= 0) {
        see_to(p, &d->owed[which]);
    }
}

/* --- days off --------------------------------------------------------------------------------- */

static const char *rest_label(void *arg, size_t i, struct arena *a)
{
    const struct host_rest *r = &((const struct mine *)arg)->d->rests[i];
    bool why = *r->why && !((const struct mine *)arg)->p->hide;
    return arena_printf(a, "%s%s%s", r->days, why ? ", " : "", why ? r->why : "");
}

static void days_off(struct plain *p, const struct host_day *d)
{
    struct mine m = {p, d};
    struct assignment set = {"host_id", id_text(p->a, d->host)};
    struct choices c = {.title = "Your days off", .word = "line", .count = d->rest_count,
        .label = rest_label, .arg = &m, .add = "Days off"};
    int which = choose(p, &c);
    if (which >= 0) {
        plain_record(p, &away_noun, d->rests[which].away, NULL);
    } else if (which == CHOSE_ADD) {
        plain_add(p, &away_noun, &set, id_known(d->host) ? 1 : 0);
    }
}

/* --- the screen --------------------------------------------------------------------------------- */

static bool ask_mine(struct plain *p, void *unused, bool aloud)
{
    enum { STAYS, OWED, REST, RING, AGAIN, LINES };
    struct host_day d;
    struct hub_err err;
    (void)unused;
    if (hub_host_day(p->h, p->a, &d, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    if (aloud) {
        say_mine(p, &d);
    }
    const char *lines[LINES] = {
        [STAYS] = arena_printf(p->a, "Sleepovers: %zu", d.stay_count),
        [OWED] = arena_printf(p->a, "Needs you: %zu", d.owed_count),
        [REST] = arena_printf(p->a, "Your days off: %zu", d.rest_count),
        [RING] = "Whom to ring",
        [AGAIN] = "Read it again",
    };
    int which = choose_of(p, "Your sleepovers", lines, LINES);
    switch (which) {
    case STAYS:
        stays(p, &d);
        break;
    case OWED:
        owed(p, &d);
        break;
    case REST:
        days_off(p, &d);
        break;
    case RING:
        say_numbers(p, &d);
        break;
    case AGAIN:
        say_mine(p, &d);
        break;
    default:
        break;
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_mine(struct plain *p, const void *unused)
{
    (void)unused;
    plain_aloud_until_left(p, ask_mine, NULL);
}
