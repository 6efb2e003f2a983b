/* SPDX-License-Identifier: MIT */
/* The first time somebody comes in: a short word about what this is, by their role. */
#ifndef HUB_COMMAND_WELCOME_H
#define HUB_COMMAND_WELCOME_H

#include "hub/service/hub.h"

/* On `a`; NULL: they have been here, or their role needs none. */
const char *welcome_words(struct hub *h, struct arena *a);

#endif
