/* SPDX-License-Identifier: MIT */
/* What must hold of hubs to which copies came home. Each fails the test with what differs. */
#ifndef TESTS_MERGE_SAME_H
#define TESTS_MERGE_SAME_H

#include "hub/store/store.h"

/* Every line that a copy saved is at home: in the tables or aside. */
void nothing_is_missing(struct store *copy, struct store *home);
/*
 * Two hubs that took the same in, in another order: cells without an open question are equal, and
 * those with one hold the same claims.
 */
void same_but_for_questions(struct store *one, struct store *two);
/* A return was taken back: what was there is as it was; what came with it is out of sight. */
void as_it_was(struct store *before, struct store *now);

#endif
