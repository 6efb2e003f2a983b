/* SPDX-License-Identifier: MIT */
/* What hub says in another language: catalogues, formats, forms for numbers, whose words are whose. */
#include "base/words_priv.h"
#include "hub/base/arena.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Sorted by key, as msgfmt writes them. A key or value may hold a NUL between its forms. */
static const struct entry {
    const char *key, *value;
    size_t key_len, value_len;
} entries[] = {
#define ENTRY(k, v) {k, v, sizeof k - 1, sizeof v - 1}
    ENTRY("", "Plural-Forms: nplurals=4; plural=n==1 ? 0 : n==2 ? 1 : n%10==0 && n!=0 ? 2 : 3;\n"),
    ENTRY("%d of %s", "%2$s: %1$d"),
    ENTRY("%s has %d beds.", "Gwelyau: %d."),
    ENTRY("%s lost %d.", "%s %s"),
    ENTRY("%s stole %d.", "%n%d%s"),
    ENTRY("Log", "Llyfr"),
    ENTRY("Not here", ""),
    ENTRY("They come at %02d:%02d to %s, %.3s", "%3$s %4$.3s %1$02d.%2$02d"),
    ENTRY("choice\004agreed", "cytunwyd"),
    ENTRY("night\0nights", "noson\0dwy noson\0deg\0nosweithiau"),
};
enum { ENTRIES = sizeof entries / sizeof *entries, ROOM = 4096 };

static void put32(unsigned char *at, size_t n, bool swapped)
{
    for (int i = 0; i < 4; i++) {
        at[swapped ? 3 - i : i] = (unsigned char)(n >> (8 * i));
    }
}

/* The bytes of a .mo file; returns how many. */
static size_t make_catalogue(unsigned char out[ROOM], bool swapped)
{
    size_t at = 28 + ENTRIES * 16;
    memset(out, 0, ROOM);
    put32(out, 0x950412de, swapped);
    put32(out + 8, ENTRIES, swapped);
    put32(out + 12, 28, swapped);
    put32(out + 16, 28 + ENTRIES * 8, swapped);
    for (size_t i = 0; i < ENTRIES; i++) {
        put32(out + 28 + i * 8, entries[i].key_len, swapped);
        put32(out + 32 + i * 8, at, swapped);
        memcpy(out + at, entries[i].key, entries[i].key_len);
        at += entries[i].key_len + 1;
        put32(out + 28 + (ENTRIES + i) * 8, entries[i].value_len, swapped);
        put32(out + 32 + (ENTRIES + i) * 8, at, swapped);
        memcpy(out + at, entries[i].value, entries[i].value_len);
        at += entries[i].value_len + 1;
    }
    return at;
}

