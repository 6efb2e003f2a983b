/* SPDX-License-Identifier: MIT */
/* A copy that is back: opened, looked at, brought in, told. */
#ifndef HOMECOMING_PRIV_H
#define HOMECOMING_PRIV_H

#include "hub/model/pack.h"
#include "hub/service/homecoming.h"
#include "merge_priv.h"
#include "pack_facts_priv.h"
#include "questions_priv.h"
#include "seal_priv.h"
#include "seal_state_priv.h"

enum { CLOCK_SLACK_S = 120 }; /* DESIGN Packs: off by more than 2 minutes is told */

struct homecoming_file {
    struct arena *a;    /* of its own: facts and steps while it is opened */
    struct store *pack; /* all of it, in memory */
    struct pack_facts facts;
    struct seal_state state;
    char mark[SEAL_MARK_TEXT], sum[SEAL_SUM_TEXT];
    struct merge_facts odd;
    struct pack row;     /* the hub's line about it; id ID_NONE: it has none */
    hub_id hub;          /* whose questions it leaves */
    bool came_before;
    bool taken_back;     /* each time */
    bool locked;         /* no key here opens it, and no passphrase was given */
    int64_t clock_off_s; /* INT_NONE: it cannot be told */
    int64_t seen;        /* where the journal stood when it was looked at */
};

/* Opened, and refused where it can never be taken in. homecoming_close whatever came of it. */
enum hub_rc homecoming_open(struct hub *h, const struct return_ask *ask,
    struct homecoming_file **out, struct hub_err *err);
void homecoming_close(struct homecoming_file *f); /* NULL is fine */

/* One bringing home, tried or done. */
struct bringing {
    struct homecoming_file *file;
    struct arena *a;
    struct homecoming came;
    struct merge_done done;
    struct rota_news news; /* names left open */
    const char **lines;    /* of the receipt, names left open */
    size_t line_count, line_cap;
};

/* In a running transaction. */
enum hub_rc homecoming_bring(struct hub *h, struct bringing *b, struct hub_err *err);

/* --- words; names are left open in all of them (due_words.c) --- */

void homecoming_kinds(struct hub *h, struct bringing *b); /* "2 families changed: {family 1}, …" */
enum hub_rc homecoming_receipt(struct hub *h, struct bringing *b, struct hub_err *err);
void homecoming_say(struct bringing *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* What is odd, by enum return_guard; NULL: not so. */
const char *homecoming_guard(
    const struct homecoming_file *f, const struct bringing *b, enum return_guard g);

#endif
