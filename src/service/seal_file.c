/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* realpath */
#include "seal_file_priv.h"
#include "hub/base/file.h"
#include "hub/base/leave.h"
#include "seal_priv.h"
#include "seal_state_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define BESIDE ".new" /* what is written until it is whole */

enum { TRIES = 5, FLAGS = O_CLOEXEC | O_NONBLOCK | O_NOCTTY };

/* --- what went wrong, in words ---------------------------------------------------- */

static enum hub_rc fail(struct hub_err *err, int why, enum hub_rc other, const char *path)
{
    switch (why) {
    case ENOENT:
        hub_fail(err, HUB_ENOTFOUND, "There is no file %s.", path);
        break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        hub_fail(err, HUB_EFULL,
            "There is no room left for %s. What was saved before is safe. Please make room and "
            "try again.",
            path);
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        hub_fail(err, HUB_EREADONLY,
            "%s may not be read or written here: the file, its folder or the disk does not "
            "allow it.",
            path);
        break;
    case EWOULDBLOCK:
        hub_fail(err, HUB_EBUSY,
            "%s is open already, in another window or by somebody else. Please close it there "
            "first.",
            path);
        break;
    case EPIPE:
        hub_fail(err, HUB_EIO, "The other side stopped listening before all was sent.");
        break;
    default:
        hub_fail(
            err, other, "%s could not be read or written. Is the stick or disk still there?", path);
        break;
    }
    err->sys = why;
    err->where = "sealed file";
    return err->rc;
}

static const char *path_of(const struct seal_file *f)
{
    return f->path[0] ? f->path : "the file";
}

/* --- finding it ------------------------------------------------------------------- */

void seal_file_none(struct seal_file *f)
{
    memset(f, 0, sizeof *f);
    f->fd = f->dir = f->old = -1;
}

/* The folder and the name in it. A link is followed, so that the file itself is replaced. */
static enum hub_rc find_place(struct seal_file *f, const char *path, struct hub_err *err)
{
    char folder[PATH_MAX];
    if (!realpath(path, f->path)) {
        if (errno != ENOENT || strlen(path) >= sizeof f->path) {
            return fail(err, errno, HUB_EIO, path);
        }
        snprintf(f->path, sizeof f->path, "%s", path);
    }
    snprintf(folder, sizeof folder, "%s", f->path);
    char *slash = strrchr(folder, '/');
    const char *name = slash ? f->path + (slash - folder) + 1 : f->path;
    size_t len = strlen(name);
    if (len == 0 || len + sizeof BESIDE > sizeof f->temp) {
        return hub_fail(err, HUB_EINVAL, "%s cannot be the name of a file here.", path);
    }
    memcpy(f->name, name, len + 1);
    memcpy(f->temp, name, len);
    memcpy(f->temp + len, BESIDE, sizeof BESIDE);
    if (slash) {
        slash[slash == folder] = '\0';
    }
    f->dir = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (f->dir < 0) {
        return errno == ENOENT ? hub_fail(err, HUB_ENOTFOUND, "There is no folder %s.", folder)
                               : fail(err, errno, HUB_EIO, path);
    }
    return HUB_OK;
}

