/* SPDX-License-Identifier: MIT */
#include "world.h"

#include "hub/base/die.h"
#include "hub/base/str.h"

#include <string.h>

enum {
    CAP_HOMES,
    CAP_HOSTS,
    CAP_ROOMS,
    CAP_BEDS,
    CAP_FAMILIES,
    CAP_CHILDREN,
    CAP_STAYS,
    CAP_STAY_CHILDREN,
    CAP_AWAYS,
    CAP_PEOPLE,
    CAP_CHECKS,
    CAP_CONSENTS,
    CAP_MEDICINES,
    CAP_HOLIDAYS,
    CAP_EVENTS,
    CAP_EVENT_CHILDREN,
    CAP_EVENT_HELPERS,
    CAP_APARTS,
    CAP_SHARINGS,
    CAP_EXEMPTIONS,
    CAP_WISHES,
    CAP_LINKS,
    CAP_WEEKENDS,
    CAP_OVERRIDES,
    CAP_HOST_NAMES,
    CAP_FAMILY_NAMES,
    CAP_CHILD_NAMES,
    CAP_PERSON_NAMES,
    CAP_EVENT_NAMES
};

void world_make(struct world *w)
{
    memset(w, 0, sizeof *w);
    w->a = arena_create();
    w->facts.hub_count = 1;
    w->facts.today = day("2026-12-01");
    policy_defaults(&w->policy);
}

void world_free(struct world *w)
{
    arena_destroy(w->a);
}

hub_date day(const char *iso)
{
    hub_date d = DATE_NONE;
    HUB_BUG(!iso || date_from_iso(iso, &d));
    return d;
}

hub_wall at(const char *iso)
{
    hub_wall t = WALL_NONE;
    HUB_BUG(wall_from_iso(iso, &t));
    return t;
}

/* Add `row` to the array `rows` with `count` rows; its index. */
#define ADD(rows, count, cap_at, ...)                                                              \
    (arena_grow(w->a, &w->rows, (size_t)w->facts.count, &w->cap[cap_at], sizeof *w->rows),         \
        w->rows[w->facts.count] = __VA_ARGS__, w->facts.count++)

static void add_name(
    struct world *w, const char ***names, int32_t count, int cap_at, const char *name)
{
    arena_grow(w->a, names, (size_t)count, &w->cap[cap_at], sizeof **names);
    (*names)[count] = arena_strdup(w->a, name);
}

int32_t world_host(struct world *w, const char *name, int32_t beds)
{
    int32_t home = ADD(homes, home_count, CAP_HOMES,
        (struct rota_home){.id = 1000 + w->facts.home_count, .beds = beds});
    add_name(w, &w->host_names, w->facts.host_count, CAP_HOST_NAMES, name);
    return ADD(hosts, host_count, CAP_HOSTS,
        (struct rota_host){.id = 2000 + w->facts.host_count,
            .home = home,
            .weekends_in_a_row = -1,
            .weekends_per_year = -1,
            .usual_weekends = -1});
}

int32_t world_room(struct world *w, int32_t host, bool carers)
{
    return ADD(rooms, room_count, CAP_ROOMS,
        (struct rota_room){3000 + w->facts.room_count, w->hosts[host].home, carers});
}

int32_t world_bed(struct world *w, int32_t room, int32_t max_age)
{
    return ADD(
        beds, bed_count, CAP_BEDS, (struct rota_bed){4000 + w->facts.bed_count, room, max_age});
}

int32_t world_family(struct world *w, const char *name)
{
    add_name(w, &w->family_names, w->facts.family_count, CAP_FAMILY_NAMES, name);
    return ADD(families, family_count, CAP_FAMILIES,
        (struct rota_family){.left = DATE_NONE,
            .id = 5000 + w->facts.family_count,
            .stays_per_year = -1,
            .priority = 2,
            .last_stay = DATE_NONE,
            .parent_minutes = -1,
            .other_minutes = -1});
}

int32_t world_child(struct world *w, int32_t family, const char *name, const char *born, char sex)
{
    add_name(w, &w->child_names, w->facts.child_count, CAP_CHILD_NAMES, name);
    int32_t child = ADD(children, child_count, CAP_CHILDREN,
        (struct rota_child){.id = 6000 + w->facts.child_count,
            .family = family,
            .born = day(born),
            .sex = sex,
            .adopted = ANSWER_YES,
            .elsewhere_asked = DATE_NONE,
            .sheet_checked = day("2030-01-01"),
            .phones = 2,
            .height_cm = -1,
            .may_be_fetched = true,
            .came_before = true});
    world_consent(w, child, CONSENT_STAY, ANSWER_YES, NULL, NULL);
    world_consent(w, child, CONSENT_FIRST_AID, ANSWER_YES, NULL, NULL);
    return child;
}

