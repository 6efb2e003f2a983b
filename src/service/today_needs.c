/* SPDX-License-Identifier: MIT */
/*
 * What needs the carer: the rota, consents, checks, families who ask, things
 * promised. Names are left open in the sentences (due_words.c).
 */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/consent.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/home.h"
#include "hub/model/host.h"
#include "hub/model/log.h"
#include "hub/model/person.h"
#include "hub/model/record.h"
#include "corrections_priv.h"
#include "today_priv.h"

#include <stdarg.h>

enum { ACTION_DAYS = 7, RING_RULE = 38 }; /* what was promised shows this long before it is due */

void today_need(struct today_work *w, enum need_level level, enum need_kind kind, hub_date when,
    hub_id record, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    arena_grow(w->a, &w->out->needs, w->out->need_count, &w->need_cap, sizeof *w->out->needs);
    size_t at = w->out->need_count++;
    w->out->needs[at] =
        (struct today_need){level, kind, when, record, arena_vprintf(w->a, fmt, ap), NULL, at};
    va_end(ap);
}

/* --- who comes, and what was said last of each consent --- */

struct coming {           /* of one child, by place in the facts */
    hub_date first, last; /* days of the next stay and of the last one ahead; NONE: none */
    bool tonight;
};

static void note_coming(struct today_work *w, const struct rota_stay *s, struct coming *c)
{
    hub_date first = wall_date(s->arrive), last = wall_date(s->leave);
    if (last.d < w->out->day.d || first.d > w->out->day.d + TODAY_AHEAD_DAYS ||
        s->status == STATUS_CANCELLED || s->status == STATUS_HAPPENED) {
        return;
    }
    c->first = date_known(c->first) && c->first.d < first.d ? c->first : first;
    c->last = date_known(c->last) && c->last.d > last.d ? c->last : last;
    c->tonight |= first.d <= w->out->day.d && last.d > w->out->day.d && s->status >= STATUS_DRAFT;
}

static struct coming *children_coming(struct today_work *w)
{
    const struct rota_facts *f = &w->book.facts;
    struct coming *c = arena_array(w->a, (size_t)f->child_count + 1, sizeof *c);
    for (int32_t i = 0; i < f->child_count; i++) {
        c[i] = (struct coming){DATE_NONE, DATE_NONE, false};
    }
    for (int32_t i = 0; i < f->stay_child_count; i++) {
        const struct rota_stay_child *k = &f->stay_children[i];
        note_coming(w, &f->stays[k->stay], &c[k->child]);
    }
    return c;
}

struct consent_cells { /* the newest answer of each child and kind; NULL: none */
    const struct rota_consent **newest;
    const struct coming *coming; /* by child */
};

static struct consent_cells newest_consents(struct today_work *w)
{
    const struct rota_facts *f = &w->book.facts;
    size_t cells = (size_t)f->child_count * CONSENT_KINDS;
    struct consent_cells out = {
        arena_array(w->a, cells + 1, sizeof *out.newest), children_coming(w)};
    for (int32_t i = 0; i < f->consent_count; i++) {
        const struct rota_consent *k = &f->consents[i];
        const struct rota_consent **cell = &out.newest[k->child * CONSENT_KINDS + (int)k->kind];
        if (!*cell || k->from.d > (*cell)->from.d) {
            *cell = k;
        }
    }
    return out;
}

/* A no needs no renewing. */
static bool cell_told(
    const struct today_work *w, const struct consent_cells *cells, int32_t child, int kind)
{
    const struct rota_consent *k = cells->newest[child * CONSENT_KINDS + kind];
    return k && k->given == ANSWER_YES && date_known(cells->coming[child].first) &&
           k->to.d <= w->out->day.d + TODAY_ENDS_DAYS;
}

/*
 * A consent that ended, or ends soon, is told with whom to ring, and a risk sheet with each date
 * of an event (today_events.c): that says more than the rule.
 */
static bool told_elsewhere(
    const struct today_work *w, const struct consent_cells *cells, const struct finding *f)
{
    bool told = f->rule == 16 || f->rule == 31;
    for (int kind = 0; told && kind < CONSENT_KINDS; kind++) {
        told = !(f->numbers[1] >> kind & 1) || cell_told(w, cells, f->child, kind);
    }
    return told;
}

/* Grown-ups for a series are looked for date by date: its next one is told, the rota has all. */
static bool told_of_event(
    const struct today_work *w, const struct finding *f, struct idmap *told)
{
    if (f->rule != 30 || f->event < 0) {
        return false;
    }
    hub_id event = {w->book.facts.events[f->event].id};
    bool is = idmap_get(told, event, 0) == 1;
    idmap_put(told, event, 1);
    return is;
}

/* Whether it is about a check of a grown-up or a home that ends. */
static bool of_check(const struct finding *f)
{
    return f->rule == 25 || f->rule == 27 || f->rule == 28 || f->rule == 29;
}

