/* SPDX-License-Identifier: MIT */
/* Rows and tables that are not right: told with their line, never shifted, the rest kept. */
#include "csv_help.h"

#define HEAD "family,host,arrive,leave\n"
#define GOOD "Dunn,Kay,2026-01-02,2026-01-04\n"

static void extra_and_missing_separators(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, HEAD GOOD "Roe,,Kay,2026-01-02,2026-01-04\n" GOOD
                                       "RoeKay,2026-01-02,2026-01-04\n" GOOD),
        HUB_OK);
    assert_int_equal(c->faults.errors, 2);
    assert_int_equal(fault_on(c, 3, "5 cells where the headings have 4")->level, FAULT_ERROR);
    assert_non_null(fault_on(c, 5, "3 cells"));
    assert_int_equal(c->t.row_count, 5);
    assert_true(c->t.rows[1].broken && c->t.rows[3].broken);
    assert_false(c->t.rows[0].broken || c->t.rows[2].broken || c->t.rows[4].broken);
}

static void an_extra_empty_cell_at_the_end_is_told_too(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, HEAD GOOD "Dunn,Kay,2026-01-02,2026-01-04,\n" GOOD), HUB_OK);
    assert_non_null(fault_on(c, 3, "a separator too many"));
}

static void an_unclosed_quote_costs_one_row_only(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, HEAD GOOD "Roe,\"Kay,2026-01-02,2026-01-04\n" GOOD GOOD), HUB_OK);
    assert_int_equal(c->faults.errors, 1);
    assert_non_null(fault_on(c, 3, "never closed"));
    assert_int_equal(c->t.row_count, 4);
    assert_int_equal(c->t.rows[3].line, 5);
    assert_string_equal(cell(c, 3, 3), "2026-01-04");
}

static void an_unclosed_quote_does_not_reach_the_next_quoted_cell(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, HEAD "\"Roe,Kay,2026-01-02,2026-01-04\n"
                                  "Poe,Kay,\"2026-01-02\",2026-01-04\n" GOOD),
        HUB_OK);
    assert_int_equal(c->faults.errors, 1);
    assert_non_null(fault_on(c, 2, "never closed"));
    assert_string_equal(cell(c, 1, 2), "2026-01-02");
}

static void a_doubled_opening_quote_keeps_the_row_and_is_told(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "family,why\nDunn,\"\"tired, and ill\"\nRoe,x\n"), HUB_OK);
    assert_int_equal(c->faults.errors, 1);
    assert_int_equal(fault_on(c, 2, "stray quote mark")->col, 2);
    assert_false(c->t.rows[0].broken);
    assert_string_equal(cell(c, 0, 1), "\"tired, and ill");
}

static void quotes_that_swallowed_a_separator_do_not_shift_columns(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "a,b,c\n1,x,z\n4\"Tent, small\",z\n"), HUB_OK);
    assert_non_null(fault_on(c, 3, "joined cells"));
    assert_true(c->t.rows[1].broken);
}

static void paired_quotes_inside_plain_text_are_text(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "family,host\nAnn \"Annie\" Lee,Kay\n"), HUB_OK);
    assert_int_equal(c->faults.count, 0);
    assert_string_equal(cell(c, 0, 0), "Ann \"Annie\" Lee");
}

static void a_row_with_another_separator_is_named(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, HEAD GOOD "Roe;Kay;2026-01-02;2026-01-04\n" GOOD), HUB_OK);
    assert_non_null(fault_on(c, 3, "split by semicolons, the others by commas"));
}

static void missing_headings_are_said(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, GOOD GOOD), HUB_OK);
    assert_non_null(fault_on(c, 1, "a row of data"));
    assert_int_equal(c->t.heading_line, 0);
    assert_int_equal(c->t.row_count, 2);
}

static void headings_alone_are_a_note(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, HEAD), HUB_OK);
    assert_int_equal(fault_on(c, 1, "no rows")->level, FAULT_NOTE);
    assert_int_equal(c->faults.errors, 0);
}

static void headings_with_a_separator_missing_are_told_once(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "family,hostarrive,leave\n" GOOD GOOD GOOD), HUB_OK);
    assert_int_equal(c->faults.errors, 1);
    assert_non_null(fault_on(c, 1, "3 headings, but the rows below have 4 cells"));
    assert_int_equal(c->t.heading_line, 0);
}

