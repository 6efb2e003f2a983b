/* SPDX-License-Identifier: MIT */
/* Months, quarters and years of a funder, whose year need not begin in January. */
#include "hub/service/figures.h"

enum { QUARTER = 3, YEAR = 12 };

static int months_of(enum figures_span span)
{
    return span == FIGURES_MONTH ? 1 : span == FIGURES_QUARTER ? QUARTER : YEAR;
}

static struct figures_days days_from(hub_date first, int months)
{
    return (struct figures_days){first, date_add(date_add_months(first, months), -1)};
}

struct figures_days figures_days_of(enum figures_span span, hub_date day, int first)
{
    int y, m, d, months = months_of(span);
    date_to_ymd(day, &y, &m, &d);
    int into_year = (m - first + YEAR) % YEAR;
    hub_date month = date_from_ymd(y, m, 1);
    return days_from(date_add_months(month, -(into_year % months)), months);
}

struct figures_days figures_days_step(enum figures_span span, struct figures_days days, int by)
{
    int months = months_of(span);
    return days_from(date_add_months(days.from, by * months), months);
}

const char *figures_span_word(enum figures_span span)
{
    static const char *const words[] = {"month", "quarter", "year"};
    return words[span];
}

const char *figures_days_words(struct figures_days days, struct arena *a)
{
    char range[DATE_TEXT];
    int y, m, d, to_y, to_m, to_d;
    if (!date_known(days.from) || !date_known(days.to)) {
        return date_known(days.from) || date_known(days.to)
                   ? arena_strdup(a, date_range(days.from, days.to, range))
                   : "everything";
    }
    date_to_ymd(days.from, &y, &m, &d);
    date_to_ymd(date_add(days.to, 1), &to_y, &to_m, &to_d);
    if (d != 1 || to_d != 1) {
        return arena_strdup(a, date_range(days.from, days.to, range));
    }
    date_to_ymd(days.to, &to_y, &to_m, &to_d);
    if (y == to_y && m == to_m) {
        return arena_printf(a, "%s %d", date_month_name(m), y);
    }
    return y == to_y ? arena_printf(a, "%s to %s %d", date_month_name(m), date_month_name(to_m), y)
                     : arena_printf(a, "%s %d to %s %d", date_month_name(m), y,
                           date_month_name(to_m), to_y);
}
