/* SPDX-License-Identifier: MIT */
/*
 * What is on about today, so that every part of the screen has something worth
 * seeing: children in the house tonight, one bed too few in three weeks, a
 * first night that nothing has led up to, families who ask.
 */
#include "hub/base/str.h"
#include "hub/model/consent.h"
#include "hub/model/person.h"
#include "hub/model/record.h"
#include "hub/model/stay.h"
#include "practice_priv.h"

enum { TONIGHT = 0, ASKS = 1, NEWCOMERS = 2, TEENAGER = 3, MEETS = 4, ASKS_TOO = 6 };

/* A family of the cast, or the nearest there is. */
static struct p_family *role(struct practice *p, int at)
{
    return &p->families[at % p->current];
}

static hub_id book(struct practice *p, int at, int host, hub_date from, int nights, int children,
    const char *status)
{
    struct p_stay s = {.family = role(p, at),
        .host = &p->hosts[host],
        .from = from,
        .nights = nights,
        .kind = "planned",
        .status = status,
        .reason = "treat"};
    for (int i = 0; i < children && i < s.family->child_count; i++) {
        s.children[s.child_count++] = i;
    }
    p_stay_put(p, &s);
    return s.id;
}

/* Asked for and nobody answered yet: no host, the dates they would like. */
static void ask(struct practice *p, int at, hub_date first, hub_date second, const char *reason)
{
    const struct p_family *f = role(p, at);
    struct stay row;
    CLEAR(stay, row);
    row.family_id = f->id;
    row.arrive = wall_at(first, 16 * 60);
    row.leave = wall_at(date_add(first, 2), 11 * 60);
    row.status = "asked";
    row.kind = "planned";
    row.legal_basis = f->basis;
    row.reason = reason;
    row.asked_by = f->adults[0].called;
    row.asked_on = date_add(p->today, -p_between(p, 2, 12));
    row.prefer_1 = first;
    row.prefer_2 = second;
    row.first_time = f->newcomers;
    row.other_nights = "no";
    p_put(p, &stay_noun, &row);
    for (int i = 0; i < f->child_count; i++) {
        struct stay_child c;
        CLEAR(stay_child, c);
        c.stay_id = row.record.id;
        c.child_id = f->children[i].id;
        c.said = "not asked";
        p_put(p, &stay_child_noun, &c);
    }
}

/* Came this afternoon with an inhaler: it is counted in, not out yet. */
static void medicine_in(struct practice *p, const struct p_family *f)
{
    for (int i = 0; i < f->child_count; i++) {
        if (id_known(f->children[i].medicine)) {
            p_count_put(p, f, &f->children[i], "in", wall_at(p->today, 17 * 60 + 30), 96);
        }
    }
}

/* Somebody who must not collect, and what a parent said about it. */
static void never_with(struct practice *p, const struct p_family *f)
{
    struct person person;
    struct collector row;
    CLEAR(person, person);
    person.hub_id = p->hub;
    person.name = "Kelvin Adair";
    person.role = "other adult";
    person.relation = "mum's cousin";
    person.can_be_told = 0;
    person.may_collect = 0;
    p_put(p, &person_noun, &person);
    CLEAR(collector, row);
    row.child_id = f->children[0].id;
    row.person_id = person.record.id;
    row.may = "no";
    row.said_by = f->adults[0].called;
    row.said_on = date_add(p->today, -40);
    row.notes = arena_printf(p->a, "If he comes: door shut, ring %s.", f->adults[0].called);
    p_put(p, &collector_noun, &row);
}

/* Said yes in spring, thought again in autumn. */
static void taken_back(struct practice *p, const struct p_family *f)
{
    struct consent row;
    CLEAR(consent, row);
    row.child_id = f->children[0].id;
    row.kind = "group chat";
    row.what = "pictures of our outings";
    row.answer = "yes";
    row.given_by = f->adults[0].called;
    row.given_on = date_add(p->today, -200);
    row.how = "said";
    row.withdrawn_on = date_add(p->today, -12);
    row.withdrawn_by = f->adults[0].called;
    p_put(p, &consent_noun, &row);
}

void practice_scenes(struct practice *p)
{
    hub_date friday = date_add(date_friday(p->today), 7); /* the next */
    hub_date saturday = date_add(friday, 15);             /* the one with a bed too few */
    book(p, TONIGHT, 0, p->today, 1, 2, "agreed");
    medicine_in(p, role(p, TONIGHT));
    if (p->number == 0) {
        never_with(p, role(p, TONIGHT));
        taken_back(p, role(p, TONIGHT));
    }
    if (p->current > TEENAGER) {
        book(p, TEENAGER, 1, date_add(friday, 8), 1, 1, "draft");
    }
    if (p->current > MEETS) {
        book(p, NEWCOMERS, 0, saturday, 1, 2, "draft");
        p->came_since = book(p, MEETS, 0, saturday, 1, 1, "agreed");
    }
    if (p->current > ASKS) {
        hub_date month = date_add(p->today, 46);
        ask(p, ASKS, date_friday(month), date_friday(date_add(month, 14)), "treat");
    }
    if (p->current > ASKS_TOO) {
        ask(p, ASKS_TOO, date_add(friday, 63), date_add(friday, 70), "family event");
    }
}
