/* SPDX-License-Identifier: MIT */
/* The page first, as text; then it is saved as a PDF or goes to a printer, when that is wanted. */
#include "print_view_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/command/cli.h"
#include "hub/command/guest.h"

#include <string.h>

enum { PAGE_COLS = 80, STEP = 8, ARGS = PRINT_WORDS + 8 };

void print_word(struct print_page *page, const char *word)
{
    if (page->count < PRINT_WORDS) {
        page->words[page->count++] = word;
    }
}

void print_days(struct print_page *page, hub_date from, hub_date to, struct arena *a)
{
    char iso[DATE_TEXT];
    if (date_known(from)) {
        print_word(page, "--from");
        print_word(page, arena_strdup(a, date_iso(from, iso)));
    }
    if (date_known(to)) {
        print_word(page, "--to");
        print_word(page, arena_strdup(a, date_iso(to, iso)));
    }
}

const char *print_on_screen(struct arena *a, const char *text)
{
    char *shown = arena_strdup(a, text);
    for (char *c = shown; *c; c++) {
        *c = *c == '\f' ? '\n' : *c;
    }
    return shown;
}

const char *print_file_word(struct arena *a, const char *name)
{
    char *word = arena_strdup(a, str_empty(name) ? "page" : name);
    for (char *c = word; *c; c++) {
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c & 0x80);
        *c = plain ? *c : '-';
    }
    return word;
}

/* Runs hub print for this page; `more` ends with NULL. */
static enum hub_rc run(struct pane *p, const struct print_view *v, const char *const *more,
    const char **out, struct hub_err *err)
{
    const char *args[ARGS] = {"hub"};
    int count = 1;
    for (int i = 0; i < v->page.count; i++) {
        args[count++] = v->page.words[i];
    }
    if (p->view.hide && v->page.initials) {
        args[count++] = "--names";
        args[count++] = "initials";
    }
    while (*more && count < ARGS) {
        args[count++] = *more++;
    }
    return cli_again(p->view.inv, count, args, p->loaded, out, err);
}

static void measure(struct print_view *v, struct arena *a)
{
    v->rows = v->cols = 0;
    for (const char *line = v->text; *line; v->rows++) {
        size_t len = strcspn(line, "\n");
        int wide = utf8_width(arena_strndup(a, line, len));
        v->cols = wide > v->cols ? wide : v->cols;
        line += len + (line[len] != '\0');
    }
}

enum hub_rc print_view_load(
    struct pane *p, struct print_view *v, const struct print_page *page, struct hub_err *err)
{
    static const char *const as_text[] = {"--format", "text", NULL};
    const char *home = p->view.inv->program->env.home;
    enum hub_rc rc = HUB_OK;
    v->page = *page;
    v->text = "Names are hidden, and this page is\nall names.\nThe full stop shows them again.";
    v->file = arena_printf(p->loaded, "%s%s%s.pdf", home ? home : "", home ? "/" : "", page->file);
    if (!p->view.hide || page->initials) {
        v->text = "";
        rc = run(p, v, as_text, &v->text, err);
        v->text = print_on_screen(p->loaded, v->text);
    }
    measure(v, p->loaded);
    return rc;
}

static void draw_line(const struct print_view *v, struct canvas *c, int row, int margin, const char *line)
{
    int cols = canvas_cols(c) - margin;
    struct area before = canvas_enter(c, (struct area){row, margin, 1, cols});
    canvas_put(c, 0, -v->left, CANVAS_MAX, STYLE_NORMAL, line);
    if (utf8_width(line) - v->left > cols) {
        canvas_put(c, 0, cols - 1, 1, STYLE_MUTED, "…");
    }
    canvas_leave(c, before);
}

/* What lies outside: a night that is not on the screen must not look like one that is free. */
static const char *print_more(const struct print_view *v, int rows, int cols)
{
    bool down = v->rows - v->top > rows, right = v->cols - v->left > cols;
    return down && right ? "Down, Right: more" : down ? "Down: more" : right ? "Right: more" : "";
}

