/* SPDX-License-Identifier: MIT */
/* Tables as text, CSV and JSON. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "rows_priv.h"

#include <string.h>

enum { LINE_MOST = 100 }; /* columns of a line of text: a wide terminal, a page on its side */
/* Columns of text; what is longer goes on in the next line. A key's SHA256 fingerprint has 50. */
enum { CELL_MOST = 50 };

static void json_string(struct sb *b, const char *text)
{
    sb_addc(b, '"');
    for (const char *p = utf8_harmless(b->a, text); *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c == '"' || c == '\\') {
            sb_addc(b, '\\');
            sb_addc(b, *p);
        } else if (c == '\n') {
            sb_add(b, "\\n");
        } else if (c < 0x20 || c == 0x7F) {
            sb_addf(b, "\\u%04x", c);
        } else {
            sb_addc(b, *p);
        }
    }
    sb_addc(b, '"');
}

static void json_list(struct sb *b, const char *lines)
{
    sb_addc(b, '[');
    for (const char *p = lines; *p;) {
        size_t len = strcspn(p, "\n");
        sb_add(b, p == lines ? "" : ", ");
        json_string(b, arena_strndup(b->a, p, len));
        p += len + (p[len] == '\n');
    }
    sb_addc(b, ']');
}

static void json_cell(struct sb *b, enum cell_kind kind, const char *text)
{
    if (kind == CELL_LIST) {
        json_list(b, text);
    } else if (str_empty(text)) {
        sb_add(b, "null");
    } else if (kind == CELL_NUMBER) {
        sb_add(b, text);
    } else if (kind == CELL_YES_NO) {
        sb_add(b, strcmp(text, "yes") == 0 ? "true" : "false");
    } else {
        json_string(b, text);
    }
}

static enum hub_rc write_json(struct rows *r, const char *const *cells, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct sb b = sb_as_is(scratch);
    sb_add(&b, r->written ? ",\n {" : "[\n {");
    for (size_t i = 0; i < r->count; i++) {
        sb_add(&b, i ? ", " : "");
        json_string(&b, r->columns[i].word);
        sb_add(&b, ": ");
        json_cell(&b, r->columns[i].kind, cells[i]);
    }
    sb_addc(&b, '}');
    enum hub_rc rc = sink_text(r->inv->out, sb_str(&b), err);
    arena_destroy(scratch);
    return rc;
}

/* Bytes of the next line of a cell: up to a line end, or to the last space that fits. */
static size_t line_len(const char *text)
{
    size_t whole = strcspn(text, "\n"), fits = utf8_fit(text, CELL_MOST, NULL);
    if (whole <= fits) {
        return whole;
    }
    for (size_t i = fits; i > 0; i--) {
        if (text[i] == ' ') {
            return i;
        }
    }
    return fits > 0 ? fits : whole;
}

/* The next line of a cell, safe to show; NULL past its end. */
static const char *next_line(const char **rest, struct arena *a)
{
    if (!**rest) {
        return NULL;
    }
    size_t len = line_len(*rest);
    const char *line = arena_strndup(a, *rest, len);
    *rest += len;
    *rest += **rest == '\n' || **rest == ' ';
    return line;
}

/* Lines are broken in the safe text, whose width is the one that shows. */
static const char *safe_cell(const char *text, struct arena *a)
{
    struct sb b = sb_on(a);
    for (const char *p = hub_words(text); *p;) {
        size_t len = strcspn(p, "\n");
        sb_add(&b, utf8_safe(a, arena_strndup(a, p, len)));
        sb_add(&b, p[len] ? "\n" : "");
        p += len + (p[len] != '\0');
    }
    return sb_str(&b);
}

static void measure(struct rows *r, const char *const *cells)
{
    struct arena *scratch = arena_create();
    for (size_t i = 0; i < r->count; i++) {
        const char *rest = safe_cell(cells[i], scratch), *line;
        while ((line = next_line(&rest, scratch))) {
            int width = utf8_width(line);
            r->widths[i] = width > r->widths[i] ? width : r->widths[i];
        }
    }
    arena_destroy(scratch);
}

/* One line of a row; false when no cell has anything left. */
static bool add_line(struct rows *r, const char **rest, struct sb *b)
{
    bool any = false;
    int owed = 0; /* spaces still to be put before the next cell */
    for (size_t i = 0; i < r->count; i++) {
        if (r->widths[i] == 0 || r->columns[i].csv_only) {
            continue;
        }
        const char *line = next_line(&rest[i], b->a);
        int width = line ? utf8_width(line) : 0;
        any = any || line;
        if (width > 0) {
            sb_addf(b, "%*s%s", owed, "", line);
            owed = 0;
        }
        owed += (r->widths[i] > width ? r->widths[i] - width : 0) + 2;
    }
    sb_add(b, any ? "\n" : "");
    return any;
}

