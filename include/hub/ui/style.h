/* SPDX-License-Identifier: MIT */
/*
 * What a piece of text means on the screen, and how each theme shows it. Panes
 * name a meaning; only a theme names a colour. Only the 8 ANSI colours and
 * bold, underline, reverse are used, and no meaning rests on colour alone.
 */
#ifndef HUB_UI_STYLE_H
#define HUB_UI_STYLE_H

#include <stdbool.h>

enum style {
    STYLE_NORMAL,
    STYLE_TITLE,    /* the name of the hub, the date */
    STYLE_TAB,      /* the other tabs */
    STYLE_TAB_HERE, /* the tab in front */
    STYLE_HEADING,  /* TODAY, NEEDS YOU */
    STYLE_ALERT,    /* allergies, MUST FIX; always beside its word */
    STYLE_WARN,     /* PLEASE CHECK, ends soon */
    STYLE_OK,       /* done, given, agreed */
    STYLE_MUTED,    /* dates beside a name, what is out of reach */
    STYLE_KEY,      /* the key of a pair: "n" */
    STYLE_KEY_WORD, /* its word: "New" */
    STYLE_FIELD,    /* text being typed */
    STYLE_LABEL,    /* the name of a field */
    STYLE_HINT,     /* one line of help */
    STYLE_RULE,     /* lines and boxes */
    STYLE_STATUS,   /* the status line */
    STYLE_PRACTICE, /* PRACTICE */
    STYLE_DRAFT,    /* asked for or drafted, not agreed */
    STYLE_AWAY,     /* "away", AWAY */
    STYLE_MATCH,    /* letters that a find matched */
    STYLE_COUNT,
    STYLE_SELECTED = 0x80, /* or-ed on: shown in reverse */
};

enum {
    LOOK_BOLD = 1 << 0,
    LOOK_UNDERLINE = 1 << 1,
    LOOK_REVERSE = 1 << 2,
    LOOK_DIM = 1 << 3,
    COLOUR_DEFAULT = -1, /* the terminal's own; else 0..7 in ANSI order */
};

struct look {
    unsigned attrs;
    short fg, bg;
};

struct theme {
    const char *name; /* "dark", "light", "high contrast", "mono" */
    struct look looks[STYLE_COUNT];
};

/* A theme by name, without case; the dark one for NULL or an unknown name. */
const struct theme *theme_find(const char *name);
/* NULL past the end. */
const struct theme *theme_at(unsigned i);
/* How `theme` shows `style` (SELECTED included); without colours as mono, fg and bg COLOUR_DEFAULT. */
struct look theme_look(const struct theme *theme, unsigned style, bool colours);

#endif
