/* SPDX-License-Identifier: MIT */
/* The event sheet: when, where, who brings what, who comes, whom to ring. */
#include "event_priv.h"

#include "hub/base/str.h"
#include "hub/base/words.h"

enum { HEADING_SHARE = 26 };

struct sheet {
    const struct event_view *v;
    struct page_doc *d;
    struct arena *a;
    bool wall;
};

static const char *yes_needed(const struct event *e, struct arena *a)
{
    const struct {
        int64_t needed;
        const char *word;
    } all[] = {{e->needs_swimming, "swimming"}, {e->needs_travel, "travel"},
        {e->needs_photo, "photos"}, {e->needs_screens, "screens"}};
    struct sb b = sb_on(a);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i].needed == 1) {
            sb_addf(&b, "%s%s", b.len ? ", " : "", all[i].word);
        }
    }
    return sb_str(&b);
}

static const char *ages(const struct event *e, struct arena *a)
{
    long long from = e->youngest, to = e->oldest;
    if (e->youngest == INT_NONE && e->oldest == INT_NONE) {
        return "";
    }
    return e->oldest == INT_NONE     ? arena_printf(a, "%lld and over", from)
           : e->youngest == INT_NONE ? arena_printf(a, "up to %lld", to)
                                     : arena_printf(a, "%lld to %lld", from, to);
}

static const char *photos(const struct event *e)
{
    return e->photos_allowed == 1   ? "allowed, but for those whose line says no"
           : e->photos_allowed == 0 ? "NO PHOTOS at all"
                                    : "";
}

static void about(const struct sheet *s)
{
    const struct event *e = &s->v->event;
    struct page_table *t = pairs_table(s->d, HEADING_SHARE);
    pair_row(t, "When", PAGE_STRONG, event_when(s->v, s->a));
    pair_row(t, "Where", PAGE_STRONG, event_place(s->v, s->a));
    pair_row(t, "Lead", PAGE_NORMAL, e->lead);
    pair_row(t, "Status", PAGE_STRONG, str_eq(e->status, "cancelled") ? "CANCELLED" : "");
    pair_row(t, "Bring", PAGE_NORMAL, e->bring);
    pair_row(t, "For ages", PAGE_NORMAL, ages(e, s->a));
    pair_row(t, "Costs a family", PAGE_NORMAL, e->price);
    pair_row(t, "Photos", PAGE_NORMAL, photos(e));
    pair_row(t, "Needs a yes to", PAGE_NORMAL, yes_needed(e, s->a));
    if (!s->wall) {
        pair_row(t, "Notes", PAGE_NORMAL, e->notes);
    }
}

/* --- who comes --- */

static const char *how_many(const struct event_guest *g, struct arena *a)
{
    struct sb b = sb_on(a);
    if (g->adults != INT_NONE) {
        sb_addf(&b, "%lld %s", (long long)g->adults, words_many(g->adults, "adult", "adults"));
    }
    if (g->children != INT_NONE) {
        sb_addf(&b, "%s%lld %s", b.len ? ", " : "", (long long)g->children,
            words_many(g->children, "child", "children"));
    }
    return sb_str(&b);
}

static void families(const struct sheet *s)
{
    static const struct event_column columns[] = {
        {"Family", 28}, {"Said", 14}, {"How many", 24}, {"Brings", 34}};
    struct page_table *t = NULL;
    page_heading(s->d, "Asked");
    for (size_t i = 0; i < s->v->guest_count; i++) {
        const struct event_guest *g = &s->v->guests[i];
        if (id_known(g->person)) {
            continue;
        }
        t = t ? t : event_table(s->d, columns, sizeof columns / sizeof *columns);
        page_row(t);
        page_cell(t, PAGE_STRONG, g->name);
        page_cell(t, PAGE_NORMAL, g->answer);
        page_cell(t, PAGE_NORMAL, how_many(g, s->a));
        page_cell(t, PAGE_NORMAL, g->brings);
    }
    if (!t) {
        page_paragraph(s->d, PAGE_NORMAL, "No family has been asked yet.");
    }
}

/* On a wall: what is brought, not by whom. */
static void brought(const struct sheet *s)
{
    struct sb b = sb_on(s->a);
    for (size_t i = 0; i < s->v->guest_count; i++) {
        const struct event_guest *g = &s->v->guests[i];
        if (*g->brings && str_eq(g->answer, "yes")) {
            sb_addf(&b, "%s%s", b.len ? ", " : "", g->brings);
        }
    }
    if (b.len) {
        page_heading(s->d, "Already being brought");
        page_paragraph(s->d, PAGE_NORMAL, sb_str(&b));
    }
}

