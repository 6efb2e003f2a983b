/* SPDX-License-Identifier: MIT */
/* Where the file is: who else may read it or replace it, room, the kind of disk, what lies beside it. */
#include "hub/base/str.h"
#include "hub/store/system.h"

#include "doctor_priv.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

enum { OTHERS = 077, STICKY = 01000 };
/* What stands beside the database, with its name in front; the keys for sshd have a check of their own. */
static const char *const beside[] = {"", "-wal", "-shm", ".key"};
enum { BESIDE = sizeof beside / sizeof *beside };

/* --- who may read it ------------------------------------------------------------------------ */

void doctor_readers(struct doctor *d)
{
    struct sb open = sb_on(d->a), fix = sb_on(d->a);
    struct stat st;
    if (d->sealed) {
        doctor_fine(d, "It is sealed: whoever reads it reads nothing without its passphrase.");
        return;
    }
    for (size_t i = 0; i < BESIDE; i++) {
        const char *path = arena_printf(d->a, "%s%s", d->path, beside[i]);
        if (stat(path, &st) == 0 && st.st_mode & OTHERS) {
            sb_addf(&open, "%s%s (%03o)", open.len ? ", " : "", path, (unsigned)st.st_mode & 0777);
            sb_addf(&fix, " '%s'", path);
        }
    }
    if (open.len) {
        doctor_wrong(d, DOCTOR_HELPER, arena_printf(d->a, "chmod 600%s. On a stick where that has no "
                                                          "effect keep the hub in a sealed file: hub seal.",
                                           sb_str(&fix)),
            "Other accounts on this computer are let in by the mode of %s.", sb_str(&open));
    } else {
        doctor_fine(d, "No other account: the file and what belongs to it are mode 600.");
    }
}

void doctor_owner(struct doctor *d)
{
    struct sb odd = sb_on(d->a);
    struct stat st;
    for (size_t i = 1; i < BESIDE; i++) {
        const char *path = arena_printf(d->a, "%s%s", d->path, beside[i]);
        if (stat(path, &st) == 0 && st.st_uid != d->st.st_uid) {
            sb_addf(&odd, "%s%s", odd.len ? ", " : "", path);
        }
    }
    if (odd.len) {
        doctor_wrong(d, DOCTOR_HELPER,
            "Give them to the account of the file (chown), and use hub only from that account: su "
            "hub -c 'hub …'.",
            "%s belongs to another account than the file, which may keep people from saving.",
            sb_str(&odd));
    } else if (d->st.st_uid != geteuid()) {
        doctor_look(d, DOCTOR_HELPER, "Ask again from the account of the file: su hub -c 'hub doctor'.",
            "The file belongs to another account than the one that asks.");
    } else {
        doctor_fine(d, "The file and what belongs to it are of the account that asks.");
    }
}

/* --- who may replace it ------------------------------------------------------------------------ */

/* Of one folder on the way to it. */
static void look_at_folder(struct doctor *d, const char *path, const struct stat *st, bool own)
{
    bool sticky = st->st_mode & STICKY;
    if (st->st_uid != 0 && st->st_uid != d->st.st_uid) {
        doctor_wrong(d, DOCTOR_HELPER, "Give the folder to the account of the file, or to root (chown).",
            "The folder %s belongs to another account, which could put another file there.", path);
    } else if (st->st_mode & S_IWOTH && !sticky) {
        doctor_wrong(d, DOCTOR_HELPER, arena_printf(d->a, "chmod o-w '%s'.", path),
            "Anybody on this computer could put another file in the place of %s.", path);
    } else if (st->st_mode & S_IWGRP && !sticky) {
        doctor_look(d, DOCTOR_HELPER, arena_printf(d->a, "chmod g-w '%s', unless that group is meant.", path),
            "A group of accounts could put another file into %s.", path);
    } else if (own && st->st_mode & S_IWOTH) {
        doctor_look(d, DOCTOR_HELPER, "Move the hub to a folder of its own, mode 700.",
            "The hub stands in %s, where everybody puts things.", path);
    }
}

