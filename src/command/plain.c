/* SPDX-License-Identifier: MIT */
/* Plain mode: the first question, and where its answers lead. */
#include "plain_away_priv.h"
#include "plain_keeping_priv.h"
#include "plain_lines_priv.h"
#include "plain_screens_priv.h"
#include "plain_peers_priv.h"
#include "plain_schemes_priv.h"
#include "plain_stay_priv.h"

#include "hub/base/leave.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/command/away.h"
#include "hub/command/needs.h"
#include "hub/command/welcome.h"
#include "hub/service/drafts.h"
#include "hub/service/history.h"
#include "hub/service/peers.h"
#include "hub/service/roles.h"
#include "hub/service/since.h"

#include <string.h>

static void records(struct plain *p, const void *noun)
{
    plain_list(p, noun_find(noun), NULL, ID_NONE);
}

static void find(struct plain *p, const void *unused);

static void print_page(struct plain *p, const void *page)
{
    plain_print(p, page, NULL);
}

static const char *kind_label(void *arg, size_t i, struct arena *a)
{
    return noun_titled(((const struct noun *const *)arg)[i], a);
}

/* Every kind of record there is. */
static void all_kinds(struct plain *p, const void *unused)
{
    const struct noun **kinds = arena_array(p->a, noun_count, sizeof *kinds);
    struct choices c = {
        .title = "Everything", .word = "kind", .label = kind_label, .arg = (void *)kinds};
    (void)unused;
    for (size_t i = 0; i < noun_count; i++) {
        if (!(nouns[i]->flags & NOUN_LINK) && hub_may(p->h, VERB_READ, nouns[i])) {
            kinds[c.count++] = nouns[i];
        }
    }
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        which = choose(p, &c);
        if (which >= 0) {
            plain_list(p, kinds[which], NULL, ID_NONE);
        }
    }
}

static void undo(struct plain *p, const void *unused)
{
    (void)unused;
    plain_undo(p);
}

static void redo(struct plain *p, const void *unused)
{
    struct hub_err err;
    const char *sentence;
    (void)unused;
    if (hub_redo(p->h, p->a, &sentence, &err) == HUB_OK) {
        say(p, "%s", p->hide ? "Done again." : sentence);
    } else {
        say_error(p, &err);
    }
}

static void hide(struct plain *p, const void *unused)
{
    (void)unused;
    hide_or_show(p);
}

static void to_screen(struct plain *p, const void *unused)
{
    (void)unused;
    p->to_screen = true;
}

static bool has_screen(const struct plain *p)
{
    return p->screen;
}

static bool several_hubs(const struct plain *p)
{
    const struct hub_entry *entries;
    return hub_entries(p->h, &entries) > 1;
}

static bool is_peer(const struct plain *p)
{
    return hub_is_peer(p->h);
}

static bool is_host(const struct plain *p)
{
    return hub_role(p->h)->id == ROLE_HOST;
}

static bool is_helper(const struct plain *p)
{
    return hub_role(p->h)->id == ROLE_EVENT;
}

static bool has_no_pin(const struct plain *p)
{
    return !hub_role(p->h)->pin;
}

static bool is_technical(const struct plain *p)
{
    return hub_role(p->h)->id == ROLE_TECHNICAL;
}

