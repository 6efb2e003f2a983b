/* SPDX-License-Identifier: MIT */
#include "busy_calendar.h"

#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/risk.h"
#include "service/hub_priv.h"

enum { DAYS = 15 * 365, SHARE = 20, ASKED = 6, LINES = 8 };

static const char *const names[] = {"Coffee morning", "Picnic in the park", "Farm trip",
    "Swimming", "Film night", "Group for parents", "Training", "Football", "Story time", "Beach day",
    "Drop-in", "Walk in the woods", "Cooking", "Summer party", "Craft club", "Museum"};
static const char *const kinds[] = {"coffee", "outing", "training", "group", NULL, NULL};
static const char *const rules[] = {"FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=1SA",
    "FREQ=MONTHLY;BYDAY=-1MO;BYMONTH=1,2,3,4,5,6,7,9,10,11,12", "FREQ=MONTHLY", "FREQ=YEARLY"};

struct maker {
    struct hub *h;
    struct arena *a;
    const struct busy_calendar *b;
    hub_id hub;
    struct record_list families, children;
};

/* The same numbers each time. */
static unsigned mix(unsigned n)
{
    n = (n ^ 61U) ^ (n >> 16);
    n *= 9U;
    n ^= n >> 4;
    n *= 0x27D4EB2DU;
    return n ^ (n >> 15);
}

static enum hub_rc add_sheet(struct maker *m, const struct event *e, struct hub_err *err)
{
    struct risk_sheet s;
    record_clear(&risk_sheet_noun, &s);
    s.event_id = e->record.id;
    s.kind = "usual";
    s.signed_by = "Amina Rahman";
    s.signed_on = date_add(wall_date(e->starts), -14);
    return record_insert(m->h->store, &risk_sheet_noun, &s, err);
}

static enum hub_rc ask(struct maker *m, const struct event *e, size_t families, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < families && i < m->families.count; i++) {
        struct invitation v;
        record_clear(&invitation_noun, &v);
        v.event_id = e->record.id;
        v.family_id = ((const struct record *)record_at(&m->families, i))->id;
        v.answer = i % 3 ? "yes" : "not said";
        rc = record_insert(m->h->store, &invitation_noun, &v, err);
    }
    return rc;
}

static enum hub_rc add_lines(struct maker *m, const struct event *e, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < LINES && i < m->children.count; i++) {
        struct register_line l;
        record_clear(&register_line_noun, &l);
        l.event_id = e->record.id;
        l.line = (int64_t)i + 1;
        l.child_id = ((const struct record *)record_at(&m->children, i))->id;
        l.status = "came";
        l.in_at = (hub_tod){600};
        l.out_at = (hub_tod){720};
        rc = record_insert(m->h->store, &register_line_noun, &l, err);
    }
    return rc;
}

static void fill(struct maker *m, unsigned n, hub_date day, struct event *e)
{
    unsigned r = mix(n);
    record_clear(&event_noun, e);
    e->hub_id = m->hub;
    e->name = arena_printf(m->a, "%s %u", names[r % (sizeof names / sizeof *names)], n % 997);
    e->kind = kinds[(r >> 4) % (sizeof kinds / sizeof *kinds)];
    e->starts = wall_at(day, (int)((r >> 8) % 20 + 16) * 30);
    e->ends = (hub_wall){e->starts.min + 90 + (n % 97 == 0 ? 2 * 1440 : 0)};
    e->place = n % 3 ? "The village hall" : "Robin Park";
    e->status = "planned";
}

static enum hub_rc add_events(struct maker *m, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    hub_date first = date_from_ymd(2016, 11, 1), today = hub_today(m->h);
    for (int i = 0; rc == HUB_OK && i < m->b->events; i++) {
        struct event e;
        fill(m, (unsigned)i, date_add(first, (int)(mix((unsigned)i + 7) % DAYS)), &e);
        rc = record_insert(m->h->store, &event_noun, &e, err);
        if (i % SHARE == 0) {
            rc = rc == HUB_OK ? add_sheet(m, &e, err) : rc;
            rc = rc == HUB_OK ? ask(m, &e, ASKED, err) : rc;
            rc = rc == HUB_OK && wall_date(e.starts).d < today.d ? add_lines(m, &e, err) : rc;
        }
        arena_reset(m->a);
    }
    return rc;
}

static enum hub_rc add_series(struct maker *m, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    hub_date first = date_from_ymd(2020, 1, 1);
    for (int i = 0; rc == HUB_OK && i < m->b->series; i++) {
        struct event e;
        fill(m, (unsigned)i, date_add(first, (int)(mix((unsigned)i + 3) % 2000)), &e);
        e.repeats = rules[(unsigned)i % (sizeof rules / sizeof *rules)];
        rc = record_insert(m->h->store, &event_noun, &e, err);
        arena_reset(m->a);
    }
    return rc;
}

static enum hub_rc add_busy_day(struct maker *m, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    hub_date day;
    date_from_iso(BUSY_DAY, &day);
    for (unsigned i = 0; rc == HUB_OK && i < BUSY_EVENTS; i++) {
        struct event e;
        fill(m, i * 31, day, &e);
        rc = record_insert(m->h->store, &event_noun, &e, err);
        rc = rc == HUB_OK ? ask(m, &e, m->families.count, err) : rc;
        arena_reset(m->a);
    }
    return rc;
}

static enum hub_rc add_all(struct hub *h, void *arg, struct hub_err *err)
{
    struct maker *m = arg;
    enum hub_rc rc = add_events(m, err);
    (void)h;
    rc = rc == HUB_OK ? add_series(m, err) : rc;
    return rc == HUB_OK ? add_busy_day(m, err) : rc;
}

enum hub_rc busy_calendar_add(
    const char *path, const char *as, const struct busy_calendar *b, struct hub_err *err)
{
    struct hub_clock clock;
    clock_system(&clock);
    struct hub_opening o = {.path = path, .as = as, .clock = &clock};
    struct txn_label label = {.verb = "import"};
    struct maker m = {.a = arena_create(), .b = b};
    struct arena *kept = arena_create();
    struct record_query all = {0};
    enum hub_rc rc = hub_open(&o, &m.h, err);
    if (rc == HUB_OK) {
        m.hub = hub_default(m.h);
        rc = record_list(m.h->store, &family_noun, &all, kept, &m.families, err);
        rc = rc == HUB_OK ? record_list(m.h->store, &child_noun, &all, kept, &m.children, err) : rc;
        rc = rc == HUB_OK ? hub_write(m.h, &label, add_all, &m, err) : rc;
        hub_close(m.h);
    }
    arena_destroy(m.a);
    arena_destroy(kept);
    return rc;
}
