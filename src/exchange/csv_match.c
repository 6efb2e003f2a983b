/* SPDX-License-Identifier: MIT */
/* Headings to the fields of a noun. */
#include "csv_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <string.h>

enum {
    ALIASES_MAX = 32,   /* of one field, in `also` */
    HEADING_SHOWN = 60, /* columns of a heading in a sentence; a cell may hold a page */
};

/* A name without a plural s, so that "bed" means "beds"; short words keep theirs. */
static bool same_name(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    if (str_eq(a, b)) {
        return n > 0;
    }
    if (n < 3 || m < 3) {
        return false;
    }
    if (n == m + 1 && a[n - 1] == 's') {
        return strncmp(a, b, m) == 0;
    }
    return m == n + 1 && b[m - 1] == 's' && strncmp(a, b, n) == 0;
}

static bool is_name(const char *key, const char *name, bool exact, struct arena *a)
{
    const char *other = name ? csv_plain_key(name, a) : "";
    return exact ? *other && str_eq(key, other) : same_name(key, other);
}

static bool is_alias(const char *key, const struct field *f, bool exact, struct arena *a)
{
    if (is_name(key, f->label, exact, a)) {
        return true;
    }
    for (size_t i = 0, n = str_parts(f->also); i < n && i < ALIASES_MAX; i++) {
        if (is_name(key, str_part(a, f->also, i), exact, a)) {
            return true;
        }
    }
    return false;
}

/* Over all fields the own names come first, then the other names, then a plural of either. */
static int find_field(const struct noun *n, const char *heading, struct arena *a)
{
    const char *key = csv_plain_key(heading, a);
    for (int pass = 0; *key && pass < 4; pass++) {
        bool exact = pass < 2;
        for (size_t i = 0; i < n->field_count; i++) {
            const struct field *f = &n->fields[i];
            if (pass % 2 ? is_alias(key, f, exact, a)
                         : is_name(key, f->word, exact, a) || is_name(key, f->column, exact, a)) {
                return (int)i;
            }
        }
    }
    if (str_eq(key, "id")) {
        return CSV_COL_ID;
    }
    return str_eq(key, "hub")       ? CSV_COL_HUB
           : str_eq(key, "removed") ? CSV_COL_REMOVED
                                    : CSV_COL_NONE;
}

static bool column_is_empty(const struct csv_table *t, size_t col)
{
    for (size_t i = 0; i < t->row_count; i++) {
        if (!t->rows[i].broken && t->rows[i].cells[col][0]) {
            return false;
        }
    }
    return true;
}

static const char *nearest_word(const struct noun *n, const char *heading, struct arena *a)
{
    const char **keys = arena_array(a, n->field_count, sizeof *keys);
    for (size_t i = 0; i < n->field_count; i++) {
        keys[i] = csv_plain_key(n->fields[i].word, a);
    }
    const char *near = str_nearest(csv_plain_key(heading, a), keys, n->field_count);
    for (size_t i = 0; near && i < n->field_count; i++) {
        if (keys[i] == near) {
            return n->fields[i].word;
        }
    }
    return NULL;
}

static void say_unknown(const struct csv_table *t, const struct noun *n, size_t col,
    enum csv_unknown unknown, struct arena *a, struct faults *faults)
{
    const char *heading =
        arena_strndup(a, t->heading[col], utf8_fit(t->heading[col], HEADING_SHOWN, NULL));
    bool empty = column_is_empty(t, col);
    if (!*heading && empty) {
        return;
    }
    if (!*heading) {
        fault_add(faults, FAULT_ERROR, t->file, t->heading_line, (int)col + 1,
            "this column has no heading, but there is something in it.");
        return;
    }
    const char *near = nearest_word(n, t->heading[col], a);
    bool stops = unknown == CSV_UNKNOWN_ERROR && !empty;
    fault_add(faults, stops ? FAULT_ERROR : FAULT_NOTE, t->file, t->heading_line, (int)col + 1,
        "“%s” is not a column that hub knows in %s.%s%s%s%s", heading, n->plural,
        near ? " Did you mean “" : "", near ? near : "", near ? "”?" : "",
        stops ? "" : " It was not read.");
}

