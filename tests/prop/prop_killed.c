/* SPDX-License-Identifier: MIT */
/*
 * Real work, killed at any moment as by kill -9, over and over in the same hub: what is told as done is
 * there, what was under way is there whole or not at all, and the next command goes on from it. The
 * moment is a random one of all that the program writes (tests/faults/inject.c): between two of them
 * nothing of it can be seen from outside. What the hub has to be then is known from a twin beside it,
 * in which nobody was killed.
 */
#include "prop.h"
#include "trial.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 8, ROUNDS_SOAK = 1000, ANEW = 60, SAVES = 4, DOCTOR_EACH = 25, WRITES_MOST = 130 };

struct work {
    struct trial t;
    struct prop p;
    const char *live, *before, *twin, *look; /* folders: the hub, as it was, its twin, one to look into */
    int round, killed, told, untold, bad;
};

/* {N} is the number of the round. Of some, more than one thing is saved: as typed. */
static const struct deed {
    const char *words;
    const char *each; /* what is typed for each save of a session; NULL: one command, a passphrase */
    const char *file; /* made whole or not at all; looked at with `check`; NULL */
    const char *check;
} deeds[] = {
    {"add|family|family=Kept {N}|phone=01632 960001", NULL, NULL, NULL},
    {"add|child|family=Okafor|child=Kit {N}", NULL, NULL, NULL},
    {"edit|family|Okafor|phone=01632 {N}", NULL, NULL, NULL},
    {"edit|family|Okafor|notes=Noted {N}", NULL, NULL, NULL},
    {"remove|family|Reid", NULL, NULL, NULL},
    {"bring|back|family|Reid", NULL, NULL, NULL},
    {"add|log|family=Okafor|at=2026-11-20 10:00|fact=Said {N}.", NULL, NULL, NULL},
    {"add|event|event=Walk {N}|start=2026-12-05 10:00|repeats=every month", NULL, NULL, NULL},
    {"rota|book|--family|Okafor|--from|2027-02-05|--to|2027-02-07|host=Amina", NULL, NULL, NULL},
    {"rota|cancel|Okafor|--who|family|--why|Flu.", NULL, NULL, NULL},
    {"rota|publish|--note|Number {N}", NULL, NULL, NULL},
    {"rota|fill|--from|2027-01-01|--to|2027-02-28|--steps|1|--save", NULL, NULL, NULL},
    {"undo", NULL, NULL, NULL},
    {"redo", NULL, NULL, NULL},
    {"import|folder|{I}", NULL, NULL, NULL},
    {"import|calendar|{I}/events.ics", NULL, NULL, NULL},
    {"user|add|Jo {N}|--role|liaison worker", NULL, NULL, NULL},
    {"backup|{O}", NULL, "made.out", "backup|--check|{O}"},
    {"take|-o|{P}|--passphrase-fd|0", NULL, "other.out", "return|{P}|--preview|--passphrase-fd|0"},
    {"return|{P}|--yes|--passphrase-fd|0", NULL, NULL, NULL},
    {"export|folder|{O}.csv", NULL, NULL, NULL},
    {"plain", "+\nSat {N} x %d\n1\n0\n", NULL, NULL},
};
enum { DEEDS = sizeof deeds / sizeof *deeds };

/* --- what is in a hub --------------------------------------------------------------------------- */

/*
 * All that was saved, without numbers and times that no two hubs have alike. That somebody came in is
 * a step beside the one that was asked for, and changes nothing.
 */
static const char STATE[] =
    "SELECT 'family '||name||'|'||coalesce(phone,'')||'|'||coalesce(notes,'')||'|'||(removed_at IS NULL) FROM family "
    "UNION ALL SELECT 'child '||name||'|'||(removed_at IS NULL) FROM child "
    "UNION ALL SELECT 'log '||fact||'|'||(removed_at IS NULL) FROM log_entry "
    "UNION ALL SELECT 'event '||name||'|'||(removed_at IS NULL) FROM event "
    "UNION ALL SELECT 'stay '||arrive||'|'||leave||'|'||status||'|'||(removed_at IS NULL) FROM stay "
    "UNION ALL SELECT 'person '||name||'|'||(removed_at IS NULL) FROM person "
    "UNION ALL SELECT 'pack '||number||'|'||status||'|'||(removed_at IS NULL) FROM pack "
    "UNION ALL SELECT 'rota '||number||'|'||coalesce(note,'')||'|'||(removed_at IS NULL) FROM rota_version "
    "UNION ALL SELECT 'steps '||count(*) FROM txn AS t WHERE EXISTS "
    "(SELECT 1 FROM change AS c WHERE c.site = t.site AND c.seq = t.seq) "
    "UNION ALL SELECT 'changes '||count(*) FROM change "
    "ORDER BY 1";
