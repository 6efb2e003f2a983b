/* SPDX-License-Identifier: MIT */
#include "hub/service/words.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/wordscan.h"
#include "words_priv.h"

#include <string.h>

enum { SOON = 4 }; /* words behind "with" in which a family's word is looked for */

struct place {
    const char *folded;
    size_t from, to;
};

struct reading {
    const char *text;
    struct arena *a;
    struct place *words;
    size_t count, cap;
};

static void read_text(struct reading *r)
{
    struct wordscan s = wordscan_on(r->text, r->a);
    struct word w;
    while (wordscan_next(&s, &w)) {
        if (w.kind == WORD_PLAIN) {
            arena_grow(r->a, &r->words, r->count, &r->cap, sizeof *r->words);
            r->words[r->count++] =
                (struct place){arena_strndup(r->a, w.folded, w.len), w.from, w.to};
        }
    }
}

/* Only spaces, line ends and hyphens between two words: one phrase. */
static bool joined(const struct reading *r, size_t i)
{
    size_t from = r->words[i].to, to = r->words[i + 1].from;
    return strspn(r->text + from, " \n-") >= to - from;
}

/* Words of the phrase that stand at `at`; 0: it does not. */
static size_t phrase_at(const struct reading *r, size_t at, const char *phrase)
{
    size_t n = 0;
    for (const char *p = phrase; *p; n++) {
        size_t len = strcspn(p, " ");
        if (at + n >= r->count || (n > 0 && !joined(r, at + n - 1)) ||
            strlen(r->words[at + n].folded) != len ||
            strncmp(r->words[at + n].folded, p, len) != 0) {
            return 0;
        }
        p += len + (p[len] == ' ');
    }
    return n;
}

static bool listed(const char *list, const char *folded)
{
    return list && (str_part_index(list, folded) >= 0 ||
                       (*folded >= '0' && *folded <= '9' && str_part_index(list, "0") >= 0));
}

static bool all_capitals(const struct reading *r, size_t from, size_t to)
{
    bool capitals = false;
    for (size_t i = from; i < to; i++) {
        if (r->text[i] >= 'a' && r->text[i] <= 'z') {
            return false;
        }
        capitals = capitals || (r->text[i] >= 'A' && r->text[i] <= 'Z');
    }
    return capitals;
}

/* A word before or behind it makes it another thing: a contact lens. */
static bool excused(const struct reading *r, const struct kinder *k, size_t at, size_t n)
{
    size_t next = at + n;
    bool before = at > 0 && joined(r, at - 1), behind = next < r->count && joined(r, next - 1);
    if (k->with && behind && strcmp(r->words[next].folded, "with") == 0) {
        for (size_t i = next + 1; i < r->count && i <= next + SOON; i++) {
            if (listed(k->with, r->words[i].folded)) {
                return false;
            }
        }
        return true;
    }
    return (before && listed(k->not_after, r->words[at - 1].folded)) ||
           (behind && listed(k->not_before, r->words[next].folded));
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* The capitals of the word it stands for: all, the first, none. */
static const char *in_its_case(
    const struct reading *r, size_t from, size_t to, const struct kinder *k)
{
    char *say = arena_strdup(r->a, k->say);
    bool all = !k->capitals && to - from > 1 && all_capitals(r, from, to);
    for (size_t i = 0; say[i] && all; i++) {
        say[i] = upper(say[i]);
    }
    if (r->text[from] >= 'A' && r->text[from] <= 'Z' && !k->capitals) {
        say[0] = upper(say[0]);
    }
    return say;
}

/* --- [words] kinder = client: family, LAC: --------------------------------------- */

static struct kinder one_of_ini(const char *item, struct arena *a)
{
    size_t len = strcspn(item, ":");
    const char *say = item[len] ? str_trim(a, item + len + 1) : "another word";
    return (struct kinder){
        .avoid = utf8_fold(a, str_trim(a, arena_strndup(a, item, len))),
        .say = say,
        .why = "Your hub would rather say it so.",
    };
}

/* An item with nothing behind its colon takes a word off the list: its `say` is "". */
static struct kinder *of_ini(const char *text, size_t *count, struct arena *a)
{
    struct kinder *list = NULL;
    size_t cap = 0;
    *count = 0;
    for (const char *p = text; p && *p;) {
        size_t len = strcspn(p, ",");
        struct kinder k = one_of_ini(arena_strndup(a, p, len), a);
        if (*k.avoid) {
            arena_grow(a, &list, *count, &cap, sizeof *list);
            list[(*count)++] = k;
        }
        p += len + (p[len] == ',');
    }
    return list;
}

struct lists {
    const struct kinder *ini;
    size_t ini_count;
};

static const struct kinder *match_in(
    const struct reading *r, const struct kinder *list, size_t count, size_t at, size_t *words)
{
    const struct kinder *best = NULL;
    *words = 0;
    for (size_t i = 0; i < count; i++) {
        size_t n = phrase_at(r, at, list[i].avoid);
        if (n <= *words || excused(r, &list[i], at, n) ||
            (list[i].capitals && !all_capitals(r, r->words[at].from, r->words[at + n - 1].to))) {
            continue;
        }
        best = &list[i];
        *words = n;
    }
    return best;
}

/* hub.ini first: what it says of a word counts. NULL: nothing to say here. */
static const struct kinder *match(
    const struct reading *r, const struct lists *l, size_t at, size_t *words)
{
    size_t own_words;
    const struct kinder *own = match_in(r, l->ini, l->ini_count, at, &own_words);
    const struct kinder *k = match_in(r, kinder_words, kinder_count, at, words);
    if (own && own_words >= *words) {
        *words = own_words;
        k = own;
    }
    return k && *k->say ? k : NULL;
}

void words_check(const struct config *config, const char *text, struct arena *a,
    struct word_hint **out, size_t *count)
{
    struct reading r = {.text = text, .a = a};
    struct lists l = {0};
    size_t cap = 0, words;
    *out = NULL;
    *count = 0;
    if (str_empty(text) || (config && !config->words.check)) {
        return;
    }
    l.ini = of_ini(config ? config->words.kinder : NULL, &l.ini_count, a);
    read_text(&r);
    for (size_t i = 0; i < r.count; i += words ? words : 1) {
        const struct kinder *k = match(&r, &l, i, &words);
        if (k) {
            size_t from = r.words[i].from, to = r.words[i + words - 1].to;
            arena_grow(a, out, *count, &cap, sizeof **out);
            (*out)[(*count)++] = (struct word_hint){
                from, to, in_its_case(&r, from, to, k), k->why, false};
        }
    }
}

const char *words_sentence(const char *text, const struct word_hint *hint, struct arena *a)
{
    const char *word = arena_strndup(a, text + hint->from, hint->to - hint->from);
    return arena_printf(a,
        hint->other ? "“%s” is a child of another family. By initials: “%s”."
                    : "You wrote “%s”. Kinder: “%s”.",
        utf8_clean(a, word, strlen(word), false, NULL), hint->say);
}

const char *words_taken(const char *text, const struct word_hint *hint, struct arena *a)
{
    return arena_printf(a, "%.*s%s%s", (int)hint->from, text, hint->say, text + hint->to);
}

bool words_checked(const struct noun *n, const struct field *f)
{
    return f && f->type == FIELD_NOTE && !(n->flags & NOUN_SEALED);
}
