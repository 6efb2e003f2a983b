/* SPDX-License-Identifier: MIT */
/* cmocka and the headers it wants before it: include this alone. */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
// clang-format on

#endif