/* A step has its changes, a change its step. */
static const char LOOSE[] = "SELECT count(*) FROM change AS c LEFT JOIN txn AS t "
                            "ON t.site = c.site AND t.seq = c.seq WHERE t.seq IS NULL";

static const char *rows(struct arena *a, sqlite3 *db, const char *sql)
{
    sqlite3_stmt *q;
    const char *all = "";
    if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK) {
        printf("Bail out! %s\n", sqlite3_errmsg(db));
        exit(1);
    }
    while (sqlite3_step(q) == SQLITE_ROW) {
        all = arena_printf(a, "%s%s\n", all, (const char *)sqlite3_column_text(q, 0));
    }
    return sqlite3_finalize(q) == SQLITE_OK ? all : sqlite3_errmsg(db);
}

static void copy_to(struct trial *t, const char *from, const char *to)
{
    const char *base = t->base, *at = t->at;
    t->base = from;
    t->at = to;
    t->is_fresh = NULL;
    trial_fresh(t);
    t->base = base;
    t->at = at;
}

/* Looked at in a copy: the log that a killed program left is for the next command to find. */
static const char *state(struct work *w, const char *folder)
{
    struct trial *t = &w->t;
    sqlite3 *db;
    const char *found = "(it does not open)";
    copy_to(t, folder, w->look);
    if (sqlite3_open(arena_printf(t->a, "%s/hub.db", w->look), &db) == SQLITE_OK) {
        sqlite3_exec(db, "PRAGMA synchronous=OFF", NULL, NULL, NULL);
        bool whole = strcmp(rows(t->a, db, "PRAGMA quick_check"), "ok\n") == 0 &&
                     strcmp(rows(t->a, db, "PRAGMA foreign_key_check"), "") == 0 &&
                     strcmp(rows(t->a, db, LOOSE), "0\n") == 0;
        found = whole ? rows(t->a, db, STATE) : "(it is damaged)";
    }
    sqlite3_close(db);
    return found;
}

/* --- a round ------------------------------------------------------------------------------------ */

static const char *numbered(struct work *w, const char *words)
{
    const char *at = strstr(words, "{N}");
    return at ? arena_printf(w->t.a, "%.*s%06d%s", (int)(at - words), words, w->round, at + 3) : words;
}

static void stand_in(struct trial *t, const char *folder)
{
    t->at = folder;
    t->out = arena_printf(t->a, "%s/made.out", folder);
    t->other = arena_printf(t->a, "%s/other.out", folder);
}

/* What is typed for so many saves; NULL: the passphrase. */
static const char *typed(struct work *w, const struct deed *d, int saves)
{
    const char *all = d->each ? "3\n" : NULL, *each = d->each ? numbered(w, d->each) : NULL;
    for (int i = 0; each && i < saves; i++) {
        const char *at = strstr(each, "%d");
        all = arena_printf(w->t.a, "%s%.*s%d%s", all, (int)(at - each), each, i, at + 2);
    }
    return all;
}

/* How often something was told as saved in the last run. */
static int told(struct work *w, const struct deed *d)
{
    char line[4096];
    int n = 0;
    FILE *f = d->each ? fopen(arena_printf(w->t.a, "%s/said", w->t.top), "r") : NULL;
    while (f && fgets(line, sizeof line, f)) {
        for (const char *at = line; (at = strstr(at, "Saved.")); at++) {
            n++;
        }
    }
    if (f) {
        fclose(f);
    }
    return d->each ? n : w->t.status == 0;
}

/* The hub as it was, after so many saves of it with nobody killed. */
static const char *after(struct work *w, const struct deed *d, int saves)
{
    struct trial *t = &w->t;
    if (saves == 0) {
        return state(w, w->before);
    }
    copy_to(t, w->before, w->twin);
    stand_in(t, w->twin);
    t->typed = typed(w, d, saves);
    trial_run(t, numbered(w, d->words), NULL, 0);
    return state(w, w->twin);
}

static void is_bad(struct work *w, const struct deed *d, const char *why)
{
    w->bad++;
    printf("# round %d, %s: %s\n# status %d: %s\n", w->round, d->words, why, w->t.status, w->t.says);
}

