/* SPDX-License-Identifier: MIT */
/* Where in a text the words typed are, and the piece of a long text worth showing. */
#include "hub/base/utf8.h"
#include "hub/base/wordscan.h"

#include "find_priv.h"

#include <string.h>

enum { BEFORE_MATCH = 30 }; /* bytes of a snippet before its first match */

static void add_span(struct spans *s, size_t from, size_t to, struct arena *a)
{
    while (s->count && from < s->items[s->count - 1].to) { /* "r'r", then both joined */
        const struct find_span *last = &s->items[--s->count];
        from = from < last->from ? from : last->from;
        to = to > last->to ? to : last->to;
    }
    arena_grow(a, &s->items, s->count, &s->cap, sizeof *s->items);
    s->items[s->count++] = (struct find_span){from, to};
}

/* The words of a text, kept: a phrase looks at several. */
struct tokens {
    struct word *items;
    size_t count, cap;
};

static struct tokens tokens_of(const char *text, struct arena *a)
{
    struct tokens out = {0};
    struct wordscan s = wordscan_on(text, a);
    struct word w;
    while (wordscan_next(&s, &w)) {
        w.folded = arena_strndup(a, w.folded, w.len);
        arena_grow(a, &out.items, out.count, &out.cap, sizeof *out.items);
        out.items[out.count++] = w;
    }
    return out;
}

/* The word behind the i-th of a phrase; what an apostrophe joins is no word of one. */
static size_t next_plain(const struct tokens *t, size_t i)
{
    do {
        i++;
    } while (i < t->count && t->items[i].kind != WORD_PLAIN);
    return i;
}

/* Where a phrase that begins at the i-th word ends; 0: it does not stand there. */
static size_t phrase_end(const struct tokens *t, size_t i, const struct find_word *asked)
{
    size_t end = 0;
    for (const char *p = asked->text; *p; i = next_plain(t, i)) {
        size_t len = strcspn(p, " ");
        bool last = p[len] == '\0';
        if (i >= t->count || t->items[i].len < len || memcmp(t->items[i].folded, p, len) != 0 ||
            ((!last || asked->whole) && t->items[i].len != len)) {
            return 0;
        }
        end = t->items[i].to;
        p += len + !last;
    }
    return end;
}

/* The furthest end of what is asked for from the i-th word on; 0: nothing begins there. */
static size_t match_end(const struct find_query *q, const struct tokens *t, size_t i)
{
    size_t end = 0;
    for (size_t k = 0; k < q->word_count; k++) {
        const struct find_word *asked = &q->words[k];
        const struct word *w = &t->items[i];
        size_t to = asked->phrase ? (w->kind == WORD_PLAIN ? phrase_end(t, i, asked) : 0)
                    : find_word_fits(asked, w->folded, w->len) ? w->to
                                                               : 0;
        end = to > end ? to : end;
    }
    return end;
}

struct spans find_spans(const struct find_query *q, const char *text, struct arena *a)
{
    struct spans out = {0};
    struct tokens t = tokens_of(text, a);
    for (size_t i = 0; i < t.count; i++) {
        size_t end = match_end(q, &t, i);
        if (end) {
            add_span(&out, t.items[i].from, end, a);
        }
    }
    return out;
}

bool find_all_in(const struct find_query *q, const char *text, struct arena *a)
{
    struct tokens t = tokens_of(text, a);
    size_t found = 0;
    for (size_t k = 0; k < q->word_count; k++) {
        struct find_query one = {.words = {q->words[k]}, .word_count = 1};
        size_t i = 0;
        while (i < t.count && !match_end(&one, &t, i)) {
            i++;
        }
        found += i < t.count;
    }
    return found == q->word_count;
}

/* The first `letters` words of a name by their first letters. */
struct spans find_initial_spans(const char *name, size_t letters, struct arena *a)
{
    struct spans out = {0};
    struct wordscan s = wordscan_on(name, a);
    struct word w;
    while (letters > 0 && wordscan_next(&s, &w)) {
        if (w.kind == WORD_PLAIN && !w.goes_on) {
            const char *end = name + w.from;
            utf8_next(&end);
            add_span(&out, w.from, (size_t)(end - name), a);
            letters--;
        }
    }
    return out;
}

/* The start of the word that stands about `before` bytes ahead of `at`. */
static size_t piece_start(const char *text, size_t at)
{
    if (at <= BEFORE_MATCH) {
        return 0;
    }
    size_t from = at - BEFORE_MATCH;
    while (from < at && text[from] != ' ') {
        from++;
    }
    return from < at ? from + 1 : at;
}

/* Bytes of at most `most` characters, back to a space where there is one. */
static size_t piece_length(const char *text, size_t most)
{
    const char *p = text, *space = NULL;
    for (size_t i = 0; i < most && *p; i++) {
        space = *p == ' ' ? p : space;
        utf8_next(&p);
    }
    return (size_t)((*p && space && space > text ? space : p) - text);
}

const char *find_snippet(const struct find_query *q, const char *text, struct arena *a)
{
    const char *line = utf8_safe(a, text);
    struct spans s = find_spans(q, line, a);
    size_t from = piece_start(line, s.count ? s.items[0].from : 0);
    size_t len = piece_length(line + from, FIND_SNIPPET);
    return arena_printf(
        a, "%s%.*s%s", from ? "…" : "", (int)len, line + from, line[from + len] ? "…" : "");
}
