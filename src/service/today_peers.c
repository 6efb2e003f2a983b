/* SPDX-License-Identifier: MIT */
/* What the peer scheme needs: families that do not answer, forgotten ticks, doors, looking after peers. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/service/policy.h"
#include "peers_priv.h"
#include "schemes_priv.h"
#include "today_priv.h"

struct peers_work {
    struct today_work *w;
    struct policy policy;
    const struct peer_match *m;
    struct match_state s;
    const char *peer, *family;
};

static const char *times(int n, struct arena *a)
{
    return n == 1 ? "once" : n == 2 ? "twice" : arena_printf(a, "%d times", n);
}

/* --- while it runs -------------------------------------------------------------------- */

static void add_silence(struct peers_work *p)
{
    struct today_work *w = p->w;
    const char *tried = times(p->s.tried, w->a);
    if (p->s.quiet == QUIET_WORRY) {
        today_need(w, NEED_FIRST, NEED_PEER, w->out->day, p->m->record.id,
            "Someone may be worried: %s tried %s, no reply from %s.", p->peer, tried, p->family);
    } else if (p->s.quiet == QUIET_NUDGE) {
        today_need(w, NEED_CHECK, NEED_PEER, w->out->day, p->m->record.id,
            "No reply from %s for %d days: %s tried %s.", p->family, p->s.silent, p->peer, tried);
    }
}

/* What ticks tell, which not everybody who reads of matches may read (roles.c). */
static void add_told_by_ticks(struct peers_work *p)
{
    struct today_work *w = p->w;
    size_t before = w->out->need_count;
    add_silence(p);
    if (p->s.untold && p->s.quiet != QUIET_WORRY) {
        today_need(w, NEED_OWED, NEED_PEER, date_add(w->out->day, -p->s.untold), p->m->record.id,
            "%s has not ticked %s: ask %s.", p->peer, p->family, p->peer);
    }
    for (size_t i = before; i < w->out->need_count; i++) {
        w->out->needs[i].what = TOLD_BY_TICKS;
    }
}

static void add_running(struct peers_work *p)
{
    struct today_work *w = p->w;
    hub_id id = p->m->record.id;
    add_told_by_ticks(p);
    if (date_known(p->s.review)) {
        today_need(w, NEED_OWED, NEED_PEER, p->s.review, id,
            "Week %d of %s and %s: look at it together.", p->s.review_week, p->peer, p->family);
    }
    if (p->s.settled) {
        today_need(w, NEED_OWED, NEED_PEER, w->out->day, id,
            "%s: the child moved in %d weeks ago. Is it time to end with %s?", p->family,
            p->s.settled, p->peer);
    }
}

/* --- before and after -------------------------------------------------------------------- */

static void add_other(struct peers_work *p)
{
    struct today_work *w = p->w;
    const struct peer_match *m = p->m;
    char day[DATE_TEXT];
    if (p->s.waits) {
        today_need(w, NEED_OWED, NEED_PEER, m->asked_on, m->record.id,
            "%s has waited for a peer since %s.", p->family, date_plain(m->asked_on, day));
    }
    if (str_eq(m->status, "proposed") && id_known(m->peer_id)) {
        today_need(w, NEED_OWED, NEED_PEER, w->out->day, m->record.id,
            "Do %s and %s both say yes?", p->peer, p->family);
    }
    if (p->s.debrief && id_known(m->peer_id)) {
        today_need(w, NEED_OWED, NEED_PEER, m->ended_on, m->record.id,
            "Talk over with %s how it was with %s.", p->peer, p->family);
    }
}

static enum hub_rc add_match(struct peers_work *p, const struct peer_match *m, struct hub_err *err)
{
    struct match_facts facts;
    enum hub_rc rc = peers_facts(p->w->h, m, p->w->a, &facts, err);
    if (rc != HUB_OK) {
        return rc;
    }
    match_state(&facts, p->w->out->day, &p->policy, &p->s);
    p->m = m;
    p->family = due_name(p->w->a, &family_noun, m->family_id);
    p->peer = id_known(m->peer_id) ? due_name(p->w->a, &peer_noun, m->peer_id) : "";
    if (id_known(m->peer_id)) {
        add_running(p);
    }
    add_other(p);
    return HUB_OK;
}

static enum hub_rc add_matches(struct peers_work *p, struct hub_err *err)
{
    static const char *const statuses[] = {"waiting", "proposed", "agreed", "paused"};
    struct record_list list;
    char from[DATE_TEXT];
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i <= sizeof statuses / sizeof *statuses; i++) {
        struct record_query q = {0};
        bool ended = i == sizeof statuses / sizeof *statuses;
        query_text(&q, "status", RECORD_IS, ended ? "ended" : statuses[i]);
        if (ended) {
            query_text(&q, "ended_on", RECORD_FROM,
                date_iso(date_add(p->w->out->day, -p->policy.debrief_days), from));
        }
        rc = today_list(p->w, &peer_match_noun, &q, &list, err);
        for (size_t k = 0; rc == HUB_OK && k < list.count; k++) {
            rc = add_match(p, record_at(&list, k), err);
        }
    }
    return rc;
}

