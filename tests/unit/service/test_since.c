/* SPDX-License-Identifier: MIT */
/* What others did since: bounded, and it says so. */
#include "hub/service/since.h"
#include "hub/model/family.h"
#include "hub/model/record.h"
#include "laptop.h"
#include "open_hub.h"
#include "unit.h"

#include "service/hub_priv.h"
#include "store/sight_priv.h"

#include <string.h>

enum { MANY = 1000, A_FEW = 50 };

static struct since_view since(struct open_hub *w, struct last_here from)
{
    struct since_view s;
    assert_int_equal(hub_since(w->h, from, w->a, &s, &w->err), HUB_OK);
    return s;
}

static void very_much_by_others_is_not_read_to_its_end(void **state)
{
    struct open_hub *w = *state;
    struct last_here from;
    add(w, "person", "person=Bea|role=hub carer");
    assert_int_equal(hub_here_now(w->h, &w->err), HUB_OK);
    assert_int_equal(hub_last_here(w->h, &from, &w->err), HUB_OK);
    open_hub_as(w, "Bea");
    for (int i = 0; i < SINCE_STEPS; i++) {
        add(w, "family", arena_printf(w->a, "family=F%d", i));
    }
    open_hub_as(w, "Amina");
    struct since_view s = since(w, from);
    assert_int_equal(s.count, 1);
    assert_int_equal(s.lines[0].steps, SINCE_STEPS);
    assert_false(s.cut);
    open_hub_as(w, "Bea");
    add(w, "family", "family=One more");
    open_hub_as(w, "Amina");
    assert_true(since(w, from).cut);
}

static void at_time(struct open_hub *w, const char *time)
{
    assert_int_equal(clock_set(&w->clock, time, &w->err), HUB_OK);
    hub_set_clock(w->h, &w->clock);
}

static void a_clock_that_was_ahead_hides_nothing(void **state)
{
    struct open_hub *w = *state;
    struct last_here from;
    add(w, "person", "person=Bea|role=hub carer");
    open_hub_as(w, "Bea");
    add(w, "family", "family=Okafor");
    at_time(w, "2026-11-22T10:00");
    open_hub_as(w, "Amina");
    at_time(w, "2027-11-22T11:00"); /* wrong by a year */
    assert_int_equal(hub_here_now(w->h, &w->err), HUB_OK);
    at_time(w, "2026-11-22T12:00");
    assert_int_equal(hub_last_here(w->h, &from, &w->err), HUB_OK);
    assert_int_equal(since(w, from).count, 0);
    open_hub_as(w, "Bea");
    add(w, "child", "child=Mia|family=Okafor");
    at_time(w, "2026-11-23T12:00");
    open_hub_as(w, "Amina");
    assert_int_equal(hub_last_here(w->h, &from, &w->err), HUB_OK);
    struct since_view s = since(w, from);
    assert_int_equal(s.count, 1);
    assert_non_null(strstr(s.lines[0].what, "Mia"));
    assert_int_equal(hub_here_now(w->h, &w->err), HUB_OK);
    assert_int_equal(hub_last_here(w->h, &from, &w->err), HUB_OK);
    assert_int_equal(since(w, from).count, 0);
}

static struct last_here here(struct open_hub *w)
{
    struct last_here from;
    assert_int_equal(hub_here_now(w->h, &w->err), HUB_OK);
    assert_int_equal(hub_last_here(w->h, &from, &w->err), HUB_OK);
    return from;
}

/* Bea's computer is a day behind: what she does there now is stamped with a time before. */
static void a_clock_that_was_behind_hides_nothing(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Bea|role=hub carer");
    at_time(w, "2026-11-22T10:00");
    struct last_here from = here(w);
    open_hub_as(w, "Bea");
    at_time(w, "2026-11-21T10:00");
    add(w, "family", "family=Okafor");
    at_time(w, "2026-11-22T11:00");
    open_hub_as(w, "Amina");
    struct since_view s = since(w, from);
    assert_int_equal(s.count, 1);
    assert_string_equal(s.lines[0].what, "added the family Okafor");
    assert_int_equal(since(w, here(w)).count, 0);
}

/* What Bea did on a laptop last week is new to Amina when it comes home. */
static void what_came_home_is_told_whenever_it_was_done(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    add(w, "person", "person=Bea|role=hub carer");
    add(w, "family", "family=Okafor");
    open_hub_as(w, "Bea");
    laptop_take(w, &c);
    laptop_open(&c, "Bea");
    add(&c.laptop, "child", "child=Mia|family=Okafor");
    laptop_close(&c);
    at_time(w, "2026-11-28T10:00");
    open_hub_as(w, "Amina");
    at_time(w, "2026-11-28T10:00");
    struct last_here from = here(w);
    laptop_return(w, &c);
    struct since_view s = since(w, from);
    assert_int_equal(s.count, 1);
    assert_string_equal(s.lines[0].who, "Bea");
    assert_non_null(strstr(s.lines[0].what, "Mia"));
    laptop_forget(&c);
}

/* Of whoever was here before steps were noted only the time is known. */
static void without_a_step_the_time_tells(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Bea|role=hub carer");
    struct last_here from = here(w);
    open_hub_as(w, "Bea");
    add(w, "family", "family=Okafor");
    open_hub_as(w, "Amina");
    from.step = 0;
    assert_int_equal(since(w, from).count, 1);
    from.at.ms += (int64_t)24 * 60 * 60 * 1000;
    assert_int_equal(since(w, from).count, 0);
}

