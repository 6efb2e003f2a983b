/* SPDX-License-Identifier: MIT */
/* A sealed file that is torn, damaged or tampered with: never other content than was put in. */
#include "sealed_file.h"
#include "service/seal_format_priv.h"
#include "service/seal_frame_priv.h"
#include "service/seal_state_priv.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

enum { PARTS = 9, FIRST_SEGMENT = 5 };

/* A small file of two openings and where each of its parts ends. */
struct small {
    struct sealed_file w;
    struct seal_pair *pair;
    size_t ends[PARTS + 1]; /* [0] the header's */
};

static void grown(struct small *f, size_t part)
{
    sealed_file_load(&f->w);
    f->ends[part] = f->w.len;
}

static void add_parts(struct small *f, struct seal *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        sealed_file_step(&f->w, s, i - (i < FIRST_SEGMENT ? 2 : 3), 20 + i);
        grown(f, i + 1);
    }
}

/* Facts, image, 2 steps, END; then 4 steps, the last of them of 600 bytes. */
static void start(struct small *f)
{
    struct sealed_file *w = &f->w;
    struct seal_got got;
    struct arena *a = arena_create();
    struct seal *s;
    bool any;
    sealed_file_start(w);
    ok(w, seal_pair_make(&f->pair, &w->err));
    w->lock.keys = (const unsigned char(*)[SEAL_KEY]) & f->pair->open;
    w->lock.key_count = 1;
    sealed_file_usual(w, 2);
    struct seal_ask ask = {.path = w->path, .with = w->with};
    ok(w, seal_open(&ask, &s, &w->err));
    struct seal_state st;
    seal_state(s, &st);
    f->ends[0] = (size_t)st.good;
    for (size_t i = 1; i < FIRST_SEGMENT; i++) {
        ok(w, seal_next(s, a, &got, &any, &w->err));
        seal_state(s, &st);
        f->ends[i] = (size_t)st.good;
    }
    seal_close(s);
    grown(f, FIRST_SEGMENT);
    s = sealed_file_open(w);
    add_parts(f, s, FIRST_SEGMENT, PARTS - 1);
    sealed_file_step(w, s, 5, 600);
    grown(f, PARTS);
    seal_close(s);
    arena_destroy(a);
}

static void stop(struct small *f)
{
    seal_pair_free(f->pair);
    sealed_file_stop(&f->w);
}

/* With the key, which costs no Argon2. */
static enum hub_rc read_bytes(
    struct small *f, const unsigned char *bytes, size_t len, bool salvage, struct seal_state *st)
{
    const struct seal_pair *const pairs[] = {f->pair};
    struct seal_ask ask = {
        .bytes = bytes, .len = len, .with = {NULL, pairs, 1}, .salvage = salvage};
    memset(st, 0, sizeof *st);
    return sealed_file_read_as(&f->w, &ask, st);
}

static size_t whole_parts(const struct small *f, size_t len)
{
    size_t n = 0;
    while (n < PARTS && f->ends[n + 1] <= len) {
        n++;
    }
    return n;
}

static void refused(enum hub_rc rc, size_t where)
{
    if (rc != HUB_ECORRUPT && rc != HUB_EINVAL && rc != HUB_ENEWER && rc != HUB_EDENIED) {
        fail_msg("at %zu: %d", where, rc);
    }
}

/* --- torn ------------------------------------------------------------------------------ */

static void cut_at_any_length_what_was_acknowledged_is_there(void **state)
{
    struct small f;
    struct seal_state st;
    (void)state;
    start(&f);
    for (size_t len = 0; len <= f.w.len; len++) {
        unsigned char *cut = malloc(len + 1); /* of its own size: an overrun is seen */
        memcpy(cut, f.w.bytes, len);
        enum hub_rc rc = read_bytes(&f, cut, len, false, &st);
        free(cut);
        if (len < f.ends[0]) {
            refused(rc, len);
            continue;
        }
        ok(&f.w, rc);
        size_t parts = whole_parts(&f, len);
        assert_int_equal(st.parts, parts);
        assert_int_equal(st.good, f.ends[parts]);
        assert_true(st.torn == (f.ends[parts] != len));
        assert_true(st.ended == (parts == FIRST_SEGMENT));
        assert_false(st.damaged);
    }
    stop(&f);
}

