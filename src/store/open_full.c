/* SPDX-License-Identifier: MIT */
/*
 * A file that nobody has open on a disk without room: SQLite cannot make the memory that its log needs
 * beside it, and would open nothing. All of it is read into memory instead, to look at.
 */
#include "open_priv.h"
#include "store_priv.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* All that was saved is in the file itself. */
static bool is_at_rest(const char *path, struct arena *a)
{
    struct stat log;
    return stat(arena_printf(a, "%s-wal", path), &log) != 0 || log.st_size == 0;
}

static bool same_state(const struct stat *x, const struct stat *y)
{
    return x->st_ino == y->st_ino && x->st_size == y->st_size && x->st_mtim.tv_sec == y->st_mtim.tv_sec &&
           x->st_mtim.tv_nsec == y->st_mtim.tv_nsec;
}

static unsigned char *read_whole(int fd, struct arena *a, struct stat *was)
{
    if (fstat(fd, was) != 0 || !S_ISREG(was->st_mode) || was->st_size <= 0) {
        return NULL;
    }
    unsigned char *bytes = arena_alloc(a, (size_t)was->st_size);
    for (off_t at = 0; at < was->st_size;) {
        ssize_t n = pread(fd, bytes + at, (size_t)(was->st_size - at), at);
        if (n <= 0) {
            return NULL;
        }
        at += n;
    }
    return bytes;
}

/* NULL: it has a log, or was written to meanwhile. */
static unsigned char *read_at_rest(const char *path, struct arena *a, size_t *len)
{
    struct stat was, is;
    int fd = is_at_rest(path, a) ? open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;
    unsigned char *bytes = fd >= 0 ? read_whole(fd, a, &was) : NULL;
    bool still = bytes && is_at_rest(path, a) && fstat(fd, &is) == 0 && same_state(&was, &is);
    if (fd >= 0) {
        close(fd);
    }
    *len = still ? (size_t)was.st_size : 0;
    return still ? bytes : NULL;
}

enum hub_rc store_open_full(const struct store_options *o, struct store **out, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct store_options look = *o;
    struct hub_err why;
    look.mode = STORE_MEMORY;
    look.image = read_at_rest(o->path, a, &look.image_len);
    enum hub_rc rc = look.image ? store_open(&look, out, &why) : HUB_EFULL;
    if (rc == HUB_OK) {
        (*out)->readonly = (*out)->no_room = true;
        *err = (struct hub_err){0};
    } else if (look.image) {
        *err = why;
    }
    arena_destroy(a);
    return rc;
}
