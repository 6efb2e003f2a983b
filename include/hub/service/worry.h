/* SPDX-License-Identifier: MIT */
/*
 * Worries about a child. One is read by whoever wrote it and by the named
 * safeguarding lead of its hub, never by a person it is about: to all others
 * there is none, and no verb of records.h reads one. Written by hub_add, put
 * right by hub_correct, taken back by its writer with hub_remove; no step back
 * (undo) does any of these.
 *
 * The lead is `[worry] lead` of hub.ini, else the lead in the hub's record: a
 * person who works with the hub under that name.
 */
#ifndef HUB_SERVICE_WORRY_H
#define HUB_SERVICE_WORRY_H

#include "hub/model/worry.h"
#include "hub/service/hub.h"

/* What may be seen of one without opening it: no names and no words. */
struct worry_line {
    hub_id id;
    hub_wall at; /* when it was said or seen */
    const char *by; /* "you", "Amina" */
    bool mine, told; /* told: it says whom and when it was passed on */
    const char *standing; /* "corrected 19:42 by Amina"; "" */
};

/* Those this person may read, newest first. Looking at the list is no opening. */
enum hub_rc hub_worries(
    struct hub *h, struct arena *a, struct worry_line **out, size_t *count, struct hub_err *err);

/*
 * One of them whole; that it was opened, by whom and when, is saved first, and
 * without that nothing is read. HUB_ENOTFOUND: there is none that they may read.
 */
enum hub_rc hub_worry_open(
    struct hub *h, hub_id id, struct arena *a, struct worry *out, struct hub_err *err);

struct worry_reader {
    const char *who;
    hub_wall at;
};
/* Who opened one this person may read, newest first. */
enum hub_rc hub_worry_readers(struct hub *h, hub_id id, struct arena *a, struct worry_reader **out,
    size_t *count, struct hub_err *err);

/* What to do, and whom to ring: all at hand without a line. */
struct worry_help {
    const char *lead;  /* the name; "": nobody is named */
    bool lead_reads;   /* they work with this hub under that name */
    const char **steps; /* of hub.ini, else hub's own */
    size_t step_count;
    struct worry_number {
        const char *who, *number;
    } numbers[8]; /* 999 first; then lead, out of hours, agency */
    size_t number_count;
};
enum hub_rc hub_worry_help(
    struct hub *h, struct arena *a, struct worry_help *out, struct hub_err *err);

#endif
