/* SPDX-License-Identifier: MIT */
/* Who works with the hub, as what, with which keys. */
#include "hub/service/users.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"
#include "hub/model/user.h"
#include "roles_priv.h"
#include "users_priv.h"

#include <string.h>

/* A technical helper names somebody, and sees no other name: for them it is looked up unseen. */
static enum hub_rc everybody(
    struct hub *h, bool unseen, struct arena *a, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {0};
    *out = (struct record_list){0};
    query_text(&q, "role", RECORD_KNOWN, NULL);
    if (unseen) {
        sight_pause(h->store);
    }
    enum hub_rc rc = record_list(h->store, &person_noun, &q, a, out, err);
    if (unseen) {
        sight_resume(h->store);
    }
    return rc;
}

static bool same_name(const struct person *p, const char *folded, struct arena *a)
{
    return strcmp(utf8_fold(a, p->name), folded) == 0;
}

static void pick(const struct record_list *people, const char *name, struct arena *a,
    struct namesakes *out)
{
    const char *folded = utf8_fold(a, name);
    out->items = arena_array(a, people->count + 1, sizeof *out->items);
    out->count = 0;
    for (size_t i = 0; i < people->count; i++) {
        const struct person *p = record_at(people, i);
        if (role_comes_in(p->role) && same_name(p, folded, a)) {
            out->items[out->count++] = p;
        }
    }
}

/* By the whole name; a name people call somebody by serves too. */
static enum hub_rc named(struct hub *h, const char *name, struct arena *a, struct namesakes *out,
    struct hub_err *err)
{
    struct record_list people;
    enum hub_rc rc = everybody(h, !hub_may(h, VERB_READ, &person_noun), a, &people, err);
    const struct person *one =
        rc == HUB_OK ? people_match(&people, utf8_fold(a, name), false, a) : NULL;
    if (rc == HUB_OK && !one) {
        return hub_fail(err, HUB_ENOTFOUND,
            "Nobody called %s works with this hub. Give the whole name, as it stands in its list of "
            "people.",
            name);
    }
    if (rc == HUB_OK) {
        pick(&people, one->name, a, out);
    }
    return rc;
}

/* --- keys -------------------------------------------------------------------------------- */

static bool among(const struct namesakes *who, hub_id person)
{
    for (size_t i = 0; i < who->count; i++) {
        if (id_eq(who->items[i]->record.id, person)) {
            return true;
        }
    }
    return false;
}

static enum hub_rc add_key(struct hub *h, const struct namesakes *who, const struct public_key *key,
    struct arena *a, bool *had, struct hub_err *err)
{
    struct user_keys keys;
    enum hub_rc rc = user_key_list(h->store, a, &keys, err);
    for (size_t i = 0; rc == HUB_OK && i < keys.count; i++) {
        if (!str_eq(keys.items[i].fingerprint, key->fingerprint)) {
            continue;
        }
        *had = among(who, keys.items[i].person);
        return *had ? HUB_OK
                    : hub_fail(err, HUB_ECONFLICT,
                          "That key is somebody else's already. Each person has a key of their own: "
                          "ssh-keygen -t ed25519 makes one. Nothing was changed.");
    }
    struct user_key k = {.id = store_next_id(h->store), .person = who->items[0]->record.id,
        .kind = key->kind, .body = key->body, .fingerprint = key->fingerprint,
        .added_at = clock_now(&h->clock), .added_by = h->person};
    return rc == HUB_OK ? user_key_add(h->store, &k, err) : rc;
}

struct dropping {
    const char *name, *key;
    struct arena *a;
};

/* Its fingerprint as ssh-keygen -l says it, or the key's own line. */
static bool is_key(const struct user_key *k, const char *text)
{
    struct public_key key;
    struct hub_err ignored;
    return str_eq(k->fingerprint, text) ||
           (public_key_read(text, &key, &ignored) == HUB_OK &&
               str_eq(k->fingerprint, key.fingerprint));
}

static enum hub_rc drop_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct dropping *d = arg;
    struct namesakes who;
    struct user_keys keys;
    enum hub_rc rc = named(h, d->name, d->a, &who, err);
    rc = rc == HUB_OK ? user_key_list(h->store, d->a, &keys, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < keys.count; i++) {
        if (among(&who, keys.items[i].person) && is_key(&keys.items[i], d->key)) {
            store_label_record(h->store, keys.items[i].person);
            rc = user_key_drop(h->store, keys.items[i].id, err);
            return rc == HUB_OK ? keys_file_write(h, err) : rc;
        }
    }
    return rc == HUB_OK ? hub_fail(err, HUB_ENOTFOUND,
                              "%s has no such key. hub user list shows the keys of each person.",
                              d->name)
                        : rc;
}

