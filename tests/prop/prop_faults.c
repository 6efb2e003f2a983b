/* SPDX-License-Identifier: MIT */
/*
 * The program as it is built, with the n-th write, sync, open, read or piece of memory going wrong
 * (tests/faults/inject.c), for every verb of the command line that writes. Whatever happens: the
 * hub is as it was before or as it is after, never anything between; what was told as done is
 * there; there is a sentence without numbers of the system; the file opens again.
 * A usual run tries two places of each verb, HUB_SOAK=1 every one of writes and reads and
 * some of memory.
 */
#include "hub/base/arena.h"
#include "hub/base/str.h"
#include "prop.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define KEY "AAAAC3NzaC1lZDI1NTE5AAAAIMqXgRLKG73K+sIxs5oj3E2nhu/4FHxOcrmAd4Wv7ki7"

enum { WORDS_MOST = 24, TEXT_MOST = 16384, PLACES_MOST = 40, KINDS_USUAL = 2 };

/* {O} a file to be made, {I} the folder of files to be read. */
static const struct verb {
    const char *name, *before, *words; /* words apart by |; before: runs without a fault; NULL */
    bool makes;                        /* {O}: there whole or not at all */
    const char *typed;                 /* what it asks for; NULL: a passphrase */
} verbs[] = {
    {"add family", NULL, "add|family|family=Smith|phone=01632 960001", false, NULL},
    {"add child", NULL, "add|child|child=Mia|family=Reid", false, NULL},
    {"add log", NULL, "add|log|family=Okafor|at=2026-11-20 10:00|fact=Rang about school.", false, NULL},
    {"add event", NULL, "add|event|event=Walk|start=2026-12-05 10:00|repeats=every month", false, NULL},
    {"edit", NULL, "edit|family|Okafor|phone=01632 960002", false, NULL},
    {"remove", NULL, "remove|family|Reid", false, NULL},
    {"bring back", "remove|family|Reid", "bring|back|family|Reid", false, NULL},
    {"undo", "edit|family|Okafor|phone=01632 960003", "undo", false, NULL},
    {"redo", "undo", "redo", false, NULL},
    {"import csv", NULL, "import|csv|{I}/families.csv|--what|families", false, NULL},
    {"import folder", NULL, "import|folder|{I}", false, NULL},
    {"import calendar", NULL, "import|calendar|{I}/events.ics", false, NULL},
    {"import log", NULL, "import|log|{I}/log.csv", false, NULL},
    {"rota book", NULL, "rota|book|--family|Okafor|--from|2026-12-11|--to|2026-12-13|host=Amina", false, NULL},
    {"rota cancel", NULL, "rota|cancel|Okafor|--who|family|--why|Flu.", false, NULL},
    {"rota publish", NULL, "rota|publish|--note|for Christmas", false, NULL},
    {"rota fill", NULL, "rota|fill|--from|2027-01-01|--to|2027-03-31|--steps|1|--save", false, NULL},
    {"user add", NULL, "user|add|Jo Marsh|--role|liaison worker|--key|ssh-ed25519 " KEY, false, NULL},
    {"erase", NULL, "erase|family|Reid|--why|they asked", false, "Reid\nerase\n"},
    {"packs lost", "take|-o|{O}|--passphrase-fd|0", "packs|lost|1", false, NULL},
    {"return", "take|-o|{O}|--passphrase-fd|0", "return|{O}|--yes|--passphrase-fd|0", false, NULL},
    {"take", NULL, "take|-o|{O}|--passphrase-fd|0", true, NULL},
    {"seal", NULL, "seal|{O}|--passphrase-fd|0", true, NULL},
    {"export folder", NULL, "export|folder|{O}", true, NULL},
    {"export calendar", NULL, "export|calendar|-o|{O}", true, NULL},
    {"print rota", NULL, "print|rota|-o|{O}", true, NULL},
};

static const char *const kinds[] = {"error", "full", "short", "killed", "read", "gone", "memory"};
enum { KINDS = sizeof kinds / sizeof *kinds };

struct trial {
    struct arena *a;
    const char *hub, *inject, *top; /* the program, the library, the folder of all this */
    const char *typed;
    const char *base, *at, *out;    /* the folder a verb starts from, the one it works in, its {O} */
    char says[TEXT_MOST];
    int status; /* exit status, or 128 + signal */
    int tries, bad;
};

/* What a verb makes of the hub when nothing goes wrong. */
struct expected {
    const char *was, *is;
    long long whole; /* bytes of {O} */
};

/* --- files -------------------------------------------------------------------------------------- */

static void shell(const char *command)
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

