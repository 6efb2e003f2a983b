/* SPDX-License-Identifier: MIT */
/* What somebody is given to see beside what their role says, and all of it in words. */
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/user_scope.h"
#include "hub/service/event_view.h"
#include "roles_priv.h"
#include "users_priv.h"

#include <string.h>

/* Why a role is not given families, an event or ticks; NULL: it is. */
static const struct {
    const char *families, *event, *ticks;
} why_not[ROLE_COUNT] = {
    [ROLE_CARER] = {"A hub carer sees all families of their hubs. Say with which hubs they work.",
        "A hub carer sees every event of their hubs.", "A hub carer sees all ticks of their hubs."},
    [ROLE_LIAISON] = {NULL, "A liaison worker sees every event of their hubs.", NULL},
    [ROLE_HOST] = {"A host sees the families who stay with them, as the rota says.",
        "A host sees their own stays. Who helps at an event is an event helper.",
        "Ticks are between peers and hub carers."},
    [ROLE_PEER] = {"A peer sees the families they are matched with.",
        "A peer sees their own matches. Who helps at an event is an event helper.",
        "A peer sees their own ticks."},
    [ROLE_EVENT] = {"An event helper sees the register of an event.", NULL,
        "Ticks are between peers and hub carers."},
    [ROLE_TECHNICAL] = {"A technical helper sees nobody.", "A technical helper sees nobody.",
        "A technical helper sees nobody."},
};

static enum hub_rc suits(const struct role *r, const struct user_scoping *g, struct hub_err *err)
{
    const char *why = g->families ? why_not[r->id].families : NULL;
    why = !why && g->event ? why_not[r->id].event : why;
    why = !why && g->ticks != TICKS_AS_THEY_ARE ? why_not[r->id].ticks : why;
    if (why) {
        bool event = g->families && r->id == ROLE_EVENT;
        return hub_fail_next(err, HUB_EUSAGE, event ? NEXT_EVENT : NEXT_NOTHING,
            "%s Nothing was changed.", why);
    }
    return date_known(g->day) && !g->event
               ? hub_fail_next(err, HUB_EUSAGE, NEXT_EVENT, "A day goes with an event.")
               : HUB_OK;
}

/* --- in words ---------------------------------------------------------------------------------- */

static void add_name(struct sb *b, const char *name, size_t i, size_t count)
{
    sb_addf(b, "%s%s", i == 0 ? "" : i + 1 == count ? " and " : ", ", name);
}

/* "the families Okafor and Reid"; how many to those who see no names. */
static void add_families(struct hub *h, const struct sight *s, bool names, struct arena *a, struct sb *b)
{
    if (!names || s->family_count == 0) {
        sb_addf(b, s->family_count == 1 ? "one family" : s->family_count ? "%zu families" : "no family",
            s->family_count);
        return;
    }
    sb_add(b, s->family_count == 1 ? "the family " : "the families ");
    for (size_t i = 0; i < s->family_count; i++) {
        add_name(b, record_name(h->store, &family_noun, s->families[i], a), i, s->family_count);
    }
}

static void add_events(struct hub *h, const hub_id *persons, size_t count, struct arena *a, struct sb *b)
{
    struct user_scopes all;
    struct hub_err ignored;
    char day[DATE_TEXT];
    bool any = false;
    if (user_scope_list(h->store, a, &all, &ignored) != HUB_OK) {
        all.count = 0;
    }
    for (size_t i = 0; i < all.count; i++) {
        const struct user_scope *g = &all.items[i];
        bool own = false;
        for (size_t k = 0; k < count; k++) {
            own = own || id_eq(persons[k], g->person);
        }
        struct event e;
        if (own && g->kind == SCOPE_EVENT && id_known(g->record) &&
            g->day.d + SIGHT_DAYS_AFTER_EVENT >= hub_today(h).d &&
            record_get(h->store, &event_noun, g->record, a, &e, &ignored) == HUB_OK) {
            sb_addf(b, "%s%s, %s", any ? "; " : "the register of ", e.name, date_long(g->day, day));
            any = true;
        }
    }
    sb_add(b, any ? "" : "no event yet");
}

const char *standing_words(
    struct hub *h, const struct standing *s, const char *hubs, bool names, struct arena *a)
{
    struct sb b = sb_on(a);
    switch (s->role->id) {
    case ROLE_CARER:
        sb_addf(&b, "all of %s", hubs);
        break;
    case ROLE_LIAISON:
        if (s->sight.kind == SIGHT_FAMILIES) {
            add_families(h, &s->sight, names, a, &b);
        } else {
            sb_addf(&b, "all of %s", hubs);
        }
        sb_add(&b, s->ticks ? ", with ticks" : ", no ticks");
        break;
    case ROLE_EVENT:
        add_events(h, s->sight.persons, s->sight.person_count, a, &b);
        break;
    default:
        sb_add(&b, s->role->sees);
    }
    return sb_str(&b);
}

/* --- giving ---------------------------------------------------------------------------------- */

