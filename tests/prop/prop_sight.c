/* SPDX-License-Identifier: MIT */
/*
 * What a person sees of a practice file of several hubs, for random people, kinds of sight and
 * roles: of every noun exactly the rows that a slow reading of the rules finds, made of records in
 * memory and no SQL; the same through Find, the lists that are narrowed, the history and counts.
 */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/find.h"
#include "hub/model/holding.h"
#include "hub/model/host.h"
#include "hub/model/journal.h"
#include "hub/model/log.h"
#include "hub/model/medicine.h"
#include "hub/model/peer.h"
#include "hub/model/person.h"
#include "hub/model/prune.h"
#include "hub/model/sight.h"
#include "hub/model/stay.h"
#include "hub/model/stay_note.h"
#include "hub/service/practice.h"
#include "hub/store/memory.h"
#include "hub/store/stmt.h"
#include "prop.h"
#include "slow_sight.h"
#include "step_hubs.h"
#include "unit.h"

#include "service/hub_priv.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NEWCOMERS = 6 };

struct world {
    struct prop p;
    struct arena *a;
    struct hub *h;
    struct hub_err err;
    struct slow_sight slow;
    hub_id newcomers[NEWCOMERS], kids[NEWCOMERS];
};

static void fine(struct world *w, enum hub_rc rc)
{
    if (rc != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
}

/* --- beside what there is ---------------------------------------------------------------------- */

static void same_rows(struct world *w, const struct noun *n)
{
    struct record_query any = {.any = true};
    struct record_list seen;
    size_t expected = 0;
    fine(w, record_list(w->h->store, n, &any, w->a, &seen, &w->err));
    for (size_t i = 0; i < seen.count; i++) {
        hub_id id = ((const struct record *)record_at(&seen, i))->id;
        if (!slow_sees(&w->slow, n, id)) {
            fail_msg("kind %d sees %s %lld", (int)w->slow.sight.kind, n->name, (long long)id.n);
        }
    }
    const struct record_list *all = &w->slow.lists[slow_place(n)];
    for (size_t i = 0; i < all->count; i++) {
        hub_id id = ((const struct record *)record_at(all, i))->id;
        void *rec = arena_alloc(w->a, n->size);
        bool should = slow_sees(&w->slow, n, id);
        bool one = record_get(w->h->store, n, id, w->a, rec, &w->err) == HUB_OK;
        if (one != should) {
            fail_msg("kind %d: %s %lld by its id is %d", (int)w->slow.sight.kind, n->name, (long long)id.n, one);
        }
        expected += should;
    }
    if (seen.count != expected) {
        fail_msg("kind %d: %zu of %zu %s", (int)w->slow.sight.kind, seen.count, expected, n->plural);
    }
}

static void same_history(struct world *w)
{
    struct stmt *q;
    bool row;
    fine(w, store_ask(w->h->store, "SELECT tbl,row_id FROM change", NULL, 0, &q, &row, &w->err));
    while (row) {
        const struct noun *n = noun_of_table(stmt_text(q, 0));
        if (n && slow_record(&w->slow, n, stmt_id(q, 1)) && !slow_sees(&w->slow, n, stmt_id(q, 1))) {
            fail_msg("kind %d: a change of %s is told", (int)w->slow.sight.kind, n->name);
        }
        fine(w, stmt_step(q, &row, &w->err));
    }
    stmt_done(q);
}

struct steps {
    struct journal_txn *items;
    size_t count, cap;
    struct arena *a;
};

static enum hub_rc note_step(void *arg, const struct journal_txn *txn, struct hub_err *err)
{
    struct steps *s = arg;
    (void)err;
    arena_grow(s->a, &s->items, s->count, &s->cap, sizeof *s->items);
    s->items[s->count++] = *txn;
    return HUB_OK;
}

/* Whether something is told in it that is seen; *any: whether anything is. */
static bool tells(struct world *w, const struct journal_txn *step, bool *any)
{
    struct journal_changes c;
    bool seen = false;
    fine(w, journal_txn_changes(w->h->store, step->site, step->seq, w->a, &c, &w->err));
    *any = c.count > 0;
    for (size_t i = 0; !seen && i < c.count; i++) {
        seen = slow_sees(&w->slow, noun_of_table(c.items[i].table), c.items[i].row);
    }
    return seen;
}

/* Of steps that changed something their own, and those in which something is told that is seen. */
static void same_steps(struct world *w)
{
    struct journal_range every = {.hub = ID_NONE};
    struct steps steps = {.a = w->a};
    struct journal_txn got;
    bool any, wide = w->slow.sight.kind == SIGHT_HUBS || w->slow.sight.kind == SIGHT_FAMILIES;
    sight_pause(w->h->store);
    fine(w, journal_each_txn(w->h->store, &every, note_step, &steps, &w->err));
    for (size_t i = 0; wide && i < steps.count; i++) {
        const struct journal_txn *step = &steps.items[i];
        bool told = tells(w, step, &any) || id_eq(step->person, w->slow.person);
        sight_resume(w->h->store);
        bool is = journal_txn_get(w->h->store, step->site, step->seq, w->a, &got, &w->err) == HUB_OK;
        sight_pause(w->h->store);
        if (any && is != told) {
            fail_msg("kind %d: step %lld is %d", (int)w->slow.sight.kind, (long long)step->applied, is);
        }
    }
    sight_resume(w->h->store);
}

static const struct noun *note_or_entry(struct world *w, hub_id id)
{
    static const char *const of[] = {"log_entry", "stay_note", "incident"};
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        if (slow_record(&w->slow, noun_of_table(of[i]), id)) {
            return noun_of_table(of[i]);
        }
    }
    return NULL;
}

