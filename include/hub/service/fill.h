/* SPDX-License-Identifier: MIT */
/* Filling a period of the rota: the hubs this person sees, each by itself, side by side. */
#ifndef HUB_SERVICE_FILL_H
#define HUB_SERVICE_FILL_H

#include "hub/scheduler/fill.h"
#include "hub/service/rota.h"

struct hub_fill_so_far {
    int64_t ms, most_ms; /* since it began; all there is, 0: as many steps as asked for */
    size_t done, hubs;   /* hubs whose rota is worked out, of all */
    int64_t cost;        /* of the best so far of each, in all */
    int64_t given, wanted; /* stays with a place, of those looked for; wanted 0: nothing found yet */
};

/*
 * Called a few times a second while a rota is worked out, on one of its threads at a time. True
 * ends it: what is best so far is the answer. NULL: nobody looks.
 */
struct hub_fill_watch {
    bool (*look)(void *arg, const struct hub_fill_so_far *now);
    void *arg;
};

struct hub_fill_ask {
    hub_date from, to; /* both known, both included */
    bool keep_agreed;  /* agreed stays and drafts from `from` on may be moved or dropped */
    int64_t seed;
    int64_t steps;   /* for each hub; 0: by time */
    int64_t time_ms; /* for all hubs together; used when steps is 0 */
    struct hub_fill_watch watch;
};

struct hub_fill_part { /* one hub */
    const char *hub;
    struct rota_book book;
    struct fill_result rota;
};

struct hub_fill {
    hub_date from, to;
    bool stopped; /* before its time, by whoever watched */
    struct hub_fill_part *parts;
    size_t count;
};

/* Work out a rota and save nothing. HUB_EDENIED; HUB_EINVAL: `to` is before `from`. */
enum hub_rc hub_rota_fill(struct hub *h, const struct hub_fill_ask *ask, struct arena *a,
    struct hub_fill *out, struct hub_err *err);

/*
 * The same beside whatever the caller does: the facts are read now, the rest is worked out on a
 * thread of its own. ask->watch is not used. hub_fill_end waits for it and gives what was found,
 * which lives until hub_fill_drop; that may be called at any time.
 */
struct hub_fill_beside;
enum hub_rc hub_fill_begin(struct hub *h, const struct hub_fill_ask *ask,
    struct hub_fill_beside **out, struct hub_err *err);
bool hub_fill_look(struct hub_fill_beside *f, struct hub_fill_so_far *now); /* true: it is done */
void hub_fill_stop(struct hub_fill_beside *f); /* soon: with the best so far */
const struct hub_fill *hub_fill_end(struct hub_fill_beside *f);
void hub_fill_drop(struct hub_fill_beside *f); /* NULL is fine */

/* What is filled when nobody types dates. */
enum { FILL_PERIODS = 6 };
struct fill_period {
    hub_date from, to;
    bool keep_agreed;  /* as in hub_fill_ask */
    const char *words; /* "The next 3 months, 23 Nov 2026 – 22 Feb 2027" */
};
size_t fill_periods(hub_date today, struct arena *a, struct fill_period out[FILL_PERIODS]);

/* "41 of 44 stays have a place, at 262 points" */
const char *fill_so_far_sentence(const struct hub_fill_so_far *now, struct arena *a);

/*
 * Keep it in the rota, in one step that one undo takes back. New stays are drafts. An agreed stay
 * that moves stays the same stay: a draft on its new days; one that goes is asked for again, with
 * nobody yet. Both note what was agreed and who planned again, so that the family can be told.
 * HUB_EDENIED.
 */
enum hub_rc hub_rota_fill_save(struct hub *h, const struct hub_fill *fill, struct hub_err *err);

/* "Mia's family: 4 of 6 stays. They cannot come on 12 weekends; every bed is taken on 9." NULL: nothing is missing. */
const char *fill_want_sentence(
    const struct rota_book *book, const struct fill_want *want, struct arena *a);
/* "2 agreed stays go: Okafor at Amina's, 11–13 Dec 2026." NULL: none. */
const char *fill_dropped_sentence(const struct hub_fill_part *part, struct arena *a);
/* "88 stays: 3 stood already, 85 are new. It costs 262 points; none can cost less than 249." */
const char *fill_sum_sentence(const struct hub_fill_part *part, struct arena *a);

#endif
