/* SPDX-License-Identifier: MIT */
/*
 * Rules 1, 21, 22 and 24, night by night: a bed for every child, and who shares.
 * Where beds are not chosen any way to give them out will do; a rule is broken
 * when no way keeps it. A home known only by its number of beds is asked for its
 * rooms once, if sharing there could matter.
 */
#include "allocate_priv.h"
#include "rules_priv.h"

enum { SLEEP_RULES = 4 };

// clang-format off
static const struct { unsigned bit; int32_t rule; enum rule_level level; } sleep_rules[SLEEP_RULES] = {
    {SLEEP_BED, 1, LEVEL_HARD},
    {SLEEP_MIXED, 22, LEVEL_HARD},
    {SLEEP_SHARING, 21, LEVEL_HARD},
    {SLEEP_SMALL, 24, LEVEL_WARN},
};
// clang-format on
static const unsigned SLEEP_ALL = SLEEP_BED | SLEEP_MIXED | SLEEP_SHARING | SLEEP_SMALL;

struct night_result {
    unsigned broken; /* by everyone there */
    unsigned owed;   /* of those, not broken but for the emergencies */
};

struct sleep_home {
    struct rota_run *run;
    int32_t home;
    bool listed; /* its beds are */
    int32_t beds;
    struct sleep_night night;
    const int32_t *active; /* of the stretch */
    int32_t active_count;
    struct visit_list unclear; /* visits for which the rooms matter */
    int32_t unclear_from, unclear_to;
};

/* The children there that night, each once; a chosen bed wins over none. */
static void kids_gather(struct sleep_home *h, bool emergencies)
{
    const struct rota_index *ix = h->run->index;
    struct sleep_night *n = &h->night;
    n->kid_count = 0;
    for (int32_t i = 0; i < h->active_count; i++) {
        const struct visit *v = &ix->visits[h->active[i]];
        for (int32_t k = 0; k < v->kid_count && (emergencies || !v->emergency); k++) {
            const struct kid *kid = &ix->kids[v->kid_first + k];
            int32_t at = 0;
            while (at < n->kid_count && n->kids[at]->child != kid->child) {
                at++;
            }
            if (at == n->kid_count || n->kids[at]->bed < 0) {
                n->kids[at] = kid;
            }
            n->kid_count += at == n->kid_count;
        }
    }
}

static int32_t kids_most(const struct sleep_home *h)
{
    int32_t room = 0;
    for (int32_t i = 0; i < h->active_count; i++) {
        room += h->run->index->visits[h->active[i]].kid_count;
    }
    return room;
}

/* Keep as many of the rules as can be kept together, in the table's order. */
static unsigned night_broken(const struct sleep_home *h)
{
    unsigned keep = SLEEP_BED, broken = 0;
    if (!h->listed) {
        return h->night.kid_count > h->beds ? SLEEP_BED : 0;
    }
    if (sleep_possible(&h->night, SLEEP_ALL)) {
        return 0;
    }
    if (!sleep_possible(&h->night, SLEEP_BED)) {
        return SLEEP_BED;
    }
    for (int i = 1; i < SLEEP_RULES; i++) {
        if (sleep_possible(&h->night, keep | sleep_rules[i].bit)) {
            keep |= sleep_rules[i].bit;
        } else {
            broken |= sleep_rules[i].bit;
        }
    }
    return broken;
}

static struct night_result night_judge(struct sleep_home *h, int32_t night)
{
    h->night.night = night;
    kids_gather(h, true);
    int32_t everyone = h->night.kid_count;
    struct night_result r = {.broken = night_broken(h)};
    if (r.broken) {
        kids_gather(h, false);
        if (h->night.kid_count < everyone) {
            r.owed = r.broken & ~night_broken(h);
        }
        kids_gather(h, true);
    }
    return r;
}

