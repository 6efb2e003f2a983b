/* SPDX-License-Identifier: MIT */
/*
 * A hub and copies of it, taken at different moments, opened several times, some on two computers at
 * once, some of a hub that was restored since. People work on all of them. In whatever order the
 * copies come home: cells without an open question are equal and those with one hold the same claims;
 * nothing that anybody saved is missing; the journal gives the same tables again; a second return
 * changes nothing; and taking the return back gives the tables from before it. Whoever has the copies
 * works with all hubs, or with some of them, and that changes while they are away.
 */
#include "away.h"
#include "file_words.h"
#include "hub/base/str.h"
#include "hub/model/journal.h"
#include "hub/model/merge.h"
#include "hub/model/record.h"
#include "merge_same.h"
#include "prop.h"
#include "step_hubs.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

enum { COPIES = 4, STEPS = 44, ORDERS = 3, HOLDERS = 3 };

struct copy {
    struct hub *h;
    const char *mark;
    hub_id pack, holder;
};

struct world {
    struct open_hub *w; /* w->h: the hub at hand */
    struct prop p;
    struct copy copies[COPIES];
    size_t copy_count;
    struct hub *kept; /* an earlier state of the hub, to be restored */
    struct hub_clock clock[COPIES + 1];
    hub_id holders[HOLDERS]; /* who work with both hubs, with the one, with the other */
    bool restores; /* else the copies have holders of their own: none brings home what another lost */
    size_t returns, questions, waits, undone, restored, lost, settled, not_theirs;
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
static const char *const hubs[] = {"Robin Hub", "Tern Hub"};
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
        try_at(x, at, "family", arena_printf(a, "family=%s|hub=%s", names[between(x, 0, 4)], hubs[between(x, 0, 1)]));
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
        try_at(x, at, "person", arena_printf(a, "person=P%d|hub=%s", (int)between(x, 0, 3), hubs[between(x, 0, 1)]));
        return;
    }
}

/* A child to another family, perhaps of the other hub. */
static void move_some(struct world *x, struct hub *at)
{
    hub_id id, to;
    if (some_record(x, at, "child", false, &id) && some_record(x, at, "family", false, &to))
        away_edit(x->w, at, "child", id, arena_printf(x->w->a, "family=%lld", (long long)to.n));
}

