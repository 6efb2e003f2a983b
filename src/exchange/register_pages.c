/* SPDX-License-Identifier: MIT */
/* The register twice: for the leader, and for those who sign a child out. */
#include "event_priv.h"

#include "hub/base/str.h"

enum { EMPTY_LINES = 4, FIRST_EMPTY = 1 }; /* for those who were not expected */

static bool wall(enum sheet_names names)
{
    return names == ROTA_NAMES_INITIALS;
}

static int64_t last_line(const struct event_view *v)
{
    int64_t last = 0;
    for (size_t i = 0; i < v->reg.count; i++) {
        last = v->reg.rows[i].line > last ? v->reg.rows[i].line : last;
    }
    return last;
}

static const char *number(int64_t line, struct arena *a)
{
    return arena_printf(a, "%lld", (long long)line);
}

/* --- the leader's copy --- */

static const char *who_collects(const struct register_row *r, struct arena *a)
{
    struct sb may = sb_on(a), not_ = sb_on(a);
    char day[DATE_TEXT];
    for (size_t i = 0; i < r->collect_count; i++) {
        const struct collect_line *c = &r->collect[i];
        struct sb *b = c->may ? &may : &not_;
        sb_addf(b, "%s%s", b->len ? ", " : "", c->name);
        if (c->relation && !str_ieq(c->relation, c->name)) {
            sb_addf(b, " (%s)", c->relation);
        }
        if (c->may && date_known(c->until)) {
            sb_addf(b, " %s %s", c->only_today ? "only" : "until", date_plain(c->until, day));
        }
    }
    if (not_.len) {
        sb_addf(&may, "%sNOT: %s", may.len ? "\n" : "", sb_str(&not_));
    }
    return may.len || !id_known(r->child) ? sb_str(&may) : "nobody is written down: ask";
}

static const char *rings(const struct event_view *v, size_t row, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t k = 0; k < EVENT_RINGS; k++) {
        sb_addf(&b, "%s%s", b.len && *v->rings[row][k] ? "\n" : "", v->rings[row][k]);
    }
    return b.len || !id_known(v->reg.rows[row].child) ? sb_str(&b) : "nobody to ring";
}

static const char *came(const struct register_row *r, struct arena *a)
{
    char at[DATE_TEXT];
    return r->state == REGISTER_ABSENT    ? "didn't come"
           : r->state == REGISTER_SAID_NO ? "said no"
           : !tod_known(r->in_at)         ? (r->state == REGISTER_IN ? "came" : "")
                                       : arena_printf(a, "%s %s", tod_iso(r->in_at, at), r->brought_by);
}

static const char *went(const struct register_row *r, struct arena *a)
{
    char at[DATE_TEXT];
    return tod_known(r->out_at) ? arena_printf(a, "%s %s%s", tod_iso(r->out_at, at),
                                      r->collected_by, r->not_listed ? " (not on the list)" : "")
                                : "";
}

static void leader_row(
    const struct event_view *v, size_t row, enum sheet_names names, struct page_table *t)
{
    const struct register_row *r = &v->reg.rows[row];
    struct arena *a = t->a;
    bool full = names == ROTA_NAMES_FULL && *r->family_name;
    const char *age = r->age >= 0 && !wall(names) ? arena_printf(a, "%d", r->age) : "";
    page_row(t);
    page_cell(t, PAGE_HEAD, number(r->line, a));
    page_cell_note(t, PAGE_STRONG, full ? r->name : event_named(v, row, names, a),
        full ? arena_printf(a, "%s%s%s", r->family_name, *age ? ", " : "", age) : age);
    page_cell(t, *r->alert ? PAGE_STRONG : PAGE_NORMAL, event_alert(r, a));
    if (!wall(names)) {
        page_cell(t, PAGE_NORMAL, who_collects(r, a));
        page_cell(t, PAGE_NORMAL, rings(v, row, a));
    }
    page_cell(t, PAGE_NORMAL, wall(names) ? "" : came(r, a));
    page_cell_note(t, PAGE_NORMAL, wall(names) ? "" : went(r, a), wall(names) ? "" : r->note);
}

