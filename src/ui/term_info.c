/* SPDX-License-Identifier: MIT */
/* What terminfo says about this terminal. */
#include "hub/base/str.h"
#include "hub/ui/ui.h"
#include "term_info_priv.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

/* terminfo's functions want a name that they might change. */
struct cap_name {
    char text[16];
};

static struct cap_name name_of(const char *name)
{
    struct cap_name copy;
    snprintf(copy.text, sizeof copy.text, "%s", name);
    return copy;
}

const char *term_string(const char *name)
{
    const char *s = tigetstr(name_of(name).text);
    return s == (const char *)-1 ? NULL : s;
}

static bool flag(const char *name)
{
    return tigetflag(name_of(name).text) > 0;
}

/* The terminal's own entry, else vt100's, which nearly all understand. */
bool term_known(const char *type)
{
    int found;
    if (!type || !*type || strchr(type, '/') || setupterm(type, STDOUT_FILENO, &found) != OK) {
        char vt100[] = "vt100";
        return setupterm(vt100, STDOUT_FILENO, &found) == OK;
    }
    return term_string("cup") != NULL;
}

bool ui_knows_terminal(const char *type)
{
    int found;
    bool known = *type && !strchr(type, '/') && setupterm(type, STDOUT_FILENO, &found) == OK;
    if (known) {
        term_forget();
    }
    return known;
}

void term_forget(void)
{
    if (cur_term) {
        del_curterm(cur_term);
    }
}

int term_number(const char *name)
{
    return tigetnum(name_of(name).text);
}

const char *term_fill(const char *s, int a, int b)
{
    return strchr(s, '%') ? tiparm(s, a, b) : s;
}

const char *term_unpadded(const char *s, struct arena *a)
{
    struct sb b = sb_on(a);
    while (s && *s) {
        size_t len = strcspn(s, "$");
        const char *end = strncmp(s + len, "$<", 2) == 0 ? strchr(s + len, '>') : NULL;
        sb_addn(&b, s, end || !s[len] ? len : len + 1);
        s = end ? end + 1 : s + len + (s[len] != '\0');
    }
    return s ? sb_str(&b) : NULL;
}

void term_learn_strings(struct paint *p, struct arena *a)
{
    for (unsigned i = 0; i < CAP_COUNT; i++) {
        p->caps[i] = term_unpadded(term_string(paint_cap_names[i]), a);
    }
    p->fill = term_fill;
    p->wraps = flag("am") && !flag("xenl");
    p->moves_any = flag("msgr");
}

/* Colours this terminal has, and attributes that it can show together with them. */
static struct look possible(struct look look, bool own_default)
{
    enum { NCV_UNDERLINE = 2, NCV_REVERSE = 4, NCV_DIM = 16, NCV_BOLD = 32 }; /* terminfo(5) */
    int without = term_number("ncv");
    if (look.fg == COLOUR_DEFAULT && look.bg == COLOUR_DEFAULT) {
        return look;
    }
    if (!own_default) {
        look.fg = look.fg == COLOUR_DEFAULT ? COLOR_WHITE : look.fg;
        look.bg = look.bg == COLOUR_DEFAULT ? COLOR_BLACK : look.bg;
    }
    without = without < 0 ? 0 : without;
    look.attrs &= ~((without & NCV_UNDERLINE ? LOOK_UNDERLINE : 0U) |
                    (without & NCV_REVERSE ? LOOK_REVERSE : 0U) |
                    (without & NCV_DIM ? LOOK_DIM : 0U) | (without & NCV_BOLD ? LOOK_BOLD : 0U));
    return look;
}

void term_learn_looks(struct paint *p, const char *name, bool no_colour)
{
    const struct theme *theme = theme_find(name);
    bool colours = !no_colour && term_number("colors") >= 8 && p->caps[CAP_FG] && p->caps[CAP_BG];
    bool own_default = term_string("op") || term_string("oc");
    for (unsigned i = 0; i < PAINT_ERASED; i++) {
        unsigned style = i % STYLE_COUNT;
        struct look look =
            theme_look(theme, i < STYLE_COUNT ? style : style | STYLE_SELECTED, colours);
        p->looks[i] = possible(look, own_default);
    }
    paint_looks_changed(p);
}
