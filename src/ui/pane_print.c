/* SPDX-License-Identifier: MIT */
/* The page first, as text; then it is saved as a PDF, when that is wanted. */
#include "hub/base/date.h"
#include "hub/base/str.h"
#include "hub/command/cli.h"
#include "panes_priv.h"

#include <string.h>

enum { STEP = 8, MONTHS = 1, ARGS = 16 };

/* Pages of one child or event, in the order `v` shows them. */
static const struct paper {
    const char *of, *page, *called;
    bool names; /* it can be had with initials */
} papers[] = {
    {"child", "fridge", "The page for the fridge", true},
    {"child", "child", "The carer's page: keep it in the folder", false},
    {"child", "card", "The emergency card", false},
    {"event", "register", "The register, leader's copy", true},
    {"event", "signout", "The sheet to sign out on", true},
    {"event", "event", "The event sheet", true},
    {"event", "risk", "The risk sheet", false},
};
enum { PAPERS = sizeof papers / sizeof *papers };

struct print_view {
    const char *record; /* number of a child or an event; NULL: the rota */
    const char *name;   /* of it */
    const char *day;    /* of an event; NULL: its own */
    int paper;
    bool calendar;     /* instead of the rota */
    bool agenda;       /* the calendar as a list */
    hub_date from, to;
    const char *hub; /* "" for the only one */
    const char *file;
    const char *text;
    int top, left, rows, cols; /* of the text */
};

/* The target's text is "2026-11-21\nHUB": the month of that day, of that hub. */
static void print_open(struct pane *p, const struct pane_target *target)
{
    struct print_view *s = p->state;
    int y, m, d;
    size_t len = strcspn(target->text, "\n");
    hub_date day = DATE_NONE;
    date_from_iso(arena_strndup(p->life, target->text, len), &day);
    date_to_ymd(day, &y, &m, &d);
    s->from = date_from_ymd(y, m, 1);
    s->to = date_add(date_add_months(s->from, MONTHS), -1);
    s->hub = arena_strdup(p->life, target->text[len] ? target->text + len + 1 : "");
}

static void calendar_open(struct pane *p, const struct pane_target *target)
{
    ((struct print_view *)p->state)->calendar = true;
    print_open(p, target);
}

/* The target's text is "fridge|ID|Mia" or "register|ID|2026-11-28|Farm trip": that page. */
static void paper_open(struct pane *p, const struct pane_target *target)
{
    struct print_view *s = p->state;
    const char *page = str_part(p->life, target->text, 0);
    s->record = str_part(p->life, target->text, 1);
    for (int i = 0; i < PAPERS; i++) {
        s->paper = str_eq(papers[i].page, page) ? i : s->paper;
    }
    bool event = str_eq(papers[s->paper].of, "event");
    const char *name = str_part(p->life, target->text, event ? 3 : 2);
    s->name = name ? name : "";
    s->day = event ? str_part(p->life, target->text, 2) : NULL;
}

/* "hub print register --event ID --from DAY", "hub print fridge ID" */
static int record_args(const struct print_view *s, const char **args)
{
    const struct paper *page = &papers[s->paper];
    int count = 2;
    args[count++] = page->page;
    if (str_eq(page->of, "event") && !str_eq(page->page, "event")) {
        args[count++] = "--event";
    }
    args[count++] = s->record;
    if (!str_empty(s->day)) {
        args[count++] = "--from";
        args[count++] = s->day;
    }
    return count;
}

/* Runs hub print for this page; `more` ends with NULL. */
static enum hub_rc run(struct pane *p, const char *const *more, const char **out, struct hub_err *err)
{
    struct print_view *s = p->state;
    char from[DATE_TEXT], to[DATE_TEXT];
    const char *args[ARGS] = {"hub", "print", "rota", "--from", date_iso(s->from, from), "--to",
        date_iso(s->to, to)};
    int count = 7;
    if (s->record) {
        count = record_args(s, args);
    } else if (s->calendar) {
        args[2] = "calendar";
        args[count++] = "--by";
        args[count++] = s->agenda ? "agenda" : "month";
    }
    if (!str_empty(s->hub)) {
        args[count++] = "--hub";
        args[count++] = s->hub;
    }
    if (p->view.hide && (!s->record || papers[s->paper].names)) {
        args[count++] = "--names";
        args[count++] = "initials";
    }
    while (*more && count < ARGS - 1) {
        args[count++] = *more++;
    }
    return cli_again(p->view.inv, count, args, p->loaded, out, err);
}

