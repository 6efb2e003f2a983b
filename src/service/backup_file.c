/* SPDX-License-Identifier: MIT */
#include "backup_file_priv.h"
#include "seal_state_priv.h"

#include "hub/base/leave.h"
#include "hub/base/str.h"
#include "hub/model/meta.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LOCKS = 3 }; /* the recovery key, the hub's own, one to read it back with */

enum hub_rc backup_facts(struct store *s, struct pack_facts *out, struct hub_err *err)
{
    *out = (struct pack_facts){.hub = ID_NONE,
        .holder = ID_NONE,
        .event = ID_NONE,
        .holder_name = "",
        .event_name = "",
        .source = "",
        .day = DATE_NONE,
        .due = DATE_NONE,
        .made_at = clock_now(store_clock(s)),
        .site = store_site(s)};
    return meta_place(s, &out->seq, &out->schema, err);
}

/* --- writing ------------------------------------------------------------------- */

/* By a second name, which is only given where there is none: somebody else may be doing the same. */
static bool move_where_none_is(const char *from, const char *to)
{
    struct stat st;
    if (link(from, to) == 0) {
        return unlink(from) == 0;
    }
    if (errno == EEXIST || lstat(to, &st) == 0) {
        errno = EEXIST;
        return false;
    }
    return rename(from, to) == 0; /* not every kind of stick knows second names */
}

enum hub_rc backup_move(const char *from, const char *to, bool replace, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    const char *folder = dirname(arena_strdup(scratch, to));
    enum hub_rc rc = HUB_OK;
    if (replace ? rename(from, to) != 0 : !move_where_none_is(from, to)) {
        rc = !replace && errno == EEXIST
                 ? hub_fail(err, HUB_ECONFLICT, "%s is there already. It was left as it is.", to)
                 : hub_fail(err, HUB_EIO, "%s could not be put in its place.", to);
    }
    int fd = rc == HUB_OK ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        (void)fsync(fd); /* not every kind of stick can */
        close(fd);
    }
    arena_destroy(scratch);
    return rc;
}

static enum hub_rc write_parts(const struct backup_write *w, struct seal *s, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    hub_stamp at = w->facts.made_at;
    const char *facts = pack_facts_text(&w->facts, w->config, scratch);
    enum hub_rc rc = seal_add(s, SEAL_FACTS, at, facts, strlen(facts), err);
    rc = rc == HUB_OK ? seal_add(s, SEAL_IMAGE, at, w->image->bytes, w->image->len, err) : rc;
    rc = rc == HUB_OK ? seal_end(s, at, err) : rc;
    rc = rc == HUB_OK ? seal_finish(s, err) : rc;
    arena_destroy(scratch);
    return rc;
}

static enum hub_rc write_new(const struct backup_write *w, const char *path,
    const struct seal_pair *reader, struct hub_err *err)
{
    unsigned char keys[LOCKS][SEAL_KEY];
    struct seal *s;
    memcpy(keys, w->keys->open, sizeof w->keys->open);
    memcpy(keys[w->keys->count], reader->open, SEAL_KEY);
    struct seal_make make = {.kind = SEAL_BACKUP,
        .mark = w->mark,
        .made_at = w->facts.made_at,
        .lock = {.keys = (const unsigned char(*)[SEAL_KEY])keys, .key_count = w->keys->count + 1}};
    enum hub_rc rc = seal_create(path, true, &make, &s, err);
    if (rc != HUB_OK) {
        return rc;
    }
    rc = write_parts(w, s, err);
    seal_close(s);
    return rc;
}

static enum hub_rc read_back(const struct backup_write *w, const char *path,
    const struct seal_pair *reader, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct backup_read got;
    const struct seal_pair *const pairs[] = {reader};
    struct seal_with with = {.pairs = pairs, .pair_count = 1};
    enum hub_rc rc = backup_read(path, &with, scratch, &got, err);
    if (rc == HUB_OK && (got.len != w->image->len || got.facts.made_at.ms != w->facts.made_at.ms ||
                            memcmp(got.image, w->image->bytes, got.len) != 0)) {
        rc = hub_fail(err, HUB_ECORRUPT,
            "%s was read back, and is not what was written. Is the disk or stick all right?",
            w->path);
    }
    if (rc == HUB_OK) {
        seal_wipe(got.image, got.len);
    }
    arena_destroy(scratch);
    return rc;
}

