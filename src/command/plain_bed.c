/* SPDX-License-Identifier: MIT */
/* Bed tonight: which child, one page, where; it always saves. Then what is to be done now. */
#include "plain_screens_priv.h"

#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/service/bed.h"
#include "hub/service/picks.h"

struct bed {
    struct plain *p;
    struct bed_booking booking;
    struct bed_page page;
    struct pick *picks;
    size_t pick_count;
};

/* --- which child ------------------------------------------------------------------ */

static const char *pick_label(void *arg, size_t i, struct arena *a)
{
    const struct bed *b = arg;
    const char *beside = b->p->hide ? "" : b->picks[i].beside;
    return arena_printf(
        a, "%s%s%s", shown_name(b->p, b->picks[i].name), *beside ? ", " : "", beside);
}

static const char *ask_text(struct plain *p, const char *question)
{
    say(p, "\n%s 0 back", question);
    const char *text = ask(p);
    return text && !str_eq(text, "0") && !str_ieq(text, "back") ? text : NULL;
}

/* A child who is not in the hub: a name and one phone is enough. */
static bool ask_new_child(struct bed *b)
{
    b->booking.child = ID_NONE;
    while (str_empty(b->booking.name)) {
        b->booking.name = ask_text(b->p, "The child's name?");
        if (!b->booking.name) {
            return false;
        }
    }
    b->booking.phone = ask_text(b->p, "One phone number? Enter for none.");
    return b->booking.phone != NULL;
}

