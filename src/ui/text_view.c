/* SPDX-License-Identifier: MIT */
#include "text_view_priv.h"

#include "hub/base/str.h"

#include <string.h>

enum { MANY_ROWS = 100000, WHEEL = 3 };

enum style text_tone_style(enum tone tone)
{
    static const enum style styles[] = {
        [TONE_PLAIN] = STYLE_NORMAL,
        [TONE_HEADING] = STYLE_HEADING,
        [TONE_MUTED] = STYLE_MUTED,
        [TONE_ALERT] = STYLE_ALERT,
        [TONE_WARN] = STYLE_WARN,
    };
    return styles[tone];
}

/* Draws from row `row` on; returns the row after the last. */
static int put_lines(const struct text_view *v, struct canvas *c, int row, int cols)
{
    const struct detail *d = &v->detail;
    if (!str_empty(d->title)) {
        row += canvas_wrap(c, (struct area){row, 0, MANY_ROWS, cols}, STYLE_TITLE, d->title);
    }
    for (size_t i = 0; i < d->count; i++) {
        enum tone tone = d->lines[i].tone;
        row += v->airy && tone == TONE_HEADING;
        int rows = canvas_wrap(
            c, (struct area){row, 0, MANY_ROWS, cols}, text_tone_style(tone), d->lines[i].text);
        row += rows > 0 ? rows : 1;
    }
    return row;
}

static int rows_needed(const struct text_view *v, int cols)
{
    struct canvas *c = canvas_create(1, 1);
    struct area before = canvas_enter(c, (struct area){0, 0, 0, 0});
    int rows = put_lines(v, c, 0, cols);
    canvas_leave(c, before);
    canvas_destroy(c);
    return rows;
}

void text_view_draw(const struct text_view *v, struct canvas *c, bool focused)
{
    int rows = canvas_rows(c), cols = canvas_cols(c);
    int end = put_lines(v, c, -v->top, cols);
    if (end > rows && rows > 1 && v->more) {
        canvas_fill(c, (struct area){rows - 1, 0, 1, cols}, STYLE_NORMAL);
        canvas_put(c, rows - 1, 0, cols, STYLE_HINT, v->more);
    }
    if (focused) {
        canvas_cursor(c, 0, 0);
    }
}

void text_view_draw_below(
    const struct text_view *v, struct canvas *c, struct area part, bool focused)
{
    if (part.rows <= 0) {
        return;
    }
    struct text_view below = *v;
    below.more = focused ? "PgDn: more" : "Tab: read on";
    struct area before = canvas_enter(c, (struct area){part.row, 1, part.rows, part.cols - 2});
    text_view_draw(&below, c, focused);
    canvas_leave(c, before);
}

int text_view_below_rows(int rows, int most)
{
    enum { LEAST = 6 };
    int below = rows * 2 / 5;
    return below < LEAST ? LEAST : below > most ? most : below;
}

int text_view_list_rows(const struct pane *p, int head, int most)
{
    int below = p->view.single ? 0 : text_view_below_rows(p->view.rows, most) + 1;
    int rows = p->view.rows - head - below;
    return rows > 0 ? rows : 1;
}

unsigned text_view_act(struct text_view *v, const char *id, int rows, int cols)
{
    static const struct {
        const char *id;
        int rows, pages;
    } moves[] = {{"up", -1, 0}, {"down", 1, 0}, {"page-up", 0, -1}, {"page-down", 0, 1},
        {"wheel-up", -WHEEL, 0}, {"wheel-down", WHEEL, 0}, {"first", -MANY_ROWS, 0},
        {"last", MANY_ROWS, 0}};
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (!str_eq(id, moves[i].id)) {
            continue;
        }
        int page = rows > 2 ? rows - 2 : 1, last = rows_needed(v, cols) - rows;
        v->top += moves[i].rows + moves[i].pages * page;
        v->top = v->top > last ? last : v->top;
        v->top = v->top < 0 ? 0 : v->top;
        return REACT_DRAW;
    }
    return REACT_PASS;
}

void text_view_add(struct text_view *v, struct arena *a, enum tone tone, const char *text)
{
    struct detail *d = &v->detail;
    arena_grow(a, &d->lines, d->count, &d->cap, sizeof *d->lines);
    d->lines[d->count++] = (struct detail_line){tone, arena_strdup(a, text)};
}

static void put_first(struct text_view *v, struct arena *a, const char *text)
{
    struct detail *d = &v->detail;
    text_view_add(v, a, TONE_WARN, text);
    struct detail_line last = d->lines[d->count - 1];
    memmove(d->lines + 1, d->lines, (d->count - 1) * sizeof *d->lines);
    d->lines[0] = last;
}

void text_view_news(struct text_view *v, struct pane *p, int64_t id)
{
    const struct news_item *item = news_of(p->view.news, id);
    const char *editing =
        news_editing(p->view.news, id, false, p->view.hide, p->view.today, p->details);
    if (item) {
        put_first(v, p->details,
            p->view.hide ? "* Somebody else has changed this."
                         : arena_printf(p->details, "* %s", item->text));
    }
    if (*editing) {
        put_first(v, p->details, arena_printf(p->details, "& %s.", editing));
    }
}