static const void *any_of(struct world *w, const struct noun *n)
{
    const struct record_list *l = &w->slow.lists[slow_place(n)];
    return record_at(l, (size_t)prop_between(&w->p, 0, (int64_t)l->count - 1));
}

/* All that Find has of a beginning without a sight, less what is not seen, is what it has with one. */
static void same_finds(struct world *w)
{
    enum { MOST = 100000 };
    char letters[] = {(char)prop_between(&w->p, 'a', 'z'), (char)prop_between(&w->p, 'a', 'u'), '\0'};
    const struct child *c = any_of(w, &child_noun);
    const char *name = utf8_fold(w->a, c->name);
    if (prop_between(&w->p, 0, 3) && isalpha((unsigned char)name[0]) && isalpha((unsigned char)name[1])) {
        memcpy(letters, name, 2);
    }
    struct find_query q = {.words = {{.text = letters}}, .word_count = 1};
    struct find_name *names;
    hub_id *entries;
    size_t count, expected = 0;
    int64_t told = 0;
    sight_pause(w->h->store);
    fine(w, find_names(w->h->store, &q, FIND_TABLES, MOST, w->a, &names, &count, &w->err));
    for (size_t i = 0; i < count; i++) {
        expected += slow_sees(&w->slow, noun_of_table(names[i].table), names[i].id);
    }
    sight_resume(w->h->store);
    fine(w, find_names(w->h->store, &q, FIND_TABLES, MOST, w->a, &names, &count, &w->err));
    fine(w, find_names_count(w->h->store, &q, FIND_TABLES, w->a, &told, &w->err));
    if (count != expected || told != (int64_t)expected) {
        fail_msg("kind %d, %s: %zu and %lld of %zu names", (int)w->slow.sight.kind, letters, count,
            (long long)told, expected);
    }
    fine(w, find_entries(w->h->store, &q, MOST, w->a, &entries, &count, &w->err));
    for (size_t i = 0; i < count; i++) {
        const struct noun *n = note_or_entry(w, entries[i]);
        if (!n || !slow_sees(&w->slow, n, entries[i])) {
            fail_msg("kind %d, %s: an entry is found", (int)w->slow.sight.kind, letters);
        }
    }
    fine(w, find_entries_count(w->h->store, &q, w->a, &told, &w->err));
    assert_int_equal(told, (int64_t)count);
}

static bool open_none(void *arg, const struct noun *n, hub_id id)
{
    (void)arg;
    (void)n;
    (void)id;
    return false;
}

