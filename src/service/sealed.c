/* SPDX-License-Identifier: MIT */
/*
 * A hub in a sealed file: its image is opened in memory, the steps behind it are played, and each
 * further step is in the file before it is told as saved.
 */
#include "seal_state_priv.h"
#include "sealed_priv.h"

#include "hub/base/str.h"
#include "hub/store/memory.h"

#include "own_keys_priv.h"

#include <string.h>

bool hub_file_sealed(const char *path)
{
    return path && seal_is_file(path);
}

/* --- reading ---------------------------------------------------------------------------------- */

struct reading {
    struct hub *h;
    struct sealed *s;
    bool salvage;
    struct arena *a; /* of one part */
    struct seal_got got;
    bool any;
};

static enum hub_rc next_part(struct reading *r, struct hub_err *err)
{
    arena_reset(r->a);
    return seal_next(r->s->file, r->a, &r->got, &r->any, err);
}

static enum hub_rc take_facts(struct reading *r, struct hub_err *err)
{
    struct sealed *s = r->s;
    s->facts_text = arena_strndup(r->h->arena, (const char *)r->got.bytes, r->got.len);
    s->facts_len = r->got.len;
    enum hub_rc rc = pack_facts_read(s->facts_text, s->facts_len, r->h->arena, &s->facts, err);
    return rc == HUB_OK && s->facts.schema > (int64_t)store_migration_count
               ? hub_fail(err, HUB_ENEWER,
                     "%s was written by a newer hub than this one. Nothing was changed. Use the "
                     "newer program, or ask your helper to bring this one up to date.",
                     s->path)
               : rc;
}

/* Up to the image, which is left in r->got. */
static enum hub_rc read_to_image(struct reading *r, struct hub_err *err)
{
    enum hub_rc rc;
    do {
        rc = next_part(r, err);
        if (rc == HUB_OK && r->any && r->got.part == SEAL_FACTS) {
            rc = take_facts(r, err);
        }
    } while (rc == HUB_OK && r->any && r->got.part != SEAL_IMAGE);
    return rc == HUB_OK && !r->any
               ? hub_fail(err, HUB_ECORRUPT, "%s has no hub in it that can be read.", r->s->path)
               : rc;
}

static enum hub_rc play_part(struct reading *r, struct store *store, struct hub_err *err)
{
    if (r->got.part == SEAL_FACTS) {
        return take_facts(r, err);
    }
    if (r->got.part != SEAL_STEP) {
        return HUB_OK;
    }
    r->s->behind++;
    return store_step_apply(store, r->got.bytes, r->got.len, err);
}

/* The steps behind the image, before it is brought up to date. */
static enum hub_rc play_steps(void *arg, struct store *store, struct hub_err *err)
{
    struct reading *r = arg;
    enum hub_rc rc = next_part(r, err);
    while (rc == HUB_OK && r->any) {
        rc = play_part(r, store, err);
        rc = rc == HUB_OK ? next_part(r, err) : rc;
    }
    if (rc == HUB_ECORRUPT && r->salvage) {
        r->s->damaged = true;
        rc = HUB_OK;
    }
    return rc;
}

static enum hub_rc add_image(struct seal *file, struct store *store, const char *facts,
    hub_stamp now, struct hub_err *err)
{
    struct store_image image = {0};
    enum hub_rc rc = store_image(store, &image, err);
    rc = rc == HUB_OK ? seal_add(file, SEAL_FACTS, now, facts, strlen(facts), err) : rc;
    rc = rc == HUB_OK ? seal_add(file, SEAL_IMAGE, now, image.bytes, image.len, err) : rc;
    store_image_free(&image);
    return rc;
}

/*
 * Before a newer program writes it anew it is kept as it was, robin.hub.before-25, which the same
 * passphrase opens. Where there is no room for that it is not written to at all.
 */
static enum hub_rc keep_older(void *arg, struct store *store, int64_t from, struct hub_err *err)
{
    struct reading *r = arg;
    struct sealed *s = r->s;
    struct seal *older = NULL;
    hub_stamp now = clock_now(&r->h->clock);
    const char *path = arena_printf(r->h->arena, "%s.before-%lld", s->path, (long long)from);
    if (!s->writes) {
        return HUB_OK;
    }
    enum hub_rc rc = seal_again(s->file, path, NULL, &older, err);
    if (rc == HUB_ECONFLICT) { /* kept by a try that did not come to its end */
        return HUB_OK;
    }
    rc = rc == HUB_OK ? add_image(older, store, s->facts_text, now, err) : rc;
    rc = rc == HUB_OK ? seal_end(older, now, err) : rc;
    rc = rc == HUB_OK ? seal_finish(older, err) : rc;
    seal_close(older);
    s->writes = rc == HUB_OK;
    if (s->writes) {
        r->h->brought_up = arena_printf(r->h->arena,
            "%s was brought up to date. How it was before is kept in %s.", s->path, path);
    }
    return HUB_OK;
}

