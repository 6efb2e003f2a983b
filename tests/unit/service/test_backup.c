/* SPDX-License-Identifier: MIT */
/* Sealed backups: made, read back, looked over, damaged, tried. */
#include "hub/service/backup.h"

#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/service/pin.h"
#include "hub/service/today.h"
#include "backup_case.h"
#include "prop.h"
#include "service/hub_priv.h"
#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void without_a_sheet_none_is_made(void **state)
{
    struct open_hub *w = *state;
    struct backup_done done;
    const char *path = in_folder(w, "a.hubbackup");
    assert_false(hub_recovery_known(w->h));
    assert_int_equal(hub_backup(w->h, path, &done, &w->err), HUB_EUSAGE);
    assert_non_null(strstr(w->err.msg, "recovery sheet"));
    assert_int_equal(access(path, F_OK), -1);
}

static void it_is_sealed_counted_and_whole(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    struct backup_done done;
    struct backup_look look;
    struct stat st;
    const char *path = in_folder(w, "a.hubbackup");
    set_words(w, words);
    add(w, "family", "family=Quillfeather");
    assert_int_equal(hub_backup(w->h, path, &done, &w->err), HUB_OK);
    assert_int_equal(done.families, 1);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_size, done.bytes);
    assert_int_equal(st.st_mode & 07777, 0600);
    assert_int_equal(access(arena_printf(w->a, "%s.part", path), F_OK), -1);
    char *bytes = arena_alloc(w->a, (size_t)st.st_size);
    FILE *f = fopen(path, "rb");
    assert_int_equal(fread(bytes, 1, (size_t)st.st_size, f), st.st_size);
    fclose(f);
    for (long i = 0; i + 12 < (long)st.st_size; i++) {
        assert_true(memcmp(bytes + i, "Quillfeather", 12) != 0);
    }
    assert_int_equal(hub_backup_check(&w->opening, path, NULL, &look, &w->err), HUB_OK);
    assert_true(look.opened);
    assert_false(look.by_words);
    assert_int_equal(look.families, 1);
    assert_int_equal(look.records, done.records);
    assert_int_equal(look.made_at.ms, done.at.ms);
    assert_int_equal(hub_backup_check(&w->opening, path, words, &look, &w->err), HUB_OK);
    assert_true(look.by_words);
}

static void without_a_key_its_pieces_are_looked_at(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    struct backup_look look;
    struct hub_opening elsewhere = {.path = in_folder(w, "none.db"), .clock = &w->clock};
    set_words(w, words);
    const char *path = backed_up(w);
    assert_int_equal(hub_backup_check(&elsewhere, path, NULL, &look, &w->err), HUB_OK);
    assert_false(look.opened);
    assert_int_equal(look.records, -1);
    assert_true(hub_file_backup(path));
    assert_false(hub_file_backup(w->opening.path));
    assert_int_equal(hub_backup_check(&elsewhere, w->opening.path, NULL, &look, &w->err), HUB_EINVAL);
}

static void other_words_do_not_open_it(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT], others[RECOVERY_TEXT];
    struct backup_look look;
    bool right = true;
    set_words(w, words);
    const char *path = backed_up(w);
    recovery_make(others);
    assert_int_equal(hub_backup_check(&w->opening, path, others, &look, &w->err), HUB_EDENIED);
    assert_non_null(strstr(w->err.msg, "another hub"));
    assert_int_equal(hub_recovery_try(w->h, others, &right, &w->err), HUB_OK);
    assert_false(right);
    assert_int_equal(hub_recovery_try(w->h, words, &right, &w->err), HUB_OK);
    assert_true(right);
    assert_int_equal(hub_backup_check(&w->opening, path, "apple", &look, &w->err), HUB_EINVAL);
}

/* --- damage -------------------------------------------------------------------------- */

