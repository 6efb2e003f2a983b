/* SPDX-License-Identifier: MIT */
/* Rows to bytes, and which cells a spreadsheet would run. */
#include "csv_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <string.h>

/* -5 and -2.50 stay numbers; a leading plus does not, it is a telephone's. */
static bool is_negative_number(const char *s, size_t len)
{
    size_t at = 1, digits = 0;
    for (; at < len && s[at] >= '0' && s[at] <= '9'; at++) {
        digits++;
    }
    if (at + 1 < len && s[at] == '.') {
        for (at++; at < len && s[at] >= '0' && s[at] <= '9'; at++) {
            ;
        }
    }
    return len > 1 && *s == '-' && digits && at == len && s[len - 1] != '.';
}

static bool begins_wide_sign(const char *s, size_t len)
{
    static const char *const wide[] = {"＝", "＋", "－", "＠"};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        if (len >= strlen(wide[i]) && memcmp(s, wide[i], strlen(wide[i])) == 0) {
            return true;
        }
    }
    return false;
}

bool csv_is_formula(const char *s, size_t len, bool with_marks)
{
    while (with_marks && len && *s == '\'') {
        s++, len--;
    }
    if (len == 0 || is_negative_number(s, len)) {
        return false;
    }
    if (*s == '\t' || *s == '\r') {
        return true;
    }
    while (len && strchr(" \t\r\n", *s)) {
        s++, len--;
    }
    return len && (strchr("=+-@", *s) || begins_wide_sign(s, len));
}

static bool needs_quotes(const char *s, size_t len, char separator)
{
    if (len == 0) {
        return false;
    }
    return strchr(s, separator) || s[strcspn(s, "\"\r\n,;\t|")] || strchr(" \t", s[0]) ||
           strchr(" \t", s[len - 1]);
}

/* A row goes out in pieces of this size: few writes for the sink. */
struct pieces {
    const struct sink *to;
    struct hub_err *err;
    enum hub_rc rc;
    size_t len;
    char bytes[4096];
};

static void flush(struct pieces *p)
{
    if (p->rc == HUB_OK && p->len) {
        p->rc = sink_write(p->to, p->bytes, p->len, p->err);
    }
    p->len = 0;
}

static void put(struct pieces *p, const char *s, size_t len)
{
    while (len) {
        size_t room = sizeof p->bytes - p->len, n = len < room ? len : room;
        memcpy(p->bytes + p->len, s, n);
        p->len += n;
        s += n;
        len -= n;
        if (p->len == sizeof p->bytes) {
            flush(p);
        }
    }
}

static void put_cell(struct pieces *p, const char *s, char separator, bool formulas_as_text)
{
    size_t len = strlen(s);
    bool marked = formulas_as_text && csv_is_formula(s, len, true);
    bool quoted = needs_quotes(s, len, separator);
    put(p, "\"", quoted);
    put(p, "'", marked);
    for (size_t run; len; s += run, len -= run) {
        run = quoted ? strcspn(s, "\"") : len;
        put(p, s, run);
        if (run < len) {
            put(p, "\"\"", 2);
            run++;
        }
    }
    put(p, "\"", quoted);
}

enum hub_rc csv_write_row(
    struct csv_writer *w, const char *const *cells, size_t count, struct hub_err *err)
{
    struct pieces p = {.to = w->to, .err = err};
    char separator = w->separator ? w->separator : ',';
    if (w->bom && !w->begun) {
        put(&p, "\xEF\xBB\xBF", 3);
    }
    w->begun = true;
    struct arena *scratch = arena_create();
    for (size_t i = 0; i < count; i++) {
        if (i) {
            put(&p, &separator, 1);
        }
        put_cell(&p, utf8_harmless(scratch, cells[i] ? cells[i] : ""), separator, w->formulas_as_text);
    }
    arena_destroy(scratch);
    /* A row of one empty cell would be a blank line, which no reader takes for a row. */
    if (count == 1 && str_empty(cells[0])) {
        put(&p, "\"\"", 2);
    }
    put(&p, "\n", 1);
    flush(&p);
    return p.rc;
}

enum hub_rc csv_write_preview(const struct csv_table *t, const struct sink *to, struct hub_err *err)
{
    struct csv_writer w = {.to = to};
    enum hub_rc rc = HUB_OK;
    if (t->heading_line) {
        rc = csv_write_row(&w, t->heading, t->cols, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < t->row_count; i++) {
        if (!t->rows[i].broken) {
            rc = csv_write_row(&w, t->rows[i].cells, t->rows[i].count, err);
        }
    }
    return rc;
}
