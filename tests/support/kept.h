/* SPDX-License-Identifier: MIT */
/* Today of one hub as it is kept, held against one worked out from all the facts. */
#ifndef TESTS_KEPT_H
#define TESTS_KEPT_H

#include "hub/service/today.h"
#include "open_hub.h"

/* Of the first hub, or of the one narrowed to. */
struct today kept_today(struct open_hub *w);
/* Every hub of the file: needs, houses, comings and goings; fails the test where they differ. */
void kept_is_right(struct open_hub *w);
/* The first need with these words; NULL. */
const struct today_need *need_with(const struct today *t, const char *words);

#endif
