/* SPDX-License-Identifier: MIT */
/* What is kept for Today comes and goes with its facts, and with the days. */
#include "hub/base/str.h"
#include "hub/config/config.h"
#include "hub/config/load.h"
#include "hub/model/family.h"
#include "hub/model/record.h"
#include "hub/service/bed.h"
#include "hub/service/drafts.h"
#include "hub/service/due.h"
#include "kept.h"
#include "service/hub_priv.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static void is_there(struct open_hub *w, const char *words)
{
    struct today t = kept_today(w);
    if (!need_with(&t, words)) {
        fail_msg("Today does not say \"%s\".", words);
    }
    kept_is_right(w);
}

static void is_gone(struct open_hub *w, const char *words)
{
    struct today t = kept_today(w);
    const struct today_need *n = need_with(&t, words);
    if (n) {
        fail_msg("Today still says \"%s\".", n->text);
    }
    kept_is_right(w);
}

static hub_id mia(struct open_hub *w)
{
    add(w, "family", "family=Okafor");
    hub_id child = add(w, "child", "child=Mia|family=Okafor|born=2018-05-01");
    add(w, "person",
        "person=Grace Okafor|known_as=Grace|family=Okafor|phone=07700 900123|emergency_order=1");
    return child;
}

static void a_stay_without_a_bed_shows_until_one_goes(void **state)
{
    struct open_hub *w = *state;
    mia(w);
    add(w, "child", "child=Theo|family=Okafor");
    hub_id zoe = add(w, "child", "child=Zoe|family=Okafor");
    hub_id stay = add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-12-12 15:00|leave=2026-12-13 11:00|status=draft");
    is_there(w, "3 children, 2 beds at Amina's, Sat 12 Dec 2026");
    edit(w, "stay", stay, "children=Mia,Theo");
    is_gone(w, "3 children");
    edit(w, "stay", stay, "children=Mia,Theo,Zoe");
    is_there(w, "3 children");
    assert_int_equal(hub_remove(w->h, noun_find("child"), zoe, &w->err), HUB_OK);
    is_gone(w, "3 children");
    assert_int_equal(hub_restore(w->h, noun_find("child"), zoe, &w->err), HUB_OK);
    is_there(w, "3 children");
    edit(w, "host", kept_today(w).hosts[0].id, "beds=3");
    is_gone(w, "3 children");
}

static void taking_back_takes_it_off_and_doing_again_puts_it_on(void **state)
{
    struct open_hub *w = *state;
    const char *sentence;
    mia(w);
    add(w, "stay", "family=Okafor|arrive=2027-01-01|leave=2027-01-03|status=asked");
    is_there(w, "Okafor ask for a sleepover: Mia");
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    is_gone(w, "ask for a sleepover");
    assert_int_equal(hub_redo(w->h, w->a, &sentence, &w->err), HUB_OK);
    is_there(w, "ask for a sleepover");
}

static void a_consent_that_ends_shows_until_it_is_given_again(void **state)
{
    struct open_hub *w = *state;
    mia(w);
    add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-12-12 15:00|leave=2026-12-13 11:00|status=agreed");
    add(w, "consent", "child=Mia|kind=first aid|given_by=Grace|given_on=2025-12-01");
    is_there(w, "Mia's consent to first aid ends on Mon 30 Nov 2026");
    struct today t = kept_today(w);
    assert_string_equal(need_with(&t, "'s consent to first aid")->what, "first aid");
    add(w, "consent", "child=Mia|kind=first aid|given_by=Grace|given_on=2026-11-21");
    is_gone(w, "'s consent to first aid");
}

static void a_check_that_ends_shows_until_it_is_renewed(void **state)
{
    struct open_hub *w = *state;
    add(w, "check", "kind=first aid|person=Amina|done=2023-12-01|until=2026-12-01");
    is_there(w, "Amina: first aid ends on Tue 1 Dec 2026");
    add(w, "check", "kind=first aid|person=Amina|done=2026-11-21|until=2029-11-20");
    is_gone(w, "first aid ends");
}

static void what_was_promised_shows_until_it_is_done(void **state)
{
    struct open_hub *w = *state;
    mia(w);
    hub_id entry = add(w, "entry",
        "at=2026-11-20 16:40|family=Okafor|kind=call|fact=Rang.|action=Ring {child 1}|"
        "due=2026-11-23");
    is_there(w, "Ring {child 1}, due Mon 23 Nov 2026");
    assert_int_equal(hub_action_done(w->h, entry, &w->err), HUB_OK);
    is_gone(w, "Ring {child 1}");
}

