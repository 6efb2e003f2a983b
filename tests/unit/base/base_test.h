/* SPDX-License-Identifier: MIT */
/* An arena per test, and the error that goes with it. */
#ifndef TESTS_BASE_TEST_H
#define TESTS_BASE_TEST_H

#include "hub/base/arena.h"
#include "hub/base/err.h"
#include "unit.h"

#include <stdbool.h>
#include <string.h>

static inline int with_arena(void **state)
{
    *state = arena_create();
    return 0;
}

static inline int without_arena(void **state)
{
    arena_destroy(*state);
    return 0;
}

#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, with_arena, without_arena)

#endif
