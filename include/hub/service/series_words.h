/* SPDX-License-Identifier: MIT */
/*
 * How an event repeats, in words: what is typed becomes a rule, a rule becomes
 * a sentence. Nothing is read from the file.
 */
#ifndef HUB_SERVICE_SERIES_WORDS_H
#define HUB_SERVICE_SERIES_WORDS_H

#include "hub/base/arena.h"
#include "hub/base/field.h"
#include "hub/model/event.h"

bool series_repeats(const struct event *e); /* by a rule or on further days */

/*
 * "every second Saturday until Friday 18 December 2026"; "" when it has no rule. A rule that has
 * no words: "as its calendar file says: FREQ=…".
 */
const char *series_words(const char *repeats, hub_wall start, bool all_day, struct arena *a);
/* The same of an event, with the clock it goes by where that is not London's. */
const char *series_told(const struct event *e, struct arena *a);
/* The same for the field "Repeats" of an event; NULL: it is another field, or empty. */
const char *series_shown(const struct field *f, const void *rec, struct arena *a);

/*
 * What is typed for "Repeats" as the file keeps it: words or a rule become a rule ("FREQ=…"),
 * "does not repeat", "no" and "" become "". HUB_EINVAL: a sentence that begins with "Repeats: ";
 * also when words do not name the start, with the first date that they name.
 */
enum hub_rc series_rule(const char *typed, hub_wall start, bool all_day, struct arena *a,
    const char **rule, struct hub_err *err);

/*
 * What is typed for "Also on" as the file keeps it: days with commas, each with a time where it is
 * not that of the start; a year that is not said is that of the first such day after it. HUB_EINVAL:
 * a sentence that begins with "Also on: ". And as people read it.
 */
enum hub_rc series_further(const char *typed, hub_wall start, bool all_day, struct arena *a,
    const char **dates, struct hub_err *err);
const char *series_further_words(
    const char *dates, hub_wall start, bool all_day, struct arena *a);
/* "does not exist that night: the clocks go forward"; "". */
const char *series_clock_words(enum wall_kind clock);

#endif
