/* SPDX-License-Identifier: MIT */
/* Calendar files of other programs: at the right time, once, and nothing dropped in silence. */
#include "ics_help.h"

static const char *notes_of(struct brought *b)
{
    struct sb s = sb_on(b->w->a);
    for (size_t i = 0; i < b->faults.count; i++) {
        sb_addf(&s, "%s\n", fault_text(&b->faults.items[i], b->w->a));
    }
    return sb_str(&s);
}

static void tells(struct brought *b, const char *part)
{
    if (!strstr(notes_of(b), part)) {
        fail_msg("not told: \"%s\", but\n%s", part, notes_of(b));
    }
}

static void outlooks_zone_is_londons_clock(void **state)
{
    struct brought b = brought_on(*state);
    counts(&b,
        BEGIN_ICS EVENT("UID:o1\r\nSUMMARY:Team\r\nDTSTART;TZID=GMT Standard Time:20270701T100000\r\n"
                        "DTEND;TZID=GMT Standard Time:20270701T110000\r\n")
            EVENT("UID:o2\r\nSUMMARY:Call\r\n"
                  "DTSTART;TZID=\"Eastern Standard Time\":20270701T100000\r\n") END_ICS,
        2, 0, 0);
    assert_string_equal(dates_of(b.w, "2027-07-01", "2027-07-01"),
        "2027-07-01 10:00 Team\n2027-07-01 15:00 Call\n");
}

static void utc_of_google_is_told_by_london(void **state)
{
    struct brought b = brought_on(*state);
    counts(&b,
        BEGIN_ICS EVENT("UID:g1@google.com\r\nSUMMARY:Summer\r\nDTSTART:20270701T090000Z\r\n")
            EVENT("UID:g2@google.com\r\nSUMMARY:Winter\r\nDTSTART:20270105T090000Z\r\n") END_ICS,
        2, 0, 0);
    assert_string_equal(dates_of(b.w, "2027-07-01", "2027-07-01"), "2027-07-01 10:00 Summer\n");
    assert_string_equal(dates_of(b.w, "2027-01-05", "2027-01-05"), "2027-01-05 09:00 Winter\n");
}

static void the_last_of_whole_days_is_not_counted_in_the_file(void **state)
{
    struct brought b = brought_on(*state);
    counts(&b,
        BEGIN_ICS EVENT("UID:a1\r\nSUMMARY:Camp\r\nDTSTART;VALUE=DATE:20270802\r\n"
                        "DTEND;VALUE=DATE:20270805\r\n")
            EVENT("UID:a2\r\nSUMMARY:Fair\r\nDTSTART;VALUE=DATE:20270810\r\n") END_ICS,
        2, 0, 0);
    assert_string_equal(dates_of(b.w, "2027-08-01", "2027-08-31"),
        "2027-08-02/2027-08-04 Camp\n2027-08-10/2027-08-10 Fair\n");
}

static void folded_lines_and_floating_times_are_read(void **state)
{
    struct brought b = brought_on(*state);
    counts(&b,
        BEGIN_ICS EVENT("UID:f\r\n 1\r\nSUMMARY:A long na\r\n me\\, with \xC3\r\n \xA9 in it\\; yes\r\n"
                        "DTSTART:20270301T180000\r\nDURATION:PT1H30M\r\n") END_ICS,
        1, 0, 0);
    assert_string_equal(b.entries.items[0].uid, "f1");
    assert_string_equal(dates_of(b.w, "2027-03-01", "2027-03-01"),
        "2027-03-01 18:00 A long name, with é in it; yes\n");
    assert_int_equal(b.entries.items[0].ends.min - b.entries.items[0].starts.min, 90);
}

#define WEEKLY                                                                                     \
    "UID:w\r\nSUMMARY:Club\r\nDTSTART;TZID=Europe/London:20270106T190000\r\n"                      \
    "DTEND;TZID=Europe/London:20270106T200000\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\n"

