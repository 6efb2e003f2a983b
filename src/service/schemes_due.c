/* SPDX-License-Identifier: MIT */
/* Courses to be done again, peers to be trained, checked and talked with, groups to be talked about. */
#include "hub/base/str.h"
#include "hub/model/group.h"
#include "hub/model/training.h"
#include "hub/service/policy.h"
#include "schemes_priv.h"

#include <stdlib.h>
#include <string.h>

struct due_work {
    struct hub *h;
    struct arena *a;
    hub_date today;
    struct policy policy;
    struct record_list peers, courses, groups;
    struct scheme_due *out;
    size_t count, cap;
};

static void add(struct due_work *w, enum scheme_due_kind kind, hub_id record, hub_id person,
    hub_date when, const char *whom)
{
    arena_grow(w->a, &w->out, w->count, &w->cap, sizeof *w->out);
    w->out[w->count++] = (struct scheme_due){kind, record, person, when, whom};
}

static bool soon(const struct due_work *w, hub_date end)
{
    return date_known(end) && end.d <= w->today.d + SCHEME_ENDS_DAYS;
}

/* --- courses --- */

static const struct peer *peer_of(const struct due_work *w, hub_id person)
{
    for (size_t i = 0; i < w->peers.count; i++) {
        const struct peer *p = record_at(&w->peers, i);
        if (id_eq(p->person_id, person)) {
            return p;
        }
    }
    return NULL;
}

static bool gone(const struct due_work *w, hub_id person)
{
    const struct peer *p = peer_of(w, person);
    return p && date_known(p->left_on) && p->left_on.d <= w->today.d;
}

/* Who came; of those kept by name alone. */
static enum hub_rc people_of(
    struct due_work *w, hub_id course, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = "training_id,id"};
    query_is(&q, "training_id", course);
    return record_list(w->h->store, &training_person_noun, &q, w->a, out, err);
}

static bool same_course(const struct training *x, const struct training *y)
{
    return id_eq(x->hub_id, y->hub_id) && str_eq(x->name, y->name);
}

/* Whether somebody, or anybody (ID_NONE), did a course of that name later. */
static enum hub_rc done_again(struct due_work *w, const struct training *t, hub_id person,
    bool *out, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    *out = false;
    for (size_t i = 0; rc == HUB_OK && !*out && i < w->courses.count; i++) {
        const struct training *o = record_at(&w->courses, i);
        struct record_list people = {0};
        if (o->held_on.d <= t->held_on.d || o->held_on.d > w->today.d || !same_course(o, t)) {
            continue;
        }
        rc = id_known(person) ? people_of(w, o->record.id, &people, err) : HUB_OK;
        *out = !id_known(person);
        for (size_t k = 0; k < people.count; k++) {
            const struct training_person *p = record_at(&people, k);
            *out = *out || id_eq(p->person_id, person);
        }
    }
    return rc;
}

static enum hub_rc course_due(struct due_work *w, const struct training *t, struct hub_err *err)
{
    struct record_list people;
    struct sb whom = sb_on(w->a);
    bool again = false;
    enum hub_rc rc = people_of(w, t->record.id, &people, err);
    for (size_t i = 0; rc == HUB_OK && i < people.count; i++) {
        const struct training_person *p = record_at(&people, i);
        rc = done_again(w, t, p->person_id, &again, err);
        if (rc == HUB_OK && !again && !gone(w, p->person_id)) {
            sb_addf(&whom, "%s%lld", whom.len ? " " : "", (long long)p->person_id.n);
        }
    }
    if (rc == HUB_OK && people.count == 0) {
        rc = done_again(w, t, ID_NONE, &again, err);
    }
    if (rc == HUB_OK && (whom.len || (people.count == 0 && !again))) {
        add(w, DUE_COURSE, t->record.id, ID_NONE, t->until, sb_str(&whom));
    }
    return rc;
}

/* --- peers --- */

static hub_date later(hub_date x, hub_date y)
{
    return !date_known(x) || (date_known(y) && y.d > x.d) ? y : x;
}

/* By a course of peers they were at. */
static enum hub_rc trained_on(struct hub *h, hub_id person, hub_date today, struct arena *a,
    hub_date *out, struct hub_err *err)
{
    struct record_query q = {.order = "training_id,id"};
    struct record_list list;
    query_is(&q, "person_id", person);
    enum hub_rc rc = record_list(h->store, &training_person_noun, &q, a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct training_person *p = record_at(&list, i);
        struct training t;
        rc = record_get(h->store, &training_noun, p->training_id, a, &t, err);
        if (rc == HUB_OK && t.for_peers == 1 && t.held_on.d <= today.d &&
            !stamp_known(t.record.removed_at)) {
            *out = later(*out, t.held_on);
        }
    }
    return rc;
}

