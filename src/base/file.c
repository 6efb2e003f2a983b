/* SPDX-License-Identifier: MIT */
#include "hub/base/file.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { ROOM = 1 << 16 }; /* bytes: what SQLite needs to open a file */
enum { FIRST = 3, MOST = 256 }; /* descriptors: the lowest free one is always given out */

static bool is_it(int fd, const struct stat *st)
{
    struct stat mine;
    return fstat(fd, &mine) == 0 && mine.st_dev == st->st_dev && mine.st_ino == st->st_ino;
}

int file_here(int dir, const char *name)
{
    struct stat st;
    if (fstatat(dir, name, &st, 0) != 0 || !S_ISREG(st.st_mode)) {
        return -1;
    }
    for (int fd = FIRST; fd < MOST; fd++) {
        if (is_it(fd, &st)) {
            return fd;
        }
    }
    return -1;
}

bool file_disk_full(const char *path)
{
    struct statvfs disk;
    return path && statvfs(path, &disk) == 0 && disk.f_bavail < ROOM / (disk.f_frsize ? disk.f_frsize : 1);
}

long file_fill(int fd, void *to, size_t len)
{
    size_t have = 0;
    while (have < len) {
        ssize_t n = read(fd, (char *)to + have, len - have);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return -1;
        }
        if (n == 0) {
            break;
        }
        have += (size_t)n;
    }
    return (long)have;
}
