/* SPDX-License-Identifier: MIT */
/*
 * Who came in: when, from where, with which key; and what was printed or written out, by the words
 * of the command alone, so that no name of a child stands there. A page for the hub carer. Each is
 * also a line of the journal that no undo touches. Nothing of it goes to the system's log.
 */
#ifndef HUB_SERVICE_VISITS_H
#define HUB_SERVICE_VISITS_H

#include "hub/base/date.h"
#include "hub/service/hub.h"

struct way_in {
    bool guest;              /* over ssh; else at the computer itself */
    const char *command;     /* "print rota"; "": the screen */
    const char *address;     /* over ssh; NULL */
    const char *fingerprint; /* of the key, where sshd says it; NULL */
};

/* Nothing in a file that is only read. */
enum hub_rc hub_came_in(struct hub *h, const struct way_in *w, struct hub_err *err);
enum hub_rc hub_took_out(struct hub *h, const struct way_in *w, struct hub_err *err);

struct visit_line {
    hub_wall at;
    const char *who, *what; /* "came in", "took out" */
    const char *command;    /* "the screen" */
    const char *address, *fingerprint; /* "" when not known */
};
/* "Amina took out: print rota"; whole: with the day in full, the address and the key. */
const char *visit_sentence(const struct visit_line *l, bool whole, struct arena *a);
/* Newest first, texts valid during the call; both days included. HUB_EDENIED: for hub carers. */
enum hub_rc hub_visits(struct hub *h, hub_date from, hub_date to,
    enum hub_rc (*each)(void *arg, const struct visit_line *line, struct hub_err *err), void *arg,
    struct hub_err *err);

#endif
