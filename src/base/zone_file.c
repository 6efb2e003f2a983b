/* SPDX-License-Identifier: MIT */
/* Zone files as tzdata installs them (RFC 8536). Sizes are checked: a file may be anything. */
#include "hub/base/str.h"
#include "zone_priv.h"

#include <ctype.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { HEADER = 44, FILE_MOST = 64 * 1024, CHANGES_MOST = 4000, FOOT_MOST = 80 };
#define ZONE_FOLDER "/usr/share/zoneinfo"

struct counts {
    size_t utc, standard, leaps, changes, types, letters;
};

static uint64_t big_endian(const unsigned char *p, int bytes)
{
    uint64_t n = 0;
    for (int i = 0; i < bytes; i++) {
        n = n << 8 | p[i];
    }
    return n;
}

static bool read_header(const unsigned char *p, size_t len, struct counts *out)
{
    if (len < HEADER || memcmp(p, "TZif", 4) != 0) {
        return false;
    }
    out->utc = big_endian(p + 20, 4);
    out->standard = big_endian(p + 24, 4);
    out->leaps = big_endian(p + 28, 4);
    out->changes = big_endian(p + 32, 4);
    out->types = big_endian(p + 36, 4);
    out->letters = big_endian(p + 40, 4);
    return out->changes <= CHANGES_MOST && out->types <= 256 && out->letters <= 1024 &&
           out->leaps <= 1024 && out->utc <= 256 && out->standard <= 256;
}

static size_t body_size(const struct counts *c, size_t word)
{
    return c->changes * (word + 1) + c->types * 6 + c->letters + c->leaps * (word + 4) +
           c->standard + c->utc;
}

/* The body with times of eight bytes, and the rule behind it. */
static const struct zone *read_body(
    const unsigned char *p, size_t len, const struct counts *c, struct arena *a)
{
    struct zone *z = arena_alloc(a, sizeof *z);
    struct zone_change *changes = arena_array(a, c->changes + 1, sizeof *changes);
    const unsigned char *which = p + c->changes * 8, *types = which + c->changes;
    size_t body = body_size(c, 8);
    for (size_t i = 0; i < c->changes; i++) {
        if (which[i] >= c->types) {
            return NULL;
        }
        changes[i].at = (int64_t)big_endian(p + i * 8, 8);
        changes[i].offset = (int32_t)big_endian(types + (size_t)which[i] * 6, 4);
    }
    *z = (struct zone){.changes = changes, .count = c->changes};
    z->before = (int32_t)big_endian(types, 4);
    const char *foot = (const char *)p + body;
    if (len > body + 1 && foot[0] == '\n') {
        const char *end = memchr(foot + 1, '\n', len - body - 1);
        if (end && end - foot < FOOT_MOST) {
            zone_rules_parse(arena_strndup(a, foot + 1, (size_t)(end - foot - 1)), &z->rules);
        }
    }
    return z;
}

const struct zone *zone_read(const void *bytes, size_t len, struct arena *a)
{
    const unsigned char *p = bytes;
    struct counts c;
    if (!read_header(p, len, &c) || p[4] < '2') {
        return NULL;
    }
    size_t skip = HEADER + body_size(&c, 4);
    if (skip > len || !read_header(p + skip, len - skip, &c)) {
        return NULL;
    }
    skip += HEADER;
    if (c.types == 0 || body_size(&c, 8) > len - skip) {
        return NULL;
    }
    return read_body(p + skip, len - skip, &c, a);
}

/* Nothing that leads out of the folder. */
static bool name_is_plain(const char *name)
{
    if (!isalpha((unsigned char)*name) || strlen(name) >= ZONE_NAME_MOST || strstr(name, "..")) {
        return false;
    }
    for (const char *p = name; *p; p++) {
        if (!isalnum((unsigned char)*p) && !strchr("/_+-", *p)) {
            return false;
        }
    }
    return true;
}

static size_t file_bytes(const char *path, unsigned char *to)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    size_t have = 0;
    if (fd < 0) {
        return 0;
    }
    for (ssize_t n; have < FILE_MOST && (n = read(fd, to + have, FILE_MOST - have)) > 0;) {
        have += (size_t)n;
    }
    close(fd);
    return have;
}

enum hub_rc zone_load(
    const char *name, struct arena *a, const struct zone **out, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    unsigned char *bytes = arena_alloc(scratch, FILE_MOST);
    const struct zone *z = NULL;
    if (name_is_plain(name)) {
        size_t len = file_bytes(arena_printf(scratch, "%s/%s", ZONE_FOLDER, name), bytes);
        z = zone_read(bytes, len, a);
    }
    arena_destroy(scratch);
    if (!z) {
        return hub_fail(err, HUB_ENOTFOUND, "This computer knows no time zone “%s”.", name);
    }
    *out = z;
    return HUB_OK;
}
