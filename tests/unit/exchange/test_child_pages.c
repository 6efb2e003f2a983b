/* SPDX-License-Identifier: MIT */
/* Pages about a child and the families: golden pages, and what may not stand on a wall. */
#include "golden.h"
#include "hub/base/str.h"
#include "hub/exchange/child_pages.h"
#include "hub/exchange/day_pages.h"
#include "hub/exchange/family_pages.h"
#include "hub/exchange/print.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static int setup(void **state)
{
    int rc = open_hub_set_up(state);
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor|stays_per_year=12|phone=01632 960222");
    add(w, "person",
        "person=Dan Okafor|known_as=Dan|family=Okafor|relation=dad|phone=07700 900456|"
        "may_collect=yes|emergency_order=2");
    add(w, "person",
        "person=Grace Okafor|known_as=Grace|family=Okafor|relation=mum|phone=07700 900123|"
        "phone_other=01632 960111|may_collect=yes|emergency_order=1");
    add(w, "person", "person=Joy Bell|known_as=Gran|family=Okafor|relation=gran|phone=07700 900789");
    add(w, "child",
        "child=Mia|family=Okafor|born=2018-02-03|allergy=PEANUTS|allergy_serious=yes|"
        "allergy_plan=1 Pen into the thigh. 2 Ring 999. 3 Ring Grace.|diet=No nuts in the house.|"
        "favourite_food=Pancakes|loves=Dinosaurs|bedtime=19:30|bedtime_routine=Bath, two stories|"
        "light=landing light on|door=ajar|comforts=Blue blanket, bear called Otto|"
        "upsets=Shouting|helps=A low voice|morning=Quiet play till 7|gp=Dr Lee, 01632 960333|"
        "wetting=yes|must_not_know=Birth father|no_photos=yes|takes_medicine=yes");
    add(w, "child", "child=Theo|family=Okafor|born=2020-09-09");
    add(w, "medicine",
        "child=Mia|medicine=Calpol|strength=250 mg in 5 ml|dose=5 ml|as_needed=yes|"
        "reason=a temperature|most_in_a_day=4 doses|gap_hours=4");
    add(w, "medicine",
        "child=Mia|medicine=Clenil|strength=50 micrograms|dose=2 puffs|times=07:30 19:30");
    add(w, "collector", "child=Mia|person=Joy Bell|may=no|said_by=Grace|said_on=2026-11-01");
    add(w, "consent", "child=Mia|kind=stay overnight|given_by=Grace|given=2026-03-01");
    add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-11-27 16:00|leave=2026-11-29 12:00|status=agreed|"
        "pen_at=top shelf, kitchen");
    add(w, "family", "family=Reid");
    add(w, "child", "child=Jay|family=Reid|born=2015-01-01");
    return rc;
}

static const char *text_of(const struct page_doc *d)
{
    struct sb b = sb_on(d->a);
    struct sink s = sink_memory(&b);
    struct hub_err err;
    assert_int_equal(page_write_text(d, &s, &err), HUB_OK);
    return sb_str(&b);
}

