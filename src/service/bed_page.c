/* SPDX-License-Identifier: MIT */
/* What must be known before a child gets a bed tonight. */
#include "hub/base/str.h"
#include "hub/service/child_view.h"
#include "hub/service/dose.h"
#include "hub/service/rota.h"

#include "bed_priv.h"

struct paging {
    struct hub *h;
    struct arena *a;
    struct bed_page *out;
    struct rota_book book;
    struct rota_grid grid;
    hub_date night;
    int32_t child, family; /* places in the facts; -1 */
};

static const char *aged(struct paging *w, int32_t child)
{
    const struct rota_child *c = &w->book.facts.children[child];
    const char *name = w->book.names.children[child];
    return date_known(c->born)
               ? arena_printf(w->a, "%s %d", name, date_age(c->born, w->night))
               : name;
}

static bool kept_from(const struct paging *w, const struct rota_apart *r, int32_t other)
{
    int32_t family = w->book.facts.children[other].family;
    if (r->child >= 0) {
        return (r->child == w->child && r->other_child == other) ||
               (r->other_child == w->child && r->child == other);
    }
    return (r->family == w->family && r->other_family == family) ||
           (r->other_family == w->family && r->family == family);
}

static bool apart_from(const struct paging *w, int32_t other)
{
    const struct rota_facts *f = &w->book.facts;
    for (int32_t i = 0; w->child >= 0 && i < f->apart_count; i++) {
        if (kept_from(w, &f->aparts[i], other)) {
            return true;
        }
    }
    return false;
}

static void add_name(struct sb *b, const char *name)
{
    sb_addf(b, "%s%s", b->len ? ", " : "", name);
}

static void read_apart(struct paging *w)
{
    const struct rota_facts *f = &w->book.facts;
    struct sb b = sb_on(w->a);
    for (int32_t i = 0; i < f->child_count; i++) {
        if (i != w->child && apart_from(w, i)) {
            add_name(&b, arena_printf(w->a, "%s (%s)", w->book.names.children[i],
                             w->book.names.families[f->children[i].family]));
        }
    }
    w->out->apart = sb_str(&b);
}

static bool host_away(const struct paging *w, int32_t host)
{
    const struct rota_facts *f = &w->book.facts;
    for (int32_t i = 0; i < f->away_count; i++) {
        const struct rota_away *r = &f->aways[i];
        if (r->host == host && r->person < 0 && r->from.d <= w->night.d && r->to.d >= w->night.d) {
            return true;
        }
    }
    return false;
}

static struct bed_host read_host(struct paging *w, int32_t host)
{
    struct sb children = sb_on(w->a), apart = sb_on(w->a);
    struct bed_host out = {.id = {w->book.facts.hosts[host].id},
        .name = w->book.names.hosts[host],
        .beds = w->grid.beds[host],
        .away = host_away(w, host)};
    for (size_t i = 0; i < w->grid.count; i++) {
        const struct rota_cell *c = &w->grid.cells[i];
        if (c->host != host) {
            continue;
        }
        out.used++;
        add_name(&children, aged(w, c->child));
        if (c->child != w->child && apart_from(w, c->child)) {
            add_name(&apart, w->book.names.children[c->child]);
        }
        if (c->child == w->child) {
            w->out->here = out.name;
        }
    }
    out.children = sb_str(&children);
    out.apart = sb_str(&apart);
    return out;
}

/* A free bed without anybody to be kept apart from, a free bed, a home that is there, the first. */
static size_t choose(const struct bed_page *p)
{
    for (int want = 0; want < 3; want++) {
        for (size_t i = 0; i < p->host_count; i++) {
            const struct bed_host *x = &p->hosts[i];
            bool free = x->used < x->beds;
            if (!x->away && (free || want == 2) && (!*x->apart || want > 0)) {
                return i;
            }
        }
    }
    return 0;
}

static void read_hosts(struct paging *w)
{
    const struct rota_facts *f = &w->book.facts;
    struct bed_page *p = w->out;
    p->hosts = arena_array(w->a, (size_t)f->host_count + 1, sizeof *p->hosts);
    p->host_count = (size_t)f->host_count;
    for (int32_t i = 0; i < f->host_count; i++) {
        p->hosts[f->hosts[i].rank] = read_host(w, i);
    }
    p->first = choose(p);
}

static enum hub_rc read_book(struct paging *w, hub_id hub, struct hub_err *err)
{
    hub_id before = w->h->narrowed;
    w->h->narrowed = hub;
    enum hub_rc rc = hub_rota_book(w->h, w->night, w->night, w->a, &w->book, err);
    w->h->narrowed = before;
    if (rc == HUB_OK) {
        rota_grid_fill(&w->book, w->night, w->night, w->a, &w->grid);
    }
    return rc;
}