enum hub_rc supervised_last(struct hub *h, const char *column, hub_id id, struct arena *a,
    hub_date *out, struct hub_err *err)
{
    char day[DATE_TEXT];
    struct record_query q = {.order = "-held_on,id", .limit = 1};
    struct record_list list;
    query_is(&q, column, id);
    query_text(&q, "held_on", RECORD_BEFORE, date_iso(date_add(hub_today(h), 1), day));
    enum hub_rc rc = record_list(h->store, &supervision_noun, &q, a, &list, err);
    *out = rc == HUB_OK && list.count
               ? ((const struct supervision *)record_at(&list, 0))->held_on
               : DATE_NONE;
    return rc;
}

enum hub_rc peer_looked_after(struct hub *h, const struct peer *p, hub_date today, struct arena *a,
    struct looked_after *out, struct hub_err *err)
{
    hub_date last;
    *out = (struct looked_after){p->trained_on, p->supervised_on};
    enum hub_rc rc = trained_on(h, p->person_id, today, a, &out->trained, err);
    rc = rc == HUB_OK ? supervised_last(h, "person_id", p->person_id, a, &last, err) : rc;
    out->supervised = rc == HUB_OK ? later(out->supervised, last) : DATE_NONE;
    return rc;
}

static enum hub_rc peer_due(struct due_work *w, const struct peer *p, struct hub_err *err)
{
    struct looked_after l;
    int weeks = w->policy.peer_supervision_weeks;
    if (gone(w, p->person_id)) {
        return HUB_OK;
    }
    enum hub_rc rc = peer_looked_after(w->h, p, w->today, w->a, &l, err);
    if (rc == HUB_OK && (!date_known(l.trained) || l.trained.d > w->today.d)) {
        add(w, DUE_TRAINING, p->record.id, p->person_id, DATE_NONE, "");
    }
    if (rc == HUB_OK && date_known(p->checks_until) &&
        p->checks_until.d <= w->today.d + w->policy.peer_check_days) {
        add(w, DUE_CHECK, p->record.id, p->person_id, p->checks_until, "");
    }
    hub_date since = date_known(l.supervised) ? l.supervised : l.trained;
    bool resting = date_known(p->resting_until) && p->resting_until.d >= w->today.d;
    if (rc == HUB_OK && !resting && weeks && date_known(since) && since.d + 7 * weeks <= w->today.d) {
        add(w, DUE_TALK, p->record.id, p->person_id, l.supervised, "");
    }
    return rc;
}

/* A group is asked for once it has had supervision: many need little from the agency (S1). */
static enum hub_rc group_due(
    struct due_work *w, const struct support_group *g, struct hub_err *err)
{
    hub_date last;
    enum hub_rc rc = supervised_last(w->h, "group_id", g->record.id, w->a, &last, err);
    int weeks = w->policy.peer_supervision_weeks;
    if (rc == HUB_OK && weeks && date_known(last) && last.d + 7 * weeks <= w->today.d) {
        add(w, DUE_GROUP_TALK, g->record.id, ID_NONE, last, "");
    }
    return rc;
}

/* --- all --- */

struct named_peer {
    const char *name;
    const struct peer *peer;
};

static int by_name(const void *x, const void *y)
{
    const struct named_peer *a = x, *b = y;
    int order = strcmp(a->name, b->name);
    return order ? order : (a->peer->record.id.n > b->peer->record.id.n) - (a->peer->record.id.n < b->peer->record.id.n);
}

static enum hub_rc peers_due(struct due_work *w, struct hub_err *err)
{
    struct named_peer *list = arena_array(w->a, w->peers.count + 1, sizeof *list);
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; i < w->peers.count; i++) {
        const struct peer *p = record_at(&w->peers, i);
        list[i] = (struct named_peer){record_name(w->h->store, &peer_noun, p->record.id, w->a), p};
    }
    qsort(list, w->peers.count, sizeof *list, by_name);
    for (size_t i = 0; rc == HUB_OK && i < w->peers.count; i++) {
        rc = peer_due(w, list[i].peer, err);
    }
    return rc;
}

enum hub_rc schemes_due(struct hub *h, hub_id hub, hub_date today, struct arena *a,
    struct scheme_due **out, size_t *count, struct hub_err *err)
{
    struct due_work w = {.h = h, .a = a, .today = today};
    hub_policy(h->config, &w.policy);
    enum hub_rc rc = schemes_list(h, &peer_noun, hub, NULL, a, &w.peers, err);
    rc = rc == HUB_OK ? schemes_list(h, &training_noun, hub, NULL, a, &w.courses, err) : rc;
    rc = rc == HUB_OK ? schemes_list(h, &support_group_noun, hub, NULL, a, &w.groups, err) : rc;
    rc = rc == HUB_OK ? peers_due(&w, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < w.courses.count; i++) {
        const struct training *t = record_at(&w.courses, i);
        rc = soon(&w, t->until) ? course_due(&w, t, err) : HUB_OK;
    }
    for (size_t i = 0; rc == HUB_OK && i < w.groups.count; i++) {
        rc = group_due(&w, record_at(&w.groups, i), err);
    }
    *out = w.out;
    *count = w.count;
    return rc;
}
