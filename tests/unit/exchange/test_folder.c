/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/exchange/folder.h"
#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct noun family = {.name = "family", .plural = "families", .file = "families"};
static const struct noun link_noun = {
    .name = "family_host", .plural = "family_hosts", .file = "family_hosts"};
static const struct noun *const both[] = {&family, &link_noun};

struct place {
    struct arena *a;
    const char *dir;
    struct folder f;
    struct faults faults;
    struct hub_err err;
};

static int place_begin(void **state)
{
    struct arena *a = arena_create();
    struct place *p = arena_alloc(a, sizeof *p);
    const char *tmp = getenv("TMPDIR");
    char *dir = arena_printf(a, "%s/hub-folder-XXXXXX", tmp ? tmp : "/tmp");
    p->a = a;
    p->dir = mkdtemp(dir);
    faults_on(&p->faults, a);
    *state = p;
    return p->dir ? 0 : -1;
}

static const char *path_of(struct place *p, const char *name)
{
    return arena_printf(p->a, "%s/%s", p->dir, name);
}

static int place_end(void **state)
{
    static const char *const made[] = {"families.csv", "Families.CSV", "Family Hosts.csv",
        "familys.csv", "README.txt", "family_hosts.csv", "t.tar", "new/families.csv", "new/unfinished.txt", "new"};
    struct place *p = *state;
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        remove(path_of(p, made[i]));
    int rc = rmdir(p->dir);
    arena_destroy(p->a);
    return rc;
}

