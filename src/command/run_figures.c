/* SPDX-License-Identifier: MIT */
/* hub figures, hub export figures */
#include "hub/base/str.h"
#include "hub/service/figures.h"
#include "hub/service/records.h"
#include "rows_priv.h"

enum { TITLE_COLS = 40, NUMBER_COLS = 8 };

static const struct column all_columns[] = {
    {"hub", "Hub", CELL_TEXT, false},
    {"figure", "Figure", CELL_TEXT, false},
    {"part", "Part", CELL_TEXT, false},
    {"title", "Title", CELL_TEXT, false},
    {"number", "Number", CELL_NUMBER, false},
    {"from", "From", CELL_TEXT, false},
    {"to", "To", CELL_TEXT, false},
    {"sent", "Sent", CELL_NUMBER, false},
    {"since", "Since sent", CELL_TEXT, false},
    {"how", "How it is counted", CELL_TEXT, false},
};
enum { COLUMNS = sizeof all_columns / sizeof *all_columns };

static const char *number(int64_t n, struct arena *a)
{
    return n == INT_NONE ? "" : arena_printf(a, "%lld", (long long)n);
}

static const char *iso(hub_date d, struct arena *a)
{
    char day[DATE_TEXT];
    return date_known(d) ? arena_strdup(a, date_iso(d, day)) : "";
}

/* --- for a spreadsheet -------------------------------------------------------------- */

static enum hub_rc add_rows(struct rows *rows, const struct figures *f, struct hub_err *err)
{
    struct arena *a = rows->inv->arena;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < f->count; i++) {
        const struct figure_number *n = &f->items[i];
        const char *const cells[COLUMNS] = {f->hub_name, n->figure->id, n->figure->part,
            figure_title(n->figure, a), number(n->number, a), iso(f->days.from, a), iso(f->days.to, a),
            number(n->sent, a), n->since, n->figure->how};
        rc = rows_add(rows, cells, err);
    }
    return rc;
}

/* --- to read --------------------------------------------------------------------------- */

static enum hub_rc print_one(
    struct invocation *inv, const struct figure_number *n, struct hub_err *err)
{
    const char *part = n->figure->flags & FIGURE_UNDER ? "  " : "";
    const char *title = arena_printf(inv->arena, "%s%s", part, n->figure->title);
    return print(inv, err, "%-*s%*lld%s%s\n    %s\n", TITLE_COLS, title, NUMBER_COLS,
        (long long)n->number, *n->since ? "   since sent: " : "", n->since, n->figure->how);
}

static enum hub_rc print_texts(
    struct invocation *inv, const struct figures *f, struct hub_err *err)
{
    static const char *const heads[] = {"Story", "What changed", "Learned", "Said"};
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < f->text_count; i++) {
        const struct figures_text *t = &f->texts[i];
        const char *const words[] = {t->before, t->during, t->after, t->quote};
        rc = print(inv, err, "\n%s%s%s\n", heads[t->kind], *t->title ? ": " : "", t->title);
        for (size_t k = 0; rc == HUB_OK && k < sizeof words / sizeof *words; k++) {
            rc = *words[k] ? print(inv, err, "    %s\n", words[k]) : HUB_OK;
        }
    }
    return rc;
}

static enum hub_rc print_all(struct invocation *inv, const struct figures *f, struct hub_err *err)
{
    char day[DATE_TEXT];
    const char *part = "", *sent = figures_sent_words(&f->sent, inv->arena);
    const char *words = figures_days_words(f->days, inv->arena);
    bool ahead = date_known(f->days.from) && f->until.d < f->days.from.d;
    enum hub_rc rc =
        ahead ? print(inv, err, "%s, %s. These days are still to come; nothing is counted yet.\n",
                    f->hub_name, words)
              : print(inv, err, "%s, %s, counted up to %s\n", f->hub_name, words,
                    date_long(f->until, day));
    if (rc == HUB_OK && *sent) {
        rc = print(inv, err, "%s%s\n", sent, f->sent.differs ? "" : ". Nothing has changed since.");
    }
    for (size_t i = 0; rc == HUB_OK && i < f->count; i++) {
        const struct figure *figure = f->items[i].figure;
        if (!str_eq(part, figure->part)) {
            rc = print(inv, err, "\n%s\n", figure->part);
        }
        part = figure->part;
        rc = rc == HUB_OK ? print_one(inv, &f->items[i], err) : rc;
    }
    return rc == HUB_OK ? print_texts(inv, f, err) : rc;
}

/* --- each hub there is to see ------------------------------------------------------------ */

struct each_hub {
    struct invocation *inv;
    struct figures_days days;
    enum hub_rc (*work)(struct each_hub *e, hub_id hub, struct hub_err *err);
    struct rows rows;
    const char *sent_to; /* NULL: not marked */
};

static enum hub_rc for_each_hub(struct each_hub *e, struct hub_err *err)
{
    const struct hub_entry *entries;
    hub_id one = hub_default(e->inv->hub);
    size_t count = hub_entries(e->inv->hub, &entries);
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        if (!id_known(one) || id_eq(one, entries[i].id)) {
            rc = e->work(e, entries[i].id, err);
        }
    }
    return rc;
}

