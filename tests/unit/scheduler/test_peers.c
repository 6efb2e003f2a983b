/* SPDX-License-Identifier: MIT */
/* The peer scheme, pure: silence and forgetting kept apart, pauses, reviews, endings, who fits. */
#include "hub/base/str.h"
#include "hub/scheduler/peers.h"
#include "unit.h"

#include <string.h>

enum { TICKS = 12 };

struct world {
    struct policy p;
    struct match_facts m;
    struct peer_tick ticks[TICKS];
    struct match_state s;
};

static hub_date day(const char *iso)
{
    hub_date d = DATE_NONE;
    assert_true(date_from_iso(iso, &d));
    return d;
}

static struct world agreed(const char *on)
{
    struct world w = {.m = {.status = MATCH_AGREED,
                          .asked = DATE_NONE,
                          .agreed = day(on),
                          .pause_until = DATE_NONE,
                          .moved_in = DATE_NONE,
                          .ended = DATE_NONE,
                          .debriefed = DATE_NONE,
                          .reviewed = DATE_NONE,
                          .reviews = {DATE_NONE, DATE_NONE, DATE_NONE}}};
    policy_defaults(&w.p);
    return w;
}

static void tick(struct world *w, const char *on, enum peer_touch touch)
{
    hub_date d = day(on);
    w->ticks[w->m.tick_count++] = (struct peer_tick){peer_week(d), d, touch};
}

static struct match_state on(struct world *w, const char *today)
{
    w->m.ticks = w->ticks;
    match_state(&w->m, day(today), &w->p, &w->s);
    return w->s;
}

static void no_reply_is_a_nudge_after_ten_days_and_a_worry_after_fourteen(void **state)
{
    struct world w = agreed("2026-10-26");
    (void)state;
    tick(&w, "2026-10-28", TOUCH_YES);
    tick(&w, "2026-11-05", TOUCH_TRIED);
    tick(&w, "2026-11-12", TOUCH_TRIED);
    assert_int_equal(on(&w, "2026-11-14").quiet, QUIET_NOT);
    assert_int_equal(on(&w, "2026-11-15").quiet, QUIET_NUDGE);
    assert_int_equal(on(&w, "2026-11-18").quiet, QUIET_NUDGE);
    assert_int_equal(on(&w, "2026-11-19").quiet, QUIET_WORRY);
    assert_int_equal(w.s.tried, 2);
    w.p.worry_days = 21;
    assert_int_equal(on(&w, "2026-11-19").quiet, QUIET_NUDGE);
}

static void a_peer_who_forgets_is_asked_and_the_family_is_not_worried_about(void **state)
{
    struct world w = agreed("2026-10-26");
    (void)state;
    tick(&w, "2026-10-28", TOUCH_YES);
    assert_int_equal(on(&w, "2026-11-06").untold, 0);
    assert_int_equal(on(&w, "2026-11-07").untold, 10);
    for (int d = 0; d < 200; d++) {
        match_state(&w.m, date_add(day("2026-11-07"), d), &w.p, &w.s);
        assert_int_equal(w.s.quiet, QUIET_NOT);
        assert_true(w.s.untold > 0);
    }
}

static void one_try_and_a_forgotten_tick_is_no_worry(void **state)
{
    (void)state;
    for (int weekday = 0; weekday < 7; weekday++) {
        struct world w = agreed("2026-10-26");
        hub_date try = date_add(day("2026-11-02"), weekday);
        w.ticks[w.m.tick_count++] = (struct peer_tick){peer_week(try), try, TOUCH_TRIED};
        w.m.ticks = w.ticks;
        for (int d = 0; d < 120; d++) {
            match_state(&w.m, date_add(try, d), &w.p, &w.s);
            assert_int_not_equal(w.s.quiet, QUIET_WORRY);
        }
        assert_true(w.s.untold > 0);
    }
}

