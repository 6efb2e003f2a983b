/* SPDX-License-Identifier: MIT */
/* The carer's page: everything about a child, for the folder. */
#include "hub/base/str.h"

#include "child_parts_priv.h"

/* Parts of the page: the fields of the child from this column to the next part's, in table order. */
static const struct {
    const char *heading, *first;
} parts[] = {
    {"Who I am", "known_as"},
    {"School", "school"},
    {"Health", "gp"},
    {"Nights elsewhere", "elsewhere"},
    {"About me", "diet"},
    {"Gone through", "checked_by"},
};

/* Said elsewhere on the page, or the title itself. */
static bool said_already(const struct field *f)
{
    static const char *const columns[] = {
        "family_id", "allergy", "allergy_serious", "allergy_plan", "must_not_know", "no_photos",
        "takes_medicine"};
    bool found = false;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        found |= str_eq(columns[i], f->column);
    }
    return found;
}

static const char *part_of(const struct field *f, const char *now)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        now = str_eq(parts[i].first, f->column) ? parts[i].heading : now;
    }
    return now;
}

static void about(const struct child_view *v, struct page_doc *d)
{
    const char *part = parts[0].heading, *shown = NULL;
    struct page_table *t = NULL;
    for (size_t i = 0; i < child_noun.field_count; i++) {
        const struct field *f = &child_noun.fields[i];
        part = part_of(f, part);
        if (said_already(f) || field_is_empty(f, &v->child)) {
            continue;
        }
        if (part != shown) {
            page_heading(d, part);
            t = pairs_table(d, 26);
            shown = part;
        }
        pair_row(t, f->label, PAGE_NORMAL, field_shown(f, &v->child, d->a));
    }
}

static void warnings(const struct child_view *v, struct page_doc *d)
{
    const char *const lines[][2] = {
        {"Must not know where I am", v->child.must_not_know},
        {"Safety notice", v->family.safety_notice},
        {"May NOT collect", collect_text(v, false, d->a)},
    };
    struct page_table *t = NULL;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (str_empty(lines[i][1])) {
            continue;
        }
        if (!t) {
            t = page_table(d, true);
            page_column(t, 1, PAGE_LEFT);
        }
        page_row(t);
        page_cell(t, PAGE_BOX | PAGE_STRONG,
            arena_printf(d->a, "%s: %s", lines[i][0], lines[i][1]));
    }
}

static const char *consents(const struct child_view *v, struct arena *a)
{
    struct sb b = sb_on(a);
    char day[DATE_TEXT];
    for (size_t i = 0; i < v->consent_count; i++) {
        const struct consent_line *c = &v->consents[i];
        bool back = c->ended && date_known(c->consent->withdrawn_on);
        hub_date when = back ? c->consent->withdrawn_on : c->end;
        sb_addf(&b, "%s%s: %s, %s %s, by %s", i ? "\n" : "", c->consent->kind, c->consent->answer,
            back ? "taken back" : c->ended ? "ENDED" : "until", date_plain(when, day),
            c->consent->given_by);
    }
    return sb_str(&b);
}

static void headlines(const struct child_view *v, struct page_doc *d)
{
    char day[DATE_TEXT];
    struct page_table *t = NULL;
    for (size_t i = 0; i < v->headline_count; i++) {
        if (!t) {
            page_heading(d, "My story here");
            t = pairs_table(d, 26);
        }
        pair_row(t, arena_strdup(d->a, date_plain(v->headlines[i].on, day)), PAGE_NORMAL,
            v->headlines[i].text);
    }
}

void carer_pages(const struct child_view *v, struct page_doc *d)
{
    struct arena *a = d->a;
    d->title = arena_printf(a, "%s: the carer's page", child_named(v, ROTA_NAMES_FULL, a));
    d->subtitle = child_age(v, a);
    d->note = "Keep this in the folder, not on the wall.";
    alert_boxes(v, true, d);
    warnings(v, d);
    struct page_table *t = pairs_table(d, 26);
    pair_row(t, "Ring", PAGE_STRONG, ring_lines(v, v->ring_count + 1, a));
    pair_row(t, "May collect", PAGE_NORMAL, collect_text(v, true, a));
    pair_row(t, "Medicine", PAGE_NORMAL, medicine_lines(v, a));
    pair_row(t, "Parents said", PAGE_NORMAL, consents(v, a));
    about(v, d);
    headlines(v, d);
}
