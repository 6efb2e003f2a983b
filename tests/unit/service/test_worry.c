/* SPDX-License-Identifier: MIT */
/* Who reads a worry, what is kept of each reading, and where its words never are. */
#include "hub/base/str.h"
#include "hub/config/config.h"
#include "hub/model/worry.h"
#include "hub/service/corrections.h"
#include "hub/service/find.h"
#include "hub/service/history.h"
#include "hub/service/story.h"
#include "hub/service/worry.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static const char words[] = "exact_words=ZEBRA hits me, she said.";

/* Amina and Jo are hub carers, Ruth the lead, Lee a liaison worker; Jo is of the family Reid. */
static int set_up(void **state)
{
    open_hub_set_up(state);
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    add(w, "child", "child=Mia|family=Okafor");
    add(w, "child", "child=Jay|family=Reid");
    add(w, "person", "person=Jo|role=hub carer|family=Reid");
    add(w, "person", "person=Ruth Hale|role=liaison worker");
    add(w, "person", "person=Lee Park|role=liaison worker");
    add(w, "person", "person=Kim|role=technical helper");
    struct record_list hubs;
    struct record_ask all = record_ask_all();
    assert_int_equal(hub_list(w->h, noun_find("hub"), &all, w->a, &hubs, &w->err), HUB_OK);
    hub_id hub = ((struct record *)record_at(&hubs, 0))->id;
    edit(w, "hub", hub, "lead=Ruth Hale|lead_phone=020 7946 0001");
    return 0;
}

static size_t listed(struct open_hub *w)
{
    struct worry_line *lines;
    size_t count;
    assert_int_equal(hub_worries(w->h, w->a, &lines, &count, &w->err), HUB_OK);
    return count;
}

static enum hub_rc opened(struct open_hub *w, hub_id id, struct worry *out)
{
    return hub_worry_open(w->h, id, w->a, out, &w->err);
}

static hub_id written(struct open_hub *w, const char *more)
{
    return add(w, "worry", arena_printf(w->a, "at=2026-11-20 16:40|%s%s", words, more));
}

static void its_writer_and_the_lead_read_it_and_nobody_else(void **state)
{
    struct open_hub *w = *state;
    struct worry got;
    hub_id id = written(w, "|child=Mia");
    assert_int_equal(opened(w, id, &got), HUB_OK);
    assert_string_equal(got.exact_words, "ZEBRA hits me, she said.");
    assert_int_equal(listed(w), 1);
    static const char *const others[] = {"Jo", "Lee Park"};
    for (size_t i = 0; i < 2; i++) {
        open_hub_as(w, others[i]);
        assert_int_equal(listed(w), 0);
        assert_int_equal(opened(w, id, &got), HUB_ENOTFOUND);
        assert_null(got.exact_words);
    }
    open_hub_as(w, "Ruth Hale");
    assert_int_equal(listed(w), 1);
    assert_int_equal(opened(w, id, &got), HUB_OK);
}

static void there_is_none_and_not_yours_sound_the_same(void **state)
{
    struct open_hub *w = *state;
    struct worry got;
    hub_id id = written(w, "");
    open_hub_as(w, "Jo");
    opened(w, id, &got);
    const char *hidden = arena_strdup(w->a, w->err.msg);
    opened(w, (hub_id){id.n + 5}, &got);
    assert_string_equal(hidden, w->err.msg);
}

static void whom_it_is_about_never_sees_it(void **state)
{
    struct open_hub *w = *state;
    struct worry got;
    static const char *const about[] = {"|about=Ruth Hale", "|who=ruth hale"};
    for (size_t i = 0; i < 2; i++) {
        open_hub_as(w, "Amina");
        hub_id id = written(w, about[i]);
        open_hub_as(w, "Ruth Hale");
        assert_int_equal(listed(w), 0);
        assert_int_equal(opened(w, id, &got), HUB_ENOTFOUND);
    }
}

static void a_lead_of_the_family_it_is_about_never_sees_it(void **state)
{
    struct open_hub *w = *state;
    static const struct config named = {.worry = {.lead = "Jo", .steps = ""}};
    w->opening.config = &named;
    open_hub_as(w, "Amina");
    written(w, "|child=Jay");
    written(w, "|family=Reid");
    hub_id other = written(w, "|child=Mia");
    open_hub_as(w, "Jo");
    struct worry_line *lines;
    size_t count;
    assert_int_equal(hub_worries(w->h, w->a, &lines, &count, &w->err), HUB_OK);
    assert_int_equal(count, 1);
    assert_true(id_eq(lines[0].id, other));
}

