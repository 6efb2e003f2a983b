/* SPDX-License-Identifier: MIT */
/* Bringing a copy home: what is seen first, what is done, what is asked, the receipt. */
#include "laptop.h"
#include "hub/base/str.h"
#include "hub/service/questions.h"
#include "hub/service/sealed.h"
#include "hub/service/sums.h"
#include "kept.h"
#include "service/hub_priv.h"
#include "text_has.h"
#include "unit.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *all_lines(struct open_hub *w, const struct return_line *lines, size_t count)
{
    struct sb b = sb_on(w->a);
    for (size_t i = 0; i < count; i++) {
        sb_addf(&b, "%s\n", lines[i].text);
    }
    return sb_str(&b);
}

static int64_t records(struct open_hub *w, const char *noun)
{
    int64_t count;
    struct record_query q = {.any = true};
    assert_int_equal(record_count(w->h->store, noun_find(noun), &q, &count, &w->err), HUB_OK);
    return count;
}

/* --- done ---------------------------------------------------------------------------------------- */

static void what_was_done_away_comes_home(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    hub_id okafor = add(w, "family", "family=Okafor|phone=0161 496 0001");
    hub_id reid = add(w, "family", "family=Reid");
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", okafor, "phone=0161 496 0009");
    edit(&c.laptop, "family", reid, "notes=rings first");
    hub_id mia = add(&c.laptop, "child", "child=Mia|family=Okafor");
    laptop_close(&c);
    edit(w, "family", okafor, "notes=moved");

    int64_t before = records(w, "homecoming");
    struct return_plan plan = laptop_look(w, &c);
    assert_int_equal(plan.number, 1);
    assert_string_equal(plan.holder, "Amina");
    assert_int_equal(plan.steps, 3);
    assert_int_equal(plan.guards, 0);
    const char *lines = all_lines(w, plan.lines, plan.line_count);
    text_has(lines, "2 families changed: Okafor, Reid");
    text_has(lines, "1 child added: Mia");
    assert_string_equal(plan.lines[0].hidden, "2 families changed: O., R.");
    assert_string_equal(plan.summary, "3 changes to bring home.");
    assert_int_equal(records(w, "homecoming"), before);
    assert_string_equal(field_of(w, "family", okafor, "phone"), "0161 496 0001");

    struct return_done done;
    assert_int_equal(hub_return(w->h, &plan, false, w->a, &done, &w->err), HUB_OK);
    hub_return_forget(&plan);
    assert_int_equal(done.questions, 0);
    assert_string_equal(field_of(w, "family", okafor, "phone"), "0161 496 0009");
    assert_string_equal(field_of(w, "family", okafor, "notes"), "moved");
    assert_string_equal(field_of(w, "child", mia, "child"), "Mia");
    laptop_forget(&c);
}

/* A save is a change, however many fields it had, as the top line of the copy counts. */
static void as_many_changes_come_home_as_were_made_away(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    struct return_list list;
    const char *undone;
    hub_id okafor = add(w, "family", "family=Okafor|phone=0161 496 0001");
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", okafor, "phone=0161 496 0009|notes=rings first|address=7 New Street");
    edit(&c.laptop, "family", okafor, "notes=rings last");
    assert_int_equal(hub_undo(c.laptop.h, c.laptop.a, &undone, &w->err), HUB_OK);
    add(&c.laptop, "child", "child=Mia|family=Okafor|born=2018-03-01");
    const char *away = arena_strdup(w->a, hub_kept(c.laptop.h, w->a));
    assert_string_equal(away, "AWAY · 4 changes to bring home");
    laptop_close(&c);
    struct return_plan plan = laptop_look(w, &c);
    assert_string_equal(plan.summary, "4 changes to bring home.");
    hub_return_forget(&plan);
    laptop_return(w, &c);
    text_has(laptop_receipt(w, false), "4 changes came home, 6 details in all: ");
    assert_int_equal(hub_returns(w->h, 1, w->a, &list, &w->err), HUB_OK);
    text_has(list.rows[0].sentence, ", 10:00: 4 changes, 0 to decide, 0 waiting.");
    assert_int_equal(hub_undo(w->h, w->a, &undone, &w->err), HUB_OK);
    text_has(undone, "brought copy 1 home: 4 changes");
    laptop_forget(&c);
}

