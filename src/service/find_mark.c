/* SPDX-License-Identifier: MIT */
/* Where in a text the words typed are, and the piece of a long text worth showing. */
#include "hub/base/utf8.h"
#include "hub/base/wordscan.h"

#include "find_priv.h"

#include <string.h>

enum { BEFORE_MATCH = 30 }; /* bytes of a snippet before its first match */

static bool begins_with_one_of(const struct find_query *q, const struct word *w)
{
    for (size_t i = 0; i < q->word_count; i++) {
        if (strncmp(w->folded, q->words[i], strlen(q->words[i])) == 0) {
            return true;
        }
    }
    return false;
}

static void add_span(struct spans *s, size_t from, size_t to, struct arena *a)
{
    struct find_span *last = s->count ? &s->items[s->count - 1] : NULL;
    if (last && from < last->to) {
        last->from = from < last->from ? from : last->from;
        last->to = to > last->to ? to : last->to;
        return;
    }
    arena_grow(a, &s->items, s->count, &s->cap, sizeof *s->items);
    s->items[s->count++] = (struct find_span){from, to};
}

struct spans find_spans(const struct find_query *q, const char *text, struct arena *a)
{
    struct spans out = {0};
    struct wordscan s = wordscan_on(text, a);
    struct word w;
    while (wordscan_next(&s, &w)) {
        if (begins_with_one_of(q, &w)) {
            add_span(&out, w.from, w.to, a);
        }
    }
    return out;
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
