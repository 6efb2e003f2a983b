/* SPDX-License-Identifier: MIT */
/* Of which hubs each step changed records (txn_hub), beside the journal and where its records are now. */
#ifndef TESTS_STEP_HUBS_H
#define TESTS_STEP_HUBS_H

#include "hub/store/store.h"

/* Fails the test with the first step that does not say a hub. To be asked without a sight. */
void every_step_says_its_hubs(struct store *s);

#endif
