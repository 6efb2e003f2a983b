/* SPDX-License-Identifier: MIT */
/* The beginning of a sealed file: what it is, and the slots that hold its key. */
#include "argon_priv.h"
#include "hub/base/die.h"
#include "hub/base/utf8.h"
#include "seal_format_priv.h"
#include "seal_state_priv.h"

#include <string.h>

enum {
    SLOT_PASSPHRASE = 1,
    SLOT_KEY = 2,
    SLOT_HEAD = 8,
    SALT = crypto_pwhash_SALTBYTES,
    NONCE = crypto_secretbox_NONCEBYTES,
    BOX = crypto_secretbox_MACBYTES + SEAL_KEY,
    SEALED = crypto_box_SEALBYTES + SEAL_KEY,
    AT_PASSES = SLOT_HEAD,
    AT_MEMORY = AT_PASSES + 8,
    AT_SALT = AT_MEMORY + 8,
    AT_NONCE = AT_SALT + SALT,
    AT_BOX = AT_NONCE + NONCE,
    AT_OWN = AT_BOX + BOX, /* a pair of its own, as in a slot of type key */
    PASSPHRASE_SLOT = AT_OWN + SEAL_KEY + SEALED,
    AT_PUBLIC = SLOT_HEAD,
    KEY_SLOT = AT_PUBLIC + SEAL_KEY + SEALED,
};

static const unsigned char MAGIC[SEAL_MAGIC] = {'h', 'u', 'b', 's', 'e', 'a', 'l', '\n'};

bool seal_is(const unsigned char *bytes, size_t len)
{
    return len >= SEAL_MAGIC && memcmp(bytes, MAGIC, SEAL_MAGIC) == 0;
}

/* --- slots ------------------------------------------------------------------------- */

static const unsigned char *slot_of(
    const struct seal_head *h, uint32_t type, const unsigned char *key)
{
    for (size_t i = 0; i < h->slot_count; i++) {
        const unsigned char *slot = h->bytes + h->slots[i];
        if (seal_get32(slot) == type && (!key || memcmp(slot + AT_PUBLIC, key, SEAL_KEY) == 0)) {
            return slot;
        }
    }
    return NULL;
}

bool seal_head_has_passphrase(const struct seal_head *h)
{
    return slot_of(h, SLOT_PASSPHRASE, NULL) != NULL;
}

/* --- the passphrase ------------------------------------------------------------ */

/* The same letters typed on another keyboard may be other bytes, so what is not ASCII is made NFC. */
static bool derive(const char *passphrase, const unsigned char salt[SALT],
    unsigned long long passes, size_t memory, unsigned char out[SEAL_KEY])
{
    struct arena *a = arena_create();
    size_t len = strlen(passphrase);
    char *text = NULL;
    for (size_t i = 0; !text && i < len; i++) {
        text = (unsigned char)passphrase[i] > 0x7F ? utf8_clean(a, passphrase, len, false, NULL)
                                                   : NULL;
    }
    const char *use = text ? text : passphrase;
    bool made = crypto_pwhash(out, SEAL_KEY, use, strlen(use), salt, passes, memory,
                    crypto_pwhash_ALG_ARGON2ID13) == 0;
    if (text) {
        sodium_memzero(text, strlen(text));
    }
    arena_destroy(a);
    return made;
}

static enum hub_rc no_memory(struct hub_err *err)
{
    return hub_fail(err, HUB_EBUSY,
        "This computer is short of memory for the passphrase (up to 256 MB). Please close "
        "something else and try again.");
}

/* --- writing it ----------------------------------------------------------------- */

static unsigned char *slot_begin(struct seal_head *h, uint32_t type, uint32_t len)
{
    unsigned char *slot = h->bytes + h->len;
    h->slots[h->slot_count++] = h->len;
    h->len += len;
    seal_put32(slot, type);
    seal_put32(slot + 4, len);
    return slot;
}

