/* SPDX-License-Identifier: MIT */
#include "hub/exchange/day_pages.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/today_words.h"

#include "child_parts_priv.h"

enum { WHEN_SHARE = 22 };

struct day {
    const struct today *t;
    enum sheet_names names;
    struct page_doc *d;
    struct arena *a;
};

static bool wall(const struct day *p)
{
    return p->names == ROTA_NAMES_INITIALS;
}

/* "Mia and Theo (Okafor) …": with initials the same sentence of initials. */
static const char *move_text(const struct day *p, const struct today_move *m)
{
    struct today_move copy = *m;
    if (wall(p)) {
        copy.children = utf8_initials(p->a, m->children);
        copy.family = utf8_initials(p->a, m->family);
        copy.who = copy.reason = "";
    }
    return today_move_text(&copy, p->a);
}

static void the_day(const struct day *p)
{
    const struct today *t = p->t;
    char time[DATE_TEXT];
    page_heading(p->d, "Today");
    if (t->event_count + t->move_count == 0) {
        page_paragraph(p->d, PAGE_NORMAL, "Nothing is planned.");
        return;
    }
    struct page_table *table = pairs_table(p->d, WHEN_SHARE);
    for (size_t i = 0; i < t->event_count; i++) {
        pair_row(table, today_hours(&t->events[i], p->a), PAGE_NORMAL,
            today_event_text(&t->events[i], p->a));
    }
    for (size_t i = 0; i < t->move_count; i++) {
        pair_row(table, tod_iso(wall_tod(t->moves[i].at), time), PAGE_NORMAL,
            move_text(p, &t->moves[i]));
    }
}

static const char *child_named_on(const struct day *p, const struct today_child *c)
{
    const char *full = arena_printf(p->a, "%s %s", c->name, c->family);
    return p->names == ROTA_NAMES_INITIALS ? utf8_initials(p->a, full)
           : p->names == ROTA_NAMES_FIRST  ? today_child_name(c, p->a)
           : c->age >= 0                   ? arena_printf(p->a, "%s, %d", full, c->age)
                                           : full;
}

/* The alert as its one short word; what more there is stands below it. */
static const char *child_lines(const struct day *p, const struct today_child *c)
{
    struct sb b = sb_on(p->a);
    sb_addf(&b, "%s%s", *c->pen ? "The pen: " : "", c->pen);
    sb_addf(&b, "%s%s%s", b.len && *c->medicine ? "\n" : "", *c->medicine ? "Medicine: " : "",
        c->medicine);
    sb_addf(&b, "%sRing: %s", b.len ? "\n" : "",
        *c->ring[0] ? c->ring[0] : "nobody to ring is written down");
    sb_addf(&b, "%s%s", *c->ring[1] ? "\nthen: " : "", c->ring[1]);
    sb_addf(&b, "%s%s", *c->not_collect ? "\nMUST NOT collect: " : "", c->not_collect);
    sb_addf(&b, "%s%s", *c->collect ? "\nMay collect: " : "", c->collect);
    return sb_str(&b);
}

static const char *alert_words(const struct today_child *c, struct arena *a)
{
    const char *const words[] = {
        c->alert, c->no_photos ? "NO PHOTOS" : "", c->no_bed ? "NO BED" : ""};
    struct sb b = sb_on(a);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        sb_addf(&b, "%s%s", b.len && *words[i] ? " · " : "", words[i]);
    }
    return sb_str(&b);
}

static void child_row(const struct day *p, struct page_table *t, const struct today_child *c)
{
    const char *alert = alert_words(c, p->a);
    page_row(t);
    page_cell(t, PAGE_STRONG, child_named_on(p, c));
    const char *more = wall(p) ? "" : child_lines(p, c);
    if (*alert) {
        page_cell_note(t, PAGE_STRONG | PAGE_LARGE, alert, more);
    } else {
        page_cell(t, PAGE_NORMAL, more);
    }
}

static void tonight(const struct day *p)
{
    const char *none = today_no_tonight_text(p->t);
    if (*none) {
        page_paragraph(p->d, PAGE_NORMAL, none);
        return;
    }
    page_heading(p->d, "Tonight");
    if (p->t->host_count == 0) {
        page_paragraph(p->d, PAGE_NORMAL, "No host is written down yet.");
        return;
    }
    struct page_table *t = page_table(p->d, true);
    page_column(t, WHEN_SHARE, PAGE_LEFT);
    page_column(t, 100 - WHEN_SHARE, PAGE_LEFT);
    for (size_t i = 0; i < p->t->host_count; i++) {
        const struct today_host *h = &p->t->hosts[i];
        page_group_row(t, h->name, true);
        page_cell(t, PAGE_HEAD | PAGE_WEEKEND, h->name);
        page_cell(t, PAGE_HEAD | PAGE_WEEKEND, today_beds_text(h, p->a));
        for (size_t k = 0; k < h->count; k++) {
            child_row(p, t, &h->children[k]);
        }
    }
}

static void needs(const struct day *p)
{
    page_heading(p->d, "Needs you");
    struct page_table *t = NULL;
    for (size_t i = 0; i < p->t->need_count; i++) {
        const struct today_need *n = &p->t->needs[i];
        if (n->kind == NEED_WORRY || need_of_hub_itself(n->kind)) {
            continue; /* paper lies about */
        }
        t = t ? t : pairs_table(p->d, WHEN_SHARE);
        pair_row(t, today_level_word(n->level),
            n->level == NEED_FIRST ? PAGE_STRONG : PAGE_NORMAL, n->text);
    }
    if (!t) {
        page_paragraph(p->d, PAGE_NORMAL, today_no_needs_text(p->t));
    }
}

static void day_pages(const struct today *t, enum sheet_names names, struct page_doc *d)
{
    struct day p = {t, names, d, d->a};
    char day[DATE_TEXT];
    d->title = arena_strdup(d->a, date_long(t->day, day));
    d->subtitle = "Day sheet";
    d->note = wall(&p) ? "Initials only." : "Keep this in the folder, not on the wall.";
    tonight(&p);
    the_day(&p);
    if (!wall(&p)) {
        needs(&p);
    }
}

enum hub_rc day_print_pages(struct hub *h, hub_date day, enum sheet_names names, struct arena *a,
    struct page_doc **out, struct hub_err *err)
{
    struct today t;
    enum hub_rc rc = hub_today_on(h, date_known(day) ? day : hub_today(h), a, &t, err);
    if (rc == HUB_OK) {
        *out = page_of_hub(h, a, PAGE_PORTRAIT, "Day sheet");
        day_pages(&t, names, *out);
    }
    return rc;
}
