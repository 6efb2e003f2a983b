/* SPDX-License-Identifier: MIT */
/*
 * The program as it is built, with the n-th write, sync, open, read or piece of memory going wrong
 * (tests/faults/inject.c), for the verbs of the command line that write. Whatever happens: the hub
 * is as it was before or as it is after, never anything between; what was told as done is there;
 * there is a sentence without numbers of the system; the file opens again.
 * A usual run tries a few places of some verbs; HUB_SOAK=1 every place of all, of memory each that
 * is come to by another path through the code. HUB_VERB: only verbs that
 * have one of these in their names, apart by commas; HUB_KIND: only this kind of
 * fault; HUB_EVERY=7: of their places each seventh. The soak of all takes an hour of one processor.
 */
#include "prop.h"
#include "trial.h"
#include "trial_rows.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEY "AAAAC3NzaC1lZDI1NTE5AAAAIMqXgRLKG73K+sIxs5oj3E2nhu/4FHxOcrmAd4Wv7ki7"

enum { PLACES_USUAL = 1, PLACES_EACH = 1000000, KINDS_USUAL = 2, VERBS_USUAL = 20, PATHS_MOST = 1 << 18, SEEN_EACH = 5 };

#define PACK "take|-o|{P}|--passphrase-fd|0"
#define SEALED "seal|{O}|--passphrase-fd|0"
#define PEER "user|add|Jo Marsh|--role|peer;add|peer|person=Jo Marsh|trained=2026-01-01;"
#define MATCH "peer|match|Reid|Jo Marsh|--override|She is known"
#define MATCHED PEER MATCH
#define UNIT                                                                                       \
    "user|add|Ruth Hale|--role|peer;add|peer|person=Ruth Hale|kind=parent consultant;"             \
    "add|unit|family=Okafor|consultant=Ruth Hale|assessed=2026-10-01"
#define AGREED "rota|agree|Okafor|--override|Gran asked"
static const char WORDS_OF_SHEET[] = "";

/*
 * {O}, {P} files to be made, {I} the folder of files to be read; words apart by |, commands by ;.
 * @ is for what is done in a sealed file on a stick.
 */
