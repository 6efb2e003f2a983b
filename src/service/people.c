/* SPDX-License-Identifier: MIT */
/* Who sits at the hub. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/person.h"
#include "hub_priv.h"

#include <string.h>

static bool may_sign_in(const struct person *p)
{
    return !str_empty(p->role) && strcmp(p->role, "parent") != 0 &&
           strcmp(p->role, "other adult") != 0;
}

static const char *called(const struct person *p)
{
    return str_empty(p->known_as) ? p->name : p->known_as;
}

static void become(struct hub *h, const struct person *p)
{
    h->person = p->record.id;
    h->person_name = arena_strdup(h->arena, called(p));
    h->role = arena_strdup(h->arena, p->role);
}

static const struct person *person_called(
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
    const struct person *p = person_called(people, folded, true, a);
    p = p ? p : person_called(people, folded, false, a);
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
        return hub_fail(
            err, HUB_EUSAGE, "This hub has no hub carer yet. Say who you are with --as NAME.");
    }
    for (size_t i = 1; i < people->count; i++) { /* one carer of several hubs is one */
        const struct person *p = record_at(people, i);
        if (strcmp(utf8_fold(a, only->name), utf8_fold(a, p->name)) != 0) {
            return hub_fail(err, HUB_EUSAGE,
                "Several people work with this hub. Say who you are with --as NAME, or write it "
                "into hub.ini as person.");
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
    struct record_list people;
    query_text(&q, "role", RECORD_KNOWN, NULL);
    enum hub_rc rc = record_list(h->store, &person_noun, &q, scratch, &people, err);
    const struct person *p =
        rc == HUB_OK ? person_called(&people, utf8_fold(scratch, name), false, scratch) : NULL;
    *out = p ? p->record.id : ID_NONE;
    arena_destroy(scratch);
    return rc;
}

enum hub_rc people_sign_in(struct hub *h, const char *as, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    bool found = false;
    enum hub_rc rc = str_empty(as) ? HUB_OK : sign_in_carer(h, as, scratch, &found, err);
    if (rc == HUB_OK && !found) {
        rc = sign_in_among(h, as, scratch, err);
    }
    arena_destroy(scratch);
    return rc;
}