/* One of the ways a disk, a stick or a bad line spoils a file. */
static void spoil(struct prop *p, struct bytes *b)
{
    size_t at = (size_t)prop_between(p, 0, (int64_t)b->len - 1);
    size_t some = (size_t)prop_between(p, 1, 4096);
    some = some < b->len - at ? some : b->len - at;
    switch (prop_between(p, 0, 5)) {
    case 0:
        b->p[at] ^= (unsigned char)(1u << prop_between(p, 0, 7));
        break;
    case 1:
        b->p[at] = (unsigned char)(b->p[at] + prop_between(p, 1, 255));
        break;
    case 2:
        b->len = at;
        break;
    case 3:
        for (size_t i = 0; i < some; i++) {
            b->p[at + i] = (unsigned char)(b->p[at + i] ? 0 : 0xe5);
        }
        break;
    case 4:
        memmove(b->p + at, b->p + at + some, b->len - at - some);
        b->len -= some;
        break;
    default:
        memset(b->p + b->len, (int)prop_between(p, 0, 255), 40);
        b->len += 40;
        break;
    }
}

static void any_damage_is_refused_in_plain_words(void **state)
{
    struct open_hub *w = *state;
    struct prop p = prop_start("backup damage", 200, 5000);
    char words[RECOVERY_TEXT];
    struct backup_look look;
    set_words(w, words);
    const char *path = backed_up(w), *bad = in_folder(w, "bad.hubbackup");
    struct bytes good = read_all(w, path);
    struct bytes b = {arena_alloc(w->a, good.len + 64), good.len};
    for (int i = 0; i < p.rounds; i++) {
        memcpy(b.p, good.p, good.len);
        b.len = good.len;
        spoil(&p, &b);
        write_all(bad, &b);
        w->err = (struct hub_err){0};
        enum hub_rc rc = hub_backup_check(&w->opening, bad, NULL, &look, &w->err);
        if (rc == HUB_OK || !w->err.msg[0] || !strchr(".?", w->err.msg[strlen(w->err.msg) - 1])) {
            fail_msg("round %d of seed %llu: %d \"%s\"", i, (unsigned long long)p.seed, (int)rc,
                w->err.msg);
        }
        assert_true(rc == HUB_ECORRUPT || rc == HUB_EINVAL || rc == HUB_ENEWER);
    }
}

