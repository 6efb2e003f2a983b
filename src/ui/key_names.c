/* SPDX-License-Identifier: MIT */
/* Keys by name: in the key bar, in help, and in test scripts. */
#include "hub/base/utf8.h"
#include "hub/ui/event.h"
#include "keys_priv.h"

#include <string.h>
#include <strings.h>

// clang-format off
static const struct {
    const char *name;
    int key;
} key_names[] = {
    {"Enter", K_ENTER},
    {"Esc", K_ESC},
    {"Tab", K_TAB},
    {"Shift-Tab", K_BACKTAB},
    {"Backspace", K_BACKSPACE},
    {"Del", K_DELETE},
    {"Ins", K_INSERT},
    {"Up", K_UP},
    {"Down", K_DOWN},
    {"Left", K_LEFT},
    {"Right", K_RIGHT},
    {"Ctrl-Left", K_WORD_LEFT},
    {"Ctrl-Right", K_WORD_RIGHT},
    {"Home", K_HOME},
    {"End", K_END},
    {"PgUp", K_PGUP},
    {"PgDn", K_PGDN},
    {"F1", K_F1},
    {"F2", K_F1 + 1},
    {"F3", K_F1 + 2},
    {"F4", K_F1 + 3},
    {"F5", K_F1 + 4},
    {"F6", K_F1 + 5},
    {"F7", K_F1 + 6},
    {"F8", K_F1 + 7},
    {"F9", K_F1 + 8},
    {"F10", K_F1 + 9},
    {"F11", K_F1 + 10},
    {"F12", K_F12},
    {"Space", ' '},
};
// clang-format on
enum { COUNT = sizeof key_names / sizeof *key_names };

const char *ui_key_name(int key, char buf[16])
{
    for (size_t i = 0; i < COUNT; i++) {
        if (key_names[i].key == key) {
            return key_names[i].name;
        }
    }
    if (key >= K_CTRL_A && key <= K_CTRL_Z) {
        memcpy(buf, "Ctrl-", 5);
        buf[5] = (char)('A' + (key - K_CTRL_A));
        buf[6] = '\0';
    } else {
        utf8_put(key < K_ENTER ? (uint32_t)key : UTF8_BAD, buf);
    }
    return buf;
}

int ui_key_from_name(const char *name)
{
    for (size_t i = 0; i < COUNT; i++) {
        if (strcasecmp(key_names[i].name, name) == 0) {
            return key_names[i].key;
        }
    }
    if (strncasecmp(name, "Ctrl-", 5) == 0 && name[5] && !name[6]) {
        int letter = name[5] | 0x20;
        return letter >= 'a' && letter <= 'z' ? K_CTRL(letter) : K_NONE;
    }
    const char *s = name;
    uint32_t ch = *s ? utf8_next(&s) : 0;
    return ch && !*s && ch != UTF8_BAD ? (int)ch : K_NONE;
}

// clang-format off
const struct key_cap key_caps[] = {
    {"kbs", K_BACKSPACE},
    {"kdch1", K_DELETE},
    {"kich1", K_INSERT},
    {"kcuu1", K_UP},
    {"kcud1", K_DOWN},
    {"kcub1", K_LEFT},
    {"kcuf1", K_RIGHT},
    {"khome", K_HOME},
    {"kend", K_END},
    {"kpp", K_PGUP},
    {"knp", K_PGDN},
    {"kcbt", K_BACKTAB},
    {"kent", K_ENTER},
    {"kf1", K_F1},
    {"kf2", K_F1 + 1},
    {"kf3", K_F1 + 2},
    {"kf4", K_F1 + 3},
    {"kf5", K_F1 + 4},
    {"kf6", K_F1 + 5},
    {"kf7", K_F1 + 6},
    {"kf8", K_F1 + 7},
    {"kf9", K_F1 + 8},
    {"kf10", K_F1 + 9},
    {"kf11", K_F1 + 10},
    {"kf12", K_F12},
    {NULL, K_NONE},
};
// clang-format on
