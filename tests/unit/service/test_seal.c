/* SPDX-License-Identifier: MIT */
/* The sealed container: round trips, what opens it, written anew, in use, full disks. */
#include "sealed_file.h"
#include "service/seal_state_priv.h"
#include "unit.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void what_was_put_in_comes_out(void **state)
{
    struct sealed_file w = sealed_file_new();
    static const size_t sizes[] = {0, 1, 900, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20};
    (void)state;
    struct seal *s = sealed_file_make(&w, SEAL_COPY);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        sealed_file_step(&w, s, i, sizes[i]);
    }
    ok(&w, seal_end(s, STAMP(99), &w.err));
    ok(&w, seal_finish(s, &w.err));
    seal_close(s);
    struct seal_state st = sealed_file_read(&w, NULL);
    assert_int_equal(st.kind, SEAL_COPY);
    assert_int_equal(st.steps, sizeof sizes / sizeof *sizes);
    assert_int_equal(st.parts, st.steps + 3); /* facts, image, the end */
    assert_int_equal(st.openings, 1);
    assert_int_equal(st.good, st.size);
    assert_true(st.ended && !st.torn && !st.damaged && st.passphrase && st.by_passphrase);
    assert_int_equal(st.until.ms, 99);
    sealed_file_stop(&w);
}

static void it_can_be_read_out_of_memory(void **state)
{
    struct sealed_file w = sealed_file_new();
    (void)state;
    sealed_file_usual(&w, 3);
    sealed_file_load(&w);
    struct seal_ask ask = {.bytes = w.bytes, .len = w.len, .with = w.with};
    struct seal_state st;
    assert_int_equal(sealed_file_read_as(&w, &ask, &st), HUB_OK);
    assert_int_equal(st.steps, 3);
    sealed_file_stop(&w);
}

static void each_opening_goes_on_behind_the_last(void **state)
{
    struct sealed_file w = sealed_file_new();
    (void)state;
    sealed_file_usual(&w, 2);
    for (size_t i = 2; i < 6; i += 2) {
        struct seal *s = sealed_file_open(&w);
        sealed_file_step(&w, s, i, 50);
        sealed_file_step(&w, s, i + 1, 60);
        seal_close(s);
    }
    struct seal_state st = sealed_file_read(&w, NULL);
    assert_int_equal(st.steps, 6);
    assert_int_equal(st.openings, 3);
    assert_false(st.ended);
    sealed_file_stop(&w);
}

/* --- what opens it ---------------------------------------------------------------- */

static void a_wrong_passphrase_opens_nothing(void **state)
{
    static const char *const wrong[] = {
        "", "right passphras", "Right passphrase", "right passphrase "};
    struct sealed_file w = sealed_file_new();
    (void)state;
    sealed_file_usual(&w, 1);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        w.with.passphrase = wrong[i];
        struct seal_ask ask = {.path = w.path, .with = w.with};
        assert_int_equal(sealed_file_read_as(&w, &ask, NULL), HUB_EDENIED);
    }
    w.with.passphrase = NULL;
    struct seal_ask ask = {.path = w.path, .with = w.with};
    assert_int_equal(sealed_file_read_as(&w, &ask, NULL), HUB_EDENIED);
    sealed_file_stop(&w);
}

static void letters_typed_in_two_parts_are_the_same_passphrase(void **state)
{
    struct sealed_file w = sealed_file_new();
    (void)state;
    w.lock.passphrase = "caf\xC3\xA9 au lait";
    sealed_file_usual(&w, 1);
    w.with.passphrase = "cafe\xCC\x81 au lait";
    sealed_file_read(&w, NULL);
    sealed_file_stop(&w);
}

