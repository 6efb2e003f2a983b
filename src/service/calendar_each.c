/* SPDX-License-Identifier: MIT */
/* Many years of the calendar, some months at a time. */
#include "calendar_priv.h"
#include "hub/model/event.h"

enum { MONTHS_MOST = 12, FEW = 1000, MANY = 4000 }; /* items of one reading: then more, fewer months */

/* Series may begin before: nothing has a date before the first event. */
static enum hub_rc first_day(struct hub *h, unsigned what, hub_date *from, struct hub_err *err)
{
    hub_date first;
    if (what & CALENDAR_SPANS) {
        return HUB_OK;
    }
    enum hub_rc rc = calendar_first_day(h->store, &first, err);
    *from = date_known(first) && first.d > from->d ? first : *from;
    return rc;
}

static int next_months(int months, size_t count)
{
    return count < FEW && months < MONTHS_MOST ? months * 2
           : count > MANY && months > 1        ? months / 2
                                               : months;
}

enum hub_rc hub_calendar_each(struct hub *h, hub_date from, hub_date to, unsigned what,
    struct arena *a, const char **unread,
    enum hub_rc (*each)(void *arg, const struct calendar_item *item, struct hub_err *err),
    void *arg, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct calendar c;
    int months = 1;
    hub_date begin = from;
    *unread = "";
    enum hub_rc rc = access_check(h, VERB_READ, &event_noun, err);
    rc = rc == HUB_OK ? first_day(h, what, &begin, err) : rc;
    for (hub_date day = begin; rc == HUB_OK && day.d <= to.d;) {
        hub_date next = date_add_months(day, months);
        hub_date last = next.d > to.d ? to : date_add(next, -1);
        arena_reset(scratch);
        rc = hub_calendar(h, day, last, what, scratch, &c, err);
        for (size_t i = 0; rc == HUB_OK && i < c.count; i++) {
            bool told = day.d > begin.d && c.items[i].first.d < day.d;
            rc = told ? HUB_OK : each(arg, &c.items[i], err);
        }
        if (rc == HUB_OK && *c.unread && !**unread) {
            *unread = arena_strdup(a, c.unread);
        }
        months = rc == HUB_OK ? next_months(months, c.count) : months;
        day = date_add(last, 1);
    }
    arena_destroy(scratch);
    return rc;
}