static const char *page(struct open_hub *w, enum child_page kind, const char *name)
{
    struct page_doc *d;
    struct child_print p = {kind, name, ROTA_NAMES_FIRST, DATE_NONE};
    if (child_print_pages(w->h, &p, w->a, &d, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return text_of(d);
}

static void golden_pages_are_unchanged(void **state)
{
    struct open_hub *w = *state;
    struct page_doc *wall, *folder, *own, *day, *hall;
    hub_date friday = date_from_ymd(2026, 11, 27);
    assert_int_equal(
        day_print_pages(w->h, friday, ROTA_NAMES_FIRST, w->a, &day, &w->err), HUB_OK);
    assert_int_equal(
        day_print_pages(w->h, friday, ROTA_NAMES_INITIALS, w->a, &hall, &w->err), HUB_OK);
    assert_int_equal(families_print_pages(w->h, ROTA_NAMES_INITIALS, w->a, &wall, &w->err), HUB_OK);
    assert_int_equal(families_print_pages(w->h, ROTA_NAMES_FIRST, w->a, &folder, &w->err), HUB_OK);
    assert_int_equal(
        family_print_pages(w->h, "Okafor", ROTA_NAMES_FIRST, w->a, &own, &w->err), HUB_OK);
    const struct {
        const char *path, *text;
    } pages[] = {
        {"tests/fixtures/pages/fridge.txt", page(w, CHILD_FRIDGE, "Mia")},
        {"tests/fixtures/pages/child.txt", page(w, CHILD_CARERS, "Mia")},
        {"tests/fixtures/pages/card.txt", page(w, CHILD_CARD, "Okafor")},
        {"tests/fixtures/pages/families-wall.txt", text_of(wall)},
        {"tests/fixtures/pages/families-folder.txt", text_of(folder)},
        {"tests/fixtures/pages/family.txt", text_of(own)},
        {"tests/fixtures/pages/day.txt", text_of(day)},
        {"tests/fixtures/pages/day-wall.txt", text_of(hall)},
    };
    bool same = true;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        same &= golden_same(pages[i].path, pages[i].text);
    }
    assert_true(same);
}

/* Every private field of About me with a text of its own: none of them is on the fridge. */
static void nothing_private_hangs_on_the_fridge(void **state)
{
    struct open_hub *w = *state;
    struct sb set = sb_on(w->a);
    sb_add(&set, "child=Kit|family=Reid");
    for (size_t i = 0; i < child_noun.field_count; i++) {
        const struct field *f = &child_noun.fields[i];
        bool free_text = f->type == FIELD_NOTE || f->type == FIELD_TEXT;
        if (free_text && f->flags & FIELD_PRIVATE && !str_eq(f->column, "allergy_plan")) {
            sb_addf(&set, "|%s=SECRET %zu", f->word, i);
        }
    }
    add(w, "child", sb_str(&set));
    assert_null(strstr(page(w, CHILD_FRIDGE, "Kit"), "SECRET"));
    assert_non_null(strstr(page(w, CHILD_CARERS, "Kit"), "SECRET"));
    assert_non_null(strstr(page(w, CHILD_CARERS, "Kit"), "Keep this in the folder"));
}

static void a_long_text_says_where_the_rest_is(void **state)
{
    struct open_hub *w = *state;
    struct sb set = sb_on(w->a);
    sb_add(&set, "child=Kit|family=Reid|diet=");
    for (int i = 0; i < 400; i++) {
        sb_add(&set, "peas and ");
    }
    add(w, "child", sb_str(&set));
    const char *text = page(w, CHILD_FRIDGE, "Kit");
    assert_non_null(strstr(text, "carer's"));
    assert_non_null(strstr(text, "page 1 of 1"));
}

static void only_today_holds_for_one_day(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Bo Finch|family=Reid|phone=07700 900555");
    add(w, "collector", "child=Jay|person=Bo Finch|may=only today|said_by=Jan|said_on=2026-11-20");
    assert_null(strstr(page(w, CHILD_FRIDGE, "Jay"), "May collect"));
    add(w, "person", "person=Lea Finch|family=Reid|phone=07700 900556");
    add(w, "collector", "child=Jay|person=Lea Finch|may=only today|said_by=Jan|said_on=2026-11-21");
    assert_non_null(strstr(page(w, CHILD_FRIDGE, "Jay"), "Lea Finch only Sat 21 Nov 2026"));
}

static void a_family_sheet_shows_no_other_child(void **state)
{
    struct open_hub *w = *state;
    struct page_doc *d;
    assert_int_equal(
        family_print_pages(w->h, "Reid", ROTA_NAMES_FULL, w->a, &d, &w->err), HUB_OK);
    assert_null(strstr(text_of(d), "Mia"));
    assert_non_null(strstr(text_of(d), "Jay Reid"));
}

static void a_family_sheet_says_which_of_the_children_comes(void **state)
{
    struct open_hub *w = *state;
    struct page_doc *d;
    add(w, "stay",
        "family=Okafor|children=Theo|host=Amina|arrive=2027-01-16 16:00|leave=2027-01-17 "
        "12:00|status=agreed");
    assert_int_equal(
        family_print_pages(w->h, "Okafor", ROTA_NAMES_FIRST, w->a, &d, &w->err), HUB_OK);
    assert_non_null(strstr(text_of(d), "\nonly Theo"));
    assert_null(strstr(text_of(d), "only Mia"));
}

static void a_liaison_worker_may_print_and_a_helper_may_not(void **state)
{
    struct open_hub *w = *state;
    struct page_doc *d;
    struct child_print p = {CHILD_CARERS, "Mia", ROTA_NAMES_FIRST, DATE_NONE};
    add(w, "person", "person=Lou|role=liaison worker");
    add(w, "person", "person=Tec|role=technical helper");
    open_hub_as(w, "Lou");
    assert_int_equal(child_print_pages(w->h, &p, w->a, &d, &w->err), HUB_OK);
    open_hub_as(w, "Tec");
    assert_int_equal(child_print_pages(w->h, &p, w->a, &d, &w->err), HUB_EDENIED);
    assert_int_equal(
        families_print_pages(w->h, ROTA_NAMES_INITIALS, w->a, &d, &w->err), HUB_EDENIED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(golden_pages_are_unchanged, setup, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            nothing_private_hangs_on_the_fridge, setup, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            a_long_text_says_where_the_rest_is, setup, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(only_today_holds_for_one_day, setup, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            a_family_sheet_shows_no_other_child, setup, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            a_family_sheet_says_which_of_the_children_comes, setup, open_hub_tear_down),
        cmocka_unit_test_setup_teardown(
            a_liaison_worker_may_print_and_a_helper_may_not, setup, open_hub_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
