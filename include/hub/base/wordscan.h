/* SPDX-License-Identifier: MIT */
/*
 * The words of a text, folded (utf8_fold) and with their place in it: one
 * reading for the search index, for what a person types into Find, and for
 * marking what was found.
 *
 * A word is a run of letters and digits; accents belong to it. Han and kana have
 * no spaces, so each sign is a word. What an apostrophe keeps apart is told both
 * ways: "O'Brien" gives o, brien, and then obrien as WORD_JOINED.
 */
#ifndef HUB_BASE_WORDSCAN_H
#define HUB_BASE_WORDSCAN_H

#include "hub/base/str.h"

/* Bytes of a folded word at most: what is longer is cut at a character, and found by its beginning. */
enum { WORD_BYTES = 60 };

/* Begins a mark, a word of the program itself; utf8_clean never lets it in. It ends at a space. */
#define WORD_MARK '\x1F'

enum word_kind { WORD_PLAIN, WORD_JOINED, WORD_MARKED };

struct wordscan {
    const char *text, *at;
    struct sb word, joined; /* folded */
    size_t run_from;        /* of the words kept apart by apostrophes only */
    size_t run_words;
    bool joined_due;
};

struct word {
    enum word_kind kind;
    const char *folded; /* until the next call */
    size_t len;
    size_t from, to; /* bytes of the text; a joined word spans all its parts */
    bool goes_on;    /* a part behind an apostrophe: the "neil" of "o'neil" */
};

/* `text` is NUL-terminated UTF-8 and must outlive the scan. */
struct wordscan wordscan_on(const char *text, struct arena *a);
/* Another text, in the same memory. */
void wordscan_start(struct wordscan *s, const char *text);
bool wordscan_next(struct wordscan *s, struct word *out);

/* Letters of a word by which lists are narrowed: what follows does not tell any more. */
enum { WORD_PREFIX = 16 };
/* Bytes of its first letters, at most so many. */
size_t word_prefix(const struct word *w, size_t letters);

/*
 * First letters of a name as one folded word: "Mia Okafor" → "mo", "Mary Jane
 * O'Neil" → "mjo". "" for a name of one word.
 */
const char *word_initials(const char *name, struct arena *a);

#endif
