/* SPDX-License-Identifier: MIT */
/*
 * Other children by initials (DOMAIN 8c): where a child of another family is
 * named in what is written about one, the initials are offered. It suggests,
 * and never stops anybody from saving.
 */
#ifndef HUB_SERVICE_OTHERS_H
#define HUB_SERVICE_OTHERS_H

#include "hub/service/hub.h"
#include "hub/service/words.h"

/* The names of one hub, read once for a form. */
struct other_names {
    struct other_name {
        const char *folded, *initials;
        hub_id child, family; /* family ID_NONE: one who works with the hub */
    } *items;
    size_t count;
};

/* Of the hub this family is in, else the one this person looks at; none where that is not known. */
enum hub_rc others_read(
    struct hub *h, hub_id family, struct arena *a, struct other_names *out, struct hub_err *err);
hub_id others_family(const struct other_names *o, hub_id child); /* of a child; ID_NONE */
/* Whether a field is looked at: what is written about a family in the log, not a worry. */
bool others_checked(const struct noun *n, const struct field *f);
/* As words_check: whole words with a capital that name a child of another family, and nobody of
 * this one or of the hub. Nothing while `family` is not known. */
void others_check(const struct other_names *o, hub_id family, const char *text, struct arena *a,
    struct word_hint **out, size_t *count);

#endif
