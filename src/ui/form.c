/* SPDX-License-Identifier: MIT */
/* The form pane: opening, moving between fields, keys. Saving is in form_save.c. */
#include "form_clash_priv.h"
#include "form_pick_priv.h"
#include "form_repeat_priv.h"
#include "form_value_priv.h"
#include "form_view_priv.h"
#include "hub/base/clock.h"
#include "hub/base/str.h"
#include "hub/ui/choose.h"

#include <string.h>

struct form *form_of(struct pane *p)
{
    return p->state;
}

const struct form_field *form_focused(const struct form *f)
{
    const struct form_part *part = &f->parts[f->part];
    return f->ready && f->at < part->count ? &f->fields[part->first + f->at] : NULL;
}

struct form_field *form_focus(struct form *f)
{
    const struct form_part *part = &f->parts[f->part];
    return f->ready && f->at < part->count ? &f->fields[part->first + f->at] : NULL;
}

/* --- moving ------------------------------------------------------------------------------- */

/* The cursor leaves a field: it is checked. */
static void leave_field(struct pane *p)
{
    struct form *f = form_of(p);
    struct form_field *ff = form_focus(f);
    if (ff) {
        form_check(f, ff, p->life);
        form_words_check(p, ff);
        form_clash_left(f, ff, p->life);
    }
    f->picker.open = f->picker.browse = false;
}

static unsigned entered(struct pane *p)
{
    struct form *f = form_of(p);
    struct form_field *ff = form_focus(f);
    if (ff && ff->f->type == FIELD_LINKS) {
        form_links_enter(ff);
    }
    f->repeat_stale = ff && form_repeats(ff);
    if (ff) {
        ff->letters = "";
    }
    if (ff && !form_is_chooser(ff->f) && !ff->edit.lines) {
        ff->edit.at = ff->edit.len;
        form_enter_over(ff, p->life);
    }
    return REACT_DRAW | (form_wants_load(f) ? REACT_LOAD : 0);
}

static unsigned to_part(struct pane *p, int step)
{
    struct form *f = form_of(p);
    leave_field(p);
    f->part = (f->part + f->part_count + (size_t)step) % f->part_count;
    f->at = 0;
    return entered(p);
}

/* Through the fields and [Save] of a part; `on`: and on into the next part. */
static unsigned to_field(struct pane *p, int step, bool on)
{
    struct form *f = form_of(p);
    const struct form_part *part = &f->parts[f->part];
    leave_field(p);
    if (step > 0 && f->at < part->count) {
        f->at++;
    } else if (step < 0 && f->at > 0) {
        f->at--;
    } else if (on) {
        f->part = (f->part + f->part_count + (size_t)step) % f->part_count;
        f->at = step > 0 ? 0 : f->parts[f->part].count;
    }
    return entered(p);
}

/* --- typing ------------------------------------------------------------------------------- */

void form_touch(struct form *f)
{
    if (!f->unkept) {
        f->unkept = true;
        f->unkept_ms = clock_monotonic_us() / 1000;
    }
}

unsigned form_typed(struct pane *p, struct form_field *ff)
{
    struct form *f = form_of(p);
    ff->message = "";
    form_touch(f);
    if (form_picks(ff)) {
        ff->ref = ID_NONE;
        ff->ids = NULL;
        f->picker.browse = f->picker.browse && ff->f->type == FIELD_LINKS;
        f->picker.open = f->picker.browse || !form_field_empty(ff);
        f->picker.stale = f->picker.many && f->picker.open;
        form_narrow_picks(f);
    }
    form_echo(f, ff, p->life);
    return REACT_DRAW | (form_wants_load(f) ? REACT_LOAD : 0);
}

static unsigned after_edit(struct pane *p, struct form_field *ff, enum edit_did did)
{
    if (did == EDIT_FULL) {
        pane_say(p, "This field is full. What had room is there.");
    }
    return did == EDIT_MOVED ? REACT_DRAW : form_typed(p, ff);
}

/* One letter may have turned it: what it is now is said. */
static unsigned chosen(struct pane *p, struct form_field *ff)
{
    const char *said = form_spelled(ff, p->life);
    if (said) {
        pane_say(p, "%s", said);
    }
    return form_typed(p, ff);
}

static void set_room(const struct pane *p, struct form_field *ff)
{
    struct form_view v;
    form_layout(p, &v);
    ff->edit.cols = v.fields.cols - v.label - 1;
}

