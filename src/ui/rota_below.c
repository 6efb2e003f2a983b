/* SPDX-License-Identifier: MIT */
/* In words, below the grid: the night and bed selected, or the finding and what would put it right. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "rota_view_priv.h"

static const char *const status_words[] = {[STATUS_ASKED] = "asked for",
    [STATUS_OFFERED] = "offered, not answered yet",
    [STATUS_DRAFT] = "draft: not agreed yet",
    [STATUS_AGREED] = "agreed",
    [STATUS_HAPPENED] = "happened",
    [STATUS_CANCELLED] = "cancelled"};

struct words {
    struct pane *pane;
    struct rota_view *s;
    struct arena *a;
};

static const char *shown(const struct words *w, const char *name)
{
    return w->pane->view.hide ? utf8_initials(w->a, name) : name;
}

static enum tone tone_of(const struct rota_report_row *r)
{
    return r->finding->level == LEVEL_HARD ? TONE_ALERT : TONE_WARN;
}

/* While names are hidden a finding is its rule. */
static void put_finding(const struct words *w, const struct rota_report_row *r)
{
    const char *text = w->pane->view.hide ? r->rule->title : r->sentence;
    const char *gone = r->finding->override >= 0 ? " (going ahead anyway)" : "";
    text_view_add(&w->s->below, w->a, tone_of(r),
        arena_printf(w->a, "%s  %s%s", rule_level_shown(r->finding->level), text, gone));
}

static void put_fixes(const struct words *w, const struct rota_report_row *r)
{
    struct rota_report_row row = *r;
    struct sb text = sb_on(w->a);
    if (w->pane->view.hide) {
        return;
    }
    rota_report_fixes(&w->s->read.book, &row, w->a);
    for (size_t i = 0; i < row.fix_count; i++) {
        sb_addf(&text, "%s%s", i ? " · " : "Try: ", row.fixes[i]);
    }
    if (text.len) {
        text_view_add(&w->s->below, w->a, TONE_PLAIN, sb_str(&text));
    }
}

static void about_finding(const struct words *w)
{
    const struct rota_report_row *r = rota_view_finding(w->s);
    if (!r) {
        return;
    }
    put_finding(w, r);
    put_fixes(w, r);
}

static bool touches(const struct rota_report_row *r, const struct bed_cell *c, hub_date night)
{
    const struct finding *f = r->finding;
    bool stay = f->stay == c->stay, child = f->child_count == 0;
    for (int32_t i = 0; i < f->stay_count; i++) {
        stay |= f->stays[i] == c->stay;
    }
    for (int32_t i = 0; i < f->child_count; i++) {
        child |= f->children[i] == c->child;
    }
    return stay && child && f->from.d <= night.d && night.d <= f->to.d;
}

/* As many as there is room for, the worst first; then how many more. */
static void put_findings(const struct words *w, const struct bed_cell *c)
{
    int room = rota_view_split(w->pane).below - 2, more = 0;
    for (size_t i = 0; c->book == &w->s->read.book && i < w->s->read.report.count; i++) {
        const struct rota_report_row *r = &w->s->read.report.rows[i];
        if (!touches(r, c, rota_view_night(w->s))) {
            continue;
        }
        if (room-- > 1) {
            put_finding(w, r);
        } else {
            more++;
        }
    }
    if (more) {
        text_view_add(&w->s->below, w->a, TONE_MUTED, arena_printf(w->a, "%d more: Tab", more));
    }
}

/* "Mia Okafor, Fri 11 – Sun 13 Dec 2026, agreed." */
static void put_stay(const struct words *w, const struct bed_cell *c)
{
    char first[DATE_TEXT], last[DATE_TEXT];
    const struct rota_book *b = c->book;
    const struct rota_stay *stay = &b->facts.stays[c->stay];
    const char *child = arena_printf(
        w->a, "%s %s", b->child_full[c->child], b->family_full[b->facts.children[c->child].family]);
    hub_date from = wall_date(stay->arrive), to = wall_date(stay->leave);
    const char *days = w->pane->view.single
                           ? rota_short_range(from, to, w->a)
                           : arena_printf(w->a, "%s – %s", date_short(from, first), date_medium(to, last));
    text_view_add(&w->s->below, w->a, TONE_PLAIN,
        arena_printf(w->a, "%s  %s, %s.", shown(w, child), days, status_words[stay->status]));
}

static void put_place(const struct words *w)
{
    char day[DATE_TEXT];
    const struct bed_row *row = &w->s->rows[w->s->row];
    const char *host = shown(w, w->s->read.book.host_full[row->host]);
    const char *night = date_medium(rota_view_night(w->s), day);
    text_view_add(&w->s->below, w->a, TONE_HEADING,
        row->bed >= 0 ? arena_printf(w->a, "%s · %s, bed %d", night, host, row->bed + 1)
                      : arena_printf(w->a, "%s · %s, no bed left", night, host));
}

static void about_cell(const struct words *w)
{
    static const char *const empty[] = {
        [CELL_FREE] = "Free.", [CELL_AWAY] = "Away.", [CELL_CLOSED] = "Closed this weekend."};
    const struct bed_cell *c = rota_view_cell(w->s);
    if (!c) {
        return;
    }
    if (!rota_view_is_bed(w->s, w->s->row)) {
        text_view_add(&w->s->below, w->a, TONE_MUTED, "Nobody is without a bed that night.");
        return;
    }
    put_place(w);
    if (c->kind != CELL_CHILD) {
        text_view_add(&w->s->below, w->a, TONE_MUTED, empty[c->kind]);
        return;
    }
    put_stay(w, c);
    put_findings(w, c);
}

enum hub_rc rota_view_below(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct words w = {p, p->state, p->details};
    (void)hub;
    (void)err;
    w.s->below = (struct text_view){0};
    if (w.s->row_count == 0) {
        return HUB_OK;
    }
    if (p->part == 1) {
        about_finding(&w);
    } else {
        about_cell(&w);
    }
    return HUB_OK;
}