/* Its folder by its whole name. */
static const char *whole_folder(struct doctor *d)
{
    char cwd[PATH_MAX];
    const char *folder = doctor_folder(d, d->path);
    return *folder == '/'              ? folder
           : !getcwd(cwd, sizeof cwd)  ? NULL
           : strcmp(folder, ".") == 0 ? arena_strdup(d->a, cwd)
                                       : arena_printf(d->a, "%s/%s", cwd, folder);
}

void doctor_place(struct doctor *d)
{
    struct stat st;
    bool own = true;
    const char *path = whole_folder(d);
    while (path && stat(path, &st) == 0) {
        look_at_folder(d, path, &st, own);
        own = false;
        path = strcmp(path, "/") == 0 ? NULL : doctor_folder(d, path);
    }
    if (d->line->state == DOCTOR_FINE) {
        doctor_fine(d, "Only the account of the file, and root: so are all folders above it.");
    }
}

/* --- writing --------------------------------------------------------------------------------------- */

void doctor_writable(struct doctor *d)
{
    struct statvfs fs;
    bool disk = statvfs(d->path, &fs) == 0 && fs.f_flag & ST_RDONLY;
    if (disk) {
        doctor_wrong(d, DOCTOR_HELPER,
            "See why: a disk that has failed is often set so by the computer itself. Make a backup "
            "first.",
            "The disk cannot be written to, so nothing can be saved.");
    } else if (access(d->path, W_OK) != 0 || (d->hub && hub_readonly(d->hub))) {
        doctor_wrong(d, DOCTOR_HELPER, arena_printf(d->a, "chmod u+w '%s', from the account it belongs to.", d->path),
            "This account may not write the file, so nothing can be saved.");
    } else if (access(doctor_folder(d, d->path), W_OK) != 0) {
        doctor_wrong(d, DOCTOR_HELPER, "Let the account of the file write in its folder.",
            "This account may not write in the folder of the file, where saving needs room beside it.");
    } else {
        doctor_fine(d, "The file and its folder can be written.");
    }
}

static const char *size_words(struct arena *a, int64_t bytes)
{
    return bytes >= 10LL << 30   ? arena_printf(a, "%lld GB", (long long)(bytes >> 30))
           : bytes >= 10LL << 20 ? arena_printf(a, "%lld MB", (long long)(bytes >> 20))
                                 : arena_printf(a, "%lld KB", (long long)(bytes >> 10));
}

/* FINDINGS 10: a full disk refuses every save and loses nothing. */
enum { SPACE_WRONG_MB = 5, SPACE_LOOK_MB = 50 };

void doctor_judge_space(struct doctor *d, int64_t bytes, int64_t files)
{
    static const char room[] = "Make room on that disk: old downloads and logs, or a larger disk.";
    if (files == 0) {
        doctor_wrong(d, DOCTOR_HELPER, room, "The disk takes no more files, so saving may stop at any time.");
    } else if (bytes >= 0 && bytes < (int64_t)SPACE_WRONG_MB << 20) {
        doctor_wrong(d, DOCTOR_HELPER, room, "The disk is full: %s are left.", size_words(d->a, bytes));
    } else if (bytes >= 0 && bytes < (int64_t)SPACE_LOOK_MB << 20) {
        doctor_look(d, DOCTOR_HELPER, room, "Little room is left: %s.", size_words(d->a, bytes));
    } else {
        doctor_fine(d, "%s are free.", bytes < 0 ? "Enough" : size_words(d->a, bytes));
    }
}

void doctor_space(struct doctor *d)
{
    struct statvfs fs;
    if (statvfs(d->path, &fs) != 0) {
        doctor_unknown(d, "The system does not say how much room there is.");
        return;
    }
    bool counts = fs.f_files > 0; /* some file systems number their files as they go */
    doctor_judge_space(d, (int64_t)fs.f_bavail * (int64_t)fs.f_frsize,
        counts ? (int64_t)fs.f_favail : -1);
}

/* --- the disk ------------------------------------------------------------------------------------------ */

/* From statfs(2), too. */
static const unsigned long TMPFS = 0x01021994, RAMFS = 0x858458F6, FUSE = 0x65735546, FAT = 0x4D44,
                           EXFAT = 0x2011BAB0;

