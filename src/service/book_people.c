/* SPDX-License-Identifier: MIT */
/* Facts about who lives in the homes, their checks, exemptions and who may share a room. */
#include "book_priv.h"
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/model/home.h"
#include "hub/model/host.h"
#include "hub/model/person.h"

#include <string.h>

struct people {
    struct rota_person *rows;
    const char **names;
    int32_t count;
};

static bool is_host(const struct book *b, hub_id person)
{
    for (size_t i = 0; id_known(person) && i < b->hosts.count; i++) {
        if (id_eq(((const struct host *)record_at(&b->hosts, i))->person_id, person)) {
            return true;
        }
    }
    return false;
}

static void add_household(struct book *b, struct people *p, const struct record_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct household *m = record_at(list, i);
        p->names[p->count] = m->name;
        p->rows[p->count++] = (struct rota_person){
            .id = m->record.id.n,
            .home = book_at(&b->home_at, m->home_id),
            .born = m->born,
            .from = m->moved_in,
            .to = m->moved_out,
            .approved = m->approved == 1 || (m->approved != 0 && is_host(b, m->adult_id)),
            .fostered = str_eq(m->kind, "fostered child"),
            .helper = str_eq(m->kind, "helper"),
        };
        if (id_known(m->adult_id)) {
            idmap_put(&b->person_at, m->adult_id, p->count - 1);
        }
    }
}

/* A host whose household is not written down still lives at home and needs their checks. */
static enum hub_rc add_hosts(struct book *b, struct people *p, struct hub_err *err)
{
    for (size_t i = 0; i < b->hosts.count; i++) {
        const struct host *host = record_at(&b->hosts, i);
        struct person person;
        if (!id_known(host->person_id) || book_at(&b->person_at, host->person_id) >= 0) {
            continue;
        }
        enum hub_rc rc = record_get(b->h->store, &person_noun, host->person_id, b->a, &person, err);
        if (rc != HUB_OK) {
            return rc;
        }
        idmap_put(&b->person_at, host->person_id, p->count);
        p->names[p->count] = str_empty(person.known_as) ? person.name : person.known_as;
        p->rows[p->count++] = (struct rota_person){
            .id = person.record.id.n,
            .home = b->out->facts.hosts[i].home,
            .born = DATE_NONE,
            .from = DATE_NONE,
            .to = DATE_NONE,
            .approved = true,
        };
    }
    return HUB_OK;
}

/* Those who are asked to events to lead, help or drive, and live in no home of the hub. */
static enum hub_rc add_event_helpers(struct book *b, struct people *p, struct hub_err *err)
{
    for (size_t i = 0; i < b->helping.count; i++) {
        const struct invitation *v = record_at(&b->helping, i);
        struct person person;
        if (book_at(&b->person_at, v->person_id) >= 0) {
            continue;
        }
        enum hub_rc rc = record_get(b->h->store, &person_noun, v->person_id, b->a, &person, err);
        if (rc != HUB_OK) {
            return rc;
        }
        idmap_put(&b->person_at, v->person_id, p->count);
        p->names[p->count] = str_empty(person.known_as) ? person.name : person.known_as;
        p->rows[p->count++] = (struct rota_person){
            .id = person.record.id.n, .home = -1, .born = DATE_NONE, .from = DATE_NONE, .to = DATE_NONE};
    }
    return HUB_OK;
}

/* Invitations of adults who look after children and have not said no. */
static enum hub_rc read_helping(struct book *b, struct hub_err *err)
{
    struct record_query q = {.order = "id"};
    struct record_list all;
    query_text(&q, "person_id", RECORD_KNOWN, NULL);
    enum hub_rc rc = book_query(b, &invitation_noun, &q, &all, err);
    b->helping = all;
    b->helping.count = 0;
    for (size_t i = 0; rc == HUB_OK && i < all.count; i++) {
        const struct invitation *v = record_at(&all, i);
        if (str_part_index("lead|helper|first aider|driver", v->part) >= 0 && !str_eq(v->answer, "no")) {
            memmove(record_at(&b->helping, b->helping.count++), v, sizeof *v);
        }
    }
    return rc;
}

static void rank_people(struct people *p)
{
    for (int32_t i = 0; i < p->count; i++) {
        p->rows[i].rank = 0;
        for (int32_t k = 0; k < p->count; k++) {
            int order = strcmp(p->names[k], p->names[i]);
            p->rows[i].rank += order < 0 || (order == 0 && p->rows[k].id < p->rows[i].id);
        }
    }
}

/* Which hosts are the hub carer. */
static enum hub_rc carers(struct book *b, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < b->hosts.count; i++) {
        const struct host *host = record_at(&b->hosts, i);
        struct person person;
        if (id_known(host->person_id)) {
            rc = record_get(b->h->store, &person_noun, host->person_id, b->a, &person, err);
            b->host_rows[i].carer = rc == HUB_OK && str_eq(person.role, "hub carer");
        }
    }
    return rc;
}

