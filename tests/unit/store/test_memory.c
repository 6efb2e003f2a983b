/* SPDX-License-Identifier: MIT */
/* Stores in memory: of an image, copied, kept step by step and played again. */
#include "hub/model/family.h"
#include "hub/model/journal.h"
#include "hub/model/record.h"
#include "hub/store/memory.h"
#include "hub/store/stmt.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { KEPT_MOST = 64 };

struct world {
    struct arena *a;
    struct hub_clock clock;
    struct store *s;
    struct store_image image; /* as the keeping began */
    struct kept {
        unsigned char *bytes;
        size_t len;
    } kept[KEPT_MOST];
    size_t kept_count;
    bool full; /* the keeper fails */
    struct hub_err err;
};

static struct store_options in_memory(struct world *w)
{
    return (struct store_options){
        .mode = STORE_MEMORY, .nouns = nouns, .noun_count = noun_count, .clock = &w->clock};
}

static enum hub_rc keep(void *arg, const unsigned char *step, size_t len, struct hub_err *err)
{
    struct world *w = arg;
    if (w->full)
        return hub_fail(err, HUB_EFULL, "The stick is full.");
    assert_true(w->kept_count < KEPT_MOST && len > 0);
    unsigned char *bytes = arena_alloc(w->a, len);
    memcpy(bytes, step, len);
    w->kept[w->kept_count++] = (struct kept){bytes, len};
    return HUB_OK;
}

static void fine(struct world *w, enum hub_rc rc)
{
    if (rc != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static int set_up(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    w->a = arena_create();
    clock_system(&w->clock);
    struct store_options o = in_memory(w);
    fine(w, store_open(&o, &w->s, &w->err));
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    struct world *w = *state;
    store_image_free(&w->image);
    store_close(w->s);
    arena_destroy(w->a);
    free(w);
    return 0;
}

static void begun(struct world *w, const char *verb)
{
    struct txn_label label = {.verb = verb};
    fine(w, store_begin(w->s, &label, &w->err));
}

static hub_id added(struct world *w, const char *name)
{
    struct hub_row row;
    record_clear(&hub_noun, &row);
    row.name = name;
    fine(w, record_insert(w->s, &hub_noun, &row, &w->err));
    return row.record.id;
}

static hub_id saved(struct world *w, const char *name)
{
    begun(w, "add");
    hub_id id = added(w, name);
    fine(w, store_commit(w->s, &w->err));
    return id;
}

static int64_t number(struct store *s, const char *sql)
{
    struct hub_err err = {0};
    int64_t n = -1;
    if (store_number(s, sql, &n, &err) != HUB_OK)
        fail_msg("%s", err.msg);
    return n;
}

static void keeping(struct world *w)
{
    struct store_keeper k = {keep, w};
    fine(w, store_image(w->s, &w->image, &w->err));
    fine(w, store_set_keeper(w->s, &k, &w->err));
}

static enum hub_rc play_all(void *arg, struct store *s, struct hub_err *err)
{
    struct world *w = arg;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < w->kept_count; i++)
        rc = store_step_apply(s, w->kept[i].bytes, w->kept[i].len, err);
    return rc;
}

static enum hub_rc again(struct world *w, struct store **out)
{
    struct store_options o = in_memory(w);
    o.path = "the stick";
    o.image = w->image.bytes;
    o.image_len = w->image.len;
    o.replay = play_all;
    o.replay_arg = w;
    return store_open(&o, out, &w->err);
}

static struct store *played(struct world *w)
{
    struct store *s = NULL;
    fine(w, again(w, &s));
    return s;
}

static void a_copy_has_all_and_goes_its_own_way(void **state)
{
    struct world *w = *state;
    struct store *copy;
    saved(w, "Robin Hub");
    fine(w, store_copy(w->s, &copy, &w->err));
    saved(w, "Wren Hub");
    assert_int_equal(number(copy, "SELECT count(*) FROM hub"), 1);
    assert_int_equal(number(copy, "SELECT count(*) FROM change"), 1);
    assert_int_equal(store_site(copy), store_site(w->s));
    assert_int_equal(number(w->s, "SELECT count(*) FROM hub"), 2);
    assert_int_equal(store_integrity(copy, &w->err), HUB_OK);
    assert_false(store_readonly(copy));
    store_close(copy);
}

static void a_file_with_a_log_beside_it_is_copied_whole(void **state)
{
    struct world *w = *state;
    const char *tmp = getenv("TMPDIR");
    char *path = arena_printf(w->a, "%s/hub-memory-%ld.db", tmp ? tmp : "/tmp", (long)getpid());
    struct store_options o = in_memory(w);
    struct store *copy;
    o.mode = STORE_CREATE;
    o.path = path;
    store_close(w->s);
    fine(w, store_open(&o, &w->s, &w->err));
    saved(w, "Robin Hub");
    fine(w, store_copy(w->s, &copy, &w->err));
    assert_int_equal(number(copy, "SELECT count(*) FROM hub"), 1);
    struct txn_label label = {.verb = "edit"};
    fine(w, store_begin(copy, &label, &w->err)); /* a WAL's header in memory cannot be opened */
    store_rollback(copy);
    store_close(copy);
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < 3; i++)
        unlink(arena_printf(w->a, "%s%s", path, ends[i]));
}

