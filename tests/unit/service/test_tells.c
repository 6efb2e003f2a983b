/* SPDX-License-Identifier: MIT */
/* Who has to be told: lines come with changes of a stay, alter with later ones, go when it is put back. */
#include "hub/base/str.h"
#include "hub/service/history.h"
#include "hub/service/tells.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static size_t lines(struct open_hub *w, bool told, struct tell_line **out)
{
    const struct tell_ask ask = {ID_NONE, told};
    size_t count;
    if (hub_tells(w->h, &ask, w->a, out, &count, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return count;
}

static const struct tell_line *line_of(struct tell_line *l, size_t count, const char *who)
{
    for (size_t i = 0; i < count; i++) {
        if (strstr(l[i].who, who)) {
            return &l[i];
        }
    }
    return NULL;
}

static hub_id asked_for(struct open_hub *w)
{
    add(w, "family", "family=Okafor|phone=01632 960001");
    add(w, "child", "child=Mia|family=Okafor|born=2018-05-01");
    add(w, "child", "child=Theo|family=Okafor|born=2020-05-01");
    add(w, "person",
        "person=Grace Okafor|known_as=Grace|family=Okafor|phone=07700 900123|emergency_order=1");
    add(w, "person", "person=Ben Adu|known_as=Ben|phone=07700 900555");
    add(w, "host", "host=Ben|person=Ben Adu|beds=2");
    return add(w, "stay",
        "family=Okafor|host=Ben|arrive=2026-12-11 16:00|leave=2026-12-13 15:00|status=asked");
}

static void set(struct open_hub *w, hub_id stay, const char *words)
{
    if (change_ahead(w, stay, words) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
}

static void agreeing_tells_the_family_and_the_host_with_phone_and_words(void **state)
{
    struct open_hub *w = *state;
    struct tell_line *l;
    hub_id stay = asked_for(w);
    assert_int_equal(lines(w, false, &l), 0);
    set(w, stay, "status=agreed");
    size_t count = lines(w, false, &l);
    assert_int_equal(count, 2);
    const struct tell_line *grace = line_of(l, count, "Grace"), *ben = line_of(l, count, "Ben");
    assert_non_null(grace);
    assert_string_equal(grace->who, "Grace (Okafor)");
    assert_string_equal(grace->phone, "07700 900123");
    assert_string_equal(grace->words,
        "The sleepover of Mia and Theo is agreed: Fri 11 Dec to Sun 13 Dec 2026 at Ben's.");
    assert_non_null(ben);
    assert_string_equal(ben->phone, "07700 900555");
    assert_string_equal(
        ben->words, "Mia and Theo (Okafor) come to you Fri 11 Dec to Sun 13 Dec 2026.");
}

static void a_later_change_replaces_the_words_and_one_put_back_takes_them_away(void **state)
{
    struct open_hub *w = *state;
    struct tell_line *l;
    hub_id stay = asked_for(w);
    set(w, stay, "status=agreed");
    set(w, stay, "arrive=2026-12-18 16:00|leave=2026-12-20 15:00");
    size_t count = lines(w, false, &l);
    assert_int_equal(count, 2);
    assert_string_equal(line_of(l, count, "Grace")->words,
        "The sleepover of Mia and Theo is agreed: Fri 18 Dec to Sun 20 Dec 2026 at Ben's.");
    set(w, stay, "status=offered");
    assert_int_equal(lines(w, false, &l), 0);
}

static void one_who_was_told_is_told_again_of_a_move(void **state)
{
    struct open_hub *w = *state;
    struct tell_line *l;
    hub_id stay = asked_for(w);
    set(w, stay, "status=agreed");
    size_t count = lines(w, false, &l);
    hub_id grace = line_of(l, count, "Grace")->id;
    assert_int_equal(hub_tell_done(w->h, grace, "by message", &w->err), HUB_OK);
    assert_int_equal(hub_tell_done(w->h, grace, "by message", &w->err), HUB_ENOTFOUND);
    assert_int_equal(lines(w, false, &l), 1);
    set(w, stay, "arrive=2026-12-18 16:00|leave=2026-12-20 15:00");
    count = lines(w, false, &l);
    assert_int_equal(count, 2);
    assert_string_equal(line_of(l, count, "Grace")->words,
        "The sleepover of Mia and Theo has moved: now Fri 18 Dec to Sun 20 Dec 2026 at Ben's, "
        "not Fri 11 Dec to Sun 13 Dec 2026 at Ben's.");
    count = lines(w, true, &l);
    assert_int_equal(count, 3);
    assert_true(l[2].told);
    assert_string_equal(l[2].how, "by message");
    set(w, stay, "arrive=2026-12-11 16:00|leave=2026-12-13 15:00");
    assert_int_equal(lines(w, false, &l), 1);
}

static void undo_takes_the_lines_away_and_redo_brings_them_back(void **state)
{
    struct open_hub *w = *state;
    struct tell_line *l;
    const char *sentence;
    hub_id stay = asked_for(w);
    set(w, stay, "status=agreed");
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_int_equal(lines(w, false, &l), 0);
    assert_int_equal(hub_redo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_int_equal(lines(w, false, &l), 2);
    size_t count = lines(w, false, &l);
    assert_int_equal(hub_tell_done(w->h, line_of(l, count, "Grace")->id, NULL, &w->err), HUB_OK);
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK); /* not told after all */
    assert_int_equal(lines(w, false, &l), 2);
}

static void a_stay_that_goes_to_another_host_tells_both_hosts(void **state)
{
    struct open_hub *w = *state;
    struct tell_line *l;
    hub_id stay = asked_for(w);
    set(w, stay, "status=agreed");
    size_t count = lines(w, false, &l);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(hub_tell_done(w->h, l[i].id, NULL, &w->err), HUB_OK);
    }
    add(w, "host", "host=Ruth|beds=2");
    set(w, stay, "host=Ruth");
    count = lines(w, false, &l);
    assert_int_equal(count, 3);
    assert_string_equal(line_of(l, count, "Ben")->words,
        "Mia and Theo (Okafor) do not come to you Fri 11 Dec to Sun 13 Dec 2026 after all.");
    assert_string_equal(line_of(l, count, "Ruth")->words,
        "Mia and Theo (Okafor) come to you Fri 11 Dec to Sun 13 Dec 2026.");
    assert_string_equal(line_of(l, count, "Ruth")->phone, "");
}

static void one_child_comes_and_two_come(void **state)
{
    struct open_hub *w = *state;
    struct tell_line *l;
    hub_id stay = asked_for(w);
    set(w, stay, "children=Mia");
    set(w, stay, "status=agreed");
    size_t count = lines(w, false, &l);
    assert_string_equal(line_of(l, count, "Ben")->words,
        "Mia (Okafor) comes to you Fri 11 Dec to Sun 13 Dec 2026.");
}

static void all_are_told(struct open_hub *w)
{
    struct tell_line *l;
    size_t count = lines(w, false, &l);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(hub_tell_done(w->h, l[i].id, NULL, &w->err), HUB_OK);
    }
}

static void a_child_more_and_a_child_less_are_told(void **state)
{
    struct open_hub *w = *state;
    struct tell_line *l;
    hub_id stay = asked_for(w);
    set(w, stay, "children=Mia");
    set(w, stay, "status=agreed");
    assert_int_equal(lines(w, false, &l), 2);
    set(w, stay, "children=Mia, Theo"); /* they have not heard of the stay yet: nothing by itself */
    assert_int_equal(lines(w, false, &l), 2);
    set(w, stay, "children=Mia");
    all_are_told(w);
    set(w, stay, "children=Mia, Theo");
    size_t count = lines(w, false, &l);
    assert_int_equal(count, 2);
    assert_string_equal(line_of(l, count, "Grace")->words,
        "Theo comes too, Fri 11 Dec to Sun 13 Dec 2026 at Ben's.");
    assert_string_equal(line_of(l, count, "Ben")->words,
        "Theo (Okafor) comes to you too, Fri 11 Dec to Sun 13 Dec 2026.");
    set(w, stay, "children=Mia"); /* put back before anybody heard */
    assert_int_equal(lines(w, false, &l), 0);
    set(w, stay, "children=Mia, Theo");
    assert_int_equal(lines(w, false, &l), 2);
    all_are_told(w);
    set(w, stay, "children=Mia");
    count = lines(w, false, &l);
    assert_int_equal(count, 2);
    assert_string_equal(line_of(l, count, "Grace")->words,
        "Theo does not come after all, Fri 11 Dec to Sun 13 Dec 2026 at Ben's.");
    assert_string_equal(line_of(l, count, "Ben")->words,
        "Theo (Okafor) does not come to you after all, Fri 11 Dec to Sun 13 Dec 2026.");
    set(w, stay, "status=cancelled|cancelled_by=us"); /* the whole of it is off: that is said instead */
    count = lines(w, false, &l);
    assert_int_equal(count, 2);
    assert_non_null(strstr(line_of(l, count, "Grace")->words, "is off"));
}

static void a_child_taken_off_and_put_back_by_undo_is_not_told(void **state)
{
    struct open_hub *w = *state;
    struct tell_line *l;
    const char *sentence;
    hub_id stay = asked_for(w);
    set(w, stay, "status=agreed");
    all_are_told(w);
    set(w, stay, "children=Mia");
    assert_int_equal(lines(w, false, &l), 2);
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_int_equal(lines(w, false, &l), 0);
}

static void whoever_cancels_is_not_told(void **state)
{
    struct open_hub *w = *state;
    struct tell_line *l;
    hub_id stay = asked_for(w);
    set(w, stay, "status=agreed");
    size_t count = lines(w, false, &l);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(hub_tell_done(w->h, l[i].id, NULL, &w->err), HUB_OK);
    }
    set(w, stay, "status=cancelled|cancelled_by=the family|cancelled_why=a cold");
    count = lines(w, false, &l);
    assert_int_equal(count, 1);
    assert_string_equal(l[0].who, "Ben");
}

