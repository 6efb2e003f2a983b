/* SPDX-License-Identifier: MIT */
/* Before a copy goes: registers that may be written in on both sides have their lines. */
#include "take_priv.h"

#include "hub/base/str.h"
#include "hub/service/calendar.h"
#include "hub/service/register.h"

static bool may_be_kept(const struct calendar_item *item)
{
    return item->kind == CALENDAR_EVENT && !item->cancelled && !item->left_out &&
           !str_eq(item->status, "cancelled");
}

static enum hub_rc number_all(struct taking *t, struct hub_err *err)
{
    struct calendar c;
    enum hub_rc rc =
        hub_calendar(t->h, hub_today(t->h), t->row.due, CALENDAR_EVENTS, t->a, &c, err);
    for (size_t i = 0; rc == HUB_OK && i < c.count; i++) {
        const struct calendar_item *item = &c.items[i];
        if (may_be_kept(item)) {
            hub_date day = item->repeats ? wall_date(item->original) : DATE_NONE;
            rc = hub_register_open(t->h, item->id, day, err);
        }
    }
    return rc;
}

enum hub_rc taking_number(struct taking *t, struct hub_err *err)
{
    hub_date today = hub_today(t->h);
    if (id_known(t->row.event_id)) {
        return t->facts.day.d < today.d
                   ? HUB_OK
                   : hub_register_open(t->h, t->row.event_id, t->facts.day, err);
    }
    hub_id before = hub_narrowed(t->h);
    hub_narrow_to(t->h, t->row.hub_id);
    enum hub_rc rc = number_all(t, err);
    hub_narrow_to(t->h, before);
    return rc;
}