/* A key in the field with the cursor. */
static unsigned field_key(struct pane *p, const struct ui_event *ev)
{
    struct form *f = form_of(p);
    struct form_field *ff = form_focus(f);
    if (!ff) {
        return ev->key == K_UP     ? to_field(p, -1, false)
               : ev->key == K_DOWN ? to_field(p, 1, true)
                                   : REACT_PASS;
    }
    if (form_pick_key(f, ev)) {
        return REACT_DRAW;
    }
    enum links_did links = ff->f->type == FIELD_LINKS ? form_links_key(f, ff, ev) : LINKS_PASS;
    if (links != LINKS_PASS) {
        if (links == LINKS_CHANGED) {
            form_touch(f);
        }
        return REACT_DRAW | (form_wants_load(f) ? REACT_LOAD : 0);
    }
    if (form_is_chooser(ff->f) && form_choose_key(ff, ev, p->life)) {
        return chosen(p, ff);
    }
    set_room(p, ff);
    form_key_over(ff, ev);
    enum edit_did did = form_is_chooser(ff->f) ? EDIT_PASS : edit_key(&ff->edit, ev);
    if (did != EDIT_PASS) {
        return after_edit(p, ff, did);
    }
    return ev->key == K_UP     ? to_field(p, -1, false)
           : ev->key == K_DOWN ? to_field(p, 1, false)
                               : REACT_PASS;
}

static unsigned do_paste(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct form_field *ff = form_focus(form_of(p));
    (void)err;
    if (!ff || form_is_chooser(ff->f)) {
        return REACT_PASS;
    }
    if (ff->over) {
        edit_set(&ff->edit, "");
        ff->over = false;
    }
    bool all = edit_insert(&ff->edit, call->ev->paste, call->ev->paste_len);
    return after_edit(p, ff, all ? EDIT_CHANGED : EDIT_FULL);
}

/* Enter: takes what the list marks, a new line in a note, else on to the next field. */
static unsigned do_enter(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct form *f = form_of(p);
    struct form_field *ff = form_focus(f);
    if (!ff) {
        return f->ready ? form_save(p, call, err) : REACT_CLOSE;
    }
    if (ff->f->type == FIELD_NOTE && !edit_at_empty_end(&ff->edit)) {
        edit_insert(&ff->edit, "\n", 1);
        return form_typed(p, ff);
    }
    if (ff->f->type == FIELD_LINKS && form_links_take(f, ff)) {
        form_touch(f);
        return REACT_DRAW;
    }
    if (ff->f->type == FIELD_REF && form_pick_take(f)) {
        form_touch(f);
    }
    return to_field(p, 1, false);
}

/* --- leaving ------------------------------------------------------------------------------- */

static unsigned do_leave(struct pane *p, const struct call *call, struct hub_err *err)
{
    static const struct answer answers[] = {{"form.save", "Save"}, {"", "Carry on"},
        {"form.keep", "Keep as draft"}, {"form.drop", "Throw away"}};
    struct form *f = form_of(p);
    (void)err;
    if (f->picker.open && str_eq(call->id, "back")) {
        f->picker.open = f->picker.browse = false;
        return REACT_DRAW;
    }
    if (f->ready && form_changed(f)) {
        pane_choose(p, "Leave this form?", "What you typed is not saved yet.\n", answers,
            sizeof answers / sizeof *answers, 1);
        return REACT_DRAW;
    }
    return str_eq(call->id, "leave") ? REACT_PASS : REACT_CLOSE;
}

static unsigned do_keep(struct pane *p, const struct call *call, struct hub_err *err)
{
    if (form_keep(p, call->hub, err) != HUB_OK) {
        return REACT_DRAW;
    }
    pane_say(p, "Kept as an unfinished note. The menu (m) has it.");
    return REACT_CLOSE;
}

static unsigned do_drop(struct pane *p, const struct call *call, struct hub_err *err)
{
    if (form_unkeep(form_of(p), call->hub, err) != HUB_OK) {
        return REACT_DRAW;
    }
    pane_say(p, "Nothing was saved.");
    return REACT_CLOSE;
}

static bool due(const struct form *f, const struct call *call)
{
    enum { AGE_MS = 1000 };
    bool now = call->ev && call->ev->type == UI_KEY && call->ev->key == K_PROBE;
    return f->ready && f->unkept && (now || clock_monotonic_us() / 1000 - f->unkept_ms >= AGE_MS);
}

