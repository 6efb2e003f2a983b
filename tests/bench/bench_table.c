/* SPDX-License-Identifier: MIT */
/*
 * bench_table: the table of `make bench`, as Markdown. $HUB is the program; $HUB-test, whose clock
 * stands and which marks its frames, is measured, on practice files in $HUB_BENCH (else build/bench)
 * of as many hubs as $HUB_BENCH_HUBS says ("1 10 200"), which are made when they are not there; the
 * file of 200 goes again unless HUB_KEEP is set. $HUB_BENCH_ROUNDS 1: each once, to see that all runs.
 * $HUB_BENCH_ROW: only rows with this in their names. Exit status 1 when a row came to nothing.
 */
#include "bench_table.h"
#include "timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 3, LARGE = 100 };

#define ALL "Amina Rahman" /* works with every hub of the file */
#define LIST "Down PgDn Up End PgUp Home Down Up"
#define MONTH "PgDn PgDn PgDn PgUp PgUp PgUp"
#define LETTERS "t h e o Backspace Backspace Backspace Backspace"

/* Held to are the customer's numbers: 1 ms and 5 ms a key, 60 bytes a row, 12 ms and 12 MB at the start. */
#define SCREEN(what, unit_, how_, growth_, to, high, as_, way_, keys_) \
    {.name = what, .unit = unit_, .how = how_, .growth = growth_, .target = to, .target_high = high, \
        .as = as_, .way = way_, .keys = keys_}
#define PANE(name, as, key, keys, growth) \
    SCREEN(name ": opens", "ms", BENCH_OPENS, growth, 0, 0, as, key, keys), \
        SCREEN(name ": a key", "ms", BENCH_KEY, GROWS_NOT, 1, 5, as, key, keys), \
        SCREEN(name ": a key", "bytes", BENCH_KEY_BYTES, GROWS_NOT, 0, 60, as, key, keys), \
        SCREEN(name ": when keys rest", "ms", BENCH_REST, growth, 0, 0, as, key, keys)
#define PANE_OF_ALL(name, key, keys, growth) \
    SCREEN(name ", all hubs: opens", "ms", BENCH_OPENS, growth, 0, 0, ALL, key, keys), \
        SCREEN(name ", all hubs: a key", "ms", BENCH_KEY, GROWS_NOT, 1, 5, ALL, key, keys)
#define RUN(what, growth_, words_, ...) \
    {.name = what, .unit = "ms", .how = BENCH_RUN, .growth = growth_, .words = words_, __VA_ARGS__}

/* A copy that lies there, and one that was worked with. */
#define HELD "take -o @held.hubpack --passphrase-fd 3"
#define USED "take -o @used.hubpack --passphrase-fd 3;@used.hubpack import folder @newcomers --passphrase-fd 3"

