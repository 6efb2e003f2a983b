/* SPDX-License-Identifier: MIT */
#include "hub/service/supervision.h"

#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/person.h"
#include "hub/model/training.h"
#include "schemes_priv.h"

/* The first of the hub with this role; false: there is none. */
static bool person_with_role(
    struct hub *h, hub_id hub, const char *role, struct arena *a, struct person *out)
{
    struct record_query q = {.scope = &hub_noun, .scope_id = hub, .order = "id", .limit = 1};
    struct record_list list;
    struct hub_err ignored;
    query_text(&q, "role", RECORD_IS, role);
    if (record_list(h->store, &person_noun, &q, a, &list, &ignored) != HUB_OK || !list.count) {
        return false;
    }
    *out = *(const struct person *)record_at(&list, 0);
    return true;
}

static const char *called(const struct person *p)
{
    return str_empty(p->known_as) ? p->name : p->known_as;
}

static enum hub_rc last_meeting(
    struct hub *h, hub_id carer, struct arena *a, struct supervised *out, struct hub_err *err)
{
    char day[DATE_TEXT];
    struct record_query q = {.order = "-held_on,id", .limit = 1};
    struct record_list list;
    query_is(&q, "person_id", carer);
    query_text(&q, "held_on", RECORD_BEFORE, date_iso(hub_today(h), day));
    enum hub_rc rc = record_list(h->store, &supervision_noun, &q, a, &list, err);
    if (rc == HUB_OK && list.count) {
        const struct supervision *s = record_at(&list, 0);
        out->last = s->held_on;
        out->with = s->with_whom ? s->with_whom : out->with;
    }
    return rc;
}

enum hub_rc hub_supervised(
    struct hub *h, hub_id hub, struct arena *a, struct supervised *out, struct hub_err *err)
{
    struct person person;
    *out = (struct supervised){.carer = h->person, .name = h->person_name, .with = "", .last = DATE_NONE};
    enum hub_rc rc = access_check(h, VERB_READ, &supervision_noun, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (!str_eq(h->role, "hub carer")) {
        bool found = person_with_role(h, hub, "hub carer", a, &person);
        out->carer = found ? person.record.id : ID_NONE;
        out->name = found ? called(&person) : "";
        out->with = h->person_name;
    } else if (person_with_role(h, hub, "liaison worker", a, &person)) {
        out->with = called(&person);
    }
    rc = last_meeting(h, out->carer, a, out, err);
    out->since = date_known(out->last) ? out->last : date_add(hub_today(h), -SUPERVISION_FIRST_DAYS);
    return rc;
}