static void same_copy(struct world *w, bool (*may)(void *, const struct noun *))
{
    struct store *whole, *copy;
    struct prune p = {.day = DATE_NONE, .since = DATE_NONE, .holder = w->slow.person, .login = w->slow.person,
        .sight = &w->slow.sight, .may = may, .may_open = open_none, .arg = w};
    fine(w, store_beside(w->h->store, &whole, &w->err));
    fine(w, prune_copy(whole, &p, &copy, &w->err));
    store_close(whole);
    for (size_t i = 0; i < noun_count; i++) {
        struct record_query any = {.any = true};
        struct record_list held;
        if (nouns[i]->flags & NOUN_SEALED) {
            continue;
        }
        fine(w, record_list(copy, nouns[i], &any, w->a, &held, &w->err));
        for (size_t k = 0; k < held.count; k++) {
            hub_id id = ((const struct record *)record_at(&held, k))->id;
            if (!slow_sees(&w->slow, nouns[i], id)) {
                fail_msg("kind %d: %s %lld is in the copy", (int)w->slow.sight.kind, nouns[i]->name, (long long)id.n);
            }
        }
    }
    store_close(copy);
}

/* --- rounds ------------------------------------------------------------------------------------ */

static bool may_see(void *arg, const struct noun *n)
{
    return ((const struct world *)arg)->slow.may[slow_place(n)];
}

/* Of a host, a peer, a carer; sometimes of anybody. */
static void draw(struct world *w)
{
    static const enum sight_kind kinds[] = {
        SIGHT_HUBS, SIGHT_FAMILIES, SIGHT_STAYS, SIGHT_STAYS, SIGHT_MATCHES, SIGHT_NOTHING};
    bool all = prop_between(&w->p, 0, 2) > 0;
    w->slow.sight = (struct sight){.kind = kinds[prop_between(&w->p, 0, 5)], .persons = &w->slow.person,
        .person_count = 1, .families = w->slow.families, .today = hub_today(w->h), .may = may_see, .arg = w};
    for (size_t i = 0; i < noun_count; i++) {
        w->slow.may[i] = all || prop_between(&w->p, 0, 5) > 0;
    }
    w->slow.person = ((const struct record *)any_of(w, &person_noun))->id;
    if (w->slow.sight.kind == SIGHT_STAYS && prop_between(&w->p, 0, 4) > 0) {
        w->slow.person = ((const struct host *)any_of(w, &host_noun))->person_id;
    } else if (w->slow.sight.kind == SIGHT_MATCHES && w->slow.lists[slow_place(&peer_noun)].count) {
        w->slow.person = ((const struct peer *)any_of(w, &peer_noun))->person_id;
    }
    const struct person *p = slow_record(&w->slow, &person_noun, w->slow.person);
    w->slow.hub = p ? p->hub_id : ID_NONE;
    for (int i = 0; w->slow.sight.kind == SIGHT_FAMILIES && i < 3; i++) {
        w->slow.families[w->slow.sight.family_count++] =
            ((const struct record *)any_of(w, noun_find("family")))->id;
    }
}

static hub_id random_hub(struct world *w)
{
    return ((const struct record *)any_of(w, &hub_noun))->id;
}

/* Each with a child. */
static enum hub_rc newcomers_come(struct hub *h, void *arg, struct hub_err *err)
{
    struct world *w = arg;
    enum hub_rc rc = HUB_OK;
    for (int i = 0; rc == HUB_OK && i < NEWCOMERS; i++) {
        struct family f;
        struct child c;
        record_clear(&family_noun, &f);
        record_clear(&child_noun, &c);
        f.hub_id = random_hub(w);
        f.name = arena_printf(w->a, "Newcomer %d", i);
        c.name = arena_printf(w->a, "Kit %d", i);
        rc = record_insert(h->store, &family_noun, &f, err);
        c.family_id = w->newcomers[i] = f.record.id;
        rc = rc == HUB_OK ? record_insert(h->store, &child_noun, &c, err) : rc;
        w->kids[i] = c.record.id;
    }
    return rc;
}

