/* SPDX-License-Identifier: MIT */
/* The rota laid out for the size of the pane: which nights, which rows, who in which. */
#include "rota_view_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "rota_read_priv.h"

#include <stdlib.h>

enum { GROUP_COLS = 2, MOST_NIGHTS = 200, NO_BED = -1 };

/* --- nights ------------------------------------------------------------------- */

static bool sleeps(const struct rota_stay *s)
{
    return s->host >= 0 && s->status >= STATUS_DRAFT && s->status <= STATUS_HAPPENED &&
           s->kind <= KIND_EMERGENCY;
}

/* One flag a night of the window: somebody stays. */
static const bool *nights_taken(const struct rota_view *s, struct arena *a)
{
    const struct rota_facts *f = &s->read.book.facts;
    int32_t days = s->read.to.d - s->read.from.d + 1;
    bool *taken = arena_array(a, (size_t)days, sizeof *taken);
    for (int32_t i = 0; i < f->stay_count; i++) {
        int32_t d = wall_date(f->stays[i].arrive).d - s->read.from.d;
        int32_t end = wall_date(f->stays[i].leave).d - s->read.from.d;
        for (d = d < 0 ? 0 : d; sleeps(&f->stays[i]) && d < end && d < days; d++) {
            taken[d] = true;
        }
    }
    return taken;
}

static void lay_nights(struct pane *p)
{
    struct rota_view *s = p->state;
    const bool *taken = nights_taken(s, p->loaded);
    int wide = rota_cell_cols(p), col = rota_label_cols(p) + wide;
    hub_date today = s->read.today, week = DATE_NONE;
    s->cols = arena_array(p->loaded, MOST_NIGHTS, sizeof *s->cols);
    s->cols[0] = (struct night_col){today, rota_label_cols(p), false};
    s->col_count = 1;
    for (hub_date d = s->start; d.d <= s->read.to.d && s->col_count < MOST_NIGHTS;
         d = date_add(d, 1)) {
        int day = date_weekday(d);
        bool shown = s->all_nights || day == FRI || day == SAT || taken[d.d - s->read.from.d];
        if (!shown || d.d == today.d) {
            continue;
        }
        bool group = date_friday(d).d != week.d;
        if (col + wide + (group ? GROUP_COLS : 0) > p->view.cols) {
            break;
        }
        col += group ? GROUP_COLS : 0;
        s->cols[s->col_count++] = (struct night_col){d, col, group};
        week = date_friday(d);
        col += wide;
    }
}

/* --- rows --------------------------------------------------------------------- */

static const struct rota_book *book_of(const struct rota_view *s, int col)
{
    return col == 0 && s->read.apart ? &s->read.tonight : &s->read.book;
}

/* Who is where on the nights shown; tonight apart when it has a book of its own. */
static void fill_grids(struct pane *p, struct rota_grid *window, struct rota_grid *tonight)
{
    struct rota_view *s = p->state;
    hub_date last = s->cols[s->col_count - 1].night;
    hub_date first = s->col_count > 1 ? s->cols[1].night : last;
    *tonight = (struct rota_grid){0};
    if (s->read.apart) {
        rota_grid_fill(&s->read.tonight, s->read.today, s->read.today, p->loaded, tonight);
    } else {
        first.d = s->read.today.d < first.d ? s->read.today.d : first.d;
        last.d = s->read.today.d > last.d ? s->read.today.d : last.d;
    }
    last.d = last.d < first.d ? first.d : last.d;
    rota_grid_fill(&s->read.book, first, last, p->loaded, window);
}

static int col_of_night(const struct rota_view *s, const struct rota_book *book, hub_date night)
{
    for (int i = 0; i < s->col_count; i++) {
        if (s->cols[i].night.d == night.d && book_of(s, i) == book) {
            return i;
        }
    }
    return -1;
}

/* Most children of a host without a bed on one of the nights shown. */
static int without_bed(
    const struct rota_view *s, const struct rota_book *book, const struct rota_grid *g, int32_t host)
{
    int most = 0, now = 0;
    hub_date night = DATE_NONE;
    for (size_t i = 0; i < g->count; i++) {
        const struct rota_cell *c = &g->cells[i];
        if (c->host != host || c->bed >= 0 || col_of_night(s, book, c->night) < 0) {
            continue;
        }
        now = c->night.d == night.d ? now + 1 : 1;
        night = c->night;
        most = now > most ? now : most;
    }
    return most;
}

