/* SPDX-License-Identifier: MIT */
/*
 * Who has a form of which record open just now. Never a lock: both may save, and versions.h shows
 * both where they differ. It stands beside the database in a small file of ids, each program in a
 * place of its own that is locked while it runs, so it is gone with the program however that ends.
 * A hub that is sealed, in memory or only read has none.
 */
#ifndef HUB_SERVICE_PRESENCE_H
#define HUB_SERVICE_PRESENCE_H

#include "hub/service/hub.h"

enum { EDITING_MOST = 6 }; /* records of one program */

struct editor {
    hub_id record;
    const char *who;  /* "Jo"; "Somebody" where this person may not see who that is */
    bool self;        /* the same person, on another screen */
    hub_wall since;
};

struct editors {
    struct editor *items;
    size_t count;
};

/* These are being edited here, in place of those told before. Not a failure where it cannot be told. */
void hub_editing(struct hub *h, const hub_id *records, size_t count);
/* The same for one, and for none (ID_NONE). */
void hub_editing_one(struct hub *h, hub_id record);

/*
 * What others have open, never NULL, until this is asked again. *other (may be NULL): it is not as it
 * was. Costs one read of a small file; names are asked for only when it is other.
 */
const struct editors *hub_editors(struct hub *h, bool *other);

/* "Jo is editing this too, since 14:02"; "" for nobody. hide: no name. */
const char *editing_words(
    const struct editors *e, hub_id record, bool too, bool hide, hub_date today, struct arena *a);

#endif
