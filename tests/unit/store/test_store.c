/* SPDX-License-Identifier: MIT */
/* The file: made, opened, refused, written in transactions that the journal records by itself. */
#include "hub/model/family.h"
#include "hub/model/journal.h"
#include "hub/model/record.h"
#include "hub/store/stmt.h"
#include "unit.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct world {
    struct arena *a;
    struct hub_clock clock;
    struct store_options options;
    struct store *s;
    struct hub_err err;
    char *dir;
};

static int set_up(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    const char *tmp = getenv("TMPDIR");
    w->a = arena_create();
    w->dir = arena_printf(w->a, "%s/hub-store-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(w->dir));
    clock_system(&w->clock);
    w->options = (struct store_options){.path = arena_printf(w->a, "%s/hub.db", w->dir),
        .mode = STORE_CREATE,
        .nouns = nouns,
        .noun_count = noun_count,
        .clock = &w->clock};
    *state = w;
    return 0;
}

static void removed(struct world *w)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        unlink(arena_printf(w->a, "%s%s", w->options.path, ends[i]));
    }
}

static int tear_down(void **state)
{
    struct world *w = *state;
    store_close(w->s);
    removed(w);
    rmdir(w->dir);
    arena_destroy(w->a);
    free(w);
    return 0;
}

static void opened(struct world *w, enum store_mode mode)
{
    store_close(w->s);
    w->s = NULL;
    w->options.mode = mode;
    if (store_open(&w->options, &w->s, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static enum hub_rc reopened(struct world *w)
{
    store_close(w->s);
    w->s = NULL;
    w->options.mode = STORE_OPEN;
    return store_open(&w->options, &w->s, &w->err);
}

static void put(struct world *w, const void *bytes, size_t len)
{
    FILE *f = fopen(w->options.path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, len, f), len);
    fclose(f);
}

static void begun(struct world *w, const char *verb)
{
    struct txn_label label = {.verb = verb};
    if (store_begin(w->s, &label, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static hub_id inserted(struct world *w, const char *name)
{
    struct hub_row row;
    record_clear(&hub_noun, &row);
    row.name = name;
    if (record_insert(w->s, &hub_noun, &row, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return row.record.id;
}

static void committed(struct world *w)
{
    if (store_commit(w->s, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static int64_t hubs(struct world *w)
{
    struct record_query q = {0};
    int64_t count = -1;
    assert_int_equal(record_count(w->s, &hub_noun, &q, &count, &w->err), HUB_OK);
    return count;
}

/* A number another program reads from the file. */
static int64_t number_in_file(struct world *w, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *q;
    assert_int_equal(sqlite3_open(w->options.path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    sqlite3_close(db);
    return n;
}

static void a_new_file_is_for_its_owner_alone(void **state)
{
    struct world *w = *state;
    struct stat st;
    opened(w, STORE_CREATE);
    assert_int_equal(stat(w->options.path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(number_in_file(w, "PRAGMA user_version"), store_migration_count);
    assert_int_equal(reopened(w), HUB_OK);
    assert_false(store_readonly(w->s));
    assert_int_equal(store_integrity(w->s, &w->err), HUB_OK);
}

/* An empty file of hub's, opened by four programs at once, again and again. */
static void two_who_begin_at_once_both_open_it(void **state)
{
    struct world *w = *state;
    enum { PROGRAMS = 4, ROUNDS = 12 };
    for (int round = 0; round < ROUNDS; round++) {
        char sql[64];
        sqlite3 *db;
        pid_t pids[PROGRAMS];
        w->options.path = arena_printf(w->a, "%s/new%d.db", w->dir, round);
        snprintf(sql, sizeof sql, "PRAGMA journal_mode=WAL;PRAGMA application_id=%d",
            STORE_APPLICATION_ID);
        assert_int_equal(sqlite3_open(w->options.path, &db), SQLITE_OK);
        assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
        sqlite3_close(db);
        for (int i = 0; i < PROGRAMS; i++) {
            pids[i] = fork();
            if (pids[i] == 0) {
                bool fine = reopened(w) == HUB_OK;
                store_close(w->s);
                _exit(fine ? 0 : 1);
            }
        }
        int failed = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            int status = 0;
            assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
            failed += status != 0;
        }
        assert_int_equal(failed, 0);
        removed(w);
    }
}

static void a_file_that_is_there_is_not_made_again(void **state)
{
    struct world *w = *state;
    opened(w, STORE_CREATE);
    w->options.mode = STORE_CREATE;
    struct store *other = NULL;
    assert_int_equal(store_open(&w->options, &other, &w->err), HUB_ECONFLICT);
    assert_int_equal(reopened(w), HUB_OK);
}

static void what_is_not_a_hub_file_is_left_as_it_was(void **state)
{
    struct world *w = *state;
    static const char sqlite[] = "SQLite format 3";
    char page[4096] = {0};
    assert_int_equal(reopened(w), HUB_ENOTFOUND);
    put(w, "", 0);
    assert_int_equal(reopened(w), HUB_ECORRUPT);
    put(w, "text", 4);
    assert_int_equal(reopened(w), HUB_ECORRUPT);
    memcpy(page, sqlite, sizeof sqlite);
    put(w, page, sizeof page); /* SQLite's, but not ours */
    assert_int_equal(reopened(w), HUB_ECORRUPT);
    struct stat st;
    assert_int_equal(stat(w->options.path, &st), 0);
    assert_int_equal(st.st_size, sizeof page);
    unlink(w->options.path);
    w->options.path = w->dir;
    assert_int_equal(reopened(w), HUB_ECORRUPT);
    w->options.path = arena_printf(w->a, "%s/none/hub.db", w->dir);
    assert_int_equal(reopened(w), HUB_ENOTFOUND);
    w->options.mode = STORE_CREATE;
    assert_int_equal(store_open(&w->options, &w->s, &w->err), HUB_ECREATE);
}

static void a_newer_file_is_refused(void **state)
{
    struct world *w = *state;
    opened(w, STORE_CREATE);
    store_close(w->s);
    w->s = NULL;
    sqlite3 *db;
    assert_int_equal(sqlite3_open(w->options.path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA user_version=9999", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(reopened(w), HUB_ENEWER);
}

static void nothing_can_write_around_the_journal(void **state)
{
    struct world *w = *state;
    opened(w, STORE_CREATE);
    begun(w, "init");
    hub_id id = inserted(w, "Robin Hub");
    committed(w);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(w->options.path, &db), SQLITE_OK);
    static const char *const tries[] = {"INSERT INTO hub(id,name) VALUES(5,'x')",
        "UPDATE hub SET name='x'", "DELETE FROM hub"};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
        assert_int_not_equal(sqlite3_exec(db, tries[i], NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    struct hub_row row;
    assert_int_equal(record_get(w->s, &hub_noun, id, w->a, &row, &w->err), HUB_OK);
    assert_string_equal(row.name, "Robin Hub");
}

static void a_write_outside_a_transaction_is_refused(void **state)
{
    struct world *w = *state;
    struct hub_row row;
    opened(w, STORE_CREATE);
    record_clear(&hub_noun, &row);
    row.name = "Robin Hub";
    assert_int_not_equal(record_insert(w->s, &hub_noun, &row, &w->err), HUB_OK);
    assert_int_equal(hubs(w), 0);
}

static void a_rollback_leaves_no_trace(void **state)
{
    struct world *w = *state;
    opened(w, STORE_CREATE);
    begun(w, "init");
    inserted(w, "Robin Hub");
    assert_int_equal(store_txn_changes(w->s), 1);
    store_rollback(w->s);
    assert_false(store_in_txn(w->s));
    assert_int_equal(hubs(w), 0);
    begun(w, "nothing");
    committed(w);
    assert_int_equal(number_in_file(w, "SELECT count(*) FROM txn"), 0);
    assert_int_equal(number_in_file(w, "SELECT count(*) FROM change"), 0);
    store_rollback(w->s); /* harmless */
}

static void every_changed_column_is_one_line_of_the_journal(void **state)
{
    struct world *w = *state;
    struct hub_row row;
    struct journal_changes c;
    opened(w, STORE_CREATE);
    begun(w, "init");
    hub_id id = inserted(w, "Robin Hub");
    committed(w);
    begun(w, "edit");
    assert_int_equal(record_get(w->s, &hub_noun, id, w->a, &row, &w->err), HUB_OK);
    row.agency = "Agency";
    row.notes = "Notes";
    assert_int_equal(record_update(w->s, &hub_noun, &row, &w->err), HUB_OK);
    assert_int_equal(store_txn_changes(w->s), 2);
    committed(w);
    begun(w, "remove");
    hub_stamp now = clock_now(&w->clock);
    assert_int_equal(record_set_removed(w->s, &hub_noun, id, now, &w->err), HUB_OK);
    assert_int_equal(record_set_removed(w->s, &hub_noun, id, now, &w->err), HUB_ENOTFOUND);
    committed(w);
    assert_int_equal(journal_of_record(w->s, "hub", id, w->a, &c, &w->err), HUB_OK);
    assert_int_equal(c.count, 4);
    assert_int_equal(c.items[0].op, 'I');
    assert_string_equal(c.items[1].column, "agency");
    assert_null(c.items[1].old_text);
    assert_string_equal(c.items[1].new_text, "Agency");
    assert_string_equal(c.items[2].column, "notes");
    assert_int_equal(c.items[3].op, 'R');
    assert_int_equal(hubs(w), 0);
}

static void ids_of_one_transaction_follow_each_other(void **state)
{
    struct world *w = *state;
    opened(w, STORE_CREATE);
    begun(w, "init");
    hub_id one = inserted(w, "A"), two = inserted(w, "B");
    committed(w);
    assert_int_equal(two.n, one.n + 1);
    begun(w, "init");
    hub_id three = inserted(w, "C");
    committed(w);
    assert_true(three.n > two.n);
}

static void a_taken_name_is_a_conflict_and_the_work_goes_on(void **state)
{
    struct world *w = *state;
    struct hub_row row;
    opened(w, STORE_CREATE);
    begun(w, "init");
    inserted(w, "A");
    record_clear(&hub_noun, &row);
    row.name = "A";
    assert_int_equal(record_insert(w->s, &hub_noun, &row, &w->err), HUB_ECONFLICT);
    inserted(w, "B");
    committed(w);
    assert_int_equal(hubs(w), 2);
    assert_int_equal(store_busy_statements(w->s), 0);
}

static void a_look_sees_one_moment_until_it_ends_or_saves(void **state)
{
    struct world *w = *state;
    struct store *other;
    opened(w, STORE_CREATE);
    struct store *mine = w->s;
    w->options.mode = STORE_OPEN;
    assert_int_equal(store_open(&w->options, &other, &w->err), HUB_OK);
    store_look(mine);
    assert_int_equal(hubs(w), 0);
    w->s = other;
    begun(w, "init");
    inserted(w, "A");
    committed(w);
    w->s = mine;
    assert_int_equal(hubs(w), 0);
    begun(w, "init"); /* nobody's commit stands in its way */
    inserted(w, "B");
    committed(w);
    assert_int_equal(hubs(w), 2);
    store_look_end(mine);
    store_close(other);
    assert_int_equal(hubs(w), 2);
}

static void the_version_tells_of_own_and_others_writes(void **state)
{
    struct world *w = *state;
    struct store *other;
    opened(w, STORE_CREATE);
    uint64_t before = store_version(w->s);
    assert_int_equal(store_version(w->s), before);
    begun(w, "init");
    inserted(w, "A");
    committed(w);
    uint64_t own = store_version(w->s);
    assert_true(own != before);
    w->options.mode = STORE_OPEN;
    assert_int_equal(store_open(&w->options, &other, &w->err), HUB_OK);
    struct store *mine = w->s;
    w->s = other;
    begun(w, "init");
    inserted(w, "B");
    committed(w);
    w->s = mine;
    store_close(other);
    assert_true(store_version(w->s) != own);
    assert_int_equal(hubs(w), 2);
}

static void the_version_of_a_table_tells_of_writes_to_it_only(void **state)
{
    struct world *w = *state;
    opened(w, STORE_CREATE);
    uint64_t hubs_before = store_version_of(w->s, "hub|event");
    uint64_t others = store_version_of(w->s, "event|person");
    begun(w, "init");
    inserted(w, "A");
    committed(w);
    assert_true(store_version_of(w->s, "hub|event") != hubs_before);
    assert_true(store_version_of(w->s, "event|person") == others);
}

static void a_file_that_was_read_only_can_be_written_again(void **state)
{
    struct world *w = *state;
    opened(w, STORE_CREATE);
    begun(w, "init");
    inserted(w, "A");
    committed(w);
    const char *shm = arena_printf(w->a, "%s-shm", w->options.path);
    assert_int_equal(reopened(w), HUB_OK);
    assert_int_equal(hubs(w), 1);
    assert_int_equal(chmod(shm, 0400), 0);
    struct store *other;
    assert_int_equal(store_open(&w->options, &other, &w->err), HUB_OK);
    struct stat st;
    assert_int_equal(stat(shm, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    store_close(other);
}

static void the_practice_mark_stays_in_the_file(void **state)
{
    struct world *w = *state;
    opened(w, STORE_CREATE);
    assert_false(store_practice(w->s));
    begun(w, "init");
    assert_int_equal(store_mark_practice(w->s, &w->err), HUB_OK);
    committed(w);
    assert_int_equal(reopened(w), HUB_OK);
    assert_true(store_practice(w->s));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_new_file_is_for_its_owner_alone),
        TEST(two_who_begin_at_once_both_open_it),
        TEST(a_file_that_is_there_is_not_made_again),
        TEST(what_is_not_a_hub_file_is_left_as_it_was),
        TEST(a_newer_file_is_refused),
        TEST(nothing_can_write_around_the_journal),
        TEST(a_write_outside_a_transaction_is_refused),
        TEST(a_rollback_leaves_no_trace),
        TEST(every_changed_column_is_one_line_of_the_journal),
        TEST(ids_of_one_transaction_follow_each_other),
        TEST(a_taken_name_is_a_conflict_and_the_work_goes_on),
        TEST(a_look_sees_one_moment_until_it_ends_or_saves),
        TEST(the_version_tells_of_own_and_others_writes),
        TEST(the_version_of_a_table_tells_of_writes_to_it_only),
        TEST(a_file_that_was_read_only_can_be_written_again),
        TEST(the_practice_mark_stays_in_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