static int write_catalogue(char path[64], size_t most)
{
    unsigned char bytes[ROOM];
    size_t len = make_catalogue(bytes, false);
    snprintf(path, 64, "/tmp/hub-words-XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    len = len < most ? len : most;
    assert_int_equal(write(fd, bytes, len), len);
    return close(fd);
}

static int speak(void **state)
{
    char path[64];
    struct hub_err err = {0};
    *state = arena_create();
    write_catalogue(path, ROOM);
    enum hub_rc rc = words_read(path, &err);
    unlink(path);
    return rc == HUB_OK ? 0 : -1;
}

static int be_silent(void **state)
{
    words_forget();
    arena_destroy(*state);
    return 0;
}

static void without_a_catalogue_english_stays(void **state)
{
    struct arena *a = arena_create();
    (void)state;
    assert_string_equal(hub_words("Log"), "Log");
    assert_string_equal(words_choice("agreed"), "agreed");
    assert_string_equal(words_many(1, "night", "nights"), "night");
    assert_string_equal(words_many(0, "night", "nights"), "nights");
    assert_string_equal(arena_printf(a, "%d of %s", 3, "Log"), "3 of Log");
    assert_false(words_speak("xq"));
    assert_false(words_speak(NULL));
    arena_destroy(a);
}

static void a_word_of_the_program_is_translated_and_that_of_a_person_is_not(void **state)
{
    struct arena *a = *state;
    const char *family = arena_strdup(a, "Log");
    struct sb b = sb_on(a);
    assert_string_equal(hub_words("Log"), "Llyfr");
    assert_string_equal(hub_words(family), "Log");
    sb_add(&b, "Log");
    sb_add(&b, family);
    assert_string_equal(sb_str(&b), "LlyfrLog");
    assert_string_equal(arena_printf(a, "%s: %s", "Log", family), "Llyfr: Log");
    assert_int_equal(utf8_width("Log"), 5);
    assert_int_equal(utf8_width(family), 3);
    assert_string_equal(hub_words("Not here"), "Not here");
    assert_string_equal(hub_words(""), "");
    assert_null(hub_words(NULL));
}

static void a_choice_is_translated_wherever_it_stands(void **state)
{
    assert_string_equal(words_choice(arena_strdup(*state, "agreed")), "cytunwyd");
    assert_string_equal(hub_words("agreed"), "agreed");
    assert_string_equal(words_choice("asked"), "asked");
}

static void the_parts_of_a_sentence_may_change_places(void **state)
{
    struct arena *a = *state;
    assert_string_equal(arena_printf(a, "%d of %s", 3, "Log"), "Llyfr: 3");
    assert_string_equal(arena_printf(a, "%s has %d beds.", "Amina", 2), "Amina has 2 beds.");
    assert_string_equal(
        arena_printf(a, "They come at %02d:%02d to %s, %.3s", 9, 5, "Log", "Logs"), "Llyfr Log 09.05");
}

static void a_translation_with_other_parts_is_not_used(void **state)
{
    struct arena *a = *state;
    assert_string_equal(arena_printf(a, "%s lost %d.", "Log", 3), "Log lost 3.");
    assert_string_equal(arena_printf(a, "%s stole %d.", "Log", 3), "Log stole 3.");
}

static void what_other_programs_read_is_not_translated(void **state)
{
    struct arena *a = *state;
    assert_string_equal(arena_printf(a, "%s/%s", "Log", "Log"), "Log/Log");
    assert_string_equal(arena_printf(a, "SELECT %s", "Log"), "SELECT Log");
    assert_string_equal(arena_printf(a, "\"%s\"", "Log"), "\"Log\"");
}

static void glue_is_written_as_printf_writes_it(void **state)
{
    struct arena *a = *state;
    char small[8];
    const char *name = arena_strdup(a, "Theo");
    assert_string_equal(arena_printf(a, "%*s, %-6s, %.*s, %5.1f%%", 3, "", name, 2, name, 12.34),
        "   , Theo  , Th,  12.3%");
    assert_string_equal(arena_printf(a, "%lld %zu %c %05d %ld", -7LL, sizeof(char), 'x', 42, 9L),
        "-7 1 x 00042 9");
    assert_int_equal(words_print(small, sizeof small, "%s, %s", name, name), 10);
    assert_string_equal(small, "Theo, T");
    assert_int_equal(words_print(NULL, 0, "%s: %s", "Log", name), 11);
}

static void a_failure_speaks_the_language(void **state)
{
    struct hub_err err;
    (void)state;
    hub_fail(&err, HUB_EINVAL, "%d of %s", 3, "Log");
    assert_string_equal(err.msg, "Llyfr: 3");
    hub_fail(&err, HUB_EINVAL, "Nobody translated %s.", "Log");
    assert_string_equal(err.msg, "Nobody translated Log.");
}

static void a_number_has_the_form_that_its_language_says(void **state)
{
    (void)state;
    assert_string_equal(words_many(1, "night", "nights"), "noson");
    assert_string_equal(words_many(2, "night", "nights"), "dwy noson");
    assert_string_equal(words_many(3, "night", "nights"), "nosweithiau");
    assert_string_equal(words_many(20, "night", "nights"), "deg");
    assert_string_equal(words_many(-2, "night", "nights"), "dwy noson");
    assert_string_equal(words_many(2, "day", "days"), "days");
    assert_string_equal(hub_words("night"), "night");
}

static void rules_for_numbers_are_worked_out(void **state)
{
    static const struct {
        const char *rule;
        unsigned long n, form;
    } cases[] = {
        {"n != 1;", 1, 0}, {"n != 1;", 0, 1}, {"n>1;", 1, 0}, {"0", 5, 0},
        {"(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;", 8, 3},
        {"n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2", 21, 0},
        {"n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2", 12, 2},
        {"n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2", 22, 1},
        {"!(n==1)", 1, 0}, {"n/2+1*3-1", 4, 4}, {"n<=2", 2, 1},
        {"n/0", 4, 0}, {"", 4, 0}, {"(n", 4, 0}, {"n ? 3", 1, 0}, {"rm", 1, 0},
    };
    char deep[400];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(plural_form(cases[i].rule, cases[i].n), cases[i].form);
    }
    memset(deep, '(', sizeof deep);
    deep[sizeof deep - 1] = '\0';
    assert_int_equal(plural_form(deep, 1), 0);
}

