/* SPDX-License-Identifier: MIT */
/*
 * The one table of `make bench`: each row says what is measured, where and how, and how it may grow
 * from a file of one hub to one of two hundred. Times are printed and marked, never asserted.
 */
#ifndef TESTS_BENCH_TABLE_H
#define TESTS_BENCH_TABLE_H

#include <stdbool.h>
#include <stddef.h>

enum bench_how {
    BENCH_HEADING,     /* no figures: a line above those that follow */
    BENCH_START,       /* ms from exec to the first full screen: best of some, 95th */
    BENCH_SINCE,       /* the same of somebody who was last here before all that is in the file came in */
    BENCH_FIRST_BYTES, /* bytes of that screen */
    BENCH_MEMORY,      /* MB resident after it */
    BENCH_OPENS,       /* ms from the last key of `way` to its frame */
    BENCH_KEY,         /* ms from a key of `keys` to its frame: median, 95th */
    BENCH_KEY_BYTES,   /* bytes sent for such a key: on average, for a row up or down at most */
    BENCH_REST,        /* ms of work once the keys have rested, which a key would wait for: median, 95th */
    BENCH_IDLE,        /* bytes in half a second of rest on each pane of `keys` */
    BENCH_RUN,         /* ms of the command `words`, from start to end */
    BENCH_RUN_MEMORY,  /* MB resident at most, of the last command of `first` */
    BENCH_FILE,        /* MB of the file `words`, which `first` made */
};

enum bench_growth { GROWS_NOT, GROWS_WITH_HUB, GROWS_WITH_FILE, GROWTHS };

/*
 * Commands are words with a space between, ~ for a space in one, ; between two commands; a word that
 * begins with @ is a file in the folder of this table, and a command that begins with @ works on
 * that copy. `status` is what the command ends with.
 */
struct bench_row {
    const char *name, *unit;
    enum bench_how how;
    enum bench_growth growth;
    double target, target_high; /* of the figure, and of the one behind the stroke; 0: none is set */
    const char *as;             /* NULL: who works with one hub of the file */
    const char *way, *keys;     /* on the screen, from Today on */
    const char *first, *words, *after; /* once for all rows with the same; measured; after each round */
    int status;
    bool once; /* cannot be done twice */
};

enum { BENCH_SIZES = 3 };

struct bench_figure {
    bool is;
    double value, high; /* high < 0: there is none */
};

struct bench_table {
    const struct bench_row *rows;
    size_t count;
    int hubs[BENCH_SIZES], size_count;
    double file_mb[BENCH_SIZES];
    struct bench_figure (*figures)[BENCH_SIZES]; /* of each row */
};

/* --- measuring, bench_measure.c ---- */

struct bench;

/* On the file of so many hubs in `folder`, made when it is not there. NULL: it could not be. */
struct bench *bench_open(const char *program, const char *folder, int hubs, int rounds);
double bench_file_mb(const struct bench *b);
struct bench_figure bench_measure(struct bench *b, const struct bench_row *row);
void bench_close(struct bench *b, bool keep_file);

/* --- the table as Markdown, bench_print.c --- */

/* The machine, when, and what the files hold. */
void bench_print_machine(const struct bench_table *t);
void bench_print(const struct bench_table *t);
/* What grew that should be flat, what is over its target, what failed. Rows that failed. */
size_t bench_print_summary(const struct bench_table *t);

#endif
