/* SPDX-License-Identifier: MIT */
/* hub man, hub completion bash: the command table for man(1) and for a shell. */
#include "command_priv.h"
#include "hub/base/str.h"
#include "hub/model/noun.h"

#include <string.h>

/* Text for troff: backslashes and hyphens as themselves, no line that starts like a request. */
static void add_troff(struct sb *b, const char *text)
{
    if (*text == '.' || *text == '\'') {
        sb_add(b, "\\&");
    }
    for (const char *p = text; *p; p++) {
        if (*p == '\\') {
            sb_add(b, "\\e");
        } else if (*p == '-') {
            sb_add(b, "\\-");
        } else {
            sb_addc(b, *p);
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
    "~/.local/share/hub/hub.db.\n";

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
    "    local cur=${COMP_WORDS[COMP_CWORD]} words=\"${COMP_WORDS[*]:1:COMP_CWORD-1}\"\n"
    "    case $words in\n";
static const char BASH_FOOT[] = "    esac\n}\n"
                                "complete -F _hub hub\n";

static bool takes_noun(const struct command *c)
{
    return str_starts(c->args, "WHAT");
}

static void add_case(struct sb *b, const struct command *c)
{
    sb_addf(b, "    \"%s\"*) COMPREPLY=($(compgen -W \"", c->words);
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
    sb_add(b, "\" -- \"$cur\")) ;;\n");
}

enum hub_rc run_completion(struct invocation *inv, struct hub_err *err)
{
    struct sb b = sb_on(inv->arena), first = sb_on(inv->arena);
    if (strcmp(inv->args[0], "bash") != 0) {
        return hub_fail(err, HUB_EUSAGE, "hub completes for bash only: hub completion bash.");
    }
    sb_add(&b, BASH_HEAD);
    for (size_t i = command_count; i-- > 0;) {
        if (*commands[i].words) {
            add_case(&b, &commands[i]);
            sb_addf(&first, "%s ", commands[i].words);
        }
    }
    sb_addf(&b, "    *) COMPREPLY=($(compgen -W \"%s\" -- \"$cur\")) ;;\n", sb_str(&first));
    sb_add(&b, BASH_FOOT);
    return sink_text(inv->out, sb_str(&b), err);
}