static const struct verb {
    const char *name, *before, *words; /* before: runs without a fault; NULL */
    enum made { NOTHING, A_FILE, A_PAGE, A_HUB, A_FOLDER, BACKUPS } makes; /* {O}: there whole or not at all */
    const char *typed;                 /* what it asks for; NULL: a passphrase */
} verbs[] = {
    {"add family", NULL, "add|family|family=Smith|phone=01632 960001", NOTHING, NULL},
    {"add child", NULL, "add|child|child=Mia|family=Reid", NOTHING, NULL},
    {"add log", NULL, "add|log|family=Okafor|at=2026-11-20 10:00|fact=Rang about school.", NOTHING, NULL},
    {"add event", NULL, "add|event|event=Walk|start=2026-12-05 10:00|repeats=every month", NOTHING, NULL},
    {"edit", NULL, "edit|family|Okafor|phone=01632 960002", NOTHING, NULL},
    {"remove", NULL, "remove|family|Reid", NOTHING, NULL},
    {"bring back", "remove|family|Reid", "bring|back|family|Reid", NOTHING, NULL},
    {"undo", "edit|family|Okafor|phone=01632 960003", "undo", NOTHING, NULL},
    {"redo", "edit|family|Okafor|phone=01632 960003;undo", "redo", NOTHING, NULL},
    {"import csv", NULL, "import|csv|{I}/families.csv|--what|families", NOTHING, NULL},
    {"import folder", NULL, "import|folder|{I}", NOTHING, NULL},
    {"import calendar", NULL, "import|calendar|{I}/events.ics", NOTHING, NULL},
    {"import log", NULL, "import|log|{I}/log.csv", NOTHING, NULL},
    {"rota book", NULL, "rota|book|--family|Okafor|--from|2026-12-11|--to|2026-12-13|host=Amina", NOTHING, NULL},
    {"rota agree", NULL, AGREED, NOTHING, NULL},
    {"rota move", NULL, "rota|move|Okafor|--from|2026-12-12|--to|2026-12-13", NOTHING, NULL},
    {"rota swap", "add|stay|family=Reid|host=Amina|arrive=2026-12-19|leave=2026-12-20|status=draft",
        "rota|swap|Okafor|Reid", NOTHING, NULL},
    {"rota cancel", NULL, "rota|cancel|Okafor|--who|family|--why|Flu.", NOTHING, NULL},
    {"rota publish", NULL, "rota|publish|--note|for Christmas", NOTHING, NULL},
    {"rota fill", NULL, "rota|fill|--from|2027-01-01|--to|2027-03-31|--steps|1|--save", NOTHING, NULL},
    {"tell", AGREED, "tell|--done|Okafor|--how|phone", NOTHING, NULL},
    {"peer match", PEER "add|match|family=Reid|asked=2026-11-01|status=waiting", MATCH, NOTHING, NULL},
    {"peer agree", MATCHED, "peer|agree|Reid", NOTHING, NULL},
    {"tick", MATCHED ";peer|agree|Reid", "tick|Reid|yes", NOTHING, NULL},
    {"unit held", UNIT, "unit|held|Okafor|minutes=45", NOTHING, NULL},
    {"copy event", "add|event|event=Farm trip|start=2026-11-28 10:00", "copy|event|Farm trip|--to|2026-12-12", NOTHING, NULL},
    {"user add", NULL, "user|add|Jo Marsh|--role|liaison worker|--key|ssh-ed25519 " KEY, NOTHING, NULL},
    {"user disable", "user|add|Jo Marsh|--role|liaison worker|--key|ssh-ed25519 " KEY, "user|disable|Jo Marsh", NOTHING, NULL},
    {"user pin", "user|add|Jo Marsh|--role|liaison worker", "user|pin|Jo Marsh|--passphrase-fd|0", NOTHING, "4829\n"},
    {"keep review", "edit|family|Reid|left=2026-10-01", "keep|review|family|Reid|outcome=keep", NOTHING, NULL},
    {"erase", NULL, "erase|family|Reid|--why|they asked", NOTHING, "Reid\nerase\n"},
    {"recovery", NULL, "recovery|--passphrase-fd|0", NOTHING, WORDS_OF_SHEET},
    {"packs lost", PACK, "packs|lost|1", NOTHING, NULL},
    {"return", PACK, "return|{P}|--yes|--passphrase-fd|0", NOTHING, NULL},
    {"take", NULL, "take|-o|{O}|--passphrase-fd|0", A_FILE, NULL},
    {"make sealed", NULL, SEALED, A_FILE, NULL},
    {"unseal", "seal|{P}|--passphrase-fd|0", "!unseal|{P}|-o|{O}|--passphrase-fd|0", A_HUB, NULL},
    {"backup", NULL, "backup|{O}", A_FILE, NULL},
    {"backup into a folder", "export|folder|{O}", "backup|--to|{O}", NOTHING, NULL},
    {"backup of that day again", "export|folder|{O};backup|--to|{O}", "backup|--to|{O}", BACKUPS, NULL},
    {"restore", "backup|{P}", "!restore|{P}|--db|{O}|--words|--passphrase-fd|0", A_HUB, WORDS_OF_SHEET},
    {"init", NULL, "!init|--name|Wren Hub|--carer|Ben|--db|{O}", A_HUB, NULL},
    {"init sealed", NULL, "!init|--name|Wren Hub|--carer|Ben|--sealed|{O}|--passphrase-fd|0", A_FILE, NULL},
    {"export folder", NULL, "export|folder|{O}", A_FOLDER, NULL},
    {"export calendar", NULL, "export|calendar|-o|{O}", A_FILE, NULL},
    {"export log", NULL, "export|log|-o|{O}", A_FILE, NULL},
    {"print rota", NULL, "print|rota|-o|{O}", A_PAGE, NULL},
    {"print fridge", NULL, "print|fridge|Theo|-o|{O}", A_PAGE, NULL},
    {"access", NULL, "access|Okafor|-o|{O}", A_PAGE, NULL},
    {"sealed add", SEALED, "@add|family|family=Smith|phone=01632 960001", NOTHING, NULL},
    {"sealed edit", SEALED, "@edit|family|Okafor|phone=01632 960002", NOTHING, NULL},
    {"sealed undo", SEALED ";@edit|family|Okafor|phone=01632 960002", "@undo", NOTHING, NULL},
    {"sealed import", SEALED, "@import|folder|{I}", NOTHING, NULL},
    {"sealed erase", SEALED, "@erase|family|Reid|--why|they asked", NOTHING, TRIAL_PASSPHRASE "Reid\nerase\n"},
    {"sealed take", SEALED, "@take|-o|{P}", NOTHING, TRIAL_PASSPHRASE TRIAL_PASSPHRASE},
    {"sealed return", PACK ";" SEALED, "@return|{P}|--yes", NOTHING, TRIAL_PASSPHRASE TRIAL_PASSPHRASE},
    {"sealed passphrase", SEALED, "@passphrase", NOTHING, TRIAL_PASSPHRASE TRIAL_PASSPHRASE},
};

