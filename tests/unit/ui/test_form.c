/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/noun_part.h"
#include "hub/ui/form.h"
#include "open_hub.h"
#include "ui/form_priv.h"
#include "ui/ui_priv.h"
#include "unit.h"

#include <string.h>

/* --- the table of parts ------------------------------------------------------ */

static void every_row_names_fields_there_are_and_at_most_twelve(void **state)
{
    struct arena *a = arena_create();
    (void)state;
    for (size_t i = 0; i < noun_part_count; i++) {
        const struct noun_part *row = &noun_parts[i];
        const struct noun *n = noun_find(row->noun);
        assert_non_null(n);
        assert_string_equal(n->name, row->noun);
        assert_in_range(str_parts(row->columns), 1, NOUN_PART_FIELDS);
        for (size_t k = 0; k < str_parts(row->columns); k++) {
            const char *column = str_part(a, row->columns, k);
            const struct field *f = noun_field(n, column);
            if (!f || strcmp(f->column, column) != 0 || (f->flags & FIELD_READONLY)) {
                fail_msg("%s has no field %s to fill in", row->noun, column);
            }
        }
    }
    arena_destroy(a);
}

static void every_field_to_fill_in_is_in_one_part(void **state)
{
    (void)state;
    for (size_t i = 0; i < noun_count; i++) {
        struct arena *a = arena_create();
        struct form f = {.noun = nouns[i]};
        size_t expected = 0, found = 0;
        form_make_parts(&f, a);
        for (size_t k = 0; k < nouns[i]->field_count; k++) {
            const struct field *field = &nouns[i]->fields[k];
            expected += !(field->flags & FIELD_READONLY) && field->type != FIELD_STAMP;
        }
        for (size_t k = 0; k < f.part_count; k++) {
            assert_in_range(f.parts[k].count, 1, NOUN_PART_FIELDS);
            assert_string_not_equal(f.parts[k].title, "More");
            found += f.parts[k].count;
        }
        assert_int_equal(found, expected);
        assert_int_equal(f.count, expected);
        arena_destroy(a);
    }
}

/* What must be there to save stands in the first part. */
static void what_is_needed_comes_first(void **state)
{
    (void)state;
    for (size_t i = 0; i < noun_count; i++) {
        struct arena *a = arena_create();
        struct form f = {.noun = nouns[i]};
        form_make_parts(&f, a);
        for (size_t k = f.parts[0].count; k < f.count; k++) {
            if (f.fields[k].f->flags & FIELD_REQUIRED) {
                fail_msg("%s: %s is needed and not in the first part", nouns[i]->name,
                    f.fields[k].f->column);
            }
        }
        arena_destroy(a);
    }
}

/* --- a form on a real hub, without a terminal ------------------------------------ */

struct player {
    struct open_hub *w;
    struct pane *opener, *p;
    struct canvas *c;
};

static const struct pane_ops opener_ops = {.name = "opener", .title = "Opener"};

static struct player open_form(struct open_hub *w, void (*open)(struct pane *, struct open_hub *))
{
    struct pane_view view = {.rows = 18, .cols = 80};
    struct player s = {.w = w, .c = canvas_create(18, 80)};
    utf8_locale();
    s.opener = pane_create(&opener_ops, NULL, &view);
    open(s.opener, w);
    s.p = pane_create(s.opener->wish->open, &s.opener->wish->target, &view);
    assert_int_equal(pane_load(s.p, w->h, &w->err), HUB_OK);
    return s;
}

static void close_form(struct player *s)
{
    pane_destroy(s->p);
    pane_destroy(s->opener);
    canvas_destroy(s->c);
}

static unsigned call(struct player *s, const char *id, const struct ui_event *ev)
{
    struct call c = {id, ev, s->w->h};
    s->w->err = (struct hub_err){0};
    unsigned react = s->p->ops->act(s->p, &c, &s->w->err);
    if (react & REACT_LOAD) {
        assert_int_equal(pane_load(s->p, s->w->h, &s->w->err), HUB_OK);
    }
    return react;
}

static unsigned press(struct player *s, int key)
{
    struct keymap map = pane_keymap(s->p);
    const struct ui_key *row = keymap_find(&map, key);
    struct ui_event ev = {.type = UI_KEY, .key = key};
    return call(s, row ? row->id : "", &ev);
}

static void type(struct player *s, const char *text)
{
    while (*text) {
        struct ui_event ev = {.type = UI_KEY};
        const char *start = text;
        ev.key = (int)utf8_next(&text);
        memcpy(ev.text, start, (size_t)(text - start));
        call(s, "", &ev);
    }
}