static enum hub_rc write_text(struct rows *r, const char *const *cells, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct sb b = sb_on(scratch);
    const char **rest = arena_array(scratch, r->count, sizeof *rest);
    for (size_t i = 0; i < r->count; i++) {
        rest[i] = safe_cell(cells[i], scratch);
    }
    while (add_line(r, rest, &b)) {
    }
    enum hub_rc rc = sink_text(r->inv->out, sb_str(&b), err);
    arena_destroy(scratch);
    return rc;
}

/* An empty line between rows; what is empty is not said. */
static enum hub_rc write_lines(struct rows *r, const char *const *cells, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct sb b = sb_on(scratch);
    sb_add(&b, r->written ? "\n" : "");
    for (size_t i = 0; i < r->count; i++) {
        if (*cells[i] && !r->columns[i].csv_only) {
            sb_addf(&b, "%s: %s\n", r->columns[i].label, safe_cell(cells[i], scratch));
        }
    }
    enum hub_rc rc = sink_text(r->inv->out, sb_str(&b), err);
    arena_destroy(scratch);
    return rc;
}

enum hub_rc rows_begin(struct rows *r, struct invocation *inv, enum format format,
    const struct column *columns, size_t count, struct hub_err *err)
{
    *r = (struct rows){.inv = inv,
        .format = format,
        .columns = columns,
        .count = count,
        .measuring = format == FORMAT_TEXT,
        .csv = {.to = inv->out, .formulas_as_text = true}};
    r->lines = format == FORMAT_TEXT && given(inv, OPTION_FORMAT) &&
               str_eq(option_text(inv, OPTION_FORMAT), "lines");
    r->widths = arena_array(inv->arena, count, sizeof *r->widths);
    if (format != FORMAT_CSV) {
        return HUB_OK;
    }
    const char **words = arena_array(inv->arena, count, sizeof *words);
    for (size_t i = 0; i < count; i++) {
        words[i] = columns[i].word;
    }
    return csv_write_row(&r->csv, words, count, err);
}

/* As many of the first columns as a line holds; the others are in `hub show` and the CSV. */
static void fit_line(struct rows *r)
{
    int used = 0;
    for (size_t i = 0; i < r->count; i++) {
        if (r->widths[i] == 0 || r->columns[i].csv_only) {
            continue;
        }
        used += r->widths[i] + 2;
        if (used > LINE_MOST + 2 && used != r->widths[i] + 2) {
            r->widths[i] = 0;
            r->left_out++;
        }
    }
}

static enum hub_rc measured(struct rows *r, struct hub_err *err)
{
    bool any = false;
    r->measuring = false;
    if (r->lines) {
        return HUB_OK;
    }
    const char **labels = arena_array(r->inv->arena, r->count, sizeof *labels);
    for (size_t i = 0; i < r->count; i++) {
        labels[i] = hub_words(r->columns[i].label);
        if (r->widths[i] > 0) {
            any = true;
            int width = utf8_width(labels[i]);
            r->widths[i] = width > r->widths[i] ? width : r->widths[i];
        }
    }
    if (r->one_line) {
        fit_line(r);
    }
    return any ? write_text(r, labels, err) : HUB_OK;
}

enum hub_rc rows_add(struct rows *r, const char *const *cells, struct hub_err *err)
{
    if (r->measuring) {
        measure(r, cells);
        return HUB_OK;
    }
    enum hub_rc rc = r->format == FORMAT_CSV    ? csv_write_row(&r->csv, cells, r->count, err)
                     : r->format == FORMAT_JSON ? write_json(r, cells, err)
                     : r->lines                 ? write_lines(r, cells, err)
                                                : write_text(r, cells, err);
    r->written++;
    return rc;
}

enum hub_rc rows_end(struct rows *r, const char *none, struct hub_err *err)
{
    if (r->format == FORMAT_JSON) {
        return sink_text(r->inv->out, r->written ? "\n]\n" : "[]\n", err);
    }
    if (r->format == FORMAT_TEXT && r->written == 0) {
        return print(r->inv, err, "%s\n", none);
    }
    if (r->left_out > 0) {
        note(r->inv, "%zu more %s: hub show has them, and --format csv.", r->left_out,
            words_many(r->left_out, "column", "columns"));
    }
    return HUB_OK;
}

enum hub_rc rows_show(struct invocation *inv, enum format format, const struct row_table *table,
    struct hub_err *err)
{
    struct rows r;
    enum hub_rc rc = rows_begin(&r, inv, format, table->columns, table->count, err);
    r.one_line = table->one_line;
    if (rc == HUB_OK && r.measuring) {
        rc = table->give(&r, table->arg, err);
        rc = rc == HUB_OK ? measured(&r, err) : rc;
    }
    rc = rc == HUB_OK ? table->give(&r, table->arg, err) : rc;
    return rc == HUB_OK ? rows_end(&r, table->none, err) : rc;
}

enum hub_rc rows_give_one(struct rows *r, void *arg, struct hub_err *err)
{
    return rows_add(r, arg, err);
}
