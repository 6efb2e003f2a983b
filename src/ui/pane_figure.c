/* SPDX-License-Identifier: MIT */
/* The list behind one number; and the page of all of them for a funder. */
#include "figures_view_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "panes_priv.h"
#include "print_view_priv.h"
#include "rows_view_priv.h"

enum { HEAD = 1, DAY_COLS = 13 };

struct asked {
    const struct figure *figure; /* NULL: all of them */
    struct figures_days days;
    hub_id hub;
    const char *hub_name;
};

static struct asked read_target(const char *text, struct arena *a)
{
    struct asked s = {.days = {DATE_NONE, DATE_NONE}};
    s.figure = figure_find(str_part(a, text, 0));
    date_from_iso(str_part(a, text, 1), &s.days.from);
    date_from_iso(str_part(a, text, 2), &s.days.to);
    str_int(str_part(a, text, 3), 1, INT64_MAX, &s.hub.n);
    s.hub_name = str_part(a, text, 4);
    return s;
}

/* --- the list ------------------------------------------------------------------------ */

struct figure_pane {
    struct asked asked;
    struct rows_view view;
    struct figure_item *items;
    size_t count;
    const char *title;
};

static void figure_open(struct pane *p, const struct pane_target *target)
{
    struct figure_pane *s = p->state;
    s->asked = read_target(target->text, p->life);
}

static const char *shown(const struct pane *p, const char *name)
{
    return p->view.hide && *name ? utf8_initials(p->loaded, name) : name;
}

static void add_item(struct pane *p, const struct figure_item *item, size_t i)
{
    struct figure_pane *s = p->state;
    char day[DATE_TEXT];
    const char *name = shown(p, item->name);
    rows_view_add(&s->view, p->loaded,
        (struct view_row){.kind = (int)i,
            .id = item->id.n,
            .pick = true,
            .lead = date_known(item->day) ? arena_strdup(p->loaded, date_plain(item->day, day)) : "",
            .lead_cols = DAY_COLS,
            .text = arena_printf(
                p->loaded, "%s%s%s", name, *name && *item->what ? "  " : "", item->what)});
}

static enum hub_rc figure_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct figure_pane *s = p->state;
    struct arena *a = p->loaded;
    enum hub_rc rc = hub_figure_list(
        hub, s->asked.hub, s->asked.figure, s->asked.days, a, &s->items, &s->count, err);
    s->title = arena_printf(a, "%s · %s", figure_title(s->asked.figure, a),
        figures_days_words(s->asked.days, a));
    rows_view_begin(&s->view);
    rows_view_add(
        &s->view, a, (struct view_row){.style = STYLE_MUTED, .text = s->asked.figure->how});
    for (size_t i = 0; rc == HUB_OK && i < s->count; i++) {
        add_item(p, &s->items[i], i);
    }
    if (rc != HUB_OK || s->count == 0) {
        rows_view_add(&s->view, a,
            (struct view_row){.style = STYLE_NORMAL,
                .text = rc == HUB_OK ? "None in these days." : arena_strdup(a, err->msg)});
    }
    rows_view_end(&s->view);
    return rc == HUB_EDENIED ? HUB_OK : rc;
}

static void figure_draw(const struct pane *p, struct canvas *c)
{
    const struct figure_pane *s = p->state;
    canvas_put_short(c, 0, 1, canvas_cols(c) - 2, STYLE_HEADING, s->title ? s->title : "");
    struct area before =
        canvas_enter(c, (struct area){HEAD, 0, canvas_rows(c) - HEAD, canvas_cols(c)});
    rows_view_draw(&s->view, c, true);
    canvas_leave(c, before);
}

static unsigned open_item(struct pane *p)
{
    struct figure_pane *s = p->state;
    const struct view_row *row = rows_view_selected(&s->view);
    if (!row || !row->id) {
        return REACT_DRAW;
    }
    const struct figure_item *item = &s->items[row->kind];
    struct pane_target target = {.id = item->id.n, .text = item->noun->name};
    char day[DATE_TEXT];
    if (item->noun == &event_noun) {
        target.text = arena_strdup(p->life, date_iso(item->day, day));
        pane_open(p, &pane_event, &target);
    } else {
        bool whole = item->noun == &family_noun || item->noun == &host_noun;
        pane_open(p, whole ? &pane_record : &pane_sheet, &target);
    }
    return REACT_DRAW;
}

static unsigned figure_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct figure_pane *s = p->state;
    bool again = false;
    (void)err;
    if (str_eq(call->id, "open")) {
        return open_item(p);
    }
    if (str_eq(call->id, "click")) {
        unsigned react = rows_view_click(
            &s->view, call->ev->row - HEAD, p->view.rows - HEAD, p->view.cols, &again);
        return again ? open_item(p) : react;
    }
    return rows_view_act(&s->view, call->id, p->view.rows - HEAD, p->view.cols);
}

static const struct ui_key figure_keys[] = {
    {K_ENTER, K_NONE, "open", "Open", "The record with the >.", KEY_BAR | KEY_MENU},
    PANE_FIND_KEY,
};

const struct pane_ops pane_figure = {
    .name = "figure",
    .title = "Behind a number",
    .help = "See where a number comes from\nEach line is one that was counted; how it was counted "
            "stands above. Enter opens it.\n\nGo back\nEsc.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct figure_pane),
    .keys = figure_keys,
    .key_count = sizeof figure_keys / sizeof *figure_keys,
    .open = figure_open,
    .load = figure_load,
    .draw = figure_draw,
    .act = figure_act,
};

/* --- the page ------------------------------------------------------------------------------ */

struct paper_pane {
    struct print_view view;
    struct asked asked;
};

static void paper_open(struct pane *p, const struct pane_target *target)
{
    ((struct paper_pane *)p->state)->asked = read_target(target->text, p->life);
}

static enum hub_rc paper_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct paper_pane *s = p->state;
    char from[DATE_TEXT];
    (void)hub;
    struct print_page page = {
        .called = arena_printf(
            p->loaded, "The figures of %s", figures_days_words(s->asked.days, p->loaded)),
        .file = arena_printf(p->loaded, "figures-%.7s", date_iso(s->asked.days.from, from)),
        .initials = false,
    };
    print_word(&page, "print");
    print_word(&page, "figures");
    print_days(&page, s->asked.days.from, s->asked.days.to, p->loaded);
    print_word(&page, "--hub");
    print_word(&page, s->asked.hub_name);
    return print_view_load(p, &s->view, &page, err);
}

static const struct ui_key paper_keys[] = {PRINT_KEYS};

const struct pane_ops pane_figures_paper = {
    .name = "figures-paper",
    .title = "The page of figures",
    .help = "See the page\nThis is the page as it prints: a few numbers, twelve months as bars, "
            "stories, then every number and how it was counted. Small numbers of people are "
            "hidden, and what would tell them.\n\n" PRINT_HELP,
    .without = "find|next-part|prev-part",
    .state_size = sizeof(struct paper_pane),
    .keys = paper_keys,
    .key_count = sizeof paper_keys / sizeof *paper_keys,
    .open = paper_open,
    .load = paper_load,
    .draw = print_pane_draw,
    .act = print_pane_act,
};
