/* SPDX-License-Identifier: MIT */
/* Bytes to a file, a descriptor or memory. */
#include "hub/exchange/sink.h"

#include "hub/base/leave.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static enum hub_rc sink_failed(const struct sink *s, int error, struct hub_err *err)
{
    const char *name = s->name ? s->name : "the output";
    enum hub_rc rc;
    if (error == ENOSPC || error == EDQUOT) {
        rc = hub_fail(err, HUB_EFULL,
            "%s could not be written: the disk is full. Nothing in the hub has changed.", name);
    } else if (error == EPIPE) {
        rc = hub_fail(err, HUB_EIO, "%s was closed before everything was written.", name);
    } else {
        rc = hub_fail(
            err, HUB_EIO, "%s could not be written. Nothing in the hub has changed.", name);
    }
    err->sys = error;
    err->where = "exchange: write";
    return rc;
}

static enum hub_rc write_file(
    const struct sink *s, const void *bytes, size_t len, struct hub_err *err)
{
    errno = 0;
    if (fwrite(bytes, 1, len, s->to) == len) {
        return HUB_OK;
    }
    return sink_failed(s, errno, err);
}

static enum hub_rc write_fd(
    const struct sink *s, const void *bytes, size_t len, struct hub_err *err)
{
    const char *p = bytes;
    while (len > 0) {
        ssize_t n = write(s->fd, p, len);
        if (n > 0) {
            p += n;
            len -= (size_t)n;
        } else if (n == 0 || errno != EINTR || leave_asked()) {
            return sink_failed(s, n == 0 ? EIO : errno, err);
        }
    }
    return HUB_OK;
}

static enum hub_rc write_memory(
    const struct sink *s, const void *bytes, size_t len, struct hub_err *err)
{
    (void)err;
    sb_addn(s->to, bytes, len);
    return HUB_OK;
}

struct sink sink_file(FILE *f, const char *name)
{
    return (struct sink){.write = write_file, .to = f, .fd = -1, .name = name};
}

struct sink sink_fd(int fd, const char *name)
{
    return (struct sink){.write = write_fd, .fd = fd, .name = name};
}

struct sink sink_memory(struct sb *b)
{
    return (struct sink){.write = write_memory, .to = b, .fd = -1};
}

enum hub_rc sink_write(const struct sink *s, const void *bytes, size_t len, struct hub_err *err)
{
    return len ? s->write(s, bytes, len, err) : HUB_OK;
}

enum hub_rc sink_text(const struct sink *s, const char *text, struct hub_err *err)
{
    return sink_write(s, text, strlen(text), err);
}
