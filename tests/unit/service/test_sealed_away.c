/* SPDX-License-Identifier: MIT */
/* A sealed file of an older hub, and a sealed copy that is away. */
#include "hub/service/sealed.h"
#include "service/sealed_priv.h"
#include "store/store_priv.h"
#include "sealed_hub.h"
#include "unit.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A database as the program of one migration less wrote it, sealed. */
static void sealed_by_an_older_hub(struct sealed_hub *w)
{
    sqlite3 *db;
    struct store bare = {.path = "older"};
    struct seal *file = NULL;
    struct pack_facts f = {.schema = (int64_t)store_migration_count - 1, .holder_name = "",
        .event_name = "", .source = "", .due = DATE_NONE, .day = DATE_NONE};
    struct seal_make make = {.kind = SEAL_HUB, .made_at = clock_now(&w->clock),
        .lock = {.passphrase = SEALED_WORDS, .cost = SEAL_COST_TEST}};
    const char *facts = pack_facts_text(&f, NULL, w->a);
    char *numbers = arena_printf(w->a, "PRAGMA application_id = %d; PRAGMA user_version = %zu;",
        STORE_APPLICATION_ID, store_migration_count - 1);
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    bare.db = db;
    assert_int_equal(tokens_register(&bare, &w->err), HUB_OK);
    assert_int_equal(sqlite3_exec(db, numbers, NULL, NULL, NULL), SQLITE_OK);
    for (size_t i = 0; i + 1 < store_migration_count; i++)
        assert_int_equal(sqlite3_exec(db, store_migrations[i].sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                         "INSERT INTO hub(id,name) VALUES(1,'Robin Hub');"
                         "INSERT INTO person(id,hub_id,name,role) VALUES(2,1,'Amina','hub carer')",
                         NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_int64 len;
    unsigned char *bytes = sqlite3_serialize(db, "main", &len, 0);
    assert_int_equal(unlink(w->opening.path), 0);
    if (seal_create(w->opening.path, false, &make, &file, &w->err) != HUB_OK ||
        seal_add(file, SEAL_FACTS, make.made_at, facts, strlen(facts), &w->err) != HUB_OK ||
        seal_add(file, SEAL_IMAGE, make.made_at, bytes, (size_t)len, &w->err) != HUB_OK ||
        seal_finish(file, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    seal_close(file);
    sqlite3_free(bytes);
    sqlite3_close(db);
}

static void before_a_newer_hub_writes_it_it_is_kept(void **state)
{
    struct sealed_hub *w = *state;
    const char *older = arena_printf(
        w->a, "%s.before-%zu", w->opening.path, store_migration_count - 1);
    sealed_by_an_older_hub(w);
    sealed_open_again(w);
    assert_int_equal(w->h->sealed->facts.schema, store_migration_count);
    sealed_add(w, "Okafor");
    sealed_open_again(w);
    assert_int_equal(sealed_families(w), 1);
    w->opening.path = older;
    sealed_open_again(w); /* the same words open it; that brings it up to date too */
    assert_int_equal(sealed_families(w), 0);
    hub_close(w->h);
    w->h = NULL;
    unlink(older);
    unlink(arena_printf(w->a, "%s.before-%zu", older, store_migration_count - 1));
}

static void without_room_for_that_it_is_only_read(void **state)
{
    struct sealed_hub *w = *state;
    char *older = arena_printf(
        w->a, "%s.before-%zu.new", w->opening.path, store_migration_count - 1);
    size_t len, again;
    sealed_by_an_older_hub(w);
    const char *before = sealed_bytes(w, w->opening.path, &len);
    assert_int_equal(mkdir(older, 0700), 0);
    sealed_open_again(w);
    assert_true(hub_readonly(w->h));
    assert_int_equal(sealed_families(w), 0);
    hub_close(w->h);
    w->h = NULL;
    assert_int_equal(rmdir(older), 0);
    assert_memory_equal(before, sealed_bytes(w, w->opening.path, &again), len);
    assert_int_equal(len, again);
}

static void it_says_where_the_work_is_kept(void **state)
{
    struct sealed_hub *w = *state;
    sealed_open_again(w);
    assert_string_equal(hub_kept(w->h, w->a), "sealed file");
    assert_string_equal(hub_path(w->h), w->opening.path);
    struct rlimit core;
    assert_int_equal(getrlimit(RLIMIT_CORE, &core), 0);
    assert_int_equal(core.rlim_cur, 0);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, sealed_set_up, sealed_tear_down)
    const struct CMUnitTest tests[] = {
        T(before_a_newer_hub_writes_it_it_is_kept),
        T(without_room_for_that_it_is_only_read),
        T(it_says_where_the_work_is_kept),
    };
#undef T
    signal(SIGXFSZ, SIG_IGN); /* as the program has it */
    return cmocka_run_group_tests(tests, NULL, sealed_forget);
}
