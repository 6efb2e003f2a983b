/* SPDX-License-Identifier: MIT */
/*
 * Whatever people do to any kind of record, the journal alone gives the same
 * tables again; and what is taken back is as it was, what is done again as it
 * had become.
 */
#include "hub/base/str.h"
#include "hub/model/journal.h"
#include "hub/service/erase.h"
#include "hub/service/history.h"
#include "hub/store/stmt.h"
#include "prop.h"
#include "service/hub_priv.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NOUNS_MOST = 96, KEPT = 24 };

struct world {
    struct prop p;
    struct arena *a;
    struct hub *h;
    hub_id ids[NOUNS_MOST][KEPT]; /* some records of each noun */
    size_t count[NOUNS_MOST];
    size_t done, refused, added, edited, removed, back, erased;
};

static size_t place_of(const struct noun *n)
{
    size_t i = 0;
    while (nouns[i] != n)
        i++;
    return i;
}

static int64_t between(struct world *w, int64_t first, int64_t last)
{
    return prop_between(&w->p, first, last);
}

static const char *some_words(struct world *w, int64_t most)
{
    static const char *const words[] = {"Okafor", "Ó Briain", "Łukasz", "李", "rings first", "a=b",
        "=1+1", "O'Neil", "\"so\"", "x", "Théo", "-3", "12", "yes"};
    struct sb b = sb_on(w->a);
    int64_t n = between(w, 1, 4);
    for (int64_t i = 0; i < n; i++) {
        const char *word = words[between(w, 0, (int64_t)(sizeof words / sizeof *words) - 1)];
        if ((int64_t)(b.len + strlen(word)) + 9 < most)
            sb_addf(&b, "%s%s", b.len ? " " : "", word);
    }
    sb_addf(&b, "%s%lld", b.len ? " " : "", (long long)between(w, 0, most > 12 ? 99999 : 9));
    return sb_str(&b);
}

static const char *some_date(struct world *w)
{
    char buf[DATE_TEXT];
    hub_date d = date_add(date_from_ymd(2026, 1, 1), (int)between(w, -3000, 900));
    return arena_strdup(w->a, date_iso(d, buf));
}

static const char *some_time(struct world *w)
{
    return arena_printf(w->a, "%02d:%02d", (int)between(w, 0, 23), (int)between(w, 0, 59));
}

static const char *some_ids(struct world *w, const struct noun *ref, int64_t most)
{
    size_t i = place_of(ref);
    struct sb b = sb_on(w->a);
    for (int64_t k = w->count[i] ? between(w, 1, most) : 0; k > 0; k--)
        sb_addf(&b, "%s%lld", b.len ? ", " : "",
            (long long)w->ids[i][between(w, 0, (int64_t)w->count[i] - 1)].n);
    return sb_str(&b);
}

static int64_t most_of(const struct field *f)
{
    return f->max ? f->max : 60;
}

/* A value as a person would type it; mostly one that fits. */
static const char *some_value(struct world *w, const struct field *f)
{
    switch (f->type) {
    case FIELD_TEXT:
        return some_words(w, most_of(f));
    case FIELD_NOTE:
        return arena_printf(w->a, "%s\n%s", some_words(w, 20), some_words(w, 20));
    case FIELD_CHOICE:
        return str_part(
            w->a, f->choices, (size_t)between(w, 0, (int64_t)str_parts(f->choices) - 1));
    case FIELD_PHONE:
        return arena_printf(w->a, "07700 900%03d", (int)between(w, 0, 999));
    case FIELD_EMAIL:
        return arena_printf(w->a, "a%d@example.org", (int)between(w, 0, 999));
    case FIELD_TIMES:
        return some_time(w);
    case FIELD_BOOL:
        return between(w, 0, 1) ? "yes" : "no";
    case FIELD_INT:
        return arena_printf(w->a, "%lld",
            (long long)(f->min || f->max ? between(w, f->min, f->max) : between(w, 0, 999)));
    case FIELD_DATE:
        return some_date(w);
    case FIELD_WALL:
        return arena_printf(w->a, "%s %s", some_date(w), some_time(w));
    case FIELD_TOD:
        return some_time(w);
    case FIELD_STAMP:
        return arena_printf(w->a, "%lld", (long long)between(w, 0, 2000000000) * 1000);
    case FIELD_REF:
        return some_ids(w, noun_find(f->ref), 1);
    case FIELD_LINKS:
        return some_ids(w, noun_find(f->ref), 3);
    default:
        return "";
    }
}

