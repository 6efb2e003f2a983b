/* SPDX-License-Identifier: MIT */
#include "csv_help.h"

static const struct field child_fields[] = {
    {.column = "family_id", .word = "family", .label = "Family", .type = FIELD_REF},
    {.column = "name",
        .word = "child",
        .label = "First name",
        .type = FIELD_TEXT,
        .also = "name|forename"},
    {.column = "born",
        .word = "born",
        .label = "Born",
        .type = FIELD_DATE,
        .also = "dob|date of birth"},
    {.column = "school_year", .word = "school_year", .label = "Year", .type = FIELD_TEXT},
};
static const struct noun child = {.name = "child",
    .plural = "children",
    .fields = child_fields,
    .field_count = 4,
    .key = "family|child",
    .file = "children"};

static const struct field host_fields[] = {
    {.column = "hub_id", .word = "hub", .label = "Hub", .type = FIELD_REF},
    {.column = "name", .word = "host", .label = "Host", .type = FIELD_TEXT, .also = "name"},
    {.column = "beds", .word = "beds", .label = "Beds", .type = FIELD_INT},
};
static const struct noun host = {.name = "host",
    .plural = "hosts",
    .fields = host_fields,
    .field_count = 3,
    .key = "hub|host",
    .file = "hosts"};

static struct csv_columns match(
    struct csv_case *c, const char *text, const struct noun *n, enum csv_unknown unknown)
{
    struct csv_columns out;
    assert_int_equal(read_bytes(c, text, strlen(text)), HUB_OK);
    faults_on(&c->faults, c->a);
    csv_match_headings(&c->t, n, unknown, c->a, &out, &c->faults);
    return out;
}

static void headings_match_without_case_spaces_and_signs(void **state)
{
    struct csv_case *c = *state;
    struct csv_columns m =
        match(c, "FAMILY,Forename,Date of birth,School-Year\nDunn,Mo,x,y\n", &child, 0);
    assert_int_equal(c->faults.count, 0);
    assert_int_equal(m.known, 4);
    for (int i = 0; i < 4; i++)
        assert_int_equal(m.field[i], i);
    assert_int_equal(m.col[2], 2);
}

static void plural_and_singular_are_one(void **state)
{
    struct csv_case *c = *state;
    struct csv_columns m = match(c, "Hosts,Bed\nKay,2\n", &host, 0);
    assert_int_equal(m.field[0], 1);
    assert_int_equal(m.field[1], 2);
    assert_int_equal(c->faults.count, 0);
}

static void every_table_may_have_hub_and_id(void **state)
{
    struct csv_case *c = *state;
    struct csv_columns m = match(c, "id,hub,family,child\n1,Leith,Dunn,Mo\n", &child, 0);
    assert_int_equal(m.id_col, 0);
    assert_int_equal(m.hub_col, 1);
    assert_int_equal(m.field[0], CSV_COL_ID);
    assert_int_equal(m.field[1], CSV_COL_HUB);
    m = match(c, "hub,host\nLeith,Kay\n", &host, 0);
    assert_int_equal(m.hub_col, 0);
    assert_int_equal(m.field[0], 0);
    assert_int_equal(c->faults.count, 0);
}

static void an_unknown_column_is_told_with_its_place_and_a_guess(void **state)
{
    struct csv_case *c = *state;
    match(c, "family,child,borne\nDunn,Mo,2015-01-02\n", &child, CSV_UNKNOWN_ERROR);
    const struct fault *f = fault_on(c, 1, "“borne” is not a column that hub knows");
    assert_int_equal(f->level, FAULT_ERROR);
    assert_int_equal(f->col, 3);
    assert_non_null(strstr(f->msg, "Did you mean “born”?"));
}

static void an_unknown_column_may_be_a_note(void **state)
{
    struct csv_case *c = *state;
    struct csv_columns m =
        match(c, "family,child,Password\nDunn,Mo,secret\n", &child, CSV_UNKNOWN_NOTE);
    const struct fault *f = fault_on(c, 1, "“Password”");
    assert_int_equal(f->level, FAULT_NOTE);
    assert_non_null(strstr(f->msg, "It was not read."));
    assert_int_equal(m.field[2], CSV_COL_NONE);
}

static void an_unknown_empty_column_never_stops(void **state)
{
    struct csv_case *c = *state;
    match(c, "family,child,Remarks,\nDunn,Mo,,\n", &child, CSV_UNKNOWN_ERROR);
    assert_int_equal(c->faults.errors, 0);
    assert_non_null(fault_on(c, 1, "“Remarks”"));
}

