/* SPDX-License-Identifier: MIT */
/* A hub's records as a folder of CSV files, or one file: in and out. */
#ifndef HUB_EXCHANGE_SHEETS_H
#define HUB_EXCHANGE_SHEETS_H

#include "hub/exchange/csv.h"
#include "hub/exchange/sink.h"
#include "hub/service/import.h"

/*
 * Read every file of the folder (a tar on standard input for "-") and take all
 * of it in at once. A column nobody knows stops it unless it is empty.
 * HUB_EINVAL with faults; otherwise as folder_read and hub_import.
 */
enum hub_rc import_folder(struct hub *h, const char *path, const struct import_options *o,
    struct arena *a, struct import_report *out, struct faults *faults, struct hub_err *err);

/*
 * The same into a file that is not there yet, from a folder that brings a hub and its people
 * along, as an export does. HUB_ENOTFOUND: it does not; nothing is said in the faults then.
 */
enum hub_rc import_folder_new(const struct hub_opening *opening, const char *path,
    const struct import_options *o, struct arena *a, struct import_report *out,
    struct faults *faults, struct hub_err *err);

/*
 * One file ("-": standard input). `noun` NULL: the noun its headings name best,
 * HUB_EUSAGE with NEXT_WHAT when that is not clear. A column nobody knows is told and not read;
 * nor is one of a choice whose words are all others (another firm's "Role").
 */
enum hub_rc import_csv(struct hub *h, const char *path, const struct noun *noun,
    const struct import_options *o, struct arena *a, struct import_report *out,
    struct faults *faults, struct hub_err *err);

/*
 * What such a file may hold, of these nouns: into `out` (room for `count`) as csv_rank_nouns puts
 * them, and how many of them its headings fit. No hub is needed. As csv_read.
 */
enum hub_rc csv_may_hold(const char *path, const struct noun *const *of, size_t count,
    struct arena *a, const struct noun **out, size_t *fit, struct hub_err *err);

/* The table as understood, to `to`; nothing is imported and no hub is needed. */
enum hub_rc preview_csv(const char *path, const struct sink *to, struct arena *a,
    const char **described, struct faults *faults, struct hub_err *err);

/*
 * One file a noun that has records, each with hub and id, into a folder or, for
 * "-", a tar on `tar`. Worries never leave this way. *files: how many were written.
 */
enum hub_rc export_folder(struct hub *h, const char *path, const struct sink *tar, struct arena *a,
    size_t *files, struct hub_err *err);

#endif