static void image_and_steps_are_the_store(void **state)
{
    struct world *w = *state;
    saved(w, "Robin Hub");
    keeping(w);
    hub_id wren = saved(w, "Wren Hub");
    begun(w, "remove");
    fine(w, record_set_removed(w->s, &hub_noun, wren, clock_now(&w->clock), &w->err));
    fine(w, store_commit(w->s, &w->err));
    assert_int_equal(w->kept_count, 2);
    struct store *s = played(w);
    assert_int_equal(number(s, "SELECT count(*) FROM hub"), 2);
    assert_int_equal(number(s, "SELECT count(*) FROM hub WHERE removed_at IS NULL"), 1);
    assert_int_equal(number(s, "SELECT count(*) FROM txn"), 3);
    assert_int_equal(
        number(s, "SELECT count(*) FROM change"), number(w->s, "SELECT count(*) FROM change"));
    assert_false(store_opening_wrote(s));
    store_close(s);
}

static void what_cannot_be_kept_is_not_saved(void **state)
{
    struct world *w = *state;
    keeping(w);
    w->full = true;
    begun(w, "add");
    added(w, "Robin Hub");
    assert_int_equal(store_commit(w->s, &w->err), HUB_EFULL);
    assert_int_equal(number(w->s, "SELECT count(*) FROM hub"), 0);
    assert_int_equal(number(w->s, "SELECT count(*) FROM txn"), 0);
    w->full = false;
    saved(w, "Robin Hub");
    assert_int_equal(number(w->s, "SELECT count(*) FROM hub"), 1);
    assert_int_equal(w->kept_count, 1);
}

static void nothing_written_keeps_nothing(void **state)
{
    struct world *w = *state;
    keeping(w);
    begun(w, "edit");
    fine(w, store_commit(w->s, &w->err));
    begun(w, "add");
    added(w, "Robin Hub");
    store_rollback(w->s);
    assert_int_equal(w->kept_count, 0);
}

/* A statement fails in its third row: its first two are undone, and are not kept either. */
static void a_statement_that_failed_is_not_in_the_step(void **state)
{
    struct world *w = *state;
    keeping(w);
    begun(w, "add");
    added(w, "Robin Hub");
    assert_int_equal(store_tell(w->s,
                         "INSERT INTO personal(person_id,key,value) VALUES(1,'a','1'),(1,'b','1'),(1,'a','2')",
                         NULL, 0, &w->err),
        HUB_ECONFLICT);
    fine(w, store_tell(w->s, "INSERT INTO personal(person_id,key,value) VALUES(2,'c','3')", NULL, 0,
                &w->err));
    fine(w, store_commit(w->s, &w->err));
    struct store *s = played(w);
    assert_int_equal(number(s, "SELECT count(*) FROM personal"), 1);
    assert_int_equal(number(s, "SELECT person_id FROM personal"), 2);
    assert_int_equal(number(s, "SELECT count(*) FROM hub"), 1);
    store_close(s);
}

