/* SPDX-License-Identifier: MIT */
/*
 * Eight screens are open while eight people save, and then while eight give commands: no save fails or
 * is lost, each person takes back what was theirs, and every screen goes on and shows the end of it.
 */
#include "hub/base/clock.h"
#include "hub/model/log.h"
#include "hub/service/records.h"
#include "prop.h"
#include "unit.h"
#include "vpty.h"
#include "writers.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SCREENS = 8, LINES = 3, DEADLINE_MS = 60000, TEXT = 4096 };

struct world {
    char dir[TEXT / 2], file[TEXT];
    const char *hub;
    struct pty *screens[SCREENS];
    struct arena *a;
    struct record_list lines; /* of the log */
};

static const char *const env[] = {"TERM=xterm-256color", "LANG=C.UTF-8", "HUB_TEST_FRAMES=1",
    "HUB_NOW=2026-11-21T10:00", "HOME=/nonexistent", NULL};

static pid_t begin(const struct world *w, const char *const argv[], const char *out)
{
    char text[TEXT * 2];
    snprintf(text, sizeof text, "%s/%s", w->dir, out);
    pid_t pid = fork();
    if (pid == 0) {
        int fd = open(text, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        dup2(fd, STDOUT_FILENO);
        dup2(fd, STDERR_FILENO);
        execve(w->hub, (char *const *)(uintptr_t)argv, (char *const *)(uintptr_t)env);
        _exit(127);
    }
    return pid;
}

static int status_of(pid_t pid)
{
    int status = -1;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static const char *said(const struct world *w, const char *out, char text[TEXT])
{
    char path[TEXT * 2];
    snprintf(path, sizeof path, "%s/%s", w->dir, out);
    FILE *f = fopen(path, "r");
    size_t n = f ? fread(text, 1, TEXT - 1, f) : 0;
    text[n] = '\0';
    if (f) {
        fclose(f);
    }
    return text;
}

static void run(const struct world *w, const char *const argv[])
{
    char text[TEXT];
    if (status_of(begin(w, argv, "out")) != 0) {
        fail_msg("%s", said(w, "out", text));
    }
}

static int set_up(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    const char *tmp = getenv("TMPDIR");
    w->a = arena_create();
    w->hub = getenv("HUB");
    assert_non_null(w->hub);
    snprintf(w->dir, sizeof w->dir, "%s/together-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(w->dir));
    snprintf(w->file, sizeof w->file, "%s/hub.db", w->dir);
    run(w, (const char *const[]){w->hub, "--db", w->file, "init", "--name", "Robin Hub", "--carer", "Amina",
               "--beds", "2", NULL});
    run(w, (const char *const[]){
               w->hub, "--db", w->file, "import", "folder", "tests/tui/data/robin", NULL});
    assert_true(writers_people(w->file));
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    char line[TEXT + 16];
    static const char *const ends[] = {"/hub.db", "/hub.db-wal", "/hub.db-shm", "/hub.db.editing", "/out"};
    struct world *w = *state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(line, sizeof line, "%s%s", w->dir, ends[i]);
        unlink(line);
    }
    for (size_t i = 0; i < WRITERS_MOST; i++) {
        snprintf(line, sizeof line, "%s/%s", w->dir, writer_names[i]);
        unlink(line);
    }
    rmdir(w->dir);
    arena_destroy(w->a);
    free(w);
    return 0;
}

/* --- screens --------------------------------------------------------------------- */

static void open_screens(struct world *w)
{
    static const char *const places = "12345672";
    for (int i = 0; i < SCREENS; i++) {
        const char *argv[] = {w->hub, "--db", w->file, "--as", writer_names[i], NULL};
        w->screens[i] = pty_start(argv, env, 24, 80);
        assert_non_null(w->screens[i]);
        assert_true(pty_wait_frames(w->screens[i], 1, DEADLINE_MS));
        pty_send(w->screens[i], &places[i], 1);
        assert_true(pty_wait_frames(w->screens[i], 2, DEADLINE_MS));
    }
}

static void pump(struct world *w)
{
    for (int i = 0; i < SCREENS; i++) {
        assert_true(pty_pump(w->screens[i], 5));
    }
}

static bool shows(struct pty *p, const char *text)
{
    char buf[PTY_ROW];
    for (int row = 0; row < 24; row++) {
        if (strstr(pty_row(p, row, buf), text)) {
            return true;
        }
    }
    return false;
}

/* By itself, without a key. */
static bool comes_to_show(struct pty *p, const char *text)
{
    int64_t end = pty_now_us() + DEADLINE_MS * 1000LL;
    while (!shows(p, text) && pty_now_us() < end && pty_pump(p, 100)) {
    }
    return shows(p, text);
}

static void leave_screens(struct world *w)
{
    for (int i = 0; i < SCREENS; i++) {
        assert_true(pty_key(w->screens[i], "q"));
        assert_int_equal(pty_wait_exit(w->screens[i], DEADLINE_MS), 0);
        pty_stop(w->screens[i]);
    }
}

/* --- the two ---------------------------------------------------------------------- */

static void eight_who_save_at_once_lose_nothing(void **state)
{
    struct world *w = *state;
    struct writers all;
    struct prop p = prop_start("together", 20, 200);
    struct writers_ask ask = {
        .file = w->file, .count = WRITERS_MOST, .saves = p.rounds, .seed = p.seed};
    open_screens(w);
    assert_true(writers_start(&all, &ask));
    while (writers_running(&all)) {
        pump(w);
    }
    for (size_t i = 0; i < all.count; i++) {
        if (all.ends[i].failed) {
            print_message("%s: %s\n", writer_names[i], all.ends[i].said);
        }
        assert_int_equal(all.ends[i].failed, 0);
        assert_int_equal(all.ends[i].lost, 0);
        assert_int_equal(all.ends[i].saves, p.rounds);
    }
    writers_free(&all);
    run(w, (const char *const[]){
               w->hub, "--db", w->file, "--as", "Amina", "edit", "family", "Reid", "priority=9", NULL});
    assert_true(comes_to_show(w->screens[1], "changed"));
    leave_screens(w);
}

static void commands_of_eight(struct world *w, int line)
{
    pid_t pids[WRITERS_MOST];
    char fact[64], text[TEXT];
    for (size_t i = 0; i < WRITERS_MOST; i++) {
        snprintf(fact, sizeof fact, "fact=Line %d by %s.", line, writer_names[i]);
        const char *argv[] = {w->hub, "--db", w->file, "--as", writer_names[i], "add", "log",
            "family=Okafor", "at=2026-11-20 11:00", "kind=call", fact, NULL};
        pids[i] = begin(w, argv, writer_names[i]);
    }
    for (size_t i = 0; i < WRITERS_MOST; i++) {
        if (status_of(pids[i]) != 0) {
            fail_msg("%s", said(w, writer_names[i], text));
        }
    }
    pump(w);
}

static int lines_that_stand(struct world *w, const char *fact, bool stands)
{
    int found = 0;
    for (size_t i = 0; i < w->lines.count; i++) {
        const struct log_entry *e = record_at(&w->lines, i);
        found += strcmp(e->fact, fact) == 0 && !(stands && stamp_known(e->withdrawn_at));
    }
    return found;
}

static void read_lines(struct world *w)
{
    struct hub_clock clock;
    struct hub_err err;
    struct hub *h;
    struct record_ask all = record_ask_all();
    struct hub_opening o = {.path = w->file, .as = "Amina", .clock = &clock};
    assert_int_equal(clock_set(&clock, "2026-11-21T10:00", &err), HUB_OK);
    assert_int_equal(hub_open(&o, &h, &err), HUB_OK);
    assert_int_equal(hub_list(h, &log_entry_noun, &all, w->a, &w->lines, &err), HUB_OK);
    hub_close(h);
}

static void each_takes_back_their_own(struct world *w)
{
    pid_t pids[WRITERS_MOST];
    char text[TEXT], fact[64];
    for (size_t i = 0; i < WRITERS_MOST; i++) {
        const char *argv[] = {w->hub, "--db", w->file, "--as", writer_names[i], "undo", NULL};
        pids[i] = begin(w, argv, writer_names[i]);
    }
    for (size_t i = 0; i < WRITERS_MOST; i++) {
        if (status_of(pids[i]) != 0) {
            fail_msg("%s", said(w, writer_names[i], text));
        }
    }
    read_lines(w);
    for (size_t i = 0; i < WRITERS_MOST; i++) {
        for (int line = 0; line < LINES; line++) {
            snprintf(fact, sizeof fact, "Line %d by %s.", line, writer_names[i]);
            assert_int_equal(lines_that_stand(w, fact, false), 1);
            assert_int_equal(lines_that_stand(w, fact, true), line < LINES - 1);
        }
    }
}

static void commands_of_eight_beside_eight_screens_lose_nothing(void **state)
{
    struct world *w = *state;
    open_screens(w);
    for (int line = 0; line < LINES; line++) {
        commands_of_eight(w, line);
    }
    each_takes_back_their_own(w);
    leave_screens(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(eight_who_save_at_once_lose_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            commands_of_eight_beside_eight_screens_lose_nothing, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
