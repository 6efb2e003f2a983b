/* SPDX-License-Identifier: MIT */
/* The list of copies: who has which, whose records are in it, lost, found, late. */
#include "hub/base/str.h"
#include "hub/service/erase.h"
#include "hub/service/history.h"
#include "hub/service/packs.h"
#include "open_hub.h"
#include "service/packs_priv.h"
#include "unit.h"

#include <string.h>
#include <unistd.h>

static hub_id picnic;

static const char *copy_path(struct open_hub *w)
{
    return arena_printf(w->a, "%s.hubpack", w->opening.path);
}

static void take(struct open_hub *w, hub_id event)
{
    struct take_done done;
    unsigned char key[PACK_KEY_BYTES] = {9};
    struct take_ask ask = {.event = event, .key = key, .due = DATE_NONE, .day = DATE_NONE};
    unlink(copy_path(w));
    if (hub_take_file(w->h, &ask, copy_path(w), w->a, &done, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

/* Copy 1 of all, copy 2 of the picnic; the Reids came after both. */
static int set_up(void **state)
{
    open_hub_set_up(state);
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "child", "family=Okafor|child=Mia");
    add(w, "child", "family=Okafor|child=Theo");
    add(w, "family", "family=Adeyemi");
    picnic = add(w, "event", "event=Picnic|start=2026-11-28 10:00");
    add(w, "invitation", "event=Picnic|family=Okafor|answer=yes");
    take(w, ID_NONE);
    take(w, picnic);
    assert_int_equal(clock_set(&w->clock, "2026-11-22T10:00", &w->err), HUB_OK);
    hub_set_clock(w->h, &w->clock);
    add(w, "family", "family=Reid");
    return 0;
}

static int tear_down(void **state)
{
    struct open_hub *w = *state;
    unlink(copy_path(w));
    unlink(arena_printf(w->a, "%s.key", w->opening.path));
    return open_hub_tear_down(state);
}

static struct pack_list listed(struct open_hub *w)
{
    struct pack_list list;
    if (hub_packs(w->h, w->a, &list, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return list;
}

static void the_newest_stands_first(void **state)
{
    struct open_hub *w = *state;
    struct pack_list list = listed(w);
    assert_int_equal(list.count, 2);
    assert_int_equal(list.rows[0].number, 2);
    assert_string_equal(list.rows[0].sentence,
        "Copy 2, Picnic, Saturday 28 November 2026: Amina took it on Saturday 21 November 2026, due "
        "home on Sunday 29 November 2026.");
    assert_string_equal(list.rows[1].what, "the whole hub");
    assert_string_equal(list.rows[1].status, "out");
    assert_false(list.rows[1].overdue);
}

static void past_its_day_it_is_late(void **state)
{
    struct open_hub *w = *state;
    assert_int_equal(clock_set(&w->clock, "2026-11-29T10:00", &w->err), HUB_OK);
    hub_set_clock(w->h, &w->clock);
    struct pack_list list = listed(w);
    assert_false(list.rows[0].overdue); /* on the day itself not yet */
    assert_true(list.rows[1].overdue);
    assert_non_null(strstr(list.rows[1].sentence, "was due home on Saturday 28 November 2026"));
}

static void a_lost_one_held_those_who_were_there(void **state)
{
    struct open_hub *w = *state;
    struct pack_lost lost;
    assert_int_equal(hub_pack_held(w->h, 1, w->a, &lost, &w->err), HUB_OK);
    assert_string_equal(listed(w).rows[1].status, "out");
    assert_int_equal(hub_pack_lost(w->h, 1, w->a, &lost, &w->err), HUB_OK);
    assert_int_equal(lost.family_count, 2);
    assert_string_equal(lost.families[0], "Adeyemi");
    assert_string_equal(lost.families[1], "Okafor");
    assert_int_equal(lost.children, 2);
    assert_string_equal(listed(w).rows[1].status, "lost");
    assert_non_null(strstr(lost.sentence, "held records of 2 families with 2 children"));
    assert_non_null(strstr(lost.sentence, "Tell the agency now: 72 hours."));
}

static void one_for_an_event_held_its_guests(void **state)
{
    struct open_hub *w = *state;
    struct pack_lost lost;
    assert_int_equal(hub_pack_lost(w->h, 2, w->a, &lost, &w->err), HUB_OK);
    assert_int_equal(lost.family_count, 1);
    assert_string_equal(lost.families[0], "Okafor");
}

static void whom_to_ring_is_said(void **state)
{
    struct open_hub *w = *state;
    struct pack_lost lost;
    hub_id hub = hub_default(w->h);
    assert_int_equal(hub_pack_held(w->h, 1, w->a, &lost, &w->err), HUB_OK);
    assert_non_null(strstr(lost.sentence, "look in your own phone"));
    edit(w, "hub", hub,
        "agency=Invented Adoption|agency_phone=0161 496 0999|lead=Ruth|lead_phone=0161 496 0998");
    assert_int_equal(hub_pack_held(w->h, 1, w->a, &lost, &w->err), HUB_OK);
    assert_non_null(strstr(lost.sentence, "Invented Adoption: 0161 496 0999. Ruth: 0161 496 0998."));
}

static void lost_found_and_done_with_follow_each_other(void **state)
{
    struct open_hub *w = *state;
    struct pack_lost lost;
    assert_int_equal(hub_pack_found(w->h, 1, &w->err), HUB_ECONFLICT);
    assert_int_equal(hub_pack_lost(w->h, 1, w->a, &lost, &w->err), HUB_OK);
    assert_int_equal(hub_pack_lost(w->h, 1, w->a, &lost, &w->err), HUB_OK);
    assert_int_equal(hub_pack_closed(w->h, 1, &w->err), HUB_ECONFLICT);
    assert_int_equal(hub_pack_found(w->h, 1, &w->err), HUB_OK);
    assert_int_equal(hub_pack_closed(w->h, 1, &w->err), HUB_OK);
    assert_int_equal(hub_pack_lost(w->h, 1, w->a, &lost, &w->err), HUB_ECONFLICT);
    assert_int_equal(hub_pack_lost(w->h, 7, w->a, &lost, &w->err), HUB_ENOTFOUND);
}

static void who_reads_only_changes_nothing(void **state)
{
    struct open_hub *w = *state;
    struct pack_lost lost;
    add(w, "person", "person=Ruth|role=liaison worker");
    add(w, "person", "person=Ben|role=technical helper");
    open_hub_as(w, "Ruth");
    assert_int_equal(listed(w).count, 2);
    assert_int_equal(hub_pack_lost(w->h, 1, w->a, &lost, &w->err), HUB_EDENIED);
    assert_int_equal(hub_pack_found(w->h, 1, &w->err), HUB_EDENIED);
    open_hub_as(w, "Ben");
    struct pack_list list;
    assert_int_equal(hub_packs(w->h, w->a, &list, &w->err), HUB_EDENIED);
}

static void a_copy_is_found_by_its_number(void **state)
{
    struct open_hub *w = *state;
    struct pack p;
    assert_int_equal(pack_numbered(w->h, 2, w->a, &p, &w->err), HUB_OK);
    assert_int_equal(strlen(p.mark), 32);
}

static const char *copies_of(struct open_hub *w, const char *noun, hub_id id)
{
    struct erase_plan plan;
    if (hub_erase_look(w->h, noun_find(noun), id, w->a, &plan, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return plan.copies;
}

static void erasing_says_which_copies_still_have_it(void **state)
{
    struct open_hub *w = *state;
    hub_id okafor, adeyemi, reid, mia;
    assert_int_equal(hub_find(w->h, noun_find("family"), "Okafor", &okafor, &w->err), HUB_OK);
    assert_int_equal(hub_find(w->h, noun_find("family"), "Adeyemi", &adeyemi, &w->err), HUB_OK);
    assert_int_equal(hub_find(w->h, noun_find("family"), "Reid", &reid, &w->err), HUB_OK);
    assert_int_equal(hub_find(w->h, noun_find("child"), "Mia", &mia, &w->err), HUB_OK);
    assert_string_equal(copies_of(w, "family", okafor),
        "Copies that still have it: 2 (Amina), 1 (Amina). What they bring home of it is not taken in.");
    assert_non_null(strstr(copies_of(w, "child", mia), ": 2 (Amina), 1 (Amina)."));
    assert_non_null(strstr(copies_of(w, "family", adeyemi), ": 1 (Amina)."));
    assert_string_equal(copies_of(w, "family", reid), "");
    assert_int_equal(hub_pack_closed(w->h, 1, &w->err), HUB_OK);
    assert_string_equal(copies_of(w, "family", adeyemi), "");
}

struct said {
    struct open_hub *w;
    struct sb b;
};

static enum hub_rc each(void *arg, const struct change_line *line, struct hub_err *err)
{
    struct said *s = arg;
    (void)err;
    sb_addf(&s->b, "%s %s\n", line->who, line->sentence);
    return HUB_OK;
}

static void what_was_done_is_told_in_sentences(void **state)
{
    struct open_hub *w = *state;
    struct said s = {w, sb_on(w->a)};
    struct pack_lost lost;
    struct changes_ask ask = {.from = DATE_NONE, .to = DATE_NONE, .most = 6};
    assert_int_equal(hub_pack_lost(w->h, 2, w->a, &lost, &w->err), HUB_OK);
    assert_int_equal(hub_pack_found(w->h, 2, &w->err), HUB_OK);
    assert_int_equal(hub_changes(w->h, &ask, each, &s, &w->err), HUB_OK);
    const char *text = sb_str(&s.b);
    assert_non_null(strstr(text, "Amina said that copy 2 was found\nAmina said that copy 2 is lost\n"));
    assert_non_null(strstr(text,
        "Amina took a copy (2), Picnic, Saturday 28 November 2026, due home on Sunday 29 November 2026\n"
        "Amina took a copy (1), the whole hub, due home on Saturday 28 November 2026\n"));
}

static void none_of_it_is_taken_back_by_undo(void **state)
{
    struct open_hub *w = *state;
    struct pack_lost lost;
    const char *done;
    assert_int_equal(hub_pack_lost(w->h, 2, w->a, &lost, &w->err), HUB_OK);
    assert_int_equal(hub_undo(w->h, w->a, &done, &w->err), HUB_OK); /* the Reids */
    assert_int_equal(listed(w).count, 2);
    assert_string_equal(listed(w).rows[0].status, "lost");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_newest_stands_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(past_its_day_it_is_late, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_lost_one_held_those_who_were_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_for_an_event_held_its_guests, set_up, tear_down),
        cmocka_unit_test_setup_teardown(whom_to_ring_is_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lost_found_and_done_with_follow_each_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_reads_only_changes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_copy_is_found_by_its_number, set_up, tear_down),
        cmocka_unit_test_setup_teardown(erasing_says_which_copies_still_have_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_done_is_told_in_sentences, set_up, tear_down),
        cmocka_unit_test_setup_teardown(none_of_it_is_taken_back_by_undo, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
