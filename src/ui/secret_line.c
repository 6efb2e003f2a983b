/* SPDX-License-Identifier: MIT */
#include "hub/base/utf8.h"
#include "hub/service/pin.h"
#include "passphrase_priv.h"

#include <string.h>

void secret_line_hold(struct secret_line *s)
{
    pin_hold(s->text, sizeof s->text);
    secret_line_empty(s);
}

void secret_line_wipe(struct secret_line *s)
{
    pin_wipe(s->text, sizeof s->text);
}

void secret_line_empty(struct secret_line *s)
{
    memset(s->text, 0, sizeof s->text);
}

/* Where the last of what a person sees as one letter begins. */
static size_t last_letter(const char *text)
{
    size_t at = 0, len = strlen(text);
    while (at < len) {
        size_t one = utf8_cluster(text + at);
        if (!one || at + one >= len) {
            break;
        }
        at += one;
    }
    return at;
}

bool secret_line_key(struct secret_line *s, const struct ui_event *ev)
{
    size_t len = strlen(s->text), more = strlen(ev->text);
    if (ev->key == K_CTRL('u')) {
        secret_line_empty(s);
    } else if (ev->key == K_BACKSPACE) {
        size_t at = last_letter(s->text);
        memset(s->text + at, 0, sizeof s->text - at);
    } else if (more == 0) {
        return false;
    } else if (len + more < sizeof s->text) {
        memcpy(s->text + len, ev->text, more);
    }
    return true;
}

/* So much of the end as fits, with a column left for the cursor. */
static const char *tail(const char *text, int cols)
{
    while (*text && utf8_width(text) >= cols) {
        size_t one = utf8_cluster(text);
        text += one ? one : 1;
    }
    return text;
}

void secret_line_draw(
    const struct secret_line *s, struct canvas *c, struct area a, bool ascii, bool focused)
{
    int col = a.col, end = a.col + a.cols - 1;
    if (s->shown) {
        col += canvas_put(c, a.row, col, end - col, STYLE_FIELD, tail(s->text, a.cols));
    } else {
        for (const char *t = s->text; *t && col < end; t += utf8_cluster(t)) {
            col += canvas_put(c, a.row, col, 1, STYLE_FIELD, ascii ? "*" : "•");
        }
    }
    if (focused) {
        canvas_cursor(c, a.row, col);
    }
}
