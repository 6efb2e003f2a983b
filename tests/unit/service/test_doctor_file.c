/* SPDX-License-Identifier: MIT */
/* The doctor's checks of the file and its place: each fails for real. */
#include "hub/service/doctor.h"
#include "hub/base/utf8.h"
#include "hub/store/stmt.h"
#include "open_hub.h"
#include "service/doctor_priv.h"
#include "doctor_case.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

/* --- the file ---------------------------------------------------------------------------------- */

/* Where the n-th of a word stands in the file; -1: there are no more. */
static long place_of(struct open_hub *w, const char *word, size_t n)
{
    FILE *f = fopen(w->opening.path, "r");
    assert_non_null(f);
    size_t at = 0, len = strlen(word);
    long found = -1;
    for (int c, i = 0; found < 0 && (c = fgetc(f)) != EOF; i++) {
        at = c == word[at] ? at + 1 : c == word[0];
        if (at == len && n-- == 0)
            found = ftell(f) - (long)len;
    }
    fclose(f);
    return found;
}

static void alter(struct open_hub *w, long at, int letter)
{
    FILE *f = fopen(w->opening.path, "r+");
    assert_non_null(f);
    fseek(f, at, SEEK_SET);
    fputc(letter, f);
    assert_int_equal(fclose(f), 0);
}

static void an_altered_byte_is_noticed_wherever_it_is(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor|notes=qzjxv");
    size_t places = 0;
    for (long at; hub_close(w->h), w->h = NULL, (at = place_of(w, "qzjxv", places)) >= 0; places++) {
        alter(w, at, 'p');
        open_hub_as(w, NULL);
        doctor_is(w, "journal", DOCTOR_WRONG);
        hub_close(w->h);
        w->h = NULL;
        alter(w, at, 'q');
        open_hub_as(w, NULL);
        doctor_is(w, "journal", DOCTOR_FINE);
    }
    assert_true(places >= 2);
    open_hub_as(w, NULL);
}

static void a_torn_page_is_noticed(void **state)
{
    struct open_hub *w = *state;
    for (int i = 0; i < 40; i++)
        add(w, "family", arena_printf(w->a, "family=Family %d|notes=qzjxv", i));
    hub_close(w->h);
    w->h = NULL;
    long at = place_of(w, "qzjxv", 0) / 4096 * 4096;
    alter(w, at + 3, 0x70); /* how many cells the page has */
    enum hub_rc rc = hub_open(&w->opening, &w->h, &w->err);
    if (rc == HUB_OK)
        doctor_is(w, "whole", DOCTOR_WRONG);
    else
        assert_int_equal(rc, HUB_ECORRUPT);
}

static void find_that_misses_somebody_is_noticed(void **state)
{
    struct open_hub *w = *state;
    struct txn_label label = {.verb = "test"};
    add(w, "family", "family=Okafor");
    doctor_is(w, "find", DOCTOR_FINE);
    assert_int_equal(store_begin(w->h->store, &label, &w->err), HUB_OK);
    assert_int_equal(
        store_tell(w->h->store, "DELETE FROM main.find_doc WHERE tbl = 'family'", NULL, 0, &w->err),
        HUB_OK);
    assert_int_equal(store_commit(w->h->store, &w->err), HUB_OK);
    doctor_is(w, "find", DOCTOR_WRONG);
    doctor_is(w, "journal", DOCTOR_FINE);
}

static void words_of_the_log_that_find_misses_are_noticed(void **state)
{
    struct open_hub *w = *state;
    struct txn_label label = {.verb = "test"};
    add(w, "family", "family=Okafor");
    add(w, "log_entry", "family=Okafor|kind=call|at=2026-11-20T18:00|fact=Rang about the weekend.");
    doctor_is(w, "find", DOCTOR_FINE);
    assert_int_equal(store_begin(w->h->store, &label, &w->err), HUB_OK);
    assert_int_equal(store_tell(w->h->store,
                         "INSERT INTO main.find_log(find_log) VALUES('delete-all')", NULL, 0, &w->err),
        HUB_OK);
    assert_int_equal(store_commit(w->h->store, &w->err), HUB_OK);
    doctor_is(w, "find", DOCTOR_WRONG);
}

static void a_file_that_others_may_read_is_wrong(void **state)
{
    struct open_hub *w = *state;
    doctor_is_soon(w, "readers", DOCTOR_FINE);
    chmod(w->opening.path, 0640);
    doctor_is_soon(w, "readers", DOCTOR_WRONG);
    chmod(w->opening.path, 0600);
    chmod(arena_printf(w->a, "%s-wal", w->opening.path), 0644);
    doctor_is_soon(w, "readers", DOCTOR_WRONG);
}

static void a_part_that_is_of_another_account_is_wrong(void **state)
{
    struct open_hub *w = *state;
    if (geteuid() != 0)
        skip(); /* only root gives files away */
    doctor_is_soon(w, "owner", DOCTOR_FINE);
    assert_int_equal(chown(arena_printf(w->a, "%s-shm", w->opening.path), 12345, 12345), 0);
    doctor_is_soon(w, "owner", DOCTOR_WRONG);
}