static void add_findings(
    struct today_work *w, const struct rota_report *report, const struct consent_cells *cells)
{
    static const enum need_level levels[] = {
        [LEVEL_HARD] = NEED_FIRST, [LEVEL_WARN] = NEED_CHECK, [LEVEL_OWED] = NEED_OWED};
    struct idmap short_of; /* events whose first date without enough grown-ups was told */
    idmap_on(&short_of, w->a);
    for (size_t i = 0; i < report->count; i++) {
        const struct rota_report_row *r = &report->rows[i];
        if (told_of_event(w, r->finding, &short_of)) {
            continue;
        }
        hub_date when = r->finding->from.d < w->out->day.d ? w->out->day : r->finding->from;
        if (r->finding->override < 0 && !told_elsewhere(w, cells, r->finding)) {
            enum need_kind kind = r->finding->rule == RING_RULE ? NEED_CALL : NEED_RULE;
            today_need(w, levels[r->finding->level], kind, when, r->stay, "%s", r->sentence);
            w->out->needs[w->out->need_count - 1].what = of_check(r->finding) ? "check" : NULL;
        }
    }
}

/* --- consents of children who come --- */

/* The name with the phone, both left open; no more than the name where there is no phone. */
static const char *ring_at(struct today_work *w, const struct noun *n, hub_id id, const char *phone)
{
    const char *name = due_name(w->a, n, id);
    return str_empty(phone) ? name
                            : arena_printf(w->a, "%s %s", name, due_cell(w->a, n, id, "phone"));
}

/* "Grace 07700 900123": the first of the family's people with a phone, else the family. */
static const char *whom_to_ring(struct today_work *w, int32_t child)
{
    struct hub_err ignored;
    const struct rota_facts *f = &w->book.facts;
    hub_id id = {f->families[f->children[child].family].id};
    struct record_query q = {.order = "emergency_order,id", .limit = 1};
    struct record_list people;
    query_is(&q, "family_id", id);
    query_text(&q, "phone", RECORD_KNOWN, NULL);
    query_text(&q, "emergency_order", RECORD_KNOWN, NULL);
    if (record_list(w->h->store, &person_noun, &q, w->a, &people, &ignored) == HUB_OK &&
        people.count) {
        const struct person *first = record_at(&people, 0);
        return ring_at(w, &person_noun, first->record.id, first->phone);
    }
    struct family family;
    bool known = record_get(w->h->store, &family_noun, id, w->a, &family, &ignored) == HUB_OK;
    return ring_at(w, &family_noun, id, known ? family.phone : NULL);
}

static void tell_consent(struct today_work *w, int32_t child, enum consent_kind kind, hub_date end,
    const struct coming *c)
{
    static const char *const things[CONSENT_KINDS] = {"to stay overnight", "to first aid",
        "to emergency treatment", "to giving medicine", "to travel by car", "to swimming",
        "to photos", "to screens and internet", "to activities", "to sharing with school",
        "to the group chat"};
    char text[DATE_TEXT], next[DATE_TEXT];
    hub_id id = {w->book.facts.children[child].id};
    const char *name = due_name(w->a, &child_noun, id), *ring = whom_to_ring(w, child);
    bool needed = kind == CONSENT_STAY || kind == CONSENT_FIRST_AID;
    date_medium(end, text);
    date_medium(c->first, next);
    if (end.d >= w->out->day.d) {
        today_need(w, NEED_CHECK, NEED_CONSENT, end, id,
            "%s's consent %s ends on %s; next here %s: ring %s.", name, things[kind], text, next,
            ring);
    } else if (c->tonight) {
        today_need(w, needed ? NEED_FIRST : NEED_CHECK, NEED_CONSENT, w->out->day, id,
            "%s is here tonight and the consent %s ended on %s: ring %s.", name, things[kind], text,
            ring);
    } else {
        today_need(w, needed ? NEED_FIRST : NEED_CHECK, NEED_CONSENT, c->first, id,
            "%s's consent %s ended on %s; next here %s: ring %s.", name, things[kind], text, next,
            ring);
    }
}

static void add_consents(struct today_work *w, const struct consent_cells *cells)
{
    for (int32_t child = 0; child < w->book.facts.child_count; child++) {
        for (int kind = 0; kind < CONSENT_KINDS; kind++) {
            if (cell_told(w, cells, child, kind)) {
                tell_consent(w, child, (enum consent_kind)kind,
                    cells->newest[child * CONSENT_KINDS + kind]->to, &cells->coming[child]);
                w->out->needs[w->out->need_count - 1].what =
                    str_part(w->a, noun_field(&consent_noun, "kind")->choices, (size_t)kind);
            }
        }
    }
}

/* --- checks of people and homes --- */

static hub_date check_end(const struct safety_check *c, const struct policy *p)
{
    bool three_years = str_eq(c->kind, "first aid"), dbs = str_eq(c->kind, "DBS");
    int months = dbs ? p->dbs_months : three_years ? p->first_aid_months : 12;
    return date_known(c->until) ? c->until : date_add_months(c->done_on, months);
}

