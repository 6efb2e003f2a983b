/* SPDX-License-Identifier: MIT */
/*
 * A hub and copies of it, taken at different moments, opened several times, some on two computers at
 * once, some of a hub that was restored since. People work on all of them. In whatever order the
 * copies come home: cells without an open question are equal and those with one hold the same claims;
 * nothing that anybody saved is missing; the journal gives the same tables again; a second return
 * changes nothing; and taking the return back gives the tables from before it.
 */
#include "away.h"
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/base/strmap.h"
#include "hub/model/journal.h"
#include "hub/model/merge.h"
#include "hub/model/record.h"
#include "hub/store/memory.h"
#include "prop.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COPIES = 4, STEPS = 44, ORDERS = 3 };

struct copy {
    struct hub *h;
    const char *mark;
    hub_id pack;
};

struct world {
    struct open_hub *w; /* w->h: the hub at hand */
    struct prop p;
    struct copy copies[COPIES];
    size_t copy_count;
    struct hub *kept; /* an earlier state of the hub, to be restored */
    struct hub_clock clock[COPIES + 1];
    size_t returns, questions, waits, undone, restored, lost, settled;
};

static int64_t between(struct world *x, int64_t first, int64_t last)
{
    return prop_between(&x->p, first, last);
}

static void fine(struct world *x, enum hub_rc rc)
{
    if (rc != HUB_OK)
        fail_msg("%s", x->w->err.msg);
}

/* --- work ------------------------------------------------------------------------------------ */

static const char *const names[] = {"Okafor", "Reid", "Nowak", "Ali", "Byrne"};
static const char *const children[] = {"Mia", "Theo", "Ada"};

static bool some_record(struct world *x, struct hub *at, const char *noun, bool removed, hub_id *id)
{
    struct record_query q = {.any = removed, .order = "id"};
    struct record_list list;
    fine(x, record_list(at->store, noun_find(noun), &q, x->w->a, &list, &x->w->err));
    if (list.count)
        *id = ((const struct record *)record_at(&list, (size_t)between(x, 0, (int64_t)list.count - 1)))->id;
    return list.count > 0;
}

static enum hub_rc try_at(struct world *x, struct hub *at, const char *noun, const char *fields)
{
    hub_id id;
    struct hub *home = x->w->h;
    x->w->h = at;
    enum hub_rc rc = try_add(x->w, noun, fields, &id);
    x->w->h = home;
    return rc;
}

static void add_some(struct world *x, struct hub *at)
{
    struct arena *a = x->w->a;
    hub_id family;
    switch (between(x, 0, 4)) {
    case 0:
        try_at(x, at, "family", arena_printf(a, "family=%s", names[between(x, 0, 4)]));
        return;
    case 1:
        if (some_record(x, at, "family", false, &family))
            try_at(x, at, "child", arena_printf(a, "child=%s|family=%lld", children[between(x, 0, 2)], (long long)family.n));
        return;
    case 2:
        if (some_record(x, at, "family", false, &family))
            try_at(x, at, "log", arena_printf(a, "kind=call|at=2026-11-20 10:00|fact=f|family=%lld", (long long)family.n));
        return;
    case 3:
        if (some_record(x, at, "family", false, &family))
            try_at(x, at, "stay", arena_printf(a, "family=%lld|arrive=2027-0%d-05 16:00|leave=2027-0%d-06 12:00",
                (long long)family.n, (int)between(x, 1, 6), (int)between(x, 1, 6)));
        return;
    default:
        try_at(x, at, "person", arena_printf(a, "person=P%d", (int)between(x, 0, 3)));
        return;
    }
}

