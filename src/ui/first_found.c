/* SPDX-License-Identifier: MIT */
/* Copies and backups that are at hand, and a hub on a server. */
#include "first_priv.h"
#include "hub/base/str.h"
#include "hub/command/away.h"
#include "hub/ui/edit.h"
#include "passphrase_priv.h"
#include "rows_view_priv.h"

/* --- found --- */

struct found_pane {
    bool backup;
    struct rows_view view;
    struct first_find finds[FIRST_FINDS];
    size_t count;
    struct passphrase_ask ask; /* of the file below */
    const char *file;          /* on p->life */
};

static void found_open(struct pane *p, const struct pane_target *target)
{
    struct found_pane *s = p->state;
    s->backup = str_eq(target->text, "backup");
    secret_line_hold(&s->ask.line);
}

static void found_close(struct pane *p)
{
    struct found_pane *s = p->state;
    secret_line_wipe(&s->ask.line);
}

static const char *nothing(const struct found_pane *s)
{
    return s->backup
               ? "No backup was found on a stick or in your own folder. A backup's name ends in "
                 ".hubbackup; a hub's own file (often hub.db) and a folder of CSV files that hub "
                 "export folder wrote will do too. Put the stick in, or copy it into your folder, then "
                 "press Ctrl-R to look again."
               : "No copy was found on a stick or in your own folder. A copy is one sealed file, "
                 "often ending in .hubpack. Put the stick in and press Ctrl-R to look again.";
}

static enum hub_rc found_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct found_pane *s = p->state;
    (void)err;
    s->count = first_look(first_of(hub)->inv, p->loaded, s->finds);
    rows_view_begin(&s->view);
    rows_view_heading(
        &s->view, p->loaded, s->backup ? "RESTORE A BACKUP" : "OPEN A COPY I TOOK", NULL);
    for (size_t i = 0; i < s->count; i++) {
        const struct first_find *f = &s->finds[i];
        if (s->backup || (!f->folder && !f->backup)) {
            const char *text = arena_printf(p->loaded, "%s%s", f->path,
                f->folder   ? "  (a folder of CSV files: a new hub is made of it)"
                : f->backup ? "  (sealed: the words of its recovery sheet are asked)"
                : f->sealed ? "  (sealed)"
                            : "");
            rows_view_add(&s->view, p->loaded,
                (struct view_row){.id = (int64_t)i + 1, .pick = true, .text = text});
        }
    }
    if (s->view.count == 1) {
        rows_view_add(&s->view, p->loaded, (struct view_row){.text = nothing(s)});
    }
    rows_view_end(&s->view);
    return HUB_OK;
}

static void found_draw(const struct pane *p, struct canvas *c)
{
    const struct found_pane *s = p->state;
    rows_view_draw(&s->view, c, true);
}

static unsigned ask_words(struct pane *p, const char *said)
{
    struct found_pane *s = p->state;
    passphrase_about(&s->ask, s->file, said);
    secret_line_empty(&s->ask.line);
    passphrase_box(p, &s->ask);
    return REACT_DRAW;
}

/* Wrong words are asked for again; anything else is said. */
static unsigned unseal(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct found_pane *s = p->state;
    struct first_screen *screen = first_of(hub);
    struct hub_err why = {0};
    enum hub_rc rc =
        first_unseal(screen->inv, s->file, s->ask.line.text, &screen->choice, &why);
    if (rc == HUB_EDENIED) {
        return ask_words(p, away_wrong(why.msg, s->ask.line.text, p->life));
    }
    secret_line_empty(&s->ask.line);
    if (rc != HUB_OK) {
        *err = why;
        return REACT_DRAW;
    }
    screen->choice.path = arena_strdup(screen->a, s->file);
    return REACT_QUIT;
}

static unsigned take(struct pane *p, struct hub *hub)
{
    struct found_pane *s = p->state;
    const struct view_row *row = rows_view_selected(&s->view);
    if (!row) {
        return REACT_DRAW;
    }
    const struct first_find *f = &s->finds[row->id - 1];
    if (f->sealed && !s->backup) {
        s->file = arena_strdup(p->life, f->path);
        return ask_words(p, "");
    }
    return first_choose(
        hub, f->folder ? FIRST_FOLDER : f->backup ? FIRST_BACKUP : FIRST_FILE, f->path);
}

