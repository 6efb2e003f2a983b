/* SPDX-License-Identifier: MIT */
/* A sealed file in a folder of its own, with parts that can be known again by their number. */
#ifndef TESTS_SEALED_FILE_H
#define TESTS_SEALED_FILE_H

#include "service/seal_priv.h"
#include "service/seal_state_priv.h"

#define STAMP(n)         ((hub_stamp){n})
#define RIGHT_PASSPHRASE "right passphrase"

enum { FACTS_LEN = 40, IMAGE_LEN = 900 };

struct sealed_file {
    char dir[200], path[240];
    struct arena *a;
    struct seal_lock lock; /* RIGHT_PASSPHRASE at the cost of a test */
    struct seal_with with;
    unsigned char *bytes; /* sealed_file_load */
    size_t len;
    struct hub_err err;
};

void sealed_file_start(struct sealed_file *w);
struct sealed_file sealed_file_new(void); /* the same */
void sealed_file_stop(struct sealed_file *w);
/* Ends the test with the sentence when it is not HUB_OK. */
void ok(const struct sealed_file *w, enum hub_rc rc);

/* The bytes of step `n`. */
void sealed_file_bytes(size_t n, unsigned char *out, size_t len);
/* Made, with facts and an image, not finished. */
struct seal *sealed_file_make(struct sealed_file *w, enum seal_kind kind);
void sealed_file_step(struct sealed_file *w, struct seal *s, size_t n, size_t len);
/* Facts, an image and so many steps of 30 bytes and more. */
void sealed_file_fill(struct sealed_file *w, struct seal *s, size_t steps);
/* All that, ended and closed. */
void sealed_file_usual(struct sealed_file *w, size_t steps);
/* For writing, read to its end. */
struct seal *sealed_file_open(struct sealed_file *w);
void sealed_file_rest(struct sealed_file *w, struct seal *s);
/* Each part is what was put in, in order; any other content ends the test. NULL: not wanted. */
enum hub_rc sealed_file_read_as(
    struct sealed_file *w, const struct seal_ask *ask, struct seal_state *out);
/* The same of the file at w->path, which must be right. */
struct seal_state sealed_file_read(struct sealed_file *w, struct seal_with *with);

void sealed_file_load(struct sealed_file *w);
void sealed_file_put(const char *path, const void *bytes, size_t len);
size_t sealed_file_count(const struct sealed_file *w); /* files in the folder */

#endif
