/* SPDX-License-Identifier: MIT */
#ifndef MODEL_FIND_PRIV_H
#define MODEL_FIND_PRIV_H

#include "hub/model/find.h"

/* Names that a question to find_names gave, at most so many. */
struct find_kept {
    const char *match;
    size_t most, count;
    struct find_name *names;
};
/* NULL: it was not asked; of no memo too. */
const struct find_kept *find_memo_of(const struct find_memo *m, const char *match, size_t most);
void find_memo_keep(struct find_memo *m, const struct find_kept *kept);
/* Of these tables, at most so many. */
size_t find_memo_some(const struct find_kept *all, const char *tables, size_t most, struct arena *a,
    struct find_name **out);

/* What find_log is asked. */
struct find_match {
    const char *text; /* of MATCH; NULL: some word is nowhere, so nothing is found */
    const char *fits; /* what hub_fits (store/tokens.c) is to say of each; NULL: nothing more */
};
/* counting: however many; else the first of them. */
enum hub_rc find_entries_match(struct store *s, const struct find_query *q, bool counting,
    struct arena *a, struct find_match *out, struct hub_err *err);

#endif
