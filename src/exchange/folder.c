/* SPDX-License-Identifier: MIT */
/* The folder of CSV files: which file is which noun, and reading it without following anything. */
#include "csv_priv.h"
#include "folder_priv.h"
#include "hub/base/file.h"
#include "hub/base/str.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024, NOUNS_MAX = 128, LINE_MS = 100 };

struct gather gather_on(const char *path, const struct noun *const *nouns, size_t count,
    struct arena *a, struct folder *out, struct faults *faults)
{
    struct gather g = {.nouns = nouns, .count = count, .a = a, .faults = faults, .out = out};
    g.found = arena_array(a, count, sizeof *g.found);
    *out = (struct folder){.path = path};
    return g;
}

static const char *file_word(const struct noun *n)
{
    return n->file ? n->file : n->plural;
}

static bool is_noun_file(const struct noun *n, const char *key, struct arena *a)
{
    return str_eq(key, csv_plain_key(file_word(n), a)) ||
           str_eq(key, csv_plain_key(n->plural, a)) || str_eq(key, csv_plain_key(n->name, a));
}

static void say_other(struct gather *g, const char *name, const char *key)
{
    const char *words[NOUNS_MAX];
    size_t n = g->count < NOUNS_MAX ? g->count : NOUNS_MAX;
    for (size_t i = 0; i < n; i++) {
        words[i] = file_word(g->nouns[i]);
    }
    const char *near = str_nearest(key, words, n);
    fault_add(g->faults, FAULT_NOTE, name, 0, 0, "hub knows no file of this name.%s%s%s",
        near ? " Did you mean “" : " It was not read.", near ? near : "", near ? ".csv”?" : "");
    g->other_csv = true;
}

int gather_place(struct gather *g, const char *name)
{
    size_t len = strlen(name);
    g->unfinished = g->unfinished || str_eq(name, folder_unfinished);
    if (len < 5 || strcasecmp(name + len - 4, ".csv") || name[0] == '.') {
        return -1;
    }
    const char *key = csv_plain_key(arena_strndup(g->a, name, len - 4), g->a);
    for (size_t i = 0; i < g->count; i++) {
        if (!is_noun_file(g->nouns[i], key, g->a)) {
            continue;
        }
        if (!g->found[i].noun) {
            return (int)i;
        }
        fault_add(g->faults, FAULT_ERROR, name, 0, 0, "there is also %s. Keep one of the two.",
            g->found[i].name);
        return -1;
    }
    say_other(g, name, key);
    return -1;
}

void gather_put(struct gather *g, int place, const char *name, const char *bytes, size_t len)
{
    g->found[place] = (struct folder_file){g->nouns[place], name, bytes, len};
}

enum hub_rc gather_end(struct gather *g, struct hub_err *err)
{
    struct folder *out = g->out;
    out->files = arena_array(g->a, g->count, sizeof *out->files);
    for (size_t i = 0; i < g->count; i++) {
        if (g->found[i].noun) {
            out->files[out->count++] = g->found[i];
        }
    }
    if (g->unfinished) {
        return hub_fail(err, HUB_EINVAL,
            "%s was not finished when it was written: it has the file %s, so some of its files may be "
            "missing. Write it anew with hub export folder, or remove that file if all are there.",
            str_eq(out->path, "-") ? "Standard input" : out->path, folder_unfinished);
    }
    if (out->count || g->faults->errors) {
        return HUB_OK;
    }
    return hub_fail(err, HUB_ENOTFOUND, "%s: there is no CSV file here that hub knows%s.",
        str_eq(out->path, "-") ? "Standard input" : out->path,
        g->other_csv ? ", only others" : ", such as families.csv or hosts.csv");
}

static enum hub_rc fail_read(const char *name, struct hub_err *err)
{
    int sys = errno;
    enum hub_rc rc = sys == ENOENT ? HUB_ENOTFOUND : HUB_EIO;
    hub_fail(err, rc, "%s could not be read: %s.", name,
        sys == ENOENT   ? "there is nothing of that name"
        : sys == EACCES ? "you may not open it"
        : sys == ELOOP  ? "it is a link to another place"
                        : "the disk gave an error");
    err->sys = sys;
    return rc;
}

/* All bytes of a descriptor, with a NUL behind. HUB_EINVAL when there are more than `max`. */
static enum hub_rc read_all(int fd, const char *name, size_t max, struct arena *a,
    const char **bytes, size_t *len, struct hub_err *err)
{
    struct stat st;
    size_t cap = CHUNK, have = 0;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
        cap = (size_t)st.st_size < max ? (size_t)st.st_size + 1 : max + 1;
    }
    char *p = arena_alloc(a, cap + 1);
    for (;;) {
        long n = file_fill(fd, p + have, cap - have);
        if (n < 0) {
            return fail_read(name, err);
        }
        have += (size_t)n;
        if (have > max) {
            return hub_fail(err, HUB_EINVAL, "%s is larger than %zu MB.", name, max >> 20);
        }
        if (have < cap) {
            break;
        }
        char *more = arena_alloc(a, cap * 2 + 1);
        memcpy(more, p, have);
        p = more;
        cap *= 2;
    }
    p[have] = 0;
    *bytes = p;
    *len = have;
    return HUB_OK;
}