static void measure(struct print_view *s)
{
    s->rows = s->cols = 0;
    for (const char *line = s->text; *line; s->rows++) {
        size_t len = strcspn(line, "\n");
        s->cols = (int)len > s->cols ? (int)len : s->cols; /* bytes: never too few */
        line += len + (line[len] != '\0');
    }
}

/* A name as part of a file's name. */
static const char *file_word(struct pane *p, const char *name)
{
    char *word = arena_strdup(p->loaded, *name ? name : "page");
    for (char *c = word; *c; c++) {
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c & 0x80);
        *c = plain ? *c : '-';
    }
    return word;
}

static enum hub_rc print_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    static const char *const as_text[] = {"--format", "text", NULL};
    struct print_view *s = p->state;
    char iso[DATE_TEXT];
    (void)hub;
    s->text = "";
    const char *home = p->view.inv->program->env.home;
    const char *called = s->record ? arena_printf(p->loaded, "%s-%s", papers[s->paper].page,
                                        file_word(p, s->name))
                                  : arena_printf(p->loaded, "%s-%.7s",
                                        s->calendar ? "calendar" : "rota", date_iso(s->from, iso));
    s->file = arena_printf(p->loaded, "%s%s%s.pdf", home ? home : "", home ? "/" : "", called);
    enum hub_rc rc = run(p, as_text, &s->text, err);
    measure(s);
    return rc;
}

static void print_draw(const struct pane *p, struct canvas *c)
{
    const struct print_view *s = p->state;
    struct arena *a = arena_create();
    const char *line = s->text ? s->text : "";
    for (int row = -s->top; *line && row < canvas_rows(c); row++) {
        size_t len = strcspn(line, "\n");
        if (row >= 0) {
            struct area view = {row, 1 - s->left, 1, CANVAS_MAX};
            struct area before = canvas_enter(c, (struct area){row, 1, 1, canvas_cols(c) - 1});
            canvas_put(c, 0, view.col - 1, CANVAS_MAX, STYLE_NORMAL, arena_strndup(a, line, len));
            canvas_leave(c, before);
        }
        line += len + (line[len] != '\0');
    }
    canvas_cursor(c, 0, 0);
    arena_destroy(a);
}

static unsigned save(struct pane *p, struct hub_err *err)
{
    struct print_view *s = p->state;
    const char *said = "";
    const char *const as_pdf[] = {"--format", "pdf", "--output", s->file, NULL};
    if (run(p, as_pdf, &said, err) == HUB_OK) {
        pane_say(p, "Saved: %s%s%s", s->file, *said ? ". " : "", said);
    }
    return REACT_DRAW;
}

static unsigned ask(struct pane *p)
{
    struct print_view *s = p->state;
    char range[DATE_TEXT];
    const char *what = s->record ? arena_printf(p->life, "%s of %s", papers[s->paper].called,
                                      p->view.hide && str_eq(papers[s->paper].of, "child") ? "this child" : s->name)
                                : arena_printf(p->life, "The %s of %s",
                                      s->calendar ? "calendar" : "rota",
                                      date_range(s->from, s->to, range));
    const char *question = arena_printf(p->life,
        "%s goes into %s, as a PDF that only you may read. One of that name is written over.", what,
        s->file);
    pane_ask(p, question, "Not now", "Save", "save.yes");
    return REACT_DRAW;
}

