/* SPDX-License-Identifier: MIT */
/* Backups in a folder: which are of this hub, which of those stay, and which go. */
#include "hub/service/backup.h"

#include "hub/base/str.h"
#include "backup_case.h"
#include "service/backup_file_priv.h"
#include "service/hub_priv.h"
#include "unit.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BEGIN_LEN = sizeof "hub-kqwrt" - 1 };

static size_t files_named(struct open_hub *w, const char *begin)
{
    struct dirent *e;
    size_t count = 0;
    DIR *d = opendir(in_folder(w, ""));
    while (d && (e = readdir(d))) {
        count += str_starts(e->d_name, begin);
    }
    closedir(d);
    return count;
}

static const char *made(struct open_hub *w, size_t *gone)
{
    struct backup_done done;
    const char *path;
    if (hub_backup_to(w->h, in_folder(w, "."), w->a, &path, gone, &done, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    assert_int_equal(access(path, F_OK), 0);
    return path;
}

static size_t back_up_at(struct open_hub *w, const char *at)
{
    size_t gone = 0;
    later(w, at);
    made(w, &gone);
    return gone;
}

/* "hub-kqwrt", with this hub's letters. */
static const char *begin_of(struct open_hub *w)
{
    size_t gone = 0;
    const char *path = made(w, &gone), *name = strrchr(path, '/') + 1;
    unlink(path);
    return arena_strndup(w->a, name, BEGIN_LEN);
}

static const char *named(struct open_hub *w, const char *begin, const char *day)
{
    return in_folder(w, arena_printf(w->a, "%s-%s.hubbackup", begin, day));
}

static bool is_there(struct open_hub *w, const char *begin, const char *day)
{
    return access(named(w, begin, day), F_OK) == 0;
}

/* As if `file` had been made on each of these days. */
static void put_days(
    struct open_hub *w, const struct bytes *file, const char *begin, hub_date from, int count)
{
    char iso[DATE_TEXT];
    for (int i = 0; i < count; i++) {
        write_all(named(w, begin, date_iso((hub_date){from.d + i}, iso)), file);
    }
}

/* A backup as an older hub made it: its mark says nothing. */
static struct bytes older_backup(struct open_hub *w)
{
    struct own_keys keys;
    struct store_image image;
    int64_t bytes;
    struct backup_write b = {
        .path = in_folder(w, "older"), .keys = &keys, .image = &image, .mark = "an older hub's"};
    assert_int_equal(own_keys(w->h, &keys, &w->err), HUB_OK);
    assert_int_equal(backup_facts(w->h->store, &b.facts, &w->err), HUB_OK);
    assert_int_equal(store_image(w->h->store, &image, &w->err), HUB_OK);
    assert_int_equal(backup_write(&b, &bytes, &w->err), HUB_OK);
    store_image_free(&image);
    struct bytes file = read_all(w, b.path);
    unlink(b.path);
    return file;
}

static void the_last_fourteen_stay_and_the_first_of_each_month(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    const struct bytes empty = {(unsigned char[]){0}, 0};
    struct backup_done done;
    const char *path;
    size_t gone = 0;
    set_words(w, words);
    const char *begin = begin_of(w);
    struct bytes mine = read_all(w, backed_up(w));
    put_days(w, &mine, begin, date_from_ymd(2026, 9, 3), 79);
    write_all(named(w, begin, "2026-09-04.hubbackup"), &mine);
    write_all(named(w, begin, "2026-13-04"), &mine);
    write_all(named(w, begin, "2026-09-04-x"), &mine);
    write_all(named(w, begin, "2026-09-05-2"), &mine);
    write_all(named(w, begin, "2026-09-06-2"), &empty);
    write_all(named(w, "wren", "2026-09-04"), &mine);
    path = made(w, &gone);
    assert_string_equal(path, in_folder(w, arena_printf(w->a, "./%s-2026-11-21.hubbackup", begin)));
    assert_true(is_there(w, begin, "2026-11-21") && is_there(w, begin, "2026-11-08"));
    assert_false(is_there(w, begin, "2026-11-07"));
    assert_true(is_there(w, begin, "2026-11-01") && is_there(w, begin, "2026-10-01"));
    assert_true(is_there(w, begin, "2026-09-03"));
    assert_false(is_there(w, begin, "2026-09-05-2"));
    assert_true(is_there(w, begin, "2026-09-06-2")); /* nobody knows whose */
    assert_int_equal(files_named(w, begin), 14 + 3 + 4);
    assert_int_equal(files_named(w, "wren-"), 1);
    assert_int_equal(gone, 79 + 1 + 1 - 14 - 3);
    assert_int_equal(hub_backup_to(w->h, in_folder(w, "none"), w->a, &path, &gone, &done, &w->err),
        HUB_ENOTFOUND);
}

static void older_names_count_where_they_are_surely_of_this_hub(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    size_t gone = 0;
    set_words(w, words);
    struct bytes mine = older_backup(w);
    later(w, "2026-11-21T10:01");
    add(w, "family", "family=Okafor");
    put_days(w, &mine, "hub", date_from_ymd(2026, 11, 2), 19);
    made(w, &gone);
    assert_int_equal(gone, 19 - 13 - 1);
    assert_true(is_there(w, "hub", "2026-11-02") && !is_there(w, "hub", "2026-11-03"));
    assert_true(is_there(w, "hub", "2026-11-08"));
    assert_int_equal(unlink(arena_printf(w->a, "%s.key", w->opening.path)), 0);
    put_days(w, &mine, "hub", date_from_ymd(2026, 11, 2), 19);
    assert_int_equal(back_up_at(w, "2026-11-22T10:00"), 0); /* it cannot be told any more */
}

/* One that has what this hub has not: it was brought back from an older one. */
static void what_this_hub_does_not_have_is_not_lost_with_it(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    struct restored back;
    struct backup_done done;
    struct backup_look look;
    size_t gone = 0;
    set_words(w, words);
    const char *old = backed_up(w);
    add(w, "family", "family=Okafor");
    const char *today = made(w, &gone);
    struct bytes older = older_backup(w);
    hub_close(w->h);
    w->h = NULL;
    assert_int_equal(rename(w->opening.path, in_folder(w, "lost.db")), 0);
    assert_int_equal(hub_backup_restore(&w->opening, old, words, w->a, &back, &w->err), HUB_OK);
    open_hub_as(w, "Amina");
    put_days(w, &older, "hub", date_from_ymd(2026, 10, 1), 20);
    const char *again = made(w, &gone);
    assert_string_equal(strrchr(again, '/') + BEGIN_LEN + 1, "-2026-11-21-2.hubbackup");
    assert_int_equal(gone, 0);
    assert_string_equal(made(w, &gone), again);
    assert_int_equal(hub_backup_check(&w->opening, today, words, &look, &w->err), HUB_OK);
    assert_int_equal(look.families, 1);
    assert_int_equal(hub_backup(w->h, today, &done, &w->err), HUB_ECONFLICT);
    assert_int_equal(hub_backup(w->h, old, &done, &w->err), HUB_OK);
}

static void a_clock_that_was_ahead_costs_no_backup(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    set_words(w, words);
    const char *begin = begin_of(w);
    struct bytes mine = read_all(w, backed_up(w));
    put_days(w, &mine, begin, date_from_ymd(2026, 11, 2), 13); /* by a clock that was right */
    put_days(w, &mine, begin, date_from_ymd(2027, 11, 2), 14); /* and one a year ahead */
    assert_int_equal(back_up_at(w, "2026-11-20T10:00"), 0);
    assert_int_equal(back_up_at(w, "2026-11-21T10:00"), 0); /* 15, of which one begins a month */
    assert_int_equal(back_up_at(w, "2026-11-22T10:00"), 1);
    assert_true(is_there(w, begin, "2026-11-20") && is_there(w, begin, "2026-11-21") &&
                is_there(w, begin, "2026-11-22"));
    assert_false(is_there(w, begin, "2026-11-03"));
    assert_true(is_there(w, begin, "2027-11-02") && is_there(w, begin, "2027-11-15"));
}

static void a_clock_that_stopped_long_ago_costs_none_either(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    set_words(w, words);
    const char *begin = begin_of(w);
    struct bytes mine = read_all(w, backed_up(w));
    put_days(w, &mine, begin, date_from_ymd(2026, 11, 2), 16);
    assert_int_equal(back_up_at(w, "1970-01-01T00:05"), 0);
    assert_int_equal(back_up_at(w, "1970-01-02T00:05"), 0);
    assert_true(is_there(w, begin, "1970-01-01") && is_there(w, begin, "1970-01-02"));
    assert_true(is_there(w, begin, "2026-11-02") && is_there(w, begin, "2026-11-17"));
}

static void two_in_one_second_leave_the_later_one_whole(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    struct backup_look look;
    set_words(w, words);
    const char *begin = begin_of(w);
    assert_int_equal(back_up_at(w, "2026-11-21T10:00"), 0);
    add(w, "family", "family=Okafor");
    assert_int_equal(back_up_at(w, "2026-11-21T10:00"), 0);
    assert_int_equal(files_named(w, begin), 1);
    assert_int_equal(
        hub_backup_check(&w->opening, named(w, begin, "2026-11-21"), NULL, &look, &w->err), HUB_OK);
    assert_int_equal(look.families, 1);
}

/* Whoever makes it, and whatever they may see. */
static void the_technical_helper_knows_the_hubs_own(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    size_t gone = 0;
    set_words(w, words);
    add(w, "person", "person=Tom|role=technical helper");
    const char *path = made(w, &gone);
    open_hub_as(w, "Tom");
    assert_string_equal(made(w, &gone), path);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, backup_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_last_fourteen_stay_and_the_first_of_each_month),
        TEST(older_names_count_where_they_are_surely_of_this_hub),
        TEST(what_this_hub_does_not_have_is_not_lost_with_it),
        TEST(a_clock_that_was_ahead_costs_no_backup),
        TEST(a_clock_that_stopped_long_ago_costs_none_either),
        TEST(two_in_one_second_leave_the_later_one_whole),
        TEST(the_technical_helper_knows_the_hubs_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
