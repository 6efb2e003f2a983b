/* SPDX-License-Identifier: MIT */
/*
 * bench_together: eight people with a screen open, and eight who write, at one practice hub of ten
 * years, for a minute ($BENCH_SECONDS). First at the pace of people, a save every other second each,
 * then as fast as they can. Printed, and judged by nobody:
 *
 *   saves   how many, and how many of them failed
 *   save    milliseconds, the wait for the others included: median, 95th, longest
 *   key     milliseconds from a key to its frame on a screen meanwhile: median, 95th
 *   seen    milliseconds from a save here until it stands on a screen there: median, longest
 *   log     the most the file beside the database grew to, kB
 *   kB      of the fattest screen and the fattest writer: its own share (Pss), and resident (Rss)
 */
#include "timing.h"
#include "writers.h"

#include "hub/base/clock.h"
#include "hub/model/noun.h"
#include "hub/service/records.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>

enum { SCREENS = 8, SECONDS = 60, KEYS_MOST = 4000, SEEN_MOST = 400, LOOK_MS = 5 };
enum { SAVE_TARGET_MS = 200, KB_TARGET = 15 * 1024, SEEN_TARGET_MS = 1000 };

/* Where the screens are; each then goes up and down there. */
static const char *const places[SCREENS] = {"1", "2", "3", "4", "5", "6", "2 Enter", "7"};

struct bench {
    char program[TIMING_PATH], folder[TIMING_PATH], file[TIMING_PATH + 32];
    struct pty *screens[SCREENS];
    struct pty *watch; /* stands on one family */
    int64_t keys[KEYS_MOST], seen[SEEN_MOST];
    size_t key_count, seen_count;
    struct hub *h;
    struct hub_clock clock;
    hub_id family;
    long log_kb;
};

static struct pty *screen_of(struct bench *b, const char *as, const char *way)
{
    const char *argv[] = {b->program, "--db", b->file, "--as", as, NULL};
    int64_t us, bytes;
    struct pty *p = timing_start(argv, 24, 80, NULL);
    char key[16];
    for (const char *w = way; p && *w; w += strspn(w, " ")) {
        size_t len = strcspn(w, " ");
        snprintf(key, sizeof key, "%.*s", (int)len, w);
        timing_press(p, key, &us, &bytes);
        w += len;
    }
    return p;
}

static bool open_screens(struct bench *b)
{
    for (size_t i = 0; i < SCREENS; i++) {
        b->screens[i] = screen_of(b, writer_names[i], places[i]);
        if (!b->screens[i]) {
            return false;
        }
    }
    b->watch = screen_of(b, "Ada", "2 Home");
    return b->watch;
}

/* The family on the watched screen is its first. */
static bool open_here(struct bench *b)
{
    struct hub_opening o = {.path = b->file, .as = "Amina Rahman", .clock = &b->clock};
    struct hub_err err;
    struct record_ask all = record_ask_all();
    struct record_list families;
    struct arena *a = arena_create();
    bool ok = clock_set(&b->clock, "2026-11-21T10:00", &err) == HUB_OK &&
              hub_open(&o, &b->h, &err) == HUB_OK &&
              hub_list(b->h, noun_find("family"), &all, a, &families, &err) == HUB_OK && families.count;
    if (ok) {
        b->family = ((const struct record *)record_at(&families, 0))->id;
    } else {
        fprintf(stderr, "bench_together: %s\n", err.msg);
    }
    arena_destroy(a);
    return ok;
}

static void pump_all(struct bench *b)
{
    for (size_t i = 0; i < SCREENS; i++) {
        pty_pump(b->screens[i], 0);
    }
    pty_pump(b->watch, LOOK_MS);
}

static bool shows(struct pty *p, const char *text)
{
    char buf[PTY_ROW];
    int rows, cols;
    pty_size(p, &rows, &cols);
    for (int row = 0; row < rows; row++) {
        if (strstr(pty_row(p, row, buf), text)) {
            return true;
        }
    }
    return false;
}

/* A phone number that nobody had, saved here: when it stands on the screen there. */
static void see_once(struct bench *b, int turn)
{
    char phone[32];
    struct hub_err err;
    snprintf(phone, sizeof phone, "0161 496 %04d", turn % 10000);
    struct assignment set = {"phone", phone};
    if (hub_edit(b->h, noun_find("family"), b->family, &set, 1, &err) != HUB_OK) {
        return;
    }
    int64_t from = pty_now_us();
    while (!shows(b->watch, phone) && pty_now_us() - from < TIMING_DEADLINE_MS * 1000LL) {
        pump_all(b);
    }
    if (b->seen_count < SEEN_MOST) {
        b->seen[b->seen_count++] = pty_now_us() - from;
    }
}

static void press_one(struct bench *b, int turn)
{
    int64_t bytes;
    struct pty *p = b->screens[turn % SCREENS];
    if (b->key_count < KEYS_MOST &&
        timing_press(p, turn / SCREENS % 2 ? "Up" : "Down", &b->keys[b->key_count], &bytes)) {
        b->key_count++;
    }
}

static void note_log(struct bench *b)
{
    char path[TIMING_PATH + 64];
    struct stat st;
    snprintf(path, sizeof path, "%s-wal", b->file);
    if (stat(path, &st) == 0 && st.st_size / 1024 > b->log_kb) {
        b->log_kb = (long)(st.st_size / 1024);
    }
}

static void watch(struct bench *b, struct writers *w)
{
    int64_t next = pty_now_us();
    b->key_count = b->seen_count = 0;
    b->log_kb = 0;
    for (int turn = 0; writers_running(w);) {
        pump_all(b);
        if (pty_now_us() >= next) {
            next = pty_now_us() + 100000;
            press_one(b, turn);
            note_log(b);
            if (turn % 10 == 0) {
                see_once(b, turn / 10 + (int)(next % 7919));
            }
            turn++;
        }
    }
}

