/* SPDX-License-Identifier: MIT */
#include "trial.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MOST = 24, RUN_WORDS = 8, HANGS_S = 120 };

extern char **environ;

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

static bool is_folder(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* What `each` does to all that is in a folder; `to`: the same place of another. */
static void for_each(
    struct arena *a, const char *path, const char *to, void (*each)(struct arena *, const char *, const char *))
{
    DIR *d = opendir(path);
    for (struct dirent *e = d ? readdir(d) : NULL; e; e = readdir(d)) {
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
            each(a, arena_printf(a, "%s/%s", path, e->d_name), arena_printf(a, "%s/%s", to, e->d_name));
        }
    }
    if (d) {
        closedir(d);
    }
}

static void wipe(struct arena *a, const char *path, const char *to)
{
    (void)to;
    if (is_folder(path)) {
        for_each(a, path, "", wipe);
        rmdir(path);
    } else {
        unlink(path);
    }
}

static void copy_bytes(const char *from, const char *to)
{
    static char bytes[1 << 16];
    int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ssize_t len;
    while ((len = read(in, bytes, sizeof bytes)) > 0 && write(out, bytes, (size_t)len) == len) {
    }
    if (len != 0 || close(out) != 0) {
        printf("Bail out! %s cannot be made\n", to);
        exit(1);
    }
    close(in);
}

static void copy(struct arena *a, const char *from, const char *to)
{
    if (is_folder(from)) {
        mkdir(to, 0700);
        for_each(a, from, to, copy);
    } else {
        copy_bytes(from, to);
    }
}

static bool same_bytes(const char *one, const char *other)
{
    static char of_one[1 << 16], of_other[1 << 16];
    int fd = open(one, O_RDONLY), fd2 = open(other, O_RDONLY);
    ssize_t len = 0;
    bool same = fd >= 0 && fd2 >= 0;
    while (same && (len = read(fd, of_one, sizeof of_one)) > 0) {
        same = read(fd2, of_other, sizeof of_other) == len && memcmp(of_one, of_other, (size_t)len) == 0;
    }
    same = same && read(fd2, of_other, 1) == 0;
    close(fd);
    close(fd2);
    return same;
}

static size_t count_in(const char *path)
{
    size_t n = 0;
    DIR *d = opendir(path);
    while (d && readdir(d)) {
        n++;
    }
    if (d) {
        closedir(d);
    }
    return n;
}

/* Each file of one folder in another, which has no more. Folders in it count as changed. */
bool trial_same(struct trial *t)
{
    struct arena *a = arena_create();
    DIR *d = opendir(t->base);
    bool same = d && count_in(t->base) == count_in(t->at);
    for (struct dirent *e = same ? readdir(d) : NULL; e && same; e = readdir(d)) {
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
            const char *path = arena_printf(a, "%s/%s", t->base, e->d_name);
            same = !is_folder(path) && same_bytes(path, arena_printf(a, "%s/%s", t->at, e->d_name));
        }
    }
    if (d) {
        closedir(d);
    }
    t->is_fresh = same ? t->base : NULL;
    arena_destroy(a);
    return same;
}

void trial_fresh(struct trial *t)
{
    if (t->is_fresh && t->is_fresh == t->base) {
        return;
    }
    struct arena *a = arena_create();
    wipe(a, t->at, "");
    copy(a, t->base, t->at);
    t->is_fresh = t->base;
    arena_destroy(a);
}

/* --- running the program ------------------------------------------------------------------------ */

static const char *filled(struct trial *t, const char *word)
{
    const char *at = strchr(word, '{');
    if (!at) {
        return word;
    }
    const char *with = at[1] == 'O'   ? t->out
                       : at[1] == 'P' ? t->other
                                      : arena_printf(t->a, "%s/in", t->top);
    return arena_printf(t->a, "%.*s%s%s", (int)(at - word), word, with, at + 3);
}

static void words_of(struct trial *t, const char *words, const char **argv)
{
    int n = 0;
    bool nobody = *words == '!', sealed = *words == '@';
    const char *db = sealed ? t->out : arena_printf(t->a, "%s/hub.db", t->at);
    const char *const first[] = {t->hub, "--db", db, "--as", "Amina"};
    char *all = arena_strdup(t->a, words + (nobody || sealed)), *rest = all;
    for (size_t i = 0; i < (nobody ? 1 : sizeof first / sizeof *first); i++) {
        argv[n++] = first[i];
    }
    for (char *word = strtok_r(all, "|", &rest); word; word = strtok_r(NULL, "|", &rest)) {
        argv[n++] = filled(t, word);
    }
    if (sealed) {
        argv[n++] = "--passphrase-fd";
        argv[n++] = "0";
    }
    argv[n] = NULL;
}

