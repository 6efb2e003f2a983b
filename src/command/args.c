/* SPDX-License-Identifier: MIT */
/* argv to an invocation. Nothing is guessed and nothing is passed over. */
#include "command_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <string.h>

/* A word of options.def stands once or more in the table; all of them take a value, or none. */
static const struct option *option_by_word(const char *word, size_t len)
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (strlen(options[i].word) == len && strncmp(options[i].word, word, len) == 0) {
            return &options[i];
        }
    }
    return NULL;
}

struct given_option {
    const char *word, *text;
};

struct parse {
    char *const *argv;
    int argc, at;
    struct arena *a;
    const char **words; /* those that are not options */
    size_t word_count;
    struct given_option *given;
    size_t given_count;
};

static enum hub_rc unknown_option(const char *word, struct hub_err *err)
{
    const char *names[OPTION_COUNT];
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        names[i] = options[i].word;
    }
    const char *near = str_nearest(word, names, OPTION_COUNT);
    if (near) {
        return hub_fail(err, HUB_EUSAGE, "There is no option --%s. Did you mean --%s?", word, near);
    }
    return hub_fail(
        err, HUB_EUSAGE, "There is no option --%s. hub help tells what there is.", word);
}

static enum hub_rc add_given(
    struct parse *p, const char *word, const char *text, struct hub_err *err)
{
    for (size_t i = 0; i < p->given_count; i++) {
        if (strcmp(p->given[i].word, word) == 0) {
            return hub_fail(err, HUB_EUSAGE, "--%s is given twice. Say it once.", word);
        }
    }
    p->given[p->given_count++] = (struct given_option){word, text};
    return HUB_OK;
}

static enum hub_rc take_value(
    struct parse *p, const struct option *o, const char *inside, struct hub_err *err)
{
    if (o->kind == KIND_FLAG) {
        return inside ? hub_fail(err, HUB_EUSAGE, "--%s takes no value.", o->word)
                      : add_given(p, o->word, "", err);
    }
    if (inside) {
        return add_given(p, o->word, inside, err);
    }
    const char *next = p->at + 1 < p->argc ? p->argv[p->at + 1] : NULL;
    if (!next) {
        return hub_fail(err, HUB_EUSAGE, "--%s needs a value behind it: --%s %s.", o->word, o->word,
            option_value_word(o));
    }
    if (str_starts(next, "--")) {
        return hub_fail(err, HUB_EUSAGE,
            "--%s needs a value, and %s looks like an option. If it is the value, write --%s=%s.",
            o->word, next, o->word, next);
    }
    p->at++;
    return add_given(p, o->word, next, err);
}

static enum hub_rc take_long(struct parse *p, const char *arg, struct hub_err *err)
{
    size_t len = strcspn(arg, "=");
    const struct option *o = option_by_word(arg, len);
    if (!o) {
        return unknown_option(arena_strndup(p->a, arg, len), err);
    }
    return take_value(p, o, arg[len] == '=' ? arg + len + 1 : NULL, err);
}

static enum hub_rc take_short(struct parse *p, const char *arg, struct hub_err *err)
{
    if (strcmp(arg, "-o") == 0) {
        return take_value(p, &options[OPTION_OUTPUT], NULL, err);
    }
    if (strcmp(arg, "-h") == 0) {
        return add_given(p, options[OPTION_HELP].word, "", err);
    }
    return hub_fail(err, HUB_EUSAGE,
        "There is no option %s. If it is a name, put -- before it. hub help tells what there is.",
        arg);
}

/* All that is still to come belongs to another command. */
static bool takes_rest(const struct parse *p)
{
    size_t used = 0;
    const struct command *c = command_match(p->words, p->word_count, &used);
    return c && c->flags & COMMAND_REST && p->word_count > used;
}

/* Options and other words apart. */
static enum hub_rc split(struct parse *p, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    bool plain = false; /* behind "--" */
    for (p->at = 1; rc == HUB_OK && p->at < p->argc; p->at++) {
        const char *arg = p->argv[p->at];
        if (!utf8_valid(arg, strlen(arg), NULL)) {
            rc = hub_fail(err, HUB_EUSAGE, "Word %d of the command is not UTF-8 text.", p->at);
        } else if (takes_rest(p)) {
            p->words[p->word_count++] = arg;
        } else if (!plain && strcmp(arg, "--") == 0) {
            plain = true;
        } else if (!plain && str_starts(arg, "--")) {
            rc = take_long(p, arg + 2, err);
        } else if (!plain && arg[0] == '-' && arg[1]) {
            rc = take_short(p, arg, err);
        } else {
            p->words[p->word_count++] = arg;
        }
    }
    return rc;
}

