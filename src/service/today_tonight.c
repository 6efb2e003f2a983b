/* SPDX-License-Identifier: MIT */
/* Who is in which house tonight, and what to know about each child. */
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/consent.h"
#include "hub/model/person.h"
#include "hub/model/record.h"
#include "hub/model/stay.h"
#include "hub/service/dose.h"
#include "today_priv.h"

#include <stdlib.h>

static enum hub_rc list_of(struct today_work *w, const struct noun *n, const char *column,
    hub_id id, const char *order, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = order};
    query_is(&q, column, id);
    return record_list(w->h->store, n, &q, w->a, out, err);
}

static const char *called(const struct person *p)
{
    return str_empty(p->known_as) ? p->name : p->known_as;
}

/* --- whom to ring --- */

static int64_t ring_place(const struct person *p)
{
    return p->emergency_order == INT_NONE ? INT64_MAX : p->emergency_order;
}

static int by_ring_order(const void *x, const void *y)
{
    const struct person *a = x, *b = y;
    int64_t one = ring_place(a), other = ring_place(b);
    if (one != other) {
        return one < other ? -1 : 1;
    }
    return (a->record.id.n > b->record.id.n) - (a->record.id.n < b->record.id.n);
}

/* The first two who have a phone; a second one on the same phone is no second one (rule 14). */
static void ring(struct today_work *w, const struct record_list *people, struct today_child *out)
{
    const char *last = NULL;
    int n = 0;
    out->ring[0] = out->ring[1] = "";
    for (size_t i = 0; i < people->count && n < 2; i++) {
        const struct person *p = record_at(people, i);
        if (str_empty(p->phone) || str_eq(p->phone, last)) {
            continue;
        }
        last = p->phone;
        out->ring[n++] = str_empty(p->relation)
                             ? arena_printf(w->a, "%s %s", called(p), p->phone)
                             : arena_printf(w->a, "%s (%s) %s", called(p), p->relation, p->phone);
    }
}

/* --- who may collect --- */

static bool stands(const struct collector *c, hub_date day)
{
    bool ended = date_known(c->until) && c->until.d < day.d;
    bool today_only = str_eq(c->may, "only today");
    return !ended && (!today_only || c->said_on.d == day.d);
}

static const struct collector *collector_of(const struct record_list *list, hub_id person)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct collector *c = record_at(list, i);
        if (id_eq(c->person_id, person)) {
            return c;
        }
    }
    return NULL;
}

/* The child's own list first; of the family's adults those it does not name by their own word. */
static enum hub_rc collect(struct today_work *w, const struct record_list *people, hub_id child,
    struct today_child *out, struct hub_err *err)
{
    struct record_list listed;
    struct sb b = sb_on(w->a), not_ = sb_on(w->a);
    enum hub_rc rc = list_of(w, &collector_noun, "child_id", child, "id", &listed, err);
    for (size_t i = 0; rc == HUB_OK && i < listed.count; i++) {
        const struct collector *c = record_at(&listed, i);
        if (stands(c, w->out->day)) {
            const char *name = record_name(w->h->store, &person_noun, c->person_id, w->a);
            struct sb *to = str_eq(c->may, "no") ? &not_ : &b;
            sb_addf(to, "%s%s", to->len ? ", " : "", name);
        }
    }
    for (size_t i = 0; rc == HUB_OK && i < people->count; i++) {
        const struct person *p = record_at(people, i);
        if (p->may_collect == 1 && !collector_of(&listed, p->record.id)) {
            sb_addf(&b, "%s%s", b.len ? ", " : "", called(p));
        }
    }
    out->collect = sb_str(&b);
    out->not_collect = sb_str(&not_);
    return rc;
}

/* --- the child --- */

