/* SPDX-License-Identifier: MIT */
/* A series of one season in the next: the same rule from its first day there to the last. */
#include "event_copy_priv.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "series_priv.h"

enum { WEEK = 7 };

struct moving {
    struct hub *h;
    struct arena *a;
    const struct season_days *days;
    struct series r;
    struct recur_times old; /* its dates in the season, as the rule has them */
};

static hub_wall moved(const struct moving *m, hub_wall at)
{
    return (hub_wall){at.min + (int64_t)m->days->by * MINUTES_A_DAY};
}

/* "every month" means the day it started on, also where it starts on another one. */
static void name_the_day(struct recur_rule *r, hub_wall start)
{
    int year, month, day;
    bool bare = !r->weekdays && !r->days && !r->days_back && !r->nth_count && !r->place_count &&
                !r->week_count && !r->year_day_count;
    date_to_ymd(wall_date(start), &year, &month, &day);
    if (bare && r->freq >= RECUR_MONTHLY) {
        r->days = 1u << day;
    }
    if (bare && r->freq == RECUR_YEARLY && !r->months) {
        r->months = (uint16_t)(1u << month);
    }
}

/* Its last day there: not behind the season, nor behind where it ended. */
static hub_date last_day(const struct moving *m, const struct recur_rule *r)
{
    hub_date end = date_add(m->days->to, m->days->by);
    hub_date own = date_add(wall_date(m->old.items[m->old.count - 1].at), m->days->by);
    own = date_add(own, r->freq >= RECUR_MONTHLY ? WEEK - 1 : 0); /* the same weekday of a month */
    bool ended = date_known(m->r.e.repeats_until) && m->r.e.repeats_until.d <= m->days->to.d;
    return ended && own.d < end.d ? own : end;
}

/* The first date of the rule on or after the new season's first day; NONE: there is none. */
static enum hub_rc first_date(const struct moving *m, const struct recur_rule *r, hub_wall *out,
    struct hub_err *err)
{
    hub_wall same = moved(m, m->old.items[0].at);
    struct recur_series s = {.rule = r, .start = same, .all_day = m->r.s.all_day};
    struct recur_times t = {0};
    *out = same;
    if (recur_names(r, same, same)) {
        return HUB_OK;
    }
    s.start = wall_at(date_add(m->days->from, m->days->by), wall_tod(same).min);
    struct recur_window w = {s.start, WALL_NONE, 1};
    enum hub_rc rc = recur_expand(&s, &w, NULL, m->a, &t, err);
    *out = rc == HUB_OK && t.count ? t.items[0].at : WALL_NONE;
    return rc;
}

static enum hub_rc move_rule(
    const struct moving *m, struct season_series *out, struct hub_err *err)
{
    struct recur_rule r = *m->r.s.rule;
    name_the_day(&r, m->r.e.starts);
    r.count = 0;
    r.until = series_until_day(last_day(m, &r), m->r.s.all_day);
    enum hub_rc rc = first_date(m, &r, &out->again.starts, err);
    if (rc == HUB_OK && !wall_known(out->again.starts)) {
        out->why = "its rule has no date in the new season";
    }
    out->again.repeats = recur_text(&r, m->r.s.all_day, RECUR_UTC, m->a);
    return rc;
}

static void move_further(const struct moving *m, struct season_series *out)
{
    const struct recur_dates *d = &m->r.s.added;
    hub_wall *all = arena_array(m->a, d->count + m->old.count + 1, sizeof *all);
    size_t n = 0;
    for (size_t i = 0; i < d->count; i++) {
        hub_date day = wall_date(d->items[i]);
        if (day.d >= m->days->from.d && day.d <= m->days->to.d) {
            all[n++] = moved(m, d->items[i]);
        }
    }
    if (n == 0 && !m->r.s.rule) { /* one date is left of it: it stays one that can be added to */
        all[n++] = out->again.starts;
    }
    out->again.also_on = series_dates_text(all, n, m->r.s.all_day, m->a);
}

/* "1 date was not on, 2 were changed: the new ones are as the series has them" */
static void say_single_dates(const struct moving *m, struct season_series *out)
{
    int off = 0, other = 0;
    struct sb b = sb_on(m->a);
    for (size_t i = 0; i < m->old.count; i++) {
        const struct event_change *c = series_change(&m->r, m->old.items[i].at);
        off += c && c->cancelled == 1;
        other += c && c->cancelled != 1;
    }
    if (off) {
        sb_addf(&b, "that it was not on on %d %s", off, words_many(off, "date", "dates"));
    }
    if (other) {
        sb_addf(&b, "%swhat was changed of %d %s", off ? ", " : "", other, words_many(other, "date", "dates"));
    }
    out->also = sb_str(&b);
}

static const char *why_not(const struct moving *m)
{
    const struct event *e = &m->r.e;
    hub_date begins = date_add(m->days->from, m->days->by);
    bool goes_on = !date_known(e->repeats_until) || e->repeats_until.d >= begins.d;
    return str_eq(e->status, "cancelled")                      ? "it was cancelled"
           : !str_empty(e->uid)                                ? "it came from a calendar file"
           : goes_on && m->days->by > 0                        ? "it goes on by itself"
           : m->r.s.rule && m->r.s.rule->scope == RECUR_RARE   ? "hub has no words for its rule"
                                                               : NULL;
}

enum hub_rc season_series(struct hub *h, hub_id event, const struct season_days *s,
    struct arena *a, struct season_series *out, struct hub_err *err)
{
    struct moving m = {.h = h, .a = a, .days = s};
    struct recur_window w = {wall_at(s->from, 0), wall_at(date_add(s->to, 1), 0), 0};
    *out = (struct season_series){.also = ""};
    enum hub_rc rc = series_read(h, event, a, &m.r, err);
    rc = rc == HUB_OK ? calendar_series_times(&m.r.row, &w, h->rare, a, &m.old, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    out->why = m.old.count == 0 ? "it has no date in those days" : why_not(&m);
    if (out->why) {
        return HUB_OK;
    }
    out->again.starts = moved(&m, m.old.items[0].at);
    rc = m.r.s.rule ? move_rule(&m, out, err) : HUB_OK;
    move_further(&m, out);
    say_single_dates(&m, out);
    return rc;
}
