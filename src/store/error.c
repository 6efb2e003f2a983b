/* SPDX-License-Identifier: MIT */
/* What SQLite answers, as a sentence for a carer and a code to branch on. */
#include "hub/base/file.h"
#include "store_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

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
    {SQLITE_NOMEM, HUB_EIO,
        "This computer has no memory left for it. What was saved before is safe.", NULL},
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

static enum hub_rc fill_in(struct store *s, int rc, const char *doing, struct hub_err *err)
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

/*
 * SQLite takes a disk that gives an error for a damaged file. What the system said last tells (it was
 * wiped before SQLite was asked), and whether it can be read at all now. Through the descriptor SQLite
 * has: closing another would give up its locks.
 */
static bool disk_answers(struct store *s)
{
    enum { PIECE = 1 << 16 };
    bool before = s->unread.rc == HUB_EIO; /* SQLite repeats what it was told until the step is over */
    if (errno == EIO || errno == ENXIO || before) {
        return false;
    }
    const char *path = sqlite3_db_filename(s->db, "main");
    if (s->in_memory || !path || !*path) {
        return true;
    }
    int fd = file_here(AT_FDCWD, path);
    struct arena *a = arena_create();
    char *bytes = arena_alloc(a, PIECE);
    ssize_t got = 0;
    off_t at = 0;
    while (fd >= 0 && (got = pread(fd, bytes, PIECE, at)) > 0) {
        at += got;
    }
    arena_destroy(a);
    return fd >= 0 && got == 0;
}

/* What could not be read, as against not written, or not now. */
static bool is_unread(int extended)
{
    switch (extended) {
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_FSTAT:
    case SQLITE_IOERR_NOMEM:
        return true;
    default:
        return (extended & 0xff) == SQLITE_CORRUPT || (extended & 0xff) == SQLITE_NOTADB ||
               (extended & 0xff) == SQLITE_NOMEM;
    }
}

/* SQLite says of a disk without room that it failed, where it is its own memory that has none. */
static bool no_room(const struct store *s, int rc)
{
    bool failed = (rc & 0xff) == SQLITE_IOERR || (rc & 0xff) == SQLITE_CANTOPEN;
    return failed && !s->in_memory && file_disk_full(s->path);
}

enum hub_rc store_fail(struct store *s, int rc, const char *doing, struct hub_err *err)
{
    rc = no_room(s, rc) ? SQLITE_FULL : rc;
    rc = (rc & 0xff) == SQLITE_CORRUPT && !disk_answers(s) ? SQLITE_IOERR_READ : rc;
    fill_in(s, rc, doing, err);
    if (s->unread.rc == HUB_OK && is_unread(err->sys)) {
        s->unread = *err;
    }
    return err->rc;
}

enum hub_rc store_unread(const struct store *s, struct hub_err *err)
{
    if (s->unread.rc != HUB_OK) {
        *err = s->unread;
    }
    return s->unread.rc;
}

void store_unread_told(struct store *s)
{
    s->unread.rc = HUB_OK;
}
