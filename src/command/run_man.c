/* SPDX-License-Identifier: MIT */
/* hub man, hub completion bash: the command table for man(1) and for a shell. */
#include "command_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/noun.h"

#include <string.h>

/* Text for troff: backslashes and hyphens as themselves, letters beyond ASCII by their number, no
 * line that starts like a request. */
static void add_troff(struct sb *b, const char *text)
{
    if (*text == '.' || *text == '\'') {
        sb_add(b, "\\&");
    }
    for (const char *p = text; *p;) {
        uint32_t c = utf8_next(&p);
        if (c == '\\') {
            sb_add(b, "\\e");
        } else if (c == '-') {
            sb_add(b, "\\-");
        } else if (c >= 0x80) {
            sb_addf(b, "\\[u%04X]", (unsigned)c);
        } else {
            sb_addc(b, (char)c);
        }
    }
}

static void add_option(struct sb *b, const struct option *o)
{
    const char *value = option_value_word(o);
    sb_add(b, ".TP\n.B ");
    add_troff(b, o == &options[OPTION_OUTPUT] ? "-o, --" : "--");
    add_troff(b, o->word);
    if (value) {
        sb_add(b, " ");
        add_troff(b, value);
    }
    sb_add(b, "\n");
    add_troff(b, o->help);
    sb_add(b, "\n");
}

static void add_command(struct sb *b, const struct command *c)
{
    sb_add(b, ".TP\n.B ");
    add_troff(b, command_usage(c, b->a));
    sb_add(b, "\n");
    add_troff(b, c->help);
    sb_add(b, "\n");
}

static const char MAN_HEAD[] =
    ".TH HUB 1 \"\" \"hub " HUB_VERSION "\" \"User Commands\"\n"
    ".SH NAME\nhub \\- families, sleepovers and hosts of a hub\n"
    ".SH SYNOPSIS\n.B hub\n"
    "[\\-\\-config FILE] [\\-\\-db FILE] [\\-\\-as NAME] [COMMAND ...]\n"
    ".SH DESCRIPTION\nWithout a command the screen opens. Everything the screen does can be said as "
    "a command.\nDates are read as people write them, never month first, and printed as "
    "2026\\-12\\-05 in csv and json.\n";

static const char MAN_FOOT[] =
    ".SH EXIT STATUS\n"
    ".TP\n0\nDone.\n.TP\n1\nIt ran, and found something wrong.\n.TP\n64\nThe words are off.\n"
    ".TP\n65\nThe data is off.\n.TP\n66\nNot found.\n.TP\n69\nA server is not reachable.\n"
    ".TP\n73, 74\nA file could not be made, read or written.\n.TP\n75\nBusy, try again.\n"
    ".TP\n77\nNot allowed.\n.TP\n78\nhub.ini is wrong.\n"
    ".SH FILES\nhub.ini is looked for as \\-\\-config FILE, ./hub.ini, ~/.config/hub/hub.ini and "
    "/etc/hub/hub.ini.\nThe database is \\-\\-db FILE, else the one hub.ini names, else "
    "~/.local/share/hub/hub.db.\n"
    ".SH ENVIRONMENT\n.TP\nNO_COLOR\nNo colours on the screen.\n.TP\nXDG_CONFIG_HOME, XDG_DATA_HOME\n"
    "Where hub.ini and the database are looked for, in place of ~/.config and ~/.local/share.\n"
    ".SH SEE ALSO\nhub help COMMAND, hub help WHAT, hub settings; README.md and FORMATS.md in the "
    "documentation folder.\n";

enum hub_rc run_man(struct invocation *inv, struct hub_err *err)
{
    struct sb b = sb_on(inv->arena);
    sb_add(&b, MAN_HEAD);
    sb_add(&b, ".SH COMMANDS\n");
    for (size_t i = 0; i < command_count; i++) {
        add_command(&b, &commands[i]);
    }
    sb_add(&b, ".SH OPTIONS\n");
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        add_option(&b, &options[i]);
    }
    sb_add(&b, ".SH RECORDS\nWHAT is one of:\n");
    for (size_t i = 0; i < noun_count; i++) {
        if (!(nouns[i]->flags & (NOUN_LINK | NOUN_SEALED))) {
            add_troff(&b, nouns[i]->plural);
            sb_add(&b, i + 1 < noun_count ? ",\n" : "\n");
        }
    }
    sb_add(&b, MAN_FOOT);
    return sink_text(inv->out, sb_str(&b), err);
}