static void fresh(struct trial *t)
{
    shell(arena_printf(t->a, "rm -rf '%s' && cp -r '%s' '%s'", t->at, t->base, t->at));
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

static void run(struct trial *t, const char *words, const char *kind, long at)
{
    const char *argv[WORDS_MOST];
    int status = 0;
    write_file(arena_printf(t->a, "%s/words", t->top), t->typed ? t->typed : "gorse lantern puddle\n");
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

static long counted(struct trial *t)
{
    long n = 0;
    FILE *f = fopen(arena_printf(t->a, "%s/count", t->top), "r");
    if (f) {
        n = fscanf(f, "%ld", &n) == 1 ? n : 0;
        fclose(f);
    }
    return n;
}

/* --- what is in the hub ------------------------------------------------------------------------- */

/* Rows a table, but for what is made from others and what is written beside a step: coming in. */
static const char ROWS[] =
    "SELECT group_concat('SELECT ''' || name || ' '' || count(*) FROM \"' || name || '\"', "
    "' UNION ALL ') FROM (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
    "AND name NOT LIKE 'find\\_%' ESCAPE '\\' AND name NOT LIKE 'narrow\\_%' ESCAPE '\\' "
    "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
    "AND name NOT IN ('visit','last_here','due','due_day','meta','site','txn') ORDER BY name)";

static const char *all_rows(struct trial *t, sqlite3 *db, const char *sql)
{
    sqlite3_stmt *q;
    const char *all = "";
    int rc;
    if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK) {
        return arena_printf(t->a, "(%s)", sqlite3_errmsg(db));
    }
    while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
        all = arena_printf(t->a, "%s%s\n", all, (const char *)sqlite3_column_text(q, 0));
    }
    all = rc == SQLITE_DONE ? all : arena_printf(t->a, "(%s)", sqlite3_errmsg(db));
    sqlite3_finalize(q);
    return all;
}

static const char *contents(struct trial *t)
{
    sqlite3 *db;
    const char *rows = "(not opened)";
    if (sqlite3_open(arena_printf(t->a, "%s/hub.db", t->at), &db) == SQLITE_OK) {
        const char *sql = all_rows(t, db, ROWS);
        rows = *sql == '(' ? sql : all_rows(t, db, sql);
        const char *whole = all_rows(t, db, "PRAGMA quick_check");
        rows = strcmp(whole, "ok\n") == 0 ? rows : whole;
    }
    sqlite3_close(db);
    return rows;
}

static long long size_of(struct trial *t)
{
    struct stat st;
    return stat(t->out, &st) == 0 ? (long long)st.st_size : -1;
}

/* --- what has to hold --------------------------------------------------------------------------- */

static bool plain_sentence(const char *says)
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

static const char *wrong_end(struct trial *t, const char *kind)
{
    bool memory = strcmp(kind, "memory") == 0;
    bool killed = t->status == 128 + SIGKILL && strcmp(kind, "killed") == 0;
    if (killed || t->status == 0 || (memory && t->status == 128 + SIGABRT)) {
        return NULL;
    }
    if (t->status != 1 && (t->status < 64 || t->status > 78)) {
        return "it ended in no way of its own";
    }
    return memory || plain_sentence(t->says) ? NULL : "what it says is no plain sentence";
}

static const char *wrong_file(struct trial *t, const struct expected *e)
{
    long long size = size_of(t);
    bool like = size >= e->whole - e->whole / 50 && size <= e->whole + e->whole / 50;
    return like || (size < 0 && t->status != 0)
               ? NULL
               : arena_printf(t->a, "the file has %lld bytes, whole it has %lld", size, e->whole);
}

/* The lines of `now` that are not among those of `was`. */
static const char *lines_new(struct trial *t, const char *now, const char *was)
{
    const char *found = "";
    for (const char *line = now; *line; line += strcspn(line, "\n") + 1) {
        const char *one = arena_strndup(t->a, line, strcspn(line, "\n") + 1);
        found = strstr(was, one) ? found : arena_printf(t->a, "%s# %s", found, one);
    }
    return found;
}

static const char *wrong_state(
    struct trial *t, const struct verb *v, const struct expected *e)
{
    const char *now = contents(t), *why = NULL;
    if (strcmp(now, e->is) != 0 && strcmp(now, e->was) != 0) {
        return arena_printf(t->a, "neither as before nor as after:\n%s",
            lines_new(t, now, e->was));
    }
    if (t->status == 0 && strcmp(now, e->is) != 0) {
        return "it said it was done, and it is not there";
    }
    if (v->makes && (why = wrong_file(t, e))) {
        return why;
    }
    run(t, "list|families", NULL, 0);
    return t->status == 0 ? NULL : arena_printf(t->a, "it does not open again: %s", t->says);
}

static void try_place(struct trial *t, const struct verb *v, const struct expected *e,
    const char *kind, long at)
{
    fresh(t);
    run(t, v->words, kind, at);
    int status = t->status;
    const char *says = arena_strdup(t->a, t->says), *why = wrong_end(t, kind);
    why = why ? why : wrong_state(t, v, e);
    t->tries++;
    if (why) {
        t->bad++;
        printf("# %s, %s at %ld: %s\n# status %d: %s\n", v->name, kind, at, why, status, says);
    }
}

