/* SPDX-License-Identifier: MIT */
/* Adding to a sealed file, and taking back what could not be written. */
#include "hub/base/die.h"
#include "seal_frame_priv.h"
#include "seal_inner_priv.h"

#include <string.h>

static enum hub_rc may_write(const struct seal *s, struct hub_err *err)
{
    HUB_BUG(s->write && s->read);
    if (s->damaged) {
        return hub_fail(err, HUB_ECORRUPT, "This file is damaged; nothing more is saved in it.");
    }
    if (s->broken) {
        return hub_fail(err, HUB_EIO,
            "The file cannot be written any more. What was saved is safe. Please close it and "
            "open it again.");
    }
    return HUB_OK;
}

/*
 * Back to a place where all was well. What was begun is encrypted under a stream that is never used
 * again: the bytes may still be somewhere on the disk.
 */
static void go_back(struct seal *s, const struct seal_point *to)
{
    struct hub_err ignored;
    s->broken = seal_file_cut(&s->file, to->at, &ignored) != HUB_OK;
    s->now = *to;
    s->now.chain.streaming = false;
}

/* What a stop of the power left, or a try before this one, is not to be in the way. */
static enum hub_rc cut_tail(struct seal *s, struct hub_err *err)
{
    if (s->file.pipe || s->file.size <= s->now.at) {
        return HUB_OK;
    }
    enum hub_rc rc = seal_file_cut(&s->file, s->now.at, err);
    if (rc == HUB_OK) {
        s->file.size = s->now.at;
    }
    return rc;
}

/*
 * In a file that is in use only the last frame may be unwritten when the power goes: a later one on
 * the disk before it would look like damage.
 */
static enum hub_rc put_frame(
    struct seal *s, uint32_t flags, const unsigned char *plain, size_t len, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    if (!s->file.fresh && !s->file.pipe && s->now.at > s->safe.at) {
        rc = seal_file_sync(&s->file, err);
    }
    if (rc == HUB_OK) {
        size_t all =
            seal_frame_make(&s->now.chain, &s->head, s->secret, flags, plain, len, s->frame);
        rc = seal_file_write(&s->file, s->now.at, s->frame, all, err);
        s->now.at += (int64_t)all;
    }
    return rc;
}

static enum hub_rc put_part(struct seal *s, enum seal_part part, hub_stamp at,
    const unsigned char *bytes, size_t len, struct hub_err *err)
{
    unsigned char *p = s->plain;
    uint32_t end = part == SEAL_END ? FLAG_END : 0, begin = FLAG_BEGIN;
    enum hub_rc rc = HUB_OK;
    seal_put32(p, (uint32_t)part);
    seal_put32(p + 4, 0);
    seal_put64(p + 8, (uint64_t)at.ms);
    seal_put64(p + 16, len);
    do {
        size_t head = begin ? SEAL_PART_HEAD : 0, n = len < SEAL_PIECE ? len : SEAL_PIECE;
        if (n) {
            memcpy(p + head, bytes, n);
            bytes += n;
        }
        len -= n;
        rc = put_frame(s, begin | end | (len ? 0 : FLAG_LAST), p, head + n, err);
        begin = 0;
    } while (rc == HUB_OK && len > 0);
    return rc;
}

static enum hub_rc add(struct seal *s, enum seal_part part, hub_stamp at, const void *bytes,
    size_t len, struct hub_err *err)
{
    enum hub_rc rc = may_write(s, err);
    if (rc == HUB_OK) {
        rc = cut_tail(s, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    struct seal_point before = s->now;
    rc = put_part(s, part, at, bytes, len, err);
    if (rc != HUB_OK) {
        go_back(s, &before);
        return rc;
    }
    s->now.parts++;
    s->now.steps += part == SEAL_STEP;
    s->now.ended = part == SEAL_END;
    s->now.until = at;
    return HUB_OK;
}

enum hub_rc seal_add(struct seal *s, enum seal_part part, hub_stamp at, const void *bytes,
    size_t len, struct hub_err *err)
{
    HUB_BUG(part >= SEAL_FACTS && part < SEAL_END);
    return add(s, part, at, bytes, len, err);
}

enum hub_rc seal_sync(struct seal *s, struct hub_err *err)
{
    enum hub_rc rc = may_write(s, err);
    if (rc != HUB_OK || s->now.at == s->safe.at) {
        return rc;
    }
    rc = seal_file_sync(&s->file, err);
    if (rc == HUB_OK) {
        s->safe = s->now;
    } else {
        go_back(s, &s->safe);
    }
    return rc;
}

enum hub_rc seal_end(struct seal *s, hub_stamp at, struct hub_err *err)
{
    unsigned char count[8];
    seal_put64(count, (uint64_t)s->now.parts);
    enum hub_rc rc = add(s, SEAL_END, at, count, sizeof count, err);
    return rc == HUB_OK ? seal_sync(s, err) : rc;
}

enum hub_rc seal_finish(struct seal *s, struct hub_err *err)
{
    enum hub_rc rc = seal_sync(s, err);
    return rc == HUB_OK ? seal_file_settle(&s->file, err) : rc;
}
