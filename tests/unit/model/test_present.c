/* SPDX-License-Identifier: MIT */
/* What belongs to a removed record, or to one that is not seen, is not in a list. */
#include "hub/model/sight.h"
#include "hub/store/sight.h"
#include "hub/store/stmt.h"
#include "open_hub.h"
#include "unit.h"

#include "service/hub_priv.h"

static void fine(struct open_hub *w, enum hub_rc rc)
{
    if (rc != HUB_OK) {
        fail_msg("%s (%s)", w->err.msg, w->err.where ? w->err.where : "");
    }
}

static size_t listed(struct open_hub *w, const char *noun)
{
    struct record_query all = {0};
    struct record_list list;
    fine(w, record_list(w->h->store, noun_find(noun), &all, w->a, &list, &w->err));
    return list.count;
}

static void put(struct store *s, const char *sql, hub_id id)
{
    struct txn_label label = {.verb = "test"};
    struct hub_err err;
    assert_int_equal(store_begin(s, &label, &err), HUB_OK);
    assert_int_equal(store_tell(s, sql, SQL_ARGS(sql_id(id)), &err), HUB_OK);
}

static const char GONE[] = "UPDATE main.family SET removed_at = 1 WHERE id = ?1";
static const char BACK[] = "UPDATE main.family SET removed_at = NULL WHERE id = ?1";

static hub_id a_family_with_medicine(struct open_hub *w)
{
    hub_id family = add(w, "family", "family=Okafor");
    add(w, "child", "family=Okafor|child=Mia");
    add(w, "medicine", "child=Mia|medicine=Paracetamol");
    return family;
}

static void it_goes_and_comes_with_what_it_belongs_to(void **state)
{
    struct open_hub *w = *state;
    hub_id family = a_family_with_medicine(w);
    add(w, "family", "family=Reid");
    add(w, "child", "family=Reid|child=Theo");
    assert_int_equal(listed(w, "child"), 2);
    assert_int_equal(listed(w, "medicine"), 1);
    put(w->h->store, GONE, family);
    assert_int_equal(listed(w, "child"), 1);
    assert_int_equal(listed(w, "medicine"), 0);
    fine(w, store_commit(w->h->store, &w->err));
    assert_int_equal(listed(w, "medicine"), 0);
    put(w->h->store, BACK, family);
    fine(w, store_commit(w->h->store, &w->err));
    assert_int_equal(listed(w, "medicine"), 1);
}

static void a_removal_taken_back_is_forgotten(void **state)
{
    struct open_hub *w = *state;
    hub_id family = a_family_with_medicine(w);
    put(w->h->store, GONE, family);
    assert_int_equal(listed(w, "medicine"), 0);
    store_rollback(w->h->store);
    assert_int_equal(listed(w, "medicine"), 1);
}

static void what_somebody_else_removed_is_gone_here(void **state)
{
    struct open_hub *w = *state;
    struct hub *other;
    hub_id family = a_family_with_medicine(w);
    assert_int_equal(listed(w, "medicine"), 1);
    fine(w, hub_open(&w->opening, &other, &w->err));
    put(other->store, GONE, family);
    assert_int_equal(listed(w, "medicine"), 1);
    fine(w, store_commit(other->store, &w->err));
    assert_int_equal(listed(w, "medicine"), 0);
    hub_close(other);
}

static void one_without_an_owner_is_there(void **state)
{
    struct open_hub *w = *state;
    size_t before = listed(w, "holiday");
    add(w, "holiday", "name=Half term|from=2026-10-26|to=2026-10-30");
    assert_int_equal(listed(w, "holiday"), before + 1);
}

/* Nobody's sight is remembered for the next. */
static void by_sight(void **state)
{
    struct open_hub *w = *state;
    struct sight none = {.kind = SIGHT_NOTHING, .persons = &w->h->person, .person_count = 1};
    struct sight all = {.kind = SIGHT_ALL};
    a_family_with_medicine(w);
    assert_int_equal(listed(w, "medicine"), 1);
    fine(w, sight_set(w->h->store, &none, &w->err));
    assert_int_equal(listed(w, "medicine"), 0);
    sight_pause(w->h->store);
    assert_int_equal(listed(w, "medicine"), 1);
    sight_resume(w->h->store);
    assert_int_equal(listed(w, "medicine"), 0);
    fine(w, sight_set(w->h->store, &all, &w->err));
    assert_int_equal(listed(w, "medicine"), 1);
}

/* Views that SQLite does not understand: those before stand, and all of them. */
static void a_wrong_view_changes_nothing(void **state)
{
    struct open_hub *w = *state;
    struct sight none = {.kind = SIGHT_NOTHING, .persons = &w->h->person, .person_count = 1};
    static const struct sight_view wrong[] = {
        {.table = "family", .where = "1"}, {.table = "child", .where = "t.id IN (("}};
    struct store_views views = {.views = wrong, .count = 2};
    add(w, "family", "family=Okafor");
    fine(w, sight_set(w->h->store, &none, &w->err));
    for (int i = 0; i < 2; i++) {
        assert_int_not_equal(store_set_views(w->h->store, &views, &w->err), HUB_OK);
        assert_int_equal(listed(w, "family"), 0);
        assert_int_equal(listed(w, "child"), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_goes_and_comes_with_what_it_belongs_to, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(a_removal_taken_back_is_forgotten, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(what_somebody_else_removed_is_gone_here, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(one_without_an_owner_is_there, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(by_sight, open_hub_set_up, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(a_wrong_view_changes_nothing, open_hub_set_up, open_hub_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
