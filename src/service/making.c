/* SPDX-License-Identifier: MIT */
#include "making_priv.h"

#include "backup_file_priv.h"
#include "hub/base/file.h"
#include "hub/base/leave.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char BESIDE[] = ".making";

/* A database is three files while it is open. */
static const char *const ends[] = {"", "-wal", "-shm"};
enum { ENDS = sizeof ends / sizeof *ends };

static void tell(const struct making *m, void (*each)(int dir, const char *name))
{
    for (size_t i = 0; i < ENDS; i++) {
        each(AT_FDCWD, arena_printf(m->a, "%s%s", m->opening.path, ends[i]));
    }
}

static void take_away(const struct making *m, const char *path, size_t from)
{
    for (size_t i = from; i < ENDS; i++) {
        unlink(arena_printf(m->a, "%s%s", path, ends[i]));
    }
}

static enum hub_rc is_free(const char *path, struct hub_err *err)
{
    struct stat st;
    return lstat(path, &st) != 0
               ? HUB_OK
               : hub_fail(err, HUB_ECONFLICT, "%s is there already. It was left as it is.", path);
}

enum hub_rc making_begin(struct making *m, const struct hub_opening *o, struct hub_err *err)
{
    *m = (struct making){.opening = *o};
    if (!o->path || o->passphrase) {
        return HUB_OK;
    }
    enum hub_rc rc = is_free(o->path, err);
    if (rc == HUB_OK) {
        m->a = arena_create();
        m->path = o->path;
        m->opening.path = arena_printf(m->a, "%s%s", o->path, BESIDE);
        take_away(m, m->opening.path, 0);
        tell(m, leave_unfinished);
    }
    return rc;
}

/* What could not be carried over when it was closed would be lost when it is moved. */
static enum hub_rc is_whole(const struct making *m, struct hub_err *err)
{
    struct stat st;
    bool log = stat(arena_printf(m->a, "%s%s", m->opening.path, ends[1]), &st) == 0 && st.st_size > 0;
    if (log && file_disk_full(m->opening.path)) {
        return hub_fail(err, HUB_EFULL, "The disk is full: %s could not be made.", m->path);
    }
    return log ? hub_fail(err, HUB_EIO, "%s could not be written whole. Nothing was made.", m->path)
               : HUB_OK;
}

static enum hub_rc put_in_place(const struct making *m, struct hub_err *err)
{
    enum hub_rc rc = is_whole(m, err);
    rc = rc == HUB_OK ? is_free(m->path, err) : rc;
    if (rc == HUB_OK) {
        take_away(m, m->path, 1); /* what a lost database left would be taken for this one's */
        rc = backup_move(m->opening.path, m->path, false, err);
    }
    return rc;
}

/* A sentence that names the file beside names its place. */
static void name_place(struct hub_err *err)
{
    for (char *at = strstr(err->msg, BESIDE); at; at = strstr(at, BESIDE)) {
        memmove(at, at + sizeof BESIDE - 1, strlen(at + sizeof BESIDE - 1) + 1);
    }
}

enum hub_rc making_end(struct making *m, enum hub_rc rc, struct hub_err *err)
{
    if (!m->path) {
        return rc;
    }
    rc = rc == HUB_OK ? put_in_place(m, err) : rc;
    take_away(m, m->opening.path, 0);
    tell(m, leave_finished);
    if (rc != HUB_OK) {
        name_place(err);
    }
    arena_destroy(m->a);
    return rc;
}
