/* SPDX-License-Identifier: MIT */
/* Bars of twelve months, beside each other. */
#include "figures_view_priv.h"

#include "hub/base/str.h"

enum { LEVELS = 8, CHART_FOOT = 2, LEAST_COLS = 4, MOST_COLS = 7 };

/* From nothing to a whole cell. */
static const char *const blocks[2][LEVELS + 1] = {
    {".", "\xE2\x96\x81", "\xE2\x96\x82", "\xE2\x96\x83", "\xE2\x96\x84", "\xE2\x96\x85",
        "\xE2\x96\x86", "\xE2\x96\x87", "\xE2\x96\x88"},
    {".", ":", "-", "=", "+", "o", "*", "8", "#"},
};

static int64_t most_of(const struct figure_number *n)
{
    int64_t most = 0;
    for (int m = 0; m < FIGURES_MONTHS; m++) {
        most = n->known[m] && n->months[m] > most ? n->months[m] : most;
    }
    return most;
}

/* Eighths of a cell, of `cells` cells; something is never nothing. */
static int eighths(int64_t n, int64_t most, int cells)
{
    if (most <= 0 || n <= 0) {
        return 0;
    }
    int level = (int)((n * cells * LEVELS + most / 2) / most);
    return level > 0 ? level : 1;
}

const char *figures_spark(const struct figure_number *n, bool ascii, struct arena *a)
{
    struct sb b = sb_on(a);
    int64_t most = most_of(n);
    for (int m = 0; m < FIGURES_MONTHS; m++) {
        sb_add(&b, n->known[m] ? blocks[ascii][eighths(n->months[m], most, 1)] : " ");
    }
    return sb_str(&b);
}

static void draw_column(struct canvas *c, int col, int wide, int bar_rows, int level, bool ascii)
{
    for (int row = bar_rows - 1; row >= 0 && level > 0; row--, level -= LEVELS) {
        const char *block = blocks[ascii][level < LEVELS ? level : LEVELS];
        for (int i = 0; i < wide - 2; i++) {
            canvas_put(c, row, col + i, 1, STYLE_NORMAL, block);
        }
    }
}

void figures_chart(
    const struct figures *f, const struct figure_number *n, bool ascii, struct canvas *c)
{
    int wide = canvas_cols(c) / FIGURES_MONTHS, bars = canvas_rows(c) - CHART_FOOT;
    int64_t most = most_of(n);
    wide = wide > MOST_COLS ? MOST_COLS : wide;
    if (wide < LEAST_COLS || bars < 1) {
        return;
    }
    for (int m = 0; m < FIGURES_MONTHS; m++) {
        int y, month, day, col = m * wide;
        date_to_ymd(f->months[m], &y, &month, &day);
        canvas_putf(c, bars + 1, col, 3, STYLE_MUTED, "%.3s", date_month_name(month));
        if (n->known[m]) {
            draw_column(c, col, wide, bars, eighths(n->months[m], most, bars), ascii);
            canvas_putf(c, bars, col, wide - 1, STYLE_NORMAL, "%lld", (long long)n->months[m]);
        }
    }
}

const char *figures_target(const char *figure, const struct figures *f, struct arena *a)
{
    char from[DATE_TEXT], to[DATE_TEXT];
    return arena_printf(a, "%s|%s|%s|%lld|%s", figure, date_iso(f->days.from, from),
        date_iso(f->days.to, to), (long long)f->hub.n, f->hub_name);
}
