/* SPDX-License-Identifier: MIT */
/* Reading a sealed file, part by part, to its end or to where it is torn or damaged. */
#include "hub/base/die.h"
#include "seal_frame_priv.h"
#include "seal_inner_priv.h"

#include <string.h>

/* --- one frame -------------------------------------------------------------------- */

static bool all_zero(const unsigned char *p, size_t len)
{
    return len == 0 || sodium_is_zero(p, len);
}

static enum hub_rc zero_to_end(struct seal *s, int64_t at, bool *zero, struct hub_err *err)
{
    unsigned char buf[4096];
    enum hub_rc rc = HUB_OK;
    *zero = true;
    while (rc == HUB_OK && *zero && at < s->file.size) {
        int64_t left = s->file.size - at;
        size_t len = left < (int64_t)sizeof buf ? (size_t)left : sizeof buf;
        rc = seal_file_read(&s->file, at, buf, len, err);
        *zero = rc == HUB_OK && all_zero(buf, len);
        at += (int64_t)len;
    }
    return rc;
}

/* A body that is not right is torn when it is the last thing in the file and its end was never written. */
static enum look bad_body(const struct seal *s, const struct seal_frame *f, int64_t at)
{
    bool last = at + SEAL_FRAME + (int64_t)f->len == s->file.size;
    const unsigned char *end = s->frame + SEAL_FRAME + f->len;
    return last && all_zero(end - SEAL_MAC, SEAL_MAC) ? LOOK_TORN : LOOK_BAD;
}

enum hub_rc seal_look(struct seal *s, int64_t at, const struct seal_chain *chain,
    struct seal_frame *f, enum look *what, struct hub_err *err)
{
    int64_t left = s->file.size - at;
    bool zero = false;
    enum hub_rc rc = HUB_OK;
    *what = left == 0 ? LOOK_DONE : LOOK_TORN;
    if (left < SEAL_FRAME) {
        return rc;
    }
    rc = seal_file_read(&s->file, at, s->frame, SEAL_FRAME, err);
    if (rc == HUB_OK && !seal_frame_get(s->frame, s->head.sum, f)) {
        rc = zero_to_end(s, at + SEAL_FRAME, &zero, err);
        *what = zero ? LOOK_TORN : LOOK_BAD; /* nothing behind it was ever written */
        return rc;
    }
    if (rc == HUB_OK && !seal_frame_fits(f, chain)) {
        *what = LOOK_BAD;
        return rc;
    }
    if (rc != HUB_OK || left - SEAL_FRAME < (int64_t)f->len) {
        return rc; /* torn: it is short */
    }
    rc = seal_file_read(&s->file, at + SEAL_FRAME, s->frame + SEAL_FRAME, f->len, err);
    *what = seal_frame_sound(f, s->frame + SEAL_FRAME) ? LOOK_FRAME : bad_body(s, f, at);
    return rc;
}

/* --- one part --------------------------------------------------------------------- */

struct piece {
    struct seal_frame f;
    size_t len;
    enum look what;
};

static enum hub_rc next_piece(
    struct seal *s, struct seal_point *p, struct piece *out, struct hub_err *err)
{
    enum hub_rc rc = seal_look(s, p->at, &p->chain, &out->f, &out->what, err);
    if (rc != HUB_OK || out->what != LOOK_FRAME) {
        return rc;
    }
    const unsigned char *body = s->frame + SEAL_FRAME;
    if (!seal_frame_open(&out->f, &p->chain, &s->head, s->secret, body, s->plain, &out->len)) {
        out->what = LOOK_BAD;
        return rc;
    }
    p->at += SEAL_FRAME + (int64_t)out->f.len;
    seal_chain_step(&p->chain, &out->f, body);
    return rc;
}

/*
 * LOOK_BAD: no head of a part; hub writes none such, but another writer with the key might.
 * LOOK_TORN: the file has fewer bytes left than the part.
 */
