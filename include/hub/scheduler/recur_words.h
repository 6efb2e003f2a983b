/* SPDX-License-Identifier: MIT */
/*
 * How something repeats, in words, both ways:
 *
 *   every second Saturday · every weekday until Friday 18 December 2026
 *   the last Monday of the month, not in August · every 3 weeks on Tuesday and Thursday
 *   the 1st and last day of every second month · every year on 5 December, 10 times
 */
#ifndef HUB_SCHEDULER_RECUR_WORDS_H
#define HUB_SCHEDULER_RECUR_WORDS_H

#include "hub/scheduler/recur.h"

/* British English, no full stop. What the rule leaves to the start is said from the start. */
const char *recur_words(const struct recur_rule *r, hub_wall start, struct arena *a);

/*
 * The rule of such words, and of the usual others ("fortnightly", "Mondays", "monthly on the
 * 15th", "weekdays except August", "every other Friday for 6 times"). "Every second Saturday" is
 * every fortnight, "the second Saturday" monthly. Dates are read by date_parse, those without a
 * year as the next after the start. HUB_EINVAL: a sentence with what was not understood and how
 * it can be written; "every third Saturday" is refused with its two meanings. The rule may not name
 * `start`: ask recur_names, and offer the first date.
 */
enum hub_rc recur_from_words(
    const char *words, hub_wall start, struct recur_rule *out, struct hub_err *err);

/* What a form offers for a start: every week, every second week, the nth of the month, … */
enum { RECUR_CHOICES = 9 };
struct recur_choice {
    const char *words;
    struct recur_rule rule;
};
size_t recur_choices(hub_wall start, struct arena *a, struct recur_choice out[RECUR_CHOICES]);

#endif