static void a_word_from_the_family_ends_the_silence_and_not_this_week_says_nothing(void **state)
{
    struct world w = agreed("2026-10-05");
    (void)state;
    tick(&w, "2026-10-20", TOUCH_TRIED);
    tick(&w, "2026-10-27", TOUCH_NO);
    tick(&w, "2026-11-03", TOUCH_TRIED);
    assert_int_equal(on(&w, "2026-11-03").quiet, QUIET_WORRY);
    tick(&w, "2026-11-10", TOUCH_YES);
    assert_int_equal(on(&w, "2026-11-12").quiet, QUIET_NOT);
    assert_int_equal(w.s.tried, 0);
}

static void a_pause_is_never_nagged(void **state)
{
    struct world w = agreed("2026-01-05");
    (void)state;
    tick(&w, "2026-02-03", TOUCH_TRIED);
    w.m.status = MATCH_PAUSED;
    struct match_state s = on(&w, "2026-11-21");
    assert_true(s.paused);
    assert_true(!s.untold && s.quiet == QUIET_NOT && !date_known(s.review) && !s.settled);
    w.m.pause_until = day("2026-11-18"); /* it is over: the days count from there */
    assert_int_equal(on(&w, "2026-11-18").paused, true);
    assert_int_equal(on(&w, "2026-11-25").untold, 0);
    assert_true(on(&w, "2026-11-29").untold > 0);
    assert_int_equal(w.s.quiet, QUIET_NOT);
}

static void a_match_is_looked_at_in_weeks_3_10_18_and_every_4_after(void **state)
{
    static const struct {
        int days, week;
    } due[] = {{20, 0}, {21, 3}, {69, 3}, {70, 10}, {125, 10}, {126, 18}, {153, 18}, {154, 22}, {182, 26}};
    struct world w = agreed("2026-01-05");
    (void)state;
    for (size_t i = 0; i < sizeof due / sizeof *due; i++) {
        match_state(&w.m, date_add(w.m.agreed, due[i].days), &w.p, &w.s);
        assert_int_equal(w.s.review_week, due[i].week);
    }
    w.m.reviewed = date_add(w.m.agreed, 152); /* two days early counts */
    match_state(&w.m, date_add(w.m.agreed, 160), &w.p, &w.s);
    assert_false(date_known(w.s.review));
    match_state(&w.m, date_add(w.m.agreed, 182), &w.p, &w.s);
    assert_int_equal(w.s.review_week, 26);
    w.m.one_chat = true;
    match_state(&w.m, date_add(w.m.agreed, 182), &w.p, &w.s);
    assert_false(date_known(w.s.review));
}

static void weeks_after_the_child_moved_in_the_ending_is_asked_about(void **state)
{
    struct world w = agreed("2026-06-01");
    (void)state;
    w.m.moved_in = day("2026-10-01");
    assert_int_equal(on(&w, "2026-11-11").settled, 0);
    assert_int_equal(on(&w, "2026-11-12").settled, 6);
    w.m.reviewed = day("2026-11-12");
    assert_int_equal(on(&w, "2026-11-30").settled, 0);
}

static void an_ended_match_is_talked_over_and_nothing_else(void **state)
{
    struct world w = agreed("2026-06-01");
    (void)state;
    w.m.status = MATCH_ENDED;
    w.m.ended = day("2026-11-01");
    assert_true(on(&w, "2026-11-21").debrief);
    assert_int_equal(w.s.untold, 0);
    assert_false(on(&w, "2027-01-21").debrief);
    w.m.debriefed = day("2026-11-02");
    assert_false(on(&w, "2026-11-21").debrief);
}

static void a_family_that_waits_is_said_after_a_week(void **state)
{
    struct world w = agreed("2026-06-01");
    (void)state;
    w.m.status = MATCH_WAITING;
    w.m.agreed = DATE_NONE;
    w.m.asked = day("2026-11-02");
    assert_int_equal(on(&w, "2026-11-08").waits, 0);
    assert_int_equal(on(&w, "2026-11-09").waits, 7);
}

/* --- who fits --------------------------------------------------------------------------- */

