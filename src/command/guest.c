/* SPDX-License-Identifier: MIT */
/* What a guest's command line means, and what of it is for people at this computer only. */
#include "hub/command/guest.h"

#include "command_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <string.h>

bool guest_asked(int argc, char *const *argv)
{
    return argc > 1 && strcmp(argv[1], "ssh") == 0;
}

const char *guest_term(const char *term)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-+._";
    size_t len = term ? strlen(term) : 0;
    bool sound = len > 0 && len <= GUEST_TERM_MOST && strspn(term, letters) == len && *term != '.';
    return sound ? term : "vt100";
}

/* --- words ---------------------------------------------------------------------------------- */

struct reading {
    const char *p, *end;
    struct arena *a;
    const char **words;
    size_t count, cap;
};

static void add_word(struct reading *r, const char *word)
{
    arena_grow(r->a, &r->words, r->count, &r->cap, sizeof *r->words);
    r->words[r->count++] = word;
}

/* Behind the opening quote, to behind the closing one; false: there is none. */
static bool quoted(struct reading *r, char quote, struct sb *word)
{
    for (; r->p < r->end && *r->p != quote; r->p++) {
        bool keeps = quote == '"' && *r->p == '\\' && r->p + 1 < r->end &&
                     (r->p[1] == '"' || r->p[1] == '\\');
        r->p += keeps;
        sb_addc(word, *r->p);
    }
    if (r->p == r->end) {
        return false;
    }
    r->p++;
    return true;
}

static bool one_word(struct reading *r)
{
    struct sb word = sb_on(r->a);
    while (r->p < r->end && *r->p != ' ') {
        char c = *r->p++;
        if (c == '\'' || c == '"') {
            if (!quoted(r, c, &word)) {
                return false;
            }
        } else if (c == '\\' && r->p < r->end) {
            sb_addc(&word, *r->p++);
        } else {
            sb_addc(&word, c);
        }
    }
    add_word(r, arena_strdup(r->a, sb_str(&word)));
    return true;
}

static bool has_control(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x20 || c == 0x7F) {
            return true;
        }
    }
    return false;
}

static enum hub_rc sound(const char *text, size_t len, struct hub_err *err)
{
    if (len > GUEST_COMMAND_MOST) {
        return hub_fail(err, HUB_EUSAGE,
            "That command is longer than %d bytes, which no command of hub is.", GUEST_COMMAND_MOST);
    }
    if (has_control(text, len)) {
        return hub_fail(err, HUB_EUSAGE,
            "There are control signs in that command. hub takes one line of plain text.");
    }
    return utf8_valid(text, len, NULL)
               ? HUB_OK
               : hub_fail(err, HUB_EUSAGE, "That command is not UTF-8 text.");
}

enum hub_rc guest_words(const char *text, size_t len, struct arena *a, const char ***words,
    size_t *count, struct hub_err *err)
{
    struct reading r = {.p = text, .end = text + len, .a = a};
    enum hub_rc rc = sound(text, len, err);
    while (rc == HUB_OK && r.p < r.end) {
        if (*r.p == ' ') {
            r.p++;
        } else if (!one_word(&r)) {
            rc = hub_fail(err, HUB_EUSAGE, "A quote is opened in that command and not closed.");
        }
    }
    size_t first = r.count && strcmp(r.words[0], "hub") == 0;
    add_word(&r, NULL);
    *words = r.words + first;
    *count = r.count - 1 - first;
    return rc;
}

/* --- what is not for guests --------------------------------------------------------------------- */

static enum hub_rc option_refused(enum option_id id, struct hub_err *err)
{
    const struct option *o = &options[id];
    if (o->kind == KIND_SELF) {
        return hub_fail(err, HUB_EDENIED,
            "Over ssh your key says who you are, so there is no --%s.", o->word);
    }
    if (o->kind == KIND_FD) {
        return hub_fail(err, HUB_EDENIED,
            "Over ssh it is --%s 0: the line comes first of what is sent.", o->word);
    }
    return hub_fail(err, HUB_EDENIED,
        "Over ssh there are no files of yours here, so there is no --%s. What you ask for comes to "
        "you: on your own computer, ssh hub@server COMMAND > FILE.",
        o->word);
}

static bool option_fits(enum option_id id, const struct option_value *v)
{
    switch (options[id].kind) {
    case KIND_SELF:
        return false;
    case KIND_FD:
        return v->number == 0;
    case KIND_PATH:
        return str_eq(v->text, "-");
    default:
        return true;
    }
}

static enum hub_rc path_refused(const struct invocation *inv, const char *word, struct hub_err *err)
{
    return hub_fail(err, HUB_EDENIED,
        "Over ssh there are no files of yours here, so hub %s takes no %s. Send the file through: "
        "ssh hub@server %s - < FILE, or > FILE for what it writes.",
        inv->command->words, word, inv->command->words);
}

enum hub_rc guest_may(const struct invocation *inv, struct hub_err *err)
{
    if (inv->command->flags & COMMAND_HERE) {
        return hub_fail(err, HUB_EDENIED,
            "hub %s is for somebody at the computer itself. Over ssh the hub is open already.",
            inv->command->words);
    }
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (inv->options[i].text && !option_fits((enum option_id)i, &inv->options[i])) {
            return option_refused((enum option_id)i, err);
        }
    }
    for (size_t i = 0; i < inv->arg_count && inv->command->flags & COMMAND_PATHS; i++) {
        if (strcmp(inv->args[i], "-") != 0) {
            return path_refused(inv, inv->args[i], err);
        }
    }
    return HUB_OK;
}