static enum hub_rc read_medicines(struct paging *w, struct hub_err *err)
{
    struct sheet sheet;
    struct bed_page *p = w->out;
    enum hub_rc rc = hub_sheet(w->h, p->child, hub_now(w->h), w->a, &sheet, err);
    if (rc != HUB_OK) {
        return rc;
    }
    p->medicines = arena_array(w->a, sheet.count + 1, sizeof *p->medicines);
    for (size_t i = 0; i < sheet.count; i++) {
        const struct medicine *m = sheet.lines[i].medicine;
        p->medicines[p->medicine_count++] = arena_printf(w->a, "%s%s%s: %s", m->name,
            str_empty(m->dose) ? "" : ", ", m->dose ? m->dose : "",
            sheet_text(&sheet, &sheet.lines[i], w->a));
    }
    return HUB_OK;
}

/* Two people with two phones: the same phone twice reaches one (rule 14). */
static void read_ring(struct paging *w, const struct child_view *v)
{
    const char *last = NULL;
    size_t n = 0;
    for (size_t i = 0; i < v->ring_count && n < 2; i++) {
        const struct person *p = v->ring[i];
        const char *phone = str_empty(p->phone) ? p->phone_other : p->phone;
        if (str_eq(phone, last)) {
            continue;
        }
        last = phone;
        w->out->ring[n++] =
            str_empty(p->relation)
                ? arena_printf(w->a, "%s %s", person_called(p), phone)
                : arena_printf(w->a, "%s (%s) %s", person_called(p), p->relation, phone);
    }
    if (n == 0 && !str_empty(v->family.phone)) {
        w->out->ring[0] = arena_printf(w->a, "%s %s", v->family.name, v->family.phone);
    }
}

static int32_t place_of(const struct rota_facts *f, hub_id child)
{
    for (int32_t i = 0; i < f->child_count; i++) {
        if (f->children[i].id == child.n) {
            return i;
        }
    }
    return -1;
}

static enum hub_rc read_child(struct paging *w, struct child_view *v, struct hub_err *err)
{
    struct bed_page *p = w->out;
    enum hub_rc rc = hub_child_view(w->h, p->child, w->night, w->a, v, err);
    if (rc != HUB_OK) {
        return rc;
    }
    p->name = child_called(&v->child);
    p->family = v->family.name;
    p->age = date_known(v->child.born) ? date_age(v->child.born, w->night) : -1;
    p->allergy = v->child.allergy ? v->child.allergy : "";
    p->plan = v->child.allergy_plan ? v->child.allergy_plan : "";
    read_ring(w, v);
    return read_medicines(w, err);
}

enum hub_rc hub_bed_page(
    struct hub *h, hub_id child, struct arena *a, struct bed_page *out, struct hub_err *err)
{
    struct paging w = {.h = h, .a = a, .out = out, .night = hub_today(h), .child = -1, .family = -1};
    struct child_view v = {0};
    *out = (struct bed_page){.child = child, .name = "", .family = "", .age = -1, .apart = "",
        .allergy = "", .plan = "", .ring = {"", ""}, .here = ""};
    enum hub_rc rc = id_known(child) ? read_child(&w, &v, err) : HUB_OK;
    if (rc == HUB_OK) {
        rc = read_book(&w, id_known(child) ? v.family.hub_id : hub_default(h), err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    w.child = place_of(&w.book.facts, child);
    w.family = w.child >= 0 ? w.book.facts.children[w.child].family : -1;
    read_apart(&w);
    read_hosts(&w);
    return HUB_OK;
}

size_t bed_warnings(
    const struct bed_page *p, size_t host, struct arena *a, const char *out[BED_WARNINGS])
{
    const struct bed_host *x = host < p->host_count ? &p->hosts[host] : NULL;
    size_t n = 0;
    if (*p->here) {
        out[n++] = arena_printf(a, "%s is at %s's tonight already.", p->name, p->here);
    }
    if (x && *x->apart) {
        out[n++] = arena_printf(
            a, "KEEP APART: %s sleeps at %s's tonight. Not in one house.", x->apart, x->name);
    }
    if (*p->allergy && !*p->plan) {
        out[n++] = arena_printf(a, "%s, and no plan is written down.", p->allergy);
    }
    if (id_known(p->child) && !*p->ring[0]) {
        out[n++] = "Nobody to ring is written down.";
    }
    if (!x) {
        out[n++] = "No host is in the hub yet.";
    } else if (x->away) {
        out[n++] = arena_printf(a, "%s is away tonight.", x->name);
    } else if (x->used >= x->beds) {
        out[n++] = arena_printf(a, "No bed is free at %s's: %d of %d taken.", x->name, x->used, x->beds);
    }
    return n;
}
