/* SPDX-License-Identifier: MIT */
/* The day: events, who comes and goes, when the carer last rested. */
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/record.h"
#include "hub/model/stay.h"
#include "hub/service/sealed.h"
#include "hub/service/due.h"
#include "today_priv.h"

#include <stdlib.h>

enum hub_rc today_list(struct today_work *w, const struct noun *n, struct record_query *q,
    struct record_list *out, struct hub_err *err)
{
    if (id_known(w->h->narrowed)) {
        q->scope = &hub_noun;
        q->scope_id = w->h->narrowed;
    }
    return record_list(w->h->store, n, q, w->a, out, err);
}

const char *today_children(struct today_work *w, const struct rota_names *names, int32_t stay)
{
    const struct rota_facts *f = &w->book.facts;
    struct sb b = sb_on(w->a);
    for (int32_t i = 0; i < f->stay_child_count; i++) {
        if (f->stay_children[i].stay == stay) {
            sb_addf(&b, "%s%s", b.len ? ", " : "", names->children[f->stay_children[i].child]);
        }
    }
    return b.len ? sb_str(&b) : names->families[f->stays[stay].family];
}

/* --- comings and goings --- */

static enum hub_rc add_move(struct today_work *w, int32_t at, bool arrives, struct hub_err *err)
{
    const struct rota_stay *s = &w->book.facts.stays[at];
    struct stay row;
    enum hub_rc rc = record_get(w->h->store, &stay_noun, (hub_id){s->id}, w->a, &row, err);
    if (rc != HUB_OK) {
        return rc;
    }
    const char *who = arrives ? row.brings : row.collects;
    arena_grow(w->a, &w->out->moves, w->out->move_count, &w->move_cap, sizeof *w->out->moves);
    w->out->moves[w->out->move_count++] = (struct today_move){
        .stay = row.record.id,
        .at = arrives ? s->arrive : s->leave,
        .arrives = arrives,
        .children = today_children(w, &w->book.names, at),
        .family = w->book.names.families[s->family],
        .host = s->host >= 0 ? w->book.names.hosts[s->host] : "",
        .kind = row.kind,
        .reason = row.reason ? row.reason : "",
        .who = who ? who : "",
    };
    return HUB_OK;
}

static int by_time(const void *x, const void *y)
{
    const struct today_move *a = x, *b = y;
    if (a->at.min != b->at.min) {
        return a->at.min < b->at.min ? -1 : 1;
    }
    return (a->stay.n > b->stay.n) - (a->stay.n < b->stay.n);
}

static enum hub_rc moves(struct today_work *w, struct hub_err *err)
{
    const struct rota_facts *f = &w->book.facts;
    enum hub_rc rc = HUB_OK;
    for (int32_t i = 0; rc == HUB_OK && i < f->stay_count; i++) {
        const struct rota_stay *s = &f->stays[i];
        if (s->status < STATUS_DRAFT || s->status > STATUS_HAPPENED) {
            continue;
        }
        if (wall_date(s->arrive).d == w->out->day.d) {
            rc = add_move(w, i, true, err);
        }
        if (rc == HUB_OK && wall_date(s->leave).d == w->out->day.d) {
            rc = add_move(w, i, false, err);
        }
    }
    if (w->out->move_count) {
        qsort(w->out->moves, w->out->move_count, sizeof *w->out->moves, by_time);
    }
    return rc;
}

/* --- rest --- */

