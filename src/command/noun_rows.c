/* SPDX-License-Identifier: MIT */
/* A noun's field table as the columns of a list. */
#include "hub/base/str.h"
#include "hub/service/records.h"
#include "hub/service/series_words.h"
#include "rows_priv.h"

#include <string.h>

static enum cell_kind kind_of(const struct field *f)
{
    switch (f->type) {
    case FIELD_INT:
    case FIELD_STAMP:
        return CELL_NUMBER;
    case FIELD_BOOL:
        return CELL_YES_NO;
    case FIELD_LINKS:
        return CELL_LIST;
    default:
        return CELL_TEXT;
    }
}

void noun_columns(struct noun_columns *out, struct invocation *inv, const struct noun *n)
{
    const struct hub_entry *entries;
    bool one_hub = hub_entries(inv->hub, &entries) < 2;
    size_t room = n->field_count + 2;
    *out = (struct noun_columns){.noun = n, .names = namer_create(inv->hub, inv->arena)};
    out->columns = arena_array(inv->arena, room, sizeof *out->columns);
    out->fields = arena_array(inv->arena, room, sizeof *out->fields);
    out->columns[0] =
        (struct column){"hub", "Hub", CELL_TEXT, one_hub && strcmp(n->name, "hub") != 0};
    out->columns[1] = (struct column){"id", "Number", CELL_TEXT, true};
    out->count = 2;
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (strcmp(f->word, "hub") != 0) {
            out->fields[out->count] = f;
            out->columns[out->count++] = (struct column){f->word, f->label, kind_of(f), false};
        }
    }
}

/* A line and the one that puts it right have one and the same name. */
static bool by_number(const struct field *f)
{
    const struct noun *n = noun_find(f->ref);
    return n && (n->flags & NOUN_APPEND_ONLY);
}

/* REF and LINKS from the namer, which keeps names; all else on the row's own arena. */
static const char *cell(const struct noun_columns *c, const struct field *f, const void *rec,
    enum format format, struct arena *a)
{
    if (f->type == FIELD_LINKS) {
        return namer_links(c->names, f, rec, format == FORMAT_JSON ? "\n" : ", ");
    }
    if (f->type == FIELD_REF && format != FORMAT_TEXT && by_number(f)) {
        return field_text(f, rec, a);
    }
    if (f->type == FIELD_REF) {
        return namer_field(c->names, f, rec, false);
    }
    const char *words = format == FORMAT_TEXT ? series_shown(f, rec, a) : NULL;
    if (words) {
        return words;
    }
    return format == FORMAT_TEXT ? field_shown(f, rec, a) : field_text(f, rec, a);
}

const char **noun_cells(
    const struct noun_columns *c, const void *rec, enum format format, struct arena *a)
{
    const char **cells = arena_array(a, c->count, sizeof *cells);
    cells[0] = namer_hub(c->names, c->noun, rec);
    cells[1] = arena_printf(a, "%lld", (long long)((const struct record *)rec)->id.n);
    for (size_t i = 2; i < c->count; i++) {
        cells[i] = cell(c, c->fields[i], rec, format, a);
    }
    return cells;
}

enum hub_rc record_ever(struct invocation *inv, const struct noun *n, const char *called,
    hub_id *id, struct hub_err *err)
{
    struct hub_err removed;
    enum hub_rc rc = hub_find(inv->hub, n, called, id, err);
    return rc == HUB_ENOTFOUND && hub_find_removed(inv->hub, n, called, id, &removed) == HUB_OK
               ? HUB_OK
               : rc;
}
