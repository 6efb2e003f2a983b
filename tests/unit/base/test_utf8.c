/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* wcwidth */

#include "base_test.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "tsv.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

static int set_locale(void **state)
{
    (void)state;
    setenv("LC_ALL", "C", 1);
    utf8_locale(); /* the C locale is no UTF-8: C.UTF-8 it must be */
    return 0;
}

static char *clean(struct arena *a, const char *s)
{
    return utf8_clean(a, s, strlen(s), false, NULL);
}

static void only_shortest_forms_are_utf8(void **state)
{
    (void)state;
    static const char *const good[] = {"", "a", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80",
        "\xed\x9f\xbf", "\xee\x80\x80", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"};
    static const char *const bad[] = {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2", "\xc2x",
        "\xe0\x9f\xbf", "\xe0\xa0", "\xe1\x80x", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf", "\xf1\x80\x80",
        "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xfe", "\xff"};
    size_t at = 99;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(utf8_valid(good[i], strlen(good[i]), NULL));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *s = bad[i];
        assert_false(utf8_valid(s, strlen(s), NULL));
        assert_int_equal(utf8_next(&s), UTF8_BAD);
        assert_ptr_equal(s, bad[i] + 1);
    }
    assert_false(utf8_valid("ab\xc3(", 4, &at));
    assert_int_equal(at, 2);
    assert_false(utf8_valid("é", 1, &at));
    assert_int_equal(at, 0);
}

static void characters_are_taken_apart_and_put_together(void **state)
{
    (void)state;
    char bytes[5];
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        const char *s = bytes;
        size_t len = utf8_put(c, bytes);
        assert_int_equal(utf8_next(&s), c);
        assert_ptr_equal(s, bytes + len);
        assert_int_equal(utf8_next(&s), 0);
    }
    utf8_put(0xD800, bytes);
    assert_string_equal(bytes, "\xef\xbf\xbd");
    utf8_put(0x110000, bytes);
    assert_string_equal(bytes, "\xef\xbf\xbd");
    assert_int_equal(utf8_count("Siân\xff"), 5);
    assert_int_equal(utf8_head("Siân", 3), 2);
    assert_int_equal(utf8_head("Siân", 4), 4);
    assert_int_equal(utf8_head("Siân", 99), 5);
}

/* What this system's wcwidth adds up to; what cannot be printed counts nothing. */
static int system_width(const char *s)
{
    int cols = 0;
    for (uint32_t c = utf8_next(&s); c; c = utf8_next(&s)) {
        int w = wcwidth((wchar_t)c);
        cols += w > 0 ? w : 0;
    }
    return cols;
}

static void widths_are_those_of_the_system(void **state)
{
    struct arena *a = *state;
    struct tsv t = tsv_read(a, "tests/fixtures/unicode/width_cases.tsv");
    size_t as_listed = 0;
    assert_int_equal(t.count, 720);
    for (size_t i = 0; i < t.count; i++) {
        char *s = hex_text(a, t.rows[i].column[1]);
        int64_t listed = -1;
        str_int(t.rows[i].column[2], -1, 100, &listed);
        assert_int_equal(utf8_width(s), system_width(s));
        as_listed += listed == -1 || utf8_width(s) == listed;
    }
    /* The list is of one version of glibc; a later one may know better about a few. */
    assert_in_range(as_listed, 700, 720);
}

static void names_of_the_world_have_a_width(void **state)
{
    (void)state;
    assert_int_equal(utf8_width("Siân"), 4);
    assert_int_equal(utf8_width("Sia\xcc\x82n"), 4);
    assert_int_equal(utf8_width("李明"), 4);
    assert_int_equal(utf8_width("\x1b[1m"), 3);
    assert_int_equal(utf8_char_width(0x1B), 0);
    assert_int_equal(utf8_char_width('~'), 1);
}

static void clusters_are_those_of_unicode(void **state)
{
    struct arena *a = *state;
    struct tsv t = tsv_read(a, "tests/fixtures/unicode/grapheme_clusters.tsv");
    assert_int_equal(t.count, 291);
    for (size_t i = 0; i < t.count; i++) {
        const char *want = t.rows[i].column[1];
        const char *s = hex_text(a, t.rows[i].column[0]);
        for (size_t n = 0; n < str_parts(want); n++) {
            const char *cluster = hex_text(a, str_part(a, want, n));
            assert_int_equal(utf8_cluster(s), strlen(cluster));
            s += strlen(cluster);
        }
        assert_int_equal(utf8_cluster(s), 0);
    }
}

