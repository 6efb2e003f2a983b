/* SPDX-License-Identifier: MIT */
#include "hub/base/id.h"

#include "hub/base/die.h"

enum { RANDOM_BITS = 21, DAY_MS = 24 * 60 * 60 * 1000 };

static const int64_t EPOCH_MS = 1577836800000; /* 2020-01-01 00:00 UTC */
static const int64_t MS_MOST = ((int64_t)1 << 42) - 1;

static int64_t id_make(int64_t ms)
{
    uint32_t r;
    random_bytes(&r, sizeof r);
    return ms << RANDOM_BITS | (r & ((1U << RANDOM_BITS) - 1));
}

/* Milliseconds since 2020, within what an id can say. */
static int64_t id_ms(hub_stamp at)
{
    int64_t ms = at.ms - EPOCH_MS;
    return ms < 0 ? 0 : ms > MS_MOST ? MS_MOST : ms;
}

void id_run_begin(struct id_source *s)
{
    s->in_run = 0;
}

hub_id id_next(struct id_source *s, const struct hub_clock *c)
{
    if (s->in_run) {
        HUB_BUG(s->last < INT64_MAX);
        return (hub_id){++s->last};
    }
    int64_t ms = id_ms(clock_now(c)), last_ms = s->last >> RANDOM_BITS;
    int64_t n = id_make(ms > last_ms ? ms : last_ms);
    if (n <= s->last) {
        HUB_BUG(last_ms < MS_MOST);
        n = id_make(last_ms + 1);
    }
    s->last = n;
    s->in_run = 1;
    return (hub_id){n};
}

/* All that is older than 2020 would share one moment of two million ids: a day has room for it. */
static int64_t some_ms_of_the_first_day(void)
{
    uint32_t r;
    random_bytes(&r, sizeof r);
    return r % DAY_MS;
}

hub_id id_at(struct id_source *s, hub_stamp at)
{
    HUB_BUG(stamp_known(at));
    int64_t ms = at.ms < EPOCH_MS ? some_ms_of_the_first_day() : id_ms(at);
    /* Entries written to the minute share it: counting on keeps them apart. */
    int64_t n = s->last_at >> RANDOM_BITS == ms && s->last_at ? s->last_at + 1 : id_make(ms);
    s->last_at = n > 0 ? n : 1;
    return (hub_id){s->last_at};
}

int64_t id_floor(hub_stamp at)
{
    return (id_ms(at) << RANDOM_BITS) - 1;
}

hub_stamp id_time(hub_id id)
{
    return id_known(id) ? ((hub_stamp){(id.n >> RANDOM_BITS) + EPOCH_MS}) : STAMP_NONE;
}

const char *id_text(struct arena *a, hub_id id)
{
    return arena_printf(a, "%lld", (long long)id.n);
}