static void a_full_disk_leaves_the_older_one(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    struct backup_done done;
    struct rlimit before, small = {100000, 100000};
    set_words(w, words);
    const char *path = backed_up(w);
    struct bytes was = read_all(w, path);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    enum hub_rc rc = hub_backup(w->h, path, &done, &w->err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(rc, HUB_EFULL);
    struct bytes is = read_all(w, path);
    assert_int_equal(was.len, is.len);
    assert_memory_equal(was.p, is.p, is.len);
    assert_int_equal(access(arena_printf(w->a, "%s.part", path), F_OK), -1);
    assert_int_equal(access(arena_printf(w->a, "%s.part.new", path), F_OK), -1);
}

static void a_folder_is_no_place_for_one(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    struct backup_done done;
    set_words(w, words);
    assert_int_equal(hub_backup(w->h, in_folder(w, ""), &done, &w->err), HUB_ECREATE);
    assert_int_equal(
        hub_backup(w->h, in_folder(w, "none/a.hubbackup"), &done, &w->err), HUB_ECREATE);
}

/* --- who, when -------------------------------------------------------------------------- */

static void who_may(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    struct backup_done done;
    struct hub *night;
    struct record_list list;
    struct record_ask q = {0};
    const char *path = in_folder(w, "a.hubbackup");
    set_words(w, words);
    add(w, "person", "person=Jo|role=liaison worker");
    add(w, "person", "person=Tom|role=technical helper");
    open_hub_as(w, "Jo");
    assert_int_equal(hub_backup(w->h, path, &done, &w->err), HUB_EDENIED);
    assert_int_equal(hub_recovery_set(w->h, words, &w->err), HUB_EDENIED);
    open_hub_as(w, "Tom");
    assert_int_equal(hub_backup(w->h, path, &done, &w->err), HUB_OK);
    assert_int_equal(hub_recovery_set(w->h, words, &w->err), HUB_EDENIED);
    assert_int_equal(hub_open_unattended(&w->opening, &night, &w->err), HUB_OK);
    assert_int_equal(hub_backup(night, path, &done, &w->err), HUB_OK);
    assert_int_equal(hub_list(night, &family_noun, &q, w->a, &list, &w->err), HUB_EDENIED);
    hub_close(night);
}

static void a_locked_screen_makes_none(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    struct backup_done done;
    set_words(w, words);
    assert_int_equal(pin_set(w->h, hub_person_id(w->h), NULL, "4829", &w->err), HUB_OK);
    open_hub_as(w, "Amina");
    assert_int_equal(hub_backup(w->h, in_folder(w, "a.hubbackup"), &done, &w->err), HUB_EDENIED);
}

static const char *need_of(struct open_hub *w, enum need_kind kind)
{
    struct today t;
    if (hub_today_on(w->h, hub_today(w->h), w->a, &t, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    for (size_t i = 0; i < t.need_count; i++) {
        if (t.needs[i].kind == kind) {
            return t.needs[i].text;
        }
    }
    return NULL;
}

static void today_says_what_is_missing(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    struct backup_state s;
    assert_non_null(need_of(w, NEED_SHEET));
    set_words(w, words);
    assert_null(need_of(w, NEED_SHEET));
    assert_null(need_of(w, NEED_BACKUP));
    later(w, "2026-11-29T10:00");
    assert_string_equal(need_of(w, NEED_BACKUP),
        "Make a backup. The last one: never. The last backup that was tried: never.");
    backed_up(w);
    assert_null(need_of(w, NEED_BACKUP));
    assert_int_equal(hub_drill_done(w->h, &w->err), HUB_OK);
    assert_int_equal(hub_backup_state(w->h, w->a, &s, &w->err), HUB_OK);
    assert_false(s.late);
    assert_string_equal(s.sentence, "The last backup that was tried: Sunday 29 November 2026.");
    later(w, "2026-12-07T10:00");
    assert_string_equal(need_of(w, NEED_BACKUP),
        "Make a backup. The last one: Sunday 29 November 2026. The last backup that was tried: Sunday "
        "29 November 2026.");
    later(w, "2027-03-10T10:00");
    backed_up(w);
    assert_string_equal(need_of(w, NEED_BACKUP),
        "Try a backup with the words of the recovery sheet. The last backup that was tried: Sunday 29 "
        "November 2026.");
}

static void one_of_a_day_to_come_does_not_put_off_the_next(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    set_words(w, words);
    later(w, "2027-11-21T10:00");
    backed_up(w);
    assert_int_equal(hub_drill_done(w->h, &w->err), HUB_OK);
    assert_null(need_of(w, NEED_BACKUP));
    later(w, "2026-11-22T10:00");
    assert_string_equal(need_of(w, NEED_BACKUP),
        "Make a backup. The last one: Sunday 21 November 2027. The last backup that was tried: Sunday "
        "21 November 2027.");
    backed_up(w);
    assert_int_equal(hub_drill_done(w->h, &w->err), HUB_OK);
    assert_null(need_of(w, NEED_BACKUP));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, backup_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(without_a_sheet_none_is_made),
        TEST(it_is_sealed_counted_and_whole),
        TEST(without_a_key_its_pieces_are_looked_at),
        TEST(other_words_do_not_open_it),
        TEST(any_damage_is_refused_in_plain_words),
        TEST(a_full_disk_leaves_the_older_one),
        TEST(a_folder_is_no_place_for_one),
        TEST(who_may),
        TEST(a_locked_screen_makes_none),
        TEST(today_says_what_is_missing),
        TEST(one_of_a_day_to_come_does_not_put_off_the_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
