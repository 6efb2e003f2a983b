/* SPDX-License-Identifier: MIT */
/* The rota drawn: label columns, nights in weeks, beds; findings; what is selected in words. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "rota_view_priv.h"

#include <string.h>

enum {
    HEAD = 2,
    BED_COLS = 7, /* " bed 1 " */
    LEVEL_COLS = 13,
    DATE_COLS = 11,
    WIDE = 100,
    WIDE_FROM = 60,
    TALL = 24,
    LIST_LEAST = 3,
    MONTH_COLS = 8, /* "Dec 2026" */
};

int rota_label_cols(const struct pane *p)
{
    return p->view.cols < 80 ? 13 : p->view.cols < WIDE ? 15 : 20;
}

int rota_cell_cols(const struct pane *p)
{
    return p->view.cols < WIDE ? 7 : p->view.cols < 2 * WIDE - 40 ? 9 : 11;
}

/* One part at a time: the part has all of it but the words below. */
static struct rota_split single_room(const struct pane *p, int asked)
{
    int rows = p->view.rows, below = rows >= 12 ? 4 : rows >= 6 ? 2 : 0;
    if (p->part == 1) {
        below = rows >= 8 ? 4 : below; /* what is wrong is read there */
        return (struct rota_split){
            .rule = rows > 1, .list = rows - (rows > 1) - below, .below = below};
    }
    int head = rows > HEAD + 1 ? HEAD : 0;
    asked = rows > 8 ? asked : 0;
    return (struct rota_split){
        .head = head, .grid = rows - head - asked - below, .asked = asked, .below = below};
}

struct rota_split rota_view_split(const struct pane *p)
{
    const struct rota_view *s = p->state;
    int rows = p->view.rows, asked = str_empty(s->asked) ? 0 : 1;
    if (p->view.single) {
        return single_room(p, asked);
    }
    int found = s->read.report.count > 0 ? (int)s->read.report.count : 1;
    int least = found < LIST_LEAST ? found : LIST_LEAST;
    struct rota_split r = {.head = HEAD, .asked = asked, .rule = 1};
    r.version = s->read.changes.version.number > 0;
    r.below = rows >= TALL ? 6 : rows >= 16 ? 4 : 2;
    int room = rows - r.head - r.asked - r.version - r.rule - r.below;
    r.grid = s->row_count < room - least ? s->row_count : room - least;
    r.grid = r.grid < 1 ? 1 : r.grid;
    r.list = room - r.grid > 0 ? room - r.grid : 0;
    return r;
}

/* --- the grid -------------------------------------------------------------------- */

static void draw_date_line(const struct pane *p, struct canvas *c)
{
    const struct rota_view *s = p->state;
    struct hub_err err;
    hub_date date;
    char text[DATE_TEXT];
    int cols = canvas_cols(c);
    int col = canvas_put(c, 0, 1, cols - 1, STYLE_KEY, "/") + 1;
    col += canvas_put(c, 0, col, cols - col, STYLE_LABEL, " date: ");
    col += canvas_put(c, 0, col, cols - col, STYLE_FIELD, s->typed);
    canvas_cursor(c, 0, col < cols ? col : cols - 1);
    if (s->typed[0] && date_parse(s->typed, s->read.today, &date, &err) == HUB_OK) {
        canvas_put(c, 0, col + 2, cols - col - 2, STYLE_HINT, date_long(date, text));
    } else if (!s->typed[0]) {
        canvas_put(c, 0, col + 2, cols - col - 2, STYLE_HINT, "5 dec · sat · +2w");
    }
}

static void draw_months(const struct pane *p, struct canvas *c)
{
    static const char hint[] = "/ date";
    const struct rota_view *s = p->state;
    int y, m, d, month = 0, end = canvas_cols(c) - (int)sizeof hint; /* and a space before it */
    if (!str_empty(s->hub_name)) {
        canvas_put_short(c, 0, 1, rota_label_cols(p) - 2, STYLE_TITLE, s->hub_name);
    }
    for (int i = 0; i < s->col_count; i++) {
        date_to_ymd(s->cols[i].night, &y, &m, &d);
        int col = s->cols[i].col + 1, room = end - col;
        if (i == 0) {
            canvas_putf(c, 0, col, rota_cell_cols(p) - 1, STYLE_HEADING, "%d %.3s", d,
                date_month_name(m));
        } else if (m != month && room >= MONTH_COLS) {
            canvas_putf(c, 0, col, room, STYLE_HEADING, "%.3s %d", date_month_name(m), y);
        }
        month = i == 0 ? 0 : m;
    }
    canvas_put_right(c, 0, canvas_cols(c) - 8, 7, STYLE_HINT, hint);
}

/* Hosts out of sight, where no night has its name. */
static void draw_more(const struct pane *p, struct canvas *c)
{
    const struct rota_view *s = p->state;
    const char *more = s->top + rota_view_split(p).grid < s->row_count ? "Down: more"
                       : s->top > 0                                    ? "Up: more"
                                                                       : "";
    canvas_put(c, 1, 1, rota_label_cols(p) - 2, STYLE_HINT, more);
}

