/* SPDX-License-Identifier: MIT */
/* Families, their adults, who may collect, and whom the rota keeps together or apart. */
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/consent.h"
#include "hub/model/family.h"
#include "hub/model/person.h"
#include "hub/model/record.h"
#include "hub/model/rota.h"
#include "practice_priv.h"

#include <string.h>

static const char *const bases[] = {"voluntary agency", "voluntary agency", "section 17",
    "voluntary agency", "section 20", "private"};
static const char *const relations[] = {"gran", "grandad", "auntie", "neighbour", "godmother"};
static const char *const ways[] = {"ring", "text", "message", "e-mail"};
static const char *const reach[] = {
    "Text first, then ring.", "Ring after work.", "Ring the mobile; it is always on.", NULL};
static const char *const best[] = {"after 18:30", "mornings", "any time but bedtime", "weekdays"};

/* --- a family made of parts, as the ones of the cast are --- */

static const char *full_name(
    struct practice *p, const struct name_stock *s, bool she, const char *surname)
{
    const char *first = she ? s->she[p_any(p, s->she_count)] : s->he[p_any(p, s->he_count)];
    return p_unused(p, arena_printf(p->a, "%s %s", first, surname), s);
}

static void compose_adults(struct practice *p, struct cast_family *f, const struct name_stock *s,
    const char *surname, const char *second)
{
    int shape = p_any(p, 10); /* 0-1 mum alone, 2 dad alone, 3 two mums, 4 two dads, else both */
    bool first_she = shape != 2 && shape != 4, second_she = shape == 3;
    f->adults[0] =
        (struct cast_adult){full_name(p, s, first_she, surname), NULL, first_she ? "mum" : "dad"};
    if (shape > 2) {
        f->adults[1] = (struct cast_adult){full_name(p, s, second_she, second), NULL,
            second_she ? (first_she ? "mama" : "mum") : (first_she ? "dad" : "papa")};
    }
    int who = p_any(p, COUNT(relations));
    f->adults[2] = (struct cast_adult){full_name(p, s, who != 1, surname), NULL, relations[who]};
}

static bool child_has(const struct cast_family *f, int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        if (str_eq(f->children[i].name, name)) {
            return true;
        }
    }
    return false;
}

/* 5 families in 9 have one child, 3 have two, 1 has three (DOMAIN 6). */
static void compose_children(struct practice *p, struct cast_family *f, const struct name_stock *s)
{
    int size = p_any(p, 9), count = size < 5 ? 1 : size < 8 ? 2 : 3;
    for (int i = 0; i < count; i++) {
        struct cast_child *c = &f->children[i];
        c->gender = p_chance(p, 50) ? 'g' : 'b';
        do {
            c->name =
                c->gender == 'g' ? s->she[p_any(p, s->she_count)] : s->he[p_any(p, s->he_count)];
        } while (child_has(f, i, c->name));
        c->age = p_chance(p, 65) ? p_between(p, 5, 12) : p_between(p, 3, 16);
        c->flags = (p_chance(p, 6) ? CHILD_ALLERGY : 0u) | (p_chance(p, 12) ? CHILD_INHALER : 0u) |
                   (p_chance(p, 8) ? CHILD_NOT_ADOPTED : 0u);
    }
}

static const struct cast_family *compose(struct practice *p)
{
    struct cast_family *f = arena_alloc(p->a, sizeof *f);
    const struct name_stock *s = &name_stocks[p_any(p, name_stock_count)];
    const struct name_stock *other = p_chance(p, 30) ? &name_stocks[p_any(p, name_stock_count)] : s;
    const char *surname = s->surnames[p_any(p, s->surname_count)];
    const char *second = other == s ? surname : other->surnames[p_any(p, other->surname_count)];
    f->name =
        p_unused(p, other == s ? surname : arena_printf(p->a, "%s-%s", surname, second), other);
    compose_adults(p, f, s, surname, second);
    compose_children(p, f, s);
    return f;
}

/* --- into the file --- */

/* Ages are those of today, or of the day a family left. */
static hub_date born_on(struct practice *p, const struct p_family *f, const struct cast_child *c,
    const struct p_child *twin)
{
    hub_date at = date_known(f->left) ? f->left : p->today;
    int year, month, day;
    if ((c->flags & CHILD_WITH_LAST) && twin) {
        return twin->born;
    }
    date_to_ymd(at, &year, &month, &day);
    year -= c->age;
    if (c->flags & CHILD_LEAP) {
        while (!date_valid(year, 2, 29)) {
            year--;
        }
        return date_from_ymd(year, 2, 29);
    }
    return date_add(date_add_months(at, -12 * c->age), -p_between(p, 25, 330));
}

