/* SPDX-License-Identifier: MIT */
/* The screens of plain mode: each asks until it is left. */
#ifndef PLAIN_SCREENS_PRIV_H
#define PLAIN_SCREENS_PRIV_H

#include "plain_priv.h"

void plain_mine(struct plain *p, const void *unused);    /* plain_mine.c: a host */
void plain_helper(struct plain *p, const void *unused);  /* plain_helper.c: an event helper */
void plain_upkeep(struct plain *p, const void *unused);  /* plain_helper.c: a technical helper */
void plain_today(struct plain *p, const void *unused);   /* plain_today.c */
void plain_needs(struct plain *p);                       /* plain_need.c */
void plain_bed(struct plain *p, const void *unused);     /* plain_bed.c */
void plain_bed_now(struct plain *p, hub_id stay);
void plain_tonight(struct plain *p, hub_id child);       /* plain_dose.c */
void plain_give(struct plain *p, const void *unused);
/* DATE_NONE: the event's own day. */
void plain_register(struct plain *p, hub_id event, hub_date day); /* plain_register.c */
void plain_calendar(struct plain *p, const void *unused);         /* plain_calendar.c */
void plain_risk(struct plain *p, hub_id event, hub_date day);     /* plain_risk.c */
struct plain_event {
    hub_id id;
    const char *title;
    hub_date day;      /* of a series: the day that its rule has; else NONE */
    hub_wall original; /* of a series, with the time */
    bool skipped;      /* this date is not on */
};
void plain_event(struct plain *p, const struct plain_event *e);   /* plain_event.c */
void plain_invited(struct plain *p, const struct plain_event *e);
void plain_rota(struct plain *p, const void *unused);    /* plain_rota.c */
void plain_figures(struct plain *p, const void *unused); /* plain_figures.c */
void plain_heard(struct plain *p, const void *unused);   /* plain_heard.c */
void plain_worry(struct plain *p, const void *unused);   /* plain_worry.c */
void plain_log(struct plain *p, const void *unused);     /* plain_log.c */
void plain_find(struct plain *p, const char *text);      /* plain_find.c */
void plain_drafts(struct plain *p, const void *unused);
void plain_changes(struct plain *p, const void *unused); /* plain_past.c */
void plain_visits(struct plain *p, const void *unused); /* who came in */
void plain_removed(struct plain *p, const void *unused);
void plain_history(struct plain *p, const struct noun *n, hub_id id);
void plain_settings(struct plain *p, const void *unused); /* plain_settings.c */
void plain_sheet(struct plain *p); /* the recovery sheet made */
void plain_doctor(struct plain *p); /* is all well? */
/* Where they were taken on the screen and nobody said yet whether for good: asks it. */
void plain_for_good(struct plain *p);
void plain_hubs(struct plain *p, const void *unused);
void plain_commands(struct plain *p, const void *unused); /* plain_command.c */
bool plain_has_command(const struct plain *p, const struct command *c); /* it is listed there */
void plain_ask_rest(struct plain *p, const struct command *c); /* what follows its words; then it runs */

/* Run the words of a command in this hub and read out what it prints. */
void plain_command(struct plain *p, const char *const *words, size_t count);
/* The page of "print WORDS", read out first; then into a file, if that is wanted. */
void plain_print(struct plain *p, const char *page, const char *name);
/* The same of one date of an event: "2026-12-05"; NULL: the next. */
void plain_print_on(struct plain *p, const char *page, const char *name, const char *day);
/* The same of any words: "print", "rota", "--by", "week". */
void plain_print_words(struct plain *p, const char *const *words, size_t count);

#endif