static void lay_rows(struct pane *p, const struct rota_grid *window, const struct rota_grid *tonight)
{
    struct rota_view *s = p->state;
    size_t cap = 0;
    s->row_count = 0;
    s->rows = NULL;
    for (int32_t h = 0; h < s->read.book.facts.host_count; h++) {
        int more = without_bed(s, &s->read.book, window, h);
        int now = without_bed(s, &s->read.tonight, tonight, h);
        int rows = window->beds[h] + (now > more ? now : more);
        for (int i = 0; i < (rows > 0 ? rows : 1); i++) {
            arena_grow(p->loaded, &s->rows, (size_t)s->row_count, &cap, sizeof *s->rows);
            int32_t bed = i < window->beds[h] ? i : NO_BED - (i - window->beds[h]);
            s->rows[s->row_count++] = (struct bed_row){h, bed, i == 0};
        }
    }
}

/* --- cells -------------------------------------------------------------------- */

static struct bed_cell *cell_at(const struct rota_view *s, int row, int col)
{
    return &s->cells[(size_t)row * (size_t)s->col_count + (size_t)col];
}

static bool host_away(const struct rota_facts *f, int32_t host, hub_date night)
{
    for (int32_t i = 0; i < f->away_count; i++) {
        const struct rota_away *a = &f->aways[i];
        if (a->host == host && a->person < 0 && a->from.d <= night.d && night.d <= a->to.d) {
            return true;
        }
    }
    return false;
}

static bool closed(const struct rota_facts *f, hub_date night)
{
    int day = date_weekday(night);
    for (int32_t i = 0; i < f->weekend_count && (day == FRI || day == SAT); i++) {
        if (f->weekends[i].max_children == 0 && f->weekends[i].friday.d == date_friday(night).d) {
            return true;
        }
    }
    return false;
}

static void empty_cells(struct pane *p)
{
    struct rota_view *s = p->state;
    size_t count = (size_t)s->row_count * (size_t)s->col_count;
    s->cells = arena_array(p->loaded, count + 1, sizeof *s->cells);
    for (int row = 0; row < s->row_count; row++) {
        for (int col = 0; col < s->col_count; col++) {
            const struct rota_facts *f = &book_of(s, col)->facts;
            hub_date night = s->cols[col].night;
            enum cell_kind kind = host_away(f, s->rows[row].host, night) ? CELL_AWAY
                                  : closed(f, night)                     ? CELL_CLOSED
                                                                         : CELL_FREE;
            *cell_at(s, row, col) = (struct bed_cell){.kind = kind, .stay = -1, .child = -1};
        }
    }
}

static bool has(const int32_t *items, int32_t count, int32_t one)
{
    for (int32_t i = 0; i < count; i++) {
        if (items[i] == one) {
            return true;
        }
    }
    return false;
}

static bool about(const struct finding *f, const struct rota_cell *c)
{
    bool child = f->child_count == 0 || has(f->children, f->child_count, c->child);
    return child && (f->stay == c->stay || has(f->stays, f->stay_count, c->stay)) &&
           f->from.d <= c->night.d && c->night.d <= f->to.d;
}

/* Papers that are missing say so in words: they would mark every night. */
static bool must_fix(const struct rota_report_row *r)
{
    return r->finding->level == LEVEL_HARD && r->finding->override < 0 &&
           !(r->rule->flags & RULE_RECORD);
}

static bool is_bad(const struct rota_view *s, const struct rota_cell *c)
{
    for (size_t i = 0; i < s->read.report.count; i++) {
        const struct rota_report_row *r = &s->read.report.rows[i];
        if (must_fix(r) && about(r->finding, c)) {
            return true;
        }
    }
    return false;
}

static const char *child_name(struct pane *p, const struct rota_book *b, int32_t child)
{
    if (!p->view.hide) {
        return b->names.children[child];
    }
    const char *family = b->family_full[b->facts.children[child].family];
    return utf8_initials(p->loaded, arena_printf(p->loaded, "%s %s", b->child_full[child], family));
}

