/* SPDX-License-Identifier: MIT */
/*
 * Who is at the door? Those on the register by a few letters, then every other child of the hub:
 * Enter puts them on the register. A name that nobody has goes on it as it was typed.
 */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/child.h"
#include "hub/service/picks.h"
#include "hub/service/register.h"
#include "hub/ui/edit.h"
#include "keep_priv.h"
#include "register_priv.h"
#include "rows_view_priv.h"
#include "ui_priv.h"

enum { WIDE = 64, HIGH = 16, FOOT_ROWS = 2, EDGE = 3, OTHERS_MOST = 40, LEAD_COLS = 4 };
enum { WHO_LISTED = 1, WHO_CHILD, WHO_NEW };

struct who {
    hub_id event;
    hub_date day;
    struct register_view view;
    struct pick *others;
    size_t other_count;
    struct edit typed;
    struct rows_view rows;
    struct keep keep;
};

static void who_open(struct pane *p, const struct pane_target *target)
{
    struct who *s = p->state;
    edit_init(&s->typed, p->life, false);
    if (!keep_opens(&s->keep, target)) {
        s->event = (hub_id){target->id};
        date_from_iso(target->text, &s->day);
    }
}

static enum hub_rc resume(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct who *s = p->state;
    const char *about;
    enum hub_rc rc = keep_resume(&s->keep, hub, p->life, &s->typed, &about, err);
    if (about) {
        s->event = s->keep.draft.record;
        date_from_iso(about, &s->day);
    }
    return rc;
}

/* It may be a name that stands nowhere else yet. */
static void keep_name(struct who *s, struct hub *hub, struct hub_err *err)
{
    char iso[DATE_TEXT];
    struct keep_line line = {date_iso(s->day, iso), s->typed.text};
    keep_line(&s->keep, hub, WHO_DRAFT, s->event, &line, err);
}

static bool fits_row(const struct who *s, struct arena *a, size_t i, const char *needle)
{
    const struct register_row *r = &s->view.rows[i];
    const char *all = utf8_fold(a, arena_printf(a, "%s %s", r->name, r->family_name));
    const char *first = utf8_fold(a, register_initials(&s->view, i, a));
    const struct pick pick = {.name = r->name, .beside = "", .folded = all, .initials = first};
    return pick_fits(&pick, needle) != PICK_NOT;
}

static bool on_register(const struct who *s, hub_id child)
{
    for (size_t i = 0; i < s->view.count; i++) {
        if (id_eq(s->view.rows[i].child, child)) {
            return true;
        }
    }
    return false;
}

static void listed_rows(struct pane *p, const char *needle)
{
    struct who *s = p->state;
    for (size_t i = 0; i < s->view.count; i++) {
        const struct register_row *r = &s->view.rows[i];
        if (fits_row(s, p->loaded, i, needle)) {
            const char *name = p->view.hide
                                   ? register_initials(&s->view, i, p->loaded)
                                   : arena_printf(p->loaded, "%s%s%s", r->name,
                                         *r->family_name ? " " : "", r->family_name);
            rows_view_add(&s->rows, p->loaded,
                (struct view_row){WHO_LISTED, r->line, true, STYLE_NORMAL,
                    arena_printf(p->loaded, "%2lld", (long long)r->line), LEAD_COLS, name, NULL});
        }
    }
}

static void other_rows(struct pane *p, const char *needle)
{
    struct who *s = p->state;
    size_t shown = 0;
    for (int fit = PICK_BEGINS; *needle && fit > PICK_NOT; fit--) {
        for (size_t i = 0; i < s->other_count && shown < OTHERS_MOST; i++) {
            const struct pick *c = &s->others[i];
            if (pick_fits(c, needle) == (enum pick_fit)fit && !on_register(s, c->id)) {
                shown++;
                rows_view_add(&s->rows, p->loaded,
                    (struct view_row){WHO_CHILD, c->id.n, true, STYLE_NORMAL, "+", LEAD_COLS,
                        p->view.hide ? utf8_initials(p->loaded, c->name)
                                     : arena_printf(p->loaded, "%s, %s", c->name, c->beside),
                        "not on the register"});
            }
        }
    }
}

static void match(struct pane *p)
{
    struct who *s = p->state;
    const char *typed = str_trim(p->loaded, s->typed.text);
    rows_view_begin(&s->rows);
    listed_rows(p, utf8_fold(p->loaded, typed));
    other_rows(p, utf8_fold(p->loaded, typed));
    if (*typed) {
        rows_view_add(&s->rows, p->loaded,
            (struct view_row){WHO_NEW, 1, true, STYLE_NORMAL, "+", LEAD_COLS,
                arena_printf(p->loaded, "“%s”", typed), "not in the hub"});
    }
    rows_view_end(&s->rows);
    s->rows.at = 0;
    s->rows.top = 0;
}

