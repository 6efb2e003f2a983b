/* SPDX-License-Identifier: MIT */
/* The facts put in order once: one sort of the stays by arrival, then groups that keep it. */
#include "index_priv.h"

#include <stdlib.h>

static bool stay_counts(const struct rota_stay *s)
{
    return s->status >= STATUS_DRAFT && s->status <= STATUS_HAPPENED && s->host >= 0 &&
           s->leave.min > s->arrive.min;
}

struct sort_key {
    int64_t arrive, leave, id;
    int32_t family_rank, host_rank, stay;
};

static int key_compare(const void *pa, const void *pb)
{
    const struct sort_key *a = pa, *b = pb;
    if (a->arrive != b->arrive) {
        return a->arrive < b->arrive ? -1 : 1;
    }
    if (a->leave != b->leave) {
        return a->leave < b->leave ? -1 : 1;
    }
    if (a->family_rank != b->family_rank) {
        return a->family_rank < b->family_rank ? -1 : 1;
    }
    if (a->host_rank != b->host_rank) {
        return a->host_rank < b->host_rank ? -1 : 1;
    }
    return a->id < b->id ? -1 : a->id > b->id;
}

static struct sort_key key_of(const struct rota_facts *f, int32_t stay)
{
    const struct rota_stay *s = &f->stays[stay];
    return (struct sort_key){s->arrive.min, s->leave.min, s->id, f->families[s->family].rank,
        f->hosts[s->host].rank, stay};
}

/* Group n rows by keys[row] in 0..key_count-1; -1 is left out. Rows keep their order. */
static struct group group_rows(const int32_t *keys, int32_t n, int32_t key_count, struct arena *a)
{
    struct group g = {arena_array(a, (size_t)key_count + 1, sizeof(int32_t)), NULL};
    int32_t *next = arena_array(a, (size_t)key_count + 1, sizeof *next);
    for (int32_t i = 0; i < n; i++) {
        if (keys[i] >= 0) {
            g.first[keys[i] + 1]++;
        }
    }
    for (int32_t k = 0; k < key_count; k++) {
        next[k + 1] = g.first[k + 1] += g.first[k];
    }
    g.items = arena_array(a, (size_t)g.first[key_count] + 1, sizeof(int32_t));
    for (int32_t i = 0; i < n; i++) {
        if (keys[i] >= 0) {
            g.items[next[keys[i]]++] = i;
        }
    }
    return g;
}

/* The same for a table of rows with an int32_t member at `offset`. */
static struct group group_member(
    const void *rows, int32_t n, size_t size, size_t offset, int32_t key_count, struct arena *a)
{
    int32_t *keys = arena_array(a, (size_t)n + 1, sizeof *keys);
    for (int32_t i = 0; i < n; i++) {
        keys[i] = *(const int32_t *)(const void *)((const char *)rows + size * i + offset);
    }
    return group_rows(keys, n, key_count, a);
}
#define GROUP_BY(a, rows, count, type, member, key_count)                                          \
    group_member(rows, count, sizeof(type), offsetof(type, member), key_count, a)

/* One hub's stays in order of arrival; often they come so. */
static void keys_sort(struct sort_key *keys, int32_t n)
{
    bool sorted = true;
    for (int32_t i = 1; i < n && sorted; i++) {
        sorted = key_compare(&keys[i - 1], &keys[i]) <= 0;
    }
    if (!sorted) {
        qsort(keys, (size_t)n, sizeof *keys, key_compare);
    }
}

static struct visit visit_of(const struct rota_facts *f, int32_t stay)
{
    const struct rota_stay *s = &f->stays[stay];
    return (struct visit){.arrive = s->arrive.min,
        .leave = s->leave.min,
        .stay = stay,
        .home = f->hosts[s->host].home,
        .host = s->host,
        .family = s->family,
        .first = wall_date(s->arrive).d,
        .last = wall_date(s->leave).d,
        .emergency = s->kind == KIND_EMERGENCY,
        .draft = s->status == STATUS_DRAFT,
        .agency_agreed = s->agency_agreed,
        .liaison_agreed = s->liaison_agreed,
        .basis = (unsigned char)s->basis,
        .nation = (unsigned char)s->nation,
        .elsewhere = (unsigned char)s->elsewhere};
}

