/* SPDX-License-Identifier: MIT */
#include "csv_help.h"

static void commas_and_quoted_commas(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "first,last,town\nMo,Dunn,\"Leith, Edinburgh\"\n"), HUB_OK);
    assert_int_equal(c->faults.count, 0);
    assert_int_equal(c->t.separator, ',');
    assert_int_equal(c->t.heading_line, 1);
    assert_int_equal(c->t.row_count, 1);
    assert_string_equal(c->t.heading[2], "town");
    assert_string_equal(cell(c, 0, 2), "Leith, Edinburgh");
    assert_string_equal(c->t.encoding, "UTF-8");
    assert_true(c->t.final_newline);
}

static void doubled_quotes_are_one(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "a,b\n1,\"say \"\"yes\"\" now\"\n"), HUB_OK);
    assert_string_equal(cell(c, 0, 1), "say \"yes\" now");
    assert_int_equal(c->faults.count, 0);
}

static void a_cell_keeps_its_line_ends_and_the_next_row_its_line(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "a,b\r\n\"one\r\ntwo\rthree\",x\r\ny,z\r\n"), HUB_OK);
    assert_string_equal(cell(c, 0, 0), "one\ntwo\nthree");
    assert_int_equal(c->t.rows[0].line, 2);
    assert_int_equal(c->t.rows[1].line, 5);
    assert_int_equal(c->faults.count, 0);
}

static void semicolon_tab_and_bar_are_recognised(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "family;host;rate\nDunn, Mo;Kay;1,5\nRoe, Al;Kay;2,5\n"), HUB_OK);
    assert_int_equal(c->t.separator, ';');
    assert_string_equal(cell(c, 1, 0), "Roe, Al");
    assert_int_equal(READ(c, "family\thost\nDunn\t\nRoe\tKay\n"), HUB_OK);
    assert_int_equal(c->t.separator, '\t');
    assert_string_equal(cell(c, 0, 1), "");
    assert_int_equal(READ(c, "Rota, spring\nfamily;host\nDunn;Kay\n"), HUB_OK);
    assert_int_equal(c->t.separator, ';');
    assert_int_equal(c->t.heading_line, 2);
    assert_int_equal(READ(c, "family|host\nDunn|Kay\n"), HUB_OK);
    assert_int_equal(c->t.separator, '|');
    assert_int_equal(c->faults.count, 0);
}

static void a_sep_line_is_obeyed_and_counted(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "sep=;\r\nfamily;host, if any\r\nDunn;Kay\r\n"), HUB_OK);
    assert_int_equal(c->t.separator, ';');
    assert_int_equal(c->t.heading_line, 2);
    assert_int_equal(c->t.rows[0].line, 3);
    assert_int_equal(c->faults.count, 0);
}

static void a_quoted_sep_line_is_one_with_both_quotes(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "\"sep=;\"\nfamily;host\nDunn;Kay\n"), HUB_OK);
    assert_int_equal(c->t.separator, ';');
    assert_int_equal(c->t.heading_line, 2);
    READ(c, "\"SEP=,"); /* ends before its second quote */
    assert_int_equal(c->t.heading_line, 1);
}

static void one_column_is_a_table_too(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "family\nDunn\nRoe\n"), HUB_OK);
    assert_int_equal(c->t.cols, 1);
    assert_int_equal(c->t.row_count, 2);
    assert_int_equal(c->faults.count, 0);
}

static void old_line_ends_and_no_last_line_end(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "a,b\rDunn,Kay\rRoe,"), HUB_OK);
    assert_int_equal(c->t.row_count, 2);
    assert_string_equal(cell(c, 1, 1), "");
    assert_int_equal(c->t.rows[1].line, 3);
    assert_false(c->t.final_newline);
    assert_int_equal(c->faults.count, 0);
}

static void blank_rows_are_passed_over_and_still_counted(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "a,b\n\n  \n,\nDunn,Kay\n,,\n"), HUB_OK);
    assert_int_equal(c->t.row_count, 1);
    assert_int_equal(c->t.rows[0].line, 5);
    assert_int_equal(c->faults.count, 0);
}

static void spaces_outside_quotes_are_trimmed(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "a , b\n Dunn , \"Kay \"\n"), HUB_OK);
    assert_string_equal(c->t.heading[0], "a");
    assert_string_equal(cell(c, 0, 0), "Dunn");
    assert_string_equal(cell(c, 0, 1), "Kay ");
}

static void a_mark_is_not_part_of_the_first_heading(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "\xEF\xBB\xBF"
                             "family,host\nSiân,Kay\n"),
        HUB_OK);
    assert_string_equal(c->t.encoding, "UTF-8 with BOM");
    assert_string_equal(c->t.heading[0], "family");
    assert_string_equal(cell(c, 0, 0), "Siân");
}