static const char BASH_HEAD[] =
    "# bash completion for hub; put it into ~/.local/share/bash-completion/completions/hub\n"
    "_hub()\n{\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} may= files=\n"
    "    local words=\"${COMP_WORDS[*]:1:COMP_CWORD-1}\"\n"
    "    case $words in\n";
static const char BASH_FOOT[] = "    COMPREPLY=($(compgen -W \"$may\" -- \"$cur\"))\n"
                                "    [ -z \"$files\" ] || COMPREPLY+=($(compgen -f -- \"$cur\"))\n"
                                "}\n"
                                "complete -o filenames -F _hub hub\n";

static bool takes_noun(const struct command *c)
{
    return str_starts(c->args, "WHAT");
}

/* What follows `words` in the names of commands, each once: "rota" is followed by "check", "fill", … */
static void add_next(struct sb *b, const char *words)
{
    struct sb given = sb_on(b->a);
    size_t len = strlen(words);
    for (size_t i = 0; i < command_count; i++) {
        const char *all = commands[i].words, *next = len ? all + len + 1 : all;
        if (*all && str_starts(all, words) && (!len || all[len] == ' ')) {
            const char *word = arena_strndup(b->a, next, strcspn(next, " "));
            const char *known = arena_printf(b->a, " %s ", word);
            if (!strstr(sb_str(&given), known)) {
                sb_add(&given, known);
            }
        }
    }
    sb_add(b, sb_str(&given));
}

static void add_case(struct sb *b, const struct command *c)
{
    sb_addf(b, "    \"%s\" | \"%s \"*) may=\"", c->words, c->words);
    add_next(b, c->words);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (command_takes(c, (enum option_id)i)) {
            sb_addf(b, "--%s ", options[i].word);
        }
    }
    for (size_t i = 0; takes_noun(c) && i < noun_count; i++) {
        if (!(nouns[i]->flags & NOUN_LINK)) {
            sb_addf(b, "%s ", nouns[i]->plural);
        }
    }
    sb_addf(b, "\"%s ;;\n", c->flags & COMMAND_PATHS ? " files=yes" : "");
}

/* "rota", which is no command, but begins some. */
static void add_groups(struct sb *b)
{
    const char *last = "";
    for (size_t i = 0; i < command_count; i++) {
        const char *space = strchr(commands[i].words, ' ');
        if (!space) {
            continue;
        }
        const char *first = arena_strndup(b->a, commands[i].words, (size_t)(space - commands[i].words));
        size_t used = 0;
        if (strcmp(first, last) != 0 && !command_match(&first, 1, &used)) {
            sb_addf(b, "    \"%s\") may=\"", first);
            add_next(b, first);
            sb_add(b, "\" ;;\n");
            last = first;
        }
    }
}

static void add_path_options(struct sb *b)
{
    sb_add(b, "    case $before in\n    -o");
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (options[i].kind == KIND_PATH) {
            sb_addf(b, " | --%s", options[i].word);
        }
    }
    sb_add(b, ") may= files=yes ;;\n    esac\n");
}

enum hub_rc run_completion(struct invocation *inv, struct hub_err *err)
{
    struct sb b = sb_on(inv->arena);
    if (strcmp(inv->args[0], "bash") != 0) {
        return hub_fail(err, HUB_EUSAGE, "hub completes for bash only: hub completion bash.");
    }
    sb_add(&b, BASH_HEAD);
    for (size_t i = command_count; i-- > 0;) {
        if (*commands[i].words) {
            add_case(&b, &commands[i]);
        }
    }
    add_groups(&b);
    sb_add(&b, "    \"\") may=\"");
    add_next(&b, "");
    sb_add(&b, "\" ;;\n    esac\n");
    add_path_options(&b);
    sb_add(&b, BASH_FOOT);
    return sink_text(inv->out, sb_str(&b), err);
}
