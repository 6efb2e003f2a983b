/* SPDX-License-Identifier: MIT */
/* The list of those who work with the hub, a line a person. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"
#include "hub/model/user.h"
#include "hub/service/users.h"
#include "roles_priv.h"
#include "users_priv.h"

#include <string.h>

struct listing {
    struct hub *h;
    struct arena *a;
    struct users *out;
    size_t cap;
    struct user_keys keys;
    bool names;          /* else initials and numbers */
    const char **folded; /* of each line */
    size_t folded_cap;
};

static struct user *line_of(struct listing *l, const struct person *p)
{
    const char *folded = utf8_fold(l->a, p->name);
    for (size_t i = 0; i < l->out->count; i++) {
        if (strcmp(l->folded[i], folded) == 0) {
            return &l->out->items[i];
        }
    }
    arena_grow(l->a, &l->out->items, l->out->count, &l->cap, sizeof *l->out->items);
    arena_grow(l->a, &l->folded, l->out->count, &l->folded_cap, sizeof *l->folded);
    l->folded[l->out->count] = folded;
    struct user *u = &l->out->items[l->out->count++];
    *u = (struct user){.person = p->record.id,
        .name = l->names ? p->name : utf8_initials(l->a, p->name),
        .role = p->role, .hubs = "", .sees = "", .closed = STAMP_NONE,
        .keys = arena_array(l->a, l->keys.count + 1, sizeof *u->keys)};
    return u;
}

static enum hub_rc add_person(struct listing *l, const struct person *p, struct hub_err *err)
{
    struct user *u = line_of(l, p);
    const char *hub = record_name(l->h->store, &hub_noun, p->hub_id, l->a);
    u->hubs = *u->hubs ? arena_printf(l->a, "%s, %s", u->hubs, hub) : hub;
    if (str_eq(p->role, roles[ROLE_CARER].name)) { /* who comes in as */
        u->role = p->role;
        u->person = p->record.id;
    }
    for (size_t i = 0; i < l->keys.count; i++) {
        if (id_eq(l->keys.items[i].person, p->record.id)) {
            u->keys[u->key_count++] = l->keys.items[i].fingerprint;
        }
    }
    return people_closed(l->h, p->name, &u->closed, err);
}

static enum hub_rc say_sights(struct listing *l, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < l->out->count; i++) {
        struct user *u = &l->out->items[i];
        struct standing s;
        struct person p;
        rc = record_get(l->h->store, &person_noun, u->person, l->a, &p, err);
        rc = rc == HUB_OK ? standing_of(l->h, &p, l->a, &s, err) : rc;
        u->sees = rc == HUB_OK ? standing_words(l->h, &s, u->hubs, l->names, l->a) : "";
    }
    return rc;
}

static enum hub_rc list_of(
    struct hub *h, hub_id hub, struct arena *a, struct users *out, struct hub_err *err)
{
    struct listing l = {.h = h, .a = a, .out = out, .names = hub_may(h, VERB_READ, &person_noun)};
    struct record_query q = {0};
    struct record_list people;
    *out = (struct users){0};
    query_text(&q, "role", RECORD_KNOWN, NULL);
    enum hub_rc rc = user_key_list(h->store, a, &l.keys, err);
    rc = rc == HUB_OK ? record_list(h->store, &person_noun, &q, a, &people, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < people.count; i++) {
        const struct person *p = record_at(&people, i);
        bool here = !id_known(hub) || id_eq(hub, p->hub_id);
        rc = here && role_comes_in(p->role) ? add_person(&l, p, err) : HUB_OK;
    }
    return rc == HUB_OK ? say_sights(&l, err) : rc;
}

enum hub_rc users_all(struct hub *h, struct arena *a, struct users *out, struct hub_err *err)
{
    return list_of(h, ID_NONE, a, out, err);
}

enum hub_rc hub_users(struct hub *h, struct arena *a, struct users *out, struct hub_err *err)
{
    *out = (struct users){0};
    enum hub_rc rc = access_check(h, VERB_KEYS, NULL, err);
    if (rc != HUB_OK || hub_may(h, VERB_READ, &person_noun)) { /* a hub carer: those of their hubs */
        return rc == HUB_OK ? list_of(h, h->narrowed, a, out, err) : rc;
    }
    sight_pause(h->store);
    rc = list_of(h, h->narrowed, a, out, err);
    sight_resume(h->store);
    return rc;
}
