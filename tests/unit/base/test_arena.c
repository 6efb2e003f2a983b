/* SPDX-License-Identifier: MIT */
#include "base_test.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    struct arena *a = *state;
    for (size_t size = 1; size < 4000; size += 37) {
        unsigned char *p = arena_alloc(a, size);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(p[i], 0);
        }
        memset(p, 0xAA, size);
    }
}

static void memory_is_zeroed_again_after_a_reset(void **state)
{
    struct arena *a = *state;
    memset(arena_alloc(a, 5000), 0xAA, 5000);
    arena_reset(a);
    unsigned char *p = arena_alloc(a, 5000);
    for (size_t i = 0; i < 5000; i++) {
        assert_int_equal(p[i], 0);
    }
}

/* Big pieces come zeroed from the system, or from what was freed before. */
static void big_pieces_are_zeroed_each_time(void **state)
{
    enum { BIG = 3 << 20 };
    for (int i = 0; i < 4; i++) {
        unsigned char *p = arena_alloc(*state, BIG);
        unsigned char *small = arena_alloc(*state, 100);
        for (size_t k = 0; k < BIG; k++) {
            assert_int_equal(p[k], 0);
        }
        assert_int_equal(small[99], 0);
        memset(p, 0xA5, BIG);
        memset(small, 0xA5, 100);
        arena_reset(*state);
    }
}

static void a_big_piece_leaves_the_block_in_use(void **state)
{
    struct arena *a = *state;
    char *before = arena_alloc(a, 16);
    char *big = arena_alloc(a, 3 << 20);
    char *after = arena_alloc(a, 16);
    assert_in_range((uintptr_t)after, (uintptr_t)before + 16, (uintptr_t)before + 64);
    big[(3 << 20) - 1] = 'x';
    assert_int_equal(arena_used(a), 32 + (3 << 20));
    arena_reset(a);
    assert_int_equal(arena_used(a), 0);
}

static void a_big_piece_may_come_first(void **state)
{
    struct arena *a = *state;
    char *big = arena_alloc(a, 3 << 20);
    big[0] = 'x';
    assert_non_null(arena_alloc(a, 10));
    arena_reset(a);
    assert_non_null(arena_alloc(a, 10));
}

static void texts_are_copied(void **state)
{
    struct arena *a = *state;
    char text[] = "Ada Quill";
    char *copy = arena_strdup(a, text), *part = arena_strndup(a, text, 3);
    text[0] = 'X';
    assert_string_equal(copy, "Ada Quill");
    assert_string_equal(part, "Ada");
    assert_null(arena_strdup(a, NULL));
    assert_string_equal(arena_printf(a, "%s has %d", part, 3), "Ada has 3");
}

static void an_array_grows_and_keeps_what_it_holds(void **state)
{
    struct arena *a = *state;
    int *items = NULL;
    size_t cap = 0;
    for (size_t i = 0; i < 1000; i++) {
        arena_grow(a, &items, i, &cap, sizeof *items);
        items[i] = (int)i;
    }
    assert_true(cap >= 1000);
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(items[i], i);
    }
    int *kept = arena_keep(a, items, 1000, sizeof *items);
    items[999] = 0;
    assert_int_equal(kept[999], 999);
    assert_null(arena_keep(a, items, 0, sizeof *items));
}

static void nothing_is_destroyed_without_complaint(void **state)
{
    (void)state;
    arena_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(memory_is_zeroed_and_aligned),
        IN_ARENA(memory_is_zeroed_again_after_a_reset),
        IN_ARENA(big_pieces_are_zeroed_each_time),
        IN_ARENA(a_big_piece_leaves_the_block_in_use),
        IN_ARENA(a_big_piece_may_come_first),
        IN_ARENA(texts_are_copied),
        IN_ARENA(an_array_grows_and_keeps_what_it_holds),
        cmocka_unit_test(nothing_is_destroyed_without_complaint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
