/* SPDX-License-Identifier: MIT */
/*
 * A small world of invented people for tests of the scheduler: add rows with
 * one call each, change them in place, check. Ranks follow the names.
 */
#ifndef TESTS_WORLD_H
#define TESTS_WORLD_H

#include "hub/scheduler/check.h"

struct world {
    struct arena *a;
    struct policy policy;
    struct rota_facts facts; /* made by world_facts() */
    struct findings found;   /* by world_check() */
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
    struct rota_medicine *medicines;
    struct rota_holiday *holidays;
    struct rota_event *events;
    struct rota_event_child *event_children;
    struct rota_event_helper *event_helpers;
    struct rota_apart *aparts;
    struct rota_sharing *sharings;
    struct rota_exemption *exemptions;
    struct rota_wish *wishes;
    struct rota_link *links;
    struct rota_weekend *weekends;
    struct rota_override *overrides;
    const char **host_names, **family_names, **child_names, **person_names, **event_names;
    size_t cap[32];
};

void world_make(struct world *w);
void world_free(struct world *w);

hub_date day(const char *iso);
hub_wall at(const char *iso);

/* Each gives the index of the new row. */
int32_t world_host(struct world *w, const char *name, int32_t beds); /* with a home of its own */
int32_t world_room(struct world *w, int32_t host, bool carers);
int32_t world_bed(struct world *w, int32_t room, int32_t max_age);
int32_t world_family(struct world *w, const char *name);
int32_t world_child(struct world *w, int32_t family, const char *name, const char *born, char sex);
/* Agreed, under s.17, in England, with every child the family has so far. */
int32_t world_stay(
    struct world *w, int32_t family, int32_t host, const char *arrive, const char *leave);
void world_stay_child(struct world *w, int32_t stay, int32_t child, int32_t bed);
void world_away(struct world *w, int32_t host, int32_t person, const char *from, const char *to);
int32_t world_person(struct world *w, int32_t host, const char *name, const char *born);
void world_dbs(struct world *w, int32_t person, const char *done);
/* A DBS check made so is with the barred list. */
int32_t world_check_done(struct world *w, int32_t person, enum check_kind kind, const char *done);
int32_t world_medicine(struct world *w, int32_t child, unsigned lacks, const char *expiry);
void world_holiday(struct world *w, const char *from, const char *to);
int32_t world_consent(struct world *w, int32_t child, enum consent_kind kind, enum answer given,
    const char *from, const char *to);
int32_t world_event(struct world *w, const char *name, const char *start, unsigned needs);
void world_event_child(struct world *w, int32_t event, int32_t child);
/* A person who helps at events only: home -1. */
int32_t world_helper(struct world *w, const char *name);
void world_event_helper(struct world *w, int32_t event, int32_t person);
void world_apart(struct world *w, int32_t family, int32_t other, enum apart_scope scope);
void world_apart_children(struct world *w, int32_t child, int32_t other, enum apart_scope scope);
void world_sharing(struct world *w, int32_t child, int32_t other, const char *from, const char *to);
void world_exemption(
    struct world *w, int32_t host, int32_t child, const char *from, const char *to);
void world_wish(struct world *w, int32_t family, const char *friday, enum wish_kind wish);
void world_link(struct world *w, int32_t family, int32_t host, enum host_link link);
void world_weekend(struct world *w, const char *friday, int32_t max_children);
void world_override(struct world *w, const struct finding *f, int32_t stay);

const struct rota_facts *world_facts(struct world *w); /* rows as they are now, ranks by name */
struct rota_names world_names(const struct world *w);
void world_check(struct world *w);
/* After world_check(): how many findings of a rule, and the n-th of them (NULL past the end). */
size_t world_count(const struct world *w, int32_t rule);
const struct finding *world_finding(const struct world *w, int32_t rule, size_t n);
const char *world_sentence(struct world *w, const struct finding *f);
/* Every sentence, a line each. */
const char *world_sentences(struct world *w);

#endif
