/* SPDX-License-Identifier: MIT */
#include "hub/base/file.h"

#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void a_file_that_is_open_is_known_under_any_name(void **state)
{
    char path[256], other[300];
    const char *tmp = getenv("TMPDIR");
    (void)state;
    snprintf(path, sizeof path, "%s/file-XXXXXX", tmp ? tmp : "/tmp");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    snprintf(other, sizeof other, "%s.other", path);
    assert_int_equal(link(path, other), 0);
    assert_int_equal(file_here(AT_FDCWD, path), fd);
    assert_int_equal(file_here(AT_FDCWD, other), fd);
    close(fd);
    assert_int_equal(file_here(AT_FDCWD, path), -1);
    unlink(other);
    unlink(path);
    assert_int_equal(file_here(AT_FDCWD, path), -1);
}

static void a_folder_is_none(void **state)
{
    (void)state;
    int fd = open("/", O_RDONLY);
    assert_int_equal(file_here(AT_FDCWD, "/"), -1);
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_that_is_open_is_known_under_any_name),
        cmocka_unit_test(a_folder_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