/* The row of a bed, or the first empty one of those without; -1: none. */
static int row_for(const struct rota_view *s, const struct rota_cell *c, int col)
{
    for (int row = 0; row < s->row_count; row++) {
        const struct bed_row *r = &s->rows[row];
        if (r->host != c->host) {
            continue;
        }
        if (c->bed >= 0 ? r->bed == c->bed : r->bed < 0 && !cell_at(s, row, col)->name) {
            return row;
        }
    }
    return -1;
}

static void put_cells(struct pane *p, const struct rota_book *b, const struct rota_grid *g)
{
    struct rota_view *s = p->state;
    for (size_t i = 0; i < g->count; i++) {
        const struct rota_cell *c = &g->cells[i];
        int col = col_of_night(s, b, c->night);
        int row = col >= 0 ? row_for(s, c, col) : -1;
        if (row < 0) {
            continue;
        }
        *cell_at(s, row, col) = (struct bed_cell){
            .kind = CELL_CHILD,
            .draft = b->facts.stays[c->stay].status == STATUS_DRAFT,
            .bad = b == &s->read.book && is_bad(s, c),
            .name = child_name(p, b, c->child),
            .book = b,
            .stay = c->stay,
            .child = c->child,
        };
    }
}

/* --- asked for ------------------------------------------------------------------ */

const char *rota_short_range(hub_date from, hub_date to, struct arena *a)
{
    int y1, m1, d1, y2, m2, d2;
    date_to_ymd(from, &y1, &m1, &d1);
    date_to_ymd(to, &y2, &m2, &d2);
    if (y1 == y2 && m1 == m2 && d1 == d2) {
        return arena_printf(a, "%d %.3s", d1, date_month_name(m1));
    }
    if (y1 == y2 && m1 == m2) {
        return arena_printf(a, "%d–%d %.3s", d1, d2, date_month_name(m1));
    }
    return arena_printf(a, "%d %.3s – %d %.3s", d1, date_month_name(m1), d2, date_month_name(m2));
}

static int by_arrival(const void *x, const void *y)
{
    const struct rota_stay *a = *(const struct rota_stay *const *)x;
    const struct rota_stay *b = *(const struct rota_stay *const *)y;
    return a->arrive.min != b->arrive.min ? (a->arrive.min < b->arrive.min ? -1 : 1)
                                          : (a->id > b->id) - (a->id < b->id);
}

/* Stays not yet given from the window on, by arrival. */
static const struct rota_stay **asked_stays(struct pane *p, size_t *count)
{
    struct rota_view *s = p->state;
    const struct rota_facts *f = &s->read.book.facts;
    const struct rota_stay **out = arena_array(p->loaded, (size_t)f->stay_count + 1, sizeof *out);
    *count = 0;
    for (int32_t i = 0; i < f->stay_count; i++) {
        const struct rota_stay *stay = &f->stays[i];
        bool open = stay->status == STATUS_ASKED || stay->status == STATUS_OFFERED;
        hub_date from = wall_date(stay->arrive);
        if (open && from.d >= s->start.d && from.d <= s->read.to.d) {
            out[(*count)++] = stay;
        }
    }
    qsort(out, *count, sizeof *out, by_arrival);
    return out;
}

static void list_asked(struct pane *p)
{
    struct rota_view *s = p->state;
    const struct rota_book *b = &s->read.book;
    struct sb out = sb_on(p->loaded);
    size_t count;
    const struct rota_stay **stays = asked_stays(p, &count);
    for (size_t i = 0; i < count; i++) {
        const struct rota_stay *stay = stays[i];
        hub_date from = wall_date(stay->arrive), to = wall_date(stay->leave);
        const char *family = b->family_full[stay->family];
        sb_addf(&out, "%s%s %s%s", out.len ? " · " : "",
            p->view.hide ? utf8_initials(p->loaded, family) : family,
            rota_short_range(from, to, p->loaded), stay->status == STATUS_OFFERED ? " offered" : "");
    }
    s->asked = sb_str(&out);
}

/* --- findings ------------------------------------------------------------------- */

/* The same finding has the same id after a load. */
static int64_t finding_id(const struct rota_report_row *r)
{
    const int64_t parts[] = {r->finding->rule, r->finding->from.d, r->stay.n, r->finding->host,
        r->finding->family, r->finding->child};
    uint64_t id = 1469598103934665603U;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        id = (id ^ (uint64_t)parts[i]) * 1099511628211U;
    }
    return (int64_t)(id >> 2) + 1;
}

