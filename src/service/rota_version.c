/* SPDX-License-Identifier: MIT */
/* Published versions of the rota: kept, listed, held against what stands now. */
#include "hub/service/rota_version.h"

#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/person.h"
#include "hub/model/rota_read.h"
#include "hub/model/rota_version.h"
#include "hub/model/stay.h"
#include "hub_priv.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_STAY = 400 }; /* days; how far before a window a stay that reaches into it may begin */

/* A stay on the rota now. */
struct standing {
    hub_id stay, family, host;
    hub_wall arrive, leave;
    const char *status;
};

struct standings {
    struct arena *a;
    hub_date from, to;
    struct standing *items;
    size_t count, cap;
};

static bool on_rota(const char *status, hub_id host)
{
    return id_known(host) && str_part_index("draft|agreed|happened", status ? status : "") >= 0;
}

static bool meets(hub_wall arrive, hub_wall leave, hub_date from, hub_date to)
{
    return (!date_known(to) || wall_date(arrive).d <= to.d) &&
           (!date_known(from) || wall_date(leave).d >= from.d);
}

static void add_standing(void *arg, const struct stay_row *r)
{
    struct standings *s = arg;
    if (!on_rota(r->status, r->host) || !meets(r->arrive, r->leave, s->from, s->to)) {
        return;
    }
    arena_grow(s->a, &s->items, s->count, &s->cap, sizeof *s->items);
    s->items[s->count++] = (struct standing){.stay = r->id,
        .family = r->family,
        .host = r->host,
        .arrive = r->arrive,
        .leave = r->leave,
        .status = arena_strdup(s->a, r->status)};
}

static enum hub_rc read_standing(
    struct hub *h, hub_id hub, struct standings *s, struct hub_err *err)
{
    struct stay_window w = {.from = WALL_NONE, .to = WALL_NONE, .leave = WALL_NONE, .hub = hub};
    if (date_known(s->from)) {
        w.from = wall_at(date_add(s->from, -LONGEST_STAY), 0);
        w.leave = wall_at(s->from, 0);
    }
    if (date_known(s->to)) {
        w.to = wall_at(date_add(s->to, 1), 0);
    }
    return stay_rows(h->store, &w, add_standing, s, err);
}

/* --- the versions there are --- */

static enum hub_rc read_versions(struct hub *h, hub_id hub, bool taken_back, struct arena *a,
    struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = "-number", .any = taken_back};
    query_is(&q, "hub_id", hub);
    return record_list(h->store, &rota_version_noun, &q, a, out, err);
}

static struct rota_version_row version_row(
    struct hub *h, const struct rota_version *v, struct arena *a)
{
    return (struct rota_version_row){.id = v->record.id,
        .number = (int32_t)v->number,
        .from = v->from_date,
        .to = v->to_date,
        .on = stamp_known(v->published_at) ? stamp_date(v->published_at) : DATE_NONE,
        .by = id_known(v->published_by) ? record_name(h->store, &person_noun, v->published_by, a)
                                        : "",
        .note = v->note ? v->note : ""};
}

enum hub_rc hub_rota_versions(struct hub *h, struct arena *a, struct rota_version_row **out,
    size_t *count, struct hub_err *err)
{
    struct record_list list = {0};
    hub_id hub = hub_default(h);
    *count = 0;
    enum hub_rc rc = access_check(h, VERB_READ, &rota_version_noun, err);
    if (rc == HUB_OK && id_known(hub)) {
        rc = read_versions(h, hub, false, a, &list, err);
    }
    *out = arena_array(a, list.count + 1, sizeof **out);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        (*out)[(*count)++] = version_row(h, record_at(&list, i), a);
    }
    return rc;
}

/* --- publishing --- */

struct publishing {
    hub_id hub;
    struct standings stays;
    const char *note;
    int32_t number;
};

static enum hub_rc next_number(
    struct hub *h, struct publishing *p, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = read_versions(h, p->hub, true, p->stays.a, &list, err);
    p->number = 1;
    if (rc == HUB_OK && list.count > 0) {
        p->number = (int32_t)((const struct rota_version *)record_at(&list, 0))->number + 1;
    }
    return rc;
}

static enum hub_rc keep_stay(
    struct hub *h, hub_id version, const struct standing *s, struct hub_err *err)
{
    struct rota_version_stay v;
    record_clear(&rota_version_stay_noun, &v);
    v.version_id = version;
    v.stay_id = s->stay;
    v.family_id = s->family;
    v.host_id = s->host;
    v.arrive = s->arrive;
    v.leave = s->leave;
    v.status = s->status;
    return record_insert(h->store, &rota_version_stay_noun, &v, err);
}

