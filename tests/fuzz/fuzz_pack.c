/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a sealed file. The first byte says how far they are helped on: 0 as they are; 1 the
 * sums that need no key are made right; 2 they are not a file but what is in one, encrypted with
 * the right key: for each frame its flags, two bytes of length and so many bytes. Read to its end it
 * gives parts that fit into it; salvage never says it is damaged, and both see the same.
 */
#include "hub/base/die.h"
#include "hub/service/backup.h"
#include "service/seal_format_priv.h"
#include "service/seal_frame_priv.h"
#include "service/seal_state_priv.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* The seeds are sealed to these. */
#define WORDS "acorn acorn acorn acorn acorn acorn acorn acorn acorn acorn acorn acorn medal"

static void mend(unsigned char *bytes, size_t len)
{
    struct seal_frame f;
    struct hub_err err;
    size_t at;
    if (seal_head_length(bytes, len, &at, &err) != HUB_OK || at > len) {
        return;
    }
    unsigned char *sum = bytes + at - SEAL_SUM;
    crypto_generichash(sum, SEAL_SUM, bytes, at - SEAL_SUM, NULL, 0);
    while (len - at >= SEAL_FRAME) {
        unsigned char *body = bytes + at + SEAL_FRAME;
        seal_frame_get(bytes + at, sum, &f);
        seal_put32(bytes + at + 20, 0);
        if (f.len <= len - at - SEAL_FRAME) {
            crypto_generichash(f.body_sum, SEAL_FRAME_SUM, body, f.len, NULL, 0);
        }
        seal_frame_put(&f, sum, bytes + at);
        if (f.len > len - at - SEAL_FRAME) {
            return;
        }
        at += SEAL_FRAME + f.len;
    }
}

static size_t encrypt(const struct seal_pair *pair, const uint8_t *data, size_t len,
    struct arena *a, unsigned char **out)
{
    struct seal_secret secret = {0};
    struct seal_head head;
    struct seal_chain chain = {0};
    struct hub_err err;
    unsigned char keys[1][SEAL_KEY];
    memcpy(keys[0], pair->open, SEAL_KEY);
    struct seal_make make = {.kind = SEAL_COPY,
        .lock = {.keys = (const unsigned char(*)[SEAL_KEY])keys, .key_count = 1}};
    HUB_BUG(seal_head_make(&head, &make, &secret, &err) == HUB_OK);
    *out = arena_alloc(a, head.len + len * (SEAL_FRAME + SEAL_STREAM_HEAD + SEAL_STREAM_MORE + 1));
    memcpy(*out, head.bytes, head.len);
    size_t all = head.len;
    while (len >= 3) {
        uint32_t flags = data[0] & (FLAG_LAST | FLAG_END);
        size_t n = (size_t)data[1] | (size_t)data[2] << 8,
               least = chain.in_part ? 0 : SEAL_PART_HEAD;
        data += 3;
        len -= 3;
        n = n < len ? n : len;
        if (n < least) {
            break;
        }
        flags = chain.in_part ? flags & FLAG_LAST : flags | FLAG_BEGIN;
        flags |= flags & FLAG_END ? FLAG_LAST : 0;
        all += seal_frame_make(&chain, &head, &secret, flags, data, n, *out + all);
        data += n;
        len -= n;
    }
    return all;
}

static enum hub_rc read_all(const struct seal_ask *ask, struct seal_state *st)
{
    struct arena *a = arena_create();
    struct seal *s = NULL;
    struct seal_got got;
    struct hub_err err;
    bool any = true;
    enum hub_rc rc = seal_open(ask, &s, &err);
    HUB_BUG(!(rc != HUB_OK && s));
    bool opened = rc == HUB_OK;
    while (rc == HUB_OK && any) {
        rc = seal_next(s, a, &got, &any, &err);
        HUB_BUG(rc != HUB_OK || !any || (got.len < ask->len && got.bytes[got.len] == 0));
    }
    HUB_BUG(!opened || !ask->salvage || rc == HUB_OK);
    memset(st, 0, sizeof *st);
    if (opened) {
        seal_state(s, st);
        HUB_BUG(st->good <= st->size);
    }
    seal_close(s);
    arena_destroy(a);
    return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct hub_err err;
    struct seal_pair *pair;
    struct seal_state strict, saved, looked;
    struct arena *a = arena_create();
    unsigned char how = len ? data[0] : 0;
    unsigned char *bytes = arena_alloc(a, len + 1);
    len -= len ? 1 : 0;
    memcpy(bytes, data + (how || len ? 1 : 0), len);
    HUB_BUG(seal_pair_from_words(WORDS, &pair, &err) == HUB_OK);
    if (how == 1) {
        mend(bytes, len);
    } else if (how == 2 && len < 1 << 12) {
        len = encrypt(pair, data + 1, len, a, &bytes);
    }
    const struct seal_pair *const pairs[] = {pair};
    struct seal_ask ask = {.bytes = bytes, .len = len, .with = {NULL, pairs, 1}};
    enum hub_rc rc = read_all(&ask, &strict);
    ask.salvage = true;
    enum hub_rc mild = read_all(&ask, &saved);
    HUB_BUG(rc == mild || (rc == HUB_ECORRUPT && mild == HUB_OK && saved.damaged));
    HUB_BUG(strict.parts == saved.parts && strict.good == saved.good);
    if (seal_check(&ask, &looked, &err) == HUB_OK && mild == HUB_OK) {
        HUB_BUG(looked.good >= saved.good);
    }
    seal_pair_free(pair);
    arena_destroy(a);
    return 0;
}
