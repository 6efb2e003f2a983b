/* SPDX-License-Identifier: MIT */
/* Bringing a copy home, one rule a test: values, answers, what is removed, one step. */
#include "away.h"
#include "merge_case.h"
#include "unit.h"

/* --- values ------------------------------------------------------------------------------ */

static void what_only_the_copy_wrote_comes_in(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001|priority=5");
    hub_id child = away_add(w, away, "child", "child=Mia|family=Okafor");
    struct merge_done done = away_return(w, away, ID_NONE);
    assert_int_equal(done.steps, 2);
    assert_int_equal(done.applied, 3);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0001");
    assert_string_equal(field_of(w, "family", id, "priority"), "5");
    assert_string_equal(field_of(w, "child", child, "child"), "Mia");
    no_questions(w);
    hub_close(away);
}

static void other_fields_of_the_same_record_are_no_question(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    edit_at(w, w->h, id, "priority=7");
    away_return(w, away, ID_NONE);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0001");
    assert_string_equal(field_of(w, "family", id, "priority"), "7");
    no_questions(w);
    hub_close(away);
}

static void both_wrote_it_is_a_question_with_both_values(void **state)
{
    struct open_hub *w = *state;
    struct claim *c;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    edit_at(w, w->h, id, "phone=0161 496 0002");
    struct merge_done done = away_return(w, away, ID_NONE);
    assert_int_equal(done.asked, 1);
    assert_int_equal(done.question_count, 1);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0002");
    const struct question *q = one_question(w, "two values");
    assert_string_equal(q->col, "phone");
    assert_int_equal(claims(w, q->record.id, &c), 2);
    assert_string_equal(c[0].value, "0161 496 0001");
    assert_string_equal(c[0].side, "laptop");
    assert_string_equal(c[1].value, "0161 496 0002");
    assert_string_equal(c[1].side, "home");
    hub_close(away);
}

static void the_same_edit_twice_is_no_question(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    edit_at(w, w->h, id, "phone=0161 496 0001");
    struct merge_done done = away_return(w, away, ID_NONE);
    assert_int_equal(done.same, 1);
    no_questions(w);
    hub_close(away);
}

static void a_copy_that_comes_home_again_changes_nothing(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    away_return(w, away, ID_NONE);
    edit_at(w, w->h, id, "phone=0161 496 0002");
    struct merge_done done = away_return(w, away, ID_NONE);
    assert_int_equal(done.steps, 0);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0002");
    no_questions(w);
    hub_close(away);
}

static void a_later_edit_of_the_copy_joins_its_question(void **state)
{
    struct open_hub *w = *state;
    struct claim *c;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    edit_at(w, w->h, id, "phone=0161 496 0002");
    away_return(w, away, ID_NONE);
    away_open_again(away, MARK);
    edit_at(w, away, id, "phone=0161 496 0003");
    away_return(w, away, ID_NONE);
    const struct question *q = one_question(w, "two values");
    assert_int_equal(claims(w, q->record.id, &c), 2);
    assert_string_equal(c[0].value, "0161 496 0002");
    assert_string_equal(c[1].value, "0161 496 0003");
    hub_close(away);
}

static void a_look_leaves_no_trace(void **state)
{
    struct open_hub *w = *state;
    struct merge_done done;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    uint64_t before = hub_version(w->h);
    assert_int_equal(away_try_return(w, away, ID_NONE, false, &done), HUB_EFINDING);
    assert_int_equal(done.applied, 1);
    assert_true(hub_version(w->h) == before);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0000");
    hub_close(away);
}

/* --- answers ------------------------------------------------------------------------------- */

static struct hub *two_phones(struct open_hub *w, hub_id *id)
{
    *id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, *id, "phone=0161 496 0001|notes=rings twice");
    edit_at(w, w->h, *id, "phone=0161 496 0002");
    away_return(w, away, ID_NONE);
    return away;
}

static void the_answer_laptop_takes_its_value(void **state)
{
    struct open_hub *w = *state;
    hub_id id;
    struct hub *away = two_phones(w, &id);
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0001");
    no_questions(w);
    assert_int_equal(away_settle(w, 1, ANSWER_HOME), HUB_ECONFLICT);
    hub_close(away);
}

