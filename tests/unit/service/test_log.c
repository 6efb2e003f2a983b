/* SPDX-License-Identifier: MIT */
/* The log as one list: its order, its pages, its words and days, what it says of a line. */
#include "hub/base/str.h"
#include "hub/model/log.h"
#include "hub/model/stay_note.h"
#include "hub/service/corrections.h"
#include "hub/service/log.h"
#include "hub/service/today.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static int set_up(void **state)
{
    open_hub_set_up(state);
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Ó Briain");
    add(w, "child", "child=Théo|family=Okafor");
    add(w, "stay", "family=Okafor|host=Amina|arrive=2026-11-13|leave=2026-11-15");
    add(w, "entry", "family=Okafor|at=2026-11-20T16:40|kind=call|fact=Rang about the school meeting.");
    add(w, "entry", "family=Ó Briain|at=2025-03-02T09:00|kind=visit|fact=Siân slept through.");
    add(w, "entry", "family=Okafor|at=2026-11-12T09:30|kind=school|minutes=60|fact=At Elm Park.");
    add(w, "stay_note", "stay=Okafor|child=Théo|day=2026-11-14|did=Made a den.|childs_words=Best night.");
    add(w, "incident", "child=Théo|at=2026-11-14T15:00|kind=accident|what=Bumped his head.");
    return 0;
}

