/* SPDX-License-Identifier: MIT */
/* What SQLite answers, as a sentence for a carer and a code to branch on. */
#include "store_priv.h"

#include <errno.h>

struct answer {
    int rc; /* primary SQLite code */
    enum hub_rc hub;
    const char *before, *after; /* the sentence, round the file's name; after NULL: without it */
};

static const struct answer answers[] = {
    {SQLITE_FULL, HUB_EFULL,
        "The disk is full. Nothing of this was saved; what was saved before is safe. Make room, then do it again.",
        NULL},
    {SQLITE_READONLY, HUB_EREADONLY,
        "", " can be read here but not written to. Nothing was changed."},
    {SQLITE_BUSY, HUB_EBUSY,
        "Someone else has been saving for a long time. Nothing of this was saved; please try again.",
        NULL},
    {SQLITE_LOCKED, HUB_EBUSY,
        "Someone else has been saving for a long time. Nothing of this was saved; please try again.",
        NULL},
    {SQLITE_CORRUPT, HUB_ECORRUPT,
        "", " is damaged. hub has changed nothing in it. Restore the last backup, or ask your helper."},
    {SQLITE_NOTADB, HUB_ECORRUPT, "", " is not a hub file. hub has changed nothing in it."},
    {SQLITE_CANTOPEN, HUB_EIO, "", " could not be opened. Is the disk or stick still there?"},
    {SQLITE_IOERR, HUB_EIO,
        "", " could not be read or written. Is the disk or stick still there? What was saved before is safe."},
    {SQLITE_PERM, HUB_EDENIED, "This account may not open ", "."},
    {SQLITE_AUTH, HUB_EDENIED, "You may not do this in ", "."},
};

static enum hub_rc constraint(struct store *s, int extended, struct hub_err *err)
{
    err->sys = extended;
    if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY) {
        return hub_fail(err, HUB_ECONFLICT, "There is one like this already. Nothing was saved.");
    }
    if (extended == SQLITE_CONSTRAINT_FOREIGNKEY) {
        return hub_fail(
            err, HUB_ECONFLICT, "The record this belongs to is not there. Nothing was saved.");
    }
    return hub_fail(err, HUB_EINVAL, "This could not be saved as it is (%s). Nothing was changed.",
        sqlite3_errmsg(s->db));
}

enum hub_rc store_fail(struct store *s, int rc, const char *doing, struct hub_err *err)
{
    int extended = s->db ? sqlite3_extended_errcode(s->db) : rc;
    if ((extended & 0xff) != (rc & 0xff)) {
        extended = rc;
    }
    err->where = doing;
    if ((rc & 0xff) == SQLITE_CONSTRAINT) {
        return constraint(s, extended, err);
    }
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        if (answers[i].rc == (rc & 0xff)) {
            const char *after = answers[i].after;
            hub_fail(err, answers[i].hub, "%s%s%s", answers[i].before, after ? s->path : "",
                after ? after : "");
            err->sys = extended;
            return err->rc;
        }
    }
    hub_fail(err, HUB_EIO, "hub could not %s (code %d). What was saved before is safe.", doing,
        extended);
    err->sys = extended;
    return err->rc;
}
