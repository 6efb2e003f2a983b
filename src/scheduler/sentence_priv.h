/* SPDX-License-Identifier: MIT */
/* One finding being put in words: what its writers share. */
#ifndef SENTENCE_PRIV_H
#define SENTENCE_PRIV_H

#include "hub/base/str.h"
#include "run_priv.h"

struct words {
    const struct finding *f;
    const struct rota_facts *facts;
    const struct rota_names *names;
    struct sb b;
};

const char *words_name(const char *const *names, int32_t i); /* "someone" when not known */
const char *words_host(const struct words *w);
void words_names(struct sb *b, const char *const *names, const int32_t *at, int32_t count);
void words_children(struct words *w);
const char *words_verb(const struct words *w, const char *one, const char *many); /* of the children */
void words_count(struct words *w, int32_t n, const char *one, const char *many);
void words_stays(struct words *w);                                        /* "2 stays of Mia" */
void words_bits(struct words *w, const char *const *texts, int32_t mask); /* "a, b and c" */
void words_consents(struct words *w);                                     /* those of numbers[1] */

void say_first_night(struct words *w);
void say_sheet_fresh(struct words *w);
void say_phones(struct words *w);
void say_far_away(struct words *w);
void say_consent(struct words *w);
void say_medicine(struct words *w);
void say_allergy(struct words *w);
void say_collector(struct words *w);
void say_turns_18(struct words *w);
void say_helper(struct words *w);
void say_first_aid(struct words *w);
void say_home_papers(struct words *w);
void say_grown_ups(struct words *w);
void say_risk_sheet(struct words *w);
void say_car_seats(struct words *w);
void say_rest(struct words *w);
void say_own_time(struct words *w);
void say_fair_shares(struct words *w);
void say_call(struct words *w);
void say_school_run(struct words *w);
void say_child_said(struct words *w);

#endif
