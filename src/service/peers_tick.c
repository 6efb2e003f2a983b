/* SPDX-License-Identifier: MIT */
/* The weekly tick: one answer a week, put right by another, no words. */
#include "peers_priv.h"

#include "hub/base/str.h"

struct tick_work {
    struct peer_match match;
    hub_date week;
    enum peer_touch touch;
    bool rang;
    struct arena *a;
};

/* What an answer means for the match itself. */
static bool follows(struct hub *h, struct tick_work *w)
{
    struct peer_match *m = &w->match;
    bool now = w->week.d == peer_week(hub_today(h)).d;
    if (w->touch == TOUCH_YES && str_eq(m->kind, "one chat")) {
        m->status = "ended";
        m->ended_on = hub_today(h);
        m->ended_how = "as planned";
        return true;
    }
    if (w->touch == TOUCH_PAUSE && now) {
        m->status = "paused";
        m->pause_until = DATE_NONE;
        return true;
    }
    bool paused = str_eq(m->status, "paused") ||
                  (date_known(m->pause_until) && m->pause_until.d >= hub_today(h).d);
    if (now && w->touch != TOUCH_NO && paused) { /* they talk again */
        m->status = "agreed";
        m->pause_until = date_add(peer_week(hub_today(h)), -1);
        return true;
    }
    return false;
}

static enum hub_rc add_tick(
    struct hub *h, const struct tick_work *w, hub_id corrects, struct hub_err *err)
{
    struct tick t;
    record_clear(&tick_noun, &t);
    t.match_id = w->match.record.id;
    t.week = w->week;
    t.in_touch = peer_touch_word(w->touch);
    t.rang = w->rang;
    t.corrects_id = corrects;
    record_sign(h, &tick_noun, &t, w->a);
    enum hub_rc rc = record_insert(h->store, &tick_noun, &t, err);
    store_label_record(h->store, t.record.id);
    return rc;
}

static enum hub_rc tick_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct tick_work *w = arg;
    struct peer_tick *ticks;
    struct tick *rows;
    size_t count;
    hub_id before = ID_NONE;
    enum hub_rc rc = peers_ticks(h, w->match.record.id, w->a, &ticks, &rows, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        if (ticks[i].week.d != w->week.d) {
            continue;
        }
        before = rows[i].record.id;
        if (ticks[i].touch == w->touch) {
            return hub_fail(err, HUB_ECONFLICT, "That week is ticked already: %s.",
                peer_touch_shown(w->touch));
        }
    }
    rc = rc == HUB_OK ? add_tick(h, w, before, err) : rc;
    if (rc == HUB_OK && follows(h, w)) {
        rc = record_update(h->store, &peer_match_noun, &w->match, err);
    }
    return rc;
}

static enum hub_rc may_tick(struct hub *h, const struct tick_work *w, struct hub_err *err)
{
    const struct peer_match *m = &w->match;
    char day[DATE_TEXT];
    if (!id_known(m->peer_id) || str_part_index("agreed|paused", m->status) < 0) {
        return hub_fail(err, HUB_EINVAL,
            str_eq(m->status, "ended") ? "It has ended: nothing is ticked any more."
                                       : "It has not begun: both say yes first.");
    }
    if (w->week.d > peer_week(hub_today(h)).d) {
        return hub_fail(err, HUB_EINVAL, "That week is still to come.");
    }
    if (date_known(m->agreed_on) && w->week.d < peer_week(m->agreed_on).d) {
        return hub_fail(
            err, HUB_EINVAL, "They began on %s, after that week.", date_plain(m->agreed_on, day));
    }
    return HUB_OK;
}

/* Whoever ticks for another does it because that one rang. */
static enum hub_rc for_another(
    struct hub *h, struct tick_work *w, struct hub_err *err)
{
    struct peer p;
    enum hub_rc rc = record_get(h->store, &peer_noun, w->match.peer_id, w->a, &p, err);
    w->rang = rc == HUB_OK && !id_eq(p.person_id, h->person);
    return rc;
}

enum hub_rc hub_tick(
    struct hub *h, hub_id match, hub_date week, enum peer_touch touch, struct hub_err *err)
{
    struct arena *a = arena_create();
    hub_date day = date_known(week) ? week : hub_today(h);
    struct tick_work w = {.week = peer_week(day), .touch = touch, .a = a};
    struct txn_label label = {.verb = "add", .person = h->person, .noun = tick_noun.name};
    enum hub_rc rc = peers_match(h, VERB_WRITE | VERB_OWN, match, a, &w.match, err);
    rc = rc == HUB_OK ? may_tick(h, &w, err) : rc;
    rc = rc == HUB_OK ? for_another(h, &w, err) : rc;
    rc = rc == HUB_OK ? hub_write(h, &label, tick_work, &w, err) : rc;
    arena_destroy(a);
    return rc;
}

enum hub_rc hub_match_ticks(struct hub *h, hub_id match, struct arena *a, struct peer_tick **out,
    size_t *count, struct hub_err *err)
{
    struct peers_scope scope;
    struct peer_match m;
    enum hub_rc rc = peers_scope(h, VERB_READ | VERB_OWN, a, &scope, err);
    if (rc == HUB_OK && !scope.ticks) {
        return access_check(h, VERB_READ, &tick_noun, err);
    }
    rc = rc == HUB_OK ? peers_match(h, VERB_READ | VERB_OWN, match, a, &m, err) : rc;
    return rc == HUB_OK ? peers_ticks(h, match, a, out, NULL, count, err) : rc;
}