/* What the sheet says, and how far it is; of another day than today only what it says. */
static enum hub_rc medicines(
    struct today_work *w, hub_id child, struct today_child *out, struct hub_err *err)
{
    struct sheet sheet;
    struct sb b = sb_on(w->a);
    bool now = hub_today(w->h).d == w->out->day.d;
    hub_wall at = now ? hub_now(w->h) : wall_at(w->out->day, MINUTES_A_DAY / 2);
    enum hub_rc rc = hub_sheet(w->h, child, at, w->a, &sheet, err);
    if (rc != HUB_OK) {
        return rc;
    }
    out->doses = arena_array(w->a, sheet.count + 1, sizeof *out->doses);
    for (size_t i = 0; i < sheet.count; i++) {
        const struct medicine *m = sheet.lines[i].medicine;
        const char *when = m->as_needed == 1 ? "when needed" : m->times ? m->times : "";
        sb_addf(&b, "%s%s%s%s", b.len ? ", " : "", m->name, *when ? " " : "", when);
        if (now) {
            out->doses[out->dose_count++] =
                arena_printf(w->a, "%s: %s", m->name, sheet_text(&sheet, &sheet.lines[i], w->a));
        }
    }
    out->medicine = sb_str(&b);
    return HUB_OK;
}

static enum hub_rc fill_child(struct today_work *w, const struct rota_cell *cell,
    struct today_child *out, struct hub_err *err)
{
    const struct rota_facts *f = &w->book.facts;
    const struct rota_stay *s = &f->stays[cell->stay];
    struct child row;
    struct stay stay;
    struct record_list people = {0};
    hub_id child = {f->children[cell->child].id}, family = {f->families[s->family].id};
    enum hub_rc rc = record_get(w->h->store, &child_noun, child, w->a, &row, err);
    rc = rc == HUB_OK ? record_get(w->h->store, &stay_noun, (hub_id){s->id}, w->a, &stay, err) : rc;
    rc = rc == HUB_OK ? list_of(w, &person_noun, "family_id", family, "id", &people, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    if (people.count) {
        qsort(people.items, people.count, people.noun->size, by_ring_order);
    }
    *out = (struct today_child){
        .child = child,
        .stay = stay.record.id,
        .name = w->book.names.children[cell->child],
        .age = date_known(row.born) ? date_age(row.born, w->out->day) : -1,
        .family = w->book.names.families[s->family],
        .alert = row.allergy ? row.allergy : "",
        .pen = row.allergy && stay.pen_at ? stay.pen_at : "",
        .no_photos = row.no_photos == 1,
        .no_bed = cell->bed < 0,
    };
    ring(w, &people, out);
    rc = medicines(w, child, out, err);
    return rc == HUB_OK ? collect(w, &people, child, out, err) : rc;
}

/* --- the houses --- */

static bool is_away(const struct rota_facts *f, int32_t host, hub_date day)
{
    for (int32_t i = 0; i < f->away_count; i++) {
        const struct rota_away *r = &f->aways[i];
        if (r->host == host && r->person < 0 && r->from.d <= day.d && r->to.d >= day.d) {
            return true;
        }
    }
    return false;
}

static enum hub_rc fill_host(struct today_work *w, const struct rota_grid *grid, int32_t at,
    struct today_host *out, struct hub_err *err)
{
    const struct rota_facts *f = &w->book.facts;
    enum hub_rc rc = HUB_OK;
    *out = (struct today_host){
        .id = {f->hosts[at].id},
        .name = w->book.names.hosts[at],
        .beds = grid->beds[at],
        .away = is_away(f, at, w->out->day),
        .children = arena_array(w->a, grid->count + 1, sizeof *out->children),
    };
    for (size_t i = 0; rc == HUB_OK && i < grid->count; i++) {
        if (grid->cells[i].host == at) {
            rc = fill_child(w, &grid->cells[i], &out->children[out->count++], err);
        }
    }
    return rc;
}

/* Hosts in the order of their names. */
enum hub_rc today_tonight(struct today_work *w, struct hub_err *err)
{
    const struct rota_facts *f = &w->book.facts;
    struct rota_grid grid;
    enum hub_rc rc = HUB_OK;
    if (w->out->of_event) { /* without its sleepovers every house would look empty */
        return HUB_OK;
    }
    rota_grid_fill(&w->book, w->out->day, w->out->day, w->a, &grid);
    w->out->hosts = arena_array(w->a, (size_t)f->host_count + 1, sizeof *w->out->hosts);
    w->out->host_count = (size_t)f->host_count;
    for (int32_t i = 0; rc == HUB_OK && i < f->host_count; i++) {
        rc = fill_host(w, &grid, i, &w->out->hosts[f->hosts[i].rank], err);
    }
    return rc;
}
