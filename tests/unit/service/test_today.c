/* SPDX-License-Identifier: MIT */
/* The day's view on a hub of a few records: what is there, what is not, and in which order. */
#include "hub/base/str.h"
#include "hub/model/log.h"
#include "hub/model/peer.h"
#include "hub/service/corrections.h"
#include "hub/service/today_words.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static struct today view(struct open_hub *w, const char *day)
{
    struct today t;
    hub_date d;
    assert_true(date_from_iso(day, &d));
    if (hub_today_view(w->h, d, w->a, &t, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return t;
}

static const struct today_need *need_with(const struct today *t, const char *words)
{
    for (size_t i = 0; i < t->need_count; i++) {
        if (strstr(t->needs[i].text, words))
            return &t->needs[i];
    }
    return NULL;
}

static void okafors(struct open_hub *w)
{
    add(w, "family", "family=Okafor");
    add(w, "child", "child=Mia|family=Okafor|born=2018-05-01|allergy=PEANUTS");
    add(w, "child", "child=Theo|family=Okafor|born=2020-05-01");
    add(w, "person",
        "person=Dan Okafor|known_as=Dan|family=Okafor|relation=dad|phone=07700 900456|"
        "emergency_order=2|may_collect=yes");
    add(w, "person",
        "person=Grace Okafor|known_as=Grace|family=Okafor|relation=mum|phone=07700 900123|"
        "emergency_order=1|may_collect=yes");
}

static void an_empty_hub_has_free_beds_and_needs_a_number_to_ring(void **state)
{
    struct today t = view(*state, "2026-11-21");
    assert_int_equal(t.event_count + t.move_count, 0);
    assert_int_equal(t.need_count, 2);
    assert_int_equal(t.needs[0].kind, NEED_PHONES);
    assert_int_equal(t.needs[1].kind, NEED_SHEET);
    assert_int_equal(t.host_count, 1);
    assert_int_equal(t.hosts[0].beds, 2);
    assert_int_equal(t.hosts[0].count, 0);
    assert_false(date_known(t.rested_to));
}

static void too_few_grown_ups_are_told_once_for_a_series(void **state)
{
    struct open_hub *w = *state;
    okafors(w);
    add(w, "event",
        "event=Club|start=2026-10-03 10:00|adults_checked=0|repeats=every second Saturday");
    add(w, "invitation", "event=Club|family=Okafor|answer=yes");
    struct today t = view(w, "2026-11-21");
    size_t told = 0;
    for (size_t i = 0; i < t.need_count; i++) {
        told += strstr(t.needs[i].text, "Club has 0 with checks and needs") != NULL;
    }
    assert_int_equal(told, 1);
}

static void tonight_tells_alert_medicine_whom_to_ring_and_who_collects(void **state)
{
    struct open_hub *w = *state;
    okafors(w);
    add(w, "medicine", "child=Theo|medicine=Inhaler|times=07:30 19:30");
    add(w, "medicine", "child=Theo|medicine=Syrup|times=08:00|stopped=2026-11-01");
    add(w, "collector", "child=Mia|person=Dan Okafor|may=no");
    add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-11-21 15:00|leave=2026-11-22 11:00|status=agreed|"
        "pen_at=kitchen|brings=Grace|legal_basis=private");
    struct today t = view(w, "2026-11-21");
    assert_int_equal(t.move_count, 1);
    assert_true(t.moves[0].arrives);
    assert_string_equal(t.moves[0].who, "Grace");
    assert_int_equal(t.hosts[0].count, 2);
    const struct today_child *mia = &t.hosts[0].children[0], *theo = &t.hosts[0].children[1];
    if (!str_eq(mia->name, "Mia")) {
        const struct today_child *other = mia;
        mia = theo;
        theo = other;
    }
    assert_string_equal(mia->alert, "PEANUTS");
    assert_string_equal(mia->pen, "kitchen");
    assert_int_equal(mia->age, 8);
    assert_string_equal(mia->ring[0], "Grace (mum) 07700 900123");
    assert_string_equal(mia->ring[1], "Dan (dad) 07700 900456");
    assert_string_equal(mia->collect, "Grace");
    assert_string_equal(mia->not_collect, "Dan");
    assert_string_equal(theo->collect, "Grace, Dan");
    assert_string_equal(theo->not_collect, "");
    assert_string_equal(theo->medicine, "Inhaler 07:30 19:30");
    t = view(w, "2026-11-22");
    assert_int_equal(t.hosts[0].count, 0);
    assert_int_equal(t.move_count, 1);
    assert_false(t.moves[0].arrives);
}

static void what_was_corrected_is_owed_once(void **state)
{
    struct open_hub *w = *state;
    hub_id old = add(w, "entry",
        "at=2026-11-20 16:40|kind=call|fact=Priya rang.|action=Ring Priya|due=2026-11-20");
    struct assignment set[] = {{"at", "2026-11-20 16:40"}, {"kind", "call"}, {"fact", "Dev rang."},
        {"action", "Ring Dev"}, {"due", "2026-11-20"}};
    assert_int_equal(hub_correct(w->h, &log_entry_noun, old, set, 5, NULL, &w->err), HUB_OK);
    struct today t = view(w, "2026-11-21");
    assert_non_null(need_with(&t, "Ring Dev"));
    assert_null(need_with(&t, "Ring Priya"));
}

static void a_corrected_tick_is_no_try(void **state)
{
    struct open_hub *w = *state;
    static const char *const weeks[] = {"2026-11-02", "2026-11-09", "2026-11-16"};
    hub_id tick = ID_NONE;
    okafors(w);
    add(w, "person", "person=Sian Pugh|role=peer");
    add(w, "peer", "person=Sian Pugh");
    add(w, "match",
        "family=Okafor|peer=Sian Pugh|asked=2026-10-01|agreed=2026-10-10|status=agreed");
    for (int i = 0; i < 3; i++) {
        tick = add(w, "tick",
            arena_printf(w->a, "match=Okafor Sian Pugh|week=%s|in_touch=tried", weeks[i]));
    }
    struct today t = view(w, "2026-11-21");
    assert_non_null(need_with(&t, "Someone may be worried"));
    struct assignment set[] = {
        {"match", "Okafor Sian Pugh"}, {"week", weeks[2]}, {"in_touch", "yes"}};
    if (hub_correct(w->h, &tick_noun, tick, set, 3, NULL, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    t = view(w, "2026-11-21");
    assert_null(need_with(&t, "Someone may be worried"));
}

static void a_consent_that_ended_names_whom_to_ring(void **state)
{
    struct open_hub *w = *state;
    okafors(w);
    add(w, "stay",
        "family=Okafor|children=Mia|host=Amina|arrive=2026-11-21 15:00|leave=2026-11-22 11:00|"
        "status=agreed|legal_basis=private");
    add(w, "consent",
        "child=Mia|kind=stay overnight|given_by=Grace|given_on=2025-11-15|until=2026-11-14");
    add(w, "consent",
        "child=Theo|kind=stay overnight|given_by=Grace|given_on=2025-11-15|until=2026-11-14");
    struct today t = view(w, "2026-11-21");
    const struct today_need *n = need_with(&t, "Mia is here tonight");
    assert_non_null(n);
    assert_int_equal(n->level, NEED_FIRST);
    assert_non_null(strstr(n->text, "ring Grace 07700 900123"));
    assert_null(need_with(&t, "Theo")); /* no stay ahead */
    add(w, "consent",
        "child=Mia|kind=stay overnight|given_by=Grace|given_on=2026-11-20|until=2027-11-19");
    t = view(w, "2026-11-21");
    assert_null(need_with(&t, "to stay overnight"));
}

static void what_must_be_put_right_comes_first(void **state)
{
    struct open_hub *w = *state;
    okafors(w);
    add(w, "child", "child=Zoe|family=Okafor");
    add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-12-12 15:00|leave=2026-12-13 11:00|status=agreed|"
        "legal_basis=private");
    add(w, "stay", "family=Okafor|arrive=2027-01-01|leave=2027-01-03|status=asked");
    add(w, "entry",
        "at=2026-11-20 16:40|family=Okafor|kind=call|fact=Rang.|action=Ring Grace|due=2026-11-23");
    add(w, "entry",
        "at=2026-11-20 16:41|family=Okafor|kind=call|fact=Rang.|action=Write|due=2026-11-22|"
        "done=2026-11-20");
    struct today t = view(w, "2026-11-21");
    assert_non_null(need_with(&t, "3 children, 2 beds"));
    assert_non_null(need_with(&t, "Okafor ask for a sleepover"));
    assert_non_null(need_with(&t, "Ring Grace, due Mon 23 Nov 2026"));
    assert_null(need_with(&t, "Write"));
    for (size_t i = 1; i < t.need_count; i++)
        assert_true(t.needs[i - 1].level <= t.needs[i].level);
}

static void events_and_own_time_are_told(void **state)
{
    struct open_hub *w = *state;
    okafors(w);
    add(w, "event", "event=Coffee|start=2026-11-21 10:00|end=2026-11-21 12:00|families=Okafor");
    add(w, "event", "event=Soup|start=2026-11-21 18:00|status=cancelled");
    add(w, "away", "host=Amina|from=2026-10-02|to=2026-10-04|own_time=yes");
    add(w, "away", "host=Amina|from=2026-11-02|to=2026-11-04|own_time=no");
    struct today t = view(w, "2026-11-21");
    assert_int_equal(t.event_count, 1);
    assert_string_equal(t.events[0].name, "Coffee");
    assert_string_equal(t.events[0].said, "0 families coming, 1 not said");
    assert_true(date_known(t.rested_to));
    assert_int_equal(t.rested_to.d, date_from_ymd(2026, 10, 4).d);
    t = view(w, "2026-11-03");
    assert_true(t.hosts[0].away);
}

static void a_date_of_a_series_is_on_today_with_its_own_answers(void **state)
{
    struct open_hub *w = *state;
    okafors(w);
    hub_id tea = add(w, "event",
        "event=Tea|start=2026-11-07 15:00|end=2026-11-07 16:00|repeats=every second Saturday");
    add(w, "invitation", "event=Tea|family=Okafor|answer=yes|day=2026-11-21");
    struct today t = view(w, "2026-11-21");
    assert_int_equal(t.event_count, 1);
    assert_true(id_eq(t.events[0].id, tea));
    assert_true(t.events[0].repeats);
    assert_int_equal(t.events[0].day.d, date_from_ymd(2026, 11, 21).d);
    assert_string_equal(t.events[0].said, "1 family coming, 0 not said");
    assert_int_equal(view(w, "2026-11-20").event_count, 0);
    assert_string_equal(view(w, "2026-11-07").events[0].said, ""); /* nobody was asked that day */
    add(w, "event", "event=Early|start=2026-11-21 08:00|end=2026-11-21 09:00");
    add(w, "invitation", "event=Early|family=Okafor|answer=yes");
    assert_string_equal(view(w, "2026-11-21").events[0].said, "register not taken");
}

static void an_event_of_several_days_tells_when_it_ends(void **state)
{
    struct open_hub *w = *state;
    add(w, "event", "event=Camp|start=2026-11-20 17:00|end=2026-11-22 14:00");
    add(w, "event", "event=Inset|start=2026-11-21|all_day=yes");
    struct today t = view(w, "2026-11-20");
    assert_int_equal(t.event_count, 1);
    assert_string_equal(today_hours(&t.events[0], w->a), "17:00");
    t = view(w, "2026-11-21");
    assert_int_equal(t.event_count, 2);
    assert_string_equal(today_hours(&t.events[0], w->a), "all day");
    assert_string_equal(today_hours(&t.events[1], w->a), "all day");
    t = view(w, "2026-11-22");
    assert_int_equal(t.event_count, 1);
    assert_string_equal(today_hours(&t.events[0], w->a), "until 14:00");
    assert_int_equal(view(w, "2026-11-23").event_count, 0);
}

#define WITH_HUB(test) cmocka_unit_test_setup_teardown(test, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_HUB(an_empty_hub_has_free_beds_and_needs_a_number_to_ring),
        WITH_HUB(too_few_grown_ups_are_told_once_for_a_series),
        WITH_HUB(tonight_tells_alert_medicine_whom_to_ring_and_who_collects),
        WITH_HUB(a_consent_that_ended_names_whom_to_ring),
        WITH_HUB(what_was_corrected_is_owed_once),
        WITH_HUB(a_corrected_tick_is_no_try),
        WITH_HUB(what_must_be_put_right_comes_first),
        WITH_HUB(events_and_own_time_are_told),
        WITH_HUB(an_event_of_several_days_tells_when_it_ends),
        WITH_HUB(a_date_of_a_series_is_on_today_with_its_own_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
