/* SPDX-License-Identifier: MIT */
/* Taking back and doing again. */
#include "hub/base/str.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static void undo(struct open_hub *w, const char *expected)
{
    const char *sentence = "";
    if (hub_undo(w->h, w->a, &sentence, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    assert_string_equal(sentence, expected);
}

static void redo(struct open_hub *w, const char *expected)
{
    const char *sentence = "";
    if (hub_redo(w->h, w->a, &sentence, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    assert_string_equal(sentence, expected);
}

static enum hub_rc try_undo(struct open_hub *w)
{
    const char *sentence;
    return hub_undo(w->h, w->a, &sentence, &w->err);
}

static enum hub_rc try_redo(struct open_hub *w)
{
    const char *sentence;
    return hub_redo(w->h, w->a, &sentence, &w->err);
}

static void steps_are_taken_back_one_by_one(void **state)
{
    struct open_hub *w = *state;
    assert_int_equal(try_undo(w), HUB_ENOTFOUND);
    hub_id id = add(w, "family", "family=Okafor");
    edit(w, "family", id, "priority=5|notes=rings first");
    undo(w, "Taken back: changed the family Okafor");
    assert_string_equal(field_of(w, "family", id, "priority"), "2");
    assert_string_equal(field_of(w, "family", id, "notes"), "");
    undo(w, "Taken back: added the family Okafor");
    assert_int_equal(try_undo(w), HUB_ENOTFOUND);
    redo(w, "Done again: added the family Okafor");
    redo(w, "Done again: changed the family Okafor");
    assert_int_equal(try_redo(w), HUB_ENOTFOUND);
    assert_string_equal(field_of(w, "family", id, "notes"), "rings first");
    undo(w, "Taken back: changed the family Okafor");
}

static void a_new_step_ends_doing_again(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    undo(w, "Taken back: added the family Okafor");
    add(w, "family", "family=Nowak");
    assert_int_equal(try_redo(w), HUB_ENOTFOUND);
}

static void children_of_a_stay_come_back_with_it(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "child", "child=Mia|family=Okafor");
    add(w, "child", "child=Théo|family=Okafor");
    hub_id stay = add(w, "stay", "family=Okafor|arrive=2026-12-05 16:00|leave=2026-12-06 12:00");
    edit(w, "stay", stay, "children=Mia");
    undo(w, "Taken back: changed the stay Okafor Sat 5 Dec 2026, 16:00");
    assert_string_equal(field_of(w, "stay", stay, "children"), "Mia, Théo");
    undo(w, "Taken back: added the stay Okafor Sat 5 Dec 2026, 16:00");
    redo(w, "Done again: added the stay Okafor Sat 5 Dec 2026, 16:00");
    assert_string_equal(field_of(w, "stay", stay, "children"), "Mia, Théo");
}

static void a_change_someone_else_made_since_is_kept(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "family", "family=Okafor");
    add(w, "person", "person=Bea|role=hub carer");
    edit(w, "family", id, "priority=5");
    open_hub_as(w, "Bea");
    assert_int_equal(try_undo(w), HUB_ENOTFOUND); /* nothing of hers */
    edit(w, "family", id, "priority=7");
    open_hub_as(w, "Amina");
    assert_int_equal(try_undo(w), HUB_ECONFLICT);
    assert_non_null(strstr(w->err.msg, "Bea has changed Okafor since"));
    assert_string_equal(field_of(w, "family", id, "priority"), "7");
    open_hub_as(w, "Bea");
    edit(w, "family", id, "stays_per_year=4");
    undo(w, "Taken back: changed the family Okafor");
    undo(w, "Taken back: changed the family Okafor");
    open_hub_as(w, "Amina");
    assert_string_equal(field_of(w, "family", id, "priority"), "5");
}

/* Amina's own later change between hides nothing of Bea's. */
static void someone_elses_change_in_between_is_kept(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "family", "family=Okafor|priority=1");
    add(w, "person", "person=Bea|role=hub carer");
    edit(w, "family", id, "priority=3");
    open_hub_as(w, "Bea");
    edit(w, "family", id, "priority=5");
    open_hub_as(w, "Amina");
    edit(w, "family", id, "priority=7");
    undo(w, "Taken back: changed the family Okafor");
    assert_string_equal(field_of(w, "family", id, "priority"), "5");
    assert_int_equal(try_undo(w), HUB_ECONFLICT);
    assert_string_equal(field_of(w, "family", id, "priority"), "5");
}

static void what_someone_else_hung_on_it_does_not_go_unseen(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Bea|role=hub carer");
    hub_id id = add(w, "family", "family=Okafor");
    open_hub_as(w, "Bea");
    hub_id mia = add(w, "child", "child=Mia|family=Okafor");
    open_hub_as(w, "Amina");
    assert_int_equal(try_undo(w), HUB_ECONFLICT);
    assert_non_null(strstr(w->err.msg, "Bea has changed Mia since"));
    open_hub_as(w, "Bea");
    assert_int_equal(hub_remove(w->h, noun_find("child"), mia, &w->err), HUB_OK);
    edit(w, "family", id, "notes=rings first");
    open_hub_as(w, "Amina");
    assert_int_equal(try_undo(w), HUB_ECONFLICT);
    assert_non_null(strstr(w->err.msg, "Bea has changed Okafor since"));
}

static void a_line_of_the_log_stays_and_says_who_took_it_back(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "entry", "kind=call|fact=Rang.|at=2026-11-20 17:30");
    undo(w, "Taken back: added the entry Fri 20 Nov 2026, 17:30 call");
    assert_string_equal(field_of(w, "entry", id, "withdrawn_by"), "Amina");
    assert_string_not_equal(field_of(w, "entry", id, "withdrawn_at"), "");
    redo(w, "Done again: added the entry Fri 20 Nov 2026, 17:30 call");
    assert_string_equal(field_of(w, "entry", id, "withdrawn_by"), "");
    assert_int_equal(hub_remove(w->h, noun_find("entry"), id, &w->err), HUB_OK);
    assert_int_equal(hub_remove(w->h, noun_find("entry"), id, &w->err), HUB_ENOTFOUND);
    assert_string_equal(field_of(w, "entry", id, "fact"), "Rang.");
    assert_int_equal(try_edit(w, "entry", id, "fact=other"), HUB_EDENIED);
}

