/* SPDX-License-Identifier: MIT */
#include "import_case.h"

#include "hub/base/str.h"
#include "unit.h"

#include <string.h>

enum { ROWS = 40, COLS = 16 };

/* "a,b,,d" → cells; \n never comes. */
static size_t split(struct arena *a, const char *line, size_t len, const char **cells)
{
    size_t n = 0;
    const char *end = line + len;
    for (const char *p = line;; p++) {
        size_t cell = strcspn(p, ",\n");
        cell = p + cell > end ? (size_t)(end - p) : cell;
        assert_true(n < COLS);
        cells[n++] = arena_strndup(a, p, cell);
        p += cell;
        if (p >= end)
            return n;
    }
}

/* A sheet as a file would give it: headings are the words of fields, id, hub or removed. */
void import_sheet_of(struct import_case *t, const char *noun, const char *text)
{
    struct arena *a = t->w->a;
    struct import_sheet *s = &t->sheets[t->count++];
    const char **heading = arena_array(a, COLS, sizeof *heading);
    struct import_row *rows = arena_array(a, ROWS, sizeof *rows);
    size_t len = strcspn(text, "\n");
    *s = (struct import_sheet){.noun = noun_find(noun), .heading_line = 1, .id_col = -1, .hub_col = -1,
        .removed_col = -1, .rows = rows};
    s->file = arena_printf(a, "%s.csv", s->noun->file);
    s->cols = split(a, text, len, heading);
    const struct field **fields = arena_array(a, s->cols, sizeof *fields);
    for (size_t i = 0; i < s->cols; i++) {
        const struct field *f = noun_field(s->noun, heading[i]);
        s->id_col = str_eq(heading[i], "id") ? (int)i : s->id_col;
        s->hub_col = str_eq(heading[i], "hub") ? (int)i : s->hub_col;
        s->removed_col = str_eq(heading[i], "removed") ? (int)i : s->removed_col;
        fields[i] = f && !(str_eq(heading[i], "hub") && f->type == FIELD_REF) ? f : NULL;
    }
    s->fields = fields;
    for (const char *p = text + len; *p; p += len) {
        p++;
        len = strcspn(p, "\n");
        const char **cells = arena_array(a, COLS, sizeof *cells);
        size_t n = split(a, p, len, cells);
        assert_true(s->row_count < ROWS);
        rows[s->row_count++] = (struct import_row){(int)s->row_count + 1, cells, n};
    }
}

enum hub_rc import_take(struct import_case *t)
{
    faults_on(&t->faults, t->w->a);
    t->w->err = (struct hub_err){0};
    return hub_import(
        t->w->h, t->sheets, t->count, &t->o, t->w->a, &t->report, &t->faults, &t->w->err);
}

const char *import_told(struct import_case *t)
{
    struct sb b = sb_on(t->w->a);
    for (size_t i = 0; i < t->faults.count; i++)
        sb_addf(&b, "%s\n", fault_text(&t->faults.items[i], t->w->a));
    return sb_str(&b);
}

void import_good(struct import_case *t)
{
    if (import_take(t) != HUB_OK)
        fail_msg("%s%s", import_told(t), t->w->err.msg);
}

struct import_case import_taken(struct open_hub *w, const char *noun, const char *text)
{
    struct import_case t = {.w = w};
    import_sheet_of(&t, noun, text);
    import_good(&t);
    return t;
}

void import_tells(struct import_case *t, const char *text)
{
    if (!strstr(import_told(t), text))
        fail_msg("not told: \"%s\", but\n%s", text, import_told(t));
}

void import_is_fault(struct open_hub *w, const char *noun, const char *text, const char *fault)
{
    struct import_case t = {.w = w};
    import_sheet_of(&t, noun, text);
    assert_int_equal(import_take(&t), HUB_EINVAL);
    import_tells(&t, fault);
}

void import_counts(struct import_case *t, size_t i, int added, int updated, int same, int kept)
{
    assert_true(i < t->report.count);
    const struct import_count *c = &t->report.counts[i];
    if (c->added != added || c->updated != updated || c->same != same || c->kept != kept)
        fail_msg("%s: %lld new, %lld changed, %lld as they were, %lld kept\n%s", c->noun->plural,
            (long long)c->added, (long long)c->updated, (long long)c->same, (long long)c->kept,
            import_told(t));
}

struct record_list import_listed(struct open_hub *w, const char *noun)
{
    struct record_list list;
    struct record_ask all = record_ask_all();
    assert_int_equal(hub_list(w->h, noun_find(noun), &all, w->a, &list, &w->err), HUB_OK);
    return list;
}

size_t import_there(struct open_hub *w, const char *noun)
{
    return import_listed(w, noun).count;
}

hub_id import_found(struct open_hub *w, const char *noun, const char *name)
{
    hub_id id = ID_NONE;
    if (hub_find(w->h, noun_find(noun), name, &id, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return id;
}
