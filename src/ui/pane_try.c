/* SPDX-License-Identifier: MIT */
/*
 * Work that is seen before it is done: a calendar file taken in, an event or a season copied. Its
 * words are typed above; below stands what would be saved, and Enter there saves it.
 */
#include "try_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "panes_priv.h"
#include "print_view_priv.h"

enum { HEAD = 2 };

static void try_open(struct pane *p, const struct try_kind *kind, const struct pane_target *target)
{
    struct try_pane *s = p->state;
    s->kind = kind;
    s->seen = arena_create();
    keep_opens(&s->keep, target);
    for (size_t i = 0; i < kind->count; i++) {
        edit_init(&s->fields[i], p->life, false);
    }
}

static void try_close(struct pane *p)
{
    struct try_pane *s = p->state;
    arena_destroy(s->seen);
}

static void open_take(struct pane *p, const struct pane_target *target)
{
    try_open(p, &try_take, target);
}

/* Over ssh a file is sent from the computer that it is on. */
void try_open_take(struct pane *p)
{
    if (print_guest(p)) {
        pane_tell(p, "Take it in from your own computer", file_from_there(p->view.inv, p->life));
    } else {
        pane_open(p, &pane_take, &(struct pane_target){0});
    }
}

static void open_copy(struct pane *p, const struct pane_target *target)
{
    struct try_pane *s = p->state;
    try_open(p, &try_copy, target);
    s->record = s->keep.resuming ? ID_NONE : (hub_id){target->id};
    s->about = arena_strdup(p->life, target->text ? target->text : "");
}

static void open_season(struct pane *p, const struct pane_target *target)
{
    try_open(p, &try_season, target);
}

/* --- what stands below --- */

static void rows_begin(struct try_pane *s)
{
    rows_view_begin(&s->rows);
    arena_reset(s->seen);
    s->rows = (struct rows_view){0};
    s->save = false;
}

static enum hub_rc try_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct try_pane *s = p->state;
    enum hub_rc rc = s->keep.resuming ? try_resume(p, hub, err) : HUB_OK;
    if (s->kind->offers && !s->tried) {
        rows_begin(s);
        s->kind->offers(p, s);
        rows_view_end(&s->rows);
    }
    return rc;
}

static bool filled(const struct try_pane *s)
{
    for (size_t i = 0; i < s->kind->count; i++) {
        if (!s->fields[i].len) {
            return false;
        }
    }
    return true;
}

static unsigned see(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct try_pane *s = p->state;
    rows_begin(s);
    s->tried = true;
    enum hub_rc rc = s->kind->work(p, s, hub, true, err);
    s->choose = false;
    s->save = rc == HUB_OK && s->save;
    rows_view_end(&s->rows);
    s->at = s->rows.count ? s->kind->count : s->at;
    return REACT_DRAW;
}

static unsigned save(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct try_pane *s = p->state;
    rows_begin(s);
    if (s->kind->work(p, s, hub, false, err) != HUB_OK) {
        rows_view_end(&s->rows);
        return REACT_DRAW;
    }
    rows_view_end(&s->rows);
    keep_drop(&s->keep, hub, err); /* a note that stays is no harm: it says so itself */
    return REACT_CLOSE | REACT_LOAD;
}

/* --- drawing --- */

static const char *echo(const struct pane *p, const struct try_pane *s, size_t i, struct arena *a)
{
    struct hub_err why;
    hub_date d;
    char text[DATE_TEXT];
    if (!s->kind->fields[i].day || !s->fields[i].len) {
        return s->kind->fields[i].hint;
    }
    bool read = date_parse(s->fields[i].text, p->view.today, &d, &why) == HUB_OK;
    return read ? arena_strdup(a, date_long(d, text)) : arena_strdup(a, why.msg);
}

static int label_cols(const struct try_kind *k)
{
    int most = 0;
    for (size_t i = 0; i < k->count; i++) {
        int cols = utf8_width(k->fields[i].label);
        most = cols > most ? cols : most;
    }
    return most + 2;
}

static int fields_rows(const struct try_pane *s)
{
    return HEAD + 2 * (int)s->kind->count;
}

