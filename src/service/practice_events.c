/* SPDX-License-Identifier: MIT */
/* Get-togethers: one a month, coffee every four weeks, something in the holidays; about 31 a year. */
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/model/record.h"
#include "hub/model/risk.h"
#include "practice_priv.h"

enum { COFFEE_EVERY = 28, SHEET_BEFORE = 3 * COFFEE_EVERY, USUAL_CHILDREN = 10 };

struct outing {
    int month, day;
    const char *name, *place, *sheet, *bring;
};

// clang-format off
static const struct outing outings[] = {
    {1, 4, "New Year walk", "Beacon Wood car park", "usual", "wellies and a flask"},
    {2, 18, "Half-term pancakes", "Kirk Hall", "usual", "a topping"},
    {4, 9, "Egg hunt", "Kirk Hall garden", "usual", "a basket"},
    {5, 28, "Farm trip", "Hollow Farm", "trip", "wellies, packed lunch"},
    {8, 6, "Beach day", "the long beach", "water", "towel, hat, sun cream"},
    {8, 21, "Den building", "Beacon Wood", "trip", "old clothes"},
};
static const char *const monthly[] = {"Sunday lunch", "Bring-and-share picnic", "Film night", "Board games and soup", "Get-together with the drum man"};
static const char *const brings[] = {"a pudding", "bread", "nothing, just come", "a game", "something green"};
static const char *const after[] = {"A good turn-out. The fathers did the washing-up.", "Smaller than usual because of the rain; nice and quiet.", "Two families met for the first time and stayed till the end.", "Too little cake. Otherwise all well.", "The big ones looked after the small ones."};
static const struct { const char *activity, *hazard, *action; int likely, harm; } risks[] = {
    {"Getting there", "A child is left behind", "Count in and out of each car; list with the leader", 2, 3},
    {"All day", "A child goes off", "Pairs; meeting point shown first; the whistle", 2, 2},
    {"Eating", "Allergy", "Pens with the first aider; wipes; no sharing of lunches", 2, 3},
};
// clang-format on

static void put_line(struct practice *p, const struct event *e, const struct p_family *f,
    const struct p_child *c, int number)
{
    struct register_line row;
    int32_t in = wall_tod(e->starts).min + p_any(p, 25), out = wall_tod(e->ends).min - p_any(p, 12);
    const struct p_adult *adult = &f->adults[p_any(p, f->adult_count)];
    bool came = p_chance(p, 88);
    CLEAR(register_line, row);
    row.event_id = e->record.id;
    row.line = number;
    row.child_id = c->id;
    row.status = came ? "came" : "didn't come";
    if (came) {
        row.in_at = (hub_tod){in};
        row.brought_by = adult->called;
        row.out_at = (hub_tod){out};
        row.collected_by = adult->called;
        row.authorised = 1;
        row.alert_shown = c->allergy;
    }
    p_put(p, &register_line_noun, &row);
}

static bool may_come(const struct event *e, const struct p_child *c)
{
    return !(e->needs_swimming == 1 && (c->flags & CHILD_NO_SWIMMING)) &&
           !(e->needs_travel == 1 && (c->flags & CHILD_NO_TRAVEL));
}

static void put_register(struct practice *p, const struct event *e)
{
    int number = 0;
    for (int i = 0; i < p->family_count; i++) {
        const struct p_family *f = &p->families[i];
        if (p_here_on(f, wall_date(e->starts)) && p_chance(p, 65)) {
            for (int k = 0; k < f->child_count; k++) {
                if (!may_come(e, &f->children[k])) {
                    continue;
                }
                put_line(p, e, f, &f->children[k], ++number);
            }
        }
    }
}

static void put_invitations(struct practice *p, const struct event *e)
{
    static const char *const answers[] = {"yes", "yes", "yes", "no", "not said"};
    for (int i = 0; i < p->current; i++) {
        const struct p_family *f = &p->families[i];
        struct invitation row;
        CLEAR(invitation, row);
        row.event_id = e->record.id;
        row.family_id = f->id;
        row.part = "guest";
        row.answer = ONE_OF(p, answers);
        if (str_eq(row.answer, "yes")) {
            row.adults = p_between(p, 1, f->parent_count);
            row.children = f->child_count;
            row.brings = ONE_OF(p, brings);
        }
        p_put(p, &invitation_noun, &row);
    }
}

