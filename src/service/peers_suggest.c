/* SPDX-License-Identifier: MIT */
/* Who fits a family: facts for the scheduler, its answer in names; asking, and proposing one. */
#include "peers_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/person.h"
#include "hub/service/policy.h"

/* --- facts ------------------------------------------------------------------------------ */

struct suggesting {
    struct hub *h;
    struct arena *a;
    struct policy policy;
    hub_id family;
    struct peer_side side;
    const struct peer *peers;
    struct peer_volunteer *list;
    struct peer_fit *fits;
    size_t count;
};

static enum hub_rc read_home(
    struct hub *h, hub_id family, struct arena *a, struct peer_side *out, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list people, children;
    query_is(&q, "family_id", family);
    enum hub_rc rc = record_list(h->store, &child_noun, &q, a, &children, err);
    rc = rc == HUB_OK ? record_list(h->store, &person_noun, &q, a, &people, err) : rc;
    out->youngest = out->oldest = -1;
    if (rc != HUB_OK) {
        return rc;
    }
    out->children = children.count ? (int)children.count : -1;
    out->adults = 0;
    for (size_t i = 0; i < people.count; i++) {
        out->adults += str_eq(((const struct person *)record_at(&people, i))->role, "parent");
    }
    out->adults = out->adults ? out->adults : -1;
    for (size_t i = 0; i < children.count; i++) {
        const struct child *c = record_at(&children, i);
        int age = date_known(c->born) ? date_age(c->born, hub_today(h)) : -1;
        if (age >= 0) {
            out->youngest = out->youngest < 0 || age < out->youngest ? age : out->youngest;
            out->oldest = age > out->oldest ? age : out->oldest;
        }
    }
    return HUB_OK;
}

static enum hub_rc read_family(
    struct hub *h, hub_id family, struct arena *a, struct peer_side *out, struct hub_err *err)
{
    struct family f;
    *out = (struct peer_side){"", "", -1, -1, -1, -1, ""};
    if (!id_known(family)) {
        return HUB_OK;
    }
    enum hub_rc rc = record_get(h->store, &family_noun, family, a, &f, err);
    if (rc == HUB_OK) {
        out->times = str_empty(f.best_times) ? "" : f.best_times;
        out->stage = str_empty(f.stage) ? "" : f.stage;
        rc = read_home(h, family, a, out, err);
    }
    return rc;
}

/* What they asked for, in the match that waits, or the newest. */
static enum hub_rc read_wish(struct suggesting *s, struct hub_err *err)
{
    struct record_query q = {.order = "-asked_on,id"};
    struct record_list list;
    query_is(&q, "family_id", s->family);
    enum hub_rc rc = record_list(s->h->store, &peer_match_noun, &q, s->a, &list, err);
    bool found = false;
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct peer_match *m = record_at(&list, i);
        bool waits = str_eq(m->status, "waiting");
        if ((waits || !found) && !str_empty(m->asked_for)) {
            s->side.words = m->asked_for;
            found = waits;
        }
    }
    return rc;
}

static enum hub_rc read_past(struct suggesting *s, hub_id peer, struct peer_volunteer *v, struct hub_err *err)
{
    struct record_query never = {.limit = 1}, before = {.order = "-ended_on,id", .limit = 1};
    struct record_list list;
    query_is(&never, "peer_id", peer);
    query_is(&never, "family_id", s->family);
    enum hub_rc rc = record_list(s->h->store, &peer_never_noun, &never, s->a, &list, err);
    v->never = rc == HUB_OK && list.count > 0;
    query_is(&before, "peer_id", peer);
    query_is(&before, "family_id", s->family);
    query_text(&before, "status", RECORD_IS, "ended");
    rc = rc == HUB_OK ? record_list(s->h->store, &peer_match_noun, &before, s->a, &list, err) : rc;
    if (rc == HUB_OK && list.count) {
        const struct peer_match *m = record_at(&list, 0);
        v->before = str_empty(m->ended_how) ? "other" : m->ended_how;
    }
    return rc;
}

