/* SPDX-License-Identifier: MIT */
/* The facts of a rota from the file, its report in words, and where everybody sleeps. */
#include "hub/base/str.h"
#include "hub/service/rota.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static hub_date day(int year, int month, int d)
{
    return date_from_ymd(year, month, d);
}

static void book(struct open_hub *w, hub_date from, hub_date to, struct rota_book *out)
{
    if (hub_rota_book(w->h, from, to, w->a, out, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
}

/* Ben with two beds; Okafor with Mia and Theo, Reid with Jay. */
static void two_families(struct open_hub *w)
{
    add(w, "host", "host=Ben|beds=2");
    add(w, "family", "family=Okafor|stays_per_year=6");
    add(w, "child", "family=Okafor|child=Mia|born=2018-03-01|gender=girl");
    add(w, "child", "family=Okafor|child=Theo|known_as=Teddy|born=2020-03-01|gender=boy");
    add(w, "family", "family=Reid");
    add(w, "child", "family=Reid|child=Jay|born=2015-05-05");
}

static void facts_hold_what_the_file_holds(void **state)
{
    struct open_hub *w = *state;
    struct rota_book b;
    two_families(w);
    add(w, "stay",
        "family=Okafor|host=Ben|arrive=2026-12-11 16:00|leave=2026-12-13 15:00|status=agreed|"
        "kind=emergency|legal_basis=section 20|nation=Wales");
    book(w, DATE_NONE, DATE_NONE, &b);
    assert_int_equal(b.facts.hub_count, 1);
    assert_int_equal(b.facts.family_count, 2);
    assert_int_equal(b.facts.child_count, 3);
    assert_int_equal(b.facts.stay_count, 1);
    assert_int_equal(b.facts.stay_child_count, 2);
    const struct rota_stay *s = &b.facts.stays[0];
    assert_string_equal(b.family_full[s->family], "Okafor");
    assert_string_equal(b.host_full[s->host], "Ben");
    assert_int_equal(s->status, STATUS_AGREED);
    assert_int_equal(s->kind, KIND_EMERGENCY);
    assert_int_equal(s->basis, BASIS_S20);
    assert_int_equal(s->nation, NATION_WALES);
    assert_int_equal(wall_date(s->arrive).d, day(2026, 12, 11).d);
    assert_int_equal(b.facts.families[s->family].stays_per_year, 6);
    assert_int_equal(b.facts.homes[b.facts.hosts[s->host].home].beds, 2);
}

static void who_is_approved_and_who_helps_at_events_are_facts(void **state)
{
    struct open_hub *w = *state;
    struct rota_book b;
    add(w, "home", "home=Elm House");
    add(w, "household", "home=Elm House|person=Pat Hart|kind=adult|approved=yes");
    add(w, "household", "home=Elm House|person=Lou Hart|kind=adult|approved=no");
    add(w, "person", "person=Sam Adeyemi|known_as=Sam|role=event helper");
    add(w, "event", "event=Club|start=2026-12-01 10:00|end=2026-12-01 12:00");
    add(w, "event", "event=Party|start=2026-12-08 10:00|end=2026-12-08 12:00");
    add(w, "invitation", "event=Club|person=Sam Adeyemi|part=helper");
    add(w, "invitation", "event=Party|person=Sam Adeyemi|part=guest");
    add(w, "event", "event=Fair|start=2026-12-12 10:00|end=2026-12-12 12:00");
    add(w, "invitation", "event=Fair|person=Sam Adeyemi|part=");
    book(w, DATE_NONE, DATE_NONE, &b);
    int approved = 0, sam = -1;
    for (int32_t i = 0; i < b.facts.person_count; i++) {
        approved += b.facts.people[i].approved && str_eq(b.names.people[i], "Pat Hart");
        assert_false(b.facts.people[i].approved && str_eq(b.names.people[i], "Lou Hart"));
        sam = str_eq(b.names.people[i], "Sam") ? i : sam;
    }
    assert_int_equal(approved, 1);
    assert_true(sam >= 0);
    assert_int_equal(b.facts.people[sam].home, -1);
    assert_int_equal(b.facts.event_helper_count, 1);
    assert_int_equal(b.facts.event_helpers[0].person, sam);
    assert_string_equal(b.names.events[b.facts.event_helpers[0].event], "Club");
}

static void every_date_of_a_series_is_an_event_of_the_rota(void **state)
{
    struct open_hub *w = *state;
    struct rota_book b;
    two_families(w);
    add(w, "event",
        "event=Club|start=2026-11-07 10:00|end=2026-11-07 11:00|adults_checked=0|"
        "repeats=every second Saturday");
    add(w, "event_change", "event=Club|day=2026-12-05 10:00|cancelled=yes");
    add(w, "event_change", "event=Club|day=2026-12-19 10:00|start=2026-12-20 15:00");
    add(w, "invitation", "event=Club|family=Okafor|answer=yes");
    book(w, day(2026, 11, 21), day(2026, 12, 31), &b);
    assert_int_equal(b.facts.event_count, 2);
    char text[DATE_TEXT];
    assert_string_equal(wall_iso(b.facts.events[0].start, text), "2026-11-21 10:00");
    assert_string_equal(wall_iso(b.facts.events[1].start, text), "2026-12-20 15:00");
    assert_int_equal(b.facts.event_child_count, 4);
    assert_true(b.facts.events[1].needs_sheet);
}

static void a_child_goes_by_the_name_they_like(void **state)
{
    struct open_hub *w = *state;
    struct rota_book b;
    bool found = false;
    two_families(w);
    book(w, DATE_NONE, DATE_NONE, &b);
    for (int32_t i = 0; i < b.facts.child_count; i++) {
        found = found || strcmp(b.names.children[i], "Teddy") == 0;
        assert_string_not_equal(b.names.children[i], "Theo");
    }
    assert_true(found);
}

static void a_window_takes_the_year_before_and_no_more(void **state)
{
    struct open_hub *w = *state;
    struct rota_book b;
    two_families(w);
    add(w, "stay", "family=Reid|host=Ben|arrive=2024-12-11 16:00|leave=2024-12-12 15:00|status=happened");
    add(w, "stay", "family=Reid|host=Ben|arrive=2026-02-11 16:00|leave=2026-02-12 15:00|status=happened");
    add(w, "stay", "family=Reid|host=Ben|arrive=2026-12-11 16:00|leave=2026-12-12 15:00|status=agreed");
    add(w, "stay", "family=Reid|host=Ben|arrive=2027-12-11 16:00|leave=2027-12-12 15:00|status=agreed");
    book(w, day(2026, 12, 1), day(2026, 12, 31), &b);
    assert_int_equal(b.facts.stay_count, 2);
}

static void a_report_says_it_in_words_with_a_fix_that_passes(void **state)
{
    struct open_hub *w = *state;
    struct rota_book b;
    struct rota_report report;
    two_families(w);
    add(w, "stay", "family=Okafor|host=Ben|arrive=2026-12-11 16:00|leave=2026-12-13 15:00|status=agreed|legal_basis=private");
    add(w, "stay", "family=Reid|host=Ben|arrive=2026-12-12 16:00|leave=2026-12-13 15:00|status=agreed|legal_basis=private");
    book(w, day(2026, 12, 1), day(2026, 12, 31), &b);
    rota_report(&b, 10, w->a, &report);
    const struct rota_report_row *beds = NULL;
    for (size_t i = 0; i < report.count; i++) {
        beds = report.rows[i].rule->number == 1 ? &report.rows[i] : beds;
    }
    assert_non_null(beds);
    assert_non_null(strstr(beds->sentence, "3 children, 2 beds at Ben's"));
    assert_non_null(strstr(beds->sentence, "Sat 12 Dec 2026"));
    assert_null(strstr(beds->line, "12 Dec"));
    assert_true(beds->fix_count > 0);
    assert_non_null(strstr(beds->fixes[0], "Amina's"));
    assert_true(report.standing > 0);
    rota_report(&b, 0, w->a, &report);
    assert_int_equal(report.untried, 1);
}

/* How many rows have this in them. */
static size_t rows_with(const struct rota_report *r, const char *text)
{
    size_t n = 0;
    for (size_t i = 0; i < r->count; i++) {
        n += strstr(r->rows[i].sentence, text) != NULL;
    }
    return n;
}

static void what_is_said_alike_of_brother_and_sister_is_one_row(void **state)
{
    struct open_hub *w = *state;
    struct rota_book b;
    struct rota_report apart, report;
    two_families(w);
    add(w, "stay", "family=Okafor|host=Ben|arrive=2026-12-11 16:00|leave=2026-12-13 15:00|status=agreed|legal_basis=private");
    add(w, "stay", "family=Reid|host=Ben|arrive=2026-12-11 16:00|leave=2026-12-13 15:00|status=agreed|legal_basis=private");
    book(w, day(2026, 12, 1), day(2026, 12, 31), &b);
    rota_report(&b, 0, w->a, &apart);
    rota_report_together(&b, 0, w->a, &report);
    assert_int_equal(rows_with(&apart, "1 stay of Mia, "), rows_with(&apart, "1 stay of Teddy, "));
    assert_true(rows_with(&apart, "1 stay of Mia, ") > 0);
    assert_int_equal(rows_with(&report, "1 stay of Mia, "), 0);
    assert_int_equal(rows_with(&report, "1 stay of Mia and Teddy, "), rows_with(&apart, "1 stay of Mia, "));
    assert_int_equal(rows_with(&report, "Mia and Teddy's were never checked"), 1);
    assert_int_equal(rows_with(&report, "Jay and"), 0);
    assert_int_equal(rows_with(&report, "1 stay of Jay, "), rows_with(&apart, "1 stay of Jay, "));
    assert_int_equal(report.standing, apart.standing);
    assert_true(report.count < apart.count);
}

/* Their sheets were checked on different days: that is two things to say. */
static void what_differs_stays_a_row_each(void **state)
{
    struct open_hub *w = *state;
    struct rota_book b;
    struct rota_report report;
    two_families(w);
    add(w, "child", "family=Okafor|child=Ada|born=2019-03-01|checked_on=2025-01-02");
    add(w, "stay", "family=Okafor|host=Ben|arrive=2026-12-11 16:00|leave=2026-12-13 15:00|status=agreed|legal_basis=private");
    book(w, day(2026, 12, 1), day(2026, 12, 31), &b);
    rota_report_together(&b, 0, w->a, &report);
    assert_int_equal(rows_with(&report, "Mia and Teddy's were never checked"), 1);
    assert_int_equal(rows_with(&report, "Ada's was last checked on"), 1);
}

static const struct rota_cell *cell_of(
    const struct rota_book *b, const struct rota_grid *g, const char *child, hub_date night)
{
    for (size_t i = 0; i < g->count; i++) {
        if (g->cells[i].night.d == night.d &&
            strcmp(b->names.children[g->cells[i].child], child) == 0) {
            return &g->cells[i];
        }
    }
    return NULL;
}

static void every_child_keeps_one_bed_for_the_whole_stay(void **state)
{
    struct open_hub *w = *state;
    struct rota_book b;
    struct rota_grid g;
    two_families(w);
    add(w, "stay", "family=Reid|host=Ben|arrive=2026-12-10 16:00|leave=2026-12-12 15:00|status=agreed");
    add(w, "stay", "family=Okafor|host=Ben|arrive=2026-12-11 16:00|leave=2026-12-14 15:00|status=draft");
    add(w, "stay", "family=Reid|host=Ben|arrive=2026-12-13 16:00|leave=2026-12-14 15:00|status=asked");
    book(w, day(2026, 12, 1), day(2026, 12, 31), &b);
    rota_grid_fill(&b, day(2026, 12, 1), day(2026, 12, 31), w->a, &g);
    assert_int_equal(g.count, 2 + 2 * 3);
    assert_int_equal(cell_of(&b, &g, "Jay", day(2026, 12, 10))->bed, 0);
    assert_int_equal(cell_of(&b, &g, "Jay", day(2026, 12, 11))->bed, 0);
    assert_int_equal(cell_of(&b, &g, "Mia", day(2026, 12, 11))->bed, 1);
    assert_int_equal(cell_of(&b, &g, "Mia", day(2026, 12, 13))->bed, 1);
    assert_int_equal(cell_of(&b, &g, "Teddy", day(2026, 12, 12))->bed, -1);
    assert_null(cell_of(&b, &g, "Jay", day(2026, 12, 13)));
}

static void a_chosen_bed_is_kept(void **state)
{
    struct open_hub *w = *state;
    struct rota_book b;
    struct rota_grid g;
    add(w, "home", "home=Ben's");
    add(w, "room", "home=Ben's|room=Blue room");
    add(w, "bed", "room=Blue room|bed=door");
    add(w, "bed", "room=Blue room|bed=window");
    add(w, "host", "host=Ben|home=Ben's");
    add(w, "family", "family=Reid");
    add(w, "child", "family=Reid|child=Jay");
    add(w, "stay", "family=Reid|host=Ben|arrive=2026-12-10 16:00|leave=2026-12-11 15:00|status=agreed|bed=window");
    book(w, day(2026, 12, 1), day(2026, 12, 31), &b);
    rota_grid_fill(&b, day(2026, 12, 1), day(2026, 12, 31), w->a, &g);
    assert_int_equal(g.beds[g.cells[0].host], 2);
    assert_int_equal(g.count, 1);
    assert_int_equal(g.cells[0].bed, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(facts_hold_what_the_file_holds),
        TEST(who_is_approved_and_who_helps_at_events_are_facts),
        TEST(every_date_of_a_series_is_an_event_of_the_rota),
        TEST(a_child_goes_by_the_name_they_like),
        TEST(a_window_takes_the_year_before_and_no_more),
        TEST(a_report_says_it_in_words_with_a_fix_that_passes),
        TEST(what_is_said_alike_of_brother_and_sister_is_one_row),
        TEST(what_differs_stays_a_row_each),
        TEST(every_child_keeps_one_bed_for_the_whole_stay),
        TEST(a_chosen_bed_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