static enum hub_rc set_int(const struct option *o, struct option_value *v, struct hub_err *err)
{
    if (str_int(v->text, o->min, o->max, &v->number)) {
        return HUB_OK;
    }
    return hub_fail(err, HUB_EUSAGE, "--%s takes a whole number from %lld to %lld, not \"%s\".",
        o->word, (long long)o->min, (long long)o->max, v->text);
}

static enum hub_rc set_choice(
    const struct option *o, struct option_value *v, struct arena *a, struct hub_err *err)
{
    int i = str_part_index(o->choices, v->text);
    if (i < 0) {
        return hub_fail(
            err, HUB_EUSAGE, "--%s is one of %s, not \"%s\".", o->word, o->choices, v->text);
    }
    v->text = str_part(a, o->choices, (size_t)i);
    return HUB_OK;
}

static enum hub_rc set_option(
    struct invocation *inv, const struct given_option *g, struct arena *a, struct hub_err *err)
{
    enum option_id id = command_option(inv->command, g->word);
    if (id == OPTION_COUNT) {
        return hub_fail(err, HUB_EUSAGE, "hub %s does not take --%s. It is: %s",
            inv->command->words, g->word, command_usage(inv->command, a));
    }
    const struct option *o = &options[id];
    struct option_value *v = &inv->options[id];
    v->text = g->text;
    if (o->kind == KIND_INT || o->kind == KIND_FD) {
        return set_int(o, v, err);
    }
    if (o->kind == KIND_CHOICE) {
        return set_choice(o, v, a, err);
    }
    bool is_text = o->kind == KIND_TEXT || o->kind == KIND_PATH || o->kind == KIND_SELF;
    if (is_text && str_empty(v->text)) {
        return hub_fail(err, HUB_EUSAGE, "--%s is empty.", o->word);
    }
    return HUB_OK;
}

static enum hub_rc check_count(const struct invocation *inv, struct arena *a, struct hub_err *err)
{
    size_t least, most;
    command_arity(inv->command, &least, &most);
    if (inv->arg_count < least) {
        return hub_fail(
            err, HUB_EUSAGE, "Something is missing. It is: %s", command_usage(inv->command, a));
    }
    if (inv->arg_count > most) {
        return hub_fail(err, HUB_EUSAGE, "\"%s\" is one word too many. It is: %s", inv->args[most],
            command_usage(inv->command, a));
    }
    return HUB_OK;
}

static bool wants(const struct parse *p, enum option_id id)
{
    for (size_t i = 0; i < p->given_count; i++) {
        if (strcmp(p->given[i].word, options[id].word) == 0) {
            return true;
        }
    }
    return false;
}

/* --help anywhere asks for help about the words; --version needs no more. */
static enum hub_rc settle(struct parse *p, struct invocation *out, struct hub_err *err)
{
    size_t used = 0;
    const char *help = "help";
    bool about = wants(p, OPTION_HELP);
    out->command = command_match(about ? &help : p->words, about ? 1 : p->word_count, &used);
    if (!out->command) {
        return command_unknown(p->words, p->word_count, p->a, err);
    }
    out->args = about ? p->words : p->words + used;
    out->arg_count = about ? p->word_count : p->word_count - used;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && !about && i < p->given_count; i++) {
        rc = set_option(out, &p->given[i], p->a, err);
    }
    return rc == HUB_OK && !given(out, OPTION_VERSION) ? check_count(out, p->a, err) : rc;
}

enum hub_rc args_parse(
    int argc, char *const *argv, struct arena *a, struct invocation *out, struct hub_err *err)
{
    size_t room = argc > 0 ? (size_t)argc : 1;
    struct parse p = {.argv = argv, .argc = argc, .a = a};
    p.words = arena_array(a, room, sizeof *p.words);
    p.given = arena_array(a, room, sizeof *p.given);
    *out = (struct invocation){.arena = a};
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        out->options[i].date = DATE_NONE;
    }
    enum hub_rc rc = split(&p, err);
    return rc == HUB_OK ? settle(&p, out, err) : rc;
}

enum hub_rc args_dates(struct invocation *inv, hub_date today, struct hub_err *err)
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        struct option_value *v = &inv->options[i];
        if (options[i].kind != KIND_DATE || !v->text) {
            continue;
        }
        if (date_parse(v->text, today, &v->date, err) != HUB_OK) {
            err->rc = HUB_EUSAGE;
            return hub_err_wrap(err, "--%s", options[i].word);
        }
    }
    hub_date from = inv->options[OPTION_FROM].date, to = inv->options[OPTION_TO].date;
    if (date_known(from) && date_known(to) && date_diff(to, from) < 0) {
        return hub_fail(err, HUB_EUSAGE, "--to is before --from.");
    }
    return HUB_OK;
}