/* At `at`: 32 bytes of public key, there already, and room for the data key sealed to it. */
static enum hub_rc seal_to(unsigned char *at, const struct seal_secret *secret, struct hub_err *err)
{
    return crypto_box_seal(at + SEAL_KEY, secret->data, SEAL_KEY, at) == 0
               ? HUB_OK
               : hub_fail(err, HUB_EINVAL, "The key that it should be locked with is not one.");
}

static bool derive_at_cost(
    unsigned char *slot, const struct seal_lock *lock, unsigned char wrap[SEAL_KEY])
{
    bool cheap = lock->cost == SEAL_COST_TEST;
    for (size_t i = 0; i < (cheap ? 1 : ARGON_TRIES); i++) {
        const struct argon_cost *c = cheap ? &argon_least : &argon_passphrase[i];
        if (derive(lock->passphrase, slot + AT_SALT, c->passes, c->memory, wrap)) {
            seal_put32(slot + AT_PASSES, c->passes);
            seal_put64(slot + AT_MEMORY, c->memory);
            return true;
        }
    }
    return false;
}

static enum hub_rc passphrase_slot(struct seal_head *h, const struct seal_lock *lock,
    const struct seal_secret *secret, struct hub_err *err)
{
    unsigned char *slot = slot_begin(h, SLOT_PASSPHRASE, PASSPHRASE_SLOT);
    unsigned char own[SEAL_KEY], wrap[SEAL_KEY];
    enum hub_rc rc = HUB_OK;
    randombytes_buf(slot + AT_SALT, SALT);
    randombytes_buf(slot + AT_NONCE, NONCE);
    if (derive_at_cost(slot, lock, wrap)) {
        crypto_box_keypair(slot + AT_OWN, own);
        crypto_secretbox_easy(slot + AT_BOX, own, SEAL_KEY, slot + AT_NONCE, wrap);
        rc = seal_to(slot + AT_OWN, secret, err);
    } else {
        rc = no_memory(err);
    }
    sodium_memzero(own, sizeof own);
    sodium_memzero(wrap, sizeof wrap);
    return rc;
}

static enum hub_rc key_slot(struct seal_head *h, const unsigned char public_key[SEAL_KEY],
    const struct seal_secret *secret, struct hub_err *err)
{
    if (slot_of(h, SLOT_KEY, public_key)) {
        return HUB_OK;
    }
    if (h->slot_count >= SEAL_SLOTS_MOST - (seal_head_has_passphrase(h) ? 0 : 1)) {
        return hub_fail(err, HUB_EINVAL, "A sealed file has at most %d keys.", SEAL_KEYS_MOST);
    }
    unsigned char *slot = slot_begin(h, SLOT_KEY, KEY_SLOT);
    memcpy(slot + AT_PUBLIC, public_key, SEAL_KEY);
    return seal_to(slot + AT_PUBLIC, secret, err);
}

static enum hub_rc key_slots(struct seal_head *h, const struct seal_lock *lock,
    const struct seal_secret *secret, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < lock->key_count; i++) {
        rc = key_slot(h, lock->keys[i], secret, err);
    }
    return rc;
}

static void fixed_part(
    struct seal_head *h, enum seal_kind kind, const unsigned char *mark, hub_stamp made_at)
{
    memset(h, 0, sizeof *h);
    h->kind = kind;
    h->made_at = made_at;
    memcpy(h->mark, mark, SEAL_MARK);
    h->len = SEAL_FIXED;
}

static void head_close(struct seal_head *h)
{
    unsigned char *p = h->bytes;
    memcpy(p, MAGIC, SEAL_MAGIC);
    p[8] = SEAL_VERSION;
    p[9] = 0;
    p[10] = (unsigned char)h->kind;
    p[11] = (unsigned char)h->slot_count;
    seal_put32(p + 12, (uint32_t)(h->len + SEAL_SUM));
    memcpy(p + 16, h->mark, SEAL_MARK);
    seal_put64(p + 32, (uint64_t)h->made_at.ms);
    crypto_generichash(h->sum, SEAL_SUM, p, h->len, NULL, 0);
    memcpy(p + h->len, h->sum, SEAL_SUM);
    h->len += SEAL_SUM;
}