static const char *screen_of(struct player *s)
{
    canvas_clear(s->c);
    s->p->ops->draw(s->p, s->c);
    return canvas_text(s->c, s->w->a);
}

static void sees(struct player *s, const char *text)
{
    const char *screen = screen_of(s);
    if (!strstr(screen, text)) {
        fail_msg("no \"%s\" in\n%s", text, screen);
    }
}

static void new_child(struct pane *p, struct open_hub *w)
{
    (void)w;
    form_open_new(p, &child_noun, NULL, 0);
}

static void a_picker_narrows_as_letters_come_and_enter_takes_the_marked_one(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Oké");
    hub_id reid = add(w, "family", "family=Reid");
    struct player s = open_form(w, new_child);
    type(&s, "ok");
    sees(&s, "> Okafor");
    sees(&s, "  Oké");
    press(&s, K_DOWN);
    sees(&s, "> Oké");
    press(&s, K_CTRL('u'));
    type(&s, "re");
    press(&s, K_ENTER);
    sees(&s, "Reid");
    type(&s, "Jay");
    assert_true(press(&s, K_CTRL('s')) & REACT_CLOSE);
    struct record_ask ask = record_ask_all();
    struct record_list list;
    assert_int_equal(hub_list(w->h, &child_noun, &ask, w->a, &list, &w->err), HUB_OK);
    assert_int_equal(list.count, 1);
    const struct child *jay = record_at(&list, 0);
    assert_true(id_eq(jay->family_id, reid));
    close_form(&s);
}

static void a_name_nobody_has_is_told_when_the_field_is_left(void **state)
{
    struct player s = open_form(*state, new_child);
    type(&s, "Nobody");
    press(&s, K_TAB);
    sees(&s, "! Nothing here is called \"Nobody\".");
    close_form(&s);
}

static void of_two_with_one_name_the_chosen_one_is_meant(void **state)
{
    struct open_hub *w = *state;
    hub_id okafor = add(w, "family", "family=Okafor"), reid = add(w, "family", "family=Reid");
    (void)okafor;
    add(w, "child", "family=Okafor|child=Mia");
    hub_id mia = add(w, "child", "family=Reid|child=Mia");
    (void)reid;
    struct assignment kind[] = {{"kind", "photo"}};
    struct pane_view view = {.rows = 18, .cols = 80};
    struct player s = {.w = w, .c = canvas_create(18, 80)};
    s.opener = pane_create(&opener_ops, NULL, &view);
    form_open_new(s.opener, noun_find("consent"), kind, 1);
    s.p = pane_create(s.opener->wish->open, &s.opener->wish->target, &view);
    assert_int_equal(pane_load(s.p, w->h, &w->err), HUB_OK);
    type(&s, "mia");
    sees(&s, "Mia  Okafor");
    sees(&s, "Mia  Reid");
    press(&s, K_DOWN);
    press(&s, K_ENTER);
    assert_true(id_eq(form_of(s.p)->fields[0].ref, mia));
    sees(&s, "photo");
    close_form(&s);
}

static hub_id okafor_id;

static void edit_okafor(struct pane *p, struct open_hub *w)
{
    okafor_id = add(w, "family", "family=Okafor|notes=Quiet.");
    form_open_edit(p, &family_noun, okafor_id);
}

static void nothing_changed_is_left_without_a_question(void **state)
{
    struct player s = open_form(*state, edit_okafor);
    press(&s, K_TAB);
    press(&s, K_PGDN);
    assert_true(press(&s, K_ESC) & REACT_CLOSE);
    close_form(&s);
}

static void two_people_at_one_field_are_asked_about(void **state)
{
    struct open_hub *w = *state;
    struct player s = open_form(w, edit_okafor);
    for (int i = 0; i < 7; i++) {
        press(&s, K_TAB);
    }
    type(&s, " Rang.");
    edit(w, "family", okafor_id, "notes=Asks for Sundays.|priority=4");
    assert_false(press(&s, K_CTRL('s')) & REACT_CLOSE);
    const char *asked = s.p->wish->target.text;
    assert_non_null(asked);
    assert_non_null(strstr(asked, "Two people changed this"));
    assert_non_null(strstr(asked, "Amina, Sat 21 Nov, 10:00:\nAsks for Sundays."));
    assert_non_null(strstr(asked, "You, now:\nQuiet. Rang."));
    assert_non_null(strstr(asked, "Decide later"));
    assert_true(call(&s, "form.both", NULL) & REACT_CLOSE);
    assert_string_equal(
        field_of(w, "family", okafor_id, "notes"), "Asks for Sundays.\nQuiet. Rang.");
    assert_string_equal(field_of(w, "family", okafor_id, "priority"), "4");
    close_form(&s);
}