static void empty_rows(struct page_table *t, int64_t line)
{
    for (int i = 0; i < EMPTY_LINES; i++) {
        page_row(t);
        page_cell(t, PAGE_HEAD, number(line + FIRST_EMPTY + i, t->a));
        while (t->rows[t->row_count - 1].count < t->column_count) {
            page_cell(t, PAGE_NORMAL, "\n");
        }
    }
}

static void line_above(const struct event_view *v, struct page_doc *d)
{
    const char *ratio = register_ratio(&v->reg, d->a);
    page_paragraph(d, PAGE_NORMAL, event_counts(v, d->a));
    if (*ratio) {
        page_paragraph(d, v->reg.ratio.state == RATIO_SHORT ? PAGE_STRONG : PAGE_NORMAL,
            arena_printf(d->a, "Grown-ups: %s.", ratio));
    }
}

static void begin(const struct event_view *v, const char *title, struct page_doc *d)
{
    const char *place = event_place(v, d->a);
    d->title = arena_printf(d->a, "%s: %s", title, v->event.name);
    d->subtitle =
        arena_printf(d->a, "%s%s%s", event_when(v, d->a), *place ? " · " : "", place);
}

void register_pages(const struct event_view *v, enum sheet_names names, struct page_doc *d)
{
    static const struct event_column all[] = {{"Line", 5}, {"Who", 17}, {"Alert", 12},
        {"May collect", 17}, {"Ring", 25}, {"In, with", 12}, {"Out, with", 12}};
    static const struct event_column few[] = {
        {"Line", 8}, {"Who", 20}, {"Alert", 30}, {"In, with", 21}, {"Out, with", 21}};
    begin(v, "Register", d);
    d->orientation = PAGE_LANDSCAPE;
    d->note = wall(names) ? "The leader's copy. Initials only, but alerts: do not leave it about."
                          : "The leader's copy. Keep it with you; it goes in the folder after.";
    line_above(v, d);
    struct page_table *t = wall(names) ? event_table(d, few, sizeof few / sizeof *few)
                                       : event_table(d, all, sizeof all / sizeof *all);
    for (size_t i = 0; i < v->reg.count; i++) {
        leader_row(v, i, names, t);
    }
    empty_rows(t, last_line(v));
}

/* --- the sheet to sign out on --- */

void signout_pages(const struct event_view *v, enum sheet_names names, struct page_doc *d)
{
    static const struct event_column columns[] = {{"Line", 7}, {"First name", 21}, {"In", 10},
        {"Out", 10}, {"Who collects", 24}, {"Signature", 28}};
    char at[DATE_TEXT];
    enum sheet_names short_names = wall(names) ? names : ROTA_NAMES_FIRST;
    begin(v, "Sign-out sheet", d);
    d->note = wall(names) ? "Initials only. Key it in by line number."
                          : "First names only. Key it in by line number.";
    struct page_table *t = event_table(d, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < v->reg.count; i++) {
        const struct register_row *r = &v->reg.rows[i];
        page_row(t);
        page_cell(t, PAGE_HEAD, number(r->line, d->a));
        page_cell(t, PAGE_STRONG, event_named(v, i, short_names, d->a));
        page_cell(t, PAGE_NORMAL,
            r->state == REGISTER_ABSENT    ? "didn't come"
            : r->state == REGISTER_SAID_NO ? "said no"
                                           : arena_strdup(d->a, tod_iso(r->in_at, at)));
        page_cell(t, PAGE_NORMAL, arena_strdup(d->a, tod_iso(r->out_at, at)));
        page_cell(t, PAGE_NORMAL, "\n");
        page_cell(t, PAGE_NORMAL, "");
    }
    empty_rows(t, last_line(v));
}