static void put(struct place *p, const char *name, const char *text)
{
    FILE *f = fopen(path_of(p, name), "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static enum hub_rc read_dir(struct place *p)
{
    return folder_read(p->dir, both, 2, p->a, &p->f, &p->faults, &p->err);
}

static void known_files_come_in_the_order_of_the_nouns(void **state)
{
    struct place *p = *state;
    put(p, "Family Hosts.csv", "family,host\n");
    put(p, "Families.CSV", "family\nDunn\n");
    put(p, "README.txt", "words");
    assert_int_equal(read_dir(p), HUB_OK);
    assert_int_equal(p->faults.count, 0);
    assert_int_equal(p->f.count, 2);
    assert_ptr_equal(p->f.files[0].noun, &family);
    assert_string_equal(p->f.files[0].name, "Families.CSV");
    assert_string_equal(p->f.files[0].bytes, "family\nDunn\n");
    assert_int_equal(p->f.files[0].len, 12);
}

static void a_csv_of_another_name_is_a_note_with_a_guess(void **state)
{
    struct place *p = *state;
    put(p, "familys.csv", "family\n");
    put(p, "family_hosts.csv", "family,host\n");
    assert_int_equal(read_dir(p), HUB_OK);
    assert_int_equal(p->faults.count, 1);
    assert_int_equal(p->faults.items[0].level, FAULT_NOTE);
    assert_non_null(strstr(p->faults.items[0].msg, "families.csv"));
}

static void the_same_file_twice_is_an_error(void **state)
{
    struct place *p = *state;
    put(p, "families.csv", "family\n");
    put(p, "Families.CSV", "family\n");
    assert_int_equal(read_dir(p), HUB_OK);
    assert_int_equal(p->faults.errors, 1);
}

static void links_and_pipes_are_not_followed(void **state)
{
    struct place *p = *state;
    assert_int_equal(symlink("/etc/passwd", path_of(p, "families.csv")), 0);
    assert_int_equal(mkfifo(path_of(p, "family_hosts.csv"), 0600), 0);
    assert_int_equal(read_dir(p), HUB_OK);
    assert_int_equal(p->faults.errors, 2);
    assert_int_equal(p->f.count, 0);
}

static void nothing_of_ours_is_not_found(void **state)
{
    struct place *p = *state;
    put(p, "README.txt", "words");
    assert_int_equal(read_dir(p), HUB_ENOTFOUND);
    assert_int_equal(
        folder_read(path_of(p, "README.txt"), both, 2, p->a, &p->f, &p->faults, &p->err),
        HUB_EINVAL);
    assert_int_equal(
        folder_read("no/such/folder", both, 2, p->a, &p->f, &p->faults, &p->err), HUB_ENOTFOUND);
}

static void a_written_folder_is_read_again(void **state)
{
    struct place *p = *state;
    struct folder_out out;
    struct stat st;
    const char *dir = path_of(p, "new");
    assert_int_equal(folder_begin(&out, dir, NULL, STAMP_NONE, &p->err), HUB_OK);
    for (int twice = 0; twice < 2; twice++)
        assert_int_equal(folder_add(&out, "families.csv", "family\nDunn\n", 12, &p->err), HUB_OK);
    assert_int_equal(folder_end(&out, &p->err), HUB_OK);
    assert_int_equal(stat(path_of(p, "new/families.csv"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(folder_read(dir, both, 2, p->a, &p->f, &p->faults, &p->err), HUB_OK);
    assert_int_equal(p->f.count, 1);
    assert_string_equal(p->f.files[0].bytes, "family\nDunn\n");
}

static enum hub_rc read_new(struct place *p)
{
    return folder_read(path_of(p, "new"), both, 2, p->a, &p->f, &p->faults, &p->err);
}

/* A folder of files that belong together: begun, one file, and not ended. */
static struct folder_out half_written(struct place *p)
{
    struct folder_out out;
    assert_int_equal(folder_begin(&out, path_of(p, "new"), NULL, STAMP_NONE, &p->err), HUB_OK);
    assert_int_equal(folder_together(&out, &p->err), HUB_OK);
    assert_int_equal(folder_add(&out, "families.csv", "family\nDunn\n", 12, &p->err), HUB_OK);
    return out;
}

static void a_folder_that_was_not_finished_is_not_read(void **state)
{
    struct place *p = *state;
    struct folder_out out = half_written(p);
    assert_int_equal(read_new(p), HUB_EINVAL);
    assert_non_null(strstr(p->err.msg, "was not finished"));
    assert_non_null(strstr(p->err.msg, "unfinished.txt"));
    assert_int_equal(folder_end(&out, &p->err), HUB_OK);
    assert_int_equal(read_new(p), HUB_OK);
    assert_int_equal(p->f.count, 1);
}

static void a_folder_that_failed_goes_on_saying_so(void **state)
{
    struct place *p = *state;
    struct folder_out out = half_written(p);
    out.failed = true;
    assert_int_equal(folder_end(&out, &p->err), HUB_OK);
    assert_int_equal(read_new(p), HUB_EINVAL);
    out = half_written(p);
    assert_int_equal(folder_end(&out, &p->err), HUB_OK);
    assert_int_equal(read_new(p), HUB_OK);
}

static void one_file_is_written_over_and_the_folder_is_unfinished_again(void **state)
{
    struct place *p = *state;
    struct folder_out out = half_written(p);
    assert_int_equal(folder_end(&out, &p->err), HUB_OK);
    out = half_written(p);
    assert_int_equal(read_new(p), HUB_EINVAL);
    assert_int_equal(folder_end(&out, &p->err), HUB_OK);
}

static struct sb made_tar(struct place *p)
{
    struct sb b = sb_on(p->a);
    struct sink to = sink_memory(&b);
    struct folder_out out;
    hub_stamp at = {1000000000000};
    assert_int_equal(folder_begin(&out, "-", &to, at, &p->err), HUB_OK);
    assert_int_equal(folder_add(&out, "families.csv", "family\nDunn\n", 12, &p->err), HUB_OK);
    assert_int_equal(folder_add(&out, "family_hosts.csv", "", 0, &p->err), HUB_OK);
    assert_int_equal(folder_end(&out, &p->err), HUB_OK);
    return b;
}

static enum hub_rc read_tar(struct place *p, const char *bytes, size_t len)
{
    FILE *f = fopen(path_of(p, "t.tar"), "w+");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, len, f), len);
    assert_int_equal(fflush(f), 0);
    assert_int_equal(lseek(fileno(f), 0, SEEK_SET), 0);
    faults_on(&p->faults, p->a);
    enum hub_rc rc = folder_read_tar(fileno(f), both, 2, p->a, &p->f, &p->faults, &p->err);
    fclose(f);
    return rc;
}

static void a_written_tar_is_read_again(void **state)
{
    struct place *p = *state;
    struct sb b = made_tar(p);
    assert_int_equal(b.len, 512 * 5);
    assert_int_equal(read_tar(p, b.p, b.len), HUB_OK);
    assert_int_equal(p->f.count, 2);
    assert_string_equal(p->f.files[0].bytes, "family\nDunn\n");
    assert_int_equal(p->f.files[1].len, 0);
}

static void a_tar_of_an_unfinished_folder_is_refused(void **state)
{
    struct place *p = *state;
    struct sb b = sb_on(p->a);
    struct sink to = sink_memory(&b);
    struct folder_out out;
    assert_int_equal(folder_begin(&out, "-", &to, STAMP_NONE, &p->err), HUB_OK);
    assert_int_equal(folder_add(&out, "families.csv", "family\nDunn\n", 12, &p->err), HUB_OK);
    assert_int_equal(folder_add(&out, "x/unfinished.txt", "", 0, &p->err), HUB_OK);
    assert_int_equal(folder_end(&out, &p->err), HUB_OK);
    assert_int_equal(read_tar(p, b.p, b.len), HUB_EINVAL);
    assert_non_null(strstr(p->err.msg, "was not finished"));
}

static void a_damaged_or_short_tar_is_refused(void **state)
{
    struct place *p = *state;
    struct sb b = made_tar(p);
    assert_int_equal(read_tar(p, b.p, 0), HUB_EINVAL);
    assert_int_equal(read_tar(p, "family\nDunn\n", 12), HUB_EINVAL);
    assert_int_equal(read_tar(p, b.p, 700), HUB_EINVAL);
    assert_int_equal(read_tar(p, b.p, 1100), HUB_EINVAL);
    assert_int_equal(read_tar(p, b.p, 1536), HUB_EINVAL);
    assert_non_null(strstr(p->err.msg, "too early"));
    b.p[1030] ^= 1;
    assert_int_equal(read_tar(p, b.p, b.len), HUB_EINVAL);
    assert_int_equal(read_tar(p, "\x1F\x8B\x08", 3), HUB_EINVAL);
    assert_non_null(strstr(p->err.msg, "compress"));
}

static void folders_in_a_tar_are_left_out_of_names(void **state)
{
    struct place *p = *state;
    struct sb b = sb_on(p->a);
    struct sink to = sink_memory(&b);
    struct folder_out out;
    assert_int_equal(folder_begin(&out, "-", &to, STAMP_NONE, &p->err), HUB_OK);
    assert_int_equal(folder_add(&out, "../out/families.csv", "x\n", 2, &p->err), HUB_OK);
    assert_int_equal(folder_end(&out, &p->err), HUB_OK);
    assert_int_equal(read_tar(p, b.p, b.len), HUB_OK);
    assert_string_equal(p->f.files[0].name, "families.csv");
}

/* "26 path=long/families.csv\n" in an entry of type x, as pax writes long names. */
static void a_long_name_in_an_entry_before_is_used(void **state)
{
    struct place *p = *state;
    struct sb b = sb_on(p->a);
    struct sink to = sink_memory(&b);
    struct folder_out out;
    const char *record = "26 path=long/families.csv\n";
    assert_int_equal(folder_begin(&out, "-", &to, STAMP_NONE, &p->err), HUB_OK);
    assert_int_equal(folder_add(&out, "header", record, strlen(record), &p->err), HUB_OK);
    b.p[156] = 'x';
    memcpy(b.p + 148, "        ", 8);
    unsigned sum = 0;
    for (int i = 0; i < 512; i++)
        sum += (unsigned char)b.p[i];
    memcpy(b.p + 148, arena_printf(p->a, "%06o", sum), 7);
    assert_int_equal(folder_add(&out, "cut", "x\n", 2, &p->err), HUB_OK);
    assert_int_equal(folder_end(&out, &p->err), HUB_OK);
    assert_int_equal(read_tar(p, b.p, b.len), HUB_OK);
    assert_string_equal(p->f.files[0].name, "families.csv");
    assert_string_equal(p->f.files[0].bytes, "x\n");
}

static void a_single_file_is_read_whole_or_said(void **state)
{
    struct place *p = *state;
    const char *bytes;
    size_t len;
    put(p, "families.csv", "family\nDunn\n");
    assert_int_equal(
        file_read(path_of(p, "families.csv"), 100, p->a, &bytes, &len, &p->err), HUB_OK);
    assert_int_equal(len, 12);
    assert_int_equal(
        file_read(path_of(p, "families.csv"), 11, p->a, &bytes, &len, &p->err), HUB_EINVAL);
    assert_int_equal(file_read(p->dir, 100, p->a, &bytes, &len, &p->err), HUB_EINVAL);
    assert_int_equal(file_read("no-such.csv", 100, p->a, &bytes, &len, &p->err), HUB_ENOTFOUND);
}

int main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, place_begin, place_end)
    const struct CMUnitTest tests[] = {
        T(known_files_come_in_the_order_of_the_nouns),
        T(a_csv_of_another_name_is_a_note_with_a_guess),
        T(the_same_file_twice_is_an_error),
        T(links_and_pipes_are_not_followed),
        T(nothing_of_ours_is_not_found),
        T(a_written_folder_is_read_again),
        T(a_tar_of_an_unfinished_folder_is_refused),
        T(one_file_is_written_over_and_the_folder_is_unfinished_again),
        T(a_folder_that_failed_goes_on_saying_so),
        T(a_folder_that_was_not_finished_is_not_read),
        T(a_written_tar_is_read_again),
        T(a_damaged_or_short_tar_is_refused),
        T(folders_in_a_tar_are_left_out_of_names),
        T(a_long_name_in_an_entry_before_is_used),
        T(a_single_file_is_read_whole_or_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
