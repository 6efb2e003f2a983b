/* SPDX-License-Identifier: MIT */
/*
 * Words typed at the first question, or at Find: the lines that do what they say, found by what the
 * palette of the screen is searched by (a key's word and sentence, the words people have for a command,
 * where it is), and the commands that no line does. What stands in the hub itself comes first.
 */
#include "plain_lines_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/command/cli.h"
#include "hub/command/needs.h"
#include "hub/service/find.h"

#include <string.h>

enum { SHORT_WORD = 2 /* letters: "a", "to" */ };

enum rank { CALLED, WORDS_IN_NAME, BEGINNINGS_IN_NAME, IN_HELP, NOWHERE };

struct line {
    const struct plain_item *item;
    const struct command *command; /* that no line does, and `item` asks for what follows; NULL */
    const char *label;
    enum rank rank;
    bool shared; /* what it was found by other lines do too, as "new" */
};

struct lines {
    struct plain *p;
    const struct plain_item *const *offered;
    size_t offered_count;
    const char *typed;         /* folded, a space before it */
    const char *const *sought; /* its words that count, so too; NULL at the end */
    struct line *items;
    size_t count, cap;
};

/* --- words ------------------------------------------------------------------------- */

/* " the words of a text " folded, without what stands between them. */
static const char *folded_words(const char *text, struct arena *a)
{
    char *words = utf8_fold(a, arena_printf(a, " %s ", text));
    for (char *c = words; *c; c++) {
        bool between = (unsigned char)*c < 0x80 && !(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9');
        *c = between ? ' ' : *c;
    }
    return words;
}

/* With one space before each, and none behind. */
static const char *typed_words(const char *typed, struct arena *a)
{
    struct sb b = sb_as_is(a);
    for (const char *w = folded_words(typed, a); *(w += strspn(w, " ")); w += strcspn(w, " ")) {
        sb_addf(&b, " %.*s", (int)strcspn(w, " "), w);
    }
    return sb_str(&b);
}

/* The words that count: all but the short ones; NULL when there are none. */
static const char *const *sought_in(const char *typed, struct arena *a)
{
    const char *text = folded_words(typed, a), **words = arena_array(a, strlen(text) + 1, sizeof *words);
    size_t count = 0;
    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        size_t len = strcspn(text, " ");
        if (len > SHORT_WORD) {
            words[count++] = arena_printf(a, " %.*s", (int)len, text);
        }
        text += len;
    }
    words[count] = NULL;
    return count ? words : NULL;
}

/* `after`: what has to follow each word, " " for whole ones. */
static bool has_words(const char *const *sought, const char *after, const char *text, struct arena *a)
{
    const char *words = folded_words(text, a);
    for (size_t i = 0; sought[i]; i++) {
        if (!strstr(words, arena_printf(a, "%s%s", sought[i], after))) {
            return false;
        }
    }
    return true;
}

/* `word` is what it is called, `also` and `help` what else is said of it. */
static enum rank rank_of(const struct lines *l, const char *word, const char *also, const char *help)
{
    struct arena *a = l->p->a;
    const char *name = arena_printf(a, "%s %s", word, also);
    return str_starts(folded_words(word, a), l->typed)  ? CALLED
           : has_words(l->sought, " ", name, a)         ? WORDS_IN_NAME
           : has_words(l->sought, "", name, a)          ? BEGINNINGS_IN_NAME
           : has_words(l->sought, "", arena_printf(a, "%s %s", name, help), a) ? IN_HELP
                                                                               : NOWHERE;
}

/* --- lines ------------------------------------------------------------------------- */

static void add(struct lines *l, struct line line)
{
    struct arena *a = l->p->a;
    if (line.rank != NOWHERE) {
        arena_grow(a, &l->items, l->count, &l->cap, sizeof *l->items);
        l->items[l->count++] = line;
    }
}

static bool does(const struct plain_item *item, const char *id)
{
    return *id && item->does && str_part_index(item->does, id) >= 0;
}

static size_t lines_doing(const struct lines *l, const char *id)
{
    size_t count = 0;
    for (size_t i = 0; i < l->offered_count; i++) {
        count += does(l->offered[i], id);
    }
    return count;
}

/* What else people say for it: the commands that it does. */
static const char *also(const char *id, struct arena *a)
{
    const char *said = "";
    for (size_t i = 0; i < command_count; i++) {
        if (str_eq(commands[i].screen, id)) {
            said = arena_printf(a, "%s %s %s", said, commands[i].words, commands[i].also);
        }
    }
    return said;
}

/* By the id of one thing that the line does, as far as the screen has a word for it. */
static struct line line_by(const struct lines *l, const struct plain_item *item, const char *id)
{
    struct arena *a = l->p->a;
    const struct program *screen = l->p->inv->program;
    const char *word = "", *help = "";
    bool has = screen->key_words && screen->key_words(item->place, id, &word, &help);
    const char *said = arena_printf(a, "%s %s", item->label, also(id, a));
    return (struct line){.item = item,
        .label = has ? arena_printf(a, "%s: %s. %s", item->label, word, help) : item->label,
        .rank = rank_of(l, word, said, help),
        .shared = lines_doing(l, id) > 1};
}

