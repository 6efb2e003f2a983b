/* SPDX-License-Identifier: MIT */
/* Calls of a unit, its review, its end, and another one. */
#include "hub/base/str.h"
#include "schemes_priv.h"

struct unit_work {
    hub_id unit;
    struct arena *a;
    struct unit_view view;
    struct unit_call call;
    const char *next;
    hub_date day;
    hub_id made;
};

static enum hub_rc run(struct hub *h, struct unit_work *w, const char *verb,
    enum hub_rc (*work)(struct hub *h, void *arg, struct hub_err *err), struct hub_err *err)
{
    struct txn_label label = {
        .verb = verb, .person = h->person, .noun = unit_noun.name, .record = w->unit};
    w->a = arena_create();
    enum hub_rc rc = access_check(h, VERB_WRITE, &unit_noun, err);
    rc = rc == HUB_OK ? hub_write(h, &label, work, w, err) : rc;
    arena_destroy(w->a);
    return rc;
}

static enum hub_rc read(struct hub *h, struct unit_work *w, struct hub_err *err)
{
    struct unit row;
    enum hub_rc rc = hub_get(h, &unit_noun, w->unit, w->a, &row, err);
    return rc == HUB_OK ? unit_count(h, &row, hub_today(h), w->a, &w->view, err) : rc;
}

/* --- calls --- */

/* The one that was set, else a new one behind the last. */
static bool call_set(const struct unit_work *w, struct unit_session *out)
{
    int64_t last = 0;
    for (size_t i = 0; i < w->view.calls.count; i++) {
        const struct unit_session *s = record_at(&w->view.calls, i);
        last = s->number > last ? s->number : last;
        if (str_eq(s->status, "planned")) {
            *out = *s;
            return true;
        }
    }
    record_clear(&unit_session_noun, out);
    out->unit_id = w->unit;
    out->number = last + 1;
    return false;
}

static enum hub_rc call_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct unit_work *w = arg;
    struct unit_session call;
    bool planned = str_eq(w->call.status, "planned");
    hub_date day = w->call.day, today = hub_today(h);
    enum hub_rc rc = read(h, w, err);
    if (!date_known(day)) {
        day = date_known(w->view.next) && w->view.next.d < today.d ? w->view.next : today;
    }
    if (rc == HUB_OK && w->view.step == UNIT_OVER) {
        return hub_fail(err, HUB_EINVAL, "This unit is over. Begin another one for more calls.");
    }
    if (rc == HUB_OK && !planned && day.d > today.d) {
        return hub_fail(err, HUB_EINVAL, "That day is still to come. Say planned until then.");
    }
    if (rc != HUB_OK) {
        return rc;
    }
    bool there = call_set(w, &call);
    call.held_on = day;
    call.status = w->call.status;
    call.minutes = w->call.minutes != INT_NONE ? w->call.minutes : call.minutes;
    rc = there ? record_update(h->store, &unit_session_noun, &call, err)
               : record_insert(h->store, &unit_session_noun, &call, err);
    w->made = call.record.id;
    return rc;
}

enum hub_rc hub_unit_call(struct hub *h, hub_id unit, const struct unit_call *call, hub_id *out,
    struct hub_err *err)
{
    struct unit_work w = {.unit = unit, .call = *call};
    if (str_part_index("planned|held|missed", call->status) < 0) {
        return hub_fail(err, HUB_EINVAL, "A call is planned, held or missed.");
    }
    enum hub_rc rc = run(h, &w, "edit", call_work, err);
    *out = w.made;
    return rc;
}

/* --- the end --- */

static enum hub_rc review_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct unit_work *w = arg;
    enum hub_rc rc = read(h, w, err);
    if (rc == HUB_OK && w->view.held == 0) {
        return hub_fail(err, HUB_EINVAL, "No call was held yet, so there is nothing to review.");
    }
    if (rc == HUB_OK && w->day.d > hub_today(h).d) {
        return hub_fail(err, HUB_EINVAL, "That day is still to come.");
    }
    w->view.row.reviewed_on = w->day;
    w->view.row.next_step = w->next ? w->next : w->view.row.next_step;
    return rc == HUB_OK ? record_update(h->store, &unit_noun, &w->view.row, err) : rc;
}

enum hub_rc hub_unit_review(
    struct hub *h, hub_id unit, hub_date day, const char *next, struct hub_err *err)
{
    struct unit_work w = {.unit = unit, .day = day, .next = next};
    return run(h, &w, "edit", review_work, err);
}

static enum hub_rc end_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct unit_work *w = arg;
    enum hub_rc rc = read(h, w, err);
    if (rc == HUB_OK && w->view.step == UNIT_OVER) {
        return hub_fail(err, HUB_EINVAL, "It is over already: %s.", w->view.row.status);
    }
    w->view.row.status = date_known(w->view.row.reviewed_on) ? "finished" : "stopped";
    return rc == HUB_OK ? record_update(h->store, &unit_noun, &w->view.row, err) : rc;
}

enum hub_rc hub_unit_end(struct hub *h, hub_id unit, struct hub_err *err)
{
    struct unit_work w = {.unit = unit};
    return run(h, &w, "edit", end_work, err);
}

static enum hub_rc again_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct unit_work *w = arg;
    struct unit row;
    enum hub_rc rc = read(h, w, err);
    if (rc == HUB_OK && w->view.step != UNIT_OVER) {
        return hub_fail(err, HUB_EINVAL, "This one still runs. Finish it first.");
    }
    if (rc != HUB_OK) {
        return rc;
    }
    record_clear(&unit_noun, &row);
    row.family_id = w->view.row.family_id;
    row.parent_id = w->view.row.parent_id;
    row.peer_id = w->view.row.peer_id;
    row.planned = w->view.agreed;
    row.status = "running";
    rc = record_insert(h->store, &unit_noun, &row, err);
    w->made = row.record.id;
    return rc;
}

enum hub_rc hub_unit_again(struct hub *h, hub_id unit, hub_id *out, struct hub_err *err)
{
    struct unit_work w = {.unit = unit};
    enum hub_rc rc = run(h, &w, "add", again_work, err);
    *out = w.made;
    return rc;
}
