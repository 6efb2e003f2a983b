/* SPDX-License-Identifier: MIT */
/* A copy taken into a file beside the hub. */
#ifndef TESTS_TAKE_CASE_H
#define TESTS_TAKE_CASE_H

#include "hub/service/packs.h"
#include "open_hub.h"

/* Where it lies; taken anew each time. */
const char *take_path(struct open_hub *w);
enum hub_rc try_take(struct open_hub *w, struct take_ask ask, struct take_done *done);
/* As open_hub_tear_down, and the copy goes. */
int take_tear_down(void **state);
/* What one statement counts. */
int64_t take_number(struct store *s, const char *sql);

#endif
