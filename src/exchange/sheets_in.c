/* SPDX-License-Identifier: MIT */
/* Tables of text to sheets of a noun's rows. */
#include "hub/base/str.h"
#include "hub/exchange/folder.h"
#include "hub/exchange/sheets.h"
#include "hub/model/noun.h"

#include <string.h>

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

static void to_sheet(const struct csv_table *t, const struct csv_columns *c, struct arena *a,
    struct import_sheet *out)
{
    struct import_row *rows = arena_array(a, t->row_count + 1, sizeof *rows);
    size_t n = 0;
    for (size_t i = 0; i < t->row_count; i++) {
        if (!t->rows[i].broken) {
            rows[n++] = (struct import_row){t->rows[i].line, t->rows[i].cells, t->rows[i].count};
        }
    }
    *out = (struct import_sheet){.noun = c->noun,
        .file = t->file,
        .cols = c->cols,
        .fields = column_fields(c, a),
        .id_col = c->id_col >= 0 ? c->id_col : -1,
        .hub_col = c->hub_col >= 0 ? c->hub_col : -1,
        .rows = rows,
        .row_count = n};
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
        return hub_fail(err, HUB_EUSAGE,
            "%s: its headings do not say what it holds. Say it with --what, as in --what families.",
            name);
    }
    csv_match_headings(&table, noun, unknown, a, &columns, faults);
    to_sheet(&table, &columns, a, out);
    return HUB_OK;
}

/* With faults in the tables themselves nothing is tried, but all of them are told. */
static enum hub_rc import_sheets(struct hub *h, const struct sheets *s,
    const struct import_options *o, struct arena *a, struct import_report *out,
    struct faults *faults, struct hub_err *err)
{
    size_t before = faults->errors;
    struct import_options trial = *o;
    trial.dry_run = o->dry_run || before > 0;
    enum hub_rc rc = hub_import(h, s->items, s->count, &trial, a, out, faults, err);
    if (rc == HUB_OK && before > 0) {
        rc = hub_fail(err, HUB_EINVAL, "%zu %s found. Nothing was imported.", before,
            before == 1 ? "fault was" : "faults were");
    }
    return rc;
}

enum hub_rc import_folder(struct hub *h, const char *path, const struct import_options *o,
    struct arena *a, struct import_report *out, struct faults *faults, struct hub_err *err)
{
    struct folder folder;
    struct sheets s = {0};
    *out = (struct import_report){0};
    enum hub_rc rc = strcmp(path, "-") == 0
                         ? folder_read_tar(0, nouns, noun_count, a, &folder, faults, err)
                         : folder_read(path, nouns, noun_count, a, &folder, faults, err);
    if (rc != HUB_OK) {
        return rc;
    }
    s.items = arena_array(a, folder.count + 1, sizeof *s.items);
    for (size_t i = 0; i < folder.count; i++) {
        const struct folder_file *f = &folder.files[i];
        rc = read_sheet(f->name, f->bytes, f->len, f->noun, CSV_UNKNOWN_ERROR, a,
            &s.items[s.count], faults, err);
        if (rc != HUB_OK) {
            fault_add(faults, FAULT_ERROR, f->name, 0, 0, "%s", err->msg);
            continue;
        }
        s.count++;
    }
    return import_sheets(h, &s, o, a, out, faults, err);
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
