/* SPDX-License-Identifier: MIT */
/* What those write who see little: of what they see, and of what goes without saying. */
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "roles_priv.h"
#include "write_priv.h"

enum hub_rc write_in_sight(struct hub *h, const struct edit_work *w, struct hub_err *err)
{
    struct hub_err why;
    if (!h->standing || w->noun == &hub_noun) {
        return HUB_OK;
    }
    enum hub_rc rc =
        record_get(h->store, w->noun, w->id, w->a, arena_alloc(w->a, w->noun->size), &why);
    if (rc != HUB_ENOTFOUND) {
        return rc == HUB_OK ? rc : hub_fail(err, rc, "%s", why.msg);
    }
    const char *of = noun_field(w->noun, "stay_id")    ? " Say of which stay: stay=NAME."
                     : noun_field(w->noun, "event_id") ? " Say at which event: event=NAME."
                                                       : "";
    return hub_fail(err, HUB_EINVAL,
        "This would be of nobody whom you see here.%s Nothing was changed.", of);
}

static hub_id id_in(const struct noun *n, const char *column, const void *rec)
{
    const struct field *f = noun_field(n, column);
    return f && f->type == FIELD_REF ? *(const hub_id *)(const void *)((const char *)rec + f->offset)
                                     : ID_NONE;
}

/* Whose it is, as far as it says. */
static enum hub_rc family_of(struct hub *h, const struct noun *n, const void *rec, struct arena *a,
    hub_id *out, struct hub_err *err)
{
    struct child c;
    hub_id child = id_in(n, "child_id", rec);
    *out = id_in(n, "family_id", rec);
    if (id_known(*out) || !id_known(child)) {
        return HUB_OK;
    }
    enum hub_rc rc = record_get(h->store, &child_noun, child, a, &c, err);
    *out = rc == HUB_OK ? c.family_id : ID_NONE;
    return rc;
}

/* The only one there is; ID_NONE: none, or several. */
static enum hub_rc stay_on(struct hub *h, const struct noun *n, const void *rec, struct arena *a,
    hub_id *out, struct hub_err *err)
{
    struct record_query q = {.limit = 2};
    struct record_list stays = {0};
    hub_id family;
    char today[DATE_TEXT], tomorrow[DATE_TEXT];
    enum hub_rc rc = family_of(h, n, rec, a, &family, err);
    if (rc == HUB_OK && id_known(family)) {
        query_is(&q, "family_id", family);
        query_text(&q, "arrive", RECORD_BEFORE, date_iso(date_add(hub_today(h), 1), tomorrow));
        query_text(&q, "leave", RECORD_FROM, date_iso(hub_today(h), today));
        rc = record_list(h->store, &stay_noun, &q, a, &stays, err);
    }
    *out = rc == HUB_OK && stays.count == 1 ? ((const struct record *)record_at(&stays, 0))->id
                                            : ID_NONE;
    return rc;
}

enum hub_rc write_of_what_is_on(
    struct hub *h, const struct noun *n, void *rec, struct arena *a, struct hub_err *err)
{
    const struct sight *s = h->standing ? &h->standing->sight : NULL;
    bool stays = s && s->kind == SIGHT_STAYS, events = s && s->kind == SIGHT_EVENT;
    const struct field *f =
        stays || events ? noun_field(n, stays ? "stay_id" : "event_id") : NULL;
    if (!f || f->type != FIELD_REF || !field_is_empty(f, rec) || n->flags & NOUN_SEALED) {
        return HUB_OK;
    }
    hub_id *of = (hub_id *)(void *)((char *)rec + f->offset);
    if (stays) {
        return stay_on(h, n, rec, a, of, err);
    }
    *of = s->event_count == 1 ? s->events[0] : ID_NONE;
    return HUB_OK;
}
