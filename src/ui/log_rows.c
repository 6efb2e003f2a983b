/* SPDX-License-Identifier: MIT */
#include "log_rows_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/ui/pane.h"

enum { WHEN_COLS = 13, WHO_COLS = 12, WHAT_COLS = 13, MARK_LEAST = 70 };

/* --- from service -------------------------------------------------------------------- */

static struct log_ask ask_of(const struct log_rows *r, const struct list_ask *ask)
{
    return (struct log_ask){
        .text = ask->needle,
        .part = r->part,
        .from = {ask->from ? ask->from->id : 0},
        .inclusive = ask->inclusive,
        .back = ask->back,
        .hide = r->hide,
        .max = ask->max,
    };
}

static enum hub_rc log_page(
    void *ctx, const struct list_ask *ask, struct list_page *out, struct hub_err *err)
{
    const struct log_rows *r = ctx;
    struct log_ask asked = ask_of(r, ask);
    struct log_line *lines;
    size_t count = 0;
    enum hub_rc rc = hub_log_lines(r->hub, &asked, out->a, &lines, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        list_page_add(out, lines[i].id.n, "", &lines[i]);
    }
    return rc;
}

static enum hub_rc log_find(void *ctx, int64_t id, struct list_page *out, struct hub_err *err)
{
    const struct log_rows *r = ctx;
    struct log_ask asked = {.part = r->part, .hide = r->hide};
    struct log_line *line = arena_alloc(out->a, sizeof *line);
    enum hub_rc rc = hub_log_line(r->hub, (hub_id){id}, &asked, out->a, line, err);
    if (rc == HUB_OK) {
        list_page_add(out, id, "", line);
    }
    return rc;
}

static enum hub_rc log_count(
    void *ctx, const char *needle, int64_t *matching, int64_t *all, struct hub_err *err)
{
    const struct log_rows *r = ctx;
    enum hub_rc rc = hub_log_count(r->hub, "", r->part, all, err);
    *matching = *all;
    return rc == HUB_OK && *needle ? hub_log_count(r->hub, needle, r->part, matching, err) : rc;
}

struct list_source log_source(struct log_rows *r)
{
    return (struct list_source){
        .ctx = r, .page = log_page, .count = log_count, .find = log_find, .slow = true, .brief = true};
}

/* --- drawing ------------------------------------------------------------------------ */

/* "20 Nov 16:40", or "20 Nov 2025" when it was another year. */
static const char *when_short(const struct log_line *l, hub_date today, struct arena *a)
{
    int y, m, d, now, skip;
    char time[DATE_TEXT];
    date_to_ymd(wall_date(l->at), &y, &m, &d);
    date_to_ymd(date_known(today) ? today : wall_date(l->at), &now, &skip, &skip);
    if (y != now) {
        return arena_printf(a, "%d %.3s %d", d, date_month_name(m), y);
    }
    return l->timed
               ? arena_printf(a, "%d %.3s %s", d, date_month_name(m), tod_iso(wall_tod(l->at), time))
               : arena_printf(a, "%d %.3s", d, date_month_name(m));
}

/* The word that stands in the row; the detail says all of it. */
static const char *mark_short(const char *mark)
{
    static const char *const words[] = {
        "taken back", "corrected", "to do", "a correction", "written late", "PARENT NOT TOLD"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_starts(mark, words[i])) {
            return words[i];
        }
    }
    return "";
}

static void light(const struct log_line *l, struct canvas *c, int col, int used, struct arena *a)
{
    for (size_t i = 0; i < l->span_count; i++) {
        int from = utf8_width(arena_strndup(a, l->text, l->spans[i].from));
        int to = utf8_width(arena_strndup(a, l->text, l->spans[i].to));
        to = to < used ? to : used;
        if (from < to) {
            canvas_restyle(c, 0, col + from, to - from, STYLE_MATCH);
        }
    }
}

void log_row_draw(const void *pane, const struct list_row *row, struct canvas *c)
{
    const struct pane *p = pane;
    const struct log_line *l = row->item;
    struct arena *a = arena_create();
    int cols = canvas_cols(c), col = WHEN_COLS;
    unsigned style = l->tone == TONE_MUTED ? STYLE_MUTED : STYLE_NORMAL;
    const char *mark = cols >= MARK_LEAST ? mark_short(l->mark) : "";
    int wide = *mark ? utf8_width(mark) + 1 : 0;
    canvas_put(c, 0, 0, WHEN_COLS - 1, style, when_short(l, p->view.today, a));
    canvas_put_short(c, 0, col, WHO_COLS - 1, style, l->who);
    col += WHO_COLS;
    canvas_put_short(c, 0, col, WHAT_COLS - 1, style, l->what);
    col += WHAT_COLS;
    if (cols > col) {
        int used = canvas_put_short(c, 0, col, cols - col - wide, style, l->text);
        light(l, c, col, used, a);
        canvas_put_right(c, 0, cols - wide, wide, l->tone == TONE_WARN ? STYLE_WARN : STYLE_MUTED, mark);
    }
    arena_destroy(a);
}
