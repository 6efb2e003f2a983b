/* SPDX-License-Identifier: MIT */
#include "trial.h"

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MOST = 24 };

/* --- files -------------------------------------------------------------------------------------- */

void trial_shell(const char *command)
{
    int status = -1;
    pid_t pid = fork();
    if (pid == 0) {
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    if (waitpid(pid, &status, 0) != pid || status != 0) {
        printf("Bail out! %s\n", command);
        exit(1);
    }
}

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    if (!f || fputs(text, f) < 0 || fclose(f) != 0) {
        printf("Bail out! %s cannot be made\n", path);
        exit(1);
    }
}

void trial_fresh(struct trial *t)
{
    trial_shell(arena_printf(t->a, "rm -rf '%s' && cp -r '%s' '%s'", t->at, t->base, t->at));
}

/* --- running the program ------------------------------------------------------------------------ */

static const char *filled(struct trial *t, const char *word)
{
    const char *at = strchr(word, '{');
    if (!at) {
        return word;
    }
    const char *with = at[1] == 'O' ? t->out : arena_printf(t->a, "%s/in", t->top);
    return arena_printf(t->a, "%.*s%s%s", (int)(at - word), word, with, at + 3);
}

static void words_of(struct trial *t, const char *words, const char **argv)
{
    int n = 0;
    const char *const first[] = {
        t->hub, "--db", arena_printf(t->a, "%s/hub.db", t->at), "--as", "Amina"};
    char *all = arena_strdup(t->a, words), *rest = all;
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        argv[n++] = first[i];
    }
    for (char *word = strtok_r(all, "|", &rest); word; word = strtok_r(NULL, "|", &rest)) {
        argv[n++] = filled(t, word);
    }
    argv[n] = NULL;
}

static void be_the_program(struct trial *t, const char **argv, const char *kind, long at)
{
    int in = open(arena_printf(t->a, "%s/words", t->top), O_RDONLY);
    int out = open("/dev/null", O_WRONLY);
    int err = open(arena_printf(t->a, "%s/says", t->top), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(in, 0);
    dup2(out, 1);
    dup2(err, 2);
    setenv("HUB_NOW", "2026-11-21T10:00", 1);
    if (kind) {
        setenv("FAULT_DIR", t->at, 1);
        setenv("FAULT_KIND", kind, 1);
        setenv("FAULT_AT", arena_printf(t->a, "%ld", at), 1);
        setenv("FAULT_COUNT", arena_printf(t->a, "%s/count", t->top), 1);
        setenv("LD_PRELOAD", t->inject, 1);
    }
    alarm(60);
    execv(t->hub, (char *const *)(uintptr_t)argv);
    _exit(127);
}

void trial_run(struct trial *t, const char *words, const char *kind, long at)
{
    const char *argv[WORDS_MOST];
    int status = 0;
    write_file(arena_printf(t->a, "%s/words", t->top), t->typed ? t->typed : TRIAL_PASSPHRASE);
    words_of(t, words, argv);
    pid_t pid = fork();
    if (pid == 0) {
        be_the_program(t, argv, kind, at);
    }
    waitpid(pid, &status, 0);
    t->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    FILE *f = fopen(arena_printf(t->a, "%s/says", t->top), "r");
    t->says[f ? fread(t->says, 1, sizeof t->says - 1, f) : 0] = '\0';
    if (f) {
        fclose(f);
    }
}

long trial_counted(struct trial *t)
{
    long n = 0;
    FILE *f = fopen(arena_printf(t->a, "%s/count", t->top), "r");
    if (f) {
        n = fscanf(f, "%ld", &n) == 1 ? n : 0;
        fclose(f);
    }
    return n;
}

/* --- the hub they start from -------------------------------------------------------------------- */

static void make_files(struct trial *t)
{
    const char *in = arena_printf(t->a, "%s/in", t->top);
    trial_shell(arena_printf(t->a, "mkdir -p '%s/base' '%s'", t->top, in));
    write_file(arena_printf(t->a, "%s/families.csv", in), "family,phone\nSmith,01632 960010\nEze,\n");
    write_file(arena_printf(t->a, "%s/children.csv", in), "family,child\nSmith,Kit\nEze,Ada\n");
    write_file(arena_printf(t->a, "%s/log.csv", in),
        "at,family,kind,fact\n2026-11-20 10:00,Okafor,call,Rang.\n");
    write_file(arena_printf(t->a, "%s/events.ics", in),
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:1@x\r\n"
        "DTSTAMP:20261101T000000Z\r\nDTSTART:20261205T100000Z\r\nSUMMARY:Walk\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n");
}

static const char *whole_path(struct trial *t, const char *path)
{
    char here[2048];
    return *path == '/' ? path : arena_printf(t->a, "%s/%s", getcwd(here, sizeof here), path);
}

static void find_program(struct trial *t)
{
    const char *hub = getenv("HUB"), *b = getenv("B"), *tmp = getenv("TMPDIR");
    if (!hub || !b) {
        printf("Bail out! HUB and B say where the program is\n");
        exit(1);
    }
    t->top = tmp ? tmp : "/tmp";
    t->hub = whole_path(t, hub);
    t->inject = whole_path(t, arena_printf(t->a, "%s/tests/faults/inject.so", b));
}

void trial_start(struct trial *t)
{
    static const char *const words[] = {"init|--name|Robin Hub|--carer|Amina|--beds|2",
        "add|family|family=Okafor|phone=0161 496 0001", "add|child|family=Okafor|child=Theo",
        "add|family|family=Reid|stays_per_year=12", "add|child|family=Reid|child=Jay",
        "add|stay|family=Okafor|host=Amina|arrive=2026-12-05|leave=2026-12-06|status=draft",
        "add|log|family=Okafor|at=2026-11-20 10:00|fact=A good day."};
    find_program(t);
    make_files(t);
    t->base = t->at = arena_printf(t->a, "%s/base", t->top);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        trial_run(t, words[i], NULL, 0);
        if (t->status != 0) {
            printf("Bail out! %s: %s\n", words[i], t->says);
            exit(1);
        }
    }
    t->at = arena_printf(t->a, "%s/trial", t->top);
    t->out = arena_printf(t->a, "%s/made.out", t->at);
}

bool trial_plain(const char *says)
{
    static const char *const never[] = {
        "errno", "SQL", "sqlite", "bug:", "database disk image", "Success"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        if (strstr(says, never[i])) {
            return false;
        }
    }
    return strncmp(says, "hub: ", 5) == 0 && says[strlen(says) - 1] == '\n';
}
