/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/model/stay.h"
#include "hub/service/rota_version.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static const hub_date OPEN = {INT32_MIN};

/* Okafor at Amina's 11–13 Dec, agreed; Reid at Ben's 18–20 Dec, a draft. */
static void a_rota(struct open_hub *w, hub_id *okafor, hub_id *reid)
{
    add(w, "host", "host=Ben|beds=2");
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    *okafor = add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-12-11 16:00|leave=2026-12-13 15:00|status=agreed");
    *reid = add(w, "stay",
        "family=Reid|host=Ben|arrive=2026-12-18 16:00|leave=2026-12-20 15:00|status=draft");
}

static struct rota_changes publish(struct open_hub *w)
{
    struct rota_changes c;
    assert_int_equal(hub_rota_publish(w->h, OPEN, OPEN, NULL, w->a, &c, &w->err), HUB_OK);
    return c;
}

static struct rota_changes since(struct open_hub *w, int32_t number)
{
    struct rota_changes c;
    assert_int_equal(hub_rota_changes(w->h, number, OPEN, OPEN, w->a, &c, &w->err), HUB_OK);
    return c;
}

static const char *told(struct open_hub *w, const struct rota_changes *c, size_t i)
{
    return i < c->count ? rota_change_sentence(&c->items[i], false, w->a) : "";
}

static void a_version_has_a_number_a_day_and_a_name(void **state)
{
    struct open_hub *w = *state;
    hub_id okafor, reid;
    a_rota(w, &okafor, &reid);
    struct rota_changes c = publish(w);
    assert_int_equal(c.version.number, 1);
    assert_int_equal(c.count, 2);
    assert_string_equal(rota_changes_sentence(&c, w->a),
        "Version 1, published Sat 21 Nov 2026 by Amina; nothing has changed since.");
    assert_int_equal(publish(w).version.number, 2);
}

static void nothing_published_is_no_version(void **state)
{
    struct open_hub *w = *state;
    struct rota_changes c = since(w, 0);
    assert_int_equal(c.version.number, 0);
    assert_string_equal(rota_changes_sentence(&c, w->a), "");
    assert_int_equal(hub_rota_changes(w->h, 3, OPEN, OPEN, w->a, &c, &w->err), HUB_ENOTFOUND);
    assert_int_equal(hub_rota_publish(w->h, OPEN, OPEN, NULL, w->a, &c, &w->err), HUB_ENOTFOUND);
}

static void what_moved_came_went_and_was_agreed_is_told(void **state)
{
    struct open_hub *w = *state;
    hub_id okafor, reid;
    a_rota(w, &okafor, &reid);
    hub_id gone = add(w, "stay",
        "family=Reid|host=Ben|arrive=2026-12-04 16:00|leave=2026-12-06 15:00|status=agreed");
    publish(w);
    edit(w, "stay", okafor, "host=Ben|arrive=2027-01-08 16:00|leave=2027-01-10 15:00");
    edit(w, "stay", reid, "status=agreed");
    edit(w, "stay", gone, "status=cancelled");
    add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-12-25 16:00|leave=2026-12-27 15:00|status=draft");
    struct rota_changes c = since(w, 0);
    assert_string_equal(rota_changes_counted(&c, w->a), "1 new, 1 moved, 1 gone, 1 agreed");
    assert_string_equal(told(w, &c, 0), "Reid: gone, was 4–6 Dec 2026 at Ben's");
    assert_string_equal(told(w, &c, 1), "Reid: agreed, 18–20 Dec 2026 at Ben's");
    assert_string_equal(told(w, &c, 2), "Okafor: new, 25–27 Dec 2026 at Amina's, a draft");
    assert_string_equal(told(w, &c, 3),
        "Okafor: moved from 11–13 Dec 2026 at Amina's to 8–10 Jan 2027 at Ben's");
}

