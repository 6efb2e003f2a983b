/* SPDX-License-Identifier: MIT */
/* The top line, the tabs, the status line and the key bar, drawn and clicked from one layout. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "ui_priv.h"

#include <stdio.h>
#include <string.h>

/* Below RULED rows the rules go, below FRAMED all but the key bar. */
enum { RULED = 16, FRAMED = 8, NARROW = 80, TOP_RIGHT = 256, MESSAGE_MOST = 4 };

/* Rows of the screen, -1 for what is not shown. */
struct rows {
    int top, tabs, rule, body, body_rows, rule2, status, keys;
};

static struct rows rows_of(int rows)
{
    if (rows >= RULED) {
        return (struct rows){0, 1, 2, 3, rows - 6, rows - 3, rows - 2, rows - 1};
    }
    if (rows >= FRAMED) {
        return (struct rows){0, 1, -1, 2, rows - 4, -1, rows - 2, rows - 1};
    }
    if (rows >= 2) {
        return (struct rows){-1, -1, -1, 0, rows - 1, -1, -1, rows - 1};
    }
    return (struct rows){-1, -1, -1, 0, 1, -1, -1, -1};
}

int tab_digit(const struct ui_options *opt, size_t tab)
{
    int digit = opt->tabs[tab]->digit;
    return digit ? digit : (int)tab + 1;
}

struct area frame_body(int rows, int cols)
{
    struct rows r = rows_of(rows);
    return (struct area){r.body, 0, r.body_rows, cols};
}

static const char *top_date(const struct frame *f, bool brief, char buf[DATE_TEXT])
{
    char plain[DATE_TEXT];
    if (!date_known(f->today)) {
        return "";
    }
    if (brief) {
        return date_short(f->today, buf);
    }
    snprintf(buf, DATE_TEXT, "%s %s", date_weekday_name(date_weekday(f->today)),
        date_plain(f->today, plain));
    return buf;
}

static int put_name(const struct frame *f, struct canvas *c, int row, int cols)
{
    int col = 1;
    if (f->opt->practice) {
        col += canvas_put(c, row, col, cols - col, STYLE_PRACTICE, "PRACTICE");
        col += canvas_put(c, row, col, cols - col, STYLE_TITLE, " · ");
    }
    return col + canvas_put_short(c, row, col, cols - col - 1, STYLE_TITLE, f->title);
}

/* In the middle, else where there is room; short where there is little. */
static void put_date(const struct frame *f, struct canvas *c, int row, int from, int to)
{
    char date[DATE_TEXT];
    int cols = canvas_cols(c);
    const char *today = top_date(f, cols < NARROW, date);
    int width = utf8_width(today);
    if (width > to - from) {
        today = top_date(f, true, date);
        width = utf8_width(today);
    }
    int mid = (cols - width) / 2;
    mid = mid + width > to ? to - width : mid;
    mid = mid < from ? from : mid;
    if (mid + width <= to) {
        canvas_put(c, row, mid, width, STYLE_TITLE, today);
    }
}

/* The first of what may stand at the right that has room; "" where none has. */
static const char *top_right(const struct frame *f, int cols, int room, char buf[TOP_RIGHT])
{
    const char *person = f->opt->person ? f->opt->person : "", *kept = f->kept ? f->kept : "";
    words_print(buf, TOP_RIGHT, "%s%s%s", person, *person && *kept ? " · " : "", kept);
    const char *wide[] = {buf, f->away ? kept : "", f->away ? f->brief : ""};
    const char *narrow[] = {f->away ? kept : *person ? person : buf, f->away ? f->brief : ""};
    const char *const *may = cols >= NARROW ? wide : narrow;
    size_t count = cols >= NARROW ? sizeof wide / sizeof *wide : sizeof narrow / sizeof *narrow;
    for (size_t i = 0; i < count; i++) {
        if (!str_empty(may[i]) && utf8_width(may[i]) <= room) {
            return may[i];
        }
    }
    return "";
}

/* "Amina · " as the rest of the line, AWAY so that it is seen. */
static void put_right(const struct frame *f, struct canvas *c, int row, int col, const char *text)
{
    const char *away = f->away ? strstr(text, "AWAY") : NULL;
    int cols = canvas_cols(c);
    if (away) {
        char before[TOP_RIGHT];
        snprintf(before, sizeof before, "%.*s", (int)(away - text), text);
        col += canvas_put(c, row, col, cols - col, STYLE_NORMAL, before);
    }
    canvas_put(c, row, col, cols - col, away ? STYLE_AWAY : STYLE_NORMAL, away ? away : text);
}

