/* SPDX-License-Identifier: MIT */
/*
 * What a return could not decide. Every value stays for ever; deciding is a step like any other,
 * and what was chosen counts against what another copy may still bring.
 */
#ifndef HUB_SERVICE_QUESTIONS_H
#define HUB_SERVICE_QUESTIONS_H

#include "hub/base/date.h"
#include "hub/base/field.h"
#include "hub/service/hub.h"

enum question_answer { ANSWER_LAPTOP, ANSWER_HOME, ANSWER_BOTH };

struct question_side {
    bool home;
    hub_id claim;      /* the line that keeps it */
    int64_t copy;      /* of a laptop: the copy's number; 0: not known */
    const char *who;   /* "Amina"; "hub" */
    hub_wall when;     /* as that computer's clock said; WALL_NONE */
    const char *value; /* for a person; "(empty)", "(removed)", "(brought back)" */
    bool stands;       /* it is what the hub has now */
    bool removes;      /* it is a removal of the record asked about */
};

struct question_row {
    hub_id id;
    int64_t number;
    const char *hub;
    const char *kind;        /* one of QUESTION_KINDS */
    const struct noun *noun; /* of the record; NULL: a kind this hub does not know */
    hub_id record;
    bool there;                  /* the record is in the tables; else it waits */
    const struct field *field;   /* NULL: about all of it */
    const char *about;           /* "Okafor: Phone" */
    const char *question;        /* "Two versions of Okafor: Phone. Which one stands?" */
    struct question_side *sides; /* laptops first; usually two */
    size_t side_count;
    bool which;         /* laptops said different things: the answer says which one */
    bool both;          /* that answer is offered: long texts are joined, lists united */
    const char *advice; /* of one that waits: what to do first; "" */
    bool open;
    hub_id homecoming;  /* which return asked it */
    const char *answer; /* one of QUESTION_ANSWERS; "" */
    const char *settled_by;
    hub_wall settled_at;
};

struct question_list {
    struct question_row *rows;
    size_t count;
};

/* Open ones by number; `all`: settled ones behind them, the last settled first. HUB_EDENIED. */
enum hub_rc hub_questions(
    struct hub *h, bool all, struct arena *a, struct question_list *out, struct hub_err *err);
/* HUB_ENOTFOUND; HUB_EUSAGE: several hubs have one of that number, and none was named. */
enum hub_rc hub_question(
    struct hub *h, int64_t number, struct arena *a, struct question_row *out, struct hub_err *err);
/* How many are open, of those this person may see. Cheap while there are few. */
enum hub_rc hub_questions_open(struct hub *h, int64_t *count, struct hub_err *err);

/* "On the laptop, Amina, Sat 5 Dec 11:20: 0161 …"; with `masked` without what was written. */
const char *question_side_words(
    const struct question_row *q, size_t side, bool masked, struct arena *a);

/*
 * Settle one. *sentence says what stands now. HUB_ECONFLICT: settled already; HUB_EINVAL: not an
 * answer to this one, or the cause still stands (the same name). Where several laptops wrote, `side`
 * says which: a place in `sides`; -1: the only one.
 */
enum hub_rc hub_resolve(struct hub *h, int64_t number, enum question_answer answer, int side,
    struct arena *a, const char **sentence, struct hub_err *err);

#endif
