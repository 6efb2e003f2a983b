/* SPDX-License-Identifier: MIT */
/* From who somebody is to what they see; and again when that changes while they are in. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"
#include "hub/model/user.h"
#include "hub/model/user_scope.h"
#include "hub/store/stmt.h"
#include "roles_priv.h"
#include "users_priv.h"

#include <stdlib.h>
#include <string.h>

/* Worries are opened one by one: whoever asks looks who wrote it and who the lead is. */
static bool may_see(void *arg, const struct noun *n)
{
    const struct standing *s = arg;
    return n->flags & NOUN_SEALED || role_verbs(s->role, n) & (VERB_READ | VERB_OWN) ||
           (s->ticks && role_verbs(s->role, n) & VERB_GRANTED);
}

struct ids {
    hub_id *items;
    size_t count, cap;
};

static bool has(const struct ids *l, hub_id id)
{
    for (size_t i = 0; i < l->count; i++) {
        if (id_eq(l->items[i], id)) {
            return true;
        }
    }
    return false;
}

static void put(struct ids *l, hub_id id, struct arena *a)
{
    if (!has(l, id)) {
        arena_grow(a, &l->items, l->count, &l->cap, sizeof *l->items);
        l->items[l->count++] = id;
    }
}

struct working {
    struct hub *h;
    struct arena *a;
    struct standing *out;
    struct ids persons, hubs, families, events;
    bool of_families;
};

static enum hub_rc own_records(
    struct working *w, const struct person *me, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list people;
    put(&w->persons, me->record.id, w->a);
    if (!stamp_known(me->record.removed_at)) {
        put(&w->hubs, me->hub_id, w->a);
    }
    query_text(&q, "sort_name", RECORD_IS, utf8_fold(w->a, me->name));
    query_text(&q, "role", RECORD_IS, me->role);
    enum hub_rc rc = record_list(w->h->store, &person_noun, &q, w->a, &people, err);
    for (size_t i = 0; rc == HUB_OK && i < people.count; i++) {
        const struct person *p = record_at(&people, i);
        put(&w->persons, p->record.id, w->a);
        put(&w->hubs, p->hub_id, w->a);
    }
    if (w->hubs.count == 0) { /* they work with none any more: as it was last */
        put(&w->hubs, me->hub_id, w->a);
    }
    return rc;
}

/* An event's register is for its helpers from the day before to the day after. */
static bool is_on(const struct working *w, hub_date day)
{
    return !date_known(day) || abs(day.d - w->out->sight.today.d) <= SIGHT_DAYS_AFTER_EVENT;
}

static enum hub_rc read_grants(struct working *w, struct hub_err *err)
{
    struct user_scopes all;
    enum hub_rc rc = user_scope_list(w->h->store, w->a, &all, err);
    for (size_t i = 0; rc == HUB_OK && i < all.count; i++) {
        const struct user_scope *g = &all.items[i];
        if (!has(&w->persons, g->person)) {
            continue;
        }
        w->of_families = w->of_families || g->kind == SCOPE_FAMILY;
        w->out->ticks = w->out->ticks || g->kind == SCOPE_TICKS;
        if (g->kind == SCOPE_FAMILY && id_known(g->record)) {
            put(&w->families, g->record, w->a);
        } else if (g->kind == SCOPE_EVENT && id_known(g->record) && is_on(w, g->day)) {
            put(&w->events, g->record, w->a);
        }
    }
    return rc;
}

/*
 * A hub that was taken in, or begun, and has no hub carer of its own is every hub carer's. Hubs in
 * Removed count too: they come back as they were.
 */
static enum hub_rc every_hub(struct working *w, bool *every, struct hub_err *err)
{
    struct user_hub *hubs;
    size_t count;
    enum hub_rc rc = user_hubs(w->h->store, roles[ROLE_CARER].name, w->a, &hubs, &count, err);
    *every = true;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        if (!hubs[i].has && !has(&w->hubs, hubs[i].id)) {
            put(&w->hubs, hubs[i].id, w->a);
        }
        *every = *every && has(&w->hubs, hubs[i].id);
    }
    return rc;
}

static void add_ids(struct sb *b, const char *word, const struct ids *l)
{
    sb_addf(b, " %s", word);
    for (size_t i = 0; i < l->count; i++) {
        sb_addf(b, " %lld", (long long)l->items[i].n);
    }
}

static const char *mark_of(const struct working *w)
{
    const struct sight *s = &w->out->sight;
    bool by_day = s->kind == SIGHT_STAYS || s->kind == SIGHT_EVENT;
    struct sb b = sb_on(w->a);
    sb_addf(&b, "%s %d %d %d", w->out->role->name, (int)s->kind, w->out->ticks,
        by_day ? s->today.d : 0);
    add_ids(&b, "persons", &w->persons);
    add_ids(&b, "hubs", &w->hubs);
    add_ids(&b, "families", &w->families);
    add_ids(&b, "events", &w->events);
    return sb_str(&b);
}

