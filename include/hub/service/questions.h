/* SPDX-License-Identifier: MIT */
/* What a return could not decide. Both values are kept for ever; deciding is a step like any other. */
#ifndef HUB_SERVICE_QUESTIONS_H
#define HUB_SERVICE_QUESTIONS_H

#include "hub/base/date.h"
#include "hub/base/field.h"
#include "hub/service/hub.h"

enum question_answer { ANSWER_LAPTOP, ANSWER_HOME, ANSWER_BOTH };

struct question_side {
    bool home;
    const char *who;   /* "Amina" */
    hub_wall when;     /* as that computer's clock said */
    const char *value; /* for a person; "(removed)", "(empty)" */
};

struct question_row {
    hub_id id;
    int64_t number;
    const char *kind;         /* one of QUESTION_KINDS */
    const struct noun *noun;  /* of the record; NULL: a kind this hub does not know */
    hub_id record;            /* ID_NONE: it is not in the tables (yet) */
    const char *about;        /* "Okafor: Phone" */
    const char *question;     /* a sentence */
    struct question_side *sides; /* two or more */
    size_t side_count;
    bool both;                /* that answer is offered: long texts are joined, lists united */
    const char *advice;       /* "give one of them another name, then choose Laptop"; "" */
    bool open;
    const char *answer, *settled_by;
    hub_wall settled_at;
};

struct question_list {
    struct question_row *rows;
    size_t count;
};

/* Open ones by number; `all`: settled ones behind them. */
enum hub_rc hub_questions(
    struct hub *h, bool all, struct arena *a, struct question_list *out, struct hub_err *err);
enum hub_rc hub_question(
    struct hub *h, int64_t number, struct arena *a, struct question_row *out, struct hub_err *err);
/* How many are open. Cheap. */
enum hub_rc hub_questions_open(struct hub *h, int64_t *count, struct hub_err *err);

/*
 * Settle one. *sentence says what stands now. HUB_ECONFLICT: settled already; HUB_EINVAL: not an
 * answer to this one, or the cause still stands (the same name). With more than two sides `side`
 * picks one: an index of sides, or -1.
 */
enum hub_rc hub_resolve(struct hub *h, int64_t number, enum question_answer answer, int side,
    struct arena *a, const char **sentence, struct hub_err *err);

#endif
