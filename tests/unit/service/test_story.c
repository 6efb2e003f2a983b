/* SPDX-License-Identifier: MIT */
/* History of steps of any size: told by their size, and of one record by what was done to it. */
#include "hub/model/family.h"
#include "hub/service/story.h"
#include "open_hub.h"
#include "service/hub_priv.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

enum { MANY = 450 };

static enum hub_rc add_many(struct hub *h, void *arg, struct hub_err *err)
{
    hub_id *ids = arg;
    enum hub_rc rc = HUB_OK;
    for (int i = 0; rc == HUB_OK && i < MANY; i++) {
        struct family f;
        char name[16];
        record_clear(&family_noun, &f);
        snprintf(name, sizeof name, "F%d", i);
        f.hub_id = hub_default(h);
        f.name = name;
        rc = record_insert(h->store, &family_noun, &f, err);
        ids[i] = f.record.id;
    }
    return rc;
}

static void take_in(struct open_hub *w, hub_id ids[MANY])
{
    struct txn_label label = {.verb = "import", .person = w->h->person};
    assert_int_equal(hub_write(w->h, &label, add_many, ids, &w->err), HUB_OK);
}

static struct story story(struct open_hub *w, const struct noun *n, hub_id id)
{
    struct story_ask ask = {.noun = n, .record = id, .most = 10};
    struct story out;
    assert_int_equal(hub_story(w->h, &ask, w->a, &out, &w->err), HUB_OK);
    return out;
}

static void a_huge_step_is_told_by_its_size(void **state)
{
    struct open_hub *w = *state;
    hub_id ids[MANY];
    take_in(w, ids);
    struct story s = story(w, NULL, ID_NONE);
    assert_true(s.count > 0);
    assert_string_equal(s.lines[0].did, "took in files: 450 changes");
}

static void the_last_record_of_a_huge_step_has_its_history(void **state)
{
    struct open_hub *w = *state;
    hub_id ids[MANY];
    take_in(w, ids);
    struct story s = story(w, &family_noun, ids[MANY - 1]);
    assert_int_equal(s.count, 1);
    assert_non_null(strstr(s.lines[0].did, "F449"));
}

static enum hub_rc count_lines(void *arg, const struct change_line *line, struct hub_err *err)
{
    (void)line;
    (void)err;
    (*(size_t *)arg)++;
    return HUB_OK;
}

static void a_huge_step_is_found_by_what_stands_at_its_end(void **state)
{
    struct open_hub *w = *state;
    hub_id ids[MANY];
    size_t count = 0;
    take_in(w, ids);
    struct changes_ask ask = {.from = DATE_NONE, .to = DATE_NONE, .family = "F449"};
    assert_int_equal(hub_changes(w->h, &ask, count_lines, &count, &w->err), HUB_OK);
    assert_int_equal(count, 1);
}

#define T(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {T(a_huge_step_is_told_by_its_size),
        T(the_last_record_of_a_huge_step_has_its_history),
        T(a_huge_step_is_found_by_what_stands_at_its_end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
