/* SPDX-License-Identifier: MIT */
/* Units of six calls, groups with a drop-in, training, buddies, supervision: counts and what is due. */
#include "hub/base/str.h"
#include "hub/model/unit.h"
#include "hub/service/groups.h"
#include "hub/service/parts.h"
#include "hub/service/schemes.h"
#include "hub/service/supervision.h"
#include "hub/service/units.h"
#include "kept.h"
#include "text_has.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static void is_due(struct open_hub *w, const char *words)
{
    struct today t = kept_today(w);
    if (!need_with(&t, words)) {
        fail_msg("Today does not say \"%s\".", words);
    }
    kept_is_right(w);
}

static void is_not_due(struct open_hub *w, const char *words)
{
    struct today t = kept_today(w);
    if (need_with(&t, words)) {
        fail_msg("Today says \"%s\".", need_with(&t, words)->text);
    }
    kept_is_right(w);
}

static hub_date day(const char *iso)
{
    hub_date d = DATE_NONE;
    assert_true(date_from_iso(iso, &d));
    return d;
}

static hub_id unit_of(struct open_hub *w, const char *assessed)
{
    add(w, "family", "family=Okafor");
    add(w, "person", "person=Ruth Hale|role=peer");
    add(w, "peer", "person=Ruth Hale|kind=parent consultant|trained=2026-01-05|supervised=2026-11-10");
    return add(w, "unit",
        arena_printf(w->a, "family=Okafor|consultant=Ruth Hale|assessed=%s", assessed));
}

static enum hub_rc try_call(struct open_hub *w, hub_id unit, const char *status, const char *on)
{
    hub_id call;
    const struct unit_call c = {status, on ? day(on) : DATE_NONE, INT_NONE};
    return hub_unit_call(w->h, unit, &c, &call, &w->err);
}

