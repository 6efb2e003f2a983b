/* SPDX-License-Identifier: MIT */
/* How a match stands: ticks, silence, pauses, reviews, endings. */
#include "hub/scheduler/peers.h"

enum { WEEK = 7, TICK_GOOD = 2 * WEEK - 1 }; /* days a tick says something, from its Monday on */
enum { REVIEW_EARLY = WEEK };                /* looked at so long before counts */

hub_date peer_week(hub_date d)
{
    return date_add(d, -date_weekday(d));
}

static bool over(hub_date since, int days, hub_date today)
{
    return date_known(since) && date_diff(today, since) >= days;
}

/* The day of a tick: when it was made, if that was in its week. */
static hub_date day_of(const struct peer_tick *t, hub_date otherwise)
{
    bool in_week = date_known(t->on) && peer_week(t->on).d == t->week.d;
    return in_week ? t->on : otherwise;
}

static hub_date later(hub_date x, hub_date y)
{
    return !date_known(x) || (date_known(y) && y.d > x.d) ? y : x;
}

static hub_date earlier(hub_date x, hub_date y)
{
    return x.d < y.d ? x : y;
}

/* --- pauses ------------------------------------------------------------------------ */

static bool pauses(const struct match_facts *m, hub_date today)
{
    if (date_known(m->pause_until)) {
        return m->pause_until.d >= today.d;
    }
    return m->status == MATCH_PAUSED;
}

/* --- ticks --------------------------------------------------------------------------- */

static void look_for_tick(
    const struct match_facts *m, hub_date today, const struct policy *p, struct match_state *out)
{
    hub_date since = m->agreed, last = DATE_NONE;
    if (m->tick_count) {
        const struct peer_tick *t = &m->ticks[m->tick_count - 1];
        last = day_of(t, date_add(t->week, WEEK - 1));
        since = later(since, last);
    }
    if (date_known(m->pause_until)) {
        since = later(since, date_add(m->pause_until, 1));
    }
    out->last_tick = last;
    out->untold = over(since, p->ask_days, today) ? date_diff(today, since) : 0;
}

/* Tries since the last word; "not this week" says nothing, a pause begins anew. */
static void look_for_silence(
    const struct match_facts *m, hub_date today, const struct policy *p, struct match_state *out)
{
    hub_date first = DATE_NONE, good = DATE_NONE;
    for (size_t i = m->tick_count; i-- > 0;) {
        const struct peer_tick *t = &m->ticks[i];
        bool before_pause = date_known(m->pause_until) && t->week.d <= m->pause_until.d;
        if (t->touch == TOUCH_YES || t->touch == TOUCH_PAUSE || before_pause) {
            break;
        }
        if (t->touch == TOUCH_TRIED) {
            first = day_of(t, t->week);
            good = date_known(good) ? good : date_add(t->week, TICK_GOOD);
            out->tried++;
        }
    }
    if (!out->tried) {
        return;
    }
    int days = date_diff(earlier(today, good), first);
    out->silent = days > 0 ? days : 0;
    out->quiet = days >= p->worry_days ? QUIET_WORRY : days >= p->quiet_days ? QUIET_NUDGE : QUIET_NOT;
}

/* --- along the way ------------------------------------------------------------------- */

/* The newest day on or before today on which it was to be looked at; its week in *week. */
static hub_date review_before(
    const struct match_facts *m, hub_date today, const struct policy *p, int *week)
{
    hub_date found = DATE_NONE, third = DATE_NONE;
    for (int i = 0; i < 3; i++) {
        hub_date day = m->reviews[i];
        if (!date_known(day) && date_known(m->agreed) && p->review_weeks[i] > 0) {
            day = date_add(m->agreed, WEEK * p->review_weeks[i]);
        }
        if (date_known(day) && day.d <= today.d) {
            found = later(found, day);
        }
        third = i == 2 ? day : third;
    }
    if (date_known(third) && third.d <= today.d && p->review_every > 0) {
        int every = WEEK * p->review_every;
        found = date_add(third, (date_diff(today, third) / every) * every);
    }
    *week = date_known(found) && date_known(m->agreed) ? date_diff(found, m->agreed) / WEEK : 0;
    return found;
}

static void look_at_reviews(
    const struct match_facts *m, hub_date today, const struct policy *p, struct match_state *out)
{
    int week;
    hub_date due = review_before(m, today, p, &week);
    bool done = date_known(due) && date_known(m->reviewed) &&
                date_diff(due, m->reviewed) <= REVIEW_EARLY;
    if (date_known(due) && !done) {
        out->review = due;
        out->review_week = week;
    }
}

/* Asked once they are there, and no more once it was looked at since. */
static void look_at_ending(
    const struct match_facts *m, hub_date today, const struct policy *p, struct match_state *out)
{
    if (p->settled_weeks <= 0 || !date_known(m->moved_in)) {
        return;
    }
    hub_date since = date_add(m->moved_in, WEEK * p->settled_weeks);
    bool asked = date_known(m->reviewed) && m->reviewed.d >= since.d;
    if (since.d <= today.d && !asked) {
        out->settled = date_diff(today, m->moved_in) / WEEK;
    }
}

void match_state(
    const struct match_facts *m, hub_date today, const struct policy *p, struct match_state *out)
{
    *out = (struct match_state){.last_tick = DATE_NONE, .review = DATE_NONE};
    bool waits = m->status == MATCH_WAITING && over(m->asked, p->wait_days, today);
    out->waits = waits ? date_diff(today, m->asked) : 0;
    if (m->status == MATCH_ENDED) {
        out->debrief = !m->one_chat && date_known(m->agreed) && !date_known(m->debriefed) &&
                       date_known(m->ended) && !over(m->ended, p->debrief_days + 1, today);
        return;
    }
    if (m->status == MATCH_WAITING || m->status == MATCH_PROPOSED) {
        return;
    }
    out->paused = pauses(m, today);
    if (out->paused) {
        return;
    }
    look_for_tick(m, today, p, out);
    look_for_silence(m, today, p, out);
    if (!m->one_chat) {
        look_at_reviews(m, today, p, out);
        look_at_ending(m, today, p, out);
    }
}
