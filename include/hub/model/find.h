/* SPDX-License-Identifier: MIT */
/*
 * Asking the two indexes of Find (0004_find.sql): names of records, words of
 * the log. Every word asked for must begin a word of what is found; a phrase
 * must stand there as it is.
 */
#ifndef HUB_MODEL_FIND_H
#define HUB_MODEL_FIND_H

#include "hub/base/date.h"
#include "hub/base/id.h"
#include "hub/store/store.h"

enum { FIND_WORDS = 8 }; /* further words are not asked for */

/* Names found before, for whoever asks the same again: find_memo_clear when anything was saved. */
struct find_memo {
    struct arena *a;
    struct find_kept *kept;
    size_t count, cap;
};
void find_memo_clear(struct find_memo *m); /* one that is all zero too */
void find_memo_free(struct find_memo *m);

struct find_word {
    const char *text; /* folded, as wordscan gives it; of a phrase one space between words */
    bool phrase;      /* several words, one behind the other */
    bool whole;       /* the word, a phrase's last one, is to be whole; else it may go on */
};

struct find_query {
    struct find_word words[FIND_WORDS];
    size_t word_count; /* 0 finds nothing */
    hub_id hub;                    /* ID_NONE: all hubs */
    struct find_memo *memo; /* NULL: nothing is kept */
    bool letters; /* of the log: a single letter is the beginning of a word, no initial */
};

/* A named record. Its texts live in the arena. */
struct find_name {
    const char *table; /* of its noun */
    hub_id id;
    const char *name; /* all the words it is found by, but for initials */
    hub_date day;     /* of an event or a training; DATE_NONE */
};

enum { FIND_NAMES = 2000 }; /* names looked at, the newest, when a letter or two fit more */

/* Which nouns' names are in the index: tables, "family|person|…". */
extern const char FIND_TABLES[];

/*
 * Names first, the newest first; then events, the latest first: at most `most`. `tables`: those
 * wanted, "family|child"; NULL: all.
 */
enum hub_rc find_names(struct store *s, const struct find_query *q, const char *tables,
    size_t most, struct arena *a, struct find_name **out, size_t *count, struct hub_err *err);

/* Events in order of their days: from a day on, or before it latest first; series by themselves. */
struct find_days {
    hub_date day; /* DATE_NONE: all, latest first */
    bool back, series;
    size_t most;
};
/* Cost is that of `most`, however many have the words. */
enum hub_rc find_events(struct store *s, const struct find_query *q, const struct find_days *days,
    struct arena *a, hub_id **out, size_t *count, struct hub_err *err);

/*
 * Ids of log entries, newest first, at most `most`. A word also finds entries
 * about a family or child whose name it begins, and entries of a kind it begins;
 * a single letter finds those only, not every word of a text, and letters alone
 * ("j m") are initials, which find no entry.
 */
enum hub_rc find_entries(struct store *s, const struct find_query *q, size_t most, struct arena *a,
    hub_id **out, size_t *count, struct hub_err *err);

/* How many there are in all. A common word in a million entries takes some 100 ms: at leisure. */
enum hub_rc find_names_count(struct store *s, const struct find_query *q, const char *tables,
    struct arena *a, int64_t *out, struct hub_err *err);
enum hub_rc find_entries_count(struct store *s, const struct find_query *q, struct arena *a,
    int64_t *out, struct hub_err *err);

#endif