static enum hub_rc load_findings(struct pane *p, struct hub_err *err)
{
    struct rota_view *s = p->state;
    struct list_page page = {.a = p->loaded};
    for (size_t i = 0; i < s->read.report.count; i++) {
        const struct rota_report_row *r = &s->read.report.rows[i];
        list_page_add(&page, finding_id(r), "", r);
    }
    s->finding_rows = (struct list_memory){page.rows, page.count, NULL};
    struct list_source src = list_memory_source(&s->finding_rows);
    list_set_height(&s->findings, rota_view_split(p).list);
    return list_load(&s->findings, &src, err);
}

/* --- selection ------------------------------------------------------------------ */

int rota_view_col(const struct rota_view *s)
{
    int at = 0;
    for (int i = 1; date_known(s->night) && i < s->col_count; i++) {
        if (s->cols[i].night.d <= s->night.d || at == 0) {
            at = i;
        }
    }
    return at;
}

hub_date rota_view_night(const struct rota_view *s)
{
    return s->cols[rota_view_col(s)].night;
}

const struct bed_cell *rota_view_cell(const struct rota_view *s)
{
    return s->row < s->row_count ? cell_at(s, s->row, rota_view_col(s)) : NULL;
}

bool rota_view_is_bed(const struct rota_view *s, int row)
{
    return s->rows[row].bed >= 0 || cell_at(s, row, rota_view_col(s))->kind == CELL_CHILD;
}

const struct rota_report_row *rota_view_finding(const struct rota_view *s)
{
    const struct list_row *row = list_selected(&s->findings);
    return row ? row->item : NULL;
}

/* What is only asked for or offered has no bed yet: the first of that host. */
static void find_host_of(struct rota_view *s, hub_id stay)
{
    const struct rota_facts *f = &s->read.book.facts;
    for (int32_t i = 0; i < f->stay_count; i++) {
        for (int row = 0; f->stays[i].id == stay.n && row < s->row_count; row++) {
            if (s->rows[row].first && s->rows[row].host == f->stays[i].host) {
                s->row = row;
            }
        }
    }
}

static void find_wanted(struct rota_view *s)
{
    int col = rota_view_col(s);
    for (int row = 0; id_known(s->wanted) && row < s->row_count; row++) {
        const struct bed_cell *c = cell_at(s, row, col);
        if (c->stay >= 0 && c->book->facts.stays[c->stay].id == s->wanted.n) {
            s->row = row;
            s->wanted = ID_NONE;
        }
    }
    if (id_known(s->wanted)) {
        find_host_of(s, s->wanted);
    }
    s->wanted = ID_NONE;
}

void rota_view_to_bed(struct rota_view *s)
{
    while (s->row > 0 && s->row < s->row_count && !rota_view_is_bed(s, s->row)) {
        s->row--;
    }
    s->top = s->top > s->row ? s->row : s->top;
}

static void keep_in_view(struct pane *p)
{
    struct rota_view *s = p->state;
    int rows = rota_view_split(p).grid;
    s->row = s->row >= s->row_count ? s->row_count - 1 : s->row;
    s->row = s->row < 0 ? 0 : s->row;
    rota_view_to_bed(s);
    s->top = s->top + rows > s->row_count ? s->row_count - rows : s->top;
    s->top = s->row >= s->top + rows ? s->row - rows + 1 : s->top;
    s->top = s->top > s->row ? s->row : s->top;
    s->top = s->top < 0 ? 0 : s->top;
}

enum hub_rc rota_view_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct rota_view *s = p->state;
    struct rota_grid window, tonight;
    if (!date_known(s->start)) {
        s->start = hub_today(hub);
    }
    enum hub_rc rc = rota_read_for(s, hub, err);
    if (rc != HUB_OK) {
        return rc;
    }
    lay_nights(p);
    fill_grids(p, &window, &tonight);
    lay_rows(p, &window, &tonight);
    empty_cells(p);
    put_cells(p, &s->read.book, &window);
    if (s->read.apart) {
        put_cells(p, &s->read.tonight, &tonight);
    }
    list_asked(p);
    find_wanted(s);
    keep_in_view(p);
    return load_findings(p, err);
}
