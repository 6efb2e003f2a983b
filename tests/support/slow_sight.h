/* SPDX-License-Identifier: MIT */
/* What a person sees, read slowly: of records in memory, by the rules as they are written, with no SQL. */
#ifndef TESTS_SLOW_SIGHT_H
#define TESTS_SLOW_SIGHT_H

#include "hub/base/map.h"
#include "hub/model/noun.h"
#include "hub/model/record.h"
#include "hub/model/sight.h"

enum { NOUNS_MOST = 128 };

struct slow_sight {
    struct record_list lists[NOUNS_MOST]; /* all there are, as nouns[] */
    struct idmap places[NOUNS_MOST];      /* of an id in its list */
    struct sight sight;
    hub_id person, hub, families[3];
    bool may[NOUNS_MOST]; /* what the role may read */
};

size_t slow_place(const struct noun *n); /* in nouns[] */
/* NULL: there is none. */
const void *slow_record(const struct slow_sight *w, const struct noun *n, hub_id id);
hub_id slow_ref(const struct noun *n, const void *rec, const char *column);
bool slow_sees(const struct slow_sight *w, const struct noun *n, hub_id id);

#endif