static void visits_sort(struct rota_index *ix, const struct rota_facts *f, struct arena *a)
{
    int32_t *hubs = arena_array(a, (size_t)f->stay_count + 1, sizeof *hubs);
    for (int32_t i = 0; i < f->stay_count; i++) {
        hubs[i] = stay_counts(&f->stays[i]) ? f->families[f->stays[i].family].hub : -1;
    }
    struct group g = group_rows(hubs, f->stay_count, ix->hub_count, a);
    ix->visit_count = g.first[ix->hub_count];
    ix->hub_visit = g.first;
    ix->visits = arena_array(a, (size_t)ix->visit_count + 1, sizeof *ix->visits);
    struct sort_key *keys = arena_array(a, (size_t)ix->visit_count + 1, sizeof *keys);
    for (int32_t i = 0; i < ix->visit_count; i++) {
        keys[i] = key_of(f, g.items[i]);
    }
    for (int32_t hub = 0; hub < ix->hub_count; hub++) {
        keys_sort(keys + g.first[hub], group_size(&g, hub));
    }
    for (int32_t i = 0; i < ix->visit_count; i++) {
        ix->visits[i] = visit_of(f, keys[i].stay);
    }
}

/* Rows of each hub, by the hub of what they belong to. */
static void hubs_build(struct rota_index *ix, const struct rota_facts *f, struct arena *a)
{
    size_t most = (size_t)f->child_count + f->person_count + f->apart_count + f->event_child_count;
    int32_t *keys = arena_array(a, most + 1, sizeof *keys);
    for (int32_t i = 0; i < f->child_count; i++) {
        keys[i] = f->families[f->children[i].family].hub;
    }
    ix->hub_children = group_rows(keys, f->child_count, ix->hub_count, a);
    for (int32_t i = 0; i < f->person_count; i++) {
        keys[i] = f->people[i].home < 0 ? -1 : f->homes[f->people[i].home].hub;
    }
    ix->hub_people = group_rows(keys, f->person_count, ix->hub_count, a);
    for (int32_t i = 0; i < f->apart_count; i++) {
        const struct rota_apart *p = &f->aparts[i];
        int32_t family = p->family >= 0 || p->child < 0 ? p->family : f->children[p->child].family;
        keys[i] = family < 0 ? -1 : f->families[family].hub;
    }
    ix->hub_aparts = group_rows(keys, f->apart_count, ix->hub_count, a);
    for (int32_t i = 0; i < f->event_child_count; i++) {
        keys[i] = f->events[f->event_children[i].event].hub;
    }
    ix->hub_event_children = group_rows(keys, f->event_child_count, ix->hub_count, a);
    ix->hub_events = GROUP_BY(a, f->events, f->event_count, struct rota_event, hub, ix->hub_count);
    ix->hub_families =
        GROUP_BY(a, f->families, f->family_count, struct rota_family, hub, ix->hub_count);
    ix->hub_hosts = GROUP_BY(a, f->hosts, f->host_count, struct rota_host, hub, ix->hub_count);
    ix->hub_holidays =
        GROUP_BY(a, f->holidays, f->holiday_count, struct rota_holiday, hub, ix->hub_count);
    ix->hub_homes = GROUP_BY(a, f->homes, f->home_count, struct rota_home, hub, ix->hub_count);
}

