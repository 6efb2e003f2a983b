/* SPDX-License-Identifier: MIT */
/* A hub again from a backup. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/meta.h"
#include "hub/model/pack.h"
#include "hub/service/backup.h"
#include "hub/service/users.h"
#include "hub/store/stmt.h"
#include "backup_case.h"
#include "service/hub_priv.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct drill {
    char words[RECOVERY_TEXT];
    const char *file;
    struct hub_opening to;
    struct restored done;
};

static void back_up(struct open_hub *w, struct drill *d)
{
    struct backup_done done;
    recovery_make(d->words);
    d->file = in_folder(w, "a.hubbackup");
    d->to = w->opening;
    d->to.path = in_folder(w, "again.db");
    if (hub_recovery_set(w->h, d->words, &w->err) != HUB_OK ||
        hub_backup(w->h, d->file, &done, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
}

static void restore(struct open_hub *w, struct drill *d)
{
    if (hub_backup_restore(&d->to, d->file, d->words, w->a, &d->done, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    hub_close(w->h);
    w->h = NULL;
    if (hub_open(&d->to, &w->h, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
}

static int64_t number(struct open_hub *w, const char *sql)
{
    int64_t n = -1;
    assert_int_equal(store_number(w->h->store, sql, &n, &w->err), HUB_OK);
    return n;
}

static void all_is_there_and_may_be_written(void **state)
{
    struct open_hub *w = *state;
    struct drill d;
    const char *said;
    hub_id family = add(w, "family", "family=Okafor|priority=3");
    back_up(w, &d);
    add(w, "family", "family=Reid");
    restore(w, &d);
    assert_true(d.done.look.by_words);
    assert_int_equal(d.done.look.families, 1);
    assert_string_equal(field_of(w, "family", family, "priority"), "3");
    add(w, "child", "family=Okafor|child=Mia|born=2018-02-03");
    assert_true(hub_recovery_known(w->h));
    assert_int_equal(hub_undo(w->h, w->a, &said, &w->err), HUB_OK);
}

static void it_writes_as_a_new_site_that_knows_where_it_began(void **state)
{
    struct open_hub *w = *state;
    struct drill d;
    int64_t at = 0;
    back_up(w, &d);
    int64_t site = store_site(w->h->store);
    int64_t seq = number(w, "SELECT max(seq) FROM txn");
    restore(w, &d);
    assert_true(store_site(w->h->store) != site);
    assert_int_equal(number(w, "SELECT parent FROM site WHERE own = 1"), site);
    assert_int_equal(number(w, "SELECT parent_seq FROM site WHERE own = 1"), seq);
    assert_int_equal(number(w, "SELECT count(*) FROM site WHERE own = 1"), 1);
    assert_int_equal(number(w, "SELECT count(*) FROM txn WHERE verb = 'restored'"), 1);
    assert_int_equal(meta_number(w->h->store, META_RESTORED, &at, &w->err), HUB_OK);
    assert_true(at > 0 && at <= clock_now(&w->clock).ms);
    assert_int_equal(meta_number(w->h->store, META_RESTORED_FROM, &at, &w->err), HUB_OK);
    assert_true(at != 0);
}

static void what_is_there_is_left_alone(void **state)
{
    struct open_hub *w = *state;
    struct drill d;
    back_up(w, &d);
    d.to.path = w->opening.path;
    assert_int_equal(
        hub_backup_restore(&d.to, d.file, d.words, w->a, &d.done, &w->err), HUB_ECONFLICT);
    assert_int_equal(number(w, "SELECT count(*) FROM hub"), 1);
}

static void wrong_words_and_damage_make_nothing(void **state)
{
    struct open_hub *w = *state;
    struct drill d;
    char others[RECOVERY_TEXT];
    back_up(w, &d);
    recovery_make(others);
    assert_int_equal(
        hub_backup_restore(&d.to, d.file, others, w->a, &d.done, &w->err), HUB_EDENIED);
    assert_int_equal(
        hub_backup_restore(&d.to, d.file, NULL, w->a, &d.done, &w->err), HUB_EDENIED);
    assert_int_equal(
        hub_backup_restore(&d.to, w->opening.path, d.words, w->a, &d.done, &w->err), HUB_EINVAL);
    assert_int_equal(truncate(d.file, 5000), 0);
    assert_int_equal(
        hub_backup_restore(&d.to, d.file, d.words, w->a, &d.done, &w->err), HUB_ECORRUPT);
    assert_int_equal(access(d.to.path, F_OK), -1);
    assert_int_equal(access(arena_printf(w->a, "%s.restoring", d.to.path), F_OK), -1);
}

static void the_key_beside_it_does_where_it_is_left(void **state)
{
    struct open_hub *w = *state;
    struct drill d;
    back_up(w, &d);
    hub_close(w->h);
    w->h = NULL;
    d.to.path = w->opening.path;
    assert_int_equal(unlink(d.to.path), 0);
    assert_int_equal(
        hub_backup_restore(&d.to, d.file, NULL, w->a, &d.done, &w->err), HUB_OK);
    assert_false(d.done.look.by_words);
    assert_int_equal(hub_open(&d.to, &w->h, &w->err), HUB_OK);
}

/* A log that a lost database left must not be played into the new one. */
static void what_a_lost_database_left_is_not_taken_for_its_own(void **state)
{
    struct open_hub *w = *state;
    struct drill d;
    back_up(w, &d);
    FILE *f = fopen(arena_printf(w->a, "%s-wal", d.to.path), "wb");
    fputs("not a log of this one", f);
    fclose(f);
    restore(w, &d);
    assert_int_equal(store_integrity(w->h->store, &w->err), HUB_OK);
}