// clang-format off
static const struct bench_row rows[] = {
    {.name = "On the screen, her own hub", .how = BENCH_HEADING},
    SCREEN("Start to the first full screen", "ms", BENCH_START, GROWS_NOT, 12, 0, NULL, NULL, NULL),
    SCREEN("Start, all other hubs just taken in", "ms", BENCH_SINCE, GROWS_NOT, 0, 0, NULL, NULL, NULL),
    SCREEN("First screen", "bytes", BENCH_FIRST_BYTES, GROWS_NOT, 0, 0, NULL, NULL, NULL),
    SCREEN("Memory after it", "MB", BENCH_MEMORY, GROWS_NOT, 12, 0, NULL, NULL, NULL),
    SCREEN("Sent in rest, seven panes", "bytes", BENCH_IDLE, GROWS_NOT, 0, 0, NULL, NULL, "1 2 3 4 5 6 7"),
    PANE("Today", NULL, "1", LIST, GROWS_NOT),
    PANE("Families", NULL, "2", LIST, GROWS_NOT),
    PANE("Calendar", NULL, "3", "Down Up Right Left Down Up", GROWS_NOT),
    SCREEN("Calendar: a month on", "ms", BENCH_KEY, GROWS_NOT, 15, 0, NULL, "3", MONTH),
    PANE("Rota", NULL, "4", LIST, GROWS_WITH_HUB),
    PANE("Log", NULL, "5", "Down Up Down Up Down Up", GROWS_NOT),
    SCREEN("Log: a page on", "ms", BENCH_KEY, GROWS_NOT, 2, 5, NULL, "5", "PgDn PgDn PgDn PgDn PgUp PgUp"),
    PANE("Peers", NULL, "6", LIST, GROWS_NOT),
    PANE("Figures", NULL, "7", LIST, GROWS_WITH_HUB),
    SCREEN("Find: a letter to its results", "ms", BENCH_KEY, GROWS_NOT, 30, 0, NULL, "1 /", LETTERS),
    SCREEN("Find: how many in all, at rest", "ms", BENCH_REST, GROWS_NOT, 0, 0, NULL, "1 /", LETTERS),
    SCREEN("Families: a letter narrows", "ms", BENCH_KEY, GROWS_NOT, 1, 5, NULL, "2 /", LETTERS),
    SCREEN("Log: a letter narrows", "ms", BENCH_KEY, GROWS_NOT, 5, 0, NULL, "5 /", LETTERS),

    {.name = "On the screen, all hubs at once", .how = BENCH_HEADING},
    SCREEN("Start, all hubs, to the first screen", "ms", BENCH_START, GROWS_NOT, 12, 0, ALL, NULL, NULL),
    SCREEN("Memory after it, all hubs", "MB", BENCH_MEMORY, GROWS_NOT, 12, 0, ALL, NULL, NULL),
    PANE_OF_ALL("Today", "1", LIST, GROWS_NOT),
    PANE_OF_ALL("Families", "2", LIST, GROWS_NOT),
    PANE_OF_ALL("Calendar", "3", "Down Up Right Left Down Up", GROWS_NOT),
    PANE_OF_ALL("Rota", "4", LIST, GROWS_WITH_HUB),
    PANE_OF_ALL("Log", "5", LIST, GROWS_NOT),
    PANE_OF_ALL("Peers", "6", LIST, GROWS_NOT),
    PANE_OF_ALL("Figures", "7", LIST, GROWS_WITH_FILE),
    SCREEN("Find, all hubs: a letter to its results", "ms", BENCH_KEY, GROWS_NOT, 30, 0, ALL, "1 /", LETTERS),
    SCREEN("Find, all hubs: how many, at rest", "ms", BENCH_REST, GROWS_WITH_FILE, 0, 0, ALL, "1 /", LETTERS),

    {.name = "Commands, start to end", .how = BENCH_HEADING},
    RUN("find th", GROWS_NOT, "find th", .status = 0),
    RUN("rota check, her hub, a year", GROWS_WITH_HUB, "rota check --from 2026-01-01 --to 2026-12-31 --format csv", .status = 1),
    RUN("rota offer, a year ahead", GROWS_WITH_HUB, "rota offer --family Okafor", .target = 50),
    RUN("rota fill, a quarter, 20,000 steps", GROWS_WITH_HUB, "rota fill --from 2027-01-01 --to 2027-03-31 --steps 20000", .status = 0),
    RUN("print rota, A4 PDF", GROWS_WITH_HUB, "print rota --format pdf -o -", .status = 0),
    RUN("print rota, text", GROWS_WITH_HUB, "print rota --format text", .status = 0),
    RUN("export folder, her hub", GROWS_WITH_HUB, "export folder -", .status = 0),
    RUN("export calendar, her hub", GROWS_WITH_HUB, "export calendar", .status = 0),
    RUN("import folder, 160 records", GROWS_NOT, "import folder @newcomers", .after = "undo"),
    RUN("edit, one field saved", GROWS_NOT, "edit family Okafor notes=Tea", .after = "undo"),
    RUN("take a copy, her hub", GROWS_WITH_HUB, "take -o @copy.hubpack --passphrase-fd 3", .once = true),
    {.name = "memory while it is taken", .unit = "MB", .how = BENCH_RUN_MEMORY, .growth = GROWS_WITH_HUB, .first = HELD},
    {.name = "the copy's size", .unit = "MB", .how = BENCH_FILE, .growth = GROWS_WITH_HUB, .first = HELD, .words = "held.hubpack"},
    RUN("bring it home, 160 records: looked at", GROWS_NOT, "return @used.hubpack --preview", .first = USED),
    RUN("bring it home, 160 records: merged", GROWS_NOT, "return @used.hubpack --yes", .first = USED, .after = "undo", .once = true),
    RUN("rota check, all hubs, a year", GROWS_WITH_FILE, "rota check --from 2026-01-01 --to 2026-12-31 --format csv", .as = ALL, .status = 1),
};
// clang-format on
enum { ROWS = sizeof rows / sizeof *rows };

static struct bench_figure figures[ROWS][BENCH_SIZES];

static bool wanted(const struct bench_row *r)
{
    const char *part = getenv("HUB_BENCH_ROW");
    return r->how != BENCH_HEADING && (!part || strstr(r->name, part));
}

static bool measure(struct bench_table *t, int size, const char *program, const char *folder, int rounds)
{
    struct bench *b = bench_open(program, folder, t->hubs[size], rounds);
    if (!b) {
        fprintf(stderr, "bench_table: no file of %d hubs could be made\n", t->hubs[size]);
        return false;
    }
    t->file_mb[size] = bench_file_mb(b);
    for (size_t i = 0; i < ROWS; i++) {
        if (wanted(&rows[i])) {
            int64_t from = pty_now_us();
            figures[i][size] = bench_measure(b, &rows[i]);
            fprintf(stderr, "%3d hubs, %s (%s): %.1f s\n", t->hubs[size], rows[i].name, rows[i].unit,
                timing_ms(pty_now_us() - from) / 1000);
        }
    }
    bench_close(b, t->hubs[size] < LARGE || getenv("HUB_KEEP"));
    return true;
}

static void read_sizes(struct bench_table *t)
{
    const char *hubs = getenv("HUB_BENCH_HUBS");
    char word[TIMING_WORD];
    for (const char *s = hubs ? hubs : "1 10 200"; *s && t->size_count < BENCH_SIZES;) {
        s = timing_word(s, word);
        t->hubs[t->size_count++] = atoi(word);
    }
}

/* Those asked for, without holes. */
static void keep_wanted(struct bench_table *t, struct bench_row kept[ROWS])
{
    for (size_t i = 0; i < ROWS; i++) {
        if (wanted(&rows[i]) || (rows[i].how == BENCH_HEADING && !getenv("HUB_BENCH_ROW"))) {
            kept[t->count] = rows[i];
            memmove(figures[t->count++], figures[i], sizeof *figures);
        }
    }
}

int main(void)
{
    static struct bench_row kept[ROWS];
    struct bench_table t = {.rows = kept, .figures = figures};
    char program[TIMING_PATH], folder[TIMING_PATH];
    const char *rounds = getenv("HUB_BENCH_ROUNDS");
    if (!timing_places(program, folder)) {
        return 64;
    }
    read_sizes(&t);
    for (int i = 0; i < t.size_count; i++) {
        if (!measure(&t, i, program, folder, rounds ? atoi(rounds) : ROUNDS)) {
            return 1;
        }
    }
    keep_wanted(&t, kept);
    bench_print_machine(&t);
    bench_print(&t);
    return bench_print_summary(&t) > 0;
}
