/* SPDX-License-Identifier: MIT */
/* The migrations against the field tables: the same columns, types, parents; lists without a sort. */
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/store/stmt.h"
#include "hub/store/store.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static const char COLUMNS[] = "SELECT name, type FROM pragma_table_info(?1)";
static const char PARENTS[] = "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)";
static const char TABLES[] = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?1";
static const char STRICT[] = "SELECT strict FROM pragma_table_list WHERE name = ?1";

struct setting {
    struct arena *a;
    struct hub_clock clock;
    struct store *store;
};

static int set_up(void **state)
{
    static struct setting s;
    struct hub_err err;
    s.a = arena_create();
    clock_system(&s.clock);
    struct store_options o = {
        .mode = STORE_MEMORY, .nouns = nouns, .noun_count = noun_count, .clock = &s.clock};
    *state = &s;
    if (store_open(&o, &s.store, &err) != HUB_OK) {
        fprintf(stderr, "%s\n", err.msg);
        return -1;
    }
    return 0;
}

static int tear_down(void **state)
{
    struct setting *s = *state;
    store_close(s->store);
    arena_destroy(s->a);
    return 0;
}

/* The statement about one table, ready to step. */
static struct stmt *ask(struct setting *s, const char *sql, const char *table)
{
    struct stmt *q;
    struct hub_err err;
    if (store_prepare(s->store, sql, &q, &err) != HUB_OK) {
        fail_msg("%s", err.msg);
    }
    if (table) {
        stmt_bind_text(q, 1, table);
    }
    return q;
}

static bool next(struct stmt *q)
{
    bool row = false;
    struct hub_err err;
    assert_int_equal(stmt_step(q, &row, &err), HUB_OK);
    return row;
}

static const char *sql_type(enum field_type type)
{
    switch (type) {
    case FIELD_BOOL:
    case FIELD_INT:
    case FIELD_STAMP:
    case FIELD_REF:
        return "INTEGER";
    default:
        return "TEXT";
    }
}

/* The type a column should have by its field; NULL when nothing in the tables asks for it. */
static const char *expected_type(const struct noun *n, const char *column)
{
    if (strcmp(column, "id") == 0 || strcmp(column, "removed_at") == 0) {
        return "INTEGER";
    }
    if (n->sorted && strcmp(column, "sort_name") == 0) {
        return "TEXT";
    }
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (f->type != FIELD_LINKS && strcmp(f->column, column) == 0) {
            return sql_type(f->type);
        }
    }
    return NULL;
}

static void every_noun_has_a_strict_table(void **state)
{
    for (size_t i = 0; i < noun_count; i++) {
        struct stmt *q = ask(*state, TABLES, nouns[i]->table);
        if (!next(q)) {
            fail_msg("no table %s", nouns[i]->table);
        }
        stmt_done(q);
        q = ask(*state, STRICT, nouns[i]->table);
        assert_true(next(q));
        assert_int_equal(stmt_int(q, 0), 1);
        stmt_done(q);
    }
}

static void a_table_has_one_column_for_each_field_and_no_other(void **state)
{
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        size_t columns = 0, expected = n->sorted ? 3 : 2;
        struct stmt *q = ask(*state, COLUMNS, n->table);
        for (; next(q); columns++) {
            const char *type = expected_type(n, stmt_text(q, 0));
            if (!type || strcmp(type, stmt_text(q, 1)) != 0) {
                fail_msg("%s.%s is %s, not %s", n->table, stmt_text(q, 0), stmt_text(q, 1),
                    type ? type : "a field");
            }
        }
        stmt_done(q);
        for (size_t k = 0; k < n->field_count; k++) {
            expected += n->fields[k].type != FIELD_LINKS;
        }
        if (columns != expected) {
            fail_msg("%s has %zu columns for %zu fields", n->table, columns, expected);
        }
    }
}

