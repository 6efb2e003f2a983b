/* SPDX-License-Identifier: MIT */
/* Where the output goes: standard output, or a file that appears only when it is whole. */
#include "command_priv.h"
#include "hub/base/leave.h"
#include "hub/base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum hub_rc not_made(const char *path, int why, struct hub_err *err)
{
    if (why == ENOSPC || why == EDQUOT) {
        hub_fail(err, HUB_EFULL, "The disk is full: %s could not be made.", path);
    } else if (why == EISDIR) {
        hub_fail(err, HUB_ECREATE, "%s is a folder. Name a file to write to.", path);
    } else {
        hub_fail(err, HUB_ECREATE,
            "%s could not be made. Does the folder exist, and may you write in it?", path);
    }
    err->sys = why;
    return err->rc;
}

/* A device or pipe is written in place; a file is made beside its place first. */
static int open_place(struct output *o, const char *path, struct arena *a)
{
    struct stat st;
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
        return open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    }
    char *part = arena_printf(a, "%s.XXXXXX", path);
    int fd = mkstemp(part);
    o->part = fd >= 0 ? part : NULL;
    if (o->part) {
        leave_unfinished(AT_FDCWD, o->part);
    }
    return fd;
}

enum hub_rc output_open(struct output *o, const struct program *p, const char *path,
    struct arena *a, struct hub_err *err)
{
    *o = (struct output){.path = path, .file = p->out};
    if (!path || strcmp(path, "-") == 0) {
        o->path = NULL;
        o->sink = sink_file(p->out, NULL);
        return HUB_OK;
    }
    int fd = open_place(o, path, a);
    o->file = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (!o->file) {
        return not_made(path, errno, err);
    }
    o->sink = sink_file(o->file, path);
    return HUB_OK;
}

static enum hub_rc not_written(const struct output *o, int why, struct hub_err *err)
{
    const char *name = o->path ? o->path : "What was asked for";
    if (why == ENOSPC || why == EDQUOT) {
        hub_fail(err, HUB_EFULL, "%s could not be written: the disk is full.", name);
    } else {
        hub_fail(err, HUB_EIO, "%s could not be written.", name);
    }
    err->sys = why;
    return err->rc;
}

enum hub_rc output_close(struct output *o, bool keep, struct hub_err *err)
{
    errno = 0;
    int failed = fflush(o->file) != 0 || ferror(o->file), why = errno;
    if (!o->path) {
        return failed && keep ? not_written(o, why, err) : HUB_OK;
    }
    if (!failed && o->part && fsync(fileno(o->file)) != 0) {
        failed = 1;
        why = errno;
    }
    if (fclose(o->file) != 0 && !failed) {
        failed = 1;
        why = errno;
    }
    if (o->part && !failed && keep && rename(o->part, o->path) != 0) {
        failed = 1;
        why = errno;
    } else if (o->part && (failed || !keep)) {
        unlink(o->part);
    }
    if (o->part) {
        leave_finished(AT_FDCWD, o->part);
    }
    return failed && keep ? not_written(o, why, err) : HUB_OK;
}

bool output_gone(const struct program *p)
{
    struct pollfd out = {.fd = fileno(p->out)};
    return poll(&out, 1, 0) > 0 && out.revents & (POLLERR | POLLHUP);
}