static void put_adult(
    struct practice *p, struct p_family *f, const struct cast_adult *from, bool parent, int order)
{
    struct p_adult *out = &f->adults[f->adult_count++];
    struct person person;
    CLEAR(person, person);
    person.hub_id = p->hub;
    person.family_id = f->id;
    person.name = from->name;
    size_t first = strcspn(from->name, " ");
    out->called = from->known_as ? from->known_as : arena_strndup(p->a, from->name, first);
    person.known_as = out->called;
    person.role = parent ? "parent" : "other adult";
    person.relation = from->relation;
    person.parental_responsibility = parent;
    person.phone = p_phone(p, parent || p_chance(p, 50));
    person.preferred_way = ONE_OF(p, ways);
    person.can_be_told = 1;
    person.may_collect = parent || order < 3;
    person.emergency_order = order;
    person.minutes_away = p_between(p, 5, 50);
    p_put(p, &person_noun, &person);
    out->id = person.record.id;
    out->name = from->name;
    out->relation = from->relation;
    f->parent_count += parent;
}

static void put_collectors(struct practice *p, const struct p_family *f, const struct p_child *c)
{
    for (int i = 0; i < f->adult_count; i++) {
        struct collector k;
        CLEAR(collector, k);
        k.child_id = c->id;
        k.person_id = f->adults[i].id;
        k.may = "yes";
        k.said_by = f->adults[0].called;
        k.said_on = f->joined;
        p_put(p, &collector_noun, &k);
    }
}

static void put_family_row(struct practice *p, struct p_family *f, bool left)
{
    struct family row;
    CLEAR(family, row);
    row.hub_id = p->hub;
    row.name = f->name;
    row.stays_per_year = p_between(p, 8, 14);
    row.priority = p_chance(p, 20) ? 3 : 2;
    row.gap_weeks = p_between(p, 1, 4);
    row.membership = "hub";
    row.stage = f->newcomers ? "just moved in" : "settled";
    row.joined = f->joined;
    row.left_on = f->left;
    row.address = arena_printf(p->a, "%d Invented Street", p_between(p, 1, 140));
    row.phone = p_phone(p, false);
    row.social_worker = p_chance(p, 40) ? "Marcia Alleyne" : NULL;
    row.how_to_reach = ONE_OF(p, reach);
    row.best_times = ONE_OF(p, best);
    row.minutes_from_work = p_between(p, 10, 55);
    row.last_spoke = left ? f->left : date_add(p->today, -p_between(p, 0, 18));
    row.notes = left ? "Moved away; sends a card every New Year." : NULL;
    if (p_quiet_on(p, f, p->today)) {
        row.last_spoke = date_add(p->today, -QUIET_DAYS);
    }
    p_put(p, &family_noun, &row);
    f->id = row.record.id;
}

/* Before the records begin, but not before their eldest was two; who left was here some years. */
static hub_date joined_on(
    struct practice *p, const struct p_family *f, const struct cast_family *from)
{
    hub_date begin = date_add(p->first, -p_between(p, 30, 700));
    int eldest = 3;
    for (int i = 0; i < CAST_CHILDREN && from->children[i].name; i++) {
        eldest = from->children[i].age > eldest ? from->children[i].age : eldest;
    }
    hub_date end = date_known(f->left) ? f->left : p->today;
    hub_date two = date_add_months(end, -12 * (eldest - 2));
    int stayed = p_between(p, 900, 2000);
    if (date_known(f->left) && date_diff(f->left, begin) > stayed) {
        begin = date_add(f->left, -stayed);
    }
    return date_diff(begin, two) > 0 ? begin : two;
}

