/* SPDX-License-Identifier: MIT */
/* Plain questions about copies: taking one, bringing it home, what it leaves to decide. */
#ifndef PLAIN_AWAY_PRIV_H
#define PLAIN_AWAY_PRIV_H

#include "plain_priv.h"

void plain_away(struct plain *p, const void *unused); /* which of all this */

void plain_take_copy(struct plain *p);                /* plain_take.c */
void plain_bring_home(struct plain *p);               /* plain_home.c */
void plain_questions(struct plain *p);
void plain_copies(struct plain *p);                   /* plain_copies.c */

/* The passphrase, unseen, into `s`; false: none was given, and that was said. */
bool plain_passphrase(struct plain *p, const char *prompt, struct secret *s);
/* A path of `paths`, or one that is typed; NULL: back. */
const char *plain_path(struct plain *p, const char *title, const char *const *paths, size_t count);

#endif