static void wall_children(const struct sheet *s)
{
    struct sb b = sb_on(s->a);
    for (size_t i = 0; i < s->v->reg.count; i++) {
        sb_addf(&b, "%s%s", i ? ", " : "", register_initials(&s->v->reg, i, s->a));
    }
    page_paragraph(s->d, PAGE_NORMAL, sb_str(&b));
}

static void children(const struct sheet *s, enum sheet_names names)
{
    static const struct event_column columns[] = {{"Who", 36}, {"Age", 10}, {"Alert", 54}};
    page_heading(s->d, "Who is coming");
    page_paragraph(s->d, PAGE_NORMAL, event_counts(s->v, s->a));
    if (s->wall) {
        wall_children(s);
        return;
    }
    struct page_table *t =
        s->v->reg.count ? event_table(s->d, columns, sizeof columns / sizeof *columns) : NULL;
    for (size_t i = 0; i < s->v->reg.count; i++) {
        const struct register_row *r = &s->v->reg.rows[i];
        page_row(t);
        page_cell(t, PAGE_STRONG, event_named(s->v, i, names, s->a));
        page_cell(t, PAGE_NORMAL, r->age >= 0 ? arena_printf(s->a, "%d", r->age) : "");
        page_cell(t, *r->alert ? PAGE_STRONG : PAGE_NORMAL, event_alert(r, s->a));
    }
}

/* --- grown-ups --- */

static void helpers(const struct sheet *s)
{
    const char *ratio = register_ratio(&s->v->reg, s->a);
    page_heading(s->d, "Grown-ups");
    page_paragraph(s->d, s->v->reg.ratio.state == RATIO_SHORT ? PAGE_STRONG : PAGE_NORMAL,
        *ratio ? arena_printf(s->a, "%s.", ratio)
               : "No child is coming without an adult of the family so far.");
    struct page_table *t = pairs_table(s->d, HEADING_SHARE);
    for (size_t i = 0; i < s->v->guest_count; i++) {
        const struct event_guest *g = &s->v->guests[i];
        if (!id_known(g->person)) {
            continue;
        }
        bool phone = !s->wall && *g->phone;
        pair_row(t, g->part, PAGE_NORMAL,
            arena_printf(s->a, "%s%s%s: %s, %s", g->name, phone ? "  " : "", phone ? g->phone : "",
                str_eq(g->answer, "not said") ? "has not said" : g->answer,
                g->checked ? "checked" : "no check that holds on the day"));
    }
}

static void emergency(const struct sheet *s)
{
    const struct risk_sheet *r = &s->v->risk.sheet;
    const struct hub_row *h = &s->v->hub;
    page_heading(s->d, "In an emergency");
    struct page_table *t = pairs_table(s->d, HEADING_SHARE);
    pair_row(t, "At once", PAGE_STRONG, "999");
    pair_row(t, "Out of hours", PAGE_STRONG, h->out_of_hours);
    pair_row(t, "Agency", PAGE_NORMAL, h->agency_phone);
    if (!str_empty(h->lead)) {
        pair_row(t, "Safeguarding lead", PAGE_NORMAL,
            arena_printf(s->a, "%s%s%s", h->lead, str_empty(h->lead_phone) ? "" : "  ",
                str_empty(h->lead_phone) ? "" : h->lead_phone));
    }
    pair_row(t, "Nearest hospital", PAGE_NORMAL, r->hospital);
    pair_row(t, "Meeting point", PAGE_NORMAL, r->meeting_point);
    pair_row(t, "Lost child point", PAGE_NORMAL, r->lost_child_point);
    pair_row(t, "First aiders", PAGE_NORMAL, r->first_aiders);
    pair_row(t, "Plan", PAGE_NORMAL, r->emergency_plan);
    pair_row(t, "Risk sheet", s->v->risk.state == RISK_TODAY ? PAGE_STRONG : PAGE_NORMAL,
        s->v->risk.said);
}

void event_pages(const struct event_view *v, enum sheet_names names, struct page_doc *d)
{
    struct sheet s = {v, d, d->a, names == ROTA_NAMES_INITIALS};
    d->title = v->event.name;
    d->subtitle = "Event sheet";
    d->note = event_names_note(names);
    about(&s);
    children(&s, names);
    if (s.wall) {
        brought(&s);
    } else {
        families(&s);
    }
    helpers(&s);
    emergency(&s);
}
