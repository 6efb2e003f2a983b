/* SPDX-License-Identifier: MIT */
/* The program's side of libical: a rule as text in, times out. */
#include "hub/exchange/recur_rare.h"

#include "recur_rare_priv.h"

struct found {
    struct arena *a;
    struct recur_times *out;
    size_t most;
};

static bool take(void *to_whom, hub_wall at)
{
    struct found *f = to_whom;
    if (f->out->count == f->most) {
        f->out->more = true;
        return false;
    }
    arena_grow(f->a, &f->out->items, f->out->count, &f->out->cap, sizeof *f->out->items);
    f->out->items[f->out->count++] = (struct recur_time){.at = at};
    return true;
}

enum hub_rc recur_rare_with(const struct exchange_so *so, const struct recur_series *s,
    const struct recur_window *w, struct arena *a, struct recur_times *out, struct hub_err *err)
{
    *out = (struct recur_times){0};
    struct found f = {a, out, w->most ? w->most : RECUR_MOST};
    struct so_recur_job job = {
        .rule = recur_text(s->rule, s->all_day, RECUR_LOCAL, a),
        .start = s->start,
        .all_day = s->all_day,
        .from = w->from,
        .to = w->to,
        .found = take,
        .to_whom = &f,
    };
    switch (so->recur(&job)) {
    case SO_RECUR_DONE:
        return HUB_OK;
    case SO_RECUR_REFUSED:
        return hub_fail(err, HUB_EINVAL,
            "The rule for repeating cannot be read: %s. Choose how it repeats in words instead.",
            job.rule);
    default:
        return hub_fail(err, HUB_EINVAL,
            "It repeats too often to be worked out: %s. Choose how it repeats in words instead.",
            job.rule);
    }
}

static enum hub_rc expand(void *self, const struct recur_series *s, const struct recur_window *w,
    struct arena *a, struct recur_times *out, struct hub_err *err)
{
    (void)self;
    const struct exchange_so *so;
    enum hub_rc rc = so_open(&so, err);
    if (rc != HUB_OK) {
        return hub_fail(err, rc,
            "It repeats several times a day, which needs a part of hub that is not here (%s). "
            "Installing hub again as a whole brings it back; all else works meanwhile.",
            EXCHANGE_SO_NAME);
    }
    return recur_rare_with(so, s, w, a, out, err);
}

const struct recur_rare recur_rare_by_libical = {.expand = expand};
