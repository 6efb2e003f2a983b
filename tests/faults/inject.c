/* SPDX-License-Identifier: MIT */
/*
 * Put before a program with LD_PRELOAD it makes the n-th thing asked of the files below FAULT_DIR
 * go wrong, or the n-th piece of memory. FAULT_KIND: error (once), full (from then on), short (half
 * of it is written, then error), read (once), memory (once), killed (the program ends there as by
 * kill -9), gone (from then on nothing at all works). FAULT_AT: n; 0 only counts. FAULT_COUNT: the
 * file for the number of things that were asked.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t size);

enum kind { NOTHING, ERROR, FULL, SHORT, READ, MEMORY, KILLED, GONE };
static const char *const kinds[] = {"nothing", "error", "full", "short", "read", "memory", "killed", "gone"};
enum what { WRITES, READS, PIECES };
enum { FILES = 1024 };

static struct {
    bool ready;
    enum kind kind;
    long at, count;
    const char *dir, *out;
    bool ours[FILES];
} fault;

__attribute__((constructor)) static void ready(void)
{
    const char *kind = getenv("FAULT_KIND"), *at = getenv("FAULT_AT");
    for (int i = 0; kind && i <= GONE; i++) {
        fault.kind = strcmp(kinds[i], kind) == 0 ? (enum kind)i : fault.kind;
    }
    fault.at = at ? strtol(at, NULL, 10) : 0;
    fault.dir = getenv("FAULT_DIR");
    fault.out = getenv("FAULT_COUNT");
    fault.ready = fault.dir != NULL;
}

__attribute__((destructor)) static void say_count(void)
{
    char text[32];
    int len = snprintf(text, sizeof text, "%ld\n", fault.count);
    fault.ready = false;
    int fd = fault.out ? (int)syscall(SYS_openat, AT_FDCWD, fault.out, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    if (fd >= 0) {
        syscall(SYS_write, fd, text, (size_t)len);
    }
}

static bool is_counted(enum what what)
{
    switch (fault.kind) {
    case READ:
        return what == READS;
    case MEMORY:
        return what == PIECES;
    case GONE:
        return what != PIECES;
    default:
        return what == WRITES;
    }
}

/* Whether this one goes wrong. */
static bool strikes(enum what what)
{
    if (!fault.ready || fault.kind == NOTHING || !is_counted(what)) {
        return false;
    }
    fault.count++;
    if (fault.at == 0 || fault.count < fault.at) {
        return false;
    }
    if (fault.kind == KILLED) {
        raise(SIGKILL);
    }
    bool lasts = fault.kind == FULL || fault.kind == GONE;
    errno = fault.kind == FULL ? ENOSPC : fault.kind == MEMORY ? ENOMEM : EIO;
    return lasts || fault.count == fault.at;
}

static bool is_ours(int fd)
{
    return fd >= 0 && fd < FILES && fault.ours[fd];
}

static bool below(int dir, const char *path)
{
    return fault.dir && (*path == '/' ? strncmp(path, fault.dir, strlen(fault.dir)) == 0 : is_ours(dir));
}

static int open_one(int dir, const char *path, int flags, mode_t mode)
{
    bool ours = below(dir, path), writes = (flags & O_ACCMODE) != O_RDONLY || flags & O_CREAT;
    if (ours && strikes(writes ? WRITES : READS)) {
        return -1;
    }
    int fd = (int)syscall(SYS_openat, dir, path, flags, mode);
    if (fd >= 0 && fd < FILES) {
        fault.ours[fd] = ours;
    }
    return fd;
}

#define OPEN(name, first, dir)                                                                     \
    int name(first const char *path, int flags, ...);                                              \
    int name(first const char *path, int flags, ...)                                               \
    {                                                                                              \
        va_list more;                                                                              \
        va_start(more, flags);                                                                     \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;                    \
        va_end(more);                                                                              \
        return open_one(dir, path, flags, mode);                                                   \
    }
#define NONE
#define DIR_FIRST int at,
OPEN(open, NONE, AT_FDCWD)
OPEN(open64, NONE, AT_FDCWD)
OPEN(openat, DIR_FIRST, at)
OPEN(openat64, DIR_FIRST, at)

int close(int fd)
{
    if (fd >= 0 && fd < FILES) {
        fault.ours[fd] = false;
    }
    return (int)syscall(SYS_close, fd);
}

/* Half of it first, where that is the fault. */
static bool write_strikes(int fd, size_t *len)
{
    if (!is_ours(fd) || !strikes(WRITES)) {
        return false;
    }
    *len = fault.kind == SHORT && *len > 1 ? *len / 2 : 0;
    return *len == 0;
}

ssize_t write(int fd, const void *p, size_t len)
{
    return write_strikes(fd, &len) ? -1 : syscall(SYS_write, fd, p, len);
}

static ssize_t write_at(int fd, const void *p, size_t len, off_t at)
{
    size_t whole = len;
    bool struck = is_ours(fd) && strikes(WRITES);
    if (struck && (fault.kind != SHORT || len < 2)) {
        return -1;
    }
    len = struck ? whole / 2 : whole;
    return syscall(SYS_pwrite64, fd, p, len, at);
}

ssize_t pwrite(int fd, const void *p, size_t len, off_t at)
{
    return write_at(fd, p, len, at);
}
ssize_t pwrite64(int fd, const void *p, size_t len, off64_t at)
{
    return write_at(fd, p, len, at);
}

ssize_t read(int fd, void *p, size_t len)
{
    return is_ours(fd) && strikes(READS) ? -1 : syscall(SYS_read, fd, p, len);
}
ssize_t pread(int fd, void *p, size_t len, off_t at)
{
    return is_ours(fd) && strikes(READS) ? -1 : syscall(SYS_pread64, fd, p, len, at);
}
ssize_t pread64(int fd, void *p, size_t len, off64_t at)
{
    return pread(fd, p, len, at);
}

int fsync(int fd)
{
    return is_ours(fd) && strikes(WRITES) ? -1 : (int)syscall(SYS_fsync, fd);
}
int fdatasync(int fd)
{
    return is_ours(fd) && strikes(WRITES) ? -1 : (int)syscall(SYS_fdatasync, fd);
}
int ftruncate(int fd, off_t len)
{
    return is_ours(fd) && strikes(WRITES) ? -1 : (int)syscall(SYS_ftruncate, fd, len);
}
int ftruncate64(int fd, off64_t len)
{
    return ftruncate(fd, len);
}
int rename(const char *from, const char *to)
{
    return below(AT_FDCWD, to) && strikes(WRITES) ? -1 : (int)syscall(SYS_rename, from, to);
}
int link(const char *from, const char *to)
{
    return below(AT_FDCWD, to) && strikes(WRITES) ? -1 : (int)syscall(SYS_link, from, to);
}
int unlink(const char *path)
{
    return below(AT_FDCWD, path) && strikes(WRITES) ? -1 : (int)syscall(SYS_unlink, path);
}
int mkdir(const char *path, mode_t mode)
{
    return below(AT_FDCWD, path) && strikes(WRITES) ? -1 : (int)syscall(SYS_mkdir, path, mode);
}

void *malloc(size_t size)
{
    return strikes(PIECES) ? NULL : __libc_malloc(size);
}
void *calloc(size_t n, size_t size)
{
    return strikes(PIECES) ? NULL : __libc_calloc(n, size);
}
void *realloc(void *p, size_t size)
{
    return strikes(PIECES) ? NULL : __libc_realloc(p, size);
}
