/* SPDX-License-Identifier: MIT */
/* Due, given, too soon. A dose is for the nearest time of the sheet. */
#include "hub/service/dose.h"

#include "dose_priv.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/person.h"
#include "hub/model/record.h"
#include "hub/service/corrections.h"
#include "hub/service/dose_count.h"
#include "hub_priv.h"

#include <string.h>

enum {
    HOUR = 60,
    EARLY_MIN = 60, /* a dose may be this much before its time */
    LATE_MIN = 180, /* without a dose before, what was due longer ago was given at home */
    DAYS_BACK = 3,  /* doses looked at */
};

struct reading {
    struct hub *h;
    struct arena *a;
    hub_wall now;
};

size_t sheet_times(const struct medicine *m, int out[TIMES_MOST])
{
    size_t count = 0;
    for (const char *p = m->times ? m->times : ""; strlen(p) >= 5 && count < TIMES_MOST;) {
        out[count++] = ((p[0] - '0') * 10 + p[1] - '0') * HOUR + (p[3] - '0') * 10 + p[4] - '0';
        p += p[5] == ' ' ? 6 : 5;
    }
    return count;
}

hub_wall sheet_slot(const struct medicine *m, hub_wall at, hub_wall after)
{
    int times[TIMES_MOST];
    size_t count = sheet_times(m, times);
    hub_wall best = WALL_NONE;
    for (int day = -1; day <= 2; day++) {
        for (size_t i = 0; i < count; i++) {
            hub_wall t = wall_at(date_add(wall_date(at), day), times[i]);
            int64_t far = t.min > at.min ? t.min - at.min : at.min - t.min;
            int64_t had = !wall_known(best)   ? INT64_MAX
                          : best.min > at.min ? best.min - at.min
                                              : at.min - best.min;
            if ((!wall_known(after) || t.min > after.min) && far < had) {
                best = t;
            }
        }
    }
    return best;
}

/* "4", "4 doses": a plain number of doses; else -1, which no rule can be made of. */
static int64_t most_of(const struct medicine *m)
{
    int64_t n = 0;
    const char *s = m->most_in_a_day ? m->most_in_a_day : "";
    size_t digits = strspn(s, "0123456789");
    const char *rest = s + digits + strspn(s + digits, " ");
    if (digits == 0 || digits > 2 ||
        (*rest && !str_starts(rest, "dose") && !str_starts(rest, "time"))) {
        return -1;
    }
    for (size_t i = 0; i < digits; i++) {
        n = n * 10 + s[i] - '0';
    }
    return n;
}

static const char *clock_of(hub_wall w, struct arena *a)
{
    char text[DATE_TEXT];
    return arena_strdup(a, tod_iso(wall_tod(w), text));
}

static bool counts(const struct dose_line *d)
{
    return str_eq(d->outcome, "taken") && !*d->taken_back;
}

static void wait_until(struct sheet_line *l, hub_wall at, const char *why)
{
    if (!wall_known(l->not_before) || at.min > l->not_before.min) {
        l->not_before = at;
        l->why_wait = why;
    }
}

/* The day's number is reached: not before the oldest of them is a day ago. */
static void wait_for_most(struct reading *r, struct sheet_line *l)
{
    int64_t most = most_of(l->medicine), n = 0;
    for (size_t i = 0; most > 0 && i < l->dose_count; i++) {
        const struct dose_line *d = &l->doses[i];
        if (counts(d) && ++n == most) {
            wait_until(l, (hub_wall){d->at.min + MINUTES_A_DAY},
                arena_printf(r->a, "%lld in 24 hours", (long long)most));
        }
    }
}

