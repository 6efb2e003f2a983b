/* SPDX-License-Identifier: MIT */
/* The file behind the lines: opened with care, then handed to iniparser as checked. */
#include "config_priv.h"
#include "hub/base/file.h"
#include "hub/base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <iniparser.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MAX_BYTES = 64 * 1024 };

/* Why a file that is there is not to be believed; NULL if it is fine. */
static const char *distrust(const struct stat *st)
{
    if (S_ISDIR(st->st_mode)) {
        return "is a folder, not a file";
    }
    if (!S_ISREG(st->st_mode)) {
        return "is not a plain file";
    }
    if (st->st_uid != 0 && st->st_uid != geteuid()) {
        return "belongs to someone else, so hub does not trust it";
    }
    if (st->st_mode & S_IWOTH) {
        return "can be changed by anyone on this computer, so hub does not trust it; "
               "chmod o-w puts that right";
    }
    if (st->st_size > FILE_MAX_BYTES) {
        return "is larger than 64 KiB, which no settings file is";
    }
    return NULL;
}

static enum hub_rc open_checked(const char *path, const char *name, int *out, struct hub_err *err)
{
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR)) {
        return hub_fail(err, HUB_ENOTFOUND, "There is no %s.", name);
    }
    if (fd < 0 && errno == ELOOP) {
        return hub_fail(err, HUB_ECONFIG, "%s is a link; hub reads the file itself only.", name);
    }
    if (fd < 0) {
        return hub_fail(err, HUB_ECONFIG,
            "%s cannot be read. See that it is yours and that you may read it.", name);
    }
    struct stat st;
    const char *why = fstat(fd, &st) == 0 ? distrust(&st) : "cannot be read";
    if (why) {
        close(fd);
        return hub_fail(err, HUB_ECONFIG, "%s %s.", name, why);
    }
    *out = fd;
    return HUB_OK;
}

enum hub_rc ini_slurp(const char *path, const char *name, struct arena *a, char **text, size_t *len,
    struct hub_err *err)
{
    int fd = -1;
    enum hub_rc rc = open_checked(path, name, &fd, err);
    if (rc != HUB_OK) {
        return rc;
    }
    char *buf = arena_alloc(a, FILE_MAX_BYTES + 1);
    long n = file_fill(fd, buf, FILE_MAX_BYTES);
    close(fd);
    if (n < 0) {
        return hub_fail(err, HUB_ECONFIG, "%s cannot be read.", name);
    }
    buf[n] = '\0';
    size_t bom = n >= 3 && memcmp(buf, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    *text = buf + bom;
    *len = (size_t)n - bom;
    return HUB_OK;
}

/* iniparser's own words go nowhere: whatever it might say was said by the scan, with its line. */
static int say_nothing(const char *format, ...)
{
    (void)format;
    return 0;
}

/* An unnamed file that holds exactly the bytes that were checked. */
static FILE *checked_copy(const char *text, size_t len)
{
    FILE *f = tmpfile();
    if (!f) {
        return NULL;
    }
    if (fwrite(text, 1, len, f) == len && fflush(f) == 0) {
        return f;
    }
    fclose(f);
    return NULL;
}

static dictionary *parse_text(const char *text, size_t len)
{
    FILE *f = checked_copy(text, len);
    if (!f) {
        return NULL;
    }
    char path[32];
    snprintf(path, sizeof path, "/dev/fd/%d", fileno(f));
    iniparser_set_error_callback(say_nothing);
    dictionary *d = iniparser_load(path);
    iniparser_set_error_callback(NULL);
    fclose(f);
    return d;
}

static enum hub_rc take_values(struct ini *ini, const char *text, size_t len, struct hub_err *err)
{
    dictionary *d = parse_text(text, len);
    if (!d) {
        return hub_fail(err, HUB_ECONFIG, "%s cannot be read.", ini->name);
    }
    for (size_t i = 0; i < ini->count; i++) {
        struct ini_line *line = &ini->lines[i];
        const char *name = arena_printf(ini->a, "%s:%s", line->section, line->key);
        line->value = arena_strdup(ini->a, iniparser_getstring(d, name, ""));
    }
    iniparser_freedict(d);
    return HUB_OK;
}

enum hub_rc ini_parse(
    struct ini *ini, char *text, size_t len, struct faults *faults, struct hub_err *err)
{
    ini_scan(ini, text, len, faults);
    return take_values(ini, text, len, err);
}

enum hub_rc ini_read(const char *path, const char *name, struct arena *a, struct ini *out,
    struct faults *faults, struct hub_err *err)
{
    char *text = NULL;
    size_t len = 0;
    *out = (struct ini){.a = a, .name = name};
    enum hub_rc rc = ini_slurp(path, name, a, &text, &len, err);
    return rc == HUB_OK ? ini_parse(out, text, len, faults, err) : rc;
}