/* Killed or not, a file that is there is whole. */
static void look_at_file(struct work *w, const struct deed *d)
{
    struct trial *t = &w->t;
    copy_to(t, w->live, w->look);
    stand_in(t, w->look);
    const char *path = arena_printf(t->a, "%s/%s", w->look, d->file);
    FILE *f = fopen(path, "r");
    t->typed = NULL;
    if (f) {
        fclose(f);
        trial_run(t, d->check, NULL, 0);
        if (t->status != 0) {
            is_bad(w, d, "the file that it made is not whole");
        }
    }
}

/* The hub opens for people too, and now and then the doctor looks all of it over. */
static void opens(struct work *w, const struct deed *d)
{
    struct trial *t = &w->t;
    copy_to(t, w->live, w->look);
    stand_in(t, w->look);
    bool doctor = w->round % DOCTOR_EACH == 0;
    trial_run(t, doctor ? "doctor|--format|csv" : "today", NULL, 0);
    if (doctor) {
        char line[4096];
        FILE *f = fopen(arena_printf(t->a, "%s/said", t->top), "r");
        while (f && fgets(line, sizeof line, f)) {
            if (strncmp(line, "The file", 8) == 0 && strstr(line, ",wrong,")) {
                is_bad(w, d, arena_strdup(t->a, line));
            }
        }
        fclose(f);
    } else if (t->status != 0) {
        is_bad(w, d, "it does not open");
    }
}

/* What was told is there; of what was not, one save at the most, and only of who was killed. */
static void is_old_or_new(struct work *w, const struct deed *d, int ended, int sure)
{
    int saves = d->each ? SAVES : 1;
    bool killed = ended == 128 + SIGKILL;
    const char *is = state(w, w->live), *says = arena_strdup(w->t.a, w->t.says);
    if (!killed) {
        bool same = strcmp(is, after(w, d, saves)) == 0;
        if (!same || (ended == 0) != (w->t.status == 0) || (ended == 0 && sure != saves)) {
            is_bad(w, d, arena_printf(w->t.a, "nobody was killed, and still:\n%s%s", says, is));
        }
    } else if (strcmp(is, after(w, d, sure)) == 0) {
        return;
    } else if (sure < saves && strcmp(is, after(w, d, sure + 1)) == 0) {
        w->untold++;
    } else {
        is_bad(w, d, arena_printf(w->t.a, "%d told, and neither so nor one more:\n%s", sure, is));
    }
}

static void one_round(struct work *w)
{
    struct trial *t = &w->t;
    const struct deed *d = &deeds[prop_between(&w->p, 0, DEEDS - 1)];
    copy_to(t, w->live, w->before);
    stand_in(t, w->live);
    t->typed = typed(w, d, SAVES);
    int64_t most = WRITES_MOST * (d->each ? SAVES : 1) * (w->round % 2 ? 1 : 4);
    trial_run(t, numbered(w, d->words), "killed", (long)prop_between(&w->p, 1, most));
    int ended = t->status, sure = told(w, d);
    w->killed += ended == 128 + SIGKILL;
    w->told += sure;
    is_old_or_new(w, d, ended, sure);
    if (d->file) {
        look_at_file(w, d);
    }
    opens(w, d);
}

int main(void)
{
    const char *b = getenv("B");
    struct work w = {.p = prop_start("real work, killed at any moment", ROUNDS, ROUNDS_SOAK)};
    if (b && strstr(b, "asan")) {
        printf("ok 1 # SKIP a sanitizer has to be loaded before all other libraries\n1..1\n");
        return 0;
    }
    struct arena *a = w.t.a = arena_create();
    trial_start(&w.t);
    trial_sheet(&w.t);
    w.live = arena_printf(a, "%s/live", w.t.top);
    w.before = arena_printf(a, "%s/before", w.t.top);
    w.twin = arena_printf(a, "%s/twin", w.t.top);
    w.look = arena_printf(a, "%s/look", w.t.top);
    for (w.round = 0; w.killed < w.p.rounds && !w.bad; w.round++) {
        w.t.a = arena_create();
        if (w.round % ANEW == 0) { /* else it grows without end */
            copy_to(&w.t, w.t.base, w.live);
        }
        one_round(&w);
        arena_destroy(w.t.a);
    }
    printf("# %d commands and sessions, %d killed, %d saves told, %d whole though nobody was told, %d wrong\n", w.round,
        w.killed, w.told, w.untold, w.bad);
    printf("%s 1 - what was told is there, the rest whole or not at all\n1..1\n", w.bad ? "not ok" : "ok");
    arena_destroy(a);
    return w.bad ? 1 : 0;
}
