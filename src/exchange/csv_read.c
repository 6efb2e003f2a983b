/* SPDX-License-Identifier: MIT */
/* Bytes to a table: the steps in order, and what is said about each row. */
#include "csv_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"

#include <string.h>

enum {
    BYTES_MAX = 256 * 1024 * 1024,
    ROWS_MAX = 1000 * 1000,
    COLS_MAX = 256,
    CELL_MAX = 64 * 1024,
    ROW_FAULTS_MAX = 100, /* rows told one by one; the rest are counted */
};

struct reader {
    const char *file;
    struct csv_limits limits;
    struct arena *a;
    struct faults *faults;
    struct csv_raw *rows;
    size_t count, cap;
    size_t told, untold;       /* broken rows */
    int cleaned_line, cleaned; /* first row with characters dropped, and how many rows */
};

static struct csv_limits limits_or_usual(const struct csv_limits *l)
{
    struct csv_limits out = l ? *l : (struct csv_limits){0};
    out.bytes = out.bytes ? out.bytes : BYTES_MAX;
    out.rows = out.rows ? out.rows : ROWS_MAX;
    out.cols = out.cols ? out.cols : COLS_MAX;
    out.cell = out.cell ? out.cell : CELL_MAX;
    return out;
}

/* Excel's own line, "sep=;", before anything else. */
static char obey_sep_line(struct csv_text *t, int *lines)
{
    const char *p = t->p;
    size_t quoted = *p == '"';
    if (strncmp(p + quoted, "sep=", 4) && strncmp(p + quoted, "Sep=", 4) &&
        strncmp(p + quoted, "SEP=", 4)) {
        return 0;
    }
    char sep = p[quoted + 4];
    if (!sep || !strchr(",;\t|", sep) || (quoted && p[6] != '"')) {
        return 0;
    }
    size_t end = quoted ? 7 : 5;
    if (!strchr("\r\n", p[end])) {
        return 0;
    }
    end += p[end] == '\r' && p[end + 1] == '\n' ? 2 : p[end] ? 1 : 0;
    t->p += end;
    t->len -= end;
    *lines = 1;
    return sep;
}

static enum hub_rc refuse_size(
    const struct reader *r, const struct csv_raw *row, struct hub_err *err)
{
    if (row->huge) {
        return hub_fail(err, HUB_EINVAL, "%s, line %d: one cell holds more than %zu letters.",
            r->file, row->line, r->limits.cell);
    }
    if (row->count > r->limits.cols) {
        return hub_fail(err, HUB_EINVAL, "%s, line %d: there are %zu columns; hub reads up to %zu.",
            r->file, row->line, row->count, r->limits.cols);
    }
    if (r->count > r->limits.rows) {
        return hub_fail(err, HUB_EINVAL, "%s has more than %zu rows. Save it in several files.",
            r->file, r->limits.rows);
    }
    return HUB_OK;
}

static bool row_is_empty(const struct csv_raw *row)
{
    for (size_t i = 0; i < row->count; i++) {
        if (row->cells[i][0]) {
            return false;
        }
    }
    return true;
}

static enum hub_rc split_all(struct reader *r, const struct csv_text *t, char separator,
    int lines_above, struct hub_err *err)
{
    struct csv_splitter s;
    if (!csv_split_begin(&s, t, separator, r->limits.cell, r->a)) {
        return hub_fail(err, HUB_EIO, "%s could not be read.", r->file);
    }
    enum hub_rc rc = HUB_OK;
    struct csv_raw row;
    bool blank = false;
    while (rc == HUB_OK && csv_split_next(&s, &row)) {
        row.line += lines_above;
        row.after_blank |= blank;
        blank = row_is_empty(&row);
        rc = refuse_size(r, &row, err);
        if (blank || rc != HUB_OK) {
            continue;
        }
        arena_grow(r->a, &r->rows, r->count, &r->cap, sizeof *r->rows);
        r->rows[r->count++] = row;
    }
    csv_split_end(&s);
    return rc;
}

/* --- one cell ------------------------------------------------------------------ */

static bool is_plain(const char *s)
{
    for (; *s; s++) {
        if ((*s < ' ' && *s != '\n') || *s == 0x7F) {
            return false;
        }
    }
    return true;
}

static bool is_ascii(const char *s)
{
    for (; *s; s++) {
        if ((unsigned char)*s >= 0x80) {
            return false;
        }
    }
    return true;
}

