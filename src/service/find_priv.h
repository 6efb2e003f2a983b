/* SPDX-License-Identifier: MIT */
#ifndef FIND_PRIV_H
#define FIND_PRIV_H

#include "hub/model/find.h"
#include "hub/service/find.h"
#include "hub/service/records.h"

struct spans {
    struct find_span *items;
    size_t count, cap;
};

/* What a person typed: words, and phrases between quotes of any kind; an open one ends in a beginning. */
void find_query_read(struct find_query *q, const char *text, struct arena *a);
/* The names found since anybody saved; NULL while something is being saved. */
struct find_memo *found_names(struct hub *h);
/* Whether a folded word of a text is, or begins as, this one asked for. */
bool find_word_fits(const struct find_word *asked, const char *folded, size_t len);

/* The words and phrases of `q` in `text`. */
struct spans find_spans(const struct find_query *q, const char *text, struct arena *a);
struct spans find_initial_spans(const char *name, size_t letters, struct arena *a);
/* Every word and phrase of `q` stands in `text`. */
bool find_all_in(const struct find_query *q, const char *text, struct arena *a);
/* One line of at most FIND_SNIPPET characters round the first match. */
const char *find_snippet(const struct find_query *q, const char *text, struct arena *a);

/* One line that names a record of any of Find's nouns. */
const char *find_title(struct hub *h, const struct noun *n, const void *rec, bool hide,
    struct namer *names, struct arena *a);

#endif