static void edit_some(struct world *x, struct hub *at)
{
    struct arena *a = x->w->a;
    hub_id id;
    switch (between(x, 0, 6)) {
    case 0:
        if (some_record(x, at, "family", false, &id))
            away_edit(x->w, at, "family", id, arena_printf(a, "family=%s", names[between(x, 0, 4)]));
        return;
    case 1:
    case 2:
    case 3:
        if (some_record(x, at, "family", false, &id))
            away_edit(x->w, at, "family", id, arena_printf(a, "%s=%d", between(x, 0, 1) ? "priority" : "notes", (int)between(x, 1, 4)));
        return;
    case 4:
        if (some_record(x, at, "child", false, &id))
            away_edit(x->w, at, "child", id, arena_printf(a, "school=%d", (int)between(x, 1, 3)));
        return;
    case 5:
        if (some_record(x, at, "stay", false, &id))
            away_edit(x->w, at, "stay", id, between(x, 0, 1) ? "children=" : "notes=x");
        return;
    default:
        if (some_record(x, at, "stay", false, &id))
            away_edit(x->w, at, "stay", id, between(x, 0, 1) ? "status=offered" : "children=Mia");
        return;
    }
}

static void remove_some(struct world *x, struct hub *at)
{
    static const char *const kinds[] = {"family", "child", "stay"};
    const char *noun = kinds[between(x, 0, 2)];
    const struct noun *n = noun_find(noun);
    hub_id id;
    if (!some_record(x, at, noun, true, &id))
        return;
    if (hub_remove(at, n, id, &x->w->err) != HUB_OK && between(x, 0, 1))
        (void)hub_restore(at, n, id, &x->w->err);
}

static void work_at(struct world *x, struct hub *at)
{
    const char *sentence;
    int64_t what = between(x, 0, 19);
    if (what < 7)
        add_some(x, at);
    else if (what < 16)
        edit_some(x, at);
    else if (what < 18)
        remove_some(x, at);
    else if (hub_undo(at, x->w->a, &sentence, &x->w->err) == HUB_OK)
        x->undone++;
}

/* --- copies ------------------------------------------------------------------------------------ */

static struct hub *same_again(struct world *x, struct hub *of)
{
    return away_same(x->w, of);
}

static void take_copy(struct world *x)
{
    struct copy *c = &x->copies[x->copy_count];
    if (x->copy_count == COPIES)
        return;
    c->mark = arena_printf(x->w->a, "%032zu", x->copy_count);
    c->pack = away_pack(x->w, (int64_t)x->copy_count + 1, c->mark);
    c->h = same_again(x, x->w->h);
    away_open_again(c->h, c->mark);
    x->copy_count++;
}

/* The same file on a second computer. */
static void copy_file(struct world *x)
{
    if (x->copy_count == COPIES || x->copy_count == 0)
        return;
    const struct copy *of = &x->copies[between(x, 0, (int64_t)x->copy_count - 1)];
    struct copy *c = &x->copies[x->copy_count];
    *c = (struct copy){same_again(x, of->h), of->mark, of->pack};
    away_open_again(c->h, c->mark);
    away_open_again(of->h, of->mark);
    x->copy_count++;
}

static void settle_some(struct world *x)
{
    struct record_query q = {0};
    struct record_list list;
    query_text(&q, "status", RECORD_IS, "open");
    fine(x, record_list(x->w->h->store, &question_noun, &q, x->w->a, &list, &x->w->err));
    if (list.count == 0)
        return;
    const struct question *r = record_at(&list, (size_t)between(x, 0, (int64_t)list.count - 1));
    x->settled += away_settle(x->w, r->number, (enum question_answer)between(x, 0, 2)) == HUB_OK;
}

/* The hub of an earlier day, without a word to it that it is. */
static void restore_home(struct world *x)
{
    if (!x->kept) {
        x->kept = same_again(x, x->w->h);
        return;
    }
    hub_close(x->w->h);
    x->w->h = x->kept;
    x->kept = NULL;
    x->restored++;
}

