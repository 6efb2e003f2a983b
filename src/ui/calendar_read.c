/* SPDX-License-Identifier: MIT */
/*
 * Reading the calendar for the screen: the weeks of one month, three months for the agenda, one day
 * while words are looked for; and nothing while the day moves within them.
 */
#include "calendar_view_priv.h"
#include "hub/base/utf8.h"
#include "hub/service/hub.h"

#include <string.h>

enum { AGENDA_MONTHS = 3 };

hub_date calendar_month_first(hub_date d)
{
    int year, month, day;
    date_to_ymd(d, &year, &month, &day);
    return date_from_ymd(year, month, 1);
}

hub_date calendar_monday(hub_date d)
{
    return date_add(d, -date_weekday(d));
}

const struct calendar_day *calendar_day_of(const struct calendar_pane *s, hub_date d)
{
    const struct calendar_window *w = &s->win;
    return w->days && d.d >= w->from.d && d.d <= w->to.d ? &w->days[d.d - w->from.d] : NULL;
}

int64_t calendar_item_key(const struct calendar_item *item)
{
    enum { FREE_BITS = 1 };
    uint64_t day = (uint64_t)(uint32_t)item->first.d, start = (uint64_t)item->starts.min;
    uint64_t key = (uint64_t)item->id.n ^ day * 0x9E3779B97F4A7C15U ^ (start * 0xC2B2AE3D27D4EB4FU) ^
                   ((uint64_t)item->kind << 56);
    int64_t out = (int64_t)(key >> FREE_BITS);
    return out ? out : 1;
}

/* --- words --- */

const char *calendar_times(const struct calendar_item *item, hub_date day, struct arena *a)
{
    char from[DATE_TEXT], to[DATE_TEXT];
    bool begins = item->first.d == day.d, ends = item->last.d == day.d;
    if (item->all_day || item->kind != CALENDAR_EVENT) {
        return "";
    }
    tod_iso(wall_tod(item->starts), from);
    if (!wall_known(item->ends)) {
        return arena_strdup(a, from);
    }
    tod_iso(wall_tod(item->ends), to);
    if (begins && ends) {
        return arena_printf(a, "%s–%s", from, to);
    }
    return begins ? arena_printf(a, "from %s", from)
           : ends ? arena_printf(a, "until %s", to)
                  : "all day";
}

const char *calendar_title(const struct calendar_item *item, bool hide, struct arena *a)
{
    static const char away[] = " away";
    size_t len = strlen(item->title), tail = sizeof away - 1;
    if (!hide || item->kind == CALENDAR_EVENT || item->kind == CALENDAR_BANK ||
        item->kind == CALENDAR_SCHOOL) {
        return item->title;
    }
    bool ends = item->kind == CALENDAR_AWAY && len > tail;
    const char *name = ends ? arena_strndup(a, item->title, len - tail) : item->title;
    return arena_printf(a, "%s%s", utf8_initials(a, name), ends ? away : "");
}

/* --- reading --- */

static void mark_item(struct calendar_window *w, const struct calendar_item *item)
{
    int first = item->first.d < w->from.d ? w->from.d : item->first.d;
    int last = item->last.d > w->to.d ? w->to.d : item->last.d;
    for (int d = first; d <= last; d++) {
        struct calendar_day *day = &w->days[d - w->from.d];
        if (day->items < CALENDAR_TITLES) {
            day->first[day->items] = item;
        }
        day->items++;
        day->kinds |= item->cancelled ? 0 : 1U << item->kind;
        day->events += item->kind == CALENDAR_EVENT && !item->cancelled;
    }
}

static void mark_days(struct calendar_window *w)
{
    w->days = arena_array(w->a, (size_t)(w->to.d - w->from.d) + 1, sizeof *w->days);
    for (size_t k = 0; k < sizeof calendar_order / sizeof *calendar_order; k++) {
        for (size_t i = 0; i < w->what.count; i++) {
            if (w->what.items[i].kind == calendar_order[k]) {
                mark_item(w, &w->what.items[i]);
            }
        }
    }
}

static void window_of(const struct calendar_pane *s, struct calendar_window *w)
{
    hub_date first = calendar_month_first(s->at);
    if (calendar_finding(s)) {
        w->from = w->to = s->at;
    } else if (s->shape == SHAPE_AGENDA) {
        w->from = first;
        w->to = date_add(date_add_months(first, AGENDA_MONTHS), -1);
    } else {
        w->from = calendar_monday(first);
        w->to = date_add(w->from, CALENDAR_WEEKS * A_WEEK - 1);
    }
}

enum hub_rc calendar_read(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct calendar_pane *s = p->state;
    struct calendar_window old = s->win;
    struct calendar_window now = {.version = hub_version(hub), .hub = hub_narrowed(hub)};
    s->at = date_known(s->at) ? s->at : hub_today(hub);
    window_of(s, &now);
    bool long_enough = calendar_finding(s) || old.to.d - old.from.d > CALENDAR_WEEKS * A_WEEK;
    bool inside = s->shape == SHAPE_AGENDA && s->at.d >= old.from.d && s->at.d <= old.to.d &&
                  long_enough;
    if (inside) {
        now.from = old.from;
        now.to = old.to;
    }
    if (old.a && now.version == old.version && id_eq(now.hub, old.hub) &&
        now.from.d == old.from.d && now.to.d == old.to.d) {
        return HUB_OK;
    }
    now.a = arena_create();
    enum hub_rc rc = hub_calendar(hub, now.from, now.to,
        CALENDAR_EVENTS | CALENDAR_SPANS | CALENDAR_CANCELLED, now.a, &now.what, err);
    if (rc != HUB_OK) {
        arena_destroy(now.a);
        return rc;
    }
    mark_days(&now);
    arena_destroy(old.a);
    s->win = now;
    s->day_of = DATE_NONE;
    return HUB_OK;
}

bool calendar_finding(const struct calendar_pane *s)
{
    return s->shape == SHAPE_AGENDA && s->agenda.needle[0];
}
