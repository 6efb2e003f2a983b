/* SPDX-License-Identifier: MIT */
#include "hub/service/units.h"

#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/person.h"
#include "schemes_priv.h"

#include <stdlib.h>

/* --- counting --- */

/* By number; a call set for a day is next when its day is the earliest. */
static void count_call(struct unit_view *v, const struct unit_session *s)
{
    bool held = str_eq(s->status, "held");
    v->held += held;
    v->missed += str_eq(s->status, "missed");
    if (held && s->minutes != INT_NONE) {
        v->minutes += s->minutes;
    }
    if (held && date_known(s->held_on) && (!date_known(v->last) || s->held_on.d > v->last.d)) {
        v->last = s->held_on;
    }
    if (str_eq(s->status, "planned") && date_known(s->held_on) &&
        (!date_known(v->next) || s->held_on.d < v->next.d)) {
        v->next = s->held_on;
    }
}

static enum unit_step step_of(const struct unit_view *v, hub_date today)
{
    hub_date assessed = v->row.assessed_on;
    if (!str_eq(v->row.status, "running")) {
        return UNIT_OVER;
    }
    if (date_known(v->row.reviewed_on) && v->row.reviewed_on.d <= today.d) {
        return UNIT_NEXT;
    }
    if (v->held >= v->agreed) {
        return UNIT_REVIEW;
    }
    if (v->held == 0 && (!date_known(assessed) || assessed.d > today.d)) {
        return UNIT_ASSESS;
    }
    return date_known(v->next) ? UNIT_CALL : UNIT_ARRANGE;
}

enum hub_rc unit_count(struct hub *h, const struct unit *row, hub_date today, struct arena *a,
    struct unit_view *out, struct hub_err *err)
{
    struct record_query q = {.order = "unit_id,number,id"};
    *out = (struct unit_view){.row = *row,
        .family = "",
        .parent = "",
        .consultant = "",
        .agreed = row->planned == INT_NONE ? UNIT_CALLS : (int)row->planned,
        .nth = 1,
        .last = DATE_NONE,
        .next = DATE_NONE};
    query_is(&q, "unit_id", row->record.id);
    enum hub_rc rc = record_list(h->store, &unit_session_noun, &q, a, &out->calls, err);
    for (size_t i = 0; rc == HUB_OK && i < out->calls.count; i++) {
        count_call(out, record_at(&out->calls, i));
    }
    out->step = step_of(out, today);
    if (out->step == UNIT_ASSESS) {
        out->next = row->assessed_on;
    } else if (out->step != UNIT_CALL) {
        out->next = DATE_NONE;
    }
    if (!date_known(out->last) && date_known(row->assessed_on) && row->assessed_on.d <= today.d) {
        out->last = row->assessed_on;
    }
    return rc;
}

/* --- reading --- */

/* By the first assessment; one that is still to come is the later one. */
static bool earlier(const struct unit *x, const struct unit *y)
{
    bool done = date_known(x->assessed_on), other = date_known(y->assessed_on);
    if (done && other && x->assessed_on.d != y->assessed_on.d) {
        return x->assessed_on.d < y->assessed_on.d;
    }
    return done != other ? done : x->record.id.n < y->record.id.n;
}

static enum hub_rc count_earlier(
    struct hub *h, const struct unit *row, struct arena *a, int *nth, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list list;
    query_is(&q, "family_id", row->family_id);
    enum hub_rc rc = record_list(h->store, &unit_noun, &q, a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        *nth += earlier(record_at(&list, i), row);
    }
    return rc;
}

static enum hub_rc read_view(struct hub *h, struct namer *names, const struct unit *row,
    struct arena *a, struct unit_view *out, struct hub_err *err)
{
    enum hub_rc rc = unit_count(h, row, hub_today(h), a, out, err);
    out->family = namer_name(names, &family_noun, row->family_id);
    out->parent = namer_name(names, &person_noun, row->parent_id);
    out->consultant = namer_name(names, &peer_noun, row->peer_id);
    return rc == HUB_OK ? count_earlier(h, row, a, &out->nth, err) : rc;
}

enum hub_rc hub_unit(
    struct hub *h, hub_id id, struct arena *a, struct unit_view *out, struct hub_err *err)
{
    struct unit row;
    enum hub_rc rc = hub_get(h, &unit_noun, id, a, &row, err);
    return rc == HUB_OK ? read_view(h, namer_create(h, a), &row, a, out, err) : rc;
}

static int64_t urgency(const struct unit_view *v)
{
    return date_known(v->next) ? v->next.d : date_known(v->last) ? v->last.d : 0;
}

/* Running first, what comes soonest at the top; then the newest. */
static int by_urgency(const void *x, const void *y)
{
    const struct unit_view *a = x, *b = y;
    bool over = a->step == UNIT_OVER;
    if (over != (b->step == UNIT_OVER)) {
        return over ? 1 : -1;
    }
    int64_t p = urgency(a), q = urgency(b);
    if (p != q) {
        return (p < q) != over ? -1 : 1;
    }
    return (a->row.record.id.n > b->row.record.id.n) - (a->row.record.id.n < b->row.record.id.n);
}

