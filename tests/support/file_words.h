/* SPDX-License-Identifier: MIT */
/* Looking for words in the bytes of a hub's file, its log, and copies made of it. */
#ifndef TESTS_FILE_WORDS_H
#define TESTS_FILE_WORDS_H

#include "hub/base/arena.h"
#include "hub/base/strmap.h"
#include "hub/store/store.h"

#include <stdbool.h>

/* Whether the file at `path` (none: no) has the word in any case, as it is or folded. */
bool file_has_word(const char *path, const char *word, struct arena *a);
/* Fails when the file, its -wal or -shm, or a copy that SQLite makes of it, has the word. */
void no_file_has_word(struct store *s, const char *word, struct arena *a);

/* Words of four letters and more, folded, with how many there are: of all records, of a text. */
void words_of_tables(struct store *s, struct arena *a, struct strmap *out);
void words_of_text(const char *text, struct arena *a, struct strmap *out);

/* Runs of letters and digits, of four to 39, folded, as they lie in a file. */
void words_of_bytes(const unsigned char *bytes, size_t len, struct arena *a, struct strmap *out);

/* Those of the tables' own making. */
void words_of_schema(struct store *s, struct arena *a, struct strmap *out);

/* Plays the journal into a fresh file; fails unless every noun's table holds the same rows. */
void replay_is_the_same(struct store *s, struct arena *a);

#endif
