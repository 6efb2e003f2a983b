/* SPDX-License-Identifier: MIT */
/* Which page of the rota: by month, week, family, host; of this one alone; what to put right. */
#include "hub/base/str.h"
#include "panes_priv.h"
#include "rota_papers_priv.h"
#include "rows_view_priv.h"
#include "ui_priv.h"

enum { WIDE = 58, BORDER_ROWS = 2, EDGE = 2 };

static const struct {
    const char *page, *by, *file;
    const char *before, *name, *after; /* how it is called; name: said where no name may stand */
} papers[ROTA_PAPERS] = {
    [PAPER_MONTH] = {"rota", "month", "rota", "The rota by month", NULL, ""},
    [PAPER_WEEK] = {"rota", "week", "rota-weeks", "The rota by week, with times", NULL, ""},
    [PAPER_FAMILIES] = {"rota", "family", "rota-families", "The sleepovers by family", NULL, ""},
    [PAPER_HOSTS] = {"rota", "host", "rota-hosts", "The sleepovers by host", NULL, ""},
    [PAPER_FAMILY] = {"family", NULL, "family", "The own sheet of ", "this family", ", to take home"},
    [PAPER_HOST] = {"rota", "host", "host", "The sleepovers with ", "this host", ""},
    [PAPER_RULES] = {"rules", NULL, "rules", "What to put right, for the liaison worker", NULL, ""},
};

const char *rota_papers_text(const struct rota_papers *r, struct arena *a)
{
    char iso[DATE_TEXT];
    return arena_printf(a, "%s|%s|%s|%s|%s|%s", date_iso(r->day, iso), r->family_id, r->family,
        r->host_id, r->host, r->hub);
}

static const char *part_or_none(struct arena *a, const char *text, size_t i)
{
    const char *part = str_part(a, text, i);
    return part ? part : "";
}

void rota_papers_read(struct rota_papers *r, const char *text, struct arena *a)
{
    r->day = DATE_NONE;
    date_from_iso(part_or_none(a, text, 0), &r->day);
    r->family_id = part_or_none(a, text, 1);
    r->family = part_or_none(a, text, 2);
    r->host_id = part_or_none(a, text, 3);
    r->host = part_or_none(a, text, 4);
    r->hub = part_or_none(a, text, 5);
}

bool rota_paper_fits(enum rota_paper paper, const struct rota_papers *about)
{
    return paper == PAPER_FAMILY ? *about->family_id != '\0'
           : paper == PAPER_HOST ? *about->host_id != '\0'
                                 : true;
}

const char *rota_paper_page(enum rota_paper paper)
{
    return papers[paper].page;
}

const char *rota_paper_by(enum rota_paper paper)
{
    return papers[paper].by;
}

const char *rota_paper_file(enum rota_paper paper)
{
    return papers[paper].file;
}

const char *rota_paper_called(
    enum rota_paper paper, const struct rota_papers *about, bool hide, struct arena *a)
{
    const char *name = paper == PAPER_FAMILY ? about->family : about->host;
    if (!papers[paper].name) {
        return papers[paper].before;
    }
    return arena_printf(
        a, "%s%s%s", papers[paper].before, hide ? papers[paper].name : name, papers[paper].after);
}

/* --- the box --------------------------------------------------------------------------- */

struct papers_box {
    struct rota_papers about;
    const char *target;
    struct rows_view rows;
};

static void papers_open(struct pane *p, const struct pane_target *target)
{
    struct papers_box *s = p->state;
    s->target = arena_strdup(p->life, target->text);
    rota_papers_read(&s->about, s->target, p->life);
}

static enum hub_rc papers_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct papers_box *s = p->state;
    (void)hub;
    (void)err;
    rows_view_begin(&s->rows);
    for (int i = 0; i < ROTA_PAPERS; i++) {
        if (rota_paper_fits((enum rota_paper)i, &s->about)) {
            const char *called =
                rota_paper_called((enum rota_paper)i, &s->about, p->view.hide, p->loaded);
            rows_view_add(&s->rows, p->loaded,
                (struct view_row){0, i + 1, true, STYLE_NORMAL, NULL, 0, called, NULL});
        }
    }
    rows_view_end(&s->rows);
    return HUB_OK;
}

static void papers_draw(const struct pane *p, struct canvas *c)
{
    const struct papers_box *s = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, p->ops->title));
    rows_view_draw(&s->rows, c, true);
    canvas_leave(c, before);
}

static unsigned see(struct pane *p)
{
    struct papers_box *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    if (!row) {
        return REACT_CLOSE;
    }
    pane_open(p, &pane_print, &(struct pane_target){.id = row->id - 1, .text = s->target});
    return REACT_CLOSE;
}

static unsigned papers_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct papers_box *s = p->state;
    int rows = p->view.rows - BORDER_ROWS, cols = p->view.cols - 2 * EDGE;
    bool again = false;
    (void)err;
    if (str_eq(call->id, "open")) {
        return see(p);
    }
    if (str_eq(call->id, "click")) {
        unsigned react = rows_view_click(&s->rows, call->ev->row - 1, rows, cols, &again);
        return again ? see(p) : react;
    }
    return rows_view_act(&s->rows, call->id, rows, cols);
}

static struct area papers_area(const struct pane *p, int rows, int cols)
{
    const struct papers_box *s = p->state;
    return box_list_area(s->rows.count, BORDER_ROWS, WIDE, rows, cols);
}

static const struct ui_key papers_keys[] = {
    {K_ENTER, K_NONE, "open", "See it", "The page first; then where it goes.", KEY_BAR},
};

const struct pane_ops box_papers = {
    .name = "papers",
    .title = "Print what?",
    .help = "Enter shows the page; nothing is printed yet. Esc goes back.",
    .state_size = sizeof(struct papers_box),
    .keys = papers_keys,
    .key_count = sizeof papers_keys / sizeof *papers_keys,
    .box = true,
    .open = papers_open,
    .load = papers_load,
    .draw = papers_draw,
    .act = papers_act,
    .box_area = papers_area,
};
