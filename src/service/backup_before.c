/* SPDX-License-Identifier: MIT */
/* Before a newer program changes a file of an older one, the file is kept as it was. */
#include "hub/base/str.h"
#include "hub/model/meta.h"

#include "backup_file_priv.h"
#include "backup_priv.h"
#include "hub_priv.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* /home/amina/hub.db, 25: /home/amina/hub.before-25 */
static const char *place(struct store *s, int64_t from, struct arena *a)
{
    const char *path = store_path(s), *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    bool ends = dot && dot > (slash ? slash + 1 : path);
    return arena_printf(a, "%.*s.before-%lld", (int)(ends ? (size_t)(dot - path) : strlen(path)),
        path, (long long)from);
}

static enum hub_rc keep_sealed(struct hub *h, struct store *s, const struct own_keys *keys,
    const char *path, struct hub_err *err)
{
    struct store_image image;
    struct backup_write w = {.path = path, .keys = keys, .image = &image, .config = h->config};
    int64_t bytes;
    enum hub_rc rc = backup_facts(s, &w.facts, err);
    rc = rc == HUB_OK ? store_image(s, &image, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    rc = backup_write(&w, &bytes, err);
    store_image_free(&image);
    return rc;
}

static enum hub_rc keep_plain(struct store *s, const char *path, struct arena *a, struct hub_err *err)
{
    const char *part = arena_printf(a, "%s.part", path);
    unlink(part); /* of a try that was cut short */
    enum hub_rc rc = store_write_copy(s, part, err);
    rc = rc == HUB_OK ? backup_move(part, path, err) : rc;
    if (rc != HUB_OK) {
        unlink(part);
    }
    return rc;
}

static enum hub_rc keep(struct hub *h, struct store *s, int64_t from, struct hub_err *err)
{
    struct own_keys keys;
    const char *name = place(s, from, h->arena);
    enum hub_rc rc = own_keys_kept(s, &keys, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (keys.recovery) {
        const char *path = arena_printf(h->arena, "%s.hubbackup", name);
        rc = keep_sealed(h, s, &keys, path, err);
        h->brought_up = arena_printf(h->arena,
            "%s was brought up to date. How it was before is kept, sealed, in %s.", store_path(s),
            path);
    } else {
        h->plain_copy = arena_printf(h->arena, "%s.db", name);
        rc = keep_plain(s, h->plain_copy, h->arena, err);
        h->brought_up = arena_printf(h->arena,
            "%s was brought up to date. How it was before is kept in %s, which is not sealed: delete "
            "it when all is well.",
            store_path(s), h->plain_copy);
    }
    return rc;
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