static void print_view_draw(const struct print_view *v, struct canvas *c)
{
    int margin = canvas_cols(c) > PAGE_COLS, last = canvas_rows(c) - 1;
    const char *more = print_more(v, last + 1, canvas_cols(c) - margin);
    struct arena *a = arena_create();
    const char *line = v->text ? v->text : "";
    for (int row = -v->top; *line && row < canvas_rows(c); row++) {
        size_t len = strcspn(line, "\n");
        if (row >= 0) {
            draw_line(v, c, row, margin, arena_strndup(a, line, len));
        }
        line += len + (line[len] != '\0');
    }
    if (*more) {
        canvas_fill(c, (struct area){last, 0, 1, canvas_cols(c)}, STYLE_NORMAL);
        canvas_put(c, last, 1, canvas_cols(c) - 1, STYLE_HINT, more);
    }
    canvas_cursor(c, 0, 0);
    arena_destroy(a);
}

bool print_guest(const struct pane *p)
{
    return p->view.inv && p->view.inv->program->guest;
}

void print_say_saved(struct pane *p, const char *file, const char *said)
{
    if (print_guest(p) && p->view.inv->program->guest->go) {
        pane_say(p, "%s", said);
    } else if (print_guest(p)) { /* what to type stays until it is read */
        pane_tell(p, "For your own computer", arena_strdup(p->life, said));
    } else {
        pane_say(p, "Saved: %s%s%s", file, *said ? ". " : "", said);
    }
}

const char *print_where(const struct pane *p, const char *called, const char *file, struct arena *a)
{
    return print_guest(p)
               ? arena_printf(a, "%s goes to your own computer, as a PDF. Until it is fetched it waits "
                                 "here for you alone, a day at most.", called)
               : arena_printf(a, "%s goes into %s, as a PDF that only you may read. One of that name "
                                 "is written over.", called, file);
}

static unsigned save(struct pane *p, struct print_view *v, struct hub_err *err)
{
    const char *said = "";
    const char *const as_pdf[] = {"--format", "pdf", "--output", v->file, NULL};
    if (run(p, v, as_pdf, &said, err) == HUB_OK) {
        print_say_saved(p, v->file, said);
    }
    return REACT_DRAW;
}

static unsigned ask(struct pane *p, const struct print_view *v)
{
    pane_ask(p, print_where(p, v->page.called, v->file, p->life), "Not now", "Save", "save.yes");
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

static unsigned to_printer(struct pane *p, const struct print_view *v, struct hub_err *err)
{
    const char *said = "";
    const char *const there[] = {"--printer", NULL};
    if (run(p, v, there, &said, err) == HUB_OK) {
        pane_say(p, "%s", said);
    }
    return REACT_DRAW;
}

static unsigned move(const struct pane *p, struct print_view *v, const char *id)
{
    static const struct {
        const char *id;
        int rows, pages, cols;
    } moves[] = {{"up", -1, 0, 0}, {"down", 1, 0, 0}, {"page-up", 0, -1, 0}, {"page-down", 0, 1, 0},
        {"wheel-up", -3, 0, 0}, {"wheel-down", 3, 0, 0}, {"left", 0, 0, -STEP},
        {"right", 0, 0, STEP}, {"first", -CANVAS_MAX * STEP, 0, -CANVAS_MAX},
        {"last", CANVAS_MAX * STEP, 0, 0}};
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (!str_eq(id, moves[i].id)) {
            continue;
        }
        int last = v->rows - p->view.rows, end = v->cols - p->view.cols + STEP;
        last += last > 0 || v->cols > p->view.cols; /* the row that says there is more */
        v->top += moves[i].rows + moves[i].pages * (p->view.rows - 1);
        v->left += moves[i].cols;
        v->top = v->top > last ? last : v->top;
        v->left = v->left > end ? end : v->left;
        v->top = v->top < 0 ? 0 : v->top;
        v->left = v->left < 0 ? 0 : v->left;
        return REACT_DRAW;
    }
    return REACT_PASS;
}

unsigned print_view_act(
    struct pane *p, struct print_view *v, const struct call *call, struct hub_err *err)
{
    bool covered = p->view.hide && !v->page.initials;
    bool out = str_part_index("open|print|save.yes|printer.yes", call->id) >= 0;
    if (str_eq(call->id, "click") || (covered && out)) {
        return REACT_DRAW;
    }
    if (str_eq(call->id, "open")) {
        return ask(p, v);
    }
    if (str_eq(call->id, "print")) {
        return ask_printer(p);
    }
    if (str_eq(call->id, "printer.yes")) {
        return to_printer(p, v, err);
    }
    return str_eq(call->id, "save.yes") ? save(p, v, err) : move(p, v, call->id);
}

void print_pane_draw(const struct pane *p, struct canvas *c)
{
    print_view_draw(p->state, c);
}

unsigned print_pane_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    return print_view_act(p, p->state, call, err);
}
