/* SPDX-License-Identifier: MIT */
/* What is pressed, pasted and clicked. */
#include "vpty_priv.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct {
    const char *name;
    VTermKey key;
    VTermModifier mod;
} named_keys[] = {
    {"Enter", VTERM_KEY_ENTER, VTERM_MOD_NONE},
    {"Esc", VTERM_KEY_ESCAPE, VTERM_MOD_NONE},
    {"Tab", VTERM_KEY_TAB, VTERM_MOD_NONE},
    {"Shift-Tab", VTERM_KEY_TAB, VTERM_MOD_SHIFT},
    {"Backspace", VTERM_KEY_BACKSPACE, VTERM_MOD_NONE},
    {"Del", VTERM_KEY_DEL, VTERM_MOD_NONE},
    {"Ins", VTERM_KEY_INS, VTERM_MOD_NONE},
    {"Up", VTERM_KEY_UP, VTERM_MOD_NONE},
    {"Down", VTERM_KEY_DOWN, VTERM_MOD_NONE},
    {"Left", VTERM_KEY_LEFT, VTERM_MOD_NONE},
    {"Right", VTERM_KEY_RIGHT, VTERM_MOD_NONE},
    {"Ctrl-Left", VTERM_KEY_LEFT, VTERM_MOD_CTRL},
    {"Ctrl-Right", VTERM_KEY_RIGHT, VTERM_MOD_CTRL},
    {"Home", VTERM_KEY_HOME, VTERM_MOD_NONE},
    {"End", VTERM_KEY_END, VTERM_MOD_NONE},
    {"PgUp", VTERM_KEY_PAGEUP, VTERM_MOD_NONE},
    {"PgDn", VTERM_KEY_PAGEDOWN, VTERM_MOD_NONE},
};

bool pty_key(struct pty *p, const char *name)
{
    size_t len = strlen(name);
    size_t count = sizeof named_keys / sizeof *named_keys, i = 0;
    while (i < count && strcasecmp(named_keys[i].name, name) != 0)
        i++;
    if (i < count) {
        vterm_keyboard_key(p->vt, named_keys[i].key, named_keys[i].mod);
        pty_answer(p);
    } else if (strcasecmp(name, "Space") == 0) {
        pty_send(p, " ", 1);
    } else if (name[0] == 'F' && len > 1 && len < 4 && atoi(name + 1) > 0) {
        vterm_keyboard_key(p->vt, VTERM_KEY_FUNCTION(atoi(name + 1)), VTERM_MOD_NONE);
        pty_answer(p);
    } else if (strncasecmp(name, "Ctrl-", 5) == 0 && len == 6) {
        char c = (char)(name[5] & 0x1f);
        pty_send(p, &c, 1);
    } else if (len == 1 || (name[0] & 0x80)) {
        pty_send(p, name, len);
    } else {
        return false;
    }
    return true;
}

void pty_paste(struct pty *p, const char *text)
{
    vterm_keyboard_start_paste(p->vt);
    pty_answer(p);
    pty_send(p, text, strlen(text));
    vterm_keyboard_end_paste(p->vt);
    pty_answer(p);
}

void pty_click(struct pty *p, int row, int col, int button)
{
    vterm_mouse_move(p->vt, row, col, VTERM_MOD_NONE);
    vterm_mouse_button(p->vt, button, true, VTERM_MOD_NONE);
    if (button < 4) /* a wheel is never let go */
        vterm_mouse_button(p->vt, button, false, VTERM_MOD_NONE);
    pty_answer(p);
}
