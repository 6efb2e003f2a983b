/* SPDX-License-Identifier: MIT */
/* Who sits at the hub. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/user.h"
#include "hub/service/users.h"
#include "roles_priv.h"
#include "users_priv.h"

#include <string.h>

bool role_comes_in(const char *role)
{
    return str_part_index(USER_ROLES, role) >= 0;
}

static bool may_sign_in(const struct person *p)
{
    return role_comes_in(p->role);
}

static const char *called(const struct person *p)
{
    return str_empty(p->known_as) ? p->name : p->known_as;
}

static void become(struct hub *h, const struct person *p)
{
    h->person = p->record.id;
    h->person_name = arena_strdup(h->arena, called(p));
}

const struct person *people_match(
    const struct record_list *people, const char *folded, bool carer, struct arena *a)
{
    for (size_t i = 0; i < people->count; i++) {
        const struct person *p = record_at(people, i);
        if (may_sign_in(p) && (!carer || str_eq(p->role, "hub carer")) &&
            (strcmp(utf8_fold(a, p->name), folded) == 0 ||
                strcmp(utf8_fold(a, called(p)), folded) == 0)) {
            return p;
        }
    }
    return NULL;
}

/* Of several with this name in the hubs of one file, a hub carer. */
static enum hub_rc sign_in_as(struct hub *h, const struct record_list *people, const char *as,
    struct arena *a, struct hub_err *err)
{
    const char *folded = utf8_fold(a, as);
    const struct person *p = people_match(people, folded, true, a);
    p = p ? p : people_match(people, folded, false, a);
    if (p) {
        become(h, p);
        return HUB_OK;
    }
    return hub_fail(err, HUB_EUSAGE,
        "Nobody called %s works with this hub. Use the name that stands in its list of people.", as);
}

static enum hub_rc sign_in_only(
    struct hub *h, const struct record_list *people, struct arena *a, struct hub_err *err)
{
    const struct person *only = people->count ? record_at(people, 0) : NULL;
    if (!only) {
        return hub_fail_next(err, HUB_EUSAGE, NEXT_PERSON, "This hub has no hub carer yet.");
    }
    for (size_t i = 1; i < people->count; i++) { /* one carer of several hubs is one */
        const struct person *p = record_at(people, i);
        if (strcmp(utf8_fold(a, only->name), utf8_fold(a, p->name)) != 0) {
            return hub_fail_next(
                err, HUB_EUSAGE, NEXT_PERSON, "Several people work with this hub.");
        }
    }
    become(h, only);
    return HUB_OK;
}

/* The usual case without reading everybody: a hub carer by the whole name. */
static enum hub_rc sign_in_carer(
    struct hub *h, const char *as, struct arena *a, bool *found, struct hub_err *err)
{
    struct record_query q = {.limit = 1};
    struct record_list people;
    query_text(&q, "sort_name", RECORD_IS, utf8_fold(a, as));
    query_text(&q, "role", RECORD_IS, "hub carer");
    enum hub_rc rc = record_list(h->store, &person_noun, &q, a, &people, err);
    *found = rc == HUB_OK && people.count;
    if (*found) {
        become(h, record_at(&people, 0));
    }
    return rc;
}

static enum hub_rc sign_in_among(
    struct hub *h, const char *as, struct arena *a, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list people;
    if (str_empty(as)) {
        query_text(&q, "role", RECORD_IS, "hub carer");
    } else {
        query_text(&q, "role", RECORD_KNOWN, NULL);
    }
    enum hub_rc rc = record_list(h->store, &person_noun, &q, a, &people, err);
    if (rc != HUB_OK) {
        return rc;
    }
    return str_empty(as) ? sign_in_only(h, &people, a, err) : sign_in_as(h, &people, as, a, err);
}

enum hub_rc people_called(struct hub *h, const char *name, hub_id *out, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct record_query q = {0};
    struct record_list people = {0};
    query_text(&q, "role", RECORD_KNOWN, NULL);
    sight_pause(h->store);
    enum hub_rc rc = record_list(h->store, &person_noun, &q, scratch, &people, err);
    sight_resume(h->store);
    const struct person *p =
        rc == HUB_OK ? people_match(&people, utf8_fold(scratch, name), false, scratch) : NULL;
    *out = p ? p->record.id : ID_NONE;
    arena_destroy(scratch);
    return rc;
}

static enum hub_rc closed_among(struct hub *h, const struct record_list *people,
    const char *folded, struct arena *a, hub_stamp *since, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < people->count && !stamp_known(*since); i++) {
        const struct person *p = record_at(people, i);
        if (strcmp(utf8_fold(a, p->name), folded) == 0) {
            rc = user_closed(h->store, p->record.id, since, err);
        }
    }
    return rc;
}

enum hub_rc people_closed(struct hub *h, const char *name, hub_stamp *since, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list people = {0};
    int64_t any = 0;
    *since = STAMP_NONE;
    sight_pause(h->store);
    struct arena *a = arena_create();
    enum hub_rc rc = user_closed_count(h->store, &any, err);
    if (rc == HUB_OK && any > 0) {
        query_text(&q, "role", RECORD_KNOWN, NULL);
        rc = record_list(h->store, &person_noun, &q, a, &people, err);
        rc = rc == HUB_OK ? closed_among(h, &people, utf8_fold(a, name), a, since, err) : rc;
    }
    arena_destroy(a);
    sight_resume(h->store);
    return rc;
}

/* Somebody whose way in was closed is told so, and not how the hub is. */
static enum hub_rc way_in(struct hub *h, struct arena *a, struct hub_err *err)
{
    struct person p;
    hub_stamp since = STAMP_NONE;
    enum hub_rc rc = record_get(h->store, &person_noun, h->person, a, &p, err);
    rc = rc == HUB_OK ? people_closed(h, p.name, &since, err) : rc;
    if (rc == HUB_OK && stamp_known(since)) {
        return hub_fail(err, HUB_EDENIED,
            "%s's way into this hub is closed. A hub carer can open it again.", called(&p));
    }
    return rc == HUB_OK ? standing_begin(h, &p, err) : rc;
}

enum hub_rc people_sign_in(struct hub *h, const char *as, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    bool found = false;
    enum hub_rc rc = str_empty(as) ? HUB_OK : sign_in_carer(h, as, scratch, &found, err);
    if (rc == HUB_OK && !found) {
        rc = sign_in_among(h, as, scratch, err);
    }
    rc = rc == HUB_OK ? way_in(h, scratch, err) : rc;
    arena_destroy(scratch);
    return rc;
}