struct giving {
    struct hub *h;
    const struct namesakes *who;
    struct arena *a;
};

static bool in_hubs_of(const struct namesakes *who, hub_id hub)
{
    for (size_t i = 0; i < who->count; i++) {
        if (id_eq(who->items[i]->hub_id, hub)) {
            return true;
        }
    }
    return false;
}

static enum hub_rc clear(
    const struct giving *g, enum user_scope_kind kind, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    standing_changes(g->h);
    for (size_t i = 0; rc == HUB_OK && i < g->who->count; i++) {
        rc = user_scope_clear(g->h->store, g->who->items[i]->record.id, kind, err);
    }
    return rc;
}

static enum hub_rc give(const struct giving *g, enum user_scope_kind kind, hub_id record,
    hub_date day, struct hub_err *err)
{
    struct user_scope s = {g->who->items[0]->record.id, kind, record, day};
    standing_changes(g->h);
    return user_scope_add(g->h->store, &s, err);
}

static enum hub_rc elsewhere(
    const struct giving *g, const char *what, const char *name, struct hub_err *err)
{
    return hub_fail(err, HUB_EINVAL,
        "%s is %s of another hub, with which %s does not work. Nothing was changed.", name, what,
        g->who->items[0]->name);
}

static enum hub_rc one_family(const struct giving *g, const char *name, struct hub_err *err)
{
    struct family f;
    hub_id id;
    enum hub_rc rc = resolve_name(g->h, &family_noun, name, &hub_noun, g->h->narrowed, &id, err);
    rc = rc == HUB_OK ? record_get(g->h->store, &family_noun, id, g->a, &f, err) : rc;
    if (rc == HUB_OK && !in_hubs_of(g->who, f.hub_id)) {
        return elsewhere(g, "a family", f.name, err);
    }
    return rc == HUB_OK ? give(g, SCOPE_FAMILY, id, DATE_NONE, err) : rc;
}

/* Those named, and no other any more; "all" lifts it. */
static enum hub_rc give_families(const struct giving *g, const char *names, struct hub_err *err)
{
    size_t count = 0;
    enum hub_rc rc = clear(g, SCOPE_FAMILY, err);
    if (str_ieq(names, "all")) {
        return rc;
    }
    for (const char *p = names; rc == HUB_OK && *p;) {
        size_t len = strcspn(p, ",");
        const char *name = str_trim(g->a, arena_strndup(g->a, p, len));
        if (*name) {
            rc = one_family(g, name, err);
            count++;
        }
        p += len + (p[len] == ',');
    }
    return rc == HUB_OK && count == 0
               ? hub_fail_next(err, HUB_EUSAGE, NEXT_FAMILIES, "No family is named.")
               : rc;
}

static enum hub_rc give_event(const struct giving *g, const struct user_scoping *ask,
    struct hub_err *err)
{
    struct event e;
    char day[DATE_TEXT];
    hub_id id;
    hub_date on;
    enum hub_rc rc = hub_event_named(g->h, ask->event, ask->day, &id, &on, err);
    rc = rc == HUB_OK ? record_get(g->h->store, &event_noun, id, g->a, &e, err) : rc;
    if (rc == HUB_OK && date_known(ask->day) && on.d != ask->day.d) {
        return hub_fail(err, HUB_EINVAL, "%s is not on %s. Nothing was changed.", e.name,
            date_long(ask->day, day));
    }
    if (rc == HUB_OK && !in_hubs_of(g->who, e.hub_id)) {
        return elsewhere(g, "an event", e.name, err);
    }
    return rc == HUB_OK ? give(g, SCOPE_EVENT, id, on, err) : rc;
}

enum hub_rc users_scope(struct hub *h, const struct namesakes *who, const char *role,
    const struct user_scoping *ask, struct arena *a, struct hub_err *err)
{
    struct giving g = {h, who, a};
    const struct role *r = role_named(role);
    enum hub_rc rc = ask ? suits(r, ask, err) : HUB_OK;
    if (rc == HUB_OK && r->id != ROLE_LIAISON) { /* of a role they had before */
        rc = clear(&g, SCOPE_FAMILY, err);
        rc = rc == HUB_OK ? clear(&g, SCOPE_TICKS, err) : rc;
    }
    if (rc == HUB_OK && r->id != ROLE_EVENT) {
        rc = clear(&g, SCOPE_EVENT, err);
    }
    if (rc == HUB_OK && ask && ask->families) {
        rc = give_families(&g, ask->families, err);
    }
    if (rc == HUB_OK && ask && ask->event) {
        rc = give_event(&g, ask, err);
    }
    if (rc == HUB_OK && ask && ask->ticks != TICKS_AS_THEY_ARE) {
        rc = clear(&g, SCOPE_TICKS, err);
        rc = rc == HUB_OK && ask->ticks == TICKS_GIVEN
                 ? give(&g, SCOPE_TICKS, ID_NONE, DATE_NONE, err)
                 : rc;
    }
    return rc;
}