/* The printer by name and place, before anything goes there. */
static unsigned ask_printer(struct pane *p)
{
    const struct config_print *c = &p->view.inv->config->print;
    if (str_empty(c->printer)) {
        pane_say(p, "hub.ini names no printer: Enter saves the page as a PDF, to print that.");
        return REACT_DRAW;
    }
    pane_ask(p,
        arena_printf(p->life, "This page goes to the printer %s%s%s.", c->printer,
            str_empty(c->place) ? "" : ", ", c->place ? c->place : ""),
        "Not now", "Print", "printer.yes");
    return REACT_DRAW;
}

static unsigned to_printer(struct pane *p, struct hub_err *err)
{
    const char *said = "";
    const char *const there[] = {"--printer", NULL};
    if (run(p, there, &said, err) == HUB_OK) {
        pane_say(p, "%s", said);
    }
    return REACT_DRAW;
}

static unsigned turn_month(struct pane *p, int months)
{
    struct print_view *s = p->state;
    s->from = date_add_months(s->from, months);
    s->to = date_add(date_add_months(s->from, MONTHS), -1);
    s->top = 0;
    return REACT_LOAD;
}

static unsigned next_paper(struct pane *p)
{
    struct print_view *s = p->state;
    const char *of = papers[s->paper].of;
    s->agenda = !s->agenda;
    do {
        s->paper = (s->paper + 1) % PAPERS;
    } while (!str_eq(papers[s->paper].of, of));
    s->top = 0;
    return REACT_LOAD;
}

static unsigned move(struct pane *p, const char *id)
{
    static const struct {
        const char *id;
        int rows, pages, cols;
    } moves[] = {{"up", -1, 0, 0}, {"down", 1, 0, 0}, {"page-up", 0, -1, 0}, {"page-down", 0, 1, 0},
        {"wheel-up", -3, 0, 0}, {"wheel-down", 3, 0, 0}, {"left", 0, 0, -STEP},
        {"right", 0, 0, STEP}, {"first", -CANVAS_MAX * STEP, 0, -CANVAS_MAX},
        {"last", CANVAS_MAX * STEP, 0, 0}};
    struct print_view *s = p->state;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (!str_eq(id, moves[i].id)) {
            continue;
        }
        int last = s->rows - p->view.rows, end = s->cols - p->view.cols + STEP;
        s->top += moves[i].rows + moves[i].pages * (p->view.rows - 1);
        s->left += moves[i].cols;
        s->top = s->top > last ? last : s->top;
        s->left = s->left > end ? end : s->left;
        s->top = s->top < 0 ? 0 : s->top;
        s->left = s->left < 0 ? 0 : s->left;
        return REACT_DRAW;
    }
    return REACT_PASS;
}

static unsigned print_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    if (str_eq(call->id, "open")) {
        return ask(p);
    }
    if (str_eq(call->id, "print")) {
        return ask_printer(p);
    }
    if (str_eq(call->id, "printer.yes")) {
        return to_printer(p, err);
    }
    if (str_eq(call->id, "save.yes")) {
        return save(p, err);
    }
    if (str_eq(call->id, "month.next") || str_eq(call->id, "month.last")) {
        return turn_month(p, str_eq(call->id, "month.next") ? 1 : -1);
    }
    if (str_eq(call->id, "view")) {
        return next_paper(p);
    }
    if (str_eq(call->id, "click")) {
        return REACT_DRAW;
    }
    return move(p, call->id);
}

#define PRINTER_KEY                                                                                \
    {'p', K_NONE, "print", "Printer", "To the printer that hub.ini names.", KEY_BAR | KEY_MENU}

