/* SPDX-License-Identifier: MIT */
/* Changes of the journal as people read them. */
#ifndef TELL_PRIV_H
#define TELL_PRIV_H

#include "hub/model/journal.h"
#include "hub/service/history.h"

#include "hub_priv.h"

struct telling {
    struct hub *h;
    struct namer *names;
    struct arena *a;
    bool masked; /* no private value, no long text: that it changed, and no more */
    bool brief;  /* of an addition only that: "added" */
};

/* "added: Family: Okafor · Born: Sat 3 Feb 2018", "removed", "brought back", "Beds: 2 → 3" */
const char *tell_change(struct telling *t, const struct noun *n, const struct journal_change *c);
/* A changed value within a sentence: "beds from 2 to 3", "phone", "notes (written down)" */
const char *tell_part(struct telling *t, const struct noun *n, const struct journal_change *c);
/* A value as the journal keeps it, for a person: "Sat 5 Dec 2026", "Mia"; "nothing". */
const char *tell_value(struct telling *t, const struct noun *n, const struct field *f, hub_id row,
    const char *text);
/* A step whole: "Ben changed Theo's bedtime from 19:30 to 20:00, Saturday 21 November 2026, 10:05" */
const char *tell_step(struct hub *h, const struct journal_txn *txn, struct arena *a);
/* Of two sleepovers that changed places: what History says, "swapped the sleepovers of …"; else NULL. */
const char *tell_swap(struct hub *h, const struct journal_txn *txn, struct arena *a);
/* As hub_history; the names of several records come from one namer. */
enum hub_rc history_of(struct telling *telling, const struct noun *n, hub_id id,
    struct history *out, struct hub_err *err);
/* The steps that touched a record or what it is linked with, newest first, each once. */
enum hub_rc tell_steps_of(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    struct journal_txn **out, size_t *count, struct hub_err *err);

#endif
