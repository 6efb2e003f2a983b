/* SPDX-License-Identifier: MIT */
/*
 * Facts of those children only who come in the days asked for: whom to ring, who may collect,
 * who drives, medicine sheets, and whether it is the first that is known of them.
 */
#include "book_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/consent.h"
#include "hub/model/host.h"
#include "hub/model/medicine.h"
#include "hub/model/person.h"

#include <ctype.h>
#include <string.h>

enum { DAYS_NEW = 60, PHONES = 32, PHONE_DIGITS = 16 }; /* DAYS_NEW: as rule 29 looks back */

struct adult { /* of a family, or listed for one of its children */
    const struct person *person;
    bool may, may_not; /* collect */
};

struct papers {
    struct book *b;
    struct record_list people; /* of the family at hand */
    struct adult *adults;
    size_t adult_count;
    struct rota_medicine *medicines;
    size_t medicine_count, medicine_cap;
};

static enum hub_rc list_of(struct book *b, const struct noun *n, const char *column, int64_t id,
    struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = "id"};
    query_is(&q, column, (hub_id){id});
    return record_list(b->h->store, n, &q, b->a, out, err);
}

/* --- whom to ring, and how far they are --- */

/* The last digits, so that +44 and 0 are the same; false: there are none. */
static bool phone_key(const char *phone, char key[PHONE_DIGITS])
{
    enum { KEPT = 9 };
    char digits[64];
    size_t n = 0;
    for (const char *p = phone; p && *p && n + 1 < sizeof digits; p++) {
        if (isdigit((unsigned char)*p)) {
            digits[n++] = *p;
        }
    }
    digits[n] = '\0';
    memcpy(key, n > KEPT ? digits + n - KEPT : digits, n > KEPT ? KEPT + 1 : n + 1);
    return n > 0;
}

static int32_t add_phone(char seen[PHONES][PHONE_DIGITS], int32_t count, const char *phone)
{
    char key[PHONE_DIGITS];
    if (count == PHONES || !phone_key(phone, key)) {
        return count;
    }
    for (int32_t i = 0; i < count; i++) {
        if (strcmp(seen[i], key) == 0) {
            return count;
        }
    }
    memcpy(seen[count], key, sizeof key);
    return count + 1;
}

static int32_t count_phones(const struct record_list *people)
{
    char seen[PHONES][PHONE_DIGITS];
    int32_t count = 0;
    for (size_t i = 0; i < people->count; i++) {
        const struct person *p = record_at(people, i);
        if (p->can_be_told != 0) {
            count = add_phone(seen, count, p->phone);
            count = add_phone(seen, count, p->phone_other);
        }
    }
    return count;
}

static int32_t nearest(const struct record_list *people, bool parents)
{
    int32_t best = -1;
    for (size_t i = 0; i < people->count; i++) {
        const struct person *p = record_at(people, i);
        bool parent = str_eq(p->role, "parent") || p->parental_responsibility == 1;
        bool known = p->minutes_away != INT_NONE && parent == parents && p->can_be_told != 0;
        if (known && (best < 0 || p->minutes_away < best)) {
            best = (int32_t)p->minutes_away;
        }
    }
    return best;
}

/* --- who may collect --- */

static struct adult *adult_of(struct papers *p, hub_id id)
{
    for (size_t i = 0; i < p->adult_count; i++) {
        if (id_eq(p->adults[i].person->record.id, id)) {
            return &p->adults[i];
        }
    }
    return NULL;
}

/* "Only today" without an end holds on the day it was said (child_view.c). */
static bool said_holds(const struct collector *c, hub_date day)
{
    if (str_eq(c->may, "only today") && !date_known(c->until)) {
        return date_known(c->said_on) && c->said_on.d == day.d;
    }
    return !date_known(c->until) || c->until.d >= day.d;
}

static enum hub_rc add_said(struct papers *p, const struct collector *c, struct hub_err *err)
{
    struct adult *a = adult_of(p, c->person_id);
    if (!a) {
        struct person *other = arena_alloc(p->b->a, sizeof *other);
        enum hub_rc rc =
            record_get(p->b->h->store, &person_noun, c->person_id, p->b->a, other, err);
        if (rc != HUB_OK) {
            return rc;
        }
        a = &p->adults[p->adult_count++];
        *a = (struct adult){.person = other};
    }
    a->may = !str_eq(c->may, "no");
    a->may_not = !a->may;
    return HUB_OK;
}

