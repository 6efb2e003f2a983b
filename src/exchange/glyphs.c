/* SPDX-License-Identifier: MIT */
/* From letters without a glyph to sentences with the name of a font package. */
#include "glyphs_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"

/* How many letters a sentence names before it says how many more there are. */
enum { LETTERS_NAMED = 12 };

/* Ranges of Unicode blocks; packages of Debian and Ubuntu. The last row takes the rest. */
static const struct {
    uint32_t first, last;
    const char *package;
} packages[] = {
    {0x0000, 0x02FF, "fonts-dejavu-core"},    /* Latin */
    {0x0370, 0x058F, "fonts-dejavu-core"},    /* Greek, Cyrillic, Armenian */
    {0x2E80, 0x9FFF, "fonts-droid-fallback"}, /* CJK, kana */
    {0xAC00, 0xD7AF, "fonts-droid-fallback"}, /* Hangul */
    {0xF900, 0xFAFF, "fonts-droid-fallback"}, /* CJK compatibility */
    {0xFF00, 0xFFEF, "fonts-droid-fallback"}, /* full width forms */
    {0x20000, 0x3FFFF, "fonts-noto-cjk"},     /* rare CJK */
    {0x1F000, 0x1FAFF, "fonts-noto-color-emoji"},
    {0, UINT32_MAX, "fonts-noto-core"},
};

void missing_add(struct missing *m, uint32_t c)
{
    for (size_t i = 0; i < m->count; i++) {
        if (m->chars[i] == c) {
            return;
        }
    }
    arena_grow(m->a, &m->chars, m->count, &m->cap, sizeof *m->chars);
    m->chars[m->count++] = c;
}

static const char *package_for(uint32_t c)
{
    size_t i = 0;
    while (c < packages[i].first || c > packages[i].last) {
        i++;
    }
    return packages[i].package;
}

static bool said_before(const struct missing *m, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (str_eq(package_for(m->chars[k]), package_for(m->chars[i]))) {
            return true;
        }
    }
    return false;
}

static void one_note(const struct missing *m, const char *package, struct faults *notes)
{
    struct sb letters = sb_on(m->a);
    size_t n = 0;
    for (size_t i = 0; i < m->count; i++) {
        char c[5];
        if (!str_eq(package_for(m->chars[i]), package) || n++ >= LETTERS_NAMED) {
            continue;
        }
        utf8_put(m->chars[i], c);
        /* A mark that stands on letters is shown on a dotted circle. */
        const char *under = utf8_char_width(m->chars[i]) == 0 ? "\u25CC" : "";
        sb_addf(&letters, "%s%s%s", letters.len ? " " : "", under, c);
    }
    if (n > LETTERS_NAMED) {
        sb_addf(&letters, " and %zu more", n - LETTERS_NAMED);
    }
    fault_add(notes, FAULT_NOTE, NULL, 0, 0,
        "This computer has no letters for %s: install a font such as %s. Boxes stand in their "
        "place.",
        utf8_safe(m->a, sb_str(&letters)), package);
}

void missing_notes(const struct missing *m, struct faults *notes)
{
    for (size_t i = 0; i < m->count; i++) {
        if (!said_before(m, i)) {
            one_note(m, package_for(m->chars[i]), notes);
        }
    }
}