static void a_step_that_changes_nothing_is_no_step(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "family", "family=Okafor");
    edit(w, "family", id, "priority=2");
    undo(w, "Taken back: added the family Okafor");
}

/* --- what was done ------------------------------------------------------------ */

struct heard {
    struct open_hub *w;
    struct sb text;
};

static enum hub_rc hear(void *arg, const struct change_line *l, struct hub_err *err)
{
    struct heard *heard = arg;
    (void)err;
    sb_addf(&heard->text, "%s %s\n", l->who, l->sentence);
    return HUB_OK;
}

static const char *changes(struct open_hub *w, const char *family)
{
    struct heard heard = {w, sb_on(w->a)};
    struct changes_ask ask = {.from = DATE_NONE, .to = DATE_NONE, .family = family};
    assert_int_equal(hub_changes(w->h, &ask, hear, &heard, &w->err), HUB_OK);
    return sb_str(&heard.text);
}

static void what_was_done_is_told_without_what_is_private(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "family", "family=Okafor|phone=07700 900123");
    add(w, "family", "family=Reid|stays_per_year=4");
    hub_id mia = add(w, "child", "child=Mia|family=Okafor|born=2018-02-03|bedtime=19:30");
    edit(w, "child", mia, "bedtime=20:00|upsets=shouting");
    add(w, "worry", "child=Mia|at=2026-11-20 10:00|exact_words=SECRET");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2026-12-05|leave=2026-12-06");
    edit(w, "family", id, "phone=07700 900124|notes=SECRET");
    assert_int_equal(try_undo(w), HUB_OK);
    assert_int_equal(hub_remove(w->h, noun_find("child"), mia, &w->err), HUB_OK);
    assert_string_equal(changes(w, "Okafor"),
        "Amina removed the child Mia\n"
        "Amina took back: changed the family Okafor: notes (emptied) and phone\n"
        "Amina changed the family Okafor: phone and notes (written down)\n"
        "Amina added the stay Okafor Sat 5 Dec 2026, 00:00: Host: Amina · Leaves: Sun 6 Dec 2026, "
        "00:00\n"
        "Amina changed Mia's what upsets me (written down) and bedtime from 19:30 to 20:00\n"
        "Amina added the child Mia: Family: Okafor · Bedtime: 19:30\n"
        "Amina added the family Okafor\n");
    assert_non_null(strstr(changes(w, NULL), "added the family Reid: Stays a year: 4"));
    assert_null(strstr(changes(w, NULL), "SECRET"));
    assert_null(strstr(changes(w, NULL), "worry"));
}

/* --- history ------------------------------------------------------------------ */

static void history_is_told_newest_first(void **state)
{
    struct open_hub *w = *state;
    struct history h;
    hub_id id = add(w, "family", "family=Okafor");
    edit(w, "family", id, "priority=5|joined=5/3/2025");
    assert_int_equal(hub_remove(w->h, noun_find("family"), id, &w->err), HUB_OK);
    assert_int_equal(try_undo(w), HUB_OK);
    assert_int_equal(hub_history(w->h, noun_find("family"), id, w->a, &h, &w->err), HUB_OK);
    static const char *const told[][2] = {
        {"undo", "brought back"},
        {"remove", "removed"},
        {"edit", "Joined: nothing → Wed 5 Mar 2025"},
        {"edit", "Priority: 2 → 5"},
        {"add", "added"},
    };
    assert_int_equal(h.count, sizeof told / sizeof *told);
    for (size_t i = 0; i < h.count; i++) {
        assert_string_equal(h.lines[i].verb, told[i][0]);
        assert_string_equal(h.lines[i].sentence, told[i][1]);
        assert_string_equal(h.lines[i].who, "Amina");
    }
}

