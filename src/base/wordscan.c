/* SPDX-License-Identifier: MIT */
#include "hub/base/wordscan.h"

#include "hub/base/utf8.h"

#include "fold_priv.h"

#include <string.h>
#include <utf8proc.h>

enum letter { LETTER_NO, LETTER_IN_WORD, LETTER_ALONE, LETTER_APOSTROPHE };

/* Scripts written without spaces: unicode.org/Public/UNIDATA/Blocks.txt */
static bool stands_alone(uint32_t c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == '`' || c == 0xB4 || c == 0x2BC || c == 0x2018 || c == 0x2019 ||
           c == 0x2032 || c == 0xFF07;
}

static enum letter letter_of(uint32_t c)
{
    if (c < 0x80) {
        bool in = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return in ? LETTER_IN_WORD : is_apostrophe(c) ? LETTER_APOSTROPHE : LETTER_NO;
    }
    if (is_apostrophe(c)) {
        return LETTER_APOSTROPHE;
    }
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    bool letter = (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO);
    return !letter || c == UTF8_BAD ? LETTER_NO : stands_alone(c) ? LETTER_ALONE : LETTER_IN_WORD;
}

static enum letter peek(const char *at, const char **after, uint32_t *c)
{
    *after = at;
    *c = utf8_next(after);
    return *c ? letter_of(*c) : LETTER_NO;
}

struct wordscan wordscan_on(const char *text, struct arena *a)
{
    return (struct wordscan){.text = text, .at = text, .word = sb_on(a), .joined = sb_on(a)};
}

void wordscan_start(struct wordscan *s, const char *text)
{
    s->text = s->at = text;
    s->run_words = 0;
    s->joined_due = false;
}

static void empty(struct sb *b)
{
    b->len = 0;
    sb_add(b, "");
}

static struct word give(
    const struct wordscan *s, enum word_kind kind, const struct sb *b, size_t from)
{
    return (struct word){kind, sb_str(b), utf8_head(sb_str(b), WORD_BYTES), from,
        (size_t)(s->at - s->text), kind == WORD_PLAIN && s->run_words > 0};
}

static void scan_mark(struct wordscan *s, struct word *out)
{
    size_t len = strcspn(s->at, " ");
    size_t from = (size_t)(s->at - s->text);
    empty(&s->word);
    sb_addn(&s->word, s->at, len);
    s->at += len;
    *out = give(s, WORD_MARKED, &s->word, from);
}

/* Past what is no word. True when something stands there. */
static bool skip(struct wordscan *s)
{
    const char *after;
    uint32_t c;
    while (*s->at && *s->at != WORD_MARK) {
        enum letter l = peek(s->at, &after, &c);
        if (l == LETTER_IN_WORD || l == LETTER_ALONE) {
            return true;
        }
        s->at = after;
    }
    return *s->at != '\0';
}

/* An apostrophe and then a letter: the run goes on. */
static bool goes_on(struct wordscan *s)
{
    const char *after, *beyond;
    uint32_t c;
    if (peek(s->at, &after, &c) != LETTER_APOSTROPHE ||
        peek(after, &beyond, &c) != LETTER_IN_WORD) {
        return false;
    }
    s->at = after;
    return true;
}

/* Letters and digits of ASCII, which are most, at once. */
static void take_plain(struct wordscan *s)
{
    size_t n = 0, from = s->word.len;
    while ((unsigned char)s->at[n] < 0x80 && letter_of((uint32_t)s->at[n]) == LETTER_IN_WORD) {
        n++;
    }
    sb_addn(&s->word, s->at, n);
    fold_plain(s->word.p + from);
    s->at += n;
}

static void scan_word(struct wordscan *s, struct word *out)
{
    const char *after;
    uint32_t c;
    size_t from = (size_t)(s->at - s->text);
    empty(&s->word);
    bool alone = peek(s->at, &after, &c) == LETTER_ALONE;
    do {
        fold_put(&s->word, c);
        s->at = after;
        if (!alone) {
            take_plain(s);
        }
    } while (!alone && peek(s->at, &after, &c) == LETTER_IN_WORD);
    *out = give(s, WORD_PLAIN, &s->word, from);
    if (s->run_words++ == 0) {
        s->run_from = from;
        empty(&s->joined);
    }
    sb_add(&s->joined, sb_str(&s->word));
    if (!goes_on(s)) {
        s->joined_due = s->run_words > 1;
        s->run_words = 0;
    }
}

bool wordscan_next(struct wordscan *s, struct word *out)
{
    do {
        if (s->joined_due) {
            s->joined_due = false;
            *out = give(s, WORD_JOINED, &s->joined, s->run_from);
        } else if (!skip(s)) {
            return false;
        } else if (*s->at == WORD_MARK) {
            scan_mark(s, out);
        } else {
            scan_word(s, out);
        }
    } while (out->len == 0); /* an accent that stands by itself */
    return true;
}

size_t word_prefix(const struct word *w, size_t letters)
{
    const char *p = w->folded;
    while (letters-- > 0 && (size_t)(p - w->folded) < w->len) {
        utf8_next(&p);
    }
    return (size_t)(p - w->folded);
}

const char *word_initials(const char *name, struct arena *a)
{
    struct wordscan s = wordscan_on(name, a);
    struct sb b = sb_on(a);
    struct word w;
    size_t words = 0;
    while (wordscan_next(&s, &w)) {
        if (w.kind == WORD_PLAIN && !w.goes_on) {
            const char *end = w.folded;
            utf8_next(&end);
            sb_addn(&b, w.folded, (size_t)(end - w.folded));
            words++;
        }
    }
    return words > 1 ? sb_str(&b) : "";
}