static void a_bed_in_a_hurry_shows_until_all_is_ticked(void **state)
{
    struct open_hub *w = *state;
    hub_id stay;
    struct bed_booking b = {.child = mia(w)};
    assert_int_equal(hub_bed_book(w->h, &b, &stay, &w->err), HUB_OK);
    is_there(w, "Mia came at short notice. Still to do: ring out of hours, last dose");
    for (int i = 0; i < BED_STEPS; i++) {
        assert_int_equal(hub_bed_done(w->h, stay, i, NULL, &w->err), HUB_OK);
    }
    is_gone(w, "short notice");
}

static void a_quiet_match_shows_until_it_is_ticked(void **state)
{
    struct open_hub *w = *state;
    mia(w);
    add(w, "person", "person=Sian Pugh|role=peer");
    add(w, "peer", "person=Sian Pugh");
    add(w, "match",
        "family=Okafor|peer=Sian Pugh|asked=2026-10-01|agreed=2026-10-10|status=agreed");
    is_there(w, "Sian Pugh has not ticked Okafor");
    add(w, "tick", "match=Okafor Sian Pugh|week=2026-11-16|in_touch=yes");
    is_gone(w, "has not ticked");
}

static void a_name_that_changes_is_shown_as_it_is(void **state)
{
    struct open_hub *w = *state;
    hub_id child = mia(w);
    add(w, "stay", "family=Okafor|arrive=2027-01-01|leave=2027-01-03|status=asked");
    edit(w, "child", child, "child=Maya");
    is_there(w, "Maya");
    is_gone(w, "Mia");
}

static void a_draft_is_told_to_its_writer_alone(void **state)
{
    struct open_hub *w = *state;
    struct draft d = {.noun = "family"};
    add(w, "person", "person=Bea|role=hub carer");
    assert_int_equal(hub_draft_put(w->h, &d, &w->err), HUB_OK);
    is_there(w, "Unfinished note");
    open_hub_as(w, "Bea");
    is_gone(w, "Unfinished note");
}

static void after_midnight_it_is_yesterdays_until_it_is_asked_for(void **state)
{
    struct open_hub *w = *state;
    struct hub_clock clock;
    mia(w);
    add(w, "entry",
        "at=2026-11-20 16:40|family=Okafor|kind=call|fact=Rang.|action=Write|due=2026-11-22");
    is_there(w, "Write, due Sun 22 Nov 2026");
    assert_int_equal(clock_set(&clock, "2026-11-23T00:01", &w->err), HUB_OK);
    hub_set_clock(w->h, &clock);
    struct today t = kept_today(w);
    assert_true(t.stale);
    assert_non_null(need_with(&t, "Write, due"));
    assert_int_equal(t.day.d, date_from_ymd(2026, 11, 23).d);
    assert_int_equal(hub_due_refresh(w->h, &w->err), HUB_OK);
    is_there(w, "Write, was due Sun 22 Nov 2026");
    is_gone(w, "Write, due");
}

/* As pages and plain questions ask: never yesterday's. */
static void who_reads_the_day_once_reads_the_right_one(void **state)
{
    struct open_hub *w = *state;
    struct hub_clock clock;
    struct today t;
    mia(w);
    add(w, "entry",
        "at=2026-11-20 16:40|family=Okafor|kind=call|fact=Rang.|action=Write|due=2026-11-22");
    assert_int_equal(clock_set(&clock, "2026-11-23T00:01", &w->err), HUB_OK);
    hub_set_clock(w->h, &clock);
    hub_date today = date_from_ymd(2026, 11, 23);
    assert_int_equal(hub_today_on(w->h, date_add(today, -2), w->a, &t, &w->err), HUB_OK);
    assert_non_null(need_with(&t, "Write, due Sun 22 Nov 2026"));
    assert_true(kept_today(w).stale);
    assert_int_equal(hub_today_on(w->h, today, w->a, &t, &w->err), HUB_OK);
    assert_int_equal(t.day.d, today.d);
    assert_non_null(need_with(&t, "Write, was due Sun 22 Nov 2026"));
    assert_false(kept_today(w).stale);
    kept_is_right(w);
}

static void a_save_after_midnight_works_out_the_whole_day(void **state)
{
    struct open_hub *w = *state;
    struct hub_clock clock;
    mia(w);
    add(w, "entry",
        "at=2026-11-20 16:40|family=Okafor|kind=call|fact=Rang.|action=Write|due=2026-11-22");
    assert_int_equal(clock_set(&clock, "2026-11-23T00:01", &w->err), HUB_OK);
    hub_set_clock(w->h, &clock);
    add(w, "child", "child=Theo|family=Okafor");
    is_there(w, "Write, was due");
}

