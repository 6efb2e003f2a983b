/* SPDX-License-Identifier: MIT */
/* Calendar files that go out: lines, names, and the same events when they come in again. */
#include "hub/base/utf8.h"
#include "ics_help.h"

static const char *written(struct open_hub *w, const char *person, enum ics_names names)
{
    struct feed feed;
    struct feed_ask ask = {.from = DATE_NONE,
        .to = DATE_NONE,
        .children = names == ICS_FIRST,
        .person = person};
    struct sb out = sb_on(w->a);
    struct sink to = sink_memory(&out);
    if (hub_feed(w->h, &ask, w->a, &feed, &w->err) != HUB_OK ||
        ics_write(&feed, "Robin Hub", names, &to, w->a, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return sb_str(&out);
}

static void lines_are_folded_between_letters(void **state)
{
    struct open_hub *w = *state;
    add(w, "event",
        "event=Größe ÄÖÜ äöü Größe ÄÖÜ äöü Größe ÄÖÜ äöü Größe ÄÖÜ äöü Größe ÄÖÜ, äöü; Ende"
        "|start=2027-01-05 10:00");
    const char *text = written(w, NULL, ICS_INITIALS);
    size_t bad;
    for (const char *p = text; *p;) {
        const char *end = strstr(p, "\r\n");
        assert_non_null(end);
        assert_true(end - p <= 75);
        assert_true(utf8_valid(p, (size_t)(end - p), &bad));
        assert_null(memchr(p, '\n', (size_t)(end - p)));
        p = end + 2;
    }
    assert_non_null(strstr(text, "\\, äöü\\; Ende"));
}

static void stays_go_out_as_initials_unless_asked(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2027-01-08 16:00|leave=2027-01-10 10:00|status=agreed");
    assert_non_null(strstr(written(w, NULL, ICS_INITIALS), "SUMMARY:Sleepover: O. at A.'s"));
    assert_null(strstr(written(w, NULL, ICS_INITIALS), "Okafor"));
    assert_non_null(strstr(written(w, NULL, ICS_FULL), "SUMMARY:Sleepover: Okafor at Amina's"));
}

static void first_names_are_those_of_who_stays(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "child", "family=Okafor|child=Mia Rose");
    add(w, "child", "family=Okafor|child=Theo");
    add(w, "host", "host=Grace and Tom Lowe");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2027-01-08 16:00|leave=2027-01-10 10:00|status=agreed");
    add(w, "stay",
        "family=Okafor|host=Grace and Tom Lowe|children=Theo|arrive=2027-02-05 16:00|"
        "leave=2027-02-07 10:00|status=agreed");
    const char *text = written(w, NULL, ICS_FIRST);
    assert_non_null(strstr(text, "SUMMARY:Sleepover: Mia\\, Theo at Amina's"));
    assert_non_null(strstr(text, "SUMMARY:Sleepover: Theo at Grace and Tom's"));
    assert_null(strstr(text, "Okafor"));
    assert_null(strstr(text, "Lowe"));
}

static void a_person_gets_only_their_own(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    add(w, "person", "person=Grace Okafor|family=Okafor");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2027-01-08 16:00|leave=2027-01-10 10:00|status=agreed");
    add(w, "stay", "family=Reid|host=Amina|arrive=2027-02-05 16:00|leave=2027-02-07 10:00|status=agreed");
    add(w, "event", "event=Farm trip|start=2027-03-06 10:00|families=Okafor");
    add(w, "event", "event=Reids only|start=2027-03-07 10:00|families=Reid|notes=private words");
    const char *hers = written(w, "Grace Okafor", ICS_FULL);
    assert_non_null(strstr(hers, "Farm trip"));
    assert_non_null(strstr(hers, "20270108T160000"));
    assert_null(strstr(hers, "Reid"));
    assert_null(strstr(written(w, NULL, ICS_INITIALS), "private words"));
}

static void what_went_out_comes_in_as_it_was(void **state)
{
    struct brought b = brought_on(*state);
    struct open_hub *w = b.w;
    add(w, "event", "event=Coffee|start=2027-01-05 10:00|end=2027-01-05 11:30|place=Hall, upstairs");
    add(w, "event", "event=Club|start=2027-01-06 19:00|repeats=FREQ=WEEKLY;UNTIL=20270301T190000");
    add(w, "event", "event=Camp|start=2027-08-02 00:00|end=2027-08-04 00:00|all_day=yes");
    const char *before = dates_of(w, "2027-01-01", "2027-12-31");
    const char *text = written(w, NULL, ICS_FULL);
    counts(&b, text, 0, 0, 3);
    struct open_hub *other;
    void *its = NULL;
    assert_int_equal(open_hub_set_up(&its), 0);
    other = its;
    b.w = other;
    counts(&b, text, 3, 0, 0);
    assert_string_equal(dates_of(other, "2027-01-01", "2027-12-31"), before);
    counts(&b, text, 0, 0, 3);
    open_hub_tear_down(&its);
}

static void control_bytes_do_not_go_out(void **state)
{
    struct open_hub *w = *state;
    struct event e = {.name = "A\rB\x01" "C\nBEGIN:VEVENT", .all_day = INT_NONE, .sequence = INT_NONE};
    struct feed_event one = {.event = &e};
    struct feed f = {.events = &one, .event_count = 1};
    struct sb out = sb_on(w->a);
    struct sink to = sink_memory(&out);
    e.starts = wall_at(date_from_ymd(2027, 1, 5), 600);
    e.ends = WALL_NONE;
    assert_int_equal(ics_write(&f, "Robin Hub", ICS_FULL, &to, w->a, &w->err), HUB_OK);
    assert_non_null(strstr(sb_str(&out), "\r\nSUMMARY:A\\nBC\\nBEGIN:VEVENT\r\n"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(lines_are_folded_between_letters),
        TEST(stays_go_out_as_initials_unless_asked),
        TEST(first_names_are_those_of_who_stays),
        TEST(a_person_gets_only_their_own),
        TEST(what_went_out_comes_in_as_it_was),
        TEST(control_bytes_do_not_go_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
