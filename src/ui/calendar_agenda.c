/* SPDX-License-Identifier: MIT */
/* The agenda: what is on from the month of the day on, a line each, narrowed by words. */
#include "calendar_view_priv.h"
#include "hub/base/str.h"

enum { DAY_COLS = 11, YEAR_COLS = 16, TIME_COLS = 12 };

static const char *words_of(const struct list_row *row)
{
    return ((const struct calendar_item *)row->item)->title;
}

static void make_rows(struct pane *p)
{
    struct calendar_pane *s = p->state;
    struct list_row *rows = arena_array(p->loaded, s->win.what.count + 1, sizeof *rows);
    size_t count = 0, wanted = 0;
    char start[DATE_TEXT];
    for (size_t i = 0; i < s->win.what.count; i++) {
        const struct calendar_item *item = &s->win.what.items[i];
        wanted = !wanted && item->first.d >= s->at.d ? count + 1 : wanted;
        wall_iso(item->starts, start);
        rows[count++] = (struct list_row){
            calendar_item_key(item), arena_strdup(p->loaded, start), item};
    }
    s->agenda_rows = (struct list_memory){.rows = rows, .count = count, .words = words_of};
    if (s->agenda_jump && count) {
        list_jump(&s->agenda, rows[wanted ? wanted - 1 : count - 1].id);
    }
    s->agenda_jump = false;
}

enum hub_rc calendar_agenda_load(struct pane *p, struct hub_err *err)
{
    struct calendar_pane *s = p->state;
    make_rows(p);
    struct list_source src = list_memory_source(&s->agenda_rows);
    s->agenda.hide = p->view.hide;
    list_set_height(&s->agenda, p->view.rows - 1);
    enum hub_rc rc = list_load(&s->agenda, &src, err);
    const struct calendar_item *item = calendar_agenda_selected(s);
    if (rc == HUB_OK && item && item->first.d >= s->win.from.d) {
        s->at = item->first;
    }
    return rc;
}

const struct calendar_item *calendar_agenda_selected(const struct calendar_pane *s)
{
    const struct list_row *row = list_selected(&s->agenda);
    return row ? row->item : NULL;
}

static void draw_line(const void *ctx, const struct list_row *row, struct canvas *c)
{
    const struct pane *p = ctx;
    const struct calendar_item *item = row->item;
    bool wide = ((const struct calendar_pane *)p->state)->win.wide;
    struct arena *a = arena_create();
    char day[DATE_TEXT];
    int cols = canvas_cols(c), day_cols = wide ? YEAR_COLS : DAY_COLS;
    unsigned style = item->cancelled ? STYLE_MUTED : STYLE_NORMAL;
    const char *times = calendar_times(item, item->first, a);
    canvas_put_short(c, 0, 0, day_cols - 1, STYLE_NORMAL,
        wide ? date_medium(item->first, day) : date_short(item->first, day));
    canvas_put_short(c, 0, day_cols, TIME_COLS - 1, style, times);
    int col = day_cols + (*times ? TIME_COLS : 0);
    canvas_put_short(c, 0, col, cols - col, style,
        arena_printf(a, "%s%s%s", item->kind == CALENDAR_STAY ? "Sleepover: " : "",
            calendar_title(item, p->view.hide, a), item->cancelled ? " · NOT ON" : ""));
    arena_destroy(a);
}

void calendar_agenda_draw(const struct pane *p, struct canvas *c)
{
    const struct calendar_pane *s = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c);
    char range[DATE_TEXT];
    if (!s->agenda.narrowing && !s->agenda.needle[0]) {
        calendar_head(p, c, date_range(s->win.from, s->win.to, range), "Month");
    } else {
        list_draw_find(&s->agenda, c, 0, p->part == CALENDAR_GRID);
    }
    struct area before = canvas_enter(c, (struct area){1, 0, rows - 1, cols});
    list_draw(&s->agenda, c, p->part == CALENDAR_GRID, draw_line, p,
        s->agenda.needle[0] ? "Nothing from three years back to two ahead has those words."
                            : "Nothing is on in these months. n puts something in.");
    canvas_leave(c, before);
}
