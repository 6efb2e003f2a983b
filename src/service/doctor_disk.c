/* SPDX-License-Identifier: MIT */
/* Whether the disk is encrypted, as far as the kernel tells: /sys/dev/block has each disk and what it is made of. */
#include "hub/base/str.h"

#include "doctor_priv.h"

#include <dirent.h>
#include <stdio.h>
#include <sys/sysmacros.h>
#include <unistd.h>

enum { DEPTH_MOST = 8 }; /* a disk made of disks: LUKS below LVM below RAID and so on */

static bool is_crypt(const struct doctor *d, const char *disk)
{
    int why;
    const char *uuid = doctor_text(d, arena_printf(d->a, "%s/dm/uuid", disk), &why);
    return uuid && str_starts(uuid, "CRYPT-");
}

static enum disk disk_at(const struct doctor *d, const char *disk, int depth);

/* Encrypted when all that it is made of is. DISK_PLAIN where it is made of nothing else. */
static enum disk made_of(const struct doctor *d, const char *disk, int depth)
{
    const char *folder = arena_printf(d->a, "%s/slaves", disk);
    enum disk all = DISK_CRYPT;
    size_t count = 0;
    struct dirent *e;
    DIR *dir = opendir(folder);
    while (dir && (e = readdir(dir))) {
        if (e->d_name[0] != '.') {
            enum disk one = disk_at(d, arena_printf(d->a, "%s/%s", folder, e->d_name), depth + 1);
            all = one == DISK_PLAIN || all == DISK_PLAIN ? DISK_PLAIN
                  : one == DISK_UNTOLD                  ? DISK_UNTOLD
                                                        : all;
            count++;
        }
    }
    if (dir) {
        closedir(dir);
    }
    return count ? all : DISK_PLAIN;
}

static enum disk disk_at(const struct doctor *d, const char *disk, int depth)
{
    if (depth > DEPTH_MOST || access(disk, F_OK) != 0 ||
        access(arena_printf(d->a, "%s/loop/backing_file", disk), F_OK) == 0) {
        return DISK_UNTOLD;
    }
    return is_crypt(d, disk) ? DISK_CRYPT : made_of(d, disk, depth);
}

/* Some file systems (btrfs, ZFS, what stands on top of others) have a number that is no disk's. */
enum disk doctor_disk_of(const struct doctor *d)
{
    const char *disk = arena_printf(
        d->a, "/sys/dev/block/%u:%u", major(d->st.st_dev), minor(d->st.st_dev));
    return disk_at(d, doctor_rooted(d, disk), 0);
}
