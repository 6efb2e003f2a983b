/* SPDX-License-Identifier: MIT */
/*
 * Put before a program with LD_PRELOAD it makes the n-th thing asked of the files below FAULT_DIR
 * go wrong, or the n-th piece of memory. FAULT_KIND: error (once), full (from then on), short (half
 * of it is written, then error), read (once), memory (once), killed (the program ends there as by
 * kill -9), gone (from then on nothing at all works), readonly (from then on nothing can be
 * written). FAULT_AT: n; 0 only counts. FAULT_COUNT: the file for the number of things that were
 * asked; of memory, further lines: a piece that was asked for by callers that had asked for none
 * before, and the sum of those callers, which is the same in each run without address randomisation.
 * What is written stays with the system until it likes: here only programs die, no computers.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <dirent.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t size);

enum kind { NOTHING, ERROR, FULL, SHORT, READ, MEMORY, KILLED, GONE, READONLY };
static const char *const kinds[] = {
    "nothing", "error", "full", "short", "read", "memory", "killed", "gone", "readonly"};
enum what { WRITES, READS, PIECES };
enum { FILES = 1024, PATHS = 1 << 14, DEEP = 7 };

static struct {
    bool ready;
    enum kind kind;
    long at, count;
    const char *dir, *out;
    bool ours[FILES];
    FILE *streams[FILES];     /* those made by fdopen of ours */
    uint64_t paths[PATHS];    /* the callers of a piece of memory, as a sum */
    long first[PATHS];        /* the piece that was asked for from there first */
} fault;

__attribute__((constructor)) static void ready(void)
{
    const char *kind = getenv("FAULT_KIND"), *at = getenv("FAULT_AT");
    for (int i = 0; kind && i <= READONLY; i++) {
        fault.kind = strcmp(kinds[i], kind) == 0 ? (enum kind)i : fault.kind;
    }
    fault.at = at ? strtol(at, NULL, 10) : 0;
    fault.dir = getenv("FAULT_DIR");
    fault.out = getenv("FAULT_COUNT");
    void *warm[1];
    if (fault.kind == MEMORY) {
        backtrace(warm, 1); /* loads what it needs, with pieces of memory of its own */
    }
    fault.ready = fault.dir != NULL;
}