static void copy_home(struct world *x, struct copy *c)
{
    struct merge_facts facts;
    struct pack p;
    /* A hub that was restored may know nothing of the copy. */
    hub_id pack = record_get(x->w->h->store, &pack_noun, c->pack, x->w->a, &p, &x->w->err) == HUB_OK
                      ? c->pack
                      : ID_NONE;
    fine(x, merge_look(x->w->h, c->h->store, &facts, &x->w->err));
    struct merge_done done = away_return(x->w, c->h, pack);
    x->lost += facts.lost > 0;
    x->returns++;
    x->questions += done.question_count;
    x->waits += done.waiting > 0;
}

static struct copy *some_copy(struct world *x)
{
    return &x->copies[between(x, 0, (int64_t)x->copy_count - 1)];
}

static void one_step(struct world *x)
{
    int64_t what = between(x, 0, 39), who = between(x, 0, (int64_t)x->copy_count);
    if (what < 3 || x->copy_count == 0) {
        between(x, 0, 2) ? work_at(x, x->w->h) : take_copy(x);
    } else if (what == 3) {
        copy_file(x);
    } else if (what == 4) {
        restore_home(x);
    } else if (what < 8) {
        copy_home(x, some_copy(x));
    } else if (what == 8) {
        struct copy *c = some_copy(x);
        away_open_again(c->h, c->mark);
    } else if (what < 13) {
        settle_some(x);
    } else {
        work_at(x, who == 0 ? x->w->h : x->copies[who - 1].h);
    }
}

/* --- what must hold ------------------------------------------------------------------------------ */

static const char *const bookkeeping = "question|claim|homecoming|pack|pack_family|tell";

static bool compared(const struct noun *n)
{
    return str_part_index(bookkeeping, n->name) < 0 && !(n->flags & (NOUN_FOLLOWS | NOUN_NO_JOURNAL));
}

/* The step itself, or one that a restored hub lost, which goes by another site then. */
static const struct merge_step *step_here(const struct merge_steps *here, const struct merge_step *t)
{
    for (size_t i = 0; i < here->count; i++) {
        const struct merge_step *o = &here->items[i];
        if (o->seq == t->seq && o->at.ms == t->at.ms && o->lamport == t->lamport &&
            id_eq(o->person, t->person) && str_eq(o->verb, t->verb))
            return o;
    }
    return NULL;
}

/* Every line that a copy saved is here: in the tables or aside. */
static void nothing_is_missing(struct world *x, struct hub *copy)
{
    struct merge_steps steps, all;
    struct arena *a = arena_create();
    fine(x, merge_steps_all(copy->store, a, &steps, &x->w->err));
    fine(x, merge_steps_all(x->w->h->store, a, &all, &x->w->err));
    for (size_t i = 0; i < steps.count; i++) {
        const struct merge_step *t = &steps.items[i], *o = step_here(&all, t);
        struct merge_changes_list there, here;
        if (!o)
            fail_msg("a step is missing: %s", t->verb);
        fine(x, merge_lines(copy->store, t->site, t->seq, a, &there, &x->w->err));
        fine(x, merge_lines(x->w->h->store, o->site, o->seq, a, &here, &x->w->err));
        if (here.count != there.count)
            fail_msg("step %lld of %s: %zu lines of %zu", (long long)t->seq, t->verb, here.count, there.count);
    }
    arena_destroy(a);
}

