/* SPDX-License-Identifier: MIT */
/*
 * Where everybody sleeps: a bed row for each child for the whole of a stay.
 * The checker says whether it can be done at all; this only finds a place to
 * write the name, so a child who gets no row is shown without a bed.
 */
#include "hub/base/map.h"
#include "hub/service/rota.h"

#include <stdlib.h>

enum { BED_ROWS = 63, MARGIN_DAYS = 31 }; /* stays that reach into the window keep their row */

struct place { /* one child of one stay */
    int32_t host, stay, child, bed; /* bed: row, -1 not yet */
    int32_t rank;
    hub_date first, last; /* nights */
    int64_t stay_id;
};

struct layout {
    const struct rota_book *book;
    struct arena *a;
    hub_date from, to; /* with the margin */
    struct place *places;
    size_t count, cap;
    uint64_t *taken; /* [host][night]: a bit a row */
    int32_t *beds;
};

static bool takes_a_bed(const struct rota_stay *s)
{
    return s->host >= 0 && s->status >= STATUS_DRAFT && s->status <= STATUS_HAPPENED &&
           s->kind <= KIND_EMERGENCY;
}

/* Rows of a host: the beds listed in the home, else the number given. */
static void count_beds(struct layout *l)
{
    const struct rota_facts *f = &l->book->facts;
    l->beds = arena_array(l->a, (size_t)f->host_count + 1, sizeof *l->beds);
    for (int32_t h = 0; h < f->host_count; h++) {
        int32_t home = f->hosts[h].home, listed = 0;
        for (int32_t b = 0; b < f->bed_count; b++) {
            listed += f->rooms[f->beds[b].room].home == home;
        }
        int32_t given = f->homes[home].beds;
        int32_t rows = listed ? listed : given >= 0 ? given : l->book->policy.beds;
        l->beds[h] = rows < BED_ROWS ? rows : BED_ROWS;
    }
}

/* The row of a chosen bed in this host's home; -1 when it stands elsewhere. */
static int32_t row_of_bed(const struct rota_facts *f, int32_t host, int32_t bed)
{
    int32_t row = 0, home = f->hosts[host].home;
    for (int32_t b = 0; b < f->bed_count && bed >= 0; b++) {
        if (f->rooms[f->beds[b].room].home == home) {
            if (b == bed) {
                return row < BED_ROWS ? row : -1;
            }
            row++;
        }
    }
    return -1;
}

static void collect(struct layout *l)
{
    const struct rota_facts *f = &l->book->facts;
    for (int32_t i = 0; i < f->stay_child_count; i++) {
        const struct rota_stay_child *c = &f->stay_children[i];
        const struct rota_stay *s = &f->stays[c->stay];
        hub_date first = wall_date(s->arrive), last = date_add(wall_date(s->leave), -1);
        if (!takes_a_bed(s) || last.d < first.d || last.d < l->from.d || first.d > l->to.d) {
            continue;
        }
        arena_grow(l->a, &l->places, l->count, &l->cap, sizeof *l->places);
        l->places[l->count++] = (struct place){s->host, c->stay, c->child,
            row_of_bed(f, s->host, c->bed), f->children[c->child].rank, first, last, s->id};
    }
}

/* Chosen beds first, then by arrival; a family's children by name. */
static int by_claim(const void *x, const void *y)
{
    const struct place *a = x, *b = y;
    if ((a->bed < 0) != (b->bed < 0)) {
        return a->bed < 0 ? 1 : -1;
    }
    if (a->first.d != b->first.d) {
        return a->first.d < b->first.d ? -1 : 1;
    }
    if (a->stay_id != b->stay_id) {
        return a->stay_id < b->stay_id ? -1 : 1;
    }
    return (a->rank > b->rank) - (a->rank < b->rank);
}

static int by_cell(const void *x, const void *y)
{
    const struct rota_cell *a = x, *b = y;
    if (a->host != b->host) {
        return a->host < b->host ? -1 : 1;
    }
    if (a->night.d != b->night.d) {
        return a->night.d < b->night.d ? -1 : 1;
    }
    int32_t row_a = a->bed < 0 ? INT32_MAX : a->bed, row_b = b->bed < 0 ? INT32_MAX : b->bed;
    if (row_a != row_b) {
        return row_a < row_b ? -1 : 1;
    }
    return (a->stay > b->stay) - (a->stay < b->stay);
}

static uint64_t *night(struct layout *l, int32_t host, int32_t day)
{
    int32_t span = l->to.d - l->from.d + 1;
    return &l->taken[(int64_t)host * span + (day - l->from.d)];
}

static void settle(struct layout *l, struct place *p)
{
    int32_t first = p->first.d > l->from.d ? p->first.d : l->from.d;
    int32_t last = p->last.d < l->to.d ? p->last.d : l->to.d;
    uint64_t used = 0;
    for (int32_t d = first; d <= last; d++) {
        used |= *night(l, p->host, d);
    }
    for (int32_t row = 0; p->bed < 0 && row < l->beds[p->host]; row++) {
        p->bed = used >> row & 1 ? -1 : row;
    }
    for (int32_t d = first; d <= last && p->bed >= 0; d++) {
        *night(l, p->host, d) |= (uint64_t)1 << p->bed;
    }
}

static void write_cells(const struct layout *l, hub_date from, hub_date to, struct rota_grid *out)
{
    size_t cap = 0;
    for (size_t i = 0; i < l->count; i++) {
        const struct place *p = &l->places[i];
        int32_t first = p->first.d > from.d ? p->first.d : from.d;
        int32_t last = p->last.d < to.d ? p->last.d : to.d;
        for (int32_t d = first; d <= last; d++) {
            arena_grow(l->a, &out->cells, out->count, &cap, sizeof *out->cells);
            out->cells[out->count++] =
                (struct rota_cell){{d}, p->host, p->bed, p->stay, p->child};
        }
    }
    if (out->count) {
        qsort(out->cells, out->count, sizeof *out->cells, by_cell);
    }
}

void rota_grid_fill(const struct rota_book *book, hub_date from, hub_date to, struct arena *a,
    struct rota_grid *out)
{
    struct layout l = {.book = book, .a = a, .from = date_add(from, -MARGIN_DAYS),
        .to = date_add(to, MARGIN_DAYS)};
    *out = (struct rota_grid){0};
    count_beds(&l);
    collect(&l);
    size_t span = (size_t)(l.to.d - l.from.d + 1);
    l.taken = arena_array(a, ((size_t)book->facts.host_count + 1) * span, sizeof *l.taken);
    if (l.count) {
        qsort(l.places, l.count, sizeof *l.places, by_claim);
    }
    for (size_t i = 0; i < l.count; i++) {
        settle(&l, &l.places[i]);
    }
    write_cells(&l, from, to, out);
    out->beds = l.beds;
}
