/* SPDX-License-Identifier: MIT */
/*
 * A folder as a stream: ustar (POSIX 1003.1-1988), blocks of 512 bytes. Read:
 * plain files by the last part of their name, also where pax or GNU put a long
 * name into an entry before the file's own. Nothing here ever names a path on disk.
 */
#include "folder_priv.h"
#include "hub/base/file.h"
#include "hub/base/str.h"

#include <stdio.h>
#include <string.h>

enum {
    LONG_NAME_MAX = 64 * 1024,
    BLOCK = 512,
    NAME_LEN = 100,
    CHECKSUM_AT = 148,
    TYPE_AT = 156,
    SIZE_AT = 124
};

size_t tar_padding(size_t len)
{
    return (BLOCK - len % BLOCK) % BLOCK;
}

static unsigned checksum(const char block[BLOCK])
{
    unsigned sum = 0;
    for (size_t i = 0; i < BLOCK; i++) {
        sum += i >= CHECKSUM_AT && i < CHECKSUM_AT + 8 ? ' ' : (unsigned char)block[i];
    }
    return sum;
}

void tar_header(char block[BLOCK], const char *name, size_t len, bool program, hub_stamp at)
{
    long long seconds = stamp_known(at) && at.ms > 0 ? at.ms / 1000 : 0;
    memset(block, 0, BLOCK);
    snprintf(block, NAME_LEN, "%s", name);
    memcpy(block + 100, program ? "0000700" : "0000600", 7);
    memcpy(block + 108, "0000000", 7);
    memcpy(block + 116, "0000000", 7);
    snprintf(block + SIZE_AT, 12, "%011zo", len);
    snprintf(block + 136, 12, "%011llo", (unsigned long long)seconds & 077777777777ULL);
    block[TYPE_AT] = '0';
    memcpy(block + 257,
        "ustar\0"
        "00",
        8);
    snprintf(block + CHECKSUM_AT, 8, "%06o", checksum(block));
    block[CHECKSUM_AT + 7] = ' ';
}

/* Octal digits, spaces around them allowed; false when there is anything else. */
static bool octal(const char *s, size_t len, unsigned long long *out)
{
    size_t i = 0;
    unsigned long long n = 0;
    while (i < len && s[i] == ' ') {
        i++;
    }
    for (; i < len && s[i] >= '0' && s[i] <= '7'; i++) {
        n = n * 8 + (unsigned)(s[i] - '0');
    }
    while (i < len && (s[i] == ' ' || s[i] == 0)) {
        i++;
    }
    *out = n;
    return i == len;
}

static bool is_zero(const char block[BLOCK])
{
    for (size_t i = 0; i < BLOCK; i++) {
        if (block[i]) {
            return false;
        }
    }
    return true;
}

struct tar_entry {
    const char *name; /* last part of it, from an entry before it if that gave one */
    char type;
    size_t len;
};

static const char *last_part(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash ? slash + 1 : name;
}

static bool parse_header(const char block[BLOCK], struct arena *a, struct tar_entry *e)
{
    unsigned long long sum, len;
    if (!octal(block + CHECKSUM_AT, 8, &sum) || sum != checksum(block) ||
        !octal(block + SIZE_AT, 12, &len) || len > FOLDER_FILE_MAX) {
        return false;
    }
    const char *end = memchr(block, 0, NAME_LEN);
    char *name = arena_strndup(a, block, end ? (size_t)(end - block) : NAME_LEN);
    *e = (struct tar_entry){last_part(name), block[TYPE_AT], (size_t)len};
    return true;
}

static bool skip(int fd, size_t len)
{
    char bin[4096];
    while (len) {
        size_t n = len < sizeof bin ? len : sizeof bin;
        if (file_fill(fd, bin, n) != (long)n) {
            return false;
        }
        len -= n;
    }
    return true;
}

static bool is_plain_file(char type)
{
    return type == '0' || type == 0 || type == '7';
}

/* A folder, or a header of pax or GNU that names no file: nothing to say about it. */
static bool is_silent(char type)
{
    return type == 'g' || type == 'K' || type == '5';
}

static bool names_next(char type)
{
    return type == 'x' || type == 'L';
}