void doctor_judge_kind(struct doctor *d, unsigned long type)
{
    const char *network = store_network_name(type);
    bool keeps = d->sealed && type != TMPFS && type != RAMFS;
    if (keeps) {
        doctor_fine(d, "Any will do: the file is sealed, and one at a time has it open.");
    } else if (network) {
        doctor_wrong(d, DOCTOR_HELPER,
            "Keep the file on a disk of one computer, and let people come in by ssh, or take copies.",
            "The file is on a network drive (%s), where two people saving at once would damage it.",
            network);
    } else if (type == TMPFS || type == RAMFS) {
        doctor_look(d, DOCTOR_HELPER, "Move the file to a disk.",
            "The file is in this computer's memory: it is gone when the computer goes off.");
    } else if (type == FAT || type == EXFAT) {
        doctor_look(d, DOCTOR_HELPER, "Keep the hub in a sealed file there: hub seal.",
            "The file is on a disk where files have no owner: whoever holds it reads them.");
    } else if (type == FUSE) {
        doctor_unknown(d, "A program stands between hub and the disk (FUSE), so it cannot be told "
                          "whether it is a network drive, where a hub must not be.");
    } else {
        doctor_fine(d, "A disk of this computer.");
    }
}

void doctor_kind(struct doctor *d)
{
    struct statfs fs;
    if (statfs(d->path, &fs) != 0) {
        doctor_unknown(d, "The system does not say what kind of disk it is.");
        return;
    }
    doctor_judge_kind(d, (unsigned long)fs.f_type);
}

void doctor_disk(struct doctor *d)
{
    static const char seal[] = "Encrypt the disk, or keep the hub in a sealed file (hub seal).";
    enum disk disk = doctor_disk_of(d);
    if (d->sealed) {
        doctor_fine(d, "Nobody without its passphrase or the recovery sheet: it is sealed. While it is "
                       "open, whoever has root on this computer can.");
        return;
    }
    switch (disk) {
    case DISK_CRYPT:
        doctor_fine(d, "The disk is encrypted: taken out, it tells nothing. Whoever has root on this "
                       "computer can read the file.");
        break;
    case DISK_PLAIN:
        doctor_look(d, DOCTOR_HELPER, seal,
            "The disk is not encrypted. Whoever takes it out, and whoever has root on this computer, "
            "can read the file.");
        break;
    case DISK_UNTOLD:
        doctor_unknown(d, "Whether the disk is encrypted cannot be told from here. If it is not, whoever "
                          "takes it out can read the file. Whoever has root on this computer can.");
        break;
    }
}

/* --- what lies beside it ------------------------------------------------------------------------------- */

/* "hub.before-25.db", and "hub.before-25.db.part" of one that was cut short. */
static bool is_plain_copy(const char *file, const char *stem)
{
    const char *rest = str_starts(file, stem) ? file + strlen(stem) : "";
    return str_starts(rest, ".before-") && strstr(rest, ".db") != NULL;
}

void doctor_plain_copies(struct doctor *d)
{
    const char *slash = strrchr(d->path, '/'), *name = slash ? slash + 1 : d->path;
    const char *dot = strrchr(name, '.'), *folder = doctor_folder(d, d->path);
    const char *stem = arena_strndup(d->a, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
    struct sb found = sb_on(d->a);
    struct dirent *e;
    DIR *dir = opendir(folder);
    if (!dir) {
        doctor_unknown(d, "The folder of the file cannot be looked through from this account.");
        return;
    }
    while ((e = readdir(dir))) {
        if (is_plain_copy(e->d_name, stem)) {
            sb_addf(&found, "%s%s/%s", found.len ? ", " : "", folder, e->d_name);
        }
    }
    closedir(dir);
    if (found.len) {
        doctor_look(d, DOCTOR_YOU, "When all is well, delete it.",
            "%s holds all of the hub as it was before it was brought up to date, and is not sealed.",
            sb_str(&found));
    } else {
        doctor_fine(d, "None lies beside the file. Copies elsewhere cannot be seen from here.");
    }
}