enum hub_rc hub_user_drop_key(struct hub *h, const char *name, const char *key, struct hub_err *err)
{
    struct txn_label label = {
        .verb = "user key", .person = h->person, .noun = "person", .kept = true};
    enum hub_rc rc = access_check(h, VERB_KEYS, NULL, err);
    struct dropping d = {name, key, arena_create()};
    rc = rc == HUB_OK ? hub_write(h, &label, drop_work, &d, err) : rc;
    arena_destroy(d.a);
    return rc;
}

/* --- adding -------------------------------------------------------------------------------- */

struct add_work {
    const struct user_adding *ask;
    const struct public_key *key; /* NULL: none */
    struct arena *a;
    struct user_added *out;
};

/* Somebody of this name in this hub, whatever they are to it; NULL: nobody. */
static enum hub_rc person_in(struct hub *h, hub_id hub, const char *name, struct arena *a,
    const struct person **out, struct hub_err *err)
{
    struct record_query q = {.limit = 1};
    struct record_list people;
    query_is(&q, "hub_id", hub);
    query_text(&q, "sort_name", RECORD_IS, utf8_fold(a, name));
    enum hub_rc rc = record_list(h->store, &person_noun, &q, a, &people, err);
    *out = rc == HUB_OK && people.count ? record_at(&people, 0) : NULL;
    return rc;
}

static enum hub_rc other_role(
    const struct person *p, const char *role, struct hub_err *err)
{
    return hub_fail(err, HUB_ECONFLICT,
        "%s is known as a %s. If that is to be %s: hub user role \"%s\" \"%s\". Nothing was changed.",
        p->name, p->role, role, p->name, role);
}

