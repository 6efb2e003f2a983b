/* SPDX-License-Identifier: MIT */
#ifndef MODEL_FIND_PRIV_H
#define MODEL_FIND_PRIV_H

#include "hub/model/find.h"

/* What find_log is asked. */
struct find_match {
    const char *text; /* of MATCH; NULL: some word is nowhere, so nothing is found */
    const char *fits; /* what hub_fits (store/tokens.c) is to say of each; NULL: nothing more */
};
/* counting: however many; else the first of them. */
enum hub_rc find_entries_match(struct store *s, const struct find_query *q, bool counting,
    struct arena *a, struct find_match *out, struct hub_err *err);

#endif
