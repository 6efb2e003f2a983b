/* SPDX-License-Identifier: MIT */
/* A step of the journal as far as a listing tells it. */
#ifndef CHANGES_PRIV_H
#define CHANGES_PRIV_H

#include "hub/service/history.h"

#include "tell_priv.h"

/* A cell's record: of the one asked for, and of each pair it is linked by. */
struct change_place {
    const struct noun *noun;
    hub_id id;
};

struct listing {
    struct hub *h;
    struct arena *keep;    /* as long as the listing */
    struct arena *scratch; /* of one step */
    struct namer *names;
    hub_id family; /* ID_NONE: all */
    bool masked;   /* no private value, no long text */
    size_t told, read;
    const struct changes_ask *ask;
    struct change_place *places; /* of the one record asked for */
    size_t place_count;
    enum hub_rc (*each)(void *arg, const struct change_line *line, struct hub_err *err);
    void *arg;
};

/* One step, and the record its sentence is about. */
struct step {
    const struct journal_txn *txn;
    const struct journal_change **changes; /* those this person may see, of the first STEP_READ */
    size_t count;
    int64_t size;            /* changes in it, when there are more than STEP_READ; else 0 */
    const struct noun *noun; /* NULL: several, none in front */
    hub_id record;
    size_t records; /* records changed, pairs aside */
};

/* So many changes of a step are read: an import of thousands is told in one line, by its size. */
enum { STEP_READ = 200, CHANGE_OWNERS = 8 };

const struct noun *change_noun(const struct journal_change *c); /* NULL: a table of no noun */
hub_id change_ref(const struct field *f, const void *rec);

/* For a listing of one record: whose changes its steps are made of. */
enum hub_rc step_places(struct listing *l, struct hub_err *err);
/* No changes in it: there is nothing that this person, or the question, may see. */
enum hub_rc step_read(
    struct listing *l, const struct journal_txn *txn, struct step *s, struct hub_err *err);

/* Two families who changed places, in one sentence; NULL: the step is nothing of the kind. */
const char *change_swap(struct listing *l, const struct step *s);
/* A copy that was taken, lost, found; NULL the same. */
const char *change_pack(struct listing *l, const struct step *s);

#endif
