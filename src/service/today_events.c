/* SPDX-License-Identifier: MIT */
/* The events of the day; those of the next week whose risk sheet is not done (rule 31). */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/record.h"
#include "hub/service/calendar.h"
#include "hub/service/register.h"
#include "risk_priv.h"
#include "today_priv.h"

enum { EVENTS_MOST = 60, LOOKED_AT = 200 }; /* dates of one week: more come from a file, not from a hub */

/* --- what is on --- */

/* Who comes; once it has begun, who is there. A register not taken is no nought. */
static const char *said(
    const struct register_view *v, hub_wall end, hub_wall now, struct arena *a)
{
    int families = v->families_yes;
    if (end.min <= now.min) {
        return v->taken         ? arena_printf(a, "%d came", v->in + v->out)
               : v->count > 0 ? "register not taken"
                                : "";
    }
    if (v->taken) {
        return arena_printf(a, "%d in, %d out, %d due", v->in, v->out, v->due);
    }
    if (families + v->not_said == 0) {
        return "";
    }
    return arena_printf(a, "%d %s coming, %d not said", families,
        words_many(families, "family", "families"), v->not_said);
}

static enum hub_rc add_event(
    struct today_work *w, const struct calendar_item *item, struct hub_err *err)
{
    struct register_view v;
    hub_date day = item->repeats ? wall_date(item->original) : item->first;
    hub_wall end = wall_known(item->ends) ? item->ends : wall_at(date_add(item->last, 1), 0);
    enum hub_rc rc = hub_register_count_up(w->h, item->id, day, w->a, &v, err);
    if (rc != HUB_OK) {
        return rc;
    }
    arena_grow(w->a, &w->out->events, w->out->event_count, &w->event_cap, sizeof *w->out->events);
    w->out->events[w->out->event_count++] = (struct today_event){.id = item->id,
        .starts = wall_known(item->starts) ? item->starts : wall_at(item->first, 0),
        .ends = item->ends,
        .name = item->title,
        .place = item->place,
        .day = day,
        .shown = w->out->day,
        .original = item->original,
        .repeats = item->repeats,
        .all_day = item->all_day,
        .said = said(&v, end, clock_wall(&w->h->clock), w->a)};
    return HUB_OK;
}

enum hub_rc today_events(struct today_work *w, struct hub_err *err)
{
    struct calendar c;
    if (!hub_may(w->h, VERB_READ, &event_noun)) {
        return HUB_OK;
    }
    enum hub_rc rc =
        hub_calendar(w->h, w->out->day, w->out->day, CALENDAR_EVENTS, w->a, &c, err);
    for (size_t i = 0; rc == HUB_OK && i < c.count && w->out->event_count < EVENTS_MOST; i++) {
        rc = add_event(w, &c.items[i], err);
    }
    return rc;
}

/* --- risk sheets --- */

static void tell_sheet(struct today_work *w, const struct event *e, const struct risk_known *k,
    hub_date day, enum risk_due state)
{
    char on[DATE_TEXT], due[DATE_TEXT];
    hub_date due_on = date_add(day, -RISK_DAYS);
    const char *name = due_cell(w->a, &event_noun, e->record.id, "name");
    const char *what = date_known(k->signed_on) ? "the risk sheet is to be looked at again"
                       : id_known(k->sheet)      ? "the risk sheet is not signed"
                                                     : "risk sheet not done";
    if (day.d <= w->out->day.d) {
        today_need(w, state == RISK_TODAY ? NEED_FIRST : NEED_CHECK, NEED_RISK, day, e->record.id, "%s is today: %s.", name, what);
    } else {
        today_need(w, NEED_CHECK, NEED_RISK, day, e->record.id, "%s, %s: %s, %s.", name,
            date_short(day, on), what,
            due_on.d == w->out->day.d
                ? "due today"
                : arena_printf(w->a, "was due %s", date_short(due_on, due)));
    }
}

enum hub_rc today_risk(struct today_work *w, struct hub_err *err)
{
    struct calendar week;
    struct risk_known_list shared = {0};
    struct idmap told;
    idmap_on(&told, w->a);
    enum hub_rc rc = hub_calendar(w->h, w->out->day, date_add(w->out->day, RISK_DAYS),
        CALENDAR_EVENTS, w->a, &week, err);
    if (rc == HUB_OK && week.count) {
        rc = risk_shared(w->h, w->h->narrowed, w->out->day, date_add(w->out->day, RISK_DAYS), NULL,
            w->a, &shared, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < week.count && i < LOOKED_AT; i++) {
        const struct calendar_item *item = &week.items[i];
        struct event e;
        if (idmap_get(&told, item->id, 0) || item->first.d < w->out->day.d) {
            continue;
        }
        rc = record_get(w->h->store, &event_noun, item->id, w->a, &e, err);
        struct risk_known k;
        rc = rc == HUB_OK ? risk_serves(w->h, &shared, &e, item->first, w->a, &k, err) : rc;
        enum risk_due state =
            rc == HUB_OK ? risk_due_on(&e, &k, item->first, w->out->day) : RISK_EXEMPT;
        if (state == RISK_SOON || state == RISK_TODAY) {
            idmap_put(&told, item->id, 1);
            tell_sheet(w, &e, &k, item->first, state);
        }
    }
    return rc;
}
