/* SPDX-License-Identifier: MIT */
/* The hub itself, its carer and liaison worker, the hosts, their homes and checks. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/holiday.h"
#include "hub/model/home.h"
#include "hub/model/host.h"
#include "hub/model/person.h"
#include "hub/model/record.h"
#include "practice_priv.h"

struct host_plan {
    const char *full, *called;
    int beds;
    bool home; /* its rooms and beds are written down */
    const char *rooms[BEDS_MOST];
    const char *partner; /* the other adult at home */
    const char *child;   /* who else lives there */
    const char *child_kind;
    int child_age;
};

// clang-format off
static const struct host_plan first_hosts[HOSTS] = {
    {"Amina Rahman", "Amina", 2, true, {"blue room", "garden room"}, "Yusuf Rahman", "Layla", "own child", 15},
    {"Ben Thorley", "Ben", 2, true, {"attic", "box room"}, "Cerys Thorley", "Kofi", "fostered child", 15},
    {"Ruth Garside", "Ruth", 1, true, {"back bedroom"}, NULL, NULL, NULL, 0},
    {"Osian Tudur", "Osian", 1, false, {NULL}, NULL, NULL, NULL, 0},
};
/* kind, months good for, whose: 'p' each adult, 'h' the home */
static const struct { const char *kind; int months; char whose; } check_kinds[] = {
    {"DBS", 36, 'p'}, {"first aid", 36, 'p'}, {"allergy training", 12, 'p'},
    {"home safety check", 12, 'h'}, {"safer caring plan", 12, 'h'}, {"carer review", 12, 'h'},
    {"fire alarm test", 6, 'h'}, {"escape practice", 12, 'h'}, {"pet check", 12, 'h'},
};
// clang-format on

static void put_check(struct practice *p, const char *kind, hub_id person, hub_id home,
    hub_id household, hub_date until, int months)
{
    struct safety_check c;
    bool dbs = str_eq(kind, "DBS");
    CLEAR(safety_check, c);
    c.hub_id = p->hub;
    c.kind = kind;
    c.person_id = person;
    c.home_id = home;
    c.household_id = household;
    c.level = dbs ? "enhanced and barred list" : NULL;
    c.number = dbs ? arena_printf(p->a, "PRACTICE %04d", p_any(p, 10000)) : NULL;
    c.done_on = date_add_months(until, -months);
    c.until = until;
    c.seen_by = p->liaison_name;
    p_put(p, &safety_check_noun, &c);
}

/* Good for some time yet; Ben's DBS and Ruth's first aid end soon. */
static hub_date check_until(struct practice *p, const char *kind, int host)
{
    if (host == 1 && str_eq(kind, "DBS")) {
        return date_add(p->today, 75);
    }
    if (host == 2 && str_eq(kind, "first aid")) {
        return date_add(p->today, 22);
    }
    return date_add(
        p->today, str_eq(kind, "fire alarm test") ? p_between(p, 60, 170) : p_between(p, 140, 330));
}

static void host_checks(struct practice *p, int at, hub_id partner)
{
    const struct p_host *h = &p->hosts[at];
    for (int i = 0; i < COUNT(check_kinds); i++) {
        const char *kind = check_kinds[i].kind;
        int months = check_kinds[i].months;
        if (check_kinds[i].whose == 'h') {
            if (id_known(h->home)) {
                put_check(p, kind, ID_NONE, h->home, ID_NONE, check_until(p, kind, at), months);
            }
            continue;
        }
        put_check(p, kind, h->person, ID_NONE, ID_NONE, check_until(p, kind, at), months);
        if (id_known(partner)) {
            put_check(p, kind, ID_NONE, ID_NONE, partner, check_until(p, kind, -1), months);
        }
    }
}

static hub_id put_member(struct practice *p, const struct p_host *h, const char *name,
    const char *kind, hub_date born, hub_id adult)
{
    struct household m;
    bool grown = str_eq(kind, "adult");
    CLEAR(household, m);
    m.home_id = h->home;
    m.name = name;
    m.kind = kind;
    m.born = born;
    m.approved = grown;
    m.adult_id = adult;
    m.moved_in = date_add(p->first, -p_between(p, 400, 3000));
    p_put(p, &household_noun, &m);
    return m.record.id;
}

