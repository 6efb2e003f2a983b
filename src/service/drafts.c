/* SPDX-License-Identifier: MIT */
#include "hub/service/drafts.h"

#include "hub_priv.h"

#include <stdio.h>

static enum hub_rc put_work(struct hub *h, void *arg, struct hub_err *err)
{
    return draft_write(h->store, arg, err);
}

static enum hub_rc drop_work(struct hub *h, void *arg, struct hub_err *err)
{
    const hub_id *id = arg;
    return draft_delete(h->store, h->person, *id, err);
}

static struct txn_label label_of(const struct hub *h)
{
    return (struct txn_label){.verb = "draft", .person = h->person};
}

enum hub_rc hub_draft_put(struct hub *h, struct draft *d, struct hub_err *err)
{
    struct txn_label label = label_of(h);
    d->person = h->person;
    d->at = clock_now(&h->clock);
    return hub_write(h, &label, put_work, d, err);
}

enum hub_rc hub_draft_get(
    struct hub *h, hub_id id, struct arena *a, struct draft *out, struct hub_err *err)
{
    return draft_read(h->store, h->person, id, a, out, err);
}

enum hub_rc hub_draft_list(
    struct hub *h, struct arena *a, struct draft **out, size_t *count, struct hub_err *err)
{
    return draft_list(h->store, h->person, a, out, count, err);
}

enum hub_rc hub_draft_drop(struct hub *h, hub_id id, struct hub_err *err)
{
    struct txn_label label = label_of(h);
    return hub_write(h, &label, drop_work, &id, err);
}

const char *hub_draft_line(const struct draft *d, struct arena *a)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    hub_wall at = stamp_to_wall(d->at);
    int year, month, dom;
    date_to_ymd(wall_date(at), &year, &month, &dom);
    snprintf(day, sizeof day, "%d %.3s", dom, date_month_name(month));
    return arena_printf(a, "Unfinished note, %s %s: carry on?", day, tod_iso(wall_tod(at), time));
}
