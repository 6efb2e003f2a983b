/* SPDX-License-Identifier: MIT */
/* Counting services used and feedback. */
#include "hub/service/changed.h"

#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"
#include "hub_priv.h"

#include <stdlib.h>
#include <string.h>

enum { AN_HOUR = 60, GOOD_FROM = 4 };

/* --- which side ---------------------------------------------------------------------- */

static hub_date last_day(const struct service_used *s)
{
    return date_known(s->until) ? s->until : s->used_on;
}

enum service_when service_when(const struct service_used *s, hub_date joined)
{
    if (!str_empty(s->joining)) {
        return str_eq(s->joining, "before") ? SERVICE_BEFORE : SERVICE_AFTER;
    }
    if (!date_known(joined)) {
        return SERVICE_NEITHER;
    }
    return s->used_on.d >= joined.d        ? SERVICE_AFTER
           : last_day(s).d < joined.d ? SERVICE_BEFORE
                                      : SERVICE_BOTH;
}

/* --- services ---------------------------------------------------------------------------- */

struct service_row {
    struct service_count count;
    const char *folded;
    struct idmap families[2];
};

struct counting {
    struct hub *h;
    struct arena *a;
    const struct changed_ask *ask;
    struct idmap of; /* family → place in families */
    struct known_family {
        hub_date joined;
        bool counts;
    } *families;
    size_t family_count, family_cap;
    struct service_row *rows;
    size_t count, cap;
    struct idmap seen[2]; /* families on each side */
    struct services_count *out;
};

static enum hub_rc family_of(
    struct counting *c, hub_id id, struct known_family *out, struct hub_err *err)
{
    int64_t at = idmap_get(&c->of, id, -1);
    if (at >= 0) {
        *out = c->families[at];
        return HUB_OK;
    }
    struct family f;
    enum hub_rc rc = record_get(c->h->store, &family_noun, id, c->a, &f, err);
    if (rc == HUB_OK) {
        arena_grow(c->a, &c->families, c->family_count, &c->family_cap, sizeof *c->families);
        *out = (struct known_family){f.joined, !str_eq(f.membership, "peer only")};
        c->families[c->family_count] = *out;
        idmap_put(&c->of, id, (int64_t)c->family_count++);
    }
    return rc;
}

static struct service_row *row_of(struct counting *c, const char *service)
{
    const char *folded = utf8_fold(c->a, service ? service : "");
    for (size_t i = 0; i < c->count; i++) {
        if (strcmp(c->rows[i].folded, folded) == 0) {
            return &c->rows[i];
        }
    }
    arena_grow(c->a, &c->rows, c->count, &c->cap, sizeof *c->rows);
    struct service_row *row = &c->rows[c->count++];
    *row = (struct service_row){
        .count.service = arena_strdup(c->a, service ? service : ""), .folded = folded};
    idmap_on(&row->families[0], c->a);
    idmap_on(&row->families[1], c->a);
    return row;
}

static void add_side(struct service_side *side, struct idmap *seen, const struct service_used *s,
    int64_t part, int64_t whole)
{
    int64_t times = s->times == INT_NONE ? 1 : s->times;
    int64_t minutes = s->hours == INT_NONE ? 0 : s->hours * AN_HOUR;
    side->minutes += (minutes * part + whole / 2) / whole;
    side->times += (times * part + whole / 2) / whole;
    side->families += idmap_get(seen, s->family_id, 0) == 0;
    idmap_put(seen, s->family_id, 1);
}

static int64_t days_within(int32_t first, int32_t last, const struct changed_ask *ask)
{
    first = date_known(ask->from) && ask->from.d > first ? ask->from.d : first;
    last = date_known(ask->to) && ask->to.d < last ? ask->to.d : last;
    return last < first ? 0 : last - first + 1;
}

static void count_used(struct counting *c, const struct service_used *s, hub_date joined)
{
    enum service_when when = service_when(s, joined);
    if (when == SERVICE_NEITHER) {
        c->out->no_side++;
        return;
    }
    struct service_row *row = row_of(c, s->service);
    int32_t first = s->used_on.d, last = last_day(s).d;
    int32_t turn = when == SERVICE_BEFORE ? last + 1 : when == SERVICE_AFTER ? first : joined.d;
    int64_t whole = last - first + 1;
    int64_t parts[] = {days_within(first, turn - 1, c->ask), days_within(turn, last, c->ask)};
    c->out->no_hours += s->hours == INT_NONE;
    for (int side = 0; side < 2; side++) {
        if (parts[side]) {
            add_side(side ? &row->count.after : &row->count.before, &row->families[side], s,
                parts[side], whole);
            add_side(side ? &c->out->after : &c->out->before, &c->seen[side], s, parts[side], whole);
        }
    }
}

static enum hub_rc count_service(void *arg, const void *rec, struct hub_err *err)
{
    struct counting *c = arg;
    const struct service_used *s = rec;
    struct known_family f;
    bool other = id_known(c->ask->family) && !id_eq(c->ask->family, s->family_id);
    if (other || !date_known(s->used_on) || !days_within(s->used_on.d, last_day(s).d, c->ask)) {
        return HUB_OK;
    }
    enum hub_rc rc = family_of(c, s->family_id, &f, err);
    if (rc != HUB_OK || !f.counts) {
        return rc;
    }
    const char *outcomes = noun_field(&service_used_noun, "outcome")->choices;
    int which = s->outcome ? str_part_index(outcomes, s->outcome) : SERVICE_USED;
    which = which < 0 || which >= SERVICE_OUTCOMES ? SERVICE_USED : which;
    c->out->records[which]++;
    if (which == SERVICE_USED) {
        count_used(c, s, f.joined);
    }
    return HUB_OK;
}

static int by_name(const void *x, const void *y)
{
    const struct service_row *a = x, *b = y;
    return strcmp(a->folded, b->folded);
}

enum hub_rc hub_services_count(struct hub *h, const struct changed_ask *ask, struct arena *a,
    struct services_count *out, struct hub_err *err)
{
    struct record_ask all = record_ask_all();
    struct counting c = {.h = h, .a = a, .ask = ask, .out = out};
    *out = (struct services_count){0};
    idmap_on(&c.of, a);
    idmap_on(&c.seen[0], a);
    idmap_on(&c.seen[1], a);
    enum hub_rc rc = hub_each(h, &service_used_noun, &all, count_service, &c, err);
    if (c.count) {
        qsort(c.rows, c.count, sizeof *c.rows, by_name);
    }
    out->lines = arena_array(a, c.count + 1, sizeof *out->lines);
    for (size_t i = 0; i < c.count; i++) {
        out->lines[out->count++] = c.rows[i].count;
    }
    return rc;
}
