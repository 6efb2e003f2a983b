/* SPDX-License-Identifier: MIT */
#include "hub/service/helper_day.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/event.h"
#include "hub/model/person.h"
#include "hub/model/record.h"
#include "hub/model/risk.h"
#include "hub/model/user_scope.h"
#include "roles_priv.h"

#include <stdlib.h>
#include <string.h>

/* Records of one name in the hubs of a file are one person. */
static bool is_me(struct hub *h, hub_id person, struct arena *a)
{
    struct person p, me;
    struct hub_err ignored;
    return id_eq(person, h->person) ||
           (record_get(h->store, &person_noun, person, a, &p, &ignored) == HUB_OK &&
               record_get(h->store, &person_noun, h->person, a, &me, &ignored) == HUB_OK &&
               strcmp(utf8_fold(a, p.name), utf8_fold(a, me.name)) == 0);
}

static const char *hours_of(const struct event *e, struct arena *a)
{
    char from[DATE_TEXT], to[DATE_TEXT];
    if (e->all_day == 1) {
        return "";
    }
    tod_iso(wall_tod(e->starts), from);
    return wall_known(e->ends) ? arena_printf(a, "%s–%s", from, tod_iso(wall_tod(e->ends), to))
                               : arena_strdup(a, from);
}

static enum hub_rc add_event(struct hub *h, const struct user_scope *g, struct arena *a,
    struct helper_event *out, bool *added, struct hub_err *err)
{
    struct event e;
    enum hub_rc rc = record_get(h->store, &event_noun, g->record, a, &e, err);
    *added = rc == HUB_OK && !stamp_known(e.record.removed_at);
    if (!*added) {
        return rc == HUB_ENOTFOUND ? HUB_OK : rc;
    }
    hub_date day = date_known(g->day) ? g->day : wall_date(e.starts), today = hub_today(h);
    *out = (struct helper_event){.event = g->record, .day = day, .name = e.name,
        .hours = hours_of(&e, a),
        .opens = date_add(day, -SIGHT_DAYS_AFTER_EVENT),
        .closes = date_add(day, SIGHT_DAYS_AFTER_EVENT)};
    out->open = out->opens.d <= today.d && today.d <= out->closes.d;
    return HUB_OK;
}

static int by_day(const void *x, const void *y)
{
    const struct helper_event *a = x, *b = y;
    return a->day.d != b->day.d ? (a->day.d > b->day.d) - (a->day.d < b->day.d)
                                : (a->event.n > b->event.n) - (a->event.n < b->event.n);
}

static enum hub_rc read_events(struct hub *h, struct arena *a, struct helper_event **out,
    size_t *count, struct hub_err *err)
{
    struct user_scopes all;
    enum hub_rc rc = user_scope_list(h->store, a, &all, err);
    *out = arena_array(a, rc == HUB_OK ? all.count + 1 : 1, sizeof **out);
    for (size_t i = 0; rc == HUB_OK && i < all.count; i++) {
        const struct user_scope *g = &all.items[i];
        bool added = false;
        if (g->kind == SCOPE_EVENT && id_known(g->record) && is_me(h, g->person, a)) {
            rc = add_event(h, g, a, &(*out)[*count], &added, err);
        }
        *count += added;
    }
    if (rc == HUB_OK && *count) {
        qsort(*out, *count, sizeof **out, by_day);
    }
    return rc;
}

enum hub_rc hub_helper_events(struct hub *h, struct arena *a, struct helper_event **out,
    size_t *count, struct hub_err *err)
{
    *count = 0;
    enum hub_rc rc = access_check(h, VERB_READ, &register_line_noun, err);
    if (rc == HUB_OK) { /* also of events that are not in sight yet */
        sight_pause(h->store);
        rc = read_events(h, a, out, count, err);
        sight_resume(h->store);
    }
    return rc;
}

const struct helper_event *helper_event_now(
    const struct helper_event *events, size_t count, hub_date today)
{
    const struct helper_event *next = NULL, *open = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct helper_event *e = &events[i];
        bool nearer = !open || abs(e->day.d - today.d) < abs(open->day.d - today.d);
        open = e->open && nearer ? e : open;
        next = !next && e->day.d >= today.d ? e : next;
    }
    return open ? open : next ? next : count ? &events[count - 1] : NULL;
}

const char *helper_event_words(const struct helper_event *e, hub_date today, struct arena *a)
{
    char day[DATE_TEXT], opens[DATE_TEXT];
    if (!e) {
        return "No event stands under your name yet. The hub carer can give you its register.";
    }
    date_long(e->day, day);
    if (e->open) {
        return arena_printf(a, "The register of %s, %s.", e->name, day);
    }
    if (e->day.d < today.d) {
        return arena_printf(a,
            "%s was on %s. Thank you for helping. Its register is closed now; if something is to be "
            "put right, ring the hub carer.", e->name, day);
    }
    return arena_printf(a, "%s is on %s%s%s. Its register opens here on %s, the day before.", e->name,
        day, *e->hours ? ", " : "", e->hours, date_long(e->opens, opens));
}
