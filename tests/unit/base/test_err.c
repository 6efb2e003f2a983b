/* SPDX-License-Identifier: MIT */
#include "base_test.h"
#include "hub/base/die.h"
#include "hub/base/fault.h"
#include "hub/base/utf8.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void a_failure_holds_its_sentence(void **state)
{
    (void)state;
    struct hub_err err = {.sys = 5, .where = "store: open"};
    assert_int_equal(
        hub_fail(&err, HUB_ENOTFOUND, "No family is called %s.", "Elm"), HUB_ENOTFOUND);
    assert_int_equal(err.rc, HUB_ENOTFOUND);
    assert_int_equal(err.sys, 0);
    assert_null(err.where);
    assert_string_equal(err.msg, "No family is called Elm.");
    assert_int_equal(hub_fail(NULL, HUB_EIO, "no one listens"), HUB_EIO);
}

static void a_wrapped_sentence_names_the_step(void **state)
{
    (void)state;
    struct hub_err err;
    hub_fail(&err, HUB_EIO, "the disk does not answer.");
    err.sys = 7;
    assert_int_equal(hub_err_wrap(&err, "Save %s", "Elm"), HUB_EIO);
    assert_string_equal(err.msg, "Save Elm: the disk does not answer.");
    assert_int_equal(err.sys, 7);
}

static void what_it_could_go_on_with_goes_beside_the_sentence(void **state)
{
    (void)state;
    struct hub_err err;
    assert_int_equal(hub_fail_next(&err, HUB_EUSAGE, NEXT_WHAT, "What is in %s?", "x.csv"), HUB_EUSAGE);
    assert_int_equal(err.next, NEXT_WHAT);
    assert_int_equal(hub_err_add(&err, "Say it."), HUB_EUSAGE);
    assert_string_equal(err.msg, "What is in x.csv? Say it.");
    memset(err.msg, 'a', sizeof err.msg - 4);
    memcpy(err.msg + sizeof err.msg - 4, "€", 4);
    hub_err_add(&err, "Say it.");
    assert_true(utf8_valid(err.msg, strlen(err.msg), NULL));
    hub_fail(&err, HUB_EIO, "the disk does not answer.");
    assert_int_equal(err.next, NEXT_NOTHING);
}

static void a_long_sentence_is_cut_between_characters(void **state)
{
    (void)state;
    struct hub_err err;
    char text[1100];
    static const char *const characters[] = {"é", "€", "😀", "x"};
    for (size_t c = 0; c < 4; c++) {
        size_t size = strlen(characters[c]);
        for (size_t before = 0; before < 4; before++) {
            memset(text, 'a', before);
            size_t len = before;
            while (len + size < sizeof text) {
                memcpy(text + len, characters[c], size);
                len += size;
            }
            text[len] = '\0';
            hub_fail(&err, HUB_EINVAL, "%s", text);
            assert_true(utf8_valid(err.msg, strlen(err.msg), NULL));
            assert_in_range(strlen(err.msg), sizeof err.msg - 4, sizeof err.msg - 1);
            hub_err_wrap(&err, "wrapped");
            assert_true(utf8_valid(err.msg, strlen(err.msg), NULL));
        }
    }
}

static void results_have_the_exit_status_of_the_manual(void **state)
{
    (void)state;
    assert_int_equal(hub_exit_status(HUB_OK), 0);
    assert_int_equal(hub_exit_status(HUB_EFINDING), 1);
    assert_int_equal(hub_exit_status(HUB_EUSAGE), 64);
    assert_int_equal(hub_exit_status(HUB_EINVAL), 65);
    assert_int_equal(hub_exit_status(HUB_ENOTFOUND), 66);
    assert_int_equal(hub_exit_status(HUB_EIO), 74);
    assert_int_equal(hub_exit_status(HUB_EBUSY), 75);
    assert_int_equal(hub_exit_status(HUB_EDENIED), 77);
    assert_int_equal(hub_exit_status(HUB_ECONFIG), 78);
}

