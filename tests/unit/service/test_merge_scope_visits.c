/* SPDX-License-Identifier: MIT */
/* Bringing a copy home: what an event helper or a host wrote is of their event, or their home, whenever it comes. */
#include "merge_case.h"
#include "unit.h"

static void a_register_kept_weeks_ago_is_of_the_event_that_was_given(void **state)
{
    struct open_hub *w = *state;
    hub_id picnic = add(w, "event", "event=Picnic|start=2026-11-21 14:00");
    okafor(w);
    add(w, "child", "child=Mia|family=Okafor");
    hub_id kim = add(w, "person", "person=Kim|role=event helper");
    give_only(w, kim, SCOPE_EVENT, picnic, date_from_ymd(2026, 11, 21));
    hub_id pack = away_pack_of(w, 1, MARK, kim);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id line = away_add(w, away, "register_line", "event=Picnic|child=Mia");
    assert_int_equal(clock_set(&w->clock, "2026-12-12T10:00", &w->err), HUB_OK);
    away_return(w, away, pack);
    assert_true(is_here(w, "register_line", line));
    no_questions(w);
    hub_close(away);
}

static void another_events_register_is_asked_about(void **state)
{
    struct open_hub *w = *state;
    hub_id picnic = add(w, "event", "event=Picnic|start=2026-11-21 14:00");
    add(w, "event", "event=Zoo|start=2026-11-21 14:00");
    okafor(w);
    add(w, "child", "child=Mia|family=Okafor");
    hub_id kim = add(w, "person", "person=Kim|role=event helper");
    give_only(w, kim, SCOPE_EVENT, picnic, date_from_ymd(2026, 11, 21));
    hub_id pack = away_pack_of(w, 1, MARK, kim);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id line = away_add(w, away, "register_line", "event=Zoo|child=Mia");
    away_return(w, away, pack);
    assert_false(is_here(w, "register_line", line));
    asks_whose(w, "register_line", line);
    hub_close(away);
}

/* --- hosts ----------------------------------------------------------------------------------- */

/* Mia stays with Ben, whose home is Dot's too; the next weekend with Amina. */
struct visit {
    hub_id ben, dot, stay, other, medicine;
};

static struct visit at_bens(struct open_hub *w)
{
    struct visit v;
    add(w, "home", "home=Benhome");
    v.ben = add(w, "person", "person=Ben|role=host");
    v.dot = add(w, "person", "person=Dot|role=host");
    add(w, "host", "host=Ben|person=Ben|home=Benhome");
    add(w, "host", "host=Dot|person=Dot|home=Benhome");
    okafor(w);
    add(w, "family", "family=Reid");
    add(w, "child", "child=Mia|family=Okafor");
    add(w, "child", "child=Theo|family=Reid");
    v.stay = add(w, "stay", "family=Okafor|host=Ben|arrive=2026-11-20 16:00|leave=2026-11-22 12:00|"
                            "status=agreed|children=Mia");
    v.other = add(w, "stay", "family=Reid|host=Amina|arrive=2026-11-20 16:00|leave=2026-11-22 12:00|"
                             "status=agreed|children=Theo");
    v.medicine = add(w, "medicine", "child=Mia|medicine=Clenil|dose=2 puffs");
    return v;
}

static hub_id note_of(struct open_hub *w, struct hub *at, hub_id stay)
{
    return away_add(w, at, "stay_note",
        arena_printf(w->a, "stay=%lld|day=2026-11-21|ate=all of it", (long long)stay.n));
}

static void a_host_who_comes_back_late_is_asked_nothing(void **state)
{
    struct open_hub *w = *state;
    struct visit v = at_bens(w);
    hub_id pack = away_pack_of(w, 1, MARK, v.ben);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id note = note_of(w, away, v.stay);
    hub_id dose = away_add(w, away, "dose",
        arena_printf(w->a, "medicine=%lld|at=2026-11-21 09:00|amount=2 puffs|by=Ben", (long long)v.medicine.n));
    hub_id rest = away_add(w, away, "away", "host=Ben|from=2026-12-24|to=2026-12-27");
    assert_int_equal(change_ahead(w, v.stay, "host=Amina"), HUB_OK); /* he had not heard of that */
    assert_int_equal(clock_set(&w->clock, "2026-12-12T10:00", &w->err), HUB_OK);
    away_return(w, away, pack);
    assert_true(is_here(w, "stay_note", note));
    assert_true(is_here(w, "dose", dose));
    assert_true(is_here(w, "away", rest));
    no_questions(w);
    hub_close(away);
}

static void whoever_has_the_same_home_is_asked_nothing(void **state)
{
    struct open_hub *w = *state;
    struct visit v = at_bens(w);
    hub_id pack = away_pack_of(w, 1, MARK, v.dot);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id note = note_of(w, away, v.stay);
    away_return(w, away, pack);
    assert_true(is_here(w, "stay_note", note));
    no_questions(w);
    hub_close(away);
}

static void a_stay_with_another_host_is_asked_about(void **state)
{
    struct open_hub *w = *state;
    struct visit v = at_bens(w);
    hub_id pack = away_pack_of(w, 1, MARK, v.ben);
    struct hub *away = away_copy(w, w->h, MARK);
    hub_id note = note_of(w, away, v.other);
    away_return(w, away, pack);
    assert_false(is_here(w, "stay_note", note));
    asks_whose(w, "stay_note", note);
    hub_close(away);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_register_kept_weeks_ago_is_of_the_event_that_was_given),
        TEST(another_events_register_is_asked_about),
        TEST(a_host_who_comes_back_late_is_asked_nothing),
        TEST(whoever_has_the_same_home_is_asked_nothing),
        TEST(a_stay_with_another_host_is_asked_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
