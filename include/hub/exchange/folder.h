/* SPDX-License-Identifier: MIT */
/*
 * A folder of CSV files, one a noun, in and out. Where a path is "-" the folder
 * is a tar (ustar) on standard input or output: plain files only, a file's
 * folders within the tar are left out of its name.
 */
#ifndef HUB_EXCHANGE_FOLDER_H
#define HUB_EXCHANGE_FOLDER_H

#include "hub/base/arena.h"
#include "hub/base/date.h"
#include "hub/base/err.h"
#include "hub/base/fault.h"
#include "hub/base/field.h"
#include "hub/exchange/sink.h"

#include <stdbool.h>
#include <stddef.h>

struct folder_file {
    const struct noun *noun;
    const char *name; /* as it is in the folder: "Families.CSV" */
    const char *bytes;
    size_t len;
};

struct folder {
    const char *path;
    struct folder_file *files; /* in the order of `nouns`, those that are there */
    size_t count;
};

enum {
    FOLDER_FILE_MAX = 256 * 1024 * 1024, /* bytes of one file */
    FOLDER_FILES_MAX = 1000,             /* entries looked at */
};

/*
 * In a folder of files that belong together while they are being written: one that was stopped or
 * failed keeps it, and is not read. Its text says what to do.
 */
extern const char folder_unfinished[]; /* "unfinished.txt" */

/*
 * Reads NOUN.csv for each of `nouns` (struct noun's `file`, `plural` or `name`), without case.
 * Symbolic links, pipes and devices are not followed. Notes in the faults: a .csv file of another
 * name (with "did you mean"). Errors in the faults: the same file twice, something that is not a
 * plain file. Other files are left alone.
 *
 * HUB_ENOTFOUND no such folder, or none of its files is one of ours; HUB_EIO not readable;
 * HUB_EINVAL too big, not a tar, or not finished when it was written.
 */
enum hub_rc folder_read(const char *path, const struct noun *const *nouns, size_t count,
    struct arena *a, struct folder *out, struct faults *faults, struct hub_err *err);
enum hub_rc folder_read_tar(int fd, const struct noun *const *nouns, size_t count,
    struct arena *a, struct folder *out, struct faults *faults, struct hub_err *err);

/* One file, or standard input for "-": what `import csv FILE` and `import log FILE` read. */
enum hub_rc file_read(const char *path, size_t max, struct arena *a, const char **bytes,
    size_t *len, struct hub_err *err);

/*
 * Writing: begin, add each file whole, end. A folder is made if it is missing (mode 0700); each
 * file appears whole under its name (mode 0600) or not at all, in place of one already there.
 * `at` is the time in the tar, so the same export gives the same bytes.
 */
struct folder_out {
    int dir;                /* descriptor; -1 for a tar */
    const struct sink *tar; /* NULL for a folder */
    const char *path;
    hub_stamp at;
    bool together; /* folder_together was called */
    bool failed; /* a tar that failed is not ended, so that nobody takes it for whole */
};

/* `tar` is used when path is "-". Errors: HUB_ECREATE, HUB_EFULL, HUB_EIO, HUB_EREADONLY. */
enum hub_rc folder_begin(struct folder_out *f, const char *path, const struct sink *tar,
    hub_stamp at, struct hub_err *err);
/*
 * Before the first: all that is added is of one export. Until folder_end the folder says that it is
 * unfinished; after a failure, or if the program is ended, it goes on saying so.
 */
enum hub_rc folder_together(struct folder_out *f, struct hub_err *err);
enum hub_rc folder_add(struct folder_out *f, const char *name, const char *bytes, size_t len,
    struct hub_err *err);
/* The same for one that may be run (mode 0700). */
enum hub_rc folder_add_program(struct folder_out *f, const char *name, const char *bytes, size_t len,
    struct hub_err *err);
bool folder_has(const struct folder_out *f, const char *name); /* one from before; never in a tar */
/* Also after a failure; one that was not of folder_add is told by setting `failed`. */
enum hub_rc folder_end(struct folder_out *f, struct hub_err *err);

#endif