static void title_lines_are_passed_over_and_said(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "Our stays,,,\n,,,\n" HEAD GOOD), HUB_OK);
    assert_int_equal(fault_on(c, 1, "headings are in line 3")->level, FAULT_NOTE);
    assert_int_equal(c->t.heading_line, 3);
    assert_int_equal(c->t.row_count, 1);
}

static void two_rows_of_headings_are_said(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, HEAD HEAD GOOD), HUB_OK);
    assert_int_equal(fault_on(c, 2, "second row of headings")->level, FAULT_ERROR);
    assert_int_equal(c->t.row_count, 1);
}

static void a_second_table_is_not_read_as_the_first(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, HEAD GOOD GOOD "family,host,arrive,leave,why\n"), HUB_OK);
    assert_non_null(fault_on(c, 4, "another table"));
    assert_int_equal(c->t.row_count, 2);
    assert_int_equal(READ(c, HEAD GOOD GOOD GOOD "\nhost,beds\nKay,2\n"), HUB_OK);
    assert_non_null(fault_on(c, 6, "another table"));
    assert_int_equal(c->t.row_count, 3);
}

static void rotas_drawn_as_grids_are_refused_with_the_reason(void **state)
{
    struct csv_case *c = *state;
    static const char *const grids[] = {
        "Name,Sun - 23/02,Mon - 24/02,Tue - 25/02\nKay,L,L,D/O\n\n"
        "Name,Sun - 02/03,Mon - 03/03,Tue - 04/03\nKay,L,L,L\n",
        "Employee,Saturday,Sunday,Monday\nKay,Morning,None,Morning\n",
        "week,first,second,cover\n01/04/2026-07/04/2026,Kay,Lee,Jo\n"
        "08/04/2026-14/04/2026,Lee,Kay,Jo\n",
        "Host,3 Jan,10 Jan,17 Jan\nKay,Dunn,,Roe\n",
        "Host,1,2,3,4,5,6,7\nKay,x,,,x,,,x\n",
        "Day,Kay,Lee,Jo\nMonday,x,,\nTuesday,,x,\n",
    };
    for (size_t i = 0; i < sizeof grids / sizeof *grids; i++) {
        assert_int_equal(read_bytes(c, grids[i], strlen(grids[i])), HUB_OK);
        assert_non_null(fault_on(c, 1, "drawn as a grid"));
        assert_true(c->t.rota_grid);
    }
    assert_int_equal(READ(c, "weekend,max_children\n2026-01-02,6\n2026-01-09,6\n"), HUB_OK);
    assert_false(c->t.rota_grid);
}

static void many_broken_rows_are_counted_not_listed(void **state)
{
    struct csv_case *c = *state;
    struct sb b = sb_on(c->a);
    sb_add(&b, HEAD GOOD);
    for (int i = 0; i < 600; i++)
        sb_add(&b, i % 2 ? GOOD : "Roe,Kay\n");
    assert_int_equal(read_bytes(c, b.p, b.len), HUB_OK);
    assert_int_equal(c->faults.count, 101);
    assert_non_null(fault_on(c, 0, "200 more"));
}

static void dropped_characters_are_noted(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "family,host\nDu\x1B[31mnn,Kay\n"), HUB_OK);
    assert_int_equal(fault_on(c, 2, "cannot be shown")->level, FAULT_NOTE);
    assert_null(strchr(cell(c, 0, 0), 0x1B));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CSV_TEST(extra_and_missing_separators),
        CSV_TEST(an_extra_empty_cell_at_the_end_is_told_too),
        CSV_TEST(an_unclosed_quote_costs_one_row_only),
        CSV_TEST(an_unclosed_quote_does_not_reach_the_next_quoted_cell),
        CSV_TEST(a_doubled_opening_quote_keeps_the_row_and_is_told),
        CSV_TEST(quotes_that_swallowed_a_separator_do_not_shift_columns),
        CSV_TEST(paired_quotes_inside_plain_text_are_text),
        CSV_TEST(a_row_with_another_separator_is_named),
        CSV_TEST(missing_headings_are_said),
        CSV_TEST(headings_alone_are_a_note),
        CSV_TEST(headings_with_a_separator_missing_are_told_once),
        CSV_TEST(title_lines_are_passed_over_and_said),
        CSV_TEST(two_rows_of_headings_are_said),
        CSV_TEST(a_second_table_is_not_read_as_the_first),
        CSV_TEST(rotas_drawn_as_grids_are_refused_with_the_reason),
        CSV_TEST(many_broken_rows_are_counted_not_listed),
        CSV_TEST(dropped_characters_are_noted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
