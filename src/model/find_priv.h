/* SPDX-License-Identifier: MIT */
#ifndef MODEL_FIND_PRIV_H
#define MODEL_FIND_PRIV_H

#include "hub/model/find.h"

/* What find_log is asked; NULL in *out: some word is nowhere, so nothing is found. */
enum hub_rc find_entries_match(struct store *s, const struct find_query *q, struct arena *a,
    const char **out, struct hub_err *err);

#endif