static void utf16_is_read_both_ways_round(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "\xFF\xFE"
                             "a\0,\0b\0\n\0\xC9\0,\0x\0\n\0"),
        HUB_OK);
    assert_string_equal(c->t.encoding, "UTF-16LE");
    assert_string_equal(cell(c, 0, 0), "É");
    assert_int_equal(READ(c, "\xFE\xFF\0a\0,\0b\0\n\0\xC9\0,\0x\0\n"), HUB_OK);
    assert_string_equal(c->t.encoding, "UTF-16BE");
    assert_string_equal(cell(c, 0, 0), "É");
}

static void windows_1252_is_read(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "family;fee\nSi\xE2n O\x92"
                             "Dea;\x80"
                             "5\n"),
        HUB_OK);
    assert_string_equal(c->t.encoding, "Windows-1252");
    assert_string_equal(cell(c, 0, 0), "Siân O’Dea");
    assert_string_equal(cell(c, 0, 1), "€5");
}

static void undecodable_bytes_are_refused_with_their_line(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "a,b\nDunn,Kay\nR\x81,Kay\n"), HUB_EINVAL);
    assert_non_null(strstr(c->err.msg, "line 3"));
    assert_int_equal(READ(c, "a,b\nSiân,Kay\nSi\xE2n,Kay\n"), HUB_EINVAL);
    assert_non_null(strstr(c->err.msg, "line 3"));
    assert_int_equal(READ(c, "\xEF\xBB\xBF"
                             "a,b\nSi\xE2n,Kay\n"),
        HUB_EINVAL);
    assert_non_null(strstr(c->err.msg, "line 2"));
    assert_int_equal(READ(c, "a,b\nD\0nn,Kay\n"), HUB_EINVAL);
    assert_non_null(strstr(c->err.msg, "line 2"));
}

static void other_kinds_of_file_are_named(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "PK\3\4rest of a workbook"), HUB_EINVAL);
    assert_non_null(strstr(c->err.msg, "workbook"));
    assert_int_equal(READ(c, "%PDF-1.7\n"), HUB_EINVAL);
    assert_non_null(strstr(c->err.msg, "PDF"));
    assert_non_null(strstr(c->err.msg, "the table it was made from"));
}

static void nothing_in_it_is_said(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, ""), HUB_EINVAL);
    assert_non_null(strstr(c->err.msg, "empty"));
    assert_non_null(strstr(c->err.msg, "Save the table again"));
    assert_int_equal(READ(c, "\xEF\xBB\xBF"), HUB_EINVAL);
    assert_int_equal(READ(c, "\n\n,,\n"), HUB_EINVAL);
}

static void columns_split_by_spaces_are_refused(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "family host \"arrive\"\nDunn Kay \"2 Jan\"\n"), HUB_EINVAL);
    assert_non_null(strstr(c->err.msg, "spaces"));
}

static void limits_are_kept(void **state)
{
    struct csv_case *c = *state;
    const char text[] = "a,b\n1234567,x\ny,z\n";
    struct csv_limits each[] = {{.cell = 5}, {.rows = 1}, {.cols = 1}, {.bytes = 9}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_int_equal(
            csv_read("t.csv", text, sizeof text - 1, &each[i], c->a, &c->t, &c->faults, &c->err),
            HUB_EINVAL);
}

static void what_was_understood_is_described(void **state)
{
    struct csv_case *c = *state;
    assert_int_equal(READ(c, "a;b\r\nDunn;Kay\r\n"), HUB_OK);
    assert_string_equal(csv_describe(&c->t, c->a),
        "UTF-8, columns separated by semicolons, headings in line 1, 2 columns, 1 row");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CSV_TEST(commas_and_quoted_commas),
        CSV_TEST(doubled_quotes_are_one),
        CSV_TEST(a_cell_keeps_its_line_ends_and_the_next_row_its_line),
        CSV_TEST(semicolon_tab_and_bar_are_recognised),
        CSV_TEST(a_sep_line_is_obeyed_and_counted),
        CSV_TEST(a_quoted_sep_line_is_one_with_both_quotes),
        CSV_TEST(one_column_is_a_table_too),
        CSV_TEST(old_line_ends_and_no_last_line_end),
        CSV_TEST(blank_rows_are_passed_over_and_still_counted),
        CSV_TEST(spaces_outside_quotes_are_trimmed),
        CSV_TEST(a_mark_is_not_part_of_the_first_heading),
        CSV_TEST(utf16_is_read_both_ways_round),
        CSV_TEST(windows_1252_is_read),
        CSV_TEST(undecodable_bytes_are_refused_with_their_line),
        CSV_TEST(other_kinds_of_file_are_named),
        CSV_TEST(nothing_in_it_is_said),
        CSV_TEST(columns_split_by_spaces_are_refused),
        CSV_TEST(limits_are_kept),
        CSV_TEST(what_was_understood_is_described),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