/* The last days of their own of the person at the screen, begun before the day. */
static enum hub_rc rest(struct today_work *w, struct hub_err *err)
{
    char day[DATE_TEXT];
    struct record_query q = {0}, hosts = {0};
    struct record_list mine, away;
    query_is(&hosts, "person_id", w->h->person);
    enum hub_rc rc = today_list(w, &host_noun, &hosts, &mine, err);
    if (rc == HUB_OK && mine.count > 0) {
        w->out->rest_host = ((const struct host *)record_at(&mine, 0))->record.id;
    }
    query_text(&q, "from_date", RECORD_BEFORE, date_iso(date_add(w->out->day, 1), day));
    if (rc == HUB_OK) {
        rc = today_list(w, &away_noun, &q, &away, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < away.count; i++) {
        const struct away *row = record_at(&away, i);
        for (size_t k = 0; k < mine.count; k++) {
            bool own = row->own_time == 1 &&
                       id_eq(row->host_id, ((const struct host *)record_at(&mine, k))->record.id);
            if (own && (!date_known(w->out->rested_to) || row->to_date.d > w->out->rested_to.d)) {
                w->out->rested_from = row->from_date;
                w->out->rested_to = row->to_date;
            }
        }
    }
    return rc;
}

/* --- needs --- */

enum hub_rc today_part(struct today_work *w, enum due_part part, struct hub_err *err)
{
    enum hub_rc rc;
    switch (part) {
    case DUE_ROTA:
        return today_rota(w, err);
    case DUE_LOG:
        rc = today_actions(w, err);
        return rc == HUB_OK ? today_beds(w, err) : rc;
    case DUE_PEERS:
        return today_peers(w, err);
    case DUE_EVENTS:
        return today_risk(w, err);
    case DUE_STAYS:
        return today_stays(w, err);
    case DUE_KEEPING:
        rc = today_requests(w, err);
        return rc == HUB_OK ? today_away(w, err) : rc;
    case DUE_SCHEMES:
        return today_schemes(w, err);
    case DUE_PARTS:
        break;
    }
    return HUB_OK;
}

static enum hub_rc all_needs(struct today_work *w, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (int part = 0; rc == HUB_OK && part < DUE_PARTS; part++) {
        rc = today_part(w, (enum due_part)part, err);
    }
    return rc;
}

static enum hub_rc day_steps(struct today_work *w, struct hub_err *err)
{
    static enum hub_rc (*const steps[])(struct today_work *, struct hub_err *) = {
        today_events, moves, today_tonight, rest};
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < sizeof steps / sizeof *steps; i++) {
        rc = steps[i](w, err);
    }
    return rc;
}

static struct today_work begin(struct hub *h, hub_date day, struct arena *a, struct today *out)
{
    *out = (struct today){.day = day,
        .rested_from = DATE_NONE,
        .rested_to = DATE_NONE,
        .of_event = hub_of_one_event(h)};
    return (struct today_work){.h = h, .a = a, .out = out};
}

enum hub_rc hub_today_view(
    struct hub *h, hub_date day, struct arena *a, struct today *out, struct hub_err *err)
{
    struct today_work w = begin(h, day, a, out);
    enum hub_rc rc = hub_rota_book(h, day, date_add(day, TODAY_AHEAD_DAYS), a, &w.book, err);
    rc = rc == HUB_OK ? day_steps(&w, err) : rc;
    if (rc == HUB_OK && hub_may(h, VERB_READ, noun_find("tell"))) { /* whose work these are */
        rc = all_needs(&w, err);
    }
    return rc == HUB_OK ? today_needs_end(&w, err) : rc;
}

enum hub_rc hub_today_kept(struct hub *h, struct arena *a, struct today *out, struct hub_err *err)
{
    struct today_work w = begin(h, hub_today(h), a, out);
    bool known = false;
    enum hub_rc rc = due_needs(&w, &known, err);
    if (rc == HUB_OK && (!known || (out->stale && hub_readonly(h)))) {
        rc = hub_today_view(h, w.out->day, a, out, err);
        out->stale = !hub_readonly(h);
        return rc;
    }
    rc = rc == HUB_OK ? hub_rota_night(h, w.out->day, a, &w.book, err) : rc;
    rc = rc == HUB_OK ? day_steps(&w, err) : rc;
    return rc == HUB_OK ? today_needs_end(&w, err) : rc;
}

enum hub_rc hub_today_on(
    struct hub *h, hub_date day, struct arena *a, struct today *out, struct hub_err *err)
{
    struct hub_err ignored;
    if (day.d != hub_today(h).d) {
        return hub_today_view(h, day, a, out, err);
    }
    enum hub_rc rc = hub_today_kept(h, a, out, err);
    if (rc != HUB_OK || !out->stale) {
        return rc;
    }
    return hub_due_refresh(h, &ignored) == HUB_OK ? hub_today_kept(h, a, out, err)
                                                  : hub_today_view(h, day, a, out, err);
}
