/* SPDX-License-Identifier: MIT */
/* What a return left to decide, one at a time. */
#include "plain_away_priv.h"

#include "hub/base/str.h"
#include "hub/service/questions.h"

#include <inttypes.h>

static const char *question_label(void *arg, size_t i, struct arena *a)
{
    const struct question_list *l = arg;
    (void)a;
    return l->rows[i].question;
}

/* It goes in whole or is left out, and of home there may be no side. */
static bool waits(const struct question_row *q)
{
    return !str_empty(q->advice);
}

static void settle(struct plain *p, const struct question_row *q, int side)
{
    struct hub_err err;
    const char *sentence = "";
    bool both = side == (int)q->side_count;
    enum question_answer answer = waits(q)              ? (enum question_answer)side
                                  : both                ? ANSWER_BOTH
                                  : q->sides[side].home ? ANSWER_HOME
                                                        : ANSWER_LAPTOP;
    enum hub_rc rc =
        hub_resolve(p->h, q->number, answer, both || waits(q) ? -1 : side, p->a, &sentence, &err);
    say_done(p, rc, &err, sentence);
}

/* Of what waits the sides are told, and there are two answers, in the order of question_answer. */
static size_t offer(struct plain *p, const struct question_row *q, const char **lines)
{
    size_t count = 0;
    for (size_t i = 0; i < q->side_count; i++) {
        const char *words = question_side_words(q, i, false, p->a);
        if (waits(q)) {
            say(p, "%s", words);
        } else {
            lines[count++] = words;
        }
    }
    if (waits(q)) {
        lines[count++] = "Laptop";
        lines[count++] = "Home";
        say(p, "%s", q->advice);
    } else if (q->both) {
        lines[count++] = "Both";
    }
    return count;
}

/* The sides, Both, Later, the record. False: it was settled, or left. */
static bool one_question(struct plain *p, int64_t number)
{
    struct question_row q;
    struct hub_err err;
    if (hub_question(p->h, number, p->a, &q, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    const char **lines = arena_array(p->a, q.side_count + 4, sizeof *lines);
    size_t count = offer(p, &q, lines), later, record;
    lines[later = count++] = "Later";
    record = count;
    if (q.noun && q.there) {
        lines[count++] = "Hear the record first";
    }
    int which = choose_of(p, q.question, lines, count);
    if (which >= 0 && (size_t)which == record) {
        plain_record(p, q.noun, q.record, NULL);
        return !p->ended;
    }
    if (which >= 0 && (size_t)which != later) {
        settle(p, &q, which);
    }
    return false;
}

/* Numbers are of one hub. */
static bool ask_one(struct plain *p, void *arg)
{
    const struct question_row *q = arg;
    struct hub_err ignored;
    hub_id before = hub_narrowed(p->h);
    if (!str_empty(q->hub)) {
        (void)hub_narrow(p->h, q->hub, &ignored);
    }
    bool again = one_question(p, q->number);
    hub_narrow_to(p->h, before);
    return again;
}

static bool ask_which(struct plain *p, void *unused)
{
    struct question_list list = {0};
    struct hub_err err;
    (void)unused;
    if (is_hidden(p)) {
        return false;
    }
    if (hub_questions(p->h, false, p->a, &list, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    if (list.count == 0) {
        say(p, "No question is open.");
        return false;
    }
    struct choices c = {.title = arena_printf(p->a, "Questions to decide: %zu", list.count),
        .word = "question",
        .help = "Two people wrote different things. Both are kept; you decide what stands.",
        .count = list.count,
        .label = question_label,
        .arg = &list};
    int which = choose(p, &c);
    if (which >= 0) {
        plain_until_left(p, ask_one, &list.rows[which]);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_questions(struct plain *p)
{
    plain_until_left(p, ask_which, NULL);
}