static enum look begin_part(struct seal *s, const struct piece *piece, struct arena *a,
    struct seal_point *p, struct seal_got *out)
{
    const unsigned char *head = s->plain;
    uint32_t part = seal_get32(head);
    uint64_t len = seal_get64(head + 16);
    if (seal_get32(head + 4) != 0 || part < SEAL_FACTS || part > SEAL_END ||
        (part == SEAL_END) != ((piece->f.flags & FLAG_END) != 0)) {
        return LOOK_BAD;
    }
    if (len > (uint64_t)(s->file.size - (int64_t)s->head.len)) {
        return LOOK_TORN;
    }
    out->part = (enum seal_part)part;
    out->at = (hub_stamp){(int64_t)seal_get64(head + 8)};
    out->len = (size_t)len;
    out->bytes = arena_alloc(a, out->len + 1);
    out->opening = p->chain.segment;
    return LOOK_FRAME;
}

static bool end_agrees(const struct seal_got *got, const struct seal_point *p)
{
    return got->part != SEAL_END || (got->len == 8 && seal_get64(got->bytes) == (uint64_t)p->parts);
}

/* Pieces until the part is whole. *what: LOOK_FRAME when it is. `p` goes on with it. */
static enum hub_rc read_part(struct seal *s, struct arena *a, struct seal_point *p,
    struct seal_got *out, enum look *what, struct hub_err *err)
{
    struct piece piece = {.what = LOOK_FRAME};
    size_t have = 0;
    do {
        enum hub_rc rc = next_piece(s, p, &piece, err);
        *what = piece.what;
        if (rc != HUB_OK || *what != LOOK_FRAME) {
            return rc;
        }
        bool first = piece.f.flags & FLAG_BEGIN;
        size_t skip = first ? SEAL_PART_HEAD : 0, len = piece.len - skip;
        *what = first ? begin_part(s, &piece, a, p, out) : LOOK_FRAME;
        if (*what == LOOK_FRAME && len > out->len - have) {
            *what = LOOK_BAD;
        }
        if (*what != LOOK_FRAME) {
            return rc;
        }
        memcpy(out->bytes + have, s->plain + skip, len);
        have += len;
    } while (p->chain.in_part);
    if (have != out->len || !end_agrees(out, p)) {
        *what = LOOK_BAD;
    }
    return HUB_OK;
}

/* --- all of them ------------------------------------------------------------------ */

static void count_part(struct seal_point *p, const struct seal_got *got)
{
    p->parts++;
    p->steps += got->part == SEAL_STEP;
    p->ended = got->part == SEAL_END;
    p->until = got->at;
}

/* A stream is not gone on with by another opening. */
static void reached_end(struct seal *s, enum look what, bool in_part)
{
    s->read = true;
    s->torn = what == LOOK_TORN || (what == LOOK_DONE && in_part);
    s->damaged = what == LOOK_BAD;
    s->now.chain.streaming = false;
    s->safe = s->now;
}

static enum hub_rc damaged(const struct seal *s, struct hub_err *err)
{
    enum hub_rc rc = s->now.parts == 0
                         ? hub_fail(err, HUB_ECORRUPT,
                               "This file is damaged from its beginning on; nothing in it can be "
                               "read. Is there another copy?")
                         : hub_fail(err, HUB_ECORRUPT,
                               "This file is damaged. What was saved before the damage can still "
                               "be read, but nothing more be saved in it.");
    err->where = "sealed file";
    return rc;
}

enum hub_rc seal_next(
    struct seal *s, struct arena *a, struct seal_got *out, bool *any, struct hub_err *err)
{
    enum look what = LOOK_FRAME;
    enum hub_rc rc = HUB_OK;
    *any = false;
    while (rc == HUB_OK && !s->read && what == LOOK_FRAME && !*any) {
        struct seal_point p = s->now;
        rc = read_part(s, a, &p, out, &what, err);
        if (rc == HUB_OK && what == LOOK_FRAME) {
            count_part(&p, out);
            s->now = p;
            *any = out->part != SEAL_END;
        } else if (rc == HUB_OK) {
            reached_end(s, what, p.chain.in_part);
        }
    }
    return rc == HUB_OK && s->damaged && !s->salvage ? damaged(s, err) : rc;
}
