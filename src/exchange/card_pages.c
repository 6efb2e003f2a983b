/* SPDX-License-Identifier: MIT */
/* The emergency card: a block of about A6, to be cut out and carried. */
#include "hub/base/str.h"

#include "child_parts_priv.h"

/* A6 on its side is 148 mm wide; the page between its margins 186 mm. */
enum { CARD_PERCENT = 80, CARD_HEADING = 24, RINGS = 2 };

static const char *born_text(const struct child_view *v, struct arena *a)
{
    char day[DATE_TEXT];
    const char *age = child_age(v, a);
    if (!date_known(v->child.born)) {
        return "not known";
    }
    return arena_printf(
        a, "%s%s%s", date_plain(v->child.born, day), *age ? ", " : "", age);
}

static const char *allergy_text(const struct child_view *v, struct arena *a)
{
    const struct child *c = &v->child;
    if (str_empty(c->allergy)) {
        return "none that we know of";
    }
    return arena_printf(a, "%s%s%s%s", c->allergy, c->allergy_serious == 1 ? ", can be an emergency" : "",
        str_empty(v->pen_at) ? "" : "; the pen: ", str_empty(v->pen_at) ? "" : v->pen_at);
}

static const char *with_phone(const char *name, const char *phone, struct arena *a)
{
    return arena_printf(
        a, "%s%s%s", name ? name : "", name && phone ? "  " : "", phone ? phone : "");
}

void card_pages(const struct child_view *v, struct page_doc *d)
{
    struct arena *a = d->a;
    const struct child *c = &v->child;
    const char *name = child_named(v, ROTA_NAMES_FULL, a);
    bool other = !str_empty(c->legal_name) && !str_eq(c->legal_name, name);
    struct page_table *t = pairs_table(d, CARD_HEADING);
    const char *medicines = medicine_lines(v, a), *ring = ring_lines(v, RINGS, a);
    t->cut = true;
    t->share = CARD_PERCENT;
    page_row(t);
    page_cell_span(t, 2, PAGE_LARGE | PAGE_STRONG, name);
    pair_row(t, "In law", PAGE_NORMAL, other ? c->legal_name : "");
    pair_row(t, "Born", PAGE_NORMAL, born_text(v, a));
    page_row(t);
    page_cell_span(t, 2, str_empty(c->allergy) ? PAGE_NORMAL : PAGE_BOX | PAGE_STRONG,
        arena_printf(a, "ALLERGY: %s", allergy_text(v, a)));
    pair_row(t, "Medicine", PAGE_NORMAL, *medicines ? medicines : "none that we know of");
    pair_row(t, "Doctor", PAGE_NORMAL, str_empty(c->gp) ? "not written down" : c->gp);
    pair_row(t, "Ring", PAGE_STRONG, *ring ? ring : "nobody is written down");
    pair_row(t, "Hub carer", PAGE_NORMAL, with_phone(v->carer, v->carer_phone, a));
    pair_row(t, "Out of hours", PAGE_NORMAL, v->hub.out_of_hours);
}