static const char *cell_clean(const char *s, struct arena *a, bool *changed)
{
    if (*s == '\'' && csv_is_formula(s + 1, strlen(s + 1), true)) {
        s++;
    }
    if (is_ascii(s) && is_plain(s)) {
        return s;
    }
    char *copy = arena_strdup(a, s), *to = copy;
    for (const char *p = s; *p; p++) {
        if (*p != '\r') {
            *to++ = *p;
        } else if (p[1] != '\n') {
            *to++ = '\n';
        }
    }
    *to = 0;
    bool dropped = false;
    const char *clean = utf8_clean(a, copy, (size_t)(to - copy), true, &dropped);
    *changed |= dropped;
    return clean;
}

static struct csv_row row_clean(struct reader *r, const struct csv_raw *raw)
{
    bool changed = false;
    for (size_t i = 0; i < raw->count; i++) {
        raw->cells[i] = cell_clean(raw->cells[i], r->a, &changed);
    }
    if (changed && !r->cleaned++) {
        r->cleaned_line = raw->line;
    }
    return (struct csv_row){.line = raw->line, .count = raw->count, .cells = raw->cells};
}

/* --- one row -------------------------------------------------------------------- */

static size_t odd_quotes(const struct csv_raw *row, size_t *col)
{
    size_t n = 0;
    for (size_t i = 0; row->odd && i < row->count; i++) {
        size_t marks = 0;
        for (const char *s = row->cells[i]; *s; s++) {
            marks += *s == '"';
        }
        if (marks % 2) {
            n++;
            *col = i + 1;
        }
    }
    return n;
}

/* Another sign that would split this row as its neighbours are split; 0 if there is none. */
static char other_separator(const struct csv_raw *row, const struct csv_table *t)
{
    for (const char *sign = ",;\t|"; *sign; sign++) {
        size_t n = 1;
        for (size_t i = 0; i < row->count; i++) {
            for (const char *s = row->cells[i]; *s; s++) {
                n += *s == *sign;
            }
        }
        if (*sign != t->separator && n >= t->cols && n > row->count) {
            return *sign;
        }
    }
    return 0;
}

static const char *why_broken(const struct csv_raw *row, const struct csv_table *t, struct arena *a)
{
    size_t col = 0;
    char other = row->count < t->cols ? other_separator(row, t) : 0;
    if (other) {
        return arena_printf(a, "this row seems to be split by %s, the others by %s.",
            csv_separator_name(other), csv_separator_name(t->separator));
    }
    if (row->open) {
        return "a quote mark (\") in this row is never closed, or stands in the wrong place.";
    }
    if (row->count != t->cols) {
        return arena_printf(a, "this row has %zu %s where the headings have %zu: %s.",
            row->count, words_many(row->count, "cell", "cells"), t->cols,
            row->count < t->cols ? "a separator is missing, or a different one is used"
                                 : "there is a separator too many");
    }
    if (odd_quotes(row, &col) > 1) {
        return "quote marks (\") in this row may have joined cells that belong apart.";
    }
    return NULL;
}

static void row_judge(
    struct reader *r, const struct csv_raw *raw, const struct csv_table *t, struct csv_row *row)
{
    size_t col = 0;
    const char *why = why_broken(raw, t, r->a);
    row->broken = why != NULL;
    if (!why && odd_quotes(raw, &col) == 0) {
        return;
    }
    if (r->told++ >= ROW_FAULTS_MAX) {
        r->untold++;
        return;
    }
    if (why) {
        fault_add(r->faults, FAULT_ERROR, r->file, raw->line, 0, "%s It was not read.", why);
    } else {
        fault_add(r->faults, FAULT_ERROR, r->file, raw->line, (int)col,
            "there is a stray quote mark (\") here. If it belongs to the text, write it twice and "
            "put quote marks around the whole cell.");
    }
}

/* --- the whole ------------------------------------------------------------------ */

static void say_headings(struct reader *r, const struct csv_shape *s, const struct csv_table *t)
{
    const struct csv_raw *head = &r->rows[s->heading];
    int line = head->line;
    if (s->heading > 0 && s->has_heading) {
        fault_add(r->faults, FAULT_NOTE, r->file, r->rows[0].line, 0,
            "the headings are in line %d; what stands above them was not read.", line);
    }
    if (s->grid) {
        fault_add(r->faults, FAULT_ERROR, r->file, line, 0,
            "this looks like a rota drawn as a grid: one row a person or a week, one column a day "
            "or a duty. hub reads one row a stay, with the columns family, host, arrive, leave.");
    } else if (!s->has_heading) {
        fault_add(r->faults, FAULT_ERROR, r->file, line, 0,
            "this looks like a row of data, not of headings. Put the names of the columns in the "
            "first line.");
    } else if (s->heading_ragged) {
        fault_add(r->faults, FAULT_ERROR, r->file, line, 0,
            "there are %zu headings, but the rows below have %zu cells. A separator is missing in "
            "the headings, or there is one too many.",
            head->count, t->cols);
    }
    if (s->two_headings) {
        fault_add(r->faults, FAULT_ERROR, r->file, r->rows[s->heading + 1].line, 0,
            "this is a second row of headings. Keep one row of headings.");
    }
    if (s->end < r->count) {
        fault_add(r->faults, FAULT_ERROR, r->file, r->rows[s->end].line, 0,
            "another table begins here. Save each table in a file of its own.");
    }
    if (s->has_heading && s->end == s->heading + 1) {
        fault_add(r->faults, FAULT_NOTE, r->file, line, 0, "there are headings, but no rows.");
    }
}

