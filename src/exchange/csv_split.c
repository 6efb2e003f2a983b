/* SPDX-License-Identifier: MIT */
/*
 * Text to raw rows with libcsv, fed line by line so that each row knows the
 * line it begins on. A row is first split strictly. Where that fails, or where
 * a quote mark is never closed, only its first line is taken, leniently, and
 * splitting goes on with the next line: one stray quote cannot swallow the rest.
 */
#include "csv_priv.h"
#include "hub/base/die.h"

#include <string.h>

static void on_cell(void *bytes, size_t len, void *data)
{
    struct csv_splitter *s = data;
    arena_grow(s->a, &s->cells, s->count, &s->cap, sizeof *s->cells);
    s->huge |= len > s->cell_max;
    s->cells[s->count++] = len ? arena_strndup(s->a, bytes, len) : "";
}

static void on_row(int c, void *data)
{
    (void)c;
    ((struct csv_splitter *)data)->ended = true;
}

bool csv_split_begin(struct csv_splitter *s, const struct csv_text *t, char separator,
    size_t cell_max, struct arena *a)
{
    *s = (struct csv_splitter){.a = a, .text = t->p, .len = t->len, .line = 1};
    s->cell_max = cell_max;
    if (csv_init(&s->p, CSV_STRICT) != 0) {
        return false;
    }
    csv_set_delim(&s->p, (unsigned char)separator);
    return true;
}

void csv_split_end(struct csv_splitter *s)
{
    csv_free(&s->p);
}

/* Offset after the line that begins at `at`, with its line end. */
static size_t line_end(const struct csv_splitter *s, size_t at)
{
    size_t n = strcspn(s->text + at, "\r\n");
    at += n;
    if (s->text[at] == '\r' && s->text[at + 1] == '\n') {
        return at + 2;
    }
    return at < s->len ? at + 1 : at;
}

static bool line_is_blank(const struct csv_splitter *s, size_t from, size_t to)
{
    char tab = s->p.delim_char == '\t' ? ' ' : '\t';
    for (size_t i = from; i < to; i++) {
        if (!strchr(" \r\n", s->text[i]) && s->text[i] != tab) {
            return false;
        }
    }
    return true;
}

static void parser_reset(struct csv_splitter *s, unsigned char options)
{
    csv_fini(&s->p, NULL, NULL, NULL);
    csv_set_opts(&s->p, options);
    s->count = 0;
    s->ended = s->huge = false;
}

static bool feed(struct csv_splitter *s, size_t from, size_t to)
{
    size_t n = csv_parse(&s->p, s->text + from, to - from, on_cell, on_row, s);
    if (n != to - from && csv_error(&s->p) != CSV_EPARSE) {
        hub_die_memory();
    }
    return n == to - from;
}

/* The row from s->at, over as many lines as its quotes ask for; *end is the offset behind it. */
static bool split_strictly(struct csv_splitter *s, size_t *end, int *lines)
{
    parser_reset(s, CSV_STRICT | CSV_STRICT_FINI);
    size_t at = s->at;
    *lines = 0;
    do {
        size_t next = line_end(s, at);
        if (!feed(s, at, next)) {
            return false;
        }
        at = next;
        ++*lines;
    } while (!s->ended && at < s->len && at - s->at <= s->cell_max);
    if (!s->ended && (at < s->len || csv_fini(&s->p, on_cell, on_row, s) != 0)) {
        return false;
    }
    *end = at;
    return true;
}

static bool split_one_line(struct csv_splitter *s, size_t end)
{
    parser_reset(s, 0);
    while (end > s->at && strchr("\r\n", s->text[end - 1])) {
        end--;
    }
    feed(s, s->at, end);
    csv_set_opts(&s->p, CSV_STRICT | CSV_STRICT_FINI);
    bool closed = csv_fini(&s->p, on_cell, on_row, s) == 0;
    csv_set_opts(&s->p, 0);
    if (!closed) {
        csv_fini(&s->p, on_cell, on_row, s);
    }
    return closed;
}

static void row_take(struct csv_splitter *s, struct csv_raw *row)
{
    row->line = s->line;
    row->count = s->count;
    row->huge = s->huge;
    row->cells = arena_array(s->a, s->count, sizeof *row->cells);
    memcpy(row->cells, s->cells, s->count * sizeof *row->cells);
}

bool csv_split_next(struct csv_splitter *s, struct csv_raw *row)
{
    *row = (struct csv_raw){0};
    size_t end = line_end(s, s->at);
    for (; s->at < s->len && line_is_blank(s, s->at, end); end = line_end(s, s->at)) {
        row->after_blank = true;
        s->at = end;
        s->line++;
    }
    if (s->at >= s->len) {
        return false;
    }
    int lines = 1;
    size_t strict_end = end;
    if (split_strictly(s, &strict_end, &lines)) {
        end = strict_end;
    } else {
        lines = 1;
        row->odd = true;
        row->open = !split_one_line(s, end);
    }
    row_take(s, row);
    s->at = end;
    s->line += lines;
    return true;
}
