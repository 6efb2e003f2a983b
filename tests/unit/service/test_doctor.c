/* SPDX-License-Identifier: MIT */
/* Each check of the doctor fails for real, and says nobody's name. */
#include "hub/service/doctor.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/config/config.h"
#include "hub/model/pack.h"
#include "hub/service/backup.h"
#include "hub/service/packs.h"
#include "hub/service/pin.h"
#include "hub/service/today.h"
#include "hub/service/users.h"
#include "open_hub.h"
#include "service/doctor_priv.h"
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <locale.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

static const char KEY_A[] =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMqXgRLKG73K+sIxs5oj3E2nhu/4FHxOcrmAd4Wv7ki7 a";
static const char KEY_B[] =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAID4j6BYAOVlKM4lPZWThsTSLvXoAiNQsSstz7q7VnACd b";

static const char *beside(struct open_hub *w, const char *name)
{
    size_t len = strlen(w->opening.path) - strlen("hub.db");
    return arena_printf(w->a, "%.*s%s", (int)len, w->opening.path, name);
}

/* A folder with all that is in it. */
static void remove_all(struct arena *a, const char *path)
{
    struct dirent *e;
    DIR *d = opendir(path);
    while (d && (e = readdir(d))) {
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
            const char *one = arena_printf(a, "%s/%s", path, e->d_name);
            if (unlink(one) != 0)
                remove_all(a, one);
        }
    }
    if (d)
        closedir(d);
    rmdir(path);
}

static int tear_down(void **state)
{
    struct open_hub *w = *state;
    hub_close(w->h);
    w->h = NULL;
    chmod(beside(w, ""), 0700);
    remove_all(w->a, arena_strndup(w->a, w->opening.path, strlen(w->opening.path) - strlen("/hub.db")));
    return open_hub_tear_down(state);
}

static int set_up(void **state)
{
    int rc = open_hub_set_up(state);
    struct open_hub *w = *state;
    struct config *c = arena_alloc(w->a, sizeof *c);
    const struct config_env env = {.home = "/"};
    config_defaults(&env, w->a, c);
    w->opening.config = c;
    open_hub_as(w, NULL);
    return rc;
}

/* --- asking -------------------------------------------------------------------------------- */

static const char *root_of(struct open_hub *w)
{
    return beside(w, "root");
}

