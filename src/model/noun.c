/* SPDX-License-Identifier: MIT */
#include "hub/model/noun.h"

#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/home.h"
#include "hub/model/host.h"
#include "hub/model/person.h"
#include "hub/model/rota.h"
#include "hub/model/stay.h"

#include <stdbool.h>
#include <stddef.h>

// clang-format off
const struct noun *const nouns[] = {
    &hub_noun, &family_noun, &person_noun, &child_noun, &home_noun, &room_noun, &bed_noun,
    &household_noun, &car_noun, &closure_noun, &host_noun, &away_noun, &exemption_noun,
    &safety_check_noun, &wish_noun, &family_host_noun, &apart_noun, &weekend_noun, &stay_noun,
    &stay_child_noun,
};
// clang-format on

const size_t noun_count = sizeof nouns / sizeof nouns[0];

/* Words people use for a noun beside its own. */
static const struct {
    const char *word, *noun;
} aliases[] = {
    {"adult", "person"},
    {"adults", "person"},
    {"dbs", "check"},
    {"sleepover", "stay"},
    {"sleepovers", "stay"},
};

static char fold(char c)
{
    if (c == '-' || c == ' ') {
        return '_';
    }
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Without case; "family hosts" and "family-hosts" are "family_hosts". */
static bool same_word(const char *a, const char *b)
{
    while (*a && fold(*a) == fold(*b)) {
        a++;
        b++;
    }
    return fold(*a) == fold(*b);
}

static bool goes_by(const struct noun *n, const char *word)
{
    return same_word(n->name, word) || same_word(n->plural, word) || same_word(n->table, word) ||
           same_word(n->file, word);
}

static const struct noun *find(const char *word)
{
    for (size_t i = 0; i < noun_count; i++) {
        if (goes_by(nouns[i], word)) {
            return nouns[i];
        }
    }
    return NULL;
}

const struct noun *noun_find(const char *word)
{
    if (!word) {
        return NULL;
    }
    const struct noun *n = find(word);
    for (size_t i = 0; !n && i < sizeof aliases / sizeof aliases[0]; i++) {
        if (same_word(aliases[i].word, word)) {
            n = find(aliases[i].noun);
        }
    }
    return n;
}