static void draw_top(const struct frame *f, struct canvas *c, int row)
{
    char buf[TOP_RIGHT];
    int cols = canvas_cols(c);
    int end = put_name(f, c, row, cols);
    const char *right = top_right(f, cols, cols - 1 - end - 2, buf);
    int right_col = *right ? cols - 1 - utf8_width(right) : cols;
    if (*right) {
        put_right(f, c, row, right_col, right);
    }
    put_date(f, c, row, end + 2, right_col - 2);
}

/* Columns of tab `i`; short ones are the digit alone, but for the tab in front. */
static int tab_cols(const struct frame *f, size_t i, bool brief)
{
    if (brief && i != f->tab) {
        return 3;
    }
    return utf8_width(f->opt->tabs[i]->title) + 4;
}

static bool tabs_brief(const struct frame *f, int cols)
{
    int need = 0;
    for (size_t i = 0; i < f->opt->tab_count; i++) {
        need += tab_cols(f, i, false);
    }
    return need > cols;
}

static void draw_tabs(const struct frame *f, struct canvas *c, int row)
{
    int col = 0, cols = canvas_cols(c);
    bool brief = tabs_brief(f, cols);
    if (f->alone || f->opt->tab_count == 1) { /* nothing to choose from */
        canvas_put(c, row, 1, cols - 1, STYLE_TITLE,
            f->alone ? f->alone : f->opt->tabs[0]->title);
        return;
    }
    for (size_t i = 0; i < f->opt->tab_count; i++) {
        bool here = i == f->tab;
        unsigned style = here ? STYLE_TAB_HERE : STYLE_TAB;
        const char *title = brief && !here ? "" : f->opt->tabs[i]->title;
        const char *open = here ? "[" : " ", *gap = *title ? " " : "", *close = here ? "]" : " ";
        canvas_putf(c, row, col, cols - col, style, "%s%d%s%s%s", open,
            tab_digit(f->opt, i), gap, title, close);
        col += tab_cols(f, i, brief);
    }
}

struct pair {
    const struct ui_key *key;
    const char *word;
    int col, cols;
};

/* NULL: it does nothing just now. */
static const char *word_of(const struct frame *f, const struct ui_key *key)
{
    const struct pane *p = f->front;
    if (f->hide && str_eq(key->id, "hide")) {
        return "Show";
    }
    return p->ops->key_word ? p->ops->key_word(p, key) : key->word;
}

/* Columns that pairs behind the i-th must have: those shown at any width, and the last. */
static int kept_behind(const struct ui_key *const *keys, const int *widths, size_t count, size_t i)
{
    int cols = 0;
    for (size_t k = i + 1; k < count; k++) {
        if (k + 1 == count || (keys[k]->flags & KEY_ALWAYS)) {
            cols += widths[k] + 2;
        }
    }
    return cols;
}

/* Without those that do nothing just now. */
static size_t of_use(const struct frame *f, const struct ui_key **keys, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (word_of(f, keys[i])) {
            keys[kept++] = keys[i];
        }
    }
    return kept;
}

/* Over a box the way out is worth more than help, which works all the same. */
static size_t without_help(const struct frame *f, const struct ui_key *const *keys,
    const int *widths, size_t count, int cols)
{
    bool helps = f->front->ops->box && count > 1 && str_eq(keys[count - 1]->id, "help");
    int wide = 1;
    for (size_t i = 0; i < count; i++) {
        wide += widths[i] + (i ? 2 : 0);
    }
    return helps && wide > cols ? count - 1 : count;
}

/* Where each pair of the key bar stands; what does not fit is left out before the last. */
static size_t key_bar(const struct frame *f, int cols, struct pair out[KEY_BAR_MAX])
{
    const struct ui_key *keys[KEY_BAR_MAX];
    struct keymap map = pane_keymap(f->front);
    size_t count = of_use(f, keys, keymap_bar(&map, keys)), shown = 0;
    int widths[KEY_BAR_MAX] = {0};
    char name[16];
    for (size_t i = 0; i < count; i++) {
        widths[i] = utf8_width(ui_key_name(keys[i]->key, name)) + 1 + utf8_width(word_of(f, keys[i]));
    }
    int col = 1;
    count = without_help(f, keys, widths, count, cols);
    for (size_t i = 0; i < count; i++) {
        bool always = i + 1 == count || (keys[i]->flags & KEY_ALWAYS);
        if (!always && col + widths[i] + kept_behind(keys, widths, count, i) > cols) {
            continue;
        }
        out[shown++] = (struct pair){keys[i], word_of(f, keys[i]), col, widths[i]};
        col += widths[i] + 2;
    }
    return shown;
}

