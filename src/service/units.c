/* SPDX-License-Identifier: MIT */
#include "hub/service/units.h"

#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/peer_places.h"
#include "hub/model/person.h"
#include "schemes_priv.h"

#include <stdlib.h>

/* --- counting --- */

/* By number; a call set for a day is next when its day is the earliest. */
static void count_call(struct unit_view *v, const char *status, hub_date day, int64_t minutes)
{
    bool held = str_eq(status, "held");
    v->held += held;
    v->missed += str_eq(status, "missed");
    if (held && minutes != INT_NONE) {
        v->minutes += minutes;
    }
    if (held && date_known(day) && (!date_known(v->last) || day.d > v->last.d)) {
        v->last = day;
    }
    if (str_eq(status, "planned") && date_known(day) && (!date_known(v->next) || day.d < v->next.d)) {
        v->next = day;
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

static void begin_count(struct unit_view *v, const struct unit *row)
{
    *v = (struct unit_view){.row = *row,
        .family = "",
        .parent = "",
        .consultant = "",
        .agreed = row->planned == INT_NONE ? UNIT_CALLS : (int)row->planned,
        .nth = 1,
        .last = DATE_NONE,
        .next = DATE_NONE};
}

/* What comes next, once all calls are counted. */
static void settle(struct unit_view *v, hub_date today)
{
    hub_date assessed = v->row.assessed_on;
    v->step = step_of(v, today);
    if (v->step == UNIT_ASSESS) {
        v->next = assessed;
    } else if (v->step != UNIT_CALL) {
        v->next = DATE_NONE;
    }
    if (!date_known(v->last) && date_known(assessed) && assessed.d <= today.d) {
        v->last = assessed;
    }
}

enum hub_rc unit_count(struct hub *h, const struct unit *row, hub_date today, struct arena *a,
    struct unit_view *out, struct hub_err *err)
{
    struct record_query q = {.order = "unit_id,number,id"};
    begin_count(out, row);
    query_is(&q, "unit_id", row->record.id);
    enum hub_rc rc = record_list(h->store, &unit_session_noun, &q, a, &out->calls, err);
    for (size_t i = 0; rc == HUB_OK && i < out->calls.count; i++) {
        const struct unit_session *c = record_at(&out->calls, i);
        count_call(out, c->status, c->held_on, c->minutes);
    }
    settle(out, today);
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

static enum hub_rc add_names(struct hub *h, struct namer *names, struct arena *a,
    struct unit_view *v, struct hub_err *err)
{
    v->family = namer_name(names, &family_noun, v->row.family_id);
    v->parent = namer_name(names, &person_noun, v->row.parent_id);
    v->consultant = namer_name(names, &peer_noun, v->row.peer_id);
    return count_earlier(h, &v->row, a, &v->nth, err);
}

enum hub_rc hub_unit(
    struct hub *h, hub_id id, struct arena *a, struct unit_view *out, struct hub_err *err)
{
    struct unit row;
    enum hub_rc rc = hub_get(h, &unit_noun, id, a, &row, err);
    rc = rc == HUB_OK ? unit_count(h, &row, hub_today(h), a, out, err) : rc;
    return rc == HUB_OK ? add_names(h, namer_create(h, a), a, out, err) : rc;
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

/* Their calls, all of them in one question. */
static enum hub_rc count_all(struct hub *h, hub_id hub, bool running, struct unit_view *views,
    size_t count, struct arena *a, struct hub_err *err)
{
    struct idmap places;
    struct call_place *calls;
    size_t all = 0;
    idmap_on(&places, a);
    for (size_t i = 0; i < count; i++) {
        idmap_put(&places, views[i].row.record.id, (int64_t)i);
    }
    enum hub_rc rc = call_places(h->store, hub, running, a, &calls, &all, err);
    for (size_t i = 0; rc == HUB_OK && i < all; i++) {
        int64_t at = idmap_get(&places, calls[i].unit, -1);
        if (at >= 0) {
            count_call(&views[at], calls[i].status, calls[i].held, INT_NONE);
        }
    }
    for (size_t i = 0; i < count; i++) {
        settle(&views[i], hub_today(h));
    }
    return rc;
}

enum hub_rc hub_unit_list(struct hub *h, hub_id hub, bool running, struct arena *a,
    struct unit_list *out, struct hub_err *err)
{
    struct record_list list = {0};
    struct record_query q = {0};
    hub_id only = id_known(hub) ? hub : hub_read_in(h);
    if (id_known(only)) {
        q.scope = &hub_noun;
        q.scope_id = only;
    }
    if (running) {
        query_text(&q, "status", RECORD_IS, "running");
    }
    enum hub_rc rc = access_check(h, VERB_READ, &unit_noun, err);
    rc = rc == HUB_OK ? record_list(h->store, &unit_noun, &q, a, &list, err) : rc;
    *out = (struct unit_list){
        arena_array(a, list.count + 1, sizeof *out->units), list.count, namer_create(h, a)};
    for (size_t i = 0; i < list.count; i++) {
        begin_count(&out->units[i], record_at(&list, i));
    }
    rc = rc == HUB_OK ? count_all(h, only, running, out->units, list.count, a, err) : rc;
    if (list.count > 1) {
        qsort(out->units, list.count, sizeof *out->units, by_urgency);
    }
    return rc;
}

enum hub_rc hub_unit_named(struct hub *h, const struct unit_list *l, size_t i, struct arena *a,
    struct unit_view *out, struct hub_err *err)
{
    *out = l->units[i];
    return add_names(h, l->names, a, out, err);
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