int32_t world_stay(
    struct world *w, int32_t family, int32_t host, const char *arrive, const char *leave)
{
    int32_t stay = ADD(stays, stay_count, CAP_STAYS,
        (struct rota_stay){.id = 70000 + w->facts.stay_count,
            .family = family,
            .host = host,
            .arrive = at(arrive),
            .leave = at(leave),
            .status = STATUS_AGREED,
            .basis = BASIS_S17,
            .school_run = true,
            .rang = wall_date(at(arrive))});
    for (int32_t i = 0; i < w->facts.child_count; i++) {
        if (w->children[i].family == family)
            world_stay_child(w, stay, i, -1);
    }
    return stay;
}

void world_stay_child(struct world *w, int32_t stay, int32_t child, int32_t bed)
{
    for (int32_t i = 0; i < w->facts.stay_child_count; i++) {
        if (w->stay_children[i].stay == stay && w->stay_children[i].child == child) {
            w->stay_children[i].bed = bed;
            return;
        }
    }
    (void)ADD(stay_children, stay_child_count, CAP_STAY_CHILDREN,
        (struct rota_stay_child){stay, child, bed, SAID_YES, LIST_NOT_SAID});
}

void world_away(struct world *w, int32_t host, int32_t person, const char *from, const char *to)
{
    (void)ADD(
        aways, away_count, CAP_AWAYS, (struct rota_away){host, person, day(from), day(to), false});
}

int32_t world_person(struct world *w, int32_t host, const char *name, const char *born)
{
    add_name(w, &w->person_names, w->facts.person_count, CAP_PERSON_NAMES, name);
    return ADD(people, person_count, CAP_PEOPLE,
        (struct rota_person){.id = 8000 + w->facts.person_count,
            .home = w->hosts[host].home,
            .born = day(born),
            .from = DATE_NONE,
            .to = DATE_NONE});
}

void world_dbs(struct world *w, int32_t person, const char *done)
{
    (void)ADD(checks, check_count, CAP_CHECKS,
        (struct rota_check_done){person, CHECK_DBS, day(done), DATE_NONE, false});
}

int32_t world_check_done(struct world *w, int32_t person, enum check_kind kind, const char *done)
{
    return ADD(checks, check_count, CAP_CHECKS,
        (struct rota_check_done){person, kind, day(done), DATE_NONE, true});
}

int32_t world_medicine(struct world *w, int32_t child, unsigned lacks, const char *expiry)
{
    return ADD(medicines, medicine_count, CAP_MEDICINES,
        (struct rota_medicine){child, lacks, day(expiry), DATE_NONE});
}

void world_holiday(struct world *w, const char *from, const char *to)
{
    (void)ADD(holidays, holiday_count, CAP_HOLIDAYS, (struct rota_holiday){0, day(from), day(to)});
}

int32_t world_consent(struct world *w, int32_t child, enum consent_kind kind, enum answer given,
    const char *from, const char *to)
{
    return ADD(consents, consent_count, CAP_CONSENTS,
        (struct rota_consent){child, kind, given, day(from), day(to), false});
}

int32_t world_event(struct world *w, const char *name, const char *start, unsigned needs)
{
    hub_wall t = at(start);
    add_name(w, &w->event_names, w->facts.event_count, CAP_EVENT_NAMES, name);
    return ADD(events, event_count, CAP_EVENTS,
        (struct rota_event){
            9000 + w->facts.event_count, 0, t, {t.min + 120}, needs, 9, false, false});
}

void world_event_child(struct world *w, int32_t event, int32_t child)
{
    (void)ADD(event_children, event_child_count, CAP_EVENT_CHILDREN,
        (struct rota_event_child){event, child, false});
}

int32_t world_helper(struct world *w, const char *name)
{
    int32_t person = world_person(w, 0, name, NULL);
    w->people[person].home = -1;
    return person;
}

void world_event_helper(struct world *w, int32_t event, int32_t person)
{
    (void)ADD(event_helpers, event_helper_count, CAP_EVENT_HELPERS,
        (struct rota_event_helper){event, person});
}

void world_apart(struct world *w, int32_t family, int32_t other, enum apart_scope scope)
{
    (void)ADD(aparts, apart_count, CAP_APARTS,
        (struct rota_apart){w->facts.apart_count, family, other, -1, -1, scope});
}

void world_apart_children(struct world *w, int32_t child, int32_t other, enum apart_scope scope)
{
    (void)ADD(aparts, apart_count, CAP_APARTS,
        (struct rota_apart){w->facts.apart_count, -1, -1, child, other, scope});
}