enum hub_rc standing_of(struct hub *h, const struct person *p, struct arena *a,
    struct standing *out, struct hub_err *err)
{
    struct working w = {.h = h, .a = a, .out = out};
    bool every = false;
    *out = (struct standing){.role = role_named(p->role)};
    if (!out->role) {
        return hub_fail(err, HUB_EDENIED, "%s does not work with this hub.", p->name);
    }
    out->sight = (struct sight){
        .kind = out->role->sight, .today = hub_today(h), .may = may_see, .arg = out};
    enum hub_rc rc = own_records(&w, p, err);
    rc = rc == HUB_OK ? read_grants(&w, err) : rc;
    if (rc == HUB_OK && out->role->id == ROLE_CARER) {
        rc = every_hub(&w, &every, err);
        out->sight.kind = every ? SIGHT_ALL : SIGHT_HUBS;
    } else if (out->role->id == ROLE_LIAISON && w.of_families) {
        out->sight.kind = SIGHT_FAMILIES;
    }
    out->ticks = out->ticks && out->role->id == ROLE_LIAISON;
    out->sight.persons = w.persons.items;
    out->sight.person_count = w.persons.count;
    out->sight.hubs = w.hubs.items;
    out->sight.hub_count = w.hubs.count;
    out->sight.families = w.families.items;
    out->sight.family_count = w.families.count;
    out->sight.events = w.events.items;
    out->sight.event_count = w.events.count;
    out->mark = mark_of(&w);
    return rc;
}

bool standing_whole(const struct standing *s)
{
    return s->sight.kind == SIGHT_ALL || s->sight.kind == SIGHT_HUBS;
}

/* --- of whoever sits here -------------------------------------------------------------------- */

/* Nouns, and what others saved; ways in and grants are told of by who writes them. */
static const char BEARS_ON_IT[] = "person|hub";

/* What was read under another sight is read again. */
static void forget(struct hub *h)
{
    h->entries_known = false;
    memset(h->totals, 0, sizeof h->totals);
    find_memo_free(&h->found);
    calendar_series_forget(h);
    risk_forget(h);
}

/* Takes over `s`, which lives on `a`. */
static enum hub_rc stand(struct hub *h, struct standing *s, struct arena *a, struct hub_err *err)
{
    enum hub_rc rc = sight_set(h->store, &s->sight, err);
    if (rc != HUB_OK) {
        h->shut = true;
        arena_destroy(a);
        return rc;
    }
    arena_destroy(h->standing_arena);
    h->standing_arena = a;
    h->standing = s;
    h->role = s->role->name;
    forget(h);
    return HUB_OK;
}

enum hub_rc standing_begin(struct hub *h, const struct person *p, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct standing *s = arena_alloc(a, sizeof *s);
    h->standing_version = store_version(h->store);
    h->standing_people = store_version_of(h->store, BEARS_ON_IT);
    enum hub_rc rc = standing_of(h, p, a, s, err);
    if (rc != HUB_OK) {
        arena_destroy(a);
        return rc;
    }
    return stand(h, s, a, err);
}

/* As the tables say now; *out has no role when the way in is closed. */
static enum hub_rc look_again(
    struct hub *h, struct arena *a, struct standing *out, struct hub_err *err)
{
    struct person p;
    hub_stamp closed = STAMP_NONE;
    *out = (struct standing){0};
    enum hub_rc rc = record_get(h->store, &person_noun, h->person, a, &p, err);
    if (rc == HUB_ENOTFOUND || (rc == HUB_OK && stamp_known(p.record.removed_at)) ||
        (rc == HUB_OK && !role_named(p.role))) {
        return HUB_OK;
    }
    rc = rc == HUB_OK ? people_closed(h, p.name, &closed, err) : rc;
    return rc == HUB_OK && !stamp_known(closed) ? standing_of(h, &p, a, out, err) : rc;
}

/* What was saved here of other things leaves it as it is; of others' doing that is not known. */
static bool unchanged(struct hub *h)
{
    uint64_t version = store_version(h->store);
    if (version == h->standing_version) {
        return true;
    }
    uint64_t people = store_version_of(h->store, BEARS_ON_IT);
    bool same = people == h->standing_people;
    h->standing_version = same ? version : h->standing_version;
    return same;
}

static bool same_day(const struct hub *h)
{
    enum sight_kind kind = h->standing->sight.kind;
    return (kind != SIGHT_STAYS && kind != SIGHT_EVENT) ||
           h->standing->sight.today.d == hub_today(h).d;
}

enum hub_rc standing_follow(struct hub *h, struct hub_err *err)
{
    if (!h->standing || h->shut || store_in_txn(h->store) || store_busy_statements(h->store) > 0 ||
        (unchanged(h) && same_day(h))) {
        return HUB_OK;
    }
    uint64_t version = store_version(h->store), people = store_version_of(h->store, BEARS_ON_IT);
    struct arena *a = arena_create();
    struct standing *now = arena_alloc(a, sizeof *now);
    sight_pause(h->store);
    enum hub_rc rc = look_again(h, a, now, err);
    sight_resume(h->store);
    if (rc == HUB_OK) {
        h->standing_version = version;
        h->standing_people = people;
        h->shut = now->role != h->standing->role; /* who has another role comes in again */
    }
    if (rc != HUB_OK || h->shut || str_eq(now->mark, h->standing->mark)) {
        arena_destroy(a);
        return rc;
    }
    return stand(h, now, a, err);
}

void standing_changes(struct hub *h)
{
    h->standing_version = h->standing_people = 0;
}

void standing_end(struct hub *h)
{
    arena_destroy(h->standing_arena);
    h->standing_arena = NULL;
    h->standing = NULL;
}