enum hub_rc seal_head_make(struct seal_head *h, const struct seal_make *make,
    const struct seal_secret *secret, struct hub_err *err)
{
    unsigned char mark[SEAL_MARK];
    enum hub_rc rc = HUB_OK;
    randombytes_buf(mark, sizeof mark);
    fixed_part(h, make->kind, make->mark ? make->mark : mark, make->made_at);
    if (!make->lock.passphrase && make->lock.key_count == 0) {
        return hub_fail(err, HUB_EINVAL, "A sealed file needs a passphrase or a key.");
    }
    if (make->lock.passphrase) {
        rc = passphrase_slot(h, &make->lock, secret, err);
    }
    if (rc == HUB_OK) {
        rc = key_slots(h, &make->lock, secret, err);
    }
    head_close(h);
    return rc;
}

static enum hub_rc slot_again(struct seal_head *h, const unsigned char *was, bool passphrase,
    bool keys, const struct seal_secret *secret, struct hub_err *err)
{
    uint32_t type = seal_get32(was);
    if (type == SLOT_PASSPHRASE && passphrase) {
        unsigned char *slot = slot_begin(h, SLOT_PASSPHRASE, PASSPHRASE_SLOT);
        memcpy(slot + SLOT_HEAD, was + SLOT_HEAD, PASSPHRASE_SLOT - SLOT_HEAD);
        return seal_to(slot + AT_OWN, secret, err);
    }
    return type == SLOT_KEY && keys ? key_slot(h, was + AT_PUBLIC, secret, err) : HUB_OK;
}

