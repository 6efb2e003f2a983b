/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/service/changed.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static hub_date day(const char *iso)
{
    hub_date d;
    assert_true(date_from_iso(iso, &d));
    return d;
}

static struct services_count services(struct open_hub *w, const char *from, const char *to)
{
    struct services_count c;
    struct changed_ask ask = {from ? day(from) : DATE_NONE, to ? day(to) : DATE_NONE, ID_NONE};
    if (hub_services_count(w->h, &ask, w->a, &c, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return c;
}

static void hours_are_told_apart_by_the_day_they_joined(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor|joined=2026-03-01");
    add(w, "service", "family=Okafor|service=CAMHS|from=2026-02-10|hours=3|times=2");
    add(w, "service", "family=Okafor|service=camhs|from=2026-03-01|hours=1");
    add(w, "service", "family=Okafor|service=School|from=2026-05-01");
    struct services_count c = services(w, NULL, NULL);
    assert_int_equal(c.count, 2);
    assert_string_equal(c.lines[0].service, "CAMHS");
    assert_int_equal(c.lines[0].before.minutes, 180);
    assert_int_equal(c.lines[0].before.times, 2);
    assert_int_equal(c.lines[0].after.minutes, 60);
    assert_int_equal(c.lines[0].after.times, 1);
    assert_int_equal(c.after.times, 2);
    assert_int_equal(c.after.families, 1);
    assert_int_equal(c.no_hours, 1);
}

static void what_goes_over_the_day_of_joining_is_divided(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor|joined=2026-03-01");
    add(w, "service",
        "family=Okafor|service=CAMHS|from=2026-02-27|until=2026-03-04|hours=6|times=3");
    struct services_count c = services(w, NULL, NULL);
    assert_int_equal(c.before.minutes, 120);
    assert_int_equal(c.before.times, 1);
    assert_int_equal(c.after.minutes, 240);
    assert_int_equal(c.after.times, 2);
    c = services(w, "2026-03-03", NULL);
    assert_int_equal(c.before.minutes, 0);
    assert_int_equal(c.before.families, 0);
    assert_int_equal(c.after.minutes, 120);
    assert_int_equal(services(w, "2026-03-05", NULL).records[SERVICE_USED], 0);
}

static void the_record_says_more_than_the_day(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "service", "family=Okafor|service=CAMHS|from=2026-02-10|hours=3");
    struct services_count c = services(w, NULL, NULL);
    assert_int_equal(c.no_side, 1);
    assert_int_equal(c.count, 0);
    add(w, "service", "family=Okafor|service=CAMHS|from=2026-02-11|hours=2|joining=before");
    assert_int_equal(services(w, NULL, NULL).before.minutes, 120);
}

static void only_what_was_used_counts_and_peer_only_families_do_not(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor|joined=2026-03-01");
    add(w, "family", "family=Reid|joined=2026-03-01|membership=peer only");
    add(w, "service", "family=Okafor|service=CAMHS|from=2026-04-10|hours=3|outcome=waiting");
    add(w, "service", "family=Okafor|service=Social work|from=2026-04-10|outcome=not needed");
    add(w, "service", "family=Reid|service=CAMHS|from=2026-04-10|hours=3");
    struct services_count c = services(w, NULL, NULL);
    assert_int_equal(c.count, 0);
    assert_int_equal(c.records[SERVICE_WAITING], 1);
    assert_int_equal(c.records[SERVICE_NOT_NEEDED], 1);
    assert_int_equal(c.records[SERVICE_USED], 0);
}

static void an_end_before_its_beginning_is_refused(void **state)
{
    struct open_hub *w = *state;
    hub_id id;
    add(w, "family", "family=Okafor");
    assert_int_equal(
        try_add(w, "service", "family=Okafor|service=CAMHS|from=2026-04-10|until=2026-04-09", &id),
        HUB_EINVAL);
    assert_non_null(strstr(w->err.msg, "Until"));
}

static void a_removed_record_counts_no_more(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor|joined=2026-03-01");
    hub_id id = add(w, "service", "family=Okafor|service=CAMHS|from=2026-04-10|hours=3");
    assert_int_equal(services(w, NULL, NULL).after.minutes, 180);
    assert_int_equal(hub_remove(w->h, &service_used_noun, id, &w->err), HUB_OK);
    assert_int_equal(services(w, NULL, NULL).after.minutes, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(hours_are_told_apart_by_the_day_they_joined),
        TEST(what_goes_over_the_day_of_joining_is_divided),
        TEST(the_record_says_more_than_the_day),
        TEST(only_what_was_used_counts_and_peer_only_families_do_not),
        TEST(an_end_before_its_beginning_is_refused),
        TEST(a_removed_record_counts_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