static unsigned do_tick(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct form *f = form_of(p);
    struct hub_err own = {0};
    if (due(f, call) && form_keep(p, call->hub, &own) != HUB_OK && !f->draft_trouble) {
        f->draft_trouble = true;
        *err = own;
    }
    return 0;
}

static unsigned do_hangup(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct form *f = form_of(p);
    if (f->ready && f->unkept) {
        form_keep(p, call->hub, err);
    }
    return 0;
}

/* --- mouse ----------------------------------------------------------------------------------- */

static bool inside(struct area a, const struct ui_event *ev)
{
    return ev->row >= a.row && ev->row < a.row + a.rows && ev->col >= a.col &&
           ev->col < a.col + a.cols;
}

static unsigned click_field(
    struct pane *p, const struct form_view *v, size_t i, const struct call *call)
{
    struct form *f = form_of(p);
    leave_field(p);
    f->at = i;
    struct form_field *ff = form_focus(f);
    struct area value = form_value_area(v, i);
    if (ff && !form_is_chooser(ff->f) && inside(value, call->ev)) {
        ff->over = false;
        edit_click(&ff->edit, value, call->ev->row, call->ev->col);
        return REACT_DRAW | (form_wants_load(f) ? REACT_LOAD : 0);
    }
    return entered(p);
}

static unsigned do_click(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct form *f = form_of(p);
    struct form_view v;
    if (!f->ready) {
        return REACT_DRAW;
    }
    form_layout(p, &v);
    size_t part = (size_t)(call->ev->row - v.parts.row);
    if (inside(v.parts, call->ev) && part < f->part_count) {
        return to_part(p, (int)part - (int)f->part);
    }
    int line = call->ev->row - v.fields.row + v.top;
    for (size_t i = v.count; inside(v.fields, call->ev) && i-- > 0;) {
        if (line >= v.spots[i].row) {
            return i + 1 == v.count && line == v.spots[i].row ? form_save(p, call, err)
                   : i + 1 < v.count                          ? click_field(p, &v, i, call)
                                                              : REACT_DRAW;
        }
    }
    return REACT_DRAW;
}

/* --- the calls -------------------------------------------------------------------------------- */

static unsigned do_next(struct pane *p, const struct call *call, struct hub_err *err)
{
    (void)err;
    bool back = str_eq(call->id, "prev-part") || str_eq(call->id, "wheel-up");
    return to_field(p, back ? -1 : 1, true);
}

static unsigned do_page(struct pane *p, const struct call *call, struct hub_err *err)
{
    int step = str_eq(call->id, "page-up") ? -1 : 1;
    struct form *f = form_of(p);
    (void)err;
    if (form_pick_page(f, step)) {
        return REACT_DRAW;
    }
    if (f->part_count > 1) {
        return to_part(p, step);
    }
    leave_field(p);
    f->at = step > 0 ? f->parts[0].count : 0;
    return entered(p);
}

static unsigned do_save(struct pane *p, const struct call *call, struct hub_err *err)
{
    leave_field(p);
    return form_save(p, call, err);
}

static const struct {
    const char *id;
    unsigned (*act)(struct pane *, const struct call *, struct hub_err *);
    bool always; /* also before the form is there */
} calls[] = {
    {"open", do_enter, true},
    {"back", do_leave, true},
    {"leave", do_leave, true},
    {"form.save", do_save, false},
    {"form.choose", form_choose, false},
    {"form.kinder", form_kinder, false},
    {"form.keep", do_keep, false},
    {"form.drop", do_drop, false},
    {"form.mine", form_answer_version, false},
    {"form.theirs", form_answer_version, false},
    {"form.both", form_answer_version, false},
    {"form.ahead", form_go_ahead, false},
    {"next-part", do_next, false},
    {"prev-part", do_next, false},
    {"wheel-down", do_next, false},
    {"wheel-up", do_next, false},
    {"page-up", do_page, false},
    {"page-down", do_page, false},
    {"paste", do_paste, false},
    {"click", do_click, true},
    {"tick", do_tick, true},
    {"hangup", do_hangup, true},
};

static bool is_key_of_app(const char *id)
{
    return str_part_index("help|palette|redraw|menu|hide|lock|pin|looks|quit", id) >= 0;
}