static struct peer_volunteer volunteer(const char *knows, const char *times)
{
    return (struct peer_volunteer){.side = {knows, times, -1, -1, -1, -1, ""},
        .most = 2,
        .resting_until = DATE_NONE,
        .left = DATE_NONE,
        .checks_until = day("2027-06-01"),
        .trained = day("2026-01-01")};
}

static bool says(const char **list, size_t count, const char *text)
{
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        found |= strstr(list[i], text) != NULL;
    }
    return found;
}

static void who_knows_the_same_road_comes_first_and_says_why(void **state)
{
    struct arena *a = arena_create();
    struct policy p;
    struct peer_fit *fits;
    struct peer_side family = {"Twins, and someone who talks about SCHOOL.", "evening after 7", 1, 2, 6, 6, ""};
    struct peer_volunteer list[] = {volunteer("teenagers", "weekends"),
        volunteer("sibling, school, single parents", "Evenings"), volunteer("school", "lunch")};
    (void)state;
    policy_defaults(&p);
    peer_suggest(&family, list, 3, day("2026-11-21"), &p, a, &fits);
    assert_int_equal(fits[0].at, 1);
    assert_int_equal(fits[1].at, 2);
    assert_int_equal(fits[2].at, 0);
    assert_true(says(fits[0].whys, fits[0].why_count, "knows about sibling, school, single parents"));
    assert_true(says(fits[0].whys, fits[0].why_count, "both can talk: evenings"));
    assert_true(says(fits[0].whys, fits[0].why_count, "has 0 of 2 families"));
    arena_destroy(a);
}

static void what_stands_against_it_is_said_and_some_are_never_matched(void **state)
{
    struct arena *a = arena_create();
    struct policy p;
    struct peer_fit *fits;
    struct peer_side family = {"school", "", -1, -1, -1, -1, ""};
    struct peer_volunteer list[6];
    (void)state;
    for (size_t i = 0; i < 6; i++) {
        list[i] = volunteer("school", "");
    }
    list[0].never = true;
    list[1].own = true;
    list[2].families = 2;
    list[3].resting_until = day("2027-01-03");
    list[4].checks_until = day("2026-11-20");
    policy_defaults(&p);
    peer_suggest(&family, list, 6, day("2026-11-21"), &p, a, &fits);
    assert_int_equal(fits[0].at, 5);
    for (size_t i = 0; i < 6; i++) {
        const struct peer_fit *f = &fits[i];
        assert_int_equal(f->stops, f->at <= 1);
        assert_int_equal(f->but_count > 0, f->at != 5);
        assert_int_equal(says(f->buts, f->but_count, "has 2 of 2 families"), f->at == 2);
        assert_int_equal(says(f->buts, f->but_count, "resting until 3 Jan 2027"), f->at == 3);
        assert_int_equal(says(f->buts, f->but_count, "checks ended"), f->at == 4);
    }
    assert_true(fits[4].stops && fits[5].stops);
    arena_destroy(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_reply_is_a_nudge_after_ten_days_and_a_worry_after_fourteen),
        cmocka_unit_test(a_peer_who_forgets_is_asked_and_the_family_is_not_worried_about),
        cmocka_unit_test(one_try_and_a_forgotten_tick_is_no_worry),
        cmocka_unit_test(a_word_from_the_family_ends_the_silence_and_not_this_week_says_nothing),
        cmocka_unit_test(a_pause_is_never_nagged),
        cmocka_unit_test(a_match_is_looked_at_in_weeks_3_10_18_and_every_4_after),
        cmocka_unit_test(weeks_after_the_child_moved_in_the_ending_is_asked_about),
        cmocka_unit_test(an_ended_match_is_talked_over_and_nothing_else),
        cmocka_unit_test(a_family_that_waits_is_said_after_a_week),
        cmocka_unit_test(who_knows_the_same_road_comes_first_and_says_why),
        cmocka_unit_test(what_stands_against_it_is_said_and_some_are_never_matched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
