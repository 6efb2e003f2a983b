/* SPDX-License-Identifier: MIT */
#include "hub/service/drafts.h"

#include "hub/model/noun.h"
#include "hub/model/sight.h"
#include "hub_priv.h"

#include <stdio.h>

/* Words about what was erased are not kept: they would come back with its name. */
static enum hub_rc still_there(struct hub *h, const struct draft *d, struct hub_err *err)
{
    const struct noun *n = noun_find(d->noun);
    enum hub_rc rc = HUB_OK;
    if (n && id_known(d->record)) {
        struct arena *a = arena_create();
        sight_pause(h->store);
        rc = record_get(h->store, n, d->record, a, arena_alloc(a, n->size), err);
        sight_resume(h->store);
        if (rc == HUB_ENOTFOUND) {
            hub_fail(err, rc, "Somebody has erased this %s meanwhile. What you typed is not kept.",
                n->name);
        }
        arena_destroy(a);
    }
    return rc;
}

static enum hub_rc put_work(struct hub *h, void *arg, struct hub_err *err)
{
    enum hub_rc rc = still_there(h, arg, err);
    return rc == HUB_OK ? draft_write(h->store, arg, err) : rc;
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
