/* SPDX-License-Identifier: MIT */
/* Looking at a file before SQLite may touch it: a file that is not ours is left exactly as it was. */
#include "hub/base/file.h"
#include "hub/store/system.h"
#include "open_priv.h"
#include "store_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* Offsets in a SQLite database header: sqlite.org/fileformat2.html section 1.3 */
enum { HEADER_BYTES = 100, AT_PAGE_SIZE = 16, AT_PAGES = 28, AT_USER_VERSION = 60, AT_APPLICATION = 68 };

/* File systems where SQLite's shared memory does not work between machines: statfs(2). */
static const struct {
    unsigned long type;
    const char *name;
} network_types[] = {
    {0x6969, "NFS"},
    {0x517B, "SMB"},
    {0xFE534D42, "SMB"},
    {0xFF534D42, "CIFS"},
    {0x564C, "NCP"},
    {0x5346414F, "AFS"},
    {0x73757245, "Coda"},
    {0x01021997, "9P"},
    {0x00C36400, "Ceph"},
};

static uint32_t big_endian(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static enum hub_rc not_ours(const char *path, struct hub_err *err)
{
    return hub_fail(
        err, HUB_ECORRUPT, "%s is not a hub file. hub has changed nothing in it.", path);
}

static enum hub_rc header_bytes(
    const char *path, const unsigned char *h, int64_t size, struct hub_err *err)
{
    if (memcmp(h, "SQLite format 3", 16) != 0 ||
        big_endian(h + AT_APPLICATION) != STORE_APPLICATION_ID) {
        return not_ours(path, err);
    }
    if (big_endian(h + AT_USER_VERSION) > store_migration_count) {
        return hub_fail(err, HUB_ENEWER,
            "%s was written by a newer hub than this one. Nothing was changed. Use the newer "
            "program, or ask your helper to bring this one up to date.",
            path);
    }
    int64_t page = h[AT_PAGE_SIZE] << 8 | h[AT_PAGE_SIZE + 1];
    page = page == 1 ? 65536 : page;
    if ((int64_t)big_endian(h + AT_PAGES) * page > size) {
        return hub_fail(err, HUB_ECORRUPT,
            "%s is damaged: its end is missing. hub has changed nothing in it. Restore the last "
            "backup, or ask your helper.",
            path);
    }
    return HUB_OK;
}

enum hub_rc store_image_check(
    const char *name, const unsigned char *image, size_t len, struct hub_err *err)
{
    return len < HEADER_BYTES ? not_ours(name, err)
                              : header_bytes(name, image, (int64_t)len, err);
}

static enum hub_rc open_failed(const char *path, int why, struct hub_err *err)
{
    if (why == ENOENT || why == ENOTDIR) {
        hub_fail(err, HUB_ENOTFOUND, "There is no hub file at %s.", path);
    } else if (why == EACCES || why == EPERM) {
        hub_fail(err, HUB_EDENIED, "This account may not open %s.", path);
    } else {
        hub_fail(err, HUB_EIO, "%s could not be opened. Is the disk or stick still there?", path);
    }
    err->sys = why;
    return err->rc;
}

/*
 * Reading a file while it cannot be written to leaves a -shm beside it with the same mode; once
 * the file may be written to again, that one would still stop every writer.
 */
void store_mend_modes(const char *path, struct arena *a)
{
    static const char *const ends[] = {"-shm", "-wal"};
    for (size_t i = 0; access(path, W_OK) == 0 && i < sizeof ends / sizeof *ends; i++) {
        const char *beside = arena_printf(a, "%s%s", path, ends[i]);
        struct stat st;
        if (lstat(beside, &st) == 0 && S_ISREG(st.st_mode) && !(st.st_mode & S_IWUSR)) {
            (void)chmod(beside, 0600); /* not ours to change: opening will say so */
        }
    }
}

/*
 * While somebody else puts the log back into the file its first page may speak of pages that are
 * not there yet: where there is a log, SQLite looks. Asked after the header was read.
 */
static int64_t size_to_be(const char *path, int fd)
{
    struct arena *a = arena_create();
    struct stat st;
    bool log = stat(arena_printf(a, "%s-wal", path), &st) == 0 && st.st_size > 0;
    arena_destroy(a);
    return log || fstat(fd, &st) != 0 ? INT64_MAX : (int64_t)st.st_size;
}

static enum hub_rc header_of(int fd, const char *path, struct hub_err *err)
{
    unsigned char header[HEADER_BYTES] = {0};
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        return hub_fail(err, HUB_ECORRUPT, "%s is not a hub file: it is a folder or a device.", path);
    }
    return pread(fd, header, sizeof header, 0) != (ssize_t)sizeof header
               ? not_ours(path, err)
               : header_bytes(path, header, size_to_be(path, fd), err);
}

enum hub_rc store_header_check(const char *path, struct hub_err *err)
{
    int here = file_here(AT_FDCWD, path);
    if (here >= 0) {
        return header_of(here, path, err);
    }
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        return open_failed(path, errno, err);
    }
    enum hub_rc rc = header_of(fd, path, err);
    close(fd);
    return rc;
}

const char *store_network_name(unsigned long type)
{
    for (size_t i = 0; i < sizeof network_types / sizeof *network_types; i++) {
        if (type == network_types[i].type) {
            return network_types[i].name;
        }
    }
    return NULL;
}

enum hub_rc store_filesystem_check(const char *path, struct hub_err *err)
{
    struct statfs fs;
    if (statfs(path, &fs) != 0) {
        return open_failed(path, errno, err);
    }
    const char *network = store_network_name((unsigned long)fs.f_type);
    return network ? hub_fail(err, HUB_EIO,
                         "%s is on a network drive (%s), where two people saving at once would damage "
                         "it. Keep the hub on one computer and come in by ssh, or take a copy.",
                         path, network)
                   : HUB_OK;
}