static unsigned found_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct found_pane *s = p->state;
    bool again = false;
    if (str_eq(call->id, "passphrase")) {
        return unseal(p, call->hub, err);
    }
    if (str_eq(call->id, "open")) {
        return take(p, call->hub);
    }
    if (str_eq(call->id, "look")) {
        return REACT_LOAD;
    }
    if (str_eq(call->id, "click")) {
        unsigned react =
            rows_view_click(&s->view, call->ev->row, p->view.rows, p->view.cols, &again);
        return again ? take(p, call->hub) : react;
    }
    return rows_view_act(&s->view, call->id, p->view.rows, p->view.cols);
}

static const struct ui_key found_keys[] = {
    {K_ENTER, K_NONE, "open", "Open it", "Open the line with the >.", KEY_BAR | KEY_MENU},
    {K_CTRL('r'), K_NONE, "look", "Look again", "Look on sticks and in your folder again.",
        KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_found = {
    .name = "found",
    .title = "Found",
    .help = "Open one\nMove to it and press Enter. A file is opened where it is, a sealed one "
            "with its passphrase; a sealed backup is brought back with the words of its recovery "
            "sheet; a folder of CSV files is read into a new hub.\n\n"
            "It is not there\nPut the stick in, wait a moment, and press Ctrl-R.",
    .without = "find|next-part|prev-part|hide",
    .state_size = sizeof(struct found_pane),
    .keys = found_keys,
    .key_count = sizeof found_keys / sizeof *found_keys,
    .open = found_open,
    .close = found_close,
    .load = found_load,
    .draw = found_draw,
    .act = found_act,
};

/* --- join --- */

struct join_pane {
    struct edit server;
};

static void join_open(struct pane *p, const struct pane_target *target)
{
    struct join_pane *s = p->state;
    (void)target;
    edit_init(&s->server, p->life, false);
}

static void join_draw(const struct pane *p, struct canvas *c)
{
    const struct join_pane *s = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c);
    (void)p;
    canvas_put_short(c, 0, 1, cols - 2, STYLE_HEADING, "JOIN A HUB ON A SERVER");
    int col = 1 + canvas_put(c, 2, 1, cols - 2, STYLE_LABEL, "The server's name: ");
    edit_draw(&s->server, c, (struct area){2, col, 1, cols - col - 1}, STYLE_FIELD, true);
    const char *name = s->server.len ? s->server.text : "NAME";
    canvas_put(c, 4, 1, cols - 2, STYLE_NORMAL, "Leave hub, then type this one line:");
    canvas_putf(c, 6, 3, cols - 4, STYLE_KEY, "ssh hub@%s", name);
    canvas_wrap(c, (struct area){8, 1, rows - 8, cols - 2}, STYLE_HINT,
        "Your helper gives you the name, and lets your computer in first. If it asks for a "
        "password, your computer is not let in yet: ask your helper.");
}

static unsigned join_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct join_pane *s = p->state;
    (void)err;
    if (str_eq(call->id, "paste")) {
        edit_insert(&s->server, call->ev->paste, call->ev->paste_len);
        return REACT_DRAW;
    }
    if (str_eq(call->id, "open")) {
        return REACT_DRAW;
    }
    bool edited = call->ev->type == UI_KEY && edit_key(&s->server, call->ev) != EDIT_PASS;
    return edited ? REACT_DRAW : REACT_PASS;
}

static bool join_typing(const struct pane *p)
{
    (void)p;
    return true;
}

const struct pane_ops pane_join = {
    .name = "join",
    .title = "Join",
    .help = "Type the name your helper gave you: the line to type then stands below.",
    .without = "find|open|next-part|prev-part|hide",
    .state_size = sizeof(struct join_pane),
    .open = join_open,
    .draw = join_draw,
    .act = join_act,
    .typing = join_typing,
};
