/* SPDX-License-Identifier: MIT */
/* The tables themselves, from the two lists. */
#include "command_priv.h"

#define OPTION(id_, word_, kind_, value_, choices_, min_, max_, help_)                             \
    [OPTION_##id_] = {.word = word_,                                                               \
        .kind = KIND_##kind_,                                                                      \
        .value = value_,                                                                           \
        .choices = choices_,                                                                       \
        .min = min_,                                                                               \
        .max = max_,                                                                               \
        .help = help_},
const struct option options[OPTION_COUNT] = {
#include "hub/command/options.def"
};
#undef OPTION

const struct option_set options_everywhere = {
    {OPT(CONFIG) OPT(DB) OPT(AS) OPT(PASSPHRASE_FD) OPT(OUTPUT) OPT(HELP) OPT(VERSION)}};

#define COMMAND(id_, words_, args_, options_, flags_, help_, screen_, also_)                       \
    {.id = #id_,                                                                                   \
        .words = words_,                                                                           \
        .args = args_,                                                                             \
        .options = {{options_}},                                                                   \
        .flags = flags_,                                                                           \
        .run = run_##id_,                                                                          \
        .help = help_,                                                                             \
        .screen = screen_,                                                                         \
        .also = also_},
const struct command commands[] = {
#include "hub/command/commands.def"
};
#undef COMMAND

const size_t command_count = sizeof commands / sizeof *commands;