/* The name that entry L (whole) or x (records "LENGTH path=NAME\n") gives; NULL if none. */
static const char *long_name(char type, char *bytes, size_t len)
{
    char *at = bytes, *end = bytes + len;
    while (type == 'x' && at < end) {
        size_t digits = strspn(at, "0123456789"), size = 0;
        for (size_t i = 0; i < digits && size <= len; i++) {
            size = size * 10 + (size_t)(at[i] - '0');
        }
        if (digits == 0 || size <= digits + 1 || size > (size_t)(end - at)) {
            return NULL;
        }
        if (str_starts(at + digits, " path=")) {
            at[size - 1] = 0;
            return last_part(at + digits + strlen(" path="));
        }
        at += size;
    }
    return type == 'L' ? last_part(bytes) : NULL;
}

static bool read_long_name(struct arena *a, int fd, const struct tar_entry *e, const char **name)
{
    if (e->len > LONG_NAME_MAX) {
        return false;
    }
    char *bytes = arena_alloc(a, e->len + 1);
    if (file_fill(fd, bytes, e->len) != (long)e->len) {
        return false;
    }
    *name = long_name(e->type, bytes, e->len);
    return skip(fd, tar_padding(e->len));
}

static bool read_entry(struct gather *g, int fd, const struct tar_entry *e)
{
    int place = is_silent(e->type) ? -1 : gather_place(g, e->name);
    if (place >= 0 && !is_plain_file(e->type)) {
        fault_add(g->faults, FAULT_ERROR, e->name, 0, 0,
            "this is not a plain file. Put the file itself into the folder.");
        place = -1;
    }
    if (place < 0) {
        return skip(fd, e->len + tar_padding(e->len));
    }
    char *bytes = arena_alloc(g->a, e->len + 1);
    if (file_fill(fd, bytes, e->len) != (long)e->len || !skip(fd, tar_padding(e->len))) {
        return false;
    }
    gather_put(g, place, e->name, bytes, e->len);
    return true;
}

static enum hub_rc refuse(const char block[BLOCK], long n, size_t entries, struct hub_err *err)
{
    if (n < 0) {
        return hub_fail(err, HUB_EIO, "Standard input could not be read.");
    }
    if (n == 0 && entries == 0) {
        return hub_fail(
            err, HUB_EINVAL, "Standard input is empty; a tar of CSV files was expected.");
    }
    if (n >= 2 && !memcmp(block, "\x1F\x8B", 2)) {
        return hub_fail(err, HUB_EINVAL,
            "Standard input is a compressed tar. Send it without compression: tar -cf - .");
    }
    if (entries == 0) {
        return hub_fail(err, HUB_EINVAL, "Standard input is not a tar of CSV files.");
    }
    return hub_fail(err, HUB_EINVAL, "The tar on standard input is damaged or ends too early.");
}

/* To the very end, so that the sender is not cut off. */
static void drain(int fd)
{
    char bin[4096];
    while (file_fill(fd, bin, sizeof bin) > 0) {
        ;
    }
}

/* One entry after its header; a long name it carries is for the next. */
static bool take_entry(struct gather *g, int fd, struct tar_entry *e, const char **name)
{
    if (names_next(e->type)) {
        return read_long_name(g->a, fd, e, name);
    }
    e->name = *name ? *name : e->name;
    *name = NULL;
    return read_entry(g, fd, e);
}

/* A tar ends with blocks of zeros; one that just stops was cut off and is refused. */
enum hub_rc folder_read_tar(int fd, const struct noun *const *nouns, size_t count, struct arena *a,
    struct folder *out, struct faults *faults, struct hub_err *err)
{
    struct gather g = gather_on("-", nouns, count, a, out, faults);
    char block[BLOCK] = {0};
    struct tar_entry e;
    const char *name = NULL;
    for (size_t entries = 0; entries < FOLDER_FILES_MAX; entries++) {
        long n = file_fill(fd, block, BLOCK);
        if (n == BLOCK && is_zero(block)) {
            drain(fd);
            return gather_end(&g, err);
        }
        if (n != BLOCK || !parse_header(block, a, &e)) {
            return refuse(block, n, entries, err);
        }
        if (!take_entry(&g, fd, &e, &name)) {
            return refuse(block, BLOCK, entries + 1, err);
        }
    }
    return hub_fail(
        err, HUB_EINVAL, "The tar on standard input holds more than %d files.", FOLDER_FILES_MAX);
}
