/* SPDX-License-Identifier: MIT */
/* An event and the calendar on paper: golden pages, and what may not stand on a sheet at the door. */
#include "golden.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/exchange/calendar_pages.h"
#include "hub/exchange/event_pages.h"
#include "hub/exchange/print.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static int setup(void **state)
{
    utf8_locale();
    int rc = open_hub_set_up(state);
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    add(w, "person",
        "person=Grace Okafor|known_as=Grace|family=Okafor|relation=mum|phone=07700 900123|"
        "may_collect=yes|can_be_told=yes|emergency_order=1");
    add(w, "child", "child=Mia|family=Okafor|born=2018-02-03|allergy=PEANUTS");
    add(w, "child", "child=Theo|family=Okafor|born=2020-09-09");
    add(w, "child", "child=Jay|family=Reid|born=2015-01-01");
    add(w, "event",
        "event=Farm trip|start=2026-11-28 10:00|end=2026-11-28 12:00|kind=outing|place=Hollow Farm|"
        "lead=Amina|bring=wellies|adults_checked=1");
    add(w, "event", "event=Empty one|start=2026-12-05 10:00");
    add(w, "invitation", "event=Farm trip|family=Okafor|answer=yes|brings=a pudding");
    add(w, "invitation", "event=Farm trip|family=Reid");
    add(w, "risk_sheet",
        "event=Farm trip|kind=trip|written_by=Amina|meeting_point=the gate|hospital=Kirk Infirmary");
    add(w, "risk_line",
        "risk_sheet=Farm trip trip|number=1|activity=At the pond|hazard=A child falls in|who=children|"
        "likely=2|harm=3|action=Two adults at the water|likely_after=1|harm_after=3|by=Amina");
    add(w, "stay",
        "family=Okafor|host=Amina|arrive=2026-11-27 16:00|leave=2026-11-29 12:00|status=agreed");
    add(w, "away", "host=Amina|from=2026-11-10|to=2026-11-11|own_time=yes");
    add(w, "holiday", "holiday=Half term|from=2026-11-02|to=2026-11-03");
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

static const char *page(
    struct open_hub *w, enum event_page kind, const char *name, enum sheet_names names)
{
    struct page_doc *d;
    struct event_print p = {kind, name, DATE_NONE, names};
    if (event_print_pages(w->h, &p, w->a, &d, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return text_of(d);
}

static const char *calendar(struct open_hub *w, bool agenda, enum sheet_names names, int months)
{
    struct page_doc *d;
    struct calendar_print p = {.from = date_from_ymd(2026, 11, 1),
        .to = date_from_ymd(2026, 10 + months, 30),
        .agenda = agenda,
        .names = names};
    if (calendar_print_pages(w->h, &p, w->a, &d, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return text_of(d);
}

static void golden_pages_are_unchanged(void **state)
{
    struct open_hub *w = *state;
    const struct {
        const char *path, *text;
    } pages[] = {
        {"tests/fixtures/pages/register.txt",
            page(w, EVENT_REGISTER, "Farm trip", ROTA_NAMES_FULL)},
        {"tests/fixtures/pages/signout.txt", page(w, EVENT_SIGNOUT, "Farm trip", ROTA_NAMES_FIRST)},
        {"tests/fixtures/pages/event.txt", page(w, EVENT_SHEET, "Farm trip", ROTA_NAMES_FIRST)},
        {"tests/fixtures/pages/event-wall.txt",
            page(w, EVENT_SHEET, "Farm trip", ROTA_NAMES_INITIALS)},
        {"tests/fixtures/pages/risk.txt", page(w, EVENT_RISK, "Farm trip", ROTA_NAMES_FIRST)},
        {"tests/fixtures/pages/calendar-month.txt", calendar(w, false, ROTA_NAMES_INITIALS, 1)},
        {"tests/fixtures/pages/calendar-agenda.txt", calendar(w, true, ROTA_NAMES_FIRST, 1)},
    };
    bool same = true;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        same &= golden_same(pages[i].path, pages[i].text);
    }
    assert_true(same);
}

static void the_sheet_at_the_door_has_no_family_no_alert_no_phone(void **state)
{
    struct open_hub *w = *state;
    for (int names = ROTA_NAMES_FULL; names <= ROTA_NAMES_INITIALS; names++) {
        const char *text = page(w, EVENT_SIGNOUT, "Farm trip", (enum sheet_names)names);
        assert_null(strstr(text, "Okafor"));
        assert_null(strstr(text, "PEANUTS"));
        assert_null(strstr(text, "07700"));
    }
    assert_null(strstr(page(w, EVENT_SIGNOUT, "Farm trip", ROTA_NAMES_INITIALS), "Mia"));
}

static void lines_are_kept_so_that_paper_is_keyed_back_by_number(void **state)
{
    struct open_hub *w = *state;
    struct register_view v;
    hub_id event, row;
    hub_date day;
    page(w, EVENT_SIGNOUT, "Farm trip", ROTA_NAMES_FIRST);
    assert_int_equal(
        hub_event_named(w->h, "Farm trip", DATE_NONE, &event, &day, &w->err), HUB_OK);
    assert_int_equal(hub_register(w->h, event, day, w->a, &v, &w->err), HUB_OK);
    assert_true(id_known(v.rows[0].id));
    assert_int_equal(v.rows[1].line, 2);
    assert_int_equal(hub_register_add(w->h, event, day, ID_NONE, "Kit", &row, &w->err), HUB_OK);
    const char *text = page(w, EVENT_SIGNOUT, "Farm trip", ROTA_NAMES_FIRST);
    assert_non_null(strstr(text, "3"));
    assert_non_null(strstr(text, "Kit"));
}

static void a_very_busy_day_tells_how_many_more_the_agenda_has(void **state)
{
    struct open_hub *w = *state;
    for (int i = 0; i < 14; i++) {
        add(w, "event", arena_printf(w->a, "event=Visit %c|start=2026-11-17 %02d:00", 'A' + i, 8 + i));
    }
    const char *month = calendar(w, false, ROTA_NAMES_INITIALS, 1);
    assert_non_null(strstr(month, "Visit L"));
    assert_null(strstr(month, "Visit M"));
    assert_non_null(strstr(month, "and 2 more"));
    assert_non_null(strstr(calendar(w, true, ROTA_NAMES_INITIALS, 1), "Visit N"));
}

static void a_register_that_was_not_taken_is_never_nought(void **state)
{
    struct open_hub *w = *state;
    const char *text = page(w, EVENT_REGISTER, "Farm trip", ROTA_NAMES_FULL);
    assert_non_null(strstr(text, "2 expected. Register not taken yet."));
    assert_null(strstr(text, "0 in"));
    text = page(w, EVENT_REGISTER, "Empty one", ROTA_NAMES_FULL);
    assert_non_null(strstr(text, "Nobody has said yes yet. Register not taken yet."));
}

static void an_empty_event_has_lines_to_write_on(void **state)
{
    const char *text = page(*state, EVENT_SIGNOUT, "Empty one", ROTA_NAMES_FIRST);
    assert_non_null(strstr(text, "| 1"));
    assert_non_null(strstr(text, "| 4"));
}

static void initials_on_a_wall_have_no_alert(void **state)
{
    const char *text = page(*state, EVENT_SHEET, "Farm trip", ROTA_NAMES_INITIALS);
    assert_null(strstr(text, "PEANUTS"));
    assert_null(strstr(text, "Mia"));
    assert_null(strstr(text, "Okafor"));
}

static void the_wall_calendar_has_initials_and_no_why(void **state)
{
    const char *text = calendar(*state, false, ROTA_NAMES_INITIALS, 1);
    assert_null(strstr(text, "Mia"));
    assert_null(strstr(text, "Okafor"));
    assert_non_null(strstr(text, "M.O."));
    assert_non_null(strstr(text, "Amina away"));
    assert_null(strstr(text, "own time"));
}

static void each_month_has_its_page(void **state)
{
    const char *text = calendar(*state, false, ROTA_NAMES_INITIALS, 2);
    int pages = 1;
    for (const char *p = text; (p = strchr(p, '\f')) != NULL; p++) {
        pages++;
    }
    assert_int_equal(pages, 2);
    assert_non_null(strstr(text, "December 2026"));
}

static void of_two_events_of_a_name_the_next_is_meant(void **state)
{
    struct open_hub *w = *state;
    hub_id event;
    hub_date day;
    add(w, "event", "event=Farm trip|start=2025-11-20 10:00");
    assert_int_equal(
        hub_event_named(w->h, "farm trip", DATE_NONE, &event, &day, &w->err), HUB_OK);
    assert_int_equal(day.d, date_from_ymd(2026, 11, 28).d);
    assert_int_equal(hub_event_named(w->h, "Farm trip", date_from_ymd(2025, 11, 1), &event, &day,
                         &w->err), HUB_OK);
    assert_int_equal(day.d, date_from_ymd(2025, 11, 20).d);
    assert_int_equal(
        hub_event_named(w->h, "No such", DATE_NONE, &event, &day, &w->err), HUB_ENOTFOUND);
}

static void the_next_day_of_one_that_repeats_is_meant(void **state)
{
    struct open_hub *w = *state;
    hub_id event;
    hub_date day;
    add(w, "event", "event=Choir|start=2026-09-05 10:00|repeats=FREQ=WEEKLY;BYDAY=SA");
    assert_int_equal(hub_event_named(w->h, "Choir", DATE_NONE, &event, &day, &w->err), HUB_OK);
    assert_int_equal(day.d, date_from_ymd(2026, 11, 21).d);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(golden_pages_are_unchanged),
        TEST(the_sheet_at_the_door_has_no_family_no_alert_no_phone),
        TEST(lines_are_kept_so_that_paper_is_keyed_back_by_number),
        TEST(a_very_busy_day_tells_how_many_more_the_agenda_has),
        TEST(a_register_that_was_not_taken_is_never_nought),
        TEST(an_empty_event_has_lines_to_write_on),
        TEST(initials_on_a_wall_have_no_alert),
        TEST(the_wall_calendar_has_initials_and_no_why),
        TEST(each_month_has_its_page),
        TEST(of_two_events_of_a_name_the_next_is_meant),
        TEST(the_next_day_of_one_that_repeats_is_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
