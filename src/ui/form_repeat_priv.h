/* SPDX-License-Identifier: MIT */
/* A form from inside (form_repeat.c): how an event repeats, in words, and its next dates. */
#ifndef HUB_UI_FORM_REPEAT_PRIV_H
#define HUB_UI_FORM_REPEAT_PRIV_H

#include "form_priv.h"

bool form_repeats(const struct form_field *ff); /* it is that field */
bool form_further(const struct form_field *ff); /* it is "Also on" */
bool form_further_settle(struct form *f, struct form_field *ff, struct arena *a);
/* On leaving: the words as hub says them; false with a message. */
bool form_repeat_settle(struct form *f, struct form_field *ff, struct arena *a);
/* In a load: the next dates under the field with the cursor, and what to know of each. */
void form_repeat_look(struct form *f, struct hub *h, struct arena *a);
void form_repeat_choose(struct pane *p); /* what fits the start, to choose from */
unsigned form_repeat_take(struct pane *p, const char *words);
/* The form is about this date of the series and all later ones. */
void form_later_begin(struct form *f, const char *iso, struct arena *a);
/* A time alone, where a day and time were: the day stays; an end is on the day of the start. */
bool form_time_alone(const struct form *f, struct form_field *ff, struct arena *a);
/* A day alone, where a day and time were: the time stays. */
void form_day_alone(const struct form *f, struct form_field *ff, struct arena *a);
/* The end of an event that was there goes along with its start, until it is typed itself. */
void form_ends_follow(struct form *f, const struct form_field *ff, struct arena *a);
/* Whether it is saved as a date, or dates, of a series; and saving it so. */
bool form_saves_dates(const struct form *f);
enum hub_rc form_save_dates(struct form *f, struct hub *h, struct hub_err *err);

#endif
