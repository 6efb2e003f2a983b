/* SPDX-License-Identifier: MIT */
#include "hub/service/visits.h"

#include "hub/base/str.h"
#include "hub/model/person.h"
#include "hub/model/visit.h"
#include "hub/service/spool.h"
#include "users_priv.h"

static enum hub_rc add_work(struct hub *h, void *arg, struct hub_err *err)
{
    return visit_add(h->store, arg, err);
}

static enum hub_rc record(struct hub *h, const struct way_in *w, const char *kind, const char *verb,
    struct hub_err *err)
{
    struct visit v = {clock_now(&h->clock), h->person, kind, w->command ? w->command : "",
        str_empty(w->address) ? NULL : w->address,
        str_empty(w->fingerprint) ? NULL : w->fingerprint};
    struct txn_label label = {
        .verb = verb, .person = h->person, .noun = "person", .record = h->person, .kept = true};
    return hub_readonly(h) ? HUB_OK : hub_write(h, &label, add_work, &v, err);
}

enum hub_rc hub_came_in(struct hub *h, const struct way_in *w, struct hub_err *err)
{
    bool known = false;
    if (!str_empty(w->fingerprint) &&
        still_in_key(h, w->fingerprint, &known, err) != HUB_OK) {
        return err->rc;
    }
    h->guest = w->guest;
    h->key = known ? arena_strdup(h->arena, w->fingerprint) : NULL;
    hub_spool_tidy(h);
    return record(h, w, VISIT_CAME_IN, "sign in", err);
}

enum hub_rc hub_took_out(struct hub *h, const struct way_in *w, struct hub_err *err)
{
    return record(h, w, VISIT_TOOK_OUT, "take out", err);
}

struct telling {
    struct namer *names;
    enum hub_rc (*each)(void *arg, const struct visit_line *line, struct hub_err *err);
    void *arg;
};

static const char *or_none(const char *text)
{
    return text ? text : "";
}

static enum hub_rc tell(void *arg, const struct visit *v, struct hub_err *err)
{
    const struct telling *t = arg;
    struct visit_line line = {stamp_to_wall(v->at), namer_name(t->names, &person_noun, v->person),
        v->kind, str_empty(v->command) ? "the screen" : v->command, or_none(v->address),
        or_none(v->fingerprint)};
    return t->each(t->arg, &line, err);
}

const char *visit_sentence(const struct visit_line *l, bool whole, struct arena *a)
{
    char day[DATE_TEXT];
    const char *did = arena_printf(a, "%s %s: %s", l->who, l->what, l->command);
    if (!whole) {
        return did;
    }
    return arena_printf(a, "%s: %s%s%s%s%s.", wall_long(l->at, day), did,
        *l->address ? ", from " : ", at this computer", l->address,
        *l->fingerprint ? ", with the key " : "", l->fingerprint);
}

enum hub_rc hub_visits(struct hub *h, hub_date from, hub_date to,
    enum hub_rc (*each)(void *arg, const struct visit_line *line, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    enum hub_rc rc = access_check(h, VERB_ROLES, NULL, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct arena *a = arena_create();
    struct telling t = {namer_create(h, a), each, arg};
    hub_stamp first = date_known(from) ? wall_to_stamp(wall_at(from, 0), NULL) : STAMP_NONE;
    hub_stamp before =
        date_known(to) ? wall_to_stamp(wall_at(date_add(to, 1), 0), NULL) : STAMP_NONE;
    rc = visit_each(h->store, first, before, tell, &t, err);
    arena_destroy(a);
    return rc;
}
