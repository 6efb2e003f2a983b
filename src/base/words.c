/* SPDX-License-Identifier: MIT */
/* Looking words up in the language that is spoken. */
#include "hub/base/words.h"

#include "words_priv.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { CHOICE_MOST = 200 };

static struct speech *spoken; /* NULL: English */

struct speech *words_change(struct speech *to)
{
    struct speech *from = spoken;
    spoken = to;
    return from;
}

static const char *look_up(const char *english, bool forms, size_t *len)
{
    return spoken && english && *english ? catalogue_find(&spoken->words, english, forms, len) : NULL;
}

bool words_may_be_said(const char *text)
{
    uintptr_t at = (uintptr_t)text;
    return spoken && at >= spoken->from && at < spoken->to;
}

const char *hub_words(const char *english)
{
    size_t len;
    const char *said = words_may_be_said(english) ? look_up(english, false, &len) : NULL;
    return said ? said : english;
}

const char *words_choice(const char *choice)
{
    char key[CHOICE_MOST];
    size_t len;
    int n = spoken && choice ? snprintf(key, sizeof key, "choice\004%s", choice) : 0;
    const char *said = n > 0 && n < CHOICE_MOST ? look_up(key, false, &len) : NULL;
    return said ? said : choice;
}

const char *words_many(long long n, const char *one, const char *many)
{
    size_t len;
    const char *said = look_up(one, true, &len);
    if (!said) {
        return n == 1 ? one : many;
    }
    const char *end = said + len;
    unsigned long form =
        plural_form(spoken->words.rule, n < 0 ? 0 - (unsigned long)n : (unsigned long)n);
    for (; form > 0 && said + strlen(said) < end; form--) {
        said += strlen(said) + 1;
    }
    return said;
}
