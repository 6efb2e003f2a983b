/* SPDX-License-Identifier: MIT */
/* The records behind a number. */
#include "figures_priv.h"
#include "hub/base/die.h"
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/person.h"
#include "hub/model/risk.h"

#include <stdlib.h>
#include <string.h>

struct listing {
    struct arena *a;
    const struct figure_row *figure;
    struct figure_span span;
    enum count_source source;
    struct strmap guests;
    struct idmap seen;
    struct listed {
        struct figure_item item;
        hub_id family, event;
        const char *tag;
        int64_t more;
    } *rows;
    size_t count, cap;
};

static bool is_different(const struct figure_row *f)
{
    return f->measure == MEASURE_WHO || f->measure == MEASURE_FAMILIES;
}

/* Of different people the list has people, each once. */
static const struct noun *noun_of(const struct listing *l, const struct count_row *row)
{
    if (l->figure->measure == MEASURE_FAMILIES) {
        return &family_noun;
    }
    if (l->figure->measure != MEASURE_WHO) {
        return l->figure->noun;
    }
    if (l->source != COUNT_REGISTER) {
        return &child_noun;
    }
    return str_eq(row->tag, "child") ? &child_noun
           : str_eq(row->tag, "adult") ? &person_noun
                                       : &register_line_noun;
}

static void take(void *arg, const struct count_row *row)
{
    struct listing *l = arg;
    int64_t adds = figure_takes(l->figure, row) ? figure_adds(l->figure, row, &l->span) : 0;
    const struct noun *n = noun_of(l, row);
    hub_id id = row->id;
    if (adds == 0) {
        return;
    }
    if (is_different(l->figure)) {
        hub_id who = figure_who(l->figure, row, &l->guests, l->a);
        if (idmap_get(&l->seen, who, 0)) {
            return;
        }
        idmap_put(&l->seen, who, 1);
        id = n == &register_line_noun ? row->id : who;
    }
    arena_grow(l->a, &l->rows, l->count, &l->cap, sizeof *l->rows);
    l->rows[l->count++] = (struct listed){
        .item = {.noun = n, .id = id, .day = row->first, .name = arena_strdup(l->a, row->name),
            .counts = adds},
        .family = row->family,
        .event = row->event,
        .tag = arena_strdup(l->a, row->tag),
        .more = row->more,
    };
}

/* "call, 15 minutes"; "planned, 2 nights"; the event of a register's line. */
static const char *what_of(
    struct listing *l, const struct listed *row, struct namer *names, struct arena *a)
{
    const struct figure *f = &l->figure->shown;
    struct sb b = sb_on(a);
    if (is_different(l->figure)) {
        return "";
    }
    if (id_known(row->event)) {
        return namer_name(names, &event_noun, row->event);
    }
    sb_add(&b, row->tag);
    if (row->item.counts > 1 || l->figure->measure >= MEASURE_NIGHTS) {
        sb_addf(&b, "%s%lld %s", b.len ? ", " : "", (long long)row->item.counts,
            row->item.counts == 1 ? f->one : f->many);
    } else if (l->source == COUNT_LOG && row->more > 0) {
        sb_addf(&b, ", %lld minutes", (long long)row->more);
    }
    return sb_str(&b);
}

static const char *name_of(const struct listed *row, struct namer *names)
{
    const struct noun *n = row->item.noun;
    bool of_family = id_known(row->family) && n != &child_noun && n != &person_noun &&
                     n != &register_line_noun;
    if (!str_empty(row->item.name) || n == &event_noun) {
        return row->item.name ? row->item.name : "";
    }
    return of_family ? namer_name(names, &family_noun, row->family)
                     : namer_name(names, n, row->item.id);
}

/* Who stands on a register: their own name, not the line's. */
static enum hub_rc name_of_line(
    struct hub *h, struct listed *row, struct namer *names, struct arena *a, struct hub_err *err)
{
    struct register_line line;
    enum hub_rc rc =
        record_get(h->store, &register_line_noun, row->item.id, a, &line, err);
    if (rc == HUB_OK) {
        row->item.name = id_known(line.child_id)    ? namer_name(names, &child_noun, line.child_id)
                         : id_known(line.person_id) ? namer_name(names, &person_noun, line.person_id)
                         : line.name                ? line.name
                                                    : "";
    }
    return rc;
}

static int by_day(const void *x, const void *y)
{
    const struct figure_item *a = x, *b = y;
    if (a->day.d != b->day.d) {
        return a->day.d < b->day.d ? -1 : 1;
    }
    int order = strcmp(a->name, b->name);
    return order ? order : a->id.n < b->id.n ? -1 : a->id.n > b->id.n;
}

static enum hub_rc name_all(struct hub *h, struct listing *l, struct arena *a,
    struct figure_item **out, size_t *count, struct hub_err *err)
{
    struct namer *names = namer_create(h, a);
    enum hub_rc rc = HUB_OK;
    *out = arena_array(a, l->count + 1, sizeof **out);
    *count = 0;
    for (size_t i = 0; rc == HUB_OK && i < l->count; i++) {
        struct listed *row = &l->rows[i];
        if (row->item.noun == &register_line_noun) {
            rc = name_of_line(h, row, names, a, err);
        }
        row->item.name = arena_strdup(a, name_of(row, names));
        row->item.what = what_of(l, row, names, a);
        (*out)[(*count)++] = row->item;
    }
    qsort(*out, *count, sizeof **out, by_day);
    return rc;
}

static const struct figure_row *row_of(const struct figure *figure)
{
    for (size_t i = 0; i < figure_row_count; i++) {
        if (&figure_rows[i].shown == figure) {
            return &figure_rows[i];
        }
    }
    return NULL;
}

static enum hub_rc may_open(struct hub *h, const struct figure_row *f, struct hub_err *err)
{
    struct hub_err why;
    enum hub_rc rc = access_check(h, VERB_FIGURES, NULL, err);
    if (rc != HUB_OK || access_check(h, VERB_READ, f->noun, &why) == HUB_OK) {
        return rc;
    }
    return hub_fail(err, HUB_EDENIED,
        "The number is yours to see; whose they are stays with the hub carer.");
}

enum hub_rc hub_figure_list(struct hub *h, hub_id hub, const struct figure *figure,
    struct figures_days days, struct arena *a, struct figure_item **out, size_t *count,
    struct hub_err *err)
{
    struct listing l = {.figure = row_of(figure), .span = figure_span_of(h, days)};
    *count = 0;
    HUB_BUG(l.figure != NULL);
    enum hub_rc rc = may_open(h, l.figure, err);
    if (rc != HUB_OK) {
        return rc;
    }
    l.a = arena_create();
    strmap_on(&l.guests, l.a);
    idmap_on(&l.seen, l.a);
    hub_look(h);
    for (int source = 0; rc == HUB_OK && source < COUNT_SOURCES; source++) {
        l.source = (enum count_source)source;
        if (l.figure->sources & 1U << source) {
            rc = figure_source(
                h, id_known(hub) ? hub : hub_shown(h), l.source, &l.span, take, &l, err);
        }
    }
    rc = rc == HUB_OK ? name_all(h, &l, a, out, count, err) : rc;
    hub_look_end(h);
    arena_destroy(l.a);
    return rc;
}
