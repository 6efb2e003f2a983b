/* SPDX-License-Identifier: MIT */
/* Checks of a host's household and home: what ends first stands first. */
#include "hub/base/str.h"
#include "hub/model/home.h"
#include "hub/model/person.h"
#include "hub/service/policy.h"
#include "parts_priv.h"

#include <stdlib.h>

enum { ADULT = 18, CHECK_SOON_DAYS = 90 }; /* rule 28 */

/* DOMAIN 2.3: what each adult and each home needs. */
static const char *const of_adults[] = {"DBS", "first aid"};
static const char *const of_homes[] = {
    "home safety check", "safer caring plan", "carer review", "fire alarm test"};

struct check {
    const struct safety_check *row;
    hub_date end;
    const char *whose;
};

struct checks {
    struct part_writer *w;
    struct policy policy;
    struct check *items;
    size_t count, cap;
};

static bool same(const struct safety_check *a, const struct safety_check *b)
{
    return str_eq(a->kind, b->kind) && id_eq(a->person_id, b->person_id) &&
           id_eq(a->home_id, b->home_id) && id_eq(a->household_id, b->household_id);
}

/* The list is newest first: of one kind about one person or home the first counts. */
static void put_list(struct checks *k, const struct record_list *list, const char *whose)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct safety_check *row = record_at(list, i);
        bool had = false;
        for (size_t n = 0; n < k->count && !had; n++) {
            had = same(k->items[n].row, row);
        }
        if (!had) {
            arena_grow(k->w->a, &k->items, k->count, &k->cap, sizeof *k->items);
            k->items[k->count++] =
                (struct check){row, safety_check_until(row, k->policy.dbs_months), whose};
        }
    }
}

static bool has(const struct checks *k, const char *kind, hub_id about, hub_id or_about)
{
    for (size_t i = 0; i < k->count; i++) {
        const struct safety_check *c = k->items[i].row;
        hub_id ids[] = {c->person_id, c->home_id, c->household_id};
        for (int n = 0; n < 3 && str_eq(c->kind, kind); n++) {
            if (id_known(ids[n]) && (id_eq(ids[n], about) || id_eq(ids[n], or_about))) {
                return true;
            }
        }
    }
    return false;
}

static void missing(struct checks *k, const char *kind, const char *column, hub_id about,
    const char *whose, int slot)
{
    struct part_line *line = part_add(k->w, PART_ABSENT, TONE_WARN);
    line->noun = &safety_check_noun;
    line->field = noun_field(&safety_check_noun, column);
    line->about = kind;
    line->whose = about;
    line->slot = slot;
    line->lead = kind;
    line->text = arena_printf(k->w->a, "%s · not written down yet", whose);
}

static enum hub_rc read_of(
    struct checks *k, const char *column, hub_id id, const char *whose, struct hub_err *err)
{
    struct record_list *list = arena_alloc(k->w->a, sizeof *list);
    enum hub_rc rc = part_list(k->w, &safety_check_noun, column, id, "-done_on,id", list, err);
    if (rc == HUB_OK) {
        put_list(k, list, whose);
    }
    return rc;
}

static bool lives_there(const struct part_writer *w, const struct household *m)
{
    return !date_known(m->moved_out) || m->moved_out.d >= w->today.d;
}

static bool is_adult(const struct part_writer *w, const struct household *m)
{
    return date_known(m->born) ? date_age(m->born, w->today) >= ADULT
                               : str_eq(m->kind, "adult") || str_eq(m->kind, "helper");
}

static enum hub_rc read_members(
    struct checks *k, const struct record_list *members, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < members->count; i++) {
        const struct household *m = record_at(members, i);
        if (lives_there(k->w, m)) {
            const char *name = part_name(k->w, m->name);
            rc = read_of(k, "household_id", m->record.id, name, err);
            if (rc == HUB_OK && id_known(m->adult_id)) {
                rc = read_of(k, "person_id", m->adult_id, name, err);
            }
        }
    }
    return rc;
}

static void missing_of_members(struct checks *k, const struct record_list *members)
{
    for (size_t i = 0; i < members->count; i++) {
        const struct household *m = record_at(members, i);
        for (size_t n = 0; n < sizeof of_adults / sizeof *of_adults; n++) {
            if (lives_there(k->w, m) && is_adult(k->w, m) &&
                !has(k, of_adults[n], m->record.id, m->adult_id)) {
                missing(k, of_adults[n], "household_id", m->record.id, part_name(k->w, m->name),
                    (int)(i * 16 + n) + 1);
            }
        }
    }
}

static int first_to_end(const void *x, const void *y)
{
    const struct check *a = x, *b = y;
    if (a->end.d != b->end.d) {
        return a->end.d < b->end.d ? -1 : 1;
    }
    return (a->row->record.id.n > b->row->record.id.n) -
           (a->row->record.id.n < b->row->record.id.n);
}

static void check_lines(struct checks *k)
{
    if (k->count) {
        qsort(k->items, k->count, sizeof *k->items, first_to_end);
    }
    for (size_t i = 0; i < k->count; i++) {
        const struct check *c = &k->items[i];
        enum tone tone;
        const char *mark = part_end(k->w, c->end, CHECK_SOON_DAYS, &tone);
        struct sb b = sb_on(k->w->a);
        struct part_line *line = part_record(k->w, tone, &safety_check_noun, c->row->record.id);
        line->lead = c->row->kind;
        sb_add(&b, c->whose);
        part_join(&b, c->row->level);
        part_join(&b, arena_printf(k->w->a, "done %s", part_day(k->w, c->row->done_on)));
        line->text = sb_str(&b);
        line->mark = mark;
    }
}

static enum hub_rc home_checks(struct checks *k, struct record_list *members, struct hub_err *err)
{
    hub_id home = k->w->host.home_id;
    if (!id_known(home)) {
        return HUB_OK;
    }
    enum hub_rc rc = part_list(k->w, &household_noun, "home_id", home, "born,name", members, err);
    rc = rc == HUB_OK ? read_members(k, members, err) : rc;
    return rc == HUB_OK ? read_of(k, "home_id", home, "the home", err) : rc;
}

enum hub_rc part_checks(struct part_writer *w, struct hub_err *err)
{
    struct checks k = {.w = w};
    struct record_list members = {.noun = &household_noun};
    enum hub_rc rc = HUB_OK;
    hub_policy(hub_config(w->h), &k.policy);
    if (id_known(w->host.person_id)) {
        rc = read_of(&k, "person_id", w->host.person_id, w->out->title, err);
    }
    rc = rc == HUB_OK ? home_checks(&k, &members, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    missing_of_members(&k, &members);
    for (size_t n = 0; id_known(w->host.home_id) && n < sizeof of_homes / sizeof *of_homes; n++) {
        if (!has(&k, of_homes[n], w->host.home_id, ID_NONE)) {
            missing(&k, of_homes[n], "home_id", w->host.home_id, "the home", 1000 + (int)n);
        }
    }
    check_lines(&k);
    return HUB_OK;
}
