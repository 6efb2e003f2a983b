/* SPDX-License-Identifier: MIT */
/*
 * Sealed backups, and the recovery sheet that opens them. A backup is sealed to the recovery key,
 * whose public half is in the file; the other half is only words on paper.
 */
#ifndef HUB_SERVICE_BACKUP_H
#define HUB_SERVICE_BACKUP_H

#include "hub/base/date.h"
#include "hub/service/hub.h"

enum { RECOVERY_WORDS = 13, RECOVERY_TEXT = 160 }; /* 120 random bits and 10 to notice a wrong word */

/* New words, "word word …", into `out`; wipe it when they are written down (pin_wipe). */
void recovery_make(char out[RECOVERY_TEXT]);
/* HUB_EINVAL names the word that is not one, with the nearest; or says that they do not belong together. */
enum hub_rc recovery_check(const char *words, struct hub_err *err);
/* From now on backups, copies and sealed files are also sealed to these words. Journalled, without them. */
enum hub_rc hub_recovery_set(struct hub *h, const char *words, struct hub_err *err);
bool hub_recovery_known(struct hub *h);
/* Whether these are the words of this hub. */
enum hub_rc hub_recovery_try(struct hub *h, const char *words, bool *right, struct hub_err *err);

struct backup_done {
    int64_t bytes, records, families;
    hub_stamp at;
};

/*
 * The whole file, sealed, written beside `path` and put in its place when it was read back and
 * agreed. HUB_EUSAGE: no recovery sheet was made yet. Errors else as writing a file.
 */
enum hub_rc hub_backup(
    struct hub *h, const char *path, struct backup_done *out, struct hub_err *err);

struct backup_look {
    hub_stamp made_at;
    int64_t families, records, steps; /* counts only, no names; -1: not opened */
    bool opened; /* the words were given, and all of it was read */
};
/* Without words: it is a whole file and its frames are in order. With them all is read and checked. */
enum hub_rc hub_backup_check(const struct hub_opening *o, const char *path, const char *words,
    struct backup_look *out, struct hub_err *err);
/* To the database of `o`, which must not be there. It writes as a new site from then on. */
enum hub_rc hub_restore(const struct hub_opening *o, const char *path, const char *words,
    struct backup_look *out, struct hub_err *err);

struct backup_state {
    hub_stamp last;       /* STAMP_NONE: never */
    hub_stamp last_drill; /* the last that was opened with the words and found whole */
    bool late;            /* no backup for backup.days; or no drill for backup.drill_days */
    const char *sentence; /* for Today: "The last backup that was tried: Sunday 1 November 2026." */
};
enum hub_rc hub_backup_state(
    struct hub *h, struct arena *a, struct backup_state *out, struct hub_err *err);
enum hub_rc hub_drill_done(struct hub *h, struct hub_err *err);

#endif
