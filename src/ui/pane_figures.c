/* SPDX-License-Identifier: MIT */
/* Figures: a month, quarter or year; numbers that open their lists, bars, words, what was sent. */
#include "figures_view_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/config/config.h"
#include "hub/model/figures.h"
#include "hub/model/sent.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "rows_view_priv.h"
#include "text_view_priv.h"

enum { HEAD = 1, BELOW_MOST = 14, TITLE_COLS = 27, WIDE_COLS = 100, WIDE_TITLE_COLS = 42, NUMBER_COLS = 7, YEAR = 4 };
enum { SPARK_COLS = 60 /* on a narrower screen the bars stand with the figure alone */ };
enum row_kind { ROW_FIGURE, ROW_TEXT, ROW_WRITE, ROW_SENT, ROW_SUPERVISION };

struct figures_pane {
    struct rows_view view;
    struct figures figures;
    enum figures_span span;
    struct figures_days days;
    size_t below; /* the figure told below; count: none */
};

/* --- load ------------------------------------------------------------------------------- */

static void figures_open(struct pane *p, const struct pane_target *target)
{
    (void)target;
    ((struct figures_pane *)p->state)->days = (struct figures_days){DATE_NONE, DATE_NONE};
}

static int year_starts(struct hub *hub)
{
    int month = hub_config(hub)->figures.year_starts;
    return month > 0 ? month : YEAR;
}

static const struct pane_ops *pane_named(const char *name)
{
    for (size_t i = 0; i < ui_pane_count; i++) {
        if (str_eq(ui_panes[i]->name, name)) {
            return ui_panes[i];
        }
    }
    return NULL;
}

static int title_cols(const struct pane *p)
{
    return p->view.cols < WIDE_COLS ? TITLE_COLS : WIDE_TITLE_COLS;
}

static void add_figure(struct pane *p, size_t i)
{
    struct figures_pane *s = p->state;
    const struct figure_number *n = &s->figures.items[i];
    const char *in = n->figure->flags & FIGURE_UNDER ? "  " : "";
    rows_view_add(&s->view, p->loaded,
        (struct view_row){.kind = ROW_FIGURE,
            .id = (int64_t)i + 1,
            .pick = true,
            .lead = arena_printf(p->loaded, "%s%s", in, n->figure->title),
            .lead_cols = title_cols(p),
            .text = arena_printf(p->loaded, "%*lld  %s%s%s", NUMBER_COLS, (long long)n->number,
                p->view.cols < SPARK_COLS ? "" : figures_spark(n, p->view.ascii, p->loaded),
                *n->since ? "  " : "", n->since)});
}

static void add_figures(struct pane *p)
{
    struct figures_pane *s = p->state;
    const char *part = "";
    for (size_t i = 0; i < s->figures.count; i++) {
        const struct figure *f = s->figures.items[i].figure;
        if (!str_eq(part, f->part)) {
            rows_view_heading(&s->view, p->loaded, f->part, NULL);
        }
        part = f->part;
        add_figure(p, i);
    }
}

static void add_texts(struct pane *p)
{
    static const char *const kinds[] = {"Story", "What changed", "Learned", "Said"};
    struct figures_pane *s = p->state;
    rows_view_heading(&s->view, p->loaded, "In words", NULL);
    for (size_t i = 0; i < s->figures.text_count; i++) {
        const struct figures_text *t = &s->figures.texts[i];
        const char *words = t->kind == FIGURES_QUOTE ? t->quote : t->title;
        rows_view_add(&s->view, p->loaded,
            (struct view_row){.kind = ROW_TEXT,
                .id = (int64_t)i + 1,
                .pick = true,
                .lead = kinds[t->kind],
                .lead_cols = title_cols(p),
                .text = p->view.hide ? "" : words});
    }
    rows_view_add(&s->view, p->loaded,
        (struct view_row){.kind = ROW_WRITE,
            .id = 1,
            .pick = true,
            .style = STYLE_MUTED,
            .text = "Write a story, what changed, what you learned"});
}