static enum hub_rc many_families(struct hub *h, void *arg, struct hub_err *err)
{
    const hub_id *hub = arg;
    enum hub_rc rc = HUB_OK;
    for (int i = 0; rc == HUB_OK && i < MANY; i++) {
        struct family f;
        char name[] = {'F', (char)('a' + i / 100), (char)('a' + i / 10 % 10), (char)('a' + i % 10), '\0'};
        record_clear(&family_noun, &f);
        f.hub_id = *hub;
        f.name = name;
        rc = record_insert(h->store, &family_noun, &f, err);
    }
    return rc;
}

/* Many families in one step, by whoever is in. */
static void import(struct open_hub *w)
{
    struct txn_label label = {.verb = "import", .person = w->h->person};
    hub_id hub = hub_default(w->h);
    assert_int_equal(hub_write(w->h, &label, many_families, &hub, &w->err), HUB_OK);
}

struct moving {
    hub_id family, hub;
    struct arena *a;
};

static enum hub_rc move(struct hub *h, void *arg, struct hub_err *err)
{
    const struct moving *m = arg;
    struct family f;
    enum hub_rc rc = record_get(h->store, &family_noun, m->family, m->a, &f, err);
    f.hub_id = m->hub;
    return rc == HUB_OK ? record_update(h->store, &family_noun, &f, err) : rc;
}

/* To Robin Hub, which was the first, by Bea. */
static void move_family(struct open_hub *w, hub_id family)
{
    struct record_query q = {.order = "id", .limit = 1};
    struct record_list hubs;
    struct sight all = {.kind = SIGHT_ALL};
    struct txn_label label = {.verb = "edit", .person = w->h->person};
    assert_int_equal(sight_set(w->h->store, &all, &w->err), HUB_OK);
    assert_int_equal(record_list(w->h->store, &hub_noun, &q, w->a, &hubs, &w->err), HUB_OK);
    struct moving m = {family, ((const struct record *)record_at(&hubs, 0))->id, w->a};
    assert_int_equal(hub_write(w->h, &label, move, &m, &w->err), HUB_OK);
}

/* Wren Hub, where Bea is the carer. */
static void other_hub(struct open_hub *w)
{
    struct hub_start start = {.name = "Wren Hub", .carer = "Bea", .nation = "Wales"};
    assert_int_equal(hub_init_beside(w->h, &start, &w->err), HUB_OK);
}

static void the_lines_of_what_came_into_another_hub_are_not_looked_at(void **state)
{
    struct open_hub *w = *state;
    other_hub(w);
    open_hub_as(w, "Amina");
    struct last_here from = here(w);
    open_hub_as(w, "Bea");
    import(w);
    open_hub_as(w, "Amina");
    assert_non_null(w->h->store->sight);
    struct since_view s = since(w, from);
    assert_int_equal(s.count, 0);
    assert_in_range(w->h->store->sight->known, 0, A_FEW);
}

static void a_record_that_comes_from_another_hub_brings_its_past(void **state)
{
    struct open_hub *w = *state;
    other_hub(w);
    open_hub_as(w, "Amina");
    struct last_here from = here(w);
    open_hub_as(w, "Bea");
    hub_id family = add(w, "family", "family=Okafor");
    edit(w, "family", family, "notes=Tea");
    import(w);
    open_hub_as(w, "Amina");
    assert_int_equal(since(w, from).count, 0);
    open_hub_as(w, "Bea");
    move_family(w, family);
    open_hub_as(w, "Amina");
    struct since_view s = since(w, from);
    assert_int_equal(s.count, 2);
    assert_string_equal(s.lines[0].what, "changed 2 families");
    assert_string_equal(s.lines[1].what, "added the family Okafor");
}

static void looking_at_one_of_their_hubs_nothing_of_the_other_is_told(void **state)
{
    struct open_hub *w = *state;
    other_hub(w);
    open_hub_as(w, "Bea");
    hub_id family = add(w, "family", "family=Okafor");
    import(w);
    move_family(w, family);
    open_hub_as(w, "Amina");
    struct sight all = {.kind = SIGHT_ALL};
    struct last_here from = {.at = {1}};
    assert_int_equal(sight_set(w->h->store, &all, &w->err), HUB_OK);
    assert_int_equal(hub_narrow(w->h, "Robin Hub", &w->err), HUB_OK);
    assert_int_equal(since(w, from).count, 2);
    assert_int_equal(hub_narrow(w->h, "Wren Hub", &w->err), HUB_OK);
    assert_int_equal(since(w, from).count, 1);
}

#define T(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(very_much_by_others_is_not_read_to_its_end),
        T(a_clock_that_was_ahead_hides_nothing),
        T(a_clock_that_was_behind_hides_nothing),
        T(what_came_home_is_told_whenever_it_was_done),
        T(without_a_step_the_time_tells),
        T(the_lines_of_what_came_into_another_hub_are_not_looked_at),
        T(a_record_that_comes_from_another_hub_brings_its_past),
        T(looking_at_one_of_their_hubs_nothing_of_the_other_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
