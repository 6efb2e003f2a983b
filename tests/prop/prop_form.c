/* SPDX-License-Identifier: MIT */
/*
 * Forms of every noun under random keys, pastes, clicks and sizes: nothing is
 * drawn outside, the cursor is on the screen, and a draft brings back what was
 * typed, letter for letter.
 */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "open_hub.h"
#include "prop.h"
#include "ui/form_priv.h"
#include "ui/form_value_priv.h"
#include "ui/ui_priv.h"
#include "unit.h"

#include <string.h>

static const struct pane_ops opener_ops = {.name = "opener", .title = "Opener"};

struct round {
    struct prop *p;
    struct open_hub *w;
    struct pane *opener, *form;
    struct canvas *c;
};

static void check_screen(struct round *r)
{
    int rows = (int)prop_between(r->p, 1, 30), cols = (int)prop_between(r->p, 1, 120), row, col;
    r->form->view.rows = rows;
    r->form->view.cols = cols;
    r->form->view.single = cols < 80;
    r->form->view.hide = prop_between(r->p, 0, 9) == 0;
    canvas_resize(r->c, rows, cols);
    form_pane.draw(r->form, r->c);
    canvas_cursor_at(r->c, &row, &col);
    assert_in_range(row, 0, rows - 1);
    assert_in_range(col, 0, cols - 1);
}

static const char *const words[] = {"a", "O", "5/12", "+2w", "sat 2pm", "yes", "Mia", "é",
    "e\xcc\x81", "12", " ", "李娜", ",", "07700 900123", "x@y.org", "."};
enum { WORDS = sizeof words / sizeof *words };
static const int keys[] = {K_ENTER, K_TAB, K_BACKTAB, K_UP, K_DOWN, K_LEFT, K_RIGHT, K_PGDN, K_PGUP,
    K_BACKSPACE, K_DELETE, K_HOME, K_END, K_CTRL('w'), K_CTRL('u'), K_CTRL('k'), K_CTRL('s'), K_ESC,
    K_WORD_LEFT, K_INSERT, K_F1 + 6};
enum { KEYS = sizeof keys / sizeof *keys };

static struct ui_event some_event(struct prop *p, const char **id)
{
    struct ui_event ev = {.type = UI_KEY};
    int what = (int)prop_between(p, 0, 19);
    const char *word = words[prop_between(p, 0, WORDS - 1)];
    *id = "";
    if (what == 0) {
        *id = "click";
        ev.type = UI_CLICK;
        ev.row = (int)prop_between(p, 0, 30);
        ev.col = (int)prop_between(p, 0, 120);
    } else if (what == 1) {
        *id = "paste";
        ev.type = UI_PASTE;
        ev.paste = "Rang\nGrace \033[31m";
        ev.paste_len = strlen(ev.paste);
    } else if (what < 10) {
        const char *s = word;
        ev.key = (int)utf8_next(&s);
        memcpy(ev.text, word, strlen(word) < CELL_TEXT ? strlen(word) : 1);
    } else {
        ev.key = keys[prop_between(p, 0, KEYS - 1)];
    }
    return ev;
}

/* False when the form wants to close. */
static bool one_event(struct round *r)
{
    const char *id;
    struct ui_event ev = some_event(r->p, &id);
    struct keymap map = pane_keymap(r->form);
    const struct ui_key *row = ev.type == UI_KEY ? keymap_find(&map, ev.key) : NULL;
    struct call call = {row ? row->id : id, &ev, r->w->h};
    struct hub_err err = {0};
    unsigned react = form_pane.act(r->form, &call, &err);
    *r->form->wish = (struct ui_wish){0};
    if (react & REACT_LOAD) {
        assert_int_equal(pane_load(r->form, r->w->h, &err), HUB_OK);
    }
    return !(react & REACT_CLOSE);
}

static struct pane *open_again(struct round *r)
{
    struct pane *p = pane_create(r->opener->wish->open, &r->opener->wish->target, &r->form->view);
    struct hub_err err;
    assert_int_equal(pane_load(p, r->w->h, &err), HUB_OK);
    return p;
}

static void same_texts_from_the_draft(struct round *r)
{
    struct form *f = form_of(r->form);
    struct hub_err err;
    if (!form_changed(f)) {
        return;
    }
    if (form_keep(r->form, r->w->h, &err) != HUB_OK) {
        fail_msg("%s", err.msg);
    }
    *r->opener->wish = (struct ui_wish){0};
    form_open_draft(r->opener, r->w->h, f->draft.id);
    struct pane *p = open_again(r);
    const struct form *again = form_of(p);
    assert_int_equal(again->count, f->count);
    for (size_t i = 0; i < f->count; i++) {
        if (form_field_changed(&f->fields[i])) { /* blanks behind names are none, so they may go */
            assert_string_equal(again->fields[i].edit.text, f->fields[i].edit.text);
        }
        assert_int_equal(again->fields[i].ref.n, f->fields[i].ref.n);
    }
    assert_int_equal(hub_draft_drop(r->w->h, f->draft.id, &err), HUB_OK);
    pane_destroy(p);
}

static void one_form(struct round *r, const struct noun *n)
{
    static const struct pane_view view = {.rows = 18, .cols = 80};
    r->opener = pane_create(&opener_ops, NULL, &view);
    form_open_new(r->opener, n, NULL, 0);
    r->form = pane_create(&form_pane, &r->opener->wish->target, &view);
    struct hub_err err;
    assert_int_equal(pane_load(r->form, r->w->h, &err), HUB_OK);
    bool open = true;
    for (int i = 0; i < 40 && open; i++) {
        check_screen(r);
        open = one_event(r);
    }
    if (open) {
        same_texts_from_the_draft(r);
    }
    pane_destroy(r->form);
    pane_destroy(r->opener);
}

static void no_key_breaks_a_form_and_drafts_keep_every_letter(void **state)
{
    struct prop p = prop_start("form", 150, 10000);
    struct round r = {.p = &p, .w = *state, .c = canvas_create(24, 80)};
    utf8_locale();
    add(r.w, "family", "family=Okafor");
    add(r.w, "child", "family=Okafor|child=Mia");
    for (int i = 0; i < p.rounds; i++) {
        one_form(&r, nouns[prop_between(&p, 0, (int64_t)noun_count - 1)]);
    }
    canvas_destroy(r.c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        no_key_breaks_a_form_and_drafts_keep_every_letter, open_hub_set_up, open_hub_tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
