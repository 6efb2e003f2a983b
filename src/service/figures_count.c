/* SPDX-License-Identifier: MIT */
/* The rows that are counted: of which days, what each adds to which figure, and events worked out. */
#include "figures_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/calendar.h"

enum { FIRST_YEAR = 1900 };

struct figure_span figure_span_of(struct hub *h, struct figures_days days)
{
    hub_date today = hub_today(h);
    return (struct figure_span){
        .from = date_known(days.from) ? days.from : date_from_ymd(FIRST_YEAR, 1, 1),
        .until = date_known(days.to) && days.to.d < today.d ? days.to : today,
    };
}

/* --- one row, one figure ------------------------------------------------------------ */

static bool has_ended_by(const struct count_row *row, hub_date day)
{
    return date_known(row->end) && row->end.d <= day.d;
}

/* The day after its last; one day only, where nothing else is said. */
static hub_date end_of(const struct count_row *row)
{
    return date_known(row->end) && row->end.d > row->first.d ? row->end : date_add(row->first, 1);
}

static bool counts(const struct figure_row *f, const struct count_row *row, const struct figure_span *s)
{
    bool begun = !date_known(row->first) || row->first.d <= s->until.d;
    switch (f->when) {
    case WHEN_BEGINS:
        return date_known(row->first) && begun && row->first.d >= s->from.d;
    case WHEN_TOUCHES:
        return date_known(row->first) && begun && end_of(row).d > s->from.d;
    case WHEN_ENDS:
        return has_ended_by(row, s->until) && row->end.d >= s->from.d;
    default:
        return begun && !has_ended_by(row, s->until);
    }
}

static int64_t nights(const struct count_row *row, const struct figure_span *s)
{
    int from = row->first.d > s->from.d ? row->first.d : s->from.d;
    int to = date_known(row->end) && row->end.d <= s->until.d ? row->end.d : s->until.d + 1;
    return date_known(row->end) && to > from ? to - from : 0;
}

bool figure_takes(const struct figure_row *f, const struct count_row *row)
{
    return !f->tags || str_part_index(f->tags, row->tag) >= 0;
}

int64_t figure_adds(
    const struct figure_row *f, const struct count_row *row, const struct figure_span *span)
{
    if (!counts(f, row, span)) {
        return 0;
    }
    switch (f->measure) {
    case MEASURE_AMOUNT:
        return row->amount;
    case MEASURE_MORE:
        return row->more;
    case MEASURE_NIGHTS:
        return nights(row, span);
    case MEASURE_CHILD_NIGHTS:
        return nights(row, span) * row->more;
    case MEASURE_FAMILIES:
        return id_known(row->family);
    default:
        return 1;
    }
}

hub_id figure_who(
    const struct figure_row *f, const struct count_row *row, struct strmap *guests, struct arena *a)
{
    hub_id who = f->measure == MEASURE_FAMILIES ? row->family : row->who;
    if (id_known(who) || str_empty(row->name)) {
        return id_known(who) ? who : row->id;
    }
    const char *name = utf8_fold(a, row->name);
    int64_t n = strmap_get(guests, name, 0);
    if (n == 0) {
        n = (int64_t)guests->count + 1; /* far below any id */
        strmap_put(guests, name, n);
    }
    return (hub_id){n};
}

/* --- events, which the calendar works out ---------------------------------------------- */

struct dates {
    struct hub *h;
    struct arena *a;
    struct strmap taken; /* "event/day" of registers that were taken */
    void (*each)(void *arg, const struct count_row *row);
    void *arg;
};

static const char *date_key(struct arena *a, hub_id event, hub_date day)
{
    return arena_printf(a, "%lld/%d", (long long)event.n, day.d);
}

static void note_taken(void *arg, const struct count_row *row)
{
    struct dates *d = arg;
    strmap_put(&d->taken, date_key(d->a, row->event, row->first), 1);
}

static enum hub_rc one_date(void *arg, const struct calendar_item *item, struct hub_err *err)
{
    struct dates *d = arg;
    (void)err;
    bool cancelled = item->cancelled || str_eq(item->status, "cancelled");
    bool begun = item->all_day || item->starts.min <= hub_now(d->h).min;
    hub_date register_day = item->repeats ? wall_date(item->original) : item->first;
    if (item->kind != CALENDAR_EVENT || item->left_out || (!begun && !cancelled)) {
        return HUB_OK;
    }
    bool taken = strmap_get(&d->taken, date_key(d->a, item->id, item->first), 0) ||
                 strmap_get(&d->taken, date_key(d->a, item->id, register_day), 0);
    struct count_row row = {.id = item->id,
        .event = item->id,
        .tag = cancelled ? "cancelled" : taken ? "taken" : "not taken",
        .first = item->first,
        .end = DATE_NONE,
        .amount = 1};
    d->each(d->arg, &row);
    return HUB_OK;
}

static enum hub_rc event_dates(
    struct dates *d, hub_id hub, const struct figure_span *span, struct hub_err *err)
{
    struct count_ask ask = {hub, span->from, span->until};
    const char *unread;
    hub_id before = hub_narrowed(d->h);
    strmap_on(&d->taken, d->a);
    enum hub_rc rc = count_rows(d->h->store, COUNT_REGISTER, &ask, note_taken, d, err);
    hub_narrow_to(d->h, hub);
    if (rc == HUB_OK) {
        rc = hub_calendar_each(d->h, span->from, span->until, CALENDAR_EVENTS | CALENDAR_CANCELLED,
            d->a, &unread, one_date, d, err);
    }
    hub_narrow_to(d->h, before);
    return rc;
}

enum hub_rc figure_source(struct hub *h, hub_id hub, enum count_source source,
    const struct figure_span *span, void (*each)(void *arg, const struct count_row *row), void *arg,
    struct hub_err *err)
{
    struct count_ask ask = {hub, span->from, span->until};
    if (source != COUNT_EVENTS) {
        return count_rows(h->store, source, &ask, each, arg, err);
    }
    struct dates d = {.h = h, .a = arena_create(), .each = each, .arg = arg};
    enum hub_rc rc = event_dates(&d, hub, span, err);
    arena_destroy(d.a);
    return rc;
}