static void history_has_names_for_records(void **state)
{
    struct open_hub *w = *state;
    struct history h;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Nowak");
    hub_id child = add(w, "child", "child=Mia|family=Okafor");
    edit(w, "child", child, "family=Nowak");
    assert_int_equal(hub_history(w->h, noun_find("child"), child, w->a, &h, &w->err), HUB_OK);
    assert_string_equal(h.lines[0].sentence, "Family: Okafor → Nowak");
}

static void history_of_a_stay_has_its_children(void **state)
{
    struct open_hub *w = *state;
    struct history h;
    add(w, "family", "family=Okafor");
    add(w, "child", "child=Mia|family=Okafor");
    hub_id stay = add(w, "stay", "family=Okafor|arrive=2026-12-05 16:00|leave=2026-12-06 12:00");
    edit(w, "stay", stay, "children=|reason=treat");
    edit(w, "stay", stay, "children=Mia");
    assert_int_equal(hub_history(w->h, noun_find("stay"), stay, w->a, &h, &w->err), HUB_OK);
    static const char *const told[] = {
        "Children: Mia put back", "Children: Mia taken off", "Reason: nothing → treat",
        "added: Leaves: Sun 6 Dec 2026, 12:00"};
    assert_int_equal(h.count, sizeof told / sizeof *told);
    for (size_t i = 0; i < h.count; i++)
        assert_string_equal(h.lines[i].sentence, told[i]);
}

static void a_role_that_may_not_write_does_not_take_back(void **state)
{
    struct open_hub *w = *state;
    struct record_list list;
    struct record_ask ask = record_ask_all();
    hub_id none;
    add(w, "person", "person=Liv|role=liaison worker");
    add(w, "person", "person=Tom|role=technical helper");
    open_hub_as(w, "Liv");
    assert_int_equal(try_add(w, "family", "family=A", &none), HUB_EDENIED);
    assert_int_equal(try_undo(w), HUB_ENOTFOUND); /* she may go ahead with a stay; nothing else */
    assert_int_equal(hub_list(w->h, noun_find("family"), &ask, w->a, &list, &w->err), HUB_OK);
    open_hub_as(w, "Tom");
    assert_int_equal(
        hub_list(w->h, noun_find("family"), &ask, w->a, &list, &w->err), HUB_EDENIED);
}

static void capitals_alone_are_a_change(void **state)
{
    struct open_hub *w = *state;
    struct history h;
    hub_id id = add(w, "family", "family=Macleod");
    edit(w, "family", id, "family=MacLeod");
    assert_int_equal(hub_history(w->h, noun_find("family"), id, w->a, &h, &w->err), HUB_OK);
    assert_int_equal(h.count, 2);
    assert_string_equal(h.lines[0].sentence, "Family: Macleod → MacLeod");
}

static void what_would_be_taken_back_is_named_first(void **state)
{
    struct open_hub *w = *state;
    struct undo_next next;
    assert_int_equal(hub_undo_next(w->h, w->a, &next, &w->err), HUB_ENOTFOUND);
    add(w, "family", "family=Okafor");
    assert_int_equal(hub_undo_next(w->h, w->a, &next, &w->err), HUB_OK);
    assert_string_equal(next.what, "added the family Okafor");
    assert_true(next.this_sitting);
    open_hub_as(w, "Amina");
    assert_int_equal(hub_undo_next(w->h, w->a, &next, &w->err), HUB_OK);
    assert_false(next.this_sitting);
    undo(w, "Taken back: added the family Okafor");
    redo(w, "Done again: added the family Okafor");
    assert_int_equal(hub_undo_next(w->h, w->a, &next, &w->err), HUB_OK);
    assert_string_equal(next.what, "added the family Okafor");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(steps_are_taken_back_one_by_one),
        TEST(a_new_step_ends_doing_again),
        TEST(children_of_a_stay_come_back_with_it),
        TEST(a_change_someone_else_made_since_is_kept),
        TEST(someone_elses_change_in_between_is_kept),
        TEST(what_someone_else_hung_on_it_does_not_go_unseen),
        TEST(what_was_done_is_told_without_what_is_private),
        TEST(a_line_of_the_log_stays_and_says_who_took_it_back),
        TEST(a_step_that_changes_nothing_is_no_step),
        TEST(history_is_told_newest_first),
        TEST(history_has_names_for_records),
        TEST(history_of_a_stay_has_its_children),
        TEST(capitals_alone_are_a_change),
        TEST(what_would_be_taken_back_is_named_first),
        TEST(a_role_that_may_not_write_does_not_take_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