static void after_a_cut_it_goes_on(void **state)
{
    struct small f;
    (void)state;
    start(&f);
    size_t full = f.w.len;
    const unsigned char *bytes = f.w.bytes;
    for (size_t len = f.ends[2]; len < full; len += 13) {
        sealed_file_put(f.w.path, bytes, len);
        struct seal *s = sealed_file_open(&f.w);
        struct seal_state st;
        seal_state(s, &st);
        sealed_file_step(&f.w, s, (size_t)st.steps, 33);
        seal_close(s);
        st = sealed_file_read(&f.w, NULL);
        assert_false(st.torn);
        assert_int_equal(st.good, st.size);
    }
    stop(&f);
}

static void opened_and_only_read_a_torn_file_stays_as_it_is(void **state)
{
    struct small f;
    (void)state;
    start(&f);
    sealed_file_put(f.w.path, f.w.bytes, f.w.len - 3);
    size_t len = f.w.len - 3;
    seal_close(sealed_file_open(&f.w));
    sealed_file_load(&f.w);
    assert_int_equal(f.w.len, len);
    stop(&f);
}

/* A file system that had made room but not written: the end reads as zeros. */
static void an_end_that_was_never_written_is_torn(void **state)
{
    struct small f;
    struct seal_state st;
    (void)state;
    start(&f);
    unsigned char *bytes = arena_alloc(f.w.a, f.w.len + 5000);
    for (size_t len = f.ends[PARTS - 1]; len <= f.w.len - SEAL_MAC; len++) {
        memset(bytes, 0, f.w.len + 5000);
        memcpy(bytes, f.w.bytes, len);
        ok(&f.w, read_bytes(&f, bytes, f.w.len, false, &st));
        assert_true(st.torn);
        assert_int_equal(st.parts, PARTS - 1);
    }
    memset(bytes, 0, f.w.len + 5000);
    memcpy(bytes, f.w.bytes, f.w.len);
    ok(&f.w, read_bytes(&f, bytes, f.w.len + 5000, false, &st));
    assert_true(st.torn);
    assert_int_equal(st.parts, PARTS);
    stop(&f);
}

static void a_part_of_pieces_counts_when_its_last_is_there(void **state)
{
    struct sealed_file w;
    struct seal_state st;
    (void)state;
    sealed_file_start(&w);
    struct seal *s = sealed_file_make(&w, SEAL_HUB);
    sealed_file_step(&w, s, 0, 10);
    sealed_file_step(&w, s, 1, (size_t)5 << 19);
    ok(&w, seal_finish(s, &w.err));
    seal_close(s);
    sealed_file_load(&w);
    size_t frame = SEAL_FRAME + SEAL_PIECE + SEAL_STREAM_MORE,
           half = w.len - SEAL_FRAME - (SEAL_PIECE >> 1) - SEAL_STREAM_MORE;
    for (size_t len = half - frame; len <= half; len += frame) {
        struct seal_ask ask = {.bytes = w.bytes, .len = len, .with = w.with};
        ok(&w, sealed_file_read_as(&w, &ask, &st));
        assert_true(st.torn);
        assert_int_equal(st.steps, 1);
        struct seal_state looked;
        ok(&w, seal_check(&ask, &looked, &w.err));
        assert_true(looked.torn && !looked.damaged);
        assert_int_equal(looked.good, st.good);
    }
    sealed_file_stop(&w);
}

/* --- damaged --------------------------------------------------------------------------- */

static void any_flipped_bit_is_refused(void **state)
{
    struct small f;
    struct seal_state st;
    (void)state;
    start(&f);
    for (size_t bit = 0; bit < f.w.len * 8; bit++) {
        f.w.bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
        refused(read_bytes(&f, f.w.bytes, f.w.len, false, &st), bit / 8);
        f.w.bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
    }
    ok(&f.w, read_bytes(&f, f.w.bytes, f.w.len, false, &st));
    stop(&f);
}

