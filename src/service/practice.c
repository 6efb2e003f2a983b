/* SPDX-License-Identifier: MIT */
/* The practice hub: its file, one transaction a hub, and the small tools its parts share. */
#include "hub/service/practice.h"

#include "hub/base/str.h"
#include "hub/model/record.h"
#include "making_priv.h"
#include "practice_priv.h"

#include <string.h>

enum { DRAMA_NUMBERS = 1000, DAYS_AHEAD = 90 };

/* splitmix64: small, and the same on every machine. */
static uint64_t next_random(struct practice *p)
{
    uint64_t z = p->random += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

int p_any(struct practice *p, int n)
{
    return (int)(next_random(p) % (uint64_t)n);
}

int p_between(struct practice *p, int low, int high)
{
    return low + p_any(p, high - low + 1);
}

bool p_chance(struct practice *p, int percent)
{
    return p_any(p, 100) < percent;
}

hub_wall p_moment(struct practice *p, hub_date day, int from_hour, int to_hour)
{
    return wall_at(day, from_hour * 60 + 15 * p_any(p, (to_hour - from_hour) * 4));
}

hub_id p_log_id(struct practice *p, const struct noun *n, hub_wall at)
{
    enum { MINUTE_MS = 60000 };
    hub_wall last = {p->now.min - 1}; /* none is of a time to come */
    hub_stamp moment = wall_to_stamp(at.min < last.min ? at : last, NULL);
    moment.ms += p->logged++ % MINUTE_MS;
    return store_id_at(p->store, n->table, moment);
}

void p_put(struct practice *p, const struct noun *n, void *rec)
{
    if (p->rc == HUB_OK) {
        p->rc = record_insert(p->store, n, rec, p->err);
    }
}

/* 07700 900000 to 900999 and 01632 960000 to 960999: kept by Ofcom for drama, never anyone's. */
const char *p_phone(struct practice *p, bool mobile)
{
    int n = (p->number * 61 + p->phones++ * 37 + 123) % DRAMA_NUMBERS;
    return arena_printf(p->a, mobile ? "07700 900%03d" : "01632 960%03d", n);
}

const char *p_unused(struct practice *p, const char *name, const struct name_stock *stock)
{
    const char *tried = name;
    for (int i = 1; strmap_get(&p->names, tried, 0); i++) {
        const char *more = stock->surnames[p_any(p, stock->surname_count)];
        tried = i < 20 ? arena_printf(p->a, "%s-%s", name, more)
                       : arena_printf(p->a, "%s-%s %d", name, more, i);
    }
    strmap_put(&p->names, tried, 1);
    return tried;
}

bool p_here_on(const struct p_family *f, hub_date day)
{
    return day.d >= f->joined.d && (!date_known(f->left) || day.d < f->left.d);
}

bool p_quiet_on(const struct practice *p, const struct p_family *f, hub_date day)
{
    enum { QUIET = 7 }; /* of the cast one that no scene of these weeks needs */
    return p->current > QUIET && f == &p->families[QUIET] && day.d <= p->today.d &&
           date_diff(p->today, day) < QUIET_DAYS;
}

int p_beds_free(const struct practice *p, const struct p_host *h, hub_date night)
{
    bool known = night.d >= p->first.d && night.d <= p->last.d;
    return known ? h->bed_count - h->taken[night.d - p->first.d] : 0;
}

static enum hub_rc make_hub(struct hub *h, void *arg, struct hub_err *err)
{
    struct practice *p = arg;
    p->store = h->store;
    p->err = err;
    strmap_on(&p->names, p->a);
    practice_homes(p);
    practice_families(p);
    practice_wishes(p);
    practice_stays(p);
    practice_rota(p);
    practice_events(p);
    practice_peers(p);
    practice_log(p);
    practice_changed(p);
    if (p->rc == HUB_OK && p->number == 0) {
        p->rc = store_mark_practice(h->store, err);
    }
    return p->rc;
}

static enum hub_rc make_hubs(struct hub *h, const struct practice_plan *plan, struct hub_err *err)
{
    struct txn_label label = {.verb = "practice", .noun = "hub"};
    hub_wall now = hub_now(h);
    struct arena *a = arena_create();
    enum hub_rc rc = HUB_OK;
    for (int i = 0; rc == HUB_OK && i < plan->hubs; i++) {
        arena_reset(a);
        struct practice *p = arena_alloc(a, sizeof *p);
        p->a = a;
        p->random = (uint64_t)plan->seed * 1000003 + (uint64_t)i;
        p->plan = plan;
        p->number = i;
        p->busy = plan->hubs >= PRACTICE_BUSY_HUBS;
        p->now = now;
        p->today = wall_date(now);
        p->first = date_add_months(p->today, -12 * plan->years);
        p->last = date_add(p->today, DAYS_AHEAD);
        rc = hub_write(h, &label, make_hub, p, err);
    }
    arena_destroy(a);
    return rc;
}

enum hub_rc practice_make(
    const struct hub_opening *o, const struct practice_plan *plan, struct hub_err *err)
{
    struct making m;
    enum hub_rc rc = making_begin(&m, o, err);
    if (rc != HUB_OK) {
        return rc;
    }
    m.opening.practice = true;
    struct hub *h = hub_handle(&m.opening);
    rc = hub_handle_open(h, &m.opening, STORE_CREATE, err);
    if (rc == HUB_OK) {
        rc = make_hubs(h, plan, err);
    }
    hub_close(h);
    return making_end(&m, rc, err);
}

enum hub_rc practice_told(const struct hub_opening *o, bool *practice, struct hub_err *err)
{
    struct hub *h = hub_handle(o);
    enum hub_rc rc = hub_handle_open(h, o, STORE_OPEN, err);
    if (rc == HUB_OK) {
        *practice = store_practice(h->store);
    }
    hub_close(h);
    return rc;
}
