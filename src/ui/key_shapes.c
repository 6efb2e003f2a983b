/* SPDX-License-Identifier: MIT */
/* The shapes of keys that xterm, vt, rxvt, linux, screen and tmux share. */
#include "keys_priv.h"

struct code {
    int code, key;
};

// clang-format off
/* CSI number ~ */
static const struct code tilde_keys[] = {
    {1, K_HOME},
    {2, K_INSERT},
    {3, K_DELETE},
    {4, K_END},
    {5, K_PGUP},
    {6, K_PGDN},
    {7, K_HOME},
    {8, K_END},
    {11, K_F1},
    {12, K_F1 + 1},
    {13, K_F1 + 2},
    {14, K_F1 + 3},
    {15, K_F1 + 4},
    {17, K_F1 + 5},
    {18, K_F1 + 6},
    {19, K_F1 + 7},
    {20, K_F1 + 8},
    {21, K_F1 + 9},
    {23, K_F1 + 10},
    {24, K_F1 + 11},
};

/* CSI letter and SS3 letter */
static const struct code letter_keys[] = {
    {'A', K_UP},
    {'B', K_DOWN},
    {'C', K_RIGHT},
    {'D', K_LEFT},
    {'H', K_HOME},
    {'F', K_END},
    {'M', K_ENTER},
    {'P', K_F1},
    {'Q', K_F1 + 1},
    {'R', K_F1 + 2},
    {'S', K_F1 + 3},
    {'Z', K_BACKTAB},
    {'a', K_UP},
    {'b', K_DOWN},
    {'c', K_WORD_RIGHT},
    {'d', K_WORD_LEFT},
    {'j', '*'},
    {'k', '+'},
    {'l', ','},
    {'m', '-'},
    {'n', '.'},
    {'o', '/'},
    {'p', '0'},
    {'q', '1'},
    {'r', '2'},
    {'s', '3'},
    {'t', '4'},
    {'u', '5'},
    {'v', '6'},
    {'w', '7'},
    {'x', '8'},
    {'y', '9'},
};
// clang-format on

#define COUNT(table) (sizeof(table) / sizeof *(table))

static int code_key(const struct code *table, size_t count, int code)
{
    for (size_t i = 0; i < count; i++) {
        if (table[i].code == code) {
            return table[i].key;
        }
    }
    return K_NONE;
}

struct csi {
    int params[8];
    int count;
    unsigned char intro, final; /* intro: '<', '?', … or 0 */
    size_t len;
};

/* Parse the part after ESC [. False: more bytes are needed. */
static bool csi_parse(const unsigned char *s, size_t len, struct csi *out)
{
    *out = (struct csi){0};
    size_t i = 0;
    if (i < len && s[i] >= '<' && s[i] <= '?') {
        out->intro = s[i++];
    }
    for (; i < len; i++) {
        if (s[i] >= '0' && s[i] <= '9') {
            if (out->count == 0) {
                out->count = 1;
            }
            int *p = &out->params[out->count - 1];
            *p = *p > 100000 ? *p : *p * 10 + (s[i] - '0');
        } else if (s[i] == ';' || s[i] == ':') {
            if (out->count == 0) {
                out->count = 1;
            }
            if (out->count < 8) {
                out->count++;
            }
        } else if (s[i] >= 0x40 && s[i] <= 0x7e) {
            out->final = s[i];
            out->len = i + 1;
            return true;
        } else if (s[i] < 0x20 || s[i] > 0x2f) { /* not part of any sequence */
            out->final = 1;
            out->len = i;
            return true;
        }
    }
    return false;
}

static void mouse_event(int button, int col, int row, bool press, struct ui_event *out)
{
    *out = (struct ui_event){.type = UI_TIMEOUT, .row = row - 1, .col = col - 1};
    if (button & 64) {
        out->type = button & 1 ? UI_WHEEL_DOWN : UI_WHEEL_UP;
    } else if (press && (button & (3 | 32 | 128)) == 0) {
        out->type = UI_CLICK;
    }
}

static int csi_key(const struct keys *k, const struct csi *seq)
{
    bool shifted = seq->count >= 2 && seq->params[1] > 1; /* with Ctrl, Alt or Shift */
    if (seq->final == '~') {
        if (k->probe && seq->params[0] == 7777) {
            return K_PROBE;
        }
        return code_key(tilde_keys, COUNT(tilde_keys), seq->params[0]);
    }
    if (shifted && seq->params[1] != 2 && (seq->final == 'C' || seq->final == 'D')) {
        return seq->final == 'C' ? K_WORD_RIGHT : K_WORD_LEFT;
    }
    if (seq->final == 'M' || (seq->final >= 'a' && seq->final != 'a' && seq->final != 'b')) {
        return K_NONE;
    }
    return code_key(letter_keys, COUNT(letter_keys), seq->final);
}

/* ESC [ 7777 ; SECONDS ~, or MINUTES ; 1 ~ of a clock that is set on, 2 ~ set back. */
static void probe_time(const struct csi *seq, struct ui_event *out)
{
    static const int unit[] = {1, 60, -60};
    int how = seq->params[2];
    out->leap = how == 1 || how == 2;
    out->seconds = seq->params[1] * unit[out->leap ? how : 0];
}

int key_csi(struct keys *k, size_t at, struct ui_event *out)
{
    const unsigned char *s = k->buf + at + 1;
    size_t len = k->len - at - 1;
    struct csi seq;
    if (len && s[0] == '[') { /* linux: ESC [ [ A is F1 */
        if (len < 2) {
            return KEYS_NEED_MORE;
        }
        key_give(out, s[1] >= 'A' && s[1] <= 'E' ? K_F1 + (s[1] - 'A') : K_NONE);
        return (int)at + 3;
    }
    if (!csi_parse(s, len, &seq)) {
        return KEYS_NEED_MORE;
    }
    if (seq.final == 'M' && !seq.intro && seq.count == 0) { /* the old mouse report */
        if (len < 4) {
            return KEYS_NEED_MORE;
        }
        mouse_event(s[1] - 32, s[2] - 32, s[3] - 32, true, out);
        return (int)at + 5;
    }
    if (seq.intro == '<') {
        mouse_event(seq.params[0], seq.params[1], seq.params[2], seq.final == 'M', out);
    } else if (seq.final == '~' && seq.params[0] == 200) {
        out->type = UI_PASTE;
    } else {
        key_give(out, seq.intro ? K_NONE : csi_key(k, &seq));
        if (out->key == K_PROBE) {
            probe_time(&seq, out);
        }
    }
    return (int)(at + 1 + seq.len);
}

int key_ss3(const struct keys *k, size_t at, struct ui_event *out)
{
    size_t i = at + 1;
    while (i < k->len && k->buf[i] >= '0' && k->buf[i] <= '9') {
        i++;
    }
    if (i >= k->len) {
        return KEYS_NEED_MORE;
    }
    key_give(out, code_key(letter_keys, COUNT(letter_keys), k->buf[i]));
    return (int)i + 1;
}
