/* SPDX-License-Identifier: MIT */
/* Plain questions about copies: taking one, bringing it home, what it leaves to decide. */
#ifndef PLAIN_AWAY_PRIV_H
#define PLAIN_AWAY_PRIV_H

#include "plain_priv.h"

void plain_away(struct plain *p, const void *unused); /* which of all this */

/* The passphrase, unseen, into `s`; false: none was given, and that was said. */
bool plain_passphrase(struct plain *p, const char *prompt, struct secret *s);

#endif
