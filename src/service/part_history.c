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
#include "hub/service/history.h"
#include "parts_priv.h"

#include <stdlib.h>

enum { RECORDS_READ = 16 }; /* of each kind, the newest: the pane shows what was done lately */

struct change {
    hub_wall at;
    size_t n;
    struct part_line line;
};

struct past {
    struct part_writer *w;
    struct change *items;
    size_t count, cap;
};

/* "Amina added the child Mia", "Amina: the child Mia · Bedtime: 19:00 → 19:30" */
static const char *words(
    struct part_writer *w, const struct noun *n, hub_id id, const struct history_line *l)
{
    static const char *const wholes[] = {"added", "removed", "brought back"};
    const char *who = part_name(w, l->who), *name = part_name(w, namer_name(w->names, n, id));
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++) {
        if (str_starts(l->sentence, wholes[i])) {
            return arena_printf(w->a, "%s %s the %s %s", who, wholes[i], n->name, name);
        }
    }
    return arena_printf(w->a, "%s: the %s %s%s%s", who, n->name, name, w->hide ? "" : " · ",
        w->hide ? "" : l->sentence);
}

static void put(struct past *p, const struct noun *n, hub_id id, const struct history_line *l)
{
    struct part_writer *w = p->w;
    char day[DATE_TEXT], time[DATE_TEXT];
    arena_grow(w->a, &p->items, p->count, &p->cap, sizeof *p->items);
    struct change *c = &p->items[p->count];
    *c = (struct change){l->at, p->count, {.kind = PART_RECORD, .noun = n, .id = id}};
    c->line.slot = (int)p->count++;
    c->line.lead = arena_printf(
        w->a, "%s %s", date_plain(wall_date(l->at), day), tod_iso(wall_tod(l->at), time));
    c->line.text = words(w, n, id, l);
}

static enum hub_rc one(struct past *p, const struct noun *n, hub_id id, struct hub_err *err)
{
    struct history h = {0};
    enum hub_rc rc = hub_history(p->w->h, n, id, p->w->a, &h, err);
    for (size_t i = 0; rc == HUB_OK && i < h.count && i < PART_LINES_MOST; i++) {
        put(p, n, id, &h.lines[i]);
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
    if (a->at.min != b->at.min) {
        return a->at.min < b->at.min ? 1 : -1;
    }
    return (a->n > b->n) - (a->n < b->n);
}

static enum hub_rc show(struct past *p, enum hub_rc rc)
{
    if (p->count) {
        qsort(p->items, p->count, sizeof *p->items, newest_first);
    }
    for (size_t i = 0; rc == HUB_OK && i < p->count && i < PART_LINES_MOST; i++) {
        *part_add(p->w, PART_RECORD, TONE_PLAIN) = p->items[i].line;
    }
    return rc;
}

enum hub_rc part_family_history(struct part_writer *w, struct hub_err *err)
{
    struct past p = {.w = w};
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
    struct past p = {.w = w};
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
    struct past p = {.w = w};
    hub_id id = w->event.record.id;
    enum hub_rc rc = one(&p, &event_noun, id, err);
    rc = rc == HUB_OK ? all(&p, &event_change_noun, "event_id", id, "-id", err) : rc;
    rc = rc == HUB_OK ? all(&p, &invitation_noun, "event_id", id, "-id", err) : rc;
    rc = rc == HUB_OK ? all(&p, &risk_sheet_noun, "event_id", id, "-id", err) : rc;
    return show(&p, rc);
}
