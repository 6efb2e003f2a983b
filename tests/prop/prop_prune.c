/* SPDX-License-Identifier: MIT */
/*
 * A copy of some of a practice file of several hubs, for random people and things to leave out: row by
 * row what is left of the whole file when all that does not belong is deleted from it, slowly and by
 * statements of its own. The history has steps of another machine, changes put aside and empty steps.
 */
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/model/person.h"
#include "hub/model/prune.h"
#include "hub/model/record.h"
#include "hub/service/practice.h"
#include "hub/service/records.h"
#include "hub/store/memory.h"
#include "hub/store/stmt.h"
#include "prop.h"
#include "slow_copy.h"
#include "unit.h"

#include "service/hub_priv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STEPS = 40, EDITS = 60 };

struct world {
    struct prop p;
    struct arena *a;
    struct hub *h;
    struct hub_err err;
    const char *path;
    struct slow_copy slow;
    struct prune ask;
    struct sight sight;
    bool may[SLOW_NOUNS], opens_all;
};

static void fine(struct world *w, enum hub_rc rc)
{
    if (rc != HUB_OK) {
        fail_msg("seed %llu: %s", (unsigned long long)w->p.seed, w->err.msg);
    }
}

/* --- held side by side ------------------------------------------------------------------------- */

static void put_in(struct world *w, const char *schema, struct store *of)
{
    struct store_image image;
    fine(w, store_image(of, &image, &w->err));
    unsigned char *bytes = sqlite3_malloc64(image.len);
    memcpy(bytes, image.bytes, image.len);
    bytes[18] = bytes[19] = 1; /* no log beside it */
    assert_int_equal(sqlite3_deserialize(w->slow.db, schema, bytes, (sqlite3_int64)image.len, (sqlite3_int64)image.len,
        SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE), SQLITE_OK);
    store_image_free(&image);
}

static void same_table(struct world *w, const char *table)
{
    static const char both[] = "SELECT count(*) FROM (SELECT * FROM %s.\"%s\" EXCEPT SELECT * FROM %s.\"%s\")";
    int64_t lost = slow_number(&w->slow, arena_printf(w->a, both, "main", table, "part", table));
    int64_t more = slow_number(&w->slow, arena_printf(w->a, both, "part", table, "main", table));
    int64_t rows = slow_number(&w->slow, arena_printf(w->a, "SELECT count(*) FROM part.\"%s\"", table)) -
                   slow_number(&w->slow, arena_printf(w->a, "SELECT count(*) FROM main.\"%s\"", table));
    if (lost || more || rows) {
        fail_msg("seed %llu, event %lld, sight %d: of %s %lld rows are lost and %lld are too many",
            (unsigned long long)w->p.seed, (long long)w->ask.event.n,
            w->ask.sight ? (int)w->ask.sight->kind : -1, table, (long long)lost, (long long)more);
    }
}

static void same_tables(struct world *w)
{
    static const char tables[] =
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE "
        "'sqlite%' AND name NOT LIKE 'find%' AND name NOT LIKE 'narrow%'";
    sqlite3_stmt *q;
    size_t count = 0;
    assert_int_equal(sqlite3_prepare_v2(w->slow.db, tables, -1, &q, NULL), SQLITE_OK);
    for (; sqlite3_step(q) == SQLITE_ROW; count++) {
        same_table(w, (const char *)sqlite3_column_text(q, 0));
    }
    sqlite3_finalize(q);
    assert_true(count > noun_count);
}

static void none_of(struct world *w, struct store *copy, const char *rows)
{
    int64_t n = 0;
    fine(w, store_number(copy, arena_printf(w->a, "SELECT count(*) FROM (%s)", rows), &n, &w->err));
    if (n) {
        fail_msg("seed %llu: %lld of %s", (unsigned long long)w->p.seed, (long long)n, rows);
    }
}

/* What is found is what is there; the indexes are whole. */
static void finds_itself(struct world *w, struct store *copy)
{
    static const char *const same[][2] = {{"tbl, row_id, name, initials, marks, day FROM find_doc", "* FROM find_now_doc"},
        {"* FROM find_note", "* FROM find_note_now"},
        {"DISTINCT family_id FROM narrow_family", "id FROM family WHERE removed_at IS NULL"},
        {"DISTINCT host_id FROM narrow_host", "id FROM host WHERE removed_at IS NULL"}};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        none_of(w, copy, arena_printf(w->a, "SELECT %s EXCEPT SELECT %s", same[i][0], same[i][1]));
        none_of(w, copy, arena_printf(w->a, "SELECT %s EXCEPT SELECT %s", same[i][1], same[i][0]));
    }
    none_of(w, copy, "SELECT * FROM find_word_now EXCEPT SELECT * FROM find_word");
    fine(w, store_tell(copy, "INSERT INTO find_names(find_names) VALUES('integrity-check')", NULL, 0, &w->err));
    fine(w, store_tell(copy, "INSERT INTO find_log(find_log) VALUES('integrity-check')", NULL, 0, &w->err));
    fine(w, store_integrity(copy, &w->err));
}

