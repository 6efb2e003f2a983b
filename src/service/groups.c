/* SPDX-License-Identifier: MIT */
#include "hub/service/groups.h"

#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/group.h"
#include "hub/scheduler/recur_words.h"
#include "schemes_priv.h"

enum { NOON = 720, UNKNOWN_DAYS = 14, SAME_MEETING_DAYS = 3 };

/* --- how often it meets --- */

/* The first day of the rhythm in [from, to]; NONE: there is none, or the words say no days. */
static hub_date rhythm_day(
    const struct support_group *g, hub_date start, hub_date from, hub_date to, struct arena *a)
{
    struct recur_rule rule;
    struct recur_times times;
    struct hub_err ignored;
    hub_wall first = wall_at(start, NOON);
    const char *words = g->rhythm ? g->rhythm : "";
    if (recur_from_words(words, first, &rule, &ignored) != HUB_OK &&
        recur_from_words(arena_printf(a, "the %s", words), first, &rule, &ignored) != HUB_OK &&
        recur_from_words(arena_printf(a, "every %s", words), first, &rule, &ignored) != HUB_OK) {
        return DATE_NONE;
    }
    struct recur_series series = {.rule = &rule, .start = first};
    struct recur_window window = {wall_at(from, 0), wall_at(date_add(to, 1), 0), 1};
    return recur_expand(&series, &window, NULL, a, &times, &ignored) == HUB_OK && times.count > 0
               ? wall_date(times.items[0].at)
               : DATE_NONE;
}

/* --- counting --- */

static void count_meeting(struct group_view *v, const struct group_meeting *m, hub_date today)
{
    bool to_come = m->held_on.d > today.d || (m->held_on.d == today.d && m->came == INT_NONE);
    v->spent += m->spent == INT_NONE ? 0 : m->spent;
    v->received += m->received == INT_NONE ? 0 : m->received;
    if (to_come) {
        v->next = m->held_on; /* newest first: the nearest is the last one seen */
        return;
    }
    v->held++;
    v->last = date_known(v->last) ? v->last : m->held_on;
    if (m->came != INT_NONE) {
        v->counted++;
        v->came += m->came;
    } else if (!date_known(v->unknown) && m->held_on.d >= today.d - UNKNOWN_DAYS) {
        v->unknown = m->held_on;
        v->unknown_meeting = m->record.id;
    }
}

static bool same_month(hub_date x, hub_date y)
{
    int year[2], month[2], day;
    if (!date_known(x) || !date_known(y)) {
        return false;
    }
    date_to_ymd(x, &year[0], &month[0], &day);
    date_to_ymd(y, &year[1], &month[1], &day);
    return year[0] == year[1] && month[0] == month[1];
}

static enum drop_in drop_in_of(const struct group_view *v, hub_date today)
{
    for (size_t i = 0; i < v->meetings.count; i++) {
        const struct group_meeting *m = record_at(&v->meetings, i);
        if (m->worker_came == 1 && same_month(m->held_on, today)) {
            return DROP_IN_DONE;
        }
    }
    if (same_month(v->row.drop_in_on, today)) {
        return DROP_IN_SET;
    }
    return str_empty(v->row.drop_in_worker) && !date_known(v->row.drop_in_on) ? DROP_IN_NONE
                                                                             : DROP_IN_MISSING;
}

/* Days of the rhythm that no record tells of: the next, and the last gone by. */
static void add_rhythm(struct group_view *v, hub_date today, struct arena *a)
{
    hub_date start = date_known(v->last) ? v->last : today, next, gone;
    if (!date_known(v->next)) {
        next = date_known(v->last) && v->last.d + SAME_MEETING_DAYS >= today.d
                   ? date_add(v->last, SAME_MEETING_DAYS + 1)
                   : today;
        v->next = rhythm_day(&v->row, start, next, date_add_months(today, 12), a);
    }
    if (date_known(v->unknown) || !date_known(v->last)) {
        return;
    }
    gone = date_add(v->last, SAME_MEETING_DAYS + 1);
    gone = gone.d > today.d - UNKNOWN_DAYS ? gone : date_add(today, -UNKNOWN_DAYS);
    v->unknown = gone.d < today.d ? rhythm_day(&v->row, start, gone, date_add(today, -1), a) : DATE_NONE;
}

