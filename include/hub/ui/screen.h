/* SPDX-License-Identifier: MIT */
/* The screen on an open hub: which panes there are, and the settings that shape it. */
#ifndef HUB_UI_SCREEN_H
#define HUB_UI_SCREEN_H

#include "hub/base/err.h"
#include "hub/command/command.h"

#include <stdbool.h>

/* What only main may look at. */
struct screen_env {
    const char *term; /* TERM; NULL when not set */
    bool no_colour;   /* NO_COLOR is set to something */
    bool utf8;        /* the locale has more than ASCII; else lines are - | + */
    bool frame_marks; /* a test build that was asked for frame marks */
};

/*
 * Until the person leaves. HUB_EUSAGE with a sentence when the terminal cannot
 * show a screen (TERM=dumb): nothing was drawn then.
 */
enum hub_rc hub_screen(
    const struct invocation *inv, const struct screen_env *env, struct hub_err *err);

#endif
