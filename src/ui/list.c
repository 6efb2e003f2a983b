/* SPDX-License-Identifier: MIT */
/* The list: a window of rows around the selection, fetched by key. */
#include "list_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/ui/pane.h"

#include <stdio.h>
#include <string.h>

enum { INDENT = 2, WHEEL = 3, FIND_COLS = 9, NEWS_COLS = 8 }; /* FIND_COLS: " / find: " */

void list_init(struct list *l)
{
    *l = (struct list){.wish = LIST_FIRST, .matching = -1, .all = -1, .height = 1};
    l->windows[0] = arena_create();
    l->windows[1] = arena_create();
    l->at_first = l->at_last = true;
}

void list_fini(struct list *l)
{
    arena_destroy(l->windows[0]);
    arena_destroy(l->windows[1]);
    *l = (struct list){0};
}

void list_page_add(struct list_page *p, int64_t id, const char *sort, const void *item)
{
    arena_grow(p->a, &p->rows, p->count, &p->cap, sizeof *p->rows);
    p->rows[p->count++] = (struct list_row){id, arena_strdup(p->a, sort ? sort : ""), item};
}

const struct list_row *list_selected(const struct list *l)
{
    return l->selected < l->count ? &l->rows[l->selected] : NULL;
}

void list_jump(struct list *l, int64_t id)
{
    l->wish = LIST_JUMP;
    l->jump = id;
    l->scrolled = false;
}

/*
 * Rows fetched on each side of the selection: a few screens, so that loads are rare; one while
 * somebody types, since the next letter asks for others, and one where list_rest fetches the others.
 */
static size_t reach(const struct list *l, const struct list_source *src)
{
    bool one = l->wish == LIST_FIRST && (l->narrowing || src->brief);
    return (size_t)(l->height > 0 ? l->height : 1) * (one ? 1 : 3) + 8;
}

static enum hub_rc fetch_side(
    struct list_fetch *f, const struct list_row *from, bool back, struct hub_err *err)
{
    struct list_page *page = back ? &f->before : &f->after;
    struct list_ask ask = {f->needle, from, !back, back, f->max};
    page->count = 0;
    enum hub_rc rc = f->src->page(f->src->ctx, &ask, page, err);
    if (page->count > f->max) {
        page->count = f->max;
    }
    return rc;
}

static enum hub_rc fetch_around(struct list_fetch *f, const struct list_row *at, struct hub_err *err)
{
    enum hub_rc rc = fetch_side(f, at, false, err);
    return rc == HUB_OK ? fetch_side(f, at, true, err) : rc;
}

/* Where record `id` stands now; NULL if it cannot be told. */
static const struct list_row *fetch_place(struct list_fetch *f, int64_t id)
{
    struct list_page *page = arena_alloc(f->after.a, sizeof *page);
    struct hub_err ignored;
    page->a = f->after.a;
    if (!f->src->find || f->src->find(f->src->ctx, id, page, &ignored) != HUB_OK || !page->count) {
        return NULL;
    }
    return &page->rows[0];
}

static enum hub_rc fetch_stay(struct list_fetch *f, const struct list_row *at, struct hub_err *err)
{
    enum hub_rc rc = fetch_around(f, at, err);
    if (rc != HUB_OK || (f->after.count && f->after.rows[0].id == at->id)) {
        return rc;
    }
    const struct list_row *moved = fetch_place(f, at->id);
    return moved ? fetch_around(f, moved, err) : HUB_OK;
}

static enum hub_rc fetch_window(const struct list *l, struct list_fetch *f, struct hub_err *err)
{
    const struct list_row *at = list_selected(l);
    if (l->wish == LIST_LAST) {
        return fetch_side(f, NULL, true, err);
    }
    if (l->wish == LIST_JUMP) {
        const struct list_row *place = fetch_place(f, l->jump);
        if (place) {
            return fetch_around(f, place, err);
        }
    }
    if (l->wish == LIST_FIRST || !at) {
        return fetch_side(f, NULL, false, err);
    }
    return fetch_stay(f, at, err);
}

/* Keep the selection on screen and the screen full. */
static void fix_top(struct list *l)
{
    size_t height = l->height > 0 ? (size_t)l->height : 1;
    if (l->at_last && l->top + height > l->count) {
        l->top = l->count > height ? l->count - height : 0;
    }
    if (l->selected < l->top) {
        l->top = l->selected;
    }
    if (l->selected >= l->top + height) {
        l->top = l->selected - height + 1;
    }
}