static void each_of_its_keys_opens_it_and_no_other(void **state)
{
    struct sealed_file w = sealed_file_new();
    struct seal_pair *p[3];
    unsigned char open[2][SEAL_KEY];
    (void)state;
    for (int i = 0; i < 3; i++) {
        ok(&w, seal_pair_make(&p[i], &w.err));
    }
    memcpy(open[0], p[0]->open, SEAL_KEY);
    memcpy(open[1], p[1]->open, SEAL_KEY);
    w.lock.keys = (const unsigned char(*)[SEAL_KEY])open;
    w.lock.key_count = 2;
    sealed_file_usual(&w, 2);
    sealed_file_read(&w, NULL);
    for (size_t i = 0; i < 3; i++) {
        const struct seal_pair *with[] = {p[2], p[i]};
        struct seal_ask ask = {.path = w.path, .with = {.pairs = with, .pair_count = 2}};
        struct seal_state st;
        assert_int_equal(sealed_file_read_as(&w, &ask, &st), i < 2 ? HUB_OK : HUB_EDENIED);
        if (i < 2) {
            assert_true(st.passphrase && !st.by_passphrase);
        }
    }
    for (int i = 0; i < 3; i++) {
        seal_pair_free(p[i]);
    }
    sealed_file_stop(&w);
}

static void without_anything_to_lock_it_none_is_made(void **state)
{
    struct sealed_file w = sealed_file_new();
    struct seal *s;
    (void)state;
    struct seal_make make = {.kind = SEAL_HUB};
    assert_int_equal(seal_create(w.path, false, &make, &s, &w.err), HUB_EINVAL);
    assert_int_equal(sealed_file_count(&w), 0);
    sealed_file_stop(&w);
}

/* --- in use ------------------------------------------------------------------------ */

static void one_writes_and_then_nobody_else_opens_it(void **state)
{
    struct sealed_file w = sealed_file_new();
    struct seal *other;
    (void)state;
    sealed_file_usual(&w, 1);
    struct seal *s = sealed_file_open(&w);
    struct seal_ask write = {.path = w.path, .with = w.with, .write = true}, read = write;
    read.write = false;
    assert_int_equal(seal_open(&write, &other, &w.err), HUB_EBUSY);
    assert_int_equal(seal_open(&read, &other, &w.err), HUB_EBUSY);
    struct seal_make make = {.kind = SEAL_COPY, .lock = w.lock};
    assert_int_equal(seal_create(w.path, true, &make, &other, &w.err), HUB_EBUSY);
    assert_true(seal_is_file(w.path));
    seal_close(s);
    ok(&w, seal_open(&read, &s, &w.err));
    ok(&w, seal_open(&read, &other, &w.err));
    seal_close(other);
    assert_int_equal(seal_open(&write, &other, &w.err), HUB_EBUSY);
    seal_close(s);
    sealed_file_stop(&w);
}

static void what_is_not_ours_is_said(void **state)
{
    struct sealed_file w = sealed_file_new();
    struct seal *s;
    struct seal_ask ask = {.path = w.path, .with = w.with};
    (void)state;
    assert_int_equal(seal_open(&ask, &s, &w.err), HUB_ENOTFOUND);
    assert_false(seal_is_file(w.path));
    sealed_file_put(w.path, "", 0);
    assert_int_equal(seal_open(&ask, &s, &w.err), HUB_EINVAL);
    sealed_file_put(w.path, "SQLite format 3", 16);
    assert_int_equal(seal_open(&ask, &s, &w.err), HUB_EINVAL);
    sealed_file_put(w.path, "hubseal\n\2\0\1\1\0\1\0\0", 16);
    assert_int_equal(seal_open(&ask, &s, &w.err), HUB_ENEWER);
    ask.path = w.dir;
    assert_int_equal(seal_open(&ask, &s, &w.err), HUB_EINVAL);
    unlink(w.path);
    assert_int_equal(mkfifo(w.path, 0600), 0);
    ask.path = w.path;
    assert_int_equal(seal_open(&ask, &s, &w.err), HUB_EINVAL);
    sealed_file_stop(&w);
}

