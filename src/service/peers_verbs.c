/* SPDX-License-Identifier: MIT */
/* The steps of a match: asked, proposed, agreed, paused, ended; ticks; doors. */
#include "peers_priv.h"

#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/service/policy.h"

/* --- one change of one match, as one step ---------------------------------------------- */

struct match_change {
    hub_id match;
    const char *from; /* statuses it may have: "agreed|paused" */
    const char *else_say;
    void (*set)(struct hub *h, struct peer_match *m, const struct match_change *c);
    hub_date until;
    const char *how;
    struct arena *a;
};

static enum hub_rc change_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct match_change *c = arg;
    struct peer_match m;
    enum hub_rc rc = record_get(h->store, &peer_match_noun, c->match, c->a, &m, err);
    if (rc == HUB_OK && str_part_index(c->from, m.status) < 0) {
        return hub_fail(err, HUB_EINVAL, "%s", c->else_say);
    }
    if (rc == HUB_OK) {
        c->set(h, &m, c);
        rc = record_update(h->store, &peer_match_noun, &m, err);
    }
    return rc;
}

static enum hub_rc change(
    struct hub *h, enum verb verb, struct match_change *c, struct hub_err *err)
{
    struct txn_label label = {
        .verb = "edit", .person = h->person, .noun = peer_match_noun.name, .record = c->match};
    struct peer_match m;
    c->a = arena_create();
    enum hub_rc rc = peers_match(h, verb, c->match, c->a, &m, err);
    rc = rc == HUB_OK ? hub_write(h, &label, change_work, c, err) : rc;
    arena_destroy(c->a);
    return rc;
}

/* --- agree, decline, pause, end ---------------------------------------------------------------- */

static void set_agreed(struct hub *h, struct peer_match *m, const struct match_change *c)
{
    struct policy p;
    hub_date *days[] = {&m->review_1, &m->review_2, &m->review_3};
    (void)c;
    hub_policy(h->config, &p);
    m->status = "agreed";
    m->agreed_on = date_known(m->agreed_on) ? m->agreed_on : hub_today(h);
    for (int i = 0; i < 3 && !str_eq(m->kind, "one chat"); i++) {
        if (!date_known(*days[i]) && p.review_weeks[i] > 0) {
            *days[i] = date_add(m->agreed_on, 7 * p.review_weeks[i]);
        }
    }
}

enum hub_rc hub_match_agree(struct hub *h, hub_id match, struct hub_err *err)
{
    struct match_change c = {.match = match,
        .from = "proposed",
        .else_say = "Only two who were proposed to each other can agree. Suggest a peer first.",
        .set = set_agreed};
    return change(h, VERB_WRITE, &c, err);
}

static void set_waiting(struct hub *h, struct peer_match *m, const struct match_change *c)
{
    (void)h;
    (void)c;
    m->status = "waiting";
    m->peer_id = ID_NONE;
    m->why_matched = NULL;
    m->agreed_on = DATE_NONE;
}

enum hub_rc hub_match_decline(struct hub *h, hub_id match, struct hub_err *err)
{
    struct match_change c = {.match = match,
        .from = "proposed",
        .else_say = "It has begun already: end it instead. Nobody is at fault.",
        .set = set_waiting};
    return change(h, VERB_WRITE, &c, err);
}

static void set_paused(struct hub *h, struct peer_match *m, const struct match_change *c)
{
    (void)h;
    m->status = "paused";
    m->pause_until = c->until;
}

enum hub_rc hub_match_pause(struct hub *h, hub_id match, hub_date until, struct hub_err *err)
{
    struct match_change c = {.match = match,
        .from = "agreed|paused",
        .else_say = "Only a match that runs can pause.",
        .set = set_paused,
        .until = until};
    if (date_known(until) && until.d < hub_today(h).d) {
        return hub_fail(err, HUB_EINVAL, "That day is over. A pause goes on until a day to come.");
    }
    return change(h, VERB_WRITE | VERB_OWN, &c, err);
}

/* The day before is the last of the pause: from today on ticks are asked for again. */
static void set_resumed(struct hub *h, struct peer_match *m, const struct match_change *c)
{
    (void)c;
    m->status = "agreed";
    m->pause_until = date_add(hub_today(h), -1);
}

enum hub_rc hub_match_resume(struct hub *h, hub_id match, struct hub_err *err)
{
    struct match_change c = {.match = match,
        .from = "paused",
        .else_say = "It does not pause.",
        .set = set_resumed};
    return change(h, VERB_WRITE | VERB_OWN, &c, err);
}

