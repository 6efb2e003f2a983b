/* SPDX-License-Identifier: MIT */
/* Commands of the table by number, words of the command line, and pages. */
#include "hub/base/str.h"
#include "hub/command/needs.h"
#include "hub/command/take_file.h"
#include "plain_screens_priv.h"

#include <string.h>

enum { WORDS_MOST = 32 };

/* Whether it can be read out line by line, and nobody said how it is to be printed. */
static bool has_lines(const char *const *words, size_t count)
{
    size_t used = 0;
    const struct command *c = command_match(words, count, &used);
    for (size_t i = 0; i < count; i++) {
        if (str_starts(words[i], "--format") || str_starts(words[i], "-o") ||
            str_starts(words[i], "--output")) {
            return false;
        }
    }
    return c && (c->options.has[OPTION_FORMAT] || c->options.has[OPTION_PAPER]);
}

/* What it ended with in *err, which is said unless it could go on with `asked`. */
static bool run_asking(struct plain *p, const char *const *words, size_t count,
    enum hub_next asked, struct hub_err *err)
{
    const char *text = "";
    const char **argv = arena_array(p->a, count + 4, sizeof *argv);
    argv[0] = "hub";
    for (size_t i = 0; i < count; i++) {
        argv[i + 1] = words[i];
    }
    if (has_lines(words, count)) {
        argv[++count] = "--format";
        argv[++count] = "lines";
    }
    enum hub_rc rc = cli_again(p->inv, (int)count + 1, argv, p->a, &text, err);
    if (*text) {
        say(p, "%s", text);
    }
    bool done = rc == HUB_OK || rc == HUB_EFINDING;
    if (!done && (asked == NEXT_NOTHING || err->next != asked)) {
        cli_next(asked == NEXT_NOTHING ? HUB_OK : rc, err); /* an option is for who types a command */
        say_error(p, err);
    }
    return done;
}

static bool run_words(struct plain *p, const char *const *words, size_t count)
{
    struct hub_err err;
    return run_asking(p, words, count, NEXT_NOTHING, &err);
}

/* --- a list whose headings do not say what it holds ------------------------------------- */

static const char *kind_label(void *arg, size_t i, struct arena *a)
{
    return noun_titled(((const struct file_kinds *)arg)->items[i], a);
}

/* Those that the headings fit come first. NULL: back. */
static const struct noun *ask_kind(struct plain *p, const char *file)
{
    struct file_kinds kinds;
    struct hub_err err;
    if (file_kinds(p->h, file, p->a, &kinds, &err) != HUB_OK) {
        say_error(p, &err);
        return NULL;
    }
    struct choices c = {.title = "Its headings do not say what it holds. What is it?",
        .help = "Nothing is saved before you choose.",
        .word = "line",
        .count = kinds.count,
        .label = kind_label,
        .arg = &kinds};
    int which = choose(p, &c);
    return which >= 0 ? kinds.items[which] : NULL;
}

static void run_typed(struct plain *p, const char *const *words, size_t count)
{
    struct hub_err err = {0};
    const char **more = arena_array(p->a, count + 2, sizeof *more);
    if (run_asking(p, words, count, NEXT_WHAT, &err) || err.next != NEXT_WHAT) {
        return;
    }
    const struct noun *n = ask_kind(p, words[2]); /* import csv FILE */
    memcpy(more, words, count * sizeof *more);
    more[count] = "--what";
    more[count + 1] = n ? n->name : "";
    if (n) {
        run_asking(p, more, count + 2, NEXT_WHAT, &err);
    }
}

void plain_command(struct plain *p, const char *const *words, size_t count)
{
    if (is_hidden(p)) {
        return;
    }
    if (count && (str_eq(words[0], "plain") || str_eq(words[0], "practice"))) {
        say(p, "This is plain mode already.");
        return;
    }
    run_typed(p, words, count);
}