static void replay_is_the_same(struct world *x)
{
    struct hub_err err = {0};
    struct store *fresh;
    struct txn_label label = {.verb = "replay"};
    struct arena *a = arena_create();
    struct store_options o = {
        .mode = STORE_MEMORY, .nouns = nouns, .noun_count = noun_count, .clock = &x->w->clock};
    assert_int_equal(store_open(&o, &fresh, &err), HUB_OK);
    assert_int_equal(store_begin(fresh, &label, &err), HUB_OK);
    store_capture(fresh, false);
    if (journal_replay(x->w->h->store, fresh, nouns, noun_count, &err) != HUB_OK)
        fail_msg("replay: %s", err.msg);
    assert_int_equal(store_commit(fresh, &err), HUB_OK);
    for (size_t n = 0; n < noun_count; n++) {
        struct record_query q = {.any = true, .order = "id"};
        struct record_list one, two;
        assert_int_equal(record_list(x->w->h->store, nouns[n], &q, a, &one, &err), HUB_OK);
        assert_int_equal(record_list(fresh, nouns[n], &q, a, &two, &err), HUB_OK);
        if (one.count != two.count)
            fail_msg("replay of %s: %zu and %zu", nouns[n]->plural, one.count, two.count);
        for (size_t i = 0; i < one.count; i++) {
            const struct record *r = record_at(&one, i), *s = record_at(&two, i);
            assert_true(r->id.n == s->id.n);
            if (r->removed_at.ms != s->removed_at.ms)
                fail_msg("replay: a %s is removed in one of the two", nouns[n]->name);
            for (size_t f = 0; f < nouns[n]->field_count; f++)
                if (!field_equal(&nouns[n]->fields[f], r, s))
                    fail_msg("replay: %s of a %s differs", nouns[n]->fields[f].word, nouns[n]->name);
        }
    }
    store_close(fresh);
    arena_destroy(a);
}

/* --- two hubs that took the same in, in another order -------------------------------------------- */

struct view {
    struct store *s;
    struct strmap open;   /* "kind tbl row col" → question */
    struct strmap unsure; /* "tbl row": waits, or came as the same as another; "tbl row col" */
    struct question *questions;
    size_t question_count;
    bool waits;
};

static const char *cell_key(struct arena *a, const char *table, int64_t row, const char *column)
{
    return arena_printf(a, "%s %lld %s", table, (long long)row, column ? column : "");
}

static void look(struct world *x, struct store *s, struct arena *a, struct view *v)
{
    struct record_query q = {0};
    struct record_list list;
    struct merge_waiting *waits;
    size_t count;
    *v = (struct view){.s = s};
    strmap_on(&v->open, a);
    strmap_on(&v->unsure, a);
    query_text(&q, "status", RECORD_IS, "open");
    fine(x, record_list(s, &question_noun, &q, a, &list, &x->w->err));
    v->questions = list.items;
    v->question_count = list.count;
    for (size_t i = 0; i < list.count; i++) {
        const struct question *r = record_at(&list, i);
        strmap_put(&v->open, cell_key(a, r->tbl, r->record_id, r->col), (int64_t)i + 1);
    }
    fine(x, merge_waits(s, a, &waits, &count, &x->w->err));
    for (size_t i = 0; i < count; i++) {
        const struct merge_change *c = &waits[i].line;
        v->waits = true;
        strmap_put(&v->unsure, cell_key(a, c->table, c->row.n, c->column), 1);
    }
}

/* "site seq n" of each claim, sorted. */
static int by_text(const void *p, const void *q)
{
    return strcmp(*(const char *const *)p, *(const char *const *)q);
}