enum hub_rc seal_head_again(struct seal_head *h, const struct seal_head *old,
    const struct seal_lock *lock, const struct seal_secret *secret, struct hub_err *err)
{
    bool fresh = lock && lock->passphrase;
    enum hub_rc rc = HUB_OK;
    fixed_part(h, old->kind, old->mark, old->made_at);
    if (fresh) {
        rc = passphrase_slot(h, lock, secret, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < old->slot_count; i++) {
        rc = slot_again(h, old->bytes + old->slots[i], !fresh, !(lock && lock->only), secret, err);
    }
    if (rc == HUB_OK && lock) {
        rc = key_slots(h, lock, secret, err);
    }
    head_close(h);
    return rc;
}

/* --- reading it ----------------------------------------------------------------- */

static enum hub_rc head_damaged(struct hub_err *err)
{
    return hub_fail(err, HUB_ECORRUPT,
        "The beginning of this file is damaged, and without it nothing in it can be read. Is "
        "there another copy?");
}

enum hub_rc seal_head_length(
    const unsigned char *bytes, size_t len, size_t *out, struct hub_err *err)
{
    if (!seal_is(bytes, len)) {
        return hub_fail(err, HUB_EINVAL, "This is no copy, no backup and no sealed file of hub, or its beginning is damaged. Nothing "
            "was changed. Is it the file you meant?");
    }
    if (len < 16) {
        return head_damaged(err);
    }
    if (bytes[8] != SEAL_VERSION || bytes[9] != 0) {
        return hub_fail(err, HUB_ENEWER,
            "This file was written by a newer hub. Please update this one and try again.");
    }
    size_t head = seal_get32(bytes + 12);
    if (head < SEAL_FIXED + SEAL_SUM || head > SEAL_HEAD_MOST) {
        return head_damaged(err);
    }
    *out = head;
    return HUB_OK;
}

static bool slot_fits(const unsigned char *slot, size_t len, size_t left)
{
    uint32_t type = seal_get32(slot);
    if (len < SLOT_HEAD || len > left) {
        return false;
    }
    return (type != SLOT_PASSPHRASE || len == PASSPHRASE_SLOT) &&
           (type != SLOT_KEY || len == KEY_SLOT);
}

enum hub_rc seal_head_read(struct seal_head *h, struct hub_err *err)
{
    const unsigned char *p = h->bytes;
    size_t at = SEAL_FIXED, end = h->len - SEAL_SUM;
    crypto_generichash(h->sum, SEAL_SUM, p, end, NULL, 0);
    if (memcmp(h->sum, p + end, SEAL_SUM) != 0 || p[11] == 0 || p[11] > SEAL_SLOTS_MOST) {
        return head_damaged(err);
    }
    if (p[10] < SEAL_COPY || p[10] > SEAL_BACKUP) {
        return hub_fail(err, HUB_ENEWER,
            "This is a kind of file that a newer hub writes. Please update this one.");
    }
    for (h->slot_count = 0; h->slot_count < p[11]; h->slot_count++) {
        if (end - at < SLOT_HEAD || !slot_fits(p + at, seal_get32(p + at + 4), end - at)) {
            return head_damaged(err);
        }
        h->slots[h->slot_count] = at;
        at += seal_get32(p + at + 4);
    }
    h->kind = (enum seal_kind)p[10];
    h->made_at = (hub_stamp){(int64_t)seal_get64(p + 32)};
    memcpy(h->mark, p + 16, SEAL_MARK);
    return at == end ? HUB_OK : head_damaged(err);
}

/* At `at`: a public key and what was sealed to it. */
static bool open_at(
    const unsigned char *at, const unsigned char key[SEAL_KEY], struct seal_secret *secret)
{
    return crypto_box_seal_open(secret->data, at + SEAL_KEY, SEALED, at, key) == 0;
}

static bool open_with_pair(
    const struct seal_head *h, const struct seal_pair *pair, struct seal_secret *secret)
{
    HUB_BUG(pair != NULL);
    const unsigned char *slot = slot_of(h, SLOT_KEY, pair->open);
    return slot && open_at(slot + AT_PUBLIC, pair->secret, secret);
}

static enum hub_rc open_with_passphrase(const unsigned char *slot, const char *passphrase,
    struct seal_secret *secret, struct hub_err *err)
{
    uint32_t passes = seal_get32(slot + AT_PASSES);
    uint64_t memory = seal_get64(slot + AT_MEMORY);
    unsigned char wrap[SEAL_KEY], own[SEAL_KEY];
    enum hub_rc rc = HUB_OK;
    /* What a file asks for is not done without a limit: 1 GiB is the most that hub or a later one writes. */
    if (passes < crypto_pwhash_OPSLIMIT_MIN || passes > crypto_pwhash_OPSLIMIT_SENSITIVE ||
        memory < crypto_pwhash_MEMLIMIT_MIN || memory > crypto_pwhash_MEMLIMIT_SENSITIVE) {
        return head_damaged(err);
    }
    if (!derive(passphrase, slot + AT_SALT, passes, (size_t)memory, wrap)) {
        return no_memory(err);
    }
    if (crypto_secretbox_open_easy(own, slot + AT_BOX, BOX, slot + AT_NONCE, wrap) != 0) {
        rc = hub_fail(err, HUB_EDENIED,
            "That passphrase does not open it. Capital letters and spaces count.");
    } else if (!open_at(slot + AT_OWN, own, secret)) {
        rc = head_damaged(err);
    }
    sodium_memzero(own, sizeof own);
    sodium_memzero(wrap, sizeof wrap);
    return rc;
}

enum hub_rc seal_head_open(const struct seal_head *h, const struct seal_with *with,
    struct seal_secret *secret, bool *by_passphrase, struct hub_err *err)
{
    const unsigned char *slot = slot_of(h, SLOT_PASSPHRASE, NULL);
    *by_passphrase = false;
    for (size_t i = 0; i < with->pair_count; i++) {
        if (open_with_pair(h, with->pairs[i], secret)) {
            return HUB_OK;
        }
    }
    if (!with->passphrase) {
        return hub_fail(err, HUB_EDENIED,
            with->pair_count ? "This key does not open it." : "It needs its passphrase.");
    }
    if (!slot) {
        return hub_fail(err, HUB_EDENIED, "It has no passphrase; a key opens it.");
    }
    *by_passphrase = true;
    return open_with_passphrase(slot, with->passphrase, secret, err);
}
