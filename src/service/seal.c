/* SPDX-License-Identifier: MIT */
/* Sealed files: made, opened, closed, and what is known of one. */
#include "hub/base/die.h"
#include "seal_frame_priv.h"
#include "seal_inner_priv.h"
#include "seal_state_priv.h"

#include <stdio.h>
#include <string.h>

enum hub_rc seal_new(struct seal **out, struct hub_err *err)
{
    struct seal_secret *secret = sodium_init() >= 0 ? sodium_malloc(sizeof *secret) : NULL;
    *out = NULL;
    if (!secret) {
        return hub_fail(err, HUB_EIO, "This computer has no memory left for a key.");
    }
    struct arena *a = arena_create();
    struct seal *s = arena_alloc(a, sizeof *s);
    s->a = a;
    s->secret = secret;
    sodium_memzero(secret, sizeof *secret);
    seal_file_none(&s->file);
    s->now.until = STAMP_NONE;
    s->frame = arena_alloc(a, SEAL_FRAME + SEAL_BODY_MOST);
    s->plain = arena_alloc(a, SEAL_PLAIN_MOST);
    *out = s;
    return HUB_OK;
}

void seal_close(struct seal *s)
{
    if (s) {
        seal_file_close(&s->file);
        sodium_free(s->secret);
        sodium_memzero(s->plain, SEAL_PLAIN_MOST);
        arena_destroy(s->a);
    }
}

static enum hub_rc keep_or_close(enum hub_rc rc, struct seal *s, struct seal **out)
{
    if (rc != HUB_OK) {
        seal_close(s);
    }
    *out = rc == HUB_OK ? s : NULL;
    return rc;
}

/* --- making one ------------------------------------------------------------------- */

static enum hub_rc begin(struct seal *s, struct hub_err *err)
{
    s->write = s->read = true;
    s->now.at = (int64_t)s->head.len;
    s->safe = s->now;
    return seal_file_write(&s->file, 0, s->head.bytes, s->head.len, err);
}

static enum hub_rc make(struct seal *s, const struct seal_make *m, struct hub_err *err)
{
    crypto_secretstream_xchacha20poly1305_keygen(s->secret->data);
    s->by_passphrase = m->lock.passphrase != NULL;
    return seal_head_make(&s->head, m, s->secret, err);
}

enum hub_rc seal_create(const char *path, bool replace, const struct seal_make *m,
    struct seal **out, struct hub_err *err)
{
    struct seal *s;
    enum hub_rc rc = seal_new(&s, err);
    *out = NULL;
    if (rc != HUB_OK) {
        return rc;
    }
    rc = seal_file_create(&s->file, path, replace, false, err);
    if (rc == HUB_OK) {
        rc = make(s, m, err);
    }
    if (rc == HUB_OK) {
        rc = begin(s, err);
    }
    return keep_or_close(rc, s, out);
}

enum hub_rc seal_create_fd(
    int fd, const struct seal_make *m, struct seal **out, struct hub_err *err)
{
    struct seal *s;
    enum hub_rc rc = seal_new(&s, err);
    *out = NULL;
    if (rc != HUB_OK) {
        return rc;
    }
    seal_file_pipe(&s->file, fd);
    rc = make(s, m, err);
    if (rc == HUB_OK) {
        rc = begin(s, err);
    }
    return keep_or_close(rc, s, out);
}

static enum hub_rc make_again(
    struct seal *s, const struct seal *old, const struct seal_lock *lock, struct hub_err *err)
{
    crypto_secretstream_xchacha20poly1305_keygen(s->secret->data);
    s->by_passphrase = old->by_passphrase || (lock && lock->passphrase);
    return seal_head_again(&s->head, &old->head, lock, s->secret, err);
}

enum hub_rc seal_again(struct seal *old, const char *path, const struct seal_lock *lock,
    struct seal **out, struct hub_err *err)
{
    struct seal *s;
    bool held = !path && old->write;
    enum hub_rc rc = seal_new(&s, err);
    *out = NULL;
    if (rc != HUB_OK) {
        return rc;
    }
    HUB_BUG(path || old->file.path[0]);
    rc = seal_file_create(&s->file, path ? path : old->file.path, !path, held, err);
    if (rc == HUB_OK) {
        rc = make_again(s, old, lock, err);
    }
    if (rc == HUB_OK) {
        rc = begin(s, err);
    }
    return keep_or_close(rc, s, out);
}

/* --- opening one ------------------------------------------------------------------ */

static enum hub_rc read_head(struct seal *s, struct hub_err *err)
{
    struct seal_head *h = &s->head;
    size_t begins = s->file.size < 16 ? (size_t)s->file.size : 16;
    enum hub_rc rc = seal_file_read(&s->file, 0, h->bytes, begins, err);
    if (rc == HUB_OK) {
        rc = seal_head_length(h->bytes, begins, &h->len, err);
    }
    if (rc == HUB_OK && (int64_t)h->len > s->file.size) {
        rc = hub_fail(err, HUB_ECORRUPT,
            "Only the beginning of this file is here: it was not copied whole. Please copy it "
            "again.");
    }
    if (rc == HUB_OK) {
        rc = seal_file_read(&s->file, 0, h->bytes, h->len, err);
    }
    return rc == HUB_OK ? seal_head_read(h, err) : rc;
}

