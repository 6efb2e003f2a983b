/* SPDX-License-Identifier: MIT */
/* One frame of a sealed file; its layout is in seal_format_priv.h. */
#ifndef SERVICE_SEAL_FRAME_PRIV_H
#define SERVICE_SEAL_FRAME_PRIV_H

#include "seal_format_priv.h"

/* Where in the row of frames one stands. */
struct seal_chain {
    uint32_t segment;
    uint64_t number;
    unsigned char mac[SEAL_MAC];
    bool streaming; /* the segment is begun and may go on */
    bool in_part;
};

struct seal_frame {
    uint32_t len, segment, flags;
    uint64_t number;
    unsigned char body_sum[SEAL_FRAME_SUM];
};

void seal_frame_put(const struct seal_frame *f, const unsigned char head_sum[SEAL_SUM],
    unsigned char out[SEAL_FRAME]);
/* False: its sum does not agree. */
bool seal_frame_get(const unsigned char in[SEAL_FRAME], const unsigned char head_sum[SEAL_SUM],
    struct seal_frame *out);
/* Whether it may follow there. */
bool seal_frame_fits(const struct seal_frame *f, const struct seal_chain *c);
bool seal_frame_sound(const struct seal_frame *f, const unsigned char *body);
void seal_chain_step(struct seal_chain *c, const struct seal_frame *f, const unsigned char *body);

/* Encrypts into `out` (SEAL_FRAME + SEAL_BODY_MOST); the whole length. Steps the chain. */
size_t seal_frame_make(struct seal_chain *c, const struct seal_head *h, struct seal_secret *secret,
    uint32_t flags, const unsigned char *plain, size_t len, unsigned char *out);
/* Decrypts into `plain` (SEAL_PLAIN_MOST); false: not what was written. Does not step the chain. */
bool seal_frame_open(const struct seal_frame *f, const struct seal_chain *c,
    const struct seal_head *h, struct seal_secret *secret, const unsigned char *body,
    unsigned char *plain, size_t *len);

#endif