static void draw_keys(const struct frame *f, struct canvas *c, int row)
{
    struct pair pairs[KEY_BAR_MAX];
    int cols = canvas_cols(c);
    size_t count = key_bar(f, cols, pairs);
    for (size_t i = 0; i < count; i++) {
        char name[16];
        const char *key = ui_key_name(pairs[i].key->key, name);
        int col = pairs[i].col;
        col += canvas_put(c, row, col, cols - col, STYLE_KEY, key) + 1;
        canvas_put(c, row, col, cols - col, STYLE_KEY_WORD, pairs[i].word);
    }
}

/* What was said may name somebody; hidden, the line says how names come back. */
static const char *said(const struct frame *f)
{
    if (!f->hide || f->alert) {
        return f->status ? f->status : "";
    }
    return pane_keymap(f->front).typing ? "Hidden. To show names: Ctrl-P, hide, Enter."
                                        : "Hidden: the full stop shows names.";
}

/* What was just said has the line to itself where the two do not fit. */
static void draw_status(const struct frame *f, struct canvas *c, int row)
{
    int cols = canvas_cols(c);
    int aside = str_empty(f->aside) ? 0 : utf8_width(f->aside) + 2;
    const char *status = said(f);
    if (*status) {
        aside = utf8_width(status) <= cols - 2 - aside ? aside : 0;
        canvas_put_short(c, row, 1, cols - 2 - aside, f->alert ? STYLE_WARN : STYLE_STATUS, status);
    }
    if (aside && aside + 2 < cols) {
        canvas_put_right(c, row, cols - 1 - aside, aside, STYLE_STATUS, f->aside);
    }
}

void frame_message(const struct frame *f, struct canvas *c)
{
    int cols = canvas_cols(c), cursor, col;
    struct rows r = rows_of(canvas_rows(c));
    int aside = str_empty(f->aside) ? 0 : utf8_width(f->aside) + 2;
    const char *status = said(f);
    if (r.status < 0 || utf8_width(status) <= cols - 2 - aside) {
        return;
    }
    int high = box_text_rows(status, cols - 2);
    int first = r.status - (high < MESSAGE_MOST ? high : MESSAGE_MOST) + 1;
    canvas_cursor_at(c, &cursor, &col);
    first = first > cursor ? first : cursor + 1;
    if (r.status - first + 1 < high) {
        return;
    }
    struct area area = {first, 1, r.status - first + 1, cols - 2};
    canvas_fill(c, (struct area){first, 0, area.rows, cols}, STYLE_NORMAL);
    canvas_wrap(c, area, f->alert ? STYLE_WARN : STYLE_STATUS, status);
}

void frame_draw(const struct frame *f, struct canvas *c)
{
    int rows = canvas_rows(c), cols = canvas_cols(c);
    struct rows r = rows_of(rows);
    if (r.top >= 0) {
        draw_top(f, c, r.top);
        draw_tabs(f, c, r.tabs);
        draw_status(f, c, r.status);
    }
    if (r.rule >= 0) {
        canvas_hline(c, r.rule, 0, cols);
        canvas_hline(c, r.rule2, 0, cols);
    }
    if (r.keys >= 0) {
        draw_keys(f, c, r.keys);
    }
}

enum frame_spot frame_hit(const struct frame *f, int rows, int cols, int row, int col, size_t *tab,
    const struct ui_key **key)
{
    struct rows r = rows_of(rows);
    struct pair pairs[KEY_BAR_MAX];
    int at = 0;
    for (size_t i = 0; row == r.tabs && !f->alone && i < f->opt->tab_count; i++) {
        int wide = tab_cols(f, i, tabs_brief(f, cols));
        *tab = i;
        if (col >= at && col < at + wide) {
            return SPOT_TAB;
        }
        at += wide;
    }
    size_t count = row == r.keys ? key_bar(f, cols, pairs) : 0;
    for (size_t i = 0; i < count; i++) {
        *key = pairs[i].key;
        if (col >= pairs[i].col && col < pairs[i].col + pairs[i].cols) {
            return SPOT_KEY;
        }
    }
    return SPOT_NONE;
}
