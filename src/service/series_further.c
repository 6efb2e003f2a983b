/* SPDX-License-Identifier: MIT */
/* Further days of a series, as people write them. */
#include "hub/base/str.h"
#include "hub/service/series_words.h"
#include "series_priv.h"

#include <stdlib.h>
#include <string.h>

enum { FURTHER_MOST = 1000 };

/* "20261205T100000,20261219": as a calendar file has it. */
static bool is_kept_form(const char *s)
{
    size_t digits = strspn(s, "0123456789");
    return digits == 8 && s[strspn(s, "0123456789TZ,")] == '\0';
}

/* The next day of a list; NULL at its end. Commas, semicolons, new lines and "and" stand between. */
static char *next_piece(char **rest, struct arena *a)
{
    char *piece = *rest + strspn(*rest, " ,;\n");
    if (!*piece) {
        return NULL;
    }
    size_t len = strcspn(piece, ",;\n");
    char *and = strstr(piece, " and ");
    bool joined = and && (size_t)(and - piece) < len;
    len = joined ? (size_t)(and - piece) : len;
    *rest = piece + len + (joined ? strlen(" and ") : piece[len] != '\0');
    return str_trim(a, arena_strndup(a, piece, len));
}

static enum hub_rc read_piece(
    const char *piece, hub_wall start, bool all_day, hub_wall *out, struct hub_err *err)
{
    hub_date day;
    enum hub_rc rc;
    if (all_day) {
        rc = date_parse(piece, wall_date(start), &day, err);
        *out = rc == HUB_OK ? wall_at(day, 0) : WALL_NONE;
        return rc;
    }
    return wall_parse(piece, wall_date(start), wall_tod(start).min, out, err);
}

static int by_time(const void *x, const void *y)
{
    const hub_wall *a = x, *b = y;
    return (a->min > b->min) - (a->min < b->min);
}

static size_t each_once(hub_wall *items, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || items[kept - 1].min != items[i].min) {
            items[kept++] = items[i];
        }
    }
    return kept;
}

enum hub_rc series_further(const char *typed, hub_wall start, bool all_day, struct arena *a,
    const char **dates, struct hub_err *err)
{
    char *rest = str_trim(a, typed ? typed : ""), *piece;
    hub_wall *items = NULL;
    size_t count = 0, cap = 0;
    *dates = rest;
    if (!*rest || is_kept_form(rest)) {
        return HUB_OK;
    }
    if (!wall_known(start)) {
        return hub_fail(err, HUB_EINVAL, "Also on: when does it start? Fill that in first.");
    }
    while ((piece = next_piece(&rest, a))) {
        arena_grow(a, &items, count, &cap, sizeof *items);
        enum hub_rc rc = read_piece(piece, start, all_day, &items[count], err);
        if (rc != HUB_OK) {
            return hub_err_wrap(err, "Also on");
        }
        if (++count > FURTHER_MOST) {
            return hub_fail(err, HUB_EINVAL, "Also on: that is more than %d days.", FURTHER_MOST);
        }
    }
    if (count) {
        qsort(items, count, sizeof *items, by_time);
    }
    *dates = series_dates_text(items, each_once(items, count), all_day, a);
    return HUB_OK;
}

const char *series_further_words(
    const char *dates, hub_wall start, bool all_day, struct arena *a)
{
    struct recur_reading how = {.all_day = all_day, .start = start};
    struct recur_dates d;
    struct hub_err ignored;
    struct sb b = sb_on(a);
    char text[DATE_TEXT];
    if (str_empty(dates) || !wall_known(start) ||
        recur_dates_parse(dates, &how, a, &d, &ignored) != HUB_OK) {
        return dates ? dates : "";
    }
    for (size_t i = 0; i < d.count; i++) {
        sb_addf(&b, "%s%s", i ? ", " : "", date_medium(wall_date(d.items[i]), text));
        if (!all_day && wall_tod(d.items[i]).min != wall_tod(start).min) {
            sb_addf(&b, " %s", tod_iso(wall_tod(d.items[i]), text));
        }
    }
    return sb_str(&b);
}