static void set_due(struct reading *r, struct sheet_line *l)
{
    const struct medicine *m = l->medicine;
    bool timed = m->as_needed != 1;
    l->due = l->not_before = WALL_NONE;
    l->why_wait = "";
    if (wall_known(l->last) && m->gap_hours != INT_NONE && m->gap_hours > 0) {
        wait_until(l, (hub_wall){l->last.min + m->gap_hours * HOUR},
            arena_printf(r->a, "%lld %s between", (long long)m->gap_hours,
                words_many(m->gap_hours, "hour", "hours")));
    }
    wait_for_most(r, l);
    if (!timed) {
        return;
    }
    hub_wall had =
        wall_known(l->last) ? sheet_slot(m, l->last, WALL_NONE) : (hub_wall){r->now.min - LATE_MIN};
    l->due = sheet_slot(m, r->now, had);
    if (wall_known(l->due)) {
        wait_until(l, (hub_wall){l->due.min - EARLY_MIN},
            arena_printf(r->a, "the sheet says %s", clock_of(l->due, r->a)));
    }
}

static enum hub_rc read_doses(struct reading *r, struct sheet_line *l, struct hub_err *err)
{
    char from[DATE_TEXT];
    struct record_query q = {.order = "-given_at,id"};
    struct record_list list;
    query_is(&q, "medicine_id", l->medicine->record.id);
    query_text(&q, "given_at", RECORD_FROM,
        arena_strdup(r->a, wall_iso((hub_wall){r->now.min - DAYS_BACK * MINUTES_A_DAY}, from)));
    enum hub_rc rc = record_list(r->h->store, &dose_noun, &q, r->a, &list, err);
    l->doses = arena_array(r->a, list.count + 1, sizeof *l->doses);
    l->last = WALL_NONE;
    l->last_by = "";
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct dose *d = record_at(&list, i);
        struct dose_line *out = &l->doses[l->dose_count++];
        *out = (struct dose_line){d->record.id, d->given_at, d->amount, d->given_by, d->outcome,
            hub_standing(r->h, &dose_noun, d, r->a)};
        if (counts(out) && !wall_known(l->last)) {
            l->last = out->at;
            l->last_by = out->by;
        }
    }
    return rc;
}

static enum hub_rc read_line(
    struct reading *r, const struct medicine *m, struct sheet_line *l, struct hub_err *err)
{
    *l = (struct sheet_line){.medicine = m};
    enum hub_rc rc = read_doses(r, l, err);
    set_due(r, l);
    return rc;
}

static bool is_taken(const struct medicine *m, hub_date day)
{
    return !date_known(m->stopped) || m->stopped.d > day.d;
}

enum hub_rc hub_sheet(struct hub *h, hub_id child, hub_wall now, struct arena *a, struct sheet *out,
    struct hub_err *err)
{
    struct reading r = {h, a, now};
    struct record_query q = {.order = "name,id"};
    struct record_list list = {0};
    *out = (struct sheet){.now = now};
    query_is(&q, "child_id", child);
    enum hub_rc rc = access_check(h, VERB_READ, &medicine_noun, err);
    if (rc == HUB_OK) {
        rc = record_list(h->store, &medicine_noun, &q, a, &list, err);
    }
    rc = rc == HUB_OK ? hub_in_house(h, child, now, a, &out->here, err) : rc;
    out->lines = arena_array(a, list.count + 1, sizeof *out->lines);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct medicine *m = record_at(&list, i);
        if (is_taken(m, wall_date(now))) {
            rc = read_line(&r, m, &out->lines[out->count++], err);
        }
    }
    return rc;
}

/* "19:34", or "Fri 19:34" when it was not today. */
static const char *when(const struct sheet *s, hub_wall at, struct arena *a)
{
    if (wall_date(at).d == wall_date(s->now).d) {
        return clock_of(at, a);
    }
    return arena_printf(
        a, "%.3s %s", date_weekday_name(date_weekday(wall_date(at))), clock_of(at, a));
}

