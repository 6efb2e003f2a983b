/* SPDX-License-Identifier: MIT */
/* What was changed about a family, a host or an event and all that belongs to them, newest first. */
#include "hub/base/str.h"
#include "hub/model/consent.h"
#include "hub/model/event.h"
#include "hub/model/home.h"
#include "hub/model/medicine.h"
#include "hub/model/person.h"
#include "hub/model/risk.h"
#include "hub/model/stay.h"
#include "parts_priv.h"
#include "tell_priv.h"

#include <stdlib.h>

enum { RECORDS_READ = 16 }; /* of each kind, the newest: the pane shows what was done lately */

struct change {
    struct history_line done;
    size_t n;
    const struct noun *noun;
    hub_id id;
};

struct past {
    struct part_writer *w;
    struct telling telling;
    struct change *items;
    size_t count, cap;
};

static struct past past_on(struct part_writer *w)
{
    return (struct past){
        .w = w, .telling = {.h = w->h, .names = w->names, .a = w->a, .brief = true}};
}

/* "Amina added the child Mia", "Amina: the child Mia · Bedtime: 19:00 → 19:30" */
static const char *words(struct part_writer *w, const struct change *c)
{
    static const char *const wholes[] = {"added", "removed", "brought back"};
    const struct history_line *l = &c->done;
    const char *who = part_name(w, l->who);
    const char *name = part_name(w, namer_name(w->names, c->noun, c->id));
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++) {
        if (str_starts(l->sentence, wholes[i])) {
            return arena_printf(w->a, "%s %s the %s %s", who, wholes[i], c->noun->name, name);
        }
    }
    return arena_printf(w->a, "%s: the %s %s%s%s", who, c->noun->name, name,
        w->hide ? "" : " · ", w->hide ? "" : l->sentence);
}

static void put(struct past *p, const struct change *c)
{
    struct part_writer *w = p->w;
    char day[DATE_TEXT], time[DATE_TEXT];
    struct part_line *line = part_record(w, TONE_PLAIN, c->noun, c->id);
    line->slot = (int)c->n;
    line->lead = arena_printf(w->a, "%s %s", date_plain(wall_date(c->done.at), day),
        tod_iso(wall_tod(c->done.at), time));
    line->text = words(w, c);
}

static enum hub_rc one(struct past *p, const struct noun *n, hub_id id, struct hub_err *err)
{
    struct history h = {0};
    enum hub_rc rc = history_of(&p->telling, n, id, &h, err);
    for (size_t i = 0; rc == HUB_OK && i < h.count && i < PART_LINES_MOST; i++) {
        arena_grow(p->w->a, &p->items, p->count, &p->cap, sizeof *p->items);
        p->items[p->count] = (struct change){h.lines[i], p->count, n, id};
        p->count++;
    }
    return rc;
}

/* Those that are removed too: that they were is part of it. */
static enum hub_rc all(struct past *p, const struct noun *n, const char *column, hub_id id,
    const char *order, struct hub_err *err)
{
    struct record_list list;
    struct record_query q = {.order = order, .any = true};
    q.limit = RECORDS_READ;
    query_is(&q, column, id);
    enum hub_rc rc = access_check(p->w->h, VERB_READ, n, err);
    rc = rc == HUB_OK ? record_list(p->w->h->store, n, &q, p->w->a, &list, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct record *r = record_at(&list, i);
        rc = one(p, n, r->id, err);
    }
    return rc;
}

static int newest_first(const void *x, const void *y)
{
    const struct change *a = x, *b = y;
    if (a->done.at.min != b->done.at.min) {
        return a->done.at.min < b->done.at.min ? 1 : -1;
    }
    return (a->n > b->n) - (a->n < b->n);
}

static enum hub_rc show(struct past *p, enum hub_rc rc)
{
    if (p->count) {
        qsort(p->items, p->count, sizeof *p->items, newest_first);
    }
    for (size_t i = 0; rc == HUB_OK && i < p->count && i < PART_LINES_MOST; i++) {
        put(p, &p->items[i]);
    }
    return rc;
}

enum hub_rc part_family_history(struct part_writer *w, struct hub_err *err)
{
    struct past p = past_on(w);
    hub_id id = w->family.record.id;
    enum hub_rc rc = one(&p, &family_noun, id, err);
    rc = rc == HUB_OK ? all(&p, &person_noun, "family_id", id, "-id", err) : rc;
    rc = rc == HUB_OK ? all(&p, &child_noun, "family_id", id, "-id", err) : rc;
    rc = rc == HUB_OK ? all(&p, &stay_noun, "family_id", id, "-arrive", err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < w->children.count; i++) {
        hub_id child = ((const struct child *)record_at(&w->children, i))->record.id;
        rc = all(&p, &consent_noun, "child_id", child, "-given_on", err);
        rc = rc == HUB_OK ? all(&p, &collector_noun, "child_id", child, "-id", err) : rc;
        rc = rc == HUB_OK ? all(&p, &medicine_noun, "child_id", child, "-id", err) : rc;
    }
    return show(&p, rc);
}

enum hub_rc part_host_history(struct part_writer *w, struct hub_err *err)
{
    struct past p = past_on(w);
    hub_id id = w->host.record.id, home = w->host.home_id;
    enum hub_rc rc = one(&p, &host_noun, id, err);
    rc = rc == HUB_OK ? all(&p, &away_noun, "host_id", id, "-from_date", err) : rc;
    if (rc == HUB_OK && id_known(home)) {
        rc = one(&p, &home_noun, home, err);
        rc = rc == HUB_OK ? all(&p, &room_noun, "home_id", home, "-id", err) : rc;
        rc = rc == HUB_OK ? all(&p, &household_noun, "home_id", home, "-id", err) : rc;
        rc = rc == HUB_OK ? all(&p, &safety_check_noun, "home_id", home, "-id", err) : rc;
    }
    return show(&p, rc);
}

enum hub_rc part_event_history(struct part_writer *w, struct hub_err *err)
{
    struct past p = past_on(w);
    hub_id id = w->event.record.id;
    enum hub_rc rc = one(&p, &event_noun, id, err);
    rc = rc == HUB_OK ? all(&p, &event_change_noun, "event_id", id, "-id", err) : rc;
    rc = rc == HUB_OK ? all(&p, &invitation_noun, "event_id", id, "-id", err) : rc;
    rc = rc == HUB_OK ? all(&p, &risk_sheet_noun, "event_id", id, "-id", err) : rc;
    return show(&p, rc);
}