__attribute__((destructor)) static void say_count(void)
{
    char text[64];
    int len = snprintf(text, sizeof text, "%ld\n", fault.count);
    fault.ready = false;
    int fd = fault.out ? (int)syscall(SYS_openat, AT_FDCWD, fault.out, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    if (fd >= 0) {
        syscall(SYS_write, fd, text, (size_t)len);
    }
    for (int i = 0; fd >= 0 && i < PATHS; i++) {
        if (fault.paths[i]) {
            len = snprintf(text, sizeof text, "%ld %llx\n", fault.first[i],
                (unsigned long long)fault.paths[i]);
            syscall(SYS_write, fd, text, (size_t)len);
        }
    }
}

/* The callers of this piece, where only counted. Threads come one after the other here or are few. */
static void note_path(void)
{
    static __thread bool inside;
    void *callers[DEEP + 3];
    if (fault.kind != MEMORY || fault.at != 0 || inside) {
        return;
    }
    inside = true;
    uint64_t sum = 1;
    for (int i = backtrace(callers, DEEP + 3) - 1; i >= 2; i--) {
        sum = (sum ^ (uint64_t)(uintptr_t)callers[i]) * 0x100000001b3u;
    }
    size_t at = sum >> 40 & (PATHS - 1);
    for (int tries = 0; tries < PATHS && fault.paths[at] && fault.paths[at] != sum; tries++) {
        at = (at + 1) & (PATHS - 1);
    }
    if (!fault.paths[at]) {
        fault.paths[at] = sum;
        fault.first[at] = fault.count;
    }
    inside = false;
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
    note_path();
    if (fault.at == 0 || fault.count < fault.at) {
        return false;
    }
    if (fault.kind == KILLED) {
        raise(SIGKILL);
    }
    static const int whys[READONLY + 1] = {[FULL] = ENOSPC, [MEMORY] = ENOMEM, [READONLY] = EROFS};
    bool lasts = fault.kind == FULL || fault.kind == GONE || fault.kind == READONLY;
    if (lasts || fault.count == fault.at) {
        errno = whys[fault.kind] ? whys[fault.kind] : EIO;
        return true;
    }
    return false;
}

/* What is asked about a file is no place of its own, but a disk that is gone tells nothing. */
static bool is_gone(void)
{
    bool gone = fault.ready && fault.kind == GONE && fault.at && fault.count >= fault.at;
    errno = gone ? EIO : errno;
    return gone;
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

int __openat_2(int dir, const char *path, int flags);
int __openat_2(int dir, const char *path, int flags)
{
    return open_one(dir, path, flags, 0);
}

int mkstemp(char *name)
{
    char *end = name + strlen(name) - 6;
    memcpy(end, "aaaaaa", 6);
    while (syscall(SYS_faccessat, AT_FDCWD, name, F_OK) == 0) {
        char *letter = end;
        for (; *letter == 'z'; letter++) {
            *letter = 'a';
        }
        ++*letter;
    }
    return open_one(AT_FDCWD, name, O_RDWR | O_CREAT | O_EXCL, 0600);
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
    return is_ours(fd) && strikes(WRITES) ? -1 : 0;
}
int fdatasync(int fd)
{
    return is_ours(fd) && strikes(WRITES) ? -1 : 0;
}
int ftruncate(int fd, off_t len)
{
    return is_ours(fd) && strikes(WRITES) ? -1 : (int)syscall(SYS_ftruncate, fd, len);
}
int ftruncate64(int fd, off64_t len)
{
    return ftruncate(fd, len);
}

/* What changes a folder by a path, counted where the path lies. */
#define CHANGE(call, name, ...)                                                                    \
    int name(__VA_ARGS__);                                                                         \
    int name(__VA_ARGS__)                                                                          \
    {                                                                                              \
        return below(DIR, PATH) && strikes(WRITES) ? -1 : (int)syscall call;                       \
    }
#define DIR AT_FDCWD
#define PATH to
CHANGE((SYS_rename, from, to), rename, const char *from, const char *to)
CHANGE((SYS_link, from, to), link, const char *from, const char *to)
CHANGE((SYS_unlink, to), unlink, const char *to)
CHANGE((SYS_rmdir, to), rmdir, const char *to)
CHANGE((SYS_mkdir, to, mode), mkdir, const char *to, mode_t mode)
CHANGE((SYS_chmod, to, mode), chmod, const char *to, mode_t mode)
#undef DIR
#define DIR in
CHANGE((SYS_renameat, old, from, in, to), renameat, int old, const char *from, int in, const char *to)
CHANGE((SYS_unlinkat, in, to, flags), unlinkat, int in, const char *to, int flags)
#undef DIR

int fchmod(int fd, mode_t mode)
{
    return is_ours(fd) && strikes(WRITES) ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

/* --- what is asked about files ------------------------------------------------------------------ */

#define ASKED(name, ours, args, ...)                                                               \
    int name(__VA_ARGS__)                                                                          \
    {                                                                                              \
        int (*real)(__VA_ARGS__) = (int (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name);                  \
        return (ours) && is_gone() ? -1 : real args;                                               \
    }
ASKED(stat, below(AT_FDCWD, path), (path, st), const char *path, struct stat *st)
ASKED(stat64, below(AT_FDCWD, path), (path, st), const char *path, struct stat64 *st)
ASKED(lstat, below(AT_FDCWD, path), (path, st), const char *path, struct stat *st)
ASKED(lstat64, below(AT_FDCWD, path), (path, st), const char *path, struct stat64 *st)
ASKED(fstat, is_ours(fd), (fd, st), int fd, struct stat *st)
ASKED(fstat64, is_ours(fd), (fd, st), int fd, struct stat64 *st)
ASKED(fstatat, below(dir, path), (dir, path, st, flags), int dir, const char *path, struct stat *st, int flags)
ASKED(statvfs, below(AT_FDCWD, path), (path, st), const char *path, struct statvfs *st)

/* --- streams: the C library writes those behind our back ------------------------------------------ */

static ssize_t stream_write(void *fd, const char *p, size_t len)
{
    ssize_t done = write((int)(intptr_t)fd, p, len);
    return done < 0 ? 0 : done;
}

static int stream_close(void *fd)
{
    fault.streams[(intptr_t)fd] = NULL;
    return close((int)(intptr_t)fd);
}

FILE *fdopen(int fd, const char *mode)
{
    if (is_ours(fd) && *mode == 'w') {
        cookie_io_functions_t io = {.write = stream_write, .close = stream_close};
        return fault.streams[fd] = fopencookie((void *)(intptr_t)fd, mode, io);
    }
    FILE *(*real)(int, const char *) = (FILE * (*)(int, const char *)) dlsym(RTLD_NEXT, "fdopen");
    return real(fd, mode);
}

int fileno(FILE *f)
{
    for (int fd = 0; fd < FILES; fd++) {
        if (fault.streams[fd] == f) {
            return fd;
        }
    }
    int (*real)(FILE *) = (int (*)(FILE *))dlsym(RTLD_NEXT, "fileno");
    return real(f);
}

/* --- memory --------------------------------------------------------------------------------------- */

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
