/* SPDX-License-Identifier: MIT */
/*
 * Who has to be told, kept as stays change. Each line holds what its person knew
 * before; whether there is something to tell is always that against the stay as
 * it is now, so a change put back and one made on top need no case of their own.
 */
#include "law_words_priv.h"
#include "tells_priv.h"

#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/scheduler/holidays.h"

#include <string.h>

/* A stay as people know of it. */
struct known {
    const char *status; /* NULL: there is none, or it is removed */
    hub_id host;
    hub_wall arrive, leave;
};

struct touched_child {
    hub_id id;
    bool was; /* on the list before */
};

struct touched_stay {
    hub_id id;
    struct known was;
    bool swapped;
    struct touched_child *children;
    size_t child_count, child_cap;
};

struct following {
    struct hub *h;
    struct arena *a;
    struct idmap at; /* stay → place */
    struct touched_stay *stays;
    size_t count, cap;
};

bool stay_firm(const char *status)
{
    return str_eq(status, "agreed") || str_eq(status, "happened");
}

static bool still_asked(const char *status)
{
    return str_eq(status, "asked") || str_eq(status, "offered");
}

/* --- what there is to tell ----------------------------------------------------- */

static bool same_times(const struct known *x, const struct known *y)
{
    return x->arrive.min == y->arrive.min && x->leave.min == y->leave.min;
}

/* NULL: they know all there is. */
static const char *family_what(const struct known *was, const struct known *is)
{
    bool did = stay_firm(was->status), does = stay_firm(is->status);
    if (did && does) {
        return id_eq(was->host, is->host) && same_times(was, is) ? NULL : "moved";
    }
    if (does) {
        return "agreed";
    }
    bool off = !is->status || str_eq(is->status, "cancelled");
    return did || (still_asked(was->status) && off) ? "cancelled" : NULL;
}

static const char *host_what(const struct known *was, const struct known *is, hub_id host)
{
    bool did = stay_firm(was->status) && id_eq(was->host, host);
    bool does = stay_firm(is->status) && id_eq(is->host, host);
    if (did && does) {
        return same_times(was, is) ? NULL : "moved";
    }
    if (does) {
        return stay_firm(was->status) ? "moved" : "agreed";
    }
    return !did ? NULL : stay_firm(is->status) ? "moved" : "cancelled";
}

static const char *what_of(
    const struct tell *t, const struct known *was, const struct known *is, bool emergency)
{
    if (str_eq(t->whom, "family")) {
        return emergency && stay_firm(is->status) && !was->status ? NULL : family_what(was, is);
    }
    if (str_eq(t->whom, "host")) {
        return host_what(was, is, t->host_id);
    }
    return emergency && stay_firm(is->status) && !stay_firm(was->status) ? "emergency" : NULL;
}

/* Whoever cancelled it knows: "the family", "the host". */
static bool said_it_themselves(const struct tell *t, const struct stay *s)
{
    const char *by = s->cancelled_by;
    return str_eq(s->status, "cancelled") && by && str_starts(by, "the ") &&
           str_eq(by + strlen("the "), t->whom);
}

/* --- lines ----------------------------------------------------------------------- */

static struct known known_from(const struct tell *t)
{
    return (struct known){t->was_status, t->was_host_id, t->was_arrive, t->was_leave};
}

static struct known known_now(const struct stay *s)
{
    return (struct known){stamp_known(s->record.removed_at) ? NULL : s->status, s->host_id,
        s->arrive, s->leave};
}

