/* SPDX-License-Identifier: MIT */
/*
 * Checking a rota: facts in, findings out. Pure: no clock, no files, same facts
 * same findings, whatever the order of the rows. Fast enough for every key
 * press (a year of one hub) and for a whole region's ten years in one go.
 */
#ifndef HUB_SCHEDULER_CHECK_H
#define HUB_SCHEDULER_CHECK_H

#include "hub/base/arena.h"
#include "hub/base/date.h"
#include "hub/scheduler/facts.h"
#include "hub/scheduler/rule.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FINDING_NUMBERS = 4 };

/* Indexes are into the facts it was found in; -1 where a part does not apply. */
struct finding {
    int32_t rule; /* number */
    enum rule_level level;
    hub_date from, to; /* both included: nights for rules about beds, else days */
    int32_t hub, host, family;
    int32_t stay, other_stay; /* the one to look at first, and the one it meets */
    int32_t child, person, event;
    const int32_t *stays; /* all it is about, `stay` among them, in order of arrival */
    const int32_t *lacks; /* what each of `stays` lacks, where papers differ from stay to stay; else NULL */
    const int32_t *children;
    int32_t stay_count, child_count;
    int32_t numbers[FINDING_NUMBERS]; /* by rule: what was found, what is allowed, ... */
    int32_t override; /* index of the override that covers it, -1 if none: then it stands */
};

struct findings {
    struct finding *items; /* by from, hub, host, rule, stay; the same for any order of rows */
    size_t count, cap;
};

/*
 * Every finding whose days meet from..to; NONE is open on that side.
 * Memory: findings and their arrays live in `a`.
 */
void rota_check(const struct rota_facts *facts, const struct policy *policy, hub_date from,
    hub_date to, struct arena *a, struct findings *out);

/*
 * The findings that `stay` is part of, as rota_check would tell them, from what it can meet only: for
 * every field that is left in its form. Records of a child or a host (RULE_RECORD) are told for
 * this stay alone, with its own days and level. Under 50 microseconds in a hub's year.
 */
void rota_check_stay(const struct rota_facts *facts, const struct policy *policy, int32_t stay,
    struct arena *a, struct findings *out);

/* HARD, neither overridden nor owed: what makes `hub rota check` exit with 1. */
size_t findings_standing(const struct findings *f);

/*
 * What an override binds to: the rule, the stay (one of the finding's) and the
 * facts the finding rests on, by record ids. It changes when those change.
 */
uint64_t finding_facts_hash(const struct rota_facts *facts, const struct finding *f, int32_t stay);

/*
 * The finding in words, British English, one or two sentences.
 *   sentence  "A bed for every child: 3 children, 2 beds at Amina's, Sat 12 Dec 2026."
 *   line      the same without the dates, where they stand beside it
 */
const char *finding_sentence(const struct finding *f, const struct rota_facts *facts,
    const struct rota_names *names, struct arena *a);
const char *finding_line(const struct finding *f, const struct rota_facts *facts,
    const struct rota_names *names, struct arena *a);

/* One change that puts a finding right: this stay with that host at those times. */
struct fix {
    int32_t stay, host;
    hub_wall arrive, leave;
    bool same_dates;
};

struct fixes {
    struct fix *items;
    size_t count;
};

/*
 * Up to `max` nearest fixes for a finding about stays, at either level. Each was tried
 * on a changed copy: it passes and brings no new must-fix, one for what is only to be
 * checked nothing new to check about days and places either. None for records,
 * for what already happened and for what no single move puts right. Costs some
 * milliseconds: ask for what is shown, not for all.
 */
void rota_fixes(const struct rota_facts *facts, const struct policy *policy,
    const struct finding *f, size_t max, struct arena *a, struct fixes *out);

/* The same where one of its stays alone would pass, whatever else stands on that night. */
void rota_fixes_of(const struct rota_facts *facts, const struct policy *policy,
    const struct finding *f, int32_t stay, size_t max, struct arena *a, struct fixes *out);

/* "Anaya and Rohan at Ben's, 11–13 Dec 2026"; "… at Amina's, 18–20 Dec 2026 (their second choice)" */
const char *fix_sentence(const struct fix *fix, const struct rota_facts *facts,
    const struct rota_names *names, struct arena *a);

#endif