/* A heading broken over two lines in its cell is one heading. */
static const char *one_line(const char *s, struct arena *a)
{
    char *line = str_trim(a, s);
    for (char *p = line; *p; p++) {
        if (*p == '\n') {
            *p = ' ';
        }
    }
    return line;
}

static void fill_headings(struct reader *r, const struct csv_shape *s, struct csv_table *t)
{
    bool usable = s->has_heading && !s->heading_ragged;
    const struct csv_raw *head = &r->rows[s->heading];
    t->cols = usable ? head->count : s->cols;
    t->heading_line = usable ? head->line : 0;
    t->heading = arena_array(r->a, t->cols, sizeof *t->heading);
    struct csv_row clean = {0};
    if (usable) {
        clean = row_clean(r, head);
    }
    for (size_t i = 0; i < t->cols; i++) {
        t->heading[i] = usable ? one_line(clean.cells[i], r->a) : "";
    }
}

static void fill_rows(struct reader *r, const struct csv_shape *s, struct csv_table *t)
{
    size_t from = s->heading + s->has_heading + s->two_headings;
    t->rows = arena_array(r->a, s->end - from, sizeof *t->rows);
    for (size_t i = from; i < s->end; i++) {
        struct csv_row *row = &t->rows[t->row_count++];
        struct csv_row judged = {0};
        row_judge(r, &r->rows[i], t, &judged);
        *row = row_clean(r, &r->rows[i]);
        row->broken = judged.broken;
    }
    if (r->untold) {
        fault_add(r->faults, FAULT_ERROR, r->file, 0, 0, "%zu more rows like these.", r->untold);
    }
    if (r->cleaned) {
        fault_add(r->faults, FAULT_NOTE, r->file, r->cleaned_line, 0,
            "characters that cannot be shown were left out here%s.",
            r->cleaned > 1 ? " and in other rows" : "");
    }
}

enum hub_rc csv_read(const char *file, const char *bytes, size_t len,
    const struct csv_limits *limits, struct arena *a, struct csv_table *out, struct faults *faults,
    struct hub_err *err)
{
    struct reader r = {.file = file, .limits = limits_or_usual(limits), .a = a, .faults = faults};
    if (len > r.limits.bytes) {
        return hub_fail(err, HUB_EINVAL, "%s is larger than %zu MB. Save it in several files.",
            file, r.limits.bytes >> 20);
    }
    struct csv_text text;
    enum hub_rc rc = csv_decode(file, bytes, len, a, &text, err);
    if (rc != HUB_OK) {
        return rc;
    }
    int lines_above = 0;
    char separator = obey_sep_line(&text, &lines_above);
    separator = separator ? separator : csv_find_separator(&text, a);
    if (!separator) {
        return hub_fail(err, HUB_EINVAL,
            "%s: the columns seem to be split by spaces. Save it with commas, semicolons or tabs.",
            file);
    }
    rc = split_all(&r, &text, separator, lines_above, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (r.count == 0) {
        return hub_fail(err, HUB_EINVAL,
            "%s is empty: there are no headings and no rows in it. Save the table again where it "
            "came from.",
            file);
    }
    struct csv_shape shape;
    csv_find_shape(r.rows, r.count, a, &shape);
    struct csv_table t = {.file = file, .encoding = text.encoding, .separator = separator};
    t.final_newline = text.len && strchr("\r\n", text.p[text.len - 1]);
    t.rota_grid = shape.grid;
    fill_headings(&r, &shape, &t);
    say_headings(&r, &shape, &t);
    fill_rows(&r, &shape, &t);
    *out = t;
    return HUB_OK;
}

const char *csv_describe(const struct csv_table *t, struct arena *a)
{
    const char *head =
        t->heading_line ? arena_printf(a, "headings in line %d", t->heading_line) : "no headings";
    return arena_printf(a, "%s, columns separated by %s, %s, %zu %s, %zu %s%s",
        t->encoding, csv_separator_name(t->separator), head, t->cols, words_many(t->cols, "column", "columns"),
        t->row_count, words_many(t->row_count, "row", "rows"),
        t->final_newline ? "" : ", no line end after the last row");
}
