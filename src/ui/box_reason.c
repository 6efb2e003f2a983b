/* SPDX-License-Identifier: MIT */
/* Words that go with a step of a sleepover: why it was cancelled, why to go ahead anyway. */
#include "hub/base/str.h"
#include "hub/service/stays.h"
#include "hub/ui/edit.h"
#include "keep_priv.h"
#include "panes_priv.h"
#include "stay_verbs_priv.h"
#include "text_view_priv.h"
#include "ui_priv.h"

enum { WIDE = 74, FRAME_ROWS = 6, ABOVE_MOST = 9, ABOVE_LEAST = 2, FEW_ROWS = 6 };

enum reason { CANCEL_FAMILY, CANCEL_HOST, CANCEL_US, GO_AHEAD, OF_FORM, REASONS };

struct reason_box {
    enum reason what;
    hub_id stay;
    struct edit text;
    struct keep keep;
    struct text_view above; /* what it is about: the sleepover, what is in the way */
    const struct ahead_ask *form; /* below, which saves with the reason; NULL */
};

static const struct {
    const char *word, *who, *title, *label;
} kinds[REASONS] = {
    [CANCEL_FAMILY] = {"family", "the family", "Cancel: the family cannot", "Why, in a few words:"},
    [CANCEL_HOST] = {"host", "the host", "Cancel: the host cannot", "Why, in a few words:"},
    [CANCEL_US] = {"us", "us", "Cancel: we cannot", "Why, in a few words:"},
    [GO_AHEAD] = {"ahead", NULL, "Go ahead anyway?", "Why it is right this time:"},
    [OF_FORM] = {"form", NULL, "Go ahead anyway?", "Why it is right this time:"},
};

static bool goes_ahead(const struct reason_box *s)
{
    return s->what == GO_AHEAD || s->what == OF_FORM;
}

static void be_about(struct pane *p, const char *word)
{
    struct reason_box *s = p->state;
    for (int i = 0; i < REASONS; i++) {
        s->what = str_eq(kinds[i].word, word) ? (enum reason)i : s->what;
    }
}

static void reason_open(struct pane *p, const struct pane_target *target)
{
    struct reason_box *s = p->state;
    edit_init(&s->text, p->life, false);
    if (!keep_opens(&s->keep, target)) {
        s->stay = (hub_id){target->id};
        s->form = target->data;
        be_about(p, target->text ? target->text : "");
    }
}

static enum hub_rc resume(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct reason_box *s = p->state;
    const char *about;
    enum hub_rc rc = keep_resume(&s->keep, hub, p->life, &s->text, &about, err);
    if (about) {
        s->stay = s->keep.draft.record;
        be_about(p, about);
    }
    return rc;
}

static void add_trouble(struct pane *p, const struct stay_trouble *t)
{
    struct reason_box *s = p->state;
    text_view_add(&s->above, p->loaded, TONE_ALERT,
        arena_printf(p->loaded, "%s  %s", rule_level_shown(t->level), t->line));
    if (t->fix) {
        text_view_add(&s->above, p->loaded, TONE_PLAIN, arena_printf(p->loaded, "Try: %s", t->fix));
    }
}

static enum hub_rc reason_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct reason_box *s = p->state;
    struct stay_check check = {0};
    struct assignment set = {"status", "agreed"};
    enum hub_rc rc = resume(p, hub, err);
    s->above = (struct text_view){.more = "Down: more", .top = s->above.top};
    if (rc != HUB_OK || p->view.hide) {
        return rc;
    }
    if (s->what == GO_AHEAD) {
        rc = hub_stay_try(hub, s->stay, &set, 1, 1, p->loaded, &check, err);
    }
    check = s->form ? *s->form->check : check;
    text_view_add(&s->above, p->loaded, TONE_HEADING,
        s->what == OF_FORM ? "Not saved yet. In its way is:" : hub_stay_title(hub, s->stay, p->loaded));
    for (size_t i = 0; i < check.must; i++) {
        add_trouble(p, &check.items[i]);
    }
    if (goes_ahead(s)) {
        text_view_add(&s->above, p->loaded, TONE_MUTED,
            arena_printf(p->loaded, "%s says so; name and reason are kept for ever.", hub_person(hub)));
    }
    return rc;
}

