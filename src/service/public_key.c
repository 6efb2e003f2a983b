/* SPDX-License-Identifier: MIT */
/* Reading a public key: RFC 4253 section 6.6, RFC 5656, RFC 8709, and OpenSSH's PROTOCOL.u2f. */
#include "hub/base/str.h"
#include "hub/service/users.h"

#include <sodium.h>
#include <string.h>

enum { BLOB = 3 * sizeof(((struct public_key *)0)->body) / 4 };

/* What sshd takes today, and what each is made of: so many parts, the last so long at least. */
static const struct kind {
    const char *name;
    size_t parts, least; /* bytes of the last part; 0: any */
} kinds[] = {
    {"ssh-ed25519", 2, 32},
    {"sk-ssh-ed25519@openssh.com", 3, 0},
    {"ecdsa-sha2-nistp256", 3, 65},
    {"ecdsa-sha2-nistp384", 3, 97},
    {"ecdsa-sha2-nistp521", 3, 133},
    {"sk-ecdsa-sha2-nistp256@openssh.com", 4, 0},
    {"ssh-rsa", 3, 256}, /* 2048 bits: NIST SP 800-57 part 1, until 2030 */
};

static const struct kind *kind_of(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            return &kinds[i];
        }
    }
    return NULL;
}

/* One length and its bytes; false: it runs over the end. */
static bool part(const unsigned char **p, size_t *left, const unsigned char **out, size_t *len)
{
    if (*left < 4) {
        return false;
    }
    const unsigned char *b = *p;
    *len = (size_t)b[0] << 24 | (size_t)b[1] << 16 | (size_t)b[2] << 8 | b[3];
    if (*len > *left - 4) {
        return false;
    }
    *out = b + 4;
    *p += 4 + *len;
    *left -= 4 + *len;
    return true;
}

static bool made_as(const struct kind *k, const unsigned char *blob, size_t left)
{
    const unsigned char *out = NULL;
    size_t len = 0;
    for (size_t i = 0; i < k->parts; i++) {
        if (!part(&blob, &left, &out, &len) ||
            (i == 0 && (len != strlen(k->name) || memcmp(out, k->name, len) != 0))) {
            return false;
        }
    }
    return left == 0 && len >= k->least;
}

static void fingerprint(const unsigned char *blob, size_t len, char out[64])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    static const char first[] = "SHA256:";
    crypto_hash_sha256(hash, blob, len);
    memcpy(out, first, sizeof first);
    sodium_bin2base64(out + sizeof first - 1, 64 - sizeof first + 1, hash, sizeof hash,
        sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

/* The next word of `*p` into `out`; false: there is none, or it is too long. */
static bool word(const char **p, char *out, size_t size)
{
    *p += strspn(*p, " \t\r\n");
    size_t len = strcspn(*p, " \t\r\n");
    if (len == 0 || len >= size) {
        return false;
    }
    memcpy(out, *p, len);
    out[len] = '\0';
    *p += len;
    return true;
}

static enum hub_rc not_a_key(const char *text, struct hub_err *err)
{
    if (strstr(text, "PRIVATE KEY")) {
        return hub_fail(err, HUB_EINVAL,
            "That is the private half of a key, which stays with its person and should be made "
            "anew now. Take the file beside it whose name ends in .pub.");
    }
    return hub_fail(err, HUB_EINVAL,
        "That is not a public key. It is one line that begins with ssh-ed25519, from the file whose "
        "name ends in .pub.");
}

enum hub_rc public_key_read(const char *text, struct public_key *out, struct hub_err *err)
{
    unsigned char blob[BLOB];
    size_t len = 0;
    const char *p = text;
    memset(out, 0, sizeof *out);
    if (sodium_init() < 0 || !word(&p, out->kind, sizeof out->kind)) {
        return not_a_key(text, err);
    }
    const struct kind *k = kind_of(out->kind);
    if (!k && (str_eq(out->kind, "ssh-dss") || str_starts(out->kind, "ssh-rsa-cert"))) {
        return hub_fail(err, HUB_EINVAL,
            "Keys of the kind %s are not taken any more. ssh-keygen -t ed25519 makes a good one.",
            out->kind);
    }
    if (!k || !word(&p, out->body, sizeof out->body)) {
        return not_a_key(text, err);
    }
    if (sodium_base642bin(blob, sizeof blob, out->body, strlen(out->body), NULL, &len, NULL,
            sodium_base64_VARIANT_ORIGINAL) != 0) {
        return hub_fail(err, HUB_EINVAL, "That key is cut off or has a wrong letter in it. Copy "
                                         "the whole line again.");
    }
    if (!made_as(k, blob, len)) {
        return hub_fail(err, HUB_EINVAL,
            "That key is cut off, or too short to be safe. Copy the whole line again, or make a "
            "new one with ssh-keygen -t ed25519.");
    }
    fingerprint(blob, len, out->fingerprint);
    return HUB_OK;
}