static void same_copy(struct world *w)
{
    struct store *whole, *copy;
    fine(w, store_beside(w->h->store, &whole, &w->err));
    fine(w, prune_copy(whole, &w->ask, &copy, &w->err));
    store_close(whole);
    assert_int_equal(sqlite3_open(":memory:", &w->slow.db), SQLITE_OK);
    sqlite3_db_config(w->slow.db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    slow_tell(&w->slow, "ATTACH ':memory:' AS part");
    put_in(w, "main", w->h->store);
    put_in(w, "part", copy);
    slow_cut(&w->slow);
    same_tables(w);
    finds_itself(w, copy);
    sqlite3_close(w->slow.db);
    store_close(copy);
}

/* --- a file that has seen something ------------------------------------------------------------ */

static hub_id any_of(struct world *w, const struct noun *n)
{
    struct record_query any = {.any = true};
    struct record_list l;
    fine(w, record_list(w->h->store, n, &any, w->a, &l, &w->err));
    return l.count ? ((const struct record *)record_at(&l, (size_t)prop_between(&w->p, 0, (int64_t)l.count - 1)))->id
                   : ID_NONE;
}

static void use_it(struct world *w)
{
    static const char *const often[] = {"family", "child", "stay", "event", "person", "medicine"};
    struct hub_err ignored;
    for (int i = 0; i < EDITS; i++) {
        const struct noun *n = noun_find(often[prop_between(&w->p, 0, 5)]);
        struct assignment set[] = {{"notes", arena_printf(w->a, "tea %d", i)}};
        hub_id id = any_of(w, n);
        if (prop_between(&w->p, 0, 5) == 0 && n != &person_noun) {
            (void)hub_remove(w->h, n, id, &ignored);
        } else {
            (void)hub_edit(w->h, n, id, set, 1, &ignored);
        }
    }
}

/* Of another machine, and of one in no list: of some changes of any hub, some of them aside, or of none. */
static void add_steps(struct world *w)
{
    slow_tell(&w->slow, "INSERT INTO site(id, own, name, made_at) VALUES(77, 0, 'a laptop', 1)");
    for (int i = 1; i <= STEPS; i++) {
        int site = i % 9 == 0 ? 78 : 77;
        int mix = (int)prop_between(&w->p, 1, 1008);
        const char *in = i % 3 == 0 ? "change_aside" : "change";
        slow_tell(&w->slow, arena_printf(w->a, "INSERT INTO txn(site, seq, lamport, applied, at, person_id, verb, noun, record_id, came) SELECT "
            "%d, %d, max(lamport) + %d, max(applied) + 1, 5, (SELECT id FROM person ORDER BY id * %d %% 1009 LIMIT 1), "
            "'%s', 'family', (SELECT id FROM family ORDER BY id * %d %% 1009 LIMIT 1), 9 FROM txn", site, i, i % 2,
            mix, i % 5 ? "edit" : "merge", mix));
        slow_tell(&w->slow, arena_printf(w->a, "INSERT INTO %s(site, seq, n, tbl, row_id, op, col, old, new%s) SELECT %d, %d, row_number() OVER (), "
            "tbl, row_id, op, col, old, new%s FROM (SELECT * FROM change ORDER BY (seq * 31 + n) * %d %% 1009 LIMIT %d)", in,
            i % 3 == 0 ? ", fate" : "", site, i, i % 3 == 0 ? ", 1" : "", mix, i % 4));
    }
}

/* What is kept of people, and of nobody. */
static void add_people_rows(struct world *w)
{
    slow_tell(&w->slow, "INSERT OR IGNORE INTO login(person_id, pin, changed_at) SELECT id, 'pin of ' || id, 1 FROM person;"
        "INSERT OR IGNORE INTO personal SELECT id, 'theme', 'dark' FROM person;"
        "INSERT OR IGNORE INTO last_here(person_id, at) SELECT id, id % 1000 FROM person;"
        "INSERT INTO user_scope(person_id, kind, day) SELECT id, 'ticks', 'd' || id FROM person;"
        "INSERT INTO visit(at, person_id, kind, command) SELECT 1, id, 'came in', '' FROM person;"
        "INSERT INTO spool(person_id, number, at, file, command, bytes, body) SELECT id, 1, 1, 'f', 'c', 1, 'b' FROM person;"
        "INSERT INTO draft(person_id, noun, step, at) SELECT id, 'family', 1, 1 FROM person;"
        "INSERT INTO erased_row VALUES('family', 12345, 1);"
        "INSERT INTO question(id, hub_id, number, kind, tbl, record_id, status) SELECT id + 7, hub_id, 1, 'cell', "
        "'family', id, 'open' FROM family;"
        "INSERT INTO claim(id, question_id, side, value) SELECT id + 7, id, 'home', 'said' FROM question;"
        "UPDATE person SET sort_name = (SELECT min(sort_name) FROM person WHERE role = 'hub carer') "
        "WHERE role = 'hub carer' AND id % 3 = 0");
}

static void make(struct world *w, struct hub_clock *clock)
{
    struct practice_plan plan = {.hubs = (int)prop_between(&w->p, 1, 3), .families = 4, .years = 1,
        .seed = prop_between(&w->p, 1, 99)};
    struct hub_opening o = {.path = w->path, .clock = clock, .as = PRACTICE_PERSON};
    struct sight all = {.kind = SIGHT_ALL};
    fine(w, practice_make(&o, &plan, &w->err));
    fine(w, hub_open(&o, &w->h, &w->err));
    use_it(w);
    hub_close(w->h);
    assert_int_equal(sqlite3_open(w->path, &w->slow.db), SQLITE_OK);
    sqlite3_db_config(w->slow.db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    add_steps(w);
    add_people_rows(w);
    sqlite3_close(w->slow.db);
    fine(w, hub_open(&o, &w->h, &w->err));
    fine(w, sight_set(w->h->store, &all, &w->err));
}

/* --- rounds ------------------------------------------------------------------------------------ */

static bool may_see(void *arg, const struct noun *n)
{
    size_t i = 0;
    while (nouns[i] != n) {
        i++;
    }
    return ((const struct world *)arg)->may[i];
}

static bool may_open(void *arg, const struct noun *n, hub_id id)
{
    (void)n;
    return ((const struct world *)arg)->opens_all || id.n % 2 != 0;
}

static struct person any_worker(struct world *w)
{
    struct person p;
    do {
        fine(w, record_get(w->h->store, &person_noun, any_of(w, &person_noun), w->a, &p, &w->err));
    } while (stamp_known(p.record.removed_at) || id_known(p.family_id));
    return p;
}

static void draw(struct world *w)
{
    static const enum sight_kind kinds[] = {SIGHT_HUBS, SIGHT_FAMILIES, SIGHT_STAYS, SIGHT_MATCHES, SIGHT_NOTHING};
    static hub_id person, family;
    struct person p = any_worker(w);
    int64_t kind = prop_between(&w->p, 0, 3);
    person = p.record.id;
    family = any_of(w, noun_find("family"));
    w->ask = (struct prune){.day = hub_today(w->h), .since = DATE_NONE, .holder = person, .may = may_see,
        .may_open = may_open, .arg = w};
    w->ask.login = prop_between(&w->p, 0, 2) ? person : any_of(w, &person_noun);
    w->ask.hub = prop_between(&w->p, 0, 3) ? p.hub_id : ID_NONE;
    w->ask.event = kind == 0 ? any_of(w, &event_noun) : ID_NONE;
    w->sight = (struct sight){.kind = kinds[prop_between(&w->p, 0, 4)], .persons = &person, .person_count = 1,
        .families = &family, .family_count = 1, .today = hub_today(w->h), .may = may_see, .arg = w};
    w->ask.sight = kind == 1 ? &w->sight : NULL;
    if (id_known(w->ask.event)) {
        struct event e;
        fine(w, record_get(w->h->store, &event_noun, w->ask.event, w->a, &e, &w->err));
        w->ask.hub = e.hub_id;
        w->ask.since = date_add(w->ask.day, -30);
    }
    bool all = prop_between(&w->p, 0, 2) > 0;
    w->opens_all = prop_between(&w->p, 0, 1);
    for (size_t i = 0; i < noun_count; i++) {
        w->may[i] = all || nouns[i] == &person_noun || str_empty(nouns[i]->owner) || prop_between(&w->p, 0, 5) > 0;
    }
}

static void copy_is_what_is_left(void **state)
{
    (void)state;
    static struct world world;
    struct world *w = &world;
    struct hub_clock clock;
    const char *tmp = getenv("TMPDIR");
    w->p = prop_start("prune", 10, 300);
    w->a = arena_create();
    w->slow = (struct slow_copy){.ask = &w->ask, .a = w->a};
    assert_in_range(noun_count, 1, SLOW_NOUNS);
    char *folder = arena_printf(w->a, "%s/hub-prune-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(folder));
    w->path = arena_printf(w->a, "%s/p.db", folder);
    fine(w, clock_set(&clock, "2026-11-21T10:00", &w->err));
    make(w, &clock);
    for (int i = 0; i < w->p.rounds; i++) {
        draw(w);
        same_copy(w);
    }
    hub_close(w->h);
    unlink(w->path);
    unlink(arena_printf(w->a, "%s-wal", w->path));
    unlink(arena_printf(w->a, "%s-shm", w->path));
    rmdir(folder);
    arena_destroy(w->a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(copy_is_what_is_left)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
