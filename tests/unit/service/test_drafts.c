/* SPDX-License-Identifier: MIT */
#include "hub/service/drafts.h"

#include "hub/model/family.h"
#include "hub/model/noun.h"
#include "hub/service/erase.h"
#include "hub/service/users.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static struct draft_field words[] = {{"name", "Okafor"}, {"notes", "Rang about\nthe school."}};

static struct draft some_draft(void)
{
    return (struct draft){.noun = "family", .field = "notes", .fields = words, .count = 2};
}

static void what_was_typed_comes_back_letter_for_letter(void **state)
{
    struct open_hub *w = *state;
    struct draft d = some_draft(), back;
    d.step = 7;
    assert_int_equal(hub_draft_put(w->h, &d, &w->err), HUB_OK);
    assert_true(id_known(d.id));
    open_hub_as(w, "Amina");
    assert_int_equal(hub_draft_get(w->h, d.id, w->a, &back, &w->err), HUB_OK);
    assert_string_equal(back.noun, "family");
    assert_string_equal(back.field, "notes");
    assert_int_equal(back.step, 7);
    assert_false(id_known(back.record));
    assert_int_equal(back.count, 2);
    assert_string_equal(back.fields[0].column, "name");
    assert_string_equal(back.fields[0].text, "Okafor");
    assert_string_equal(back.fields[1].text, "Rang about\nthe school.");
}

static void kept_again_it_is_the_same_draft(void **state)
{
    struct open_hub *w = *state;
    struct draft d = some_draft(), *list;
    size_t count;
    assert_int_equal(hub_draft_put(w->h, &d, &w->err), HUB_OK);
    d.count = 1;
    assert_int_equal(hub_draft_put(w->h, &d, &w->err), HUB_OK);
    assert_int_equal(hub_draft_list(w->h, w->a, &list, &count, &w->err), HUB_OK);
    assert_int_equal(count, 1);
    assert_int_equal(hub_draft_get(w->h, d.id, w->a, &d, &w->err), HUB_OK);
    assert_int_equal(d.count, 1);
}

static void nobody_else_sees_a_draft(void **state)
{
    struct open_hub *w = *state;
    struct draft d = some_draft(), *list;
    size_t count;
    add(w, "person", "person=Jo|role=hub carer");
    assert_int_equal(hub_draft_put(w->h, &d, &w->err), HUB_OK);
    open_hub_as(w, "Jo");
    assert_int_equal(hub_draft_list(w->h, w->a, &list, &count, &w->err), HUB_OK);
    assert_int_equal(count, 0);
    assert_int_equal(hub_draft_get(w->h, d.id, w->a, &d, &w->err), HUB_ENOTFOUND);
    assert_int_equal(hub_draft_drop(w->h, d.id, &w->err), HUB_OK);
    open_hub_as(w, "Amina");
    assert_int_equal(hub_draft_get(w->h, d.id, w->a, &d, &w->err), HUB_OK);
}

static void a_dropped_draft_is_gone_and_leaves_no_step_in_the_history(void **state)
{
    struct open_hub *w = *state;
    struct draft d = some_draft(), *list;
    const char *said;
    size_t count;
    assert_int_equal(hub_draft_put(w->h, &d, &w->err), HUB_OK);
    assert_int_equal(hub_draft_drop(w->h, d.id, &w->err), HUB_OK);
    assert_int_equal(hub_draft_list(w->h, w->a, &list, &count, &w->err), HUB_OK);
    assert_int_equal(count, 0);
    assert_int_equal(hub_undo(w->h, w->a, &said, &w->err), HUB_ENOTFOUND);
}

static void its_line_has_a_day_and_no_name(void **state)
{
    struct open_hub *w = *state;
    struct draft d = some_draft();
    assert_int_equal(hub_draft_put(w->h, &d, &w->err), HUB_OK);
    assert_string_equal(hub_draft_line(&d, w->a), "Unfinished note, 21 Nov 10:00: carry on?");
}

/* A form still open elsewhere would bring back what was erased. */
static void what_is_typed_about_an_erased_record_is_not_kept(void **state)
{
    struct open_hub *w = *state;
    struct erase_plan plan;
    struct erase_done done;
    struct draft d = some_draft(), *list;
    size_t count;
    const struct noun *n = noun_find("family");
    d.record = add(w, "family", "family=Okafor");
    assert_int_equal(hub_draft_put(w->h, &d, &w->err), HUB_OK);
    assert_int_equal(hub_erase_look(w->h, n, d.record, w->a, &plan, &w->err), HUB_OK);
    assert_int_equal(hub_erase(w->h, &plan, "they asked", &done, &w->err), HUB_OK);
    assert_int_equal(hub_draft_put(w->h, &d, &w->err), HUB_ENOTFOUND);
    assert_string_equal(
        w->err.msg, "Somebody has erased this family meanwhile. What you typed is not kept.");
    assert_int_equal(hub_draft_list(w->h, w->a, &list, &count, &w->err), HUB_OK);
    assert_int_equal(count, 0);
}

static void what_is_typed_about_a_removed_record_is_kept(void **state)
{
    struct open_hub *w = *state;
    struct draft d = some_draft();
    d.record = add(w, "family", "family=Okafor");
    assert_int_equal(hub_remove(w->h, noun_find("family"), d.record, &w->err), HUB_OK);
    assert_int_equal(hub_draft_put(w->h, &d, &w->err), HUB_OK);
}

static void who_may_do_less_now_keeps_what_was_typed(void **state)
{
    struct open_hub *w = *state;
    struct draft d = some_draft(), back;
    struct hub *amina;
    struct assignment set = {"notes", "Loud."};
    hub_id family = add(w, "family", "family=Okafor");
    add(w, "person", "person=Jo|role=hub carer");
    open_hub_as(w, "Jo");
    struct hub_opening o = w->opening;
    o.as = "Amina";
    assert_int_equal(hub_open(&o, &amina, &w->err), HUB_OK);
    assert_int_equal(hub_user_role(amina, "Jo", "liaison worker", NULL, &w->err), HUB_OK);
    hub_close(amina);
    assert_int_equal(hub_edit(w->h, &family_noun, family, &set, 1, &w->err), HUB_EDENIED);
    assert_non_null(strstr(w->err.msg, "Jo"));
    d.record = family;
    assert_int_equal(hub_draft_put(w->h, &d, &w->err), HUB_OK);
    open_hub_as(w, "Jo");
    assert_int_equal(hub_draft_get(w->h, d.id, w->a, &back, &w->err), HUB_OK);
    assert_int_equal(back.count, 2);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)
    const struct CMUnitTest tests[] = {
        T(what_was_typed_comes_back_letter_for_letter),
        T(kept_again_it_is_the_same_draft),
        T(nobody_else_sees_a_draft),
        T(a_dropped_draft_is_gone_and_leaves_no_step_in_the_history),
        T(its_line_has_a_day_and_no_name),
        cmocka_unit_test_setup_teardown(what_is_typed_about_an_erased_record_is_not_kept,
            open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            what_is_typed_about_a_removed_record_is_kept, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            who_may_do_less_now_keeps_what_was_typed, open_hub_set_up, open_hub_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
