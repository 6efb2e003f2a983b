/* SPDX-License-Identifier: MIT */
/*
 * The key decoder. Sequences of the terminal's own terminfo come first, then
 * the shapes common to all (key_shapes.c). What is no key is swallowed whole,
 * so that no letter of it is taken for an action.
 */
#include "hub/base/utf8.h"
#include "keys_priv.h"

#include <string.h>

enum { ESC = 27 };

void keys_init(struct keys *k, int esc_ms)
{
    *k = (struct keys){.esc_ms = esc_ms > 0 ? esc_ms : KEYS_ESC_MS};
    k->paste_arena = arena_create();
}

void keys_fini(struct keys *k)
{
    arena_destroy(k->paste_arena);
    k->paste_arena = NULL;
}

void keys_add(struct keys *k, const char *bytes, int key)
{
    if (bytes && *bytes && k->own_count < KEYS_OWN) {
        k->own[k->own_count++] = (struct key_sequence){bytes, key};
    }
}

size_t keys_room(const struct keys *k)
{
    return KEYS_BUFFER - k->len;
}

void keys_feed(struct keys *k, const void *bytes, size_t len, int64_t now_ms)
{
    if (len > keys_room(k)) {
        len = keys_room(k);
    }
    if (k->len == 0) {
        k->since_ms = now_ms;
    }
    memcpy(k->buf + k->len, bytes, len);
    k->len += len;
}

static void drop(struct keys *k, size_t len, int64_t now_ms)
{
    memmove(k->buf, k->buf + len, k->len - len);
    k->len -= len;
    k->since_ms = now_ms;
}

void key_give(struct ui_event *out, int key)
{
    *out = (struct ui_event){.type = UI_KEY, .key = key};
}

/* A sequence from terminfo at the start of buf: its length, KEYS_NEED_MORE or -1. */
static int own_sequence(const struct keys *k, struct ui_event *out)
{
    int more = -1;
    for (size_t i = 0; i < k->own_count; i++) {
        size_t len = strlen(k->own[i].bytes);
        size_t have = len < k->len ? len : k->len;
        if (memcmp(k->buf, k->own[i].bytes, have) != 0) {
            continue;
        }
        if (have == len) {
            key_give(out, k->own[i].key);
            return (int)len;
        }
        more = KEYS_NEED_MORE;
    }
    return more;
}

/* ESC at the start of buf. */
static int esc_sequence(struct keys *k, struct ui_event *out)
{
    int own = own_sequence(k, out);
    if (own > 0) {
        return own;
    }
    if (k->len < 2) {
        return KEYS_NEED_MORE;
    }
    if (k->buf[1] == '[') {
        return key_csi(k, 1, out);
    }
    if (k->buf[1] == 'O') {
        return key_ss3(k, 1, out);
    }
    if (own == KEYS_NEED_MORE) {
        return KEYS_NEED_MORE;
    }
    key_give(out, K_ESC); /* Esc, then another key close behind */
    return 1;
}

/* A '[' or 'O' whose Esc came too early: a slow line tore the sequence apart. */
static int late_sequence(struct keys *k, struct ui_event *out)
{
    if (k->buf[0] == '[') {
        return key_csi(k, 0, out);
    }
    if (k->len >= 2 && (k->buf[1] < 'A' || k->buf[1] > 'y')) {
        return -1;
    }
    return key_ss3(k, 0, out);
}

static int utf8_length(unsigned char lead)
{
    return lead < 0x80   ? 1
           : lead < 0xC2 ? -1
           : lead < 0xE0 ? 2
           : lead < 0xF0 ? 3
           : lead < 0xF5 ? 4
                         : -1;
}

static int control_key(unsigned char c)
{
    switch (c) {
    case '\r':
    case '\n':
        return K_ENTER;
    case '\t':
        return K_TAB;
    case '\b':
    case 127:
        return K_BACKSPACE;
    default:
        return c >= 1 && c <= 26 ? K_CTRL_A + c - 1 : K_NONE;
    }
}

/* One character and the marks already there. Length, KEYS_NEED_MORE or -1 for a byte that is none. */
static int character(const struct keys *k, struct ui_event *out)
{
    int n = utf8_length(k->buf[0]);
    if (n < 0) {
        return -1;
    }
    for (size_t i = 1; i < (size_t)n && i < k->len; i++) {
        if ((k->buf[i] & 0xC0) != 0x80) {
            return -1;
        }
    }
    if ((size_t)n > k->len) {
        return KEYS_NEED_MORE;
    }
    size_t bad;
    if (!utf8_valid((const char *)k->buf, (size_t)n, &bad)) {
        return -1;
    }
    char text[CELL_TEXT] = {0};
    memcpy(text, k->buf, (size_t)n);
    const char *s = text;
    uint32_t ch = utf8_next(&s);
    if (ch >= 0x80 && ch < 0xA0) {
        key_give(out, K_NONE);
        return n;
    }
    key_give(out, (int)ch);
    int used = n;
    for (;;) {
        size_t left = k->len - (size_t)used;
        int m = left ? utf8_length(k->buf[used]) : -1;
        if (m < 2 || (size_t)m > left || used + m >= CELL_TEXT) {
            break;
        }
        char mark[5] = {0};
        memcpy(mark, k->buf + used, (size_t)m);
        s = mark;
        if (!utf8_valid(mark, (size_t)m, &bad) || utf8_char_width(utf8_next(&s)) != 0) {
            break;
        }
        memcpy(text + used, mark, (size_t)m);
        used += m;
    }
    memcpy(out->text, text, sizeof text);
    return used;
}