static enum hub_rc who_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct who *s = p->state;
    enum hub_rc rc = resume(p, hub, err);
    if (rc == HUB_OK) {
        rc = hub_register(hub, s->event, s->day, p->loaded, &s->view, err);
    }
    s->other_count = 0;
    if (rc == HUB_OK) {
        rc = hub_picks(
            hub, &child_noun, ID_NONE, s->view.hub, p->loaded, &s->others, &s->other_count, err);
    }
    match(p);
    return rc;
}

static void who_draw(const struct pane *p, struct canvas *c)
{
    const struct who *s = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, p->ops->title));
    int rows = canvas_rows(c), cols = canvas_cols(c);
    int used = canvas_put(c, 0, 0, cols, STYLE_NORMAL, "A few letters: ");
    edit_draw(&s->typed, c, (struct area){0, used, 1, cols - used}, STYLE_FIELD, true);
    struct area inside = canvas_enter(c, (struct area){FOOT_ROWS, 0, rows - FOOT_ROWS, cols});
    rows_view_draw(&s->rows, c, false);
    canvas_leave(c, inside);
    canvas_leave(c, before);
}

static struct area who_area(const struct pane *p, int rows, int cols)
{
    (void)p;
    return box_middle(HIGH, WIDE, rows, cols);
}

/* To the line; a new one is put there first. */
static unsigned choose(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct who *s = p->state;
    const struct view_row *at = rows_view_selected(&s->rows);
    if (!at) {
        return REACT_CLOSE;
    }
    if (at->kind == WHO_LISTED) {
        keep_drop(&s->keep, hub, err);
        pane_run(p, arena_printf(p->life, "%s%lld", REGISTER_LINE, (long long)at->id));
        return REACT_CLOSE;
    }
    bool child = at->kind == WHO_CHILD;
    hub_id row;
    enum hub_rc rc = hub_register_add(hub, s->event, s->day, child ? ((hub_id){at->id}) : ID_NONE,
        child ? NULL : str_trim(p->loaded, s->typed.text), &row, err);
    if (rc != HUB_OK) {
        return REACT_DRAW;
    }
    keep_drop(&s->keep, hub, err);
    pane_say(p, child ? "On the register. i stamps in. u takes it back."
                      : "On the register, by name only: ask whom to ring. i stamps in.");
    pane_run(p, REGISTER_LINE);
    return REACT_CLOSE;
}

static unsigned who_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct who *s = p->state;
    int rows = p->view.rows - EDGE - FOOT_ROWS, cols = p->view.cols;
    if (str_eq(call->id, "open")) {
        return choose(p, call->hub, err);
    }
    if (str_eq(call->id, "tick") || str_eq(call->id, "hangup")) {
        if (keep_due(&s->keep, call)) {
            keep_name(s, call->hub, err);
        }
        return 0;
    }
    if (str_eq(call->id, "back")) { /* whoever goes back only looked for somebody */
        return keep_drop(&s->keep, call->hub, err) == HUB_OK ? REACT_CLOSE : REACT_DRAW;
    }
    if (str_eq(call->id, "click")) {
        bool again;
        unsigned react =
            rows_view_click(&s->rows, call->ev->row - 1 - FOOT_ROWS, rows, cols, &again);
        return again ? choose(p, call->hub, err) : react;
    }
    if (str_eq(call->id, "paste")) {
        edit_insert(&s->typed, call->ev->paste, call->ev->paste_len);
        match(p);
        keep_touch(&s->keep);
        return REACT_DRAW;
    }
    bool vertical = str_eq(call->id, "up") || str_eq(call->id, "down");
    if (!vertical && call->ev && call->ev->type == UI_KEY &&
        edit_key(&s->typed, call->ev) != EDIT_PASS) {
        match(p);
        keep_touch(&s->keep);
        return REACT_DRAW;
    }
    return rows_view_act(&s->rows, call->id, rows, cols);
}

static bool who_typing(const struct pane *p)
{
    (void)p;
    return true;
}

static const struct ui_key who_keys[] = {
    {K_ENTER, K_NONE, "open", "That one", "To the line of the name with the >, or onto the register.",
        KEY_BAR},
};

const struct pane_ops box_who = {
    .name = "who",
    .title = "Who is it?",
    .help = "Find a name on the register\nType a few letters, with Up and Down choose, press Enter.\n\n"
            "Someone who was not asked\nA child of the hub stands below with a +: Enter puts them on "
            "the register with all that is known of them. A name that the hub does not know goes on "
            "it as you type it.",
    .state_size = sizeof(struct who),
    .keys = who_keys,
    .key_count = sizeof who_keys / sizeof *who_keys,
    .box = true,
    .open = who_open,
    .load = who_load,
    .draw = who_draw,
    .act = who_act,
    .typing = who_typing,
    .ticks = true,
    .box_area = who_area,
};
