/* SPDX-License-Identifier: MIT */
/* Whose a record is: no noun, no column and no table of the file is forgotten. */
#include "hub/base/str.h"
#include "hub/model/erase.h"
#include "hub/store/stmt.h"
#include "unit.h"

#include <string.h>

static bool listed(const struct noun *n, const struct field *f)
{
    for (size_t i = 0; i < holding_count; i++)
        if (str_eq(holdings[i].table, n->table) && str_eq(holdings[i].column, f->column))
            return true;
    return false;
}

static bool is_ref(const struct field *f)
{
    return f->type == FIELD_REF && !str_eq(f->ref, "hub");
}

static void every_column_that_points_to_a_record_is_in_the_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < noun_count; i++)
        for (size_t k = 0; k < nouns[i]->field_count; k++) {
            const struct field *f = &nouns[i]->fields[k];
            if (is_ref(f) && !str_eq(nouns[i]->owner, f->column) && !listed(nouns[i], f))
                fail_msg("%s.%s is not in holdings[]", nouns[i]->table, f->column);
        }
}

static void every_row_of_the_table_is_such_a_column(void **state)
{
    (void)state;
    for (size_t i = 0; i < holding_count; i++) {
        const struct noun *n = noun_of_table(holdings[i].table);
        const struct field *f = n ? noun_field(n, holdings[i].column) : NULL;
        if (!f || !is_ref(f) || str_eq(n->owner, f->column))
            fail_msg("%s.%s", holdings[i].table, holdings[i].column);
    }
}

static bool of_people(const struct noun *n)
{
    return str_eq(n->table, "family") || str_eq(n->table, "person") || str_eq(n->table, "child");
}

/* By way of what belongs to what. */
static bool reaches_people(const struct noun *n, int depth)
{
    bool found = of_people(n);
    for (size_t k = 0; !found && depth < 6 && k < n->field_count; k++) {
        const struct field *f = &n->fields[k];
        found = is_ref(f) && holding_of(n, f) == HOLD_BELONGS &&
                reaches_people(noun_find(f->ref), depth + 1);
    }
    return found;
}

static bool excused(const struct noun *n)
{
    for (size_t i = 0; i < holding_excuse_count; i++)
        if (str_eq(holding_excuses[i].table, n->table))
            return !str_empty(holding_excuses[i].why);
    return false;
}

static bool has_words_of_people(const struct noun *n)
{
    for (size_t k = 0; k < n->field_count; k++) {
        const struct field *f = &n->fields[k];
        if (f->flags & (FIELD_PRIVATE | FIELD_SENSITIVE) || f->type == FIELD_NOTE ||
            f->type == FIELD_PHONE || f->type == FIELD_EMAIL ||
            (is_ref(f) && of_people(noun_find(f->ref))))
            return true;
    }
    return false;
}

static void whoever_has_words_about_people_is_reached_or_excused_with_a_reason(void **state)
{
    (void)state;
    for (size_t i = 0; i < noun_count; i++)
        if (has_words_of_people(nouns[i]) && !reaches_people(nouns[i], 0) && !excused(nouns[i]))
            fail_msg("%s belongs to nobody and is not excused", nouns[i]->table);
}

static void an_excuse_is_for_a_noun_and_needed_for_no_one_s(void **state)
{
    (void)state;
    for (size_t i = 0; i < holding_excuse_count; i++) {
        const struct noun *n = noun_of_table(holding_excuses[i].table);
        assert_non_null(n);
        if (of_people(n))
            fail_msg("%s", n->table);
    }
}

static void names_are_columns_of_texts(void **state)
{
    struct arena *a = arena_create();
    (void)state;
    for (size_t i = 0; i < holding_name_count; i++)
        for (size_t k = 0; k < str_parts(holding_names[i].columns); k++) {
            const struct noun *n = noun_of_table(holding_names[i].table);
            const struct field *f = noun_field(n, str_part(a, holding_names[i].columns, k));
            if (!f || !field_is_text(f))
                fail_msg("%s.%s", n->table, holding_names[i].columns);
        }
    arena_destroy(a);
}

static bool known_table(const char *name)
{
    if (noun_of_table(name) || str_starts(name, "find_names") || str_starts(name, "find_log") ||
        str_starts(name, "sqlite_"))
        return true;
    for (size_t i = 0; i < erase_table_count; i++)
        if (str_eq(erase_tables[i].name, name))
            return true;
    return false;
}

static void what_becomes_of_every_other_table_is_said(void **state)
{
    (void)state;
    struct hub_clock clock;
    struct store *s;
    struct stmt *q;
    struct hub_err err;
    bool row;
    clock_system(&clock);
    struct store_options o = {
        .mode = STORE_MEMORY, .nouns = nouns, .noun_count = noun_count, .clock = &clock};
    assert_int_equal(store_open(&o, &s, &err), HUB_OK);
    assert_int_equal(store_ask(s, "SELECT name FROM sqlite_schema WHERE type = 'table'", NULL, 0,
                         &q, &row, &err),
        HUB_OK);
    for (; row; assert_int_equal(stmt_step(q, &row, &err), HUB_OK))
        if (!known_table(stmt_text(q, 0)))
            fail_msg("erase_tables[] does not say what becomes of %s", stmt_text(q, 0));
    stmt_done(q);
    store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_that_points_to_a_record_is_in_the_table),
        cmocka_unit_test(every_row_of_the_table_is_such_a_column),
        cmocka_unit_test(whoever_has_words_about_people_is_reached_or_excused_with_a_reason),
        cmocka_unit_test(an_excuse_is_for_a_noun_and_needed_for_no_one_s),
        cmocka_unit_test(names_are_columns_of_texts),
        cmocka_unit_test(what_becomes_of_every_other_table_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
