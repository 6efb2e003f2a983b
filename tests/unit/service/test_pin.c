/* SPDX-License-Identifier: MIT */
#include "hub/service/pin.h"

#include "hub/base/str.h"
#include "hub/model/person.h"
#include "hub/service/lock.h"
#include "hub/service/visits.h"
#include "hub/store/stmt.h"
#include "open_hub.h"
#include "service/hub_priv.h"
#include "unit.h"

#include <string.h>

#define RIGHT "4829"

static struct pin_result try_pin(struct open_hub *w, const char *digits)
{
    struct pin_result r = {0};
    if (pin_try(w->h, digits, &r, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return r;
}

static void give_pin(struct open_hub *w)
{
    if (pin_set(w->h, hub_person_id(w->h), NULL, RIGHT, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
}

/* As much later: the hub's clock is a copy. */
static void later(struct open_hub *w, const char *at)
{
    assert_int_equal(clock_set(&w->clock, at, &w->err), HUB_OK);
    hub_set_clock(w->h, &w->clock);
}

static int64_t number(struct open_hub *w, const char *sql)
{
    struct stmt *q;
    bool row;
    assert_int_equal(store_prepare(w->h->store, sql, &q, &w->err), HUB_OK);
    assert_int_equal(stmt_step(q, &row, &w->err), HUB_OK);
    int64_t n = row ? stmt_int(q, 0) : -1;
    stmt_done(q);
    return n;
}

static void pins_that_people_try_first_are_refused(void **state)
{
    static const char *const poor[] = {"", "123", "1234567890123", "12a4", " 1234", "1234", "4321",
        "0000", "7890", "9876", "1212", "454545", "007007", "2468", "١٢٣٤"};
    static const char *const fair[] = {"4829", "0071", "198402", "482948293", "1235"};
    struct hub_err err;
    (void)state;
    for (size_t i = 0; i < sizeof poor / sizeof *poor; i++) {
        if (pin_check(poor[i], &err) != HUB_EINVAL) {
            fail_msg("\"%s\" is taken", poor[i]);
        }
    }
    for (size_t i = 0; i < sizeof fair / sizeof *fair; i++) {
        if (pin_check(fair[i], &err) != HUB_OK) {
            fail_msg("\"%s\" is refused", fair[i]);
        }
    }
}

static void without_a_pin_nothing_is_asked(void **state)
{
    struct open_hub *w = *state;
    bool has;
    assert_false(pin_needed(w->h));
    assert_int_equal(pin_lock(w->h, &w->err), HUB_OK);
    assert_false(pin_needed(w->h));
    assert_int_equal(pin_has(w->h, hub_person_id(w->h), &has, &w->err), HUB_OK);
    assert_false(has);
}

static void until_the_pin_is_given_nothing_is_allowed(void **state)
{
    struct open_hub *w = *state;
    struct record_list list;
    struct record_ask all = record_ask_all();
    const char *sentence;
    hub_id id = add(w, "family", "family=Okafor");
    give_pin(w);
    assert_false(pin_needed(w->h)); /* who has just set it is in */
    open_hub_as(w, "Amina");
    assert_true(pin_needed(w->h));
    assert_int_equal(
        hub_list(w->h, noun_find("family"), &all, w->a, &list, &w->err), HUB_EDENIED);
    assert_int_equal(try_add(w, "family", "family=Shah", &id), HUB_EDENIED);
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_EDENIED);
    assert_int_equal(try_pin(w, "4820").answer, PIN_WRONG);
    assert_true(pin_needed(w->h));
    assert_int_equal(try_pin(w, RIGHT).answer, PIN_OK);
    assert_false(pin_needed(w->h));
    assert_int_equal(hub_list(w->h, noun_find("family"), &all, w->a, &list, &w->err), HUB_OK);
    assert_int_equal(pin_lock(w->h, &w->err), HUB_OK);
    assert_true(pin_needed(w->h));
}

static void wrong_tries_count_in_the_file_and_wait(void **state)
{
    struct open_hub *w = *state;
    give_pin(w);
    for (int i = 1; i < 5; i++) {
        open_hub_as(w, "Amina"); /* starting anew gives no new tries */
        struct pin_result r = try_pin(w, "0071");
        assert_int_equal(r.answer, PIN_WRONG);
        assert_int_equal(r.tries_left, 5 - i);
        assert_int_equal(r.wait_seconds, 0);
    }
    open_hub_as(w, "Amina");
    assert_int_equal(try_pin(w, "0071").wait_seconds, 60);
    open_hub_as(w, "Amina");
    assert_int_equal(try_pin(w, RIGHT).answer, PIN_WAIT); /* not even looked at */
    assert_int_equal(number(w, "SELECT wrong FROM login"), 5);
    later(w, "2026-11-21T10:02");
    assert_int_equal(try_pin(w, RIGHT).answer, PIN_OK);
    assert_int_equal(number(w, "SELECT wrong FROM login"), 0);
}

static enum hub_rc many_wrong(struct hub *h, void *arg, struct hub_err *err)
{
    struct stmt *q;
    (void)arg;
    enum hub_rc rc = store_prepare(h->store, "UPDATE login SET wrong = 9", &q, err);
    return rc == HUB_OK ? stmt_run(q, err) : rc;
}

/* So many wrong tries that the next one waits as long as any does. */
static void wait_longest(struct open_hub *w)
{
    struct txn_label label = {.verb = "test"};
    give_pin(w);
    assert_int_equal(hub_write(w->h, &label, many_wrong, NULL, &w->err), HUB_OK);
    assert_int_equal(try_pin(w, "0071").wait_seconds, 15 * 60);
}

static void waits_grow_and_a_clock_put_back_does_not_lengthen_them(void **state)
{
    struct open_hub *w = *state;
    wait_longest(w);
    later(w, "2026-11-20T10:00");
    assert_int_equal(try_pin(w, "0071").wait_seconds, 15 * 60);
    later(w, "2026-11-21T10:16");
    assert_int_equal(try_pin(w, RIGHT).answer, PIN_OK);
}

static void a_clock_put_back_a_day_shuts_nobody_out_for_a_day(void **state)
{
    struct open_hub *w = *state;
    wait_longest(w);
    later(w, "2026-11-20T10:00");
    assert_int_equal(try_pin(w, RIGHT).wait_seconds, 15 * 60);
    later(w, "2026-11-20T10:05"); /* its milliseconds go on from the last try's or begin before them */
    assert_in_range(try_pin(w, RIGHT).wait_seconds, 10 * 60, 10 * 60 + 1);
    later(w, "2026-11-20T10:16");
    assert_int_equal(try_pin(w, RIGHT).answer, PIN_OK);
}

static void ones_own_pin_is_changed_with_the_old_one(void **state)
{
    struct open_hub *w = *state;
    hub_id me = hub_person_id(w->h);
    give_pin(w);
    assert_int_equal(pin_set(w->h, me, NULL, "7351", &w->err), HUB_EDENIED);
    assert_int_equal(pin_set(w->h, me, "0071", "7351", &w->err), HUB_EDENIED);
    assert_non_null(strstr(w->err.msg, "4 tries are left"));
    assert_int_equal(pin_set(w->h, me, RIGHT, "1111", &w->err), HUB_EINVAL);
    assert_int_equal(pin_set(w->h, me, RIGHT, "7351", &w->err), HUB_OK);
    assert_int_equal(pin_set(w->h, me, "7351", NULL, &w->err), HUB_OK);
    open_hub_as(w, "Amina");
    assert_false(pin_needed(w->h));
}

static void a_hub_carer_sets_anothers_and_nobody_else_does(void **state)
{
    struct open_hub *w = *state;
    hub_id amina = hub_person_id(w->h);
    hub_id sam = add(w, "person", "person=Sam|role=liaison worker");
    assert_int_equal(pin_set(w->h, sam, NULL, "7351", &w->err), HUB_OK);
    open_hub_as(w, "Sam");
    assert_true(pin_needed(w->h));
    assert_int_equal(try_pin(w, "7351").answer, PIN_OK);
    assert_int_equal(pin_set(w->h, amina, NULL, "7351", &w->err), HUB_EDENIED);
}

static void the_journal_says_that_and_not_what(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    hub_id id = add(w, "family", "family=Okafor");
    int64_t before = number(w, "SELECT count(*) FROM change");
    give_pin(w);
    assert_int_equal(number(w, "SELECT count(*) FROM txn WHERE verb = 'pin'"), 1);
    assert_int_equal(hub_came_in(w->h, &(struct way_in){0}, &w->err), HUB_OK);
    assert_int_equal(number(w, "SELECT count(*) FROM txn WHERE verb = 'sign in'"), 1);
    assert_int_equal(number(w, "SELECT count(*) FROM change"), before);
    assert_int_equal(number(w, "SELECT count(*) FROM login WHERE pin LIKE '%4829%'"), 0);
    assert_int_equal(number(w, "SELECT count(*) FROM login WHERE pin LIKE '$argon2id$%m=16384%'"), 1);
    /* Neither is a step to take back. */
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_int_equal(hub_find(w->h, noun_find("family"), "Okafor", &id, &w->err), HUB_ENOTFOUND);
}

static void one_person_of_two_hubs_has_one_pin(void **state)
{
    struct open_hub *w = *state;
    struct hub_start start = {.name = "Wren Hub", .carer = "AMINA"};
    bool has;
    assert_int_equal(hub_init_beside(w->h, &start, &w->err), HUB_OK);
    give_pin(w);
    hub_id first = hub_person_id(w->h), second = ID_NONE;
    assert_int_equal(hub_narrow(w->h, "Wren Hub", &w->err), HUB_OK);
    assert_int_equal(hub_find(w->h, &person_noun, "AMINA", &second, &w->err), HUB_OK);
    assert_false(id_eq(first, second));
    assert_int_equal(pin_has(w->h, second, &has, &w->err), HUB_OK);
    assert_true(has);
    assert_int_equal(pin_set(w->h, second, NULL, "7351", &w->err), HUB_OK);
    open_hub_as(w, "Amina");
    assert_int_equal(try_pin(w, RIGHT).answer, PIN_WRONG);
    assert_int_equal(try_pin(w, "7351").answer, PIN_OK);
}

static void a_hub_is_not_added_before_the_pin(void **state)
{
    struct open_hub *w = *state;
    struct hub_start start = {.name = "Wren Hub", .carer = "Bea"};
    const struct hub_entry *hubs;
    give_pin(w);
    open_hub_as(w, NULL);
    assert_int_equal(hub_init_beside(w->h, &start, &w->err), HUB_EDENIED);
    assert_int_not_equal(hub_init(&w->opening, &start, &w->err), HUB_OK);
    assert_int_equal(hub_entries(w->h, &hubs), 1);
}

static const char *lock_text(struct open_hub *w)
{
    struct lock_page page;
    struct sb b = sb_on(w->a);
    lock_page_read(w->h, w->a, &page);
    sb_add(&b, page.title);
    for (size_t i = 0; i < page.count; i++) {
        sb_addf(&b, "|%s", page.lines[i]);
    }
    return sb_str(&b);
}

static void the_locked_page_has_numbers_and_nobody(void **state)
{
    struct open_hub *w = *state;
    struct hub_start start = {.name = "Wren Hub", .carer = "Amina"};
    hub_id hub;
    give_pin(w);
    open_hub_as(w, NULL);
    assert_string_equal(lock_text(w), "Robin Hub|No out-of-hours number is written down here yet. If "
                                      "somebody is in danger: 999");
    try_pin(w, RIGHT);
    assert_int_equal(hub_find(w->h, noun_find("hub"), "Robin Hub", &hub, &w->err), HUB_OK);
    try_edit(w, "hub", hub, "out_of_hours=01484 960001");
    assert_int_equal(pin_lock(w->h, &w->err), HUB_OK);
    assert_string_equal(
        lock_text(w), "Robin Hub|Out of hours: 01484 960001|If somebody is in danger: 999");
    try_pin(w, RIGHT);
    assert_int_equal(hub_init_beside(w->h, &start, &w->err), HUB_OK);
    assert_int_equal(hub_find(w->h, noun_find("hub"), "Wren Hub", &hub, &w->err), HUB_OK);
    try_edit(w, "hub", hub, "out_of_hours=01484 960002");
    assert_string_equal(lock_text(w), "2 hubs|Robin Hub, out of hours: 01484 960001|Wren Hub, out "
                                      "of hours: 01484 960002|If somebody is in danger: 999");
    hub_narrow_to(w->h, hub);
    assert_string_equal(
        lock_text(w), "Wren Hub|Out of hours: 01484 960002|If somebody is in danger: 999");
}

#define PIN_TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pins_that_people_try_first_are_refused),
        PIN_TEST(without_a_pin_nothing_is_asked),
        PIN_TEST(until_the_pin_is_given_nothing_is_allowed),
        PIN_TEST(wrong_tries_count_in_the_file_and_wait),
        PIN_TEST(waits_grow_and_a_clock_put_back_does_not_lengthen_them),
        PIN_TEST(a_clock_put_back_a_day_shuts_nobody_out_for_a_day),
        PIN_TEST(ones_own_pin_is_changed_with_the_old_one),
        PIN_TEST(a_hub_carer_sets_anothers_and_nobody_else_does),
        PIN_TEST(the_journal_says_that_and_not_what),
        PIN_TEST(one_person_of_two_hubs_has_one_pin),
        PIN_TEST(a_hub_is_not_added_before_the_pin),
        PIN_TEST(the_locked_page_has_numbers_and_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
