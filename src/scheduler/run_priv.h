/* SPDX-License-Identifier: MIT */
/*
 * One check in progress, and what every rule uses. Rules run hub by hub, as the visits stand: what a
 * hub needs then stays in the cache.
 */
#ifndef HUB_SCHEDULER_RUN_PRIV_H
#define HUB_SCHEDULER_RUN_PRIV_H

#include "hub/scheduler/check.h"
#include "index_priv.h"

struct rota_run {
    const struct rota_facts *facts;
    const struct policy *policy;
    const struct rota_index *index;
    int32_t hub;       /* the one being checked */
    int32_t first_kid; /* of its visits, which stand together */
    int32_t kid_count;
    int32_t from, to;      /* days, both included */
    struct arena *a;       /* findings */
    struct arena *scratch; /* gone with the hub */
    struct findings *out;
};

/* The rows of one hub: `for (const int32_t *at = rows.at; at < rows.end; at++)`. */
struct rows {
    const int32_t *at, *end;
};
static inline struct rows hub_rows(const struct rota_run *run, const struct group *g)
{
    return (struct rows){g->items + g->first[run->hub], g->items + g->first[run->hub + 1]};
}

/* rota_check with the rules that have all of `flags` only. */
void rota_check_rules(const struct rota_facts *facts, const struct policy *policy, hub_date from,
    hub_date to, unsigned flags, struct arena *a, struct findings *out);

static inline int32_t visits_from(const struct rota_run *run)
{
    return run->index->hub_visit[run->hub];
}
static inline int32_t visits_end(const struct rota_run *run)
{
    return run->index->hub_visit[run->hub + 1];
}
/* Whether day d lies in from..to of a row; a NONE end is open. */
static inline bool day_within(int32_t d, hub_date from, hub_date to)
{
    return (!date_known(from) || d >= from.d) && (!date_known(to) || d <= to.d);
}
static inline bool run_covers(const struct rota_run *run, int32_t from, int32_t to)
{
    return from <= run->to && to >= run->from;
}

/* Older than `age` on that day; a birth date not known counts as older. */
bool child_over(const struct rota_child *c, int32_t age, int32_t day);

/* A new finding with every index at -1. */
struct finding finding_make(int32_t rule, enum rule_level level, int32_t from, int32_t to);

/*
 * Finish a finding about these visits (positions, ascending) and keep it if its
 * days meet the run's. `stay` is the last of them, an emergency before others
 * if the level is OWED, unless it is set; host, family and hub follow from it;
 * `children` are all of theirs unless set. With a host set it is about the home,
 * and has neither family nor children.
 */
void run_report(struct rota_run *run, struct finding f, const int32_t *visits, int32_t count);

struct visit_list { /* positions, ascending, each once */
    int32_t *at;
    int32_t count;
    size_t cap;
};
void visit_list_add(struct visit_list *list, int32_t visit, struct arena *a);

/* Somebody approved is at the host's home that day, or nobody is listed as approved. */
bool approved_at_home(const struct rota_run *run, int32_t host, int32_t day);
/* Children fostered at a home that day. */
int32_t fostered_there(const struct rota_run *run, int32_t home, int32_t day);

/* A must-fix is owed while it is an emergency's. */
enum rule_level level_for(const struct visit *v, enum rule_level level);

/*
 * Record rules: what is missing is gathered for each visit of one child or
 * person, then told once. Findings of a draft only are owed until it is agreed.
 */
struct record {
    struct rota_run *run;
    struct finding about; /* rule, worst level, child or person, numbers[1..] */
    struct visit_list missing;
    int32_t *lacks; /* by visit, where each lacks something of its own; else NULL */
};
struct record record_make(struct rota_run *run, int32_t rule, enum rule_level level);
void record_miss(struct record *r, int32_t visit);
void record_lack(struct record *r, int32_t visit, int32_t lacks); /* a mask of what it lacks */
void record_close(struct record *r); /* tells, and is empty again */

/*
 * Walk through the visits of one home by time: each step is a stretch [from, to)
 * with the same visits in the house. In nights (only visits with a night, unit
 * days) or minutes. `active` holds positions, ascending.
 */
struct sweep {
    const struct rota_run *run;
    const int32_t *next, *end;
    bool nights;
    int64_t at, from, to;
    int32_t *active;
    int32_t active_count;
};
struct sweep sweep_home(const struct rota_run *run, int32_t home, bool nights);
bool sweep_next(struct sweep *s);

/* What one child of one visit lacks, as bits; 0: nothing. */
typedef int32_t (*lacks_fn)(const struct rota_run *run, const struct kid *kid);
enum lack_flag {
    LACK_BY_DAY = 1 << 0, /* day and tea visits too */
    LACK_BEFORE = 1 << 1, /* not once the stay has happened: it can no longer be put right */
};
/* One finding for each child with visits that lack something; numbers[1] is all they lack. */
void children_lack(struct rota_run *run, struct finding about, unsigned flags, lacks_fn lacks);
static inline const struct rota_stay *stay_of(const struct rota_run *run, const struct kid *kid)
{
    return &run->facts->stays[run->index->visits[kid->visit].stay];
}
bool consent_there(const struct rota_run *run, int32_t child, enum consent_kind kind, int32_t day,
    enum answer at_least);
/* The last day any check of this kind is good for; INT32_MIN without one. */
int32_t check_until(
    const struct rota_run *run, int32_t person, enum check_kind kind, int32_t months);
bool person_there(const struct rota_person *p, const struct visit *v);

#endif