static void a_folder_where_others_put_things_is_noticed(void **state)
{
    struct open_hub *w = *state;
    doctor_is_soon(w, "folder", DOCTOR_FINE);
    chmod(doctor_beside(w, ""), 0770);
    doctor_is_soon(w, "folder", DOCTOR_LOOK);
    chmod(doctor_beside(w, ""), 0777);
    doctor_is_soon(w, "folder", DOCTOR_WRONG);
    chmod(doctor_beside(w, ""), 01777);
    doctor_is_soon(w, "folder", DOCTOR_LOOK);
}

static void a_file_that_cannot_be_written_is_wrong(void **state)
{
    struct open_hub *w = *state;
    if (geteuid() == 0)
        skip(); /* root may write whatever its mode is */
    doctor_is_soon(w, "writable", DOCTOR_FINE);
    chmod(w->opening.path, 0400);
    doctor_is_soon(w, "writable", DOCTOR_WRONG);
}

static void room_is_judged_by_what_is_left(void **state)
{
    struct open_hub *w = *state;
    static const struct {
        int64_t bytes, files;
        enum doctor_state state;
    } cases[] = {{1LL << 40, 1000, DOCTOR_FINE}, {50LL << 20, -1, DOCTOR_FINE},
        {(50LL << 20) - 1, 1000, DOCTOR_LOOK}, {5LL << 20, 1000, DOCTOR_LOOK},
        {(5LL << 20) - 1, 1000, DOCTOR_WRONG}, {0, 1000, DOCTOR_WRONG}, {1LL << 40, 0, DOCTOR_WRONG}};
    struct judged j;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        doctor_judge_space(judge(&j, w), cases[i].bytes, cases[i].files);
        assert_int_equal(j.line.state, cases[i].state);
    }
    doctor_is_soon(w, "space", DOCTOR_FINE);
}

static void network_drives_and_memory_are_no_place(void **state)
{
    struct open_hub *w = *state;
    struct judged j;
    static const struct {
        unsigned long type;
        enum doctor_state state;
    } cases[] = {{0x6969, DOCTOR_WRONG}, {0xFE534D42, DOCTOR_WRONG}, {0x01021997, DOCTOR_WRONG},
        {0x01021994, DOCTOR_LOOK}, {0x4D44, DOCTOR_LOOK}, {0x65735546, DOCTOR_UNKNOWN},
        {0xEF53, DOCTOR_FINE}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        doctor_judge_kind(judge(&j, w), cases[i].type);
        assert_int_equal(j.line.state, cases[i].state);
    }
}

/* /sys/dev/block/MAJOR:MINOR of the file in the folder that stands for / */
static const char *disk_path(struct open_hub *w, const char *rest)
{
    struct stat st;
    assert_int_equal(stat(w->opening.path, &st), 0);
    return arena_printf(w->a, "/sys/dev/block/%u:%u/%s", major(st.st_dev), minor(st.st_dev), rest);
}

static void a_disk_is_encrypted_when_all_it_is_made_of_is(void **state)
{
    struct open_hub *w = *state;
    doctor_is_soon(w, "disk", DOCTOR_UNKNOWN);
    doctor_put(w, disk_path(w, "size"), "1");
    doctor_is_soon(w, "disk", DOCTOR_LOOK);
    doctor_put(w, disk_path(w, "slaves/one/dm/uuid"), "CRYPT-LUKS2-abc");
    doctor_is_soon(w, "disk", DOCTOR_FINE);
    doctor_put(w, disk_path(w, "slaves/two/size"), "1");
    doctor_is_soon(w, "disk", DOCTOR_LOOK);
    doctor_put(w, disk_path(w, "dm/uuid"), "CRYPT-LUKS2-def");
    doctor_is_soon(w, "disk", DOCTOR_FINE);
    struct hub_doctor r = doctor_looked(w, true);
    assert_non_null(strstr(doctor_line_of(&r, "disk")->found, "root"));
}

static void a_copy_that_is_not_sealed_is_noticed(void **state)
{
    struct open_hub *w = *state;
    doctor_is_soon(w, "copies", DOCTOR_FINE);
    FILE *f = fopen(doctor_beside(w, "hub.before-25.db"), "w");
    fclose(f);
    doctor_is_soon(w, "copies", DOCTOR_LOOK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, doctor_set_up, doctor_tear_down)

int main(void)
{
    utf8_locale();
    const struct CMUnitTest tests[] = {
        TEST(an_altered_byte_is_noticed_wherever_it_is),
        TEST(a_torn_page_is_noticed),
        TEST(find_that_misses_somebody_is_noticed),
        TEST(words_of_the_log_that_find_misses_are_noticed),
        TEST(a_file_that_others_may_read_is_wrong),
        TEST(a_part_that_is_of_another_account_is_wrong),
        TEST(a_folder_where_others_put_things_is_noticed),
        TEST(a_file_that_cannot_be_written_is_wrong),
        TEST(room_is_judged_by_what_is_left),
        TEST(network_drives_and_memory_are_no_place),
        TEST(a_disk_is_encrypted_when_all_it_is_made_of_is),
        TEST(a_copy_that_is_not_sealed_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
