/* SPDX-License-Identifier: MIT */
/* A sum a family: the same for the same, another for anything else. */
#include "hub/service/sums.h"
#include "hub/base/str.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static struct family_sums sums(struct open_hub *w)
{
    struct family_sums out;
    if (hub_family_sums(w->h, w->a, &out, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return out;
}

/* "Okafor, Reid": whose sums are not as they were. */
static const char *changed(struct open_hub *w, const struct family_sums *before)
{
    struct family_sums now = sums(w);
    struct sums_differ differ;
    struct sb b = sb_on(w->a);
    family_sums_differ(before, &now, false, w->a, &differ);
    for (size_t i = 0; i < differ.count; i++) {
        sb_addf(&b, "%s%s", b.len ? ", " : "", differ.families[i]);
    }
    return sb_str(&b);
}

static void what_belongs_to_a_family_changes_its_sum_only(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    hub_id mia = add(w, "child", "child=Mia|family=Okafor");
    struct family_sums before = sums(w);
    assert_int_equal(before.count, 2);
    assert_string_equal(changed(w, &before), "");
    edit(w, "child", mia, "bedtime=19:30");
    assert_string_equal(changed(w, &before), "Okafor");
    edit(w, "child", mia, "bedtime=");
    assert_string_equal(changed(w, &before), "");
}

static void a_record_of_two_families_counts_in_both(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    add(w, "family", "family=Shah");
    struct family_sums before = sums(w);
    add(w, "apart", "family=Okafor|other_family=Reid|scope=same house");
    assert_string_equal(changed(w, &before), "Okafor, Reid");
}

static void what_hangs_deep_counts(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    add(w, "child", "child=Mia|family=Okafor");
    struct family_sums before = sums(w);
    hub_id stay = add(w, "stay", "family=Okafor|arrive=2026-12-05 16:00|leave=2026-12-06 12:00");
    assert_string_equal(changed(w, &before), "Okafor");
    struct family_sums with = sums(w);
    edit(w, "stay", stay, "children="); /* only the pair goes */
    assert_string_equal(changed(w, &with), "Okafor");
    add(w, "log_entry", "kind=call|at=2026-11-20 10:00|fact=Rang.|family=Reid");
    assert_string_equal(changed(w, &before), "Okafor, Reid");
}

static void removed_and_brought_back_is_as_before(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    hub_id mia = add(w, "child", "child=Mia|family=Okafor");
    struct family_sums before = sums(w);
    assert_int_equal(hub_remove(w->h, noun_find("child"), mia, &w->err), HUB_OK);
    assert_string_equal(changed(w, &before), "Okafor");
    assert_int_equal(hub_restore(w->h, noun_find("child"), mia, &w->err), HUB_OK);
    assert_string_equal(changed(w, &before), "");
}

static void a_family_one_side_lacks_is_named(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    struct family_sums before = sums(w);
    add(w, "family", "family=Reid");
    assert_string_equal(changed(w, &before), "Reid");
    struct family_sums all = sums(w);
    struct sums_differ differ;
    family_sums_differ(&all, &before, true, w->a, &differ); /* a copy for an event */
    assert_int_equal(differ.count, 0);
    family_sums_differ(&before, &all, true, w->a, &differ);
    assert_int_equal(differ.count, 1);
}

static void worries_and_the_list_of_copies_are_no_part_of_it(void **state)
{
    struct open_hub *w = *state;
    hub_id worry;
    add(w, "family", "family=Okafor");
    struct family_sums before = sums(w);
    assert_int_equal(try_add(w, "worry", "exact_words=I fell|at=2026-11-20 10:00|family=Okafor", &worry), HUB_OK);
    assert_string_equal(changed(w, &before), "");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_belongs_to_a_family_changes_its_sum_only),
        TEST(a_record_of_two_families_counts_in_both),
        TEST(what_hangs_deep_counts),
        TEST(removed_and_brought_back_is_as_before),
        TEST(a_family_one_side_lacks_is_named),
        TEST(worries_and_the_list_of_copies_are_no_part_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
