/* SPDX-License-Identifier: MIT */
#include "hub/service/offer.h"

#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/stay.h"
#include "hub/scheduler/facts.h"
#include "hub/service/records.h"
#include "hub/service/stays.h"
#include "hub_priv.h"
#include "law_words_priv.h"

enum { USUAL_NIGHTS = 2, DAYS_A_YEAR = 365 };

static int32_t family_at(const struct rota_book *book, hub_id family)
{
    for (int32_t i = 0; i < book->facts.family_count; i++) {
        if (book->facts.families[i].id == family.n) {
            return i;
        }
    }
    return -1;
}

/* What they asked for and is not agreed yet: the one named, else the first to come. */
static int32_t request_at(const struct hub_offers *o, hub_id named)
{
    const struct rota_facts *f = &o->book.facts;
    int32_t found = -1;
    for (int32_t i = 0; i < f->stay_count; i++) {
        const struct rota_stay *s = &f->stays[i];
        bool open = (s->status == STATUS_ASKED || s->status == STATUS_OFFERED) &&
                    s->family == o->ask.family && wall_date(s->arrive).d >= f->today.d;
        if (id_known(named) ? s->id == named.n
                            : open && (found < 0 || s->arrive.min < f->stays[found].arrive.min)) {
            found = i;
        }
    }
    return found;
}

/* A new stay is under the law their last one was. */
static enum legal_basis basis_of(const struct hub_offers *o)
{
    const struct rota_facts *f = &o->book.facts;
    int32_t last = -1;
    for (int32_t i = 0; i < f->stay_count; i++) {
        const struct rota_stay *s = &f->stays[i];
        if (s->family == o->ask.family && s->basis != BASIS_UNKNOWN &&
            (last < 0 || s->arrive.min > f->stays[last].arrive.min)) {
            last = i;
        }
    }
    return last < 0 ? BASIS_UNKNOWN : f->stays[last].basis;
}

static enum nation nation_of(struct hub *h, hub_id hub)
{
    const struct hub_entry *entries;
    size_t count = hub_entries(h, &entries);
    for (size_t i = 0; i < count; i++) {
        if (id_eq(entries[i].id, hub)) {
            return nation_named(entries[i].nation);
        }
    }
    return NATION_ENGLAND;
}

/* What they asked for says how many nights, which dates, and who comes. */
static enum hub_rc read_request(
    struct hub *h, struct hub_offers *o, int32_t at, struct arena *a, struct hub_err *err)
{
    const struct rota_facts *f = &o->book.facts;
    const struct rota_stay *s = &f->stays[at];
    struct stay row;
    enum hub_rc rc = hub_get(h, &stay_noun, (hub_id){s->id}, a, &row, err);
    if (rc != HUB_OK) {
        return rc;
    }
    o->request = row.record.id;
    o->ask.instead_of = at;
    o->ask.choices[0] = date_known(row.prefer_1) ? row.prefer_1 : wall_date(s->arrive);
    o->ask.choices[1] = row.prefer_2;
    o->ask.choices[2] = row.prefer_3;
    int32_t *coming = arena_array(a, (size_t)f->stay_child_count + 1, sizeof *coming);
    for (int32_t i = 0; i < f->stay_child_count; i++) {
        if (f->stay_children[i].stay == at) {
            coming[o->ask.child_count++] = f->stay_children[i].child;
        }
    }
    o->ask.children = coming;
    if (o->ask.nights == 0) {
        o->ask.nights = date_diff(wall_date(s->leave), wall_date(s->arrive));
    }
    return HUB_OK;
}

static bool has_child(const struct hub_offers *o)
{
    for (int32_t i = 0; i < o->book.facts.child_count; i++) {
        if (o->book.facts.children[i].family == o->ask.family) {
            return true;
        }
    }
    return false;
}

static enum hub_rc look(struct hub *h, const struct family *family, const struct hub_offer_ask *ask,
    struct arena *a, struct hub_offers *out, struct hub_err *err)
{
    enum hub_rc rc = hub_rota_book_whole(h, out->ask.from, out->ask.to, a, &out->book, err);
    if (rc != HUB_OK) {
        return rc;
    }
    out->ask.family = family_at(&out->book, family->record.id);
    out->ask.nation = nation_of(h, family->hub_id);
    if (out->ask.family < 0 || !has_child(out)) {
        return hub_fail(err, HUB_EINVAL,
            "No child of %s is written down, so there is nobody to have.", family->name);
    }
    out->ask.basis = basis_of(out);
    int32_t request = request_at(out, ask->request);
    if (request >= 0) {
        rc = read_request(h, out, request, a, err);
    }
    out->ask.nights = out->ask.nights > 0 ? out->ask.nights : USUAL_NIGHTS;
    if (rc == HUB_OK) {
        rota_offers(&out->book.facts, &out->book.policy, &out->book.names, &out->ask, ask->max, a,
            &out->list);
    }
    return rc;
}

