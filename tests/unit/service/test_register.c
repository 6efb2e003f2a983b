/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/service/invite.h"
#include "hub/service/register.h"
#include "open_hub.h"
#include "unit.h"

struct trip {
    hub_id event, mia, theo;
};

static struct trip farm_trip(struct open_hub *w)
{
    struct trip t;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    t.mia = add(w, "child", "family=Okafor|child=Mia|born=2018-03-02|allergy=PEANUTS");
    t.theo = add(w, "child", "family=Okafor|child=Theo|born=2020-05-04");
    add(w, "child", "family=Reid|child=Jay|born=2015-01-01");
    add(w, "person",
        "person=Grace Okafor|known_as=Grace|family=Okafor|relation=mum|phone=07700 900123|"
        "may_collect=yes|can_be_told=yes");
    t.event = add(w, "event", "event=Farm trip|start=2026-11-21 10:00|end=2026-11-21 12:00");
    add(w, "invitation", "event=Farm trip|family=Okafor|answer=yes");
    add(w, "invitation", "event=Farm trip|family=Reid");
    return t;
}

static struct register_view view(struct open_hub *w, hub_id event)
{
    struct register_view v;
    if (hub_register(w->h, event, DATE_NONE, w->a, &v, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return v;
}

static struct register_view opened(struct open_hub *w, hub_id event)
{
    assert_int_equal(hub_register_open(w->h, event, DATE_NONE, &w->err), HUB_OK);
    return view(w, event);
}

static hub_tod at(int hour, int min)
{
    return (hub_tod){hour * 60 + min};
}

static void those_who_said_yes_are_due_and_the_others_not_said(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    struct register_view v = view(w, t.event);
    assert_int_equal(v.count, 2);
    assert_string_equal(register_counts(&v, w->a), "2 due · 0 in · 0 out · 1 not said");
    assert_string_equal(v.rows[0].name, "Mia");
    assert_string_equal(v.rows[0].alert, "PEANUTS");
    assert_string_equal(v.rows[0].usual, "Grace");
    assert_true(v.rows[0].no_photo);
    assert_false(v.taken);
    assert_false(id_known(v.rows[0].id));
}

static void numbers_stay_when_someone_is_added(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    struct register_view v = opened(w, t.event);
    hub_id walked_in;
    assert_int_equal(v.rows[1].line, 2);
    assert_int_equal(
        hub_register_add(w->h, t.event, DATE_NONE, ID_NONE, "Ada", &walked_in, &w->err), HUB_OK);
    v = opened(w, t.event);
    assert_int_equal(v.count, 3);
    assert_string_equal(v.rows[0].name, "Mia");
    assert_string_equal(v.rows[2].name, "Ada");
    assert_int_equal(v.rows[2].line, 3);
}

static void lines_are_by_family_then_child_however_they_were_asked(void **state)
{
    struct open_hub *w = *state;
    hub_id event = add(w, "event", "event=Picnic|start=2026-11-21 10:00");
    static const char *const asked[][2] = {
        {"Zając", "Zofia"}, {"Ó Briain", "Siân"}, {"Ó Briain", "Ada"}, {"Ahmed", "Ömer"}};
    static const char *const order[] = {"Ömer", "Ada", "Siân", "Zofia"};
    for (size_t i = 0; i < 4; i++) {
        if (i != 2) {
            add(w, "family", arena_printf(w->a, "family=%s", asked[i][0]));
            add(w, "invitation",
                arena_printf(w->a, "event=Picnic|family=%s|answer=yes", asked[i][0]));
        }
        add(w, "child", arena_printf(w->a, "family=%s|child=%s", asked[i][0], asked[i][1]));
    }
    struct register_view v = opened(w, event);
    assert_int_equal(v.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(v.rows[i].name, order[i]);
        assert_int_equal(v.rows[i].line, (int)i + 1);
    }
    /* printed by now: who says yes later stands behind, and no number moves */
    add(w, "family", "family=Begum");
    add(w, "child", "family=Begum|child=Noor");
    add(w, "invitation", "event=Picnic|family=Begum|answer=yes");
    v = opened(w, event);
    assert_string_equal(v.rows[4].name, "Noor");
    assert_int_equal(v.rows[4].line, 5);
    assert_string_equal(v.rows[1].name, "Ada");
}

static void one_date_taken_is_not_the_series_taken(void **state)
{
    struct open_hub *w = *state;
    struct register_view v;
    hub_date first = date_from_ymd(2026, 11, 7), next = date_from_ymd(2026, 11, 21);
    add(w, "family", "family=Okafor");
    add(w, "child", "family=Okafor|child=Mia|born=2018-03-02");
    hub_id event = add(w, "event",
        "event=Coffee|start=2026-11-07 10:00|end=2026-11-07 12:00|repeats=every second Saturday");
    add(w, "invitation", "event=Coffee|family=Okafor|answer=yes");
    assert_int_equal(hub_register_open(w->h, event, next, &w->err), HUB_OK);
    assert_int_equal(hub_register(w->h, event, next, w->a, &v, &w->err), HUB_OK);
    assert_false(v.taken);
    assert_int_equal(hub_register_absent(w->h, v.rows[0].id, &w->err), HUB_OK);
    assert_int_equal(hub_register(w->h, event, next, w->a, &v, &w->err), HUB_OK);
    assert_true(v.taken); /* that nobody came was written down */
    assert_int_equal(hub_register(w->h, event, first, w->a, &v, &w->err), HUB_OK);
    assert_false(v.taken);
    assert_string_equal(field_of(w, "event", event, "register_taken"), "");
}

static void an_answer_for_one_date_leaves_the_others(void **state)
{
    struct open_hub *w = *state;
    struct register_view v;
    hub_date first = date_from_ymd(2026, 11, 7), next = date_from_ymd(2026, 11, 21);
    add(w, "family", "family=Okafor");
    add(w, "child", "family=Okafor|child=Mia|born=2018-03-02");
    hub_id event = add(w, "event", "event=Coffee|start=2026-11-07 10:00|repeats=every second Saturday");
    hub_id asked = add(w, "invitation", "event=Coffee|family=Okafor");
    assert_int_equal(hub_invite_answer(w->h, asked, next, "yes", &w->err), HUB_OK);
    assert_int_equal(hub_register(w->h, event, next, w->a, &v, &w->err), HUB_OK);
    assert_int_equal(v.count, 1);
    assert_int_equal(v.not_said, 0);
    assert_int_equal(hub_register(w->h, event, first, w->a, &v, &w->err), HUB_OK);
    assert_int_equal(v.count, 0);
    assert_int_equal(v.not_said, 1);
}

static void two_of_one_first_name_are_told_apart(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    add(w, "child", "family=Reid|child=Mia");
    add(w, "family", "family=Ożarowska");
    add(w, "child", "family=Ożarowska|child=Theo");
    add(w, "invitation", "event=Farm trip|family=Reid|answer=yes|day=2026-11-21");
    add(w, "invitation", "event=Farm trip|family=Ożarowska|answer=yes");
    struct register_view v = opened(w, t.event);
    static const char *const names[] = {"Mia O.", "Theo (line 2)", "Theo (line 3)", "Jay", "Mia R."};
    assert_int_equal(v.count, 5);
    for (size_t i = 0; i < v.count; i++) {
        assert_string_equal(register_first(&v, i, w->a), names[i]);
    }
}

static void a_note_alone_takes_no_register(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    hub_id mia = opened(w, t.event).rows[0].id;
    assert_int_equal(hub_register_note(w->h, mia, "Grace rang: late.", &w->err), HUB_OK);
    assert_false(view(w, t.event).taken);
}

static void who_says_no_after_the_printing_keeps_the_line_and_is_not_due(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    struct register_view v = opened(w, t.event);
    hub_id asked = add(w, "invitation", "event=Farm trip|family=Okafor|answer=no|day=2026-11-21");
    assert_true(id_known(asked)); /* for this date alone: it stands before what was said for all */
    v = view(w, t.event);
    assert_int_equal(v.count, 2);
    assert_int_equal(v.due, 0);
    assert_int_equal(v.rows[1].line, 2);
    assert_int_equal(v.rows[0].state, REGISTER_SAID_NO);
    assert_string_equal(register_ratio(&v, w->a), "");
    assert_int_equal(hub_register_in(w->h, v.rows[0].id, at(10, 0), NULL, &w->err), HUB_OK);
    assert_int_equal(view(w, t.event).in, 1);
}

static void numbering_is_no_step_to_take_back(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    const char *sentence;
    hub_id mia = opened(w, t.event).rows[0].id;
    assert_int_equal(hub_register_in(w->h, mia, at(10, 0), NULL, &w->err), HUB_OK);
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_int_equal(view(w, t.event).rows[0].state, REGISTER_DUE);
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK); /* the invitation */
    assert_int_equal(view(w, t.event).count, 2); /* the lines that were printed are there */
}

static void in_takes_the_usual_bringer_and_a_time_corrects_it(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    hub_id mia = opened(w, t.event).rows[0].id;
    assert_int_equal(hub_register_in(w->h, mia, at(10, 2), NULL, &w->err), HUB_OK);
    assert_int_equal(hub_register_in(w->h, mia, at(9, 58), NULL, &w->err), HUB_OK);
    struct register_view v = view(w, t.event);
    assert_int_equal(v.rows[0].in_at.min, 9 * 60 + 58);
    assert_string_equal(v.rows[0].brought_by, "Grace");
    assert_true(v.taken);
    assert_string_equal(register_counts(&v, w->a), "1 due · 1 in · 0 out · 1 not said");
    assert_string_equal(field_of(w, "event", t.event, "register_taken"), "yes");
}

static void who_is_not_on_the_list_needs_a_yes(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    hub_id mia = opened(w, t.event).rows[0].id;
    assert_int_equal(hub_register_in(w->h, mia, at(10, 0), NULL, &w->err), HUB_OK);
    assert_int_equal(hub_register_out(w->h, mia, at(12, 0), "Gran", NULL, &w->err), HUB_ECONFLICT);
    assert_string_equal(w->err.msg, "Gran is not on the list for Mia. Ring Grace 07700 900123.");
    assert_int_equal(view(w, t.event).rows[0].state, REGISTER_IN);
    assert_int_equal(
        hub_register_out(w->h, mia, at(12, 4), "Gran", "Grace said yes, 12:04", &w->err), HUB_OK);
    struct register_view v = view(w, t.event);
    assert_int_equal(v.rows[0].state, REGISTER_OUT);
    assert_true(v.rows[0].not_listed);
    assert_string_equal(v.rows[0].allowed_by, "Grace said yes, 12:04");
}

static void the_relation_is_as_good_as_the_name(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    hub_id mia = opened(w, t.event).rows[0].id;
    assert_int_equal(hub_register_out(w->h, mia, at(12, 0), "mum", NULL, &w->err), HUB_OK);
    assert_string_equal(view(w, t.event).rows[0].collected_by, "Grace");
    assert_false(view(w, t.event).rows[0].not_listed);
}

static void times_stand_in_order(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    hub_id mia = opened(w, t.event).rows[0].id;
    assert_int_equal(hub_register_in(w->h, mia, at(10, 0), NULL, &w->err), HUB_OK);
    assert_int_equal(hub_register_out(w->h, mia, at(9, 0), "Grace", NULL, &w->err), HUB_EINVAL);
    assert_string_equal(w->err.msg, "Mia came in at 10:00: the time out must be after that.");
    assert_int_equal(hub_register_absent(w->h, mia, &w->err), HUB_EINVAL);
}

static void a_photo_is_no_until_a_yes_that_holds(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    add(w, "consent",
        "child=Mia|kind=photo|answer=yes|photo_use=group|given_by=Grace|given=2026-01-10");
    add(w, "consent",
        "child=Theo|kind=photo|answer=yes|photo_use=group|given_by=Grace|given=2025-01-10");
    struct register_view v = view(w, t.event);
    assert_false(v.rows[0].no_photo);
    assert_true(v.rows[1].no_photo); /* a year old, and no end was said */
}

static void what_was_said_last_of_photos_counts(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    add(w, "consent",
        "child=Mia|kind=photo|answer=yes|photo_use=group|given_by=Grace|given=2026-01-10");
    add(w, "consent", "child=Mia|kind=swimming|answer=no|given_by=Grace|given=2026-03-10");
    assert_false(view(w, t.event).rows[0].no_photo);
    add(w, "consent", "child=Mia|kind=photo|answer=no|given_by=Grace|given=2026-02-10");
    assert_true(view(w, t.event).rows[0].no_photo);
    add(w, "consent",
        "child=Mia|kind=photo|answer=yes|photo_use=none|given_by=Grace|given=2026-02-11");
    assert_true(view(w, t.event).rows[0].no_photo);
    add(w, "consent",
        "child=Mia|kind=photo|answer=yes|photo_use=private|given_by=Grace|given=2026-02-12");
    assert_false(view(w, t.event).rows[0].no_photo);
}

static void a_note_has_its_time_and_adds(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    hub_id mia = opened(w, t.event).rows[0].id;
    assert_int_equal(hub_register_note(w->h, mia, "Bumped her knee.", &w->err), HUB_OK);
    assert_int_equal(hub_register_note(w->h, mia, "Told Grace.", &w->err), HUB_OK);
    assert_string_equal(view(w, t.event).rows[0].note, "10:00 Bumped her knee.\n10:00 Told Grace.");
}

static void the_ratio_follows_ages_and_adults(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    struct register_view v = view(w, t.event);
    assert_string_equal(
        register_ratio(&v, w->a), "1 to 6: 2 adults with checks needed, 0 there: 2 short");
    edit(w, "event", t.event, "adults_checked=2");
    v = view(w, t.event);
    assert_string_equal(
        register_ratio(&v, w->a), "1 to 6: 2 adults with checks needed, 2 there: just enough");
}

static void counting_up_gives_the_same_counts(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    struct register_view all, counted;
    hub_id mia = opened(w, t.event).rows[0].id;
    assert_int_equal(hub_register_in(w->h, mia, at(10, 0), NULL, &w->err), HUB_OK);
    all = view(w, t.event);
    assert_int_equal(
        hub_register_count_up(w->h, t.event, DATE_NONE, w->a, &counted, &w->err), HUB_OK);
    assert_string_equal(register_counts(&counted, w->a), register_counts(&all, w->a));
    assert_string_equal(register_ratio(&counted, w->a), register_ratio(&all, w->a));
    assert_int_equal(counted.count, all.count);
}

static void a_head_count_is_one_entry(void **state)
{
    struct open_hub *w = *state;
    struct trip t = farm_trip(w);
    struct record_list log;
    struct record_ask all = record_ask_all();
    assert_int_equal(hub_register_count(w->h, t.event, 11, "on the bus", &w->err), HUB_OK);
    assert_int_equal(hub_list(w->h, noun_find("entry"), &all, w->a, &log, &w->err), HUB_OK);
    assert_int_equal(log.count, 1);
    assert_string_equal(field_of(w, "entry", ((struct record *)record_at(&log, 0))->id, "fact"),
        "Counted 11 on the bus, 10:00.");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(those_who_said_yes_are_due_and_the_others_not_said),
        TEST(numbers_stay_when_someone_is_added),
        TEST(lines_are_by_family_then_child_however_they_were_asked),
        TEST(one_date_taken_is_not_the_series_taken),
        TEST(an_answer_for_one_date_leaves_the_others),
        TEST(two_of_one_first_name_are_told_apart),
        TEST(a_note_alone_takes_no_register),
        TEST(who_says_no_after_the_printing_keeps_the_line_and_is_not_due),
        TEST(numbering_is_no_step_to_take_back),
        TEST(in_takes_the_usual_bringer_and_a_time_corrects_it),
        TEST(who_is_not_on_the_list_needs_a_yes),
        TEST(the_relation_is_as_good_as_the_name),
        TEST(times_stand_in_order),
        TEST(a_photo_is_no_until_a_yes_that_holds),
        TEST(what_was_said_last_of_photos_counts),
        TEST(a_note_has_its_time_and_adds),
        TEST(the_ratio_follows_ages_and_adults),
        TEST(counting_up_gives_the_same_counts),
        TEST(a_head_count_is_one_entry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
