/* SPDX-License-Identifier: MIT */
/* A backup looked over, and made a hub again. */
#include "hub/base/str.h"
#include "hub/model/journal.h"
#include "hub/model/meta.h"
#include "hub/model/pack.h"
#include "hub/model/person.h"
#include "hub/model/record.h"

#include "backup_file_priv.h"
#include "backup_priv.h"
#include "hub_priv.h"
#include "making_priv.h"
#include "seal_state_priv.h"
#include "users_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { AT_WRITE_VERSION = 18, AT_READ_VERSION = 19, WAL = 2 }; /* of a database's header */

bool hub_file_backup(const char *path)
{
    struct seal_state state;
    struct hub_err ignored;
    return seal_is_file(path) && seal_peek(path, &state, &ignored) == HUB_OK &&
           state.kind == SEAL_BACKUP;
}

/* --- opening ---------------------------------------------------------------------- */

/*
 * With the words, else with the key beside the database; *out of the arena. HUB_EDENIED: they do not
 * fit, or there is no such key.
 */
static enum hub_rc open_with(const struct hub_opening *o, const char *path, const char *words,
    struct arena *a, struct backup_read *out, struct hub_err *err)
{
    struct seal_pair *pair = NULL;
    enum hub_rc rc = words ? seal_pair_from_words(words, &pair, err)
                           : hub_key_load(o->path ? o->path : "", &pair, err);
    if (rc != HUB_OK && !words) {
        return hub_fail(err, HUB_EDENIED, "The words of the recovery sheet are needed.");
    }
    if (rc != HUB_OK) {
        return rc;
    }
    const struct seal_pair *const pairs[] = {pair};
    struct seal_with with = {.pairs = pairs, .pair_count = 1};
    rc = backup_read(path, &with, a, out, err);
    seal_pair_free(pair);
    if (rc == HUB_EDENIED) {
        return hub_fail(err, HUB_EDENIED,
            words ? "These words do not open %s. Are they from the recovery sheet of another hub, "
                    "or from an older sheet?"
                  : "The key of this computer does not open %s. The words of the recovery sheet are "
                    "needed.",
            path);
    }
    return rc;
}

static void look_at(const struct seal_state *state, struct backup_look *out)
{
    *out = (struct backup_look){.made_at = state->made_at,
        .bytes = state->size,
        .families = -1,
        .records = -1,
        .steps = -1};
}

static enum hub_rc count_all(struct store *s, struct backup_look *out, struct hub_err *err)
{
    enum hub_rc rc = backup_count(s, &out->families, &out->records, err);
    return rc == HUB_OK ? meta_steps(s, &out->steps, err) : rc;
}

/* --- looking it over -------------------------------------------------------------- */

static enum hub_rc check_image(const struct hub_opening *o, const char *path,
    const struct backup_read *r, struct backup_look *out, struct hub_err *err)
{
    struct store *s = NULL;
    struct store_options opening = {.path = path,
        .mode = STORE_MEMORY,
        .nouns = nouns,
        .noun_count = noun_count,
        .clock = o->clock,
        .image = r->image,
        .image_len = r->len};
    enum hub_rc rc = store_open(&opening, &s, err);
    rc = rc == HUB_OK ? store_integrity(s, err) : rc;
    rc = rc == HUB_OK ? journal_agrees(s, nouns, noun_count, err) : rc;
    rc = rc == HUB_OK ? count_all(s, out, err) : rc;
    store_close(s);
    out->opened = rc == HUB_OK;
    return rc == HUB_ECORRUPT ? hub_err_wrap(err, "%s", path) : rc;
}

/* What can be known without a key. */
static enum hub_rc check_pieces(const char *path, struct backup_look *out, struct hub_err *err)
{
    struct seal_ask ask = {.path = path};
    struct seal_state state;
    enum hub_rc rc = seal_check(&ask, &state, err);
    if (rc != HUB_OK) {
        return rc;
    }
    look_at(&state, out);
    if (state.kind != SEAL_BACKUP) {
        return hub_fail(err, HUB_EINVAL, "%s is no backup: it is a copy or a hub.", path);
    }
    if (state.damaged || state.torn || !state.ended) {
        return hub_fail(err, HUB_ECORRUPT, "%s is damaged: %s. Use another backup.", path,
            state.damaged ? "a piece of it is not what was written" : "its end is missing");
    }
    return HUB_OK;
}

enum hub_rc hub_backup_check(const struct hub_opening *o, const char *path, const char *words,
    struct backup_look *out, struct hub_err *err)
{
    struct backup_read r = {0};
    enum hub_rc rc = check_pieces(path, out, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct arena *a = arena_create();
    rc = open_with(o, path, words, a, &r, err);
    if (rc == HUB_OK) {
        rc = check_image(o, path, &r, out, err);
        out->by_words = words != NULL;
        seal_wipe(r.image, r.len);
    } else if (rc == HUB_EDENIED && !words) {
        rc = HUB_OK; /* no key here fits: the pieces are whole, and no more can be known */
    }
    arena_destroy(a);
    return rc;
}

/* --- restoring -------------------------------------------------------------------- */

struct restoring {
    const struct hub_opening *o;
    const char *part; /* where it is made */
    struct backup_read *read;
    struct arena *a;
    struct restored *out;
};

static enum hub_rc write_all(int fd, const unsigned char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t n = write(fd, bytes, len);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return errno == ENOSPC || errno == EDQUOT ? HUB_EFULL : HUB_EIO;
        }
        bytes += n;
        len -= (size_t)n;
    }
    return fsync(fd) == 0 ? HUB_OK : HUB_EIO;
}

