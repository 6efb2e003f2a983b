/* SPDX-License-Identifier: MIT */
/* Bringing a copy home, one rule a test. */
#include "away.h"
#include "file_words.h"
#include "hub/base/str.h"
#include "hub/model/record.h"
#include "hub/service/erase.h"
#include "hub/service/tells.h"
#include "hub/store/memory.h"
#include "unit.h"

#include <string.h>

#define MARK "0123456789abcdef0123456789abcdef"

static hub_id okafor(struct open_hub *w)
{
    return add(w, "family", "family=Okafor|phone=0161 496 0000|notes=rings first");
}

static void edit_at(struct open_hub *w, struct hub *at, hub_id family, const char *fields)
{
    if (away_edit(w, at, "family", family, fields) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static size_t open_questions(struct open_hub *w, struct question **out)
{
    struct record_query q = {.order = "number"};
    struct record_list list;
    query_text(&q, "status", RECORD_IS, "open");
    if (record_list(w->h->store, &question_noun, &q, w->a, &list, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    *out = list.items;
    return list.count;
}

static size_t claims(struct open_hub *w, hub_id question, struct claim **out)
{
    struct record_query q = {.order = "value"};
    struct record_list list;
    query_is(&q, "question_id", question);
    if (record_list(w->h->store, &claim_noun, &q, w->a, &list, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    *out = list.items;
    return list.count;
}

/* The one open question, of this kind. */
static struct question *one_question(struct open_hub *w, const char *kind)
{
    struct question *q;
    size_t count = open_questions(w, &q);
    if (count != 1)
        fail_msg("%zu questions", count);
    assert_string_equal(q->kind, kind);
    return q;
}

static void no_questions(struct open_hub *w)
{
    struct question *q;
    size_t count = open_questions(w, &q);
    if (count)
        fail_msg("a question: %s of %s %s", q->kind, q->tbl, q->col ? q->col : "");
}

static bool is_removed(struct open_hub *w, const char *noun, hub_id id)
{
    const struct noun *n = noun_find(noun);
    struct record *r = arena_alloc(w->a, n->size);
    if (record_get(w->h->store, n, id, w->a, r, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return stamp_known(r->removed_at);
}

static bool is_here(struct open_hub *w, const char *noun, hub_id id)
{
    const struct noun *n = noun_find(noun);
    void *r = arena_alloc(w->a, n->size);
    return record_get(w->h->store, n, id, w->a, r, &w->err) == HUB_OK;
}

static void remove_at(struct open_hub *w, struct hub *at, const char *noun, hub_id id)
{
    if (hub_remove(at, noun_find(noun), id, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

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

/* --- new records -------------------------------------------------------------------------------- */

static void the_same_name_waits_with_its_child_until_the_name_is_free(void **state)
{
    struct open_hub *w = *state;
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id theirs = away_add(w, away, "family", "family=Reid");
    hub_id child = away_add(w, away, "child", "child=Mia|family=Reid");
    hub_id ours = add(w, "family", "family=reid");
    struct merge_done done = away_return(w, away, ID_NONE);
    assert_true(done.waiting >= 2);
    assert_false(is_here(w, "family", theirs));
    one_question(w, "same name");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_ECONFLICT);
    edit_at(w, w->h, ours, "family=Reid the elder");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_true(is_here(w, "family", theirs));
    assert_true(is_here(w, "child", child));
    no_questions(w);
    hub_close(away);
}

static void what_was_left_out_stays_out_with_all_of_it(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id theirs = away_add(w, away, "family", "family=Reid");
    hub_id child = away_add(w, away, "child", "child=Mia|family=Reid");
    hub_id ours = add(w, "family", "family=Reid");
    away_return(w, away, ID_NONE);
    assert_int_equal(away_settle(w, 1, ANSWER_HOME), HUB_OK);
    no_questions(w);
    edit_at(w, w->h, ours, "family=Reid the elder");
    struct hub *next = away_copy(w, w->h, "other");
    edit_at(w, next, ours, "priority=9");
    away_return(w, next, ID_NONE);
    assert_false(is_here(w, "family", theirs));
    assert_false(is_here(w, "child", child));
    for (int i = 0; i < 3; i++) /* the second return, the name, the answer */
        assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    one_question(w, "same name");
    edit_at(w, w->h, ours, "family=Reid the elder");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_true(is_here(w, "child", child));
    hub_close(next);
    hub_close(away);
}

static void a_name_changed_to_one_that_is_taken_here_waits(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "family=Reid");
    hub_id ours = add(w, "family", "family=Reid");
    away_return(w, away, ID_NONE);
    assert_string_equal(field_of(w, "family", id, "family"), "Okafor");
    const struct question *q = one_question(w, "same name");
    assert_string_equal(q->col, "name");
    edit_at(w, w->h, ours, "family=Reid the elder");
    struct hub *next = away_copy(w, w->h, "other");
    edit_at(w, next, ours, "priority=9");
    struct merge_done done = away_return(w, next, ID_NONE); /* tried again by the way */
    assert_int_equal(done.freed, 1);
    assert_string_equal(field_of(w, "family", id, "family"), "Reid");
    no_questions(w);
    hub_close(next);
    hub_close(away);
}

static void lines_of_the_log_only_add(void **state)
{
    struct open_hub *w = *state;
    okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id theirs = away_add(w, away, "log", "family=Okafor|kind=visit|at=2026-11-20 10:00|fact=All well.");
    hub_id ours = add(w, "log", "family=Okafor|kind=call|at=2026-11-20 11:00|fact=All well.");
    away_return(w, away, ID_NONE);
    assert_true(is_here(w, "log", theirs));
    assert_true(is_here(w, "log", ours));
    no_questions(w);
    hub_close(away);
}

static void the_same_pair_made_on_both_sides_is_one(void **state)
{
    struct open_hub *w = *state;
    okafor(w);
    add(w, "child", "child=Mia|family=Okafor");
    add(w, "child", "child=Theo|family=Okafor");
    hub_id stay = add(w, "stay", "family=Okafor|arrive=2027-02-05 16:00|leave=2027-02-06 12:00|children=Mia");
    struct hub *away = away_copy(w, w->h, MARK);
    assert_int_equal(away_edit(w, away, "stay", stay, "children=Mia, Theo"), HUB_OK);
    assert_int_equal(try_edit(w, "stay", stay, "children=Mia, Theo"), HUB_OK);
    away_return(w, away, ID_NONE);
    assert_string_equal(field_of(w, "stay", stay, "children"), "Mia, Theo");
    no_questions(w);
    hub_close(away);
}

/* --- one step --------------------------------------------------------------------------------------- */

static void a_homecoming_is_taken_back_whole(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    hub_id id = okafor(w), pack = away_pack(w, 3, MARK);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    edit_at(w, away, id, "phone=0161 496 0002|priority=4");
    edit_at(w, w->h, id, "priority=5");
    away_return(w, away, pack);
    one_question(w, "two values");
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_string_equal(sentence, "Taken back: brought copy 3 home: 2 changes");
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0000");
    no_questions(w);
    assert_int_equal(hub_redo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0002");
    one_question(w, "two values");
    hub_close(away);
}

static void what_came_is_not_taken_back_by_itself(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    away_return(w, away, ID_NONE);
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK); /* the homecoming */
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK); /* the family */
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_ENOTFOUND);
    hub_close(away);
}

/* --- what a person must allow ----------------------------------------------------------------------- */

static hub_id pack_of(struct open_hub *w, const char *person)
{
    open_hub_as(w, person);
    hub_id pack = away_pack(w, 1, MARK);
    open_hub_as(w, "Amina");
    return pack;
}

static void what_the_holder_may_not_write_waits_for_a_person(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    add(w, "person", "person=Lena|role=liaison worker");
    hub_id pack = pack_of(w, "Lena");
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    away_return(w, away, pack);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0000");
    one_question(w, "not allowed");
    struct hub *next = away_copy(w, w->h, "other");
    edit_at(w, next, id, "priority=9");
    away_return(w, next, ID_NONE); /* nobody said yes meanwhile */
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0000");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_OK);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0001");
    no_questions(w);
    hub_close(next);
    hub_close(away);
}

static void what_may_not_be_written_claims_nothing(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    add(w, "person", "person=Lena|role=liaison worker");
    hub_id pack = pack_of(w, "Lena");
    struct hub *away = away_copy(w, w->h, MARK), *other = away_copy(w, w->h, "other");
    edit_at(w, away, id, "phone=0161 496 0001");
    edit_at(w, other, id, "phone=0161 496 0002");
    away_return(w, away, pack);
    away_return(w, other, ID_NONE);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0002");
    one_question(w, "not allowed");
    hub_close(other);
    hub_close(away);
}

static void a_column_this_hub_does_not_know_is_asked_not_dropped(void **state)
{
    struct open_hub *w = *state;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001|priority=9");
    if (store_tell(away->store, "UPDATE change SET col = 'shoe_size' WHERE col = 'priority' AND op = 'U'",
            NULL, 0, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    struct merge_done done = away_return(w, away, ID_NONE);
    assert_int_equal(done.waiting, 1);
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0001");
    one_question(w, "not known");
    assert_int_equal(away_settle(w, 1, ANSWER_LAPTOP), HUB_ECONFLICT);
    assert_int_equal(away_settle(w, 1, ANSWER_HOME), HUB_OK);
    no_questions(w);
    hub_close(away);
}

/* --- erased ----------------------------------------------------------------------------------------- */

static void erase(struct open_hub *w, hub_id family)
{
    struct erase_plan plan;
    struct erase_done done;
    if (hub_erase_look(w->h, noun_find("family"), family, w->a, &plan, &w->err) != HUB_OK ||
        hub_erase(w->h, &plan, "they asked", &done, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static void erasing_takes_questions_claims_and_what_waits_with_it(void **state)
{
    struct open_hub *w = *state;
    static const char *const secrets[] = {"Zwetkova", "frabjous", "slithytove", "Quillan", "vorpal"};
    hub_id id = add(w, "family", "family=Zwetkova|notes=frabjous");
    add(w, "child", "child=Quillan|family=Zwetkova");
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "notes=slithytove");
    away_add(w, away, "child", "child=Jay|family=Zwetkova|allergy=vorpal");
    edit_at(w, w->h, id, "notes=nothing new");
    add(w, "child", "child=Jay|family=Zwetkova");
    away_return(w, away, ID_NONE);
    struct question *q;
    assert_int_equal(open_questions(w, &q), 2);
    erase(w, id);
    no_questions(w);
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
        no_file_has_word(w->h->store, secrets[i], w->a);
    replay_is_the_same(w->h->store, w->a);
    hub_close(away);
}

static void what_was_erased_here_never_comes_home(void **state)
{
    struct open_hub *w = *state;
    hub_id id = add(w, "family", "family=Zwetkova");
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "notes=slithytove");
    hub_id child = away_add(w, away, "child", "child=Quillan|family=Zwetkova");
    erase(w, id);
    struct merge_done done = away_return(w, away, ID_NONE);
    assert_int_equal(done.erased, 2);
    assert_false(is_here(w, "child", child));
    no_questions(w);
    no_file_has_word(w->h->store, "slithytove", w->a);
    no_file_has_word(w->h->store, "Quillan", w->a);
    hub_close(away);
}

/* --- odd copies ------------------------------------------------------------------------------------- */

static void a_restored_hub_gets_its_own_lost_steps_back(void **state)
{
    struct open_hub *w = *state;
    struct merge_facts facts;
    hub_id id = okafor(w);
    struct hub *kept = away_same(w, w->h);
    edit_at(w, w->h, id, "notes=was lost");
    hub_id lost = add(w, "family", "family=Reid");
    struct hub *away = away_copy(w, w->h, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    hub_close(w->h);
    w->h = kept;
    edit_at(w, w->h, id, "priority=8"); /* under a number that stood for another step */
    assert_int_equal(merge_look(w->h, away->store, &facts, &w->err), HUB_OK);
    assert_int_equal(facts.lost, 2);
    away_return(w, away, ID_NONE);
    assert_string_equal(field_of(w, "family", id, "notes"), "was lost");
    assert_string_equal(field_of(w, "family", id, "phone"), "0161 496 0001");
    assert_string_equal(field_of(w, "family", id, "priority"), "8");
    assert_true(is_here(w, "family", lost));
    no_questions(w);
    struct merge_done done = away_return(w, away, ID_NONE);
    assert_int_equal(done.steps, 0);
    hub_close(away);
}

static void a_file_opened_on_two_computers_is_noticed(void **state)
{
    struct open_hub *w = *state;
    struct merge_facts facts;
    hub_id id = okafor(w);
    struct hub *away = away_copy(w, w->h, MARK), *second = away_copy(w, away, MARK);
    edit_at(w, away, id, "phone=0161 496 0001");
    edit_at(w, second, id, "phone=0161 496 0002");
    away_return(w, away, ID_NONE);
    assert_int_equal(merge_look(w->h, second->store, &facts, &w->err), HUB_OK);
    assert_true(facts.copied);
    away_return(w, second, ID_NONE);
    one_question(w, "two values");
    assert_int_equal(merge_look(w->h, away->store, &facts, &w->err), HUB_OK);
    assert_int_equal(facts.steps, 0);
    hub_close(second);
    hub_close(away);
}

static void a_stay_moved_away_is_to_be_told_here(void **state)
{
    struct open_hub *w = *state;
    struct record_query q = {0};
    struct record_list list;
    okafor(w);
    hub_id stay = add(w, "stay", "family=Okafor|host=Amina|arrive=2027-02-05 16:00|leave=2027-02-06 12:00");
    struct hub *away = away_copy(w, w->h, MARK), *home = w->h;
    w->h = away;
    assert_int_equal(change_ahead(w, stay, "status=agreed"), HUB_OK);
    w->h = home;
    away_return(w, away, ID_NONE);
    query_is(&q, "stay_id", stay);
    query_text(&q, "whom", RECORD_IS, "family");
    query_text(&q, "state", RECORD_IS, "to tell");
    assert_int_equal(record_list(w->h->store, noun_find("tell"), &q, w->a, &list, &w->err), HUB_OK);
    assert_int_equal(list.count, 1); /* once, though both would say so */
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
        T(the_same_name_waits_with_its_child_until_the_name_is_free),
        T(what_was_left_out_stays_out_with_all_of_it),
        T(a_name_changed_to_one_that_is_taken_here_waits),
        T(lines_of_the_log_only_add),
        T(the_same_pair_made_on_both_sides_is_one),
        T(what_the_holder_may_not_write_waits_for_a_person),
        T(what_may_not_be_written_claims_nothing),
        T(a_column_this_hub_does_not_know_is_asked_not_dropped),
        T(erasing_takes_questions_claims_and_what_waits_with_it),
        T(what_was_erased_here_never_comes_home),
        T(a_restored_hub_gets_its_own_lost_steps_back),
        T(a_file_opened_on_two_computers_is_noticed),
        T(a_stay_moved_away_is_to_be_told_here),
        T(a_homecoming_is_taken_back_whole),
        T(what_came_is_not_taken_back_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