static void a_date_can_be_moved_and_another_left_out(void **state)
{
    struct brought b = brought_on(*state);
    counts(&b,
        BEGIN_ICS EVENT(WEEKLY "EXDATE:20270113T190000Z\r\nSEQUENCE:1\r\n")
            EVENT("UID:w\r\nSUMMARY:Club outing\r\nRECURRENCE-ID;TZID=Europe/London:20270120T190000\r\n"
                  "DTSTART;TZID=Europe/London:20270121T150000\r\n") END_ICS,
        1, 0, 0);
    assert_string_equal(dates_of(b.w, "2027-01-01", "2027-02-28"),
        "2027-01-06 19:00 Club\n2027-01-21 15:00 Club outing\n2027-01-27 19:00 Club\n");
}

static void the_same_again_adds_nothing_and_a_newer_one_updates(void **state)
{
    struct brought b = brought_on(*state);
    counts(&b, BEGIN_ICS EVENT(WEEKLY "SEQUENCE:1\r\nEXDATE:20270113T190000Z\r\n") END_ICS, 1, 0, 0);
    counts(&b, BEGIN_ICS EVENT(WEEKLY "SEQUENCE:1\r\nEXDATE:20270113T190000Z\r\n") END_ICS, 0, 0, 1);
    counts(&b, BEGIN_ICS EVENT(WEEKLY "SEQUENCE:2\r\nLOCATION:Hall\r\n") END_ICS, 0, 1, 0);
    assert_string_equal(dates_of(b.w, "2027-01-13", "2027-01-13"), "2027-01-13 19:00 Club\n");
    counts(&b, BEGIN_ICS EVENT(WEEKLY "SEQUENCE:1\r\n") END_ICS, 0, 0, 0);
    tells(&b, "is an older edition than the one in hub");
}

static void what_was_changed_in_hub_stays_and_is_told(void **state)
{
    struct brought b = brought_on(*state);
    struct record_list list;
    struct record_ask all = record_ask_all();
    counts(&b, BEGIN_ICS EVENT(WEEKLY "LOCATION:Hall\r\n") END_ICS, 1, 0, 0);
    assert_int_equal(hub_list(b.w->h, &event_noun, &all, b.w->a, &list, &b.w->err), HUB_OK);
    hub_id id = ((const struct record *)record_at(&list, 0))->id;
    edit(b.w, "event", id, "place=Church");
    counts(&b, BEGIN_ICS EVENT(WEEKLY "LOCATION:Barn\r\n") END_ICS, 0, 0, 1);
    tells(&b, "It stays Church; the file says Barn");
    assert_int_equal(b.report.kept, 1);
    b.o.overwrite = true;
    counts(&b, BEGIN_ICS EVENT(WEEKLY "LOCATION:Barn\r\n") END_ICS, 0, 1, 0);
    assert_string_equal(field_of(b.w, "event", id, "place"), "Barn");
}

static void a_trial_leaves_nothing_and_undo_takes_all_back(void **state)
{
    struct brought b = brought_on(*state);
    const char *said;
    b.o.dry_run = true;
    counts(&b, BEGIN_ICS EVENT(WEEKLY) END_ICS, 1, 0, 0);
    assert_string_equal(dates_of(b.w, "2027-01-01", "2027-02-28"), "");
    b.o.dry_run = false;
    counts(&b, BEGIN_ICS EVENT(WEEKLY "EXDATE:20270113T190000Z\r\n") END_ICS, 1, 0, 0);
    assert_int_equal(hub_undo(b.w->h, b.w->a, &said, &b.w->err), HUB_OK);
    assert_string_equal(dates_of(b.w, "2027-01-01", "2027-02-28"), "");
    counts(&b, BEGIN_ICS EVENT(WEEKLY "EXDATE:20270113T190000Z\r\n") END_ICS, 0, 1, 0);
    assert_string_equal(dates_of(b.w, "2027-01-01", "2027-01-14"), "2027-01-06 19:00 Club\n");
}