static enum hub_rc people(struct book *b, struct hub_err *err)
{
    struct record_list household;
    enum hub_rc rc = book_list(b, &household_noun, &household, err);
    rc = rc == HUB_OK ? read_helping(b, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    size_t most = household.count + b->hosts.count + b->helping.count + 1;
    struct people p = {
        arena_array(b->a, most, sizeof *p.rows), arena_array(b->a, most, sizeof *p.names), 0};
    idmap_on(&b->person_at, b->a);
    add_household(b, &p, &household);
    b->out->household_count = p.count;
    rc = add_hosts(b, &p, err);
    rc = rc == HUB_OK ? add_event_helpers(b, &p, err) : rc;
    rank_people(&p);
    b->out->facts.people = p.rows;
    b->out->facts.person_count = p.count;
    b->out->names.people = p.names;
    return rc;
}

static hub_date later(hub_date a, hub_date b)
{
    return a.d > b.d ? a : b;
}

/* The home a check is about: one, or that of the host whose review it is. */
static int32_t home_checked(const struct book *b, const struct safety_check *c)
{
    int32_t home = book_at(&b->home_at, c->home_id);
    for (size_t i = 0; home < 0 && id_known(c->person_id) && i < b->hosts.count; i++) {
        if (id_eq(((const struct host *)record_at(&b->hosts, i))->person_id, c->person_id)) {
            home = b->host_rows[i].home;
        }
    }
    return home;
}

static void check_home(struct book *b, const struct safety_check *c)
{
    int32_t at = home_checked(b, c), months = b->out->policy.home_check_months;
    if (at < 0 || (!date_known(c->until) && !date_known(c->done_on))) {
        return;
    }
    struct rota_home *h = &b->home_rows[at];
    hub_date until = date_known(c->until) ? c->until : date_add_months(c->done_on, months);
    if (str_eq(c->kind, "home safety check")) {
        h->safety_until = later(h->safety_until, until);
    } else if (str_eq(c->kind, "carer review")) {
        h->review_until = later(h->review_until, until);
    } else if (str_eq(c->kind, "safer caring plan")) {
        h->plan_until = later(h->plan_until, until);
        h->plan_done = later(h->plan_done, c->done_on);
    }
}

static enum hub_rc checks(struct book *b, struct hub_err *err)
{
    static const char *const kinds[CHECK_KINDS] = {"DBS", "first aid", "allergy training"};
    struct record_list list;
    enum hub_rc rc = book_list(b, &safety_check_noun, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct rota_check_done *rows = arena_array(b->a, list.count + 1, sizeof *rows);
    int32_t n = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct safety_check *c = record_at(&list, i);
        int32_t kind = choice_at(c->kind, kinds, CHECK_KINDS);
        int32_t who = book_at(&b->household_at, c->household_id);
        who = who >= 0 ? who : book_at(&b->person_at, c->person_id);
        check_home(b, c);
        if (who >= 0 && kind >= 0) {
            rows[n++] = (struct rota_check_done){who, (enum check_kind)kind, c->done_on, c->until,
                str_eq(c->level, "enhanced and barred list")};
        }
    }
    b->out->facts.checks = rows;
    b->out->facts.check_count = n;
    return HUB_OK;
}

static enum hub_rc exemptions(struct book *b, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = book_list(b, &exemption_noun, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct rota_exemption *rows = arena_array(b->a, list.count + 1, sizeof *rows);
    int32_t n = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct exemption *e = record_at(&list, i);
        int32_t host = book_at(&b->host_at, e->host_id), child = book_at(&b->child_at, e->child_id);
        if (host >= 0 && child >= 0) {
            rows[n++] = (struct rota_exemption){
                b->out->facts.hosts[host].home, child, e->given_on, e->until};
        }
    }
    b->out->facts.exemptions = rows;
    b->out->facts.exemption_count = n;
    return HUB_OK;
}

static enum hub_rc sharings(struct book *b, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = book_list(b, &sharing_noun, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct rota_sharing *rows = arena_array(b->a, list.count + 1, sizeof *rows);
    int32_t n = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct sharing *s = record_at(&list, i);
        int32_t child = book_at(&b->child_at, s->child_id);
        int32_t other = book_at(&b->child_at, s->other_child_id);
        if (child >= 0 && other >= 0) {
            rows[n++] = (struct rota_sharing){child, other, s->agreed_on, s->until};
        }
    }
    b->out->facts.sharings = rows;
    b->out->facts.sharing_count = n;
    return HUB_OK;
}

enum hub_rc book_people(struct book *b, struct hub_err *err)
{
    enum hub_rc rc = people(b, err);
    if (rc == HUB_OK) {
        rc = carers(b, err);
    }
    if (rc == HUB_OK) {
        rc = checks(b, err);
    }
    if (rc == HUB_OK) {
        rc = exemptions(b, err);
    }
    return rc == HUB_OK ? sharings(b, err) : rc;
}
