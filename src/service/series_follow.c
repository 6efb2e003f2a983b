/* SPDX-License-Identifier: MIT */
/*
 * All: when a series is moved, its rule, its end, its further days and what was
 * written for single dates are moved by as much.
 */
#include "hub/base/str.h"
#include "hub/model/risk.h"
#include "hub/service/series_words.h"
#include "series_priv.h"

#include <string.h>

enum { WEEK = 7 };

const char *series_dates_text(const hub_wall *items, size_t count, bool all_day, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < count; i++) {
        int year, month, day, min = wall_tod(items[i]).min;
        date_to_ymd(wall_date(items[i]), &year, &month, &day);
        sb_addf(&b, "%s%04d%02d%02d", i ? "," : "", year, month, day);
        if (!all_day) {
            sb_addf(&b, "T%02d%02d00", min / 60, min % 60);
        }
    }
    return count ? sb_str(&b) : NULL;
}

enum recur_until series_until_form(const struct event *e)
{
    const char *until = str_empty(e->zone) ? strstr(e->repeats, "UNTIL=") : NULL;
    size_t len = until ? strcspn(until, ";") : 0;
    return until && until[len - 1] != 'Z' ? RECUR_LOCAL : RECUR_UTC;
}

hub_wall series_until_day(hub_date d, bool all_day)
{
    return wall_at(d, all_day ? 0 : MINUTES_A_DAY - 1);
}

/* --- the rule ------------------------------------------------------------------- */

static bool one_bit(uint32_t bits)
{
    return bits && !(bits & (bits - 1));
}

struct shift {
    hub_wall from, to;
    int days;
};

static bool move_weekday(struct recur_rule *r, const struct shift *s)
{
    bool alone = one_bit(r->weekdays) && !r->months && !r->days && !r->days_back &&
                 !r->place_count && !r->nth_count;
    if (alone) {
        r->weekdays = (uint8_t)(1u << date_weekday(wall_date(s->to)));
    }
    return alone;
}

static bool move_month_day(struct recur_rule *r, const struct shift *s)
{
    int year, month, day, was_month;
    date_to_ymd(wall_date(s->from), &year, &was_month, &day);
    bool alone = r->days == 1u << day && !r->days_back && !r->weekdays && !r->nth_count &&
                 !r->place_count && (!r->months || r->months == 1u << was_month);
    bool yearly = r->freq == RECUR_YEARLY;
    date_to_ymd(wall_date(s->to), &year, &month, &day);
    if (!alone || (r->months && !yearly)) {
        return false;
    }
    r->days = 1u << day;
    if (r->months) {
        r->months = (uint16_t)(1u << month);
    }
    return true;
}

/* Which days the rule names, moved with its first; false: words have to say it. */
static bool move_days(struct recur_rule *r, const struct shift *s)
{
    bool bare = !r->weekdays && !r->months && !r->days && !r->days_back && !r->nth_count &&
                !r->place_count && !r->week_count && !r->year_day_count;
    if (s->days == 0) {
        return true;
    }
    if (r->freq == RECUR_DAILY || r->freq == RECUR_WEEKLY) {
        return bare || (s->days % WEEK == 0 && r->freq == RECUR_WEEKLY && r->interval == 1) ||
               (r->freq == RECUR_WEEKLY && move_weekday(r, s));
    }
    return bare || move_month_day(r, s);
}

/* The same move by the clock that the series goes by: its rule names the days there. */
static struct shift shift_there(const struct event *was, const struct shift *s)
{
    hub_wall from = series_there(was->zone, s->from), to = series_there(was->zone, s->to);
    return (struct shift){from, to, date_diff(wall_date(to), wall_date(from))};
}

/* UNTIL names a day when the date on it counts: it goes on doing so at another time. */
static hub_wall move_until(hub_wall until, const struct shift *s, bool all_day)
{
    bool counts = all_day || wall_tod(until).min >= wall_tod(s->from).min;
    return series_until_day(date_add(wall_date(until), s->days - !counts), all_day);
}

