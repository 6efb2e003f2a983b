/* SPDX-License-Identifier: MIT */
/*
 * The hub's own key, which opens the copies that come home. It stands in a file beside the
 * database, never in it: a copy or a backup of the database opens nothing. Two lines:
 *
 *   hub key 1
 *   64 hex digits: the secret half (X25519); the public half follows from it
 */
#include "hub/base/str.h"
#include "seal_keys_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST_LINE "hub key 1\n"
#define SUFFIX     ".key"

enum { FIRST = sizeof FIRST_LINE - 1, HEX = 2 * SEAL_KEY, TEXT = FIRST + HEX + 1, OTHERS = 077 };

static enum hub_rc key_path(const char *database, char out[PATH_MAX], struct hub_err *err)
{
    int n = snprintf(out, PATH_MAX, "%s" SUFFIX, database);
    return n > 0 && n < PATH_MAX
               ? HUB_OK
               : hub_fail(err, HUB_EINVAL, "The name of the database is too long.");
}

/* On a stick whose files have no owners the key is as open as the database; that is not for us to mend. */
static enum hub_rc check_owner(int fd, const char *database, const char *path, struct hub_err *err)
{
    struct stat key, db;
    if (fstat(fd, &key) != 0 || !S_ISREG(key.st_mode)) {
        return hub_fail(err, HUB_EIO, "%s is not a file.", path);
    }
    mode_t open_to = stat(database, &db) == 0 ? db.st_mode & OTHERS : 0;
    if (key.st_uid != geteuid() || (key.st_mode & OTHERS & ~open_to) != 0) {
        return hub_fail(err, HUB_EDENIED,
            "Others on this computer could read the hub's key, so it is not used. Please make "
            "%s yours alone (chmod 600), and think about who may have read it.",
            path);
    }
    return HUB_OK;
}

static enum hub_rc read_key(int fd, const char *path, struct seal_pair *pair, struct hub_err *err)
{
    char text[TEXT + 1];
    size_t have = 0, got = 0;
    ssize_t n = 1;
    while (have < sizeof text && n > 0) {
        n = read(fd, text + have, sizeof text - have);
        have += n > 0 ? (size_t)n : 0;
    }
    bool right = have == TEXT && memcmp(text, FIRST_LINE, FIRST) == 0 && text[TEXT - 1] == '\n' &&
                 sodium_hex2bin(pair->secret, SEAL_KEY, text + FIRST, HEX, NULL, &got, NULL) == 0 &&
                 got == SEAL_KEY;
    sodium_memzero(text, sizeof text);
    if (!right) {
        return hub_fail(err, HUB_ECORRUPT, "%s does not hold the hub's key.", path);
    }
    crypto_scalarmult_base(pair->open, pair->secret);
    return HUB_OK;
}

enum hub_rc hub_key_load(const char *database, struct seal_pair **out, struct hub_err *err)
{
    char path[PATH_MAX];
    enum hub_rc rc = key_path(database, path, err);
    *out = NULL;
    if (rc != HUB_OK) {
        return rc;
    }
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) {
        return errno == ENOENT ? hub_fail(err, HUB_ENOTFOUND, "The hub has no key of its own yet.")
                               : hub_fail(err, HUB_EDENIED, "%s cannot be read.", path);
    }
    rc = check_owner(fd, database, path, err);
    if (rc == HUB_OK) {
        rc = seal_pair_room(out, err);
    }
    if (rc == HUB_OK) {
        rc = read_key(fd, path, *out, err);
    }
    close(fd);
    if (rc != HUB_OK) {
        seal_pair_free(*out);
        *out = NULL;
    }
    return rc;
}

/* It is there whole or not at all: a key cut short would lock the copies that were made with it. */
static enum hub_rc write_key(int fd, const struct seal_pair *pair, struct hub_err *err)
{
    char text[TEXT + 1] = FIRST_LINE;
    sodium_bin2hex(text + FIRST, HEX + 1, pair->secret, SEAL_KEY);
    text[TEXT - 1] = '\n';
    bool done = write(fd, text, TEXT) == TEXT && fsync(fd) == 0;
    sodium_memzero(text, sizeof text);
    return done ? HUB_OK : hub_fail(err, HUB_EFULL, "The hub's key could not be written.");
}

static void sync_folder_of(const char *path)
{
    char folder[PATH_MAX];
    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash) {
        slash[slash == folder] = '\0';
    }
    int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
}

static enum hub_rc create_key(const char *path, const struct seal_pair *pair, struct hub_err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) {
        return errno == EEXIST ? hub_fail(err, HUB_ECONFLICT,
                                     "%s is there already; it was left as it is.", path)
                               : hub_fail(err, HUB_ECREATE, "%s could not be made.", path);
    }
    enum hub_rc rc = write_key(fd, pair, err);
    close(fd);
    if (rc != HUB_OK) {
        unlink(path);
    } else {
        sync_folder_of(path);
    }
    return rc;
}

enum hub_rc hub_key_make(const char *database, struct seal_pair **out, struct hub_err *err)
{
    char path[PATH_MAX];
    enum hub_rc rc = key_path(database, path, err);
    *out = NULL;
    if (rc == HUB_OK) {
        rc = seal_pair_make(out, err);
    }
    if (rc == HUB_OK) {
        rc = create_key(path, *out, err);
    }
    if (rc != HUB_OK) {
        seal_pair_free(*out);
        *out = NULL;
    }
    return rc;
}