static unsigned form_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    const struct form *f = form_of(p);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        if (str_eq(calls[i].id, call->id) && (f->ready || calls[i].always)) {
            return calls[i].act(p, call, err);
        }
    }
    if (f->ready && str_starts(call->id, "date ")) {
        return form_take_day(p, call->id + strlen("date "));
    }
    if (f->ready && str_starts(call->id, "repeat ")) {
        return form_repeat_take(p, call->id + strlen("repeat "));
    }
    bool key = f->ready && call->ev && call->ev->type == UI_KEY && !is_key_of_app(call->id);
    return key ? field_key(p, call->ev) : REACT_PASS;
}

/* A worry is nobody's to be seen at. */
static int64_t form_editing(const struct pane *p)
{
    const struct form *f = p->state;
    hub_id there = id_known(f->corrects) ? f->corrects : f->id;
    return f->ready && !(f->noun->flags & NOUN_SEALED) && id_known(there) ? there.n : 0;
}

static bool form_typing(const struct pane *p)
{
    const struct form *f = p->state;
    return f->ready;
}

/* As do_enter has it. */
static const char *form_key_word(const struct pane *p, const struct ui_key *key)
{
    const struct form *f = p->state;
    const struct form_field *ff = f->ready ? form_focused(f) : NULL;
    if (f->ready && str_eq(key->id, "open")) {
        bool new_line = ff && ff->f->type == FIELD_NOTE && !edit_at_empty_end(&ff->edit);
        return new_line ? "New line" : ff ? key->word : "Save";
    }
    return f->ready && f->part_count == 1 && str_eq(key->id, "page-down") ? "To Save" : key->word;
}

// clang-format off
static const struct ui_key form_keys[] = {
    {K_ENTER,     K_NONE, "open",      "Next", "On to the next field; on [Save] it saves.",     KEY_BAR | KEY_MENU},
    {K_CTRL('s'), K_NONE, "form.save", "Save",       "Save the form from any field.",                 KEY_BAR | KEY_MENU},
    {K_CTRL('o'), K_NONE, "form.choose", "Choose",   "A month for a date; all there is for a name.",  KEY_MENU},
    {K_CTRL('t'), K_NONE, "form.kinder", "Kinder word", "Write the kinder word that the hint shows.", KEY_MENU},
    {K_PGDN,      K_NONE, "page-down", "Next part",  "On to the next part of the form.",              KEY_BAR | KEY_MENU},
    {K_PGUP,      K_NONE, "page-up",   "Part before", "Back to the part before.",                     KEY_MENU},
    {K_TAB,       K_NONE, "next-part", "Next",       "On to the next field, from the last one to the next part.", KEY_MENU},
    {K_BACKTAB,   K_NONE, "prev-part", "Before",     "Back to the field before.",                     KEY_MENU},
    {K_ESC,       K_NONE, "back",      "Leave",      "Leave the form. It asks when something is not saved.", KEY_BAR | KEY_KEEP | KEY_MENU},
    {K_CTRL('g'), K_F1,   "help",      "Help",       "What you can do here.",                         KEY_BAR | KEY_KEEP | KEY_MENU},
};
// clang-format on

const struct pane_ops form_pane = {
    .name = "form",
    .title = "Form",
    .help =
        "Fill in a form\nType, Enter goes to the next field. Only fields that say \"needed\" have "
        "to be filled in; the rest can wait.\n\nSave\nCtrl-S saves from any field. What you typed "
        "and have not saved is kept every two seconds as an unfinished note.\n\nDates\nWrite them "
        "as you say them: 5/12, 5 dec, sat, tomorrow, +2w. The day is shown in full below. Ctrl-O "
        "shows a month to choose from. A date that is there is written over as you type; with an "
        "arrow or Backspace first you change it.\n\nPeople and families\nType a few letters or initials, "
        "choose with Up and Down, Enter takes the one with the >. Ctrl-O shows all. Where several "
        "go into one field, Space ticks.\n\nKinder words\nSome words hurt when a child reads "
        "them later. When one was written, a kinder one is shown below; Ctrl-T writes it. Nothing "
        "has to be changed.\n\nParts\nPgDn and PgUp go from part to part; where there is one, to [Save] and back.",
    .state_size = sizeof(struct form),
    .keys = form_keys,
    .key_count = sizeof form_keys / sizeof *form_keys,
    .ticks = true,
    .without = "find|menu|quit",
    .open = form_begin,
    .close = form_end,
    .load = form_load,
    .draw = form_draw,
    .act = form_act,
    .editing = form_editing,
    .typing = form_typing,
    .key_word = form_key_word,
};