void world_sharing(struct world *w, int32_t child, int32_t other, const char *from, const char *to)
{
    (void)ADD(sharings, sharing_count, CAP_SHARINGS,
        (struct rota_sharing){child, other, day(from), day(to)});
}

void world_exemption(struct world *w, int32_t host, int32_t child, const char *from, const char *to)
{
    (void)ADD(exemptions, exemption_count, CAP_EXEMPTIONS,
        (struct rota_exemption){w->hosts[host].home, child, day(from), day(to)});
}

void world_wish(struct world *w, int32_t family, const char *friday, enum wish_kind wish)
{
    (void)ADD(wishes, wish_count, CAP_WISHES, (struct rota_wish){family, day(friday), wish});
}

void world_link(struct world *w, int32_t family, int32_t host, enum host_link link)
{
    (void)ADD(links, link_count, CAP_LINKS, (struct rota_link){family, host, link});
}

void world_weekend(struct world *w, const char *friday, int32_t max_children)
{
    (void)ADD(
        weekends, weekend_count, CAP_WEEKENDS, (struct rota_weekend){0, day(friday), max_children});
}

void world_override(struct world *w, const struct finding *f, int32_t stay)
{
    uint64_t hash = finding_facts_hash(&w->facts, f, stay);
    (void)ADD(
        overrides, override_count, CAP_OVERRIDES, (struct rota_override){f->rule, stay, hash});
}

/* The place of names[i] in order of name; equal names by index. */
static int32_t rank_of(const char *const *names, int32_t count, int32_t i)
{
    int32_t rank = 0;
    for (int32_t k = 0; k < count; k++) {
        int order = strcmp(names[k], names[i]);
        rank += order < 0 || (order == 0 && k < i);
    }
    return rank;
}

static void ranks_set(struct world *w)
{
    struct rota_names n = world_names(w);
    for (int32_t i = 0; i < w->facts.host_count; i++)
        w->hosts[i].rank = rank_of(n.hosts, w->facts.host_count, i);
    for (int32_t i = 0; i < w->facts.family_count; i++)
        w->families[i].rank = rank_of(n.families, w->facts.family_count, i);
    for (int32_t i = 0; i < w->facts.child_count; i++)
        w->children[i].rank = rank_of(n.children, w->facts.child_count, i);
    for (int32_t i = 0; i < w->facts.person_count; i++)
        w->people[i].rank = rank_of(n.people, w->facts.person_count, i);
}

const struct rota_facts *world_facts(struct world *w)
{
    struct rota_facts *f = &w->facts;
    ranks_set(w);
    f->homes = w->homes;
    f->hosts = w->hosts;
    f->rooms = w->rooms;
    f->beds = w->beds;
    f->families = w->families;
    f->children = w->children;
    f->stays = w->stays;
    f->stay_children = w->stay_children;
    f->aways = w->aways;
    f->people = w->people;
    f->checks = w->checks;
    f->consents = w->consents;
    f->medicines = w->medicines;
    f->holidays = w->holidays;
    f->events = w->events;
    f->event_children = w->event_children;
    f->event_helpers = w->event_helpers;
    f->aparts = w->aparts;
    f->sharings = w->sharings;
    f->exemptions = w->exemptions;
    f->wishes = w->wishes;
    f->links = w->links;
    f->weekends = w->weekends;
    f->overrides = w->overrides;
    return f;
}

struct rota_names world_names(const struct world *w)
{
    return (struct rota_names){
        w->host_names, w->family_names, w->child_names, w->person_names, w->event_names};
}

void world_check(struct world *w)
{
    rota_check(world_facts(w), &w->policy, DATE_NONE, DATE_NONE, w->a, &w->found);
}

const struct finding *world_finding(const struct world *w, int32_t rule, size_t n)
{
    for (size_t i = 0; i < w->found.count; i++) {
        if (w->found.items[i].rule == rule && n-- == 0)
            return &w->found.items[i];
    }
    return NULL;
}

size_t world_count(const struct world *w, int32_t rule)
{
    size_t n = 0;
    while (world_finding(w, rule, n))
        n++;
    return n;
}

const char *world_sentence(struct world *w, const struct finding *f)
{
    struct rota_names names = world_names(w);
    return finding_sentence(f, &w->facts, &names, w->a);
}

const char *world_sentences(struct world *w)
{
    struct sb b = sb_on(w->a);
    for (size_t i = 0; i < w->found.count; i++) {
        const struct finding *f = &w->found.items[i];
        sb_addf(&b, "%s %d %s\n", rule_level_word(f->level), f->rule, world_sentence(w, f));
    }
    return sb_str(&b);
}
