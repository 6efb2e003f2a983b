/* SPDX-License-Identifier: MIT */
/*
 * A field with one answer out of a few: arrows and Space go round, letters spell. A name that was
 * meant for another field spells no answer: then what stood before it stands again.
 */
#include "form_priv.h"
#include "form_value_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <string.h>

/* The next answer, or the one before; from nothing to the first or the last. */
static const char *step(const struct form_field *ff, int by, struct arena *a)
{
    const char *choices = form_choices(ff->f);
    int count = (int)str_parts(choices), at = str_part_index(choices, ff->edit.text);
    at = at < 0 ? (by > 0 ? 0 : count - 1) : (at + by + count) % count;
    return str_part(a, choices, (size_t)at);
}

/* The first answer that begins so, going round from behind the `from`-th; NULL if none does. */
static const char *begins(const struct field *f, const char *letters, int from, struct arena *a)
{
    const char *choices = form_choices(f), *fold = utf8_fold(a, letters);
    int count = (int)str_parts(choices);
    for (int i = 1; *fold && i <= count; i++) {
        const char *word = str_part(a, choices, (size_t)((from + i) % count));
        if (str_starts(utf8_fold(a, word), fold)) {
            return word;
        }
    }
    return NULL;
}

static bool lost(const struct form_field *ff, struct arena *a)
{
    return !str_empty(ff->letters) && !begins(ff->f, ff->letters, -1, a);
}

/* Whether a space belongs to what is typed: to a name that is none of the answers, or to one of two words. */
static bool spaced(const struct form_field *ff, struct arena *a)
{
    return lost(ff, a) || (!str_empty(ff->letters) &&
                              begins(ff->f, arena_printf(a, "%s ", ff->letters), -1, a));
}

/* One letter more; the same one again is the next answer that begins with it. */
static const char *spell(struct form_field *ff, const char *letter, struct arena *a)
{
    int now = str_part_index(form_choices(ff->f), ff->edit.text);
    bool first = str_empty(ff->letters);
    if (!first && str_eq(ff->letters, letter)) {
        return begins(ff->f, letter, now, a);
    }
    ff->before = first ? arena_strdup(a, ff->edit.text) : ff->before;
    ff->letters = arena_printf(a, "%s%s", first ? "" : ff->letters, letter);
    const char *word = begins(ff->f, ff->letters, first ? now : -1, a);
    return word ? word : ff->before;
}

static const char *unspell(struct form_field *ff, struct arena *a)
{
    size_t len = strlen(ff->letters);
    while (len && ((unsigned char)ff->letters[--len] & 0xC0) == 0x80) {
    }
    ff->letters = arena_strndup(a, ff->letters, len);
    const char *word = begins(ff->f, ff->letters, -1, a);
    return word ? word : ff->before;
}

/* NULL: the key is not for this. */
static const char *turn(const struct form_field *ff, int key, struct arena *a)
{
    switch (key) {
    case K_RIGHT:
    case ' ':
        return step(ff, 1, a);
    case K_LEFT:
        return step(ff, -1, a);
    case K_BACKSPACE:
    case K_DELETE:
    case K_CTRL('u'):
    case K_CTRL('k'):
    case K_CTRL('w'):
        return "";
    default:
        return NULL;
    }
}

bool form_choose_key(struct form_field *ff, const struct ui_event *ev, struct arena *a)
{
    const char *word;
    if (ev->key == K_BACKSPACE && !str_empty(ff->letters)) {
        word = unspell(ff, a);
    } else if (ev->text[0] && (ev->key != ' ' || spaced(ff, a))) {
        word = spell(ff, ev->text, a);
    } else {
        word = turn(ff, ev->key, a);
        ff->letters = "";
        if (!word) {
            return false;
        }
    }
    if (word) {
        edit_set(&ff->edit, word);
    }
    return true;
}

const char *form_spelled(const struct form_field *ff, struct arena *a)
{
    const char *now = *ff->edit.text ? ff->edit.text : "empty";
    if (str_empty(ff->letters)) {
        return NULL;
    }
    return lost(ff, a) ? arena_printf(a, "%s stays %s: no answer begins with \"%s\".", ff->f->label, now, ff->letters)
                       : arena_printf(a, "%s: %s.", ff->f->label, now);
}
