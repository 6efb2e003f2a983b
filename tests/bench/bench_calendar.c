/* SPDX-License-Identifier: MIT */
/*
 * bench_calendar [FOLDER]: the calendar on practice files with 10,000 and 100,000 events, and with
 * 10,000 series that never end. $HUB is the program; $HUB-test, which marks its frames, is
 * measured. The files are made in FOLDER (else build/bench) when they are not there.
 *
 *   opens   milliseconds from the key that opens it to its first frame
 *   key     median and 95th of a key in it, to its frame
 *   rest    what is worked out when the keys have rested, median and 95th: a key then waits for it
 *   kB      resident at the end
 *
 * Then seconds and memory of commands, each of a process of its own.
 */
#include "busy_calendar.h"
#include "timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH = 4096, ROUNDS = 6, KEYS_MOST = 400, WORDS_MOST = 12 };

#define CARER "Amina Rahman"

static const struct {
    const char *name;
    struct busy_calendar made;
} files[] = {
    {"calendar-10k", {10000, 200}},
    {"calendar-100k", {100000, 2000}},
    {"calendar-series", {2000, 10000}},
};

static const struct visit {
    const char *name, *way, *keys; /* keys by name, a space between; the last of the way opens it */
} visits[] = {
    {"Today", "1", "Down PgDn Up End PgUp Home"},
    {"Month: days", "3", "Right Right Right Left Left Left"},
    {"  months", "3", "PgDn PgDn PgDn PgUp PgUp PgUp"},
    {"  a busy day", "3", "Down Up"},
    {"  in the day", "3 Down Tab", "Down Down Up Up"},
    {"Week: weeks", "3 v", "PgDn PgDn PgUp PgUp"},
    {"  days", "3 v", "Down Down Up Up"},
    {"Agenda", "3 v v", "Down PgDn Up End PgUp Home"},
    {"  three months", "3 v v", "PgDn PgDn PgDn PgDn"},
    {"  / in it", "3 v v /", "t h e Backspace Backspace Backspace"},
    {"Event", "3 Down Enter Enter", "Tab Tab Tab Tab"},
    {"Register", "3 Down Enter r", "Down Down Up Up"},
    {"Find", "1 /", "c o f f e e Backspace Backspace Backspace Backspace Backspace Backspace"},
    {"New event", "3 n", "x y z Backspace Backspace Backspace"},
};

static const struct command {
    const char *name;
    const char *words[WORDS_MOST];
} commands[] = {
    {"today", {"today"}},
    {"find", {"find", "coffee"}},
    {"occurrences of a month", {"list", "occurrences", "--from", "2026-12-01", "--to", "2026-12-31",
        "--format", "csv"}},
    {"occurrences of ten years", {"list", "occurrences", "--from", "2026-01-01", "--to",
        "2035-12-31", "--format", "csv"}},
    {"list events", {"list", "events", "--format", "csv"}},
    {"export calendar", {"export", "calendar"}},
    {"print calendar", {"print", "calendar", "--from", "2026-12-01"}},
};

struct bench {
    char program[PATH], file[PATH];
};

static int have_file(struct bench *b, const struct busy_calendar *made)
{
    const char *const make[] = {b->program, "--db", b->file, "practice", "--make", NULL};
    struct hub_err err;
    if (access(b->file, R_OK) == 0) {
        return 0;
    }
    fprintf(stderr, "making %s\n", b->file);
    if (timing_run(make, NULL, NULL).status != 0) {
        return -1;
    }
    if (busy_calendar_add(b->file, CARER, made, &err) != HUB_OK) {
        fprintf(stderr, "%s\n", err.msg);
        unlink(b->file);
        return -1;
    }
    return 0;
}

struct presses {
    int64_t key[KEYS_MOST], rest[KEYS_MOST];
    size_t count;
};