static void put_rooms(struct practice *p, struct p_host *h, const struct host_plan *plan)
{
    for (int i = 0; i < plan->beds; i++) {
        struct room room;
        struct bed bed;
        CLEAR(room, room);
        room.home_id = h->home;
        room.name = plan->rooms[i];
        room.kind = "bedroom";
        p_put(p, &room_noun, &room);
        CLEAR(bed, bed);
        bed.room_id = room.record.id;
        bed.name = arena_printf(p->a, "bed %d", i + 1);
        bed.kind = "single";
        bed.in_use = 1;
        p_put(p, &bed_noun, &bed);
        h->beds[i] = bed.record.id;
    }
}

static void put_car(struct practice *p, const struct p_host *h)
{
    struct car car;
    CLEAR(car, car);
    car.home_id = h->home;
    car.name = p_chance(p, 50) ? "the blue estate" : "the little red one";
    car.seats = 4;
    car.child_seats = 2;
    car.insured_until = date_add(p->today, p_between(p, 40, 300));
    p_put(p, &car_noun, &car);
}

static hub_id put_home(struct practice *p, struct p_host *h, const struct host_plan *plan)
{
    struct home home;
    hub_id partner = ID_NONE;
    CLEAR(home, home);
    home.hub_id = p->hub;
    home.name = plan->called;
    home.address = arena_printf(p->a, "%d Practice Row", p_between(p, 2, 98));
    home.phone = p_phone(p, false);
    home.pets = p_chance(p, 60) ? "an old cat" : "two rabbits and a dog";
    home.meeting_point = "the lamp post across the road";
    home.medicine_cupboard = "kitchen, top left, locked";
    home.house_rules = "Knock first. Dressing gowns on the landing. No secrets, only surprises.";
    p_put(p, &home_noun, &home);
    h->home = home.record.id;
    put_rooms(p, h, plan);
    put_member(
        p, h, plan->full, "adult", date_add(p->today, -365 * p_between(p, 38, 60)), h->person);
    if (plan->partner) {
        partner = put_member(
            p, h, plan->partner, "adult", date_add(p->today, -365 * p_between(p, 38, 60)), ID_NONE);
    }
    if (plan->child) { /* the 17-year-old is 18 within the quarter */
        hub_date born = date_add_months(p->today, -12 * (plan->child_age + 1));
        put_member(p, h, plan->child, plan->child_kind, date_add(born, 72), ID_NONE);
    }
    put_car(p, h);
    return partner;
}

static hub_id put_worker(struct practice *p, const char *name, const char *called, const char *role)
{
    struct person person;
    CLEAR(person, person);
    person.hub_id = p->hub;
    person.name = name;
    person.known_as = called;
    person.role = role;
    person.phone = p_phone(p, true);
    person.preferred_way = "ring";
    p_put(p, &person_noun, &person);
    return person.record.id;
}

static void put_host(struct practice *p, int at, const struct host_plan *plan)
{
    struct p_host *h = &p->hosts[at];
    struct host host;
    h->name = plan->called;
    h->bed_count = plan->beds;
    h->taken = arena_array(p->a, (size_t)date_diff(p->last, p->first) + 1, 1);
    h->person = at == 0 ? p->carer : put_worker(p, plan->full, plan->called, "host");
    hub_id partner = plan->home ? put_home(p, h, plan) : ID_NONE;
    CLEAR(host, host);
    host.hub_id = p->hub;
    host.name = plan->called;
    host.person_id = h->person;
    host.home_id = h->home;
    host.beds = plan->beds;
    host.weekends_in_a_row = at == 0 ? 5 : 3;
    host.weekends_per_year = at == 0 ? 40 : 20;
    host.usual_weekends = at == 0 ? 30 : 10;
    host.weekends_just_done = 0;
    host.approved_for = plan->beds > 1 ? "two children, 0 to 18" : "one child, 5 to 18";
    p_put(p, &host_noun, &host);
    h->id = host.record.id;
    host_checks(p, at, partner);
}

static void put_away(
    struct practice *p, int host, hub_date from, int days, const char *why, bool own)
{
    struct away away;
    CLEAR(away, away);
    away.host_id = p->hosts[host].id;
    away.from_date = from;
    away.to_date = date_add(from, days - 1);
    away.why = why;
    away.own_time = own;
    p_put(p, &away_noun, &away);
    for (int i = -1; i < days; i++) { /* nobody goes home on the first day */
        int night = date_diff(date_add(from, i), p->first);
        if (night >= 0 && night <= date_diff(p->last, p->first)) {
            p->hosts[host].taken[night] = (uint8_t)p->hosts[host].bed_count;
        }
    }
}

