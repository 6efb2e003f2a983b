/* SPDX-License-Identifier: MIT */
/* The table of roles, and what sign-in makes of it. */
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/service/roles.h"
#include "hub/service/users.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static void every_role_that_comes_in_has_its_row(void **state)
{
    struct open_hub *w = *state;
    assert_int_equal(str_parts(USER_ROLES), ROLE_COUNT);
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        assert_int_equal(roles[i].id, i);
        assert_ptr_equal(role_named(str_part(w->a, USER_ROLES, i)), &roles[i]);
    }
    assert_null(role_named("parent"));
    assert_null(role_named(NULL));
}

static void who_may_write_or_see_a_record_is_told_which(void **state)
{
    (void)state;
    for (size_t r = 0; r < ROLE_COUNT; r++) {
        for (size_t i = 0; i < noun_count; i++) {
            bool may = role_verbs(&roles[r], nouns[i]) != 0;
            assert_int_equal(may, *role_which(&roles[r], nouns[i]) != '\0');
        }
    }
}

static void whoever_changes_a_record_sees_it(void **state)
{
    (void)state;
    for (size_t r = 0; r < ROLE_COUNT; r++) {
        for (size_t i = 0; i < noun_count; i++) {
            unsigned verbs = role_verbs(&roles[r], nouns[i]);
            bool sealed = nouns[i]->flags & NOUN_SEALED;
            if (verbs & (VERB_CHANGE | VERB_MINE) && !sealed)
                assert_true(verbs & VERB_READ);
        }
    }
}

static void everybody_writes_a_worry_and_no_role_lists_them(void **state)
{
    (void)state;
    const struct noun *worry = noun_find("worry");
    for (size_t r = 0; r < ROLE_COUNT; r++) {
        assert_string_equal(role_cell(&roles[r], worry, ROLE_ADDS), "yes");
        assert_string_equal(role_cell(&roles[r], worry, ROLE_SEES), "apart");
    }
}

static void only_hub_carers_say_who_has_which_role(void **state)
{
    (void)state;
    for (size_t r = 0; r < ROLE_COUNT; r++)
        assert_int_equal((role_verbs(&roles[r], NULL) & VERB_ROLES) != 0, r == ROLE_CARER);
}

static void role(struct open_hub *w, const char *name, const char *is, const struct user_scoping *sees)
{
    struct user_adding ask = {.name = name, .role = is, .sees = sees};
    struct user_added done;
    if (hub_user_add(w->h, &ask, w->a, &done, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static size_t families(struct open_hub *w)
{
    struct record_list list;
    struct record_ask all = record_ask_all();
    enum hub_rc rc = hub_list(w->h, noun_find("family"), &all, w->a, &list, &w->err);
    return rc == HUB_OK ? list.count : 99;
}

static void what_is_granted_is_seen_and_said(void **state)
{
    struct open_hub *w = *state;
    struct user_scoping some = {.families = "Okafor, Reid", .day = DATE_NONE, .ticks = TICKS_GIVEN};
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    add(w, "family", "family=Hale");
    role(w, "Jo", "liaison worker", &some);
    role(w, "Ben", "host", NULL);
    open_hub_as(w, "Jo");
    assert_int_equal(families(w), 2);
    assert_true(hub_may(w->h, VERB_READ, noun_find("tick")));
    assert_false(hub_may(w->h, VERB_ADD, noun_find("family")));
    open_hub_as(w, "Ben");
    assert_int_equal(families(w), 0);
    assert_ptr_equal(hub_role(w->h), &roles[ROLE_HOST]);
}

static void a_grant_taken_while_they_are_in_holds_at_once(void **state)
{
    struct open_hub *w = *state;
    struct user_scoping one = {.families = "Okafor", .day = DATE_NONE};
    struct hub *jo = NULL;
    struct hub_opening as_jo = w->opening;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    role(w, "Jo", "liaison worker", NULL);
    as_jo.as = "Jo";
    assert_int_equal(hub_open(&as_jo, &jo, &w->err), HUB_OK);
    struct open_hub other = *w;
    other.h = jo;
    assert_int_equal(families(&other), 2);
    assert_int_equal(hub_user_role(w->h, "Jo", "liaison worker", &one, &w->err), HUB_OK);
    hub_version(jo);
    assert_int_equal(families(&other), 1);
    assert_int_equal(hub_user_role(w->h, "Jo", "host", NULL, &w->err), HUB_OK);
    hub_version(jo);
    assert_int_equal(families(&other), 99);
    hub_close(jo);
}

static void what_makes_no_sense_for_a_role_is_refused(void **state)
{
    struct open_hub *w = *state;
    static const char *const no[] = {"hub carer", "host", "peer", "event helper", "technical helper"};
    struct user_scoping some = {.families = "Okafor", .day = DATE_NONE};
    add(w, "family", "family=Okafor");
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        struct user_adding ask = {.name = "Lee", .role = no[i], .sees = &some};
        struct user_added done;
        assert_int_equal(hub_user_add(w->h, &ask, w->a, &done, &w->err), HUB_EUSAGE);
    }
    some.families = "Nobody";
    struct user_adding ask = {.name = "Lee", .role = "liaison worker", .sees = &some};
    struct user_added done;
    assert_int_equal(hub_user_add(w->h, &ask, w->a, &done, &w->err), HUB_ENOTFOUND);
}

static void a_family_that_is_removed_opens_no_other(void **state)
{
    struct open_hub *w = *state;
    struct user_scoping one = {.families = "Okafor", .day = DATE_NONE};
    hub_id okafor = add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    role(w, "Jo", "liaison worker", &one);
    assert_int_equal(hub_remove(w->h, noun_find("family"), okafor, &w->err), HUB_OK);
    open_hub_as(w, "Jo");
    assert_int_equal(families(w), 0);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, open_hub_set_up, open_hub_tear_down)
    const struct CMUnitTest tests[] = {
        T(every_role_that_comes_in_has_its_row),
        T(who_may_write_or_see_a_record_is_told_which),
        T(whoever_changes_a_record_sees_it),
        T(everybody_writes_a_worry_and_no_role_lists_them),
        T(only_hub_carers_say_who_has_which_role),
        T(what_is_granted_is_seen_and_said),
        T(a_grant_taken_while_they_are_in_holds_at_once),
        T(what_makes_no_sense_for_a_role_is_refused),
        T(a_family_that_is_removed_opens_no_other),
    };
#undef T
    return cmocka_run_group_tests(tests, NULL, NULL);
}
