/* SPDX-License-Identifier: MIT */
/*
 * Sealed backups, and the recovery sheet that opens them. A backup is sealed to the recovery key,
 * whose public half is in the file; the other half is only words on paper. On the hub's own computer
 * the hub's key, a file beside the database, opens it too.
 */
#ifndef HUB_SERVICE_BACKUP_H
#define HUB_SERVICE_BACKUP_H

#include "hub/base/date.h"
#include "hub/service/hub.h"

/* --- the recovery sheet ---------------------------------------------------------------- */

enum { RECOVERY_WORDS = 13, RECOVERY_TEXT = 160 }; /* 120 random bits and 10 to notice a wrong word */

/* New words, "word word …", into `out`; wipe it when they are written down (pin_wipe). */
void recovery_make(char out[RECOVERY_TEXT]);
/* Whether both say the same, in capitals or not, by whole words or their first four letters. */
enum hub_rc recovery_same(const char *words, const char *typed, bool *same, struct hub_err *err);
/* From now on backups, copies and sealed files are also sealed to these words. Journalled, without them. */
enum hub_rc hub_recovery_set(struct hub *h, const char *words, struct hub_err *err);
bool hub_recovery_known(struct hub *h);
/* Whether these are the words of this hub. */
enum hub_rc hub_recovery_try(struct hub *h, const char *words, bool *right, struct hub_err *err);

/* --- making one ------------------------------------------------------------------------ */

struct backup_done {
    int64_t bytes, records, families;
    hub_stamp at;
};

/*
 * For what runs by night: the file is open, and nobody is at it. Only backups may be asked for; all
 * else answers HUB_EDENIED. Errors as hub_open.
 */
enum hub_rc hub_open_unattended(
    const struct hub_opening *o, struct hub **out, struct hub_err *err);

/*
 * The whole file, sealed, written beside `path` and put in its place when it was read back and
 * agreed. By a hub carer, the technical helper, or with nobody at it; HUB_EDENIED. HUB_EUSAGE: no
 * recovery sheet was made yet. HUB_ECONFLICT: something is there, and it is not surely a backup of
 * this hub with nothing in it that the hub has not. Errors else as writing a file.
 */
enum hub_rc hub_backup(
    struct hub *h, const char *path, struct backup_done *out, struct hub_err *err);

enum { BACKUPS_KEPT = 14 }; /* the last days in a folder; and the first of each month */
/*
 * The same into a folder as NAME-kqwrt-2026-11-21.hubbackup, one a day, where the letters are the
 * hub's own. Of those that are surely of this hub, older names too, all others go, but for days to
 * come. What another hub made, or the same hub on another computer with changes that are not here,
 * stays: then the name ends in -2. *path on `a`. *gone: how many went. HUB_ENOTFOUND: there is no
 * such folder.
 */
enum hub_rc hub_backup_to(struct hub *h, const char *folder, struct arena *a, const char **path,
    size_t *gone, struct backup_done *out, struct hub_err *err);

/* --- reading one ----------------------------------------------------------------------- */

/* Whether the file begins as a backup. False when it cannot be read. */
bool hub_file_backup(const char *path);

struct backup_look {
    hub_stamp made_at;
    int64_t bytes;
    int64_t families, records, steps; /* counts only, no names; -1: not opened */
    bool opened;   /* all of it was read, and its history gives the same records */
    bool by_words; /* the words opened it, not this computer's key */
};
/*
 * Without words it is opened with the key of the hub at o->path, where that fits; else no more can
 * be known than that all its pieces are there and whole. HUB_ECORRUPT: damaged. HUB_EDENIED: the
 * words do not open it. HUB_EINVAL: no backup; no words of a sheet.
 */
enum hub_rc hub_backup_check(const struct hub_opening *o, const char *path, const char *words,
    struct backup_look *out, struct hub_err *err);

struct restored_copy { /* one that was out when the backup was made */
    int64_t number;
    const char *holder;
    hub_stamp taken_at;
    hub_date due;
};
struct restored {
    struct backup_look look;
    const struct restored_copy *copies; /* bring them home */
    size_t copy_count;
};
/*
 * To the database at o->path, which must not be there (HUB_ECONFLICT). `words` NULL: with the key
 * beside that place; HUB_EDENIED when it does not fit. The file writes as a new site from then on
 * and says that it was restored. Texts on `a`.
 */
enum hub_rc hub_backup_restore(const struct hub_opening *o, const char *path, const char *words,
    struct arena *a, struct restored *out, struct hub_err *err);

/* --- when it was done last -------------------------------------------------------------- */

struct backup_state {
    hub_stamp last;       /* STAMP_NONE: never */
    hub_stamp last_drill; /* the last that was opened with the words and found whole */
    bool late;            /* no backup for backup.days; or no drill for backup.drill_days */
    const char *sentence; /* "The last backup that was tried: Sunday 1 November 2026." */
};
enum hub_rc hub_backup_state(
    struct hub *h, struct arena *a, struct backup_state *out, struct hub_err *err);
/* A backup of this hub was opened with the words and found whole, now. */
enum hub_rc hub_drill_done(struct hub *h, struct hub_err *err);

/* Where the copy is, not sealed, of this file before it was brought up to date; "" when there is none. */
const char *hub_plain_copy(struct hub *h, struct arena *a);
/*
 * "hub.db was brought up to date. How it was before is kept in …", or that its disk is full and it can
 * only be read; "" when nothing was done at opening.
 */
const char *hub_brought_up(const struct hub *h);

#endif