static hub_id check_about(const struct safety_check *c)
{
    return id_known(c->person_id) ? c->person_id
           : id_known(c->home_id) ? c->home_id
                                  : c->household_id;
}

/* A member of the household may be the person the check is about. */
static bool is_person(const struct today_work *w, int32_t person, const struct safety_check *c)
{
    struct hub_err ignored;
    struct household row;
    hub_id id = {w->book.facts.people[person].id};
    if (id_eq(id, c->household_id) || id_eq(id, c->person_id)) {
        return true;
    }
    return id_known(c->person_id) &&
           record_get(w->h->store, &household_noun, id, w->a, &row, &ignored) == HUB_OK &&
           id_eq(row.adult_id, c->person_id);
}

/* The rota's finding about this check of a person or a home says more. */
static bool told_by_rota(
    const struct today_work *w, const struct rota_report *report, const struct safety_check *c)
{
    int rule = str_eq(c->kind, "DBS") ? 25 : str_eq(c->kind, "first aid") ? 28 : 0;
    for (size_t i = 0; rule && i < report->count; i++) {
        const struct finding *f = report->rows[i].finding;
        if (f->rule == rule && f->person >= 0 && is_person(w, f->person, c)) {
            return true;
        }
    }
    return false;
}

static void tell_check(struct today_work *w, const struct safety_check *c, hub_date end)
{
    char text[DATE_TEXT];
    const struct noun *of = id_known(c->person_id) ? &person_noun
                            : id_known(c->home_id) ? &home_noun
                                                   : &household_noun;
    const char *name = due_name(w->a, of, check_about(c));
    bool over = end.d < w->out->day.d;
    today_need(w, over ? NEED_FIRST : NEED_CHECK, NEED_SAFETY_CHECK, end, c->record.id,
        "%s%s: %s %s on %s.", name, of == &home_noun ? "'s home" : "", c->kind,
        over ? "ended" : "ends", date_medium(end, text));
}

/* The latest of a kind counts; one that was never renewed shows once. */
static enum hub_rc add_checks(
    struct today_work *w, const struct rota_report *report, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list list;
    enum hub_rc rc = today_list(w, &safety_check_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct safety_check *c = record_at(&list, i);
        hub_date end = check_end(c, &w->book.policy);
        bool newest = end.d <= w->out->day.d + TODAY_ENDS_DAYS && id_known(check_about(c));
        for (size_t k = 0; newest && k < list.count; k++) {
            const struct safety_check *o = record_at(&list, k);
            int later = date_diff(check_end(o, &w->book.policy), end);
            newest = !(str_eq(o->kind, c->kind) && id_eq(check_about(o), check_about(c)) &&
                       (later > 0 || (later == 0 && k > i)));
        }
        if (newest && !told_by_rota(w, report, c)) {
            tell_check(w, c, end);
        }
    }
    return rc;
}

/* --- families who ask, things promised --- */

static void add_asked(struct today_work *w, const struct rota_names *names)
{
    const struct rota_facts *f = &w->book.facts;
    char text[DATE_TEXT];
    for (int32_t i = 0; i < f->stay_count; i++) {
        const struct rota_stay *s = &f->stays[i];
        hub_date first = wall_date(s->arrive), last = wall_date(s->leave);
        if (s->status == STATUS_ASKED && first.d >= w->out->day.d) {
            today_need(w, NEED_OWED, NEED_ASKED, first, (hub_id){s->id},
                "%s ask for a sleepover: %s, %s.", names->families[s->family],
                today_children(w, names, i), date_range(first, last, text));
        }
    }
}

enum hub_rc today_actions(struct today_work *w, struct hub_err *err)
{
    char before[DATE_TEXT], text[DATE_TEXT];
    struct record_query q = {.order = "due"};
    struct record_list list;
    query_text(&q, "due", RECORD_BEFORE, date_iso(date_add(w->out->day, ACTION_DAYS + 1), before));
    query_text(&q, "done_on", RECORD_EMPTY, NULL);
    query_text(&q, "action", RECORD_KNOWN, NULL);
    query_text(&q, "withdrawn_at", RECORD_EMPTY, NULL);
    enum hub_rc rc = today_list(w, &log_entry_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct log_entry *e = record_at(&list, i);
        if (record_corrected(w->h, &log_entry_noun, e->record.id, w->a)) {
            continue;
        }
        today_need(w, NEED_OWED, NEED_ACTION, e->due, e->record.id, "%s, %s %s.",
            due_cell(w->a, &log_entry_noun, e->record.id, "action"),
            e->due.d < w->out->day.d ? "was due" : "due", date_medium(e->due, text));
    }
    return rc;
}

enum hub_rc today_rota(struct today_work *w, struct hub_err *err)
{
    struct rota_report report;
    struct rota_book book = due_book(&w->book, w->a);
    rota_report(&book, 0, w->a, &report);
    struct consent_cells cells = newest_consents(w);
    add_findings(w, &report, &cells);
    add_consents(w, &cells);
    add_asked(w, &book.names);
    return add_checks(w, &report, err);
}