static int above_rows(const struct reason_box *s)
{
    int rows = (int)s->above.detail.count * (goes_ahead(s) ? 2 : 1);
    return rows < ABOVE_LEAST ? ABOVE_LEAST : rows > ABOVE_MOST ? ABOVE_MOST : rows;
}

static struct area reason_area(const struct pane *p, int rows, int cols)
{
    const struct reason_box *s = p->state;
    return box_middle(above_rows(s) + FRAME_ROWS, WIDE, rows, cols);
}

/* Rows for what is in the way, in a box of so many inside its border. */
static int shown_rows(int rows)
{
    int below = rows > FEW_ROWS ? 3 : 2;
    return rows > below ? rows - below : 1;
}

static void reason_draw(const struct pane *p, struct canvas *c)
{
    const struct reason_box *s = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, kinds[s->what].title));
    int cols = canvas_cols(c), rows = canvas_rows(c);
    struct text_view above = s->above;
    if (rows <= FEW_ROWS && above.detail.count > 1) { /* what is wrong, rather than whose it is */
        above.detail.lines++;
        above.detail.count--;
    }
    struct area inside = canvas_enter(c, (struct area){0, 0, shown_rows(rows), cols});
    text_view_draw(&above, c, false);
    canvas_leave(c, inside);
    canvas_put(c, rows - 2, 0, cols, STYLE_LABEL, kinds[s->what].label);
    edit_draw(&s->text, c, (struct area){rows - 1, 0, 1, cols}, STYLE_FIELD, true);
    canvas_leave(c, before);
}

/* The form below saves, with this reason; without one it is only a note. */
static unsigned to_form(struct pane *p, struct hub *hub, const char *text, struct hub_err *err)
{
    struct reason_box *s = p->state;
    if (!s->form) {
        pane_say(p, "Save the sleepover first: then hub asks for the reason.");
        return REACT_DRAW;
    }
    keep_drop(&s->keep, hub, err);
    *s->form->reason = arena_strdup(s->form->a, text);
    pane_run(p, "form.ahead");
    return REACT_CLOSE;
}

static unsigned do_it(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct reason_box *s = p->state;
    const char *text = str_trim(p->loaded, s->text.text);
    bool ahead = s->what == GO_AHEAD;
    if (goes_ahead(s) && str_empty(text)) {
        pane_say(p, "Say why first. Esc leaves it as it was.");
        return REACT_DRAW;
    }
    if (s->what == OF_FORM) {
        return to_form(p, hub, text, err);
    }
    enum hub_rc rc = ahead ? hub_stay_agree(hub, s->stay, text, err)
                           : hub_stay_cancel(hub, s->stay, kinds[s->what].who, text, err);
    if (rc != HUB_OK) {
        return REACT_DRAW;
    }
    keep_drop(&s->keep, hub, err); /* a note that stays is no harm: it says so itself */
    pane_say(p, "%s u takes it back.", ahead ? "Agreed, with your reason." : "Cancelled.");
    stay_tell(p, hub, s->stay);
    return REACT_CLOSE | REACT_LOAD;
}

static unsigned reason_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct reason_box *s = p->state;
    int rows = p->view.rows - 2;
    if (str_part_index("up|down|page-up|page-down", call->id) >= 0) {
        return text_view_act(&s->above, call->id, shown_rows(rows), p->view.cols - 4);
    }
    if (str_eq(call->id, "open")) {
        return do_it(p, call->hub, err);
    }
    const struct keep_edit edit = {&s->keep, &s->text, REASON_DRAFT, s->stay, kinds[s->what].word};
    return keep_edit_act(p, &edit, call, err);
}

static bool reason_typing(const struct pane *p)
{
    (void)p;
    return true;
}

static const struct ui_key reason_keys[] = {
    {K_ENTER, K_NONE, "open", "Do it", "With this reason.", KEY_BAR},
};

const struct pane_ops box_reason = {
    .name = "reason",
    .title = "Reason",
    .help = "Type why and press Enter. Esc leaves everything as it was.\n\n"
            "Go ahead anyway\nhub keeps your name and the reason for ever. When the facts change, "
            "it asks again.",
    .state_size = sizeof(struct reason_box),
    .keys = reason_keys,
    .key_count = sizeof reason_keys / sizeof *reason_keys,
    .box = true,
    .ticks = true,
    .open = reason_open,
    .load = reason_load,
    .draw = reason_draw,
    .act = reason_act,
    .typing = reason_typing,
    .box_area = reason_area,
};
