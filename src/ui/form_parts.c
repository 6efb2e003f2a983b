/* SPDX-License-Identifier: MIT */
/* The parts of a form, by the rows of noun_parts. */
#include "form_priv.h"
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/model/noun_part.h"

static struct form_part *begin_part(struct form *f, const char *title)
{
    struct form_part *part = &f->parts[f->part_count++];
    *part = (struct form_part){.title = title, .first = f->count};
    return part;
}

static void add_field(struct form *f, struct form_part *part, const struct field *field)
{
    f->fields[f->count++] = (struct form_field){.f = field, .was = "", .echo = "", .message = ""};
    part->count++;
}

static bool has(const struct form *f, const struct field *field)
{
    for (size_t i = 0; i < f->count; i++) {
        if (f->fields[i].f == field) {
            return true;
        }
    }
    return false;
}

/* Not in a form: what hub fills in itself, and the hub where there is only one. */
static bool left_out(const struct form *f, const struct field *field)
{
    return (field->flags & FIELD_READONLY) || field->type == FIELD_STAMP ||
           (f->one_hub && str_eq(field->column, "hub_id"));
}

static void add_row(struct form *f, const struct noun_part *row, struct arena *a)
{
    struct form_part *part = begin_part(f, row->title);
    size_t columns = str_parts(row->columns);
    for (size_t i = 0; i < columns; i++) {
        const struct field *field = noun_field(f->noun, str_part(a, row->columns, i));
        if (field && !left_out(f, field) && !has(f, field) && part->count < NOUN_PART_FIELDS) {
            add_field(f, part, field);
        }
    }
    if (part->count == 0) {
        f->part_count--;
    }
}

/* What no row names: the whole form of a small noun, else "More". */
static void add_rest(struct form *f)
{
    const char *title = f->part_count ? "More" : f->noun->title;
    struct form_part *part = NULL;
    for (size_t i = 0; i < f->noun->field_count; i++) {
        const struct field *field = &f->noun->fields[i];
        if (left_out(f, field) || has(f, field)) {
            continue;
        }
        if (!part || part->count == NOUN_PART_FIELDS) {
            if (f->part_count == FORM_PARTS) {
                return;
            }
            part = begin_part(f, title);
            title = "More";
        }
        add_field(f, part, field);
    }
}

void form_make_parts(struct form *f, struct arena *a)
{
    f->fields = arena_array(a, f->noun->field_count + 1, sizeof *f->fields);
    for (size_t i = 0; i < noun_part_count && f->part_count < FORM_PARTS; i++) {
        if (str_eq(noun_parts[i].noun, f->noun->name)) {
            add_row(f, &noun_parts[i], a);
        }
    }
    add_rest(f);
}