static void set_ended(struct hub *h, struct peer_match *m, const struct match_change *c)
{
    m->status = "ended";
    m->ended_on = hub_today(h);
    m->ended_how = c->how;
}

enum hub_rc hub_match_end(struct hub *h, hub_id match, const char *how, struct hub_err *err)
{
    const struct field *f = noun_field(&peer_match_noun, "ended_how");
    struct match_change c = {.match = match,
        .from = "waiting|proposed|agreed|paused",
        .else_say = "It has ended already.",
        .set = set_ended,
        .how = str_empty(how) ? "as planned" : how};
    if (str_part_index(f->choices, c.how) < 0) {
        return hub_fail(err, HUB_EINVAL, "How did it end? One of: %s.", f->choices);
    }
    return change(h, VERB_WRITE, &c, err);
}

static void set_reviewed(struct hub *h, struct peer_match *m, const struct match_change *c)
{
    (void)c;
    m->reviewed_on = hub_today(h);
}

enum hub_rc hub_match_reviewed(struct hub *h, hub_id match, struct hub_err *err)
{
    struct match_change c = {.match = match,
        .from = "agreed|paused",
        .else_say = "It does not run.",
        .set = set_reviewed};
    return change(h, VERB_WRITE, &c, err);
}

static void set_talked_over(struct hub *h, struct peer_match *m, const struct match_change *c)
{
    (void)c;
    m->debriefed_on = hub_today(h);
}

enum hub_rc hub_match_talked_over(struct hub *h, hub_id match, struct hub_err *err)
{
    struct match_change c = {.match = match,
        .from = "ended",
        .else_say = "It has not ended.",
        .set = set_talked_over};
    return change(h, VERB_WRITE, &c, err);
}

/* --- doors --------------------------------------------------------------------------------------- */

static const char *const doors[] = {
    [DOOR_HELP] = "asked for help",
    [DOOR_TRAINING] = "asked about training",
    [DOOR_RISK] = "at risk now",
};

struct door_work {
    hub_id match, out;
    enum peer_door door;
    bool parent;
};

static enum hub_rc door_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct door_work *w = arg;
    struct peer_exception e;
    record_clear(&peer_exception_noun, &e);
    e.match_id = w->match;
    e.door = doors[w->door];
    e.parent_agreed = w->parent;
    e.passed_to = w->door == DOOR_RISK ? "the safeguarding lead" : "the hub";
    e.opened_on = hub_today(h);
    enum hub_rc rc = record_insert(h->store, &peer_exception_noun, &e, err);
    w->out = e.record.id;
    store_label_record(h->store, w->out);
    return rc;
}

enum hub_rc hub_peer_door(struct hub *h, hub_id match, enum peer_door door, bool parent_agreed,
    hub_id *out, struct hub_err *err)
{
    struct door_work w = {match, ID_NONE, door, parent_agreed};
    struct txn_label label = {.verb = "add", .person = h->person, .noun = peer_exception_noun.name};
    struct arena *a = arena_create();
    struct peer_match m;
    enum hub_rc rc = peers_match(h, VERB_WRITE | VERB_OWN, match, a, &m, err);
    if (rc == HUB_OK && door != DOOR_RISK && !parent_agreed) {
        rc = hub_fail(err, HUB_EINVAL,
            "Only when the parent asked for it. What you talk about stays between you.");
    }
    rc = rc == HUB_OK ? hub_write(h, &label, door_work, &w, err) : rc;
    arena_destroy(a);
    if (out) {
        *out = w.out;
    }
    return rc;
}

static enum hub_rc seen_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct peer_exception e;
    enum hub_rc rc = record_get(h->store, &peer_exception_noun, *(const hub_id *)arg, a, &e, err);
    e.done_on = hub_today(h);
    rc = rc == HUB_OK ? record_update(h->store, &peer_exception_noun, &e, err) : rc;
    arena_destroy(a);
    return rc;
}

enum hub_rc hub_peer_seen_to(struct hub *h, hub_id exception, struct hub_err *err)
{
    struct txn_label label = {.verb = "edit",
        .person = h->person,
        .noun = peer_exception_noun.name,
        .record = exception};
    enum hub_rc rc = access_check(h, VERB_WRITE, &peer_exception_noun, err);
    return rc == HUB_OK ? hub_write(h, &label, seen_work, &exception, err) : rc;
}
