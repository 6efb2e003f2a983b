/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/command/away.h"
#include "hub/command/cli.h"
#include "hub/service/packs.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct away_state copy_of(int64_t steps)
{
    return (struct away_state){.form = FORM_AWAY,
        .number = 3,
        .holder = "Amina",
        .due = date_from_ymd(2026, 11, 28),
        .event = "",
        .source = "",
        .steps = steps,
        .cut_at = STAMP_NONE};
}

static void leaving_asks_only_with_changes_that_are_nowhere_else(void **state)
{
    struct arena *a = arena_create();
    struct away_state s = copy_of(0);
    (void)state;
    assert_string_equal(away_leaving(&s, a), "");
    s.steps = 1;
    assert_string_equal(
        away_leaving(&s, a), "1 change is only in this copy; bring it home when you can.");
    s.steps = 4;
    assert_string_equal(
        away_leaving(&s, a), "4 changes are only in this copy; bring it home when you can.");
    s.form = FORM_SEALED;
    assert_string_equal(away_leaving(&s, a), "");
    arena_destroy(a);
}

static void past_its_day_is_said_with_the_day(void **state)
{
    struct arena *a = arena_create();
    struct away_state s = copy_of(0);
    (void)state;
    assert_string_equal(away_overdue(&s, a), "");
    s.overdue = true;
    assert_string_equal(away_overdue(&s, a),
        "Due home on Saturday 28 November 2026: bring this copy home when you can.");
    arena_destroy(a);
}

static void a_torn_save_is_told_with_its_minute(void **state)
{
    struct arena *a = arena_create();
    struct away_state s = copy_of(2);
    enum wall_kind once;
    (void)state;
    assert_string_equal(away_told_once(&s, a), "");
    s.cut = true;
    s.cut_at = wall_to_stamp(wall_at(date_from_ymd(2026, 11, 21), 14 * 60 + 5), &once);
    assert_non_null(strstr(away_told_once(&s, a), "until Saturday 21 November 2026, 14:05 is here"));
    arena_destroy(a);
}

static void words_in_capitals_get_the_advice_about_the_key(void **state)
{
    struct arena *a = arena_create();
    (void)state;
    assert_non_null(strstr(away_wrong("No.", "TRACTOR 17", a), "CAPITALS"));
    assert_null(strstr(away_wrong("No.", "Tractor 17", a), "CAPITALS"));
    assert_null(strstr(away_wrong("No.", "1717", a), "CAPITALS"));
    arena_destroy(a);
}

static void one_of_each_is_counted_in_words(void **state)
{
    struct arena *a = arena_create();
    struct pack_lost one = {.family_count = 1, .children = 1}, many = {.family_count = 6, .children = 9};
    (void)state;
    assert_string_equal(away_counts(&one, a), "1 family, 1 child");
    assert_string_equal(away_counts(&many, a), "6 families, 9 children");
    arena_destroy(a);
}

/* --- where to ------------------------------------------------------------------------------- */

static const char *folder(struct arena *a)
{
    const char *tmp = getenv("TMPDIR");
    char *path = arena_printf(a, "%s/away-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(path));
    return path;
}

static void touch(const char *path)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fclose(f);
}

static void a_name_that_is_taken_gets_a_number(void **state)
{
    struct arena *a = arena_create();
    const char *in = folder(a);
    hub_date day = date_from_ymd(2026, 11, 21);
    (void)state;
    const char *first = away_file_in(in, "Ó Briain's Hub!", day, a);
    assert_string_equal(first, arena_printf(a, "%s/o-briain-s-hub-21-nov-2026.hubpack", in));
    touch(first);
    const char *second = away_file_in(in, "Ó Briain's Hub!", day, a);
    assert_string_equal(second, arena_printf(a, "%s/o-briain-s-hub-21-nov-2026-2.hubpack", in));
    assert_non_null(strstr(away_file_in(in, "李", day, a), "21-nov-2026.hubpack"));
    unlink(first);
    rmdir(in);
    arena_destroy(a);
}

static void a_folder_that_is_typed_gets_a_file_in_it(void **state)
{
    struct arena *a = arena_create();
    const char *home = folder(a);
    struct program p = {.env = {.home = home}};
    struct invocation inv = {.program = &p};
    hub_date day = date_from_ymd(2026, 11, 21);
    (void)state;
    const char *file = arena_printf(a, "%s/robin-21-nov-2026.hubpack", home);
    assert_string_equal(away_path(&inv, "  ~/  ", "Robin", day, a), file);
    assert_string_equal(away_path(&inv, home, "Robin", day, a), file);
    assert_string_equal(away_path(&inv, "~/my copy.hubpack", "Robin", day, a),
        arena_printf(a, "%s/my copy.hubpack", home));
    assert_string_equal(away_path(&inv, "   ", "Robin", day, a), "");
    rmdir(home);
    arena_destroy(a);
}

static void files_at_hand_are_the_sealed_ones(void **state)
{
    struct arena *a = arena_create();
    const char *home = folder(a), *found[AWAY_FILES];
    struct program p = {.env = {.home = home}};
    struct invocation inv = {.program = &p};
    (void)state;
    const char *other = arena_printf(a, "%s/named-so.hubpack", home);
    touch(other);
    size_t count = away_files(&inv, a, found);
    for (size_t i = 0; i < count; i++) {
        assert_string_not_equal(found[i], other);
    }
    unlink(other);
    rmdir(home);
    arena_destroy(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaving_asks_only_with_changes_that_are_nowhere_else),
        cmocka_unit_test(past_its_day_is_said_with_the_day),
        cmocka_unit_test(a_torn_save_is_told_with_its_minute),
        cmocka_unit_test(words_in_capitals_get_the_advice_about_the_key),
        cmocka_unit_test(one_of_each_is_counted_in_words),
        cmocka_unit_test(a_name_that_is_taken_gets_a_number),
        cmocka_unit_test(a_folder_that_is_typed_gets_a_file_in_it),
        cmocka_unit_test(files_at_hand_are_the_sealed_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
