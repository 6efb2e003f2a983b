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
 *            16  16  mark: random, the file's name for itself; kept when it is written anew
 *            32   8  made at: milliseconds since 1970-01-01 UTC
 *            40   …  slots
 *             …  32  header sum: H(32, all before it)
 *
 *   slot      0   4  type; one that is not known is passed over
 *             4   4  length of the slot, these 8 bytes included
 *             8   …  type 1, passphrase: 4 passes, 4 zero, 8 bytes of memory, 16 salt, 24 nonce,
 *                    48 box. box = crypto_secretbox_easy(data key, nonce, k), where k is 32 bytes of
 *                    crypto_pwhash(passphrase in UTF-8, salt, passes, memory, ARGON2ID13)
 *                    type 2, key: 32 public key, 80 box = crypto_box_seal(data key, public key)
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
 * Torn, to be cut off and told, is what a write leaves that the power stopped. At the end of the file:
 * less than a frame's 56 bytes; only zeros; a frame with the right frame sum whose body is short, or
 * ends in 16 zeros or more (never written); and whole frames of a part that does not end. Anything
 * else that does not agree is damage.
 */
#ifndef SERVICE_SEAL_FORMAT_PRIV_H
#define SERVICE_SEAL_FORMAT_PRIV_H

#include "seal_priv.h"

#endif