static enum hub_rc read_volunteer(
    struct suggesting *s, const struct peer *p, struct peer_volunteer *v, struct hub_err *err)
{
    *v = (struct peer_volunteer){.most = p->most_families == INT_NONE ? -1 : (int)p->most_families,
        .resting_until = p->resting_until,
        .left = p->left_on,
        .checks_until = p->checks_until,
        .trained = p->trained_on,
        .consultant = str_eq(p->kind, "parent consultant"),
        .own = id_known(p->family_id) && id_eq(p->family_id, s->family)};
    enum hub_rc rc = read_family(s->h, p->family_id, s->a, &v->side, err);
    v->side.words = str_empty(p->experience) ? "" : p->experience;
    v->side.times = str_empty(p->free_times) ? "" : p->free_times;
    int64_t families = 0;
    rc = rc == HUB_OK ? peer_families(s->h->store, p->record.id, &families, err) : rc;
    v->families = (int)families;
    return rc == HUB_OK ? read_past(s, p->record.id, v, err) : rc;
}

static enum hub_rc think(struct suggesting *s, struct hub_err *err)
{
    struct family f;
    struct record_query q = {0};
    struct record_list list = {0};
    enum hub_rc rc = record_get(s->h->store, &family_noun, s->family, s->a, &f, err);
    rc = rc == HUB_OK ? read_family(s->h, s->family, s->a, &s->side, err) : rc;
    rc = rc == HUB_OK ? read_wish(s, err) : rc;
    if (rc == HUB_OK) {
        query_is(&q, "hub_id", f.hub_id);
        rc = record_list(s->h->store, &peer_noun, &q, s->a, &list, err);
    }
    s->peers = list.items;
    s->list = arena_array(s->a, list.count + 1, sizeof *s->list);
    for (; rc == HUB_OK && s->count < list.count; s->count++) {
        rc = read_volunteer(s, &s->peers[s->count], &s->list[s->count], err);
    }
    if (rc == HUB_OK) {
        hub_policy(s->h->config, &s->policy);
        peer_suggest(
            &s->side, s->list, s->count, hub_today(s->h), &s->policy, s->a, &s->fits);
    }
    return rc;
}

static const char *join(const char *const *parts, size_t count, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < count; i++) {
        sb_addf(&b, "%s%s", i ? "; " : "", parts[i]);
    }
    return sb_str(&b);
}

static struct peer_offer offer_of(const struct suggesting *s, const struct peer_fit *f)
{
    const struct peer *p = &s->peers[f->at];
    return (struct peer_offer){.peer = p->record.id,
        .name = record_name(s->h->store, &person_noun, p->person_id, s->a),
        .stops = f->stops,
        .why = join(f->whys, f->why_count, s->a),
        .but = join(f->buts, f->but_count, s->a)};
}

enum hub_rc hub_peer_suggest(struct hub *h, hub_id family, struct arena *a, struct peer_offer **out,
    size_t *count, struct hub_err *err)
{
    struct suggesting s = {.h = h, .a = a, .family = family};
    enum hub_rc rc = access_check(h, VERB_READ, &peer_match_noun, err);
    rc = rc == HUB_OK ? access_check(h, VERB_READ, &peer_noun, err) : rc;
    rc = rc == HUB_OK ? think(&s, err) : rc;
    *out = arena_array(a, s.count + 1, sizeof **out);
    *count = 0;
    for (size_t i = 0; rc == HUB_OK && i < s.count; i++) {
        (*out)[(*count)++] = offer_of(&s, &s.fits[i]);
    }
    return rc;
}

/* --- asking, proposing ----------------------------------------------------------------------- */