static void it_goes_down_a_pipe(void **state)
{
    struct sealed_file w = sealed_file_new();
    struct seal *s;
    int ends[2];
    (void)state;
    assert_int_equal(pipe(ends), 0);
    struct seal_make make = {.kind = SEAL_COPY, .lock = w.lock};
    ok(&w, seal_create_fd(ends[1], &make, &s, &w.err));
    sealed_file_fill(&w, s, 2);
    ok(&w, seal_end(s, STAMP(5), &w.err));
    ok(&w, seal_finish(s, &w.err));
    seal_close(s);
    close(ends[1]);
    w.bytes = arena_alloc(w.a, 1 << 16);
    ssize_t n = read(ends[0], w.bytes, 1 << 16);
    close(ends[0]);
    assert_true(n > 0);
    struct seal_ask ask = {.bytes = w.bytes, .len = (size_t)n, .with = w.with};
    struct seal_state st;
    assert_int_equal(sealed_file_read_as(&w, &ask, &st), HUB_OK);
    assert_true(st.ended);
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    assert_int_equal(seal_create_fd(ends[1], &make, &s, &w.err), HUB_EIO);
    close(ends[1]);
    sealed_file_stop(&w);
}

/* --- full -------------------------------------------------------------------------- */

/* Room for so many bytes a file: the write that passes it is short, the next one none. */
static void room(rlim_t bytes)
{
    struct rlimit r = {.rlim_cur = bytes, .rlim_max = RLIM_INFINITY};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &r), 0);
}

static void a_full_disk_takes_nothing_back_but_the_last(void **state)
{
    struct sealed_file w = sealed_file_new();
    (void)state;
    sealed_file_usual(&w, 2);
    struct seal_state before = sealed_file_read(&w, NULL);
    for (int64_t more = 0; more < 400; more += 7) {
        struct seal *s = sealed_file_open(&w);
        unsigned char bytes[500];
        sealed_file_bytes(2, bytes, sizeof bytes);
        room((rlim_t)(before.size + more));
        assert_int_equal(seal_add(s, SEAL_STEP, STAMP(2), bytes, sizeof bytes, &w.err), HUB_EFULL);
        room(RLIM_INFINITY);
        struct seal_state st;
        seal_state(s, &st);
        assert_int_equal(st.steps, before.steps);
        if (more % 2) {
            sealed_file_load(&w);
            assert_int_equal(w.len, (size_t)before.size);
        }
        if (more == 0) {
            sealed_file_step(&w, s, 2, 40);
            sealed_file_step(&w, s, 3, 40);
        }
        seal_close(s);
        before = sealed_file_read(&w, NULL);
        assert_int_equal(before.steps, 4);
        assert_false(before.torn);
    }
    sealed_file_stop(&w);
}

static void a_part_of_many_pieces_is_taken_back_whole(void **state)
{
    struct sealed_file w = sealed_file_new();
    (void)state;
    sealed_file_usual(&w, 1);
    size_t len = 5 << 19;
    unsigned char *bytes = arena_alloc(w.a, len);
    sealed_file_bytes(1, bytes, len);
    struct seal *s = sealed_file_open(&w);
    room(2 << 20);
    assert_int_equal(seal_add(s, SEAL_STEP, STAMP(1), bytes, len, &w.err), HUB_EFULL);
    room(RLIM_INFINITY);
    ok(&w, seal_add(s, SEAL_STEP, STAMP(1), bytes, len, &w.err));
    ok(&w, seal_sync(s, &w.err));
    seal_close(s);
    assert_int_equal(sealed_file_read(&w, NULL).steps, 2);
    sealed_file_stop(&w);
}

