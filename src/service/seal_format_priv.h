/* SPDX-License-Identifier: MIT */
/*
 * The layout of a sealed file, for those who write another reader. Cryptography is libsodium's, by
 * its names. Numbers are little-endian. H(n, x) is crypto_generichash (BLAKE2b) of n bytes.
 *
 *   file    = header frame*
 *
 *   header    0   8  "hubseal\n"
 *             8   2  version: 1
 *            10   1  kind: 1 copy, 2 hub, 3 backup
 *            11   1  number of slots, 1 to 8
 *            12   4  length of the header, its sum included
 *            16  16  mark: random, the file's name for itself, kept when it is written anew; of a
 *                    backup the sum of the last step that is in it (backup_own.c)
 *            32   8  made at: milliseconds since 1970-01-01 UTC
 *            40   …  slots
 *             …  32  header sum: H(32, all before it)
 *
 *   slot      0   4  type; one that is not known is passed over
 *             4   4  length of the slot, these 8 bytes included
 *             8   …  type 1, passphrase: 4 passes, 4 zero, 8 bytes of memory, 16 salt, 24 nonce,
 *                    48 box, 32 public key, 80 sealed. A key pair of its own: the box holds its
 *                    secret half, crypto_secretbox_easy(secret, nonce, k), where k is 32 bytes of
 *                    crypto_pwhash(passphrase in UTF-8, NFC; salt, passes, memory, ARGON2ID13);
 *                    sealed as in type 2. So a file is written anew without its passphrase.
 *                    type 2, key: 32 public key (X25519), 80 crypto_box_seal(data key, public key)
 *
 *   frame     0   4  length of the body
 *             4   4  segment, from 1: one for each time the file was open for writing, and after a
 *                    write that failed
 *             8   8  number, from 1, over the whole file
 *            16   4  flags: 1 begins a segment, 2 begins a part, 4 ends a part, 8 the part is END
 *            20   4  zero
 *            24  16  body sum: H(16, body)
 *            40  16  frame sum: H(16, the 40 bytes before it) with the header sum as key
 *            56   …  body
 *
 * The sums need no key, so a backup can be looked over by somebody who cannot read it. What proves
 * that a body is the one that was written is its own 16 byte MAC, the last of its bytes:
 *
 *   body    = the 24 byte header of crypto_secretstream_xchacha20poly1305 in the first frame of a
 *             segment; then one message of that stream, with the data key. Its tag is PUSH at the
 *             end of a part, FINAL at that of END, else MESSAGE. Additional data: header sum (32),
 *             the first 24 bytes of the frame, the MAC of the frame before (16; zero in the first).
 *
 *   part    = the messages from "begins a part" to "ends a part" behind each other; at most 1 MiB
 *             each. 4 type (1 facts, 2 image, 3 step, 4 END), 4 zero, 8 time in milliseconds,
 *             8 length of what follows, then that. END: 8 parts in the file before it, END ones too.
 *
 * A stream is never gone on with in a later opening or after a write that failed: two texts under
 * one key stream would give both away. The data key is random, and another one each time the file is
 * written anew.
 *
 * Torn, to be cut off and told, is what a write leaves that the power stopped, at the end of the
 * file: less than the 56 bytes of a frame; 56 bytes with another frame sum and only zeros, or
 * nothing, behind them; a frame with the right frame sum whose body is short, or not right and the
 * last bytes of the file with 16 zeros at its end (never written); whole frames of a part that does
 * not end. Anything else that does not agree is damage.
 */
#ifndef SERVICE_SEAL_FORMAT_PRIV_H
#define SERVICE_SEAL_FORMAT_PRIV_H

#include "seal_priv.h"

#include <sodium.h>

enum {
    SEAL_VERSION = 1,
    SEAL_MAGIC = 8,
    SEAL_PIECE = 1 << 20, /* bytes of a part in one frame, at most */
    SEAL_SUM = 32,
    SEAL_SLOTS_MOST = SEAL_KEYS_MOST + 1,
    SEAL_FIXED = 40, /* of the header, before the slots */
    SEAL_HEAD_MOST = 4096,
    SEAL_FRAME = 56,
    SEAL_MAC = 16,
    SEAL_FRAME_SUM = 16,
    SEAL_PART_HEAD = 24,
    SEAL_STREAM_HEAD = crypto_secretstream_xchacha20poly1305_HEADERBYTES,
    SEAL_STREAM_MORE = crypto_secretstream_xchacha20poly1305_ABYTES,
    SEAL_PLAIN_MOST = SEAL_PART_HEAD + SEAL_PIECE,
    SEAL_BODY_MOST = SEAL_STREAM_HEAD + SEAL_PLAIN_MOST + SEAL_STREAM_MORE,
};

enum seal_flag { FLAG_SEGMENT = 1, FLAG_BEGIN = 2, FLAG_LAST = 4, FLAG_END = 8, FLAGS_ALL = 15 };

void seal_put32(unsigned char *p, uint32_t n);
void seal_put64(unsigned char *p, uint64_t n);
uint32_t seal_get32(const unsigned char *p);
uint64_t seal_get64(const unsigned char *p);

/* Kept in guarded memory. */
struct seal_secret {
    unsigned char data[SEAL_KEY];
    crypto_secretstream_xchacha20poly1305_state stream;
};

struct seal_head {
    unsigned char bytes[SEAL_HEAD_MOST];
    size_t len;
    enum seal_kind kind;
    unsigned char mark[SEAL_MARK];
    hub_stamp made_at;
    unsigned char sum[SEAL_SUM];
    size_t slots[SEAL_SLOTS_MOST], slot_count; /* where each begins */
};

/* `secret` has the data key. HUB_EBUSY: no memory for the passphrase. */
enum hub_rc seal_head_make(struct seal_head *h, const struct seal_make *make,
    const struct seal_secret *secret, struct hub_err *err);
/* The same, for another data key, with what locked `old` and `lock` (or NULL): see seal_again. */
enum hub_rc seal_head_again(struct seal_head *h, const struct seal_head *old,
    const struct seal_lock *lock, const struct seal_secret *secret, struct hub_err *err);
/* Length of the header that begins so (16 bytes or more). HUB_EINVAL, HUB_ENEWER, HUB_ECORRUPT. */
enum hub_rc seal_head_length(
    const unsigned char *bytes, size_t len, size_t *out, struct hub_err *err);
/* Of bytes[len] in it. */
enum hub_rc seal_head_read(struct seal_head *h, struct hub_err *err);
/* Finds the data key. HUB_EDENIED, HUB_EBUSY. */
enum hub_rc seal_head_open(const struct seal_head *h, const struct seal_with *with,
    struct seal_secret *secret, bool *by_passphrase, struct hub_err *err);
bool seal_head_has_passphrase(const struct seal_head *h);

#endif