static const char *const kinds[] = {"error", "full", "short", "killed", "read", "gone", "readonly", "memory"};
enum { KINDS = sizeof kinds / sizeof *kinds };

struct tries {
    struct trial t;
    int tries, bad, of_kind[KINDS];
    long every, from;         /* of the places one in so many, counted from here */
    unsigned long long *seen; /* paths to a piece of memory that were tried, by any verb */
};

/* What a verb makes of the hub when nothing goes wrong. */
struct expected {
    const char *was, *is;
    long long whole; /* bytes of {O} */
    int seen;        /* how often it was looked into */
};

/* --- what is in the hub ------------------------------------------------------------------------- */

/* A copy is written down before its file is begun, and that is taken back, as a removal, if it comes to nothing. */
static const char TAKEN[] = "'pack','pack_family','change',";

/* A sealed file is unsealed to be looked at: the hub it began as is still beside it. */
static const char *contents(struct trial *t, const struct verb *v)
{
    const char *rows = "(not opened)", *path = arena_printf(t->a, "%s/hub.db", t->at);
    if (*v->words == '@') {
        path = arena_printf(t->a, "%s/seen.db", t->at);
        const char *typed = t->typed;
        t->typed = NULL;
        trial_run(t, arena_printf(t->a, "!unseal|{O}|-o|%s|--passphrase-fd|0", path), NULL, 0);
        t->typed = typed;
        rows = arena_strdup(t->a, t->says);
    }
    const char *found = trial_rows(t->a, path, strstr(v->name, "take") ? TAKEN : "");
    return found ? found : rows;
}

/* Of all files in a folder that are not hidden. */
static long long bytes_in(const char *path, size_t *count)
{
    long long all = 0;
    struct stat st;
    DIR *d = opendir(path);
    for (struct dirent *e = d ? readdir(d) : NULL; e; e = readdir(d)) {
        if (*e->d_name != '.' && fstatat(dirfd(d), e->d_name, &st, 0) == 0) {
            all += (long long)st.st_size;
            ++*count;
        }
    }
    if (d) {
        closedir(d);
    }
    return all;
}

static long long size_of(struct trial *t)
{
    struct stat st;
    bool there = stat(t->out, &st) == 0;
    return !there ? -1 : S_ISDIR(st.st_mode) ? 0 : (long long)st.st_size; /* of a folder each file is whole */
}

/* --- what has to hold --------------------------------------------------------------------------- */

static const char *wrong_end(struct trial *t, const struct verb *v, const char *kind)
{
    bool memory = strcmp(kind, "memory") == 0, spent = t->status == 128 + SIGABRT && memory;
    bool killed = t->status == 128 + SIGKILL && strcmp(kind, "killed") == 0;
    /* GLib ends a program that has no memory by a trap, fontconfig by an abort; Pango and Cairo do not look. */
    bool drawing = v->makes == A_PAGE && memory &&
                   (t->status == 128 + SIGTRAP || t->status == 128 + SIGABRT || t->status == 128 + SIGSEGV);
    if (killed || drawing || t->status == 0) {
        return NULL;
    }
    if (!spent && t->status != 1 && (t->status < 64 || t->status > 78)) {
        return "it ended in no way of its own";
    }
    if (strcmp(kind, "read") == 0 && strstr(t->says, "damaged")) {
        return "it takes a whole file for a damaged one, and would have a backup restored";
    }
    return trial_plain(t->says) ? NULL : "what it says is no plain sentence";
}

/* A hub that was made: it opens, or there is none, or it says what to do about what is there. */
static const char *wrong_hub(struct trial *t, int status)
{
    bool there = size_of(t) >= 0;
    trial_run(t, "!list|families|--db|{O}", NULL, 0);
    if (there ? t->status == 0 : status != 0) {
        return NULL;
    }
    return arena_printf(t->a, "the hub that was made does not open: %s", t->says);
}

static const char *wrong_file(
    struct trial *t, const struct verb *v, struct expected *e, int status)
{
    long long size = size_of(t);
    if (status == 0 && strcmp(v->name, "backup") == 0) {
        trial_run(t, "backup|--check|{O}", NULL, 0);
        if (t->status != 0) {
            return arena_printf(t->a, "the backup that was made is none: %s", t->says);
        }
    }
    bool like = size >= e->whole - e->whole / 50 && size <= e->whole + e->whole / 50;
    return like || (size < 0 && status != 0)
               ? NULL
               : arena_printf(t->a, "the file has %lld bytes, whole it has %lld", size, e->whole);
}