static void no_room_to_write_anew_leaves_the_old_one(void **state)
{
    struct sealed_file w = sealed_file_new();
    struct seal *anew;
    (void)state;
    sealed_file_usual(&w, 2);
    struct seal *s = sealed_file_open(&w);
    room(20);
    assert_int_equal(seal_again(s, NULL, NULL, &anew, &w.err), HUB_EFULL);
    room(600);
    ok(&w, seal_again(s, NULL, NULL, &anew, &w.err));
    unsigned char bytes[800] = {0};
    assert_int_equal(seal_add(anew, SEAL_IMAGE, STAMP(1), bytes, sizeof bytes, &w.err), HUB_EFULL);
    seal_close(anew);
    room(RLIM_INFINITY);
    sealed_file_step(&w, s, 2, 10);
    seal_close(s);
    assert_int_equal(sealed_file_count(&w), 1);
    assert_int_equal(sealed_file_read(&w, NULL).steps, 3);
    sealed_file_stop(&w);
}

/* --- looked over ------------------------------------------------------------------- */

static void without_a_key_it_can_be_looked_over(void **state)
{
    struct sealed_file w = sealed_file_new();
    struct seal_state with, without;
    char sum[SEAL_SUM_TEXT], again[SEAL_SUM_TEXT];
    (void)state;
    sealed_file_usual(&w, 3);
    with = sealed_file_read(&w, NULL);
    struct seal_ask ask = {.path = w.path};
    ok(&w, seal_check(&ask, &without, &w.err));
    assert_int_equal(without.parts, with.parts);
    assert_int_equal(without.good, with.good);
    assert_true(without.ended && !without.torn && !without.damaged);
    ok(&w, seal_sum(&ask, sum, &w.err));
    sealed_file_load(&w);
    struct seal_ask bytes = {.bytes = w.bytes, .len = w.len};
    ok(&w, seal_sum(&bytes, again, &w.err));
    assert_string_equal(sum, again);
    w.bytes[w.len - 40] ^= 1;
    ok(&w, seal_check(&bytes, &without, &w.err));
    assert_true(without.damaged);
    assert_int_equal(without.parts, with.parts - 1);
    bytes.len = w.len - 1;
    ok(&w, seal_check(&bytes, &without, &w.err));
    assert_true(without.torn && !without.damaged && !without.ended);
    sealed_file_stop(&w);
}

static void no_plain_text_is_in_it(void **state)
{
    struct sealed_file w = sealed_file_new();
    static const char text[] = "Mia Okafor sleeps with the light on";
    (void)state;
    struct seal *s = sealed_file_make(&w, SEAL_HUB);
    ok(&w, seal_add(s, SEAL_STEP, STAMP(1), text, sizeof text, &w.err));
    ok(&w, seal_finish(s, &w.err));
    seal_close(s);
    sealed_file_load(&w);
    for (size_t i = 0; i + 6 < w.len; i++) {
        assert_memory_not_equal(w.bytes + i, "Okafor", 6);
    }
    struct stat st;
    assert_int_equal(stat(w.path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    sealed_file_stop(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_in_comes_out),
        cmocka_unit_test(it_can_be_read_out_of_memory),
        cmocka_unit_test(each_opening_goes_on_behind_the_last),
        cmocka_unit_test(a_wrong_passphrase_opens_nothing),
        cmocka_unit_test(letters_typed_in_two_parts_are_the_same_passphrase),
        cmocka_unit_test(each_of_its_keys_opens_it_and_no_other),
        cmocka_unit_test(without_anything_to_lock_it_none_is_made),
        cmocka_unit_test(one_writes_and_then_nobody_else_opens_it),
        cmocka_unit_test(what_is_not_ours_is_said),
        cmocka_unit_test(it_goes_down_a_pipe),
        cmocka_unit_test(a_full_disk_takes_nothing_back_but_the_last),
        cmocka_unit_test(a_part_of_many_pieces_is_taken_back_whole),
        cmocka_unit_test(no_room_to_write_anew_leaves_the_old_one),
        cmocka_unit_test(without_a_key_it_can_be_looked_over),
        cmocka_unit_test(no_plain_text_is_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
