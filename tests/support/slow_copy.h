/* SPDX-License-Identifier: MIT */
/*
 * What a copy must hold, read slowly: the whole file, of which all that does not belong is deleted by
 * statements of their own. Tests hold the copy beside it.
 */
#ifndef TESTS_SLOW_COPY_H
#define TESTS_SLOW_COPY_H

#include "hub/base/arena.h"
#include "hub/model/prune.h"

#include <sqlite3.h>

enum { SLOW_NOUNS = 128 }; /* kinds of record, at most */

struct slow_copy {
    sqlite3 *db; /* main: the whole file; part: the copy. No trigger runs. */
    const struct prune *ask; /* of its sealed records all may be opened, or those with an odd number */
    bool cut[SLOW_NOUNS];
    struct arena *a;
};

/*
 * Cuts down main. Which records of a hub belong it finds itself; for an event or a sight it takes
 * those of part, and works out the rest.
 */
void slow_cut(struct slow_copy *w);
int64_t slow_number(struct slow_copy *w, const char *sql);
void slow_tell(struct slow_copy *w, const char *sql);

#endif
