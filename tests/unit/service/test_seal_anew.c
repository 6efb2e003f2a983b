/* SPDX-License-Identifier: MIT */
/* A sealed file that is written anew: the new one or the old one, and nothing beside it. */
#include "sealed_file.h"
#include "service/seal_state_priv.h"
#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void written_anew_it_opens_as_before(void **state)
{
    struct sealed_file w = sealed_file_new();
    struct seal_pair *pair;
    struct seal *anew;
    (void)state;
    ok(&w, seal_pair_make(&pair, &w.err));
    w.lock.keys = (const unsigned char(*)[SEAL_KEY]) & pair->open;
    w.lock.key_count = 1;
    sealed_file_usual(&w, 4);
    struct seal_state before = sealed_file_read(&w, NULL), after;
    struct seal *s = sealed_file_open(&w);
    ok(&w, seal_again(s, NULL, NULL, &anew, &w.err));
    sealed_file_fill(&w, anew, 1);
    ok(&w, seal_end(anew, STAMP(7), &w.err));
    ok(&w, seal_finish(anew, &w.err));
    seal_close(s);
    sealed_file_step(&w, anew, 1, 20);
    seal_close(anew);
    after = sealed_file_read(&w, NULL);
    assert_memory_equal(after.mark, before.mark, SEAL_MARK);
    assert_int_equal(after.made_at.ms, before.made_at.ms);
    assert_int_equal(after.steps, 2);
    const struct seal_pair *with[] = {pair};
    struct seal_ask ask = {.path = w.path, .with = {.pairs = with, .pair_count = 1}, .write = true};
    assert_int_equal(sealed_file_read_as(&w, &ask, &after), HUB_OK);
    assert_int_equal(sealed_file_count(&w), 1);
    seal_pair_free(pair);
    sealed_file_stop(&w);
}

/* Opened with this, written anew with that. */
static void anew_with(struct sealed_file *w, struct seal_with with, const struct seal_lock *lock)
{
    struct seal *s, *anew;
    struct seal_ask ask = {.path = w->path, .with = with, .write = true};
    ok(w, seal_open(&ask, &s, &w->err));
    sealed_file_rest(w, s);
    ok(w, seal_again(s, NULL, lock, &anew, &w->err));
    sealed_file_fill(w, anew, 1);
    ok(w, seal_finish(anew, &w->err));
    seal_close(s);
    seal_close(anew);
}

static void opens_with(struct sealed_file *w, struct seal_with with, enum hub_rc expected)
{
    struct seal_ask ask = {.path = w->path, .with = with};
    assert_int_equal(sealed_file_read_as(w, &ask, NULL), expected);
}

static void what_locks_it_changes_only_as_said(void **state)
{
    struct sealed_file w = sealed_file_new();
    struct seal_pair *p[2];
    (void)state;
    sealed_file_usual(&w, 1);
    ok(&w, seal_pair_make(&p[0], &w.err));
    ok(&w, seal_pair_make(&p[1], &w.err));
    const struct seal_pair *const first[] = {p[0]}, *const second[] = {p[1]};
    struct seal_with old = w.with, fresh = {.passphrase = "another passphrase"};
    struct seal_with key = {.pairs = first, .pair_count = 1},
                     other = {.pairs = second, .pair_count = 1};
    struct seal_lock add = {
        .keys = (const unsigned char(*)[SEAL_KEY]) & p[0]->open, .key_count = 1};
    anew_with(&w, old, &add); /* one key more */
    opens_with(&w, old, HUB_OK);
    opens_with(&w, key, HUB_OK);
    struct seal_lock change = {.passphrase = "another passphrase", .cost = SEAL_COST_TEST};
    anew_with(&w, key, &change); /* a forgotten passphrase, opened with a key */
    opens_with(&w, old, HUB_EDENIED);
    opens_with(&w, fresh, HUB_OK);
    opens_with(&w, key, HUB_OK);
    anew_with(&w, key, NULL); /* nobody had to know the passphrase */
    opens_with(&w, fresh, HUB_OK);
    struct seal_lock replace = {
        .keys = (const unsigned char(*)[SEAL_KEY]) & p[1]->open, .key_count = 1, .only = true};
    anew_with(&w, fresh, &replace); /* another key in the place of the first */
    opens_with(&w, key, HUB_EDENIED);
    opens_with(&w, other, HUB_OK);
    opens_with(&w, fresh, HUB_OK);
    seal_pair_free(p[0]);
    seal_pair_free(p[1]);
    sealed_file_stop(&w);
}

static void only_so_many_keys_lock_it(void **state)
{
    struct sealed_file w = sealed_file_new();
    struct seal_pair *p;
    unsigned char keys[SEAL_KEYS_MOST + 1][SEAL_KEY];
    (void)state;
    for (int i = 0; i <= SEAL_KEYS_MOST; i++) {
        ok(&w, seal_pair_make(&p, &w.err));
        memcpy(keys[i], p->open, SEAL_KEY);
        seal_pair_free(p);
    }
    for (int with = 0; with < 2; with++) {
        struct seal *s;
        struct seal_make make = {.kind = SEAL_HUB, .lock = w.lock};
        make.lock.passphrase = with ? w.lock.passphrase : NULL;
        make.lock.keys = (const unsigned char(*)[SEAL_KEY])keys;
        make.lock.key_count = SEAL_KEYS_MOST + 1;
        assert_int_equal(seal_create(w.path, false, &make, &s, &w.err), HUB_EINVAL);
        make.lock.key_count = SEAL_KEYS_MOST;
        ok(&w, seal_create(w.path, false, &make, &s, &w.err));
        seal_close(s);
    }
    sealed_file_stop(&w);
}

