/* SPDX-License-Identifier: MIT */
/* The rules by family; one function may serve several rows of the table. */
#ifndef RULES_PRIV_H
#define RULES_PRIV_H

#include "run_priv.h"

void check_sleeping(struct rota_run *run);      /* 1 21 22 24 */
void check_two_places(struct rota_run *run);    /* 2 */
void check_away(struct rota_run *run);          /* 3 */
void check_three(struct rota_run *run);         /* 4 */
void check_private(struct rota_run *run);       /* 5 */
void check_longest(struct rota_run *run);       /* 6 */
void check_year(struct rota_run *run);          /* 7 */
void check_basis(struct rota_run *run);         /* 8 */
void check_not_adopted(struct rota_run *run);   /* 9 */
void check_elsewhere(struct rota_run *run);     /* 10 */
void check_long_stay(struct rota_run *run);     /* 11 */
void check_first_night(struct rota_run *run);   /* 12 */
void check_sheet_fresh(struct rota_run *run);   /* 13 */
void check_phones(struct rota_run *run);        /* 14 */
void check_far_away(struct rota_run *run);      /* 15 */
void check_consent(struct rota_run *run);       /* 16 */
void check_consents(struct rota_run *run);      /* 17 */
void check_medicine(struct rota_run *run);      /* 18 */
void check_allergy(struct rota_run *run);       /* 19 */
void check_collector(struct rota_run *run);     /* 20 */
void check_apart(struct rota_run *run);         /* 23 */
void check_dbs(struct rota_run *run);           /* 25 */
void check_turns_18(struct rota_run *run);      /* 26 */
void check_helper(struct rota_run *run);        /* 27 */
void check_first_aid(struct rota_run *run);     /* 28 */
void check_home_papers(struct rota_run *run);   /* 29 */
void check_grown_ups(struct rota_run *run);     /* 30 */
void check_risk_sheet(struct rota_run *run);    /* 31 */
void check_car_seats(struct rota_run *run);     /* 32 */
void check_rest(struct rota_run *run);          /* 33 */
void check_nights_on_end(struct rota_run *run); /* 34 */
void check_own_time(struct rota_run *run);      /* 35 */
void check_fair_shares(struct rota_run *run);   /* 36 */
void check_changeover(struct rota_run *run);    /* 37 */
void check_call(struct rota_run *run);          /* 38 */
void check_school_run(struct rota_run *run);    /* 39 */
void check_child_said(struct rota_run *run);    /* 40 */

#endif