static void faults_are_told_with_their_place(void **state)
{
    struct arena *a = *state;
    struct faults f;
    char name[] = "children.csv";
    faults_on(&f, a);
    fault_add(&f, FAULT_ERROR, name, 4, 3, "%d is not a month.", 13);
    fault_add(&f, FAULT_NOTE, name, 5, 0, "Column \"x\" is not used.");
    fault_add(&f, FAULT_ERROR, NULL, 0, 0, "Nothing to import.");
    fault_add(&f, FAULT_ERROR, NULL, 7, 0, "No name.");
    name[0] = 'X';
    assert_int_equal(f.count, 4);
    assert_int_equal(f.errors, 3);
    assert_ptr_equal(f.items[0].file, f.items[1].file);
    assert_string_equal(
        fault_text(&f.items[0], a), "children.csv, line 4, column 3: 13 is not a month.");
    assert_string_equal(
        fault_text(&f.items[1], a), "children.csv, line 5: Column \"x\" is not used.");
    assert_string_equal(fault_text(&f.items[2], a), "Nothing to import.");
    assert_string_equal(fault_text(&f.items[3], a), "line 7: No name.");
}

/* What a child process wrote to standard error, and how it ended. */
static int last_words(void (*act)(void), char *words, size_t size)
{
    int pipe_ends[2], status;
    size_t len = 0;
    ssize_t got;
    assert_int_equal(pipe(pipe_ends), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        dup2(pipe_ends[1], STDERR_FILENO);
        signal(SIGABRT, SIG_DFL);
        act();
        _exit(0);
    }
    close(pipe_ends[1]);
    while ((got = read(pipe_ends[0], words + len, size - 1 - len)) > 0) {
        len += (size_t)got;
    }
    words[len] = '\0';
    close(pipe_ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void say_restored(void)
{
    fputs("[restored]", stderr);
}

static void die_with_hook(void)
{
    hub_die_hook(say_restored);
    HUB_BUG(1 + 1 == 2);
    HUB_BUG(1 + 1 == 3);
}

static void die_in_the_hook(void)
{
    hub_die("inner");
}

static void die_twice(void)
{
    hub_die_hook(die_in_the_hook);
    hub_die("outer");
}

static void leave(void)
{
    exit(7);
}

static void die_after_leaving(void)
{
    hub_die_hook(leave);
    hub_die("not said");
}

static void too_many_items(void)
{
    arena_array(arena_create(), SIZE_MAX / 2, 8);
}

static void too_large_a_piece(void)
{
    arena_alloc(arena_create(), SIZE_MAX / 2);
}

static void the_terminal_is_restored_before_the_last_words(void **state)
{
    (void)state;
    char words[300];
    int status = last_words(die_with_hook, words, sizeof words);
    assert_true(WIFSIGNALED(status));
    assert_non_null(strstr(words, "[restored]hub: bug: 1 + 1 == 3 at "));
}

static void a_hook_that_dies_ends_the_program_all_the_same(void **state)
{
    (void)state;
    char words[300];
    int status = last_words(die_twice, words, sizeof words);
    assert_true(WIFSIGNALED(status));
    assert_string_equal(words, "hub: inner\n");
}

static void a_hook_may_leave_by_itself(void **state)
{
    (void)state;
    char words[300];
    int status = last_words(die_after_leaving, words, sizeof words);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 7);
    assert_string_equal(words, "");
}

static const char no_memory[] =
    "hub: This computer has no memory left, so hub had to stop. What was saved is safe.\n";

static void sizes_that_cannot_be_end_the_program(void **state)
{
    (void)state;
    char words[300];
    assert_true(WIFSIGNALED(last_words(too_many_items, words, sizeof words)));
    assert_string_equal(words, no_memory);
    assert_true(WIFSIGNALED(last_words(too_large_a_piece, words, sizeof words)));
    assert_string_equal(words, no_memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_holds_its_sentence),
        cmocka_unit_test(a_wrapped_sentence_names_the_step),
        cmocka_unit_test(what_it_could_go_on_with_goes_beside_the_sentence),
        cmocka_unit_test(a_long_sentence_is_cut_between_characters),
        cmocka_unit_test(results_have_the_exit_status_of_the_manual),
        IN_ARENA(faults_are_told_with_their_place),
        cmocka_unit_test(the_terminal_is_restored_before_the_last_words),
        cmocka_unit_test(a_hook_that_dies_ends_the_program_all_the_same),
        cmocka_unit_test(a_hook_may_leave_by_itself),
        cmocka_unit_test(sizes_that_cannot_be_end_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
