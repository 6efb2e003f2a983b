/* SPDX-License-Identifier: MIT */
/*
 * For the analysers alone (make analyse), which read one file at a time: what functions in other
 * files promise. Each promise is a sentence of that function's header. Their own files are
 * read without.
 */
#ifndef HUB_TEST_PROMISES_H
#define HUB_TEST_PROMISES_H

#include "hub/base/arena.h"
#include "hub/base/die.h"
#include "hub/base/err.h"

#ifndef HUB_VERSION
#define HUB_VERSION "analysed"
#endif

/* A failure is never HUB_OK. */
static inline enum hub_rc promised_failure(enum hub_rc rc)
{
    HUB_BUG(rc != HUB_OK);
    return rc;
}

#define hub_fail(...)      promised_failure(hub_fail(__VA_ARGS__))
#define hub_fail_next(...) promised_failure(hub_fail_next(__VA_ARGS__))
#define hub_err_wrap(...)  promised_failure(hub_err_wrap(__VA_ARGS__))
#ifdef STORE_PRIV_H
#define store_fail(...) promised_failure(store_fail(__VA_ARGS__))
#endif

/* There is room for one more. */
#define arena_grow(a, items, count, cap, size)                                                     \
    (arena_grow(a, items, count, cap, size), HUB_BUG(*(items) != NULL))

#endif