/* The last day somebody has to hear of it by; NONE: soon. */
static hub_date tell_by(struct following *f, const struct tell *t, const struct stay *s)
{
    hub_date day = wall_date(s->arrive);
    struct family family;
    struct hub_row hub;
    struct hub_err ignored;
    enum nation nation = NATION_ENGLAND;
    if (!str_eq(t->whom, "agency")) {
        return DATE_NONE;
    }
    if (record_get(f->h->store, &family_noun, s->family_id, f->a, &family, &ignored) == HUB_OK &&
        record_get(f->h->store, &hub_noun, family.hub_id, f->a, &hub, &ignored) == HUB_OK) {
        nation = nation_named(hub.nation);
    }
    do {
        day = date_add(day, 1);
    } while (date_weekday(day) >= SAT || holiday_on(nation, day, NULL));
    return day;
}

/* Whoever does it need not be told by themselves. */
static bool is_doer(struct following *f, const struct tell *t)
{
    struct host host;
    struct hub_err ignored;
    return str_eq(t->whom, "host") &&
           record_get(f->h->store, &host_noun, t->host_id, f->a, &host, &ignored) == HUB_OK &&
           (id_eq(host.person_id, f->h->person) || str_eq(host.name, f->h->person_name));
}

/* --- one child more, or one less --------------------------------------------------- */

static enum hub_rc is_coming(
    struct following *f, hub_id stay, hub_id child, bool *out, struct hub_err *err)
{
    int64_t count = 0;
    struct record_query q = {0};
    query_is(&q, "stay_id", stay);
    query_is(&q, "child_id", child);
    enum hub_rc rc = record_count(f->h->store, &stay_child_noun, &q, &count, err);
    *out = count > 0;
    return rc;
}

static const char *child_words(bool coming)
{
    return coming ? "comes too" : "does not come";
}

/* Whether whoever this line is for counts on the stay. */
static bool counts_on(const struct tell *t, const struct known *k)
{
    return stay_firm(k->status) && (str_eq(t->whom, "family") || id_eq(k->host, t->host_id));
}

/* What is open about a child stands while it is so. */
static enum hub_rc child_what(struct following *f, const struct tell *t, const struct known *is,
    const char **out, struct hub_err *err)
{
    bool coming = false;
    enum hub_rc rc = is_coming(f, t->stay_id, t->child_id, &coming, err);
    *out = counts_on(t, is) && str_eq(t->what, child_words(coming)) ? t->what : NULL;
    return rc;
}

/* What is open follows the stay. */
static enum hub_rc follow_open(struct following *f, const struct record_list *open,
    const struct stay *s, const struct touched_stay *touched, struct hub_err *err)
{
    struct known is = known_now(s);
    bool emergency = str_eq(s->kind, "emergency");
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < open->count; i++) {
        struct tell *t = record_at(open, i);
        struct known was = known_from(t);
        const char *what = NULL;
        if (id_known(t->child_id)) {
            rc = child_what(f, t, &is, &what, err);
        } else {
            what = what_of(t, &was, &is, emergency);
        }
        what = what && said_it_themselves(t, s) ? NULL : what;
        t->state = what ? "to tell" : "not needed";
        t->what = !what ? t->what : touched->swapped && str_eq(what, "moved") ? "swapped" : what;
        rc = rc == HUB_OK ? record_update(f->h->store, &tell_noun, t, err) : rc;
    }
    return rc;
}

static bool is_open(const struct record_list *open, const struct tell *t)
{
    for (size_t i = 0; i < open->count; i++) {
        const struct tell *o = record_at(open, i);
        if (str_eq(o->whom, t->whom) && id_eq(o->host_id, t->host_id) &&
            id_eq(o->child_id, t->child_id)) {
            return true;
        }
    }
    return false;
}

static struct tell new_line(struct following *f, const char *whom, hub_id host,
    const struct stay *s, const struct known *was)
{
    struct tell t;
    record_clear(&tell_noun, &t);
    t.stay_id = s->record.id;
    t.whom = whom;
    t.host_id = host;
    t.state = "to tell";
    t.was_status = was->status;
    t.was_host_id = was->host;
    t.was_arrive = was->arrive;
    t.was_leave = was->leave;
    t.made_at = clock_now(&f->h->clock);
    return t;
}