/* Words with spaces between; those in quotation marks are one. */
static size_t split(struct plain *p, const char *text, const char **words, size_t most)
{
    size_t count = 0;
    for (const char *s = text + strspn(text, " "); *s && count < most;) {
        char end = *s == '"' ? '"' : ' ';
        s += end == '"';
        const char *to = strchr(s, end);
        size_t len = to ? (size_t)(to - s) : strlen(s);
        words[count++] = arena_strndup(p->a, s, len);
        s += len + (s[len] != '\0');
        s += strspn(s, " ");
    }
    return count;
}

static const char *command_label(void *arg, size_t i, struct arena *a)
{
    const struct command *const *all = arg;
    return arena_printf(a, "%s: %s", all[i]->words, all[i]->help);
}

void plain_ask_rest(struct plain *p, const struct command *c)
{
    const char *words[WORDS_MOST];
    say(p, "%s\n%s\nWhat follows \"%s\"? Enter for nothing, 0 back", c->help,
        command_usage(c, p->a), c->words);
    const char *text = ask(p);
    if (!text || str_eq(text, "0")) {
        return;
    }
    size_t count = split(p, c->words, words, WORDS_MOST);
    count += split(p, text, words + count, WORDS_MOST - count);
    plain_command(p, words, count);
}

bool plain_has_command(const struct plain *p, const struct command *c)
{
    return *c->words && !str_eq(c->id, "plain") && !str_eq(c->id, "practice") &&
           needs_met(p->h, command_needs(c));
}

void plain_commands(struct plain *p, const void *unused)
{
    const struct command **all = arena_array(p->a, command_count + 1, sizeof *all);
    const char *typed = "", *words[WORDS_MOST];
    struct choices c = {.title = "Which command?\nA number, or its words: rota check",
        .word = "command",
        .help = "All that hub can do by its words.",
        .label = command_label,
        .arg = (void *)all,
        .words = &typed};
    (void)unused;
    for (size_t i = 0; i < command_count; i++) {
        if (plain_has_command(p, &commands[i])) {
            all[c.count++] = &commands[i];
        }
    }
    int which = choose(p, &c);
    if (which >= 0) {
        plain_ask_rest(p, all[which]);
    } else if (which == CHOSE_WORDS) {
        plain_command(p, words, split(p, typed, words, WORDS_MOST));
    }
}

/* --- pages ------------------------------------------------------------------------- */

void plain_print(struct plain *p, const char *page, const char *name)
{
    plain_print_on(p, page, name, NULL);
}

void plain_print_on(struct plain *p, const char *page, const char *name, const char *day)
{
    const char *words[5] = {"print", page};
    size_t count = 2;
    if (name) {
        words[count++] = name;
    }
    if (day) {
        words[count++] = "--from";
        words[count++] = day;
    }
    plain_print_words(p, words, count);
}

static const char *ask_file(struct plain *p)
{
    say(p, "\nThat is the page.\nType a file name to save it as a PDF, or Enter: back");
    return ask(p);
}

/* Over ssh there are no files of theirs here: it waits under a name of its own. */
static const char *ask_own_computer(struct plain *p, const char *const *page, size_t count)
{
    return ask_yes(p, "\nThat is the page.\nSend it to your own computer, as a PDF?")
               ? arena_printf(p->a, "%s.pdf", count > 1 ? page[1] : page[0])
               : NULL;
}

void plain_print_words(struct plain *p, const char *const *page, size_t count)
{
    const char **words = arena_array(p->a, count + 2, sizeof *words);
    for (size_t i = 0; i < count; i++) {
        words[i] = page[i];
    }
    if (is_hidden(p) || !run_words(p, words, count)) {
        return;
    }
    const char *answer = p->inv->program->guest ? ask_own_computer(p, page, count) : ask_file(p);
    if (!answer || !*answer || str_eq(answer, "0") || str_ieq(answer, "back")) {
        return;
    }
    words[count] = "-o";
    words[count + 1] = answer;
    if (run_words(p, words, count + 2) && !p->inv->program->guest) {
        say(p, "Ready: %s", answer);
    }
}
