/* SPDX-License-Identifier: MIT */
/* Counting: each source is read once for the days and the twelve months beside each other. */
#include "figures_priv.h"

#include "hub/base/map.h"
#include "roles_priv.h"

enum { SLOTS = 1 + FIGURES_MONTHS }; /* slot 0: the days themselves */

struct tally {
    const struct figure_row *row;
    int64_t n[SLOTS];
    struct idmap seen; /* who → the slots they were counted in, a bit each */
};

struct counting {
    struct arena *a;
    struct figure_span slots[SLOTS];
    bool known[SLOTS];
    struct tally *tallies;
    struct strmap guests;
    enum count_source source;
};

static void tally_who(
    struct counting *c, struct tally *t, const struct count_row *row, int slot)
{
    hub_id who = figure_who(t->row, row, &c->guests, c->a);
    int64_t seen = idmap_get(&t->seen, who, 0), bit = (int64_t)1 << slot;
    if (!(seen & bit)) {
        idmap_put(&t->seen, who, seen | bit);
        t->n[slot]++;
    }
}

static void tally_row(struct counting *c, struct tally *t, const struct count_row *row)
{
    bool different = t->row->measure == MEASURE_WHO || t->row->measure == MEASURE_FAMILIES;
    for (int slot = 0; slot < SLOTS; slot++) {
        int64_t adds = c->known[slot] ? figure_adds(t->row, row, &c->slots[slot]) : 0;
        if (adds > 0 && different) {
            tally_who(c, t, row, slot);
        } else {
            t->n[slot] += adds;
        }
    }
}

static void count_one(void *arg, const struct count_row *row)
{
    struct counting *c = arg;
    for (size_t i = 0; i < figure_row_count; i++) {
        struct tally *t = &c->tallies[i];
        bool asks = t->row->sources & 1U << c->source;
        if (asks && figure_takes(t->row, row)) {
            tally_row(c, t, row);
        }
    }
}

/* The twelve months that end with the one of the last day asked for. */
static void lay_slots(struct hub *h, struct counting *c, struct figures *out)
{
    int y, m, d;
    hub_date last = date_known(out->days.to) ? out->days.to : hub_today(h);
    date_to_ymd(last, &y, &m, &d);
    hub_date month = date_from_ymd(y, m, 1);
    c->slots[0] = figure_span_of(h, out->days);
    c->known[0] = c->slots[0].from.d <= c->slots[0].until.d;
    for (int i = 0; i < FIGURES_MONTHS; i++) {
        hub_date from = date_add_months(month, i + 1 - FIGURES_MONTHS);
        struct figures_days days = {from, date_add(date_add_months(from, 1), -1)};
        c->slots[1 + i] = figure_span_of(h, days);
        c->known[1 + i] = from.d <= c->slots[1 + i].until.d;
        out->months[i] = from;
    }
    out->until = c->slots[0].until;
}

static struct figure_span widest(const struct counting *c)
{
    struct figure_span all = c->slots[0];
    for (int i = 1; i < SLOTS; i++) {
        all.from = c->slots[i].from.d < all.from.d ? c->slots[i].from : all.from;
        all.until = c->slots[i].until.d > all.until.d ? c->slots[i].until : all.until;
    }
    return all;
}

/* How many ticks there are is no secret from who sees whole hubs; whose they are may be (roles.c). */
static bool counts_past_sight(const struct hub *h, enum count_source source)
{
    return source == COUNT_TICKS && h->standing && h->standing->sight.kind == SIGHT_HUBS;
}

static enum hub_rc count_source(struct hub *h, hub_id hub, const struct figure_span *all,
    struct counting *c, struct hub_err *err)
{
    bool past = counts_past_sight(h, c->source);
    if (past) {
        sight_pause(h->store);
    }
    enum hub_rc rc = figure_source(h, hub, c->source, all, count_one, c, err);
    if (past) {
        sight_resume(h->store);
    }
    return rc;
}

static enum hub_rc count_all(
    struct hub *h, hub_id hub, struct counting *c, struct hub_err *err)
{
    struct figure_span all = widest(c);
    enum hub_rc rc = HUB_OK;
    strmap_on(&c->guests, c->a);
    c->tallies = arena_array(c->a, figure_row_count, sizeof *c->tallies);
    for (size_t i = 0; i < figure_row_count; i++) {
        c->tallies[i] = (struct tally){.row = &figure_rows[i]};
        idmap_on(&c->tallies[i].seen, c->a);
    }
    for (int source = 0; rc == HUB_OK && source < COUNT_SOURCES; source++) {
        c->source = (enum count_source)source;
        rc = count_source(h, hub, &all, c, err);
    }
    return rc;
}

static void take_numbers(struct hub *h, const struct counting *c, struct arena *a, struct figures *out)
{
    struct hub_err ignored;
    out->items = arena_array(a, figure_row_count, sizeof *out->items);
    out->count = figure_row_count;
    for (size_t i = 0; i < figure_row_count; i++) {
        const struct tally *t = &c->tallies[i];
        struct figure_number *n = &out->items[i];
        *n = (struct figure_number){.figure = &t->row->shown,
            .number = t->n[0],
            .may_open = access_check(h, VERB_READ, t->row->noun, &ignored) == HUB_OK,
            .sent = INT_NONE,
            .since = ""};
        for (int k = 0; k < FIGURES_MONTHS; k++) {
            n->months[k] = t->n[1 + k];
            n->known[k] = c->known[1 + k];
        }
    }
}

static enum hub_rc find_hub(struct hub *h, hub_id hub, struct figures *out, struct hub_err *err)
{
    const struct hub_entry *entries;
    size_t count = hub_entries(h, &entries);
    out->hub = id_known(hub) ? hub : hub_shown(h);
    for (size_t i = 0; i < count; i++) {
        if (id_eq(entries[i].id, out->hub)) {
            out->hub_name = entries[i].name;
            return HUB_OK;
        }
    }
    return hub_fail(err, HUB_ENOTFOUND, "There is no hub to count.");
}

static enum hub_rc count_in(struct hub *h, struct arena *a, struct figures *out, struct hub_err *err)
{
    struct counting c = {.a = arena_create()};
    lay_slots(h, &c, out);
    enum hub_rc rc = count_all(h, out->hub, &c, err);
    if (rc == HUB_OK) {
        take_numbers(h, &c, a, out);
    }
    arena_destroy(c.a);
    rc = rc == HUB_OK ? figures_texts_read(h, a, out, err) : rc;
    return rc == HUB_OK ? figures_sent_read(h, a, out, err) : rc;
}

enum hub_rc hub_figures(struct hub *h, hub_id hub, struct figures_days days, struct arena *a,
    struct figures *out, struct hub_err *err)
{
    *out = (struct figures){.days = days};
    enum hub_rc rc = access_check(h, VERB_FIGURES, NULL, err);
    if (rc == HUB_OK && date_known(days.from) && date_known(days.to) && days.to.d < days.from.d) {
        return hub_fail(err, HUB_EINVAL, "The last day is before the first.");
    }
    rc = rc == HUB_OK ? find_hub(h, hub, out, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    hub_look(h);
    rc = count_in(h, a, out, err);
    hub_look_end(h);
    return rc;
}