static void a_foreign_clock_that_changes_on_other_days_is_kept(void **state)
{
    struct brought b = brought_on(*state);
    counts(&b,
        BEGIN_ICS EVENT("UID:ny\r\nSUMMARY:Call\r\nDTSTART;TZID=America/New_York:20270301T090000\r\n"
                        "RRULE:FREQ=WEEKLY\r\n") END_ICS,
        1, 0, 0);
    assert_string_equal(b.entries.items[0].zone, "America/New_York");
    assert_string_equal(dates_of(b.w, "2027-03-08", "2027-04-05"),
        "2027-03-08 14:00 Call\n2027-03-15 13:00 Call\n2027-03-22 13:00 Call\n"
        "2027-03-29 14:00 Call\n2027-04-05 14:00 Call\n");
}

static void the_last_date_by_a_foreign_clock_may_be_tomorrow_here(void **state)
{
    struct brought b = brought_on(*state);
    counts(&b,
        BEGIN_ICS EVENT("UID:ny\r\nSUMMARY:Call\r\nDTSTART;TZID=America/New_York:20270301T203000\r\n"
                        "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2\r\n")
            EVENT("UID:la\r\nSUMMARY:Late\r\nDTSTART;TZID=America/Los_Angeles:20270131T200000\r\n"
                  "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20270228T235959\r\n") END_ICS,
        2, 0, 0);
    assert_string_equal(dates_of(b.w, "2027-03-09", "2027-03-09"), "2027-03-09 01:30 Call\n");
    assert_string_equal(dates_of(b.w, "2027-02-01", "2027-02-01"), "2027-02-01 04:00 Late\n");
    assert_string_equal(dates_of(b.w, "2027-03-01", "2027-03-01"), "2027-03-01 04:00 Late\n");
}

static void a_foreign_clock_that_keeps_step_becomes_londons(void **state)
{
    struct brought b = brought_on(*state);
    counts(&b,
        BEGIN_ICS EVENT("UID:be\r\nSUMMARY:Call\r\nDTSTART;TZID=Europe/Berlin:20270301T100000\r\n"
                        "RRULE:FREQ=WEEKLY;UNTIL=20270405T080000Z\r\n") END_ICS,
        1, 0, 0);
    assert_string_equal(b.entries.items[0].zone, "");
    assert_string_equal(dates_of(b.w, "2027-03-22", "2027-04-30"),
        "2027-03-22 09:00 Call\n2027-03-29 09:00 Call\n2027-04-05 09:00 Call\n");
}

static void a_clock_the_file_tells_of_is_gone_by(void **state)
{
    struct brought b = brought_on(*state);
    counts(&b,
        BEGIN_ICS "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                  "TZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        EVENT("UID:v\r\nSUMMARY:Call\r\nDTSTART;TZID=Ours:20270701T120000\r\n") END_ICS,
        1, 0, 0);
    assert_string_equal(dates_of(b.w, "2027-07-01", "2027-07-01"), "2027-07-01 10:00 Call\n");
    counts(&b, BEGIN_ICS EVENT("UID:u\r\nSUMMARY:Call\r\nDTSTART;TZID=Nowhere:20270702T120000\r\n") END_ICS,
        1, 0, 0);
    tells(&b, "The time zone “Nowhere” is not known");
}

static void a_rule_that_is_not_understood_is_told_by_its_line(void **state)
{
    struct brought b = brought_on(*state);
    counts(&b, BEGIN_ICS EVENT("UID:r\r\nSUMMARY:Club\r\nDTSTART:20270106T190000\r\n"
                               "RRULE:FREQ=SOMETIMES\r\n") END_ICS,
        1, 0, 0);
    tells(&b, "team.ics, line 8: “Club”: only its first date is in hub.");
}