static enum hub_rc tell_one(struct following *f, const struct record_list *open, const char *whom,
    hub_id host, const struct stay *s, const struct touched_stay *touched, struct hub_err *err)
{
    const struct known *was = &touched->was;
    struct known is = known_now(s);
    struct tell t = new_line(f, whom, host, s, was);
    t.what = what_of(&t, was, &is, str_eq(s->kind, "emergency"));
    if (!t.what || is_open(open, &t) || said_it_themselves(&t, s) || is_doer(f, &t)) {
        return HUB_OK;
    }
    t.what = touched->swapped && str_eq(t.what, "moved") ? "swapped" : t.what;
    t.due = tell_by(f, &t, s);
    return record_insert(f->h->store, &tell_noun, &t, err);
}

/* They have not heard of the stay itself yet: that line says who comes. */
static bool hears_of_all(const struct record_list *open, const struct tell *t)
{
    for (size_t i = 0; i < open->count; i++) {
        const struct tell *o = record_at(open, i);
        struct known was = known_from(o);
        if (!id_known(o->child_id) && str_eq(o->state, "to tell") && str_eq(o->whom, t->whom) &&
            id_eq(o->host_id, t->host_id) && !counts_on(t, &was)) {
            return true;
        }
    }
    return false;
}

static enum hub_rc tell_child(struct following *f, const struct record_list *open,
    const char *whom, hub_id host, const struct stay *s, const struct touched_stay *touched,
    const struct touched_child *child, struct hub_err *err)
{
    bool coming = false;
    struct known is = known_now(s);
    struct tell t = new_line(f, whom, host, s, &touched->was);
    enum hub_rc rc = is_coming(f, s->record.id, child->id, &coming, err);
    t.child_id = child->id;
    t.what = child_words(coming);
    if (rc != HUB_OK || coming == child->was || !counts_on(&t, &touched->was) ||
        !counts_on(&t, &is) || is_open(open, &t) || hears_of_all(open, &t) || is_doer(f, &t)) {
        return rc;
    }
    return record_insert(f->h->store, &tell_noun, &t, err);
}

static enum hub_rc tell_children(struct following *f, const struct record_list *open,
    const struct stay *s, const struct touched_stay *touched, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < touched->child_count; i++) {
        const struct touched_child *c = &touched->children[i];
        rc = tell_child(f, open, "family", ID_NONE, s, touched, c, err);
        if (rc == HUB_OK && id_known(s->host_id)) {
            rc = tell_child(f, open, "host", s->host_id, s, touched, c, err);
        }
    }
    return rc;
}

/* Written down when it was there or over already: nobody has to hear that. */
static bool is_over(const struct following *f, const struct stay *s, const struct known *was)
{
    hub_wall now = hub_now(f->h);
    bool emergency = str_eq(s->kind, "emergency") && s->leave.min > now.min;
    if (!stay_firm(was->status) && stay_firm(s->status) && !emergency) {
        return s->arrive.min <= now.min;
    }
    return s->leave.min <= now.min && (!wall_known(was->leave) || was->leave.min <= now.min);
}

static enum hub_rc follow_stay(
    struct following *f, const struct touched_stay *touched, struct hub_err *err)
{
    struct stay s;
    struct record_list open;
    struct record_query q = {0};
    query_is(&q, "stay_id", touched->id);
    query_text(&q, "state", RECORD_IS, "to tell");
    enum hub_rc rc = record_get(f->h->store, &stay_noun, touched->id, f->a, &s, err);
    rc = rc == HUB_OK ? record_list(f->h->store, &tell_noun, &q, f->a, &open, err) : rc;
    rc = rc == HUB_OK ? follow_open(f, &open, &s, touched, err) : rc;
    if (rc != HUB_OK || is_over(f, &s, &touched->was)) {
        return rc;
    }
    rc = tell_one(f, &open, "family", ID_NONE, &s, touched, err);
    if (rc == HUB_OK && id_known(s.host_id)) {
        rc = tell_one(f, &open, "host", s.host_id, &s, touched, err);
    }
    if (rc == HUB_OK && id_known(touched->was.host) && !id_eq(touched->was.host, s.host_id)) {
        rc = tell_one(f, &open, "host", touched->was.host, &s, touched, err);
    }
    rc = rc == HUB_OK ? tell_one(f, &open, "agency", ID_NONE, &s, touched, err) : rc;
    return rc == HUB_OK ? tell_children(f, &open, &s, touched, err) : rc;
}