static void add_as_needed(
    const struct sheet *s, const struct sheet_line *l, struct arena *a, struct sb *b)
{
    sb_add(b, "when needed");
    if (wall_known(l->last)) {
        sb_addf(b, " · last %s by %s", when(s, l->last, a), l->last_by);
    }
    if (wall_known(l->not_before) && l->not_before.min > s->now.min) {
        sb_addf(b, " · not before %s", when(s, l->not_before, a));
    }
}

const char *sheet_text(const struct sheet *s, const struct sheet_line *l, struct arena *a)
{
    struct sb b = sb_on(a);
    if (l->medicine->as_needed == 1) {
        add_as_needed(s, l, a, &b);
        return sb_str(&b);
    }
    if (wall_known(l->last)) {
        hub_wall slot = sheet_slot(l->medicine, l->last, WALL_NONE);
        if (wall_known(slot)) {
            sb_addf(&b, "%s ", when(s, slot, a));
        }
        sb_addf(&b, "GIVEN %s by %s", clock_of(l->last, a), l->last_by);
    }
    if (!wall_known(l->due)) {
        sb_add(&b, b.len ? "" : "no times on the sheet");
        return sb_str(&b);
    }
    bool over = l->due.min < s->now.min;
    sb_addf(&b, "%s%s %s", b.len ? " · " : "",
        over && !s->here      ? "the sheet says"
        : over                ? "NOT GIVEN YET:"
        : wall_known(l->last) ? "next"
                              : "due",
        when(s, l->due, a));
    return sb_str(&b);
}

/* --- giving --- */

struct give_work {
    const struct giving *g;
    struct arena *a;
    hub_id id;
};

static enum hub_rc too_soon(
    const struct sheet *s, const struct sheet_line *l, struct arena *a, struct hub_err *err)
{
    if (!wall_known(l->not_before) || l->not_before.min <= s->now.min) {
        return HUB_OK;
    }
    const char *last = wall_known(l->last) ? arena_printf(a, "last given %s by %s, ",
                                                 when(s, l->last, a), l->last_by)
                                           : "";
    return hub_fail(err, HUB_ECONFLICT, "Too soon for %s: %snot before %s (%s).", l->medicine->name,
        last, when(s, l->not_before, a), l->why_wait);
}

static enum hub_rc give_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct give_work *w = arg;
    struct reading r = {h, w->a, clock_wall(&h->clock)};
    struct sheet s = {.now = r.now};
    struct sheet_line l;
    struct medicine m;
    struct dose d;
    const char *outcome = w->g->outcome ? w->g->outcome : "taken";
    enum hub_rc rc = record_get(h->store, &medicine_noun, w->g->medicine, w->a, &m, err);
    rc = rc == HUB_OK ? read_line(&r, &m, &l, err) : rc;
    if (rc == HUB_OK && !w->g->sure && str_eq(outcome, "taken")) {
        rc = too_soon(&s, &l, w->a, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    record_clear(&dose_noun, &d);
    d.medicine_id = m.record.id;
    d.given_at = r.now;
    d.amount = str_empty(m.dose) ? "as on the sheet" : m.dose;
    d.given_by = h->person_name;
    d.outcome = outcome;
    d.reason = w->g->reason ? w->g->reason : m.as_needed == 1 ? m.reason : NULL;
    rc = record_insert(h->store, &dose_noun, &d, err);
    w->id = d.record.id;
    store_label_record(h->store, w->id);
    return rc;
}

enum hub_rc hub_give(struct hub *h, const struct giving *g, hub_id *out, struct hub_err *err)
{
    struct give_work w = {.g = g, .a = arena_create()};
    struct txn_label label = {.verb = "add", .person = h->person, .noun = dose_noun.name};
    enum hub_rc rc = access_check(h, VERB_WRITE, &dose_noun, err);
    rc = rc == HUB_OK ? hub_write(h, &label, give_work, &w, err) : rc;
    if (rc == HUB_OK && out) {
        *out = w.id;
    }
    arena_destroy(w.a);
    return rc;
}
