/* SPDX-License-Identifier: MIT */
/*
 * Records to CSV files that import reads back as the same hub. A reference is
 * written by name where a name finds one record (a hub, family, person, child,
 * home or host), else by its number.
 */
#include "hub/base/str.h"
#include "hub/exchange/folder.h"
#include "hub/exchange/sheets.h"
#include "hub/model/noun.h"
#include "hub/service/records.h"

#include <string.h>

struct sheet_out {
    struct csv_writer csv;
    const struct noun *noun;
    const struct field **fields;
    size_t count;
    struct namer *names;
    struct arena *scratch;
    size_t rows;
};

static bool found_by_name(const char *noun)
{
    static const char *const named[] = {"hub", "family", "person", "child", "home", "host"};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (strcmp(named[i], noun) == 0) {
            return true;
        }
    }
    return false;
}

static const char *cell(struct sheet_out *s, const struct field *f, const void *rec)
{
    bool by_name = f->type == FIELD_LINKS || (f->type == FIELD_REF && found_by_name(f->ref));
    return by_name ? namer_field(s->names, f, rec, false) : field_text(f, rec, s->scratch);
}

static enum hub_rc write_heading(struct sheet_out *s, struct hub_err *err)
{
    const char **cells = arena_array(s->scratch, s->count + 2, sizeof *cells);
    cells[0] = "hub";
    cells[1] = "id";
    for (size_t i = 0; i < s->count; i++) {
        cells[i + 2] = s->fields[i]->word;
    }
    return csv_write_row(&s->csv, cells, s->count + 2, err);
}

static enum hub_rc write_record(void *arg, const void *rec, struct hub_err *err)
{
    struct sheet_out *s = arg;
    arena_reset(s->scratch);
    const char **cells = arena_array(s->scratch, s->count + 2, sizeof *cells);
    cells[0] = namer_hub(s->names, s->noun, rec);
    cells[1] = arena_printf(s->scratch, "%lld", (long long)((const struct record *)rec)->id.n);
    for (size_t i = 0; i < s->count; i++) {
        cells[i + 2] = cell(s, s->fields[i], rec);
    }
    s->rows++;
    return csv_write_row(&s->csv, cells, s->count + 2, err);
}

/* The noun's columns but for the hub, which has one of its own. */
static void choose_fields(struct sheet_out *s, struct arena *a)
{
    s->fields = arena_array(a, s->noun->field_count + 1, sizeof *s->fields);
    for (size_t i = 0; i < s->noun->field_count; i++) {
        const struct field *f = &s->noun->fields[i];
        if (strcmp(f->word, "hub") != 0) {
            s->fields[s->count++] = f;
        }
    }
}

static enum hub_rc export_noun(struct hub *h, const struct noun *n, struct namer *names,
    struct folder_out *folder, struct arena *a, size_t *files, struct hub_err *err)
{
    struct sb bytes = sb_on(a);
    struct sink memory = sink_memory(&bytes);
    struct record_ask all = record_ask_all();
    struct sheet_out s = {.csv = {.to = &memory, .formulas_as_text = true},
        .noun = n,
        .names = names,
        .scratch = arena_create()};
    choose_fields(&s, a);
    enum hub_rc rc = write_heading(&s, err);
    if (rc == HUB_OK) {
        rc = hub_each(h, n, &all, write_record, &s, err);
    }
    if (rc == HUB_OK && s.rows > 0) {
        rc = folder_add(folder, arena_printf(a, "%s.csv", n->file), sb_str(&bytes), bytes.len, err);
        *files += rc == HUB_OK;
    }
    arena_destroy(s.scratch);
    return rc;
}

enum hub_rc export_folder(struct hub *h, const char *path, const struct sink *tar, struct arena *a,
    size_t *files, struct hub_err *err)
{
    struct folder_out out;
    struct hub_err ignored;
    struct namer *names = namer_create(h, a);
    *files = 0;
    enum hub_rc rc = folder_begin(&out, path, tar, wall_to_stamp(hub_now(h), NULL), err);
    if (rc != HUB_OK) {
        return rc;
    }
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        if (!(nouns[i]->flags & NOUN_SEALED)) {
            struct arena *one = arena_create();
            rc = export_noun(h, nouns[i], names, &out, one, files, err);
            arena_destroy(one);
        }
    }
    enum hub_rc end = folder_end(&out, rc == HUB_OK ? err : &ignored);
    return rc == HUB_OK ? end : rc;
}
