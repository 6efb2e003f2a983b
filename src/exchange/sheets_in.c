/* SPDX-License-Identifier: MIT */
/* Tables of text to sheets of a noun's rows. */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/exchange/folder.h"
#include "hub/exchange/sheets.h"
#include "hub/model/noun.h"

#include <string.h>

enum { CHOICES_MOST = 32 };

struct sheets {
    struct import_sheet *items;
    size_t count;
};

/* A noun's reference to its hub is read through hub_col, which may make the hub. */
static const struct field *const *column_fields(const struct csv_columns *c, struct arena *a)
{
    const struct field **fields = arena_array(a, c->cols + 1, sizeof *fields);
    for (size_t i = 0; i < c->cols; i++) {
        const struct field *f = c->field[i] >= 0 ? &c->noun->fields[c->field[i]] : NULL;
        bool hub = (int)i == c->hub_col && f && f->type == FIELD_REF;
        fields[i] = hub ? NULL : f;
    }
    return fields;
}

/* The cells of a row, with "Smith" put behind "John" where two columns make one field. */
static const char *const *row_cells(
    const struct csv_row *row, const struct csv_columns *c, struct arena *a)
{
    const char **joined = NULL;
    for (size_t f = 0; f < c->noun->field_count; f++) {
        int first = c->col[f], rest = c->rest[f];
        if (rest < 0) {
            continue;
        }
        if (!joined) {
            joined = arena_array(a, row->count + 1, sizeof *joined);
            memcpy(joined, row->cells, row->count * sizeof *joined);
        }
        joined[first] = arena_printf(a, "%s %s", row->cells[first], row->cells[rest]);
    }
    return joined ? joined : row->cells;
}

static int column_or_none(int col)
{
    return col >= 0 ? col : -1;
}

static void to_sheet(const struct csv_table *t, const struct csv_columns *c, struct arena *a,
    struct import_sheet *out)
{
    struct import_row *rows = arena_array(a, t->row_count + 1, sizeof *rows);
    size_t n = 0;
    for (size_t i = 0; i < t->row_count; i++) {
        const struct csv_row *row = &t->rows[i];
        if (!row->broken) {
            rows[n++] = (struct import_row){row->line, row_cells(row, c, a), row->count};
        }
    }
    *out = (struct import_sheet){.noun = c->noun,
        .file = t->file,
        .heading_line = t->heading_line,
        .cols = c->cols,
        .fields = column_fields(c, a),
        .id_col = column_or_none(c->id_col),
        .hub_col = column_or_none(c->hub_col),
        .removed_col = column_or_none(c->removed_col),
        .rows = rows,
        .row_count = n};
}

/* Several words, and none of them one of the choices or near one. */
static bool means_another_thing(
    const struct csv_table *t, const struct field *f, size_t col, struct arena *a)
{
    const char *one = NULL, *words[CHOICES_MOST];
    size_t count = str_parts(f->choices);
    bool two = false;
    for (size_t i = 0; i < count && i < CHOICES_MOST; i++) {
        words[i] = str_part(a, f->choices, i);
    }
    for (size_t i = 0; i < t->row_count; i++) {
        const char *cell = t->rows[i].broken ? "" : t->rows[i].cells[col];
        if (str_empty(cell)) {
            continue;
        }
        if (str_part_index(f->choices, cell) >= 0 ||
            str_nearest(cell, words, count < CHOICES_MOST ? count : CHOICES_MOST)) {
            return false;
        }
        two = two || (one && !str_ieq(one, cell));
        one = cell;
    }
    return two;
}

static void leave_out_other_choices(
    const struct csv_table *t, struct csv_columns *c, struct arena *a, struct faults *faults)
{
    for (size_t col = 0; col < c->cols; col++) {
        const struct field *f = c->field[col] >= 0 ? &c->noun->fields[c->field[col]] : NULL;
        if (!f || f->type != FIELD_CHOICE || !means_another_thing(t, f, col, a)) {
            continue;
        }
        c->col[c->field[col]] = CSV_COL_NONE;
        c->field[col] = CSV_COL_NONE;
        fault_add(faults, FAULT_NOTE, t->file, t->heading_line, (int)col + 1,
            "“%s” has none of the words that hub knows for it. It was not read.", t->heading[col]);
    }
}

