/* SPDX-License-Identifier: MIT */
/* Asked to end: each case is a program of its own, whose end is looked at. */
#include "unit.h"

#include "hub/base/leave.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BY_SIGNAL = 128, DONE = 7 };

static char part[64];

/* Its exit status, or BY_SIGNAL and the signal that ended it. */
static int ends(void (*program)(void))
{
    int status = -1;
    pid_t pid = fork();
    if (pid == 0) {
        leave_catch();
        program();
        _exit(0);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFSIGNALED(status) ? BY_SIGNAL + WTERMSIG(status) : WEXITSTATUS(status);
}

static void make_part(void)
{
    close(open(part, O_WRONLY | O_CREAT, 0600));
    leave_unfinished(AT_FDCWD, part);
}

static void a_command(void)
{
    make_part();
    raise(SIGTERM);
}

static void a_finished_one(void)
{
    make_part();
    leave_finished(AT_FDCWD, part);
    raise(SIGHUP);
}

static void one_that_holds_on(void)
{
    char byte;
    int pipe_ends[2];
    leave_hold_on();
    raise(SIGHUP);
    if (!leave_asked() || pipe(pipe_ends) != 0 || read(pipe_ends[0], &byte, 1) >= 0 || errno != EINTR) {
        _exit(1);
    }
    leave_awake();
    _exit(DONE);
}

static void one_that_never_looks(void)
{
    leave_hold_on();
    make_part();
    raise(SIGTERM);
    for (;;) {
        pause();
    }
}

static void one_that_lets_go(void)
{
    leave_hold_on();
    leave_hold_on();
    raise(SIGINT);
    leave_let_go();
    if (!leave_asked()) {
        _exit(1);
    }
    leave_let_go();
    _exit(DONE);
}

static void one_that_waits_for_a_lock(void)
{
    leave_hold_on();
    if (leave_late()) {
        _exit(1);
    }
    raise(SIGTERM);
    while (!leave_late()) {
        pause();
    }
    _exit(DONE);
}

static int start(void **state)
{
    const char *dir = getenv("TMPDIR");
    (void)state;
    snprintf(part, sizeof part, "hub-leave-XXXXXX");
    if (chdir(dir ? dir : "/tmp") != 0) {
        return -1;
    }
    int fd = mkstemp(part);
    return fd < 0 || close(fd) != 0 || unlink(part) != 0;
}

static int stop(void **state)
{
    (void)state;
    unlink(part);
    return 0;
}

static void a_command_ends_at_once_and_leaves_no_part(void **state)
{
    (void)state;
    assert_int_equal(ends(a_command), BY_SIGNAL + SIGTERM);
    assert_int_not_equal(access(part, F_OK), 0);
}

static void what_is_finished_stays(void **state)
{
    (void)state;
    assert_int_equal(ends(a_finished_one), BY_SIGNAL + SIGHUP);
    assert_int_equal(access(part, F_OK), 0);
}

static void who_holds_on_is_woken_and_ends_by_itself(void **state)
{
    (void)state;
    assert_int_equal(ends(one_that_holds_on), DONE);
}

static void who_never_looks_is_ended(void **state)
{
    (void)state;
    assert_int_equal(ends(one_that_never_looks), BY_SIGNAL + SIGTERM);
    assert_int_not_equal(access(part, F_OK), 0);
}

static void the_last_to_let_go_ends_it(void **state)
{
    (void)state;
    assert_int_equal(ends(one_that_lets_go), BY_SIGNAL + SIGINT);
}

static void a_lock_is_not_waited_for_to_the_end(void **state)
{
    (void)state;
    assert_int_equal(ends(one_that_waits_for_a_lock), DONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_command_ends_at_once_and_leaves_no_part, start, stop),
        cmocka_unit_test_setup_teardown(what_is_finished_stays, start, stop),
        cmocka_unit_test_setup_teardown(who_holds_on_is_woken_and_ends_by_itself, start, stop),
        cmocka_unit_test_setup_teardown(who_never_looks_is_ended, start, stop),
        cmocka_unit_test_setup_teardown(the_last_to_let_go_ends_it, start, stop),
        cmocka_unit_test_setup_teardown(a_lock_is_not_waited_for_to_the_end, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