// clang-format off
const struct plain_item plain_items[] = {
    {"Your families",     plain_own,      NULL,     "peer",     "tick|open",                 is_peer, NULL},
    {"Your sleepovers",   plain_mine,     NULL,     "mine",     "open|give|count-in|count-out|print|remove", is_host, NULL},
    {"The register",      plain_helper,   NULL,     "helper",   "register.in|register.out|register.absent|register.note|view|print|new.bump|register.risk", is_helper, NULL},
    {"Is hub in order",   plain_upkeep,   NULL,     "upkeep",   "open|new|remove|close|backup", is_technical, NULL},
    {"Today and tonight", plain_today,    NULL,     "today",    "tab today|swap|today|open|edit|start.now", NULL, "hub"},
    {"Bed tonight",       plain_bed,      NULL,     NULL,       "bed",                       NULL, "write stay"},
    {"Families",          records,        "family", "families", "tab families|new|edit|remove|view|history|belongs", NULL, "hub"},
    {"Children",          records,        "child",  NULL,       "new|edit|remove",           NULL, "hub"},
    {"Calendar",          plain_calendar, NULL,     "calendar", "tab calendar|new|edit|remove|history|view|today|register|page-up|page-down", NULL, "hub"},
    {"Rota",              plain_rota,     NULL,     "rota",     "tab rota|new|agree|swap|shares|fill|versions|older|newer|dates|offer.more|offer.fewer|print|find|month.last|month.next",       NULL, "whole"},
    {"Log",               plain_log,      NULL,     "log",      "tab log|new|edit|remove|find|view", NULL, "hub"},
    {"Find",              find,           NULL,     NULL,       "find.all|find|palette",     NULL, "hub"},
    {"Tell of changes",   plain_tells,    NULL,     NULL,       "tell",                      NULL, "whole"},
    {"Give a dose",       plain_give,     NULL,     NULL,       "give",                      NULL, "write stay"},
    {"A worry",           plain_worry,    NULL,     NULL,       "worry|new",                 NULL, "write worry"},
    {"Peers",             plain_peers,    NULL,     "peers",    "tab peers|new|edit|remove|history|view|tick|agree", NULL, "whole"},
    {"Hosts",             records,        "host",   NULL,       "new|edit|remove",           NULL, "hub"},
    {"Homes",             records,        "home",   NULL,       NULL,                        NULL, "hub"},
    {"People",            records,        "person", NULL,       NULL,                        NULL, "hub"},
    {"Events",            records,        "event",  NULL,       "register|register.in|register.out|register.absent|"
                                                                "register.note|register.count|register.risk|event.ask.all|"
                                                                "agree|risk.head|risk.count|count-in|count-out", NULL, "hub"},
    {"Figures",           plain_figures,  NULL,     "figures",  "tab figures|view|older|newer|new|edit|sent|print|today|open", NULL, "figures"},
    {"Units, groups, training, buddies", plain_schemes, NULL, NULL, "new|edit|remove|history|call.held|call.missed|unit.close", NULL, "whole"},
    {"Supervision",       plain_supervision, NULL,  NULL,       "supervision|new|print",     NULL, "whole"},
    {"Last heard from",   plain_heard,    NULL,     NULL,       "last-heard",                NULL, "whole"},
    {"Everything else",   all_kinds,      NULL,     NULL,       "holiday",                   NULL, "hub"},
    {"Unfinished notes",  plain_drafts,   NULL,     NULL,       "drafts|draft.ask|form.save|form.choose|form.kinder", NULL, "write worry"},
    {"What was done",     plain_changes,  NULL,     NULL,       "changes|history|step.back",           NULL, "history"},
    {"Away and home",     plain_away,     NULL,     NULL,       "away.take|away.home|away.copies|away.lost|away.hand|away.words|questions|lost|found|closed|record|view|look|edit|show", NULL, "hub"},
    {"Copies asked for",  plain_requests, NULL,     NULL,       "copies|held|new|edit|print", NULL, "hub"},
    {"Old records",       plain_keeping,  NULL,     NULL,       "keeping|erase|view",        NULL, "hub"},
    {"Removed",           plain_removed,  NULL,     NULL,       "removed|restore",           NULL, "hub"},
    {"Take back your last step", undo,    NULL,     NULL,       "undo",                      NULL, "write worry"},
    {"Do again what was taken back", redo, NULL,    NULL,       "redo",                      NULL, "write worry"},
    {"Print the day sheet", print_page,   "day",    NULL,       "print",                     NULL, "hub"},
    {"Print the list of families", print_page, "families", NULL, "print",                    NULL, "hub"},
    {"Hide or show names", hide,          NULL,     NULL,       "hide",                      NULL, NULL},
    {"Which hub",         plain_hubs,     NULL,     NULL,       "hubs",                      several_hubs, "hub"},
    {"Who came in",       plain_visits,   NULL,     NULL,       "visits|view",               NULL, "roles"},
    {"Settings, PIN",     plain_settings, NULL,     NULL,       "plain|pin|lock|looks|recovery|doctor", NULL, "pin"},
    {"Settings",          plain_settings, NULL,     NULL,       "plain|looks", has_no_pin, NULL},
    {"A command",         plain_commands, NULL,     NULL,       "menu|help|take-in|copy|season", NULL, "hub|keys"},
    {"Screen",            to_screen,      NULL,     NULL,       "plain",                     has_screen, NULL},
};
// clang-format on
const size_t plain_item_count = sizeof plain_items / sizeof *plain_items;

/* --- the first question ------------------------------------------------------------ */

struct first {
    const struct plain_item **items;
    size_t count;
};

static const char *item_label(void *arg, size_t i, struct arena *a)
{
    (void)a;
    return ((const struct first *)arg)->items[i]->label;
}

