/* SPDX-License-Identifier: MIT */
/* What others did since: bounded, and it says so. */
#include "hub/service/since.h"
#include "open_hub.h"
#include "unit.h"

static struct since_view since(struct open_hub *w, hub_stamp from)
{
    struct since_view s;
    assert_int_equal(hub_since(w->h, from, w->a, &s, &w->err), HUB_OK);
    return s;
}

static void very_much_by_others_is_not_read_to_its_end(void **state)
{
    struct open_hub *w = *state;
    hub_stamp from;
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

#define T(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {T(very_much_by_others_is_not_read_to_its_end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