/* A pipe or socket, as sshd gives them. */
static bool is_line(int fd)
{
    struct stat st;
    return fstat(fd, &st) == 0 && (S_ISFIFO(st.st_mode) || S_ISSOCK(st.st_mode));
}

/*
 * Whoever was sending is gone: then the end of what came is no end. sshd closes both ways one after
 * the other, so the way out is watched for a moment.
 */
static enum hub_rc line_whole(struct hub_err *err)
{
    struct pollfd out = {.fd = STDOUT_FILENO};
    bool cut = is_line(STDIN_FILENO) && is_line(STDOUT_FILENO) && poll(&out, 1, LINE_MS) > 0 &&
               out.revents & (POLLERR | POLLHUP);
    return cut ? hub_fail(err, HUB_EIO,
                     "The line was cut before all of it had come, so nothing of it was taken in.")
               : HUB_OK;
}

static enum hub_rc read_input(
    size_t max, struct arena *a, const char **bytes, size_t *len, struct hub_err *err)
{
    enum hub_rc rc = read_all(STDIN_FILENO, "Standard input", max, a, bytes, len, err);
    return rc == HUB_OK ? line_whole(err) : rc;
}

enum hub_rc file_read(const char *path, size_t max, struct arena *a, const char **bytes,
    size_t *len, struct hub_err *err)
{
    if (str_eq(path, "-")) {
        return read_input(max, a, bytes, len, err);
    }
    if (file_here(AT_FDCWD, path) >= 0) {
        return hub_fail(err, HUB_EINVAL, "%s is the hub that is open here.", path);
    }
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return fail_read(path, err);
    }
    struct stat st;
    enum hub_rc rc = HUB_OK;
    if (fstat(fd, &st) != 0) {
        rc = fail_read(path, err);
    } else if (S_ISDIR(st.st_mode)) {
        rc = hub_fail(err, HUB_EINVAL, "%s is a folder, not a file.", path);
    } else {
        rc = read_all(fd, path, max, a, bytes, len, err);
    }
    close(fd);
    return rc;
}

static enum hub_rc read_entry(struct gather *g, int dir, const char *name, struct hub_err *err)
{
    int place = gather_place(g, name);
    if (place < 0) {
        return HUB_OK;
    }
    int fd = openat(dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat st;
    if (fd < 0 && errno != ELOOP) {
        return fail_read(name, err);
    }
    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        fault_add(g->faults, FAULT_ERROR, name, 0, 0,
            "this is not a plain file. Put the file itself into the folder.");
        if (fd >= 0) {
            close(fd);
        }
        return HUB_OK;
    }
    const char *bytes = "";
    size_t len = 0;
    enum hub_rc rc = read_all(fd, name, FOLDER_FILE_MAX, g->a, &bytes, &len, err);
    close(fd);
    if (rc == HUB_OK) {
        gather_put(g, place, name, bytes, len);
    }
    return rc;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in the folder, sorted, so that what is said does not hang on the disk's order. */
static size_t list_names(DIR *d, struct arena *a, const char **names)
{
    size_t n = 0;
    for (struct dirent *e; n < FOLDER_FILES_MAX && (e = readdir(d)) != NULL;) {
        names[n++] = arena_strdup(a, e->d_name);
    }
    qsort(names, n, sizeof *names, by_name);
    return n;
}

enum hub_rc folder_read(const char *path, const struct noun *const *nouns, size_t count,
    struct arena *a, struct folder *out, struct faults *faults, struct hub_err *err)
{
    if (str_eq(path, "-")) {
        return folder_read_tar(STDIN_FILENO, nouns, count, a, out, faults, err);
    }
    DIR *d = opendir(path);
    if (!d && errno == ENOTDIR) {
        return hub_fail(err, HUB_EINVAL,
            "%s is a file, not a folder. For one file use `hub import csv`.", path);
    }
    if (!d) {
        return fail_read(path, err);
    }
    struct gather g = gather_on(path, nouns, count, a, out, faults);
    const char **names = arena_array(a, FOLDER_FILES_MAX, sizeof *names);
    size_t n = list_names(d, a, names);
    enum hub_rc rc = HUB_OK;
    g.unfinished = faccessat(dirfd(d), folder_unfinished, F_OK, 0) == 0;
    for (size_t i = 0; rc == HUB_OK && i < n; i++) {
        rc = read_entry(&g, dirfd(d), names[i], err);
    }
    closedir(d);
    return rc == HUB_OK ? gather_end(&g, err) : rc;
}
