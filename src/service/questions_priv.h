/* SPDX-License-Identifier: MIT */
/* A question while it is read: its row, who wrote what, and the words for it. */
#ifndef QUESTIONS_PRIV_H
#define QUESTIONS_PRIV_H

#include "hub/model/pack.h"
#include "hub/service/questions.h"
#include "tell_priv.h"

struct claim_read {
    struct claim claim;
    struct journal_change change; /* the write itself */
    bool found;                   /* it is in the journal */
};

struct question_read {
    struct question q;
    const struct noun *noun;
    const struct field *field;
    void *rec; /* of the noun; NULL: it is not in the tables */
    struct claim_read *claims;
    size_t count;
};

/* HUB_ENOTFOUND, too where this person may not see it; HUB_EUSAGE as hub_question. */
enum hub_rc question_numbered(
    struct hub *h, int64_t number, struct arena *a, struct question *out, struct hub_err *err);
/* Its record, and its claims in the order they were written down. HUB_ENOTFOUND: this person may not see it. */
enum hub_rc question_read(struct hub *h, const struct question *q, struct arena *a,
    struct question_read *out, struct hub_err *err);
/* The row for a person. */
void question_tell(struct telling *t, const struct question_read *r, struct question_row *out);
/* What was done by a step about a question: "settled question 2, Reid: Notes, as both". */
const char *question_settled_words(struct hub *h, hub_id question, struct arena *a);
/* Its kind as people call it: "two versions". */
const char *question_kind_words(const char *kind);
/* Whether both can stand: long texts joined, times of day united. */
bool question_joins(const struct question_read *r, const struct question_row *row);

#endif