static void draw_head(const struct pane *p, struct canvas *c)
{
    const struct rota_view *s = p->state;
    int y, m, d;
    if (s->dating) {
        draw_date_line(p, c);
    } else {
        draw_months(p, c);
    }
    draw_more(p, c);
    for (int i = 0; i < s->col_count; i++) {
        date_to_ymd(s->cols[i].night, &y, &m, &d);
        int col = s->cols[i].col + 1, room = canvas_cols(c) - col;
        if (i == 0) {
            canvas_put(c, 1, col, room, STYLE_HEADING, "Tonight");
        } else {
            canvas_putf(c, 1, col, room, STYLE_LABEL, "%.3s %d",
                date_weekday_name(date_weekday(s->cols[i].night)), d);
        }
    }
}

static void draw_label(const struct pane *p, struct canvas *c, int row, const struct bed_row *r)
{
    const struct rota_view *s = p->state;
    int cols = rota_label_cols(p);
    struct arena *a = arena_create();
    const char *name = s->read.book.host_full[r->host];
    if (r->first || row == 0) {
        canvas_put_short(c, row, 1, cols - BED_COLS - 1, STYLE_NORMAL,
            p->view.hide ? utf8_initials(a, name) : name);
    }
    if (r->bed >= 0) {
        canvas_putf(c, row, cols - BED_COLS + 1, BED_COLS, STYLE_MUTED, "bed %d", r->bed + 1);
    } else {
        canvas_put(c, row, cols - BED_COLS + 1, BED_COLS, STYLE_ALERT, "no bed");
    }
    arena_destroy(a);
}

static void draw_cell(
    const struct pane *p, struct canvas *c, int row, int col, const struct bed_cell *cell, bool here)
{
    int cols = rota_cell_cols(p) - 1, used;
    const char *marks = cell->bad ? cell->draft ? "?!" : "!" : cell->draft ? "?" : "";
    unsigned style = cell->bad ? STYLE_ALERT : cell->draft ? STYLE_DRAFT : STYLE_NORMAL;
    if (cell->kind == CELL_CHILD) {
        int room = cols - utf8_width(marks);
        used = canvas_put_short(c, row, col + 1, room, style, cell->name);
        used += canvas_put(c, row, col + 1 + used, 2, style, marks);
    } else if (cell->kind == CELL_FREE) {
        used = canvas_put(c, row, col + 1, 1, STYLE_RULE, p->view.ascii ? "." : "·");
    } else {
        const char *word = cell->kind == CELL_AWAY ? "away" : "closed";
        used = canvas_put_short(c, row, col + 1, cols, STYLE_AWAY, word);
    }
    if (here && p->part == 0) {
        canvas_put(c, row, col, 1, STYLE_NORMAL, ">");
        canvas_select(c, row, col, 1 + used, true);
    }
}

static void draw_bed(const struct pane *p, struct canvas *c, int row, int at)
{
    const struct rota_view *s = p->state;
    const struct bed_row *r = &s->rows[at];
    int here = rota_view_col(s);
    draw_label(p, c, row, r);
    for (int i = 0; i < s->col_count; i++) {
        const struct bed_cell *cell = &s->cells[(size_t)at * (size_t)s->col_count + (size_t)i];
        bool none = r->bed < 0 && cell->kind != CELL_CHILD;
        bool selected = at == s->row && i == here;
        if (!none || selected) {
            draw_cell(p, c, row, s->cols[i].col,
                none ? &((struct bed_cell){.kind = CELL_FREE}) : cell, selected);
        }
        if (selected && p->part == 0 && !s->dating) {
            canvas_cursor(c, row, s->cols[i].col);
        }
    }
}

static void draw_grid(const struct pane *p, struct canvas *c, const struct rota_split *room)
{
    const struct rota_view *s = p->state;
    struct area head = {0, 0, room->head, canvas_cols(c)};
    struct area grid = {room->head, 0, room->grid, canvas_cols(c)};
    struct area before = canvas_enter(c, head);
    draw_head(p, c);
    canvas_leave(c, before);
    before = canvas_enter(c, grid);
    for (int row = 0; row < room->grid && s->top + row < s->row_count; row++) {
        draw_bed(p, c, row, s->top + row);
    }
    if (s->row_count == 0) {
        canvas_wrap(c, (struct area){0, 1, room->grid, canvas_cols(c) - 2}, STYLE_HINT,
            "No hosts yet. Press 2, then n, then h, to write down the first.");
    }
    canvas_leave(c, before);
    int high = room->grid < s->row_count - s->top ? room->grid : s->row_count - s->top;
    for (int i = 1; i < s->col_count; i++) {
        if (s->cols[i].group) {
            canvas_vline(c, room->head - (room->head > 0), s->cols[i].col - 1,
                high + (room->head > 0));
        }
    }
    if (room->asked) {
        int col = 1 + canvas_put(c, room->head + room->grid, 1, canvas_cols(c), STYLE_LABEL,
                          "asked for  ");
        canvas_put_short(c, room->head + room->grid, col, canvas_cols(c) - col - 1, STYLE_DRAFT, s->asked);
    }
}

/* --- what is wrong ------------------------------------------------------------------ */

