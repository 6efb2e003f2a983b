/* SPDX-License-Identifier: MIT */
/* hub plain: the first question, and where its answers lead. */
#include "plain_priv.h"

#include "hub/base/str.h"
#include "hub/service/drafts.h"
#include "hub/service/history.h"
#include "hub/service/records.h"

#include <signal.h>
#include <string.h>

static void records(struct plain *p, const void *noun)
{
    plain_list(p, noun_find(noun), NULL, ID_NONE);
}

static void find(struct plain *p, const void *unused)
{
    (void)unused;
    say(p, "Find what? 0 back");
    const char *text = ask(p);
    if (text && *text && !str_eq(text, "0")) {
        plain_find(p, text);
    }
}

static void print_page(struct plain *p, const void *page)
{
    plain_print(p, page, NULL);
}

static const char *kind_label(void *arg, size_t i, struct arena *a)
{
    return noun_title(((const struct noun *const *)arg)[i], a);
}

/* Every kind of record there is. */
static void all_kinds(struct plain *p, const void *unused)
{
    const struct noun **kinds = arena_array(p->a, noun_count, sizeof *kinds);
    struct choices c = {
        .title = "Everything", .word = "kind", .label = kind_label, .arg = (void *)kinds};
    (void)unused;
    for (size_t i = 0; i < noun_count; i++) {
        if (!(nouns[i]->flags & NOUN_LINK)) {
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

static void redo(struct plain *p, const void *unused)
{
    struct hub_err err;
    const char *sentence;
    (void)unused;
    if (hub_redo(p->h, p->a, &sentence, &err) == HUB_OK) {
        say(p, "%s", sentence);
    } else {
        say_error(p, &err);
    }
}

static void drafts(struct plain *p, const void *unused)
{
    (void)unused;
    plain_drafts(p);
}

/* Words of the command line, for what no question leads to. */
static void command(struct plain *p, const void *unused)
{
    enum { WORDS_MOST = 32 };
    const char *words[WORDS_MOST];
    size_t count = 0;
    (void)unused;
    say(p, "Which command? For example: rota check. 0 back");
    const char *text = ask(p);
    if (!text || !*text || str_eq(text, "0")) {
        return;
    }
    for (const char *s = text + strspn(text, " "); *s && count < WORDS_MOST;) {
        char end = *s == '"' ? '"' : ' ';
        s += end == '"';
        const char *to = strchr(s, end);
        size_t len = to ? (size_t)(to - s) : strlen(s);
        words[count++] = arena_strndup(p->a, s, len);
        s += len + (s[len] != '\0');
        s += strspn(s, " ");
    }
    if (str_eq(words[0], "plain") || str_eq(words[0], "practice")) {
        say(p, "This is plain mode already.");
        return;
    }
    plain_command(p, words, count);
}

static const struct {
    const char *label;
    void (*run)(struct plain *p, const void *arg);
    const void *arg;
} items[] = {
    {"Today and tonight", plain_today, NULL},
    {"Families", records, "family"},
    {"Children", records, "child"},
    {"Rota", plain_rota, NULL},
    {"Log", records, "entry"},
    {"Hosts", records, "host"},
    {"Events", records, "event"},
    {"Find", find, NULL},
    {"People", records, "person"},
    {"Homes", records, "home"},
    {"Everything else", all_kinds, NULL},
    {"Unfinished notes", drafts, NULL},
    {"What was done", plain_changes, NULL},
    {"Removed", plain_removed, NULL},
    {"Do again what was taken back", redo, NULL},
    {"Print the day sheet", print_page, "day"},
    {"Print the list of families", print_page, "families"},
    {"A command", command, NULL},
};

static const char *item_label(void *arg, size_t i, struct arena *a)
{
    (void)arg;
    (void)a;
    return items[i].label;
}

static void greet(struct plain *p)
{
    struct draft *unfinished;
    size_t count;
    struct hub_err err;
    char day[DATE_TEXT];
    say(p, "%s\n%s\n%s", hub_title(p->h), date_long(hub_today(p->h), day), hub_person(p->h));
    if (hub_draft_list(p->h, p->a, &unfinished, &count, &err) == HUB_OK && count > 0) {
        say(p, "%zu unfinished note%s: see Unfinished notes", count, count == 1 ? "" : "s");
    }
}

static void run_item(struct plain *p, size_t which)
{
    struct arena *was = p->a;
    p->a = arena_create();
    items[which].run(p, items[which].arg);
    arena_destroy(p->a);
    p->a = was;
}

/* One answer at the first question; false: leave. */
static bool top(struct plain *p)
{
    const char *words = "";
    struct choices c = {
        .title = "What do you want to do?",
        .help = "Words that are no line here are looked for in the whole hub.",
        .word = "line",
        .count = sizeof items / sizeof *items,
        .label = item_label,
        .words = &words,
    };
    int which = choose(p, &c);
    if (which >= 0) {
        run_item(p, (size_t)which);
    } else if (which == CHOSE_WORDS) {
        plain_find(p, words);
    }
    return which != CHOSE_BACK && !p->ended;
}

enum hub_rc run_plain(struct invocation *inv, struct hub_err *err)
{
    struct plain p = {.inv = inv, .h = inv->hub};
    (void)err;
    (void)signal(SIGHUP, SIG_IGN); /* the end of input says so too, and keeps what was typed */
    p.a = arena_create();
    greet(&p);
    for (bool on = true; on;) {
        arena_reset(p.a);
        on = top(&p);
    }
    say(&p, "Everything is saved.");
    arena_destroy(p.a);
    return HUB_OK;
}