static void match_one(const struct csv_table *t, const struct noun *n, size_t col,
    struct csv_columns *out, struct arena *a, struct faults *faults)
{
    int f = find_field(n, t->heading[col], a);
    int *taken = f >= 0                 ? &out->col[f]
                 : f == CSV_COL_ID      ? &out->id_col
                 : f == CSV_COL_REMOVED ? &out->removed_col
                                        : &out->hub_col;
    if (f != CSV_COL_NONE && *taken != CSV_COL_NONE) {
        fault_add(faults, FAULT_ERROR, t->file, t->heading_line, (int)col + 1,
            "“%s” means the same as column %d, “%s”. Keep one of them.", t->heading[col],
            *taken + 1, t->heading[*taken]);
        return;
    }
    out->field[col] = f;
    if (f == CSV_COL_NONE) {
        return;
    }
    *taken = (int)col;
    out->known++;
    if (f >= 0 && str_eq(n->fields[f].word, "hub")) {
        out->hub_col = (int)col;
    }
}

/* The next column of the key, from *i on, that the table lacks; NULL when it has them all. */
static const struct field *missing_key(const struct csv_columns *c, size_t *i, struct arena *a)
{
    size_t n = c->id_col >= 0 ? 0 : str_parts(c->noun->key);
    while (*i < n) {
        const char *word = str_part(a, c->noun->key, (*i)++);
        int f = find_field(c->noun, word, a);
        bool optional = n > 1 && str_eq(word, "hub");
        if (f >= 0 && c->col[f] < 0 && !optional) {
            return &c->noun->fields[f];
        }
    }
    return NULL;
}

static bool has_key(const struct csv_columns *c, struct arena *a)
{
    size_t i = 0;
    return missing_key(c, &i, a) == NULL;
}

/* An id finds a record without them. */
static void check_key(
    const struct csv_table *t, const struct csv_columns *c, struct arena *a, struct faults *faults)
{
    size_t i = 0;
    for (const struct field *f; (f = missing_key(c, &i, a)) != NULL;) {
        fault_add(faults, FAULT_ERROR, t->file, t->heading_line, 0,
            "the column “%s” is missing. Without it hub cannot tell which %s a row is about.",
            f->word, c->noun->name);
    }
}

/* The first row below the headings that is made of field names, and has no number, is a second row
 * of headings. */
static void check_second(
    const struct csv_table *t, const struct csv_columns *c, struct arena *a, struct faults *faults)
{
    const struct noun *n = c->noun;
    size_t named = 0, filled = 0;
    int64_t id;
    if (t->row_count == 0 || t->rows[0].broken) {
        return;
    }
    if (c->id_col >= 0 && str_int(t->rows[0].cells[c->id_col], 0, INT64_MAX, &id)) {
        return;
    }
    for (size_t i = 0; i < t->rows[0].count; i++) {
        filled += t->rows[0].cells[i][0] != 0;
        named += find_field(n, t->rows[0].cells[i], a) != CSV_COL_NONE;
    }
    if (named >= 2 && named * 2 >= filled) {
        fault_add(faults, FAULT_ERROR, t->file, t->rows[0].line, 0,
            "this looks like a second row of headings. Keep one row of headings.");
    }
}

static int column_called(const struct csv_table *t, const struct csv_columns *c, const char *name,
    struct arena *a)
{
    const char *want = csv_plain_key(name, a);
    for (size_t col = 0; col < t->cols; col++) {
        if (c->field[col] == CSV_COL_NONE && str_eq(csv_plain_key(t->heading[col], a), want)) {
            return (int)col;
        }
    }
    return CSV_COL_NONE;
}

/* "first name+last name": two columns that make a field which has none of its own. */
static void match_pairs(const struct csv_table *t, struct csv_columns *c, struct arena *a)
{
    for (size_t f = 0; f < c->noun->field_count; f++) {
        const char *also = c->noun->fields[f].also;
        for (size_t i = 0, n = str_parts(also); c->col[f] < 0 && i < n; i++) {
            const char *pair = str_part(a, also, i), *plus = strchr(pair, '+');
            if (!plus) {
                continue;
            }
            int first = column_called(t, c, arena_strndup(a, pair, (size_t)(plus - pair)), a);
            int last = column_called(t, c, plus + 1, a);
            if (first < 0 || last < 0) {
                continue;
            }
            c->field[first] = (int)f;
            c->field[last] = CSV_COL_REST;
            c->col[f] = first;
            c->rest[f] = last;
            c->known += 2;
        }
    }
}

