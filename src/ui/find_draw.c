/* SPDX-License-Identifier: MIT */
/* Find as it is seen: the words at the top, where they are looked for, then what was found. */
#include "find_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/log.h"
#include "hub/model/stay_note.h"

enum { INDENT = 2, KIND_COLS = 9, REVERSE = 6, WORDS_LEAST = 12 };

int find_hit_rows(const struct find_hit *hit)
{
    return *hit->snippet ? 2 : 1;
}

size_t find_first_shown(const struct find_pane *s, int rows)
{
    size_t top = s->at < s->top ? s->at : s->top;
    int needed = 0;
    for (size_t i = top; i <= s->at && i < s->hits.count; i++) {
        needed += find_hit_rows(&s->hits.items[i]);
    }
    while (needed > rows && top < s->at) {
        needed -= find_hit_rows(&s->hits.items[top++]);
    }
    return top;
}

size_t find_hit_at(const struct find_pane *s, int row, int rows)
{
    int at = FIND_HEAD;
    for (size_t i = find_first_shown(s, rows - FIND_HEAD); i < s->hits.count && at <= row; i++) {
        int high = find_hit_rows(&s->hits.items[i]);
        if (row < at + high) {
            return row >= at ? i : SIZE_MAX;
        }
        at += high;
    }
    return SIZE_MAX;
}

/* "3 found", "50+", "the first 50 of 312" */
static const char *counts(const struct find_pane *s, struct arena *a)
{
    char total[COUNT_TEXT];
    if (!s->hits.count) {
        return "";
    }
    if (!s->hits.more && s->total < (int64_t)s->hits.count) {
        return arena_printf(a, "%zu found", s->hits.count);
    }
    if (s->total < 0) {
        return arena_printf(a, "%d+ found", FIND_MOST);
    }
    return s->total > FIND_MOST
               ? arena_printf(a, "the first %d of %s", FIND_MOST, str_count(s->total, total))
               : arena_printf(a, "%s found", str_count(s->total, total));
}

/* While names are hidden a sign a letter: what was typed is a name, most often. */
static void draw_hidden(const struct find_pane *s, struct canvas *c, int col, int cols)
{
    int used = 0;
    for (const char *t = s->query.text; *t && used < cols - 1; t += utf8_cluster(t)) {
        canvas_put(c, 0, col + used++, 1, STYLE_FIELD, "*");
    }
    if (!s->reading) {
        canvas_cursor(c, 0, col + used);
    }
}

static void draw_words(const struct pane *p, struct canvas *c, struct arena *a)
{
    const struct find_pane *s = p->state;
    const char *right = counts(s, a);
    int cols = canvas_cols(c), wide = utf8_width(right);
    int col = 1 + canvas_put(c, 0, 1, cols - 1, STYLE_KEY, "/");
    col += canvas_put(c, 0, col, cols - col, STYLE_LABEL, " find: ");
    wide = cols - col - wide - 2 < WORDS_LEAST ? 0 : wide;
    canvas_put_right(c, 0, cols - wide - 1, wide, STYLE_MUTED, right);
    struct area field = {0, col, 1, cols - col - wide - 2};
    if (p->view.hide) {
        draw_hidden(s, c, col, field.cols);
    } else {
        edit_draw(&s->query, c, field, STYLE_FIELD, !s->reading);
    }
}

/* "[Everywhere]  Families  Children …", or where it is narrow the one chosen. */
static void draw_places(const struct find_pane *s, struct canvas *c)
{
    int cols = canvas_cols(c), col = 1, needed = 1;
    for (size_t i = 0; i < find_place_count; i++) {
        needed += find_place_open(s, i) ? utf8_width(find_places[i].word) + 2 : 0;
    }
    for (size_t i = 0; i < find_place_count; i++) {
        bool here = i == s->place;
        if (find_place_open(s, i) && (here || needed <= cols)) {
            col += canvas_putf(c, 1, col, cols - col, here ? STYLE_TAB_HERE : STYLE_TAB,
                here ? "[%s]" : " %s ", find_places[i].word);
        }
    }
}

