/* SPDX-License-Identifier: MIT */
#include "hub/service/child_view.h"

#include "hub/base/str.h"
#include "hub/model/log.h"
#include "hub/model/stay.h"

#include "corrections_priv.h"
#include "hub_priv.h"
#include "links_priv.h"

enum { CONSENT_MONTHS = 12 }; /* DOMAIN 7, rule 16: a year when no end was said */

struct viewer {
    struct hub *h;
    struct arena *a;
    struct child_view *out;
    struct record_list people; /* of the family */
};

const char *child_called(const struct child *c)
{
    return str_empty(c->known_as) ? c->name : c->known_as;
}

const char *person_called(const struct person *p)
{
    return str_empty(p->known_as) ? p->name : p->known_as;
}

static enum hub_rc list_by(struct viewer *v, const struct noun *n, const char *column, hub_id id,
    const char *order, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = order};
    query_is(&q, column, id);
    return record_list(v->h->store, n, &q, v->a, out, err);
}

static bool may_ring(const struct person *p)
{
    return !(str_empty(p->phone) && str_empty(p->phone_other)) && p->can_be_told != 0;
}

/* Those with a ring order first, in that order; then the others by name. */
static enum hub_rc read_people(struct viewer *v, struct hub_err *err)
{
    struct child_view *out = v->out;
    enum hub_rc rc = list_by(v, &person_noun, "family_id", out->family.record.id,
        "emergency_order,name", &v->people, err);
    if (rc != HUB_OK) {
        return rc;
    }
    out->ring = arena_array(v->a, v->people.count + 1, sizeof *out->ring);
    for (int ordered = 1; ordered >= 0; ordered--) {
        for (size_t i = 0; i < v->people.count; i++) {
            const struct person *p = record_at(&v->people, i);
            if (may_ring(p) && (p->emergency_order != INT_NONE) == ordered) {
                out->ring[out->ring_count++] = p;
            }
        }
    }
    return HUB_OK;
}

static const struct person *family_person(const struct viewer *v, hub_id id)
{
    for (size_t i = 0; i < v->people.count; i++) {
        const struct person *p = record_at(&v->people, i);
        if (id_eq(p->record.id, id)) {
            return p;
        }
    }
    return NULL;
}

static void add_collect(struct viewer *v, const struct person *p, const struct collector *c)
{
    bool may = !c || !str_eq(c->may, "no");
    bool told = p->can_be_told != 0;
    v->out->collect[v->out->collect_count++] = (struct collect_line){
        .name = person_called(p),
        .relation = str_empty(p->relation) ? NULL : p->relation,
        .phone = told && !str_empty(p->phone) ? p->phone : NULL,
        .may = may,
        .only_today = c && str_eq(c->may, "only today"),
        .until = c ? c->until : DATE_NONE,
    };
}

/* Whether what was said about collecting still holds: "only today" means the day it was said. */
static bool holds(const struct collector *c, hub_date day)
{
    if (str_eq(c->may, "only today") && !date_known(c->until)) {
        return date_known(c->said_on) && c->said_on.d == day.d;
    }
    return !date_known(c->until) || c->until.d >= day.d;
}

static const struct collector *said_about(
    const struct record_list *list, hub_id person, hub_date day)
{
    const struct collector *found = NULL;
    for (size_t i = 0; i < list->count; i++) {
        const struct collector *c = record_at(list, i);
        if (id_eq(c->person_id, person) && holds(c, day)) {
            found = c;
        }
    }
    return found;
}

static enum hub_rc add_collector(struct viewer *v, const struct collector *c, struct hub_err *err)
{
    const struct person *p = family_person(v, c->person_id);
    enum hub_rc rc = HUB_OK;
    if (!p) {
        struct person *other = arena_alloc(v->a, sizeof *other);
        rc = record_get(v->h->store, &person_noun, c->person_id, v->a, other, err);
        p = other;
    }
    if (rc == HUB_OK) {
        add_collect(v, p, c);
    }
    return rc;
}

