/* SPDX-License-Identifier: MIT */
/* What is known of a sealed file, much of it without a key. */
#ifndef SERVICE_SEAL_STATE_PRIV_H
#define SERVICE_SEAL_STATE_PRIV_H

#include "seal_priv.h"

struct seal_state {
    enum seal_kind kind;
    unsigned char mark[SEAL_MARK];
    hub_stamp made_at;
    bool passphrase;    /* it has one */
    bool by_passphrase; /* it opened it */
    /* Of what was read or added so far; complete when seal_next said it is the end. */
    int64_t parts, steps, openings; /* parts: ENDs too */
    int64_t good, size;             /* bytes that are whole; bytes of the file as it was opened */
    bool ended;                     /* the last thing in it is "closed properly" */
    bool torn;                      /* what was being written last is missing: cut off */
    bool damaged;                   /* salvaged: there is more that cannot be read */
    hub_stamp until;                /* the time of the last whole part; STAMP_NONE: none */
};
void seal_state(const struct seal *s, struct seal_state *out);

/* Whether it begins as a sealed file; no key needed. */
bool seal_is(const unsigned char *bytes, size_t len);
bool seal_is_file(const char *path);
/* Without a key: every frame is there and has its sum. Damage is told in `out`, not as HUB_ECORRUPT
 * unless its beginning is damaged. `ask` as for seal_open, without `with`. */
enum hub_rc seal_check(const struct seal_ask *ask, struct seal_state *out, struct hub_err *err);

/* Of its beginning only: kind, mark, when it was made, its size. No key needed. Errors as seal_check. */
enum hub_rc seal_peek(const char *path, struct seal_state *out, struct hub_err *err);

void seal_mark_text(const unsigned char mark[SEAL_MARK], char out[SEAL_MARK_TEXT]);
/* The sum (BLAKE2b, 32 bytes, hex) of the whole file as it is. */
enum hub_rc seal_sum(const struct seal_ask *ask, char out[SEAL_SUM_TEXT], struct hub_err *err);

#endif