/* A folder: it is taken in as it should be, or says itself that it is not finished. */
static const char *wrong_folder(struct trial *t, struct expected *e, int status)
{
    const char *mark = arena_printf(t->a, "%s/unfinished.txt", t->out);
    if (size_of(t) < 0 || access(mark, F_OK) == 0) {
        return status == 0 ? "it said it was done, and it is not" : NULL;
    }
    size_t has = 0;
    long long size = bytes_in(t->out, &has);
    return size == e->whole || (status != 0 && has == 0)
               ? NULL
               : arena_printf(t->a, "the folder has %lld bytes and no mark, whole it has %lld", size, e->whole);
}

/* In a folder there was one, and it is still: the older, or the newer in its place. */
static const char *wrong_backups(struct trial *t)
{
    size_t whole = 0;
    DIR *d = opendir(t->out);
    for (struct dirent *e = d ? readdir(d) : NULL; e; e = readdir(d)) {
        const char *end = strrchr(e->d_name, '.');
        if (end && strcmp(end, ".hubbackup") == 0) {
            trial_run(t, arena_printf(t->a, "backup|--check|%s/%s", t->out, e->d_name), NULL, 0);
            whole += t->status == 0;
        }
    }
    if (d) {
        closedir(d);
    }
    return whole == 1 ? NULL : arena_printf(t->a, "%zu whole backups are there: %s", whole, t->says);
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
    struct trial *t, const struct verb *v, struct expected *e, int status)
{
    if (status != 0 && trial_same(t)) {
        return NULL;
    }
    const char *now = contents(t, v), *why = NULL;
    if (strcmp(now, e->is) != 0 && strcmp(now, e->was) != 0) {
        return arena_printf(t->a, "neither as before nor as after:\n%s",
            lines_new(t, now, e->was));
    }
    if (status == 0 && strcmp(now, e->is) != 0) {
        return "it said it was done, and it is not there";
    }
    if (v->makes != NOTHING) {
        why = v->makes == A_HUB      ? wrong_hub(t, status)
              : v->makes == A_FOLDER ? wrong_folder(t, e, status)
              : v->makes == BACKUPS  ? wrong_backups(t)
                                     : wrong_file(t, v, e, status);
    }
    if (why) {
        return why;
    }
    if (status != 128 + SIGKILL && e->seen++ % SEEN_EACH != 0) {
        return NULL; /* whole and as it should be; people see it open now and then */
    }
    trial_run(t, "list|families", NULL, 0);
    return t->status == 0 ? NULL : arena_printf(t->a, "it does not open again: %s", t->says);
}

static void try_place(struct tries *r, const struct verb *v, struct expected *e,
    const char *kind, long at)
{
    struct trial *t = &r->t;
    struct arena *outer = t->a;
    t->a = arena_create();
    trial_fresh(t);
    trial_run(t, v->words, kind, at);
    int status = t->status;
    const char *says = arena_strdup(t->a, t->says), *why = wrong_end(t, v, kind);
    why = why ? why : wrong_state(t, v, e, status);
    r->tries++;
    if (why) {
        r->bad++;
        printf("# %s, %s at %ld: %s\n# status %d: %s\n", v->name, kind, at, why, status, says);
    }
    arena_destroy(t->a);
    t->a = outer;
}

/* Whether nothing has been tried yet that is come to by this path. */
static bool is_new(struct tries *r, unsigned long long sum)
{
    size_t at = sum % PATHS_MOST;
    while (r->seen[at] && r->seen[at] != sum) {
        at = (at + 1) % PATHS_MOST;
    }
    bool fresh = r->seen[at] == 0;
    r->seen[at] = sum;
    return fresh;
}

static void try_memory(struct tries *r, const struct verb *v, struct expected *e)
{
    struct trial_path *paths;
    size_t n = trial_paths(&r->t, &paths);
    for (size_t i = 0; i < n; i++) {
        if (is_new(r, paths[i].sum) && (long)i % r->every == r->from) {
            try_place(r, v, e, "memory", paths[i].at);
        }
    }
}

static bool has_one(const char *name, const char *words)
{
    for (size_t len; *words; words += len + (words[len] == ',')) {
        char one[64];
        len = strcspn(words, ",");
        snprintf(one, sizeof one, "%.*s", (int)len, words);
        if (strstr(name, one)) {
            return true;
        }
    }
    return false;
}