/* "20 Nov call|14 Nov stay note" */
static const char *lines(struct open_hub *w, const struct log_ask *ask)
{
    struct log_line *found;
    struct sb b = sb_on(w->a);
    size_t count;
    if (hub_log_lines(w->h, ask, w->a, &found, &count, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    for (size_t i = 0; i < count; i++) {
        char day[DATE_TEXT];
        sb_addf(&b, "%s%.6s %s", i ? "|" : "", date_plain(wall_date(found[i].at), day), found[i].what);
    }
    return sb_str(&b);
}

static const char *found(struct open_hub *w, const char *text)
{
    return lines(w, &(struct log_ask){.text = text, .max = 50});
}

static const char all[] =
    "20 Nov call|14 Nov stay note|14 Nov accident|12 Nov school 60m|2 Mar  visit";

static void the_newest_stands_first_whenever_it_was_written(void **state)
{
    struct open_hub *w = *state;
    assert_string_equal(found(w, ""), all);
}

static void pages_follow_each_other_both_ways(void **state)
{
    struct open_hub *w = *state;
    struct log_line *page;
    size_t count;
    struct log_ask ask = {.max = 2};
    assert_string_equal(lines(w, &ask), "20 Nov call|14 Nov stay note");
    hub_log_lines(w->h, &ask, w->a, &page, &count, &w->err);
    ask.from = page[1].id;
    assert_string_equal(lines(w, &ask), "14 Nov accident|12 Nov school 60m");
    ask.inclusive = true;
    assert_string_equal(lines(w, &ask), "14 Nov stay note|14 Nov accident");
    ask = (struct log_ask){.from = page[1].id, .back = true, .max = 5};
    assert_string_equal(lines(w, &ask), "20 Nov call");
    ask = (struct log_ask){.back = true, .max = 2};
    assert_string_equal(lines(w, &ask), "2 Mar  visit|12 Nov school 60m");
}

static void words_beginnings_phrases_families_and_kinds_narrow(void **state)
{
    struct open_hub *w = *state;
    static const char *const cases[][2] = {
        {"meet", "20 Nov call"},
        {"m", "20 Nov call|14 Nov stay note"},
        {"sian", "2 Mar  visit"},
        {"o briain", "2 Mar  visit"},
        {"\"slept through\"", "2 Mar  visit"},
        {"\"through slept\"", ""},
        {"theo", "14 Nov stay note|14 Nov accident"},
        {"school", "20 Nov call|12 Nov school 60m"},
        {"okafor school elm", "12 Nov school 60m"},
        {"bump", "14 Nov accident"},
        {"best night", "14 Nov stay note"},
        {"xylophone", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(found(w, cases[i][0]), cases[i][1]);
    }
}

/* More words begin so than are asked for one by one: they are found by their first letters. */
static void a_beginning_of_very_many_words_narrows_as_well(void **state)
{
    struct open_hub *w = *state;
    int64_t n;
    add(w, "family", "family=Overton");
    for (int i = 0; i < 120; i++) {
        add(w, "entry",
            arena_printf(w->a, "family=Okafor|at=2024-05-01T10:%02d|kind=message|fact=Over%c%c.", i % 60,
                'a' + i / 26, 'a' + i % 26));
    }
    add(w, "entry", "family=Okafor|at=2026-10-01T10:00|kind=visit|fact=Oven, ovens and Ovettes.");
    add(w, "entry", "family=Overton|at=2026-10-02T10:00|kind=training|fact=Tea.");
    add(w, "entry", "family=Overton|at=2026-10-03T10:00|kind=agency|fact=Overbz came.");
    assert_string_equal(found(w, "over since 2026"), "3 Oct  agency|2 Oct  training");
    assert_string_equal(found(w, "over tea"), "2 Oct  training");
    assert_string_equal(found(w, "overbz since 2026"), "3 Oct  agency");
    assert_int_equal(hub_log_count(w->h, "over", LOG_ALL, &n, &w->err), HUB_OK);
    assert_int_equal(n, 122);
    assert_int_equal(hub_log_count(w->h, "ove", LOG_ALL, &n, &w->err), HUB_OK);
    assert_int_equal(n, 123);
}

static void days_among_the_words_narrow_too(void **state)
{
    struct open_hub *w = *state;
    static const char *const cases[][2] = {
        {"since 14 nov", "20 Nov call|14 Nov stay note|14 Nov accident"},
        {"until 12 nov", "12 Nov school 60m|2 Mar  visit"},
        {"before 2026", "2 Mar  visit"},
        {"in nov 2026", "20 Nov call|14 Nov stay note|14 Nov accident|12 Nov school 60m"},
        {"14 nov", "14 Nov stay note|14 Nov accident"},
        {"on 12 nov", "12 Nov school 60m"},
        {"okafor since 13 nov until 14 nov", "14 Nov stay note|14 Nov accident"},
        {"since elm", ""},
        {"\"slept through\" 2 mar 2025", "2 Mar  visit"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(found(w, cases[i][0]), cases[i][1]);
    }
}

static void what_matches_is_lit(void **state)
{
    struct open_hub *w = *state;
    struct log_line *line;
    size_t count;
    struct log_ask ask = {.text = "meet", .max = 5};
    hub_log_lines(w->h, &ask, w->a, &line, &count, &w->err);
    assert_int_equal(line[0].span_count, 1);
    const struct find_span *s = &line[0].spans[0];
    assert_string_equal(arena_strndup(w->a, line[0].text + s->from, s->to - s->from), "meeting");
}

static const char *mark_of(struct open_hub *w, hub_id id)
{
    struct log_line line;
    struct log_ask ask = {0};
    if (hub_log_line(w->h, id, &ask, w->a, &line, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return line.mark;
}

static void a_line_says_what_became_of_it(void **state)
{
    struct open_hub *w = *state;
    hub_id late = add(w, "entry", "at=2026-11-18T10:00|fact=Late.");
    assert_string_equal(mark_of(w, late), "written late");
    hub_id due = add(w, "entry", "at=2026-11-21T09:00|fact=Rang.|action=Ring back|due=2026-12-03");
    assert_string_equal(mark_of(w, due), "to do by 3 Dec 2026");
    assert_int_equal(hub_action_done(w->h, due, &w->err), HUB_OK);
    assert_string_equal(mark_of(w, due), "");
    hub_id old = add(w, "entry", "at=2026-11-21T09:00|fact=Wrong."), again;
    struct assignment set[] = {{"at", "2026-11-21 09:00"}, {"fact", "Right."}};
    assert_int_equal(hub_correct(w->h, &log_entry_noun, old, set, 2, &again, &w->err), HUB_OK);
    assert_string_equal(mark_of(w, old), "corrected 10:00 by Amina");
    assert_string_equal(mark_of(w, again), "a correction");
    assert_int_equal(hub_remove(w->h, &log_entry_noun, again, &w->err), HUB_OK);
    assert_string_equal(mark_of(w, again), "taken back 10:00 by Amina");
    hub_id bump = add(w, "incident", "child=Théo|at=2026-11-21T09:10|what=Knee.");
    assert_string_equal(mark_of(w, bump), "PARENT NOT TOLD");
    edit(w, "incident", bump, "parent_told=2026-11-21 09:30");
    assert_string_equal(mark_of(w, bump), "");
}

static void what_is_to_do_is_a_list_of_its_own(void **state)
{
    struct open_hub *w = *state;
    struct log_ask ask = {.part = LOG_TO_DO, .max = 5};
    assert_string_equal(lines(w, &ask), "");
    hub_id id = add(w, "entry", "at=2026-11-21T09:00|kind=call|fact=R.|action=Ring back|due=2026-12-03");
    assert_string_equal(lines(w, &ask), "21 Nov call");
    ask.text = "ring";
    assert_string_equal(lines(w, &ask), "21 Nov call");
    assert_int_equal(hub_action_done(w->h, id, &w->err), HUB_OK);
    assert_string_equal(lines(w, &ask), "");
}

static void a_note_that_is_changed_is_found_by_its_new_words(void **state)
{
    struct open_hub *w = *state;
    struct log_line *line;
    size_t count;
    struct log_ask ask = {.text = "den", .max = 5};
    hub_log_lines(w->h, &ask, w->a, &line, &count, &w->err);
    edit(w, "stay_note", line[0].id, "did=Baked bread.");
    assert_string_equal(found(w, "den"), "");
    assert_string_equal(found(w, "bread"), "14 Nov stay note");
    assert_int_equal(hub_remove(w->h, &stay_note_noun, line[0].id, &w->err), HUB_OK);
    assert_string_equal(found(w, "bread"), "");
    assert_int_equal(hub_restore(w->h, &stay_note_noun, line[0].id, &w->err), HUB_OK);
    assert_string_equal(found(w, "bread"), "14 Nov stay note");
}

static void counts_are_those_of_the_list(void **state)
{
    struct open_hub *w = *state;
    static const struct {
        const char *text;
        enum log_part part;
        int64_t count;
    } cases[] = {{"", LOG_ALL, 5}, {"school", LOG_ALL, 2}, {"since 14 nov", LOG_ALL, 3},
        {"", LOG_NOTES, 1}, {"den", LOG_NOTES, 1}, {"school", LOG_NOTES, 0}, {"xyz", LOG_ALL, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t n;
        assert_int_equal(
            hub_log_count(w->h, cases[i].text, cases[i].part, &n, &w->err), HUB_OK);
        assert_int_equal(n, cases[i].count);
    }
}

static void fact_opinion_and_others_words_stand_apart(void **state)
{
    struct open_hub *w = *state;
    struct detail d = {0};
    hub_id id = add(w, "entry",
        "at=2026-11-21T09:00|fact=He cried.|opinion=He is tired.|third_party=Gran saw it too.");
    assert_int_equal(hub_log_detail(w->h, id, 0, w->a, &d, &w->err), HUB_OK);
    struct sb b = sb_on(w->a);
    for (size_t i = 0; i < d.count; i++) {
        sb_addf(&b, "%s|", d.lines[i].text);
    }
    assert_string_equal(sb_str(&b), "He cried.|What I think: He is tired.|From someone else: Gran saw "
                                    "it too.|Signed Amina, Saturday 21 November 2026, 10:00|");
    d = (struct detail){0};
    assert_int_equal(hub_log_detail(w->h, id, DETAIL_HIDE, w->a, &d, &w->err), HUB_OK);
    assert_int_equal(d.count, 1);
}

static void no_id_is_of_a_time_to_come(void **state)
{
    struct open_hub *w = *state;
    hub_stamp now = clock_now(&w->clock);
    hub_id today = add(w, "stay_note", "stay=Okafor|child=Théo|day=2026-11-21|did=Went home.");
    hub_id later = add(w, "entry", "at=2026-12-24T09:00|fact=Promised.");
    assert_true(id_time(today).ms < now.ms + 60000);
    assert_true(id_time(later).ms < now.ms + 60000); /* ids made at one moment count on */
    assert_true(id_time(add(w, "entry", "at=2026-11-01T09:00|fact=Late.")).ms < now.ms - 86400000);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_newest_stands_first_whenever_it_was_written),
        TEST(pages_follow_each_other_both_ways),
        TEST(words_beginnings_phrases_families_and_kinds_narrow),
        TEST(a_beginning_of_very_many_words_narrows_as_well),
        TEST(days_among_the_words_narrow_too),
        TEST(what_matches_is_lit),
        TEST(a_line_says_what_became_of_it),
        TEST(what_is_to_do_is_a_list_of_its_own),
        TEST(a_note_that_is_changed_is_found_by_its_new_words),
        TEST(counts_are_those_of_the_list),
        TEST(no_id_is_of_a_time_to_come),
        TEST(fact_opinion_and_others_words_stand_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