static void edit_some(struct world *x, struct hub *at)
{
    struct arena *a = x->w->a;
    hub_id id;
    switch (between(x, 0, 10)) {
    case 7:
    case 8:
        move_some(x, at);
        return;
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
    case 9:
    case 10:
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

static hub_id some_holder(struct world *x)
{
    return x->holders[between(x, 0, HOLDERS - 1)];
}

/* They work with other hubs now. A file on two computers is one person's. */
static void change_holder(struct world *x)
{
    const char *mark = x->copies[between(x, 0, (int64_t)x->copy_count - 1)].mark;
    hub_id holder = some_holder(x);
    for (size_t i = 0; i < x->copy_count; i++)
        if (x->restores || str_eq(x->copies[i].mark, mark))
            x->copies[i].holder = holder;
}

static void take_copy(struct world *x)
{
    struct copy *c = &x->copies[x->copy_count];
    if (x->copy_count == COPIES)
        return;
    c->mark = arena_printf(x->w->a, "%032zu", x->copy_count);
    c->pack = away_pack(x->w, (int64_t)x->copy_count + 1, c->mark);
    c->h = same_again(x, x->w->h);
    c->holder = x->restores && x->copy_count ? x->copies[0].holder : some_holder(x);
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
    *c = (struct copy){same_again(x, of->h), of->mark, of->pack, of->holder};
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

static size_t of_others(struct world *x, const struct merge_done *done)
{
    size_t count = 0;
    for (size_t i = 0; i < done->question_count; i++) {
        struct question q;
        fine(x, record_get(x->w->h->store, &question_noun, done->questions[i], x->w->a, &q, &x->w->err));
        count += str_eq(q.kind, "not theirs");
    }
    return count;
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
    struct merge_done done = away_return_held(x->w, c->h, pack, c->holder);
    x->lost += facts.lost > 0;
    x->returns++;
    x->questions += done.question_count;
    x->not_theirs += of_others(x, &done);
    x->waits += done.waiting > 0;
}

static struct copy *some_copy(struct world *x)
{
    return &x->copies[between(x, 0, (int64_t)x->copy_count - 1)];
}

static void one_step(struct world *x)
{
    int64_t what = between(x, 0, 40), who = between(x, 0, (int64_t)x->copy_count);
    if (what < 3 || x->copy_count == 0) {
        between(x, 0, 2) ? work_at(x, x->w->h) : take_copy(x);
    } else if (what == 3) {
        copy_file(x);
    } else if (what == 4) {
        x->restores ? restore_home(x) : work_at(x, x->w->h);
    } else if (what < 8) {
        copy_home(x, some_copy(x));
    } else if (what == 8) {
        struct copy *c = some_copy(x);
        away_open_again(c->h, c->mark);
    } else if (what < 13) {
        settle_some(x);
    } else if (what == 13) {
        change_holder(x);
    } else {
        work_at(x, who == 0 ? x->w->h : x->copies[who - 1].h);
    }
}

/* --- taking it back -------------------------------------------------------------------------------- */

static void say_last(struct world *x)
{
    struct journal_changes c;
    struct merge_steps steps;
    fine(x, merge_steps_all(x->w->h->store, x->w->a, &steps, &x->w->err));
    const struct merge_step *last = &steps.items[steps.count - 1];
    fine(x, merge_changes(x->w->h, last->site, last->seq, x->w->a, &c, &x->w->err));
    for (size_t i = 0; i < c.count; i++) {
        const struct journal_change *o = &c.items[i];
        bool cell = o->op == 'U';
        printf("# %lld %lld %lld %c %s %lld %s: %s -> %s\n", (long long)o->site, (long long)o->seq,
            (long long)o->n, o->op, o->table, (long long)o->row.n, o->column ? o->column : "",
            cell && o->old_text ? o->old_text : "", cell && o->new_text ? o->new_text : "");
    }
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
    as_it_was(before->store, x->w->h->store);
    replay_is_the_same(x->w->h->store, x->w->a);
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
        nothing_is_missing(x->copies[i].h->store, x->w->h->store);
}

static void again_changes_nothing(struct world *x)
{
    struct hub *before = same_again(x, x->w->h);
    for (size_t i = 0; i < x->copy_count; i++) {
        struct merge_done done = away_return_held(x->w, x->copies[i].h, ID_NONE, x->copies[i].holder);
        assert_int_equal(done.steps, 0);
        assert_int_equal(done.freed, 0);
        assert_int_equal(done.question_count, 0);
    }
    same_but_for_questions(before->store, x->w->h->store);
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
        replay_is_the_same(x->w->h->store, x->w->a);
        every_step_says_its_hubs(x->w->h->store);
        if (!first) {
            first = x->w->h;
            again_changes_nothing(x);
            continue;
        }
        same_but_for_questions(first->store, x->w->h->store);
        hub_close(x->w->h);
    }
    hub_close(first);
    x->w->h = home;
}

static void one_round(struct world *x)
{
    x->copy_count = 0;
    x->kept = NULL;
    x->restores = between(x, 0, 1);
    for (int i = 0; i < STEPS; i++)
        one_step(x);
    if (x->copy_count < 2) {
        take_copy(x);
        take_copy(x);
        for (int i = 0; i < 6; i++)
            work_at(x, i % 3 == 0 ? x->w->h : x->copies[i % 2].h);
    }
    there_and_back(x, &x->copies[0]);
    every_step_says_its_hubs(x->w->h->store);
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
    add(w, "hub", "hub=Tern Hub|nation=England");
    add(w, "person", "person=Amina|hub=Tern Hub|role=hub carer");
    x.holders[0] = base->person;
    x.holders[1] = add(w, "person", "person=Rosa|hub=Robin Hub|role=hub carer");
    x.holders[2] = add(w, "person", "person=Nia|hub=Tern Hub|role=hub carer");
    add(w, "child", arena_printf(w->a, "child=Mia|family=%lld", (long long)add(w, "family", "family=Okafor|hub=Robin Hub").n));
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
    printf("# %zu returns, %zu questions, %zu of others' records, %zu that waited, %zu settled, %zu taken back, %zu restored, %zu with lost steps\n",
        x.returns, x.questions, x.not_theirs, x.waits, x.settled, x.undone, x.restored, x.lost);
    assert_true(x.questions > 0 && x.waits > 0 && x.undone > 0 && x.not_theirs > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        the_order_of_return_does_not_matter, open_hub_set_up, open_hub_tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
