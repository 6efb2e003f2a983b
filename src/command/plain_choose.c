/* SPDX-License-Identifier: MIT */
/* The one question plain mode asks everywhere: which of these? */
#include "plain_priv.h"

#include "hub/base/str.h"
#include "hub/command/needs.h"
#include "hub/base/utf8.h"
#include "hub/service/history.h"

#include <string.h>

struct choosing {
    struct plain *p;
    const struct choices *c;
    const char *needle; /* folded; NULL: all */
    size_t *at;         /* which of them match */
    size_t count, first;
};

static void match(struct choosing *g)
{
    struct arena *scratch = arena_create();
    g->count = 0;
    g->first = 0;
    for (size_t i = 0; i < g->c->count; i++) {
        arena_reset(scratch);
        if (!g->needle ||
            utf8_find(utf8_fold(scratch, g->c->label(g->c->arg, i, scratch)), g->needle)) {
            g->at[g->count++] = i;
        }
    }
    arena_destroy(scratch);
}

static size_t shown(const struct choosing *g)
{
    size_t left = g->count - g->first;
    return left < PLAIN_LINES ? left : PLAIN_LINES;
}

static void show(struct choosing *g)
{
    struct plain *p = g->p;
    const struct choices *c = g->c;
    say(p, "\n%s%s", p->h && hub_practice(p->h) ? "PRACTICE. " : "", c->title);
    if (c->word && g->count > PLAIN_LINES) {
        say(p, "%zu to %zu of %zu", g->first + 1, g->first + shown(g), g->count);
    }
    for (size_t i = 0; i < shown(g); i++) {
        say(p, "%zu %s", i + 1, c->label(c->arg, g->at[g->first + i], p->a));
    }
    if (g->count > PLAIN_LINES) {
        say(p, "9 More");
    }
    if (c->add) {
        say(p, "+ %s", c->add);
    }
    if (c->optional) {
        say(p, c->needed ? "Enter keeps" : "Enter keeps, - empties");
    }
    say(p, "0 Back, ? help");
}

static void help(struct choosing *g)
{
    say(g->p, "%s%sType a number. 0 goes back. u %s.%s A full stop hides names. Or type part of a "
              "name: what does not have it is left out.",
        g->c->help ? g->c->help : "", g->c->help ? " " : "",
        g->c->own_undo ? "asks the question before again" : "takes back your last step",
        g->count > PLAIN_LINES ? " 9 reads more." : "");
}

static int wrong(struct choosing *g)
{
    size_t most = shown(g);
    if (most == 0) {
        say(g->p, "Type 0 to go back%s.", g->c->add ? ", or + to add one" : "");
    } else {
        say(g->p, "Type a number from 1 to %zu, or 0 to go back.", most);
    }
    return INT32_MIN;
}

/* The line that is these words, or has them before its ":" or ","; -1 unless there is one. */
static int named(struct choosing *g, const char *folded)
{
    int found = *folded ? -1 : -2;
    for (size_t i = 0; i < g->count; i++) {
        const char *label =
            utf8_fold(g->p->a, g->c->label(g->c->arg, g->at[i], g->p->a));
        char after = str_starts(label, folded) ? label[strlen(folded)] : ' ';
        if (after == '\0' || after == ':' || after == ',') {
            found = found == -1 ? (int)g->at[i] : -2;
        }
    }
    return found;
}

static int narrow(struct choosing *g, const char *answer)
{
    const char *before = g->needle;
    size_t first = g->first;
    int exact = named(g, utf8_fold(g->p->a, answer));
    if (exact >= 0) {
        return exact;
    }
    g->needle = utf8_fold(g->p->a, answer);
    match(g);
    if (g->count == 1) {
        return (int)g->at[0];
    }
    if (g->count > 1) {
        show(g);
        return INT32_MIN;
    }
    g->needle = before;
    match(g);
    g->first = first;
    if (g->c->words) {
        *g->c->words = answer;
        return CHOSE_WORDS;
    }
    say(g->p, "Nothing here has \"%s\".", answer);
    return wrong(g);
}

static int more(struct choosing *g)
{
    if (g->count <= PLAIN_LINES) {
        return wrong(g);
    }
    g->first = g->first + PLAIN_LINES < g->count ? g->first + PLAIN_LINES : 0;
    show(g);
    return INT32_MIN;
}

static int by_number(struct choosing *g, int64_t n)
{
    if (n == 0 && g->c->outermost && g->first > 0) {
        g->first = 0;
        show(g);
        return INT32_MIN;
    }
    if (n == 0) {
        return CHOSE_BACK;
    }
    if (n == 9) {
        return more(g);
    }
    return n >= 1 && n <= (int64_t)shown(g) ? (int)g->at[g->first + (size_t)n - 1] : wrong(g);
}