static void a_second_time_nothing_is_new(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    hub_id okafor = add(w, "family", "family=Okafor");
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", okafor, "notes=one");
    laptop_close(&c);
    assert_int_equal(laptop_return(w, &c), 0);
    edit(w, "family", okafor, "notes=two");
    struct return_plan plan = laptop_look(w, &c);
    assert_int_equal(plan.guards, 1u << GUARD_OLD);
    assert_false(plan.needs_yes);
    int64_t before = records(w, "homecoming");
    struct return_done done;
    assert_int_equal(hub_return(w->h, &plan, false, w->a, &done, &w->err), HUB_OK);
    hub_return_forget(&plan);
    assert_int_equal(records(w, "homecoming"), before);
    assert_string_equal(field_of(w, "family", okafor, "notes"), "two");
    laptop_open(&c, "Amina"); /* and what is written after that comes too */
    edit(&c.laptop, "family", okafor, "phone=0161 496 0009");
    laptop_close(&c);
    plan = laptop_look(w, &c);
    assert_int_equal(plan.steps, 1);
    assert_int_equal(plan.guards, 0);
    hub_return_forget(&plan);
    laptop_forget(&c);
}

static void a_copy_nothing_was_written_in_is_home_all_the_same(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    add(w, "family", "family=Okafor");
    laptop_take(w, &c);
    struct return_plan plan = laptop_look(w, &c);
    assert_int_equal(plan.guards, 0);
    assert_string_equal(plan.summary, "Nothing was written in it while it was away.");
    hub_return_forget(&plan);
    laptop_return(w, &c);
    text_has(laptop_receipt(w, false), "Copy 1 of Amina came home on Saturday 21 November 2026, 10:0");
    laptop_forget(&c);
}

static void what_both_changed_is_asked_and_settled(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    const char *sentence;
    hub_id okafor = add(w, "family", "family=Okafor|phone=0161 496 0001");
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", okafor, "phone=0161 496 0002|notes=likes tea");
    laptop_close(&c);
    edit(w, "family", okafor, "phone=0161 496 0003");
    struct return_plan plan = laptop_look(w, &c);
    assert_int_equal(plan.ask_count, 1);
    text_has(plan.asks[0].text, "Okafor: Phone. On the laptop, Amina, Sat 21 Nov 10:0");
    text_has(plan.asks[0].text, ": 0161 496 0002 / At home, Amina, ");
    assert_string_equal(plan.asks[0].hidden, "Phone");
    assert_string_equal(plan.summary, "1 change to bring home, 1 to decide.");
    hub_return_forget(&plan);
    assert_int_equal(laptop_return(w, &c), 1);
    assert_string_equal(field_of(w, "family", okafor, "phone"), "0161 496 0003");
    assert_string_equal(field_of(w, "family", okafor, "notes"), "likes tea");
    struct today t = kept_today(w);
    assert_non_null(need_with(&t, "1 question from copy 1 waits for you."));
    text_has(laptop_receipt(w, false), "Question 1: Okafor: Phone (two versions)");

    assert_int_equal(hub_resolve(w->h, 1, ANSWER_BOTH, -1, w->a, &sentence, &w->err), HUB_EINVAL);
    assert_int_equal(hub_resolve(w->h, 7, ANSWER_HOME, -1, w->a, &sentence, &w->err), HUB_ENOTFOUND);
    assert_int_equal(hub_resolve(w->h, 1, ANSWER_LAPTOP, -1, w->a, &sentence, &w->err), HUB_OK);
    assert_string_equal(sentence, "Okafor: Phone is now: 0161 496 0002.");
    assert_string_equal(field_of(w, "family", okafor, "phone"), "0161 496 0002");
    assert_int_equal(
        hub_resolve(w->h, 1, ANSWER_HOME, -1, w->a, &sentence, &w->err), HUB_ECONFLICT);
    text_has(w->err.msg, "settled already: laptop, by Amina");
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_string_equal(sentence, "Taken back: settled question 1, Okafor: Phone");
    assert_string_equal(field_of(w, "family", okafor, "phone"), "0161 496 0003");
    assert_int_equal(hub_redo(w->h, w->a, &sentence, &w->err), HUB_OK);
    assert_string_equal(sentence, "Done again: settled question 1, Okafor: Phone, as laptop");
    t = kept_today(w);
    assert_null(need_with(&t, "question from copy 1"));
    kept_is_right(w);
    laptop_forget(&c);
}

