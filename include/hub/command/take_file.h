/* SPDX-License-Identifier: MIT */
/* Taking a calendar file or a sheet of rows into the hub from the screen: seen first, then done. */
#ifndef HUB_COMMAND_TAKE_FILE_H
#define HUB_COMMAND_TAKE_FILE_H

#include "hub/command/command.h"
#include "hub/base/fault.h"
#include "hub/model/noun.h"

/* How an entry of the file stands to the hub. LEFT: it stays out; a note says why. */
enum taken_how { TAKEN_NEW, TAKEN_CHANGED, TAKEN_SAME, TAKEN_LEFT, TAKEN_HOWS };

struct taken_line {
    enum taken_how how;
    const char *text; /* "Sat 5 Dec 2026 10:00  Choir · every Saturday" */
};

struct taken {
    struct taken_line *lines; /* of a calendar file; of a sheet none */
    size_t line_count;
    const char **notes; /* what was not understood, and what hub leaves as it is */
    size_t note_count;
    bool sheet; /* rows of one kind, which file_kinds tells */
    const char *sum; /* "3 new, 1 changed, 12 as they were, 2 left aside" */
    int64_t fresh;   /* new and changed: nought, and there is nothing to take in */
};

/*
 * A file that ends in .csv as `hub import csv` takes it, any other as `hub import calendar`.
 * `what`: what the rows of a sheet are; NULL: what its headings say, HUB_EUSAGE with NEXT_WHAT where
 * they do not. `only_try`: nothing is saved, and what would be is told. One step to undo. With
 * faults in a sheet HUB_EINVAL, and they are the notes. Texts live in `a`.
 */
enum hub_rc file_take(struct hub *h, const char *path, const struct noun *what, bool only_try,
    struct arena *a, struct taken *out, struct hub_err *err);

/* What the rows of a sheet may be, and this person may add: first those that its headings fit. */
struct file_kinds {
    const struct noun **items;
    size_t count, fit;
};
enum hub_rc file_kinds(struct hub *h, const char *path, struct arena *a, struct file_kinds *out,
    struct hub_err *err);

/* What somebody who came in over ssh types on their own computer instead. */
const char *file_from_there(const struct invocation *inv, struct arena *a);

/*
 * Files that end so ("|.ics|.csv"), the newest first, on sticks and in the user's own folder, two
 * folders deep. What cannot be read is passed over.
 */
enum { FILES_MOST = 40 };
size_t files_look(const struct invocation *inv, const char *ends, struct arena *a,
    const char *out[FILES_MOST]);

#endif
