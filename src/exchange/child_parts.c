/* SPDX-License-Identifier: MIT */
#include "child_parts_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"

#include <string.h>

struct page_doc *page_of_hub(
    struct hub *h, struct arena *a, enum page_orientation o, const char *title)
{
    struct page_doc *d = page_create(a, o, title);
    d->hub = arena_strdup(a, hub_title(h));
    d->practice = hub_practice(h);
    d->printed = hub_now(h);
    return d;
}

const char *child_named(const struct child_view *v, enum sheet_names names, struct arena *a)
{
    const char *called = child_called(&v->child);
    const char *full = arena_printf(a, "%s %s", called, v->family.name);
    return names == ROTA_NAMES_FIRST  ? called
           : names == ROTA_NAMES_FULL ? full
                                      : utf8_initials(a, full);
}

const char *child_age(const struct child_view *v, struct arena *a)
{
    if (!date_known(v->child.born) || v->child.born.d > v->day.d) {
        return "";
    }
    int years = date_age(v->child.born, v->day);
    return years == 0 ? "under 1" : arena_printf(a, "%d %s old", years, words_many(years, "year", "years"));
}

/* The end of the last whole word within `most` characters. */
static size_t whole_words(const char *text, size_t most)
{
    const char *p = text, *end = text;
    for (size_t n = 0; *p && n < most; n++) {
        const char *at = p;
        if (utf8_next(&p) == ' ') {
            end = at;
        }
    }
    return end > text ? (size_t)(end - text) : (size_t)(p - text);
}

const char *in_short(const char *text, size_t most, struct arena *a)
{
    if (str_empty(text) || utf8_count(text) <= most) {
        return text;
    }
    size_t len = whole_words(text, most);
    return arena_printf(a, "%.*s (more on the carer's page)", (int)len, text);
}

enum { PLAN_CHARACTERS = 160 };

static void alert_box(struct page_table *t, const char *word, const char *note)
{
    page_row(t);
    page_cell_note(t, PAGE_BOX | PAGE_LARGE | PAGE_STRONG, word, note);
}

static const char *plan_text(const struct child_view *v, bool whole, struct arena *a)
{
    struct sb b = sb_on(a);
    const char *plan = v->child.allergy_plan;
    sb_add(&b, str_empty(plan) ? "No plan is written down yet: ask before the stay."
               : whole         ? plan
                               : in_short(plan, PLAN_CHARACTERS, a));
    if (!str_empty(v->pen_at)) {
        sb_addf(&b, "\nThe pen: %s", v->pen_at);
    }
    return sb_str(&b);
}

void alert_boxes(const struct child_view *v, bool whole_plan, struct page_doc *d)
{
    const struct child *c = &v->child;
    if (str_empty(c->allergy) && c->no_photos != 1) {
        return;
    }
    struct page_table *t = page_table(d, true);
    page_column(t, 1, PAGE_LEFT);
    if (!str_empty(c->allergy)) {
        const char *word = arena_printf(d->a, "ALLERGY: %s%s", c->allergy,
            c->allergy_serious == 1 ? " (can be an emergency)" : "");
        alert_box(t, word, plan_text(v, whole_plan, d->a));
    }
    if (c->no_photos == 1) {
        alert_box(t, "NO PHOTOS", NULL);
    }
}

struct page_table *pairs_table(struct page_doc *d, int heading_share)
{
    struct page_table *t = page_table(d, false);
    page_column(t, heading_share, PAGE_LEFT);
    page_column(t, 100 - heading_share, PAGE_LEFT);
    return t;
}

void pair_row(struct page_table *t, const char *heading, unsigned style, const char *text)
{
    if (!str_empty(text)) {
        page_row(t);
        page_cell(t, PAGE_HEAD, heading);
        page_cell(t, style, text);
    }
}