static enum hub_rc publish_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct publishing *p = arg;
    struct rota_version v;
    record_clear(&rota_version_noun, &v);
    p->stays.count = 0;
    enum hub_rc rc = next_number(h, p, err);
    if (rc == HUB_OK) {
        rc = read_standing(h, p->hub, &p->stays, err);
    }
    if (rc == HUB_OK && p->stays.count == 0) {
        char range[DATE_TEXT];
        return hub_fail(err, HUB_ENOTFOUND, "There is no stay to publish %s.",
            date_range(p->stays.from, p->stays.to, range));
    }
    v.hub_id = p->hub;
    v.number = p->number;
    v.from_date = p->stays.from;
    v.to_date = p->stays.to;
    v.published_at = clock_now(&h->clock);
    v.published_by = h->person;
    v.note = str_empty(p->note) ? NULL : p->note;
    if (rc == HUB_OK) {
        rc = record_insert(h->store, &rota_version_noun, &v, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < p->stays.count; i++) {
        rc = keep_stay(h, v.record.id, &p->stays.items[i], err);
    }
    if (rc == HUB_OK) {
        store_label_record(h->store, v.record.id);
    }
    return rc;
}

static enum hub_rc note_fits(const char *note, struct arena *a, struct hub_err *err)
{
    struct rota_version v;
    record_clear(&rota_version_noun, &v);
    return str_empty(note) ? HUB_OK
                           : field_parse(noun_field(&rota_version_noun, "note"), &v, note,
                                 DATE_NONE, a, err);
}

enum hub_rc hub_rota_publish(struct hub *h, hub_date from, hub_date to, const char *note,
    struct arena *a, struct rota_changes *out, struct hub_err *err)
{
    struct publishing p = {.hub = hub_default(h), .note = note};
    struct txn_label label = {.verb = "add", .person = h->person, .noun = rota_version_noun.name};
    p.stays = (struct standings){.a = a, .from = date_known(from) ? from : hub_today(h), .to = to};
    enum hub_rc rc = access_check(h, VERB_WRITE, &rota_version_noun, err);
    if (rc == HUB_OK && !id_known(p.hub)) {
        return hub_fail_next(err, HUB_EUSAGE, NEXT_HUB, "There are several hubs here.");
    }
    if (rc == HUB_OK && date_known(to) && to.d < p.stays.from.d) {
        return hub_fail(err, HUB_EINVAL, "The last day is before the first.");
    }
    if (rc == HUB_OK) {
        rc = note_fits(note, a, err);
    }
    if (rc == HUB_OK) {
        rc = hub_write(h, &label, publish_work, &p, err);
    }
    return rc == HUB_OK ? hub_rota_changes(h, p.number, DATE_NONE, DATE_NONE, a, out, err) : rc;
}

/* --- what has changed --- */

struct compare {
    struct hub *h;
    struct arena *a;
    struct namer *names;
    struct rota_changes *out;
    size_t cap;
    struct standings now;
    struct idmap at; /* stay → place among now.items */
    bool *seen;      /* by that place: it was in the version */
    hub_date from, to;
};

static struct rota_place place_of(struct compare *c, const struct standing *s)
{
    return (struct rota_place){.host = namer_name(c->names, &host_noun, s->host),
        .status = s->status ? s->status : "",
        .arrive = s->arrive,
        .leave = s->leave};
}

static void add_change(struct compare *c, enum rota_change_kind kind, hub_id stay, hub_id family,
    const struct standing *was, const struct standing *now)
{
    struct rota_changes *out = c->out;
    struct rota_place none = {"", "", WALL_NONE, WALL_NONE};
    arena_grow(c->a, &out->items, out->count, &c->cap, sizeof *out->items);
    out->items[out->count++] = (struct rota_change){.kind = kind,
        .stay = stay,
        .family = namer_name(c->names, &family_noun, family),
        .was = was ? place_of(c, was) : none,
        .now = now ? place_of(c, now) : none};
    out->counts[kind]++;
}

/* As it is now, wherever it went; false: it is not on the rota any more. */
static bool found_now(struct compare *c, hub_id stay, struct standing *out)
{
    int64_t at = idmap_get(&c->at, stay, -1);
    struct stay s;
    struct hub_err ignored;
    if (at >= 0) {
        *out = c->now.items[at];
        c->seen[at] = true;
        return true;
    }
    if (record_get(c->h->store, &stay_noun, stay, c->a, &s, &ignored) != HUB_OK ||
        stamp_known(s.record.removed_at) || !on_rota(s.status, s.host_id)) {
        return false;
    }
    *out = (struct standing){s.record.id, s.family_id, s.host_id, s.arrive, s.leave, s.status};
    return true;
}

