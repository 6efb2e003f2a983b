/* SPDX-License-Identifier: MIT */
#include "hub/base/file.h"

#include <stdbool.h>
#include <sys/stat.h>

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