static void a_row_that_belongs_to_none_is_not_kept(void **state)
{
    struct world *w = *state;
    keeping(w);
    begun(w, "add");
    fine(w, store_tell(w->s, "PRAGMA defer_foreign_keys=ON", NULL, 0, &w->err));
    fine(w, store_tell(w->s,
                "INSERT INTO draft_field(draft_id,col,value) VALUES(77,'name','Okafor')", NULL, 0,
                &w->err));
    assert_int_equal(store_commit(w->s, &w->err), HUB_ECONFLICT);
    assert_int_equal(w->kept_count, 0);
    assert_false(store_readonly(w->s));
}

static void a_new_site_is_written_with_its_first_step(void **state)
{
    struct world *w = *state;
    saved(w, "Robin Hub");
    saved(w, "Wren Hub");
    int64_t before = store_site(w->s);
    keeping(w);
    fine(w, store_new_site(w->s, "0123", &w->err));
    assert_true(store_site(w->s) != before);
    assert_int_equal(number(w->s, "SELECT count(*) FROM site"), 1);
    begun(w, "add");
    store_rollback(w->s);
    assert_int_equal(number(w->s, "SELECT count(*) FROM site"), 1);
    saved(w, "Tern Hub");
    saved(w, "Lark Hub");
    struct store *s = played(w);
    assert_int_equal(store_site(s), store_site(w->s));
    assert_int_equal(number(s, "SELECT count(*) FROM site"), 2);
    assert_int_equal(number(s, "SELECT parent FROM site WHERE own = 1 AND pack = '0123'"), before);
    assert_int_equal(number(s, "SELECT parent_seq FROM site WHERE own = 1"), 2);
    assert_int_equal(number(s, "SELECT max(seq) FROM txn t JOIN site ON id = site AND own = 1"), 2);
    store_close(s);
}

static void a_step_that_is_cut_or_changed_does_no_harm(void **state)
{
    struct world *w = *state;
    keeping(w);
    saved(w, "Robin Hub");
    struct kept whole = w->kept[0];
    unsigned char *bent = arena_alloc(w->a, whole.len);
    for (size_t len = 0; len < whole.len; len++) {
        struct store *s = NULL;
        w->kept[0].len = len;
        enum hub_rc rc = again(w, &s);
        if (rc != HUB_OK)
            assert_int_equal(rc, HUB_ECORRUPT);
        store_close(s);
    }
    for (size_t i = 0; i < whole.len; i++) {
        struct store *s = NULL;
        memcpy(bent, whole.bytes, whole.len);
        bent[i] ^= 0x41;
        w->kept[0] = (struct kept){bent, whole.len};
        (void)again(w, &s);
        store_close(s);
    }
}

static void an_image_that_is_not_ours_is_refused(void **state)
{
    struct world *w = *state;
    struct store *s = NULL;
    fine(w, store_image(w->s, &w->image, &w->err));
    w->image.bytes[68] ^= 1; /* application_id: sqlite.org/fileformat2.html section 1.3 */
    assert_int_equal(again(w, &s), HUB_ECORRUPT);
    assert_non_null(strstr(w->err.msg, "the stick"));
    w->image.bytes[68] ^= 1;
    w->image.bytes[62] = 77; /* user_version */
    assert_int_equal(again(w, &s), HUB_ENEWER);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(a_copy_has_all_and_goes_its_own_way),
        T(a_file_with_a_log_beside_it_is_copied_whole),
        T(image_and_steps_are_the_store),
        T(what_cannot_be_kept_is_not_saved),
        T(nothing_written_keeps_nothing),
        T(a_statement_that_failed_is_not_in_the_step),
        T(a_row_that_belongs_to_none_is_not_kept),
        T(a_new_site_is_written_with_its_first_step),
        T(a_step_that_is_cut_or_changed_does_no_harm),
        T(an_image_that_is_not_ours_is_refused),
    };
#undef T
    return cmocka_run_group_tests(tests, NULL, NULL);
}
