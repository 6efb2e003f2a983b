/* SPDX-License-Identifier: MIT */
/*
 * bench_typing [PROGRAM ARG…]: what a letter takes on the screen where letters look for something:
 * `/` in Families, and Find, at 80x24; without words on ten hubs of ten years. Words are
 * typed and erased over and over; a frame a letter. Times and bytes only.
 */
#include "timing.h"

#include <stdio.h>

enum { ROUNDS = 12, MOST = 4000 };

static const char *const words[] = {"okafor", "theo", "sian", "patel shah", "mo", "zzz"};
static const char *const log_words[] = {"theo", "school", "slept well", "okafor", "the", "zzz"};

struct keys {
    int64_t us[MOST], sent[MOST];
    size_t count;
};

static void press(struct pty *p, const char *key, struct keys *k)
{
    if (k->count < MOST && timing_press(p, key, &k->us[k->count], &k->sent[k->count])) {
        k->count++;
    }
}

static void type(struct pty *p, const char *text, struct keys *k)
{
    for (const char *c = text; *c; c++) {
        char key[2] = {*c, '\0'};
        press(p, *c == ' ' ? "Space" : key, k);
    }
    for (const char *c = text; *c; c++) {
        press(p, "Backspace", k);
    }
}

static int measure(const char *const argv[], const char *what, const char *tab,
    const char *const texts[], size_t count)
{
    static struct keys k;
    int64_t ignored;
    struct pty *p = timing_start(argv, 24, 80, NULL);
    if (!p) {
        fprintf(stderr, "%s drew no screen\n", argv[0]);
        return 1;
    }
    k.count = 0;
    timing_press(p, tab, &ignored, &ignored);
    timing_press(p, "/", &ignored, &ignored);
    for (int i = 0; i < ROUNDS; i++) {
        for (size_t w = 0; w < count; w++) {
            type(p, texts[w], &k);
        }
    }
    printf("%-20s %4zu letters  median %6.3f ms  95th %6.3f ms  bytes %4lld median  %ld kB\n", what,
        k.count, timing_ms(timing_rank(k.us, k.count, 50)),
        timing_ms(timing_rank(k.us, k.count, 95)), (long long)timing_rank(k.sent, k.count, 50),
        timing_resident_kb(p));
    pty_key(p, "Esc");
    timing_settle(p);
    timing_leave(p);
    return 0;
}

static int both(const char *const program[])
{
    return measure(program, "/ in Families", "2", words, sizeof words / sizeof *words) ||
           measure(program, "Find", "1", log_words, sizeof log_words / sizeof *log_words);
}

int main(int argc, char **argv)
{
    char program[TIMING_PATH], folder[TIMING_PATH], file[TIMING_PATH + 32];
    const char *on_file[6];
    if (argc > 1) {
        return both((const char *const *)argv + 1);
    }
    if (!timing_places(program, folder)) {
        return 64;
    }
    snprintf(file, sizeof file, "%s/hubs-10.db", folder);
    timing_words(program, file, on_file);
    return timing_practice(program, file, "10") ? both(on_file) : 1;
}