/* What was said for this child goes before what was said of the adult. */
static enum hub_rc list_adults(struct papers *p, int64_t child, hub_date day, struct hub_err *err)
{
    struct record_list said;
    enum hub_rc rc = list_of(p->b, &collector_noun, "child_id", child, &said, err);
    if (rc != HUB_OK) {
        return rc;
    }
    p->adults = arena_array(p->b->a, p->people.count + said.count + 1, sizeof *p->adults);
    p->adult_count = 0;
    for (size_t i = 0; i < p->people.count; i++) {
        const struct person *person = record_at(&p->people, i);
        p->adults[p->adult_count++] = (struct adult){person, person->may_collect == 1, false};
    }
    for (size_t i = 0; rc == HUB_OK && i < said.count; i++) {
        const struct collector *c = record_at(&said, i);
        if (said_holds(c, day)) {
            rc = add_said(p, c, err);
        }
    }
    return rc;
}

static bool same_name(const char *part, const char *name, struct arena *a)
{
    return !str_empty(name) && strcmp(part, utf8_fold(a, name)) == 0;
}

static bool is_called(const char *part, const struct person *p, struct arena *a)
{
    return same_name(part, p->known_as, a) || same_name(part, p->name, a) ||
           same_name(part, p->relation, a);
}

static bool part_listed(const struct papers *p, const char *part)
{
    bool may = false;
    for (size_t i = 0; i < p->adult_count; i++) {
        const struct adult *a = &p->adults[i];
        if ((a->may || a->may_not) && is_called(part, a->person, p->b->a)) {
            if (a->may_not) {
                return false;
            }
            may = true;
        }
    }
    return may;
}

/* The next name of "Grace (mum) and Dan, Gran" folded; "" at the end. */
static const char *next_name(const char **text, struct arena *a)
{
    const char *s = *text + strspn(*text, " ,;/&+"), *end = s + strcspn(s, ",;/&+("), *and;
    const char *const joins[] = {" and ", " or "};
    for (size_t i = 0; i < sizeof joins / sizeof *joins; i++) {
        and = strstr(s, joins[i]);
        end = and&&and < end ? and : end;
    }
    *text = end;
    if (*end == '(') {
        *text = strchr(end, ')') ? strchr(end, ')') + 1 : end + strlen(end);
    }
    for (size_t i = 0; i < sizeof joins / sizeof *joins; i++) {
        size_t len = strlen(joins[i]);
        *text += strncmp(*text, joins[i], len) == 0 ? len : 0;
    }
    while (end > s && end[-1] == ' ') {
        end--;
    }
    return utf8_fold(a, arena_strndup(a, s, (size_t)(end - s)));
}

/* Whether the text names the host, or the person behind the host. */
static enum hub_rc names_host(
    struct book *b, const char *text, int32_t host, bool *out, struct hub_err *err)
{
    const struct host *h = record_at(&b->hosts, (size_t)host);
    struct person person;
    enum hub_rc rc = HUB_OK;
    *out = false;
    if (str_empty(text)) {
        return rc;
    }
    const char *rest = text, *name = next_name(&rest, b->a);
    *out = same_name(name, h->name, b->a);
    if (!*out && id_known(h->person_id)) {
        rc = record_get(b->h->store, &person_noun, h->person_id, b->a, &person, err);
        *out = rc == HUB_OK &&
               (same_name(name, person.known_as, b->a) || same_name(name, person.name, b->a));
    }
    return rc;
}

static enum on_list on_list(struct papers *p, const char *collects)
{
    const char *rest = collects;
    for (const char *part; *(part = next_name(&rest, p->b->a));) {
        if (!part_listed(p, part)) {
            return LIST_NOT_ON;
        }
    }
    return LIST_ON;
}

/* --- medicine sheets --- */

static bool directed(const char *text)
{
    return str_empty(text) || str_ieq(text, "as directed");
}

static unsigned sheet_lacks(const struct medicine *m)
{
    bool needed = m->as_needed == 1;
    bool times =
        needed ? !str_empty(m->reason) && !str_empty(m->most_in_a_day) : !directed(m->times);
    return (str_empty(m->strength) ? 1u << SHEET_STRENGTH : 0) |
           (directed(m->dose) ? 1u << SHEET_DOSE : 0) | (times ? 0 : 1u << SHEET_TIMES) |
           (str_empty(m->route) ? 1u << SHEET_ROUTE : 0) |
           (str_empty(m->parent_signed) || !date_known(m->parent_signed_on) ? 1u << SHEET_SIGNED
                                                                            : 0) |
           (m->label_matches == 0 ? 1u << SHEET_LABEL : 0);
}

static enum hub_rc add_medicines(struct papers *p, int32_t child, struct hub_err *err)
{
    struct record_list list;
    int64_t id = p->b->child_rows[child].id;
    enum hub_rc rc = list_of(p->b, &medicine_noun, "child_id", id, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct medicine *m = record_at(&list, i);
        arena_grow(
            p->b->a, &p->medicines, p->medicine_count, &p->medicine_cap, sizeof *p->medicines);
        p->medicines[p->medicine_count++] =
            (struct rota_medicine){child, sheet_lacks(m), m->expiry, m->stopped};
    }
    return rc;
}

