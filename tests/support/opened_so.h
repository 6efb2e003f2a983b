/* SPDX-License-Identifier: MIT */
#ifndef TESTS_OPENED_SO_H
#define TESTS_OPENED_SO_H

#include "exchange/recur_rare_priv.h"

/* The shared object at the top of the build folder that this test is in. Ends the test without it. */
const struct exchange_so *opened_so(void);

/* libical through it, in the shape that the scheduler asks for. */
struct recur_rare opened_libical(void);

#endif
