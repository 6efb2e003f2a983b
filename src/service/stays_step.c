/* SPDX-License-Identifier: MIT */
/* From asked for to happened: which step may follow which. */
#include "hub/base/str.h"
#include "stays_priv.h"

static const struct {
    const char *from, *to, *else_say;
} steps[] = {
    {"asked", "asked|offered|draft|agreed|cancelled", "It is only asked for. Agree it first."},
    {"offered", "asked|offered|draft|agreed|cancelled", "It is only offered. Agree it first."},
    {"draft", "asked|offered|draft|agreed|cancelled", "It is only a draft. Agree it first."},
    {"agreed", "asked|offered|draft|agreed|happened|cancelled", ""},
    {"happened", "happened|agreed", "It happened. Say agreed first, if that was wrong."},
    {"cancelled", "asked|offered|draft|agreed|cancelled", "It was cancelled. Agree it first."},
};

enum hub_rc stay_step(
    const struct hub *h, const struct stay *was, const struct stay *now, struct hub_err *err)
{
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (str_eq(steps[i].from, was->status) && str_part_index(steps[i].to, now->status) < 0) {
            return hub_fail(err, HUB_EINVAL, "%s", steps[i].else_say);
        }
    }
    bool begins = str_eq(now->status, "happened") && !str_eq(was->status, "happened");
    return begins && now->arrive.min > hub_now(h).min
               ? hub_fail(err, HUB_EINVAL, "It has not begun yet, so it cannot have happened.")
               : HUB_OK;
}

void stay_round_off(struct stay *s)
{
    if (str_eq(s->kind, "emergency") && str_empty(s->reason)) {
        s->reason = "crisis";
    }
}