static void night_tell(struct sleep_home *h, struct night_result r, int32_t from, int32_t to)
{
    for (int i = 0; i < SLEEP_RULES; i++) {
        if (!(r.broken & sleep_rules[i].bit)) {
            continue;
        }
        enum rule_level level = sleep_rules[i].level;
        if (level == LEVEL_HARD && (r.owed & sleep_rules[i].bit)) {
            level = LEVEL_OWED;
        }
        struct finding f = finding_make(sleep_rules[i].rule, level, from, to);
        if (sleep_rules[i].bit == SLEEP_BED) {
            f.numbers[0] = h->night.kid_count;
            f.numbers[1] = h->beds;
            f.numbers[2] = h->night.kid_count <= h->beds;
        }
        run_report(h->run, f, h->active, h->active_count);
    }
}

/* Would any two of them, or a baby, ask where they sleep? */
static bool rooms_matter(const struct sleep_home *h)
{
    const struct sleep_night *n = &h->night;
    for (int32_t a = 0; a < n->kid_count; a++) {
        if (sleep_needs_carers(n, a)) {
            return true;
        }
        for (int32_t b = a + 1; b < n->kid_count && h->beds > 1; b++) {
            if (sleep_pair(n, a, b)) {
                return true;
            }
        }
    }
    return false;
}

static void rooms_note(struct sleep_home *h, int32_t from, int32_t to)
{
    if (!run_covers(h->run, from, to) || !rooms_matter(h)) {
        return;
    }
    if (h->unclear.count == 0) {
        h->unclear_from = from;
    }
    h->unclear_to = to;
    for (int32_t i = 0; i < h->active_count; i++) {
        visit_list_add(&h->unclear, h->active[i], h->run->scratch);
    }
}

static void rooms_ask(struct sleep_home *h)
{
    if (h->unclear.count == 0) {
        return;
    }
    struct finding f = finding_make(21, LEVEL_WARN, h->unclear_from, h->unclear_to);
    f.numbers[0] = h->beds;
    f.numbers[2] = 1;
    f.host = h->run->index->home_host[h->home];
    run_report(h->run, f, h->unclear.at, h->unclear.count);
}

/* A stretch of nights [from, to) with the same children, told in runs with the same result. */
static void stretch_check(struct sleep_home *h, int32_t from, int32_t to)
{
    struct night_result last = night_judge(h, from);
    int32_t start = from;
    if (!h->listed) {
        rooms_note(h, from, to - 1);
    }
    for (int32_t night = from + 1; night < to && h->listed; night++) {
        struct night_result r = night_judge(h, night);
        if (r.broken == last.broken && r.owed == last.owed) {
            continue;
        }
        night_tell(h, last, start, night - 1);
        last = r;
        start = night;
    }
    night_tell(h, last, start, to - 1);
}

static struct sleep_home home_open(struct rota_run *run, int32_t home)
{
    const struct group *g = &run->index->home_beds;
    int32_t said = run->facts->homes[home].beds;
    struct sleep_home h = {.run = run, .home = home, .listed = group_size(g, home) > 0};
    h.beds = h.listed ? group_size(g, home) : said >= 0 ? said : run->policy->beds;
    h.night = (struct sleep_night){.run = run,
        .beds = g->items + g->first[home],
        .bed_count = h.beds,
        .taken = arena_array(run->scratch, (size_t)h.beds + 1, sizeof(int32_t))};
    return h;
}

static void home_check(struct rota_run *run, int32_t home)
{
    struct sleep_home h = home_open(run, home);
    struct sweep s = sweep_home(run, home, true);
    size_t room = 0;
    while (sweep_next(&s)) {
        if (!run_covers(run, (int32_t)s.from, (int32_t)s.to - 1)) {
            continue;
        }
        h.active = s.active;
        h.active_count = s.active_count;
        size_t most = (size_t)kids_most(&h) + 1;
        if (!h.night.kids || most > room) {
            room = 2 * most;
            h.night.kids = arena_array(run->scratch, room, sizeof(struct kid *));
        }
        stretch_check(&h, (int32_t)s.from, (int32_t)s.to);
    }
    rooms_ask(&h);
}

void check_sleeping(struct rota_run *run)
{
    struct rows homes = hub_rows(run, &run->index->hub_homes);
    for (const int32_t *home = homes.at; home < homes.end; home++) {
        home_check(run, *home);
    }
}