static void draw_finding(const void *ctx, const struct list_row *row, struct canvas *c)
{
    const struct pane *p = ctx;
    const struct rota_report_row *r = row->item;
    const struct finding *f = r->finding;
    char day[DATE_TEXT];
    int cols = canvas_cols(c);
    bool narrow = cols < WIDE_FROM; /* no weekday, no columns: more of what is wrong */
    const char *date = date_short(f->from, day), *level = rule_level_shown(f->level);
    enum style style = f->level == LEVEL_HARD ? STYLE_ALERT : STYLE_WARN;
    date += narrow ? strcspn(date, " ") + 1 : 0;
    int col = narrow ? utf8_width(date) + 1 : DATE_COLS;
    canvas_put(c, 0, 0, col, STYLE_NORMAL, date);
    canvas_put(c, 0, col, LEVEL_COLS, style, level);
    col += narrow ? utf8_width(level) + 1 : LEVEL_COLS + 1;
    canvas_put_short(
        c, 0, col, cols - col, STYLE_NORMAL, p->view.hide ? r->rule->title : r->line);
}

/* "Version 3, Fri 20 Nov 2026. Since then: 2 new, 1 moved." */
static void draw_version(const struct pane *p, struct canvas *c, int row)
{
    const struct rota_view *s = p->state;
    const struct rota_version_row *v = &s->read.changes.version;
    struct arena *a = arena_create();
    const char *counted = rota_changes_counted(&s->read.changes, a);
    char day[DATE_TEXT];
    int cols = canvas_cols(c);
    int col = 1 + canvas_putf(c, row, 1, cols - 2, STYLE_LABEL, "Version %d, %s. ", v->number,
                      date_medium(v->on, day));
    col += canvas_put(c, row, col, cols - col - 1, STYLE_LABEL,
        *counted ? "Since then: " : "Nothing has changed since.");
    canvas_put_short(c, row, col, cols - col - 1, STYLE_WARN, counted);
    arena_destroy(a);
}

/* Words that do not fit whole are left out. */
static void add_fitting(struct sb *b, int cols, const char *words)
{
    if (utf8_width(sb_str(b)) + utf8_width(words) <= cols) {
        sb_add(b, words);
    }
}

/* "Tab: 4 MUST FIX, 12 PLEASE CHECK, 4 OWED" */
static void add_counts(struct sb *b, int cols, const struct rota_view *s, struct arena *a)
{
    enum { AHEAD = LEVEL_OWED + 1, COUNTS };
    size_t counts[COUNTS] = {0};
    const char *before = "Tab: ";
    for (size_t i = 0; i < s->read.report.count; i++) {
        const struct finding *f = s->read.report.rows[i].finding;
        counts[f->override >= 0 ? (int)AHEAD : (int)f->level]++;
    }
    for (int i = 0; i < COUNTS; i++) {
        const char *what = i == AHEAD ? "gone ahead" : rule_level_shown((enum rule_level)i);
        if (counts[i]) {
            add_fitting(b, cols, arena_printf(a, "%s%zu %s", before, counts[i], what));
            before = ", ";
        }
    }
}

static void draw_rule(const struct pane *p, struct canvas *c, int row)
{
    const struct rota_view *s = p->state;
    struct arena *a = arena_create();
    struct sb b = sb_on(a);
    char range[DATE_TEXT];
    int cols = canvas_cols(c) - 6;
    if (s->read.report.count == 0) {
        sb_add(&b, "Nothing to put right");
    }
    add_counts(&b, cols, s, a);
    add_fitting(&b, cols, arena_printf(a, " · %s", date_range(s->read.from, s->read.to, range)));
    canvas_hline(c, row, 0, canvas_cols(c));
    canvas_putf(c, row, 2, cols + 2, STYLE_HEADING, " %s ", sb_str(&b));
    arena_destroy(a);
}

static void draw_findings(const struct pane *p, struct canvas *c, struct area area)
{
    const struct rota_view *s = p->state;
    struct list findings = s->findings;
    struct area before = canvas_enter(c, area);
    if (p->part != 1) {
        findings.selected = SIZE_MAX; /* one > on the screen: the one the keys move */
    }
    list_draw(&findings, c, p->part == 1 && !s->dating, draw_finding, p, NULL);
    canvas_leave(c, before);
}

void rota_view_draw(const struct pane *p, struct canvas *c)
{
    const struct rota_view *s = p->state;
    struct rota_split room = rota_view_split(p);
    int cols = canvas_cols(c), row = room.head + room.grid + room.asked;
    if (room.head + room.grid > 0) {
        draw_grid(p, c, &room);
    }
    if (room.version) {
        draw_version(p, c, row);
    }
    row += room.version;
    if (room.rule) {
        draw_rule(p, c, row);
    }
    row += room.rule;
    if (room.list) {
        draw_findings(p, c, (struct area){row, 0, room.list, cols});
    }
    row += room.list;
    struct area before = canvas_enter(c, (struct area){row, 2, room.below, cols - 3});
    if (room.below) {
        text_view_draw(&s->below, c, false);
    }
    canvas_leave(c, before);
}