static bool press(struct pty *p, const char *key, int64_t *us, int64_t *rest)
{
    unsigned frames = pty_frames(p);
    int64_t begin = pty_now_us();
    pty_key(p, key);
    if (!pty_wait_frames(p, frames + 1, TIMING_DEADLINE_MS)) {
        return false;
    }
    *us = pty_frame_us(p) - begin;
    begin = pty_now_us();
    timing_settle(p);
    *rest = pty_now_us() - begin;
    return true;
}

static bool press_all(struct pty *p, const char *keys, struct presses *all)
{
    char key[TIMING_WORD];
    for (const char *k = keys; *k && all->count < KEYS_MOST; all->count++) {
        k = timing_word(k, key);
        if (!press(p, key, &all->key[all->count], &all->rest[all->count])) {
            return false;
        }
    }
    return true;
}

static void visit_row(struct bench *b, const struct visit *v)
{
    static struct presses way, there;
    const char *const argv[] = {b->program, "--db", b->file, "--as", CARER, NULL};
    struct pty *p = timing_start(argv, 24, 80, NULL);
    way.count = there.count = 0;
    if (!p) {
        return;
    }
    timing_settle(p);
    bool any = press_all(p, v->way, &way);
    for (int i = 0; any && i < ROUNDS; i++) {
        any = press_all(p, v->keys, &there);
    }
    if (!any) {
        printf("%-18s a key brought no frame\n", v->name);
    } else {
        int64_t opens = way.key[way.count - 1];
        printf("%-18s %8.3f %8.3f %8.3f %8.3f %8.3f %7ld\n", v->name, timing_ms(opens),
            timing_ms(timing_rank(there.key, there.count, 50)),
            timing_ms(timing_rank(there.key, there.count, 95)),
            timing_ms(timing_rank(there.rest, there.count, 50)),
            timing_ms(timing_rank(there.rest, there.count, 95)), timing_resident_kb(p));
    }
    fflush(stdout);
    pty_stop(p);
}

static void command_row(struct bench *b, const struct command *c)
{
    const char *argv[WORDS_MOST + 6] = {b->program, "--db", b->file, "--as", CARER};
    double best = 0;
    struct timing_run r = {0};
    for (size_t i = 0; c->words[i]; i++) {
        argv[5 + i] = c->words[i];
    }
    for (int i = 0; i < 3 && r.status == 0; i++) {
        r = timing_run(argv, NULL, NULL);
        best = i == 0 || timing_ms(r.us) < best ? timing_ms(r.us) : best;
    }
    printf("%-28s %10.1f ms %8ld kB%s\n", c->name, best, r.kb, r.status ? "  FAILED" : "");
    fflush(stdout);
}

int main(int argc, char **argv)
{
    const char *hub = getenv("HUB"), *folder = argc > 1 ? argv[1] : "build/bench";
    const char *only = getenv("BENCH_FILE"), *pane = getenv("BENCH_PANE");
    struct bench b;
    if (!hub) {
        fprintf(stderr, "bench_calendar: HUB is not set; make bench sets it\n");
        return 64;
    }
    mkdir(folder, 0755);
    snprintf(b.program, sizeof b.program, "%s-test", hub);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        if (only && strcmp(only, files[i].name) != 0) {
            continue;
        }
        snprintf(b.file, sizeof b.file, "%s/%s.db", folder, files[i].name);
        if (have_file(&b, &files[i].made) != 0) {
            return 1;
        }
        printf("%d events and %d series\n                      opens      key     95th     rest"
               "     95th      kB\n",
            files[i].made.events, files[i].made.series);
        for (size_t v = 0; v < sizeof visits / sizeof *visits; v++) {
            if (!pane || strstr(visits[v].name, pane)) {
                visit_row(&b, &visits[v]);
            }
        }
        for (size_t c = 0; !pane && c < sizeof commands / sizeof *commands; c++) {
            command_row(&b, &commands[c]);
        }
    }
    return 0;
}
