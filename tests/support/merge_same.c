/* SPDX-License-Identifier: MIT */
#include "merge_same.h"

#include "hub/base/str.h"
#include "hub/base/strmap.h"
#include "hub/model/holding.h"
#include "hub/model/merge_cells.h"
#include "hub/model/noun.h"
#include "hub/model/record.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fine(enum hub_rc rc, const struct hub_err *err)
{
    if (rc != HUB_OK)
        fail_msg("%s", err->msg);
}

/* --- all of it came ------------------------------------------------------------------------------ */

static bool same_step(const struct merge_step *x, const struct merge_step *y)
{
    return x->seq == y->seq && x->at.ms == y->at.ms && x->lamport == y->lamport &&
           id_eq(x->person, y->person) && str_eq(x->verb, y->verb);
}

/* The step itself; else one that a restored hub lost, which goes by another site then. */
static const struct merge_step *step_here(const struct merge_steps *here, const struct merge_step *t)
{
    const struct merge_step *lost = NULL;
    for (size_t i = 0; i < here->count; i++) {
        const struct merge_step *o = &here->items[i];
        if (same_step(o, t) && o->site == t->site)
            return o;
        lost = same_step(o, t) ? o : lost;
    }
    return lost;
}

void nothing_is_missing(struct store *copy, struct store *home)
{
    struct hub_err err = {0};
    struct merge_steps steps, all;
    struct arena *a = arena_create();
    fine(merge_steps_all(copy, a, &steps, &err), &err);
    fine(merge_steps_all(home, a, &all, &err), &err);
    for (size_t i = 0; i < steps.count; i++) {
        const struct merge_step *t = &steps.items[i], *o = step_here(&all, t);
        struct merge_changes_list there, here;
        if (!o)
            fail_msg("a step is missing: %s", t->verb);
        fine(merge_lines(copy, t->site, t->seq, a, &there, &err), &err);
        fine(merge_lines(home, o->site, o->seq, a, &here, &err), &err);
        if (here.count != there.count)
            fail_msg("step %lld of %lld, %s: %zu lines of %zu", (long long)t->seq,
                (long long)t->site, t->verb, here.count, there.count);
    }
    arena_destroy(a);
}

/* --- two hubs that took the same in, in another order -------------------------------------------- */

struct view {
    struct store *s;
    struct strmap open;   /* "tbl row col" of a question */
    struct strmap unsure; /* "tbl row": waits, or came as the same as another; "tbl row col" */
    struct question *questions;
    size_t question_count;
    bool waits;
};

static const char *cell_key(struct arena *a, const char *table, int64_t row, const char *column)
{
    return arena_printf(a, "%s %lld %s", table, (long long)row, column ? column : "");
}

static void look(struct store *s, struct arena *a, struct view *v)
{
    struct hub_err err = {0};
    struct record_query q = {0};
    struct record_list list;
    struct merge_waiting *waits;
    size_t count;
    *v = (struct view){.s = s};
    strmap_on(&v->open, a);
    strmap_on(&v->unsure, a);
    query_text(&q, "status", RECORD_IS, "open");
    fine(record_list(s, &question_noun, &q, a, &list, &err), &err);
    v->questions = list.items;
    v->question_count = list.count;
    for (size_t i = 0; i < list.count; i++) {
        const struct question *r = record_at(&list, i);
        strmap_put(&v->open, cell_key(a, r->tbl, r->record_id, r->col), (int64_t)i + 1);
    }
    fine(merge_waits(s, a, &waits, &count, &err), &err);
    for (size_t i = 0; i < count; i++) {
        const struct merge_change *c = &waits[i].line;
        v->waits = true;
        strmap_put(&v->unsure, cell_key(a, c->table, c->row.n, c->column), 1);
    }
}

static int by_text(const void *p, const void *q)
{
    return strcmp(*(const char *const *)p, *(const char *const *)q);
}

