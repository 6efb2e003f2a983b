/* SPDX-License-Identifier: MIT */
/* Text of random bytes and characters: what was cleaned stays clean, no cut splits a cluster. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "prop.h"
#include "unit.h"

#include <stdbool.h>
#include <string.h>

enum { MOST = 40 };

/* Characters that make trouble, beside those of any script. */
static uint32_t any_character(struct prop *p)
{
    static const uint32_t odd[] = {'a', 'e', ' ', '\n', '\r', '\t', 0x1B, 0x9B, 0x301, 0x323, 0x327,
        0x200B, 0x200C, 0x200D, 0x202E, 0xFEFF, 0x1F468, 0x1F3FD, 0x1F1EC, 0xAC00, 0x11A8, 0x915,
        0x94D, 0x627, 0x5D0, 0xFE0F, 0x344, 0x1E69, 0x2028, 0xFFFE};
    switch (prop_between(p, 0, 4)) {
    case 0:
        return (uint32_t)prop_between(p, 0x20, 0x7E);
    case 1:
        return (uint32_t)prop_between(p, 0xA0, 0x3000);
    case 2:
        return (uint32_t)prop_between(p, 1, 0x10FFFF);
    default:
        return odd[prop_between(p, 0, sizeof odd / sizeof *odd - 1)];
    }
}

/* NUL-terminated; one character in thirty is a lone byte. */
static size_t any_text(struct prop *p, char out[MOST * 4 + 1])
{
    size_t len = 0;
    char bytes[5];
    for (int64_t n = prop_between(p, 0, MOST); n > 0; n--) {
        if (prop_between(p, 0, 29) == 0) {
            out[len++] = (char)prop_between(p, 0x80, 0xFF);
            continue;
        }
        size_t size = utf8_put(any_character(p), bytes);
        memcpy(out + len, bytes, size);
        len += size;
    }
    out[len] = '\0';
    return len;
}

static void what_was_cleaned_once_is_clean(void **state)
{
    struct arena *a = *state;
    char text[MOST * 4 + 1];
    struct prop p = prop_start("cleaning", 20000, 1000000);
    for (int i = 0; i < p.rounds; i++) {
        bool lines = prop_between(&p, 0, 1), changed;
        size_t len = any_text(&p, text);
        char *once = utf8_clean(a, text, len, lines, NULL);
        assert_true(utf8_valid(once, strlen(once), NULL));
        assert_string_equal(utf8_clean(a, once, strlen(once), lines, &changed), once);
        assert_false(changed);
        arena_reset(a);
    }
}

static void what_goes_out_has_no_controls(void **state)
{
    struct arena *a = *state;
    char text[MOST * 4 + 1];
    struct prop p = prop_start("veiling", 20000, 1000000);
    for (int i = 0; i < p.rounds; i++) {
        any_text(&p, text);
        const char *safe = utf8_safe(a, text);
        assert_true(utf8_valid(safe, strlen(safe), NULL));
        assert_string_equal(utf8_safe(a, safe), safe);
        for (uint32_t c = utf8_next(&safe); c; c = utf8_next(&safe)) {
            assert_true(c >= 0x20 && (c < 0x7F || c > 0x9F));
            assert_true((c < 0x202A || c > 0x202E) && (c < 0x2066 || c > 0x2069));
        }
        arena_reset(a);
    }
}

static void a_cut_never_splits_a_cluster(void **state)
{
    (void)state;
    char text[MOST * 4 + 1];
    struct prop p = prop_start("fitting", 20000, 1000000);
    for (int i = 0; i < p.rounds; i++) {
        int used, cols = (int)prop_between(&p, 0, MOST);
        size_t at = 0;
        any_text(&p, text);
        size_t fit = utf8_fit(text, cols, &used);
        assert_true(used <= cols);
        while (at < fit) {
            at += utf8_cluster(text + at);
        }
        assert_int_equal(at, fit);
        size_t next = utf8_cluster(text + fit);
        char kept = text[fit];
        text[fit] = '\0';
        assert_int_equal(utf8_width(text), used);
        text[fit] = kept;
        text[fit + next] = '\0';
        assert_true(next == 0 || used + utf8_width(text + fit) > cols);
    }
}

static void folding_twice_is_folding_once(void **state)
{
    struct arena *a = *state;
    char text[MOST * 4 + 1];
    struct prop p = prop_start("folding", 20000, 1000000);
    for (int i = 0; i < p.rounds; i++) {
        any_text(&p, text);
        char *once = utf8_fold(a, text);
        assert_string_equal(utf8_fold(a, once), once);
        assert_true(utf8_valid(once, strlen(once), NULL));
        arena_reset(a);
    }
}

/* However plain and other letters stand beside each other. */
static void a_text_folds_letter_by_letter(void **state)
{
    struct arena *a = *state;
    char text[MOST * 4 + 1];
    struct prop p = prop_start("folding letters", 20000, 1000000);
    for (int i = 0; i < p.rounds; i++) {
        any_text(&p, text);
        struct sb b = sb_on(a);
        sb_add(&b, "");
        for (const char *s = text; *s;) {
            char one[5];
            utf8_put(utf8_next(&s), one);
            sb_add(&b, utf8_fold(a, one));
        }
        assert_string_equal(utf8_fold(a, text), sb_str(&b));
        arena_reset(a);
    }
}

static void every_character_folds_for_good(void **state)
{
    struct arena *a = *state;
    char bytes[5];
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x30000 ? 1 : 0xFF) {
        utf8_put(c, bytes);
        char *once = utf8_fold(a, bytes);
        assert_string_equal(utf8_fold(a, once), once);
        if (c % 0x1000 == 0) {
            arena_reset(a);
        }
    }
}

static int set_up(void **state)
{
    utf8_locale();
    *state = arena_create();
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_cleaned_once_is_clean),
        cmocka_unit_test(what_goes_out_has_no_controls),
        cmocka_unit_test(a_cut_never_splits_a_cluster),
        cmocka_unit_test(folding_twice_is_folding_once),
        cmocka_unit_test(a_text_folds_letter_by_letter),
        cmocka_unit_test(every_character_folds_for_good),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
