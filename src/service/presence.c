/* SPDX-License-Identifier: MIT */
#include "hub/service/presence.h"

#include "hub/base/str.h"
#include "hub/model/person.h"

#include "hub_priv.h"
#include "presence_priv.h"

static const char *path_of(struct hub *h, struct arena *a)
{
    return arena_printf(a, "%s.editing", store_path(h->store));
}

struct presence *presence_of(struct hub *h)
{
    if (!h->presence && h->in_file && !h->sealed && !hub_readonly(h)) {
        h->presence = arena_alloc(h->arena, sizeof *h->presence);
        *h->presence = (struct presence){.fd = -1, .own = -1, .a = arena_create()};
    }
    return h->presence;
}

void presence_leave(struct hub *h)
{
    if (h->presence) {
        presence_close(h->presence);
        arena_destroy(h->presence->a);
    }
}

void presence_forget(struct hub *h)
{
    struct presence *p = presence_of(h);
    struct arena *a = arena_create();
    if (p) {
        (void)presence_read(p, path_of(h, a));
        presence_sweep(p);
    }
    arena_destroy(a);
}

static int64_t since_of(const struct presence_place *told, int64_t record, int64_t now)
{
    for (int64_t i = 0; i < told->count; i++) {
        if (told->open[i].record == record) {
            return told->open[i].since_ms;
        }
    }
    return now;
}

void hub_editing(struct hub *h, const hub_id *records, size_t count)
{
    struct presence *p = presence_of(h);
    if (!p || (!count && p->own < 0)) {
        return;
    }
    struct presence_place place = {0};
    for (size_t i = 0; i < count && place.count < EDITING_MOST; i++) {
        int64_t since = since_of(&p->told, records[i].n, clock_now(&h->clock).ms);
        place.open[place.count++] = (struct presence_open){records[i].n, since};
    }
    place.person = place.count ? h->person.n : 0;
    struct arena *a = arena_create();
    presence_tell(p, path_of(h, a), &place);
    arena_destroy(a);
}

void hub_editing_one(struct hub *h, hub_id record)
{
    hub_editing(h, &record, id_known(record));
}

static const char *who_is(struct hub *h, hub_id person, struct arena *a)
{
    struct person p;
    struct hub_err ignored;
    if (access_check(h, VERB_READ, &person_noun, &ignored) != HUB_OK ||
        record_get(h->store, &person_noun, person, a, &p, &ignored) != HUB_OK) {
        return "Somebody";
    }
    return str_empty(p.known_as) ? p.name : p.known_as;
}

static void add_editors(struct hub *h, struct presence *p, const struct presence_place *place, size_t *cap)
{
    const char *who = place->count ? who_is(h, (hub_id){place->person}, p->a) : "";
    for (int64_t i = 0; i < place->count; i++) {
        arena_grow(p->a, &p->now.items, p->now.count, cap, sizeof *p->now.items);
        p->now.items[p->now.count++] = (struct editor){.record = {place->open[i].record},
            .who = who,
            .self = place->person == h->person.n,
            .since = stamp_to_wall((hub_stamp){place->open[i].since_ms})};
    }
}

const struct editors *hub_editors(struct hub *h, bool *other)
{
    static const struct editors nobody;
    struct presence *p = presence_of(h);
    struct arena *scratch = arena_create();
    bool changed = p && presence_read(p, path_of(h, scratch));
    size_t cap = 0;
    arena_destroy(scratch);
    if (other) {
        *other = changed;
    }
    if (changed) {
        arena_reset(p->a);
        p->now = (struct editors){0};
        for (int i = 0; i < PRESENCE_PLACES; i++) {
            add_editors(h, p, &p->last[i], &cap);
        }
    }
    return p ? &p->now : &nobody;
}

/* --- in words --------------------------------------------------------------------------- */

static const char *name_shown(const struct editor *e, bool first, bool hide)
{
    return e->self ? (first ? "You" : "you") : hide ? (first ? "Somebody" : "somebody") : e->who;
}

static const char *since_words(const struct editor *e, hub_date today, struct arena *a)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    tod_iso(wall_tod(e->since), time);
    return wall_date(e->since).d == today.d
               ? arena_printf(a, "since %s", time)
               : arena_printf(a, "since %s %s", date_short(wall_date(e->since), day), time);
}

const char *editing_words(
    const struct editors *e, hub_id record, bool too, bool hide, hub_date today, struct arena *a)
{
    const struct editor *found[2];
    size_t n = 0;
    for (size_t i = 0; i < e->count; i++) {
        if (id_eq(e->items[i].record, record)) {
            found[n < 2 ? n : 1] = &e->items[i];
            n++;
        }
    }
    const char *also = too ? " too" : "";
    if (n == 0) {
        return "";
    }
    const char *first = name_shown(found[0], true, hide);
    if (n == 1 && found[0]->self) {
        return arena_printf(a, "You are editing this%s on another screen, %s", also,
            since_words(found[0], today, a));
    }
    if (n == 1) {
        return arena_printf(a, "%s is editing this%s, %s", first, also, since_words(found[0], today, a));
    }
    return n == 2 ? arena_printf(a, "%s and %s are editing this%s", first,
                        hide && !found[1]->self ? "somebody else" : name_shown(found[1], false, hide),
                        also)
                  : arena_printf(a, "%s and %zu others are editing this%s", first, n - 1, also);
}