static void mark(struct canvas *c, int row, int col, int used, const char *text,
    const struct find_span *spans, size_t count, struct arena *a)
{
    for (size_t i = 0; i < count; i++) {
        int from = utf8_width(arena_strndup(a, text, spans[i].from));
        int to = utf8_width(arena_strndup(a, text, spans[i].to));
        to = to < used ? to : used;
        if (from < to) {
            canvas_restyle(c, row, col + from, to - from, STYLE_MATCH);
        }
    }
}

static void draw_hit(
    const struct find_hit *hit, struct canvas *c, int row, bool here, struct arena *a)
{
    int cols = canvas_cols(c), col = INDENT + KIND_COLS, room = cols - col;
    canvas_put_short(c, row, INDENT, KIND_COLS - 1, STYLE_NORMAL,
        hit->noun == &log_entry_noun   ? "log"
        : hit->noun == &stay_note_noun ? "note"
                                       : hit->noun->name);
    int used = canvas_put_short(c, row, col, room, STYLE_NORMAL, hit->title);
    mark(c, row, col, used, hit->title, hit->title_spans, hit->title_span_count, a);
    if (*hit->snippet) {
        used = canvas_put_short(c, row + 1, col, room, STYLE_NORMAL, hit->snippet);
        mark(c, row + 1, col, used, hit->snippet, hit->snippet_spans, hit->snippet_span_count, a);
    }
    if (here) {
        canvas_put(c, row, 0, 1, STYLE_NORMAL, ">");
        canvas_select(c, row, INDENT, REVERSE, true);
    }
}

static void draw_hits(const struct find_pane *s, struct canvas *c, struct arena *a)
{
    int rows = canvas_rows(c), row = FIND_HEAD;
    size_t i = find_first_shown(s, rows - FIND_HEAD);
    for (; i < s->hits.count && row < rows; i++) {
        draw_hit(&s->hits.items[i], c, row, i == s->at, a);
        if (i == s->at && s->reading) {
            canvas_cursor(c, row, 0);
        }
        row += find_hit_rows(&s->hits.items[i]);
    }
}

/* "families, children and the log" */
static const char *looked_in(const struct find_pane *s, struct arena *a)
{
    struct sb b = sb_on(a);
    size_t last = find_place_count;
    while (last > 1 && !find_place_open(s, last - 1)) {
        last--;
    }
    for (size_t i = 1; s->place == 0 && i < last; i++) {
        if (find_place_open(s, i)) {
            const char *joint = !b.len ? "" : i + 1 == last ? " and " : ", ";
            sb_addf(&b, "%s%s", joint, find_places[i].in);
        }
    }
    return b.len ? sb_str(&b) : find_places[s->place].in;
}

static const char *nothing(const struct pane *p, struct arena *a)
{
    const struct find_pane *s = p->state;
    if (!*str_trim(a, s->query.text)) {
        return arena_printf(a,
            "Type a few letters or words. Looks in %s.\n\nAccents and capitals do not matter. "
            "First letters find a name: to is Theo Okafor. Words between quotes stand together: "
            "\"slept through\".",
            looked_in(s, a));
    }
    return arena_printf(a,
        "Nothing has %s.\n\nLooked in %s. Fewer letters find more%s.\n\nEnter looks in Removed.",
        p->view.hide ? "these words" : arena_printf(a, "“%s”", str_trim(a, s->query.text)),
        looked_in(s, a), s->place ? "; Tab looks elsewhere" : "");
}

void find_draw(const struct pane *p, struct canvas *c)
{
    const struct find_pane *s = p->state;
    struct arena *a = arena_create();
    draw_words(p, c, a);
    draw_places(s, c);
    if (s->hits.count) {
        draw_hits(s, c, a);
    } else {
        struct area all = {FIND_HEAD + 1, INDENT, canvas_rows(c), canvas_cols(c) - 2 * INDENT};
        canvas_wrap(c, all, STYLE_HINT, nothing(p, a));
    }
    arena_destroy(a);
}