/* Join both sides into the window and select as the wish was. */
static void take_window(struct list *l, const struct list_fetch *f, struct arena *a)
{
    const struct list_page *before = &f->before, *after = &f->after;
    size_t offset = l->wish == LIST_JUMP ? (size_t)l->height / 3 : l->selected - l->top;
    l->count = before->count + after->count;
    l->rows = arena_array(a, l->count ? l->count : 1, sizeof *l->rows);
    for (size_t i = 0; i < before->count; i++) {
        l->rows[before->count - 1 - i] = before->rows[i];
    }
    for (size_t i = 0; i < after->count; i++) {
        l->rows[before->count + i] = after->rows[i];
    }
    l->at_first = l->wish == LIST_FIRST || before->count < f->max;
    l->at_last = l->wish == LIST_LAST || after->count < f->max;
    l->selected = before->count;
    if (l->selected >= l->count) {
        l->selected = l->count ? l->count - 1 : 0;
    }
    l->top = l->selected > offset ? l->selected - offset : 0;
    l->brief = f->src->brief && l->wish == LIST_FIRST && !l->narrowing && !l->at_last;
    l->wish = LIST_STAY;
    fix_top(l);
}

enum hub_rc list_load(struct list *l, const struct list_source *src, struct hub_err *err)
{
    struct arena *a = l->windows[!l->now];
    arena_reset(a);
    struct list_fetch f = {.src = src, .needle = utf8_fold(a, l->needle), .max = reach(l, src)};
    f.before.a = f.after.a = a;
    if (l->wish == LIST_STAY && !l->count) {
        l->wish = LIST_FIRST;
    }
    enum hub_rc rc = fetch_window(l, &f, err);
    if (rc == HUB_OK && !l->scrolled) {
        rc = list_count_rows(l, &f, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    take_window(l, &f, a);
    l->now = !l->now;
    l->scrolled = false;
    return HUB_OK;
}

/* Fetch again when the selection is within a screen of an end that is not the list's. */
static unsigned want_more(struct list *l)
{
    size_t height = l->height > 0 ? (size_t)l->height : 1;
    bool low = !l->at_last && l->count - l->selected <= height;
    bool high = !l->at_first && l->selected < height;
    if (!low && !high) {
        return 0;
    }
    l->scrolled = true;
    return REACT_LOAD;
}

unsigned list_set_height(struct list *l, int height)
{
    if (height < 1) {
        height = 1;
    }
    if (height == l->height) {
        return 0;
    }
    l->height = height;
    fix_top(l);
    return want_more(l);
}

static unsigned move_by(struct list *l, int rows)
{
    size_t before = l->selected, last = l->count ? l->count - 1 : 0;
    if (l->count) {
        news_seen(l->news, l->rows[before].id);
    }
    size_t step = (size_t)(rows < 0 ? -rows : rows);
    if (rows < 0) {
        l->selected = step < l->selected ? l->selected - step : 0;
    } else {
        l->selected = step < last - l->selected ? l->selected + step : last;
    }
    fix_top(l);
    return REACT_DRAW | (l->selected != before ? REACT_DETAIL : 0) | want_more(l);
}

static unsigned move_to_end(struct list *l, bool last)
{
    if (last ? l->at_last : l->at_first) {
        return move_by(l, last ? CANVAS_MAX : -(int)l->count);
    }
    l->wish = last ? LIST_LAST : LIST_FIRST;
    l->scrolled = true;
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned narrow_to(struct list *l, bool keep_record)
{
    if (!keep_record) {
        l->wish = LIST_FIRST;
    }
    l->scrolled = false;
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned narrow_add(struct list *l, const char *text)
{
    size_t have = strlen(l->needle), len = strlen(text);
    if (have + len >= sizeof l->needle) {
        return REACT_DRAW;
    }
    memcpy(l->needle + have, text, len + 1);
    return narrow_to(l, false);
}

static unsigned narrow_erase(struct list *l)
{
    size_t last = 0;
    if (!l->needle[0]) {
        l->narrowing = false;
        return REACT_DRAW;
    }
    for (size_t i = 0; l->needle[i]; i += utf8_cluster(l->needle + i)) {
        last = i;
    }
    l->needle[last] = '\0';
    return narrow_to(l, false);
}

static unsigned narrow_paste(struct list *l, const struct ui_event *ev)
{
    struct arena *a = arena_create();
    unsigned react = narrow_add(l, utf8_clean(a, ev->paste, ev->paste_len, false, NULL));
    arena_destroy(a);
    return react;
}

/* Keys while the `/` line has them, and Esc while a needle stands. */
static unsigned narrow_act(struct list *l, const char *id, const struct ui_event *ev)
{
    if (str_eq(id, "back") && (l->narrowing || l->needle[0])) {
        l->narrowing = false;
        l->needle[0] = '\0';
        return narrow_to(l, true);
    }
    if (!l->narrowing) {
        return REACT_PASS;
    }
    if (str_eq(id, "open") || str_eq(id, "next-part")) {
        l->narrowing = false;
    } else if (str_eq(id, "paste")) {
        return narrow_paste(l, ev);
    } else if (ev && ev->type == UI_KEY && ev->key == K_BACKSPACE) {
        return narrow_erase(l);
    } else if (ev && ev->type == UI_KEY && ev->key == K_CTRL('u')) {
        l->needle[0] = '\0';
        return narrow_to(l, false);
    } else if (ev && ev->type == UI_KEY && ev->text[0]) {
        return narrow_add(l, ev->text);
    }
    return REACT_PASS;
}

static unsigned show_added(struct list *l, const char *number)
{
    int64_t id;
    if (!str_int(number, 1, INT64_MAX, &id)) {
        return REACT_PASS;
    }
    list_jump(l, id);
    return REACT_LOAD | REACT_DETAIL;
}

unsigned list_act(struct list *l, const char *id, const struct ui_event *ev)
{
    static const struct {
        const char *id;
        int pages, rows;
    } moves[] = {
        {"up", 0, -1},
        {"down", 0, 1},
        {"page-up", -1, 0},
        {"page-down", 1, 0},
        {"wheel-up", 0, -WHEEL},
        {"wheel-down", 0, WHEEL},
    };
    if (str_starts(id, "added ")) {
        return show_added(l, id + strlen("added "));
    }
    unsigned react = narrow_act(l, id, ev);
    if (!(react & REACT_PASS)) {
        return react;
    }
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        int page = l->height > 1 ? l->height - 1 : 1;
        if (str_eq(id, moves[i].id)) {
            return move_by(l, moves[i].pages * page + moves[i].rows);
        }
    }
    if (str_eq(id, "first") || str_eq(id, "last")) {
        return move_to_end(l, str_eq(id, "last"));
    }
    if (!str_eq(id, "find")) {
        return REACT_PASS;
    }
    l->narrowing = true;
    return REACT_DRAW;
}

unsigned list_click(struct list *l, int row, bool *open)
{
    size_t at = l->top + (size_t)(row < 0 ? 0 : row);
    *open = at < l->count && at == l->selected;
    if (row < 0 || at >= l->count || *open) {
        return REACT_DRAW;
    }
    l->selected = at;
    return REACT_DRAW | REACT_DETAIL | want_more(l);
}

static void draw_row(
    const struct list *l, struct canvas *c, int row, size_t at, list_draw_row draw, const void *ctx)
{
    struct area area = {row, INDENT, 1, canvas_cols(c) - INDENT};
    struct area before = canvas_enter(c, area);
    draw(ctx, &l->rows[at], c);
    canvas_leave(c, before);
    const struct news_mark *mark = news_mark(l->news, l->rows[at].id);
    if (mark) {
        int cols = canvas_cols(c);
        canvas_put(c, row, 1, 1, STYLE_WARN, mark->sign);
        canvas_fill(c, (struct area){row, cols - NEWS_COLS, 1, NEWS_COLS}, STYLE_NORMAL);
        canvas_put_right(c, row, cols - NEWS_COLS, NEWS_COLS, STYLE_WARN, mark->word);
    }
    if (at == l->selected) {
        canvas_put(c, row, 0, 1, STYLE_NORMAL, ">");
        canvas_select(c, row, INDENT, LIST_REVERSE, true);
    }
}

void list_draw(const struct list *l, struct canvas *c, bool focused, list_draw_row draw,
    const void *ctx, const char *empty)
{
    int rows = canvas_rows(c);
    for (int row = 0; row < rows && l->top + (size_t)row < l->count; row++) {
        draw_row(l, c, row, l->top + (size_t)row, draw, ctx);
    }
    if (!l->count && empty) {
        struct area all = {0, INDENT, rows, canvas_cols(c) - INDENT};
        canvas_wrap(c, all, STYLE_HINT, empty);
    }
    if (focused && !l->narrowing) {
        canvas_cursor(c, l->count ? (int)(l->selected - l->top) : 0, 0);
    }
}

/* What was typed; while names are hidden a sign a letter. */
static void needle_shown(const struct list *l, char out[LIST_NEEDLE])
{
    size_t letters = 0;
    for (const char *t = l->needle; l->hide && *t; t += utf8_cluster(t)) {
        letters++;
    }
    snprintf(out, LIST_NEEDLE, "%s", l->hide ? "" : l->needle);
    memset(out, '*', letters);
    out[l->hide ? letters : strlen(out)] = '\0';
}

void list_draw_find(const struct list *l, struct canvas *c, int row, bool focused)
{
    char counts[48], right[80], needle[LIST_NEEDLE];
    int cols = canvas_cols(c), wide;
    needle_shown(l, needle);
    list_counts(l, counts);
    words_print(right, sizeof right, "%s – Esc shows all", counts);
    wide = utf8_width(right);
    if (!l->needle[0] || !*counts || FIND_COLS + utf8_width(needle) + wide + 2 > cols) {
        snprintf(right, sizeof right, "%s", counts);
        wide = utf8_width(right);
    }
    canvas_put_right(c, row, cols - wide - 1, wide, STYLE_MUTED, right);
    if (!l->narrowing && !l->needle[0]) {
        return;
    }
    int col = 1 + canvas_put(c, row, 1, cols - 1, STYLE_KEY, "/");
    col += canvas_put(c, row, col, cols - col, STYLE_LABEL, " find: ");
    col += canvas_put_short(c, row, col, cols - wide - 2 - col, STYLE_FIELD, needle);
    if (focused && l->narrowing) {
        canvas_cursor(c, row, col < cols ? col : cols - 1);
    }
}
