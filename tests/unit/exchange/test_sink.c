/* SPDX-License-Identifier: MIT */
/* Bytes reach their place whole, or a sentence says why not. */
#include "golden.h"
#include "hub/exchange/sink.h"
#include "unit.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static void memory_keeps_every_byte(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct sb b = sb_on(a);
    struct sink s = sink_memory(&b);
    struct hub_err err;
    assert_int_equal(sink_write(&s, "a\0b", 3, &err), HUB_OK);
    assert_int_equal(sink_text(&s, "", &err), HUB_OK);
    assert_int_equal(b.len, 3);
    assert_memory_equal(b.p, "a\0b", 3);
    arena_destroy(a);
}

static void descriptor_gets_what_a_file_gets(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct hub_err err;
    const char *path = temp_path(a, "sink");
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    struct sink s = sink_fd(fd, "the page");
    assert_int_equal(sink_text(&s, "one\n", &err), HUB_OK);
    close(fd);
    FILE *f = fopen(path, "ab");
    assert_non_null(f);
    s = sink_file(f, "the page");
    assert_int_equal(sink_text(&s, "two\n", &err), HUB_OK);
    fclose(f);
    size_t len;
    assert_string_equal(file_text(a, path, &len), "one\ntwo\n");
    arena_destroy(a);
}

static void full_disk_is_said(void **state)
{
    (void)state;
    int fd = open("/dev/full", O_WRONLY);
    if (fd < 0)
        skip();
    struct hub_err err;
    struct sink s = sink_fd(fd, "rota.pdf");
    assert_int_equal(sink_text(&s, "x", &err), HUB_EFULL);
    assert_non_null(strstr(err.msg, "rota.pdf"));
    assert_non_null(strstr(err.msg, "full"));
    close(fd);
}

static void closed_descriptor_is_an_error(void **state)
{
    (void)state;
    struct hub_err err;
    struct sink s = sink_fd(-1, NULL);
    assert_int_equal(sink_text(&s, "x", &err), HUB_EIO);
    assert_non_null(strstr(err.msg, "the output"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_keeps_every_byte),
        cmocka_unit_test(descriptor_gets_what_a_file_gets),
        cmocka_unit_test(full_disk_is_said),
        cmocka_unit_test(closed_descriptor_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