static enum hub_rc add_in_hub(
    struct hub *h, struct add_work *w, hub_id hub, const char *hub_name, struct hub_err *err)
{
    const char *role = w->ask->role;
    const struct person *p;
    hub_id id;
    enum hub_rc rc = person_in(h, hub, w->ask->name, w->a, &p, err);
    if (rc == HUB_OK && p && role_comes_in(p->role)) {
        return str_ieq(p->role, role) ? HUB_OK : other_role(p, role, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    w->out->made = true;
    if (p) { /* known as a parent or an adult, or without a role */
        struct assignment set = {"role", role};
        return record_edit(h, &person_noun, p->record.id, &set, 1, w->a, err);
    }
    struct assignment set[] = {{"hub", hub_name}, {"person", w->ask->name}, {"role", role}};
    return record_add(h, &person_noun, set, 3, w->a, &id, err);
}

static enum hub_rc in_named_hub(
    struct hub *h, struct add_work *w, const char *name, struct hub_err *err)
{
    hub_id hub;
    enum hub_rc rc = resolve_name(h, &hub_noun, name, NULL, ID_NONE, &hub, err);
    return rc == HUB_OK ? add_in_hub(h, w, hub, record_name(h->store, &hub_noun, hub, w->a), err)
                        : rc;
}

static enum hub_rc in_hubs(struct hub *h, struct add_work *w, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    if (!w->ask->hubs) {
        hub_id hub = hub_default(h);
        if (!id_known(hub)) {
            return hub_fail_next(err, HUB_EUSAGE, NEXT_HUBS,
                "There are several hubs here, and %s may work with one or more.", w->ask->name);
        }
        return add_in_hub(h, w, hub, record_name(h->store, &hub_noun, hub, w->a), err);
    }
    for (const char *p = w->ask->hubs; rc == HUB_OK && *p;) {
        size_t len = strcspn(p, ",");
        const char *name = str_trim(w->a, arena_strndup(w->a, p, len));
        rc = *name ? in_named_hub(h, w, name, err) : HUB_OK;
        p += len + (p[len] == ',');
    }
    return rc;
}

static enum hub_rc add_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct add_work *w = arg;
    struct namesakes who;
    enum hub_rc rc = w->ask->role ? in_hubs(h, w, err) : HUB_OK;
    rc = rc == HUB_OK ? named(h, w->ask->name, w->a, &who, err) : rc;
    if (rc == HUB_OK && (w->ask->role || w->ask->sees)) {
        rc = users_scope(h, &who, who.items[0]->role, w->ask->sees, w->a, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    w->out->name = who.items[0]->name;
    store_label_record(h->store, who.items[0]->record.id);
    if (w->key) {
        w->out->fingerprint = w->key->fingerprint;
        rc = people_seen_whole(h, &who, err);
        rc = rc != HUB_OK ? rc : add_key(h, &who, w->key, w->a, &w->out->had_key, err);
        rc = rc == HUB_OK ? keys_file_write(h, err) : rc;
    }
    return rc;
}

static enum hub_rc may_add(struct hub *h, const struct user_adding *u, struct hub_err *err)
{
    enum hub_rc rc = access_check(h, u->role || u->sees ? VERB_ROLES : VERB_KEYS, NULL, err);
    if (rc == HUB_OK && !u->role && !u->key && !u->sees) {
        rc = hub_fail_next(
            err, HUB_EUSAGE, NEXT_ROLE, "It is not said what %s is to the hub.", u->name);
    }
    return rc;
}

enum hub_rc hub_user_add(struct hub *h, const struct user_adding *u, struct arena *a,
    struct user_added *out, struct hub_err *err)
{
    struct public_key *key = arena_alloc(a, sizeof *key);
    struct txn_label label = {
        .verb = "user add", .person = h->person, .noun = "person", .kept = true};
    struct add_work w = {.ask = u, .key = u->key ? key : NULL, .a = a, .out = out};
    *out = (struct user_added){0};
    enum hub_rc rc = may_add(h, u, err);
    if (rc == HUB_OK && u->key) {
        rc = public_key_read(u->key, key, err);
    }
    return rc == HUB_OK ? hub_write(h, &label, add_work, &w, err) : rc;
}

/* --- another role; a way in that is closed ---------------------------------------------------- */

/* HUB_EINVAL: without these no hub carer is left who can come in. */
static enum hub_rc carers_left(
    struct hub *h, const struct namesakes *who, struct arena *a, struct hub_err *err)
{
    struct record_list people;
    enum hub_rc rc = everybody(h, true, a, &people, err);
    for (size_t i = 0; rc == HUB_OK && i < people.count; i++) {
        const struct person *p = record_at(&people, i);
        hub_stamp closed = STAMP_NONE;
        if (str_eq(p->role, "hub carer") && !same_name(p, utf8_fold(a, who->items[0]->name), a)) {
            rc = people_closed(h, p->name, &closed, err);
            if (rc == HUB_OK && !stamp_known(closed)) {
                return HUB_OK;
            }
        }
    }
    return rc == HUB_OK ? hub_fail(err, HUB_EINVAL,
                              "%s is the only hub carer who can come in. Add another one first.",
                              who->items[0]->name)
                        : rc;
}

static bool any_carer(const struct namesakes *who)
{
    for (size_t i = 0; i < who->count; i++) {
        if (str_eq(who->items[i]->role, "hub carer")) {
            return true;
        }
    }
    return false;
}

struct change_work {
    const char *name, *role;
    const struct user_scoping *sees;
    bool closed;
    struct arena *a;
};

static enum hub_rc begin_change(
    struct hub *h, const struct change_work *c, bool fewer, struct namesakes *who, struct hub_err *err)
{
    enum hub_rc rc = named(h, c->name, c->a, who, err);
    if (rc == HUB_OK) {
        store_label_record(h->store, who->items[0]->record.id);
        rc = fewer && any_carer(who) ? carers_left(h, who, c->a, err) : HUB_OK;
    }
    return rc;
}

static enum hub_rc role_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct change_work *c = arg;
    struct namesakes who;
    struct assignment set = {"role", c->role};
    enum hub_rc rc = begin_change(h, c, !str_ieq(c->role, "hub carer"), &who, err);
    for (size_t i = 0; rc == HUB_OK && i < who.count; i++) {
        if (!id_known(h->narrowed) || id_eq(h->narrowed, who.items[i]->hub_id)) {
            rc = record_edit(h, &person_noun, who.items[i]->record.id, &set, 1, c->a, err);
        }
    }
    rc = rc == HUB_OK ? users_scope(h, &who, c->role, c->sees, c->a, err) : rc;
    return rc == HUB_OK ? keys_file_write(h, err) : rc;
}

static enum hub_rc close_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct change_work *c = arg;
    struct namesakes who;
    hub_stamp since = c->closed ? clock_now(&h->clock) : STAMP_NONE;
    enum hub_rc rc = begin_change(h, c, c->closed, &who, err);
    for (size_t i = 0; rc == HUB_OK && i < who.count; i++) {
        rc = user_close(h->store, who.items[i]->record.id, since, err);
        standing_changes(h);
    }
    return rc == HUB_OK ? keys_file_write(h, err) : rc;
}

enum hub_rc hub_user_role(struct hub *h, const char *name, const char *role,
    const struct user_scoping *sees, struct hub_err *err)
{
    struct txn_label label = {
        .verb = "user role", .person = h->person, .noun = "person", .kept = true};
    struct change_work c = {.name = name, .role = role, .sees = sees, .a = arena_create()};
    enum hub_rc rc = access_check(h, VERB_ROLES, NULL, err);
    rc = rc == HUB_OK ? hub_write(h, &label, role_work, &c, err) : rc;
    arena_destroy(c.a);
    return rc;
}

enum hub_rc hub_user_close(struct hub *h, const char *name, bool closed, struct hub_err *err)
{
    struct txn_label label = {.verb = closed ? "user disable" : "user enable",
        .person = h->person, .noun = "person", .kept = true};
    struct change_work c = {.name = name, .closed = closed, .a = arena_create()};
    enum hub_rc rc = access_check(h, closed ? VERB_KEYS : VERB_ROLES, NULL, err);
    rc = rc == HUB_OK ? hub_write(h, &label, close_work, &c, err) : rc;
    arena_destroy(c.a);
    return rc;
}
