/* SPDX-License-Identifier: MIT */
/* One match in full: how it stands, how it came to it, each week. */
#include "detail_priv.h"
#include "peers_priv.h"

#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/family.h"
#include "hub/model/person.h"

#include <stdlib.h>

enum { WEEKS_SHOWN = 26, RING_MOST = 2 };

static void put_day(struct writer *w, const char *what, hub_date day, enum tone tone)
{
    char text[DATE_TEXT];
    if (date_known(day)) {
        put(w, tone, "%s %s", what, date_long(day, text));
    }
}

static void put_adult(struct writer *w, const char *what, const struct person *p)
{
    bool phone = !w->hide && !str_empty(p->phone);
    put(w, TONE_PLAIN, "%s: %s%s%s", what, put_name(w, p->name), phone ? "  " : "", phone ? p->phone : "");
}

static int64_t ring_place(const struct person *p)
{
    return p->emergency_order == INT_NONE ? INT64_MAX : p->emergency_order;
}

static int by_ring_order(const void *x, const void *y)
{
    const struct person *a = x, *b = y;
    int64_t one = ring_place(a), other = ring_place(b);
    return one != other ? (one > other) - (one < other)
                        : (a->record.id.n > b->record.id.n) - (a->record.id.n < b->record.id.n);
}

/* The parent of the match, else the first of the family to ring: "we'd worry" needs a number. */
static void put_parent(struct writer *w, const struct peer_match *m)
{
    struct person parent;
    struct record_list people = {0};
    struct hub_err ignored;
    if (id_known(m->parent_id) &&
        record_get(w->h->store, &person_noun, m->parent_id, w->a, &parent, &ignored) == HUB_OK) {
        put_adult(w, "Parent", &parent);
        return;
    }
    if (list_of(w, &person_noun, "family_id", m->family_id, "id", &people, &ignored) == HUB_OK &&
        people.count > 1) {
        qsort(people.items, people.count, people.noun->size, by_ring_order);
    }
    int shown = 0;
    for (size_t i = 0; i < people.count && shown < RING_MOST; i++) {
        const struct person *p = record_at(&people, i);
        if (!str_empty(p->phone)) {
            put_adult(w, "Ring", p);
            shown++;
        }
    }
}

static void put_beginning(struct writer *w, const struct peer_match *m, bool own)
{
    put_day(w, "Asked", m->asked_on, TONE_PLAIN);
    if (!w->hide && !own && !str_empty(m->asked_for)) {
        put(w, TONE_PLAIN, "Asked for: %s", m->asked_for);
    }
    if (!w->hide && !own && !str_empty(m->why_matched)) {
        put(w, TONE_PLAIN, "Why these two: %s", m->why_matched);
    }
    put_day(w, "Agreed", m->agreed_on, TONE_PLAIN);
    if (!str_empty(m->weekly_day)) {
        put(w, TONE_PLAIN, "They talk on %s.", m->weekly_day);
    }
}

static void put_due(struct writer *w, const struct match_line *l)
{
    const struct match_state *s = &l->state;
    char day[DATE_TEXT];
    if (s->quiet == QUIET_WORRY) {
        put(w, TONE_ALERT, "WE'D WORRY: tried %d %s, no reply for %d days. Ring the family.",
            s->tried, words_many(s->tried, "time", "times"), s->silent);
    } else if (s->quiet == QUIET_NUDGE) {
        put(w, TONE_WARN, "No reply for %d days: a short word to the family.", s->silent);
    }
    if (s->untold) {
        put(w, TONE_WARN, "No tick for %d days: ask %s. It says nothing about the family.", s->untold,
            put_name(w, l->peer_called));
    }
    if (date_known(s->review)) {
        put(w, TONE_WARN, "Week %d: look at it together, due since %s.", s->review_week,
            date_plain(s->review, day));
    }
    if (s->settled) {
        put(w, TONE_WARN, "The child moved in %d weeks ago: ask whether it is time to end.",
            s->settled);
    }
    if (s->debrief) {
        put(w, TONE_WARN, "Talk it over with %s. Nobody is at fault.", put_name(w, l->peer_called));
    }
}

static enum hub_rc put_doors(struct writer *w, hub_id match, struct hub_err *err)
{
    struct record_list list;
    char day[DATE_TEXT];
    enum hub_rc rc =
        list_of(w, &peer_exception_noun, "match_id", match, "-opened_on,id", &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct peer_exception *e = record_at(&list, i);
        put(w, date_known(e->done_on) ? TONE_MUTED : TONE_WARN, "%s  %s%s",
            date_plain(e->opened_on, day), e->door, date_known(e->done_on) ? ", seen to" : "");
    }
    return rc;
}

static enum hub_rc put_weeks(struct writer *w, hub_id match, struct hub_err *err)
{
    struct peer_tick *ticks;
    struct tick *rows;
    size_t count = 0;
    char day[DATE_TEXT];
    enum hub_rc rc = peers_ticks(w->h, match, w->a, &ticks, &rows, &count, err);
    if (count) {
        put(w, TONE_HEADING, "WEEKS");
    }
    for (size_t i = count; rc == HUB_OK && i-- > 0 && count - i <= WEEKS_SHOWN;) {
        put(w, ticks[i].touch == TOUCH_TRIED ? TONE_WARN : TONE_PLAIN, "%s  %s%s%s",
            date_plain(ticks[i].week, day), peer_touch_shown(ticks[i].touch),
            rows[i].rang == 1 ? ", the peer rang " : "",
            rows[i].rang == 1 && id_known(rows[i].ticked_by)
                ? put_name(w, record_name(w->h->store, &person_noun, rows[i].ticked_by, w->a))
                : "");
    }
    return rc;
}

enum hub_rc hub_match_detail(struct hub *h, hub_id match, unsigned flags, struct arena *a,
    struct detail *out, struct hub_err *err)
{
    struct writer w = writer_on(h, flags, a, out);
    struct match_line l;
    struct peer_match m;
    enum hub_rc rc = hub_match(h, match, a, &l, err);
    rc = rc == HUB_OK ? peers_match(h, VERB_READ | VERB_OWN, match, a, &m, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    bool own = hub_is_peer(h);
    out->title = *l.peer_name ? arena_printf(a, "%s and %s · %s, %s", put_name(&w, l.peer_name),
                                    put_name(&w, l.family_name), l.kind, l.status)
                              : arena_printf(a, "%s waits for a peer", put_name(&w, l.family_name));
    put_due(&w, &l);
    if (!own) {
        put_parent(&w, &m);
    }
    put_beginning(&w, &m, own);
    if (l.state.paused) {
        put(&w, TONE_MUTED, "Paused: nobody is asked for a tick.");
    }
    put_day(&w, "Child moved in", own ? DATE_NONE : m.child_moved_in, TONE_PLAIN);
    put_day(&w, "Looked at together", m.reviewed_on, TONE_PLAIN);
    put_day(&w, "Ended", m.ended_on, TONE_MUTED);
    put_day(&w, "Talked over", m.debriefed_on, TONE_MUTED);
    rc = own ? HUB_OK : put_doors(&w, match, err);
    return rc == HUB_OK && l.ticked ? put_weeks(&w, match, err) : rc;
}
