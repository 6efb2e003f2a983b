/* SPDX-License-Identifier: MIT */
/* The whole file as another one. */
#include "hub/store/stmt.h"
#include "open_priv.h"
#include "store_priv.h"

#include <fcntl.h>
#include <unistd.h>

static const char INTO[] = "VACUUM INTO ?1";

/* VACUUM INTO does not wait for the disk. */
static enum hub_rc to_disk(const char *path, struct hub_err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    bool done = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) {
        close(fd);
    }
    return done ? HUB_OK : hub_fail(err, HUB_EIO, "%s could not be written.", path);
}

enum hub_rc store_write_copy(struct store *s, const char *path, struct hub_err *err)
{
    enum hub_rc rc = store_create_file(path, err); /* empty, so that its mode is ours */
    if (rc != HUB_OK) {
        return rc;
    }
    s->fence.making++;
    rc = store_tell(s, INTO, SQL_ARGS(sql_text(path)), err);
    s->fence.making--;
    rc = rc == HUB_OK ? to_disk(path, err) : rc;
    if (rc != HUB_OK) {
        unlink(path);
    }
    return rc;
}