static struct first offered(struct plain *p)
{
    struct first f = {arena_array(p->a, plain_item_count, sizeof *f.items), 0};
    for (size_t i = 0; i < plain_item_count; i++) {
        if (needs_met(p->h, plain_items[i].needs) &&
            (!plain_items[i].offered || plain_items[i].offered(p))) {
            f.items[f.count++] = &plain_items[i];
        }
    }
    return f;
}

void plain_run_item(struct plain *p, const struct plain_item *item)
{
    struct arena *was = p->a;
    p->a = arena_create();
    item->run(p, item->arg);
    arena_destroy(p->a);
    p->a = was;
}

static void find(struct plain *p, const void *unused)
{
    (void)unused;
    say(p, "Find what? A name, initials, words of the log, or what you want to do. 0 back");
    const char *text = ask(p);
    if (text && *text && !str_eq(text, "0")) {
        struct first f = offered(p);
        plain_take_words(p, f.items, f.count, text);
    }
}

/* Changes that are only in a copy: asked once more. */
static bool leaves(struct plain *p)
{
    struct away_state away = {0};
    hub_away_state(p->h, &away);
    const char *question = away_leaving(&away, p->a);
    return str_empty(question) || ask_yes(p, arena_printf(p->a, "%s Leave hub?", question));
}

/* One answer at the first question; false: leave. */
static bool top(struct plain *p)
{
    const char *words = "";
    struct first f = offered(p);
    struct choices c = {
        .title = "What do you want to do?",
        .help = needs_met(p->h, "hub") ? "Words find what they say is done, and what is in the hub."
                                       : "Give the number of a line.",
        .word = "line",
        .count = f.count,
        .label = item_label,
        .arg = &f,
        .words = &words,
        .outermost = true,
    };
    int which = choose(p, &c);
    if (which >= 0) {
        plain_run_item(p, f.items[which]);
    } else if (which == CHOSE_WORDS) {
        plain_take_words(p, f.items, f.count, words);
    }
    return !(which == CHOSE_BACK && (p->ended || leaves(p))) && !p->ended && !p->to_screen;
}

/* --- the beginning ------------------------------------------------------------------- */

static void say_if(struct plain *p, const char *text)
{
    if (!str_empty(text)) {
        say(p, "%s", text);
    }
}

static void greet(struct plain *p)
{
    struct draft *unfinished;
    size_t count;
    struct hub_err err;
    char day[DATE_TEXT];
    struct away_state away = {0};
    hub_away_state(p->h, &away);
    say(p, "%s\n%s\n%s", hub_title(p->h), date_long(hub_today(p->h), day), hub_person(p->h));
    say_if(p, welcome_words(p->h, p->a));
    if (away.form == FORM_AWAY) {
        say(p, "%s", hub_kept(p->h, p->a));
    }
    say_if(p, away_overdue(&away, p->a));
    say_if(p, away_told_once(&away, p->a));
    if (hub_draft_list(p->h, p->a, &unfinished, &count, &err) == HUB_OK && count > 0) {
        say(p, "%zu unfinished %s: see Unfinished notes", count, words_many(count, "note", "notes"));
    }
}

/* Where the screen was left, what was being typed there first. */
static void take_place(struct plain *p, const struct plain_start *start)
{
    if (id_known(start->draft)) {
        say(p, "What you were typing:");
        plain_carry_on(p, start->draft);
    }
    for (size_t i = 0; start->place && i < plain_item_count && !p->ended; i++) {
        if (plain_items[i].place && str_eq(plain_items[i].place, start->place)) {
            plain_run_item(p, &plain_items[i]);
        }
    }
}

static void begin(struct plain *p, const struct plain_start *start)
{
    struct hub_err ignored;
    if (hub_last_here(p->h, &p->last, &ignored) == HUB_OK) {
        (void)hub_here_now(p->h, &ignored); /* told again then */
    }
    greet(p);
    plain_for_good(p);
    if (start->why) {
        say(p, "%s hub asks in plain questions%s", start->why,
            p->screen ? ". To have the screen back, make the window bigger and choose Screen." : ".");
    }
    take_place(p, start);
}

bool plain_sit(struct invocation *inv, const struct plain_start *start, bool screen)
{
    struct plain p = {.inv = inv,
        .h = inv->hub,
        .a = arena_create(),
        .last = {.at = STAMP_NONE},
        .family = ID_NONE,
        .screen = screen};
    leave_hold_on(); /* a signal ends the input, and what was typed is kept */
    begin(&p, start);
    for (bool on = !p.ended; on;) {
        arena_reset(p.a);
        on = top(&p);
    }
    if (!p.to_screen) {
        say(&p, "Everything is saved.");
    }
    arena_destroy(p.a);
    return p.to_screen;
}
