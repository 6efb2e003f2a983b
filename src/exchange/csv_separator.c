/* SPDX-License-Identifier: MIT */
/* Which sign separates the columns: the one that gives the steadiest rows, quotes respected. */
#include "csv_priv.h"

#include <string.h>

enum { SAMPLE_ROWS = 200, SAMPLE_BYTES = 256 * 1024 };

static const char signs[] = {',', ';', '\t', '|'};

struct tally {
    size_t first; /* cells of the first row */
    size_t usual; /* cells of most rows; the earlier of two equals */
    size_t share; /* rows in a thousand that have so many */
};

static void tally_count(const size_t *counts, size_t rows, struct tally *t)
{
    size_t best = 0;
    for (size_t i = 0; i < rows; i++) {
        size_t same = 0;
        for (size_t k = 0; k < rows; k++) {
            same += counts[k] == counts[i];
        }
        if (same > best) {
            best = same;
            t->usual = counts[i];
        }
    }
    t->share = rows ? best * 1000 / rows : 0;
}

static struct tally tally_of(const struct csv_text *text, char sign, struct arena *a)
{
    struct csv_text part = *text;
    if (part.len > SAMPLE_BYTES) {
        part.p = arena_strndup(a, text->p, SAMPLE_BYTES);
        part.len = SAMPLE_BYTES;
    }
    struct csv_splitter s;
    struct csv_raw row;
    struct tally t = {0};
    size_t counts[SAMPLE_ROWS], rows = 0;
    if (!csv_split_begin(&s, &part, sign, SAMPLE_BYTES, a)) {
        return t;
    }
    while (rows < SAMPLE_ROWS && csv_split_next(&s, &row)) {
        counts[rows++] = row.count;
    }
    csv_split_end(&s);
    t.first = rows ? counts[0] : 0;
    tally_count(counts, rows, &t);
    return t;
}

/* Steadiness counts first; a first row of the same width is worth half of it. */
static size_t tally_score(const struct tally *t)
{
    if (t->usual < 2 || t->share < 500) {
        return 0;
    }
    return t->share + (t->first == t->usual ? 500 : 0);
}

static bool split_by_spaces(const struct csv_text *text, struct arena *a)
{
    struct tally t = tally_of(text, ' ', a);
    size_t quotes = 0;
    for (const char *s = text->p; *s && *s != '\n' && *s != '\r'; s++) {
        quotes += *s == '"';
    }
    return t.first >= 3 && (quotes > 0 || (t.usual == t.first && t.share >= 800));
}

/* The steadiest sign; where none is steady, the one that splits the first row most. */
char csv_find_separator(const struct csv_text *text, struct arena *a)
{
    struct tally best = {0};
    char steady = 0, widest = 0;
    size_t score = 0, first = 1;
    bool ragged = false; /* the widest is no title's comma: most rows have it too */
    for (size_t i = 0; i < sizeof signs; i++) {
        struct tally t = tally_of(text, signs[i], a);
        size_t n = tally_score(&t);
        if (n > score || (n && n == score && t.usual > best.usual)) {
            score = n;
            best = t;
            steady = signs[i];
        }
        if (t.first > first) {
            first = t.first;
            widest = signs[i];
            ragged = t.usual > 1;
        }
    }
    if (steady && (best.first > 1 || best.share >= 800 || !ragged)) {
        return steady;
    }
    if (widest) {
        return widest;
    }
    return split_by_spaces(text, a) ? 0 : ',';
}

const char *csv_separator_name(char separator)
{
    switch (separator) {
    case ';':
        return "semicolons";
    case '\t':
        return "tabs";
    case '|':
        return "upright lines (|)";
    default:
        return "commas";
    }
}