static size_t some_assignments(struct world *w, const struct noun *n, bool all_required,
    int64_t one_in, struct assignment **out)
{
    size_t count = 0;
    *out = arena_array(w->a, n->field_count, sizeof **out);
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        bool required = all_required && (f->flags & FIELD_REQUIRED);
        if (f->flags & FIELD_READONLY || (!required && between(w, 1, one_in) != 1))
            continue;
        bool empties = !all_required && between(w, 0, 5) == 0;
        (*out)[count++] = (struct assignment){f->word, empties ? "" : some_value(w, f)};
    }
    return count;
}

/* Refused is fine for a reason of the data; nothing else is. */
static bool went(struct world *w, enum hub_rc rc, const struct hub_err *err)
{
    w->done += rc == HUB_OK;
    w->refused += rc != HUB_OK;
    if (rc != HUB_OK && rc != HUB_EINVAL && rc != HUB_ECONFLICT && rc != HUB_ENOTFOUND &&
        rc != HUB_EDENIED && rc != HUB_EUSAGE)
        fail_msg("result %d: %s", (int)rc, err->msg);
    return rc == HUB_OK;
}

static void add_one(struct world *w, const struct noun *n)
{
    struct hub_err err = {0};
    struct assignment *set;
    hub_id id;
    size_t i = place_of(n), count = some_assignments(w, n, true, 3, &set);
    if (went(w, hub_add(w->h, n, set, count, &id, &err), &err)) {
        w->ids[i][w->count[i] < KEPT ? w->count[i]++ : (size_t)between(w, 0, KEPT - 1)] = id;
        w->added++;
    } else if (getenv("HUB_SAY")) {
        printf("# %s: %s\n", n->name, err.msg);
    }
}

static bool one_of(struct world *w, const struct noun *n, hub_id *id)
{
    size_t i = place_of(n);
    if (w->count[i] == 0)
        return false;
    *id = w->ids[i][between(w, 0, (int64_t)w->count[i] - 1)];
    return true;
}

static void *whole(struct world *w, const struct noun *n, hub_id id)
{
    struct hub_err err = {0};
    void *rec = arena_alloc(w->a, n->size);
    enum hub_rc rc = n->flags & NOUN_SEALED /* the file has it, whoever may read it */
                         ? record_get(w->h->store, n, id, w->a, rec, &err)
                         : hub_get(w->h, n, id, w->a, rec, &err);
    if (rc != HUB_OK)
        fail_msg("%s", err.msg);
    return rec;
}

static void same(const struct noun *n, const void *x, const void *y, const char *after)
{
    const struct record *a = x, *b = y;
    assert_int_equal(a->id.n, b->id.n);
    if (stamp_known(a->removed_at) != stamp_known(b->removed_at))
        fail_msg("a %s is not where it was after %s", n->name, after);
    for (size_t i = 0; i < n->field_count; i++)
        if (!field_equal(&n->fields[i], x, y))
            fail_msg("%s of a %s differs after %s", n->fields[i].word, n->name, after);
}

/* Take back and do again: as before, as after. */
static void there_and_back(
    struct world *w, const struct noun *n, hub_id id, const void *before, const void *after)
{
    struct hub_err err = {0};
    const char *sentence;
    if (n->flags & NOUN_SEALED)
        return; /* u passes over them: nobody else may hear what was written */
    if (hub_undo(w->h, w->a, &sentence, &err) != HUB_OK)
        fail_msg("taking back a %s: %s", n->name, err.msg);
    same(n, before, whole(w, n, id), "taking back");
    if (hub_redo(w->h, w->a, &sentence, &err) != HUB_OK)
        fail_msg("doing a %s again: %s", n->name, err.msg);
    same(n, after, whole(w, n, id), "doing again");
    w->back++;
}