static void a_reference_is_a_foreign_key_to_the_same_table(void **state)
{
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        size_t keys = 0, refs = 0;
        struct stmt *q = ask(*state, PARENTS, n->table);
        for (; next(q); keys++) {
            const struct field *f = noun_field(n, stmt_text(q, 0));
            if (!f || f->type != FIELD_REF ||
                strcmp(noun_find(f->ref)->table, stmt_text(q, 1)) != 0) {
                fail_msg("%s.%s leads to %s", n->table, stmt_text(q, 0), stmt_text(q, 1));
            }
        }
        stmt_done(q);
        for (size_t k = 0; k < n->field_count; k++) {
            refs += n->fields[k].type == FIELD_REF;
        }
        if (keys != refs) {
            fail_msg("%s has %zu foreign keys for %zu references", n->table, keys, refs);
        }
    }
}

/* The plan must read an index in order and sort nothing. */
static void expect_no_sort(struct setting *s, const char *table, const char *sql)
{
    struct stmt *q = ask(s, arena_printf(s->a, "EXPLAIN QUERY PLAN %s", sql), NULL);
    while (next(q)) {
        const char *step = stmt_text(q, 3);
        if (strstr(step, "TEMP B-TREE") || !strstr(step, "INDEX")) {
            fail_msg("%s: %s: %s", table, sql, step);
        }
    }
    stmt_done(q);
}

static void the_usual_list_of_a_noun_is_read_from_an_index(void **state)
{
    struct setting *s = *state;
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        expect_no_sort(s, n->table,
            arena_printf(
                s->a, "SELECT removed_at FROM %s ORDER BY %s, id LIMIT 50", n->table, n->order));
    }
}

static void what_a_record_owns_is_found_by_an_index(void **state)
{
    struct setting *s = *state;
    for (size_t i = 0; i < noun_count; i++) {
        const struct noun *n = nouns[i];
        if (n->owner) {
            expect_no_sort(s, n->table,
                arena_printf(s->a, "SELECT id FROM %s WHERE %s = 1", n->table, n->owner));
        }
    }
}

static void two_families_of_one_hub_cannot_have_one_name(void **state)
{
    struct setting *s = *state;
    struct hub_err err;
    struct txn_label label = {.verb = "add"};
    static const char *const rows[] = {
        "INSERT INTO hub(id, name) VALUES(1, 'Robin')",
        "INSERT INTO hub(id, name) VALUES(2, 'Wren')",
        "INSERT INTO family(id, hub_id, name) VALUES(1, 1, 'Okafor')",
        "INSERT INTO family(id, hub_id, name) VALUES(2, 2, 'Okafor')",
        "INSERT INTO family(id, hub_id, name, removed_at) VALUES(3, 1, 'Okafor', 1)",
    };
    assert_int_equal(store_begin(s->store, &label, &err), HUB_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(stmt_run(ask(s, rows[i], NULL), &err), HUB_OK);
    }
    struct stmt *q = ask(s, "INSERT INTO family(id, hub_id, name) VALUES(4, 1, 'OKAFOR')", NULL);
    assert_int_equal(stmt_run(q, &err), HUB_ECONFLICT);
    store_rollback(s->store);
}

/* A file made by one version is brought up to date by the next: the order never changes. */
static void migrations_are_numbered_by_their_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < store_migration_count; i++) {
        char number[24];
        snprintf(number, sizeof number, "%04zu_", i + 1);
        if (strncmp(store_migrations[i].name, number, strlen(number)) != 0) {
            fail_msg("%s should begin with %s", store_migrations[i].name, number);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_noun_has_a_strict_table),
        cmocka_unit_test(a_table_has_one_column_for_each_field_and_no_other),
        cmocka_unit_test(a_reference_is_a_foreign_key_to_the_same_table),
        cmocka_unit_test(the_usual_list_of_a_noun_is_read_from_an_index),
        cmocka_unit_test(what_a_record_owns_is_found_by_an_index),
        cmocka_unit_test(migrations_are_numbered_by_their_place),
        cmocka_unit_test(two_families_of_one_hub_cannot_have_one_name),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