enum hub_rc hub_peer_ask(struct hub *h, hub_id family, bool one_chat, const char *asked_for,
    struct arena *a, hub_id *match, struct hub_err *err)
{
    struct record_query q = {.order = "asked_on", .limit = 1};
    struct record_list list = {0};
    char day[DATE_TEXT];
    query_is(&q, "family_id", family);
    query_text(&q, "status", RECORD_IS, "waiting");
    enum hub_rc rc = access_check(h, VERB_WRITE, &peer_match_noun, err);
    rc = rc == HUB_OK ? record_list(h->store, &peer_match_noun, &q, a, &list, err) : rc;
    if (rc != HUB_OK || list.count) {
        *match = list.count ? ((const struct record *)record_at(&list, 0))->id : ID_NONE;
        return rc;
    }
    struct assignment set[] = {{"family", arena_printf(a, "%lld", (long long)family.n)},
        {"asked", date_iso(hub_today(h), day)}, {"kind", one_chat ? "one chat" : "weekly"},
        {"asked_for", asked_for ? asked_for : ""}};
    return hub_add(h, &peer_match_noun, set, sizeof set / sizeof *set, match, err);
}

struct propose_work {
    hub_id match, peer;
    const char *why;
    struct arena *a;
};

static enum hub_rc propose_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct propose_work *w = arg;
    struct peer_match m;
    enum hub_rc rc = record_get(h->store, &peer_match_noun, w->match, w->a, &m, err);
    if (rc == HUB_OK && str_part_index("waiting|proposed", m.status) < 0) {
        return hub_fail(err, HUB_EINVAL, "It has begun already. End it first: nobody is at fault.");
    }
    m.peer_id = w->peer;
    m.why_matched = w->why;
    m.status = "proposed";
    return rc == HUB_OK ? record_update(h->store, &peer_match_noun, &m, err) : rc;
}

static const struct peer_fit *fit_of(const struct suggesting *s, hub_id peer)
{
    for (size_t i = 0; i < s->count; i++) {
        if (id_eq(s->peers[s->fits[i].at].record.id, peer)) {
            return &s->fits[i];
        }
    }
    return NULL;
}

static enum hub_rc fits(const struct suggesting *s, const struct peer_fit *f, const char *reason,
    struct hub_err *err)
{
    if (!f) {
        return hub_fail(err, HUB_ENOTFOUND, "That is no peer of this family's hub.");
    }
    struct peer_offer o = offer_of(s, f);
    if (f->stops) {
        return hub_fail(err, HUB_EINVAL, "%s: %s. They are not matched.", o.name, o.but);
    }
    return f->but_count && str_empty(reason)
               ? hub_fail(err, HUB_ECONFLICT, "PLEASE CHECK: %s: %s. Nothing was changed.", o.name, o.but)
               : HUB_OK;
}

enum hub_rc hub_match_propose(
    struct hub *h, hub_id match, hub_id peer, const char *reason, struct hub_err *err)
{
    struct propose_work w = {match, peer, NULL, arena_create()};
    struct suggesting s = {.h = h, .a = w.a};
    struct txn_label label = {
        .verb = "edit", .person = h->person, .noun = peer_match_noun.name, .record = match};
    struct peer_match m;
    enum hub_rc rc = peers_match(h, VERB_WRITE, match, w.a, &m, err);
    s.family = m.family_id;
    rc = rc == HUB_OK ? think(&s, err) : rc;
    const struct peer_fit *f = rc == HUB_OK ? fit_of(&s, peer) : NULL;
    rc = rc == HUB_OK ? fits(&s, f, reason, err) : rc;
    if (rc == HUB_OK) {
        const char *why = join(f->whys, f->why_count, w.a);
        why = f->but_count ? arena_printf(w.a, "%s. Although %s: %s", why, join(f->buts, f->but_count, w.a), reason)
              : str_empty(reason) ? why : arena_printf(w.a, "%s. %s", why, reason);
        w.why = arena_strndup(w.a, why, utf8_head(why, 390));
        rc = hub_write(h, &label, propose_work, &w, err);
    }
    arena_destroy(w.a);
    return rc;
}
