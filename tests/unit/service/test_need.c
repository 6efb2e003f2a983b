/* SPDX-License-Identifier: MIT */
#include "hub/model/noun.h"
#include "hub/service/need.h"
#include "unit.h"

static void each_kind_has_words_without_a_name(void **state)
{
    (void)state;
    for (int kind = 0; kind <= NEED_DOCTOR; kind++) {
        assert_non_null(need_word((enum need_kind)kind));
    }
}

static void what_a_line_is_about_is_a_noun(void **state)
{
    static const enum need_kind none[] = {NEED_DRAFT, NEED_WORRY, NEED_FIRST_STEP, NEED_PIN,
        NEED_SHEET, NEED_BACKUP, NEED_QUESTION, NEED_COPY, NEED_DOCTOR};
    (void)state;
    for (int kind = 0; kind <= NEED_DOCTOR; kind++) {
        bool has = true;
        for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
            has = has && (int)none[i] != kind;
        }
        assert_int_equal(need_noun((enum need_kind)kind) != NULL, has);
    }
    assert_string_equal(need_noun(NEED_SAFETY_CHECK)->name, "check");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_has_words_without_a_name),
        cmocka_unit_test(what_a_line_is_about_is_a_noun),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