static bool ask_child(struct bed *b)
{
    struct plain *p = b->p;
    struct hub_err err;
    const char *words = NULL;
    if (hub_picks(p->h, &child_noun, ID_NONE, hub_default(p->h), p->a, &b->picks, &b->pick_count,
            &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    struct choices c = {.title = "Bed tonight\nWhich child? Type a few letters.",
        .word = "child",
        .help = "A name that is not here is a child who is not in the hub yet.",
        .count = b->pick_count,
        .label = pick_label,
        .arg = b,
        .add = "A child who is not in the hub",
        .words = &words};
    int which = CHOSE_CHANGED;
    while (which == CHOSE_CHANGED) {
        which = choose(p, &c);
    }
    if (which >= 0) {
        b->booking.child = b->picks[which].id;
        return true;
    }
    b->booking.name = which == CHOSE_WORDS ? words : NULL;
    return (which == CHOSE_ADD || which == CHOSE_WORDS) && ask_new_child(b);
}

/* --- the page ------------------------------------------------------------------------ */

static void say_line(struct plain *p, const char *lead, const char *text)
{
    if (!str_empty(text)) {
        say(p, "%s%s", lead, text);
    }
}

static void say_page(struct plain *p, const struct bed_page *b)
{
    bool known = id_known(b->child);
    say(p, "\nBed tonight: %s%s", shown_name(p, b->name),
        b->age >= 0 ? arena_printf(p->a, " %d", b->age) : "");
    say_line(p, "Here already: at ", p->hide ? "" : b->here);
    say_line(p, "Keep apart from: ", !*b->apart ? "nobody" : p->hide ? "somebody" : b->apart);
    if (*b->allergy) {
        say_line(p, "ALLERGY: ", shown_alert(p, b->allergy));
        say_line(p, "Plan: ", p->hide ? "" : b->plan);
    } else {
        say(p, known ? "No allergy is written down." : "Ask about allergies.");
    }
    for (size_t i = 0; !p->hide && i < b->medicine_count; i++) {
        say_line(p, "Medicine: ", b->medicines[i]);
    }
    if (!b->medicine_count) {
        say(p, known ? "No medicine is written down." : "Ask about medicine.");
    }
    for (int i = 0; !p->hide && i < 2; i++) {
        say_line(p, i ? "Then: " : "Ring: ", b->ring[i]);
    }
}

static const char *host_label(void *arg, size_t i, struct arena *a)
{
    const struct bed *b = arg;
    if (i == b->page.host_count) {
        return "Nobody yet";
    }
    const struct bed_host *x = &b->page.hosts[(i + b->page.first) % b->page.host_count];
    int free = x->beds - x->used;
    const char *beds = x->away   ? "away"
                       : free > 0 ? arena_printf(a, "%d of %d free", free, x->beds)
                                  : arena_printf(a, "FULL: %d of %d", x->used, x->beds);
    bool with = *x->children && !b->p->hide;
    return arena_printf(a, "%s: %s%s%s%s", shown_name(b->p, x->name), beds,
        with ? ", with " : "", with ? x->children : "", *x->apart ? ". KEEP APART" : "");
}

/* The host's place on the page; host_count: nobody yet; -1: back. */
static int ask_host(struct bed *b)
{
    struct choices c = {.title = "Where? The first has a free bed.",
        .help = "It is saved as an emergency, agreed, tonight, one night.",
        .count = b->page.host_count + 1,
        .label = host_label,
        .arg = b};
    int which = CHOSE_CHANGED;
    while (which == CHOSE_CHANGED) {
        which = choose(b->p, &c);
    }
    if (which < 0) {
        return -1;
    }
    size_t n = b->page.host_count;
    return (size_t)which == n ? which : (int)(((size_t)which + b->page.first) % n);
}

/* What is said first, and what the carer will do about it. False: back. */
static bool ask_warnings(struct bed *b, size_t host)
{
    struct plain *p = b->p;
    const char *warnings[BED_WARNINGS];
    struct sb said = sb_on(p->a);
    size_t count = bed_warnings(&b->page, host, p->a, warnings);
    for (size_t i = 0; i < count; i++) {
        sb_addf(&said, "%s%s", i ? " " : "", warnings[i]);
        say(p, "PLEASE CHECK: %s", warnings[i]);
    }
    if (count == 0) {
        return true;
    }
    b->booking.said = sb_str(&said);
    b->booking.will_do = ask_text(
        p, "What will you do? Type it, then Enter. Enter alone saves; you can write it later.");
    return b->booking.will_do != NULL;
}

static bool book(struct bed *b, hub_id *stay)
{
    struct plain *p = b->p;
    struct hub_err err;
    char time[DATE_TEXT];
    if (hub_bed_page(p->h, b->booking.child, p->a, &b->page, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    b->page.name = str_empty(b->page.name) && b->booking.name ? b->booking.name : b->page.name;
    say_page(p, &b->page);
    int host = ask_host(b);
    if (host < 0) {
        return false;
    }
    if ((size_t)host < b->page.host_count) {
        b->booking.host = b->page.hosts[host].id;
        if (!ask_warnings(b, (size_t)host)) {
            return false;
        }
    }
    if (hub_bed_book(p->h, &b->booking, stay, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    say(p, "Saved %s: a bed tonight. u takes it back.", tod_iso(wall_tod(hub_now(p->h)), time));
    return true;
}

void plain_bed(struct plain *p, const void *unused)
{
    struct bed b = {.p = p, .booking = {.child = ID_NONE, .host = ID_NONE}};
    hub_id stay;
    (void)unused;
    if (!ask_child(&b)) {
        return;
    }
    if (book(&b, &stay)) {
        plain_bed_now(p, stay);
    } else if (!p->ended) {
        say(p, "Nothing is saved.");
    }
}

/* --- do now ----------------------------------------------------------------------------- */

struct todos {
    struct plain *p;
    struct bed_todos t;
};

static const char *todo_label(void *arg, size_t i, struct arena *a)
{
    const struct todos *all = arg;
    const struct bed_todo *t = &all->t.steps[i];
    char time[DATE_TEXT];
    if (!wall_known(t->done)) {
        return arena_printf(a, "To do: %s", t->what);
    }
    return arena_printf(a, "Done %s: %s, %s", tod_iso(wall_tod(t->done), time),
        all->p->hide ? "" : t->words, shown_name(all->p, t->by));
}

static void tick(struct plain *p, hub_id stay, const struct bed_todo *t, enum bed_step step)
{
    struct hub_err err;
    if (wall_known(t->done)) {
        say(p, "That is done already.");
        return;
    }
    say(p, "%s", t->what);
    const char *words = ask_text(p, "What was said? Enter ticks it off with the time.");
    if (!words) {
        return;
    }
    if (hub_bed_done(p->h, stay, step, words, &err) == HUB_OK) {
        say(p, "Done, and in the log.");
    } else {
        say_error(p, &err);
    }
}

/* One question of the list; false: all is done, or back. */
static bool ask_todo(struct plain *p, void *arg)
{
    hub_id stay = *(const hub_id *)arg;
    struct todos all = {.p = p};
    struct hub_err err;
    size_t left = 0;
    if (hub_bed_todos(p->h, stay, p->a, &all.t, &err) != HUB_OK) {
        if (err.rc != HUB_ENOTFOUND) {
            say_error(p, &err);
        }
        return false;
    }
    for (int i = 0; i < BED_STEPS; i++) {
        left += !wall_known(all.t.steps[i].done);
    }
    if (all.t.no_number) {
        say(p, "The hub has no out-of-hours number: 999. Needs you has a line to write it down.");
    }
    struct choices c = {
        .title = arena_printf(p->a, "%s: %s at %s's", left ? "Do now" : "All is done",
            shown_name(p, all.t.child), shown_name(p, all.t.host)),
        .help = "What is not ticked stays under Needs you.",
        .count = BED_STEPS,
        .label = todo_label,
        .arg = &all,
    };
    int which = left ? choose(p, &c) : CHOSE_BACK;
    if (!left) {
        say(p, "%s.", c.title);
    }
    if (which >= 0) {
        tick(p, stay, &all.t.steps[which], (enum bed_step)which);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_bed_now(struct plain *p, hub_id stay)
{
    plain_until_left(p, ask_todo, &stay);
}
