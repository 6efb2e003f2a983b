/* SPDX-License-Identifier: MIT */
/*
 * A command that has no key: its words asked for, what it prints shown, and a page saved as a PDF
 * once it was seen.
 */
#include "hub/base/str.h"
#include "hub/command/cli.h"
#include "hub/ui/edit.h"
#include "keep_priv.h"
#include "panes_priv.h"
#include "print_view_priv.h"

#include <string.h>

enum { HEAD = 2, WORDS = 40, STEP = 8, WHEEL = 3 };

struct command_pane {
    const struct command *command;
    struct edit words; /* what is typed after the command */
    bool asks;         /* it takes words */
    bool typing, ran;
    const char *text, *file;
    const char *wrong; /* why it did not run, a line each; NULL */
    int rows, cols, top, left;
    struct keep keep;
};

static bool is_page(const struct command_pane *s)
{
    return s->command->options.has[OPTION_PAPER];
}

static void be_about(struct command_pane *s, const char *id)
{
    for (size_t i = 0; i < command_count; i++) {
        if (str_eq(commands[i].id, id)) {
            s->command = &commands[i];
        }
    }
    s->asks = s->typing = *s->command->args != '\0';
}

static void command_open(struct pane *p, const struct pane_target *target)
{
    struct command_pane *s = p->state;
    edit_init(&s->words, p->life, false);
    s->text = "";
    s->command = &commands[0];
    if (!keep_opens(&s->keep, target)) {
        be_about(s, target->text);
    }
}

/* What was not gone on with is a note; what was is none. */
static enum hub_rc keep_words(struct command_pane *s, struct hub *hub, struct hub_err *err)
{
    struct keep_line line = {s->command->id, s->words.text};
    bool begun = s->keep.unkept || id_known(s->keep.draft.id);
    return begun ? keep_line(&s->keep, hub, COMMAND_DRAFT, ID_NONE, &line, err) : HUB_OK;
}

static enum hub_rc resume(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct command_pane *s = p->state;
    const char *about;
    enum hub_rc rc = keep_resume(&s->keep, hub, p->life, &s->words, &about, err);
    if (about) {
        be_about(s, about);
    }
    return rc;
}

/* Words at spaces; those in "quotes" stay together. Returns how many. */
static int split(const char *text, const char **out, int most, struct arena *a)
{
    int count = 0;
    while (*(text += strspn(text, " ")) && count < most) {
        struct sb word = sb_on(a);
        for (bool quoted = false; *text && (quoted || *text != ' '); text++) {
            if (*text == '"') {
                quoted = !quoted;
            } else {
                sb_addf(&word, "%c", *text);
            }
        }
        out[count++] = sb_str(&word);
    }
    return count;
}

static enum hub_rc run(struct pane *p, struct arena *a, const char *format, const char *file,
    const char **out, struct hub_err *err)
{
    struct command_pane *s = p->state;
    const char *args[WORDS + 8] = {"hub"};
    int count = 1;
    count += split(s->command->words, args + count, WORDS / 2, a);
    count += split(s->words.text, args + count, WORDS / 2, a);
    if (is_page(s)) {
        args[count++] = "--format";
        args[count++] = format;
    }
    if (p->view.hide && s->command->options.has[OPTION_NAMES]) {
        args[count++] = "--names";
        args[count++] = "initials";
    }
    if (file) {
        args[count++] = "--output";
        args[count++] = file;
    }
    return cli_next(cli_again(p->view.inv, count, args, a, out, err), err);
}

static void measure(struct command_pane *s)
{
    s->rows = s->cols = 0;
    for (const char *line = s->text; *line; s->rows++) {
        size_t len = strcspn(line, "\n");
        s->cols = (int)len > s->cols ? (int)len : s->cols; /* bytes: never too few */
        line += len + (line[len] != '\0');
    }
}

/* Its words are all there, or it takes none. */
static enum hub_rc command_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct command_pane *s = p->state;
    const char *out = "";
    if (s->keep.resuming) {
        return resume(p, hub, err);
    }
    if (s->asks || !p->view.inv) {
        return HUB_OK;
    }
    enum hub_rc rc = run(p, p->loaded, "text", NULL, &out, err);
    s->text = print_on_screen(p->loaded, out);
    s->ran = true;
    measure(s);
    return rc == HUB_EFINDING ? HUB_OK : rc;
}

static unsigned enter(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct command_pane *s = p->state;
    const char *out = "";
    enum hub_rc rc = run(p, p->life, "text", NULL, &out, err);
    if (rc == HUB_EFINDING) { /* it ran, and found something: that is what it shows */
        *err = (struct hub_err){0};
    } else if (rc != HUB_OK) {
        s->wrong = out;
        return REACT_DRAW;
    }
    s->wrong = NULL;
    keep_drop(&s->keep, hub, err); /* a note that stays is no harm: it says so itself */
    s->text = *out ? print_on_screen(p->life, out) : "Done.";
    s->ran = true;
    s->typing = false;
    s->top = s->left = 0;
    measure(s);
    return REACT_DRAW;
}

static const char *file_of(struct pane *p)
{
    struct command_pane *s = p->state;
    const char *home = p->view.inv->program->env.home;
    char *name = arena_strdup(p->life, s->command->words);
    for (char *c = name; *c; c++) {
        *c = *c == ' ' ? '-' : *c;
    }
    return arena_printf(p->life, "%s%s%s.pdf", home ? home : "", home ? "/" : "", name);
}

static unsigned ask_where(struct pane *p)
{
    struct command_pane *s = p->state;
    s->file = file_of(p);
    pane_ask(p, print_where(p, "This page", s->file, p->life), "Not now", "Save", "page.save");
    return REACT_DRAW;
}

