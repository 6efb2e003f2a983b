/* SPDX-License-Identifier: MIT */
/* A worry about a child: what to do, whom to ring, writing it down, and those this person may read. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/worry.h"
#include "hub/service/worry.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "rows_view_priv.h"

enum { WORRY_TEXT, WORRY_NEW, WORRY_LINE };
enum { STEP_COLS = 3, NUMBER_COLS = 16, WHEN_COLS = 19 };

struct worries {
    struct rows_view rows;
};

static const char *shown(const struct pane *p, const char *name)
{
    return p->view.hide ? utf8_initials(p->loaded, name) : name;
}

static const char *day_and_time(hub_wall at, struct arena *a)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    return arena_printf(a, "%s %s", date_plain(wall_date(at), day), tod_iso(wall_tod(at), time));
}

static void add_row(struct pane *p, struct view_row row)
{
    struct worries *s = p->state;
    rows_view_add(&s->rows, p->loaded, row);
}

/* --- what to do ------------------------------------------------------------------- */

static void add_help(struct pane *p, const struct worry_help *help)
{
    struct worries *s = p->state;
    struct arena *a = p->loaded;
    const char *lead = shown(p, help->lead);
    rows_view_heading(&s->rows, a, "WORRIED ABOUT A CHILD?", NULL);
    add_row(p, (struct view_row){
                   WORRY_NEW, 0, true, STYLE_NORMAL, NULL, 0, "Write it down now, word for word", NULL});
    for (size_t i = 0; i < help->step_count; i++) {
        add_row(p, (struct view_row){.lead = arena_printf(a, "%zu", i + 1),
                       .lead_cols = STEP_COLS,
                       .text = help->steps[i]});
    }
    rows_view_heading(&s->rows, a, "RING", NULL);
    for (size_t i = 0; i < help->number_count; i++) {
        bool named = p->view.hide && str_starts(help->numbers[i].who, help->lead) && *help->lead;
        add_row(p, (struct view_row){.lead = help->numbers[i].number,
                       .lead_cols = NUMBER_COLS,
                       .text = named ? lead : help->numbers[i].who});
    }
    if (!*help->lead) {
        add_row(p, (struct view_row){.style = STYLE_WARN,
                       .text = "No safeguarding lead is named yet: only you will read what you write."});
    } else {
        add_row(p, (struct view_row){.style = STYLE_HINT,
                       .text = help->lead_reads
                                   ? arena_printf(a, "You and %s read it, unless it is about them.", lead)
                                   : arena_printf(a, "%s does not work with this hub: only you read it. Ring them.", lead)});
    }
}

/* --- those that may be read --------------------------------------------------------- */

static void add_line(struct pane *p, const struct worry_line *l)
{
    bool back = str_starts(l->standing, "taken back");
    const char *mark = *l->standing ? (p->view.hide ? "" : l->standing)
                       : l->told    ? "passed on"
                                    : "NOT PASSED ON YET";
    add_row(p, (struct view_row){
                   .kind = WORRY_LINE,
                   .id = l->id.n,
                   .pick = true,
                   .style = back ? STYLE_MUTED : l->told ? STYLE_NORMAL : STYLE_WARN,
                   .lead = day_and_time(l->at, p->loaded),
                   .lead_cols = WHEN_COLS,
                   .text = arena_printf(p->loaded, "by %s%s%s", l->mine ? l->by : shown(p, l->by),
                       *mark ? " · " : "", mark),
               });
}

static enum hub_rc worries_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct worries *s = p->state;
    struct worry_help help;
    struct worry_line *lines;
    size_t count = 0;
    rows_view_begin(&s->rows);
    enum hub_rc rc = hub_worry_help(hub, p->loaded, &help, err);
    rc = rc == HUB_OK ? hub_worries(hub, p->loaded, &lines, &count, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    add_help(p, &help);
    if (count) {
        rows_view_heading(&s->rows, p->loaded, "WRITTEN DOWN", "each reading is kept");
    }
    for (size_t i = 0; i < count; i++) {
        add_line(p, &lines[i]);
    }
    rows_view_end(&s->rows);
    return HUB_OK;
}

static void worries_draw(const struct pane *p, struct canvas *c)
{
    const struct worries *s = p->state;
    rows_view_draw(&s->rows, c, true);
}

/* --- act ---------------------------------------------------------------------------- */

static unsigned open_row(struct pane *p)
{
    struct worries *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    if (row && row->kind == WORRY_LINE) {
        pane_open(p, &pane_worry_page, &(struct pane_target){.id = row->id});
    } else {
        form_open_new(p, &worry_noun, NULL, 0);
    }
    return REACT_DRAW;
}

static unsigned show_added(struct pane *p, const char *number)
{
    struct worries *s = p->state;
    int64_t id;
    if (!str_int(number, 1, INT64_MAX, &id)) {
        return REACT_PASS;
    }
    s->rows.was_kind = WORRY_LINE;
    s->rows.was_id = id;
    return REACT_LOAD;
}

static unsigned worries_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct worries *s = p->state;
    bool again = false;
    (void)err;
    if (str_eq(call->id, "open")) {
        return open_row(p);
    }
    if (str_eq(call->id, "new") || str_eq(call->id, "worry")) {
        form_open_new(p, &worry_noun, NULL, 0);
        return REACT_DRAW;
    }
    if (str_starts(call->id, "added ")) {
        return show_added(p, call->id + 6);
    }
    if (str_eq(call->id, "click")) {
        unsigned react = rows_view_click(&s->rows, call->ev->row, p->view.rows, p->view.cols, &again);
        return again ? open_row(p) : react;
    }
    return rows_view_act(&s->rows, call->id, p->view.rows, p->view.cols);
}

static size_t worries_rows(const struct pane *p)
{
    const struct worries *s = p->state;
    return s->rows.count;
}

static const struct ui_key worries_keys[] = {
    {K_ENTER, K_NONE, "open", "Open", "Write one down, or read the one with the >.",
        KEY_BAR | KEY_MENU},
    {'n', K_NONE, "new", "New", "Write it down now, word for word.", KEY_BAR | KEY_MENU},
    PANE_FIND_KEY,
};

const struct pane_ops pane_worry = {
    .name = "worry",
    .title = "A worry",
    .help = "Write down a worry\nPress n. Write what was said or seen, word for word, and who said "
            "it. Then ring the safeguarding lead and write under Passed on whom you told, and when.\n\n"
            "Pass it on later\nEnter opens it, e adds whom you told. What was written first stays.\n\n"
            "Who reads it\nYou, and the safeguarding lead if it is not about them. Each reading is "
            "kept with its time. Find, figures, paper and copies never have it.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct worries),
    .keys = worries_keys,
    .key_count = sizeof worries_keys / sizeof *worries_keys,
    .load = worries_load,
    .draw = worries_draw,
    .act = worries_act,
    .rows = worries_rows,
};