static enum hub_rc read_all(struct reading *r, struct hub_err *err)
{
    enum hub_rc rc = read_to_image(r, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct arena *of_image = r->a;
    unsigned char *image = r->got.bytes;
    size_t len = r->got.len;
    struct store_options o = {.path = r->s->path, .mode = STORE_MEMORY, .nouns = nouns,
        .noun_count = noun_count, .clock = &r->h->clock, .image = image,
        .image_len = len, .replay = play_steps, .replay_arg = r, .before_migrating = keep_older,
        .before_arg = r};
    r->a = arena_create();
    rc = store_open(&o, &r->h->store, err);
    arena_destroy(r->a);
    r->a = of_image;
    seal_wipe(image, len);
    seal_state(r->s->file, &r->s->opened);
    return rc;
}

/* --- saving ----------------------------------------------------------------------------------- */

static enum hub_rc keep(void *arg, const unsigned char *step, size_t len, struct hub_err *err)
{
    struct hub *h = arg;
    struct sealed *s = h->sealed;
    enum hub_rc rc = seal_add(s->file, SEAL_STEP, clock_now(&h->clock), step, len, err);
    rc = rc == HUB_OK ? seal_sync(s->file, err) : rc;
    if (rc == HUB_OK) {
        s->added++;
        s->behind++;
    }
    return rc;
}

static enum hub_rc keep_from_now(struct hub *h, struct hub_err *err)
{
    struct store_keeper keeper = {keep, h};
    bool copy = h->sealed->opened.kind == SEAL_COPY;
    char mark[SEAL_MARK_TEXT];
    seal_mark_text(h->sealed->opened.mark, mark);
    enum hub_rc rc = store_set_keeper(h->store, &keeper, err);
    return rc == HUB_OK ? store_new_site(h->store, copy ? mark : NULL, err) : rc;
}

static const char *facts_of(const struct hub *h, struct arena *a)
{
    struct pack_facts f = h->sealed->facts;
    bool copy = h->sealed->opened.kind == SEAL_COPY;
    if (f.schema == (int64_t)store_migration_count) {
        return h->sealed->facts_text;
    }
    f.schema = (int64_t)store_migration_count;
    return pack_facts_text(&f, copy ? h->config : NULL, a); /* a copy has taken its settings along */
}

enum hub_rc sealed_lock(
    struct hub *h, const char *passphrase, struct sealed_lock *out, struct hub_err *err)
{
    struct own_keys own;
    *out = (struct sealed_lock){.lock = {.passphrase = passphrase}};
    if (h->sealed && h->sealed->opened.kind == SEAL_COPY) {
        return HUB_OK;
    }
    enum hub_rc rc = own_keys_kept(h->store, &own, err);
    if (rc == HUB_OK && own.recovery) {
        memcpy(out->keys[0], own.open[0], SEAL_KEY);
        out->lock.keys = (const unsigned char(*)[SEAL_KEY])out->keys;
        out->lock.key_count = 1;
    }
    out->lock.only = true;
    return rc;
}

static enum hub_rc write_anew(struct hub *h, const struct seal_lock *lock, struct hub_err *err)
{
    struct sealed *s = h->sealed;
    struct seal *fresh = NULL;
    struct arena *a = arena_create();
    const char *facts = facts_of(h, a);
    enum hub_rc rc = seal_again(s->file, NULL, lock, &fresh, err);
    rc = rc == HUB_OK ? add_image(fresh, h->store, facts, clock_now(&h->clock), err) : rc;
    rc = rc == HUB_OK ? seal_finish(fresh, err) : rc;
    if (rc == HUB_OK) {
        seal_close(s->file);
        s->file = fresh;
        s->behind = s->added = 0;
        s->facts_text = facts == s->facts_text ? facts : arena_strdup(h->arena, facts);
        s->facts_len = strlen(facts);
        s->facts.schema = (int64_t)store_migration_count;
    } else {
        seal_close(fresh);
    }
    arena_destroy(a);
    return rc;
}

/* Once what was erased is in no page of memory, a new image and no steps are rid of it. */
enum hub_rc sealed_anew(struct hub *h, const struct seal_lock *lock, struct hub_err *err)
{
    struct hub_err ignored;
    struct sealed_lock usual;
    if (!h->sealed) {
        return HUB_OK;
    }
    bool owed = store_sweep_owed(h->store);
    enum hub_rc rc = lock ? HUB_OK : sealed_lock(h, NULL, &usual, err);
    lock = lock ? lock : &usual.lock;
    rc = rc == HUB_OK && owed ? store_sweep(h->store, err) : rc;
    rc = rc == HUB_OK && owed ? store_sweep_owe(h->store, false, err) : rc;
    rc = rc == HUB_OK ? write_anew(h, lock, err) : rc;
    if (owed && rc != HUB_OK) {
        (void)store_sweep_owe(h->store, true, &ignored);
    }
    return rc;
}

/* --- opening, making, closing ------------------------------------------------------------------ */

static struct sealed *sealed_on(struct hub *h, const char *path)
{
    struct sealed *s = arena_alloc(h->arena, sizeof *s);
    s->path = arena_strdup(h->arena, path);
    h->sealed = s;
    return s;
}

/* For writing, else for reading; by its passphrase, else by the recovery words. */
static enum hub_rc open_file(struct sealed *s, const struct hub_opening *o, struct hub_err *err)
{
    struct seal_pair *words = NULL;
    struct hub_err none;
    (void)seal_pair_from_words(o->passphrase, &words, &none);
    const struct seal_pair *const pairs[] = {words};
    struct seal_ask ask = {.path = s->path, .write = !o->salvage, .salvage = o->salvage,
        .with = {.passphrase = o->passphrase, .pairs = pairs, .pair_count = words ? 1 : 0}};
    enum hub_rc rc = seal_open(&ask, &s->file, err);
    if (rc == HUB_EREADONLY) {
        ask.write = false;
        rc = seal_open(&ask, &s->file, err);
    }
    s->writes = rc == HUB_OK && ask.write;
    seal_pair_free(words);
    return rc;
}

static enum hub_rc is_a_hub(const struct sealed *s, struct hub_err *err)
{
    struct seal_state state;
    seal_state(s->file, &state);
    return state.kind == SEAL_BACKUP
               ? hub_fail(err, HUB_EINVAL,
                     "%s is a backup. hub restore makes a hub of it again: hub help restore.", s->path)
               : HUB_OK;
}

/* What could not be written anew now is not written to at all: its steps would not fit its image. */
static enum hub_rc settle(struct hub *h, struct hub_err *err)
{
    struct sealed *s = h->sealed;
    struct hub_err why;
    if (s->opened.kind == SEAL_COPY && h->config) {
        struct config *travelled = arena_alloc(h->arena, sizeof *travelled);
        pack_facts_config(s->facts_text, s->facts_len, h->config, h->arena, travelled);
        h->config = travelled;
    }
    if (s->writes && store_opening_wrote(h->store)) {
        s->writes = sealed_anew(h, NULL, &why) == HUB_OK;
    }
    if (!s->writes) {
        store_set_readonly(h->store);
        return HUB_OK;
    }
    return keep_from_now(h, err);
}

enum hub_rc sealed_open(struct hub *h, const struct hub_opening *o, struct hub_err *err)
{
    if (str_empty(o->passphrase)) {
        return hub_fail(err, HUB_EDENIED, "%s is sealed. Its passphrase opens it.", o->path);
    }
    memory_harden();
    struct sealed *s = sealed_on(h, o->path);
    struct reading r = {.h = h, .s = s, .salvage = o->salvage};
    enum hub_rc rc = open_file(s, o, err);
    rc = rc == HUB_OK ? is_a_hub(s, err) : rc;
    if (rc == HUB_OK) {
        r.a = arena_create();
        rc = read_all(&r, err);
        arena_destroy(r.a);
    }
    return rc == HUB_OK ? settle(h, err) : rc;
}

const char *sealed_hub_facts(struct hub *h, struct pack_facts *out, struct arena *a)
{
    *out = (struct pack_facts){.schema = (int64_t)store_migration_count,
        .made_at = clock_now(&h->clock), .site = store_site(h->store), .due = DATE_NONE,
        .day = DATE_NONE, .holder_name = "", .event_name = "", .source = ""};
    return pack_facts_text(out, NULL, a);
}

enum hub_rc sealed_write(
    struct hub *h, struct seal *file, const char *facts, struct hub_err *err)
{
    enum hub_rc rc = add_image(file, h->store, facts, clock_now(&h->clock), err);
    return rc == HUB_OK ? seal_finish(file, err) : rc;
}

enum hub_rc sealed_make(struct hub *h, const struct hub_opening *o, struct hub_err *err)
{
    struct store_options so = {
        .mode = STORE_MEMORY, .nouns = nouns, .noun_count = noun_count, .clock = &h->clock};
    struct seal_make make = {
        .kind = SEAL_HUB, .made_at = clock_now(&h->clock), .lock = {.passphrase = o->passphrase}};
    memory_harden();
    struct sealed *s = sealed_on(h, o->path);
    enum hub_rc rc = passphrase_check(o->passphrase, err);
    rc = rc == HUB_OK ? store_open(&so, &h->store, err) : rc;
    rc = rc == HUB_OK ? seal_create(o->path, false, &make, &s->file, err) : rc;
    if (rc == HUB_OK) {
        s->facts_text = sealed_hub_facts(h, &s->facts, h->arena);
        s->facts_len = strlen(s->facts_text);
        rc = sealed_write(h, s->file, s->facts_text, err);
    }
    if (rc == HUB_OK) {
        s->writes = true;
        seal_state(s->file, &s->opened);
        rc = keep_from_now(h, err);
    }
    return rc;
}

void sealed_close(struct hub *h)
{
    struct sealed *s = h->sealed;
    struct hub_err ignored; /* what was saved is in the file as it is */
    if (!s) {
        return;
    }
    s->writes = s->writes && h->store; /* all of it was read */
    bool anew = s->writes && s->opened.kind == SEAL_HUB && s->behind > 0 &&
                sealed_anew(h, NULL, &ignored) == HUB_OK;
    if (anew || (s->writes && s->added > 0)) {
        (void)seal_end(s->file, clock_now(&h->clock), &ignored);
    }
    seal_close(s->file);
    h->sealed = NULL;
}
