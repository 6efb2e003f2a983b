/* SPDX-License-Identifier: MIT */
/*
 * People come in by their name, so a name must not be taken of somebody who is more than one knows:
 * of another hub that one does not see, or, where there are keys, of somebody in another role. At
 * the computer itself, where the file lies, only the second is looked at: that is where one carer is
 * given a second hub.
 */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/user.h"
#include "roles_priv.h"
#include "users_priv.h"

#include <string.h>

struct apart {
    struct hub *h;
    struct record_list people;
    struct user_keys keys;
    struct arena *a;
};

static bool sees_hub(const struct hub *h, hub_id hub)
{
    const struct sight *s = h->standing ? &h->standing->sight : NULL;
    for (size_t i = 0; s && i < s->hub_count; i++) {
        if (id_eq(s->hubs[i], hub)) {
            return true;
        }
    }
    return !s || s->kind == SIGHT_ALL || s->kind == SIGHT_NOTHING;
}

static bool has_key(const struct apart *w, const struct person *p)
{
    for (size_t i = 0; i < w->keys.count; i++) {
        if (id_eq(w->keys.items[i].person, p->record.id)) {
            return true;
        }
    }
    return false;
}

static enum hub_rc hold_apart(
    const struct apart *w, const struct person *p, const struct person *other, struct hub_err *err)
{
    if (w->h->guest && !sees_hub(w->h, other->hub_id)) {
        return hub_fail(err, HUB_EDENIED,
            "Somebody called %s works with another hub of this file. Whoever works with both hubs "
            "does this, or give a name that tells them apart. Nothing was saved.",
            p->name);
    }
    if (!str_eq(p->role, other->role) && (has_key(w, p) || has_key(w, other))) {
        return hub_fail(err, HUB_ECONFLICT,
            "There is a %s called %s, and people come in by their name. Give one that tells them "
            "apart. Nothing was saved.",
            other->role, p->name);
    }
    return HUB_OK;
}

static enum hub_rc one_apart(const struct apart *w, const struct person *p, struct hub_err *err)
{
    const char *folded = utf8_fold(w->a, p->name);
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < w->people.count; i++) {
        const struct person *other = record_at(&w->people, i);
        if (!id_eq(other->record.id, p->record.id) && role_comes_in(other->role) &&
            strcmp(utf8_fold(w->a, other->name), folded) == 0) {
            rc = hold_apart(w, p, other, err);
        }
    }
    return rc;
}

static enum hub_rc read_people(struct apart *w, struct hub_err *err)
{
    struct record_query q = {0};
    query_text(&q, "role", RECORD_KNOWN, NULL);
    enum hub_rc rc = record_list(w->h->store, &person_noun, &q, w->a, &w->people, err);
    return rc == HUB_OK ? user_key_list(w->h->store, w->a, &w->keys, err) : rc;
}

enum hub_rc people_apart(struct hub *h, struct hub_err *err)
{
    struct apart w = {.h = h, .a = arena_create()};
    hub_id *ids;
    size_t count = 0;
    enum hub_rc rc = user_people_named(h->store, w.a, &ids, &count, err);
    rc = rc == HUB_OK && count > 0 ? read_people(&w, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        for (size_t k = 0; rc == HUB_OK && k < w.people.count; k++) {
            const struct person *p = record_at(&w.people, k);
            if (id_eq(p->record.id, ids[i]) && role_comes_in(p->role)) {
                rc = one_apart(&w, p, err);
            }
        }
    }
    arena_destroy(w.a);
    return rc;
}

enum hub_rc people_seen_whole(
    struct hub *h, const struct namesakes *who, struct hub_err *err)
{
    struct apart w = {.h = h, .a = arena_create()};
    sight_pause(h->store);
    enum hub_rc rc = read_people(&w, err);
    sight_resume(h->store);
    for (size_t i = 0; rc == HUB_OK && i < who->count; i++) {
        rc = one_apart(&w, who->items[i], err);
    }
    arena_destroy(w.a);
    return rc;
}