/* Each place where there are not too many, else some of them. */
static void try_kind(struct trial *t, struct prop *p, const struct verb *v,
    const struct expected *e, const char *kind)
{
    fresh(t);
    run(t, v->words, kind, 0);
    long n = counted(t);
    bool each = p->rounds >= n || (p->rounds > 1 && strcmp(kind, "memory") != 0);
    for (long i = 0; i < (each ? n : p->rounds); i++) {
        try_place(t, v, e, kind, each ? i + 1 : prop_between(p, 1, n));
    }
}

static struct expected expect(struct trial *t, const struct verb *v)
{
    struct expected e = {0};
    t->base = arena_printf(t->a, "%s/base", t->top);
    fresh(t);
    if (v->before) {
        run(t, v->before, NULL, 0);
        t->base = arena_printf(t->a, "%s/ready", t->top);
        shell(arena_printf(t->a, "rm -rf '%s' && cp -r '%s' '%s'", t->base, t->at, t->base));
    }
    e.was = contents(t);
    run(t, v->words, NULL, 0);
    e.is = contents(t);
    e.whole = size_of(t);
    return e;
}

static void try_verb(struct trial *t, struct prop *p, const struct verb *v)
{
    struct arena *outer = t->a;
    int bad = t->bad, tries = t->tries;
    t->a = arena_create();
    t->out = arena_printf(t->a, "%s/made.out", t->at);
    t->typed = v->typed;
    struct expected e = expect(t, v);
    if (t->status != 0) {
        t->bad++;
        printf("# %s does not run at all: %s\n", v->name, t->says);
    }
    bool long_run = p->rounds > 1;
    for (int k = 0; k < (long_run ? KINDS : KINDS_USUAL); k++) {
        try_kind(t, p, v, &e, kinds[long_run ? k : prop_between(p, 0, KINDS - 1)]);
    }
    printf("%s - %s, %d places\n", t->bad == bad ? "ok" : "not ok", v->name, t->tries - tries);
    fflush(stdout);
    arena_destroy(t->a);
    t->a = outer;
}

/* --- the hub they start from -------------------------------------------------------------------- */

static void make_files(struct trial *t)
{
    const char *in = arena_printf(t->a, "%s/in", t->top);
    shell(arena_printf(t->a, "mkdir -p '%s/base' '%s'", t->top, in));
    write_file(arena_printf(t->a, "%s/families.csv", in), "family,phone\nSmith,01632 960010\nEze,\n");
    write_file(arena_printf(t->a, "%s/children.csv", in), "family,child\nSmith,Kit\nEze,Ada\n");
    write_file(arena_printf(t->a, "%s/log.csv", in),
        "at,family,kind,fact\n2026-11-20 10:00,Okafor,call,Rang.\n");
    write_file(arena_printf(t->a, "%s/events.ics", in),
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:1@x\r\n"
        "DTSTAMP:20261101T000000Z\r\nDTSTART:20261205T100000Z\r\nSUMMARY:Walk\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n");
}

static void make_base(struct trial *t)
{
    static const char *const words[] = {"init|--name|Robin Hub|--carer|Amina|--beds|2",
        "add|family|family=Okafor|phone=0161 496 0001", "add|child|family=Okafor|child=Theo",
        "add|family|family=Reid|stays_per_year=12", "add|child|family=Reid|child=Jay",
        "add|stay|family=Okafor|host=Amina|arrive=2026-12-05|leave=2026-12-06|status=draft",
        "add|log|family=Okafor|at=2026-11-20 10:00|fact=A good day."};
    make_files(t);
    t->at = arena_printf(t->a, "%s/base", t->top);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        run(t, words[i], NULL, 0);
        if (t->status != 0) {
            printf("Bail out! %s: %s\n", words[i], t->says);
            exit(1);
        }
    }
    t->at = arena_printf(t->a, "%s/trial", t->top);
}

static const char *whole_path(struct trial *t, const char *path)
{
    char here[2048];
    return *path == '/' ? path : arena_printf(t->a, "%s/%s", getcwd(here, sizeof here), path);
}

int main(void)
{
    const char *hub = getenv("HUB"), *b = getenv("B"), *tmp = getenv("TMPDIR");
    struct prop p = prop_start("the n-th thing goes wrong", 1, PLACES_MOST);
    struct trial t = {.a = arena_create(), .top = tmp ? tmp : "/tmp"};
    size_t count = sizeof verbs / sizeof *verbs;
    if (!hub || !b || strstr(b, "asan")) {
        printf("ok 1 # SKIP a sanitizer has to be loaded before all other libraries\n1..1\n");
        return 0;
    }
    t.inject = whole_path(&t, arena_printf(t.a, "%s/tests/faults/inject.so", b));
    t.hub = whole_path(&t, hub);
    make_base(&t);
    for (size_t i = 0; i < count; i++) {
        try_verb(&t, &p, &verbs[i]);
    }
    printf("# %d places in all\n1..%zu\n", t.tries, count);
    arena_destroy(t.a);
    return t.bad ? 1 : 0;
}