static enum hub_rc write_checked(const struct backup_write *w, const char *part,
    const struct seal_pair *reader, int64_t *bytes, struct hub_err *err)
{
    struct stat st;
    leave_unfinished(AT_FDCWD, part);
    enum hub_rc rc = write_new(w, part, reader, err);
    rc = rc == HUB_OK ? read_back(w, part, reader, err) : rc;
    if (rc == HUB_OK) {
        *bytes = stat(part, &st) == 0 ? (int64_t)st.st_size : 0;
        rc = backup_move(part, w->path, w->replace, err);
    }
    if (rc != HUB_OK) {
        unlink(part);
    }
    leave_finished(AT_FDCWD, part);
    return rc;
}

enum hub_rc backup_write(const struct backup_write *w, int64_t *bytes, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct seal_pair *reader = NULL;
    struct stat st;
    enum hub_rc rc = HUB_OK;
    if (stat(w->path, &st) == 0 && !S_ISREG(st.st_mode)) {
        rc = hub_fail(err, HUB_ECREATE, "%s is a folder or a device. Name a file to write to.", w->path);
    }
    rc = rc == HUB_OK ? seal_pair_make(&reader, err) : rc;
    if (rc == HUB_OK) {
        rc = write_checked(w, arena_printf(scratch, "%s.part", w->path), reader, bytes, err);
    }
    seal_pair_free(reader);
    arena_destroy(scratch);
    return rc != HUB_ENOTFOUND && rc != HUB_EREADONLY
               ? rc /* else it would name the file beside it */
               : hub_fail(err, rc == HUB_ENOTFOUND ? HUB_ECREATE : rc,
                     "%s could not be made. Does the folder exist, and may you write in it?", w->path);
}

/* --- reading ------------------------------------------------------------------- */

static enum hub_rc odd(const char *path, struct hub_err *err)
{
    return hub_fail(err, HUB_ECORRUPT,
        "%s is damaged: what is in it is not a whole backup. Use another one.", path);
}

static enum hub_rc take_part(const char *path, const struct seal_got *got, struct arena *a,
    struct backup_read *out, struct hub_err *err)
{
    if (got->part == SEAL_FACTS) {
        return pack_facts_read((const char *)got->bytes, got->len, a, &out->facts, err);
    }
    if (got->part != SEAL_IMAGE || out->image) {
        return odd(path, err);
    }
    out->image = got->bytes;
    out->len = got->len;
    return HUB_OK;
}

static enum hub_rc read_parts(const char *path, struct seal *s, struct arena *a,
    struct backup_read *out, struct hub_err *err)
{
    struct seal_got got;
    bool any = true;
    enum hub_rc rc = HUB_OK;
    while (rc == HUB_OK && any) {
        rc = seal_next(s, a, &got, &any, err);
        if (rc == HUB_OK && any) {
            rc = take_part(path, &got, a, out, err);
        }
    }
    seal_state(s, &out->state);
    if (rc != HUB_OK) {
        return rc;
    }
    if (out->state.kind != SEAL_BACKUP) {
        return hub_fail(err, HUB_EINVAL, "%s is no backup: it is a copy or a hub.", path);
    }
    return out->state.ended && !out->state.torn && out->image ? HUB_OK : odd(path, err);
}

enum hub_rc backup_read(const char *path, const struct seal_with *with, struct arena *a,
    struct backup_read *out, struct hub_err *err)
{
    struct seal_ask ask = {.path = path, .with = *with};
    struct seal *s;
    *out = (struct backup_read){0};
    enum hub_rc rc = seal_open(&ask, &s, err);
    if (rc != HUB_OK) {
        return rc;
    }
    rc = read_parts(path, s, a, out, err);
    seal_close(s);
    return rc;
}