static void a_correction_that_names_nobody_stays_hidden_too(void **state)
{
    struct open_hub *w = *state;
    hub_id id = written(w, "|about=Ruth Hale"), again;
    struct assignment set[] = {{"at", "2026-11-20 16:41"}, {"exact_words", "ZEBRA hit me twice."}};
    assert_int_equal(hub_correct(w->h, &worry_noun, id, set, 2, &again, &w->err), HUB_OK);
    assert_int_equal(listed(w), 2);
    open_hub_as(w, "Ruth Hale");
    assert_int_equal(listed(w), 0);
}

static void hub_ini_names_the_lead_before_the_hub_does(void **state)
{
    struct open_hub *w = *state;
    static const struct config named = {.worry = {.lead = "lee park", .steps = "Ring; Write"}};
    w->opening.config = &named;
    open_hub_as(w, "Amina");
    written(w, "");
    open_hub_as(w, "Ruth Hale");
    assert_int_equal(listed(w), 0);
    open_hub_as(w, "Lee Park");
    assert_int_equal(listed(w), 1);
}

static void every_opening_is_kept_with_who_and_when(void **state)
{
    struct open_hub *w = *state;
    struct worry got;
    struct worry_reader *readers;
    size_t count;
    hub_id id = written(w, "");
    listed(w);
    opened(w, id, &got);
    clock_skip(&w->clock, 60);
    open_hub_as(w, "Ruth Hale");
    opened(w, id, &got);
    assert_int_equal(hub_worry_readers(w->h, id, w->a, &readers, &count, &w->err), HUB_OK);
    assert_int_equal(count, 2);
    assert_string_equal(readers[0].who, "Ruth Hale");
    assert_string_equal(readers[1].who, "Amina");
    assert_int_equal(readers[0].at.min, readers[1].at.min + 1);
    open_hub_as(w, "Jo");
    assert_int_equal(
        hub_worry_readers(w->h, id, w->a, &readers, &count, &w->err), HUB_ENOTFOUND);
    assert_int_equal(count, 0);
}

static void nobody_can_write_an_opening(void **state)
{
    struct open_hub *w = *state;
    hub_id id;
    assert_int_equal(hub_add(w->h, &worry_opening_noun, NULL, 0, &id, &w->err), HUB_EDENIED);
}

static void no_other_verb_reads_one(void **state)
{
    struct open_hub *w = *state;
    struct record_list list;
    struct record_ask all = record_ask_all();
    struct worry got;
    struct history h;
    hub_id id = written(w, "|child=Mia"), found;
    assert_int_equal(hub_list(w->h, &worry_noun, &all, w->a, &list, &w->err), HUB_EDENIED);
    assert_int_equal(hub_get(w->h, &worry_noun, id, w->a, &got, &w->err), HUB_EDENIED);
    assert_int_equal(hub_history(w->h, &worry_noun, id, w->a, &h, &w->err), HUB_EDENIED);
    const char *number = arena_printf(w->a, "%lld", (long long)id.n);
    assert_int_not_equal(hub_find(w->h, &worry_noun, number, &found, &w->err), HUB_OK);
}

static enum hub_rc look_for_it(void *arg, const struct change_line *l, struct hub_err *err)
{
    (void)arg;
    (void)err;
    assert_null(strstr(l->sentence, "ZEBRA"));
    assert_null(strstr(l->sentence, "worry"));
    return HUB_OK;
}

static void neither_find_nor_history_nor_removed_has_it(void **state)
{
    struct open_hub *w = *state;
    struct find_hits hits;
    struct removed_line *removed;
    struct changes_ask ask = {.from = DATE_NONE, .to = DATE_NONE};
    struct worry got;
    size_t count;
    hub_id id = written(w, "|child=Mia");
    opened(w, id, &got);
    assert_int_equal(hub_remove(w->h, &worry_noun, id, &w->err), HUB_OK);
    assert_int_equal(hub_find_text(w->h, "zebra", 0, FIND_ALL, w->a, &hits, &w->err), HUB_OK);
    assert_int_equal(hits.count, 0);
    assert_int_equal(hub_changes(w->h, &ask, look_for_it, NULL, &w->err), HUB_OK);
    assert_int_equal(hub_removed(w->h, w->a, &removed, &count, &w->err), HUB_OK);
    assert_int_equal(count, 0);
}