/* INT32_MIN: ask again. */
static int take(struct choosing *g, const char *answer)
{
    const struct choices *c = g->c;
    int64_t n;
    if (str_int(answer, INT64_MIN, INT64_MAX, &n)) {
        return by_number(g, n);
    }
    if (!*answer) {
        if (!c->optional) {
            show(g);
        }
        return c->optional ? CHOSE_KEEP : INT32_MIN;
    }
    if (str_eq(answer, "?")) {
        help(g);
        return INT32_MIN;
    }
    if (str_ieq(answer, "u")) {
        if (!c->own_undo) {
            plain_undo(g->p);
        }
        return c->own_undo ? CHOSE_UNDO : CHOSE_CHANGED;
    }
    if (str_ieq(answer, "back")) {
        return CHOSE_BACK;
    }
    if (str_eq(answer, ".")) {
        hide_or_show(g->p);
        return CHOSE_CHANGED;
    }
    if (c->add && str_eq(answer, "+")) {
        return CHOSE_ADD;
    }
    return c->optional && !c->needed && str_eq(answer, "-") ? CHOSE_EMPTY : narrow(g, answer);
}

int choose(struct plain *p, const struct choices *c)
{
    struct choosing g = {.p = p, .c = c};
    g.at = arena_array(p->a, c->count + 1, sizeof *g.at);
    match(&g);
    show(&g);
    for (const char *answer; (answer = ask(p)) != NULL;) {
        int got = take(&g, answer);
        if (got != INT32_MIN) {
            return p->ended ? CHOSE_BACK : got;
        }
    }
    return CHOSE_BACK;
}

static const char *fixed_label(void *arg, size_t i, struct arena *a)
{
    (void)a;
    return ((const char *const *)arg)[i];
}

int choose_of(struct plain *p, const char *title, const char *const *lines, size_t count)
{
    const char **copy = arena_array(p->a, count + 1, sizeof *copy);
    for (size_t i = 0; i < count; i++) {
        copy[i] = lines[i];
    }
    struct choices c = {
        .title = title, .count = count, .label = fixed_label, .arg = (void *)copy};
    return choose(p, &c);
}

int choose_met(struct plain *p, const char *title, const char *const *lines,
    const char *const *needs, size_t count)
{
    const char **met = arena_array(p->a, count + 1, sizeof *met);
    int *at = arena_array(p->a, count + 1, sizeof *at);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (needs_met(p->h, needs[i])) {
            at[n] = (int)i;
            met[n++] = lines[i];
        }
    }
    int which = choose_of(p, title, met, n);
    return which >= 0 ? at[which] : which;
}

const char *if_met(const struct plain *p, const char *needs, const char *text)
{
    return needs_met(p->h, needs) ? text : NULL;
}

bool plain_writes(struct plain *p, const struct noun *n)
{
    bool may = needs_met(p->h, arena_printf(p->a, "write %s", n->name));
    if (!may) {
        say(p, "%s", needs_not_met);
    }
    return may;
}

/* Older, about something agreed, or touched by others since: asked first. SCREENS M13. */
void plain_undo(struct plain *p)
{
    struct undo_next next;
    struct hub_err err;
    const char *sentence;
    if (!p->h) {
        say(p, "There is nothing to take back.");
        return;
    }
    enum hub_rc rc = hub_undo_next(p->h, p->a, &next, &err);
    bool asks = rc == HUB_OK && undo_asks(&next);
    if (asks && !ask_yes(p, p->hide ? "Take back your last step?" : undo_question(&next, p->a))) {
        say(p, "Nothing is taken back.");
        return;
    }
    if (rc == HUB_OK) {
        rc = asks ? hub_undo_step(p->h, &next, p->a, &sentence, &err)
                  : hub_undo(p->h, p->a, &sentence, &err);
    }
    if (rc == HUB_OK) {
        say(p, "%s", p->hide ? "Taken back." : sentence);
    } else {
        say_error(p, &err);
    }
}

void plain_aloud_until_left(
    struct plain *p, bool (*once)(struct plain *p, void *arg, bool aloud), void *arg)
{
    struct arena *was = p->a;
    bool aloud = true;
    for (bool on = true; on; aloud = false) {
        p->a = arena_create();
        on = once(p, arg, aloud);
        arena_destroy(p->a);
        p->a = was;
    }
}

void plain_until_left(struct plain *p, bool (*once)(struct plain *p, void *arg), void *arg)
{
    struct arena *was = p->a;
    for (bool on = true; on;) {
        p->a = arena_create();
        on = once(p, arg);
        arena_destroy(p->a);
        p->a = was;
    }
}