static void draw_fields(const struct pane *p, const struct try_pane *s, struct canvas *c)
{
    struct arena *a = arena_create();
    int cols = canvas_cols(c), label = label_cols(s->kind);
    canvas_put_short(c, 0, 1, cols - 2, STYLE_HEADING,
        str_empty(s->about) || p->view.hide ? s->kind->heading
                                            : arena_printf(a, "%s: %s", s->kind->heading, s->about));
    for (size_t i = 0; i < s->kind->count; i++) {
        int row = HEAD + 2 * (int)i;
        canvas_put_short(c, row, 1, label, s->at == i ? STYLE_HEADING : STYLE_LABEL,
            s->kind->fields[i].label);
        edit_draw(&s->fields[i], c, (struct area){row, 1 + label, 1, cols - label - 2}, STYLE_FIELD,
            s->at == i);
        canvas_put_short(
            c, row + 1, 1 + label, cols - label - 2, STYLE_HINT, echo(p, s, i, a));
    }
    arena_destroy(a);
}

static void try_draw(const struct pane *p, struct canvas *c)
{
    const struct try_pane *s = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c), head = fields_rows(s);
    draw_fields(p, s, c);
    bool below = s->at == s->kind->count;
    if (rows <= head + 1) {
        return;
    }
    if (s->save) {
        int used = canvas_put(c, rows - 1, 1, cols - 2, STYLE_KEY, s->kind->go);
        canvas_select(c, rows - 1, 1, used, below);
        canvas_put_short(c, rows - 1, used + 2, cols - used - 3, STYLE_HINT, "Nothing is saved yet.");
    }
    struct area before = canvas_enter(c, (struct area){head, 0, rows - head - 1, cols});
    if (p->view.hide) {
        canvas_put_short(c, 0, 1, cols - 2, STYLE_HINT, "What is below is hidden: . shows it.");
    } else {
        rows_view_draw_part(&s->rows, c, below);
    }
    canvas_leave(c, before);
}

/* --- keys --- */

static unsigned go(struct try_pane *s, int step)
{
    size_t parts = s->kind->count + (s->rows.count > 0);
    s->at = (s->at + parts + (size_t)(step < 0 ? (int)parts - 1 : 1)) % parts;
    return REACT_DRAW;
}

static void take_choice(struct try_pane *s, const struct view_row *row)
{
    s->what = row->kind == TRY_WHAT ? s->kinds.items[row->id - 1] : NULL;
    s->choose = row->kind == TRY_OTHER;
    if (row->kind == TRY_FILE) {
        edit_set(&s->fields[0], row->text);
    }
}

static unsigned enter(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct try_pane *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    if (s->at < s->kind->count) {
        bool last = s->at + 1 == s->kind->count;
        s->what = NULL;
        return last || filled(s) ? see(p, call->hub, err) : go(s, 1);
    }
    if (row && row->kind != TRY_LINE) {
        take_choice(s, row);
        return see(p, call->hub, err);
    }
    if (!s->save) {
        pane_say(p, "There is nothing to save. Tab goes back to what was typed.");
        return REACT_DRAW;
    }
    return save(p, call->hub, err);
}

static unsigned typed(struct pane *p, const struct call *call)
{
    struct try_pane *s = p->state;
    struct edit *e = &s->fields[s->at];
    enum edit_did did = EDIT_PASS;
    if (str_eq(call->id, "paste")) {
        edit_insert(e, call->ev->paste, call->ev->paste_len);
        did = EDIT_CHANGED;
    } else if (call->ev->type == UI_KEY) {
        did = edit_key(e, call->ev);
    }
    if (did == EDIT_CHANGED || did == EDIT_FULL) {
        keep_touch(&s->keep);
        s->save = false; /* what stands below is of other words */
        s->what = NULL;
    }
    return did == EDIT_PASS ? REACT_PASS : REACT_DRAW;
}

static unsigned click(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct try_pane *s = p->state;
    int head = fields_rows(s), row = call->ev->row;
    bool again = false;
    if (row >= HEAD && row < head) {
        s->at = (size_t)(row - HEAD) / 2;
        return REACT_DRAW;
    }
    if (s->save && row == p->view.rows - 1) {
        s->at = s->kind->count;
        return save(p, call->hub, err);
    }
    if (row >= head && s->rows.count) {
        s->at = s->kind->count;
        unsigned react = rows_view_click(
            &s->rows, row - head, p->view.rows - head - 1, p->view.cols, &again);
        const struct view_row *on = rows_view_selected(&s->rows);
        return again && on && on->kind != TRY_LINE ? enter(p, call, err) : react;
    }
    return REACT_DRAW;
}

