/* SPDX-License-Identifier: MIT */
#include "hub/model/family.h"
#include "hub/model/log.h"
#include "hub/service/corrections.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static const char *standing_of(struct open_hub *w, hub_id id)
{
    struct log_entry e;
    assert_int_equal(hub_get(w->h, &log_entry_noun, id, w->a, &e, &w->err), HUB_OK);
    return hub_standing(w->h, &log_entry_noun, &e, w->a);
}

static enum hub_rc correct(struct open_hub *w, hub_id old, const char *fact, hub_id *out)
{
    struct assignment set[] = {{"at", "2026-11-20 16:40"}, {"kind", "call"}, {"fact", fact}};
    w->err = (struct hub_err){0};
    return hub_correct(w->h, &log_entry_noun, old, set, 3, out, &w->err);
}

static void a_correction_adds_and_the_old_one_stays_and_says_so(void **state)
{
    struct open_hub *w = *state;
    hub_id old = add(w, "entry", "at=2026-11-20 16:40|kind=call|fact=Priya rang."), new;
    assert_string_equal(standing_of(w, old), "");
    assert_int_equal(correct(w, old, "Dev rang.", &new), HUB_OK);
    assert_string_equal(standing_of(w, old), "corrected 10:00 by Amina");
    assert_string_equal(standing_of(w, new), "");
    assert_string_equal(field_of(w, "entry", old, "fact"), "Priya rang.");
    assert_string_equal(field_of(w, "entry", new, "fact"), "Dev rang.");
    struct log_entry e;
    assert_int_equal(hub_get(w->h, &log_entry_noun, new, w->a, &e, &w->err), HUB_OK);
    assert_true(id_eq(e.corrects_id, old));
}

static void a_day_is_named_when_it_was_not_today(void **state)
{
    struct open_hub *w = *state;
    hub_id old = add(w, "entry", "at=2026-11-20 16:40|kind=call|fact=Priya rang.");
    assert_int_equal(correct(w, old, "Dev rang.", NULL), HUB_OK);
    assert_int_equal(clock_set(&w->clock, "2026-11-23T09:00", &w->err), HUB_OK);
    open_hub_as(w, NULL);
    assert_string_equal(standing_of(w, old), "corrected 21 Nov 2026 10:00 by Amina");
}

static void a_correction_taken_back_corrects_no_more(void **state)
{
    struct open_hub *w = *state;
    hub_id old = add(w, "entry", "at=2026-11-20 16:40|kind=call|fact=Priya rang."), new;
    assert_int_equal(correct(w, old, "Dev rang.", &new), HUB_OK);
    assert_int_equal(hub_remove(w->h, &log_entry_noun, new, &w->err), HUB_OK);
    assert_string_equal(standing_of(w, old), "");
    assert_string_equal(standing_of(w, new), "taken back 10:00 by Amina");
    assert_int_equal(correct(w, new, "Again.", NULL), HUB_EINVAL);
}

static void what_is_changed_is_not_corrected(void **state)
{
    struct open_hub *w = *state;
    hub_id family = add(w, "family", "family=Okafor");
    struct assignment set = {"notes", "Quiet."};
    assert_false(hub_corrects(&family_noun));
    assert_int_equal(hub_correct(w->h, &family_noun, family, &set, 1, NULL, &w->err), HUB_EINVAL);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)
    const struct CMUnitTest tests[] = {
        T(a_correction_adds_and_the_old_one_stays_and_says_so),
        T(a_day_is_named_when_it_was_not_today),
        T(a_correction_taken_back_corrects_no_more),
        T(what_is_changed_is_not_corrected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