static void put_family(
    struct practice *p, struct p_family *f, const struct cast_family *from, bool left)
{
    int span = date_diff(p->today, p->first);
    f->name = from->name;
    f->newcomers = from->newcomers;
    f->basis = bases[(f - p->families) % COUNT(bases)];
    f->left = left ? date_add(p->first, span / 5 + p_any(p, span * 3 / 4)) : DATE_NONE;
    f->joined = from->newcomers ? date_add(p->today, -62) : joined_on(p, f, from);
    f->last_stay = date_add(p->first, -1000);
    f->away = arena_array(p->a, (size_t)date_diff(p->last, p->first) + 1, 1);
    put_family_row(p, f, left);
    for (int i = 0; i < CAST_ADULTS; i++) {
        if (from->adults[i].name) {
            put_adult(p, f, &from->adults[i], i < 2, f->adult_count + 1);
        }
    }
    for (int i = 0; i < CAST_CHILDREN && from->children[i].name; i++) {
        struct p_child *c = &f->children[f->child_count++];
        const struct cast_child *k = &from->children[i];
        c->name = k->known_as ? k->known_as : k->name;
        c->flags = k->flags;
        c->born = born_on(p, f, k, i ? c - 1 : NULL);
        practice_child(p, f, c, k);
    }
    for (int i = 0; i < f->child_count; i++) {
        put_collectors(p, f, &f->children[i]);
        practice_consents(p, f, &f->children[i]);
        practice_medicines(p, f, &f->children[i]);
    }
}

/* A quarter as many as there are now (DOMAIN 6: a fifth of all); over long years they change. */
static int families_left(const struct practice_plan *plan)
{
    int quarter = (plan->families + 3) / 4;
    return plan->years < 5 ? quarter : plan->families * (plan->years - 1) / 5;
}

static void keep_names(struct practice *p)
{
    for (int i = 0; i < cast_count; i++) {
        strmap_put(&p->names, practice_cast[i].name, 1);
        for (int k = 0; k < CAST_ADULTS; k++) {
            if (practice_cast[i].adults[k].name) {
                strmap_put(&p->names, practice_cast[i].adults[k].name, 1);
            }
        }
    }
}

void practice_families(struct practice *p)
{
    p->current = p->plan->families;
    p->family_count = p->current + families_left(p->plan);
    p->families = arena_array(p->a, (size_t)p->family_count, sizeof *p->families);
    if (p->number == 0) {
        keep_names(p);
    }
    for (int i = 0; i < p->family_count; i++) {
        bool of_cast = p->number == 0 && i < cast_count && i < p->current;
        put_family(p, &p->families[i], of_cast ? &practice_cast[i] : compose(p), i >= p->current);
    }
}

/* --- what the rota goes by --- */

static void put_link(struct practice *p, const struct p_family *f, int host, const char *link)
{
    struct family_host row;
    CLEAR(family_host, row);
    row.family_id = f->id;
    row.host_id = p->hosts[host].id;
    row.link = link;
    p_put(p, &family_host_noun, &row);
}

const int p_apart_pairs[2][2] = {{1, 8}, {3, 5}};

static void put_apart(struct practice *p, const int pair[2], const char *scope, const char *why)
{
    struct apart row;
    if (pair[1] >= p->current) {
        return;
    }
    CLEAR(apart, row);
    row.family_id = p->families[pair[0]].id;
    row.other_family_id = p->families[pair[1]].id;
    row.scope = scope;
    row.why = why;
    p_put(p, &apart_noun, &row);
}

static void put_wish(struct practice *p, const struct p_family *f, hub_date friday)
{
    static const char *const wishes[] = {"would like", "would like", "rather not", "cannot"};
    struct wish row;
    CLEAR(wish, row);
    row.family_id = f->id;
    row.weekend = friday;
    row.wish = ONE_OF(p, wishes);
    p_put(p, &wish_noun, &row);
}

static void put_weekends(struct practice *p)
{
    hub_date friday = date_friday(p->today);
    for (int i = 0; i < 12; i++) {
        struct weekend row;
        int year, month, day;
        CLEAR(weekend, row);
        row.hub_id = p->hub;
        row.weekend = date_add(friday, 7 * i);
        date_to_ymd(row.weekend, &year, &month, &day);
        bool christmas = month == 12 && day >= 20 && day <= 26;
        row.max_children = christmas ? 0 : 4;
        row.why = christmas ? "Christmas" : NULL;
        p_put(p, &weekend_noun, &row);
    }
}

void practice_wishes(struct practice *p)
{
    hub_date friday = date_friday(p->today);
    for (int i = 0; i < p->current; i++) {
        const struct p_family *f = &p->families[i];
        put_link(p, f, 0, "knows");
        if (!f->newcomers && i % 3 != 2) {
            put_link(p, f, 1 + i % 3, i == 4 ? "not with" : "knows");
        }
        for (int k = 0; k < 3; k++) {
            put_wish(p, f, date_add(friday, 7 * (2 + 3 * k + p_any(p, 3))));
        }
    }
    put_apart(p, p_apart_pairs[0], "same house", "They wind each other up at bedtime.");
    put_apart(p, p_apart_pairs[1], "same weekend", "Their schools ask that they are not together.");
    put_weekends(p);
}