static unsigned try_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct try_pane *s = p->state;
    if (str_eq(call->id, "tick") || str_eq(call->id, "hangup")) {
        if (keep_due(&s->keep, call)) {
            try_keep(s, call->hub, err);
        }
        return 0;
    }
    if (str_eq(call->id, "back") || str_eq(call->id, "leave")) {
        enum hub_rc kept = try_keep(s, call->hub, err);
        return keep_leave(p, call, kept, id_known(s->keep.draft.id));
    }
    if (str_eq(call->id, "open")) {
        return enter(p, call, err);
    }
    if (str_eq(call->id, "save")) {
        return s->save ? save(p, call->hub, err) : see(p, call->hub, err);
    }
    if (str_eq(call->id, "next-part") || str_eq(call->id, "prev-part")) {
        return go(s, str_eq(call->id, "next-part") ? 1 : -1);
    }
    if (str_eq(call->id, "click")) {
        return click(p, call, err);
    }
    if (s->at == s->kind->count) {
        return rows_view_act(
            &s->rows, call->id, p->view.rows - fields_rows(s) - 1, p->view.cols);
    }
    unsigned react = typed(p, call);
    if (react == REACT_PASS && (str_eq(call->id, "up") || str_eq(call->id, "down"))) {
        return go(s, str_eq(call->id, "up") ? -1 : 1);
    }
    return react;
}

static bool try_typing(const struct pane *p)
{
    const struct try_pane *s = p->state;
    return s->at < s->kind->count;
}

// clang-format off
static const struct ui_key try_keys[] = {
    {K_ENTER,       K_NONE, "open",      "Go on", "See what would be saved; there, save it.", KEY_BAR | KEY_MENU},
    {K_TAB,         K_NONE, "next-part", "Next",  "To the next field, or to what is below.",  KEY_BAR | KEY_MENU},
    {K_CTRL('s'),   K_NONE, "save",      "Save",  "Save what stands below.",                  KEY_BAR | KEY_MENU},
};
// clang-format on

const struct pane_ops pane_take = {
    .name = "take-in",
    .title = "Take in a file",
    .help =
        "Take in a calendar\nType where its file is, or Tab to those that were found and press "
        "Enter. It ends in .ics: Outlook, Google and Apple save such files.\n\n"
        "Take in school holidays or other lists\nThe same with a file that ends in .csv. School "
        "holidays have the columns holiday, from, to and, for one council, area. Where the headings do "
        "not say what a list holds, you choose it below.\n\n"
        "See it first\nBelow stands what is new, changed or there already, and what was not "
        "understood. Nothing is saved until you press Enter there.\n\n"
        "It was the wrong file\nPress u: all of it goes back. The same file twice adds nothing.",
    .without = "find",
    .state_size = sizeof(struct try_pane),
    .keys = try_keys,
    .key_count = sizeof try_keys / sizeof *try_keys,
    .open = open_take,
    .close = try_close,
    .load = try_load,
    .draw = try_draw,
    .act = try_act,
    .typing = try_typing,
    .ticks = true,
};

const struct pane_ops pane_copy = {
    .name = "copy-event",
    .title = "Copy an event",
    .help = "Have it again\nSay the day and press Enter: what comes along and what does not stands "
            "below. Enter there saves it.\n\nIt was wrong\nPress u: the copy goes back.",
    .without = "find",
    .state_size = sizeof(struct try_pane),
    .keys = try_keys,
    .key_count = sizeof try_keys / sizeof *try_keys,
    .open = open_copy,
    .close = try_close,
    .load = try_load,
    .draw = try_draw,
    .act = try_act,
    .typing = try_typing,
    .ticks = true,
};

const struct pane_ops pane_season = {
    .name = "copy-season",
    .title = "Copy a season",
    .help = "Have a term or a year again\nSay its first and its last day, and when the new one "
            "starts. Weekdays stay. What comes along and what does not stands below; Enter there "
            "saves it.\n\nIt was wrong\nPress u: the whole new season goes back.",
    .without = "find",
    .state_size = sizeof(struct try_pane),
    .keys = try_keys,
    .key_count = sizeof try_keys / sizeof *try_keys,
    .open = open_season,
    .close = try_close,
    .load = try_load,
    .draw = try_draw,
    .act = try_act,
    .typing = try_typing,
    .ticks = true,
};