static void one_that_is_not_finished_leaves_nothing(void **state)
{
    struct sealed_file w = sealed_file_new();
    struct seal *anew;
    (void)state;
    sealed_file_usual(&w, 2);
    struct seal *s = sealed_file_open(&w);
    ok(&w, seal_again(s, NULL, NULL, &anew, &w.err));
    sealed_file_fill(&w, anew, 1);
    seal_close(anew);
    sealed_file_step(&w, s, 2, 30);
    seal_close(s);
    assert_int_equal(sealed_file_read(&w, NULL).steps, 3);
    assert_int_equal(sealed_file_count(&w), 1);
    sealed_file_stop(&w);
}

static void what_a_killed_try_left_is_swept_away(void **state)
{
    struct sealed_file w = sealed_file_new();
    char beside[300];
    (void)state;
    sealed_file_usual(&w, 2);
    snprintf(beside, sizeof beside, "%s.new", w.path);
    sealed_file_load(&w);
    sealed_file_put(beside, w.bytes, 100);
    seal_close(sealed_file_open(&w));
    assert_int_equal(sealed_file_count(&w), 1);
    sealed_file_put(beside, w.bytes, 0);
    struct seal *s, *anew;
    s = sealed_file_open(&w);
    ok(&w, seal_again(s, NULL, NULL, &anew, &w.err));
    seal_close(anew);
    sealed_file_put(beside, "somebody's own", 14);
    assert_int_equal(seal_again(s, NULL, NULL, &anew, &w.err), HUB_EBUSY);
    seal_close(s);
    assert_int_equal(sealed_file_count(&w), 2);
    sealed_file_stop(&w);
}

static void nothing_is_overwritten_unless_asked(void **state)
{
    struct sealed_file w = sealed_file_new();
    struct seal *s;
    (void)state;
    sealed_file_put(w.path, "mine", 4);
    struct seal_make make = {.kind = SEAL_BACKUP, .lock = w.lock};
    assert_int_equal(seal_create(w.path, false, &make, &s, &w.err), HUB_ECONFLICT);
    ok(&w, seal_create(w.path, true, &make, &s, &w.err));
    sealed_file_load(&w);
    assert_int_equal(w.len, 4);
    ok(&w, seal_finish(s, &w.err));
    seal_close(s);
    sealed_file_read(&w, NULL);
    assert_int_equal(sealed_file_count(&w), 1);
    sealed_file_stop(&w);
}

static void a_link_is_followed_and_stays_one(void **state)
{
    struct sealed_file w = sealed_file_new();
    struct seal *anew;
    struct stat st;
    char link_path[300];
    (void)state;
    sealed_file_usual(&w, 1);
    snprintf(link_path, sizeof link_path, "%s.link", w.path);
    assert_int_equal(symlink(w.path, link_path), 0);
    struct seal_ask ask = {.path = link_path, .with = w.with, .write = true};
    struct seal *s;
    ok(&w, seal_open(&ask, &s, &w.err));
    sealed_file_rest(&w, s);
    ok(&w, seal_again(s, NULL, NULL, &anew, &w.err));
    sealed_file_fill(&w, anew, 1);
    ok(&w, seal_finish(anew, &w.err));
    seal_close(s);
    seal_close(anew);
    assert_int_equal(lstat(link_path, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    sealed_file_read(&w, NULL);
    sealed_file_stop(&w);
}

static void written_anew_it_is_still_in_use(void **state)
{
    struct sealed_file w = sealed_file_new();
    struct seal *anew, *other;
    (void)state;
    sealed_file_usual(&w, 1);
    struct seal *s = sealed_file_open(&w);
    ok(&w, seal_again(s, NULL, NULL, &anew, &w.err));
    ok(&w, seal_finish(anew, &w.err));
    seal_close(s);
    struct seal_ask write = {.path = w.path, .with = w.with, .write = true};
    assert_int_equal(seal_open(&write, &other, &w.err), HUB_EBUSY);
    seal_close(anew);
    sealed_file_stop(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written_anew_it_opens_as_before),
        cmocka_unit_test(what_locks_it_changes_only_as_said),
        cmocka_unit_test(only_so_many_keys_lock_it),
        cmocka_unit_test(one_that_is_not_finished_leaves_nothing),
        cmocka_unit_test(what_a_killed_try_left_is_swept_away),
        cmocka_unit_test(nothing_is_overwritten_unless_asked),
        cmocka_unit_test(a_link_is_followed_and_stays_one),
        cmocka_unit_test(written_anew_it_is_still_in_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
