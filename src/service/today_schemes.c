/* SPDX-License-Identifier: MIT */
/* What is due of units, groups, buddies, training and supervision. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/group.h"
#include "hub/model/person.h"
#include "hub/model/training.h"
#include "schemes_priv.h"
#include "today_priv.h"

#include <stdlib.h>

/* --- units --- */

static enum hub_rc units(struct today_work *w, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list list;
    query_text(&q, "status", RECORD_IS, "running");
    enum hub_rc rc = today_list(w, &unit_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct unit *u = record_at(&list, i);
        struct unit_view v;
        hub_date when;
        rc = unit_count(w->h, u, w->out->day, w->a, &v, err);
        const char *text = rc == HUB_OK ? unit_due(&v, due_name(w->a, &family_noun, u->family_id),
                                              w->out->day, w->a, &when)
                                        : NULL;
        if (text) {
            today_need(w, NEED_OWED, NEED_UNIT, when, u->record.id, "%s", text);
        }
    }
    return rc;
}

/* --- groups --- */

static void group_needs(struct today_work *w, const struct group_view *v)
{
    char day[DATE_TEXT];
    hub_id id = v->row.record.id;
    const char *name = due_name(w->a, &support_group_noun, id);
    if (date_known(v->unknown)) {
        today_need(w, NEED_OWED, NEED_GROUP, v->unknown, id, "%s was to meet on %s: how many came?",
            name, date_short(v->unknown, day));
    }
    if (date_known(v->next) && v->next.d <= w->out->day.d + SCHEME_AHEAD_DAYS) {
        today_need(w, NEED_OWED, NEED_GROUP, v->next, id, "%s meets on %s%s%s.", name,
            date_short(v->next, day), str_empty(v->row.place) ? "" : ", ",
            str_empty(v->row.place) ? "" : v->row.place);
    }
    if (v->drop_in == DROP_IN_MISSING) {
        int year, month, d;
        date_to_ymd(w->out->day, &year, &month, &d);
        today_need(w, NEED_OWED, NEED_GROUP,
            date_from_ymd(year, month, date_days_in_month(year, month)), id,
            "%s: no social worker has dropped in this %s, and no day is set.", name,
            date_month_name(month));
    }
}

static enum hub_rc groups(struct today_work *w, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list list;
    enum hub_rc rc = today_list(w, &support_group_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        struct group_view v;
        rc = group_count(w->h, record_at(&list, i), w->out->day, w->a, &v, err);
        if (rc == HUB_OK) {
            group_needs(w, &v);
        }
    }
    return rc;
}

/* --- buddies --- */

static const char *newcomer(struct today_work *w, const struct buddy *b)
{
    return id_known(b->newcomer_id) ? due_name(w->a, &person_noun, b->newcomer_id)
                                    : due_name(w->a, &family_noun, b->family_id);
}

static void buddy_need(struct today_work *w, const struct buddy *b)
{
    char day[DATE_TEXT];
    const char *whom = newcomer(w, b), *by = due_name(w->a, &person_noun, b->buddy_id);
    if (!id_known(b->buddy_id)) {
        today_need(w, NEED_OWED, NEED_BUDDY, b->asked_on, b->record.id,
            "%s: waiting for a buddy since %s.", whom, date_short(b->asked_on, day));
    } else if (date_known(b->until) && b->until.d < w->out->day.d) {
        today_need(w, NEED_OWED, NEED_BUDDY, b->until, b->record.id,
            "%s was to be a buddy for %s until %s: has it ended?", by, whom, date_short(b->until, day));
    } else if (date_known(b->check_on) && b->check_on.d <= w->out->day.d + SCHEME_AHEAD_DAYS) {
        today_need(w, NEED_OWED, NEED_BUDDY, b->check_on, b->record.id,
            "Ask %s and %s how it goes as buddies: %s.", by, whom, date_short(b->check_on, day));
    }
}

static enum hub_rc buddies(struct today_work *w, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list list;
    query_text(&q, "ended_on", RECORD_EMPTY, NULL);
    enum hub_rc rc = today_list(w, &buddy_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        buddy_need(w, record_at(&list, i));
    }
    return rc;
}

/* --- courses and supervision; what peers need is told with their families (today_peers.c) --- */

static void scheme_need(struct today_work *w, const struct scheme_due *d)
{
    char day[DATE_TEXT];
    if (d->kind == DUE_COURSE) {
        today_need(w, NEED_OWED, NEED_TRAINING, d->when, d->record,
            "%s %s good until %s: book it again.",
            due_cell(w->a, &training_noun, d->record, "name"),
            d->when.d < w->out->day.d ? "was" : "is", date_plain(d->when, day));
    } else if (d->kind == DUE_GROUP_TALK) {
        today_need(w, NEED_OWED, NEED_TALK, d->when, d->record,
            "%s: supervision is due, the last was on %s.",
            due_name(w->a, &support_group_noun, d->record), date_plain(d->when, day));
    }
}

static enum hub_rc dues(struct today_work *w, struct hub_err *err)
{
    struct scheme_due *list;
    size_t count;
    enum hub_rc rc = schemes_due(w->h, w->h->narrowed, w->out->day, w->a, &list, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        scheme_need(w, &list[i]);
    }
    return rc;
}

/* What was agreed in supervision and is not done. */
static enum hub_rc agreed(struct today_work *w, struct hub_err *err)
{
    char day[DATE_TEXT];
    struct record_query q = {.order = "held_on,id"};
    struct record_list list;
    query_text(&q, "due", RECORD_KNOWN, NULL);
    query_text(&q, "agreed", RECORD_KNOWN, NULL);
    query_text(&q, "done_on", RECORD_EMPTY, NULL);
    enum hub_rc rc = today_list(w, &supervision_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct supervision *s = record_at(&list, i);
        today_need(w, NEED_OWED, NEED_AGREED, s->due, s->record.id, "Agreed with %s, by %s: %s",
            due_cell(w->a, &supervision_noun, s->record.id, "with_whom"), date_short(s->due, day),
            due_cell(w->a, &supervision_noun, s->record.id, "agreed"));
    }
    return rc;
}

enum hub_rc today_schemes(struct today_work *w, struct hub_err *err)
{
    static enum hub_rc (*const steps[])(struct today_work *, struct hub_err *) = {
        units, groups, buddies, dues, agreed};
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < sizeof steps / sizeof *steps; i++) {
        rc = steps[i](w, err);
    }
    return rc;
}
