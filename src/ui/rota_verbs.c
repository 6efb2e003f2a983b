/* SPDX-License-Identifier: MIT */
/* What is done with the place or the name under the cursor of the rota. */
#include "rota_verbs_priv.h"

#include "hub/base/str.h"
#include "hub/model/stay.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "rota_papers_priv.h"
#include "stay_verbs_priv.h"

enum { FINDINGS = 1, BOOKED = 6 };

hub_id rota_stay_at(const struct pane *p)
{
    const struct rota_view *s = p->state;
    const struct rota_report_row *r = rota_view_finding(s);
    const struct bed_cell *c = rota_view_cell(s);
    if (p->part == FINDINGS) {
        return r ? r->stay : ID_NONE;
    }
    return c && c->kind == CELL_CHILD ? ((hub_id){c->book->facts.stays[c->stay].id}) : ID_NONE;
}

/* The n-th bed listed in the home of a host; 0: none is listed. */
static int64_t bed_at(const struct rota_facts *f, int32_t host, int32_t row)
{
    for (int32_t b = 0; row >= 0 && b < f->bed_count; b++) {
        if (f->rooms[f->beds[b].room].home == f->hosts[host].home && row-- == 0) {
            return f->beds[b].id;
        }
    }
    return 0;
}

/* From the night under the cursor on: a weekend from its Friday, else one night. */
static unsigned book(struct pane *p)
{
    struct rota_view *s = p->state;
    const struct rota_facts *f = &s->read.book.facts;
    char arrive[DATE_TEXT], leave[DATE_TEXT];
    hub_date night = rota_view_night(s);
    int nights = date_weekday(night) == FRI ? 2 : 1;
    struct assignment set[BOOKED] = {
        {"arrive", arena_strdup(p->life, wall_iso(wall_at(night, STAY_ARRIVE_MIN), arrive))},
        {"leave",
            arena_strdup(p->life, wall_iso(wall_at(date_add(night, nights), STAY_LEAVE_MIN), leave))},
        {"status", "draft"}, {"kind", "planned"}};
    size_t count = 4;
    if (s->row < s->row_count) {
        const struct bed_row *row = &s->rows[s->row];
        int64_t bed = bed_at(f, row->host, row->bed);
        set[count++] = (struct assignment){
            "host_id", arena_printf(p->life, "%lld", (long long)f->hosts[row->host].id)};
        if (bed) {
            set[count++] =
                (struct assignment){"bed_id", arena_printf(p->life, "%lld", (long long)bed)};
        }
    }
    form_open_new(p, &stay_noun, set, count);
    return REACT_DRAW;
}

/* Which page: of the family and the host under the cursor too. */
unsigned rota_print(struct pane *p)
{
    const struct rota_view *s = p->state;
    const struct rota_report_row *r = rota_view_finding(s);
    const struct bed_cell *c = rota_view_cell(s);
    const struct rota_book *book = &s->read.book, *of_cell = c && c->book ? c->book : book;
    struct rota_papers about = {rota_view_night(s), "", "", "", "", s->hub_name};
    int32_t family = -1, host = -1;
    if (p->part == FINDINGS) {
        family = r ? r->finding->family : -1;
        host = r ? r->finding->host : -1;
    } else if (s->row < s->row_count) {
        family = c && c->kind == CELL_CHILD ? of_cell->facts.stays[c->stay].family : -1;
        host = s->rows[s->row].host;
    }
    if (family >= 0) {
        const struct rota_book *of = p->part == FINDINGS ? book : of_cell;
        about.family_id = arena_printf(p->life, "%lld", (long long)of->facts.families[family].id);
        about.family = of->family_full[family];
    }
    if (host >= 0) {
        about.host_id = arena_printf(p->life, "%lld", (long long)book->facts.hosts[host].id);
        about.host = book->host_full[host];
    }
    pane_open(p, &box_papers, &(struct pane_target){.text = rota_papers_text(&about, p->life)});
    return REACT_DRAW;
}

unsigned rota_verb(struct pane *p, const struct call *call, struct hub_err *err)
{
    bool agrees = str_eq(call->id, "agree"), swaps = str_eq(call->id, "swap");
    hub_id stay = rota_stay_at(p);
    if (str_eq(call->id, "new")) {
        return book(p);
    }
    if (!agrees && !swaps) {
        return REACT_PASS;
    }
    if (!id_known(stay)) {
        pane_say(p, agrees ? "Stand on a name first; an offer is agreed from f, by its family."
                           : "Stand on a name first, or on a line below.");
        return REACT_DRAW;
    }
    return agrees ? stay_agree(p, call->hub, stay, err) : stay_menu(p, stay);
}
