/* SPDX-License-Identifier: MIT */
#include "base_test.h"
#include "hub/base/str.h"

static void text_is_built_piece_by_piece(void **state)
{
    struct sb b = sb_on(*state);
    assert_string_equal(sb_str(&b), "");
    sb_add(&b, "two ");
    sb_addc(&b, '+');
    sb_addn(&b, " three", 2);
    sb_addf(&b, "%d = %d", 2, 4);
    assert_string_equal(sb_str(&b), "two + t2 = 4");
    assert_int_equal(b.len, strlen("two + t2 = 4"));
}

static void long_text_grows(void **state)
{
    struct sb b = sb_on(*state);
    for (int i = 0; i < 1000; i++) {
        sb_addf(&b, "%04d", i);
    }
    assert_int_equal(b.len, 4000);
    assert_memory_equal(b.p + 3996, "0999", 5);
    struct sb wide = sb_on(*state);
    sb_addf(&wide, "%500d", 7);
    assert_int_equal(strlen(sb_str(&wide)), 500);
}

static void texts_are_compared(void **state)
{
    (void)state;
    assert_true(str_eq(NULL, NULL));
    assert_false(str_eq(NULL, ""));
    assert_true(str_eq("a", "a"));
    assert_false(str_eq("a", "A"));
    assert_true(str_ieq("Elm", "eLM"));
    assert_false(str_ieq("Elm", "Elms"));
    assert_false(str_ieq("Elm", NULL));
    assert_true(str_ieq(NULL, NULL));
    assert_true(str_empty(NULL));
    assert_true(str_empty(""));
    assert_false(str_empty(" "));
    assert_true(str_starts("families", "fam"));
    assert_false(str_starts("fam", "families"));
}

static void spaces_of_all_kinds_are_trimmed(void **state)
{
    struct arena *a = *state;
    assert_string_equal(str_trim(a, " \t\u00a0Ada  Quill\u202f\r\n"), "Ada  Quill");
    assert_string_equal(str_trim(a, "\u2007 \v\f"), "");
    assert_string_equal(str_trim(a, ""), "");
    assert_string_equal(str_trim(a, "é"), "é");
}

static void lists_are_taken_apart(void **state)
{
    struct arena *a = *state;
    assert_int_equal(str_parts("asked|offered|draft"), 3);
    assert_int_equal(str_parts("asked"), 1);
    assert_int_equal(str_parts(""), 0);
    assert_int_equal(str_parts(NULL), 0);
    assert_string_equal(str_part(a, "asked|offered|draft", 0), "asked");
    assert_string_equal(str_part(a, "asked|offered|draft", 2), "draft");
    assert_string_equal(str_part(a, "asked||draft", 1), "");
    assert_null(str_part(a, "asked|offered|draft", 3));
    assert_null(str_part(a, NULL, 0));
    assert_int_equal(str_part_index("asked|offered|draft", "DRAFT"), 2);
    assert_int_equal(str_part_index("asked|offered|draft", "off"), -1);
    assert_int_equal(str_part_index("asked|offered|draft", "offereds"), -1);
    assert_int_equal(str_part_index(NULL, "asked"), -1);
    assert_int_equal(str_part_index("asked", NULL), -1);
}

static void numbers_are_whole_texts_within_limits(void **state)
{
    (void)state;
    int64_t n = 77;
    assert_true(str_int("12", 0, 20, &n));
    assert_int_equal(n, 12);
    assert_true(str_int("-3", -5, 20, &n));
    assert_int_equal(n, -3);
    assert_true(str_int("9223372036854775807", INT64_MIN, INT64_MAX, &n));
    assert_true(n == INT64_MAX);
    assert_true(str_int("-9223372036854775808", INT64_MIN, INT64_MAX, &n));
    assert_true(n == INT64_MIN);
    n = 77;
    static const char *const wrong[] = {"", "-", "+1", " 1", "1 ", "1x", "21", "-1", "0x1", "--1",
        "9223372036854775808", "-9223372036854775809", "99999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(str_int(wrong[i], i > 9 ? INT64_MIN : 0, i > 9 ? INT64_MAX : 20, &n));
    }
    assert_int_equal(n, 77);
}

static void the_nearest_word_is_offered(void **state)
{
    (void)state;
    static const char *const words[] = {"families", "children", "stays", "hosts", "agreed", "add"};
    const size_t count = sizeof words / sizeof *words;
    assert_string_equal(str_nearest("famlies", words, count), "families");
    assert_string_equal(str_nearest("Stasy", words, count), "stays");
    assert_string_equal(str_nearest("aggreed", words, count), "agreed");
    assert_string_equal(str_nearest("chi", words, count), "children");
    assert_string_equal(str_nearest("host", words, count), "hosts");
    assert_null(str_nearest("a", words, count));
    assert_null(str_nearest("sad", words, 1));
    assert_null(str_nearest("rota", words, count));
    assert_null(str_nearest("", words, count));
    static const char *const giant[] = {
        "a word of more than forty-eight bytes is not compared at all"};
    assert_null(str_nearest(giant[0], words, count));
    assert_null(str_nearest("word", giant, 1));
}

static void counts_are_grouped_by_thousands(void **state)
{
    char buf[COUNT_TEXT];
    (void)state;
    assert_string_equal(str_count(0, buf), "0");
    assert_string_equal(str_count(999, buf), "999");
    assert_string_equal(str_count(4512, buf), "4,512");
    assert_string_equal(str_count(100000, buf), "100,000");
    assert_string_equal(str_count(INT64_MAX, buf), "9,223,372,036,854,775,807");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_grouped_by_thousands),
        IN_ARENA(text_is_built_piece_by_piece),
        IN_ARENA(long_text_grows),
        cmocka_unit_test(texts_are_compared),
        IN_ARENA(spaces_of_all_kinds_are_trimmed),
        IN_ARENA(lists_are_taken_apart),
        cmocka_unit_test(numbers_are_whole_texts_within_limits),
        cmocka_unit_test(the_nearest_word_is_offered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