static void call(struct open_hub *w, hub_id unit, const char *status, const char *on)
{
    if (try_call(w, unit, status, on) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
}

static struct unit_view view(struct open_hub *w, hub_id unit)
{
    struct unit_view v;
    if (hub_unit(w->h, unit, w->a, &v, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return v;
}

static const char *words(struct open_hub *w, hub_id unit)
{
    struct unit_view v = view(w, unit);
    return unit_words(&v, hub_today(w->h), w->a);
}

/* --- units --- */

static void a_unit_counts_the_calls_held_of_those_agreed(void **state)
{
    struct open_hub *w = *state;
    hub_id unit = unit_of(w, "2026-09-01");
    call(w, unit, "held", "2026-09-15");
    call(w, unit, "held", "2026-09-29");
    call(w, unit, "missed", "2026-10-13");
    call(w, unit, "held", "2026-10-20");
    assert_string_equal(words(w, unit), "assessment done, calls 3 of 6, 1 missed");
    assert_int_equal(view(w, unit).calls.count, 4);
}

static void the_call_that_was_set_is_the_one_that_was_held(void **state)
{
    struct open_hub *w = *state;
    hub_id unit = unit_of(w, "2026-11-03");
    call(w, unit, "planned", "2026-11-20");
    call(w, unit, "held", NULL);
    struct unit_view v = view(w, unit);
    assert_int_equal(v.calls.count, 1);
    const struct unit_session *s = record_at(&v.calls, 0);
    assert_string_equal(s->status, "held");
    assert_int_equal(s->held_on.d, day("2026-11-20").d);
}

static void a_day_to_come_can_only_be_planned(void **state)
{
    struct open_hub *w = *state;
    hub_id unit = unit_of(w, "2026-11-03");
    assert_int_equal(try_call(w, unit, "held", "2026-11-22"), HUB_EINVAL);
    assert_int_equal(try_call(w, unit, "missed", "2026-11-22"), HUB_EINVAL);
    assert_int_equal(try_call(w, unit, "planned", "2026-11-22"), HUB_OK);
    assert_int_equal(try_call(w, unit, "rang", "2026-11-20"), HUB_EINVAL);
}

static void today_asks_after_each_step_of_a_unit(void **state)
{
    struct open_hub *w = *state;
    hub_id unit = unit_of(w, "");
    is_due(w, "The first assessment with Okafor has no day yet.");
    edit(w, "unit", unit, "assessed=2026-11-24");
    is_due(w, "First assessment with Okafor: Tue 24 Nov.");
    edit(w, "unit", unit, "assessed=2026-11-03");
    is_due(w, "Call 1 of 6 with Okafor: no day is set, the last was on Tue 3 Nov.");
    call(w, unit, "planned", "2026-11-30");
    is_not_due(w, "Okafor");
    struct unit_view v = view(w, unit);
    hub_id set = ((const struct record *)record_at(&v.calls, 0))->id;
    edit(w, "unit_session", set, "held=2026-11-28");
    is_due(w, "Call 1 of 6 with Okafor: Sat 28 Nov.");
    edit(w, "unit_session", set, "held=2026-11-20");
    is_due(w, "Call 1 of 6 with Okafor was set for Fri 20 Nov: was it held?");
}

static void six_calls_ask_for_the_review_then_for_what_comes_next(void **state)
{
    struct open_hub *w = *state;
    hub_id unit = unit_of(w, "2026-09-01"), again;
    assert_int_equal(hub_unit_review(w->h, unit, day("2026-11-20"), NULL, &w->err), HUB_EINVAL);
    assert_int_equal(hub_unit_again(w->h, unit, &again, &w->err), HUB_EINVAL);
    for (int i = 0; i < 6; i++) {
        call(w, unit, "held", "2026-11-10");
    }
    is_due(w, "All 6 calls with Okafor are held: review it together");
    assert_int_equal(hub_unit_review(w->h, unit, day("2026-11-20"), "The group.", &w->err), HUB_OK);
    is_due(w, "The unit with Okafor is reviewed: finish it, or begin another.");
    assert_int_equal(hub_unit_end(w->h, unit, &w->err), HUB_OK);
    assert_string_equal(field_of(w, "unit", unit, "status"), "finished");
    assert_int_equal(hub_unit_end(w->h, unit, &w->err), HUB_EINVAL);
    assert_int_equal(try_call(w, unit, "held", "2026-11-20"), HUB_EINVAL);
    is_not_due(w, "Okafor");
    assert_int_equal(hub_unit_again(w->h, unit, &again, &w->err), HUB_OK);
    assert_int_equal(view(w, again).nth, 2);
    assert_string_equal(view(w, again).consultant, "Ruth Hale");
    is_due(w, "The first assessment with Okafor has no day yet.");
}

static void a_unit_that_ends_without_review_is_stopped(void **state)
{
    struct open_hub *w = *state;
    hub_id unit = unit_of(w, "2026-11-03");
    assert_int_equal(hub_unit_end(w->h, unit, &w->err), HUB_OK);
    assert_string_equal(field_of(w, "unit", unit, "status"), "stopped");
}

static void a_unit_is_found_by_its_family_the_running_one_first(void **state)
{
    struct open_hub *w = *state;
    hub_id first = unit_of(w, "2026-09-01"), second, found;
    assert_int_equal(hub_unit_find(w->h, "Okafor", &found, &w->err), HUB_OK);
    assert_true(id_eq(found, first));
    assert_int_equal(hub_unit_end(w->h, first, &w->err), HUB_OK);
    assert_int_equal(hub_unit_again(w->h, first, &second, &w->err), HUB_OK);
    assert_int_equal(hub_unit_find(w->h, "okafor", &found, &w->err), HUB_OK);
    assert_true(id_eq(found, second));
    assert_int_equal(hub_unit_find(w->h, "Nobody", &found, &w->err), HUB_ENOTFOUND);
}

/* --- groups --- */

static hub_id tea(struct open_hub *w, const char *rhythm)
{
    return add(w, "group",
        arena_printf(w->a, "group=Tuesday tea|place=Kirk Hall|rhythm=%s|received=300|spent=50", rhythm));
}

static struct group_view group(struct open_hub *w, hub_id id)
{
    struct group_view v;
    if (hub_group(w->h, id, w->a, &v, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return v;
}

static void meeting(struct open_hub *w, const char *fields)
{
    add(w, "group_meeting", arena_printf(w->a, "group=Tuesday tea|%s", fields));
}

static void the_rhythm_says_when_a_group_meets_next(void **state)
{
    struct open_hub *w = *state;
    hub_id id = tea(w, "first Tuesday of the month");
    meeting(w, "held=2026-11-03|came=9");
    assert_int_equal(group(w, id).next.d, day("2026-12-01").d);
    edit(w, "group", id, "rhythm=every two weeks");
    assert_int_equal(group(w, id).next.d, day("2026-12-01").d);
    assert_int_equal(group(w, id).unknown.d, day("2026-11-17").d);
    edit(w, "group", id, "rhythm=when we can");
    assert_false(date_known(group(w, id).next));
    is_not_due(w, "Tuesday tea");
}

static void a_meeting_written_down_goes_before_the_rhythm(void **state)
{
    struct open_hub *w = *state;
    hub_id id = tea(w, "first Tuesday of the month");
    meeting(w, "held=2026-11-25");
    assert_int_equal(group(w, id).next.d, day("2026-11-25").d);
    is_due(w, "Tuesday tea meets on Wed 25 Nov, Kirk Hall.");
}

static void a_meeting_gone_by_asks_how_many_came(void **state)
{
    struct open_hub *w = *state;
    hub_id id = tea(w, "third Tuesday of the month");
    meeting(w, "held=2026-10-20|came=7");
    is_due(w, "Tuesday tea was to meet on Tue 17 Nov: how many came?");
    meeting(w, "held=2026-11-17|came=8|new=2|spent=12|received=20");
    is_not_due(w, "how many came?");
    struct group_view v = group(w, id);
    assert_int_equal(v.held, 2);
    assert_int_equal(v.came, 15);
    assert_int_equal(v.spent, 62);
    assert_int_equal(v.received, 320);
    assert_string_equal(group_words(&v, w->a), "next Tue 15 Dec · 8 came on 17 Nov 2026 · £258 left");
}

static void a_month_without_a_drop_in_is_told_where_somebody_drops_in(void **state)
{
    struct open_hub *w = *state;
    hub_id id = tea(w, "first Tuesday of the month");
    is_not_due(w, "social worker");
    edit(w, "group", id, "drop_in_worker=Jo");
    is_due(w, "Tuesday tea: no social worker has dropped in this November, and no day is set.");
    edit(w, "group", id, "drop_in=2026-11-27");
    is_not_due(w, "social worker");
    assert_int_equal(group(w, id).drop_in, DROP_IN_SET);
    edit(w, "group", id, "drop_in=");
    meeting(w, "held=2026-11-03|came=9|worker_came=yes");
    is_not_due(w, "social worker");
    assert_int_equal(group(w, id).drop_in, DROP_IN_DONE);
}

/* --- training, checks, supervision --- */

static const char *part_text_of(struct open_hub *w, const char *word)
{
    struct part_view v;
    struct sb b = sb_on(w->a);
    if (hub_part(w->h, part_find("hub", word), hub_shown(w->h), 0, w->a, &v, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    for (size_t i = 0; i < v.count; i++) {
        sb_addf(&b, "%s|%s|%s\n", v.lines[i].lead ? v.lines[i].lead : "", v.lines[i].text,
            v.lines[i].mark ? v.lines[i].mark : "");
    }
    return sb_str(&b);
}

static void a_peer_is_trained_by_a_course_of_peers(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Sam|role=peer");
    add(w, "peer", "person=Sam");
    text_has(part_text_of(w, "training"), "Sam|has not done the training of peers|");
    add(w, "training", "training=Listening|held=2026-11-14|people=Sam");
    text_has(part_text_of(w, "training"), "Sam|has not done the training of peers|");
    add(w, "training", "training=Peers 1|held=2026-11-15|people=Sam|for_peers=yes");
    text_has_not(part_text_of(w, "training"), "has not done");
    text_has(part_text_of(w, "training"), "Sun 15 Nov 2026|Peers 1 · of peers · 1 came: Sam|");
    add(w, "training", "training=Sleep|held=2026-11-16|people=Sam|came=5");
    text_has(part_text_of(w, "training"), "Sleep · 5 came, with them Sam|");
    kept_is_right(w);
}

static void a_course_is_due_again_for_those_who_did_not_repeat_it(void **state)
{
    struct open_hub *w = *state;
    struct assignment set[SUPPORT_SET];
    size_t count;
    add(w, "person", "person=Sam");
    add(w, "person", "person=Kit");
    hub_id old = add(w, "training",
        "training=First aid|held=2023-11-20|until=2026-11-30|people=Sam, Kit|trainer=St John");
    is_due(w, "First aid is good until 30 Nov 2026: book it again.");
    add(w, "training", "training=First aid|held=2026-11-10|until=2029-11-10|people=Sam");
    is_due(w, "First aid is good until 30 Nov 2026");
    assert_int_equal(hub_course_again(w->h, old, w->a, set, &count, &w->err), HUB_OK);
    assert_string_equal(set[count - 1].word, "people");
    assert_string_equal(set[count - 1].value, "Kit");
    add(w, "training", "training=First aid|held=2026-11-12|people=Kit");
    is_not_due(w, "First aid");
}

/* A peer with a family, on Today; all of them where training and supervision are listed. */
static void a_check_and_supervision_of_a_peer_are_told(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Sam|role=peer");
    add(w, "family", "family=Reid");
    hub_id peer = add(w, "peer", "person=Sam|trained=2026-01-05|checks_until=2026-12-01");
    add(w, "match", "family=Reid|peer=Sam|asked=2026-11-01|agreed=2026-11-20|status=agreed");
    text_has(part_text_of(w, "training"), "Sam|a check ends on 1 Dec 2026|");
    text_has(part_text_of(w, "supervision"), "Sam|supervision is due|");
    is_due(w, "Supervision of Sam, a peer, is due.");
    add(w, "supervision", "held=2026-08-01|with=Jo|person=Sam");
    text_has(part_text_of(w, "supervision"), "Sam|supervision is due, the last was on 1 Aug 2026|");
    is_due(w, "Supervision of Sam, a peer, is due.");
    add(w, "supervision", "held=2026-11-01|with=Jo|person=Sam");
    text_has_not(part_text_of(w, "supervision"), "supervision is due");
    is_not_due(w, "Supervision of Sam");
    edit(w, "peer", peer, "left=2026-11-20");
    text_has_not(part_text_of(w, "training"), "Sam|");
}

static void a_group_with_supervision_is_asked_for_the_next(void **state)
{
    struct open_hub *w = *state;
    tea(w, "when we can");
    is_not_due(w, "supervision");
    add(w, "supervision", "held=2026-08-01|with=Jo|group=Tuesday tea");
    is_due(w, "Tuesday tea: supervision is due, the last was on 1 Aug 2026.");
}

/* --- buddies --- */

static void a_buddy_is_waited_for_then_asked_after_then_ends(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Reid");
    add(w, "person", "person=Jo Marsh");
    hub_id b = add(w, "buddy", "family=Reid|asked=2026-11-02");
    is_due(w, "Reid: waiting for a buddy since Mon 2 Nov.");
    edit(w, "buddy", b, "buddy=Jo Marsh|began=2026-11-10|check=2026-11-26");
    is_due(w, "Ask Jo Marsh and Reid how it goes as buddies: Thu 26 Nov.");
    edit(w, "buddy", b, "check=2026-12-26|until=2026-11-20");
    is_due(w, "Jo Marsh was to be a buddy for Reid until Fri 20 Nov: has it ended?");
    edit(w, "buddy", b, "ended=2026-11-20|ended_how=as planned");
    is_not_due(w, "Reid");
}

static void a_buddy_is_for_somebody(void **state)
{
    struct open_hub *w = *state;
    hub_id id;
    assert_int_equal(try_add(w, "buddy", "asked=2026-11-02", &id), HUB_EINVAL);
    assert_non_null(strstr(w->err.msg, "Who gets a buddy?"));
    add(w, "person", "person=Sam");
    assert_int_equal(try_add(w, "buddy", "kind=new peer|newcomer=Sam|asked=2026-11-02", &id), HUB_OK);
}

/* --- supervision of the carer --- */

static void what_was_agreed_stands_on_today_until_it_is_done(void **state)
{
    struct open_hub *w = *state;
    hub_id one = add(w, "supervision",
        "held=2026-11-09|with=Jo|person=Amina|agreed=Book two weekends.|due=2026-11-30");
    add(w, "supervision", "held=2026-11-09|with=Jo|person=Amina|agreed=Ring the school.|due=2026-11-24");
    is_due(w, "Agreed with Jo, by Mon 30 Nov: Book two weekends.");
    is_due(w, "Agreed with Jo, by Tue 24 Nov: Ring the school.");
    assert_int_equal(hub_agreed_done(w->h, one, &w->err), HUB_OK);
    is_not_due(w, "Book two weekends.");
    assert_string_equal(field_of(w, "supervision", one, "done"), "2026-11-21");
}

static const char *sheet(struct open_hub *w, unsigned flags)
{
    struct part_view v;
    struct sb b = sb_on(w->a);
    if (hub_part(w->h, part_find("sheet", "sheet"), hub_shown(w->h), flags, w->a, &v, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    for (size_t i = 0; i < v.count; i++) {
        const struct part_line *l = &v.lines[i];
        sb_addf(&b, "%s|%s|%s\n", l->lead ? l->lead : "", l->text, l->mark ? l->mark : "");
    }
    return sb_str(&b);
}

static void the_page_tells_what_was_since_last_time(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor|last_spoke=2026-11-20");
    add(w, "child", "child=Mia|family=Okafor");
    add(w, "supervision", "held=2026-11-09|with=Jo|person=Amina|agreed=Book a weekend.|due=2026-11-20");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2026-11-06 16:00|leave=2026-11-08 10:00|status=happened");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2026-11-13 16:00|leave=2026-11-15 10:00|status=happened");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2026-11-18 20:00|leave=2026-11-19 10:00|status=happened|kind=emergency|reason=hospital");
    add(w, "incident", "kind=accident|child=Mia|at=2026-11-14 11:00|what=Bumped her head.");
    add(w, "worry", "child=Mia|at=2026-11-14 12:00|exact_words=I do not want to go home.");
    add(w, "away", "host=Amina|from=2026-11-10|to=2026-11-12|own_time=yes");
    const char *page = sheet(w, 0);
    text_has(page, "Last met Jo on Mon 9 Nov 2026, 12 days ago");
    text_has(page, "Mon 9 Nov|Book a weekend.|WAS DUE Fri 20 Nov");
    text_has(page, "1 sleepover planned, 1 emergency, 3 nights; 0 day visits; 0 cancelled.");
    text_has(page, "Wed 18 Nov|emergency: Okafor at Amina's: hospital|");
    text_has(page, "accident, Mia: Bumped her head.");
    text_has(page, "One written down.");
    text_has_not(page, "I do not want");
    text_has_not(page, "passed on"); /* their number and nothing else */
    text_has(page, "2 nights of own time since then; 2 in the last 12 months");
    text_has_not(sheet(w, DETAIL_HIDE), "Okafor");
    text_has_not(sheet(w, DETAIL_HIDE), "Bumped");
}

static void a_worry_about_the_reader_is_not_counted(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Jo Bell|role=liaison worker");
    add(w, "worry", "at=2026-11-14 12:00|exact_words=He shouted.|about=Jo Bell");
    text_has(sheet(w, 0), "One written down.");
    open_hub_as(w, "Jo Bell");
    text_has(sheet(w, 0), "None written down.");
}

static void without_a_meeting_the_page_looks_back_a_month(void **state)
{
    struct open_hub *w = *state;
    text_has(sheet(w, 0), "No earlier meeting is written down: all below is since Thu 22 Oct 2026.");
    struct assignment set[SUPPORT_SET];
    size_t count;
    assert_int_equal(hub_agreed_set(w->h, hub_shown(w->h), w->a, set, &count, &w->err), HUB_OK);
    assert_true(count >= 3);
}

static void another_ones_supervision_is_not_on_the_page(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Sam");
    add(w, "supervision", "held=2026-11-15|with=Amina|person=Sam|agreed=Rest a while.|due=2026-12-01");
    text_has_not(sheet(w, 0), "Rest a while.");
    text_has(sheet(w, 0), "No earlier meeting");
}

#define WITH_HUB(test) cmocka_unit_test_setup_teardown(test, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_HUB(a_unit_counts_the_calls_held_of_those_agreed),
        WITH_HUB(the_call_that_was_set_is_the_one_that_was_held),
        WITH_HUB(a_day_to_come_can_only_be_planned),
        WITH_HUB(today_asks_after_each_step_of_a_unit),
        WITH_HUB(six_calls_ask_for_the_review_then_for_what_comes_next),
        WITH_HUB(a_unit_that_ends_without_review_is_stopped),
        WITH_HUB(a_unit_is_found_by_its_family_the_running_one_first),
        WITH_HUB(the_rhythm_says_when_a_group_meets_next),
        WITH_HUB(a_meeting_written_down_goes_before_the_rhythm),
        WITH_HUB(a_meeting_gone_by_asks_how_many_came),
        WITH_HUB(a_month_without_a_drop_in_is_told_where_somebody_drops_in),
        WITH_HUB(a_peer_is_trained_by_a_course_of_peers),
        WITH_HUB(a_course_is_due_again_for_those_who_did_not_repeat_it),
        WITH_HUB(a_check_and_supervision_of_a_peer_are_told),
        WITH_HUB(a_group_with_supervision_is_asked_for_the_next),
        WITH_HUB(a_buddy_is_waited_for_then_asked_after_then_ends),
        WITH_HUB(a_buddy_is_for_somebody),
        WITH_HUB(what_was_agreed_stands_on_today_until_it_is_done),
        WITH_HUB(the_page_tells_what_was_since_last_time),
        WITH_HUB(a_worry_about_the_reader_is_not_counted),
        WITH_HUB(without_a_meeting_the_page_looks_back_a_month),
        WITH_HUB(another_ones_supervision_is_not_on_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
