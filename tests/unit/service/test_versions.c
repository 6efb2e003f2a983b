/* SPDX-License-Identifier: MIT */
#include "hub/model/family.h"
#include "hub/service/versions.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

struct form {
    hub_id family;
    int64_t step;
};

/* Amina has opened the family's form; Jo then changes the fields. */
static struct form jo_changes(struct open_hub *w, const char *fields)
{
    struct form f;
    f.family = add(w, "family", "family=Okafor|priority=3|notes=Quiet.");
    add(w, "person", "person=Jo|role=hub carer");
    assert_int_equal(hub_step(w->h, &f.step, &w->err), HUB_OK);
    open_hub_as(w, "Jo");
    if (fields) {
        edit(w, "family", f.family, fields);
    } else {
        assert_int_equal(hub_remove(w->h, &family_noun, f.family, &w->err), HUB_OK);
    }
    open_hub_as(w, "Amina");
    return f;
}

static enum hub_rc save(struct open_hub *w, const struct form *f, const char *word,
    const char *value, struct versions *out)
{
    struct assignment set = {word, value};
    return hub_edit_since(w->h, &family_noun, f->family, f->step, &set, 1, w->a, out, &w->err);
}

static void other_fields_are_simply_saved(void **state)
{
    struct open_hub *w = *state;
    struct form f = jo_changes(w, "priority=5");
    struct versions v;
    assert_int_equal(save(w, &f, "notes", "Loud.", &v), HUB_OK);
    assert_string_equal(field_of(w, "family", f.family, "priority"), "5");
    assert_string_equal(field_of(w, "family", f.family, "notes"), "Loud.");
}

static void the_same_field_brings_both_versions_and_saves_nothing(void **state)
{
    struct open_hub *w = *state;
    struct form f = jo_changes(w, "notes=Asked for Sundays.");
    struct versions v;
    assert_int_equal(save(w, &f, "notes", "Loud.", &v), HUB_ECONFLICT);
    assert_int_equal(v.count, 1);
    assert_string_equal(v.items[0].field->column, "notes");
    assert_string_equal(v.items[0].text, "Asked for Sundays.");
    assert_string_equal(v.items[0].who, "Jo");
    assert_true(wall_known(v.items[0].at));
    assert_string_equal(field_of(w, "family", f.family, "notes"), "Asked for Sundays.");
    f.step = v.step;
    assert_int_equal(save(w, &f, "notes", "Loud.", &v), HUB_OK);
    assert_string_equal(field_of(w, "family", f.family, "notes"), "Loud.");
}

static void the_same_change_twice_is_no_question(void **state)
{
    struct open_hub *w = *state;
    struct form f = jo_changes(w, "priority=5");
    struct versions v;
    assert_int_equal(save(w, &f, "priority", "5", &v), HUB_OK);
}

static void what_was_removed_meanwhile_says_by_whom(void **state)
{
    struct open_hub *w = *state;
    struct form f = jo_changes(w, NULL);
    struct versions v;
    assert_int_equal(save(w, &f, "priority", "5", &v), HUB_ENOTFOUND);
    assert_non_null(strstr(w->err.msg, "Jo removed this family at 10:00."));
}

static void a_wrong_value_is_told_before_any_other(void **state)
{
    struct open_hub *w = *state;
    struct form f = jo_changes(w, "priority=5");
    struct versions v;
    assert_int_equal(save(w, &f, "priority", "eleven", &v), HUB_EINVAL);
    assert_int_equal(v.count, 0);
}

/* Jo and Amina each ask another family to the same event. */
static void two_who_add_to_a_list_see_both_and_may_keep_all(void **state)
{
    struct open_hub *w = *state;
    struct versions v;
    int64_t step;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    add(w, "family", "family=Shah");
    add(w, "person", "person=Jo|role=hub carer");
    hub_id event = add(w, "event", "event=Choir|start=2026-12-01T10:00|families=Okafor");
    const struct noun *n = noun_find("event");
    assert_int_equal(hub_step(w->h, &step, &w->err), HUB_OK);
    open_hub_as(w, "Jo");
    edit(w, "event", event, "families=Okafor, Reid");
    open_hub_as(w, "Amina");
    struct assignment mine = {"families", "Okafor, Shah"};
    assert_int_equal(hub_edit_since(w->h, n, event, step, &mine, 1, w->a, &v, &w->err), HUB_ECONFLICT);
    assert_int_equal(v.count, 1);
    assert_string_equal(v.items[0].who, "Jo");
    assert_string_equal(v.items[0].text, "Okafor, Reid");
    assert_string_equal(v.items[0].both, "Okafor, Reid, Shah");
    struct assignment both = {"families", v.items[0].both_ids};
    assert_int_equal(hub_edit_since(w->h, n, event, v.step, &both, 1, w->a, &v, &w->err), HUB_OK);
    assert_string_equal(field_of(w, "event", event, "families"), "Okafor, Reid, Shah");
}

static void the_same_list_in_another_order_is_the_same(void **state)
{
    struct open_hub *w = *state;
    struct versions v;
    int64_t step;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    add(w, "person", "person=Jo|role=hub carer");
    hub_id event = add(w, "event", "event=Choir|start=2026-12-01T10:00");
    assert_int_equal(hub_step(w->h, &step, &w->err), HUB_OK);
    open_hub_as(w, "Jo");
    edit(w, "event", event, "families=Okafor, Reid");
    open_hub_as(w, "Amina");
    struct assignment mine = {"families", "Reid, Okafor"};
    assert_int_equal(hub_edit_since(w->h, noun_find("event"), event, step, &mine, 1, w->a, &v, &w->err),
        HUB_OK);
}

static void a_long_text_has_both_one_below_the_other(void **state)
{
    struct open_hub *w = *state;
    struct form f = jo_changes(w, "notes=Asked for Sundays.");
    struct versions v;
    assert_int_equal(save(w, &f, "notes", "Loud.", &v), HUB_ECONFLICT);
    assert_string_equal(v.items[0].both, "Asked for Sundays.\nLoud.");
    assert_null(v.items[0].both_ids);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)
    const struct CMUnitTest tests[] = {
        T(other_fields_are_simply_saved),
        T(the_same_field_brings_both_versions_and_saves_nothing),
        T(the_same_change_twice_is_no_question),
        T(what_was_removed_meanwhile_says_by_whom),
        T(a_wrong_value_is_told_before_any_other),
        cmocka_unit_test_setup_teardown(
            two_who_add_to_a_list_see_both_and_may_keep_all, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            the_same_list_in_another_order_is_the_same, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            a_long_text_has_both_one_below_the_other, open_hub_set_up, open_hub_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
