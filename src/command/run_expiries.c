/* SPDX-License-Identifier: MIT */
/* hub list expiries: what runs out, of all records that are good until a day. */
#include "hub/base/str.h"
#include "hub/model/consent.h"
#include "hub/model/host.h"
#include "hub/model/medicine.h"
#include "hub/model/training.h"
#include "hub/service/policy.h"
#include "hub/service/records.h"
#include "rows_priv.h"

#include <stdlib.h>

/* Without --from and --to: the DBS warning is three months, too (rule 25). */
enum { BACK_DAYS = 365, SOON_DAYS = 90 };

static const struct column expiry_columns[] = {
    {"until", "Good until", CELL_TEXT, false},
    {"over", "Over", CELL_YES_NO, false},
    {"kind", "Kind", CELL_TEXT, false},
    {"what", "What", CELL_TEXT, false},
    {"whose", "Whose", CELL_TEXT, false},
    {"id", "Number", CELL_TEXT, true},
};
enum { EXPIRY_CELLS = sizeof expiry_columns / sizeof *expiry_columns };

struct expiry {
    hub_date until;
    const char *kind, *what, *whose, *id; /* kind: the noun's name */
};

struct expiries {
    struct invocation *inv;
    const struct source *source;
    struct noun_columns columns;
    struct policy policy;
    struct arena *scratch;
    struct expiry *items;
    size_t count, room;
    hub_date from, to; /* of those that are shown */
};

static hub_date consent_end(const struct expiries *e, const void *rec)
{
    const struct consent *c = rec;
    (void)e;
    return date_known(c->withdrawn_on) ? DATE_NONE : consent_until(c);
}

static hub_date medicine_end(const struct expiries *e, const void *rec)
{
    const struct medicine *m = rec;
    (void)e;
    return date_known(m->stopped) ? DATE_NONE : m->expiry;
}

static hub_date check_end(const struct expiries *e, const void *rec)
{
    return safety_check_until(rec, e->policy.dbs_months);
}

static hub_date training_end(const struct expiries *e, const void *rec)
{
    const struct training *t = rec;
    (void)e;
    return t->until;
}

static hub_date collector_end(const struct expiries *e, const void *rec)
{
    const struct collector *c = rec;
    (void)e;
    return c->until;
}

/* What a row is called and whose it is: the first of these fields that says something. */
static const struct source {
    const struct noun *noun;
    const char *what, *whose;
    hub_date (*end)(const struct expiries *e, const void *rec);
} sources[] = {
    {&consent_noun, "kind", "child|family", consent_end},
    {&medicine_noun, "medicine", "child", medicine_end},
    {&safety_check_noun, "kind", "person|household|home", check_end},
    {&training_noun, "training", "people", training_end},
    {&collector_noun, "person", "child", collector_end},
};

static const char *first_said(const struct expiries *e, const char *words, const char *const *cells)
{
    for (size_t i = 2; i < e->columns.count; i++) {
        if (str_part_index(words, e->columns.columns[i].word) >= 0 && *cells[i]) {
            return arena_strdup(e->inv->arena, cells[i]);
        }
    }
    return "";
}

/* The same thing of the same person anew: only the later end counts. */
static struct expiry *same_before(struct expiries *e, const struct expiry *x)
{
    for (size_t i = 0; i < e->count; i++) {
        struct expiry *o = &e->items[i];
        if (str_eq(o->kind, x->kind) && str_eq(o->what, x->what) && str_eq(o->whose, x->whose)) {
            return o;
        }
    }
    return NULL;
}

static enum hub_rc note_expiry(void *arg, const void *rec, struct hub_err *err)
{
    struct expiries *e = arg;
    hub_date until = e->source->end(e, rec);
    (void)err;
    arena_reset(e->scratch);
    if (!date_known(until)) {
        return HUB_OK;
    }
    const char **cells = noun_cells(&e->columns, rec, FORMAT_TEXT, e->scratch);
    struct expiry x = {until, e->source->noun->name, first_said(e, e->source->what, cells),
        first_said(e, e->source->whose, cells), arena_strdup(e->inv->arena, cells[1])};
    struct expiry *before = same_before(e, &x);
    if (before) {
        *before = until.d > before->until.d ? x : *before;
        return HUB_OK;
    }
    arena_grow(e->inv->arena, &e->items, e->count, &e->room, sizeof *e->items);
    e->items[e->count++] = x;
    return HUB_OK;
}

static int by_end(const void *a, const void *b)
{
    const struct expiry *x = a, *y = b;
    return (x->until.d > y->until.d) - (x->until.d < y->until.d);
}

/* Of all kinds this person may see and, with --family, that belong to one; refused only without any. */
static enum hub_rc read_expiries(struct expiries *e, struct hub_err *err)
{
    struct record_ask ask = record_ask_all();
    bool any = false;
    enum hub_rc rc = HUB_OK;
    ask.family = option_text(e->inv, OPTION_FAMILY);
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        e->source = &sources[i];
        noun_columns(&e->columns, e->inv, sources[i].noun);
        rc = hub_each(e->inv->hub, sources[i].noun, &ask, note_expiry, e, err);
        if (rc != HUB_OK && rc != HUB_EDENIED && rc != HUB_EUSAGE) {
            return rc;
        }
        any = any || rc == HUB_OK;
    }
    return any ? HUB_OK : rc;
}

static enum hub_rc add_rows(struct rows *rows, void *arg, struct hub_err *err)
{
    const struct expiries *e = arg;
    char day[DATE_TEXT];
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < e->count; i++) {
        const struct expiry *x = &e->items[i];
        if (x->until.d > e->to.d || x->until.d < e->from.d) {
            continue;
        }
        const char *cells[EXPIRY_CELLS] = {date_iso(x->until, day),
            x->until.d < hub_today(e->inv->hub).d ? "yes" : "no", x->kind, x->what, x->whose,
            x->id};
        rc = rows_add(rows, cells, err);
    }
    return rc;
}

enum hub_rc run_list_expiries(struct invocation *inv, struct hub_err *err)
{
    struct expiries e = {.inv = inv, .scratch = arena_create()};
    const struct row_table table = {
        COLUMNS_OF(expiry_columns), add_rows, &e, "Nothing runs out in that time.", false};
    hub_date from = option_date(inv, OPTION_FROM), to = option_date(inv, OPTION_TO);
    e.from = date_known(from) ? from : date_add(hub_today(inv->hub), -BACK_DAYS);
    e.to = date_known(to) ? to : date_add(hub_today(inv->hub), SOON_DAYS);
    hub_policy(hub_config(inv->hub), &e.policy);
    enum hub_rc rc = read_expiries(&e, err);
    if (rc == HUB_OK && e.count) {
        qsort(e.items, e.count, sizeof *e.items, by_end);
    }
    rc = rc == HUB_OK ? rows_show(inv, option_format(inv), &table, err) : rc;
    arena_destroy(e.scratch);
    return rc;
}