static struct hub_doctor looked(struct open_hub *w, bool quick)
{
    struct hub_doctor r;
    struct doctor_ask ask = {
        .hub = w->h, .path = w->opening.path, .why = &w->err, .quick = quick, .root = root_of(w)};
    if (hub_doctor(&ask, w->a, &r, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return r;
}

static const struct doctor_line *line_of(const struct hub_doctor *r, const char *id)
{
    for (size_t i = 0; i < r->count; i++) {
        if (str_eq(r->lines[i].id, id))
            return &r->lines[i];
    }
    fail_msg("there is no check %s", id);
    return NULL;
}

static void is_now(struct open_hub *w, const char *id, enum doctor_state state)
{
    struct hub_doctor r = looked(w, false);
    const struct doctor_line *l = line_of(&r, id);
    if (l->state != state)
        fail_msg("%s is \"%s\": %s", id, doctor_state_words[l->state], l->found);
    assert_true(state < DOCTOR_LOOK || (*l->next && l->who != DOCTOR_NOBODY));
}

/* The same of one that needs not all of the file to be read. */
static void is_soon(struct open_hub *w, const char *id, enum doctor_state state)
{
    struct hub_doctor r = looked(w, true);
    const struct doctor_line *l = line_of(&r, id);
    if (l->state != state)
        fail_msg("%s is \"%s\": %s", id, doctor_state_words[l->state], l->found);
}

static void put(struct open_hub *w, const char *path, const char *text)
{
    const char *whole = arena_printf(w->a, "%s%s", root_of(w), path);
    for (size_t i = strlen(root_of(w)); whole[i]; i++) {
        if (whole[i] == '/')
            mkdir(arena_strndup(w->a, whole, i), 0755);
    }
    FILE *f = fopen(whole, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static void at_time(struct open_hub *w, const char *time)
{
    assert_int_equal(clock_set(&w->clock, time, &w->err), HUB_OK);
    hub_set_clock(w->h, &w->clock);
}

/* --- all of it ------------------------------------------------------------------------------- */

static void a_new_hub_has_nothing_wrong(void **state)
{
    struct open_hub *w = *state;
    struct hub_doctor r = looked(w, false);
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
    is_soon(w, "journal", DOCTOR_UNKNOWN);
    is_now(w, "journal", DOCTOR_FINE);
}

static void a_file_that_does_not_open_passes_nothing_of_what_is_in_it(void **state)
{
    struct open_hub *w = *state;
    hub_close(w->h);
    w->h = NULL;
    hub_fail(&w->err, HUB_ECORRUPT, "It is damaged.");
    struct hub_doctor r = looked(w, false);
    assert_int_equal(line_of(&r, "opens")->state, DOCTOR_WRONG);
    assert_int_equal(line_of(&r, "journal")->state, DOCTOR_UNKNOWN);
    assert_int_equal(line_of(&r, "clock")->state, DOCTOR_UNKNOWN);
    assert_int_equal(line_of(&r, "pins")->state, DOCTOR_UNKNOWN);
    assert_int_equal(line_of(&r, "readers")->state, DOCTOR_FINE);
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
    looked(w, false);
    open_hub_as(w, "Bo");
    struct hub_doctor r;
    struct doctor_ask ask = {.hub = w->h, .path = w->opening.path};
    assert_int_equal(hub_doctor(&ask, w->a, &r, &w->err), HUB_EDENIED);
}

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
        is_now(w, "journal", DOCTOR_WRONG);
        hub_close(w->h);
        w->h = NULL;
        alter(w, at, 'q');
        open_hub_as(w, NULL);
        is_now(w, "journal", DOCTOR_FINE);
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
        is_now(w, "whole", DOCTOR_WRONG);
    else
        assert_int_equal(rc, HUB_ECORRUPT);
}

static void find_that_misses_somebody_is_noticed(void **state)
{
    struct open_hub *w = *state;
    struct txn_label label = {.verb = "test"};
    add(w, "family", "family=Okafor");
    is_now(w, "find", DOCTOR_FINE);
    assert_int_equal(store_begin(w->h->store, &label, &w->err), HUB_OK);
    assert_int_equal(
        store_tell(w->h->store, "DELETE FROM main.find_doc WHERE tbl = 'family'", NULL, 0, &w->err),
        HUB_OK);
    assert_int_equal(store_commit(w->h->store, &w->err), HUB_OK);
    is_now(w, "find", DOCTOR_WRONG);
    is_now(w, "journal", DOCTOR_FINE);
}

static void words_of_the_log_that_find_misses_are_noticed(void **state)
{
    struct open_hub *w = *state;
    struct txn_label label = {.verb = "test"};
    add(w, "family", "family=Okafor");
    add(w, "log_entry", "family=Okafor|kind=call|at=2026-11-20T18:00|fact=Rang about the weekend.");
    is_now(w, "find", DOCTOR_FINE);
    assert_int_equal(store_begin(w->h->store, &label, &w->err), HUB_OK);
    assert_int_equal(store_tell(w->h->store,
                         "INSERT INTO main.find_log(find_log) VALUES('delete-all')", NULL, 0, &w->err),
        HUB_OK);
    assert_int_equal(store_commit(w->h->store, &w->err), HUB_OK);
    is_now(w, "find", DOCTOR_WRONG);
}

static void a_file_that_others_may_read_is_wrong(void **state)
{
    struct open_hub *w = *state;
    is_soon(w, "readers", DOCTOR_FINE);
    chmod(w->opening.path, 0640);
    is_soon(w, "readers", DOCTOR_WRONG);
    chmod(w->opening.path, 0600);
    chmod(arena_printf(w->a, "%s-wal", w->opening.path), 0644);
    is_soon(w, "readers", DOCTOR_WRONG);
}

static void a_part_that_is_of_another_account_is_wrong(void **state)
{
    struct open_hub *w = *state;
    if (geteuid() != 0)
        skip(); /* only root gives files away */
    is_soon(w, "owner", DOCTOR_FINE);
    assert_int_equal(chown(arena_printf(w->a, "%s-shm", w->opening.path), 12345, 12345), 0);
    is_soon(w, "owner", DOCTOR_WRONG);
}

static void a_folder_where_others_put_things_is_noticed(void **state)
{
    struct open_hub *w = *state;
    is_soon(w, "folder", DOCTOR_FINE);
    chmod(beside(w, ""), 0770);
    is_soon(w, "folder", DOCTOR_LOOK);
    chmod(beside(w, ""), 0777);
    is_soon(w, "folder", DOCTOR_WRONG);
    chmod(beside(w, ""), 01777);
    is_soon(w, "folder", DOCTOR_LOOK);
}

static void a_file_that_cannot_be_written_is_wrong(void **state)
{
    struct open_hub *w = *state;
    if (geteuid() == 0)
        skip(); /* root may write whatever its mode is */
    is_soon(w, "writable", DOCTOR_FINE);
    chmod(w->opening.path, 0400);
    is_soon(w, "writable", DOCTOR_WRONG);
}

/* What a judge says of something. */
struct judged {
    struct doctor d;
    struct doctor_line line;
};
static struct doctor *judge(struct judged *j, struct open_hub *w)
{
    static const struct doctor_ask none = {.path = ""};
    *j = (struct judged){.d = {.ask = &none, .a = w->a, .path = ""}, .line = {.found = "", .next = ""}};
    j->d.line = &j->line;
    return &j->d;
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
    is_soon(w, "space", DOCTOR_FINE);
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
    is_soon(w, "disk", DOCTOR_UNKNOWN);
    put(w, disk_path(w, "size"), "1");
    is_soon(w, "disk", DOCTOR_LOOK);
    put(w, disk_path(w, "slaves/one/dm/uuid"), "CRYPT-LUKS2-abc");
    is_soon(w, "disk", DOCTOR_FINE);
    put(w, disk_path(w, "slaves/two/size"), "1");
    is_soon(w, "disk", DOCTOR_LOOK);
    put(w, disk_path(w, "dm/uuid"), "CRYPT-LUKS2-def");
    is_soon(w, "disk", DOCTOR_FINE);
    struct hub_doctor r = looked(w, true);
    assert_non_null(strstr(line_of(&r, "disk")->found, "root"));
}

static void a_copy_that_is_not_sealed_is_noticed(void **state)
{
    struct open_hub *w = *state;
    is_soon(w, "copies", DOCTOR_FINE);
    FILE *f = fopen(beside(w, "hub.before-25.db"), "w");
    fclose(f);
    is_soon(w, "copies", DOCTOR_LOOK);
}

/* --- the computer --------------------------------------------------------------------------------- */

static void a_clock_that_is_behind_is_wrong(void **state)
{
    struct open_hub *w = *state;
    is_soon(w, "clock", DOCTOR_FINE);
    at_time(w, "2026-11-21T09:00");
    is_soon(w, "clock", DOCTOR_WRONG);
    at_time(w, "2028-11-21T09:00");
    is_soon(w, "clock", DOCTOR_LOOK);
}

static void a_clock_that_was_put_back_is_noticed(void **state)
{
    struct open_hub *w = *state;
    at_time(w, "2026-11-21T12:00");
    add(w, "family", "family=Okafor");
    at_time(w, "2026-11-21T10:30");
    add(w, "family", "family=Reid");
    at_time(w, "2026-11-21T13:00");
    is_soon(w, "clock", DOCTOR_LOOK);
    struct hub_doctor r = looked(w, true);
    assert_non_null(strstr(line_of(&r, "clock")->found, "90 minutes"));
}

static void zones_that_are_missing_are_noticed(void **state)
{
    struct open_hub *w = *state;
    is_soon(w, "zone", DOCTOR_LOOK);
    put(w, "/usr/share/zoneinfo/Europe/Paris", "TZif2");
    is_soon(w, "zone", DOCTOR_FINE);
}

static void letters_that_are_missing_are_noticed(void **state)
{
    struct open_hub *w = *state;
    is_soon(w, "letters", DOCTOR_FINE);
    setlocale(LC_ALL, "C");
    is_soon(w, "letters", DOCTOR_LOOK);
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
    is_soon(w, "memory", DOCTOR_FINE); /* an open hub has turned core dumps off */
}

/* --- kept safe ---------------------------------------------------------------------------------------- */

static void sheet_backup_and_drill_are_asked_for(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    struct backup_done done;
    is_soon(w, "sheet", DOCTOR_LOOK);
    is_soon(w, "backup", DOCTOR_LOOK);
    recovery_make(words);
    assert_int_equal(hub_recovery_set(w->h, words, &w->err), HUB_OK);
    struct hub_doctor r = looked(w, true);
    assert_int_equal(line_of(&r, "sheet")->state, DOCTOR_FINE);
    assert_non_null(strstr(line_of(&r, "sheet")->found, "Saturday 21 November 2026"));
    at_time(w, "2026-12-10T10:00");
    is_soon(w, "backup", DOCTOR_WRONG);
    assert_int_equal(hub_backup(w->h, beside(w, "x.hubbackup"), &done, &w->err), HUB_OK);
    is_soon(w, "backup", DOCTOR_FINE);
    is_soon(w, "drill", DOCTOR_LOOK);
    assert_int_equal(hub_drill_done(w->h, &w->err), HUB_OK);
    is_soon(w, "drill", DOCTOR_FINE);
    at_time(w, "2027-06-10T10:00");
    is_soon(w, "backup", DOCTOR_WRONG);
    is_soon(w, "drill", DOCTOR_LOOK);
}

static void copies_that_are_late_or_lost_are_told(void **state)
{
    struct open_hub *w = *state;
    static const unsigned char key[PACK_KEY_BYTES] = {9}; /* a point of the curve */
    struct take_ask ask = {.key = key, .due = hub_today(w->h)};
    struct take_done done;
    struct pack_lost lost;
    int fd = open(beside(w, "copy"), O_WRONLY | O_CREAT, 0600);
    if (hub_take(w->h, &ask, fd, w->a, &done, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    close(fd);
    is_soon(w, "away", DOCTOR_FINE);
    at_time(w, "2026-11-23T10:00");
    is_soon(w, "away", DOCTOR_LOOK);
    assert_int_equal(hub_pack_lost(w->h, done.number, w->a, &lost, &w->err), HUB_OK);
    is_soon(w, "away", DOCTOR_LOOK);
    at_time(w, "2027-02-23T10:00");
    is_soon(w, "away", DOCTOR_FINE);
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
    is_soon(w, "questions", DOCTOR_FINE);
    assert_int_equal(hub_write(w->h, &label, ask_something, NULL, &w->err), HUB_OK);
    is_soon(w, "questions", DOCTOR_LOOK);
}

/* --- who comes in ----------------------------------------------------------------------------------- */

static void key_for(struct open_hub *w, const char *name, const char *role, const char *key)
{
    struct user_adding ask = {.name = name, .role = role, .key = key};
    struct user_added done;
    if (hub_user_add(w->h, &ask, w->a, &done, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static void a_carer_without_a_pin_is_told(void **state)
{
    struct open_hub *w = *state;
    is_soon(w, "pins", DOCTOR_LOOK);
    assert_int_equal(pin_set(w->h, hub_person_id(w->h), NULL, "4711", &w->err), HUB_OK);
    is_soon(w, "pins", DOCTOR_FINE);
}

static void people_without_keys_are_counted_where_keys_matter(void **state)
{
    struct open_hub *w = *state;
    is_soon(w, "keyless", DOCTOR_FINE);
    key_for(w, "Jo", "liaison worker", KEY_A);
    is_soon(w, "keyless", DOCTOR_LOOK);
    key_for(w, "Amina", NULL, KEY_B);
    is_soon(w, "keyless", DOCTOR_FINE);
    key_for(w, "Bo", "host", NULL);
    is_soon(w, "keyless", DOCTOR_FINE);
}

static void keys_of_those_who_left_are_told(void **state)
{
    struct open_hub *w = *state;
    key_for(w, "Jo", "liaison worker", KEY_A);
    is_soon(w, "old-keys", DOCTOR_FINE);
    assert_int_equal(hub_user_close(w->h, "Jo", true, &w->err), HUB_OK);
    is_soon(w, "old-keys", DOCTOR_LOOK);
}

static void the_file_of_keys_is_what_hub_wrote(void **state)
{
    struct open_hub *w = *state;
    const char *path = beside(w, "hub.db.authorized_keys");
    key_for(w, "Jo", "liaison worker", KEY_A);
    is_soon(w, "keys-file", DOCTOR_FINE);
    chmod(path, 0644);
    is_soon(w, "keys-file", DOCTOR_WRONG);
    chmod(path, 0640);
    FILE *f = fopen(path, "a");
    fprintf(f, "%s\n", KEY_B);
    fclose(f);
    is_soon(w, "keys-file", DOCTOR_WRONG);
    is_soon(w, "lines", DOCTOR_WRONG);
    unlink(path);
    is_soon(w, "keys-file", DOCTOR_WRONG);
}

/* exec '/the/program' of the test itself, which the root of the test does not have. */
static void a_program_that_is_gone_is_wrong(void **state)
{
    struct open_hub *w = *state;
    char program[4096];
    is_soon(w, "program", DOCTOR_FINE);
    key_for(w, "Jo", "liaison worker", KEY_A);
    is_soon(w, "program", DOCTOR_WRONG);
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    assert_true(n > 0);
    program[n] = '\0';
    put(w, program, "");
    chmod(arena_printf(w->a, "%s%s", root_of(w), program), 0755);
    is_soon(w, "program", geteuid() == 0 ? DOCTOR_FINE : DOCTOR_LOOK);
    chmod(arena_printf(w->a, "%s%s", root_of(w), program), 0775);
    is_soon(w, "program", DOCTOR_WRONG);
}

static const char *account(void)
{
    return getpwuid(geteuid())->pw_name;
}

/* The lines that make install gives out, for the account of the test. */
static const char *told_to_sshd(struct open_hub *w, const char *before, const char *who)
{
    return arena_printf(w->a,
        "%sMatch User nobody\n  AuthorizedKeysFile none\nMatch User other,%s\n"
        "  AuthorizedKeysFile none\n  AuthorizedKeysCommand /usr/bin/hub keys %%t %%k\n"
        "  AuthorizedKeysCommandUser %s\n  AuthenticationMethods publickey\n"
        "  ExposeAuthInfo yes\n  DisableForwarding yes\n  PermitUserRC no\n  PermitTunnel no\n"
        "  AcceptEnv NOTHING\n  ClientAliveInterval 30\nMatch all\n",
        before, account(), who);
}

static void what_sshd_is_told_is_read(void **state)
{
    struct open_hub *w = *state;
    is_soon(w, "sshd", DOCTOR_FINE); /* nobody comes in */
    key_for(w, "Jo", "liaison worker", KEY_A);
    is_soon(w, "sshd", DOCTOR_WRONG);
    put(w, "/etc/ssh/sshd_config", "Include /etc/ssh/sshd_config.d/*.conf\nX11Forwarding yes\n");
    put(w, "/etc/ssh/sshd_config.d/hub.conf", told_to_sshd(w, "# hub\n", "hubkeys"));
    is_soon(w, "sshd", DOCTOR_FINE);
    put(w, "/etc/ssh/sshd_config.d/hub.conf", told_to_sshd(w, "ExposeAuthInfo no\n", "hubkeys"));
    is_soon(w, "sshd", DOCTOR_LOOK);
    put(w, "/etc/ssh/sshd_config.d/hub.conf", told_to_sshd(w, "authorizedkeysfile=.ssh/keys\n", "hubkeys"));
    is_soon(w, "sshd", DOCTOR_WRONG);
}

static const char *answer(void *arg, const char *who, struct arena *a)
{
    (void)who;
    return arena_printf(a, "authorizedkeysfile %s\nauthorizedkeyscommand /usr/bin/hub keys %%t %%k\n"
                           "authorizedkeyscommanduser hubkeys\nauthenticationmethods publickey\n"
                           "exposeauthinfo yes\ndisableforwarding yes\npermituserrc no\npermittunnel no\n"
                           "acceptenv NOTHING\nclientaliveinterval 30\n",
        (const char *)arg);
}

static void sshd_itself_knows_better(void **state)
{
    struct open_hub *w = *state;
    static char none[] = "none", some[] = ".ssh/authorized_keys";
    struct hub_doctor r;
    struct doctor_ask ask = {.hub = w->h, .path = w->opening.path, .quick = true, .root = root_of(w),
        .guest = true, .sshd = answer, .more_arg = none};
    assert_int_equal(hub_doctor(&ask, w->a, &r, &w->err), HUB_OK);
    assert_int_equal(line_of(&r, "sshd")->state, DOCTOR_FINE);
    ask.more_arg = some;
    assert_int_equal(hub_doctor(&ask, w->a, &r, &w->err), HUB_OK);
    assert_int_equal(line_of(&r, "sshd")->state, DOCTOR_WRONG);
}

static void over_ssh_hub_has_to_find_the_file(void **state)
{
    struct open_hub *w = *state;
    is_soon(w, "system-ini", DOCTOR_FINE);
    key_for(w, "Jo", "liaison worker", KEY_A);
    is_soon(w, "system-ini", DOCTOR_WRONG);
    put(w, "/etc/hub/hub.ini", arena_printf(w->a, "[hub]\nfile = %s\n", w->opening.path));
    chmod(arena_printf(w->a, "%s/etc/hub/hub.ini", root_of(w)), 0644);
    is_soon(w, "system-ini", DOCTOR_FINE);
    put(w, "/etc/hub/hub.ini", "[hub]\nfile = /nowhere/hub.db\n");
    is_soon(w, "system-ini", DOCTOR_WRONG);
    put(w, "/etc/hub/hub.ini", "[hub]\nfil = x\n");
    is_soon(w, "system-ini", DOCTOR_WRONG);
}

static void the_program_that_sshd_asks_is_roots(void **state)
{
    struct open_hub *w = *state;
    is_soon(w, "helper", DOCTOR_FINE);
    put(w, "/etc/ssh/sshd_config", told_to_sshd(w, "", account()));
    is_soon(w, "helper", DOCTOR_WRONG);
    put(w, "/usr/bin/hub", "");
    chmod(root_of(w), 0755);
    is_soon(w, "helper", geteuid() == 0 ? DOCTOR_FINE : DOCTOR_WRONG);
    chmod(arena_printf(w->a, "%s/usr/bin", root_of(w)), 0777);
    is_soon(w, "helper", DOCTOR_WRONG);
}

static void the_account_that_sshd_asks_as_reads_the_keys(void **state)
{
    struct open_hub *w = *state;
    const struct passwd *nobody = getpwnam("nobody");
    if (geteuid() != 0 || !nobody)
        skip(); /* only root gives files to another group */
    gid_t group = nobody->pw_gid;
    key_for(w, "Jo", "liaison worker", KEY_A);
    put(w, "/usr/bin/hub", "");
    chmod(root_of(w), 0755);
    put(w, "/etc/ssh/sshd_config", told_to_sshd(w, "", "no-such-account"));
    is_soon(w, "helper", DOCTOR_WRONG);
    put(w, "/etc/ssh/sshd_config", told_to_sshd(w, "", "nobody"));
    is_soon(w, "helper", DOCTOR_WRONG);
    assert_int_equal(chown(beside(w, "hub.db.authorized_keys"), 0, group), 0);
    is_soon(w, "helper", DOCTOR_WRONG);
    assert_int_equal(chown(beside(w, ""), 0, group), 0);
    chmod(beside(w, ""), 0710);
    is_soon(w, "helper", DOCTOR_FINE);
    is_soon(w, "keys-file", DOCTOR_FINE);
    is_soon(w, "folder", DOCTOR_FINE);
}

static void keys_without_a_command_are_found(void **state)
{
    struct open_hub *w = *state;
    const char *mine = arena_printf(w->a, "%s/.ssh/authorized_keys", getpwuid(geteuid())->pw_dir);
    is_soon(w, "lines", DOCTOR_FINE);
    put(w, mine, arena_printf(w->a, "# mine\n\n%s\n", KEY_A));
    is_soon(w, "lines", DOCTOR_LOOK); /* nobody comes in over ssh: it may be one's own */
    key_for(w, "Jo", "liaison worker", KEY_A);
    is_soon(w, "lines", DOCTOR_WRONG);
    put(w, mine, arena_printf(w->a, "restrict,command=\"exec hub ssh --as 'A \\\"B\\\" C'\" %s\n", KEY_A));
    is_soon(w, "lines", DOCTOR_FINE);
    put(w, mine, arena_printf(w->a, "environment=\"X=a command=\\\"b\" %s command=\"x\"\n", KEY_A));
    is_soon(w, "lines", DOCTOR_WRONG);
    put(w, mine, "");
    put(w, arena_printf(w->a, "/etc/ssh/authorized_keys/%s", account()), KEY_B);
    is_soon(w, "lines", DOCTOR_WRONG);
    put(w, arena_printf(w->a, "/etc/ssh/authorized_keys/%s", account()), "");
    put(w, "/etc/ssh/sshd_config", "AuthorizedKeysFile none %h/more/%u\n");
    put(w, arena_printf(w->a, "%s/more/%s", getpwuid(geteuid())->pw_dir, account()), KEY_B);
    is_soon(w, "lines", DOCTOR_WRONG);
}

static void no_answer_has_a_name_in_it(void **state)
{
    struct open_hub *w = *state;
    static const char *const names[] = {"Amina", "Zacharias", "Okafor", "Robin Hub"};
    add(w, "family", "family=Okafor");
    key_for(w, "Zacharias", "liaison worker", KEY_A);
    assert_int_equal(hub_user_close(w->h, "Zacharias", true, &w->err), HUB_OK);
    struct hub_doctor r = looked(w, false);
    for (size_t i = 0; i < r.count * 4; i++) {
        const struct doctor_line *l = &r.lines[i / 4];
        assert_null(strstr(l->found, names[i % 4]));
        assert_null(strstr(l->next, names[i % 4]));
    }
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
    looked(w, false);
    assert_null(todays(w));
    chmod(w->opening.path, 0644);
    looked(w, true);
    assert_null(todays(w)); /* a quick look is not kept */
    looked(w, false);
    assert_string_equal(todays(w), "The last look at the hub itself, on Saturday 21 November 2026, found "
                                   "something wrong: Who else may read it.");
    chmod(w->opening.path, 0600);
    looked(w, false);
    assert_null(todays(w));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    utf8_locale();
    const struct CMUnitTest tests[] = {
        TEST(a_new_hub_has_nothing_wrong),
        TEST(what_takes_long_waits_where_it_may),
        TEST(a_file_that_does_not_open_passes_nothing_of_what_is_in_it),
        TEST(only_carers_and_the_technical_helper_may_ask),
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
        TEST(a_clock_that_is_behind_is_wrong),
        TEST(a_clock_that_was_put_back_is_noticed),
        TEST(zones_that_are_missing_are_noticed),
        TEST(letters_that_are_missing_are_noticed),
        TEST(memory_on_the_disk_is_noticed),
        TEST(sheet_backup_and_drill_are_asked_for),
        TEST(copies_that_are_late_or_lost_are_told),
        TEST(open_questions_are_told),
        TEST(a_carer_without_a_pin_is_told),
        TEST(people_without_keys_are_counted_where_keys_matter),
        TEST(keys_of_those_who_left_are_told),
        TEST(the_file_of_keys_is_what_hub_wrote),
        TEST(a_program_that_is_gone_is_wrong),
        TEST(what_sshd_is_told_is_read),
        TEST(sshd_itself_knows_better),
        TEST(over_ssh_hub_has_to_find_the_file),
        TEST(the_program_that_sshd_asks_is_roots),
        TEST(the_account_that_sshd_asks_as_reads_the_keys),
        TEST(keys_without_a_command_are_found),
        TEST(no_answer_has_a_name_in_it),
        TEST(today_says_what_was_wrong_until_it_is_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
