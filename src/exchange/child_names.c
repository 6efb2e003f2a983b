/* SPDX-License-Identifier: MIT */
/*
 * Full: "Mia Okafor". First: "Mia", and "Mia O." where the hub has two. Initials:
 * "M.O.", with more letters of the first name where two children have the same.
 */
#include "child_names_priv.h"

#include "hub/base/strmap.h"
#include "hub/base/utf8.h"

static const char *letters(const char *name, int clusters, struct arena *a)
{
    size_t len = 0;
    for (int i = 0; i < clusters && name[len]; i++) {
        len += utf8_cluster(name + len);
    }
    return arena_strndup(a, name, len);
}

static const char *short_form(
    const char *first, const char *family, enum sheet_names form, int more, struct arena *a)
{
    if (form == ROTA_NAMES_INITIALS) {
        return arena_printf(a, "%s.%s.", letters(first, 1 + more, a), letters(family, 1, a));
    }
    return more == 0 ? first : arena_printf(a, "%s %s.", first, letters(family, more, a));
}

enum { MOST_LETTERS = 12 }; /* two children of one name in one family are told apart by number */

const char **child_names(const struct rota_book *book, enum sheet_names form, struct arena *a)
{
    const struct rota_facts *f = &book->facts;
    const char **out = arena_array(a, (size_t)f->child_count + 1, sizeof *out);
    struct strmap count[MOST_LETTERS];
    for (int more = 0; more < MOST_LETTERS; more++) {
        strmap_on(&count[more], a);
        for (int32_t i = 0; form != ROTA_NAMES_FULL && i < f->child_count; i++) {
            const char *name = short_form(
                book->child_full[i], book->family_full[f->children[i].family], form, more, a);
            strmap_put(&count[more], name, strmap_get(&count[more], name, 0) + 1);
        }
    }
    for (int32_t i = 0; i < f->child_count; i++) {
        const char *first = book->child_full[i];
        const char *family = book->family_full[f->children[i].family];
        int more = 0;
        while (more < MOST_LETTERS - 1 &&
               strmap_get(&count[more], short_form(first, family, form, more, a), 0) > 1) {
            more++;
        }
        out[i] = form == ROTA_NAMES_FULL ? arena_printf(a, "%s %s", first, family)
                                         : short_form(first, family, form, more, a);
    }
    return out;
}

const char **family_names(const struct rota_book *book, enum sheet_names form, struct arena *a)
{
    const struct rota_facts *f = &book->facts;
    const char **out = arena_array(a, (size_t)f->family_count + 1, sizeof *out);
    struct strmap count[MOST_LETTERS];
    for (int more = 0; more < MOST_LETTERS; more++) {
        strmap_on(&count[more], a);
        for (int32_t i = 0; form == ROTA_NAMES_INITIALS && i < f->family_count; i++) {
            const char *name = letters(book->family_full[i], 1 + more, a);
            strmap_put(&count[more], name, strmap_get(&count[more], name, 0) + 1);
        }
    }
    for (int32_t i = 0; i < f->family_count; i++) {
        const char *name = book->family_full[i];
        int more = 0;
        while (more < MOST_LETTERS - 1 &&
               strmap_get(&count[more], letters(name, 1 + more, a), 0) > 1) {
            more++;
        }
        out[i] = form == ROTA_NAMES_INITIALS ? arena_printf(a, "%s.", letters(name, 1 + more, a))
                                             : name;
    }
    return out;
}