static void a_salvage_gives_what_comes_before(void **state)
{
    struct small f;
    struct seal_state st;
    (void)state;
    start(&f);
    for (size_t at = f.ends[0]; at < f.w.len; at++) {
        f.w.bytes[at] ^= 0x10;
        ok(&f.w, read_bytes(&f, f.w.bytes, f.w.len, true, &st));
        assert_true(st.damaged);
        assert_int_equal(st.parts, whole_parts(&f, at));
        struct seal_ask ask = {.bytes = f.w.bytes, .len = f.w.len};
        ok(&f.w, seal_check(&ask, &st, &f.w.err));
        assert_true(st.damaged);
        assert_int_equal(st.parts, whole_parts(&f, at));
        f.w.bytes[at] ^= 0x10;
    }
    stop(&f);
}

static void nothing_is_added_to_a_damaged_file(void **state)
{
    struct small f;
    struct seal *s;
    struct seal_got got;
    bool any = true;
    (void)state;
    start(&f);
    f.w.bytes[f.ends[3] + 60] ^= 1;
    sealed_file_put(f.w.path, f.w.bytes, f.w.len);
    struct seal_ask ask = {.path = f.w.path, .with = f.w.with, .write = true};
    enum hub_rc rc = seal_open(&ask, &s, &f.w.err);
    while (rc == HUB_OK && any) {
        rc = seal_next(s, f.w.a, &got, &any, &f.w.err);
    }
    assert_int_equal(rc, HUB_ECORRUPT);
    assert_int_equal(seal_add(s, SEAL_STEP, STAMP(1), "x", 1, &f.w.err), HUB_ECORRUPT);
    seal_close(s);
    stop(&f);
}

/* bytes[from, to) taken out. */
static size_t without(struct small *f, unsigned char *out, size_t from, size_t to)
{
    memcpy(out, f->w.bytes, from);
    memcpy(out + from, f->w.bytes + to, f->w.len - to);
    return f->w.len - (to - from);
}

static void parts_taken_out_of_the_middle_are_missed(void **state)
{
    struct small f;
    struct seal_state st;
    (void)state;
    start(&f);
    unsigned char *out = arena_alloc(f.w.a, f.w.len);
    for (size_t from = 0; from < PARTS; from++) {
        for (size_t to = from + 1; to < PARTS; to++) {
            size_t len = without(&f, out, f.ends[from], f.ends[to]);
            assert_int_equal(read_bytes(&f, out, len, false, &st), HUB_ECORRUPT);
        }
    }
    stop(&f);
}

static void a_missing_end_is_told(void **state)
{
    struct small f;
    struct seal_state st;
    (void)state;
    start(&f);
    ok(&f.w, read_bytes(&f, f.w.bytes, f.ends[FIRST_SEGMENT - 1], false, &st));
    assert_false(st.ended || st.torn || st.damaged);
    ok(&f.w, read_bytes(&f, f.w.bytes, f.ends[FIRST_SEGMENT], false, &st));
    assert_true(st.ended);
    stop(&f);
}

static void parts_that_changed_places_are_refused(void **state)
{
    struct sealed_file w;
    struct seal_state st;
    (void)state;
    sealed_file_start(&w);
    struct seal *s = sealed_file_make(&w, SEAL_COPY);
    size_t at[5];
    for (size_t i = 0; i < 4; i++) {
        seal_state(s, &st);
        at[i] = (size_t)st.good;
        sealed_file_step(&w, s, i, 50);
    }
    seal_state(s, &st);
    at[4] = (size_t)st.good;
    ok(&w, seal_finish(s, &w.err));
    seal_close(s);
    sealed_file_load(&w);
    unsigned char *out = arena_alloc(w.a, w.len + at[4] - at[3]);
    struct seal_ask ask = {.bytes = out, .len = w.len, .with = w.with};
    for (size_t i = 0; i < 4; i++) {
        for (size_t k = 0; k < 4; k++) {
            memcpy(out, w.bytes, w.len);
            memcpy(out + at[i], w.bytes + at[k], at[k + 1] - at[k]);
            memcpy(out + at[k], w.bytes + at[i], at[i + 1] - at[i]);
            assert_int_equal(sealed_file_read_as(&w, &ask, &st), i == k ? HUB_OK : HUB_ECORRUPT);
        }
    }
    memcpy(out + w.len, w.bytes + at[3], at[4] - at[3]); /* the last one twice */
    ask.len = w.len + at[4] - at[3];
    assert_int_equal(sealed_file_read_as(&w, &ask, &st), HUB_ECORRUPT);
    sealed_file_stop(&w);
}