/* The event at the start of buf: its length, KEYS_NEED_MORE, or -1 for a byte to drop. */
static int decode(struct keys *k, bool late, struct ui_event *out)
{
    unsigned char c = k->buf[0];
    if (c == ESC) {
        return esc_sequence(k, out);
    }
    if (late && (c == '[' || c == 'O')) {
        int n = late_sequence(k, out);
        if (n >= 0) {
            return n;
        }
    }
    if (c < 0x20 || c == 127) {
        int own = own_sequence(k, out);
        if (own > 0) {
            return own;
        }
        key_give(out, control_key(c));
        return 1;
    }
    return character(k, out);
}

static void paste_add(struct keys *k, const unsigned char *bytes, size_t len)
{
    for (size_t i = 0; i < len && k->paste_len < KEYS_PASTE_MAX; i++) {
        arena_grow(k->paste_arena, &k->paste, k->paste_len, &k->paste_cap, 1);
        k->paste[k->paste_len++] = bytes[i] ? (char)bytes[i] : ' ';
    }
}

/* Move bytes of a paste out of buf; true when its end mark was found. */
static bool paste_take(struct keys *k, int64_t now_ms, struct ui_event *out)
{
    static const char end[] = "\033[201~";
    size_t mark = sizeof end - 1, i = 0;
    while (i < k->len && memcmp(k->buf + i, end, k->len - i < mark ? k->len - i : mark) != 0) {
        i++;
    }
    paste_add(k, k->buf, i);
    bool done = k->len - i >= mark;
    drop(k, done ? i + mark : i, now_ms);
    if (!done) {
        return false;
    }
    arena_grow(k->paste_arena, &k->paste, k->paste_len, &k->paste_cap, 1);
    k->paste[k->paste_len] = '\0';
    k->pasting = false;
    *out = (struct ui_event){.type = UI_PASTE, .paste = k->paste, .paste_len = k->paste_len};
    return true;
}

static void paste_begin(struct keys *k)
{
    arena_reset(k->paste_arena);
    k->paste = NULL;
    k->paste_len = k->paste_cap = 0;
    k->pasting = true;
}

/* The wait for the rest is over: an Esc was an Esc, a letter a letter, anything else noise. */
static int give_up(struct keys *k, int64_t now_ms, struct ui_event *out)
{
    unsigned char c = k->buf[0];
    if (c == ESC) {
        key_give(out, K_ESC);
        k->lone_esc_ms = now_ms;
        return 1; /* a torn sequence goes on as a late one */
    }
    k->lone_esc_ms = 0;
    return c < 0x80 ? character(k, out) : -1;
}

/* When what is in buf stops waiting for more bytes. */
static int64_t patience(const struct keys *k)
{
    if (k->lone_esc_ms && (k->buf[0] == '[' || k->buf[0] == 'O')) {
        return k->lone_esc_ms + KEYS_LATE_MS;
    }
    return k->since_ms + k->esc_ms;
}

bool keys_next(struct keys *k, int64_t now_ms, struct ui_event *out)
{
    while (k->len) {
        *out = (struct ui_event){.type = UI_TIMEOUT};
        if (k->pasting) {
            return paste_take(k, now_ms, out);
        }
        bool late = k->lone_esc_ms && now_ms < k->lone_esc_ms + KEYS_LATE_MS;
        int n = decode(k, late, out);
        if (n == KEYS_NEED_MORE && now_ms < patience(k) && k->len < KEYS_BUFFER) {
            return false;
        }
        if (n == KEYS_NEED_MORE) {
            n = give_up(k, now_ms, out);
        } else {
            k->lone_esc_ms = 0;
        }
        drop(k, n > 0 ? (size_t)n : 1, now_ms);
        if (out->type == UI_PASTE) {
            paste_begin(k);
        } else if (n > 0 && out->type != UI_TIMEOUT &&
                   !(out->type == UI_KEY && out->key == K_NONE)) {
            return true;
        }
    }
    return false;
}

int keys_wait_ms(const struct keys *k, int64_t now_ms)
{
    if (!k->len || k->pasting) {
        return -1;
    }
    int64_t left = patience(k) - now_ms;
    return left < 0 ? 0 : (int)left;
}