static enum hub_rc newcomers_move(struct hub *h, void *arg, struct hub_err *err)
{
    struct world *w = arg;
    enum hub_rc rc = HUB_OK;
    for (int i = 0; rc == HUB_OK && i < NEWCOMERS; i++) {
        struct family f;
        struct child c;
        fine(w, record_get(h->store, &family_noun, w->newcomers[i], w->a, &f, &w->err));
        fine(w, record_get(h->store, &child_noun, w->kids[i], w->a, &c, &w->err));
        f.hub_id = random_hub(w);
        c.family_id = w->newcomers[prop_between(&w->p, 0, NEWCOMERS - 1)];
        rc = record_update(h->store, i % 2 ? &family_noun : &child_noun, i % 2 ? (void *)&f : (void *)&c, err);
    }
    return rc;
}

/* Families with sleepovers too, whose host stays where they are. */
static enum hub_rc guests_move(struct hub *h, void *arg, struct hub_err *err)
{
    struct world *w = arg;
    enum hub_rc rc = HUB_OK;
    for (int i = 0; rc == HUB_OK && i < NEWCOMERS; i++) {
        const struct stay *s = any_of(w, &stay_noun);
        struct family f;
        rc = record_get(h->store, &family_noun, s->family_id, w->a, &f, err);
        f.hub_id = random_hub(w);
        f.name = arena_printf(w->a, "%s %d", f.name, i); /* there may be one like it */
        rc = rc == HUB_OK ? record_update(h->store, &family_noun, &f, err) : rc;
    }
    return rc;
}

static void read_all(struct world *w)
{
    struct record_query any = {.any = true};
    for (size_t i = 0; i < noun_count; i++) {
        fine(w, record_list(w->h->store, nouns[i], &any, w->a, &w->slow.lists[i], &w->err));
        idmap_on(&w->slow.places[i], w->a);
        for (size_t k = 0; k < w->slow.lists[i].count; k++) {
            idmap_put(&w->slow.places[i], ((const struct record *)record_at(&w->slow.lists[i], k))->id, (int64_t)k);
        }
    }
}

static void make(struct world *w, const char *path, struct hub_clock *clock)
{
    struct practice_plan plan = {.hubs = 3, .families = 4, .years = 1, .seed = prop_between(&w->p, 1, 99)};
    struct hub_opening o = {.path = path, .clock = clock, .as = PRACTICE_PERSON};
    struct txn_label label = {.verb = "test"};
    fine(w, practice_make(&o, &plan, &w->err));
    fine(w, hub_open(&o, &w->h, &w->err));
    struct sight all = {.kind = SIGHT_ALL};
    fine(w, sight_set(w->h->store, &all, &w->err));
    read_all(w);
    fine(w, hub_write(w->h, &label, newcomers_come, w, &w->err));
    fine(w, hub_write(w->h, &label, newcomers_move, w, &w->err));
    fine(w, hub_write(w->h, &label, newcomers_move, w, &w->err));
    fine(w, hub_write(w->h, &label, guests_move, w, &w->err));
    read_all(w);
    every_step_says_its_hubs(w->h->store);
}

static void nobody_sees_more_or_less(void **state)
{
    (void)state;
    static struct world world;
    struct world *w = &world;
    struct hub_clock clock;
    const char *tmp = getenv("TMPDIR");
    w->p = prop_start("sight", 12, 200);
    w->a = arena_create();
    assert_in_range(noun_count, 1, NOUNS_MOST);
    char *folder = arena_printf(w->a, "%s/hub-sight-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(folder));
    const char *path = arena_printf(w->a, "%s/p.db", folder);
    fine(w, clock_set(&clock, "2026-11-21T10:00", &w->err));
    make(w, path, &clock);
    for (int i = 0; i < w->p.rounds; i++) {
        draw(w);
        fine(w, sight_set(w->h->store, &w->slow.sight, &w->err));
        for (size_t k = 0; k < noun_count; k++) {
            same_rows(w, nouns[k]);
        }
        same_history(w);
        same_steps(w);
        same_finds(w);
        if (i % 4 == 0) {
            same_copy(w, may_see);
        }
    }
    hub_close(w->h);
    unlink(path);
    unlink(arena_printf(w->a, "%s-wal", path));
    unlink(arena_printf(w->a, "%s-shm", path));
    rmdir(folder);
    arena_destroy(w->a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(nobody_sees_more_or_less)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
