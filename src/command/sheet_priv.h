/* SPDX-License-Identifier: MIT */
#ifndef SHEET_PRIV_H
#define SHEET_PRIV_H

#include "command_priv.h"

/*
 * Words typed on the terminal, seen as they are typed, or a line of --passphrase-fd. On the terminal
 * lines are put together until there are as many as a sheet has; a first line of fewer than two words
 * is the answer as it is.
 */
enum hub_rc secret_words(
    const struct invocation *inv, const char *prompt, struct secret *s, struct hub_err *err);

struct restored;
/* The backup inv->args[0] to inv's place: with the key beside it, else with words that are asked for. */
enum hub_rc backup_bring_back(
    struct invocation *inv, struct restored *out, struct hub_err *err);

/* New words for inv->hub: on paper as asked, shown on the terminal, typed back, kept. *later: put off. */
enum hub_rc sheet_make(struct invocation *inv, bool *later, struct hub_err *err);
/* The same at the end of a start, where there is none yet: going on without is possible. */
void sheet_offer(struct invocation *inv);

#endif
