/* SPDX-License-Identifier: MIT */
/*
 * Any keys, pastes and clicks in the line editor: the text stays UTF-8, the cursor between clusters
 * and what is drawn inside its area. The first byte: lines or one, and how wide.
 */
#include "hub/base/die.h"
#include "hub/base/utf8.h"
#include "hub/ui/edit.h"
#include "ui/keys_priv.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

enum { ROWS = 5, CLICK = 0xFE, NEXT = 0xFF };

static void look(struct edit *e, struct canvas *c, struct area a)
{
    int row, col;
    HUB_BUG(e->at <= e->len && e->len <= EDIT_MOST && e->text[e->len] == '\0');
    HUB_BUG(utf8_valid(e->text, e->len, NULL) && strlen(e->text) == e->len);
    size_t at = 0;
    while (at < e->at) {
        size_t n = e->text[at] == '\n' ? 1 : utf8_cluster(e->text + at);
        HUB_BUG(n > 0);
        at += n;
    }
    HUB_BUG(at == e->at);
    HUB_BUG(e->lines || !memchr(e->text, '\n', e->len));
    HUB_BUG(edit_rows(e, a.cols) >= 1);
    canvas_clear(c);
    edit_draw(e, c, a, STYLE_NORMAL, true);
    canvas_cursor_at(c, &row, &col);
    HUB_BUG(row >= a.row && row < a.row + a.rows && col >= a.col && col < a.col + a.cols);
}

static void act(struct edit *e, const struct ui_event *ev)
{
    if (ev->type == UI_PASTE) {
        edit_insert(e, ev->paste, ev->paste_len);
    } else if (ev->type == UI_KEY && ev->key == K_ENTER && e->lines) {
        edit_insert(e, "\n", 1);
    } else if (ev->type == UI_KEY) {
        edit_key(e, ev);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct arena *own = arena_create();
    struct edit e;
    struct keys k;
    struct ui_event ev;
    int64_t now = 1000;
    int how = len ? data[0] : 0, cols = 1 + (how >> 1) % 40;
    struct area a = {1, 2, how & 1 ? ROWS - 2 : 1, cols};
    struct canvas *c = canvas_create(ROWS, cols + 4);
    edit_init(&e, own, how & 1);
    e.cols = cols;
    keys_init(&k, 0);
    for (size_t i = 1; i < len; i++) {
        if (data[i] == CLICK && i + 1 < len) {
            i++;
            edit_click(&e, a, a.row + data[i] % a.rows, a.col + data[i] / 8 % cols);
        } else if (data[i] == NEXT) {
            now += 200;
        } else {
            keys_feed(&k, &data[i], 1, now);
        }
        while (keys_next(&k, now, &ev)) {
            act(&e, &ev);
        }
        look(&e, c, a);
    }
    keys_fini(&k);
    canvas_destroy(c);
    arena_destroy(own);
    return 0;
}