static void u_takes_back_what_came_before_it(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Patel");
    hub_id id = written(w, "");
    struct undo_next next;
    struct worry got;
    opened(w, id, &got);
    assert_int_equal(hub_undo_next(w->h, w->a, &next, &w->err), HUB_OK);
    assert_non_null(strstr(next.what, "Patel"));
}

static void its_writer_takes_it_back_and_the_line_stays(void **state)
{
    struct open_hub *w = *state;
    struct worry got;
    hub_id id = written(w, "");
    open_hub_as(w, "Jo");
    assert_int_equal(hub_remove(w->h, &worry_noun, id, &w->err), HUB_ENOTFOUND);
    open_hub_as(w, "Ruth Hale");
    assert_int_equal(hub_remove(w->h, &worry_noun, id, &w->err), HUB_EDENIED);
    open_hub_as(w, "Amina");
    assert_int_equal(hub_remove(w->h, &worry_noun, id, &w->err), HUB_OK);
    assert_int_equal(listed(w), 1);
    assert_int_equal(opened(w, id, &got), HUB_OK);
    assert_true(stamp_known(got.withdrawn_at));
}

static void who_may_not_read_it_may_not_put_it_right(void **state)
{
    struct open_hub *w = *state;
    hub_id id = written(w, ""), again;
    struct assignment set[] = {{"at", "2026-11-20 16:41"}, {"exact_words", "Nothing."}};
    open_hub_as(w, "Jo");
    assert_int_equal(hub_correct(w->h, &worry_noun, id, set, 2, &again, &w->err), HUB_ENOTFOUND);
    open_hub_as(w, "Ruth Hale");
    assert_int_equal(hub_correct(w->h, &worry_noun, id, set, 2, &again, &w->err), HUB_OK);
}

static void whoever_hears_it_writes_it_and_reads_no_other(void **state)
{
    struct open_hub *w = *state;
    hub_id id;
    written(w, "");
    open_hub_as(w, "Kim");
    assert_int_equal(listed(w), 0);
    assert_int_equal(
        try_add(w, "worry", arena_printf(w->a, "at=2026-11-20 16:40|%s", words), &id), HUB_OK);
    assert_int_equal(listed(w), 1);
}

static void what_to_do_has_999_first_and_the_numbers_there_are(void **state)
{
    struct open_hub *w = *state;
    struct worry_help help;
    assert_int_equal(hub_worry_help(w->h, w->a, &help, &w->err), HUB_OK);
    assert_string_equal(help.numbers[0].number, "999");
    assert_string_equal(help.numbers[1].who, "Ruth Hale, the lead");
    assert_string_equal(help.numbers[1].number, "020 7946 0001");
    assert_int_equal(help.number_count, 2);
    assert_true(help.lead_reads);
    assert_true(help.step_count > 3);
    static const struct config named = {.worry = {.lead = "Nobody Known", .steps = "Ring; Write;"}};
    w->opening.config = &named;
    open_hub_as(w, "Amina");
    assert_int_equal(hub_worry_help(w->h, w->a, &help, &w->err), HUB_OK);
    assert_false(help.lead_reads);
    assert_int_equal(help.step_count, 2);
    assert_string_equal(help.steps[1], "Write");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(its_writer_and_the_lead_read_it_and_nobody_else),
        TEST(there_is_none_and_not_yours_sound_the_same),
        TEST(whom_it_is_about_never_sees_it),
        TEST(a_lead_of_the_family_it_is_about_never_sees_it),
        TEST(a_correction_that_names_nobody_stays_hidden_too),
        TEST(hub_ini_names_the_lead_before_the_hub_does),
        TEST(every_opening_is_kept_with_who_and_when),
        TEST(nobody_can_write_an_opening),
        TEST(no_other_verb_reads_one),
        TEST(neither_find_nor_history_nor_removed_has_it),
        TEST(u_takes_back_what_came_before_it),
        TEST(its_writer_takes_it_back_and_the_line_stays),
        TEST(who_may_not_read_it_may_not_put_it_right),
        TEST(whoever_hears_it_writes_it_and_reads_no_other),
        TEST(what_to_do_has_999_first_and_the_numbers_there_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
