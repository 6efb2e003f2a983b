/* SPDX-License-Identifier: MIT */
/*
 * What needs the carer of each hub, kept as it was worked out. It follows from
 * other tables alone: nothing is lost when it is forgotten. Writing needs a
 * running transaction; none of it is journalled.
 */
#ifndef HUB_MODEL_DUE_H
#define HUB_MODEL_DUE_H

#include "hub/base/date.h"
#include "hub/store/store.h"

enum due_part { /* by the facts it comes from */
    DUE_ROTA,   /* stays, homes, consents, checks */
    DUE_LOG,    /* log entries, and beds given in a hurry */
    DUE_PEERS,  /* matches and ticks */
    DUE_EVENTS, /* events and their risk sheets */
    DUE_STAYS,  /* who has to be told, sleepovers that are over */
    DUE_KEEPING, /* requests for records; copies that are away, and their questions */
    DUE_SCHEMES, /* units, groups, buddies, training, supervision */
    DUE_PARTS
};

struct due {
    int level, kind;   /* enum need_level, need_kind of the service */
    hub_date day;      /* NONE: no day of its own */
    hub_id record;     /* ID_NONE: none */
    const char *words; /* one sentence, names left open: "{child 12}'s consent …" */
    const char *what;  /* NULL: nothing */
};

struct due_day {
    hub_date day;    /* worked out for; NONE: never, or forgotten */
    int64_t numbers; /* the rules' numbers then, as one hash */
};

enum hub_rc due_day_read(struct store *s, hub_id hub, struct due_day *out, struct hub_err *err);
enum hub_rc due_day_write(
    struct store *s, hub_id hub, const struct due_day *d, struct hub_err *err);
/* All hubs as if never worked out. */
enum hub_rc due_forget(struct store *s, struct hub_err *err);

/* In the order in which they were written, part by part. */
enum hub_rc due_read(struct store *s, hub_id hub, struct arena *a, struct due **out, size_t *count,
    struct hub_err *err);
/* In place of what that part had. */
enum hub_rc due_write(struct store *s, hub_id hub, enum due_part part, const struct due *rows,
    size_t count, struct hub_err *err);

/* One cell or record that the running transaction has changed. Texts are valid during the call. */
struct due_change {
    const char *table;
    hub_id row;
    const char *column; /* NULL: the record was added, or removed */
    hub_id before;      /* what a column that points to a record pointed to; ID_NONE */
};

enum hub_rc due_changes(struct store *s,
    enum hub_rc (*each)(void *arg, const struct due_change *c, struct hub_err *err), void *arg,
    struct hub_err *err);

#endif
