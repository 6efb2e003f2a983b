/* SPDX-License-Identifier: MIT */
/* The doctor: all of it, the computer, what is kept safe, and Today. Each check fails for real. */
#include "hub/service/doctor.h"
#include "hub/base/utf8.h"
#include "hub/model/pack.h"
#include "hub/service/backup.h"
#include "hub/service/packs.h"
#include "hub/service/today.h"
#include "hub/service/users.h"
#include "open_hub.h"
#include "service/doctor_priv.h"
#include "doctor_case.h"
#include "unit.h"

#include <fcntl.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- all of it ------------------------------------------------------------------------------- */

static void a_new_hub_has_nothing_wrong(void **state)
{
    struct open_hub *w = *state;
    struct hub_doctor r = doctor_looked(w, false);
    assert_int_equal(r.of[DOCTOR_WRONG], 0);
    assert_true(r.count >= 30);
    for (size_t i = 0; i < r.count; i++) {
        assert_true(*r.lines[i].found);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(r.lines[i].id, r.lines[k].id);
    }
}

static void what_takes_long_waits_where_it_may(void **state)
{
    struct open_hub *w = *state;
    doctor_is_soon(w, "journal", DOCTOR_UNKNOWN);
    doctor_is(w, "journal", DOCTOR_FINE);
}

static void a_file_that_does_not_open_passes_nothing_of_what_is_in_it(void **state)
{
    struct open_hub *w = *state;
    hub_close(w->h);
    w->h = NULL;
    hub_fail(&w->err, HUB_ECORRUPT, "It is damaged.");
    struct hub_doctor r = doctor_looked(w, false);
    assert_int_equal(doctor_line_of(&r, "opens")->state, DOCTOR_WRONG);
    assert_int_equal(doctor_line_of(&r, "journal")->state, DOCTOR_UNKNOWN);
    assert_int_equal(doctor_line_of(&r, "clock")->state, DOCTOR_UNKNOWN);
    assert_int_equal(doctor_line_of(&r, "pins")->state, DOCTOR_UNKNOWN);
    assert_int_equal(doctor_line_of(&r, "readers")->state, DOCTOR_FINE);
}

static void only_carers_and_the_technical_helper_may_ask(void **state)
{
    struct open_hub *w = *state;
    struct user_adding host = {.name = "Bo", .role = "host"},
                       helper = {.name = "Kim", .role = "technical helper"};
    struct user_added done;
    assert_int_equal(hub_user_add(w->h, &host, w->a, &done, &w->err), HUB_OK);
    assert_int_equal(hub_user_add(w->h, &helper, w->a, &done, &w->err), HUB_OK);
    open_hub_as(w, "Kim");
    doctor_looked(w, false);
    open_hub_as(w, "Bo");
    struct hub_doctor r;
    struct doctor_ask ask = {.hub = w->h, .path = w->opening.path};
    assert_int_equal(hub_doctor(&ask, w->a, &r, &w->err), HUB_EDENIED);
}

/* --- the computer --------------------------------------------------------------------------------- */

static void a_clock_that_is_behind_is_wrong(void **state)
{
    struct open_hub *w = *state;
    doctor_is_soon(w, "clock", DOCTOR_FINE);
    doctor_at(w, "2026-11-21T09:00");
    doctor_is_soon(w, "clock", DOCTOR_WRONG);
    doctor_at(w, "2028-11-21T09:00");
    doctor_is_soon(w, "clock", DOCTOR_LOOK);
}

static void a_clock_that_was_put_back_is_noticed(void **state)
{
    struct open_hub *w = *state;
    doctor_at(w, "2026-11-21T12:00");
    add(w, "family", "family=Okafor");
    doctor_at(w, "2026-11-21T10:30");
    add(w, "family", "family=Reid");
    doctor_at(w, "2026-11-21T13:00");
    doctor_is_soon(w, "clock", DOCTOR_LOOK);
    struct hub_doctor r = doctor_looked(w, true);
    assert_non_null(strstr(doctor_line_of(&r, "clock")->found, "90 minutes"));
}

static void zones_that_are_missing_are_noticed(void **state)
{
    struct open_hub *w = *state;
    doctor_is_soon(w, "zone", DOCTOR_LOOK);
    doctor_put(w, "/usr/share/zoneinfo/Europe/Paris", "TZif2");
    doctor_is_soon(w, "zone", DOCTOR_FINE);
}

static void letters_that_are_missing_are_noticed(void **state)
{
    struct open_hub *w = *state;
    doctor_is_soon(w, "letters", DOCTOR_FINE);
    setlocale(LC_ALL, "C");
    doctor_is_soon(w, "letters", DOCTOR_LOOK);
    utf8_locale();
}

static void memory_on_the_disk_is_noticed(void **state)
{
    struct open_hub *w = *state;
    struct judged j;
    doctor_judge_memory(judge(&j, w), false, NULL);
    assert_int_equal(j.line.state, DOCTOR_FINE);
    doctor_judge_memory(judge(&j, w), true, NULL);
    assert_int_equal(j.line.state, DOCTOR_LOOK);
    doctor_judge_memory(judge(&j, w), false, "Swap is not encrypted.");
    assert_int_equal(j.line.state, DOCTOR_LOOK);
    doctor_is_soon(w, "memory", DOCTOR_FINE); /* an open hub has turned core dumps off */
}

