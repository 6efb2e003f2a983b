/* SPDX-License-Identifier: MIT */
/*
 * Which of the files that lie where a backup goes may make room for it: those that hold nothing but
 * what is in this hub's own history, which the last step in it tells. A backup's mark is the sum of
 * that step, so its own hub knows it without a key, also where that lives in a sealed file, and nobody
 * else does. One of an older hub has any mark: it is opened with the key beside the database.
 */
#include "backup_file_priv.h"
#include "backup_priv.h"
#include "hub/model/noun.h"
#include "hub/model/sight.h"
#include "seal_format_priv.h"
#include "seal_state_priv.h"

#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

static const char MADE_FOR[] = "hub backup 1"; /* what the sum is of, before the step */

static void mark_of(const struct meta_step *step, unsigned char out[SEAL_MARK])
{
    unsigned char numbers[3 * 8];
    crypto_generichash_state sum;
    seal_put64(numbers, (uint64_t)step->site);
    seal_put64(numbers + 8, (uint64_t)step->seq);
    seal_put64(numbers + 16, (uint64_t)step->at.ms);
    crypto_generichash_init(&sum, NULL, 0, SEAL_MARK);
    crypto_generichash_update(&sum, (const unsigned char *)MADE_FOR, sizeof MADE_FOR);
    crypto_generichash_update(&sum, numbers, sizeof numbers);
    crypto_generichash_final(&sum, out, SEAL_MARK);
}

enum hub_rc backup_mark(struct store *s, unsigned char out[SEAL_MARK], struct hub_err *err)
{
    struct meta_step last = {0};
    enum hub_rc rc = meta_last_step(s, &last, err);
    if (rc == HUB_OK) {
        mark_of(&last, out);
    }
    return rc;
}

/* --- by its mark ------------------------------------------------------------------ */

struct looking {
    struct backup_there *files;
    size_t count;
};

static void compare(void *arg, const struct meta_step *step)
{
    const struct looking *l = arg;
    unsigned char mark[SEAL_MARK];
    mark_of(step, mark);
    for (size_t i = 0; i < l->count; i++) {
        struct backup_there *f = &l->files[i];
        f->ours = f->ours || (f->backup && memcmp(f->mark, mark, SEAL_MARK) == 0);
    }
}

/* --- by what is in it ------------------------------------------------------------- */

static enum hub_rc last_step_in(
    struct store *here, const struct backup_read *r, struct meta_step *out, struct hub_err *err)
{
    struct store *s = NULL;
    struct store_options opening = {.path = store_path(here),
        .mode = STORE_MEMORY,
        .nouns = nouns,
        .noun_count = noun_count,
        .clock = store_clock(here),
        .image = r->image,
        .image_len = r->len};
    enum hub_rc rc = store_open(&opening, &s, err);
    rc = rc == HUB_OK ? meta_last_step(s, out, err) : rc;
    store_close(s);
    return rc;
}

/* What cannot be read is not known. */
static bool holds_known(struct store *s, const char *path, const struct seal_pair *pair, struct arena *a)
{
    const struct seal_pair *const pairs[] = {pair};
    struct seal_with with = {.pairs = pairs, .pair_count = 1};
    struct backup_read r;
    struct meta_step last = {0};
    hub_stamp at = STAMP_NONE;
    struct hub_err ignored;
    if (backup_read(path, &with, a, &r, &ignored) != HUB_OK) {
        return false;
    }
    enum hub_rc rc = last_step_in(s, &r, &last, &ignored);
    rc = rc == HUB_OK ? meta_step_at(s, last.site, last.seq, &at, &ignored) : rc;
    seal_wipe(r.image, r.len);
    return rc == HUB_OK && stamp_known(at) && at.ms == last.at.ms;
}

static void open_unknown(struct store *s, const char *database, struct looking *l)
{
    struct seal_pair *pair = NULL;
    struct hub_err ignored;
    if (hub_key_load(database, &pair, &ignored) != HUB_OK) {
        return;
    }
    struct arena *a = arena_create();
    for (size_t i = 0; i < l->count; i++) {
        struct backup_there *f = &l->files[i];
        f->ours = f->ours || (f->backup && holds_known(s, f->path, pair, a));
        arena_reset(a);
    }
    arena_destroy(a);
    seal_pair_free(pair);
}

/* --- both ------------------------------------------------------------------------- */

static bool peek(struct backup_there *f)
{
    struct hub_err ignored;
    struct seal_state state;
    struct stat st;
    f->there = lstat(f->path, &st) == 0;
    f->empty = f->there && S_ISREG(st.st_mode) && st.st_size == 0;
    f->ours = false;
    f->backup = f->there && seal_is_file(f->path) && seal_peek(f->path, &state, &ignored) == HUB_OK &&
                state.kind == SEAL_BACKUP;
    if (f->backup) {
        memcpy(f->mark, state.mark, SEAL_MARK);
    }
    return f->backup;
}

enum hub_rc backup_look(struct store *s, const char *database, struct backup_there *files, size_t count,
    struct hub_err *err)
{
    struct looking l = {files, count};
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        any |= peek(&files[i]);
    }
    if (!any) {
        return HUB_OK;
    }
    sight_pause(s);
    enum hub_rc rc = meta_each_step(s, compare, &l, err);
    if (rc == HUB_OK) {
        open_unknown(s, database, &l);
    }
    sight_resume(s);
    return rc;
}

enum hub_rc backup_may_replace(const struct backup_there *f, struct hub_err *err)
{
    struct stat st;
    bool file = f->there && stat(f->path, &st) == 0 && S_ISREG(st.st_mode);
    if (!file || f->ours || f->empty) {
        return HUB_OK; /* of a folder or a device the writing says so */
    }
    return hub_fail(err, HUB_ECONFLICT,
        f->backup ? "%s is a backup of another hub, or has what this hub does not have. It was left as "
                    "it is. Name another file, or move it away first."
                  : "%s is there already and is no backup. It was left as it is. Name another file.",
        f->path);
}
