/* SPDX-License-Identifier: MIT */
#include "slow_sight.h"

#include "hub/base/str.h"
#include "hub/model/holding.h"
#include "hub/model/host.h"
#include "hub/model/log.h"
#include "hub/model/peer.h"
#include "hub/model/person.h"
#include "hub/model/stay.h"
#include "hub/model/stay_note.h"

size_t slow_place(const struct noun *n)
{
    size_t i = 0;
    while (nouns[i] != n) {
        i++;
    }
    return i;
}

const void *slow_record(const struct slow_sight *w, const struct noun *n, hub_id id)
{
    size_t at = slow_place(n);
    int64_t place = idmap_get(&w->places[at], id, -1);
    return place < 0 ? NULL : record_at(&w->lists[at], (size_t)place);
}

hub_id slow_ref(const struct noun *n, const void *rec, const char *column)
{
    const struct field *f = noun_field(n, column);
    return *(const hub_id *)(const void *)((const char *)rec + f->offset);
}

static bool there(const void *rec)
{
    return !stamp_known(((const struct record *)rec)->removed_at);
}

static bool sees_table(const struct slow_sight *w, const char *table, hub_id id)
{
    return slow_sees(w, noun_of_table(table), id);
}

static bool none_or_seen(const struct slow_sight *w, const char *table, hub_id id)
{
    return !id_known(id) || sees_table(w, table, id);
}

static bool by_holding(const struct slow_sight *w, const struct noun *n, const void *rec)
{
    bool seen = true;
    for (size_t i = 0; seen && i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        bool owner = str_eq(n->owner, f->column);
        if (f->type == FIELD_REF && (owner || holding_of(n, f) == HOLD_BELONGS)) {
            hub_id id = *(const hub_id *)(const void *)((const char *)rec + f->offset);
            seen = (!owner && !id_known(id)) || slow_sees(w, noun_find(f->ref), id);
        }
    }
    return seen;
}

/* Some record of the table that is seen and there points to this one. */
static bool some(const struct slow_sight *w, const char *table, const char *column, hub_id id)
{
    const struct noun *n = noun_of_table(table);
    const struct record_list *l = &w->lists[slow_place(n)];
    bool found = false;
    for (size_t i = 0; !found && i < l->count; i++) {
        const void *rec = record_at(l, i);
        found = id_eq(slow_ref(n, rec, column), id) && there(rec) &&
                slow_sees(w, n, ((const struct record *)rec)->id);
    }
    return found;
}

static bool is_carer(const struct slow_sight *w, const struct person *p)
{
    return id_eq(p->hub_id, w->hub) && (str_eq(p->role, "hub carer") || str_eq(p->role, "liaison worker"));
}

static bool own_home(const struct slow_sight *w, hub_id home)
{
    const struct record_list *l = &w->lists[slow_place(&host_noun)];
    bool own = false;
    for (size_t i = 0; !own && i < l->count; i++) {
        const struct host *h = record_at(l, i);
        own = there(h) && id_eq(h->person_id, w->person) && id_known(h->home_id) && id_eq(h->home_id, home);
    }
    return own;
}

static bool now_stay(const struct slow_sight *w, const struct stay *s)
{
    static const char *const now[] = {"asked", "offered", "agreed", "happened"};
    bool is = false;
    for (size_t i = 0; i < sizeof now / sizeof *now; i++) {
        is = is || str_eq(s->status, now[i]);
    }
    return is && there(s) && wall_date(s->leave).d >= w->sight.today.d - SIGHT_DAYS_AFTER_STAY;
}