static void a_cut_keeps_whole_clusters(void **state)
{
    (void)state;
    int used = 0;
    assert_int_equal(utf8_fit("Siân", 3, &used), 4);
    assert_int_equal(used, 3);
    assert_int_equal(utf8_fit("李明", 3, &used), 3);
    assert_int_equal(used, 2);
    assert_int_equal(utf8_fit("e\xcc\x81x", 1, &used), 3);
    assert_int_equal(utf8_fit("abc", 9, NULL), 3);
    assert_int_equal(utf8_fit("abc", 0, &used), 0);
    assert_int_equal(used, 0);
}

static void nothing_hidden_comes_in(void **state)
{
    struct arena *a = *state;
    bool changed;
    assert_string_equal(utf8_clean(a, "Ann", 3, false, &changed), "Ann");
    assert_false(changed);
    assert_string_equal(utf8_clean(a, "A\0B\xff", 4, false, &changed), "AB\uFFFD");
    assert_true(changed);
    assert_string_equal(clean(a, "a\x1b[31mb\x7f\xc2\x9b"), "a[31mb");
    assert_string_equal(clean(a, "\uFEFFa\u200Bb\u202Ec\u2066d\u2028e\u00ADf\u2060g"), "abcdefg");
    assert_string_equal(clean(a, "\xef\xbf\xbe"
                                 "a\xef\xb7\x90"),
        "a");
    assert_string_equal(clean(a, "a\xf3\xa0\x81\x81"), "a");
    assert_string_equal(clean(a, "Sia\u0302n"), "Siân");
    assert_string_equal(clean(a, "\u0601\u0661"), "\u0601\u0661");
}

static void line_ends_are_one_space_or_one_newline(void **state)
{
    struct arena *a = *state;
    static const char text[] = "a\r\nb\tc\rd\n\ne";
    bool changed = true;
    assert_string_equal(utf8_clean(a, text, strlen(text), true, &changed), "a\nb c\nd\n\ne");
    assert_false(changed);
    assert_string_equal(clean(a, text), "a b c d e");
}

static void joiners_stay_where_a_script_needs_them(void **state)
{
    struct arena *a = *state;
    assert_string_equal(clean(a, "\u0645\u06CC\u200C\u062E"), "\u0645\u06CC\u200C\u062E");
    assert_string_equal(clean(a, "\u09B0\u200D\u09CD\u09AF"), "\u09B0\u200D\u09CD\u09AF");
    assert_string_equal(clean(a, "An\u200Dn"), "Ann");
    assert_string_equal(clean(a, "\u212A\u200D\u2CD7"), "K\u2CD7");
    assert_string_equal(clean(a, "\u200D\u0645\u200C"), "\u0645");
    assert_string_equal(clean(a, "\u0645\n\u200C\u062E"), "\u0645 \u062E");
}

static void a_tower_of_marks_is_cut_down(void **state)
{
    struct arena *a = *state;
    bool changed;
    static const char tower[] = "x\u0301\u0302\u0303\u0304\u0305\u0306y";
    assert_string_equal(
        utf8_clean(a, tower, strlen(tower), false, &changed), "x\u0301\u0302\u0303\u0304y");
    assert_true(changed);
    assert_string_equal(utf8_safe(a, tower), "x\u0301\u0302\u0303\u0304\uFFFD\uFFFDy");
}

static void what_goes_out_is_veiled(void **state)
{
    struct arena *a = *state;
    const char *plain = "plain";
    assert_ptr_equal(utf8_safe(a, plain), plain);
    static const char lines[] = "Zoë\nrings first – “always”";
    assert_ptr_equal(utf8_harmless(a, plain), plain);
    assert_ptr_equal(utf8_harmless(a, lines), lines);
    assert_string_equal(utf8_harmless(a, "E\x1b[31m\xc2\x9b\xe2\x80\xaevil\n"), "E[31mvil\n");
    assert_string_equal(utf8_safe(a, "a\x1b]0;x\x07 b\n"), "a\uFFFD]0;x\uFFFD b ");
    assert_string_equal(utf8_safe(a, "\u202Eabc\xff"), "\uFFFDabc\uFFFD");
    assert_string_equal(utf8_safe(a, "\u0645\u06CC\u200C\u062E"), "\u0645\u06CC\u200C\u062E");
}

/* No C0, C1, DEL, bidi control or zero-width space. */
static bool harmless(const char *s)
{
    for (uint32_t c = utf8_next(&s); c; c = utf8_next(&s)) {
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200B || c == 0x200E ||
            c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
            c == 0xFEFF) {
            return false;
        }
    }
    return true;
}

