/* SPDX-License-Identifier: MIT */
#include "recur_case.h"

#include "hub/base/die.h"
#include "hub/base/str.h"

#include <string.h>

const char *recur_times_text(const struct recur_times *t, const char *like, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < t->count; i++) {
        int y, m, d, min = wall_tod(t->items[i].at).min;
        date_to_ymd(wall_date(t->items[i].at), &y, &m, &d);
        sb_addf(&b, "%s%04d%02d%02d", i ? " " : "", y, m, d);
        if (like[8]) {
            sb_addf(&b, "T%02d%02d%s", min / 60, min % 60, like + 13);
        }
    }
    return sb_str(&b);
}

const char *recur_case_run(const struct recur_case *c, const struct recur_rare *rare,
    struct arena *a, struct recur_series *series, struct hub_err *err)
{
    struct recur_reading how = c->how;
    struct recur_dates start = {0};
    struct recur_series s = {.all_day = strlen(c->start) == 8};
    struct recur_rule *r = arena_alloc(a, sizeof *r);
    struct recur_times t;
    how.all_day = s.all_day;
    how.start = WALL_NONE;
    if (recur_dates_parse(arena_strndup(a, c->start, s.all_day ? 8 : 15), &how, a, &start, err) != HUB_OK) {
        hub_die("%s", err->msg);
    }
    how.start = s.start = start.items[0];
    s.rule = r;
    if (recur_parse(c->rule, &how, r, err) != HUB_OK ||
        recur_dates_parse(c->left_out ? c->left_out : "", &how, a, &s.left_out, err) != HUB_OK ||
        recur_dates_parse(c->added ? c->added : "", &how, a, &s.added, err) != HUB_OK) {
        return NULL;
    }
    if (series) {
        *series = s;
    }
    struct recur_window w = {c->from, c->to, c->most};
    if (recur_expand(&s, &w, rare, a, &t, err) != HUB_OK) {
        return NULL;
    }
    return recur_times_text(&t, c->start, a);
}
