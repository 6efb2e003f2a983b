/* SPDX-License-Identifier: MIT */
/* What a person types into Find, as words and phrases. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/wordscan.h"

#include "find_priv.h"

#include <string.h>

static bool is_quote(uint32_t c)
{
    return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F);
}

/* Bytes before the next quote, or the end; *after is behind it. */
static size_t until_quote(const char *text, const char **after)
{
    for (const char *p = text;;) {
        *after = p;
        uint32_t c = utf8_next(after);
        if (!c || is_quote(c)) {
            return (size_t)(p - text);
        }
        p = *after;
    }
}

static void add_word(struct find_query *q, struct find_word w)
{
    if (q->word_count < FIND_WORDS) {
        q->words[q->word_count++] = w;
    }
}

/* The s of "Theo's": nobody looks for it. */
static bool is_possessive(const struct word *w)
{
    return w->goes_on && w->len == 1 && *w->folded == 's';
}

static void add_words(struct find_query *q, const char *text, struct arena *a)
{
    struct wordscan s = wordscan_on(text, a);
    struct word w;
    while (wordscan_next(&s, &w)) {
        if (w.kind == WORD_PLAIN && !is_possessive(&w)) {
            add_word(q, (struct find_word){.text = arena_strndup(a, w.folded, w.len)});
        }
    }
}

static void add_phrase(struct find_query *q, const char *text, bool closed, struct arena *a)
{
    struct wordscan s = wordscan_on(text, a);
    struct sb b = sb_on(a);
    struct word w;
    size_t words = 0;
    while (wordscan_next(&s, &w)) {
        if (w.kind == WORD_PLAIN) {
            sb_add(&b, words++ ? " " : "");
            sb_addn(&b, w.folded, w.len);
        }
    }
    if (words) {
        add_word(q, (struct find_word){sb_str(&b), words > 1, closed});
    }
}

void find_query_read(struct find_query *q, const char *text, struct arena *a)
{
    bool quoted = false;
    for (const char *p = text; *p; quoted = !quoted) {
        const char *after;
        size_t len = until_quote(p, &after);
        const char *piece = arena_strndup(a, p, len);
        if (quoted) {
            add_phrase(q, piece, p[len] != '\0', a);
        } else {
            add_words(q, piece, a);
        }
        p = after;
    }
}

bool find_word_fits(const struct find_word *asked, const char *folded, size_t len)
{
    size_t most = strlen(asked->text);
    return len >= most && strncmp(folded, asked->text, most) == 0 && (!asked->whole || len == most);
}