static bool same_file(int fd, int dir, const char *name)
{
    struct stat mine, there;
    return fstat(fd, &mine) == 0 && fstatat(dir, name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
           mine.st_dev == there.st_dev && mine.st_ino == there.st_ino;
}

/* An earlier try that was killed left it: sealed, or nothing yet. Anything else is not ours. */
static bool is_leftover(int fd)
{
    unsigned char begin[8];
    struct stat st;
    ssize_t n = pread(fd, begin, sizeof begin, 0);
    return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && n >= 0 &&
           (n == 0 || seal_is(begin, (size_t)n));
}

/* True when there is nothing in the way any more. */
static bool sweep_leftover(const struct seal_file *f)
{
    int fd = openat(f->dir, f->temp, O_RDONLY | O_NOFOLLOW | FLAGS);
    if (fd < 0) {
        return errno == ENOENT;
    }
    bool gone = is_leftover(fd) && flock(fd, LOCK_EX | LOCK_NB) == 0 &&
                same_file(fd, f->dir, f->temp) && unlinkat(f->dir, f->temp, 0) == 0;
    close(fd);
    return gone;
}

/* --- opening ---------------------------------------------------------------------- */

static enum hub_rc measure(struct seal_file *f, struct hub_err *err)
{
    struct stat st;
    if (fstat(f->fd, &st) != 0) {
        return fail(err, errno, HUB_EIO, f->path);
    }
    if (!S_ISREG(st.st_mode)) {
        return hub_fail(err, HUB_EINVAL, "%s is not a file.", f->path);
    }
    f->size = st.st_size;
    return HUB_OK;
}

/* The hub that is open here, or a file beside it: its locks would go with the file we close. */
static bool is_of_hub(const struct seal_file *f)
{
    unsigned char begin[8];
    int fd = file_here(f->dir, f->name);
    ssize_t n = fd >= 0 ? pread(fd, begin, sizeof begin, 0) : -1;
    return fd >= 0 && !(n > 0 && seal_is(begin, (size_t)n));
}

static enum hub_rc open_now(struct seal_file *f, bool write, struct hub_err *err)
{
    if (is_of_hub(f)) {
        return hub_fail(err, HUB_EINVAL, "%s is in use here, and no sealed file.", f->path);
    }
    f->fd = openat(f->dir, f->name, (write ? O_RDWR : O_RDONLY) | O_NOFOLLOW | FLAGS);
    return f->fd < 0 ? fail(err, errno, HUB_EIO, f->path) : measure(f, err);
}

/* Another process may write it anew between our opening and our lock: then what we hold has no name. */
static enum hub_rc open_and_lock(struct seal_file *f, bool write, struct hub_err *err)
{
    for (int i = 0; i < TRIES; i++) {
        enum hub_rc rc = open_now(f, write, err);
        if (rc == HUB_OK && flock(f->fd, (write ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
            rc = fail(err, errno, HUB_EIO, f->path);
        }
        if (rc != HUB_OK || same_file(f->fd, f->dir, f->name)) {
            return rc == HUB_OK ? measure(f, err) : rc;
        }
        close(f->fd);
        f->fd = -1;
    }
    return fail(err, EWOULDBLOCK, HUB_EBUSY, f->path);
}

enum hub_rc seal_file_open(struct seal_file *f, const char *path, bool write, struct hub_err *err)
{
    seal_file_none(f);
    enum hub_rc rc = find_place(f, path, err);
    if (rc == HUB_OK) {
        rc = open_and_lock(f, write, err);
    }
    if (rc == HUB_OK && write) {
        sweep_leftover(f);
    }
    if (rc != HUB_OK) {
        seal_file_close(f);
    }
    return rc;
}

enum hub_rc seal_file_peek(struct seal_file *f, const char *path, struct hub_err *err)
{
    seal_file_none(f);
    enum hub_rc rc = find_place(f, path, err);
    if (rc == HUB_OK) {
        rc = open_now(f, false, err);
    }
    if (rc != HUB_OK) {
        seal_file_close(f);
    }
    return rc;
}

void seal_file_bytes(struct seal_file *f, const unsigned char *bytes, size_t len)
{
    seal_file_none(f);
    f->bytes = bytes;
    f->size = (int64_t)len;
}

void seal_file_pipe(struct seal_file *f, int fd)
{
    seal_file_none(f);
    f->fd = fd;
    f->pipe = true;
}

/* --- a new one -------------------------------------------------------------------- */

/* Nobody may be writing to what is to be replaced: their saves would be in a file without a name. */
static enum hub_rc hold_old(struct seal_file *f, bool replace, bool held, struct hub_err *err)
{
    struct stat st;
    if (fstatat(f->dir, f->name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        return errno == ENOENT ? HUB_OK : fail(err, errno, HUB_ECREATE, f->path);
    }
    if (!replace) {
        return hub_fail(err, HUB_ECONFLICT, "%s is there already. It was left as it is.", f->path);
    }
    if (!S_ISREG(st.st_mode)) {
        return hub_fail(err, HUB_ECONFLICT, "%s is not a file; it was left as it is.", f->path);
    }
    if (held) {
        return HUB_OK;
    }
    f->old = openat(f->dir, f->name, O_RDONLY | O_NOFOLLOW | FLAGS);
    if (f->old < 0 || flock(f->old, LOCK_EX | LOCK_NB) != 0) {
        return fail(err, errno, HUB_ECREATE, f->path);
    }
    return HUB_OK;
}

static enum hub_rc make_beside(struct seal_file *f, struct hub_err *err)
{
    int flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | FLAGS;
    f->fd = openat(f->dir, f->temp, flags, 0600);
    if (f->fd < 0 && errno == EEXIST) {
        if (!sweep_leftover(f)) {
            return hub_fail(err, HUB_EBUSY,
                "%s%s is in the way: it is being written just now, or it is another file.", f->path,
                BESIDE);
        }
        f->fd = openat(f->dir, f->temp, flags, 0600);
    }
    if (f->fd < 0) {
        return fail(err, errno, HUB_ECREATE, f->path);
    }
    f->fresh = true;
    leave_unfinished(f->dir, f->temp);
    return flock(f->fd, LOCK_EX | LOCK_NB) == 0 ? HUB_OK : fail(err, errno, HUB_ECREATE, f->path);
}

enum hub_rc seal_file_create(
    struct seal_file *f, const char *path, bool replace, bool held, struct hub_err *err)
{
    seal_file_none(f);
    enum hub_rc rc = find_place(f, path, err);
    f->replace = replace;
    if (rc == HUB_OK) {
        rc = hold_old(f, replace, held, err);
    }
    if (rc == HUB_OK) {
        rc = make_beside(f, err);
    }
    if (rc != HUB_OK) {
        seal_file_close(f);
    }
    return rc;
}

static enum hub_rc sync_folder(const struct seal_file *f, struct hub_err *err)
{
    if (fsync(f->dir) == 0 || errno == EINVAL || errno == ENOTSUP) {
        return HUB_OK; /* some file systems have nothing to do there */
    }
    return fail(err, errno, HUB_EIO, f->path);
}

enum hub_rc seal_file_settle(struct seal_file *f, struct hub_err *err)
{
    struct stat st;
    if (!f->fresh) {
        return HUB_OK;
    }
    if (!f->replace && fstatat(f->dir, f->name, &st, AT_SYMLINK_NOFOLLOW) == 0) {
        return hub_fail(err, HUB_ECONFLICT, "%s is there already. It was left as it is.", f->path);
    }
    if (fsync(f->fd) != 0 || renameat(f->dir, f->temp, f->dir, f->name) != 0) {
        return fail(err, errno, HUB_ECREATE, f->path);
    }
    f->fresh = false;
    leave_finished(f->dir, f->temp);
    return sync_folder(f, err);
}

void seal_file_close(struct seal_file *f)
{
    if (f->fresh) {
        unlinkat(f->dir, f->temp, 0);
        leave_finished(f->dir, f->temp);
    }
    if (f->fd >= 0 && !f->pipe) {
        close(f->fd);
    }
    if (f->old >= 0) {
        close(f->old);
    }
    if (f->dir >= 0) {
        close(f->dir);
    }
    seal_file_none(f);
}

/* --- bytes ------------------------------------------------------------------------ */

enum hub_rc seal_file_read(
    const struct seal_file *f, int64_t at, void *out, size_t len, struct hub_err *err)
{
    unsigned char *to = out;
    if (f->fd < 0) {
        memcpy(out, f->bytes + at, len);
        return HUB_OK;
    }
    while (len > 0) {
        ssize_t n = pread(f->fd, to, len, (off_t)at);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return fail(err, n < 0 ? errno : EIO, HUB_EIO, path_of(f));
        }
        to += n;
        at += n;
        len -= (size_t)n;
    }
    return HUB_OK;
}

static bool wait_for(int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLOUT};
    return poll(&p, 1, -1) > 0 || errno == EINTR;
}

enum hub_rc seal_file_write(
    const struct seal_file *f, int64_t at, const void *bytes, size_t len, struct hub_err *err)
{
    const unsigned char *from = bytes;
    while (len > 0) {
        ssize_t n = f->pipe ? write(f->fd, from, len) : pwrite(f->fd, from, len, (off_t)at);
        if (n < 0 && !leave_asked() && (errno == EINTR || (f->pipe && errno == EAGAIN && wait_for(f->fd)))) {
            continue;
        }
        if (n <= 0) {
            return fail(err, n < 0 ? errno : EIO, HUB_EIO, path_of(f));
        }
        from += n;
        at += n;
        len -= (size_t)n;
    }
    return HUB_OK;
}

enum hub_rc seal_file_cut(const struct seal_file *f, int64_t at, struct hub_err *err)
{
    if (f->pipe || ftruncate(f->fd, (off_t)at) != 0) {
        return fail(err, f->pipe ? EIO : errno, HUB_EIO, path_of(f));
    }
    return HUB_OK;
}

enum hub_rc seal_file_sync(const struct seal_file *f, struct hub_err *err)
{
    if (fdatasync(f->fd) == 0 ||
        (f->pipe && (errno == EINVAL || errno == ENOTSUP || errno == EROFS))) {
        return HUB_OK;
    }
    return fail(err, errno, HUB_EIO, path_of(f));
}
