/* SPDX-License-Identifier: MIT */
/* Changes of the journal as people read them. */
#ifndef TELL_PRIV_H
#define TELL_PRIV_H

#include "hub/model/journal.h"

#include "hub_priv.h"

struct telling {
    struct hub *h;
    struct namer *names;
    struct arena *a;
    bool masked; /* no private value, no long text: that it changed, and no more */
};

/* "added: Family: Okafor · Born: Sat 3 Feb 2018", "removed", "brought back", "Beds: 2 → 3" */
const char *tell_change(struct telling *t, const struct noun *n, const struct journal_change *c);

#endif
