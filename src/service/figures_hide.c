/* SPDX-License-Identifier: MIT */
/* What paper for others must not tell: small numbers of people, and what the rest would tell of them. */
#include "figures_priv.h"

#include "hub/base/str.h"

#include <string.h>

enum { SLOTS = 1 + FIGURES_MONTHS, PARTS_MOST = 16, NO_LIMIT = INT32_MAX };

static bool is_small(int64_t n)
{
    return n > 0 && n < FIGURES_SMALL;
}

/* What a reader knows of a hidden part: "fewer than 5" is 1 to 4, "not shown" is more. */
static int64_t least(enum figure_hide hide)
{
    return hide == HIDE_SMALL ? 1 : FIGURES_SMALL;
}

static int64_t most(enum figure_hide hide)
{
    return hide == HIDE_SMALL ? FIGURES_SMALL - 1 : NO_LIMIT;
}

/* Whether what is left of the total for the hidden parts pins a small one down. */
static bool told_by_rest(
    const int64_t *parts, const enum figure_hide *hide, size_t count, int64_t total, size_t part)
{
    int64_t rest = total, others_least = 0, others_most = 0;
    for (size_t i = 0; i < count; i++) {
        if (hide[i] == HIDE_NOT) {
            rest -= parts[i];
        } else if (i != part) {
            others_least += least(hide[i]);
            others_most += most(hide[i]);
        }
    }
    int64_t low = rest - others_most, high = rest - others_least;
    low = low > least(hide[part]) ? low : least(hide[part]);
    high = high < most(hide[part]) ? high : most(hide[part]);
    return low >= high;
}

static bool any_told(
    const int64_t *parts, const enum figure_hide *hide, size_t count, int64_t total)
{
    for (size_t i = 0; i < count; i++) {
        if (hide[i] == HIDE_SMALL && told_by_rest(parts, hide, count, total, i)) {
            return true;
        }
    }
    return false;
}

/* The smallest part still shown; count: there is none but noughts. */
static size_t next_to_hide(const int64_t *parts, const enum figure_hide *hide, size_t count)
{
    size_t found = count;
    for (size_t i = 0; i < count; i++) {
        bool may = hide[i] == HIDE_NOT && parts[i] >= FIGURES_SMALL;
        if (may && (found == count || parts[i] < parts[found])) {
            found = i;
        }
    }
    return found;
}

void figures_hide_parts(const int64_t *parts, enum figure_hide *hide, size_t count, int64_t total,
    enum figure_hide *hide_total)
{
    while (*hide_total == HIDE_NOT && any_told(parts, hide, count, total)) {
        size_t next = next_to_hide(parts, hide, count);
        if (next < count) {
            hide[next] = HIDE_OTHER;
        } else {
            *hide_total = is_small(total) ? HIDE_SMALL : HIDE_OTHER;
        }
    }
}

/* --- all figures of a return ------------------------------------------------------------- */

struct hiding {
    const struct figures *f;
    struct figure_hidden *out;
    bool changed;
};

static int64_t *number_in(const struct hiding *h, size_t figure, int slot)
{
    struct figure_number *n = &h->f->items[figure];
    return slot == 0 ? &n->number : &n->months[slot - 1];
}

static enum figure_hide *hide_in(const struct hiding *h, size_t figure, int slot)
{
    return slot == 0 ? &h->out[figure].number : &h->out[figure].months[slot - 1];
}

struct sum { /* parts that add up to a total, wherever they stand */
    int64_t parts[PARTS_MOST];
    enum figure_hide hide[PARTS_MOST];
    enum figure_hide *of[PARTS_MOST];
    size_t count;
};

static void sum_add(struct hiding *h, struct sum *s, size_t figure, int slot)
{
    if (s->count < PARTS_MOST) {
        s->parts[s->count] = *number_in(h, figure, slot);
        s->of[s->count] = hide_in(h, figure, slot);
        s->hide[s->count] = *s->of[s->count];
        s->count++;
    }
}

static void sum_settle(struct hiding *h, struct sum *s, size_t total, int slot)
{
    enum figure_hide *of_total = hide_in(h, total, slot), before = *of_total;
    figures_hide_parts(s->parts, s->hide, s->count, *number_in(h, total, slot), of_total);
    h->changed |= *of_total != before;
    for (size_t i = 0; i < s->count; i++) {
        h->changed |= *s->of[i] != s->hide[i];
        *s->of[i] = s->hide[i];
    }
}

/* Months are printed of the figures that are drawn only. */
static bool printed(const struct hiding *h, size_t figure, int slot)
{
    return slot == 0 || h->f->items[figure].figure->flags & FIGURE_CHART;
}

static void settle_totals(struct hiding *h, int slot)
{
    for (size_t t = 0; t < h->f->count; t++) {
        struct sum s = {.count = 0};
        bool all = printed(h, t, slot);
        for (size_t i = 0; all && i < h->f->count; i++) {
            if (str_eq(h->f->items[i].figure->total, h->f->items[t].figure->id)) {
                all = printed(h, i, slot);
                sum_add(h, &s, i, slot);
            }
        }
        if (all) {
            sum_settle(h, &s, t, slot);
        }
    }
}

static bool adds_up(const struct figure_row *row)
{
    return row->when != WHEN_LAST_DAY && row->measure != MEASURE_WHO &&
           row->measure != MEASURE_FAMILIES;
}

/* One number that stands in two places. */
static void hide_same(struct hiding *h, enum figure_hide *a, enum figure_hide *b)
{
    if (*a != *b) {
        *a = *b = *a != HIDE_NOT ? *a : *b;
        h->changed = true;
    }
}

/* The months that the days are made of add up to their number; one month alone is that number. */
static void settle_months(struct hiding *h)
{
    for (size_t i = 0; i < h->f->count; i++) {
        struct sum s = {.count = 0};
        int slot = 0;
        if (!printed(h, i, 1)) {
            continue;
        }
        for (int m = 0; m < FIGURES_MONTHS; m++) {
            if (h->f->months[m].d >= h->f->days.from.d) {
                sum_add(h, &s, i, slot = 1 + m);
            }
        }
        bool all = s.count > 0 && h->f->months[FIGURES_MONTHS - s.count].d == h->f->days.from.d;
        if (s.count == 1 && all) {
            hide_same(h, &h->out[i].number, hide_in(h, i, slot));
        } else if (all && adds_up(&figure_rows[i])) {
            sum_settle(h, &s, i, 0);
        }
    }
}

struct figure_hidden *figures_hidden(const struct figures *f, struct arena *a)
{
    struct hiding h = {f, arena_array(a, f->count + 1, sizeof(struct figure_hidden)), true};
    memset(h.out, 0, (f->count + 1) * sizeof *h.out);
    for (size_t i = 0; i < f->count; i++) {
        for (int slot = 0; slot < SLOTS; slot++) {
            bool people = f->items[i].figure->flags & FIGURE_PEOPLE;
            *hide_in(&h, i, slot) =
                people && is_small(*number_in(&h, i, slot)) ? HIDE_SMALL : HIDE_NOT;
        }
    }
    while (h.changed) {
        h.changed = false;
        for (int slot = 0; slot < SLOTS; slot++) {
            settle_totals(&h, slot);
        }
        settle_months(&h);
    }
    return h.out;
}