static void the_answer_home_outranks_the_laptop_for_good(void **state)
{
    struct open_hub *w = *state;
    hub_id id;
    struct hub *away = two_phones(w, &id), *next = away_copy(w, w->h, "other");
    assert_int_equal(away_settle(w, 1, ANSWER_HOME), HUB_OK);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0002");
    edit_at(w, next, id, "priority=9");
    away_return(w, next, ID_NONE);
    no_questions(w);
    hub_close(next);
    hub_close(away);
}

static void an_answer_taken_back_asks_again(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    hub_id id;
    struct hub *away = two_phones(w, &id);
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0002");
    one_question(w, "two values");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0001");
    no_questions(w);
    hub_close(away);
}

static void both_joins_long_texts_only(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "notes=rings twice");
    edit_at(w, w->h, id, "notes=never rings");
    away_return(w, away, ID_NONE);
    assert_int_equal(away_settle(w, 1, ANSWER_BOTH), HUB_OK);
    assert_string_equal(field_of(w, "family", id, "notes"), "never rings\nrings twice");
    hub_close(away);
}

static void a_copy_that_knows_the_answer_is_not_asked(void **state)
{
    struct open_hub *w = *state;
    hub_id id;
    struct hub *away = two_phones(w, &id);
    struct hub *next = away_copy(w, w->h, "other");
    edit_at(w, next, id, "phone=0161 496 0004");
    away_return(w, next, ID_NONE);
    no_questions(w); /* who wrote it saw both */
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0004");
    hub_close(next);
    hub_close(away);
}

/* --- removed --------------------------------------------------------------------------------- */

static void a_removal_away_stands_where_nobody_worked_on_it(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    remove_at(w, away, "family", id);
    away_return(w, away, ID_NONE);
    assert_true(is_removed(w, "family", id));
    no_questions(w);
    hub_close(away);
}

static void work_here_outranks_a_removal_away(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    remove_at(w, away, "family", id);
    edit_at(w, w->h, id, "phone=0161 496 0002");
    away_return(w, away, ID_NONE);
    assert_false(is_removed(w, "family", id));
    one_question(w, "removed and changed");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_true(is_removed(w, "family", id));
    no_questions(w);
    hub_close(away);
}

static void work_away_brings_back_what_was_removed_here(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0002");
    remove_at(w, w->h, "family", id);
    away_return(w, away, ID_NONE);
    assert_false(is_removed(w, "family", id));
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0002");
    one_question(w, "removed and changed");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK); /* it was worked on: keep */
    assert_false(is_removed(w, "family", id));
    hub_close(away);
}

static void a_new_child_brings_its_family_back(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id child = away_add(w, away, "child", "child=Mia|family=Okafor");
    remove_at(w, w->h, "family", id);
    away_return(w, away, ID_NONE);
    assert_false(is_removed(w, "family", id));
    assert_true(is_here(w, "child", child));
    one_question(w, "removed and changed");
    assert_int_equal(away_settle(w, 1, ANSWER_HOME), HUB_OK);
    assert_true(is_removed(w, "family", id));
    hub_close(away);
}

static void removed_on_both_sides_is_no_question(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    remove_at(w, away, "family", id);
    remove_at(w, w->h, "family", id);
    away_return(w, away, ID_NONE);
    assert_true(is_removed(w, "family", id));
    no_questions(w);
    hub_close(away);
}

#define T(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(what_only_the_copy_wrote_comes_in),
        T(other_fields_of_the_same_record_are_no_question),
        T(both_wrote_it_is_a_question_with_both_values),
        T(the_same_edit_twice_is_no_question),
        T(a_copy_that_comes_home_again_changes_nothing),
        T(a_later_edit_of_the_copy_joins_its_question),
        T(a_look_leaves_no_trace),
        T(the_answer_laptop_takes_its_value),
        T(the_answer_home_outranks_the_laptop_for_good),
        T(an_answer_taken_back_asks_again),
        T(both_joins_long_texts_only),
        T(a_copy_that_knows_the_answer_is_not_asked),
        T(a_removal_away_stands_where_nobody_worked_on_it),
        T(work_here_outranks_a_removal_away),
        T(work_away_brings_back_what_was_removed_here),
        T(a_new_child_brings_its_family_back),
        T(removed_on_both_sides_is_no_question),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