static void of_a_broken_file_what_can_be_read_is_read(void **state)
{
    struct brought b = brought_on(*state);
    counts(&b,
        BEGIN_ICS "BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:No start\r\nEND:VEVENT\r\nthis is no line\r\n"
                  "BEGIN:VEVENT\r\nUID:y\r\nSUMMARY:Thirteenth month\r\nDTSTART:20271301T100000\r\nEND:VEVENT\r\n"
                  "BEGIN:VTODO\r\nSUMMARY:Task\r\nEND:VTODO\r\n" EVENT(WEEKLY),
        1, 0, 0);
    tells(&b, "line 4: “No start” is not in hub: it does not say when it starts.");
    tells(&b, "line 8: “this is no line” was not understood.");
    tells(&b, "“20271301T100000” is not a date or time");
    tells(&b, "Left out: tasks (1)");
    tells(&b, "The calendar begins here and has no end: the file stops before it.");
}

/* Notes are read by carers: no word of the file's own stands in them. */
static void what_is_wrong_is_told_in_a_carers_words(void **state)
{
    static const char *const of_the_file[] = {"SUMMARY", "DURATION", "DESCRIPTION", "DTSTART", "DTEND",
        "EXDATE", "RRULE", "EXRULE", "FREQ", "BY", "BEGIN", "END", "VEVENT", "VALARM", "CATEGORIES",
        "GEO", "STRANGE", "VVENUE", "X-", "UID", "UTF"};
    struct brought b = brought_on(*state);
    char title[260];
    memset(title, 'a', sizeof title - 1);
    title[sizeof title - 1] = '\0';
    const char *long_title = arena_printf(b.w->a, "SUMMARY:%s\r\n", title);
    counts(&b,
        arena_printf(b.w->a, "%s%s%s%s%s%s", BEGIN_ICS "BEGIN:VVENUE\r\nEND:VVENUE\r\n"
            EVENT("UID:a\r\nSUMMARY:Choir\r\nDTSTART:20270106T190000\r\nDURATION:an hour\r\n"
                  "CATEGORIES:fun\r\nGEO:1;2\r\nSTRANGE:1\r\nX-OTHER:1\r\nEXRULE:FREQ=OFTEN\r\n"
                  "RRULE:FREQ=HOURLY;BYWEEKNO=1\r\nEXDATE:soon\r\nBEGIN:VALARM\r\nEND:VALARM\r\n")
            EVENT("UID:b\r\nDTSTART:20270107T190000\r\nDTEND:late\r\n"),
            "BEGIN:VEVENT\r\nUID:c\r\n", long_title, "DTSTART:20270108T190000\r\nEND:VEVENT\r\n",
            "END:VTODO\r\nBEGIN:VEVENT\r\nSUMMARY:Caf\xE9\r\nDTSTART:20270109T190000\r\n", END_ICS),
        4, 0, 0);
    tells(&b, "“Choir”: how long it lasts was not understood (“an hour”). It has no end now.");
    tells(&b, "“Choir”: only its first date is in hub. Open it and choose how it repeats, in words.");
    tells(&b, "A date left out: “soon” is not a date or time.");
    tells(&b, "When it ends: “late” is not a date or time.");
    tells(&b, "An event has no title. It is in hub as “Without a title”.");
    tells(&b, "its title has more than 120 characters. The rest was left out.");
    tells(&b, "A task ends here that was not begun.");
    tells(&b, "An event begins here and has no end.");
    tells(&b, "Left out: other parts (1), categories (1), places on the map (1), other lines (1), "
              "lines for other programs (1), reminders (1).");
    for (size_t i = 0; i < sizeof of_the_file / sizeof *of_the_file; i++) {
        assert_null(strstr(notes_of(&b), of_the_file[i]));
    }
}

static void the_old_kind_and_what_is_no_calendar_are_refused(void **state)
{
    struct brought b = brought_on(*state);
    assert_int_equal(bring(&b, "BEGIN:VCALENDAR\r\nVERSION:1.0\r\nEND:VCALENDAR\r\n"), HUB_EINVAL);
    assert_non_null(strstr(b.w->err.msg, "vCalendar 1.0"));
    assert_int_equal(bring(&b, "family,child\nOkafor,Mia\n"), HUB_EINVAL);
    assert_non_null(strstr(b.w->err.msg, "is not a calendar file"));
    assert_non_null(strstr(b.w->err.msg, "export"));
    assert_string_equal(notes_of(&b), ""); /* not each line of a PDF page */
    assert_int_equal(bring(&b, ""), HUB_EINVAL);
}