static bool host_sees(const struct slow_sight *w, const struct noun *n, const void *rec)
{
    static const char *const plain[] = {"room", "bed", "car", "closure", "exemption", "sharing",
        "stay_child", "consent", "medicine", "dose", "medicine_count", "holiday"};
    hub_id id = ((const struct record *)rec)->id;
    const struct host *h = rec;
    const struct stay_note *note = rec;
    const struct person *p = rec;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (str_eq(plain[i], n->table)) {
            return by_holding(w, n, rec);
        }
    }
    if (n == &host_noun) {
        return id_eq(h->person_id, w->person) || (id_known(h->home_id) && own_home(w, h->home_id));
    }
    if (str_eq(n->table, "home")) {
        const struct record_list *l = &w->lists[slow_place(&host_noun)];
        bool seen = false;
        for (size_t i = 0; !seen && i < l->count; i++) {
            const struct host *at = record_at(l, i);
            seen = id_eq(at->home_id, id) && slow_sees(w, &host_noun, at->record.id);
        }
        return seen;
    }
    if (n == &stay_noun) {
        const struct stay *s = rec;
        return slow_sees(w, &host_noun, s->host_id) && now_stay(w, s);
    }
    if (n == &person_noun) {
        return id_eq(id, w->person) || is_carer(w, p) || sees_table(w, "family", p->family_id) ||
               some(w, "collector", "person_id", id) || some(w, "household", "adult_id", id) ||
               some(w, "host", "person_id", id);
    }
    if (str_eq(n->table, "stay_note")) {
        return slow_sees(w, &stay_noun, note->stay_id) && none_or_seen(w, "child", note->child_id);
    }
    if (n == &log_entry_noun || str_eq(n->table, "incident")) {
        const struct log_entry *e = rec;
        bool of = slow_sees(w, &stay_noun, slow_ref(n, rec, "stay_id")) &&
                  none_or_seen(w, "child", slow_ref(n, rec, "child_id"));
        return of && (n != &log_entry_noun || (!str_eq(e->kind, "worry") && none_or_seen(w, "family", e->family_id)));
    }
    if (str_eq(n->table, "safety_check")) {
        return id_eq(slow_ref(n, rec, "person_id"), w->person) || sees_table(w, "home", slow_ref(n, rec, "home_id"));
    }
    return (str_eq(n->table, "household") && sees_table(w, "home", slow_ref(n, rec, "home_id"))) ||
           (str_eq(n->table, "away") && sees_table(w, "host", slow_ref(n, rec, "host_id"))) ||
           (str_eq(n->table, "collector") && sees_table(w, "child", slow_ref(n, rec, "child_id"))) ||
           (str_eq(n->table, "family") && some(w, "stay", "family_id", id)) ||
           (str_eq(n->table, "child") && some(w, "stay_child", "child_id", id));
}

static bool peer_sees(const struct slow_sight *w, const struct noun *n, const void *rec)
{
    hub_id id = ((const struct record *)rec)->id;
    const struct person *p = rec;
    if (n == &person_noun) {
        return id_eq(id, w->person) || is_carer(w, p) || some(w, "peer_match", "parent_id", id);
    }
    return (n == &peer_noun && id_eq(slow_ref(n, rec, "person_id"), w->person)) ||
           (n == &peer_match_noun && slow_sees(w, &peer_noun, slow_ref(n, rec, "peer_id"))) ||
           (str_eq(n->table, "family") && some(w, "peer_match", "family_id", id)) ||
           ((n == &tick_noun || str_eq(n->table, "peer_exception") || str_eq(n->table, "holiday")) &&
               by_holding(w, n, rec));
}

static bool rule(const struct slow_sight *w, const struct noun *n, const void *rec)
{
    hub_id id = ((const struct record *)rec)->id;
    bool may = w->may[slow_place(n)];
    if (str_eq(n->table, "hub")) {
        return id_eq(id, w->hub);
    }
    if (n == &person_noun && (!may || w->sight.kind == SIGHT_NOTHING)) {
        return id_eq(id, w->person);
    }
    if (!may || w->sight.kind == SIGHT_NOTHING) {
        return false;
    }
    if (w->sight.kind == SIGHT_STAYS) {
        return host_sees(w, n, rec);
    }
    if (w->sight.kind == SIGHT_MATCHES) {
        return peer_sees(w, n, rec);
    }
    bool asked = false;
    for (size_t i = 0; i < w->sight.family_count; i++) {
        asked = asked || id_eq(w->families[i], id);
    }
    return by_holding(w, n, rec) &&
           (w->sight.kind != SIGHT_FAMILIES || !str_eq(n->table, "family") || asked);
}

/* A child who stays: asked of the pairs themselves, whose own sight hangs on the child's. */
static bool stays_now(const struct slow_sight *w, hub_id child)
{
    const struct noun *n = noun_of_table("stay_child");
    const struct record_list *l = &w->lists[slow_place(n)];
    bool found = false;
    for (size_t i = 0; !found && i < l->count; i++) {
        const void *rec = record_at(l, i);
        found = id_eq(slow_ref(n, rec, "child_id"), child) && there(rec) &&
                slow_sees(w, &stay_noun, slow_ref(n, rec, "stay_id"));
    }
    return found;
}

bool slow_sees(const struct slow_sight *w, const struct noun *n, hub_id id)
{
    const void *rec = slow_record(w, n, id);
    if (rec && w->sight.kind == SIGHT_STAYS && str_eq(n->table, "child") && w->may[slow_place(n)]) {
        return stays_now(w, id);
    }
    return rec && rule(w, n, rec);
}
