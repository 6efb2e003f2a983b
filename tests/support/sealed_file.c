/* SPDX-License-Identifier: MIT */
#include "sealed_file.h"

#include "service/seal_state_priv.h"
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FACTS_NUMBER = 1000, IMAGE_NUMBER = 1001 };

void ok(const struct sealed_file *w, enum hub_rc rc)
{
    if (rc != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
}

void sealed_file_start(struct sealed_file *w)
{
    const char *tmp = getenv("TMPDIR");
    memset(w, 0, sizeof *w);
    snprintf(w->dir, sizeof w->dir, "%s/hub-seal-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(w->dir));
    snprintf(w->path, sizeof w->path, "%s/a.hub", w->dir);
    w->a = arena_create();
    w->lock = (struct seal_lock){.passphrase = RIGHT_PASSPHRASE, .cost = SEAL_COST_TEST};
    w->with.passphrase = RIGHT_PASSPHRASE;
}

static size_t each_file(const struct sealed_file *w, bool remove_it)
{
    DIR *d = opendir(w->dir);
    struct dirent *e;
    size_t count = 0;
    assert_non_null(d);
    while ((e = readdir(d)) != NULL) {
        if (e->d_name[0] != '.') {
            count++;
            assert_true(!remove_it || unlinkat(dirfd(d), e->d_name, 0) == 0);
        }
    }
    closedir(d);
    return count;
}

struct sealed_file sealed_file_new(void)
{
    struct sealed_file w;
    sealed_file_start(&w);
    return w;
}

void sealed_file_stop(struct sealed_file *w)
{
    each_file(w, true);
    rmdir(w->dir);
    arena_destroy(w->a);
}

size_t sealed_file_count(const struct sealed_file *w)
{
    return each_file(w, false);
}

void sealed_file_put(const char *path, const void *bytes, size_t len)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0 && write(fd, bytes, len) == (ssize_t)len);
    close(fd);
}

void sealed_file_load(struct sealed_file *w)
{
    struct stat st;
    int fd = open(w->path, O_RDONLY);
    assert_true(fd >= 0 && fstat(fd, &st) == 0);
    w->len = (size_t)st.st_size;
    w->bytes = arena_alloc(w->a, w->len + 1);
    assert_int_equal(read(fd, w->bytes, w->len), st.st_size);
    close(fd);
}

void sealed_file_bytes(size_t n, unsigned char *out, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        out[i] = (unsigned char)(n * 31 + i * 7 + (i >> 8));
    }
}

static void put(struct sealed_file *w, struct seal *s, enum seal_part part, size_t n, size_t len)
{
    unsigned char *bytes = arena_alloc(w->a, len + 1);
    sealed_file_bytes(n, bytes, len);
    ok(w, seal_add(s, part, STAMP((int64_t)n), bytes, len, &w->err));
    ok(w, seal_sync(s, &w->err));
}

struct seal *sealed_file_make(struct sealed_file *w, enum seal_kind kind)
{
    struct seal *s;
    struct seal_make make = {.kind = kind, .made_at = STAMP(123456789), .lock = w->lock};
    ok(w, seal_create(w->path, false, &make, &s, &w->err));
    sealed_file_fill(w, s, 0);
    return s;
}

void sealed_file_step(struct sealed_file *w, struct seal *s, size_t n, size_t len)
{
    put(w, s, SEAL_STEP, n, len);
}

void sealed_file_fill(struct sealed_file *w, struct seal *s, size_t steps)
{
    put(w, s, SEAL_FACTS, FACTS_NUMBER, FACTS_LEN);
    put(w, s, SEAL_IMAGE, IMAGE_NUMBER, IMAGE_LEN);
    for (size_t i = 0; i < steps; i++) {
        sealed_file_step(w, s, i, 30 + i);
    }
}

void sealed_file_usual(struct sealed_file *w, size_t steps)
{
    struct seal *s;
    struct seal_make make = {.kind = SEAL_COPY, .made_at = STAMP(123456789), .lock = w->lock};
    ok(w, seal_create(w->path, false, &make, &s, &w->err));
    sealed_file_fill(w, s, steps);
    ok(w, seal_end(s, STAMP(77), &w->err));
    ok(w, seal_finish(s, &w->err));
    seal_close(s);
}

static void is_right(struct sealed_file *w, const struct seal_got *got, size_t *steps)
{
    size_t n = got->part == SEAL_FACTS   ? FACTS_NUMBER
               : got->part == SEAL_IMAGE ? IMAGE_NUMBER
                                         : (*steps)++;
    unsigned char *bytes = arena_alloc(w->a, got->len + 1);
    sealed_file_bytes(n, bytes, got->len);
    assert_true(memcmp(bytes, got->bytes, got->len) == 0);
    assert_int_equal(got->at.ms, n);
    assert_int_equal(got->bytes[got->len], 0);
}

static enum hub_rc rest(struct sealed_file *w, struct seal *s)
{
    struct seal_got got;
    struct arena *a = arena_create();
    size_t steps = 0;
    bool any = true;
    enum hub_rc rc = HUB_OK;
    while (rc == HUB_OK && any) {
        rc = seal_next(s, a, &got, &any, &w->err);
        if (rc == HUB_OK && any) {
            is_right(w, &got, &steps);
        }
        arena_reset(a);
    }
    arena_destroy(a);
    return rc;
}

void sealed_file_rest(struct sealed_file *w, struct seal *s)
{
    ok(w, rest(w, s));
}

enum hub_rc sealed_file_read_as(
    struct sealed_file *w, const struct seal_ask *ask, struct seal_state *out)
{
    struct seal *s;
    enum hub_rc rc = seal_open(ask, &s, &w->err);
    if (rc == HUB_OK) {
        rc = rest(w, s);
    }
    if (rc == HUB_OK && out) {
        seal_state(s, out);
    }
    seal_close(s);
    return rc;
}

struct seal_state sealed_file_read(struct sealed_file *w, struct seal_with *with)
{
    struct seal_state st;
    struct seal_ask ask = {.path = w->path, .with = with ? *with : w->with};
    ok(w, sealed_file_read_as(w, &ask, &st));
    return st;
}

struct seal *sealed_file_open(struct sealed_file *w)
{
    struct seal *s;
    struct seal_ask ask = {.path = w->path, .with = w->with, .write = true};
    ok(w, seal_open(&ask, &s, &w->err));
    sealed_file_rest(w, s);
    return s;
}