/* --- kept safe ---------------------------------------------------------------------------------------- */

static void sheet_backup_and_drill_are_asked_for(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    struct backup_done done;
    doctor_is_soon(w, "sheet", DOCTOR_LOOK);
    doctor_is_soon(w, "backup", DOCTOR_LOOK);
    recovery_make(words);
    assert_int_equal(hub_recovery_set(w->h, words, &w->err), HUB_OK);
    struct hub_doctor r = doctor_looked(w, true);
    assert_int_equal(doctor_line_of(&r, "sheet")->state, DOCTOR_FINE);
    assert_non_null(strstr(doctor_line_of(&r, "sheet")->found, "Saturday 21 November 2026"));
    doctor_at(w, "2026-12-10T10:00");
    doctor_is_soon(w, "backup", DOCTOR_WRONG);
    assert_int_equal(hub_backup(w->h, doctor_beside(w, "x.hubbackup"), &done, &w->err), HUB_OK);
    doctor_is_soon(w, "backup", DOCTOR_FINE);
    doctor_is_soon(w, "drill", DOCTOR_LOOK);
    assert_int_equal(hub_drill_done(w->h, &w->err), HUB_OK);
    doctor_is_soon(w, "drill", DOCTOR_FINE);
    doctor_at(w, "2027-06-10T10:00");
    doctor_is_soon(w, "backup", DOCTOR_WRONG);
    doctor_is_soon(w, "drill", DOCTOR_LOOK);
}

static void copies_that_are_late_or_lost_are_told(void **state)
{
    struct open_hub *w = *state;
    static const unsigned char key[PACK_KEY_BYTES] = {9}; /* a point of the curve */
    struct take_ask ask = {.key = key, .due = hub_today(w->h)};
    struct take_done done;
    struct pack_lost lost;
    int fd = open(doctor_beside(w, "copy"), O_WRONLY | O_CREAT, 0600);
    if (hub_take(w->h, &ask, fd, w->a, &done, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    close(fd);
    doctor_is_soon(w, "away", DOCTOR_FINE);
    doctor_at(w, "2026-11-23T10:00");
    doctor_is_soon(w, "away", DOCTOR_LOOK);
    assert_int_equal(hub_pack_lost(w->h, done.number, w->a, &lost, &w->err), HUB_OK);
    doctor_is_soon(w, "away", DOCTOR_LOOK);
    doctor_at(w, "2027-02-23T10:00");
    doctor_is_soon(w, "away", DOCTOR_FINE);
}

static enum hub_rc ask_something(struct hub *h, void *arg, struct hub_err *err)
{
    const struct hub_entry *entries;
    struct question q;
    (void)arg;
    hub_entries(h, &entries);
    record_clear(&question_noun, &q);
    q.hub_id = entries[0].id;
    q.number = 1;
    q.kind = "two values";
    q.tbl = "family";
    q.record_id = 1;
    q.status = "open";
    return record_insert(h->store, &question_noun, &q, err);
}

static void open_questions_are_told(void **state)
{
    struct open_hub *w = *state;
    struct txn_label label = {.verb = "test"};
    doctor_is_soon(w, "questions", DOCTOR_FINE);
    assert_int_equal(hub_write(w->h, &label, ask_something, NULL, &w->err), HUB_OK);
    doctor_is_soon(w, "questions", DOCTOR_LOOK);
}

/* --- today --------------------------------------------------------------------------------------------- */

static const char *todays(struct open_hub *w)
{
    struct today t;
    assert_int_equal(hub_today_kept(w->h, w->a, &t, &w->err), HUB_OK);
    for (size_t i = 0; i < t.need_count; i++) {
        if (t.needs[i].kind == NEED_DOCTOR)
            return t.needs[i].text;
    }
    return NULL;
}

static void today_says_what_was_wrong_until_it_is_right(void **state)
{
    struct open_hub *w = *state;
    doctor_looked(w, false);
    assert_null(todays(w));
    chmod(w->opening.path, 0644);
    doctor_looked(w, true);
    assert_null(todays(w)); /* a quick look is not kept */
    doctor_looked(w, false);
    assert_string_equal(todays(w), "The last look at the hub itself, on Saturday 21 November 2026, found "
                                   "something wrong: Who else may read it.");
    chmod(w->opening.path, 0600);
    doctor_looked(w, false);
    assert_null(todays(w));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, doctor_set_up, doctor_tear_down)

int main(void)
{
    utf8_locale();
    const struct CMUnitTest tests[] = {
        TEST(a_new_hub_has_nothing_wrong),
        TEST(what_takes_long_waits_where_it_may),
        TEST(a_file_that_does_not_open_passes_nothing_of_what_is_in_it),
        TEST(only_carers_and_the_technical_helper_may_ask),
        TEST(a_clock_that_is_behind_is_wrong),
        TEST(a_clock_that_was_put_back_is_noticed),
        TEST(zones_that_are_missing_are_noticed),
        TEST(letters_that_are_missing_are_noticed),
        TEST(memory_on_the_disk_is_noticed),
        TEST(sheet_backup_and_drill_are_asked_for),
        TEST(copies_that_are_late_or_lost_are_told),
        TEST(open_questions_are_told),
        TEST(today_says_what_was_wrong_until_it_is_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