static void the_nights_the_clocks_change_are_told(void **state)
{
    struct brought b = brought_on(*state);
    counts(&b,
        BEGIN_ICS EVENT("UID:s\r\nSUMMARY:Skipped\r\nDTSTART;TZID=Europe/London:20270328T013000\r\n")
            EVENT("UID:t\r\nSUMMARY:Twice\r\nDTSTART:20271031T013000Z\r\n") END_ICS,
        2, 0, 0);
    tells(&b, "line 7: “Skipped” starts in the hour that the clocks skip");
    tells(&b, "“Twice” starts in the hour that comes twice");
}

static void a_date_whose_series_came_before_is_brought_to_it(void **state)
{
    struct brought b = brought_on(*state);
    counts(&b, BEGIN_ICS EVENT(WEEKLY) END_ICS, 1, 0, 0);
    counts(&b,
        BEGIN_ICS EVENT("UID:w\r\nSUMMARY:Club\r\nRECURRENCE-ID:20270113T190000Z\r\n"
                        "DTSTART:20270114T190000Z\r\nDTEND:20270114T200000Z\r\n") END_ICS,
        0, 1, 0);
    assert_string_equal(dates_of(b.w, "2027-01-10", "2027-01-17"), "2027-01-14 19:00 Club\n");
}

static void a_date_before_its_series_stands_alone_until_that_comes(void **state)
{
    static const char moved[] =
        "BEGIN:VEVENT\r\nUID:w\r\nSUMMARY:Club\r\nRECURRENCE-ID:20270113T190000Z\r\n"
        "DTSTART:20270114T190000Z\r\nDTEND:20270114T200000Z\r\nEND:VEVENT\r\n";
    struct brought b = brought_on(*state);
    counts(&b, arena_printf(b.w->a, "%s%s%s", BEGIN_ICS, moved, END_ICS), 1, 0, 0);
    assert_string_equal(dates_of(b.w, "2027-01-10", "2027-01-17"), "2027-01-14 19:00 Club\n");
    counts(&b, arena_printf(b.w->a, "%s%s%s%s", BEGIN_ICS, EVENT(WEEKLY), moved, END_ICS), 1, 0, 0);
    assert_string_equal(dates_of(b.w, "2027-01-10", "2027-01-17"), "2027-01-14 19:00 Club\n");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(outlooks_zone_is_londons_clock),
        TEST(utc_of_google_is_told_by_london),
        TEST(the_last_of_whole_days_is_not_counted_in_the_file),
        TEST(folded_lines_and_floating_times_are_read),
        TEST(a_date_can_be_moved_and_another_left_out),
        TEST(the_same_again_adds_nothing_and_a_newer_one_updates),
        TEST(what_was_changed_in_hub_stays_and_is_told),
        TEST(a_trial_leaves_nothing_and_undo_takes_all_back),
        TEST(a_foreign_clock_that_changes_on_other_days_is_kept),
        TEST(the_last_date_by_a_foreign_clock_may_be_tomorrow_here),
        TEST(a_foreign_clock_that_keeps_step_becomes_londons),
        TEST(a_clock_the_file_tells_of_is_gone_by),
        TEST(a_rule_that_is_not_understood_is_told_by_its_line),
        TEST(of_a_broken_file_what_can_be_read_is_read),
        TEST(what_is_wrong_is_told_in_a_carers_words),
        TEST(the_old_kind_and_what_is_no_calendar_are_refused),
        TEST(the_nights_the_clocks_change_are_told),
        TEST(a_date_before_its_series_stands_alone_until_that_comes),
        TEST(a_date_whose_series_came_before_is_brought_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