static void other_numbers_in_hub_ini_count_at_once(void **state)
{
    struct open_hub *w = *state;
    struct config_env env = {.home = "/nonexistent", .cwd = "/"};
    struct config config;
    mia(w);
    add(w, "check", "kind=DBS|person=Amina|done=2025-06-01");
    is_gone(w, "DBS ended");
    config_defaults(&env, w->a, &config);
    config.rota.dbs_months = 12;
    w->opening.config = &config;
    open_hub_as(w, "Amina");
    assert_true(kept_today(w).stale);
    assert_int_equal(hub_due_refresh(w->h, &w->err), HUB_OK);
    is_there(w, "DBS ended on");
}

struct moving {
    hub_id family, hub;
    struct arena *a;
};

static enum hub_rc move_family(struct hub *h, void *arg, struct hub_err *err)
{
    const struct moving *m = arg;
    struct family f;
    enum hub_rc rc = record_get(h->store, &family_noun, m->family, m->a, &f, err);
    f.hub_id = m->hub;
    return rc == HUB_OK ? record_update(h->store, &family_noun, &f, err) : rc;
}

static void what_moves_to_another_hub_is_worked_out_in_both(void **state)
{
    struct open_hub *w = *state;
    hub_id wren = add(w, "hub", "hub=Wren Hub");
    hub_id family = add(w, "family", "family=Okafor|hub=Robin Hub");
    add(w, "child", "child=Mia|family=Okafor");
    add(w, "stay", "family=Okafor|arrive=2027-01-01|leave=2027-01-03|status=asked");
    is_there(w, "ask for a sleepover");
    struct moving m = {family, wren, w->a};
    struct txn_label label = {.verb = "edit"};
    assert_int_equal(hub_write(w->h, &label, move_family, &m, &w->err), HUB_OK);
    is_gone(w, "ask for a sleepover");
    hub_narrow_to(w->h, wren);
    is_there(w, "ask for a sleepover");
}

/* So many at once are not looked at one by one: what is kept is forgotten, and Today still right. */
static enum hub_rc add_many(struct hub *h, void *arg, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (int i = 0; rc == HUB_OK && i < 2100; i++) {
        struct family f;
        record_clear(&family_noun, &f);
        f.hub_id = *(const hub_id *)arg;
        char name[16];
        snprintf(name, sizeof name, "F%d", i);
        f.name = name;
        rc = record_insert(h->store, &family_noun, &f, err);
    }
    return rc;
}

static void a_hub_of_thousands_of_families_is_right_too(void **state)
{
    struct open_hub *w = *state;
    struct txn_label label = {.verb = "import"};
    hub_id robin, wren = add(w, "hub", "hub=Wren Hub");
    assert_int_equal(hub_find(w->h, noun_find("hub"), "Robin Hub", &robin, &w->err), HUB_OK);
    hub_narrow_to(w->h, robin);
    add(w, "family", "family=Okafor");
    add(w, "child", "child=Mia|family=Okafor");
    add(w, "child", "child=Theo|family=Okafor");
    add(w, "child", "child=Zoe|family=Okafor");
    is_gone(w, "3 children");
    assert_int_equal(hub_write(w->h, &label, add_many, &robin, &w->err), HUB_OK);
    assert_true(kept_today(w).stale);
    hub_narrow_to(w->h, ID_NONE);
    assert_int_equal(hub_due_refresh(w->h, &w->err), HUB_OK);
    hub_narrow_to(w->h, robin);
    hub_id stay = add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-11-21 15:00|leave=2026-11-22 11:00|status=agreed");
    is_there(w, "3 children, 2 beds at Amina's, Sat 21 Nov 2026");
    add(w, "wish", "family=Okafor|weekend=2026-12-04|wish=cannot");
    is_there(w, "3 children");
    assert_int_equal(hub_remove(w->h, noun_find("stay"), stay, &w->err), HUB_OK);
    is_gone(w, "3 children");
    hub_narrow_to(w->h, wren);
    is_gone(w, "3 children");
}

#define T(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_stay_without_a_bed_shows_until_one_goes),
        T(taking_back_takes_it_off_and_doing_again_puts_it_on),
        T(a_consent_that_ends_shows_until_it_is_given_again),
        T(a_check_that_ends_shows_until_it_is_renewed),
        T(what_was_promised_shows_until_it_is_done),
        T(a_bed_in_a_hurry_shows_until_all_is_ticked),
        T(a_quiet_match_shows_until_it_is_ticked),
        T(a_name_that_changes_is_shown_as_it_is),
        T(a_draft_is_told_to_its_writer_alone),
        T(after_midnight_it_is_yesterdays_until_it_is_asked_for),
        T(who_reads_the_day_once_reads_the_right_one),
        T(a_save_after_midnight_works_out_the_whole_day),
        T(other_numbers_in_hub_ini_count_at_once),
        T(what_moves_to_another_hub_is_worked_out_in_both),
        T(a_hub_of_thousands_of_families_is_right_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
