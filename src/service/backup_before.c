/* SPDX-License-Identifier: MIT */
/* Before a newer program changes a file of an older one, the file is kept as it was. */
#include "hub/base/str.h"
#include "hub/model/meta.h"

#include "backup_file_priv.h"
#include "backup_priv.h"
#include "hub_priv.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PLACES = 1000 };

/* /home/amina/hub.db, 25: /home/amina/hub.before-25.hubbackup, /home/amina/hub.before-25-2.hubbackup … */
static const char *place(struct store *s, int64_t from, int nth, const char *end, struct arena *a)
{
    const char *path = store_path(s), *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    bool ends = dot && dot > (slash ? slash + 1 : path);
    return arena_printf(a, "%.*s.before-%lld%s%s", (int)(ends ? (size_t)(dot - path) : strlen(path)),
        path, (long long)from, nth > 1 ? arena_printf(a, "-%d", nth) : "", end);
}

static enum hub_rc no_place(struct hub_err *err)
{
    return hub_fail(err, HUB_ECONFLICT, "There are too many copies there already. Move some of them away.");
}

/* A hub of the same name may have been brought up to date there too: its own stays. */
static enum hub_rc sealed_place(
    struct store *s, int64_t from, struct arena *a, struct backup_there *out, struct hub_err *err)
{
    for (int i = 1; i < PLACES; i++) {
        *out = (struct backup_there){.path = place(s, from, i, ".hubbackup", a)};
        enum hub_rc rc = backup_look(s, store_path(s), out, 1, err);
        if (rc != HUB_OK || !out->there || out->ours) {
            return rc;
        }
    }
    return no_place(err);
}

static enum hub_rc keep_sealed(struct hub *h, struct store *s, int64_t from,
    const struct own_keys *keys, const char **path, struct hub_err *err)
{
    struct store_image image;
    struct backup_there at;
    int64_t bytes;
    enum hub_rc rc = sealed_place(s, from, h->arena, &at, err);
    struct backup_write w = {.path = at.path, .replace = at.there, .keys = keys, .image = &image,
        .config = h->config};
    *path = at.path;
    rc = rc == HUB_OK ? backup_facts(s, &w.facts, err) : rc;
    rc = rc == HUB_OK ? backup_mark(s, w.mark, err) : rc;
    rc = rc == HUB_OK ? store_image(s, &image, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    rc = backup_write(&w, &bytes, err);
    store_image_free(&image);
    return rc;
}

static bool same_bytes(const char *one, const char *other)
{
    char x[1 << 14], y[1 << 14];
    FILE *f = fopen(one, "rbe"), *g = fopen(other, "rbe");
    size_t n = 1;
    bool same = f && g;
    while (same && n > 0) {
        n = fread(x, 1, sizeof x, f);
        same = fread(y, 1, sizeof y, g) == n && memcmp(x, y, n) == 0;
    }
    same = same && !ferror(f) && !ferror(g);
    if (f) {
        fclose(f);
    }
    if (g) {
        fclose(g);
    }
    return same;
}

/* The first that is free, or is this very copy, of a try that went no further. */
static enum hub_rc move_plain(
    struct store *s, int64_t from, const char *part, struct arena *a, const char **path, struct hub_err *err)
{
    struct stat st;
    for (int i = 1; i < PLACES; i++) {
        *path = place(s, from, i, ".db", a);
        bool there = lstat(*path, &st) == 0;
        if (!there || same_bytes(part, *path)) {
            return backup_move(part, *path, there, err);
        }
    }
    return no_place(err);
}

static enum hub_rc keep_plain(
    struct store *s, int64_t from, struct arena *a, const char **path, struct hub_err *err)
{
    const char *part = arena_printf(a, "%s.part", place(s, from, 1, ".db", a));
    unlink(part); /* of a try that was cut short */
    enum hub_rc rc = store_write_copy(s, part, err);
    rc = rc == HUB_OK ? move_plain(s, from, part, a, path, err) : rc;
    if (rc != HUB_OK) {
        unlink(part);
    }
    return rc;
}

static enum hub_rc keep(struct hub *h, struct store *s, int64_t from, struct hub_err *err)
{
    struct own_keys keys;
    const char *path = NULL;
    enum hub_rc rc = own_keys_kept(s, &keys, err);
    if (rc == HUB_OK) {
        rc = keys.recovery ? keep_sealed(h, s, from, &keys, &path, err)
                           : keep_plain(s, from, h->arena, &path, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    if (keys.recovery) {
        h->brought_up = arena_printf(h->arena,
            "%s was brought up to date. How it was before is kept, sealed, in %s.", store_path(s),
            path);
    } else {
        h->plain_copy = path;
        h->brought_up = arena_printf(h->arena,
            "%s was brought up to date. How it was before is kept in %s, which is not sealed: delete "
            "it when all is well.",
            store_path(s), path);
    }
    return HUB_OK;
}

enum hub_rc backup_before(void *arg, struct store *s, int64_t from, struct hub_err *err)
{
    struct hub *h = arg;
    enum hub_rc rc = keep(h, s, from, err);
    if (rc == HUB_OK) {
        return rc;
    }
    h->brought_up = h->plain_copy = NULL;
    return hub_err_wrap(err,
        "%s was written by an older hub, and would be brought up to date now. First it is kept as "
        "it is, beside it, and that did not succeed, so nothing was changed",
        store_path(s));
}

static enum hub_rc note_copy(struct hub *h, void *arg, struct hub_err *err)
{
    return meta_put_text(h->store, META_PLAIN_COPY, arg, err);
}

static enum hub_rc put_copy(struct hub *h, const char *path, struct hub_err *err)
{
    struct txn_label label = {.verb = "backup", .person = h->person};
    char *copy = arena_strdup(h->arena, path);
    return hub_write(h, &label, note_copy, copy, err);
}

enum hub_rc backup_before_done(struct hub *h, struct hub_err *err)
{
    return h->plain_copy && !hub_readonly(h) ? put_copy(h, h->plain_copy, err) : HUB_OK;
}

const char *hub_brought_up(const struct hub *h)
{
    return h->brought_up ? h->brought_up : "";
}

const char *hub_plain_copy(struct hub *h, struct arena *a)
{
    struct hub_err ignored;
    struct stat st;
    const char *path = NULL;
    enum hub_rc rc = meta_text(h->store, META_PLAIN_COPY, a, &path, &ignored);
    return rc == HUB_OK && path && stat(path, &st) == 0 ? path : "";
}