static const char *sent_text(const struct pane *p)
{
    const struct figures_pane *s = p->state;
    struct figures_sent sent = s->figures.sent;
    sent.by = p->view.hide ? utf8_initials(p->loaded, sent.by) : sent.by;
    const char *words = figures_sent_words(&sent, p->loaded);
    if (!*words) {
        return "Not marked as sent. s keeps these numbers as they are sent.";
    }
    return sent.differs
               ? arena_printf(p->loaded, "%s. Since then %d %s changed.", words, sent.differs,
                     words_many(sent.differs, "number has", "numbers have"))
               : arena_printf(p->loaded, "%s. Nothing has changed since.", words);
}

static void add_end(struct pane *p)
{
    struct figures_pane *s = p->state;
    rows_view_heading(&s->view, p->loaded, "Sent", NULL);
    rows_view_add(&s->view, p->loaded,
        (struct view_row){.kind = ROW_SENT,
            .id = 1,
            .pick = true,
            .style = s->figures.sent.differs ? STYLE_WARN : STYLE_NORMAL,
            .text = sent_text(p)});
    if (pane_named("supervision")) {
        rows_view_heading(&s->view, p->loaded, "Beside it", NULL);
        rows_view_add(&s->view, p->loaded,
            (struct view_row){.kind = ROW_SUPERVISION,
                .id = 1,
                .pick = true,
                .text = "Supervision: what was agreed, what is owed, what happened since"});
    }
}

static enum hub_rc figures_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct figures_pane *s = p->state;
    if (!date_known(s->days.from)) {
        s->days = figures_days_of(s->span, hub_today(hub), year_starts(hub));
    }
    enum hub_rc rc = hub_figures(hub, ID_NONE, s->days, p->loaded, &s->figures, err);
    rows_view_begin(&s->view);
    if (rc == HUB_OK) {
        add_figures(p);
        add_texts(p);
        add_end(p);
    }
    rows_view_end(&s->view);
    return rc;
}

static const struct view_row *selected(const struct figures_pane *s)
{
    return rows_view_selected(&s->view);
}

static enum hub_rc figures_detail(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct figures_pane *s = p->state;
    const struct view_row *row = selected(s);
    (void)hub, (void)err;
    s->below = row && row->kind == ROW_FIGURE ? (size_t)row->id - 1 : s->figures.count;
    return HUB_OK;
}

/* --- draw -------------------------------------------------------------------------------- */

static int list_rows(const struct pane *p)
{
    return text_view_list_rows(p, HEAD, BELOW_MOST);
}

static void draw_heading(const struct figures_pane *s, struct canvas *c)
{
    struct arena *a = arena_create();
    char day[DATE_TEXT];
    bool running = s->figures.until.d < s->days.to.d;
    int cols = canvas_cols(c) - 2;
    const char *words = figures_days_words(s->days, a);
    const char *upto = s->figures.until.d < s->days.from.d ? ", still to come"
                       : running ? arena_printf(a, ", so far to %s", date_medium(s->figures.until, day))
                                 : "";
    const char *next = figures_span_word((enum figures_span)((s->span + 1) % FIGURES_SPANS));
    int room = cols - utf8_width(next) - 4;
    upto = utf8_width(words) + utf8_width(upto) > room ? "" : upto;
    int col = 1 + canvas_put_short(c, 0, 1, room, STYLE_HEADING, arena_printf(a, "%s%s", words, upto)) + 2;
    col += canvas_put(c, 0, col, cols - col, STYLE_KEY, "v") + 1;
    canvas_put(c, 0, col, cols - col, STYLE_KEY_WORD, next);
    arena_destroy(a);
}

/* How the number with the '>' was counted, what differs from what was sent, its twelve months. */
static void draw_below(const struct pane *p, struct canvas *c)
{
    const struct figures_pane *s = p->state;
    if (s->below >= s->figures.count) {
        return;
    }
    struct arena *a = arena_create();
    const struct figure_number *n = &s->figures.items[s->below];
    const char *since = *n->since ? arena_printf(a, " Since sent: %s.", n->since) : "";
    const char *closed = n->may_open ? "" : " Whose they are stays with the hub carer.";
    struct area all = {0, 0, canvas_rows(c), canvas_cols(c)};
    int used = canvas_wrap(c, all, STYLE_NORMAL,
        arena_printf(a, "%s: %lld. %s%s%s", figure_title(n->figure, a), (long long)n->number,
            n->figure->how, since, closed));
    struct area before =
        canvas_enter(c, (struct area){used, 0, canvas_rows(c) - used, canvas_cols(c)});
    figures_chart(&s->figures, n, p->view.ascii, c);
    canvas_leave(c, before);
    arena_destroy(a);
}