/* Children of each visit; those of another hub do not come, a bed of another home is no choice. */
static void kids_build(struct rota_index *ix, const struct rota_facts *f, struct arena *a)
{
    ix->visit_of = arena_array(a, (size_t)f->stay_count + 1, sizeof *ix->visit_of);
    for (int32_t i = 0; i < f->stay_count; i++) {
        ix->visit_of[i] = -1;
    }
    for (int32_t v = 0; v < ix->visit_count; v++) {
        ix->visit_of[ix->visits[v].stay] = v;
    }
    int32_t *keys = arena_array(a, (size_t)f->stay_child_count + 1, sizeof *keys);
    for (int32_t i = 0; i < f->stay_child_count; i++) {
        const struct rota_stay_child *row = &f->stay_children[i];
        int32_t theirs = f->families[f->children[row->child].family].hub;
        bool ours = f->families[f->stays[row->stay].family].hub == theirs;
        keys[i] = ours ? ix->visit_of[row->stay] : -1;
    }
    struct group g = group_rows(keys, f->stay_child_count, ix->visit_count, a);
    ix->kid_count = g.first[ix->visit_count];
    ix->kids = arena_array(a, (size_t)ix->kid_count + 1, sizeof *ix->kids);
    for (int32_t v = 0; v < ix->visit_count; v++) {
        ix->visits[v].kid_first = g.first[v];
        ix->visits[v].kid_count = group_size(&g, v);
        for (int32_t k = g.first[v]; k < g.first[v + 1]; k++) {
            const struct rota_stay_child *row = &f->stay_children[g.items[k]];
            int32_t bed = row->bed;
            if (bed >= 0 && f->rooms[f->beds[bed].room].home != ix->visits[v].home) {
                bed = -1;
            }
            ix->kids[k] = (struct kid){v, row->child, bed, g.items[k]};
        }
    }
}

static void beds_build(struct rota_index *ix, const struct rota_facts *f, struct arena *a)
{
    int32_t *keys = arena_array(a, (size_t)f->bed_count + 1, sizeof *keys);
    for (int32_t i = 0; i < f->bed_count; i++) {
        keys[i] = f->rooms[f->beds[i].room].home;
    }
    ix->home_beds = group_rows(keys, f->bed_count, f->home_count, a);
    ix->home_host = arena_array(a, (size_t)f->home_count + 1, sizeof *ix->home_host);
    for (int32_t h = 0; h < f->home_count; h++) {
        ix->home_host[h] = -1;
    }
    for (int32_t h = 0; h < f->host_count; h++) {
        int32_t *first = &ix->home_host[f->hosts[h].home];
        if (*first < 0 || f->hosts[h].rank < f->hosts[*first].rank) {
            *first = h;
        }
    }
}

/* A pair counts for both its children. */
static struct group group_sharings(const struct rota_facts *f, struct arena *a)
{
    int32_t *keys = arena_array(a, 2 * (size_t)f->sharing_count + 1, sizeof *keys);
    for (int32_t i = 0; i < f->sharing_count; i++) {
        keys[2 * i] = f->sharings[i].child;
        keys[2 * i + 1] = f->sharings[i].other_child;
    }
    struct group g = group_rows(keys, 2 * f->sharing_count, f->child_count, a);
    for (int32_t i = 0; i < g.first[f->child_count]; i++) {
        g.items[i] /= 2;
    }
    return g;
}

void index_build(struct rota_index *ix, const struct rota_facts *f, struct arena *a)
{
    ix->hub_count = f->hub_count;
    visits_sort(ix, f, a);
    hubs_build(ix, f, a);
    kids_build(ix, f, a);
    beds_build(ix, f, a);
    ix->home_visits = GROUP_BY(a, ix->visits, ix->visit_count, struct visit, home, f->home_count);
    ix->family_visits =
        GROUP_BY(a, ix->visits, ix->visit_count, struct visit, family, f->family_count);
    ix->child_kids = GROUP_BY(a, ix->kids, ix->kid_count, struct kid, child, f->child_count);
    ix->home_people =
        GROUP_BY(a, f->people, f->person_count, struct rota_person, home, f->home_count);
    ix->host_aways = GROUP_BY(a, f->aways, f->away_count, struct rota_away, host, f->host_count);
    ix->child_consents =
        GROUP_BY(a, f->consents, f->consent_count, struct rota_consent, child, f->child_count);
    ix->child_medicines =
        GROUP_BY(a, f->medicines, f->medicine_count, struct rota_medicine, child, f->child_count);
    ix->event_children = GROUP_BY(
        a, f->event_children, f->event_child_count, struct rota_event_child, event, f->event_count);
    ix->child_exemptions = GROUP_BY(
        a, f->exemptions, f->exemption_count, struct rota_exemption, child, f->child_count);
    ix->person_checks =
        GROUP_BY(a, f->checks, f->check_count, struct rota_check_done, person, f->person_count);
    ix->stay_overrides =
        GROUP_BY(a, f->overrides, f->override_count, struct rota_override, stay, f->stay_count);
    ix->child_sharings = group_sharings(f, a);
}