/* Own time every quarter or so, the last a good month ago, the next in four weeks. */
static void put_aways(struct practice *p)
{
    hub_date next = date_add(date_friday(p->today), 28);
    put_away(p, 0, next, 3, "own time", true);
    put_away(p, 1, date_add(next, 14), 9, "holiday", false);
    for (hub_date d = date_add(date_friday(p->today), -35); d.d > p->first.d;
         d = date_add(d, -98)) {
        put_away(p, 0, d, p_chance(p, 30) ? 10 : 3, "own time", true);
        put_away(p, 1 + p_any(p, 3), date_add(d, 28), 7, "holiday", false);
    }
}

static void compose_host(struct practice *p, int at, struct host_plan *plan)
{
    const struct name_stock *s = &name_stocks[p_any(p, name_stock_count)];
    const char *surname = s->surnames[p_any(p, s->surname_count)];
    *plan = first_hosts[at];
    plan->called =
        p_unused(p, p_any(p, 3) ? s->she[p_any(p, s->she_count)] : s->he[p_any(p, s->he_count)], s);
    plan->full = p_unused(p, arena_printf(p->a, "%s %s", plan->called, surname), s);
    if (plan->partner) {
        const char *first = s->he[p_any(p, s->he_count)];
        plan->partner = p_unused(p, arena_printf(p->a, "%s %s", first, surname), s);
    }
}

static void put_hub(struct practice *p)
{
    struct hub_row row;
    int n = p->number;
    const char *bird = hub_names[n % hub_name_count];
    CLEAR(hub, row);
    row.name = n < hub_name_count ? arena_printf(p->a, "%s Hub", bird)
                                  : arena_printf(p->a, "%s Hub %d", bird, n / hub_name_count + 1);
    row.agency = "Invented Adoption Support";
    row.nation = n % 10 == 7 ? "Wales" : n % 10 == 8 ? "Scotland" : "England";
    row.controller = "Invented Adoption Support";
    row.lead = "Delphine Prosper";
    row.lead_phone = p_phone(p, false);
    row.out_of_hours = p_phone(p, false);
    row.agency_phone = p_phone(p, false);
    row.notes = "A practice hub: nobody in it exists.";
    p_put(p, &hub_noun, &row);
    p->hub = row.record.id;
}

/* School holidays, roughly as many schools have them: from the first Monday not before a day. */
static void put_holidays(struct practice *p)
{
    static const struct {
        const char *name;
        int month, day, days;
    } holidays[] = {{"Half term", 2, 13, 5}, {"Spring holidays", 4, 1, 12}, {"Half term", 5, 25, 5},
        {"Summer holidays", 7, 21, 43}, {"Half term", 10, 24, 5}, {"Christmas holidays", 12, 20, 14}};
    int year, last, month, day;
    date_to_ymd(p->first, &year, &month, &day);
    date_to_ymd(p->last, &last, &month, &day);
    for (; year <= last; year++) {
        for (int i = 0; i < COUNT(holidays); i++) {
            struct holiday h;
            hub_date from = date_from_ymd(year, holidays[i].month, holidays[i].day);
            from = date_add(from, (7 - date_weekday(from)) % 7);
            CLEAR(holiday, h);
            h.hub_id = p->hub;
            h.name = holidays[i].name;
            h.kind = "school";
            h.first_day = from;
            h.last_day = date_add(from, holidays[i].days - 1);
            p_put(p, &holiday_noun, &h);
        }
    }
}

void practice_homes(struct practice *p)
{
    struct host_plan plans[HOSTS];
    strmap_put(&p->names, first_hosts[0].full, 1); /* she works with every hub */
    for (int i = 0; i < HOSTS; i++) {
        if (p->number == 0) {
            plans[i] = first_hosts[i];
            strmap_put(&p->names, plans[i].full, 1);
        } else {
            compose_host(p, i, &plans[i]);
        }
    }
    put_hub(p);
    p->carer_name = plans[0].called;
    p->liaison_name = p_unused(p, p->number ? "Teresa Simões" : "Naomi Bebb", &name_stocks[0]);
    p->carer = put_worker(p, plans[0].full, plans[0].called, "hub carer");
    if (p->number) { /* whoever practises with several hubs works with all of them */
        put_worker(p, first_hosts[0].full, first_hosts[0].called, "hub carer");
    }
    p->liaison = put_worker(p, p->liaison_name, NULL, "liaison worker");
    for (int i = 0; i < HOSTS; i++) {
        put_host(p, i, &plans[i]);
    }
    put_aways(p);
    put_holidays(p);
}
