/* SPDX-License-Identifier: MIT */
/* The screen on an open hub: which panes there are, and the settings that shape it. */
#ifndef HUB_UI_SCREEN_H
#define HUB_UI_SCREEN_H

#include "hub/base/err.h"
#include "hub/command/cli.h"

#include <stdbool.h>

/* What only main may look at. */
struct screen_env {
    const char *term; /* TERM; NULL when not set */
    bool no_colour;   /* NO_COLOR is set to something */
    bool utf8;        /* the locale has more than ASCII; else lines are - | + */
    bool frame_marks; /* a test build that was asked for frame marks */
    bool stay;        /* a test build that keeps its screen in a window of any size */
};

/*
 * Until the person leaves. HUB_EUSAGE with a sentence when the terminal cannot
 * show a screen (TERM=dumb, or a window below 40x12): nothing was drawn then.
 * Asks a person once whether they use a screen reader, and remembers it.
 */
enum hub_rc hub_screen(const struct invocation *inv, const struct screen_env *env,
    struct screen_end *end, struct hub_err *err);

/* What the key of this id is called on the tab `place`, else wherever only one is called so; false: nowhere. */
bool hub_key_words(const char *place, const char *id, const char **word, const char **help);

/* What to do where there is no hub yet (SCREENS M34). Errors as hub_screen. */
enum hub_rc hub_first_screen(const struct invocation *inv, const struct screen_env *env,
    struct first_choice *out, struct hub_err *err);

#endif