static void cells_below_no_heading_are_told(void **state)
{
    struct csv_case *c = *state;
    match(c, "family,child,\nDunn,Mo,ill\n", &child, CSV_UNKNOWN_NOTE);
    assert_int_equal(fault_on(c, 1, "no heading")->col, 3);
    assert_int_equal(c->faults.errors, 1);
}

static void one_field_twice_is_told(void **state)
{
    struct csv_case *c = *state;
    match(c, "family,child,name\nDunn,Mo,Mo\n", &child, CSV_UNKNOWN_ERROR);
    assert_non_null(fault_on(c, 1, "means the same as column 2, “child”"));
    assert_int_equal(c->faults.count, 1);
}

static void a_missing_key_is_told_unless_there_is_an_id(void **state)
{
    struct csv_case *c = *state;
    match(c, "child,born\nMo,2015-01-02\n", &child, 0);
    assert_non_null(fault_on(c, 1, "the column “family” is missing"));
    match(c, "id,child,born\n1,Mo,2015-01-02\n", &child, 0);
    assert_int_equal(c->faults.count, 0);
    match(c, "host,beds\nKay,2\n", &host, 0);
    assert_int_equal(c->faults.count, 0);
}

static void no_known_heading_is_one_fault(void **state)
{
    struct csv_case *c = *state;
    match(c, "colour,shape\nred,round\n", &child, 0);
    assert_int_equal(c->faults.count, 1);
    assert_non_null(fault_on(c, 1, "none of the columns"));
    assert_non_null(fault_on(c, 1, "hub looks for “family” and “child”."));
}

static void a_second_row_of_headings_in_other_words_is_told(void **state)
{
    struct csv_case *c = *state;
    match(c, "family,child,born\nFamily,First name,Date of birth\nDunn,Mo,2015-01-02\n", &child, 0);
    assert_non_null(fault_on(c, 2, "second row of headings"));
}

static void the_noun_of_a_table_is_found(void **state)
{
    struct csv_case *c = *state;
    const struct noun *const both[] = {&child, &host};
    assert_int_equal(READ(c, "Family,First name,DOB\nDunn,Mo,2015-01-02\n"), HUB_OK);
    assert_ptr_equal(csv_guess_noun(&c->t, both, 2, c->a), &child);
    assert_int_equal(READ(c, "name,beds\nKay,2\n"), HUB_OK);
    assert_ptr_equal(csv_guess_noun(&c->t, both, 2, c->a), &host);
    assert_int_equal(READ(c, "colour,shape\nred,round\n"), HUB_OK);
    assert_null(csv_guess_noun(&c->t, both, 2, c->a));
}

static void what_a_table_may_hold_is_told_the_best_first(void **state)
{
    struct csv_case *c = *state;
    const struct noun *const both[] = {&host, &child};
    const struct noun *out[2];
    assert_int_equal(READ(c, "Family,First name,DOB\nDunn,Mo,2015-01-02\n"), HUB_OK);
    assert_int_equal(csv_rank_nouns(&c->t, both, 2, c->a, out), 1);
    assert_ptr_equal(out[0], &child);
    assert_ptr_equal(out[1], &host);
    assert_int_equal(READ(c, "colour,shape\nred,round\n"), HUB_OK);
    assert_int_equal(csv_rank_nouns(&c->t, both, 2, c->a, out), 0);
    assert_ptr_equal(out[0], &host);
    assert_ptr_equal(out[1], &child);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CSV_TEST(headings_match_without_case_spaces_and_signs),
        CSV_TEST(plural_and_singular_are_one),
        CSV_TEST(every_table_may_have_hub_and_id),
        CSV_TEST(an_unknown_column_is_told_with_its_place_and_a_guess),
        CSV_TEST(an_unknown_column_may_be_a_note),
        CSV_TEST(an_unknown_empty_column_never_stops),
        CSV_TEST(cells_below_no_heading_are_told),
        CSV_TEST(one_field_twice_is_told),
        CSV_TEST(a_missing_key_is_told_unless_there_is_an_id),
        CSV_TEST(no_known_heading_is_one_fault),
        CSV_TEST(a_second_row_of_headings_in_other_words_is_told),
        CSV_TEST(the_noun_of_a_table_is_found),
        CSV_TEST(what_a_table_may_hold_is_told_the_best_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