static void edit_one(struct world *w, const struct noun *n)
{
    struct hub_err err = {0};
    struct assignment *set;
    hub_id id;
    if (!one_of(w, n, &id))
        return;
    const void *before = whole(w, n, id);
    size_t count = some_assignments(w, n, false, 4, &set);
    bool fine = went(w, hub_edit(w->h, n, id, set, count, &err), &err);
    const void *after = whole(w, n, id);
    if (!fine) {
        same(n, before, after, "a change that was refused");
        return;
    }
    w->edited++;
    bool changed = false;
    for (size_t i = 0; i < n->field_count; i++)
        changed = changed || !field_equal(&n->fields[i], before, after);
    if (changed && between(w, 0, 2) == 0)
        there_and_back(w, n, id, before, after);
}

static void remove_one(struct world *w, const struct noun *n)
{
    struct hub_err err = {0};
    hub_id id;
    if (n == noun_find("hub") || n == noun_find("person") || !one_of(w, n, &id))
        return;
    const void *before = whole(w, n, id);
    bool there = !stamp_known(((const struct record *)before)->removed_at);
    enum hub_rc rc = there ? hub_remove(w->h, n, id, &err) : hub_restore(w->h, n, id, &err);
    if (!went(w, rc, &err))
        return;
    w->removed++;
    if (between(w, 0, 2) == 0)
        there_and_back(w, n, id, before, whole(w, n, id));
}

/* What is gone is asked for no more. */
static void forget_gone(struct world *w)
{
    struct hub_err err = {0};
    for (size_t i = 0; i < noun_count; i++) {
        size_t kept = 0;
        void *rec = arena_alloc(w->a, nouns[i]->size);
        for (size_t k = 0; k < w->count[i]; k++)
            if (record_get(w->h->store, nouns[i], w->ids[i][k], w->a, rec, &err) == HUB_OK)
                w->ids[i][kept++] = w->ids[i][k];
        w->count[i] = kept;
    }
}

static void erase_one(struct world *w, const struct noun *n)
{
    struct hub_err err = {0};
    struct erase_plan plan;
    struct erase_done done;
    hub_id id;
    if (!one_of(w, n, &id) ||
        !went(w, hub_erase_look(w->h, n, id, w->a, &plan, &err), &err))
        return;
    for (size_t i = 0; i < plan.mention_count; i++)
        plan.mentions[i].leave = between(w, 0, 1);
    if (!went(w, hub_erase(w->h, &plan, "they asked", &done, &err), &err))
        return;
    w->erased += done.records;
    assert_true(done.swept);
    forget_gone(w);
}

static void take_back_some(struct world *w)
{
    struct hub_err err = {0};
    const char *sentence;
    int64_t steps = between(w, 1, 4);
    for (int64_t i = 0; i < steps; i++)
        went(w, hub_undo(w->h, w->a, &sentence, &err), &err);
    for (int64_t i = between(w, 0, steps); i > 0; i--)
        went(w, hub_redo(w->h, w->a, &sentence, &err), &err);
}

static void compare_table(struct store *x, struct store *y, const struct noun *n, struct arena *a)
{
    struct record_query q = {.any = true, .order = "id"};
    struct record_list one, two;
    struct hub_err err = {0};
    assert_int_equal(record_list(x, n, &q, a, &one, &err), HUB_OK);
    assert_int_equal(record_list(y, n, &q, a, &two, &err), HUB_OK);
    if (one.count != two.count)
        fail_msg("%s: %zu and %zu", n->plural, one.count, two.count);
    for (size_t i = 0; i < one.count; i++) {
        const struct record *r = record_at(&one, i), *s = record_at(&two, i);
        same(n, r, s, "replay");
        assert_true(r->removed_at.ms == s->removed_at.ms);
    }
}

