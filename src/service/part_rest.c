/* SPDX-License-Identifier: MIT */
/* Days a host is away, and the rest among them: when the last was, when the next is, enough or not. */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/home.h"
#include "hub/model/stay.h"
#include "parts_priv.h"

enum { OWN_NIGHTS_A_YEAR = 14 }; /* DOMAIN 7, rule 35 */

struct rest {
    struct record_list away;
    const struct away *last, *next, *now; /* of their own time */
    int nights;                           /* of their own time in the last 12 months */
};

static bool own_time(const struct away *r)
{
    return r->own_time == 1 && !id_known(r->household_id);
}

/* Nights of a run of days that lie in the year that ends today. */
static int nights_in_year(const struct away *r, hub_date today)
{
    hub_date since = date_add_months(today, -12);
    int from = r->from_date.d > since.d ? r->from_date.d : since.d + 1;
    int to = r->to_date.d < today.d ? r->to_date.d : today.d;
    return to > from ? to - from : to == from ? 1 : 0;
}

static enum hub_rc read_rest(struct part_writer *w, struct rest *r, struct hub_err *err)
{
    enum hub_rc rc =
        part_list(w, &away_noun, "host_id", w->host.record.id, "-from_date,id", &r->away, err);
    for (size_t i = 0; rc == HUB_OK && i < r->away.count; i++) {
        const struct away *row = record_at(&r->away, i);
        if (!own_time(row)) {
            continue;
        }
        r->nights += row->from_date.d <= w->today.d ? nights_in_year(row, w->today) : 0;
        if (row->from_date.d > w->today.d) {
            r->next = row;
        } else if (row->to_date.d >= w->today.d) {
            r->now = row;
        } else if (!r->last || row->to_date.d > r->last->to_date.d) {
            r->last = row;
        }
    }
    return rc;
}

static void away_line(struct part_writer *w, const struct away *r)
{
    char days[DATE_TEXT];
    struct sb b = sb_on(w->a);
    bool over = r->to_date.d < w->today.d, now = !over && r->from_date.d <= w->today.d;
    int count = date_diff(r->to_date, r->from_date) + 1;
    struct part_line *line = part_record(w,
        over  ? TONE_MUTED
        : now ? TONE_WARN
              : TONE_PLAIN,
        &away_noun, r->record.id);
    line->lead = arena_strdup(w->a, date_range(r->from_date, r->to_date, days));
    part_join(&b, arena_printf(w->a, "%d %s", count, words_many(count, "day", "days")));
    part_join(&b, r->own_time == 1 ? "own time" : NULL);
    part_join(&b, w->hide || str_eq(r->why, "own time") ? NULL : r->why);
    part_join(&b, id_known(r->household_id)
                      ? arena_printf(w->a, "only %s",
                            part_name(w, namer_name(w->names, &household_noun, r->household_id)))
                      : NULL);
    line->text = sb_str(&b);
    line->mark = now ? "now" : NULL;
}

/* Those ahead first, the nearest at the top; then those before, newest first. */
static void away_lines(struct part_writer *w, const struct record_list *list, bool own)
{
    for (int ahead = 1; ahead >= 0; ahead--) {
        bool headed = false;
        for (size_t i = 0; i < list->count && w->out->count < PART_LINES_MOST; i++) {
            const struct away *r = record_at(list, ahead ? list->count - 1 - i : i);
            if ((r->to_date.d >= w->today.d) != ahead || (own && !own_time(r))) {
                continue;
            }
            if (!headed) {
                part_heading(w, ahead ? "NOW AND AHEAD" : "BEFORE");
            }
            headed = true;
            away_line(w, r);
        }
    }
}

enum hub_rc part_away(struct part_writer *w, struct hub_err *err)
{
    struct rest r = {0};
    enum hub_rc rc = read_rest(w, &r, err);
    if (rc == HUB_OK) {
        away_lines(w, &r.away, false);
    }
    return rc;
}

static void last_rest(struct part_writer *w, const struct rest *r)
{
    char days[DATE_TEXT];
    if (r->now) {
        part_text(w, TONE_PLAIN, "Resting now, %s.",
            date_range(r->now->from_date, r->now->to_date, days));
    }
    if (r->last) {
        int ago = date_diff(w->today, r->last->to_date);
        part_text(w, TONE_PLAIN, "Last rested %s, %d %s ago.",
            date_range(r->last->from_date, r->last->to_date, days), ago, words_many(ago, "day", "days"));
    } else if (!r->now) {
        part_text(w, TONE_WARN, "No rest is written down. n books some days.");
    }
    if (r->next) {
        part_text(
            w, TONE_PLAIN, "Next rest %s.", date_range(r->next->from_date, r->next->to_date, days));
    } else {
        part_text(w, TONE_WARN, "No rest is booked ahead. n books some days.");
    }
}

enum hub_rc part_rest(struct part_writer *w, struct hub_err *err)
{
    struct rest r = {0};
    enum hub_rc rc = read_rest(w, &r, err);
    if (rc != HUB_OK) {
        return rc;
    }
    last_rest(w, &r);
    part_text(w, r.nights < OWN_NIGHTS_A_YEAR ? TONE_WARN : TONE_PLAIN,
        "%d %s of rest in the last 12 months; %d at least is the rule.", r.nights,
        words_many(r.nights, "night", "nights"), OWN_NIGHTS_A_YEAR);
    away_lines(w, &r.away, true);
    return HUB_OK;
}
