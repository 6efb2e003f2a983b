/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/model/log.h"
#include "hub/model/worry.h"
#include "hub/service/others.h"
#include "open_hub.h"
#include "unit.h"

struct two_families {
    struct other_names names;
    hub_id okafor, reid, theo;
};

static struct two_families families(struct open_hub *w)
{
    struct two_families f = {.okafor = add(w, "family", "family=Okafor"),
        .reid = add(w, "family", "family=Reid")};
    add(w, "child", "family=Okafor|child=Mia");
    f.theo = add(w, "child", "family=Reid|child=Théodore|known_as=Théo");
    add(w, "child", "family=Reid|child=Grace");
    add(w, "person", "person=Grace Okafor|family=Okafor");
    assert_int_equal(others_read(w->h, f.okafor, w->a, &f.names, &w->err), HUB_OK);
    return f;
}

static const char *said(struct open_hub *w, const struct two_families *f, hub_id family, const char *text)
{
    struct word_hint *hints;
    size_t count;
    struct sb b = sb_on(w->a);
    others_check(&f->names, family, text, w->a, &hints, &count);
    for (size_t i = 0; i < count; i++) {
        assert_true(hints[i].other);
        sb_addf(&b, "%s%.*s=%s", i ? "; " : "", (int)(hints[i].to - hints[i].from),
            text + hints[i].from, hints[i].say);
    }
    return sb_str(&b);
}

static void a_child_of_another_family_is_told_by_initials(void **state)
{
    struct open_hub *w = *state;
    struct two_families f = families(w);
    assert_string_equal(said(w, &f, f.okafor, "Mia played with Theo all day."), "Theo=T.R.");
    assert_string_equal(said(w, &f, f.okafor, "Théo and Theodore."), "Théo=T.R.; Theodore=T.R.");
    assert_string_equal(said(w, &f, f.reid, "Theo played with Mia."), "Mia=M.O.");
}

static void who_may_be_named_is_not_hinted_at(void **state)
{
    struct open_hub *w = *state;
    struct two_families f = families(w);
    assert_string_equal(said(w, &f, f.okafor, "Grace rang Amina; a theo is no name. T.R. came."), "");
    assert_string_equal(said(w, &f, ID_NONE, "Theo came."), "");
    assert_string_equal(said(w, &f, f.reid, "Theodora came."), "");
}

static void a_child_tells_its_family(void **state)
{
    struct open_hub *w = *state;
    struct two_families f = families(w);
    assert_int_equal(others_family(&f.names, f.theo).n, f.reid.n);
    assert_int_equal(others_family(&f.names, ID_NONE).n, ID_NONE.n);
}

static void the_log_is_looked_at_and_a_worry_is_not(void **state)
{
    (void)state;
    assert_true(others_checked(&log_entry_noun, noun_field(&log_entry_noun, "fact")));
    assert_true(others_checked(&log_entry_noun, noun_field(&log_entry_noun, "others")));
    assert_false(others_checked(&log_entry_noun, noun_field(&log_entry_noun, "with_whom")));
    assert_false(others_checked(&worry_noun, noun_field(&worry_noun, "exact_words")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_child_of_another_family_is_told_by_initials),
        TEST(who_may_be_named_is_not_hinted_at),
        TEST(a_child_tells_its_family),
        TEST(the_log_is_looked_at_and_a_worry_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