static void a_catalogue_of_the_other_byte_order_is_read(void **state)
{
    unsigned char bytes[ROOM];
    struct catalogue c;
    size_t len = make_catalogue(bytes, true), said;
    (void)state;
    assert_true(catalogue_on(&c, (const char *)bytes, len));
    assert_string_equal(catalogue_find(&c, "Log", false, &said), "Llyfr");
    assert_int_equal(said, 5);
    assert_null(catalogue_find(&c, "Lo", false, &said));
    assert_null(catalogue_find(&c, "zzz", false, &said));
}

static void a_damaged_catalogue_is_refused_or_harmless(void **state)
{
    unsigned char bytes[ROOM], bad[ROOM];
    struct catalogue c;
    size_t len = make_catalogue(bytes, false), said;
    (void)state;
    for (size_t cut = 0; cut < len; cut++) {
        char *part = malloc(cut ? cut : 1); /* so that a byte read behind its end is seen */
        memcpy(part, bytes, cut);
        assert_false(catalogue_on(&c, part, cut));
        free(part);
    }
    for (size_t at = 0; at < len; at++) {
        memcpy(bad, bytes, len);
        bad[at] ^= 0xFF;
        if (catalogue_on(&c, (const char *)bad, len)) {
            catalogue_find(&c, "Log", false, &said);
            plural_form(c.rule, 7);
        }
    }
}

static void a_file_that_is_no_catalogue_leaves_the_language_as_it_is(void **state)
{
    char path[64];
    struct hub_err err = {0};
    (void)state;
    write_catalogue(path, 100);
    assert_int_equal(words_read(path, &err), HUB_ECORRUPT);
    unlink(path);
    assert_int_equal(words_read(path, &err), HUB_EIO);
    assert_string_equal(hub_words("Log"), "Llyfr");
}

static void the_language_is_asked_for_as_gettext_has_it(void **state)
{
    (void)state;
    assert_string_equal(words_asked(NULL, NULL, NULL, "cy_GB.UTF-8"), "cy_GB.UTF-8");
    assert_string_equal(words_asked("cy:gd", NULL, "", "en_GB.UTF-8"), "cy:gd");
    assert_string_equal(words_asked(NULL, "gd", "cy", "en"), "gd");
    assert_string_equal(words_asked(NULL, NULL, "cy", "en"), "cy");
    assert_string_equal(words_asked("cy", "C", "cy", "cy"), "");
    assert_string_equal(words_asked("cy", NULL, NULL, NULL), "");
    assert_string_equal(words_asked("cy", NULL, NULL, "C.UTF-8"), "cy");
    assert_false(words_speak("../../etc:en:cy"));
}

#define SPEAKING(test) cmocka_unit_test_setup_teardown(test, speak, be_silent)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_catalogue_english_stays),
        SPEAKING(a_word_of_the_program_is_translated_and_that_of_a_person_is_not),
        SPEAKING(a_choice_is_translated_wherever_it_stands),
        SPEAKING(the_parts_of_a_sentence_may_change_places),
        SPEAKING(a_translation_with_other_parts_is_not_used),
        SPEAKING(what_other_programs_read_is_not_translated),
        SPEAKING(glue_is_written_as_printf_writes_it),
        SPEAKING(a_failure_speaks_the_language),
        SPEAKING(a_number_has_the_form_that_its_language_says),
        cmocka_unit_test(rules_for_numbers_are_worked_out),
        cmocka_unit_test(a_catalogue_of_the_other_byte_order_is_read),
        cmocka_unit_test(a_damaged_catalogue_is_refused_or_harmless),
        SPEAKING(a_file_that_is_no_catalogue_leaves_the_language_as_it_is),
        cmocka_unit_test(the_language_is_asked_for_as_gettext_has_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
