/* SPDX-License-Identifier: MIT */
#include "region.h"

enum { CHILDREN_MOST = 3, ROOMS = 2, DAY_ZERO = 20454 /* 1 January 2026 */ };

uint64_t region_random(uint64_t *seed)
{
    uint64_t z = *seed += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

int32_t region_below(uint64_t *seed, int32_t n)
{
    return (int32_t)(region_random(seed) % (uint64_t)n);
}

/* Room for the rows of one kind; the facts keep a const pointer to it. */
#define ROOM(a, member, count) arena_array(a, (size_t)(count) + 1, sizeof *r->facts.member)

struct rows { /* the same arrays, still to be written */
    struct rota_home *homes;
    struct rota_host *hosts;
    struct rota_room *rooms;
    struct rota_bed *beds;
    struct rota_family *families;
    struct rota_child *children;
    struct rota_stay *stays;
    struct rota_stay_child *stay_children;
    struct rota_away *aways;
    struct rota_person *people;
    struct rota_check_done *checks;
    struct rota_consent *consents;
    struct rota_apart *aparts;
    struct rota_sharing *sharings;
    struct rota_exemption *exemptions;
};

static const char *const *names_of(const char *kind, int32_t count, struct arena *a)
{
    const char **names = arena_array(a, (size_t)count + 1, sizeof *names);
    for (int32_t i = 0; i < count; i++)
        names[i] = arena_printf(a, "%s %06d", kind, i);
    return names;
}

static void make_hosts(
    struct region *r, struct rows *w, const struct region_size *size, int32_t hub, uint64_t *seed)
{
    struct rota_facts *f = &r->facts;
    for (int32_t i = 0; i < size->hosts; i++) {
        int32_t h = f->host_count++;
        int32_t beds = size->tidy ? 4 : region_below(seed, 4);
        w->homes[h] = (struct rota_home){.id = h,
            .hub = hub,
            .beds = beds,
            .listed = true,
            .safety_until = {DAY_ZERO + (size->tidy ? 9999 : region_below(seed, 400))},
            .plan_until = {DAY_ZERO + 9999},
            .plan_done = {DAY_ZERO + (size->tidy ? 9999 : region_below(seed, 400))},
            .review_until = {DAY_ZERO + 9999}};
        f->home_count++;
        w->hosts[h] = (struct rota_host){.id = h,
            .rank = h,
            .hub = hub,
            .home = h,
            .weekends_in_a_row = -1,
            .weekends_per_year = -1,
            .usual_weekends = -1};
        w->people[f->person_count] = (struct rota_person){.id = h,
            .rank = h,
            .home = h,
            .born = {DAY_ZERO - 15000},
            .from = DATE_NONE,
            .to = DATE_NONE,
            .approved = true,
            .fostered = false};
        w->checks[f->check_count++] = (struct rota_check_done){f->person_count++, CHECK_DBS,
            {DAY_ZERO - region_below(seed, 1000)}, {size->tidy ? DAY_ZERO + 9999 : INT32_MIN},
            region_below(seed, 2) == 0};
        for (int32_t k = 0; k < ROOMS && region_below(seed, 2); k++) {
            w->rooms[f->room_count] = (struct rota_room){f->room_count, h, k == 1};
            for (int32_t b = 0; b < 2; b++, f->bed_count++)
                w->beds[f->bed_count] = (struct rota_bed){
                    f->bed_count, f->room_count, size->tidy ? -1 : region_below(seed, 9) + 8};
            f->room_count++;
        }
        int32_t day = DAY_ZERO + region_below(seed, size->days);
        w->aways[f->away_count++] =
            (struct rota_away){h, -1, {day}, {day + 7}, region_below(seed, 2) == 0};
    }
}

static void make_families(
    struct region *r, struct rows *w, const struct region_size *size, int32_t hub, uint64_t *seed)
{
    struct rota_facts *f = &r->facts;
    for (int32_t i = 0; i < size->families; i++) {
        int32_t family = f->family_count++;
        w->families[family] =
            (struct rota_family){.left = DATE_NONE, .id = family, .rank = family, .hub = hub};
        for (int32_t k = region_below(seed, size->tidy ? 2 : CHILDREN_MOST); k >= 0; k--) {
            int32_t child = f->child_count++;
            w->children[child] = (struct rota_child){.id = child,
                .rank = child,
                .family = family,
                .born = {DAY_ZERO - region_below(seed, 5500)},
                .sex = "fm"[region_below(seed, 2)],
                .adopted = ANSWER_YES,
                .elsewhere_asked = DATE_NONE,
                .sheet_checked = {DAY_ZERO + (size->tidy ? 9999 : region_below(seed, 400))},
                .phones = size->tidy ? 2 : region_below(seed, 4),
                .height_cm = 100 + region_below(seed, 60),
                .allergy = !size->tidy && region_below(seed, 5) == 0,
                .may_be_fetched = size->tidy || region_below(seed, 8),
                .came_before = size->tidy || region_below(seed, 2)};
            for (int kind = CONSENT_TRAVEL; kind <= CONSENT_SCREENS; kind++)
                w->consents[f->consent_count++] =
                    (struct rota_consent){child, kind, ANSWER_YES, DATE_NONE, DATE_NONE, false};
            for (int kind = CONSENT_STAY; kind <= CONSENT_FIRST_AID; kind++)
                w->consents[f->consent_count++] = (struct rota_consent){child, kind, ANSWER_YES,
                    DATE_NONE, DATE_NONE, !size->tidy && region_below(seed, 4) == 0};
        }
        if (i > 0 && region_below(seed, 4) == 0) {
            w->aparts[f->apart_count] = (struct rota_apart){
                f->apart_count, family, family - 1, -1, -1, region_below(seed, 2)};
            f->apart_count++;
        }
        w->sharings[f->sharing_count++] = (struct rota_sharing){
            region_below(seed, f->child_count), f->child_count - 1, DATE_NONE, DATE_NONE};
        w->exemptions[f->exemption_count++] = (struct rota_exemption){
            region_below(seed, f->home_count), f->child_count - 1, DATE_NONE, DATE_NONE};
    }
}

/* Stay n of a hub: the tidy ones take turns, a weekend each family, a host each family. */
static struct rota_stay make_stay(const struct rota_facts *f, const struct region_size *size,
    int32_t hub, int32_t n, uint64_t *seed)
{
    int32_t turn = n % size->families;
    int32_t family =
        hub * size->families + (size->tidy ? turn : region_below(seed, size->families));
    int32_t host =
        hub * size->hosts + (size->tidy ? turn % size->hosts : region_below(seed, size->hosts));
    int32_t first =
        DAY_ZERO + (size->tidy ? (int32_t)((int64_t)n * size->days / size->stays) / 7 * 7 + 1
                               : region_below(seed, size->days));
    int32_t days = size->tidy ? 2 : region_below(seed, 12) == 0 ? 25 : region_below(seed, 5);
    int64_t arrive = (int64_t)first * MINUTES_A_DAY + (size->tidy ? 960 : region_below(seed, 700));
    return (struct rota_stay){.id = f->stay_count,
        .family = family,
        .host = host,
        .arrive = {arrive},
        .leave = {arrive + (int64_t)days * MINUTES_A_DAY + 60},
        .status = size->tidy ? STATUS_AGREED : region_below(seed, STATUS_CANCELLED + 1),
        .kind = size->tidy ? KIND_PLANNED : region_below(seed, 4),
        .basis = size->tidy ? BASIS_S17 : region_below(seed, BASIS_NOT_ADOPTED + 1),
        .nation = size->tidy ? NATION_ENGLAND : region_below(seed, NATIONS),
        .elsewhere = size->tidy ? ANSWER_NO : region_below(seed, 3),
        .school_run = size->tidy || region_below(seed, 2),
        .pen_known = region_below(seed, 2) == 0,
        .parent_stays = region_below(seed, 9) == 0,
        .rang = DATE_NONE,
        .host_drives = !size->tidy && region_below(seed, 5) == 0};
}

static void make_stays(struct region *r, struct rows *w, const struct region_size *size,
    int32_t hub, const int32_t *first_child, uint64_t *seed)
{
    struct rota_facts *f = &r->facts;
    for (int32_t n = 0; n < size->stays; n++) {
        int32_t stay = f->stay_count;
        w->stays[stay] = make_stay(f, size, hub, n, seed);
        f->stay_count++;
        int32_t family = w->stays[stay].family;
        for (int32_t c = first_child[family]; c < first_child[family + 1]; c++) {
            int32_t bed = size->tidy || region_below(seed, 3) || f->bed_count == 0
                              ? -1
                              : region_below(seed, f->bed_count);
            w->stay_children[f->stay_child_count++] = (struct rota_stay_child){stay, c, bed,
                size->tidy ? SAID_YES : (enum child_said)region_below(seed, 4),
                size->tidy ? LIST_ON : (enum on_list)region_below(seed, 3)};
        }
    }
}

static struct rows rows_make(struct region *r, const struct region_size *s, struct arena *a)
{
    int32_t hosts = s->hubs * s->hosts, families = s->hubs * s->families;
    int32_t children = families * CHILDREN_MOST, stays = s->hubs * s->stays;
    return (struct rows){ROOM(a, homes, hosts), ROOM(a, hosts, hosts),
        ROOM(a, rooms, hosts * ROOMS), ROOM(a, beds, hosts * ROOMS * 2),
        ROOM(a, families, families), ROOM(a, children, children), ROOM(a, stays, stays),
        ROOM(a, stay_children, stays * CHILDREN_MOST), ROOM(a, aways, hosts),
        ROOM(a, people, hosts), ROOM(a, checks, hosts), ROOM(a, consents, children * 6),
        ROOM(a, aparts, families), ROOM(a, sharings, families), ROOM(a, exemptions, families)};
}

static void facts_point(struct rota_facts *f, const struct rows *w)
{
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
    f->aparts = w->aparts;
    f->sharings = w->sharings;
    f->exemptions = w->exemptions;
}

static int32_t *shuffle(int32_t n, uint64_t *seed, struct arena *a)
{
    int32_t *to = arena_array(a, (size_t)n + 1, sizeof *to);
    for (int32_t i = 0; i < n; i++) {
        int32_t k = region_below(seed, i + 1);
        to[i] = to[k];
        to[k] = i;
    }
    return to;
}

/* School holidays: a fortnight in each quarter. */
static void make_holidays(struct rota_facts *f, const struct region_size *size, struct arena *a)
{
    enum { QUARTER = 91, FORTNIGHT = 14 };
    int32_t each = size->days / QUARTER + 1, n = 0;
    struct rota_holiday *rows = arena_array(a, (size_t)(each * size->hubs) + 1, sizeof *rows);
    for (int32_t hub = 0; hub < size->hubs; hub++) {
        for (int32_t i = 0; i < each; i++) {
            hub_date from = {DAY_ZERO + QUARTER * i + 7 * hub % QUARTER};
            rows[n++] = (struct rota_holiday){hub, from, date_add(from, FORTNIGHT - 1)};
        }
    }
    f->holidays = rows;
    f->holiday_count = n;
}

static void shuffle_holidays(struct rota_facts *f, uint64_t *seed, struct arena *a)
{
    const struct rota_holiday *old = f->holidays;
    struct rota_holiday *rows = arena_array(a, (size_t)f->holiday_count + 1, sizeof *rows);
    int32_t *at = shuffle(f->holiday_count, seed, a);
    for (int32_t i = 0; i < f->holiday_count; i++) {
        rows[at[i]] = old[i];
    }
    f->holidays = rows;
}

void region_make(struct region *r, const struct region_size *size, uint64_t *seed, struct arena *a)
{
    *r = (struct region){0};
    struct rows w = rows_make(r, size, a);
    r->facts.hub_count = size->hubs;
    r->facts.today = (hub_date){DAY_ZERO + size->days / 2};
    for (int32_t hub = 0; hub < size->hubs; hub++) {
        make_hosts(r, &w, size, hub, seed);
        make_families(r, &w, size, hub, seed);
    }
    int32_t *first_child = arena_array(a, (size_t)r->facts.family_count + 1, sizeof *first_child);
    for (int32_t c = r->facts.child_count - 1; c >= 0; c--)
        first_child[w.children[c].family] = c;
    first_child[r->facts.family_count] = r->facts.child_count;
    for (int32_t hub = 0; hub < size->hubs; hub++)
        make_stays(r, &w, size, hub, first_child, seed);
    facts_point(&r->facts, &w);
    make_holidays(&r->facts, size, a);
    r->names = (struct rota_names){names_of("Host", r->facts.host_count, a),
        names_of("Family", r->facts.family_count, a), names_of("Child", r->facts.child_count, a),
        names_of("Person", r->facts.person_count, a), NULL};
}

/* Where each row goes. */
struct places {
    int32_t *home, *host, *room, *bed, *family, *child, *stay, *person;
};

static const char *const *move_names(
    const char *const *names, const int32_t *to, int32_t n, struct arena *a)
{
    const char **out = arena_array(a, (size_t)n + 1, sizeof *out);
    for (int32_t i = 0; i < n; i++)
        out[to[i]] = names[i];
    return out;
}

static void move_places(struct rows *w, const struct rota_facts *f, const struct places *to)
{
    for (int32_t i = 0; i < f->home_count; i++)
        w->homes[to->home[i]] = f->homes[i];
    for (int32_t i = 0; i < f->host_count; i++) {
        w->hosts[to->host[i]] = f->hosts[i];
        w->hosts[to->host[i]].home = to->home[f->hosts[i].home];
    }
    for (int32_t i = 0; i < f->room_count; i++) {
        w->rooms[to->room[i]] = f->rooms[i];
        w->rooms[to->room[i]].home = to->home[f->rooms[i].home];
    }
    for (int32_t i = 0; i < f->bed_count; i++) {
        w->beds[to->bed[i]] = f->beds[i];
        w->beds[to->bed[i]].room = to->room[f->beds[i].room];
    }
    for (int32_t i = 0; i < f->person_count; i++) {
        w->people[to->person[i]] = f->people[i];
        w->people[to->person[i]].home = to->home[f->people[i].home];
    }
}

static void move_families(struct rows *w, const struct rota_facts *f, const struct places *to)
{
    for (int32_t i = 0; i < f->family_count; i++)
        w->families[to->family[i]] = f->families[i];
    for (int32_t i = 0; i < f->child_count; i++) {
        w->children[to->child[i]] = f->children[i];
        w->children[to->child[i]].family = to->family[f->children[i].family];
    }
    for (int32_t i = 0; i < f->stay_count; i++) {
        w->stays[to->stay[i]] = f->stays[i];
        w->stays[to->stay[i]].family = to->family[f->stays[i].family];
        w->stays[to->stay[i]].host = to->host[f->stays[i].host];
    }
}

/* Rows that nothing points at. */
static void move_rest(struct rows *w, const struct rota_facts *f, const struct places *to,
    uint64_t *seed, struct arena *a)
{
    int32_t *at = shuffle(f->stay_child_count, seed, a);
    for (int32_t i = 0; i < f->stay_child_count; i++) {
        struct rota_stay_child row = f->stay_children[i];
        int32_t bed = row.bed < 0 ? -1 : to->bed[row.bed];
        w->stay_children[at[i]] = (struct rota_stay_child){
            to->stay[row.stay], to->child[row.child], bed, row.said, row.collector};
    }
    at = shuffle(f->away_count, seed, a);
    for (int32_t i = 0; i < f->away_count; i++) {
        w->aways[at[i]] = f->aways[i];
        w->aways[at[i]].host = to->host[f->aways[i].host];
    }
    at = shuffle(f->check_count, seed, a);
    for (int32_t i = 0; i < f->check_count; i++) {
        w->checks[at[i]] = f->checks[i];
        w->checks[at[i]].person = to->person[f->checks[i].person];
    }
    at = shuffle(f->consent_count, seed, a);
    for (int32_t i = 0; i < f->consent_count; i++) {
        w->consents[at[i]] = f->consents[i];
        w->consents[at[i]].child = to->child[f->consents[i].child];
    }
}

/* Pairs may also be told the other way round. */
static void move_pairs(struct rows *w, const struct rota_facts *f, const struct places *to,
    uint64_t *seed, struct arena *a)
{
    int32_t *at = shuffle(f->apart_count, seed, a);
    for (int32_t i = 0; i < f->apart_count; i++) {
        w->aparts[at[i]] = f->aparts[i];
        w->aparts[at[i]].family = to->family[f->aparts[i].other_family];
        w->aparts[at[i]].other_family = to->family[f->aparts[i].family];
    }
    at = shuffle(f->sharing_count, seed, a);
    for (int32_t i = 0; i < f->sharing_count; i++) {
        w->sharings[at[i]] = f->sharings[i];
        w->sharings[at[i]].child = to->child[f->sharings[i].other_child];
        w->sharings[at[i]].other_child = to->child[f->sharings[i].child];
    }
    at = shuffle(f->exemption_count, seed, a);
    for (int32_t i = 0; i < f->exemption_count; i++) {
        w->exemptions[at[i]] = f->exemptions[i];
        w->exemptions[at[i]].home = to->home[f->exemptions[i].home];
        w->exemptions[at[i]].child = to->child[f->exemptions[i].child];
    }
}

void region_shuffle(struct region *r, const struct region *from, uint64_t *seed, struct arena *a)
{
    const struct rota_facts *f = &from->facts;
    struct places to = {shuffle(f->home_count, seed, a), shuffle(f->host_count, seed, a),
        shuffle(f->room_count, seed, a), shuffle(f->bed_count, seed, a),
        shuffle(f->family_count, seed, a), shuffle(f->child_count, seed, a),
        shuffle(f->stay_count, seed, a), shuffle(f->person_count, seed, a)};
    struct rows w = {ROOM(a, homes, f->home_count), ROOM(a, hosts, f->host_count),
        ROOM(a, rooms, f->room_count), ROOM(a, beds, f->bed_count),
        ROOM(a, families, f->family_count), ROOM(a, children, f->child_count),
        ROOM(a, stays, f->stay_count), ROOM(a, stay_children, f->stay_child_count),
        ROOM(a, aways, f->away_count), ROOM(a, people, f->person_count),
        ROOM(a, checks, f->check_count), ROOM(a, consents, f->consent_count),
        ROOM(a, aparts, f->apart_count), ROOM(a, sharings, f->sharing_count),
        ROOM(a, exemptions, f->exemption_count)};
    move_places(&w, f, &to);
    move_families(&w, f, &to);
    move_rest(&w, f, &to, seed, a);
    move_pairs(&w, f, &to, seed, a);
    r->facts = *f;
    facts_point(&r->facts, &w);
    shuffle_holidays(&r->facts, seed, a);
    r->names = (struct rota_names){move_names(from->names.hosts, to.host, f->host_count, a),
        move_names(from->names.families, to.family, f->family_count, a),
        move_names(from->names.children, to.child, f->child_count, a),
        move_names(from->names.people, to.person, f->person_count, a), NULL};
}