/* --- whose papers --- */

static bool counts(const struct rota_stay *s)
{
    return s->status >= STATUS_DRAFT && s->status <= STATUS_HAPPENED && s->host >= 0;
}

static bool in_days(const struct book *b, const struct rota_stay *s, int before)
{
    const struct rota_book *out = b->out;
    return counts(s) && (!date_known(out->from) || wall_date(s->leave).d >= out->from.d - before) &&
           (!date_known(out->to) || wall_date(s->arrive).d <= out->to.d);
}

/* One stay of one child, whose family's people are at hand. */
static enum hub_rc about_stay(struct papers *p, struct rota_stay_child *row, struct hub_err *err)
{
    struct book *b = p->b;
    struct rota_stay *s = &b->stay_rows[row->stay];
    bool brings, collects;
    enum hub_rc rc = names_host(b, b->brings[row->stay], s->host, &brings, err);
    rc = rc == HUB_OK ? names_host(b, b->collects[row->stay], s->host, &collects, err) : rc;
    if (rc == HUB_OK) {
        rc = list_adults(p, b->child_rows[row->child].id, wall_date(s->leave), err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    s->host_drives = brings || collects;
    for (size_t i = 0; i < p->adult_count; i++) {
        b->child_rows[row->child].may_be_fetched |= p->adults[i].may;
    }
    if (b->collects[row->stay]) {
        row->collector = collects ? LIST_ON : on_list(p, b->collects[row->stay]);
    }
    return HUB_OK;
}

static enum hub_rc about_family(struct papers *p, int32_t family, struct hub_err *err)
{
    struct rota_family *f = &p->b->family_rows[family];
    enum hub_rc rc = list_of(p->b, &person_noun, "family_id", f->id, &p->people, err);
    if (rc == HUB_OK) {
        f->parent_minutes = nearest(&p->people, true);
        f->other_minutes = nearest(&p->people, false);
    }
    return rc;
}

static enum hub_rc about_child(struct papers *p, int32_t child, struct hub_err *err)
{
    struct book *b = p->b;
    struct rota_child *c = &b->child_rows[child];
    enum hub_rc rc = HUB_OK;
    c->phones = count_phones(&p->people);
    if (wall_known(b->window.from)) {
        rc = child_came_before(b->h->store, (hub_id){c->id}, b->window.from, &c->came_before, err);
    }
    return rc == HUB_OK ? add_medicines(p, child, err) : rc;
}

/* The rows of who comes by family, so that its people are read once. */
static enum hub_rc each_family(
    struct papers *p, const struct idmap *rows_of, const int32_t *next, struct hub_err *err)
{
    struct book *b = p->b;
    enum hub_rc rc = HUB_OK;
    bool *seen = arena_array(b->a, (size_t)b->out->facts.child_count + 1, sizeof *seen);
    for (int32_t family = 0; rc == HUB_OK && family < b->out->facts.family_count; family++) {
        int32_t row = (int32_t)idmap_get(rows_of, (hub_id){family + 1}, -1);
        rc = row >= 0 ? about_family(p, family, err) : rc;
        for (; rc == HUB_OK && row >= 0; row = next[row]) {
            struct rota_stay_child *r = &b->stay_child_rows[row];
            if (!seen[r->child]) {
                seen[r->child] = true;
                rc = about_child(p, r->child, err);
            }
            if (rc == HUB_OK && in_days(b, &b->stay_rows[r->stay], 0)) {
                rc = about_stay(p, r, err);
            }
        }
    }
    return rc;
}

enum hub_rc book_papers(struct book *b, struct hub_err *err)
{
    const struct rota_facts *f = &b->out->facts;
    struct papers p = {.b = b};
    struct idmap rows_of; /* family + 1 → the last of its rows; `next` leads to the others */
    int32_t *next = arena_array(b->a, (size_t)f->stay_child_count + 1, sizeof *next);
    idmap_on(&rows_of, b->a);
    for (int32_t i = 0; i < f->stay_child_count; i++) {
        const struct rota_stay_child *row = &f->stay_children[i];
        if (in_days(b, &f->stays[row->stay], DAYS_NEW)) {
            hub_id key = {f->children[row->child].family + 1};
            next[i] = (int32_t)idmap_get(&rows_of, key, -1);
            idmap_put(&rows_of, key, i);
        }
    }
    enum hub_rc rc = each_family(&p, &rows_of, next, err);
    b->out->facts.medicines = p.medicines;
    b->out->facts.medicine_count = (int32_t)p.medicine_count;
    return rc;
}