static int64_t rank(int64_t *us, size_t n, int percent)
{
    return n ? timing_rank(us, n, percent) : 0;
}

static void print_kinds(const struct writers *w)
{
    static int64_t us[WRITERS_MOST * WRITER_SAVES];
    for (unsigned kind = 0; kind < WRITER_KINDS; kind++) {
        size_t n = 0;
        for (size_t i = 0; i < w->count; i++) {
            for (int64_t k = 0; k < w->ends[i].saves; k++) {
                if (w->ends[i].kind[k] == kind) {
                    us[n++] = w->ends[i].us[k];
                }
            }
        }
        printf("  %-20s %6zu saves, 50%% %8.2f, 95%% %8.2f ms\n", writer_kinds[kind], n,
            timing_ms(rank(us, n, 50)), timing_ms(rank(us, n, 95)));
    }
}

static void print(struct bench *b, const struct writers *w, const char *pace)
{
    static int64_t us[WRITERS_MOST * WRITER_SAVES];
    int64_t failed = 0, lost = 0;
    size_t n = 0;
    long pss[2] = {0, 0}, rss[2] = {0, 0};
    for (size_t i = 0; i < w->count; i++) {
        const struct writer_end *e = &w->ends[i];
        failed += e->failed;
        lost += e->lost;
        memcpy(us + n, e->us, (size_t)e->saves * sizeof *us);
        n += (size_t)e->saves;
        pss[1] = e->pss_kb > pss[1] ? e->pss_kb : pss[1];
        rss[1] = e->rss_kb > rss[1] ? e->rss_kb : rss[1];
        if (e->failed) {
            printf("  %s: %s\n", writer_names[i], e->said);
        }
    }
    for (size_t i = 0; i < SCREENS; i++) {
        pid_t pid = (pid_t)pty_child(b->screens[i]);
        long p = writers_memory_kb(pid, "Pss:"), r = writers_memory_kb(pid, "Rss:");
        if (getenv("BENCH_ALL")) {
            printf("  %s: %ld (%ld)\n", places[i], p, r);
        }
        pss[0] = p > pss[0] ? p : pss[0];
        rss[0] = r > rss[0] ? r : rss[0];
    }
    double high = timing_ms(rank(us, n, 95)), seen = timing_ms(rank(b->seen, b->seen_count, 100));
    printf("%s: %zu saves, %lld failed, %lld lost\n", pace, n, (long long)failed, (long long)lost);
    printf("  save  50%% %8.2f  95%% %8.2f%s longest %8.2f ms\n", timing_ms(rank(us, n, 50)), high,
        timing_over(high, SAVE_TARGET_MS), timing_ms(rank(us, n, 100)));
    printf("  key   50%% %8.2f  95%% %8.2f  of %zu\n", timing_ms(rank(b->keys, b->key_count, 50)),
        timing_ms(rank(b->keys, b->key_count, 95)), b->key_count);
    printf("  seen  50%% %8.2f  longest %8.2f%s of %zu\n",
        timing_ms(rank(b->seen, b->seen_count, 50)), seen, timing_over(seen, SEEN_TARGET_MS),
        b->seen_count);
    printf("  log   %ld kB at most\n", b->log_kb);
    printf("  kB    screen %ld (%ld resident)%s writer %ld (%ld resident)%s\n", pss[0], rss[0],
        timing_over((double)pss[0], KB_TARGET), pss[1], rss[1],
        timing_over((double)pss[1], KB_TARGET));
    print_kinds(w);
    fflush(stdout);
}

/* Two seconds between two saves, more or less: nobody is quicker for long. */
static void think(unsigned n)
{
    poll(NULL, 0, (int)(n / 250));
}

static bool go(struct bench *b, const char *pace, void (*rest)(unsigned n), int seconds)
{
    struct writers w;
    struct writers_ask ask = {.file = b->file, .count = WRITERS_MOST, .seconds = seconds,
        .rest = rest, .seed = 7};
    if (!writers_start(&w, &ask)) {
        return false;
    }
    watch(b, &w);
    print(b, &w, pace);
    writers_free(&w);
    return true;
}

static void print_idle(struct bench *b)
{
    size_t bytes = 0;
    for (size_t i = 0; i < SCREENS; i++) {
        timing_settle(b->screens[i]);
        bytes += timing_idle(b->screens[i], 1000);
    }
    printf("idle: %zu bytes in a second of each screen\n", bytes);
}

int main(void)
{
    static struct bench b;
    const char *wanted = getenv("BENCH_SECONDS");
    int seconds = wanted ? atoi(wanted) : SECONDS;
    if (!timing_places(b.program, b.folder)) {
        return 64;
    }
    snprintf(b.file, sizeof b.file, "%s/hubs-1.db", b.folder);
    bool ok = timing_practice(b.program, b.file, "1") && writers_people(b.file) &&
              open_screens(&b) && open_here(&b);
    printf("targets: no failed save, %d ms at the 95th, %d kB a session, seen within %d ms; * is over\n",
        SAVE_TARGET_MS, KB_TARGET, SEEN_TARGET_MS);
    ok = ok && go(&b, "at the pace of people", think, seconds) &&
         go(&b, "as fast as they can", NULL, seconds);
    if (ok) {
        print_idle(&b);
    }
    for (size_t i = 0; i < SCREENS; i++) {
        pty_stop(b.screens[i]);
    }
    pty_stop(b.watch);
    hub_close(b.h);
    timing_forget(b.file);
    return !ok;
}