static void home_may_stand_and_long_texts_be_joined(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    const char *sentence;
    struct question_list list;
    hub_id okafor = add(w, "family", "family=Okafor|phone=0161 496 0001");
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", okafor, "phone=0161 496 0002|notes=likes tea");
    laptop_close(&c);
    edit(w, "family", okafor, "phone=0161 496 0003|notes=rings first");
    assert_int_equal(laptop_return(w, &c), 2);
    assert_int_equal(hub_questions(w->h, false, w->a, &list, &w->err), HUB_OK);
    for (size_t i = 0; i < list.count; i++) {
        bool notes = list.rows[i].both;
        assert_int_equal(hub_resolve(w->h, list.rows[i].number, notes ? ANSWER_BOTH : ANSWER_HOME,
                             -1, w->a, &sentence, &w->err),
            HUB_OK);
        text_has(sentence, notes ? "Okafor: Notes has both now." : "is now: 0161 496 0003.");
    }
    assert_string_equal(field_of(w, "family", okafor, "notes"), "rings first\nlikes tea");
    laptop_forget(&c);
}

static void of_two_laptops_each_has_its_say(void **state)
{
    struct open_hub *w = *state;
    struct laptop c, d;
    const char *sentence;
    hub_id okafor = add(w, "family", "family=Okafor|phone=0161 496 0001");
    laptop_take(w, &c);
    laptop_take(w, &d);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", okafor, "phone=0161 496 0002");
    laptop_close(&c);
    laptop_open(&d, "Amina");
    edit(&d.laptop, "family", okafor, "phone=0161 496 0003");
    laptop_close(&d);
    edit(w, "family", okafor, "phone=0161 496 0004");
    laptop_return(w, &c);
    laptop_return(w, &d);
    struct question_row q;
    assert_int_equal(hub_question(w->h, 1, w->a, &q, &w->err), HUB_OK);
    assert_int_equal(q.side_count, 3);
    text_has(question_side_words(&q, 0, false, w->a), "On the laptop (copy 1), Amina, ");
    text_has(question_side_words(&q, 1, false, w->a), "On the laptop (copy 2), Amina, ");
    assert_true(q.sides[2].home && q.sides[2].stands);
    assert_int_equal(hub_resolve(w->h, 1, ANSWER_LAPTOP, -1, w->a, &sentence, &w->err), HUB_EINVAL);
    assert_int_equal(hub_resolve(w->h, 1, ANSWER_LAPTOP, 2, w->a, &sentence, &w->err), HUB_EINVAL);
    assert_int_equal(hub_resolve(w->h, 1, ANSWER_LAPTOP, 1, w->a, &sentence, &w->err), HUB_OK);
    assert_string_equal(sentence, "Okafor: Phone is now: 0161 496 0003.");
    laptop_forget(&c);
    laptop_forget(&d);
}

static void times_of_day_are_united(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    const char *sentence;
    add(w, "family", "family=Okafor");
    add(w, "child", "child=Mia|family=Okafor");
    hub_id med = add(w, "medicine", "child=Mia|medicine=Clenil|times=07:30 19:30");
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "medicine", med, "times=07:30 12:00 19:30");
    laptop_close(&c);
    edit(w, "medicine", med, "times=07:30 20:00");
    assert_int_equal(laptop_return(w, &c), 1);
    struct question_row q;
    assert_int_equal(hub_question(w->h, 1, w->a, &q, &w->err), HUB_OK);
    assert_string_equal(q.about, "Clenil (Mia): Times");
    assert_true(q.both);
    assert_int_equal(hub_resolve(w->h, 1, ANSWER_BOTH, -1, w->a, &sentence, &w->err), HUB_OK);
    assert_string_equal(sentence, "Clenil (Mia): Times is now: 07:30 12:00 19:30 20:00.");
    assert_string_equal(field_of(w, "medicine", med, "times"), "07:30 12:00 19:30 20:00");
    laptop_forget(&c);
}

static void removed_there_and_changed_here_stays_until_it_is_decided(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    const char *sentence;
    hub_id okafor = add(w, "family", "family=Okafor");
    for (int i = 0; i < 6; i++) {
        add(w, "family", arena_printf(w->a, "family=F%d", i));
    }
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    assert_int_equal(
        hub_remove(c.laptop.h, noun_find("family"), okafor, &c.laptop.err), HUB_OK);
    laptop_close(&c);
    edit(w, "family", okafor, "notes=rings first");
    assert_int_equal(laptop_return(w, &c), 1);
    struct question_row q;
    assert_int_equal(hub_question(w->h, 1, w->a, &q, &w->err), HUB_OK);
    assert_string_equal(q.kind, "removed and changed");
    assert_int_equal(q.side_count, 2);
    assert_string_equal(q.sides[0].value, "(removed)");
    text_has(q.sides[1].value, "Notes: ");
    assert_int_equal(hub_resolve(w->h, 1, ANSWER_LAPTOP, -1, w->a, &sentence, &w->err), HUB_OK);
    assert_string_equal(sentence, "Family Okafor is in Removed now.");
    laptop_forget(&c);
}

