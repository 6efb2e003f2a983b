/* SPDX-License-Identifier: MIT */
/* The agenda: what is on from the month of the day on, a line each; by words, over all time. */
#include "calendar_view_priv.h"
#include "hub/base/str.h"
#include "hub/service/hub.h"

#include <string.h>

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

static enum hub_rc load_list(struct pane *p, const struct list_source *src, struct hub_err *err)
{
    struct calendar_pane *s = p->state;
    s->agenda.hide = p->view.hide;
    list_set_height(&s->agenda, p->view.rows - 1);
    enum hub_rc rc = list_load(&s->agenda, src, err);
    const struct calendar_item *item = calendar_agenda_selected(s);
    if (rc == HUB_OK && item && (calendar_finding(s) || item->first.d >= s->win.from.d)) {
        s->at = item->first;
    }
    return rc;
}

enum hub_rc calendar_agenda_load(struct pane *p, struct hub_err *err)
{
    struct calendar_pane *s = p->state;
    make_rows(p);
    struct list_source src = list_memory_source(&s->agenda_rows);
    enum hub_rc rc = load_list(p, &src, err);
    if (rc == HUB_OK) { /* no row is of what was found before */
        arena_destroy(s->found.a);
        s->found = (struct found_dates){0};
    }
    return rc;
}

unsigned calendar_agenda_act(struct pane *p, const struct call *call)
{
    struct calendar_pane *s = p->state;
    unsigned react = list_act(&s->agenda, call->id, call->ev);
    const struct calendar_item *item = calendar_agenda_selected(s);
    bool before = item && !calendar_finding(s) && item->first.d < s->win.from.d;
    if (!(react & (REACT_PASS | REACT_LOAD)) && item) {
        s->at = before ? s->win.from : item->first;
    }
    return react;
}

/* --- by words --- */

/* All rows have the words: they were found by them. */
static enum hub_rc found_page(
    void *ctx, const struct list_ask *ask, struct list_page *out, struct hub_err *err)
{
    struct list_source all = list_memory_source(ctx);
    struct list_ask any = *ask;
    any.needle = "";
    return all.page(ctx, &any, out, err);
}

static enum hub_rc found_count(
    void *ctx, const char *needle, int64_t *matching, int64_t *all, struct hub_err *err)
{
    const struct list_memory *m = ctx;
    (void)needle;
    (void)err;
    *matching = (int64_t)m->count;
    *all = -1;
    return HUB_OK;
}

static void make_found_rows(struct calendar_pane *s, struct found_dates *f)
{
    struct list_row *rows = arena_array(f->a, f->what.count + 1, sizeof *rows);
    for (size_t i = 0; i < f->what.count; i++) {
        const struct calendar_item *item = &f->what.items[i];
        rows[i] = (struct list_row){calendar_item_key(item), arena_printf(f->a, "%06zu", i), item};
    }
    s->agenda_rows = (struct list_memory){.rows = rows, .count = f->what.count};
}

static bool is_found(const struct found_dates *f, const struct found_dates *now)
{
    return f->a && f->version == now->version && id_eq(f->hub, now->hub) &&
           f->from.d == now->from.d && str_eq(f->needle, now->needle);
}

enum hub_rc calendar_find_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct calendar_pane *s = p->state;
    struct found_dates old = s->found;
    struct found_dates now = {
        .version = hub_version(hub), .hub = hub_narrowed(hub), .from = s->find_from};
    memcpy(now.needle, s->agenda.needle, sizeof now.needle);
    bool known = is_found(&old, &now);
    enum hub_rc rc = HUB_OK;
    if (!known) {
        now.a = arena_create();
        rc = hub_calendar_find(hub, now.needle, now.from, 0, now.a, &now.what, err);
        if (rc != HUB_OK) {
            arena_destroy(now.a);
            return rc;
        }
        s->found = now;
        make_found_rows(s, &s->found);
    }
    struct list_source src = list_memory_source(&s->agenda_rows);
    src.page = found_page;
    src.count = found_count;
    rc = load_list(p, &src, err);
    if (rc != HUB_OK) {
        s->found = old; /* whose rows are still shown */
        arena_destroy(known ? NULL : now.a);
        return rc;
    }
    s->agenda.rough = s->found.what.more;
    arena_destroy(known ? NULL : old.a);
    return HUB_OK;
}

unsigned calendar_find_act(struct pane *p, const struct call *call)
{
    struct calendar_pane *s = p->state;
    if (s->shape != SHAPE_AGENDA) {
        s->shape = SHAPE_AGENDA;
        s->agenda_jump = true;
    }
    p->part = CALENDAR_GRID;
    s->find_from = calendar_finding(s) ? s->find_from : s->at;
    return list_act(&s->agenda, call->id, call->ev) | REACT_LOAD | REACT_DETAIL;
}

unsigned calendar_find_from(struct pane *p, hub_date day)
{
    struct calendar_pane *s = p->state;
    s->find_from = day;
    s->agenda.wish = LIST_FIRST;
    return REACT_LOAD | REACT_DETAIL;
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
    bool wide = calendar_finding(p->state);
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
    struct list agenda = s->agenda;
    if (p->part != CALENDAR_GRID) {
        agenda.selected = SIZE_MAX; /* the day has the > */
    }
    list_draw(&agenda, c, p->part == CALENDAR_GRID, draw_line, p,
        s->agenda.needle[0] ? "Nothing in the calendar has those words."
                            : "Nothing is on in these months. n puts something in.");
    canvas_leave(c, before);
}
