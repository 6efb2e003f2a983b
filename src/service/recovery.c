/* SPDX-License-Identifier: MIT */
/*
 * Recovery words, and the key pair that is made of them.
 *
 *   15 random bytes are 120 bits; each 10 of them, the highest first, are the number of a word of
 *   the list, from 0: 12 words. The 13th is the first 10 bits of H(16, the 15 bytes).
 *   seed = H(32, the 15 bytes, with the key "hub recovery words 1")
 *   pair = crypto_box_seed_keypair(seed)
 *
 * H(n, x) is crypto_generichash (BLAKE2b) of n bytes. 120 random bits need no slow hash.
 */
#include "hub/base/clock.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/service/backup.h"
#include "recovery_priv.h"
#include "seal_keys_priv.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum {
    WORD_BITS = 10,
    WORD_MOST = 32, /* letters of a typed one that are looked at */
    FOUR = 4,       /* letters that tell a word from all others */
};

static const unsigned char SEED_KEY[] = "hub recovery words 1";

static unsigned bits_at(const unsigned char *bytes, size_t word)
{
    unsigned n = 0;
    for (size_t bit = word * WORD_BITS; bit < (word + 1) * WORD_BITS; bit++) {
        n = n << 1 | (bytes[bit / 8] >> (7 - bit % 8) & 1u);
    }
    return n;
}

static unsigned check_word(const unsigned char bytes[RECOVERY_BYTES])
{
    unsigned char sum[crypto_generichash_BYTES_MIN];
    crypto_generichash(sum, sizeof sum, bytes, RECOVERY_BYTES, NULL, 0);
    return bits_at(sum, 0);
}

void recovery_make(char out[RECOVERY_TEXT])
{
    unsigned char bytes[RECOVERY_BYTES];
    size_t len = 0;
    random_bytes(bytes, sizeof bytes);
    for (size_t i = 0; i < RECOVERY_WORDS; i++) {
        unsigned n = i + 1 < RECOVERY_WORDS ? bits_at(bytes, i) : check_word(bytes);
        len += (size_t)snprintf(
            out + len, RECOVERY_TEXT - len, "%s%s", i ? " " : "", recovery_words[n]);
    }
    sodium_memzero(bytes, sizeof bytes);
}

/* --- as they are typed ---------------------------------------------------------------- */

/* "1. Apple, PEAR-" has two: all that is no letter stands between words. Text that is not ASCII is
 * left in, so that it is named as it was typed. False at the end. */
static bool next_typed(const char **at, char out[WORD_MOST])
{
    size_t len = 0;
    const unsigned char *p = (const unsigned char *)*at;
    while (*p && *p < 0x80 && !((*p | 32) >= 'a' && (*p | 32) <= 'z')) {
        p++;
    }
    for (; *p >= 0x80 || ((*p | 32) >= 'a' && (*p | 32) <= 'z'); p++) {
        if (len + 1 < WORD_MOST) {
            out[len++] = (char)(*p >= 'A' && *p <= 'Z' ? *p | 32 : *p);
        }
    }
    out[len] = '\0';
    *at = (const char *)p;
    return len > 0;
}

/* Its number; -1: none. The first four letters do. */
static int number_of(const char *typed)
{
    size_t len = strlen(typed);
    for (int i = 0; len >= FOUR && i < RECOVERY_LIST; i++) {
        if (strncmp(recovery_words[i], typed, len) == 0) {
            return i;
        }
    }
    return -1;
}

static enum hub_rc not_a_word(int place, const char *typed, struct hub_err *err)
{
    const char *near = str_nearest(typed, recovery_words, RECOVERY_LIST);
    return near ? hub_fail(err, HUB_EINVAL,
                      "Word %d, \"%s\", is not one of a recovery sheet. Is it \"%s\"?", place,
                      typed, near)
                : hub_fail(err, HUB_EINVAL,
                      "Word %d, \"%s\", is not one of a recovery sheet. Please look at it again.",
                      place, typed);
}

static void put_bits(unsigned char *bytes, size_t word, unsigned n)
{
    for (size_t i = 0; i < WORD_BITS; i++) {
        size_t bit = word * WORD_BITS + i;
        bytes[bit / 8] |= (unsigned char)((n >> (WORD_BITS - 1 - i) & 1u) << (7 - bit % 8));
    }
}

enum hub_rc recovery_read(const char *words, unsigned char out[RECOVERY_BYTES], struct hub_err *err)
{
    unsigned char all[RECOVERY_BYTES + 2] = {0};
    char typed[WORD_MOST];
    enum hub_rc rc = HUB_OK;
    int count = 0;
    while (rc == HUB_OK && next_typed(&words, typed)) {
        int n = number_of(typed);
        rc = n < 0 ? not_a_word(count + 1, typed, err) : HUB_OK;
        if (n >= 0 && count < RECOVERY_WORDS) {
            put_bits(all, (size_t)count, (unsigned)n);
        }
        count++;
    }
    if (rc == HUB_OK && count != RECOVERY_WORDS) {
        rc = hub_fail(err, HUB_EINVAL, "A recovery sheet has %d words; here %s %d.", RECOVERY_WORDS,
            words_many(count, "is", "are"), count);
    }
    if (rc == HUB_OK && bits_at(all, RECOVERY_WORDS - 1) != check_word(all)) {
        rc = hub_fail(err, HUB_EINVAL,
            "These words do not belong together: one is not as on the sheet, or two have changed "
            "places. Please go through them one by one.");
    }
    memcpy(out, all, RECOVERY_BYTES);
    sodium_memzero(all, sizeof all);
    sodium_memzero(typed, sizeof typed);
    return rc;
}

enum hub_rc seal_pair_from_words(const char *words, struct seal_pair **out, struct hub_err *err)
{
    unsigned char bytes[RECOVERY_BYTES], seed[crypto_box_SEEDBYTES];
    enum hub_rc rc = recovery_read(words, bytes, err);
    *out = NULL;
    if (rc == HUB_OK) {
        rc = seal_pair_room(out, err);
    }
    if (rc == HUB_OK) {
        crypto_generichash(seed, sizeof seed, bytes, sizeof bytes, SEED_KEY, sizeof SEED_KEY - 1);
        crypto_box_seed_keypair((*out)->open, (*out)->secret, seed);
        sodium_memzero(seed, sizeof seed);
    }
    sodium_memzero(bytes, sizeof bytes);
    return rc;
}
