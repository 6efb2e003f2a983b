/* SPDX-License-Identifier: MIT */
/* One frame of a sealed file, and whether it may stand where it does. Bytes only. */
#include "hub/base/die.h"
#include "seal_format_priv.h"
#include "seal_frame_priv.h"

#include <string.h>

enum { FRAME_SUMMED = SEAL_FRAME - SEAL_FRAME_SUM, FRAME_PLAIN = 24 };

void seal_put32(unsigned char *p, uint32_t n)
{
    for (int i = 0; i < 4; i++) {
        p[i] = (unsigned char)(n >> (8 * i));
    }
}

void seal_put64(unsigned char *p, uint64_t n)
{
    seal_put32(p, (uint32_t)n);
    seal_put32(p + 4, (uint32_t)(n >> 32));
}

uint32_t seal_get32(const unsigned char *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

uint64_t seal_get64(const unsigned char *p)
{
    return (uint64_t)seal_get32(p) | (uint64_t)seal_get32(p + 4) << 32;
}

static void put_plain(const struct seal_frame *f, unsigned char out[FRAME_PLAIN])
{
    seal_put32(out, f->len);
    seal_put32(out + 4, f->segment);
    seal_put64(out + 8, f->number);
    seal_put32(out + 16, f->flags);
    seal_put32(out + 20, 0);
}

static void frame_sum(const unsigned char *in, const unsigned char head_sum[SEAL_SUM],
    unsigned char out[SEAL_FRAME_SUM])
{
    crypto_generichash(out, SEAL_FRAME_SUM, in, FRAME_SUMMED, head_sum, SEAL_SUM);
}

void seal_frame_put(const struct seal_frame *f, const unsigned char head_sum[SEAL_SUM],
    unsigned char out[SEAL_FRAME])
{
    put_plain(f, out);
    memcpy(out + FRAME_PLAIN, f->body_sum, SEAL_FRAME_SUM);
    frame_sum(out, head_sum, out + FRAME_SUMMED);
}

bool seal_frame_get(const unsigned char in[SEAL_FRAME], const unsigned char head_sum[SEAL_SUM],
    struct seal_frame *out)
{
    unsigned char sum[SEAL_FRAME_SUM];
    out->len = seal_get32(in);
    out->segment = seal_get32(in + 4);
    out->number = seal_get64(in + 8);
    out->flags = seal_get32(in + 16);
    memcpy(out->body_sum, in + FRAME_PLAIN, SEAL_FRAME_SUM);
    frame_sum(in, head_sum, sum);
    return memcmp(sum, in + FRAME_SUMMED, SEAL_FRAME_SUM) == 0 && seal_get32(in + 20) == 0;
}

bool seal_frame_fits(const struct seal_frame *f, const struct seal_chain *c)
{
    bool segment = f->flags & FLAG_SEGMENT, begin = f->flags & FLAG_BEGIN;
    bool last = f->flags & FLAG_LAST, end = f->flags & FLAG_END;
    size_t least =
        SEAL_STREAM_MORE + (segment ? SEAL_STREAM_HEAD : 0) + (begin ? SEAL_PART_HEAD : 0);
    return f->flags <= FLAGS_ALL && f->number == c->number + 1 &&
           f->segment == c->segment + (segment ? 1 : 0) && (segment || c->streaming) &&
           begin == !c->in_part && (!segment || begin) && (!end || (begin && last)) &&
           f->len >= least && f->len <= least + SEAL_PIECE;
}

bool seal_frame_sound(const struct seal_frame *f, const unsigned char *body)
{
    unsigned char sum[SEAL_FRAME_SUM];
    crypto_generichash(sum, sizeof sum, body, f->len, NULL, 0);
    return memcmp(sum, f->body_sum, sizeof sum) == 0;
}

void seal_chain_step(struct seal_chain *c, const struct seal_frame *f, const unsigned char *body)
{
    c->segment = f->segment;
    c->number = f->number;
    memcpy(c->mac, body + f->len - SEAL_MAC, SEAL_MAC);
    c->streaming = !(f->flags & FLAG_END);
    c->in_part = !(f->flags & FLAG_LAST);
}

/* What a message is bound to besides its key: the file, its place, and the one before it. */
struct bound {
    unsigned char bytes[SEAL_SUM + FRAME_PLAIN + SEAL_MAC];
};

static struct bound bound_of(
    const struct seal_frame *f, const struct seal_chain *c, const struct seal_head *h)
{
    struct bound b;
    memcpy(b.bytes, h->sum, SEAL_SUM);
    put_plain(f, b.bytes + SEAL_SUM);
    memcpy(b.bytes + SEAL_SUM + FRAME_PLAIN, c->mac, SEAL_MAC);
    return b;
}

static unsigned char tag_of(uint32_t flags)
{
    if (flags & FLAG_END) {
        return crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    }
    return flags & FLAG_LAST ? crypto_secretstream_xchacha20poly1305_TAG_PUSH
                             : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
}

size_t seal_frame_make(struct seal_chain *c, const struct seal_head *h, struct seal_secret *secret,
    uint32_t flags, const unsigned char *plain, size_t len, unsigned char *out)
{
    unsigned char *body = out + SEAL_FRAME, *message = body;
    flags |= c->streaming ? 0 : FLAG_SEGMENT;
    if (flags & FLAG_SEGMENT) {
        crypto_secretstream_xchacha20poly1305_init_push(&secret->stream, body, secret->data);
        message += SEAL_STREAM_HEAD;
    }
    struct seal_frame f = {
        .len = (uint32_t)((size_t)(message - body) + len + SEAL_STREAM_MORE),
        .segment = c->segment + (flags & FLAG_SEGMENT ? 1 : 0),
        .number = c->number + 1,
        .flags = flags,
    };
    HUB_BUG(seal_frame_fits(&f, c));
    struct bound b = bound_of(&f, c, h);
    crypto_secretstream_xchacha20poly1305_push(
        &secret->stream, message, NULL, plain, len, b.bytes, sizeof b.bytes, tag_of(flags));
    crypto_generichash(f.body_sum, sizeof f.body_sum, body, f.len, NULL, 0);
    seal_frame_put(&f, h->sum, out);
    seal_chain_step(c, &f, body);
    return SEAL_FRAME + f.len;
}

bool seal_frame_open(const struct seal_frame *f, const struct seal_chain *c,
    const struct seal_head *h, struct seal_secret *secret, const unsigned char *body,
    unsigned char *plain, size_t *len)
{
    size_t skip = 0;
    unsigned char tag;
    unsigned long long got;
    struct bound b = bound_of(f, c, h);
    if (f->flags & FLAG_SEGMENT) {
        skip = SEAL_STREAM_HEAD;
        if (crypto_secretstream_xchacha20poly1305_init_pull(&secret->stream, body, secret->data) !=
            0) {
            return false;
        }
    }
    if (crypto_secretstream_xchacha20poly1305_pull(&secret->stream, plain, &got, &tag, body + skip,
            f->len - skip, b.bytes, sizeof b.bytes) != 0 ||
        tag != tag_of(f->flags)) {
        return false;
    }
    *len = (size_t)got;
    return true;
}