enum hub_rc group_count(struct hub *h, const struct support_group *row, hub_date today,
    struct arena *a, struct group_view *out, struct hub_err *err)
{
    struct record_query q = {.order = "-held_on,id"};
    *out = (struct group_view){.row = *row,
        .received = row->received == INT_NONE ? 0 : row->received,
        .spent = row->spent == INT_NONE ? 0 : row->spent,
        .last = DATE_NONE,
        .next = DATE_NONE,
        .unknown = DATE_NONE};
    query_is(&q, "group_id", row->record.id);
    enum hub_rc rc = record_list(h->store, &group_meeting_noun, &q, a, &out->meetings, err);
    for (size_t i = 0; rc == HUB_OK && i < out->meetings.count; i++) {
        count_meeting(out, record_at(&out->meetings, i), today);
    }
    out->drop_in = drop_in_of(out, today);
    add_rhythm(out, today, a);
    return rc;
}

/* --- reading --- */

enum hub_rc hub_group(
    struct hub *h, hub_id id, struct arena *a, struct group_view *out, struct hub_err *err)
{
    struct support_group row;
    enum hub_rc rc = hub_get(h, &support_group_noun, id, a, &row, err);
    return rc == HUB_OK ? group_count(h, &row, hub_today(h), a, out, err) : rc;
}

enum hub_rc schemes_list(struct hub *h, const struct noun *n, hub_id hub, const char *order,
    struct arena *a, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = order};
    hub_id only = id_known(hub) ? hub : h->narrowed;
    *out = (struct record_list){.noun = n};
    if (id_known(only)) {
        q.scope = &hub_noun;
        q.scope_id = only;
    }
    return record_list(h->store, n, &q, a, out, err);
}

enum hub_rc hub_groups(struct hub *h, hub_id hub, struct arena *a, struct group_view **out,
    size_t *count, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = access_check(h, VERB_READ, &support_group_noun, err);
    rc = rc == HUB_OK ? schemes_list(h, &support_group_noun, hub, NULL, a, &list, err) : rc;
    size_t all = rc == HUB_OK ? list.count : 0;
    *count = 0;
    *out = arena_array(a, all + 1, sizeof **out);
    for (size_t i = 0; rc == HUB_OK && i < all; i++) {
        rc = group_count(h, record_at(&list, i), hub_today(h), a, &(*out)[(*count)++], err);
    }
    return rc;
}

/* --- words --- */

static void join(struct sb *b, const char *text)
{
    sb_addf(b, "%s%s", b->len ? " · " : "", text);
}

const char *group_words(const struct group_view *v, struct arena *a)
{
    struct sb b = sb_on(a);
    char day[DATE_TEXT];
    if (date_known(v->next)) {
        join(&b, arena_printf(a, "next %s", date_short(v->next, day)));
    }
    for (size_t i = 0; i < v->meetings.count; i++) {
        const struct group_meeting *m = record_at(&v->meetings, i);
        if (m->came != INT_NONE) {
            join(&b, arena_printf(a, "%lld came on %s", (long long)m->came, date_plain(m->held_on, day)));
            break;
        }
    }
    int64_t left = v->received - v->spent;
    if (v->received || v->spent) {
        join(&b, left < 0 ? arena_printf(a, "£%lld short", (long long)-left)
                          : arena_printf(a, "£%lld left", (long long)left));
    }
    return sb_str(&b);
}

const char *group_drop_in_words(const struct group_view *v, hub_date today, struct arena *a)
{
    int year, month, day;
    date_to_ymd(today, &year, &month, &day);
    return v->drop_in == DROP_IN_MISSING
               ? arena_printf(a, "no drop-in in %s yet", date_month_name(month))
               : NULL;
}
