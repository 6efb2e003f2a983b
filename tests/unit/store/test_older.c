/* SPDX-License-Identifier: MIT */
/* A file of an older schema: what is asked before it is brought up to date, and a copy of it. */
#include "hub/base/str.h"
#include "hub/model/meta.h"
#include "hub/model/noun.h"
#include "hub/service/backup.h"
#include "hub/service/today.h"
#include "service/own_keys_priv.h"
#include "store/store_priv.h"
#include "unit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct world {
    struct arena *a;
    struct hub_clock clock;
    struct store_options options;
    struct store *s;
    struct hub_err err;
    char *dir;
    int asked;
    int64_t from;
    enum hub_rc answer;
    const char *copy; /* written when asked; NULL: none */
    struct hub_opening opening;
    struct hub *h;
};

static enum hub_rc before(void *arg, struct store *s, int64_t from, struct hub_err *err)
{
    struct world *w = arg;
    w->asked++;
    w->from = from;
    if (w->answer != HUB_OK) {
        return hub_fail(err, w->answer, "There is no room for a copy.");
    }
    return w->copy ? store_write_copy(s, w->copy, err) : HUB_OK;
}

static int set_up(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    const char *tmp = getenv("TMPDIR");
    w->a = arena_create();
    w->dir = arena_printf(w->a, "%s/hub-older-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(w->dir));
    clock_system(&w->clock);
    w->options = (struct store_options){.path = arena_printf(w->a, "%s/hub.db", w->dir),
        .mode = STORE_OPEN, .nouns = nouns, .noun_count = noun_count, .clock = &w->clock,
        .before_migrating = before, .before_arg = w};
    w->opening = (struct hub_opening){.path = w->options.path, .clock = &w->clock};
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    struct world *w = *state;
    struct dirent *e;
    store_close(w->s);
    hub_close(w->h);
    DIR *d = opendir(w->dir);
    while (d && (e = readdir(d))) {
        if (e->d_name[0] != '.') {
            remove(arena_printf(w->a, "%s/%s", w->dir, e->d_name));
        }
    }
    closedir(d);
    rmdir(w->dir);
    arena_destroy(w->a);
    free(w);
    return 0;
}

/* As a program wrote it that had so many migrations. */
static void make_older(struct world *w, size_t migrations)
{
    sqlite3 *db;
    char sql[128];
    assert_int_equal(sqlite3_open(w->options.path, &db), SQLITE_OK);
    struct store bare = {.db = db, .path = w->options.path};
    assert_int_equal(tokens_register(&bare, &w->err), HUB_OK);
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %zu;",
        STORE_APPLICATION_ID, migrations);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    for (size_t i = 0; i < migrations; i++) {
        if (sqlite3_exec(db, store_migrations[i].sql, NULL, NULL, NULL) != SQLITE_OK) {
            fail_msg("%s: %s", store_migrations[i].name, sqlite3_errmsg(db));
        }
    }
    assert_int_equal(sqlite3_exec(db, "INSERT INTO hub(id,name,nation) VALUES(7,'Robin Hub','England');"
                                      "INSERT INTO person(id,hub_id,name,sort_name,role) "
                                      "VALUES(8,7,'Amina','amina','hub carer');"
                                      "INSERT INTO meta(key,value) VALUES('a','b');",
                         NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
}

static int64_t version_of(const char *path)
{
    sqlite3 *db;
    sqlite3_stmt *q;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &q, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    int64_t version = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    sqlite3_close(db);
    return version;
}

static void before_an_older_file_is_changed_it_is_asked_once(void **state)
{
    struct world *w = *state;
    make_older(w, store_migration_count - 1);
    assert_int_equal(store_open(&w->options, &w->s, &w->err), HUB_OK);
    assert_int_equal(w->asked, 1);
    assert_int_equal(w->from, store_migration_count - 1);
    store_close(w->s);
    w->s = NULL;
    assert_int_equal(store_open(&w->options, &w->s, &w->err), HUB_OK);
    assert_int_equal(w->asked, 1);
}

static void of_what_is_in_its_journal_the_hubs_are_noted(void **state)
{
    struct world *w = *state;
    sqlite3 *db;
    int64_t noted = 0;
    make_older(w, 30);
    assert_int_equal(sqlite3_open(w->options.path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                         "INSERT INTO txn(site,seq,lamport,applied,at,verb) VALUES(5,1,1,3,0,'add');"
                         "INSERT INTO change(site,seq,n,tbl,row_id,op) VALUES(5,1,1,'person',8,'I');",
                         NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(store_open(&w->options, &w->s, &w->err), HUB_OK);
    assert_int_equal(store_number(w->s, "SELECT hub_id FROM txn_hub WHERE applied = 3", &noted, &w->err), HUB_OK);
    assert_int_equal(noted, 7);
}

static void where_that_fails_the_file_stays_as_it_is(void **state)
{
    struct world *w = *state;
    make_older(w, store_migration_count - 1);
    w->answer = HUB_EFULL;
    assert_int_equal(store_open(&w->options, &w->s, &w->err), HUB_EFULL);
    assert_string_equal(w->err.msg, "There is no room for a copy.");
    assert_null(w->s);
    assert_int_equal(version_of(w->options.path), store_migration_count - 1);
}

static void the_copy_is_of_the_file_as_it_was(void **state)
{
    struct world *w = *state;
    struct stat st;
    make_older(w, store_migration_count - 1);
    w->copy = arena_printf(w->a, "%s.copy", w->options.path);
    assert_int_equal(store_open(&w->options, &w->s, &w->err), HUB_OK);
    assert_int_equal(version_of(w->copy), store_migration_count - 1);
    assert_int_equal(stat(w->copy, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
    assert_int_equal(store_write_copy(w->s, w->copy, &w->err), HUB_ECONFLICT);
    assert_int_equal(version_of(w->copy), store_migration_count - 1);
}

static void a_new_file_and_one_in_memory_are_not_asked_about(void **state)
{
    struct world *w = *state;
    w->options.mode = STORE_CREATE;
    assert_int_equal(store_open(&w->options, &w->s, &w->err), HUB_OK);
    store_close(w->s);
    w->s = NULL;
    w->options.mode = STORE_MEMORY;
    assert_int_equal(store_open(&w->options, &w->s, &w->err), HUB_OK);
    assert_int_equal(w->asked, 0);
}

static void a_fact_is_kept_changed_and_taken_away(void **state)
{
    struct world *w = *state;
    struct txn_label label = {.verb = "test"};
    const char *text;
    int64_t n;
    w->options.mode = STORE_MEMORY;
    assert_int_equal(store_open(&w->options, &w->s, &w->err), HUB_OK);
    assert_int_equal(meta_number(w->s, META_BACKUP, &n, &w->err), HUB_OK);
    assert_int_equal(n, 0);
    assert_int_equal(store_begin(w->s, &label, &w->err), HUB_OK);
    assert_int_equal(meta_put_number(w->s, META_BACKUP, 5, &w->err), HUB_OK);
    assert_int_equal(meta_put_text(w->s, META_RECOVERY, "ab", &w->err), HUB_OK);
    assert_int_equal(meta_put_text(w->s, META_RECOVERY, "cd", &w->err), HUB_OK);
    assert_int_equal(store_commit(w->s, &w->err), HUB_OK);
    assert_int_equal(meta_number(w->s, META_BACKUP, &n, &w->err), HUB_OK);
    assert_int_equal(n, 5);
    assert_int_equal(meta_text(w->s, META_RECOVERY, w->a, &text, &w->err), HUB_OK);
    assert_string_equal(text, "cd");
    assert_int_equal(store_begin(w->s, &label, &w->err), HUB_OK);
    assert_int_equal(meta_put_text(w->s, META_RECOVERY, NULL, &w->err), HUB_OK);
    assert_int_equal(store_commit(w->s, &w->err), HUB_OK);
    assert_int_equal(meta_text(w->s, META_RECOVERY, w->a, &text, &w->err), HUB_OK);
    assert_null(text);
}

/* --- as hub opens it ------------------------------------------------------------------ */

static const char *beside(struct world *w, const char *name)
{
    return arena_printf(w->a, "%s/%s", w->dir, name);
}

static const char *name_of(struct world *w, const char *end)
{
    return beside(w, arena_printf(w->a, "hub.before-%zu%s", store_migration_count - 1, end));
}

static const char *need_of(struct world *w)
{
    struct today t;
    assert_int_equal(hub_today_view(w->h, hub_today(w->h), w->a, &t, &w->err), HUB_OK);
    for (size_t i = 0; i < t.need_count; i++) {
        if (t.needs[i].kind == NEED_BACKUP) {
            return t.needs[i].text;
        }
    }
    return "";
}

static void without_a_sheet_a_plain_copy_is_kept_and_told_until_it_goes(void **state)
{
    struct world *w = *state;
    make_older(w, store_migration_count - 1);
    if (hub_open(&w->opening, &w->h, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    assert_int_equal(version_of(name_of(w, ".db")), store_migration_count - 1);
    assert_non_null(strstr(hub_brought_up(w->h), "not sealed"));
    assert_string_equal(hub_plain_copy(w->h, w->a), name_of(w, ".db"));
    assert_true(str_starts(need_of(w), name_of(w, ".db")));
    assert_int_equal(unlink(name_of(w, ".db")), 0);
    assert_string_equal(need_of(w), "");
    hub_close(w->h);
    assert_int_equal(hub_open(&w->opening, &w->h, &w->err), HUB_OK);
    assert_string_equal(hub_brought_up(w->h), "");
}

/* As if a sheet had been made with the older program. */
static void give_sheet(struct world *w, const char *words)
{
    sqlite3 *db;
    char text[KEY_TEXT];
    struct seal_pair *pair;
    assert_int_equal(seal_pair_from_words(words, &pair, &w->err), HUB_OK);
    key_text(pair->open, text);
    seal_pair_free(pair);
    assert_int_equal(sqlite3_open(w->options.path, &db), SQLITE_OK);
    const char *sql =
        arena_printf(w->a, "INSERT INTO meta(key,value) VALUES('recovery','%s')", text);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void with_one_the_copy_is_sealed_and_can_be_restored(void **state)
{
    struct world *w = *state;
    char words[RECOVERY_TEXT];
    struct restored done;
    struct hub_opening again = w->opening;
    recovery_make(words);
    make_older(w, store_migration_count - 1);
    give_sheet(w, words);
    assert_int_equal(hub_open(&w->opening, &w->h, &w->err), HUB_OK);
    assert_true(hub_file_backup(name_of(w, ".hubbackup")));
    assert_int_equal(access(name_of(w, ".db"), F_OK), -1);
    assert_string_equal(need_of(w), "");
    again.path = beside(w, "again.db");
    if (hub_backup_restore(&again, name_of(w, ".hubbackup"), words, w->a, &done, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    assert_int_equal(version_of(again.path), store_migration_count);
}

static void where_it_cannot_be_kept_nothing_is_changed(void **state)
{
    struct world *w = *state;
    make_older(w, store_migration_count - 1);
    assert_int_equal(mkdir(name_of(w, ".db.part"), 0700), 0);
    assert_int_not_equal(hub_open(&w->opening, &w->h, &w->err), HUB_OK);
    assert_non_null(strstr(w->err.msg, "nothing was changed"));
    assert_int_equal(version_of(w->options.path), store_migration_count - 1);
    assert_int_equal(access(name_of(w, ".db"), F_OK), -1);
    assert_int_equal(rmdir(name_of(w, ".db.part")), 0);
}

static void put_words(const char *path)
{
    FILE *f = fopen(path, "w");
    assert_true(fputs("another hub", f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static void another_file_of_that_name_stays_as_it_is(void **state)
{
    struct world *w = *state;
    struct stat st;
    make_older(w, store_migration_count - 1);
    put_words(name_of(w, ".db"));
    assert_int_equal(hub_open(&w->opening, &w->h, &w->err), HUB_OK);
    assert_int_equal(stat(name_of(w, ".db"), &st), 0);
    assert_int_equal(st.st_size, strlen("another hub"));
    assert_int_equal(version_of(name_of(w, "-2.db")), store_migration_count - 1);
    assert_string_equal(hub_plain_copy(w->h, w->a), name_of(w, "-2.db"));
}

static void another_hubs_sealed_copy_stays_too(void **state)
{
    struct world *w = *state;
    char words[RECOVERY_TEXT];
    struct stat st;
    recovery_make(words);
    make_older(w, store_migration_count - 1);
    give_sheet(w, words);
    put_words(name_of(w, ".hubbackup"));
    assert_int_equal(hub_open(&w->opening, &w->h, &w->err), HUB_OK);
    assert_int_equal(stat(name_of(w, ".hubbackup"), &st), 0);
    assert_int_equal(st.st_size, strlen("another hub"));
    assert_true(hub_file_backup(name_of(w, "-2.hubbackup")));
    assert_non_null(strstr(hub_brought_up(w->h), "-2.hubbackup"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(before_an_older_file_is_changed_it_is_asked_once),
        TEST(of_what_is_in_its_journal_the_hubs_are_noted),
        TEST(where_that_fails_the_file_stays_as_it_is),
        TEST(the_copy_is_of_the_file_as_it_was),
        TEST(a_new_file_and_one_in_memory_are_not_asked_about),
        TEST(a_fact_is_kept_changed_and_taken_away),
        TEST(without_a_sheet_a_plain_copy_is_kept_and_told_until_it_goes),
        TEST(with_one_the_copy_is_sealed_and_can_be_restored),
        TEST(where_it_cannot_be_kept_nothing_is_changed),
        TEST(another_file_of_that_name_stays_as_it_is),
        TEST(another_hubs_sealed_copy_stays_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