/* --- doors ------------------------------------------------------------------------------- */

static enum hub_rc add_door(
    struct peers_work *p, const struct peer_exception *e, struct hub_err *err)
{
    struct today_work *w = p->w;
    struct peer_match m;
    enum hub_rc rc = record_get(w->h->store, &peer_match_noun, e->match_id, w->a, &m, err);
    if (rc != HUB_OK) {
        return rc;
    }
    const char *family = due_name(w->a, &family_noun, m.family_id);
    const char *peer = id_known(m.peer_id) ? due_name(w->a, &peer_noun, m.peer_id) : "their peer";
    if (str_eq(e->door, "at risk now")) {
        today_need(w, NEED_FIRST, NEED_DOOR, e->opened_on, e->record.id,
            "Someone may be at risk now: %s. Ring %s.", family, peer);
    } else if (str_eq(e->door, "asked for help")) {
        today_need(w, NEED_CHECK, NEED_DOOR, e->opened_on, e->record.id,
            "%s asked for help, by way of %s: ring them.", family, peer);
    } else {
        today_need(w, NEED_OWED, NEED_DOOR, e->opened_on, e->record.id,
            "%s asked about training, by way of %s.", family, peer);
    }
    return HUB_OK;
}

static enum hub_rc add_doors(struct peers_work *p, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list list;
    query_text(&q, "done_on", RECORD_EMPTY, NULL);
    enum hub_rc rc = today_list(p->w, &peer_exception_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        rc = add_door(p, record_at(&list, i), err);
    }
    return rc;
}

/* --- looking after peers --------------------------------------------------------------------- */

static void add_checks(struct peers_work *p, const struct peer *v)
{
    struct today_work *w = p->w;
    hub_date soon = date_add(w->out->day, p->policy.peer_check_days);
    char day[DATE_TEXT];
    if (date_known(v->checks_until) && v->checks_until.d <= soon.d) {
        bool ended = v->checks_until.d < w->out->day.d;
        today_need(w, NEED_CHECK, NEED_VOLUNTEER, v->checks_until, v->record.id,
            "The checks of %s, a peer, %s %s.", due_name(w->a, &peer_noun, v->record.id),
            ended ? "ended" : "end", date_plain(v->checks_until, day));
        w->out->needs[w->out->need_count - 1].what = "check";
    }
}

static enum hub_rc add_volunteer(struct peers_work *p, const struct peer *v, struct hub_err *err)
{
    struct today_work *w = p->w;
    int64_t families = 0;
    int weeks = p->policy.peer_supervision_weeks;
    struct looked_after l;
    enum hub_rc rc = peer_looked_after(w->h, v, w->out->day, w->a, &l, err);
    rc = rc == HUB_OK ? peer_families(w->h->store, v->record.id, &families, err) : rc;
    if (rc != HUB_OK || (date_known(v->left_on) && v->left_on.d <= w->out->day.d)) {
        return rc;
    }
    hub_date since = date_known(l.supervised) ? l.supervised : l.trained;
    add_checks(p, v);
    if (families && (!date_known(l.trained) || l.trained.d > w->out->day.d)) {
        today_need(w, NEED_CHECK, NEED_VOLUNTEER, w->out->day, v->record.id,
            "%s has a family and no peer training is written down.",
            due_name(w->a, &peer_noun, v->record.id));
    }
    if (families && weeks > 0 && date_known(since) && date_diff(w->out->day, since) >= 7 * weeks) {
        today_need(w, NEED_OWED, NEED_VOLUNTEER, date_add(since, 7 * weeks), v->record.id,
            "Supervision of %s, a peer, is due.", due_name(w->a, &peer_noun, v->record.id));
    }
    return HUB_OK;
}

static enum hub_rc add_volunteers(struct peers_work *p, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list list;
    enum hub_rc rc = today_list(p->w, &peer_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        rc = add_volunteer(p, record_at(&list, i), err);
    }
    return rc;
}

enum hub_rc today_peers(struct today_work *w, struct hub_err *err)
{
    struct peers_work p = {.w = w};
    hub_policy(w->h->config, &p.policy);
    enum hub_rc rc = add_matches(&p, err);
    rc = rc == HUB_OK ? add_doors(&p, err) : rc;
    return rc == HUB_OK ? add_volunteers(&p, err) : rc;
}
