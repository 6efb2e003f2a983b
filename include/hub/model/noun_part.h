/* SPDX-License-Identifier: MIT */
/*
 * Which fields of a noun stand together, on the screen and in plain questions.
 * SCREENS M15: at most 12 to a part, what is needed first.
 */
#ifndef HUB_MODEL_NOUN_PART_H
#define HUB_MODEL_NOUN_PART_H

#include <stddef.h>

/*
 * In order; the fields are columns joined by '|'. Nouns without rows have one
 * part; fields in no part go to one called "More".
 */
struct noun_part {
    const char *noun, *title, *columns;
};

extern const struct noun_part noun_parts[];
extern const size_t noun_part_count;

enum { NOUN_PART_FIELDS = 12 };

#endif
