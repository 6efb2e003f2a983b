/* SPDX-License-Identifier: MIT */
/*
 * The program as it is built, with the n-th write, sync, open, read or piece of memory going wrong
 * (tests/faults/inject.c), for every verb of the command line that writes. Whatever happens: the
 * hub is as it was before or as it is after, never anything between; what was told as done is
 * there; there is a sentence without numbers of the system; the file opens again.
 * A usual run tries two places of each verb, HUB_SOAK=1 every one of writes and reads and
 * some of memory.
 */
#include "prop.h"
#include "trial.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define KEY "AAAAC3NzaC1lZDI1NTE5AAAAIMqXgRLKG73K+sIxs5oj3E2nhu/4FHxOcrmAd4Wv7ki7"

enum { PLACES_MOST = 40, KINDS_USUAL = 2 };

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

struct tries {
    struct trial t;
    int tries, bad;
};

/* What a verb makes of the hub when nothing goes wrong. */
struct expected {
    const char *was, *is;
    long long whole; /* bytes of {O} */
};

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
    return memory || trial_plain(t->says) ? NULL : "what it says is no plain sentence";
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
    trial_run(t, "list|families", NULL, 0);
    return t->status == 0 ? NULL : arena_printf(t->a, "it does not open again: %s", t->says);
}

static void try_place(struct tries *r, const struct verb *v, const struct expected *e,
    const char *kind, long at)
{
    struct trial *t = &r->t;
    trial_fresh(t);
    trial_run(t, v->words, kind, at);
    int status = t->status;
    const char *says = arena_strdup(t->a, t->says), *why = wrong_end(t, kind);
    why = why ? why : wrong_state(t, v, e);
    r->tries++;
    if (why) {
        r->bad++;
        printf("# %s, %s at %ld: %s\n# status %d: %s\n", v->name, kind, at, why, status, says);
    }
}

/* Each place where there are not too many, else some of them. */
static void try_kind(struct tries *r, struct prop *p, const struct verb *v,
    const struct expected *e, const char *kind)
{
    struct trial *t = &r->t;
    trial_fresh(t);
    trial_run(t, v->words, kind, 0);
    long n = trial_counted(t);
    bool each = p->rounds >= n || (p->rounds > 1 && strcmp(kind, "memory") != 0);
    for (long i = 0; i < (each ? n : p->rounds); i++) {
        try_place(r, v, e, kind, each ? i + 1 : prop_between(p, 1, n));
    }
}

static struct expected expect(struct trial *t, const struct verb *v)
{
    struct expected e = {0};
    t->base = arena_printf(t->a, "%s/base", t->top);
    trial_fresh(t);
    if (v->before) {
        trial_run(t, v->before, NULL, 0);
        t->base = arena_printf(t->a, "%s/ready", t->top);
        trial_shell(arena_printf(t->a, "rm -rf '%s' && cp -r '%s' '%s'", t->base, t->at, t->base));
    }
    e.was = contents(t);
    trial_run(t, v->words, NULL, 0);
    e.is = contents(t);
    e.whole = size_of(t);
    return e;
}

static void try_verb(struct tries *r, struct prop *p, const struct verb *v)
{
    struct trial *t = &r->t;
    struct arena *outer = t->a;
    int bad = r->bad, tries = r->tries;
    t->a = arena_create();
    t->typed = v->typed;
    struct expected e = expect(t, v);
    if (t->status != 0) {
        r->bad++;
        printf("# %s does not run at all: %s\n", v->name, t->says);
    }
    bool long_run = p->rounds > 1;
    for (int k = 0; k < (long_run ? KINDS : KINDS_USUAL); k++) {
        try_kind(r, p, v, &e, kinds[long_run ? k : prop_between(p, 0, KINDS - 1)]);
    }
    printf("%s - %s, %d places\n", r->bad == bad ? "ok" : "not ok", v->name, r->tries - tries);
    fflush(stdout);
    arena_destroy(t->a);
    t->a = outer;
}

int main(void)
{
    const char *b = getenv("B");
    struct prop p = prop_start("the n-th thing goes wrong", 1, PLACES_MOST);
    struct tries r = {0};
    size_t count = sizeof verbs / sizeof *verbs;
    if (b && strstr(b, "asan")) {
        printf("ok 1 # SKIP a sanitizer has to be loaded before all other libraries\n1..1\n");
        return 0;
    }
    r.t.a = arena_create();
    trial_start(&r.t);
    for (size_t i = 0; i < count; i++) {
        try_verb(&r, &p, &verbs[i]);
    }
    printf("# %d places in all\n1..%zu\n", r.tries, count);
    arena_destroy(r.t.a);
    return r.bad ? 1 : 0;
}
