/* SPDX-License-Identifier: MIT */
/* A form of plain mode from inside: its answers, its unfinished note, its saving. */
#ifndef PLAIN_FORM_PRIV_H
#define PLAIN_FORM_PRIV_H

#include "plain_priv.h"

#include "hub/service/drafts.h"
#include "hub/service/versions.h"

struct answers {
    struct plain *p;
    const struct noun *noun;
    hub_id id;         /* ID_NONE: a new record */
    void *rec;         /* the record with the answers so far, those that parse */
    const char **text; /* the answer to each field; NULL: none */
    size_t preset;     /* answers that were there at the beginning */
    int64_t step;      /* of the history, when the record was read */
    struct draft draft;
    const char *reason; /* of a sleepover: to go ahead anyway; NULL */
    const char *others; /* who else was said to be at it; NULL: not said yet */
    bool done;
};

void answers_put(struct answers *f, size_t i, const char *text);
/* plain_save.c: a needed day and time of what happened stands at now; its words, NULL: not such a field. */
const char *answers_now(struct answers *f, size_t i);
const char *answers_shown(const struct answers *f, size_t i);
/* What the program fills in itself, and the hub where there is only one. */
bool answers_skip(const struct answers *f, const struct field *field);
void answers_keep(struct answers *f);
void answers_drop(struct answers *f);

/*
 * plain_part.c: which part of a long form, by number; chosen[i] tells whether field i is in it.
 * A form of one part is not asked about. CHOSE_ otherwise.
 */
size_t plain_part_count(const struct answers *f);
int plain_part(struct answers *f, struct choices *c, bool *chosen);

/* plain_save.c: true when it is saved; where two people changed the same it asks first. */
bool answers_save(struct answers *f);
/* Others see that it is being changed here; who else is at it is said when that is other than it was. */
void answers_others(struct answers *f);

#endif