static enum hub_rc read_sheet(const char *name, const char *bytes, size_t len,
    const struct noun *noun, enum csv_unknown unknown, struct arena *a, struct import_sheet *out,
    struct faults *faults, struct hub_err *err)
{
    struct csv_table table;
    struct csv_columns columns;
    enum hub_rc rc = csv_read(name, bytes, len, NULL, a, &table, faults, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (!noun) {
        noun = csv_guess_noun(&table, nouns, noun_count, a);
    }
    if (!noun) {
        return hub_fail_next(
            err, HUB_EUSAGE, NEXT_WHAT, "%s: its headings do not say what it holds.", name);
    }
    csv_match_headings(&table, noun, unknown, a, &columns, faults);
    if (unknown == CSV_UNKNOWN_NOTE) {
        leave_out_other_choices(&table, &columns, a, faults);
    }
    to_sheet(&table, &columns, a, out);
    return HUB_OK;
}

static enum hub_rc fail_with_faults(const struct faults *faults, struct hub_err *err)
{
    return hub_fail(err, HUB_EINVAL, "%zu %s found. Nothing was imported.", faults->errors,
        words_many(faults->errors, "fault was", "faults were"));
}

/* With faults in the tables themselves nothing is kept, but all of them are told. */
static enum hub_rc import_sheets(struct hub *h, const struct sheets *s,
    const struct import_options *o, struct arena *a, struct import_report *out,
    struct faults *faults, struct hub_err *err)
{
    struct import_options trial = *o;
    bool bad = faults->errors > 0;
    trial.dry_run = o->dry_run || bad;
    enum hub_rc rc = hub_import(h, s->items, s->count, &trial, a, out, faults, err);
    return rc == HUB_OK && bad ? fail_with_faults(faults, err) : rc;
}

static enum hub_rc read_folder(const char *path, struct arena *a, struct folder *folder,
    struct sheets *s, struct faults *faults, struct hub_err *err)
{
    enum hub_rc rc = folder_read(path, nouns, noun_count, a, folder, faults, err);
    if (rc != HUB_OK) {
        return rc;
    }
    s->items = arena_array(a, folder->count + 1, sizeof *s->items);
    for (size_t i = 0; i < folder->count; i++) {
        const struct folder_file *f = &folder->files[i];
        rc = read_sheet(f->name, f->bytes, f->len, f->noun, CSV_UNKNOWN_ERROR, a,
            &s->items[s->count], faults, err);
        if (rc != HUB_OK) {
            fault_add(faults, FAULT_ERROR, f->name, 0, 0, "%s", err->msg);
            continue;
        }
        s->count++;
    }
    return HUB_OK;
}

enum hub_rc import_folder(struct hub *h, const char *path, const struct import_options *o,
    struct arena *a, struct import_report *out, struct faults *faults, struct hub_err *err)
{
    struct folder folder;
    struct sheets s = {0};
    *out = (struct import_report){0};
    enum hub_rc rc = read_folder(path, a, &folder, &s, faults, err);
    return rc == HUB_OK ? import_sheets(h, &s, o, a, out, faults, err) : rc;
}

static bool has_noun(const struct folder *folder, const char *name)
{
    for (size_t i = 0; i < folder->count; i++) {
        if (str_eq(folder->files[i].noun->name, name)) {
            return true;
        }
    }
    return false;
}

enum hub_rc import_folder_new(const struct hub_opening *opening, const char *path,
    const struct import_options *o, struct arena *a, struct import_report *out,
    struct faults *faults, struct hub_err *err)
{
    struct folder folder;
    struct sheets s = {0};
    struct faults told;
    faults_on(&told, a);
    *out = (struct import_report){0};
    enum hub_rc rc = read_folder(path, a, &folder, &s, &told, err);
    if (rc == HUB_OK && !(has_noun(&folder, "hub") && has_noun(&folder, "person"))) {
        rc = hub_fail(err, HUB_ENOTFOUND, "%s brings no hub along: hubs.csv or people.csv is missing.",
            path);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    *faults = told;
    if (faults->errors > 0) {
        return fail_with_faults(faults, err);
    }
    return hub_start_from(opening, s.items, s.count, o, a, out, faults, err);
}

enum hub_rc import_csv(struct hub *h, const char *path, const struct noun *noun,
    const struct import_options *o, struct arena *a, struct import_report *out,
    struct faults *faults, struct hub_err *err)
{
    const char *bytes;
    size_t len;
    struct import_sheet sheet;
    *out = (struct import_report){0};
    enum hub_rc rc = file_read(path, FOLDER_FILE_MAX, a, &bytes, &len, err);
    if (rc == HUB_OK) {
        rc = read_sheet(path, bytes, len, noun, CSV_UNKNOWN_NOTE, a, &sheet, faults, err);
    }
    struct sheets s = {&sheet, 1};
    return rc == HUB_OK ? import_sheets(h, &s, o, a, out, faults, err) : rc;
}

enum hub_rc csv_may_hold(const char *path, const struct noun *const *of, size_t count,
    struct arena *a, const struct noun **out, size_t *fit, struct hub_err *err)
{
    const char *bytes;
    size_t len;
    struct csv_table table;
    struct faults faults;
    faults_on(&faults, a);
    enum hub_rc rc = file_read(path, FOLDER_FILE_MAX, a, &bytes, &len, err);
    rc = rc == HUB_OK ? csv_read(path, bytes, len, NULL, a, &table, &faults, err) : rc;
    if (rc == HUB_OK) {
        *fit = csv_rank_nouns(&table, of, count, a, out);
    }
    return rc;
}

enum hub_rc preview_csv(const char *path, const struct sink *to, struct arena *a,
    const char **described, struct faults *faults, struct hub_err *err)
{
    const char *bytes;
    size_t len;
    struct csv_table table;
    enum hub_rc rc = file_read(path, FOLDER_FILE_MAX, a, &bytes, &len, err);
    if (rc == HUB_OK) {
        rc = csv_read(path, bytes, len, NULL, a, &table, faults, err);
    }
    if (rc == HUB_OK) {
        *described = csv_describe(&table, a);
        rc = csv_write_preview(&table, to, err);
    }
    return rc;
}