static enum hub_rc a_copy_is_out(struct hub *h, void *arg, struct hub_err *err)
{
    struct pack p;
    record_clear(&pack_noun, &p);
    p.hub_id = hub_default(h);
    p.number = 3;
    p.mark = "00112233445566778899aabbccddeeff";
    p.holder_id = hub_person_id(h);
    p.taken_at = clock_now(&h->clock);
    p.due = date_from_ymd(2026, 11, 30);
    p.status = arg;
    return record_insert(h->store, &pack_noun, &p, err);
}

static void copies_that_were_out_are_told(void **state)
{
    struct open_hub *w = *state;
    struct drill d;
    struct txn_label label = {.verb = "take", .person = hub_person_id(w->h)};
    static char out[] = "out", home[] = "returned";
    assert_int_equal(hub_write(w->h, &label, a_copy_is_out, out, &w->err), HUB_OK);
    assert_int_equal(hub_write(w->h, &label, a_copy_is_out, home, &w->err), HUB_OK);
    back_up(w, &d);
    restore(w, &d);
    assert_int_equal(d.done.copy_count, 1);
    assert_int_equal(d.done.copies[0].number, 3);
    assert_string_equal(d.done.copies[0].holder, "Amina");
    assert_int_equal(d.done.copies[0].due.d, date_from_ymd(2026, 11, 30).d);
}

static void those_with_a_key_come_in_again(void **state)
{
    struct open_hub *w = *state;
    struct drill d;
    struct stat st;
    struct user_added done;
    struct user_adding jo = {.name = "Jo",
        .role = "liaison worker",
        .key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMqXgRLKG73K+sIxs5oj3E2nhu/4FHxOcrmAd4Wv7ki7"};
    back_up(w, &d);
    assert_int_equal(hub_backup_restore(&d.to, d.file, d.words, w->a, &d.done, &w->err), HUB_OK);
    assert_int_not_equal(stat(in_folder(w, "again.db.authorized_keys"), &st), 0); /* there are none */
    unlink(d.to.path);
    unlink(d.file);
    assert_int_equal(hub_user_add(w->h, &jo, w->a, &done, &w->err), HUB_OK);
    back_up(w, &d);
    assert_int_equal(hub_backup_restore(&d.to, d.file, d.words, w->a, &d.done, &w->err), HUB_OK);
    assert_int_equal(stat(in_folder(w, "again.db.authorized_keys"), &st), 0);
    assert_int_equal(st.st_mode & 07777, 0640);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, backup_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(all_is_there_and_may_be_written),
        TEST(it_writes_as_a_new_site_that_knows_where_it_began),
        TEST(what_is_there_is_left_alone),
        TEST(wrong_words_and_damage_make_nothing),
        TEST(the_key_beside_it_does_where_it_is_left),
        TEST(what_a_lost_database_left_is_not_taken_for_its_own),
        TEST(copies_that_were_out_are_told),
        TEST(those_with_a_key_come_in_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