static void hostile_text_is_harmless(void **state)
{
    static const struct {
        const char *path;
        int column;
    } files[] = {
        {"tests/fixtures/strings/escape_payloads.tsv", 3},
        {"tests/fixtures/strings/blns_half.tsv", 2},
        {"tests/fixtures/strings/bidi_homoglyph.tsv", 2},
    };
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        struct arena *a = *state;
        struct tsv t = tsv_read(a, files[f].path);
        assert_true(t.count > 10);
        for (size_t i = 0; i < t.count; i++) {
            size_t len;
            char *text = base64_bytes(a, t.rows[i].column[files[f].column], &len);
            char *once = utf8_clean(a, text, len, false, NULL);
            assert_true(utf8_valid(once, strlen(once), NULL));
            assert_true(harmless(once));
            assert_true(harmless(utf8_safe(a, text)));
            assert_string_equal(clean(a, once), once);
            assert_string_equal(utf8_safe(a, once), once);
        }
    }
}

static void names_of_the_world_are_kept_whole(void **state)
{
    struct arena *a = *state;
    static const char *const paths[] = {
        "tests/fixtures/strings/names_popular.tsv", "tests/fixtures/strings/names_cldr.tsv"};
    for (size_t f = 0; f < 2; f++) {
        struct tsv t = tsv_read(a, paths[f]);
        for (size_t i = 0; i < t.count; i++) {
            for (size_t c = 2; c < TSV_COLUMNS; c++) {
                bool changed;
                const char *name = t.rows[i].column[c];
                utf8_clean(a, name, strlen(name), false, &changed);
                assert_false(changed);
            }
        }
    }
}

static void a_name_is_found_as_it_is_typed(void **state)
{
    struct arena *a = *state;
    static const char *const pairs[][2] = {{"Siân", "sian"}, {"Łukasz", "lukasz"},
        {"Øystein", "oystein"}, {"Đặng", "dang"}, {"Weiß", "weiss"}, {"Ægir Œuvre", "aegir oeuvre"},
        {"Þór Ðóra", "thor dora"}, {"Ħal", "hal"}, {"Işık İpek", "isik ipek"},
        {"O’Brien–Smith", "o'brien-smith"}, {"Ann\u00a0Lee", "ann lee"}, {"ΣΊΣΥΦΟΣ", "σισυφοσ"},
        {"Σίσυφος", "σισυφοσ"}, {"`A", "'a"}, {"", ""}, {"हिन्दी", "हिनदी"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_string_equal(utf8_fold(a, pairs[i][0]), pairs[i][1]);
    }
    assert_true(utf8_find("mary ann lee", "ann"));
    assert_true(utf8_find("mary ann lee", ""));
    assert_false(utf8_find("mary ann lee", "lea"));
}

static void spreadsheets_of_other_encodings_are_read(void **state)
{
    struct arena *a = *state;
    assert_string_equal(utf8_from_utf16(a, "S\0i\0\xe2\0n\0", 8, false), "Siân");
    assert_string_equal(utf8_from_utf16(a, "\0S\0i\0\xe2\0n", 8, true), "Siân");
    assert_string_equal(utf8_from_utf16(a, "\xd8\x3d\xde\x00", 4, true), "😀");
    assert_string_equal(utf8_from_utf16(a, "", 0, true), "");
    assert_null(utf8_from_utf16(a, "\0S\0", 3, true));
    assert_null(utf8_from_utf16(a, "\0S\0\0", 4, true));
    assert_null(utf8_from_utf16(a, "\xd8\x3d\0A", 4, true));
    assert_null(utf8_from_utf16(a, "\xd8\x3d", 2, true));
    assert_null(utf8_from_utf16(a, "\xdc\x00", 2, true));
    assert_string_equal(utf8_from_cp1252(a, "Si\xe2n \x80\x92\x9f", 8), "Siân €’Ÿ");
    assert_null(utf8_from_cp1252(a, "a\x81", 2));
    assert_null(utf8_from_cp1252(a, "a\0b", 3));
    assert_string_equal(utf8_from_cp1252(a, "", 0), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_shortest_forms_are_utf8),
        cmocka_unit_test(characters_are_taken_apart_and_put_together),
        IN_ARENA(widths_are_those_of_the_system),
        cmocka_unit_test(names_of_the_world_have_a_width),
        IN_ARENA(clusters_are_those_of_unicode),
        cmocka_unit_test(a_cut_keeps_whole_clusters),
        IN_ARENA(nothing_hidden_comes_in),
        IN_ARENA(line_ends_are_one_space_or_one_newline),
        IN_ARENA(joiners_stay_where_a_script_needs_them),
        IN_ARENA(a_tower_of_marks_is_cut_down),
        IN_ARENA(what_goes_out_is_veiled),
        IN_ARENA(hostile_text_is_harmless),
        IN_ARENA(names_of_the_world_are_kept_whole),
        IN_ARENA(a_name_is_found_as_it_is_typed),
        IN_ARENA(spreadsheets_of_other_encodings_are_read),
    };
    return cmocka_run_group_tests(tests, set_locale, NULL);
}
