/* SPDX-License-Identifier: MIT */
/* The rota as lists: the stays of each family, the stays and absences of each host. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "rota_priv.h"

#include <stdlib.h>
#include <string.h>

/* One line of a list: a stay, or days away when `stay` is NULL. */
struct line {
    const char *group;  /* family or host, as shown */
    const char *sorted; /* folded, so that lines of one group stand together */
    hub_wall at;
    size_t order; /* as given: settles ties */
    const struct sheet_stay *stay;
    const struct sheet_away *away;
};

struct list {
    const struct rota_sheet *s;
    struct page_doc *d;
    hub_date first, last;
    bool by_host;
    struct line *lines;
    size_t count;
};

static int compare_lines(const void *pa, const void *pb)
{
    const struct line *a = pa, *b = pb;
    int by_name = strcmp(a->sorted, b->sorted);
    if (by_name) {
        return by_name;
    }
    if (a->at.min != b->at.min) {
        return a->at.min < b->at.min ? -1 : 1;
    }
    return a->order < b->order ? -1 : a->order > b->order;
}

static bool touches(const struct list *l, hub_date from, hub_date to)
{
    return from.d <= l->last.d && to.d >= l->first.d;
}

static struct line *add_line(struct list *l, const char *group, const char *sorted, hub_wall at)
{
    struct line *line = &l->lines[l->count];
    *line = (struct line){.group = group, .sorted = sorted, .at = at, .order = l->count};
    l->count++;
    return line;
}

/* Hosts stand in the order they came in. */
static const char *host_key(const struct list *l, size_t host)
{
    return arena_printf(l->d->a, "%010zu", host);
}

static void collect(struct list *l)
{
    const struct rota_sheet *s = l->s;
    struct arena *a = l->d->a;
    l->lines = arena_array(a, s->stay_count + s->away_count + 1, sizeof *l->lines);
    for (size_t i = 0; i < s->stay_count; i++) {
        const struct sheet_stay *stay = &s->stays[i];
        if (!touches(l, wall_date(stay->arrive), wall_date(stay->leave))) {
            continue;
        }
        const char *family = stay->family ? stay->family : "";
        const char *key = l->by_host ? host_key(l, stay->host)
                                     : arena_printf(a, "%s\1%s", utf8_fold(a, family), family);
        add_line(l, l->by_host ? s->hosts[stay->host].name : family, key, stay->arrive)->stay =
            stay;
    }
    for (size_t i = 0; l->by_host && i < s->away_count; i++) {
        const struct sheet_away *away = &s->away[i];
        if (touches(l, away->from, away->to)) {
            add_line(l, s->hosts[away->host].name, host_key(l, away->host), wall_at(away->from, 0))
                ->away = away;
        }
    }
    if (l->count > 1) {
        qsort(l->lines, l->count, sizeof *l->lines, compare_lines);
    }
}

/* The year is in the title when all days are of one. */
static const char *when_text(const struct list *l, hub_wall w)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    int from, to, m, d;
    date_to_ymd(l->first, &from, &m, &d);
    date_to_ymd(l->last, &to, &m, &d);
    hub_date date = wall_date(w);
    bool inside = date.d >= l->first.d && date.d <= l->last.d && from == to;
    return arena_printf(l->d->a, "%s\n%s", inside ? date_short(date, day) : date_medium(date, day),
        tod_iso(wall_tod(w), time));
}

static const char *stay_note(struct arena *a, const struct sheet_stay *stay)
{
    static const char *const words[] = {
        [ROTA_OFFERED] = "offered",
        [ROTA_DRAFT] = "draft",
        [ROTA_AGREED] = "agreed",
        [ROTA_HAPPENED] = "happened",
    };
    int nights = date_diff(wall_date(stay->leave), wall_date(stay->arrive));
    const char *kind = str_empty(stay->kind) ? "" : arena_printf(a, "%s\n", stay->kind);
    if (nights == 0) {
        return arena_printf(a, "%s%s", kind, words[stay->status]);
    }
    return arena_printf(
        a, "%s%d %s, %s", kind, nights, words_many(nights, "night", "nights"), words[stay->status]);
}

static void stay_cells(struct list *l, struct page_table *t, const struct sheet_stay *stay)
{
    unsigned style = rota_status_style(stay->status) & PAGE_DRAFT;
    const char *other = l->by_host ? stay->family : l->s->hosts[stay->host].name;
    page_cell(t, style, when_text(l, stay->arrive));
    page_cell(t, style, when_text(l, stay->leave));
    page_cell(t, style | PAGE_STRONG, stay->children);
    page_cell(t, style, other);
    page_cell(t, style, stay_note(t->a, stay));
}

static void away_cells(struct page_table *t, const struct sheet_away *away)
{
    char buf[DATE_TEXT];
    page_cell_span(
        t, 5, PAGE_AWAY, arena_printf(t->a, "away %s", date_range(away->from, away->to, buf)));
}

static struct page_table *list_table(struct list *l)
{
    struct page_table *t = page_table(l->d, true);
    const struct {
        const char *head;
        int width;
    } columns[] = {
        {l->by_host ? "Host" : "Family", 16},
        {"Arrives", 18},
        {"Leaves", 18},
        {"Children", 18},
        {l->by_host ? "Family" : "Stays at", 16},
        {"How long", 17},
    };
    size_t first = l->s->only ? 1 : 0; /* whose it is stands in the title */
    for (size_t i = first; i < sizeof columns / sizeof *columns; i++) {
        page_column(t, columns[i].width, PAGE_LEFT);
    }
    page_head_rows(t, 1);
    page_row(t);
    for (size_t i = first; i < sizeof columns / sizeof *columns; i++) {
        page_cell(t, PAGE_HEAD, columns[i].head);
    }
    return t;
}

static void write_list(struct list *l)
{
    collect(l);
    if (l->count == 0) {
        page_paragraph(l->d, PAGE_NORMAL, "There is no stay on the rota in this time.");
        return;
    }
    struct page_table *t = list_table(l);
    for (size_t i = 0; i < l->count; i++) {
        const struct line *line = &l->lines[i];
        bool start = i == 0 || strcmp(line->sorted, l->lines[i - 1].sorted) != 0;
        if (l->s->only) {
            page_row(t);
        } else {
            page_group_row(t, line->group, start);
            page_cell(t, PAGE_HEAD, start ? line->group : "");
        }
        if (line->stay) {
            stay_cells(l, t, line->stay);
        } else {
            away_cells(t, line->away);
        }
    }
}

void rota_by_family(const struct rota_sheet *s, struct page_doc *d)
{
    struct list l = {.s = s, .d = d, .first = rota_first(s), .last = rota_last(s)};
    write_list(&l);
}

void rota_by_host(const struct rota_sheet *s, struct page_doc *d)
{
    struct list l = {.s = s, .d = d, .first = rota_first(s), .last = rota_last(s), .by_host = true};
    write_list(&l);
}