static void one_step_takes_all_of_it_back(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    const char *sentence;
    hub_id okafor = add(w, "family", "family=Okafor|phone=0161 496 0001");
    struct family_sums before, after;
    struct sums_differ differ;
    assert_int_equal(hub_family_sums(w->h, w->a, &before, &w->err), HUB_OK);
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", okafor, "phone=0161 496 0002");
    hub_id mia = add(&c.laptop, "child", "child=Mia|family=Okafor");
    edit(&c.laptop, "child", mia, "bedtime=19:30");
    laptop_close(&c);
    laptop_return(w, &c);
    assert_int_equal(hub_family_sums(w->h, w->a, &after, &w->err), HUB_OK);
    family_sums_differ(&before, &after, false, w->a, &differ);
    assert_int_equal(differ.count, 1);
    assert_int_equal(hub_undo(w->h, w->a, &sentence, &w->err), HUB_OK);
    text_has(sentence, "brought copy 1 home");
    assert_string_equal(field_of(w, "family", okafor, "phone"), "0161 496 0001");
    struct record_ask ask = record_ask_all();
    struct record_list children;
    assert_int_equal(
        hub_list(w->h, noun_find("child"), &ask, w->a, &children, &w->err), HUB_OK);
    assert_int_equal(children.count, 0);
    laptop_forget(&c);
}

static void the_copy_and_the_hub_hold_the_same_afterwards(void **state)
{
    struct open_hub *w = *state;
    struct laptop c, fresh;
    struct sums_differ differ;
    hub_id okafor = add(w, "family", "family=Okafor");
    add(w, "family", "family=Reid");
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", okafor, "notes=one");
    laptop_close(&c);
    struct return_ask ask = laptop_ask(&c);
    assert_int_equal(hub_copy_agrees(w->h, &ask, w->a, &differ, &w->err), HUB_OK);
    assert_int_equal(differ.count, 1);
    assert_string_equal(differ.families[0], "Okafor");
    laptop_return(w, &c);
    laptop_take(w, &fresh);
    ask = laptop_ask(&fresh);
    assert_int_equal(hub_copy_agrees(w->h, &ask, w->a, &differ, &w->err), HUB_OK);
    assert_int_equal(differ.count, 0);
    laptop_forget(&c);
    laptop_forget(&fresh);
}

static void what_changed_since_the_look_stops_it(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    struct return_done done;
    hub_id okafor = add(w, "family", "family=Okafor");
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", okafor, "notes=one");
    laptop_close(&c);
    struct return_plan plan = laptop_look(w, &c);
    edit(w, "family", okafor, "phone=0161 496 0002");
    assert_int_equal(hub_return(w->h, &plan, true, w->a, &done, &w->err), HUB_ECONFLICT);
    hub_return_forget(&plan);
    assert_string_equal(field_of(w, "family", okafor, "notes"), "");
    assert_int_equal(records(w, "homecoming"), 0);
    laptop_forget(&c);
}

static void from_bytes_it_is_the_same(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    struct stat st;
    hub_id okafor = add(w, "family", "family=Okafor");
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", okafor, "notes=one");
    laptop_close(&c);
    int fd = open(c.laptop.opening.path, O_RDONLY);
    assert_true(fd >= 0 && fstat(fd, &st) == 0);
    unsigned char *bytes = arena_alloc(w->a, (size_t)st.st_size);
    assert_int_equal(read(fd, bytes, (size_t)st.st_size), st.st_size);
    close(fd);
    struct return_ask ask = {.bytes = bytes, .len = (size_t)st.st_size,
        .passphrase = LAPTOP_PASSPHRASE, .sent_at = clock_now(&w->clock)};
    struct return_plan plan;
    assert_int_equal(laptop_try(w, &ask, &plan), HUB_OK);
    assert_int_equal(plan.steps, 1);
    assert_int_equal(plan.guards, 0);
    hub_return_forget(&plan);
    ask.passphrase = NULL;
    assert_int_equal(laptop_try(w, &ask, &plan), HUB_EDENIED);
    assert_true(plan.wants_passphrase);
    hub_return_forget(&plan);
    laptop_forget(&c);
}

