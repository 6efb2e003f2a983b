/* SPDX-License-Identifier: MIT */
/*
 * Files this program has open. SQLite's locks are those of a process and a file: to open such a file
 * once more and to close that takes them all away, and others then take the log from under this
 * program. So what is only to be looked at is looked at through what is open already.
 */
#ifndef HUB_BASE_FILE_H
#define HUB_BASE_FILE_H

/* Under which number it is open here; -1: it is not. `dir` as for openat. Never to be closed. */
int file_here(int dir, const char *name);

#endif