/* The indexes of Find hold what the tables say: SQLite compares them word by word. */
static void find_is_current(struct store *s)
{
    static const char *const checks[] = {
        "INSERT INTO find_log(find_log, rank) VALUES('integrity-check', 1)",
        "INSERT INTO find_names(find_names, rank) VALUES('integrity-check', 1)",
        "SELECT 1 / (NOT EXISTS (SELECT tbl, row_id, name, initials, marks, day FROM find_doc EXCEPT "
        "SELECT * FROM find_now_doc) AND NOT EXISTS (SELECT * FROM find_now_doc EXCEPT "
        "SELECT tbl, row_id, name, initials, marks, day FROM find_doc))",
    };
    struct hub_err err = {0};
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        struct stmt *q;
        bool row = false;
        if (store_prepare(s, checks[i], &q, &err) != HUB_OK || stmt_step(q, &row, &err) != HUB_OK)
            fail_msg("%s: %s", checks[i], err.msg);
        assert_false(row && stmt_is_null(q, 0)); /* 1 / 0 */
        stmt_done(q);
    }
}

static void replay_gives_the_same_tables(struct world *w)
{
    struct hub_err err = {0};
    struct hub_clock clock;
    struct store *fresh;
    struct txn_label label = {.verb = "replay"};
    clock_system(&clock);
    struct store_options o = {
        .mode = STORE_MEMORY, .nouns = nouns, .noun_count = noun_count, .clock = &clock};
    assert_int_equal(store_open(&o, &fresh, &err), HUB_OK);
    assert_int_equal(store_begin(fresh, &label, &err), HUB_OK);
    store_capture(fresh, false);
    if (journal_replay(w->h->store, fresh, nouns, noun_count, &err) != HUB_OK)
        fail_msg("replay: %s", err.msg);
    assert_int_equal(store_commit(fresh, &err), HUB_OK);
    for (size_t i = 0; i < noun_count; i++)
        compare_table(w->h->store, fresh, nouns[i], w->a);
    find_is_current(w->h->store);
    find_is_current(fresh);
    store_close(fresh);
}

static void start(struct world *w, const struct hub_opening *o)
{
    struct hub_err err = {0};
    struct hub_start begin = {.name = "Robin Hub", .carer = "Amina", .beds = 2};
    const struct hub_entry *entries;
    assert_int_equal(hub_init(o, &begin, &err), HUB_OK);
    if (hub_open(o, &w->h, &err) != HUB_OK)
        fail_msg("%s", err.msg);
    assert_int_equal(hub_entries(w->h, &entries), 1);
    w->ids[place_of(noun_find("hub"))][w->count[place_of(noun_find("hub"))]++] = entries[0].id;
}

static void anything_done_is_in_the_journal(void **state)
{
    struct world w = {.p = prop_start("replay", 700, 20000), .a = arena_create()};
    struct arena *keep = arena_create();
    struct hub_clock clock;
    const char *tmp = getenv("TMPDIR");
    char *path = arena_printf(keep, "%s/hub-replay-%ld.db", tmp ? tmp : "/tmp", (long)getpid());
    struct hub_opening o = {.path = path, .as = "Amina", .clock = &clock};
    (void)state;
    clock_system(&clock);
    assert_true(noun_count < NOUNS_MOST);
    start(&w, &o);
    for (int i = 0; i < w.p.rounds; i++) {
        const struct noun *n = nouns[between(&w, 0, (int64_t)noun_count - 1)];
        int64_t what = between(&w, 0, 9);
        if (n->flags & NOUN_LINK)
            continue;
        if (what < 5)
            add_one(&w, n);
        else if (what < 7)
            edit_one(&w, n);
        else if (what < 9)
            remove_one(&w, n);
        else if (between(&w, 0, 4) == 0)
            erase_one(&w, n);
        else
            take_back_some(&w);
        arena_reset(w.a);
    }
    replay_gives_the_same_tables(&w);
    printf("# %zu added, %zu changed, %zu removed or back, %zu there and back, %zu erased, %zu refused\n",
        w.added, w.edited, w.removed, w.back, w.erased, w.refused);
    assert_true(w.added > (size_t)w.p.rounds / 32); /* else this tries nothing */
    hub_close(w.h);
    unlink(path);
    arena_destroy(w.a);
    arena_destroy(keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(anything_done_is_in_the_journal)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
