/* SPDX-License-Identifier: MIT */
/* A copy that came down from a server: opened with the one key that was sent for it, kept under a passphrase. */
#include "seal_state_priv.h"
#include "take_priv.h"

#include "hub/base/str.h"
#include "hub/service/sealed.h"

#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

enum hub_rc take_key_make(
    struct seal_pair **out, char text[PACK_KEY_TEXT], struct hub_err *err)
{
    enum hub_rc rc = seal_pair_make(out, err);
    if (rc == HUB_OK) {
        sodium_bin2base64(text, PACK_KEY_TEXT, (*out)->open, SEAL_KEY,
            sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    }
    return rc;
}

void take_key_free(struct seal_pair *key)
{
    seal_pair_free(key);
}

enum hub_rc take_key_read(const char *text, unsigned char key[PACK_KEY_BYTES], struct hub_err *err)
{
    size_t len = 0;
    bool sound = sodium_base642bin(key, PACK_KEY_BYTES, text, strlen(text), NULL, &len, NULL,
                     sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0 &&
                 len == PACK_KEY_BYTES;
    return sound ? HUB_OK
                 : hub_fail(err, HUB_EUSAGE,
                       "That is no key. hub take hub@server makes and sends one by itself.");
}

struct keeping {
    const struct take_ask *ask;
    struct pack_facts facts;
    const char *facts_text;
    struct seal_got image;
    unsigned char keys[TAKE_KEYS][SEAL_KEY];
    size_t key_count;
    struct arena *a;
};

static enum hub_rc no_copy(struct hub_err *err)
{
    return hub_fail(err, HUB_ECORRUPT,
        "What came from the server is no copy, or not all of it came. Nothing was kept: take it "
        "again.");
}

/* Facts, image, end: as a fresh copy is. */
static enum hub_rc read_parts(struct keeping *k, struct seal *from, struct hub_err *err)
{
    struct seal_got got = {0};
    struct seal_state state;
    bool any = true;
    enum hub_rc rc = seal_next(from, k->a, &got, &any, err);
    while (rc == HUB_OK && any) {
        if (got.part == SEAL_FACTS) {
            k->facts_text = (const char *)got.bytes;
            rc = pack_facts_read(k->facts_text, got.len, k->a, &k->facts, err);
        } else if (got.part == SEAL_IMAGE) {
            k->image = got;
        }
        rc = rc == HUB_OK ? seal_next(from, k->a, &got, &any, err) : rc;
    }
    seal_state(from, &state);
    bool whole = k->facts_text && k->image.bytes && state.kind == SEAL_COPY && state.ended;
    return rc == HUB_OK && !whole ? no_copy(err) : rc;
}

static enum hub_rc read_keys(struct keeping *k, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    const char *p = k->facts.keys;
    while (rc == HUB_OK && *p && k->key_count < TAKE_KEYS) {
        size_t len = strcspn(p, " ");
        rc = take_key_read(arena_strndup(k->a, p, len), k->keys[k->key_count++], err);
        p += len + (p[len] == ' ');
    }
    return rc == HUB_OK ? rc : no_copy(err);
}

/* Where it came from is known here, not there. Later lines win. */
static const char *facts_with_source(const struct keeping *k)
{
    struct sb b = sb_on(k->a);
    sb_add(&b, k->facts_text);
    sb_addf(&b, "source=%s\n", k->ask->source ? k->ask->source : "");
    return sb_str(&b);
}

static enum hub_rc keep(struct keeping *k, struct seal *from, const char *path, struct hub_err *err)
{
    struct seal *to = NULL;
    struct seal_lock lock = {.passphrase = k->ask->passphrase,
        .keys = (const unsigned char(*)[SEAL_KEY])k->keys, .key_count = k->key_count};
    struct seal_state was;
    seal_state(from, &was);
    struct seal_make make = {was.kind, was.mark, was.made_at, lock}; /* without the key it came with */
    enum hub_rc rc = seal_create(path, false, &make, &to, err);
    if (rc == HUB_OK) {
        rc = taking_pour(to, facts_with_source(k), k->image.bytes, k->image.len, k->image.at, err);
    }
    seal_close(to);
    return rc;
}

enum hub_rc take_keep(const struct seal_pair *key, const void *bytes, size_t len,
    const struct take_ask *ask, const char *path, struct arena *a, struct take_done *out,
    struct hub_err *err)
{
    struct seal *from = NULL;
    struct keeping k = {.ask = ask, .a = arena_create()};
    struct seal_ask open = {.bytes = bytes, .len = len, .with = {.pairs = &key, .pair_count = 1}};
    enum hub_rc rc = passphrase_check(ask->passphrase ? ask->passphrase : "", err);
    if (rc == HUB_OK) {
        rc = seal_open(&open, &from, err) == HUB_OK ? read_parts(&k, from, err) : no_copy(err);
    }
    rc = rc == HUB_OK ? read_keys(&k, err) : rc;
    rc = rc == HUB_OK ? keep(&k, from, path, err) : rc;
    if (rc == HUB_OK) {
        struct stat st;
        *out = (struct take_done){.number = k.facts.number, .due = k.facts.due,
            .bytes = stat(path, &st) == 0 ? (int64_t)st.st_size : 0,
            .holder = arena_strdup(a, k.facts.holder_name),
            .holds = arena_strdup(a, k.facts.holds)};
    }
    if (k.image.bytes) {
        seal_wipe(k.image.bytes, k.image.len);
    }
    seal_close(from);
    arena_destroy(k.a);
    return rc;
}

enum hub_rc copy_source(const char *path, const char *passphrase, struct arena *a,
    const char **source, struct hub_err *err)
{
    struct seal *s = NULL;
    struct seal_got got = {0};
    struct pack_facts facts = {.source = ""};
    struct seal_ask ask = {.path = path, .with = {.passphrase = passphrase}};
    bool any = true, found = false;
    enum hub_rc rc = seal_open(&ask, &s, err);
    while (rc == HUB_OK && any && !found) {
        rc = seal_next(s, a, &got, &any, err);
        found = rc == HUB_OK && any && got.part == SEAL_FACTS;
    }
    if (found) {
        rc = pack_facts_read((const char *)got.bytes, got.len, a, &facts, err);
    }
    *source = facts.source;
    seal_close(s);
    return rc;
}
