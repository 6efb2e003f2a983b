/* SPDX-License-Identifier: MIT */
/*
 * A kinder word for some of those that professionals use of children (DOMAIN
 * 1.7). It suggests, and never stops anybody from saving. The list is in
 * src/service/kinder.c; hub.ini adds to it and takes from it ([words] kinder).
 */
#ifndef HUB_SERVICE_WORDS_H
#define HUB_SERVICE_WORDS_H

#include "hub/base/arena.h"
#include "hub/base/field.h"
#include "hub/config/config.h"

struct word_hint {
    size_t from, to; /* bytes of the text */
    const char *say; /* what could stand there, its capitals as those of the word: "Sleepover" */
    const char *why; /* one sentence */
    bool other;      /* it names a child of another family (others.h) */
};

/*
 * Whole words only, accents and capitals ignored, in the order of the text, not
 * overlapping; none with [words] check = off. "contact" is hinted at where it
 * means family contact: not "contact lens", "emergency contact", "please contact us".
 */
void words_check(const struct config *config, const char *text, struct arena *a,
    struct word_hint **out, size_t *count);

/* "You wrote “…”. Kinder: “sleepover”." */
const char *words_sentence(const char *text, const struct word_hint *hint, struct arena *a);
/* The text with the kinder word in the place of the other. */
const char *words_taken(const char *text, const struct word_hint *hint, struct arena *a);

/* Whether a field's text is looked at: notes, but never a worry's exact words. */
bool words_checked(const struct noun *n, const struct field *f);

#endif
