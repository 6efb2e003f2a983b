/* SPDX-License-Identifier: MIT */
/* The cells of one row into a record. */
#include "hub/base/str.h"

#include "import_priv.h"

#include <stdarg.h>
#include <string.h>

void import_fault(struct import *im, int col, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    const char *text = arena_vprintf(im->a, fmt, ap);
    va_end(ap);
    fault_add(im->faults, FAULT_ERROR, im->sheet->file, im->row->line, col + 1, "%s", text);
}

static bool set_links(
    struct import *im, const struct field *f, void *rec, const char *text, int col)
{
    struct sb ids = sb_on(im->scratch);
    const char **member = (const char **)(void *)((char *)rec + f->offset);
    for (const char *p = text; *p;) {
        size_t len = strcspn(p, ",;\n");
        const char *name = str_trim(im->scratch, arena_strndup(im->scratch, p, len));
        if (!str_empty(name)) {
            hub_id id = import_ref(im, f, rec, name, col);
            if (!id_known(id)) {
                return false;
            }
            sb_addf(&ids, "%s%lld", ids.len ? " " : "", (long long)id.n);
        }
        p += len + (p[len] != '\0');
    }
    *member = ids.len ? sb_str(&ids) : NULL;
    return true;
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
        return id_known(id);
    }
    if (field_parse(f, rec, text, hub_today(im->h), im->scratch, &err) != HUB_OK) {
        import_fault(im, col, "%s", err.msg);
        return false;
    }
    return true;
}

bool import_cells(struct import *im, void *rec, bool refs)
{
    bool good = true;
    for (size_t c = 0; c < im->sheet->cols && c < im->row->count; c++) {
        const struct field *f = im->sheet->fields[c];
        if (f && (f->type == FIELD_REF) == refs && !str_empty(im->row->cells[c])) {
            good = set_cell(im, f, rec, im->row->cells[c], (int)c) && good;
        }
    }
    return good;
}
