/* SPDX-License-Identifier: MIT */
#include "hub/base/fault.h"

#include "hub/base/str.h"

#include <stdarg.h>

void faults_on(struct faults *f, struct arena *a)
{
    *f = (struct faults){.a = a};
}

/* The name of the file, shared with the fault before: they come file by file. */
static const char *file_name(const struct faults *f, const char *file)
{
    const char *last = f->count ? f->items[f->count - 1].file : NULL;
    return str_eq(last, file) ? last : arena_strdup(f->a, file);
}

void fault_add(struct faults *f, enum fault_level level, const char *file, int line, int col,
    const char *fmt, ...)
{
    va_list ap;
    arena_grow(f->a, &f->items, f->count, &f->cap, sizeof *f->items);
    va_start(ap, fmt);
    const char *msg = arena_vprintf(f->a, fmt, ap);
    va_end(ap);
    f->items[f->count] = (struct fault){level, file_name(f, file), line, col, msg};
    f->count++;
    f->errors += level == FAULT_ERROR;
}

const char *fault_text(const struct fault *f, struct arena *a)
{
    struct sb b = sb_on(a);
    if (f->file) {
        sb_add(&b, f->file);
    }
    if (f->line) {
        sb_addf(&b, "%sline %d", b.len ? ", " : "", f->line);
    }
    if (f->col) {
        sb_addf(&b, "%scolumn %d", b.len ? ", " : "", f->col);
    }
    sb_addf(&b, "%s%s", b.len ? ": " : "", f->msg);
    return sb_str(&b);
}