/* "site seq n value" of each claim, sorted. */
static const char *claims_of(struct store *s, hub_id question, struct arena *a)
{
    struct hub_err err = {0};
    struct record_query q = {0};
    struct record_list list;
    struct sb b = sb_on(a);
    query_is(&q, "question_id", question);
    fine(record_list(s, &claim_noun, &q, a, &list, &err), &err);
    const char **each = arena_array(a, list.count + 1, sizeof *each);
    for (size_t i = 0; i < list.count; i++) {
        const struct claim *c = record_at(&list, i);
        each[i] = arena_printf(a, "%lld %lld %lld %s", (long long)c->site, (long long)c->seq,
            (long long)c->n, c->value ? c->value : "-");
    }
    qsort(each, list.count, sizeof *each, by_text);
    for (size_t i = 0; i < list.count; i++)
        sb_addf(&b, "%s\n", each[i]);
    return sb_str(&b);
}

static void say_writes(struct store *s, const struct question *q, struct arena *a)
{
    struct hub_err err = {0};
    struct cell_writes w;
    struct merge_site *sites;
    size_t count;
    const struct noun *n = noun_of_table(q->tbl);
    fine(q->col ? merge_writes(s, n, (hub_id){q->record_id}, q->col, a, &w, &err)
                : merge_row_writes(s, n, (hub_id){q->record_id}, a, &w, &err),
        &err);
    fine(merge_sites(s, a, &sites, &count, &err), &err);
    printf("# all writes of %s %lld %s:\n", q->tbl, (long long)q->record_id, q->col ? q->col : "all of it");
    for (size_t i = 0; i < w.count; i++) {
        const struct cell_write *c = &w.items[i];
        printf("#   %lld %lld %lld %c %s fate %d %s\n", (long long)c->site, (long long)c->seq,
            (long long)c->n, c->op, c->column ? c->column : "", c->fate, c->value.kind ? "value" : "null");
    }
    for (size_t i = 0; i < count; i++)
        printf("#   site %lld parent %lld %lld %s%s\n", (long long)sites[i].id,
            (long long)sites[i].parent, (long long)sites[i].parent_seq,
            sites[i].mark ? sites[i].mark : "-", sites[i].own ? " own" : "");
}

static const struct question *open_there(const struct view *v, const struct question *q)
{
    for (size_t i = 0; i < v->question_count; i++) {
        const struct question *o = &v->questions[i];
        bool same_cell = (!o->col && !q->col) || str_eq(o->col, q->col);
        if (str_eq(o->kind, q->kind) && str_eq(o->tbl, q->tbl) && o->record_id == q->record_id && same_cell)
            return o;
    }
    return NULL;
}

static void same_claims(struct view *one, struct view *two, struct arena *a)
{
    for (size_t i = 0; i < one->question_count; i++) {
        const struct question *q = &one->questions[i];
        bool removal = str_eq(q->kind, "removed and changed"), whose = str_eq(q->kind, "not theirs");
        if (!str_eq(q->kind, "two values") && !whose && !(removal && !one->waits && !two->waits))
            continue;
        const struct question *other = open_there(two, q);
        if (!other && (whose || !strmap_get(&two->unsure, cell_key(a, q->tbl, q->record_id, NULL), 0))) {
            say_writes(one->s, q, a);
            say_writes(two->s, q, a);
            fail_msg("a question of %s %s is open in one of the two: %s", q->tbl, q->col, q->kind);
        }
        const char *here = claims_of(one->s, q->record.id, a);
        const char *there = other ? claims_of(two->s, other->record.id, a) : here;
        if (strcmp(here, there) != 0) {
            say_writes(one->s, q, a);
            say_writes(two->s, q, a);
            fail_msg("claims about %s %s differ:\n%s and\n%s", q->tbl, q->col, here, there);
        }
    }
}

static bool is_unsure(struct view *v, const struct noun *n, hub_id row, const char *column, struct arena *a)
{
    return strmap_get(&v->open, cell_key(a, n->table, row.n, column), 0) ||
           strmap_get(&v->unsure, cell_key(a, n->table, row.n, column), 0);
}