enum hub_rc hub_rota_offer(struct hub *h, const struct hub_offer_ask *ask, struct arena *a,
    struct hub_offers *out, struct hub_err *err)
{
    struct family family;
    hub_date from = date_known(ask->from) ? ask->from : date_add(hub_today(h), 1);
    *out = (struct hub_offers){.family = ask->family,
        .ask = {.from = from,
            .to = date_known(ask->to) ? ask->to : date_add(from, DAYS_A_YEAR),
            .nights = ask->nights,
            .choices = {DATE_NONE, DATE_NONE, DATE_NONE},
            .arrive_min = STAY_ARRIVE_MIN,
            .leave_min = STAY_LEAVE_MIN,
            .instead_of = -1}};
    enum hub_rc rc = access_check(h, VERB_READ, &stay_noun, err);
    if (rc == HUB_OK && date_diff(out->ask.to, from) < 0) {
        return hub_fail(
            err, HUB_EINVAL, "The last day is before the first. Nothing was looked for.");
    }
    if (rc == HUB_OK && (ask->nights < 0 || ask->nights > OFFER_NIGHTS_MOST)) {
        return hub_fail(
            err, HUB_EINVAL, "Dates are looked for of 1 to %d nights.", OFFER_NIGHTS_MOST);
    }
    if (rc == HUB_OK) {
        rc = hub_get(h, &family_noun, ask->family, a, &family, err);
    }
    if (rc == HUB_OK) {
        hub_id before = hub_narrowed(h);
        hub_narrow_to(h, family.hub_id);
        rc = look(h, &family, ask, a, out, err);
        hub_narrow_to(h, before);
    }
    return rc;
}

enum hub_rc hub_offer_put_in(
    struct hub *h, const struct hub_offers *offers, size_t which, hub_id *stay, struct hub_err *err)
{
    return hub_offer_put_in_ahead(h, offers, which, NULL, stay, err);
}

enum hub_rc hub_offer_put_in_ahead(struct hub *h, const struct hub_offers *offers, size_t which,
    const char *reason, hub_id *stay, struct hub_err *err)
{
    const struct offer *o = &offers->list.items[which];
    char arrive[DATE_TEXT], leave[DATE_TEXT];
    struct arena *a = arena_create();
    const char *basis = basis_word(offers->ask.basis);
    struct assignment set[] = {
        {"host", arena_printf(a, "%lld", (long long)offers->book.facts.hosts[o->host].id)},
        {"arrive", arena_strdup(a, wall_iso(o->arrive, arrive))},
        {"leave", arena_strdup(a, wall_iso(o->leave, leave))},
        {"status", "offered"},
        {"family", arena_printf(a, "%lld", (long long)offers->family.n)},
        {"legal_basis", basis},
    };
    enum { MOVED = 3, OFFERED = 4, ADDED = 6 };
    struct stay s;
    enum hub_rc rc = HUB_OK;
    if (id_known(offers->request)) {
        *stay = offers->request;
        rc = hub_get(h, &stay_noun, offers->request, a, &s, err);
        bool open = rc == HUB_OK && str_part_index("asked|offered", s.status) >= 0;
        rc = rc == HUB_OK
                 ? hub_stay_change(h, offers->request, set, open ? OFFERED : MOVED, reason, err)
                 : rc;
    } else {
        rc = hub_add(h, &stay_noun, set, basis ? ADDED : ADDED - 1, stay, err);
    }
    arena_destroy(a);
    return rc;
}

const char *hub_offer_title(const struct hub_offers *offers, const struct offer *o, struct arena *a)
{
    char range[DATE_TEXT];
    return arena_printf(a, "%s at %s's",
        date_range(wall_date(o->arrive), wall_date(o->leave), range),
        offers->book.names.hosts[o->host]);
}

/* --- whom dates may be looked for ------------------------------------------------ */

/* The first to come of what a family asked for and is not agreed. */
static void keep_request(struct offer_family *f, const struct stay *s)
{
    hub_date first = wall_date(s->arrive);
    if (id_known(f->request) && f->first.d <= first.d) {
        return;
    }
    f->request = s->record.id;
    f->first = first;
    f->last = wall_date(s->leave);
    f->offered = str_eq(s->status, "offered");
}

static enum hub_rc read_requests(struct hub *h, struct arena *a, struct offer_family *families,
    size_t count, struct hub_err *err)
{
    struct record_list stays;
    struct record_ask ask = record_ask_all();
    struct idmap at;
    ask.from = hub_today(h);
    idmap_on(&at, a);
    for (size_t i = 0; i < count; i++) {
        idmap_put(&at, families[i].family, (int64_t)i);
    }
    enum hub_rc rc = hub_list(h, &stay_noun, &ask, a, &stays, err);
    for (size_t i = 0; rc == HUB_OK && i < stays.count; i++) {
        const struct stay *s = record_at(&stays, i);
        int64_t whose = idmap_get(&at, s->family_id, -1);
        if (whose >= 0 && (str_eq(s->status, "asked") || str_eq(s->status, "offered"))) {
            keep_request(&families[whose], s);
        }
    }
    return rc;
}

/* A stable sort: the others stay in order of name. */
static void askers_first(struct offer_family *f, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct offer_family one = f[i];
        size_t at = i;
        for (; at > 0 && id_known(one.request) &&
               (!id_known(f[at - 1].request) || f[at - 1].first.d > one.first.d);
             at--) {
            f[at] = f[at - 1];
        }
        f[at] = one;
    }
}

enum hub_rc hub_offer_families(
    struct hub *h, struct arena *a, struct offer_family **out, size_t *count, struct hub_err *err)
{
    struct record_list list;
    struct record_ask ask = record_ask_all();
    *count = 0;
    *out = NULL;
    enum hub_rc rc = hub_list(h, &family_noun, &ask, a, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    *out = arena_array(a, list.count + 1, sizeof **out);
    for (size_t i = 0; i < list.count; i++) {
        const struct family *f = record_at(&list, i);
        bool here = !date_known(f->left_on) || f->left_on.d > hub_today(h).d;
        if (here && !str_eq(f->membership, "peer only")) {
            (*out)[(*count)++] = (struct offer_family){.family = f->record.id, .name = f->name};
        }
    }
    rc = read_requests(h, a, *out, *count, err);
    askers_first(*out, *count);
    return rc;
}