/* --- what a transaction changed ---------------------------------------------------- */

static struct touched_stay *touch(struct following *f, hub_id id, struct hub_err *err)
{
    struct stay s;
    int64_t at = idmap_get(&f->at, id, -1);
    if (at >= 0) {
        return &f->stays[at];
    }
    if (record_get(f->h->store, &stay_noun, id, f->a, &s, err) != HUB_OK) {
        return NULL;
    }
    arena_grow(f->a, &f->stays, f->count, &f->cap, sizeof *f->stays);
    idmap_put(&f->at, id, (int64_t)f->count);
    f->stays[f->count] = (struct touched_stay){.id = id, .was = known_now(&s)};
    f->stays[f->count].was.status = s.status;
    return &f->stays[f->count++];
}

/* Changes come newest first, so the last word is what was there before all of them. */
static enum hub_rc each_change(void *arg, const struct stay_change *c, struct hub_err *err)
{
    struct following *f = arg;
    struct touched_stay *t = touch(f, c->stay, err);
    if (!t) {
        return err->rc;
    }
    if (c->op == 'I') {
        t->was = (struct known){NULL, ID_NONE, WALL_NONE, WALL_NONE};
    } else if (c->op == 'R') {
        return HUB_OK; /* it was there */
    } else if (str_eq(c->column, "removed_at")) {
        t->was.status = c->before ? NULL : t->was.status;
    } else if (str_eq(c->column, "status")) {
        t->was.status = arena_strdup(f->a, c->before);
    } else if (str_eq(c->column, "host_id")) {
        t->was.host = c->before_id;
    } else if (str_eq(c->column, "swapped_id")) {
        t->swapped = true;
    } else {
        hub_wall *at = str_eq(c->column, "arrive") ? &t->was.arrive : &t->was.leave;
        *at = WALL_NONE;
        wall_from_iso(c->before ? c->before : "", at);
    }
    return HUB_OK;
}

static enum hub_rc each_child(void *arg, const struct stay_child_change *c, struct hub_err *err)
{
    struct following *f = arg;
    struct touched_stay *t = touch(f, c->stay, err);
    size_t at = 0;
    if (!t) {
        return err->rc;
    }
    while (at < t->child_count && !id_eq(t->children[at].id, c->child)) {
        at++;
    }
    if (at == t->child_count) {
        arena_grow(f->a, &t->children, t->child_count, &t->child_cap, sizeof *t->children);
        t->children[t->child_count++].id = c->child;
    }
    t->children[at].was = c->was;
    return HUB_OK;
}

/* Stays that come in new were agreed before hub knew of them; an invented hub tells nobody. */
enum hub_rc tells_follow(struct hub *h, const struct txn_label *label, struct hub_err *err)
{
    if (store_txn_changes(h->store) == 0 || str_eq(label->verb, "practice")) {
        return HUB_OK;
    }
    struct following f = {.h = h, .a = arena_create()};
    idmap_on(&f.at, f.a);
    enum hub_rc rc =
        stay_changes(h->store, !str_eq(label->verb, "import"), each_change, &f, err);
    rc = rc == HUB_OK ? stay_child_changes(h->store, each_child, &f, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < f.count; i++) {
        rc = follow_stay(&f, &f.stays[i], err);
    }
    arena_destroy(f.a);
    return rc;
}