const char *ring_text(const struct person *p, struct arena *a)
{
    struct sb b = sb_on(a);
    sb_add(&b, person_called(p));
    if (!str_empty(p->relation) && !str_ieq(p->relation, person_called(p))) {
        sb_addf(&b, " (%s)", p->relation);
    }
    if (!str_empty(p->phone)) {
        sb_addf(&b, "  %s", p->phone);
    }
    if (!str_empty(p->phone_other)) {
        sb_addf(&b, "%s%s", str_empty(p->phone) ? "  " : "\nor ", p->phone_other);
    }
    return sb_str(&b);
}

const char *ring_lines(const struct child_view *v, size_t most, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < v->ring_count && i < most; i++) {
        sb_addf(&b, "%s%s", i ? "\n" : "", ring_text(v->ring[i], a));
    }
    if (v->ring_count < most && !str_empty(v->family.phone)) {
        sb_addf(&b, "%sThe family  %s", b.len ? "\n" : "", v->family.phone);
    }
    return sb_str(&b);
}

const char *collect_text(const struct child_view *v, bool may, struct arena *a)
{
    struct sb b = sb_on(a);
    char day[DATE_TEXT];
    for (size_t i = 0; i < v->collect_count; i++) {
        const struct collect_line *c = &v->collect[i];
        if (c->may != may) {
            continue;
        }
        sb_addf(&b, "%s%s", b.len ? ", " : "", c->name);
        if (c->relation && !str_ieq(c->relation, c->name)) {
            sb_addf(&b, " (%s)", c->relation);
        }
        if (c->only_today) {
            sb_addf(&b, " only %s", date_medium(date_known(c->until) ? c->until : v->day, day));
        } else if (date_known(c->until)) {
            sb_addf(&b, " until %s", date_plain(c->until, day));
        }
    }
    return sb_str(&b);
}

/* "07:30 19:30" → "07:30 and 19:30" */
static const char *times_text(const char *times, struct arena *a)
{
    struct sb b = sb_on(a);
    for (const char *p = times; *p;) {
        size_t len = strcspn(p, " ");
        const char *next = p + len + strspn(p + len, " ");
        sb_addf(&b, "%s%.*s", b.len == 0 ? "" : *next ? ", " : " and ", (int)len, p);
        p = next;
    }
    return sb_str(&b);
}

static void add_when_needed(struct sb *b, const struct medicine *m)
{
    sb_add(b, ", only when needed");
    if (!str_empty(m->reason)) {
        sb_addf(b, " for %s", m->reason);
    }
    if (!str_empty(m->most_in_a_day)) {
        sb_addf(b, "; at most %s in 24 hours", m->most_in_a_day);
    }
    if (m->gap_hours != INT_NONE && m->gap_hours > 0) {
        sb_addf(b, "; %lld %s between", (long long)m->gap_hours, words_many(m->gap_hours, "hour", "hours"));
    }
}

static const char *medicine_text(const struct medicine *m, struct arena *a)
{
    struct sb b = sb_on(a);
    if (!str_empty(m->times)) {
        sb_addf(&b, "%s  ", times_text(m->times, a));
    }
    sb_add(&b, m->name);
    if (!str_empty(m->strength)) {
        sb_addf(&b, " %s", m->strength);
    }
    if (!str_empty(m->dose)) {
        sb_addf(&b, ", %s", m->dose);
    }
    if (m->as_needed == 1) {
        add_when_needed(&b, m);
    }
    return sb_str(&b);
}

const char *medicine_lines(const struct child_view *v, struct arena *a)
{
    struct sb b = sb_on(a);
    for (int timed = 1; timed >= 0; timed--) {
        for (size_t i = 0; i < v->medicine_count; i++) {
            if (!str_empty(v->medicines[i]->times) == timed) {
                sb_addf(&b, "%s%s", b.len ? "\n" : "", medicine_text(v->medicines[i], a));
            }
        }
    }
    if (v->medicine_count == 0 && v->child.takes_medicine == 1) {
        sb_add(&b, "Takes medicine: there is no sheet yet. Ask before the stay.");
    }
    return sb_str(&b);
}
