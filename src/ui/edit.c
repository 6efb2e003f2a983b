/* SPDX-License-Identifier: MIT */
/* Changing the text of a field, cluster by cluster. */
#include "edit_priv.h"
#include "hub/base/utf8.h"

#include <string.h>

enum { FIRST_CAP = 64 };

static bool ascii(char c)
{
    return (unsigned char)c < 0x80;
}

/* Newlines stand alone, and no two characters of ASCII make one cluster. */
static bool surely_apart(const struct edit *e, size_t pos)
{
    char left = e->text[pos - 1], right = e->text[pos];
    return left == '\n' || right == '\n' || (ascii(left) && ascii(right));
}

size_t edit_cluster(const struct edit *e, size_t pos)
{
    const char *s = e->text + pos;
    if (*s && ascii(s[0]) && ascii(s[1])) {
        return 1;
    }
    return utf8_cluster(s);
}

/* The last cluster that begins before `pos`; 0 at the start. */
static size_t before(const struct edit *e, size_t pos)
{
    if (pos == 0) {
        return 0;
    }
    size_t from = pos - 1;
    while (from > 0 && !surely_apart(e, from)) {
        from--;
    }
    for (size_t n; (n = edit_cluster(e, from)) > 0 && from + n < pos;) {
        from += n;
    }
    return from;
}

static size_t after(const struct edit *e, size_t pos)
{
    return pos + edit_cluster(e, pos);
}

/* Where the cursor may stand, at `pos` or behind it. */
static size_t snap(const struct edit *e, size_t pos)
{
    size_t from = pos == 0 || pos >= e->len || surely_apart(e, pos) ? pos : before(e, pos);
    return from < pos ? after(e, from) : from;
}

static void room_for(struct edit *e, size_t len)
{
    if (len < e->cap) {
        return;
    }
    size_t cap = e->cap ? e->cap : FIRST_CAP;
    while (cap <= len) {
        cap *= 2;
    }
    char *text = arena_alloc(e->a, cap);
    memcpy(text, e->text ? e->text : "", e->len + 1);
    e->text = text;
    e->cap = cap;
}

/* Bytes from `from` to `to` become `len` bytes of `s`; the cursor stands behind them. */
static void replace(struct edit *e, size_t from, size_t to, const char *s, size_t len)
{
    room_for(e, e->len - (to - from) + len);
    memmove(e->text + from + len, e->text + to, e->len - to + 1);
    memcpy(e->text + from, s, len);
    e->len = e->len - (to - from) + len;
    e->at = snap(e, from + len);
    e->goal = -1;
}

void edit_init(struct edit *e, struct arena *a, bool lines)
{
    *e = (struct edit){.a = a, .lines = lines, .goal = -1};
    room_for(e, 0);
}

void edit_set(struct edit *e, const char *text)
{
    text = text ? text : "";
    size_t len = utf8_head(text, EDIT_MOST);
    replace(e, 0, e->len, text, len);
    e->at = e->len;
}

bool edit_insert(struct edit *e, const char *s, size_t len)
{
    struct arena *scratch = arena_create();
    const char *clean = utf8_clean(scratch, s, len, e->lines, NULL);
    size_t room = EDIT_MOST - e->len, fits = utf8_head(clean, room);
    bool all = clean[fits] == '\0';
    replace(e, e->at, e->at, clean, fits);
    arena_destroy(scratch);
    return all;
}

static bool gap(const struct edit *e, size_t pos)
{
    static const char signs[] = " \n!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~";
    return edit_cluster(e, pos) == 1 && e->text[pos] && strchr(signs, e->text[pos]);
}

static size_t word_before(const struct edit *e, size_t pos)
{
    while (pos > 0 && gap(e, before(e, pos))) {
        pos = before(e, pos);
    }
    while (pos > 0 && !gap(e, before(e, pos))) {
        pos = before(e, pos);
    }
    return pos;
}

static size_t word_after(const struct edit *e, size_t pos)
{
    while (pos < e->len && gap(e, pos)) {
        pos = after(e, pos);
    }
    while (pos < e->len && !gap(e, pos)) {
        pos = after(e, pos);
    }
    return pos;
}

static size_t line_start(const struct edit *e, size_t pos)
{
    while (pos > 0 && e->text[pos - 1] != '\n') {
        pos--;
    }
    return pos;
}

static size_t line_end(const struct edit *e, size_t pos)
{
    return pos + strcspn(e->text + pos, "\n");
}

static enum edit_did move(struct edit *e, size_t to)
{
    e->at = to;
    e->goal = -1;
    return EDIT_MOVED;
}

static enum edit_did cut(struct edit *e, size_t from, size_t to)
{
    if (from == to) {
        return EDIT_MOVED;
    }
    replace(e, from, to, "", 0);
    return EDIT_CHANGED;
}

static enum edit_did type(struct edit *e, const struct ui_event *ev)
{
    if (!ev->text[0]) {
        return EDIT_PASS;
    }
    return edit_insert(e, ev->text, strlen(ev->text)) ? EDIT_CHANGED : EDIT_FULL;
}

enum edit_did edit_key(struct edit *e, const struct ui_event *ev)
{
    switch (ev->key) {
    case K_LEFT:
        return move(e, before(e, e->at));
    case K_RIGHT:
        return move(e, after(e, e->at));
    case K_WORD_LEFT:
        return move(e, word_before(e, e->at));
    case K_WORD_RIGHT:
        return move(e, word_after(e, e->at));
    case K_HOME:
    case K_CTRL('a'):
        return move(e, edit_row_start(e));
    case K_END:
    case K_CTRL('e'):
        return move(e, edit_row_end(e));
    case K_UP:
    case K_DOWN:
        return edit_vertical(e, ev->key == K_UP ? -1 : 1) ? EDIT_MOVED : EDIT_PASS;
    case K_BACKSPACE:
        return cut(e, before(e, e->at), e->at);
    case K_DELETE:
        return cut(e, e->at, after(e, e->at));
    case K_CTRL('w'):
        return cut(e, word_before(e, e->at), e->at);
    case K_CTRL('u'):
        return cut(e, line_start(e, e->at), e->at);
    case K_CTRL('k'):
        return cut(e, e->at, line_end(e, e->at));
    default:
        return type(e, ev);
    }
}

bool edit_at_empty_end(const struct edit *e)
{
    return e->at == e->len && line_start(e, e->at) == e->len;
}
