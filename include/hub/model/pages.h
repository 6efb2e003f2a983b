/* SPDX-License-Identifier: MIT */
/*
 * Families and hosts by name, a page at a time from any row on: never all,
 * never counted off. A row's place is its folded name and id.
 */
#ifndef HUB_MODEL_PAGES_H
#define HUB_MODEL_PAGES_H

#include "hub/base/date.h"
#include "hub/base/id.h"
#include "hub/store/store.h"

enum { NARROW_WORDS = 4 }; /* further words are not asked for */

/* Words that each must begin a word of the name, of a child's, or be first letters (0010_narrow.sql). */
struct narrow {
    const char *words[NARROW_WORDS]; /* folded, at most WORD_PREFIX letters each */
    size_t count;                    /* 0: all */
};

struct page_from {
    hub_id hub;       /* ID_NONE: all hubs */
    const char *name; /* folded; NULL: from the first, or the last when `back` */
    hub_id id;
    bool inclusive, back;
    const struct narrow *narrow; /* NULL: all */
};

/* Texts are valid during the call only. */
struct family_page_row {
    hub_id id, hub;
    const char *name;
    const char *children; /* "name\x1Fborn\x1E…", by birth; NULL: none */
    const char *stage;
    /*
     * The last day they were here, spoken to or met, up to `now`: a stay agreed or happened, a log
     * line that stands (no worry, nothing others said), what the family's page says. DATE_NONE: never.
     */
    hub_date heard;
};

struct host_page_row {
    hub_id id, hub;
    const char *name;
    int64_t beds;                 /* INT_NONE: not said */
    hub_date away_from, away_to; /* the absence that is or comes next */
};

/* `each` returns false to stop. */
enum hub_rc family_pages(struct store *s, const struct page_from *from, hub_wall now,
    bool (*each)(void *arg, const struct family_page_row *row), void *arg, struct hub_err *err);
/* The same, those not heard from for longest first; those who left are not among them. */
enum hub_rc family_by_heard(struct store *s, hub_id hub, hub_wall now, int64_t most,
    bool (*each)(void *arg, const struct family_page_row *row), void *arg, struct hub_err *err);
enum hub_rc host_pages(struct store *s, const struct page_from *from, hub_date today,
    bool (*each)(void *arg, const struct host_page_row *row), void *arg, struct hub_err *err);

/*
 * How many are so narrowed, `most` at most. `hub` as above. Each takes below 1 µs: 100,000 at
 * leisure.
 */
enum hub_rc family_narrow_count(struct store *s, hub_id hub, const struct narrow *n, int64_t most,
    int64_t *out, struct hub_err *err);
enum hub_rc host_narrow_count(struct store *s, hub_id hub, const struct narrow *n, int64_t most,
    int64_t *out, struct hub_err *err);

/* How many there are of one hub; ID_NONE: of all. */
enum hub_rc family_total(struct store *s, hub_id hub, int64_t *out, struct hub_err *err);
enum hub_rc host_total(struct store *s, hub_id hub, int64_t *out, struct hub_err *err);

#endif
