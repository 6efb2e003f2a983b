/* SPDX-License-Identifier: MIT */
/* Writing the folder: each file appears whole or not at all; or all of them as a tar. */
#include "folder_priv.h"
#include "hub/base/leave.h"
#include "hub/base/str.h"
#include "hub/base/words.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static enum hub_rc fail_write(const char *path, const char *name, struct hub_err *err)
{
    int sys = errno;
    enum hub_rc rc = sys == ENOSPC || sys == EDQUOT  ? HUB_EFULL
                     : sys == EROFS || sys == EACCES ? HUB_EREADONLY
                     : sys == EIO                    ? HUB_EIO
                                                     : HUB_ECREATE;
    hub_fail(err, rc, "%s%s%s could not be written: %s.", path, *name ? "/" : "", name,
        rc == HUB_EFULL                   ? "the disk is full"
        : rc == HUB_EREADONLY             ? "you may not write there"
        : sys == ENOENT                   ? "the folder around it is missing"
        : sys == ENOTDIR || sys == EEXIST ? "something else of that name is in the way"
                                          : "the disk gave an error");
    err->sys = sys;
    return rc;
}

enum hub_rc folder_begin(struct folder_out *f, const char *path, const struct sink *tar,
    hub_stamp at, struct hub_err *err)
{
    *f = (struct folder_out){.dir = -1, .path = path, .at = at};
    if (str_eq(path, "-")) {
        f->tar = tar;
        return HUB_OK;
    }
    if (mkdir(path, 0700) != 0 && errno != EEXIST) {
        return fail_write(path, "", err);
    }
    f->dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return f->dir < 0 ? fail_write(path, "", err) : HUB_OK;
}

const char folder_unfinished[] = "unfinished.txt";

struct adding {
    const char *name, *bytes;
    size_t len;
    bool program; /* it may be run */
};

static enum hub_rc add_to_tar(
    struct folder_out *f, const struct adding *x, struct hub_err *err)
{
    static const char zeros[512];
    char block[512];
    tar_header(block, x->name, x->len, x->program, f->at);
    enum hub_rc rc = sink_write(f->tar, block, sizeof block, err);
    if (rc == HUB_OK) {
        rc = sink_write(f->tar, x->bytes, x->len, err);
    }
    if (rc == HUB_OK) {
        rc = sink_write(f->tar, zeros, tar_padding(x->len), err);
    }
    return rc;
}

static enum hub_rc add_to_dir(
    struct folder_out *f, const struct adding *x, struct hub_err *err)
{
    char temp[256];
    const char *name = x->name;
    snprintf(temp, sizeof temp, ".%s.part", name);
    unlinkat(f->dir, temp, 0);
    int fd = openat(f->dir, temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
        x->program ? 0700 : 0600);
    if (fd < 0) {
        return fail_write(f->path, name, err);
    }
    leave_unfinished(f->dir, temp);
    struct sink to = sink_fd(fd, name);
    enum hub_rc rc = sink_write(&to, x->bytes, x->len, err);
    if (rc == HUB_OK && fsync(fd) != 0) {
        rc = fail_write(f->path, name, err);
    }
    if (close(fd) != 0 && rc == HUB_OK) {
        rc = fail_write(f->path, name, err);
    }
    if (rc == HUB_OK && renameat(f->dir, temp, f->dir, name) != 0) {
        rc = fail_write(f->path, name, err);
    }
    if (rc != HUB_OK) {
        unlinkat(f->dir, temp, 0);
    }
    leave_finished(f->dir, temp);
    return rc;
}

static enum hub_rc add_file(struct folder_out *f, const struct adding *x, struct hub_err *err)
{
    enum hub_rc rc = f->tar ? add_to_tar(f, x, err) : add_to_dir(f, x, err);
    f->failed |= rc != HUB_OK;
    return rc;
}

enum hub_rc folder_add(
    struct folder_out *f, const char *name, const char *bytes, size_t len, struct hub_err *err)
{
    return add_file(f, &(struct adding){name, bytes, len, false}, err);
}

enum hub_rc folder_add_program(
    struct folder_out *f, const char *name, const char *bytes, size_t len, struct hub_err *err)
{
    return add_file(f, &(struct adding){name, bytes, len, true}, err);
}

bool folder_has(const struct folder_out *f, const char *name)
{
    return f->dir >= 0 && faccessat(f->dir, name, F_OK, 0) == 0;
}

enum hub_rc folder_together(struct folder_out *f, struct hub_err *err)
{
    char text[400];
    if (f->tar) {
        return HUB_OK; /* its end says that it is whole */
    }
    int len = snprintf(text, sizeof text, "%s\n",
        hub_words("hub was still writing into this folder, or was stopped while it did: some files may "
                  "be missing, others older. Write it anew with hub export folder; this file goes when "
                  "all of them are there."));
    enum hub_rc rc = folder_add(f, folder_unfinished, text, (size_t)len, err);
    f->together = rc == HUB_OK;
    return rc;
}

/* All names are on the disk before the mark goes. */
static enum hub_rc end_together(struct folder_out *f, struct hub_err *err)
{
    (void)fsync(f->dir); /* not every kind of stick can */
    return unlinkat(f->dir, folder_unfinished, 0) == 0 ? HUB_OK
                                                      : fail_write(f->path, folder_unfinished, err);
}

enum hub_rc folder_end(struct folder_out *f, struct hub_err *err)
{
    static const char zeros[1024];
    enum hub_rc rc = HUB_OK;
    if (f->tar && !f->failed) {
        rc = sink_write(f->tar, zeros, sizeof zeros, err);
    } else if (f->together && !f->failed) {
        rc = end_together(f, err);
    }
    if (f->dir >= 0) {
        close(f->dir);
    }
    f->dir = -1;
    return rc;
}