/* --- the rota ------------------------------------------------------------------------------------- */

static void what_it_newly_breaks_in_the_rota_is_told_with_what_helps(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    static const char *const names[] = {"Okafor", "Reid", "Shah"};
    for (size_t i = 0; i < 3; i++) {
        add(w, "family", arena_printf(w->a, "family=%s", names[i]));
        add(w, "child", arena_printf(w->a, "child=Kid%zu|family=%s|born=2018-05-01", i, names[i]));
    }
    add(w, "stay", "family=Okafor|host=Amina|arrive=2026-12-12 15:00|leave=2026-12-13 11:00|"
                   "status=draft");
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    add(&c.laptop, "stay", "family=Reid|host=Amina|arrive=2026-12-12 15:00|"
                           "leave=2026-12-13 11:00|status=draft");
    laptop_close(&c);
    add(w, "stay", "family=Shah|host=Amina|arrive=2026-12-12 15:00|leave=2026-12-13 11:00|"
                   "status=draft");
    struct return_plan plan = laptop_look(w, &c);
    assert_true(plan.rota.must > 0);
    text_has(plan.rota.rows[0].sentence, "3 children, 2 beds at Amina's");
    assert_true(date_known(plan.rota.rows[0].from)); /* where the screen goes */
    text_has(plan.summary, "to fix in the rota");
    hub_return_forget(&plan);
    laptop_return(w, &c);
    text_has(laptop_receipt(w, false), "The return made this.");
    text_has(laptop_receipt(w, false), "MUST FIX A bed for every child: 3 children, 2 beds at Amina's, Sat 12 Dec 2026. Try: ");
    laptop_forget(&c);
}

/* --- receipts --------------------------------------------------------------------------------------- */

static void the_receipt_is_kept_and_names_people_as_they_are_called_now(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    hub_id okafor = add(w, "family", "family=Okafor");
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "family", okafor, "notes=one");
    laptop_close(&c);
    laptop_return(w, &c);
    text_has(laptop_receipt(w, false), "1 family changed: Okafor");
    text_has(laptop_receipt(w, false), "1 change came home, 1 detail in all: 1 taken in.");
    text_has(laptop_receipt(w, false), "brought by Amina.");
    edit(w, "family", okafor, "family=Adeyemi");
    text_has(laptop_receipt(w, false), "1 family changed: Adeyemi");
    text_has(laptop_receipt(w, true), "brought by A.\n");
    text_has(laptop_receipt(w, true), "1 family changed: A.\n");
    laptop_forget(&c);
}

static void of_a_list_the_record_it_is_of_is_named(void **state)
{
    struct open_hub *w = *state;
    struct laptop c;
    add(w, "family", "family=Okafor");
    add(w, "child", "child=Mia|family=Okafor");
    add(w, "child", "child=Theo|family=Okafor");
    hub_id stay = add(w, "stay", "family=Okafor|arrive=2026-12-05 16:00|leave=2026-12-06 12:00");
    laptop_take(w, &c);
    laptop_open(&c, "Amina");
    edit(&c.laptop, "stay", stay, "children=Mia");
    laptop_close(&c);
    struct return_plan plan = laptop_look(w, &c);
    assert_string_equal(
        all_lines(w, plan.lines, plan.line_count), "1 stay changed: Okafor Sat 5 Dec 2026, 16:00\n");
    hub_return_forget(&plan);
    laptop_forget(&c);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_done_away_comes_home),
        TEST(as_many_changes_come_home_as_were_made_away),
        TEST(a_second_time_nothing_is_new),
        TEST(a_copy_nothing_was_written_in_is_home_all_the_same),
        TEST(what_both_changed_is_asked_and_settled),
        TEST(home_may_stand_and_long_texts_be_joined),
        TEST(of_two_laptops_each_has_its_say),
        TEST(times_of_day_are_united),
        TEST(removed_there_and_changed_here_stays_until_it_is_decided),
        TEST(one_step_takes_all_of_it_back),
        TEST(the_copy_and_the_hub_hold_the_same_afterwards),
        TEST(what_changed_since_the_look_stops_it),
        TEST(from_bytes_it_is_the_same),
        TEST(what_it_newly_breaks_in_the_rota_is_told_with_what_helps),
        TEST(the_receipt_is_kept_and_names_people_as_they_are_called_now),
        TEST(of_a_list_the_record_it_is_of_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
