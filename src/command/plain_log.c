/* SPDX-License-Identifier: MIT */
/* The log as questions: the newest first, narrowed by words and days, what is to do, writing a line. */
#include "plain_screens_priv.h"

#include "hub/base/str.h"
#include "hub/model/log.h"
#include "hub/model/stay_note.h"
#include "hub/service/log.h"

enum { LINES_READ = 200 };

struct log_list {
    struct plain *p;
    enum log_part part;
    const char *text; /* what is looked for; "" */
    struct log_line *lines;
    size_t count;
};

static const char *const titles[] = {[LOG_ALL] = "Log, newest first",
    [LOG_TO_DO] = "To do", [LOG_NOTES] = "Notes of stays", [LOG_ACCIDENTS] = "Accidents"};

/* "20 Nov 2026 16:40, Patel-Shah, call 15m: Rang about school. (written late)" */
static const char *line_label(void *arg, size_t i, struct arena *a)
{
    const struct log_list *list = arg;
    const struct log_line *l = &list->lines[i];
    char day[DATE_TEXT], time[DATE_TEXT];
    struct sb b = sb_on(a);
    sb_add(&b, date_plain(wall_date(l->at), day));
    sb_addf(&b, "%s%s", l->timed ? " " : "", l->timed ? tod_iso(wall_tod(l->at), time) : "");
    sb_addf(&b, "%s%s, %s", *l->who ? ", " : "", l->who, l->what);
    sb_addf(&b, "%s%s", *l->text ? ": " : "", l->text);
    sb_addf(&b, "%s%s%s", *l->mark ? " (" : "", l->mark, *l->mark ? ")" : "");
    return sb_str(&b);
}

static void tick(struct plain *p, hub_id entry)
{
    struct hub_err err;
    say_done(p, hub_action_done(p->h, entry, &err), &err, "Done.");
}

static void open_line(struct log_list *l, size_t i)
{
    static const char *const deeds[] = {"It is done", "Open it"};
    static const char *const needs[] = {"write entry", NULL};
    const struct log_line *line = &l->lines[i];
    int which = l->part == LOG_TO_DO
                    ? choose_met(l->p, line_label(l, i, l->p->a), deeds, needs, sizeof deeds / sizeof *deeds)
                    : 1;
    if (which == 0) {
        tick(l->p, line->id);
    } else if (which == 1) {
        plain_record(l->p, line->noun, line->id,
            arena_printf(l->p->a, "line %zu of %zu", i + 1, l->count));
    }
}

static const char *ask_words(struct plain *p)
{
    say(p, "Which words? A family's name, a kind, days too: since 1 oct. 0 back");
    const char *answer = ask(p);
    return !answer || str_eq(answer, "0") ? "" : arena_strdup(p->a, answer);
}

static void read_log(struct plain *p, enum log_part part, const char *text);

static void other(struct log_list *l)
{
    enum { LINE, WORDS, TO_DO, NOTES, ACCIDENTS, NOTE, ACCIDENT, ALL };
    static const char *const lines[] = {"Write a line", "Find words", "What is to do",
        "Notes of stays", "Accidents", "Write a note of a stay", "Write down a bump or accident",
        "All of it"};
    struct plain *p = l->p;
    static const char *const needs[sizeof lines / sizeof *lines] = {
        [LINE] = "write entry", [NOTE] = "write stay_note", [ACCIDENT] = "write incident"};
    int which = choose_met(p, "The log: what else?", lines, needs, sizeof lines / sizeof *lines);
    switch (which) {
    case LINE:
        plain_add(p, &log_entry_noun, NULL, 0);
        break;
    case NOTE:
        plain_add(p, &stay_note_noun, NULL, 0);
        break;
    case ACCIDENT:
        plain_add(p, &incident_noun, NULL, 0);
        break;
    case WORDS:
        read_log(p, LOG_ALL, ask_words(p));
        break;
    case TO_DO:
    case NOTES:
    case ACCIDENTS:
        read_log(p, (enum log_part)(LOG_TO_DO + which - TO_DO), "");
        break;
    case ALL:
        read_log(p, LOG_ALL, "");
        break;
    default:
        break;
    }
}

/* Which entries. */
struct log_which {
    enum log_part part;
    const char *text; /* words they have; "" */
};

static bool ask_line(struct plain *p, void *arg)
{
    const struct log_which *of = arg;
    enum log_part part = of->part;
    const char *text = of->text;
    struct hub_err err;
    struct log_list l = {.p = p, .part = part, .text = text};
    struct log_ask ask = {.text = text, .part = part, .max = LINES_READ, .hide = p->hide};
    if (hub_log_lines(p->h, &ask, p->a, &l.lines, &l.count, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    struct choices c = {
        .title = arena_printf(p->a, "%s%s%s: %zu%s", titles[part], *text ? ", " : "",
            p->hide ? "" : text, l.count,
            l.count == LINES_READ ? " newest; find words for older ones" : ""),
        .word = "line",
        .count = l.count,
        .label = line_label,
        .arg = &l,
        .add = "Write, find, what is to do",
    };
    int which = choose(p, &c);
    if (which >= 0) {
        open_line(&l, (size_t)which);
    } else if (which == CHOSE_ADD) {
        other(&l);
    }
    return which != CHOSE_BACK && !p->ended;
}

static void read_log(struct plain *p, enum log_part part, const char *text)
{
    struct log_which of = {part, text};
    plain_until_left(p, ask_line, &of);
}

void plain_log(struct plain *p, const void *unused)
{
    (void)unused;
    read_log(p, LOG_ALL, "");
}
