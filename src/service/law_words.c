/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "law_words_priv.h"

static const char *const nations[NATIONS] = {
    [NATION_ENGLAND] = "England",
    [NATION_WALES] = "Wales",
    [NATION_SCOTLAND] = "Scotland",
    [NATION_NI] = "Northern Ireland",
};

static const char *const bases[] = {
    [BASIS_PRIVATE] = "private",
    [BASIS_S17] = "section 17",
    [BASIS_S20] = "section 20",
    [BASIS_VOLUNTARY] = "voluntary agency",
    [BASIS_NOT_ADOPTED] = "not yet adopted",
};
enum { BASES = sizeof bases / sizeof *bases };

int nation_at(const char *word)
{
    for (int i = 0; word && i < NATIONS; i++) {
        if (str_ieq(word, nations[i])) {
            return i;
        }
    }
    return -1;
}

enum nation nation_named(const char *word)
{
    int at = nation_at(word);
    return at < 0 ? NATION_ENGLAND : (enum nation)at;
}

const char *nation_word(enum nation nation)
{
    return nations[nation];
}

enum legal_basis basis_named(const char *word)
{
    for (int i = 0; word && i < BASES; i++) {
        if (bases[i] && str_eq(word, bases[i])) {
            return (enum legal_basis)i;
        }
    }
    return BASIS_UNKNOWN;
}

const char *basis_word(enum legal_basis basis)
{
    return bases[basis];
}
