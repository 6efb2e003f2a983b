/* SPDX-License-Identifier: MIT */
/* Reading the command table: which command words mean, what it takes, how it is written. */
#include "command_priv.h"
#include "hub/base/str.h"
#include "hub/model/noun.h"

#include <string.h>

/* How many of `words` are those of the command; 0: they are others. */
static size_t words_taken(const struct command *c, const char *const *words, size_t count)
{
    size_t taken = 0;
    for (const char *p = c->words; *p;) {
        size_t len = strcspn(p, " ");
        if (taken == count || strlen(words[taken]) != len || strncmp(p, words[taken], len) != 0) {
            return 0;
        }
        taken++;
        p += len + (p[len] == ' ');
    }
    return taken;
}

const struct command *command_match(const char *const *words, size_t count, size_t *used)
{
    const struct command *best = NULL;
    *used = 0;
    for (size_t i = 0; i < command_count; i++) {
        size_t taken = words_taken(&commands[i], words, count);
        bool fits = taken > 0 || (count == 0 && !*commands[i].words);
        if (fits && (!best || taken > *used)) {
            best = &commands[i];
            *used = taken;
        }
    }
    return best;
}

/* "bring back, bring …": the commands that go on from this first word. */
static const char *going_on(const char *first, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < command_count; i++) {
        size_t len = strcspn(commands[i].words, " ");
        if (commands[i].words[len] && strlen(first) == len &&
            strncmp(commands[i].words, first, len) == 0) {
            sb_addf(&b, "%shub %s", b.len ? ", " : "", commands[i].words);
        }
    }
    return sb_str(&b);
}

enum hub_rc command_unknown(
    const char *const *words, size_t count, struct arena *a, struct hub_err *err)
{
    const char **known = arena_array(a, command_count, sizeof *known);
    const char *typed = words[0], *more = going_on(words[0], a);
    for (size_t i = 0; i < command_count; i++) {
        known[i] = commands[i].words;
    }
    if (*more) {
        return hub_fail(err, HUB_EUSAGE, "hub %s needs another word: %s.", typed, more);
    }
    if (count > 1) {
        const char *both = arena_printf(a, "%s %s", words[0], words[1]);
        const char *near = str_nearest(both, known, command_count);
        if (near) {
            return hub_fail(
                err, HUB_EUSAGE, "hub does not know \"%s\". Did you mean hub %s?", both, near);
        }
    }
    const char *near = str_nearest(typed, known, command_count);
    if (near && *near) {
        return hub_fail(
            err, HUB_EUSAGE, "hub does not know \"%s\". Did you mean hub %s?", typed, near);
    }
    return hub_fail(
        err, HUB_EUSAGE, "hub does not know \"%s\". hub help lists what it does.", typed);
}

bool command_takes(const struct command *c, enum option_id id)
{
    return c->options.has[id] || options_everywhere.has[id];
}

enum option_id command_option(const struct command *c, const char *word)
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (command_takes(c, (enum option_id)i) && strcmp(options[i].word, word) == 0) {
            return (enum option_id)i;
        }
    }
    return OPTION_COUNT;
}

void command_arity(const struct command *c, size_t *least, size_t *most)
{
    *least = *most = 0;
    for (const char *p = c->args; *p;) {
        size_t len = strcspn(p, " ");
        if (str_starts(p, "…")) {
            *most = SIZE_MAX;
        } else if (*most != SIZE_MAX) {
            (*most)++;
            *least += *p != '[';
        }
        p += len + (p[len] == ' ');
    }
}

const char *option_value_word(const struct option *o)
{
    return o->kind == KIND_FLAG ? NULL : o->value ? o->value : o->choices;
}

const char *command_usage(const struct command *c, struct arena *a)
{
    struct sb b = sb_on(a);
    sb_addf(&b, "hub%s%s", *c->words ? " " : "", c->words);
    sb_addf(&b, "%s%s", *c->args ? " " : "", c->args);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const char *value = option_value_word(&options[i]);
        if (c->options.has[i]) {
            sb_addf(&b, value ? " [--%s %s]" : " [--%s%s]", options[i].word, value ? value : "");
        }
    }
    return sb_str(&b);
}

enum hub_rc noun_named(
    const char *word, struct arena *a, const struct noun **out, struct hub_err *err)
{
    *out = noun_find(word);
    if (*out) {
        return HUB_OK;
    }
    const char **names = arena_array(a, noun_count * 2, sizeof *names);
    for (size_t i = 0; i < noun_count; i++) {
        names[2 * i] = nouns[i]->plural;
        names[2 * i + 1] = nouns[i]->name;
    }
    const char *near = str_nearest(word, names, noun_count * 2);
    if (near) {
        return hub_fail(err, HUB_EUSAGE, "hub does not know \"%s\". Did you mean %s?", word, near);
    }
    return hub_fail(
        err, HUB_EUSAGE, "hub does not know \"%s\". hub help list tells what can be listed.", word);
}