static void put_sheet(struct practice *p, const struct event *e)
{
    struct risk_sheet sheet;
    bool usual = str_eq(e->needs_own_sheet, "usual");
    CLEAR(risk_sheet, sheet);
    sheet.event_id = e->record.id;
    sheet.kind = e->needs_own_sheet;
    sheet.written_by = p->carer_name;
    sheet.children = usual ? USUAL_CHILDREN : p_between(p, 8, 14);
    sheet.leaders = 3;
    sheet.first_aiders = p->carer_name;
    sheet.meeting_point = "the gate with the bell";
    sheet.weather_plan = "In the barn when it pours.";
    sheet.signed_by = p->carer_name;
    sheet.signed_on = date_add(wall_date(e->starts), -5);
    p_put(p, &risk_sheet_noun, &sheet);
    for (int i = 0; i < COUNT(risks); i++) {
        struct risk_line line;
        CLEAR(risk_line, line);
        line.risk_sheet_id = sheet.record.id;
        line.number = i + 1;
        line.activity = risks[i].activity;
        line.hazard = risks[i].hazard;
        line.who = "children";
        line.likely = risks[i].likely;
        line.harm = risks[i].harm;
        line.action = risks[i].action;
        line.likely_after = 1;
        line.harm_after = risks[i].harm;
        line.by_whom = p->carer_name;
        p_put(p, &risk_line_noun, &line);
    }
}

/* Half of the future ones with a sheet of their own have it already. */
static void put_event(struct practice *p, struct event *e)
{
    bool past = e->ends.min <= p->now.min;
    e->hub_id = p->hub;
    e->status = past ? "happened" : "planned";
    e->lead = p->carer_name;
    e->photos_allowed = 0;
    e->register_taken = past ? !p->busy && p_chance(p, 92) : INT_NONE;
    e->spent = past ? p_between(p, 0, 90) : INT_NONE;
    p_put(p, &event_noun, e);
    if (p->busy) {
        return;
    }
    if (past && e->register_taken == 1) {
        put_register(p, e);
    } else if (!past) {
        put_invitations(p, e);
    }
    if (!str_eq(e->needs_own_sheet, "usual") && (past || p_chance(p, 50))) {
        put_sheet(p, e);
    }
    if (past && p_chance(p, 70)) {
        struct p_entry *log = p_entry_add(p, e->ends, NULL, NULL, "event", ONE_OF(p, after));
        log->event = e->record.id;
        log->with = e->name;
    }
}

static void at_hours(struct event *e, hub_date day, int from, int to)
{
    e->starts = wall_at(day, from * 60);
    e->ends = wall_at(day, to * 60);
}

static void coffee(struct practice *p, hub_date day)
{
    struct event e;
    CLEAR(event, e);
    e.name = "Coffee morning";
    e.kind = "coffee";
    at_hours(&e, day, 10, 12);
    e.place = "Kirk Hall";
    e.needs_own_sheet = "usual";
    put_event(p, &e);
    if (day.d == p->today.d - SHEET_BEFORE && !p->busy) {
        put_sheet(p, &e); /* one for all that is on at Kirk Hall */
    }
}

static void get_together(struct practice *p, hub_date first_of_month)
{
    struct event e;
    hub_date sunday = date_add(first_of_month, 6 - date_weekday(first_of_month));
    CLEAR(event, e);
    e.name = ONE_OF(p, monthly);
    e.kind = "monthly";
    at_hours(&e, sunday, 12, 15);
    e.place = "Kirk Hall";
    e.bring = ONE_OF(p, brings);
    e.needs_own_sheet = "usual";
    put_event(p, &e);
}

static void outing(struct practice *p, const struct outing *o, int year)
{
    struct event e;
    CLEAR(event, e);
    e.name = o->name;
    e.kind = "outing";
    at_hours(&e, date_from_ymd(year, o->month, o->day), 10, 15);
    e.place = o->place;
    e.bring = o->bring;
    e.max_people = 30;
    e.adults_checked = 4;
    e.needs_own_sheet = o->sheet;
    e.needs_swimming = str_eq(o->sheet, "water");
    e.needs_travel = !str_eq(o->sheet, "usual");
    put_event(p, &e);
}

static void month_events(struct practice *p, hub_date first_of_month)
{
    int year, month, day;
    date_to_ymd(first_of_month, &year, &month, &day);
    get_together(p, first_of_month);
    for (int i = 0; i < COUNT(outings); i++) {
        if (outings[i].month == month) {
            outing(p, &outings[i], year);
        }
    }
}

/* Coffee falls on today; all the others in the order of the calendar. */
void practice_events(struct practice *p)
{
    int year, month, day;
    date_to_ymd(p->first, &year, &month, &day);
    hub_date next = date_add_months(date_from_ymd(year, month, 1), 1);
    int before = date_diff(p->today, p->first) / COFFEE_EVERY;
    for (hub_date d = date_add(p->today, -before * COFFEE_EVERY);
         d.d <= p->last.d && p->rc == HUB_OK; d = date_add(d, COFFEE_EVERY)) {
        coffee(p, d);
    }
    for (; next.d <= p->last.d && p->rc == HUB_OK; next = date_add_months(next, 1)) {
        month_events(p, next);
    }
}