static enum hub_rc open_file(const struct seal_ask *ask, struct seal *s, struct hub_err *err)
{
    HUB_BUG(!(ask->write && (ask->salvage || !ask->path)));
    s->write = ask->write;
    s->salvage = ask->salvage;
    enum hub_rc rc = HUB_OK;
    if (ask->path) {
        rc = seal_file_open(&s->file, ask->path, ask->write, err);
    } else {
        seal_file_bytes(&s->file, ask->bytes, ask->len);
    }
    if (rc == HUB_OK) {
        rc = read_head(s, err);
    }
    if (rc == HUB_EINVAL && ask->path) {
        hub_err_wrap(err, "%s", ask->path);
    }
    s->now.at = (int64_t)s->head.len;
    return rc;
}

enum hub_rc seal_open(const struct seal_ask *ask, struct seal **out, struct hub_err *err)
{
    struct seal *s;
    enum hub_rc rc = seal_new(&s, err);
    *out = NULL;
    if (rc != HUB_OK) {
        return rc;
    }
    rc = open_file(ask, s, err);
    if (rc == HUB_OK) {
        rc = seal_head_open(&s->head, &ask->with, s->secret, &s->by_passphrase, err);
    }
    return keep_or_close(rc, s, out);
}

/* --- what is known ---------------------------------------------------------------- */

void seal_state(const struct seal *s, struct seal_state *out)
{
    *out = (struct seal_state){
        .kind = s->head.kind,
        .made_at = s->head.made_at,
        .passphrase = seal_head_has_passphrase(&s->head),
        .by_passphrase = s->by_passphrase,
        .parts = s->now.parts,
        .steps = s->now.steps,
        .openings = s->now.chain.segment,
        .good = s->now.at,
        .size = s->file.size,
        .ended = s->now.ended,
        .torn = s->torn,
        .damaged = s->damaged,
        .until = s->now.until,
    };
    memcpy(out->mark, s->head.mark, SEAL_MARK);
}

bool seal_is_file(const char *path)
{
    struct seal_file f;
    struct hub_err err;
    unsigned char begin[SEAL_MAGIC];
    bool is = seal_file_peek(&f, path, &err) == HUB_OK && f.size >= SEAL_MAGIC &&
              seal_file_read(&f, 0, begin, sizeof begin, &err) == HUB_OK &&
              seal_is(begin, sizeof begin);
    seal_file_close(&f);
    return is;
}

static void count_frame(struct seal *s, const struct seal_frame *f)
{
    s->now.at += SEAL_FRAME + (int64_t)f->len;
    seal_chain_step(&s->now.chain, f, s->frame + SEAL_FRAME);
    if (f->flags & FLAG_LAST) {
        s->now.parts++;
        s->now.ended = f->flags & FLAG_END;
        s->safe = s->now; /* here: the end of the last whole part */
    }
}

enum hub_rc seal_check(const struct seal_ask *ask, struct seal_state *out, struct hub_err *err)
{
    struct seal *s;
    struct seal_frame f;
    enum look what = LOOK_FRAME;
    enum hub_rc rc = seal_new(&s, err);
    if (rc != HUB_OK) {
        return rc;
    }
    rc = open_file(ask, s, err);
    s->safe = s->now;
    while (rc == HUB_OK && what == LOOK_FRAME) {
        rc = seal_look(s, s->now.at, &s->now.chain, &f, &what, err);
        if (rc == HUB_OK && what == LOOK_FRAME) {
            count_frame(s, &f);
        }
    }
    s->damaged = what == LOOK_BAD;
    s->torn = what == LOOK_TORN || (what == LOOK_DONE && s->now.chain.in_part);
    s->now = s->safe;
    if (rc == HUB_OK) {
        seal_state(s, out);
    }
    seal_close(s);
    return rc;
}

enum hub_rc seal_peek(const char *path, struct seal_state *out, struct hub_err *err)
{
    struct seal_ask ask = {.path = path};
    struct seal *s;
    enum hub_rc rc = seal_new(&s, err);
    if (rc != HUB_OK) {
        return rc;
    }
    rc = open_file(&ask, s, err);
    if (rc == HUB_OK) {
        seal_state(s, out);
    }
    seal_close(s);
    return rc;
}

static void to_hex(const unsigned char *bytes, size_t len, char *out)
{
    sodium_bin2hex(out, 2 * len + 1, bytes, len);
}

void seal_mark_text(const unsigned char mark[SEAL_MARK], char out[SEAL_MARK_TEXT])
{
    to_hex(mark, SEAL_MARK, out);
}

enum hub_rc seal_sum(const struct seal_ask *ask, char out[SEAL_SUM_TEXT], struct hub_err *err)
{
    struct seal_file f;
    unsigned char buf[1 << 14], sum[SEAL_SUM];
    crypto_generichash_state st;
    enum hub_rc rc = HUB_OK;
    if (ask->path) {
        rc = seal_file_peek(&f, ask->path, err);
    } else {
        seal_file_bytes(&f, ask->bytes, ask->len);
    }
    crypto_generichash_init(&st, NULL, 0, SEAL_SUM);
    for (int64_t at = 0; rc == HUB_OK && at < f.size; at += (int64_t)sizeof buf) {
        size_t len = f.size - at < (int64_t)sizeof buf ? (size_t)(f.size - at) : sizeof buf;
        rc = seal_file_read(&f, at, buf, len, err);
        crypto_generichash_update(&st, buf, len);
    }
    crypto_generichash_final(&st, sum, sizeof sum);
    to_hex(sum, sizeof sum, out);
    seal_file_close(&f);
    return rc;
}