static void a_request_that_cannot_be_is_told(void **state)
{
    struct open_hub *w = *state;
    struct tell_line *l;
    hub_id stay = asked_for(w);
    set(w, stay, "status=cancelled|cancelled_by=us");
    assert_int_equal(lines(w, false, &l), 1);
    assert_string_equal(l[0].words,
        "Mia and Theo cannot come Fri 11 Dec to Sun 13 Dec 2026 at Ben's after all.");
}

static void an_emergency_is_told_to_the_agency_by_the_next_working_day(void **state)
{
    struct open_hub *w = *state;
    struct tell_line *l;
    char day[DATE_TEXT];
    asked_for(w);
    add(w, "stay",
        "family=Okafor|host=Ben|arrive=2026-12-24 16:00|leave=2026-12-25 15:00|status=agreed|"
        "kind=emergency");
    size_t count = lines(w, false, &l);
    const struct tell_line *agency = line_of(l, count, "the agency");
    assert_non_null(agency);
    assert_null(line_of(l, count, "Grace"));
    assert_string_equal(date_iso(agency->due, day), "2026-12-29"); /* Christmas, Boxing Day moved */
}

static void what_is_over_is_told_to_nobody(void **state)
{
    struct open_hub *w = *state;
    struct tell_line *l;
    asked_for(w);
    add(w, "stay",
        "family=Okafor|host=Ben|arrive=2026-10-09 16:00|leave=2026-10-11 15:00|status=agreed");
    assert_int_equal(lines(w, false, &l), 0);
}