static void same_record(const struct noun *n, const struct record *r, const struct record *s,
    struct view *one, struct view *two, struct arena *a)
{
    bool removed = stamp_known(r->removed_at), other = stamp_known(s->removed_at);
    if (removed != other && !is_unsure(one, n, r->id, "removed_at", a) &&
        !is_unsure(two, n, r->id, "removed_at", a) && !one->waits && !two->waits)
        fail_msg("a %s is removed in one of the two", n->name);
    for (size_t f = 0; f < n->field_count; f++) {
        const char *column = n->fields[f].column;
        if (!field_equal(&n->fields[f], r, s) && !is_unsure(one, n, r->id, column, a) &&
            !is_unsure(two, n, r->id, column, a))
            fail_msg("%s of a %s is %s and %s", column, n->name, field_text(&n->fields[f], r, a),
                field_text(&n->fields[f], s, a));
    }
}

static const char *const bookkeeping = "question|claim|homecoming|pack|pack_family|tell";

static bool compared(const struct noun *n)
{
    return str_part_index(bookkeeping, n->name) < 0 && !(n->flags & (NOUN_FOLLOWS | NOUN_NO_JOURNAL));
}

void same_but_for_questions(struct store *s, struct store *t)
{
    struct hub_err err = {0};
    struct arena *a = arena_create();
    struct view one, two;
    look(s, a, &one);
    look(t, a, &two);
    same_claims(&one, &two, a);
    same_claims(&two, &one, a);
    for (size_t n = 0; n < noun_count; n++) {
        struct record_query q = {.any = true, .order = "id"};
        struct record_list l, m;
        if (!compared(nouns[n]))
            continue;
        fine(record_list(s, nouns[n], &q, a, &l, &err), &err);
        fine(record_list(t, nouns[n], &q, a, &m, &err), &err);
        for (size_t i = 0, k = 0; i < l.count || k < m.count;) {
            const struct record *r = i < l.count ? record_at(&l, i) : NULL;
            const struct record *o = k < m.count ? record_at(&m, k) : NULL;
            if (r && o && id_eq(r->id, o->id)) {
                same_record(nouns[n], r, o, &one, &two, a);
                i++, k++;
                continue;
            }
            bool first = r && (!o || r->id.n < o->id.n);
            hub_id id = first ? r->id : o->id;
            if (!(nouns[n]->flags & NOUN_LINK) && !is_unsure(first ? &two : &one, nouns[n], id, NULL, a))
                fail_msg("a %s is in one of the two only", nouns[n]->name);
            first ? i++ : k++;
        }
    }
    arena_destroy(a);
}

/* --- taking it back -------------------------------------------------------------------------------- */

static bool is_gone(const struct noun *n, const struct record *r)
{
    const struct field *f = noun_field(n, "withdrawn_at");
    return stamp_known(r->removed_at) || (f && !field_is_empty(f, r));
}

void as_it_was(struct store *before, struct store *now)
{
    struct hub_err err = {0};
    struct arena *a = arena_create();
    for (size_t n = 0; n < noun_count; n++) {
        struct record_query q = {.any = true, .order = "id"};
        struct record_list l, m;
        if (nouns[n]->flags & NOUN_FOLLOWS || nouns[n] == &pack_noun)
            continue; /* that a copy was taken is not taken back */
        fine(record_list(before, nouns[n], &q, a, &l, &err), &err);
        fine(record_list(now, nouns[n], &q, a, &m, &err), &err);
        size_t k = 0;
        for (size_t i = 0; i < m.count; i++) {
            const struct record *r = record_at(&m, i), *was = k < l.count ? record_at(&l, k) : NULL;
            if (!was || !id_eq(was->id, r->id)) {
                if (!is_gone(nouns[n], r))
                    fail_msg("a %s that came is still there", nouns[n]->name);
                continue;
            }
            k++;
            if (stamp_known(was->removed_at) != stamp_known(r->removed_at))
                fail_msg("a %s is not where it was", nouns[n]->name);
            for (size_t f = 0; f < nouns[n]->field_count; f++)
                if (!field_equal(&nouns[n]->fields[f], was, r))
                    fail_msg("%s of a %s is not as it was", nouns[n]->fields[f].word, nouns[n]->name);
        }
        assert_int_equal(k, l.count);
    }
    arena_destroy(a);
}
