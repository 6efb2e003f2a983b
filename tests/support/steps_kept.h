/* SPDX-License-Identifier: MIT */
/* The steps of a store as a sealed file would keep them, and whether they give the same store again. */
#ifndef TESTS_STEPS_KEPT_H
#define TESTS_STEPS_KEPT_H

#include "hub/store/memory.h"

struct steps_kept {
    struct arena *a;
    struct store_image image; /* as the keeping began */
    struct step_bytes {
        unsigned char *bytes;
        size_t len;
    } *steps;
    size_t count, cap, bytes;
};

/* From now on; ended by steps_kept_end. */
void steps_kept_begin(struct steps_kept *k, struct store *s);
/* The image and the steps played in a store of their own, which store_close closes. */
struct store *steps_kept_again(struct steps_kept *k, struct store *s);
/* Every row of every table but the find indexes' own; find_doc without its own numbers. */
void stores_same(struct store *x, struct store *y);
void steps_kept_end(struct steps_kept *k);

#endif