static enum hub_rc move_rule(const struct event *was, struct event *now, const struct shift *s,
    struct arena *a, struct hub_err *err)
{
    struct recur_reading how = {.all_day = was->all_day == 1, .start = was->starts};
    struct recur_rule r;
    char day[DATE_TEXT];
    enum hub_rc rc = recur_parse(was->repeats, &how, &r, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct shift there = shift_there(was, s);
    if (!move_days(&r, &there) || (r.scope == RECUR_RARE && s->from.min != s->to.min)) {
        return hub_fail(err, HUB_EINVAL, "Repeats: it is %s. Please say how it repeats from %s on.",
            series_words(was->repeats, was->starts, was->all_day == 1, a),
            date_medium(wall_date(s->to), day));
    }
    if (wall_known(r.until)) {
        r.until = move_until(r.until, s, was->all_day == 1);
    }
    now->repeats = recur_text(&r, was->all_day == 1, series_until_form(was), a);
    return HUB_OK;
}

static enum hub_rc move_further(const struct event *was, struct event *now, const struct shift *s,
    struct arena *a, struct hub_err *err)
{
    struct recur_reading how = {.all_day = was->all_day == 1, .start = was->starts};
    struct recur_dates d;
    enum hub_rc rc = recur_dates_parse(was->also_on, &how, a, &d, err);
    for (size_t i = 0; rc == HUB_OK && i < d.count; i++) {
        d.items[i] = series_moved(was->zone, d.items[i], s->to.min - s->from.min);
    }
    if (rc == HUB_OK) {
        now->also_on = series_dates_text(d.items, d.count, was->all_day == 1, a);
    }
    return rc;
}

/* --- what is kept by date ---------------------------------------------------------- */

/* One after the other from the side it moves to, so that no two are on one day. */
static enum hub_rc move_changes(
    struct hub *h, const struct event *was, int64_t by, struct arena *a, struct hub_err *err)
{
    struct record_list l;
    enum hub_rc rc = series_owned(h, &event_change_noun, was->record.id, a, &l, err);
    for (size_t i = 0; rc == HUB_OK && i < l.count; i++) {
        struct event_change *c = record_at(&l, by > 0 ? l.count - 1 - i : i);
        c->day = series_moved(was->zone, c->day, by);
        rc = record_update(h->store, &event_change_noun, c, err);
    }
    return rc;
}

static enum hub_rc move_days_of(struct hub *h, const struct noun *n, hub_id event, int days,
    struct arena *a, struct hub_err *err)
{
    struct record_list l;
    const struct field *f = noun_field(n, "day");
    enum hub_rc rc = series_owned(h, n, event, a, &l, err);
    for (size_t i = 0; rc == HUB_OK && i < l.count; i++) {
        hub_date *day = (hub_date *)(void *)((char *)record_at(&l, i) + f->offset);
        if (date_known(*day)) {
            day->d += days;
            rc = record_update(h->store, n, record_at(&l, i), err);
        }
    }
    return rc;
}

static enum hub_rc move_dated(
    struct hub *h, const struct event *was, const struct shift *s, struct arena *a,
    struct hub_err *err)
{
    hub_id event = was->record.id;
    enum hub_rc rc = move_changes(h, was, s->to.min - s->from.min, a, err);
    if (rc == HUB_OK && s->days) {
        rc = move_days_of(h, &invitation_noun, event, s->days, a, err);
    }
    if (rc == HUB_OK && s->days) {
        rc = move_days_of(h, &register_line_noun, event, s->days, a, err);
    }
    return rc;
}

/* --- held to account ------------------------------------------------------------------ */

/* A date whose register was taken has been: it stays a date of its series. */
static enum hub_rc past_stays(struct hub *h, const struct event *was, const struct event *now,
    const struct shift *s, struct arena *a, struct hub_err *err)
{
    hub_date taken;
    struct calendar_event after = series_row(now);
    struct recur_times t = {0};
    char day[DATE_TEXT];
    enum hub_rc rc = series_first_taken(h, was->record.id, DATE_NONE, a, &taken, err);
    if (rc != HUB_OK || !date_known(taken)) {
        return rc;
    }
    if (s->days == 0) {
        struct recur_window w = {wall_at(taken, 0), wall_at(date_add(taken, 1), 0), 1};
        rc = calendar_series_times(&after, &w, h->rare, a, &t, err);
    }
    if (rc == HUB_OK && t.count == 0) {
        return hub_fail(err, HUB_EINVAL,
            "Repeats: the register of %s was taken, so that date stays as it was. Choose a later "
            "date, then this and later.",
            date_medium(taken, day));
    }
    return rc;
}

/* What was changed of single dates means nothing once there are none. */
static enum hub_rc forget_changes(struct hub *h, hub_id event, struct arena *a, struct hub_err *err)
{
    struct record_list l;
    enum hub_rc rc = series_owned(h, &event_change_noun, event, a, &l, err);
    for (size_t i = 0; rc == HUB_OK && i < l.count; i++) {
        rc = take_away(h, &event_change_noun, ((struct record *)record_at(&l, i))->id, err);
    }
    return rc;
}

static enum hub_rc follow(
    struct hub *h, const struct event *was, struct event *now, struct arena *a, struct hub_err *err)
{
    struct shift s = {
        was->starts, now->starts, date_diff(wall_date(now->starts), wall_date(was->starts))};
    bool moved = s.from.min != s.to.min, same_rule = str_eq(was->repeats, now->repeats);
    enum hub_rc rc = HUB_OK;
    if (moved && wall_known(was->ends) && now->ends.min == was->ends.min) {
        now->ends.min += s.to.min - s.from.min;
    }
    if (moved && same_rule && !str_empty(was->repeats)) {
        rc = move_rule(was, now, &s, a, err);
    }
    if (rc == HUB_OK && moved && !str_empty(was->also_on) && str_eq(was->also_on, now->also_on)) {
        rc = move_further(was, now, &s, a, err);
    }
    if (rc == HUB_OK && (s.days || !same_rule)) {
        rc = past_stays(h, was, now, &s, a, err);
    }
    if (rc == HUB_OK && !series_repeats(now)) {
        return forget_changes(h, now->record.id, a, err);
    }
    return rc == HUB_OK && moved ? move_dated(h, was, &s, a, err) : rc;
}

enum hub_rc series_follow(struct hub *h, const struct noun *n, const void *was, void *now,
    struct arena *a, struct hub_err *err)
{
    const struct event *old = was;
    struct event *new = now;
    if (n != &event_noun || !series_repeats(old) || !wall_known(old->starts) ||
        !wall_known(new->starts)) {
        return HUB_OK;
    }
    enum hub_rc rc = series_settle(n, new, NULL, a, err);
    return rc == HUB_OK ? follow(h, old, new, a, err) : rc;
}