static struct csv_columns columns_none(
    const struct csv_table *t, const struct noun *n, struct arena *a)
{
    struct csv_columns c = {
        .noun = n, .cols = t->cols, .id_col = CSV_COL_NONE, .hub_col = CSV_COL_NONE,
        .removed_col = CSV_COL_NONE};
    c.field = arena_array(a, t->cols, sizeof *c.field);
    c.col = arena_array(a, n->field_count, sizeof *c.col);
    c.rest = arena_array(a, n->field_count, sizeof *c.rest);
    c.words = t->heading;
    for (size_t i = 0; i < t->cols; i++) {
        c.field[i] = CSV_COL_NONE;
    }
    for (size_t i = 0; i < n->field_count; i++) {
        c.col[i] = c.rest[i] = CSV_COL_NONE;
    }
    return c;
}

/* " hub looks for “family” and “child”."; "" where nothing tells one row from another. */
static const char *looked_for(const struct noun *n, struct arena *a)
{
    struct sb b = sb_on(a);
    size_t count = str_parts(n->key), said = 0;
    for (size_t i = 0; i < count; i++) {
        const char *word = str_part(a, n->key, i);
        if (!str_eq(word, "hub")) {
            sb_addf(&b, said == 0 ? "“%s”" : i + 1 < count ? ", “%s”" : " and “%s”", word);
            said++;
        }
    }
    return said ? arena_printf(a, " hub looks for %s.", sb_str(&b)) : "";
}

void csv_match_headings(const struct csv_table *t, const struct noun *n, enum csv_unknown unknown,
    struct arena *a, struct csv_columns *out, struct faults *faults)
{
    *out = columns_none(t, n, a);
    if (t->rota_grid || t->heading_line == 0) {
        return;
    }
    for (size_t col = 0; col < t->cols; col++) {
        match_one(t, n, col, out, a, faults);
    }
    match_pairs(t, out, a);
    if (out->known == 0) {
        fault_add(faults, FAULT_ERROR, t->file, t->heading_line, 0,
            "none of the columns is one that hub knows in %s. Is the row of headings missing, or "
            "is this another file?%s",
            n->plural, looked_for(n, a));
        return;
    }
    for (size_t col = 0; col < t->cols; col++) {
        if (out->field[col] == CSV_COL_NONE && find_field(n, t->heading[col], a) == CSV_COL_NONE) {
            say_unknown(t, n, col, unknown, a, faults);
        }
    }
    check_key(t, out, a, faults);
    check_second(t, out, a, faults);
}

/* How many columns mean something in it; 0 where its key is not among them. */
static size_t columns_known(const struct csv_table *t, const struct noun *n, struct arena *a)
{
    struct csv_columns c;
    struct faults none;
    faults_on(&none, a);
    csv_match_headings(t, n, CSV_UNKNOWN_NOTE, a, &c, &none);
    return has_key(&c, a) ? c.known : 0;
}

size_t csv_rank_nouns(const struct csv_table *t, const struct noun *const *nouns, size_t count,
    struct arena *a, const struct noun **out)
{
    size_t *known = arena_array(a, count + 1, sizeof *known), fit = 0;
    for (size_t i = 0; i < count; i++) {
        size_t here = columns_known(t, nouns[i], a), at = i;
        for (; at > 0 && known[at - 1] < here; at--) {
            known[at] = known[at - 1];
            out[at] = out[at - 1];
        }
        known[at] = here;
        out[at] = nouns[i];
        fit += here > 0;
    }
    return fit;
}

const struct noun *csv_guess_noun(
    const struct csv_table *t, const struct noun *const *nouns, size_t count, struct arena *a)
{
    const struct noun *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        size_t known = columns_known(t, nouns[i], a);
        if (known > most) {
            most = known;
            best = nouns[i];
        } else if (known == most) {
            best = NULL;
        }
    }
    return best;
}