enum hub_rc hub_units(struct hub *h, hub_id hub, bool running, struct arena *a,
    struct unit_view **out, size_t *count, struct hub_err *err)
{
    struct record_list list;
    struct namer *names = namer_create(h, a);
    enum hub_rc rc = access_check(h, VERB_READ, &unit_noun, err);
    rc = rc == HUB_OK ? schemes_list(h, &unit_noun, hub, NULL, a, &list, err) : rc;
    size_t all = rc == HUB_OK ? list.count : 0;
    *count = 0;
    *out = arena_array(a, all + 1, sizeof **out);
    for (size_t i = 0; rc == HUB_OK && i < all; i++) {
        const struct unit *u = record_at(&list, i);
        if (!running || str_eq(u->status, "running")) {
            rc = read_view(h, names, u, a, &(*out)[(*count)++], err);
        }
    }
    if (*count > 1) {
        qsort(*out, *count, sizeof **out, by_urgency);
    }
    return rc;
}

static enum hub_rc unit_of_family(
    struct hub *h, const char *name, hub_id *out, struct hub_err *err)
{
    hub_id family;
    struct record_list list;
    struct record_query q = {.order = "-assessed_on,id"};
    struct arena *a = arena_create();
    enum hub_rc rc = hub_find(h, &family_noun, name, &family, err);
    if (rc == HUB_OK) {
        query_is(&q, "family_id", family);
        rc = record_list(h->store, &unit_noun, &q, a, &list, err);
    }
    *out = ID_NONE;
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct unit *u = record_at(&list, i);
        if (!id_known(*out) || str_eq(u->status, "running")) {
            *out = u->record.id;
        }
    }
    if (rc == HUB_OK && !id_known(*out)) {
        rc = hub_fail(err, HUB_ENOTFOUND, "There is no unit for %s yet. hub add unit family=%s begins one.", name, name);
    }
    arena_destroy(a);
    return rc;
}

enum hub_rc hub_unit_find(struct hub *h, const char *name_or_id, hub_id *out, struct hub_err *err)
{
    struct hub_err ignored;
    enum hub_rc rc = access_check(h, VERB_READ, &unit_noun, err);
    if (rc != HUB_OK || hub_find(h, &unit_noun, name_or_id, out, &ignored) == HUB_OK) {
        return rc;
    }
    return unit_of_family(h, name_or_id, out, err);
}

/* --- words --- */

const char *unit_words(const struct unit_view *v, hub_date today, struct arena *a)
{
    struct sb b = sb_on(a);
    bool done = date_known(v->row.assessed_on) && v->row.assessed_on.d <= today.d;
    bool over = v->step == UNIT_OVER;
    sb_addf(&b, "%s, calls %d of %d",
        over   ? (v->row.status ? v->row.status : "over")
        : done ? "assessment done"
               : "assessment to come",
        v->held, v->agreed);
    if (v->missed) {
        sb_addf(&b, ", %d missed", v->missed);
    }
    if (!over && date_known(v->row.reviewed_on)) {
        sb_add(&b, ", reviewed");
    }
    return sb_str(&b);
}

/* What is set for a day: a week before it, and after it until it is said how it was. */
static const char *due_of_day(const struct unit_view *v, const char *what, const char *question,
    const char *family, hub_date today, struct arena *a)
{
    char day[DATE_TEXT];
    if (v->next.d < today.d) {
        return arena_printf(
            a, "%s with %s was set for %s: %s", what, family, date_short(v->next, day), question);
    }
    return v->next.d <= today.d + SCHEME_AHEAD_DAYS
               ? arena_printf(a, "%s with %s: %s.", what, family, date_short(v->next, day))
               : NULL;
}

static const char *due_arrange(const struct unit_view *v, const char *family, hub_date today,
    struct arena *a)
{
    char day[DATE_TEXT];
    if (!date_known(v->last) || v->last.d + UNIT_QUIET_DAYS > today.d) {
        return NULL;
    }
    return arena_printf(a, "Call %d of %d with %s: no day is set, the last was on %s.", v->held + 1,
        v->agreed, family, date_short(v->last, day));
}

const char *unit_due(
    const struct unit_view *v, const char *family, hub_date today, struct arena *a, hub_date *when)
{
    *when = date_known(v->next) ? v->next : date_known(v->last) ? v->last : today;
    switch (v->step) {
    case UNIT_ASSESS:
        return date_known(v->next)
                   ? due_of_day(v, "First assessment", "was it done?", family, today, a)
                   : arena_printf(a, "The first assessment with %s has no day yet.", family);
    case UNIT_CALL:
        return due_of_day(v, arena_printf(a, "Call %d of %d", v->held + 1, v->agreed),
            "was it held?", family, today, a);
    case UNIT_ARRANGE:
        return due_arrange(v, family, today, a);
    case UNIT_REVIEW:
        return arena_printf(a, "All %d calls with %s are held: review it together, and say what comes next.", v->agreed, family);
    case UNIT_NEXT:
        *when = v->row.reviewed_on;
        return arena_printf(a, "The unit with %s is reviewed: finish it, or begin another.", family);
    case UNIT_OVER:
        break;
    }
    return NULL;
}
