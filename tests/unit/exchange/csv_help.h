/* SPDX-License-Identifier: MIT */
/* What the CSV tests share: reading a literal, and asking for a fault by its words. */
#ifndef TESTS_CSV_HELP_H
#define TESTS_CSV_HELP_H

#include "hub/exchange/csv.h"
#include "unit.h"

#include <string.h>

struct csv_case {
    struct arena *a;
    struct csv_table t;
    struct faults faults;
    struct hub_err err;
};

static inline int case_begin(void **state)
{
    struct arena *a = arena_create();
    struct csv_case *c = arena_alloc(a, sizeof *c);
    c->a = a;
    faults_on(&c->faults, a);
    *state = c;
    return 0;
}

static inline int case_end(void **state)
{
    arena_destroy(((struct csv_case *)*state)->a);
    return 0;
}

static inline enum hub_rc read_bytes(struct csv_case *c, const char *bytes, size_t len)
{
    faults_on(&c->faults, c->a);
    return csv_read("t.csv", bytes, len, NULL, c->a, &c->t, &c->faults, &c->err);
}

#define READ(c, literal) read_bytes(c, literal, sizeof(literal) - 1)
#define CSV_TEST(f)      cmocka_unit_test_setup_teardown(f, case_begin, case_end)

/* The fault on this line whose text has these words; fails the test when there is none. */
static inline const struct fault *fault_on(const struct csv_case *c, int line, const char *words)
{
    for (size_t i = 0; i < c->faults.count; i++)
        if (c->faults.items[i].line == line && strstr(c->faults.items[i].msg, words))
            return &c->faults.items[i];
    for (size_t i = 0; i < c->faults.count; i++)
        print_message("  said: %s\n", fault_text(&c->faults.items[i], c->a));
    fail_msg("nothing is said on line %d about \"%s\"", line, words);
    return NULL;
}

static inline const char *cell(const struct csv_case *c, size_t row, size_t col)
{
    assert_in_range(row + 1, 1, c->t.row_count);
    assert_in_range(col + 1, 1, c->t.rows[row].count);
    return c->t.rows[row].cells[col];
}

#endif
