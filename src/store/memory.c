/* SPDX-License-Identifier: MIT */
/* A store as bytes, and of bytes. */
#include "hub/store/memory.h"

#include "hub/base/die.h"

#include "open_priv.h"
#include "store_priv.h"

#include <errno.h>
#include <string.h>

/* Offsets 18 and 19 of a database: 1 is a rollback journal, 2 a WAL, which memory cannot have. */
enum { AT_WRITE_VERSION = 18, AT_READ_VERSION = 19 };
static const sqlite3_int64 MOST_BYTES = (sqlite3_int64)8 << 30; /* SQLite's own limit in memory is 1 GiB */

static enum hub_rc no_memory(struct store *s, struct hub_err *err)
{
    return store_fail(s, SQLITE_NOMEM, "hold all of the file in memory", err);
}

enum hub_rc image_load(struct store *s, const struct store_options *o, struct hub_err *err)
{
    unsigned char *bytes = sqlite3_malloc64(o->image_len);
    if (!bytes) {
        return no_memory(s, err);
    }
    memcpy(bytes, o->image, o->image_len);
    bytes[AT_WRITE_VERSION] = bytes[AT_READ_VERSION] = 1;
    sqlite3_int64 most = MOST_BYTES;
    int rc = sqlite3_deserialize(s->db, "main", bytes, (sqlite3_int64)o->image_len,
        (sqlite3_int64)o->image_len, SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
    if (rc != SQLITE_OK) { /* SQLite has freed them */
        return store_fail(s, rc, "open the file", err);
    }
    sqlite3_file_control(s->db, "main", SQLITE_FCNTL_SIZE_LIMIT, &most);
    return store_exec(s, "PRAGMA journal_mode=MEMORY", "open the file", err);
}

/* SQLite puts zeros where a page could not be read, and tells nobody: only the system's word is left. */
static enum hub_rc image_read(struct store *s, int sys, struct hub_err *err)
{
    static const int whys[] = {EIO, ENXIO, ENODEV, ESTALE, EBADF, ERANGE, ENOMEM};
    for (size_t i = 0; i < sizeof whys / sizeof *whys; i++) {
        if (sys == whys[i]) {
            return store_fail(s, sys == ENOMEM ? SQLITE_NOMEM : SQLITE_IOERR_READ, "read all of it", err);
        }
    }
    return HUB_OK;
}

enum hub_rc store_image(struct store *s, struct store_image *out, struct hub_err *err)
{
    sqlite3_int64 len = 0;
    HUB_BUG(!s->journal.running);
    *out = (struct store_image){0};
    errno = 0;
    unsigned char *bytes = sqlite3_serialize(s->db, "main", &len, 0);
    int sys = errno;
    if (!bytes) {
        return no_memory(s, err);
    }
    *out = (struct store_image){bytes, (size_t)len};
    enum hub_rc rc = image_read(s, sys, err);
    if (rc != HUB_OK) {
        store_image_free(out);
    }
    return rc;
}

void store_image_free(struct store_image *image)
{
    if (image->bytes) {
        memset(image->bytes, 0, image->len);
        sqlite3_free(image->bytes);
    }
    *image = (struct store_image){0};
}

enum hub_rc store_copy(struct store *s, struct store **out, struct hub_err *err)
{
    struct store_image image;
    enum hub_rc rc = store_image(s, &image, err);
    if (rc == HUB_OK) {
        struct store_options o = {.path = s->path, .mode = STORE_MEMORY, .nouns = s->nouns,
            .noun_count = s->noun_count, .clock = s->clock, .image = image.bytes,
            .image_len = image.len};
        rc = store_open(&o, out, err);
    }
    store_image_free(&image);
    return rc;
}

enum hub_rc store_shrink(struct store *s, struct hub_err *err)
{
    HUB_BUG(!s->journal.running);
    HUB_BUG(s->busy_statements == 0);
    s->fence.making++;
    enum hub_rc rc = store_exec(s, "VACUUM", "make the copy small", err);
    s->fence.making--;
    return rc;
}

void store_set_readonly(struct store *s)
{
    s->readonly = true;
}

bool store_opening_wrote(const struct store *s)
{
    return s->opening_wrote;
}