static void figures_draw(const struct pane *p, struct canvas *c)
{
    const struct figures_pane *s = p->state;
    struct area parts[2];
    pane_split_rows(p, c, HEAD + list_rows(p), parts);
    if (parts[0].rows > 0) {
        struct area before = canvas_enter(c, parts[0]);
        draw_heading(s, c);
        struct area inside =
            canvas_enter(c, (struct area){HEAD, 0, parts[0].rows - HEAD, parts[0].cols});
        rows_view_draw(&s->view, c, true);
        canvas_leave(c, inside);
        canvas_leave(c, before);
    }
    if (parts[1].rows > 0) {
        struct area inside = {parts[1].row, 1, parts[1].rows, parts[1].cols - 2};
        struct area before = canvas_enter(c, inside);
        draw_below(p, c);
        canvas_leave(c, before);
    }
}

/* --- act ---------------------------------------------------------------------------------- */

static unsigned show_days(struct figures_pane *s, struct figures_days days)
{
    s->days = days;
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned next_span(struct figures_pane *s, struct hub *hub)
{
    s->span = (enum figures_span)((s->span + 1) % FIGURES_SPANS);
    hub_date day = s->figures.until.d < s->days.from.d ? s->days.from : s->figures.until;
    return show_days(s, figures_days_of(s->span, day, year_starts(hub)));
}

static unsigned write_story(struct pane *p)
{
    struct figures_pane *s = p->state;
    char iso[DATE_TEXT];
    int y, m, d;
    date_to_ymd(s->figures.until.d < s->days.from.d ? s->days.from : s->figures.until, &y, &m, &d);
    struct assignment set[] = {
        {"month", arena_strdup(p->life, date_iso(date_from_ymd(y, m, 1), iso))},
        {"hub", id_text(p->life, s->figures.hub)}};
    form_open_new(p, &story_noun, set, sizeof set / sizeof *set);
    return REACT_DRAW;
}

static unsigned ask_sent(struct pane *p)
{
    struct figures_pane *s = p->state;
    pane_ask(p,
        arena_printf(p->life,
            "Keep the figures of %s as they are now, as sent? What changes later is told beside them.",
            figures_days_words(s->days, p->life)),
        "Not now", "Sent", "figures.sent");
    return REACT_DRAW;
}

static unsigned mark_sent(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct figures_pane *s = p->state;
    struct figures f;
    if (hub_figures_mark_sent(hub, s->figures.hub, s->days, "", p->loaded, &f, err) == HUB_OK) {
        pane_say(p, "Kept as copy %d. e on its line says to whom it went.", f.sent.number);
    }
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned open_supervision(struct pane *p)
{
    const struct figures_pane *s = p->state;
    const struct pane_ops *ops = pane_named("supervision");
    if (ops) {
        pane_open(p, ops, &(struct pane_target){.id = s->figures.hub.n});
    }
    return REACT_DRAW;
}

/* The words with the '>', or the copy: to read, or to change. */
static unsigned open_record(struct pane *p, const struct noun *n, hub_id id, bool change)
{
    if (change) {
        form_open_edit(p, n, id);
    } else {
        pane_open(p, &pane_sheet, &(struct pane_target){.id = id.n, .text = n->name});
    }
    return REACT_DRAW;
}

static unsigned open_row(struct pane *p, bool change)
{
    struct figures_pane *s = p->state;
    const struct view_row *row = selected(s);
    if (!row) {
        return REACT_DRAW;
    }
    switch ((enum row_kind)row->kind) {
    case ROW_FIGURE:
        pane_open(p, &pane_figure,
            &(struct pane_target){.text = figures_target(
                                      s->figures.items[row->id - 1].figure->id, &s->figures, p->life)});
        return REACT_DRAW;
    case ROW_TEXT:
        return open_record(p, s->figures.texts[row->id - 1].noun, s->figures.texts[row->id - 1].id,
            change);
    case ROW_WRITE:
        return write_story(p);
    case ROW_SENT:
        return id_known(s->figures.sent.id)
                   ? open_record(p, &sent_copy_noun, s->figures.sent.id, change)
                   : ask_sent(p);
    default:
        return open_supervision(p);
    }
}

static unsigned print_page(struct pane *p)
{
    struct figures_pane *s = p->state;
    pane_open(p, &pane_figures_paper,
        &(struct pane_target){.text = figures_target("all", &s->figures, p->life)});
    return REACT_DRAW;
}

static unsigned move(struct pane *p, const struct call *call)
{
    struct figures_pane *s = p->state;
    bool again = false;
    unsigned react;
    if (str_eq(call->id, "click")) {
        react = call->ev->row == 0 ? next_span(s, call->hub)
                                   : rows_view_click(&s->view, call->ev->row - HEAD, list_rows(p),
                                         p->view.cols, &again);
        return again ? open_row(p, false) : react | REACT_DETAIL;
    }
    react = rows_view_act(&s->view, call->id, list_rows(p), p->view.cols);
    return react & REACT_PASS ? react : react | REACT_DETAIL;
}

static unsigned figures_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct figures_pane *s = p->state;
    if (str_eq(call->id, "older") || str_eq(call->id, "newer")) {
        return show_days(
            s, figures_days_step(s->span, s->days, str_eq(call->id, "newer") ? 1 : -1));
    }
    if (str_eq(call->id, "view")) {
        return next_span(s, call->hub);
    }
    if (str_eq(call->id, "today")) {
        return show_days(
            s, figures_days_of(s->span, hub_today(call->hub), year_starts(call->hub)));
    }
    if (str_eq(call->id, "open") || str_eq(call->id, "edit")) {
        return open_row(p, str_eq(call->id, "edit"));
    }
    if (str_eq(call->id, "new")) {
        return write_story(p);
    }
    if (str_eq(call->id, "print")) {
        return print_page(p);
    }
    if (str_eq(call->id, "sent")) {
        return ask_sent(p);
    }
    if (str_eq(call->id, "figures.sent")) {
        return mark_sent(p, call->hub, err);
    }
    return move(p, call);
}

static size_t figures_rows(const struct pane *p)
{
    return ((const struct figures_pane *)p->state)->figures.count;
}

static const struct ui_key figures_keys[] = {
    {K_ENTER, K_NONE, "open", "Open", "The list behind the number with the >.", KEY_BAR | KEY_MENU},
    {'v', K_NONE, "view", "View", "The month, the quarter, the year.", KEY_BAR | KEY_MENU},
    {'<', '-', "older", "Before", "The time before.", KEY_BAR | KEY_MENU},
    {'>', '+', "newer", "After", "The time after.", KEY_BAR | KEY_MENU},
    {'n', K_NONE, "new", "Story", "Write a story without names, what changed, what you learned.",
        KEY_BAR | KEY_MENU},
    {'s', K_NONE, "sent", "Sent", "Keep these numbers as they were sent; later differences are told.",
        KEY_BAR | KEY_MENU},
    {'p', K_NONE, "print", "Print", "The page for the agency or a funder.", KEY_MENU},
    {'t', K_NONE, "today", "Now", "The month, quarter or year of today.", KEY_MENU},
    {'e', K_NONE, "edit", "Change", "The story with the >, or to whom a copy went.", KEY_MENU},
    PANE_FIND_KEY,
};

const struct pane_ops pane_figures = {
    .name = "figures",
    .title = "Figures",
    .help = "Do the month's figures\nEach line is a number of the month, with the twelve months "
            "beside each other as bars. Below stands how it was counted. v shows the quarter and "
            "the year, < and > the time before and after.\n\n"
            "See where a number comes from\nEnter opens its list.\n\n"
            "Send them\np shows the page and saves it; small numbers of people are hidden there. s "
            "keeps the numbers as they were sent: what changes later is told beside them.\n\n"
            "Tell a story\nn writes one, without names. What may be quoted comes from feedback.\n\n"
            "A register that was not taken\nIt is counted apart: nobody knows who came, and it is "
            "not nought.",
    .without = "next-part|prev-part",
    .digit = 7,
    .state_size = sizeof(struct figures_pane),
    .keys = figures_keys,
    .key_count = sizeof figures_keys / sizeof *figures_keys,
    .open = figures_open,
    .load = figures_load,
    .detail = figures_detail,
    .draw = figures_draw,
    .act = figures_act,
    .rows = figures_rows,
};
