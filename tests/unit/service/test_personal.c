/* SPDX-License-Identifier: MIT */
#include "hub/service/personal.h"
#include "hub/service/history.h"
#include "open_hub.h"
#include "unit.h"

static const char *chosen(struct open_hub *w, const char *key)
{
    const char *value;
    if (hub_personal(w->h, key, w->a, &value, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return value;
}

static void nothing_is_chosen_at_first(void **state)
{
    struct open_hub *w = *state;
    assert_null(chosen(w, PERSONAL_PLAIN));
}

static void a_choice_is_kept_for_one_person_alone(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Jo|role=hub carer");
    open_hub_as(w, "Amina");
    assert_int_equal(hub_set_personal(w->h, PERSONAL_PLAIN, "yes", &w->err), HUB_OK);
    assert_int_equal(hub_set_personal(w->h, PERSONAL_PLAIN, "no", &w->err), HUB_OK);
    assert_string_equal(chosen(w, PERSONAL_PLAIN), "no");
    assert_null(chosen(w, PERSONAL_THEME));
    open_hub_as(w, "Jo");
    assert_null(chosen(w, PERSONAL_PLAIN));
}

static void a_choice_is_no_step_to_take_back(void **state)
{
    struct open_hub *w = *state;
    struct undo_next next;
    add(w, "family", "family=Okafor");
    assert_int_equal(hub_set_personal(w->h, PERSONAL_THEME, "mono", &w->err), HUB_OK);
    assert_int_equal(hub_undo_next(w->h, w->a, &next, &w->err), HUB_OK);
    assert_string_equal(next.what, "added the family Okafor");
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)
    const struct CMUnitTest tests[] = {
        T(nothing_is_chosen_at_first),
        T(a_choice_is_kept_for_one_person_alone),
        T(a_choice_is_no_step_to_take_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