static void try_kind(struct tries *r, struct prop *p, const struct verb *v,
    struct expected *e, int k)
{
    struct trial *t = &r->t;
    int before = r->tries;
    const char *only = getenv("HUB_KIND");
    if (only && !has_one(kinds[k], only)) {
        return;
    }
    trial_fresh(t);
    trial_run(t, v->words, kinds[k], 0);
    long n = trial_counted(t);
    bool each = p->rounds >= n;
    if (each && strcmp(kinds[k], "memory") == 0) {
        try_memory(r, v, e);
    } else {
        for (long i = each ? r->from : 0; i < (each ? n : n ? p->rounds : 0); i += each ? r->every : 1) {
            try_place(r, v, e, kinds[k], each ? i + 1 : prop_between(p, 1, n));
        }
    }
    r->of_kind[k] += r->tries - before;
    if (each) {
        printf("# %s, %s: %d of %ld\n", v->name, kinds[k], r->tries - before, n);
        fflush(stdout);
    }
}

/* What goes before, one command after the other; in sealed files each asks for the passphrase anew. */
static void get_ready(struct trial *t, const struct verb *v)
{
    const char *typed = t->typed;
    char *all = arena_strdup(t->a, v->before), *rest = all;
    t->typed = NULL;
    for (char *words = strtok_r(all, ";", &rest); words; words = strtok_r(NULL, ";", &rest)) {
        trial_run(t, words, NULL, 0);
        if (t->status != 0) {
            printf("Bail out! %s, before it: %s: %s\n", v->name, words, t->says);
            exit(1);
        }
    }
    t->typed = typed;
}

static struct expected expect(struct trial *t, const struct verb *v)
{
    struct expected e = {0};
    t->base = arena_printf(t->a, "%s/base", t->top);
    trial_fresh(t);
    if (v->before) {
        get_ready(t, v);
        t->base = arena_printf(t->a, "%s/ready", t->top);
        trial_shell(arena_printf(t->a, "rm -rf '%s' && cp -r '%s' '%s'", t->base, t->at, t->base));
    }
    e.was = contents(t, v);
    trial_fresh(t);
    trial_run(t, v->words, NULL, 0);
    if (t->status != 0) {
        printf("Bail out! %s does not run at all: %s\n", v->name, t->says);
        exit(1);
    }
    e.is = contents(t, v);
    size_t count = 0;
    e.whole = v->makes == A_FOLDER ? bytes_in(t->out, &count) : size_of(t);
    return e;
}

static void try_verb(struct tries *r, struct prop *p, const struct verb *v)
{
    struct trial *t = &r->t;
    struct arena *outer = t->a;
    int bad = r->bad, tries = r->tries;
    t->a = arena_create();
    t->typed = v->typed == WORDS_OF_SHEET ? t->sheet : v->typed;
    struct expected e = expect(t, v);
    bool long_run = p->rounds > 1;
    for (int k = 0; k < (long_run ? KINDS : KINDS_USUAL); k++) {
        try_kind(r, p, v, &e, long_run ? k : (int)prop_between(p, 0, KINDS - 1));
    }
    printf("%s - %s, %d places\n", r->bad == bad ? "ok" : "not ok", v->name, r->tries - tries);
    fflush(stdout);
    arena_destroy(t->a);
    t->a = outer;
}

static bool is_wanted(struct prop *p, const struct verb *v, size_t count)
{
    const char *only = getenv("HUB_VERB");
    bool chance = p->rounds > 1 || prop_between(p, 1, (int64_t)count) <= VERBS_USUAL;
    return only ? has_one(v->name, only) : chance;
}

int main(void)
{
    const char *b = getenv("B");
    struct prop p = prop_start("the n-th thing goes wrong", PLACES_USUAL, PLACES_EACH);
    struct tries r = {0};
    size_t count = sizeof verbs / sizeof *verbs, tried = 0;
    if (b && strstr(b, "asan")) {
        printf("ok 1 # SKIP a sanitizer has to be loaded before all other libraries\n1..1\n");
        return 0;
    }
    r.t.a = arena_create();
    const char *every = getenv("HUB_EVERY");
    r.every = every && atol(every) > 0 ? atol(every) : 1;
    r.from = prop_between(&p, 0, r.every - 1);
    r.seen = arena_array(r.t.a, PATHS_MOST, sizeof *r.seen);
    trial_start(&r.t);
    trial_sheet(&r.t);
    for (size_t i = 0; i < count; i++) {
        if (is_wanted(&p, &verbs[i], count)) {
            try_verb(&r, &p, &verbs[i]);
            tried++;
        }
    }
    for (int k = 0; k < KINDS; k++) {
        printf("# %s: %d places\n", kinds[k], r.of_kind[k]);
    }
    printf("# %d places in all\n1..%zu\n", r.tries, tried);
    arena_destroy(r.t.a);
    return r.bad ? 1 : 0;
}