static const char *claims_of(struct world *x, struct store *s, hub_id question, struct arena *a)
{
    struct record_query q = {0};
    struct record_list list;
    struct sb b = sb_on(a);
    query_is(&q, "question_id", question);
    fine(x, record_list(s, &claim_noun, &q, a, &list, &x->w->err));
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

static void say_writes(struct world *x, struct store *s, const struct question *q, struct arena *a)
{
    struct cell_writes w;
    struct merge_site *sites;
    size_t count;
    fine(x, merge_writes(s, noun_find(q->tbl), (hub_id){q->record_id}, q->col, a, &w, &x->w->err));
    fine(x, merge_sites(s, a, &sites, &count, &x->w->err));
    printf("# all writes of %s %lld %s:\n", q->tbl, (long long)q->record_id, q->col);
    for (size_t i = 0; i < w.count; i++)
        printf("#   %lld %lld %lld %c fate %d %s\n", (long long)w.items[i].site, (long long)w.items[i].seq,
            (long long)w.items[i].n, w.items[i].op, w.items[i].fate, w.items[i].value.kind ? "value" : "null");
    for (size_t i = 0; i < count; i++)
        printf("#   site %lld parent %lld %lld %s%s\n", (long long)sites[i].id, (long long)sites[i].parent,
            (long long)sites[i].parent_seq, sites[i].mark ? sites[i].mark + (strlen(sites[i].mark) > 4 ? 28 : 0) : "-", sites[i].own ? " own" : "");
}

static void same_claims(struct world *x, struct view *one, struct view *two, struct arena *a)
{
    for (size_t i = 0; i < one->question_count; i++) {
        const struct question *q = &one->questions[i];
        bool removal = str_eq(q->kind, "removed and changed");
        if (!str_eq(q->kind, "two values") && !(removal && !one->waits && !two->waits))
            continue;
        int64_t at = strmap_get(&two->open, cell_key(a, q->tbl, q->record_id, q->col), 0);
        if (!at && !strmap_get(&two->unsure, cell_key(a, q->tbl, q->record_id, NULL), 0))
            fail_msg("a question of %s %s is open in one of the two: %s", q->tbl, q->col, q->kind);
        const char *here = claims_of(x, one->s, q->record.id, a);
        const char *there = at ? claims_of(x, two->s, two->questions[at - 1].record.id, a) : here;
        if (strcmp(here, there) != 0) {
            say_writes(x, one->s, q, a);
            say_writes(x, two->s, q, a);
        }
        if (strcmp(here, there) != 0)
            fail_msg("claims about %s %s differ:\n%s and\n%s", q->tbl, q->col, here, there);
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

static void same_tables(struct world *x, struct store *s, struct store *t)
{
    struct arena *a = arena_create();
    struct view one, two;
    look(x, s, a, &one);
    look(x, t, a, &two);
    same_claims(x, &one, &two, a);
    same_claims(x, &two, &one, a);
    for (size_t n = 0; n < noun_count; n++) {
        struct record_query q = {.any = true, .order = "id"};
        struct record_list l, m;
        if (!compared(nouns[n]))
            continue;
        fine(x, record_list(s, nouns[n], &q, a, &l, &x->w->err));
        fine(x, record_list(t, nouns[n], &q, a, &m, &x->w->err));
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

/* What was there is as it was; what came with it is out of sight. */
static void as_before(struct world *x, struct store *before, struct store *now)
{
    struct arena *a = arena_create();
    for (size_t n = 0; n < noun_count; n++) {
        struct record_query q = {.any = true, .order = "id"};
        struct record_list l, m;
        if (nouns[n]->flags & NOUN_FOLLOWS || nouns[n] == &pack_noun)
            continue; /* that a copy was taken is not taken back */
        fine(x, record_list(before, nouns[n], &q, a, &l, &x->w->err));
        fine(x, record_list(now, nouns[n], &q, a, &m, &x->w->err));
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

static void say_last(struct world *x)
{
    struct journal_changes c;
    int64_t last = 0;
    struct merge_steps steps;
    fine(x, merge_steps_all(x->w->h->store, x->w->a, &steps, &x->w->err));
    last = (int64_t)steps.count - 1;
    fine(x, merge_changes(x->w->h, steps.items[last].site, steps.items[last].seq, x->w->a, &c, &x->w->err));
    for (size_t i = 0; i < c.count; i++)
        printf("# %lld %lld %lld %c %s %lld %s %s -> %s\n", (long long)c.items[i].site % 1000, (long long)c.items[i].seq,
            (long long)c.items[i].n, c.items[i].op, c.items[i].table, (long long)c.items[i].row.n % 100000,
            c.items[i].column ? c.items[i].column : "", c.items[i].column && c.items[i].op == 'U' && c.items[i].old_text ? c.items[i].old_text : "", c.items[i].op == 'U' && c.items[i].new_text ? c.items[i].new_text : "");
}

static void there_and_back(struct world *x, struct copy *c)
{
    const char *sentence;
    struct hub *home = x->w->h, *before = same_again(x, home);
    x->w->h = same_again(x, home);
    copy_home(x, c);
    if (hub_undo(x->w->h, x->w->a, &sentence, &x->w->err) != HUB_OK) {
        say_last(x);
        fail_msg("%s", x->w->err.msg);
    }
    as_before(x, before->store, x->w->h->store);
    replay_is_the_same(x);
    hub_close(x->w->h);
    hub_close(before);
    x->w->h = home;
}

/* --- a round ------------------------------------------------------------------------------------------ */

static void in_this_order(struct world *x, const size_t *order)
{
    for (size_t i = 0; i < x->copy_count; i++)
        copy_home(x, &x->copies[order[i]]);
    for (size_t i = 0; i < x->copy_count; i++)
        nothing_is_missing(x, x->copies[i].h);
}

static void again_changes_nothing(struct world *x)
{
    struct hub *before = same_again(x, x->w->h);
    for (size_t i = 0; i < x->copy_count; i++) {
        struct merge_done done = away_return(x->w, x->copies[i].h, ID_NONE);
        assert_int_equal(done.steps, 0);
        assert_int_equal(done.freed, 0);
        assert_int_equal(done.question_count, 0);
    }
    same_tables(x, before->store, x->w->h->store);
    hub_close(before);
}

static void shuffle(struct world *x, size_t *order)
{
    for (size_t i = 0; i < x->copy_count; i++)
        order[i] = i;
    for (size_t i = x->copy_count; i > 1; i--) {
        size_t k = (size_t)between(x, 0, (int64_t)i - 1), swap = order[i - 1];
        order[i - 1] = order[k];
        order[k] = swap;
    }
}

static void all_orders(struct world *x)
{
    struct hub *home = x->w->h, *first = NULL;
    size_t order[COPIES];
    for (int i = 0; i < ORDERS; i++) {
        x->w->h = same_again(x, home);
        shuffle(x, order);
        in_this_order(x, order);
        replay_is_the_same(x);
        if (!first) {
            first = x->w->h;
            again_changes_nothing(x);
            continue;
        }
        same_tables(x, first->store, x->w->h->store);
        hub_close(x->w->h);
    }
    hub_close(first);
    x->w->h = home;
}

static void one_round(struct world *x)
{
    x->copy_count = 0;
    x->kept = NULL;
    for (int i = 0; i < STEPS; i++)
        one_step(x);
    if (x->copy_count < 2) {
        take_copy(x);
        take_copy(x);
        for (int i = 0; i < 6; i++)
            work_at(x, i % 3 == 0 ? x->w->h : x->copies[i % 2].h);
    }
    there_and_back(x, &x->copies[0]);
    all_orders(x);
    for (size_t i = 0; i < x->copy_count; i++)
        hub_close(x->copies[i].h);
    hub_close(x->kept);
}

static void the_order_of_return_does_not_matter(void **state)
{
    struct open_hub *w = *state;
    struct prop p = prop_start("bringing home", 20, 1000);
    struct world x = {.w = w, .p = p};
    struct arena *keep = w->a;
    struct hub *base = w->h;
    add(w, "child", arena_printf(w->a, "child=Mia|family=%lld", (long long)add(w, "family", "family=Okafor").n));
    add(w, "stay", "family=Okafor|arrive=2027-01-05 16:00|leave=2027-01-06 12:00|children=Mia");
    for (int round = 0; round < p.rounds; round++) {
        uint64_t seed = x.p.state;
        w->a = arena_create();
        w->h = same_again(&x, base);
        if (getenv("HUB_SAY"))
            printf("# round %d, state %llu\n", round, (unsigned long long)seed);
        one_round(&x);
        hub_close(w->h);
        arena_destroy(w->a);
    }
    w->a = keep;
    w->h = base;
    printf("# %zu returns, %zu questions, %zu that waited, %zu settled, %zu taken back, %zu restored, %zu with lost steps\n",
        x.returns, x.questions, x.waits, x.settled, x.undone, x.restored, x.lost);
    assert_true(x.questions > 0 && x.waits > 0 && x.undone > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        the_order_of_return_does_not_matter, open_hub_set_up, open_hub_tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
