/* SPDX-License-Identifier: MIT */
/* hub resolve */
#include "hub/base/str.h"
#include "hub/service/questions.h"

#include "command_priv.h"

#include <string.h>

/* "laptop=2": the second of the laptops, as a place among the sides; -1: there are not so many. */
static int laptop_place(const struct question_row *q, int64_t which)
{
    for (size_t i = 0; i < q->side_count; i++) {
        which -= !q->sides[i].home;
        if (which == 0) {
            return (int)i;
        }
    }
    return -1;
}

static enum hub_rc read_answer(struct invocation *inv, int64_t number,
    enum question_answer *answer, int *side, struct hub_err *err)
{
    struct question_row q;
    int64_t which;
    const char *word = inv->args[1];
    int at = str_part_index("laptop|home|both", word);
    *side = -1;
    *answer = at < 0 ? ANSWER_LAPTOP : (enum question_answer)at;
    if (at >= 0) {
        return HUB_OK;
    }
    enum hub_rc rc = hub_question(inv->hub, number, inv->arena, &q, err);
    if (rc == HUB_OK && str_starts(word, "laptop=") &&
        str_int(word + strlen("laptop="), 1, (int64_t)q.side_count, &which)) {
        *side = laptop_place(&q, which);
    }
    return rc == HUB_OK && *side < 0
               ? hub_fail(err, HUB_EUSAGE, "An answer is laptop, home or both, not %s.", word)
               : rc;
}

enum hub_rc run_resolve(struct invocation *inv, struct hub_err *err)
{
    int64_t number;
    enum question_answer answer;
    int side;
    const char *sentence;
    if (!str_int(inv->args[0], 1, INT64_MAX, &number)) {
        return hub_fail(err, HUB_EUSAGE,
            "A question goes by its number, not %s: hub questions lists them.", inv->args[0]);
    }
    enum hub_rc rc = read_answer(inv, number, &answer, &side, err);
    rc = rc == HUB_OK ? hub_resolve(inv->hub, number, answer, side, inv->arena, &sentence, err) : rc;
    return rc == HUB_OK ? print(inv, err, "%s\n", sentence) : rc;
}
