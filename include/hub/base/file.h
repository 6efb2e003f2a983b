/* SPDX-License-Identifier: MIT */
/*
 * Files this program has open. SQLite's locks are those of a process and a file: to open such a file
 * once more and to close that takes them all away, and others then take the log from under this
 * program. So what is only to be looked at is looked at through what is open already.
 */
#ifndef HUB_BASE_FILE_H
#define HUB_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

/* Under which number it is open here; -1: it is not. `dir` as for openat. Never to be closed. */
int file_here(int dir, const char *name);

/* Whether its disk has no room for anything more; false where that cannot be asked. */
bool file_disk_full(const char *path);

/* Reads until `len` bytes are there or there are no more; how many, -1: it failed, errno says why. */
long file_fill(int fd, void *to, size_t len);

#endif