static enum hub_rc write_database(const struct restoring *w, struct hub_err *err)
{
    int fd = open(w->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        return hub_fail(err, HUB_ECREATE,
            "%s could not be made. Does the folder exist, and may you write in it?", w->o->path);
    }
    w->read->image[AT_WRITE_VERSION] = w->read->image[AT_READ_VERSION] = WAL;
    enum hub_rc rc = write_all(fd, w->read->image, w->read->len);
    close(fd);
    return rc == HUB_OK ? rc
                        : hub_fail(err, rc, "%s could not be written%s.", w->o->path,
                              rc == HUB_EFULL ? ": the disk is full" : "");
}

static enum hub_rc list_copies(struct store *s, const struct restoring *w, struct hub_err *err)
{
    struct record_query q = {.order = "number"};
    struct record_list list;
    query_text(&q, "status", RECORD_IS, "out");
    enum hub_rc rc = record_list(s, &pack_noun, &q, w->a, &list, err);
    size_t count = rc == HUB_OK ? list.count : 0;
    struct restored_copy *copies = arena_array(w->a, count + 1, sizeof *copies);
    for (size_t i = 0; i < count; i++) {
        const struct pack *p = record_at(&list, i);
        copies[i] = (struct restored_copy){
            p->number, record_name(s, &person_noun, p->holder_id, w->a), p->taken_at, p->due};
    }
    w->out->copies = copies;
    w->out->copy_count = count;
    return rc;
}

static enum hub_rc mark_restored(struct store *s, const struct restoring *w, struct hub_err *err)
{
    struct txn_label label = {.verb = "restored", .kept = true};
    enum hub_rc rc = store_new_site(s, NULL, err);
    rc = rc == HUB_OK ? store_begin(s, &label, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    rc = meta_put_number(s, META_RESTORED, clock_now(w->o->clock).ms, err);
    rc = rc == HUB_OK
             ? meta_put_number(s, META_RESTORED_FROM, w->read->facts.made_at.ms, err)
             : rc;
    if (rc != HUB_OK) {
        store_rollback(s);
        return rc;
    }
    return store_commit(s, err);
}

/* Opened once, which brings an older one up to date; what it then writes is a site of its own. */
static enum hub_rc settle(const struct restoring *w, struct hub_err *err)
{
    struct store *s = NULL;
    struct store_options opening = {.path = w->part,
        .mode = STORE_OPEN,
        .nouns = nouns,
        .noun_count = noun_count,
        .clock = w->o->clock};
    enum hub_rc rc = store_open(&opening, &s, err);
    rc = rc == HUB_OK ? store_integrity(s, err) : rc;
    rc = rc == HUB_OK ? mark_restored(s, w, err) : rc;
    rc = rc == HUB_OK ? count_all(s, &w->out->look, err) : rc;
    rc = rc == HUB_OK ? list_copies(s, w, err) : rc;
    store_close(s);
    w->out->look.opened = rc == HUB_OK;
    return rc;
}

static enum hub_rc is_free(const char *path, struct hub_err *err)
{
    struct stat st;
    return lstat(path, &st) != 0 ? HUB_OK
                                 : hub_fail(err, HUB_ECONFLICT,
                                       "%s is there already. It was left as it is. Restore to "
                                       "another place, or move it away first.", path);
}

static enum hub_rc restore_whole(struct restoring *w, struct hub_err *err)
{
    struct making m;
    struct hub_opening database = *w->o;
    database.passphrase = NULL;
    enum hub_rc rc = making_begin(&m, &database, err);
    if (rc != HUB_OK) {
        return rc;
    }
    w->part = m.opening.path;
    rc = write_database(w, err);
    rc = rc == HUB_OK ? settle(w, err) : rc;
    return making_end(&m, rc, err);
}

enum hub_rc hub_backup_restore(const struct hub_opening *o, const char *path, const char *words,
    struct arena *a, struct restored *out, struct hub_err *err)
{
    struct backup_read r = {0};
    struct arena *scratch = arena_create();
    struct restoring w = {.o = o, .read = &r, .a = a, .out = out};
    *out = (struct restored){0};
    enum hub_rc rc = is_free(o->path, err);
    rc = rc == HUB_OK ? check_pieces(path, &out->look, err) : rc;
    if (rc == HUB_OK) {
        rc = open_with(o, path, words, scratch, &r, err);
    }
    if (rc == HUB_OK) {
        out->look.by_words = words != NULL;
        rc = restore_whole(&w, err);
        rc = rc == HUB_OK ? keys_file_restore(o, err) : rc;
        seal_wipe(r.image, r.len);
    }
    arena_destroy(scratch);
    return rc;
}