static void decided_later_mine_is_a_draft_and_theirs_stays(void **state)
{
    struct open_hub *w = *state;
    struct player s = open_form(w, edit_okafor);
    struct draft *drafts;
    size_t count;
    press(&s, K_CTRL('u'));
    type(&s, "Okafor-Bell");
    edit(w, "family", okafor_id, "family=Okafor-Ade");
    press(&s, K_CTRL('s'));
    assert_true(call(&s, "form.keep", NULL) & REACT_CLOSE);
    assert_string_equal(field_of(w, "family", okafor_id, "family"), "Okafor-Ade");
    assert_int_equal(hub_draft_list(w->h, w->a, &drafts, &count, &w->err), HUB_OK);
    assert_int_equal(count, 1);
    close_form(&s);
}

static void kept_as_theirs_mine_is_gone_and_theirs_stays(void **state)
{
    struct open_hub *w = *state;
    struct player s = open_form(w, edit_okafor);
    press(&s, K_CTRL('u'));
    type(&s, "Okafor-Bell");
    edit(w, "family", okafor_id, "family=Okafor-Ade");
    press(&s, K_CTRL('s'));
    assert_true(call(&s, "form.theirs", NULL) & REACT_CLOSE);
    assert_string_equal(field_of(w, "family", okafor_id, "family"), "Okafor-Ade");
    close_form(&s);
}

static void names_are_hidden_in_a_form_too(void **state)
{
    struct player s = open_form(*state, edit_okafor);
    s.p->view.hide = true;
    const char *screen = screen_of(&s);
    assert_null(strstr(screen, "Okafor"));
    assert_null(strstr(screen, "Quiet"));
    assert_non_null(strstr(screen, "hidden"));
    close_form(&s);
}

static void at_the_stage(struct pane *p, struct open_hub *w)
{
    (void)w;
    form_open_at(p, &family_noun, okafor_id, noun_field(&family_noun, "stage"));
}

static struct player stage_form(struct open_hub *w)
{
    okafor_id = add(w, "family", "family=Okafor|stage=settled");
    struct player s = open_form(w, at_the_stage);
    sees(&s, "Stage         < settled >");
    return s;
}

static void a_letter_gives_an_answer_and_says_which(void **state)
{
    struct player s = stage_form(*state);
    type(&s, "w");
    sees(&s, "Stage         < waiting >");
    assert_string_equal(s.p->wish->said, "Stage: waiting.");
    type(&s, "a");
    sees(&s, "Stage         < waiting >");
    press(&s, K_RIGHT);
    sees(&s, "Stage         < just moved in >");
    type(&s, "just moved");
    sees(&s, "Stage         < just moved in >");
    press(&s, K_RIGHT);
    type(&s, " ");
    sees(&s, "Stage         < waiting >");
    close_form(&s);
}

static void a_name_typed_on_answers_leaves_them_as_they_were(void **state)
{
    struct player s = stage_form(*state);
    type(&s, "Wendy Jones");
    sees(&s, "Stage         < settled >");
    assert_string_equal(
        s.p->wish->said, "Stage stays settled: no answer begins with \"Wendy Jones\".");
    for (size_t i = 0; i < strlen("Wendy Jones"); i++) {
        press(&s, K_BACKSPACE);
    }
    sees(&s, "Stage         < settled >");
    press(&s, K_BACKSPACE);
    press(&s, K_RIGHT);
    sees(&s, "Stage         < waiting >");
    close_form(&s);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_names_fields_there_are_and_at_most_twelve),
        cmocka_unit_test(every_field_to_fill_in_is_in_one_part),
        cmocka_unit_test(what_is_needed_comes_first),
        T(a_picker_narrows_as_letters_come_and_enter_takes_the_marked_one),
        T(a_name_nobody_has_is_told_when_the_field_is_left),
        T(of_two_with_one_name_the_chosen_one_is_meant),
        T(nothing_changed_is_left_without_a_question),
        T(two_people_at_one_field_are_asked_about),
        T(decided_later_mine_is_a_draft_and_theirs_stays),
        T(kept_as_theirs_mine_is_gone_and_theirs_stays),
        T(names_are_hidden_in_a_form_too),
        T(a_letter_gives_an_answer_and_says_which),
        T(a_name_typed_on_answers_leaves_them_as_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