/* The best that one line does. */
static void add_item(struct lines *l, const struct plain_item *item)
{
    struct arena *a = l->p->a;
    struct line best = {.item = item, .label = item->label, .rank = rank_of(l, item->label, "", "")};
    for (size_t i = 0; item->does && i < str_parts(item->does); i++) {
        struct line line = line_by(l, item, str_part(a, item->does, i));
        bool better = line.rank < best.rank || (line.rank == best.rank && line.shared < best.shared);
        best = better ? line : best;
    }
    add(l, best);
}

/* The commands of the table that have no line, where they can be typed. */
static void add_commands(struct lines *l, const struct plain_item *typed)
{
    for (size_t i = 0; typed->run == plain_commands && i < command_count; i++) {
        const struct command *c = &commands[i];
        if (plain_has_command(l->p, c) && lines_doing(l, c->screen) == 0) {
            add(l, (struct line){.item = typed,
                       .command = c,
                       .label = arena_printf(l->p->a, "%s: %s. %s", typed->label, c->words, c->help),
                       .rank = rank_of(l, c->words, c->also, c->help),
                       .shared = true});
        }
    }
}

/*
 * Those that are called so; where there are none, those whose name has the words, and so on. A line that
 * alone does it stands before those that do such things each with their own.
 */
static struct lines best_of(const struct lines *l)
{
    struct lines best = *l;
    enum rank rank = NOWHERE;
    best.items = arena_array(l->p->a, l->count + 1, sizeof *best.items);
    best.count = 0;
    for (size_t i = 0; i < l->count; i++) {
        rank = l->items[i].rank < rank ? l->items[i].rank : rank;
    }
    for (int shared = 0; shared <= 1; shared++) {
        for (size_t i = 0; i < l->count; i++) {
            if (l->items[i].rank == rank && l->items[i].shared == shared) {
                best.items[best.count++] = l->items[i];
            }
        }
    }
    return best;
}

static struct lines lines_called(
    struct plain *p, const struct plain_item *const *items, size_t count, const char *typed)
{
    struct lines l = {.p = p,
        .offered = items,
        .offered_count = count,
        .typed = typed_words(typed, p->a),
        .sought = sought_in(typed, p->a)};
    for (size_t i = 0; l.sought && i < count; i++) {
        add_item(&l, items[i]);
    }
    for (size_t i = 0; l.sought && i < count; i++) {
        add_commands(&l, items[i]);
    }
    return best_of(&l);
}

/* --- which of them ------------------------------------------------------------------ */

struct offered {
    struct lines lines;
    const char *typed;
};

/* The last one is to look everywhere. */
static const char *line_label(void *arg, size_t i, struct arena *a)
{
    const struct offered *o = arg;
    return i < o->lines.count ? o->lines.items[i].label
                              : arena_printf(a, "Look for \"%s\" in the whole hub", o->typed);
}

static void run_line(struct plain *p, const struct line *line)
{
    if (line->command) {
        plain_ask_rest(p, line->command);
    } else {
        say(p, "%s", line->label);
        plain_run_item(p, line->item);
    }
}

/* `finds`: the same words are in the hub too. */
static void ask_which(struct plain *p, struct lines lines, const char *typed, bool finds)
{
    struct offered o = {lines, typed};
    struct choices c = {.title = arena_printf(p->a, "Found for \"%s\"", typed),
        .word = "line",
        .count = lines.count + finds,
        .label = line_label,
        .arg = &o};
    int which = choose(p, &c);
    if (which >= 0 && (size_t)which < lines.count) {
        run_line(p, &lines.items[which]);
    } else if (which >= 0) {
        plain_find(p, typed);
    }
}

/* Whether it is a record that is called so, and nothing is only written of it. */
static bool finds_records(const struct find_hits *hits)
{
    for (size_t i = 0; i < hits->count; i++) {
        if (!*hits->items[i].snippet) {
            return true;
        }
    }
    return false;
}

void plain_take_words(
    struct plain *p, const struct plain_item *const *items, size_t count, const char *typed)
{
    struct find_hits hits = {0};
    struct hub_err ignored;
    bool may_find = needs_met(p->h, "hub");
    if (may_find) {
        (void)hub_find_text(p->h, typed, FIND_MOST, FIND_ALL, p->a, &hits, &ignored);
    }
    struct lines lines = lines_called(p, items, count, typed);
    bool offer = lines.count > 0 && !finds_records(&hits) &&
                 (hits.count == 0 || lines.items[0].rank <= WORDS_IN_NAME);
    if (!offer && may_find) {
        plain_find(p, typed);
    } else if (!offer) {
        say(p, "No line is called so. Give the number of a line.");
    } else if (lines.count == 1 && hits.count == 0) {
        run_line(p, &lines.items[0]);
    } else {
        ask_which(p, lines, typed, hits.count > 0);
    }
}
