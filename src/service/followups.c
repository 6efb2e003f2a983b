/* SPDX-License-Identifier: MIT */
#include "hub/service/followups.h"

#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/log.h"
#include "corrections_priv.h"
#include "hub_priv.h"

#include <stdlib.h>

static bool asked_for(const struct record_ask *ask, hub_date due)
{
    bool known = date_known(due);
    return (!date_known(ask->from) || (known && due.d >= ask->from.d)) &&
           (!date_known(ask->to) || (known && due.d <= ask->to.d));
}

static struct followup told(
    struct hub *h, struct namer *names, const struct log_entry *e, struct arena *a)
{
    return (struct followup){
        .entry = e->record.id,
        .due = e->due,
        .late = date_known(e->due) && e->due.d < hub_today(h).d,
        .at = e->at,
        .hub = namer_hub(names, &log_entry_noun, e),
        .family = namer_name(names, &family_noun, e->family_id),
        .child = namer_name(names, &child_noun, e->child_id),
        .action = arena_strdup(a, e->action),
        .by = e->author ? e->author : "",
    };
}

static int by_day(const void *x, const void *y)
{
    const struct followup *a = x, *b = y;
    bool no_a = !date_known(a->due), no_b = !date_known(b->due);
    if (no_a != no_b) {
        return no_a ? 1 : -1;
    }
    if (!no_a && a->due.d != b->due.d) {
        return a->due.d < b->due.d ? -1 : 1;
    }
    return (a->entry.n > b->entry.n) - (a->entry.n < b->entry.n);
}

static enum hub_rc narrow(
    struct hub *h, const struct record_ask *ask, struct record_query *q, struct hub_err *err)
{
    hub_id family;
    if (id_known(h->narrowed)) {
        q->scope = &hub_noun;
        q->scope_id = h->narrowed;
    }
    if (str_empty(ask->family)) {
        return HUB_OK;
    }
    enum hub_rc rc = resolve_name(h, &family_noun, ask->family, &hub_noun, h->narrowed, &family, err);
    query_is(q, "family_id", family);
    return rc;
}

enum hub_rc hub_followups(struct hub *h, const struct record_ask *ask, struct arena *a,
    struct followup **out, size_t *count, struct hub_err *err)
{
    struct record_query q = {.order = "due,id"};
    struct record_list list = {0};
    struct namer *names = namer_create(h, a);
    query_text(&q, "action", RECORD_KNOWN, NULL);
    query_text(&q, "done_on", RECORD_EMPTY, NULL);
    query_text(&q, "withdrawn_at", RECORD_EMPTY, NULL);
    enum hub_rc rc = access_check(h, VERB_READ, &log_entry_noun, err);
    rc = rc == HUB_OK ? narrow(h, ask, &q, err) : rc;
    rc = rc == HUB_OK ? record_list(h->store, &log_entry_noun, &q, a, &list, err) : rc;
    *count = 0;
    *out = arena_array(a, list.count + 1, sizeof **out);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct log_entry *e = record_at(&list, i);
        if (asked_for(ask, e->due) && !record_corrected(h, &log_entry_noun, e->record.id, a)) {
            (*out)[(*count)++] = told(h, names, e, a);
        }
    }
    if (*count > 1) {
        qsort(*out, *count, sizeof **out, by_day);
    }
    return rc;
}
