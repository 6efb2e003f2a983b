/* SPDX-License-Identifier: MIT */
/*
 * Bringing together: the steps of a copy go into this hub's journal, each once by its (site, seq),
 * and its writes into the tables, cell by cell.
 *
 * A cell's writes are all that anybody wrote to it, here or away. A write stands until another one
 * that knew of it was made; who knew what is told by sites and steps, never by clocks and never by
 * the order in which copies come home. One value among those that stand: it is the cell's. Several:
 * a question, and the cell stays as it is here. So whatever the order, cells without an open
 * question are equal, and those with one hold the same claims.
 *
 * All of these work within a running hub_write and leave no trace when that is taken back; a
 * preview is the same done and taken back.
 */
#ifndef MERGE_PRIV_H
#define MERGE_PRIV_H

#include "hub/model/journal.h"
#include "hub/model/pack.h"
#include "hub/service/questions.h"
#include "hub_priv.h"

struct merge_ask {
    struct store *pack; /* the copy, opened; it is only read */
    hub_id homecoming;  /* inserted in the running transaction already */
    hub_id hub;         /* whose questions these are: the pack's hub_id */
    hub_id holder;      /* whose copy it is: what is not theirs to write waits for a person */
};

/* What came of one kind of record. Each record counts once: as added, else removed, else changed. */
struct merge_kind {
    const struct noun *noun;
    int64_t added, changed, removed; /* records */
    hub_id *ids;                     /* those changed, then those added, then those removed */
    size_t count;
};

struct merge_done {
    int64_t steps;            /* new here */
    int64_t changes;          /* what they wrote, cells and whole new records */
    int64_t applied;          /* taken in */
    int64_t same;             /* written here too, or by a later one of the same copy */
    int64_t asked;            /* left to a person: another value stands */
    int64_t waiting;          /* cannot be put in yet */
    int64_t left;             /* hub keeps it by itself, or an answer here outranks it */
    int64_t erased;           /* about records that were erased here: gone for good */
    int64_t freed;            /* that had waited, from before too, and went in now */
    struct merge_kind *kinds; /* only those of which something came, in the order of nouns[] */
    size_t kind_count;
    hub_id *questions; /* open ones that this return made or added to; rows of `question` */
    size_t question_count;
};

/*
 * Bring the copy's steps in. The running transaction is labelled verb "merge", noun "homecoming",
 * record = ask->homecoming; its own captured changes (a record that comes back, questions, claims)
 * are not writes of anybody. The transaction takes its place in the journal behind what came.
 * A second time it does nothing: steps is 0. Lists live in `a`.
 */
enum hub_rc merge_apply(struct hub *h, const struct merge_ask *ask, struct arena *a,
    struct merge_done *out, struct hub_err *err);

/* More than one in so many removed is odd. */
enum { MERGE_PART = 5 };
/* What is odd about a copy, before anything is done. Changes nothing, needs no transaction. */
struct merge_facts {
    int64_t steps; /* it has and the hub lacks; 0: all of it came home before */
    int64_t lost;  /* of those, steps this hub made itself: it was restored from a backup */
    bool copied;   /* another opening of the same file came home, of which this knows nothing */
    int64_t families, families_home; /* there, not removed; of all hubs in the file */
    int64_t removes;  /* records that are here and removed by steps that are new here */
    int64_t records;  /* here, of the nouns people write; no more than tell whether `removes` is a large part */
    hub_stamp newest; /* the newest step of it, by its clock; STAMP_NONE: none */
};
enum hub_rc merge_look(
    struct hub *h, struct store *pack, struct merge_facts *out, struct hub_err *err);

/*
 * After `lost`, before the transaction of merge_apply begins, of a preview too: this file writes under
 * a new site from the next transaction that is kept. Harmless a second time.
 */
enum hub_rc merge_new_site(struct hub *h, struct hub_err *err);

/*
 * Settle an open question as a person answered, in a running transaction labelled verb "resolve",
 * noun "question", record = the question. ANSWER_HOME: what stands here. ANSWER_LAPTOP: the claim
 * with id `claim`, or with ID_NONE the only one of the laptop's that differs. ANSWER_BOTH: long
 * texts joined. It becomes an ordinary change, or where it stands already a line that says so; the
 * question is closed, and what waited for it is tried again. HUB_ECONFLICT: settled already, or
 * what stood in the way still does; HUB_EINVAL: no such answer to this one.
 * Of "removed and changed" ANSWER_LAPTOP and ANSWER_HOME are what that side did: the side whose
 * claims are the removal removes it (claim with no value); the other keeps it.
 * Of what waits (same name, missing parent, not allowed, not theirs, not known) ANSWER_LAPTOP puts it in now,
 * ANSWER_HOME leaves it out for good.
 */
enum hub_rc merge_settle(struct hub *h, hub_id question, enum question_answer answer, hub_id claim,
    struct hub_err *err);
/* Whether ANSWER_BOTH is one: of a NOTE, whose texts are joined, and of TIMES, which are united. */
bool merge_both_fits(const struct question *q);

/*
 * Taking back a homecoming whole. The changes of all steps that the merge (site, seq) brought and
 * of its own, in the order they were applied.
 */
enum hub_rc merge_changes(struct hub *h, int64_t site, int64_t seq, struct arena *a,
    struct journal_changes *out, struct hub_err *err);
/* "brought copy 3 home" */
const char *merge_which(struct hub *h, hub_id homecoming, struct arena *a);
/* "brought copy 3 home: 14 changes" */
const char *merge_words(struct hub *h, const struct journal_txn *txn, struct arena *a);

#endif
