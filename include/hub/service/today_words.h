/* SPDX-License-Identifier: MIT */
/* The parts of a day sheet in words, the same on the command line, on paper and in plain mode. */
#ifndef HUB_SERVICE_TODAY_WORDS_H
#define HUB_SERVICE_TODAY_WORDS_H

#include "hub/service/today.h"

/* "10:00–12:00", "10:00", "until 16:00" of one that began before, "all day" */
const char *today_hours(const struct today_event *e, struct arena *a);
/* "Coffee morning, Kirk Hall · 9 families coming, 2 not said" */
const char *today_event_text(const struct today_event *e, struct arena *a);
/* "Mia and Theo (Okafor) come to Amina's: treat · Grace brings" */
const char *today_move_text(const struct today_move *m, struct arena *a);
const char *today_beds_text(const struct today_host *h, struct arena *a);   /* "FULL: 2 of 2 beds" */
const char *today_child_name(const struct today_child *c, struct arena *a); /* "Mia 8" */
/* "PEANUTS · pen: kitchen · Clenil 07:30 19:30 · no photos"; "" */
const char *today_alert_text(const struct today_child *c, struct arena *a);
/* "Grace (mum) 07700 900123, then Dan (dad) 07700 900456" */
const char *today_ring_text(const struct today_child *c, struct arena *a);
/* In place of who stays tonight where that is not known: a copy of one event; "". */
const char *today_no_tonight_text(const struct today *t);
/* When there is none: "Nothing needs you.", or why this copy cannot tell. */
const char *today_no_needs_text(const struct today *t);
const char *today_level_word(enum need_level level); /* "MUST FIX" */

#endif