static void a_move_says_only_what_is_different(void **state)
{
    struct open_hub *w = *state;
    hub_id okafor, reid;
    a_rota(w, &okafor, &reid);
    publish(w);
    edit(w, "stay", okafor, "host=Ben");
    edit(w, "stay", reid, "arrive=2026-12-18 18:30");
    struct rota_changes c = since(w, 0);
    assert_string_equal(
        told(w, &c, 0), "Okafor: moved, 11–13 Dec 2026 at Ben's, not Amina's");
    assert_string_equal(
        told(w, &c, 1), "Reid: moved, 18–20 Dec 2026 at Ben's: arrives 18:30, not 16:00");
    assert_string_equal(rota_change_sentence(&c.items[0], true, w->a),
        "O.: moved, 11–13 Dec 2026 at B.'s, not A.'s");
}

static void an_old_version_still_says_what_it_said(void **state)
{
    struct open_hub *w = *state;
    hub_id okafor, reid;
    a_rota(w, &okafor, &reid);
    publish(w);
    edit(w, "stay", okafor, "host=Ben");
    publish(w);
    struct rota_changes one = since(w, 1), two = since(w, 2);
    assert_int_equal(one.counts[ROTA_MOVED], 1);
    assert_string_equal(one.items[0].was.host, "Amina");
    assert_int_equal(two.counts[ROTA_MOVED], 0);
    assert_string_equal(two.items[0].was.host, "Ben");
}

static void days_outside_a_version_are_none_of_its_business(void **state)
{
    struct open_hub *w = *state;
    struct rota_changes c;
    hub_id okafor, reid;
    hub_date first, last, later;
    a_rota(w, &okafor, &reid);
    date_from_iso("2026-12-01", &first);
    date_from_iso("2026-12-14", &last);
    date_from_iso("2026-12-15", &later);
    assert_int_equal(hub_rota_publish(w->h, first, last, "Mid", w->a, &c, &w->err), HUB_OK);
    assert_int_equal(c.count, 1);
    assert_string_equal(c.version.note, "Mid");
    edit(w, "stay", reid, "host=Amina");
    c = since(w, 0);
    assert_int_equal(c.counts[ROTA_NEW], 0);
    assert_int_equal(hub_rota_changes(w->h, 0, later, OPEN, w->a, &c, &w->err), HUB_OK);
    assert_int_equal(c.version.number, 0);
    assert_int_equal(hub_rota_publish(w->h, last, first, NULL, w->a, &c, &w->err), HUB_EINVAL);
}

static void taking_it_back_takes_its_stays_and_keeps_its_number(void **state)
{
    struct open_hub *w = *state;
    const char *said;
    hub_id okafor, reid;
    a_rota(w, &okafor, &reid);
    publish(w);
    publish(w);
    assert_int_equal(hub_undo(w->h, w->a, &said, &w->err), HUB_OK);
    assert_string_equal(said, "Taken back: added the rota version 2");
    assert_int_equal(since(w, 0).version.number, 1);
    assert_int_equal(publish(w).version.number, 3);
}

static void publishing_is_asked_about_before_it_is_taken_back(void **state)
{
    struct open_hub *w = *state;
    struct undo_next next;
    hub_id okafor, reid;
    a_rota(w, &okafor, &reid);
    publish(w);
    assert_int_equal(hub_undo_next(w->h, w->a, &next, &w->err), HUB_OK);
    assert_true(undo_asks(&next));
    assert_non_null(strstr(undo_question(&next, w->a), "may hang on walls"));
}

static void a_liaison_worker_reads_versions_and_makes_none(void **state)
{
    struct open_hub *w = *state;
    struct rota_changes c;
    hub_id okafor, reid;
    a_rota(w, &okafor, &reid);
    publish(w);
    add(w, "person", "person=Lee|role=liaison worker");
    open_hub_as(w, "Lee");
    assert_int_equal(since(w, 0).count, 2);
    assert_int_equal(hub_rota_publish(w->h, OPEN, OPEN, NULL, w->a, &c, &w->err), HUB_EDENIED);
}

#define T(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_version_has_a_number_a_day_and_a_name),
        T(nothing_published_is_no_version),
        T(what_moved_came_went_and_was_agreed_is_told),
        T(a_move_says_only_what_is_different),
        T(an_old_version_still_says_what_it_said),
        T(days_outside_a_version_are_none_of_its_business),
        T(taking_it_back_takes_its_stays_and_keeps_its_number),
        T(publishing_is_asked_about_before_it_is_taken_back),
        T(a_liaison_worker_reads_versions_and_makes_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