static enum rota_change_kind kind_of(const struct standing *was, const struct standing *now)
{
    bool same = id_eq(was->host, now->host) && was->arrive.min == now->arrive.min &&
                was->leave.min == now->leave.min;
    bool agreed = str_eq(was->status, "draft") && !str_eq(now->status, "draft");
    return !same ? ROTA_MOVED : agreed ? ROTA_NOW_AGREED : ROTA_SAME;
}

static void compare_one(struct compare *c, const struct rota_version_stay *v)
{
    struct standing was = {v->stay_id, v->family_id, v->host_id, v->arrive, v->leave, v->status};
    struct standing now;
    bool there = found_now(c, v->stay_id, &now);
    bool ours = meets(was.arrive, was.leave, c->from, c->to) ||
                (there && meets(now.arrive, now.leave, c->from, c->to));
    if (ours) {
        add_change(c, there ? kind_of(&was, &now) : ROTA_GONE, v->stay_id, v->family_id, &was,
            there ? &now : NULL);
    }
}

static hub_date later_of(hub_date a, hub_date b)
{
    return !date_known(a) || (date_known(b) && b.d > a.d) ? b : a;
}

static hub_date earlier_of(hub_date a, hub_date b)
{
    return !date_known(a) || (date_known(b) && b.d < a.d) ? b : a;
}

static int by_day(const void *x, const void *y)
{
    const struct rota_change *a = x, *b = y;
    hub_wall p = a->kind == ROTA_GONE ? a->was.arrive : a->now.arrive;
    hub_wall q = b->kind == ROTA_GONE ? b->was.arrive : b->now.arrive;
    int order = (p.min > q.min) - (p.min < q.min);
    order = order ? order : strcmp(a->family, b->family);
    return order ? order : (a->stay.n > b->stay.n) - (a->stay.n < b->stay.n);
}

static enum hub_rc compare_all(struct compare *c, hub_id hub, struct hub_err *err)
{
    const struct rota_version_row *v = &c->out->version;
    struct record_list was;
    struct record_query q = {.order = "arrive"};
    query_is(&q, "version_id", v->id);
    enum hub_rc rc = record_list(c->h->store, &rota_version_stay_noun, &q, c->a, &was, err);
    c->now = (struct standings){
        .a = c->a, .from = later_of(c->from, v->from), .to = earlier_of(c->to, v->to)};
    if (rc == HUB_OK) {
        rc = read_standing(c->h, hub, &c->now, err);
    }
    idmap_on(&c->at, c->a);
    c->seen = arena_array(c->a, c->now.count + 1, sizeof *c->seen);
    for (size_t i = 0; i < c->now.count; i++) {
        idmap_put(&c->at, c->now.items[i].stay, (int64_t)i);
    }
    for (size_t i = 0; rc == HUB_OK && i < was.count; i++) {
        compare_one(c, record_at(&was, i));
    }
    for (size_t i = 0; rc == HUB_OK && i < c->now.count; i++) {
        const struct standing *s = &c->now.items[i];
        if (!c->seen[i]) {
            add_change(c, ROTA_NEW, s->stay, s->family, NULL, s);
        }
    }
    if (c->out->count > 1) {
        qsort(c->out->items, c->out->count, sizeof *c->out->items, by_day);
    }
    return rc;
}

static bool covers(const struct rota_version_row *v, hub_date from, hub_date to)
{
    return (!date_known(v->from) || !date_known(to) || v->from.d <= to.d) &&
           (!date_known(v->to) || !date_known(from) || v->to.d >= from.d);
}

enum hub_rc hub_rota_changes(struct hub *h, int32_t number, hub_date from, hub_date to,
    struct arena *a, struct rota_changes *out, struct hub_err *err)
{
    struct compare c = {
        .h = h, .a = a, .names = namer_create(h, a), .out = out, .from = from, .to = to};
    struct rota_version_row *rows;
    size_t count;
    *out = (struct rota_changes){.version = {.from = DATE_NONE, .to = DATE_NONE, .on = DATE_NONE,
                                     .by = "", .note = ""}};
    if (!number && !hub_may(h, VERB_READ, &rota_version_noun)) { /* on a host's page there is none */
        return HUB_OK;
    }
    enum hub_rc rc = hub_rota_versions(h, a, &rows, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count && !out->version.number; i++) {
        if (number ? rows[i].number == number : covers(&rows[i], from, to)) {
            out->version = rows[i];
        }
    }
    if (rc == HUB_OK && number && !out->version.number) {
        return hub_fail(err, HUB_ENOTFOUND,
            count ? "There is no version %d of the rota: the newest is version %d."
                  : "There is no version %d of the rota: none was published yet.",
            number, count ? rows[0].number : 0);
    }
    return rc == HUB_OK && out->version.number ? compare_all(&c, hub_default(h), err) : rc;
}