static enum hub_rc one_hub(struct each_hub *e, hub_id hub, struct hub_err *err)
{
    struct figures f;
    struct invocation *inv = e->inv;
    enum hub_rc rc =
        e->sent_to
            ? hub_figures_mark_sent(inv->hub, hub, e->days, e->sent_to, inv->arena, &f, err)
            : hub_figures(inv->hub, hub, e->days, inv->arena, &f, err);
    if (rc != HUB_OK) {
        return rc;
    }
    return e->rows.inv ? add_rows(&e->rows, &f, err) : print_all(inv, &f, err);
}

enum hub_rc run_figures(struct invocation *inv, struct hub_err *err)
{
    enum format format = option_format(inv);
    struct each_hub e = {.inv = inv,
        .days = {option_date(inv, OPTION_FROM), option_date(inv, OPTION_TO)},
        .work = one_hub,
        .sent_to = option_text(inv, OPTION_SENT)};
    enum hub_rc rc = HUB_OK;
    if (e.sent_to && !id_known(hub_default(inv->hub))) {
        return hub_fail_next(err, HUB_EUSAGE, NEXT_HUB, "There are several hubs here.");
    }
    if (format != FORMAT_TEXT) {
        rc = rows_begin(&e.rows, inv, format, all_columns, COLUMNS, err);
    }
    rc = rc == HUB_OK ? for_each_hub(&e, err) : rc;
    return rc == HUB_OK && e.rows.inv ? rows_end(&e.rows, "", err) : rc;
}

/* --- month by month ----------------------------------------------------------------------- */

static const struct column month_columns[] = {
    {"hub", "Hub", CELL_TEXT, false},
    {"from", "From", CELL_TEXT, false},
    {"to", "To", CELL_TEXT, false},
    {"figure", "Figure", CELL_TEXT, false},
    {"part", "Part", CELL_TEXT, false},
    {"title", "Title", CELL_TEXT, false},
    {"number", "Number", CELL_NUMBER, false},
};
enum { MONTH_COLUMNS = sizeof month_columns / sizeof *month_columns };

/* A year is read at once; months before the first asked for, or still to come, are left out. */
static enum hub_rc add_months(
    struct each_hub *e, const struct figures *f, hub_date since, struct hub_err *err)
{
    struct arena *a = e->inv->arena;
    enum hub_rc rc = HUB_OK;
    for (int m = 0; m < FIGURES_MONTHS; m++) {
        hub_date last = date_add(date_add_months(f->months[m], 1), -1);
        for (size_t i = 0; rc == HUB_OK && f->months[m].d >= since.d && i < f->count; i++) {
            const struct figure_number *n = &f->items[i];
            const char *const cells[MONTH_COLUMNS] = {f->hub_name, iso(f->months[m], a),
                iso(last, a), n->figure->id, n->figure->part, figure_title(n->figure, a),
                number(n->months[m], a)};
            rc = n->known[m] ? rows_add(&e->rows, cells, err) : HUB_OK;
        }
    }
    return rc;
}

static enum hub_rc months_of_hub(struct each_hub *e, hub_id hub, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (hub_date last = e->days.from; rc == HUB_OK && last.d < e->days.to.d;) {
        struct figures f;
        hub_date since = last;
        last = date_add_months(last, FIGURES_MONTHS);
        last = last.d > e->days.to.d ? e->days.to : last;
        struct figures_days days = {since, date_add(last, -1)};
        rc = hub_figures(e->inv->hub, hub, days, e->inv->arena, &f, err);
        rc = rc == HUB_OK ? add_months(e, &f, since, err) : rc;
    }
    return rc;
}

/* Whole months: the twelve up to now where nothing is said. */
static struct figures_days whole_months(const struct invocation *inv)
{
    hub_date from = option_date(inv, OPTION_FROM), to = option_date(inv, OPTION_TO);
    int y, m, d;
    date_to_ymd(date_known(to) ? to : hub_today(inv->hub), &y, &m, &d);
    hub_date after = date_add_months(date_from_ymd(y, m, 1), 1);
    if (!date_known(from)) {
        return (struct figures_days){date_add_months(after, -FIGURES_MONTHS), after};
    }
    date_to_ymd(from, &y, &m, &d);
    return (struct figures_days){date_from_ymd(y, m, 1), after};
}

enum hub_rc run_export_figures(struct invocation *inv, struct hub_err *err)
{
    struct each_hub e = {.inv = inv, .days = whole_months(inv), .work = months_of_hub};
    if (e.days.to.d <= e.days.from.d) {
        return hub_fail(err, HUB_EINVAL, "The last day is before the first.");
    }
    enum hub_rc rc = rows_begin(&e.rows, inv, FORMAT_CSV, month_columns, MONTH_COLUMNS, err);
    rc = rc == HUB_OK ? for_each_hub(&e, err) : rc;
    return rc == HUB_OK ? rows_end(&e.rows, "", err) : rc;
}
