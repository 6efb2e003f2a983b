/* SPDX-License-Identifier: MIT */
/*
 * The four themes. A row says how one meaning looks; a missing row is the terminal's own text.
 * A terminal shows bold letters of a colour in its bright shade or not: what is bold can be read
 * either way on the paper of its theme (test_theme measures it), so light has no bold colours.
 */
#include "hub/ui/style.h"

#include <stddef.h>
#include <strings.h>

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE };
enum { D = COLOUR_DEFAULT, B = LOOK_BOLD, U = LOOK_UNDERLINE, R = LOOK_REVERSE };

// clang-format off
static const struct theme themes[] = {
    {"dark", {
        [STYLE_NORMAL]   = {0, D, D},
        [STYLE_TITLE]    = {B, D, D},
        [STYLE_TAB]      = {0, D, D},
        [STYLE_TAB_HERE] = {B, CYAN, D},
        [STYLE_HEADING]  = {B, CYAN, D},
        [STYLE_ALERT]    = {B, YELLOW, D},
        [STYLE_WARN]     = {B, YELLOW, D},
        [STYLE_OK]       = {0, GREEN, D},
        [STYLE_MUTED]    = {0, CYAN, D},
        [STYLE_KEY]      = {B, GREEN, D},
        [STYLE_KEY_WORD] = {0, D, D},
        [STYLE_FIELD]    = {U, D, D},
        [STYLE_LABEL]    = {0, CYAN, D},
        [STYLE_HINT]     = {0, CYAN, D},
        [STYLE_RULE]     = {0, CYAN, D},
        [STYLE_STATUS]   = {0, D, D},
        [STYLE_PRACTICE] = {B, YELLOW, D},
        [STYLE_DRAFT]    = {U, D, D},
        [STYLE_AWAY]     = {B, GREEN, D},
        [STYLE_MATCH]    = {B|U, D, D}}},
    {"light", {
        [STYLE_NORMAL]   = {0, D, D},
        [STYLE_TITLE]    = {B, D, D},
        [STYLE_TAB]      = {0, D, D},
        [STYLE_TAB_HERE] = {U, BLUE, D},
        [STYLE_HEADING]  = {U, BLUE, D},
        [STYLE_ALERT]    = {U, RED, D},
        [STYLE_WARN]     = {0, RED, D},
        [STYLE_OK]       = {0, BLUE, D},
        [STYLE_MUTED]    = {0, D, D},
        [STYLE_KEY]      = {0, BLUE, D},
        [STYLE_KEY_WORD] = {0, D, D},
        [STYLE_FIELD]    = {U, D, D},
        [STYLE_LABEL]    = {0, BLUE, D},
        [STYLE_HINT]     = {0, BLUE, D},
        [STYLE_RULE]     = {0, BLUE, D},
        [STYLE_STATUS]   = {0, D, D},
        [STYLE_PRACTICE] = {0, MAGENTA, D},
        [STYLE_DRAFT]    = {U, D, D},
        [STYLE_AWAY]     = {0, MAGENTA, D},
        [STYLE_MATCH]    = {B|U, D, D}}},
    {"high contrast", {
        [STYLE_NORMAL]   = {0, WHITE, BLACK},
        [STYLE_TITLE]    = {B, WHITE, BLACK},
        [STYLE_TAB]      = {0, WHITE, BLACK},
        [STYLE_TAB_HERE] = {B|U, YELLOW, BLACK},
        [STYLE_HEADING]  = {B|U, WHITE, BLACK},
        [STYLE_ALERT]    = {B, YELLOW, BLACK},
        [STYLE_WARN]     = {B, YELLOW, BLACK},
        [STYLE_OK]       = {0, WHITE, BLACK},
        [STYLE_MUTED]    = {0, WHITE, BLACK},
        [STYLE_KEY]      = {B, YELLOW, BLACK},
        [STYLE_KEY_WORD] = {B, WHITE, BLACK},
        [STYLE_FIELD]    = {U, WHITE, BLACK},
        [STYLE_LABEL]    = {0, WHITE, BLACK},
        [STYLE_HINT]     = {0, WHITE, BLACK},
        [STYLE_RULE]     = {0, WHITE, BLACK},
        [STYLE_STATUS]   = {B, WHITE, BLACK},
        [STYLE_PRACTICE] = {B, YELLOW, BLACK},
        [STYLE_DRAFT]    = {U, WHITE, BLACK},
        [STYLE_AWAY]     = {0, WHITE, BLACK},
        [STYLE_MATCH]    = {B|U, YELLOW, BLACK}}},
    {"mono", {
        [STYLE_NORMAL]   = {0, D, D},
        [STYLE_TITLE]    = {B, D, D},
        [STYLE_TAB]      = {0, D, D},
        [STYLE_TAB_HERE] = {B, D, D},
        [STYLE_HEADING]  = {B, D, D},
        [STYLE_ALERT]    = {B, D, D},
        [STYLE_WARN]     = {B, D, D},
        [STYLE_OK]       = {0, D, D},
        [STYLE_MUTED]    = {0, D, D},
        [STYLE_KEY]      = {B, D, D},
        [STYLE_KEY_WORD] = {0, D, D},
        [STYLE_FIELD]    = {U, D, D},
        [STYLE_LABEL]    = {0, D, D},
        [STYLE_HINT]     = {0, D, D},
        [STYLE_RULE]     = {0, D, D},
        [STYLE_STATUS]   = {0, D, D},
        [STYLE_PRACTICE] = {B, D, D},
        [STYLE_DRAFT]    = {U, D, D},
        [STYLE_AWAY]     = {0, D, D},
        [STYLE_MATCH]    = {B|U, D, D}}},
};
// clang-format on

const struct theme *theme_at(unsigned i)
{
    return i < sizeof themes / sizeof *themes ? &themes[i] : NULL;
}

const struct theme *theme_find(const char *name)
{
    for (unsigned i = 0; name && theme_at(i); i++) {
        if (strcasecmp(theme_at(i)->name, name) == 0) {
            return theme_at(i);
        }
    }
    return &themes[0];
}

struct look theme_look(const struct theme *theme, unsigned style, bool colours)
{
    unsigned role = style & ~(unsigned)STYLE_SELECTED;
    const struct look *looks = colours ? theme->looks : theme_find("mono")->looks;
    struct look look = looks[role < STYLE_COUNT ? role : STYLE_NORMAL];
    if (style & STYLE_SELECTED) {
        look.attrs |= R;
    }
    return look;
}
