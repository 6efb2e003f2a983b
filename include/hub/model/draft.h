/* SPDX-License-Identifier: MIT */
/* What was typed into a form and not saved: rows of `draft`, outside the journal. */
#ifndef HUB_MODEL_DRAFT_H
#define HUB_MODEL_DRAFT_H

#include "hub/store/store.h"

struct draft_field {
    const char *column;
    const char *text; /* as typed */
};

struct draft {
    hub_id id;     /* ID_NONE: not kept yet */
    hub_id person; /* whose it is */
    const char *noun;
    hub_id record;     /* ID_NONE: of a new one */
    int64_t step;      /* journal_newest when the form was opened */
    const char *field; /* the column with the cursor; NULL: none */
    hub_stamp at;      /* the last word */
    struct draft_field *fields;
    size_t count;
};

/* Write it whole, giving it an id when it has none. Needs a running transaction. */
enum hub_rc draft_write(struct store *s, struct draft *d, struct hub_err *err);
/* HUB_ENOTFOUND: there is none of this person with this id. */
enum hub_rc draft_read(struct store *s, hub_id person, hub_id id, struct arena *a,
    struct draft *out, struct hub_err *err);
/* Those of one person, newest first, without their fields. */
enum hub_rc draft_list(struct store *s, hub_id person, struct arena *a, struct draft **out,
    size_t *count, struct hub_err *err);
/* Needs a running transaction; one that is gone already is fine. */
enum hub_rc draft_delete(struct store *s, hub_id person, hub_id id, struct hub_err *err);

#endif