/* What was said for this child goes before what was said of the adult. */
static enum hub_rc read_collect(struct viewer *v, struct hub_err *err)
{
    struct record_list list;
    struct child_view *out = v->out;
    enum hub_rc rc = list_by(
        v, &collector_noun, "child_id", out->child.record.id, "said_on,id", &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    out->collect = arena_array(v->a, v->people.count + list.count + 1, sizeof *out->collect);
    for (int ordered = 1; ordered >= 0; ordered--) {
        for (size_t i = 0; i < v->people.count; i++) {
            const struct person *p = record_at(&v->people, i);
            if (p->may_collect == 1 && (p->emergency_order != INT_NONE) == ordered &&
                !said_about(&list, p->record.id, out->day)) {
                add_collect(v, p, NULL);
            }
        }
    }
    for (int may = 1; may >= 0; may--) {
        for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
            const struct collector *c = record_at(&list, i);
            bool this_time = str_eq(c->may, "no") != may;
            if (this_time && said_about(&list, c->person_id, out->day) == c) {
                rc = add_collector(v, c, err);
            }
        }
    }
    return rc;
}

static enum hub_rc read_medicines(struct viewer *v, struct hub_err *err)
{
    struct record_list list;
    struct child_view *out = v->out;
    enum hub_rc rc =
        list_by(v, &medicine_noun, "child_id", out->child.record.id, "name,id", &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    out->medicines = arena_array(v->a, list.count + 1, sizeof *out->medicines);
    for (size_t i = 0; i < list.count; i++) {
        const struct medicine *m = record_at(&list, i);
        if (!date_known(m->stopped) || m->stopped.d > out->day.d) {
            out->medicines[out->medicine_count++] = m;
        }
    }
    return HUB_OK;
}

struct consent_line consent_on(const struct consent *c, hub_date day)
{
    hub_date end = date_known(c->until) ? c->until
                                        : date_add(date_add_months(c->given_on, CONSENT_MONTHS), -1);
    bool withdrawn = date_known(c->withdrawn_on) && c->withdrawn_on.d <= day.d;
    return (struct consent_line){c, end, withdrawn || end.d < day.d};
}

static enum hub_rc read_consents(struct viewer *v, struct hub_err *err)
{
    struct record_list list;
    struct child_view *out = v->out;
    enum hub_rc rc = list_by(
        v, &consent_noun, "child_id", out->child.record.id, "kind,given_on,id", &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    out->consents = arena_array(v->a, list.count + 1, sizeof *out->consents);
    for (size_t i = 0; i < list.count; i++) {
        const struct consent *c = record_at(&list, i);
        const struct consent *next = i + 1 < list.count ? record_at(&list, i + 1) : NULL;
        if (!next || !str_eq(next->kind, c->kind)) {
            out->consents[out->consent_count++] = consent_on(c, out->day);
        }
    }
    return HUB_OK;
}

/* The log is nothing that a page needs to be made: who may not see it has no headlines. */
static enum hub_rc read_headlines(struct viewer *v, struct hub_err *err)
{
    struct record_list list;
    struct hub_err ignored;
    struct child_view *out = v->out;
    struct record_query q = {.order = "at,id"};
    query_is(&q, "child_id", out->child.record.id);
    q.where[q.where_count++] = (struct record_where){
        .column = "significant", .op = RECORD_IS, .is_number = true, .number = 1};
    if (access_check(v->h, VERB_READ, &log_entry_noun, &ignored) != HUB_OK) {
        return HUB_OK;
    }
    enum hub_rc rc = record_list(v->h->store, &log_entry_noun, &q, v->a, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    out->headlines = arena_array(v->a, list.count + 1, sizeof *out->headlines);
    for (size_t i = 0; i < list.count; i++) {
        const struct log_entry *e = record_at(&list, i);
        if (!stamp_known(e->withdrawn_at) &&
            !record_corrected(v->h, &log_entry_noun, e->record.id, v->a)) {
            out->headlines[out->headline_count++] = (struct headline){wall_date(e->at), e->fact};
        }
    }
    return HUB_OK;
}

/* Of the family's stays the one that ends first from this day on. */
static enum hub_rc read_pen(struct viewer *v, struct hub_err *err)
{
    struct record_list list;
    char day[DATE_TEXT];
    struct record_query q = {.order = "arrive,id", .limit = 1};
    query_is(&q, "family_id", v->out->family.record.id);
    query_text(&q, "leave", RECORD_FROM, arena_strdup(v->a, date_iso(v->out->day, day)));
    query_text(&q, "pen_at", RECORD_KNOWN, NULL);
    enum hub_rc rc = record_list(v->h->store, &stay_noun, &q, v->a, &list, err);
    if (rc == HUB_OK && list.count > 0) {
        v->out->pen_at = ((const struct stay *)record_at(&list, 0))->pen_at;
    }
    return rc;
}

/* Of the family's stays of that night the one the child is in. */
static enum hub_rc read_stay(struct viewer *v, struct hub_err *err)
{
    struct record_list list;
    char from[DATE_TEXT], to[DATE_TEXT];
    hub_date night = v->out->day;
    struct record_query q = {.order = "-arrive,id"};
    v->out->stay = ID_NONE;
    query_is(&q, "family_id", v->out->family.record.id);
    query_text(&q, "leave", RECORD_FROM, date_iso(date_add(night, 1), from));
    query_text(&q, "arrive", RECORD_BEFORE, date_iso(date_add(night, 1), to));
    enum hub_rc rc = record_list(v->h->store, &stay_noun, &q, v->a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count && !id_known(v->out->stay); i++) {
        const struct stay *s = record_at(&list, i);
        struct sb ids = sb_on(v->a);
        rc = record_links(v->h->store, noun_field(&stay_noun, "children"), s->record.id, &ids, err);
        bool there = str_part_index("draft|agreed|happened", s->status) >= 0 && ids.len > 0 &&
                     links_have(sb_str(&ids), v->out->child.record.id);
        v->out->stay = rc == HUB_OK && there ? s->record.id : ID_NONE;
    }
    return rc;
}

static enum hub_rc read_carer(struct viewer *v, struct hub_err *err)
{
    struct record_list list;
    struct record_query q = {.order = "name,id", .limit = 1};
    query_is(&q, "hub_id", v->out->family.hub_id);
    query_text(&q, "role", RECORD_IS, "hub carer");
    enum hub_rc rc = record_list(v->h->store, &person_noun, &q, v->a, &list, err);
    if (rc == HUB_OK && list.count > 0) {
        const struct person *p = record_at(&list, 0);
        v->out->carer = person_called(p);
        v->out->carer_phone = str_empty(p->phone) ? NULL : p->phone;
    }
    return rc;
}

/* The last two are not for registers. */
static enum hub_rc may_see(const struct hub *h, bool people, struct hub_err *err)
{
    static const struct noun *const read[] = {
        &child_noun, &family_noun, &person_noun, &collector_noun, &medicine_noun, &consent_noun};
    size_t count = sizeof read / sizeof *read - (people ? 2 : 0);
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = access_check(h, VERB_READ, read[i], err);
    }
    return rc;
}

static enum hub_rc read_heads(struct viewer *v, hub_id child, bool people, struct hub_err *err)
{
    struct child_view *out = v->out;
    struct store *s = v->h->store;
    enum hub_rc rc = may_see(v->h, people, err);
    if (rc == HUB_OK) {
        rc = record_get(s, &child_noun, child, v->a, &out->child, err);
    }
    if (rc == HUB_OK) {
        rc = record_get(s, &family_noun, out->child.family_id, v->a, &out->family, err);
    }
    return rc == HUB_OK ? record_get(s, &hub_noun, out->family.hub_id, v->a, &out->hub, err) : rc;
}

static enum hub_rc (*const steps[])(struct viewer *v, struct hub_err *err) = {
    read_people, read_collect, read_medicines, read_consents, read_headlines, read_pen, read_stay,
    read_carer};
enum { STEPS_PEOPLE = 2, STEPS = sizeof steps / sizeof *steps };

static enum hub_rc read_steps(struct hub *h, hub_id child, hub_date day, size_t count,
    struct arena *a, struct child_view *out, struct hub_err *err)
{
    *out = (struct child_view){.day = day};
    struct viewer v = {.h = h, .a = a, .out = out};
    enum hub_rc rc = read_heads(&v, child, count == STEPS_PEOPLE, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = steps[i](&v, err);
    }
    return rc;
}

enum hub_rc hub_child_people(struct hub *h, hub_id child, hub_date day, struct arena *a,
    struct child_view *out, struct hub_err *err)
{
    return read_steps(h, child, day, STEPS_PEOPLE, a, out, err);
}

enum hub_rc hub_child_view(struct hub *h, hub_id child, hub_date day, struct arena *a,
    struct child_view *out, struct hub_err *err)
{
    return read_steps(h, child, day, STEPS, a, out, err);
}
