/* SPDX-License-Identifier: MIT */
/* What was typed against what there is to choose from: narrowing, and several names in one text. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/picks.h"

#include <string.h>
#include <strings.h>

enum { INITIALS_LEAST = 2, NAME_MOST = 256 }; /* bytes of a name with commas in it */

static bool letter(char c)
{
    return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Where a word lies within a folded text: 2 it begins a word, 1 it lies inside one, 0 nowhere. */
static int place_of(const char *text, const char *word, size_t len)
{
    int best = 0;
    for (const char *s = text; *s; s++) {
        if (strncmp(s, word, len) == 0) {
            if (s == text || !letter(s[-1])) {
                return 2;
            }
            best = 1;
        }
    }
    return best;
}

/* "jm", "j.m." and "j m" are letters of initials. */
static bool by_initials(const struct pick *p, const char *typed)
{
    char letters[16];
    size_t n = 0;
    for (const char *s = typed; *s; s++) {
        if (letter(*s) && n + 1 < sizeof letters) {
            letters[n++] = *s;
        } else if (!strchr(" .", *s)) {
            return false;
        }
    }
    letters[n] = '\0';
    return n >= INITIALS_LEAST && place_of(p->initials, letters, n) == 2;
}

enum pick_fit pick_fits(const struct pick *p, const char *folded)
{
    int least = 2;
    bool all = true;
    for (const char *s = folded; *s && all;) {
        size_t len = strcspn(s, " ");
        int place = len ? place_of(p->folded, s, len) : 2;
        all = place > 0;
        least = place < least ? place : least;
        s += len + (s[len] == ' ');
    }
    if (!all) {
        return by_initials(p, folded) ? PICK_WITHIN : PICK_NOT;
    }
    return least == 2 ? PICK_BEGINS : PICK_WITHIN;
}

/* --- names in a text ---------------------------------------------------------------- */

struct names {
    const struct pick *all;
    size_t count;
    const char **folded; /* the names of `all`, folded */
    struct arena *a;
};

static const char **fold_names(const struct pick *all, size_t count, struct arena *a)
{
    const char **folded = arena_array(a, count + 1, sizeof *folded);
    for (size_t i = 0; i < count; i++) {
        folded[i] = utf8_fold(a, all[i].name);
    }
    return folded;
}

/* Bytes of what stands between two names at `s`; 0: a name goes on. */
static size_t between(const char *s)
{
    size_t n = strspn(s, " ");
    if (s[n] && strchr(",;\n", s[n])) {
        return n + 1;
    }
    return n && strncasecmp(s + n, "and ", 4) == 0 ? n + 4 : 0;
}

/* How many have this name, and with this in brackets; *one is one of those. */
static size_t same_name(
    const struct names *n, const char *name, const char *beside, const struct pick **one)
{
    size_t same = 0;
    for (size_t i = 0; i < n->count; i++) {
        if (strcmp(n->folded[i], name) == 0 &&
            str_starts(utf8_fold(n->a, n->all[i].beside), beside)) {
            *one = &n->all[i];
            same++;
        }
    }
    return same;
}

/* "Mia (Reid)" → "Mia" and "Reid" */
static const char *in_brackets(const char **name, struct arena *a)
{
    size_t open = strcspn(*name, "(");
    if (!(*name)[open] || open == 0) {
        return "";
    }
    const char *inside = *name + open + 1;
    const char *beside = arena_strndup(a, inside, strcspn(inside, ")"));
    *name = str_trim(a, arena_strndup(a, *name, open));
    return beside;
}

static struct pick_word word_of(const struct names *n, const char *text)
{
    struct pick_word w = {.text = text};
    const struct pick *one = NULL;
    const char *name = text;
    w.same = same_name(n, utf8_fold(n->a, name), "", &one);
    if (w.same == 0) {
        const char *beside = in_brackets(&name, n->a);
        w.same = same_name(n, utf8_fold(n->a, name), utf8_fold(n->a, beside), &one);
    }
    w.pick = w.same == 1 ? one : NULL;
    if (w.same == 0) {
        const char *near = str_nearest(utf8_fold(n->a, name), n->folded, n->count);
        for (size_t i = 0; near && i < n->count && !w.near; i++) {
            w.near = n->folded[i] == near ? n->all[i].name : NULL;
        }
    }
    return w;
}

/* Bytes of the name at `s`: as far as the next thing between names, and on where that is a name. */
static size_t name_len(const struct names *n, const char *s)
{
    size_t first = 0, best = 0;
    for (size_t at = 0;; at++) {
        if (s[at] && !between(s + at) && at < NAME_MOST) {
            continue;
        }
        first = first ? first : utf8_head(s, at);
        const struct pick *one;
        const char *name = utf8_fold(n->a, str_trim(n->a, arena_strndup(n->a, s, at)));
        best = same_name(n, name, "", &one) ? at : best;
        if (!s[at] || at >= NAME_MOST) {
            return best ? best : first;
        }
    }
}

static bool there_already(const struct pick_word *words, size_t count, const struct pick *pick)
{
    for (size_t i = 0; pick && i < count; i++) {
        if (words[i].pick == pick) {
            return true;
        }
    }
    return false;
}

size_t picks_words(
    const struct pick *all, size_t count, const char *text, struct arena *a, struct pick_word **out)
{
    struct names n = {all, count, fold_names(all, count, a), a};
    size_t words = 0, cap = 0;
    *out = NULL;
    for (const char *s = text; *s;) {
        size_t len = name_len(&n, s);
        const char *name = str_trim(a, arena_strndup(a, s, len));
        struct pick_word w = *name ? word_of(&n, name) : (struct pick_word){.text = ""};
        if (*name && !there_already(*out, words, w.pick)) {
            arena_grow(a, out, words, &cap, sizeof **out);
            (*out)[words++] = w;
        }
        s += len;
        s += between(s);
    }
    return words;
}

const char *picks_trouble(const struct pick_word *words, size_t count, struct arena *a)
{
    for (size_t i = 0; i < count; i++) {
        const struct pick_word *w = &words[i];
        if (w->same > 1) {
            return arena_printf(a,
                "There are %zu called %s. Choose one from the list, or write whose in brackets.",
                w->same, w->text);
        }
        if (!w->pick) {
            return arena_printf(a, "Nobody here is called %s.%s%s%s", w->text,
                w->near ? " Did you mean " : " Choose from the list, or add them first.",
                w->near ? w->near : "", w->near ? "?" : "");
        }
    }
    return NULL;
}

const char *picks_label(const struct pick *all, size_t count, const struct pick *p, struct arena *a)
{
    const char *folded = utf8_fold(a, p->name);
    bool same = false;
    for (size_t i = 0; i < count && !same; i++) {
        same = &all[i] != p && strcmp(utf8_fold(a, all[i].name), folded) == 0;
    }
    return same && *p->beside ? arena_printf(a, "%s (%s)", p->name, p->beside) : p->name;
}
