/* SPDX-License-Identifier: MIT */
#include "hub/base/wordscan.h"
#include "unit.h"

#include <string.h>

/* "mia|o|brien|=obrien": the words of a text, joined ones after "=", marks after "#". */
static const char *words_of(struct arena *a, const char *text)
{
    struct sb b = sb_on(a);
    struct wordscan s = wordscan_on(text, a);
    struct word w;
    while (wordscan_next(&s, &w)) {
        static const char *const signs[] = {"", "=", "#"};
        assert_true(w.from < w.to && w.to <= strlen(text));
        sb_addf(&b, "%s%s%.*s", b.len ? "|" : "", signs[w.kind],
            (int)w.len - (w.kind == WORD_MARKED), w.folded + (w.kind == WORD_MARKED));
    }
    return sb_str(&b);
}

static void words_are_folded_runs_of_letters_and_digits(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"", ""},
        {" -- ... ", ""},
        {"Mia Okafor", "mia|okafor"},
        {"Patel-Shah", "patel|shah"},
        {"Siân, Łukasz & Øystein", "sian|lukasz|oystein"},
        {"Sia\u0302n", "sian"},
        {"O'Brien", "o|brien|=obrien"},
        {"O\u2019Brien's", "o|brien|s|=obriens"},
        {"'quoted' dogs'", "quoted|dogs"},
        {"Ó Briain", "o|briain"},
        {"李小明", "李|小|明"},
        {"room2 B12", "room2|b12"},
        {"so\xFFso", "so|so"},
        {"a\nb\tc", "a|b|c"},
        {"x \x1Fh12 \x1F"
         "f3 y",
            "x|#h12|#f3|y"},
    };
    struct arena *a = arena_create();
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(words_of(a, cases[i].text), cases[i].words);
    }
    arena_destroy(a);
}

/* What was left of the one before is not told. */
static void a_scan_begins_anew_on_another_text(void **state)
{
    struct arena *a = arena_create();
    struct wordscan s = wordscan_on("o'neil", a);
    struct word w;
    (void)state;
    assert_true(wordscan_next(&s, &w) && wordscan_next(&s, &w));
    wordscan_start(&s, "Siân Marsh");
    assert_true(wordscan_next(&s, &w));
    assert_string_equal(w.folded, "sian");
    assert_int_equal(w.from, 0);
    assert_false(w.goes_on);
    assert_true(wordscan_next(&s, &w));
    assert_string_equal(w.folded, "marsh");
    assert_false(wordscan_next(&s, &w));
    arena_destroy(a);
}

static void a_word_tells_its_place_in_the_text(void **state)
{
    const char *text = "Zoë  O'Neil";
    static const struct {
        size_t from, to;
        bool goes_on;
    } places[] = {{0, 4, false}, {6, 7, false}, {8, 12, true}, {6, 12, false}};
    struct arena *a = arena_create();
    struct wordscan s = wordscan_on(text, a);
    struct word w;
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        assert_true(wordscan_next(&s, &w));
        assert_int_equal(w.from, places[i].from);
        assert_int_equal(w.to, places[i].to);
        assert_int_equal(w.goes_on, places[i].goes_on);
    }
    assert_false(wordscan_next(&s, &w));
    arena_destroy(a);
}

static void an_endless_word_is_cut_at_a_character(void **state)
{
    struct arena *a = arena_create();
    struct sb b = sb_on(a);
    struct word w;
    (void)state;
    for (int i = 0; i < 200; i++) {
        sb_add(&b, i % 2 ? "ы" : "x");
    }
    struct wordscan s = wordscan_on(sb_str(&b), a);
    assert_true(wordscan_next(&s, &w));
    assert_true(w.len <= WORD_BYTES && w.len > WORD_BYTES - 4);
    assert_int_equal(w.len % 3, 0); /* x and ы: three bytes */
    assert_int_equal(w.to, b.len);
    arena_destroy(a);
}

static void initials_are_the_first_letters_of_a_name(void **state)
{
    struct arena *a = arena_create();
    (void)state;
    assert_string_equal(word_initials("Mia Okafor", a), "mo");
    assert_string_equal(word_initials("Mary Jane O'Neil", a), "mjo");
    assert_string_equal(word_initials("Łukasz Ó Briain", a), "lob");
    assert_string_equal(word_initials("Mia", a), "");
    assert_string_equal(word_initials("", a), "");
    arena_destroy(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_folded_runs_of_letters_and_digits),
        cmocka_unit_test(a_scan_begins_anew_on_another_text),
        cmocka_unit_test(a_word_tells_its_place_in_the_text),
        cmocka_unit_test(an_endless_word_is_cut_at_a_character),
        cmocka_unit_test(initials_are_the_first_letters_of_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
