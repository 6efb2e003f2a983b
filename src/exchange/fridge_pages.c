/* SPDX-License-Identifier: MIT */
/* The page on the fridge: one A4, what matters first, nothing that is private. */
#include "hub/base/str.h"

#include "child_parts_priv.h"

enum { LINE_CHARACTERS = 200, RINGS = 2 };

/* The rows about the child, from the field table; a private field is left out wherever it stands. */
static const struct {
    const char *heading;
    const char *columns; /* "bedtime|light": each with its label but the first */
} about_rows[] = {
    {"Food", "diet"},
    {"Always gets eaten", "favourite_food"},
    {"Bedtime", "bedtime|bedtime_routine|light|door"},
    {"Comforts", "comforts"},
    {"What helps", "helps"},
    {"Morning", "morning"},
    {"Loves", "loves"},
    {"Screens", "screens"},
};

static const char *about_text(const struct child_view *v, const char *columns, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < str_parts(columns); i++) {
        const struct field *f = noun_field(&child_noun, str_part(a, columns, i));
        if (!f || f->flags & FIELD_PRIVATE || field_is_empty(f, &v->child)) {
            continue;
        }
        const char *text = in_short(field_shown(f, &v->child, a), LINE_CHARACTERS, a);
        if (i == 0) {
            sb_add(&b, text);
        } else {
            sb_addf(&b, "%s%s: %s", b.len ? "\n" : "", f->label, text);
        }
    }
    return sb_str(&b);
}

static const char *out_of_hours(const struct child_view *v, struct arena *a)
{
    return str_empty(v->hub.out_of_hours)
               ? ""
               : arena_printf(a, "%s  (out of hours, day and night)", v->hub.out_of_hours);
}

void fridge_pages(const struct child_view *v, enum sheet_names names, struct page_doc *d)
{
    struct arena *a = d->a;
    d->title = child_named(v, names, a);
    d->subtitle = child_age(v, a);
    d->large = true;
    alert_boxes(v, false, d);
    struct page_table *t = pairs_table(d, 26);
    pair_row(t, "Ring", PAGE_STRONG, ring_lines(v, RINGS, a));
    pair_row(t, "Nobody answers", PAGE_NORMAL, out_of_hours(v, a));
    pair_row(t, "May collect", PAGE_NORMAL, collect_text(v, true, a));
    pair_row(t, "Medicine", PAGE_STRONG, medicine_lines(v, a));
    for (size_t i = 0; i < sizeof about_rows / sizeof *about_rows; i++) {
        pair_row(t, about_rows[i].heading, PAGE_NORMAL, about_text(v, about_rows[i].columns, a));
    }
}