static void a_line_is_found_by_family_contact_or_host(void **state)
{
    struct open_hub *w = *state;
    struct tell_line *l;
    size_t count;
    hub_id stay = asked_for(w);
    set(w, stay, "status=agreed");
    assert_int_equal(hub_tells_called(w->h, "okafor", w->a, &l, &count, &w->err), HUB_OK);
    assert_int_equal(count, 2);
    assert_int_equal(hub_tells_called(w->h, "Ben", w->a, &l, &count, &w->err), HUB_OK);
    assert_int_equal(count, 1);
    assert_int_equal(hub_tells_called(w->h, "Nobody", w->a, &l, &count, &w->err), HUB_ENOTFOUND);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(agreeing_tells_the_family_and_the_host_with_phone_and_words),
        TEST(a_later_change_replaces_the_words_and_one_put_back_takes_them_away),
        TEST(one_who_was_told_is_told_again_of_a_move),
        TEST(undo_takes_the_lines_away_and_redo_brings_them_back),
        TEST(a_stay_that_goes_to_another_host_tells_both_hosts),
        TEST(one_child_comes_and_two_come),
        TEST(a_child_more_and_a_child_less_are_told),
        TEST(a_child_taken_off_and_put_back_by_undo_is_not_told),
        TEST(whoever_cancels_is_not_told),
        TEST(a_request_that_cannot_be_is_told),
        TEST(an_emergency_is_told_to_the_agency_by_the_next_working_day),
        TEST(what_is_over_is_told_to_nobody),
        TEST(a_line_is_found_by_family_contact_or_host),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