static unsigned save(struct pane *p, struct hub_err *err)
{
    struct command_pane *s = p->state;
    const char *said = "";
    if (run(p, p->life, "pdf", s->file, &said, err) == HUB_OK) {
        print_say_saved(p, s->file, said);
    }
    return REACT_DRAW;
}

static void draw_text(const struct command_pane *s, struct canvas *c, struct area area)
{
    struct arena *a = arena_create();
    const char *line = s->text ? s->text : "";
    struct area before = canvas_enter(c, area);
    for (int row = -s->top; *line && row < area.rows; row++) {
        size_t len = strcspn(line, "\n");
        if (row >= 0) {
            canvas_put(c, row, -s->left, CANVAS_MAX, STYLE_NORMAL, arena_strndup(a, line, len));
        }
        line += len + (line[len] != '\0');
    }
    canvas_leave(c, before);
    arena_destroy(a);
}

static void command_draw(const struct pane *p, struct canvas *c)
{
    const struct command_pane *s = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c);
    canvas_put(c, 0, 1, cols - 1, STYLE_HEADING, s->command->help);
    int head = s->asks ? HEAD : 1;
    if (s->asks) {
        int col = 1 + canvas_put_short(c, 1, 1, cols / 2, STYLE_LABEL, s->command->args);
        col += canvas_put(c, 1, col, cols - col, STYLE_LABEL, ": ");
        edit_draw(&s->words, c, (struct area){1, col, 1, cols - col - 1}, STYLE_FIELD, s->typing);
    }
    if (s->wrong && !p->view.hide) {
        canvas_wrap(c, (struct area){head + 1, 1, rows - head - 1, cols - 2}, STYLE_WARN, s->wrong);
    } else {
        draw_text(s, c, (struct area){head, 1, rows - head, cols - 1});
    }
    if (!s->typing) {
        canvas_cursor(c, head, 0);
    }
}

static unsigned move(struct pane *p, const char *id)
{
    static const struct {
        const char *id;
        int rows, pages, cols;
    } moves[] = {{"up", -1, 0, 0}, {"down", 1, 0, 0}, {"page-up", 0, -1, 0}, {"page-down", 0, 1, 0},
        {"wheel-up", -WHEEL, 0, 0}, {"wheel-down", WHEEL, 0, 0}, {"left", 0, 0, -STEP},
        {"right", 0, 0, STEP}, {"first", -CANVAS_MAX * STEP, 0, -CANVAS_MAX},
        {"last", CANVAS_MAX * STEP, 0, 0}};
    struct command_pane *s = p->state;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (!str_eq(id, moves[i].id)) {
            continue;
        }
        int last = s->rows - p->view.rows + HEAD, end = s->cols - p->view.cols + STEP;
        s->top += moves[i].rows + moves[i].pages * (p->view.rows - HEAD - 1);
        s->left += moves[i].cols;
        s->top = s->top > last ? last : s->top;
        s->left = s->left > end ? end : s->left;
        s->top = s->top < 0 ? 0 : s->top;
        s->left = s->left < 0 ? 0 : s->left;
        return REACT_DRAW;
    }
    return REACT_PASS;
}

static unsigned typed(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct command_pane *s = p->state;
    if (str_eq(call->id, "open")) {
        return enter(p, call->hub, err);
    }
    if (str_eq(call->id, "paste")) {
        edit_insert(&s->words, call->ev->paste, call->ev->paste_len);
        keep_touch(&s->keep);
        return REACT_DRAW;
    }
    if (call->ev->type == UI_KEY && edit_key(&s->words, call->ev) != EDIT_PASS) {
        keep_touch(&s->keep);
        return REACT_DRAW;
    }
    return REACT_PASS;
}

static unsigned command_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct command_pane *s = p->state;
    if (str_eq(call->id, "tick") || str_eq(call->id, "hangup")) {
        if (keep_due(&s->keep, call)) {
            keep_words(s, call->hub, err);
        }
        return 0;
    }
    if (str_eq(call->id, "back") || str_eq(call->id, "leave")) {
        enum hub_rc kept = keep_words(s, call->hub, err);
        return keep_leave(p, call, kept, id_known(s->keep.draft.id));
    }
    if (str_eq(call->id, "page.save")) {
        return save(p, err);
    }
    if (s->asks && (str_eq(call->id, "next-part") || str_eq(call->id, "prev-part"))) {
        s->typing = !s->typing;
        return REACT_DRAW;
    }
    if (s->typing) {
        return typed(p, call, err);
    }
    if (str_eq(call->id, "open")) {
        return is_page(s) && s->ran ? ask_where(p) : REACT_DRAW;
    }
    return str_eq(call->id, "click") ? REACT_DRAW : move(p, call->id);
}

static bool command_typing(const struct pane *p)
{
    const struct command_pane *s = p->state;
    return s->typing;
}

static const struct ui_key command_keys[] = {
    {K_ENTER, K_NONE, "open", "Go on", "Do it; then, of a page, save it as a PDF.",
        KEY_BAR | KEY_MENU},
    {K_TAB, K_NONE, "next-part", "Other words", "To the line where its words are typed, and back.",
        KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_command = {
    .name = "command",
    .title = "Command",
    .help = "Say what it is about\nType it and press Enter: what it finds stands below.\n\n"
            "Save a page\nSee the page first; then Enter asks where it goes.\n\n"
            "Look again with other words\nTab goes back to the line.",
    .without = "find",
    .state_size = sizeof(struct command_pane),
    .keys = command_keys,
    .key_count = sizeof command_keys / sizeof *command_keys,
    .open = command_open,
    .load = command_load,
    .draw = command_draw,
    .act = command_act,
    .typing = command_typing,
    .ticks = true,
};
