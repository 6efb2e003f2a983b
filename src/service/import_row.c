/* SPDX-License-Identifier: MIT */
/* The cells of one row into a record, and what is wrong with them. */
#include "hub/base/str.h"

#include "import_priv.h"

#include <stdarg.h>
#include <string.h>

static size_t place_of(const struct import *im, const struct field *f)
{
    return (size_t)(f - im->sheet->noun->fields);
}

static void tell(struct import *im, enum fault_level level, int col, const char *fmt, va_list ap)
    __attribute__((format(printf, 4, 0)));

static void tell(struct import *im, enum fault_level level, int col, const char *fmt, va_list ap)
{
    const char *text = arena_vprintf(im->scratch, fmt, ap);
    fault_add(im->faults, level, im->sheet->file, im->row->line, col + 1, "%s", text);
}

void import_fault_at(struct import *im, int col, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    tell(im, FAULT_ERROR, col, fmt, ap);
    va_end(ap);
}

void import_fault(struct import *im, const struct field *f, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    tell(im, FAULT_ERROR, f ? im->col_of[place_of(im, f)] : -1, fmt, ap);
    va_end(ap);
}

void import_note(struct import *im, const struct field *f, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    tell(im, FAULT_NOTE, f ? im->col_of[place_of(im, f)] : -1, fmt, ap);
    va_end(ap);
}

const char *import_cell(const struct import *im, int col)
{
    return col >= 0 && (size_t)col < im->row->count ? im->row->cells[col] : "";
}

const char *import_field_cell(const struct import *im, const struct field *f)
{
    return import_cell(im, im->col_of[place_of(im, f)]);
}

bool import_has_column(const struct import *im, const struct field *f)
{
    return im->col_of[place_of(im, f)] >= 0;
}

void import_set_bad(struct import *im, const struct field *f)
{
    im->bad[place_of(im, f)] = true;
}

bool import_is_bad(const struct import *im, const struct field *f)
{
    return im->bad[place_of(im, f)];
}

/* "Mia, Theo" → "123 456" */
static bool set_links(
    struct import *im, const struct field *f, void *rec, const char *text, int col)
{
    struct sb ids = sb_on(im->scratch);
    const char **member = (const char **)(void *)((char *)rec + f->offset);
    bool good = true;
    for (const char *p = text; *p;) {
        size_t len = strcspn(p, ",;\n");
        const char *name = str_trim(im->scratch, arena_strndup(im->scratch, p, len));
        if (!str_empty(name)) {
            hub_id id = import_ref(im, f, rec, name, col);
            good = good && id_known(id);
            sb_addf(&ids, "%s%lld", ids.len ? " " : "", (long long)id.n);
        }
        p += len + (p[len] != '\0');
    }
    *member = ids.len ? sb_str(&ids) : NULL;
    return good;
}

static bool set_cell(struct import *im, const struct field *f, void *rec, const char *text, int col)
{
    struct hub_err err;
    if (f->type == FIELD_LINKS) {
        return set_links(im, f, rec, text, col);
    }
    if (f->type == FIELD_REF) {
        hub_id id = import_ref(im, f, rec, text, col);
        *(hub_id *)(void *)((char *)rec + f->offset) = id;
        return id_known(id) || im->later;
    }
    if (field_parse(f, rec, text, hub_today(im->h), im->scratch, &err) != HUB_OK) {
        import_fault_at(im, col, "%s", err.msg);
        return false;
    }
    return true;
}

void import_cells(struct import *im, void *rec)
{
    const struct import_sheet *s = im->sheet;
    for (int rank = 0; rank < FIELD_RANKS; rank++) {
        for (size_t c = 0; c < s->cols && c < im->row->count; c++) {
            const struct field *f = s->fields[c];
            if (!f || im->rank_of[c] != rank || str_empty(im->row->cells[c])) {
                continue;
            }
            if (!set_cell(im, f, rec, im->row->cells[c], (int)c)) {
                import_set_bad(im, f);
            }
        }
    }
}