static const struct ui_key print_keys[] = {
    {K_ENTER, K_NONE, "open", "Save as PDF", "Save the page as a PDF, to print or to send.",
        KEY_BAR | KEY_MENU},
    PRINTER_KEY,
    {'>', '+', "month.next", "Next month", "The page of the next month.", KEY_BAR | KEY_MENU},
    {'<', '-', "month.last", "Month before", "The page of the month before.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_print = {
    .name = "print",
    .title = "Print",
    .help = "See the page\nThis is the page as it prints. The arrows move over it, < and > take "
            "another month.\n\n"
            "Save it\nEnter saves it as a PDF in your own folder: open that to print it.\n\nSend it to a printer\np says which, and where it stands, "
            "and asks first.",
    .without = "find|next-part|prev-part",
    .state_size = sizeof(struct print_view),
    .keys = print_keys,
    .key_count = sizeof print_keys / sizeof *print_keys,
    .open = print_open,
    .load = print_load,
    .draw = print_draw,
    .act = print_act,
};

static const struct ui_key paper_keys[] = {
    {K_ENTER, K_NONE, "open", "Save as PDF", "Save the page as a PDF, to print or to send.",
        KEY_BAR | KEY_MENU},
    PRINTER_KEY,
    {'v', K_NONE, "view", "Other page", "For the fridge, the carer's page, the emergency card.",
        KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_paper = {
    .name = "paper",
    .title = "A child's page",
    .help = "See the page\nThis is the page as it prints. The arrows move over it, v shows the "
            "carer's page and the emergency card.\n\n"
            "Save it\nEnter saves it as a PDF in your own folder: open that to print it.\n\nSend it to a printer\np says which, and where it stands, "
            "and asks first.",
    .without = "find|next-part|prev-part",
    .state_size = sizeof(struct print_view),
    .keys = paper_keys,
    .key_count = sizeof paper_keys / sizeof *paper_keys,
    .open = paper_open,
    .load = print_load,
    .draw = print_draw,
    .act = print_act,
};

static const struct ui_key event_paper_keys[] = {
    {K_ENTER, K_NONE, "open", "Save as PDF", "Save the page as a PDF, to print or to send.",
        KEY_BAR | KEY_MENU},
    PRINTER_KEY,
    {'v', K_NONE, "view", "Other page", "The register, the sheet to sign out on, the event, the risk sheet.",
        KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_event_paper = {
    .name = "event-paper",
    .title = "An event's page",
    .help = "See the page\nThis is the page as it prints. The arrows move over it, v shows the "
            "next: the register twice, the event sheet, the risk sheet.\n\n"
            "Two registers\nThe leader's copy has the alerts and whom to ring: keep it with you. "
            "The sheet to sign out on lies at the door and has first names only.\n\n"
            "Save it\nEnter saves it as a PDF in your own folder: open that to print it.\n\nSend it to a printer\np says which, and where it stands, "
            "and asks first.",
    .without = "find|next-part|prev-part",
    .state_size = sizeof(struct print_view),
    .keys = event_paper_keys,
    .key_count = sizeof event_paper_keys / sizeof *event_paper_keys,
    .open = paper_open,
    .load = print_load,
    .draw = print_draw,
    .act = print_act,
};

static const struct ui_key calendar_paper_keys[] = {
    {K_ENTER, K_NONE, "open", "Save as PDF", "Save the page as a PDF, to print or to send.",
        KEY_BAR | KEY_MENU},
    PRINTER_KEY,
    {'>', '+', "month.next", "Next month", "The page of the next month.", KEY_BAR | KEY_MENU},
    {'<', '-', "month.last", "Month before", "The page of the month before.", KEY_BAR | KEY_MENU},
    {'v', K_NONE, "view", "As a list", "A grid of the month, or what is on in order.",
        KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_calendar_paper = {
    .name = "calendar-paper",
    .title = "The calendar's page",
    .help = "See the page\nThis is the page as it prints. The arrows move over it, v shows it as a "
            "list, > and < go by month.\n\n"
            "Save it\nEnter saves it as a PDF in your own folder: open that to print it.\n\nSend it to a printer\np says which, and where it stands, "
            "and asks first.",
    .without = "find|next-part|prev-part",
    .state_size = sizeof(struct print_view),
    .keys = calendar_paper_keys,
    .key_count = sizeof calendar_paper_keys / sizeof *calendar_paper_keys,
    .open = calendar_open,
    .load = print_load,
    .draw = print_draw,
    .act = print_act,
};