/* --- tampered with by somebody who knows the layout, but has no key ------------------------ */

/* All sums made anew, so that only the MACs are left to notice. */
static void mend_sums(struct small *f, unsigned char *bytes)
{
    unsigned char was[SEAL_SUM], now[SEAL_SUM];
    struct seal_frame frame;
    size_t sum_at = f->ends[0] - SEAL_SUM;
    memcpy(was, f->w.bytes + sum_at, SEAL_SUM);
    crypto_generichash(now, SEAL_SUM, bytes, sum_at, NULL, 0);
    memcpy(bytes + sum_at, now, SEAL_SUM);
    for (size_t i = 0; i < PARTS; i++) {
        unsigned char *at = bytes + f->ends[i];
        seal_frame_get(at, was, &frame);
        frame.len = (uint32_t)(f->ends[i + 1] - f->ends[i] - SEAL_FRAME);
        crypto_generichash(frame.body_sum, SEAL_FRAME_SUM, at + SEAL_FRAME, frame.len, NULL, 0);
        seal_frame_put(&frame, now, at);
    }
}

static void sums_made_anew_do_not_help_a_forger(void **state)
{
    struct small f;
    struct seal_state st;
    (void)state;
    start(&f);
    unsigned char *out = arena_alloc(f.w.a, f.w.len);
    for (size_t at = 0; at < f.w.len; at++) {
        size_t part = whole_parts(&f, at);
        bool sum = at >= f.ends[0] ? at - f.ends[part] < SEAL_FRAME
                                   : at >= f.ends[0] - SEAL_SUM; /* made anew: not changed at all */
        memcpy(out, f.w.bytes, f.w.len);
        out[at] ^= 0x04;
        mend_sums(&f, out);
        enum hub_rc rc = read_bytes(&f, out, f.w.len, false, &st);
        if (!sum) {
            refused(rc, at);
        }
    }
    memcpy(out, f.w.bytes, f.w.len);
    mend_sums(&f, out);
    ok(&f.w, read_bytes(&f, out, f.w.len, false, &st));
    stop(&f);
}

static void parts_of_another_file_are_refused(void **state)
{
    struct small f;
    struct sealed_file *w = &f.w;
    struct seal_state st;
    struct seal *s, *anew;
    (void)state;
    start(&f);
    const unsigned char *was = w->bytes;
    size_t len = w->len, head = f.ends[0];
    s = sealed_file_open(w);
    ok(w, seal_again(s, NULL, NULL, &anew, &w->err));
    sealed_file_fill(w, anew, 2);
    ok(w, seal_finish(anew, &w->err));
    seal_close(s);
    seal_close(anew);
    sealed_file_load(w);
    unsigned char *out = arena_alloc(w->a, len);
    memcpy(out, w->bytes, head); /* the beginning of the new one, the rest of the old */
    memcpy(out + head, was + head, len - head);
    assert_int_equal(read_bytes(&f, out, len, false, &st), HUB_ECORRUPT);
    memcpy(f.w.bytes, was, head);
    mend_sums(&f, out);
    assert_int_equal(read_bytes(&f, out, len, false, &st), HUB_ECORRUPT);
    stop(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cut_at_any_length_what_was_acknowledged_is_there),
        cmocka_unit_test(after_a_cut_it_goes_on),
        cmocka_unit_test(opened_and_only_read_a_torn_file_stays_as_it_is),
        cmocka_unit_test(an_end_that_was_never_written_is_torn),
        cmocka_unit_test(a_part_of_pieces_counts_when_its_last_is_there),
        cmocka_unit_test(any_flipped_bit_is_refused),
        cmocka_unit_test(a_salvage_gives_what_comes_before),
        cmocka_unit_test(nothing_is_added_to_a_damaged_file),
        cmocka_unit_test(parts_taken_out_of_the_middle_are_missed),
        cmocka_unit_test(a_missing_end_is_told),
        cmocka_unit_test(parts_that_changed_places_are_refused),
        cmocka_unit_test(sums_made_anew_do_not_help_a_forger),
        cmocka_unit_test(parts_of_another_file_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