/* What of the environment this program has itself is passed on, then what the run needs. */
static char **surroundings(struct trial *t, const char *kind, long at)
{
    size_t n = 0, count = 0;
    while (environ[count]) {
        count++;
    }
    char **env = arena_array(t->a, count + RUN_WORDS, sizeof *env);
    for (size_t i = 0; i < count; i++) {
        bool ours = strncmp(environ[i], "FAULT_", 6) == 0 || strncmp(environ[i], "HUB_NOW=", 8) == 0;
        env[n] = ours ? env[n] : environ[i];
        n += !ours;
    }
    env[n++] = arena_printf(t->a, "HUB_NOW=%s", t->now ? t->now : "2026-11-21T10:00");
    env[n++] = arena_printf(t->a, "FAULT_DIR=%s", t->at);
    env[n++] = arena_printf(t->a, "FAULT_KIND=%s", kind ? kind : "nothing");
    env[n++] = arena_printf(t->a, "FAULT_AT=%ld", at);
    env[n++] = arena_printf(t->a, "FAULT_COUNT=%s/%s", t->top, kind ? "count" : "none");
    if (!t->plain) {
        env[n++] = arena_printf(t->a, "LD_PRELOAD=%s", t->inject);
    }
    env[n] = NULL;
    return env;
}

static pid_t start(struct trial *t, const char **argv, char **env)
{
    pid_t pid = -1;
    posix_spawn_file_actions_t to;
    posix_spawnattr_t how;
    sigset_t none;
    const char *said = arena_printf(t->a, "%s/said", t->top), *says = arena_printf(t->a, "%s/says", t->top);
    posix_spawn_file_actions_init(&to);
    posix_spawn_file_actions_addopen(&to, 0, arena_printf(t->a, "%s/words", t->top), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&to, 1, said, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&to, 2, says, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    sigemptyset(&none);
    posix_spawnattr_init(&how);
    posix_spawnattr_setsigmask(&how, &none);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK);
    if (posix_spawn(&pid, t->hub, &to, &how, (char *const *)(uintptr_t)argv, env) != 0) {
        printf("Bail out! %s does not start\n", t->hub);
        exit(1);
    }
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&to);
    return pid;
}

/* Longer than the slowest by far: what hangs is ended, and its status tells. */
static int wait_for(pid_t pid)
{
    int status = 0;
    sigset_t child;
    struct timespec most = {HANGS_S, 0};
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    if (sigtimedwait(&child, NULL, &most) < 0) {
        kill(pid, SIGXCPU);
    }
    waitpid(pid, &status, 0);
    return status;
}

static void read_says(struct trial *t)
{
    FILE *f = fopen(arena_printf(t->a, "%s/says", t->top), "r");
    t->says[f ? fread(t->says, 1, sizeof t->says - 1, f) : 0] = '\0';
    if (f) {
        fclose(f);
    }
}

void trial_run(struct trial *t, const char *words, const char *kind, long at)
{
    const char *argv[WORDS_MOST];
    struct arena *outer = t->a;
    t->a = arena_create();
    t->is_fresh = NULL;
    write_file(arena_printf(t->a, "%s/words", t->top), t->typed ? t->typed : TRIAL_PASSPHRASE);
    words_of(t, words, argv);
    int status = wait_for(start(t, argv, surroundings(t, kind, at)));
    t->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    read_says(t);
    arena_destroy(t->a);
    t->a = outer;
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

size_t trial_paths(struct trial *t, struct trial_path **out)
{
    struct trial_path one, *all = NULL;
    size_t n = 0, cap = 0;
    long counted;
    FILE *f = fopen(arena_printf(t->a, "%s/count", t->top), "r");
    if (f && fscanf(f, "%ld", &counted) == 1) {
        while (fscanf(f, "%ld %llx", &one.at, &one.sum) == 2) {
            arena_grow(t->a, &all, n, &cap, sizeof *all);
            all[n++] = one;
        }
    }
    if (f) {
        fclose(f);
    }
    *out = all;
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
    t->plain = strstr(b, "asan") != NULL;
}

void trial_start(struct trial *t)
{
    static const char *const words[] = {"init|--name|Robin Hub|--carer|Amina|--beds|2",
        "add|family|family=Okafor|phone=0161 496 0001", "add|child|family=Okafor|child=Theo",
        "add|family|family=Reid|stays_per_year=12", "add|child|family=Reid|child=Jay",
        "add|stay|family=Okafor|host=Amina|arrive=2026-12-05|leave=2026-12-06|status=draft",
        "add|log|family=Okafor|at=2026-11-20 10:00|fact=A good day."};
    find_program(t);
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, NULL); /* waited for in wait_for */
    (void)personality(ADDR_NO_RANDOMIZE); /* of those that are started; for the sums of inject.c */
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
    t->other = arena_printf(t->a, "%s/other.out", t->at);
}

void trial_sheet(struct trial *t)
{
    char words[300] = "";
    const char *path = arena_printf(t->a, "%s/sheet", t->top), *at = t->at;
    trial_shell(arena_printf(t->a, "'%s' recovery --words >'%s'", t->hub, path));
    FILE *f = fopen(path, "r");
    size_t len = f ? fread(words, 1, sizeof words - 1, f) : 0;
    words[len] = '\0';
    if (f) {
        fclose(f);
    }
    t->sheet = t->typed = arena_strdup(t->a, words);
    t->at = t->base;
    trial_run(t, "recovery|--passphrase-fd|0", NULL, 0);
    t->at = at;
    t->typed = NULL;
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
    const char *hub = strstr(says, "hub: "); /* after what it asked, if it did */
    return hub && says[strlen(says) - 1] == '\n';
}
